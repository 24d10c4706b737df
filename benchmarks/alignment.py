"""Models beside each other by the reward of alignment and by what is not in it: same sentences, same seeds.

    python benchmarks/alignment.py BEFORE AFTER [MORE ...] --prompts PROMPTS.txt -o OUT [--seeds 6] [--steps 20]
    python benchmarks/alignment.py BEFORE AFTER --data DATASET -o OUT [--count 40]

BEFORE, AFTER and so on are model folders, or "compact". Writes OUT/report.md and OUT/report.json and prints the table:
the mean over sentences of each measure and of its change, with a 95 % interval over sentences. With --data the
sentences are captions of held-out clips that no training clip has.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from kinoflow import MotionPipeline
from kinoflow.alignment.comparison import ComparisonConfig, comparison_lines, measure, write_comparison
from kinoflow.alignment.config import RewardOptions
from kinoflow.alignment.rewards import EvaluatorSimilarity, Reward
from kinoflow.cli.preferences import choose_prompts, spread
from kinoflow.measures.evaluator import TextMotionEvaluator


def main() -> None:
    """Run the comparison."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("models", nargs="+", metavar="MODEL")
    parser.add_argument("--prompts", type=Path)
    parser.add_argument("--data", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seeds", type=int, default=6)
    parser.add_argument("--steps", type=int, help="of integration; each model's own number when left out")
    options = parser.parse_args()
    config = ComparisonConfig(seeds=options.seeds, steps=options.steps)
    evaluator = TextMotionEvaluator.from_pretrained()
    reward = Reward(RewardOptions(), EvaluatorSimilarity(evaluator))
    pipes = [MotionPipeline.from_pretrained(folder) for folder in options.models]
    prompts, held_out = choose_prompts(options.prompts, options.data, pipes[0])
    if options.prompts is None:
        prompts = spread(held_out, options.count, pipes[0])
    measured = [
        measure(pipe, prompts, reward, evaluator, config, name=folder)
        for folder, pipe in zip(options.models, pipes, strict=True)
    ]
    write_comparison(options.output, measured)
    print("\n".join(comparison_lines(measured)))


if __name__ == "__main__":
    main()
