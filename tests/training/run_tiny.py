"""A program that trains the tiny model of `runs.py`, for tests that start real processes, alone or by torchrun.

python run_tiny.py FOLDER '{"precision": "fp32", ...}' [--stop-at STEP] [--pause SECONDS]
"""

import argparse
import json
import os
import time
from pathlib import Path

from runs import fake_batch, make_trainer, tiny_training

from kinoflow.training.config import ObjectiveConfig
from kinoflow.training.processes import Processes, end


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("changes", type=json.loads)
    parser.add_argument("--stop-at", type=int)
    parser.add_argument("--pause", type=float, default=0.0)
    options = parser.parse_args()
    changes = options.changes
    if "objective" in changes:
        changes["objective"] = ObjectiveConfig(**changes["objective"])

    def batches(number):
        time.sleep(options.pause)
        return fake_batch(number)

    processes = Processes.join()
    # Gradients that no rank has, and ranks that are not in step, would show.
    assert processes.share.processes == int(os.environ.get("WORLD_SIZE", "1"))
    trainer = make_trainer(options.folder, tiny_training(**changes), batches, processes=processes)
    if trainer.resume():
        print(f"continuing after step {trainer.step}", flush=True)
    trainer.train(stop_at=options.stop_at)
    end(0)


if __name__ == "__main__":
    main()
