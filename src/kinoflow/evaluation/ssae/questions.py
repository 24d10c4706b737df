"""Question files of SSAE: one JSON object a line with `idx`, `prompt`, `questions` and `category`, or an array of them.

The official files are not ours to ship; `sample_path` is an original set in the same format.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from kinoflow.errors import DataError, OptionError
from kinoflow.reading import json_lines, parse_json, quoted, read_text, reading, value_of

LANGUAGES = {"en": "", "zh": "_zh"}
"""Language and what its fields' names end in."""


@dataclass(frozen=True)
class Question:
    """A yes/no question; "yes" means that the motion does what its sentence said.

    Attributes:
        text: the question.
        kind: what it asks about, one of `KINDS`.
    """

    text: str
    kind: str


@dataclass(frozen=True)
class Item:
    """A sentence and the questions about its motion.

    Attributes:
        key: file name and line, safe as a file name. The official files repeat some `idx`, so results go by this.
        idx: the set's own number.
        category: one of six classes, or "unknown".
        prompt: the sentence to generate from.
        questions: one or more.
    """

    key: str
    idx: str
    category: str
    prompt: str
    questions: tuple[Question, ...]


KINDS = (
    "action", "object", "direction", "body part", "sequence", "quality", "composite", "posture", "count", "other",
)  # fmt: skip
"""What the free text of `type` is normalised to; the official files have 220 spellings of it."""

_KIND_WORDS = (
    ("sequence", r"sequenc|order|transition|timing|temporal|then\b"),
    ("composite", r"composite|combin|concurrent|simultaneous|coordinat|compound"),
    ("object", r"object|prop\b|tool|weapon|equipment|interact"),
    ("direction", r"direct|trajector|path|orient|spatial|position|locat|rotation"),
    ("body part", r"body part|limb|hand|arm|leg|foot|feet|side|lateral"),
    ("count", r"count|repeti|number|frequen|times|quantit"),
    ("posture", r"postur|pose|stance|balance|state"),
    ("quality", r"qualit|adverb|style|manner|speed|tempo|emotion|intensity|amplitude|degree"),
    ("action", r"action|motion|movement|activity|gesture|verb"),
)


def kind_of(label: str) -> str:
    """The kind that a free-text type means; "other" where no known word is in it."""
    lowered = label.lower()
    return next((kind for kind, pattern in _KIND_WORDS if re.search(pattern, lowered)), "other")


def sample_path() -> Path:
    """The original sample set that comes with kinoflow: six classes, few questions, no official text in it."""
    return Path(str(resources.files("kinoflow.assets").joinpath("ssae", "sample.jsonl")))


def read_items(paths: Sequence[Path], *, language: str = "en") -> list[Item]:
    """Items of question files in their order.

    Raises:
        OptionError: an unknown language, or two files of the same name.
        DataError: a file is missing or a line is not an item; the message names file and line.
    """
    if language not in LANGUAGES:
        raise OptionError(f"language must be one of {', '.join(LANGUAGES)}; got {language!r}")
    stems = [path.stem for path in paths]
    if len(set(stems)) < len(stems):
        raise OptionError(f"two question files have the same name: {', '.join(stems)}; results would be mixed up")
    items = [item for path in paths for item in _read(path, LANGUAGES[language])]
    if not items:
        raise DataError("the question files hold no items; a line is {idx, category, prompt, questions}")
    return items


def items_digest(items: Sequence[Item]) -> str:
    """16 hex digits over sentences and questions."""
    return hashlib.sha256(repr(items).encode()).hexdigest()[:16]


def _read(path: Path, ending: str) -> list[Item]:
    with reading(f"questions from {path}", DataError):
        text = read_text(path)
        if text.lstrip().startswith("["):
            rows = list(enumerate(value_of(list[Any], parse_json(text)), start=1))
        else:
            rows = list(json_lines(text.split("\n")))
    return [_item(row, path, number, ending) for number, row in rows]


def _item(row: Any, path: Path, number: int, ending: str) -> Item:
    place = f"{path}, line {number}"
    if not isinstance(row, dict):
        raise DataError(f"{place} is not an object with idx, prompt and questions")
    prompt, questions = row.get(f"prompt{ending}"), row.get(f"questions{ending}")
    if not isinstance(prompt, str) or not prompt.strip():
        raise DataError(f"{place} has no text under 'prompt{ending}'")
    if not isinstance(questions, list) or not questions:
        raise DataError(f"{place} has no list of questions under 'questions{ending}'")
    asked = []
    for question in questions:
        text = question.get("question") if isinstance(question, dict) else None
        if not isinstance(text, str) or not text.strip():
            raise DataError(f"{place}: a question must be {{'question': text, 'type': text}}; got {quoted(question)}")
        asked.append(Question(text.strip(), kind_of(str(question.get("type", "")))))
    stem = re.sub(r"[^A-Za-z0-9_]+", "-", path.stem).strip("-") or "questions"
    return Item(
        key=f"{stem}-{number:05d}",
        idx=str(row.get("idx", "")),
        category=str(row.get("category") or "unknown"),
        prompt=prompt.strip(),
        questions=tuple(asked),
    )
