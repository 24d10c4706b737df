"""Preference pairs: on disk (`pairs.jsonl`, docs/formats.md), and made of a model's own motions.

Of several candidates a prompt, the best stands against the worst. The paper made about 40,000 pairs and kept 9,228;
which ones is unknown. Here a pair is kept when the rewards of the two differ by a clear margin.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kinoflow.alignment.config import PairOptions, RewardOptions
from kinoflow.alignment.prompts import Prompt
from kinoflow.alignment.rewards import Reward
from kinoflow.errors import DataError, OutputError, UnreadableError
from kinoflow.files import atomic_path, check_folder_of
from kinoflow.inference.pipeline import MotionPipeline
from kinoflow.motion.canonical import resample
from kinoflow.motion.clip import MotionClip
from kinoflow.reading import read_json_lines, reading, record
from kinoflow.runs import Journal, keep_plan, locked_folder

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


SETTINGS_NAME = "settings.json"
CANDIDATES_NAME = "candidates.jsonl"
CLIPS = "clips"
SOURCE = "preferences"

Progress = Callable[[int, int, int], None]
"""Called with prompts done, prompts in all, pairs kept."""


@dataclass(frozen=True)
class Made:
    """What came of making pairs.

    Attributes:
        folder: with `pairs.jsonl`.
        prompts: tried.
        pairs: kept.
        candidates: motions made.
    """

    folder: Path
    prompts: int
    pairs: int
    candidates: int

    def __str__(self) -> str:
        return f"{self.folder}: kept {self.pairs} pairs of {self.prompts} prompts ({self.candidates} motions)"


@dataclass(frozen=True)
class _Done:
    """What is needed of a line of `candidates.jsonl`."""

    pair: PreferencePair | None


def make_pairs(
    pipe: MotionPipeline,
    prompts: Sequence[Prompt],
    reward: Reward,
    folder: Path,
    options: PairOptions,
    *,
    seed: int = 0,
    steps: int | None = None,
    progress: Progress | None = None,
) -> Made:
    """Sample, score and keep; the same call continues where it was interrupted.

    `candidates.jsonl` has a line for every prompt that is done, with all scores; `pairs.jsonl` is written at the end.

    Args:
        pipe: the model.
        prompts: each tried once.
        reward: clips as users get them (cleaned up, on the floor) are scored.
        folder: where.
        options: how many candidates, and the margin.
        seed: candidate c of prompt p has the seed `seed` + p * candidates + c.
        steps: of the solver; the model's own number if not given.
        progress: see `Progress`.

    Raises:
        RunError: the folder holds pairs that were made with other settings.
        OutputError: it holds something else, or another process makes pairs there.
        DataError: no pair is left.
    """
    with locked_folder(folder):
        check_folder_of("preference pairs", folder, SETTINGS_NAME)
        keep_plan(folder / SETTINGS_NAME, _settings(pipe, prompts, reward.options, options, seed, steps))
        journal = Journal(folder / CANDIDATES_NAME)
        kept = kept_pairs(journal)
        for index in range(len(journal.entries), len(prompts)):
            journal.append(_try(pipe, prompts[index], index, reward, folder, options, seed, steps))
            if pair := record(_Done, journal.entries[-1], more=True).pair:
                kept.append(pair)
            if progress:
                progress(index + 1, len(prompts), len(kept))
        if not kept:
            raise DataError(
                f"none of {len(prompts)} prompts gave motions whose rewards differ by {options.margin}; give more "
                "prompts, more candidates, or a smaller margin"
            )
        write_pairs(folder, kept)
    return Made(folder, len(prompts), len(kept), len(prompts) * options.candidates)


def _try(
    pipe: MotionPipeline,
    prompt: Prompt,
    index: int,
    reward: Reward,
    folder: Path,
    options: PairOptions,
    seed: int,
    steps: int | None,
) -> dict[str, Any]:
    """One line of `candidates.jsonl`; writes the two motions of a pair that is kept."""
    count = options.candidates
    seeds = [seed + index * count + place for place in range(count)]
    clips = pipe(
        prompt.text, duration=prompt.num_frames / pipe.fps, seeds=seeds, source="network", rewrite="off", steps=steps
    )
    scores = reward.scores([prompt.text] * count, clips)
    rewards = [reward.total(row) for row in scores]
    best, worst = rewards.index(max(rewards)), rewards.index(min(rewards))
    pair = None
    if rewards[best] - rewards[worst] >= options.margin and rewards[best] > rewards[worst]:
        pair = {
            "prompt": prompt.text,
            "num_frames": clips[best].num_frames,
            "winner": f"{CLIPS}/{index:06d}-winner.npz",
            "loser": f"{CLIPS}/{index:06d}-loser.npz",
            "winner_score": rewards[best],
            "loser_score": rewards[worst],
            "source": SOURCE,
        }
        clips[best].save(folder / str(pair["winner"]))
        clips[worst].save(folder / str(pair["loser"]))
    return {"prompt": prompt.text, "seeds": seeds, "rewards": rewards, "scores": scores, "pair": pair}


def _settings(
    pipe: MotionPipeline,
    prompts: Sequence[Prompt],
    reward: RewardOptions,
    options: PairOptions,
    seed: int,
    steps: int | None,
) -> dict[str, Any]:
    return {
        "model": pipe.description.to_dict(),
        "prompts": [[prompt.text, prompt.num_frames] for prompt in prompts],
        "reward": dataclasses.asdict(reward),
        "candidates": options.candidates,
        "margin": options.margin,
        "seed": seed,
        "steps": steps,
    }


def kept_pairs(journal: Journal) -> list[PreferencePair]:
    """The pairs among the prompts that a journal says are done.

    Raises:
        OutputError: a line is none that was written here.
    """
    with reading(journal.path, OutputError, "give another folder"):
        return [pair for entry in journal.entries if (pair := record(_Done, entry, more=True).pair)]
