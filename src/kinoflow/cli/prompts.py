"""Sentences to generate: checking them, reading files of them, naming files after them."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kinoflow.errors import InputError, OptionError, PromptError
from kinoflow.motion.features import FPS
from kinoflow.text.prompt import normalise_prompt

MAX_CHARACTERS = 1000
MAX_NAME_CHARACTERS = 60
NOT_TEXT = ("Cc", "Cs", "Co", "Cn")
"""Unicode categories: control characters, surrogates (bytes that were no UTF-8), private use, unassigned."""


@dataclass(frozen=True)
class Task:
    """One sentence to generate.

    Attributes:
        prompt: the sentence, checked.
        name: a file name without suffix, safe on any system.
        duration_s: seconds, or None where the prompt file does not say.
        group: name of a folder for it, empty outside grouped prompt files.
    """

    prompt: str
    name: str
    duration_s: float | None = None
    group: str = ""


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
    """`text` as part of a file name: ASCII letters, digits, dash and underscore, at most 60; "motion" if none is left.

    Long names are cut at a dash.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    name = re.sub(r"[^A-Za-z0-9_]+", "-", plain).strip("-")
    if len(name) > MAX_NAME_CHARACTERS:
        name = name[: MAX_NAME_CHARACTERS + 1].rpartition("-")[0] or name[:MAX_NAME_CHARACTERS]
    return name or "motion"


def single_task(prompt: str) -> Task:
    """The task of a prompt given on the command line, named after the sentence."""
    sentence = check_prompt(prompt)
    return Task(sentence, safe_name(sentence.lower()))


def read_tasks(path: Path) -> list[Task]:
    """Tasks of a prompt file, in its order.

    A `.txt` file holds one `text#frames#id` a line, at 30 frames per second; frames, or both, may be left out. A
    `.json` file holds such lines in groups: `{"group": ["text#frames#id", ...], ...}`; each becomes a folder. Where
    there is no id, the name is the line's number (from 0, empty lines not counted) and the sentence.

    Raises:
        InputError: the file is missing, holds no prompts, or a line of it cannot be used.
    """
    lines = _read_lines(path)
    tasks: list[Task] = []
    for group, texts in lines.items():
        folder = safe_name(group) if group else ""
        digits = len(str(len(texts) - 1))
        for index, text in enumerate(texts):
            try:
                tasks.append(_parse(text, f"{index:0{digits}d}", folder))
            except InputError as error:
                place = f"prompt {index + 1}" + (f" of {group!r}" if group else "")
                raise type(error)(f"{path}, {place}: {error}") from error
    if not tasks:
        raise OptionError(f"{path} holds no prompts; write one sentence a line")
    seen: set[tuple[str, str]] = set()
    for task in tasks:
        key = (task.group.lower(), task.name.lower())
        if key in seen:
            raise OptionError(f"{path}: two prompts would be named {task.name!r}; give each its own id")
        seen.add(key)
    return tasks


def _parse(line: str, number: str, group: str) -> Task:
    text, *rest = line.split("#")
    if len(rest) > 2:
        raise PromptError("more than two '#': a line is text#frames#id, and the text cannot hold a '#'")
    frames, name = (part.strip() for part in [*rest, "", ""][:2])
    if frames and not re.fullmatch(r"[0-9]{1,6}", frames):
        raise OptionError(f"{frames!r} is no number of frames; a line is text#frames#id")
    sentence = check_prompt(text)
    return Task(
        prompt=sentence,
        name=safe_name(name or f"{number}-{sentence.lower()}"),
        duration_s=int(frames) / FPS if frames else None,
        group=group,
    )


def _read_lines(path: Path) -> dict[str, list[str]]:
    """Lines by group; a text file is one group without a name."""
    if path.suffix.lower() not in (".txt", ".json"):
        raise OptionError(f"cannot read prompts from {path}: the suffix must be .txt or .json")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise OptionError(f"cannot read prompts from {path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise OptionError(f"cannot read prompts from {path}: it is not UTF-8 text") from error
    if path.suffix.lower() == ".txt":
        return {"": [line for line in text.splitlines() if line.strip()]}
    try:
        groups: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise OptionError(f"cannot read prompts from {path}: not JSON ({error})") from error
    if not isinstance(groups, dict) or not all(
        isinstance(lines, list) and all(isinstance(line, str) for line in lines) for lines in groups.values()
    ):
        raise OptionError(f'cannot read prompts from {path}: it must hold {{"group": ["text#frames#id", ...], ...}}')
    if len({safe_name(group).lower() for group in groups}) < len(groups):
        raise OptionError(f"{path}: two groups would have the same folder; give them names that differ in letters")
    return groups
