"""glTF 2.0 binary (.glb): the skinned mannequin and the motion as one animation; opens in any viewer and engine."""

from __future__ import annotations

import contextlib
import dataclasses
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kinoflow.errors import KinoflowError, MotionFileError, UnreadableError
from kinoflow.formats.gltf_document import INDEX_BUFFER, VERTEX_BUFFER, Document
from kinoflow.formats.gltf_reader import MOVING_PATHS, Gltf, evaluate
from kinoflow.formats.mannequin import MESH_LICENCE, coloured_parts, mannequin_mesh
from kinoflow.formats.node_rig import SAME_REST_M, as_it_is, on_mannequin, rest_positions, rig_of_nodes
from kinoflow.formats.onto import animation_name, write_onto
from kinoflow.formats.profiles import Profile, find_profile, with_root
from kinoflow.motion.clip import MotionClip, MotionFormat, register_format
from kinoflow.motion.contacts import FOOT_JOINTS, foot_contacts
from kinoflow.motion.kinematics import local_rotations
from kinoflow.motion.retarget import retarget
from kinoflow.motion.rig import RigMotion, chosen_animation, unique_names
from kinoflow.motion.rigs import custom_rig, find_rig
from kinoflow.motion.rotations import continuous_quaternions, matrix_to_quaternion
from kinoflow.motion.skeleton import JOINT_NAMES, MANNEQUIN, NUM_JOINTS, PARENTS, Skeleton
from kinoflow.motion.travel import Travel, seen_from, travel_of
from kinoflow.reading import reading, record

FloatArray = NDArray[np.float64]


@dataclass(frozen=True)
class _OwnSkeleton:
    """A body as kinoflow describes it beside the motion."""

    name: str
    clearance_m: tuple[float, ...]


@dataclass(frozen=True)
class _Own:
    """What kinoflow's own files say in `asset.extras`."""

    fps: float
    skeleton: _OwnSkeleton
    metadata: dict[str, Any]

    def __post_init__(self) -> None:
        if not 1 <= self.fps <= 1000 or len(self.skeleton.clearance_m) != NUM_JOINTS:
            raise MotionFileError(f"its frame rate ({self.fps}) or its skeleton in asset.extras.kinoflow is impossible")


@dataclass(frozen=True)
class _Played:
    """What an animation says that kinoflow added to a file (`onto`), in its own `extras`."""

    fps: float
    metadata: dict[str, Any]

    def __post_init__(self) -> None:
        if not 1 <= self.fps <= 1000:
            raise MotionFileError(f"its frame rate ({self.fps}) in the extras of an animation is impossible")


def write(
    clip: MotionClip,
    path: Path,
    *,
    mesh: bool = True,
    profile: str | None = None,
    root_motion: bool = False,
    onto: str | os.PathLike[str] | None = None,
    joint_map: Mapping[str, str] | None = None,
) -> None:
    """Write one glTF 2.0 binary: a skin of 22 joints in the rest pose, the mannequin, and one animation.

    Joints keep kinoflow's names; units are metres, Y up, facing +Z. The animation is named after the prompt and has
    one key a frame: the translation of the pelvis and the rotation of every joint. `asset.extras.kinoflow` holds
    the metadata, the frame rate and the foot contacts. The same clip gives the same bytes.

    Args:
        clip: any clip on the 22 joints.
        path: the file to write.
        mesh: with the skinned mannequin (about 400 KB more); without, the skin alone.
        profile: a tool whose joint names and bone axes are written in place of ours (`formats.profiles`).
        root_motion: with a joint `root` on the floor above the pelvis, which carries the travel (`motion.travel`).
        onto: a character's .glb or .vrm, which is written with the motion as one more animation in place of all this
            (see `formats.onto`).
        joint_map: {our joint: node of the character}, where its names are of no known family.
    """
    if onto is not None:
        write_onto([clip], path, onto, joint_map=joint_map)
        return
    dress = with_root(find_profile(profile)) if root_motion else find_profile(profile)
    document = Document()
    extras = describe(clip)
    licences = [str(clip.metadata["licence"])] if clip.metadata.get("licence") else []
    licences += [MESH_LICENCE] if mesh else []
    if licences:
        document.tree["asset"]["copyright"] = "; ".join(licences)
    document.tree["asset"]["extras"] = {"kinoflow": extras}
    roots = [add_joints(document, clip.skeleton, dress)]
    _add_skin(document, clip.skeleton, dress, roots[0])
    if mesh:
        roots.append(_add_mesh(document, clip.skeleton))
    document.tree["scene"] = document.add("scenes", {"nodes": roots})
    travel = travel_of(clip) if root_motion else None
    add_animation(document, clip, dress, travel)
    path.write_bytes(document.to_bytes())


