"""What can be asked of a motion besides a sentence.

Lengths are metres in one world, Y up, anywhere: the floor need not be at 0, the motion need not begin at the origin.
Frames are counted over the whole motion at 30 a second, from 0; negative ones from its end, -1 the last.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from numbers import Integral, Real
from pathlib import Path
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from kinoflow.errors import ConstraintError
from kinoflow.motion.canonical import heading_rad, lowest_point_m
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.edits import PARTS
from kinoflow.motion.features import FPS
from kinoflow.motion.limbs import LIMBS, limb_length_m
from kinoflow.motion.skeleton import JOINT_NAMES, MANNEQUIN, joint
from kinoflow.reading import quoted

FloatArray = NDArray[np.float64]

TOP_SPEED_M_PER_S = 8.0
"""Nobody runs faster than this from one place that is asked for to the next."""
FARTHEST_M = 1e4
"""Coordinates beyond this are a mistake of units."""
HIGHEST_M = 3.2
"""Nobody reaches higher than this above the ground, jumping."""
BELOW_GROUND_M = 0.10
LIMB_OF = {**{end: end for end in LIMBS}, "L_Foot": "L_Ankle", "R_Foot": "R_Ankle"}
"""Joints that a limb brings to a place, and the end of that limb."""
BODY = ("Head", "Pelvis")
"""Joints that the whole body brings to a place."""
EFFECTORS = (*LIMB_OF, *BODY)
SAME_M, SAME_RAD = 1e-4, 1e-4
"""Two demands on the same frame that differ by less are one."""
SAME_DEGREES, NEAR_M, BESIDE_PATH_M = 0.5, 0.02, 0.5
"""A heading, a joint and a place may be so far from what a whole pose in the same frame has; a path rounds corners."""


@dataclass(frozen=True, eq=False)
class Keyframe:
    """The whole pose in one frame.

    Attributes:
        frame: of the motion; 0 is a start pose, -1 an end pose.
        pose: one frame: rotations, and the pelvis in the world.
        place: whether the pelvis has to be at the pose's place and heading; without, only the pose and the height of
            the pelvis above the ground count.
        joints: names of the joints whose rotations alone count, as those of a pose that says nothing of the rest; all
            of them, with the height of the pelvis, where it is empty.

    Raises:
        ConstraintError: of this and all others: a field is of another kind than is said here.
    """

    frame: int
    pose: MotionClip
    place: bool = True
    joints: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _set(
            self, frame=_whole(self.frame, "the frame of a keyframe"), pose=_motion(self.pose, "the pose of a keyframe")
        )
        names = (self.joints,) if isinstance(self.joints, str) else self.joints
        if not isinstance(names, Sequence) or not all(isinstance(name, str) for name in names):
            raise ConstraintError(f"the joints of a keyframe are names, such as ['Neck']; got {quoted(names)}")
        _set(self, joints=tuple(names))

    @property
    def whole(self) -> bool:
        """Whether it is a pose of the whole body."""
        return not self.joints


@dataclass(frozen=True, eq=False)
class RootPath:
    """Where the body goes over the floor: its travel, which is the pelvis without the sway of steps (`motion.travel`).

    Attributes:
        points_m: [N, 2] x and z, an array too; straight between them, corners rounded. One alone is a place, and has
            a frame.
        frames: [N] when it is at each of them; None for the whole motion at its own pace.
        exact: the pelvis itself is on the path in every frame; it then sways no more.
    """

    points_m: Sequence[tuple[float, float]]
    frames: Sequence[int] | None = None
    exact: bool = False

    def __post_init__(self) -> None:
        if isinstance(self.points_m, str) or not isinstance(self.points_m, (Sequence, np.ndarray)):
            raise ConstraintError(f"a root path has points, such as [(0, 0), (0, 3)]; got {quoted(self.points_m)}")
        _set(self, points_m=tuple(_numbers(point, 2, "a point (x, z) of the root path") for point in self.points_m))
        if self.frames is not None:
            if isinstance(self.frames, str) or not isinstance(self.frames, (Sequence, np.ndarray)):
                raise ConstraintError(
                    f"a root path has a frame for every point, such as [0, 90]; got {quoted(self.frames)}"
                )
            _set(self, frames=tuple(_whole(frame, "a frame of the root path") for frame in self.frames))


@dataclass(frozen=True)
class Heading:
    """Which way the pelvis faces in one frame: degrees, 0 along +Z, 90 along +X (to the left)."""

    frame: int
    degrees: float

    def __post_init__(self) -> None:
        frame = _whole(self.frame, "the frame of a heading")
        _set(self, frame=frame, degrees=_number(self.degrees, f"the heading at frame {frame}", "degrees"))


@dataclass(frozen=True)
class Effector:
    """Where a joint is in one frame, and how it is turned.

    Attributes:
        frame: of the motion.
        joint: one of `EFFECTORS`: wrists, ankles and toes by inverse kinematics of their limb; head and pelvis by
            moving the hips, the feet staying where they are.
        position_m: x, y, z of the joint.
        rotation_rad: axis times angle of the hand or foot in the world (identity: as in the T-pose that faces +Z);
            None leaves it as it is.
    """

    frame: int
    joint: str
    position_m: tuple[float, float, float]
    rotation_rad: tuple[float, float, float] | None = None

    def __post_init__(self) -> None:
        _set(self, frame=_whole(self.frame, "the frame of an effector"))
        what = f"{_named(self.joint, 'the joint of an effector')} at frame {self.frame}"
        _set(self, position_m=_numbers(self.position_m, 3, f"the place (x, y, z) of {what}"))
        if self.rotation_rad is not None:
            _set(self, rotation_rad=_numbers(self.rotation_rad, 3, f"the rotation of {what}", "radians"))


@dataclass(frozen=True, eq=False)
class Keep:
    """Frames of another clip that are in the motion as they are.

    Attributes:
        frame: of the motion, on which the clip's first frame falls.
        clip: 30 frames a second.
        part: the part of the body that is kept (`motion.edits.PARTS`), its rotations alone; None for all of it with
            place and heading.
    """

    frame: int
    clip: MotionClip
    part: str | None = None

    def __post_init__(self) -> None:
        _set(
            self,
            frame=_whole(self.frame, "the frame from which a clip is kept"),
            clip=_motion(self.clip, "what is kept"),
        )
        if self.part is not None:
            _named(self.part, "the part that is kept")


@dataclass(frozen=True)
class Contact:
    """A hand or a foot that stays where it is from one frame up to, not including, another.

    Attributes:
        start: first frame.
        stop: the one after the last.
        joint: a wrist or an ankle (`motion.limbs.LIMBS`).
    """

    start: int
    stop: int
    joint: str

    def __post_init__(self) -> None:
        _set(self, start=_whole(self.start, "the first frame of a contact"))
        _set(self, stop=_whole(self.stop, "the end of a contact"))
        _named(self.joint, "the joint of a contact")


@dataclass(frozen=True)
class GroundHeight:
    """Height of the floor in the world, metres."""

    height_m: float

    def __post_init__(self) -> None:
        _set(self, height_m=_number(self.height_m, "the ground height", "metres"))


Constraint = Keyframe | RootPath | Heading | Effector | Keep | Contact | GroundHeight


def as_constraints(given: object) -> list[Constraint]:
    """A list of constraints, checked to be one.

    Raises:
        ConstraintError: it is none, or holds something else.
    """
    kinds = ", ".join(kind.__name__ for kind in get_args(Constraint))
    if isinstance(given, (str, Path)):
        raise ConstraintError(
            f"constraints are a list of {kinds}; got {quoted(str(given))}: "
            "kinoflow.control.read_constraints makes one of a file"
        )
    if not isinstance(given, Sequence):
        one = f"[{type(given).__name__}(...)]" if isinstance(given, Constraint) else "[RootPath([(0, 0), (0, 3)])]"
        raise ConstraintError(
            f"constraints are a list of {kinds}; got {type(given).__name__} alone: write constraints={one}"
        )
    for one in given:
        if not isinstance(one, Constraint):
            raise ConstraintError(
                f"a constraint is one of {kinds} of kinoflow.control; got {type(one).__name__} {quoted(one)}"
            )
    return list(given)


def frame_of(frame: int, num_frames: int) -> int:
    """A frame counted from the beginning.

    Raises:
        ConstraintError: the motion has no such frame.
    """
    if not -num_frames <= frame < num_frames:
        raise ConstraintError(
            f"frame {frame} is outside a motion of {num_frames} frames (0 to {num_frames - 1}, or -1 for the last); "
            "ask for a longer motion or an earlier frame"
        )
    return frame % num_frames


def ground_m(constraints: Sequence[Constraint]) -> float:
    """Height of the floor: 0 unless something else is asked for."""
    return next((one.height_m for one in constraints if isinstance(one, GroundHeight)), 0.0)


def last_frame(constraints: Sequence[Constraint]) -> int:
    """The last frame that anything is asked of, counted from the beginning; -1 where nothing is."""
    found = [-1]
    for one in constraints:
        if isinstance(one, (Keyframe, Heading, Effector)):
            found.append(one.frame)
        elif isinstance(one, Keep):
            found.append(one.frame + one.clip.num_frames - 1)
        elif isinstance(one, Contact):
            found.append(one.stop - 1)
        elif isinstance(one, RootPath) and one.frames:
            found.append(max(one.frames))
    return max(found)


def check_constraints(constraints: Sequence[Constraint], num_frames: int, *, round_by_round: bool = False) -> None:
    """Refuse what contradicts itself or cannot be done, before anything is made.

    Args:
        constraints: what is asked for.
        num_frames: of the motion.
        round_by_round: the motion is one round of a loop, so that a root path without frames says where the rounds
            lead, and not how far one of them gets.

    Raises:
        ConstraintError: frames outside the motion, two demands on one thing, impossible speeds, places out of reach,
            poses below the ground; the message names them.
    """
    for one in constraints:
        _check_one(one, num_frames)
    if sum(isinstance(one, GroundHeight) for one in constraints) > 1:
        raise ConstraintError("the ground has one height; leave one of the ground heights out")
    if sum(isinstance(one, RootPath) for one in constraints) > 1:
        raise ConstraintError("a motion has one root path; put all of its points into one")
    _check_twice(constraints, num_frames)
    _check_speeds(constraints, num_frames, round_by_round)
    floor = ground_m(constraints)
    for one in constraints:
        if (isinstance(one, Keyframe) and one.place and one.whole) or (isinstance(one, Keep) and one.part is None):
            lowest = float(lowest_point_m(one.pose if isinstance(one, Keyframe) else one.clip).min())
            if lowest < floor - BELOW_GROUND_M:
                raise ConstraintError(
                    f"what is asked for at frame {one.frame} is {floor - lowest:.2f} m below the ground ({floor:g} m); "
                    "lift it, or say ground_height"
                )
        if isinstance(one, Effector) and not floor - BELOW_GROUND_M < one.position_m[1] < floor + HIGHEST_M:
            raise ConstraintError(
                f"{one.joint} at frame {one.frame} is asked to be {one.position_m[1] - floor:.2f} m above the ground; "
                f"possible are 0 to {HIGHEST_M:g} m"
            )


def _check_one(one: Constraint, num_frames: int) -> None:
    """Numbers and names of one constraint."""
    if isinstance(one, Keyframe):
        frame_of(one.frame, num_frames)
        _check_body(one.pose, f"the pose at frame {one.frame}")
        if one.pose.num_frames != 1:
            raise ConstraintError(f"a keyframe is one frame; got {one.pose.num_frames} at frame {one.frame}")
        _numbers(one.pose.translation[0], 3, f"the place of the pose at frame {one.frame}")
        unknown = [name for name in one.joints if name not in JOINT_NAMES]
        if unknown:
            raise ConstraintError(f"joints of a pose are {', '.join(JOINT_NAMES)}; got {quoted(unknown[0])}")
    elif isinstance(one, Keep):
        start = frame_of(one.frame, num_frames)
        _check_body(one.clip, f"the clip kept from frame {one.frame} on")
        if start + one.clip.num_frames > num_frames:
            raise ConstraintError(
                f"a clip of {one.clip.num_frames} frames kept from frame {start} on ends after the motion's "
                f"{num_frames} frames; ask for a longer motion or keep less"
            )
        if one.part is not None and one.part not in PARTS:
            raise ConstraintError(f"a part that is kept is one of {', '.join(PARTS)}; got {one.part[:40]!r}")
    elif isinstance(one, RootPath):
        if len(one.points_m) < (1 if one.frames else 2):
            raise ConstraintError(
                f"a root path has two points (x, z) or more, or one with its frame; got {len(one.points_m)}"
            )
        if one.frames is not None:
            if len(one.frames) != len(one.points_m):
                raise ConstraintError(
                    f"a root path has a frame for every point; got {len(one.frames)} for {len(one.points_m)}"
                )
            frames = [frame_of(frame, num_frames) for frame in one.frames]
            if any(later <= earlier for earlier, later in pairwise(frames)):
                raise ConstraintError(
                    f"the frames of a root path go up from point to point; got {list(one.frames)[:12]}"
                )
    elif isinstance(one, Heading):
        frame_of(one.frame, num_frames)
    elif isinstance(one, Effector):
        frame_of(one.frame, num_frames)
        _check_joint(one.joint, EFFECTORS, "an effector is")
        if one.rotation_rad is not None and one.joint not in LIMBS:
            raise ConstraintError(
                f"hands and feet are turned ({', '.join(LIMBS)}), {one.joint} is not; leave its rotation out"
            )
    elif isinstance(one, Contact):
        _check_joint(one.joint, tuple(LIMBS), "a contact is of")
        if not 0 <= one.start < one.stop <= num_frames:
            raise ConstraintError(
                f"a contact lasts from one frame up to a later one, within 0 to {num_frames}; "
                f"got {one.start} to {one.stop}"
            )


def _set(one: object, **fields: object) -> None:
    """Fields of a frozen constraint as they are kept: lists and arrays as tuples, numbers of NumPy as Python's."""
    for name, value in fields.items():
        object.__setattr__(one, name, value)


