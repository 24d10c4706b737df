"""Files that people could not read, each with the answer: nearly all hold one walk, which `smplx_stageii.npz` tells.

The inputs in `cases/` were made from public reports: what an exporter does is real, the walk is ours.
"""

import re
import shutil
from pathlib import Path

import numpy as np
import pytest
from scipy.spatial.transform import Rotation

from kinoflow.cli import main
from kinoflow.errors import MotionFileError
from kinoflow.formats import bvh
from kinoflow.motion import MotionClip
from kinoflow.motion.canonical import lowest_point_m
from kinoflow.motion.retarget import LIMB_BONES
from kinoflow.motion.rigs import find_rig
from kinoflow.motion.skeleton import joint

CASES = Path(__file__).parent / "cases"


@pytest.fixture(scope="module")
def answer() -> MotionClip:
    """The walk: 2 s at 30 fps, waving with the right hand."""
    return MotionClip.load(CASES / "smplx_stageii.npz")


def converted(folder: Path, *arguments: str) -> MotionClip:
    """What `kinoflow convert` makes of a case."""
    source, *options = arguments
    assert main(["convert", str(CASES / source), str(folder / "out.npz"), *options]) == 0
    return MotionClip.load(folder / "out.npz")


@pytest.mark.parametrize(
    ("case", "options"),
    [
        ("comma_frametime.bvh", []),
        ("comma_frametime.bvh", ["--source-fps", "30"]),
        ("xsens.bvh", []),
        ("bip01_spaces.bvh", []),
        ("one_frame_more.bvh", []),
        ("rest_y_motion_z.bvh", []),
        ("rest_y_motion_z.bvh", ["--up", "Z"]),
        ("dup_names.bvh", []),
        ("trailing_nul.bvh", []),
        ("zero_offsets_positions.bvh", []),
        ("handedness_root.glb", []),
        ("tpose_first.glb", ["--animation", "A person walks forward and waves with the right hand."]),
        ("tpose_first.glb", ["--animation", "a person"]),
    ],
)
def test_the_walk_is_read(tmp_path, answer, case, options):
    clip = converted(tmp_path, case, *options)
    assert (clip.num_frames, clip.fps) == (60, 30)
    np.testing.assert_allclose(clip.joints, answer.joints, atol=2e-4)


def test_one_spine_joint_and_no_neck(tmp_path, answer):
    clip = converted(tmp_path, "one_spine.bvh")
    # What the lost spine joints did is gone: limbs point where they did, and start some centimetres elsewhere.
    assert np.linalg.norm(clip.joints - answer.joints, axis=-1).max() < 0.07
    for start, end in LIMB_BONES:
        ours, theirs = (c.joints[:, joint(end)] - c.joints[:, joint(start)] for c in (clip, answer))
        np.testing.assert_allclose(ours, theirs, atol=1e-3)


def test_glued_numbers_are_those_with_a_blank(tmp_path):
    clip = converted(tmp_path, "glued_minus.bvh")
    lines = []
    for line in (CASES / "glued_minus.bvh").read_text().splitlines():
        words = line.split()
        if len(words) == 68:
            before, after = words[2].split("-", 1)
            line = " ".join([*words[:2], before, "-" + after, *words[3:]])
        lines.append(line)
    (tmp_path / "spaced.bvh").write_text("\n".join(lines))
    spaced = MotionClip.load(tmp_path / "spaced.bvh")
    assert clip.num_frames == spaced.num_frames == 60
    np.testing.assert_allclose(clip.joints, spaced.joints, atol=1e-6)


