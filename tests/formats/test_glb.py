import json
import struct
from pathlib import Path

import numpy as np
import pytest
from fbx_parser import FbxScene
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.interpolate import CubicHermiteSpline
from scipy.spatial.transform import Rotation
from skinning import SkinnedFile

from kinoflow.errors import MotionFileError, UnknownRigError
from kinoflow.formats import glb
from kinoflow.formats.gltf_reader import turns_since_rest
from kinoflow.motion import MANNEQUIN, MotionClip, Skeleton
from kinoflow.motion.canonical import ground
from kinoflow.motion.kinematics import global_rotations
from kinoflow.motion.rigs import KNOWN_RIGS
from kinoflow.motion.rotations import axis_angle_to_matrix, rotation_about_y
from kinoflow.motion.skeleton import JOINT_NAMES, PARENTS, joint

BONES = next(rig.joints for rig in KNOWN_RIGS if rig.name == "mannequin")


def random_clip(seed: int, frames: int = 12, fps: float = 30.0, **changes: object) -> MotionClip:
    generator = np.random.default_rng(seed)
    rotations = axis_angle_to_matrix(generator.normal(size=(frames, 22, 3)))
    return MotionClip(rotations, generator.normal(size=(frames, 3)), fps).replace(**changes)


def split_glb(data: bytes) -> tuple[dict, bytes]:
    size = struct.unpack_from("<I", data, 12)[0]
    return json.loads(data[20 : 20 + size]), data[28 + size :]


def join_glb(tree: object, binary: bytes) -> bytes:
    text = json.dumps(tree).encode()
    text += b" " * (-len(text) % 4)
    chunks = struct.pack("<II", len(text), 0x4E4F534A) + text + struct.pack("<II", len(binary), 0x004E4942) + binary
    return struct.pack("<III", 0x46546C67, 2, 12 + len(chunks)) + chunks


class Rig:
    """Writes small GLB files of any rig and any kind of keys."""

    def __init__(self) -> None:
        self.binary = b""
        self.tree: dict = {"asset": {"version": "2.0"}, "nodes": [], "accessors": [], "bufferViews": []}
        self.tree["animations"] = [{"samplers": [], "channels": []}]

    def accessor(self, values: np.ndarray) -> int:
        values = np.ascontiguousarray(values, dtype=np.float32)
        kind = {1: "SCALAR", 3: "VEC3", 4: "VEC4"}[values.shape[1] if values.ndim > 1 else 1]
        self.tree["bufferViews"].append({"buffer": 0, "byteOffset": len(self.binary), "byteLength": values.nbytes})
        entry = {"bufferView": len(self.tree["bufferViews"]) - 1, "componentType": 5126, "type": kind}
        self.tree["accessors"].append({**entry, "count": len(values)})
        self.binary += values.tobytes()
        return len(self.tree["accessors"]) - 1

    def animate(
        self, node: int, path: str, times: np.ndarray, values: np.ndarray, interpolation: str = "LINEAR"
    ) -> None:
        animation = self.tree["animations"][0]
        sampler = {"input": self.accessor(times), "output": self.accessor(values), "interpolation": interpolation}
        animation["samplers"].append(sampler)
        target = {"node": node, "path": path}
        animation["channels"].append({"sampler": len(animation["samplers"]) - 1, "target": target})

    def save(self, path: Path) -> Path:
        self.tree["buffers"] = [{"byteLength": len(self.binary)}]
        path.write_bytes(join_glb(self.tree, self.binary))
        return path


def xyzw(matrix: np.ndarray) -> np.ndarray:
    return Rotation.from_matrix(matrix).as_quat()


# --- what is written -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mesh", [True, False])
def test_joints_of_the_file_are_those_of_the_clip(walk, tmp_path, mesh):
    file = SkinnedFile(walk.save(tmp_path / "walk.glb", mesh=mesh))
    assert tuple(file.names) == JOINT_NAMES
    for frame in (0, 20, 89):
        np.testing.assert_allclose(file.joints(frame), walk.joints[frame], atol=1e-6)


def test_rest_pose_is_the_bind_pose(walk, tmp_path):
    file = SkinnedFile(walk.save(tmp_path / "walk.glb"))
    np.testing.assert_allclose(file.joints(None), MANNEQUIN.rest_positions, atol=1e-6)
    rest = file.world(None)[file.gltf.skins[0].joints]
    np.testing.assert_allclose(rest @ file.inverse_bind(), np.tile(np.eye(4), (22, 1, 1)), atol=1e-6)


