"""`MotionPipeline` on a random network and a made-up text encoder."""

import math
from itertools import pairwise

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from reference.tiny import random_model, random_text, tiny_config

from kinoflow.errors import ConfigError, DurationError, OptionError
from kinoflow.flow.steppers import STEPPERS
from kinoflow.inference.pipeline import LARGEST_BATCH, Control, MotionPipeline, resolve_folder
from kinoflow.inference.settings import SamplingSettings
from kinoflow.model.description import ModelDescription
from kinoflow.model.folder import save_model
from kinoflow.motion.canonical import lowest_point_m
from kinoflow.motion.features import POSITIONS, TRANSLATION, Statistics, encode, layout_fingerprint
from kinoflow.motion.foot_lock import lock_feet
from kinoflow.motion.grounding import find_floor, ground_by_supports
from kinoflow.motion.skeleton import joint
from kinoflow.motion.smoothing import smooth_around
from kinoflow.text.features import TextFeatures

FRAMES = 48


class LetterEncoder:
    """A caption's letters as tokens, each from its own seed."""

    name, token_width, pooled_width, max_tokens = "letters", 10, 6, 77

    def encode(self, captions) -> TextFeatures:
        rows = []
        for caption in captions:
            tokens = torch.stack([torch.randn(10, generator=torch.Generator().manual_seed(ord(c))) for c in caption])
            rows.append(TextFeatures(tokens[None], torch.tensor([len(caption)]), tokens.mean(dim=0)[None, :6]))
        return TextFeatures.cat(rows)


def make_pipeline(patch: int = 1, **changes) -> MotionPipeline:
    network = tiny_config(train_frames=FRAMES, patch_size=patch)
    values = {"network": network, "layout": layout_fingerprint(), "num_steps": 4, "name": "tiny", "licence": "none"}
    return MotionPipeline(random_model(network), ModelDescription(**(values | changes)), LetterEncoder())


@pytest.fixture(scope="module")
def pipe() -> MotionPipeline:
    return make_pipeline()


def evaluations(pipe: MotionPipeline, **options) -> list[int]:
    """Batch size of each evaluation of the network."""
    sizes = []
    network = pipe.model.transformer
    handle = network.motion_input.register_forward_pre_hook(lambda module, args: sizes.append(len(args[0])))
    pipe.sample(random_text([3, 4]), num_frames=[40, 30], seeds=[0, 1], **options)
    handle.remove()
    return sizes


def test_guidance_one_runs_one_branch(pipe):
    assert evaluations(pipe, steps=3, guidance_scale=1.0) == [2, 2, 2]
    assert evaluations(pipe, steps=3, guidance_scale=0.0) == [2, 2, 2]
    assert evaluations(pipe, steps=3, guidance_scale=1.5) == [4, 4, 4]
    assert evaluations(pipe, steps=2, guidance_scale=1.0, solver="heun") == [2] * 3


def test_guided_velocity_is_the_formula(pipe):
    """One Euler step from the noise shows the guided velocity itself."""
    text = random_text([5, 3])
    noise = torch.randn(2, FRAMES, 201, generator=torch.Generator().manual_seed(0))
    lengths, time = [FRAMES, 30], torch.zeros(2)
    null = TextFeatures(pipe.model.null_context.expand(2, 5, -1), text.lengths, pipe.model.null_pooled.expand(2, -1))
    conditional = pipe.velocity(noise, time, text, lengths)
    unconditional = pipe.velocity(noise, time, null, lengths)
    assert (conditional - unconditional).abs().max() > 0.1
    found = pipe.sample(text, num_frames=lengths, noise=noise, steps=1, guidance_scale=3.0) - noise
    torch.testing.assert_close(found, unconditional + 3 * (conditional - unconditional), atol=1e-4, rtol=1e-4)


