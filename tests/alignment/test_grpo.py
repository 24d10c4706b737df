"""Flow-GRPO on a small random model: what must be exact is exact, and the reward rises."""

import dataclasses
import json
import math
from types import SimpleNamespace

import numpy as np
import pytest
import torch
from reference.tiny import tiny_config
from small import (
    POLICY,
    PROMPTS,
    Constant,
    Forward,
    SmallEncoder,
    grpo_config,
    grpo_trainer,
    replaced,
    small_pipeline,
)

from kinoflow import MotionPipeline
from kinoflow.alignment import sampler as sampler_module
from kinoflow.alignment.config import GRPOConfig, PolicyOptions
from kinoflow.alignment.guards import activity_m_per_s, diversity_m
from kinoflow.alignment.policy import guided_velocity, jumps_of, plan_steps, roll_out, sample_ode
from kinoflow.alignment.prompts import Prompt, PromptSet
from kinoflow.alignment.sampler import Sampler, packed_copy, whole_patches
from kinoflow.errors import ConfigError
from kinoflow.flow.steppers import evaluation_times, integrate
from kinoflow.flow.stochastic import slow_modes
from kinoflow.inference.sampling import GuidedVelocity
from kinoflow.inference.settings import SamplingSettings
from kinoflow.model.packing import PackedLinear, can_pack, pack
from kinoflow.training.checkpoint import checkpoints
from kinoflow.training.estimate import shared_forward_flops
from kinoflow.training.origin import fingerprint_of_weights
from kinoflow.training.stage import Share

# The policy.


@pytest.mark.parametrize("scale", [1.0, 2.5])
@pytest.mark.parametrize("null_context", [True, False])
@pytest.mark.parametrize("prediction", ["velocity", "clean"])
def test_policy_is_what_users_sample(scale, null_context, prediction):
    pipe = small_pipeline(prediction=prediction)
    text, frames = SmallEncoder().encode(["one", "another"]), torch.tensor([20, 17])
    x = torch.randn(2, 20, 201, generator=torch.Generator().manual_seed(0))
    pipe.description = pipe.description.__class__(**{**vars(pipe.description), "null_context": null_context})
    options = {"guidance_scale": scale, "prediction": prediction, "null_context": null_context}
    expected = GuidedVelocity(pipe.model, text, frames, [0.3], **options)(x, 0.3)
    found = guided_velocity(pipe.model, x, 0.3, text, frames, pipe.description, scale)
    for row, length in enumerate(frames):
        torch.testing.assert_close(found[row, :length], expected[row, :length], rtol=1e-4, atol=1e-4)


def test_gradients_reach_both_answers():
    pipe = small_pipeline()
    pipe.model.requires_grad_(True)
    text = SmallEncoder().encode(["one"])
    x = torch.randn(1, 20, 201, generator=torch.Generator().manual_seed(0))
    guided_velocity(pipe.model, x, 0.3, text, torch.tensor([20]), pipe.description, 2.0).square().sum().backward()
    assert pipe.model.null_pooled.grad.abs().sum() > 0
    assert pipe.model.transformer.output.weight.grad.abs().sum() > 0


def test_plan_is_stochastic_in_the_window_only():
    plan = plan_steps(POLICY)
    assert [entry.trained for entry in plan] == [False, True, True, False, False, False]
    assert [entry.step.std > 0 for entry in plan] == [entry.trained for entry in plan]
    assert [entry.time for entry in plan] == pytest.approx([k / 6 for k in range(6)])


def test_no_step_goes_across_the_end_of_guidance():
    """What is sampled in training, in guards and for directions is what generation makes: same times."""
    pipe = small_pipeline()
    description = dataclasses.replace(pipe.description, guidance_interval=(0.0, 0.4))
    assert jumps_of(description, 1.0) == []
    jumps = jumps_of(description, 2.0)
    plan = plan_steps(POLICY, jumps=jumps)
    settings = SamplingSettings.of(description, steps=6, guidance_scale=2.0, solver="euler")
    assert [entry.time for entry in plan] == evaluation_times(**settings.integration)
    assert 0.4 in [entry.time for entry in plan]
    assert plan[-1].time + plan[-1].ode.velocity_factor == pytest.approx(1)
    start = torch.randn(2, 4, 2, generator=torch.Generator().manual_seed(0))

    def velocity(x, t):
        return torch.cos(5 * x) + (t < 0.4)

    *_, expected = integrate(velocity, start, 6, "euler", jumps=jumps)
    torch.testing.assert_close(sample_ode(velocity, start, 6, jumps), expected)


