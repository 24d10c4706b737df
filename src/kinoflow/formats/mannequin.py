"""The CC0 mannequin's mesh, bound to the 22-joint body; GLB and FBX files carry it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from kinoflow.motion.skeleton import MANNEQUIN, Skeleton
from kinoflow.reading import open_npz

MESH_LICENCE = "mannequin mesh: Mesh2Motion, CC0 1.0"

# Warm is left, cool is right, the trunk belongs to both; sRGB, 0 to 255, those of `web/src/palette.js`.
_COLOURS = {
    "Left": (0xE2, 0xA2, 0x7C),
    "Right": (0x86, 0xAE, 0xE3),
    "Trunk": (0xC6, 0xCA, 0xD1),
    "Balls": (0x3B, 0x40, 0x48),
}
_HALVES = ("Left", "Right", "Balls")
"""How the triangles of the asset are sorted."""


@dataclass(frozen=True)
class MeshPart:
    """Triangles that share a colour."""

    name: str
    colour_srgb: tuple[float, float, float]
    triangles: NDArray[np.uint16]
    """[F, 3] vertex indices, counter-clockwise seen from outside."""

    @property
    def colour_linear(self) -> tuple[float, ...]:
        """The colour in linear light (IEC 61966-2-1)."""
        return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in self.colour_srgb)


@dataclass(frozen=True, eq=False)
class Mesh:
    """A skinned mesh in the rest pose of a skeleton.

    Attributes:
        vertices: [V, 3] float32, metres.
        normals: [V, 3] float32, unit length.
        joints: [V, 4] uint8, indices into the skeleton.
        weights: [V, 4] uint8 in 255ths; rows sum to 255, unused slots are joint 0 with weight 0.
        parts: triangles by colour.
    """

    vertices: NDArray[np.float32]
    normals: NDArray[np.float32]
    joints: NDArray[np.uint8]
    weights: NDArray[np.uint8]
    parts: tuple[MeshPart, ...]


@cache
def _load() -> Mesh:
    with (
        resources.as_file(resources.files("kinoflow.assets").joinpath("mannequin.npz")) as path,
        open_npz(path) as file,
    ):
        arrays = dict(file)
    stops = np.cumsum(arrays["part_sizes"])
    triangles = np.split(arrays["triangles"], stops[:-1])
    normals = arrays["normals"].astype(np.float64)
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    return Mesh(
        vertices=arrays["vertices"],
        normals=normals.astype(np.float32),
        joints=arrays["joints"],
        weights=arrays["weights"],
        parts=tuple(_part(name, t) for name, t in zip(_HALVES, triangles, strict=True)),
    )


def _part(name: str, triangles: NDArray[np.uint16]) -> MeshPart:
    red, green, blue = _COLOURS[name]
    return MeshPart(name, (red / 255, green / 255, blue / 255), triangles)


def coloured_parts(mesh: Mesh, skeleton: Skeleton = MANNEQUIN) -> tuple[MeshPart, ...]:
    """The triangles by the colours of the figure: left limbs, right limbs, trunk with head and collars, joint balls.

    A triangle belongs to the joints that hold most of its corners, as in pages and pictures.
    """
    of_limb = np.array([n[:2] in ("L_", "R_") and not n.endswith("Collar") for n in skeleton.joint_names])
    held = (mesh.weights / 255.0 * of_limb[mesh.joints]).sum(axis=1)
    parts, trunk = [], []
    for part in mesh.parts:
        limb = held[part.triangles].mean(axis=1) >= 0.5 if part.name != "Balls" else np.ones(len(part.triangles), bool)
        parts.append(_part(part.name, part.triangles[limb]))
        trunk.append(part.triangles[~limb])
    return (*parts, _part("Trunk", np.concatenate(trunk)))


def mannequin_mesh(skeleton: Skeleton = MANNEQUIN) -> Mesh:
    """The mesh in the rest pose of a 22-joint skeleton.

    A skeleton of other proportions gets the mesh stretched to fit: each vertex moves with the joints that hold it, by
    the weighted mean of how far they rest from the mannequin's.
    """
    mesh = _load()
    if skeleton.fingerprint == MANNEQUIN.fingerprint:
        return mesh
    shift = skeleton.rest_positions - MANNEQUIN.rest_positions
    moved = mesh.vertices + np.einsum("vk,vkc->vc", mesh.weights / 255.0, shift[mesh.joints])
    return Mesh(moved.astype(np.float32), mesh.normals, mesh.joints, mesh.weights, mesh.parts)
