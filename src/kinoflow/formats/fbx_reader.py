"""Reading FBX through ufbx (extra `fbx`): takes of any exporter, as world transforms of bones at a frame rate.

Units, axes, pivots, pre-rotations, orders of angles and ways of inheriting scales are ufbx's affair; it runs in a
process of its own (`fbx_scene.py`).
"""

from __future__ import annotations

import dataclasses
import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kinoflow.errors import MissingExtraError, MotionFileError, OptionError, UnreadableError
from kinoflow.formats.gltf_reader import NodeMotion, rotation_part, turns_since_rest
from kinoflow.formats.node_rig import on_mannequin, rig_of_nodes
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.retarget import retarget
from kinoflow.motion.rig import RigMotion, check_numbers, chosen_animation, unique_names
from kinoflow.motion.rigs import custom_rig, find_rig
from kinoflow.reading import reading

FloatArray = NDArray[np.float64]

_SHORTEST_WAIT_S, _WAIT_S_PER_MB = 60.0, 10.0
"""How long ufbx may take; files that need so much are damaged or made to."""
_FLAT = 1e-12
_SCRIPT = Path(__file__).with_name("fbx_scene.py")


def read_rig(
    path: str | os.PathLike[str], *, animation: int | str | None = None, fps: float | None = None
) -> RigMotion:
    """Read the bones and one take of an FBX as they are, in metres, Y up.

    Rotations are relative to the bind pose, or to how the nodes stand where there is none. Bones are those that are
    called so and those a skin hangs on, or all nodes where there is neither.

    Args:
        path: the file.
        animation: which take, by position or by name; may be left out where only one moves anything.
        fps: frames per second to sample at; the file's own rate if None.

    Raises:
        MissingExtraError: ufbx is not installed.
        MotionFileError: the file is no FBX, is damaged, or has no such take.
        OptionError: an impossible rate.
    """
    source = Path(path)
    if fps is not None and not 1 <= fps <= 1000:
        raise OptionError(f"the rate must be between 1 and 1000 frames per second; got {fps:g}")
    with reading(source.name, MotionFileError):
        try:
            head, _ = ask(source, "list")
            names = unique_names(head["names"], [-1] * len(head["names"]))
            place = chosen_animation(names, head["moving"], animation)
            head, numbers = ask(source, json.dumps({"animation": place, "fps": fps}))
            made_with = {"application": head["application"]} if head["application"] else {}
            return _rig(
                head, numbers, {"source": source.name, "source_format": "fbx", "animation": names[place], **made_with}
            )
        except MotionFileError as error:
            raise UnreadableError(str(error)) from error


def read(
    path: str | os.PathLike[str],
    *,
    joint_map: Mapping[str, str] | None = None,
    animation: int | str | None = None,
    fps: float | None = None,
    up_axis: str | None = None,
    calibrate_on: str | os.PathLike[str] | None = None,
) -> MotionClip:
    """Read an FBX and put one of its takes on the 22-joint body.

    Files that kinoflow wrote, and any rig that rests as the mannequin does, come back without retargeting.

    Args:
        path: the file.
        joint_map: {our joint: joint of the file}, for a hierarchy that is not known (see `motion.rigs`).
        animation: which take, by position or by name; may be left out where only one moves anything.
        fps: frames per second to sample at; the file's own rate if None.
        up_axis: "X", "Y" or "Z" if what the file says about its axes is wrong.
        calibrate_on: another FBX of the same skeleton, with one take in which the figure stands.

    Raises:
        MissingExtraError: ufbx is not installed.
        MotionFileError: a file is no FBX, is damaged, or has no such take.
        UnknownRigError: the hierarchy is not known and no `joint_map` was given.
    """
    rig = read_rig(path, animation=animation, fps=fps)
    rig_map = (
        custom_rig(joint_map, rig.joint_names) if joint_map is not None else find_rig(rig.joint_names, rig.parents)
    )
    # Rotations are relative to the rest pose here, so what is known of the rig's own bone axes does not apply.
    rig_map = dataclasses.replace(rig_map, t_pose={})
    if up_axis in (None, "Y") and calibrate_on is None and (clip := on_mannequin(rig, rig_map)) is not None:
        return clip
    standing = read_rig(calibrate_on) if calibrate_on is not None else None
    return retarget(rig, rig_map=rig_map, up_axis=up_axis, standing=standing)


