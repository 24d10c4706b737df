"""Known hierarchies: which joint of a file plays which of our 22 joints.

A hierarchy is recognised by its joint names, without regard to case and without the prefixes that exporters add
(`mixamorig:`, `m_avg_`, any namespace before a colon); those in no list by the words in the names and by what hangs on
what (`joint_names.py`). Not every hierarchy has all 22 joints: `REQUIRED_JOINTS` must be there, the others are filled
in by `motion.retarget`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from kinoflow.errors import MotionFileError, UnknownRigError
from kinoflow.motion.joint_names import plain_name, recognise
from kinoflow.motion.rig import listed
from kinoflow.motion.rotations import axis_angle_to_matrix
from kinoflow.motion.skeleton import JOINT_NAMES, PARENTS
from kinoflow.reading import brief, read_json, reading, value_of

FloatArray = NDArray[np.float64]

OPTIONAL_JOINTS = ("Spine1", "Spine2", "Neck", "Head", "L_Collar", "R_Collar", "L_Foot", "R_Foot")
"""Joints a hierarchy may lack."""
REQUIRED_JOINTS = tuple(name for name in JOINT_NAMES if name not in OPTIONAL_JOINTS)
"""Joints a hierarchy must have: pelvis, chest (Spine3), hips, knees, ankles, shoulders, elbows, wrists."""
_REQUIRED_IN_WORDS = "Pelvis, Spine3, L_ and R_ Hip, Knee, Ankle, Shoulder, Elbow, Wrist"


@dataclass(frozen=True, eq=False)
class RigMap:
    """How a hierarchy answers to our joints.

    Attributes:
        name: what the hierarchy is called.
        joints: {our joint: joint of the hierarchy}; every one of `REQUIRED_JOINTS` is there.
        t_pose: {our joint: [3, 3]} world rotations of the hierarchy's joints in a T-pose facing +Z, Y up, palms down,
            where they are a known fact of the hierarchy and not those of its rest pose; joints that are not listed go
            with their parent.
    """

    name: str
    joints: Mapping[str, str]
    t_pose: Mapping[str, FloatArray] = field(default_factory=dict)


def _both_sides(midline: Mapping[str, str], limbs: Mapping[str, str], left: str, right: str) -> dict[str, str]:
    """Expand limb patterns, in which {} stands for the word of a side."""
    joints = dict(midline)
    for ours, theirs in limbs.items():
        joints["L_" + ours] = theirs.format(left)
        joints["R_" + ours] = theirs.format(right)
    return joints


def _limbs(*names: str) -> dict[str, str]:
    """Patterns in the order hip, knee, ankle, toes, collar, shoulder, elbow, wrist; an empty one is left out."""
    ours = ("Hip", "Knee", "Ankle", "Foot", "Collar", "Shoulder", "Elbow", "Wrist")
    return {o: n for o, n in zip(ours, names, strict=True) if n}


def _midline(*names: str) -> dict[str, str]:
    """Names in the order pelvis, spine 1 to 3, neck, head; an empty one is left out."""
    ours = ("Pelvis", "Spine1", "Spine2", "Spine3", "Neck", "Head")
    return {o: n for o, n in zip(ours, names, strict=True) if n}


def _axes(x: str, y: str) -> FloatArray:
    """Rotation whose first two columns are named world axes: `_axes("+Y", "-X")`."""
    columns = [np.eye(3)["XYZ".index(a[1])] * (1.0 if a[0] == "+" else -1.0) for a in (x, y)]
    return np.stack([*columns, np.cross(*columns)], axis=-1)


def _turned(axis: str, angle_deg: float) -> FloatArray:
    """Rotation about a world axis."""
    angle, k = np.radians(angle_deg), "XYZ".index(axis)
    return axis_angle_to_matrix(angle * np.eye(3)[k])


# Bones lie along local X, away from the body on the left and toward it on the right; knees and elbows bend about local
# Y only, which fixes the twist. How far ankle and toes slope down in a flat foot is the median over planted feet.
_BANDAI_FOOT_SLOPE_DEG = 39.6
_BANDAI_TOES_SLOPE_DEG = 23.0
_BANDAI_T_POSE = {
    "Pelvis": _axes("+Y", "-X"),
    **dict.fromkeys(("Spine1", "Spine3", "Neck", "Head"), _axes("+Y", "+Z")),
    **dict.fromkeys(("L_Hip", "L_Knee"), _axes("-Y", "+X")),
    **dict.fromkeys(("R_Hip", "R_Knee"), _axes("+Y", "+X")),
    "L_Ankle": _turned("X", _BANDAI_FOOT_SLOPE_DEG) @ _axes("+Z", "+X"),
    "R_Ankle": _turned("X", _BANDAI_FOOT_SLOPE_DEG) @ _axes("-Z", "+X"),
    "L_Foot": _turned("X", _BANDAI_TOES_SLOPE_DEG) @ _axes("+Z", "+X"),
    "R_Foot": _turned("X", _BANDAI_TOES_SLOPE_DEG) @ _axes("-Z", "+X"),
    **dict.fromkeys(("L_Collar", "L_Shoulder", "L_Elbow", "L_Wrist"), _axes("+X", "+Y")),
    **dict.fromkeys(("R_Collar", "R_Shoulder", "R_Elbow", "R_Wrist"), _axes("+X", "-Y")),
}
# At rest CMU's elbows flex forward and 30 degrees up (axes 180 -30 -90 of every ASF; measured on the DAZ export), where
# ours flex straight forward; the hands' palms point down in both.
_CMU_ARMS_T_POSE = {
    **dict.fromkeys(("L_Shoulder", "L_Elbow", "R_Shoulder", "R_Elbow"), _turned("X", 30.0)),
    **dict.fromkeys(("L_Wrist", "R_Wrist"), np.eye(3)),
}
# The legs of every ASF are spread by 20 degrees at rest, and the feet with them.
_ASF_T_POSE = {
    **_CMU_ARMS_T_POSE,
    **dict.fromkeys(("L_Hip", "L_Knee", "L_Ankle", "L_Foot"), _turned("Z", -20.0)),
    **dict.fromkeys(("R_Hip", "R_Knee", "R_Ankle", "R_Foot"), _turned("Z", 20.0)),
}

KNOWN_RIGS = (
    RigMap("kinoflow", {name: name for name in JOINT_NAMES}),
    RigMap(
        "smpl",
        _both_sides(
            _midline("pelvis", "spine1", "spine2", "spine3", "neck", "head"),
            _limbs(
                "{}_hip", "{}_knee", "{}_ankle", "{}_foot", "{}_collar", "{}_shoulder", "{}_elbow", "{}_wrist"
            ),
            "left", "right",
        ),
    ),
    RigMap(
        "bandai",
        _both_sides(
            _midline("Hips", "Spine", "", "Chest", "Neck", "Head"),
            _limbs(
                "UpperLeg_{}", "LowerLeg_{}", "Foot_{}", "Toes_{}", "Shoulder_{}", "UpperArm_{}", "LowerArm_{}",
                "Hand_{}",
            ),
            "L", "R",
        ),
        _BANDAI_T_POSE,
    ),
    RigMap(
        "daz",
        _both_sides(
            _midline("hip", "abdomen", "", "chest", "neck", "head"),
            _limbs("{}Thigh", "{}Shin", "{}Foot", "", "{}Collar", "{}Shldr", "{}ForeArm", "{}Hand"),
            "l", "r",
        ),
        _CMU_ARMS_T_POSE,
    ),
    RigMap(
        "cmu-cgspeed",
        _both_sides(
            _midline("Hips", "LowerBack", "Spine", "Spine1", "Neck", "Head"),
            _limbs(
                "{}UpLeg", "{}Leg", "{}Foot", "{}ToeBase", "{}Shoulder", "{}Arm", "{}ForeArm", "{}Hand"
            ),
            "Left", "Right",
        ),
    ),
    RigMap(
        "mixamo",
        _both_sides(
            _midline("Hips", "Spine", "Spine1", "Spine2", "Neck", "Head"),
            _limbs(
                "{}UpLeg", "{}Leg", "{}Foot", "{}ToeBase", "{}Shoulder", "{}Arm", "{}ForeArm", "{}Hand"
            ),
            "Left", "Right",
        ),
    ),
    RigMap(
        "cmu-asf",
        _both_sides(
            _midline("root", "lowerback", "upperback", "thorax", "lowerneck", "head"),
            _limbs("{}femur", "{}tibia", "{}foot", "{}toes", "{}clavicle", "{}humerus", "{}radius", "{}hand"),
            "l", "r",
        ),
        _ASF_T_POSE,
    ),
    RigMap(
        "mannequin",
        _both_sides(
            _midline("pelvis", "spine_01", "spine_02", "spine_03", "neck_01", "head"),
            _limbs(
                "thigh_{}", "calf_{}", "foot_{}", "ball_{}", "clavicle_{}", "upperarm_{}", "lowerarm_{}", "hand_{}"
            ),
            "l", "r",
        ),
    ),
)  # fmt: skip
"""Every hierarchy kinoflow recognises; in names, case and exporters' prefixes do not matter."""


