"""Adding animations to somebody's .glb or .fbx: all that is in the file stays; only what is new is written.

The binary chunk gets a tail, the JSON gets entries at the ends of `accessors`, `bufferViews` and `animations`, and the
length of the first buffer changes. The JSON is not written anew: entries are put into the text, so that every number
and every space of the rest stays as its author's program wrote it. One exception: glTF does not let nodes with a matrix
be animated, so the matrix of a joint becomes translation, rotation and scale.

An .fbx becomes a .glb first (`fbx_character.py`), or stays an .fbx, to which takes are added (`fbx_patch.py`).
"""

from __future__ import annotations

import base64
import json
import os
import struct
from collections.abc import Container, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kinoflow.errors import MotionFileError, OptionError
from kinoflow.files import atomic_path
from kinoflow.formats.fbx_patch import FbxFile, Takes
from kinoflow.formats.glb_character import FBX, Character, our_surface, read_character, reading_character
from kinoflow.formats.gltf_reader import BINARY_CHUNK, CONTAINER_VERSION, JSON_CHUNK, MAGIC
from kinoflow.motion.character import CharacterSkeleton, Fitting, NodeTracks
from kinoflow.motion.clip import MotionClip, MotionFormat, register_format
from kinoflow.motion.rotations import continuous_quaternions, matrix_to_quaternion
from kinoflow.motion.skeleton import MANNEQUIN

SUFFIXES = (".glb", ".vrm")
_FLOAT = 5126
_LONGEST_NAME_BYTES = 57
"""Blender's names have 63 bytes, of which a number may need some."""
_VECTOR_TYPE = {1: "SCALAR", 3: "VEC3", 4: "VEC4"}


class CharacterFile:
    """A character that motions can be put onto, read once.

    Attributes:
        data: the file, of an .fbx as .glb.
        suffixes: of files that it can be written as.
        description: what was recognised, in a line.

    Raises:
        MissingExtraError: the character is an .fbx, and ufbx is not installed.
        MotionFileError: the character cannot be read, or has no body that stands.
        UnknownRigError: the names of its joints are not known.
    """

    def __init__(self, path: str | os.PathLike[str], joint_map: Mapping[str, str] | None = None) -> None:
        self._path = Path(path)
        self._joint_map = joint_map
        self.suffixes = (*SUFFIXES[:1], FBX) if self._path.suffix.lower() == FBX else SUFFIXES
        self._character = read_character(self._path, joint_map)
        self.data = self._character.data
        with reading_character(self._path):
            self._fitting = Fitting(self._character.skeleton)
        humanoid = self._character.skeleton.humanoid
        self.description = (
            f"{humanoid.name}, {len(humanoid.nodes)} joints, axes from its {self._character.pose}, "
            f"{self._fitting.leg_length / MANNEQUIN.leg_length_m:.3g} times our size"
        )

    def write(self, clips: Sequence[MotionClip], path: Path) -> list[str]:
        """Write the file with clips as animations; returns their names."""
        if path.suffix.lower() == FBX:
            return self._write_fbx(clips, path)
        with reading_character(self._path):
            patch = _Patch(self._character)
            names = [patch.add(clip, self._fitting.tracks(clip, our_surface(clip.skeleton))) for clip in clips]
            data = patch.to_bytes()
        path.write_bytes(data)
        return names

    def _write_fbx(self, clips: Sequence[MotionClip], path: Path) -> list[str]:
        character = read_character(self._path, self._joint_map, as_it_is=True)
        skeleton = character.skeleton
        with reading_character(self._path):
            fitting = Fitting(skeleton)
            names = [character.gltf.name(node) for node in range(len(skeleton.parents))]
            takes = Takes(FbxFile(self._path.read_bytes()), names, skeleton.parents)
            added = []
            for clip in clips:
                added.append(_free_name(animation_name(clip), takes.taken))
                takes.add(clip, added[-1], fitting.tracks(clip, our_surface(clip.skeleton)), skeleton.translations)
            data = takes.to_bytes()
        path.write_bytes(data)
        return added

    def check(self, target: Path) -> None:
        """Make sure that the character can be written as a file of this name.

        Raises:
            OptionError: it cannot.
        """
        if target.suffix.lower() not in self.suffixes:
            raise OptionError(
                f"{self._path.name} with a motion is written as {' or '.join(self.suffixes)}; got {target.name}"
            )

    def save(self, clips: Sequence[MotionClip], path: str | os.PathLike[str]) -> list[str]:
        """`write` to a place whose folder is made, and which keeps what was there where anything fails."""
        target = Path(path)
        self.check(target)
        with atomic_path(target) as temporary:
            return self.write(clips, temporary)


