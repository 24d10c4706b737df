"""npz: our own file, the official one, AMASS and SMPL-X, and what is none of them."""

import contextlib
import json
import zipfile

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial.transform import Rotation

from kinoflow.errors import MotionFileError, OptionError
from kinoflow.formats.npz import OFFICIAL_REST_PELVIS_M, SMPL_REST_PELVIS_M, SMPLX_REST_PELVIS_M
from kinoflow.motion import MANNEQUIN, MotionClip, Skeleton
from kinoflow.motion.rotations import axis_angle_to_matrix
from kinoflow.motion.skeleton import joint


def official_arrays(frames: int = 4, seed: int = 0) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(seed)
    poses = rng.normal(size=(frames, 156)).astype(np.float32)
    return {
        "gender": np.array(["neutral"]),
        "Rh": poses[:, :3],
        "trans": rng.normal(size=(frames, 3)).astype(np.float32),
        "poses": poses,
        "betas": np.zeros((1, 16)),
    }


def save(path, arrays):
    np.savez(path, **arrays)
    return path


def test_our_file_gives_the_clip_back(tmp_path, walk):
    path = walk.save(tmp_path / "walk.npz")
    back = MotionClip.load(path)
    np.testing.assert_allclose(back.rotations, walk.rotations, atol=1e-14)
    np.testing.assert_allclose(back.translation, walk.translation, atol=1e-15)
    assert back.fps == walk.fps
    assert back.skeleton is MANNEQUIN
    assert {k: back.metadata[k] for k in walk.metadata} == dict(walk.metadata)
    again = back.replace(metadata=walk.metadata).save(tmp_path / "again.npz")
    np.testing.assert_allclose(MotionClip.load(again).rotations, back.rotations, atol=1e-14)


def test_the_same_clip_is_written_as_the_same_bytes(tmp_path, walk):
    first, second = walk.save(tmp_path / "a.npz"), walk.save(tmp_path / "b.npz")
    assert first.read_bytes() == second.read_bytes()


def test_another_body_of_ours_comes_back(tmp_path, walk):
    tall = Skeleton(
        "tall", MANNEQUIN.joint_names, MANNEQUIN.parents, MANNEQUIN.rest_positions * 1.2, MANNEQUIN.clearance_m
    )
    back = MotionClip.load(walk.replace(skeleton=tall, fps=25.0).save(tmp_path / "tall.npz"))
    assert (back.skeleton.name, back.fps) == ("tall", 25.0)
    np.testing.assert_allclose(back.skeleton.rest_positions, tall.rest_positions, atol=1e-12)


def test_our_file_is_an_official_one_too(tmp_path, walk):
    clip = walk.replace(metadata={"text": "A person walks.", "seed": 7, "model": "compact", "licence": "CC BY-NC 4.0"})
    with np.load(clip.save(tmp_path / "walk.npz"), allow_pickle=False) as arrays:
        assert arrays["poses"].shape == (90, 156)
        assert not arrays["poses"][:, 66:].any()
        np.testing.assert_array_equal(arrays["Rh"], arrays["poses"][:, :3])
        np.testing.assert_allclose(arrays["trans"], clip.translation - np.array(OFFICIAL_REST_PELVIS_M))
        assert arrays["betas"].shape == (1, 16)
        assert arrays["gender"].tolist() == ["neutral"]
        assert float(arrays["fps"]) == 30.0
        assert arrays["joint_names"].tolist() == list(MANNEQUIN.joint_names)
        np.testing.assert_array_equal(arrays["parents"], MANNEQUIN.parents)
        np.testing.assert_allclose(arrays["joints"], clip.joints, atol=1e-6)
        assert arrays["contacts"].shape == (90, len(arrays["contact_joints"]))
        assert [str(arrays[k]) for k in ("units", "up_axis", "forward_axis")] == ["metres", "Y", "Z"]
        assert [str(arrays[k]) for k in ("text", "seed", "model", "licence")] == [
            "A person walks.", "7", "compact", "CC BY-NC 4.0",
        ]  # fmt: skip
        assert json.loads(str(arrays["metadata"]))["seed"] == 7
        official = {k: arrays[k] for k in ("poses", "trans", "Rh", "betas", "gender")}
    back = MotionClip.load(save(tmp_path / "official.npz", official))
    np.testing.assert_allclose(back.joints, clip.joints, atol=1e-12)


def test_an_official_file(tmp_path):
    arrays = official_arrays()
    clip = MotionClip.load(save(tmp_path / "official.npz", arrays))
    assert clip.fps == 30.0
    expected = axis_angle_to_matrix(arrays["poses"][:, :66].reshape(4, 22, 3))
    np.testing.assert_allclose(clip.rotations, expected, atol=1e-12)
    np.testing.assert_allclose(clip.translation, arrays["trans"] + np.array(OFFICIAL_REST_PELVIS_M), atol=1e-12)
    assert MotionClip.load(tmp_path / "official.npz", fps=60).fps == 60.0


def z_up(arrays, rest_pelvis_m):
    """A Y-up official motion as AMASS has it: (x, y, z) becomes (-x, z, y), about the pelvis."""
    turn = np.array([[-1.0, 0, 0], [0, 0, 1], [0, 1, 0]])
    root = Rotation.from_matrix(turn @ axis_angle_to_matrix(arrays["poses"][:, :3])).as_rotvec()
    rest = np.array(rest_pelvis_m)
    return root, (arrays["trans"] + rest) @ turn.T - rest


