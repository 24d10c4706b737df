"""What asking a vision model will take, before anything is asked."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kinoflow.evaluation.ssae.questions import Item
from kinoflow.evaluation.ssae.vision import INSTRUCTION, VisionConfig

PATCH_PX = 28
"""Side of the square that is one token for the Qwen-VL family; other models count otherwise, within a factor of two."""
CHARACTERS_A_TOKEN = 4
ANSWER_TOKENS = 45
"""An entry of the answer with a short reason."""


@dataclass(frozen=True)
class CostEstimate:
    """An estimate: one good answer an item, no retries.

    Attributes:
        requests: one an item.
        pictures: stills that are sent.
        prompt_tokens: pictures and text.
        completion_tokens: answers, without what a thinking model writes first.
        dollars: None where no price was given.
        minutes: what the rate limit alone takes; 0 without one.
    """

    requests: int
    pictures: int
    prompt_tokens: int
    completion_tokens: int
    dollars: float | None
    minutes: float

    def __str__(self) -> str:
        price = "" if self.dollars is None else f", about ${self.dollars:.2f}"
        wait = f", at least {self.minutes:.0f} minutes by the rate limit" if self.minutes >= 1 else ""
        return (
            f"{self.requests} requests, {self.pictures} pictures, about {self.prompt_tokens:,} tokens in and "
            f"{self.completion_tokens:,} out{price}{wait}"
        )


def estimate_cost(
    items: Sequence[Item],
    durations_s: Sequence[float],
    config: VisionConfig,
    dollars_per_million: tuple[float, float] | None = None,
) -> CostEstimate:
    """Tokens and money for some items whose clips last `durations_s` seconds.

    tokens in = pictures * ceil(size / 28)^2 + characters / 4; tokens out = 45 a question.

    Args:
        items: what is still to be asked.
        durations_s: one for each item.
        config: how they are asked.
        dollars_per_million: price of a million tokens in and out.
    """
    pictures = sum(min(math.ceil(d * config.fps), config.max_pictures) for d in durations_s)
    characters = sum(len(INSTRUCTION) + sum(len(q.text) + 4 for q in item.questions) for item in items)
    tokens_in = pictures * math.ceil(config.size_px / PATCH_PX) ** 2 + characters // CHARACTERS_A_TOKEN
    tokens_out = ANSWER_TOKENS * sum(len(item.questions) for item in items)
    dollars = None
    if dollars_per_million is not None:
        dollars = (tokens_in * dollars_per_million[0] + tokens_out * dollars_per_million[1]) / 1e6
    minutes = len(items) / config.requests_per_minute if config.requests_per_minute else 0.0
    return CostEstimate(len(items), pictures, tokens_in, tokens_out, dollars, minutes)
