"""Scenes that keep to constraints: what is walked of them leads along the path, the rest goes on from there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from kinoflow.arranging.segments import Segment
from kinoflow.authoring.routes import Route, route_through
from kinoflow.control.constraints import Constraint, RootPath, check_constraints
from kinoflow.control.meeting import is_placed, meet, report
from kinoflow.errors import ConstraintError, ScoreError
from kinoflow.inference.following import MOST_ROUNDS, NEAR_ENOUGH_M, TRAVELS_M, Way, led_along, on_way, way_of
from kinoflow.inference.scene import assembled, scene_parts
from kinoflow.motion.canonical import heading_rad
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.travel import over_strides, progress_m
from kinoflow.motion.warping import placed, warped

if TYPE_CHECKING:
    from kinoflow.inference.pipeline import MotionPipeline, OnStep, Source

_FLOOR = [0, 2]


def constrained_scene(
    pipe: MotionPipeline,
    segments: Sequence[Segment],
    constraints: Sequence[Constraint],
    *,
    seed: int,
    source: Source,
    on_step: OnStep | None = None,
) -> MotionClip:
    """A scene that meets constraints, in the world that they are given in; see `MotionPipeline.scene`.

    Raises:
        ConstraintError: see `constrained.constrained`; a root path has times and a segment has none.
    """
    path = next((one for one in constraints if isinstance(one, RootPath)), None)
    if path is not None and (path.frames is not None or path.exact):
        return _timed_scene(pipe, segments, constraints, path, seed=seed, source=source, on_step=on_step)
    try:
        route = None if path is None else route_through(np.asarray(path.points_m, dtype=np.float64))
        parts = list(scene_parts(pipe, segments, seed=seed, source=source, on_step=on_step, way=route))
    except ScoreError as error:
        raise ConstraintError(f"root path: {error}") from None
    clip = assembled(parts, seed, pipe.description.licence)
    check_constraints(constraints, clip.num_frames)
    metadata: dict[str, Any] = dict(clip.metadata)
    notes = list(metadata.get("notes", ()))
    met: list[dict[str, Any]] = []
    along = next((part.along for part in parts if part.along is not None), None)
    if route is not None and along is not None:
        clip = _led(clip, route, *along)
    elif route is not None:
        clip = placed(clip, route.heading_rad - float(heading_rad(clip)[0]), np.zeros(3))
        clip = on_way(clip, replace(_way(route, clip.num_frames), timed=True))
        notes.append("nobody walks or runs in this; the body is carried along the path in small steps")
    clip = meet(clip, constraints, in_place=route is not None)
    if route is not None and path is not None:
        first, stop = along or (0, clip.num_frames)
        gone = clip.crop(first, stop)
        way = replace(_way(route, gone.num_frames), timed=along is None)
        met += report(gone, [path], way.beside_m(gone.translation[:, _FLOOR]))
    metadata["constraints"] = met + report(clip, [one for one in constraints if one is not path])
    return _telling(clip, metadata, notes, constraints)


def _timed_scene(
    pipe: MotionPipeline,
    segments: Sequence[Segment],
    constraints: Sequence[Constraint],
    path: RootPath,
    *,
    seed: int,
    source: Source,
    on_step: OnStep | None = None,
) -> MotionClip:
    """A scene whose root path says when the body is where, or is exact: each segment goes the stretch of its frames.

    Raises:
        ConstraintError: a segment does not say how long it takes.
    """
    if any(segment.num_frames is None for segment in segments):
        raise ConstraintError(
            "a root path with frames, or an exact one, needs the seconds of every segment of the scene; "
            "give them, or leave frames and exact out"
        )
    frames = sum(segment.num_frames or 0 for segment in segments)
    check_constraints(constraints, frames)
    way = way_of(constraints, (), frames, None)
    try:
        parts = list(scene_parts(pipe, segments, seed=seed, source=source, on_step=on_step, timed=way))
    except ScoreError as error:
        raise ConstraintError(f"root path: {error}") from None
    clip = assembled(parts, seed, pipe.description.licence)
    metadata: dict[str, Any] = dict(clip.metadata)
    notes = list(metadata.get("notes", ()))
    if way is not None:
        first = int(way.frames[0])
        here = clip.translation[first, _FLOOR]
        yaw = way.route.heading_rad - float(heading_rad(clip)[first])
        clip = placed(clip, yaw, way.route.start_m - here, np.array([here[0], 0.0, here[1]]))
        walked = any(part.along is not None for part in parts)
        if not walked and float(progress_m(clip)[-1]) > TRAVELS_M:
            clip = led_along(clip, way, notes)
        else:
            clip = on_way(clip, replace(way, timed=True))
        if not walked:
            notes.append("nobody walks or runs in this; the body is led along the path")
    clip = meet(clip, constraints, in_place=way is not None)
    path_m = None if way is None else way.beside_m(clip.translation[:, _FLOOR])
    metadata["constraints"] = report(clip, constraints, path_m)
    return _telling(clip, metadata, notes, constraints)


def _telling(
    clip: MotionClip, metadata: dict[str, Any], notes: Sequence[str], constraints: Sequence[Constraint]
) -> MotionClip:
    """The clip with what is to be told of it."""
    if notes:
        metadata["notes"] = list(dict.fromkeys(notes))
    metadata["frame"] = "world of the constraints" if is_placed(constraints) else "canonical"
    return clip.replace(metadata=metadata)


def _way(route: Route, num_frames: int) -> Way:
    return Way(route, np.array([0, num_frames - 1]), np.array([0.0, route.length_m]), timed=False)


def _led(clip: MotionClip, route: Route, first: int, stop: int) -> MotionClip:
    """The clip laid so that its frames `first` up to `stop` are gone along a route; the rest is moved with them."""
    here = clip.translation[first, _FLOOR]
    yaw = route.heading_rad - float(heading_rad(clip)[first])
    clip = placed(clip, yaw, route.start_m - here, np.array([here[0], 0.0, here[1]]))
    way = _way(route, stop - first)
    total = np.zeros((clip.num_frames, 2))
    for _ in range(MOST_ROUNDS):
        pelvis = (clip.translation[:, _FLOOR] + total)[first:stop]
        away = over_strides(pelvis - way.beside_m(pelvis), clip.fps)
        total[first:stop] -= away
        total[:first], total[stop:] = total[first], total[stop - 1]
        if float(np.linalg.norm(away, axis=-1).mean()) < NEAR_ENOUGH_M:
            break
    return warped(clip, np.zeros(clip.num_frames), total)
