"""Estimates against what PyTorch counts, and against numbers known from elsewhere."""

import json

import pytest
import torch
from reference.tiny import random_model, random_text, tiny_config
from torch.utils.flop_counter import FlopCounterMode

from kinoflow.cli.plans import estimate_lines
from kinoflow.data.loader import SamplerOptions
from kinoflow.model import MotionModel
from kinoflow.recipes import RECIPES, recipe
from kinoflow.training.estimate import (
    DEVICES,
    TEXT_TOKENS,
    estimate,
    forward_flops,
    readable,
    shared_forward_flops,
    training_flops,
    uniform,
)
from kinoflow.training.log import Meter, matrix_peak_flops
from kinoflow.training.stage import Size

TURNS = 2
"""Rotary turns of queries and of keys are products with a permutation here; they are not the network's operations."""


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"text_sees_motion": True},
        {"patch_size": 4, "num_layers": 6},
        {"start_token": True, "long_skip": True, "num_layers": 9},
    ],
    ids=str,
)
def test_operations_are_those_that_pytorch_counts(changes):
    config = tiny_config(**changes)
    model = random_model(config)
    frames, tokens, clips = 24, 4, 3
    text = random_text([tokens] * clips)
    counter = FlopCounterMode(display=False)
    with counter:  # with gradients on, so that attention is made of plain products
        model(
            torch.randn(clips, frames, 201),
            torch.rand(clips),
            text.tokens,
            text.lengths,
            text.pooled,
            uniform(clips, frames),
        )
    positions = frames // config.patch_size + int(config.start_token) + tokens
    turns = 2 * clips * positions * config.width * config.head_dim * TURNS * config.num_layers
    counted = forward_flops(config, uniform(clips, frames), uniform(clips, tokens))
    assert counter.get_total_flops() - turns == counted
    assert training_flops(config, uniform(clips, frames), uniform(clips, tokens)) == 3 * counted


def test_operations_where_motions_share_texts():
    """Three texts, each for two motions, by PyTorch's count."""
    config = tiny_config(patch_size=4)
    model, text, frames, tokens = random_model(config), random_text([4] * 3), 24, 4
    counter = FlopCounterMode(display=False)
    with counter:
        rows = torch.arange(3).repeat(2)
        motion = torch.randn(6, frames, 201)
        model(motion, torch.rand(3), text.tokens, text.lengths, text.pooled, uniform(6, frames), rows)
    positions = 6 * frames // config.patch_size + 3 * tokens
    turns = 2 * positions * config.width * config.head_dim * TURNS * config.num_layers
    counted = shared_forward_flops(config, uniform(6, frames), uniform(3, tokens))
    assert counter.get_total_flops() - turns == counted
    assert counted < forward_flops(config, uniform(6, frames), uniform(6, tokens))


def test_operations_add_up_over_clips():
    config = tiny_config()
    lengths, text = torch.tensor([5, 24, 11]), torch.tensor([1, 4, 2])
    each = [forward_flops(config, lengths[i : i + 1], text[i : i + 1]) for i in range(3)]
    assert forward_flops(config, lengths, text) == pytest.approx(sum(each))


@pytest.mark.parametrize("checkpointed", [False, True])
def test_activations_are_those_that_autograd_keeps(monkeypatch, checkpointed):
    config = recipe("toy").pretrain()
    network = config.network
    config = type(config)(
        **{**vars(config), "sampler": SamplerOptions(batch_size=2), "checkpoint_activations": checkpointed}
    )
    expected = estimate(config).activation_bytes
    model = MotionModel(network)
    kept = {}

    def pack(tensor):
        kept[tensor.untyped_storage()._cdata] = tensor
        return tensor

    # The real fused kernel, which the CPU otherwise uses only without gradients.
    monkeypatch.setattr("kinoflow.model.attention.torch.is_grad_enabled", lambda: False)
    parameters = {p.untyped_storage()._cdata for p in model.parameters()}
    text = torch.randn(2, TEXT_TOKENS, network.context_width)
    with torch.autograd.graph.saved_tensors_hooks(pack, lambda tensor: tensor):
        model(
            torch.randn(2, 360, 201), torch.rand(2), text, uniform(2, TEXT_TOKENS),
            torch.randn(2, network.pooled_width), uniform(2, 360),
        )  # fmt: skip
    real = sum(t.untyped_storage().nbytes() for key, t in kept.items() if key not in parameters)
    if checkpointed:
        assert 0.1 * real < expected < 0.6 * real
    else:
        assert expected == pytest.approx(real, rel=0.02)


@pytest.mark.parametrize(
    ("name", "parameters"),
    # Released parameter counts of the networks, and the four learned features beside them.
    [("paper-1.0b", 1_042_868_681 + 9_728), ("paper-0.46b", 460_841_673 + 9_728), ("paper-0.05b", 49_970_000 + 9_728)],
)
def test_recipes_of_the_paper_have_its_sizes(name, parameters):
    config = recipe(name).pretrain()
    needs = estimate(config)
    assert needs.parameters == pytest.approx(parameters, rel=1e-3 if name == "paper-0.05b" else 0)
    assert config.sampler.batch_size * config.micro_batches == 3072
    assert needs.state_bytes["optimiser"] == 8 * needs.parameters
    assert needs.peak_bytes(8) < needs.peak_bytes(1)
    # About six operations a weight and token, more for the attention, less for weights that are used once a clip.
    tokens = 3072 * 360
    assert 2 < needs.flops_per_step / (needs.parameters * tokens) < 8


def test_hours_by_hand():
    config = recipe("paper-0.05b").pretrain()
    needs = estimate(config)
    device = next(device for device in DEVICES if device.name == "A100 80 GB")
    seconds = needs.flops_per_step * 300_000 / (312e12 * 0.5 * 8)
    assert needs.hours(device, "bf16", count=8, utilisation=0.5) == pytest.approx(seconds / 3600)
    assert needs.hours(device, "fp32") == pytest.approx(needs.hours(device, "bf16") * 312 / 19.5)


@pytest.mark.parametrize("name", RECIPES)
def test_every_recipe_has_an_estimate(name):
    text = "\n".join(estimate_lines(recipe(name).pretrain(), name))
    assert "parameters" in text
    assert "H100" in text
    assert all(f"    {field} " in text for field in recipe(name).origins())


def test_large_numbers():
    assert [readable(n) for n in (0, 999, 1042868681, 4.05e15)] == ["0", "999", "1.04 G", "4.05 P"]


def test_meter():
    meter = Meter(peak_flops=1e12)
    meter.add({"flow": 1.0}, Size(frames=10, tokens=14, flops=1e6))
    meter.add({"flow": 2.0}, Size(frames=30, tokens=34, flops=3e6))
    means = meter.means()
    assert means["flow"] == 1.5
    assert means["tokens_per_s"] / means["frames_per_s"] == pytest.approx(48 / 40)
    assert means["frames_per_s"] / means["steps_per_s"] == pytest.approx(20)
    assert means["model_flop_utilisation"] / means["steps_per_s"] == pytest.approx(2e6 / 1e12)
    json.dumps(means)


def test_peak_of_this_machine():
    peak = matrix_peak_flops("cpu", torch.float32)
    assert 1e8 < peak < 1e14
