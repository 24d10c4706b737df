"""What decides a run that trains the prompt model."""

from __future__ import annotations

from dataclasses import dataclass, field

from kinoflow.errors import ConfigError
from kinoflow.training.config import LoraConfig, RunConfig


@dataclass(frozen=True, kw_only=True)
class ExamplesConfig:
    """What the examples are made of."""

    draws: int = 3
    """Performances of each action."""
    phrases: int = 4
    """Phrases of the score for each of them."""
    typed: int = 2
    """Ways of asking that are in no score, for each of them."""
    validation: int = 48
    """Examples of held-out actions that validation looks at."""

    def __post_init__(self) -> None:
        for name in ("draws", "phrases", "validation"):
            if getattr(self, name) < 1:
                raise ConfigError(f"{name} must be at least 1; got {getattr(self, name)}")
        if self.typed < 0:
            raise ConfigError(f"typed must not be negative; got {self.typed}")


@dataclass(frozen=True, kw_only=True)
class PromptTuningConfig(RunConfig):
    """Fine-tuning of an adapter on texts with captions and lengths."""

    lora: LoraConfig = field(default_factory=lambda: LoraConfig(rank=8))
    examples: ExamplesConfig = field(default_factory=ExamplesConfig)
    batch_size: int = 16
    """Examples of a micro-batch."""
    length_weight: float = 0.3
    """Weight of the length beside that of a token of the caption."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self._check_counts("batch_size")
        if self.lora.rank < 1:
            raise ConfigError(f"lora.rank must be at least 1; got {self.lora.rank}")
        if not self.length_weight >= 0:
            raise ConfigError(f"length_weight must not be negative; got {self.length_weight}")
