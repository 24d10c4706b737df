"""Copies, mirror images, parts and other rates of a clip are found; other performances are not."""

import dataclasses
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest

from kinoflow.data import event_index, near_duplicates
from kinoflow.data.event_index import EventIndex, _nearest_first
from kinoflow.data.manifest import TRAIN, VALIDATION, Caption, caption_leaks, normalised
from kinoflow.data.near_duplicates import (
    NearDuplicate,
    NearDuplicates,
    events_of,
    events_of_features,
    from_pelvis,
    from_pelvis_of_features,
    in_one_split,
    told_alike,
)
from kinoflow.data.shards import DatasetFolder
from kinoflow.data.sources.collection import collection_clips
from kinoflow.motion.canonical import canonicalise, mirror, resample, turn
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.features import encode
from kinoflow.motion.rotations import axis_angle_to_matrix
from kinoflow.motion.skeleton import MANNEQUIN, joint


def pairs_in(clips: list[MotionClip]) -> list[NearDuplicate]:
    with TemporaryDirectory() as folder, NearDuplicates(Path(folder)) as finder:
        for clip in clips:
            finder.add(events_of(clip))
        return list(finder.find(lambda clip: from_pelvis(clips[clip])))


def found_in(clips: list[MotionClip]) -> list[tuple[int, int, bool]]:
    return [(pair.clip, pair.of, pair.mirrored) for pair in pairs_in(clips)]


def at_speed(clip: MotionClip, factor: float) -> MotionClip:
    return resample(clip.replace(fps=30.0 * factor), 30.0).replace(fps=30.0)


@pytest.fixture(scope="module")
def clip(captured) -> MotionClip:
    return captured["snu_wd2_1_kick"].clip


@pytest.mark.parametrize(
    ("change", "mirrored"),
    [
        (lambda c: turn(c, 1.0), False),
        (mirror, True),
        (lambda c: c.crop(30, 150), False),
        (lambda c: at_speed(c, 1.05), False),
        (lambda c: at_speed(c, 0.95), False),
        (lambda c: canonicalise(mirror(c.crop(20, 140))), True),
        (lambda c: resample(resample(c, 20.0), 30.0), False),
    ],
    ids=["turned", "mirrored", "cropped", "faster", "slower", "mirrored crop", "twenty frames a second"],
)
def test_changed_copies_are_found(clip, change, mirrored):
    assert found_in([clip, change(clip)]) == [(1, 0, mirrored)]


def test_other_motions_are_not(clip, captured):
    walks = [one.clip for name, one in captured.items() if name.startswith(("cmu_39", "snu_wd2_Walk"))]
    assert len(walks) > 8
    assert found_in([clip, *walks]) == []
    assert found_in([]) == []
    assert found_in([clip.crop(0, 5), clip.crop(0, 5)]) == []  # too short for any event


def test_a_copy_is_found_among_many_who_do_the_same_short_exercise():
    """All of them have the same few events, in step: the copy's are the nearest."""

    def exercise(number: int) -> MotionClip:
        generator = np.random.default_rng(number)
        time = np.arange(75) / 30
        lift = np.sin(np.clip(time - 0.4, 0, 1.6) * np.pi / 1.6)
        angles = generator.normal(scale=0.03, size=(22, 3))[None] * np.ones((75, 1, 1))
        angles[:, joint("L_Shoulder"), 2] += 1.2 * lift - 1.2
        angles[:, joint("R_Hip"), 0] -= 0.5 * lift
        place = np.tile(MANNEQUIN.rest_positions[0], (75, 1))
        return MotionClip(axis_angle_to_matrix(angles), place, 30.0)

    clips = [exercise(number) for number in range(60)]
    copied = (31, 38, 45, 52)
    found = found_in([*clips, *(mirror(clips[number]) for number in copied)])
    assert [pair for pair in found if pair[0] >= 60] == [(60 + k, number, True) for k, number in enumerate(copied)]


@pytest.mark.slow
def test_walks_of_one_person_are_not_copies(shared_folder):
    walks = [
        canonicalise(clip.load())
        for clip in collection_clips(shared_folder / "data" / "clips.json")
        if clip.id.startswith(("cmu_07_0", "cmu_08_0", "cmu_02_0"))
    ]
    assert len(walks) > 10
    assert found_in(walks) == []


def test_normalised():
    assert normalised("A man walks, slowly!") == normalised("the person WALKS slowly") == "walks slowly"


def test_groups_that_share_a_written_sentence():
    def said(text, origin="sidecar"):
        return (Caption(text, text, origin),)

    rows = [("a", said("A man juggles.")), ("b", said("The person juggles")), ("c", said("A man juggles.", "label"))]
    assert told_alike(rows) == [("a", "b")]
    assert told_alike([(str(n), said("A man walks.")) for n in range(9)]) == []


def test_in_one_split():
    splits = {"a": TRAIN, "b": VALIDATION, "c": VALIDATION, "d": TRAIN, "e": VALIDATION}
    assert in_one_split([("a", "b"), ("b", "c")], splits) == {"b": TRAIN, "c": TRAIN}
    assert in_one_split([("a", "b")], splits, frozenset("b")) == {"a": VALIDATION}
    assert in_one_split([("b", "c")], splits) == {}
    few = {"a": TRAIN, "b": VALIDATION, "c": TRAIN}
    assert in_one_split([("a", "b")], few) == {"a": VALIDATION}
    assert in_one_split([("a", "b"), ("b", "c")], few) == {}, "all of one kind: something has to be learned from"


