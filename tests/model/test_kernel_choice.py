"""Kernels are chosen by trial, once for a machine; packed, plain and mixed layers give the same numbers."""

import json
import math
import os
from itertools import pairwise

import pytest
import torch
from reference.tiny import random_inputs, random_model

from kinoflow.errors import OptionError
from kinoflow.files import CACHE_VARIABLE
from kinoflow.model import kernel_choice, packing, products
from kinoflow.model.inference import InferenceNetwork
from kinoflow.model.kernel_choice import (
    FILE_NAME,
    MARGIN,
    ROWS,
    choose,
    described,
    forget,
    machine_name,
    nearest,
    processor_name,
)
from kinoflow.model.packing import PackedLinear, can_pack, pack, unpack
from kinoflow.model.products import FUSED, KERNELS, PACKED, PLAIN, Product, time_kernels

PRODUCT = Product(torch.float32, 16, 48, "silu")
PAIR = (PRODUCT, ROWS[0])
needs_packing = pytest.mark.skipif(
    not can_pack(torch.device("cpu"), torch.float32), reason="no packed products on this machine"
)


@pytest.fixture(autouse=True)
def fresh(tmp_path, monkeypatch):
    """No choices in memory or in a file, and none left afterwards."""
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    monkeypatch.delenv(kernel_choice.VARIABLE, raising=False)
    forget()
    yield
    forget()


@pytest.fixture
def file(tmp_path):
    return tmp_path / "cache" / FILE_NAME


class Times:
    """A trial that takes what it is told, and notes what it was asked."""

    def __init__(self, seconds):
        self.seconds, self.asked = seconds, []

    def __call__(self, product, rows):
        self.asked.append((product, rows))
        return dict(zip(KERNELS, self.seconds(product, rows), strict=True))


def constant(packed, plain):
    return Times(lambda *_: (packed, plain))


@pytest.mark.parametrize(
    ("packed", "plain", "kernel"),
    [
        (1.0, 2.0, PACKED),
        (1.0, 1.0, PLAIN),
        (1.0, 0.99 * MARGIN, PLAIN),
        (1.0, 1.01 * MARGIN, PACKED),
        (347, 511, PACKED),
    ],
)
def test_the_faster_kernel_is_taken_and_plain_when_in_doubt(packed, plain, kernel):
    choice = choose([PAIR], constant(packed, plain))[PAIR]
    assert choice.kernel == kernel
    assert choice.loss(PLAIN) / choice.loss(PACKED) == pytest.approx(plain / packed)
    assert min(choice.loss(PLAIN), choice.loss(PACKED)) == 1


def test_packed_must_win_twice():
    turns = iter([(1.0, 1.5), (1.0, 0.5)])
    trial = Times(lambda *_: next(turns))
    assert choose([PAIR], trial)[PAIR].kernel == PLAIN
    assert len(trial.asked) == 2


def test_a_choice_is_kept_for_later_processes(file):
    assert choose([PAIR], constant(2, 1))[PAIR].kernel == PLAIN
    forget()  # as a new process
    other = constant(1, 2)
    assert choose([PAIR], other)[PAIR].kernel == PLAIN
    assert not other.asked
    more = (PRODUCT, ROWS[1])
    assert choose([PAIR, more], other)[more].kernel == PACKED
    assert set(other.asked) == {more}
    assert set(json.loads(file.read_text())["machines"][machine_name()]) == {
        f"float32 16x48 silu, {rows} rows" for rows in ROWS[:2]
    }


def test_another_number_of_threads_is_another_machine():
    choose([PAIR], constant(2, 1))
    before = torch.get_num_threads()
    try:
        torch.set_num_threads(before + 1)
        assert choose([PAIR], constant(1, 2))[PAIR].kernel == PACKED
    finally:
        torch.set_num_threads(before)
    forget()
    assert choose([PAIR], constant(1, 2))[PAIR].kernel == PLAIN


