"""Measure the limits of `kinoflow.data.quality` on the optical captures of a dataset folder, and write them.

    python tools/fit_quality_limits.py DATASET

The limit of a score is its 99.5 % quantile over the clips of a label, times a headroom, but at most twice the 95 %
quantile, so that a few bad captures do not widen it. What lies outside joint ranges is rare but then much: there the
quantile alone counts. Labels with fewer than 40 clips have no limits of their own, and of those with more than 160 in a
split as many are taken. It prints how many clips lie beyond, and how many of the recordings held out lie beyond limits
fitted on the others.
"""

import dataclasses
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np

from kinoflow.data.loader import MotionDataset
from kinoflow.data.manifest import SPLITS, TRAIN, QualityScores
from kinoflow.data.process import stable_hash
from kinoflow.data.quality import QualityLimits, quality_scores
from kinoflow.data.shards import DatasetFolder
from kinoflow.motion.features import decode

NOT_OPTICAL = (
    r"animated-drawings asap-smpl kaykit quaternius-packs ual-quaternius holosoma-climb composed layered authored"
)
MOST, MOST_PACE, QUANTILE, HEADROOM, LEAST_CLIPS, MOST_CLIPS, VIDEO = 2.0, 1.5, 0.995, 1.25, 40, 160, 3.0
LEAST = {
    "slide_mm_per_frame": 3.0, "float_s": 0.6, "penetration_mm": 25.0, "jitter_mm": 4.0, "jerk_m_per_s3": 10.0,
    "limits_deg": 20.0, "pace_hz": 0.5, "static_share": 0.25, "flight_s": 0.5,
}  # fmt: skip
"""No limit is tighter: it would be about rounding, or about the length of a pause."""


def fitted(rows: list[tuple[str, dict[str, float]]], about: str) -> QualityLimits:
    """Limits of scores by label."""
    by_label = defaultdict(list)
    for label, scores in rows:
        by_label[label].append(scores)

    def limits(scores):
        return {
            name: float(f"{max(limit(name, [s[name] for s in scores]), least):.3g}") for name, least in LEAST.items()
        }

    def limit(name, values):
        if name == "limits_deg":
            return HEADROOM * np.quantile(values, QUANTILE)
        if name == "penetration_mm":
            # Captures of slopes and stairs are under labels of level ground, too.
            return min(HEADROOM * np.quantile(values, QUANTILE), 2.5 * np.quantile(values, 0.8))
        return min(
            HEADROOM * np.quantile(values, QUANTILE),
            (MOST_PACE if name == "pace_hz" else MOST) * np.quantile(values, 0.95),
        )

    labels = {label: limits(found) for label, found in sorted(by_label.items()) if len(found) >= LEAST_CLIPS}
    clips = {label: len(by_label[label]) for label in labels}
    everything = limits([scores for _, scores in rows])
    return QualityLimits(about, HEADROOM, VIDEO, everything, labels, clips)


def main() -> None:
    """See above."""
    folder = DatasetFolder.open(sys.argv[1])
    rows = []
    taken: Counter[tuple[str, str]] = Counter()
    for split in SPLITS:
        data = MotionDataset(folder, split)
        order = sorted(range(len(data)), key=lambda number: stable_hash(data.records[number].id))
        for number in order:
            record = data.records[number]
            if record.source not in NOT_OPTICAL.split() and taken[split, record.label] < MOST_CLIPS:
                taken[split, record.label] += 1
                clip = decode(data.features(number).double().numpy())
                rows.append((split, record.source, record.id, record.label, dataclasses.asdict(quality_scores(clip))))
    sources = Counter(source for _, source, *_ in rows)
    about = f"{len(rows)} optically captured clips: " + ", ".join(f"{k} {v}" for k, v in sorted(sources.items()))
    limits = fitted([(label, s) for _, _, _, label, s in rows], about)
    trained = fitted([(label, s) for split, _, _, label, s in rows if split == TRAIN], "")
    beyond = Counter()
    held = [(label, s) for split, _, _, label, s in rows if split != TRAIN]
    for label, scores in held:
        beyond.update(trained.reasons(QualityScores(**scores), label) or ["none"])
    everything = Counter(r for _, _, _, label, s in rows for r in limits.reasons(QualityScores(**s), label) or ["none"])
    print(f"all clips beyond the limits: {dict(everything)}")
    print(f"{len(held)} clips held out, beyond limits fitted on the other {len(rows) - len(held)}: {dict(beyond)}")
    path = Path(__file__).parents[1] / "src/kinoflow/assets/quality/limits.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(dataclasses.asdict(limits), indent=1) + "\n")


if __name__ == "__main__":
    main()
