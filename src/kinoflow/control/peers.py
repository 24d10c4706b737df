"""Constraint files of others, read as they are: Kimodo's lists, and requests of MMCP.

Both lie in a world of metres with Y up and +Z ahead, as ours. Kimodo counts frames at 30 a second, MMCP at the rate of
its request.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from kinoflow.control.constraints import Constraint, Effector, GroundHeight, Heading, Keyframe, RootPath
from kinoflow.errors import UnreadableError
from kinoflow.motion.canonical import heading_rad, lowest_point_m
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.features import FPS
from kinoflow.motion.limbs import LIMBS
from kinoflow.motion.rotations import axis_angle_to_matrix, matrix_to_axis_angle, quaternion_to_matrix
from kinoflow.motion.skeleton import JOINT_NAMES, MANNEQUIN, NUM_JOINTS, joint
from kinoflow.reading import quoted, record

FloatArray = NDArray[np.float64]
Pair: TypeAlias = tuple[float, float]
Triple: TypeAlias = tuple[float, float, float]
Four: TypeAlias = tuple[float, float, float, float]

LONGEST_TURN_RAD = 100.0
STANDS_M = 0.15
"""A pose of another body whose lowest point is so near to the floor rests on it: legs differ in length."""
LEVEL_M = 0.01
"""Points of the ground whose heights differ by less are one floor."""
_HANDS_AND_FEET = {
    "left-hand": "L_Wrist",
    "right-hand": "R_Wrist",
    "left-foot": "L_Ankle",
    "right-foot": "R_Ankle",
}


@dataclass(frozen=True)
class _Kimodo:
    """One constraint of a Kimodo file: K frames."""

    type: str
    frame_indices: tuple[int, ...]
    smooth_root_2d: tuple[Pair, ...] | None = None
    global_root_heading: tuple[Pair, ...] | None = None
    local_joints_rot: tuple[tuple[Triple, ...], ...] | None = None
    root_positions: tuple[Triple, ...] | None = None
    joint_names: tuple[str, ...] = ()


def kimodo_constraints(listed: Sequence[Any]) -> list[Constraint]:
    """Constraints of Kimodo's JSON: a list of objects with `type` and `frame_indices`.

    "root2d" gives places (and headings) of a root path in time, "fullbody" key frames, "left-hand" and the like the
    place and rotation of that hand or foot, with place, height and heading of the hips. Poses are of the 22 joints of
    SMPL-X; on our body, whose legs have another length, those that stand are set on the floor.

    Raises:
        UnreadableError: an entry has a wrong field, another type, or another number of joints.
    """
    found: list[Constraint] = []
    # By frame: where the hips are on the floor, and where they face.
    roots: dict[int, FloatArray] = {}
    headings: dict[int, float] = {}
    for number, values in enumerate(listed, start=1):
        name = f"constraint {number}"
        one: _Kimodo = record(_Kimodo, values, name)
        ends = _ends(one, name)
        count = len(one.frame_indices)
        for field in ("smooth_root_2d", "global_root_heading", "local_joints_rot", "root_positions"):
            given = getattr(one, field)
            if given is not None and len(given) != count:
                raise UnreadableError(f"{name} has {count} frame_indices and {len(given)} {field}; they go together")
        if one.type == "root2d":
            if one.smooth_root_2d is None:
                raise UnreadableError(f"{name} (root2d) needs smooth_root_2d")
            roots |= _by_frame(one, one.smooth_root_2d)
            for frame, (cosine, sine) in zip(one.frame_indices, one.global_root_heading or (), strict=False):
                headings[frame] = float(np.degrees(np.arctan2(sine, cosine)))
            continue
        for row, frame in enumerate(one.frame_indices):
            pose = _smplx_pose(one, row, name)
            if one.type == "fullbody":
                found.append(Keyframe(frame, pose))
                continue
            way = one.smooth_root_2d
            roots[frame] = np.array(way[row]) if way is not None else pose.translation[0, [0, 2]]
            headings[frame] = float(np.degrees(heading_rad(pose)[0]))
            found += [_effector(pose, frame, end) for end in ends]
    if roots:
        frames = sorted(roots)
        found.append(RootPath([(float(roots[frame][0]), float(roots[frame][1])) for frame in frames], tuple(frames)))
    return found + [Heading(frame, degrees) for frame, degrees in sorted(headings.items())]


def _ends(one: _Kimodo, name: str) -> list[str]:
    """Hands and feet that an entry is about."""
    if one.type in ("root2d", "fullbody"):
        return []
    if one.type in _HANDS_AND_FEET:
        return [_HANDS_AND_FEET[one.type]]
    if one.type != "end-effector":
        known = ", ".join(("root2d", "fullbody", *_HANDS_AND_FEET, "end-effector"))
        raise UnreadableError(f"{name} has the type {quoted(one.type)}; known are {known}")
    ends = [end for end in LIMBS if any(_plain(said) in _names_of(end) for said in one.joint_names)]
    if not ends:
        raise UnreadableError(f"{name} (end-effector) needs joint_names of hands or feet; got {list(one.joint_names)}")
    return ends


def _plain(name: str) -> str:
    return name.lower().replace("_", "").replace("-", "").replace(" ", "")


def _names_of(end: str) -> set[str]:
    """Words that Kimodo's bodies have for a hand or a foot, without case and hyphens."""
    side = "left" if end.startswith("L") else "right"
    words = ("hand", "wrist") if end.endswith("Wrist") else ("foot", "ankle", "heel", "toe", "toebase")
    return {form for word in words for form in (side + word, side[0] + word)}


