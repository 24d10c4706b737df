"""Authored arms over captured bodies."""

import numpy as np
import pytest
from parts_in_memory import captured_clip

from kinoflow.authoring.action import actions
from kinoflow.authoring.gait import walk
from kinoflow.authoring.rig import play
from kinoflow.authoring.timeline import Timeline
from kinoflow.authoring.write import LibraryOptions, write_library
from kinoflow.data.build import BuildOptions, build_dataset
from kinoflow.data.composition.layered import LAYERED, Layer, lay_over_captured
from kinoflow.data.filters import FilterOptions
from kinoflow.data.manifest import Caption, ClipRecord
from kinoflow.data.shards import DatasetFolder
from kinoflow.motion.canonical import canonicalise
from kinoflow.motion.features import encode

UPPER = [act for act in actions().values() if act.upper][:2]


def body(label, seconds=8.0):
    """A body as a source would give it, played by the rig, with a record of a captured clip."""
    timeline = Timeline(np.random.default_rng(0))
    if label == "walk":
        walk(timeline, 7.0)
    else:
        timeline.hold(seconds)
    features = encode(canonicalise(play(timeline))).astype(np.float32)
    captions = (Caption("A person.", "A person.", "test"),)
    record = ClipRecord(
        id=label, source="test", licence="CC0", licence_class="permissive", split="train", group=label, label=label,
        action="", leaf="", style=None, frames=len(features), captions=captions,
    )  # fmt: skip
    return captured_clip(record, features)


def layer(seconds=2.0):
    timeline = Timeline(np.random.default_rng(1))
    timeline.to(0.5, hand_r=(0.1, 0.45, 0.2))
    timeline.hold(seconds - 1)
    timeline.neutral(0.5)
    part = body("stand")
    features = encode(canonicalise(play(timeline))).astype(np.float32)
    return Layer(captured_clip(part.record, features), lambda: ("{raise} the right hand", "{lift} the right arm"))


def laid(bases, layers, count):
    return list(lay_over_captured(bases, layers, count, seed=0, captions_per_clip=4, filters=FilterOptions()))


def test_walking_is_said_and_standing_is_not():
    (walking,) = laid([body("walk")], [layer()], 1)
    assert walking[0].source == LAYERED
    assert "walk" in walking[0].captions[0].text
    assert "rais" in walking[0].captions[0].text
    (standing,) = laid([body("stand")], [layer()], 1)
    assert not any("stand" in caption.text for caption in standing[0].captions)
    assert "left" in standing[0].captions[0].mirrored
    for record, features in (walking, standing):
        assert record.frames == len(features)
        assert record.licence_class == "permissive"


def test_a_body_that_is_too_short_is_not_used():
    assert laid([body("stand", 1.0)], [layer(3.0)], 3) == []
    assert laid([], [layer()], 3) == []


@pytest.mark.skipif(not UPPER, reason="the library has no action of the arms alone")
def test_from_a_library_and_a_folder_of_captures(tmp_path):
    write_library(UPPER, tmp_path / "library", LibraryOptions(draws=2, held_out=0.0, held_out_actions=0.0))
    captures = tmp_path / "captures"
    captures.mkdir()
    timeline = Timeline(np.random.default_rng(3))
    walk(timeline, 9.0)
    play(timeline).save(captures / "walk_forward.npz")
    (captures / "walk_forward.txt").write_text("A person walks.\n")
    options = BuildOptions(workers=1, layered=1.0, validation_share=0.0)
    manifest = build_dataset([tmp_path / "library", captures], tmp_path / "data", options)
    assert manifest.sources[LAYERED].clips >= 1
    records = [record for record in DatasetFolder.open(tmp_path / "data").records if record.source == LAYERED]
    assert all(record.action.startswith("walk + ") for record in records)
    assert all(record.settings for record in records)
