import dataclasses
import json
import os
import re
import shutil
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from carried import ballistic, rigid

from kinoflow.cli import main
from kinoflow.data.build import BuildOptions, assign_splits, build_dataset
from kinoflow.data.captioning import turns_as_said
from kinoflow.data.captions.path import path_facts
from kinoflow.data.executors import PROCESSES, Executor
from kinoflow.data.filters import FilterOptions
from kinoflow.data.loader import MotionDataset
from kinoflow.data.manifest import FORMAT_VERSION, LICENCE_CLASSES, TIERS, Amount, Caption, licence_class, read_manifest
from kinoflow.data.parts import write_part
from kinoflow.data.process import ProcessClips, ProcessOptions, process, process_together
from kinoflow.data.shards import DatasetFolder
from kinoflow.data.sources.collection import collection_clips
from kinoflow.data.sources.find import find_clips
from kinoflow.data.sources.raw import RawCaption, RawClip, Window, load_together
from kinoflow.data.taxonomy import LABELS, label_of
from kinoflow.errors import ConfigError, DataError, MotionFileError, OptionError, OutputError
from kinoflow.motion.canonical import canonicalise, heading_rad, lowest_point_m, mirror, turn
from kinoflow.motion.features import decode, mirror_features
from kinoflow.motion.skeleton import joint
from kinoflow.training.config import CurationConfig
from kinoflow.training.curation import curate

REASONS = (
    "duplicate", "told in parts", "flagged by its source", "unreadable", "no caption for the whole", "between jumps",
    "pause in a long take", "level part of a walk on a slope", "too short", "too fast", "jumps", "impossible pose",
    "static", "off the floor", "turns the other way than its label",
)  # fmt: skip
"""All that docs/data.md explains, but for those of authored and of restricted datasets."""


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


def test_records_have_scores_and_the_folder_a_page(motions, tmp_path):
    output = built(motions, tmp_path / "dataset")
    records = DatasetFolder.open(output).records
    assert all(record.scores is not None and record.tier in TIERS for record in records)
    assert all((record.tier == "D") is bool(record.defects) for record in records)
    page = (output / "index.html").read_text()
    assert "Dataset of 12 clips" in page
    assert "://" not in page.replace("http-equiv", "")
    assert page.count("<svg") >= 9
    assert "No clip shows what an earlier one shows." in page