def describe(clip: MotionClip) -> dict[str, Any]:
    """What `asset.extras.kinoflow` says about a clip."""
    contacts = foot_contacts(clip)
    return {
        "metadata": dict(clip.metadata),
        "fps": clip.fps,
        "num_frames": clip.num_frames,
        "skeleton": {"name": clip.skeleton.name, "clearance_m": clip.skeleton.clearance_m.tolist()},
        "contacts": {name: contacts[:, k].astype(int).tolist() for k, name in enumerate(FOOT_JOINTS)},
    }


def add_joints(document: Document, skeleton: Skeleton, dress: Profile) -> int:
    """Nodes 0 to 21, which rest in the bind pose, the pelvis at its height above the floor.

    Returns the node at the top: the pelvis, or the root of a profile that has one.
    """
    axes = dress.axes(skeleton)
    turns = matrix_to_quaternion(local_rotations(axes, skeleton.parents))
    for joint, name in enumerate(dress.names()):
        parent = skeleton.parents[joint]
        position = skeleton.rest_positions[0] if parent < 0 else axes[parent].T @ skeleton.offsets[joint]
        node: dict[str, Any] = {"name": name, "translation": position.tolist()}
        if turns[joint, 0] < 1.0:
            node["rotation"] = np.roll(turns[joint], -1).tolist()
        children = [child for child, above in enumerate(skeleton.parents) if above == joint]
        if children:
            node["children"] = children
        document.add("nodes", node)
    return document.add("nodes", {"name": dress.root, "children": [0]}) if dress.root else 0


def _add_skin(document: Document, skeleton: Skeleton, dress: Profile, top: int) -> None:
    axes = dress.axes(skeleton)
    joints = [*range(skeleton.num_joints), *([top] if top else [])]
    inverse_bind = np.tile(np.eye(4, dtype=np.float32), (len(joints), 1, 1))
    # glTF stores matrices column by column: the transpose of the inverse of a rotation is that rotation, and the
    # translation is the last row.
    inverse_bind[: skeleton.num_joints, :3, :3] = axes
    inverse_bind[: skeleton.num_joints, 3, :3] = -np.einsum("ji,jik->jk", skeleton.rest_positions, axes)
    skin = {
        "name": skeleton.name,
        "joints": joints,
        "skeleton": top,
        "inverseBindMatrices": document.accessor(inverse_bind),
    }
    document.add("skins", skin)


def _add_mesh(document: Document, skeleton: Skeleton) -> int:
    mesh = mannequin_mesh(skeleton)
    attributes = {
        "POSITION": document.accessor(mesh.vertices, target=VERTEX_BUFFER, bounds=True),
        "NORMAL": document.accessor(mesh.normals, target=VERTEX_BUFFER),
        "JOINTS_0": document.accessor(mesh.joints, target=VERTEX_BUFFER),
        "WEIGHTS_0": document.accessor(mesh.weights, target=VERTEX_BUFFER, normalised=True),
    }
    primitives = []
    for part in coloured_parts(mesh, skeleton):
        surface = {"baseColorFactor": [*part.colour_linear, 1.0], "metallicFactor": 0.0, "roughnessFactor": 0.6}
        material = document.add("materials", {"name": part.name, "pbrMetallicRoughness": surface})
        indices = document.accessor(part.triangles.ravel(), target=INDEX_BUFFER)
        primitives.append({"attributes": attributes, "indices": indices, "material": material})
    index = document.add("meshes", {"name": "Mannequin", "primitives": primitives})
    return document.add("nodes", {"name": "Mannequin", "mesh": index, "skin": 0})