def test_without_a_null_context_only_the_sentence_vector_is_dropped():
    pipe = make_pipeline(null_context=False)
    text = random_text([5])
    noise = torch.randn(1, FRAMES, 201, generator=torch.Generator().manual_seed(0))
    null = TextFeatures(text.tokens, text.lengths, pipe.model.null_pooled)
    conditional, unconditional = (pipe.velocity(noise, torch.zeros(1), f, [FRAMES]) for f in (text, null))
    found = pipe.sample(text, num_frames=[FRAMES], noise=noise, steps=1, guidance_scale=2.0) - noise
    torch.testing.assert_close(found, 2 * conditional - unconditional, atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize("patch", [1, 4])
def test_rows_do_not_depend_on_their_neighbours(patch):
    pipe = make_pipeline(patch)
    text = random_text([6, 2, 4])
    together = pipe.sample(text, num_frames=[30, 48, 21], seeds=[5, 6, 5], guidance_scale=2.0)
    assert together.shape == (3, 48, 201)
    for row, (frames, seed) in enumerate([(30, 5), (48, 6), (21, 5)]):
        alone = pipe.sample(text.select([row]), num_frames=[frames], seeds=[seed], guidance_scale=2.0)
        assert alone.shape == (1, frames, 201)
        torch.testing.assert_close(alone[0], together[row, :frames], atol=2e-4, rtol=2e-4)


def test_same_seed_same_clip_and_other_seed_another(pipe):
    first, second, other = (pipe("wave", duration=1.0, seeds=[seed])[0] for seed in (3, 3, 4))
    assert np.array_equal(first.rotations, second.rotations)
    assert np.array_equal(first.translation, second.translation)
    assert not np.allclose(first.rotations, other.rotations)


def test_seed_draws_the_documented_noise(pipe):
    noise = torch.randn(1, FRAMES, 201, generator=torch.Generator().manual_seed(7))
    text = random_text([3])
    drawn = pipe.sample(text, num_frames=[25], seeds=[7])
    assert torch.equal(drawn, pipe.sample(text, num_frames=[25], noise=noise))
    assert torch.equal(drawn, pipe.sample(text, num_frames=torch.tensor([25]), seeds=[np.int64(7)]))


def test_more_seeds_than_fit_a_batch(pipe):
    seeds = list(range(LARGEST_BATCH + 2))
    clips = pipe("hop", duration=0.8, seeds=seeds, steps=1)
    assert [clip.metadata["seed"] for clip in clips] == seeds
    alone = pipe("hop", duration=0.8, seeds=[seeds[-1]], steps=1)[0]
    np.testing.assert_allclose(clips[-1].joints, alone.joints, atol=1e-4)


def test_clips_say_where_they_come_from(pipe):
    clip = pipe("hop", duration=1.5, seeds=[2], steps=3, guidance_scale=1.5)[0]
    assert clip.num_frames == 45
    assert dict(clip.metadata) == {
        "prompt": "hop", "caption": "A person hops.", "seed": 2, "source": "network", "guidance_scale": 1.5, "steps": 3,
        "model": "tiny",
        "licence": "none", "guidance_interval": [0.0, 1.0], "solver": "euler", "time_shift": 1.0,
    }  # fmt: skip
    assert pipe("hop", duration=1.0)[0].metadata["steps"] == 4


def test_progress_is_reported(pipe):
    seen = []
    pipe("hop", duration=1.0, steps=3, on_step=lambda done, of: seen.append((done, of)))
    assert seen == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize("solver", STEPPERS)
def test_solvers_agree_in_the_limit(pipe, solver):
    text = random_text([3])
    fine = pipe.sample(text, num_frames=[20], seeds=[0], steps=60, guidance_scale=1)
    found = pipe.sample(text, num_frames=[20], seeds=[0], steps=40, guidance_scale=1, solver=solver)
    assert (found - fine).norm() / fine.norm() < 0.05


def test_clean_prediction_becomes_a_velocity():
    clean = make_pipeline(prediction="clean")
    plain = make_pipeline()
    x, time = torch.randn(2, 20, 201), torch.tensor([0.25, 0.5])
    text = random_text([3, 3])
    output = plain.velocity(x, time, text, [20, 20])
    expected = (output - x) / (1 - time)[:, None, None]
    torch.testing.assert_close(clean.velocity(x, time, text, [20, 20]), expected)


# Guidance on a part of the way, solvers, time shift.


def test_rows_of_the_network_are_halved_outside_the_interval(pipe):
    """5 Euler steps begin at 0, 0.2, 0.4, 0.6 and 0.8."""
    for interval, rows in (
        ((0.0, 1.0), [4, 4, 4, 4, 4]),
        ((0.2, 0.8), [2, 4, 4, 4, 2]),
        ((0.0, 0.3), [4, 4, 2, 2, 2]),
        ((0.7, 1.0), [2, 2, 2, 2, 4]),
        ((0.5, 0.5), [2, 2, 2, 2, 2]),
    ):
        assert evaluations(pipe, steps=5, guidance_scale=2.0, guidance_interval=interval) == rows
        assert evaluations(pipe, steps=5, guidance_scale=1.0, guidance_interval=interval) == [2] * 5


def test_text_is_prepared_only_where_it_is_used(pipe, monkeypatch):
    """2 captions and their null conditions inside, 2 captions outside; the same whatever fits in a chunk."""
    network, counts = pipe.network, []
    conditions = network.conditions

    def counting(time, *text):
        counts.append(len(time))
        return conditions(time, *text)

    monkeypatch.setattr(network, "conditions", counting)
    options = {"num_frames": [40, 30], "seeds": [0, 1], "steps": 4, "guidance_scale": 2.0}
    text = random_text([3, 4])
    whole = pipe.sample(text, guidance_interval=(0.25, 0.75), **options)
    assert counts == [2 + 4 + 4 + 2]
    monkeypatch.setattr("kinoflow.inference.sampling.LARGEST_CHUNK_BYTES", 0)
    counts.clear()
    step_by_step = pipe.sample(text, guidance_interval=(0.25, 0.75), **options)
    assert counts == [2, 4, 4, 2]
    torch.testing.assert_close(step_by_step, whole, atol=1e-4, rtol=1e-4)


def test_an_interval_is_guidance_inside_and_none_outside(pipe):
    """Against Euler steps taken by hand with the network's velocities; none goes across an end of the interval."""
    text, lengths, scale = random_text([5, 3]), [FRAMES, 30], 3.0
    x = torch.randn(2, FRAMES, 201, generator=torch.Generator().manual_seed(0))
    noise = x.clone()
    null = TextFeatures(pipe.model.null_context.expand(2, 5, -1), text.lengths, pipe.model.null_pooled.expand(2, -1))
    for t, following in pairwise((0.0, 0.2, 0.475, 0.75, 1.0)):
        velocity = pipe.velocity(x, torch.full((2,), t), text, lengths)
        if t in (0.2, 0.475):
            without = pipe.velocity(x, torch.full((2,), t), null, lengths)
            velocity = without + scale * (velocity - without)
        x = x + (following - t) * velocity
    found = pipe.sample(
        text, num_frames=lengths, noise=noise, steps=4, guidance_scale=scale, guidance_interval=(0.2, 0.75)
    )
    torch.testing.assert_close(found[0], x[0], atol=1e-4, rtol=1e-4)
    torch.testing.assert_close(found[1, :30], x[1, :30], atol=1e-4, rtol=1e-4)


def test_few_steps_stop_where_guidance_ends_and_say_how_many_they_are(pipe):
    told = []
    options = {"num_frames": [30], "seeds": [4], "guidance_scale": 2.0, "on_step": lambda *at: told.append(at)}
    pipe.sample(random_text([3]), steps=1, guidance_interval=(0.0, 0.3), **options)
    assert told == [(1, 2), (2, 2)]


def test_the_whole_interval_and_an_empty_one(pipe):
    text, options = random_text([3]), {"num_frames": [30], "seeds": [4], "steps": 6, "solver": "heun"}
    whole = pipe.sample(text, guidance_scale=2.5, guidance_interval=(0.0, 1.0), **options)
    assert torch.equal(whole, pipe.sample(text, guidance_scale=2.5, **options))
    empty = pipe.sample(text, guidance_scale=2.5, guidance_interval=(1.0, 1.0), **options)
    assert torch.equal(empty, pipe.sample(text, guidance_scale=1.0, **options))
    assert not torch.allclose(empty, whole, atol=1e-2)


def test_the_models_own_settings_are_used_where_none_are_given():
    own = {"num_steps": 3, "solver": "adams-bashforth-2", "guidance_interval": (0.3, 0.7), "time_shift": 2.0}
    pipe, plain = make_pipeline(**own), make_pipeline()
    text, options = random_text([3]), {"num_frames": [30], "seeds": [4]}
    given = {"steps": 3, "solver": "adams-bashforth-2", "guidance_interval": (0.3, 0.7), "time_shift": 2.0}
    assert torch.equal(pipe.sample(text, **options), plain.sample(text, **given, **options))
    back = {"steps": 4, "solver": "euler", "guidance_interval": (0, 1), "time_shift": 1}
    assert torch.equal(pipe.sample(text, **back, **options), plain.sample(text, **options))
    clip = pipe("hop", duration=1.0)[0]
    assert {**clip.metadata, "guidance_interval": (0.3, 0.7)}.items() >= given.items()


def test_settings_of_a_model_as_released():
    assert SamplingSettings.of(ModelDescription(network=tiny_config(), guidance_scale=5.0)) == SamplingSettings(
        steps=50, guidance_scale=5.0, guidance_interval=(0.0, 1.0), solver="euler", time_shift=1.0
    )


# Decoding.


@pytest.fixture
def latents(walk):
    """A real motion as the latents of a pipeline whose statistics are not trivial."""
    generator = np.random.default_rng(0)
    pipe = make_pipeline(rest_pelvis_offset_m=(0.01, -0.2, 0.03))
    std = np.abs(generator.normal(size=201)) + 0.5
    std[135:138] = 0
    statistics = Statistics(generator.normal(size=201) * (std > 0), std)
    pipe.model.mean.copy_(torch.from_numpy(statistics.mean))
    pipe.model.std.copy_(torch.from_numpy(statistics.std))
    clip = walk.crop(0, 40)
    return pipe, torch.from_numpy(statistics.normalise(encode(clip, (0.01, -0.2, 0.03)))).float()[None], clip


def test_decode_inverts_encode(latents):
    pipe, x, clip = latents
    found = pipe.decode(x, num_frames=[40], smooth=False, ground=False)[0]
    np.testing.assert_allclose(found.joints, clip.joints, atol=1e-5)
    assert found.fps == 30
    assert pipe.decode(x, num_frames=[25], smooth=False)[0].num_frames == 25


def test_decode_grounds_by_supports(latents):
    pipe, x, _ = latents
    floating = x.clone()
    floating[..., 1] += 3
    for smooth in (False, True):
        clip = pipe.decode(floating, num_frames=[40], smooth=smooth)[0]
        np.testing.assert_allclose(clip.joints, ground_by_supports(clip).joints, atol=0.002)
        assert abs(lowest_point_m(clip).min()) < 0.05
    up = pipe.decode(floating, num_frames=[40], smooth=False, ground=False)[0]
    assert lowest_point_m(up).min() > 1
    moved = up.joints - pipe.decode(floating, num_frames=[40], smooth=False)[0].joints
    np.testing.assert_allclose(moved, np.broadcast_to(moved[:, :1], moved.shape), atol=1e-9)
    np.testing.assert_allclose(moved[..., [0, 2]], 0, atol=1e-12)


def test_feet_are_locked_on_request_and_it_is_told(latents):
    pipe, x, _ = latents
    free = pipe.decode(x, num_frames=[40])[0]
    locked = pipe.decode(x, num_frames=[40], foot_lock=True)[0]
    assert "foot_lock" not in free.metadata
    assert locked.metadata["foot_lock"] == lock_feet(free).outcome
    np.testing.assert_allclose(locked.joints, lock_feet(free).clip.joints, atol=1e-12)


# Arguments.


@pytest.mark.parametrize("duration", [0, -1, 0.6, 1.7, 60, math.nan, math.inf, -math.inf, None, "4", 10**30])
def test_durations_outside_the_model_are_refused(pipe, duration):
    with pytest.raises(DurationError, match=r"from 0\.67 to 1\.6 seconds"):
        pipe.frames_of(duration)


def test_durations_of_numpy_are_numbers(pipe):
    assert pipe.frames_of(np.float32(1.5)) == pipe.frames_of(np.float64(1.5)) == 45
    assert pipe.frames_of(np.int64(1)) == 30


@given(duration=st.floats(-5, 10))
def test_every_duration_is_a_length_or_an_error(pipe, duration):
    try:
        frames = pipe.frames_of(duration)
    except DurationError:
        assert not 20 <= round(duration * 30) <= FRAMES
    else:
        assert 20 <= frames == round(duration * 30) <= FRAMES


NOISE = torch.zeros(1, FRAMES, 201)


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({}, "either seeds or noise"),
        ({"seeds": [0], "noise": NOISE}, "either seeds or noise"),
        ({"seeds": [0, 1]}, "one seed per row"),
        ({"seeds": [-1]}, "-1"),
        ({"seeds": [2**63]}, "seed"),
        ({"seeds": [0.5]}, "whole number"),
        ({"noise": NOISE[:, :20]}, "noise must have shape"),
        ({"noise": NOISE[..., :200]}, "noise must have shape"),
        ({"seeds": [0], "steps": 0}, "steps"),
        ({"seeds": [0], "steps": 1001}, "steps"),
        ({"seeds": [0], "guidance_scale": math.nan}, "guidance_scale"),
        ({"seeds": [0], "guidance_scale": math.inf}, "guidance_scale"),
        ({"seeds": [0], "steps": 2.5}, "steps"),
        ({"seeds": [0], "solver": "rk4"}, "one of euler.*rk4"),
        ({"seeds": [0], "guidance_interval": (0.8, 0.2)}, "guidance interval"),
        ({"seeds": [0], "guidance_interval": (-0.1, 0.2)}, "guidance interval"),
        ({"seeds": [0], "guidance_interval": (0.1, 1.5)}, "guidance interval"),
        ({"seeds": [0], "guidance_interval": (0.1,)}, "guidance interval"),
        ({"seeds": [0], "guidance_interval": (math.nan, 1)}, "guidance interval"),
        ({"seeds": [0], "guidance_interval": "01"}, "guidance interval"),
        ({"seeds": [0], "time_shift": 0}, "time shift"),
        ({"seeds": [0], "time_shift": 101}, "time shift"),
        ({"seeds": [0], "time_shift": math.nan}, "time shift"),
        ({"seeds": [0], "time_shift": True}, "time shift"),
        ({"seeds": [0], "num_frames": [20, 20]}, "num_frames"),
        ({"seeds": [0], "num_frames": 20}, "num_frames"),
    ],
)
def test_arguments_that_cannot_be_are_named(pipe, options, named):
    with pytest.raises(OptionError, match=named):
        pipe.sample(random_text([3]), **({"num_frames": [20]} | options))


