"""Two models beside each other by the reward of alignment and by what is not in it: same prompts, same seeds.

    python benchmarks/alignment.py BEFORE AFTER PROMPTS.txt [MORE.txt] [--seeds 6] [--steps 20]

BEFORE and AFTER are model folders, or "compact". Prints the mean over prompts of each measure and of its change, with a
95 % interval over prompts (normal approximation), and one JSON line a file.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

from kinoflow import MotionPipeline
from kinoflow.alignment.config import RewardOptions
from kinoflow.alignment.guards import activity_m_per_s, diversity_m
from kinoflow.alignment.prompts import Prompt
from kinoflow.alignment.rewards import Reward
from kinoflow.alignment.similarity import load_similarity
from kinoflow.cli.preferences import choose_prompts
from kinoflow.evaluation.physical import floating_mm


def measure(pipe: MotionPipeline, prompt: Prompt, reward: Reward, seeds: list[int], steps: int) -> dict[str, float]:
    """Means over the seeds of a prompt."""
    clips = pipe(prompt.text, duration=prompt.num_frames / pipe.fps, seeds=seeds, steps=steps)
    scores = reward.scores([prompt.text] * len(clips), clips)
    values = {name: float(np.mean([row[name] for row in scores])) for name in scores[0]}
    values["reward"] = float(np.mean([reward.total(row) for row in scores]))
    values["diversity_m"] = diversity_m(clips)
    values["floating_mm"] = float(np.mean([floating_mm(clip) for clip in clips]))
    values["activity_m_per_s"] = float(np.mean([activity_m_per_s(clip) for clip in clips]))
    return values


def main() -> None:
    """Run the comparison."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before")
    parser.add_argument("after")
    parser.add_argument("prompts", type=Path, nargs="+")
    parser.add_argument("--seeds", type=int, default=6)
    parser.add_argument("--steps", type=int, default=20)
    options = parser.parse_args()
    seeds = list(range(100, 100 + options.seeds))
    reward = Reward(RewardOptions(), load_similarity(RewardOptions()))
    before, after = (MotionPipeline.from_pretrained(folder) for folder in (options.before, options.after))
    for path in options.prompts:
        prompts, _ = choose_prompts(path, None, before)
        rows = [[measure(pipe, p, reward, seeds, options.steps) for pipe in (before, after)] for p in prompts]
        print(f"{path}: {len(rows)} prompts, {len(seeds)} seeds")
        found = {}
        for name in rows[0][0]:
            table = np.array([[first[name], second[name]] for first, second in rows])
            change = table[:, 1] - table[:, 0]
            width = 1.96 * change.std(ddof=1) / len(change) ** 0.5 if len(change) > 1 else float("nan")
            first, second = table.mean(axis=0)
            found[name] = [first, second, width]
            print(f"  {name:18}{first:9.4f} -> {second:9.4f}   {change.mean():+.4f} +- {width:.4f}")
        print(json.dumps({"prompts": str(path), "before_after_interval": found}))


if __name__ == "__main__":
    main()
