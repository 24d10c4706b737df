"""Which nodes of a file are our joints, and which of its animations is meant."""

from __future__ import annotations

import re

import pytest

from kinoflow.errors import MotionFileError, UnknownRigError
from kinoflow.motion.humanoid import find_humanoid
from kinoflow.motion.rig import chosen_animation, unique_names
from kinoflow.motion.skeleton import JOINT_NAMES, PARENTS

MIXAMO = {
    "Hips": -1, "Spine": 0, "Spine1": 1, "Spine2": 2, "Neck": 3, "Head": 4,
    **{f"{side}{name}": parent for side in ("Left", "Right") for name, parent in (
        ("Shoulder", "Spine2"), ("Arm", "Shoulder"), ("ForeArm", "Arm"), ("Hand", "ForeArm"),
        ("UpLeg", "Hips"), ("Leg", "UpLeg"), ("Foot", "Leg"), ("ToeBase", "Foot"),
    )},
}  # fmt: skip


def mixamo() -> tuple[list[str], list[int]]:
    """Names and parents."""
    names = list(MIXAMO)
    above = [
        parent if isinstance(parent, int) else names.index(parent if parent in names else name[: -len(tail)] + parent)
        for name, parent in MIXAMO.items()
        for tail in [re.sub("^(Left|Right)", "", name)]
    ]
    return [f"mixamorig:{name}" for name in names], above


def test_joints_are_found_by_their_names():
    names, parents = mixamo()
    found = find_humanoid(names, parents, range(len(names)))
    assert found.nodes["Pelvis"] == 0
    assert names[found.nodes["L_Wrist"]] == "mixamorig:LeftHand"
    assert found.midline == (0, 1, 2, 3, 4, 5)


def test_of_two_joints_of_one_name_that_which_hangs_right_is_ours():
    """A second skeleton of a file, or a bone of the same name among the fingers."""
    names, parents = mixamo()
    hand = names.index("mixamorig:LeftHand")
    names += ["mixamorig:LeftHand", "mixamorig:Head", "mesh"]
    parents += [-1, hand, -1]
    found = find_humanoid(names, parents, range(len(names)))
    assert found.nodes["L_Wrist"] == hand
    assert names[found.nodes["Head"]] == "mixamorig:Head"
    assert found.nodes["Head"] == 5


def test_what_lies_between_candidates_does_not_part_them():
    names, parents = mixamo()
    knee, thigh = names.index("mixamorig:LeftLeg"), names.index("mixamorig:LeftUpLeg")
    names.append("a helper")
    parents.append(thigh)
    parents[knee] = len(names) - 1
    found = find_humanoid(names, parents, range(len(names) - 1))
    assert (found.nodes["L_Hip"], found.nodes["L_Knee"]) == (thigh, knee)


def test_a_joint_map_takes_the_first_of_one_name_and_knows_no_others():
    names, parents = list(JOINT_NAMES), list(PARENTS)
    names += ["Head", "Spine3"]
    parents += [0, 0]
    found = find_humanoid(names, parents, range(len(names)), joint_map={name: name for name in JOINT_NAMES})
    assert found.nodes == {name: index for index, name in enumerate(JOINT_NAMES)}
    assert found.name == "joint map"
    assert found.midline == (0, 3, 6, 9, 12, 15)


def vrm(**changes: int) -> dict[str, int]:
    """Bones of a VRM file on our own hierarchy."""
    words = {"hips": "Pelvis", "spine": "Spine1", "chest": "Spine2", "neck": "Neck", "head": "Head"}
    for word, side in (("left", "L_"), ("right", "R_")):
        for theirs, ours in (
            ("UpperLeg", "Hip"), ("LowerLeg", "Knee"), ("Foot", "Ankle"), ("UpperArm", "Shoulder"),
            ("LowerArm", "Elbow"), ("Hand", "Wrist"),
        ):  # fmt: skip
            words[word + theirs] = side + ours
    return {bone: JOINT_NAMES.index(ours) for bone, ours in words.items()} | changes


def test_the_highest_chest_of_vrm_carries_the_arms():
    names, parents = [str(k) for k in range(22)], list(PARENTS)
    bones = vrm(jaw=15)
    found = find_humanoid(names, parents, range(22), humanoid_bones=bones)
    assert found.name == "VRM"
    assert (found.nodes["Spine3"], found.nodes["Spine1"], "Spine2" in found.nodes) == (6, 3, False)
    whole = find_humanoid(names, parents, range(22), humanoid_bones=vrm(upperChest=9))
    assert (whole.nodes["Spine3"], whole.nodes["Spine2"]) == (9, 6)
    del bones["chest"]
    assert find_humanoid(names, parents, range(22), humanoid_bones=bones).nodes["Spine3"] == 3
    del bones["leftHand"]
    with pytest.raises(UnknownRigError, match="no L_Wrist"):
        find_humanoid(names, parents, range(22), humanoid_bones=bones)


def test_legs_and_chest_hang_on_one_pelvis():
    """What both hang on is the pelvis, whatever the map says; where there is none, it is no body."""
    names, parents = ["hip", *JOINT_NAMES], [-1, *(p + 1 for p in PARENTS)]
    for name in ("L_Hip", "R_Hip"):
        parents[names.index(name)] = 0
    mapping = {name: name for name in JOINT_NAMES}
    found = find_humanoid(names, parents, range(23), joint_map=mapping)
    assert found.nodes["Pelvis"] == 0
    assert found.midline[:2] == (0, 1)
    parents[names.index("L_Hip")] = -1
    with pytest.raises(UnknownRigError, match="one pelvis"):
        find_humanoid(names, parents, range(23), joint_map=mapping)


@pytest.mark.parametrize(
    ("asked", "moving", "found"),
    [
        (None, (False, True, False), 1), (None, (False, False, True), 2), ("Walk", (True, True, True), 0),
        ("jum", (True, True, True), 2), ("RUN", (True, True, True), 1), (0, (True, True, True), 0),
        (2, (False, False, False), 2),
    ],
)  # fmt: skip
def test_the_animation_that_is_meant(asked, moving, found):
    assert chosen_animation(["Walk", "Armature|Run", "Jump"], moving, asked) == found


@pytest.mark.parametrize(
    ("names", "moving", "asked", "told"),
    [
        ([], [], None, "no animation"), (["a"], [False], None, "move no node"),
        (["a", "b"], [True] * 2, None, "holds 2"), (["a", "b"], [True] * 2, "c", "no animation 'c'"),
        (["ab", "ac"], [True] * 2, "a", "no animation 'a'"), (["a"], [True], 1, "no animation 1"),
        (["a"], [True], -1, "no animation -1"), (["a"], [True], "", "no animation"),
    ],
)  # fmt: skip
def test_no_animation_is_meant(names, moving, asked, told):
    with pytest.raises(MotionFileError, match=told):
        chosen_animation(names, moving, asked)


def test_names_that_come_again_are_told_apart():
    assert unique_names(["hip", "leg", "leg", "leg", "hip"], [-1, 0, 0, 1, 1]) == (
        "hip", "hip/leg", "hip/leg#2", "leg/leg", "leg/hip"
    )  # fmt: skip
