"""The 201 numbers a frame is made of, written down once.

| block | columns | content | frame of reference |
|---|---|---|---|
| translation | 0:3 | pelvis minus the rest pelvis offset of the model's body, metres | world |
| root_rotation | 3:9 | pelvis orientation, six-number form | world |
| body_rotations | 9:135 | rotations of joints 1 to 21, six-number form | parent-local |
| joint_positions | 135:201 | 22 joints minus the pelvis, metres | world axes, pelvis origin |

No other file knows these numbers. The layout is that of HY-Motion 1.0 (arXiv 2512.23464); the six-number form is
described in `rotations.py`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kinoflow.errors import DataError
from kinoflow.motion.clip import MotionClip, local, once_a_clip
from kinoflow.motion.rotations import numbers_apart, rot6d_to_matrix, with_numbers_first
from kinoflow.motion.skeleton import MANNEQUIN, NUM_JOINTS, Skeleton

FloatArray = NDArray[np.float64]

FPS = 30.0
"""Frames per second of every feature sequence."""


@dataclass(frozen=True)
class Block:
    """A named run of columns."""

    name: str
    width: int
    start: int

    @property
    def columns(self) -> slice:
        """The columns as a slice of the last axis."""
        return slice(self.start, self.start + self.width)


def _layout(*blocks: tuple[str, int]) -> dict[str, Block]:
    table, start = {}, 0
    for name, width in blocks:
        table[name] = Block(name, width, start)
        start += width
    return table


BLOCKS = _layout(
    ("translation", 3),
    ("root_rotation", 6),
    ("body_rotations", (NUM_JOINTS - 1) * 6),
    ("joint_positions", NUM_JOINTS * 3),
)
NUM_FEATURES = sum(block.width for block in BLOCKS.values())
TRANSLATION = BLOCKS["translation"].columns
ROTATIONS = slice(BLOCKS["root_rotation"].start, BLOCKS["joint_positions"].start)
"""All 22 rotations: the root's six numbers, then the body's."""
POSITIONS = BLOCKS["joint_positions"].columns
SMALLEST_STD = 1e-3
"""Columns that vary less are constant (the pelvis in `joint_positions`)."""

# A reflection in the plane x = 0 keeps R00 and flips R01, R02, R10, R20 (S R S with S = diag(-1, 1, 1)).
_MIRROR_ROT6D = np.array([1.0, -1.0, -1.0, 1.0, -1.0, 1.0])
_MIRROR_VECTOR = np.array([-1.0, 1.0, 1.0])


def encode(clip: MotionClip, rest_pelvis_offset_m: ArrayLike = (0.0, 0.0, 0.0)) -> FloatArray:
    """Features [T, D] of a clip; positions come from the clip's own skeleton."""
    joints, frames = clip.joints, clip.num_frames
    features = np.empty((frames, NUM_FEATURES))
    features[:, TRANSLATION] = clip.translation - np.asarray(rest_pelvis_offset_m)
    # Views, into which the first two columns of each matrix go row by row.
    features[:, ROTATIONS].reshape(frames, NUM_JOINTS, 3, 2)[:] = clip.rotations[..., :2]
    np.subtract(joints, joints[:, :1], out=features[:, POSITIONS].reshape(frames, NUM_JOINTS, 3))
    return features


@once_a_clip
@local()
def features_of(clip: MotionClip) -> NDArray[np.float32]:
    """Features [T, D] of a clip on our body, as datasets have them: those of `encode`."""
    if not numbers_apart(clip.rotations):
        return encode(clip).astype(np.float32)
    # Column by column, as they lie, and then all of them turned over at once.
    columns = np.empty((NUM_FEATURES, clip.num_frames), np.float32)
    columns[TRANSLATION] = clip.translation.T
    numbers = with_numbers_first(clip.rotations)[:, :2]
    columns[ROTATIONS].reshape(NUM_JOINTS, 3, 2, -1)[:] = numbers.transpose(2, 0, 1, 3)
    places = clip.joints.transpose(1, 2, 0)
    columns[POSITIONS].reshape(NUM_JOINTS, 3, -1)[:] = places - places[:1]
    return np.ascontiguousarray(columns.T)


