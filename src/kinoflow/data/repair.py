"""Small faults of a capture are mended instead of costing the clip; what was changed is told, in words.

Nothing is changed that the filters and limits do not object to, and a repair that does not help is not kept.
"""

from __future__ import annotations

import numpy as np

from kinoflow.data.filters import FilterOptions, jump_frames
from kinoflow.data.quality import SCORES, QualityScores, quality_limits, quality_scores
from kinoflow.motion.canonical import ground
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.contacts import FOOT_JOINTS, foot_heights_and_speeds
from kinoflow.motion.foot_lock import lock_feet
from kinoflow.motion.rotations import angle_between, slerp
from kinoflow.motion.skeleton import joint
from kinoflow.motion.smoothing import runs

LONGEST_GAP_FRAMES = 6
"""Marked frames of a fault that is bridged: what one to three bad frames mark."""
SLACK_M, SLACK_RAD = 0.1, 0.35
"""A place after a gap may differ from where the motion on both sides leads by this much, and an orientation."""
MAX_FOOT_SHIFT_M = 0.02
"""Feet that slide farther than that slide because of something else than the capture."""
MOST_SLOPE, LEAST_WAY_M = 0.05, 1.0
"""Of a floor that leans because of the capture: in CMU's subjects 7 and 8 it rises by 2 to 3 %."""


def bridge_gaps(take: MotionClip, options: FilterOptions) -> tuple[MotionClip, tuple[str, ...]]:
    """A take without single bad frames: up to a few that jump away and back are put between their neighbours.

    A jump that does not come back stays: the take has to be cut there.

    Args:
        take: at 30 fps.
        options: what counts as a jump.

    Returns:
        The take, the very same where nothing was changed, and what was done.
    """
    done: list[str] = []
    for start, stop in runs(jump_frames(take, options)):
        if stop - start > LONGEST_GAP_FRAMES or start == 0 or stop >= take.num_frames:
            continue
        tried = _bridged(take, start, stop, options)
        if tried is not None:
            take = tried
            done.append(f"frames {start} to {stop - 1} put between their neighbours")
    return take, tuple(done)


def _bridged(take: MotionClip, start: int, stop: int, options: FilterOptions) -> MotionClip | None:
    """The take with frames `start` to `stop` interpolated, or None where the two sides do not belong together."""
    before, after = start - 1, stop
    frames = after - before
    # The speed on either side, by the frames that are not in doubt.
    earlier = take.joints[before] - take.joints[max(before - 1, 0)]
    later = take.joints[min(after + 1, take.num_frames - 1)] - take.joints[after]
    led = (earlier + later) / 2 * frames
    if np.linalg.norm(take.joints[after] - take.joints[before] - led, axis=-1).max() > SLACK_M:
        return None
    turn = angle_between(take.rotations[before], take.rotations[after])
    usual = np.maximum(
        angle_between(take.rotations[max(before - 1, 0)], take.rotations[before]),
        angle_between(take.rotations[after], take.rotations[min(after + 1, take.num_frames - 1)]),
    )
    if (turn - usual * frames).max() > SLACK_RAD:
        return None
    fraction = np.arange(1, frames) / frames
    rotations, translation = take.rotations.copy(), take.translation.copy()
    rotations[start:stop] = slerp(take.rotations[before][None], take.rotations[after][None], fraction[:, None])
    way = take.translation[after] - take.translation[before]
    translation[start:stop] = take.translation[before] + fraction[:, None] * way
    bridged = take.replace(rotations=rotations, translation=translation)
    if jump_frames(bridged, options)[max(start - 2, 0) : stop + 2].any():
        return None
    return bridged


def mend(clip: MotionClip, label: str, *, video: bool = False) -> tuple[MotionClip, QualityScores, tuple[str, ...]]:
    """A clip whose floor leans or whose feet slide, levelled and held; the very clip where that is not its fault.

    Args:
        clip: at 30 fps, in the canonical frame.
        label: by which its limits are found.
        video: whether it was estimated from video.

    Returns:
        The clip, its scores, and what was done.
    """
    limits = quality_limits()
    scores = quality_scores(clip)
    defects = limits.reasons(scores, label, video=video)
    done: list[str] = []
    for reason, repair in (("penetration", _levelled), ("slide", _held)):
        tried = repair(clip) if reason in defects else None
        if tried is None:
            continue
        after = quality_scores(tried[0])
        left = limits.reasons(after, label, video=video)
        if set(left) < set(defects):
            name = SCORES[reason]
            done.append(f"{tried[1]}: {name} {getattr(scores, name):.1f} to {getattr(after, name):.1f}")
            clip, scores, defects = tried[0], after, left
    return clip, scores, tuple(done)


def _levelled(clip: MotionClip) -> tuple[MotionClip, str] | None:
    """The clip on a level floor, where it walks up or down one that leans a little, as some captures do."""
    heights, _ = foot_heights_and_speeds(clip)
    lowest = heights.min(axis=1)
    way = clip.translation[:, [0, 2]] - clip.translation[:, [0, 2]].mean(axis=0)
    if np.ptp(way, axis=0).max() < LEAST_WAY_M:
        return None
    # Only along the way: across it, one foot after the other would look like a slope.
    along = way @ np.linalg.svd(way, full_matrices=False)[2][0]
    slope = float(np.polyfit(along, lowest, 1)[0])
    if abs(slope) > MOST_SLOPE:
        return None
    level = clip.replace(translation=clip.translation - np.outer(slope * along, [0.0, 1.0, 0.0]))
    return ground(level), f"floor levelled by {100 * abs(slope):.1f} %"


def _held(clip: MotionClip) -> tuple[MotionClip, str] | None:
    """The clip with its feet held where they touch, if none has to move far for it."""
    locked = lock_feet(clip)
    feet = [joint(name) for name in FOOT_JOINTS]
    shift = float(np.linalg.norm(locked.clip.joints[:, feet] - clip.joints[:, feet], axis=-1).max())
    if locked.refused or not 0 < shift <= MAX_FOOT_SHIFT_M:
        return None
    return locked.clip, f"feet held, at most {shift * 1000:.0f} mm away"
