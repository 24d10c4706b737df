"""Bodies that wander through all that a body can do, so that whatever is measured of one is crossed many times."""

from collections.abc import Mapping

import numpy as np

from kinoflow.motion import MANNEQUIN, MotionClip
from kinoflow.motion.rotations import axis_angle_to_matrix
from kinoflow.motion.skeleton import NUM_JOINTS, joint

FPS = 30.0
Degrees = tuple[float, float, float]


def waves(random: np.random.Generator, frames: int, columns: int, slowest_hz: float, fastest_hz: float) -> np.ndarray:
    """[T, columns] sums of four sines each, between about -1 and 1; for a second in every six they stand still."""
    rates = random.uniform(slowest_hz, fastest_hz, (4, columns))
    phases = random.uniform(0, 2 * np.pi, (4, columns))
    times = np.cumsum(np.arange(frames) % 180 < 150)[:, None, None] / FPS
    return np.sin(2 * np.pi * rates * times + phases).sum(axis=1) / 2


def wandering(
    seed: int,
    middle: Mapping[str, Degrees],
    spread: Mapping[str, Degrees],
    *,
    frames: int = 540,
    hz: tuple[float, float] = (0.05, 0.5),
    speed_m_per_s: float = 0.0,
    hop_m: float = 0.0,
) -> MotionClip:
    """Joints about a middle, degrees, each by its spread; "?_Knee" stands for both.

    The lowest joint is on the floor, but for free flights of up to `hop_m`; the body goes where it faces, or back.
    """
    random = np.random.default_rng(seed)
    vectors = np.zeros((frames, NUM_JOINTS, 3))
    for names, degrees in middle.items():
        for name in both(names):
            vectors[:, joint(name)] = degrees
    for names, degrees in spread.items():
        for name in both(names):
            vectors[:, joint(name)] += waves(random, frames, 3, *hz) * degrees
    clip = MotionClip(axis_angle_to_matrix(np.deg2rad(vectors)), np.zeros((frames, 3)), FPS)
    low = (clip.joints[..., 1] - MANNEQUIN.clearance_m).min(axis=1)
    facing = clip.rotations[:, 0, :, 2] * [1, 0, 1]
    pace = speed_m_per_s * (0.6 + waves(random, frames, 1, 0.02, 0.2))
    place = np.cumsum(facing * pace / FPS, axis=0)
    place[:, 1] = hops(random, frames, hop_m) - low
    return clip.replace(translation=place)


def both(name: str) -> list[str]:
    """The joints that a name stands for."""
    return [side + name[2:] for side in ("L_", "R_")] if name.startswith("?_") else [name]


def hops(random: np.random.Generator, frames: int, rise_m: float) -> np.ndarray:
    """[T] heights of free flights, one in three seconds, each of another height up to `rise_m`."""
    height = np.zeros(frames)
    for start in range(30, frames - 60, 90) if rise_m else ():
        rise = rise_m * random.uniform(0.1, 1)
        times = np.arange(60) / FPS - np.sqrt(2 * rise / 9.81)
        height[start : start + 60] = np.maximum(rise - 9.81 / 2 * times**2, 0)
    return height


HANGING: dict[str, Degrees] = {"L_Shoulder": (0, 0, -70), "R_Shoulder": (0, 0, 70)}
AHEAD: dict[str, Degrees] = {"L_Shoulder": (0, -80, 0), "R_Shoulder": (0, 80, 0)}
ARMS: dict[str, Degrees] = {"?_Shoulder": (40, 60, 60), "?_Elbow": (20, 70, 20)}
LEGS: dict[str, Degrees] = {"?_Hip": (30, 8, 12), "?_Knee": (30, 0, 0), "?_Ankle": (20, 0, 5)}
TRUNK: dict[str, Degrees] = {"Spine1": (15, 8, 8), "Spine3": (15, 8, 8), "Neck": (12, 15, 8), "Head": (18, 20, 10)}
LITTLE: dict[str, Degrees] = {
    "?_Shoulder": (12, 12, 12),
    "?_Hip": (10, 4, 6),
    "?_Knee": (10, 0, 0),
    "?_Ankle": (8, 0, 0),
}


def bodies() -> dict[str, MotionClip]:
    """The same clips, always."""
    return {
        "stands": wandering(1, HANGING, {**ARMS, **TRUNK, "?_Ankle": (8, 0, 0), "?_Hip": (6, 4, 6)}),
        "strikes": wandering(2, HANGING, {**ARMS, **LEGS, "Pelvis": (4, 30, 4)}, hz=(0.3, 2.0)),
        "walks": wandering(
            3, HANGING, {**LEGS, "?_Shoulder": (20, 10, 10), "Pelvis": (4, 80, 4), "Head": (8, 30, 6)},
            hz=(0.1, 1.0), speed_m_per_s=1.5, hop_m=0.3,
        ),
        "runs": wandering(4, HANGING, {**LEGS, "Pelvis": (4, 60, 4)}, hz=(0.5, 2.0), speed_m_per_s=4.0, hop_m=0.1),
        "sits": wandering(
            5, {**HANGING, "?_Hip": (-75, 0, 0), "?_Knee": (85, 0, 0)},
            {**LEGS, **TRUNK, "?_Shoulder": (40, 40, 30), "Pelvis": (15, 20, 15)},
        ),
        "kneels": wandering(
            6, {**HANGING, "?_Knee": (85, 0, 0), "?_Ankle": (50, 0, 0), "?_Hip": (-15, 0, 0)},
            {**TRUNK, **LITTLE, "L_Hip": (40, 0, 0), "L_Knee": (40, 0, 0), "Pelvis": (10, 10, 5)}, speed_m_per_s=0.2,
        ),
        "bends": wandering(
            7, {**AHEAD, "Pelvis": (40, 0, 0), "?_Hip": (-60, 0, 0), "Spine1": (30, 0, 0), "Spine2": (20, 0, 0)},
            {**LITTLE, "Pelvis": (35, 9, 9), "?_Hip": (40, 5, 10), "?_Elbow": (9, 30, 9), "?_Shoulder": (15, 30, 30)},
        ),
        "crawls": wandering(
            8, {**AHEAD, "Pelvis": (75, 0, 0), "?_Hip": (-75, 0, 0), "?_Knee": (80, 0, 0), "?_Ankle": (40, 0, 0)},
            {**LITTLE, **TRUNK, "Pelvis": (8, 20, 12)}, speed_m_per_s=0.5,
        ),
        "planks": wandering(9, {**AHEAD, "Pelvis": (75, 0, 0)}, {**LITTLE, "Pelvis": (10, 10, 50)}),
        "lies": wandering(10, {**HANGING, "Pelvis": (-85, 0, 0)}, {**LITTLE, **TRUNK, "Pelvis": (20, 60, 20)}),
        "rolls": wandering(11, HANGING, {**ARMS, **LEGS, "Pelvis": (90, 60, 90)}),
    }  # fmt: skip
