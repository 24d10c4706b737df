"""Adding takes to somebody's binary .fbx: all that is in the file stays; records of the new takes are added.

Every record and property of the file is kept as its bytes; only where it lies changes. The local transform of a node
is, in columns, T Ro Rp Pre R Post^-1 Rp^-1 So Sp S Sp^-1 (Autodesk's documentation of FbxNode); curves hold T and the
angles of R, so pivots and pre-rotations of the file are taken into account here.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kinoflow.errors import UnreadableError
from kinoflow.formats.fbx_binary import Record, encode_property
from kinoflow.formats.fbx_take import Scene, add_curves, add_take
from kinoflow.motion.character import NodeTracks
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.rotations import axis_angle_to_matrix, matrix_to_euler

FloatArray = NDArray[np.float64]

_MAGIC = b"Kaydara FBX Binary  \x00\x1a\x00"
_OLDEST, _WIDE = 7000, 7500
_FOOTER_CODE_BYTES = 16
_SCALARS = {b"C": 1, b"B": 1, b"Y": 2, b"I": 4, b"F": 4, b"D": 8, b"L": 8}
_ELEMENT_BYTES = {b"d": 8, b"f": 4, b"l": 8, b"i": 4, b"b": 1}
_ORDERS = ("XYZ", "XZY", "YZX", "YXZ", "ZXY", "ZYX")
"""Of RotationOrder: the axis that is turned about first stands first."""
_MOST_DEPTH = 200


@dataclass
class RawRecord:
    """A record of the file: its properties as bytes, and what is below it.

    Attributes:
        name: of the record.
        count: of its properties.
        properties: their bytes.
        children: records below it.
        ended: whether a zero record ends it.
    """

    name: bytes
    count: int
    properties: bytes
    children: list[RawRecord | Record] = field(default_factory=list)
    ended: bool = False

    def below(self, name: str) -> list[RawRecord]:
        """The records of this name in it."""
        return [c for c in self.children if isinstance(c, RawRecord) and c.name == name.encode()]

    @property
    def values(self) -> list[Any]:
        """Numbers and texts of its properties; arrays are None."""
        try:
            return self._values()
        except struct.error as error:
            raise UnreadableError("it is damaged: a property is cut off") from error

    def _values(self) -> list[Any]:
        found: list[Any] = []
        position = 0
        while position < len(self.properties):
            kind = self.properties[position : position + 1]
            position += 1
            if kind in (b"S", b"R"):
                (size,) = struct.unpack_from("<I", self.properties, position)
                found.append(self.properties[position + 4 : position + 4 + size])
                position += 4 + size
            elif kind in _SCALARS:
                form = {b"C": "<b", b"B": "<b", b"Y": "<h", b"I": "<i", b"F": "<f", b"D": "<d", b"L": "<q"}[kind]
                found.append(struct.unpack_from(form, self.properties, position)[0])
                position += _SCALARS[kind]
            elif kind in _ELEMENT_BYTES:
                _, _, size = struct.unpack_from("<III", self.properties, position)
                found.append(None)
                position += 12 + size
            else:
                raise UnreadableError(f"it is damaged: a property of kind {kind!r}")
        return found


class FbxFile:
    """A binary .fbx that takes can be added to.

    Raises:
        UnreadableError: it is no binary FBX, older than version 7, or damaged.
    """

    def __init__(self, data: bytes) -> None:
        if not data.startswith(_MAGIC) or len(data) < 27:
            raise UnreadableError("takes are added to binary .fbx only; write a .glb, or save the character as binary")
        (self.version,) = struct.unpack_from("<I", data, 23)
        if self.version < _OLDEST:
            raise UnreadableError(f"it is FBX {self.version / 1000:g}; takes are added from 7.0 on; write a .glb")
        self._wide = self.version >= _WIDE
        self._data = data
        self.records: list[RawRecord | Record] = []
        position = 27
        try:
            while True:
                record, position = self._read(position, len(data), 0)
                if record is None:
                    break
                self.records.append(record)
        except struct.error as error:
            raise UnreadableError("it is cut off") from error
        self._footer_code = data[position : position + _FOOTER_CODE_BYTES]

    def _read(self, position: int, limit: int, depth: int) -> tuple[RawRecord | None, int]:
        form, size = ("<QQQB", 25) if self._wide else ("<IIIB", 13)
        end, count, length, letters = struct.unpack_from(form, self._data, position)
        position += size
        if end == 0:
            return None, position
        start = position + letters
        if not start + length <= end <= limit or depth > _MOST_DEPTH:
            raise UnreadableError("it is damaged: a record reaches out of the one that holds it")
        record = RawRecord(self._data[position:start], count, self._data[start : start + length])
        position = start + length
        while position < end:
            child, position = self._read(position, end, depth + 1)
            if child is None:
                record.ended = True
                break
            record.children.append(child)
        return record, end

    def top(self, name: str) -> RawRecord:
        """The record of this name at the top.

        Raises:
            UnreadableError: there is none.
        """
        for record in self.records:
            if isinstance(record, RawRecord) and record.name == name.encode():
                return record
        raise UnreadableError(f"it is damaged: it has no {name}")

    def to_bytes(self) -> bytes:
        """The whole file."""
        out = bytearray(_MAGIC + struct.pack("<I", self.version))
        for record in self.records:
            out += self._encode(record, len(out))
        out += bytes(25 if self._wide else 13) + self._footer_code.ljust(_FOOTER_CODE_BYTES, b"\0") + bytes(4)
        out += bytes(16 - len(out) % 16)
        out += struct.pack("<I", self.version) + bytes(120) + bytes.fromhex("f85a8c6adef5d97eece90ce3758f290b")
        return bytes(out)

    def _encode(self, record: RawRecord | Record, start: int) -> bytes:
        if isinstance(record, Record):
            encoded = [encode_property(value) for value in record.properties]
            name, count, properties = record.name.encode("ascii"), len(encoded), b"".join(encoded)
            ended = bool(record.children) or not count
        else:
            name, count, properties = record.name, record.count, record.properties
            ended = record.ended or bool(record.children)
        form, size = ("<QQQB", 25) if self._wide else ("<IIIB", 13)
        head = size + len(name) + len(properties)
        body = bytearray()
        for child in record.children:
            body += self._encode(child, start + head + len(body))
        if ended:
            body += bytes(size)
        return struct.pack(form, start + head + len(body), count, len(properties), len(name)) + name + properties + body


@dataclass(frozen=True, eq=False)
class NodeOfFile:
    """A node (Model) of an .fbx.

    Attributes:
        identifier: of its record.
        name: as in the file.
        parent: identifier of the node above it; 0 is the scene.
        settings: {name: values} of its properties.
    """

    identifier: int
    name: str
    parent: int
    settings: Mapping[str, tuple[float, ...]]

    def vector(self, name: str, default: float = 0.0) -> FloatArray:
        """[3] of a property."""
        return np.array(self.settings.get(name, (default, default, default))[:3], dtype=np.float64)

    def curves(self, rotations: FloatArray, translations: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Angles in degrees about X, Y, Z and translations, both [T, 3], for local rotations and places.

        Args:
            rotations: [T, 3, 3] of the node against its parent.
            translations: [T, 3] or [3], where its origin is in its parent.
        """
        # Without RotationActive, what is before and after the rotation does not count, nor its order.
        active = bool(self.settings.get("RotationActive", (0,))[0])
        before, after = (_turn(self.vector(name)) if active else np.eye(3) for name in ("PreRotation", "PostRotation"))
        order = _ORDERS[int(self.settings.get("RotationOrder", (0,))[0]) % len(_ORDERS)] if active else _ORDERS[0]
        inner = before.T @ rotations @ after
        angles = matrix_to_euler(inner, order[::-1])
        degrees = np.zeros_like(angles)
        for place, axis in enumerate(order[::-1]):
            degrees[..., "XYZ".index(axis)] = np.degrees(angles[..., place])
        pivot, scaled = self.vector("RotationPivot"), self.vector("ScalingPivot")
        sized = self.vector("Lcl Scaling", 1.0) * scaled
        arm = -pivot + self.vector("ScalingOffset") + scaled - sized
        places = translations - self.vector("RotationOffset") - pivot - np.einsum("tij,j->ti", rotations, arm)
        return _unrolled(degrees, order), places

    @property
    def moves_by_turning(self) -> bool:
        """Whether its origin is not what it turns about, so that turning needs a translation as well."""
        return any(self.vector(name).any() for name in ("RotationPivot", "ScalingPivot", "RotationOffset"))


