"""glTF 2.0 binary (.glb): the skinned mannequin and the motion as one animation; opens in any viewer and engine."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kinoflow.errors import MotionFileError
from kinoflow.formats.mannequin import MESH_LICENCE, mannequin_mesh
from kinoflow.motion.clip import MotionClip, MotionFormat, register_format
from kinoflow.motion.contacts import FOOT_JOINTS, foot_contacts
from kinoflow.motion.rotations import continuous_quaternions, matrix_to_quaternion
from kinoflow.motion.skeleton import Skeleton

_MAGIC, _VERSION, _JSON, _BINARY = 0x46546C67, 2, 0x4E4F534A, 0x004E4942
_COMPONENT_TYPE = {"float32": 5126, "uint16": 5123, "uint8": 5121}
_VECTOR_TYPE = {(): "SCALAR", (3,): "VEC3", (4,): "VEC4", (4, 4): "MAT4"}
_VERTEX_BUFFER, _INDEX_BUFFER = 34962, 34963


class _Document:
    """A glTF document under construction: the JSON tree and the binary chunk."""

    def __init__(self) -> None:
        self.tree: dict[str, Any] = {"asset": {"version": "2.0", "generator": "kinoflow"}}
        self._binary = bytearray()

    def add(self, kind: str, entry: dict[str, Any]) -> int:
        """Append to one of the top-level arrays; returns the index."""
        entries = self.tree.setdefault(kind, [])
        entries.append(entry)
        return len(entries) - 1

    def accessor(
        self, values: NDArray, *, target: int | None = None, bounds: bool = False, normalised: bool = False
    ) -> int:
        """Append values [N, ...] with a buffer view and an accessor; returns the accessor's index."""
        values = np.ascontiguousarray(values)
        data = values.tobytes()
        view: dict[str, Any] = {"buffer": 0, "byteOffset": len(self._binary), "byteLength": len(data)}
        if target is not None:
            view["target"] = target
        # Every element we write is a multiple of 4 bytes long, except indices, which are padded as a whole.
        self._binary += data + bytes(-len(data) % 4)
        entry: dict[str, Any] = {
            "bufferView": self.add("bufferViews", view),
            "componentType": _COMPONENT_TYPE[values.dtype.name],
            "count": len(values),
            "type": _VECTOR_TYPE[values.shape[1:]],
        }
        if bounds:
            flat = values.reshape(len(values), -1)
            entry["min"], entry["max"] = flat.min(axis=0).tolist(), flat.max(axis=0).tolist()
        if normalised:
            entry["normalized"] = True
        return self.add("accessors", entry)

    def to_bytes(self) -> bytes:
        """The GLB container: a 12-byte header, the JSON chunk padded with spaces, the binary chunk with zeros."""
        tree = {**self.tree, "buffers": [{"byteLength": len(self._binary)}]}
        try:
            text = json.dumps(tree, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
        except (TypeError, ValueError) as error:
            raise MotionFileError(f"cannot write the clip's metadata: {error}; use plain JSON values") from error
        text += b" " * (-len(text) % 4)
        chunks = struct.pack("<II", len(text), _JSON) + text
        chunks += struct.pack("<II", len(self._binary), _BINARY) + bytes(self._binary)
        return struct.pack("<III", _MAGIC, _VERSION, 12 + len(chunks)) + chunks


def write(clip: MotionClip, path: Path, *, mesh: bool = True) -> None:
    """Write one glTF 2.0 binary: a skin of 22 joints in the rest pose, the mannequin, and one animation.

    Joints keep kinoflow's names; units are metres, Y up, facing +Z. The animation is named after the prompt and has
    one key a frame: the translation of the pelvis and the rotation of every joint. `asset.extras.kinoflow` holds
    the metadata, the frame rate and the foot contacts. The same clip gives the same bytes.

    Args:
        clip: any clip on the 22 joints.
        path: the file to write.
        mesh: with the skinned mannequin (about 400 KB more); without, the skin alone.
    """
    document = _Document()
    extras = _extras(clip)
    licences = [str(clip.metadata["licence"])] if clip.metadata.get("licence") else []
    licences += [MESH_LICENCE] if mesh else []
    if licences:
        document.tree["asset"]["copyright"] = "; ".join(licences)
    document.tree["asset"]["extras"] = {"kinoflow": extras}
    _add_joints(document, clip.skeleton)
    roots = [0]
    if mesh:
        roots.append(_add_mesh(document, clip.skeleton))
    document.tree["scene"] = document.add("scenes", {"nodes": roots})
    _add_animation(document, clip)
    path.write_bytes(document.to_bytes())


def _extras(clip: MotionClip) -> dict[str, Any]:
    contacts = foot_contacts(clip)
    return {
        "metadata": dict(clip.metadata),
        "fps": clip.fps,
        "num_frames": clip.num_frames,
        "skeleton": clip.skeleton.name,
        "contacts": {name: contacts[:, k].astype(int).tolist() for k, name in enumerate(FOOT_JOINTS)},
    }


def _add_joints(document: _Document, skeleton: Skeleton) -> None:
    """Nodes 0 to 21 and the skin; nodes rest in the bind pose, the pelvis at its height above the floor."""
    for joint, name in enumerate(skeleton.joint_names):
        position = skeleton.rest_positions[0] if joint == 0 else skeleton.offsets[joint]
        node: dict[str, Any] = {"name": name, "translation": position.tolist()}
        children = [child for child, parent in enumerate(skeleton.parents) if parent == joint]
        if children:
            node["children"] = children
        document.add("nodes", node)
    inverse_bind = np.tile(np.eye(4, dtype=np.float32), (skeleton.num_joints, 1, 1))
    # glTF stores matrices column by column, so the translation is the last row here.
    inverse_bind[:, 3, :3] = -skeleton.rest_positions
    skin = {
        "name": skeleton.name,
        "joints": list(range(skeleton.num_joints)),
        "skeleton": 0,
        "inverseBindMatrices": document.accessor(inverse_bind),
    }
    document.add("skins", skin)


def _add_mesh(document: _Document, skeleton: Skeleton) -> int:
    mesh = mannequin_mesh(skeleton)
    attributes = {
        "POSITION": document.accessor(mesh.vertices, target=_VERTEX_BUFFER, bounds=True),
        "NORMAL": document.accessor(mesh.normals, target=_VERTEX_BUFFER),
        "JOINTS_0": document.accessor(mesh.joints, target=_VERTEX_BUFFER),
        "WEIGHTS_0": document.accessor(mesh.weights, target=_VERTEX_BUFFER, normalised=True),
    }
    primitives = []
    for part in mesh.parts:
        surface = {"baseColorFactor": [*part.colour_linear, 1.0], "metallicFactor": 0.0, "roughnessFactor": 0.6}
        material = document.add("materials", {"name": part.name, "pbrMetallicRoughness": surface})
        indices = document.accessor(part.triangles.ravel(), target=_INDEX_BUFFER)
        primitives.append({"attributes": attributes, "indices": indices, "material": material})
    index = document.add("meshes", {"name": "Mannequin", "primitives": primitives})
    return document.add("nodes", {"name": "Mannequin", "mesh": index, "skin": 0})


def _add_animation(document: _Document, clip: MotionClip) -> None:
    times = document.accessor((np.arange(clip.num_frames) / clip.fps).astype(np.float32), bounds=True)
    wxyz = continuous_quaternions(matrix_to_quaternion(clip.rotations))
    xyzw = np.roll(wxyz, -1, axis=-1).astype(np.float32)
    samplers: list[dict[str, Any]] = []
    channels: list[dict[str, Any]] = []

    def channel(node: int, path: str, values: NDArray) -> None:
        samplers.append({"input": times, "output": document.accessor(values), "interpolation": "LINEAR"})
        channels.append({"sampler": len(samplers) - 1, "target": {"node": node, "path": path}})

    channel(0, "translation", clip.translation.astype(np.float32))
    for joint in range(clip.skeleton.num_joints):
        channel(joint, "rotation", xyzw[:, joint])
    name = str(clip.metadata.get("prompt") or "motion")
    document.add("animations", {"name": name, "samplers": samplers, "channels": channels})


register_format(MotionFormat(".glb", "glTF 2.0 binary with the skinned mannequin", None, write))
