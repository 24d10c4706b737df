"""Binary FBX 7.4 (.fbx) without the FBX SDK: skeleton, skinned mannequin, one take. Centimetres, Y up, facing +Z."""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kinoflow.errors import MotionFileError
from kinoflow.formats.fbx_binary import CREATION_TIME, FILE_ID, VERSION, Property, Record, encode_file
from kinoflow.formats.fbx_reader import animations, read
from kinoflow.formats.fbx_take import Scene, add_curves, add_take, properties, ticks_of
from kinoflow.formats.mannequin import MESH_LICENCE, Mesh, coloured_parts, mannequin_mesh
from kinoflow.formats.onto import CharacterFile, animation_name
from kinoflow.formats.profiles import Profile, find_profile, with_root
from kinoflow.motion.clip import MotionClip, MotionFormat, register_format
from kinoflow.motion.kinematics import local_rotations
from kinoflow.motion.rotations import matrix_to_euler
from kinoflow.motion.skeleton import Skeleton
from kinoflow.motion.travel import Travel, seen_from, travel_of

FloatArray = NDArray[np.float64]

CM_PER_M = 100.0
_TIME_MODE = {
    120.0: 1,
    100.0: 2,
    60.0: 3,
    50.0: 4,
    48.0: 5,
    30.0: 6,
    25.0: 10,
    24.0: 11,
    1000.0: 12,
    96.0: 15,
    72.0: 16,
}
_CUSTOM_TIME_MODE = 14
_SCENE = np.int64(0)
_DOCUMENT = np.int64(999_999)


def write(
    clip: MotionClip,
    path: Path,
    *,
    mesh: bool = True,
    profile: str | None = None,
    root_motion: bool = False,
    onto: str | os.PathLike[str] | None = None,
    joint_map: Mapping[str, str] | None = None,
) -> None:
    """Write one binary FBX 7.4: 22 limb nodes at rest in the T-pose, a bind pose, one take with a key a frame.

    Joints keep kinoflow's names and hang under the scene root; lengths are centimetres (unit scale factor 1), Y is
    up, rotations are Euler angles in degrees about X, then Y, then Z of the parent, without jumps of a full turn.
    The take is named after the prompt; the scene's comment holds the metadata as JSON.
    The same clip gives the same bytes.

    At the keys the rotations are exact. Between keys readers interpolate the three angles, which strays from the
    shortest turn while a joint passes its middle angle of 90 degrees: sample the take at its own frame rate.

    Args:
        clip: any clip on the 22 joints.
        path: the file to write.
        mesh: with the skinned mannequin (about 400 KB more); without, the skeleton alone.
        profile: a tool whose joint names and bone axes are written in place of ours (`formats.profiles`).
        root_motion: with a joint `root` on the floor above the pelvis, which carries the travel (`motion.travel`).
        onto: a character's .fbx, which is written with the motion as one more take in place of all this (see
            `formats.onto`).
        joint_map: {our joint: node of the character}, where its names are of no known family.
    """
    if onto is not None:
        character = CharacterFile(onto, joint_map)
        character.check(path)
        character.write([clip], path)
        return
    scene = Scene()
    dress = with_root(find_profile(profile)) if root_motion else find_profile(profile)
    rest = _rest_matrices(clip.skeleton, dress)
    top, joints = _add_skeleton(scene, clip.skeleton, dress)
    bound = list(zip(joints, rest, strict=True))
    if mesh:
        mesh_of_body = mannequin_mesh(clip.skeleton)
        mesh_of_body = dataclasses.replace(mesh_of_body, parts=coloured_parts(mesh_of_body, clip.skeleton))
        body = _add_mesh(scene, mesh_of_body, joints, dress.names(), rest)
        bound.insert(0, (body, np.eye(4)))
    _add_bind_pose(scene, bound)
    take = animation_name(clip)
    layer = add_take(scene, clip, take)
    if root_motion:
        travel = travel_of(clip)
        _add_root_motion(scene, layer, top, clip, travel)
        _add_animation(scene, layer, seen_from(clip, travel), joints, dress)
    else:
        _add_animation(scene, layer, clip, joints, dress)
    records = [
        _header(clip, mesh),
        Record("FileId", [FILE_ID]),
        Record("CreationTime", [CREATION_TIME]),
        Record("Creator", ["kinoflow"]),
        _global_settings(clip),
        _documents(take),
        Record("References"),
        _definitions(scene.objects),
        scene.objects,
        scene.connections,
        _takes(clip, take),
    ]
    path.write_bytes(encode_file(records))


