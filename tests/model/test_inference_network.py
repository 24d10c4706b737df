"""The network as sampling uses it against the plain one, with packed weights, in half precision, and out of range."""

import copy
import mmap
import platform
import sys

import numpy as np
import pytest
import torch
from reference.tiny import random_inputs, random_model, tiny_config

from kinoflow.errors import CheckpointError, NumericalError, OptionError
from kinoflow.model import packing, products
from kinoflow.model.inference import InferenceNetwork
from kinoflow.model.layout import Prepared
from kinoflow.model.packing import PackedLinear, can_pack, pack, unpack
from kinoflow.model.precision import choose_dtype, dtype_of, take_weights, weight_bytes

FRAMES, TOKENS = [24, 7, 13, 7], [5, 2, 5, 2]
VARIANTS = {
    "released": {},
    "causal": {"motion_mask": "causal"},
    "no mask": {"motion_mask": "none"},
    "rope on motion only": {"rope_on_text": False},
    "start token and long skip": {"start_token": True, "long_skip": True},
    "patches": {"patch_size": 4},
    "nobody beside": {"patch_size": 4, "band_frames": 3},
    "text sees motion": {"text_sees_motion": True},
    "no normalisation": {"qk_norm": "none", "mlp_activation": "silu", "qkv_bias": False},
    "layer normalisation": {"qk_norm": "layer", "mlp_activation": "relu"},
    "control": {"control": True},
    "control of patches": {"control": True, "patch_size": 4, "start_token": True},
    "control where text sees motion": {"control": True, "text_sees_motion": True},
}


def valid(x: torch.Tensor) -> torch.Tensor:
    """Real frames of all rows, one after the other."""
    return torch.cat([row[:frames] for row, frames in zip(x, FRAMES, strict=True)])


def evaluated(network: InferenceNetwork, inputs) -> torch.Tensor:
    prepared = network.conditions(inputs.time, inputs.context, inputs.context_lengths, inputs.pooled)
    return network.evaluate(inputs.motion, prepared, inputs.num_frames, known_of(network.network, inputs))


def known_of(network, inputs) -> torch.Tensor | None:
    """Some numbers that are known, for networks that are told."""
    known = torch.rand(inputs.motion.shape, generator=torch.Generator().manual_seed(7)) < 0.3
    return known if network.config.control else None


def relative(ours: torch.Tensor, exact: torch.Tensor) -> float:
    return float((ours - exact).norm() / exact.norm())


@pytest.fixture
def inputs():
    made = random_inputs(FRAMES, TOKENS)
    # The second row's tokens are all the same, as the null condition's are.
    made.context[1] = made.context[1, :1]
    return made


@pytest.mark.parametrize("portable", [False, True])
@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("name", VARIANTS)
def test_it_gives_the_numbers_of_the_plain_network(inputs, name, packed, portable):
    model = random_model(**VARIANTS[name])
    exact = valid(inputs.run(model, known=known_of(model.transformer, inputs)))
    if packed:
        pack(model.transformer, trial=lambda *_: {"packed": 1.0, "plain": 2.0})
    ours = evaluated(InferenceNetwork(model.transformer, portable=portable), inputs)
    assert relative(valid(ours), exact) < 1e-5


@pytest.mark.parametrize("name", ["released", "text sees motion"])
def test_texts_may_be_shared_by_rows(inputs, name):
    model = random_model(**VARIANTS[name])
    network, texts = InferenceNetwork(model.transformer), torch.tensor([2, 0, 2, 1, 0])
    given = (inputs.context, inputs.context_lengths, inputs.pooled)
    time = torch.rand(len(texts), generator=torch.Generator().manual_seed(0))
    shared = network.conditions(time, *given, texts)
    repeated = network.conditions(time, *(each[texts] for each in given))
    assert not isinstance(shared, Prepared) or shared.lengths == (5, 5, 5, 2, 5)
    motion, frames = inputs.motion[[0, 1, 2, 3, 0]], inputs.num_frames[[0, 1, 2, 3, 0]]
    torch.testing.assert_close(network.evaluate(motion, shared, frames), network.evaluate(motion, repeated, frames))


def test_the_text_is_not_taken_further_than_its_last_keys_and_values(inputs):
    model = random_model()
    network = InferenceNetwork(model.transformer)
    exact = valid(evaluated(network, inputs))
    seen = []
    model.transformer.single_blocks[-1].linear2.register_forward_hook(lambda *_: seen.append(1))
    prepared = network.conditions(inputs.time, inputs.context, inputs.context_lengths, inputs.pooled)
    assert not seen
    assert torch.equal(valid(network.evaluate(inputs.motion, prepared, inputs.num_frames)), exact)
    assert seen