def write_onto(
    clips: Sequence[MotionClip],
    path: Path,
    character: str | os.PathLike[str],
    *,
    joint_map: Mapping[str, str] | None = None,
) -> list[str]:
    """Write a character with motions as animations; see `motion.character` for how they are fitted.

    Animations that the file has stay, ours come after them. Each is named after its prompt, or where its clip came
    from; where that name is taken, it gets a number.

    Args:
        clips: one or more.
        path: the file to write; may be the character itself.
        character: .glb, .vrm or .fbx with a skinned body.
        joint_map: {our joint: node of the character}, where its names are of no known family.

    Returns:
        The names of the animations.
    """
    return CharacterFile(character, joint_map).write(clips, path)


def save_onto(
    clips: Sequence[MotionClip],
    path: str | os.PathLike[str],
    character: str | os.PathLike[str],
    *,
    joint_map: Mapping[str, str] | None = None,
) -> list[str]:
    """`write_onto` to a place whose folder is made, and which keeps what was there where anything fails."""
    return CharacterFile(character, joint_map).save(clips, path)


def _write_vrm(
    clip: MotionClip,
    path: Path,
    *,
    onto: str | os.PathLike[str] | None = None,
    joint_map: Mapping[str, str] | None = None,
) -> None:
    """Write a character's .vrm with the motion as one more animation; see `write_onto`."""
    if onto is None:
        raise OptionError(
            "a .vrm is a character: say onto which one the motion goes (onto=, --onto); a .vrma is a motion alone"
        )
    write_onto([clip], path, onto, joint_map=joint_map)


class _Patch:
    """What is added to one file."""

    def __init__(self, character: Character) -> None:
        self._chunks = _chunks(character.data)
        self._tree = character.gltf.tree
        self._nodes = character.gltf.nodes
        self._skeleton = character.skeleton
        self._tail = bytearray()
        self._views: list[dict[str, Any]] = []
        self._accessors: list[dict[str, Any]] = []
        self._animations: list[dict[str, Any]] = []
        self._moved: dict[int, None] = {}
        buffers = self._tree.get("buffers", [])
        # Only the first buffer can be the binary chunk, and only where it names no other place.
        self._embedded = bool(buffers) and "uri" not in buffers[0] and any(k == BINARY_CHUNK for k, _ in self._chunks)
        self._binary = next((data for kind, data in self._chunks if kind == BINARY_CHUNK), b"")
        self._start = len(self._binary) + (-len(self._binary) % 4) if self._embedded else 0

    def add(self, clip: MotionClip, tracks: NodeTracks) -> str:
        """One animation; returns its name."""
        times = self._accessor((np.arange(clip.num_frames) / clip.fps).astype(np.float32)[:, None], bounds=True)
        samplers: list[dict[str, Any]] = []
        channels: list[dict[str, Any]] = []

        def channel(node: int, path: str, values: NDArray) -> None:
            self._moved[node] = None
            samplers.append({"input": times, "output": self._accessor(values.astype(np.float32))})
            channels.append({"sampler": len(samplers) - 1, "target": {"node": node, "path": path}})

        for node, translations in tracks.translations.items():
            channel(node, "translation", translations)
        for node, rotations in tracks.rotations.items():
            wxyz = continuous_quaternions(matrix_to_quaternion(rotations))
            channel(node, "rotation", np.roll(wxyz, -1, axis=-1))
        extras = {"kinoflow": {"metadata": dict(clip.metadata), "fps": clip.fps, "scale": tracks.scale}}
        taken = {str(entry.get("name")) for entry in [*self._tree.get("animations", []), *self._animations]}
        name = _free_name(animation_name(clip), taken)
        self._animations.append({"name": name, "samplers": samplers, "channels": channels, "extras": extras})
        return name

    def _accessor(self, values: NDArray, *, bounds: bool = False) -> int:
        buffer = 0 if self._embedded else len(self._tree.get("buffers", []))
        data = np.ascontiguousarray(values).tobytes()
        self._views.append({"buffer": buffer, "byteOffset": self._start + len(self._tail), "byteLength": len(data)})
        self._tail += data
        entry: dict[str, Any] = {
            "bufferView": len(self._tree.get("bufferViews", [])) + len(self._views) - 1,
            "componentType": _FLOAT,
            "count": len(values),
            "type": _VECTOR_TYPE[values.shape[1]],
        }
        if bounds:
            entry["min"], entry["max"] = values.min(axis=0).tolist(), values.max(axis=0).tolist()
        self._accessors.append(entry)
        return len(self._tree.get("accessors", [])) + len(self._accessors) - 1

    def to_bytes(self) -> bytes:
        """The whole file."""
        text = next(data for kind, data in self._chunks if kind == JSON_CHUNK).decode("utf-8-sig").rstrip("\0 \t\r\n")
        for node in self._moved:
            if "matrix" in self._nodes[node]:
                text = _without_matrix(text, node, self._skeleton)
        for key, entries in (
            ("bufferViews", self._views), ("accessors", self._accessors), ("animations", self._animations)
        ):  # fmt: skip
            text = with_entries(text, key, entries)
        if self._embedded:
            text = _with_first_length(text, self._start + len(self._tail))
        else:
            uri = "data:application/octet-stream;base64," + base64.b64encode(bytes(self._tail)).decode()
            text = with_entries(text, "buffers", [{"byteLength": len(self._tail), "uri": uri}])
        encoded = text.encode()
        encoded += b" " * (-len(encoded) % 4)
        out = bytearray()
        for kind, data in self._chunks:
            if kind == JSON_CHUNK:
                data = encoded
            elif kind == BINARY_CHUNK and self._embedded:
                data = self._binary + bytes(self._start - len(self._binary)) + bytes(self._tail)
            out += struct.pack("<II", len(data), kind) + data
        return struct.pack("<III", MAGIC, CONTAINER_VERSION, 12 + len(out)) + bytes(out)


