from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from kinoflow.data.augment import MIRROR_COLUMNS, MIRROR_SIGNS, start_at_origin
from kinoflow.data.loader import (
    BatchSampler,
    Draw,
    MotionDataset,
    SamplerOptions,
    equal_cuts,
    label_probability,
    validation_batches,
)
from kinoflow.errors import DataError, OptionError
from kinoflow.motion.canonical import canonicalise, turn
from kinoflow.motion.features import NUM_FEATURES, Statistics, encode, mirror_features
from kinoflow.text.features import TextFeatures


@pytest.fixture(scope="module")
def train(dataset) -> MotionDataset:
    return MotionDataset(dataset, "train")


def test_batch_normalises_pads_and_counts(train):
    draws = [Draw(0, 0, False, 0, train.records[0].frames), Draw(3, 1, False, 0, train.records[3].frames)]
    batch = train.batch(draws)
    assert batch.motion.dtype == torch.float32
    assert batch.motion.shape == (2, max(d.frames for d in draws), NUM_FEATURES)
    assert batch.lengths.tolist() == [d.frames for d in draws]
    for row, draw in enumerate(draws):
        expected = train.statistics.normalise(train.features(draw.clip).numpy().astype(np.float64))
        np.testing.assert_allclose(batch.motion[row, : draw.frames].numpy(), expected, atol=1e-4)
        tail = batch.motion[row, draw.frames :]
        assert torch.equal(tail, batch.motion[row, draw.frames - 1].expand_as(tail))
    assert batch.captions == ("A person swings the left arm.", "A person moves the right arm.")
    assert batch.ids == (train.records[0].id, train.records[3].id)


def test_pelvis_columns_stay_zero(train):
    batch = BatchSampler(train)(0)
    assert (batch.motion[..., 135:138] == 0).all()


def test_mirrored_draw_has_mirrored_motion_and_caption(train):
    frames = train.records[2].frames
    batch = train.batch([Draw(2, 0, False, 0, frames), Draw(2, 0, True, 0, frames)])
    raw = train.features(2).numpy()
    np.testing.assert_allclose(
        batch.motion[1].numpy(), train.statistics.normalise(mirror_features(raw.astype(np.float64))), atol=1e-4
    )
    original, mirrored = batch.captions
    assert "left" in original
    assert mirrored == original.replace("left", "right")
    assert batch.mirrored.tolist() == [False, True]


def test_mirror_columns_are_the_mirror_of_features():
    features = np.random.default_rng(0).normal(size=(5, NUM_FEATURES)).astype(np.float32)
    ours = torch.from_numpy(features)[..., MIRROR_COLUMNS] * MIRROR_SIGNS
    np.testing.assert_array_equal(ours.numpy(), mirror_features(features))


def test_start_at_origin_is_canonicalise(make_clip):
    clip = canonicalise(make_clip(50, seed=3))
    expected = encode(canonicalise(clip.crop(17, 50), floor=False))
    found = start_at_origin(torch.from_numpy(encode(clip)[17:]).float())
    np.testing.assert_allclose(found.numpy(), expected, atol=1e-5)


def test_start_at_origin_of_a_lying_body_uses_its_left_side(make_clip):
    clip = make_clip(30, seed=1)
    rotations = clip.rotations.copy()
    rotations[:, 0] = np.array([[1.0, 0, 0], [0, 0, -1], [0, 1, 0]]) @ rotations[:, 0]
    clip = turn(clip.replace(rotations=rotations), 0.7)
    expected = encode(canonicalise(clip, floor=False))
    found = start_at_origin(torch.from_numpy(encode(clip)).float())
    np.testing.assert_allclose(found.numpy(), expected, atol=1e-5)


def test_padded_length_is_a_multiple(train):
    sampler = BatchSampler(train, SamplerOptions(batch_size=3, pad_multiple=8))
    for step in range(8):
        batch = sampler(step)
        assert batch.motion.shape[1] % 8 == 0
        assert batch.motion.shape[1] - int(batch.lengths.max()) < 8


