"""Which sentences a model is aligned on, how long their motions are, and which are held out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from kinoflow.data.loader import MotionDataset
from kinoflow.data.manifest import TRAIN, VALIDATION
from kinoflow.data.process import stable_hash
from kinoflow.data.shards import DatasetFolder
from kinoflow.errors import DataError
from kinoflow.text.encoder import TextEncoder
from kinoflow.text.features import TextFeatures
from kinoflow.training.curation import in_share


@dataclass(frozen=True)
class Prompt:
    """A sentence and the length of its motion.

    Attributes:
        text: the sentence.
        num_frames: at 30 Hz.
        label: prompts are drawn by label, so that none dominates; "" counts as a label too.
    """

    text: str
    num_frames: int
    label: str = ""


def prompts_of_dataset(dataset: MotionDataset, *, shortest: int, longest: int) -> list[Prompt]:
    """Every caption of a split once, mirrored ones too, with the length of its first clip within the limits."""
    found: dict[str, Prompt] = {}
    for record in dataset.records:
        frames = min(longest, max(shortest, record.frames))
        for caption in record.captions:
            for text, label in ((caption.text, record.label), (caption.mirrored, record.label)):
                found.setdefault(text, Prompt(text, frames, label))
    return list(found.values())


def dataset_prompts(data: Path | DatasetFolder, *, shortest: int, longest: int) -> tuple[list[Prompt], list[Prompt]]:
    """Prompts to train on, and held-out ones: captions of the validation split that no training clip has.

    Where there is none, a twentieth of the training captions is held out: the model has been trained on these, but is
    not aligned on them.

    Raises:
        DataError: the dataset cannot be used.
    """
    opened = DatasetFolder.open(data)
    train = prompts_of_dataset(MotionDataset(opened, TRAIN), shortest=shortest, longest=longest)
    seen = {prompt.text for prompt in train}
    held_out = prompts_of_dataset(MotionDataset(opened, VALIDATION), shortest=shortest, longest=longest)
    unseen = [prompt for prompt in held_out if prompt.text not in seen]
    if unseen:
        return train, unseen
    kept = {prompt.text for prompt in train if held_out_by_hash(prompt.text, 0.05)}
    return [p for p in train if p.text not in kept], [p for p in train if p.text in kept]


def held_out_by_hash(text: str, share: float) -> bool:
    """Whether a sentence is among the held-out `share` of all sentences: by its hash, so always the same ones."""
    return in_share(text.strip().lower(), share)


def split_prompts(prompts: Sequence[Prompt], share: float) -> tuple[list[Prompt], list[Prompt]]:
    """Prompts to train on and held-out ones, by `held_out_by_hash`; one at least where there are two or more."""
    texts = held_out_texts([prompt.text for prompt in prompts], share)
    return [p for p in prompts if p.text not in texts], [p for p in prompts if p.text in texts]


def held_out_texts(texts: Sequence[str], share: float) -> set[str]:
    """Those of `held_out_by_hash`; where there is none, the one of the smallest hash, so that something is measured.

    A single sentence is not held out, and none is with a share of 0.
    """
    found = {text for text in texts if held_out_by_hash(text, share)}
    others = set(texts)
    if not found and share and len(others) > 1:
        found = {min(others, key=lambda text: (stable_hash(text.strip().lower()), text))}
    return found


class PromptSet:
    """Prompts with the features of their sentences, drawn label by label.

    Args:
        prompts: at least one.
        encoder: of the model.

    Raises:
        DataError: there are no prompts.
    """

    def __init__(self, prompts: Sequence[Prompt], encoder: TextEncoder) -> None:
        if not prompts:
            raise DataError("there is no prompt to train on; give a file of prompts or a dataset with captions")
        self.prompts = list(prompts)
        self._encoder = encoder
        self._features: dict[str, TextFeatures] = {}
        self._labels: dict[str, list[int]] = {}
        for index, prompt in enumerate(self.prompts):
            self._labels.setdefault(prompt.label, []).append(index)

    def __len__(self) -> int:
        return len(self.prompts)

    def draw(self, generator: torch.Generator) -> Prompt:
        """A prompt of a label, each label equally likely."""
        labels = list(self._labels.values())
        group = labels[int(torch.randint(len(labels), (), generator=generator))]
        return self.prompts[group[int(torch.randint(len(group), (), generator=generator))]]

    def spread(self, count: int) -> list[Prompt]:
        """At most `count` prompts, taken from the labels in turn: always the same ones."""
        queues = [list(group) for group in self._labels.values()]
        chosen: list[Prompt] = []
        while len(chosen) < count and any(queues):
            for queue in queues:
                if queue and len(chosen) < count:
                    chosen.append(self.prompts[queue.pop(0)])
        return chosen

    def features(self, text: str, rows: int) -> TextFeatures:
        """Features of a sentence, `rows` times; encoded once."""
        if text not in self._features:
            self._features[text] = self._encoder.encode([text])
        return self._features[text].select([0] * rows)