def test_roll_out_leaves_the_ode_only_in_the_window():
    def velocity(x, t):
        return torch.cos(5 * x) + t

    start = torch.randn(3, 4, 2, generator=torch.Generator().manual_seed(0))
    motions, visited = roll_out(velocity, start, plan_steps(POLICY), torch.Generator().manual_seed(1))
    again, _ = roll_out(velocity, start, plan_steps(POLICY), torch.Generator().manual_seed(1))
    assert torch.equal(motions, again)
    assert len(visited) == 2
    torch.testing.assert_close(visited[0].point, start + velocity(start, 0.0) / 6)
    assert torch.equal(visited[1].point, visited[0].following)
    for step in visited:
        torch.testing.assert_close(step.mean, step.entry.step.mean(step.point, velocity(step.point, step.time)))
        deviation = (step.following - step.mean) / step.std
        assert 0.5 < float(deviation.std()) < 1.5
    x = visited[1].following
    for k in range(3, 6):
        x = x + velocity(x, k / 6) / 6
    torch.testing.assert_close(motions, x)


def test_slow_noise_leaves_fast_movement_to_the_ode():
    """Outside the modes every motion of a group stays where the ODE would go, and has no say in probabilities."""
    slow = dataclasses.replace(POLICY, noise_modes=3)
    start = torch.randn(1, 16, 2, generator=torch.Generator().manual_seed(0)).expand(4, -1, -1)
    _, (visited, _) = roll_out(lambda x, t: -x, start, plan_steps(slow), torch.Generator().manual_seed(1))
    modes = slow_modes(16, 3)
    outside = torch.eye(16) - modes @ modes.T
    torch.testing.assert_close(outside @ visited.following, outside @ (visited.point - visited.point / 6))
    assert float((visited.following - visited.mean).std()) > 0
    mask = torch.ones(4, 16)
    log_p = visited.log_probability(visited.mean, mask)
    elsewhere = visited.mean + outside @ torch.randn(4, 16, 2, generator=torch.Generator().manual_seed(2))
    torch.testing.assert_close(visited.log_probability(elsewhere, mask), log_p, atol=1e-4, rtol=1e-4)
    # By hand: an average over 3 x 2 coordinates.
    deviation = (modes.T @ (visited.following - visited.mean)) / visited.std
    expected = torch.distributions.Normal(0.0, 1.0).log_prob(deviation).mean(dim=(1, 2)) - math.log(visited.std)
    torch.testing.assert_close(log_p, expected)


def test_antithetic_halves_of_a_group_take_opposite_noise():
    options = dataclasses.replace(POLICY, antithetic=True)
    start = torch.randn(1, 16, 2, generator=torch.Generator().manual_seed(0)).expand(4, -1, -1)
    for policy in (options, dataclasses.replace(options, noise_modes=3)):
        _, visited = roll_out(lambda x, t: -x, start, plan_steps(policy), torch.Generator().manual_seed(1))
        for step in visited:
            noise = step.following - step.mean
            torch.testing.assert_close(noise[2:], -noise[:2], atol=1e-6, rtol=1e-5)
            assert not torch.allclose(noise[0], noise[1])


def test_noise_stays_in_the_directions_in_which_motions_differ():
    policy = PolicyOptions(**{**vars(POLICY), "noise_modes": 3, "noise_features": 5})
    stage, model = stage_and_model(policy=policy)
    directions = stage._directions()
    torch.testing.assert_close(directions.T @ directions, torch.eye(5), atol=1e-4, rtol=0)
    for batch in stage.batches(0, model, Share()):
        noise = batch.visited.following - batch.visited.mean
        assert float(noise.std()) > 0
        torch.testing.assert_close(noise @ directions @ directions.T, noise, atol=1e-4, rtol=1e-3)
        assert float(stage.sums(model, batch)["ratio"]) == 4.0