def test_mesh_stands_on_the_floor_and_faces_outward(walk, tmp_path):
    file = SkinnedFile(ground(walk).save(tmp_path / "walk.glb"))
    rest = file.vertices(None)
    assert abs(rest[:, 1].min()) < 1e-3
    assert 1.7 < rest[:, 1].max() < 1.9
    lowest = min(file.vertices(frame)[:, 1].min() for frame in range(0, 90, 10))
    assert -0.03 < lowest < 0.03
    corners = rest[np.concatenate([file.triangles(part) for part in ("Left", "Right", "Trunk", "Balls")])]
    # The divergence theorem: the volume is positive if triangles are counter-clockwise seen from outside.
    volume = np.einsum("fi,fi->f", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])).sum() / 6
    assert 0.04 < volume < 0.12
    normals = file.accessor(file.gltf.meshes[0].primitives[0].attributes.NORMAL)
    np.testing.assert_allclose(np.linalg.norm(normals, axis=1), 1, atol=1e-5)


def test_left_half_of_the_mesh_follows_the_left_joints(tmp_path):
    """Left is +X and raised by a positive turn about Z; nothing of the right half moves with it."""
    angles = np.zeros((2, 22, 3))
    angles[1, joint("L_Shoulder"), 2] = 1.4
    clip = MotionClip(axis_angle_to_matrix(angles), np.tile(MANNEQUIN.rest_positions[0], (2, 1)), 30)
    file = SkinnedFile(clip.save(tmp_path / "raise.glb"))
    before, after = file.vertices(0), file.vertices(1)
    left, right = (np.unique(file.triangles(part)) for part in ("Left", "Right"))
    assert before[left, 0].min() > -0.01
    assert before[right, 0].max() < 0.01
    assert after[left, 1].max() > before[:, 1].max() + 0.1
    np.testing.assert_allclose(after[right], before[right], atol=0.01)
    # The trunk belongs to both sides and is one colour.
    trunk = before[np.unique(file.triangles("Trunk"))]
    assert trunk[:, 0].min() == pytest.approx(-trunk[:, 0].max(), abs=0.02)
    assert trunk[:, 1].max() > 1.7


@pytest.mark.parametrize("suffix", [".glb", ".fbx"])
@pytest.mark.parametrize("prompt", ["A person walks. " * 20, "Эй, иди сюда и садись. " * 9, "走" * 50, "Walk"])
def test_animations_have_names_that_blender_can_hold(tmp_path, walk, suffix, prompt):
    path = walk.replace(metadata={"prompt": prompt}).save(tmp_path / f"a{suffix}", mesh=False)
    if suffix == ".glb":
        (name,) = [entry["name"] for entry in split_glb(path.read_bytes())[0]["animations"]]
    else:
        (name,) = [
            o.properties[1].split("\x00\x01")[0]
            for o in FbxScene(path.read_bytes()).objects.values()
            if o.name == "AnimationStack"
        ]
    assert prompt.startswith(name)
    assert min(len(prompt.encode()), 50) <= len(name.encode()) <= 60


def test_weights_are_local_and_complete(walk, tmp_path):
    file = SkinnedFile(walk.save(tmp_path / "walk.glb"))
    attributes = file.gltf.meshes[0].primitives[0].attributes
    weights = np.round(file.accessor(attributes.WEIGHTS_0) * 255).astype(int)
    joints, rest = file.accessor(attributes.JOINTS_0), file.accessor(attributes.POSITION)
    assert (weights.sum(axis=1) == 255).all()
    assert (joints[weights == 0] == 0).all()
    assert set(np.unique(joints[weights > 0])) == set(range(22))
    # A vertex of a hand or foot is held by joints of its own side only.
    for side, sign in (("L_", 1), ("R_", -1)):
        held = np.isin(joints, [joint(side + n) for n in ("Wrist", "Elbow", "Knee", "Ankle", "Foot")]) & (weights > 0)
        assert (sign * rest[held.any(axis=1), 0] > 0).all()


