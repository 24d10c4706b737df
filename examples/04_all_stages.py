"""Every stage of training in a few minutes, on clips made here: a rehearsal, the models are too small to be good.

python examples/04_all_stages.py [OUT]
"""

import sys
from pathlib import Path

import numpy as np

from kinoflow import MotionClip, MotionPipeline
from kinoflow.cli import main
from kinoflow.motion import MANNEQUIN
from kinoflow.motion.rotations import axis_angle_to_matrix


def write_clips(folder: Path) -> None:
    """BVH files with captions beside them: arms that rise or swing, bodies that stand or glide."""
    for number in range(12):
        side = ("left", "right")[number % 2]
        frames = 45 + 5 * number
        angles = np.zeros((frames, 22, 3))
        up = (1 if side == "left" else -1) * np.pi / 2 * np.clip(np.arange(frames) / 20, 0, 1)
        angles[:, MANNEQUIN.index(f"{side[0].upper()}_Shoulder"), 2] = up * (0.8 + 0.03 * number)
        forward = np.linspace(0, 0.2 * (number // 4), frames)[:, None] * np.array([0, 0, 1])
        clip = MotionClip(axis_angle_to_matrix(angles), MANNEQUIN.rest_positions[0] + forward, 30.0)
        clip.save(folder / f"raise_{number:02d}.bvh")
        (folder / f"raise_{number:02d}.txt").write_text(f"A person raises the {side} hand.\n", encoding="utf-8")


def kinoflow(*arguments: str | Path) -> None:
    """One command, as on the command line."""
    print("kinoflow", *arguments)
    if status := main([str(argument) for argument in arguments]):
        sys.exit(status)


# Building data starts processes, which import this file.
if __name__ == "__main__":
    out = Path(sys.argv[1] if len(sys.argv) > 1 else "out/stages")
    if not (out / "captures").is_dir():
        write_clips(out / "captures")
    for name, verb in (("prompts", "raises"), ("held-out", "lifts")):
        lines = [f"someone {verb} the {side} {limb}#45\n" for side in ("left", "right") for limb in ("hand", "arm")]
        (out / f"{name}.txt").write_text("".join(lines), encoding="utf-8")

    data, run = out / "data", out / "run"
    kinoflow("data", "build", out / "captures", "-o", data, "--validation", "0.2", "--terms", "CC0 1.0")
    sentences = ("--prompts", out / "prompts.txt", "--held-out", out / "held-out.txt")
    kinoflow("train", "all", "--recipe", "toy", "--data", data, "-o", run, *sentences, "--set", "pretrain.num_steps=60")
    for clip in MotionPipeline.from_pretrained(run / "model")("A person raises the left hand.", duration=2.0):
        print(clip.save(out / "raise.glb"))
