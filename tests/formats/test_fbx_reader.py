"""Reading FBX: our own files, one of Blender's, hand-written ones against matrices multiplied here, damage."""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from ascii_fbx import AsciiFbx
from scipy.spatial.transform import Rotation

from kinoflow.cli import main
from kinoflow.errors import MissingExtraError, MotionFileError, OptionError
from kinoflow.formats import fbx_reader
from kinoflow.motion import MANNEQUIN, MotionClip
from kinoflow.motion.rotations import axis_angle_to_matrix

CASES = Path(__file__).parent / "cases"
needs_ufbx = pytest.mark.skipif(importlib.util.find_spec("ufbx") is None, reason="ufbx is not installed (extra fbx)")


def tumbling(frames: int = 40, fps: float = 24.0) -> MotionClip:
    """Through every orientation, all joints moving."""
    time, rng = np.linspace(0, 1, frames), np.random.default_rng(3)
    angles = rng.normal(size=(22, 3)) * np.sin(2 * np.pi * time[:, None, None] + rng.uniform(0, 6, size=(22, 3)))
    angles[:, 0] = time[:, None] * np.array([2.0, 7.0, 3.0])
    translation = rng.normal(size=3) + time[:, None] * np.array([1.0, 0.2, -3.0])
    return MotionClip(axis_angle_to_matrix(angles), translation, fps, metadata={"prompt": "A person tumbles."})


@needs_ufbx
@pytest.mark.parametrize("mesh", [True, False])
@pytest.mark.parametrize("fps", [24.0, 30.0, 29.97])
def test_our_own_files_come_back(tmp_path, mesh, fps):
    clip = tumbling(fps=fps)
    back = MotionClip.load(clip.save(tmp_path / "a.fbx", mesh=mesh))
    assert (back.num_frames, back.skeleton) == (clip.num_frames, MANNEQUIN)
    assert back.fps == pytest.approx(fps, rel=1e-6)
    assert back.metadata["animation"] == "A person tumbles."
    np.testing.assert_allclose(back.joints, clip.joints, atol=1e-4)
    np.testing.assert_allclose(back.rotations, clip.rotations, atol=1e-4)


@needs_ufbx
def test_a_stated_rate_samples_the_take(tmp_path):
    clip = tumbling(fps=30.0)
    path = clip.save(tmp_path / "a.fbx", mesh=False)
    assert main(["convert", str(path), str(tmp_path / "a.npz"), "--source-fps", "15"]) == 0
    back = MotionClip.load(tmp_path / "a.npz")
    assert (back.fps, back.num_frames) == (15, 20)
    np.testing.assert_allclose(back.joints, clip.joints[::2], atol=1e-4)
    with pytest.raises(OptionError, match="between 1 and 1000"):
        MotionClip.load(path, fps=0)


@needs_ufbx
def test_a_file_of_blender_with_two_takes(tmp_path, capsys):
    """Mixamo's names, bones along Y, leaf bones, centimetres; made by Blender 4.2 from the walk of the cases."""
    path, out = CASES / "blender_two_takes.fbx", tmp_path / "out.npz"
    answer = MotionClip.load(CASES / "smplx_stageii.npz").crop(0, 30)
    assert main(["convert", str(path), str(out)]) == 2
    shown = capsys.readouterr().err
    assert "blender_two_takes.fbx" in shown
    assert "'mannequin-cc0|T-Pose', 'mannequin-cc0|Walk'; choose one: --animation NAME" in shown
    for name in ("mannequin-cc0|Walk", "Walk", "walk"):
        assert main(["convert", str(path), str(out), "--animation", name]) == 0
        clip = MotionClip.load(out)
        assert (clip.num_frames, clip.fps) == (30, 30)
        np.testing.assert_allclose(clip.joints, answer.joints, atol=1e-4)
    pose = MotionClip.load(path, animation=0)
    np.testing.assert_allclose(pose.rotations, np.broadcast_to(np.eye(3), pose.rotations.shape), atol=1e-6)
    with pytest.raises(MotionFileError, match=r"blender_two_takes\.fbx: it has no animation 'Run'"):
        MotionClip.load(path, animation="Run")


