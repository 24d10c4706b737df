"""What the commands of training share: the options of a run, what --set changes, what is opened once, the run."""

from __future__ import annotations

import dataclasses
import math
import types
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from tyro.conf import Fixed, Suppress, arg

from kinoflow.cli.options import Output, Plan, Set, Threads
from kinoflow.cli.terminal import say
from kinoflow.errors import OptionError

if TYPE_CHECKING:
    from kinoflow.alignment.config import RewardOptions
    from kinoflow.alignment.rewards import EvaluatorSimilarity
    from kinoflow.data.shards import DatasetFolder
    from kinoflow.inference.pipeline import MotionPipeline
    from kinoflow.measures.evaluator import TextMotionEvaluator
    from kinoflow.model.description import ModelDescription
    from kinoflow.recipes.recipe import Recipe
    from kinoflow.text.encoder import TextEncoder
    from kinoflow.training.config import TrainingConfig
    from kinoflow.training.engine import Trainer
    from kinoflow.training.pretrain import StartingPoint
    from kinoflow.training.processes import Processes

Config = TypeVar("Config")
Run = TypeVar("Run", bound="TrainingConfig")
MOST_THREADS = 1024
_KINDS = {bool: "true or false", int: "a whole number", float: "a finite number"}


@dataclass(frozen=True)
class RunOptions:
    """The run: where it goes, what it is configured by, where it computes.

    Attributes:
        output: Run folder: checkpoints, log.jsonl, and the trained model in OUT/model.
        recipe: Recipe to take the settings from (`kinoflow train recipes` lists them); compact for pretraining, else
            that of the model's network, when left out.
        set: Fields of the configuration to change; --plan shows them with their values and where these come from.
        device: Where to train: cpu, cuda:0, mps, or auto for the first GPU if there is one; the recipe's own when
            left out.
        threads: CPU threads; all cores when left out.
        plan: Only show what the run would need in memory, operations and hours, and what its values are.
    """

    output: Output = None
    recipe: Annotated[str | None, arg(metavar="NAME")] = None
    set: Set = ()
    device: Annotated[str | None, arg(metavar="NAME")] = None
    threads: Threads = None
    plan: Plan = False

    def configured(self, config: Run) -> Run:
        """A configuration with the fields of --set and the device of --device.

        Raises:
            OptionError, ConfigError: one of them is impossible.
        """
        check_threads(self.threads)
        if self.device is not None:
            from kinoflow.inference.devices import choose_device

            config = dataclasses.replace(config, device=choose_device(self.device).name)
        return override(config, self.set)


class Opened:
    """What stages of training share, each opened once: a dataset, a model with its text encoder, the evaluator.

    Of models the last one stays: one stage makes it, the report measures it, and the next stage begins with it.

    Args:
        data: dataset folder, where there is one.
    """

    def __init__(self, data: Path | None) -> None:
        self.data = data
        self._model: tuple[Path, str, MotionPipeline] | None = None
        self._encoder: TextEncoder | None = None
        self._evaluator: TextMotionEvaluator | None = None

    @cached_property
    def dataset(self) -> DatasetFolder | None:
        """The dataset.

        Raises:
            DataError: it cannot be used.
        """
        from kinoflow.data.shards import DatasetFolder

        return None if self.data is None else DatasetFolder.open(self.data)

    def reference(self, model: Path, device: str) -> MotionPipeline:
        """A frozen model, see `inference.loading.load_reference`; of the one before it only the text encoder stays."""
        from kinoflow.inference.ahead import describe_folder
        from kinoflow.inference.loading import load_reference
        from kinoflow.inference.pipeline import resolve_folder

        folder = resolve_folder(model)
        if self._model is None or self._model[:2] != (folder, device):
            self._model = None
            known = self._encoder
            reads = known is not None and known.name == describe_folder(folder).text_encoder
            pipe = load_reference(folder, device, text_encoder=known if reads else "auto")
            self._encoder = pipe.text_encoder
            self._model = (folder, device, pipe)
        return self._model[2]

    def start(self, model: Path) -> StartingPoint:
        """A model as something to begin with: its weights are trained in place, and nothing else keeps them."""
        from kinoflow.inference.loading import load_plain, trainable_copy
        from kinoflow.inference.pipeline import resolve_folder
        from kinoflow.training.pretrain import StartingPoint

        folder = resolve_folder(model)
        known, self._model = self._model, None
        if known is None or known[0] != folder:
            return StartingPoint(*load_plain(folder), folder)
        return StartingPoint(trainable_copy(known[2]), known[2].description, folder)

    def evaluator(self, text_encoder: TextEncoder | None) -> TextMotionEvaluator:
        """The evaluator that comes with kinoflow, with a text encoder that is loaded already where that is its own."""
        from kinoflow.measures.evaluator import TextMotionEvaluator

        if self._evaluator is None:
            self._evaluator = TextMotionEvaluator.from_pretrained(text_encoder=text_encoder)
        return self._evaluator

    def similarity(self, reward: RewardOptions, pipe: MotionPipeline) -> EvaluatorSimilarity | None:
        """The evaluator as a term of a reward, or None where that gives it no weight."""
        from kinoflow.alignment.rewards import EvaluatorSimilarity

        return EvaluatorSimilarity(self.evaluator(pipe.text_encoder)) if reward.similarity else None


