"""One action for as long, or as far, as asked: gone on, repeated where something in it repeats, or held at its end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from kinoflow.authoring.action import Action, Count
from kinoflow.authoring.fit import SHORTEST_FRAMES, Take, holding, lasting, nearest, takes
from kinoflow.authoring.gait import walk
from kinoflow.authoring.going import Going, go, going_of
from kinoflow.authoring.moods import CALM, Mood
from kinoflow.authoring.postures import posture
from kinoflow.authoring.timeline import Timeline
from kinoflow.errors import OptionError, ScoreError
from kinoflow.language.held import Hold
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.edits import concatenated
from kinoflow.motion.features import FPS
from kinoflow.motion.joining import continued
from kinoflow.motion.loops import loop_of, repeated
from kinoflow.motion.travel import progress_m

TRAVELS_M = 0.5
"""Who gets this far in another posture than the first, crawling, goes on."""
FILLED = 0.75
"""A turn that would have less than this share of an action's own time is not begun."""
STARTS_S = 0.8
"""What a way takes besides its length at full speed: to get going and to come to rest."""
NEAR = 0.03
"""A way may be this much longer or shorter than asked."""
SLACKS = (1.0, 1.2, 1.5)
"""Where nobody says how long, a way that is not reached gets this much more time."""
MOST_STILL = 0.12
"""Nobody stands there for a greater share of the time, where something can be repeated."""


def way_of(act: Action, settings: Mapping[str, Any], holds: tuple[Hold, ...] = (), mood: Mood = CALM) -> Going | None:
    """The way of getting along that an action usually is: in some draws it is more than that, looking about."""
    return going_of(act, settings, np.random.default_rng(0), holds, mood)


def way_frames(going: Going, metres: float) -> int:
    """How long somebody takes for a way, from standing to standing."""
    return max(SHORTEST_FRAMES, round((metres / going.speed_m_per_s + STARTS_S) * FPS))


def gone(going: Going, generator: np.random.Generator, num_frames: int | None, metres: float) -> MotionClip:
    """A way of getting along, so long and so far; as far as one gets where that is too far for the time.

    Args:
        going: the way.
        generator: of the small differences from step to step.
        num_frames: how long; as long as the way takes if not given.
        metres: how far.
    """
    frames = way_frames(going, metres) if num_frames is None else num_frames
    seed = int(generator.integers(2**31))
    clip = None
    for slack in SLACKS if num_frames is None else (1.0,):
        clip = _gone_so_far(going, round(slack * frames), seed, metres) or clip
        if clip is not None and abs(float(progress_m(clip)[-1]) - metres) <= NEAR * metres:
            break
    return clip or go(going, frames, np.random.default_rng(seed)).clip


def stepped(going: Going, generator: np.random.Generator, num_frames: int | None, steps: int) -> MotionClip:
    """A way of getting along for so many steps, the feet together in the end.

    Args:
        going: the way.
        generator: of the small differences from step to step.
        num_frames: how long; as long as the steps take if not given.
        steps: how many; a foot that is only brought beside the other is none.
    """
    style, timeline = going.style, Timeline(generator, mood=going.mood)
    walk(
        timeline,
        steps_m(going, steps),
        style,
        going.path,
        facing=going.facing,
        first="r" if style.together else None,
        steps=steps * (2 if style.together else 1),
        as_is=True,
    )
    return holding(Take(timeline, going.mirrored, 1.0, {}), [going.holds]).play(num_frames)


def steps_m(going: Going, steps: int) -> float:
    """How far so many steps lead from standing to standing: the first and the last are shorter than the others."""
    return going.style.step_m * max(0.6, steps - (min(1.4, 0.5 * steps) if going.style.air_s else 0.4))


def _gone_so_far(going: Going, frames: int, seed: int, metres: float) -> MotionClip | None:
    """Somebody going so far in that time, as nearly as it can be; None where nobody gets there."""
    try:
        clip = go(going, frames, np.random.default_rng(seed), distance_m=metres).clip
        # The last step closes shorter or longer than planned.
        reached = max(0.1, float(progress_m(clip)[-1]))
        if abs(reached - metres) > NEAR * metres:
            aim = metres * float(np.clip(metres / reached, 0.7, 1.5))
            clip = go(going, frames, np.random.default_rng(seed), distance_m=aim).clip
    except ScoreError:
        return None
    return clip


