import dataclasses
import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from safetensors import safe_open
from safetensors.numpy import load_file, save, save_file

from kinoflow.cli import main
from kinoflow.data.manifest import TRAIN, Caption, ClipRecord, read_manifest
from kinoflow.data.shards import DatasetFolder, ShardWriter, StatisticsSum
from kinoflow.errors import DataError
from kinoflow.motion.canonical import canonicalise
from kinoflow.motion.features import NUM_FEATURES, encode, mirror_features


@pytest.fixture
def copy(dataset, tmp_path) -> Path:
    return Path(shutil.copytree(dataset, tmp_path / "copy"))


def test_features_survive_the_shards(dataset, make_clip):
    folder = DatasetFolder.open(dataset)
    assert folder.manifest.shards > 5  # so that clips cross shard boundaries
    for number, (translation, others) in enumerate(folder.clips()):
        expected = encode(canonicalise(make_clip(folder.records[number].frames, seed=number)))
        np.testing.assert_allclose(translation.numpy(), expected[:, :3], atol=1e-6)
        np.testing.assert_allclose(others.numpy(), expected[:, 3:], atol=6e-4)


def test_files_may_be_read_as_any_new_file(dataset):
    modes = {path.name: path.stat().st_mode & 0o777 for path in dataset.iterdir()}
    assert len(set(modes.values())) == 1, modes


def test_manifest_counts_what_the_records_say(dataset):
    folder = DatasetFolder.open(dataset)
    manifest = folder.manifest
    assert manifest.clips == len(folder.records) == 40
    assert manifest.frames == sum(record.frames for record in folder.records)
    assert manifest.hours == pytest.approx(manifest.frames / 30 / 3600, abs=1e-4)
    assert {name: amount.clips for name, amount in manifest.splits.items()} == {"train": 32, "validation": 8}
    assert {name: amount.clips for name, amount in manifest.labels.items()} == {"jump": 2, "run": 8, "walk": 30}
    assert manifest.caption_origins == {"made": 80}


def test_statistics_are_those_of_training_clips_and_their_mirror_images(dataset, make_clip):
    folder = DatasetFolder.open(dataset)
    frames = []
    for number, record in enumerate(folder.records):
        if record.split == TRAIN:
            features = encode(canonicalise(make_clip(record.frames, seed=number)))
            frames += [features, mirror_features(features)]
    everything = np.concatenate(frames)
    statistics = folder.statistics()
    np.testing.assert_allclose(statistics.mean, everything.mean(axis=0), atol=1e-10)
    np.testing.assert_allclose(statistics.std, everything.std(axis=0), atol=1e-7)


def test_statistics_are_symmetric(dataset):
    statistics = DatasetFolder.open(dataset).statistics()
    np.testing.assert_allclose(mirror_features(statistics.mean), statistics.mean, atol=1e-12)
    np.testing.assert_allclose(np.abs(mirror_features(statistics.std)), statistics.std, atol=1e-12)


def test_statistics_need_a_clip():
    with pytest.raises(DataError, match="training split"):
        StatisticsSum().result()


def test_record_round_trip():
    captions = (Caption('She says "left".', 'She says "right".', "é"),)
    record = ClipRecord("a", "b", "c", "train", "g", "walk", None, 20, captions)
    assert ClipRecord.from_json(record.to_json()) == record


def test_folder_without_manifest(tmp_path):
    with pytest.raises(DataError, match=r"not a dataset folder.*kinoflow data build"):
        DatasetFolder.open(tmp_path)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"format_version": 99}, "format version 99"),
        ({"layout": "0123456789abcdef"}, "layout 0123456789abcdef"),
        ({"clips": 39}, "lists 40 clips"),
        ({"splits": 3}, "splits must be an object; got 3"),
        ({"surprise": 1}, "no field 'surprise'"),
    ],
)
def test_manifest_of_another_kind_is_refused(copy, change, message):
    path = copy / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    with pytest.raises(DataError, match=message):
        DatasetFolder.open(copy)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", "null"])
