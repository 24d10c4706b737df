"""What motion's functions make of many small inputs of all kinds, as it is written down.

`test_moved.py` has a few bodies that move for seconds; here are rigs, names, frames that are known, clips of one frame
and of two, places near what a comparison decides. What is right about them is for the other tests to say. Write it anew
with `python tests/motion/test_varied.py > tests/motion/varied.txt`, and look at what changed.
"""

# ruff: noqa: B008, B023 (`line` calls what it is given at once)

from __future__ import annotations

import dataclasses
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import test_joint_names
from test_foot_lock import perfect_walk
from test_moved import CHARACTERS, OURS, bodies, character, in_words, told
from test_retarget import OWN, crouching, moving_along

from kinoflow.errors import KinoflowError
from kinoflow.motion import (
    MANNEQUIN,
    MotionClip,
    arrays,
    canonical,
    contacts,
    edits,
    features,
    foot_lock,
    grounding,
    humanoid,
    joining,
    joint_names,
    kinematics,
    limbs,
    loops,
    measures,
    planting,
    reaching,
    rig,
    rigs,
    rotations,
    smoothing,
    travel,
    warping,
)
from kinoflow.motion.character import Fitting
from kinoflow.motion.retarget import calibrate, our_rotations, retarget, retarget_parts
from kinoflow.motion.rig import RigMotion
from kinoflow.motion.rigs import REQUIRED_JOINTS, RigMap, custom_rig, find_rig
from kinoflow.motion.rotations import axis_angle_to_matrix, matrix_to_axis_angle, rotation_about_y
from kinoflow.motion.skeleton import JOINT_NAMES, NUM_JOINTS, PARENTS, joint

GOLDEN = Path(__file__).with_name("varied.txt")
Degrees = tuple[float, float, float]


def line(name: str, make: Callable[[], object]) -> str:
    """What is made, in a line; or what is said against it."""
    try:
        return f"{name} | {told(plain(make()))}"
    except (KinoflowError, ValueError, np.linalg.LinAlgError) as error:
        return f"{name} | {type(error).__name__}: {str(error)[:160]}"


def plain(value: object) -> object:
    """NumPy's single numbers as Python's."""
    if isinstance(value, np.bool_ | np.floating):
        return value.item()
    if isinstance(value, np.ndarray) and value.dtype == bool and value.ndim == 1:
        return "".join(".x"[int(one)] for one in value)
    if isinstance(value, tuple | list | set | frozenset | range):
        return [plain(one) for one in (sorted(value) if isinstance(value, set | frozenset) else value)]
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    return value


# Bodies.


@cache
def everybody() -> dict[str, MotionClip]:
    return bodies()


@cache
def pieces() -> dict[str, MotionClip]:
    """A second of all that a body can do."""
    cuts = {
        "walks": (60, 150, 285),
        "runs": (300, 40),
        "sits": (200,),
        "kneels": (100,),
        "bends": (50,),
        "crawls": (30,),
        "planks": (90,),
        "lies": (20, 400),
        "rolls": (260,),
        "strikes": (10, 333),
        "stands": (5,),
    }
    found = {f"{name} {at}": everybody()[name].crop(at, at + 31) for name, starts in cuts.items() for at in starts}
    slips = perfect_walk(0.03)
    found |= {f"slips {at}": slips.crop(at, at + 31) for at in (0, 13, 29)}
    return found


def upright() -> dict[str, MotionClip]:
    return {name: pieces()[name] for name in ("walks 60", "walks 150", "runs 40", "slips 0", "slips 29", "strikes 10")}


def posed(*poses: Mapping[str, Degrees], heading_deg: float = 0.0, at: Degrees = (0.0, 0.9167, 0.0)) -> MotionClip:
    """A frame for each pose, given by rotations in degrees; "?_Knee" stands for both sides, mirrored."""
    vectors = np.zeros((len(poses), NUM_JOINTS, 3))
    for frame, pose in enumerate(poses):
        for name, degrees in pose.items():
            if name.startswith("?_"):
                vectors[frame, joint("L_" + name[2:])] = degrees
                vectors[frame, joint("R_" + name[2:])] = np.multiply(degrees, [1, -1, -1])
            else:
                vectors[frame, joint(name)] = degrees
    turns = axis_angle_to_matrix(np.deg2rad(vectors))
    turns[:, 0] = rotation_about_y(np.radians(heading_deg)) @ turns[:, 0]
    return MotionClip(turns, np.tile(np.asarray(at, float), (len(poses), 1)), 30.0)


def still(clip: MotionClip, frames: int) -> MotionClip:
    """The first pose, held."""
    return clip.replace(
        rotations=clip.rotations[:1].repeat(frames, 0), translation=clip.translation[:1].repeat(frames, 0)
    )


def on_both_feet(frames: int) -> MotionClip:
    """Somebody who stands, with knees that are a little bent."""
    clip = posed({"?_Shoulder": (0, 0, -70), "?_Hip": (-20, 0, 0), "?_Knee": (40, 0, 0), "?_Ankle": (-20, 0, 0)})
    low = clip.joints[0, joint("L_Ankle"), 1] - MANNEQUIN.rest_positions[joint("L_Ankle"), 1]
    return still(shifted(clip, [0.0, -low, 0.0]), frames)


def shifted(clip: MotionClip, shift: object) -> MotionClip:
    return clip.replace(translation=clip.translation + np.asarray(shift))


# Names.


def without(names: Sequence[str], parents: Sequence[int], gone: int) -> tuple[list[str], list[int]]:
    """A hierarchy without one joint; what hung on it hangs on what it hung on."""
    above = [parents[gone] if parent == gone else parent for parent in parents]
    kept = [index for index in range(len(names)) if index != gone]
    return [names[i] for i in kept], [kept.index(above[i]) if above[i] >= 0 else -1 for i in kept]


TREES = {
    name: value
    for name, value in vars(test_joint_names).items()
    if name.isupper() and isinstance(value, str) and ">" in value
}
KNOWN_TREES = {known.name: known for known in rigs.KNOWN_RIGS}


def hierarchies() -> Iterator[tuple[str, list[str], list[int]]]:
    for title, text in TREES.items():
        names, parents, _ = test_joint_names.tree(text)
        yield title, names, parents
    for title, known in KNOWN_TREES.items():
        present = [name for name in JOINT_NAMES if name in known.joints]
        parents = []
        for name in present:
            above = PARENTS[joint(name)]
            while above >= 0 and JOINT_NAMES[above] not in present:
                above = PARENTS[above]
            parents.append(present.index(JOINT_NAMES[above]) if above >= 0 else -1)
        yield title, [known.joints[name] for name in present], parents


def differing(make: Callable[[], object], usual: Mapping[str, str] | None) -> str:
    """Joints that are found otherwise than usually."""
    try:
        found = make()
    except KinoflowError as error:
        return f"{type(error).__name__}: {str(error)[:90]}"
    if isinstance(found, RigMap):
        found = {"": found.name, **found.joints}
    if not isinstance(found, Mapping) or usual is None:
        return str(found)
    keys = [key for key in ("", *JOINT_NAMES) if found.get(key) != usual.get(key)]
    return ", ".join(f"{key}={found.get(key, '-')}" for key in keys) or "as before"


def named() -> Iterator[str]:
    """Which joints are ours, of hierarchies in which one joint is missing, means nothing, hangs elsewhere or is twice.

    Each variation goes to the reader of words or to the finder of rigs, by turns.
    """
    for title, names, parents in hierarchies():
        words, known = joint_names.recognise(names, parents), find_rig(names, parents)
        usual = {"": known.name, **known.joints}
        yield f"{title} | {words} | {known.name}: {differing(lambda k=known: k, words)}"
        for index, name in enumerate(names):
            if index % 2 and name[:1] in "rR":
                continue
            nothing = [*names[:index], f"thing{index}", *names[index + 1 :]]
            higher = list(parents)
            higher[index] = parents[parents[index]] if parents[index] >= 0 else -1
            root = list(parents)
            root[index] = -1
            child = next((k for k, parent in enumerate(parents) if parent == index), index)
            for how, (other, above) in {
                "lacks": without(names, parents, index),
                "says nothing at": (nothing, parents),
                "hangs higher at": (names, higher),
                "has another root at": (names, root),
                "has twice": ([*names, name], [*parents, parents[index]]),
                "has again below": ([*names, name], [*parents, child]),
            }.items():
                if (index + len(how)) % 3 == 0:
                    continue
                if how.startswith("has ") and (index + len(how)) % 2:
                    said = differing(lambda n=other, p=above: find_rig(n, p), usual)
                else:
                    said = differing(lambda n=other, p=above: joint_names.recognise(n, p), words)
                yield f"{title} {how} {name} | {said}"


SPINE = "pelvis:hips spine:0 chest:1 neck:2 head:3"


def figure(
    trunk: str,
    arms: int,
    legs: int,
    arm: str = "{}Shoulder {}UpperArm {}LowerArm {}Hand",
    leg: str = "{}Thigh {}Shin {}Foot {}Toe",
) -> tuple[list[str], list[int]]:
    """A trunk of "name>parent", and limbs that hang on these of its joints."""
    names, parents = [], []
    for entry in trunk.split():
        name, _, above = entry.partition(">")
        names.append(name)
        parents.append(int(above) if above else -1)
    for side in ("Left", "Right"):
        for limb, at in ((arm, arms), (leg, legs)):
            for name in limb.split():
                parents.append(at)
                names.append(name.format(side))
                at = len(names) - 1
    return names, parents


