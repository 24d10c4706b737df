"""Synthetic motions and a small dataset folder made of them."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from kinoflow.data.manifest import TRAIN, VALIDATION, Caption, ClipRecord
from kinoflow.data.shards import ShardWriter
from kinoflow.evaluation.reference import ReferenceClip, load_reference
from kinoflow.motion import MotionClip
from kinoflow.motion.canonical import canonicalise
from kinoflow.motion.features import encode
from kinoflow.motion.rotations import axis_angle_to_matrix
from kinoflow.motion.skeleton import MANNEQUIN, NUM_JOINTS, joint


def wandering_clip(frames: int, seed: int = 0, fps: float = 30.0) -> MotionClip:
    """Smooth random motion: every joint swings slowly, knees only bend forward, the pelvis wanders at about 1 m/s."""
    generator = np.random.default_rng(seed)
    time = np.arange(frames)[:, None, None] / fps
    amplitude = generator.normal(size=(2, 1, NUM_JOINTS, 3)) * 0.25
    angles = amplitude[0] * np.sin(2 * time) + amplitude[1] * np.cos(3 * time)
    knees = [joint("L_Knee"), joint("R_Knee")]
    angles[:, knees] = np.abs(angles[:, knees, :1]) * [1.0, 0.0, 0.0]
    rest = MANNEQUIN.rest_positions[0]
    velocity = generator.normal(size=3) * [0.7, 0.0, 0.7]
    return MotionClip(rotations=axis_angle_to_matrix(angles), translation=rest + time[:, :, 0] * velocity, fps=fps)


def write_dataset(folder: Path, lengths: list[int], labels: list[str] | None = None) -> None:
    """A dataset folder of wandering clips; every fifth clip is for validation."""
    folder.mkdir(parents=True, exist_ok=True)
    writer = ShardWriter(folder, frames_per_shard=400)
    for number, frames in enumerate(lengths):
        side = ("left", "right")[number % 2]
        other = ("right", "left")[number % 2]
        record = ClipRecord(
            id=f"clip-{number:03d}",
            source="made",
            licence="CC0 1.0",
            split=VALIDATION if number % 5 == 4 else TRAIN,
            group=f"group-{number}",
            label=labels[number] if labels else "swing",
            style=None,
            frames=frames,
            captions=tuple(
                Caption(f"A person {verb} the {side} arm.", f"A person {verb} the {other} arm.", "made")
                for verb in ("swings", "moves")
            ),
        )
        writer.add(record, encode(canonicalise(wandering_clip(frames, seed=number))))
    writer.close([], {})


@pytest.fixture(scope="session")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data") / "dataset"
    write_dataset(folder, [20 + 7 * (n * 13 % 30) for n in range(40)], ["walk"] * 30 + ["run"] * 8 + ["jump"] * 2)
    return folder


@pytest.fixture(scope="session")
def captured() -> dict[str, ReferenceClip]:
    """The captured clips that come with kinoflow, by id."""
    return {one.record.id: one for one in load_reference()}


@pytest.fixture(scope="session")
def make_clip() -> Callable[..., MotionClip]:
    return wandering_clip


@pytest.fixture(scope="session")
def make_dataset() -> Callable[..., None]:
    return write_dataset
