"""The flow-matching objective on one batch, as sums over frames so that batches can be cut and put together."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import torch
from torch import Tensor

from kinoflow.data.augment import MIRROR_COLUMNS
from kinoflow.data.loader import Batch
from kinoflow.flow.grid import draw_dropped
from kinoflow.flow.loss import frame_mask, masked_sum
from kinoflow.flow.path import PathSample, sample_path, sample_time
from kinoflow.model.motion_model import MotionModel
from kinoflow.motion.contacts import FOOT_JOINTS, HEIGHT_ABOVE_REST_M, MAX_SPEED_M_PER_S, SOFT_HEIGHT_M
from kinoflow.motion.differentiable import joints_from_features
from kinoflow.motion.features import FPS, SMALLEST_STD
from kinoflow.motion.skeleton import MANNEQUIN, joint
from kinoflow.training.config import ObjectiveConfig
from kinoflow.training.control import draw_known

JOINT_LOSSES = {"position": 0, "speed": 1, "contact": 1, "height": 0}
"""Losses on joints, and by how many frames each clip counts less: displacements lie between two frames."""
FEET = [joint(name) for name in FOOT_JOINTS]


@dataclass(frozen=True)
class Draws:
    """The random choices of one step.

    Attributes:
        noise: [B, T, D].
        time: [B] in [0, 1].
        dropped: [B] bool, samples whose condition is dropped.
        known: [B, T, D] bool, what the network is given clean; None where nothing is.
    """

    noise: Tensor
    time: Tensor
    dropped: Tensor
    known: Tensor | None = None


def draw(
    config: ObjectiveConfig,
    shape: torch.Size,
    generator: torch.Generator,
    *,
    lengths: Tensor | None = None,
    pairs: bool = False,
) -> Draws:
    """Noise, times, dropped conditions and known numbers for a batch of this shape [B, T, D].

    Where something is to be known, `lengths` [B] says how many frames each clip has; all T if not given.

    With `pairs`, rows 2k and 2k + 1 share them: a clip and its mirror image then differ in nothing but what their
    captions say, left or right, and what the motion does about it. What is known of the mirror image is mirrored.
    """
    draws = Draws(
        noise=torch.randn(shape, generator=generator),
        time=sample_time(
            shape[0],
            generator,
            distribution=config.time_distribution,
            mean=config.time_mean,
            std=config.time_std,
        ),
        dropped=draw_dropped(shape[0], config.condition_drop, generator),
    )
    if config.control:
        frames = torch.full((shape[0],), shape[1]) if lengths is None else lengths
        known = draw_known(frames, shape[1], config.control, generator)
        draws = dataclasses.replace(draws, known=known)
    if not pairs:
        return draws
    rows = torch.arange(shape[0]) // 2 * 2
    known = draws.known
    if known is not None:
        known = known[rows]
        known[1::2] = known[1::2][..., MIRROR_COLUMNS]
    return Draws(draws.noise[rows], draws.time[rows], draws.dropped[rows], known)


def flow_weights(config: ObjectiveConfig) -> dict[str, float]:
    """Factor of each loss in what is minimised."""
    weights = {name: getattr(config, f"{name}_weight") for name in JOINT_LOSSES}
    return {"flow": 1.0} | {name: weight for name, weight in weights.items() if weight}


def flow_counts(batch: Batch, config: ObjectiveConfig) -> dict[str, float]:
    """How many frames, or pairs of neighbouring frames, each loss of `flow_sums` is a sum over."""
    frames = float(batch.lengths.sum())
    return {"flow": frames} | {name: frames - len(batch) * JOINT_LOSSES[name] for name in _joint_names(config)}


def flow_losses(model: MotionModel, batch: Batch, draws: Draws, config: ObjectiveConfig) -> dict[str, Tensor]:
    """The losses of `flow_sums` as means, and their weighted sum "total", which is what is minimised; all scalars."""
    counts = flow_counts(batch, config)
    losses = {name: value / max(1.0, counts[name]) for name, value in flow_sums(model, batch, draws, config).items()}
    losses["total"] = torch.stack([weight * losses[name] for name, weight in flow_weights(config).items()]).sum()
    return losses


def flow_sums(model: MotionModel, batch: Batch, draws: Draws, config: ObjectiveConfig) -> dict[str, Tensor]:
    """Sums of losses by name over the frames of a batch, all scalars in fp32.

    "flow" is the masked error of the velocity. For a clean prediction it is that of the clean motion weighted by
    max(1 - t, smallest_remainder)^(-remainder_power), which with power 2 is the same thing. "position" and "speed"
    compare joints placed by forward kinematics, in m^2 and (m / frame)^2; "contact" is the squared displacement, in
    (m / frame)^2, of feet that rest on the floor in the data, and "height" the squared error of the height of feet, in
    m^2. All four are weighted by t since a prediction from pure noise can only be a mean. What is known has no error.
    """
    assert batch.text is not None
    point = sample_path(batch.motion, draws.noise, draws.time)
    first, rows = shared_texts(batch, draws)
    text = batch.text.select(first)
    context, pooled = model.drop_condition(text.tokens, text.pooled, draws.dropped[first])
    known, x_t = draws.known, point.x_t
    if known is not None:
        x_t = torch.where(known, batch.motion, x_t)
    output = model(x_t, draws.time[first], context, text.lengths, pooled, batch.lengths, rows, known).float()
    if known is not None:  # sampling keeps what is known, whatever the network says of it
        output = torch.where(known, point.velocity if config.prediction == "velocity" else batch.motion, output)
    mask = frame_mask(batch.lengths, batch.motion.shape[1])
    if config.prediction == "velocity":
        return {"flow": masked_sum(output, point.velocity, mask, kind=config.loss)}
    return _clean_sums(model, batch, point, output, mask, config)


def shared_texts(batch: Batch, draws: Draws) -> tuple[list[int], Tensor | None]:
    """The first of the rows that share caption, time and fate of the condition, and which of those each row has.

    Clip and mirror image often have the same caption; the network then takes it through its blocks once.
    """
    keys = list(zip(batch.captions, draws.time.tolist(), draws.dropped.tolist(), strict=True))
    first: dict[tuple[str, float, bool], int] = {}
    for row, key in enumerate(keys):
        first.setdefault(key, row)
    places = {key: place for place, key in enumerate(first)}
    if len(first) == len(keys):
        return list(first.values()), None
    return list(first.values()), torch.tensor([places[key] for key in keys], device=batch.motion.device)


def _joint_names(config: ObjectiveConfig) -> list[str]:
    """The losses on joints, all of them if any has a weight: the others are logged."""
    return list(JOINT_LOSSES) if any(getattr(config, f"{name}_weight") for name in JOINT_LOSSES) else []


def _clean_sums(
    model: MotionModel, batch: Batch, point: PathSample, output: Tensor, mask: Tensor, config: ObjectiveConfig
) -> dict[str, Tensor]:
    weight = (1 - point.time).clamp(min=config.smallest_remainder) ** -config.remainder_power
    sums = {"flow": masked_sum(output, batch.motion, mask, kind=config.loss, weight=weight)}
    if _joint_names(config):
        predicted = joints_of(model, output)
        with torch.no_grad():
            target = joints_of(model, batch.motion)
        sums |= joint_sums(predicted, target, mask, point.time)
    return sums


def joints_of(model: MotionModel, motion: Tensor) -> Tensor:
    """World joint positions [B, T, J, 3] in metres of a model's normalised motions [B, T, D]."""
    std = torch.where(model.std < SMALLEST_STD, 0.0, model.std).float()
    return joints_from_features(motion * std + model.mean.float())


