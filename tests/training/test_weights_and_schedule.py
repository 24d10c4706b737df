"""Learning rate, optimiser groups, moving average and master weights."""

import pytest
import torch
from reference.tiny import random_model

from kinoflow.errors import ConfigError
from kinoflow.training.config import ObjectiveConfig, OptimizerConfig
from kinoflow.training.optimizer import TrainedWeights, build_optimizer, learning_rate


def test_learning_rate_by_hand():
    config = OptimizerConfig(learning_rate=2.0, warmup_steps=4, decay_from=0.5)
    rates = [learning_rate(step, 20, config) for step in range(20)]
    assert rates[:4] == pytest.approx([0.5, 1.0, 1.5, 2.0])
    assert rates[4:11] == [2.0] * 7
    assert rates[11:] == pytest.approx([1.8, 1.6, 1.4, 1.2, 1.0, 0.8, 0.6, 0.4, 0.2])


def test_constant_rate_and_no_warm_up():
    config = OptimizerConfig(learning_rate=3.0, warmup_steps=0, decay_from=1.0)
    assert {learning_rate(step, 10, config) for step in range(10)} == {3.0}


def test_decay_from_the_start_falls_over_the_whole_run():
    config = OptimizerConfig(learning_rate=1.0, warmup_steps=1, decay_from=0.0)
    assert [learning_rate(step, 4, config) for step in range(4)] == pytest.approx([1.0, 0.75, 0.5, 0.25])


@pytest.mark.parametrize(
    ("kind", "changes", "named"),
    [
        (OptimizerConfig, {"learning_rate": 0.0}, "learning_rate"),
        (OptimizerConfig, {"decay_from": 1.1}, "decay_from"),
        (OptimizerConfig, {"ema_decay": 1.0}, "ema_decay"),
        (ObjectiveConfig, {"prediction": "noise"}, "prediction"),
        (ObjectiveConfig, {"loss": "l1"}, "loss"),
        (ObjectiveConfig, {"time_distribution": "cosine"}, "time_distribution"),
        (ObjectiveConfig, {"condition_drop": 1.0}, "condition_drop"),
        (ObjectiveConfig, {"position_weight": 1.0}, "prediction='clean'"),
    ],
)
def test_impossible_options_are_named(kind, changes, named):
    with pytest.raises(ConfigError, match=named):
        kind(**changes)


def test_decay_acts_on_matrices_only():
    model = random_model()
    before = {name: p.clone() for name, p in model.named_parameters()}
    optimizer = build_optimizer(model, OptimizerConfig(learning_rate=0.1, weight_decay=0.5))
    for parameter in model.parameters():
        parameter.grad = torch.zeros_like(parameter)
    optimizer.step()
    for name, parameter in model.named_parameters():
        is_matrix = name.endswith("weight") and "norm" not in name
        expected = before[name] * (1 - 0.1 * 0.5) if is_matrix else before[name]
        # Learned vectors of the condition are left alone, whatever their number of axes.
        torch.testing.assert_close(parameter.detach(), expected, msg=name)


def test_moving_average():
    model = torch.nn.Linear(2, 1, bias=False)
    with torch.no_grad():
        model.weight.fill_(0.0)
    weights = TrainedWeights(model, "fp32", ema_decay=0.5)
    expected = 0.0
    for step in range(12):
        with torch.no_grad():
            model.weight.fill_(float(step + 1))
        weights.updated(step)
        decay = min(0.5, (1 + step) / (10 + step))
        expected = decay * expected + (1 - decay) * (step + 1)
        assert float(weights.average["weight"][0, 0]) == pytest.approx(expected)
    assert torch.equal(weights.averaged_state()["weight"], weights.average["weight"])
    assert model.weight[0, 0].item() == 12


def test_no_average_exports_the_weights():
    model = torch.nn.Linear(2, 1)
    weights = TrainedWeights(model, "fp32", ema_decay=0.0)
    with torch.no_grad():
        model.weight.fill_(3.0)
    weights.updated(100)
    assert torch.equal(weights.averaged_state()["weight"], model.weight)


def test_master_weights_keep_updates_that_bfloat16_rounds_away():
    model = torch.nn.Linear(1, 1, bias=False)
    with torch.no_grad():
        model.weight.fill_(1.0)
    weights = TrainedWeights(model, "bf16", ema_decay=0.0)
    assert weights.network.weight.dtype == torch.bfloat16
    optimizer = torch.optim.SGD(model.parameters(), lr=1e-4)
    for step in range(100):
        weights.network.weight.grad = torch.ones(1, 1, dtype=torch.bfloat16)
        weights.collect_gradients()
        optimizer.step()
        optimizer.zero_grad()
        weights.updated(step)
        if step == 0:
            assert weights.network.weight.item() == 1.0, "one such step is less than bfloat16 can hold"
    assert model.weight.item() == pytest.approx(0.99, abs=1e-5)
    assert weights.network.weight.item() == pytest.approx(0.99, abs=2e-3)


def test_gradients_move_to_the_master_in_float32():
    weights = TrainedWeights(random_model(), "bf16", 0.9)
    first = next(weights.network.parameters())
    first.grad = torch.full_like(first, 0.5)
    weights.collect_gradients()
    assert [g.dtype for g in weights.gradients()] == [torch.float32]
    assert first.grad is None
    assert (next(weights.master.parameters()).grad == 0.5).all()
    assert weights.network.mean.dtype == torch.float32


def test_muon_moves_the_matrices_of_the_blocks_and_nothing_else():
    """Its step of a matrix has singular values of about one, times 0.2 sqrt(rows) of the rate; the rest is AdamW's."""
    models = {kind: random_model() for kind in ("muon", "adamw")}
    options = {"learning_rate": 0.01, "weight_decay": 0.0}
    before = {name: p.detach().clone() for name, p in models["muon"].named_parameters()}
    for kind, model in models.items():
        optimizer = build_optimizer(model, OptimizerConfig(kind=kind, **options))
        assert set(optimizer.state) == set(model.parameters())
        for index, parameter in enumerate(model.parameters()):
            parameter.grad = torch.randn(parameter.shape, generator=torch.Generator().manual_seed(index))
        optimizer.step()
        optimizer.zero_grad()
        assert all(parameter.grad is None for parameter in model.parameters())
    inside = 0
    for (name, muon), (_, adamw) in zip(*(m.named_parameters() for m in models.values()), strict=True):
        if "blocks." in name and muon.ndim == 2 and "modulation" not in name:
            inside += 1
            moved = torch.linalg.svdvals(muon.detach() - before[name]) / (0.01 * 0.2 * max(muon.shape) ** 0.5)
            assert float(moved.min()) > 0.5, name
            assert float(moved.max()) < 1.5, name
        else:
            assert torch.equal(muon, adamw), name
    assert inside > 10


def test_muon_can_be_given_other_rates_and_a_saved_state():
    model = random_model()
    optimizer = build_optimizer(model, OptimizerConfig(kind="muon"))
    for group in optimizer.param_groups:
        group["lr"] = 0.0
    before = [p.detach().clone() for p in model.parameters()]
    for parameter in model.parameters():
        parameter.grad = torch.ones_like(parameter)
    optimizer.step()
    assert all(torch.equal(a, b) for a, b in zip(before, model.parameters(), strict=True))
    weight = model.transformer.double_blocks[0].motion.qkv.weight
    assert optimizer.state[weight]["momentum_buffer"].abs().max() > 0, "the state is the one that steps"
