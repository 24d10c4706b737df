"""Constraints as requests say them (`schema`) and as `control` has them, in both directions."""

from __future__ import annotations

import numpy as np

from kinoflow.control.constraints import (
    Constraint,
    Contact,
    Effector,
    GroundHeight,
    Heading,
    Keep,
    Keyframe,
    RootPath,
)
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.features import FPS
from kinoflow.motion.rotations import axis_angle_to_matrix, matrix_to_axis_angle
from kinoflow.studio.schema import (
    AnyConstraint,
    EffectorConstraint,
    GroundConstraint,
    HeadingConstraint,
    HoldConstraint,
    PathConstraint,
    PoseConstraint,
)


def constraint_of(said: AnyConstraint) -> Constraint:
    """A constraint of a request as `control` has it."""
    if isinstance(said, PathConstraint):
        return RootPath(said.points_m, None if said.frames is None else tuple(said.frames), said.exact)
    if isinstance(said, PoseConstraint):
        turns = axis_angle_to_matrix(np.array(said.rotations_rad, dtype=np.float64))
        pose = MotionClip(turns[None], np.array([said.translation_m]), FPS)
        return Keyframe(said.frame, pose, said.place, tuple(said.joints))
    if isinstance(said, EffectorConstraint):
        return Effector(said.frame, said.joint, said.position_m, said.rotation_rad)
    if isinstance(said, HeadingConstraint):
        return Heading(said.frame, said.degrees)
    if isinstance(said, GroundConstraint):
        return GroundHeight(said.height_m)
    return Contact(said.start, said.stop, said.joint)


def said_of(one: Constraint) -> AnyConstraint:
    """A constraint as a request says it.

    Raises:
        pydantic.ValidationError: a number is beyond what requests may hold, or a joint cannot be brought anywhere.
        ValueError: it keeps frames of another clip, which no request holds.
    """
    if isinstance(one, Keep):
        raise ValueError("requests hold no clips; say what is kept as keyframes")
    if isinstance(one, RootPath):
        points = np.asarray(one.points_m, dtype=np.float64).tolist()
        frames = None if one.frames is None else list(one.frames)
        return PathConstraint(kind="root_path", points_m=points, frames=frames, exact=one.exact)
    if isinstance(one, Keyframe):
        said = {
            "kind": "keyframe",
            "frame": one.frame,
            "rotations_rad": matrix_to_axis_angle(one.pose.rotations[0]).tolist(),
            "translation_m": one.pose.translation[0].tolist(),
            "place": one.place,
            "joints": list(one.joints),
        }
        return PoseConstraint.model_validate(said)
    if isinstance(one, Effector):
        said = {"kind": "effector", "position_m": one.position_m, "rotation_rad": one.rotation_rad}
        return EffectorConstraint.model_validate({"frame": one.frame, "joint": one.joint, **said})
    if isinstance(one, Heading):
        return HeadingConstraint(kind="heading", frame=one.frame, degrees=one.degrees)
    if isinstance(one, GroundHeight):
        return GroundConstraint(kind="ground_height", height_m=one.height_m)
    return HoldConstraint.model_validate({"kind": "contact", "start": one.start, "stop": one.stop, "joint": one.joint})
