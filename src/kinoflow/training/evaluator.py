"""Training of the retrieval evaluator on the training split of a dataset folder.

As in `training/engine.py`, a step is a function of weights, optimiser state and step number alone, so that a run that
is stopped goes on exactly where it was.
"""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from kinoflow.data.augment import MIRROR_COLUMNS, MIRROR_SIGNS
from kinoflow.data.loader import BatchSampler, Draw, MotionDataset, SamplerOptions
from kinoflow.data.manifest import TRAIN, VALIDATION
from kinoflow.data.shards import DatasetFolder
from kinoflow.errors import ConfigError, DataError, TrainingError
from kinoflow.files import atomic_path
from kinoflow.measures.evaluator import save_evaluator
from kinoflow.measures.meaning import same_meaning
from kinoflow.measures.text_motion import TextMotionConfig, TextMotionModel, body_view, contrast, hold_last_frame
from kinoflow.motion.features import POSITIONS, TRANSLATION
from kinoflow.motion.skeleton import NUM_JOINTS
from kinoflow.runs import locked_folder
from kinoflow.text.features import TextFeatures
from kinoflow.training.checkpoint import checkpoints, load_checkpoint, read_config, save_checkpoint
from kinoflow.training.config import OptimizerConfig
from kinoflow.training.interruption import Interruption
from kinoflow.training.log import RunLog
from kinoflow.training.optimizer import build_optimizer, learning_rate
from kinoflow.training.pretrain import caption_features, dataset_licence
from kinoflow.training.processes import Processes
from kinoflow.training.randomness import step_generator
from kinoflow.training.weights import TrainedWeights

Progress = Callable[[int, int], None]
LARGEST_SCALE = 50.0
"""The learned inverse temperature is kept below this, or the contrast would end in single pairs."""
_CLIPS_FOR_STATISTICS = 1000


@dataclass(frozen=True, kw_only=True)
class EvaluatorTrainingConfig:
    """One run; saved as JSON beside every checkpoint."""

    network: TextMotionConfig = field(default_factory=TextMotionConfig)
    optimizer: OptimizerConfig = field(
        default_factory=lambda: OptimizerConfig(
            learning_rate=5e-4, weight_decay=0.05, warmup_steps=100, decay_from=0.4, ema_decay=0.99
        )
    )
    sampler: SamplerOptions = field(
        # Mirrored pairs put the hardest negatives, left against right, into every batch.
        default_factory=lambda: SamplerOptions(batch_size=128, bucket_batches=4, balance=0.5, mirrored_pairs=True)
    )
    text_encoder: str = "minilm"
    num_steps: int = 600
    seed: int = 0
    precision: str = "bf16"
    """"fp32", or "bf16": matrix products in bfloat16, weights and everything else in float32."""
    log_every: int = 20
    validate_every: int = 250
    checkpoint_every: int = 100

    def __post_init__(self) -> None:
        if self.precision not in ("fp32", "bf16"):
            raise ConfigError(f"precision must be fp32 or bf16; got {self.precision!r}")

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return dataclasses.asdict(self)


@dataclass(frozen=True, eq=False)
class Pairs:
    """B clips with their captions.

    Attributes:
        joints: [B, T, J, 3] metres; frames past a clip's length repeat its last.
        lengths: [B] frames.
        text: features of the captions.
        captions: the sentences.
        wordings: per clip, every sentence known of it.
    """

    joints: Tensor
    lengths: Tensor
    text: TextFeatures
    captions: tuple[str, ...]
    wordings: tuple[frozenset[str], ...]


