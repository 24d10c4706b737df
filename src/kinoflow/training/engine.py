"""The training loop: one process, any stage that has a loss over batches.

Read `Trainer.train` first: a run is a loop over steps, and a step is a pure function of the weights, the optimiser's
state and the step number. Nothing else has to survive for a run to continue exactly.
"""

from __future__ import annotations

import dataclasses
import json
import math
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from kinoflow.data.loader import Batch
from kinoflow.errors import TrainingError
from kinoflow.files import atomic_path
from kinoflow.model.config import NetworkConfig
from kinoflow.model.folder import ModelDescription, save_model
from kinoflow.model.motion_model import MotionModel
from kinoflow.training.checkpoint import checkpoints, load_checkpoint, read_config, save_checkpoint
from kinoflow.training.config import TrainingConfig
from kinoflow.training.log import RunLog
from kinoflow.training.objective import Draws, draw, flow_losses
from kinoflow.training.optimizer import build_optimizer, learning_rate
from kinoflow.training.weights import TrainedWeights

VALIDATION_TIMES = (0.1, 0.3, 0.5, 0.7, 0.9)
MOST_BAD_STEPS = 20
"""So many steps in a row without a finite gradient end a run."""


class Trainer:
    """Trains a model on batches given by step number.

    Args:
        model: float32, with its statistics; trained in place.
        description: written beside the exported weights.
        batches: step number to batch; must be a pure function.
        validation: fixed batches.
        config: everything else.
        folder: where checkpoints, log and the exported model go.
    """

    def __init__(
        self,
        model: MotionModel,
        description: ModelDescription,
        batches: Callable[[int], Batch],
        validation: Sequence[Batch],
        config: TrainingConfig,
        folder: Path,
    ) -> None:
        self.config = config
        self.folder = folder
        self.description = description
        self.batches = batches
        self.validation = validation
        self.weights = TrainedWeights(model.train(), config.precision, config.optimizer.ema_decay)
        self.optimizer = build_optimizer(model, config.optimizer)
        self.step = 0
        self._bad_steps = 0
        self._interrupted = False
        if config.compile_blocks:
            _compile_blocks(self.weights.network)

    @property
    def model_folder(self) -> Path:
        """Where the exported model is."""
        return self.folder / "model"

    def resume(self) -> bool:
        """Continue from the newest checkpoint of the folder, if there is one.

        Raises:
            TrainingError: the checkpoint belongs to another configuration or to other data.
            CheckpointError: it is damaged.
        """
        found = checkpoints(self.folder / "checkpoints")
        if not found:
            return False
        saved = read_config(found[-1])
        same = (
            NetworkConfig.from_dict(saved["network"]) == self.config.network
            and saved["seed"] == self.config.seed
            and saved["objective"]["prediction"] == self.config.objective.prediction
        )
        if not same:
            raise TrainingError(
                f"{self.folder} holds a run of another network, prediction or seed; give another output folder, or "
                "delete it"
            )
        self.step = load_checkpoint(found[-1], self.weights, self.optimizer)
        return True

    def train(self, *, stop_at: int | None = None) -> Path:
        """Run to the configured number of steps (or to `stop_at`, leaving a checkpoint) and export the model.

        Returns:
            The exported model's folder.

        Raises:
            TrainingError: gradients stay non-finite.
            KeyboardInterrupt: Ctrl-C, after a checkpoint was written.
        """
        config = self.config
        last = config.num_steps if stop_at is None else min(config.num_steps, stop_at)
        self.folder.mkdir(parents=True, exist_ok=True)
        with atomic_path(self.folder / "config.json") as path:
            path.write_text(json.dumps(config.to_dict(), indent=2) + "\n", encoding="utf-8")
        with RunLog(self.folder, config.num_steps, self.step) as log, self._finish_step_on_interrupt():
            meter = _Meter()
            while self.step < last and not self._interrupted:
                losses, frames = self._train_step()
                meter.add(losses, frames)
                log.step(self.step)
                if self.step % config.log_every == 0:
                    log.report(self.step, "train", meter.means())
                    meter = _Meter()
                if self.step % config.validate_every == 0:
                    log.report(self.step, "validation", self.validate())
                if self.step % config.checkpoint_every == 0:
                    self.save()
            self.save()
            if self._interrupted:
                log.say(f"interrupted after step {self.step}; the same command continues from here")
                raise KeyboardInterrupt
        return self.model_folder

    def save(self) -> None:
        """Write a checkpoint and export the averaged model."""
        save_checkpoint(
            self.folder / "checkpoints",
            self.step,
            self.weights,
            self.optimizer,
            self.config.to_dict(),
            self.config.keep_checkpoints,
        )
        save_model(self.model_folder, self.description, self.weights.averaged_state())

    def _train_step(self) -> tuple[dict[str, float], int]:
        batch = self.batches(self.step)
        generator = step_generator(self.config.seed, self.step)
        draws = draw(self.config.objective, batch.motion.shape, generator, pairs=self.config.sampler.mirrored_pairs)
        batch, draws = _to(batch, draws, self.config.device)
        losses = flow_losses(self.weights.network, batch, draws, self.config.objective)  # type: ignore[arg-type]
        losses["total"].backward()
        gradients = self.weights.take_gradients()
        norm = torch.nn.utils.get_total_norm(gradients)
        values = {name: float(value.detach()) for name, value in losses.items()} | {"gradient_norm": float(norm)}
        # One check of loss and gradient before the optimiser step: a bad batch must not poison the weights.
        if math.isfinite(values["total"]) and math.isfinite(values["gradient_norm"]):
            self._update(gradients, norm)
            self._bad_steps = 0
        else:
            self._bad_steps += 1
            if self._bad_steps >= MOST_BAD_STEPS:
                raise TrainingError(
                    f"the loss or its gradient was not finite in {MOST_BAD_STEPS} steps in a row, up to step "
                    f"{self.step}; lower the learning rate or use precision fp32"
                )
        self.optimizer.zero_grad(set_to_none=True)
        self.step += 1
        return values, int(batch.lengths.sum())

    def _update(self, gradients: list[Tensor], norm: Tensor) -> None:
        options = self.config.optimizer
        scale = (options.gradient_clip / (norm + 1e-6)).clamp(max=1.0)
        torch._foreach_mul_(gradients, scale)
        for group in self.optimizer.param_groups:
            group["lr"] = learning_rate(self.step, self.config.num_steps, options)
        self.optimizer.step()
        self.weights.updated(self.step)

    @torch.no_grad()
    def validate(self) -> dict[str, float]:
        """Losses of the averaged weights on the fixed batches, with fixed noise, at `VALIDATION_TIMES`.

        "flow" is the mean over the times; "flow_0.5" and so on are the single ones.
        """
        model = MotionModel(self.config.network).to(self.config.device)
        model.load_state_dict(self.weights.averaged_state())
        model.eval()
        sums = dict.fromkeys(VALIDATION_TIMES, 0.0)
        total = 0
        for index, batch in enumerate(self.validation):
            generator = step_generator(self.config.seed, 2**40 + index)
            noise = torch.randn(batch.motion.shape, generator=generator)
            for t in VALIDATION_TIMES:
                draws = Draws(noise, torch.full((len(batch),), t), torch.zeros(len(batch), dtype=torch.bool))
                losses = flow_losses(model, *_to(batch, draws, self.config.device), self.config.objective)
                sums[t] += float(losses["flow"]) * int(batch.lengths.sum())
            total += int(batch.lengths.sum())
        values = {f"flow_{t}": value / max(1, total) for t, value in sums.items()}
        return {"flow": sum(values.values()) / len(values), **values}

    @contextmanager
    def _finish_step_on_interrupt(self) -> Iterator[None]:
        """The first Ctrl-C lets the step end and a checkpoint be written; a second one stops at once."""

        def ask(number: int, frame: Any) -> None:
            if self._interrupted:
                raise KeyboardInterrupt
            self._interrupted = True

        try:
            before = signal.signal(signal.SIGINT, ask)
        except ValueError:  # not in the main thread: there is no Ctrl-C to catch
            yield
            return
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)


