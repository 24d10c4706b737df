"""The CC0 mannequin's mesh, bound to the 22-joint body; GLB and FBX files carry it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from kinoflow.motion.skeleton import MANNEQUIN, Skeleton

MESH_LICENCE = "mannequin mesh: Mesh2Motion, CC0 1.0"

# Warm is left, cool is right; sRGB, 0 to 1.
_PARTS = (
    ("Left", (0.87, 0.66, 0.46)),
    ("Right", (0.55, 0.69, 0.82)),
    ("Balls", (0.20, 0.22, 0.27)),
)


@dataclass(frozen=True)
class Part:
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
    parts: tuple[Part, ...]


@cache
def _load() -> Mesh:
    with resources.files("kinoflow.assets").joinpath("mannequin.npz").open("rb") as file:
        arrays = dict(np.load(file, allow_pickle=False))
    stops = np.cumsum(arrays["part_sizes"])
    triangles = np.split(arrays["triangles"], stops[:-1])
    normals = arrays["normals"].astype(np.float64)
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    return Mesh(
        vertices=arrays["vertices"],
        normals=normals.astype(np.float32),
        joints=arrays["joints"],
        weights=arrays["weights"],
        parts=tuple(Part(name, colour, t) for (name, colour), t in zip(_PARTS, triangles, strict=True)),
    )


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
