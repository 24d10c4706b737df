"""AMASS, HumanML3D and BABEL: golden files by our own writer, and the traps of each."""

import csv
import json
import tarfile

import numpy as np
import pytest

from kinoflow.data.manifest import NON_COMMERCIAL
from kinoflow.data.process import ProcessOptions, process
from kinoflow.data.sources.amass import take_key
from kinoflow.data.sources.amass_texts import thinned_time_s
from kinoflow.data.sources.find import find_clips
from kinoflow.motion.rotations import matrix_to_axis_angle

Z_UP = np.array([[-1.0, 0, 0], [0, 0, 1], [0, 1, 0]])
REST_PELVIS = {"smplh": (-0.0018, -0.2233, 0.0282), "smplx": (0.0031, -0.3514, 0.0120)}


def write_amass(path, clip, rate_key="mocap_framerate", **more):
    """A clip of ours as AMASS has it: Z up, SMPL-H or SMPL-X."""
    smplx = path.stem.endswith("_stageii")
    path.parent.mkdir(parents=True, exist_ok=True)
    rotations = clip.rotations.copy()
    rotations[:, 0] = Z_UP.T @ rotations[:, 0]
    poses = np.zeros((clip.num_frames, 165 if smplx else 156))
    poses[:, :66] = matrix_to_axis_angle(rotations).reshape(clip.num_frames, 66)
    trans = clip.translation @ Z_UP - np.array(REST_PELVIS["smplx" if smplx else "smplh"])
    arrays = {"poses": poses, "trans": trans, "betas": np.zeros(16), "gender": "neutral", rate_key: clip.fps, **more}
    if smplx:
        arrays |= {"root_orient": poses[:, :3], "pose_body": poses[:, 3:66], "surface_model_type": "smplx"}
    np.savez(path, **arrays)


def find(folder, tmp_path):
    return find_clips([folder], tmp_path / "unpacked")


class Bomb:
    def __reduce__(self):
        return (pytest.fail, ("a pickle was executed",))


@pytest.mark.parametrize("rate_key", ["mocap_framerate", "mocap_frame_rate"])
@pytest.mark.parametrize("ending", ["poses", "stageii"])
def test_a_take_comes_back(tmp_path, make_clip, rate_key, ending):
    clip = make_clip(30).replace(fps=120.0)
    objects = np.empty(1, dtype=object)
    objects[0] = Bomb()
    write_amass(tmp_path / "a" / "KIT" / "3" / f"walk 01_{ending}.npz", clip, rate_key, labels_obj=objects)
    np.savez(tmp_path / "a" / "KIT" / "3" / "shape.npz", betas=np.zeros(16), gender="male")
    (found,) = find(tmp_path / "a", tmp_path)
    assert (found.id, found.group, found.source) == ("amass/kit/3/walk_01", "amass:kit/3/walk_01", "amass")
    assert found.licence_class == NON_COMMERCIAL
    loaded = found.load()
    assert loaded.fps == 120
    np.testing.assert_allclose(loaded.joints, clip.joints, atol=1e-4)
    np.testing.assert_allclose(loaded.rotations, clip.rotations, atol=1e-4)


def test_both_releases_of_a_take_and_cmu_itself_are_one_recording(tmp_path, make_clip):
    clip = make_clip(30)
    for name in ("CMU/02/02_01_poses", "CMU/02/02_01_stageii", "BioMotionLab_NTroje/r/1_poses", "BMLrub/r/1_stageii"):
        write_amass(tmp_path / "a" / f"{name}.npz", clip)
    found = find(tmp_path / "a", tmp_path)
    assert {clip.identity for clip in found} == {"cmu:02_01", "amass:bmlrub/r/1"}


def test_an_npz_of_somebody_else_stays_theirs(tmp_path, make_clip):
    write_amass(tmp_path / "a" / "mine.npz", make_clip(30))
    make_clip(30).save(tmp_path / "a" / "KIT" / "1" / "ours_poses.npz")
    assert {clip.source for clip in find(tmp_path / "a", tmp_path)} == {"a"}


def test_names_of_a_take_in_indices():
    assert (
        take_key("./pose_data/SSM_synced/s 1/a-b_poses.npy") == take_key("x/SSM/s_1/a_b_stageii.npz") == "ssm/s_1/a_b"
    )
    assert take_key("BMLrub/BioMotionLab_NTroje/rub027/0027_jumping1_poses.npz") == "bmlrub/rub027/0027_jumping1"


