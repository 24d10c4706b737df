"""Motions that keep to constraints: the library's along the way that is asked for, the network's from what is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from kinoflow.arranging.arranger import Arrangement
from kinoflow.arranging.stage import Stage
from kinoflow.authoring.action import find_action
from kinoflow.authoring.going import Going, go, going_of
from kinoflow.authoring.routes import ROUNDING_M, SHORTEST_M, Route, curve_between, route_through
from kinoflow.control.constraints import Constraint, RootPath, check_constraints, frame_of, ground_m, last_frame
from kinoflow.control.meeting import Fixed, fixed_frames, is_placed, lowered, meet, report, smooth_root_m
from kinoflow.errors import ConstraintError, ScoreError
from kinoflow.inference.scene import windowed
from kinoflow.motion.canonical import canonicalise, heading_rad, turn
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.edits import concatenated
from kinoflow.motion.features import FPS, NUM_FEATURES, TRANSLATION
from kinoflow.motion.rotations import slerp
from kinoflow.motion.smoothing import gaussian_mean
from kinoflow.motion.warping import placed, warped

if TYPE_CHECKING:
    from kinoflow.inference.pipeline import MotionPipeline, OnStep

FloatArray = NDArray[np.float64]

SHORTEST_FRAMES = 20
OWN_PACE = 1.7
"""Up to so many times slower or faster than its own pace a way of going looks well."""
ROUNDS, SMOOTH_FRAMES = 10, 4.0
"""How often what is beside the way is taken back, each time by its smooth part."""


@dataclass(frozen=True, eq=False)
class Way:
    """Where the body should be over time.

    Attributes:
        route: over the floor.
        frames: [K] when it is at `reached_m`.
        reached_m: [K] along the route, growing.
    """

    route: Route
    frames: NDArray[np.int64]
    reached_m: FloatArray

    def places_m(self, num_frames: int) -> FloatArray:
        """[T, 2] world x and z at each frame, at an even pace between what is known; still before and after."""
        along = np.interp(np.arange(num_frames), self.frames, self.reached_m)
        return self.at(along)

    def at(self, along_m: FloatArray) -> FloatArray:
        """[N, 2] world x and z at distances along the route."""
        route = self.route
        cosine, sine = np.cos(route.heading_rad), np.sin(route.heading_rad)
        local = [route.path(float(s)) for s in along_m]
        x = np.array([place.x_m for place in local])
        z = np.array([place.z_m for place in local])
        return np.stack([x * cosine + z * sine, z * cosine - x * sine], axis=-1) + route.start_m


def frames_needed(pipe: MotionPipeline, prompt: str, constraints: Sequence[Constraint]) -> int | None:
    """Frames that constraints ask for where nobody says how long: up to the last frame named, or as a path takes."""
    named = last_frame(constraints) + 1
    path = next((one for one in constraints if isinstance(one, RootPath)), None)
    if path is None or path.frames is not None:
        return named if named >= SHORTEST_FRAMES else None
    length_m = float(np.linalg.norm(np.diff(np.asarray(path.points_m), axis=0), axis=-1).sum())
    going = _going(pipe.arranged(prompt), np.random.default_rng(0))
    speed = going.speed_m_per_s if going is not None else 1.2
    return max(SHORTEST_FRAMES, named, round((length_m / speed + 0.8) * FPS))


def constrained(
    pipe: MotionPipeline,
    caption: str,
    arrangement: Arrangement | None,
    constraints: Sequence[Constraint],
    num_frames: int,
    seed: int,
    on_step: OnStep | None = None,
) -> MotionClip:
    """One motion that meets constraints, in the world that they are given in; metadata say how well.

    Args:
        pipe: the model.
        caption: what the network reads.
        arrangement: what the library performs; None for the network.
        constraints: what is asked for.
        num_frames: of the motion.
        seed: decides what is open.
        on_step: see `MotionPipeline.__call__`.

    Raises:
        ConstraintError: see `control.check_constraints` and `control.meeting.meet`.
    """
    check_constraints(constraints, num_frames)
    ground = ground_m(constraints)
    fixed = fixed_frames([lowered(one, ground) for one in constraints], num_frames)
    generator = np.random.default_rng(seed)
    going = _going(arrangement, generator)
    way = way_of(constraints, fixed, num_frames, going is not None)
    notes: list[str] = []
    says: dict[str, Any] = {"source": "network"}
    if arrangement is not None:
        assert pipe.arranger is not None
        says = {"source": "library", "action": str(arrangement), "licence": "CC0-1.0"}
        if going is not None and way is not None:
            clip = _gone(going, way, num_frames, generator)
            notes += _pace_notes(going, way)
        else:
            played = Stage(pipe.arranger).play(arrangement, None, num_frames, seed)
            clip, notes = canonicalise(played.clip, floor=False), list(played.says.get("notes", ()))
            if way is not None:
                clip = _carried(clip, way)
                notes.append("the library does this in one place; the body is carried along the path in small steps")
    else:
        clip = _by_network(pipe, caption, way, fixed, num_frames, seed, on_step)
        if way is not None:
            clip = _carried(clip, way, turned=False)
        says["licence"] = pipe.description.licence
    clip = meet(clip, constraints, in_place=way is not None)
    path_m = None if way is None else _path_of_report(clip, way, constraints)
    metadata: dict[str, Any] = {"prompt": caption, "seed": seed, **says}
    metadata["constraints"] = report(clip, constraints, path_m)
    if notes:
        metadata["notes"] = notes
    placed_somewhere = is_placed(constraints)
    metadata["frame"] = "world of the constraints" if placed_somewhere else "canonical"
    return clip.replace(metadata=metadata)


def _going(arrangement: Arrangement | None, generator: np.random.Generator) -> Going | None:
    """The way of getting along of a sentence that is nothing but going."""
    if arrangement is None or len(arrangement.parts) != 1 or arrangement.parts[0].base:
        return None
    part = arrangement.parts[0]
    going = going_of(find_action(part.action), part.settings, generator)
    return going if going is not None and going.facing == "path" else None


def way_of(constraints: Sequence[Constraint], fixed: Sequence[Fixed], num_frames: int, goes: bool) -> Way | None:
    """The way that a root path gives, or known places do for somebody who walks; None where nothing does."""
    path = next((one for one in constraints if isinstance(one, RootPath)), None)
    if path is not None:
        points = np.asarray(path.points_m, dtype=np.float64)
        try:
            route = route_through(points)
        except ScoreError as error:
            raise ConstraintError(f"root path: {error}") from None
        if path.frames is None:
            return Way(route, np.array([0, num_frames - 1]), np.array([0.0, route.length_m]))
        frames = np.array([frame_of(frame, num_frames) for frame in path.frames])
        return Way(route, frames, _reached(route, points))
    known = [one for one in fixed if one.place]
    if not goes or len(known) < 2:
        return None
    stops: list[tuple[int, FloatArray, float]] = []
    for one in known:
        facing = heading_rad(one.clip)
        for place, frame in ((0, one.start), (-1, one.stop - 1)):
            if not stops or frame > stops[-1][0]:
                stops.append((frame, one.clip.translation[place, [0, 2]], float(facing[place])))
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
    return Way(route, np.array(frames_at), np.array(lengths) * route.length_m / lengths[-1])


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


def _gone(going: Going, way: Way, num_frames: int, generator: np.random.Generator) -> MotionClip:
    """Somebody who walks or runs the way, at each place when asked."""
    first, last = int(way.frames[0]), int(way.frames[-1])
    count = max(SHORTEST_FRAMES, last - first + 1)
    length = float(way.reached_m[-1] - way.reached_m[0])
    try:
        clip = go(going, count, generator, way.route.path, length).clip
    except ScoreError as error:
        raise ConstraintError(f"root path: {error}") from None
    about = np.zeros(3)
    shift = way.route.start_m
    clip = placed(clip, way.route.heading_rad, shift, about)
    clip = _carried(_on_time(clip, way, first), way, first, turned=False)
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


def _on_time(clip: MotionClip, way: Way, first: int) -> MotionClip:
    """The clip, quicker here and slower there, so that it is at each place when asked."""
    if len(way.frames) < 3:
        return clip
    from scipy.interpolate import PchipInterpolator

    smooth = smooth_root_m(clip)
    gone = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(smooth, axis=0), axis=-1))])
    share = (way.reached_m - way.reached_m[0]) / (way.reached_m[-1] - way.reached_m[0])
    strictly = np.maximum.accumulate(gone / gone[-1] + np.arange(len(gone)) * 1e-9)
    source = np.interp(share * strictly[-1], strictly, np.arange(len(gone)))
    source[0], source[-1] = 0.0, len(gone) - 1
    wanted = way.frames - first
    times = PchipInterpolator(wanted, np.maximum.accumulate(source + np.arange(len(source)) * 1e-6))(
        np.arange(int(wanted[-1]) + 1)
    )
    times = np.clip(times, 0, clip.num_frames - 1)
    before = np.minimum(times.astype(int), clip.num_frames - 2)
    fraction = times - before
    step = clip.translation[before + 1] - clip.translation[before]
    return clip.replace(
        rotations=slerp(clip.rotations[before], clip.rotations[before + 1], fraction[:, None]),
        translation=clip.translation[before] + step * fraction[:, None],
    )


def _carried(clip: MotionClip, way: Way, first: int = 0, *, turned: bool = True) -> MotionClip:
    """The clip moved so that the pelvis without its sway is on the way; resting feet stay where they rest."""
    if turned:
        clip = placed(clip, way.route.heading_rad - float(heading_rad(clip)[0]), np.zeros(3))
    timed = way.places_m(first + clip.num_frames)[first:]
    grid = np.linspace(0.0, way.route.length_m, max(2, int(way.route.length_m / 0.02)))
    line = way.at(grid)
    still = np.zeros(clip.num_frames)
    total = np.zeros((clip.num_frames, 2))
    for _ in range(ROUNDS):
        smooth = smooth_root_m(clip) + total
        wanted = timed
        if len(way.frames) < 3 and not turned:
            # At its own pace: only what is beside the way is taken back.
            near = np.array([np.linalg.norm(line - point, axis=-1).argmin() for point in smooth])
            wanted = line[np.maximum.accumulate(near)]
        total = total + gaussian_mean(wanted - smooth, SMOOTH_FRAMES)
    return warped(clip, still, total)


def _path_of_report(clip: MotionClip, way: Way, constraints: Sequence[Constraint]) -> FloatArray | None:
    """[T, 2] where the path is: at the time asked, or the nearest point of it where no times are asked."""
    path = next((one for one in constraints if isinstance(one, RootPath)), None)
    if path is None:
        return None
    if path.frames is not None:
        return way.places_m(clip.num_frames)
    grid = np.linspace(0.0, way.route.length_m, max(2, int(way.route.length_m / 0.01)))
    line = way.at(grid)
    return line[[int(np.linalg.norm(line - point, axis=-1).argmin()) for point in smooth_root_m(clip)]]


def _by_network(
    pipe: MotionPipeline,
    caption: str,
    way: Way | None,
    fixed: Sequence[Fixed],
    num_frames: int,
    seed: int,
    on_step: OnStep | None,
) -> MotionClip:
    """A clip of the network that is told what is known, as far as that can be said where the motion begins."""
    features = pipe.encode_text([caption])
    anchored = bool(fixed) and fixed[0].start == 0 and fixed[0].place
    if num_frames > pipe.train_frames or not (anchored or way is not None):
        return windowed(pipe, features, None, num_frames, seed, on_step)
    if anchored:
        origin, facing = fixed[0].clip.translation[0, [0, 2]], float(heading_rad(fixed[0].clip)[0])
    else:
        assert way is not None
        origin, facing = way.route.start_m, way.route.heading_rad
    known = np.zeros((1, num_frames, NUM_FEATURES), bool)
    pose = fixed[0].clip.crop(0, 1) if fixed else MotionClip(np.tile(np.eye(3), (1, 22, 1, 1)), np.zeros((1, 3)), FPS)
    given = concatenated([pose] * num_frames)
    rotations, translation = given.rotations.copy(), given.translation.copy()
    if way is not None:
        translation[:, [0, 2]] = way.places_m(num_frames)
        known[:, :, np.arange(3)[TRANSLATION][[0, 2]]] = True
    for one in fixed:
        if one.place:
            rotations[one.start : one.stop] = one.clip.rotations
            translation[one.start : one.stop] = one.clip.translation
            known[:, one.start : one.stop] = True
    given = given.replace(rotations=rotations, translation=translation - np.array([origin[0], 0.0, origin[1]]))
    control = pipe.control_of([turn(given, -facing)], known)
    latents = pipe.sample(features, num_frames=[num_frames], seeds=[seed], control=control, on_step=on_step)
    clip = pipe.decode(latents, num_frames=[num_frames], control=control)[0]
    clip = turn(clip, facing)
    return clip.replace(translation=clip.translation + np.array([origin[0], 0.0, origin[1]]))
