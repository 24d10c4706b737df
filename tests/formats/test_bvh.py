"""BVH: closed forms, damage, and what pybvh and bvhio read from our files."""

import contextlib
import re

import numpy as np
import pybvh
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinoflow.errors import MotionFileError, UnknownRigError
from kinoflow.formats import bvh
from kinoflow.motion import MotionClip
from kinoflow.motion.canonical import heading_rad
from kinoflow.motion.rig import RigMotion
from kinoflow.motion.rotations import axis_angle_to_matrix, rotation_about_y
from kinoflow.motion.skeleton import JOINT_NAMES, joint

SMALL = """HIERARCHY
ROOT  Hips
{
\tOFFSET 1 2 3
\tCHANNELS 6 Xposition Yposition Zposition Zrotation Xrotation Yrotation
\tJoint Upper Arm
\t{
\t\tOFFSET 10.0 0.0 0.0
\t\tCHANNELS 4 yposition Yrotation XROTATION Zrotation
\t\tEnd Site
\t\t{
\t\t\tOFFSET 0 5 0
\t\t}
\t}
}
MOTION
Frames:\t2
Frame Time: 0.0333333
0 0 0 0 0 0 0 0 0 0
5 6 7 90 0 0 -2 90 0 0
"""


def write_text(folder, text):
    path = folder / "motion.bvh"
    path.write_text(text)
    return path


def test_channels_are_read_by_name_and_order(tmp_path):
    rig = bvh.read_rig(write_text(tmp_path, SMALL))
    assert rig.joint_names == ("Hips", "Upper Arm")
    assert rig.parents == (-1, 0)
    assert rig.fps == 30.0
    positions, rotations = rig.world
    # Frame 0: position channels replace the root's whole offset and the arm's y.
    np.testing.assert_allclose(positions[0], [[0, 0, 0], [0.10, 0, 0]], atol=1e-12)
    # Frame 1: 90 degrees about Z takes the arm's (10, -2, 0) to (2, 10, 0); its own turn follows about its Y.
    np.testing.assert_allclose(positions[1], [[0.05, 0.06, 0.07], [0.07, 0.16, 0.07]], atol=1e-12)
    turn_z = axis_angle_to_matrix([0, 0, np.pi / 2])
    np.testing.assert_allclose(rotations[1, 0], turn_z, atol=1e-12)
    np.testing.assert_allclose(rotations[1, 1], turn_z @ rotation_about_y(np.pi / 2), atol=1e-12)


@pytest.mark.parametrize(
    ("header", "fps"),
    [("0.0333333", 30), ("0.00833333", 120), ("0.0416667", 24), ("0.033366700033366704", 29.97), ("0.05", 20)],
)
def test_frame_time_is_the_rate_it_stands_for(tmp_path, header, fps):
    text = SMALL.replace("0.0333333", header)
    assert bvh.read_rig(write_text(tmp_path, text)).fps == pytest.approx(fps, rel=1e-9)
    assert bvh.read_rig(write_text(tmp_path, text), fps=50).fps == 50


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("HIERARCHY", "{", "does not start with HIERARCHY"),
        ("MOTION", "", "no MOTION"),
        ("}\nMOTION", "MOTION", "closing brace"),
        ("OFFSET 10.0 0.0 0.0", "OFFSET 10.0 x 0.0", "after joint Upper Arm"),
        ("OFFSET 10.0 0.0 0.0", "OFFSET 10.0 nan 0.0", "after joint Upper Arm"),
        ("CHANNELS 4", "CHANNELS 3", "unknown word"),
        ("XROTATION", "Wrotation", "Upper Arm has channels"),
        ("XROTATION", "Zrotation", "Upper Arm has channels"),
        ("Joint Upper", "ROOT Upper", "wrong place"),
        ("CHANNELS 4", "CHANNELS -9", "after joint Upper Arm"),
        ("OFFSET 0 5 0", "CHANNELS -9 OFFSET 0 5 0", "after joint Upper Arm"),
        ("End Site", "Site", "unknown word"),
        ("Frames:\t2", "", "no 'Frames:'"),
        ("Frames:\t2", "Frames:\t4", r"20 values \(2 whole frames\).*'Frames: 2'"),
        ("Frames:\t2", "Frames:\tnan", r"20 values \(2 whole frames\)"),
        ("Frames:\t2", "Frames:\ttwo", "no number"),
        ("90 0 0 -2", "90 0 -2", "19 values"),
        ("90 0 0 -2", "90 nan 0 -2", "frame 2, channel 5 is nan"),
        ("90 0 0 -2", "90 inf 0 -2", "frame 2, channel 5 is inf"),
        ("90 0 0 -2", "90 left 0 -2", "not a number"),
        ("0.0333333", "0", "frame time"),
        ("0.0333333", "nan", "frame time"),
    ],
)
def test_damage_is_named(tmp_path, old, new, message):
    assert old in SMALL
    with pytest.raises(MotionFileError, match=message) as caught:
        bvh.read_rig(write_text(tmp_path, SMALL.replace(old, new, 1)))
    assert "motion.bvh" in str(caught.value)


