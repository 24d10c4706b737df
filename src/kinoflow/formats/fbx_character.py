"""Somebody's .fbx character as binary glTF: nodes, meshes, skins, colours and pictures, as ufbx reads them.

Not taken over: animations and blend shapes that the file has, lights, cameras, and of materials all but the colour.
"""

from __future__ import annotations

import base64
from collections import deque
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kinoflow.errors import MotionFileError
from kinoflow.formats.fbx_reader import ask
from kinoflow.formats.gltf_document import INDEX_BUFFER, VERTEX_BUFFER, Document
from kinoflow.motion.rig import check_numbers

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

_MOST_INFLUENCES = 4
_LARGEST_PICTURE_BYTES = 64 << 20
_PICTURES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg"}
"""First bytes of the pictures that glTF allows."""


class _Arrays:
    """The arrays of a character, taken in the order in which they were told."""

    def __init__(self, counts: Sequence[tuple[str, int]], numbers: FloatArray) -> None:
        self._counts = deque(counts)
        self._numbers = numbers
        self._at = 0

    def take(self, name: str) -> FloatArray:
        """The next array, which is called so."""
        told, count = self._counts.popleft()
        if told != name or self._at + count > len(self._numbers):
            raise MotionFileError(f"ufbx told {told} where {name} was expected; it is damaged")
        self._at += count
        return self._numbers[self._at - count : self._at]

    def take_indices(self, name: str) -> IntArray:
        """The next array, of whole numbers."""
        return self.take(name).astype(np.int64)


def to_glb(path: Path, *, as_it_is: bool = False) -> bytes:
    """The character of an .fbx as .glb.

    Args:
        path: the file.
        as_it_is: nodes below the first keep the numbers of the file, in its units and axes, and the first one turns
            and sizes them; otherwise everything is in metres.

    Raises:
        MissingExtraError: ufbx is not installed.
        MotionFileError: the file cannot be read, or has numbers that are none.
    """
    head, numbers = ask(path, "character as it is" if as_it_is else "character")
    arrays = _Arrays(head["arrays"], numbers)
    document = Document()
    places = [arrays.take("node") for _ in head["nodes"]]
    children: dict[int, list[int]] = {}
    for index, node in enumerate(head["nodes"]):
        children.setdefault(node["parent"], []).append(index)
    materials = [_add_material(document, material, path) for material in head["materials"]]
    meshes = [_add_mesh(document, mesh, arrays, materials) for mesh in head["meshes"]]
    for index, (node, place) in enumerate(zip(head["nodes"], places, strict=True)):
        check_numbers("the transforms of its nodes", place)
        entry: dict[str, Any] = {"name": node["name"] or ("Root" if node["parent"] < 0 else f"node_{index}")}
        entry |= {"translation": place[:3].tolist(), "rotation": _unit(place[3:7]), "scale": place[7:].tolist()}
        if below := children.get(index):
            entry["children"] = below
        if node["mesh"] >= 0 and (found := meshes[node["mesh"]]) is not None:
            entry |= found
        document.add("nodes", entry)
    document.tree["scene"] = document.add("scenes", {"nodes": children.get(-1, [])})
    return document.to_bytes()


def _unit(quaternion: FloatArray) -> list[float]:
    length = float(np.linalg.norm(quaternion))
    return (quaternion / length).tolist() if length > 0 else [0.0, 0.0, 0.0, 1.0]


def _add_material(document: Document, material: Mapping[str, Any], path: Path) -> int:
    surface: dict[str, Any] = {"metallicFactor": 0.0, "roughnessFactor": 0.8}
    picture = None if material["texture"] is None else _picture(material["texture"], path)
    if picture is not None:
        data, kind = picture
        image = document.add("images", {"bufferView": document.view(data), "mimeType": kind})
        surface["baseColorTexture"] = {"index": document.add("textures", {"source": image})}
    else:
        surface["baseColorFactor"] = [*np.clip(material["colour"], 0.0, 1.0).tolist(), 1.0]
    return document.add("materials", {"name": material["name"], "doubleSided": True, "pbrMetallicRoughness": surface})


def _picture(texture: Mapping[str, str], path: Path) -> tuple[bytes, str] | None:
    """Bytes and kind of a picture that is in the file or beside it; None where it is missing or of another kind."""
    data = base64.b64decode(texture["content"])
    if not data:
        # Names are those of somebody else's machine: only the last part can be beside the file.
        name = PurePath(texture["file"].replace("\\", "/")).name
        beside = path.parent / name
        if not name or not beside.is_file() or beside.stat().st_size > _LARGEST_PICTURE_BYTES:
            return None
        data = beside.read_bytes()
    kind = next((kind for start, kind in _PICTURES.items() if data.startswith(start)), None)
    return None if kind is None else (data, kind)


