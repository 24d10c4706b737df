"""Which nodes of somebody's character are our joints: as the file or the user says, or by names and hierarchy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kinoflow.errors import UnknownRigError
from kinoflow.motion.rigs import REQUIRED_JOINTS, custom_rig, find_rig

_VRM_BONES = {
    "hips": "Pelvis", "spine": "Spine1", "chest": "Spine2", "upperChest": "Spine3", "neck": "Neck", "head": "Head",
    **{
        f"{word}{theirs}": f"{side}{ours}"
        for word, side in (("left", "L_"), ("right", "R_"))
        for theirs, ours in (
            ("UpperLeg", "Hip"), ("LowerLeg", "Knee"), ("Foot", "Ankle"), ("Toes", "Foot"), ("Shoulder", "Collar"),
            ("UpperArm", "Shoulder"), ("LowerArm", "Elbow"), ("Hand", "Wrist"),
        )
    },
}  # fmt: skip
"""Bones of VRM's humanoid that are ours; both versions have the same names for them."""


@dataclass(frozen=True)
class Humanoid:
    """Which nodes are our joints.

    Attributes:
        name: the kind of hierarchy, or how else it is known.
        nodes: {our joint: node}; every one of `REQUIRED_JOINTS` is there.
        midline: nodes from pelvis to head, those between our joints too.
    """

    name: str
    nodes: Mapping[str, int]
    midline: tuple[int, ...]


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
        candidates: nodes that may be joints, parents first.
        humanoid_bones: {bone of the VRM humanoid: node}, where the file says so itself.
        joint_map: {our joint: name of a node}, from the user; goes before everything else.

    Raises:
        UnknownRigError: the joints are no figure's, or the joint map does not fit.
    """
    if joint_map is not None:
        node_of = {names[node]: node for node in reversed(candidates)}
        mapped = custom_rig(joint_map, list(node_of))
        return _with_midline("joint map", {ours: node_of[n] for ours, n in mapped.joints.items()}, parents)
    if humanoid_bones:
        nodes = {_VRM_BONES[bone]: node for bone, node in humanoid_bones.items() if bone in _VRM_BONES}
        return _with_midline("VRM", _with_chest(nodes), parents)
    rows = {node: row for row, node in enumerate(candidates)}
    count = Counter(names[node] for node in candidates)
    # What follows such a sign in a name does not count; see `joint_names.plain_name`.
    alone = [names[node] if count[names[node]] == 1 else f"{names[node]}#{node}" for node in candidates]
    found = find_rig(alone, [rows.get(_candidate_above(node, parents, rows), -1) for node in candidates])
    node_named = dict(zip(alone, candidates, strict=True))
    return _with_midline(found.name, {ours: node_named[name] for ours, name in found.joints.items()}, parents)


def _candidate_above(node: int, parents: Sequence[int], rows: Mapping[int, int]) -> int:
    node = parents[node]
    while node >= 0 and node not in rows:
        node = parents[node]
    return node


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


def _with_midline(name: str, found: Mapping[str, int], parents: Sequence[int]) -> Humanoid:
    nodes = dict(found)
    # What both legs and the chest hang on carries the body: in Character Creator that is not the pelvis.
    nodes["Pelvis"] = _common([nodes[joint] for joint in ("Pelvis", "L_Hip", "R_Hip", "Spine3")], parents)
    top = nodes.get("Head", nodes.get("Neck", nodes["Spine3"]))
    line = _line(top, parents)
    if nodes["Pelvis"] < 0 or nodes["Pelvis"] == nodes["Spine3"] or nodes["Pelvis"] not in line:
        raise UnknownRigError(
            "legs, chest and head of the character do not hang on one pelvis; give a joint map: --map FILE, a JSON "
            "object of our joint: joint of the file"
        )
    return Humanoid(name, nodes, tuple(reversed(line[: line.index(nodes["Pelvis"]) + 1])))


def _line(node: int, parents: Sequence[int]) -> list[int]:
    """A node and all above it, upwards."""
    line = []
    while node >= 0:
        line.append(node)
        node = parents[node]
    return line


def _common(nodes: Sequence[int], parents: Sequence[int]) -> int:
    """The lowest node that is above all of these, or is one of them; -1 if there is none."""
    lines = [_line(node, parents) for node in nodes]
    return next((node for node in lines[0] if all(node in line for line in lines)), -1)
