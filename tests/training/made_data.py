"""A dataset folder of six made clips, and a text encoder that needs no weights."""

from pathlib import Path

import numpy as np
import torch

from kinoflow.data.manifest import TRAIN, VALIDATION, Caption, ClipRecord
from kinoflow.data.shards import ShardWriter
from kinoflow.motion import MANNEQUIN, MotionClip
from kinoflow.motion.canonical import canonicalise
from kinoflow.motion.features import encode
from kinoflow.motion.rotations import axis_angle_to_matrix
from kinoflow.text.features import TextFeatures


class WordEncoder:
    """Each word is a vector of its own."""

    name, token_width, pooled_width, max_tokens = "minilm", 384, 384, 77

    def encode(self, captions) -> TextFeatures:
        rows = []
        for caption in captions:
            seeds = [sum(word.encode()) for word in caption.split()]
            words = torch.stack([torch.randn(384, generator=torch.Generator().manual_seed(s)) for s in seeds])
            rows.append(TextFeatures(words[None], torch.tensor([len(words)]), words.mean(dim=0, keepdim=True)))
        return TextFeatures.cat(rows)


def write_clips(folder: Path) -> None:
    folder.mkdir()
    writer = ShardWriter(folder)
    for number in range(6):
        side, other = (("left", "right"), ("right", "left"))[number % 2]
        frames = 24 + 4 * number
        angles = np.zeros((frames, 22, 3))
        swing = np.sin(np.linspace(0, 6, frames) + number)
        angles[:, MANNEQUIN.index(f"{side[0].upper()}_Shoulder"), 2] = swing
        place = MANNEQUIN.rest_positions[0] + np.linspace(0, 1, frames)[:, None] * np.array([0, 0, 0.2 * number])
        record = ClipRecord(
            id=f"clip-{number}", source="made", licence=("CC0 1.0", "CC BY-NC 4.0")[number % 2],
            split=VALIDATION if number == 5 else TRAIN, group=str(number), label="swing", style=None, frames=frames,
            captions=(Caption(f"A person swings the {side} arm.", f"A person swings the {other} arm.", "made"),),
        )  # fmt: skip
        writer.add(record, encode(canonicalise(MotionClip(axis_angle_to_matrix(angles), place, 30.0))))
    writer.close([], {})
