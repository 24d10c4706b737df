"""`Stage`: segments of a scene one after the other, each as long as asked, the body going on from where it was."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any

import numpy as np

from kinoflow.arranging.arranger import Arranger
from kinoflow.arranging.ends import STILL, begins, table
from kinoflow.arranging.ends import begun as begun_so
from kinoflow.arranging.flowing import HURRIED, ended, longer, quiet_from, run_on
from kinoflow.arranging.lengths import filled, several_takes, steps_m, way_frames
from kinoflow.arranging.parts import Arrangement, Part
from kinoflow.arranging.performing import as_told, fights, is_fight, needed, own_seconds, runs_into, runs_out
from kinoflow.arranging.performing import goes_on as goes_on_into
from kinoflow.authoring.action import Choice, Count, find_action
from kinoflow.authoring.chaining import FALLING, from_height, from_posture, guarded, kept, passage
from kinoflow.authoring.fit import QUICKEST, SHORTEST_FRAMES, lasting, nearest, play_over, takes, with_arm
from kinoflow.authoring.going import Going, go, going_of
from kinoflow.authoring.moods import mood_named
from kinoflow.authoring.overlapping import arms_apart, begun, entered, entry, in_stride_until, led_into, runs_up
from kinoflow.authoring.postures import LYING, RISING, STANDING, posture, ways_between
from kinoflow.authoring.routes import Route
from kinoflow.errors import ScoreError
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.edits import concatenated
from kinoflow.motion.features import FPS
from kinoflow.motion.joining import continued

OWN_GOING_FRAMES = 120
PASSING_FRAMES = 10
"""Somebody may be seen to sit for so many frames on the way to it."""
GUARD_FRAMES = 3
ARMS_TIME = 1.35
"""Over the seams of a scene arms take so much longer than within a sentence."""
TELLING = 1.5
"""Who does something so much quicker than usual is told of."""


@dataclass(frozen=True, eq=False)
class Played:
    """One segment of a scene.

    Attributes:
        clip: exactly as many frames as asked, after those of the segment before.
        says: where it came from, for metadata: "source", "action", "notes".
        going: how somebody is under way at its end, if so.
        along: first frame and the one after the last in which the way that was asked for was gone, if it was.
    """

    clip: MotionClip
    says: Mapping[str, Any]
    going: Going | None = None
    along: tuple[int, int] | None = None


@dataclass(frozen=True)
class _Phases:
    """How an action of a segment begins and ends.

    Attributes:
        previous: how somebody is under way before it, or None.
        goes_on: he does not stop at its end.
        under_way: nothing is before, and he is in full stride already.
        then: what is done after it, or None.
        flows: it is begun as soon as what was before is done, without coming to rest.
    """

    previous: Going | None = None
    goes_on: bool = False
    under_way: bool = False
    then: Part | None = None
    flows: bool = True


class Stage:
    """Plays segments of authored actions, each going on from the one before.

    Args:
        arranger: reads the sentences.
    """

    def __init__(self, arranger: Arranger) -> None:
        self.arranger = arranger

    def play(
        self,
        arrangement: Arrangement,
        before: MotionClip | None,
        num_frames: int | None,
        seed: int = 0,
        *,
        previous: Going | None = None,
        goes_on: bool = False,
        under_way: bool = False,
        way: Route | None = None,
        then: Part | None = None,
        stops: Collection[int] = (),
    ) -> Played:
        """One segment.

        Args:
            arrangement: what to do.
            before: the end of the segment before (some frames are enough), or None at the beginning.
            num_frames: of the segment; its own length if not given.
            seed: another one gives another performance.
            previous: how somebody is under way at the end of the segment before; None for anybody else.
            goes_on: somebody who walks or runs at its end is not to stop, because the next segment goes on from there.
            under_way: somebody who walks or runs at its beginning, with nothing before, is in full stride already.
            way: where the first of its actions leads that gets along; it begins where the body is, ahead.
            then: what is done after it, which it need not come to rest before; None where that is not known.
            stops: after which of its actions somebody comes to rest all the same; -1 for before the first.

        Raises:
            ScoreError: it cannot be played.
        """
        generator = np.random.default_rng([seed, *hashlib.sha256(str(arrangement).encode()).digest()[:8]])
        notes = list(arrangement.notes)
        parts = list(arrangement.parts)
        if num_frames is not None and num_frames < SHORTEST_FRAMES * len(parts):
            fit = max(1, num_frames // SHORTEST_FRAMES)
            left_out = ", ".join(part.action for part in parts[fit:])
            notes.append(f"{num_frames / FPS:g} s are too short for all of it; left out: {left_out}")
            parts = parts[:fit]
        if (
            is_fight(parts)
            and (before is None or posture(before) == STANDING)
            and not self.gets_along(parts[0], before)
            and previous is None
        ):
            return self._fight(replace(arrangement, parts=tuple(parts)), before, num_frames, seed, notes)
        here = STANDING if before is None else posture(before)
        if len(parts) > 1 and here == STANDING and before is not None and find_action(parts[0].action).name in RISING:
            # Who stands already goes on with what he does then.
            parts, stops = parts[1:], [place - 1 for place in stops]
        lengths = self._lengths(parts, num_frames, generator)
        pieces: list[MotionClip] = []
        done: list[str] = []
        along: tuple[int, int] | None = None
        for number, (part, frames) in enumerate(zip(parts, lengths, strict=True)):
            inner = number < len(parts) - 1
            after = parts[number + 1] if inner else then
            after = None if number in stops else after
            on = after is not None and self.goes_on(part, after) if inner else goes_on
            last = pieces[-1] if pieces else before
            if find_action(part.action).name in RISING and last is not None:
                part = replace(part, action=_rising_from(posture(last)))
            leads = way if way is not None and along is None and self.gets_along(part, last) else None
            phases = _Phases(previous, on, under_way and last is None, after, number - 1 not in stops)
            piece, said, previous = self._part(part, last, frames, generator, phases, leads)
            if leads is not None:
                start = sum(one.num_frames for one in pieces)
                along = start, start + piece.num_frames
            notes += said
            pieces.append(piece)
            done.append(_as_said(part))
        return Played(concatenated(pieces), _says(done, notes), previous, along)

    def goes_on(self, part: Part, then: Part) -> bool:
        """Whether somebody who gets along in a part does not stop before what follows: he goes on, or has a run-up."""
        if goes_on_into(part, then):
            return True
        if runs_out(part) and runs_into(then):
            return in_stride_until(self._filled(part, None, np.random.default_rng(0), STANDING)) is not None
        going = going_said(part)
        if going is None or not runs_into(part) or going_said(then) is not None:
            return False
        if then.pose or not begins_upright(then):
            return False
        after = self._filled(then, None, np.random.default_rng(0), STANDING)
        strides = go(going, OWN_GOING_FRAMES, np.random.default_rng(0), goes_on=True).clip
        return runs_up(after) and entered(strides, after) is not None

    def _fight(
        self,
        arrangement: Arrangement,
        before: MotionClip | None,
        num_frames: int | None,
        seed: int,
        notes: Sequence[str],
    ) -> Played:
        """Blows from guard to guard, as they are played of a sentence."""
        wanted = None if num_frames is None else num_frames + (before is not None)
        clip = self.arranger.play(arrangement, seed, wanted)
        if before is not None:
            clip = continued(before, clip).crop(1, clip.num_frames)
        return Played(clip, _says([str(part) for part in arrangement.parts], notes))

    def _lengths(
        self, parts: Sequence[Part], num_frames: int | None, generator: np.random.Generator
    ) -> list[int | None]:
        """Frames of each part: in proportion to the time that each takes by itself."""
        if num_frames is None or len(parts) == 1:
            return [num_frames] * len(parts)
        own = np.array([own_seconds(part, generator) for part in parts])
        # Getting up or down takes its time where arms can do with less.
        must = [find_action(part.action).name in RISING for part in parts]
        least = np.where(must, np.round(own * FPS / QUICKEST), SHORTEST_FRAMES)
        if least.sum() > num_frames:
            least = np.full(len(parts), SHORTEST_FRAMES)
        room = num_frames - least.sum()
        ends = np.round(np.cumsum(least) + room * np.cumsum(own) / own.sum()).astype(int)
        return np.diff(np.concatenate([[0], ends])).tolist()

    def _part(
        self,
        part: Part,
        before: MotionClip | None,
        num_frames: int | None,
        generator: np.random.Generator,
        phases: _Phases,
        route: Route | None = None,
    ) -> tuple[MotionClip, list[str], Going | None]:
        """One action after what was before, notes, and how it is under way at its end."""
        # The frame of the seam is the last one of what was before, so one more is played.
        wanted = None if num_frames is None else num_frames + (before is not None)
        act, mood = find_action(part.action), mood_named(part.mood)
        going = None if part.base or part.also else going_of(act, part.settings, generator, part.holds, mood)
        if going is not None and (before is None or posture(before) == STANDING):
            return self._gone(part, going, before, wanted, generator, phases, route)
        notes: list[str] = []
        then = phases.then
        moves_on = phases.goes_on and then is not None and going_said(then) is not None
        if not moves_on:
            part, notes = _moving(part, phases.under_way, phases.goes_on)
        here = STANDING if before is None else posture(before)
        if before is not None and act.name in RISING:
            # Getting up is done from where the body is, whatever the words were read as.
            return concatenated(self._through(ways_between(here, STANDING), before, wanted, generator)), notes, None
        seed = int(generator.integers(2**31))

        @cache
        def play(frames: int | None) -> MotionClip:
            return self._filled(part, frames, np.random.default_rng(seed), here)

        def whole(begin: Callable[[MotionClip], int], frames: int | None) -> MotionClip:
            def cut(clip: MotionClip) -> tuple[int, int]:
                runs = in_stride_until(clip) if moves_on else None
                end = runs or self._ended(part, then, clip)
                return min(begin(clip), max(0, end - SHORTEST_FRAMES)), end

            counted = bool(part.held_s) or any(isinstance(act.parameters.get(name), Count) for name in part.settings)
            own = play(None)
            finishes = counted or posture(own) != posture(own, 0)
            if part.base:
                # What the body does meanwhile lasts as long as asked, and comes to its end.
                clip = longer(play, frames, cut)
                clip = clip.crop(*cut(clip))
                return clip if frames is None else lasting(clip, frames)
            clip, quicker = run_on(play, frames, cut, whole=finishes)
            if quicker > TELLING:
                notes.append(f"{part.action}: {quicker:.1f} times as quickly as usual; allow more seconds")
            return clip

        if before is None:
            return whole(_at_once, wanted), notes, None
        if act.name in FALLING and here != STANDING:
            # Who lies has fallen, who kneels falls from there.
            clip = from_height(play(wanted), float(before.joints[-1, 0, 1]))
            if here in LYING:
                clip = before.crop(before.num_frames - 1, before.num_frames)
            clip = clip if wanted is None and here not in LYING else lasting(clip, wanted or SHORTEST_FRAMES)
            return continued(before, clip).crop(1, clip.num_frames), notes, None
        clip = play(wanted)
        over = None if part.base else kept(before, clip, needed(part), stays=part.pose)
        if over is not None:
            return led_into(before, over, round(ARMS_TIME * arms_apart(before, over))), notes, None
        there = posture(clip, 0)
        if here != STANDING == there and posture(clip) == here and (begins := _settles(clip, here)) is not None:
            # Somebody who sits already is told to sit down: stays so.
            notes.append(f"{part.action}: {here} already")
            rest = clip.crop(begins, clip.num_frames)
            return continued(before, lasting(rest, clip.num_frames)).crop(1, clip.num_frames), notes, None
        if there == here == STANDING:
            clip = whole(partial(self._begun, part, before, phases), wanted)
            on = going_said(then) if moves_on and then is not None else None
            if phases.previous is None and phases.flows and not part.pose:
                return _flowing(before, clip), notes, on
            return continued(before, clip).crop(1, clip.num_frames), notes, on
        if there == here:
            clip = whole(_at_once, wanted)
            return continued(before, clip).crop(1, clip.num_frames), notes, None
        if there == STANDING and from_posture(clip, here, before).num_frames < clip.num_frames:
            # Who kneels and ties a shoe does not get up first to kneel again.
            last = before

            def gets_down(clip: MotionClip) -> int:
                return clip.num_frames - from_posture(clip, here, last).num_frames

            clip = whole(gets_down, wanted)
            return continued(before, clip).crop(1, clip.num_frames), notes, None
        pieces: list[MotionClip] = []
        left = wanted
        ways = [(name, settings) for name, settings in ways_between(here, there) if name]
        for number, (name, settings) in enumerate(ways):
            last = pieces[-1] if pieces else before
            between = passage(name, settings, generator, after=last)
            if left is not None and left < between.num_frames + clip.num_frames:
                # All of it is done more quickly, in proportion.
                later_s = sum(
                    takes(find_action(one), said, generator, 1)[0].seconds for one, said in ways[number + 1 :]
                )
                share = left / (between.num_frames + round(later_s * FPS) + play(None).num_frames)
                quick = max(SHORTEST_FRAMES, round(max(share, 1 / (QUICKEST * HURRIED)) * between.num_frames))
                if left - quick < SHORTEST_FRAMES:
                    notes.append(f"{part.action}: too little time to go over from {here} first; allow more seconds")
                    break
                between = run_on(partial(passage, name, settings, generator, after=last), quick, _all, whole=True)[0]
            pieces.append(continued(last, between).crop(1, between.num_frames))
            left = None if left is None else left - between.num_frames + 1
        if not pieces or left is not None:
            clip = whole(_at_once, left)
        last = pieces[-1] if pieces else before
        pieces.append(continued(last, clip).crop(1, clip.num_frames))
        return concatenated(pieces), notes, None

    def _gone(
        self,
        part: Part,
        going: Going,
        before: MotionClip | None,
        wanted: int | None,
        generator: np.random.Generator,
        phases: _Phases,
        route: Route | None,
    ) -> tuple[MotionClip, list[str], Going | None]:
        """Somebody who walks or runs, after what was before, notes, and how he is under way at the end."""
        notes: list[str] = []
        previous, goes_on = phases.previous, phases.goes_on
        strides = None if before is None or previous is None else (before, previous)
        said: dict[str, Any] = {"before": strides, "goes_on": goes_on, "under_way": phases.under_way}
        frames = OWN_GOING_FRAMES if wanted is None else wanted
        own_m = part.metres if part.steps is None else steps_m(going, part.steps)
        path, length_m = (None, own_m) if route is None else (route.path, route.length_m)
        if wanted is None and length_m is not None:
            frames = way_frames(going, length_m)
        try:
            gone = go(going, frames, generator, path, length_m, **said)
        except ScoreError:
            if route is not None:
                raise
            notes.append(f"{part.action}: {length_m:g} m are too far for {frames / FPS:g} s")
            gone = go(going, frames, generator, path, **said)
        clip, last = gone.clip, gone.going if goes_on else None
        if before is None and (goes_on or route is not None or length_m is not None or phases.then is None):
            return clip, notes, last
        if before is not None and (goes_on or route is not None or length_m is not None):
            return continued(before, clip).crop(1, frames), notes, last
        seed, begin = int(generator.integers(2**31)), before is not None and strides is None and phases.flows

        def play(count: int | None) -> MotionClip:
            return go(going, count or frames, np.random.default_rng(seed), **said).clip

        def cut(clip: MotionClip) -> tuple[int, int]:
            return begun(before, clip)[0] if begin and before is not None else 0, self._ended(part, phases.then, clip)

        clip = longer(play, wanted, cut)
        clip = lasting(clip.crop(*cut(clip)), wanted or cut(clip)[1] - cut(clip)[0])
        if before is None:
            return clip, notes, None
        if begin:
            return _flowing(before, clip), notes, None
        return continued(before, clip).crop(1, clip.num_frames), notes, None

    def _through(
        self,
        ways: Sequence[tuple[str, Mapping[str, Any]]],
        before: MotionClip,
        wanted: int | None,
        generator: np.random.Generator,
    ) -> list[MotionClip]:
        """All actions that lead from one posture to another; the last pose is held for what is left of the time."""
        named = [(name, settings) for name, settings in ways if name] or [("stand still", {})]
        found = [takes(find_action(name), settings, generator, 1)[0].seconds for name, settings in named]
        pieces: list[MotionClip] = []
        for number, ((name, settings), seconds) in enumerate(zip(named, found, strict=True)):
            frames = None
            if wanted is not None:
                done = sum(piece.num_frames for piece in pieces)
                last = number == len(found) - 1
                frames = wanted - done if last else round(min(seconds * FPS, wanted * seconds / sum(found)))
            after = pieces[-1] if pieces else before
            clip = run_on(partial(passage, name, settings, generator, after=after), frames, _all, whole=True)[0]
            pieces.append(continued(after, clip).crop(1, clip.num_frames))
        return pieces

    @staticmethod
    def gets_along(part: Part, before: MotionClip | None) -> bool:
        """Whether one part is walking or running ahead, which can be done along any way, from where the body is."""
        if part.base or (before is not None and posture(before) != STANDING):
            return False
        going = going_of(find_action(part.action), part.settings, np.random.default_rng(0))
        return going is not None and going.facing == "path"

    def _begun(self, part: Part, before: MotionClip, phases: _Phases, clip: MotionClip) -> int:
        """The frame from which on somebody who stands, or gets along, does an action."""
        if phases.previous is not None:
            return entry(before, clip) or 0
        if part.pose or not phases.flows:
            return 0
        last = before.crop(before.num_frames - GUARD_FRAMES, before.num_frames)
        on_guard = guarded(last, clip) if fights(part) else None
        return quiet_from(clip, begun(before, clip)[0] if on_guard is None else on_guard[1])

    def _ended(self, part: Part, then: Part | None, clip: MotionClip) -> int:
        """How many frames of an action are left before what follows."""
        if then is None:
            return clip.num_frames
        if then.action in RISING:
            return ended(clip, "", runs_on=False)
        there = STANDING if then.base or then.pose else begins(then.action, then.settings)
        if fights(part) and fights(then) and there == STANDING == posture(clip):
            after = self._filled(then, None, np.random.default_rng(0), STANDING)
            if (on_guard := guarded(clip, after)) is not None:
                return on_guard[0]
        waits = then.pose or then.action == STILL
        return ended(clip, there or None, runs_on=not (part.pose or waits))

    @staticmethod
    def _filled(part: Part, num_frames: int | None, generator: np.random.Generator, here: str) -> MotionClip:
        """One action for as long as asked: walked on, done again, or held at its end."""
        if part.also:
            below = Stage._filled(replace(part, also=""), num_frames, generator, here)
            mood = mood_named(part.mood)
            return with_arm(below, find_action(part.also), part.also_settings, generator, mood)
        if part.base:
            played = partial(play_over, part.base, part.action, part.settings, generator, num_frames)
            return played(part.base_settings, mood=mood_named(part.mood), holds=part.holds)
        act, so, mood = find_action(part.action), begun_so(part.action, part.settings, here), mood_named(part.mood)
        if num_frames is None or part.held_s or part.pace:
            found = as_told(several_takes(act, part.settings, generator, so, part.holds, mood), part)
            return nearest(found, None if num_frames is None else num_frames / FPS).play(num_frames)
        return filled(act, part.settings, num_frames, generator, so, part.holds, mood)


def _moving(part: Part, under_way: bool, goes_on: bool) -> tuple[Part, list[str]]:
    """An action with the settings that begin and end it in motion, as far as it has them, and what is to be told."""
    kinds, notes = find_action(part.action).parameters, []
    for name, wanted, where in (("begins", under_way, "beginning"), ("ends", goes_on, "end")):
        kind = kinds.get(name)
        if wanted and not part.base and isinstance(kind, Choice) and "moving" in kind.values:
            part = replace(part, settings={**part.settings, name: "moving"})
        elif wanted:
            notes.append(f"{part.action}: at rest at its {where}; walking and running can be in full stride")
    return part, notes


def _says(done: Sequence[str], notes: Sequence[str]) -> dict[str, Any]:
    """What metadata tell of a segment."""
    says: dict[str, Any] = {"source": "library", "action": ", then ".join(done)}
    return says | ({"notes": list(dict.fromkeys(notes))} if notes else {})


def going_said(part: Part) -> Going | None:
    """The way of getting along that a part is; None of anything else."""
    if part.base or part.also:
        return None
    mood = mood_named(part.mood)
    return going_of(find_action(part.action), part.settings, np.random.default_rng(0), part.holds, mood)


def begins_upright(part: Part) -> bool:
    """Whether somebody stands, or gets along, where a part begins."""
    known = table().get(part.action)
    return known is None or begins(part.action, part.settings) == STANDING


def _as_said(part: Part) -> str:
    """What a part is, without the side on which it is done where nobody has said one."""
    settings = {name: value for name, value in part.settings.items() if name != "side" or not part.either_side}
    return str(replace(part, settings=settings))


def _rising_from(here: str) -> str:
    """The action of getting up from a posture; who stands already stands still."""
    way = [name for name, _ in ways_between(here, STANDING) if name]
    return way[-1] if way else "stand still"


def _settles(clip: MotionClip, wanted: str) -> int | None:
    """First frame from which on the posture stays; None where it is left again before that."""
    been = [posture(clip, frame) == wanted for frame in range(clip.num_frames)]
    first = been.index(True)
    if not all(been[first:]):
        # Some frames on the way may be read as it.
        first = clip.num_frames - been[::-1].index(False)
        if sum(been[:first]) > PASSING_FRAMES:
            return None
    return min(first + 10, clip.num_frames - 1)


def _flowing(before: MotionClip, clip: MotionClip) -> MotionClip:
    """What goes on after what was before, see `led_into`, the arms taking their time."""
    return led_into(before, clip, round(ARMS_TIME * begun(before, clip)[1]))


def _at_once(clip: MotionClip) -> int:
    """From the first frame on."""
    return 0


def _all(clip: MotionClip) -> tuple[int, int]:
    """All frames."""
    return 0, clip.num_frames
