"""A small FBX in the text form of the format, written by hand: nodes with every kind of rotation a node can have."""

from pathlib import Path

import numpy as np

TICKS_PER_S = 46_186_158_000


class AsciiFbx:
    """Nodes, takes and curves of a scene; identifiers count up."""

    def __init__(self, *, unit_cm: float = 1.0, up: str = "Y", fps_mode: int = 6) -> None:
        self._objects: list[str] = []
        self._connections: list[str] = []
        self._settings = (unit_cm, up, fps_mode)
        self._takes: list[str] = []
        self._next = 1000

    def _identifier(self) -> int:
        self._next += 1
        return self._next

    def node(self, name: str, parent: int = 0, kind: str = "LimbNode", **properties: object) -> int:
        """A node; properties are those of the format, numbers or three of them."""
        identifier = self._identifier()
        lines = []
        for key, value in properties.items():
            key = {"translation": "Lcl Translation", "rotation": "Lcl Rotation", "scale": "Lcl Scaling"}.get(key, key)
            kinds = {"RotationOrder": ("enum", ""), "RotationActive": ("bool", ""), "InheritType": ("enum", "")}
            first, second = kinds.get(key, (key, "") if key.startswith("Lcl") else ("Vector3D", "Vector"))
            numbers = ",".join(map(str, np.atleast_1d(value).tolist()))
            lines.append(f'P: "{key}", "{first}", "{second}", "A",{numbers}')
        self._objects.append(
            f'Model: {identifier}, "Model::{name}", "{kind}" {{\nVersion: 232\nProperties70: {{\n'
            + "\n".join(lines)
            + "\n}\n}"
        )
        self._connections.append(f'C: "OO",{identifier},{parent}')
        if kind == "LimbNode":
            attribute = self._identifier()
            self._objects.append(
                f'NodeAttribute: {attribute}, "NodeAttribute::", "LimbNode" {{\nTypeFlags: "Skeleton"\n}}'
            )
            self._connections.append(f'C: "OO",{attribute},{identifier}')
        return identifier

    def take(self, name: str, end_s: float) -> int:
        """A take; returns its layer."""
        stack, layer = self._identifier(), self._identifier()
        span = f'P: "LocalStop", "KTime", "Time", "",{round(end_s * TICKS_PER_S)}'
        self._objects.append(f'AnimationStack: {stack}, "AnimStack::{name}", "" {{\nProperties70: {{\n{span}\n}}\n}}')
        self._objects.append(f'AnimationLayer: {layer}, "AnimLayer::Base", "" {{\n}}')
        self._connections.append(f'C: "OO",{layer},{stack}')
        return layer

    def curves(self, layer: int, node: int, channel: str, times_s: np.ndarray, values: np.ndarray) -> None:
        """Three curves of a node's channel ("Lcl Rotation"), linear, of values [K, 3]."""
        holder = self._identifier()
        self._objects.append(f'AnimationCurveNode: {holder}, "AnimCurveNode::{channel[4]}", "" {{\n}}')
        self._connections += [f'C: "OO",{holder},{layer}', f'C: "OP",{holder},{node}, "{channel}"']
        ticks = np.round(np.asarray(times_s) * TICKS_PER_S).astype(int).tolist()
        for column, axis in enumerate("XYZ"):
            curve = self._identifier()
            arrays = {
                "KeyTime": ticks,
                "KeyValueFloat": np.asarray(values)[:, column].tolist(),
                "KeyAttrFlags": [4],
                "KeyAttrDataFloat": [0, 0, 0, 0],
                "KeyAttrRefCount": [len(ticks)],
            }
            body = "\n".join(f"{k}: *{len(v)} {{\na: {','.join(map(str, v))}\n}}" for k, v in arrays.items())
            self._objects.append(f'AnimationCurve: {curve}, "AnimCurve::", "" {{\nDefault: 0\nKeyVer: 4008\n{body}\n}}')
            self._connections.append(f'C: "OP",{curve},{holder}, "d|{axis}"')

    def save(self, path: Path) -> Path:
        unit_cm, up, fps_mode = self._settings
        axes = {"Y": (1, 1, 2, 1, 0, 1), "Z": (2, 1, 1, -1, 0, 1), "X": (0, 1, 2, 1, 1, -1)}[up]
        names = ("UpAxis", "UpAxisSign", "FrontAxis", "FrontAxisSign", "CoordAxis", "CoordAxisSign")
        settings = [f'P: "{n}", "int", "Integer", "",{v}' for n, v in zip(names, axes, strict=True)]
        settings.append(f'P: "UnitScaleFactor", "double", "Number", "",{unit_cm}')
        settings.append(f'P: "TimeMode", "enum", "", "",{fps_mode}')
        text = [
            "; FBX 7.4.0 project file",
            'FBXHeaderExtension:  {\nFBXHeaderVersion: 1003\nFBXVersion: 7400\nCreator: "by hand"\n}',
            "GlobalSettings:  {\nVersion: 1000\nProperties70:  {\n" + "\n".join(settings) + "\n}\n}",
            "Objects:  {\n" + "\n".join(self._objects) + "\n}",
            "Connections:  {\n" + "\n".join(self._connections) + "\n}",
        ]
        path.write_text("\n".join(text) + "\n")
        return path
