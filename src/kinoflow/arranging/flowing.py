"""How an action of a scene is cut so that it runs into the next: no standing at attention, no getting up in vain."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from kinoflow.authoring.chaining import fastest_m_per_s, kept_down
from kinoflow.authoring.fit import QUICKEST, QUIET_M_S, SHORTEST_FRAMES, lasting
from kinoflow.authoring.overlapping import going_back
from kinoflow.authoring.postures import STANDING, posture
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.edits import retimed

HURRIED = 1.6
"""What changes the posture, or is done so often, is done up to this much quicker yet before it is cut."""
REST_FRAMES = 3
AIR_M, STANDS_M = 0.08, 0.5
"""Somebody whose feet are both so high, and whose hips are so, is in the air, and falls at his own pace."""
SUDDEN, SEAM_FRAMES = 0.5, 4
"""What is below this share of an action's 95th percentile of acceleration is not sudden, and for how long."""
SETTLES_FRAMES = 8
_TRIES = 3
FloatArray = NDArray[np.float64]
Play = Callable[[int | None], MotionClip]
"""An action of so many frames, or of its own length."""
Cut = Callable[[MotionClip], tuple[int, int]]
"""First frame of an action that is shown, and the one after the last."""


def run_on(play: Play, num_frames: int | None, cut: Cut, *, whole: bool = False) -> tuple[MotionClip, float]:
    """An action without what is cut of it, as long as asked.

    Args:
        play: the action.
        num_frames: of what is left; as long as that is if not given.
        cut: what is left.
        whole: it is done to its end, hurrying, rather than cut where there is too little time.

    Returns:
        the clip, and how many times as quickly as anybody does it by himself.
    """
    clip = longer(play, num_frames, cut)
    if num_frames is None:
        return clip.crop(*cut(clip)), 1.0
    begin, end = cut(clip)
    own = play(None)
    if own.num_frames <= num_frames or (_ended(clip) and not (whole and own.num_frames > QUICKEST * clip.num_frames)):
        # It comes to its end, or goes on for as long as asked.
        return lasting(clip.crop(begin, end), num_frames), 1.0
    # There is too little time: of the whole action as quickly as it goes nothing but what is cut is left out, if so.
    clip = play(round(own.num_frames / QUICKEST) + REST_FRAMES)
    begin, end = cut(clip)
    done = _without_rest(clip.crop(begin, end))
    quicker = 1.0
    if done.num_frames > num_frames and whole and not _flies(done):
        quicker = min(HURRIED, done.num_frames / num_frames)
        done = retimed(done, max(SHORTEST_FRAMES, round(done.num_frames / quicker)))
    return lasting(done, num_frames), QUICKEST * quicker


def longer(play: Play, num_frames: int | None, cut: Cut) -> MotionClip:
    """An action that is so long without what is cut of it, which still is to be cut, as far as it comes to its end."""
    frames = num_frames
    clip = play(frames)
    for _ in range(_TRIES):
        begin, end = cut(clip)
        if frames is None or num_frames is None or not _ended(clip) or num_frames <= end - begin:
            break
        frames += num_frames - (end - begin)
        clip = play(frames)
    return clip


def ended(clip: MotionClip, there: str | None, *, runs_on: bool) -> int:
    """How many frames of an action are left before what follows.

    Args:
        clip: the action.
        there: the posture in which what follows begins; empty for getting up, None where it is not to be told.
        runs_on: what follows is done as soon as this is, without coming to rest.
    """
    if there is not None and there != STANDING:
        return kept_down(clip, there)
    if there == STANDING == posture(clip) and runs_on and _ended(clip):
        return _settled(clip, max(SHORTEST_FRAMES, going_back(clip)))
    return clip.num_frames


def quiet_from(clip: MotionClip, begin: int) -> int:
    """The frame nearest before another one in which nothing of an action is sudden for a moment: a blow strikes after
    the seam, not in it. 0 if nowhere.
    """
    rough, most = _roughness(clip)
    return next((place for place in range(begin, 0, -1) if rough[place : place + SEAM_FRAMES].max() < most), 0)


def _settled(clip: MotionClip, end: int) -> int:
    """The same after the last frame that is left: a foot comes down before the seam."""
    rough, most = _roughness(clip)
    later = range(end, min(end + SETTLES_FRAMES, clip.num_frames) + 1)
    return next((place for place in later if rough[max(0, place - 1 - SEAM_FRAMES) : place - 1].max() < most), end)


def _roughness(clip: MotionClip) -> tuple[FloatArray, float]:
    """[T - 2] acceleration, mean of all joints, and how much of it is not sudden."""
    rough = np.linalg.norm(np.diff(clip.joints, n=2, axis=0), axis=-1).mean(axis=-1)
    return rough, SUDDEN * float(np.quantile(rough, 0.95))


def _ended(clip: MotionClip) -> bool:
    """Whether an action has come to its end: nothing moves much any more."""
    return fastest_m_per_s(clip.joints[-REST_FRAMES - 1 :], clip.fps) < QUIET_M_S


def _without_rest(clip: MotionClip) -> MotionClip:
    """The clip without what is quiet at its end."""
    speed_m_s = np.linalg.norm(np.diff(clip.joints, axis=0), axis=-1).max(axis=-1) * clip.fps
    moves = np.flatnonzero(speed_m_s > QUIET_M_S)
    last = int(moves[-1]) + 1 + REST_FRAMES if len(moves) else clip.num_frames
    return clip.crop(0, max(min(SHORTEST_FRAMES, clip.num_frames), min(last, clip.num_frames)))


def _flies(clip: MotionClip) -> bool:
    # The joints of who lies are no lower than that either.
    return bool(((clip.joints[:, :, 1].min(axis=1) > AIR_M) & (clip.joints[:, 0, 1] > STANDS_M)).any())