def animation_name(clip: MotionClip) -> str:
    """What an animation is called: the prompt, where the clip came from, or "motion"; as long as Blender can hold."""
    source = clip.metadata.get("source")
    name = str(clip.metadata.get("prompt") or (Path(str(source)).stem if source else "") or "motion")
    return name.encode("utf-8", "replace")[:_LONGEST_NAME_BYTES].decode("utf-8", "ignore").strip()


def _free_name(name: str, taken: Container[str]) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name} {number}"
    return free


def _chunks(data: bytes) -> list[tuple[int, bytes]]:
    """Kind and content of the chunks of a container, of each known kind only the first."""
    length = struct.unpack_from("<I", data, 8)[0]
    found: list[tuple[int, bytes]] = []
    position = 12
    while position + 8 <= length:
        size, kind = struct.unpack_from("<II", data, position)
        found.append((kind, data[position + 8 : position + 8 + size]))
        position += 8 + size
    return found


def with_entries(text: str, key: str, entries: Sequence[Any]) -> str:
    """A JSON object's text with entries at the end of one of its arrays, which is made where there is none.

    Everything else stays as it is written.
    """
    if not entries:
        return text
    try:
        added = json.dumps(list(entries), ensure_ascii=False, allow_nan=False, separators=(",", ":"))[1:-1]
    except (TypeError, ValueError) as error:
        raise MotionFileError(f"cannot write the clip's metadata: {error}; use plain JSON values") from error
    span = _members(text).get(key)
    if span is None:
        end = text.rindex("}")
        comma = "," if _members(text) else ""
        return f'{text[:end]}{comma}"{key}":[{added}]{text[end:]}'
    start, stop = span
    comma = "," if text[start + 1 : stop - 1].strip() else ""
    return f"{text[: stop - 1]}{comma}{added}{text[stop - 1 :]}"


def _without_matrix(text: str, node: int, skeleton: CharacterSkeleton) -> str:
    """A glTF text in which a node has translation, rotation and scale in place of a matrix."""
    start, stop = _elements(text, _members(text)["nodes"][0])[node]
    entry = text[start:stop]
    first, last = _members(entry)["matrix"]
    key = entry.rindex('"matrix"', 0, first)
    wxyz = matrix_to_quaternion(skeleton.linear[node] / skeleton.scales[node])
    parts = {
        "translation": skeleton.translations[node].tolist(),
        "rotation": np.roll(wxyz, -1).tolist(),
        "scale": skeleton.scales[node].tolist(),
    }
    written = json.dumps(parts, allow_nan=False, separators=(",", ":"))[1:-1]
    return text[: start + key] + written + text[start + last :]


def _elements(text: str, position: int) -> list[tuple[int, int]]:
    """First character and the one after the last of the elements of the JSON array that begins at a position."""
    decoder = json.JSONDecoder()
    found: list[tuple[int, int]] = []
    position = _after_space(text, position + 1)
    while text[position] != "]":
        start = position
        _, position = decoder.raw_decode(text, position)
        found.append((start, position))
        position = _after_space(text, position)
        if text[position] == ",":
            position = _after_space(text, position + 1)
    return found


def _with_first_length(text: str, length: int) -> str:
    """A glTF text whose first buffer is `length` bytes long."""
    start, _ = _members(text)["buffers"]
    first = text.index("{", start)
    value_start, value_stop = _members(text[first:])["byteLength"]
    return text[: first + value_start] + str(length) + text[first + value_stop :]


def _members(text: str) -> dict[str, tuple[int, int]]:
    """{key: first character of the value and the one after its last} of the JSON object that a text begins with."""
    decoder = json.JSONDecoder()
    found: dict[str, tuple[int, int]] = {}
    position = _after_space(text, text.index("{") + 1)
    while text[position] != "}":
        key, position = decoder.raw_decode(text, position)
        position = _after_space(text, _after_space(text, position) + 1)
        start = position
        _, position = decoder.raw_decode(text, position)
        # Of equal keys JSON readers take the last.
        found[key] = (start, position)
        position = _after_space(text, position)
        if text[position] == ",":
            position = _after_space(text, position + 1)
    return found


def _after_space(text: str, position: int) -> int:
    while text[position] in " \t\r\n":
        position += 1
    return position


register_format(MotionFormat(".vrm", "a VRM character with the motion as an animation", None, _write_vrm))
