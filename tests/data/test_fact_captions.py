"""Captions from the skeleton in a dataset: added where they agree with the source, told where it is contradicted."""

import dataclasses
import json

import numpy as np
import pytest

from kinoflow.data.build import BuildOptions, build_dataset
from kinoflow.data.captioning import Description
from kinoflow.data.captions.facts import find_facts
from kinoflow.data.fact_captions import FACTS, FACTS_ORIGIN, with_facts
from kinoflow.data.manifest import Caption, read_manifest
from kinoflow.data.process import ProcessOptions
from kinoflow.data.shards import DatasetFolder
from kinoflow.errors import OptionError


def told(*texts: str, origin: str = "sidecar") -> Description:
    return Description("walk", tuple(Caption(text, text, origin) for text in texts))


@pytest.fixture
def walk(captured):
    return captured["cmu_39_12"].clip


def test_facts_are_added(walk):
    assert "walk" in find_facts(walk).kinds()
    said, refuted = with_facts(told("A person walks."), walk, 8)
    assert refuted == ()
    assert said.captions[0].text == "A person walks."
    added = [caption for caption in said.captions if caption.origin == FACTS_ORIGIN]
    assert any("walks" in caption.text for caption in added)
    assert len({caption.text for caption in said.captions}) == len(said.captions)


def test_no_more_than_fit_and_none_where_all_is_said(walk):
    given = told(*(f"A person walks, number {number}." for number in range(4)), origin="label")
    said, _ = with_facts(given, walk, 4)
    assert len(said.captions) == 4
    assert said.captions[0] == given.captions[0]
    assert with_facts(told("A person walks."), walk, 1)[0].captions == told("A person walks.").captions


def test_what_is_refuted_is_told_and_nothing_added(walk):
    given = told("A person jumps twice.", "A person walks.")
    said, refuted = with_facts(given, walk, 8)
    assert said == given
    (only,) = refuted
    assert only.startswith("A person jumps twice: jumps")
    assert with_facts(told("A person jumps twice.", origin="label"), walk, 8)[1] != ()


def test_in_a_dataset(walk, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    walk.save(folder / "walk_1.npz")
    still = walk.replace(
        rotations=np.repeat(walk.rotations[:1], 90, axis=0), translation=np.repeat(walk.translation[:1], 90, axis=0)
    )
    still.save(folder / "jump_2.npz")
    (folder / "jump_2.txt").write_text("A person jumps.")
    options = BuildOptions(executor="serial", validation_share=0.0)
    plain = build_dataset([folder], tmp_path / "plain", options)
    assert "captions" not in plain.options["process"]
    assert (
        "refuted"
        not in (tmp_path / "plain" / "manifest.json").read_text() + (tmp_path / "plain" / "clips.jsonl").read_text()
    )
    build_dataset([folder], tmp_path / "facts", dataclasses.replace(options, process=ProcessOptions(captions=FACTS)))
    manifest = read_manifest(tmp_path / "facts")
    assert manifest.caption_origins[FACTS_ORIGIN] >= 1
    assert manifest.refuted == 1
    records = {record.id: record for record in DatasetFolder.open(tmp_path / "facts").records}
    assert "jumps" in records["in/jump_2"].refuted[0]
    assert records["in/walk_1"].refuted == ()
    assert "refutes something" in (tmp_path / "facts" / "index.html").read_text()
    assert json.loads((tmp_path / "facts" / "manifest.json").read_text())["options"]["process"]["captions"] == FACTS


def test_other_captions():
    with pytest.raises(OptionError, match="given or facts"):
        BuildOptions(process=ProcessOptions(captions="all"))
