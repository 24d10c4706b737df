"""Sentences to generate: checking them, reading files of them, naming files after them, planning them.

A plan (`kinoflow.prompting`) is a caption and a length, and what the user is told of both.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from kinoflow.errors import InputError, OptionError, PromptError, PromptServerError
from kinoflow.files import is_hidden
from kinoflow.language.phases import loop_said
from kinoflow.motion.features import FPS
from kinoflow.prompting.languages import NAMES
from kinoflow.prompting.plan import LONG, PromptPlan, Read, Rewrite, Rewriter, plan_prompt
from kinoflow.prompting.rewriting import Change
from kinoflow.reading import parse_json, read_text, reading, value_of
from kinoflow.text.prompt import check_prompt_length, normalise_prompt

MAX_NAME_CHARACTERS = 60
SUFFIXES = (".txt", ".json")
SKIPPED_GROUPS = ("_chn", "GENERATE_PROMPT_FORMAT")
"""Groups of the official prompt files that are no English captions."""
NOT_TEXT = ("Cc", "Cs", "Co", "Cn")
"""Unicode categories: control characters, surrogates (bytes that were no UTF-8), private use, unassigned."""


@dataclass(frozen=True)
class Task:
    """One sentence to generate.

    Attributes:
        prompt: the sentence, checked.
        name: a file name without suffix, safe on any system.
        duration_s: seconds, or None where the prompt file does not say.
        group: folder for it, with slashes; empty outside grouped prompt files.
        problem: why it cannot be generated; empty where it can. Only prompts of a file have problems: a prompt given
            on the command line is refused.
    """

    prompt: str
    name: str
    duration_s: float | None = None
    group: str = ""
    problem: str = ""


@dataclass(frozen=True)
class PromptFile:
    """What a prompt file, or a folder of them, holds.

    Attributes:
        tasks: in order, those with a problem too.
        skipped: groups that are left out, since the official program leaves them out.
    """

    tasks: list[Task]
    skipped: list[str]


def check_prompt(prompt: str) -> str:
    """The sentence with white space made single blanks.

    Raises:
        PromptError: it is empty, longer than `LONGEST_PROMPT`, holds characters that are not text, or no words.
    """
    sentence = " ".join(prompt.split())
    if not sentence:
        raise PromptError('the prompt is empty; give a sentence, for instance "A person walks forward."')
    check_prompt_length(sentence)
    for character in sentence:
        if unicodedata.category(character) in NOT_TEXT or character == "\N{REPLACEMENT CHARACTER}":
            raise PromptError(f"the prompt holds {character!a}, which is not text; give a plain sentence")
    normalise_prompt(sentence)
    return sentence


def safe_name(text: str) -> str:
    """`text` as part of a file name: letters and digits of any script, dash and underscore; "motion" if none is left.

    At most 60 characters; long names are cut at a dash. Latin letters lose their accents.
    """
    plain = ""
    for character in unicodedata.normalize("NFKD", text):
        if unicodedata.category(character)[0] == "M" and (plain[-1:].isascii() or not plain):
            continue
        plain += character if _may_name(character) else "-"
    name = re.sub("-+", "-", unicodedata.normalize("NFC", plain)).strip("-")
    if len(name) > MAX_NAME_CHARACTERS:
        name = name[: MAX_NAME_CHARACTERS + 1].rpartition("-")[0] or name[:MAX_NAME_CHARACTERS]
    return name or "motion"


def _may_name(character: str) -> bool:
    """Whether a file name may hold a character: letters, digits and the marks on them, and pictures such as emoji."""
    if character.isascii():
        return character.isalnum() or character == "_"
    category = unicodedata.category(character)
    return category[0] in "LNM" or category == "So"


def single_task(prompt: str) -> Task:
    """The task of a prompt given on the command line, named after the sentence."""
    sentence = check_prompt(prompt)
    return Task(sentence, safe_name(sentence.lower()))


def read_prompts(path: Path) -> PromptFile:
    """Tasks of a prompt file, or of all `.txt` and `.json` files of a folder, by name.

    A `.txt` file holds one `text#frames#id` a line, at 30 frames per second; frames, or both, may be left out. A
    `.json` file holds such lines in groups: `{"group": ["text#frames#id", ...], ...}`; each becomes a folder. Groups
    whose name holds one of `SKIPPED_GROUPS` are left out. In a folder, each file becomes a folder too. Where there is
    no id, the name is the line's number (from 0, empty lines not counted) and the sentence.

    A line that cannot be used is a task with a problem, and so is one whose name an earlier task has.

    Raises:
        InputError: there is no such file, it cannot be read, or it holds no prompts.
    """
    tasks: list[Task] = []
    skipped: list[str] = []
    for file in _prompt_files(path):
        for group, texts in _read_lines(file).items():
            if any(mark in group for mark in SKIPPED_GROUPS):
                skipped.append(group)
                continue
            folder = "/".join([safe_name(file.stem)] * path.is_dir() + [safe_name(group)] * bool(group))
            digits = len(str(len(texts) - 1))
            tasks += [_parse(text, f"{index:0{digits}d}", folder) for index, text in enumerate(texts)]
    if not tasks:
        raise OptionError(f"{path} holds no prompts; write one sentence a line")
    return PromptFile(_refuse_same_names(tasks), skipped)


def _prompt_files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    files = sorted(f for f in path.iterdir() if f.suffix.lower() in SUFFIXES and not is_hidden(f, path))
    if not files:
        raise OptionError(f"{path} holds no prompt files; their suffix must be {' or '.join(SUFFIXES)}")
    names = [safe_name(file.stem).lower() for file in files]
    for name, file in zip(names, files, strict=True):
        if names.count(name) > 1:
            raise OptionError(f"two files of {path} would have the folder {name!r}; rename {file.name}")
    return files


def _refuse_same_names(tasks: list[Task]) -> list[Task]:
    """The tasks; a problem for each that would overwrite an earlier one."""
    seen: set[tuple[str, str]] = set()
    result = []
    for task in tasks:
        key = (task.group.lower(), task.name.lower())
        if key in seen and not task.problem:
            task = replace(task, problem=f"an earlier prompt is named {task.name!r} too; give each its own id")
        if not task.problem:
            seen.add(key)
        result.append(task)
    return result


def _parse(line: str, number: str, group: str) -> Task:
    text, *rest = line.split("#")
    frames, name = (part.strip() for part in [*rest, "", ""][:2])
    task_name = safe_name(name or f"{number}-{text.lower()}")
    try:
        if len(rest) > 2:
            raise PromptError("more than two '#': a line is text#frames#id, and the text cannot hold a '#'")
        if frames and not re.fullmatch(r"[0-9]{1,6}", frames):
            raise OptionError(f"{frames[:40]!r} is no number of frames; a line is text#frames#id")
        sentence = check_prompt(text)
    except InputError as error:
        return Task(line.strip(), task_name, group=group, problem=str(error))
    return Task(sentence, task_name, int(frames) / FPS if frames else None, group)


def _read_lines(path: Path) -> dict[str, list[str]]:
    """Lines by group; a text file is one group without a name."""
    if path.suffix.lower() not in SUFFIXES:
        raise OptionError(f"cannot read prompts from {path}: the suffix must be {' or '.join(SUFFIXES)}")
    with reading(f"prompts from {path}", OptionError):
        text = read_text(path, any_mark=True)
        if path.suffix.lower() == ".txt":
            return {"": [line for line in text.splitlines() if line.strip()]}
        values = parse_json(text)
    with reading(f"prompts from {path}", OptionError, 'it must hold {"group": ["text#frames#id", ...], ...}'):
        groups: dict[str, list[str]] = value_of(dict[str, list[str]], values)
    if len({safe_name(group).lower() for group in groups}) < len(groups):
        raise OptionError(f"{path}: two groups would have the same folder; give them names that differ in letters")
    return groups


PlannedTask = tuple[Task, PromptPlan | None]
"""A prompt and its plan; none where the prompt has a problem."""


def planned(
    tasks: list[Task],
    duration: float | None,
    rewrite: Rewrite,
    *,
    fit_duration: bool,
    allow_untranslated: bool,
    refuse: bool,
    language_model: Rewriter | None = None,
) -> list[PlannedTask]:
    """The tasks with their plans; what cannot be planned is a problem of its task, or an error if `refuse`.

    Raises:
        InputError: see `refuse`.
    """
    found: list[PlannedTask] = []
    for task in tasks:
        if task.problem:
            found.append((task, None))
            continue
        seconds = duration if task.duration_s is None else task.duration_s
        try:
            plan = plan_prompt(
                task.prompt,
                seconds,
                rewrite=rewrite,
                fit_duration=fit_duration,
                allow_untranslated=allow_untranslated,
                rewriter=language_model,
            )
        except (InputError, PromptServerError) as error:
            if refuse:
                raise
            found.append((replace(task, problem=str(error)), None))
            continue
        found.append((replace(task, duration_s=plan.seconds), plan))
    return found


@contextmanager
def rewriter(rewrite: Rewrite, url: str, model: str) -> Iterator[Rewriter | None]:
    """The language model that rewrites, where one is asked for.

    Raises:
        OptionError: there is no address, or one that nobody asked for.
        PromptServerError: the server cannot be reached.
        CheckpointError: the folder that is named holds no adapter.
    """
    if url and rewrite != "server":
        raise OptionError("--prompt-server is for --rewrite server")
    if model and rewrite not in ("server", "local"):
        raise OptionError("--prompt-model is for --rewrite server and --rewrite local")
    if rewrite == "server":
        from kinoflow.prompting.server import PromptServer

        with closing(PromptServer(url, model)) as server:
            yield server
    elif rewrite == "local":
        from kinoflow.prompting.local import LocalRewriter

        yield LocalRewriter(Path(model) if model else None)
    else:
        yield None


_OF_FORM = ("form", "request")
"""Changes after which the same is said: who does it put in, "can you make him" left out."""
_OF_ALL = ("language", "local", "server")
"""Changes after which a text has other words from end to end."""
_LOOPS = re.compile(r"(?:loop|cycle)s?", re.IGNORECASE)
"""Words that say nothing of what is done, and are met all the same (`language.phases.loop_said`)."""


def told(plan: PromptPlan) -> Iterator[str]:
    """What was changed of a prompt beyond its form, in one line, and what else to know, in notes."""
    if any(change.kind in _OF_ALL for change in plan.changes):
        yield f"note: taken as {plan.caption!r}"
    elif said := [_said(change) for change in plan.changes if _is_told(change) and not _LOOPS.fullmatch(change.before)]:
        yield f"note: {'; '.join(said)}"
    for warning in plan.warnings:
        if warning.code != LONG:
            yield f"note: {warning}"


def _is_told(change: Change) -> bool:
    return change.kind not in _OF_FORM and change.before.lower() != change.after.lower()


def _said(change: Change) -> str:
    if change.kind == "time":
        return f"{change.before!r} taken as the length"
    if not change.before:
        return f"{change.after!r} put in"
    return f"{change.before!r} taken as {change.after!r}" if change.after else f"{change.before!r} left out"


def prompt_lines(
    plan: PromptPlan, read: Read | None, lacks: Callable[[str], Sequence[str]] | None = None, *, refused: bool = False
) -> Iterator[str]:
    """A plan in lines for people.

    Args:
        plan: what is made of the prompt.
        read: reads captions as actions of the library; None where only the network is asked.
        lacks: notes on what of a caption these actions do not do, or do as something else.
        refused: whether what the library has not is refused, and not made by the network.
    """
    yield "prompt"
    yield f"  {'caption':10}{plan.caption}"
    yield f"  {'language':10}{NAMES.get(plan.language, plan.language)}"
    low, high = plan.range
    source = {"user": "asked for", "text": "said in the text", "rules": "by the words"}
    said = source.get(plan.duration_from, f"by {plan.duration_from}")
    yield f"  {'length':10}{plan.seconds:g} s, {plan.frames} frames ({said}); such take {low:g} to {high:g} s"
    for change in plan.changes:
        yield f"  {'changed':10}{_of(change.before)} {_became(change.after)}: {change.reason}"
    if loop_said(plan.request) is not None:
        yield f"  {'loop':10}one cycle, closed, where it repeats"
    for segment in plan.segments:
        yield f"  {'segment':10}{segment.seconds:g} s: {segment.caption}"
    for warning in plan.warnings:
        if warning.code != LONG or needs_network(plan, read):
            yield f"  {'note':10}{warning}"
    if read is None:
        return
    nothing = "which --source library refuses" if refused else "the network makes it"
    for caption in performed(plan):
        names = read(caption)
        of = f" {caption!r}" if len(performed(plan)) > 1 else " it"
        yield f"  {'library':10}{', then '.join(names) if names else f'nothing like{of}: {nothing}'}"
        yield from (f"  {'note':10}{note}" for note in (lacks(caption) if lacks else ()))
    if not needs_network(plan, read):
        yield f"  {'made by':10}the library of authored actions; no network is loaded"
        yield f"  {'licence':10}CC0-1.0"


def performed(plan: PromptPlan) -> list[str]:
    """The captions that are read as actions one after the other: those of its segments, where the text has times."""
    if plan.segments and plan.duration_from == "text":
        return [segment.caption for segment in plan.segments]
    return [plan.caption]


def needs_network(plan: PromptPlan, read: Read | None) -> bool:
    """Whether the network makes any of it; `read` is None where only the network is asked."""
    return read is None or any(not read(caption) for caption in performed(plan))


def _of(words: str) -> str:
    return repr(words) if words else "put in:"


def _became(words: str) -> str:
    return f"became {words!r}" if words else "left out"