@pytest.mark.parametrize(("long", "short"), [(1.5, 1.0), (1.0, 1.5)])
def test_motions_of_any_length_show_the_directions_alike(monkeypatch, long, short):
    """Motions of 64 frames differ in one feature, those of 16 in another: the wider is found, however long it is."""
    size, features = {"one": (64, 0, long), "another": (16, 1, short)}, 2

    def motions(velocity, start, num_steps, jumps):
        rows, frames, _ = start.shape
        ((place, width),) = [(place, width) for length, place, width in size.values() if length == frames]
        found = torch.zeros(rows, frames, features)
        found[:, :, place] = width * torch.tensor([1.0, -1.0]).repeat(rows // 2)[:, None]
        return found

    monkeypatch.setattr(sampler_module, "sample_ode", motions)
    monkeypatch.setattr(sampler_module, "jumps_of", lambda description, scale: [])
    network = SimpleNamespace(patch_size=1, train_frames=100, motion_features=features)
    reference = SimpleNamespace(
        description=SimpleNamespace(network=network), model=SimpleNamespace(mean=torch.zeros(features))
    )
    prompts = PromptSet([Prompt(text, length) for text, (length, _, _) in size.items()], SmallEncoder())
    asked = SimpleNamespace(guidance_scale=1.0, field=lambda text, frames, times: None)
    policy = PolicyOptions(**{**vars(POLICY), "noise_modes": 3, "noise_features": 1})
    found = sampler_module.directions_of_variety(reference, asked, prompts, policy, torch.Generator().manual_seed(0))
    assert found.abs().flatten().tolist() == pytest.approx([1.0, 0.0] if long > short else [0.0, 1.0], abs=1e-5)


def test_ode_samples_are_those_of_the_sampler():
    def velocity(x, t):
        return torch.cos(5 * x) + t

    start = torch.randn(3, 4, generator=torch.Generator().manual_seed(0))
    *_, expected = integrate(velocity, start, 7)
    torch.testing.assert_close(sample_ode(velocity, start, 7), expected)


# The stage.


def stage_and_model(**changes):
    trainer = grpo_trainer(None, grpo_config(**changes))  # type: ignore[arg-type]
    return trainer.stage, trainer.weights.network


def test_ratio_is_exactly_one_and_the_divergence_zero_before_the_first_update():
    stage, model = stage_and_model()
    for batch in stage.batches(0, model, Share()):
        found = stage.sums(model, batch)
        assert float(found["ratio"]) == 4.0
        assert float(found["log_ratio"]) == 0.0
        assert float(found["clipped"]) == 0.0
        assert float(found["kl"].detach()) == pytest.approx(0.0, abs=1e-10)
        # The ratio is to what the network of training says; the sampler that made the motions says nearly the same.
        assert float(found["sampling_error"]) < 4e-5


def test_groups_are_micro_batches_of_trained_steps():
    stage, model = stage_and_model()
    batches = stage.batches(0, model, Share())
    assert len(batches) == 2 * POLICY.window_steps
    for batch in batches:
        assert batch.advantage.shape == (4,)
        assert float(batch.advantage.sum()) == pytest.approx(0, abs=1e-5)
    # Of one group in its two steps: one prompt, one reward; from one start, before any noise.
    assert torch.equal(batches[0].advantage, batches[1].advantage)
    assert torch.equal(batches[0].visited.point[0], batches[0].visited.point[3])
    assert not torch.equal(batches[1].visited.point[0], batches[1].visited.point[3])
    assert not torch.equal(batches[0].advantage, batches[2].advantage)


class Numbered(Forward):
    """Clips in their order are worth 1, 2, 4, 8."""

    def scores(self, sentences, clips):
        return [{"forward": 2.0**k} for k in range(len(clips))]


def test_what_is_logged_of_a_group_is_summed_over_its_motions():
    stage, model = stage_and_model(micro_batches=1)
    stage.reward = Numbered()
    logged = stage.batches(0, model, Share())[0].logged
    assert (logged["forward"], logged["reward"], logged["flat_groups"]) == (15.0, 15.0, 0.0)
    assert logged["reward_spread"] == pytest.approx(4 * math.sqrt((1 + 4 + 16 + 64) / 4 - 3.75**2))
    assert logged["diversity_m"] > 0
    stage.reward = Constant()
    stage._groups = []
    flat = stage.batches(stage.config.policy.updates, model, Share())[0].logged
    assert (flat["reward"], flat["reward_spread"], flat["flat_groups"]) == (pytest.approx(0.4), 0.0, 4.0)


@pytest.mark.parametrize("updates", [1, 2, 3])
def test_a_run_is_at_rest_where_all_updates_are_done(updates):
    stage, _ = stage_and_model(policy=PolicyOptions(**{**vars(POLICY), "updates": updates}))
    assert [stage.at_rest(step) for step in range(7)] == [step % updates == 0 for step in range(7)]


def test_activity_is_the_mean_speed_of_all_joints(walk):
    still = walk.replace(rotations=walk.rotations[:1].repeat(10, 0), translation=walk.translation[:1].repeat(10, 0))
    assert activity_m_per_s(still) == 0.0
    gliding = still.replace(translation=still.translation + np.arange(10)[:, None] * [0.03, 0.0, 0.04])
    assert activity_m_per_s(gliding) == pytest.approx(0.05 * 30)
    assert activity_m_per_s(gliding.replace(fps=60.0)) == pytest.approx(0.05 * 60)
    assert activity_m_per_s(gliding.crop(0, 2)) == pytest.approx(0.05 * 30)
    assert activity_m_per_s(gliding.crop(0, 1)) == 0.0


def test_diversity_is_the_mean_distance_of_the_joints_of_all_pairs(walk):
    """Three copies at the corners of a triangle of 3, 4 and 5."""
    corners = ([0.0, 0.0, 0.0], [0.3, 0.0, 0.0], [0.0, 0.0, 0.4])
    clips = [walk.replace(translation=walk.translation + np.array(corner)) for corner in corners]
    assert diversity_m(clips) == pytest.approx((0.3 + 0.4 + 0.5) / 3)
    assert diversity_m([walk, walk]) == 0.0


def test_motions_of_a_group_may_start_apart():
    stage, model = stage_and_model(policy=PolicyOptions(**{**vars(POLICY), "same_start": False}))
    points = stage.batches(0, model, Share())[0].visited.point
    assert not torch.equal(points[0], points[1])


def test_processes_share_the_groups():
    stage, model = stage_and_model()
    both = stage.batches(0, model, Share())
    halves = []
    for rank in range(2):
        half, _ = stage_and_model()
        halves.append(half.batches(0, model, Share(rank, 2)))
    torch.testing.assert_close(halves[0][0].visited.following, both[0].visited.following)
    torch.testing.assert_close(halves[1][0].visited.following, both[2].visited.following)


def test_equal_rewards_change_nothing(tmp_path):
    trainer = grpo_trainer(tmp_path, replaced(grpo_config(), "policy", kl_weight=0.0), Constant())
    before = {name: tensor.clone() for name, tensor in trainer.weights.master.state_dict().items()}
    values, _, _ = trainer._train_step()
    assert values["gradient_norm"] == 0.0
    assert values["flat_groups"] == 1.0
    assert values["reward"] == pytest.approx(0.1)
    assert all(torch.equal(tensor, before[name]) for name, tensor in trainer.weights.master.state_dict().items())


def test_an_update_makes_better_motions_more_probable(tmp_path):
    trainer = grpo_trainer(tmp_path, replaced(grpo_config(), "policy", kl_weight=0.0, updates=2, clip=0.5))
    trainer._train_step()
    stage, model = trainer.stage, trainer.weights.network
    gained, lost = [], []
    for batch in stage.batches(1, model, Share()):
        v = batch.visited
        now = v.log_probability(v.mean_for(stage.velocity(model, batch)), batch.mask)
        change = now.detach() - batch.old_log_probability
        gained.append(float(change[batch.advantage.argmax()]))
        lost.append(float(change[batch.advantage.argmin()]))
    assert sum(gained) > 0 > sum(lost)


@pytest.mark.slow
def test_reward_rises(tmp_path):
    """Only the bias of the output is trained: few numbers, so few motions show which way is better."""
    config = grpo_config(num_steps=15, validate_every=15, checkpoint_every=15, micro_batches=1)
    config = replaced(replaced(config, "optimizer", learning_rate=0.03), "policy", group_size=16)
    folder = grpo_trainer(tmp_path, config, only="transformer.output.bias").train()
    lines = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text().splitlines()]
    rewards = [line["reward"] for line in lines if line["kind"] == "train"]
    assert sum(rewards[-5:]) / 5 > sum(rewards[:5]) / 5 + 0.2
    held_out = next(line for line in lines if line["kind"] == "validation")
    assert held_out["reward"] > held_out["reward_before"] + 0.1
    assert held_out["moved_m"] > 0
    assert held_out["diversity_m"] > 0
    assert MotionPipeline.from_pretrained(folder, text_encoder=None).description.name == "small"


