"""A program that aligns the small model of `small.py`, for tests that start real processes, alone or by torchrun.

python run_small.py dpo|grpo FOLDER '{"num_steps": 4, ...}' [--updates N] [--pause SECONDS]
"""

import argparse
import json
import time
from pathlib import Path

import torch
from small import Forward, SmallEncoder, dpo_config, grpo_config, grpo_trainer, replaced, small_pipeline

from kinoflow.alignment.dpo import DPOStage, PairFeatures
from kinoflow.training.engine import TrainedModel, Trainer
from kinoflow.training.processes import Processes


class Slow(Forward):
    """Scores after a pause, so that a test can kill the program within a step."""

    def __init__(self, pause_s: float) -> None:
        super().__init__()
        self.pause_s = pause_s

    def scores(self, sentences, clips):
        time.sleep(self.pause_s)
        return super().scores(sentences, clips)


def made_pairs(count: int, seed: int) -> list[PairFeatures]:
    """Winners lean one way, losers the other."""
    generator = torch.Generator().manual_seed(seed)
    pairs = []
    for number in range(count):
        winner, loser = (0.3 * torch.randn(12, 201, generator=generator) for _ in range(2))
        pairs.append(PairFeatures(winner + 0.5, loser - 0.5, SmallEncoder().encode([f"sentence {number}"])))
    return pairs


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("stage", choices=("dpo", "grpo"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("changes", type=json.loads)
    parser.add_argument("--updates", type=int, default=1)
    parser.add_argument("--pause", type=float, default=0.0)
    options = parser.parse_args()
    processes = Processes.join()
    if options.stage == "grpo":
        config = replaced(grpo_config(**options.changes), "policy", updates=options.updates)
        trainer = grpo_trainer(options.folder, config, Slow(options.pause), processes=processes)
    else:
        preferences = replaced(dpo_config(**options.changes), "preference", pairs=2, times=2)
        pipe = small_pipeline()
        stage = DPOStage(made_pairs(8, 0), made_pairs(3, 1), small_pipeline().model, preferences)
        model = pipe.model.requires_grad_(True)
        trainer = Trainer(
            model, TrainedModel(pipe.description), stage, preferences, options.folder, processes=processes
        )
    if trainer.resume():
        print(f"continuing after step {trainer.step}", flush=True)
    trainer.train()


if __name__ == "__main__":
    main()