def _whole(value: object, what: str) -> int:
    if not isinstance(value, Integral) or isinstance(value, bool):
        raise ConstraintError(
            f"{what} is a whole number, counted at {FPS:g} a second from 0, or back from -1, the last; "
            f"got {quoted(value)}"
        )
    return int(value)


def _number(value: object, what: str, unit: str) -> float:
    if not isinstance(value, Real) or isinstance(value, bool):
        raise ConstraintError(f"{what} is a number of {unit}; got {quoted(value)}")
    number = float(value)
    if not math.isfinite(number) or abs(number) > FARTHEST_M:
        raise ConstraintError(f"{what} is not finite, or beyond {FARTHEST_M:g} {unit}; got {number:g}")
    return number


def _numbers(values: object, count: int, what: str, unit: str = "metres") -> tuple[float, ...]:
    given = values.tolist() if isinstance(values, np.ndarray) else values
    if isinstance(given, str) or not isinstance(given, Sequence) or len(given) != count:
        raise ConstraintError(f"{what} has {count} numbers of {unit}; got {quoted(given)}")
    return tuple(_number(value, what, unit) for value in given)


def _named(value: object, what: str) -> str:
    if not isinstance(value, str):
        raise ConstraintError(f"{what} is a name; got {quoted(value)}")
    return value