def test_who_never_stands_walks_crouched(tmp_path, capsys):
    clip = converted(tmp_path, "bones_along_x_crouch.bvh")
    assert "--calibrate-on" in capsys.readouterr().err
    rig = bvh.read_rig(CASES / "bones_along_x_crouch.bvh")
    rig_map = find_rig(rig.joint_names, rig.parents)
    source = {ours: rig.world[0][:, rig.joint_names.index(theirs)] for ours, theirs in rig_map.joints.items()}
    for start, end in LIMB_BONES:
        theirs, ours = source[end] - source[start], clip.joints[:, joint(end)] - clip.joints[:, joint(start)]
        sine = np.linalg.norm(np.cross(theirs, ours), axis=-1)
        assert np.degrees(np.arctan2(sine, np.sum(theirs * ours, axis=-1))).max() < 0.01
    assert -0.05 < lowest_point_m(clip).min() < 0.05
    assert (clip.joints[:, joint("Head"), 1] > clip.joints[:, joint("Pelvis"), 1] + 0.4).all()


def test_calibrating_on_the_same_skeleton_standing(tmp_path, answer):
    """The crouch is calibrated on a file in which the figure walks upright: both have the same joint axes then."""
    standing, crouching = CASES / "xsens.bvh", tmp_path / "crouch.bvh"
    rig = bvh.read_rig(standing)
    # Somebody who only ever crouches: the walk with a bent spine and bent knees, on the same skeleton.
    text = standing.read_text()
    head, motion = re.split(r"Frame Time: .*\n", text)
    rows = np.array([line.split() for line in motion.strip().splitlines()], dtype=float)
    columns = {name: 6 + 3 * (index - 1) for index, name in enumerate(rig.joint_names)}
    for side in ("Left", "Right"):
        rows[:, columns[f"{side}Knee"] + 1] += 70
        rows[:, columns[f"{side}Hip"] + 1] -= 50
    crouching.write_text(head + "Frame Time: 0.033333\n" + "\n".join(" ".join(map(str, row)) for row in rows.tolist()))
    told = MotionClip.load(crouching, calibrate_on=standing)
    # Joints that do not depend on the bent legs are exactly those of the walk.
    free = [joint(n) for n in ("Spine1", "Spine3", "Head", "L_Elbow", "R_Wrist")]
    np.testing.assert_allclose(told.global_rotations[:, free], answer.global_rotations[:, free], atol=1e-4)
    with pytest.raises(MotionFileError, match=r"crouch\.bvh: the file to calibrate on has another skeleton"):
        MotionClip.load(crouching, calibrate_on=CASES / "bones_along_x_crouch.bvh")


def test_one_animation_is_never_taken_silently(tmp_path, capsys):
    assert main(["convert", str(CASES / "tpose_first.glb"), str(tmp_path / "out.bvh")]) == 2
    shown = capsys.readouterr().err
    assert "tpose_first.glb" in shown
    assert "'TPose', 'A person walks forward and waves with the right hand.'" in shown
    assert "--animation NAME" in shown
    assert converted(tmp_path, "tpose_first.glb", "--animation", "TPose").num_frames == 2
    assert main(["convert", str(CASES / "tpose_first.glb"), str(tmp_path / "out.bvh"), "--animation", "Run"]) == 2
    assert "no animation 'Run'" in capsys.readouterr().err


def test_rate_and_up_axis_of_npz(tmp_path, answer):
    clip = converted(tmp_path, "poses_frame_rate_key_60.npz")
    assert (clip.fps, clip.duration_s) == (60, 2)
    np.testing.assert_allclose(clip.joints[::2], answer.joints, atol=1e-6)


RATE_KEYS = ["mocap_framerate", "mocap_frame_rate", "mocap_fps", "frame_rate", "framerate", "fps"]