@needs_ufbx
def test_a_dataset_of_fbx_has_a_clip_for_each_take(tmp_path):
    from kinoflow.data.sources.find import find_clips

    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "hero.fbx").write_bytes((CASES / "blender_two_takes.fbx").read_bytes())
    (tmp_path / "in" / "broken.fbx").write_bytes(b"Kaydara FBX Binary  \x00\x1a\x00")
    clips = {clip.id: clip for clip in find_clips([tmp_path / "in"], tmp_path / "unpacked")}
    assert set(clips) == {"in/broken.fbx", "in/hero/mannequin-cc0|T-Pose", "in/hero/mannequin-cc0|Walk"}
    assert "broken.fbx" in clips["in/broken.fbx"].error
    assert clips["in/hero/mannequin-cc0|Walk"].load().num_frames == 30


ORDERS = ("xyz", "xzy", "yzx", "yxz", "zxy", "zyx")
"""FBX counts them 0 to 5; angles act about fixed axes in this order."""


def euler(order: str, angles_deg: np.ndarray) -> np.ndarray:
    """Matrices of angles given about X, Y and Z, acting about fixed axes in an order."""
    return Rotation.from_euler(
        order, np.atleast_2d(angles_deg)[:, ["xyz".index(a) for a in order]], degrees=True
    ).as_matrix()


TO_Y = {
    "Y": np.eye(3),
    "Z": np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0], [0.0, -1.0, 0.0]]),
}


@needs_ufbx
@pytest.mark.parametrize("order", range(6))
@pytest.mark.parametrize(("up", "unit_cm"), [("Y", 1.0), ("Z", 2.54), ("Z", 100.0)])
def test_orders_of_angles_pre_and_post_rotations_units_and_axes(tmp_path, order, up, unit_cm):
    rng = np.random.default_rng(order)
    pre, post, offset = rng.uniform(-90, 90, 3), rng.uniform(-90, 90, 3), rng.uniform(-5, 5, (2, 3))
    times = np.arange(4) / 30
    angles, path = rng.uniform(-80, 80, (4, 3)), rng.uniform(-5, 5, (4, 3))
    scene = AsciiFbx(unit_cm=unit_cm, up=up)
    more = {"RotationActive": 1, "RotationOrder": order, "PreRotation": pre, "PostRotation": post}
    root = scene.node("Hips", kind="Null", translation=offset[0])
    arm = scene.node("Arm", root, translation=offset[0], **more)
    scene.node("Hand", arm, translation=offset[1])
    layer = scene.take("Take 001", times[-1])
    scene.curves(layer, root, "Lcl Translation", times, path)
    scene.curves(layer, arm, "Lcl Rotation", times, angles)
    rig = fbx_reader.read_rig(scene.save(tmp_path / "a.fbx"))
    turn = euler("xyz", pre)[0] @ euler(ORDERS[order], angles) @ euler("xyz", post)[0].T
    to_y, metres = TO_Y[up], unit_cm / 100
    expected_arm = (path + offset[0]) @ to_y.T * metres
    expected_hand = expected_arm + np.einsum("ij,tjk,k->ti", to_y, turn, offset[1]) * metres
    positions, rotations = rig.world
    assert (rig.fps, rig.num_frames) == (30, 4)
    at = rig.joint_names.index
    np.testing.assert_allclose(positions[:, at("Arm")], expected_arm, atol=1e-5 * unit_cm)
    np.testing.assert_allclose(positions[:, at("Hand")], expected_hand, atol=1e-5 * unit_cm)
    # Rotations count from rest: how the file's nodes stand without a take.
    rest = to_y @ euler("xyz", pre)[0] @ euler("xyz", post)[0].T
    np.testing.assert_allclose(rotations[:, at("Arm")], to_y @ turn @ rest.T, atol=1e-6)


@needs_ufbx
def test_takes_that_move_nothing_are_none(tmp_path):
    scene = AsciiFbx()
    hips = scene.node("Hips", translation=[0, 90, 0])
    scene.take("Take 001", 1.0)
    layer = scene.take("mixamo.com", 1.0)
    scene.curves(layer, hips, "Lcl Translation", np.array([0.0, 1.0]), np.array([[0, 90, 0], [0, 90, 100]]))
    path = scene.save(tmp_path / "a.fbx")
    assert fbx_reader.animations(path) == ["mixamo.com"]
    rig = fbx_reader.read_rig(path)
    assert rig.metadata["animation"] == "mixamo.com"
    np.testing.assert_allclose(rig.world[0][[0, -1], 0], [[0, 0.9, 0], [0, 0.9, 1]], atol=1e-6)
    np.testing.assert_allclose(np.diff(rig.world[0][:, 0, 2]), 1 / 30, atol=1e-6)
    with pytest.raises(MotionFileError, match="has no animation"):
        fbx_reader.read_rig(AsciiFbx().save(tmp_path / "b.fbx"))