@pytest.mark.parametrize("frames", [0, -3, FRAMES + 1])
def test_lengths_outside_the_model_are_refused(pipe, frames):
    with pytest.raises(DurationError, match=str(frames)):
        pipe.sample(random_text([3]), num_frames=[frames], seeds=[0])


@pytest.mark.parametrize(
    ("features", "named"),
    [
        (TextFeatures(torch.zeros(1, 3, 11), torch.tensor([3]), torch.zeros(1, 6)), r"\(11, 6\)"),
        (TextFeatures(torch.zeros(1, 3, 10), torch.tensor([3]), torch.zeros(1, 7)), r"\(10, 7\)"),
        (TextFeatures(torch.zeros(1, 3, 10), torch.tensor([0]), torch.zeros(1, 6)), "from 1 to 3"),
        (TextFeatures(torch.zeros(1, 3, 10), torch.tensor([4]), torch.zeros(1, 6)), "from 1 to 3"),
    ],
)
def test_text_features_of_another_kind_are_refused(pipe, features, named):
    for scale in (1.0, 2.0):
        with pytest.raises(OptionError, match=named):
            pipe.sample(features, num_frames=[20], seeds=[0], guidance_scale=scale)
    with pytest.raises(OptionError, match=named):
        pipe.velocity(NOISE, torch.zeros(1), features, [20])


