"""The same motion under the names and bone axes of other tools, and as VRM animation."""

import numpy as np
import pytest
from skinning import SkinnedFile

from kinoflow.cli import main
from kinoflow.errors import MotionFileError, OptionError
from kinoflow.formats.profiles import PROFILES
from kinoflow.formats.vrma import on_straight_limbs
from kinoflow.motion import MotionClip
from kinoflow.motion.skeleton import JOINT_NAMES, MANNEQUIN, PARENTS, joint

BENDS = ("Hip", "Knee", "Ankle", "Shoulder", "Elbow")


@pytest.mark.parametrize("name", PROFILES)
def test_joints_and_skin_are_where_they_are_without_a_profile(name, walk, tmp_path):
    own = SkinnedFile(walk.crop(0, 20).save(tmp_path / "own.glb"))
    file = SkinnedFile(walk.crop(0, 20).save(tmp_path / "walk.glb", profile=name))
    assert file.names[:22] == list(PROFILES[name].names())
    assert file.names[22:] == (["root"] if name == "ue5" else [])
    for frame in (None, 7):
        np.testing.assert_allclose(file.joints(frame)[:22], own.joints(frame), atol=1e-6)
        np.testing.assert_allclose(file.vertices(frame), own.vertices(frame), atol=1e-6)


@pytest.mark.parametrize("name", PROFILES)
def test_what_is_written_is_read(name, walk, tmp_path):
    back = MotionClip.load(walk.save(tmp_path / "walk.glb", profile=name))
    np.testing.assert_allclose(back.joints, walk.joints, atol=1e-5)
    np.testing.assert_allclose(back.rotations, walk.rotations, atol=1e-5)


@pytest.mark.parametrize(("name", "column"), [("mixamo", 1), ("rigify", 1), ("ue5", 0)])
def test_bones_lie_along_the_limbs(name, column):
    axes = PROFILES[name].axes(MANNEQUIN)
    np.testing.assert_allclose(np.linalg.det(axes), 1.0)
    for index, child in enumerate(JOINT_NAMES):
        parent = PARENTS[index]
        bends = JOINT_NAMES[parent].removeprefix("L_").removeprefix("R_")
        if parent < 0 or bends not in BENDS or (name == "ue5" and bends == "Ankle"):
            continue
        bone = MANNEQUIN.offsets[index] / np.linalg.norm(MANNEQUIN.offsets[index])
        sign = 1.0
        if name == "ue5":
            sign = (-1.0 if bends in ("Hip", "Knee") else 1.0) * (1.0 if child.startswith("L_") else -1.0)
        np.testing.assert_allclose(axes[parent][:, column], sign * bone, atol=1e-9)


def test_the_same_angles_bend_both_sides_of_unreal_alike():
    axes = PROFILES["ue5"].axes(MANNEQUIN)
    # A turn by local Z takes left and right limbs to mirror images.
    angle = np.radians(30)
    turn = np.array([[np.cos(angle), -np.sin(angle), 0], [np.sin(angle), np.cos(angle), 0], [0, 0, 1]])
    for name in ("Hip", "Knee", "Shoulder", "Elbow"):
        left, right = (axes[joint(side + name)] for side in ("L_", "R_"))
        moved = {side: a @ turn @ a.T for side, a in (("L_", left), ("R_", right))}
        mirror = np.diag([-1.0, 1.0, 1.0])
        np.testing.assert_allclose(moved["R_"], mirror @ moved["L_"] @ mirror, atol=1e-9)


def test_a_vrm_animation_points_limbs_where_ours_point(walk, tmp_path):
    straight = on_straight_limbs(walk)
    for end in ("Knee", "Ankle", "Foot", "Elbow", "Wrist"):
        for side in ("L_", "R_"):
            index, parent = joint(side + end), PARENTS[joint(side + end)]
            ours, theirs = (c.joints[:, index] - c.joints[:, parent] for c in (walk, straight))
            np.testing.assert_allclose(np.linalg.norm(theirs, axis=-1), np.linalg.norm(ours, axis=-1))
            if end != "Foot":
                np.testing.assert_allclose(theirs, ours, atol=1e-9)
    legs = straight.skeleton.rest_positions[[joint("L_Hip"), joint("L_Knee"), joint("L_Ankle")]]
    np.testing.assert_allclose(legs[:, [0, 2]], legs[0, [0, 2]] * np.ones((3, 1)), atol=1e-9)
    back = MotionClip.load(walk.save(tmp_path / "walk.vrma"))
    np.testing.assert_allclose(back.joints, walk.joints, atol=1e-5)


def test_what_cannot_be_is_told(walk, tmp_path, capsys):
    source = str(walk.save(tmp_path / "walk.npz"))
    for words, said in (
        (["walk.bvh", "--profile", "ue5"], "--profile is for .fbx and .glb files; got walk.bvh"),
        (["walk.glb", "--profile", "ue5", "--onto", source], "leave out one of them"),
        (["walk.vrm"], "say onto which one the motion goes"),
    ):
        assert main(["convert", source, str(tmp_path / words[0]), *words[1:]]) == 2
        assert said in capsys.readouterr().err
    assert main(["convert", source, str(tmp_path / "walk.fbx"), "--profile", "mixamo"]) == 0
    with pytest.raises(OptionError, match="there is no profile 'maya'; the profiles are mixamo, ue5"):
        walk.save(tmp_path / "walk.fbx", profile="maya")
    with pytest.raises(MotionFileError, match="which of its nodes are the bones of a VRM"):
        MotionClip.load(walk.save(tmp_path / "walk.glb").rename(tmp_path / "walk.vrma"))
