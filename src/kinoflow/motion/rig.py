"""A motion on any hierarchy, as a file holds it, before it is put on the 22-joint body (see `retarget.py`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kinoflow.errors import MotionFileError, shortened
from kinoflow.motion.kinematics import forward_kinematics
from kinoflow.reading import brief, quoted

FloatArray = NDArray[np.float64]

LARGEST_NUMBER = 1e9
"""Of lengths in any unit and of angles; what is larger is damaged, and its square would soon be infinite."""
MOST_JOINTS = 10_000
_LISTED_CHARACTERS = 140
"""Of names in one message: as many as leave room for the file and for what to do."""
FREE_TRANSFORMS = 1_000_000
"""Joints times frames that a file may have however small it is; each takes about a hundred bytes, three times."""


def check_size(joints: int, frames: int, numbers: int) -> None:
    """Refuse a motion that would take far more memory than the file that tells it.

    Args:
        joints: of the hierarchy.
        frames: of the motion.
        numbers: that the file gives for all frames and joints together.

    Raises:
        MotionFileError: more joints than any figure has, or far more transforms than numbers.
    """
    if joints > MOST_JOINTS:
        raise MotionFileError(f"it has {joints:,} joints; at most {MOST_JOINTS:,} are read")
    if joints * frames > FREE_TRANSFORMS + numbers:
        raise MotionFileError(
            f"{frames:,} frames of {joints:,} joints are more than can be held, and the file tells only {numbers:,} "
            "numbers about them; cut it shorter, or leave out joints that do not move"
        )


def check_numbers(name: str, values: FloatArray) -> None:
    """Refuse numbers that are no lengths or angles.

    Raises:
        MotionFileError: NaN, infinity, or beyond `LARGEST_NUMBER`.
    """
    # Not by absolute values, which would take as much memory again; of NaN both comparisons are false.
    if values.size and not (values.max() <= LARGEST_NUMBER and values.min() >= -LARGEST_NUMBER):
        raise MotionFileError(f"{name} holds values that are not finite, or beyond {LARGEST_NUMBER:g}")


def unique_names(names: Sequence[str], parents: Sequence[int]) -> tuple[str, ...]:
    """Names of joints, those that stand more than once with their parent's before them, and then with a number."""
    count = Counter(names)
    told = [
        f"{names[parent]}/{name}" if count[name] > 1 and 0 <= parent < len(names) else name
        for name, parent in zip(names, parents, strict=False)
    ]
    told += names[len(told) :]
    seen: Counter[str] = Counter()
    unique = []
    for name in told:
        seen[name] += 1
        unique.append(name if seen[name] == 1 else f"{name}#{seen[name]}")
    return tuple(unique)


_unique_names = lru_cache(maxsize=64)(unique_names)
"""Files of one skeleton share them."""


def chosen_animation(names: Sequence[str], moving: Sequence[bool], animation: int | str | None) -> int:
    """The place of the animation that was asked for, or of the only one that moves anything.

    Args:
        names: of all animations of a file, each once (see `unique_names`).
        moving: whether each moves a node.
        animation: a place, a name, or the beginning of one name only, in any case; None where none was asked for.

    Raises:
        MotionFileError: there is none, none of this name, or there are several and none was asked for.
    """
    if not names:
        raise MotionFileError("it has no animation")
    if isinstance(animation, str) and animation in names:
        return names.index(animation)
    if isinstance(animation, str) and animation:
        begun = [index for index, name in enumerate(names) if _answers(name, animation)]
        if len(begun) == 1:
            return begun[0]
    if isinstance(animation, int) and 0 <= animation < len(names):
        return animation
    shown = listed([brief(name) for name in names])
    if animation is not None:
        raise MotionFileError(f"it has no animation {quoted(animation)}; it has {shown}")
    found = [index for index, moves in enumerate(moving) if moves]
    if not found:
        raise MotionFileError(f"its animations move no node: {shown}")
    if len(found) > 1:
        shown = listed([quoted(names[index]) for index in found])
        raise MotionFileError(f"it holds {len(found)} animations: {shown}; choose one: --animation NAME")
    return found[0]


def _answers(name: str, asked: str) -> bool:
    """Whether a name begins as asked, or what stands in it behind the object (Blender's "Armature|Walk") does."""
    asked = asked.casefold()
    return name.casefold().startswith(asked) or name.rsplit("|", 1)[-1].casefold().startswith(asked)


def listed(names: Sequence[str]) -> str:
    """Names as one message can hold them."""
    shown: list[str] = []
    for name in names:
        if len(", ".join([*shown, name])) > _LISTED_CHARACTERS:
            return f"{', '.join(shown)} and {len(names) - len(shown)} more"
        shown.append(name)
    return ", ".join(shown)


@dataclass(frozen=True, eq=False)
class RigMotion:
    """Joints of any names and number, with their rest offsets and per-frame transforms.

    Attributes:
        joint_names: J names, parents before children; those that stand more than once are made "parent/name".
        parents: J indices, -1 for the root.
        offsets: [J, 3] rest offset from the parent, in the file's unit.
        rotations: [T, J, 3, 3] rotation relative to the parent.
        local_translations: [T, J, 3] translation relative to the parent, in the file's unit; equals `offsets` where
            a joint has no position channels.
        fps: frames per second.
        unit_m: metres per unit of length of the file.
        metadata: what the file says about itself.
    """

    joint_names: tuple[str, ...]
    parents: tuple[int, ...]
    offsets: FloatArray
    rotations: FloatArray
    local_translations: FloatArray
    fps: float
    unit_m: float = 0.01
    metadata: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "joint_names", _unique_names(tuple(self.joint_names), tuple(self.parents)))
        frames, joints = self.rotations.shape[:2]
        if self.local_translations.shape != (frames, joints, 3) or joints != len(self.joint_names):
            raise MotionFileError(
                f"a rig of {len(self.joint_names)} joints needs transforms for each; "
                f"got rotations {self.rotations.shape}, translations {self.local_translations.shape}"
            )
        check_numbers("its rest pose", self.offsets)
        check_numbers("the way of its joints", self.local_translations)
        if self.parents.count(-1) != 1:
            raise MotionFileError(
                f"a rig has one root; this one has {self.parents.count(-1)} of {shortened(str(self.joint_names), 80)}"
            )

    @property
    def num_frames(self) -> int:
        """T."""
        return len(self.rotations)

    def part(self, start: int, stop: int, metadata: dict[str, Any]) -> RigMotion:
        """Frames `start` up to, not including, `stop`, with metadata of their own: views, of the world as well."""
        found = object.__new__(RigMotion)
        found.__dict__.update(self.__dict__, metadata=metadata)
        for name in ("rotations", "local_translations"):
            found.__dict__[name] = self.__dict__[name][start:stop]
        positions, rotations = self.world
        found.__dict__["world"] = positions[start:stop], rotations[start:stop]
        return found

    @cached_property
    def world(self) -> tuple[FloatArray, FloatArray]:
        """World positions [T, J, 3] in metres and world rotations [T, J, 3, 3]."""
        local = self.local_translations * self.unit_m
        root = self.parents.index(-1)
        return forward_kinematics(self.rotations, local[:, root], local, self.parents)
