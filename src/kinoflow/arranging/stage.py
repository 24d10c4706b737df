"""`Stage`: segments of a scene one after the other, each as long as asked, the body going on from where it was."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np

from kinoflow.arranging.arranger import Arranger
from kinoflow.arranging.ends import begun
from kinoflow.arranging.lengths import filled, several_takes, steps_m, way_frames
from kinoflow.arranging.parts import Arrangement, Part
from kinoflow.arranging.performing import as_told, is_fight, needed, own_seconds
from kinoflow.arranging.performing import goes_on as goes_on_into
from kinoflow.authoring.action import Choice, find_action
from kinoflow.authoring.chaining import FALLING, from_height, kept, passage
from kinoflow.authoring.fit import QUICKEST, SHORTEST_FRAMES, lasting, nearest, play_over, takes
from kinoflow.authoring.going import Going, go, going_of
from kinoflow.authoring.moods import mood_named
from kinoflow.authoring.postures import LYING, RISING, STANDING, posture, ways_between
from kinoflow.authoring.routes import Route
from kinoflow.errors import ScoreError
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.edits import concatenated
from kinoflow.motion.features import FPS
from kinoflow.motion.joining import continued

OWN_GOING_FRAMES = 120


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
        ):
            return self._fight(replace(arrangement, parts=tuple(parts)), before, num_frames, seed, notes)
        lengths = self._lengths(parts, num_frames, generator)
        pieces: list[MotionClip] = []
        done: list[str] = []
        along: tuple[int, int] | None = None
        for number, (part, frames) in enumerate(zip(parts, lengths, strict=True)):
            on = goes_on if number == len(parts) - 1 else goes_on_into(part, parts[number + 1])
            last = pieces[-1] if pieces else before
            if find_action(part.action).name in RISING and last is not None:
                part = replace(part, action=_rising_from(posture(last)))
            leads = way if way is not None and along is None and self.gets_along(part, last) else None
            begins = under_way and last is None
            piece, said, previous = self._part(part, last, frames, generator, previous, on, begins, leads)
            if leads is not None:
                start = sum(one.num_frames for one in pieces)
                along = start, start + piece.num_frames
            notes += said
            pieces.append(piece)
            done.append(str(part))
        return Played(concatenated(pieces), _says(done, notes), previous, along)

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
        room = num_frames - SHORTEST_FRAMES * len(parts)
        ends = np.round(room * np.cumsum(own) / own.sum()).astype(int)
        return [int(SHORTEST_FRAMES + step) for step in np.diff(np.concatenate([[0], ends]))]

    def _part(
        self,
        part: Part,
        before: MotionClip | None,
        num_frames: int | None,
        generator: np.random.Generator,
        previous: Going | None,
        goes_on: bool,
        under_way: bool,
        route: Route | None = None,
    ) -> tuple[MotionClip, list[str], Going | None]:
        """One action after what was before, notes, and how it is under way at its end."""
        # The frame of the seam is the last one of what was before, so one more is played.
        wanted = None if num_frames is None else num_frames + (before is not None)
        notes: list[str] = []
        act, mood = find_action(part.action), mood_named(part.mood)
        going = None if part.base else going_of(act, part.settings, generator, part.holds, mood)
        if going is not None and (before is None or posture(before) == STANDING):
            strides = None if before is None or previous is None else (before, previous)
            phases: dict[str, Any] = {"before": strides, "goes_on": goes_on, "under_way": under_way}
            frames = OWN_GOING_FRAMES if wanted is None else wanted
            own_m = part.metres if part.steps is None else steps_m(going, part.steps)
            path, length_m = (None, own_m) if route is None else (route.path, route.length_m)
            if wanted is None and length_m is not None:
                frames = way_frames(going, length_m)
            try:
                gone = go(
                    going, frames, generator, path, length_m, before=strides, goes_on=goes_on, under_way=under_way
                )
            except ScoreError:
                if route is not None:
                    raise
                notes.append(f"{part.action}: {length_m:g} m are too far for {frames / FPS:g} s")
                gone = go(going, frames, generator, path, **phases)
            clip = gone.clip if before is None else continued(before, gone.clip).crop(1, frames)
            return clip, notes, gone.going if goes_on else None
        part, at_rest = _moving(part, under_way, goes_on)
        notes += at_rest
        if before is None:
            return self._filled(part, wanted, generator, STANDING), notes, None
        here = posture(before)
        if act.name in RISING:
            # Getting up is done from where the body is, whatever the words were read as.
            return concatenated(self._through(ways_between(here, STANDING), before, wanted, generator)), notes, None
        if act.name in FALLING and here != STANDING:
            # Who lies has fallen, who kneels falls from there.
            clip = from_height(self._filled(part, wanted, generator, here), float(before.joints[-1, 0, 1]))
            if here in LYING:
                clip = before.crop(before.num_frames - 1, before.num_frames)
            clip = clip if wanted is None and here not in LYING else lasting(clip, wanted or SHORTEST_FRAMES)
            return continued(before, clip).crop(1, clip.num_frames), notes, None
        clip = self._filled(part, wanted, generator, here)
        over = None if part.base else kept(before, clip, needed(part), stays=part.pose)
        if over is not None:
            return continued(before, over).crop(1, over.num_frames), notes, None
        there = posture(clip, 0)
        if there != here and here != STANDING and posture(clip) == here:
            # Somebody who sits already is told to sit down: stays so.
            begins = _settles(clip, here)
            notes.append(f"{part.action}: {here} already")
            rest = clip.crop(begins, clip.num_frames)
            return continued(before, lasting(rest, clip.num_frames)).crop(1, clip.num_frames), notes, None
        if there == here:
            return continued(before, clip).crop(1, clip.num_frames), notes, None
        pieces: list[MotionClip] = []
        left = wanted
        for name, settings in ways_between(here, there):
            if not name:
                continue
            last = pieces[-1] if pieces else before
            between = passage(name, settings, generator, after=last)
            if left is not None and left - between.num_frames < SHORTEST_FRAMES:
                quick = round(between.num_frames / QUICKEST)
                if left - quick < SHORTEST_FRAMES:
                    notes.append(f"{part.action}: too little time to go over from {here} first; allow more seconds")
                    break
                between = passage(name, settings, generator, quick, after=last)
            pieces.append(continued(last, between).crop(1, between.num_frames))
            left = None if left is None else left - between.num_frames + 1
        if pieces and left is not None:
            clip = self._filled(part, left, generator, there)
        last = pieces[-1] if pieces else before
        pieces.append(continued(last, clip).crop(1, clip.num_frames))
        return concatenated(pieces), notes, None

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
            clip = passage(name, settings, generator, frames, after=after)
            pieces.append(continued(after, clip).crop(1, clip.num_frames))
        return pieces

    @staticmethod
    def gets_along(part: Part, before: MotionClip | None) -> bool:
        """Whether one part is walking or running ahead, which can be done along any way, from where the body is."""
        if part.base or (before is not None and posture(before) != STANDING):
            return False
        going = going_of(find_action(part.action), part.settings, np.random.default_rng(0))
        return going is not None and going.facing == "path"

    @staticmethod
    def _filled(part: Part, num_frames: int | None, generator: np.random.Generator, here: str) -> MotionClip:
        """One action for as long as asked: walked on, done again, or held at its end."""
        if part.base:
            played = partial(play_over, part.base, part.action, part.settings, generator, num_frames)
            return played(part.base_settings, mood=mood_named(part.mood), holds=part.holds)
        act, begins, mood = find_action(part.action), begun(part.action, part.settings, here), mood_named(part.mood)
        if num_frames is None or part.held_s or part.pace:
            found = as_told(several_takes(act, part.settings, generator, begins, part.holds, mood), part)
            return nearest(found, None if num_frames is None else num_frames / FPS).play(num_frames)
        return filled(act, part.settings, num_frames, generator, begins, part.holds, mood)


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


def _rising_from(here: str) -> str:
    """The action of getting up from a posture; who stands already stands still."""
    way = [name for name, _ in ways_between(here, STANDING) if name]
    return way[-1] if way else "stand still"


def _settles(clip: MotionClip, wanted: str) -> int:
    """First frame from which on the posture stays."""
    for frame in range(clip.num_frames - 1, -1, -1):
        if posture(clip, frame) != wanted:
            return min(frame + 10, clip.num_frames - 1)
    return 0