Handed = Annotated[Opened | None, Suppress, Fixed]
"""What the command that calls this one has open, for a parameter that nobody types."""


def check_threads(threads: int | None) -> None:
    """Refuse a number of threads that no machine has.

    Raises:
        OptionError: it is not from 1 to `MOST_THREADS`.
    """
    if threads is not None and not 1 <= threads <= MOST_THREADS:
        raise OptionError(f"--threads must be from 1 to {MOST_THREADS}; got {threads}")


def use_threads(threads: int | None) -> None:
    """Let torch compute with so many threads; all cores if None.

    Raises:
        OptionError: no machine has so many.
    """
    check_threads(threads)
    import kinoflow.training  # noqa: F401  (it says how threads wait, before torch is imported)

    if threads is not None:
        import torch

        torch.set_num_threads(threads)


def train(trainer: Trainer, processes: Processes) -> None:
    """Resume and train; prints the folder of the trained model."""
    if trainer.resume():
        say(f"continuing after step {trainer.step}", shown=processes.first)
    folder = trainer.train()
    if processes.first:
        print(folder)


def recipe_for(model: Path | None, recipe: str | None) -> tuple[str, Recipe, ModelDescription]:
    """Name and recipe of a model, and its description: of a folder, or of what a recipe would make.

    Raises:
        OptionError: neither is given, or no recipe has the network of the model.
        ModelFolderError: the folder cannot be read.
    """
    from kinoflow.inference.ahead import describe_folder
    from kinoflow.inference.pipeline import resolve_folder
    from kinoflow.recipes import model_of_recipe, recipe_of_model
    from kinoflow.recipes import recipe as find_recipe

    if model is not None:
        description = describe_folder(resolve_folder(model))
        name = recipe or recipe_of_model(description)
        return name, find_recipe(name), description
    if recipe is None:
        raise OptionError("--plan needs the size of the model: --model FOLDER or --recipe NAME")
    found = find_recipe(recipe)
    return recipe, found, model_of_recipe(found.pretrain())


def override(config: Config, changes: tuple[str, ...]) -> Config:
    """The configuration with fields changed by "name=value" or "section.name=value"; lists are "a,b".

    All changes are made at once, so two that are only possible together can be given in any order; of two changes of
    one field the last counts.

    Raises:
        OptionError: no such field, or a value of another type.
        ConfigError: what comes out is impossible.
    """
    from kinoflow.recipes.recipe import with_fields

    values = {}
    for change in changes:
        path, separator, text = change.partition("=")
        if not separator:
            raise OptionError(f"--set needs name=value; got {change!r}")
        *sections, name = path.split(".")
        section: Any = config
        for part in sections:
            section = _field(section, part, change)
            if not dataclasses.is_dataclass(section):
                raise OptionError(f"--set {change}: {part!r} is not a section")
        if dataclasses.is_dataclass(_field(section, name, change)):
            raise OptionError(f"--set {change}: {name!r} is a section")
        values[path] = _parse(text, get_type_hints(type(section))[name], change)
    return with_fields(config, values)


def _field(section: Any, name: str, change: str) -> Any:
    names = [field.name for field in dataclasses.fields(section)]
    if name not in names:
        raise OptionError(f"--set {change}: there is no {name!r}; known: {', '.join(names)}")
    return getattr(section, name)


def _parse(text: str, kind: Any, change: str) -> Any:
    """`text` as a value of a field that is annotated with `kind`."""
    if get_origin(kind) in (Union, types.UnionType):
        if text.lower() == "none":
            return None
        kind = next(option for option in get_args(kind) if option is not type(None))
    if get_origin(kind) is tuple:
        parts, each = [part for part in text.split(",") if part], get_args(kind)
        if each[-1] is not Ellipsis and len(parts) != len(each):
            raise OptionError(f"--set {change}: expected {len(each)} values with commas between them")
        return tuple(_parse(part, each[0], change) for part in parts)
    try:
        if kind is bool:
            return {"true": True, "false": False}[text.lower()]
        if kind is int:
            return int(text)
        if kind is float and math.isfinite(value := float(text)):
            return value
    except (KeyError, ValueError):
        pass
    if kind in _KINDS:
        raise OptionError(f"--set {change}: expected {_KINDS[kind]}")
    return text