def test_amass_and_smplx_files_stand_up(tmp_path):
    arrays = official_arrays()
    expected = MotionClip.load(save(tmp_path / "official.npz", arrays))
    rest_shift = np.array(OFFICIAL_REST_PELVIS_M)
    root, trans = z_up(arrays, SMPL_REST_PELVIS_M)
    amass = {
        "poses": np.concatenate([root, arrays["poses"][:, 3:]], axis=1), "trans": trans, "mocap_framerate": 120.0,
        "betas": np.zeros(16), "gender": "female", "dmpls": np.zeros((4, 8)),
    }  # fmt: skip
    root, trans = z_up(arrays, SMPLX_REST_PELVIS_M)
    smplx = {
        "root_orient": root, "pose_body": arrays["poses"][:, 3:66], "trans": trans, "mocap_frame_rate": 120.0,
        "surface_model_type": "smplx", "gender": "neutral",
    }  # fmt: skip
    for name, z_up_arrays, rest in (("amass", amass, SMPL_REST_PELVIS_M), ("smplx", smplx, SMPLX_REST_PELVIS_M)):
        clip = MotionClip.load(save(tmp_path / f"{name}.npz", z_up_arrays))
        assert clip.fps == 120.0
        np.testing.assert_allclose(clip.rotations, expected.rotations, atol=1e-6)
        np.testing.assert_allclose(clip.translation - rest, expected.translation - rest_shift, atol=1e-6)


def test_a_z_up_figure_that_stands_is_upright(tmp_path):
    """AMASS convention in its own words: a standing figure is turned by a quarter about X."""
    poses = np.zeros((3, 156))
    poses[:, 0] = np.pi / 2
    trans = np.array([[0.5, 2.0, 1.1]] * 3)
    clip = MotionClip.load(save(tmp_path / "a.npz", {"poses": poses, "trans": trans, "mocap_framerate": 60.0}))
    head, pelvis = clip.joints[0, joint("Head")], clip.joints[0, 0]
    assert head[1] - pelvis[1] > 0.5
    np.testing.assert_allclose(pelvis[1], 1.1 + SMPL_REST_PELVIS_M[2], atol=1e-9)
    flat = MotionClip.load(tmp_path / "a.npz", up_axis="Y")
    assert abs(flat.joints[0, joint("Head"), 1] - flat.joints[0, 0, 1]) < 0.1
    with pytest.raises(OptionError, match="Y or Z"):
        MotionClip.load(tmp_path / "a.npz", up_axis="X")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"poses": None}, "no motion"),
        ({"trans": None}, "no motion"),
        ({"poses": np.zeros((4, 20))}, "poses has shape"),
        ({"poses": np.zeros((0, 156)), "trans": np.zeros((0, 3))}, "poses has shape"),
        ({"trans": np.zeros((5, 3))}, "trans has shape"),
        ({"trans": np.full((4, 3), np.nan)}, "trans holds values that are not finite"),
        ({"poses": np.full((4, 156), np.inf)}, "poses holds values that are not finite"),
        ({"poses": np.array([["a"] * 156] * 4)}, "poses holds no numbers"),
        ({"poses": np.full((4, 156), None)}, "pickled objects"),
        ({"mocap_framerate": np.array([30.0, 60.0])}, "one number"),
        ({"mocap_framerate": 0.0}, "frame rate"),
        ({"format": "kinoflow"}, "format_version"),
        ({"format": "kinoflow", "format_version": 99}, "update kinoflow"),
        ({"root_orient": np.zeros((4, 3)), "pose_body": np.zeros((4, 63))}, "mocap_frame_rate"),
    ],
)
def test_what_is_no_motion_is_named(tmp_path, change, message):
    arrays = {k: v for k, v in (official_arrays() | change).items() if v is not None}
    with pytest.raises(MotionFileError, match=message) as caught:
        MotionClip.load(save(tmp_path / "file.npz", arrays))
    assert "file.npz" in str(caught.value)


@pytest.mark.parametrize("keep", [0, 10, 500, -40])
def test_damaged_archives(tmp_path, keep):
    path = save(tmp_path / "file.npz", official_arrays())
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(MotionFileError, match=r"file\.npz"):
        MotionClip.load(path)


@settings(max_examples=40)
@given(position=st.floats(0, 1), value=st.integers(0, 255))
def test_any_byte_changed_gives_a_clip_or_our_error(tmp_path_factory, position, value):
    path = save(tmp_path_factory.mktemp("damage") / "file.npz", official_arrays(2))
    content = bytearray(path.read_bytes())
    content[int(position * (len(content) - 1))] = value
    path.write_bytes(content)
    with contextlib.suppress(MotionFileError):
        assert MotionClip.load(path).num_frames == 2


def test_a_zip_of_other_things_and_a_flipped_byte(tmp_path):
    path = tmp_path / "file.npz"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("poses.npy", b"not an array")
        archive.writestr("trans.npy", b"not an array")
    with pytest.raises(MotionFileError, match=r"(poses|trans) is damaged"):
        MotionClip.load(path)
    content = bytearray(save(path, official_arrays()).read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(MotionFileError, match="damaged"):
        MotionClip.load(path)


def test_a_file_that_unpacks_to_too_much_is_not_unpacked(tmp_path):
    path = tmp_path / "file.npz"
    np.savez_compressed(path, **official_arrays() | {"poses": np.zeros((30_000, 156), dtype=np.uint8)})
    assert path.stat().st_size < 20_000
    with pytest.raises(MotionFileError, match="would unpack to 4,680,000 numbers"):
        MotionClip.load(path)