WHOLE = SMALL.replace("Frames:\t2", "Frames: 3") + "1 2 3 10 20 30 -4 -5 60.5 -0.25\n"
UNUSUAL = {
    "decimal commas": WHOLE.replace(".", ","),
    "decimal commas, whole numbers": WHOLE.replace("60.5 -0.25", "60,5 -0,25").replace("0.0333333", "0,0333333"),
    "commas between numbers": WHOLE.replace("1 2 3 10 20 30 -4 -5 60.5 -0.25", "1,2,3,10,20,30,-4,-5,60.5,-0.25"),
    "commas and blanks": WHOLE.replace("1 2 3 10 20 30 -4 -5 60.5 -0.25", "1, 2, 3, 10, 20, 30, -4, -5, 60.5, -0.25"),
    "glued": WHOLE.replace("30 -4 -5 60.5 -0.25", "30-4-5.0 60.5-.25"),
    "glued offset": WHOLE.replace("OFFSET 0 5 0", "OFFSET 0-5-0"),
    "exponents": WHOLE.replace("60.5 -0.25", "6.05e+1-2.5E-1"),
    "zeros at the end": WHOLE + "\0\0\0",
    "end mark of DOS": WHOLE + "\x1a\0\n",
    "mark at the start": "\ufeff" + WHOLE,
    "one frame too few announced": WHOLE.replace("Frames: 3", "Frames: 2"),
    "no frames announced": WHOLE.replace("Frames: 3", "Frames: 0"),
    "one frame too many announced": WHOLE.replace("Frames: 3", "Frames: 4"),
    "frames with a point": WHOLE.replace("Frames: 3", "Frames: 3.0"),
}


@pytest.mark.parametrize("kind", UNUSUAL)
def test_what_exporters_do_beside_the_format_is_read(tmp_path, kind):
    expected = bvh.read_rig(write_text(tmp_path, WHOLE))
    found = bvh.read_rig(write_text(tmp_path, UNUSUAL[kind]))
    np.testing.assert_array_equal(found.rotations, expected.rotations)
    np.testing.assert_array_equal(found.local_translations, expected.local_translations)
    assert found.fps == expected.fps == 30
    assert ("announce" in str(found.metadata.get("notes"))) == ("announced" in kind)


def test_utf16_is_read(tmp_path):
    path = tmp_path / "motion.bvh"
    path.write_text(WHOLE, encoding="utf-16")
    assert bvh.read_rig(path).num_frames == 3


def test_a_stated_rate_needs_no_frame_time(tmp_path):
    path = write_text(tmp_path, WHOLE.replace("0.0333333", "thirty"))
    with pytest.raises(MotionFileError, match="--source-fps"):
        bvh.read_rig(path)
    assert bvh.read_rig(path, fps=30).num_frames == 3


def test_a_file_cut_after_any_line_is_refused(tmp_path):
    lines = SMALL.splitlines(keepends=True)
    for count in range(len(lines)):
        with pytest.raises(MotionFileError):
            bvh.read_rig(write_text(tmp_path, "".join(lines[:count])))


