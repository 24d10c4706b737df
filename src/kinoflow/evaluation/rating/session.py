"""A rating session: clips, the questions about them, and the answers, kept line by line in one file."""

from __future__ import annotations

import hashlib
import os
import random
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import Any, Literal

from kinoflow.errors import DataError, MotionFileError, OptionError, UnreadableError
from kinoflow.files import visible_files
from kinoflow.motion.clip import MotionClip, formats
from kinoflow.reading import record
from kinoflow.runs import Journal, read_journal

SCALES = ("instruction_following", "motion_quality")
"""What is rated from 1 (worst) to 5 (best)."""
CHOICES = ("first", "second", "tie")
MODES = ("score", "pairs", "both")
MAX_NAME_CHARACTERS = 60


@dataclass(frozen=True)
class RatedClip:
    """One motion file.

    Attributes:
        identity: 12 hex digits of its content: a renamed file is the same clip.
        path: where it is.
        prompt: the sentence it was made for, or its file name where it tells none.
        system: what made it: the name of its folder among those given, else the model in its metadata.
    """

    identity: str
    path: Path
    prompt: str
    system: str


@dataclass(frozen=True)
class Task:
    """One thing that a rater is asked: to score a clip, or to choose between two of one prompt.

    Attributes:
        identity: tells nothing about where the clips come from.
        clips: one, or two in the order in which the pair is stored (not that in which it is shown).
    """

    identity: str
    clips: tuple[RatedClip, ...]

    @property
    def kind(self) -> str:
        """One of "score" and "pair"."""
        return "score" if len(self.clips) == 1 else "pair"


@dataclass(frozen=True)
class _Facts:
    """A clip in an answer."""

    identity: str
    file: str
    system: str


@dataclass(frozen=True)
class _Score:
    """An answer to a task of one clip, as its line holds it."""

    kind: Literal["score"]
    rater: str
    task: str
    prompt: str
    clip: _Facts
    instruction_following: float
    motion_quality: float

    def __post_init__(self) -> None:
        for scale in SCALES:
            if getattr(self, scale) not in (1, 2, 3, 4, 5):
                raise UnreadableError(f"{scale} must be a whole number from 1 to 5; got {getattr(self, scale)}")


@dataclass(frozen=True)
class _Choice:
    """An answer to a task of two clips, as its line holds it."""

    kind: Literal["pair"]
    rater: str
    task: str
    prompt: str
    choice: Literal["a", "b", "tie"]
    a: _Facts
    b: _Facts


def _rating(path: Path, number: int, entry: dict[str, Any]) -> _Score | _Choice:
    """A line of answers, checked."""
    kind: type[_Score] | type[_Choice] = _Score if entry.get("kind") == "score" else _Choice
    try:
        return record(kind, entry, more=True)
    except UnreadableError as error:
        raise DataError(f"{path}, line {number} is no rating: {error}; repair it or move the file away") from error


def find_clips(places: Sequence[Path]) -> list[RatedClip]:
    """Motion files among files and folders (searched to any depth), the same content only once; no hidden ones.

    Raises:
        DataError: there are none, or a place does not exist.
        MotionFileError: a file cannot be read.
    """
    suffixes = {known.suffix for known in formats() if known.read}
    found: dict[str, RatedClip] = {}
    for place in places:
        if not place.exists():
            raise DataError(f"there is no {place}; give folders or files of motions")
        inside = visible_files(place) if place.is_dir() else [place]
        for path in inside:
            if path.suffix.lower() not in suffixes:
                if place.is_file():
                    raise MotionFileError(f"cannot rate {path}: its suffix is not one of {', '.join(sorted(suffixes))}")
                continue
            identity = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
            metadata = MotionClip.load(path).metadata
            below = path.relative_to(place).parts[:-1] if place.is_dir() else ()
            system = below[0] if below else place.name if place.is_dir() and len(places) > 1 else metadata.get("model")
            # Names of files may hold bytes that are no text.
            prompt, system = (_as_text(t) for t in (metadata.get("prompt") or path.stem, system or "unknown"))
            found.setdefault(identity, RatedClip(identity, path, prompt, system))
    if not found:
        raise DataError(f"no motion files in {', '.join(map(str, places))}; known are {', '.join(sorted(suffixes))}")
    return list(found.values())


def _as_text(name: Any) -> str:
    return str(name).encode("utf-8", "backslashreplace").decode()


def make_tasks(clips: Sequence[RatedClip], mode: str) -> list[Task]:
    """All tasks of a mode: every clip once, and every two clips of one prompt.

    Raises:
        OptionError: an unknown mode, or pairs are wanted and no prompt has two clips.
    """
    if mode not in MODES:
        raise OptionError(f"mode must be one of {', '.join(MODES)}; got {mode!r}")
    tasks = [Task(_identity(clip), (clip,)) for clip in clips] if mode != "pairs" else []
    if mode != "score":
        by_prompt: dict[str, list[RatedClip]] = {}
        for clip in clips:
            by_prompt.setdefault(clip.prompt, []).append(clip)
        pairs = [
            Task(_identity(*pair), pair)
            for group in by_prompt.values()
            for pair in combinations(sorted(group, key=lambda clip: clip.identity), 2)
        ]
        if not pairs:
            raise OptionError("no prompt has two clips to choose between; give clips of several seeds or models")
        tasks += pairs
    return tasks