class EvaluatorTrainer:
    """Trains a `TextMotionModel` and exports it to `folder/evaluator`.

    Args:
        data: dataset folder; it must have a training split. Text features are kept in it and reused.
        folder: run folder for checkpoints, log and the exported evaluator.
        config: everything else.
        progress: called with (done, all) captions while text features are made.

    Raises:
        DataError: the dataset cannot be used.
    """

    def __init__(
        self, data: Path, folder: Path, config: EvaluatorTrainingConfig, progress: Progress | None = None
    ) -> None:
        self.config = config
        self.folder = folder
        opened = DatasetFolder.open(data)
        store = caption_features(opened, config.text_encoder, progress)
        self._lookup = store.lookup
        self.dataset = MotionDataset(opened, TRAIN)
        longest = int(self.dataset.lengths.max())
        if longest > config.network.max_frames:
            raise DataError(
                f"{data} has a clip of {longest} frames, the evaluator reads {config.network.max_frames}; build the "
                "dataset with shorter segments"
            )
        self.sampler = BatchSampler(self.dataset, config.sampler, config.seed)
        torch.manual_seed(config.seed)
        model = TextMotionModel(config.network)
        model.mean, model.std = input_statistics(self.dataset, config.seed)
        self.weights = TrainedWeights(model.train(), "fp32", config.optimizer.ema_decay)
        self.optimizer = build_optimizer(model, config.optimizer)
        self.step = 0
        self._validation = _validation_pairs(opened, self._lookup)
        self._notes = {
            "trained_on": f"training split of a dataset of {len(self.dataset)} clips",
            "licence": dataset_licence(opened),
        }

    @property
    def model(self) -> TextMotionModel:
        """The network that is trained."""
        assert isinstance(self.weights.master, TextMotionModel)
        return self.weights.master

    @property
    def evaluator_folder(self) -> Path:
        """Where the exported evaluator is."""
        return self.folder / "evaluator"

    def resume(self) -> bool:
        """Continue from the newest checkpoint of the folder, if there is one.

        Raises:
            TrainingError: the checkpoint belongs to another network, seed or sampler, or to other data.
            CheckpointError: it is damaged.
        """
        found = checkpoints(self.folder / "checkpoints")
        if not found:
            return False
        saved, own = read_config(found[-1]), json.loads(json.dumps(self.config.to_dict()))
        if any(saved.get(name) != own[name] for name in ("network", "seed", "sampler")):
            raise TrainingError(
                f"{self.folder} holds a run of another network, sampler or seed; give another output folder, or delete "
                "it"
            )
        self.step = load_checkpoint(found[-1], self.weights, self.optimizer, Processes())
        return True

    def train(self, *, stop_at: int | None = None) -> Path:
        """Run to the configured number of steps (or to `stop_at`), with checkpoints, and export the evaluator.

        Returns:
            The evaluator's folder.

        Raises:
            TrainingError: the loss is not finite.
            OutputError: the folder cannot be written, or another training is at work in it.
            KeyboardInterrupt: Ctrl-C, after a checkpoint was written.
        """
        config = self.config
        last = config.num_steps if stop_at is None else min(config.num_steps, stop_at)
        with (
            locked_folder(self.folder),
            RunLog(self.folder, config.num_steps, self.step) as log,
            Interruption() as interruption,
        ):
            losses: list[float] = []
            while self.step < last and not interruption.asked:
                losses.append(self._train_step())
                log.step(self.step)
                if self.step % config.log_every == 0:
                    scale = float(self.model.log_scale.detach().exp())
                    log.report(self.step, "train", {"contrast": float(np.mean(losses)), "scale": scale})
                    losses = []
                if self.step % config.validate_every == 0 and self._validation is not None:
                    log.report(self.step, "validation", self.validate())
                if self.step % config.checkpoint_every == 0:
                    self.save()
            self.save()
            if interruption.asked:
                log.say(f"interrupted after step {self.step}; the same command continues from here")
                raise interruption.error
        return self.evaluator_folder

    def save(self) -> None:
        """Write a checkpoint and export the averaged network."""
        state = self.config.to_dict()
        save_checkpoint(self.folder / "checkpoints", self.step, self.weights, self.optimizer, state, 2, Processes())
        notes = {**self._notes, "steps": self.step}
        save_evaluator(
            self.evaluator_folder,
            self.config.network,
            self.config.text_encoder,
            self.weights.averaged_state(),
            notes=notes,
        )
        with atomic_path(self.folder / "config.json") as path:
            path.write_text(json.dumps(state, indent=2) + "\n", encoding="utf-8")

    def _train_step(self) -> float:
        pairs = make_pairs(self.dataset, self.sampler.draws(self.step), self._lookup)
        # Dropout draws from the global generator: seeded by the step, so that a resumed run draws the same.
        torch.manual_seed(int(step_generator(self.config.seed, self.step).initial_seed()))
        with torch.autocast("cpu", torch.bfloat16, enabled=self.config.precision == "bf16"):
            motion = self.model.embed_motion(pairs.joints, pairs.lengths)
            text = self.model.embed_text(pairs.text.tokens, pairs.text.lengths)
        same = same_meaning(pairs.captions, pairs.text.pooled, pairs.wordings)
        loss = contrast(motion, text, same, self.model.log_scale.exp())
        value = float(loss.detach())
        if not math.isfinite(value):
            raise TrainingError(f"the loss is not finite at step {self.step}; lower the learning rate")
        loss.backward()
        self.weights.collect_gradients()
        gradients = self.weights.gradients()
        torch.nn.utils.clip_grads_with_norm_(
            self.model.parameters(), self.config.optimizer.gradient_clip, torch.nn.utils.get_total_norm(gradients)
        )
        for group in self.optimizer.param_groups:
            group["lr"] = learning_rate(self.step, self.config.num_steps, self.config.optimizer)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        with torch.no_grad():
            self.model.log_scale.clamp_(max=math.log(LARGEST_SCALE))
        self.weights.updated(self.step)
        self.step += 1
        return value

    @torch.no_grad()
    def validate(self) -> dict[str, float]:
        """On the validation split with mirror images: contrast, and how often a caption in 32 is found.

        "top1" and "top3" count a caption of the same meaning as found; "side" is the share of clips whose caption lies
        nearer than that of the mirror image, where the two differ.
        """
        model = TextMotionModel(self.config.network)
        model.load_state_dict(self.weights.averaged_state())
        model.eval()
        assert self._validation is not None
        sums = {"contrast": 0.0, "top1": 0.0, "top3": 0.0}
        right = asked = 0
        for pairs in self._validation:
            same = same_meaning(pairs.captions, pairs.text.pooled, pairs.wordings)
            motion = model.embed_motion(pairs.joints, pairs.lengths)
            text = model.embed_text(pairs.text.tokens, pairs.text.lengths)
            sums["contrast"] += float(contrast(motion, text, same, model.log_scale.exp()))
            likeness = motion @ text.T
            for count in (1, 3):
                best = likeness.topk(count, dim=1).indices
                sums[f"top{count}"] += float(same.gather(1, best).any(1).float().mean())
            own = likeness.diagonal()
            other = torch.arange(len(own)) ^ 1
            differs = ~same[torch.arange(len(own)), other]
            right += int((own > likeness[torch.arange(len(own)), other])[differs].sum())
            asked += int(differs.sum())
        values = {name: value / len(self._validation) for name, value in sums.items()}
        return values | {"side": right / max(asked, 1)}