def test_another_process_that_was_first_is_followed(file):
    def meanwhile(*_):
        if not file.exists():
            known = dict(kernel_choice._known)
            forget()
            choose([PAIR], constant(2, 1))
            kernel_choice._known.update(known)
        return 1, 2

    assert choose([PAIR], Times(meanwhile))[PAIR].kernel == PLAIN
    forget()
    assert choose([PAIR], constant(1, 2))[PAIR].kernel == PLAIN


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\x00",
        b"[" * 100_000,
        b"[]",
        b'{"format_version": 2, "machines": {}}',
        b'{"format_version": 1, "machines": {"a": {"b": {"kernel": "fast", "packed_us": 1, "plain_us": 2}}}}',
        b'{"format_version": 1, "machines": {"a": {"b": {"kernel": "plain", "packed_us": NaN, "plain_us": 2}}}}',
    ],
)
def test_a_file_that_cannot_be_understood_is_written_anew(file, content):
    file.parent.mkdir()
    file.write_bytes(content)
    assert choose([PAIR], constant(2, 1))[PAIR].kernel == PLAIN
    assert list(json.loads(file.read_text())["machines"]) == [machine_name()]


def test_other_machines_stay_in_the_file(file, monkeypatch):
    choose([PAIR], constant(2, 1))
    here = machine_name()
    monkeypatch.setattr(kernel_choice, "processor_name", lambda: "another")
    assert choose([PAIR], constant(1, 2))[PAIR].kernel == PACKED
    assert set(json.loads(file.read_text())["machines"]) == {here, machine_name()}


def test_a_cache_that_cannot_be_written_or_found_is_no_error(file, monkeypatch):
    file.parent.write_text("in the way")
    assert choose([PAIR], constant(2, 1))[PAIR].kernel == PLAIN
    forget()
    for variable in (CACHE_VARIABLE, "XDG_CACHE_HOME"):
        monkeypatch.delenv(variable, raising=False)

    def homeless():
        raise RuntimeError("no home")

    monkeypatch.setattr("kinoflow.files.Path.home", homeless)
    assert choose([PAIR], constant(2, 1))[PAIR].kernel == PLAIN


def test_a_variable_fixes_the_kernel(file, monkeypatch):
    never = Times(lambda *_: pytest.fail("there is nothing to try"))
    for kernel in KERNELS:
        monkeypatch.setenv(kernel_choice.VARIABLE, kernel)
        assert choose([PAIR], never)[PAIR].kernel == kernel
    assert not file.exists()
    monkeypatch.setenv(kernel_choice.VARIABLE, "fast")
    with pytest.raises(OptionError, match=r"KINOFLOW_KERNELS must be auto, packed or plain; it is .fast."):
        choose([PAIR], never)


def test_rows_have_the_kernel_of_the_nearest_number_in_ratio():
    for fewer, more in pairwise(ROWS):
        middle = math.sqrt(fewer * more)
        assert [nearest(rows) for rows in (fewer, int(middle), int(middle) + 1, more)] == [fewer] * 2 + [more] * 2
    assert [nearest(rows) for rows in (0, 1, 10**6)] == [ROWS[0], ROWS[0], ROWS[-1]]


@needs_packing
@pytest.mark.parametrize("function", FUSED)
def test_a_trial_times_both_kernels(function):
    seconds = time_kernels(Product(torch.float32, 8, 24, function), 5)
    assert set(seconds) == set(KERNELS)
    assert all(0 < value < math.inf for value in seconds.values())


def relative(ours, exact):
    return float((ours - exact).norm() / exact.norm())


@pytest.fixture
def network():
    """A random network, its inputs, and its output."""
    model, inputs = random_model(), random_inputs([24, 7, 13, 7], [5, 2, 5, 2])
    return model, inputs, inputs.run(model)


def packed_layers(model):
    return [module for module in model.modules() if isinstance(module, PackedLinear)]


@needs_packing
def test_layers_stay_plain_where_that_is_faster(network):
    model, inputs, exact = network
    before = dict(model.named_modules())
    pack(model, trial=constant(2, 1))
    assert dict(model.named_modules()) == before
    assert torch.equal(inputs.run(model), exact)


@needs_packing
def test_plain_weights_begin_where_pytorch_puts_its_own():
    """Those that are mapped from a file begin anywhere, and MKL adds up in another order there."""
    layer = torch.nn.Sequential(torch.nn.Linear(16, 48))
    exact = layer[0].weight.detach().clone()
    shifted = torch.empty(exact.numel() + 1)[1:].view_as(exact).copy_(exact)
    layer[0].weight = torch.nn.Parameter(shifted, requires_grad=False)
    assert shifted.data_ptr() % packing.ALIGNMENT_BYTES
    pack(layer, trial=constant(2, 1))
    assert not layer[0].weight.data_ptr() % packing.ALIGNMENT_BYTES
    assert torch.equal(layer[0].weight, exact)