def test_quaternions_take_no_jump_through_full_turns(tmp_path):
    rotations = np.tile(np.eye(3), (100, 22, 1, 1))
    rotations[:, 0] = rotation_about_y(np.linspace(0, 6 * np.pi, 100))
    clip = MotionClip(rotations, np.zeros((100, 3)), 30)
    quaternions = SkinnedFile(clip.save(tmp_path / "spin.glb")).channels()[(0, "rotation")]
    assert (np.sum(quaternions[1:] * quaternions[:-1], axis=1) > 0.9).all()
    np.testing.assert_allclose(np.linalg.norm(quaternions, axis=1), 1, atol=1e-6)


@pytest.mark.parametrize("fps", [24000 / 1001, 30.0, 120.0])
def test_keys_lie_at_the_true_times(tmp_path, fps):
    file = SkinnedFile(random_clip(0, fps=fps).save(tmp_path / "a.glb"))
    times = file.accessor(file.gltf.animations[0].samplers[0].input)[:, 0]
    np.testing.assert_allclose(times, np.arange(12) / fps, rtol=1e-6)


def test_same_clip_gives_the_same_bytes(walk, tmp_path):
    assert walk.save(tmp_path / "a.glb").read_bytes() == walk.save(tmp_path / "b.glb").read_bytes()


def test_what_is_known_about_the_clip_is_in_the_file(walk, tmp_path):
    clip = walk.replace(
        metadata={"prompt": "Человек идёт 🚶", "seed": 7, "model": "compact", "licence": "CC BY-NC 4.0"}
    )
    tree, _ = split_glb(clip.save(tmp_path / "a.glb").read_bytes())
    assert tree["animations"][0]["name"] == "Человек идёт 🚶"
    entry = tree["asset"]["extras"]["kinoflow"]
    assert entry["metadata"] == clip.metadata
    assert entry["fps"] == 30
    assert {name: len(values) for name, values in entry["contacts"].items()} == dict.fromkeys(
        ("L_Ankle", "R_Ankle", "L_Foot", "R_Foot"), 90
    )
    assert "CC BY-NC 4.0" in tree["asset"]["copyright"]
    assert "CC0" in tree["asset"]["copyright"]


def test_metadata_that_is_no_json_leaves_the_old_file_alone(walk, tmp_path):
    path = tmp_path / "a.glb"
    path.write_bytes(b"old")
    for value in (object(), float("nan"), "\ud800"):
        with pytest.raises(MotionFileError, match="plain JSON"):
            walk.replace(metadata={"x": value}).save(path)
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.glb"]


# --- what is read ----------------------------------------------------------------------------------------------------


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    seed=st.integers(0, 2**32 - 1),
    frames=st.integers(1, 20),
    fps=st.floats(1, 1000),
    metadata=st.dictionaries(
        st.text(max_size=5), st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.text(), max_size=3
    ),
)
def test_a_written_clip_is_read_back(tmp_path, seed, frames, fps, metadata):
    clip = random_clip(seed, frames, fps, metadata=metadata)
    loaded = MotionClip.load(clip.save(tmp_path / "a.glb", mesh=False))
    assert (loaded.num_frames, loaded.fps, loaded.skeleton, loaded.metadata) == (frames, fps, MANNEQUIN, metadata)
    np.testing.assert_allclose(loaded.joints, clip.joints, atol=2e-5)
    np.testing.assert_allclose(loaded.rotations, clip.rotations, atol=2e-5)


def test_a_body_of_other_proportions_is_kept(tmp_path):
    rest = MANNEQUIN.rest_positions * [1.1, 0.9, 1.2]
    child = Skeleton("child", JOINT_NAMES, PARENTS, rest, MANNEQUIN.clearance_m * 0.8)
    clip = random_clip(3, skeleton=child)
    path = clip.save(tmp_path / "child.glb")
    loaded = MotionClip.load(path)
    np.testing.assert_allclose(loaded.joints, clip.joints, atol=1e-5)
    np.testing.assert_allclose(loaded.skeleton.clearance_m, child.clearance_m)
    np.testing.assert_allclose(SkinnedFile(path).joints(5), clip.joints[5], atol=1e-5)
    # The mesh is stretched to the body: about as high as its joints say.
    assert SkinnedFile(path).vertices(None)[:, 1].max() == pytest.approx(1.83 * 0.9, abs=0.03)