def write_humanml3d(folder, rows, texts):
    (folder / "texts").mkdir(parents=True)
    for name, lines in texts.items():
        (folder / "texts" / f"{name}.txt").write_text("\n".join(lines))
    with (folder / "index.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["source_path", "start_frame", "end_frame", "new_name"])
        writer.writerows(rows)


def test_texts_of_humanml3d_are_told_at_their_times(tmp_path, make_clip):
    write_amass(tmp_path / "a" / "Transitions" / "s" / "t_poses.npz", make_clip(600).replace(fps=150.0))
    write_humanml3d(
        tmp_path / "a",
        [
            ["./pose_data/Transitions_mocap/s/t_poses.npy", 10, 50, "000001.npy"],
            ["./pose_data/humanact12/humanact12/P01.npy", 0, 50, "000002.npy"],
            ["./pose_data/Transitions_mocap/s/t_poses.npy", 0, 20, "no-text.npy"],
        ],
        {
            "000001": ["a person walks left.#a/DET#0.0#0.0", "he stops#x#0.5#9.0"],
            "M000001": ["a person walks right.#a/DET#0.0#0.0", "he stops#x#0.5#9.0"],
            "000002": ["a person jumps.#x#0.0#0.0"],
        },
    )
    (found,) = find(tmp_path / "a", tmp_path)
    assert [(c.text, c.mirrored, c.origin) for c in found.captions] == [
        ("a person walks left.", "a person walks right.", "HumanML3D"),
        ("he stops", "he stops", "HumanML3D"),
    ]
    # Half a second was cut off; of 150 frames a second every seventh is left: 21.4 a second.
    slow = 7 * 20 / 150
    np.testing.assert_allclose(found.captions[0].span_s, [1.0 * slow, 3.0 * slow], atol=1e-3)
    np.testing.assert_allclose(found.captions[1].span_s, [1.5 * slow, 3.0 * slow], atol=1e-3)


@pytest.mark.parametrize(
    ("rate_hz", "expected_s"), [(120.0, 5.0), (60.0, 5.0), (100.0, 5.0), (250.0, 4.8), (59.99, 3.334)]
)
def test_times_of_thinned_takes(rate_hz, expected_s):
    assert thinned_time_s(5.0, rate_hz) == pytest.approx(expected_s, abs=1e-3)


def test_a_subset_as_it_is_handed_out(tmp_path, make_clip):
    """An archive of takes, its texts in a folder elsewhere."""
    write_amass(tmp_path / "KIT" / "3" / "walk_poses.npz", make_clip(60).replace(fps=60.0))
    with tarfile.open(tmp_path / "KIT.tar.bz2", "w:bz2") as tar:
        tar.add(tmp_path / "KIT", "KIT")
    texts = {"000001": ["a person walks.#x#0.0#0.0"]}
    write_humanml3d(tmp_path / "h", [["./pose_data/KIT/3/walk_poses.npy", 0, 40, "000001.npy"]], texts)
    (found,) = find_clips([tmp_path / "KIT.tar.bz2", tmp_path / "h"], tmp_path / "unpacked")
    assert [(c.text, c.span_s) for c in found.captions] == [("a person walks.", (0.0, 2.0))]
    assert found.load().num_frames == 60


def label(text, start=None, end=None):
    times = {} if start is None else {"start_t": start, "end_t": end}
    return {"raw_label": text, "proc_label": text, "act_cat": [text], "seg_id": "x", **times}


def write_babel(folder, **takes):
    folder.mkdir(parents=True, exist_ok=True)
    entries = {
        name: {"babel_sid": 1, "feat_p": f"KIT/KIT/3/{name}_poses.npz", "dur": 20.0, **take}
        for name, take in takes.items()
    }
    (folder / "train.json").write_text(json.dumps(entries))


def test_labels_of_babel(tmp_path, make_clip):
    for name in "abc":
        write_amass(tmp_path / "a" / "KIT" / "3" / f"{name}_poses.npz", make_clip(600))
    frames = [label("walk forward", 0, 4), label("transition", 4, 5), label("sit down", 99, 5), label("swim", 3, 3)]
    write_babel(
        tmp_path / "a",
        a={"seq_ann": {"labels": [label("walk")]}, "frame_ann": {"labels": frames}},
        b={"dur": 5.0, "seq_ann": {"labels": [label("run"), label("transition")]}, "frame_ann": None},
        c={"seq_anns": [{"labels": [label("jump")]}], "frame_anns": [{"labels": [label("t-pose", 0, 1)]}]},
    )
    told = {clip.id[-1]: [(c.text, c.span_s) for c in clip.captions] for clip in find(tmp_path / "a", tmp_path)}
    # Of the transition each neighbour has half; times are swapped, and end with the take; 15.5 s are no clip.
    assert told["a"] == [
        ("A person walks forward.", (0.0, 4.5)),
        ("A person sits down.", (4.5, 12.25)),
        ("A person sits down.", (12.25, 20.0)),
    ]
    assert told["b"] == [("A person runs.", None)]
    assert told["c"] == [("A person does this: t-pose.", (0.0, 1.0))]


def test_a_told_part_becomes_a_clip(tmp_path, make_clip):
    write_amass(tmp_path / "a" / "KIT" / "3" / "a_poses.npz", make_clip(300))
    write_babel(tmp_path / "a", a={"dur": 10.0, "frame_ann": {"labels": [label("walk", 2, 6)]}})
    (found,) = find(tmp_path / "a", tmp_path)
    (segment,) = process(found, ProcessOptions()).segments
    assert segment.id == "amass/kit/3/a_2s-6s"
    assert [c.text for c in segment.captions] == ["A person walks."]
    assert len(segment.features) == 120


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("index.csv", "source_path,start_frame\na,1\n", "columns"),
        ("index.csv", "source_path,start_frame,end_frame,new_name\na/b/c,1,2,x\n", "texts.zip"),
        ("train.json", '{"1": {"feat_p": 3, "dur": 1}}', "feat_p"),
        ("train.json", '{"1": {"feat_p": "a/b/c", "dur": -1}}', "dur"),
        ("train.json", '{"1": {"feat_p"', "train.json"),
    ],
)
def test_damaged_texts_cost_themselves(tmp_path, make_clip, name, content, said):
    write_amass(tmp_path / "a" / "KIT" / "3" / "a_poses.npz", make_clip(30))
    (tmp_path / "a" / name).write_text(content)
    good, bad = find(tmp_path / "a", tmp_path)
    assert (good.id, good.error) == ("amass/kit/3/a", "")
    assert said in bad.error
