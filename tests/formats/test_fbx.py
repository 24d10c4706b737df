import json
import re
from pathlib import Path

import numpy as np
import pytest
from fbx_parser import FbxScene, parse
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial.transform import Rotation

from kinoflow.errors import MotionFileError
from kinoflow.formats.fbx import unrolled_euler_xyz
from kinoflow.formats.fbx_binary import Record, encode_file
from kinoflow.motion import MANNEQUIN, MotionClip
from kinoflow.motion.rotations import axis_angle_to_matrix, rotation_about_y
from kinoflow.motion.skeleton import JOINT_NAMES

TICKS_PER_S = 46_186_158_000


@pytest.fixture(scope="module")
def scene(walk, tmp_path_factory) -> FbxScene:
    return FbxScene(walk.save(tmp_path_factory.mktemp("fbx") / "walk.fbx").read_bytes())


def random_clip(frames: int = 6, fps: float = 30.0) -> MotionClip:
    generator = np.random.default_rng(2)
    return MotionClip(
        axis_angle_to_matrix(generator.normal(size=(frames, 22, 3))), generator.normal(size=(frames, 3)), fps
    )


# --- container -------------------------------------------------------------------------------------------------------

scalars = (
    st.booleans()
    | st.integers(-(2**31), 2**31 - 1)
    | st.floats(allow_nan=False)
    | st.text()
    | st.binary(max_size=20)
    | st.integers(-(2**63), 2**63 - 1).map(np.int64)
)
arrays = st.builds(
    lambda dtype, size: np.arange(size).astype(dtype), st.sampled_from(["f4", "f8", "i4", "i8"]), st.integers(0, 99)
)
names = st.text(st.characters(min_codepoint=65, max_codepoint=90), min_size=1, max_size=8)
records = st.recursive(
    st.builds(Record, names, st.lists(scalars | arrays, max_size=4)),
    lambda inner: st.builds(Record, names, st.lists(scalars, max_size=2), st.lists(inner, max_size=4)),
    max_leaves=12,
)


def assert_same(record: Record, node) -> None:
    assert (record.name, len(record.properties)) == (node.name, len(node.properties))
    for written, read in zip(record.properties, node.properties, strict=True):
        np.testing.assert_array_equal(written, read)
        assert type(written) in (type(read), np.int64)
    for inner, child in zip(record.children, node.children, strict=True):
        assert_same(inner, child)


@settings(max_examples=80, deadline=None)
@given(st.lists(records, max_size=4))
def test_any_tree_of_records_is_read_back(tree):
    data = encode_file(tree)
    root, footer = parse(data)
    assert_same(Record("", (), tree), root)
    # The footer: 16 bytes of code, 4 zeros, zeros up to a multiple of 16, the version, 120 zeros, 16 bytes of magic.
    assert footer[-140:-136] == (7400).to_bytes(4, "little")
    assert not any(footer[16:-140])
    assert 5 <= len(footer) - 16 - 140 <= 20
    assert (len(data) - 140) % 16 == 0


# --- scene -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mesh", [True, False])
def test_joints_of_the_file_are_those_of_the_clip(tmp_path, mesh):
    clip = random_clip()
    scene = FbxScene(clip.save(tmp_path / "a.fbx", mesh=mesh).read_bytes())
    assert tuple(scene.models.values()) == JOINT_NAMES
    for frame in range(clip.num_frames):
        joints = [scene.transform(model, frame)[:3, 3] / 100 for model in scene.models]
        np.testing.assert_allclose(joints, clip.joints[frame], atol=1e-5)
    assert mesh == any(o.name == "Geometry" for o in scene.objects.values())


def test_rest_pose_is_the_bind_pose(scene):
    rest = np.array([scene.transform(model, None) for model in scene.models])
    np.testing.assert_allclose(rest[:, :3, 3] / 100, MANNEQUIN.rest_positions, atol=1e-9)
    np.testing.assert_allclose(rest[:, :3, :3], np.tile(np.eye(3), (22, 1, 1)), atol=1e-12)
    (pose,) = [o for o in scene.objects.values() if o.name == "Pose"]
    bound = {n.value("Node"): n.value("Matrix").reshape(4, 4).T for n in pose.all("PoseNode")}
    assert pose.value("NbPoseNodes") == len(bound) == 23
    for model, matrix in zip(scene.models, rest, strict=True):
        np.testing.assert_allclose(bound[model], matrix, atol=1e-9)


