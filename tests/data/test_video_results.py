"""Results of GVHMR, WHAM and PHALP: golden files by our own writers, and the traps of each."""

import json
import pickle

import numpy as np
import pytest
import torch

from kinoflow.data.manifest import NON_COMMERCIAL
from kinoflow.data.sources.find import find_clips
from kinoflow.motion.canonical import lowest_point_m
from kinoflow.motion.rotations import matrix_to_axis_angle

SMPL_PELVIS, SMPLX_PELVIS = (-0.0018, -0.2233, 0.0282), (0.0031, -0.3514, 0.0120)
FLIP = np.diag([1.0, -1.0, -1.0])


def angles(clip, joints=22):
    poses = np.zeros((clip.num_frames, joints, 3))
    poses[:, :22] = matrix_to_axis_angle(clip.rotations)
    return poses.reshape(clip.num_frames, -1)


def write_gvhmr(path, clip):
    path.parent.mkdir(parents=True, exist_ok=True)
    poses = angles(clip)
    values = {
        "global_orient": poses[:, :3],
        "body_pose": poses[:, 3:],
        "transl": clip.translation - np.array(SMPLX_PELVIS),
        "betas": np.zeros((clip.num_frames, 10)),
    }
    tensors = {name: torch.tensor(values[name], dtype=torch.float32) for name in values}
    torch.save({"smpl_params_global": tensors, "smpl_params_incam": tensors, "K_fullimg": torch.eye(3)}, path)


def wham_person(clip, frames):
    poses = angles(clip, 24).astype(np.float32)
    trans = (clip.translation - np.array(SMPL_PELVIS)).astype(np.float32)
    return {"pose": poses, "trans": trans, "pose_world": poses, "trans_world": trans, "frame_ids": np.asarray(frames)}


def phalp_frames(clip, people=(1,)):
    """Each person as the camera sees them: Y down, looking at it."""
    frames = {}
    for number in range(clip.num_frames):
        matrices = clip.rotations[number].copy()
        matrices[0] = FLIP @ matrices[0]
        body = {
            "global_orient": matrices[:1].astype(np.float32),
            "body_pose": np.concatenate([matrices[1:], np.tile(np.eye(3), (2, 1, 1))]).astype(np.float32),
            "betas": np.zeros(10),
        }
        frames[f"{number:06d}.jpg"] = {
            "tid": list(people),
            "smpl": [body] * len(people),
            "tracked_time": [0] * len(people),
            "shot": 0,
        }
    return frames


def find(folder, tmp_path):
    return find_clips([folder], tmp_path / "unpacked")


def test_gvhmr(tmp_path, make_clip):
    clip = make_clip(30).replace(fps=25.0)
    folder = tmp_path / "outputs"
    write_gvhmr(folder / "dance" / "hmr4d_results.pt", clip)
    (folder / "dance.txt").write_text("A person dances.\n")
    torch.save({"weight": torch.ones(3)}, folder / "model.pt")
    rows = {"file": "hmr4d_results.pt", "captions": ["A person dances."], "fps": 25, "licence": "CC BY 4.0"}
    (found,) = find(folder, tmp_path)
    assert (found.id, found.source, found.load().fps) == ("outputs/dance", "gvhmr", 30)
    assert [caption.text for caption in found.captions] == ["A person dances."]
    (folder / "dance" / "captions.jsonl").write_text(json.dumps(rows))
    (found,) = find(folder, tmp_path)
    loaded = found.load()
    assert loaded.fps == 25
    np.testing.assert_allclose(loaded.joints, clip.joints, atol=1e-4)
    np.testing.assert_allclose(loaded.rotations, clip.rotations, atol=1e-4)
    # What is said of the video does not loosen the terms of what the body was found with.
    assert found.licence_class == NON_COMMERCIAL
    assert "CC BY 4.0" in found.licence


def test_wham_people_and_gaps(tmp_path, make_clip):
    clip = make_clip(30)
    people = {0: wham_person(clip, range(30)), 7: wham_person(clip, [*range(10), *range(15, 35)])}
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "wham_output.pkl").write_bytes(pickle.dumps(people))
    found = {clip.id: clip for clip in find(tmp_path / "a", tmp_path)}
    assert set(found) == {f"a/wham_output/{name}" for name in ("0-0", "7-0", "7-15")}
    assert len({clip.group for clip in found.values()}) == 1
    loaded = found["a/wham_output/7-15"].load()
    np.testing.assert_allclose(loaded.joints, clip.joints[10:], atol=1e-4)


def test_phalp_stands_up_and_does_not_travel(tmp_path, make_clip):
    clip = make_clip(30)
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "demo.pkl").write_bytes(pickle.dumps(phalp_frames(clip)))
    (found,) = find(tmp_path / "a", tmp_path)
    loaded = found.load()
    np.testing.assert_allclose(loaded.rotations, clip.rotations, atol=1e-4)
    np.testing.assert_allclose(lowest_point_m(loaded), 0, atol=1e-9)
    np.testing.assert_allclose(np.ptp(loaded.translation[:, [0, 2]], axis=0), 0, atol=1e-9)
    assert "nobody travels" in loaded.metadata["notes"][0]


def test_phalp_links_by_person_and_cuts(tmp_path, make_clip):
    frames = phalp_frames(make_clip(30), people=(4, 9))
    values = list(frames.values())
    values[10]["shot"] = 1
    values[20]["tracked_time"] = [0, 3]
    values[5]["tid"], values[5]["smpl"] = values[5]["tid"][::-1], values[5]["smpl"][::-1]
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "demo.pkl").write_bytes(pickle.dumps(frames))
    found = {clip.id.rpartition("/")[2]: clip.load().num_frames for clip in find(tmp_path / "a", tmp_path)}
    assert found == {"4-0": 10, "4-10": 20, "9-0": 10, "9-10": 10, "9-21": 9}


class Bomb:
    def __reduce__(self):
        return (pytest.fail, ("a pickle was executed",))


def test_pickles_and_checkpoints_are_never_executed(tmp_path, make_clip):
    folder = tmp_path / "a"
    write_gvhmr(folder / "good" / "hmr4d_results.pt", make_clip(30))
    (folder / "wham.pkl").write_bytes(pickle.dumps({0: {"pose_world": Bomb(), "trans_world": 0}}))
    torch.save({"smpl_params_global": Bomb()}, folder / "evil.pt")
    (folder / "else.pkl").write_bytes(pickle.dumps({"settings": 3}))
    found = {clip.id: clip.error for clip in find(folder, tmp_path)}
    assert found.pop("a/good") == ""
    assert set(found) == {"a/wham.pkl", "a/evil.pt"}
    assert all("cannot read" in error and len(error) <= 400 for error in found.values())


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"trans_world": np.zeros((3, 3))}, "shape"),
        ({"pose_world": np.full((30, 72), np.nan)}, "no motion"),
        ({"frame_ids": np.arange(4)}, "frame_ids"),
        ({"pose_world": "text"}, "no numbers"),
    ],
)
def test_damaged_results(tmp_path, make_clip, change, said):
    (tmp_path / "a").mkdir()
    person = wham_person(make_clip(30), range(30)) | change
    (tmp_path / "a" / "w.pkl").write_bytes(pickle.dumps({0: person}))
    (found,) = find(tmp_path / "a", tmp_path)
    assert said in found.error
