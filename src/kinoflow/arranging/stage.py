"""`Stage`: segments of a scene one after the other, each as long as asked, the body going on from where it was."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from kinoflow.arranging.arranger import Arrangement, Arranger, Part
from kinoflow.authoring.action import Choice, Count, find_action
from kinoflow.authoring.fit import QUICKEST, RISING, SHORTEST_FRAMES, Take, lasting, nearest, play_over, takes
from kinoflow.authoring.going import Going, go, goes_together, going_of
from kinoflow.authoring.routes import Route
from kinoflow.authoring.scene import lay_over
from kinoflow.errors import OptionError, ScoreError
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.features import FPS
from kinoflow.motion.joining import continued
from kinoflow.motion.loops import loop_of, repeated
from kinoflow.motion.skeleton import joint
from kinoflow.motion.travel import progress_m

FLAT_M = 0.18
"""A knee or a wrist below this rests on the floor."""
STAYS_M = 0.1
_UPRIGHT = ("sitting on a chair", "sitting on the floor", "kneeling")
OWN_GOING_FRAMES = 120
TRAVELS_M = 0.5
"""Who gets this far in another posture than the first, crawling, goes on."""
STARTS_S = 0.8
"""What a way takes besides its length at full speed: to get going and to come to rest."""
FILLED = 0.75
"""A turn that would have less than this share of an action's own time is not begun."""
_EDGES: Mapping[tuple[str, str], tuple[str, Mapping[str, Any]]] = {
    ("standing", "sitting on a chair"): ("sit down on a chair", {}),
    ("standing", "sitting on the floor"): ("sit down on the floor", {}),
    ("standing", "kneeling"): ("kneel down", {"knees": "both knees"}),
    ("standing", "on all fours"): ("get down on all fours", {"end": "stay"}),
    ("standing", "lying on the back"): ("lie down", {"way": "back", "start": "standing"}),
    ("standing", "lying face down"): ("lie down", {"way": "front", "start": "standing"}),
    ("sitting on a chair", "standing"): ("stand up from a chair", {}),
    ("sitting on the floor", "standing"): ("get up from sitting on the floor", {}),
    ("sitting on the floor", "lying on the back"): ("lie down", {"way": "back", "start": "sitting"}),
    ("lying on the back", "sitting on the floor"): ("sit up from lying", {}),
    ("lying on the back", "standing"): ("get up from lying", {"way": "back"}),
    ("lying face down", "standing"): ("get up from lying", {"way": "front"}),
    ("kneeling", "standing"): ("rise from kneeling", {}),
    ("on all fours", "kneeling"): ("", {}),
    ("kneeling", "on all fours"): ("", {}),
}
"""From one posture to another: the action that leads there and its settings; empty where moving over is enough."""


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


def posture(clip: MotionClip, frame: int = -1) -> str:
    """How the body is held in one frame: standing, sitting, kneeling, on all fours or lying, by heights of joints."""
    joints, turned = clip.joints[frame], clip.rotations[frame, 0]
    floor = min(0.0, float(joints[:, 1].min())) if joints[:, 1].min() < 0.3 else float(joints[:, 1].min())
    height = joints[:, 1] - floor
    pelvis, head = height[0], height[joint("Head")]
    knees = [height[joint(f"{side}_Knee")] for side in "LR"]
    wrists = [height[joint(f"{side}_Wrist")] for side in "LR"]
    ankles = joints[[joint("L_Ankle"), joint("R_Ankle")]].mean(axis=0)
    trunk = joints[joint("Neck")] - joints[0]
    upright = trunk[1] / max(float(np.linalg.norm(trunk)), 1e-6)
    over_feet = np.hypot(*(ankles - joints[0])[[0, 2]]) < 0.28
    if pelvis > 0.7 or (over_feet and min(knees) > FLAT_M and pelvis > 0.3 and upright > 0.3):
        return "standing"
    if head < 0.5 and upright < 0.5 and pelvis < 0.3:
        return "lying on the back" if turned[1, 2] > -0.2 else "lying face down"
    if min(wrists) < FLAT_M and upright < 0.6 and pelvis > 0.25:
        return "on all fours" if max(knees) < FLAT_M else "lying face down"
    if min(knees) < FLAT_M and pelvis > 0.3:
        return "kneeling"
    return "sitting on the floor" if pelvis < 0.3 else "sitting on a chair"