def test_a_hierarchy_without_channels_is_refused(tmp_path):
    text = "HIERARCHY ROOT a { OFFSET 0 0 0 CHANNELS 0 }\nMOTION\nFrames: 900000000\nFrame Time: 0.1\n"
    with pytest.raises(MotionFileError, match="0 channels"):
        bvh.read_rig(write_text(tmp_path, text))


@settings(max_examples=60)
@given(data=st.data())
def test_no_damage_gives_anything_but_a_rig_or_our_error(tmp_path_factory, data):
    """Any token deleted, doubled or replaced by any other."""
    words = re.split(r"(\s+)", SMALL)
    position = data.draw(st.integers(0, len(words) - 1))
    others = st.sampled_from([*words, "-1", "1e400", "nan", "", "\x00", "99999999999", "\u00e9", "0x1"])
    words[position : position + data.draw(st.integers(0, 3))] = data.draw(st.lists(others, max_size=2))
    path = write_text(tmp_path_factory.mktemp("damage"), "".join(words))
    with contextlib.suppress(MotionFileError):
        assert np.isfinite(bvh.read_rig(path).world[0]).all()


def test_two_figures_are_refused(tmp_path):
    figure = SMALL[len("HIERARCHY\n") : SMALL.index("MOTION")]
    with pytest.raises(MotionFileError, match="more than one figure"):
        bvh.read_rig(write_text(tmp_path, SMALL.replace("MOTION", figure + "MOTION")))


def test_binary_and_absent_files(tmp_path):
    path = tmp_path / "motion.bvh"
    with pytest.raises(MotionFileError, match="no such file"):
        MotionClip.load(path)
    path.write_bytes(bytes(range(256)))
    with pytest.raises(MotionFileError, match="HIERARCHY"):
        MotionClip.load(path)


def test_an_unknown_rig_needs_a_map(tmp_path, walk):
    walk.save(tmp_path / "walk.bvh")
    text = (tmp_path / "walk.bvh").read_text()
    for name in JOINT_NAMES:
        text = text.replace(f" {name}\n", f" bone {joint(name)}\n")
    path = write_text(tmp_path, text)
    with pytest.raises(UnknownRigError, match="bone 0, bone 1"):
        MotionClip.load(path)
    clip = MotionClip.load(path, joint_map={name: f"bone {joint(name)}" for name in JOINT_NAMES})
    np.testing.assert_allclose(clip.joints, walk.joints, atol=1e-6)


def turning_clip(frames: int = 120) -> MotionClip:
    """A cartwheel-like tumble through every orientation, all joints moving, at an odd rate."""
    time = np.linspace(0, 1, frames)
    rng = np.random.default_rng(3)
    angles = rng.normal(size=(22, 3)) * np.sin(2 * np.pi * time[:, None, None] + rng.uniform(0, 6, size=(22, 3)))
    angles[:, 0] = time[:, None] * np.array([2.0, 7.0, 3.0])
    translation = rng.normal(size=3) + time[:, None] * np.array([1.0, 0.2, -3.0])
    return MotionClip(axis_angle_to_matrix(angles), translation, 29.97)


def test_reading_back_what_was_written(tmp_path):
    clip = turning_clip()
    back = MotionClip.load(clip.save(tmp_path / "clip.bvh"))
    assert back.fps == clip.fps
    np.testing.assert_allclose(back.joints, clip.joints, atol=1e-6)
    np.testing.assert_allclose(back.rotations, clip.rotations, atol=1e-6)


def test_written_angles_are_continuous(tmp_path):
    rig_lines = turning_clip().save(tmp_path / "clip.bvh").read_text().split("Frame Time")[1].splitlines()[1:]
    values = np.array([line.split() for line in rig_lines], dtype=float)
    assert np.abs(np.diff(values[:, 3:], axis=0)).max() < 90.0


def test_pybvh_reads_our_file(tmp_path):
    clip = turning_clip()
    read = pybvh.read_bvh_file(clip.save(tmp_path / "clip.bvh"))
    names = list(read.joint_names)
    positions = read.joint_positions(centered="world")
    order = [names.index(name) for name in JOINT_NAMES]
    assert read.frame_time == pytest.approx(1 / clip.fps, rel=1e-12)
    np.testing.assert_allclose(positions[:, order] / 100, clip.joints, atol=1e-5)


