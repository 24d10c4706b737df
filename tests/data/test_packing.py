"""Datasets as one file and back: what stays, how near the rest is, how large it gets, and what damage does."""

import dataclasses
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.numpy import load_file, save

from kinoflow.cli import main
from kinoflow.data.manifest import Caption, ClipRecord, Rejection
from kinoflow.data.packing import packing
from kinoflow.data.packing.codec import (
    NARROW,
    WIDE,
    Levels,
    features_of,
    joint_errors_m,
    levels,
    motion,
    reference_rotations,
    spectra,
)
from kinoflow.data.packing.coding import compress, decompress, read_block, write_block
from kinoflow.data.packing.packing import FINEST_M, PackOptions, balanced, pack_dataset
from kinoflow.data.packing.unpacking import unpack_dataset
from kinoflow.data.shards import DatasetFolder, ShardWriter, encoder_folder
from kinoflow.errors import DataError, OptionError, OutputError, UnreadableError
from kinoflow.motion import MotionClip
from kinoflow.motion.features import encode
from kinoflow.motion.rotations import rotation_about_y
from kinoflow.motion.skeleton import MANNEQUIN, joint
from kinoflow.text import compact, load_text_encoder, minilm

MB = 1_000_000


@pytest.fixture(scope="module")
def packed(dataset, tmp_path_factory) -> Path:
    file = tmp_path_factory.mktemp("packed") / "data.pack"
    pack_dataset(dataset, file, PackOptions(MB))
    return file


def turning_clip(frames: int = 90) -> MotionClip:
    """Two whole turns to the left while the left arm circles once: no rotation vector stays continuous."""
    time = np.linspace(0, 1, frames)
    rotations = np.broadcast_to(np.eye(3), (frames, 22, 3, 3)).copy()
    rotations[:, 0] = rotation_about_y(4 * np.pi * time)
    rotations[:, joint("L_Shoulder")] = np.swapaxes(rotation_about_y(2 * np.pi * time), -1, -2)
    return MotionClip(rotations, np.tile(MANNEQUIN.rest_positions[0], (frames, 1)), 30.0)


# Motions.


@pytest.mark.parametrize("step_m", [0.0004, 0.002, 0.01])
def test_joints_are_as_near_as_the_step_says(make_clip, step_m):
    clips = [encode(make_clip(frames, seed=seed)) for seed, frames in enumerate((2, 3, 60, 201))]
    reference = reference_rotations(clips)
    found = [levels(each, step_m) for each in spectra(clips, reference)]
    errors = joint_errors_m(clips, features_of(found, step_m, reference))
    assert np.sqrt((errors**2).mean()) < 2.5 * step_m
    assert errors.max() < 25 * step_m


def test_a_finer_step_is_nearer_and_takes_more(make_clip):
    clips = [encode(make_clip(150, seed=seed)) for seed in range(4)]
    reference = reference_rotations(clips)
    sizes, errors = [], []
    for step_m in (0.008, 0.004, 0.002, 0.001):
        found = [levels(each, step_m) for each in spectra(clips, reference)]
        sizes.append(len(write_block(found)))
        errors.append(joint_errors_m(clips, features_of(found, step_m, reference)).mean())
    assert sizes == sorted(sizes)
    assert errors == sorted(errors, reverse=True)


def test_whole_turns_are_kept():
    clip = encode(turning_clip())
    reference = np.tile([1.0, 0, 0, 0], (22, 1))
    (spectrum,) = spectra([clip], reference)
    assert {MANNEQUIN.joint_names[place] for place in np.flatnonzero(spectrum.wide)} == {"Pelvis", "L_Shoulder"}
    found = levels(spectrum, 0.001)
    assert found.steps.shape == (NARROW + 2 * WIDE, 90)
    assert joint_errors_m([clip], features_of([found], 0.001, reference)).max() < 0.01


def test_a_clip_of_one_frame_that_does_not_move_is_itself():
    clip = encode(turning_clip(2))[:1]
    reference = reference_rotations([clip])
    (found,) = (levels(each, 1e-4) for each in spectra([clip], reference))
    np.testing.assert_allclose(features_of([found], 1e-4, reference)[0], clip, atol=2e-3)


def test_levels_that_no_motion_has_are_still_a_motion():
    """Of a damaged file: quaternions that vanish."""
    wide = np.zeros(22, dtype=bool)
    wide[3] = True
    clip = Levels(np.zeros((NARROW + WIDE, 5), dtype=np.int32), wide)
    restored = motion([clip], 0.001, np.tile([1.0, 0, 0, 0], (22, 1)))
    np.testing.assert_allclose(restored.rotations, np.broadcast_to(np.eye(3), (5, 22, 3, 3)), atol=1e-12)


# Bytes.