def ways_between(start: str, end: str) -> list[tuple[str, Mapping[str, Any]]]:
    """Actions, with settings, that lead from one posture to another; none where they are the same.

    Raises:
        ScoreError: the library has no way.
    """
    queue: deque[tuple[str, list[tuple[str, Mapping[str, Any]]]]] = deque([(start, [])])
    seen = {start}
    while queue:
        here, way = queue.popleft()
        if here == end:
            return way
        for (first, after), edge in _EDGES.items():
            if first == here and after not in seen:
                seen.add(after)
                queue.append((after, [*way, edge]))
    raise ScoreError(f"the library has no way from {start} to {end}")


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
        lengths = self._lengths(parts, num_frames, generator)
        pieces: list[MotionClip] = []
        done: list[str] = []
        along: tuple[int, int] | None = None
        for number, (part, frames) in enumerate(zip(parts, lengths, strict=True)):
            on = goes_on if number == len(parts) - 1 else self.goes_on(part, parts[number + 1])
            last = pieces[-1] if pieces else before
            if find_action(part.action).name in RISING and last is not None:
                part = replace(part, action=_rising_from(posture(last)))
            leads = way if way is not None and along is None and self.gets_along(part, last) else None
            piece, said, previous = self._part(part, last, frames, generator, previous, on, leads)
            if leads is not None:
                start = sum(one.num_frames for one in pieces)
                along = start, start + piece.num_frames
            notes += said
            pieces.append(piece)
            done.append(str(part))
        clip = _concatenated(pieces)
        says: dict[str, Any] = {"source": "library", "action": ", then ".join(done)}
        if notes:
            says["notes"] = list(dict.fromkeys(notes))
        return Played(clip, says, previous, along)

    def _lengths(
        self, parts: Sequence[Part], num_frames: int | None, generator: np.random.Generator
    ) -> list[int | None]:
        """Frames of each part: in proportion to the time that each takes by itself."""
        if num_frames is None or len(parts) == 1:
            return [num_frames] * len(parts)
        own = np.array([self.arranger.own_seconds(part, generator) for part in parts])
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
        route: Route | None = None,
    ) -> tuple[MotionClip, list[str], Going | None]:
        """One action after what was before, notes, and how it is under way at its end."""
        # The frame of the seam is the last one of what was before, so one more is played.
        wanted = None if num_frames is None else num_frames + (before is not None)
        notes: list[str] = []
        going = None if part.base else going_of(find_action(part.action), part.settings, generator)
        if going is not None and (before is None or posture(before) == "standing"):
            strides = None if before is None or previous is None else (before, previous)
            frames = OWN_GOING_FRAMES if wanted is None else wanted
            path, length_m = (None, None) if route is None else (route.path, route.length_m)
            if wanted is None and length_m is not None:
                frames = max(SHORTEST_FRAMES, round((length_m / going.speed_m_per_s + STARTS_S) * FPS))
            gone = go(going, frames, generator, path, length_m, before=strides, goes_on=goes_on)
            clip = gone.clip if before is None else continued(before, gone.clip).crop(1, frames)
            return clip, notes, gone.going if goes_on else None
        if before is None:
            return self._filled(part, wanted, generator, "standing"), notes, None
        here = posture(before)
        act = find_action(part.action)
        if act.name in RISING:
            # Getting up is done from where the body is, whatever the words were read as.
            way = ways_between(here, "standing")
            return _concatenated(self._through(way, before, wanted, generator)), notes, None
        if here != "standing" and act.upper and not part.base:
            over = self._filled(part, wanted, generator, "sitting" if "sitting" in here else "")
            held = lasting(before.crop(before.num_frames - 1, before.num_frames), over.num_frames)
            spine = here in ("sitting on a chair", "sitting on the floor", "kneeling")
            clip = lay_over(held, over, 0, spine=spine)
            return continued(before, clip).crop(1, over.num_frames), notes, None
        clip = self._filled(part, wanted, generator, here)
        there = posture(clip, 0)
        if there == "standing" and here in _UPRIGHT and "stand" not in act.name and _stays(clip):
            # Only arms and trunk are needed: who sits yawns sitting.
            held = lasting(before.crop(before.num_frames - 1, before.num_frames), clip.num_frames)
            clip = lay_over(held, clip, 0, spine=True)
            return continued(before, clip).crop(1, clip.num_frames), notes, None
        if there != here and here != "standing" and posture(clip) == here:
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
            take = takes(find_action(name), settings, generator, 1)[0]
            between = take.play(None if left is None else min(round(take.seconds * FPS), max(2, left)))
            if left is not None and left - between.num_frames < SHORTEST_FRAMES:
                quick = round(take.seconds / QUICKEST * FPS)
                if left - quick < SHORTEST_FRAMES:
                    notes.append(f"{part.action}: too little time to go over from {here} first; allow more seconds")
                    break
                between = take.play(quick)
            last = pieces[-1] if pieces else before
            pieces.append(continued(last, between).crop(1, between.num_frames))
            left = None if left is None else left - between.num_frames + 1
        if pieces and left is not None:
            clip = self._filled(part, left, generator, there)
        last = pieces[-1] if pieces else before
        pieces.append(continued(last, clip).crop(1, clip.num_frames))
        return _concatenated(pieces), notes, None

    def _through(
        self,
        way: Sequence[tuple[str, Mapping[str, Any]]],
        before: MotionClip,
        wanted: int | None,
        generator: np.random.Generator,
    ) -> list[MotionClip]:
        """All actions of a way from one posture to another; the last pose is held for what is left of the time."""
        named = [(name, settings) for name, settings in way if name]
        found = [takes(find_action(name), settings, generator, 1)[0] for name, settings in named]
        own = sum(take.seconds for take in found)
        pieces: list[MotionClip] = []
        for number, take in enumerate(found):
            frames = None
            if wanted is not None:
                done = sum(piece.num_frames for piece in pieces)
                last = number == len(found) - 1
                frames = wanted - done if last else round(min(take.seconds * FPS, wanted * take.seconds / own))
            clip = take.play(frames)
            pieces.append(continued(pieces[-1] if pieces else before, clip).crop(1, clip.num_frames))
        return pieces

    @staticmethod
    def gets_along(part: Part, before: MotionClip | None) -> bool:
        """Whether one part is walking or running ahead, which can be done along any way, from where the body is."""
        if part.base or (before is not None and posture(before) != "standing"):
            return False
        going = going_of(find_action(part.action), part.settings, np.random.default_rng(0))
        return going is not None and going.facing == "path"

    @staticmethod
    def goes_on(part: Part, after: Part) -> bool:
        """Whether somebody does one part and then the other without stopping in between: walks, then runs."""
        if part.base or after.base:
            return False
        ways = [going_of(find_action(one.action), one.settings, np.random.default_rng(0)) for one in (part, after)]
        return ways[0] is not None and ways[1] is not None and goes_together(ways[0], ways[1])

    def _filled(self, part: Part, num_frames: int | None, generator: np.random.Generator, here: str) -> MotionClip:
        """One action for as long as asked: walked on, done again, or held at its end."""
        if part.base:
            return play_over(part.base, part.action, part.settings, generator, num_frames)
        act = find_action(part.action)
        settings = {**part.settings, **_starts(part, here)}
        going = going_of(act, part.settings, generator)
        if going is not None and num_frames is not None:
            return go(going, num_frames, generator).clip
        standing = {
            name: "standing"
            for name in ("begins", "ends")
            if name in act.parameters and name not in settings and "standing" in act.parameters[name].values  # type: ignore[union-attr]
        }
        found = self._takes(part, {**standing, **settings}, generator)
        if num_frames is None:
            return nearest(found, None).play()
        longest = max(take.seconds for take in found) * FPS
        counted = any(isinstance(kind, Count) and name in part.settings for name, kind in act.parameters.items())
        if num_frames < (1 + FILLED) * longest or counted:
            # Who asks for three jumps gets three, and then waits.
            return nearest(found, num_frames / FPS).play(num_frames)
        own = nearest(found, None).play()
        if posture(own) != posture(own, 0) and progress_m(own)[-1] < TRAVELS_M:
            # Nobody sits down twice; who has sat down stays so.
            return nearest(found, num_frames / FPS).play(num_frames)
        try:
            return _more_cycles(own, num_frames)
        except OptionError:
            pass
        clip = own
        while num_frames - clip.num_frames >= SHORTEST_FRAMES:
            left = num_frames - clip.num_frames + 1
            take = nearest(self._takes(part, {**standing, **settings}, generator), left / FPS)
            piece = take.play(left if left < (1 + FILLED) * take.seconds * FPS else None)
            clip = _concatenated([clip, continued(clip, piece).crop(1, piece.num_frames)])
        return lasting(clip, num_frames)

    def _takes(self, part: Part, settings: Mapping[str, Any], generator: np.random.Generator) -> list[Take]:
        act = find_action(part.action)
        try:
            return takes(act, settings, generator, 8)
        except ScoreError:
            return takes(act, part.settings, generator, 8)


