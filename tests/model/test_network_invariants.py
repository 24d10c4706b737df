"""What must hold for every network, whatever its weights."""

import pytest
import torch
from reference.tiny import random_inputs, random_model, tiny_config

from kinoflow.model import MotionModel
from kinoflow.model.motion_model import _small_random

FRAMES, TOKENS = [24, 11, 4], [5, 2, 3]


@pytest.fixture
def inputs():
    return random_inputs(FRAMES, TOKENS)


@pytest.fixture(params=[1, 4], ids=["patch1", "patch4"])
def model(request) -> MotionModel:
    return random_model(patch_size=request.param)


def of_valid(output: torch.Tensor) -> list[torch.Tensor]:
    return [row[:frames] for row, frames in zip(output, FRAMES, strict=True)]


def assert_valid_close(first: torch.Tensor, second: torch.Tensor, tolerance: float = 2e-5):
    for a, b in zip(of_valid(first), of_valid(second), strict=True):
        torch.testing.assert_close(a, b, atol=tolerance, rtol=tolerance)


def test_a_fresh_network_ignores_text_and_time(inputs):
    model = MotionModel(tiny_config()).eval()
    other = random_inputs(FRAMES, [3, 5, 1], seed=5)
    first = inputs.run(model)
    second = inputs.run(
        model, time=other.time, context=other.context, context_lengths=other.context_lengths, pooled=other.pooled
    )
    assert torch.equal(first, second)
    assert first.abs().max() > 0.01, "the last layer must not start at zero"
    assert not torch.equal(first, inputs.run(model, motion=inputs.motion + 1))


def test_every_block_of_a_fresh_network_is_the_identity(inputs):
    model = MotionModel(tiny_config()).eval()
    transformer = model.transformer
    expected = transformer.output(
        torch.nn.functional.layer_norm(transformer.motion_input(inputs.motion), (16,), eps=1e-6)
    )
    torch.testing.assert_close(inputs.run(model), expected)


def test_a_trained_network_uses_everything(inputs, model):
    first = inputs.run(model)
    other = random_inputs(FRAMES, TOKENS, seed=9)
    for name in ("motion", "time", "context", "pooled"):
        change = (first - inputs.run(model, **{name: getattr(other, name)})).abs().amax(dim=(1, 2))
        assert (change > 1e-3).all(), name


