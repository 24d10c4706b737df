"""Joint names of many exporters on the trees that they export, against the answer written down by hand."""

import re

import pytest

from kinoflow.errors import UnknownRigError
from kinoflow.motion.rig import unique_names
from kinoflow.motion.rigs import REQUIRED_JOINTS, find_rig

SIDES = {"L_": ("l", "L", "left", "Left"), "R_": ("r", "R", "right", "Right")}


def tree(text: str) -> tuple[list[str], list[int], dict[str, str]]:
    """Names, parents and {our joint: name} of lines "parent > ours=name"; {s}, {S}, {side}, {Side} give both sides."""
    names, parents, answer = [], [], {}
    for line in text.strip().splitlines():
        both = "{" in line
        for ours_side, words in SIDES.items() if both else {"": ("",) * 4}.items():
            told = line.strip()
            for key, word in zip(("{s}", "{S}", "{side}", "{Side}"), words, strict=True):
                told = told.replace(key, word)
            parent, _, entry = (part.strip() for part in told.rpartition(">"))
            ours, _, name = entry.rpartition("=")
            parents.append(names.index(parent) if parent else -1)
            names.append(name)
            if ours:
                answer[(ours_side + ours) if both else ours] = name
    return names, parents, answer


BIOVISION = """
Pelvis=Hips
Hips > Hip={Side}Hip
{Side}Hip > Knee={Side}Knee
{Side}Knee > Ankle={Side}Ankle
{Side}Ankle > Foot={Side}Toe
Hips > Spine1=Chest
Chest > Spine2=Chest2
Chest2 > Spine3=Chest4
Chest4 > Neck=Neck
Neck > Head=Head
Chest4 > Collar={Side}Collar
{Side}Collar > Shoulder={Side}Shoulder
{Side}Shoulder > Elbow={Side}Elbow
{Side}Elbow > Wrist={Side}Wrist
"""
BIPED = """
Bip01
Bip01 > Pelvis=Bip01 Pelvis
Bip01 Pelvis > Spine1=Bip01 Spine
Bip01 Spine > Hip=Bip01 {S} Thigh
Bip01 {S} Thigh > Knee=Bip01 {S} Calf
Bip01 {S} Calf > Ankle=Bip01 {S} Foot
Bip01 {S} Foot > Foot=Bip01 {S} Toe0
Bip01 Spine > Spine3=Bip01 Spine1
Bip01 Spine1 > Neck=Bip01 Neck
Bip01 Neck > Head=Bip01 Head
Bip01 Head > Bip01 HeadNub
Bip01 Neck > Collar=Bip01 {S} Clavicle
Bip01 {S} Clavicle > Shoulder=Bip01 {S} UpperArm
Bip01 {S} UpperArm > Bip01 {S} UpArmTwist
Bip01 {S} UpperArm > Elbow=Bip01 {S} Forearm
Bip01 {S} Forearm > Wrist=Bip01 {S} Hand
Bip01 {S} Hand > Bip01 {S} Finger0
"""
ONE_SPINE = """
Pelvis=Hips
Hips > Hip={Side}UpLeg
{Side}UpLeg > Knee={Side}Leg
{Side}Leg > Ankle={Side}Foot
{Side}Foot > Foot={Side}Toe
Hips > Spine3=Spine
Spine > Head=Head
Spine > Collar={Side}Shoulder
{Side}Shoulder > Shoulder={Side}Arm
{Side}Arm > Elbow={Side}ForeArm
{Side}ForeArm > Wrist={Side}Hand
"""
CHARACTER_CREATOR = """
CC_Base_BoneRoot
CC_Base_BoneRoot > CC_Base_Hip
CC_Base_Hip > Pelvis=CC_Base_Pelvis
CC_Base_Pelvis > Hip=CC_Base_{S}_Thigh
CC_Base_{S}_Thigh > CC_Base_{S}_ThighTwist01
CC_Base_{S}_Thigh > Knee=CC_Base_{S}_Calf
CC_Base_{S}_Calf > Ankle=CC_Base_{S}_Foot
CC_Base_{S}_Foot > Foot=CC_Base_{S}_ToeBase
CC_Base_{S}_ToeBase > CC_Base_{S}_BigToe1
CC_Base_Hip > Spine1=CC_Base_Waist
CC_Base_Waist > Spine2=CC_Base_Spine01
CC_Base_Spine01 > Spine3=CC_Base_Spine02
CC_Base_Spine02 > Neck=CC_Base_NeckTwist01
CC_Base_NeckTwist01 > Head=CC_Base_Head
CC_Base_Spine02 > Collar=CC_Base_{S}_Clavicle
CC_Base_{S}_Clavicle > Shoulder=CC_Base_{S}_Upperarm
CC_Base_{S}_Upperarm > CC_Base_{S}_UpperarmTwist01
CC_Base_{S}_Upperarm > Elbow=CC_Base_{S}_Forearm
CC_Base_{S}_Forearm > CC_Base_{S}_ForearmTwist01
CC_Base_{S}_Forearm > Wrist=CC_Base_{S}_Hand
CC_Base_{S}_Hand > CC_Base_{S}_Thumb1
"""
VRM = """
Root
Root > Pelvis=J_Bip_C_Hips
J_Bip_C_Hips > Hip=J_Bip_{S}_UpperLeg
J_Bip_{S}_UpperLeg > Knee=J_Bip_{S}_LowerLeg
J_Bip_{S}_LowerLeg > Ankle=J_Bip_{S}_Foot
J_Bip_{S}_Foot > Foot=J_Bip_{S}_ToeBase
J_Bip_C_Hips > Spine1=J_Bip_C_Spine
J_Bip_C_Spine > Spine2=J_Bip_C_Chest
J_Bip_C_Chest > Spine3=J_Bip_C_UpperChest
J_Bip_C_UpperChest > Neck=J_Bip_C_Neck
J_Bip_C_Neck > Head=J_Bip_C_Head
J_Bip_C_Head > J_Adj_{S}_FaceEye
J_Bip_C_UpperChest > Collar=J_Bip_{S}_Shoulder
J_Bip_{S}_Shoulder > Shoulder=J_Bip_{S}_UpperArm
J_Bip_{S}_UpperArm > Elbow=J_Bip_{S}_LowerArm
J_Bip_{S}_LowerArm > Wrist=J_Bip_{S}_Hand
"""
RIGIFY = """
Pelvis=DEF-spine
DEF-spine > Hip=DEF-thigh.{S}
DEF-thigh.{S} > DEF-thigh.{S}.001
DEF-thigh.{S}.001 > Knee=DEF-shin.{S}
DEF-shin.{S} > DEF-shin.{S}.001
DEF-shin.{S}.001 > Ankle=DEF-foot.{S}
DEF-foot.{S} > Foot=DEF-toe.{S}
DEF-spine > Spine1=DEF-spine.001
DEF-spine.001 > Spine2=DEF-spine.002
DEF-spine.002 > Spine3=DEF-spine.003
DEF-spine.003 > Neck=DEF-spine.004
DEF-spine.004 > DEF-spine.005
DEF-spine.005 > Head=DEF-spine.006
DEF-spine.003 > Collar=DEF-shoulder.{S}
DEF-shoulder.{S} > Shoulder=DEF-upper_arm.{S}
DEF-upper_arm.{S} > DEF-upper_arm.{S}.001
DEF-upper_arm.{S}.001 > Elbow=DEF-forearm.{S}
DEF-forearm.{S} > DEF-forearm.{S}.001
DEF-forearm.{S}.001 > Wrist=DEF-hand.{S}
"""
UE5 = """
root
root > Pelvis=pelvis
pelvis > Hip=thigh_{s}
thigh_{s} > Knee=calf_{s}
thigh_{s} > thigh_twist_01_{s}
calf_{s} > Ankle=foot_{s}
foot_{s} > Foot=ball_{s}
pelvis > spine_01
spine_01 > Spine1=spine_02
spine_02 > Spine2=spine_03
spine_03 > spine_04
spine_04 > Spine3=spine_05
spine_05 > Neck=neck_01
neck_01 > neck_02
neck_02 > Head=head
spine_05 > Collar=clavicle_{s}
clavicle_{s} > Shoulder=upperarm_{s}
upperarm_{s} > Elbow=lowerarm_{s}
lowerarm_{s} > Wrist=hand_{s}
root > ik_foot_root
ik_foot_root > ik_foot_{s}
root > ik_hand_root
ik_hand_root > ik_hand_{s}
"""
UNITY_LOWER_CASE = """
Pelvis=hips
hips > Hip={side}upleg
{side}upleg > Knee={side}leg
{side}leg > Ankle={side}foot
hips > Spine3=torso
torso > Head=head
torso > Shoulder={side}arm
{side}arm > Elbow={side}forearm
{side}forearm > Wrist={side}hand
"""
DAZ_8 = """
hip
hip > Pelvis=pelvis
pelvis > Hip={s}ThighBend
{s}ThighBend > {s}ThighTwist
{s}ThighTwist > Knee={s}Shin
{s}Shin > Ankle={s}Foot
{s}Foot > {s}Metatarsals
{s}Metatarsals > Foot={s}Toe
hip > abdomenLower
abdomenLower > abdomenUpper
abdomenUpper > chestLower
chestLower > Spine3=chestUpper
chestUpper > Neck=neckLower
neckLower > Head=head
chestUpper > Collar={s}Collar
{s}Collar > Shoulder={s}ShldrBend
{s}ShldrBend > {s}ShldrTwist
{s}ShldrTwist > Elbow={s}ForearmBend
{s}ForearmBend > {s}ForearmTwist
{s}ForearmTwist > Wrist={s}Hand
"""
VALVE = re.sub(r"Bip01(?= [A-Z{])", "ValveBiped.Bip01", BIPED)
VALVE = re.sub(r"Bip01( {S})? (?=[A-Z])", lambda found: found[0].replace(" ", "_"), VALVE)
FAMILIES = {
    "biovision": BIOVISION,
    "biped": BIPED,
    "one spine": ONE_SPINE,
    "character creator": CHARACTER_CREATOR,
    "vrm": VRM,
    "rigify": RIGIFY,
    "unreal 5": UE5,
    "lower case": UNITY_LOWER_CASE,
    "daz 8": DAZ_8,
    "valve": VALVE,
}


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("namespace", ["", "hero:", "Armature|"])
def test_families_of_names(family, namespace):
    names, parents, answer = tree(FAMILIES[family])
    found = find_rig([namespace + name for name in names], parents)
    told = {ours: theirs.removeprefix(namespace) for ours, theirs in found.joints.items()}
    # Bones along a spine or neck may stand for either of the two joints between; the rest is certain.
    assert {k: told.get(k) for k in answer} == answer
    assert set(told) - set(answer) <= {"Neck", "Spine1", "Spine2"}