def test_steps_are_the_same_in_any_order(train):
    forward = [BatchSampler(train, SamplerOptions(batch_size=4), seed=7).draws(step) for step in range(20)]
    other = BatchSampler(train, SamplerOptions(batch_size=4), seed=7)
    assert [other.draws(step) for step in reversed(range(20))] == forward[::-1]
    assert forward[0] != forward[1]
    assert BatchSampler(train, SamplerOptions(batch_size=4), seed=8).draws(0) != forward[0]


def test_batches_hold_clips_of_like_length(train):
    sampler = BatchSampler(train, SamplerOptions(batch_size=8, bucket_batches=8))
    waste = [1 - batch.lengths.float().mean() / batch.motion.shape[1] for batch in map(sampler, range(16))]
    assert np.mean(waste) < 0.12
    ranges = sorted((min(d.frames for d in b), max(d.frames for d in b)) for b in map(sampler.draws, range(8)))
    assert all(first[1] <= second[0] for first, second in pairwise(ranges))


def test_equal_frames(train):
    sampler = BatchSampler(train, SamplerOptions(batch_size=16, equal_frames=True))
    totals = [sum(draw.frames for draw in sampler.draws(step)) for step in range(8)]
    longest = max(record.frames for record in train.records)
    assert max(totals) - min(totals) <= 2 * longest
    assert sum(len(sampler.draws(step)) for step in range(8)) == 16 * 8


@given(st.lists(st.integers(1, 360), min_size=1, max_size=60), st.integers(1, 12))
def test_equal_cuts_cover_everything_once(frames, parts):
    parts = min(parts, len(frames))
    cuts = equal_cuts(np.array(frames), parts)
    assert cuts[0] == 0
    assert cuts[-1] == len(frames)
    assert (np.diff(cuts) >= 1).all()


def test_label_balance():
    labels = ["walk"] * 100 + ["bow"] * 4
    for balance, ratio in ((1.0, 25.0), (0.5, 5.0), (0.0, 1.0)):
        probability = label_probability(labels, balance)
        assert probability.sum() == pytest.approx(1.0)
        assert probability[:100].sum() / probability[100:].sum() == pytest.approx(ratio)


def test_draw_frequencies_follow_the_options(train):
    sampler = BatchSampler(train, SamplerOptions(batch_size=50, balance=0.0, mirror_probability=0.25))
    draws = [draw for step in range(80) for draw in sampler.draws(step)]
    labels = [train.records[draw.clip].label for draw in draws]
    # 4,000 draws: five standard deviations of a share of 1/3 are 0.037.
    for label in ("walk", "run", "jump"):
        assert labels.count(label) / len(labels) == pytest.approx(1 / 3, abs=0.04)
    assert np.mean([draw.mirrored for draw in draws]) == pytest.approx(0.25, abs=0.04)
    assert np.mean([draw.caption for draw in draws]) == pytest.approx(0.5, abs=0.04)


def test_crops_start_at_the_origin(train):
    sampler = BatchSampler(train, SamplerOptions(batch_size=32, crop_frames=40, mirror_probability=0.0))
    draws = sampler.draws(0)
    assert max(draw.frames for draw in draws) <= 40
    assert len({draw.start for step in range(8) for draw in sampler.draws(step)}) > 20
    for draw in (draw for step in range(8) for draw in sampler.draws(step)):
        assert draw.start + draw.frames <= train.records[draw.clip].frames
    batch = sampler(0)
    first = train.statistics.denormalise(batch.motion[:, 0].numpy().astype(np.float64))
    np.testing.assert_allclose(first[:, [0, 2]], 0.0, atol=1e-4)