@settings(deadline=None, max_examples=40)
@given(data=st.data())
def test_levels_survive_their_bytes(data):
    clips = []
    for _ in range(data.draw(st.integers(1, 3))):
        wide = np.array(data.draw(st.lists(st.booleans(), min_size=22, max_size=22)))
        frames = data.draw(st.integers(1, 12))
        channels = NARROW + WIDE * int(wide.sum())
        generator = np.random.default_rng(data.draw(st.integers(0, 2**32)))
        largest = data.draw(st.sampled_from([0, 1, 100, 2**29]))
        steps = generator.integers(-largest, largest + 1, (channels, frames)) * generator.integers(0, 2, (channels, 1))
        clips.append(Levels(steps.astype(np.int32), wide))
    found = read_block(write_block(clips), [clip.steps.shape[1] for clip in clips])
    for before, after in zip(clips, found, strict=True):
        np.testing.assert_array_equal(before.steps, after.steps)
        np.testing.assert_array_equal(before.wide, after.wide)


def test_bytes_of_other_clips_are_refused(make_clip):
    clips = [encode(make_clip(40, seed=seed)) for seed in range(2)]
    content = write_block([levels(each, 0.001) for each in spectra(clips, reference_rotations(clips))])
    for lengths in ([40], [40, 40, 40], [40, 5], [1, 1]):
        with pytest.raises(UnreadableError):
            read_block(content, lengths)


def test_no_more_is_decompressed_than_is_allowed():
    content = compress(bytes(10_000_000))
    assert len(content) < 10_000
    assert len(decompress(content, 10_000_000)) == 10_000_000
    with pytest.raises(UnreadableError, match="too large"):
        decompress(content, 9_999_999)


# Datasets.


def test_everything_but_motions_comes_back_unchanged(dataset, packed, tmp_path):
    manifest = unpack_dataset(packed, tmp_path / "copy")
    before, after = DatasetFolder.open(dataset), DatasetFolder.open(tmp_path / "copy")
    assert after.records == before.records
    np.testing.assert_array_equal(after.statistics().mean, before.statistics().mean)
    np.testing.assert_array_equal(after.statistics().std, before.statistics().std)
    fields = {"options", "shards"}
    for field in dataclasses.fields(manifest):
        if field.name not in fields:
            assert getattr(after.manifest, field.name) == getattr(before.manifest, field.name), field.name
    assert {key: value for key, value in manifest.options.items() if key != "packed"} == before.manifest.options
    assert manifest.options["packed"]["original"] == before.fingerprint()


def test_motions_come_back_as_near_as_is_said(dataset, packed, tmp_path):
    note = unpack_dataset(packed, tmp_path / "copy").options["packed"]["joint_error"]
    clips = [
        [packing._features(motion) for motion in DatasetFolder.open(folder).motions()]
        for folder in (dataset, tmp_path / "copy")
    ]
    errors = 1e3 * joint_errors_m(*clips)
    # Shards hold half precision, which is good to half a millimetre.
    assert errors.mean() == pytest.approx(note["mean_mm"], abs=0.2)
    assert np.percentile(errors, 99) == pytest.approx(note["p99_mm"], abs=0.5)
    assert errors.max() == pytest.approx(note["worst_mm"], abs=1.5)
    assert note["mean_mm"] < 2.5 * 1e3 * FINEST_M


def test_a_packed_copy_is_known_for_one(dataset, packed, tmp_path):
    unpack_dataset(packed, tmp_path / "copy")
    before, after = DatasetFolder.open(dataset), DatasetFolder.open(tmp_path / "copy")
    assert after.fingerprint() != before.fingerprint()
    assert after.origin() == {"set of clips": before.fingerprint(), "packed copy": after.fingerprint()}
    assert before.origin() == {"set of clips": before.fingerprint()}


@pytest.mark.slow
def test_what_does_not_fit_is_left_out_evenly(dataset, tmp_path):
    whole = pack_dataset(dataset, tmp_path / "whole", PackOptions(MB, 0.004, 0.004))
    room = whole.num_bytes - whole.motion_bytes // 2
    found = pack_dataset(dataset, tmp_path / "part", PackOptions(room, 0.004, 0.004))
    assert 0 < found.left_out < 40
    assert found.clips + found.left_out == 40
    assert 0.9 * room < (tmp_path / "part").stat().st_size <= room
    unpack_dataset(tmp_path / "part", tmp_path / "copy")
    copy = DatasetFolder.open(tmp_path / "copy")
    assert copy.manifest.options["packed"]["clips_left_out"] == found.left_out
    assert set(copy.manifest.labels) == {"walk", "run", "jump"}
    assert copy.manifest.labels["jump"] == DatasetFolder.open(dataset).manifest.labels["jump"]
    # It is another set of clips, so no run on the whole one goes on with it.
    assert copy.origin() == {"set of clips": copy.fingerprint()}


