"""The losses of one batch against the same numbers computed apart."""

import dataclasses

import numpy as np
import pytest
import torch
from reference.tiny import random_model
from runs import LENGTHS, fake_batch

from kinoflow.data.augment import MIRROR_COLUMNS
from kinoflow.motion.contacts import (
    FOOT_JOINTS,
    HEIGHT_ABOVE_REST_M,
    MAX_SPEED_M_PER_S,
    SOFT_HEIGHT_M,
    foot_heights_and_speeds,
)
from kinoflow.motion.features import Statistics, decode
from kinoflow.motion.skeleton import joint
from kinoflow.training import objective
from kinoflow.training.config import ObjectiveConfig
from kinoflow.training.objective import Draws, draw


def flow_losses(*args) -> dict[str, torch.Tensor]:
    with torch.no_grad():
        return objective.flow_losses(*args)


@pytest.fixture
def model():
    model = random_model().double()
    generator = torch.Generator().manual_seed(5)
    model.mean.copy_(torch.randn(201, generator=generator))
    model.std.copy_(torch.rand(201, generator=generator) + 0.2)
    model.std[135:138] = 0
    model.mean[135:138] = 0
    return model


def output_of(model, batch, draws) -> torch.Tensor:
    t = draws.time.view(-1, 1, 1)
    x = (1 - t) * draws.noise + t * batch.motion
    text = batch.text
    context, pooled = text.tokens.clone(), text.pooled.clone()
    context[draws.dropped], pooled[draws.dropped] = model.null_context[0].float(), model.null_pooled[0].float()
    with torch.no_grad():
        return model(x, draws.time, context, text.lengths, pooled, batch.lengths)


DRAWS = Draws(
    noise=torch.randn(3, 12, 201, generator=torch.Generator().manual_seed(1)),
    time=torch.tensor([0.2, 0.5, 0.98]),
    dropped=torch.tensor([False, True, False]),
)


def frames_of(tensor: torch.Tensor, count=LENGTHS) -> torch.Tensor:
    return torch.cat([row[:n] for row, n in zip(tensor, count, strict=True)])


@pytest.mark.parametrize("kind", ["mse", "smooth_l1"])
def test_velocity_loss(model, kind):
    batch = fake_batch(0)
    losses = flow_losses(model, batch, DRAWS, ObjectiveConfig(loss=kind))
    error = frames_of(output_of(model, batch, DRAWS) - (batch.motion - DRAWS.noise))
    each = error**2 if kind == "mse" else torch.where(error.abs() < 1, error**2 / 2, error.abs() - 0.5)
    assert float(losses["flow"]) == pytest.approx(float(each.mean()), rel=1e-5)
    assert torch.equal(losses["total"], losses["flow"])


def test_clean_loss_with_power_two_is_the_error_of_the_velocity(model):
    batch = fake_batch(0)
    config = ObjectiveConfig(prediction="clean", remainder_power=2.0, smallest_remainder=0.01)
    losses = flow_losses(model, batch, DRAWS, config)
    t = DRAWS.time.view(-1, 1, 1)
    x = (1 - t) * DRAWS.noise + t * batch.motion
    velocity = (output_of(model, batch, DRAWS) - x) / (1 - t)
    error = frames_of(velocity - (batch.motion - DRAWS.noise))
    assert float(losses["flow"]) == pytest.approx(float((error**2).mean()), rel=1e-4)


def test_weight_of_the_clean_loss_is_bounded(model):
    batch = fake_batch(0)
    at_end = Draws(DRAWS.noise, torch.ones(3), DRAWS.dropped)
    config = ObjectiveConfig(prediction="clean", remainder_power=1.0, smallest_remainder=0.1)
    error = frames_of(output_of(model, batch, at_end) - batch.motion)
    assert float(flow_losses(model, batch, at_end, config)["flow"]) == pytest.approx(
        10 * float((error**2).mean()), rel=1e-5
    )


