"""GRPO of the prompt model: groups of answers to a text, scored by rules, and the better ones made more probable.

The parts of the score, each from 0 to 1:

- form: one caption in English words that begins "A person", a length, and nothing after it; without it nothing counts.
- duration: exp(-(ln(d / d*) / 0.35)^2) of the length d against the true one d*.
- fidelity: share of the sides, numbers, directions and verbs of the right caption that are kept, in order, less half of
  what is added.
- style: share of the words that English or our phrases know, and that nobody types only in chats.
- meaning: likeness of the sentence vectors of the caption and the right one, from 0.6 to 0.95.

A caption is pushed by all parts but duration, and the letter of the length by form and duration: neither is blamed for
the other. Ways to be paid for nothing are watched: `length_entropy` falls where all texts get one length, `words` where
captions get short, `copied` rises where the text itself is given back.
"""

from __future__ import annotations

import math
import random
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from kinoflow.alignment.losses import LARGEST_LOG_RATIO, group_advantages
from kinoflow.errors import ConfigError
from kinoflow.prompting.fidelity import fidelity, items
from kinoflow.prompting.language_model import (
    LENGTHS_S,
    AdapterDescription,
    CaptionWriter,
    Sequences,
    Vocabulary,
    adapt,
    adapter_state,
    describe_adapter,
    exchanged,
    load_adapter,
)
from kinoflow.prompting.vocabulary import english, words
from kinoflow.training.config import RunConfig
from kinoflow.training.engine import Trainer
from kinoflow.training.origin import check_origin, fingerprint_of_weights
from kinoflow.training.processes import Processes
from kinoflow.training.prompter.casual import Example, example
from kinoflow.training.prompter.config import ExamplesConfig
from kinoflow.training.prompter.tuning import Pools, TrainedAdapter
from kinoflow.training.stage import Share, Size, Stage

Likeness = Callable[[Sequence[str], Sequence[str]], Sequence[float]]
"""Likeness of sentences to others, pair by pair, -1 to 1."""
PARTS = ("form", "duration", "fidelity", "style", "meaning")
WIDTH = 0.35
"""Of the score of a length, as a logarithm."""
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_CHAT = frozenset(
    ["pls", "plz", "lol", "thx", "haha", "u", "ur", "im", "wanna", "gonna", "idk", "tbh", "fwd", "anim", "yo", "um"]
)
_MOST_WORDS = 60