def nodes_of(file: FbxFile) -> list[NodeOfFile]:
    """The nodes of a file, in its order."""
    above: dict[int, int] = {}
    models = {int(record.values[0]): record for record in file.top("Objects").below("Model")}
    for connection in file.top("Connections").below("C"):
        kind, child, parent, *_ = connection.values
        if kind == b"OO" and child in models and (parent in models or parent == 0):
            above[int(child)] = int(parent)
    found = []
    for identifier, record in models.items():
        name = record.values[1].split(b"\0")[0].decode("utf-8", "replace")
        settings: dict[str, tuple[float, ...]] = {}
        for block in record.below("Properties70"):
            for entry in block.below("P"):
                key, _, _, _, *values = entry.values
                if values and all(isinstance(value, int | float) for value in values):
                    settings[key.decode("utf-8", "replace")] = tuple(values)
        found.append(NodeOfFile(identifier, name, above.get(identifier, 0), settings))
    return found


class Takes:
    """Takes for the nodes of a file.

    Args:
        file: what they are added to.
        names: of the nodes as ufbx tells them, parents first.
        parents: of these nodes, -1 for the first one, which is the scene.

    Raises:
        UnreadableError: the nodes of the file are not those that ufbx tells.
    """

    def __init__(self, file: FbxFile, names: Sequence[str], parents: Sequence[int]) -> None:
        self._file = file
        self._nodes = _matched(nodes_of(file), names, parents)
        objects = file.top("Objects")
        identifiers = [record.values[0] for record in objects.children if isinstance(record, RawRecord)]
        self._scene = Scene(max((int(i) for i in identifiers if isinstance(i, int)), default=0) + 1)
        stacks = [record.values[1] for record in objects.below("AnimationStack")]
        self.taken = {stack.split(b"\0")[0].decode("utf-8", "replace") for stack in stacks}

    def add(self, clip: MotionClip, name: str, tracks: NodeTracks, rest: FloatArray) -> None:
        """One take.

        Args:
            clip: for its rate and its length.
            name: of the take.
            tracks: what nodes do.
            rest: [N, 3] where the nodes are in their parents at rest.
        """
        layer = add_take(self._scene, clip, name)
        for index, rotations in tracks.rotations.items():
            node = self._nodes[index]
            degrees, places = node.curves(rotations, tracks.translations.get(index, rest[index]))
            identifier = np.int64(node.identifier)
            add_curves(self._scene, layer, identifier, "R", "Lcl Rotation", clip, degrees)
            if index in tracks.translations or node.moves_by_turning:
                add_curves(self._scene, layer, identifier, "T", "Lcl Translation", clip, places)
        self.taken.add(name)

    def to_bytes(self) -> bytes:
        """The file with the takes."""
        for added in (self._scene.objects, self._scene.connections):
            self._file.top(added.name).children.extend(added.children)
        return self._file.to_bytes()