def test_velocity_needs_one_row_of_text_per_motion(pipe):
    with pytest.raises(OptionError, match="one row per motion"):
        pipe.velocity(NOISE, torch.zeros(1), random_text([3, 3]), [20])


def test_no_seeds_is_an_error(pipe):
    with pytest.raises(OptionError, match="seed"):
        pipe("hop", duration=1.0, seeds=[])


def test_no_text_encoder(pipe):
    bare = MotionPipeline(pipe.model, pipe.description, None)
    with pytest.raises(OptionError, match="text_encoder=None"):
        bare("hop", duration=1.0)


# Folders.


def save(folder, **changes):
    pipe = make_pipeline(**changes)
    save_model(folder, pipe.description, pipe.model.state_dict())


def test_loaded_folder_makes_the_same_clip(tmp_path, pipe):
    save(tmp_path / "tiny")
    loaded = MotionPipeline.from_pretrained(tmp_path / "tiny", text_encoder=LetterEncoder())
    clips = [p("walk", duration=1.0, seeds=[1])[0] for p in (pipe, loaded)]
    # Weights from a folder are packed, and other kernels round otherwise.
    np.testing.assert_allclose(clips[0].rotations, clips[1].rotations, atol=1e-5)


def test_folder_of_another_layout_is_refused(tmp_path):
    save(tmp_path / "tiny", layout="0123456789abcdef")
    with pytest.raises(ConfigError, match="layout"):
        MotionPipeline.from_pretrained(tmp_path / "tiny", text_encoder=None)


