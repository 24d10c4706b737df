"""Arrangements played: actions on one timeline where they can be, one after the other where they cannot."""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np

from kinoflow.arranging.chunks import IT
from kinoflow.arranging.ends import STILL, needs
from kinoflow.arranging.lengths import MOST_STILL, filled, gone, outlasts, stepped, way_frames, way_of
from kinoflow.arranging.loads import carried_on
from kinoflow.arranging.parts import Arrangement, Part
from kinoflow.arranging.settings import TO_ITS_SIDE
from kinoflow.authoring.action import Action, Choice, Count, find_action
from kinoflow.authoring.chaining import FALLING, Piece, joined
from kinoflow.authoring.fit import (
    Take,
    holding,
    laid_over,
    lasting,
    nearest,
    pausing,
    play_over,
    takes,
    takes_in_a_row,
    with_arm,
)
from kinoflow.authoring.going import Going, ends_moving, go, goes_together
from kinoflow.authoring.moods import CALM, Mood, mood_named, temperament
from kinoflow.authoring.postures import RISING
from kinoflow.authoring.scene import MAX_SECONDS
from kinoflow.errors import ScoreError
from kinoflow.language.sides import OTHER
from kinoflow.language.tables import words
from kinoflow.language.words import stems
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.edits import concatenated
from kinoflow.motion.features import FPS
from kinoflow.motion.joining import continued
from kinoflow.motion.travel import progress_m

GROWTH = {"faster": 0.42, "slower": -0.42}
"""By how much more quickly something ends than it would at an even pace, and more slowly it begins."""
MOST_REPEATS = 4
"""An action is done this many times at most to fill the time."""
FAR_ENOUGH = 0.9
"""Who goes a smaller share of the way that is asked for is told."""
STOPS = re.compile(
    r"(?:(?:an? |the )?\w+ )?(?:stops?|halts?|pauses?|comes? to (?:a |an )?(?:stop|halt|standstill))(?: \w+ly)?"
)
"""Words of somebody who stops, and does nothing else."""
_LEAPS: Mapping[str, Mapping[str, str]] = {
    "jump in place": {"over": "plain"},
    "jump forward": {"over": "plain"},
    "jump over something": {"over": "obstacle"},
}
"""Jumps from both feet, and what somebody who runs does instead."""
_RUNS_BY = frozenset({("start", "run"), ("end", "run on")})
"""What somebody who runs before and after a jump does anyway."""
_RUN_OUT = frozenset(["leap"])
_BEGINNINGS = frozenset({"before", "run_up", "start", "way"})
_RUNNING = frozenset({"running", "run", "with a run-up", "long run-up", "run-up"})
_WALKING = frozenset({"walking", "from a short walk", "two steps"})
"""Parameters that say how an action begins, and their values for somebody who runs up to it, and who walks."""
_HELD_THINGS = frozenset(stems(" ".join(words("held things"))))
"""What one keeps in the hand from one action to the next."""
_WEAKER_HAND = frozenset(["jab", "shield block", "parry with a shield"])
"""Actions whose side is that of the weaker hand."""
_EITHER_HAND = ("game", "unarmed")
"""Of fights without weapons, the side of a blow does not say which hand is the stronger one,"""
_ITS_HAND = frozenset(["jab", "cross punch"])
"""but of these."""


def perform(arrangement: Arrangement, seed: int = 0, num_frames: int | None = None) -> MotionClip:
    """The motion of an arrangement; see `Arranger.play`."""
    generator = np.random.default_rng([seed, *hashlib.sha256(str(arrangement).encode()).digest()[:8]])
    seconds = None if num_frames is None else num_frames / FPS
    parts = arrangement.parts
    person = temperament(generator)
    parts = at_one_go(_sided(parts))
    parts, stops = _stopping(parts)
    parts, stops = _run_up(parts, stops)
    # Who is to go so far is best measured from standing to standing.
    on = [goes_on(*two) and not any(part.metres or part.steps or part.pace for part in two) for two in pairwise(parts)]
    row = _row(parts[0], seconds, generator, person) if len(parts) == 1 else None
    if row is not None:
        clip = row.play(num_frames)
    else:
        groups = [list(group) for group in np.split(np.arange(len(parts)), np.flatnonzero(~np.array(on, bool)) + 1)]
        pieces = [
            replace(_pieces_on([parts[place] for place in group], generator, person), stops=group[-1] in stops)
            for group in groups
        ]
        clip = pieces[0].play(num_frames) if len(pieces) == 1 else joined(pieces, seconds, generator)
    metadata: dict[str, Any] = {"source": "library", "action": str(arrangement), "licence": "CC0-1.0"}
    notes = [*arrangement.notes, *_too_far(parts, clip)]
    if notes:
        metadata["notes"] = notes
    return (clip if num_frames is None else lasting(clip, num_frames)).replace(metadata=metadata)


