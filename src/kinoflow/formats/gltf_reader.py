"""Reading glTF 2.0 binary: the container, accessors, and the node hierarchy evaluated over an animation.

Files come from anywhere, so every number is checked before it sizes an array. Not read: meshes, morph weights, buffers
outside the file, sparse or compressed accessors.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kinoflow.errors import MotionFileError
from kinoflow.motion.rig import check_numbers, check_size
from kinoflow.motion.rotations import quaternion_to_matrix, slerp
from kinoflow.reading import brief, parse_json

FloatArray = NDArray[np.float64]

MAGIC, CONTAINER_VERSION, JSON_CHUNK, BINARY_CHUNK = 0x46546C67, 2, 0x4E4F534A, 0x004E4942
MOVING_PATHS = ("translation", "rotation", "scale")
"""Properties of nodes whose animation is a motion; the others are weights of morphs."""
_DTYPE = {5120: "<i1", 5121: "<u1", 5122: "<i2", 5123: "<u2", 5125: "<u4", 5126: "<f4"}
_WIDTH = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT4": 16}
_LARGEST_INTEGER = {5120: 127.0, 5121: 255.0, 5122: 32767.0, 5123: 65535.0}
_COMPRESSION = {"EXT_meshopt_compression", "KHR_meshopt_compression"}
_MOST_KEYS = 20_000_000
"""Of all channels together. Channels may share their keys, so a small file can ask for any number of them."""
_FRAMES_PER_KEY = 8
"""Files that store only the keys that matter have fewer keys than frames; on average not fewer than this."""
_USUAL_RATES_HZ = (10.0, 240.0)
_DEFAULT_RATE_HZ = 30.0
_SMALLEST_VOLUME = 1e-6
"""Of a node's axes at rest, relative to a cube's; less is flat."""


class Gltf:
    """One parsed .glb file.

    Args:
        data: the whole file.
        compressed: whether buffers may be compressed, of which nothing can be read then.

    Raises:
        MotionFileError: the bytes are no glTF 2.0 container, or need what is not read here.
    """

    def __init__(self, data: bytes, *, compressed: bool = False) -> None:
        if len(data) < 20 or struct.unpack_from("<I", data)[0] != MAGIC:
            raise MotionFileError("it is not binary glTF; a .gltf with separate buffers has to be packed into a .glb")
        version, length = struct.unpack_from("<II", data, 4)
        if version != CONTAINER_VERSION:
            raise MotionFileError(f"it is glTF version {version}; only version 2 is read")
        if length > len(data):
            raise MotionFileError(f"it is cut off: {len(data)} of {length} bytes are there")
        self.tree: dict[str, Any] = {}
        self._binary = b""
        self._accessors: dict[int, FloatArray] = {}
        position = 12
        while position + 8 <= length:
            size, kind = struct.unpack_from("<II", data, position)
            chunk = data[position + 8 : position + 8 + size]
            if kind == JSON_CHUNK and not self.tree:
                self.tree = _object(parse_json(chunk.rstrip(b"\0 ").decode("utf-8-sig"), finite=False))
            elif kind == BINARY_CHUNK and not self._binary:
                self._binary = chunk
            position += 8 + size
        if not compressed and _COMPRESSION & set(self.tree.get("extensionsRequired", [])):
            raise MotionFileError("its buffers are compressed (meshopt); export it without compression")
        self.nodes: list[dict[str, Any]] = [_object(node) for node in self.tree.get("nodes", [])]
        check_size(len(self.nodes), 1, 0)
        self.parents, self.order = self._hierarchy()

    def _hierarchy(self) -> tuple[list[int], list[int]]:
        """The parent of each node (-1 for roots), and all nodes, parents first."""
        parents = [-1] * len(self.nodes)
        for index, node in enumerate(self.nodes):
            for child in node.get("children", []):
                if not 0 <= child < len(parents) or parents[child] != -1:
                    raise MotionFileError(f"node {brief(child)} is missing or has two parents")
                parents[child] = index
        order = [index for index, parent in enumerate(parents) if parent < 0]
        for index in order:
            order.extend(self.nodes[index].get("children", []))
        if len(order) != len(parents):
            raise MotionFileError("its nodes are their own ancestors")
        return parents, order

    def name(self, node: int) -> str:
        """The name of a node; glTF does not require one."""
        return str(self.nodes[node].get("name", f"node_{node}"))

    def accessor(self, index: int) -> FloatArray:
        """[N, width] values of one accessor; normalised integers become -1 to 1. Channels share accessors."""
        if index not in self._accessors:
            self._accessors[index] = self._read_accessor(index)
        return self._accessors[index]

    def _read_accessor(self, index: int) -> FloatArray:
        entry = self.tree["accessors"][index]
        if "sparse" in entry or "bufferView" not in entry:
            raise MotionFileError(f"accessor {index} is sparse or empty, which is not read")
        view = self.tree["bufferViews"][entry["bufferView"]]
        if view.get("buffer", 0) != 0 or "uri" in self.tree["buffers"][0]:
            raise MotionFileError("its animation lies in another file; pack everything into one .glb")
        dtype, width, count = np.dtype(_DTYPE[entry["componentType"]]), _WIDTH[entry["type"]], int(entry["count"])
        element = dtype.itemsize * width
        stride = int(view.get("byteStride", element))
        start = int(view.get("byteOffset", 0)) + int(entry.get("byteOffset", 0))
        if count < 1 or stride < element or start < 0 or start + (count - 1) * stride + element > len(self._binary):
            raise MotionFileError(f"accessor {index} reaches outside the file")
        rows = np.ndarray((count, width), dtype, self._binary, start, (stride, dtype.itemsize))
        with np.errstate(invalid="ignore"):
            values = rows.astype(np.float64)
        if entry.get("normalized") and entry["componentType"] in _LARGEST_INTEGER:
            values = np.maximum(values / _LARGEST_INTEGER[entry["componentType"]], -1.0)
        check_numbers(f"accessor {index}", values)
        return values


def _object(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise MotionFileError(f"it is damaged: {brief(value)} stands where an object must")
    return value


@dataclass(frozen=True, eq=False)
class NodeMotion:
    """World transforms of all nodes at rest and over time.

    Attributes:
        rest_positions: [N, 3] metres.
        rest_rotations: [N, 3, 3].
        positions: [T, N, 3] metres.
        rotations: [T, N, 3, 3]; where nodes are mirrored or squeezed, only what they turned by since rest is sure:
            `rotations @ rest_rotations^T`.
        fps: frames per second of the T frames.
    """

    rest_positions: FloatArray
    rest_rotations: FloatArray
    positions: FloatArray
    rotations: FloatArray
    fps: float


def evaluate(gltf: Gltf, animation: dict[str, Any], fps: float | None) -> NodeMotion:
    """Sample an animation at a frame rate; without one, at the rate of its keys if that is regular, else at 30 Hz."""
    tracks = _tracks(gltf, animation)
    if not tracks:
        raise MotionFileError("its animation moves no node")
    longest = max((track.times for track in tracks.values()), key=len)
    start, end = (f(t.times[k] for t in tracks.values()) for f, k in ((min, 0), (max, -1)))
    fps = fps or _key_rate(longest)
    num_frames = int(np.floor((end - start) * fps + 0.01)) + 1
    # The same keys again for another node are no more numbers than they are once.
    distinct = {id(track.values): track.values.size for track in tracks.values()}
    check_size(len(gltf.nodes), num_frames, _FRAMES_PER_KEY * sum(distinct.values()))
    times = start + np.arange(num_frames) / fps
    with np.errstate(over="ignore", invalid="ignore"):
        rest_positions, rest_linear = _world(gltf, {}, 1)
        sampled = {key: track.sample(times, is_rotation=key[1] == "rotation") for key, track in tracks.items()}
        positions, linear = _world(gltf, sampled, num_frames)
    rest_rotations = rotation_part(rest_linear[0])
    turns = turns_since_rest(linear, rest_linear[0])
    return NodeMotion(rest_positions[0], rest_rotations, positions, turns @ rest_rotations, fps)


@dataclass(frozen=True, eq=False)
class _Track:
    """Keys of one property of one node: times [K] and values [K, C], or [K, 3, C] with tangents before and after."""

    times: FloatArray
    values: FloatArray
    interpolation: str

    def sample(self, times: FloatArray, *, is_rotation: bool) -> FloatArray:
        """[T, C] values; rotations [T, 3, 3]."""
        times = np.clip(times, self.times[0], self.times[-1])
        before = np.clip(np.searchsorted(self.times, times, side="right") - 1, 0, max(len(self.times) - 2, 0))
        after = np.minimum(before + 1, len(self.times) - 1)
        step = np.where(after > before, self.times[after] - self.times[before], 1.0)
        fraction = (times - self.times[before]) / np.maximum(step, 1e-12)
        if self.interpolation == "STEP":
            # A microsecond of tolerance: frame times are not exact in binary.
            held = self.values[np.where(fraction > 1 - 1e-6 / np.maximum(step, 1e-6), after, before)]
            return quaternion_to_matrix(held[:, [3, 0, 1, 2]]) if is_rotation else held
        if self.interpolation == "CUBICSPLINE":
            curve = _hermite(self.values, before, after, step, fraction)
            return quaternion_to_matrix(curve[:, [3, 0, 1, 2]]) if is_rotation else curve
        if is_rotation:
            matrices = quaternion_to_matrix(self.values[:, [3, 0, 1, 2]])
            return slerp(matrices[before], matrices[after], fraction)
        return self.values[before] + (self.values[after] - self.values[before]) * fraction[:, None]


def _hermite(values: FloatArray, before: NDArray, after: NDArray, step: FloatArray, fraction: FloatArray) -> FloatArray:
    """Cubic spline of the glTF specification, appendix C: keys are in-tangent, value, out-tangent."""
    t, width = fraction[:, None], step[:, None]
    return (
        (2 * t**3 - 3 * t**2 + 1) * values[before, 1]
        + width * (t**3 - 2 * t**2 + t) * values[before, 2]
        + (-2 * t**3 + 3 * t**2) * values[after, 1]
        + width * (t**3 - t**2) * values[after, 0]
    )


def _tracks(gltf: Gltf, animation: dict[str, Any]) -> dict[tuple[int, str], _Track]:
    tracks: dict[tuple[int, str], _Track] = {}
    keys = 0
    for channel in animation["channels"]:
        node, path = channel["target"].get("node"), channel["target"]["path"]
        if node is None or path not in MOVING_PATHS:
            continue
        sampler = animation["samplers"][channel["sampler"]]
        interpolation = sampler.get("interpolation", "LINEAR")
        times, values = gltf.accessor(sampler["input"])[:, 0], gltf.accessor(sampler["output"])
        keys += len(times)
        if keys > _MOST_KEYS:
            raise MotionFileError(f"its channels have more than {_MOST_KEYS:,} keys; cut it shorter")
        if interpolation == "CUBICSPLINE":
            values = values.reshape(len(times), 3, -1)
        width = 4 if path == "rotation" else 3
        if len(values) != len(times) or values.shape[-1] != width or (np.diff(times) < 0).any():
            raise MotionFileError(f"the keys of {brief(gltf.name(node))} ({path}) do not fit their times")
        tracks[(int(node), path)] = _Track(times, values, interpolation)
    return tracks


def _key_rate(times: FloatArray) -> float:
    if len(times) < 2 or not times[-1] > times[0]:
        return _DEFAULT_RATE_HZ
    rate = (len(times) - 1) / (times[-1] - times[0])
    # A file that stores only the keys that matter has no frame rate.
    regular = np.abs(np.diff(times) * rate - 1).max() < 0.02
    if not regular or not _USUAL_RATES_HZ[0] <= rate <= _USUAL_RATES_HZ[1]:
        return _DEFAULT_RATE_HZ
    return float(np.round(rate)) if abs(rate - np.round(rate)) < 1e-3 * rate else float(rate)


def _world(gltf: Gltf, sampled: dict[tuple[int, str], FloatArray], num_frames: int) -> tuple[FloatArray, FloatArray]:
    """Positions [T, N, 3] and linear parts [T, N, 3, 3] of all nodes in the world; `T` is 1 for the rest pose."""
    frames = max(num_frames, 1)
    linear = np.empty((frames, len(gltf.nodes), 3, 3))
    positions = np.empty((frames, len(gltf.nodes), 3))
    for index in gltf.order:
        node, parent = gltf.nodes[index], gltf.parents[index]
        rest_translation, rest_rotation, rest_scale = rest_transform(node)
        rotation = sampled.get((index, "rotation"), rest_rotation)
        scale = sampled.get((index, "scale"), rest_scale)
        translation = sampled.get((index, "translation"), rest_translation)
        local = rotation * scale[..., None, :]
        if parent < 0:
            linear[:, index], positions[:, index] = local, translation
        else:
            linear[:, index] = linear[:, parent] @ local
            offset = np.broadcast_to(translation, (frames, 3))
            positions[:, index] = positions[:, parent] + np.einsum("tij,tj->ti", linear[:, parent], offset)
    check_numbers("the transforms of its nodes", positions)
    check_numbers("the transforms of its nodes", linear)
    return positions, linear


def rest_transform(node: dict[str, Any]) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Translation [3], rotation [3, 3] and scale [3] of a node as the file gives it."""
    if "matrix" in node:
        matrix = np.array(node["matrix"], dtype=np.float64).reshape(4, 4).T
        scale = np.linalg.norm(matrix[:3, :3], axis=0)
        return matrix[:3, 3], matrix[:3, :3] / np.maximum(scale, 1e-12), scale
    x, y, z, w = node.get("rotation", (0.0, 0.0, 0.0, 1.0))
    translation = np.array(node.get("translation", (0.0, 0.0, 0.0)), dtype=np.float64)
    scale = np.array(node.get("scale", (1.0, 1.0, 1.0)), dtype=np.float64)
    return translation.reshape(3), quaternion_to_matrix([w, x, y, z]), scale.reshape(3)


def turns_since_rest(linear: FloatArray, rest: FloatArray) -> FloatArray:
    """[T, N, 3, 3] rotations in the world by which nodes turned since rest, from their linear parts then and at rest.

    Mirrors and unequal scales of nodes above stand in both and cancel, as they would not in the rotation of either.
    """
    sizes = np.linalg.norm(rest, axis=(-2, -1)) ** 3
    sound = np.abs(np.linalg.det(rest)) > _SMALLEST_VOLUME * np.maximum(sizes, 1e-30)
    inverse = np.linalg.inv(np.where(sound[:, None, None], rest, np.eye(3)))
    turns = rotation_part(linear @ inverse)
    if not sound.all():
        # A node that is squeezed flat at rest has no more than the rotations of both.
        flat = ~sound
        turns[:, flat] = rotation_part(linear[:, flat]) @ np.swapaxes(rotation_part(rest[flat]), -1, -2)
    return turns


def rotation_part(linear: FloatArray) -> FloatArray:
    """[..., 3, 3] to the nearest rotations (polar decomposition by SVD)."""
    u, _, vt = np.linalg.svd(linear)
    u[..., -1] *= np.sign(np.linalg.det(u @ vt))[..., None]
    return u @ vt
