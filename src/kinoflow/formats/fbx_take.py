"""Objects of an FBX and the connections between them, and a take: its stack, its layer and its curves."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kinoflow.formats.fbx_binary import Property, Record
from kinoflow.motion.clip import MotionClip

FloatArray = NDArray[np.float64]

TICKS_PER_S = 46_186_158_000
"""FBX counts time in these ticks; every usual frame rate divides them."""
_LINEAR_KEY = np.int32(0x4)


class Scene:
    """Objects and the connections between them; identifiers count up, so the same clip gives the same bytes."""

    def __init__(self, first_id: int = 1_000_000) -> None:
        self.objects = Record("Objects")
        self.connections = Record("Connections")
        self._next_id = np.int64(first_id)

    def add(self, kind: str, name: str, name_class: str, subtype: str) -> tuple[np.int64, Record]:
        """Append an object; returns its identifier and its record."""
        identifier = self._next_id
        self._next_id += np.int64(1)
        return identifier, self.objects.add(kind, identifier, f"{name}\x00\x01{name_class}", subtype)

    def connect(self, child: np.int64, parent: np.int64, property_name: str | None = None) -> None:
        """Put `child` under `parent` (0 is the scene), or drive a property of `parent` with it."""
        if property_name is None:
            self.connections.add("C", "OO", child, parent)
        else:
            self.connections.add("C", "OP", child, parent, property_name)


def properties(record: Record, *entries: tuple[Property, ...]) -> None:
    """Append a Properties70 block; an entry is name, type, label, flags, values."""
    block = record.add("Properties70")
    for entry in entries:
        block.add("P", *entry)


def ticks_of(clip: MotionClip) -> NDArray[np.int64]:
    """[T] time of each frame."""
    return np.round(np.arange(clip.num_frames) * (TICKS_PER_S / clip.fps)).astype(np.int64)


def add_take(scene: Scene, clip: MotionClip, name: str) -> np.int64:
    """A take as long as the clip; returns its layer."""
    ticks = ticks_of(clip)
    stack, record = scene.add("AnimationStack", name, "AnimStack", "")
    properties(
        record,
        ("LocalStart", "KTime", "Time", "", np.int64(0)),
        ("LocalStop", "KTime", "Time", "", ticks[-1]),
        ("ReferenceStart", "KTime", "Time", "", np.int64(0)),
        ("ReferenceStop", "KTime", "Time", "", ticks[-1]),
    )
    layer, record = scene.add("AnimationLayer", "BaseLayer", "AnimLayer", "")
    # The full weight is the default, but some readers refuse a layer without any content.
    properties(record, ("Weight", "Number", "", "A", 100.0))
    scene.connect(layer, stack)
    return layer


def add_curves(
    scene: Scene,
    layer: np.int64,
    model: np.int64,
    label: str,
    target: str,
    clip: MotionClip,
    values: FloatArray,
) -> None:
    """Three curves, values [T, 3], with one linear key a frame of the clip."""
    ticks = ticks_of(clip)
    node, record = scene.add("AnimationCurveNode", label, "AnimCurveNode", "")
    axes = ("d|X", "d|Y", "d|Z")
    properties(record, *((a, "Number", "", "A", float(v)) for a, v in zip(axes, values[0], strict=True)))
    scene.connect(node, layer)
    scene.connect(node, model, target)
    for axis, name in enumerate(axes):
        curve, record = scene.add("AnimationCurve", "", "AnimCurve", "")
        record.add("Default", float(values[0, axis]))
        record.add("KeyVer", 4008)
        record.add("KeyTime", ticks)
        record.add("KeyValueFloat", values[:, axis].astype(np.float32))
        # One attribute block serves all keys; a linear key needs no tangents.
        record.add("KeyAttrFlags", np.array([_LINEAR_KEY]))
        record.add("KeyAttrDataFloat", np.zeros(4, dtype=np.float32))
        record.add("KeyAttrRefCount", np.array([len(ticks)], dtype=np.int32))
        scene.connect(curve, node, name)
