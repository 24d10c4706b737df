"""Fine-tuning of the prompt model: a stage of `training/engine.py` on examples that are made as it goes."""

from __future__ import annotations

import dataclasses
import hashlib
import math
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from kinoflow.errors import DataError
from kinoflow.prompting.language_model import (
    COVERED,
    LENGTHS_S,
    AdapterDescription,
    Sequences,
    Vocabulary,
    Written,
    adapt,
    describe_adapter,
    save_adapter,
    save_description,
)
from kinoflow.prompting.lengths import Saying, sayings
from kinoflow.training.engine import Trainer
from kinoflow.training.optimizer import State
from kinoflow.training.origin import check_origin
from kinoflow.training.processes import Processes
from kinoflow.training.prompter.casual import Example, as_phrase, example, is_held_out, usable
from kinoflow.training.prompter.config import ExamplesConfig, PromptTuningConfig
from kinoflow.training.stage import Share, Size, Stage

FloatArray = npt.NDArray[np.float64]
_TEMPERATURES = np.geomspace(0.5, 8.0, 41).tolist()


class Shares(Protocol):
    """What of `CaptionWriter` is asked; its own temperature is to be 1."""

    def shares(self, text: str, caption: str) -> tuple[float, ...]:
        """The distribution of the length of a caption."""
        ...


@dataclass(frozen=True)
class Pools:
    """What examples are made of.

    Attributes:
        training: sayings of the actions that are trained on.
        held_out: sayings of the others.
    """

    training: tuple[Saying, ...]
    held_out: tuple[Saying, ...]

    @classmethod
    def of(cls, found: Iterable[Saying]) -> Pools:
        """The sayings that can be put in any mood, by whether their action is held out.

        Raises:
            DataError: one of the two is empty.
        """
        rows = usable(found)
        training = tuple(row for row in rows if not is_held_out(row.action))
        held_out = tuple(row for row in rows if is_held_out(row.action))
        if not training or not held_out:
            raise DataError("there are too few actions to train on some and hold out others")
        return cls(training, held_out)

    @classmethod
    def authored(cls, config: ExamplesConfig, captured: Iterable[Saying] = ()) -> Pools:
        """Of the library of actions, half a minute of work, and of captured clips."""
        return cls.of([*sayings(config.draws, config.phrases, config.typed), *captured])

    @property
    def fingerprint(self) -> str:
        """A hash of all sayings."""
        return hashlib.sha256(repr(self).encode()).hexdigest()


def captured_sayings(folder: Path) -> list[Saying]:
    """Captions and lengths of a dataset folder's clips that show one action each.

    Raises:
        DataError: the dataset cannot be used.
    """
    from kinoflow.data.shards import DatasetFolder
    from kinoflow.motion.features import FPS

    found = []
    for row in DatasetFolder.open(folder).records:
        phrase = as_phrase(row.captions[0].text)
        if phrase and row.label and not row.copy_of:
            found.append(Saying(phrase, row.frames / FPS, f"captured {row.label}"))
    return found