def rerigged(clip: MotionClip, path: Path, names: dict[str, str], scale: float) -> Path:
    """The clip on bones with axes of their own, under an armature that is turned and scaled, as modelling tools do."""
    axes = axis_angle_to_matrix(np.random.default_rng(5).normal(size=(22, 3)))
    armature = Rotation.from_euler("X", -90, degrees=True).as_matrix()
    rig = Rig()
    rig.tree["nodes"].append({"name": "Armature", "rotation": xyzw(armature).tolist(), "scale": [scale] * 3})
    rig.tree["nodes"][0]["children"] = [1]
    world = global_rotations(clip.rotations, PARENTS) @ axes
    for index, parent in enumerate(PARENTS):
        above = armature if parent < 0 else axes[parent]
        offset = MANNEQUIN.rest_positions[0] if parent < 0 else MANNEQUIN.offsets[index]
        node = {"name": names[JOINT_NAMES[index]], "translation": (above.T @ offset / scale).tolist()}
        node["rotation"] = xyzw(above.T @ axes[index]).tolist()
        node["children"] = [1 + c for c, p in enumerate(PARENTS) if p == index]
        rig.tree["nodes"].append(node if node["children"] else {k: v for k, v in node.items() if k != "children"})
        moved_above = armature if parent < 0 else world[:, parent]
        times = np.arange(clip.num_frames) / clip.fps
        rig.animate(1 + index, "rotation", times, xyzw(np.swapaxes(moved_above, -1, -2) @ world[:, index]))
    rig.animate(1, "translation", times, clip.translation @ armature / scale)
    rig.tree["skins"] = [{"joints": list(range(1, 23))}]
    return rig.save(path)


@pytest.mark.parametrize("scale", [1.0, 0.01])
@pytest.mark.parametrize("names", [BONES, {name: name for name in JOINT_NAMES}])
def test_the_mannequin_of_other_tools_is_read_without_retargeting(tmp_path, names, scale):
    clip = random_clip(4, frames=20)
    loaded = MotionClip.load(rerigged(clip, tmp_path / "a.glb", names, scale))
    assert loaded.fps == 30
    np.testing.assert_allclose(loaded.joints, clip.joints, atol=1e-5)
    np.testing.assert_allclose(loaded.rotations, clip.rotations, atol=1e-5)


def test_other_rigs_are_retargeted_or_refused(walk, tmp_path):
    path = walk.save(tmp_path / "a.glb", mesh=False)
    tree, binary = split_glb(path.read_bytes())
    tree["asset"].pop("extras")
    for node in tree["nodes"]:
        node["translation"] = (np.array(node["translation"]) * [1.3, 1.25, 1.35]).tolist()
        node["name"] = "bone of " + node["name"]
    path.write_bytes(join_glb(tree, binary))
    with pytest.raises(UnknownRigError, match="bone of L_Hip"):
        MotionClip.load(path)
    loaded = MotionClip.load(path, joint_map={name: "bone of " + name for name in JOINT_NAMES})
    assert loaded.metadata["rig"] == "custom"
    assert loaded.metadata["animation"] == walk.metadata["prompt"]
    for name in ("L_Wrist", "R_Wrist", "L_Ankle", "R_Ankle"):
        ours, theirs = (c.joints[:, joint(name)] - c.joints[:, joint("Spine3")] for c in (loaded, walk))
        np.testing.assert_allclose(ours, theirs, atol=0.03)


def test_two_roots_are_joined_by_the_scene(tmp_path):
    rig = Rig()
    rig.tree["nodes"] = [{"name": "a", "translation": [1, 0, 0]}, {"name": "b", "translation": [0, 2, 0]}]
    rig.animate(1, "translation", np.array([0.0, 1 / 30]), np.array([[0, 2, 0], [0, 3, 0]]))
    motion = glb.read_rig(rig.save(tmp_path / "a.glb"))
    assert (motion.joint_names, motion.parents) == (("scene", "a", "b"), (-1, 0, 0))
    np.testing.assert_allclose(motion.world[0][1], [[0, 0, 0], [1, 0, 0], [0, 3, 0]], atol=1e-6)


def test_cubic_splines_are_those_of_the_specification(tmp_path):
    generator = np.random.default_rng(0)
    times, keys = np.array([0.0, 0.2, 0.5, 1.0]), generator.normal(size=(4, 3, 3))
    for key in range(3):
        keys[key + 1, 0] = keys[key, 2]  # SciPy's splines have one slope a knot at a time
    keys[:, 0] = keys[:, 2]
    rig = Rig()
    rig.tree["nodes"] = [{"name": "a"}]
    rig.animate(0, "translation", times, keys.reshape(12, 3), "CUBICSPLINE")
    motion = glb.read_rig(rig.save(tmp_path / "a.glb"))
    # Keys at uneven times: the file has no frame rate, and the default is taken.
    assert (motion.fps, motion.num_frames) == (30, 31)
    expected = CubicHermiteSpline(times, keys[:, 1], keys[:, 2])(np.arange(31) / 30)
    np.testing.assert_allclose(motion.world[0][:, 0], expected, atol=1e-5)


