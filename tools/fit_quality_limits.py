"""Measure the limits of `kinoflow.data.quality` on the optical captures of a dataset folder, and write them.

    python tools/fit_quality_limits.py DATASET [LABEL ...]

DATASET is a dataset folder, or one with `clips.json` as `data/sources/collection.py` reads it. With labels only theirs
are measured anew, and of these what was tighter before stays.

The limit of a score is its 99.5 % quantile over the clips of a label, times a headroom, but at most twice the 95 %
quantile, of fewer than 200 clips the 90 % one, so that a few bad captures do not widen it. What lies outside joint
ranges is rare but then much: there the quantile alone counts. Labels with fewer than 36 clips have no limits of their
own, and of those with more than 160 in a split as many are taken. It prints how many clips lie beyond, and how many of
the recordings held out lie beyond limits fitted on the others.
"""

import dataclasses
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from kinoflow.data.captioning import clip_label
from kinoflow.data.filters import FilterOptions, first_defect
from kinoflow.data.loader import MotionDataset
from kinoflow.data.manifest import SPLITS, TRAIN, QualityScores
from kinoflow.data.process import stable_hash
from kinoflow.data.quality import QualityLimits, quality_scores
from kinoflow.data.shards import DatasetFolder
from kinoflow.data.sources.collection import collection_clips
from kinoflow.motion.canonical import canonicalise
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.features import decode
from kinoflow.reading import read_json

NOT_OPTICAL = (
    r"animated-drawings asap-smpl kaykit quaternius-packs ual-quaternius holosoma-climb composed layered authored"
)
TIGHT = 1.1
"""Headroom where faults lie close: a jog carried sideways by 1 cm a frame slides little more than a sprint does."""
MOST, MOST_PACE, QUANTILE, HEADROOM, LEAST_CLIPS, MOST_CLIPS, VIDEO = 2.0, 1.5, 0.995, 1.25, 36, 160, 3.0
LEAST = {
    "slide_mm_per_frame": 4.0, "float_s": 0.6, "penetration_mm": 25.0, "jitter_mm": 4.0, "jerk_m_per_s3": 10.0,
    "limits_deg": 20.0, "pace_hz": 0.5, "static_share": 0.28, "flight_s": 0.5,
}  # fmt: skip
"""No limit is tighter: it would be about rounding, or about the length of a pause."""
MANY = 200


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
        if name == "slide_mm_per_frame":
            return TIGHT * np.quantile(values, 0.95)
        if name == "pace_hz":
            return min(TIGHT * np.quantile(values, QUANTILE), MOST_PACE * np.quantile(values, 0.95))
        return min(
            HEADROOM * np.quantile(values, QUANTILE),
            MOST * np.quantile(values, 0.95 if len(values) >= MANY else 0.9),
        )

    labels = {label: limits(found) for label, found in sorted(by_label.items()) if len(found) >= LEAST_CLIPS}
    clips = {label: len(by_label[label]) for label in labels}
    everything = limits([scores for _, scores in rows])
    return QualityLimits(about, HEADROOM, VIDEO, everything, labels, clips)


Row = tuple[str, str, str, str, MotionClip]


def recorded(folder: Path, only: set[str]) -> Iterator[Row]:
    """Split, source, id, label and clip of a dataset folder, of each label and split at most `MOST_CLIPS`."""
    opened = DatasetFolder.open(folder)
    taken: Counter[tuple[str, str]] = Counter()
    for split in SPLITS:
        data = MotionDataset(opened, split)
        for number in sorted(range(len(data)), key=lambda number: stable_hash(data.records[number].id)):
            record = data.records[number]
            if record.source in NOT_OPTICAL.split() or (only and record.label not in only):
                continue
            if taken[split, record.label] < MOST_CLIPS:
                taken[split, record.label] += 1
                yield split, record.source, record.id, record.label, decode(data.features(number).double().numpy())


def collected(folder: Path, only: set[str]) -> Iterator[Row]:
    """The same of a collection: every other clip of it counts as held out."""
    options = FilterOptions()
    for name in ("clips.json", "clips-more.json"):
        for number, raw in enumerate(collection_clips(folder / name)):
            label = clip_label(raw)
            if raw.source in NOT_OPTICAL.split() or raw.flags or (only and label not in only):
                continue
            clip = canonicalise(raw.load())
            clip = clip.crop(0, min(clip.num_frames, 360))
            if first_defect(clip, options) is None:
                yield SPLITS[number % 2], raw.source, raw.id, label, clip


def main() -> None:
    """See above."""
    folder, only = Path(sys.argv[1]), set(sys.argv[2:])
    found = collected(folder, only) if (folder / "clips.json").exists() else recorded(folder, only)
    rows = [(split, source, key, label, dataclasses.asdict(quality_scores(clip)))
            for split, source, key, label, clip in found]  # fmt: skip
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
    if only:
        known = read_json(path)
        for label, values in limits.labels.items():
            before = known["labels"].get(label, values)
            known["labels"][label] = {name: max(min(v, before[name]), LEAST[name]) for name, v in values.items()}
        known["clips"].update(limits.clips)
        known["fitted_on"] = f"{known['fitted_on'].partition('; of ')[0]}; of {', '.join(sorted(only))} {about}"
        limits = QualityLimits(**known)
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(dataclasses.asdict(limits), indent=1) + "\n")


if __name__ == "__main__":
    main()
