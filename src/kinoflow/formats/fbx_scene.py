"""What ufbx makes of an FBX, written to standard output; a process of its own, because the binding can crash.

The binding holds scenes and lists no longer than Python does, and what was taken out of them points nowhere then: a
wrong order, or a damaged file, ends the whole process. Nothing else of kinoflow is imported here.

Arguments: file, and as JSON {"animation": place, "fps": rate or null}, or "list", or "character", or "character as
it is" (`fbx_character.py`). Output: a line of JSON, then, unless it holds an error or only a list was asked for,
float64 numbers: how the nodes stand without animation [N, 3, 4], the bind pose [N, 3, 4] with NaN for nodes that have
none, frames [T, N, 3, 4], all of them the transforms of nodes to the world in metres, Y up.

Of a character the numbers are, one after another, those that "arrays" in the JSON tells: of each node translation,
rotation (x, y, z, w) and scale [N, 10] relative to its parent; of each mesh [name of the array, how many] "vertices"
[V, 3], "vertex_indices", "normals", "normal_indices", "uvs", "uv_indices" [C] of corners, "faces" [F, 2] first corner
and corners, "face_materials" [F], and of each cluster "vertices", "weights" [W] and "bind" [3, 4], from mesh to bone.
"""

from __future__ import annotations

import array
import base64
import contextlib
import json
import math
import sys
from collections.abc import Iterator
from typing import Any

_MOST_NODES = 10_000
_MOST_TRANSFORMS = 40_000_000
_USUAL_RATES_HZ = (10.0, 240.0)
_DEFAULT_RATE_HZ = 30.0
_OF_NODES = ("Lcl Translation", "Lcl Rotation", "Lcl Scaling")
_COLUMNS = ("c0", "c1", "c2", "c3")


class _Refused(Exception):
    """Something that cannot be read; its text says why."""


class _Kept:
    """Everything that was taken out of a scene, for as long as it is in use."""

    def __init__(self) -> None:
        self._things: list[Any] = []

    def __call__(self, thing: Any) -> Any:
        self._things.append(thing)
        return thing

    def each(self, things: Any) -> Iterator[Any]:
        """The elements of one of ufbx's lists."""
        self(things)
        for index in range(len(things)):
            yield self(things[index])


def main(path: str, task: str) -> None:
    """Do one task and print what came of it."""
    out = sys.stdout.buffer
    try:
        head, numbers = _run(path, task)
    except _Refused as error:
        head, numbers = {"error": str(error)}, array.array("d")
    except Exception as error:  # the binding has a class for each of many errors
        head, numbers = (
            {"error": f"ufbx says {type(error).__name__}: {error}; export it again as a binary .fbx"},
            array.array("d"),
        )
    out.write(json.dumps(head).encode() + b"\n")
    out.write(numbers.tobytes())
    out.flush()


def _run(path: str, task: str) -> tuple[dict[str, Any], array.array[float]]:
    import ufbx

    if task.startswith("character"):
        return _character(path, as_it_is=task.endswith("as it is"))
    kept = _Kept()
    scene = kept(
        ufbx.load_file(
            path,
            target_axes=ufbx.axes_right_handed_y_up,
            target_unit_meters=1.0,
            ignore_embedded=True,
            load_external_files=False,
        )
    )
    stacks = list(kept.each(scene.anim_stacks))
    head: dict[str, Any] = {
        "names": [stack.name for stack in stacks],
        "moving": [any(True for _ in _moving(kept, stack)) for stack in stacks],
    }
    if task == "list":
        return head, array.array("d")
    wanted = json.loads(task)
    stack = stacks[wanted["animation"]]
    nodes = list(kept.each(scene.nodes))
    if len(nodes) > _MOST_NODES:
        raise _Refused(f"it has {len(nodes):,} nodes; at most {_MOST_NODES:,} are read")
    fps = wanted["fps"] or _usual(kept(scene.settings).frames_per_second)
    start, end = stack.time_begin, stack.time_end
    if end <= start:
        start, end = _keyed(kept, stack)
    if not (math.isfinite(start) and math.isfinite(end) and end >= start):
        raise _Refused(f"its animation lasts from {start} to {end} seconds")
    frames = math.floor((end - start) * fps + 0.01) + 1
    if frames * len(nodes) > _MOST_TRANSFORMS:
        raise _Refused(f"{frames:,} frames of {len(nodes):,} nodes are more than can be held; cut it shorter")
    head |= {
        "fps": fps,
        "frames": frames,
        "nodes": [node.name for node in nodes],
        "parents": [-1 if (above := kept(node.parent)) is None else above.typed_id for node in nodes],
        "bones": _bones(kept, scene, nodes),
        "application": str(kept(scene.metadata).creator),
    }
    numbers = array.array("d")
    _add_rest(kept, scene, nodes, numbers)
    anim = kept(stack.anim)
    for frame in range(frames):
        _add_frame(ufbx.evaluate_scene(scene, anim, start + frame / fps), numbers)
    return head, numbers


