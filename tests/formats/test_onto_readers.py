"""What others make of characters with our motion, and of profiles: Khronos validator, three.js, three-vrm, Blender."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from characters import NAMELESS, NAMES, VRM_BONES, Tool, figure, rotation

from kinoflow.formats.profiles import PROFILES
from kinoflow.motion import MotionClip
from kinoflow.motion.canonical import ground
from kinoflow.motion.skeleton import MANNEQUIN, joint

pytestmark = pytest.mark.slow

LIMBS = tuple(
    (side + start, side + end)
    for side in ("L_", "R_")
    for start, end in (("Hip", "Knee"), ("Knee", "Ankle"), ("Shoulder", "Elbow"), ("Elbow", "Wrist"))
)
FRAMES = (0, 17, 44, 88)
TOOLS = {
    "scaled node": Tool(NAMES["Mixamo"], figure(40), axes_seed=2, scale=0.01, turned=rotation("x", 90)),
    "facing -Z": Tool(NAMES["VRoid"], axes_seed=4, facing_deg=180),
    "mirrored matrices": Tool(NAMES["Unity"], axes_seed=13, mirrored=True, matrices=True),
    "resting otherwise than bound": Tool(NAMES["Unreal"], axes_seed=8, posed={"L_Shoulder": rotation("z", -70)}),
}
BLENDER = os.environ.get("KINOFLOW_BLENDER_PYTHON", sys.executable)
"""A Python that has `bpy`, which is too large, and under too strict a licence, to be installed for tests."""


def errors_deg(places: dict[str, list], names: dict[str, str], clip: MotionClip, facing_deg: float = 0.0) -> np.ndarray:
    """[limbs, frames] angles between limbs; `places` are [frames, 3] by the character's names."""
    facing = rotation("y", facing_deg)
    found = []
    for start, end in LIMBS:
        theirs = np.array(places[names[end]]) - np.array(places[names[start]])
        ours = (clip.joints[list(FRAMES), joint(end)] - clip.joints[list(FRAMES), joint(start)]) @ facing.T
        cross = np.linalg.norm(np.cross(theirs, ours), axis=-1)
        found.append(np.degrees(np.arctan2(cross, np.sum(theirs * ours, axis=-1))))
    return np.array(found)


@pytest.fixture(scope="module")
def stride(walk: MotionClip) -> MotionClip:
    """The walk on the floor."""
    return ground(walk)


@pytest.mark.parametrize("name", TOOLS)
def test_three_js_plays_it_and_the_validator_finds_nothing_new(name, stride, tmp_path, node):
    tool = TOOLS[name]
    character = tool.write(tmp_path / "character.glb")
    # The loader in Node plays the first animation.
    data = character.read_bytes()
    hero = stride.save(tmp_path / "hero.glb", onto=character)
    assert character.read_bytes() == data
    before, after = (node("validate.mjs", path) for path in (character, hero))
    assert after["numErrors"] == 0
    # A joint with a matrix that is animated is an error: ours have none any more.
    assert after["numWarnings"] <= before["numWarnings"]
    seen = node("load.mjs", hero, *(frame / 30 for frame in FRAMES), "--animation=-1")
    assert seen["name"] == "A person walks forward."
    plain = {ours: theirs.replace(":", "") for ours, theirs in tool.names.items()}
    assert errors_deg(seen["joints"], plain, stride, tool.facing_deg).max() < 2.0


@pytest.mark.parametrize("profile", PROFILES)
def test_three_js_and_the_validator_read_profiles(profile, stride, tmp_path, node):
    path = stride.save(tmp_path / "walk.glb", profile=profile)
    issues = node("validate.mjs", path)
    assert (issues["numErrors"], issues["numWarnings"]) == (0, 0), issues
    names = {ours: sanitised(theirs) for ours, theirs in PROFILES[profile].joints.items()}
    for suffix in (".glb", ".fbx"):
        seen = node("load.mjs", stride.save(tmp_path / f"walk{suffix}", profile=profile), *(f / 30 for f in FRAMES))
        joints = np.array([seen["joints"][names[name]] for name in MANNEQUIN.joint_names]).swapaxes(0, 1)
        np.testing.assert_allclose(joints, stride.joints[list(FRAMES)], atol=2e-5)