def test_geometric_losses_are_those_of_the_decoded_clips(model):
    batch = fake_batch(0)
    config = ObjectiveConfig(prediction="clean", position_weight=2.0, speed_weight=3.0)
    losses = flow_losses(model, batch, DRAWS, config)
    statistics = Statistics(model.mean.numpy(), model.std.numpy())
    output = output_of(model, batch, DRAWS).double().numpy()
    position = speed = 0.0
    for row, n in enumerate(LENGTHS):
        clips = [decode(statistics.denormalise(x[row, :n])).joints for x in (output, batch.motion.double().numpy())]
        difference = (clips[0] - clips[1]).reshape(n, -1)
        position += float(DRAWS.time[row]) * (difference**2).mean(axis=-1).sum()
        speed += float(DRAWS.time[row]) * (np.diff(difference, axis=0) ** 2).mean(axis=-1).sum()
    assert float(losses["position"]) == pytest.approx(position / sum(LENGTHS), rel=1e-3)
    assert float(losses["speed"]) == pytest.approx(speed / (sum(LENGTHS) - 3), rel=1e-3)
    total = float(losses["flow"]) + 2 * float(losses["position"]) + 3 * float(losses["speed"])
    assert float(losses["total"]) == pytest.approx(total, rel=1e-5)


def test_foot_losses_are_those_of_the_decoded_clips(model):
    batch = fake_batch(0)
    for row in batch.motion:
        row[3:7] = row[3]  # Frames that stand still, near the floor, so that feet rest in them.
        row[3:7, 1] -= 10
    statistics = Statistics(model.mean.numpy(), model.std.numpy())
    output = output_of(model, batch, DRAWS).double().numpy()
    feet = [joint(name) for name in FOOT_JOINTS]
    height = contact = 0.0
    resting = 0
    for row, n in enumerate(LENGTHS):
        clips = [decode(statistics.denormalise(x[row, :n])) for x in (output, batch.motion.double().numpy())]
        predicted, target = (clip.joints[:, feet] for clip in clips)
        height += float(DRAWS.time[row]) * ((predicted - target)[..., 1] ** 2).mean(axis=-1).sum()
        low = foot_heights_and_speeds(clips[1])[0][1:] < HEIGHT_ABOVE_REST_M + SOFT_HEIGHT_M
        step = np.diff(target, axis=0)
        slow = np.hypot(step[..., 0], step[..., 2]) * 30 < MAX_SPEED_M_PER_S
        resting += int((low & slow).sum())
        slip = (np.diff(predicted, axis=0) ** 2).mean(axis=-1) * (low & slow)
        contact += float(DRAWS.time[row]) * slip.mean(axis=-1).sum()
    assert resting > 0
    losses = flow_losses(
        model, batch, DRAWS, ObjectiveConfig(prediction="clean", contact_weight=5.0, height_weight=7.0)
    )
    assert float(losses["height"]) == pytest.approx(height / sum(LENGTHS), rel=1e-3)
    assert float(losses["contact"]) == pytest.approx(contact / (sum(LENGTHS) - 3), rel=1e-3)
    total = float(losses["flow"]) + 5 * float(losses["contact"]) + 7 * float(losses["height"])
    assert float(losses["total"]) == pytest.approx(total, rel=1e-5)


@pytest.mark.parametrize("prediction", ["velocity", "clean"])
def test_padding_does_not_count(model, prediction):
    weight = 1.0 if prediction == "clean" else 0.0
    config = ObjectiveConfig(prediction=prediction, position_weight=weight, speed_weight=weight)
    batch, spoilt = fake_batch(0), fake_batch(0)
    for row, n in zip(spoilt.motion, LENGTHS, strict=True):
        row[n:] = 50.0
    first, second = (flow_losses(model, b, DRAWS, config) for b in (batch, spoilt))
    for name in first:
        assert float(first[name]) == pytest.approx(float(second[name]), rel=1e-4), name


def test_draws_are_a_function_of_the_generator():
    config = ObjectiveConfig(condition_drop=0.5)
    first, second, other = (draw(config, torch.Size((64, 2, 3)), torch.Generator().manual_seed(s)) for s in (1, 1, 2))
    assert torch.equal(first.noise, second.noise)
    assert torch.equal(first.time, second.time)
    assert torch.equal(first.dropped, second.dropped)
    assert not torch.equal(first.noise, other.noise)
    assert 10 < int(first.dropped.sum()) < 54
    assert first.noise.shape == (64, 2, 3)