def test_the_divergence_ties_to_the_reference(tmp_path):
    """With equal rewards and moved weights, training on the divergence alone brings the model back."""
    config = replaced(grpo_config(num_steps=15, micro_batches=1), "policy", kl_weight=100.0, group_size=2)
    trainer = grpo_trainer(tmp_path, config, Constant())
    with torch.no_grad():
        trainer.weights.master.transformer.output.bias.add_(0.3)
    divergences = [trainer._train_step()[0]["kl"] for _ in range(15)]
    assert divergences[0] > 0
    assert divergences[-1] < 0.5 * divergences[0]


@pytest.mark.slow
@pytest.mark.parametrize("updates", [1, 2])
def test_resumed_run_equals_straight_run(tmp_path, updates):
    config = replaced(grpo_config(num_steps=4, micro_batches=1, checkpoint_every=2), "policy", updates=updates)
    straight = grpo_trainer(tmp_path / "straight", config)
    straight.train()
    grpo_trainer(tmp_path / "parts", config).train(stop_at=2)
    second = grpo_trainer(tmp_path / "parts", config)
    assert second.resume()
    second.train()
    found = second.weights.master.state_dict()
    for name, tensor in straight.weights.master.state_dict().items():
        assert torch.equal(tensor, found[name]), name


def test_checkpoints_wait_until_the_updates_on_a_group_are_done(tmp_path):
    config = replaced(grpo_config(num_steps=6, checkpoint_every=3, keep_checkpoints=9), "policy", updates=2)
    grpo_trainer(tmp_path, config).train()
    assert [path.name for path in checkpoints(tmp_path / "checkpoints")] == ["step-00000006"]