def test_folder_with_an_unknown_prediction_is_refused(tmp_path):
    save(tmp_path / "tiny", prediction="noise")
    with pytest.raises(ConfigError, match="noise"):
        MotionPipeline.from_pretrained(tmp_path / "tiny", text_encoder=None)


def test_folder_with_an_unknown_solver_is_refused(tmp_path):
    save(tmp_path / "tiny", solver="rk4")
    with pytest.raises(ConfigError, match=r"rk4.*euler"):
        MotionPipeline.from_pretrained(tmp_path / "tiny", text_encoder=None)


def test_folder_with_an_unknown_text_encoder_names_the_known(tmp_path):
    save(tmp_path / "tiny", text_encoder="t5")
    with pytest.raises(OptionError, match=r"t5.*minilm"):
        MotionPipeline.from_pretrained(tmp_path / "tiny")


def test_folder_that_does_not_exist(tmp_path):
    with pytest.raises(ConfigError, match="no model folder"):
        MotionPipeline.from_pretrained(tmp_path / "nothing")


def test_compact_model_missing_from_the_installation(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("kinoflow.inference.pipeline.resources.files", lambda package: tmp_path)
    with pytest.raises(ConfigError, match="compact model is missing"):
        MotionPipeline.from_pretrained()


def test_compact_is_a_name_unless_it_is_a_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bundled" / "assets" / "compact").mkdir(parents=True)
    monkeypatch.setattr("kinoflow.inference.pipeline.resources.files", lambda package: tmp_path / "bundled")
    assert resolve_folder("compact") == tmp_path / "bundled" / "assets" / "compact"
    (tmp_path / "compact").mkdir()
    assert resolve_folder("compact").samefile(tmp_path / "compact")


@pytest.mark.parametrize("solver", STEPPERS)
def test_what_is_known_is_in_the_sample_unchanged(solver):
    pipe = make_pipeline(patch=4, network=tiny_config(train_frames=FRAMES, patch_size=4, control=True))
    text, lengths = random_text([3, 4]), [40, 31]
    motion = torch.randn(2, 40, 201, generator=torch.Generator().manual_seed(0))
    known = torch.zeros(2, 40, 201, dtype=torch.bool)
    known[0, 5], known[1, :, :3] = True, True
    options = {"num_frames": lengths, "seeds": [0, 1], "solver": solver, "steps": 5}
    free = pipe.sample(text, **options)
    nothing = pipe.sample(text, control=Control(motion, torch.zeros_like(known)), **options)
    assert torch.equal(free, nothing)
    made = pipe.sample(text, control=Control(motion, known), **options)
    for row, frames in enumerate(lengths):
        given = known[row, :frames]
        assert torch.equal(made[row, :frames][given], motion[row, :frames][given])
        assert (made[row, :frames][~given] - free[row, :frames][~given]).abs().max() > 1e-3
    # Numbers that are not known are never read.
    spoilt = motion.masked_fill(~known, float("nan"))
    assert torch.equal(made, pipe.sample(text, control=Control(spoilt, known), **options))


def test_control_that_does_not_fit_is_refused(pipe):
    text, options = random_text([3]), {"num_frames": [30], "seeds": [0]}
    motion, known = torch.zeros(1, 30, 201), torch.ones(1, 30, 201, dtype=torch.bool)
    for control in (Control(motion[:, :20], known), Control(motion, known[..., :3]), Control(motion, known.float())):
        with pytest.raises(OptionError, match=r"control needs motion and known \(bool\) of shape \(1, 30, 201\)"):
            pipe.sample(text, control=control, **options)
    with pytest.raises(OptionError, match="finite numbers"):
        pipe.sample(text, control=Control(motion * float("nan"), known), **options)


def controlled(**changes) -> MotionPipeline:
    return make_pipeline(4, network=tiny_config(train_frames=FRAMES, patch_size=4, control=True), **changes)


@pytest.mark.parametrize("told", [True, False])
def test_a_clip_that_is_its_own_full_control_returns_itself(walk, told):
    pipe = controlled() if told else make_pipeline(4)
    clips, lengths = [walk.crop(0, 40), walk.crop(20, 51)], [40, 31]
    control = pipe.control_of(clips, torch.ones(2, 40, 201, dtype=torch.bool))
    assert not control.known[1, 31:].any()
    latents = pipe.sample(random_text([3, 4]), num_frames=lengths, seeds=[0, 1], control=control)
    for clip, made in zip(clips, pipe.decode(latents, num_frames=lengths, control=control), strict=True):
        np.testing.assert_allclose(made.joints, clip.joints, atol=1e-5)
        np.testing.assert_allclose(made.rotations, clip.rotations, atol=1e-5)


def test_known_frames_stay_where_they_are_through_the_clean_up(walk):
    pipe = controlled()
    raised = walk.replace(translation=walk.translation + np.array([0.0, 0.25, 0.0])).crop(0, 45)
    known = torch.zeros(1, 45, 201, dtype=torch.bool)
    known[0, [0, 20, 44]] = True
    control = pipe.control_of([raised], known)
    latents = pipe.sample(random_text([3]), num_frames=[45], seeds=[0], control=control)
    kept, official = (pipe.decode(latents, num_frames=[45], control=c)[0] for c in (control, None))
    np.testing.assert_allclose(kept.joints[[0, 20, 44]], raised.joints[[0, 20, 44]], atol=1e-5)
    assert np.abs(official.joints[20] - raised.joints[20]).max() > 0.01
    assert abs(find_floor(official).height_m) < 0.05
    # Where only a path on the floor is known, the height is free and the clip is put on the floor.
    path = torch.zeros_like(known)
    path[..., [0, 2]] = True
    control = pipe.control_of([raised], path)
    latents = pipe.sample(random_text([3]), num_frames=[45], seeds=[0], control=control)
    made = pipe.decode(latents, num_frames=[45], control=control)[0]
    np.testing.assert_allclose(made.translation[:, [0, 2]], raised.translation[:, [0, 2]], atol=1e-6)
    assert abs(find_floor(made).height_m) < 0.05


def test_hands_are_at_known_places_after_the_clean_up(walk):
    """Smoothing alone moves a hand whose place is known, by centimetres where weights are random."""
    pipe, hand = make_pipeline(4), joint("L_Wrist")
    frames, clip = [10, 30], walk.crop(0, 45)
    known = torch.zeros(1, 45, 201, dtype=torch.bool)
    known[:, frames, POSITIONS.start + 3 * hand : POSITIONS.start + 3 * hand + 3] = True
    known[:, frames, TRANSLATION] = True
    control = pipe.control_of([clip], known)
    latents = pipe.sample(random_text([3]), num_frames=[45], seeds=[0], control=control)
    made = pipe.decode(latents, num_frames=[45], control=control)[0]
    assert np.linalg.norm(made.joints[frames, hand] - clip.joints[frames, hand], axis=-1).max() < 0.002
    unaided = smooth_around(
        pipe.decode(latents, num_frames=[45], control=control, smooth=False)[0],
        np.zeros((45, 22), bool),
        np.isin(np.arange(45), frames)[:, None].repeat(3, 1),
    )
    assert np.linalg.norm(unaided.joints[frames, hand] - clip.joints[frames, hand], axis=-1).max() > 0.01


def test_a_network_without_control_has_what_is_known_and_nothing_known_is_the_free_sample():
    pipe = make_pipeline()
    motion = torch.randn(1, 40, 201, generator=torch.Generator().manual_seed(0))
    known = torch.zeros(1, 40, 201, dtype=torch.bool)
    options = {"num_frames": [40], "seeds": [3], "steps": 4, "guidance_scale": 1.0}
    free = pipe.sample(random_text([3]), **options)
    assert torch.equal(pipe.sample(random_text([3]), control=Control(motion, known), **options), free)
    known[0, 10:20] = True
    made = pipe.sample(random_text([3]), control=Control(motion, known), **options)
    assert torch.equal(made[known], motion[known])
    assert not torch.allclose(made[~known], free[~known])
    assert torch.equal(made, pipe.sample(random_text([3]), control=Control(motion, known), **options))


def test_a_source_that_is_partly_noised_is_the_nearer_the_less_noise():
    pipe = make_pipeline()
    motion = 0.3 * torch.randn(1, 40, 201, generator=torch.Generator().manual_seed(0))
    options = {"num_frames": [40], "seeds": [3], "steps": 10, "guidance_scale": 1.0}
    free = pipe.sample(random_text([3]), **options)
    assert torch.equal(pipe.sample(random_text([3]), source=motion, source_time=0.0, **options), free)
    away = [
        float((pipe.sample(random_text([3]), source=motion, source_time=t, **options) - motion).square().mean())
        for t in (0.5, 0.99)
    ]
    assert away[1] < 0.1 * away[0]
    with pytest.raises(OptionError, match="below 1"):
        pipe.sample(random_text([3]), source=motion, source_time=1.0, **options)


def test_control_of_clips_that_do_not_fit_is_refused(pipe, walk):
    clip, known = walk.crop(0, 40), torch.ones(1, 40, 201, dtype=torch.bool)
    for mask in (known[:, :30], known.float(), known[0], known.repeat(2, 1, 1), known[..., :200]):
        with pytest.raises(OptionError, match=r"known needs to be bool of shape \(1, at least 40, 201\)"):
            pipe.control_of([clip], mask)
    with pytest.raises(OptionError, match="clip 0 has 60"):
        pipe.control_of([clip.replace(fps=60)], known)