def _by_frame(one: _Kimodo, places: Sequence[Pair]) -> dict[int, FloatArray]:
    return {frame: np.array(place) for frame, place in zip(one.frame_indices, places, strict=True)}


def pose_of(turns_rad: Sequence[Triple], place_m: Triple, name: str) -> MotionClip:
    """One frame of our body.

    Args:
        turns_rad: of its joints, axis times angle, relative to the parent.
        place_m: of the pelvis.
        name: of what asks for it.

    Raises:
        UnreadableError: turns that cannot be radians.
    """
    turns = np.array(turns_rad, dtype=np.float64)
    if np.abs(turns).max() > LONGEST_TURN_RAD:
        raise UnreadableError(f"{name} has rotations of more than {LONGEST_TURN_RAD:g} radians; are they degrees?")
    return MotionClip(axis_angle_to_matrix(turns)[None], np.array([place_m], dtype=np.float64), FPS)


def _smplx_pose(one: _Kimodo, row: int, name: str) -> MotionClip:
    """One frame of an entry, on our body."""
    if one.local_joints_rot is None or one.root_positions is None:
        raise UnreadableError(f"{name} ({one.type}) needs local_joints_rot and root_positions")
    turns = one.local_joints_rot[row]
    if len(turns) != NUM_JOINTS:
        raise UnreadableError(
            f"{name} has {len(turns)} joints; poses are read with the {NUM_JOINTS} of SMPL-X (Kimodo's skeleton smplx)"
        )
    pose = pose_of(turns, one.root_positions[row], name)
    lowest = float(lowest_point_m(pose)[0])
    if abs(lowest) < STANDS_M:
        pose = pose.replace(translation=pose.translation - np.array([0.0, lowest, 0.0]))
    return pose


def _effector(pose: MotionClip, frame: int, end: str) -> Effector:
    """A hand or a foot as it is in a pose."""
    x, y, z = map(float, pose.joints[0, joint(end)])
    a, b, c = map(float, matrix_to_axis_angle(pose.global_rotations[0, joint(end)]))
    return Effector(frame, end, (x, y, z), (a, b, c))


@dataclass(frozen=True)
class _RootPath:
    frames: tuple[int, ...]
    positions_xz: tuple[Pair, ...]
    heading_radians: tuple[float, ...] | None = None


@dataclass(frozen=True)
class _EffectorTarget:
    joint: str
    frames: tuple[int, ...]
    positions: tuple[Triple, ...]
    rotations: tuple[Four, ...] | None = None


@dataclass(frozen=True)
class _PoseKeyframe:
    frame: int
    joint_rotations: dict[str, Four]
    root_position: Triple | None = None
    fill_mode: str = "generate"


@dataclass(frozen=True)
class _GroundHeight:
    points: tuple[Triple, ...]


_MMCP: Mapping[str, type[Any]] = {
    "root_path": _RootPath,
    "effector_target": _EffectorTarget,
    "pose_keyframe": _PoseKeyframe,
    "ground_height": _GroundHeight,
}