@pytest.mark.parametrize("key", RATE_KEYS)
@pytest.mark.parametrize("up", ["Y", "Z"])
@pytest.mark.parametrize("said", [False, True])
def test_npz_of_either_axis_says_its_rate_by_many_names(tmp_path, answer, key, up, said):
    with np.load(CASES / "poses_frame_rate_key_60.npz") as arrays:
        poses, trans = arrays["poses"].copy(), arrays["trans"].copy()
    if up == "Y":
        to_y = np.array([[-1.0, 0.0, 0.0], [0.0, 0.0, 1.0], [0.0, 1.0, 0.0]])
        rest = np.array([0.0031, -0.3514, 0.0120])
        poses[:, :3] = (Rotation.from_matrix(to_y) * Rotation.from_rotvec(poses[:, :3])).as_rotvec()
        trans = (trans + rest) @ to_y.T - rest
    more = {"up_axis": up.lower()} if said else {}
    np.savez(tmp_path / "a.npz", poses=poses, trans=trans, **{key: 60}, **more)
    clip = MotionClip.load(tmp_path / "a.npz")
    assert clip.fps == 60
    np.testing.assert_allclose(clip.joints[::2], answer.joints, atol=1e-6)
    assert ("notes" in clip.metadata) == (up == "Y" and not said)


def test_the_skeleton_of_an_amc_is_found_by_the_longest_beginning_of_its_name(tmp_path, capsys):
    expected = converted(tmp_path, "HDM_bd_01-01_01_120.amc")
    assert expected.num_frames == 30
    motion, skeleton = tmp_path / "HDM_bd_01-01_01_120.amc", (CASES / "HDM_bd.asf").read_text()
    shutil.copy(CASES / motion.name, motion)
    out = str(tmp_path / "new.npz")
    assert main(["convert", str(motion), out]) == 2
    assert "HDM_bd_01-01_01_120.asf or HDM.asf" in (shown := capsys.readouterr().err)
    assert "--asf FILE" in shown
    (tmp_path / "HDM_b.asf").write_text("another one, whose name ends within a word")
    (tmp_path / "HDM.asf").write_text("a shorter beginning")
    (tmp_path / "hdm_BD.ASF").write_text(skeleton)
    np.testing.assert_allclose(MotionClip.load(motion).joints, expected.joints, atol=1e-9)
    for name in ("HDM.asf", "hdm_BD.ASF", "HDM_b.asf"):
        (tmp_path / name).unlink()
    for name in ("one.asf", "two.asf"):
        (tmp_path / name).write_text(skeleton)
    assert main(["convert", str(motion), out]) == 2
    assert "there are one.asf, two.asf" in capsys.readouterr().err
    assert main(["convert", str(motion), out, "--asf", str(tmp_path / "two.asf")]) == 0
    np.testing.assert_allclose(MotionClip.load(tmp_path / "new.npz").joints, expected.joints, atol=1e-9)


def test_options_that_a_format_does_not_have(tmp_path, capsys):
    for case, option, value in (
        ("smplx_stageii.npz", "--animation", "Walk"),
        ("xsens.bvh", "--asf", "x.asf"),
        ("smplx_stageii.npz", "--calibrate-on", "x.npz"),
    ):
        assert main(["convert", str(CASES / case), str(tmp_path / "out.npz"), option, value]) == 2
        assert f"do not take {option}; leave it out" in capsys.readouterr().err
    assert main(["convert", str(CASES / "xsens.bvh"), str(tmp_path / "out.npz"), "--up", "W"]) == 2
    assert "X, Y or Z" in capsys.readouterr().err


def test_every_message_names_the_file(tmp_path):
    rows = (CASES / "xsens.bvh").read_text()
    strange = tmp_path / "strange.bvh"
    strange.write_text(rows.replace("Left", "Port").replace("Right", "Starboard"))
    with pytest.raises(MotionFileError, match=r"strange\.bvh.*PortHip.*--map FILE"):
        MotionClip.load(strange)
    flat = tmp_path / "flat.bvh"
    lines = [("OFFSET 0 0 0" if "OFFSET" in line else line) for line in rows.splitlines()]
    flat.write_text("\n".join(lines))
    with pytest.raises(MotionFileError, match=r"flat\.bvh"):
        MotionClip.load(flat)