def _motion(value: object, what: str) -> MotionClip:
    if not isinstance(value, MotionClip):
        raise ConstraintError(
            f"{what} is a MotionClip, which MotionClip.load reads and clip.crop(start, stop) cuts; got {quoted(value)}"
        )
    return value


def _check_joint(name: str, allowed: Sequence[str], what: str) -> None:
    if name not in allowed:
        raise ConstraintError(f"{what} one of {', '.join(allowed)}; got {quoted(name)}")


def _check_body(clip: MotionClip, what: str) -> None:
    if clip.skeleton.fingerprint != MANNEQUIN.fingerprint:
        raise ConstraintError(f"{what} is on another body than what is made; load it with MotionClip.load")
    if clip.num_frames > 1 and clip.fps != FPS:
        raise ConstraintError(f"{what} has {clip.fps:g} frames a second; motion.canonical.resample makes it {FPS:g}")


def _check_twice(constraints: Sequence[Constraint], num_frames: int) -> None:
    """Two different demands on one thing in one frame."""
    # Whole poses: of keyframes and of kept clips.
    poses: dict[int, tuple[MotionClip, str]] = {}

    def pose(frame: int, one: MotionClip, name: str) -> None:
        if frame in poses:
            other, before = poses[frame]
            turned = float(np.abs(other.rotations - one.rotations).max())
            moved = float(np.abs(other.translation - one.translation).max())
            if turned > SAME_RAD or moved > SAME_M:
                raise ConstraintError(f"{name} and {before} both fix frame {frame}, differently; leave one out")
        poses[frame] = one, name

    for one in constraints:
        if isinstance(one, Keyframe) and one.whole:
            pose(frame_of(one.frame, num_frames), one.pose, "a keyframe")
        if isinstance(one, Keep) and one.part is None:
            start = frame_of(one.frame, num_frames)
            for number in range(one.clip.num_frames):
                pose(start + number, one.clip.crop(number, number + 1), "a kept clip")
    _check_beside(constraints, num_frames)
    # Limbs that a kept clip fixes and something else asks to be elsewhere.
    limbs = {"left arm": "L_Wrist", "right arm": "R_Wrist", "left leg": "L_Ankle", "right leg": "R_Ankle"}
    for kept in (one for one in constraints if isinstance(one, Keep)):
        start = frame_of(kept.frame, num_frames)
        for other in constraints:
            if isinstance(other, Effector):
                first = last = frame_of(other.frame, num_frames)
            elif isinstance(other, Contact):
                first, last = other.start, other.stop - 1
            else:
                continue
            limb = next((name for name, end in limbs.items() if end == LIMB_OF.get(other.joint)), None)
            held = kept.part is None or (limb is not None and set(PARTS[limb]) & set(PARTS[kept.part]))
            if held and first < start + kept.clip.num_frames and last >= start:
                raise ConstraintError(
                    f"{other.joint} is asked to be somewhere in frames {first} to {last}, and a kept clip fixes it in "
                    f"frames {start} to {start + kept.clip.num_frames - 1}; leave one out"
                )
    # Single joints and headings.
    places: dict[tuple[str, int], tuple[float, float, float]] = {}
    headings: dict[int, float] = {}
    for one in constraints:
        if isinstance(one, Effector):
            key = one.joint, frame_of(one.frame, num_frames)
            if key in places and math.dist(places[key], one.position_m) > SAME_M:
                raise ConstraintError(f"{one.joint} has two places at frame {key[1]}; leave one out")
            places[key] = one.position_m
        if isinstance(one, Heading):
            frame = frame_of(one.frame, num_frames)
            if frame in headings and abs(headings[frame] - one.degrees) > 0.01:
                raise ConstraintError(f"frame {frame} has two headings; leave one out")
            headings[frame] = one.degrees


