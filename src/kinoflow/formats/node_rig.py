"""Nodes of a scene (glTF, FBX) as a rig, and rigs that are the mannequin already."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kinoflow.formats.gltf_reader import NodeMotion
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.kinematics import local_rotations
from kinoflow.motion.rig import RigMotion
from kinoflow.motion.rigs import RigMap
from kinoflow.motion.skeleton import JOINT_NAMES, MANNEQUIN, PARENTS, Skeleton

FloatArray = NDArray[np.float64]

SAME_REST_M = 1e-3
"""Rests in which no joint is farther off are the same."""


def rig_of_nodes(
    all_names: Sequence[str], parents: Sequence[int], joints: Sequence[int], moved: NodeMotion, metadata: dict[str, Any]
) -> RigMotion:
    """The joints among the nodes of a scene, with rotations relative to rest.

    Args:
        all_names: N names of nodes.
        parents: N indices, -1 for roots.
        joints: which nodes are joints, parents before children.
        moved: the nodes at rest and over time.
        metadata: what the file says about itself.
    """
    world = moved.rotations[:, joints] @ np.swapaxes(moved.rest_rotations[joints], -1, -2)
    positions, rest = moved.positions[:, joints], moved.rest_positions[joints]
    rows = _rows_of_parents(parents, joints)
    names = [all_names[joint] for joint in joints]
    if rows.count(-1) > 1:
        # A hierarchy has one root: the scene itself stands above several.
        names, rows = ["scene", *names], [-1, *(row + 1 for row in rows)]
        frames = len(positions)
        world = np.concatenate([np.broadcast_to(np.eye(3), (frames, 1, 3, 3)), world], axis=1)
        positions = np.concatenate([np.zeros((frames, 1, 3)), positions], axis=1)
        rest = np.concatenate([np.zeros((1, 3)), rest])
    translations, offsets = positions.copy(), rest.copy()
    for joint, parent in enumerate(rows):
        if parent >= 0:
            step = positions[:, joint] - positions[:, parent]
            translations[:, joint] = np.einsum("tji,tj->ti", world[:, parent], step)
            offsets[joint] = rest[joint] - rest[parent]
    return RigMotion(
        joint_names=tuple(names),
        parents=tuple(rows),
        offsets=offsets,
        rotations=local_rotations(world, rows),
        local_translations=translations,
        fps=moved.fps,
        unit_m=1.0,
        metadata=metadata,
    )


def _rows_of_parents(parents: Sequence[int], joints: Sequence[int]) -> list[int]:
    """For each joint the row among `joints` of the nearest one above it, -1 where there is none."""
    row_of = {node: row for row, node in enumerate(joints)}
    nearest: dict[int, int] = {-1: -1}  # at or above a node
    rows = []
    for joint in joints:
        passed, above = [], parents[joint]
        while above not in nearest and above not in row_of:
            passed.append(above)
            above = parents[above]
        row = row_of.get(above, nearest.get(above, -1))
        nearest |= dict.fromkeys(passed, row)
        rows.append(row)
    return rows


def on_mannequin(rig: RigMotion, rig_map: RigMap) -> MotionClip | None:
    """The motion as it is if the rig rests in the shape of the mannequin, of whatever size; None for any other.

    A rig of another size travels in lengths of its legs, as every other does (`motion.retarget`).
    """
    if len(rig_map.joints) < len(JOINT_NAMES):
        return None
    rest, ours = rest_positions(rig, rig_map), MANNEQUIN.rest_positions - MANNEQUIN.rest_positions[0]
    apart = rest - rest[0]
    size = float(np.linalg.norm(apart) / np.linalg.norm(ours))
    if not size > 0 or np.abs(apart / size - ours).max() >= SAME_REST_M:
        return None
    # A millimetre more or less is rounding, not another size.
    size = 1.0 if abs(size - 1.0) < SAME_REST_M else size
    clip = as_it_is(rig, rig_map, MANNEQUIN)
    return clip.replace(translation=clip.translation / size)


def as_it_is(rig: RigMotion, rig_map: RigMap, skeleton: Skeleton) -> MotionClip:
    """The motion without retargeting, on a skeleton that rests as the rig does, of which every joint is mapped."""
    source = [rig.joint_names.index(rig_map.joints[name]) for name in JOINT_NAMES]
    positions, rotations = rig.world
    return MotionClip(
        local_rotations(rotations[:, source], PARENTS), positions[:, source[0]], rig.fps, skeleton, rig.metadata
    )


def rest_positions(rig: RigMotion, rig_map: RigMap) -> FloatArray:
    """[22, 3] where the joints that are ours rest in the world, metres."""
    rest = rig.offsets.copy()
    for joint, parent in enumerate(rig.parents):
        if parent >= 0:
            rest[joint] += rest[parent]
    return rest[[rig.joint_names.index(rig_map.joints[name]) for name in JOINT_NAMES]]
