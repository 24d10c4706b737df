"""An independent reading of binary FBX for the tests: the record tree, and joints from the curves."""

import struct
import zlib
from dataclasses import dataclass

import numpy as np

SCALARS = {b"C": "<?", b"I": "<i", b"L": "<q", b"D": "<d", b"F": "<f", b"Y": "<h"}
ARRAYS = {b"d": np.float64, b"f": np.float32, b"l": np.int64, b"i": np.int32}


@dataclass
class Node:
    name: str
    properties: list
    children: list["Node"]

    def all(self, name: str) -> list["Node"]:
        return [child for child in self.children if child.name == name]

    def one(self, name: str) -> "Node":
        (child,) = self.all(name)
        return child

    def value(self, name: str):
        return self.one(name).properties[0]

    def setting(self, name: str) -> list:
        """Values of an entry of Properties70."""
        for entry in self.one("Properties70").children:
            if entry.properties[0] == name:
                return entry.properties[4:]
        raise KeyError(name)


def parse(data: bytes) -> tuple[Node, bytes]:
    """The tree under a nameless root, and the bytes after it."""
    assert data[:23] == b"Kaydara FBX Binary  \x00\x1a\x00"
    assert struct.unpack_from("<I", data, 23) == (7400,)
    children, position = [], 27
    while (parsed := _parse_node(data, position))[0] is not None:
        children.append(parsed[0])
        position = parsed[1]
    return Node("", [], children), data[parsed[1] :]


def _parse_node(data: bytes, position: int) -> tuple[Node | None, int]:
    end, count, size, name_length = struct.unpack_from("<IIIB", data, position)
    position += 13
    if end == 0:
        assert (count, size, name_length) == (0, 0, 0)
        return None, position
    name = data[position : position + name_length].decode("ascii")
    position += name_length
    properties, after = [], position + size
    for _ in range(count):
        value, position = _parse_property(data, position)
        properties.append(value)
    assert position == after, f"{name}: its properties end at {position}, not at {after}"
    children = []
    while position < end:
        child, position = _parse_node(data, position)
        if child is None:
            break
        children.append(child)
    assert position == end, f"{name}: it ends at {position}, not at {end}"
    return Node(name, properties, children), end


def _parse_property(data: bytes, position: int):
    code = data[position : position + 1]
    position += 1
    if code in SCALARS:
        (value,) = struct.unpack_from(SCALARS[code], data, position)
        return value, position + struct.calcsize(SCALARS[code])
    if code in b"SR":
        (size,) = struct.unpack_from("<I", data, position)
        raw = data[position + 4 : position + 4 + size]
        return raw.decode("utf-8") if code == b"S" else raw, position + 4 + size
    count, compressed, size = struct.unpack_from("<III", data, position)
    raw = data[position + 12 : position + 12 + size]
    values = np.frombuffer(zlib.decompress(raw) if compressed else raw, ARRAYS[code])
    assert len(values) == count
    return values, position + 12 + size


class FbxScene:
    """Objects by identifier, connections, and joints evaluated from the curves."""

    def __init__(self, data: bytes) -> None:
        self.root, self.footer = parse(data)
        self.objects = {o.properties[0]: o for o in self.root.one("Objects").children}
        self.links = [c.properties for c in self.root.one("Connections").children]
        self.models = {
            i: o.properties[1].split("\x00\x01")[0]
            for i, o in self.objects.items()
            if o.name == "Model" and o.properties[2] == "LimbNode"
        }

    def sources(self, target: int, name: str | None = None) -> list[int]:
        return [link[1] for link in self.links if link[2] == target and (name is None or link[3:] == [name])]

    def parent(self, model: int) -> int:
        (parent,) = [
            link[2] for link in self.links if link[:2] == ["OO", model] and (link[2] in self.models or link[2] == 0)
        ]
        return parent

    def curve(self, model: int, path: str, axis: str) -> tuple[np.ndarray, np.ndarray] | None:
        """Times in ticks and values, or None."""
        nodes = self.sources(model, path)
        if not nodes:
            return None
        (curve,) = self.sources(nodes[0], axis)
        return self.objects[curve].value("KeyTime"), self.objects[curve].value("KeyValueFloat").astype(float)

    def transform(self, model: int, frame: int | None) -> np.ndarray:
        """[4, 4] in the world, centimetres: T Rz Ry Rx, from keys or from the model's own properties."""
        local = np.eye(4)
        values = {}
        for path in ("Lcl Translation", "Lcl Rotation"):
            values[path] = np.array(self.objects[model].setting(path))
            for k, axis in enumerate(("d|X", "d|Y", "d|Z")):
                found = self.curve(model, path, axis)
                if frame is not None and found is not None:
                    values[path][k] = found[1][frame]
        for axis, angle in enumerate(np.radians(values["Lcl Rotation"])):
            turn = np.eye(4)
            i, j = (axis + 1) % 3, (axis + 2) % 3
            turn[[i, j], [i, j]] = np.cos(angle)
            turn[i, j], turn[j, i] = -np.sin(angle), np.sin(angle)
            local = turn @ local
        local[:3, 3] = values["Lcl Translation"]
        parent = self.parent(model)
        return self.transform(parent, frame) @ local if parent else local
