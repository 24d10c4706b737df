"""The training loop, for any stage, on one process or many.

Read `Trainer.train` first: a run is a loop over steps, and a step is a function of the weights, the optimiser's state
and the step number. Nothing else has to survive for a run to continue exactly.

What is trained is a `Stage` (`stage.py`), which the engine asks for three things each step:

1. `stage.batches(step, model, share)`: this process's micro-batches, with all random choices already made;
2. `stage.counts(batch)`: for each loss, how many frames (or clips, or pairs) of a micro-batch it sums over;
3. `stage.sums(model, batch)`: those sums, with gradients.

The engine divides by the counts of all micro-batches of all processes, adds the losses up with `stage.weights`, and
does everything else: precision, sharding, accumulation, clipping, schedule, average, checkpoints, log. `supervised.py`
is the stage of pretraining and fine-tuning; preferences, reinforcement learning, students of few steps and the
evaluator bring their own.

`torchrun --nproc-per-node 2 --no-python kinoflow train ...` starts many processes; each has a shard of the weights
(`processes.py:shard`), and the number may change from one resumption to the next.
"""

from __future__ import annotations

import contextlib
import json
import math
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import torch
from torch import nn

from kinoflow.errors import OutputError, TrainingError
from kinoflow.files import atomic_path
from kinoflow.model.description import ModelDescription
from kinoflow.model.folder import save_model
from kinoflow.model.packing import PackedLinear
from kinoflow.runs import locked_folder
from kinoflow.training.acceleration import checkpoint_activations, compile_blocks
from kinoflow.training.checkpoint import checkpoints, load_checkpoint, read_config, save_checkpoint
from kinoflow.training.config import RunConfig
from kinoflow.training.log import Meter, RunLog, matrix_peak_flops
from kinoflow.training.optimizer import State, TrainedWeights, build_optimizer, learning_rate
from kinoflow.training.origin import check_settings, frozen_fingerprint
from kinoflow.training.processes import Processes, shard, whole
from kinoflow.training.stage import Size, Stage
from kinoflow.training.stopping import Interruption, TimeLimit

MOST_BAD_STEPS = 20
"""So many steps in a row without a finite gradient end a run."""


class Product(Protocol):
    """What a run leaves for use: a folder within its own, written with every checkpoint."""

    @property
    def name(self) -> str:
        """Of the folder."""

    def save(self, folder: Path, state: State, step: int) -> None:
        """Write the folder of the averaged state of the model after so many steps."""


@dataclass(frozen=True)
class TrainedModel:
    """A model folder.

    Attributes:
        description: written beside the weights.
        export: from the averaged state of the model to that of the exported one, for models with adapters.
    """

    description: ModelDescription
    export: Callable[[State], State] | None = None
    name: str = "model"

    def save(self, folder: Path, state: State, step: int) -> None:
        """See `Product.save`."""
        save_model(folder, self.description, self.export(state) if self.export else state)