class PromptTuningStage(Stage[Sequences]):
    """Cross-entropy of the tokens of captions, and of their lengths.

    Args:
        pools: to make examples of.
        vocabulary: of the model.
        config: of the run.
    """

    def __init__(self, pools: Pools, vocabulary: Vocabulary, config: PromptTuningConfig) -> None:
        self.pools = pools
        self.vocabulary = vocabulary
        self.config = config
        self.weights = {"caption": 1.0, "length": config.length_weight}
        chance = random.Random(f"{config.seed} validation")
        number = config.examples.validation
        self.measured = [example(pools.held_out, chance, held_out=place % 2 == 1) for place in range(number)]

    def batches(self, step: int, model: Any, share: Share) -> list[Sequences]:
        """See `Stage.batches`; examples of like length come together."""
        found: list[Sequences] = []
        for number in share.numbers(step, self.config.micro_batches):
            chance = random.Random(f"{self.config.seed} {number}")
            rows = [example(self.pools.training, chance) for _ in range(self.config.batch_size)]
            pairs = [self._pair(row) for row in rows]
            places = Sequences.together([len(read) + len(answer) for read, answer in pairs])
            found += [Sequences.of([pairs[place] for place in group], self.vocabulary) for group in places]
        return found

    def counts(self, batch: Sequences) -> dict[str, float]:
        """See `Stage.counts`."""
        lengths = float(batch.of_length.sum())
        return {"caption": len(batch.targets) - lengths, "length": lengths}

    def sums(self, model: Any, batch: Sequences) -> dict[str, Tensor]:
        """See `Stage.sums`."""
        errors = batch.errors(batch.logits(model))
        return {"caption": errors[~batch.of_length].sum(), "length": errors[batch.of_length].sum()}

    def validate(self, model: Any, share: Share) -> tuple[Mapping[str, float], Mapping[str, float]]:
        """On examples of held-out actions, half of them with held-out operations.

        "caption" and "length" are the losses, "tokens" the share of tokens of captions that are the likeliest, and
        "factor" the mean logarithm of how many times too long or short the middle of the lengths is.
        """
        names = ("caption", "length", "tokens", "factor")
        sums, counts = dict.fromkeys(names, 0.0), dict.fromkeys(names, 0.0)
        rows = self.measured[share.rank :: share.processes]
        for start in range(0, len(rows), self.config.batch_size):
            chosen = rows[start : start + self.config.batch_size]
            batch = self._sequences(chosen)
            logits = batch.logits(model)
            errors = batch.errors(logits)
            said = ~batch.of_length
            sums["caption"] += float(errors[said].sum())
            sums["length"] += float(errors[batch.of_length].sum())
            sums["tokens"] += float((logits.argmax(-1).cpu() == batch.targets)[said].sum())
            shares = logits[batch.of_length][:, self.vocabulary.letters].softmax(-1)
            middle = (shares.cumsum(-1) < 0.5).sum(-1).clamp(max=len(LENGTHS_S) - 1)
            for place, row in zip(middle.tolist(), chosen, strict=True):
                sums["factor"] += abs(math.log(LENGTHS_S[place] / row.seconds))
            for name, number in self.counts(batch).items():
                counts[name] += number
            counts["tokens"] += float(said.sum())
            counts["factor"] += len(chosen)
        return sums, counts

    def size(self, batch: Sequences) -> Size:
        """See `Stage.size`."""
        return Size(tokens=float(batch.ids.numel()))

    def _pair(self, row: Example) -> tuple[list[int], list[int]]:
        return self.vocabulary.read(row.text), self.vocabulary.write(row.caption, row.seconds)

    def _sequences(self, rows: Sequence[Example]) -> Sequences:
        return Sequences.of([self._pair(row) for row in rows], self.vocabulary)


@dataclass(frozen=True)
class TrainedAdapter:
    """A folder with an adapter (`training/engine.py:Product`)."""

    description: AdapterDescription
    name: str = "adapter"

    def save(self, folder: Path, state: State, step: int) -> None:
        """See `Product.save`."""
        save_adapter(folder, state, dataclasses.replace(self.description, steps=step))


def build_tuning(
    config: PromptTuningConfig,
    network: nn.Module,
    vocabulary: Vocabulary,
    pools: Pools,
    output: Path,
    *,
    processes: Processes | None = None,
) -> Trainer:
    """A run that fine-tunes an adapter.

    Args:
        config: the recipe.
        network: the plain language model; it is adapted in place.
        vocabulary: of it.
        pools: to make examples of.
        output: run folder; the adapter is exported to its subfolder `adapter`.
        processes: this process among those that train together.

    Raises:
        RunError: `output` holds a run on other examples.
        MissingExtraError: PEFT is not installed.
    """
    processes = processes or Processes(device=config.device)
    torch.manual_seed(config.seed)
    adapt(network, config.lora.rank)
    check_origin(output, {"examples": pools.fingerprint}, processes)
    stage = PromptTuningStage(pools, vocabulary, config)
    notes = {"examples": f"{len(pools.training)} sayings of the library, made casual by rule"}
    product = TrainedAdapter(AdapterDescription(rank=config.lora.rank, stage="sft", notes=notes))
    return Trainer(network.to(config.device), product, stage, config, output, processes=processes)


def calibrate(folder: Path, writer: Shares, pools: Pools, *, number: int = 120) -> float:
    """Fit the temperature of an adapter's lengths, so that eight of ten lie in its range, and write it down.

    On fresh examples of the actions that were trained on. Reinforcement learning needs it: what is paid for the one
    right length makes the distribution narrower than what is known.

    Args:
        folder: of the adapter.
        writer: the model with it.
        pools: to make examples of.
        number: of them.

    Returns:
        the temperature, 0.5 to 8.
    """
    chance = random.Random("temperature")
    rows = [example(pools.training, chance) for _ in range(number)]
    shares = np.array([writer.shares(row.text, row.caption) for row in rows])
    best = min(_TEMPERATURES, key=lambda temperature: abs(_covered(shares ** (1 / temperature), rows) - COVERED))
    save_description(folder, dataclasses.replace(describe_adapter(folder), temperature=round(best, 3)))
    return best


def _covered(weights: FloatArray, rows: Sequence[Example]) -> float:
    """Share of the lengths that lie in their range, of weights [B, 26] of lengths."""
    inside = 0
    for row, weight in zip(rows, weights, strict=True):
        low, high = Written("", tuple((weight / weight.sum()).tolist()), complete=True).range
        inside += low <= row.seconds <= high
    return inside / len(rows)
