"""Preference pairs on disk: `pairs.jsonl` and motion files beside it; docs/formats.md describes them."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kinoflow.errors import DataError
from kinoflow.files import atomic_path
from kinoflow.motion.canonical import resample
from kinoflow.motion.clip import MotionClip

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
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"cannot read pairs from {path}: {error}; give a folder or file of preference pairs") from error
    pairs = [_parse(line, path, number) for number, line in enumerate(lines, start=1) if line.strip()]
    if not pairs:
        raise DataError(
            f"{path} holds no pairs; a pair is a line with prompt, num_frames, winner, loser, scores, source"
        )
    return pairs


def _parse(line: str, path: Path, number: int) -> PreferencePair:
    try:
        values = json.loads(line)
        scores = values["scores"]
        pair = PreferencePair(
            prompt=str(values["prompt"]),
            num_frames=int(values["num_frames"]),
            winner=path.parent / values["winner"],
            loser=path.parent / values["loser"],
            winner_score=float(scores["winner"]),
            loser_score=float(scores["loser"]),
            source=str(values.get("source", "")),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise DataError(f"{path}, line {number} is not a pair: {error!r}; docs/formats.md has the format") from error
    if not pair.prompt.strip():
        raise DataError(f"{path}, line {number}: the prompt is empty")
    if not math.isfinite(pair.winner_score) or not pair.winner_score > pair.loser_score:
        raise DataError(
            f"{path}, line {number}: the winner's score must be greater than the loser's; got {pair.winner_score} and "
            f"{pair.loser_score}"
        )
    return pair


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
