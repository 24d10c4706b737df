"""Rewriting by the language model of `language_model.py`, on this machine.

A caption counts only if it has the actions, sides, numbers and directions of the rules' own caption. The likeliest one
is asked for first, then some are drawn; if none of them is faithful there is none, and the plan says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import Protocol

import torch

from kinoflow.prompting.fidelity import fidelity
from kinoflow.prompting.language_model import CaptionWriter, Vocabulary, Written, describe_adapter
from kinoflow.prompting.rewriting import rewritten
from kinoflow.prompting.server import Answer

DRAWS, TEMPERATURE = 6, 0.7
"""Captions that are drawn where the likeliest is not faithful, and how freely."""


class Writer(Protocol):
    """What of `CaptionWriter` is asked."""

    vocabulary: Vocabulary

    def write(self, texts: Sequence[str]) -> list[Written]:
        """The likeliest captions."""
        ...

    def sample(self, texts: Sequence[str], number: int, temperature: float) -> list[list[list[int]]]:
        """Answers in tokens, `number` to each text."""
        ...

    def shares(self, text: str, caption: str) -> tuple[float, ...]:
        """The distribution of the length of a caption."""
        ...


class LocalRewriter:
    """A language model of 135 million numbers that rewrites texts; read when it is first asked.

    Args:
        folder: of an adapter (`kinoflow train prompts`); by default the one that comes with kinoflow.
        seed: of what is drawn.

    Raises:
        CheckpointError: the folder holds no adapter.
    """

    def __init__(self, folder: Path | None = None, *, seed: int = 0) -> None:
        self.folder = folder or Path(str(resources.files("kinoflow") / "assets" / "prompting" / "adapter"))
        self.seed = seed
        description = describe_adapter(self.folder)
        self.model = f"{description.base.split('-Instruct')[0]} {description.stage}"

    @cached_property
    def writer(self) -> Writer:
        """The model with its adapter.

        Raises:
            MissingExtraError: a package is not installed.
            ModelError: the weights are not.
        """
        return CaptionWriter.load(self.folder)

    def rewrite(self, text: str) -> Answer | None:
        """A caption and seconds for an English text without lengths; None where no caption says the same."""
        right = rewritten(text)[0]
        (likeliest,) = self.writer.write([text])
        if likeliest.complete and is_faithful(right, likeliest.caption):
            return _answer(likeliest)
        with torch.random.fork_rng():
            torch.manual_seed(self.seed)
            ((answers),) = self.writer.sample([text], DRAWS, TEMPERATURE)
        for answer in answers:
            caption, place = self.writer.vocabulary.caption(answer)
            if place is not None and is_faithful(right, caption):
                return _answer(Written(caption, self.writer.shares(text, caption), complete=True))
        return None


def is_faithful(right: str, caption: str) -> bool:
    """Whether a caption is one, and tells what the right one tells (`fidelity.items`), in order: no more, no less."""
    found = fidelity(right, caption)
    told_apart = found.lost or found.added
    return not told_apart and caption.startswith("A person ") and caption.endswith(".") and caption.isprintable()


def _answer(written: Written) -> Answer:
    low, high = written.range
    return Answer(written.caption, round(written.seconds, 2), (round(low, 2), round(high, 2)))