def _rising_from(here: str) -> str:
    """The action of getting up from a posture; who stands already stands still."""
    way = [name for name, _ in ways_between(here, "standing") if name]
    return way[-1] if way else "stand still"


def _starts(part: Part, here: str) -> dict[str, str]:
    """Values of parameters that make an action begin in the posture in which the body is."""
    words = {
        "standing": ("standing",),
        "sitting on a chair": ("sitting",),
        "sitting on the floor": ("sitting", "floor"),
        "kneeling": ("kneeling",),
        "on all fours": ("down", "floor"),
        "lying on the back": ("lying", "floor"),
        "lying face down": ("lying", "floor"),
    }.get(here, ())
    found = {}
    for name, kind in find_action(part.action).parameters.items():
        if isinstance(kind, Choice) and name not in part.settings and name in ("start", "begins", "position", "pose"):
            fits = [word for word in words if word in kind.values]
            if here == "standing" and not fits:
                fits = [value for value in kind.values if value.startswith("sit down")]
            if fits:
                found[name] = fits[0]
    return found


def _stays(clip: MotionClip) -> bool:
    """Whether hips and feet are all the time where they were at first."""
    fixed = clip.joints[:, [0, joint("L_Ankle"), joint("R_Ankle")]]
    return float(np.linalg.norm(fixed - fixed[0], axis=-1).max()) < STAYS_M


def _settles(clip: MotionClip, wanted: str) -> int:
    """First frame from which on the posture stays."""
    for frame in range(clip.num_frames - 1, -1, -1):
        if posture(clip, frame) != wanted:
            return min(frame + 10, clip.num_frames - 1)
    return 0


def _more_cycles(clip: MotionClip, num_frames: int) -> MotionClip:
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
    whole = _concatenated([opening, cycles.crop(1, cycles.num_frames), rest.crop(1, rest.num_frames)])
    return lasting(whole, num_frames)


def _concatenated(pieces: Sequence[MotionClip]) -> MotionClip:
    if len(pieces) == 1:
        return pieces[0]
    return pieces[0].replace(
        rotations=np.concatenate([piece.rotations for piece in pieces]),
        translation=np.concatenate([piece.translation for piece in pieces]),
    )