def test_pairs_share_noise_time_and_dropped_condition():
    config = ObjectiveConfig(condition_drop=0.5)
    drawn = draw(config, torch.Size((8, 5, 3)), torch.Generator().manual_seed(0), pairs=True)
    for values in (drawn.noise, drawn.time, drawn.dropped):
        assert torch.equal(values[::2], values[1::2])
    assert not torch.equal(drawn.noise[0], drawn.noise[2])
    assert len(set(drawn.time.tolist())) == 4


@pytest.mark.parametrize("prediction", ["velocity", "clean"])
def test_what_is_known_comes_in_clean_and_has_no_error(prediction):
    model = random_model(control=True).double()
    batch, known = fake_batch(0), torch.zeros(3, 12, 201, dtype=torch.bool)
    known[0, 3:5], known[1, :, 0], known[2, 0, 140] = True, True, True
    weight = 1.0 if prediction == "clean" else 0.0
    config = ObjectiveConfig(prediction=prediction, remainder_power=0.0, position_weight=weight)
    draws = dataclasses.replace(DRAWS, known=known)
    t = DRAWS.time.view(-1, 1, 1)
    x = torch.where(known, batch.motion, (1 - t) * DRAWS.noise + t * batch.motion)
    context, pooled = model.drop_condition(batch.text.tokens, batch.text.pooled, DRAWS.dropped)
    with torch.no_grad():
        output = model(x, DRAWS.time, context, batch.text.lengths, pooled, batch.lengths, known=known)
    wanted = batch.motion if prediction == "clean" else batch.motion - DRAWS.noise
    error = frames_of(((output - wanted) ** 2).masked_fill(known, 0.0))
    losses = flow_losses(model, batch, draws, config)
    assert float(losses["flow"]) == pytest.approx(float(error.mean()), rel=1e-5)
    assert float(losses["flow"]) != pytest.approx(float(flow_losses(model, batch, DRAWS, config)["flow"]), rel=1e-3)
    everything = dataclasses.replace(draws, known=torch.ones_like(known))
    assert all(float(value) == 0 for value in flow_losses(model, batch, everything, config).values())


def test_known_numbers_are_drawn_last_and_mirrored_with_the_clip():
    plain, config = ObjectiveConfig(), ObjectiveConfig(control=1.0)
    shape, lengths = torch.Size((8, 30, 201)), torch.tensor([30, 30, 12, 12, 25, 25, 9, 9])
    without = draw(plain, shape, torch.Generator().manual_seed(0), lengths=lengths)
    drawn = draw(config, shape, torch.Generator().manual_seed(0), lengths=lengths)
    assert without.known is None
    assert torch.equal(without.noise, drawn.noise)
    assert torch.equal(without.time, drawn.time)
    assert torch.equal(without.dropped, drawn.dropped)
    assert not drawn.known[6, 9:].any()
    assert drawn.known.flatten(1).any(dim=1).all()
    pairs = draw(config, shape, torch.Generator().manual_seed(0), lengths=lengths, pairs=True)
    assert torch.equal(pairs.known[::2], drawn.known[::2])
    assert torch.equal(pairs.known[1::2], drawn.known[::2][..., MIRROR_COLUMNS])


def test_captions_that_rows_share_are_taken_through_the_network_once():
    batch = fake_batch(0)
    assert objective.shared_texts(batch, DRAWS) == ([0, 1, 2], None)
    same = dataclasses.replace(
        batch,
        captions=(batch.captions[0], batch.captions[1], batch.captions[0]),
        text=batch.text.select([0, 1, 0]),
    )
    assert objective.shared_texts(same, DRAWS)[1] is None, "their times differ"
    draws = Draws(DRAWS.noise, torch.tensor([0.2, 0.5, 0.2]), torch.zeros(3, dtype=torch.bool))
    first, rows = objective.shared_texts(same, draws)
    assert first == [0, 1]
    assert rows.tolist() == [0, 1, 0]
    dropped = dataclasses.replace(draws, dropped=torch.tensor([False, False, True]))
    assert objective.shared_texts(same, dropped)[1] is None
    model = random_model()
    apart = dataclasses.replace(same, captions=("one", "two", "three"))
    shared, alone = (float(flow_losses(model, b, draws, ObjectiveConfig())["flow"]) for b in (same, apart))
    assert shared == pytest.approx(alone, rel=1e-6)