def _moving(kept: _Kept, stack: Any) -> Iterator[Any]:
    """What a take animates of nodes (and not of materials or blend shapes)."""
    for layer in kept.each(stack.layers):
        for prop in kept.each(layer.anim_props):
            if prop.prop_name in _OF_NODES:
                yield prop


def _keyed(kept: _Kept, stack: Any) -> tuple[float, float]:
    """First and last key of a take that does not say when it starts and stops."""
    values = [kept(prop.anim_value) for prop in _moving(kept, stack)]
    curves = [curve for value in values for curve in kept(value.curves) if curve is not None]
    return min((curve.min_time for curve in curves), default=0.0), max((c.max_time for c in curves), default=0.0)


def _bones(kept: _Kept, scene: Any, nodes: list[Any]) -> list[int]:
    """Places of the nodes that are bones, or that a skin hangs on."""
    found = {node.typed_id for node in nodes if kept(node.bone) is not None}
    for cluster in kept.each(scene.skin_clusters):
        node = kept(cluster.bone_node)
        if node is not None:
            found.add(node.typed_id)
    return sorted(found)


def _add_rest(kept: _Kept, scene: Any, nodes: list[Any], numbers: array.array[float]) -> None:
    """How the nodes stand without animation, then the bind pose of the skins, or else that of the file."""
    bound: dict[int, Any] = {}
    for pose in kept.each(scene.poses):
        if pose.is_bind_pose:
            for bone in kept.each(pose.bone_poses):
                node = kept(bone.bone_node)
                if node is not None:
                    bound[node.typed_id] = kept(bone.bone_to_world)
    for cluster in kept.each(scene.skin_clusters):
        node = kept(cluster.bone_node)
        if node is not None:
            bound[node.typed_id] = kept(cluster.bind_to_world)
    for node in nodes:
        _add_matrix(kept, kept(node.node_to_world), numbers)
    for index in range(len(nodes)):
        if index in bound:
            _add_matrix(kept, bound[index], numbers)
        else:
            numbers.extend([math.nan] * 12)


def _add_frame(scene: Any, numbers: array.array[float]) -> None:
    kept = _Kept()
    for node in kept.each(kept(scene).nodes):
        _add_matrix(kept, kept(node.node_to_world), numbers)


def _add_matrix(kept: _Kept, matrix: Any, numbers: array.array[float]) -> None:
    columns = [kept(getattr(matrix, name)) for name in _COLUMNS]
    for axis in "xyz":
        numbers.extend([getattr(column, axis) for column in columns])


class _Numbers:
    """Arrays one after another."""

    def __init__(self) -> None:
        self.values = array.array("d")
        self.counts: list[tuple[str, int]] = []

    def add(self, name: str, values: Any) -> None:
        """Numbers in any nesting of one of ufbx's lists, or plain ones."""
        try:
            rows = memoryview(values).tolist()
        except TypeError:
            rows = list(values)
        flat = [number for row in rows for number in (row if isinstance(row, list) else (row,))]
        self.counts.append((name, len(flat)))
        self.values.extend(flat)


