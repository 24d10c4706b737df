"""The flow-matching objective on one batch."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from kinoflow.data.loader import Batch
from kinoflow.flow.guidance import draw_dropped
from kinoflow.flow.loss import frame_mask, masked_error
from kinoflow.flow.path import PathSample, sample_path, sample_time
from kinoflow.model.motion_model import MotionModel
from kinoflow.motion.differentiable import joints_from_features
from kinoflow.motion.features import SMALLEST_STD
from kinoflow.training.config import ObjectiveConfig


@dataclass(frozen=True)
class Draws:
    """The random choices of one step.

    Attributes:
        noise: [B, T, D].
        time: [B] in [0, 1].
        dropped: [B] bool, samples whose condition is dropped.
    """

    noise: Tensor
    time: Tensor
    dropped: Tensor


def draw(config: ObjectiveConfig, shape: torch.Size, generator: torch.Generator, *, pairs: bool = False) -> Draws:
    """Noise, times and dropped conditions for a batch of this shape [B, T, D].

    With `pairs`, rows 2k and 2k + 1 share them: a clip and its mirror image then differ in nothing but what their
    captions say, left or right, and what the motion does about it.
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
    if not pairs:
        return draws
    rows = torch.arange(shape[0]) // 2 * 2
    return Draws(draws.noise[rows], draws.time[rows], draws.dropped[rows])


def flow_losses(model: MotionModel, batch: Batch, draws: Draws, config: ObjectiveConfig) -> dict[str, Tensor]:
    """Losses by name, all scalars in fp32; "total" is what is minimised.

    "flow" is the masked error of the velocity. For a clean prediction it is that of the clean motion weighted by
    max(1 - t, smallest_remainder)^(-remainder_power), which with power 2 is the same thing. "position" and "speed"
    compare joints placed by forward kinematics, in m^2 and (m / frame)^2, weighted by t since a prediction from pure
    noise can only be a mean.
    """
    assert batch.text is not None
    point = sample_path(batch.motion, draws.noise, draws.time)
    context, pooled = model.drop_condition(batch.text.tokens, batch.text.pooled, draws.dropped)
    output = model(point.x_t, draws.time, context, batch.text.lengths, pooled, batch.lengths).float()
    mask = frame_mask(batch.lengths, batch.motion.shape[1])
    if config.prediction == "velocity":
        flow = masked_error(output, point.velocity, mask, kind=config.loss)
        return {"flow": flow, "total": flow}
    return _clean_losses(model, batch, point, output, mask, config)


def _clean_losses(
    model: MotionModel, batch: Batch, point: PathSample, output: Tensor, mask: Tensor, config: ObjectiveConfig
) -> dict[str, Tensor]:
    weight = (1 - point.time).clamp(min=config.smallest_remainder) ** -config.remainder_power
    losses = {"flow": masked_error(output, batch.motion, mask, kind=config.loss, weight=weight)}
    total = losses["flow"]
    if config.position_weight or config.speed_weight:
        std = torch.where(model.std < SMALLEST_STD, 0.0, model.std).float()
        mean = model.mean.float()
        predicted = joints_from_features(output * std + mean)
        with torch.no_grad():
            target = joints_from_features(batch.motion * std + mean)
        difference = (predicted - target).flatten(2)
        losses["position"] = masked_error(difference, torch.zeros_like(difference), mask, weight=point.time)
        step = difference[:, 1:] - difference[:, :-1]
        losses["speed"] = masked_error(step, torch.zeros_like(step), mask[:, 1:], weight=point.time)
        total = total + config.position_weight * losses["position"] + config.speed_weight * losses["speed"]
    losses["total"] = total
    return losses