def test_caption_leaks(dataset):
    first = DatasetFolder.open(dataset).records[0]
    held = dataclasses.replace(first, split=VALIDATION, captions=(Caption("A person juggles.", "", "sidecar"),))
    trained = dataclasses.replace(first, split=TRAIN, captions=(Caption("The man juggles", "", "label"),))
    assert caption_leaks([held]) == {}
    assert caption_leaks([held, trained]) == {"sidecar": 1}


def test_numbers_of_a_pair(clip):
    (pair,) = pairs_in([clip, clip.crop(30, 150)])
    assert pair.rate == pytest.approx(1.0, abs=0.02)
    assert pair.start == pytest.approx(30, abs=2)
    assert pair.distance_m < 1e-3
    assert np.isfinite(pair.distance_m)


def test_places_from_features(clip):
    features = encode(clip).astype(np.float16).astype(np.float32)
    np.testing.assert_allclose(from_pelvis_of_features(features), from_pelvis(clip), atol=2e-3)


def test_events_are_those_of_what_a_shard_gives_back(clip):
    features = encode(clip).astype(np.float32)
    stored = features.astype(np.float16).astype(np.float32)
    found, again = events_of_features(features), events_of_features(stored)
    assert len(found.frames) > 3
    np.testing.assert_array_equal(found.frames, again.frames)
    np.testing.assert_array_equal(found.poses, again.poses)


@pytest.mark.parametrize(("rows", "at_once"), [(1, 1000), (40, 1000), (900, 1000), (900, 100), (900, 10)])
def test_the_index_finds_the_nearest_of_earlier_owners(tmp_path, rows, at_once, monkeypatch):
    """What a look at all of them finds, over several leaves, cells and blocks of leaves."""
    monkeypatch.setattr(event_index, "_ROWS_AT_ONCE", at_once)
    monkeypatch.setattr(event_index, "_LEAVES_AT_ONCE", 3)
    generator = np.random.default_rng(rows)
    # Few directions, and clusters: as poses are.
    centres = generator.normal(size=(12, 5)) @ generator.normal(size=(5, 9))
    points = (centres[generator.integers(12, size=rows)] + 0.1 * generator.normal(size=(rows, 9))).astype(np.float32)
    owner = np.sort(generator.integers(0, 1 + rows // 8, rows)).astype(np.int32)
    with (tmp_path / "rows").open("w+b") as file:
        file.write(points.tobytes())
        # In no order, as events and their mirror images are asked about at once.
        order = generator.permutation(np.arange(rows // 2, rows))
        asked, whose = points[order], owner[order]
        with EventIndex(file, owner, 9, tmp_path / "sorted") as index:
            here, there = index.nearest(asked, whose, 0.3, 6)
    apart = np.linalg.norm(asked[:, None].astype(float) - points[None], axis=-1)
    apart[(owner[None] >= whose[:, None]) | (apart > 0.3)] = np.inf
    for row in range(len(asked)):
        wanted = np.sort(apart[row][np.isfinite(apart[row])])[:6]
        np.testing.assert_allclose(np.sort(apart[row, there[here == row]]), wanted, atol=1e-5)
    assert rows < 900 or len(here) > 1000


def test_events_in_step_are_counted_as_line_by_line():
    """Through each event a line of each rate: the most events on one, of those that are like several only one."""
    generator = np.random.default_rng(3)
    pairs = []
    for count in (1, 2, 9, 40):
        here = np.sort(generator.integers(0, 60, count)).astype(np.int32)
        pairs.append((here, (here + generator.integers(-9, 9, count)).astype(np.int32)))
    lengths = np.array([len(here) for here, _ in pairs])
    all_here, all_there = (np.concatenate(frames) for frames in zip(*pairs, strict=True))
    most, rates, lines = near_duplicates._most_in_step(all_here, all_there, lengths)
    for (here, there), found, rate, line in zip(pairs, most, rates, lines, strict=True):
        counts = []
        for thousandths in (1000, 952, 1050):
            places = [1000 * int(t) - thousandths * int(h) for h, t in zip(here, there, strict=True)]
            counts.append(
                [len({h for h, other in zip(here, places, strict=True) if abs(other - one) <= 4000}) for one in places]
            )
        assert found == np.max(counts)
        assert (rate, line) == np.unravel_index(np.argmax(counts), np.shape(counts))


def test_the_nearest_come_first_as_lexsort_has_them():
    generator = np.random.default_rng(0)
    asking = generator.integers(0, 5, 400)
    # Few distances, so that many are as far apart; rounding makes some less than nothing.
    apart = generator.choice(np.array([-1e-7, -0.0, 0.0, 1e-30, 0.5, 2.0, -3e-6], np.float32), 400)
    found = generator.permutation(400)
    order = np.lexsort((found, apart, asking))
    for one, other in zip(_nearest_first(asking, apart, found), (asking[order], found[order]), strict=True):
        np.testing.assert_array_equal(one, other)
