"""What collections say of their clips in words of their own, as phrases: CMU's index says "walk, 90-degree left turn",
folders say "washwindow", lists of retargeted clips say "A person walks with a 45 degree turn."

The tables lie beside the sources: `cmu.txt` and `collection.txt` turn each such text into phrases, `retold.txt` tells
what some clips show where their collection says too little or something else.
"""

from __future__ import annotations

import re

from kinoflow.language.tables import table

HERE = "data/sources"
"""Folder of the tables within the package."""
INDEX = table("cmu", HERE) | table("collection", HERE)
"""Text in lower case without a full stop at its end, to phrases and, after "@", `captions.actions.ACTIONS`."""

RETOLD_ORIGIN = "retold"
"""Origin of the words in `retold.txt`."""
INDEX_ORIGINS = frozenset(
    [
        "CMU index",
        "CMU subject",
        "AC-RNN folder",
        "ConvSeq2Seq folder",
        "folder name",
        "file name",
        "template from label",
        "template from label, side measured",
        "template from file name",
        "template from folder name",
        RETOLD_ORIGIN,
    ]
)
"""Texts of these origins are words of an index, not sentences that somebody wrote about the motion."""

Telling = tuple[tuple[float, float] | None, str]
"""Start and stop of what is told, seconds, or None for the whole clip; and the words."""


def _telling(text: str) -> Telling:
    found = re.fullmatch(r"(?:([\d.]+)-([\d.]+) s, )?(.+)", text)
    assert found is not None
    start, stop, words = found.groups()
    return (None if start is None else (float(start), float(stop))), words


RETOLD = {clip: tuple(map(_telling, told)) for clip, told in table("retold", HERE).items()}
"""Clip id to what is told of it."""