def test_steps_hold_and_lines_turn_evenly(tmp_path):
    rig = Rig()
    rig.tree["nodes"] = [{"name": "a", "children": [1]}, {"name": "b"}]
    quarter = xyzw(rotation_about_y(np.array([0.0, np.pi / 2])))
    rig.animate(0, "translation", np.array([0.0, 0.5, 1.0]), np.array([[0, 0, 0], [1, 0, 0], [2, 0, 0]]), "STEP")
    rig.animate(1, "rotation", np.array([0.0, 1.0]), quarter * [[1], [-1]])
    motion = glb.read_rig(rig.save(tmp_path / "a.glb"))
    np.testing.assert_allclose(motion.world[0][:, 0, 0], [0] * 15 + [1] * 15 + [2], atol=1e-6)
    np.testing.assert_allclose(motion.world[1][:, 1], rotation_about_y(np.linspace(0, np.pi / 2, 31)), atol=1e-6)


def test_animations_are_chosen_by_place_or_name(tmp_path):
    rig = Rig()
    rig.tree["nodes"] = [{"name": "a"}]
    rig.animate(0, "translation", np.array([0.0, 1.0]), np.array([[0, 0, 0], [1, 0, 0]]))
    rig.tree["animations"] = [
        {"name": "idle", "samplers": [], "channels": []},
        {"name": "go", **rig.tree["animations"][0]},
    ]
    path = rig.save(tmp_path / "a.glb")
    assert glb.read_rig(path, animation="go").num_frames == glb.read_rig(path, animation=1).num_frames == 31
    # Of two of which one moves nothing, there is nothing to choose.
    assert glb.animations(path) == ["go"]
    assert glb.read_rig(path).num_frames == 31
    with pytest.raises(MotionFileError, match="moves no node"):
        glb.read_rig(path, animation="idle")
    with pytest.raises(MotionFileError, match="no animation 'run'; it has idle, go"):
        glb.read_rig(path, animation="run")


def test_of_several_animations_none_is_taken_silently(tmp_path):
    rig = Rig()
    rig.tree["nodes"] = [{"name": "a"}]
    rig.animate(0, "translation", np.array([0.0, 1.0]), np.array([[0, 0, 0], [1, 0, 0]]))
    moving = rig.tree["animations"][0]
    rig.tree["animations"] = [{**moving, "name": name} for name in ("Walk", "Run", "Walk", "")]
    path = rig.save(tmp_path / "a.glb")
    names = ["Walk", "Run", "Walk#2", "animation 3"]
    assert glb.animations(path) == names
    with pytest.raises(MotionFileError, match="4 animations: 'Walk', 'Run', 'Walk#2', 'animation 3'; choose one"):
        glb.read_rig(path)
    for name in (*names, "run", "ANIM", 3):
        assert glb.read_rig(path, animation=name).num_frames == 31
    for name in ("Wal k", "walk", "", 4):
        with pytest.raises(MotionFileError, match="no animation"):
            glb.read_rig(path, animation=name)
    rig.tree["animations"] = [{**moving, "name": f"number {k} of many with a long name"} for k in range(200)]
    with pytest.raises(
        MotionFileError, match=r"200 animations: 'number 0 .* and 19\d more; choose one: --animation NAME"
    ):
        glb.read_rig(rig.save(path))


def test_turns_do_not_depend_on_mirrors_and_unequal_scales_above():
    rng = np.random.default_rng(0)
    rest = rng.normal(size=(40, 3, 3))
    assert (np.linalg.det(rest) < 0).sum() > 5
    turns = Rotation.random(7 * 40, random_state=rng).as_matrix().reshape(7, 40, 3, 3)
    np.testing.assert_allclose(turns_since_rest(turns @ rest, rest), turns, atol=1e-9)
    flat = rest @ np.diag([1.0, 1.0, 0.0])
    found = turns_since_rest(turns @ flat, flat)
    np.testing.assert_allclose(np.linalg.det(found), 1.0, atol=1e-9)


