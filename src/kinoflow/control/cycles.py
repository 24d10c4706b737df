"""A closed cycle that meets constraints and stays closed: met in three rounds in a row, of which it is the middle."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from kinoflow.control.constraints import (
    Constraint,
    Contact,
    Effector,
    GroundHeight,
    Heading,
    Keep,
    Keyframe,
    RootPath,
    check_constraints,
    frame_of,
    last_frame,
)
from kinoflow.control.meeting import Fixed, fixed_frames, laid, meet
from kinoflow.errors import ConstraintError
from kinoflow.motion.canonical import heading_rad
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.loops import repeated, sealed
from kinoflow.motion.matching import apart, moments
from kinoflow.motion.rotations import axis_angle_to_matrix, matrix_to_axis_angle, rotation_about_y
from kinoflow.motion.warping import placed, warped

FloatArray = NDArray[np.float64]

STRAIGHT_M = 0.02
"""A root path of a loop leaves its line or its arc by no more than this."""
POINTS_RAD, SMALLEST_M = math.radians(45.0), 0.5
"""Points of an arc are no farther apart than this, as seen from its middle, and it is no smaller."""
TURNS_RAD = math.radians(6.0)
"""A cycle that turns by more than this goes along an arc of its own."""
CLOSES_M = 0.01
"""Ends of a cycle that are farther apart than this, after constraints are met, do not close."""
MOST_FRAMES = 900
"""A cycle is repeated up to this length so that all frames which constraints name are in it."""


def closed_on(cycle: MotionClip, constraints: Sequence[Constraint]) -> MotionClip:
    """A closed cycle changed where it has to be, and still closed: what holds in it holds in every round.

    Its phase is turned so that the first known pose falls where the cycle is most like it, it is laid where constraints
    have it, and these are met in three rounds in a row (each moved and turned by one cycle's travel), of which the
    middle one is cut out.

    Args:
        cycle: T + 1 frames, the last of them the first again (`motion.loops.loop_of`); repeated as often as the frames
            need that constraints name.
        constraints: what is asked for, in frames of the cycle; frame T is frame 0 of the next round.

    Returns:
        T' + 1 frames in the world of the constraints, T' a multiple of T.

    Raises:
        ConstraintError: see `check_constraints` and `meet`; what a loop cannot do: a path of no line or arc, or that
            says when, frame T asked for something else than frame 0, more frames kept than the cycle has.
    """
    rounds = max(1, math.ceil(last_frame(constraints) / (cycle.num_frames - 1)))
    if rounds * (cycle.num_frames - 1) > MOST_FRAMES:
        raise ConstraintError(
            f"a loop has up to {MOST_FRAMES} frames; got a constraint of frame {last_frame(constraints)}"
        )
    cycle = repeated(cycle, rounds)
    count = cycle.num_frames - 1
    check_constraints(constraints, count + 1, round_by_round=True)
    path = next((one for one in constraints if isinstance(one, RootPath)), None)
    others = [_numbered(one, count) for one in constraints if one is not path]
    fixed = fixed_frames(others, count + 1)
    if fixed:
        cycle = _in_phase(cycle, fixed[0])
    cycle = _placed(cycle, path, others, fixed)
    here = _Travel(cycle)
    wanted = [here.back(one) if _begins(one) == count else one for one in others]
    _check_rounds(wanted, count)
    rows = [here.times(one, number, count) for number in range(3) for one in wanted]
    ground = [one for one in wanted if isinstance(one, GroundHeight)]
    met = meet(
        repeated(cycle, 3), [*(one for one in rows if not isinstance(one, GroundHeight)), *ground], in_place=True
    )
    middle = here.moved(met.crop(count, 2 * count + 1), -1)
    away = here.moved(middle.crop(0, 1), 1).joints[0] - middle.joints[-1]
    if float(np.linalg.norm(away, axis=-1).max()) > CLOSES_M:
        raise ConstraintError(
            f"the loop does not close with these constraints: its ends stay {100 * np.abs(away).max():.0f} cm apart; "
            "ask for less, or for a longer loop (--duration)"
        )
    return sealed(middle)


class _Travel:
    """The way of one cycle: the turn about a vertical axis and the step that take its first frame to its last."""

    def __init__(self, cycle: MotionClip) -> None:
        heading = heading_rad(cycle)
        self.turn_rad = float(heading[-1] - heading[0])
        self.start = cycle.translation[0] * [1.0, 0.0, 1.0]
        self.step = (cycle.translation[-1] - cycle.translation[0]) * [1.0, 0.0, 1.0]

    def moved(self, clip: MotionClip, rounds: int) -> MotionClip:
        """A clip so many rounds later, or earlier."""
        for _ in range(abs(rounds)):
            if rounds > 0:
                clip = placed(clip, self.turn_rad, self.step, self.start)
            else:
                clip = placed(clip, -self.turn_rad, -self.step, self.start + self.step)
        return clip

    def point(self, place: Sequence[float], rounds: int) -> FloatArray:
        """A place [3] so many rounds later, or earlier."""
        found = np.asarray(place, dtype=np.float64)
        for _ in range(abs(rounds)):
            if rounds > 0:
                found = rotation_about_y(self.turn_rad) @ (found - self.start) + self.start + self.step
            else:
                found = rotation_about_y(-self.turn_rad) @ (found - self.start - self.step) + self.start
        return found

    def times(self, one: Constraint, rounds: int, count: int) -> Constraint:
        """A constraint so many rounds of `count` frames later."""
        later = rounds * count
        if isinstance(one, Keyframe):
            return replace(one, frame=one.frame + later, pose=self.moved(one.pose, rounds))
        if isinstance(one, Keep):
            return replace(one, frame=one.frame + later, clip=self.moved(one.clip, rounds))
        if isinstance(one, Heading):
            return replace(
                one, frame=one.frame + later, degrees=one.degrees + rounds * float(np.degrees(self.turn_rad))
            )
        if isinstance(one, Effector):
            x, y, z = self.point(one.position_m, rounds).tolist()
            turned = one.rotation_rad
            if turned is not None:
                matrix = rotation_about_y(rounds * self.turn_rad) @ axis_angle_to_matrix(np.asarray(turned))
                a, b, c = matrix_to_axis_angle(matrix).tolist()
                turned = (a, b, c)
            return replace(one, frame=one.frame + later, position_m=(x, y, z), rotation_rad=turned)
        if isinstance(one, Contact):
            return replace(one, start=one.start + later, stop=one.stop + later)
        return one

    def back(self, one: Constraint) -> Constraint:
        """What is asked of the last frame, as it is asked of the first."""
        count = _begins(one)
        return self.times(one, -1, count)


def _begins(one: Constraint) -> int:
    """The frame of one that is asked for in a single frame or from there on; -1 for what has none."""
    return one.frame if isinstance(one, (Keyframe, Heading, Effector, Keep)) else -1


def _numbered(one: Constraint, count: int) -> Constraint:
    """Frames counted from the beginning of a cycle of so many frames; -1 is its last, which closes it."""
    if isinstance(one, (Keyframe, Heading, Effector, Keep)):
        return replace(one, frame=frame_of(one.frame, count + 1))
    return one


def _in_phase(cycle: MotionClip, first: Fixed) -> MotionClip:
    """The cycle begun at another moment, so that it is most like the first known frame where that is."""
    count = cycle.num_frames - 1
    twice = repeated(cycle, 2)
    known = moments(twice)[:count]
    there = moments(first.clip)[0]
    if first.clip.num_frames == 1:
        # One frame has no speed.
        half = known.shape[1] // 2
        known, there = known[:, :half], there[:half]
    begins = (int(apart(known, there).argmin()) - first.start) % count
    return twice.crop(begins, begins + count + 1)


def _placed(
    cycle: MotionClip, path: RootPath | None, others: Sequence[Constraint], fixed: Sequence[Fixed]
) -> MotionClip:
    """The cycle as a whole where and how constraints have it."""
    somewhere = next((one for one in fixed if one.place), None)
    if path is not None:
        points = np.asarray(path.points_m, dtype=np.float64)
        if path.frames is not None or path.exact:
            has = ["has frames"] * (path.frames is not None) + ["is exact"] * path.exact
            raise ConstraintError(
                "a loop goes on along a line or an arc, at its own pace: a root path with it has no frames and is not "
                f"exact, and says where it begins and leads; this one {' and '.join(has)}: leave that, --loop or the "
                "path out"
            )
        leaves_rad, curvature = _line_or_arc(points)
        step = cycle.translation[-1] - cycle.translation[0]
        goes = bool(np.hypot(step[0], step[2]) > STRAIGHT_M)
        begins = float(np.arctan2(step[0], step[2])) if goes else float(heading_rad(cycle)[0])
        if curvature and goes:
            cycle = _bent(cycle, curvature)
        here = cycle.translation[0]
        return placed(cycle, leaves_rad - begins, np.array([points[0, 0] - here[0], points[0, 1] - here[2]]))
    if somewhere is None:
        return laid(cycle, others)
    here = cycle.crop(somewhere.start, somewhere.start + 1)
    pose = somewhere.clip
    yaw = float(heading_rad(pose)[0] - heading_rad(here)[0])
    return placed(cycle, yaw, (pose.translation[0] - here.translation[0]) * [1.0, 0.0, 1.0], here.translation[0])


def _line_or_arc(points_m: FloatArray) -> tuple[float, float]:
    """Which way a path leads at its beginning, radians, and how it bends, to the left, 1/m; 0 where it is straight.

    Raises:
        ConstraintError: its points are on no line and on no arc.
    """
    way = points_m[-1] - points_m[0]
    length = float(np.linalg.norm(way))
    beside = np.abs((points_m - points_m[0]) @ np.array([-way[1], way[0]])) / max(length, 1e-9)
    if length > STRAIGHT_M and beside.max() <= STRAIGHT_M:
        return float(np.arctan2(way[0], way[1])), 0.0
    if len(points_m) > 2:
        # The circle |p|^2 = 2 p.m + c nearest to them.
        rows = np.concatenate([2 * points_m, np.ones((len(points_m), 1))], axis=1)
        middle = np.linalg.lstsq(rows, (points_m**2).sum(axis=1), rcond=None)[0][:2]
        out = points_m - middle
        radii = np.linalg.norm(out, axis=1)
        radius = float(radii.mean())
        # Angles are from +Z towards +X, which is to the left.
        turns = np.diff(np.unwrap(np.arctan2(out[:, 0], out[:, 1])))
        one_way = bool((turns > 0).all() or (turns < 0).all())
        if one_way and np.abs(turns).max() <= POINTS_RAD and np.abs(radii - radius).max() <= STRAIGHT_M:
            if radius < SMALLEST_M:
                raise ConstraintError(
                    f"a loop goes along an arc of {SMALLEST_M:g} m or more; this root path has one of {radius:.2f} m"
                )
            left = math.copysign(1.0, float(turns.sum()))
            return float(np.arctan2(out[0, 0], out[0, 1])) + left * math.pi / 2, left / radius
    raise ConstraintError(
        "a loop goes on along a line or an arc: a root path with it is straight, or its points are on one circle, no "
        f"more than {math.degrees(POINTS_RAD):.0f} degrees apart; this one leaves its line by {beside.max():.2f} m: "
        "leave --loop or the path out"
    )


def _bent(cycle: MotionClip, curvature: float) -> MotionClip:
    """A cycle that goes straight led along an arc instead, of the same length; feet stay where they stand.

    Args:
        cycle: T + 1 frames.
        curvature: 1/m, positive to the left.

    Raises:
        ConstraintError: it goes along an arc of its own.
    """
    turns = float(heading_rad(cycle)[-1] - heading_rad(cycle)[0])
    if abs(turns) > TURNS_RAD:
        raise ConstraintError(
            f"this loop turns by {math.degrees(turns):.0f} degrees a round by itself; a root path that bends leads one "
            "that goes straight: leave --loop or the path out, or ask for walking ahead"
        )
    count = cycle.num_frames - 1
    # Of three rounds in a row the middle one: its feet come from the round before and go to the next.
    long = repeated(cycle, 3)
    floor = long.translation[:, [0, 2]]
    step = floor[2 * count] - floor[count]
    leads = float(np.arctan2(step[0], step[1]))
    ahead, left = np.array([math.sin(leads), math.cos(leads)]), np.array([math.cos(leads), -math.sin(leads)])
    away = floor - floor[count]
    yaw = away @ ahead * curvature
    radius = 1 / curvature
    out = np.stack([np.cos(leads + yaw), -np.sin(leads + yaw)], axis=-1)
    places = floor[count] + radius * left - (radius - away @ left)[:, None] * out
    return sealed(warped(long, yaw, places - floor).crop(count, 2 * count + 1))


def _check_rounds(wanted: Sequence[Constraint], count: int) -> None:
    """Refuse what one round has and the next contradicts."""
    for one in wanted:
        if isinstance(one, Keep) and one.clip.num_frames > count:
            raise ConstraintError(
                f"a loop of {count} frames cannot keep {one.clip.num_frames} frames: its last frame is its first again"
            )
    try:
        check_constraints(wanted, count + 1)
    except ConstraintError as error:
        raise ConstraintError(
            f"in a loop of {count} frames frame {count} is frame 0 of the next round, one cycle's travel on: {error}"
        ) from None
