"""Files with a root joint that carries the travel, and files from which the travel is taken."""

import numpy as np
import pytest

from kinoflow.cli import main
from kinoflow.formats import bvh, fbx_reader, glb
from kinoflow.motion import MotionClip
from kinoflow.motion.rotations import rotation_about_y
from kinoflow.motion.skeleton import joint
from kinoflow.motion.travel import held, put_on, seen_from, travel_of


@pytest.fixture
def circling(walk) -> MotionClip:
    """The walk on a circle, and swaying."""
    time = np.arange(walk.num_frames) / walk.fps
    headings = 0.4 + 0.9 * time
    steps = 1.2 / walk.fps * np.column_stack([np.sin(headings), 0 * time, np.cos(headings)])
    sway = 0.03 * np.sin(2 * np.pi * time)[:, None] * np.column_stack([np.cos(headings), 0 * time, -np.sin(headings)])
    rotations = walk.rotations.copy()
    rotations[:, 0] = rotation_about_y(headings) @ rotations[:, 0]
    return walk.replace(rotations=rotations, translation=np.cumsum(steps, axis=0) + sway + walk.translation[0])


READERS = {".bvh": bvh.read_rig, ".glb": glb.read_rig, ".fbx": fbx_reader.read_rig}


@pytest.mark.parametrize("suffix", READERS)
@pytest.mark.parametrize("options", [[], ["--profile", "ue5"], ["--profile", "mixamo"]])
def test_a_root_on_the_floor_carries_the_travel(tmp_path, circling, suffix, options):
    if suffix == ".bvh" and options:
        pytest.skip("BVH has no profiles")
    if suffix == ".fbx":
        pytest.importorskip("ufbx", reason="ufbx is not installed (extra fbx)")
    circling.save(tmp_path / "walk.npz")
    out = tmp_path / f"out{suffix}"
    assert main(["convert", str(tmp_path / "walk.npz"), str(out), "--root-motion", *options]) == 0
    rig = READERS[suffix](out)
    root, pelvis = rig.joint_names.index("root"), rig.parents.index(rig.joint_names.index("root"))
    travel = travel_of(circling)
    positions, rotations = rig.world
    np.testing.assert_allclose(positions[:, root], travel.places, atol=1e-4)
    np.testing.assert_allclose(rotations[:, root], travel.rotations, atol=1e-5)
    np.testing.assert_allclose(positions[:, pelvis], circling.joints[:, 0], atol=1e-4)
    # The pelvis hangs on the root and only sways.
    assert np.abs(rig.local_translations[:, pelvis][:, [0, 2]] * rig.unit_m).max() < 0.08
    back = MotionClip.load(out)
    np.testing.assert_allclose(back.joints, circling.joints, atol=1e-4)


def test_root_motion_and_what_is_in_place_are_the_original(tmp_path, circling):
    """The root of one file under the figure of the other."""
    circling.save(tmp_path / "walk.npz")
    for name, option in (("travels.glb", "--root-motion"), ("stays.glb", "--in-place")):
        assert main(["convert", str(tmp_path / "walk.npz"), str(tmp_path / name), option]) == 0
    rig = glb.read_rig(tmp_path / "travels.glb")
    root = rig.joint_names.index("root")
    places, turns = rig.world[0][:, root], rig.world[1][:, root]
    stays = MotionClip.load(tmp_path / "stays.glb")
    travel = travel_of(circling)
    local = seen_from(stays, held(travel))
    joints = np.einsum("tij,tkj->tki", turns, local.joints) + places[:, None]
    np.testing.assert_allclose(joints, circling.joints, atol=1e-4)
    np.testing.assert_allclose(put_on(local, travel).joints, circling.joints, atol=1e-5)
    assert np.abs(stays.translation[:, [0, 2]] - stays.translation[0, [0, 2]]).max() < 0.1
    assert np.linalg.norm(circling.translation[-1] - circling.translation[0]) > 1.5


def test_both_at_once_is_a_root_that_stays(tmp_path, circling):
    circling.save(tmp_path / "walk.npz")
    assert main(["convert", str(tmp_path / "walk.npz"), str(tmp_path / "a.glb"), "--root-motion", "--in-place"]) == 0
    rig = glb.read_rig(tmp_path / "a.glb")
    root = rig.world[0][:, rig.joint_names.index("root")]
    np.testing.assert_allclose(root, np.broadcast_to(root[0], root.shape), atol=1e-6)


@pytest.mark.parametrize(
    ("options", "hint"),
    [
        (["walk.npz", "a.npz", "--root-motion"], "--root-motion is for .bvh, .fbx, .glb files"),
        (["walk.npz", "a.glb", "--root-motion", "--onto", "hero.glb"], "has its own root"),
    ],
)
def test_where_there_is_no_root(tmp_path, monkeypatch, circling, capsys, options, hint):
    monkeypatch.chdir(tmp_path)
    circling.save("walk.npz")
    assert main(["convert", *options]) == 2
    assert hint in capsys.readouterr().err


def test_feet_of_a_walk_in_place_do_not_leave(walk, tmp_path):
    walk.save(tmp_path / "walk.npz")
    assert main(["convert", str(tmp_path / "walk.npz"), str(tmp_path / "out.npz"), "--in-place"]) == 0
    clip = MotionClip.load(tmp_path / "out.npz")
    assert np.ptp(walk.joints[:, joint("L_Ankle"), 2]) > 3
    assert np.ptp(clip.joints[:, joint("L_Ankle"), 2]) < 1.0
