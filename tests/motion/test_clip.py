"""`MotionClip`: what it accepts, and the registry of formats."""

import os

import numpy as np
import pytest
from frozen import check_values

from kinoflow.errors import KinoflowError, MotionFileError, OptionError, OutputError, UnsupportedFormatError
from kinoflow.motion import MotionClip, MotionFormat, formats, register_format
from kinoflow.motion.clip import _FORMATS

EYES = np.tile(np.eye(3), (5, 22, 1, 1))
ZEROS = np.zeros((5, 3))


def with_nan(array: np.ndarray) -> np.ndarray:
    out = array.copy()
    out.flat[7] = np.nan
    return out


@pytest.mark.parametrize(
    ("rotations", "translation", "fps", "named"),
    [
        (EYES[:, :21], ZEROS, 30, r"\(5, 21, 3, 3\)"),
        (EYES, ZEROS[:4], 30, r"\(4, 3\)"),
        (np.tile(np.eye(3), (5, 23, 1, 1)), ZEROS, 30, r"\(5, 23, 3, 3\)"),
        (EYES[:0], ZEROS[:0], 30, "T >= 1"),
        (np.zeros(()), ZEROS, 30, "rotations"),
        (EYES, ZEROS, 0, "frame rate"),
        (EYES, ZEROS, -30, "frame rate"),
        (EYES, ZEROS, np.nan, "frame rate"),
        (EYES, ZEROS, 1001, "frame rate"),
        (with_nan(EYES), ZEROS, 30, "not finite"),
        (EYES, with_nan(ZEROS), 30, "not finite"),
        (EYES, ZEROS + np.inf, 30, "not finite"),
    ],
)
def test_what_is_no_motion_is_refused(rotations, translation, fps, named):
    with pytest.raises(MotionFileError, match=named):
        MotionClip(rotations, translation, fps)


def test_facts_of_a_clip(walk):
    assert (walk.num_frames, walk.duration_s) == (90, 3.0)
    assert walk.joints.shape == (90, 22, 3)
    assert walk.global_rotations.shape == (90, 22, 3, 3)
    np.testing.assert_array_equal(walk.joints[:, 0], walk.translation)
    assert MotionClip(EYES.astype(np.float32), ZEROS, 30).rotations.dtype == np.float64


def test_crop(walk):
    # All of a clip is the clip, with its joints and whatever else was measured of it.
    assert walk.crop(0, walk.num_frames) is walk
    part = walk.crop(10, 25)
    np.testing.assert_array_equal(part.joints, walk.joints[10:25])
    assert part.metadata == walk.metadata
    for start, stop in ((-1, 5), (5, 5), (5, 4), (0, 91)):
        with pytest.raises(OptionError, match="crop"):
            walk.crop(start, stop)


def test_replace_forgets_cached_joints(walk):
    before = walk.joints
    moved = walk.replace(translation=walk.translation + np.array([1, 0, 0]))
    np.testing.assert_allclose(moved.joints, before + np.array([1, 0, 0]))


@pytest.fixture
def note_format(monkeypatch):
    assert formats(), "else the built-in ones would be registered in the copy alone"
    monkeypatch.setattr("kinoflow.motion.clip._FORMATS", dict(_FORMATS))

    def write(clip, path, **options):
        path.write_text(f"{clip.num_frames}")
        if options.get("fail"):
            raise OSError(28, "No space left on device")

    register_format(MotionFormat(".note", "A number of frames.", write=write))


def test_registry(note_format, walk, tmp_path):
    assert ".note" in [f.suffix for f in formats()]
    assert walk.save(tmp_path / "new" / "folder" / "a.NOTE").read_text() == "90"
    with pytest.raises(UnsupportedFormatError, match=r"cannot read .*a\.note"):
        MotionClip.load(tmp_path / "a.note")


@pytest.mark.parametrize("name", ["a.doc", "a", "a.", ".bvh"])
def test_unknown_suffixes_name_the_known(walk, tmp_path, name):
    with pytest.raises(UnsupportedFormatError, match=r"\.bvh.*\.npz"):
        walk.save(tmp_path / name)
    with pytest.raises(UnsupportedFormatError, match=r"\.bvh.*\.npz"):
        MotionClip.load(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_failed_write_leaves_what_was_there(note_format, walk, tmp_path):
    target = tmp_path / "a.note"
    target.write_text("precious")
    with pytest.raises(OutputError, match="free some space"):
        walk.save(target, fail=True)
    assert target.read_text() == "precious"
    assert list(tmp_path.iterdir()) == [target]


def test_files_that_are_not_there(tmp_path):
    (tmp_path / "folder.npz").mkdir()
    (tmp_path / "link.npz").symlink_to("link.npz")
    os.mkfifo(tmp_path / "pipe.npz")
    for name, why in (("folder", "is a folder"), ("link", "leads to no file"), ("pipe", "device or a pipe")):
        with pytest.raises(MotionFileError, match=why):
            MotionClip.load(tmp_path / f"{name}.npz")
    with pytest.raises(MotionFileError, match="no such file"):
        MotionClip.load(tmp_path / "a.bvh")
    (tmp_path / "folder.bvh").mkdir()
    with pytest.raises(KinoflowError, match=r"folder\.bvh"):
        MotionClip.load(tmp_path / "folder.bvh")


def test_a_folder_is_no_output(note_format, walk, tmp_path):
    (tmp_path / "a.note").mkdir()
    with pytest.raises(OutputError, match="folder"):
        walk.save(tmp_path / "a.note")


def test_values_of_the_room_stay_as_they_are():
    check_values("motion")


def test_files_read_together_are_those_read_alone_and_what_only_reads_alone_is_left(tmp_path, walk):
    names = ("a.bvh", "b.BVH", "c.bvh", "alone.npz", "none.bvh", "odd.txt")
    for number, name in enumerate(names[:4]):
        walk.crop(number, number + 9).save(tmp_path / name)
    found = MotionClip.load_together([tmp_path / name for name in names])
    assert [clip is None for clip in found] == [False, False, False, True, True, True]
    for name, clip in zip(names[:3], found, strict=False):
        np.testing.assert_array_equal(clip.joints, MotionClip.load(tmp_path / name).joints)
    # One by itself is read alone.
    assert MotionClip.load_together([tmp_path / "a.bvh", tmp_path / "odd.txt"]) == [None, None]
