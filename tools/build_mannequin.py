"""Convert the rigged CC0 mannequin (a GLB) into the mesh that kinoflow ships.

    python tools/build_mannequin.py human-mannequin-cc0.glb      (needs pygltflib and pillow)

The source is the human mannequin of Mesh2Motion (CC0 1.0). Its 66 bones become our 22 joints: the weight of a bone
that we do not have (fingers, leaf bones) goes to its nearest ancestor that we have. The mesh was modelled in the rest
pose of `kinoflow.motion.MANNEQUIN`, so its vertices are kept as they are. The colours of its palette become parts.
"""

from __future__ import annotations

import argparse
import io
from pathlib import Path

import numpy as np
import pygltflib
from numpy.typing import NDArray
from PIL import Image

from kinoflow.motion.rigs import KNOWN_RIGS
from kinoflow.motion.skeleton import MANNEQUIN

ASSET = Path(__file__).parents[1] / "src" / "kinoflow" / "assets" / "mannequin.npz"

BONES = next(rig.joints for rig in KNOWN_RIGS if rig.name == "mannequin")
# Palette colours of the source: orange is the left half, light blue the right half, dark blue the balls between.
PART_COLOURS = np.array([[243, 110, 53], [69, 117, 181], [49, 54, 150]])

_COMPONENT = {5126: np.float32, 5121: np.uint8, 5123: np.uint16}
_WIDTH = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT4": 16}


def accessor(gltf: pygltflib.GLTF2, index: int) -> NDArray:
    """[N, width] values of one accessor; the source packs each in a buffer view of its own."""
    entry = gltf.accessors[index]
    view = gltf.bufferViews[entry.bufferView]
    width = _WIDTH[entry.type]
    values = np.frombuffer(gltf.binary_blob(), _COMPONENT[entry.componentType], entry.count * width, view.byteOffset)
    return values.reshape(entry.count, width)


def bone_to_joint(gltf: pygltflib.GLTF2) -> NDArray:
    """[bones] our joint for each bone of the skin: its own or that of its nearest ancestor that is ours."""
    parent = {child: index for index, node in enumerate(gltf.nodes) for child in node.children or []}
    ours = {bone: MANNEQUIN.index(joint) for joint, bone in BONES.items()}
    result = []
    for bone in gltf.skins[0].joints:
        node = bone
        while node in parent and gltf.nodes[node].name not in ours:
            node = parent[node]
        result.append(ours.get(gltf.nodes[node].name, 0))
    return np.array(result)


def check_bind_pose(gltf: pygltflib.GLTF2) -> None:
    """The skin must be bound where our rest pose has its joints, within 0.02 mm."""
    inverse = accessor(gltf, gltf.skins[0].inverseBindMatrices).reshape(-1, 4, 4).swapaxes(1, 2).astype(float)
    names = [gltf.nodes[node].name for node in gltf.skins[0].joints]
    bind = np.array([np.linalg.inv(inverse[names.index(BONES[joint])])[:3, 3] for joint in MANNEQUIN.joint_names])
    worst = np.abs(bind - MANNEQUIN.rest_positions).max()
    if worst > 2e-5:
        raise SystemExit(f"the mesh is bound {worst * 1000:.3f} mm away from the rest pose of MANNEQUIN")


def merge_weights(bones: NDArray, weights: NDArray, joint_of_bone: NDArray) -> tuple[NDArray, NDArray]:
    """Joints [V, 4] and weights [V, 4] in 255ths that sum to 255, largest first; unused slots are joint 0, weight 0."""
    dense = np.zeros((len(bones), MANNEQUIN.num_joints))
    for slot in range(bones.shape[1]):
        np.add.at(dense, (np.arange(len(bones)), joint_of_bone[bones[:, slot]]), weights[:, slot])
    joints = np.argsort(-dense, axis=1, kind="stable")[:, :4]
    kept = np.take_along_axis(dense, joints, axis=1)
    exact = kept / kept.sum(axis=1, keepdims=True) * 255
    rounded = np.floor(exact).astype(int)
    # Largest remainders get what rounding down left over.
    order = np.argsort(-(exact - rounded), axis=1, kind="stable").argsort(axis=1)
    rounded += order < (255 - rounded.sum(axis=1, keepdims=True))
    return np.where(rounded > 0, joints, 0).astype(np.uint8), rounded.astype(np.uint8)


def vertex_parts(gltf: pygltflib.GLTF2, uv: NDArray) -> NDArray:
    """[V] part of each vertex by the palette colour under it."""
    view = gltf.bufferViews[gltf.images[0].bufferView]
    blob = gltf.binary_blob()[view.byteOffset : view.byteOffset + view.byteLength]
    palette = np.array(Image.open(io.BytesIO(blob)).convert("RGB"))
    height, width = palette.shape[:2]
    columns = np.clip((uv[:, 0] * width).astype(int), 0, width - 1)
    rows = np.clip((uv[:, 1] * height).astype(int), 0, height - 1)
    distance = np.abs(palette[rows, columns][:, None].astype(int) - PART_COLOURS).sum(axis=-1)
    return distance.argmin(axis=1)


def build(source: Path) -> dict[str, NDArray]:
    """The arrays of the asset; see `kinoflow.formats.mannequin`."""
    gltf = pygltflib.GLTF2().load(str(source))
    check_bind_pose(gltf)
    primitive = gltf.meshes[0].primitives[0]
    attributes = primitive.attributes
    joints, weights = merge_weights(
        accessor(gltf, attributes.JOINTS_0), accessor(gltf, attributes.WEIGHTS_0), bone_to_joint(gltf)
    )
    positions = accessor(gltf, attributes.POSITION)
    normals = np.round(accessor(gltf, attributes.NORMAL) * 32767).astype(np.int16)
    parts = vertex_parts(gltf, accessor(gltf, attributes.TEXCOORD_0))
    # The source splits vertices along texture seams, which mean nothing without the texture.
    key = np.concatenate([positions, normals, joints, weights, parts[:, None]], axis=1, dtype=np.float64)
    _, first, inverse = np.unique(key, axis=0, return_index=True, return_inverse=True)
    order = np.argsort(first)
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    keep = first[order]
    triangles = rank[inverse.ravel()][accessor(gltf, primitive.indices).reshape(-1, 3)]
    face_parts = parts[keep][triangles[:, 0]]
    by_part = np.argsort(face_parts, kind="stable")
    return {
        "vertices": positions[keep],
        "normals": normals[keep],
        "joints": joints[keep],
        "weights": weights[keep],
        "triangles": triangles[by_part].astype(np.uint16),
        "part_sizes": np.bincount(face_parts, minlength=len(PART_COLOURS)).astype(np.int32),
    }


def main() -> None:
    """Read the source named on the command line and write the asset."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    arrays = build(parser.parse_args().source)
    np.savez_compressed(ASSET, allow_pickle=False, **arrays)


if __name__ == "__main__":
    main()