def mmcp_constraints(listed: Sequence[Any], fps: float = FPS) -> list[Constraint]:
    """Constraints of a request of MMCP (protocol 1.4) on our own skeleton.

    Args:
        listed: the request's `constraints`.
        fps: of the request's frames.

    Raises:
        UnreadableError: an entry has a wrong field or another type, names joints that our skeleton has not, or asks
            for ground of several heights.
    """
    if not np.isfinite(fps) or not 1 <= fps <= 1000:
        raise UnreadableError(f"timing.fps is from 1 to 1000 frames a second; got {fps}")
    found: list[Constraint] = []
    for number, values in enumerate(listed, start=1):
        name = f"constraint {number}"
        kind = values.get("type") if isinstance(values, dict) else None
        if not isinstance(kind, str) or kind not in _MMCP:
            raise UnreadableError(f"{name} needs a type: {', '.join(_MMCP)}; got {quoted(str(kind))}")
        one = record(_MMCP[kind], {key: value for key, value in values.items() if key != "type"}, name)
        if isinstance(one, _RootPath):
            found += _root_path(one, name, fps)
        elif isinstance(one, _EffectorTarget):
            found += _effector_targets(one, name, fps)
        elif isinstance(one, _PoseKeyframe):
            found.append(_pose_keyframe(one, name, fps))
        else:
            heights = np.array([point[2] for point in one.points])
            if not len(heights) or np.ptp(heights) > LEVEL_M:
                raise UnreadableError(f"{name}: the ground has one height here; give points (x, z, y) of equal y")
            found.append(GroundHeight(float(heights.mean())))
    return found


def _frame(frame: int, fps: float) -> int:
    return round(frame * FPS / fps)


def _same_count(name: str, frames: Sequence[int], **others: Sequence[Any] | None) -> None:
    for field, given in others.items():
        if given is not None and len(given) != len(frames):
            raise UnreadableError(f"{name} has {len(frames)} frames and {len(given)} {field}; they go together")
    if not frames:
        raise UnreadableError(f"{name} needs frames")


def _root_path(one: _RootPath, name: str, fps: float) -> list[Constraint]:
    _same_count(name, one.frames, positions_xz=one.positions_xz, heading_radians=one.heading_radians)
    # Frames of a higher rate may fall on one of ours.
    places = {_frame(frame, fps): place for frame, place in zip(one.frames, one.positions_xz, strict=True)}
    found: list[Constraint] = [RootPath(list(places.values()), tuple(places))]
    if one.heading_radians is not None:
        # A right-handed turn about +Y takes +Z toward +X, as ours.
        turns = {_frame(frame, fps): turn for frame, turn in zip(one.frames, one.heading_radians, strict=True)}
        found += [Heading(frame, float(np.degrees(turn))) for frame, turn in turns.items()]
    return found


def _effector_targets(one: _EffectorTarget, name: str, fps: float) -> list[Constraint]:
    _same_count(name, one.frames, positions=one.positions, rotations=one.rotations)
    places = {_frame(frame, fps): place for frame, place in zip(one.frames, one.positions, strict=True)}
    found: list[Constraint] = [Effector(frame, one.joint, place) for frame, place in places.items()]
    for frame, turn in zip(one.frames, one.rotations or (), strict=False):
        # As seen from the parent, wherever that is.
        found.append(_pose_keyframe(_PoseKeyframe(frame, {one.joint: turn}), name, fps))
    return found


def _pose_keyframe(one: _PoseKeyframe, name: str, fps: float) -> Keyframe:
    unknown = [said for said in one.joint_rotations if said not in JOINT_NAMES]
    if unknown or not one.joint_rotations:
        raise UnreadableError(
            f"{name}: joints are {', '.join(JOINT_NAMES)} (the skeleton of /capabilities); got "
            f"{quoted(unknown[0]) if unknown else 'none'}"
        )
    if one.fill_mode not in ("rest", "generate"):
        raise UnreadableError(f"{name}: fill_mode is rest or generate; got {quoted(one.fill_mode)}")
    rotations = np.tile(np.eye(3), (1, NUM_JOINTS, 1, 1))
    for said, (x, y, z, w) in one.joint_rotations.items():
        if not np.hypot(np.hypot(x, y), np.hypot(z, w)) > 1e-6:
            raise UnreadableError(f"{name}: the quaternion of {said} has no length")
        rotations[0, joint(said)] = quaternion_to_matrix(np.array([w, x, y, z]))
    whole = one.fill_mode == "rest" or len(one.joint_rotations) == NUM_JOINTS
    place = MANNEQUIN.rest_positions[0] if one.root_position is None else np.array(one.root_position)
    pose = MotionClip(rotations, place[None], FPS)
    frame = _frame(one.frame, fps)
    if whole:
        return Keyframe(frame, pose, place=one.root_position is not None)
    if one.root_position is not None:
        raise UnreadableError(
            f"{name}: a root_position goes with rotations of all {NUM_JOINTS} joints or fill_mode rest; a root_path "
            "gives a place alone"
        )
    return Keyframe(frame, pose, False, tuple(one.joint_rotations))