def animations(path: Path) -> list[str]:
    """Names of the takes of an FBX that move a node.

    Raises:
        MissingExtraError: ufbx is not installed.
        MotionFileError: the file is no FBX, or damaged.
    """
    with reading(path.name, MotionFileError):
        head, _ = ask(path, "list")
        names = unique_names(head["names"], [-1] * len(head["names"]))
        return [name for name, moves in zip(names, head["moving"], strict=True) if moves]


def ask(path: Path, task: str) -> tuple[dict[str, Any], FloatArray]:
    """What `fbx_scene.py` says about a file: what it tells in JSON, and its numbers.

    Raises:
        MissingExtraError: ufbx is not installed.
        UnreadableError: the file cannot be read.
    """
    if importlib.util.find_spec("ufbx") is None:
        raise MissingExtraError("ufbx", "fbx", "reading .fbx")
    patience_s = _SHORTEST_WAIT_S + _WAIT_S_PER_MB * path.stat().st_size / 1e6
    # -P: this folder has modules of common names.
    command = [sys.executable, "-P", str(_SCRIPT), str(path), task]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(
            command, capture_output=True, check=False, timeout=patience_s, env=environment, stdin=subprocess.DEVNULL
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableError(f"ufbx did not come to an end with it in {patience_s:.0f} s; it is damaged") from error
    line, _, rest = done.stdout.partition(b"\n")
    if done.returncode or not line:
        raise UnreadableError("ufbx broke off while reading it; open it in Blender or another tool and export it again")
    head: dict[str, Any] = json.loads(line)
    if "error" in head:
        raise UnreadableError(head["error"])
    return head, np.frombuffer(rest, dtype=np.float64)


def _rig(head: dict[str, Any], numbers: FloatArray, metadata: dict[str, Any]) -> RigMotion:
    parents = head["parents"]
    matrices = numbers.reshape(head["frames"] + 2, len(parents), 3, 4)
    standing, bound, moving = matrices[0], matrices[1], matrices[2:]
    rest = _rest(standing, bound, parents)
    check_numbers("the bind pose", rest)
    check_numbers("the transforms of its nodes", moving)
    rest_rotations = rotation_part(rest[..., :3])
    turns = turns_since_rest(moving[..., :3], rest[..., :3])
    moved = NodeMotion(rest[..., 3], rest_rotations, moving[..., 3], turns @ rest_rotations, float(head["fps"]))
    order, bones = _parents_first(parents), set(head["bones"])
    joints = [node for node in order if node in bones] or [node for node in order if parents[node] >= 0]
    if not joints:
        raise MotionFileError("it has no nodes")
    return rig_of_nodes(head["nodes"], parents, joints, moved, metadata)


def _rest(standing: FloatArray, bound: FloatArray, parents: list[int]) -> FloatArray:
    """[N, 3, 4] the bind pose; nodes that have none (NaN in `bound`) stand to their parents as without animation."""
    rest = bound.copy()
    for node in _parents_first(parents):
        if not np.isnan(rest[node, 0, 0]):
            continue
        parent = parents[node]
        rest[node] = standing[node]
        if parent >= 0 and abs(np.linalg.det(standing[parent, :, :3])) > _FLAT:
            moved = rest[parent, :, :3] @ np.linalg.inv(standing[parent, :, :3])
            rest[node, :, :3] = moved @ standing[node, :, :3]
            rest[node, :, 3] = moved @ (standing[node, :, 3] - standing[parent, :, 3]) + rest[parent, :, 3]
    return rest


def _parents_first(parents: list[int]) -> list[int]:
    """All nodes in an order in which parents come before children."""
    depth = [-1] * len(parents)
    for node in range(len(parents)):
        chain, above = [], node
        while above >= 0 and depth[above] < 0:
            chain.append(above)
            above = parents[above]
        start = depth[above] if above >= 0 else -1
        for steps, passed in enumerate(reversed(chain), start=1):
            depth[passed] = start + steps
    return sorted(range(len(parents)), key=depth.__getitem__)
