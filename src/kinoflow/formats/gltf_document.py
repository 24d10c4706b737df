"""Writing glTF 2.0 binary: a document under construction."""

from __future__ import annotations

import json
import struct
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kinoflow.errors import MotionFileError
from kinoflow.formats.gltf_reader import BINARY_CHUNK, CONTAINER_VERSION, JSON_CHUNK, MAGIC

VERTEX_BUFFER, INDEX_BUFFER = 34962, 34963
"""Targets of buffer views."""
_COMPONENT_TYPE = {"float32": 5126, "uint32": 5125, "uint16": 5123, "uint8": 5121}
_VECTOR_TYPE = {(): "SCALAR", (2,): "VEC2", (3,): "VEC3", (4,): "VEC4", (4, 4): "MAT4"}


class Document:
    """A glTF document under construction: the JSON tree and the binary chunk."""

    def __init__(self) -> None:
        self.tree: dict[str, Any] = {"asset": {"version": "2.0", "generator": "kinoflow"}}
        self._binary = bytearray()

    def add(self, kind: str, entry: dict[str, Any]) -> int:
        """Append to one of the top-level arrays; returns the index."""
        entries = self.tree.setdefault(kind, [])
        entries.append(entry)
        return len(entries) - 1

    def view(self, data: bytes, target: int | None = None) -> int:
        """Append bytes with a buffer view; returns its index."""
        view: dict[str, Any] = {"buffer": 0, "byteOffset": len(self._binary), "byteLength": len(data)}
        if target is not None:
            view["target"] = target
        # Every element we write is a multiple of 4 bytes long, except indices, which are padded as a whole.
        self._binary += data + bytes(-len(data) % 4)
        return self.add("bufferViews", view)

    def accessor(
        self, values: NDArray, *, target: int | None = None, bounds: bool = False, normalised: bool = False
    ) -> int:
        """Append values [N, ...] with a buffer view and an accessor; returns the accessor's index."""
        values = np.ascontiguousarray(values)
        entry: dict[str, Any] = {
            "bufferView": self.view(values.tobytes(), target),
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
        chunks = struct.pack("<II", len(text), JSON_CHUNK) + text
        chunks += struct.pack("<II", len(self._binary), BINARY_CHUNK) + bytes(self._binary)
        return struct.pack("<III", MAGIC, CONTAINER_VERSION, 12 + len(chunks)) + chunks