@needs_packing
def test_layers_with_both_forms_take_the_one_for_their_rows(network, monkeypatch):
    """Plain for many rows, packed for few, as it may be on a processor with AMX."""
    model, inputs, exact = network
    state = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    pack(model, trial=Times(lambda _, rows: (2.0, 1.0) if rows == ROWS[-1] else (1.0, 2.0)))
    both = [part for layer in packed_layers(model) for part in layer._parts if None not in (part.packed, part.plain)]
    assert both
    assert all(torch.equal(tensor, state[name]) for name, tensor in model.state_dict().items())
    used = []
    for kernel in KERNELS:
        original = getattr(packing, f"{kernel}_product")

        def noted(x, *rest, kernel=kernel, original=original):
            used.append((len(x), kernel))
            return original(x, *rest)

        monkeypatch.setattr(packing, f"{kernel}_product", noted)
    part = both[0]
    for rows in (1, *ROWS, 1000):
        part(torch.ones(rows, part.plain.shape[1]), None)
    assert used == [(1, PACKED), *((rows, PACKED) for rows in ROWS[:-1]), (ROWS[-1], PLAIN), (1000, PLAIN)]
    assert relative(inputs.run(model), exact) < 1e-5
    unpack(model)
    assert torch.equal(inputs.run(model), exact)


@needs_packing
@pytest.mark.parametrize(("many", "kernel"), [((4.0, 1.0), PLAIN), ((1.5, 1.0), PACKED)])
def test_large_networks_have_one_form_of_each_layer(network, monkeypatch, many, kernel):
    """That which loses less: packed is twice as fast for few rows, plain is faster by `many` for many rows."""
    model, _, _ = network
    monkeypatch.setattr(packing, "LARGEST_SECOND_COPIES_BYTES", 0)
    pack(model, trial=Times(lambda _, rows: many if rows == ROWS[-1] else (1.0, 2.0)))
    single = model.transformer.single_blocks[0].linear2
    assert isinstance(single, PackedLinear) == (kernel == PACKED)
    # Modulations never see many rows.
    assert isinstance(model.transformer.single_blocks[0].modulation.linear, PackedLinear)
    assert all(None in (part.packed, part.plain) for layer in packed_layers(model) for part in layer._parts)


@needs_packing
@pytest.mark.parametrize(("dtype", "size"), [(torch.float32, 4), (torch.bfloat16, 2)])
def test_second_copies_are_counted_in_bytes(monkeypatch, dtype, size):
    if not can_pack(torch.device("cpu"), dtype):
        pytest.skip("no packed products of this kind on this machine")
    for most in ((16 * 48 + 48 * 32) * size, (16 * 48 + 48 * 32) * size - 1):
        layers = torch.nn.Sequential(torch.nn.Linear(16, 48), torch.nn.Linear(48, 32)).to(dtype)
        monkeypatch.setattr(packing, "LARGEST_SECOND_COPIES_BYTES", most)
        forget()
        pack(layers, trial=Times(lambda _, rows: (2.0, 1.0) if rows == ROWS[-1] else (1.0, 2.0)))
        both = [None not in (part.packed, part.plain) for layer in packed_layers(layers) for part in layer._parts]
        assert both == [most % 2 == 0] * 2


@needs_packing
@pytest.mark.parametrize("seed", range(4))
def test_any_mixture_of_kernels_gives_the_same_numbers(network, seed):
    model, inputs, exact = network
    generator = torch.Generator().manual_seed(seed)
    pack(model, trial=Times(lambda *_: torch.rand(2, generator=generator).tolist()))
    assert packed_layers(model)
    prepared = InferenceNetwork(model.transformer).conditions(
        inputs.time, inputs.context, inputs.context_lengths, inputs.pooled
    )
    ours = InferenceNetwork(model.transformer).evaluate(inputs.motion, prepared, inputs.num_frames)
    for row, whole, frames in zip(ours, exact, inputs.num_frames.tolist(), strict=True):
        assert relative(row[:frames], whole[:frames]) < 1e-5


