"""Makes `src/kinoflow/assets/reference/` from a dataset folder: only clips whose licence allows to pass them on.

    python tools/build_reference.py DATASET

Test clips are the folder's validation split, the gallery a part of its training split.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import numpy as np

from kinoflow.data.loader import MotionDataset
from kinoflow.data.manifest import TRAIN, VALIDATION, ClipRecord
from kinoflow.data.process import stable_hash
from kinoflow.evaluation.reference import ReferenceClip, ReferenceRecord, bundled_reference, save_reference
from kinoflow.measures.meaning import directions
from kinoflow.motion.features import decode

ALLOWED = ("CC0", "CMU mocap", "Apache-2.0 (snumrl", "MIT (Yoonsang Lee", "BSD-3-style", "MIT (facebookresearch")
REFUSED = ("BY-NC", "sie", "SFU", "not stated")
"""Non-commercial terms, and clips whose origin is another collection than the one that gives the licence."""
FORBIDDEN_CAPTIONS = ("KIT-ML",)
GALLERY_CLIPS = 160
GALLERY_PER_SENTENCE = 2
CAPTIONS_PER_CLIP = 8
SHORTEST = 30
LONGEST = {True: 360, False: 240}
"""Frames of test clips, and of the gallery's, which is to stay small."""

CARD = """# Reference clips

Captured and hand-keyed motions that `kinoflow evaluate` measures models beside, made by `tools/build_reference.py`
from the dataset of the compact model. {tests} of them are **test** clips, from the validation split, which neither the
compact model nor the evaluator learned from; {gallery} are the **gallery**, from the training split, that the retrieval
baseline answers from. The file format is described in `evaluation/reference.py`.

Clips were put on kinoflow's body, resampled to 30 frames a second, turned to face +Z and cut to at most 12 s. Captions
were written by kinoflow from the collections' own labels and file names.

| terms | clips |
|---|---|
{table}

The data used in this project was obtained from mocap.cs.cmu.edu. The database was created with funding from NSF
EIA-0196217. CMU's data may be copied, modified and redistributed, but not resold as data. SNU clips: Movement Research
Lab, Seoul National University, Yoonsang Lee, and NCSOFT. Each clip's record in `clips.json` names its source and terms.
"""


def free(record: ClipRecord) -> bool:
    """Whether the clip may be passed on, in every part it is made of."""
    return not any(mark in record.licence for mark in REFUSED) and all(
        part.startswith(ALLOWED) for part in record.licence.split(" + ")
    )


def captions_of(record: ClipRecord) -> tuple[str, ...]:
    """Sentences of a clip, first one that says a direction if there is one: it asks for more than the others."""
    texts = [caption.text for caption in record.captions if caption.origin not in FORBIDDEN_CAPTIONS]
    start = stable_hash(record.id) % max(len(texts), 1)
    texts = texts[start:] + texts[:start]
    texts.sort(key=lambda text: not directions(text) & {"left", "right", "back"})
    return tuple(texts[:CAPTIONS_PER_CLIP])


def chosen(dataset: MotionDataset, test: bool) -> list[ReferenceClip]:
    """Free clips of a split: all of the test split, a varied part of the other."""
    order = sorted(range(len(dataset)), key=lambda row: stable_hash(dataset.records[row].id))
    seen: Counter[str] = Counter()
    found = []
    for row in order:
        record = dataset.records[row]
        texts = captions_of(record)
        if not free(record) or not texts or not SHORTEST <= record.frames <= LONGEST[test]:
            continue
        if not test and (seen[record.captions[0].text] >= GALLERY_PER_SENTENCE or len(found) >= GALLERY_CLIPS):
            continue
        seen[record.captions[0].text] += 1
        clip = decode(dataset.features(row).double().numpy())
        facts = ReferenceRecord(record.id, record.source, record.licence, record.label, test, texts)
        found.append(ReferenceClip(facts, clip))
    return found


def main() -> None:
    """Write the folder and say how large it became."""
    data = Path(sys.argv[1])
    clips = chosen(MotionDataset(data, VALIDATION), True) + chosen(MotionDataset(data, TRAIN), False)
    terms = Counter(one.record.licence for one in clips)
    table = "\n".join(f"| {licence} | {count} |" for licence, count in sorted(terms.items()))
    tests = sum(one.record.test for one in clips)
    card = CARD.format(tests=tests, gallery=len(clips) - tests, table=table)
    folder = bundled_reference()
    save_reference(folder, clips, card=card, about="validation and training split of the compact model's dataset")
    frames = np.array([one.clip.num_frames for one in clips])
    size = sum(path.stat().st_size for path in folder.iterdir())
    print(f"{folder}: {tests} test clips, {len(clips)} clips, {frames.sum() / 1800:.1f} minutes, {size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
