"""Putting a motion from any hierarchy on the 22-joint body.

For each joint, target and source world rotations differ by one constant: G_target = W G_source C. W turns the file's
up axis to Y. C is fixed per skeleton in one calibration pose, a T-pose or a standing figure, in which we know how our
body would stand (G*): C = (W G_source)^T G*.

- Pelvis, chest: the basis of left-right axis and up; the spine between them and neck, head and collars go with them.
  They count as upright in the calibration pose, whatever small offsets the source's spine bones have.
- Arms and legs: G* is the parent's, followed by the smallest rotation that lays our rest bone on the source's bone. So
  limbs point exactly where the source's do, in every frame, and no twist is invented.
- Collars: the share of the source's turn that moves our shoulder as far as the source's moved (collar bones differ in
  length by a factor of four between rigs).
- Feet: flat on the floor in the calibration pose, turned toward the source's toes, or with the shin. The slope from
  ankle to toes is a matter of where a rig puts its joints, and copying it would tilt the sole.

The midpoint of the hips travels as the source's does, scaled by the ratio of leg lengths, so the unit of the file drops
out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from kinoflow.errors import MotionFileError, OptionError
from kinoflow.motion.arrays import median
from kinoflow.motion.canonical import UP, up_axis_of_motion, up_axis_without_standing
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.kinematics import forward_kinematics, local_rotations
from kinoflow.motion.limbs import corrections as limbwise_corrections
from kinoflow.motion.rig import RigMotion, listed
from kinoflow.motion.rigs import RigMap, find_rig
from kinoflow.motion.rotations import (
    length,
    rotation_about_y,
    rotation_between,
    slerp,
    turned,
    with_numbers_first,
    with_numbers_last,
)
from kinoflow.motion.skeleton import JOINT_NAMES, MANNEQUIN, joint

FloatArray = NDArray[np.float64]

LIMB_BONES = (
    ("L_Hip", "L_Knee"), ("L_Knee", "L_Ankle"), ("R_Hip", "R_Knee"), ("R_Knee", "R_Ankle"),
    ("L_Shoulder", "L_Elbow"), ("L_Elbow", "L_Wrist"), ("R_Shoulder", "R_Elbow"), ("R_Elbow", "R_Wrist"),
)  # fmt: skip
"""The bones whose directions are carried over exactly."""
_MIDLINE = ("Pelvis", "Spine1", "Spine2", "Spine3", "Neck", "Head")
_MAX_T_POSE_DEG = 35.0
_MAX_STANDING_DEG = 30.0
_MAX_FRAMES_SEARCHED = 1000
_SMALLEST_M = 1e-9
_SMALLEST_SLOPE = 1e-3
_SKELETONS = 64
"""Whose poses of calibration are remembered."""
_NO_TURN = np.eye(3)


@dataclass(frozen=True, eq=False)
class Calibration:
    """What one skeleton needs to be put on ours; made once by `calibrate`, good for every motion of that skeleton.

    Attributes:
        world: [3, 3] turns the file's up axis to Y (W).
        corrections: {our joint: [3, 3]} from the source joint's axes to ours (C).
        pose: which pose it was made from.
        notes: what was decided that may be wrong, each a sentence that says what to do then.
    """

    world: FloatArray
    corrections: Mapping[str, FloatArray]
    pose: str
    notes: tuple[str, ...] = ()

    @cached_property
    def matrices(self) -> FloatArray:
        """[3, 3, J] the corrections of all our joints, 1 where there is none."""
        return np.stack([self.corrections.get(name, _NO_TURN) for name in JOINT_NAMES], axis=-1)


@dataclass(frozen=True, eq=False)
class _Pose:
    """One pose of the source: positions and world rotations by our joint names."""

    positions: Mapping[str, FloatArray]
    rotations: Mapping[str, FloatArray]

    def bone(self, start: str, end: str) -> FloatArray:
        return _unit(self.positions[end] - self.positions[start])

    def middle(self, name: str) -> FloatArray:
        return (self.positions["L_" + name] + self.positions["R_" + name]) / 2

    @cached_property
    def trunk(self) -> FloatArray:
        return _unit(self.middle("Shoulder") - self.middle("Hip"))

    @cached_property
    def up_axis(self) -> str:
        """Y or Z, whichever the trunk is closer to."""
        return "Z" if self.trunk[2] > abs(self.trunk[1]) else "Y"

    @cached_property
    def straightness_deg(self) -> float:
        """How far trunk, thighs and shins are from a straight stand along one of the axes up: the largest angle."""
        up = UP[self.up_axis].T @ np.array([0.0, 1.0, 0.0])
        legs = [_angle_deg(self.bone(start, end), -up) for start, end in LIMB_BONES[:4]]
        return max(_angle_deg(self.trunk, up), *legs)

    @cached_property
    def arm_spread_deg(self) -> float:
        """How far the arms are from pointing straight out to the sides: the largest angle."""
        left = _unit(self.positions["L_Shoulder"] - self.positions["R_Shoulder"])
        return max(
            _angle_deg(self.bone(start, end), left if start.startswith("L_") else -left)
            for start, end in LIMB_BONES[4:]
        )

    @property
    def is_t_pose(self) -> bool:
        return max(self.straightness_deg, self.arm_spread_deg) < _MAX_T_POSE_DEG

    def turned(self, world: FloatArray) -> _Pose:
        return _Pose(
            {k: world @ v for k, v in self.positions.items()}, {k: world @ v for k, v in self.rotations.items()}
        )


def calibrate(
    rig_motion: RigMotion, rig_map: RigMap, frame: int | None = None, *, up_axis: str | None = None
) -> Calibration:
    """Find how a skeleton's joint axes relate to ours.

    Args:
        rig_motion: a motion of the skeleton.
        rig_map: which of its joints are ours.
        frame: a frame in which the figure stands in a T-pose or upright with straight legs. None looks for a pose: the
            known T-pose of the rig, the hierarchy's rest pose or the first frame if they are T-poses, else the frame
            in which the figure stands straightest. Where it stands in none, each limb is taken from the frame that
            suits it best.
        up_axis: "X", "Y" or "Z", the axis of the motion that points up; None takes it from the trunk in that pose,
            unless the figure stands along another axis in the motion.

    Raises:
        OptionError: no such frame, or another up axis.
        MotionFileError: left and right cannot be told.
    """
    if up_axis is not None and up_axis not in UP:
        raise OptionError(f"the up axis must be X, Y or Z; got {up_axis!r}")
    if frame is not None:
        if not 0 <= frame < rig_motion.num_frames:
            raise OptionError(f"cannot calibrate on frame {frame} of {rig_motion.num_frames} frames")
        found: tuple[_Pose, str, bool] | None = (_frame_pose(rig_motion, rig_map, frame), f"frame {frame}", True)
    else:
        found = _find_pose(rig_motion, rig_map)
    if found is None:
        return _limbwise(rig_motion, rig_map, up_axis)
    pose, description, moving = found
    axis = pose.up_axis
    up = up_axis or (axis if frame is not None else up_axis_of_motion(_over_time(rig_motion, rig_map, 0), axis))
    corrections = _corrections(pose, up if moving else axis)
    notes = () if up_axis or up == axis else (f"it rests along {axis} and moves along {up}: {up} was taken as up",)
    return Calibration(UP[up], corrections, description, notes)


@lru_cache(maxsize=_SKELETONS)
def _corrections(pose: _Pose, up: str) -> Mapping[str, FloatArray]:
    """From the source's axes to ours; files of one skeleton share its pose, and with it these."""
    standing = pose.turned(UP[up])
    wanted = our_rotations(standing.positions)
    return {name: rotation.T @ wanted[name] for name, rotation in standing.rotations.items()}


