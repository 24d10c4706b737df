"""The table of anatomical ranges in `measures/physical.py`, measured on captured motion.

    python benchmarks/joint_ranges.py --data DATASET

For each joint the 0.3 % and 99.7 % quantiles of the three components of its rotation vector, degrees, over the
frames of captures of the training split (not animated, not composed clips); the right side is mirrored onto the left,
joints of the midline onto themselves. Then 10 degrees of margin, rounded.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from rich.progress import track

from kinoflow.data.loader import MotionDataset
from kinoflow.measures.physical import LIMITED, rotation_vectors_deg
from kinoflow.motion.features import decode

MARGIN_DEG = 10.0
CAPTURED = ("bandai", "cmu", "snu", "deepmimic", "mass")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--every", type=int, default=4, help="look at every so-many-th frame")
    options = parser.parse_args()
    dataset = MotionDataset(options.data, "train")
    frames = []
    for k, record in enumerate(track(dataset.records, "clips")):
        if record.source.startswith(CAPTURED):
            clip = decode(dataset.features(k)[:: options.every].double().numpy())
            frames.append(rotation_vectors_deg(clip).astype(np.float32))
    vectors = np.concatenate(frames)
    print(f"{len(vectors)} frames of {len(frames)} clips")
    for index, name in enumerate(LIMITED):
        low, high = np.quantile(vectors[:, index].reshape(-1, 3), [0.003, 0.997], axis=0)
        pairs = [(round(float(a) - MARGIN_DEG), round(float(b) + MARGIN_DEG)) for a, b in zip(low, high, strict=True)]
        print(f'    "{name}": {tuple(pairs)},')


if __name__ == "__main__":
    main()
