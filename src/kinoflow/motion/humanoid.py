"""Which nodes of somebody's character are our joints, by the names that character tools give them.

The two sides of the limbs and the head are found by name; pelvis, spine and neck by where the limbs come together,
since tools have from one to six spine bones. A family of names is recognised whatever prefix all of them carry
(`mixamorig:`, `mixamorig7_`, `Bip001 `, `CC_Base_`, `DEF-`, `J_Bip_`) and however a side is written (`Left`, `L_`,
`.L`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kinoflow.errors import UnknownRigError
from kinoflow.motion.rigs import REQUIRED_JOINTS, custom_rig
from kinoflow.reading import brief

_LIMB_JOINTS = ("Hip", "Knee", "Ankle", "Foot", "Collar", "Shoulder", "Elbow", "Wrist")
_NEEDED_LIMB_JOINTS = ("Hip", "Knee", "Ankle", "Shoulder", "Elbow", "Wrist")
FAMILIES: Mapping[str, tuple[str, ...]] = {
    "Mixamo, Ready Player Me": ("upleg", "leg", "foot", "toebase", "shoulder", "arm", "forearm", "hand"),
    "Unity humanoid": ("upperleg", "lowerleg", "foot", "toes|toe|toebase", "shoulder", "upperarm", "lowerarm", "hand"),
    "Unreal mannequin": ("thigh", "calf", "foot", "ball", "clavicle", "upperarm", "lowerarm", "hand"),
    "Rokoko": ("thigh", "shin", "foot", "toe|toebase", "shoulder", "arm", "forearm", "hand"),
    "Xsens MVN": ("upperleg", "lowerleg", "foot", "toe", "shoulder", "upperarm", "forearm", "hand"),
    "Xsens BVH": ("hip", "knee", "ankle", "toe", "collar", "shoulder", "elbow", "wrist"),
    "3ds Max Biped": ("thigh", "calf", "foot", "toe0|toe", "clavicle", "upperarm", "forearm", "hand"),
    "Character Creator": ("thigh", "calf", "foot", "toebase", "clavicle", "upperarm", "forearm", "hand"),
    "Rigify": ("thigh", "shin", "foot", "toe", "shoulder", "upperarm", "forearm", "hand"),
    "SMPL": ("hip", "knee", "ankle", "foot", "collar", "shoulder", "elbow", "wrist"),
    "DAZ Genesis 3, 8": ("thighbend", "shin", "foot", "toe", "collar", "shldrbend", "forearmbend", "hand"),
    "DAZ": ("thigh", "shin", "foot", "toe|toes", "collar|shoulder", "shldr|upperarm", "forearm", "hand"),
    "Auto-Rig Pro": (
        "thighstretch", "legstretch", "foot", "toes01", "shoulder", "armstretch", "forearmstretch", "hand"
    ),
    "Advanced Skeleton": ("hip", "knee", "ankle", "toes", "scapula", "shoulder", "elbow", "wrist"),
}  # fmt: skip
"""Names of hip, knee, ankle, toes, collar, shoulder, elbow, wrist, without the side, in lower case, without signs."""
_HEADS = ("head", "headm", "headx", "spine006")
_VRM_BONES = {
    "hips": "Pelvis", "spine": "Spine1", "chest": "Spine2", "upperChest": "Spine3", "neck": "Neck", "head": "Head",
    **{
        f"{side}{theirs}": f"{side[0].upper()}_{ours}"
        for side in ("left", "right")
        for theirs, ours in zip(
            ("UpperLeg", "LowerLeg", "Foot", "Toes", "Shoulder", "UpperArm", "LowerArm", "Hand"), _LIMB_JOINTS,
            strict=True,
        )
    },
}  # fmt: skip
_TOKEN = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\W\d_]+")
_SIDES = {"l": "L_", "left": "L_", "r": "R_", "right": "R_"}
_LOWER_SIDE = re.compile(r"^(left|right)(?=[a-z])|(?<=[a-z])(left|right)$")


@dataclass(frozen=True)
class Humanoid:
    """Which nodes are our joints.

    Attributes:
        name: the family of names, or how else it is known.
        nodes: {our joint: node}; every one of `REQUIRED_JOINTS` is there.
        midline: nodes from pelvis to head, those between our joints too.
    """

    name: str
    nodes: Mapping[str, int]
    midline: tuple[int, ...]


@dataclass(frozen=True)
class _Named:
    """A node's name apart: the side, and the rest in lower case without signs."""

    side: str
    plain: str