def add_animation(document: Document, clip: MotionClip, dress: Profile, travel: Travel | None = None) -> None:
    """One animation of nodes 0 to 21, named after the prompt; with a travel also of the root above them, node 22."""
    clip = clip if travel is None else seen_from(clip, travel)
    axes = dress.axes(clip.skeleton)
    above = axes[[max(parent, 0) for parent in clip.skeleton.parents]]
    above[0] = np.eye(3)
    rotations = np.swapaxes(above, -1, -2) @ clip.rotations @ axes
    times = document.accessor((np.arange(clip.num_frames) / clip.fps).astype(np.float32), bounds=True)
    wxyz = continuous_quaternions(matrix_to_quaternion(rotations))
    xyzw = np.roll(wxyz, -1, axis=-1)
    samplers: list[dict[str, Any]] = []
    channels: list[dict[str, Any]] = []

    def channel(node: int, path: str, values: NDArray) -> None:
        # The last bits of sums differ between machines, and with them those of numbers near 0: so many decimals are
        # less than a float has near 1. Adding 0 takes the sign from what was rounded to -0.
        written = (np.round(values, 8) + 0.0).astype(np.float32)
        samplers.append({"input": times, "output": document.accessor(written), "interpolation": "LINEAR"})
        channels.append({"sampler": len(samplers) - 1, "target": {"node": node, "path": path}})

    channel(0, "translation", clip.translation)
    for joint in range(clip.skeleton.num_joints):
        channel(joint, "rotation", xyzw[:, joint])
    if travel is not None:
        turns = np.roll(continuous_quaternions(matrix_to_quaternion(travel.rotations)[:, None]), -1, axis=-1)
        channel(clip.skeleton.num_joints, "translation", travel.places)
        channel(clip.skeleton.num_joints, "rotation", turns[:, 0])
    document.add("animations", {"name": animation_name(clip), "samplers": samplers, "channels": channels})


def read_rig(path: str | os.PathLike[str], *, animation: int | str | None = None) -> RigMotion:
    """Read the joints and one animation of a .glb as they are, in metres.

    Rotations are relative to the pose in which the file's nodes rest, so that identity everywhere is the rest pose,
    whatever the axes of its bones. Joints are those of the skins, or all nodes where there is no skin.

    Args:
        path: the file.
        animation: which one, by position or by name; may be left out where only one moves anything.

    Raises:
        MotionFileError: the file is not binary glTF 2.0, is damaged, or has no such animation.
    """
    return _read(Path(path), animation)[0]


def read(
    path: str | os.PathLike[str],
    *,
    joint_map: Mapping[str, str] | None = None,
    animation: int | str | None = None,
    up_axis: str | None = None,
    calibrate_on: str | os.PathLike[str] | None = None,
) -> MotionClip:
    """Read a .glb and put one of its animations on the 22-joint body.

    Files that kinoflow wrote, and any rig that rests as the mannequin does, come back as they are, without
    retargeting. Metadata of kinoflow's own files is kept.

    Args:
        path: the file.
        joint_map: {our joint: joint of the file}, for a hierarchy that is not known (see `motion.rigs`).
        animation: which one, by position or by name; may be left out where only one moves anything.
        up_axis: "X", "Y" or "Z" if the recognised up axis is wrong; glTF says Y.
        calibrate_on: another .glb of the same skeleton, with one animation in which the figure stands.

    Raises:
        MotionFileError: the file is not binary glTF 2.0, is damaged, or has no such animation.
        UnknownRigError: the hierarchy is not known and no `joint_map` was given.
    """
    rig, own = _read(Path(path), animation)
    rig_map = (
        custom_rig(joint_map, rig.joint_names) if joint_map is not None else find_rig(rig.joint_names, rig.parents)
    )
    # Rotations are relative to the rest pose here, so what is known of the rig's own bone axes does not apply.
    rig_map = dataclasses.replace(rig_map, t_pose={})
    if up_axis in (None, "Y") and calibrate_on is None:
        if own is not None and len(rig_map.joints) == len(JOINT_NAMES):
            return as_it_is(rig, rig_map, _own_skeleton(rest_positions(rig, rig_map), own))
        if (clip := on_mannequin(rig, rig_map)) is not None:
            return clip
    standing = read_rig(calibrate_on) if calibrate_on is not None else None
    return retarget(rig, rig_map=rig_map, up_axis=up_axis, standing=standing)