@pytest.mark.parametrize(
    ("frames", "patch_size", "whole"), [(21, 4, 24), (24, 4, 24), (1, 4, 4), (7, 1, 7), (30, 4, 24)]
)
def test_motions_are_sampled_up_to_the_end_of_a_patch(frames, patch_size, whole):
    """And never beyond what the network was trained on, 24 frames."""
    assert whole_patches(frames, tiny_config(patch_size=patch_size)) == whole


def test_a_patch_that_is_not_full_is_a_token(tmp_path):
    trainer = grpo_trainer(tmp_path, grpo_config(micro_batches=1, network=tiny_config(patch_size=4)), patch_size=4)
    batch = trainer.stage.batches(0, trainer.weights.network, Share())[0]
    batch = dataclasses.replace(batch, num_frames=torch.full_like(batch.num_frames, 21))
    assert trainer.stage.size(batch).tokens == 6 * len(batch.num_frames) + float(batch.text.lengths.sum())


def test_operations_of_a_step_are_those_of_its_passes(tmp_path):
    """One pass over a text and its motions is the unit; guidance doubles it. Of 6 steps 2 are trained."""
    trainer = grpo_trainer(tmp_path, grpo_config(micro_batches=1))
    stage = trainer.stage
    batches = stage.batches(0, trainer.weights.network, Share())
    batch = batches[0]
    unit = shared_forward_flops(tiny_config(), batch.num_frames.repeat(2), batch.text.lengths.repeat(2))
    # Each trained step: forward, backward (twice that) and reference; all 6 steps of sampling over the 2 of them.
    assert stage.size(batch).flops == pytest.approx(unit * (1 + 2 + 1 + 6 / 2))
    tokens = -(-batch.num_frames // tiny_config().patch_size)
    assert stage.size(batch).frames == float(batch.num_frames.sum())
    assert stage.size(batch).tokens == float(tokens.sum() + batch.text.lengths.sum())
    trainer.train(stop_at=1)
    line = json.loads((tmp_path / "log.jsonl").read_text().splitlines()[0])
    assert line["model_flop_utilisation"] > 0
    assert line["tokens_per_s"] > 0


def test_guards_of_an_unchanged_model():
    stage, model = stage_and_model()
    sums, counts = stage.validate(model, Share())
    values = {name: sums[name] / counts[name] for name in sums}
    assert values["moved_m"] == 0.0
    for name in ("reward", "diversity_m", "floating_mm", "activity_m_per_s", "forward"):
        assert values[name] == values[f"{name}_before"]
    assert stage.validate(model, Share()) == (sums, counts)
    # Also for more processes than prompts: those that have none measure what another does, and do not count.
    for processes in (2, 3, 5):
        parts = [stage.validate(model, Share(rank, processes)) for rank in range(processes)]
        assert all(part.keys() == sums.keys() for pair in parts for part in pair)
        for name in sums:
            assert sum(part[0][name] for part in parts) == pytest.approx(sums[name], abs=1e-9), name
            assert sum(part[1][name] for part in parts) == counts[name], name


@pytest.mark.parametrize(("processes", "turns"), [(1, 2), (2, 1), (3, 1)])
def test_guards_ask_no_oftener_than_there_are_prompts(processes, turns, monkeypatch):
    stage, model = stage_and_model()
    asked = []
    own = type(stage.guards)._values
    monkeypatch.setattr(type(stage.guards), "_values", lambda *args: asked.append(1) or own(*args))
    stage.validate(model, Share(0, processes))
    assert len(asked) == turns  # of two prompts


# Configuration and prompts.


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"group_size": 1}, "at least 2"),
        ({"window_start": 3, "window_steps": 3}, "first 5 of 6"),
        ({"noise_modes": -1}, "noise_modes must be at least 0"),
        ({"noise_features": 4}, "give noise_modes as well"),
        ({"noise_modes": 2, "noise_features": -1}, "noise_features must be at least 0"),
        ({"group_size": 3, "antithetic": True}, "even size"),
        ({"window_start": -1}, "first 5 of 6"),
        ({"clip": 0.0}, "clip in"),
        ({"rule": "heun"}, "exponential"),
        ({"updates": 0}, "updates"),
    ],
)
def test_impossible_policies(changes, message):
    with pytest.raises(ConfigError, match=message):
        PolicyOptions(**{**vars(POLICY), **changes})
    PolicyOptions(**{**vars(POLICY), "rule": "euler", "window_start": 4})