def find_humanoid(
    names: Sequence[str],
    parents: Sequence[int],
    candidates: Sequence[int],
    *,
    humanoid_bones: Mapping[str, int] | None = None,
    joint_map: Mapping[str, str] | None = None,
) -> Humanoid:
    """Find our joints among the nodes of a character.

    Args:
        names: of all N nodes.
        parents: of all nodes, -1 for roots.
        candidates: nodes that may be joints, those first that are preferred where two have one name.
        humanoid_bones: {bone of the VRM humanoid: node}, where the file says so itself.
        joint_map: {our joint: name of a node}, from the user; goes before everything else.

    Raises:
        UnknownRigError: the names are of no known family, or the joint map does not fit.
    """
    node_of: dict[str, int] = {}
    for node in candidates:
        node_of.setdefault(names[node], node)
    if joint_map is not None:
        mapped = custom_rig(joint_map, list(node_of))
        nodes = {ours: node_of[theirs] for ours, theirs in mapped.joints.items()}
        return _with_midline("joint map", nodes, parents)
    if humanoid_bones:
        nodes = {_VRM_BONES[bone]: node for bone, node in humanoid_bones.items() if bone in _VRM_BONES}
        return _with_midline("VRM", _with_chest(nodes), parents)
    named = {node: _apart(names[node]) for node in candidates}
    best_name, best = "", {}
    for name, words in FAMILIES.items():
        found = _limbs(named, words)
        if len(found) > len(best):
            best_name, best = name, found
    if not best:
        listed = ", ".join(brief(name) for name in list(node_of)[:8])
        raise UnknownRigError(
            f"the joints of the character are of no known kind; it has {listed or 'none'}. Give a joint map: --map "
            f"FILE, a JSON object of our joint: joint of the file, with at least {', '.join(REQUIRED_JOINTS[:2])}, and "
            "L_ and R_ Hip, Knee, Ankle, Shoulder, Elbow, Wrist"
        )
    return _from_limbs(best_name, best, named, parents)


def _apart(name: str) -> _Named:
    name = re.split(r"[:|]", name)[-1]
    tokens = _TOKEN.findall(name)
    for index in (*range(len(tokens) - 1, -1, -1),):
        side = _SIDES.get(tokens[index].lower())
        if side is not None:
            return _Named(side, "".join(tokens[:index] + tokens[index + 1 :]).lower())
    plain = "".join(tokens).lower()
    if found := _LOWER_SIDE.search(plain):
        return _Named(_SIDES[found[0]], plain[: found.start()] + plain[found.end() :])
    return _Named("", plain)


def _limbs(named: Mapping[int, _Named], words: tuple[str, ...]) -> dict[str, int]:
    """Our limb joints under one family's words, with whatever prefix fits most; empty unless all needed are there."""
    choices = [word.split("|") for word in words]
    prefixes = {
        n.plain[: -len(word)] for n in named.values() if n.side for word in choices[0] if n.plain.endswith(word)
    }
    best: dict[str, int] = {}
    # The shortest prefix first: of equal ones it is the one without anything else in it.
    for prefix in sorted(prefixes, key=lambda p: (len(p), p)):
        found: dict[str, int] = {}
        node_of: dict[tuple[str, str], int] = {}
        for node, n in named.items():
            if n.side:
                node_of.setdefault((n.side, n.plain), node)
        for ours, options in zip(_LIMB_JOINTS, choices, strict=True):
            for side in ("L_", "R_"):
                hits = [node_of[side, prefix + word] for word in options if (side, prefix + word) in node_of]
                if hits:
                    found[side + ours] = hits[0]
        complete = all(side + name in found for side in ("L_", "R_") for name in _NEEDED_LIMB_JOINTS)
        if complete and len(found) > len(best):
            best = found
    return best


