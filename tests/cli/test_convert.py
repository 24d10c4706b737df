"""`kinoflow convert`: what comes out is the motion that went in, and what cannot be read is one line."""

import json
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from kinoflow.cli import main
from kinoflow.motion import MotionClip
from kinoflow.motion.canonical import heading_rad, lowest_point_m, mirror, turn

RUN = [sys.executable, "-c", "import sys; from kinoflow.cli import main; sys.exit(main())"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def walk_npz(folder: Path, walk: MotionClip) -> Path:
    """The walk as a file."""
    return walk.save(folder / "walk.npz")


def converted(*arguments: str) -> MotionClip:
    """Run convert on walk.npz and load what it wrote."""
    assert main(["convert", "walk.npz", "out/new.npz", *arguments]) == 0
    return MotionClip.load("out/new.npz")


@pytest.mark.parametrize("suffix", [".npz", ".bvh", ".glb"])
def test_joints_survive_a_change_of_format(walk_npz, walk, suffix):
    assert main(["convert", "walk.npz", f"out/new{suffix}"]) == 0
    back = MotionClip.load(f"out/new{suffix}")
    assert back.num_frames == walk.num_frames
    assert back.fps == pytest.approx(walk.fps, abs=1e-4)
    np.testing.assert_allclose(back.joints, walk.joints, atol=1e-3)


def test_it_says_what_it_did(walk_npz, capsys):
    assert main(["convert", "walk.npz", "new.bvh"]) == 0
    assert capsys.readouterr().out.startswith("walk.npz -> new.bvh: 90 frames, 3.00 s at 30 per second")


def test_cut(walk_npz, walk):
    cut = converted("--start", "1", "--end", "2")
    np.testing.assert_allclose(cut.joints, walk.joints[30:60], atol=1e-6)


def test_rate(walk_npz, walk):
    fast = converted("--fps", "60")
    assert (fast.fps, fast.num_frames) == (60, 179)
    np.testing.assert_allclose(fast.joints[::2], walk.joints, atol=1e-6)


def test_mirror(walk_npz, walk):
    np.testing.assert_allclose(converted("--mirror").joints, mirror(walk).joints, atol=1e-6)


def test_ground(folder, walk):
    walk.replace(translation=walk.translation + np.array([0, 3, 0])).save("walk.npz")
    assert abs(lowest_point_m(converted("--ground")).min()) < 1e-6


def test_canonical(folder, walk):
    turn(walk.replace(translation=walk.translation + np.array([5, 3, 1])), 2.0).save("walk.npz")
    clip = converted("--canonical")
    np.testing.assert_allclose(clip.translation[0, [0, 2]], 0, atol=1e-6)
    assert abs(heading_rad(clip)[0]) < 1e-6
    assert clip.translation[-1, 2] > 3


def rename(bvh: str, names: dict[str, str]) -> str:
    """A BVH file with other joint names."""
    for old, new in names.items():
        bvh = bvh.replace(f"JOINT {old}\n", f"JOINT {new}\n").replace(f"ROOT {old}\n", f"ROOT {new}\n")
    return bvh


def test_a_joint_map_makes_an_unknown_rig_known(folder, walk, capsys):
    walk.save("known.bvh")
    names = {name: f"bone{index:02d}" for index, name in enumerate(walk.skeleton.joint_names)}
    Path("strange.bvh").write_text(rename(Path("known.bvh").read_text(), names))
    assert main(["convert", "strange.bvh", "new.npz"]) == 2
    shown = capsys.readouterr().err
    assert "strange.bvh" in shown
    assert "bone07" in shown
    assert "--map" in shown
    Path("map.json").write_text(json.dumps(names))
    assert main(["convert", "strange.bvh", "new.npz", "--map", "map.json"]) == 0
    np.testing.assert_allclose(MotionClip.load("new.npz").joints, walk.joints, atol=1e-3)


BAD_OPTIONS = [
    (["--fps", "0"], "--fps must be"),
    (["--source-fps", "nan"], "--source-fps must be"),
    (["--start", "-1"], "--start must be"),
    (["--start", "2", "--end", "1"], "--end must be"),
    (["--end", "inf"], "--end must be"),
    (["--end", "4"], "the motion lasts 3.00 s"),
    (["--end", "1e308"], "the motion lasts 3.00 s"),
    (["--start", "1e308"], "the motion lasts 3.00 s"),
    (["--canonical", "--fps", "60"], "leave out"),
    (["--map", "absent.json"], "absent.json"),
]


@pytest.mark.parametrize(("options", "hint"), BAD_OPTIONS, ids=[" ".join(options) for options, _ in BAD_OPTIONS])
def test_bad_options(walk_npz, capsys, options, hint):
    assert main(["convert", "walk.npz", "new.bvh", *options]) == 2
    assert hint in one_line(capsys.readouterr().err)
    assert os.listdir() == ["walk.npz"]


def one_line(shown: str) -> str:
    """What was printed, after making sure that it is one line of error."""
    assert shown.startswith("kinoflow: error: ")
    assert shown.count("\n") == 1
    return shown


def break_bvh(text: str, how: str) -> str:
    """A BVH file that is damaged in one way."""
    lines = text.splitlines(keepends=True)
    if how == "truncated":
        return text[: len(text) // 2]
    if how == "frames missing":
        return "".join(lines[:-10])
    if how == "hierarchy cut":
        return "".join(lines[:20])
    numbers = lines[-5].split()
    numbers[3] = how
    return "".join([*lines[:-5], " ".join(numbers) + "\n", *lines[-4:]])


@pytest.mark.parametrize("how", ["truncated", "frames missing", "hierarchy cut", "nan", "inf", "three"])
def test_damaged_bvh(folder, walk, capsys, how):
    walk.save("walk.bvh")
    Path("broken.bvh").write_text(break_bvh(Path("walk.bvh").read_text(), how))
    assert main(["convert", "broken.bvh", "out/new.npz"]) == 2
    assert "broken.bvh" in one_line(capsys.readouterr().err)
    assert not Path("out").exists()


def write_npz_of_something_else(path: Path) -> None:
    np.savez(path, picture=np.zeros((4, 4)))


def write_npz_of_objects(path: Path) -> None:
    np.savez(path, poses=np.array([{"a": 1}], dtype=object), trans=np.zeros((1, 3)))


def write_npz_with_nan(path: Path) -> None:
    np.savez(path, poses=np.full((30, 156), np.nan), trans=np.zeros((30, 3)))


def write_half_an_npz(path: Path) -> None:
    np.savez(path, poses=np.zeros((30, 156)), trans=np.zeros((30, 3)))
    path.write_bytes(path.read_bytes()[:1000])


def write_text(path: Path) -> None:
    path.write_text("not a motion")


def write_nothing(path: Path) -> None:
    path.touch()


MAKERS = [
    write_npz_of_something_else,
    write_npz_of_objects,
    write_npz_with_nan,
    write_half_an_npz,
    write_text,
    write_nothing,
]


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_npz_that_is_no_motion(folder, capsys, make):
    make(Path("odd.npz"))
    assert main(["convert", "odd.npz", "out/new.bvh"]) == 2
    assert "odd.npz" in one_line(capsys.readouterr().err)
    assert not Path("out").exists()


@pytest.mark.parametrize("suffix", [".bvh", ".amc", ".glb"])
@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00\x01" * 50, b"glTF\x02\x00\x00\x00\xff\xff\xff\xff"])
def test_other_files_that_are_no_motion(folder, capsys, suffix, content):
    Path(f"odd{suffix}").write_bytes(content)
    assert main(["convert", f"odd{suffix}", "new.npz"]) == 2
    one_line(capsys.readouterr().err)
    assert os.listdir() == [f"odd{suffix}"]


@pytest.mark.parametrize(
    ("source", "output", "hint"),
    [
        ("absent.npz", "new.bvh", "no such file"),
        ("walk.npz", "new.xyz", ".xyz is not one of"),
        ("walk.xyz", "new.bvh", ".xyz is not one of"),
        ("walk.npz", "walk.npz/new.bvh", "not a folder"),
        (".", "new.bvh", "read .: it is a folder"),
        ("walk.npz", "/proc/kinoflow/new.bvh", "/proc may not be written"),
    ],
)
def test_paths_that_cannot_be_used(walk_npz, capsys, source, output, hint):
    assert main(["convert", source, output]) == 2
    assert hint in one_line(capsys.readouterr().err)
    assert os.listdir() == ["walk.npz"]


def test_a_full_disk_leaves_the_old_file(walk_npz):
    """A limit on the size of files stands in for the disk's end."""

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

    Path("new.bvh").write_text("what was there")
    done = subprocess.run(
        [*RUN, "convert", "walk.npz", "new.bvh"], preexec_fn=limit, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "cannot write new.bvh" in one_line(done.stderr)
    assert Path("new.bvh").read_text() == "what was there"
    assert sorted(os.listdir()) == ["new.bvh", "walk.npz"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(walk_npz, folder, capsys):
    (folder / "locked").mkdir(mode=0o555)
    assert main(["convert", "walk.npz", "locked/new.bvh"]) == 2
    assert "may not be written" in one_line(capsys.readouterr().err)