def test_bf16_is_refused_where_ratios_are_compared():
    config = vars(grpo_config()) | {"precision": "bf16"}
    GRPOConfig(**config)
    with pytest.raises(ConfigError, match="fp32"):
        GRPOConfig(**config | {"policy": dataclasses.replace(POLICY, updates=2)})


def test_in_bf16_the_ratio_is_one_the_divergence_zero_and_the_gradient_nearly_that_of_fp32(tmp_path):
    gradients = []
    for precision in ("fp32", "bf16"):
        trainer = grpo_trainer(tmp_path, grpo_config(precision=precision))
        stage, weights = trainer.stage, trainer.weights
        for batch in stage.batches(0, weights.network, Share()):
            found = stage.sums(weights.network, batch)
            assert float(found["ratio"]) == 4.0
            assert float(found["kl"].detach()) == pytest.approx(0.0, abs=1e-10)
            found["policy"].backward()
            weights.collect_gradients()
        gradients.append(torch.cat([p.grad.flatten() for p in weights.master.parameters() if p.grad is not None]))
    assert float(torch.cosine_similarity(*gradients, dim=0)) > 0.98


def test_prompts_are_drawn_by_label():
    prompts = PromptSet(PROMPTS, SmallEncoder())
    generator = torch.Generator().manual_seed(0)
    drawn = [prompts.draw(generator).label for _ in range(400)]
    assert 160 < drawn.count("bow") < 240
    assert [p.text for p in prompts.spread(2)] == ["A person walks.", "A person bows."]
    assert [len(prompts.spread(count)) for count in range(5)] == [0, 1, 2, 3, 3]