def _limbwise(rig_motion: RigMotion, rig_map: RigMap, up_axis: str | None) -> Calibration:
    positions, rotations = (_over_time(rig_motion, rig_map, which) for which in (0, 1))
    world = UP[up_axis or up_axis_without_standing(positions)]
    found = limbwise_corrections(
        {name: place @ world.T for name, place in positions.items()},
        {name: world @ turn for name, turn in rotations.items()},
    )
    note = (
        "its figure never stands straight, so its joints were read limb by limb; if it looks twisted, give a file "
        "in which the same figure stands: --calibrate-on FILE"
    )
    return Calibration(world, found, "limb by limb", (note,))


def _over_time(rig_motion: RigMotion, rig_map: RigMap, which: int) -> dict[str, FloatArray]:
    """World positions [T, 3] (0) or rotations [T, 3, 3] (1) by our joint names, of `_MAX_FRAMES_SEARCHED` frames."""
    values = rig_motion.world[which][:: 1 + rig_motion.num_frames // _MAX_FRAMES_SEARCHED]
    return {ours: values[:, rig_motion.joint_names.index(theirs)] for ours, theirs in rig_map.joints.items()}


def retarget(
    rig_motion: RigMotion,
    *,
    rig_map: RigMap | None = None,
    calibration: Calibration | None = None,
    up_axis: str | None = None,
    standing: RigMotion | None = None,
) -> MotionClip:
    """Put a motion on the 22-joint body (`MANNEQUIN`).

    Where it starts, its heading and its height above the floor are the source's; `motion.canonical` changes them.

    Args:
        rig_motion: the motion as the file holds it.
        rig_map: which of its joints are ours; found by joint names if None.
        calibration: from `calibrate`; made from this motion if None.
        up_axis: "X", "Y" or "Z" for the automatic calibration; None recognises it.
        standing: another motion of the same skeleton for the automatic calibration, in which the figure stands.

    Raises:
        UnknownRigError: no `rig_map` was given and the joint names match no known rig.
        MotionFileError: the figure has no legs to measure, or no pose to calibrate on.
    """
    rig_map = rig_map or find_rig(rig_motion.joint_names, rig_motion.parents)
    if standing is not None and not set(rig_map.joints.values()) <= set(standing.joint_names):
        missing = sorted(set(rig_map.joints.values()) - set(standing.joint_names))
        raise MotionFileError(
            f"the file to calibrate on has another skeleton: it lacks {listed(missing)}; give one with the same joints"
        )
    calibration = calibration or calibrate(standing or rig_motion, rig_map, up_axis=up_axis)
    return _put_on_ours(rig_motion, [rig_motion], rig_map, [calibration])[0]


def retarget_parts(joined: RigMotion, parts: Sequence[RigMotion]) -> list[MotionClip]:
    """`retarget` of several motions of one skeleton at once: each becomes the very clip that it becomes by itself.

    Args:
        joined: all their frames, one motion after the other.
        parts: the motions (`RigMotion.part`).

    Raises:
        UnknownRigError: see `retarget`.
        MotionFileError: the same, of whichever of them.
    """
    rig_map = find_rig(joined.joint_names, joined.parents)
    calibrations = [calibrate(part, rig_map) for part in parts]
    first = calibrations[0]
    if all(one.corrections is first.corrections and one.world is first.world for one in calibrations):
        return _put_on_ours(joined, parts, rig_map, calibrations)
    pairs = zip(parts, calibrations, strict=True)
    return [_put_on_ours(part, [part], rig_map, [calibration])[0] for part, calibration in pairs]


def _put_on_ours(
    joined: RigMotion, parts: Sequence[RigMotion], rig_map: RigMap, calibrations: Sequence[Calibration]
) -> list[MotionClip]:
    """A clip of each part of a motion; their calibrations have the same matrices."""
    calibration = calibrations[0]
    positions, rotations = joined.world
    source = {ours: joined.joint_names.index(theirs) for ours, theirs in rig_map.joints.items()}
    # Those that are missing are filled in below.
    taken = with_numbers_first(rotations).take([source.get(name, 0) for name in JOINT_NAMES], axis=2)
    if not np.array_equal(calibration.world, _NO_TURN):
        taken = np.einsum("ik,kjnt->ijnt", calibration.world, taken)
    world = with_numbers_last(np.einsum("iknt,kjn->ijnt", taken, calibration.matrices))
    _fill_missing(world, calibration.corrections)
    lengths = [part.num_frames for part in parts]
    scales = MANNEQUIN.leg_length_m / _leg_lengths_m(positions, source, lengths)
    scale = np.repeat(scales, lengths)
    _share_collar_turns(world, positions, source, scale, lengths)
    hips = turned(positions[:, [source["L_Hip"], source["R_Hip"]]].mean(axis=1)[:, None], calibration.world)[:, 0]
    rest = MANNEQUIN.rest_positions
    pelvis_from_hips = rest[joint("Pelvis")] - rest[[joint("L_Hip"), joint("R_Hip")]].mean(axis=0)
    told = []
    for part, found in zip(parts, calibrations, strict=True):
        notes = [*part.metadata.get("notes", ()), *found.notes]
        about = {**part.metadata, "rig": rig_map.name, "calibration": found.pose}
        told.append({**about, "notes": notes} if notes else about)
    place = hips * scale[:, None] + world[:, 0] @ pelvis_from_hips
    return MotionClip.of_world(world, place, joined.fps).cut(lengths, told)


def _by_part(values: FloatArray, lengths: Sequence[int]) -> Iterator[FloatArray]:
    """Values [T, ...] of each part."""
    start = 0
    for frames in lengths:
        yield values[start : start + frames]
        start += frames


def _leg_lengths_m(positions: FloatArray, source: Mapping[str, int], lengths: Sequence[int]) -> FloatArray:
    """[P] of the figure of each part."""
    starts, ends = ([source[bone[k]] for bone in LIMB_BONES[:4]] for k in (0, 1))
    bones = length(positions[:, starts] - positions[:, ends])
    metres = np.array([float(median(part).sum()) / 2 for part in _by_part(bones, lengths)])
    if not (metres > 1e-6).all():
        raise MotionFileError("the legs have no length: hips, knees and ankles are at the same place")
    return metres


def _fill_missing(world: FloatArray, present: Mapping[str, FloatArray]) -> None:
    """World rotations, in place, of joints the source does not have."""
    known = [index for index, name in enumerate(_MIDLINE) if name in present]
    for index, name in enumerate(_MIDLINE):
        if name in present:
            continue
        below, above = max(k for k in known if k < index), min((k for k in known if k > index), default=None)
        start = world[:, joint(_MIDLINE[below])]
        if above is None:
            world[:, joint(name)] = start
        else:
            fraction = np.full(len(world), (index - below) / (above - below))
            world[:, joint(name)] = slerp(start, world[:, joint(_MIDLINE[above])], fraction)
    for name, follows in (("Collar", "Spine3"), ("Foot", "{}Ankle")):
        for side in ("L_", "R_"):
            if side + name not in present:
                world[:, joint(side + name)] = world[:, joint(follows.format(side))]


def _share_collar_turns(
    world: FloatArray, positions: FloatArray, source: Mapping[str, int], scale: FloatArray, lengths: Sequence[int]
) -> None:
    """Scale the collars' turns relative to the chest, in place, by the source's bone length over ours, at most 1.

    Args:
        world: [T, J, 3, 3] our joints.
        positions: [T, K, 3] the source's.
        source: our joints and theirs.
        scale: [T] our size over the source's.
        lengths: of the parts, each of which has one size.
    """
    sides = [side for side in ("L_", "R_") if side + "Collar" in source]
    if not sides:
        return
    shoulders = [joint(side + "Shoulder") for side in sides]
    starts, ends = ([source[side + name] for side in sides] for name in ("Collar", "Shoulder"))
    size = scale[:, None, None]
    theirs = length(positions[:, ends] * size - positions[:, starts] * size)
    ours = length(MANNEQUIN.offsets[shoulders])
    shares = np.array([np.minimum(median(part) / ours, 1.0) for part in _by_part(theirs, lengths)])
    chest = world[:, joint("Spine3")]
    for side, of_parts in zip(sides, shares.T, strict=True):
        fraction = np.repeat(of_parts, lengths)
        if not (shorter := fraction < 1.0).any():
            continue
        collar = world[:, joint(side + "Collar")]
        np.copyto(collar, slerp(chest, collar, fraction), where=shorter[:, None, None])


def our_rotations(positions: Mapping[str, FloatArray]) -> dict[str, FloatArray]:
    """World rotations [3, 3] of our joints that put our body into a pose, by the rules at the top of this file.

    Args:
        positions: {our joint: [3]} of another body that stands, Y up; every one of `REQUIRED_JOINTS` is there.

    Raises:
        MotionFileError: left and right cannot be told.
    """
    pose = _Pose(positions, {})
    pelvis, chest = _basis(pose, "Hip"), _basis(pose, "Shoulder")
    wanted = {name: slerp(pelvis, chest, min(i / 3, 1.0)) for i, name in enumerate(_MIDLINE)}
    for side in ("L_", "R_"):
        wanted[side + "Collar"] = chest
        wanted[side + "Shoulder"] = _laid(pose, chest, side + "Shoulder", side + "Elbow")
        wanted[side + "Elbow"] = _laid(pose, wanted[side + "Shoulder"], side + "Elbow", side + "Wrist")
        wanted[side + "Wrist"] = wanted[side + "Elbow"]
        wanted[side + "Hip"] = _laid(pose, pelvis, side + "Hip", side + "Knee")
        wanted[side + "Knee"] = _laid(pose, wanted[side + "Hip"], side + "Knee", side + "Ankle")
        toes = side + "Foot" in pose.positions
        heading = pose.bone(side + "Ankle", side + "Foot") if toes else wanted[side + "Knee"][:, 2]
        wanted[side + "Ankle"] = wanted[side + "Foot"] = rotation_about_y(np.arctan2(heading[0], heading[2]))
    return wanted


def _basis(pose: _Pose, pair: str) -> FloatArray:
    """Columns left, up and forward from a pair of joints, upright but for the slope of the pair.

    Raises:
        MotionFileError: the two are at one place, or one stands above the other, so that no side is left.
    """
    across = pose.positions["L_" + pair] - pose.positions["R_" + pair]
    forward = np.cross(across, [0.0, 1.0, 0.0])
    distance, sideways = float(np.linalg.norm(across)), float(np.linalg.norm(forward))
    if distance < _SMALLEST_M or sideways < _SMALLEST_SLOPE * distance:
        raise MotionFileError(
            f"its {pair.lower()} joints are at one place, or one above the other, so left and right cannot be told; "
            "check the joint map and the rest pose"
        )
    left, forward = across / distance, forward / sideways
    return np.stack([left, np.cross(forward, left), forward], axis=-1)


def _laid(pose: _Pose, parent: FloatArray, start: str, end: str) -> FloatArray:
    """The parent's rotation, then the smallest one that lays our rest bone on the source's bone."""
    rest = parent @ MANNEQUIN.offsets[joint(end)]
    return rotation_between(rest, pose.bone(start, end)) @ parent


def _frame_pose(rig_motion: RigMotion, rig_map: RigMap, frame: int) -> _Pose:
    positions, rotations = rig_motion.world
    # Copies, since a pose is remembered longer than its motion.
    return _pose(rig_motion.joint_names, rig_map, positions[frame].copy(), rotations[frame].copy())


def _pose(joint_names: tuple[str, ...], rig_map: RigMap, positions: FloatArray, rotations: FloatArray) -> _Pose:
    source = {ours: joint_names.index(theirs) for ours, theirs in rig_map.joints.items()}
    return _Pose({o: positions[s] for o, s in source.items()}, {o: rotations[s] for o, s in source.items()})


def _constructed_pose(rig_motion: RigMotion, rig_map: RigMap, *, t_pose: bool) -> _Pose:
    """The rest pose of the hierarchy, or the T-pose that its map knows."""
    # Where position channels hold the lengths of bones, the offsets may be anything, and often are zero.
    lengths = rig_motion.local_translations
    offsets, moving = lengths[0].copy(), (lengths != lengths[0]).any(axis=0).any(axis=1)
    if moving.any():
        offsets[moving] = median(lengths[:, moving])
    names, parents = rig_motion.joint_names, tuple(rig_motion.parents)
    # Where the figure is changes nothing; so all files of a skeleton share its pose.
    offsets[list(_carries_all(names, parents, rig_map))] = 0.0
    return _pose_of_hierarchy(names, parents, offsets.tobytes(), rig_map, t_pose)


@lru_cache(maxsize=_SKELETONS)
def _carries_all(joint_names: tuple[str, ...], parents: tuple[int, ...], rig_map: RigMap) -> tuple[int, ...]:
    """Joints that move every one of ours with them: the pelvis, mostly, and what is above it."""
    chains = []
    for name in rig_map.joints.values():
        index, chain = joint_names.index(name), set[int]()
        while index >= 0:
            chain.add(index)
            index = parents[index]
        chains.append(chain)
    return tuple(sorted(set.intersection(*chains)))


@lru_cache(maxsize=_SKELETONS)
def _pose_of_hierarchy(
    joint_names: tuple[str, ...], parents: tuple[int, ...], offsets: bytes, rig_map: RigMap, t_pose: bool
) -> _Pose:
    """The pose that known world rotations make of a hierarchy; joints without one go with their parent."""
    known = rig_map.t_pose if t_pose else {}
    ours = {theirs: name for name, theirs in rig_map.joints.items()}
    world = np.broadcast_to(np.eye(3), (len(joint_names), 3, 3)).copy()
    for index, parent in enumerate(parents):
        name = ours.get(joint_names[index], "")
        if name in known:
            world[index] = known[name]
        elif parent >= 0:
            world[index] = world[parent]
    local = local_rotations(world, parents)
    lengths = np.frombuffer(offsets).reshape(-1, 3)
    positions, rotations = forward_kinematics(local, np.zeros(3), lengths, parents)
    return _pose(joint_names, rig_map, positions, rotations)


def _find_pose(rig_motion: RigMotion, rig_map: RigMap) -> tuple[_Pose, str, bool] | None:
    """The pose to calibrate on, its description, and whether it is one of the motion; None where nobody stands."""
    if rig_map.t_pose:
        return _constructed_pose(rig_motion, rig_map, t_pose=True), f"T-pose of the {rig_map.name} rig", False
    rest = _constructed_pose(rig_motion, rig_map, t_pose=False)
    if rest.is_t_pose:
        return rest, "rest pose", False
    first = _frame_pose(rig_motion, rig_map, 0)
    if first.is_t_pose:
        return first, "frame 0", True
    if rest.straightness_deg < _MAX_STANDING_DEG:
        return rest, "rest pose", False
    frames = range(0, rig_motion.num_frames, 1 + rig_motion.num_frames // _MAX_FRAMES_SEARCHED)
    angles = [_frame_pose(rig_motion, rig_map, frame).straightness_deg for frame in frames]
    best = frames[int(np.argmin(angles))]
    if min(angles) > _MAX_STANDING_DEG:
        return None
    return _frame_pose(rig_motion, rig_map, best), f"frame {best}", True


def _angle_deg(first: FloatArray, second: FloatArray) -> float:
    return float(np.degrees(np.arctan2(np.linalg.norm(np.cross(first, second)), first @ second)))


def _unit(vector: FloatArray) -> FloatArray:
    return vector / max(float(np.linalg.norm(vector)), 1e-12)