def _header(clip: MotionClip, mesh: bool) -> Record:
    try:
        comment = json.dumps(dict(clip.metadata), ensure_ascii=False, allow_nan=False)
        comment.encode("utf-8")
    except (TypeError, ValueError) as error:
        raise MotionFileError(f"cannot write the clip's metadata: {error}; use plain JSON values") from error
    header = Record("FBXHeaderExtension")
    header.add("FBXHeaderVersion", 1003)
    header.add("FBXVersion", VERSION)
    header.add("EncryptionType", 0)
    stamp = header.add("CreationTimeStamp")
    moment = {"Year": 1970, "Month": 1, "Day": 1, "Hour": 10, "Minute": 0, "Second": 0, "Millisecond": 0}
    for unit, value in {"Version": 1000, **moment}.items():
        stamp.add(unit, value)
    header.add("Creator", "kinoflow")
    info = header.add("SceneInfo", "GlobalInfo\x00\x01SceneInfo", "UserData")
    info.add("Type", "UserData")
    info.add("Version", 100)
    meta = info.add("MetaData")
    meta.add("Version", 100)
    meta.add("Title", str(clip.metadata.get("prompt") or "motion"))
    meta.add("Subject", MESH_LICENCE if mesh else "")
    meta.add("Author", "kinoflow")
    meta.add("Keywords", "")
    meta.add("Revision", "")
    meta.add("Comment", comment)
    return header


def _global_settings(clip: MotionClip) -> Record:
    settings = Record("GlobalSettings")
    settings.add("Version", 1000)
    time_mode = _TIME_MODE.get(clip.fps, _CUSTOM_TIME_MODE)

    def integer(name: str, value: int) -> tuple[Property, ...]:
        return name, "int", "Integer", "", value

    properties(
        settings,
        integer("UpAxis", 1),
        integer("UpAxisSign", 1),
        integer("FrontAxis", 2),
        integer("FrontAxisSign", 1),
        integer("CoordAxis", 0),
        integer("CoordAxisSign", 1),
        integer("OriginalUpAxis", 1),
        integer("OriginalUpAxisSign", 1),
        ("UnitScaleFactor", "double", "Number", "", 1.0),
        ("OriginalUnitScaleFactor", "double", "Number", "", 1.0),
        ("TimeMode", "enum", "", "", time_mode),
        ("TimeSpanStart", "KTime", "Time", "", np.int64(0)),
        ("TimeSpanStop", "KTime", "Time", "", ticks_of(clip)[-1]),
        ("CustomFrameRate", "double", "Number", "", clip.fps if time_mode == _CUSTOM_TIME_MODE else -1.0),
    )
    return settings


def _documents(take: str) -> Record:
    documents = Record("Documents")
    documents.add("Count", 1)
    document = documents.add("Document", _DOCUMENT, "Scene", "Scene")
    properties(
        document,
        ("SourceObject", "object", "", ""),
        ("ActiveAnimStackName", "KString", "", "", take),
    )
    document.add("RootNode", _SCENE)
    return documents


def _definitions(objects: Record) -> Record:
    kinds = [record.name for record in objects.children]
    definitions = Record("Definitions")
    definitions.add("Version", 100)
    definitions.add("Count", len(kinds) + 1)
    for kind in ["GlobalSettings", *dict.fromkeys(kinds)]:
        definitions.add("ObjectType", kind).add("Count", max(1, kinds.count(kind)))
    return definitions


def _takes(clip: MotionClip, name: str) -> Record:
    takes = Record("Takes")
    takes.add("Current", name)
    take = takes.add("Take", name)
    take.add("FileName", "motion.tak")
    for span in ("LocalTime", "ReferenceTime"):
        take.add(span, np.int64(0), ticks_of(clip)[-1])
    return takes


def _rest_matrices(skeleton: Skeleton, dress: Profile) -> FloatArray:
    """[J, 4, 4] where the joints rest in the world, centimetres, columns act on column vectors."""
    matrices = np.tile(np.eye(4), (skeleton.num_joints, 1, 1))
    matrices[:, :3, :3] = dress.axes(skeleton)
    matrices[:, :3, 3] = skeleton.rest_positions * CM_PER_M
    return matrices


def _column_major(matrix: FloatArray) -> FloatArray:
    return matrix.T.ravel()