def test_skin_holds_every_vertex_once_and_rests_where_the_mesh_is(scene):
    (geometry,) = [o for o in scene.objects.values() if o.name == "Geometry"]
    vertices = geometry.value("Vertices").reshape(-1, 3)
    total, skinned = np.zeros(len(vertices)), np.zeros_like(vertices)
    clusters = [o for o in scene.objects.values() if o.properties[2] == "Cluster"]
    assert len(clusters) == 22
    for cluster in clusters:
        (model,) = [i for i in scene.sources(cluster.properties[0]) if i in scene.models]
        rest = scene.transform(model, None)
        link = cluster.value("TransformLink").reshape(4, 4).T
        np.testing.assert_allclose(link, rest, atol=1e-9)
        offset = rest @ cluster.value("Transform").reshape(4, 4).T
        held, weights = cluster.value("Indexes"), cluster.value("Weights")
        total[held] += weights
        skinned[held] += weights[:, None] * (vertices[held] @ offset[:3, :3].T + offset[:3, 3])
    np.testing.assert_allclose(total, 1, atol=1e-9)
    np.testing.assert_allclose(skinned, vertices, atol=1e-6)


def test_mesh_is_made_of_triangles_that_face_outward(scene):
    (geometry,) = [o for o in scene.objects.values() if o.name == "Geometry"]
    corners = geometry.value("PolygonVertexIndex").reshape(-1, 3).copy()
    assert (corners[:, 2] < 0).all()
    corners[:, 2] = -corners[:, 2] - 1
    points = geometry.value("Vertices").reshape(-1, 3)[corners]
    normals = geometry.one("LayerElementNormal").value("Normals").reshape(-1, 3, 3).mean(axis=1)
    faces = np.cross(points[:, 1] - points[:, 0], points[:, 2] - points[:, 0])
    assert (np.sum(faces * normals, axis=1) >= 0).mean() > 0.99
    materials = geometry.one("LayerElementMaterial").value("Materials")
    assert len(materials) == len(points)
    # Materials are numbered in the order of their connections: left, right, balls, trunk.
    assert points[materials == 0][..., 0].min() > -1
    assert points[materials == 1][..., 0].max() < 1


def test_colours_are_those_of_pages_in_srgb(scene):
    """What three.js and Blender show of an FBX is the number in it; GLB holds the same colours in linear light."""
    palette = (Path(__file__).parents[2] / "web" / "src" / "palette.js").read_text()
    told = dict(re.findall(r"(LEFT|RIGHT|MIDDLE|JOINT_BALLS) = \"#([0-9a-f]{6})\"", palette))
    wanted = {name: [int(told[key][k : k + 2], 16) / 255 for k in (0, 2, 4)] for name, key in
              {"Left": "LEFT", "Right": "RIGHT", "Trunk": "MIDDLE", "Balls": "JOINT_BALLS"}.items()}  # fmt: skip
    found = {
        o.properties[1].split("\x00\x01")[0]: next(
            p.properties[-3:] for p in o.one("Properties70").children if p.properties[0] == "DiffuseColor"
        )
        for o in scene.objects.values()
        if o.name == "Material"
    }
    assert found.keys() == wanted.keys()
    for name, colour in wanted.items():
        np.testing.assert_allclose(found[name], colour, atol=1e-12)


