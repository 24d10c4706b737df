"""What people think of motions: sessions in which they rate them, answers kept line by line, and what these say."""

from __future__ import annotations

import hashlib
import json
import math
import os
import random
import threading
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import Any, Literal

import numpy as np
from scipy.stats import t as student_t

from kinoflow.errors import DataError, MotionFileError, OptionError, UnreadableError
from kinoflow.files import atomic_folder, visible_files
from kinoflow.measures.statistics import bradley_terry, clustered_share, krippendorff_alpha
from kinoflow.motion.canonical import resample
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
        inside = list(visible_files(place)) if place.is_dir() else [place]
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


Answers = Sequence[dict[str, Any]]
"""What `read_answers` gives."""


def report(answers: Answers) -> dict[str, Any]:
    """All statistics of some answers as plain JSON values; None where a number is not defined."""
    scored = [entry for entry in answers if entry["kind"] == "score"]
    paired = [entry for entry in answers if entry["kind"] == "pair"]
    return {
        "raters": sorted({str(entry["rater"]) for entry in answers}),
        "scores": len(scored),
        "pairs": len(paired),
        "systems": system_means(scored),
        "alpha": {scale: scale_alpha(scored, scale) for scale in SCALES},
        "pair_alpha": pair_alpha(paired),
        **win_rates(paired),
    }


def system_means(scored: Answers) -> dict[str, Any]:
    """Per system and scale: mean of the clips' means, 95 percent interval (Student's t over clips), clips, ratings."""
    grouped: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for entry in scored:
        grouped[entry["clip"]["system"]][entry["clip"]["identity"]].append(entry)
    found: dict[str, Any] = {}
    for system, clips in sorted(grouped.items()):
        found[system] = {"clips": len(clips), "ratings": sum(map(len, clips.values()))}
        for scale in SCALES:
            found[system][scale] = mean_interval(
                [float(np.mean([entry[scale] for entry in entries])) for entries in clips.values()]
            )
    return found


def mean_interval(values: Sequence[float]) -> dict[str, float | None]:
    """Mean with the 95 percent interval of Student's t; no interval for a single value."""
    mean, count = float(np.mean(values)), len(values)
    if count < 2:
        return {"mean": mean, "low": None, "high": None}
    half = float(student_t.ppf(0.975, count - 1)) * float(np.std(values, ddof=1)) / math.sqrt(count)
    return {"mean": mean, "low": mean - half, "high": mean + half}


def scale_alpha(scored: Answers, scale: str) -> float | None:
    """Krippendorff's ordinal alpha of raters over clips."""
    table = _table([(entry["rater"], entry["task"], entry[scale]) for entry in scored])
    return _defined(krippendorff_alpha(table, "ordinal"))


def pair_alpha(paired: Answers) -> float | None:
    """Krippendorff's ordinal alpha of raters over pairs: one clip better, tie, the other better."""
    rows = []
    for entry in paired:
        first, second = entry["a"]["identity"], entry["b"]["identity"]
        side = {"a": 1.0, "b": -1.0, "tie": 0.0}[entry["choice"]]
        rows.append((entry["rater"], entry["task"], side if first < second else -side))
    return _defined(krippendorff_alpha(_table(rows), "ordinal"))