# Sampling while training.


@pytest.mark.parametrize("prediction", ["velocity", "clean"])
def test_a_sampler_is_the_policy(prediction):
    """The fast network with packed weights, asked for a whole way, against the network of training at each time."""
    pipe = small_pipeline(prediction=prediction)
    model = pipe.model.requires_grad_(True)
    description = dataclasses.replace(pipe.description, guidance_interval=(0.0, 0.4))
    text, frames, times = SmallEncoder().encode(["one", "another"]), torch.tensor([20, 20]), [0.0, 0.3, 0.5]
    field = Sampler(model, description, 2.5).field(text, frames, times)
    x = torch.randn(2, 20, 201, generator=torch.Generator().manual_seed(0))
    for t in times:
        expected = guided_velocity(model, x, t, text, frames, description, 2.5).detach()
        torch.testing.assert_close(field(x, t), expected, rtol=1e-4, atol=1e-4)


def test_a_sampler_has_the_weights_of_its_moment():
    pipe = small_pipeline()
    text, frames = SmallEncoder().encode(["one"]), torch.tensor([20])
    x = torch.randn(1, 20, 201, generator=torch.Generator().manual_seed(0))

    def velocity():
        return Sampler(pipe.model, pipe.description, 2.0).field(text, frames, [0.2])(x, 0.2)

    before = velocity()
    with torch.no_grad():
        for parameter in pipe.model.transformer.double_blocks.parameters():
            parameter.mul_(1.5)
    after = velocity()
    assert not torch.allclose(before, after, atol=1e-3)
    expected = guided_velocity(pipe.model, x, 0.2, text, frames, pipe.description, 2.0)
    torch.testing.assert_close(after, expected, rtol=1e-4, atol=1e-4)


@pytest.mark.skipif(not can_pack(torch.device("cpu"), torch.float32), reason="no packed products on this machine")
@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
def test_a_packed_copy_is_made_once(monkeypatch, dtype):
    monkeypatch.setenv("KINOFLOW_KERNELS", "packed")
    network = small_pipeline(num_layers=3).model.transformer.to(dtype)
    copy = packed_copy(network)
    assert copy is not network
    assert packed_copy(copy) is copy
    assert not any(isinstance(module, PackedLinear) for module in network.modules())
    assert not any(parameter.requires_grad for parameter in copy.parameters())
    first, inner = copy.motion_input.weight, copy.context_input.weight
    assert (first.dtype, inner.dtype) == (torch.float32, dtype)
    for name, tensor in network.state_dict().items():
        assert torch.equal(copy.state_dict()[name], tensor.to(copy.state_dict()[name].dtype)), name


def test_one_text_for_all_motions_is_that_text_for_each():
    """Values, and gradients of every parameter."""
    pipe = small_pipeline()
    model, text = pipe.model.requires_grad_(True), SmallEncoder().encode(["some words"])
    x, frames = torch.randn(3, 20, 201, generator=torch.Generator().manual_seed(0)), torch.tensor([20, 17, 20])
    found = []
    for rows in (text, text.select([0, 0, 0])):
        model.zero_grad()
        output = guided_velocity(model, x, 0.3, rows, frames, pipe.description, 2.0)[:, :17]
        output.square().mean().backward()
        found.append([output.detach(), *(p.grad.clone() for p in model.parameters() if p.grad is not None)])
    for one, other in zip(*found, strict=True):
        torch.testing.assert_close(one, other, rtol=1e-3, atol=1e-5)


def test_the_fingerprint_of_weights_does_not_see_packing(monkeypatch):
    monkeypatch.setenv("KINOFLOW_KERNELS", "packed")
    plain, packed = small_pipeline().model, small_pipeline().model
    pack(packed.transformer)
    assert any(isinstance(module, PackedLinear) for module in packed.modules())
    assert fingerprint_of_weights(plain) == fingerprint_of_weights(packed)
    with torch.no_grad():
        plain.transformer.output.bias[0] += 1e-6
    assert fingerprint_of_weights(plain) != fingerprint_of_weights(packed)
