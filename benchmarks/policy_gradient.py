"""How much of a policy gradient is signal: how many groups of motions Flow-GRPO needs before a step points uphill.

    python benchmarks/policy_gradient.py MODEL --prompts FILE --groups 48 policy.noise_modes=0 policy.noise_modes=8

Every argument after the options is one setting: changes of the recipe as in `kinoflow train grpo --set`, joined by
commas. For each, the gradients g_1 ... g_n of independent groups (one prompt each, all trained steps) are taken at the
weights of the model, without an update and without the divergence, which is zero there. With the true gradient g and
the covariance C of one group's, unbiased estimates are

    |g|^2 = mean over i != j of g_i . g_j,        trace C = mean |g_i|^2 - |g|^2.

A mean of trace C / |g|^2 groups has a cosine of about 0.7 to the true gradient: "groups needed". A value whose interval
(jackknife, 95 %) holds zero means that no signal was found in so many groups. The same is given in the metric of Adam,
where every number is divided by its root mean square over the groups: that is how much of a step of Adam is signal.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import torch
from torch import Tensor

from kinoflow.alignment.grpo import GRPOStage
from kinoflow.alignment.prompts import PromptSet
from kinoflow.alignment.rewards import Reward, load_similarity
from kinoflow.alignment.sampler import Sampler, trainable_copy
from kinoflow.cli.preferences import choose_prompts
from kinoflow.cli.runs import override
from kinoflow.inference.pipeline import MotionPipeline
from kinoflow.recipes import recipe, recipe_of_model


def gradients(pipe: MotionPipeline, stage: GRPOStage, groups: int) -> tuple[Tensor, list[float], list[float]]:
    """[n, P] bf16 gradients of the policy term, one group each; the spread of rewards and the diversity of each."""
    model = trainable_copy(pipe.model, torch.float32).requires_grad_(True)
    sampler = Sampler(pipe.model, pipe.description, stage.guidance_scale)
    rows, spreads, diversities = [], [], []
    for number in range(groups):
        model.zero_grad(set_to_none=True)
        for part in (steps := stage.sample(number, sampler)):
            (stage.sums(model, part)["policy"] / (len(part.advantage) * len(steps))).backward()
        found = [p.grad.flatten() if p.grad is not None else p.new_zeros(p.numel()) for p in model.parameters()]
        rows.append(torch.cat(found).to(torch.bfloat16))
        count = len(steps[0].advantage)
        spreads.append(steps[0].logged["reward_spread"] / count)
        diversities.append(steps[0].logged["diversity_m"] / count)
    return torch.stack(rows), spreads, diversities


def signal(rows: Tensor, scale: Tensor | None = None) -> dict[str, float]:
    """|g|^2 with the half width of its interval, and trace C, from [n, P] gradients; `scale` [P] divides them."""
    n = len(rows)
    divided = (row.float() if scale is None else row.float() / scale for row in rows)
    total, squares = torch.zeros(rows.shape[1], dtype=torch.float64), []
    for row in divided:
        total += row.double()
        squares.append(float(row.double().square().sum()))
    with_total = [float((row.float() if scale is None else row.float() / scale).double() @ total) for row in rows]
    whole, sum_of_squares = float(total @ total), sum(squares)
    value = (whole - sum_of_squares) / (n * (n - 1))
    left_out = torch.tensor(
        [
            (whole - 2 * dot + square - (sum_of_squares - square)) / ((n - 1) * (n - 2))
            for dot, square in zip(with_total, squares, strict=True)
        ]
    )
    error = float(((n - 1) / n * (left_out - left_out.mean()).square().sum()).sqrt())
    return {"squared_norm": value, "half_width": 1.96 * error, "trace": sum_of_squares / n - value}


def report(setting: str, raw: dict[str, float], adam: dict[str, float], extra: str) -> str:
    """One row of the table."""
    cells = []
    for found in (raw, adam):
        ratio = found["squared_norm"] / found["trace"]
        half = found["half_width"] / found["trace"]
        clear = ratio > half
        cells.append(
            f"{ratio:+.4f} ± {half:.4f} | {1 / ratio:.0f}" if clear else f"{ratio:+.4f} ± {half:.4f} | none seen"
        )
    return f"| {setting} | {' | '.join(cells)} | {extra} |"


def main() -> None:
    """Read the command line and print a row for each setting."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("settings", nargs="+")
    parser.add_argument("--prompts", type=Path, required=True)
    parser.add_argument("--groups", type=int, default=48)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    pipe = MotionPipeline.from_pretrained(options.model)
    pipe.model.requires_grad_(False)
    prompts = PromptSet(choose_prompts(options.prompts, None, pipe)[0], pipe.text_encoder)
    base = recipe(recipe_of_model(pipe.description)).grpo(pipe.description)
    print(
        "| setting | signal / noise of a group | groups needed | in Adam's metric | groups needed "
        "| spread | diversity, m | s |"
    )
    print("|---|---|---|---|---|---|---|---|", flush=True)
    results = {}
    for setting in options.settings:
        config = override(base, ("precision=fp32", *(part for part in setting.split(",") if part)))
        stage = GRPOStage(prompts, Reward(config.reward, load_similarity(config.reward)), pipe, config)
        started = time.process_time()
        rows, spreads, diversities = gradients(pipe, stage, options.groups)
        raw = signal(rows)
        mean_square = torch.zeros(rows.shape[1])
        for row in rows:
            mean_square += row.float().square() / len(rows)
        adam = signal(rows, mean_square.sqrt() + 1e-12)
        extra = (
            f"{sum(spreads) / len(rows):.3f} | {sum(diversities) / len(rows):.3f} | {time.process_time() - started:.0f}"
        )
        print(report(setting, raw, adam, extra), flush=True)
        results[setting] = {"raw": raw, "adam": adam, "reward_spread": spreads, "diversity_m": diversities}
        if options.json:
            options.json.write_text(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()