def sanitised(name: str) -> str:
    """A name as three.js makes it for its bindings."""
    return "".join(c for c in name.replace(" ", "_") if c not in "[].:/")


def test_three_vrm_plays_a_vrm_animation(stride, tmp_path, node):
    places = figure()
    for side, out in (("L_", 1.0), ("R_", -1.0)):
        # A T-pose to the degree.
        for name, above, way in (
            ("Knee", "Hip", 1),
            ("Ankle", "Knee", 1),
            ("Elbow", "Shoulder", 0),
            ("Wrist", "Elbow", 0),
        ):
            length = np.linalg.norm(places[side + name] - places[side + above])
            places[side + name] = places[side + above] + length * np.array([[out, 0, 0], [0, -1, 0]][way])
    model = Tool(NAMELESS, places, axes_seed=5, vrm="1").write(tmp_path / "model.vrm")
    seen = node("vrma.mjs", model, stride.save(tmp_path / "walk.vrma"), *(frame / 30 for frame in FRAMES))
    assert seen["duration"] == pytest.approx(89 / 30, abs=1e-5)
    assert errors_deg(seen["joints"], VRM_BONES, stride).max() < 0.01


SCRIPT = Path(__file__).with_name("blender_bones.py")


def blender(path: Path) -> dict:
    """What Blender makes of a file."""
    if importlib.util.find_spec("bpy") is None and sys.executable == BLENDER:
        pytest.skip("needs Blender as a Python module: KINOFLOW_BLENDER_PYTHON=a Python with bpy")
    if shutil.which(BLENDER) is None:
        pytest.skip(f"there is no {BLENDER}")
    frames = [str(frame) for frame in FRAMES]
    done = subprocess.run([BLENDER, SCRIPT, path, *frames], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.parametrize("name", ["scaled node", "facing -Z", "resting otherwise than bound"])
def test_blender_plays_it(name, stride, tmp_path):
    tool = TOOLS[name]
    seen = blender(stride.save(tmp_path / "hero.glb", onto=tool.write(tmp_path / "character.glb")))
    assert "A person walks forward." in " ".join(seen["actions"])
    assert errors_deg(seen["joints"], tool.names, stride, tool.facing_deg).max() < 2.0


@pytest.fixture(scope="module")
def fbx_hero(stride, tmp_path_factory) -> Path:
    """A character's own .fbx with our motion as its second take."""
    folder = tmp_path_factory.mktemp("fbx")
    idle = stride.crop(0, 4).replace(metadata={"prompt": "idle"}).save(folder / "character.fbx", profile="mixamo")
    return stride.save(folder / "hero.fbx", onto=idle)


def test_three_js_plays_an_fbx_with_our_take(fbx_hero, stride, node):
    seen = node("load.mjs", fbx_hero, *(frame / 30 for frame in FRAMES), "--animation=-1")
    assert seen["name"] == "A person walks forward."
    plain = {ours: theirs.replace(":", "") for ours, theirs in PROFILES["mixamo"].joints.items()}
    assert errors_deg(seen["joints"], plain, stride).max() < 2.0


def test_blender_plays_an_fbx_with_our_take(fbx_hero, stride):
    seen = blender(fbx_hero)
    assert len(seen["actions"]) == 2
    assert errors_deg(seen["joints"], PROFILES["mixamo"].joints, stride).max() < 2.0


@pytest.mark.parametrize("suffix", [".glb", ".fbx"])
@pytest.mark.parametrize("profile", ["mixamo", "rigify"])
def test_bones_in_blender_lie_along_the_limbs(profile, suffix, stride, tmp_path):
    seen = blender(stride.save(tmp_path / f"walk{suffix}", profile=profile))
    names = PROFILES[profile].joints
    for start, _ in LIMBS:
        assert seen["off_limb_deg"][names[start]] < 0.1
    assert errors_deg(seen["joints"], names, stride).max() < 0.1