def _from_limbs(name: str, limbs: Mapping[str, int], named: Mapping[int, _Named], parents: Sequence[int]) -> Humanoid:
    arms = [limbs.get(side + "Collar", limbs[side + "Shoulder"]) for side in ("L_", "R_")]
    chest = _common(arms, parents)
    pelvis = _common([limbs["L_Hip"], limbs["R_Hip"], chest], parents)
    if chest < 0 or pelvis < 0 or chest == pelvis:
        raise UnknownRigError(
            f"the names are those of {name}, but the arms do not hang on a spine above the legs; give a joint map: "
            "--map FILE, a JSON object of our joint: joint of the file"
        )
    nodes = dict(limbs)
    spine = _between(pelvis, chest, parents)
    nodes |= {"Pelvis": pelvis, "Spine3": chest}
    if spine:
        nodes["Spine1"] = spine[0]
    if len(spine) > 1:
        nodes["Spine2"] = spine[len(spine) // 2]
    head = _head(named, chest, set(limbs.values()), parents)
    if head is not None:
        nodes["Head"] = head
        if neck := _between(chest, head, parents):
            nodes["Neck"] = neck[0]
    return _with_midline(name, nodes, parents)


def _head(named: Mapping[int, _Named], chest: int, limbs: set[int], parents: Sequence[int]) -> int | None:
    found: list[tuple[int, int]] = []
    for node, n in named.items():
        if n.side or not n.plain.endswith(_HEADS):
            continue
        above = _line(node, parents)
        if chest in above[1:] and not limbs & set(above):
            found.append((len(above), node))
    return min(found)[1] if found else None


def _with_chest(nodes: dict[str, int]) -> dict[str, int]:
    """VRM's chest and upper chest are optional: the highest one that is there carries the arms."""
    for name in ("Spine2", "Spine1"):
        if "Spine3" not in nodes and name in nodes:
            nodes["Spine3"] = nodes.pop(name)
    missing = [name for name in REQUIRED_JOINTS if name not in nodes]
    if missing:
        raise UnknownRigError(
            f"its VRM humanoid has no {', '.join(missing)}; give a joint map: --map FILE, a JSON object of our joint: "
            "joint of the file"
        )
    return nodes


def _with_midline(name: str, nodes: Mapping[str, int], parents: Sequence[int]) -> Humanoid:
    top = nodes.get("Head", nodes.get("Neck", nodes["Spine3"]))
    line = _line(top, parents)
    midline = [*reversed(line[: line.index(nodes["Pelvis"]) + 1])] if nodes["Pelvis"] in line else []
    return Humanoid(name, dict(nodes), tuple(midline))


def _line(node: int, parents: Sequence[int]) -> list[int]:
    """A node and all above it, upwards."""
    line = []
    while node >= 0:
        line.append(node)
        node = parents[node]
    return line


def _common(nodes: Sequence[int], parents: Sequence[int]) -> int:
    """The lowest node that is above all of these, or is one of them; -1 if there is none."""
    if min(nodes) < 0:
        return -1
    lines = [_line(node, parents) for node in nodes]
    return next((node for node in lines[0] if all(node in line for line in lines)), -1)


def _between(above: int, below: int, parents: Sequence[int]) -> list[int]:
    """Nodes between two, downwards."""
    line = _line(below, parents)
    return line[1 : line.index(above)][::-1]