class _Meter:
    """Means of the losses and the rate since the last report."""

    def __init__(self) -> None:
        self._sums: dict[str, float] = {}
        self._count = self._frames = 0
        self._started = time.perf_counter()

    def add(self, losses: dict[str, float], frames: int) -> None:
        for name, value in losses.items():
            self._sums[name] = self._sums.get(name, 0.0) + value
        self._count += 1
        self._frames += frames

    def means(self) -> dict[str, float]:
        seconds = time.perf_counter() - self._started
        rates = {"frames_per_s": self._frames / seconds, "steps_per_s": self._count / seconds}
        return {name: value / self._count for name, value in self._sums.items()} | rates


def step_generator(seed: int, step: int) -> torch.Generator:
    """The generator of all random choices of a step: a function of (seed, step), so nothing has to be saved."""
    # Mixed by a large odd constant so that neighbouring seeds do not share the streams of shifted steps.
    return torch.Generator().manual_seed((seed * 0x9E3779B97F4A7C15 + step) % 2**63)


def _to(batch: Batch, draws: Draws, device: str) -> tuple[Batch, Draws]:
    if device == "cpu":
        return batch, draws
    assert batch.text is not None
    moved = dataclasses.replace(
        batch, motion=batch.motion.to(device), lengths=batch.lengths.to(device), text=batch.text.to(device)
    )
    return moved, Draws(draws.noise.to(device), draws.time.to(device), draws.dropped.to(device))


def _compile_blocks(model: torch.nn.Module) -> None:
    # Shapes change from batch to batch, and text and motion take different branches: more variants than usual.
    torch._dynamo.config.recompile_limit = 32
    transformer = model.transformer
    for block in [*transformer.double_blocks, *transformer.single_blocks]:  # type: ignore[union-attr, operator, misc]
        for part in {block.motion, block.text}:
            part.compile(dynamic=True)
    for block in transformer.refiner.blocks:  # type: ignore[union-attr]
        block.compile(dynamic=True)
