import json
import re
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from kinoflow.cli import main
from kinoflow.data.build import BuildOptions, assign_splits, build_dataset
from kinoflow.data.captioning import turns_as_said
from kinoflow.data.captions.path import path_facts
from kinoflow.data.loader import MotionDataset
from kinoflow.data.manifest import read_manifest
from kinoflow.data.process import ProcessOptions, process
from kinoflow.data.shards import DatasetFolder
from kinoflow.data.sources.raw import RawCaption, RawClip, Window
from kinoflow.data.taxonomy import LABELS, label_of
from kinoflow.errors import DataError, MotionFileError, OptionError, OutputError
from kinoflow.motion.canonical import heading_rad, lowest_point_m, turn
from kinoflow.motion.features import decode
from kinoflow.motion.skeleton import joint


def raw_clip(clip, **known) -> RawClip:
    given = {"id": "clip", "source": "made", "licence": "CC0 1.0", "group": "g", "identity": "i"} | known
    return RawClip(load=partial(_same, clip), **given)


def _same(clip):
    return clip


@pytest.fixture
def motions(tmp_path, make_clip) -> Path:
    """Twelve good files, one too short, one damaged."""
    folder = tmp_path / "motions"
    for number in range(12):
        make_clip(40 + 10 * number, seed=number, fps=60 if number == 3 else 30).save(folder / f"walk_{number:02d}.bvh")
    make_clip(10).save(folder / "short.bvh")
    (folder / "damaged.bvh").write_text("HIERARCHY\nROOT Hips\n")
    (folder / "walk_05.txt").write_text("A dancer sways to the left.")
    return folder


def built(motions: Path, output: Path, workers: int = 1, **options) -> Path:
    build_dataset([motions], output, BuildOptions(workers=workers, **options))
    return output


def test_build_from_any_folder(motions, tmp_path):
    output = built(motions, tmp_path / "out" / "dataset")
    manifest = read_manifest(output)
    assert manifest.clips == 12
    assert manifest.rejected_by_reason == {"unreadable": 1, "too short": 1}
    assert manifest.caption_origins == {"file name": 11, "sidecar": 1}
    assert sum(amount.clips for amount in manifest.splits.values()) == 12
    records = {record.id: record for record in DatasetFolder.open(output).records}
    swaying = records["motions/walk_05"]
    assert [(c.text, c.mirrored) for c in swaying.captions] == [
        ("A dancer sways to the left.", "A dancer sways to the right.")
    ]
    assert records["motions/walk_03"].frames == 35  # 70 frames at 60 fps
    assert records["motions/walk_01"].label == "walk"


def test_built_clips_are_canonical(motions, tmp_path):
    data = MotionDataset(built(motions, tmp_path / "dataset"))
    for number in range(len(data)):
        clip = decode(data.features(number).numpy())
        np.testing.assert_allclose(clip.translation[0, [0, 2]], 0.0, atol=1e-6)
        assert abs(heading_rad(clip)[0]) < 2e-3
        assert abs(lowest_point_m(clip).min()) < 2e-3


def test_the_result_does_not_depend_on_the_workers(motions, tmp_path):
    first, second = built(motions, tmp_path / "first"), built(motions, tmp_path / "second", workers=2)
    names = sorted(path.name for path in first.iterdir())
    assert names == sorted(path.name for path in second.iterdir())
    for name in names:
        assert (first / name).read_bytes() == (second / name).read_bytes(), name


def test_the_first_of_two_files_of_one_recording_counts(motions, tmp_path):
    manifest = build_dataset([motions, motions / "walk_00.bvh"], tmp_path / "d", BuildOptions(workers=1))
    assert manifest.clips == 12
    assert manifest.rejected_by_reason["duplicate"] == 1