def test_every_reference_resolves_and_every_count_is_right(scene):
    identifiers = [o.properties[0] for o in scene.root.one("Objects").children]
    assert len(set(identifiers)) == len(identifiers)
    for _, child, parent, *_ in scene.links:
        assert child in scene.objects
        assert parent == 0 or parent in scene.objects
    kinds = [o.name for o in scene.root.one("Objects").children]
    definitions = scene.root.one("Definitions")
    counts = {t.properties[0]: t.value("Count") for t in definitions.all("ObjectType")}
    assert counts == {"GlobalSettings": 1, **{kind: kinds.count(kind) for kind in kinds}}
    assert definitions.value("Count") == sum(counts.values())
    assert [child.name for child in scene.root.children] == [
        "FBXHeaderExtension", "FileId", "CreationTime", "Creator", "GlobalSettings", "Documents", "References",
        "Definitions", "Objects", "Connections", "Takes",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("fps", "mode", "custom"),
    [
        (120, 1, -1), (100, 2, -1), (60, 3, -1), (50, 4, -1), (48, 5, -1), (30, 6, -1), (25, 10, -1), (24, 11, -1),
        (1000, 12, -1), (96, 15, -1), (72, 16, -1), (24000 / 1001, 14, 24000 / 1001), (90, 14, 90),
    ],
)  # fmt: skip
def test_keys_lie_at_the_true_times(tmp_path, fps, mode, custom):
    scene = FbxScene(random_clip(40, fps).save(tmp_path / "a.fbx", mesh=False).read_bytes())
    settings70 = scene.root.one("GlobalSettings")
    assert settings70.setting("TimeMode") == [mode]
    assert settings70.setting("CustomFrameRate") == [custom]
    assert settings70.setting("UnitScaleFactor") == [1.0]
    for model in scene.models:
        ticks, _ = scene.curve(model, "Lcl Rotation", "d|Y")
        np.testing.assert_allclose(ticks / TICKS_PER_S, np.arange(40) / fps, atol=1e-10)
    assert settings70.setting("TimeSpanStop") == [ticks[-1]]


def test_prompt_names_the_take_and_metadata_is_the_comment(walk, tmp_path):
    clip = walk.replace(metadata={"prompt": "Человек идёт 🚶", "seed": 3})
    scene = FbxScene(clip.save(tmp_path / "a.fbx", mesh=False).read_bytes())
    (stack,) = [o for o in scene.objects.values() if o.name == "AnimationStack"]
    assert stack.properties[1] == "Человек идёт 🚶\x00\x01AnimStack"
    assert scene.root.one("Takes").value("Current") == "Человек идёт 🚶"
    meta = scene.root.one("FBXHeaderExtension").one("SceneInfo").one("MetaData")
    assert json.loads(meta.value("Comment")) == clip.metadata
    for value in (object(), float("nan"), "\ud800"):
        with pytest.raises(MotionFileError, match="plain JSON"):
            walk.replace(metadata={"prompt": value}).save(tmp_path / "b.fbx")
    assert not (tmp_path / "b.fbx").exists()


def test_same_clip_gives_the_same_bytes(walk, tmp_path):
    assert walk.save(tmp_path / "a.fbx").read_bytes() == walk.save(tmp_path / "b.fbx").read_bytes()


# --- Euler angles ----------------------------------------------------------------------------------------------------


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_angles_give_the_rotations_and_take_the_nearest_of_all_triples(seed):
    generator = np.random.default_rng(seed)
    vectors = np.cumsum(generator.normal(scale=0.2, size=(30, 2, 3)), axis=0)
    rotations = axis_angle_to_matrix(vectors)
    angles = unrolled_euler_xyz(rotations)
    back = Rotation.from_euler("xyz", angles.reshape(-1, 3)).as_matrix().reshape(rotations.shape)
    np.testing.assert_allclose(back, rotations, atol=1e-9)
    for joint in range(2):
        for frame in range(1, 30):
            x, y, z = angles[frame, joint]
            turns = 2 * np.pi * np.stack(np.meshgrid(*[[-1, 0, 1]] * 3), axis=-1).reshape(-1, 3)
            others = np.concatenate([np.array([x, y, z]) + turns, np.array([x + np.pi, np.pi - y, z + np.pi]) + turns])
            step = np.abs(others - angles[frame - 1, joint]).sum(axis=1)
            assert np.abs(angles[frame, joint] - angles[frame - 1, joint]).sum() <= step.min() + 1e-9


def test_full_turns_go_on_counting():
    rotations = rotation_about_y(np.linspace(0, 6 * np.pi, 200))[:, None]
    angles = unrolled_euler_xyz(rotations)[:, 0]
    # Through the pole at 90 degrees the triple may change, but never by a jump of a full turn.
    assert np.abs(np.diff(angles, axis=0)).max() < 0.2
    np.testing.assert_allclose(angles[:, 1], np.linspace(0, 6 * np.pi, 200), atol=1e-6)
