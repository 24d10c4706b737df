"""ASF and AMC: against a slow, literal reading of the format, and damaged files."""

import contextlib
import re
import shutil

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinoflow.errors import MotionFileError
from kinoflow.formats import amc
from kinoflow.motion import MotionClip
from kinoflow.motion.canonical import heading_rad, lowest_point_m
from kinoflow.motion.retarget import LIMB_BONES
from kinoflow.motion.skeleton import joint

UNIT_M = 0.0254 / 0.45


def rotation(axis: str, degrees: float) -> np.ndarray:
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return {
        "x": np.array([[1, 0, 0], [0, c, -s], [0, s, c]]),
        "y": np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]]),
        "z": np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]]),
    }[axis]


def literal_positions(asf: str, amc_text: str) -> list[dict[str, np.ndarray]]:
    """Where each bone starts, metres, frame by frame: the format's definition without any shortcut."""
    bones = {}
    for block in re.findall(r"begin\s+id(.*?)end", asf, re.S):
        get = lambda key, block=block: re.search(rf"{key}\s+(.*)", block)[1].split()  # noqa: E731
        a = [float(v) for v in get("axis")[:3]]
        dof = get("dof") if "dof" in block else []
        bones[get("name")[0]] = (
            np.array([float(v) for v in get("direction")]) * float(get("length")[0]),
            rotation("z", a[2]) @ rotation("y", a[1]) @ rotation("x", a[0]),
            dof,
        )
    children = [line.split() for line in asf.split(":hierarchy")[1].splitlines() if len(line.split()) > 1]
    frames = []
    for block in re.split(r"(?m)^\d+\s*$", amc_text)[1:]:
        values = {line.split()[0]: [float(v) for v in line.split()[1:]] for line in block.strip().splitlines()}
        tx, ty, tz, rx, ry, rz = values["root"]
        turns = {"root": rotation("z", rz) @ rotation("y", ry) @ rotation("x", rx)}
        starts, ends = {"root": np.array([tx, ty, tz])}, {"root": np.array([tx, ty, tz])}
        for parent, *names in children:
            for name in names:
                vector, axis, dof = bones[name]
                motion = np.eye(3)
                for freedom, value in sorted(zip(dof, values.get(name, []), strict=True)):
                    motion = rotation(freedom[1], value) @ motion
                turns[name] = turns[parent] @ axis @ motion @ np.linalg.inv(axis)
                starts[name] = ends[parent]
                ends[name] = starts[name] + turns[name] @ vector
        frames.append({name: start * UNIT_M for name, start in starts.items()})
    return frames


def test_positions_are_those_of_the_format_s_definition(samples):
    rig = amc.read_rig(samples / "02_01.amc")
    expected = literal_positions((samples / "02.asf").read_text(), (samples / "02_01.amc").read_text())
    assert rig.num_frames == len(expected) == 30
    positions = rig.world[0]
    for index, name in enumerate(rig.joint_names):
        np.testing.assert_allclose(positions[:, index], [frame[name] for frame in expected], atol=1e-4)


def test_rate_frame_numbers_and_unit(samples):
    rig = amc.read_rig(samples / "02_01.amc")
    assert (rig.fps, rig.metadata["first_frame"]) == (120.0, 101)
    assert rig.unit_m == pytest.approx(UNIT_M)
    assert MotionClip.load(samples / "02_01.amc", fps=60).fps == 60


def test_a_walk_on_our_body(samples):
    """Subject 2 walks along +Z: upright, knees bending the right way, limbs as captured, near the floor."""
    rig = amc.read_rig(samples / "02_01.amc")
    clip = MotionClip.load(samples / "02_01.amc")
    names = {
        "Hip": "femur",
        "Knee": "tibia",
        "Ankle": "foot",
        "Shoulder": "humerus",
        "Elbow": "radius",
        "Wrist": "hand",
    }
    where = lambda ours: rig.world[0][:, rig.joint_names.index(ours[0].lower() + names[ours[2:]])]  # noqa: E731
    for start, end in LIMB_BONES:
        theirs, ours = where(end) - where(start), clip.joints[:, joint(end)] - clip.joints[:, joint(start)]
        cosine = np.sum(theirs * ours, -1) / np.linalg.norm(theirs, axis=-1) / np.linalg.norm(ours, axis=-1)
        assert cosine.min() > 1 - 1e-9
    assert np.abs(heading_rad(clip)).max() < 0.3
    speed = (clip.translation[-1] - clip.translation[0]) / clip.duration_s
    assert speed[2] > 0.8
    assert abs(speed[0]) < 0.2
    assert np.abs(lowest_point_m(clip)).max() < 0.08


def copy_samples(samples, folder):
    for name in ("02.asf", "02_01.amc"):
        shutil.copy(samples / name, folder / name)
    return folder / "02_01.amc"