@pytest.mark.slow
def test_the_budget_decides_the_step(dataset, tmp_path):
    sizes = [pack_dataset(dataset, tmp_path / "all", PackOptions(MB, step, step)).num_bytes for step in (0.004, 0.0004)]
    room = sum(sizes) // 2
    found = pack_dataset(dataset, tmp_path / "file", PackOptions(room))
    assert found.left_out == 0
    assert 0.0004 < found.step_m < 0.004
    assert 0.95 * room < (tmp_path / "file").stat().st_size == found.num_bytes <= room


@pytest.mark.slow
def test_a_sample_that_is_too_easy_is_found_out(dataset, tmp_path, monkeypatch):
    sizes = [pack_dataset(dataset, tmp_path / "all", PackOptions(MB, step, step)).num_bytes for step in (0.004, 0.0004)]
    right = packing._bytes_per_frame
    monkeypatch.setattr(packing, "_bytes_per_frame", lambda *given: 0.8 * right(*given))
    room = sum(sizes) // 2
    assert pack_dataset(dataset, tmp_path / "file", PackOptions(room)).num_bytes <= room
    assert pack_dataset(dataset, tmp_path / "less", PackOptions(sizes[0] * 3 // 4)).num_bytes <= sizes[0] * 3 // 4


@pytest.mark.slow
def test_workers_change_nothing(dataset, tmp_path, monkeypatch):
    monkeypatch.setattr(packing, "MOST_BLOCK_FRAMES", 1500)
    for workers in (1, 2):
        pack_dataset(dataset, tmp_path / f"{workers}", PackOptions(MB, workers=workers))
        unpack_dataset(tmp_path / "1", tmp_path / f"copy{workers}", workers=workers)
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()
    for path in (tmp_path / "copy1").iterdir():
        assert path.read_bytes() == (tmp_path / "copy2" / path.name).read_bytes()


def test_captions_that_cannot_be_derived_and_rejections_are_kept(make_clip, tmp_path):
    (tmp_path / "data").mkdir()
    writer = ShardWriter(tmp_path / "data")
    captions = (
        Caption("Left, ünd \n left.", "Something else.", "a"),
        Caption("He turns left.", "He turns right.", "b"),
    )
    row = ClipRecord("ä/1", "s", "CC0", "train", "g", "", None, 30, captions, "permissive", "walk", "a/b/c")
    writer.add(row, encode(make_clip(30)))
    writer.close([Rejection("x", "y", "z", "detail")], {"seed": 3})
    pack_dataset(tmp_path / "data", tmp_path / "file", PackOptions(MB))
    manifest = unpack_dataset(tmp_path / "file", tmp_path / "copy")
    assert DatasetFolder.open(tmp_path / "copy").records == (row,)
    assert manifest.rejected == [Rejection("x", "y", "z", "detail")]
    assert manifest.options["seed"] == 3


def rows(counts: dict[tuple[str, str], list[int]]) -> list[ClipRecord]:
    said = (Caption("a", "b", "c"),)
    return [
        ClipRecord(f"{split}-{label}-{number}", "s", "l", split, "g", label, None, frames, said)
        for (split, label), each in counts.items()
        for number, frames in enumerate(each)
    ]


def test_the_largest_labels_lose_first():
    records = rows({("train", "walk"): [100] * 50, ("train", "run"): [100] * 8, ("train", "jump"): [100] * 2})
    kept = [records[clip] for clip in balanced(records, 2000)]
    assert {label: sum(r.label == label for r in kept) for label in ("walk", "run", "jump")} == {
        "walk": 10,
        "run": 8,
        "jump": 2,
    }
    assert len(balanced(records, 6000)) == len(balanced(records, 10**9)) == 60
    assert balanced(records, 50) == []


@settings(deadline=None)
@given(
    st.dictionaries(
        st.tuples(st.sampled_from(["train", "validation"]), st.sampled_from("abcd")),
        st.lists(st.integers(1, 400), min_size=1, max_size=12),
        min_size=1,
    ),
    st.integers(0, 5000),
)
def test_what_is_kept_fits_and_grows_with_the_room(counts, most):
    records = rows(counts)
    kept, more = balanced(records, most), balanced(records, most + 500)
    assert sum(records[clip].frames for clip in kept) <= most
    assert set(kept) <= set(more)


# What cannot be.


def test_too_little_room_is_an_error_that_says_how_much_is_needed(dataset, tmp_path):
    with pytest.raises(OptionError, match="captions"):
        pack_dataset(dataset, tmp_path / "file", PackOptions(1000))
    assert not (tmp_path / "file").exists()


@pytest.mark.parametrize(
    "options", [{"most_bytes": 0}, {"workers": 0}, {"finest_m": 0.0}, {"finest_m": 0.01}, {"coarsest_m": 1.0}]
)
def test_impossible_options(options):
    with pytest.raises(OptionError):
        PackOptions(**({"most_bytes": MB} | options))


def test_a_folder_with_something_else_is_not_replaced(packed, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    with pytest.raises(OutputError, match="holds no dataset"):
        unpack_dataset(packed, tmp_path / "mine")


def test_any_damage_is_found(packed, tmp_path):
    content = packed.read_bytes()
    generator = np.random.default_rng(0)
    header = 8 + int.from_bytes(content[:8], "little")
    for place in [*generator.integers(header, len(content), 20).tolist(), len(content) - 1]:
        damaged = bytearray(content)
        damaged[place] ^= 1 << int(generator.integers(8))
        (tmp_path / "file").write_bytes(damaged)
        with pytest.raises(DataError, match="send the file again"):
            unpack_dataset(tmp_path / "file", tmp_path / "copy")
        assert not (tmp_path / "copy").exists()
    for length in (0, 5, header, len(content) // 2, len(content) - 1):
        (tmp_path / "file").write_bytes(content[:length])
        with pytest.raises(DataError, match="send the file again"):
            unpack_dataset(tmp_path / "file", tmp_path / "copy")


@pytest.mark.parametrize(
    "change",
    [
        {"step_m": 0.0},
        {"step_m": float("1e9")},
        {"reference": [[0.0] * 4] * 22},
        {"reference": [[1.0, 0.0, 0.0]] * 22},
        {"blocks": [1]},
        {"blocks": [40, 0]},
        {"blocks": [20, 20]},
        {"blocks": []},
        {"mean": [0.0]},
        {"origins": []},
        {"columns": {}},
    ],
    ids=str,
)
def test_a_head_that_contradicts_itself_is_refused(packed, tmp_path, change):
    tensors = load_file(packed)
    with packed.open("rb") as file:
        metadata = json.loads(file.read(int.from_bytes(file.read(8), "little")))["__metadata__"]
    head = json.loads(decompress(tensors["head"].tobytes(), MB)) | change
    tensors["head"] = np.frombuffer(compress(json.dumps(head).encode()), np.uint8)
    (tmp_path / "file").write_bytes(save(tensors, metadata))
    with pytest.raises(DataError):
        unpack_dataset(tmp_path / "file", tmp_path / "copy")


@pytest.mark.parametrize("name", ["head", "block-00000"])
def test_parts_of_numbers_that_numpy_has_not_are_refused(packed, tmp_path, name):
    data = packed.read_bytes()
    size = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + size])
    header[name]["dtype"] = "F8_E4M3"
    text = json.dumps(header).encode()
    (tmp_path / "file").write_bytes(len(text).to_bytes(8, "little") + text + data[8 + size :])
    with pytest.raises(DataError, match=f"tensor {name} holds F8_E4M3; allowed is U8"):
        unpack_dataset(tmp_path / "file", tmp_path / "copy")


def test_another_safetensors_file_is_no_pack(dataset, tmp_path):
    for name in ("statistics.safetensors", "manifest.json"):
        with pytest.raises(DataError):
            unpack_dataset(dataset / name, tmp_path / "copy")


def test_commands(dataset, tmp_path, capsys):
    file, copy = str(tmp_path / "data.pack"), str(tmp_path / "copy")
    assert main(["data", "pack", str(dataset), "-o", file, "--at-most-mb", "0.5", "--workers", "1"]) == 0
    said = capsys.readouterr().out
    assert "40 clips" in said
    assert "joints off by" in said
    assert main(["data", "unpack", file, "-o", copy, "--workers", "1"]) == 0
    assert main(["data", "show", copy]) == 0
    assert main(["data", "pack", str(dataset), "-o", file, "--at-most-mb", "0.001"]) == 2
    assert main(["data", "unpack", str(tmp_path / "none"), "-o", copy]) == 2
    assert "send the file again" in capsys.readouterr().err


@pytest.mark.slow
def test_an_encoder_goes_with_the_clips(dataset, tmp_path, monkeypatch):
    """For where its package is not installed; elsewhere it is not used."""
    with pytest.raises(OptionError, match="captions and text encoder"):
        pack_dataset(dataset, tmp_path / "less", PackOptions(MB, encoder=True))
    packed = pack_dataset(dataset, tmp_path / "file", PackOptions(20 * MB, encoder=True))
    assert packed.num_bytes > 9 * MB
    unpack_dataset(tmp_path / "file", tmp_path / "copy")
    DatasetFolder.open(tmp_path / "copy")
    used = []
    monkeypatch.setattr(minilm, "is_installed", lambda: False)
    monkeypatch.setattr(compact.CompactTextEncoder, "__init__", lambda self, folder, device: used.append(folder))
    load_text_encoder("minilm", instead=tmp_path / "copy" / encoder_folder("minilm"))
    assert used == [tmp_path / "copy" / "encoder-minilm"]
