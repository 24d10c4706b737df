"""Motions that keep to constraints: the library's along the way that is asked for, the network's from what is known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from kinoflow.arranging.parts import Arrangement
from kinoflow.arranging.stage import Stage
from kinoflow.control.constraints import (
    Constraint,
    Heading,
    RootPath,
    check_constraints,
    frame_of,
    ground_m,
    last_frame,
)
from kinoflow.control.meeting import Fixed, fixed_frames, is_placed, lowered, meet, report, turns_its_way
from kinoflow.inference.following import SHORTEST_FRAMES, Way, followed, frames_along, going_said, on_way, way_of
from kinoflow.inference.scene import windowed
from kinoflow.motion.canonical import canonicalise, heading_rad, turn
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.edits import concatenated
from kinoflow.motion.features import FPS, NUM_FEATURES, TRANSLATION

if TYPE_CHECKING:
    from kinoflow.inference.pipeline import MotionPipeline, OnStep


MOVING_M_PER_S, SIDEWAYS_DEG = 0.4, 70.0
"""Who is faster and turned farther from his way than this is told that he will not walk forward."""
TOLD_FRAMES = 15
"""A network is told every so many frames where a path leads."""


def frames_needed(
    pipe: MotionPipeline, arrangement: Arrangement | None, constraints: Sequence[Constraint]
) -> int | None:
    """Frames that constraints ask for where nobody says how long: up to the last frame named, or as a path takes."""
    named = last_frame(constraints) + 1
    path = next((one for one in constraints if isinstance(one, RootPath)), None)
    if path is None or path.frames is not None:
        return named if named >= SHORTEST_FRAMES else None
    length_m = float(np.linalg.norm(np.diff(np.asarray(path.points_m), axis=0), axis=-1).sum())
    return max(named, frames_along(pipe, arrangement, length_m))


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
    going = going_said(arrangement, np.random.default_rng(seed))
    way = way_of(constraints, fixed, num_frames, None if going is None else going.speed_m_per_s)
    notes: list[str] = []
    says: dict[str, Any] = {"source": "network"}
    if arrangement is not None:
        says = {"source": "library", "action": str(arrangement), "licence": "CC0-1.0"}
        if way is not None:
            clip, notes = followed(pipe, arrangement, way, num_frames, seed, fixed)
        else:
            assert pipe.arranger is not None
            played = Stage(pipe.arranger).play(arrangement, None, num_frames, seed)
            clip, notes = canonicalise(played.clip, floor=False), list(played.says.get("notes", ()))
    else:
        clip = _by_network(pipe, caption, way, fixed, num_frames, seed, on_step)
        if way is not None:
            clip = on_way(clip, way)
        says["licence"] = pipe.description.licence
    notes += _facing_notes(clip, constraints)
    clip = meet(clip, constraints, in_place=way is not None)
    asked = any(isinstance(one, RootPath) for one in constraints)
    path_m = way.beside_m(clip.translation[:, [0, 2]]) if asked and way is not None else None
    metadata: dict[str, Any] = {"prompt": caption, "seed": seed, **says}
    metadata["constraints"] = report(clip, constraints, path_m)
    if notes:
        metadata["notes"] = notes
    placed_somewhere = is_placed(constraints)
    metadata["frame"] = "world of the constraints" if placed_somewhere else "canonical"
    return clip.replace(metadata=metadata)


def _facing_notes(clip: MotionClip, constraints: Sequence[Constraint]) -> list[str]:
    """Headings that have somebody who goes on his feet go sideways or backward."""
    if turns_its_way(constraints):
        return []
    floor = clip.translation[:, [0, 2]]
    placed_by = any(isinstance(one, RootPath) for one in constraints)
    first = next((one for one in constraints if isinstance(one, Heading)), None)
    aside: dict[int, float] = {}
    for one in constraints:
        if not isinstance(one, Heading) or (one is first and not placed_by):
            continue
        frame = frame_of(one.frame, clip.num_frames)
        near = floor[max(0, frame - 5) : frame + 6]
        speed = float(np.linalg.norm(near[-1] - near[0])) / max(1, len(near) - 1) * FPS
        beside = np.degrees(heading_rad(clip)[frame]) - one.degrees
        if first is not None and not placed_by:
            at = frame_of(first.frame, clip.num_frames)
            beside -= np.degrees(heading_rad(clip)[at]) - first.degrees
        beside = abs((beside + 180) % 360 - 180)
        if speed > MOVING_M_PER_S and beside > SIDEWAYS_DEG:
            aside[frame] = beside
    if not aside:
        return []
    frame, beside = next(iter(aside.items()))
    others = f" and {len(aside) - 1} more" if len(aside) > 1 else ""
    return [
        f"at frame {frame}{others} the body faces {beside:.0f} degrees aside from where it goes: it steps sideways or "
        "backward; for a look over the shoulder say it in the sentence, or turn the pose of Neck and Head alone"
    ]


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
    first = next((one for one in fixed if one.place), None)
    if num_frames > pipe.train_frames or (first is None and way is None):
        return windowed(pipe, features, None, num_frames, seed, on_step)
    if not anchored and way is None and first is not None:
        # Where it begins is open: so that it gets to the first known place as it does when it is free.
        free = windowed(pipe, features, None, num_frames, seed, on_step)
        facing = float(heading_rad(first.clip)[0] - heading_rad(free)[first.start])
        led = turn(free, facing).translation
        origin = (first.clip.translation[0] - led[first.start] + led[0])[[0, 2]]
    elif anchored:
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
        # Not every frame: the pelvis sways between.
        told = np.unique([*range(0, num_frames, 1 if way.exact else TOLD_FRAMES), num_frames - 1])
        known[:, told[:, None], np.arange(3)[TRANSLATION][[0, 2]]] = True
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