def test_the_skeleton_is_found_beside_the_motion_or_named(samples, tmp_path):
    path = copy_samples(samples, tmp_path)
    elsewhere = tmp_path / "elsewhere.asf"
    (tmp_path / "02.asf").rename(elsewhere)
    with pytest.raises(MotionFileError, match=r"02_01\.asf or 02\.asf"):
        amc.read_rig(path)
    assert amc.read_rig(path, asf=elsewhere).num_frames == 30
    elsewhere.rename(tmp_path / "02_01.asf")
    assert amc.read_rig(path).num_frames == 30


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (r"(?s)\n103\n.*?\n104\n", "\n104\n", "frame numbers"),
        (r"(?s)(\n130\nroot .*?\n)upper.*", r"\1", "cut off in the frame after 129"),
        (r"(?s)(\n120\n.*?ltibia) \S+", r"\1 nan", "frame 120: a value of ltibia is not finite"),
        (r"(?s)(\n120\n.*?ltibia) \S+", r"\1 left", "ltibia is not a number"),
        (r"(?s)(\n120\n.*?)ltibia", r"\1rtibia", "frame 120 has other bones"),
        (r"lfemur", "tail", "'tail', which is no bone"),
        (r"(?m)^rtoes .*\n", "", "lacks rtoes"),
        (r"(?s)\n101\n.*", "\n", "no line with a frame number"),
    ],
)
def test_damaged_motion_is_named(samples, tmp_path, old, new, message):
    path = copy_samples(samples, tmp_path)
    text, count = re.subn(old, new, path.read_text())
    assert count
    path.write_text(text)
    with pytest.raises(MotionFileError, match=message) as caught:
        amc.read_rig(path)
    assert "02_01.amc" in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (r"(?s):hierarchy.*", "", ":hierarchy is missing"),
        (r"(?s)    lfoot ltoes.*", "", "no parent for"),
        (r"direction 0\.34202 -0\.939693", "direction 0.34202 x", "missing or is no number"),
        (r"length 7\.59371", "length nan", "bone lfemur has the length nan"),
        (r"order TX TY TZ RX RY RZ", "order TX TY TZ", "root's order"),
        (r"dof rx ry rz", "dof rx tx", "only rotations"),
        (r"length 0\.45", "length 0", "unit of length"),
        (r"axis 0 0 20  XYZ", "axis 0 0 20  XYX", "order of axes"),
    ],
)
def test_damaged_skeleton_is_named(samples, tmp_path, old, new, message):
    path = copy_samples(samples, tmp_path)
    text, count = re.subn(old, new, (tmp_path / "02.asf").read_text())
    assert count
    (tmp_path / "02.asf").write_text(text)
    with pytest.raises(MotionFileError, match=message) as caught:
        amc.read_rig(path)
    assert "02.asf" in str(caught.value)


@settings(max_examples=25)
@given(data=st.data())
def test_no_damage_gives_anything_but_a_rig_or_our_error(samples, tmp_path_factory, data):
    """Any token of the skeleton or of the motion deleted, doubled or replaced by any other."""
    folder = tmp_path_factory.mktemp("damage")
    path = copy_samples(samples, folder)
    text = path.read_text()
    path.write_text(text[: text.index("\n106\n")])
    damaged = folder / data.draw(st.sampled_from(["02.asf", "02_01.amc"]))
    words = re.split(r"(\s+)", damaged.read_text())
    position = data.draw(st.integers(0, len(words) - 1))
    others = st.sampled_from([*words[:200], "-1", "1e400", "nan", "", "\x00", "9999", "root", "begin", "end", ":units"])
    words[position : position + data.draw(st.integers(0, 3))] = data.draw(st.lists(others, max_size=2))
    damaged.write_text("".join(words))
    with contextlib.suppress(MotionFileError):
        assert np.isfinite(amc.read_rig(path).world[0]).all()


def test_radians_are_degrees_in_another_unit(samples, tmp_path):
    path = copy_samples(samples, tmp_path)
    expected = amc.read_rig(path).rotations

    def converted(match):
        name, *values = match[0].split()
        start = 3 if name == "root" else 0
        return " ".join([name, *values[:start], *(repr(float(np.radians(float(v)))) for v in values[start:])])

    text = re.sub(r"(?m)^[a-z]+ .*$", converted, path.read_text().replace(":DEGREES", ":RADIANS"))
    path.write_text(text)
    asf = re.sub(r"(?m)^(\s*axis) (\S+) (\S+) (\S+)(\s+XYZ)", _axis_in_radians, (tmp_path / "02.asf").read_text())
    (tmp_path / "02.asf").write_text(asf.replace("angle deg", "angle rad"))
    np.testing.assert_allclose(amc.read_rig(path).rotations, expected, atol=1e-9)


def _axis_in_radians(match):
    angles = " ".join(repr(float(np.radians(float(match[k])))) for k in (2, 3, 4))
    return f"{match[1]} {angles}{match[5]}"