@dataclass(frozen=True)
class Cued:
    """One segment of a scene as it is played among the others.

    Attributes:
        arrangement: its actions.
        stops: after which of them somebody comes to rest before what follows; -1 for before the first.
    """

    arrangement: Arrangement
    stops: frozenset[int] = frozenset()


def cued(arrangements: Sequence[Arrangement | None]) -> list[Cued | None]:
    """Segments of a scene, each as it is done after the one before: by the same hand, with what that one has in
    the hands, and in stride after a run-up.

    Args:
        arrangements: in order; None of those that the library does not have, over which nothing is carried.
    """
    found: list[Cued | None] = []
    run: list[Arrangement] = []
    for one in [*arrangements, None]:
        if one is not None:
            run.append(one)
            continue
        found += _cued_together(run)
        found.append(None)
        run = []
    return found[:-1]


def _cued_together(arrangements: Sequence[Arrangement]) -> list[Cued]:
    """Segments of which each follows the other."""
    of = [number for number, one in enumerate(arrangements) for _ in one.parts]
    said = [part for one in arrangements for part in one.parts]
    # What is told of a segment names no side that nobody has named there.
    sided = [
        replace(part, either_side="side" in part.settings and "side" not in own.settings)
        for own, part in zip(said, _sided(said), strict=True)
    ]
    parts = carried_on(sided)
    kept: list[list[Part]] = [[] for _ in arrangements]
    stops: list[set[int]] = [set() for _ in arrangements]
    before: Part | None = None
    for place, (number, part) in enumerate(zip(of, parts, strict=True)):
        last = place + 1 == len(parts) or (of[place + 1] != number and not kept[number])
        if before is not None and not last and _only_stops(part):
            stops[number].add(len(kept[number]) - 1)
            before = replace(part, action=STILL)
            continue
        done = [part] if before is None else _in_stride(before, part)
        if place + 1 < len(parts) and len(done) > 1:
            # What follows says whether he runs on.
            done = done[:1]
        kept[number] += done
        before = done[-1]
    return [
        Cued(replace(one, parts=tuple(own)), frozenset(still))
        for one, own, still in zip(arrangements, kept, stops, strict=True)
    ]


def runs_into(part: Part) -> bool:
    """Whether somebody is in full stride at the end of a part, who does not have to stop there for what follows."""
    counted = part.metres is not None or part.steps is not None
    way = None if counted or part.pace else _way(part)
    return way is not None and ends_moving(way)


def runs_out(part: Part) -> bool:
    """Whether somebody who has done a part runs on if he is to run then: after a leap on the run."""
    return part.action in _RUN_OUT or ("end", "run on") in part.settings.items()


def fights(part: Part) -> bool:
    """Whether a part is one of a fight."""
    return _fights(find_action(part.action))


def _too_far(parts: Sequence[Part], clip: MotionClip) -> list[str]:
    """What is to be said of ways that are not gone to their end, because there was too little time."""
    asked = sum(part.metres or 0.0 for part in parts)
    if not asked or any(part.metres is None for part in parts):
        return []
    gone_m = float(progress_m(clip)[-1])
    return [f"goes {gone_m:.1f} m, not {asked:g}: allow more time"] if gone_m < FAR_ENOUGH * asked - 0.1 else []


def own_seconds(part: Part, generator: np.random.Generator) -> float:
    """How long one action takes where nobody says how long."""
    return _piece(part, generator, CALM).seconds


def _row(part: Part, seconds: float | None, generator: np.random.Generator, person: Mood) -> Take | None:
    """An action that is repeated to fill the time, where it can be, on one timeline."""
    action = find_action(part.action)
    free = [name for name, kind in action.parameters.items() if isinstance(kind, Count)]
    if (
        seconds is None
        or part.base
        or part.also
        or part.metres
        or part.steps
        or part.held_s
        or not free
        or set(free) & set(part.settings)
    ):
        return None
    mood = _feels(part, person)
    longest = max(take.longest_s for take in _takes(action, part.settings, generator, mood))
    repeats = min(math.ceil(seconds / longest - MOST_STILL), MOST_REPEATS)
    if repeats < 2:
        return None
    try:
        again = takes_in_a_row([action] * repeats, [part.settings] * repeats, generator, mood=mood)
    except ScoreError:
        return None
    return holding(nearest(again, seconds), [part.holds])


