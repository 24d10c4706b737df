"""Augmentation on feature tensors: the mirror as columns and signs, and the canonical start of a cropped clip."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from kinoflow.motion.features import BLOCKS, NUM_FEATURES, POSITIONS, TRANSLATION, mirror_features

# Mirroring the numbers 1 to D shows where each column goes and with which sign.
_MIRRORED = mirror_features(np.arange(1.0, NUM_FEATURES + 1.0))
MIRROR_COLUMNS = torch.from_numpy(np.abs(_MIRRORED).astype(np.int64) - 1)
"""[D] column of the original that each column of the mirror image is taken from."""
MIRROR_SIGNS = torch.from_numpy(np.sign(_MIRRORED).astype(np.float32))
"""[D] its sign: `mirrored = x[..., MIRROR_COLUMNS] * MIRROR_SIGNS`."""

_ROOT = BLOCKS["root_rotation"].columns


def start_at_origin(features: Tensor) -> Tensor:
    """Features [T, D] (not normalised) moved and turned so that frame 0 is at x = z = 0 and faces +Z.

    The same as `canonicalise` of the decoded clip, without the change of height, and without forward kinematics:
    a turn acts on translation, on the root's two columns and on the world-axis joint positions alike.
    """
    pairs = features[0, _ROOT].reshape(3, 2)
    forward = torch.linalg.cross(pairs[:, 0], pairs[:, 1])
    upright = torch.hypot(forward[0], forward[2]) > 0.5
    angle = torch.atan2(forward[0], forward[2]) if upright else torch.atan2(-pairs[2, 0], pairs[0, 0])
    cosine, sine, zero, one = torch.cos(angle), torch.sin(angle), angle * 0, angle * 0 + 1
    # Rotation about +Y by -angle.
    turn = torch.stack([cosine, zero, -sine, zero, one, zero, sine, zero, cosine]).reshape(3, 3)
    out = features.clone()
    floor = torch.tensor([1.0, 0.0, 1.0])
    out[:, TRANSLATION] = (features[:, TRANSLATION] - features[0, TRANSLATION] * floor) @ turn.T
    out[:, _ROOT] = (turn @ features[:, _ROOT].reshape(-1, 3, 2)).reshape(len(features), -1)
    positions = features[:, POSITIONS].reshape(len(features), -1, 3)
    out[:, POSITIONS] = (positions @ turn.T).reshape(len(features), -1)
    return out