def _add_skeleton(scene: Scene, skeleton: Skeleton, dress: Profile) -> tuple[np.int64, list[np.int64]]:
    """Limb nodes that rest in the T-pose; returns the identifiers of what they hang on and of the 22."""
    models: list[np.int64] = []
    axes = dress.axes(skeleton)
    # The axes of a joint against its parent's stand in its pre-rotation, so that the T-pose is zero angles.
    before = np.degrees(unrolled_euler_xyz(local_rotations(axes, skeleton.parents)[None]))[0]
    top = _SCENE
    if dress.root:
        top = _add_limb(scene, dress.root, np.zeros(3), np.zeros(3))
        scene.connect(top, _SCENE)
    for joint, (name, parent) in enumerate(zip(dress.names(), skeleton.parents, strict=True)):
        position = skeleton.rest_positions[0] if parent < 0 else axes[parent].T @ skeleton.offsets[joint]
        model = _add_limb(scene, name, position * CM_PER_M, before[joint])
        scene.connect(model, models[parent] if parent >= 0 else top)
        models.append(model)
    return top, models


def _add_limb(scene: Scene, name: str, position_cm: FloatArray, before_deg: FloatArray) -> np.int64:
    attribute, record = scene.add("NodeAttribute", name, "NodeAttribute", "LimbNode")
    record.add("TypeFlags", "Skeleton")
    model = _add_model(scene, name, "LimbNode", position_cm, before_deg)
    scene.connect(attribute, model)
    return model


def _add_model(
    scene: Scene, name: str, subtype: str, position_cm: FloatArray, before_deg: FloatArray | None = None
) -> np.int64:
    identifier, record = scene.add("Model", name, "Model", subtype)
    record.add("Version", 232)
    before: list[tuple[Property, ...]] = []
    if before_deg is not None and before_deg.any():
        before.append(("PreRotation", "Vector3D", "Vector", "", *before_deg.tolist()))
    properties(
        record,
        *before,
        ("RotationActive", "bool", "", "", 1),
        ("RotationOrder", "enum", "", "", 0),
        ("InheritType", "enum", "", "", 1),
        ("Lcl Translation", "Lcl Translation", "", "A", *position_cm.tolist()),
        ("Lcl Rotation", "Lcl Rotation", "", "A", 0.0, 0.0, 0.0),
        ("Lcl Scaling", "Lcl Scaling", "", "A", 1.0, 1.0, 1.0),
        ("DefaultAttributeIndex", "int", "Integer", "", 0),
    )
    record.add("Shading", True)
    record.add("Culling", "CullingOff")
    return identifier


def _add_bind_pose(scene: Scene, bound: list[tuple[np.int64, FloatArray]]) -> None:
    _, pose = scene.add("Pose", "BindPose", "Pose", "BindPose")
    pose.add("Type", "BindPose")
    pose.add("Version", 100)
    pose.add("NbPoseNodes", len(bound))
    for identifier, matrix in bound:
        node = pose.add("PoseNode")
        node.add("Node", identifier)
        node.add("Matrix", _column_major(matrix))


def _add_mesh(scene: Scene, mesh: Mesh, joints: list[np.int64], names: tuple[str, ...], rest: FloatArray) -> np.int64:
    """Geometry, materials and skin; returns the identifier of the mesh's model."""
    geometry, record = scene.add("Geometry", "Mannequin", "Geometry", "Mesh")
    triangles = np.concatenate([part.triangles for part in mesh.parts]).astype(np.int32)
    record.add("GeometryVersion", 124)
    record.add("Vertices", mesh.vertices.astype(np.float64).ravel() * CM_PER_M)
    # The last corner of a polygon is written as its complement.
    record.add("PolygonVertexIndex", (triangles ^ np.array([0, 0, -1], dtype=np.int32)).ravel())
    normals = mesh.normals[triangles.ravel()].astype(np.float64).ravel()
    part_of_triangle = np.repeat(np.arange(len(mesh.parts)), [len(p.triangles) for p in mesh.parts]).astype(np.int32)
    _add_layer(record, "LayerElementNormal", "ByPolygonVertex", "Direct", "Normals", normals)
    _add_layer(record, "LayerElementMaterial", "ByPolygon", "IndexToDirect", "Materials", part_of_triangle)
    layer = record.add("Layer", 0)
    layer.add("Version", 100)
    for kind in ("LayerElementNormal", "LayerElementMaterial"):
        element = layer.add("LayerElement")
        element.add("Type", kind)
        element.add("TypedIndex", 0)
    model = _add_model(scene, "Mannequin", "Mesh", np.zeros(3))
    scene.connect(model, _SCENE)
    scene.connect(geometry, model)
    for part in mesh.parts:
        material, record = scene.add("Material", part.name, "Material", "")
        record.add("Version", 102)
        record.add("ShadingModel", "lambert")
        record.add("MultiLayer", 0)
        properties(
            record,
            ("DiffuseColor", "Color", "", "A", *part.colour_srgb),
            ("DiffuseFactor", "Number", "", "A", 1.0),
        )
        scene.connect(material, model)
    _add_skin(scene, mesh, geometry, joints, names, rest)
    return model