def decode(
    features: ArrayLike,
    *,
    rest_pelvis_offset_m: ArrayLike = (0.0, 0.0, 0.0),
    skeleton: Skeleton = MANNEQUIN,
    fps: float = FPS,
) -> MotionClip:
    """A clip from features [T, D]. As in the official decoder, rotations decide; `joint_positions` is not read."""
    x = np.asarray(features, dtype=np.float64)
    rotations = rot6d_to_matrix(x[:, ROTATIONS].reshape(len(x), NUM_JOINTS, 6))
    translation = x[:, TRANSLATION] + np.asarray(rest_pelvis_offset_m)
    return MotionClip(rotations=rotations, translation=translation, fps=fps, skeleton=skeleton)


def known_rotations(known: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """[T, J] joints whose rotation is known, of a mask [T, D] over features: all six numbers have to be."""
    return np.asarray(known[:, ROTATIONS].reshape(len(known), NUM_JOINTS, 6).all(axis=-1))


def known_translation(known: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """[T, 3] coordinates of the pelvis in the world that are known, of a mask [T, D] over features."""
    return known[:, TRANSLATION]


def known_places(known: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """[T, J] joints whose place relative to the pelvis is known, of a mask [T, D] over features."""
    return np.asarray(known[:, POSITIONS].reshape(len(known), NUM_JOINTS, 3).all(axis=-1))


def mirror_features(features: FloatArray, skeleton: Skeleton = MANNEQUIN) -> FloatArray:
    """Features [..., D] of the motion reflected left to right (plane x = 0); twice is the identity.

    Exact where the rest skeleton is symmetric, as the mannequin's is.
    """
    x = np.asarray(features)
    order = skeleton.mirror_joints
    mirrored = x.copy()
    mirrored[..., TRANSLATION] = x[..., TRANSLATION] * _MIRROR_VECTOR.astype(x.dtype)
    rotations = x[..., ROTATIONS].reshape(*x.shape[:-1], NUM_JOINTS, 6)[..., order, :]
    mirrored[..., ROTATIONS] = (rotations * _MIRROR_ROT6D.astype(x.dtype)).reshape(*x.shape[:-1], -1)
    positions = x[..., POSITIONS].reshape(*x.shape[:-1], NUM_JOINTS, 3)[..., order, :]
    mirrored[..., POSITIONS] = (positions * _MIRROR_VECTOR.astype(x.dtype)).reshape(*x.shape[:-1], -1)
    return mirrored


@dataclass(frozen=True, eq=False)
class Statistics:
    """Mean and standard deviation of each column over a dataset.

    Attributes:
        mean: [D] float64.
        std: [D] float64, as measured; columns below `SMALLEST_STD` are constant.
    """

    mean: FloatArray
    std: FloatArray

    def __post_init__(self) -> None:
        for name in ("mean", "std"):
            value = np.asarray(getattr(self, name), dtype=np.float64)
            if value.shape != (NUM_FEATURES,) or not np.isfinite(value).all():
                raise DataError(f"statistics need {NUM_FEATURES} finite numbers for {name}; got shape {value.shape}")
            object.__setattr__(self, name, value)

    def normalise(self, features: FloatArray) -> FloatArray:
        """(x - mean) / std, with constant columns divided by 1."""
        return (features - self.mean) / np.where(self.std < SMALLEST_STD, 1.0, self.std)

    def restore(self, normalised: FloatArray) -> FloatArray:
        """What `normalise` was given, constant columns too."""
        return normalised * np.where(self.std < SMALLEST_STD, 1.0, self.std) + self.mean

    def denormalise(self, features: FloatArray) -> FloatArray:
        """x * std + mean, with constant columns set to their mean."""
        return features * np.where(self.std < SMALLEST_STD, 0.0, self.std) + self.mean


@cache
def layout_fingerprint(skeleton: Skeleton = MANNEQUIN, fps: float = FPS) -> str:
    """16 hex digits over the column table, the skeleton and the frame rate.

    Shards, statistics and models carry it, so that features of another layout are refused and never misread.
    """
    table = [(b.name, b.start, b.width) for b in BLOCKS.values()]
    text = repr((table, "R00 R01 R10 R11 R20 R21", skeleton.fingerprint, float(fps)))
    return hashlib.sha256(text.encode()).hexdigest()[:16]