def outlasts(act: Action, settings: Mapping[str, Any], found: Sequence[Take], num_frames: int) -> bool:
    """Whether an action must be gone on with, or repeated, to last so long: walking goes on to the end."""
    counted = any(isinstance(kind, Count) and name in settings for name, kind in act.parameters.items())
    longest = max(take.longest_s for take in found) * FPS
    if not counted and longest < num_frames <= longest / (1 - MOST_STILL):
        return way_of(act, settings) is not None
    return not counted and num_frames > longest


def filled(
    act: Action,
    settings: Mapping[str, Any],
    num_frames: int,
    generator: np.random.Generator,
    begins: Mapping[str, Any] | None = None,
    holds: tuple[Hold, ...] = (),
    mood: Mood = CALM,
) -> MotionClip:
    """One action for as long as asked.

    Args:
        act: the action.
        settings: values of its parameters that are asked for.
        num_frames: how long.
        generator: of what is not set.
        begins: values besides that say in which posture it begins.
        holds: where limbs are held meanwhile.
        mood: of who does it.
    """
    going = way_of(act, settings, holds, mood)
    if going is not None:
        return go(going, num_frames, generator).clip
    found = several_takes(act, settings, generator, begins, holds, mood)
    own = nearest(found, None).play()
    stays = posture(own) != posture(own, 0) and progress_m(own)[-1] < TRAVELS_M
    # Nobody sits down twice; who has sat down stays so.
    if stays or not outlasts(act, settings, found, num_frames):
        return nearest(found, num_frames / FPS).play(num_frames)
    try:
        return more_cycles(own, num_frames)
    except OptionError:
        pass
    if num_frames < (1 + FILLED) * max(take.seconds for take in found) * FPS:
        return nearest(found, num_frames / FPS).play(num_frames)
    clip = own
    while num_frames - clip.num_frames >= SHORTEST_FRAMES:
        left = num_frames - clip.num_frames + 1
        take = nearest(several_takes(act, settings, generator, begins, holds, mood), left / FPS)
        piece = take.play(left if left < (1 + FILLED) * take.seconds * FPS else None)
        clip = concatenated([clip, continued(clip, piece).crop(1, piece.num_frames)])
    return lasting(clip, num_frames)


def several_takes(
    act: Action,
    settings: Mapping[str, Any],
    generator: np.random.Generator,
    begins: Mapping[str, Any] | None = None,
    holds: tuple[Hold, ...] = (),
    mood: Mood = CALM,
) -> list[Take]:
    """Draws of an action from standing to standing, where it can be and nothing else is asked for."""
    standing = {
        name: "standing"
        for name in ("begins", "ends")
        if name in act.parameters and name not in settings and "standing" in act.parameters[name].values  # type: ignore[union-attr]
    }
    try:
        found = takes(act, {**standing, **settings, **(begins or {})}, generator, 8, mood)
    except ScoreError:
        found = takes(act, settings, generator, 8, mood)
    return [holding(take, [holds]) for take in found]


def more_cycles(clip: MotionClip, num_frames: int) -> MotionClip:
    """A clip with what repeats in it repeated until it lasts so many frames.

    Raises:
        OptionError: nothing in it repeats.
    """
    loop = loop_of(clip)
    length = loop.clip.num_frames - 1
    times = max(1, round((num_frames - clip.num_frames) / length))
    opening = clip.crop(0, loop.start + 1)
    rest = clip.crop(loop.start, clip.num_frames)
    cycles = repeated(loop.clip, times)
    cycles = continued(opening, cycles)
    rest = continued(cycles, rest)
    whole = concatenated([opening, cycles.crop(1, cycles.num_frames), rest.crop(1, rest.num_frames)])
    return lasting(whole, num_frames)