def test_damaged_manifest(copy, text):
    (copy / "manifest.json").write_text(text)
    with pytest.raises(DataError, match="damaged"):
        read_manifest(copy)


def test_damaged_clip_list(copy):
    lines = (copy / "clips.jsonl").read_text()
    (copy / "clips.jsonl").write_text(lines[: len(lines) // 2])
    with pytest.raises(DataError, match=r"clips\.jsonl"):
        DatasetFolder.open(copy)


def test_truncated_shard(copy):
    path = copy / "shard-00001.safetensors"
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(DataError, match="shard-00001"):
        DatasetFolder.open(copy).clips()


@pytest.mark.parametrize("name", ["shard-00001.safetensors", "statistics.safetensors", "clips.jsonl"])
def test_what_is_damaged_is_not_shown_as_whole(copy, capsys, name):
    assert main(["data", "show", str(copy)]) == 0
    capsys.readouterr()
    (copy / name).write_bytes((copy / name).read_bytes()[:-100])
    assert main(["data", "show", str(copy)]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert name in shown.err


def test_missing_shard(copy):
    (copy / "shard-00002.safetensors").unlink()
    with pytest.raises(DataError, match="shard-00002"):
        DatasetFolder.open(copy).clips()


def test_shard_of_another_dataset(copy):
    shutil.copy(copy / "shard-00000.safetensors", copy / "shard-00001.safetensors")
    with pytest.raises(DataError, match="do not fit"):
        DatasetFolder.open(copy).clips()


def test_shard_of_another_layout(copy):
    path = copy / "shard-00000.safetensors"
    tensors = load_file(path)
    save_file(tensors, path, {"layout": "other"})
    with pytest.raises(DataError, match="layout other"):
        DatasetFolder.open(copy).clips()


def test_statistics_of_another_layout_or_kind(copy):
    path = copy / "statistics.safetensors"
    save_file({"mean": np.zeros(NUM_FEATURES)}, path, {"layout": "other"})
    with pytest.raises(DataError, match="layout other"):
        DatasetFolder.open(copy).statistics()
    save_file({"mean": np.zeros(NUM_FEATURES)}, path, {"layout": DatasetFolder.open(copy).manifest.layout})
    with pytest.raises(DataError, match="lacks the tensor std"):
        DatasetFolder.open(copy).statistics()


def test_a_shard_is_what_safetensors_writes(dataset):
    """Written piece by piece, it is the same to the byte."""
    path = dataset / "shard-00000.safetensors"
    with safe_open(path, framework="numpy") as file:
        tensors = {name: file.get_tensor(name) for name in ("translation", "features", "offsets")}
        assert path.read_bytes() == save(tensors, file.metadata())
    assert {path.suffix for path in dataset.iterdir()} == {".safetensors", ".json", ".jsonl"}


def test_records_of_a_writer(tmp_path, make_clip, dataset):
    known = DatasetFolder.open(dataset).records
    writer = ShardWriter(tmp_path, frames_per_shard=200)
    stored = []
    for number, record in enumerate(known[:6]):
        features = encode(canonicalise(make_clip(record.frames, seed=number))).astype(np.float32)
        writer.add(record, features)
        features[:, 3:] = features[:, 3:].astype(np.float16)
        stored.append(features)
        for clip, wanted in enumerate(stored):
            np.testing.assert_array_equal(writer.features(clip), wanted)
    changed = dataclasses.replace(known[2], copy_of="é")
    writer.change(2, changed)
    assert [*writer.records] == [*known[:2], changed, *known[3:6]]
    assert len(writer) == len(writer.records) == 6
    assert writer.records[1:3] == [known[1], changed]
    with pytest.raises(DataError, match="frames"):
        writer.change(1, dataclasses.replace(known[1], frames=1))
    writer.close([], {})
    assert DatasetFolder.open(tmp_path).records == (*known[:2], changed, *known[3:6])