def test_a_figure_without_an_arm_is_none():
    names, parents, _ = tree(ONE_SPINE)
    names = [name.replace("LeftHand", "LeftHook") for name in names]
    with pytest.raises(UnknownRigError, match="no known rig"):
        find_rig(names, parents)


def test_of_two_joints_with_one_name_the_one_in_the_limb_counts():
    names, parents, _ = tree(BIOVISION)
    answer = find_rig(names, parents).joints
    doubled, above = ["Hips", "LeftWrist", *names[1:]], [-1, 0, *(p + (p > 0) for p in parents[1:])]
    unique = unique_names(doubled, above)
    assert unique[1] == "Hips/LeftWrist"
    found = find_rig(unique, above).joints
    assert found["L_Wrist"] == "LeftElbow/LeftWrist"
    assert {k: v for k, v in found.items() if k != "L_Wrist"} == {k: v for k, v in answer.items() if k != "L_Wrist"}


def test_two_figures_of_one_known_rig_are_refused():
    names, parents, _ = tree(
        ONE_SPINE.replace("> Spine3=Spine\n", "> Spine1=Spine\nSpine > Spine3=Spine2\n")
        .replace("Spine > Head", "Spine2 > Head")
        .replace("Spine > Collar", "Spine2 > Collar")
    )
    assert find_rig(names, parents).name == "mixamo"
    twice = ["scene", *names, *names]
    above = [-1, *(p + 1 if p >= 0 else 0 for p in parents), *(p + 1 + len(names) if p >= 0 else 0 for p in parents)]
    with pytest.raises(UnknownRigError, match="several joints could be"):
        find_rig(unique_names(twice, above), above)


def test_required_joints_are_those_of_every_answer():
    for family in FAMILIES.values():
        assert set(tree(family)[2]) >= set(REQUIRED_JOINTS)


def test_names_are_made_unique():
    assert unique_names(("a", "b", "b", "b", "c"), (-1, 0, 0, 1, 1)) == ("a", "a/b", "a/b#2", "b/b", "c")