def _check_beside(constraints: Sequence[Constraint], num_frames: int) -> None:
    """What a whole pose fixes already, and something else asks to be otherwise in its frame."""
    path = next((one for one in constraints if isinstance(one, RootPath)), None)
    for key in (one for one in constraints if isinstance(one, Keyframe) and one.whole and one.place):
        frame = frame_of(key.frame, num_frames)
        for other in constraints:
            if isinstance(other, Heading) and frame_of(other.frame, num_frames) == frame:
                here = float(np.degrees(heading_rad(key.pose)[0]))
                if abs((other.degrees - here + 180) % 360 - 180) > SAME_DEGREES:
                    raise ConstraintError(
                        f"the keyframe at frame {frame} faces {here:.0f} degrees, and a heading there asks for "
                        f"{other.degrees:g}; leave the heading out, or turn the pose"
                    )
            if isinstance(other, Effector) and frame_of(other.frame, num_frames) == frame:
                away = math.dist(other.position_m, key.pose.joints[0, joint(other.joint)])
                if away > NEAR_M:
                    raise ConstraintError(
                        f"{other.joint} is {100 * away:.0f} cm from where the keyframe at frame {frame} has it; leave "
                        "one out, or give the keyframe the joints that it is for"
                    )
        if path is not None:
            away = _beside_path_m(path, key.pose.translation[0, [0, 2]], frame, num_frames)
            if away > BESIDE_PATH_M:
                raise ConstraintError(
                    f"the keyframe at frame {frame} is {away:.2f} m from where the root path leads; lay the path "
                    'through it, leave one out, or say "place": false for the pose alone'
                )