def _own_skeleton(rest: FloatArray, own: _Own) -> Skeleton:
    apart = (rest - rest[0]) - (MANNEQUIN.rest_positions - MANNEQUIN.rest_positions[0])
    if np.abs(apart).max() < SAME_REST_M:
        return MANNEQUIN
    return Skeleton(own.skeleton.name, JOINT_NAMES, PARENTS, rest, np.array(own.skeleton.clearance_m))


def _read(path: Path, animation: int | str | None) -> tuple[RigMotion, _Own | None]:
    """The rig, and kinoflow's own entry in `asset.extras` (None in other files)."""
    with _telling(path):
        return _read_rig(path, animation)


@contextlib.contextmanager
def _telling(path: Path) -> Iterator[None]:
    """Whatever is wrong with the file is told as a MotionFileError that names it."""
    with reading(path.name, MotionFileError):
        try:
            yield
        except MotionFileError as error:
            raise UnreadableError(str(error)) from error
        except (KinoflowError, OSError):
            raise
        except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError) as error:
            # glTF is a tree of hundreds of optional entries; where one of them is of another kind, Python says it.
            raise UnreadableError(f"it is damaged ({type(error).__name__}: {error})") from error


def _read_rig(path: Path, animation: int | str | None) -> tuple[RigMotion, _Own | None]:
    gltf = Gltf(path.read_bytes())
    entry = _said(gltf.tree["asset"])
    own = record(_Own, entry, "asset.extras.kinoflow", more=True) if entry else None
    entries, names, moving = _animations(gltf)
    place = chosen_animation(names, moving, animation)
    # What the file says of itself is of its first animation; those that were added tell their own.
    entry = _said(entries[place])
    played = record(_Played, entry, f"animations[{place}].extras.kinoflow", more=True) if entry else None
    said = played or (own if place == 0 else None)
    moved = evaluate(gltf, entries[place], said.fps if said else None)
    metadata = said.metadata if said else {"source": path.name, "source_format": "glb", "animation": names[place]}
    skinned = {joint for skin in gltf.tree.get("skins", []) for joint in skin["joints"]}
    joints = [node for node in gltf.order if node in skinned or not skinned]
    names_of_nodes = [gltf.name(node) for node in range(len(gltf.nodes))]
    return rig_of_nodes(names_of_nodes, gltf.parents, joints, moved, metadata), own


def _said(part: dict[str, Any]) -> Any:
    """What kinoflow wrote into the extras of a part of a file, or None."""
    extras = part.get("extras")
    return extras.get("kinoflow") if isinstance(extras, dict) else None


def animations(path: Path) -> list[str]:
    """Names of the animations of a .glb that move a node.

    Raises:
        MotionFileError: the file is not binary glTF 2.0, or is damaged.
    """
    with _telling(path):
        _, names, moving = _animations(Gltf(path.read_bytes()))
        return [name for name, moves in zip(names, moving, strict=True) if moves]


def _animations(gltf: Gltf) -> tuple[list[dict[str, Any]], tuple[str, ...], list[bool]]:
    """All animations, their names, each once, and whether each moves a node."""
    entries = gltf.tree.get("animations", [])
    names = [str(entry.get("name") or f"animation {index}") for index, entry in enumerate(entries)]
    targets = [[channel["target"] for channel in entry["channels"]] for entry in entries]
    moving = [any(t.get("node") is not None and t["path"] in MOVING_PATHS for t in each) for each in targets]
    return entries, unique_names(names, [-1] * len(names)), moving


register_format(MotionFormat(".glb", "glTF 2.0 binary with the skinned mannequin", read, write, animations=animations))
