"""The network of the retrieval evaluator: motions and captions as points of one space, where like lies near like.

In the style of TMR (Petrovich, Black and Varol 2023, arXiv 2305.00976): a transformer over the motion, one over the
caption's tokens, both read at a learned token and trained by contrast. TMR also decodes motions from both; this one
does not, since it is smaller and only ever compares. Tensors in, tensors out.

The motion is read from joint positions alone, so that any way of making motions can be judged, and from them as the
body sees them: where a clip starts and which way it faces at first changes nothing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn.functional import normalize

from kinoflow.errors import ConfigError
from kinoflow.motion.features import FPS
from kinoflow.motion.skeleton import NUM_JOINTS, joint
from kinoflow.reading import check_fields

NUM_INPUTS = 2 * 3 * NUM_JOINTS + 5
"""Numbers a frame that `body_view` makes."""
_SMALLEST_STD = 1e-3
_MOST_LAYERS = 64


@dataclass(frozen=True, kw_only=True)
class TextMotionConfig:
    """Sizes of a `TextMotionModel`.

    Raises:
        ConfigError: sizes that cannot be built.
    """

    width: int = 192
    motion_layers: int = 4
    text_layers: int = 2
    num_heads: int = 6
    mlp_width: int = 512
    embedding_width: int = 64
    """Dimensions of the common space. Small, since a Frechet distance needs many clips per dimension."""
    patch_frames: int = 4
    """Frames that are joined to one token."""
    max_frames: int = 360
    token_width: int = 384
    """Dc of the text encoder."""
    dropout: float = 0.1

    def __post_init__(self) -> None:
        check_fields(self, ConfigError)
        for name, value in vars(self).items():
            largest = _MOST_LAYERS if name.endswith("layers") else 100_000
            if name != "dropout" and not 1 <= value <= largest:
                raise ConfigError(f"{name} must be a whole number from 1 to {largest}; got {value}")
        if self.width % self.num_heads:
            raise ConfigError(f"width must be a multiple of num_heads; got {self.width} and {self.num_heads}")
        if not 0 <= self.dropout < 1:
            raise ConfigError(f"dropout must be in [0, 1); got {self.dropout!r}")


def hold_last_frame(joints: Tensor, lengths: Tensor, num_frames: int) -> Tensor:
    """Positions [B, num_frames, J, 3] whose frames past a clip's length repeat its last frame."""
    index = torch.minimum(torch.arange(num_frames, device=joints.device), lengths[:, None] - 1)
    return joints.gather(1, index[:, :, None, None].expand(-1, -1, *joints.shape[2:]))


def body_view(joints: Tensor) -> Tensor:
    """What the network reads of joint positions [B, T, J, 3] (metres, Y up, 30 fps): [B, T, `NUM_INPUTS`].

    Per frame: positions of all joints about the point below the pelvis, along the body's left, up and forward; their
    velocities in the same axes, m/s; cosine and sine of the heading since the first frame; the pelvis's way since then
    along the first left and forward, metres; the rate of turning, rad/s. Left is where hips and shoulders point.
    """
    sides = [[joint(f"{side}_{name}") for name in ("Hip", "Shoulder")] for side in "LR"]
    across = (joints[:, :, sides[0]] - joints[:, :, sides[1]]).sum(dim=2)
    left = normalize(across[..., [0, 2]], dim=-1, eps=1e-6)  # [B, T, 2] x and z
    forward = torch.stack([-left[..., 1], left[..., 0]], dim=-1)
    pelvis = joints[:, :, joint("Pelvis"), [0, 2]]

    local = joints[..., [0, 2]] - pelvis[:, :, None]
    velocity = torch.zeros_like(joints)
    velocity[:, 1:] = (joints[:, 1:] - joints[:, :-1]) * FPS
    parts = []
    for horizontal, up in ((local, joints[..., 1]), (velocity[..., [0, 2]], velocity[..., 1])):
        to_left = (horizontal * left[:, :, None]).sum(-1)
        to_front = (horizontal * forward[:, :, None]).sum(-1)
        parts += [to_left, up, to_front]

    first_left, first_forward = left[:, :1], forward[:, :1]
    # Turning to the left takes forward toward the first left.
    heading = torch.stack([(forward * first_forward).sum(-1), (forward * first_left).sum(-1)], dim=-1)
    moved = pelvis - pelvis[:, :1]
    way = torch.stack([(moved * first_left).sum(-1), (moved * first_forward).sum(-1)], dim=-1)
    turning = torch.zeros_like(way[..., :1])
    cross = left[:, :-1, 0] * forward[:, 1:, 0] + left[:, :-1, 1] * forward[:, 1:, 1]
    turning[:, 1:, 0] = torch.asin(cross.clamp(-1, 1)) * FPS
    return torch.cat([*parts, heading, way, turning], dim=-1)