def _character(path: str, *, as_it_is: bool) -> tuple[dict[str, Any], array.array[float]]:
    """Nodes, meshes, skins and materials, in metres and Y up all through, or only above the first node."""
    import ufbx

    kept = _Kept()
    conversions = ufbx.SpaceConversion
    scene = kept(
        ufbx.load_file(
            path,
            target_axes=ufbx.axes_right_handed_y_up,
            target_unit_meters=1.0,
            space_conversion=conversions.TRANSFORM_ROOT if as_it_is else conversions.MODIFY_GEOMETRY,
            geometry_transform_handling=ufbx.GeometryTransformHandling.MODIFY_GEOMETRY,
            inherit_mode_handling=ufbx.InheritModeHandling.COMPENSATE,
            generate_missing_normals=True,
            load_external_files=False,
        )
    )
    nodes = list(kept.each(scene.nodes))
    if len(nodes) > _MOST_NODES:
        raise _Refused(f"it has {len(nodes):,} nodes; at most {_MOST_NODES:,} are read")
    numbers = _Numbers()
    for node in nodes:
        place = kept(node.local_transform)
        parts = [kept(place.translation), kept(place.rotation), kept(place.scale)]
        numbers.add("node", [getattr(part, axis) for part in parts for axis in "xyzw" if hasattr(part, axis)])
    materials = list(kept.each(scene.materials))
    meshes = [_add_mesh(kept, mesh, numbers) for mesh in kept.each(scene.meshes)]
    head = {
        "nodes": [
            {
                "name": node.name,
                "parent": -1 if (above := kept(node.parent)) is None else above.typed_id,
                "mesh": -1 if (mesh := kept(node.mesh)) is None else mesh.typed_id,
            }
            for node in nodes
        ],
        "meshes": meshes,
        "materials": [_material(kept, material) for material in materials],
        "arrays": numbers.counts,
    }
    return head, numbers.values


def _add_mesh(kept: _Kept, mesh: Any, numbers: _Numbers) -> dict[str, Any]:
    """One mesh, with the skin that moves it."""
    numbers.add("vertices", kept(mesh.vertices))
    numbers.add("vertex_indices", kept(mesh.vertex_indices))
    for name, plural, attribute in (("normal", "normals", mesh.vertex_normal), ("uv", "uvs", mesh.vertex_uv)):
        kept(attribute)
        numbers.add(plural, kept(attribute.values) if attribute.exists else ())
        numbers.add(f"{name}_indices", kept(attribute.indices) if attribute.exists else ())
    numbers.add("faces", kept(mesh.faces))
    numbers.add("face_materials", kept(mesh.face_material))
    skins = list(kept.each(mesh.skin_deformers))
    clusters = list(kept.each(skins[0].clusters)) if skins else []
    bones = []
    for cluster in clusters:
        bone = kept(cluster.bone_node)
        if bone is None:
            continue
        bones.append(bone.typed_id)
        numbers.add("cluster_vertices", kept(cluster.vertices))
        numbers.add("cluster_weights", kept(cluster.weights))
        bind = array.array("d")
        _add_matrix(kept, kept(cluster.geometry_to_bone), bind)
        numbers.add("bind", bind)
    return {
        "name": mesh.name,
        "bones": bones,
        "materials": [material.typed_id for material in kept.each(mesh.materials)],
        "blend_shapes": sum(len(kept(deformer.channels)) for deformer in kept.each(mesh.blend_deformers)),
    }


def _material(kept: _Kept, material: Any) -> dict[str, Any]:
    """Colour, roughness, metalness, opacity and the picture of the colour."""
    maps = kept(material.pbr)
    colour = kept(maps.base_color)
    value = kept(colour.value_vec4)
    known: dict[str, Any] = {
        "name": material.name,
        "colour": [value.x, value.y, value.z] if colour.has_value else [0.8, 0.8, 0.8],
        "texture": None,
    }
    texture = kept(colour.texture)
    if texture is not None and colour.texture_enabled:
        content = kept(texture.content)
        known["texture"] = {"file": texture.relative_filename or texture.filename, "content": _base64(content)}
    return known


def _base64(content: Any) -> str:
    return base64.b64encode(bytes(content)).decode() if content is not None and len(content) else ""


def _usual(rate: float) -> float:
    return float(rate) if _USUAL_RATES_HZ[0] <= rate <= _USUAL_RATES_HZ[1] else _DEFAULT_RATE_HZ


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError):
        main(sys.argv[1], sys.argv[2])
