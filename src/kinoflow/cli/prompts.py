"""Sentences to generate: checking them, reading files of them, naming files after them, planning them.

A plan (`kinoflow.prompting`) is a caption and a length, and what the user is told of both.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kinoflow.errors import InputError, OptionError, PromptError, PromptServerError
from kinoflow.files import is_hidden
from kinoflow.motion.features import FPS
from kinoflow.prompting.languages import NAMES
from kinoflow.prompting.plan import LONG, PromptPlan, Read, Rewrite, plan_prompt
from kinoflow.reading import parse_json, read_text, reading, value_of
from kinoflow.text.prompt import normalise_prompt

if TYPE_CHECKING:
    from kinoflow.prompting.server import PromptServer


MAX_CHARACTERS = 1000
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
        PromptError: it is empty, longer than `MAX_CHARACTERS`, holds characters that are not text, or no words.
    """
    sentence = " ".join(prompt.split())
    if not sentence:
        raise PromptError('the prompt is empty; give a sentence, for instance "A person walks forward."')
    if len(sentence) > MAX_CHARACTERS:
        raise PromptError(
            f"the prompt has {len(sentence)} characters; {MAX_CHARACTERS} are allowed and under 60 words are best"
        )
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
    server: PromptServer | None = None,
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
                server=server,
            )
        except (InputError, PromptServerError) as error:
            if refuse:
                raise
            found.append((replace(task, problem=str(error)), None))
            continue
        found.append((replace(task, duration_s=plan.seconds), plan))
    return found


@contextmanager
def rewriter(rewrite: Rewrite, url: str, model: str) -> Iterator[PromptServer | None]:
    """The server that rewrites, where one is asked for.

    Raises:
        OptionError: there is no address, or one that nobody asked for.
        PromptServerError: it cannot be reached.
    """
    if rewrite != "server":
        if url or model:
            raise OptionError("--prompt-server and --prompt-model are for --rewrite server")
        yield None
        return
    from kinoflow.prompting.server import PromptServer

    server = PromptServer(url, model)
    try:
        yield server
    finally:
        server.close()


def told(plan: PromptPlan) -> Iterator[str]:
    """What was changed of a prompt, and what else to know, in notes."""
    if plan.caption != plan.request:
        what = "; ".join(f"{_of(change.before)} {_became(change.after)}" for change in plan.changes)
        yield f"note: taken as {plan.caption!r}{f' ({what})' if what else ''}"
    for warning in plan.warnings:
        if warning.code != LONG:
            yield f"note: {warning}"


def prompt_lines(plan: PromptPlan, read: Read | None) -> Iterator[str]:
    """A plan in lines for people, and the actions that the library has for it."""
    yield "prompt"
    yield f"  {'caption':10}{plan.caption}"
    yield f"  {'language':10}{NAMES.get(plan.language, plan.language)}"
    low, high = plan.range
    source = {"user": "asked for", "text": "said in the text", "rules": "by the words"}
    said = source.get(plan.duration_from, f"by {plan.duration_from}")
    yield f"  {'length':10}{plan.seconds:g} s, {plan.frames} frames ({said}); such take {low:g} to {high:g} s"
    for change in plan.changes:
        yield f"  {'changed':10}{_of(change.before)} {_became(change.after)}: {change.reason}"
    for segment in plan.segments:
        yield f"  {'segment':10}{segment.seconds:g} s: {segment.caption}"
    for warning in plan.warnings:
        yield f"  {'note':10}{warning}"
    if read is not None:
        names = read(plan.caption)
        yield f"  {'library':10}{', then '.join(names) if names else 'nothing like it: the network makes it'}"


def _of(words: str) -> str:
    return repr(words) if words else "put in:"


def _became(words: str) -> str:
    return f"became {words!r}" if words else "left out"