def joint_sums(predicted: Tensor, target: Tensor, mask: Tensor, time: Tensor) -> dict[str, Tensor]:
    """Losses on joint positions [B, T, J, 3], see `flow_sums`; rows are weighted by `time` [B], `mask` is [B, T]."""

    def square(value: Tensor, mask: Tensor) -> Tensor:
        return masked_sum(value.flatten(2), torch.zeros_like(value.flatten(2)), mask, weight=time)

    difference = predicted - target
    feet, target_feet = predicted[:, :, FEET], target[:, :, FEET]
    slip = feet[:, 1:] - feet[:, :-1]
    return {
        "position": square(difference, mask),
        "speed": square(difference[:, 1:] - difference[:, :-1], mask[:, 1:]),
        "contact": square(slip * _resting(target_feet)[..., None], mask[:, 1:]),
        "height": square((feet - target_feet)[..., 1], mask),
    }


def _resting(feet: Tensor) -> Tensor:
    """[B, T - 1, 4] float, one where a foot joint of [B, T, 4, 3] is low and hardly moves to the next frame."""
    rest = torch.from_numpy(MANNEQUIN.rest_positions[FEET, 1]).to(feet)
    low = feet[:, 1:, :, 1] - rest < HEIGHT_ABOVE_REST_M + SOFT_HEIGHT_M
    slow = (feet[:, 1:] - feet[:, :-1])[..., [0, 2]].norm(dim=-1) * FPS < MAX_SPEED_M_PER_S
    return (low & slow).float()
