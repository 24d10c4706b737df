"""Constraints in a JSON file; docs/control.md describes it, docs/constraints.schema.json is its schema."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np

from kinoflow.control.constraints import (
    Constraint,
    Contact,
    Effector,
    GroundHeight,
    Heading,
    Keep,
    Keyframe,
    RootPath,
)
from kinoflow.control.peers import kimodo_constraints, mmcp_constraints, pose_of
from kinoflow.errors import ConstraintError, MotionFileError, UnreadableError
from kinoflow.motion.canonical import resample
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.features import FPS
from kinoflow.motion.skeleton import NUM_JOINTS
from kinoflow.reading import quoted, read_json, reading, record, value_of

FORMAT = "kinoflow constraints"
VERSION = 1
MOST_CONSTRAINTS = 1000


@dataclass(frozen=True)
class _Pose:
    """A pose of a clip's frame, or by numbers."""

    clip: str | None = None
    clip_frame: int = 0
    rotations_rad: tuple[tuple[float, float, float], ...] | None = None
    translation_m: tuple[float, float, float] | None = None
    place: bool = True


@dataclass(frozen=True)
class _Keyframe(_Pose):
    frame: int = 0
    joints: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Keep:
    clip: str
    frame: int = 0
    clip_start: int = 0
    clip_stop: int | None = None
    part: str | None = None


KINDS: Mapping[str, type[Any]] = {
    "keyframe": _Keyframe,
    "start_pose": _Pose,
    "end_pose": _Pose,
    "root_path": RootPath,
    "heading": Heading,
    "effector": Effector,
    "keep": _Keep,
    "contact": Contact,
    "ground_height": GroundHeight,
}
"""Kind in the file and its fields: the constraint itself, or a record where the file names another one."""


def read_constraints(path: str | os.PathLike[str]) -> list[Constraint]:
    """Constraints of a file; the clips that it names lie beside it, unless their paths are absolute.

    Constraint files of Kimodo and requests of MMCP are read as they are (`control.peers`).

    Raises:
        ConstraintError: the file cannot be read, is of another format or version, or a constraint has a wrong field;
            the message names its number.
    """
    path = Path(path)
    with reading(path, ConstraintError, "docs/control.md has the format"):
        found = read_json(path)
        if isinstance(found, list):
            _check_many(found)
            return kimodo_constraints(found)
        if isinstance(found, dict) and "protocol_version" in found:
            timing = found.get("timing")
            fps = timing.get("fps", FPS) if isinstance(timing, dict) else FPS
            return mmcp_constraints(_check_many(found.get("constraints")), value_of(float, fps, "timing.fps"))
        if not isinstance(found, dict) or found.get("format") != FORMAT:
            raise UnreadableError(f'it needs "format": "{FORMAT}", or is a list of Kimodo or a request of MMCP')
        if found.get("version") != VERSION:
            raise UnreadableError(
                f"it is of version {quoted(str(found.get('version')))}; this kinoflow reads {VERSION}"
            )
        listed = _check_many(found.get("constraints"))
        unknown = set(found) - {"format", "version", "constraints", "$schema", "title"}
        if unknown:
            raise UnreadableError(f"it has an unknown field {quoted(sorted(unknown)[0])}")
        return [_constraint(one, f"constraint {number}", path.parent) for number, one in enumerate(listed, start=1)]


def _check_many(listed: Any) -> list[Any]:
    if not isinstance(listed, list) or not 0 < len(listed) <= MOST_CONSTRAINTS:
        raise UnreadableError(f"it needs constraints, a list of 1 to {MOST_CONSTRAINTS}")
    return listed


def _constraint(values: Any, name: str, folder: Path) -> Constraint:
    """One constraint of a file."""
    kind = values.get("kind") if isinstance(values, dict) else None
    if not isinstance(kind, str) or kind not in KINDS:
        raise UnreadableError(f"{name} needs a kind: {', '.join(KINDS)}; got {quoted(str(kind))}")
    try:
        fields = record(KINDS[kind], {key: value for key, value in values.items() if key != "kind"}, name)
    except ConstraintError as error:
        raise UnreadableError(f"{name}: {error}") from None
    if isinstance(fields, _Pose):
        frame = fields.frame if isinstance(fields, _Keyframe) else (0 if kind == "start_pose" else -1)
        joints = fields.joints if isinstance(fields, _Keyframe) else ()
        return Keyframe(frame, _pose(fields, name, folder), fields.place, joints)
    if not isinstance(fields, _Keep):
        # What names no file is written as it is asked for in Python.
        return cast(Constraint, fields)
    clip = _clip(fields.clip, name, folder)
    stop = clip.num_frames if fields.clip_stop is None else fields.clip_stop
    if not 0 <= fields.clip_start < stop <= clip.num_frames:
        raise UnreadableError(
            f"{name}: {fields.clip} has frames 0 to {clip.num_frames}; got {fields.clip_start} to {stop}"
        )
    return Keep(fields.frame, clip.crop(fields.clip_start, stop), fields.part)


def _pose(fields: _Pose, name: str, folder: Path) -> MotionClip:
    """One frame, from a clip or from numbers."""
    if (fields.clip is None) == (fields.rotations_rad is None):
        raise UnreadableError(f"{name} is given either by clip and clip_frame or by rotations_rad and translation_m")
    if fields.clip is not None:
        clip = _clip(fields.clip, name, folder)
        if not -clip.num_frames <= fields.clip_frame < clip.num_frames:
            raise UnreadableError(f"{name}: {fields.clip} has {clip.num_frames} frames; got frame {fields.clip_frame}")
        frame = fields.clip_frame % clip.num_frames
        pose = clip.crop(frame, frame + 1)
        if fields.translation_m is not None:
            pose = pose.replace(translation=np.array([fields.translation_m]))
        return pose.replace(metadata={})
    assert fields.rotations_rad is not None
    if len(fields.rotations_rad) != NUM_JOINTS or fields.translation_m is None:
        raise UnreadableError(
            f"{name} needs {NUM_JOINTS} rotations (axis times angle, relative to the parent) and translation_m; "
            f"got {len(fields.rotations_rad)} rotations"
        )
    return pose_of(fields.rotations_rad, fields.translation_m, name)


def _clip(name: str, where: str, folder: Path) -> MotionClip:
    """A motion file that a constraint names, at 30 frames a second."""
    try:
        return resample(MotionClip.load(folder / name), FPS)
    except MotionFileError as error:
        raise ConstraintError(f"{where}: {error}") from None