FIGURES = {
    "no bone between": ("Hips Chest>0 Neck>1 Head>2", 1, 0),
    "one bone between": ("Hips Spine>0 Chest>1 Neck>2 Head>3", 2, 0),
    "two": ("Hips Spine>0 Spine1>1 Chest>2 Neck>3 Head>4", 3, 0),
    "three": ("Hips Spine>0 Spine1>1 Spine2>2 Chest>3 Neck>4 Head>5", 4, 0),
    "four": ("Hips Spine>0 Spine1>1 Spine2>2 Spine3>3 Chest>4 Neck>5 Head>6", 5, 0),
    "five": ("Hips Spine>0 Spine1>1 Spine2>2 Spine3>3 Spine4>4 Chest>5 Head>6", 6, 0),
    "six": ("Hips Spine>0 Spine1>1 Spine2>2 Spine3>3 Spine4>4 Spine5>5 Chest>6 Head>7", 7, 0),
    "arms on the neck": ("Hips Spine>0 Chest>1 Neck>2 Head>3", 3, 0),
    "arms on the neck on the hips": ("Hips Neck>0 Head>1", 1, 0),
    "arms on a neck that is the root": ("Neck Hips>0 Head>0", 0, 1),
    "arms on the neck's second bone": ("Hips Spine>0 Neck>1 Neck1>2 Head>3", 3, 0),
    "legs on the spine": ("Hips Spine>0 Chest>1 Neck>2 Head>3", 2, 1),
    "legs on the spine, no hips": ("Root Spine>0 Chest>1 Head>2", 2, 1),
    "legs and arms on one": ("Hips Head>0", 0, 0),
    "pelvis beside the spine": ("Root Hips>0 Spine>0 Chest>2 Neck>3 Head>4", 3, 1),
    "hips below the spine": ("Spine Hips>0 Chest>0 Head>2", 2, 1),
    "a spine up to the head": ("Hips Spine>0 Spine1>1 Spine2>2 Spine3>3", 2, 0),
    "a spine up to the head, one": ("Hips Spine>0 Spine1>1 Spine2>2", 2, 0),
    "a spine up to the head, three": ("Hips Spine>0 Spine1>1 Spine2>2 Spine3>3 Spine4>4", 2, 0),
    "two heads": ("Hips Spine>0 Chest>1 Neck>2 Head>3 Head2>4", 2, 0),
    "a head without a neck": ("Hips Spine>0 Chest>1 Head>2", 2, 0),
    "a neck without a head": ("Hips Spine>0 Chest>1 Neck>2", 2, 0),
    "a head on the hips": ("Hips Spine>0 Chest>1 Head>0", 2, 0),
    "neither": ("Hips Spine>0 Chest>1 Jaw>2", 2, 0),
    "something between": ("Hips Body>0 Chest>1 Tie>2 Neck>3 Hat>4 Head>5", 2, 0),
}
ARMS = (
    "{}Arm {}ForeArm {}Hand",
    "{}Shoulder {}Elbow {}Wrist",
    "{}Collar {}Shoulder {}Elbow {}Wrist",
    "{}Clavicle {}Scapula {}Arm {}Arm2 {}ForeArm {}Hand {}Hand2",
    "{}Arm {}Elbow {}ForeArm {}Thing {}Hand",
    "{}Shoulder {}ArmTwist {}Arm {}ForeArmRoll {}ForeArm {}HandIK {}Hand",
    "{}Elbow {}Hand",
    "{}Shoulder {}Hand",
    "{}Arm {}Leg {}ForeArm {}Hand",
    "{}Shoulder {}Shoulder2 {}Arm Bone {}ForeArm {}Hand",
    "{}Shoulder {}Arm Head {}ForeArm {}Hand",
    "{}_Arm Right_ForeArm_Left {}Hand",
)
LEGS = (
    "{}UpLeg {}Leg {}Foot {}ToeBase {}ToeEnd",
    "{}Hip {}Knee {}Ankle {}Foot {}Toe",
    "{}Thigh {}Knee {}Foot",
    "{}Hip {}Thigh {}Shin {}Foot {}Ball {}Toe",
    "{}Leg {}Foot",
    "{}Femur {}Tibia {}Ankle {}Toes {}Foot",
    "{}Thigh {}ThighTwist {}Calf {}CalfTwist {}Foot {}Foot1",
    "{}Thigh {}Shin {}Shin2 {}Foot {}BigToe {}Toes",
)


def spelled() -> Iterator[str]:
    """Which joints are ours, of figures made for it, and what a name is by itself."""
    for title, how in FIGURES.items():
        yield line(title, lambda how=how: str(joint_names.recognise(*figure(*how))))
        yield line(
            f"{title}, no collars",
            lambda h=how: differing(lambda: joint_names.recognise(*figure(*h, ARMS[0], LEGS[1])), None),
        )
    for arm in ARMS:
        names, parents = figure("Hips Spine>0 Chest>1 Neck>2 Head>3", 2, 0, arm)
        yield f"{arm} | {joint_names.recognise(names, parents)}"
    for leg in LEGS:
        names, parents = figure("Hips Spine>0 Chest>1 Neck>2 Head>3", 2, 0, ARMS[0], leg)
        yield f"{leg} | {joint_names.recognise(names, parents)}"
    # Two figures, and one that has a second hand.
    names, parents = figure("Hips Spine>0 Chest>1 Neck>2 Head>3", 2, 0)
    count = len(names)
    for title, other in {"under their own root": -1, "on the first one's head": 4, "on its hand": 8}.items():
        both = [*parents, *(other if parent < 0 else parent + count for parent in parents)]
        yield line(f"twice, {title}", lambda b=both: str(find_rig(names * 2, b).joints))
        yield line(f"words, twice, {title}", lambda b=both: str(joint_names.recognise(names * 2, b)))
        theirs = [*names, *(f"b:{name}" for name in names)]
        yield line(f"twice, named, {title}", lambda t=theirs, b=both: str(find_rig(t, b).joints))
    # Known names, some of them twice: what hangs right is meant.
    smpl = list(KNOWN_TREES["smpl"].joints.values())
    above = [PARENTS[joint(name)] for name in KNOWN_TREES["smpl"].joints]
    where = {name: index for index, name in enumerate(KNOWN_TREES["smpl"].joints)}
    above = [where[JOINT_NAMES[parent]] if parent >= 0 else -1 for parent in above]
    order = sorted(range(len(smpl)), key=lambda k: joint(list(where)[k]))
    smpl, above = [smpl[k] for k in order], [order.index(above[k]) if above[k] >= 0 else -1 for k in order]
    for twin in (0, 4, 7, 12, 15, 18, 20):
        for at in (-1, 0, above[twin], twin, 9, 20):
            for spelling in (smpl[twin], smpl[twin].upper(), f"m_avg_{smpl[twin]}"):
                if (twin + at + len(spelling)) % 3:
                    continue
                yield line(
                    f"{spelling} again on {at}",
                    lambda s=spelling, a=at: str(
                        {k: v for k, v in find_rig([*smpl, s], [*above, a]).joints.items() if v not in smpl}
                    ),
                )
    yield line("again without parents", lambda: str(find_rig([*smpl, "HEAD"]).joints["Head"]))
    for name in (
        "mixamorig:Hips",
        "mixamorig12_Hips",
        "m_avg_Head",
        "f_avg_Head",
        "x_avg_Head",
        "a|b:Head#3",
        "Armature/Head",
        "Head#x",
        "Bip01 L Hand",
    ):
        yield line(name, lambda n=name: joint_names.plain_name(n))
    for map_ in (
        {},
        {"Nose": "a"},
        dict.fromkeys(JOINT_NAMES, "a"),
        {"Pelvis": "a"},
        {name: name for name in REQUIRED_JOINTS},
    ):
        yield line(f"map of {len(map_)}", lambda m=map_: str(custom_rig(m, ["a", *REQUIRED_JOINTS]).joints))
    # Nodes of characters.
    names, parents = figure("Root Bone>0 Hips>1 Spine>2 Chest>3 Neck>4 Head>5", 4, 2)
    everyone = list(range(len(names)))
    node = {"hips": 2, "chest": 4, "neck": 5, "head": 6}
    for side in ("Left", "Right"):
        for bone, name in (
            ("UpperLeg", "Thigh"),
            ("LowerLeg", "Shin"),
            ("Foot", "Foot"),
            ("UpperArm", "UpperArm"),
            ("LowerArm", "LowerArm"),
            ("Hand", "Hand"),
        ):
            node[side.lower() + bone] = names.index(side + name)
    bones = {
        "all": node,
        "chest as spine": {k: v for k, v in node.items() if k != "chest"} | {"spine": 4},
        "all three": node | {"spine": 3, "upperChest": 4, "chest": 3},
        "no chest": dict(list(node.items())[2:]),
        "no head": {k: v for k, v in node.items() if k not in ("head", "neck")},
        "hips above": node | {"hips": 0},
        "hips on the chest": node | {"hips": 4},
        "a head elsewhere": node | {"head": 0},
    }
    for title, said in bones.items():
        yield line(f"VRM, {title}", lambda s=said: humanoid.find_humanoid(names, parents, everyone, humanoid_bones=s))
    for title, some in {
        "all": everyone,
        "without the bone": [k for k in everyone if k != 1],
        "without root and spine": [k for k in everyone if k not in (0, 3)],
    }.items():
        yield line(f"nodes, {title}", lambda s=some: humanoid.find_humanoid(names, parents, s))