@needs_ufbx
@pytest.mark.parametrize("how", ["empty", "cut", "text", "zeros", "other"])
def test_damage_is_told(tmp_path, how):
    whole = tumbling(5).save(tmp_path / "whole.fbx", mesh=False).read_bytes()
    content = {
        "empty": b"",
        "cut": whole[: len(whole) // 2],
        "text": b"not a motion",
        "zeros": whole[:2000] + bytes(4000) + whole[6000:],
        "other": b"glTF" + whole[4:],
    }[how]
    path = tmp_path / "bad.fbx"
    path.write_bytes(content)
    with pytest.raises(MotionFileError, match=r"cannot read bad\.fbx: ") as caught:
        MotionClip.load(path)
    assert len(str(caught.value)) <= 400


@needs_ufbx
def test_a_crash_or_a_hang_of_the_binding_is_an_error_of_the_file(tmp_path, monkeypatch):
    path = tumbling(5).save(tmp_path / "a.fbx", mesh=False)
    script = tmp_path / "scene.py"
    monkeypatch.setattr(fbx_reader, "_SCRIPT", script)
    script.write_text("import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)\n")
    with pytest.raises(MotionFileError, match=r"a\.fbx: ufbx broke off"):
        MotionClip.load(path)
    script.write_text("import time\ntime.sleep(60)\n")
    monkeypatch.setattr(fbx_reader, "_SHORTEST_WAIT_S", 0.1)
    monkeypatch.setattr(fbx_reader, "_WAIT_S_PER_MB", 0.0)
    with pytest.raises(MotionFileError, match=r"a\.fbx: ufbx did not come to an end"):
        MotionClip.load(path)


def test_without_the_extra_it_is_named(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    (tmp_path / "a.fbx").write_bytes(b"x")
    with pytest.raises(MissingExtraError, match=r"kinoflow\[fbx\]"):
        MotionClip.load(tmp_path / "a.fbx")
    assert main(["convert", str(tmp_path / "a.fbx"), str(tmp_path / "a.npz")]) == 2
    assert "kinoflow[fbx]" in capsys.readouterr().err


BLENDER = """
import json, os, sys
import bpy

source, folder, every = sys.argv[1:]
bpy.ops.wm.read_factory_settings(use_empty=True)
bpy.context.scene.render.fps = 30
bpy.ops.import_scene.gltf(filepath=source)
for number, options in enumerate(json.loads(every)):
    options = {name: set(value) if isinstance(value, list) else value for name, value in options.items()}
    bpy.ops.export_scene.fbx(filepath=f"{folder}/{number}.fbx", bake_anim_simplify_factor=0.0, **options)
bpy.ops.export_scene.gltf(filepath=f"{folder}/out.glb")
# Blender as a module crashes when Python takes it down.
os._exit(0)
"""
EXPORTS = [
    {},
    {"axis_forward": "X", "axis_up": "Z"},
    {"primary_bone_axis": "X", "secondary_bone_axis": "-Y", "add_leaf_bones": False},
    {"global_scale": 3.0, "apply_scale_options": "FBX_SCALE_ALL"},
    {"apply_unit_scale": False, "object_types": ["ARMATURE", "MESH"]},
]


@pytest.fixture(scope="session")
def blender() -> str:
    """A Python with Blender in it: KINOFLOW_BPY, or this one if it has `bpy`."""
    python = os.environ.get("KINOFLOW_BPY", sys.executable)
    if subprocess.run([python, "-c", "import bpy"], capture_output=True, check=False).returncode:
        pytest.skip("no Blender: pip install bpy, or set KINOFLOW_BPY to a Python that has it")
    return python


@needs_ufbx
@pytest.mark.slow
def test_through_blender_and_back(tmp_path, blender):
    """Our GLB into Blender, out of it as FBX in whatever axes and units, and as GLB: the same joints."""
    clip = tumbling(fps=30.0)
    source = clip.save(tmp_path / "a.glb")
    command = [blender, "-c", BLENDER, str(source), str(tmp_path), json.dumps(EXPORTS)]
    subprocess.run(command, check=True, capture_output=True)
    for path in [*(tmp_path / f"{number}.fbx" for number in range(len(EXPORTS))), tmp_path / "out.glb"]:
        back = MotionClip.load(path)
        assert (back.num_frames, back.fps) == (clip.num_frames, 30)
        # Blender samples the turns of a tumble between keys of its own.
        np.testing.assert_allclose(back.joints, clip.joints, atol=2e-3, err_msg=path.name)
