"""KIT-ML's sentences, by our own writer, and its traps."""

import json

import pytest

from kinoflow.data.sources.find import find_clips


def write_kit(folder, number, sentences, identifier="cmu", **source):
    folder.mkdir(parents=True, exist_ok=True)
    database = {"identifier": identifier, "motion_id": 2, "motion_file_id": 1} | source
    meta = {"motion_annotation_tool": {"id": 1}, "source": {"database": database}, "annotation_perplexities": [None]}
    (folder / f"{number:05d}_meta.json").write_text(json.dumps(meta))
    (folder / f"{number:05d}_annotations.json").write_text(json.dumps(sentences))
    (folder / f"{number:05d}_mmm.xml").write_text("<MMM/>")


def test_sentences_reach_their_trial_of_cmu(tmp_path, make_clip):
    make_clip(30).save(tmp_path / "a" / "cmu_02_01.bvh")
    make_clip(30).save(tmp_path / "a" / "cmu_02_02.bvh")
    write_kit(tmp_path / "a", 3, ["A person  walks.", ""])
    write_kit(tmp_path / "a", 4, [], motion_file_id=2)
    write_kit(tmp_path / "a", 5, ["Somebody else."], identifier="kit", motion_file_id=2)
    write_kit(tmp_path / "a", 6, ["A person walks.", "One walks."])
    found = {clip.id: clip for clip in find_clips([tmp_path / "a"], tmp_path / "unpacked")}
    assert [(c.text, c.origin) for c in found["cmu_02_01"].captions] == [
        ("A person walks.", "KIT-ML"),
        ("One walks.", "KIT-ML"),
    ]
    assert found["cmu_02_02"].captions == ()
    assert len(found) == 2


@pytest.mark.parametrize(
    ("name", "content"),
    [("00003_meta.json", "[]"), ("00003_meta.json", '{"source": {}}'), ("00003_annotations.json", '{"a": 1}')],
)
def test_damaged_sentences_cost_themselves(tmp_path, make_clip, name, content):
    make_clip(30).save(tmp_path / "a" / "cmu_02_01.bvh")
    write_kit(tmp_path / "a", 3, ["A person walks."])
    (tmp_path / "a" / name).write_text(content)
    good, bad = find_clips([tmp_path / "a"], tmp_path / "unpacked")
    assert (good.id, good.error) == ("cmu_02_01", "")
    assert name in bad.error
