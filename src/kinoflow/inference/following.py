"""Motions that follow a way over the floor: walked along it, or led along it with feet planted anew."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from kinoflow.arranging.parts import BASE_OF, Arrangement, Part
from kinoflow.arranging.stage import Stage
from kinoflow.authoring.action import find_action
from kinoflow.authoring.fit import goes_above
from kinoflow.authoring.going import Going, go, going_of
from kinoflow.authoring.moods import mood_named
from kinoflow.authoring.postures import posture
from kinoflow.authoring.routes import ROUNDING_M, SHORTEST_M, Route, curve_between, route_through
from kinoflow.authoring.scene import lay_over
from kinoflow.control.constraints import Constraint, RootPath, frame_of
from kinoflow.control.meeting import Fixed
from kinoflow.errors import ConstraintError, ScoreError
from kinoflow.motion.canonical import canonicalise, heading_rad
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.edits import at_times, concatenated
from kinoflow.motion.features import FPS
from kinoflow.motion.matching import seen_from_pelvis
from kinoflow.motion.rotations import rotation_about_y
from kinoflow.motion.smoothing import gaussian_mean
from kinoflow.motion.travel import over_strides, progress_m, travel_of
from kinoflow.motion.warping import placed, warped

if TYPE_CHECKING:
    from kinoflow.inference.pipeline import MotionPipeline

FloatArray = NDArray[np.float64]

SHORTEST_FRAMES = 20
OWN_PACE = 1.7
"""Up to so many times slower or faster than its own pace a way of going looks well."""
MOST_ROUNDS, NEAR_ENOUGH_M = 60, 2e-4
"""How often what is beside the way is taken back at most, and the mean distance at which that ends."""
GRID_M, SEARCH_M = 0.02, 0.6
"""Places of a way that are looked at for the nearest, and how far ahead of the last one."""
TRAVELS_M = 0.5
"""Who gets this far leads somewhere by himself."""
BENDS_FRAMES = 5.0
"""Standard deviation of the Gaussian over time by which a body that is led turns with the way."""
COMES_FRAMES, COMES_SHARE = 30, 0.8
"""Somebody who walks comes to the first known place, if there is so much time, at this share of his own speed."""
IN_STEP_FRAMES, LATER_M = 18, 0.001
"""How much sooner or later a step falls for the sake of a known pose, and what a frame of it must gain."""
TRIES, LONGEST_FRAMES = 3, 1800
"""Lengths in time that are tried for somebody who leads somewhere by himself."""
STOPS_M_PER_S, STOPS_SHARE = 0.25, 0.4
"""Who is slower than this for so large a share of a performance stops on his way: it is not done again to get far."""
STEPS_M_PER_S, WALKS_M_PER_S = 0.35, 1.2
"""Pace at which somebody is led who leads nowhere by himself, and of a walk."""


@dataclass(frozen=True, eq=False)
class Way:
    """Where the body should be over time.

    Attributes:
        route: over the floor.
        frames: [K] when it is at `reached_m`.
        reached_m: [K] along the route, growing.
        timed: whether somebody asked for these times; otherwise the body keeps its own pace.
        exact: the pelvis itself is on the route, not only its travel.
        asked: who asks for it, for messages.
    """

    route: Route
    frames: NDArray[np.int64]
    reached_m: FloatArray
    timed: bool = True
    exact: bool = False
    asked: str = "the root path"

    def places_m(self, num_frames: int) -> FloatArray:
        """[T, 2] world x and z at each frame, at an even pace between what is known; still before and after."""
        return self.at(np.interp(np.arange(num_frames), self.frames, self.reached_m))

    def at(self, along_m: FloatArray) -> FloatArray:
        """[N, 2] world x and z at distances along the route."""
        route = self.route
        cosine, sine = np.cos(route.heading_rad), np.sin(route.heading_rad)
        local = [route.path(float(s)) for s in along_m]
        x = np.array([place.x_m for place in local])
        z = np.array([place.z_m for place in local])
        return np.stack([x * cosine + z * sine, z * cosine - x * sine], axis=-1) + route.start_m

    def directions_rad(self, along_m: FloatArray) -> FloatArray:
        """[N] which way the route leads at distances along it."""
        turns = np.radians([self.route.path(float(s)).heading_deg for s in along_m])
        return np.asarray(self.route.heading_rad + turns)

    @cached_property
    def _line(self) -> FloatArray:
        """[N, 2] places about `GRID_M` apart."""
        return self.at(np.linspace(0.0, self.route.length_m, max(2, round(self.route.length_m / GRID_M) + 1)))

    def beside_m(self, places_m: FloatArray, first: int = 0) -> FloatArray:
        """[T, 2] the places of the way that belong to a pelvis's: those nearest to it, at its own pace.

        Where times are asked for, it is where it should be at those, and keeps its own pace between as far as it can.

        Args:
            places_m: [T, 2] of the pelvis.
            first: the frame of the motion on which the first of them falls.
        """
        along = self._nearest_m(places_m)
        if not self.timed:
            return self.at(along)
        frames = self.frames - first
        inside = (frames >= 0) & (frames < len(along))
        if not inside.any():
            return self.places_m(first + len(along))[first:]
        late = self.reached_m[inside] - along[frames[inside]]
        return self.at(along + np.interp(np.arange(len(along)), frames[inside], late))

    def _nearest_m(self, places_m: FloatArray) -> FloatArray:
        """[T] how far along the route the places nearest to those of a pelvis are, growing."""
        line = self._line
        steps = np.diff(line, axis=0)
        lengths = np.maximum(np.linalg.norm(steps, axis=-1), 1e-9)
        reached = np.linspace(0.0, self.route.length_m, len(line))
        ahead = max(2, round(SEARCH_M / GRID_M))
        found = np.zeros(len(places_m))
        at = 0
        for frame, place in enumerate(places_m):
            # Never back: a way may cross itself, and who stands still stays at one place of it.
            window = line[at : at + ahead]
            at += int(np.linalg.norm(window - place, axis=-1).argmin())
            best = np.inf
            for piece in range(max(0, at - 1), min(at + 1, len(steps))):
                share = float(np.clip((place - line[piece]) @ steps[piece] / lengths[piece] ** 2, 0.0, 1.0))
                away = float(np.linalg.norm(place - line[piece] - share * steps[piece]))
                if away < best:
                    best, found[frame] = away, reached[piece] + share * (reached[piece + 1] - reached[piece])
        return found

    def between(self, start: int, stop: int) -> Route | None:
        """The stretch of a timed way from one frame up to another; None where it leads nowhere in between."""
        first, last = np.interp([start, stop], self.frames, self.reached_m)
        if last - first < TRAVELS_M:
            return None
        return route_through(self.at(np.linspace(first, last, math.ceil((last - first) / GRID_M) + 1)), rounding_m=0.0)


def way_of(
    constraints: Sequence[Constraint], fixed: Sequence[Fixed], num_frames: int, speed_m_per_s: float | None
) -> Way | None:
    """The way that a root path gives, or known places do for somebody who walks; None where nothing leads anywhere.

    Args:
        constraints: with the root path, if there is one.
        fixed: what is known altogether.
        num_frames: of the motion.
        speed_m_per_s: of somebody who walks or runs, who comes to the first known place and goes on from the last one;
            None for anybody else.
    """
    path = next((one for one in constraints if isinstance(one, RootPath)), None)
    if path is not None:
        points = np.asarray(path.points_m, dtype=np.float64)
        if path.frames is not None and np.linalg.norm(np.diff(points, axis=0), axis=-1).sum() < SHORTEST_M:
            return None
        try:
            route = route_through(points)
        except ScoreError as error:
            raise ConstraintError(f"root path: {error}") from None
        if path.frames is None:
            return Way(route, np.array([0, num_frames - 1]), np.array([0.0, route.length_m]), False, path.exact)
        frames = np.array([frame_of(frame, num_frames) for frame in path.frames])
        return Way(route, frames, _reached(route, points), True, path.exact)
    known = [one for one in fixed if one.place]
    if speed_m_per_s is None or not known:
        return None
    stops: list[tuple[int, FloatArray, float]] = []
    for one in known:
        facing = heading_rad(one.clip)
        for place, frame in ((0, one.start), (-1, one.stop - 1)):
            if not stops or frame > stops[-1][0]:
                stops.append((frame, one.clip.translation[place, [0, 2]], float(facing[place])))
    for end, rim in ((0, 0), (-1, num_frames - 1)):
        known_at, here_m, leads = stops[end]
        if abs(rim - known_at) > COMES_FRAMES:
            gets = COMES_SHARE * speed_m_per_s * (rim - known_at) / FPS * np.array([np.sin(leads), np.cos(leads)])
            stops.insert(0 if end == 0 else len(stops), (rim, here_m + gets, leads))
    if len(stops) < 2:
        return None
    pieces: list[FloatArray] = []
    lengths, frames_at = [0.0], [stops[0][0]]
    for (_, here, leaving), (frame, there, after) in pairwise(stops):
        curve = curve_between(here, leaving, there, after)
        pieces.append(curve if not pieces else curve[1:])
        lengths.append(lengths[-1] + float(np.linalg.norm(np.diff(curve, axis=0), axis=-1).sum()))
        frames_at.append(frame)
    if lengths[-1] < 4 * SHORTEST_M:
        return None
    route = route_through(np.concatenate(pieces), rounding_m=0.02)
    reached_m = np.array(lengths) * route.length_m / lengths[-1]
    return Way(route, np.array(frames_at), reached_m, asked="the way through the known poses")


def _reached(route: Route, points: FloatArray) -> FloatArray:
    """[N] distances along a route, whose corners are rounded, of the points nearest to those it was made of."""
    legs = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=-1))])
    shrunk = legs * route.length_m / max(legs[-1], 1e-9)
    way = Way(route, np.array([0, 1]), np.array([0.0, route.length_m]))
    found = [0.0]
    for number in range(1, len(points) - 1):
        near = np.clip(shrunk[number] + np.linspace(-4 * ROUNDING_M, 4 * ROUNDING_M, 97), found[-1], route.length_m)
        found.append(float(near[np.linalg.norm(way.at(near) - points[number], axis=-1).argmin()]))
    return np.array([*found, route.length_m])


def going_said(arrangement: Arrangement | None, generator: np.random.Generator) -> Going | None:
    """The way of getting along of a sentence that is going, with or without something that arms do meanwhile."""
    if arrangement is None or len(arrangement.parts) != 1:
        return None
    part = arrangement.parts[0]
    name, settings = part.action, part.settings
    if part.base:
        name = next((action for action, base in BASE_OF.items() if base == part.base), part.base)
        settings = part.base_settings
    going = going_of(find_action(name), settings, generator, part.holds, mood_named(part.mood))
    return going if going is not None and going.facing == "path" else None


def frames_along(pipe: MotionPipeline, arrangement: Arrangement | None, length_m: float) -> int:
    """How many frames a sentence takes along a way of so many metres where nobody says how long."""
    going = going_said(arrangement, np.random.default_rng(0))
    speed = WALKS_M_PER_S if going is None else going.speed_m_per_s
    if going is not None or arrangement is None or pipe.arranger is None:
        return max(SHORTEST_FRAMES, round((length_m / speed + 0.8) * FPS))
    stage = Stage(pipe.arranger)
    own = stage.play(arrangement, None, None, 0).clip
    gets_m = float(progress_m(own)[-1])
    if _walks_on(own, length_m):
        return own.num_frames + max(SHORTEST_FRAMES, round((length_m - gets_m) / WALKS_M_PER_S * FPS))
    if gets_m > TRAVELS_M:
        # How far it gets in a time is known when it is played.
        tried = {own.num_frames: gets_m}
        frames = own.num_frames
        for _ in range(TRIES):
            frames = int(np.clip(round(frames * length_m / max(tried[frames], 0.1)), SHORTEST_FRAMES, LONGEST_FRAMES))
            if frames in tried:
                break
            tried[frames] = float(progress_m(stage.play(arrangement, None, frames, 0).clip)[-1])
        return min(tried, key=lambda one: abs(np.log(max(tried[one], 0.01) / length_m)))
    speed = WALKS_M_PER_S if _above(arrangement, own) else STEPS_M_PER_S
    return max(SHORTEST_FRAMES, own.num_frames, round((length_m / speed + 0.8) * FPS))


def followed(
    pipe: MotionPipeline,
    arrangement: Arrangement,
    way: Way,
    num_frames: int,
    seed: int,
    fixed: Sequence[Fixed] = (),
) -> tuple[MotionClip, list[str]]:
    """What the library performs, along a way, and what is to be told of it.

    Who walks or runs is walked along it, step by step. What leads somewhere by itself (crawling, skipping, walking
    backward) is bent along it. What arms do is done walking. All else is carried along it in small steps.
    """
    generator = np.random.default_rng(seed)
    going = going_said(arrangement, generator)
    assert pipe.arranger is not None or (going is not None and not arrangement.parts[0].base)
    if going is not None:
        clip = _gone(going, way, num_frames, generator, fixed)
        part = arrangement.parts[0]
        if part.base:
            clip = _laid_over(pipe, clip, part, num_frames, seed)
        return clip, _pace_notes(going, way)
    assert pipe.arranger is not None
    stage = Stage(pipe.arranger)
    own = stage.play(arrangement, None, None, seed).clip
    more = num_frames - own.num_frames
    if _walks_on(own, way.route.length_m) and more >= SHORTEST_FRAMES:
        walks = Arrangement((Part("walk", {}, "walks", 1.0),))
        clip = concatenated([own, stage.play(walks, own, more, seed).clip])
        notes = [f"what is said gets {progress_m(own)[-1]:.1f} m far; from there on the body walks along the path"]
        return led_along(canonicalise(clip, floor=False), way, notes), notes
    played = stage.play(arrangement, None, num_frames, seed)
    clip, notes = canonicalise(played.clip, floor=False), list(played.says.get("notes", ()))
    if float(progress_m(clip)[-1]) > TRAVELS_M:
        return led_along(clip, way, notes), notes
    if _above(arrangement, clip) and way.route.length_m > TRAVELS_M:
        first = arrangement.parts[0]
        walk = going_of(find_action("walk"), {}, generator, first.holds, mood_named(first.mood))
        assert walk is not None
        notes.append("along the path the body walks, and the arms do what is said")
        return _laid_over(pipe, _gone(walk, way, num_frames, generator), arrangement.parts[0], num_frames, seed), notes
    clip = placed(clip, way.route.heading_rad - float(heading_rad(clip)[0]), np.zeros(3))
    notes.append("the library does this in one place; the body is carried along the path in small steps")
    return on_way(clip, replace(way, timed=True)), notes


def _walks_on(own: MotionClip, length_m: float) -> bool:
    """Whether somebody who does something on his way, a door say, has to walk for the rest of a path."""
    gone = progress_m(own)
    stops = float((np.diff(gone) * own.fps < STOPS_M_PER_S).mean()) > STOPS_SHARE
    stands = posture(own) == posture(own, 0) == "standing"
    return stops and stands and gone[-1] > TRAVELS_M and length_m > OWN_PACE * gone[-1]


def _above(arrangement: Arrangement, clip: MotionClip) -> bool:
    """Whether a sentence is something that arms and head do standing."""
    only = arrangement.parts[0] if len(arrangement.parts) == 1 else None
    return only is not None and goes_above(find_action(only.action)) and posture(clip) == posture(clip, 0) == "standing"


def _laid_over(pipe: MotionPipeline, clip: MotionClip, part: Part, num_frames: int, seed: int) -> MotionClip:
    """A clip that goes, with what the arms of a part do."""
    assert pipe.arranger is not None
    alone = Arrangement((replace(part, base="", base_settings={}),))
    over = Stage(pipe.arranger).play(alone, None, num_frames, seed).clip
    return lay_over(clip, over, 0, spine=False)


def _gone(
    going: Going, way: Way, num_frames: int, generator: np.random.Generator, fixed: Sequence[Fixed] = ()
) -> MotionClip:
    """Somebody who walks or runs the way, at each place when asked, and in step with known poses."""
    first, last = int(way.frames[0]), int(way.frames[-1])
    count = max(SHORTEST_FRAMES, last - first + 1)
    length = float(way.reached_m[-1] - way.reached_m[0])
    try:
        clip = go(going, count, generator, way.route.path, length).clip
    except ScoreError as error:
        raise ConstraintError(f"{way.asked}: {error}") from None
    clip = placed(clip, way.route.heading_rad, way.route.start_m, np.zeros(3))
    clip = on_way(_in_step(_on_time(clip, way), fixed, first), way, first)
    frames = np.clip(np.arange(num_frames) - first, 0, clip.num_frames - 1)
    return clip.replace(rotations=clip.rotations[frames], translation=clip.translation[frames])


def _pace_notes(going: Going, way: Way) -> list[str]:
    """Where the times that are asked for make somebody much slower or faster than this way of going is."""
    speeds = np.diff(way.reached_m) / np.diff(way.frames) * FPS
    own = going.speed_m_per_s
    if (speeds > own / OWN_PACE).all() and (speeds < own * OWN_PACE).all():
        return []
    return [
        f"the places and times ask for {speeds.min():.1f} to {speeds.max():.1f} m/s, this way of going has {own:.1f}: "
        "other times, or another word (walks, jogs, runs), look better"
    ]


def _on_time(clip: MotionClip, way: Way) -> MotionClip:
    """The clip, quicker here and slower there, so that it is at each place when asked."""
    if len(way.frames) < 3:
        return clip
    from scipy.interpolate import PchipInterpolator

    gone = progress_m(clip)
    share = (way.reached_m - way.reached_m[0]) / (way.reached_m[-1] - way.reached_m[0])
    strictly = np.maximum.accumulate(gone / gone[-1] + np.arange(len(gone)) * 1e-9)
    source = np.interp(share * strictly[-1], strictly, np.arange(len(gone)))
    source[0], source[-1] = 0.0, len(gone) - 1
    wanted = way.frames - way.frames[0]
    times = PchipInterpolator(wanted, np.maximum.accumulate(source + np.arange(len(source)) * 1e-6))(
        np.arange(int(wanted[-1]) + 1)
    )
    return at_times(clip, times)


def _in_step(clip: MotionClip, fixed: Sequence[Fixed], first: int) -> MotionClip:
    """A walk a little quicker here and slower there, so that its steps fall with known poses.

    Args:
        clip: the walk.
        fixed: known poses and clips.
        first: the frame of the motion on which the walk begins.
    """
    from scipy.interpolate import PchipInterpolator

    seen, _ = seen_from_pelvis(clip)
    wanted, source = [0], [0.0]
    for one in fixed:
        frame = one.start - first
        low, high = max(frame - IN_STEP_FRAMES, round(source[-1]) + 4), min(frame + IN_STEP_FRAMES, len(seen) - 5)
        if frame < wanted[-1] + 5 or frame > len(seen) - 6 or high <= low:
            continue
        near = np.arange(low, high)
        away = np.linalg.norm(seen[near] - seen_from_pelvis(one.clip)[0][0], axis=-1).mean(axis=-1)
        found = int(near[(away + LATER_M * np.abs(near - frame)).argmin()])
        wanted, source = [*wanted, frame], [*source, float(found)]
        if one.clip.num_frames > 5 and frame + one.clip.num_frames < len(seen) - 5:
            last = min(found + one.clip.num_frames - 1, len(seen) - 4)
            wanted, source = [*wanted, frame + one.clip.num_frames - 1], [*source, float(last)]
    if len(wanted) == 1:
        return clip
    wanted, source = [*wanted, len(seen) - 1], [*source, float(len(seen) - 1)]
    return at_times(clip, PchipInterpolator(wanted, source)(np.arange(len(seen))))


def led_along(clip: MotionClip, way: Way, notes: list[str]) -> MotionClip:
    """A clip that leads somewhere by itself, bent along a way: turned and moved with its travel, feet planted anew."""
    first, last = int(way.frames[0]), int(way.frames[-1])
    count = clip.num_frames
    travel = travel_of(clip).places[:, [0, 2]]
    gone = progress_m(clip)
    if way.timed and len(way.frames) > 2:
        part = _on_time(clip.crop(first, last + 1), way)
        frames = np.clip(np.arange(count) - first, 0, part.num_frames - 1)
        clip = clip.replace(rotations=part.rotations[frames], translation=part.translation[frames])
        travel, gone = travel_of(clip).places[:, [0, 2]], progress_m(clip)
    longer = way.route.length_m / float(gone[-1])
    if not 1 / OWN_PACE < longer < OWN_PACE:
        notes.append(
            f"the path is {way.route.length_m:.1f} m, and this gets {gone[-1]:.1f} m far in that time: another length "
            "looks better"
        )
    along = gone * longer
    if way.timed:
        along = np.interp(np.arange(count), way.frames, way.reached_m)
    # Which way its own travel leads: as the body faces, or so much beside it as it does on the whole (backward: 180).
    led = travel_of(clip)
    steps = np.diff(travel, axis=0)
    beside = np.arctan2(steps[:, 0], steps[:, 1]) - led.headings_rad[1:]
    weight = np.linalg.norm(steps, axis=-1) ** 2
    offset = float(np.arctan2((weight * np.sin(beside)).sum(), (weight * np.cos(beside)).sum()))
    turns = gaussian_mean(way.directions_rad(along), BENDS_FRAMES) - led.headings_rad - offset
    sway = clip.translation[:, [0, 2]] - travel
    turned = np.einsum("tij,tj->ti", rotation_about_y(turns)[:, [0, 2]][:, :, [0, 2]], sway)
    bent = warped(clip, turns, way.at(along) + turned - clip.translation[:, [0, 2]])
    return on_way(bent, way)


def on_way(clip: MotionClip, way: Way, first: int = 0) -> MotionClip:
    """The clip moved so that its travel, or its pelvis, is on the way; resting feet stay where they rest.

    Args:
        clip: near the way.
        way: where it should be.
        first: the frame of the motion on which the clip begins.
    """
    pelvis = clip.translation[:, [0, 2]]
    total = np.zeros_like(pelvis)
    for _ in range(MOST_ROUNDS):
        away = over_strides(pelvis + total - way.beside_m(pelvis + total, first), clip.fps)
        if float(np.linalg.norm(away, axis=-1).mean()) < NEAR_ENOUGH_M:
            break
        total = total - away
    if way.exact:
        total = way.beside_m(pelvis + total, first) - pelvis
    return warped(clip, np.zeros(clip.num_frames), total)