def told_of_rigs() -> Iterator[str]:
    """What a file's sizes and names come to."""
    for joints, frames, numbers in (
        (10_000, 99, 0),
        (10_001, 1, 0),
        (100, 10_000, 0),
        (100, 10_000, -1),
        (100, 10_001, 99),
        (100, 10_001, 100),
        (1, 1_000_001, 0),
    ):
        yield line(f"{joints} {frames} {numbers}", lambda n=(joints, frames, numbers): rig.check_size(*n))
    for value in (1e9, -1e9, 1.1e9, -1.1e9, np.nan, np.inf, -np.inf):
        yield line(f"{value}", lambda v=value: rig.check_numbers("it", np.array([0.0, v])))
    yield line("none", lambda: rig.check_numbers("it", np.zeros((0, 3))))
    for names, parents in (
        (["a", "b", "b", "b"], [-1, 0, 1, 0]),
        (["a", "a"], [-1, 0]),
        (["a", "a", "a"], [-1, 5]),
        (["a", "b", "a", "b", "a/b"], [-1, 0, 1, 2, 0]),
    ):
        yield line(f"{names}", lambda n=names, p=parents: " ".join(rig.unique_names(n, p)))
    names = ["Walk", "Wave", "Rig|Run", "T"]
    for moving in ((1, 1, 0, 0), (0, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 1)):
        for which in (None, "Wa", "wal", "run", "RIG", "x", "", 0, 3, 4, -1, "T", "t"):
            yield line(
                f"{which} {moving}", lambda w=which, m=moving: rig.chosen_animation(names, list(map(bool, m)), w)
            )
    yield line("of none", lambda: rig.chosen_animation([], [], None))
    for count in (1, 9, 10, 11, 12, 40):
        yield line(f"{count} names", lambda c=count: rig.listed([f"a long name {k}" for k in range(c)]))


# Rigs.


def rig_of(
    clip: MotionClip,
    *,
    rest: Mapping[str, Degrees] | None = None,
    axes_seed: int | None = None,
    scale: float = 1.0,
    up: str = "Y",
    keep: Sequence[str] = JOINT_NAMES,
    lengths: Mapping[str, float] | None = None,
) -> RigMotion:
    """A motion on a rig whose rest pose is another one of ours, or has axes at random; of other size and up axis."""
    world = {
        "X": np.array([[0.0, 1, 0], [-1, 0, 0], [0, 0, 1]]),
        "Y": np.eye(3),
        "Z": np.array([[1.0, 0, 0], [0, 0, -1], [0, 1, 0]]),
    }[up]
    axes = np.swapaxes(posed(rest or {}).global_rotations[0], -1, -2) @ world.T
    if axes_seed is not None:
        axes = axis_angle_to_matrix(np.random.default_rng(axes_seed).normal(size=(NUM_JOINTS, 3)))
    turned = world @ clip.global_rotations @ axes
    kept = [joint(name) for name in JOINT_NAMES if name in keep]
    parents = []
    for index in kept:
        parent = PARENTS[index]
        while parent >= 0 and parent not in kept:
            parent = PARENTS[parent]
        parents.append(kept.index(parent) if parent >= 0 else -1)
    turned, places = turned[:, kept], scale * (clip.joints @ world.T)[:, kept]
    local = np.empty_like(places)
    for k, parent in enumerate(parents):
        step = places[:, k] - (places[:, parent] if parent >= 0 else 0.0)
        local[:, k] = np.einsum("tji,tj->ti", turned[:, parent], step) if parent >= 0 else step
        local[:, k] *= (lengths or {}).get(JOINT_NAMES[kept[k]], 1.0)
    offsets = np.median(local, axis=0)
    offsets[0] = 0.0
    return RigMotion(
        tuple(JOINT_NAMES[k] for k in kept),
        tuple(parents),
        offsets,
        kinematics.local_rotations(turned, parents),
        local,
        30.0,
        1.0,
    )


DOWN = {"?_Shoulder": (0.0, 0.0, -70.0)}
RESTS: dict[str, Mapping[str, Degrees]] = {
    "T": {},
    **{f"T, leans {a}": {"Pelvis": (a, 0, 0), "?_Hip": (-a, 0, 0)} for a in (25, 29, 31, 34, 36)},
    **{f"T, leans aside {a}": {"Pelvis": (0, 0, a), "L_Hip": (0, 0, -a), "R_Hip": (0, 0, -a)} for a in (28, 33)},
    **{f"arms down {a}": {"?_Shoulder": (0, 0, -a)} for a in (33, 37, 70)},
    **{f"arms ahead {a}": {"?_Shoulder": (0, -a, 0)} for a in (33, 37)},
    **{f"left arm down {a}": {"L_Shoulder": (0, 0, -a)} for a in (33, 38)},
    **{f"right elbow bent {a}": {"R_Elbow": (0, a, 0)} for a in (33, 38)},
    **{f"legs apart {a}": {"?_Hip": (0, 0, a), **DOWN} for a in (20, 29, 32)},
    **{f"knees bent {a}": {"?_Hip": (-a, 0, 0), "?_Knee": (a, 0, 0)} for a in (28, 33, 37)},
    "left shin back": {"L_Knee": (34, 0, 0), **DOWN},
    "right shin back": {"R_Knee": (28, 0, 0), **DOWN},
    "toes out": {"L_Ankle": (0, 30, 0), "R_Ankle": (0, -10, 0), "L_Hip": (0, 10, 0)},
    "chest turned": {"Spine1": (0, 20, 0), "Spine3": (0, 15, 5), **DOWN},
    "sits": {"?_Hip": (-80, 0, 0), "?_Knee": (80, 0, 0)},
    "lies": {"Pelvis": (-90, 0, 0)},
}
FIRST = {
    "T": {},
    "leans": {"Pelvis": (33, 0, 0), "?_Hip": (-33, 0, 0)},
    "leans more": {"Pelvis": (37, 0, 0)},
    "stands": DOWN,
    "arms half down": {"?_Shoulder": (0, 0, -34)},
    "sits": {"?_Hip": (-80, 0, 0), "?_Knee": (80, 0, 0), **DOWN},
    "arms crossed": {"?_Shoulder": (0, 0, 175)},
    "head down": {"Pelvis": (180, 0, 0)},
}


def moves(first: Mapping[str, Degrees], *, best: float = 10.0, heading_deg: float = 40.0) -> MotionClip:
    """From a pose through others, none of which stands straighter than so many degrees."""
    poses = [first]
    for k in range(1, 9):
        lean = best + 7.0 * abs(k - 5)
        poses.append(
            {
                "Pelvis": (lean, 0, 0),
                "L_Hip": (-lean, 2 * k, 0),
                "R_Hip": (-lean, 0, -k),
                "?_Knee": (best / 2 + k, 0, 0),
                "?_Shoulder": (5 * k, -4 * k, -60),
                "L_Elbow": (0, -9 * k, 0),
                "R_Elbow": (0, 7 * k, 0),
                "Spine1": (3, k, 0),
                "Spine2": (0, 2 * k, -k),
                "Neck": (k, 0, 2),
                "L_Collar": (0, k, 2 * k),
                "R_Collar": (0, 3, -k),
                "Head": (0, 3 * k, 0),
            }
        )
    clip = posed(*poses, heading_deg=heading_deg)
    return shifted(clip, np.arange(9)[:, None] * [0.02, 0.003, -0.05])


def put(motion: RigMotion, **options: object) -> list[object]:
    """What it was calibrated on, and the clip."""
    rig_map = options.pop("rig_map", None) or RigMap("own", {name: name for name in motion.joint_names})
    clip = retarget(motion, rig_map=rig_map, **options)
    about = clip.metadata
    notes = [note[:40] for note in about.get("notes", ())]
    return [about["calibration"], *notes, clip, clip.translation[0], clip.translation[-1]]