class Trainer:
    """Trains a model on a stage.

    Args:
        model: float32, with its statistics, on its device; trained in place. Parameters without `requires_grad` stay.
        product: what is exported.
        stage: what to train on and what to minimise.
        config: everything else.
        folder: where checkpoints, log and the exported model go.
        processes: this process among those that train together.
        clock: seconds, for the time limit.

    Raises:
        TrainingError: the weights are packed for sampling.
    """

    def __init__(
        self,
        model: nn.Module,
        product: Product,
        stage: Stage[Any],
        config: RunConfig,
        folder: Path,
        *,
        processes: Processes | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.config = config
        self.folder = folder
        self.product = product
        self.stage = stage
        self.processes = processes or Processes(device=config.device)
        if any(isinstance(module, PackedLinear) for module in model.modules()):
            raise TrainingError("weights that are packed for sampling cannot be trained; take a trainable_copy")
        frozen = frozen_fingerprint(model)
        if self.processes.many:
            shard(model, config.precision, self.processes)  # type: ignore[arg-type]
        precision = "fp32" if self.processes.many or stage.autocasts else config.precision
        self.weights = TrainedWeights(model.train(), precision, config.optimizer.ema_decay, frozen=frozen)
        self.optimizer = build_optimizer(model, config.optimizer)
        self.step = 0
        self._bad_steps = 0
        self._interruption = Interruption(insist=not self.processes.many)
        self._limit = TimeLimit(clock)
        if config.compile_blocks:
            compile_blocks(self.weights.network)  # type: ignore[arg-type]
        if config.checkpoint_activations:
            checkpoint_activations(self.weights.network)  # type: ignore[arg-type]

    @property
    def model_folder(self) -> Path:
        """Where the exported model is."""
        return self.folder / self.product.name

    def resume(self) -> bool:
        """Continue from the newest checkpoint of the folder, if there is one.

        Raises:
            RunError: the checkpoint belongs to another configuration.
            TrainingError: it belongs to other data, or is beyond `num_steps`.
            CheckpointError: it is damaged.
        """
        found = checkpoints(self.folder / "checkpoints")
        if not found:
            return False
        check_settings(self.folder, read_config(found[-1]), self.config.to_dict())
        self.step = load_checkpoint(found[-1], self.weights, self.optimizer, self.processes)
        if self.step > self.config.num_steps:
            raise TrainingError(
                f"{self.folder} holds a run of {self.step} steps already; num_steps is {self.config.num_steps}"
            )
        return True

    def train(self, *, stop_at: int | None = None, seconds: float | None = None) -> Path:
        """Run to the configured number of steps (or to `stop_at`, leaving a checkpoint) and export the model.

        The run ends before that, with a checkpoint, when its time is over (`TrainingConfig.max_minutes`, or `seconds`
        in its place): after the last step that is expected to end in time, or none at all.

        Returns:
            The exported model's folder.

        Raises:
            TrainingError: gradients stay non-finite.
            OutputError: the folder cannot be written, or another training is at work in it.
            KeyboardInterrupt: Ctrl-C or SIGTERM, after a checkpoint was written.
        """
        config = self.config
        last = config.num_steps if stop_at is None else min(config.num_steps, stop_at)
        if 0 < last <= self.step and self.model_folder.is_dir():
            return self.model_folder
        saved_at = None
        with (
            self._own_folder(),
            RunLog.of(self.folder, config, self.step, self.processes) as log,
            self._interruption,
        ):
            minutes = config.max_minutes
            self._limit.start(60 * minutes if seconds is None and minutes is not None else seconds)
            meter = self._meter()
            interrupted = False
            while self.step < last and not ((interrupted or self._late("step")) and self.stage.at_rest(self.step)):
                with self._limit.measured("step"):
                    values, size, interrupted = self._train_step()
                # The losses of a step that was skipped are no numbers; it shows as a count.
                meter.add({"skipped_steps": 1.0} if self._bad_steps else values | {"skipped_steps": 0.0}, size)
                log.step(self.step)
                if self.step % config.log_every == 0:
                    log.report(self.step, "train", meter.means())
                    meter = self._meter()
                if self.step % config.validate_every == 0 and not self._late("validation"):
                    with self._limit.measured("validation"):
                        measured = self.validate()
                    if measured:
                        log.report(self.step, "validation", measured)
                if self.step % config.checkpoint_every == 0 and self.stage.at_rest(self.step):
                    self.save()
                    saved_at = self.step
            if saved_at != self.step:
                self.save()
            if interrupted:
                log.say(f"interrupted after step {self.step}; the same command continues from here")
                raise self._interruption.error
            if self.step < last and self._late("step"):
                log.say(f"time is up after step {self.step}; the same command continues from here")
        return self.model_folder

    def save(self) -> None:
        """Write a checkpoint and export the averaged model; all processes call it together."""
        save_checkpoint(
            self.folder / "checkpoints",
            self.step,
            self.weights,
            self.optimizer,
            self.config.to_dict(),
            self.config.keep_checkpoints,
            self.processes,
        )
        state = {}
        for name, tensor in self.weights.averaged_state().items():
            gathered = whole(tensor)
            if self.processes.first:
                state[name] = gathered.cpu() if self.processes.many else gathered
        if self.processes.first:
            self.product.save(self.model_folder, state, self.step)

    def _train_step(self) -> tuple[dict[str, float], Size, bool]:
        """One step: losses by name, how much work it was, and whether somebody asked to stop."""
        stage = self.stage
        batches = stage.batches(self.step, self.weights.network, self.processes.share)
        counts, size, interrupted = self._totals(batches)
        sums = dict.fromkeys(counts, 0.0)
        for batch in batches:
            found = stage.sums(self.weights.network, batch)
            terms = [weight * found[name] / counts[name] for name, weight in stage.weights.items()]
            # Sharded gradients are averaged over the processes; this makes it a sum.
            (torch.stack(terms).sum() * self.processes.share.processes).backward()
            self.weights.collect_gradients()
            for name in sums:
                sums[name] += float(found[name].detach())
        values = self._means(sums, counts)
        values["total"] = sum(weight * values[name] for name, weight in stage.weights.items())
        values |= self._update(values["total"])
        self.step += 1
        return values, size, interrupted

    def _totals(self, batches: Any) -> tuple[dict[str, float], Size, bool]:
        """Counts and sizes of a step's micro-batches over all processes; whether any of these was asked to stop."""
        each = [self.stage.counts(batch) for batch in batches]
        sizes = [self.stage.size(batch) for batch in batches]
        names = list(each[0])
        row = [sum(counts[name] for counts in each) for name in names]
        row += [sum(size.frames for size in sizes), sum(size.tokens for size in sizes), sum(s.flops for s in sizes)]
        *row, frames, tokens, flops, stops = self.processes.sum([*row, float(self._interruption.asked)])
        counts = {name: max(1.0, count) for name, count in zip(names, row, strict=True)}
        return counts, Size(frames, tokens, flops), stops > 0

    def _late(self, kind: str) -> bool:
        """Whether work of this kind would end after the time limit for any process; the same answer in all."""
        return self._limit.limited and any(self.processes.sum([float(self._limit.over(kind))]))

    def _means(self, sums: Mapping[str, float], counts: Mapping[str, float]) -> dict[str, float]:
        """Sums over all processes, divided by counts that are already over all."""
        return {
            name: value / counts[name]
            for name, value in zip(sums, self.processes.sum(list(sums.values())), strict=True)
        }

    def _update(self, total: float) -> dict[str, float]:
        """Clip the gradient and step, unless loss or gradient are not finite; what there is to log about it."""
        options = self.config.optimizer
        gradients = self.weights.gradients()
        norm = float(whole(torch.nn.utils.get_total_norm(gradients)))
        rate = learning_rate(self.step, self.config.num_steps, options)
        # One check before the optimiser step: a bad batch must not poison the weights. All processes see the same.
        if math.isfinite(total) and math.isfinite(norm):
            torch._foreach_mul_(gradients, min(1.0, options.gradient_clip / (norm + 1e-6)))
            for group in self.optimizer.param_groups:
                group["lr"] = rate
            self.optimizer.step()
            with torch.no_grad():
                self.stage.constrain(self.weights.master)
            self.weights.updated(self.step)
            self._bad_steps = 0
        else:
            self._bad_steps += 1
            if self._bad_steps >= MOST_BAD_STEPS:
                raise TrainingError(
                    f"the loss or its gradient was not finite in {MOST_BAD_STEPS} steps in a row, up to step "
                    f"{self.step}; lower the learning rate or use precision fp32"
                )
        self.optimizer.zero_grad(set_to_none=True)
        return {"gradient_norm": norm, "learning_rate": rate}

    @torch.no_grad()
    def validate(self) -> dict[str, float]:
        """What the stage measures on held-out data, with the averaged weights; all processes call it together."""
        with self.weights.averaged() as model:
            model.eval()
            sums, counts = self.stage.validate(model, self.processes.share)
            model.train()
        totals = self.processes.sum(list(counts.values()))
        return self._means(sums, {name: max(1.0, count) for name, count in zip(counts, totals, strict=True)})

    def _meter(self) -> Meter:
        dtype = torch.bfloat16 if self.config.precision == "bf16" else torch.float32
        return Meter(self.processes.share.processes * matrix_peak_flops(self.processes.device, dtype))

    @contextlib.contextmanager
    def _own_folder(self) -> Iterator[None]:
        """Make the folder, and keep it for this training: all its processes learn if another one has it."""
        with contextlib.ExitStack() as stack:
            problem: OutputError | None = None
            if self.processes.first:
                try:
                    stack.enter_context(locked_folder(self.folder))
                    with atomic_path(self.folder / "config.json") as path:
                        path.write_text(json.dumps(self.config.to_dict(), indent=2) + "\n", encoding="utf-8")
                except OutputError as error:
                    problem = error
            if any(self.processes.sum([float(problem is not None)])):
                raise problem or OutputError(f"cannot write {self.folder}: the first process says why")
            yield