def test_windows_see_their_band_and_no_more():
    assert products.windows(200, 60) == [
        (0, 50, 0, 110),
        (50, 100, 0, 160),
        (100, 150, 40, 200),
        (150, 200, 90, 200),
    ]
    assert products.windows(65, 1) == [(0, 32, 0, 33), (32, 65, 31, 65)]
    assert products.windows(64, 0) == [(0, 64, 0, 64)]


def test_windows_give_the_numbers_of_the_whole_mask(monkeypatch):
    generator = torch.Generator().manual_seed(0)
    length, num_text, band = 50, 3, 6
    query = torch.randn(2, 3, length, 8, generator=generator)
    key, value = (torch.randn(2, 3, length + num_text, 8, generator=generator) for _ in range(2))
    index = torch.arange(length)
    mask = torch.zeros(length, length + num_text)
    mask[:, :length].masked_fill_((index[:, None] - index).abs() > band, -torch.inf)
    monkeypatch.setattr(products, "WINDOW_TOKENS", 9)
    assert len(products.windows(length, band)) == 6
    slow = ((query @ key.transpose(-1, -2) + mask).softmax(-1) @ value).transpose(1, 2)
    for band_given in (band, None):
        torch.testing.assert_close(products.attend(query, key, value, mask, band_given), slow, atol=1e-5, rtol=1e-5)
    halves = [x.bfloat16() for x in (query, key, value, mask)]
    assert relative(products.attend(*halves, band).float(), slow) < 2e-2


@pytest.mark.parametrize(("band", "cut"), [(2, True), (12, True), (13, False), (46, False), (None, False)])
def test_windows_are_for_motions_of_four_bands_or_more(monkeypatch, band, cut):
    """Narrower ones would look at most of the motion each."""
    asked = []
    monkeypatch.setattr(products, "windows", lambda length, reach: asked.append(reach) or [(0, length, 0, length)])
    query = torch.randn(1, 1, 50, 8, generator=torch.Generator().manual_seed(0))
    products.attend(query, query, query, torch.zeros(50, 50), band)
    assert asked == ([band] if cut else [])


@pytest.mark.parametrize(("dtype", "largest"), [(torch.bfloat16, 3e-2), (torch.float16, 4e-3)])
def test_half_precision(inputs, dtype, largest):
    model = random_model()
    exact = valid(inputs.run(model))
    state = {name: tensor.to(dtype_of(name, dtype)) for name, tensor in model.state_dict().items()}
    model.load_state_dict(state, assign=True)
    assert 1e-6 < relative(valid(evaluated(InferenceNetwork(model.transformer), inputs)), exact) < largest


def overflowing(factor: float, dtype: torch.dtype):
    """A model whose single blocks have wide products of the order of `factor`, and gates that take them back."""
    model = random_model()
    for block in model.transformer.single_blocks:
        block.linear2.weight.data *= factor
        block.linear2.bias.data *= factor
        for parameter in block.modulation.parameters():
            parameter.data[-model.config.width :] /= factor
    exact = copy.deepcopy(model)
    state = {name: tensor.to(dtype_of(name, dtype)) for name, tensor in model.state_dict().items()}
    model.load_state_dict(state, assign=True)
    return model, exact


def test_wide_products_beyond_fp16_are_computed(inputs):
    model, exact = overflowing(5e4, torch.float16)
    block = model.transformer.single_blocks[0]
    ones = torch.ones(1, block.linear2.in_features, dtype=torch.float16)
    assert not block.linear2(40 * ones * block.linear2.weight[:1].sign()).isfinite().all()
    ours = valid(evaluated(InferenceNetwork(model.transformer), inputs))
    assert relative(ours, valid(inputs.run(exact))) < 5e-2


def test_overflow_is_an_error_that_says_what_to_do(inputs):
    model = random_model()
    model.transformer.single_blocks[0].linear1.weight.data *= 4e4  # the hidden channels themselves leave the range
    state = {name: tensor.to(dtype_of(name, torch.float16)) for name, tensor in model.state_dict().items()}
    model.load_state_dict(state, assign=True)
    with pytest.raises(NumericalError, match=r"fp16.*use bf16 or fp32"):
        evaluated(InferenceNetwork(model.transformer), inputs)


def test_not_finite_in_fp32_is_an_error_too(inputs):
    inputs.motion[0, 3] = torch.nan
    with pytest.raises(NumericalError, match="block 0"):
        evaluated(InferenceNetwork(random_model().transformer), inputs)


@pytest.mark.skipif(not can_pack(torch.device("cpu"), torch.float32), reason="no packed products on this machine")
def test_packing_keeps_the_numbers(inputs, monkeypatch):
    monkeypatch.setenv("KINOFLOW_KERNELS", "packed")
    model = random_model()
    before = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    exact = inputs.run(model)
    pack(model)
    assert any(isinstance(module, PackedLinear) for module in model.modules())
    assert all(torch.equal(tensor, before[name]) for name, tensor in model.state_dict().items())
    assert relative(inputs.run(model), exact) < 1e-5
    unpack(model)
    assert torch.equal(inputs.run(model), exact)


