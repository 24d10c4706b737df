"""Control: where, when and how, in world metres. What is asked for, checked, met in closed form, and measured."""

from kinoflow.control.constraints import (
    Constraint,
    Contact,
    Effector,
    GroundHeight,
    Heading,
    Keep,
    Keyframe,
    RootPath,
    check_constraints,
)
from kinoflow.control.files import read_constraints

__all__ = [
    "Constraint",
    "Contact",
    "Effector",
    "GroundHeight",
    "Heading",
    "Keep",
    "Keyframe",
    "RootPath",
    "check_constraints",
    "read_constraints",
]
