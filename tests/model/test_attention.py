"""Rotary positions, masks, attention and RMS normalisation against plain formulas."""

import math

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from kinoflow.model.attention import apply_rope, attend, joint_mask, motion_visibility, rope_table, valid_positions
from kinoflow.model.layers import RMSNorm, TimeEmbedding


def test_rope_is_multiplication_by_a_complex_number():
    positions = torch.tensor([0, 1, 7, 359, 487])
    x = torch.randn(2, 5, 3, 8, generator=torch.Generator().manual_seed(0))
    turned = apply_rope(x, rope_table(positions, 8))
    z = torch.view_as_complex(x.double().unflatten(-1, (4, 2)))
    angles = positions.double()[:, None] * 10000.0 ** (-torch.arange(4).double() / 4)
    expected = torch.view_as_real(z * torch.exp(1j * angles)[None, :, None]).flatten(-2)
    torch.testing.assert_close(turned.double(), expected, atol=1e-4, rtol=1e-4)
    assert torch.equal(turned[:, 0], x[:, 0])


def test_rope_makes_scores_depend_on_distance_only():
    generator = torch.Generator().manual_seed(1)
    query, key = torch.randn(8, generator=generator), torch.randn(8, generator=generator)

    def score(first: int, second: int) -> float:
        table = rope_table(torch.tensor([first, second]), 8)
        turned = apply_rope(torch.stack([query, key])[None, :, None], table)[0, :, 0]
        return float(turned[0] @ turned[1])

    assert score(3, 10) == pytest.approx(score(103, 110), abs=1e-4)
    assert score(3, 10) != pytest.approx(score(10, 3), abs=1e-2)


def test_rope_of_low_precision_training_stays_close():
    x = torch.randn(1, 50, 2, 8, generator=torch.Generator().manual_seed(2)).bfloat16()
    table = rope_table(torch.arange(50), 8)
    with_gradient = apply_rope(x.clone().requires_grad_(True), table)
    without = apply_rope(x, table)
    assert with_gradient.dtype == without.dtype == torch.bfloat16
    torch.testing.assert_close(with_gradient.float(), without.float(), atol=0.05, rtol=0.05)


@given(size=st.integers(1, 12), band=st.integers(0, 14))
def test_visibility(size, band):
    for kind in ("none", "causal", "band"):
        mask = motion_visibility(size, kind, band)
        for query in range(size):
            for key in range(size):
                expected = {"none": True, "causal": key <= query, "band": abs(query - key) <= band}[kind]
                assert (mask is None or bool(mask[query, key])) == expected


@given(data=st.data())
def test_joint_mask(data):
    batch, frames, tokens = (data.draw(st.integers(1, 4)) for _ in range(3))
    motion = torch.tensor(data.draw(st.lists(st.integers(1, frames), min_size=batch, max_size=batch)))
    text = torch.tensor(data.draw(st.lists(st.integers(1, tokens), min_size=batch, max_size=batch)))
    visible = motion_visibility(frames, data.draw(st.sampled_from(["none", "causal", "band"])), 1)
    mask = joint_mask(valid_positions(motion, frames), valid_positions(text, tokens), visible, (batch, frames, tokens))
    for b in range(batch):
        for query in range(frames):
            for key in range(frames + tokens):
                if key >= frames:
                    expected = key - frames < text[b]
                else:
                    expected = key < motion[b] and (visible is None or visible[query, key])
                assert (mask is None or bool(mask.expand(batch, 1, -1, -1)[b, 0, query, key])) == bool(expected)


@pytest.mark.parametrize("masked", [False, True])
def test_attention_with_and_without_gradients_agrees_with_loops(masked):
    generator = torch.Generator().manual_seed(3)
    query, key, value = (torch.randn(2, n, 3, 4, generator=generator) for n in (5, 7, 7))
    mask = torch.rand(2, 1, 5, 7, generator=generator) < 0.6 if masked else None
    if mask is not None:
        mask[..., 0] = True
    expected = torch.zeros(2, 5, 12)
    for b in range(2):
        for q in range(5):
            for h in range(3):
                keys = [k for k in range(7) if mask is None or mask[b, 0, q, k]]
                weights = [math.exp(float(query[b, q, h] @ key[b, k, h]) / 2) for k in keys]
                out = sum(w * value[b, k, h] for w, k in zip(weights, keys, strict=True)) / sum(weights)
                expected[b, q, 4 * h : 4 * h + 4] = out
    torch.testing.assert_close(attend(query, key, value, mask), expected, atol=1e-5, rtol=1e-5)
    with torch.no_grad():
        torch.testing.assert_close(attend(query, key, value, mask), expected, atol=1e-5, rtol=1e-5)


def plain_rms_norm(x: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
    return x / torch.sqrt(x.square().mean(dim=-1, keepdim=True) + 1e-6) * weight


@pytest.mark.parametrize("scale", [1e-4, 1.0, 100.0])
def test_gradient_of_rms_norm_is_that_of_autograd(scale):
    generator = torch.Generator().manual_seed(4)
    norm = RMSNorm(6)
    with torch.no_grad():
        norm.weight.copy_(torch.randn(6, generator=generator))
    start, upstream = torch.randn(3, 5, 6, generator=generator) * scale, torch.randn(3, 5, 6, generator=generator)
    x = start.clone().requires_grad_(True)
    (norm(x) * upstream).sum().backward()
    exact, weight = start.double().requires_grad_(True), norm.weight.detach().double().requires_grad_(True)
    expected = plain_rms_norm(exact, weight)
    (expected * upstream).sum().backward()
    torch.testing.assert_close(norm(x).double(), expected, rtol=1e-5, atol=1e-6)
    torch.testing.assert_close(x.grad.double(), exact.grad, rtol=1e-4, atol=1e-5 / scale)
    torch.testing.assert_close(norm.weight.grad.double(), weight.grad, rtol=1e-4, atol=1e-5)


def test_rms_norm_of_bfloat16_is_computed_in_float32():
    x = (torch.randn(4, 64, generator=torch.Generator().manual_seed(5)) * 3).bfloat16()
    out = RMSNorm(64)(x)
    # The weight is float32 here, so the result shows the normalised value rounded once to bfloat16.
    expected = plain_rms_norm(x.float(), torch.ones(64)).bfloat16().float()
    assert torch.equal(out.float(), expected)


def test_time_embedding_is_cosines_then_sines():
    embedding = TimeEmbedding(8, 1000.0)
    table = []
    embedding.mlp = torch.nn.Sequential()  # the identity
    embedding.mlp.fc1 = torch.nn.Linear(1, 1)
    embedding.mlp.forward = lambda x: table.append(x) or x
    out = embedding(torch.tensor([0.25]))
    angles = 250.0 * 10000.0 ** (-torch.arange(4).double() / 4)
    assert out.shape == (1, 1, 8)
    torch.testing.assert_close(table[0][0].double(), torch.cat([angles.cos(), angles.sin()]), atol=1e-4, rtol=0)