def test_the_page_says_what_was_left_out_and_what_falls_too_fast(captured, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    captured["cmu_39_12"].clip.save(folder / "walk.npz")
    rigid(ballistic(1.2, gravity=39.2)).save(folder / "jump_1.npz")
    (folder / "broken.bvh").write_text("HIERARCHY")
    build_dataset([folder], tmp_path / "out", BuildOptions(executor="serial", validation_share=0.0))
    page = (tmp_path / "out" / "index.html").read_text()
    assert "in/broken: cannot read broken.bvh" in page
    assert "it falls with 3" in page
    assert "1 clip</h3>" in page
    # What is played has a picture of every third frame, in a strip of its own that is clicked.
    (strip, *_) = re.findall(r'<svg class="strip" id="(\w+)".*?</svg>', page)
    shown = re.findall(rf'<animate attributeName="points" begin="{strip}.click" dur="([\d.]+)s" values="([^"]*)"', page)
    assert len(shown) == 5
    for seconds, values in shown:
        assert len(values.split(";")) == -(-round(30 * float(seconds)) // 3)
    assert "<script" not in page
    assert "times the limit" in page


def test_copies_are_marked_and_in_one_split(captured, tmp_path):
    folder = tmp_path / "in"
    clips = {"kick": captured["snu_wd2_1_kick"].clip, "walk": captured["cmu_39_12"].clip}
    clips |= {"crop": clips["kick"].crop(40, 190), "mirror": canonicalise(mirror(clips["kick"]))}
    for name, clip in clips.items():
        folder.mkdir(exist_ok=True)
        clip.save(folder / f"{name}.npz")
    for seed in range(8):
        output = built(folder, tmp_path / f"out-{seed}", validation_share=0.5, process=ProcessOptions(seed=seed))
        found = {record.id: record for record in DatasetFolder.open(output).records}
        assert {name for name, record in found.items() if record.copy_of} == {"in/kick", "in/mirror"}
        assert len({found[f"in/{name}"].split for name in ("crop", "kick", "mirror")}) == 1
        stored = DatasetFolder.open(output).statistics()
        train = MotionDataset(output)
        frames = np.concatenate([train.features(clip).numpy() for clip in range(len(train))])
        mean = (frames.mean(axis=0) + mirror_features(frames).mean(axis=0)) / 2
        np.testing.assert_allclose(stored.mean, mean, atol=2e-3)


def test_only_tiers_that_are_wanted(captured, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    walk = captured["cmu_39_12"].clip
    walk.save(folder / "walk.npz")
    sliding = walk.translation + np.outer(np.arange(walk.num_frames) * 0.03, [1, 0, 0])
    walk.replace(translation=sliding).save(folder / "walk slides.npz")
    tiers = read_manifest(built(folder, tmp_path / "all", validation_share=0.0)).tiers
    assert {tier: amount.clips for tier, amount in tiers.items()} == {"A": 1, "D": 1}
    manifest = read_manifest(built(folder, tmp_path / "clean", validation_share=0.0, tier="B"))
    assert manifest.clips == 1
    assert [(row.id, row.reason, row.detail) for row in manifest.rejected] == [("in/walk slides", "tier", "D: slide")]


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


def test_a_motion_under_two_names_counts_once(motions, tmp_path):
    shutil.copy(motions / "walk_03.bvh", motions / "walk_99.bvh")
    manifest = build_dataset([motions], tmp_path / "d", BuildOptions(workers=1))
    assert manifest.clips == 12
    (row,) = (row for row in manifest.rejected if row.reason == "duplicate")
    assert (row.id, row.detail) == ("motions/walk_99", "the same motion is motions/walk_03")


def test_a_failed_build_leaves_the_old_dataset(motions, tmp_path, monkeypatch):
    output = built(motions, tmp_path / "dataset")
    before = (output / "manifest.json").read_bytes()

    def interrupt(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_dataset([motions], output, BuildOptions(workers=1), progress=interrupt)
    assert (output / "manifest.json").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dataset", "dataset.parts", "motions"]
    built(motions, output)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dataset", "motions"]


def test_other_folders_are_not_overwritten(motions, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("precious")
    with pytest.raises(OutputError, match="holds no dataset"):
        built(motions, tmp_path / "mine")
    assert (tmp_path / "mine" / "thesis.txt").read_text() == "precious"


def test_nothing_left(tmp_path, make_clip):
    make_clip(10).save(tmp_path / "in" / "a.bvh")
    with pytest.raises(DataError, match=r"no clip is left: 1 were too short, the first is in/a: 10 frames"):
        build_dataset([tmp_path / "in"], tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


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


@pytest.mark.parametrize(
    ("error", "detail"),
    [
        (MotionFileError("it is cut off"), "it is cut off"),
        (ZeroDivisionError("division by zero"), "ZeroDivisionError: division by zero"),
        (RecursionError("too deep"), "RecursionError: too deep"),
        (MemoryError(), "MemoryError: "),
        (KeyError("Hips"), "KeyError: 'Hips'"),
    ],
)
def test_whatever_goes_wrong_with_a_clip_is_its_rejection(error, detail):
    def fail():
        raise error

    result = process(RawClip(id="a", source="s", load=fail, licence="", group="g", identity="i"), ProcessOptions())
    assert [(r.id, r.reason, r.detail) for r in result.rejections] == [("a", "unreadable", detail)]


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_a_reader_that_fails_in_an_unforeseen_way_does_not_end_a_build(motions, tmp_path, monkeypatch, workers):
    # A file that makes the reader of npz divide by zero: what is wrong with it is known to nobody.
    (motions / "odd.npz").write_bytes((motions / "walk_00.bvh").read_bytes())
    (motions / "deep.json").write_text("[" * 100_000)
    (motions / "library.json").write_text("[" * 100_000)
    (motions / "cut.tar.gz").write_bytes(b"\x1f\x8b\x08\x00")
    manifest = build_dataset([motions], tmp_path / "d", BuildOptions(workers=workers))
    assert manifest.clips == 12
    unreadable = {row.id for row in manifest.rejected if row.reason == "unreadable"}
    assert unreadable == {"motions/odd", "motions/damaged", "motions/library.json", "motions/cut.tar.gz"}


@pytest.mark.slow
@pytest.mark.parametrize("place", [0, 5])
def test_a_file_that_kills_its_process_is_one_rejection(make_clip, monkeypatch, place):
    monkeypatch.setattr("kinoflow.data.executors._ITEMS_PER_TASK", 1)
    monkeypatch.setattr("kinoflow.data.executors._FEW", 1)
    clips = [raw_clip(make_clip(40, seed=number), id=f"c{number}", identity=str(number)) for number in range(6)]
    clips[place] = dataclasses.replace(clips[place], load=partial(os._exit, 9))
    results = list(Executor(PROCESSES, 2).run(ProcessClips(ProcessOptions()), clips))
    assert [[part.id for part in result.segments] for result in results] == [
        [] if number == place else [f"c{number}"] for number in range(6)
    ]
    assert [row.reason for result in results for row in result.rejections] == ["unreadable"]


def test_clips_that_are_read_together_are_those_read_alone(captured, make_clip, tmp_path):
    """To the bit: what a clip becomes depends on nothing that is read beside it."""
    captured = captured["cmu_39_12"].clip
    clips = [captured.crop(0, 60), make_clip(40, seed=1), captured.crop(30, captured.num_frames), make_clip(90, seed=2)]
    leaping = make_clip(80, seed=3)
    leaping.translation[30:] += [0.0, 0.0, 0.5]
    one_bad_frame = captured.crop(0, 80)
    bad = one_bad_frame.translation.copy()
    bad[40] += [0.0, 0.3, 0.0]
    clips += [leaping, one_bad_frame.replace(translation=bad), make_clip(5, seed=4), make_clip(40, seed=5, fps=60.0)]
    folder = tmp_path / "motions"
    for number, clip in enumerate(clips):
        clip.save(folder / f"walk_{number}.bvh")
    make_clip(50, seed=6).save(folder / "walk_8.npz")
    (folder / "walk_9.bvh").write_text("HIERARCHY\nROOT Hips\n")
    captured.save(folder / "walk_91.bvh", root_motion=True)
    raws = find_clips([folder], tmp_path / "unpacked")
    assert [clip is not None for clip in load_together(raws)].count(True) == len(clips) + 1
    together = process_together(raws, ProcessOptions())
    assert any(one.rejections for one in together)
    assert any(segment.repairs for one in together for segment in one.segments)
    for raw, found in zip(raws, together, strict=True):
        write_part(tmp_path / "together.part", found)
        write_part(tmp_path / "alone.part", process(raw, ProcessOptions()))
        assert (tmp_path / "together.part").read_bytes() == (tmp_path / "alone.part").read_bytes(), raw.id


def test_an_interrupt_is_no_rejection():
    def fail():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        process(RawClip(id="a", source="s", load=fail, licence="", group="g", identity="i"), ProcessOptions())


def test_times_of_captions_cut_parts(make_clip):
    said = (
        RawCaption("A person walks.", "sidecar"),
        RawCaption("A person waves left.", "sidecar", span_s=(1.0, 3.0)),
        RawCaption("Somebody greets.", "sidecar", span_s=(1.0, 3.0)),
        RawCaption("A person bows.", "sidecar", span_s=(3.0, 3.5)),
        RawCaption("A person naps.", "sidecar", span_s=(8.0, 9.0)),
    )
    result = process(raw_clip(make_clip(120), captions=said), ProcessOptions())
    assert {part.id: [c.text for c in part.captions] for part in result.segments} == {
        "clip": ["A person walks."],
        "clip_1s-3s": ["A person waves left.", "Somebody greets."],
    }
    assert [len(part.features) for part in result.segments] == [120, 60]
    assert [(r.id, r.reason) for r in result.rejections] == [
        ("clip_3s-3.5s", "too short"),
        ("clip_8s-9s", "too short"),
    ]
    timed = process(raw_clip(make_clip(120), captions=said[1:3]), ProcessOptions())
    assert [part.id for part in timed.segments] == ["clip_1s-3s"]
    assert [r.reason for r in timed.rejections] == ["no caption for the whole"]


@pytest.mark.parametrize("case", ["captions-humanml3d-times", "captions-bom-txt"])
def test_reported_cases_of_captions(shared_folder, tmp_path, case):
    manifest = build_dataset([shared_folder / "cases" / case / "SRC"], tmp_path / "d", BuildOptions(workers=1))
    (record,) = DatasetFolder.open(tmp_path / "d").records
    assert [caption.text for caption in record.captions] == ["A person walks forward."]
    # The wave lasts half a second, too short for a clip of its own.
    assert [row.reason for row in manifest.rejected] == (["too short"] if "times" in case else [])


def test_a_first_frame_elsewhere_is_cut_off(make_clip):
    clip = make_clip(100)
    translation = clip.translation.copy()
    translation[0] += [2.0, 0.4, 0.0]
    (part,) = process(raw_clip(clip.replace(translation=translation)), ProcessOptions()).segments
    assert len(part.features) == 99
    (same,) = process(raw_clip(clip.crop(1, 100)), ProcessOptions()).segments
    np.testing.assert_array_equal(part.features, same.features)


def test_published_takes_that_begin_elsewhere(shared_folder):
    """Found by measuring, three of an export of CMU: they step more than 1.7 m from frame 0 to frame 1."""
    found = {clip.id: clip for clip in collection_clips(shared_folder / "data" / "clips.json")}
    for name in ("cmu_07_04", "cmu_07_05", "cmu_07_12"):
        take = found[name].load()
        assert np.linalg.norm(take.translation[1] - take.translation[0]) > 1.7
        (part,) = process(found[name], ProcessOptions()).segments
        assert len(part.features) == take.num_frames - 1
        moved = np.linalg.norm(np.diff(decode(part.features).translation, axis=0), axis=1)
        assert moved.max() < 0.15


@pytest.mark.slow
def test_walks_on_slopes_are_named_after_the_way_they_go(shared_folder):
    """Five takes are called "up" or "down" and hold both; a sixth is called "on a slope". No id is looked at."""
    takes = [
        clip
        for clip in collection_clips(shared_folder / "data" / "clips.json")
        if any("slope" in caption.text for caption in clip.captions)
    ]
    assert len(takes) == 6
    ways = [segment for take in takes for segment in process(take, ProcessOptions()).segments]
    assert len(ways) > 70
    for way in ways:
        pelvis_m = decode(way.features).translation[:, 1]
        rise_m = pelvis_m[-9:].mean() - pelvis_m[:9].mean()
        assert abs(rise_m) > 0.2
        word = r"\b(up|uphill|climb\w*)\b" if rise_m > 0 else r"\b(down|downhill|descend\w*)\b"
        other = r"\b(down|downhill|descend\w*)\b" if rise_m > 0 else r"\b(up|uphill|climb\w*)\b"
        for caption in way.captions:
            assert re.search(word, caption.text.lower()), caption.text
            assert not re.search(other, caption.text.lower()), caption.text
        assert way.action == ("walk-up-slope" if rise_m > 0 else "walk-down-slope")


def authored(clip, **known):
    captions = (RawCaption("A person leans left.", "authored", mirrored="A person is leaning right."),)
    given = {"source": "authored", "label": "lean", "action": "lean-left", "leaf": "a/b/c", "as_made": True}
    return raw_clip(clip, captions=captions, **(given | known))


def test_an_authored_clip_keeps_its_words_and_its_start(make_clip):
    clip = make_clip(60)
    rotations = clip.rotations.copy()
    rotations[0, 1:] = np.eye(3)  # a T-pose that a capture would lose
    clip = clip.replace(rotations=rotations)
    assert len(process(raw_clip(clip), ProcessOptions()).segments[0].features) < 60
    lenient = FilterOptions(max_turn_rad_per_s=1e3, max_acceleration_m_per_s2=1e5, max_speed_m_per_s=1e3)
    result = process(authored(clip), ProcessOptions(filters=lenient))
    (part,) = result.segments
    assert len(part.features) == 60
    assert (part.label, part.action) == ("lean", "lean-left")
    assert part.captions == (Caption("A person leans left.", "A person is leaning right.", "authored"),)


def test_an_authored_clip_must_pass_the_filters_and_fit(make_clip):
    clip = make_clip(60)
    jump = clip.replace(translation=clip.translation + (np.arange(60) > 30)[:, None] * [2.0, 0.0, 0.0])
    assert [row.reason for row in process(authored(jump), ProcessOptions()).rejections] == ["too fast"]
    assert [r.reason for r in process(authored(make_clip(19)), ProcessOptions()).rejections] == ["too short"]
    (long,) = process(authored(make_clip(361)), ProcessOptions()).rejections
    assert (long.reason, long.detail) == ("too long", "361 frames, at most 360 fit")


def test_authored_clips_in_a_dataset(tmp_path, make_clip):
    rows = []
    for number in range(6):
        name = f"lean_{number}"
        make_clip(40, seed=number).save(tmp_path / "authored" / "clips" / f"{name}.npz")
        # Two clips of one group; the last one holds its whole group out.
        group, hint = ("shared", "held-out" if number == 5 else "train") if number >= 4 else (name, "train")
        rows.append(
            {
                "id": name,
                "action": "lean",
                "leaf": ["daily", "posture", "lean"],
                "captions": [{"text": "A person leans left.", "mirrored": "A person leans right."}],
                "parameters": {"side": "left", "count": number},
                "group": group,
                "label": "lean",
                "split_hint": hint,
            }
        )
    (tmp_path / "authored" / "library.json").write_text(json.dumps(rows))
    options = BuildOptions(workers=1, licence="permissive")
    manifest = build_dataset([tmp_path / "authored"], tmp_path / "d", options)
    assert (manifest.clips, manifest.rejected) == (6, [])
    records = DatasetFolder.open(tmp_path / "d").records
    assert [record.split for record in records] == ["train"] * 4 + ["validation"] * 2
    assert {(r.action, r.leaf, r.licence_class) for r in records} == {("lean", "daily/posture/lean", "permissive")}
    assert [record.settings for record in records] == [{"side": "left", "count": number} for number in range(6)]
    assert manifest.leaves["daily/posture/lean"].clips == manifest.actions["lean"].clips == 6


def test_a_dataset_of_permissive_clips(motions, tmp_path):
    rows = [{"file": f"walk_{n:02d}.bvh", "captions": ["A person walks."], "licence": "MIT"} for n in range(5)]
    (motions / "captions.jsonl").write_text("\n".join(map(json.dumps, rows)))
    manifest = build_dataset([motions], tmp_path / "d", BuildOptions(workers=1, licence="permissive"))
    assert manifest.licence_classes["permissive"].clips == manifest.clips == 5
    assert manifest.rejected_by_reason == {"licence": 9}
    assert manifest.options["licence"] == "permissive"
    everything = build_dataset([motions], tmp_path / "all", BuildOptions(workers=1))
    assert {name: amount.clips for name, amount in everything.licence_classes.items()} == {
        "permissive": 5,
        "unknown": 7,
    }
    assert {r.licence_class for r in DatasetFolder.open(tmp_path / "all").records} == {"permissive", "unknown"}
    with pytest.raises(DataError, match="no clip is left: 12 were licence"):
        build_dataset([motions / "walk_07.bvh"] * 12, tmp_path / "none", BuildOptions(workers=1, licence="permissive"))


def test_folders_of_the_first_format_know_no_classes(dataset, tmp_path):
    folder = tmp_path / "old"
    shutil.copytree(dataset, folder)
    manifest = json.loads((folder / "manifest.json").read_text())
    for name in ("licence_classes", "actions", "leaves"):
        del manifest[name]
    (folder / "manifest.json").write_text(json.dumps(manifest | {"format_version": 1}))
    lines = [json.loads(line) for line in (folder / "clips.jsonl").read_text().splitlines()]
    old = [{k: v for k, v in line.items() if k not in ("licence_class", "action", "leaf")} for line in lines]
    (folder / "clips.jsonl").write_text("".join(json.dumps(line) + "\n" for line in old))
    opened = DatasetFolder.open(folder)
    assert {(r.licence_class, r.action) for r in opened.records} == {("unknown", "")}
    assert opened.manifest.licence_classes == {"unknown": Amount(opened.manifest.clips, opened.manifest.hours)}
    for version in (0, FORMAT_VERSION + 1, "2"):
        (folder / "manifest.json").write_text(json.dumps(manifest | {"format_version": version}))
        with pytest.raises(DataError, match="build the dataset again"):
            read_manifest(folder)


def test_folders_of_the_second_format_know_no_tiers(dataset, tmp_path):
    folder = tmp_path / "old"
    shutil.copytree(dataset, folder)
    manifest = json.loads((folder / "manifest.json").read_text())
    for name in ("tiers", "caption_leaks"):
        del manifest[name]
    (folder / "manifest.json").write_text(json.dumps(manifest | {"format_version": 2}))
    lines = [json.loads(line) for line in (folder / "clips.jsonl").read_text().splitlines()]
    new = ("tier", "scores", "defects", "repairs", "copy_of")
    old = [{k: v for k, v in line.items() if k not in new} for line in lines]
    (folder / "clips.jsonl").write_text("".join(json.dumps(line) + "\n" for line in old))
    assert {(r.tier, r.scores, r.copy_of) for r in DatasetFolder.open(folder).records} == {("", None, "")}


def test_folders_of_the_third_format_know_no_settings(dataset, tmp_path):
    folder = tmp_path / "old"
    shutil.copytree(dataset, folder)
    manifest = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps(manifest | {"format_version": 3}))
    assert "settings" not in (folder / "clips.jsonl").read_text()
    opened = DatasetFolder.open(folder)
    assert {str(record.settings) for record in opened.records} == {"{}"}
    # Captured clips are written as they were before, so a run on them goes on.
    assert opened.fingerprint() == DatasetFolder.open(dataset).fingerprint()
    data = MotionDataset(folder)
    assert len(curate(data, CurationConfig(without_copies=True))) == len(data)
    with pytest.raises(DataError, match="older than tiers"):
        curate(data, CurationConfig(tier="C"))
    graded = MotionDataset(dataset)
    graded.records = tuple(dataclasses.replace(r, tier="ABCD"[n % 4]) for n, r in enumerate(graded.records))
    assert {r.tier for r in curate(graded, CurationConfig(tier="B")).records} == {"A", "B"}
    with pytest.raises(ConfigError, match="one of A, B, C, D"):
        CurationConfig(tier="E")


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
    terms = ["--licence", "permissive", "--terms", "shot by me", "--terms-class", "permissive"]
    assert main(["data", "build", str(motions), "-o", str(output), "--workers", "1", "--seed", "3", *terms]) == 0
    assert "12 clips" in capsys.readouterr().out
    assert read_manifest(output).licences["shot by me"].clips == 12
    assert read_manifest(output).licence_classes["permissive"].clips == 12
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
        (["build", "MOTIONS", "-o", "OUT", "--licence", "permissive"], "no clip is left: 14 were licence"),
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
    assert manifest.clips > 6400
    assert manifest.hours > 8.3
    folder = DatasetFolder.open(tmp_path / "dataset")
    # A part of a take that was cut, or that a caption tells, has a number or its times behind the name of the take.
    part_of = re.compile(r"(_\d{5}|_[\d.]+s-[\d.]+s)$")
    rejected = {part_of.sub("", row.id) for row in manifest.rejected}
    names = ("clips.json", "clips-more.json")
    files = [row for name in names for row in json.loads((shared_folder / "data" / name).read_text())]
    kept = {part_of.sub("", record.id) for record in folder.records}
    assert [row["id"] for row in files if row["id"] not in kept | rejected] == []
    stated = {row["id"]: row["licence_class"] for row in files if "licence_class" in row}
    for record in folder.records:
        name = part_of.sub("", record.id)
        assert record.licence_class == stated.get(name, record.licence_class)
        assert record.licence_class == licence_class(record.licence)
    assert set(manifest.licence_classes) == set(LICENCE_CLASSES)
    assert {row.reason for row in manifest.rejected} <= set(REASONS)
    data = MotionDataset(tmp_path / "dataset")
    left, right = joint("L_Wrist"), joint("R_Wrist")
    agree = []
    for number, record in enumerate(data.records):
        if record.label in ("raise-up-left-hand", "wave-left-hand", "raise-up-right-hand", "wave-right-hand"):
            height = decode(data.features(number).numpy()).joints[:, :, 1].max(axis=0)
            agree.append((height[left] > height[right]) == ("left" in record.label))
    assert len(agree) > 1200
    assert all(agree)