@pytest.mark.filterwarnings("ignore:Importing PyGLM")
def test_bvhio_reads_our_file_and_its_rest_pose_is_a_t_pose(tmp_path):
    import bvhio

    clip = turning_clip(10)
    root = bvhio.readAsHierarchy(str(clip.save(tmp_path / "clip.bvh")))
    for frame in (0, 4, 9):
        root.loadPose(frame)
        for bone, _, _ in root.layout():
            if bone.Name in JOINT_NAMES:
                ours = clip.joints[frame, joint(bone.Name)]
                np.testing.assert_allclose(np.array(bone.PositionWorld) / 100, ours, atol=1e-3)
    root.loadRestPose()
    rest = {bone.Name: np.array(bone.PositionWorld) / 100 for bone, _, _ in root.layout()}
    for name in JOINT_NAMES:
        expected = clip.skeleton.rest_positions[joint(name)] - clip.skeleton.rest_positions[0]
        np.testing.assert_allclose(rest[name], expected, atol=1e-5)


def test_pybvh_agrees_on_a_real_file(samples):
    path = samples / "cmu_135_07.bvh"
    ours: RigMotion = bvh.read_rig(path)
    theirs = pybvh.read_bvh_file(path)
    names = list(theirs.joint_names)
    positions = theirs.joint_positions(centered="world")
    assert list(ours.joint_names) == names
    np.testing.assert_allclose(ours.world[0] * 100, positions, atol=1e-3)


def test_a_t_pose_frame_becomes_our_t_pose(samples):
    clip = MotionClip.load(samples / "cmu_135_07.bvh")
    assert clip.metadata["rig"] == "daz"
    assert clip.fps == 120
    straight = [joint(n) for n in ("Pelvis", "Spine1", "Spine2", "Spine3", "Neck", "Head", "L_Ankle", "R_Ankle")]
    # The file's own T-pose leans its spine by 1.7 degrees.
    np.testing.assert_allclose(clip.global_rotations[0, straight] - np.eye(3), 0, atol=np.radians(3))
    arms = (
        clip.joints[0, [joint("L_Wrist"), joint("R_Wrist")]]
        - clip.joints[0, [joint("L_Shoulder"), joint("R_Shoulder")]]
    )
    assert np.all(np.abs(arms[:, 0]) > 0.5)
    assert abs(heading_rad(clip)[0]) < 1e-6


def test_files_are_read_together_as_alone(tmp_path, walk):
    """Those of one hierarchy and rate at once, to the bit; who cannot be read says so alone."""
    clips = [walk.crop(0, 30), walk.crop(10, 60), walk.crop(5, 25).replace(fps=60.0), walk.crop(0, 2)]
    paths = [tmp_path / f"{number}.bvh" for number in range(6)]
    for path, clip in zip(paths, clips, strict=False):
        bvh.write(clip, path)
    bvh.write(walk, paths[4], root_motion=True)
    # Another figure of the same joints, twice as long.
    lines = paths[1].read_text().splitlines()
    hips = [k for k, line in enumerate(lines) if line.strip().startswith("OFFSET")]
    for k in hips:
        lines[k] = "OFFSET " + " ".join(f"{2 * float(v):.6f}" for v in lines[k].split()[1:])
    paths[1].write_text("\n".join(lines))
    paths[5].write_text(paths[0].read_text()[:-40])
    found = bvh.read_together(paths)
    assert found[5] is None
    for path, clip in zip(paths[:5], found, strict=False):
        alone = bvh.read(path)
        for name in ("rotations", "translation", "global_rotations", "joints"):
            one, other = (np.ascontiguousarray(getattr(c, name)) for c in (clip, alone))
            assert one.tobytes() == other.tobytes(), (path.name, name)
        assert (clip.fps, dict(clip.metadata)) == (alone.fps, dict(alone.metadata))
    loaded = MotionClip.load_together([*paths, tmp_path / "none.bvh"])
    assert [clip is None for clip in loaded] == [False] * 5 + [True] * 2