def _beside_path_m(path: RootPath, place: FloatArray, frame: int, num_frames: int) -> float:
    """How far a place is from a path: from all of it, or, where it has times, from where it is in a frame."""
    points = np.asarray(path.points_m, dtype=np.float64)
    if path.frames is not None:
        frames = [frame_of(one, num_frames) for one in path.frames]
        there = [np.interp(frame, frames, points[:, axis]) for axis in (0, 1)]
        return float(np.linalg.norm(place - there))
    steps = np.diff(points, axis=0)
    share = np.sum((place - points[:-1]) * steps, axis=-1) / np.maximum(np.sum(steps**2, axis=-1), 1e-12)
    nearest = points[:-1] + np.clip(share, 0.0, 1.0)[:, None] * steps
    return float(np.linalg.norm(place - nearest, axis=-1).min())


def _check_speeds(constraints: Sequence[Constraint], num_frames: int, round_by_round: bool) -> None:
    """Places that nobody gets to in time."""
    stops: list[tuple[int, FloatArray, str]] = []
    for one in constraints:
        if isinstance(one, Keyframe) and one.place and one.whole:
            stops.append((frame_of(one.frame, num_frames), one.pose.translation[0, [0, 2]], "keyframes"))
        if isinstance(one, RootPath):
            points = np.asarray(one.points_m, float)
            if one.frames is not None:
                frames = [frame_of(frame, num_frames) for frame in one.frames]
                stops += [(frame, point, "points of the path") for frame, point in zip(frames, points, strict=True)]
            elif not round_by_round:
                way = float(np.linalg.norm(np.diff(points, axis=0), axis=-1).sum())
                _check_speed(way, num_frames - 1, "the root path is")
    stops.sort(key=lambda stop: stop[0])
    for (first, here, name), (second, there, _) in pairwise(stops):
        if first == second and np.linalg.norm(there - here) > 0.5:
            raise ConstraintError(
                f"two places are asked for at frame {first}, {np.linalg.norm(there - here):.2f} m apart"
            )
        if second > first:
            _check_speed(float(np.linalg.norm(there - here)), second - first, f"{name} {first} and {second} are")


def _check_speed(way_m: float, frames: int, what: str) -> None:
    speed = way_m / max(1, frames) * FPS
    if speed > TOP_SPEED_M_PER_S:
        raise ConstraintError(
            f"{what} {way_m:.2f} m in {frames / FPS:.2f} s, {speed:.1f} m/s; nobody runs faster than "
            f"{TOP_SPEED_M_PER_S:g}: allow more frames, or a shorter way"
        )


def limb_reach_m(joint_name: str) -> float:
    """How far a wrist or an ankle gets from its shoulder or hip, metres."""
    one = MotionClip(np.tile(np.eye(3), (1, MANNEQUIN.num_joints, 1, 1)), np.zeros((1, 3)), FPS)
    return limb_length_m(one, joint_name)
