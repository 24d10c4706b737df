"""An evaluation small enough for a test: a random network, a random evaluator, made-up captured clips."""

from __future__ import annotations

import numpy as np
import torch
from reference.tiny import random_model, tiny_config

from kinoflow.evaluation.reference import ReferenceClip, ReferenceRecord
from kinoflow.evaluation.suite import SuiteConfig
from kinoflow.inference.pipeline import MotionPipeline
from kinoflow.measures.evaluator import TextMotionEvaluator
from kinoflow.measures.retrieval import Protocol
from kinoflow.measures.text_motion import TextMotionConfig, TextMotionModel
from kinoflow.model.description import ModelDescription
from kinoflow.motion import MotionClip
from kinoflow.motion.features import layout_fingerprint
from kinoflow.motion.rotations import axis_angle_to_matrix
from kinoflow.motion.skeleton import MANNEQUIN, joint
from kinoflow.text.features import TextFeatures

FRAMES = 48
SUITE = SuiteConfig(
    name="tiny",
    test_clips=10,
    prompts=("A person waves.", "A person walks left."),
    prompt_seeds=2,
    prompt_duration_s=1.0,
    steps=2,
    protocol=Protocol(pool_size=4, repeats=3),
    shown=2,
)


class WordEncoder:
    """A caption's words as tokens, each from its own seed."""

    name, token_width, pooled_width, max_tokens = "words", 10, 6, 77

    def encode(self, captions) -> TextFeatures:
        rows = []
        for caption in captions:
            seeds = [sum(map(ord, word)) for word in caption.lower().strip(".").split()]
            tokens = torch.stack([torch.randn(10, generator=torch.Generator().manual_seed(seed)) for seed in seeds])
            rows.append(TextFeatures(tokens[None], torch.tensor([len(seeds)]), tokens.mean(dim=0)[None, :6]))
        return TextFeatures.cat(rows)


def tiny_pipeline() -> MotionPipeline:
    network = tiny_config(train_frames=FRAMES)
    description = ModelDescription(
        network=network, layout=layout_fingerprint(), num_steps=2, name="tiny <model>", licence="none & nothing"
    )
    return MotionPipeline(random_model(network), description, WordEncoder())


def tiny_evaluator() -> TextMotionEvaluator:
    torch.manual_seed(0)
    config = TextMotionConfig(
        width=16, motion_layers=1, text_layers=1, num_heads=2, mlp_width=16, embedding_width=8, token_width=10
    )
    return TextMotionEvaluator(TextMotionModel(config), WordEncoder(), {"steps": 0})


def swinging(frames: int, side: str, speed_m_per_s: float) -> MotionClip:
    """One arm swings, the pelvis moves along +Z."""
    time = np.arange(frames) / 30
    angles = np.zeros((frames, MANNEQUIN.num_joints, 3))
    angles[:, joint(f"{side[0].upper()}_Shoulder"), 2] = 1.2 * np.sin(6 * time)
    path = MANNEQUIN.rest_positions[0] + time[:, None] * np.array([0.0, 0.0, speed_m_per_s])
    return MotionClip(axis_angle_to_matrix(angles), path, 30.0, metadata={"source": "made"})


def references(tests: int = 12, gallery: int = 4) -> list[ReferenceClip]:
    """Test clips with captions that differ, the last of them too long for the tiny model; a gallery."""
    found = []
    for number in range(tests + gallery):
        side = ("left", "right")[number % 2]
        frames = FRAMES + 20 if number == tests - 1 else 24 + 2 * (number % 9)
        record = ReferenceRecord(
            f"clip-{number:02d}",
            "made",
            "CC0 1.0",
            "swing",
            number < tests,
            (f"A person raises the {side} hand, then swings it {'abcdefghijklmnop'[number]}.",),
        )
        found.append(ReferenceClip(record, swinging(frames, side, 0.1 * number)))
    return found