def _add_layer(geometry: Record, kind: str, mapping: str, reference: str, name: str, values: NDArray) -> None:
    layer = geometry.add(kind, 0)
    layer.add("Version", 101)
    layer.add("Name", "")
    layer.add("MappingInformationType", mapping)
    layer.add("ReferenceInformationType", reference)
    layer.add(name, values)


def _add_skin(
    scene: Scene,
    mesh: Mesh,
    geometry: np.int64,
    joints: list[np.int64],
    names: tuple[str, ...],
    rest: FloatArray,
) -> None:
    skin, record = scene.add("Deformer", "Skin", "Deformer", "Skin")
    record.add("Version", 101)
    record.add("Link_DeformAcuracy", 50.0)
    scene.connect(skin, geometry)
    weights = np.zeros((len(mesh.vertices), len(joints)))
    np.add.at(weights, (np.arange(len(weights))[:, None], mesh.joints), mesh.weights / 255.0)
    for joint, model in enumerate(joints):
        held = np.flatnonzero(weights[:, joint])
        cluster, record = scene.add("Deformer", names[joint], "SubDeformer", "Cluster")
        record.add("Version", 100)
        record.add("UserData", "", "")
        record.add("Indexes", held.astype(np.int32))
        record.add("Weights", weights[held, joint])
        record.add("Transform", _column_major(np.linalg.inv(rest[joint])))
        record.add("TransformLink", _column_major(rest[joint]))
        scene.connect(cluster, skin)
        scene.connect(model, cluster)


def _add_root_motion(scene: Scene, layer: np.int64, root: np.int64, clip: MotionClip, travel: Travel) -> None:
    turns_deg = np.zeros((clip.num_frames, 3))
    turns_deg[:, 1] = np.degrees(travel.headings_rad)
    add_curves(scene, layer, root, "T", "Lcl Translation", clip, travel.places * CM_PER_M)
    add_curves(scene, layer, root, "R", "Lcl Rotation", clip, turns_deg)


def _add_animation(scene: Scene, layer: np.int64, clip: MotionClip, joints: list[np.int64], dress: Profile) -> None:
    add_curves(scene, layer, joints[0], "T", "Lcl Translation", clip, clip.translation * CM_PER_M)
    axes = dress.axes(clip.skeleton)
    degrees = np.degrees(unrolled_euler_xyz(np.swapaxes(axes, -1, -2) @ clip.rotations @ axes))
    for joint, model in enumerate(joints):
        add_curves(scene, layer, model, "R", "Lcl Rotation", clip, degrees[:, joint])


def unrolled_euler_xyz(rotations: FloatArray) -> FloatArray:
    """[T, J, 3, 3] to angles [T, J, 3] in radians about the parent's X, then Y, then Z: R = Rz Ry Rx, without jumps.

    Each rotation has two triples, (x, y, z) and (x + pi, pi - y, z + pi), each up to full turns; every frame takes
    the one nearest to the frame before.
    """
    first = matrix_to_euler(rotations, "ZYX")[..., ::-1]
    second = np.stack([first[..., 0] + np.pi, np.pi - first[..., 1], first[..., 2] + np.pi], axis=-1)
    out = first.copy()
    for frame in range(1, len(out)):
        before = out[frame - 1]
        candidates = np.stack([first[frame], second[frame]])
        candidates -= 2 * np.pi * np.round((candidates - before) / (2 * np.pi))
        nearer = np.abs(candidates - before).sum(axis=-1).argmin(axis=0)
        out[frame] = np.take_along_axis(candidates, nearer[None, :, None], axis=0)[0]
    return out


register_format(
    MotionFormat(".fbx", "FBX; written as binary 7.4 with the skinned mannequin", read, write, animations=animations)
)