@dataclass(frozen=True, kw_only=True)
class PromptPolicyConfig(RunConfig):
    """Reinforcement learning of an adapter."""

    examples: ExamplesConfig = field(default_factory=ExamplesConfig)
    texts: int = 4
    """Texts of a micro-batch."""
    group_size: int = 8
    """Answers to each."""
    temperature: float = 0.9
    """At which they are drawn."""
    kl_weight: float = 0.02
    """Weight of the divergence from the model that it begins with, for each token."""
    duration: float = 1.0
    fidelity: float = 1.5
    style: float = 0.5
    meaning: float = 0.5
    """Weights of the parts of the score; form counts one."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self._check_counts("texts")
        if self.group_size < 2:
            raise ConfigError(f"group_size must be at least 2; got {self.group_size}")
        if not 0 < self.temperature < math.inf:
            raise ConfigError(f"temperature must be positive; got {self.temperature}")
        for name in ("kl_weight", *PARTS[1:]):
            if not getattr(self, name) >= 0:
                raise ConfigError(f"{name} must not be negative; got {getattr(self, name)}")


@dataclass(frozen=True)
class Score:
    """What an answer is worth; see above."""

    form: float = 0.0
    duration: float = 0.0
    fidelity: float = 0.0
    style: float = 0.0
    meaning: float = 0.0


def score(caption: str, place: int | None, right: Example, meaning: float) -> Score:
    """The parts of the score of one answer.

    Args:
        caption: of the answer.
        place: of its letter; None where it is not in form.
        right: what should have come out.
        meaning: likeness of its sentence vector and the right one.
    """
    found = _WORD.findall(caption.lower())
    if place is None or not caption.startswith("A person ") or not caption.isprintable() or len(found) > _MOST_WORDS:
        return Score()
    known = words().known
    fine = [word not in _CHAT and (word in known or word.split("'")[0] in english()) for word in found]
    kept = fidelity(right.caption, caption)
    all_items = len(items(right.caption))
    share = len(kept.kept) / all_items if all_items else 1.0
    return Score(
        form=1.0,
        duration=math.exp(-((math.log(LENGTHS_S[place] / right.seconds) / WIDTH) ** 2)),
        fidelity=max(0.0, share - 0.5 * len(kept.added) / max(1, all_items)),
        style=sum(fine) / len(found) if caption.endswith(".") else 0.0,
        meaning=min(max((meaning - 0.6) / 0.35, 0.0), 1.0),
    )


@dataclass(frozen=True, eq=False)
class Answers:
    """Answers to texts, with what they are worth.

    Attributes:
        sequences: all of them.
        advantage: [N] of each token.
        reference: [N] log-probability of each token under the model that the run began with.
        watched: sums over the answers of what is only logged.
        number: of answers.
    """

    sequences: Sequences
    advantage: Tensor
    reference: Tensor
    watched: Mapping[str, float]
    number: int


class PromptPolicyStage(Stage[Answers]):
    """GRPO (Shao et al. 2024, arXiv 2402.03300), one update for each sampling.

    Args:
        pools: to make examples of.
        vocabulary: of the model.
        reference: numbers of the adapter that the run begins with.
        likeness: of sentences.
        config: of the run.
    """

    def __init__(
        self,
        pools: Pools,
        vocabulary: Vocabulary,
        reference: Mapping[str, Tensor],
        likeness: Likeness,
        config: PromptPolicyConfig,
    ) -> None:
        self.pools = pools
        self.vocabulary = vocabulary
        self.reference = reference
        self.likeness = likeness
        self.config = config
        self.weights = {"policy": 1.0, "divergence": config.kl_weight}
        chance = random.Random(f"{config.seed} validation")
        self.measured = [
            example(pools.held_out, chance, held_out=place % 2 == 1) for place in range(config.examples.validation)
        ]

    def batches(self, step: int, model: Any, share: Share) -> list[Answers]:
        """See `Stage.batches`: answers of the model as it is at this step."""
        return [
            part for number in share.numbers(step, self.config.micro_batches) for part in self._answers(model, number)
        ]

    def _answers(self, model: Any, number: int) -> list[Answers]:
        config = self.config
        chance = random.Random(f"{config.seed} policy {number}")
        rows = [example(self.pools.training, chance, most=2) for _ in range(config.texts)]
        torch.manual_seed(chance.randrange(2**31))
        writer = CaptionWriter(model, self.vocabulary)
        groups = writer.sample([row.text for row in rows], config.group_size, config.temperature)
        scores = self._scores(groups, rows)
        pairs = [
            (self.vocabulary.read(row.text), answer)
            for row, group in zip(rows, groups, strict=True)
            for answer in group
        ]
        of_caption = group_advantages(
            torch.tensor([[self._of_caption(one) for one in group] for group in scores])
        ).flatten()
        of_length = group_advantages(
            torch.tensor([[one.form + config.duration * one.duration for one in group] for group in scores])
        ).flatten()
        watched, number_of_all = self._watched(groups, rows, scores), len(pairs)
        found = []
        with torch.no_grad(), exchanged(model, self.reference):
            for places in Sequences.together([len(read) + len(answer) for read, answer in pairs]):
                sequences = Sequences.of([pairs[place] for place in places], self.vocabulary)
                answer_of = torch.tensor(places)[sequences.rows]
                advantage = torch.where(sequences.of_length, of_length[answer_of], of_caption[answer_of])
                reference = sequences.log_probabilities(model).cpu()
                found.append(Answers(sequences, advantage, reference, watched, number_of_all))
                # What is only logged is told once.
                watched, number_of_all = dict.fromkeys(watched, 0.0), 0
        return found

    def _of_caption(self, one: Score) -> float:
        config = self.config
        return one.form + config.fidelity * one.fidelity + config.style * one.style + config.meaning * one.meaning

    def _scores(self, groups: Sequence[Sequence[Sequence[int]]], rows: Sequence[Example]) -> list[list[Score]]:
        read = [[self.vocabulary.caption(answer) for answer in group] for group in groups]
        # Empty captions and what is no text have no sentence vector.
        said = [caption if re.search("[a-z]", caption) and caption.isprintable() else "nothing" for group in read
                for caption, _ in group]  # fmt: skip
        right = [row.caption for row, group in zip(rows, read, strict=True) for _ in group]
        alike = iter(self.likeness(said, right))
        return [[score(caption, place, row, next(alike)) for caption, place in group]
                for row, group in zip(rows, read, strict=True)]  # fmt: skip

    def _watched(
        self, groups: Sequence[Sequence[Sequence[int]]], rows: Sequence[Example], scores: Sequence[Sequence[Score]]
    ) -> dict[str, float]:
        every = [one for group in scores for one in group]
        found = {name: sum(getattr(one, name) for one in every) for name in PARTS}
        read = [(self.vocabulary.caption(answer), row) for row, group in zip(rows, groups, strict=True)
                for answer in group]  # fmt: skip
        found["words"] = float(sum(len(caption.split()) for (caption, _), _ in read))
        found["copied"] = float(sum(caption.rstrip(".") == row.text.rstrip(".") for (caption, _), row in read))
        found["length_entropy"] = entropy([place for (_, place), _ in read if place is not None]) * len(every)
        return found

    def counts(self, batch: Answers) -> dict[str, float]:
        """See `Stage.counts`."""
        tokens = float(len(batch.advantage))
        return {"policy": tokens, "divergence": tokens} | dict.fromkeys(batch.watched, float(batch.number))

    def sums(self, model: Any, batch: Answers) -> dict[str, Tensor]:
        """See `Stage.sums`."""
        found = batch.sequences.log_probabilities(model)
        ratio = (found - found.detach()).exp()
        apart = (batch.reference.to(found.device) - found).clamp(-LARGEST_LOG_RATIO, LARGEST_LOG_RATIO)
        return {
            "policy": -(ratio * batch.advantage.to(found.device)).sum(),
            "divergence": (apart.exp() - apart - 1).sum(),
        } | {name: torch.tensor(value) for name, value in batch.watched.items()}

    def validate(self, model: Any, share: Share) -> tuple[Mapping[str, float], Mapping[str, float]]:
        """The parts of the score of the likeliest answers to examples of held-out actions."""
        rows = self.measured[share.rank :: share.processes]
        sums = dict.fromkeys((*PARTS, "words", "copied"), 0.0)
        for start in range(0, len(rows), 16):
            chosen = rows[start : start + 16]
            groups = CaptionWriter(model, self.vocabulary).sample([row.text for row in chosen], 1, 0.0)
            watched = self._watched(groups, chosen, self._scores(groups, chosen))
            for name in sums:
                sums[name] += watched[name]
        return sums, dict.fromkeys(sums, float(len(rows)))

    def size(self, batch: Answers) -> Size:
        """See `Stage.size`."""
        return Size(tokens=float(batch.sequences.ids.numel()))


def entropy(places: Sequence[int]) -> float:
    """Of the distribution of lengths, in bits; 0 where all are the same or there are none."""
    number = len(places)
    return sum(-count / number * math.log2(count / number) for count in Counter(places).values())


def sentence_likeness() -> Likeness:
    """By the compact text encoder."""
    from kinoflow.text.compact import CompactTextEncoder

    encode = CompactTextEncoder().sentences

    def of(one: Sequence[str], other: Sequence[str]) -> list[float]:
        distinct = sorted({*one, *other})
        vectors = dict(zip(distinct, encode(distinct), strict=True))
        return [float(np.dot(vectors[a], vectors[b])) for a, b in zip(one, other, strict=True)]

    return of


def build_policy(
    config: PromptPolicyConfig,
    network: nn.Module,
    vocabulary: Vocabulary,
    start: Path,
    pools: Pools,
    output: Path,
    *,
    likeness: Likeness | None = None,
    processes: Processes | None = None,
) -> Trainer:
    """A run of GRPO that begins with an adapter.

    Args:
        config: the recipe.
        network: the plain language model; it is adapted in place.
        vocabulary: of it.
        start: folder of the adapter.
        pools: to make examples of.
        output: run folder; the adapter is exported to its subfolder `adapter`.
        likeness: of sentences; by the compact text encoder when left out.
        processes: this process among those that train together.

    Raises:
        CheckpointError: `start` holds no adapter of this model.
        RunError: `output` holds a run on other examples, or of another adapter.
        MissingExtraError: PEFT is not installed.
    """
    processes = processes or Processes(device=config.device)
    torch.manual_seed(config.seed)
    description = describe_adapter(start)
    adapt(network, description.rank)
    load_adapter(network, start)
    origin = {"examples": pools.fingerprint, "model": fingerprint_of_weights(network)}
    check_origin(output, origin, processes)
    reference = {name: tensor.detach().clone() for name, tensor in adapter_state(network.state_dict()).items()}
    stage = PromptPolicyStage(pools, vocabulary, reference, likeness or sentence_likeness(), config)
    product = TrainedAdapter(
        AdapterDescription(rank=description.rank, stage="grpo", notes={**description.notes, "score": ", ".join(PARTS)})
    )
    return Trainer(network.to(config.device), product, stage, config, output, processes=processes)