def _stopping(parts: Sequence[Part]) -> tuple[tuple[Part, ...], frozenset[int]]:
    """The parts without those in which somebody only stops between two others, "walks, stops and waves", and after
    which of them that is: who stops comes to rest, and does not stand there for seconds.
    """
    found: list[Part] = []
    stops: set[int] = set()
    for place, part in enumerate(parts):
        if 0 < place < len(parts) - 1 and found and _only_stops(part):
            stops.add(len(found) - 1)
        else:
            found.append(part)
    return tuple(found), frozenset(stops)


def _only_stops(part: Part) -> bool:
    """Whether somebody stops in a part, and does nothing else."""
    told = part.settings.keys() - {"side"}
    plain = part.action == STILL and not (told or part.holds or part.pose or part.base or part.also)
    return plain and STOPS.fullmatch(part.text.strip()) is not None


def at_one_go(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Parts that are one action done so often and then so often again as one, without a rest in between, where that
    lasts no longer than a clip may: "five push-ups".
    """
    found: list[Part] = []
    for part in parts:
        before = found[-1] if found else None
        counts = _counts(part)
        if before is not None and counts and replace(before, settings=part.settings) == part:
            (name,) = counts
            often = before.settings.get(name, 0)
            whole = replace(part, settings={**part.settings, name: often + part.settings[name]})
            if often and {**before.settings, name: part.settings[name]} == part.settings and _fits(whole):
                found[-1] = whole
                continue
        found.append(part)
    return tuple(found)


def _counts(part: Part) -> list[str]:
    """The parameter that says how often a part is done, if it is the only one that the part sets."""
    kinds = find_action(part.action).parameters
    counts = [name for name in part.settings if isinstance(kinds[name], Count)]
    return counts if len(counts) == 1 and not (part.base or part.also) else []


def _fits(part: Part) -> bool:
    try:
        return takes(find_action(part.action), part.settings, np.random.default_rng(0), 1)[0].seconds <= MAX_SECONDS
    except ScoreError:
        return False


def _run_up(parts: Sequence[Part], stops: frozenset[int]) -> tuple[tuple[Part, ...], frozenset[int]]:
    """The parts, each done by somebody who walks or runs as one does it then, and after which of them he stops."""
    found, still = list(parts[:1]), set(stops & {0})
    for place, (before, part) in enumerate(pairwise(parts)):
        found += [part] if place in stops else _in_stride(before, part)
        if place + 1 in stops:
            still.add(len(found) - 1)
    return tuple(found), frozenset(still)


def _in_stride(before: Part, part: Part) -> list[Part]:
    """A part as somebody does it who walks or runs in the one before: a kick, throw or fall with a run-up, a leap
    instead of a jump on the spot, after which he perhaps runs on.
    """
    way = None if before.metres is not None else _way(before)
    if way is None or not ends_moving(way) or part.base or part.also or part.pose:
        return [part]
    runs = way.style.air_s > 0
    rest = dict(part.settings.items() - _RUNS_BY)
    if runs and part.action in _LEAPS and rest.keys() <= {"side"}:
        leap = replace(part, action="leap", settings={**rest, **_LEAPS[part.action]})
        return [leap, before] if part.settings.get("end") == "run on" else [leap]
    done = part
    for name, kind in find_action(part.action).parameters.items():
        if name in _BEGINNINGS and name not in part.settings and isinstance(kind, Choice):
            moving = [value for value in kind.values if value in (_RUNNING if runs else _WALKING)]
            if moving:
                done = replace(part, settings={**part.settings, name: moving[0]})
    return [done]


def goes_on(part: Part, after: Part) -> bool:
    """Whether somebody does one part and then the other without stopping in between: walks, then runs."""
    first = _way(part)
    second = None if first is None else _way(after)
    return first is not None and second is not None and goes_together(first, second)


def _pieces_on(parts: Sequence[Part], generator: np.random.Generator, person: Mood) -> Piece:
    """Ways of getting along of which each goes over into the next in full stride, as one; or a single action."""
    first, *rest = [_piece(part, generator, person) for part in parts]
    ways = [_way(part, _feels(part, person)) for part in parts]
    counted = parts[0].metres is not None or parts[0].steps is not None
    if not rest and (counted or parts[0].pace or parts[0].also or ways[0] is None or not ends_moving(ways[0])):
        return first
    own = [piece.seconds for piece in (first, *rest)]

    def play(num_frames: int | None, goes_on: bool = False) -> MotionClip:
        share = 1.0 if num_frames is None else num_frames / (FPS * sum(own))
        lengths = np.diff(np.round(np.cumsum([0.0, *own]) * share * FPS).astype(int)).tolist()
        clip: MotionClip | None = None
        before: tuple[MotionClip, Going | None] | None = None
        for place, (part, way, length) in enumerate(zip(parts, ways, lengths, strict=True)):
            assert way is not None
            # The frame of the seam is in both.
            frames = length + (clip is not None)
            gone_on = go(way, frames, generator, before=before, goes_on=goes_on or place < len(parts) - 1)
            below = gone_on.clip
            if part.base:
                above, mood = find_action(part.action), _feels(part, person)
                below = laid_over(below, above, part.settings, generator, mood, part.holds)
            after = below if clip is None else continued(clip, below).crop(1, frames)
            clip = after if clip is None else concatenated([clip, after])
            before = clip, gone_on.going
        assert clip is not None
        return clip

    if not rest:
        return replace(first, play_on=partial(play, goes_on=True))
    # Only what can end in full stride is gone on from.
    return Piece(sum(own), play, play_on=partial(play, goes_on=True))


def _way(part: Part, mood: Mood = CALM) -> Going | None:
    """The way of getting along that a part is, or the one during which arms and head do something; None of others."""
    if part.also:
        return None
    if not part.base:
        return way_of(find_action(part.action), part.settings, part.holds, mood)
    try:
        return way_of(find_action(part.base), part.base_settings, part.holds, mood)
    except ScoreError:
        return None


def _piece(part: Part, generator: np.random.Generator, person: Mood) -> Piece:
    """One action by itself."""
    act, mood = find_action(part.action), _feels(part, person)
    if part.also:
        below, other = _piece(replace(part, also=""), generator, person), find_action(part.also)

        def play_both(num_frames: int | None) -> MotionClip:
            return with_arm(below.play(num_frames), other, part.also_settings, generator, mood)

        return replace(below, play=play_both, play_standing=None)
    if part.base:
        play = partial(
            play_over,
            part.base,
            part.action,
            part.settings,
            generator,
            base_settings=part.base_settings,
            mood=mood,
            holds=part.holds,
        )
        return Piece(play(None).duration_s, play)
    if part.metres is not None and (going := way_of(act, part.settings, part.holds, mood)) is not None:
        far = part.metres

        def play_far(num_frames: int | None) -> MotionClip:
            return gone(going, generator, num_frames, far)

        return Piece(way_frames(going, far) / FPS, play_far)
    if part.steps is not None and (way := way_of(act, part.settings, part.holds, mood)) is not None:
        play_steps = partial(_stepped, way, generator, part.steps)
        return Piece(play_steps(None).duration_s, play_steps)
    found = as_told(_takes(act, part.settings, generator, mood), part)

    def play_nearest(num_frames: int | None) -> MotionClip:
        if num_frames is not None and outlasts(act, part.settings, found, num_frames):
            return filled(act, part.settings, num_frames, generator, holds=part.holds, mood=mood)
        take = nearest(found, None if num_frames is None else num_frames / FPS)
        return holding(take, [part.holds]).play(num_frames)

    standing = {
        name: "standing"
        for name in ("start", "begins")
        if isinstance(kind := act.parameters.get(name), Choice) and "standing" in kind.values
    }
    play_standing = None
    if standing and not standing.keys() & part.settings.keys():
        upright = replace(part, settings={**part.settings, **standing})
        play_standing = partial(_play_nearest, upright, generator, person)
    play_other = None
    if part.either_side:
        mirrored = replace(part, settings={**part.settings, "side": OTHER[part.settings["side"]]})
        play_other = partial(_play_nearest, mirrored, generator, person)
    return Piece(
        found[0].seconds,
        play_nearest,
        needed(part),
        rises=act.name in RISING,
        play_standing=play_standing,
        play_other=play_other,
        falls=act.name in FALLING,
        fights=_fights(act),
        stays=part.pose,
        waits=act.name == STILL and not part.pose,
    )


def _stepped(going: Going, generator: np.random.Generator, steps: int, num_frames: int | None) -> MotionClip:
    return stepped(going, generator, num_frames, steps)


def needed(part: Part) -> str:
    """What of the body of somebody who stands a part needs, see `ends.Ends`."""
    if part.pose:
        return "trunk" if any(hold.kind == "trunk" for hold in part.holds) else "arms"
    return needs(part.action)


def _fights(action: Action) -> bool:
    """Whether an action is one of a fight."""
    return action.leaf[0] == "game"


def is_fight(parts: Sequence[Part]) -> bool:
    """Whether several of some actions are of a fight."""
    return sum(_fights(find_action(part.action)) for part in parts) > 1


def _holds_on(parts: Sequence[Part]) -> bool:
    """Whether several of some actions are done with a thing that is held: "picks up a cup and drinks from it"."""
    return len(parts) > 1 and sum(_uses(part) for part in parts) > 1


def _uses(part: Part) -> bool:
    """Whether an action is done with a thing that is held."""
    said = f"{part.action} {part.text}"
    return bool(_HELD_THINGS & set(stems(said)) or IT.search(part.text))


def _sided(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts with a side where none is said: the right one, but where the side is one to go to, which chance tells.

    In a fight, and with a thing in the hand, it is the side that is said elsewhere: nobody changes the sword hand
    between two blows, nor takes a cup with one hand and drinks with the other.
    """
    fight = is_fight(parts)
    told = {
        _main_side(part.action, part.settings["side"])
        for part in parts
        if "side" in part.settings and not part.base and not (fight and _with_either(part.action))
    }
    all_one = fight or _holds_on(parts)
    side = told.pop() if all_one and len(told) == 1 else "right"
    if fight:
        parts = [_of_stance(part, side) for part in parts]
    return tuple(
        replace(part, settings={**part.settings, "side": _main_side(part.action, side)}, either_side=not told)
        if "side" in find_action(part.action).parameters
        and "side" not in part.settings
        and (fight or (all_one and _uses(part)) or part.action not in TO_ITS_SIDE)
        else part
        for part in parts
    )


def _with_either(action: str) -> bool:
    """Whether an action is a blow that is struck with the front hand or the rear one, or with a leg."""
    return find_action(action).leaf[:2] == _EITHER_HAND and action not in _ITS_HAND


def _of_stance(part: Part, side: str) -> Part:
    """A blow that can be one of the front hand or of the rear one as it is in a stance with the rear hand on a side:
    nobody changes the feet between a cross and a left hook.
    """
    hand = find_action(part.action).parameters.get("hand")
    if not (_with_either(part.action) and isinstance(hand, Choice) and set(hand.values) == {"front", "rear"}):
        return part
    chosen = part.settings.get("hand")
    if "side" in part.settings:
        chosen = chosen or ("rear" if part.settings["side"] == side else "front")
        return replace(part, settings={**part.settings, "hand": chosen})
    chosen = chosen or hand.values[0]
    return replace(part, settings={**part.settings, "side": side if chosen == "rear" else OTHER[side]})


def _main_side(action: str, side: str) -> str:
    """The side of the stronger hand of who does an action with a side, and the other way round: one jabs with the
    weaker hand, which is in front, and has the shield on it.
    """
    return OTHER[side] if action in _WEAKER_HAND else side


def _play_nearest(part: Part, generator: np.random.Generator, person: Mood, num_frames: int | None) -> MotionClip:
    """The draw of a part's action that comes nearest to a length, played so long."""
    found = as_told(_takes(find_action(part.action), part.settings, generator, _feels(part, person)), part)
    take = nearest(found, None if num_frames is None else num_frames / FPS)
    return holding(take, [part.holds]).play(num_frames)


def as_told(found: list[Take], part: Part) -> list[Take]:
    """Draws of a part with the time for which it is held, of one draw, as where that is has to be found, and with the
    pace that it comes to.
    """
    found = [pausing(found[0], part.held_s)] if part.held_s else found
    return [replace(take, grows=GROWTH[part.pace]) for take in found] if part.pace else found


def growing(part: Part, pace: str) -> tuple[Part, list[str]]:
    """A part that becomes "faster" or "slower", and what is to be said where it cannot: a body in the air keeps its
    pace.
    """
    still = [f"{part.action}: not {pace} and {pace}"]
    if part.base or part.also or part.metres is not None or part.pose:
        return part, still
    try:
        take = takes(find_action(part.action), part.settings, np.random.default_rng(0), 1)[0]
    except ScoreError:
        return part, still
    return (part, still) if take.timeline.flights else (replace(part, pace=pace), [])


def _feels(part: Part, person: Mood) -> Mood:
    """How a person feels who does a part."""
    return mood_named(part.mood).with_another(person)


def _takes(act: Action, settings: Mapping[str, Any], generator: np.random.Generator, mood: Mood) -> list[Take]:
    """Draws of an action; where what the words fix cannot be played together, with its side only."""
    try:
        return takes(act, settings, generator, mood=mood)
    except ScoreError:
        return takes(act, {name: value for name, value in settings.items() if name == "side"}, generator, mood=mood)
