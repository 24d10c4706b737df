"""How many actions of the library have what no captured body does: joints that jolt, hands inside the body, feet that
slide.

python benchmarks/library_faults.py [--draws 2] [FOLDER of motion files to hold beside them]

A jolt is by how much a joint turns more from one frame to the next than in the mean of the frames beside, in degrees. A
hand is inside where the wrist, a point beyond it or the middle of the forearm is more than 2.5 cm below the surface of
an ellipse about the spine (26 by 18 cm) or of a ball about the middle of the head (17 cm). A foot slides while its toes
are below 3 cm, in millimetres a frame.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from kinoflow.authoring.action import actions, draw
from kinoflow.errors import KinoflowError
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.skeleton import joint
from kinoflow.motion.smoothing import jolts_deg

DEEP_M = 0.025


def deepest_m(clip: MotionClip) -> float:
    """How deep a hand or forearm is in the trunk or the head at most."""
    joints, rotations = clip.joints, clip.global_rotations
    deepest = 0.0
    middle = joints[:, joint("Head")] + rotations[:, joint("Head")] @ np.array([0.0, 0.06, 0.02])
    for side in "LR":
        elbow, wrist = joints[:, joint(f"{side}_Elbow")], joints[:, joint(f"{side}_Wrist")]
        for point in (wrist, wrist + 0.35 * (wrist - elbow), (wrist + elbow) / 2):
            deepest = max(deepest, float((0.085 - np.linalg.norm(point - middle, axis=-1)).max()))
            for low, high, axes in (("Pelvis", "Spine2", "Pelvis"), ("Spine2", "Neck", "Spine3")):
                bottom, top = joints[:, joint(low)], joints[:, joint(high)]
                length = np.linalg.norm(top - bottom, axis=-1)
                along = (top - bottom) / length[:, None]
                away = point - bottom
                height = np.sum(away * along, axis=-1)
                left = rotations[:, joint(axes), :, 0]
                left = left - np.sum(left * along, axis=-1, keepdims=True) * along
                left /= np.linalg.norm(left, axis=-1, keepdims=True)
                ahead = np.cross(left, along)
                size = np.hypot(np.sum(away * left, axis=-1) / 0.13, np.sum(away * ahead, axis=-1) / 0.09)
                beside = (height > 0.05 * length) & (height < 0.95 * length)
                deepest = max(deepest, float((beside * (1 - size) * 0.09).max()))
    return deepest


def slide_mm(clip: MotionClip) -> float:
    """Mean way of the toes along the floor from one frame to the next, while they are on it; nan where never."""
    steps = []
    for side in "LR":
        toes = clip.joints[:, joint(f"{side}_Foot")]
        low = (toes[1:, 1] < 0.03) & (toes[:-1, 1] < 0.03)
        steps.append(np.linalg.norm(np.diff(toes[:, [0, 2]], axis=0), axis=-1)[low])
    on_floor = np.concatenate(steps)
    return 1000 * float(on_floor.mean()) if len(on_floor) else float("nan")


def library(draws: int) -> Iterator[tuple[str, MotionClip]]:
    """Draws of every action, by its name."""
    for name in actions():
        for seed in range(draws):
            yield name, draw(name, np.random.default_rng(seed)).clip


def folder(path: Path) -> Iterator[tuple[str, MotionClip]]:
    """Motions of a folder that can be read, by file."""
    for file in sorted(path.rglob("*")):
        try:
            yield str(file), MotionClip.load(file)
        except (KinoflowError, OSError):
            continue


def report(title: str, clips: Iterator[tuple[str, MotionClip]]) -> None:
    """Print how many names have each fault."""
    found = [(name, jolts_deg(clip.rotations).max(), deepest_m(clip), slide_mm(clip)) for name, clip in clips]
    names = {name for name, *_ in found}
    print(f"{title}: {len(names)}, {len(found)} clips")
    for most in (15, 20, 30, 40):
        print(f"  a joint jolts by more than {most} degrees: {len({row[0] for row in found if row[1] > most})}")
    inside = {row[0] for row in found if row[2] > DEEP_M}
    print(f"  a hand is more than {100 * DEEP_M:g} cm inside the body: {len(inside)}")
    print(f"  toes on the floor slide: {np.nanmean([row[3] for row in found]):.2f} mm a frame")


def main() -> None:
    """Look and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--draws", type=int, default=2)
    options = parser.parse_args()
    report("actions", library(options.draws))
    for path in options.folders:
        report(str(path), folder(path))


if __name__ == "__main__":
    main()