def _matched(nodes: Sequence[NodeOfFile], names: Sequence[str], parents: Sequence[int]) -> list[NodeOfFile]:
    """The node of the file for each one that ufbx tells: of the same name below the same one."""
    below: dict[tuple[int, str], list[NodeOfFile]] = {}
    for node in nodes:
        below.setdefault((node.parent, node.name), []).append(node)
    found = [NodeOfFile(0, "", -1, {})]
    for name, parent in zip(names[1:], parents[1:], strict=True):
        waiting = below.get((found[parent].identifier, name))
        if not waiting:
            raise UnreadableError(f"its node {name!r} is not where ufbx has it; write a .glb")
        found.append(waiting.pop(0))
    return found


def _turn(degrees: FloatArray) -> FloatArray:
    """[3, 3] of pre- and post-rotations, which are always about X, then Y, then Z."""
    x, y, z = (axis_angle_to_matrix(np.radians(angle) * axis) for angle, axis in zip(degrees, np.eye(3), strict=True))
    return np.asarray(z @ y @ x)


def _unrolled(degrees: FloatArray, order: str) -> FloatArray:
    """[T, 3] the same rotations, each frame written the way nearest to the frame before."""
    middle = "XYZ".index(order[1])
    out = degrees.copy()
    for frame in range(1, len(out)):
        other = out[frame] + 180.0
        other[middle] = 180.0 - out[frame, middle]
        choices = np.stack([out[frame], other])
        choices -= 360.0 * np.round((choices - out[frame - 1]) / 360.0)
        out[frame] = choices[np.abs(choices - out[frame - 1]).sum(axis=-1).argmin()]
    return out