def test_a_failed_build_leaves_the_old_dataset(motions, tmp_path, monkeypatch):
    output = built(motions, tmp_path / "dataset")
    before = (output / "manifest.json").read_bytes()

    def interrupt(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_dataset([motions], output, BuildOptions(workers=1), progress=interrupt)
    assert (output / "manifest.json").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dataset", "motions"]


def test_other_folders_are_not_overwritten(motions, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("precious")
    with pytest.raises(OutputError, match="no dataset folder"):
        built(motions, tmp_path / "mine")
    assert (tmp_path / "mine" / "thesis.txt").read_text() == "precious"


def test_nothing_left(tmp_path, make_clip):
    make_clip(10).save(tmp_path / "in" / "a.bvh")
    with pytest.raises(DataError, match=r"no clip is left: 1 were too short, the first is in/a: 10 frames"):
        build_dataset([tmp_path / "in"], tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("wrong", [{"workers": 0}, {"validation_share": 1.0}, {"validation_share": float("nan")}])
def test_options_are_checked(wrong):
    with pytest.raises(OptionError, match=next(iter(wrong))):
        BuildOptions(**wrong)


def test_splits_keep_groups_together_and_stay_when_others_come():
    groups = {f"group-{number}" for number in range(2000)}
    splits = assign_splits(groups, 0.05, seed=0)
    share = sum(split == "validation" for split in splits.values()) / len(splits)
    assert 0.03 < share < 0.07
    more = assign_splits(groups | {f"new-{number}" for number in range(500)}, 0.05, seed=0)
    assert all(more[group] == split for group, split in splits.items())
    assert assign_splits(groups, 0.05, seed=1) != splits


@pytest.mark.parametrize(("count", "held_out"), [(1, 0), (2, 1), (5, 1)])
def test_small_sets_hold_out_one_recording(count, held_out):
    splits = assign_splits({f"g{number}" for number in range(count)}, 0.05, seed=0)
    assert list(splits.values()).count("validation") == held_out


def test_flagged_clips_are_left_out(make_clip):
    result = process(raw_clip(make_clip(60), flags=("jumpy", "floats when lying")), ProcessOptions())
    assert not result.segments
    assert result.rejections[0].reason == "flagged by its source"
    assert result.rejections[0].detail == "jumpy, floats when lying"


def test_parts_of_a_take_have_ids_and_no_sentence_about_the_whole(make_clip):
    captions = (RawCaption("walk", "CMU index"), RawCaption("A person walks, then bows twice.", "KIT-ML"))
    parts = process(raw_clip(make_clip(800), captions=captions), ProcessOptions()).segments
    assert [part.id for part in parts] == ["clip_00000", "clip_00267", "clip_00533"]
    assert all(caption.origin != "KIT-ML" for part in parts for caption in part.captions)
    (whole,) = process(raw_clip(make_clip(300), captions=captions), ProcessOptions()).segments
    assert whole.captions[0].text == "A person walks, then bows twice."


def test_gaps_of_a_take_are_reported(make_clip):
    windows = (Window(0, 150, 0.1), Window(150, 300, 0.9), Window(300, 450, 0.9))
    result = process(raw_clip(make_clip(450), windows=windows, label="walk"), ProcessOptions())
    assert [len(part.features) for part in result.segments] == [300]
    assert [(r.reason, r.detail) for r in result.rejections] == [("pause in a long take", "frames 0 to 150 of 450")]


def test_standing_still_is_no_defect_of_a_clip_that_stands(make_clip):
    clip = make_clip(200)
    still = clip.replace(rotations=clip.rotations[:1].repeat(200, 0), translation=clip.translation[:1].repeat(200, 0))
    windows = (Window(0, 200, 0.0),)
    assert process(raw_clip(still, label="stand", windows=windows), ProcessOptions()).segments
    assert not process(raw_clip(still, label="walk", windows=windows), ProcessOptions()).segments
    assert process(raw_clip(still, label="walk"), ProcessOptions()).rejections[0].reason == "static"


def turning(make_clip, degrees: float):
    clip = make_clip(120, seed=2)
    rotations = clip.rotations.copy()
    for frame in range(120):
        rotations[frame] = turn(clip.crop(frame, frame + 1), np.radians(degrees) * frame / 119).rotations[0]
    return clip.replace(rotations=rotations)


@pytest.mark.parametrize(
    ("label", "degrees", "whole", "fits"),
    [
        ("walk-turn-left", 90, True, True),
        ("walk-turn-left", -90, True, False),
        ("walk-turn-left", 0, True, True),
        ("walk-turn-left", 0, False, False),
        ("run-turn-right", -90, False, True),
        ("walk", -90, False, True),
    ],
)
def test_labels_of_turns_are_checked(make_clip, label, degrees, whole, fits):
    # The pelvis of the made clip sways by itself, by less than the threshold.
    assert turns_as_said(label, path_facts(turning(make_clip, degrees)), whole=whole) is fits


def test_a_take_that_turns_the_other_way_is_left_out(make_clip):
    result = process(raw_clip(turning(make_clip, -90), label="walk-turn-left", style="sad"), ProcessOptions())
    assert [r.reason for r in result.rejections] == ["turns the other way than its label"]


def test_captions_of_a_labelled_clip(make_clip):
    raw = raw_clip(make_clip(60), label="raise-up-left-hand", style="happy")
    (part,) = process(raw, ProcessOptions(captions_per_clip=6)).segments
    assert len({caption.text for caption in part.captions}) == 6
    for caption in part.captions:
        assert re.search(r"\bleft\b", caption.text)
        assert re.search(r"\bright\b", caption.mirrored)
        assert caption.origin == "label"
    (again,) = process(raw, ProcessOptions(captions_per_clip=6)).segments
    assert again.captions == part.captions
    (other,) = process(raw, ProcessOptions(captions_per_clip=6, seed=1)).segments
    assert other.captions != part.captions


def test_a_clip_of_which_nothing_is_known(make_clip):
    (part,) = process(raw_clip(make_clip(60), id="x7f_0001"), ProcessOptions()).segments
    assert [caption.origin for caption in part.captions] == ["generic"]
    assert part.label == "other"


def test_unreadable_files_become_rejections(make_clip):
    def fail():
        raise MotionFileError("it is cut off")

    result = process(RawClip(id="a", source="s", load=fail, licence="", group="g", identity="i"), ProcessOptions())
    assert [(r.reason, r.detail) for r in result.rejections] == [("unreadable", "it is cut off")]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("walk", "walk"),
        ("A person walks backwards.", "walk-back"),
        ("walk forward 90 degree left turn", "walk-turn-left"),
        ("A person starts walking with a 45 degree turn, left foot first.", "walk-turn"),
        ("a person runs and turns right", "run-turn-right"),
        ("A person plays a game of table tennis.", "table-tennis"),
        ("A person dribbles a basketball.", "basketball"),
        ("salsa dance", "dance"),
        ("A person stands up from a chair.", "get-up"),
        ("A person stands idle.", "stand"),
        ("zzz", "other"),
    ],
)
def test_taxonomy(text, label):
    assert label_of(text) == label
    assert label in LABELS


def test_command_line(motions, tmp_path, capsys):
    output = tmp_path / "dataset"
    assert main(["data", "build", str(motions), "-o", str(output), "--workers", "1", "--seed", "3"]) == 0
    assert "12 clips" in capsys.readouterr().out
    assert read_manifest(output).options["process"]["seed"] == 3
    assert main(["data", "show", str(output), "--rejected"]) == 0
    shown = capsys.readouterr().out
    assert "motions/short\ttoo short" in shown
    assert "file name" in shown


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["build", "-o", "OUT"], "at least one"),
        (["build", "NOWHERE", "-o", "OUT"], "there is no"),
        (["build", "MOTIONS", "-o", "OUT", "--workers", "0"], "workers must be at least 1"),
        (["build", "MOTIONS", "-o", "MOTIONS"], "choose a new folder"),
        (["show", "MOTIONS"], "not a dataset folder"),
    ],
)
def test_command_line_errors_are_one_line(motions, tmp_path, capsys, arguments, message):
    places = {"NOWHERE": tmp_path / "nowhere", "OUT": tmp_path / "out", "MOTIONS": motions}
    assert main(["data", *(str(places.get(word, word)) for word in arguments)]) == 2
    error = capsys.readouterr().err
    assert message in error
    assert error.count("\n") == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_the_published_collections(shared_folder, tmp_path):
    """Everything at hand: labels agree with the motion, nothing is lost without a reason."""
    manifest = build_dataset([shared_folder / "data"], tmp_path / "dataset")
    assert manifest.clips > 4900
    assert manifest.hours > 6.8
    folder = DatasetFolder.open(tmp_path / "dataset")
    rejected = {row.id for row in manifest.rejected}
    files = json.loads((shared_folder / "data" / "clips.json").read_text())
    kept = {re.sub(r"_\d{5}$", "", record.id) for record in folder.records}
    assert all(row["id"] in kept or row["id"] in rejected for row in files)
    data = MotionDataset(tmp_path / "dataset")
    left, right = joint("L_Wrist"), joint("R_Wrist")
    agree = []
    for number, record in enumerate(data.records):
        if record.label in ("raise-up-left-hand", "wave-left-hand", "raise-up-right-hand", "wave-right-hand"):
            height = decode(data.features(number).numpy()).joints[:, :, 1].max(axis=0)
            agree.append((height[left] > height[right]) == ("left" in record.label))
    assert len(agree) > 1200
    assert all(agree)