def retargeted() -> Iterator[str]:
    """On our body, from rigs of other poses at rest, axes, sizes, up axes and lengths."""
    for title, rest in RESTS.items():
        yield line(f"rests: {title}", lambda r=rest: put(rig_of(moves(DOWN), rest=r, scale=2.0)))
    for title, first in FIRST.items():
        for seed, best in ((1, 10.0), (2, 28.0), (3, 31.0)):
            yield line(
                f"begins: {title}, {best}",
                lambda f=first, s=seed, b=best: put(
                    rig_of(moves(f, best=b), axes_seed=s, scale=30.0 * s, up="YZ"[s % 2])
                ),
            )
        # A rest that stands, and a first frame that is a T-pose.
        for rest in ("arms down 70", "T, leans 31", "T, leans 36", "legs apart 32")[len(title) % 2 :: 2]:
            yield line(
                f"begins: {title}, rests: {rest}", lambda f=first, r=rest: put(rig_of(moves(f), rest=RESTS[r], up="Z"))
            )
    for up in "XYZ":
        for said in (None, "X", "Y", "Z", "W"):
            yield line(
                f"up is {up}, said to be {said}",
                lambda u=up, s=said: put(rig_of(moves({}), axes_seed=7, up=u), up_axis=s),
            )
    for frame in (-1, 0, 3, 5, 8, 9):
        yield line(
            f"frame {frame}",
            lambda f=frame: put(r := rig_of(moves({}, best=5), axes_seed=4), calibration=calibrate(r, OWN, f)),
        )
    for title, keep in {
        "required": REQUIRED_JOINTS,
        "no collars": [n for n in JOINT_NAMES if "Collar" not in n],
        "left collar": [n for n in JOINT_NAMES if n != "R_Collar"],
        "one toe": [n for n in JOINT_NAMES if n != "L_Foot"],
        "no head": [n for n in JOINT_NAMES if n != "Head"],
        "no neck": [n for n in JOINT_NAMES if n != "Neck"],
        "spine 1": [n for n in JOINT_NAMES if n != "Spine2"],
        "spine 2": [n for n in JOINT_NAMES if n != "Spine1"],
    }.items():
        for first in ("T", "sits"):
            yield line(
                f"has {title}, {first}",
                lambda k=keep, f=first: put(rig_of(moves(FIRST[f], best=33.0), axes_seed=5, keep=k)),
            )
    for title, lengths in {
        "shoulders near": {"L_Shoulder": 0.3, "R_Shoulder": 0.6},
        "shoulders far": {"L_Shoulder": 2.0},
        "short shins": {"L_Ankle": 0.5, "R_Ankle": 0.6},
        "one leg": {"L_Knee": 1.4},
        "no legs": dict.fromkeys(("L_Knee", "R_Knee", "L_Ankle", "R_Ankle"), 0.0),
        "hips at one place": {"L_Hip": 0.0, "R_Hip": 0.0},
        "hips on a line": {"L_Hip": 1.0, "R_Hip": 0.999},
        "no toes": {"L_Foot": 0.0, "R_Foot": 0.0},
    }.items():
        for first in ("T", "sits"):
            yield line(
                f"{title}, {first}",
                lambda n=lengths, f=first: put(rig_of(moves(FIRST[f], best=33.0), axes_seed=6, lengths=n)),
            )
    for at, name in enumerate(("sits 200", "kneels 100", "crawls 30", "lies 20", "planks 90", "rolls 260", "bends 50")):
        for up in "YZ":
            clip = pieces()[name].crop(0, 9 + at)
            for height in (0.0, 0.5)[at % 2 : at % 2 + 1]:
                yield line(
                    f"{name} {up} at {height}",
                    lambda c=clip, u=up, h=height: put(rig_of(shifted(c, [0.1, h, 0.4]), axes_seed=8, up=u)),
                )
    walk = everybody()["walks"].crop(60, 90)
    for rest in "YZ":
        for up in "YZ":
            for place in ([0, 0, 0], [0, 0.5, 0.3], [0.2, -0.4, 0.0], [0, 5.0, 5.0]):
                for height in (1.0, 0.3):
                    moved = shifted(walk.replace(translation=walk.translation * [1, height, 1]), place)
                    yield line(
                        f"rests {rest}, moves {up}, {place}, {height}",
                        lambda m=moved, r=rest, u=up: put(moving_along(m, r, u)),
                    )
    for seed in (0, 1):
        yield line(f"creeps {seed}", lambda s=seed: put(rig_of(crouching(s, 20), axes_seed=s + 9)))
    joined = rig_of(edits.concatenated([moves({}), moves(DOWN)]), axes_seed=3)
    world = joined.world
    assert len(world) == 2
    parts = [joined.part(0, 9, {"a": 1}), joined.part(9, 18, {"notes": ["b"]})]
    yield line("parts", lambda: [[c, str(c.metadata)] for c in retarget_parts(joined, parts)])
    same = rig_of(edits.concatenated([moves(DOWN), moves(DOWN)]), rest={}, lengths={"L_Shoulder": 0.5})
    halves = [same.part(0, 9, {}), same.part(9, 18, {})]
    yield line("halves", lambda: [[c, str(c.metadata)] for c in retarget_parts(same, halves)])
    standing = rig_of(moves({}), axes_seed=3)
    yield line("as another stands", lambda: put(rig_of(moves(FIRST["sits"]), axes_seed=3), standing=standing))
    few = rig_of(moves({}), axes_seed=3, keep=REQUIRED_JOINTS)
    yield line("as fewer stand", lambda: put(rig_of(moves({}), axes_seed=3), standing=few))
    for title, rest in RESTS.items():
        places = dict(zip(JOINT_NAMES, posed(rest).joints[0], strict=True))
        yield line(f"ours: {title}", lambda p=places: our_rotations(p))
        yield line(
            f"ours, no toes: {title}", lambda p=places: our_rotations({k: v for k, v in p.items() if "Foot" not in k})
        )


def up_axes() -> Iterator[str]:
    """Which way is up, of places of joints."""
    for name in ("walks 60", "sits 200", "lies 20", "kneels 100", "bends 50", "crawls 30"):
        clip = pieces()[name]
        for turn in ("as it is", "on its back", "on its face", "half"):
            angle = {"as it is": 0.0, "on its back": -90.0, "on its face": 90.0, "half": 45.0}[turn]
            matrix = axis_angle_to_matrix(np.radians([angle, 0, 0]))
            for shift in ([0, 0, 0], [0, 0.16, 0], [0, 0, 0.16], [0, 0.9, 1.4], [0, -0.14, -0.5]):
                joints = clip.joints @ matrix.T + shift
                places = dict(zip(JOINT_NAMES, joints.transpose(1, 0, 2), strict=True))
                some = {k: v for k, v in places.items() if "Foot" not in k}
                yield (
                    f"{name}, {turn}, {shift} | {canonical.up_axis_of_motion(places, 'Y')}"
                    f"{canonical.up_axis_of_motion(places, 'Z')}{canonical.up_axis_of_motion(some, 'Y')}"
                    f"{canonical.up_axis_without_standing(places)}"
                )


# Frames that are known.


def masks(count: int) -> dict[str, np.ndarray]:
    frames = {
        "a pose": [12],
        "a pose at first": [0],
        "poses": [4, 18],
        "three": [9, 10, 11],
        "the end": range(count - 6, count),
        "both ends": [*range(5), *range(count - 4, count)],
        "the last": [count - 1],
        "by turns": [2, 7, 8, 13, 20, 26],
        "far ends": [0, count - 1],
    }
    return {title: np.isin(np.arange(count), list(some)) for title, some in frames.items()}


def planted() -> Iterator[str]:
    """Feet, around frames that are known."""
    for number, (name, clip) in enumerate(upright().items()):
        times = np.arange(clip.num_frames)
        for k, (title, known) in enumerate(masks(clip.num_frames).items()):
            for far in (0.03, 0.2):
                if (number + k + round(far * 10)) % 2:
                    continue
                way = far * np.sin(times / 6.0 + k)[:, None] * [1.0, 0.0, 0.6]
                led = shifted(clip, way * ~known[:, None])
                yield line(f"{name}, {title}, {far}", lambda c=led, m=known: planting.planted_around(c, m))
        led = shifted(clip, 0.05 * np.sin(times / 4.0)[:, None] * [1.0, 0.1, 0.3])
        for allowed in (0.0, 2.0, 5.0, 9.0):
            known = masks(clip.num_frames)["poses"]
            yield line(
                f"{name}, allowed {allowed}",
                lambda c=led, m=known, a=allowed: [planting.planted_around(c, m, a), planting.eased_on_feet(c, m, a)],
            )
    # Somebody who stands beside where they are known to stand.
    stands = still(perfect_walk().crop(3, 4), 24)
    for step in (0.0, 0.003, 0.02, 0.06, 0.11, 0.14, 0.3, 0.7):
        for title, known in masks(24).items():
            if title in ("a pose", "poses", "both ends", "three"):
                led = shifted(stands, np.where(known, 0.0, step)[:, None] * [0.6, 0.0, 0.8])
                yield line(f"stands, {title}, {step}", lambda c=led, m=known: planting.planted_around(c, m))
    for height in (0.49, 0.51):
        low = stands.replace(translation=stands.translation * [1, 0, 1] + [0, height, 0])
        yield line(
            f"low {height}",
            lambda c=low: planting.eased_on_feet(
                shifted(c, 0.02 * np.sin(np.arange(24))[:, None] * [1, 0, 1]), masks(24)["a pose"], 0.0
            ),
        )


