"""What a recipe is: for each of its stages a table of values, each with where it comes from.

A stage's configuration is the defaults of its class (stage one) or what stage one has (the others), with the values of
its table put in, and with what is the model's own: network, prediction, text encoder, guidance.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

from kinoflow.alignment.config import DPOConfig, GRPOConfig
from kinoflow.model.config import NetworkConfig
from kinoflow.model.description import ModelDescription
from kinoflow.training.config import CurationConfig, LoraConfig, ObjectiveConfig, TrainingConfig
from kinoflow.training.distillation.config import DistillConfig

Config = TypeVar("Config", bound=TrainingConfig)
Section = TypeVar("Section")

SOURCES = ("paper", "published", "measured", "chosen")
"""First word of an origin: of HY-Motion 1.0 (its paper, release or what is reported of it), of other published work,
compared here (docs/log.md), or ours without a comparison."""


class Value(NamedTuple):
    """A value of a recipe, or how it follows from the configuration of stage one, and where it comes from."""

    value: Any | Callable[[TrainingConfig], Any]
    origin: str
    """One of `SOURCES`, a colon, and the rest."""


Table = Mapping[str, Value]
"""Field, with dots before those of sections ("optimizer.learning_rate"), and its value."""


def with_fields(config: Section, values: Mapping[str, Any]) -> Section:
    """A dataclass with some fields replaced, all at once; a dot leads into a section that is a dataclass itself.

    Raises:
        ConfigError: what comes out is impossible.
    """
    return _replaced(config, _tree(values))


def _tree(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values by name, those of a section in a dictionary of their own."""
    tree: dict[str, Any] = {}
    for path, value in values.items():
        *sections, name = path.split(".")
        inner = tree
        for section in sections:
            inner = inner.setdefault(section, {})
        inner[name] = value
    return tree


def _replaced(config: Any, tree: Mapping[str, Any]) -> Any:
    if not tree:
        return config
    return dataclasses.replace(
        config,
        **{
            name: _replaced(getattr(config, name), value) if isinstance(value, dict) else value
            for name, value in tree.items()
        },
    )


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """All stages of a model of one size.

    Attributes:
        name: of the model that stage one trains.
        summary: one line for people.
        values: of stage one.
        finetuning: of stage two.
        adapters: of stage two with adapters (LoRA) in place of all weights, beside `finetuning`.
        preference: of stage three by DPO.
        policy: of stage three by Flow-GRPO.
        distillation: of a student of few steps.
    """

    name: str
    summary: str
    values: Table
    finetuning: Table
    adapters: Table
    preference: Table
    policy: Table
    distillation: Table

    def pretrain(self) -> TrainingConfig:
        """Stage one: from nothing."""
        plain = TrainingConfig(name=self.name, network=NetworkConfig())
        return with_fields(plain, _computed(self.values, plain))

    def finetune(self, model: ModelDescription, lora: LoraConfig | None = None) -> TrainingConfig:
        """Stage two: a trained model on curated data.

        Args:
            model: to start from.
            lora: train adapters instead of the weights.
        """
        lora, base = lora or LoraConfig(), self.pretrain()
        objective = _objective(base, model)
        if not model.network.control:
            objective = dataclasses.replace(objective, control=0.0)
        own = {
            **_of_model(base, model, "finetuned"),
            "objective": objective,
            "lora": lora,
        }
        return _stage(TrainingConfig, base, own, self._finetuning(lora.rank))

    def dpo(self, model: ModelDescription) -> DPOConfig:
        """Stage three: pairs of motions of which one was preferred."""
        base = self.pretrain()
        return _stage(DPOConfig, base, _aligned(base, model, "dpo"), self.preference)

    def grpo(self, model: ModelDescription) -> GRPOConfig:
        """Stage three: reinforcement learning."""
        base = self.pretrain()
        return _stage(GRPOConfig, base, _aligned(base, model, "grpo"), self.policy)

    def distill(self, model: ModelDescription, steps: int = 4, lora: LoraConfig | None = None) -> DistillConfig:
        """A student of few steps, without guidance.

        Args:
            model: the teacher.
            steps: of the student.
            lora: train adapters instead of the weights, at the rate of stage one.
        """
        lora, base = lora or LoraConfig(), self.pretrain()
        control = base.objective.control if model.network.control else 0.0
        own = {
            **_of_model(base, model, f"{steps}-steps"),
            "objective": ObjectiveConfig(prediction=model.prediction, control=control),
            "lora": lora,
            "guidance_scale": 1.0,
            "guidance_interval": (0.0, 1.0),
            "sampling_steps": steps,
        }
        table = {**self.distillation, "distillation.steps": Value(steps, "")}
        if lora.rank:
            table["optimizer.learning_rate"] = self.adapters["optimizer.learning_rate"]
        return _stage(DistillConfig, base, own, table)

    def origins(self, stage: str = "pretrain", *, adapters: bool = False) -> dict[str, str]:
        """Fields of a stage and where their values come from.

        Args:
            stage: "pretrain", "finetune", "dpo", "grpo" or "distill".
            adapters: those of stage two with adapters.
        """
        tables = {
            "pretrain": self.values,
            "finetune": self._finetuning(adapters),
            "dpo": self.preference,
            "grpo": self.policy,
            "distill": self.distillation,
        }
        return {field: value.origin for field, value in tables[stage].items()}

    def _finetuning(self, adapters: int) -> Table:
        return {**self.finetuning, **self.adapters} if adapters else self.finetuning


def _computed(table: Table, base: TrainingConfig) -> dict[str, Any]:
    """The values alone; those that follow from stage one's configuration computed."""
    return {field: value(base) if callable(value) else value for field, (value, _) in table.items()}


def _stage(kind: type[Config], base: TrainingConfig, own: Mapping[str, Any], table: Table) -> Config:
    """What stage one has, what is the model's own, and the values of a table, put together at once."""
    fields: dict[str, Any] = {field.name: getattr(base, field.name) for field in dataclasses.fields(TrainingConfig)}
    fields |= own
    defaults = {field.name: field.default_factory for field in dataclasses.fields(kind)}
    for name, value in _tree(_computed(table, base)).items():
        if isinstance(value, dict):
            section = fields[name] if name in fields else defaults[name]()  # type: ignore[misc, operator]
            value = _replaced(section, value)
        fields[name] = value
    return kind(**fields)


def _objective(base: TrainingConfig, model: ModelDescription) -> ObjectiveConfig:
    """Stage one's, unless the model predicts something else."""
    same = base.objective.prediction == model.prediction
    return base.objective if same else ObjectiveConfig(prediction=model.prediction)


def _of_model(base: TrainingConfig, model: ModelDescription, suffix: str) -> dict[str, Any]:
    """What a later stage takes from the model and not from the recipe."""
    return {
        "name": f"{model.name or base.name}-{suffix}",
        "network": model.network,
        "text_encoder": model.text_encoder,
        "guidance_scale": model.guidance_scale,
        "guidance_interval": model.guidance_interval,
        "sampling_steps": model.num_steps,
    }


def _aligned(base: TrainingConfig, model: ModelDescription, stage: str) -> dict[str, Any]:
    """The same of stage three, which learns from sentences: without control, on no selection of clips."""
    objective = dataclasses.replace(_objective(base, model), control=0.0)
    return {**_of_model(base, model, stage), "objective": objective, "curation": CurationConfig()}
