"""A clip made to meet constraints in closed form: blending around poses, warping, two-bone inverse kinematics."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kinoflow.control.constraints import (
    BODY,
    LIMB_OF,
    Constraint,
    Contact,
    Effector,
    GroundHeight,
    Heading,
    Keep,
    Keyframe,
    RootPath,
    frame_of,
    ground_m,
    limb_reach_m,
)
from kinoflow.errors import ConstraintError
from kinoflow.motion.canonical import heading_rad
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.edits import PARTS, concatenated, led_to, with_part
from kinoflow.motion.joining import STANDING_M, continued
from kinoflow.motion.joining import lowered as with_legs_in_reach
from kinoflow.motion.limbs import LIMBS, reach
from kinoflow.motion.measures import foot_slide_mm_per_frame
from kinoflow.motion.planting import eased_on_feet, planted_around
from kinoflow.motion.rotations import (
    angle_between,
    axis_angle_to_matrix,
    matrix_to_axis_angle,
    rotation_about_y,
    slerp,
)
from kinoflow.motion.skeleton import joint
from kinoflow.motion.smoothing import smooth_step
from kinoflow.motion.travel import over_strides
from kinoflow.motion.warping import placed, preceded, warped

FloatArray = NDArray[np.float64]

AROUND_FRAMES, REACHES_M_PER_S, BODY_M_PER_S = 15, 1.2, 1.0
"""A hand or a foot leaves its own way this long before it is where it is asked to be, and comes back as long after; so
much longer that it, and the body that helps it, are not faster than this on average."""
HELD_FRAMES, HELD_M = 8, 0.005
"""A hand or a foot that stays comes and goes over so many frames; it is nowhere farther than this from its place."""
NEAR_M = 0.3
HELPS = 4
MOST_DOWN_M, MOST_ASIDE_M = 0.5, 0.22
"""How far the hips sink and shift so that a hand reaches what it is asked to."""
HIPS_ALONE_M, MOST_BEND_RAD = 0.1, np.radians(60.0)
"""Up to here the hips alone help a hand that reaches too far; beyond, the trunk bends first, and by this at most."""
TURNS_RAD_PER_S, TURNS_S = np.pi, 0.4
"""How quickly somebody who goes along a path turns to where he is to face and back, and how long it takes at least."""
AT_HAND_M = 0.2
"""A place that a limb misses by less than this is reached from where the body is."""
SIDE_SHARE = 0.4
LED_M = 1e-6
"""A motion whose joints are nearer than this to where they were has not been led anywhere."""
MARGIN_M = 0.01
MOST_LEANS_M, MOST_UP_M = 0.35, 0.08
"""How far head and pelvis are moved aside and up while the feet stay where they are."""
_FLOOR = [0, 2]
_FEET = ("L_Ankle", "R_Ankle")
_SPINE = ("Spine1", "Spine2", "Spine3")


@dataclass(frozen=True, eq=False)
class Fixed:
    """Frames of a motion that are known altogether.

    Attributes:
        start: first frame.
        clip: from there on.
        place: whether place and heading count.
    """

    start: int
    clip: MotionClip
    place: bool

    @property
    def stop(self) -> int:
        """The frame after the last."""
        return self.start + self.clip.num_frames


def fixed_frames(constraints: Sequence[Constraint], num_frames: int) -> list[Fixed]:
    """What is known altogether, in order; where two say the same, once."""
    found = []
    for one in constraints:
        if isinstance(one, Keyframe) and one.whole:
            found.append(Fixed(frame_of(one.frame, num_frames), one.pose, one.place))
        if isinstance(one, Keep) and one.part is None:
            found.append(Fixed(frame_of(one.frame, num_frames), one.clip, True))
    found.sort(key=lambda fixed: (fixed.start, -fixed.clip.num_frames))
    apart: list[Fixed] = []
    for fixed in found:
        if apart and fixed.start < apart[-1].stop:
            if fixed.stop <= apart[-1].stop:
                continue
            skip = apart[-1].stop - fixed.start
            fixed = Fixed(apart[-1].stop, fixed.clip.crop(skip, fixed.clip.num_frames), fixed.place)
        apart.append(fixed)
    return apart


def is_placed(constraints: Sequence[Constraint]) -> bool:
    """Whether anything says where on the floor the motion is."""
    return any(
        (isinstance(one, Keyframe) and one.place and one.whole)
        or (isinstance(one, Keep) and one.part is None)
        or isinstance(one, (RootPath, Effector))
        for one in constraints
    )


def turns_its_way(constraints: Sequence[Constraint]) -> bool:
    """Whether nothing says where the motion is, so that who is to face elsewhere goes there."""
    return not is_placed(constraints) and not any(isinstance(one, Keyframe) and one.whole for one in constraints)


def meet(clip: MotionClip, constraints: Sequence[Constraint], *, in_place: bool = False) -> MotionClip:
    """The clip changed where it has to be.

    In this order: the ground's height; poses and kept frames, exactly, the motion between them warped and inertialised
    with feet left where they stand; headings; kept parts; poses of some joints; contacts; head and pelvis, hands and
    feet, exactly.

    Args:
        clip: T frames at 30 a second on the floor y = 0; `check_constraints` has passed for this length.
        constraints: what is asked for.
        in_place: the clip lies where it should in the world, as one that was made along a root path does; otherwise it
            is moved and turned as a whole to where poses and hands need the least of changes.

    Raises:
        ConstraintError: a hand or a foot cannot get where it should.
    """
    raised = ground_m(constraints)
    if raised:
        # Contacts are looked for on the floor y = 0.
        found = meet(clip, [lowered(one, raised) for one in constraints], in_place=in_place)
        return found.replace(translation=found.translation + np.array([0.0, raised, 0.0]))
    fixed = fixed_frames(constraints, clip.num_frames)
    if not in_place and not any(one.place for one in fixed):
        clip = laid(clip, constraints)
    if fixed:
        clip = _through(clip, fixed, in_place)
    headings = [one for one in constraints if isinstance(one, Heading)]
    if headings:
        clip = _turned(clip, headings, fixed, in_place, not in_place and turns_its_way(constraints))
    for one in constraints:
        if isinstance(one, Keep) and one.part is not None:
            start = frame_of(one.frame, clip.num_frames)
            clip = _kept_part(clip, one, start)
    poses = [one for one in constraints if isinstance(one, Keyframe) and not one.whole]
    if poses:
        clip = _posed(clip, poses, fixed)
    for one in constraints:
        if isinstance(one, Contact):
            clip = _held(clip, one, _kept_frames(constraints, one.joint, clip.num_frames))
    effectors = [one for one in constraints if isinstance(one, Effector)]
    kept = {name: _kept_frames(constraints, name, clip.num_frames) for name in LIMBS}
    if not effectors:
        return clip
    clip = _reached(clip, effectors, fixed, kept)
    # Limbs that reach keep their hands and feet as they were in the world; poses say how these are seen from the limb.
    ends = [replace(one, joints=tuple(name for name in one.joints if name in LIMBS)) for one in poses]
    return _posed(clip, [one for one in ends if one.joints], fixed)


def lowered(one: Constraint, by_m: float) -> Constraint:
    """A constraint in a world whose origin lies so much higher."""
    down = np.array([0.0, by_m, 0.0])
    if isinstance(one, Keyframe):
        return replace(one, pose=one.pose.replace(translation=one.pose.translation - down))
    if isinstance(one, Keep):
        return replace(one, clip=one.clip.replace(translation=one.clip.translation - down))
    if isinstance(one, Effector):
        x, y, z = one.position_m
        return replace(one, position_m=(x, y - by_m, z))
    return replace(one, height_m=one.height_m - by_m) if isinstance(one, GroundHeight) else one


def laid(clip: MotionClip, constraints: Sequence[Constraint]) -> MotionClip:
    """Moved and turned as a whole so that joints are as near as they get to their places, on the floor."""
    headings = [one for one in constraints if isinstance(one, Heading)]
    if headings:
        first = min(headings, key=lambda one: frame_of(one.frame, clip.num_frames))
        here = float(heading_rad(clip)[frame_of(first.frame, clip.num_frames)])
        clip = placed(clip, float(np.radians(first.degrees)) - here, np.zeros(3))
    wanted = [
        (one.frame, one.joint, np.asarray(one.position_m)[_FLOOR]) for one in constraints if isinstance(one, Effector)
    ]
    for one in constraints:
        if isinstance(one, RootPath) and one.frames is not None:
            # So short a path that nobody walks it is a place.
            wanted += [
                (frame, "Pelvis", np.asarray(point)) for frame, point in zip(one.frames, one.points_m, strict=True)
            ]
    if not wanted or all(_at_hand(clip, one) for one in constraints if isinstance(one, (Effector, RootPath))):
        return clip
    there = np.array([place for _, _, place in wanted])
    here_m = np.array([clip.joints[frame_of(frame, clip.num_frames), joint(name)] for frame, name, _ in wanted])[
        :, _FLOOR
    ]
    middle, target = here_m.mean(axis=0), there.mean(axis=0)
    yaw = 0.0
    if not headings and len(wanted) > 1 and np.linalg.norm(there - target, axis=-1).max() > 0.3:
        a, b = here_m - middle, there - target
        # Angles are from +Z towards +X.
        yaw = float(np.arctan2((a[:, 1] * b[:, 0] - a[:, 0] * b[:, 1]).sum(), (a * b).sum()))
    about = np.array([middle[0], 0.0, middle[1]])
    return placed(clip, yaw, target - middle, about)


def _at_hand(clip: MotionClip, one: Effector | RootPath) -> bool:
    """Whether a limb reaches its place from where the body is anyway."""
    if not isinstance(one, Effector) or one.joint not in LIMB_OF:
        return False
    frame, name = frame_of(one.frame, clip.num_frames), LIMB_OF[one.joint]
    away = _end_place(clip, one, frame) - clip.joints[frame, joint(LIMBS[name][0])]
    return float(np.linalg.norm(away)) < limb_reach_m(name) + AT_HAND_M


def _through(clip: MotionClip, fixed: list[Fixed], in_place: bool) -> MotionClip:
    """The clip led through known frames, which are in it to the bit."""
    pieces: list[MotionClip] = []
    known: MotionClip | None = None
    stop = 0
    for one in fixed:
        here = one.clip if one.place else _at(one.clip, clip.crop(one.start, one.start + 1))
        if known is None:
            if one.start > 0:
                lead = clip.crop(0, one.start + 1)
                lead = led_to(lead, here) if in_place else preceded(lead, here)
                pieces.append(lead.crop(0, one.start))
        elif one.start > stop:
            between = clip.crop(stop - 1, one.start + 1)
            between = continued(known, between, align=not (in_place and _near(known, between)))
            if not one.place:
                here = _at(one.clip, between.crop(between.num_frames - 1, between.num_frames))
            between = led_to(between, here)
            pieces.append(between.crop(1, between.num_frames - 1))
        pieces.append(here.replace(metadata={}))
        known, stop = here, one.stop
    if stop < clip.num_frames and known is not None:
        after = clip.crop(stop - 1, clip.num_frames)
        after = continued(known, after, align=not (in_place and _near(known, after)))
        pieces.append(after.crop(1, after.num_frames))
    found = concatenated(pieces).replace(fps=clip.fps, metadata=clip.metadata)
    known_frames = np.zeros(found.num_frames, bool)
    for one in fixed:
        known_frames[one.start : one.stop] = True
    slides = foot_slide_mm_per_frame(clip, 0.0)
    planted = planted_around(found, known_frames, slides)
    led = bool(np.abs(found.joints - clip.joints).max() > LED_M)
    return eased_on_feet(found, known_frames, slides) if led and planted is found else planted


def _near(first: MotionClip, second: MotionClip) -> bool:
    """Whether one clip ends so near to where another begins that the way over needs no other path."""
    away = first.translation[-1] - second.translation[0]
    return float(np.hypot(away[0], away[2])) < NEAR_M


def _at(pose: MotionClip, here: MotionClip) -> MotionClip:
    """A pose at the place and with the heading of one frame of a motion, its height kept."""
    yaw = float(heading_rad(here)[0] - heading_rad(pose)[0])
    shift = (here.translation[0] - pose.translation[0]) * [1.0, 0.0, 1.0]
    return placed(pose, yaw, shift)


def _turned(
    clip: MotionClip, headings: Sequence[Heading], fixed: Sequence[Fixed], in_place: bool, way_too: bool
) -> MotionClip:
    """Each frame turned about its pelvis so that headings are met; known frames are not turned.

    Args:
        clip: T frames.
        headings: one at least.
        fixed: known frames.
        in_place: the motion lies where it should: it faces its own way again before and after.
        way_too: the way over the floor turns with the body.
    """
    now = heading_rad(clip)
    points: dict[int, float] = {}
    for one in headings:
        frame = frame_of(one.frame, clip.num_frames)
        away = np.radians(one.degrees) - now[frame]
        points[frame] = float((away + np.pi) % (2 * np.pi) - np.pi)
    for known in fixed:
        points |= {frame: 0.0 for frame in range(known.start, known.stop)}
    if in_place:
        points |= _faces_its_way(points, clip)
    frames = sorted(points)
    yaw = np.full(clip.num_frames, points[frames[0]])
    for first, second in pairwise(frames):
        share = smooth_step(np.linspace(0.0, 1.0, second - first + 1))
        # The shorter way round from one to the next.
        step = (points[second] - points[first] + np.pi) % (2 * np.pi) - np.pi
        yaw[first : second + 1] = points[first] + share * step
        points[second] = points[first] + step
    yaw[frames[-1] :] = points[frames[-1]]
    shift = np.zeros((clip.num_frames, 2))
    if way_too:
        steps = np.diff(clip.translation, axis=0)
        turned = np.einsum("tij,tj->ti", rotation_about_y((yaw[1:] + yaw[:-1]) / 2), steps)
        shift[1:] = np.cumsum(turned - steps, axis=0)[:, _FLOOR]
    found = warped(clip, yaw, shift)
    rotations, translation = found.rotations.copy(), found.translation.copy()
    for known in fixed:
        span = slice(known.start, known.stop)
        rotations[span], translation[span] = clip.rotations[span], clip.translation[span]
    return found.replace(rotations=rotations, translation=translation)


def _faces_its_way(points: Mapping[int, float], clip: MotionClip) -> dict[int, float]:
    """Frames between those that are turned in which nothing is, where there is time to turn there and back again."""
    found: dict[int, float] = {}
    takes = {frame: round(max(TURNS_S, abs(turn) / TURNS_RAD_PER_S) * clip.fps) for frame, turn in points.items()}
    frames = sorted(points)
    if frames[0] > takes[frames[0]]:
        found[frames[0] - takes[frames[0]]] = 0.0
    if frames[-1] + takes[frames[-1]] < clip.num_frames - 1:
        found[frames[-1] + takes[frames[-1]]] = 0.0
    for first, second in pairwise(frames):
        if first + takes[first] < second - takes[second]:
            found |= {first + takes[first]: 0.0, second - takes[second]: 0.0}
    return found


def _kept_part(clip: MotionClip, one: Keep, start: int) -> MotionClip:
    """A part as it is in the kept clip in all its frames; before and after it the part comes and goes."""
    assert one.part is not None
    stop = start + one.clip.num_frames
    first, last = max(0, start - 10), min(clip.num_frames, stop + 10)
    frames = np.clip(np.arange(first - start, last - start), 0, one.clip.num_frames - 1)
    held = one.clip.replace(rotations=one.clip.rotations[frames], translation=one.clip.translation[frames])
    found = with_part(clip, held, one.part, first, last)
    exact = with_part(found.crop(start, stop), one.clip, one.part)
    rotations = found.rotations.copy()
    rotations[start:stop] = exact.rotations
    return found.replace(rotations=rotations)


def _posed(clip: MotionClip, poses: Sequence[Keyframe], fixed: Sequence[Fixed]) -> MotionClip:
    """Some joints turned as poses say in their frames; they come and go as hands do."""
    count = clip.num_frames
    known = [frame for one in fixed for frame in range(one.start, one.stop)]
    keys = [frame_of(one.frame, count) for one in poses]
    rotations = clip.rotations.copy()
    for one, frame in zip(poses, keys, strict=True):
        weight = _bump(count, frame, [other for other in (*known, *keys) if other != frame])
        inside = weight > 0
        for index in map(joint, one.joints):
            target = np.broadcast_to(one.pose.rotations[0, index], rotations[inside, index].shape)
            rotations[inside, index] = slerp(rotations[inside, index], target, weight[inside])
            rotations[frame, index] = one.pose.rotations[0, index]
    return clip.replace(rotations=rotations)


def _kept_frames(constraints: Sequence[Constraint], end: str, num_frames: int) -> list[int]:
    """Frames in which the limb that ends in a joint is that of a kept clip or a pose."""
    found = []
    for one in constraints:
        if isinstance(one, Keyframe) and one.whole:
            found.append(frame_of(one.frame, num_frames))
        elif isinstance(one, Keep) and (one.part is None or end in PARTS[one.part]):
            start = frame_of(one.frame, num_frames)
            found += range(start, start + one.clip.num_frames)
    return found


def _held(clip: MotionClip, one: Contact, known: Sequence[int]) -> MotionClip:
    """A hand or a foot at its median place for as long as it should stay there; it comes and goes over a few frames."""
    end = joint(one.joint)
    way = clip.joints[:, end]
    place = np.median(way[one.start : one.stop], axis=0)
    times = np.arange(clip.num_frames)
    before = min([HELD_FRAMES, *(one.start - other for other in known if other < one.start)])
    after = min([HELD_FRAMES, *(other - one.stop + 1 for other in known if other >= one.stop)])
    outside = np.maximum((one.start - times) / before, (times - (one.stop - 1)) / after)
    weight = 1 - smooth_step(np.clip(outside, 0.0, 1.0))
    offset = place - way[np.clip(times, one.start, one.stop - 1)]
    found = reach(clip, one.joint, way + weight[:, None] * offset, None, weight > 0)
    missed = np.linalg.norm(found.joints[one.start : one.stop, end] - place, axis=-1)
    if missed.max() > HELD_M:
        raise ConstraintError(
            f"{one.joint} cannot stay where it is from frame {one.start} to {one.stop - 1}: the body goes on without "
            f"it, and in frame {one.start + int(missed.argmax())} it would be {missed.max():.2f} m away; ask for fewer "
            "frames, or for a motion that stays there"
        )
    return found


def _reached(
    clip: MotionClip, effectors: Sequence[Effector], fixed: Sequence[Fixed], kept: Mapping[str, Sequence[int]]
) -> MotionClip:
    """Joints where they should be: head and pelvis, then the hips help where a limb is too short, then limbs reach."""
    count = clip.num_frames
    known = [frame for one in fixed for frame in range(one.start, one.stop)]
    bodily = [frame_of(one.frame, count) for one in effectors if one.joint in BODY]
    # How far they are before anything helps.
    around = {one: _around(clip, one, frame_of(one.frame, count)) for one in effectors}
    for one in effectors:
        if one.joint in BODY:
            frame = frame_of(one.frame, count)
            others = [k for k in (*known, *bodily) if k != frame]
            clip = _brought(clip, one, frame, _bump(count, frame, others, around[one]))
    for one in sorted(effectors, key=lambda one: one.joint.endswith("Wrist")):
        frame = frame_of(one.frame, count)
        if one.joint in LIMB_OF and frame not in known:
            others = [k for k in (*known, *bodily) if k != frame]
            clip = _helped(clip, one, frame, _bump(count, frame, others, around[one]))
    for name in LIMBS:
        mine = sorted(
            (one for one in effectors if LIMB_OF.get(one.joint) == name), key=lambda one: frame_of(one.frame, count)
        )
        if mine:
            clip = _reaching(clip, name, mine, kept[name], around)
    for one in effectors:
        frame = frame_of(one.frame, count)
        missed = float(np.linalg.norm(clip.joints[frame, joint(one.joint)] - one.position_m))
        if missed > 0.002:
            raise ConstraintError(
                f"{one.joint} cannot be at {_shown(one.position_m)} in frame {frame}: it stays {100 * missed:.0f} cm "
                "away; ask for a place nearer to where the body is then, or move the body by a root path or a keyframe"
            )
    return clip


def _around(clip: MotionClip, one: Effector, frame: int) -> int:
    """For how many frames before and after a joint is on its way: longer, the farther it is."""
    place = np.asarray(one.position_m)
    seconds = float(np.linalg.norm(place - clip.joints[frame, joint(one.joint)])) / REACHES_M_PER_S
    if one.joint in LIMB_OF:
        # What the limb is too short for, the whole body does, which is slower.
        name = LIMB_OF[one.joint]
        missing = float(np.linalg.norm(place - clip.joints[frame, joint(LIMBS[name][0])])) - limb_reach_m(name)
        seconds = max(seconds, max(0.0, missing) / BODY_M_PER_S + AROUND_FRAMES / clip.fps)
    return max(AROUND_FRAMES, round(seconds * clip.fps))


def _reaching(
    clip: MotionClip, name: str, mine: Sequence[Effector], kept: Sequence[int], around: Mapping[Effector, int]
) -> MotionClip:
    """One limb that reaches all of its places, in order of time, its hand or foot turned where that is asked for."""
    count = clip.num_frames
    frames = [frame_of(one.frame, count) for one in mine]
    way = clip.joints[:, joint(name)]
    total, weights, shares = np.zeros((count, 3)), np.zeros(count), np.zeros((len(mine), count))
    for number, (one, frame) in enumerate(zip(mine, frames, strict=True)):
        others = [other for other in (*frames, *kept) if other != frame]
        weight = _bump(count, frame, others, around[one])
        total += weight[:, None] * (_end_place(clip, one, frame) - way[frame])
        shares[number], weights = weight, np.maximum(weights, weight)
    found = reach(clip, name, way + total, None, weights > 0)
    turned = found.global_rotations[:, joint(name)]
    if name.endswith("Wrist"):
        # Hands go with their forearms, feet stay flat.
        held = found.rotations.copy()
        held[:, joint(name)] = clip.rotations[:, joint(name)]
        found = found.replace(rotations=held)
        turned = found.global_rotations[:, joint(name)]
    turns = np.zeros((count, 3))
    for one, frame, share in zip(mine, frames, shares, strict=True):
        if one.rotation_rad is not None:
            missing = axis_angle_to_matrix(np.asarray(one.rotation_rad)) @ turned[frame].T
            turns += share[:, None] * matrix_to_axis_angle(missing)
    if not turns.any():
        return found
    return reach(found, name, way + total, axis_angle_to_matrix(turns) @ turned, weights > 0)


def _end_place(clip: MotionClip, one: Effector, frame: int) -> FloatArray:
    """[3] where the end of the limb is to be so that the joint that is asked for is at its place."""
    end = joint(LIMB_OF[one.joint])
    return np.asarray(one.position_m) - (clip.joints[frame, joint(one.joint)] - clip.joints[frame, end])


def _brought(clip: MotionClip, one: Effector, frame: int, weight: FloatArray) -> MotionClip:
    """Head or pelvis at its place by moving the hips; the feet stay where they are.

    Raises:
        ConstraintError: it is too far for somebody who stays on his feet.
    """
    step = np.asarray(one.position_m) - clip.joints[frame, joint(one.joint)]
    if np.hypot(step[0], step[2]) > MOST_LEANS_M or not -MOST_DOWN_M <= step[1] <= MOST_UP_M:
        raise ConstraintError(
            f"{one.joint} at {_shown(one.position_m)} in frame {frame} is {np.linalg.norm(step):.2f} m from where it "
            f"is then; on the same feet it gets {MOST_LEANS_M:g} m aside, {MOST_DOWN_M:g} m down, {MOST_UP_M:g} m up: "
            "move the body by a root path or a keyframe"
        )
    feet = _feet(clip, weight > 0)
    clip = clip.replace(translation=clip.translation + weight[:, None] * step)
    for side, end in enumerate(_FEET):
        clip = reach(clip, end, feet[side][0], feet[side][1], weight > 0)
    return clip


def _feet(clip: MotionClip, changed: NDArray[np.bool_]) -> dict[int, tuple[FloatArray, FloatArray, NDArray[np.bool_]]]:
    """Where both feet are and how they are turned, for legs that are to reach them again."""
    return {
        side: (clip.joints[:, joint(end)], clip.global_rotations[:, joint(end)], changed)
        for side, end in enumerate(_FEET)
    }


def _shown(place: Sequence[float]) -> str:
    return "(" + ", ".join(f"{value:.2f}" for value in place) + ")"


def _bump(count: int, frame: int, others: Sequence[int], around: int = AROUND_FRAMES) -> FloatArray:
    """[T] 1 at a frame, falling to 0 on both sides within so many frames or before the nearest of other frames."""
    times = np.arange(count)
    before = min([around, *(frame - other for other in others if other < frame)])
    after = min([around, *(other - frame for other in others if other > frame)])
    away = np.where(times < frame, (frame - times) / max(1, before), (times - frame) / max(1, after))
    return 1 - smooth_step(np.clip(away, 0.0, 1.0))


def _helped(clip: MotionClip, one: Effector, frame: int, weight: FloatArray) -> MotionClip:
    """The hips nearer to what a limb does not reach, the feet where they were.

    Raises:
        ConstraintError: that is not enough.
    """
    name = LIMB_OF[one.joint]
    root = clip.joints[frame, joint(LIMBS[name][0])]
    place = _end_place(clip, one, frame)
    away = place - root
    distance, length = float(np.linalg.norm(away)), limb_reach_m(name)
    # An arm is not stretched to the last; a leg that stands is.
    length -= 0.0 if name.endswith("Ankle") else MARGIN_M
    if distance <= length:
        return clip
    if not name.endswith("Ankle") and distance - length > HIPS_ALONE_M:
        clip = _bent(clip, name, place, frame, weight, length)
        away = place - clip.joints[frame, joint(LIMBS[name][0])]
        distance = float(np.linalg.norm(away))
        if distance <= length:
            return clip
    step = away / distance * (distance - length)
    level = float(np.hypot(step[0], step[2]))
    standing = clip.translation[frame, 1] - ground_of(clip) > STANDING_M
    aside = MOST_ASIDE_M if standing else 0.1
    if level > aside or step[1] > 0.05 or -step[1] > (MOST_DOWN_M if standing else 0.05):
        limb = "leg" if name.endswith("Ankle") else "arm"
        raise ConstraintError(
            f"{one.joint} at {_shown(one.position_m)} in frame {frame} is out of reach: {distance:.2f} m from where "
            f"the {limb} begins, and the {limb} is {length:.2f} m long; ask for a place nearer to the body, "
            "or move the body by a root path or a keyframe"
        )
    changed = weight > 0
    feet = _feet(clip, changed)
    for _ in range(HELPS):
        away = place - clip.joints[frame, joint(LIMBS[name][0])]
        distance = float(np.linalg.norm(away))
        if distance <= length:
            break
        step = away / distance * (distance - length)
        clip = clip.replace(translation=clip.translation + weight[:, None] * step)
        # Where that is too far for a leg, the hips sink, and the next round goes on from there.
        clip = with_legs_in_reach(clip, feet)
        for side, end in enumerate(_FEET):
            clip = reach(clip, end, feet[side][0], feet[side][1], changed)
    return clip


def _bent(
    clip: MotionClip, name: str, place: FloatArray, frame: int, weight: FloatArray, length_m: float
) -> MotionClip:
    """The trunk bent towards what an arm does not reach, no farther than is needed; the other arm hangs as it did."""
    shoulder, first = joint(LIMBS[name][0]), joint(_SPINE[0])
    facing = float(heading_rad(clip)[frame])
    ahead, left = np.array([np.sin(facing), 0.0, np.cos(facing)]), np.array([np.cos(facing), 0.0, -np.sin(facing)])
    away_m = place - clip.joints[frame, first]
    # Backs bend forward rather than to a side.
    towards = max(float(away_m @ ahead), 0.2) * ahead + SIDE_SHARE * float(away_m @ left) * left
    axis = np.cross([0.0, 1.0, 0.0], towards)
    axis = axis / float(np.linalg.norm(axis))

    def bent(angle_rad: float, which: slice | FloatArray, amount: FloatArray) -> MotionClip:
        part = clip.replace(rotations=clip.rotations[which].copy(), translation=clip.translation[which])
        rotations = part.rotations
        turn = axis_angle_to_matrix(amount[:, None] * angle_rad / len(_SPINE) * axis)
        for one in _SPINE:
            # About an axis of the world: as seen from the parent, which the bend below has turned already.
            parent = part.replace(rotations=rotations).global_rotations[:, clip.skeleton.parents[joint(one)]]
            rotations[:, joint(one)] = np.swapaxes(parent, -1, -2) @ turn @ parent @ rotations[:, joint(one)]
        return part.replace(rotations=rotations)

    angles = np.linspace(0.0, MOST_BEND_RAD, 12)
    here = slice(frame, frame + 1)
    away = [np.linalg.norm(place - bent(angle, here, np.ones(1)).joints[0, shoulder]) for angle in angles]
    enough = [angle for angle, left in zip(angles, away, strict=True) if left <= length_m]
    found = bent(float(enough[0] if enough else angles[int(np.argmin(away))]), slice(None), weight)
    other = ("R" if name.startswith("L") else "L") + name[1:]
    top = joint(LIMBS[other][0])
    hangs = clip.joints[:, joint(other)] - clip.joints[:, top] + found.joints[:, top]
    return reach(found, other, hangs, clip.global_rotations[:, joint(other)], weight > 0)


def ground_of(clip: MotionClip) -> float:
    """Height of the floor that the feet imply at their lowest, metres."""
    ankles = clip.joints[:, [joint("L_Ankle"), joint("R_Ankle")], 1]
    return float(ankles.min() - clip.skeleton.rest_positions[joint("L_Ankle"), 1])


def report(
    clip: MotionClip, constraints: Sequence[Constraint], path_m: FloatArray | None = None
) -> list[dict[str, Any]]:
    """How well a clip meets each constraint, in centimetres and degrees.

    Args:
        clip: T frames.
        constraints: what was asked for.
        path_m: [T, 2] where the root path leads frame by frame, if there is one. Its error is of the travel: of what
            is left of the pelvis's distance from it in the mean over a stride (`motion.travel`); the pelvis's own, with
            all of its sway, is told beside it.
    """
    # One entry a constraint: its kind, where it is, and how far off the clip is.
    found: list[dict[str, Any]] = []
    count = clip.num_frames
    for one in constraints:
        if isinstance(one, Keyframe):
            frame = frame_of(one.frame, count)
            joints = one.pose.joints[0]
            if not one.whole:
                parts = [joint(name) for name in one.joints]
                turned = angle_between(clip.rotations[frame, parts], one.pose.rotations[0, parts])
                found.append({"kind": "keyframe", "frame": frame, "worst_deg": _cm(np.degrees(turned.max()))})
                continue
            if not one.place:
                joints = _at(one.pose, clip.crop(frame, frame + 1)).joints[0]
            away = 100 * np.linalg.norm(clip.joints[frame] - joints, axis=-1)
            found.append({"kind": "keyframe", "frame": frame, "mean_cm": _cm(away.mean()), "worst_cm": _cm(away.max())})
        elif isinstance(one, Keep):
            start = frame_of(one.frame, count)
            here = clip.crop(start, start + one.clip.num_frames)
            said: dict[str, Any] = {"kind": "keep", "frames": [start, start + one.clip.num_frames], "part": one.part}
            if one.part is None:
                said["worst_cm"] = _cm(100 * np.linalg.norm(here.joints - one.clip.joints, axis=-1).max())
            else:
                parts = [joint(name) for name in PARTS[one.part]]
                turned = angle_between(here.rotations[:, parts], one.clip.rotations[:, parts])
                said["worst_deg"] = _cm(np.degrees(turned.max()))
            found.append(said)
        elif isinstance(one, RootPath) and path_m is not None:
            beside = clip.translation[:, _FLOOR] - path_m
            away, pelvis = (100 * np.linalg.norm(one, axis=-1) for one in (over_strides(beside, clip.fps), beside))
            said = {"kind": "root_path", "mean_cm": _cm(away.mean()), "percentile_95_cm": _cm(np.quantile(away, 0.95))}
            found.append({**said, "pelvis_mean_cm": _cm(pelvis.mean())})
        elif isinstance(one, RootPath) and one.frames is not None:
            places = clip.translation[[frame_of(frame, count) for frame in one.frames]][:, _FLOOR]
            away = 100 * np.linalg.norm(places - np.asarray(one.points_m), axis=-1)
            found.append({"kind": "root_path", "mean_cm": _cm(away.mean()), "worst_cm": _cm(away.max())})
        elif isinstance(one, Heading):
            frame = frame_of(one.frame, count)
            off = np.radians(one.degrees) - heading_rad(clip)[frame]
            off = abs(float((off + np.pi) % (2 * np.pi) - np.pi))
            found.append({"kind": "heading", "frame": frame, "error_deg": _cm(np.degrees(off))})
        elif isinstance(one, Effector):
            frame = frame_of(one.frame, count)
            missed = 100 * float(np.linalg.norm(clip.joints[frame, joint(one.joint)] - one.position_m))
            said = {"kind": "effector", "joint": one.joint, "frame": frame, "error_cm": _cm(missed)}
            if one.rotation_rad is not None:
                wanted = axis_angle_to_matrix(np.asarray(one.rotation_rad))
                turned = angle_between(clip.global_rotations[frame, joint(one.joint)], wanted)
                said["error_deg"] = _cm(np.degrees(float(turned)))
            found.append(said)
        elif isinstance(one, Contact):
            way = clip.joints[one.start : one.stop, joint(one.joint)]
            moved = 100 * float(np.linalg.norm(way - np.median(way, axis=0), axis=-1).max())
            found.append(
                {"kind": "contact", "joint": one.joint, "frames": [one.start, one.stop], "moves_cm": _cm(moved)}
            )
        elif isinstance(one, GroundHeight):
            found.append({"kind": "ground_height", "error_cm": _cm(100 * abs(ground_of(clip) - one.height_m))})
    return found


_TOLD = {
    "mean_cm": "{:.2f} cm away in the mean",
    "worst_cm": "{:.2f} cm at most",
    "percentile_95_cm": "{:.2f} cm at the 95th percentile",
    "pelvis_mean_cm": "the pelvis, which sways, {:.2f} cm",
    "worst_deg": "{:.2f} degrees at most",
    "error_cm": "{:.2f} cm away",
    "error_deg": "{:.2f} degrees away",
    "moves_cm": "moves {:.2f} cm",
}
"""What `report` measures, in words."""


def in_words(said: Mapping[str, Any]) -> str:
    """A line for people on what `report` says of a constraint: what it is, where, and how far off the clip is."""
    what = [str(said["kind"]).replace("_", " "), *(str(said[name]) for name in ("joint", "part") if said.get(name))]
    if "frame" in said:
        what.append(f"at frame {said['frame']}")
    elif "frames" in said:
        what.append(f"in frames {said['frames'][0]} to {said['frames'][1] - 1}")
    return " ".join(what) + ": " + ", ".join(told.format(said[name]) for name, told in _TOLD.items() if name in said)


def _cm(value: float) -> float:
    return round(float(value), 4)