def win_rates(paired: Answers) -> dict[str, Any]:
    """Between systems: how often one is chosen over another, and Bradley-Terry strengths.

    Pairs within one system say nothing about systems and are left out. A tie is half a win for each; a win rate's
    interval is that of twice as many halves which hang together.
    """
    between = [entry for entry in paired if entry["a"]["system"] != entry["b"]["system"]]
    systems = sorted({entry[side]["system"] for entry in between for side in ("a", "b")})
    place = {name: k for k, name in enumerate(systems)}
    wins = np.zeros((len(systems), len(systems)))
    halves: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for entry in between:
        a, b = entry["a"]["system"], entry["b"]["system"]
        value = {"a": 2, "b": 0, "tie": 1}[entry["choice"]]
        wins[place[a], place[b]] += value / 2
        wins[place[b], place[a]] += 1 - value / 2
        halves[a, b].append((value, 2))
        halves[b, a].append((2 - value, 2))
    rates = []
    for (winner, loser), votes in sorted(halves.items()):
        share = clustered_share(votes)
        rates.append(
            {
                "system": winner,
                "against": loser,
                "rate": share.value,
                "low": share.low,
                "high": share.high,
                "votes": len(votes),
            }
        )
    strengths = dict(zip(systems, bradley_terry(wins).tolist(), strict=True)) if systems else {}
    return {"win_rates": rates, "bradley_terry": strengths}


def _table(rows: Sequence[tuple[Any, Any, float]]) -> np.ndarray:
    """[raters, units] with NaN where nobody said anything."""
    raters = {rater: k for k, rater in enumerate(sorted({row[0] for row in rows}))}
    units = {unit: k for k, unit in enumerate(sorted({row[1] for row in rows}))}
    table = np.full((len(raters), len(units)), np.nan)
    for rater, unit, value in rows:
        table[raters[rater], units[unit]] = value
    return table


def _defined(value: float) -> float | None:
    return None if math.isnan(value) else value


def export_pairs(answers: Answers, clips: dict[str, Path], folder: Path) -> int:
    """Write `folder/pairs.jsonl` and the motions it names, at 30 Hz; replaces the folder.

    Of each two clips of one prompt, the one with more than half of the votes wins (a tie is half a vote for each);
    those that are even are left out.

    Args:
        answers: what `read_answers` gives.
        clips: file of each clip by its identity.
        folder: where to write.

    Returns:
        How many pairs were written.

    Raises:
        DataError: no pair has a winner, or a file that was rated is gone.
        OutputError: the folder cannot be written.
    """
    # Votes of each pair, as the share of its first clip.
    votes: dict[tuple[str, str], list[tuple[float, dict[str, Any]]]] = defaultdict(list)
    for entry in answers:
        if entry["kind"] == "pair":
            first, second = entry["a"]["identity"], entry["b"]["identity"]
            share = {"a": 1.0, "b": 0.0, "tie": 0.5}[entry["choice"]]
            key, share = ((first, second), share) if first < second else ((second, first), 1 - share)
            votes[key].append((share, entry))
    decided = {key: cast for key, cast in votes.items() if sum(share for share, _ in cast) * 2 != len(cast)}
    if not decided:
        raise DataError("no pair has a winner yet: choose between clips first (kinoflow rate --mode pairs)")
    gone = sorted({identity for key in decided for identity in key if identity not in clips})
    if gone:
        raise DataError(f"{len(gone)} clips that were rated are not among the files given, the first is {gone[0]}")
    # The motions once each, then the pairs that name them.
    lines = []
    with atomic_folder(folder) as temporary:
        frames: dict[str, int] = {}
        for identity in sorted({identity for key in decided for identity in key}):
            clip = resample(MotionClip.load(clips[identity]))
            clip.save(temporary / "motions" / f"{identity}.npz")
            frames[identity] = clip.num_frames
        for (first, second), cast in sorted(decided.items()):
            share = sum(value for value, _ in cast) / len(cast)
            winner, loser = (first, second) if share > 0.5 else (second, first)
            lines.append(
                {
                    "prompt": cast[0][1]["prompt"],
                    "num_frames": frames[winner],
                    "winner": f"motions/{winner}.npz",
                    "loser": f"motions/{loser}.npz",
                    "scores": {"winner": max(share, 1 - share), "loser": min(share, 1 - share)},
                    "source": "rate",
                    "rater": sorted({str(entry["rater"]) for _, entry in cast}),
                }
            )
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (temporary / "pairs.jsonl").write_text(text, encoding="utf-8")
    return len(lines)