def _identity(*clips: RatedClip) -> str:
    # Hashed again: whoever has the files could otherwise tell from the page which of them it shows.
    return hashlib.sha256("rating".join(["", *(clip.identity for clip in clips)]).encode()).hexdigest()[:16]


def check_name(name: Any) -> str:
    """A rater's name with white space made single blanks.

    Raises:
        OptionError: empty, too long, or not printable.
    """
    text = " ".join(name.split()) if isinstance(name, str) else ""
    if not 1 <= len(text) <= MAX_NAME_CHARACTERS or not text.isprintable():
        raise OptionError(f"a rater needs a name of 1 to {MAX_NAME_CHARACTERS} printable characters; got {name!r}")
    return text


class Session:
    """Asks raters about tasks, each in an order of their own, and keeps their answers.

    An answer is on the disk before `answer` returns, or the file is as it was and `answer` raises. A rater who answers
    a task again replaces the former answer.

    Args:
        tasks: what is asked.
        path: file of the answers; those in it count as given.
        seed: of the orders.

    Raises:
        DataError: the file is damaged.
        OutputError: it cannot be written.
    """

    def __init__(self, tasks: Sequence[Task], path: Path, seed: int = 0) -> None:
        self.tasks = {task.identity: task for task in tasks}
        self.seed = seed
        self._journal = Journal(path)
        self._lock = threading.Lock()
        self._answered = self._given()

    @property
    def path(self) -> Path:
        """File of the answers."""
        return self._journal.path

    def hold(self) -> None:
        """Keep every other process from writing the file of answers, until `release` or the end of this one.

        Raises:
            OutputError: another one does.
        """
        with self._lock:
            self._journal.hold()
            self._answered = self._given()

    def release(self) -> None:
        """Let others write the file of answers again."""
        self._journal.release()

    def _given(self) -> set[tuple[Any, Any]]:
        entries = enumerate(self._journal.entries, start=1)
        return {(rating.rater, rating.task) for rating in (_rating(self.path, *entry) for entry in entries)}

    def order(self, rater: str) -> list[Task]:
        """All tasks, shuffled by seed and rater."""
        tasks = sorted(self.tasks.values(), key=lambda task: task.identity)
        random.Random(f"{self.seed} {rater}").shuffle(tasks)
        return tasks

    def shown(self, task: Task, rater: str) -> tuple[RatedClip, ...]:
        """The clips of a task in the order in which this rater sees them."""
        turned = random.Random(f"{self.seed} {rater} {task.identity}").random() < 0.5
        return tuple(reversed(task.clips)) if turned else task.clips

    def next_task(self, rater: str) -> tuple[Task | None, int]:
        """The first task that a rater has not answered, None after the last; and how many are answered."""
        with self._lock:
            rest = [task for task in self.order(rater) if (rater, task.identity) not in self._answered]
        return (rest[0] if rest else None), len(self.tasks) - len(rest)

    def answer(self, rater: str, identity: str, answer: dict[str, Any]) -> None:
        """Keep an answer: both scales from 1 to 5, or a choice, "first" and "second" as shown to this rater.

        Raises:
            OptionError: no such task, or an answer that does not fit it.
            OutputError: it could not be kept.
        """
        task = self.tasks.get(identity)
        if task is None:
            raise OptionError("this session has no such task; reload the page")
        entry: dict[str, Any] = {"kind": task.kind, "rater": check_name(rater), "task": identity}
        if task.kind == "score":
            values = {scale: answer.get(scale) for scale in SCALES}
            for scale, value in values.items():
                if isinstance(value, bool) or value not in (1, 2, 3, 4, 5):
                    raise OptionError(f"{scale} must be a whole number from 1 to 5; got {value!r}")
            entry |= {"clip": self._facts(task.clips[0]), **values}
        else:
            choice = answer.get("choice")
            if choice not in CHOICES:
                raise OptionError(f"choice must be one of {', '.join(CHOICES)}; got {choice!r}")
            shown = self.shown(task, rater)
            entry |= {
                "choice": {"first": "a", "second": "b", "tie": "tie"}[choice],
                "a": self._facts(shown[0]),
                "b": self._facts(shown[1]),
            }
        entry |= {"prompt": task.clips[0].prompt, "time": datetime.now(UTC).isoformat(timespec="seconds")}
        with self._lock:
            self._journal.append(entry)
            self._answered.add((entry["rater"], identity))

    def _facts(self, clip: RatedClip) -> dict[str, str]:
        relative = os.path.relpath(clip.path, self.path.parent)
        return {"identity": clip.identity, "file": Path(relative).as_posix(), "system": clip.system}


def read_answers(path: Path) -> list[dict[str, Any]]:
    """Answers of a file, the last of each rater to each task. The file may be written meanwhile; nothing is changed.

    Raises:
        DataError: there is no such file, it is damaged or holds none.
        OutputError: it cannot be read.
    """
    if not path.is_file():
        raise DataError(f"there are no answers in {path}; collect some first")
    last: dict[tuple[str, str], dict[str, Any]] = {}
    for number, entry in enumerate(read_journal(path), start=1):
        rating = _rating(path, number, entry)
        last[rating.rater, rating.task] = entry
    if not last:
        raise DataError(f"{path} holds no answers yet")
    return list(last.values())