@pytest.mark.skipif(not can_pack(torch.device("cpu"), torch.float32), reason="no packed products on this machine")
def test_a_packed_layer_has_gradients_with_respect_to_its_input():
    layer = torch.nn.Linear(5, 3)
    x = torch.randn(4, 5, requires_grad=True)
    PackedLinear(layer)(x).square().sum().backward()
    given, x.grad = x.grad, None
    layer(x).square().sum().backward()
    torch.testing.assert_close(given, x.grad)


def test_layers_stay_where_packing_is_not_possible(monkeypatch, inputs):
    monkeypatch.setattr(packing, "can_pack", lambda *_: False)
    model = random_model()
    pack(model)
    assert not any(isinstance(module, PackedLinear) for module in model.modules())


@pytest.mark.skipif(platform.machine() not in ("x86_64", "AMD64"), reason="packed products are made for x86")
def test_packing_is_possible_here():
    """Were the trial of a small layer wrong, all would be as before, but slow."""
    assert can_pack(torch.device("cpu"), torch.float32) == torch.backends.mkldnn.is_available()
    assert not can_pack(torch.device("cpu"), torch.float16)
    assert not can_pack(torch.device("meta"), torch.float32)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere pages may stay")
@pytest.mark.parametrize(("first", "count"), [(0, 8 * 1024), (1, 8 * 1024 - 1), (1000, 4 * 1024), (100, 600)])
def test_what_is_given_back_is_the_whole_pages_inside_a_tensor(tmp_path, first, count):
    """What was written into a private mapping is gone with its page, which is read from the file again."""
    page = mmap.PAGESIZE // 4
    np.arange(8 * 1024, dtype=np.float32).tofile(tmp_path / "weights")
    whole = torch.from_numpy(np.memmap(tmp_path / "weights", np.float32, "c"))
    assert whole.data_ptr() % mmap.PAGESIZE == 0
    whole += 0.5
    packing.discard(whole[first : first + count])
    fresh = torch.zeros(len(whole), dtype=torch.bool)
    fresh[-(-first // page) * page : (first + count) // page * page] = True
    assert torch.equal(whole, torch.arange(len(whole)) + torch.where(fresh, 0.0, 0.5))


@pytest.mark.parametrize(("device", "mode"), [("cuda", "reduce-overhead"), ("cpu", None), ("mps", None)])
def test_graphs_are_of_cuda(monkeypatch, device, mode):
    asked = []
    monkeypatch.setattr(InferenceNetwork, "device", torch.device(device))
    monkeypatch.setattr(torch, "compile", lambda run, mode: asked.append(mode))
    network = random_model().transformer
    assert InferenceNetwork(network, compiled=True).graphs == (device == "cuda")
    assert asked == [mode]
    assert not InferenceNetwork(network).graphs


def test_auto_is_fp32_unless_memory_is_small():
    model = random_model()
    needed = weight_bytes(model, torch.float32)
    assert choose_dtype("auto", model, 2 * needed) == torch.float32
    assert choose_dtype("auto", model, needed) == torch.bfloat16
    assert choose_dtype("fp16", model, needed) == torch.float16
    assert weight_bytes(model, torch.bfloat16) < 0.9 * needed
    with pytest.raises(OptionError, match="int8"):
        choose_dtype("int8", model, needed)


def test_weights_that_cannot_be_taken(tmp_path):
    with pytest.raises(CheckpointError, match=r"tensor w .*not finite"):
        take_weights([("w", torch.tensor([1.0, torch.inf]))], torch.float32, tmp_path)
    with pytest.raises(NumericalError, match="fp16"):
        take_weights([("w", torch.tensor([1e6]))], torch.float16, tmp_path)


@pytest.mark.slow
# PyTorch 2.13 warns about what its own compiler does.
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_compiled(inputs):
    model = random_model(tiny_config(num_layers=3))
    exact = valid(inputs.run(model))
    ours = evaluated(InferenceNetwork(model.transformer, compiled=True), inputs)
    assert relative(valid(ours), exact) < 1e-5


@pytest.mark.skipif(platform.machine() not in ("x86_64", "AMD64"), reason="packed products are made for x86")
@pytest.mark.parametrize("error", [0.0, 1e-3, np.nan])
def test_packed_layers_whose_numbers_are_wrong_are_not_used(monkeypatch, error):
    part = PackedLinear.part
    monkeypatch.setattr(PackedLinear, "part", lambda *given: part(*given) * (1.0 + error))
    possible = torch.backends.mkldnn.is_available()
    assert can_pack.__wrapped__(torch.device("cpu"), torch.float32) == (possible and error == 0)