class TextMotionModel(nn.Module):
    """Two encoders into one space, on the unit sphere of `embedding_width` dimensions.

    Buffers `mean` and `std` [`NUM_INPUTS`] normalise what `body_view` gives; `log_scale` is the learned logarithm of
    the inverse temperature of the contrast.
    """

    mean: Tensor
    std: Tensor

    def __init__(self, config: TextMotionConfig) -> None:
        super().__init__()
        self.config = config
        self.register_buffer("mean", torch.zeros(NUM_INPUTS))
        self.register_buffer("std", torch.ones(NUM_INPUTS))
        self.motion = _Tower(config, NUM_INPUTS * config.patch_frames, config.motion_layers)
        self.text = _Tower(config, config.token_width, config.text_layers)
        self.log_scale = nn.Parameter(torch.tensor(math.log(10.0)))

    def embed_motion(self, joints: Tensor, lengths: Tensor) -> Tensor:
        """Points [B, E] of clips, joints [B, T, J, 3] with lengths [B]; frames past a length change nothing."""
        patch = self.config.patch_frames
        padded = -(-joints.shape[1] // patch) * patch
        view = body_view(hold_last_frame(joints, lengths, padded))
        view = (view - self.mean) / self.std.clamp(min=_SMALLEST_STD)
        patches = view.reshape(len(view), padded // patch, -1)
        return self.motion(patches, -(-lengths // patch))

    def embed_text(self, tokens: Tensor, lengths: Tensor) -> Tensor:
        """Points [B, E] of captions, tokens [B, S, Dc] of the text encoder with lengths [B]."""
        return self.text(tokens, lengths)


class _Tower(nn.Module):
    """A transformer over a sequence, read at a learned first token."""

    def __init__(self, config: TextMotionConfig, inputs: int, layers: int) -> None:
        super().__init__()
        width = config.width
        self.first = nn.Parameter(torch.empty(1, 1, width))
        if not self.first.is_meta:  # where normal numbers take a second, and nobody reads them
            nn.init.normal_(self.first, std=0.02)
        self.enter = nn.Sequential(nn.Linear(inputs, width), nn.Dropout(config.dropout))
        layer = nn.TransformerEncoderLayer(
            width,
            config.num_heads,
            config.mlp_width,
            dropout=config.dropout,
            activation="gelu",
            batch_first=True,
            norm_first=True,
        )
        self.layers = nn.TransformerEncoder(layer, layers, norm=nn.LayerNorm(width), enable_nested_tensor=False)
        self.leave = nn.Linear(width, config.embedding_width)

    def forward(self, sequence: Tensor, lengths: Tensor) -> Tensor:
        hidden = torch.cat([self.first.expand(len(sequence), -1, -1), self.enter(sequence)], dim=1)
        hidden = hidden + _sinusoids(hidden.shape[1], hidden.shape[2]).to(hidden)
        padding = torch.arange(hidden.shape[1], device=hidden.device) > lengths[:, None]
        hidden = self.layers(hidden, src_key_padding_mask=padding)
        return normalize(self.leave(hidden[:, 0]).float(), dim=-1)


def _sinusoids(length: int, width: int) -> Tensor:
    """[length, width] cosines and sines of positions, frequencies 10000^(-2k / width)."""
    frequency = 10000.0 ** (-torch.arange(0, width, 2) / width)
    angle = torch.arange(length)[:, None] * frequency
    return torch.stack([angle.cos(), angle.sin()], dim=-1).flatten(1)


def contrast(motion: Tensor, text: Tensor, same: Tensor, scale: Tensor) -> Tensor:
    """Symmetric InfoNCE of B pairs of unit vectors [B, E], without the pairs that only look like negatives.

    L = -1/2 mean_i [log softmax_j(scale m_i . t_j)_i + log softmax_j(scale t_i . m_j)_i], over i itself and all j
    with `same[i, j]` false.

    Args:
        motion: [B, E] points of motions.
        text: [B, E] points of captions.
        same: [B, B] bool, whether caption j says the same as caption i; the diagonal does not matter.
        scale: inverse temperature.
    """
    others = same & ~torch.eye(len(motion), dtype=torch.bool, device=motion.device)
    logits = (scale * motion @ text.T).masked_fill(others, float("-inf"))
    target = torch.arange(len(motion), device=motion.device)
    cross_entropy = nn.functional.cross_entropy
    return (cross_entropy(logits, target) + cross_entropy(logits.T, target)) / 2