def make_pairs(dataset: MotionDataset, draws: Sequence[Draw], lookup: Callable[[Sequence[str]], TextFeatures]) -> Pairs:
    """The drawn clips as joint positions, with their captions."""
    clips, captions, wordings = [], [], []
    for draw in draws:
        features = dataset.features(draw.clip, draw.start, draw.frames)
        if draw.mirrored:
            features = features.index_select(1, MIRROR_COLUMNS) * MIRROR_SIGNS
        clips.append(features[:, POSITIONS].reshape(-1, NUM_JOINTS, 3) + features[:, None, TRANSLATION])
        known = dataset.records[draw.clip].captions
        caption = known[draw.caption]
        captions.append(caption.mirrored if draw.mirrored else caption.text)
        wordings.append(frozenset(c.mirrored if draw.mirrored else c.text for c in known))
    lengths = torch.tensor([len(clip) for clip in clips])
    joints = torch.nn.utils.rnn.pad_sequence(clips, batch_first=True)
    joints = hold_last_frame(joints, lengths, joints.shape[1])
    return Pairs(joints, lengths, lookup(captions), tuple(captions), tuple(wordings))


def input_statistics(dataset: MotionDataset, seed: int) -> tuple[Tensor, Tensor]:
    """Mean and standard deviation [`NUM_INPUTS`] of `body_view` over clips drawn at random, and their mirror images."""
    generator = np.random.default_rng(seed)
    count = min(len(dataset), _CLIPS_FOR_STATISTICS)
    total = squares = torch.zeros((), dtype=torch.float64)
    frames = 0
    for clip in generator.choice(len(dataset), count, replace=False).tolist():
        for mirrored in (False, True):
            features = dataset.features(clip)
            if mirrored:
                features = features.index_select(1, MIRROR_COLUMNS) * MIRROR_SIGNS
            joints = features[:, POSITIONS].reshape(1, -1, NUM_JOINTS, 3) + features[None, :, None, TRANSLATION]
            view = body_view(joints)[0].double()
            total, squares, frames = total + view.sum(0), squares + view.square().sum(0), frames + len(view)
    mean = total / frames
    return mean.float(), (squares / frames - mean.square()).clamp(min=0).sqrt().float()


def _validation_pairs(data: DatasetFolder, lookup: Callable[[Sequence[str]], TextFeatures]) -> list[Pairs] | None:
    """The validation split in pools of 32: 16 clips, each as it is and mirrored; None where there is none."""
    try:
        dataset = MotionDataset(data, VALIDATION)
    except DataError:
        return None
    order = np.random.default_rng(0).permutation(len(dataset)).tolist()
    pools = [order[start : start + 16] for start in range(0, len(order) - 15, 16)] or [order]
    return [
        make_pairs(
            dataset,
            [Draw(clip, 0, mirrored, 0, dataset.records[clip].frames) for clip in pool for mirrored in (False, True)],
            lookup,
        )
        for pool in pools
    ]
