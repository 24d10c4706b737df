"""Reference clips: the file format, and the set that comes with kinoflow."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import torch

from kinoflow.errors import DataError
from kinoflow.evaluation import reference
from kinoflow.evaluation.reference import (
    ReferenceClip,
    ReferenceRecord,
    bundled_reference,
    load_reference,
    save_reference,
)
from kinoflow.motion.canonical import heading_rad
from kinoflow.motion.features import encode


def record(number: int, test: bool = True) -> ReferenceRecord:
    return ReferenceRecord(f"clip-{number}", "made", "CC0 1.0", "walk", test, (f"Walks {number}.", "Walks."))


@pytest.fixture
def clips(walk) -> list[ReferenceClip]:
    backward = walk.replace(rotations=walk.rotations[::-1], translation=walk.translation[::-1] - [3.0, 0.2, 5.0])
    return [ReferenceClip(record(0), walk), ReferenceClip(record(1, False), backward.crop(0, 30))]


def test_clips_come_back(clips, tmp_path):
    save_reference(tmp_path / "r", clips, card="card")
    found = load_reference(tmp_path / "r")
    assert (tmp_path / "r" / "README.md").read_text() == "card"
    for one, other in zip(clips, found, strict=True):
        assert other.record == one.record
        assert other.caption == one.record.captions[0]
        assert np.abs(other.clip.joints - one.clip.joints).max() < 5e-4
        assert np.abs(other.clip.translation - one.clip.translation).max() <= 0.5e-4 + 1e-12
        assert other.clip.metadata["licence"] == "CC0 1.0"
    # What was read is exactly what a second round gives.
    save_reference(tmp_path / "again", found)
    for one, other in zip(found, load_reference(tmp_path / "again"), strict=True):
        np.testing.assert_allclose(other.clip.translation, one.clip.translation, atol=1e-12)
        assert np.abs(other.clip.joints - one.clip.joints).max() < 1e-9


def test_paths_of_any_length_are_kept(walk, tmp_path):
    """Positions past 3.27 m do not fit 16 bits; their differences do."""
    far = walk.replace(translation=walk.translation + np.linspace([0, 0, 0], [40, 0, -70], 90))
    save_reference(tmp_path / "r", [ReferenceClip(record(0), far)])
    assert np.abs(load_reference(tmp_path / "r")[0].clip.translation - far.translation).max() < 1e-4


def test_clips_that_cannot_be_kept_are_refused(walk, tmp_path):
    jump = walk.translation.copy()
    jump[50:] += [4.0, 0, 0]
    for clips in ([], [walk.replace(fps=60.0)], [walk.replace(translation=jump)]):
        with pytest.raises(DataError):
            save_reference(tmp_path / "r", [ReferenceClip(record(0), clip) for clip in clips])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("step_m", "kept"), [(3.2767, True), (-3.2767, True), (3.2768, False), (-3.2768, False)])
def test_the_longest_step_of_a_frame(walk, tmp_path, step_m, kept):
    still = walk.crop(0, 3)
    clip = still.replace(translation=np.array([[0.0, 0.0, 0.0], [0.0, 0.0, 0.0], [0.0, 0.0, step_m]]))
    if not kept:
        with pytest.raises(DataError, match=r"more than 3\.28 m"):
            save_reference(tmp_path / "r", [ReferenceClip(record(0), clip)])
        return
    save_reference(tmp_path / "r", [ReferenceClip(record(0), clip)])
    assert load_reference(tmp_path / "r")[0].clip.translation[2, 2] == pytest.approx(step_m, abs=1e-9)


def test_clips_of_a_dataset_are_asked_by_one_of_their_captions(walk, monkeypatch):
    """The others follow in their order; the validation split has the tests."""
    texts = ["b", "a", "c"]

    class Dataset:
        def __init__(self, data, split):
            self.split = split
            captions = [SimpleNamespace(text=text) for text in texts]
            self.records = [
                SimpleNamespace(
                    id=f"{split}-{n}", source="made", licence="CC0", label="walk", captions=captions, action="walk",
                    settings={"side": "left"}, leaf="going/walking/walk",
                )
                for n in range(6)
            ]  # fmt: skip

        def __len__(self):
            return len(self.records)

        def features(self, row):
            return torch.from_numpy(encode(walk.crop(0, 20 + row)))

    monkeypatch.setattr(reference, "MotionDataset", Dataset)
    found = reference.references_of_dataset("somewhere", tests=4, seed=1)
    assert [one.record.test for one in found] == [True] * 4 + [False] * 6
    numbers = [int(one.record.id.rpartition("-")[2]) for one in found]
    assert numbers[4:] == list(range(6))
    assert numbers[:4] == sorted(set(numbers[:4]))
    assert [one.clip.num_frames for one in found] == [20 + number for number in numbers]
    for one in found:
        first = one.record.captions[0]
        assert one.record.captions == (first, *(text for text in texts if text != first))
        assert one.clip.metadata["prompt"] == first
    assert len({one.record.captions[0] for one in found}) > 1
    again = reference.references_of_dataset("somewhere", tests=4, seed=1)
    assert [one.record for one in again] == [one.record for one in found]


def test_damaged_folders_are_refused(clips, tmp_path: Path):
    folder = tmp_path / "r"
    with pytest.raises(DataError, match="get the folder again"):
        load_reference(folder)
    save_reference(folder, clips)
    records, arrays = folder / "clips.json", folder / "clips.npz"
    whole, description = arrays.read_bytes(), json.loads(records.read_text())
    for content in (b"", whole[:200], b"PK" + whole[2:300]):
        arrays.write_bytes(content)
        with pytest.raises(DataError):
            load_reference(folder)
    arrays.write_bytes(whole)
    for changed in (
        {"format_version": 7},
        {"clips": description["clips"][:1]},
        {"clips": [{"id": 1}] * 2},
        {"clips": [{**row, "captions": []} for row in description["clips"]]},
    ):
        records.write_text(json.dumps(description | changed))
        with pytest.raises(DataError):
            load_reference(folder)


def test_the_bundled_clips_may_be_passed_on_and_are_canonical():
    clips = load_reference()
    tests = [one for one in clips if one.record.test]
    assert len(tests) >= 64
    assert len(clips) > len(tests)
    assert len({one.record.id for one in clips}) == len(clips)
    for one in clips:
        forbidden = [
            mark for mark in ("NC", "sie", "Bandai", "Sony") if mark in one.record.licence.replace("NCSOFT", "")
        ]
        assert not forbidden, one.record
        assert 30 <= one.clip.num_frames <= 360
        assert np.abs(one.clip.translation[0, [0, 2]]).max() < 1e-3
        assert abs(heading_rad(one.clip)[0]) < 0.02
    size = sum(path.stat().st_size for path in bundled_reference().iterdir())
    assert size < 4e6


def test_the_bundled_tests_are_no_gallery_clips():
    """Parts of one recording are named after it and their first frame; none of it is in both."""
    stems: dict[bool, set[str]] = {True: set(), False: set()}
    for one in load_reference():
        stems[one.record.test].add(re.sub(r"_\d{5}$", "", one.record.id))
    assert not stems[True] & stems[False]