def _add_mesh(
    document: Document, mesh: Mapping[str, Any], arrays: _Arrays, materials: Sequence[int]
) -> dict[str, int] | None:
    """A mesh and its skin; returns what its node refers to, None of a mesh without triangles."""
    vertices = arrays.take("vertices").reshape(-1, 3)
    corners = arrays.take_indices("vertex_indices")
    normals, normal_of = arrays.take("normals").reshape(-1, 3), arrays.take_indices("normal_indices")
    uvs, uv_of = arrays.take("uvs").reshape(-1, 2), arrays.take_indices("uv_indices")
    faces, face_materials = arrays.take_indices("faces").reshape(-1, 2), arrays.take_indices("face_materials")
    skin = [
        (arrays.take_indices("cluster_vertices"), arrays.take("cluster_weights"), arrays.take("bind").reshape(3, 4))
        for _ in mesh["bones"]
    ]
    check_numbers("its vertices", vertices)
    triangles, face_of = _triangles(faces)
    if not len(triangles):
        return None
    # One vertex of glTF for each combination of place, normal and picture that a corner has.
    combined = np.stack([corners, normal_of if len(normal_of) else corners, uv_of if len(uv_of) else corners], axis=1)
    distinct, row = np.unique(combined, axis=0, return_inverse=True)
    row = row.reshape(-1)
    places = vertices[distinct[:, 0]].astype(np.float32)
    attributes = {"POSITION": document.accessor(places, target=VERTEX_BUFFER, bounds=True)}
    if len(normal_of):
        turned = normals[distinct[:, 1]]
        turned /= np.maximum(np.linalg.norm(turned, axis=1, keepdims=True), 1e-12)
        attributes["NORMAL"] = document.accessor(turned.astype(np.float32), target=VERTEX_BUFFER)
    if len(uv_of):
        flipped = (uvs[distinct[:, 2]] * [1.0, -1.0] + [0.0, 1.0]).astype(np.float32)
        attributes["TEXCOORD_0"] = document.accessor(flipped, target=VERTEX_BUFFER)
    if skin:
        joints, weights = _influences(len(vertices), skin)
        attributes["JOINTS_0"] = document.accessor(joints[distinct[:, 0]], target=VERTEX_BUFFER)
        attributes["WEIGHTS_0"] = document.accessor(weights[distinct[:, 0]], target=VERTEX_BUFFER)
    of_triangle = face_materials[face_of] if len(face_materials) else np.zeros(len(triangles), np.int64)
    primitives = []
    small = np.uint16 if len(distinct) < 1 << 16 else np.uint32
    for material in np.unique(of_triangle):
        chosen = row[triangles[of_triangle == material]].astype(small).ravel()
        primitive: dict[str, Any] = {"attributes": attributes}
        primitive["indices"] = document.accessor(chosen, target=INDEX_BUFFER)
        if material < len(mesh["materials"]):
            primitive["material"] = materials[mesh["materials"][material]]
        primitives.append(primitive)
    index = document.add("meshes", {"name": mesh["name"], "primitives": primitives})
    return {"mesh": index, "skin": _add_skin(document, mesh["bones"], skin)} if skin else {"mesh": index}


def _triangles(faces: IntArray) -> tuple[IntArray, IntArray]:
    """[F, 3] corners of triangles, fans of the faces' corners; and the face of each."""
    begin, count = faces[:, 0], faces[:, 1]
    face_of = np.repeat(np.arange(len(faces)), np.maximum(count - 2, 0))
    nth = np.arange(len(face_of)) - np.repeat(np.cumsum(np.maximum(count - 2, 0)), np.maximum(count - 2, 0))
    nth += np.maximum(count - 2, 0)[face_of]
    first = begin[face_of]
    return np.stack([first, first + nth + 1, first + nth + 2], axis=1), face_of


def _influences(
    num_vertices: int, skin: Sequence[tuple[IntArray, FloatArray, FloatArray]]
) -> tuple[NDArray[np.uint16], NDArray[np.float32]]:
    """[V, 4] bones of the skin and weights, the largest ones, which add up to 1; vertices of no bone have the first."""
    vertex = np.concatenate([held for held, _, _ in skin])
    weight = np.concatenate([weights for _, weights, _ in skin])
    bone = np.repeat(np.arange(len(skin)), [len(held) for held, _, _ in skin])
    order = np.lexsort((-weight, vertex))
    vertex, weight, bone = vertex[order], weight[order], bone[order]
    begin = np.searchsorted(vertex, vertex)
    nth = np.arange(len(vertex)) - begin
    kept = (nth < _MOST_INFLUENCES) & (weight > 0)
    joints = np.zeros((num_vertices, _MOST_INFLUENCES), dtype=np.uint16)
    weights = np.zeros((num_vertices, _MOST_INFLUENCES))
    joints[vertex[kept], nth[kept]] = bone[kept]
    weights[vertex[kept], nth[kept]] = weight[kept]
    total = weights.sum(axis=1, keepdims=True)
    weights[total[:, 0] <= 0, 0] = 1.0
    return joints, (weights / np.where(total > 0, total, 1.0)).astype(np.float32)


def _add_skin(document: Document, bones: Sequence[int], skin: Sequence[tuple[IntArray, FloatArray, FloatArray]]) -> int:
    matrices = np.tile(np.eye(4), (len(skin), 1, 1))
    matrices[:, :3] = [bind for _, _, bind in skin]
    check_numbers("the bind pose", matrices)
    # glTF stores matrices column by column.
    stored = document.accessor(matrices.swapaxes(-1, -2).astype(np.float32))
    return document.add("skins", {"joints": list(bones), "inverseBindMatrices": stored})
