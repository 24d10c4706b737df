"""Joint angles of a robot (.csv), fitted to a motion: any robot that a table tells (`assets/robots/g1.json`).

A row is a frame, without a header, as MuJoCo's qpos: place of the base (x, y, z, metres), its quaternion (w, x, y, z),
then the angles in radians in the order of the table; Z up, +X forward. (x, y, z) of ours is (z, x, y) there. The base
turns as the pelvis does and travels as the hips do, in lengths of the robot's legs. The waist turns as chest against
pelvis. Arms and legs point where ours do, and hands and soles turn as ours, as well as the joints allow: a damped
Gauss-Newton step for all frames at once, each kept within the limits.

A table holds `joints` (parent, place and fixed turn in the parent, axis, limits), `limbs` (three joints at hip and
shoulder, one at knee and elbow, those of foot and hand; the waist), and `sole_m`, points of the sole in the last joint
of a leg. At zero angles its arms hang, its palms face each other, its legs are straight and its feet flat.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kinoflow.errors import OptionError
from kinoflow.files import atomic_path
from kinoflow.motion.clip import MotionClip, MotionFormat, register_format
from kinoflow.motion.contacts import FOOT_JOINTS, foot_contacts
from kinoflow.motion.rotations import axis_angle_to_matrix, continuous_quaternions, matrix_to_quaternion, unit
from kinoflow.motion.skeleton import joint
from kinoflow.motion.smoothing import gaussian_mean
from kinoflow.reading import read_json, reading, record

FloatArray = NDArray[np.float64]

ROBOTS = ("g1",)
"""Robots whose tables come with kinoflow."""
TO_ROBOT = np.array([[0.0, 0.0, 1.0], [1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])
"""(x, y, z) to (z, x, y): Y up, facing +Z to Z up, facing +X."""
_AXES = {"x": 0, "y": 1, "z": 2}
_ITERATIONS, _ROUNDS = 25, 3
_DAMPING, _TO_ZERO, _TO_NEIGHBOURS = 1e-4, 1e-3, 0.1
_NEIGHBOURS_S = 0.1
_STEP = 1e-5
_AT_LIMIT_RAD = 1e-4
_SOLE, _TOES_AHEAD, _HAND = 0.5, 0.25, 0.3
"""Weights of the turns of feet and hands against those of limbs."""
_SIDES = ("L", "R")
LARGEST = 1e4
"""Of numbers in a table: far beyond any robot, and still good to compute with."""

MOST_JOINTS = 200
"""Of a robot; humanoids with hands have some sixty."""


@dataclass(frozen=True)
class RobotJoint:
    """A hinge: where it is in its parent ("" is the base), its fixed turn there, its axis and its limits."""

    name: str
    parent: str
    offset_m: tuple[float, float, float]
    turn_deg: tuple[float, float, float]
    axis: str
    lower_rad: float
    upper_rad: float

    def __post_init__(self) -> None:
        if self.axis not in _AXES or not self.lower_rad < self.upper_rad:
            raise OptionError(f"joint {self.name!r} needs an axis x, y or z and lower_rad below upper_rad")
        numbers = (*self.offset_m, *self.turn_deg, self.lower_rad, self.upper_rad)
        if not all(abs(number) <= LARGEST for number in numbers):
            raise OptionError(
                f"joint {self.name!r} has a length, angle or limit beyond {LARGEST:g} m, degrees, radians"
            )


@dataclass(frozen=True)
class _Limb:
    root: tuple[str, ...]
    hinge: str
    tip: tuple[str, ...]


@dataclass(frozen=True)
class _Limbs:
    waist: tuple[str, ...]
    L_leg: _Limb
    R_leg: _Limb
    L_arm: _Limb
    R_arm: _Limb


@dataclass(frozen=True)
class _Table:
    name: str
    source: str
    sole_m: tuple[tuple[float, float, float], ...]
    limbs: _Limbs
    joints: tuple[RobotJoint, ...]


class Robot:
    """A robot by its table.

    Attributes:
        table: what the table says.
    """

    def __init__(self, table: _Table) -> None:
        self.table = table
        names = [one.name for one in table.joints]
        self._index = {name: index for index, name in enumerate(names)}
        limbs = [table.limbs.waist, *(part for limb in self._limbs() for part in (limb.root, (limb.hinge,), limb.tip))]
        unknown = {name for part in limbs for name in part} - set(names)
        unknown |= {one.parent for one in table.joints if one.parent} - set(names)
        if unknown or len(self._index) < len(names) or any(len(limb.root) < 2 for limb in self._limbs()):
            raise OptionError(f"the table of {table.name} is not sound: joints {sorted(unknown) or names} do not fit")
        if len(names) > MOST_JOINTS or any(len(set(part)) < len(part) for part in limbs):
            raise OptionError(
                f"the table of {table.name} has {len(names)} joints; at most {MOST_JOINTS} are fitted, each "
                "of them once in a limb"
            )
        order = {"": -1} | self._index
        if any(order[one.parent] >= index for index, one in enumerate(table.joints)):
            raise OptionError(f"the table of {table.name} must list parents before children")

    def _limbs(self) -> tuple[_Limb, ...]:
        limbs = self.table.limbs
        return limbs.L_leg, limbs.R_leg, limbs.L_arm, limbs.R_arm

    @property
    def joint_names(self) -> tuple[str, ...]:
        """J names, in the order of the columns."""
        return tuple(one.name for one in self.table.joints)

    @cached_property
    def limits(self) -> FloatArray:
        """[J, 2] lowest and highest angle, radians."""
        return np.array([(one.lower_rad, one.upper_rad) for one in self.table.joints])

    def index(self, name: str) -> int:
        """Column of a joint."""
        return self._index[name]

    def place(
        self, angles: FloatArray, only: Sequence[int] | None = None, known: tuple[FloatArray, FloatArray] | None = None
    ) -> tuple[FloatArray, FloatArray]:
        """Positions [T, J, 3] and rotations [T, J, 3, 3] of all joints in the base, from angles [T, J].

        Args:
            angles: radians.
            only: the joints to compute, parents first; all if None.
            known: positions and rotations in which the other joints stand already.
        """
        frames = len(angles)
        positions = np.zeros((frames, len(self.table.joints), 3)) if known is None else known[0].copy()
        rotations = np.tile(np.eye(3), (frames, len(self.table.joints), 1, 1)) if known is None else known[1].copy()
        for index in range(len(self.table.joints)) if only is None else only:
            one = self.table.joints[index]
            turned = self._turns[index] @ _about(one.axis, angles[:, index])
            if one.parent:
                above = self._index[one.parent]
                positions[:, index] = positions[:, above] + rotations[:, above] @ np.array(one.offset_m)
                rotations[:, index] = rotations[:, above] @ turned
            else:
                positions[:, index], rotations[:, index] = one.offset_m, turned
        return positions, rotations

    @cached_property
    def _turns(self) -> FloatArray:
        return axis_angle_to_matrix(np.radians([one.turn_deg for one in self.table.joints]))


def load_robot(name: str | os.PathLike[str]) -> Robot:
    """A robot that comes with kinoflow, or one whose table is a JSON file.

    Raises:
        OptionError: there is none of this name, or the table cannot be read.
    """
    if str(name).endswith(".json"):
        with reading(f"the table of a robot {name}", OptionError, "docs/formats.md has the format"):
            return Robot(record(_Table, read_json(name), "the table"))
    if str(name) not in ROBOTS:
        raise OptionError(f"there is no robot {str(name)!r}; there is {', '.join(ROBOTS)}, or give a table: FILE.json")
    with resources.files("kinoflow.assets").joinpath("robots", f"{name}.json").open(encoding="utf-8") as file:
        return Robot(record(_Table, json.load(file), "the table"))


@dataclass(frozen=True, eq=False)
class RobotMotion:
    """What a robot does.

    Attributes:
        robot: which one.
        fps: frames per second.
        base_positions: [T, 3] metres, Z up.
        base_rotations: [T, 3, 3].
        angles: [T, J] radians, within the limits.
        report: how well it does what the clip does, and what it does to the floor; plain JSON values.
    """

    robot: Robot
    fps: float
    base_positions: FloatArray
    base_rotations: FloatArray
    angles: FloatArray
    report: Mapping[str, Any]

    @property
    def rows(self) -> FloatArray:
        """[T, 7 + J] as in the file."""
        turns = continuous_quaternions(matrix_to_quaternion(self.base_rotations)[:, None])[:, 0]
        return np.concatenate([self.base_positions, turns, self.angles], axis=1)

    @cached_property
    def joints(self) -> FloatArray:
        """[T, J, 3] places of the joints in the world."""
        inside, _ = self.robot.place(self.angles)
        return np.einsum("tij,tkj->tki", self.base_rotations, inside) + self.base_positions[:, None]


def fitted(clip: MotionClip, robot: Robot) -> RobotMotion:
    """The motion of a robot that does what a clip does, as well as it can."""
    limbs = robot.table.limbs
    base = TO_ROBOT @ clip.global_rotations[:, 0] @ TO_ROBOT.T
    turned = np.swapaxes(base, -1, -2) @ (TO_ROBOT @ clip.global_rotations @ TO_ROBOT.T[None, None]).swapaxes(0, 1)
    turned = turned.swapaxes(0, 1)  # [T, 22, 3, 3] of our joints, seen from the base
    inside = np.einsum("tji,tkj->tki", base, clip.joints @ TO_ROBOT.T)
    angles = np.zeros((clip.num_frames, len(robot.joint_names)))

    chest = turned[:, joint("Spine3")]
    waist = [robot.index(name) for name in limbs.waist]
    _solve(robot, angles, waist, clip.fps, lambda _, r: (r[:, waist[-1]] - chest).reshape(len(angles), -1))
    errors: dict[str, FloatArray] = {}
    for side in _SIDES:
        leg: _Limb = getattr(limbs, f"{side}_leg")
        bones = _directions(inside, side, "Hip", "Knee", "Ankle")
        foot = turned[:, joint(f"{side}_Ankle")]
        wanted = [(foot[..., 2], 2, _SOLE), (foot[..., 0], 0, _TOES_AHEAD)]
        errors |= _fit_limb(robot, angles, leg, clip.fps, bones, wanted, f"{side}_leg")
        arm: _Limb = getattr(limbs, f"{side}_arm")
        bones = _directions(inside, side, "Shoulder", "Elbow", "Wrist")
        # In our T-pose hands point out to the sides (Y of the robot) and palms face the floor (-Z).
        hand, out = turned[:, joint(f"{side}_Wrist")], 1.0 if side == "L" else -1.0
        wanted = [(hand[..., 1] * out, 0, _HAND), (hand[..., 2] * out, 1, _HAND)]
        errors |= _fit_limb(robot, angles, arm, clip.fps, bones, wanted, f"{side}_arm")

    zero, _ = robot.place(np.zeros((1, angles.shape[1])))
    middle = np.mean([zero[0, robot.index(getattr(limbs, f"{s}_leg").root[1])] for s in _SIDES], axis=0)
    scale = _leg_length_m(robot, zero[0]) / clip.skeleton.leg_length_m
    hips = clip.joints[:, [joint("L_Hip"), joint("R_Hip")]].mean(axis=1) @ TO_ROBOT.T
    positions = hips * scale - base @ middle
    soles = _soles(robot, angles, positions, base)
    floor = float(soles[..., 2].min())
    positions[:, 2] -= floor
    soles[..., 2] -= floor
    report = _report(clip, robot, angles, soles, errors, scale)
    return RobotMotion(robot, clip.fps, positions, base, angles, report)


def write(clip: MotionClip, path: str | os.PathLike[str], *, robot: str | os.PathLike[str] | None = None) -> None:
    """Write the joint angles of a robot that does what a clip does; see the top of this file.

    Args:
        clip: any clip on the 22 joints.
        path: the file to write.
        robot: one of `ROBOTS`, or a table.

    Raises:
        OptionError: no robot was given, or an unknown one.
    """
    if robot is None:
        raise OptionError(
            f"a .csv holds the joint angles of a robot ({', '.join(ROBOTS)}); say which: kinoflow convert IN "
            f"{Path(path).stem.split('.')[0] or 'out'}.csv --robot {ROBOTS[0]}"
        )
    _write_rows(fitted(clip, load_robot(robot)), Path(path))


def save_with_report(clip: MotionClip, path: Path, robot: str | os.PathLike[str]) -> tuple[RobotMotion, Path]:
    """Write the angles and, beside them, NAME.json with columns, limits, contacts and the report; returns both.

    Raises:
        OptionError: an unknown robot.
        OutputError: one of the files cannot be written.
    """
    motion = fitted(clip, load_robot(robot))
    beside = path.with_suffix(".json")
    contacts = foot_contacts(clip)
    told = {
        "robot": motion.robot.table.name,
        "source_of_the_numbers": motion.robot.table.source,
        "fps": motion.fps,
        "num_frames": len(motion.angles),
        "axes": "Z up, +X forward, metres, radians",
        "columns": ["x", "y", "z", "qw", "qx", "qy", "qz", *motion.robot.joint_names],
        "limits_rad": dict(zip(motion.robot.joint_names, motion.robot.limits.tolist(), strict=True)),
        "contacts": {name: contacts[:, k].astype(int).tolist() for k, name in enumerate(FOOT_JOINTS)},
        "report": dict(motion.report),
        "metadata": dict(clip.metadata),
    }
    with atomic_path(path) as temporary:
        _write_rows(motion, temporary)
    with atomic_path(beside) as temporary:
        temporary.write_text(json.dumps(told, indent=1, default=str) + "\n", encoding="utf-8")
    return motion, beside


def _write_rows(motion: RobotMotion, path: Path) -> None:
    np.savetxt(path, np.round(motion.rows, 6) + 0.0, fmt="%.6f", delimiter=",")


def _directions(inside: FloatArray, side: str, *names: str) -> list[FloatArray]:
    start, middle, end = (inside[:, joint(f"{side}_{name}")] for name in names)
    return [unit(middle - start), unit(end - middle)]


def _fit_limb(
    robot: Robot,
    angles: FloatArray,
    limb: _Limb,
    fps: float,
    bones: Sequence[FloatArray],
    wanted: Sequence[tuple[FloatArray, int, float]],
    name: str,
) -> dict[str, FloatArray]:
    """Fill in the angles of a limb; returns how far its two bones are off, degrees [T].

    Args:
        robot: whose.
        angles: [T, J], of which this limb's are found.
        limb: its joints.
        fps: frames per second.
        bones: directions [T, 3] of the upper and the lower bone.
        wanted: directions [T, 3] of axes of the last joint, which axis, and its weight.
        name: of the limb.
    """
    columns = [robot.index(n) for n in (*limb.root, limb.hinge, *limb.tip)]
    start, middle, end = robot.index(limb.root[1]), robot.index(limb.hinge), robot.index(limb.tip[-1])

    def off(positions: FloatArray, rotations: FloatArray) -> FloatArray:
        parts = [unit(positions[:, middle] - positions[:, start]) - bones[0]]
        parts.append(unit(positions[:, end] - positions[:, middle]) - bones[1])
        parts += [(rotations[:, end, :, axis] - target) * weight for target, axis, weight in wanted]
        return np.concatenate(parts, axis=1)

    _solve(robot, angles, columns, fps, off)
    apart = off(*robot.place(angles))
    half = np.stack([np.linalg.norm(apart[:, 3 * k : 3 * k + 3], axis=1) / 2 for k in range(2)], axis=1)
    return {name: np.degrees(2 * np.arcsin(np.clip(half, 0, 1))).max(axis=1)}


def _solve(robot: Robot, angles: FloatArray, columns: Sequence[int], fps: float, off: Any) -> None:
    """Angles, in place, of some joints that make `off(positions, rotations)` [T, C] small in every frame."""
    low, high = robot.limits[columns].T
    known = robot.place(angles)
    near, hold = np.zeros((len(angles), len(columns))), _TO_ZERO
    for round_ in range(_ROUNDS):
        if round_ and len(angles) > 2:
            # From where its neighbours are, a frame that went another way comes back; and where limbs leave a turn
            # open (an arm that is straight), it stays with its neighbours.
            angles[:, columns] = gaussian_mean(angles[:, columns], _NEIGHBOURS_S * fps)
            near, hold = angles[:, columns].copy(), _TO_NEIGHBOURS
        for _ in range(_ITERATIONS):
            here = off(*robot.place(angles, columns, known))
            slopes = np.empty((*here.shape, len(columns)))
            for k, column in enumerate(columns):
                moved = angles.copy()
                moved[:, column] += _STEP
                slopes[..., k] = (off(*robot.place(moved, columns, known)) - here) / _STEP
            normal = np.einsum("tci,tcj->tij", slopes, slopes) + (_DAMPING + hold**2) * np.eye(len(columns))
            pull = np.einsum("tci,tc->ti", slopes, here) + hold**2 * (angles[:, columns] - near)
            # A joint at its limit that would go on is held, so that the others make up for it.
            held = ((angles[:, columns] <= low) & (pull > 0)) | ((angles[:, columns] >= high) & (pull < 0))
            free = ~held
            normal = normal * (free[:, :, None] & free[:, None, :]) + np.eye(len(columns)) * held[:, None, :]
            step = np.linalg.solve(normal, (-pull * free)[..., None])[..., 0]
            step *= np.minimum(1.0, 0.5 / np.maximum(np.abs(step).max(axis=1, keepdims=True), 1e-12))
            angles[:, columns] = np.clip(angles[:, columns] + step, low, high)
            if np.abs(step).max() < 1e-7:
                break


def _leg_length_m(robot: Robot, zero: FloatArray) -> float:
    limb = robot.table.limbs.L_leg
    hip, knee, ankle = (zero[robot.index(name)] for name in (limb.root[1], limb.hinge, limb.tip[-1]))
    return float(np.linalg.norm(knee - hip) + np.linalg.norm(ankle - knee))


def _soles(robot: Robot, angles: FloatArray, base_positions: FloatArray, base: FloatArray) -> FloatArray:
    """[T, 2, P, 3] points of both soles in the world."""
    positions, rotations = robot.place(angles)
    points = np.array(robot.table.sole_m)
    soles = []
    for side in _SIDES:
        last = robot.index(getattr(robot.table.limbs, f"{side}_leg").tip[-1])
        inside = positions[:, last, None] + np.einsum("tij,pj->tpi", rotations[:, last], points)
        soles.append(np.einsum("tij,tpj->tpi", base, inside) + base_positions[:, None])
    return np.stack(soles, axis=1)


def _report(
    clip: MotionClip,
    robot: Robot,
    angles: FloatArray,
    soles: FloatArray,
    errors: Mapping[str, FloatArray],
    scale: float,
) -> dict[str, Any]:
    """How well the robot does it: limbs, limits, speeds, feet against the floor while they are in contact."""
    low, high = robot.limits.T
    at_limit = ((angles < low + _AT_LIMIT_RAD) | (angles > high - _AT_LIMIT_RAD)).mean(axis=0)
    speeds = np.abs(np.gradient(angles, axis=0)) * clip.fps if len(angles) > 1 else np.zeros_like(angles)
    contacts = foot_contacts(clip)
    stands = np.stack([contacts[:, k] | contacts[:, 2 + k] for k in range(2)], axis=1)
    middle = soles.mean(axis=2)
    slides = np.linalg.norm(np.diff(middle[..., :2], axis=0), axis=-1)[stands[1:] & stands[:-1]]
    heights = soles[..., 2].min(axis=2)
    return {
        "scale": scale,
        "limb_error_deg": {k: {"mean": float(v.mean()), "max": float(v.max())} for k, v in errors.items()},
        "share_of_frames_at_a_limit": {n: float(s) for n, s in zip(robot.joint_names, at_limit, strict=True) if s > 0},
        "fastest_joint_rad_per_s": {
            "joint": robot.joint_names[int(speeds.max(axis=0).argmax())],
            "speed": float(speeds.max()),
        },
        "foot_slide_mm_per_frame": float(slides.mean() * 1000) if slides.size else 0.0,
        "sole_above_floor_in_contact_mm": float(heights[stands].mean() * 1000) if stands.any() else 0.0,
        "penetration_mm": float(max(0.0, -heights.min()) * 1000),
    }


def _about(axis: str, angles: FloatArray) -> FloatArray:
    """[T, 3, 3] rotations about an axis."""
    turns = np.zeros((len(angles), 3))
    turns[:, _AXES[axis]] = angles
    return axis_angle_to_matrix(turns)


register_format(MotionFormat(".csv", "joint angles of a robot", None, write))