def find_rig(joint_names: Sequence[str], parents: Sequence[int] | None = None) -> RigMap:
    """The hierarchy that these joint names belong to; its joints carry the file's own spelling.

    Of several known ones that fit, the one with the most joints present wins. Where none does, and the parents are
    given, names and hierarchy are read word by word.

    Args:
        joint_names: J names.
        parents: J indices, -1 for the root, parents before children; None where only the names are known.

    Raises:
        UnknownRigError: the joints are no figure's, or several have one name and the hierarchy does not tell which is
            meant.
    """
    return _found_rig(tuple(joint_names), None if parents is None else tuple(parents))


@lru_cache(maxsize=64)
def _found_rig(joint_names: tuple[str, ...], parents: tuple[int, ...] | None) -> RigMap:
    indices: dict[str, list[int]] = {}
    for index, name in enumerate(joint_names):
        indices.setdefault(plain_name(name), []).append(index)
    best: RigMap | None = None
    for known in KNOWN_RIGS:
        wanted = {ours: indices[t.lower()] for ours, t in known.joints.items() if t.lower() in indices}
        if all(name in wanted for name in REQUIRED_JOINTS) and (best is None or len(wanted) > len(best.joints)):
            present = _chosen(wanted, joint_names, parents)
            best = RigMap(known.name, present, known.t_pose)
    told = recognise(joint_names, parents) if parents is not None else None
    if best is not None and told is not None and not best.t_pose and told["Spine3"] != best.joints["Spine3"]:
        # The spine of a newer version of a known rig has more bones: the chest is where the arms hang.
        spine = ("Spine1", "Spine2", "Spine3")
        best = RigMap(best.name, {k: v for k, v in best.joints.items() if k not in spine} | _only(told, spine))
    if best is None and told is not None:
        best = RigMap("humanoid", {name: told[name] for name in JOINT_NAMES if name in told})
    if best is None:
        raise UnknownRigError(
            f"the joints match no known rig; the file has {_listed(joint_names)}. Give a joint map: --map FILE, a JSON "
            f"object of our joint: joint of the file, with at least {_REQUIRED_IN_WORDS}"
        )
    return best