@needs_packing
def test_activations_are_part_of_what_is_tried(network):
    model, _, _ = network
    trial = constant(1, 2)
    pack(model, trial=trial)
    with_function = {product for product, _ in trial.asked if product.function is not None}
    config = model.config
    hidden = int(config.width * config.mlp_ratio)
    assert with_function == {Product(torch.float32, config.width, hidden, config.mlp_activation)}


def test_processors_in_words():
    amd = "processor\t: 0\nvendor_id\t: AuthenticAMD\ncpu family\t: 25\nmodel\t\t: 17\nmodel name\t: AMD EPYC\n"
    amd += "flags\t\t: fpu sse avx2 avx512f amx_bf16x avx512_bf16\n\nprocessor\t: 1\nmodel name\t: other\n"
    assert described(amd) == "AMD EPYC, family 25, model 17, avx2 avx512f avx512_bf16"
    arm = "processor\t: 0\nFeatures\t: fp asimd sve bf16\nCPU implementer\t: 0x41\nCPU part\t: 0xd40\n"
    assert described(arm) == "0x41 0xd40, asimd sve bf16"
    assert described("")
    assert processor_name() in machine_name()


def test_this_processor_has_a_name():
    if not os.path.exists("/proc/cpuinfo"):
        pytest.skip("not Linux")
    assert processor_name() != ""


def test_microseconds_are_kept_to_the_nanosecond():
    choice = choose([PAIR], constant(1.2345678e-6, 2.0e-6))[PAIR]
    assert (choice.packed_us, choice.plain_us) == (1.235, 2.0)


@needs_packing
@pytest.mark.parametrize(
    ("seconds", "rounds"),
    [
        ({PACKED: 1e-6, PLAIN: 2e-6}, products.FEWEST_ROUNDS),  # clear
        ({PACKED: 1e-6, PLAIN: 1.2e-6}, products.MOST_ROUNDS),  # not clear, and quick
        ({PACKED: 3e-4, PLAIN: 3.6e-4}, 4),  # not clear, and enough time spent: 4 x 0.66 ms
    ],
)
def test_a_trial_goes_on_until_it_is_clear(monkeypatch, seconds, rounds):
    now, calls = [0.0], dict.fromkeys(KERNELS, 0)

    def computed(kernel):
        def compute(*_):
            calls[kernel] += 1
            now[0] += seconds[kernel]

        return compute

    monkeypatch.setattr(products.time, "thread_time", lambda: now[0])
    monkeypatch.setattr(products.torch, "get_num_threads", lambda: 1)
    monkeypatch.setattr(products, "packed_product", computed(PACKED))
    monkeypatch.setattr(products, "plain_product", computed(PLAIN))
    found = time_kernels(PRODUCT, 64)
    assert found == pytest.approx(seconds)
    assert set(calls.values()) == {1 + rounds}  # the first call makes the kernel


@needs_packing
def test_a_large_product_is_tried_on_some_of_its_outputs(monkeypatch):
    shapes = []
    monkeypatch.setattr(products, "LARGEST_TRIAL_FLOPS", 2.0 * 64 * 16 * 20.5 / torch.get_num_threads())
    monkeypatch.setattr(products, "pack_weight", lambda weight: shapes.append(weight.shape) or weight)
    monkeypatch.setattr(products, "packed_product", products.plain_product)
    for outputs in (48, 20, 8, 1):
        time_kernels(Product(torch.float32, 16, outputs), 64)
    assert shapes == [(20, 16), (20, 16), (8, 16), (1, 16)]


def test_a_weight_is_moved_only_where_it_begins_anywhere():
    storage = torch.arange(200.0)
    begin = -storage.data_ptr() % packing.ALIGNMENT_BYTES // 4
    for offset, moves in ((0, False), (1, True), (16, False)):
        weight = storage[begin + offset : begin + offset + 64].view(8, 8)
        before, values = weight.data_ptr(), weight.clone()
        packing._align(weight, mapped=False)
        assert (weight.data_ptr() != before) is moves
        assert weight.data_ptr() % packing.ALIGNMENT_BYTES == 0
        assert torch.equal(weight, values)
