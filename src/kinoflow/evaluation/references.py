"""Reference clips of a dataset folder, for `kinoflow evaluate --data`."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from kinoflow.data.loader import MotionDataset
from kinoflow.data.manifest import TRAIN, VALIDATION
from kinoflow.evaluation.reference import ReferenceClip, ReferenceRecord
from kinoflow.motion.features import decode

MOST_GALLERY_CLIPS = 1000


def references_of_dataset(data: Path, *, tests: int, seed: int = 0) -> list[ReferenceClip]:
    """Clips of the validation split as tests, of the training split as gallery; random ones where there are more.

    Each clip is asked by one of its captions, drawn at random.

    Args:
        data: dataset folder.
        tests: most test clips.
        seed: of the choice of clips and captions.

    Raises:
        DataError: the folder cannot be used, or has no validation split.
    """
    found = []
    for split, most in ((VALIDATION, tests), (TRAIN, MOST_GALLERY_CLIPS)):
        dataset = MotionDataset(data, split)
        generator = np.random.default_rng([seed, int(split == TRAIN)])
        for row in sorted(generator.permutation(len(dataset))[:most].tolist()):
            record = dataset.records[row]
            texts = [caption.text for caption in record.captions]
            asked = int(generator.integers(len(texts)))
            clip = decode(dataset.features(row).double().numpy())
            facts = {"prompt": texts[asked], "source": record.source, "id": record.id, "licence": record.licence}
            known = ReferenceRecord(
                record.id,
                record.source,
                record.licence,
                record.label,
                split == VALIDATION,
                (texts[asked], *(text for text in texts if text != texts[asked])),
            )
            found.append(ReferenceClip(known, clip.replace(metadata=facts)))
    return found