def _only(joints: Mapping[str, str], names: Iterable[str]) -> dict[str, str]:
    return {name: joints[name] for name in names if name in joints}


def _chosen(
    wanted: Mapping[str, Sequence[int]], joint_names: Sequence[str], parents: Sequence[int] | None
) -> dict[str, str]:
    """One joint for each of ours; of several with one name the one that hangs where ours does."""
    known = {ours: found[0] for ours, found in wanted.items() if len(found) == 1 or parents is None}
    if parents is not None:
        for ours, found in wanted.items():
            if len(found) > 1:
                known[ours] = _hanging_right(ours, found, known, joint_names, parents)
    return {ours: joint_names[known[ours]] for ours in wanted}


def _hanging_right(
    ours: str, found: Sequence[int], known: Mapping[str, int], joint_names: Sequence[str], parents: Sequence[int]
) -> int:
    below = {known[name] for name in JOINT_NAMES if name in known and ours in _above(name)}
    above = {known[name] for name in _above(ours) if name in known}
    fitting = []
    for index in found:
        chain = _chain(index, parents)
        if above.intersection(chain) == above and all(index in _chain(other, parents) for other in below):
            others = set(known.values()) - above
            fitting.append((len(others.intersection(chain)), index))
    fitting.sort()
    if not fitting or (len(fitting) > 1 and fitting[0][0] == fitting[1][0]):
        raise UnknownRigError(
            f"several joints could be {ours}: {_listed([joint_names[index] for index in found])}; leave one figure in "
            "the file, or name each of the joints that are meant in a joint map: --map FILE"
        )
    return fitting[0][1]


def _above(name: str) -> list[str]:
    """The joints of ours that one hangs on."""
    return [JOINT_NAMES[index] for index in _chain(JOINT_NAMES.index(name), PARENTS)]


def _chain(index: int, parents: Sequence[int]) -> list[int]:
    found = []
    while (index := parents[index]) >= 0:
        found.append(index)
    return found


def custom_rig(joint_map: Mapping[str, str], joint_names: Sequence[str]) -> RigMap:
    """A `RigMap` from a user's {our joint: joint of the file}.

    Raises:
        UnknownRigError: a joint is not one of our 22, is not in the file, or a required one is missing.
    """
    unknown = [ours for ours in joint_map if ours not in JOINT_NAMES]
    if unknown:
        raise UnknownRigError(f"the joint map names {_listed(unknown)}; our joints are {', '.join(JOINT_NAMES)}")
    absent = [theirs for theirs in joint_map.values() if theirs not in joint_names]
    if absent:
        raise UnknownRigError(
            f"the joint map names {_listed(absent)}, which the file does not have; it has {_listed(joint_names)}"
        )
    missing = [name for name in REQUIRED_JOINTS if name not in joint_map]
    if missing:
        raise UnknownRigError(f"the joint map lacks {', '.join(missing)}; only {', '.join(OPTIONAL_JOINTS)} may lack")
    return RigMap("custom", dict(joint_map))


def load_joint_map(path: str | os.PathLike[str]) -> dict[str, str]:
    """Read a joint map: a JSON object {our joint: joint of the file}.

    Raises:
        MotionFileError: the file cannot be read or is no such object.
    """
    with reading(f"the joint map {path}", MotionFileError, 'it must be a JSON object such as {"Pelvis": "Hips", ...}'):
        return dict(value_of(dict[str, str], read_json(path)))


def _listed(names: Iterable[str]) -> str:
    return listed([brief(name) for name in names])