def test_padded_frames_change_nothing(inputs, model):
    # 11 frames are two whole patches of four and three frames of a third: its last frame is part of what is read.
    patch = model.config.patch_size
    motion = inputs.motion.clone()
    for row, frames in zip(motion, FRAMES, strict=True):
        row[-(-frames // patch) * patch :] = 1e3
    assert_valid_close(inputs.run(model), inputs.run(model, motion=motion))


def test_padded_tokens_change_nothing(inputs, model):
    context = inputs.context.clone()
    for row, length in zip(context, TOKENS, strict=True):
        row[length:] = -1e3
    assert_valid_close(inputs.run(model), inputs.run(model, context=context))
    longer = torch.cat([inputs.context, torch.full((3, 4, inputs.context.shape[2]), 7.0)], dim=1)
    assert_valid_close(inputs.run(model), inputs.run(model, context=longer))


def test_rows_of_a_batch_are_independent(inputs, model):
    together = inputs.run(model)
    for row, frames in enumerate(FRAMES):
        alone = {name: value[row : row + 1] for name, value in vars(inputs).items()}
        with torch.no_grad():
            single = model(**alone)
        torch.testing.assert_close(single[0, :frames], together[row, :frames], atol=2e-5, rtol=2e-5)


def test_motion_need_not_be_padded_to_train_frames(model):
    short = random_inputs([8, 5], [3, 2], size=8)
    padded = torch.cat([short.motion, torch.zeros(2, 16, 201)], dim=1)
    first, second = short.run(model), short.run(model, motion=padded)
    torch.testing.assert_close(first[0], second[0, :8], atol=2e-5, rtol=2e-5)
    torch.testing.assert_close(first[1, :5], second[1, :5], atol=2e-5, rtol=2e-5)


def test_train_frames_decides_where_text_is(inputs):
    weights = random_model().state_dict()
    longer = random_model(train_frames=30)
    longer.load_state_dict(weights)
    assert (inputs.run(random_model()) - inputs.run(longer)).abs().max() > 1e-3
    without = [random_model(train_frames=frames, rope_on_text=False) for frames in (24, 30)]
    assert torch.equal(inputs.run(without[0]), inputs.run(without[1]))


def test_text_is_prepared_without_the_motion_and_shared(inputs, model):
    """Two texts for three motions: the same as each motion with its own text."""
    rows = torch.tensor([0, 1, 1])
    with torch.no_grad():
        text = (t[:2] for t in (inputs.time, inputs.context, inputs.context_lengths, inputs.pooled))
        shared = model.transformer.evaluate(
            inputs.motion, model.transformer.conditions(*text).select(rows), inputs.num_frames
        )
    changes = {k: getattr(inputs, k)[rows] for k in ("time", "context", "context_lengths", "pooled")}
    assert_valid_close(shared, inputs.run(model, **changes))
    assert (shared - inputs.run(model)).abs().amax(dim=(1, 2))[2] > 1e-3


@pytest.mark.parametrize("patch", [1, 4])
@pytest.mark.parametrize("kind", ["band", "causal", "none"])
def test_reach_of_one_frame(kind, patch):
    """Which frames notice a change of one frame: N blocks with a window of w tokens reach N w tokens."""
    config = tiny_config(train_frames=80, motion_mask=kind, band_frames=4, patch_size=patch)
    model = random_model(config)
    inputs = random_inputs([80], [3])
    moved = inputs.motion.clone()
    moved[:, 40:44] += 1
    change = (inputs.run(model) - inputs.run(model, motion=moved)).abs().amax(dim=(0, 2))
    seen = (change > 1e-7).nonzero().flatten().tolist()
    reach = 3 * 4  # three blocks, four frames each (with patches of four: one token each)
    expected = {"band": range(40 - reach, 44 + reach), "causal": range(40, 80), "none": range(80)}[kind]
    assert seen == list(expected)


def test_dtype_of_the_output_is_that_of_the_motion(inputs):
    model = random_model().bfloat16()
    out = inputs.run(model)
    assert out.dtype == torch.float32
    exact = inputs.run(random_model())
    assert (out - exact).norm() / exact.norm() < 0.05


@pytest.mark.parametrize("frames", [1, 3, 4, 5, 23])
def test_patches_give_as_many_frames_as_they_got(frames):
    inputs = random_inputs([frames], [2])
    assert inputs.run(random_model(patch_size=4)).shape == (1, frames, 201)


def test_a_last_patch_that_is_not_full_repeats_its_last_frame():
    model = random_model(patch_size=4)
    inputs = random_inputs([6], [2])
    repeated = torch.cat([inputs.motion, inputs.motion[:, -1:], inputs.motion[:, -1:]], dim=1)
    torch.testing.assert_close(inputs.run(model), inputs.run(model, motion=repeated)[:, :6])


def test_drop_condition_replaces_whole_rows(inputs):
    model = random_model()
    dropped = torch.tensor([True, False, True])
    context, pooled = model.drop_condition(inputs.context, inputs.pooled, dropped)
    assert torch.equal(context[1], inputs.context[1])
    assert torch.equal(pooled[1], inputs.pooled[1])
    for row in (0, 2):
        assert torch.equal(context[row], model.null_context[0].expand(5, -1))
        assert torch.equal(pooled[row], model.null_pooled[0])
    kept, pooled = model.drop_condition(inputs.context, inputs.pooled, dropped, keep_context=True)
    assert torch.equal(kept, inputs.context)
    assert torch.equal(pooled[0], model.null_pooled[0])


def test_gradients_reach_every_parameter_that_takes_part(inputs):
    model = random_model()
    context, pooled = model.drop_condition(inputs.context, inputs.pooled, torch.tensor([True, False, False]))
    model(
        inputs.motion, inputs.time, context, inputs.context_lengths, pooled, inputs.num_frames
    ).square().sum().backward()
    without = {name for name, p in model.named_parameters() if p.grad is None or not p.grad.abs().sum() > 0}
    # The text stream of the last single block is cut off; game features are for official models only.
    assert without == {"game_pooled", "game_context"}


@pytest.mark.parametrize("seen", [False, True])
def test_text_that_sees_motion_carries_it_beyond_the_band(seen):
    """A frame far outside every band is felt through the text, and only then; with three blocks of band 1."""
    model = random_model(band_frames=1, text_sees_motion=seen)
    inputs = random_inputs([24], [4])
    moved = inputs.motion.clone()
    moved[:, -1] += 1.0
    change = (inputs.run(model, motion=moved) - inputs.run(model))[0, 0].abs().max()
    assert bool(change > 1e-6) == seen


@pytest.mark.parametrize("patch", [1, 4])
@pytest.mark.parametrize("sees", [False, True], ids=["text apart", "text sees motion"])
def test_a_network_that_gains_control_gives_the_same_numbers_to_the_bit(inputs, patch, sees):
    without = random_model(patch_size=patch, text_sees_motion=sees)
    gained = MotionModel(tiny_config(patch_size=patch, text_sees_motion=sees, control=True)).eval()
    left = gained.load_state_dict(without.state_dict(), strict=False)
    assert left.missing_keys == ["transformer.control_input"]
    assert not left.unexpected_keys
    known = torch.rand(inputs.motion.shape, generator=torch.Generator().manual_seed(1)) < 0.3
    first = inputs.run(without)
    assert torch.equal(first, inputs.run(gained))
    assert torch.equal(first, inputs.run(gained, known=known)), "the new columns start at zero"
    with torch.no_grad():
        gained.transformer.control_input.normal_(generator=torch.Generator().manual_seed(2))
    assert torch.equal(first, inputs.run(gained)), "without anything known the columns do not matter"
    assert torch.equal(first, inputs.run(gained, known=torch.zeros_like(known)))
    assert (first - inputs.run(gained, known=known)).abs().max() > 1e-3


def test_a_fresh_network_draws_the_same_weights_with_control():
    torch.manual_seed(0)
    without = MotionModel(tiny_config()).state_dict()
    torch.manual_seed(0)
    gained = MotionModel(tiny_config(control=True)).state_dict()
    assert not gained.pop("transformer.control_input").any()
    for name, tensor in without.items():
        assert torch.equal(tensor, gained[name]), name


def test_what_stands_for_no_text_begins_small():
    """Normal with a deviation of 0.02; of 64 thousand numbers the sample's is that to a hundredth."""
    torch.manual_seed(0)
    drawn = _small_random(64, 1000)
    assert drawn.std() == pytest.approx(0.02, rel=0.01)
    assert drawn.mean().abs() < 0.001
    assert _small_random(3, 1000).shape == (3, 1000)
