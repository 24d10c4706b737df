"""What readers that we did not write make of our GLB and FBX files: Khronos validator, three.js, assimp, ufbx."""

import importlib.util
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from skinning import SkinnedFile

from kinoflow.motion.canonical import ground
from kinoflow.motion.skeleton import JOINT_NAMES

pytestmark = pytest.mark.slow

FRAMES = (0, 17, 44, 88)


@pytest.mark.parametrize("mesh", [True, False])
@pytest.mark.parametrize("frames", [1, 90])
def test_khronos_validator_has_nothing_to_say(walk, tmp_path, node, mesh, frames):
    issues = node("validate.mjs", walk.crop(0, frames).save(tmp_path / "a.glb", mesh=mesh))
    assert (issues["numErrors"], issues["numWarnings"]) == (0, 0), issues
    # Without the mesh nothing uses the skin; it stays, so that readers see bones and not empty nodes.
    assert {message["code"] for message in issues["messages"]} <= (set() if mesh else {"UNUSED_OBJECT"})


@pytest.mark.parametrize("suffix", [".glb", ".fbx"])
def test_three_js_plays_the_same_motion(walk, tmp_path, node, suffix):
    clip = ground(walk)
    path = clip.save(tmp_path / f"walk{suffix}")
    seen = node("load.mjs", path, *(frame / 30 for frame in FRAMES))
    assert seen["name"] == clip.metadata["prompt"]
    assert seen["duration"] == pytest.approx(89 / 30, abs=1e-5)
    assert set(seen["joints"]) == set(JOINT_NAMES)
    joints = np.array([seen["joints"][name] for name in JOINT_NAMES]).swapaxes(0, 1)
    np.testing.assert_allclose(joints, clip.joints[list(FRAMES)], atol=1e-5)
    ours = SkinnedFile(clip.save(tmp_path / "ours.glb"))
    np.testing.assert_allclose(seen["lowest"], [ours.vertices(f)[:, 1].min() for f in FRAMES], atol=1e-4)


def test_three_js_shows_bones_without_a_mesh(walk, tmp_path, node):
    seen = node("load.mjs", walk.save(tmp_path / "walk.fbx", mesh=False), 0)
    assert set(seen["joints"]) == set(JOINT_NAMES)


@pytest.mark.parametrize("suffix", [".glb", ".fbx"])
def test_assimp_finds_mesh_bones_and_animation(walk, tmp_path, suffix):
    if shutil.which("assimp") is None:
        pytest.skip("needs the assimp command (Debian: assimp-utils)")
    path = walk.save(tmp_path / f"walk{suffix}")
    dump = tmp_path / "walk.assxml"
    done = subprocess.run(["assimp", "dump", path, dump, "-l", "-v"], capture_output=True, text=True, timeout=120)
    complaints = [line for line in done.stdout.splitlines() if line.startswith(("Error", "Warn"))]
    assert (done.returncode, complaints) == (0, [])
    text = dump.read_text()
    assert all(f'<NodeAnim node="{name}"' in text for name in JOINT_NAMES)
    info = subprocess.run(["assimp", "info", path], capture_output=True, text=True, timeout=120).stdout
    counts = dict(line.split(":")[:2] for line in info.splitlines() if line.count(":") == 1)
    assert int(counts["Animations"]) == 1
    assert int(counts["Faces"]) == 13713
    assert set(re.findall(r'<Bone name="([^"]*)"', text)) == set(JOINT_NAMES)


@pytest.mark.parametrize("mesh", [True, False])
def test_ufbx_evaluates_the_same_joints(walk, tmp_path, mesh):
    if importlib.util.find_spec("ufbx") is None:
        pytest.skip("needs the ufbx binding")
    path = walk.save(tmp_path / "walk.fbx", mesh=mesh)
    command = [sys.executable, Path(__file__).with_name("ufbx_joints.py"), path, *(str(f / 30) for f in FRAMES)]
    seen = json.loads(subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout)
    assert (seen["fps"], seen["unit_m"], seen["warnings"]) == (30, 0.01, 0)
    assert seen["name"] == walk.metadata["prompt"]
    assert seen["end_s"] == pytest.approx(89 / 30)
    joints = np.array([[places[name] for name in JOINT_NAMES] for places in seen["joints"]]) / 100
    np.testing.assert_allclose(joints, walk.joints[list(FRAMES)], atol=1e-5)
