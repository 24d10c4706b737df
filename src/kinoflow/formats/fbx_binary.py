"""The binary container of FBX 7.4: a tree of named records with typed properties. Knows nothing about scenes.

Layout, little-endian: a 27-byte header; records (end offset u32, property count u32, property bytes u32, name length
u8, name, properties, child records, and 13 zero bytes after the last child); a 13-byte zero record; a footer.
Numeric arrays are zlib-compressed.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

VERSION = 7400
_MAGIC = b"Kaydara FBX Binary  \x00\x1a\x00"
_END_OF_CHILDREN = bytes(13)
# Readers of the FBX SDK check that these three belong together: the file id, the creation time, the footer's code.
FILE_ID = bytes.fromhex("28b32aebb624ccc2bfc8b02aa92bfcf1")
CREATION_TIME = "1970-01-01 10:00:00:000"
_FOOTER_CODE = bytes.fromhex("fabcab09d0c8d466b176fb831cf7267e")
_FOOTER_MAGIC = bytes.fromhex("f85a8c6adef5d97eece90ce3758f290b")
_ARRAY_CODE = {"float64": b"d", "float32": b"f", "int64": b"l", "int32": b"i"}
_SMALLEST_COMPRESSED_BYTES = 128

Property = bool | int | np.int64 | float | str | bytes | NDArray
"""Written as: bool C, int I (32 bit), numpy.int64 L, float D, str S (UTF-8), bytes R, arrays by their dtype."""


@dataclass
class Record:
    """One record of the tree."""

    name: str
    properties: Sequence[Property] = ()
    children: list[Record] = field(default_factory=list)

    def add(self, name: str, *properties: Property) -> Record:
        """Append a child; returns the child."""
        child = Record(name, properties)
        self.children.append(child)
        return child

    def encode(self, start: int) -> bytes:
        """The record's bytes when it begins `start` bytes into the file."""
        name = self.name.encode("ascii")
        properties = b"".join(encode_property(p) for p in self.properties)
        body = bytearray()
        head = 13 + len(name) + len(properties)
        for child in self.children:
            body += child.encode(start + head + len(body))
        # A record without properties is read as a block, which ends with a zero record even when it is empty.
        if self.children or not self.properties:
            body += _END_OF_CHILDREN
        end = start + head + len(body)
        counts = struct.pack("<IIIB", end, len(self.properties), len(properties), len(name))
        return counts + name + properties + bytes(body)


def encode_file(records: Sequence[Record]) -> bytes:
    """A whole file from its top-level records."""
    out = bytearray(_MAGIC + struct.pack("<I", VERSION))
    for record in records:
        out += record.encode(len(out))
    out += _END_OF_CHILDREN + _FOOTER_CODE + bytes(4)
    # One to sixteen zero bytes reach the next multiple of 16.
    out += bytes(16 - len(out) % 16)
    out += struct.pack("<I", VERSION) + bytes(120) + _FOOTER_MAGIC
    return bytes(out)


def encode_property(value: Property) -> bytes:
    """A property with the letter of its kind."""
    if isinstance(value, np.ndarray):
        raw = np.ascontiguousarray(value).tobytes()
        data = zlib.compress(raw) if len(raw) >= _SMALLEST_COMPRESSED_BYTES else raw
        compressed = int(data is not raw)
        return _ARRAY_CODE[value.dtype.name] + struct.pack("<III", value.size, compressed, len(data)) + data
    if isinstance(value, str | bytes):
        data = value.encode("utf-8") if isinstance(value, str) else value
        return (b"S" if isinstance(value, str) else b"R") + struct.pack("<I", len(data)) + data
    if isinstance(value, bool):
        return b"C" + struct.pack("<?", value)
    if isinstance(value, np.int64):
        return b"L" + struct.pack("<q", value)
    if isinstance(value, int):
        return b"I" + struct.pack("<i", value)
    return b"D" + struct.pack("<d", value)
