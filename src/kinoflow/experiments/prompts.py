"""The sentences that all arms are asked: captions that no training clip has, and paraphrases of our own."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kinoflow.data.captions.actions import plain
from kinoflow.data.loader import MotionDataset
from kinoflow.data.manifest import TRAIN, VALIDATION, ClipRecord
from kinoflow.data.shards import DatasetFolder
from kinoflow.errors import DataError
from kinoflow.inference.pipeline import MIN_FRAMES
from kinoflow.measures.probes import probes_for, read_sentence
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.features import FPS, decode
from kinoflow.training.config import CurationConfig

LONGEST_FRAMES = 240
"""Captions of longer clips are not asked where each caption has its clip's length."""
PARAPHRASE_FRAMES = 120

PARAPHRASES = (
    "A visitor walks ahead through the hall.",
    "Our neighbour strolls straight on.",
    "A guest walks and turns left at the end.",
    "A guest walks and turns right at the end.",
    "The dancer walks on, then turns to the left.",
    "The dancer walks on, then turns to the right.",
    "The robot walks backward.",
    "A waiter goes backward on foot.",
    "A pupil raises the left hand.",
    "A pupil raises the right hand.",
    "The referee lifts the left arm up.",
    "The referee lifts the right arm up.",
    "A tourist waves with the left hand.",
    "A tourist waves with the right hand.",
    "The singer waves the left arm.",
    "The singer waves the right arm.",
    "A winner raises both hands.",
    "The clerk stands still.",
)
"""Six behaviours (walking, turning, walking backward, raising, waving, standing), left and right equally often."""

LONG_PARAPHRASES = (
    "A visitor keeps walking forward.",
    "Our neighbour walks forward at an even speed.",
    "A guest walks in a circle to the left.",
    "A guest walks in a circle to the right.",
    "The robot walks backward.",
    "A runner jogs forward.",
    "The clerk stands still.",
    "A tourist waves with both hands.",
)
"""Things that go on, for 10 s."""


@dataclass(frozen=True, eq=False)
class Prompt:
    """One sentence to ask.

    Attributes:
        text: the sentence.
        frames: of the motions to make.
        captured: the held-out clip whose caption it is, or None for a paraphrase.
    """

    text: str
    frames: int
    captured: MotionClip | None = None

    @property
    def goes_on(self) -> bool:
        """Whether it asks for one thing that lasts: its end should be like its beginning."""
        probes = probes_for(self.text)
        return any(probe.lasting for probe in probes) and all(probe.asks != "order" for probe in probes)


def choose_prompts(
    data: Path | DatasetFolder, curation: CurationConfig, most: int, *, frames: int | None, seed: int = 0
) -> list[Prompt]:
    """Held-out captions, label by label in turn, one of a clip, then the paraphrases that no training clip has.

    A caption is asked if no training clip of the whole dataset has it or its mirror image, and if the probes understand
    every word of it.

    Args:
        data: dataset folder, or the same opened.
        curation: labels, sources and shortest length of the clips whose captions are asked.
        most: most captions.
        frames: length of all motions; that of each caption's clip if None.
        seed: of the choice.

    Raises:
        DataError: there is nothing to ask, or no validation split.
    """
    data = DatasetFolder.open(data)
    known = {plain(t) for r in data.records if r.split == TRAIN for c in r.captions
             for t in (c.text, c.mirrored)}  # fmt: skip
    held_out = MotionDataset(data, VALIDATION)
    order = np.random.default_rng(seed).permutation(len(held_out)).tolist()
    by_label: dict[str, list[tuple[int, str]]] = defaultdict(list)
    asked: set[str] = set()
    for row in order:
        record = held_out.records[row]
        if not _wanted(record, curation, frames):
            continue
        for caption in record.captions:
            text = caption.text
            if plain(text) not in known and plain(text) not in asked and read_sentence(text).complete:
                by_label[record.label].append((row, text))
                asked.add(plain(text))
                break
    turns = [(turn, label, *pair) for label, pairs in by_label.items() for turn, pair in enumerate(pairs)]
    prompts = []
    for _, _, row, text in sorted(turns)[:most]:
        clip = decode(held_out.features(row).double().numpy())
        prompts.append(Prompt(text, frames or clip.num_frames, clip))
    own = PARAPHRASES if frames is None else LONG_PARAPHRASES
    prompts += [Prompt(text, frames or PARAPHRASE_FRAMES) for text in own if plain(text) not in known]
    if not prompts:
        raise DataError(
            f"{data.path} has no caption to ask that its training clips do not have; build it from more clips"
        )
    return prompts


def _wanted(record: ClipRecord, curation: CurationConfig, frames: int | None) -> bool:
    return (
        (not curation.labels or record.label in curation.labels)
        and (not curation.sources or record.source in curation.sources)
        and record.frames >= max(curation.min_frames, MIN_FRAMES)
        and (frames is not None or record.frames <= LONGEST_FRAMES)
    )


def duration_s(prompt: Prompt) -> float:
    """Seconds of the motions of a prompt."""
    return prompt.frames / FPS
