"""Loops: the part of a clip that repeats, closed so that its last frame is its first one again."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kinoflow.errors import OptionError
from kinoflow.motion.canonical import canonicalise, heading_rad
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.contacts import foot_contacts
from kinoflow.motion.joining import aligned
from kinoflow.motion.matching import apart, moments, seen_from_pelvis
from kinoflow.motion.rotations import rotation_about_y, slerp
from kinoflow.motion.smoothing import smooth_step
from kinoflow.motion.warping import placed, preceded, warped

FloatArray = NDArray[np.float64]

SHORTEST_S, LONGEST_S = 0.5, 30.0
FARTHEST_M = 0.25
"""Distance of two frames, between the mean and the worst of joints, that can still be made the same pose."""
LIVELY = 0.6
"""A loop moves at least this share as fast as the clip does where it moves."""
STRAIGHT_RAD = np.radians(6.0)
"""A loop that turns by less than this goes straight on."""
RETURNS = 0.4
"""The ends of a cycle are at most this share as far apart as the motion leads away in between."""
SMALL_M = 0.02
"""Ends that are no farther apart than this count as the same, whatever lies between: breathing."""
SMALL_TRAVEL_M = 0.03
"""A cycle that leads nowhere farther than this stays in place."""
ROUGH_M = 0.01
IDLE_M_PER_S, IDLE_S = 0.08, 4.0
"""Slower than this nothing is done; such a loop is longer."""
MOST_RETIMED = 1.2
SWAYS = 0.2
"""Travel to the side of where the pelvis faces in the first frame, as a share of that ahead, that is its sway."""
ABRUPT = 1.5
"""A seam with so many times the acceleration of the 95th percentile is told; of a step, whose foot lands there, it is
not much more."""
MUCH_WORSE_M, MOST_TRIED = 0.01, 8
"""So many cycles are tried, if they repeat as well but for this; the first whose seam does not stand out is taken."""
_CONTACT_WEIGHT_M = 0.04
SEAL_FRAMES = 15
"""Over so many frames what is missing at the end comes in."""


@dataclass(frozen=True, eq=False)
class Loop:
    """A closed cycle.

    Attributes:
        clip: T + 1 frames; the last is the first one again, moved and turned by one cycle's travel. Play T of them.
        start, stop: frames of the source of which it was made.
        turn_rad: heading gained in a cycle, positive to the left.
        travel_m: [2] (left, forward) of the pelvis in a cycle, as seen from the first frame.
    """

    clip: MotionClip
    start: int
    stop: int
    turn_rad: float
    travel_m: FloatArray

    @staticmethod
    def of(clip: MotionClip) -> Loop:
        """A clip whose last frame is its first one again."""
        here = canonicalise(clip, floor=False).translation
        turn_rad = float(_wrapped(heading_rad(clip)[-1] - heading_rad(clip)[0]))
        return Loop(clip, 0, clip.num_frames - 1, turn_rad, (here[-1] - here[0])[[0, 2]])

    def report(self) -> dict[str, Any]:
        """How well it closes: positions, velocities and accelerations where its end meets its beginning."""
        return loop_report(self.clip)

    def says(self) -> dict[str, Any]:
        """What metadata tell of it: frames of a cycle, travel and turn, and the report."""
        return {
            "frames": self.clip.num_frames - 1,
            "source_frames": [self.start, self.stop],
            "travel_m": np.round(self.travel_m, 4).tolist(),
            "turn_deg": round(float(np.degrees(self.turn_rad)), 3),
            **self.report(),
        }

    def repeated(self, times: int) -> MotionClip:
        """The loop played several times, going on along its line or arc; the last frame closes it."""
        return repeated(self.clip, times)


def repeated(clip: MotionClip, times: int) -> MotionClip:
    """A closed cycle, whose last frame is its first one again, played several times in a row.

    Raises:
        OptionError: less than once.
    """
    if times < 1:
        raise OptionError(f"a loop is played at least once; got {times}")
    whole = [clip.crop(0, clip.num_frames - 1)] if times > 1 else []
    here = clip
    for number in range(1, times):
        yaw = float(heading_rad(here)[-1] - heading_rad(clip)[0])
        step = here.translation[-1] - clip.translation[0]
        here = placed(clip, yaw, step * [1.0, 0.0, 1.0])
        whole.append(here if number == times - 1 else here.crop(0, here.num_frames - 1))
    whole = whole or [clip]
    return clip.replace(
        rotations=np.concatenate([piece.rotations for piece in whole]),
        translation=np.concatenate([piece.translation for piece in whole]),
    )


def loop_of(clip: MotionClip, num_frames: int | None = None, *, exact: bool = False) -> Loop:
    """The part of a clip that repeats best, closed.

    Where its two ends differ, the last frames before the end are led over to the first pose by inertialisation, feet
    staying where they stand; pose, height and velocity then close exactly.

    Args:
        clip: at least 0.6 s.
        num_frames: T, about how long a cycle should be; any whole cycle if not given, as short as there is.
        exact: retime the cycle to exactly `num_frames`, by a fifth at most.

    Raises:
        OptionError: nothing in the clip repeats, or not in about that length.
    """
    loops = (_closed(clip, start, stop, num_frames if exact else None) for start, stop in _cycles(clip, num_frames))
    best, least = None, math.inf
    for loop in loops:
        said = loop.report()
        rough = said["seam_acceleration_m_s2"] / max(said["percentile_95_m_s2"], 1e-9)
        if best is None or rough < least:
            best, least = loop, rough
        if rough <= 1.0:
            # Of those whose seam does not stand out the first, which repeats best.
            break
    assert best is not None
    return best


def _closed(clip: MotionClip, start: int, stop: int, num_frames: int | None) -> Loop:
    """The cycle from one frame to another, its ends made the same; retimed to so many frames if they are given."""
    # Backward in time the end goes on from the beginning: so its pose and velocity are met, and only it is changed.
    opening = clip.crop(start, min(start + 12, stop))
    cycle = clip.crop(start, stop + 1)
    moved = aligned(opening.crop(0, 1), clip.crop(stop, stop + 1))
    yaw = float(heading_rad(moved)[0] - heading_rad(clip.crop(stop, stop + 1))[0])
    turn_rad = float((-yaw + np.pi) % (2 * np.pi) - np.pi)
    fade = max(12, min(45, cycle.num_frames // 3))
    closed = preceded(cycle, opening, fade=min(fade, cycle.num_frames - 1))
    if abs(turn_rad) < STRAIGHT_RAD:
        # As a whole straight on: the little that it turns is taken back evenly over the cycle.
        here = float(heading_rad(closed)[-1] - heading_rad(closed)[0])
        here = (here + np.pi) % (2 * np.pi) - np.pi
        share = np.linspace(0.0, 1.0, closed.num_frames)
        step = (closed.translation[-1] - closed.translation[0])[[0, 2]]
        # Who stays in place does not drift off over many cycles.
        back = -step if np.linalg.norm(step) < SMALL_TRAVEL_M else np.zeros(2)
        closed = warped(closed, -here * share, share[:, None] * back)
        turn_rad = 0.0
    closed = sealed(_forward(canonicalise(closed, floor=False)) if turn_rad == 0 else canonicalise(closed, floor=False))
    if num_frames is not None:
        closed = sealed(_retimed(closed, num_frames + 1))
    step = closed.translation[-1] - closed.translation[0]
    travel = np.array([step[0], step[2]])
    return Loop(closed, start, stop, float(_wrapped(heading_rad(closed)[-1] - heading_rad(closed)[0])), travel)


def _forward(clip: MotionClip) -> MotionClip:
    """Travelling straight along +Z (or -Z, or sideways along X) where it does so within 30 degrees."""
    step = clip.translation[-1] - clip.translation[0]
    if np.hypot(step[0], step[2]) < 0.2:
        return clip
    way = float(np.arctan2(step[0], step[2]))
    nearest = np.round(way / (np.pi / 2)) * np.pi / 2
    return placed(clip, float(nearest - way), np.zeros(3)) if abs(nearest - way) < np.radians(30) else clip


def _wrapped(angle: float) -> float:
    return float((angle + np.pi) % (2 * np.pi) - np.pi)


def sealed(clip: MotionClip) -> MotionClip:
    """The last frame made exactly the first one, rotations relative to the heading and height; the little that is
    missing comes in over the frames before it, so that nothing jumps.
    """
    yaw = float(heading_rad(clip)[-1] - heading_rad(clip)[0])
    last = clip.rotations[0].copy()
    last[0] = rotation_about_y(yaw) @ last[0]
    missing = last @ np.swapaxes(clip.rotations[-1], -1, -2)
    fade = min(SEAL_FRAMES, clip.num_frames - 1)
    share = np.concatenate([np.zeros(clip.num_frames - fade), smooth_step(np.arange(1, fade + 1) / fade)])
    none = np.broadcast_to(np.eye(3), clip.rotations.shape)
    rotations = slerp(none, np.broadcast_to(missing, clip.rotations.shape), share[:, None]) @ clip.rotations
    rotations[-1] = last
    translation = clip.translation.copy()
    translation[:, 1] += share * (clip.translation[0, 1] - clip.translation[-1, 1])
    translation[-1, 1] = translation[0, 1]
    return clip.replace(rotations=rotations, translation=translation)


def _retimed(clip: MotionClip, num_frames: int) -> MotionClip:
    times = np.linspace(0.0, clip.num_frames - 1, num_frames)
    before = np.minimum(times.astype(int), clip.num_frames - 2)
    fraction = times - before
    way = clip.translation[before + 1] - clip.translation[before]
    return clip.replace(
        rotations=slerp(clip.rotations[before], clip.rotations[before + 1], fraction[:, None]),
        translation=clip.translation[before] + way * fraction[:, None],
    )


def _cycles(clip: MotionClip, num_frames: int | None) -> list[tuple[int, int]]:
    """First frame and the one that is like it: of the best cycle, then of some of other lengths that are as good."""
    fps, count = clip.fps, clip.num_frames
    shortest = round(SHORTEST_S * fps)
    if count < shortest + 4:
        raise OptionError(f"a loop is made of a clip of at least {(shortest + 4) / fps:.2f} s; got {count / fps:.2f} s")
    _, velocity = seen_from_pelvis(clip)
    features = moments(clip)
    contact = _CONTACT_WEIGHT_M * foot_contacts(clip).astype(float)
    speed = np.linalg.norm(velocity, axis=-1).mean(axis=1)
    gone = np.concatenate([[0.0], np.cumsum(speed)])
    middle, high = np.quantile(speed, (0.5, 0.9))
    lively = LIVELY * float(speed[(speed >= middle) & (speed <= high)].mean())
    # A seam shows least where little is going on.
    rough = np.linalg.norm(np.gradient(velocity, axis=0), axis=-1).mean(axis=1)
    rough = ROUGH_M * rough / max(float(np.quantile(rough, 0.95)), 1e-9)
    if num_frames is None and lively < IDLE_M_PER_S:
        shortest = min(round(IDLE_S * fps), max(shortest, round(0.6 * count)))
    found: list[tuple[float, int, int]] = []
    starts = np.arange(2, count - shortest - 1)
    for length in range(shortest, min(count - 3, round(LONGEST_S * fps)) + 1):
        if num_frames is not None and not num_frames / MOST_RETIMED <= length <= num_frames * MOST_RETIMED:
            continue
        first = starts[starts + length < count - 1]
        if not len(first):
            break
        away = apart(features[first], features[first + length])
        away = away + np.abs(contact[first] - contact[first + length]).sum(axis=1)
        moving = (gone[first + length] - gone[first]) / length
        away = np.where(moving >= lively, away, np.inf)
        place = int(np.argmin(away + rough[first]))
        if not np.isfinite(away[place]):
            continue
        start = int(first[place])
        excursion = apart(features[start : start + length], features[start]).max()
        if away[place] > max(RETURNS * excursion, SMALL_M):
            # It goes somewhere and does not come back.
            continue
        # Among equally good ones the shorter cycle, or the one nearest in length.
        cost = float(away[place] + rough[start])
        cost += 0.005 * (length / fps if num_frames is None else 4 * abs(np.log(length / num_frames)))
        found.append((cost, start, start + length))
    found.sort()
    if not found or found[0][0] > FARTHEST_M + ROUGH_M:
        why = f"its nearest poses are {100 * found[0][0]:.0f} cm apart" if found else "nothing in it repeats"
        about = "" if num_frames is None else f" in about {num_frames / fps:.1f} s"
        raise OptionError(
            f"no loop can be made of this motion{about}: {why}; take something that repeats, like walking, running, "
            "standing, dancing or jumping jacks, or another length"
        )
    good = [one for one in found if one[0] <= found[0][0] + MUCH_WORSE_M]
    return [(start, stop) for _, start, stop in good[:MOST_TRIED]]


def in_words(said: Mapping[str, Any], fps: float) -> str:
    """A line for people on what `Loop.says`: how long, how far, and how well it closes."""
    frames, (left, forward) = said["frames"], said["travel_m"]
    turn = said["turn_deg"]
    if abs(turn) < 1 and abs(left) < SWAYS * abs(forward):
        # The pelvis sways as it walks, and the first frame is any: that is not to the side.
        left, forward = 0.0, math.copysign(math.hypot(left, forward), forward)
    ways = [
        f"{abs(metres):.2f} m {way if metres > 0 else other}"
        for metres, way, other in ((forward, "forward", "backward"), (left, "to the left", "to the right"))
        if abs(metres) >= 0.01
    ]
    turns = f", turns {abs(turn):.0f} degrees to the {'left' if turn > 0 else 'right'}" if abs(turn) >= 1 else ""
    # Where pose and velocity meet, an end that was led there in haste still shows.
    abrupt = said["seam_acceleration_m_s2"] > ABRUPT * said["percentile_95_m_s2"]
    return (
        f"{frames} frames ({frames / fps:.2f} s), {'goes ' + ' and '.join(ways) if ways else 'stays in place'}{turns}, "
        f"closes within {max(said['seam_pose_cm'], said['seam_height_cm']):.1f} cm"
        + (", more abruptly than it moves elsewhere" if abrupt else "")
    )


def loop_report(clip: MotionClip) -> dict[str, Any]:
    """How well a clip whose last frame is its first one again closes.

    Returns:
        "seam_pose_cm": largest distance of a joint between the last and the first frame, seen from the pelvis;
        "seam_height_cm": of the pelvis; "seam_velocity_cm_per_frame": largest change of a joint's step from the last
        frame before the seam to the first after it; "seam_acceleration_m_s2" and "percentile_95_m_s2": mean over
        joints at the seam, and the 95th percentile over the cycle.
    """
    joints, _ = seen_from_pelvis(clip)
    twice = repeated(clip, 2)
    seam = clip.num_frames - 1
    steps = np.diff(twice.joints, axis=0)
    acceleration = np.linalg.norm(np.diff(steps, axis=0), axis=-1).mean(axis=-1) * clip.fps**2
    change = np.linalg.norm(steps[seam] - steps[seam - 1], axis=-1).max()
    return {
        "seam_pose_cm": round(100 * float(np.linalg.norm(joints[-1] - joints[0], axis=-1).max()), 4),
        "seam_height_cm": round(100 * abs(float(clip.translation[-1, 1] - clip.translation[0, 1])), 4),
        "seam_velocity_cm_per_frame": round(100 * float(change), 3),
        "seam_acceleration_m_s2": round(float(acceleration[max(0, seam - 2) : seam + 1].max()), 2),
        "percentile_95_m_s2": round(float(np.quantile(acceleration, 0.95)), 2),
    }