def test_a_mirrored_root_over_mirrored_content_is_the_motion(tmp_path):
    """As engines with a left-handed world write it: every node's axes are left-handed, and positions are as meant."""
    clip, mirror = random_clip(6, frames=10), np.diag([-1.0, 1.0, 1.0])
    axes = axis_angle_to_matrix(np.random.default_rng(7).normal(size=(22, 3)))
    world = clip.global_rotations @ axes @ mirror
    rig = Rig()
    rig.tree["nodes"].append({"name": "Root", "scale": [-1, 1, 1], "children": [1]})
    times = np.arange(10) / 30
    for index, parent in enumerate(PARENTS):
        above = mirror if parent < 0 else axes[parent] @ mirror
        offset = MANNEQUIN.rest_positions[0] if parent < 0 else MANNEQUIN.offsets[index]
        children = [1 + child for child, p in enumerate(PARENTS) if p == index]
        node = {"name": JOINT_NAMES[index], "translation": (above.T @ offset).tolist()}
        node["rotation"] = xyzw(above.T @ axes[index] @ mirror).tolist()
        rig.tree["nodes"].append({**node, "children": children} if children else node)
        moved = np.broadcast_to(mirror, (10, 3, 3)) if parent < 0 else world[:, parent]
        rig.animate(1 + index, "rotation", times, xyzw(np.swapaxes(moved, -1, -2) @ world[:, index]))
    rig.animate(1, "translation", times, clip.translation @ mirror)
    rig.tree["skins"] = [{"joints": list(range(1, 23))}]
    loaded = MotionClip.load(rig.save(tmp_path / "a.glb"))
    np.testing.assert_allclose(loaded.joints, clip.joints, atol=1e-5)
    np.testing.assert_allclose(loaded.rotations, clip.rotations, atol=1e-5)


# --- damaged files ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> Path:
    return random_clip(1, frames=3).save(tmp_path_factory.mktemp("glb") / "written.glb", mesh=False)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.floats(0, 1, exclude_max=True))
def test_a_truncated_file_is_refused(written, tmp_path, cut):
    path = tmp_path / "a.glb"
    data = written.read_bytes()
    path.write_bytes(data[: int(cut * len(data))])
    with pytest.raises(MotionFileError, match=r"cannot read a\.glb"):
        MotionClip.load(path)


def places(tree: object, prefix: tuple = ()) -> list[tuple]:
    items = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    return [place for key, value in items for place in [(*prefix, key), *places(value, (*prefix, key))]]


@pytest.mark.slow
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.data(),
    value=st.sampled_from([None, -1, 0, 3, 10**12, 1e300, float("nan"), "", "VEC3", [], {}, [1e30] * 4, True]),
)
def test_nonsense_in_the_tree_gives_an_error_or_a_clip(written, tmp_path, data, value):
    tree, binary = split_glb(written.read_bytes())
    place = data.draw(st.sampled_from(places(tree)))
    inner = tree
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = value
    path = tmp_path / "a.glb"
    path.write_bytes(join_glb(tree, binary))
    try:
        clip = MotionClip.load(path)
    except MotionFileError:
        return
    assert np.isfinite(clip.joints).all()


def test_bad_numbers_and_shapes_say_what_is_wrong(tmp_path):
    path = tmp_path / "a.glb"
    path.write_bytes(b"HIERARCHY\nROOT Hips\n{\n")
    with pytest.raises(MotionFileError, match="not binary glTF"):
        MotionClip.load(path)
    rig = Rig()
    rig.tree["nodes"] = [{"name": "a", "children": [1]}, {"name": "b", "children": [0]}]
    rig.animate(0, "translation", np.array([0.0, 1.0]), np.array([[0, 0, 0], [np.nan, 0, 0]]))
    with pytest.raises(MotionFileError, match="own ancestors"):
        MotionClip.load(rig.save(path))
    rig.tree["nodes"] = [{"name": "a"}]
    with pytest.raises(MotionFileError, match="not finite"):
        MotionClip.load(rig.save(path))
    rig = Rig()
    rig.tree["nodes"] = [{"name": "a"}]
    rig.animate(0, "translation", np.array([0.0, 1e7]), np.zeros((2, 3)))
    with pytest.raises(MotionFileError, match="more than can be held"):
        MotionClip.load(rig.save(path))