def smoothed() -> Iterator[str]:
    """Numbers over time, and rotations around those that are kept."""
    random = np.random.default_rng(3)
    for count in (1, 2, 3, 5, 12):
        for shape in ((), (2,), (2, 3)):
            values = random.normal(size=(count, *shape))
            for size in (1, 3, 5, 9):
                yield line(f"mean {values.shape} {size}", lambda v=values, s=size: smoothing.moving_mean(v, s))
            for size in (1, 2, 3, 4, 5, 8, 9):
                if size % 2:
                    yield line(f"most {values.shape} {size}", lambda v=values, s=size: smoothing.moving_maximum(v, s))
            for sigma in (0.4, 1.0, 1.9):
                yield line(
                    f"Gauss {values.shape} {sigma}",
                    lambda v=values, s=sigma: [
                        smoothing.gaussian_mean(v, s),
                        smoothing.gaussian_mean(v, s, cut_deviations=2.3),
                    ],
                )
    for count in (4, 5, 9, 20):
        beside = random.normal(size=(3, count))
        for size in (3, 5, 7):
            yield line(
                f"beside {count} {size}",
                lambda v=beside, s=size: [smoothing.mean_beside(v, s), smoothing.steps_of_mean(v, s)],
            )
    for text in ("", "x", ".", "xx.x", ".xx..xxx.", "x.x.x", "xxxxx", "...x"):
        mask = np.array([letter == "x" for letter in text], bool)
        yield line(
            f"runs of {text}", lambda m=mask: [*smoothing.runs(m), *(smoothing.long_runs(m, n) for n in (1, 2, 3, 4))]
        )
    for fraction in (-0.1, 0.0, 0.2, 0.5, 0.9, 1.0):
        yield line(f"step {fraction}", lambda f=fraction: float(smoothing.smooth_step(np.array(f))))
    clip = pieces()["strikes 10"]
    for count in (1, 2, 3, 4, 5, 10, 11, 12, 13, 31):
        short = clip.crop(0, count)
        yield line(f"{count} frames", lambda c=short: smoothing.smooth(c))
        yield line(f"{count} frames, low", lambda c=short: smoothing.low_pass(c, 0.04))
        free = np.linspace(0.3, 1, count * NUM_JOINTS).reshape(count, -1)
        jolt = short.rotations.copy()
        jolt[count // 2 :, 16:18] = jolt[count // 2 :, 16:18] @ axis_angle_to_matrix(np.array([0.5, 0.2, -0.4]))
        jolt[count // 3, 5] = jolt[count // 3, 5] @ axis_angle_to_matrix(np.array([0.24, 0.0, 0.0]))
        yield line(f"{count} frames, jolts", lambda j=jolt, f=free: smoothing.without_jolts(j, f))
        yield line(f"{count} frames, no jolts", lambda c=short, f=free: smoothing.without_jolts(c.rotations, f))
        if count > 1:
            yield line(f"{count} frames, degrees", lambda j=jolt: smoothing.jolts_deg(j))
        for title, kept in masks(count).items() if count not in (2, 4, 10, 12) else ():
            columns = np.repeat(kept[:, None], NUM_JOINTS, 1)
            columns[:, 3:] &= kept[::-1, None]
            places = np.column_stack([kept, kept[::-1], kept & (np.arange(count) > 3)])
            moved = shifted(short, np.where(kept, 0.0, 0.06)[:, None] * [1.0, -0.5, 0.3])
            yield line(
                f"{count} frames around {title}",
                lambda c=moved, r=columns, p=places: [
                    smoothing.smooth_around(c, r, p),
                    smoothing.eased_around(c, r, p),
                    smoothing.eased(c.translation[..., None] + 0.1, p),
                ],
            )
    long = edits.concatenated([clip, pieces()["walks 60"]])
    for title, some in {
        "two far": [8, 50],
        "gap of 10": [20, 31],
        "gap of 9": [20, 30],
        "gap of 11": [20, 32],
        "one free": [20, 22],
        "near the end": [56],
    }.items():
        kept = np.isin(np.arange(62), some)[:, None]
        moved = shifted(long, np.where(kept, 0.0, 0.06) * [1.0, -0.5, 0.3])
        yield line(
            f"long, {title}",
            lambda c=moved, k=kept: smoothing.smooth_around(c, np.repeat(k, NUM_JOINTS, 1), np.repeat(k, 3, 1)),
        )


# One after the other.


def warped() -> Iterator[str]:
    """Turned and moved over time."""
    for name, clip in pieces().items():
        rise = np.linspace(0, 1, clip.num_frames)
        for missing in (0.0, 0.5):
            yield line(f"{name} share, {missing}", lambda c=clip, m=missing: warping.moved_share(c, m))
        yield line(f"{name} warped", lambda c=clip, r=rise: warping.warped(c, 0.5 * r, r[:, None] * [0.2, -0.3]))
    stands = perfect_walk().crop(3, 4)
    for count in (2, 3, 4, 8, 13, 25, 40):
        clip = still(stands, count)
        rise = np.linspace(0, 1, count)
        yield line(f"stands {count} share", lambda c=clip: [warping.moved_share(c), warping.moved_share(c, 0.3)])
        for yaw, far in ((0.0, 0.0), (0.0, 0.018), (0.0, 0.022), (0.045, 0.0), (0.055, 0.0), (-0.6, 0.1), (0.3, 0.5)):
            for sinks in (True, False):
                yield line(
                    f"stands {count}, {yaw}, {far}, {sinks}",
                    lambda c=clip, r=rise, y=yaw, f=far, s=sinks: warping.warped(
                        c, y * r, f * r[:, None] * [0.6, -0.8], sinks=s
                    ),
                )
    clip = pieces()["slips 13"]
    rise = np.linspace(0, 1, 31)
    for text in ("x" * 31, "." * 31, "...xxxxxxx..........xxxxx......", "xxxxx" + 20 * "." + "xxxxxx", "x" + 30 * "."):
        rests = np.array([[letter == "x", other == "x"] for letter, other in zip(text, text[::-1], strict=True)])
        for high in (0.0, 0.2, 0.5):
            lifted = clip.rotations.copy()
            lifted[8:20, joint("L_Hip")] = axis_angle_to_matrix(np.array([-3 * high, 0, 0])) @ lifted[8:20, 1]
            yield line(
                f"rests {text}, {high}",
                lambda c=lifted, r=rests: warping.warped(
                    clip.replace(rotations=c), 0.4 * rise, rise[:, None] * [0.2, 0.3], r
                ),
            )
    for shift in ([0.1, 0.4], [0.1, 0.2, 0.3]):
        for about in (None, [1.0, 0.0, 2.0]):
            yield line(f"placed {shift} {about}", lambda s=shift, a=about: warping.placed(clip, 0.7, np.array(s), a))


def joined() -> Iterator[str]:
    """How one goes over to the next, of a few frames and of many."""
    some = list(pieces().items())
    for number, (name, first) in enumerate(some):
        other, second = some[(number * 5 + 3) % len(some)]
        title = f"{name} to {other}"
        yield line(
            f"{title}, frames",
            lambda a=first, b=second: [
                joining.fade_frames(a, b),
                *edits.end_offset(a, b),
                joining.foot_rests(a),
                joining.aligned(a, b),
            ],
        )
        if number % 4 == 0:
            yield line(f"{title}, continued", lambda a=first, b=second: joining.continued(a, b))
            yield line(f"{title}, preceded", lambda a=first, b=second: warping.preceded(a, b, sinks=False))
        count = 1 + number % 4
        for length in (1, 2, 3, 5):
            short = second.crop(4, 4 + length)
            yield line(
                f"{title}, {count} and {length}",
                lambda a=first.crop(0, count), b=short: [joining.inertialised(a, b, 4), joining.inertialised(a, b, 1)],
            )
            if length > 1:
                yield line(
                    f"{title}, {count} and {length} continued",
                    lambda a=first.crop(0, count), b=short: joining.continued(a, b, fade=3),
                )
        for seam in (0, 1, 5, 15, 30):
            yield line(f"{name} seam {seam}", lambda c=first, s=seam: joining.seam_report(c, s))
    stands = still(perfect_walk().crop(3, 4), 30)
    for raised in (-0.2, -0.09, -0.07, 0.0, 0.07, 0.09, 0.3):
        here = shifted(stands, [0.3, raised, 0.2])
        yield line(
            f"raised {raised}",
            lambda h=here: [joining.aligned(h, stands), joining.aligned(stands, h), joining.foot_rests(h)],
        )
    sits = still(pieces()["sits 200"], 20)
    for step in (0.0, 0.03, 0.08, 0.13, 0.4):
        for turned in (0.0, 20.0, 30.0, -170.0):
            for title, body in {"stands": stands, "sits": sits}.items():
                moved = shifted(canonical.turn(body, np.radians(turned)), [step, 0.0, -step / 2])
                if (round(step * 100) + round(turned) + len(title)) % 2:
                    continue
                yield line(
                    f"{title} {step} {turned}",
                    lambda b=body, m=moved: [
                        joining.continued(b, m, align=False),
                        joining.continued(b, m, fade=4, align=False, sinks=False),
                    ],
                )
    for turned in (100.0, 175.0, 185.0, 260.0):
        spun = posed(*({"L_Elbow": (0.0, turned + 4 * k, 0.0)} for k in range(3)))
        yield line(f"turned {turned}", lambda s=spun: joining.inertialised(s, pieces()["walks 60"].crop(0, 8), 6))
        yield line(f"to turned {turned}", lambda s=spun: joining.inertialised(pieces()["walks 60"].crop(0, 4), s, 2))
    for frames in (1, 2, 5, 12):
        yield line(f"fading {frames}", lambda f=frames: joining.fading(f))
    for title, mask in masks(20).items():
        yield line(f"away from {title}", lambda m=mask: joining.frames_away(m))
    clip = pieces()["walks 60"]
    ankle = clip.joints[:, joint("L_Ankle")]
    for far in ([0.1, 0, 0], [0.4, 0.0, 0.2], [0, -0.05, 0], [0, -0.3, 0], [0, 0.2, 0.9]):
        places, counts = ankle + far, np.arange(31) % 7 > 2
        yield line(f"carried {far}", lambda p=places, s=counts: joining.carried(clip, 0, p, s))
        yield line(f"lowered {far}", lambda p=places, s=counts: joining.lowered(clip, {0: (p, None, s)}))
        yield line(
            f"reached {far}",
            lambda p=places, s=counts: [
                limbs.reach(clip, "L_Ankle", p, None, s),
                limbs.reach(clip, "L_Ankle", p, clip.rotations[:, 3]),
                limbs.reach(clip, "R_Wrist", p),
                limbs.reach(clip, "R_Wrist", p, None, ~s & s),
            ],
        )
    yield line("no such limb", lambda: limbs.reach(clip, "Head", ankle))


def edited() -> Iterator[str]:
    """Parts, times and frames of one put into another."""
    some = list(pieces().items())
    for number, (name, clip) in enumerate(some):
        _, other = some[(number * 7 + 2) % len(some)]
        yield line(
            f"{name} at times", lambda c=clip: edits.at_times(c, np.array([-1.0, 0.0, 0.3, 7.75, 29.5, 30.0, 44.0]))
        )
        yield line(f"{name} led", lambda c=clip, o=other: edits.led_to(c, o, 2 + number % 6))
        if number % 2:
            continue
        for count in (3, 4, 31, 46, 61, 91, 310, 311, 1, 2):
            if count < 5 or (count + number) % 4 == 0 or count > 300:
                short = clip.crop(0, 31 if count not in (46, 61) else 20)
                yield line(f"{name} in {count}", lambda c=short, n=count: edits.retimed(c, n))
        for start, stop in (
            (0, 9),
            (1, 9),
            (1, 3),
            (2, 4),
            (10, 21),
            (20, 30),
            (20, 31),
            (29, 31),
            (0, 31),
            (5, 5),
            (9, 40),
        ):
            if (start + stop + number) % 4 == 0:
                wanted = max(stop - start + (start > 0) + (stop < 31), 1)
                yield line(
                    f"{name} replaced {start} {stop}",
                    lambda c=clip, o=other, a=start, b=stop, w=wanted: edits.replaced(c, a, b, o.crop(0, min(w, 31))),
                )
        for part, start, stop in (
            ("left arm", 0, None),
            ("head", 0, 8),
            ("legs", 4, 31),
            ("trunk", 25, 31),
            ("arms", 4, 6),
            ("right leg", 5, None),
            ("upper body", 1, 30),
            ("arms", 9, 9),
        ):
            yield line(
                f"{name} {part} {start} {stop}",
                lambda c=clip, o=other, p=part, a=start, b=stop: edits.with_part(c, o.crop(0, 14), p, a, b).rotations,
            )
    walk, run = pieces()["walks 60"], pieces()["runs 40"]
    stands = still(perfect_walk().crop(3, 4), 30)
    for title, make in {
        "wrong length": lambda: edits.replaced(walk, 3, 9, run.crop(0, 7)),
        "still before": lambda: edits.replaced(edits.concatenated([stands, run]), 30, 40, run.crop(0, 12)),
        "still after": lambda: edits.replaced(edits.concatenated([run, stands]), 20, 31, run.crop(0, 13)),
        "still led": lambda: edits.led_to(walk, stands, 30),
        "one frame led": lambda: edits.led_to(walk, stands.crop(0, 1), 9),
        "faster after": lambda: edits.followed(walk, canonical.resample(run, 60.0)),
        "slower before": lambda: edits.led_up_to(walk, canonical.resample(run, 20.0)),
        "between of 2": lambda: edits.between(walk, run, run.crop(0, 2)),
        "over 0": lambda: edits.going_over(walk, run, 0),
        "over 1": lambda: edits.going_over(walk, run, 1),
        "over 9": lambda: edits.going_over(walk, run, 9),
    }.items():
        yield line(title, make)
    both = on_both_feet(30)
    for shift, yaw in ((0.015, 0.0), (0.025, 0.0), (0.0, 9.0), (0.0, 11.0), (0.015, 9.0), (0.2, -40.0)):
        moved = shifted(canonical.turn(both, np.radians(yaw)), [shift, 0, 0])
        yield line(
            f"sways on both feet {shift} {yaw}",
            lambda m=moved: [
                edits.led_to(both, m),
                edits.replaced(edits.concatenated([both, m]), 20, 42, both.crop(0, 24)),
                edits.between(both, m, walk.crop(0, 12)),
                joining.continued(both, m, align=False),
                warping.preceded(both, m, align=False, fade=7),
            ],
        )
        moved = shifted(canonical.turn(stands, np.radians(yaw)), [shift, 0, 0])
        yield line(f"sways {shift} {yaw}", lambda m=moved: edits.led_to(stands, m))
    for said in (
        "left arm",
        "left_arm",
        "Left-Arm",
        "lft arm",
        "hips",
        "hand",
        "right knee",
        "upperbody",
        "nose",
        3,
        "",
        "torso",
        "hip",
        "lower body",
        "legz",
    ):
        yield line(f"part {said}", lambda s=said: edits.check_part(s))
    for have, count in ((2, 2), (2, 3), (2, 20), (2, 21), (3, 2), (20, 2), (21, 2), (1, 2), (4, 7), (30, 3)):
        yield line(f"{have} in {count}", lambda h=have, n=count: edits.retimed(walk.crop(0, h), n))
    # Feet that slide as they do because frames are few: they are held.
    for start, count in ((0, 31), (60, 31), (120, 40), (200, 25), (260, 31)):
        for name in ("walks", "strikes", "kneels"):
            few = everybody()[name].crop(start, start + count)[::4]
            yield line(f"{name} {start} in more", lambda c=few: [edits.retimed(c, n) for n in (19, 35, 50)])
    slips = perfect_walk(0.05)
    for fps in (20.0, 30.0, 60.0):
        for start, count in ((0, 60), (9, 41), (5, 2), (5, 1)):
            clip = canonical.resample(slips, fps).crop(start, start + count)
            yield line(f"locked {fps} {start} {count}", lambda c=clip: [(f := foot_lock.lock_feet(c)), f.outcome])
            for lift in (0.023, 0.2):
                up = shifted(clip, lift * np.linspace(-1, 1, count)[:, None] * [0, 1, 0.1])
                yield line(
                    f"locked {fps} {start} {count}, {lift}", lambda c=up: [(f := foot_lock.lock_feet(c)), f.outcome]
                )


def on_floors() -> Iterator[str]:
    """Where the floor is and what rests on it."""
    for name, clip in pieces().items():
        times = np.linspace(-1, 1, 31)[:, None] * [0.0, 1.0, 0.0]
        for drift in (0.0, 0.0103, 0.0307, 0.1379, 0.1713, 0.4717):
            moved = shifted(clip, drift * times)
            yield line(f"{name} drifts {drift}", lambda c=moved: [grounding.find_floor(c), grounding.supported(c)])
        yield line(f"{name} on floors", lambda c=clip: [contacts.foot_contacts(c, h) for h in (-0.03, 0.01, 0.03)])
        for count in (1, 2, 3, 4, 5, 7):
            short = clip.crop(6, 6 + count)
            yield line(
                f"{name} {count} frames",
                lambda c=short: [
                    *contacts.foot_heights_and_speeds(c),
                    contacts.foot_contacts(c),
                    grounding.find_floor(c),
                    grounding.ground_by_supports(c),
                    measures.floor_height_m(c),
                    measures.floating_mm(c),
                    measures.penetration_mm(c),
                    measures.foot_slide_mm_per_frame(c),
                ],
            )
            if count > 3:
                yield line(
                    f"{name} {count} jerk",
                    lambda c=short: [measures.jerk_m_per_s3(c), measures.jerk_by_frame_m_per_s3(c)],
                )
    stands = still(perfect_walk().crop(3, 4), 90)
    times = np.arange(90)[:, None]
    for title, height in {
        "slow": 0.05 * np.sin(times / 40.0),
        "slower": 0.13 * np.sin(times / 60.0),
        "far": 0.2 * np.sin(times / 60.0),
        "fast": 0.1 * np.sin(times / 9.0),
        "little": 0.012 * np.sin(times / 30.0),
        "a step": 0.4 * (times > 45),
        "a dip": -0.05 * (times == 40),
        "on a box for long": 0.3 * (times > 20),
        "briefly": 0.3 * (times > 80),
        "rises": 0.0043 * times,
        "rises fast": 0.0075 * times,
        "leaps": 0.3 * np.maximum(np.sin(times / 3.0 + 0.17), -0.213),
        "in ten": 0.0253 * (times > 12),
        "more": 0.0413 * (times > 12),
        "in a ramp": 0.006 * np.clip(times - 40, 0, 24),
    }.items():
        moved = shifted(stands, height * [0, 1, 0])
        yield line(
            f"stands, {title}",
            lambda c=moved: [
                grounding.find_floor(c),
                grounding.ground_by_supports(c),
                grounding.ground_by_supports(c, drift=False),
            ],
        )
    for speed in (0.121, 0.163, 0.204, 0.243):
        for height in (0.0, 0.021, 0.0341, 0.049):
            moved = shifted(stands.crop(0, 12), np.arange(12)[:, None] * [speed / 30, 0, 0] + [0, height, 0])
            yield line(f"slides {speed}, {height}", lambda c=moved: contacts.foot_contacts(c).sum(axis=0))
    for gap in (1, 2, 3, 4, 5):
        lift = np.zeros((30, 1))
        lift[10 : 10 + gap] = 0.2
        yield line(
            f"lifted for {gap}", lambda x=lift: contacts.foot_contacts(shifted(stands.crop(0, 30), x * [0, 1, 0]))
        )
        yield line(
            f"down for {gap}", lambda x=0.2 - lift: contacts.foot_contacts(shifted(stands.crop(0, 30), x * [0, 1, 0]))
        )


def looped() -> Iterator[str]:
    """Cycles."""
    walk = perfect_walk(0.01)
    # A little farther to the side in each cycle: else all are equally good.
    walk = shifted(walk, 2e-5 * np.arange(walk.num_frames)[:, None] ** 2 * [1.0, 0.0, 0.0])
    for title, clip in {
        "walks": walk,
        "walks an arc": warping.warped(walk, np.linspace(0, 1.4, walk.num_frames), np.zeros((walk.num_frames, 2))),
        "in place": travel.in_place(everybody()["walks"].crop(60, 140)),
        "strikes": everybody()["strikes"].crop(0, 90),
        "stands": everybody()["stands"].crop(0, 70),
        "sways": still(walk, 60),
        "short": walk.crop(0, 18),
        "shorter": walk.crop(0, 19),
    }.items():
        for count in (None, 24, 40):
            yield line(
                f"{title}, {count}",
                lambda c=clip, n=count: [(x := loops.loop_of(c, n)), x.says(), loops.in_words(x.says(), 30.0)],
            )
        if title != "walks an arc":
            # There, a last bit more or less is seen.
            yield line(f"{title}, exactly 30", lambda c=clip: loops.loop_of(c, 30, exact=True))
    for name, clip in pieces().items():
        yield line(
            f"{name} as it is",
            lambda c=clip: [
                loops.Loop.of(c),
                loops.sealed(c),
                loops.sealed(c.crop(0, 4)),
                loops.repeated(c, 1),
                loops.repeated(c, 3),
            ],
        )
    # Who does nothing but breathe, in a second or two; no two breaths are quite the same.
    for count, period in ((260, 51.3), (140, 28.7)):
        times = np.arange(count)
        depth = (0.02 + 1e-4 * times) * np.sin(2 * np.pi * times / period)
        breathes = on_both_feet(count)
        turns = breathes.rotations.copy()
        turns[:, joint("Spine2")] = axis_angle_to_matrix(depth[:, None] * [1.0, 0.1, 0.0])
        breathes = breathes.replace(rotations=turns)
        yield line(f"breathes {count}", lambda c=breathes: [(x := loops.loop_of(c)), x.says()])
    yield line("never", lambda: loops.repeated(walk, 0))
    for left, forward, turn, seam in (
        (0.0, 0.0, 0.0, 1.0),
        (0.1, 1.0, 0.5, 1.4),
        (0.1, -1.0, 0.5, 1.6),
        (0.3, 1.0, 0.0, 2.0),
        (-0.3, 1.0, 5.0, 1.0),
        (0.1, 1.0, -1.2, 1.0),
        (0.009, 0.011, 0.9, 0.5),
        (-0.5, 0.0, 1.0, 3.1),
    ):
        said = {
            "frames": 33,
            "travel_m": [left, forward],
            "turn_deg": turn,
            "seam_acceleration_m_s2": seam,
            "percentile_95_m_s2": 1.0,
            "seam_pose_cm": 0.5 * seam,
            "seam_height_cm": 1.0,
        }
        yield f"{left} {forward} {turn} {seam} | {loops.in_words(said, 30.0)}"


# Places, turns, numbers.


def placed() -> Iterator[str]:
    """Seen from somewhere, facing somewhere, and as columns."""
    for name, clip in pieces().items():
        yield line(
            name,
            lambda c=clip: [
                canonical.heading_rad(c),
                canonical.facing_rad(c),
                canonical.from_pelvis(c),
                canonical.lowest_point_m(c),
                canonical.canonicalise(c),
                canonical.mirror(c),
                canonical.ground(c),
                travel.path_facts(c),
            ],
        )
        six = features.encode(c := clip)[:, features.ROTATIONS][:, :6].T
        yield line(
            f"{name} facing",
            lambda s=six, c=c: [
                canonical.facing_of_rot6d_rad(s),
                canonical.facing_of_rot6d_rad(1.7 * s),
                canonical.heading_of_pelvis_rad(c.rotations[:, 0]),
            ],
        )
        for fps in (29.0, 10.0, 31.0, 30.0 + 1e-7):
            yield line(f"{name} at {fps}", lambda c=clip, f=fps: canonical.resample(c.crop(0, 12), f))
    one = pieces()["walks 60"].crop(0, 1)
    yield line(
        "one frame", lambda: [canonical.resample(one, 12.0), travel.path_facts(one), *loops.Loop.of(one).travel_m]
    )
    yield line("together", lambda: canonical.canonicalise_together(list(pieces().values())[:3]))
    whole = MotionClip.of_world(
        everybody()["walks"].crop(0, 40).global_rotations.copy(), everybody()["walks"].crop(0, 40).translation, 30.0
    )
    yield line(
        "cut",
        lambda: [
            [c, features.features_of(c), canonical.heading_rad(c), contacts.foot_heights_and_speeds(c)]
            for c in canonical.canonicalise_together(whole.cut([10, 1, 29], [{}, {"a": 1}, {}]))
        ],
    )
    random = np.random.default_rng(1)
    for shape in ((features.NUM_FEATURES,), (3, features.NUM_FEATURES), (2, 3, features.NUM_FEATURES)):
        x = random.normal(size=shape)
        yield line(f"mirrored {shape}", lambda v=x: features.mirror_features(v))
        mean, std = random.normal(size=features.NUM_FEATURES), np.abs(random.normal(size=features.NUM_FEATURES)) * 2e-3
        known = features.Statistics(mean, std)
        yield line(f"normal {shape}", lambda v=x, s=known: [s.normalise(v), s.restore(v), s.denormalise(v)])
    x = random.normal(size=(4, features.NUM_FEATURES))
    yield line("decoded", lambda: features.decode(x, rest_pelvis_offset_m=[0.1, 0.2, 0.3]))
    mask = random.random((5, features.NUM_FEATURES)) < 0.9
    yield line(
        "known",
        lambda: [f(mask) * 1.0 for f in (features.known_rotations, features.known_translation, features.known_places)],
    )
    for bad in (np.zeros(3), np.full(features.NUM_FEATURES, np.nan)):
        yield line("no statistics", lambda b=bad: features.Statistics(b, np.ones(features.NUM_FEATURES)))
    # Where somebody travels to.
    walk = everybody()["walks"]
    for start, count in ((0, 200), (60, 90), (60, 5), (60, 2), (60, 1)):
        clip = walk.crop(start, start + count)
        for window in (0.0, 0.05, 0.3):
            yield line(
                f"goes {start} {count} {window}",
                lambda c=clip, w=window: [
                    travel.smooth_path_m(c, w),
                    travel.mean_speed_m_per_s(c, w),
                    travel.climb_m(c, w),
                    travel.farthest_m(c),
                ],
            )
        yield line(
            f"travels {start} {count}",
            lambda c=clip: [
                travel.travel_of(c),
                travel.progress_m(c),
                travel.in_place(c),
                travel.travel_m(c),
                travel.turn_rad(c),
            ],
        )
    for far, turn in ((0.25, 0.0), (0.4, 0.0), (0.0, 40.0), (0.0, 50.0), (0.25, 40.0)):
        rise = np.linspace(0, 1, 60)
        moved = warping.warped(still(walk, 60), np.radians(turn) * rise, far * rise[:, None] * [1, 0])
        yield line(f"little {far} {turn}", lambda c=moved: [travel.travel_of(c), travel.progress_m(c)])
    clip = walk.crop(60, 90).replace(metadata={"prompt": "somebody walks", "licence": "CC0", "a": 1})
    for part in (
        slice(3, 9),
        slice(-5, None),
        slice(None, None, 2),
        slice(1, 20, 3),
        slice(0.1, 0.5),
        slice(0.2, None),
        slice(9, 3),
        slice(5, 6),
        slice(None, None, 0),
        slice(None, None, -1),
        slice(None, None, 1.5),
        3,
        "a",
        slice("a", 2),
        slice(0.1, 2),
        slice(-0.3, None),
        slice(np.int64(2), np.float64(0.5)),
        slice(np.nan, 3),
        slice(30, 31),
        slice(29, 30),
        slice("many" * 20, 2),
        "many" * 20,
    ):
        yield line(f"sliced {part}", lambda p=part: [(c := clip[p]), repr(c), len(c), c.duration_s])
    for start, stop in ((0, 30), (0, 1), (29, 30), (5, 5), (-1, 4), (3, 31)):
        yield line(f"cropped {start} {stop}", lambda a=start, b=stop: clip.crop(a, b))
    other = pieces()["runs 40"].replace(metadata={"prompt": "and runs", "licence": "CC BY", "a": 2, "b": 1})
    for second in (other, other.crop(0, 1), canonical.resample(other, 60.0), other.replace(metadata=clip.metadata)):
        yield line("added", lambda s=second: [(c := clip + s), str(c.metadata), repr(c)])
    for rate in (0.9, 1.0, 1000.0, 1001.0):
        yield line(f"rate {rate}", lambda r=rate: clip.replace(fps=r))


def turned() -> Iterator[str]:
    """Rotations in all ways of writing them, near none, near half a turn, and such as are none."""
    axes = np.array([[1.0, 0, 0], [0, 1.0, 0], [0, 0, -1.0], [0.6, 0, -0.8], [-0.3, 0.5, 0.81], [1, -1, 1], [0, 1, -1]])
    axes /= np.linalg.norm(axes, axis=-1, keepdims=True)
    angles = (0.0, 1e-9, 5e-4, 9.99e-4, 1.01e-3, 0.02, 1.0, 2.0, 2.6, 2.7, 3.0, 3.1, 3.14, np.pi, 3.2, 4.5, 6.28)
    for angle in angles:
        matrices = axis_angle_to_matrix(angle * axes)
        told_of = [matrices, matrices - np.eye(3)]
        if abs(angle - np.pi) > 1e-9:
            told_of += [rotations.matrix_to_quaternion(matrices), matrix_to_axis_angle(matrices)]
            apart = np.asfortranarray(np.repeat(matrices[None], 4, 0))
            told_of += [matrix_to_axis_angle(apart)]
        else:
            told_of += [np.abs(rotations.matrix_to_quaternion(matrices)), np.abs(matrix_to_axis_angle(matrices))]
        told_of += [rotations.angle_between(matrices, matrices[::-1]), rotations.angle_between(matrices, np.eye(3))]
        yield line(f"by {angle:g}", lambda t=told_of: t)
        yield line(
            f"by {angle:g}, more",
            lambda m=matrices: [
                rotations.matrix_to_rot6d(m),
                rotations.rot6d_to_matrix(2.0 * rotations.matrix_to_rot6d(m)),
                rotations.rotation_about_y(np.array([angle, -angle])),
                rotations.slerp(m[1:], m[:-1] @ m[2], 0.3 * np.ones(6)) if angle < 2.5 else 0,
                rotations.rotation_between(axes, axes @ m[3]) if abs(angle - np.pi) > 0.2 else 0,
            ],
        )
        yield line(
            f"by {angle:g}, loose",
            lambda m=matrices: (
                [
                    matrix_to_axis_angle(m * (1 + 1e-6)),
                    rotations.matrix_to_quaternion(m * 1.01 + 1e-4),
                    rotations.angle_between(m * (1 + 1e-7), m[2] @ m),
                ]
                if angle < 3
                else 0
            ),
        )
    yield line("mirrored", lambda: rotations.matrix_to_quaternion(np.diag([1.0, 1.0, -1.0])[None]))
    yield line("flat", lambda: rotations.matrix_to_quaternion(np.array([np.eye(3), np.zeros((3, 3))])))
    yield line("no turn", lambda: rotations.quaternion_to_matrix(np.zeros((2, 4))))
    random = np.random.default_rng(2)
    q = random.normal(size=(6, 2, 4))
    q /= np.linalg.norm(q, axis=-1, keepdims=True)
    yield line(
        "quaternions",
        lambda: [
            rotations.quaternion_to_matrix(3 * q),
            rotations.continuous_quaternions(q),
            rotations.continuous_quaternions(q[:1]),
            np.abs(rotations.average_quaternions(q, [0.3, 0.8])),
            rotations.unit(np.array([[0.0, 0, 0], [3, 0, 4]])),
            rotations.length(q),
            rotations.cross(q[..., :3], q[..., 1:]),
        ],
    )
    for order in ("XYZ", "ZXY", "zyx", "YX", "Z"):
        euler = random.uniform(-1.4, 1.4, (5, len(order)))
        yield line(
            f"Euler {order}",
            lambda e=euler, o=order: [
                (m := rotations.euler_to_matrix(e, o)),
                rotations.euler_to_matrix(np.asfortranarray(np.stack([e, e], 1)), o),
                rotations.matrix_to_euler(m, o) if len(o) == 3 else 0,
            ],
        )
    for source, target in (
        ([1, 0, 0], [-1, 0, 0]),
        ([0, 1, 0], [0, -1, 0]),
        ([0, 0, 2], [0, 0, -1]),
        ([1, 2, 3], [2, 4, 6]),
        ([1, 0, 0], [0, 3, 0]),
        ([1, 0, 0], [-1, 1e-3, 0]),
        ([1, 1, 0], [-1, -1, 1e-4]),
    ):
        yield line(
            f"{source} to {target}",
            lambda s=source, t=target: rotations.rotation_between(np.array(s, float), np.array(t, float)),
        )
    # Laid out number by number, and frame by frame.
    many = axis_angle_to_matrix(random.normal(size=(7, 3, 3)))
    apart = rotations.with_numbers_last(np.ascontiguousarray(rotations.with_numbers_first(many)))
    parents = (-1, 0, 1)
    offsets, places = random.normal(size=(3, 3)), random.normal(size=(7, 3))
    for title, m in {"by frames": many, "by numbers": apart}.items():
        yield line(
            title,
            lambda m=m: [
                rotations.numbers_apart(m),
                matrix_to_axis_angle(m),
                rotations.between(m, m[::-1]),
                rotations.product(m, m),
                kinematics.global_rotations(m, parents),
                kinematics.local_rotations(m, parents),
                *kinematics.forward_kinematics(m, places, offsets, parents),
                rotations.slerp(m, m[:, ::-1], np.full((7, 3), 0.4)),
                kinematics.forward_kinematics(m, places[0], offsets, parents)[0],
                kinematics.forward_kinematics(m, places, np.repeat(offsets[None], 7, 0), parents)[0],
            ],
        )
    values = random.normal(size=(7, 4, 3))
    for title, v in {"by rows": values, "by columns": np.ascontiguousarray(values.T).T}.items():
        yield line(
            title,
            lambda v=v: [
                rotations.turned(v, many[0, 0]),
                rotations.empty_beside(v[..., 0], 3).strides,
                axis_angle_to_matrix(v),
            ],
        )
    for count in (1, 2, 3, 4, 7, 8):
        v = random.normal(size=(count, 2))
        yield line(
            f"numbers {count}",
            lambda v=v: [
                arrays.median(v),
                *(arrays.quantile(v[:, 0], s) for s in (0.0, 0.2, 0.5, 0.77, 1.0)),
                arrays.gradient(v) if len(v) > 1 else 0,
                arrays.unwrap(4 * v[:, 0]),
                arrays.unwrap(v[:, 1]),
            ],
        )


def reached() -> Iterator[str]:
    """Limbs and joints brought to places."""
    root = np.array([0.1, 1.0, 0.2])
    for target in (
        [0.1, 0.3, 0.2],
        [0.1, 1.0, 0.2],
        [0.1, 0.95, 0.2],
        [0.4, 0.6, 0.3],
        [0.1, 0.18, 0.2],
        [2.0, 1, 0.2],
        [0.1, 1.0 + 1e-10, 0.2],
    ):
        for pole in ([0, 0, 1.0], [0, -1.0, 0], [1.0, 0.2, 0], [0.0, 0, 0]):
            for upper, lower in ((0.4, 0.43), (0.3, 0.2)):
                yield line(
                    f"{target} {pole} {upper}",
                    lambda t=target, p=pole, u=upper, w=lower: limbs.two_bone(root, np.array(t), np.array(p), u, w),
                )
    for direction, axis in (
        ([1.0, 0, 0], [1.0, 0, 0]),
        ([0, 2.0, 0], [0, 0, 1.0]),
        ([0.3, 0.1, 1], [0.6, 0.8, 0]),
        ([0.0, 0, 0], [0.6, 0, 0.8]),
        ([[1.0, 0, 0], [0, 1.0, 0]], [0, 1.0, 0]),
    ):
        yield line(
            f"square {direction} {axis}", lambda d=direction, a=axis: [limbs.square_to(d, a), limbs.bone_frame(d, a)]
        )
    clip = pieces()["strikes 10"]
    places = clip.joints
    hinge = np.cross(places[:, joint("L_Elbow")] - places[:, joint("L_Shoulder")], [0.0, 0.2, 1.0])
    yield line(
        "limb",
        lambda: limbs.limb_rotations(
            *(places[:, joint(f"L_{name}")] for name in ("Shoulder", "Elbow", "Wrist")),
            ([1, 0, 0], [1, 0.1, 0]),
            [0, 1, 0],
            hinge,
        ),
    )
    some = clip.crop(0, 5)
    seen = some.joints - some.joints[:, :1]
    other = pieces()["walks 60"].crop(3, 8)
    free = np.ones((5, NUM_JOINTS), bool)
    for title, ends, held in (
        ("hand", ["L_Wrist"], []),
        ("hands", ["L_Wrist", "R_Wrist"], ["Pelvis", "Spine1"]),
        ("foot", ["R_Ankle", "R_Knee"], ["Pelvis"]),
        ("head", ["Head", "L_Elbow"], ["Neck"]),
        ("nothing", [], []),
        ("held", ["L_Wrist"], list(JOINT_NAMES)),
    ):
        known = np.zeros((5, NUM_JOINTS), bool)
        known[1:, [joint(name) for name in ends]] = True
        may = free.copy()
        may[:, [joint(name) for name in held]] = False
        wanted = other.joints - other.joints[:, :1]
        for scale in (0.9, 1.6):
            yield line(
                f"{title} {scale}",
                lambda k=known, m=may, s=scale: reaching.at_places(
                    some.rotations, s * wanted * k[..., None] + seen * ~k[..., None], k, m
                ),
            )
    for name in ("L_Wrist", "R_Ankle"):
        known = np.zeros((5, NUM_JOINTS), bool)
        known[:, joint(name)] = True
        yield line(
            f"{name} all at once",
            lambda k=known: reaching.at_places(
                still(some, 5).rotations, seen + np.linspace(0, 0.4, 5)[:, None, None] * [1.0, 0.3, 0.5], k, free
            ),
        )


MORE_CHARACTERS: dict[str, dict] = {
    "thighs as long": {"longer": {"L_Knee": 1.2, "R_Knee": 1.2}, "axes_seed": 5},
    "thighs longer": {"longer": {"L_Knee": 1.05}, "facing": 1.0},
    "narrow hips": {"longer": {"L_Hip": 0.5, "R_Hip": 0.5}, "scale": 100.0},
    "one collar": {"without": ("L_Collar",), "arms_down": 0.2},
    "no neck, no spine": {"without": ("Neck", "Spine1", "Spine2x"), "axes_seed": 6},
    "long collars": {"longer": {"L_Shoulder": 2.0, "R_Shoulder": 0.5}, "mesh": False},
    "knees on the root": {"on_root": ("L_Knee", "R_Elbow"), "scale": 2.0},
}


def fitted() -> Iterator[str]:
    """Short motions on more characters."""
    short = {name: pieces()[name].crop(0, 9) for name in ("slips 0", "walks 150", "lies 20", "sits 200", "strikes 333")}
    short["stands low"] = shifted(still(perfect_walk().crop(3, 4), 9), [0.1, -0.08, 0.0])
    short["high"] = shifted(short["slips 0"], [0.0, 0.1, 0.0])
    for thick in (0.4, 1.3, 2.0):
        plump = character(axes_seed=2)
        plump = dataclasses.replace(plump, surface={k: thick * v for k, v in plump.surface.items()})
        for name, turn in {"on its back": (-90, 0, 0), "on its face": (90, 0, 0), "on its side": (0, 0, 90)}.items():
            clip = still(posed({"Pelvis": turn}, at=(0.1, 0.13, 0.0)), 5)
            yield line(f"skin of {thick}: {name}", lambda p=plump, c=clip: in_words(Fitting(p).tracks(c, OURS)))
    for number, (name, made) in enumerate({**CHARACTERS, **MORE_CHARACTERS}.items()):
        fitting = Fitting(character(**made))
        for k, (title, clip) in enumerate(short.items()):
            if (number + k) % 2:
                yield line(f"{name}: {title}", lambda f=fitting, c=clip: in_words(f.tracks(c, OURS)))


SECTIONS: dict[str, Callable[[], Iterator[str]]] = {
    section.__name__: section
    for section in (
        told_of_rigs,
        turned,
        up_axes,
        placed,
        spelled,
        named,
        retargeted,
        reached,
        on_floors,
        smoothed,
        warped,
        joined,
        edited,
        planted,
        looped,
        fitted,
    )
}


def golden() -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    for text in GOLDEN.read_text(encoding="utf-8").splitlines():
        if text.startswith("== "):
            sections[text[3:]] = []
        else:
            sections[list(sections)[-1]].append(text)
    return sections


@pytest.mark.parametrize("section", SECTIONS)
def test_all_is_made_as_written_down(section):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert list(SECTIONS[section]()) == golden()[section]


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    for section, make in SECTIONS.items():
        print("== " + section, *make(), sep="\n")
