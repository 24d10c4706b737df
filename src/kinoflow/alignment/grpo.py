"""Flow-GRPO as a stage of the engine: sample groups of motions, score them, push the good ones' steps.

For each prompt, G motions are sampled with a few stochastic steps (`flow/stochastic.py`), scored (`rewards.py`) and
compared with each other (`losses.py:group_advantages`). A step goes to the point x'; mu is its mean under the
trained model, mu_old under the one that sampled, mu_ref under the frozen one:

    L = mean over samples and trained steps of  -min(r A, clamp(r, 1 -+ clip) A) + kl_weight |mu - mu_ref|^2 / (2 std^2)
    r = p(x' | mu) / p(x' | mu_old),

log-probabilities and divergences being means over the numbers of valid frames (Liu et al. 2025, arXiv 2505.05470).
With noise in a small space (`flow/stochastic.py`) p is the density in that space alone. The last term stays that of
all numbers: a step that is not random outside the space has no divergence there, but must not drift there either.

Motions are sampled by a `Sampler`, which is several times as fast as the network of training and rounds otherwise. So
that r is exactly 1 before the first update, p(x' | mu_old) is what the network of training says at that first update,
before it changes; how far the sampler's own number is from it is logged as "sampling_error".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor

from kinoflow.alignment.config import GRPOConfig
from kinoflow.alignment.guards import Guards, diversity_m
from kinoflow.alignment.losses import group_advantages, policy_loss
from kinoflow.alignment.policy import StepOfPlan, Visited, guided_velocity, jumps_of, plan_steps, roll_out
from kinoflow.alignment.prompts import PromptSet
from kinoflow.alignment.rewards import Reward
from kinoflow.alignment.sampler import Sampler, directions_of_variety, start_noise, trainable_copy, whole_patches
from kinoflow.flow.grid import guides
from kinoflow.flow.loss import frame_mask
from kinoflow.flow.stochastic import gaussian_kl
from kinoflow.inference.pipeline import MotionPipeline
from kinoflow.model.motion_model import MotionModel
from kinoflow.text.features import TextFeatures
from kinoflow.training.estimate import BACKWARD, shared_forward_flops
from kinoflow.training.stage import Share, Size, Stage, step_generator

_STREAM_OF_DIRECTIONS = 2**44


@dataclass(eq=False)
class GroupStep:
    """One trained step of one group: a micro-batch.

    Attributes:
        visited: where the step started, where it went, and its mean under the policy that made it.
        text: one row, the prompt.
        num_frames: [G].
        advantage: [G].
        reference_mean: [G, T, D] mean of the step under the reference.
        logged: what the log gets about the group, summed over its motions.
        old_log_probability: [G] by the network of training before the first update on these motions; None until then.
    """

    visited: Visited
    text: TextFeatures
    num_frames: Tensor
    advantage: Tensor
    reference_mean: Tensor
    logged: Mapping[str, float]
    old_log_probability: Tensor | None = None

    @property
    def mask(self) -> Tensor:
        """[G, T] one for valid frames."""
        return frame_mask(self.num_frames, self.visited.point.shape[1])


class GRPOStage(Stage[GroupStep]):
    """Prompts, a reward, and the model before alignment.

    Args:
        prompts: to train on.
        reward: of clips, as users get them: cleaned up and on the floor.
        reference: pipeline of the frozen model; its description is that of the trained one.
        config: everything else.
        guards: measures on held-out prompts, or None.
    """

    def __init__(
        self,
        prompts: PromptSet,
        reward: Reward,
        reference: MotionPipeline,
        config: GRPOConfig,
        guards: Guards | None = None,
    ) -> None:
        self.prompts = prompts
        self.reward = reward
        self.reference = reference
        self.config = config
        self.guards = guards
        self.weights = {"policy": 1.0, "kl": config.policy.kl_weight}
        self.guidance_scale = config.policy.guidance_scale or reference.description.guidance_scale
        self._of_reference = Sampler(reference.model, reference.description, self.guidance_scale)
        self.plan: list[StepOfPlan] = plan_steps(
            config.policy, self._directions(), jumps_of(reference.description, self.guidance_scale)
        )
        # In bf16 two ways to evaluate one model differ by more than many steps of training do, so the reference is
        # evaluated as the trained model is.
        low = config.precision == "bf16"
        self._like_trained = trainable_copy(reference.model, torch.bfloat16) if low else None
        self._groups: list[GroupStep] = []

    def batches(self, step: int, model: MotionModel, share: Share) -> list[GroupStep]:
        """New motions every `updates` steps, sampled with the weights of that moment; the same ones in between."""
        if self.at_rest(step) or not self._groups:
            numbers = share.numbers(step // self.config.policy.updates, self.config.micro_batches)
            sampler = Sampler(model, self.reference.description, self.guidance_scale)
            self._groups = [part for number in numbers for part in self.sample(number, sampler)]
        return self._groups

    def _directions(self) -> Tensor | None:
        policy = self.config.policy
        if not policy.noise_features:
            return None
        generator = step_generator(self.config.seed, _STREAM_OF_DIRECTIONS)
        return directions_of_variety(self.reference, self._of_reference, self.prompts, policy, generator)

    def at_rest(self, step: int) -> bool:
        """Motions are made again only where all updates on the last ones are done."""
        return step % self.config.policy.updates == 0

    def sample(self, number: int, sampler: Sampler) -> list[GroupStep]:
        """The trained steps of the group with this number: draw a prompt, sample, score, compare."""
        generator = step_generator(self.config.seed, number)
        prompt = self.prompts.draw(generator)
        network, rows = self.reference.description.network, self.config.policy.group_size
        size = whole_patches(prompt.num_frames, network)
        starts = 1 if self.config.policy.same_start else rows
        start = start_noise(network, starts, size, generator)
        device = self.reference.model.mean.device
        start = start.expand(rows, -1, -1).to(device)
        text = self.prompts.features(prompt.text, rows).to(device)
        frames = torch.full((rows,), size, device=device)
        field = sampler.field(text, frames, [entry.time for entry in self.plan])
        latents, visited = roll_out(field, start, self.plan, generator)
        clips = self.reference.decode(latents, num_frames=frames.cpu())
        scores = self.reward.scores([prompt.text] * rows, clips)
        rewards = torch.tensor([self.reward.total(row) for row in scores], dtype=torch.float64)
        advantage = group_advantages(rewards[None])[0].float().to(device)
        logged = {name: sum(row[name] for row in scores) for name in scores[0]}
        logged |= {
            "reward": float(rewards.sum()),
            "reward_spread": rows * float(rewards.std(correction=0)),
            "flat_groups": rows * float((advantage == 0).all()),
            "diversity_m": rows * diversity_m(clips),
        }
        velocities = self._reference_velocities(visited, text, frames)
        return [
            GroupStep(
                visited=v,
                text=text.select([0]),
                num_frames=frames,
                advantage=advantage,
                reference_mean=v.mean_for(velocity),
                logged=logged,
            )
            for v, velocity in zip(visited, velocities, strict=True)
        ]

    def counts(self, batch: GroupStep) -> dict[str, float]:
        """See `Stage.counts`: everything is a mean over motions and trained steps."""
        names = ("policy", "kl", "ratio", "clipped", "log_ratio", "sampling_error", *batch.logged)
        return dict.fromkeys(names, float(len(batch.advantage)))

    def sums(self, model: MotionModel, batch: GroupStep) -> dict[str, Tensor]:
        """See `Stage.sums`."""
        visited, mask, rows = batch.visited, batch.mask, len(batch.advantage)
        mean = visited.mean_for(self.velocity(model, batch))
        log_p = visited.log_probability(mean, mask)
        if batch.old_log_probability is None:
            batch.old_log_probability = log_p.detach()
        sampled = visited.log_probability(visited.mean, mask)
        found = policy_loss(log_p, batch.old_log_probability, batch.advantage, self.config.policy.clip)
        return {
            "policy": rows * found.loss,
            "kl": gaussian_kl(mean, batch.reference_mean, visited.std, mask).sum(),
            "ratio": rows * found.ratio,
            "clipped": rows * found.clipped,
            "log_ratio": rows * found.log_ratio,
            "sampling_error": (batch.old_log_probability - sampled).abs().sum(),
            **{name: torch.tensor(value) for name, value in batch.logged.items()},
        }

    def validate(self, model: MotionModel, share: Share) -> tuple[Mapping[str, float], Mapping[str, float]]:
        """See `Guards`."""
        return self.guards.measure(model, share) if self.guards else ({}, {})

    def size(self, batch: GroupStep) -> Size:
        """See `Stage.size`: the trained network forward and backward, the reference, and this step's part of sampling.

        All steps of a way are sampled for the trained ones, on one set of motions for `policy.updates` updates.
        """
        network, policy = self.reference.description.network, self.config.policy
        frames, text = batch.num_frames.cpu(), batch.text.lengths.cpu()

        def forward(time: float) -> float:
            guided = guides(time, self.guidance_scale, self.reference.description.guidance_interval)
            return shared_forward_flops(network, frames.repeat(1 + guided), text.repeat(1 + guided))

        sampling = sum(forward(entry.time) for entry in self.plan) / policy.window_steps
        flops = (1 + BACKWARD) * forward(batch.visited.time)
        flops += (forward(batch.visited.time) + sampling) / policy.updates
        tokens = -(-frames // network.patch_size)
        return Size(float(frames.sum()), float(tokens.sum() + text.sum()), flops)

    def velocity(self, model: MotionModel, batch: GroupStep) -> Tensor:
        """[G, T, D] guided velocity at the points that a micro-batch starts from, with gradients."""
        return self._velocity(model, batch.visited, batch.text, batch.num_frames)

    def _velocity(self, model: MotionModel, visited: Visited, text: TextFeatures, num_frames: Tensor) -> Tensor:
        description, scale = self.reference.description, self.guidance_scale
        return guided_velocity(model, visited.point, visited.time, text, num_frames, description, scale)

    def _reference_velocities(self, visited: list[Visited], text: TextFeatures, num_frames: Tensor) -> list[Tensor]:
        """What the reference says at the points that were visited, each [G, T, D]."""
        if self._like_trained is None:
            field = self._of_reference.field(text, num_frames, [v.time for v in visited])
            return [field(v.point, v.time) for v in visited]
        return [self._velocity(self._like_trained, v, text.select([0]), num_frames).detach() for v in visited]