def test_validation_batches_are_fixed_and_complete(dataset):
    first, second = validation_batches(dataset, 3), validation_batches(dataset, 3)
    assert sorted(clip for batch in first for clip in batch.ids) == [f"clip-{n:03d}" for n in range(4, 40, 5)]
    for a, b in zip(first, second, strict=True):
        assert torch.equal(a.motion, b.motion)
        assert a.captions == b.captions
        assert not a.mirrored.any()


def test_other_statistics(dataset):
    statistics = Statistics(mean=np.zeros(NUM_FEATURES), std=np.ones(NUM_FEATURES))
    data = MotionDataset(dataset, "validation", statistics=statistics)
    batch = data.batch([Draw(0, 0, False, 0, data.records[0].frames)])
    torch.testing.assert_close(batch.motion[0], data.features(0))


def test_text_comes_with_the_batch(dataset):
    def lookup(captions):
        tokens = torch.tensor([[[float("left" in text)]] for text in captions])
        return TextFeatures(tokens, torch.ones(len(captions), dtype=torch.int64), tokens[:, 0])

    batch = BatchSampler(MotionDataset(dataset, text=lookup))(3)
    assert batch.text is not None
    assert batch.text.pooled[:, 0].tolist() == ["left" in caption for caption in batch.captions]


def test_captions_lists_every_sentence_once(train):
    assert len(train.captions()) == 4
    assert train.captions() == sorted(train.captions())


def test_unknown_split(dataset):
    with pytest.raises(DataError, match=r"split 'test'.*train"):
        MotionDataset(dataset, "test")


@pytest.mark.parametrize(
    "wrong",
    [{"batch_size": 0}, {"balance": 1.5}, {"balance": float("nan")}, {"mirror_probability": -0.1}, {"crop_frames": 1}],
)
def test_options_are_checked(wrong):
    with pytest.raises(OptionError, match=next(iter(wrong))):
        SamplerOptions(**wrong)


def test_seed_is_checked(train):
    with pytest.raises(OptionError, match="seed"):
        BatchSampler(train, seed=-1)


def test_mirrored_pairs_hold_a_clip_and_its_mirror_image(train):
    sampler = BatchSampler(train, SamplerOptions(batch_size=8, mirrored_pairs=True))
    for step in range(4):
        draws = sampler.draws(step)
        assert len(draws) == 8
        for first, second in zip(draws[::2], draws[1::2], strict=True):
            assert first.mirrored is not second.mirrored
            assert (first.clip, first.caption, first.start) == (second.clip, second.caption, second.start)
    with pytest.raises(OptionError):
        SamplerOptions(batch_size=7, mirrored_pairs=True)


def test_common_actions_are_drawn_more_often(train):
    """With weight 3 a clip of a common action is three times as likely as it was, beside the others."""
    changed = train.subset(range(len(train)))
    names = [("walk", "wave > bow", "wave > pole vault")[index % 3] for index in range(len(train))]
    changed.records = tuple(replace(r, action=name) for r, name in zip(train.records, names, strict=True))
    plain = BatchSampler(changed, SamplerOptions())._probability
    weighted = BatchSampler(changed, SamplerOptions(common_weight=3.0))._probability
    ratio = weighted / plain
    common = np.array([name != "wave > pole vault" for name in names])
    assert 0 < common.sum() < len(common)
    np.testing.assert_allclose(ratio[common], 3 * ratio[~common][0])
    assert weighted.sum() == pytest.approx(1.0)
    with pytest.raises(OptionError, match="common_weight"):
        SamplerOptions(common_weight=0.0)


def test_every_common_action_is_an_authored_one_or_a_label_of_captures():
    from kinoflow.authoring.action import actions
    from kinoflow.data.taxonomy import COMMON_ACTIONS

    labels = {"pick-up", "kick", "sit", "stand", "jump", "dance", "walk-turn", "walk-back", "sit-stand", "get-up"}
    assert COMMON_ACTIONS - labels <= set(actions())
