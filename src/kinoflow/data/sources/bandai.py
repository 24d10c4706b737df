"""Bandai-Namco-Research-Motiondataset 1 and 2: content, style and number are in the file name."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from kinoflow.data.licences import NON_COMMERCIAL
from kinoflow.data.sources.raw import RawClip
from kinoflow.motion.clip import MotionClip

LICENCE = "CC BY-NC 4.0 (Bandai-Namco-Research-Motiondataset, Bandai Namco Research Inc.)"
_NAME = re.compile(r"dataset-(?P<set>\d)_(?P<content>[a-z-]+)_(?P<style>[a-z-]+)_(?P<number>\d+)")


def bandai_clip(path: Path) -> RawClip | None:
    """The clip of a file of the set, or None if the name is another."""
    found = _NAME.fullmatch(path.stem)
    if found is None or path.suffix.lower() != ".bvh":
        return None
    return RawClip(
        id=path.stem,
        source=f"bandai-namco-{found['set']}",
        load=partial(MotionClip.load, path),
        licence=LICENCE,
        licence_class=NON_COMMERCIAL,
        group=path.stem,
        identity=f"bandai:{path.stem}",
        label=found["content"],
        style=found["style"],
    )
