"""Preference pairs on disk: `pairs.jsonl` and motion files beside it; docs/formats.md describes them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kinoflow.errors import DataError, UnreadableError
from kinoflow.files import atomic_path
from kinoflow.motion.canonical import resample
from kinoflow.motion.clip import MotionClip
from kinoflow.reading import read_json_lines, reading, record

PAIRS_NAME = "pairs.jsonl"


@dataclass(frozen=True)
class PreferencePair:
    """Two motions for one sentence, of which one was preferred.

    Attributes:
        prompt: the sentence.
        num_frames: frames of the winner at 30 Hz.
        winner: path of its motion file; relative to the folder of `pairs.jsonl` when written there.
        loser: likewise.
        winner_score: what it was preferred for: a reward, or the share of raters who chose it.
        loser_score: likewise; less than the winner's.
        source: who preferred, "preferences", "rate" or anything else.
    """

    prompt: str
    num_frames: int
    winner: Path
    loser: Path
    winner_score: float
    loser_score: float
    source: str

    def to_dict(self) -> dict[str, Any]:
        """One line of `pairs.jsonl`."""
        return {
            "prompt": self.prompt,
            "num_frames": self.num_frames,
            "winner": self.winner.as_posix(),
            "loser": self.loser.as_posix(),
            "scores": {"winner": self.winner_score, "loser": self.loser_score},
            "source": self.source,
        }


@dataclass(frozen=True)
class _Scores:
    winner: float
    loser: float


@dataclass(frozen=True)
class _Line:
    """A line of `pairs.jsonl` as it stands there; other fields (who rated) are not needed here."""

    prompt: str
    num_frames: int
    winner: Path
    loser: Path
    scores: _Scores
    source: str = ""


def write_pairs(folder: Path, pairs: Iterable[PreferencePair]) -> Path:
    """Write `folder/pairs.jsonl`; the motion files are there already."""
    with atomic_path(folder / PAIRS_NAME) as path:
        path.write_text("".join(json.dumps(pair.to_dict()) + "\n" for pair in pairs), encoding="utf-8")
    return folder / PAIRS_NAME


def read_pairs(place: Path) -> list[PreferencePair]:
    """Pairs of a `pairs.jsonl`, or of a folder that holds one, with whole paths.

    Raises:
        DataError: there is no such file, it holds no pair, or a line is not one.
    """
    path = place / PAIRS_NAME if place.is_dir() else place
    with reading(f"pairs from {path}", DataError, "give a folder or file of preference pairs (docs/formats.md)"):
        pairs = [_pair(values, path.parent, f"line {number}") for number, values in read_json_lines(path)]
    if not pairs:
        raise DataError(
            f"{path} holds no pairs; a pair is a line with prompt, num_frames, winner, loser, scores, source"
        )
    return pairs


def _pair(values: Any, folder: Path, place: str) -> PreferencePair:
    line = record(_Line, values, place, more=True)
    if not line.prompt.strip():
        raise UnreadableError(f"{place}: the prompt is empty")
    if line.num_frames < 1:
        raise UnreadableError(f"{place}: num_frames must be 1 or more; got {line.num_frames}")
    if not line.scores.winner > line.scores.loser:
        raise UnreadableError(
            f"{place}: the winner's score must be greater than the loser's; got {line.scores.winner} and "
            f"{line.scores.loser}"
        )
    return PreferencePair(
        prompt=line.prompt,
        num_frames=line.num_frames,
        winner=folder / line.winner,
        loser=folder / line.loser,
        winner_score=line.scores.winner,
        loser_score=line.scores.loser,
        source=line.source,
    )


def load_motions(pair: PreferencePair) -> tuple[MotionClip, MotionClip]:
    """Winner and loser at 30 Hz.

    Raises:
        MotionFileError: a file is missing or damaged.
        DataError: the winner has not as many frames as the pair says.
    """
    winner, loser = (resample(MotionClip.load(path)) for path in (pair.winner, pair.loser))
    if winner.num_frames != pair.num_frames:
        raise DataError(f"{pair.winner} has {winner.num_frames} frames at 30 Hz; its pair says {pair.num_frames}")
    return winner, loser
