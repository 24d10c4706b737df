"""Bandai-Namco-Research-Motiondataset 1 and 2: content, style and number are in the file name.

`bandai_contents.txt` and `bandai_styles.txt` say what contents and styles are in words.
"""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from kinoflow.data.manifest import NON_COMMERCIAL
from kinoflow.data.sources.raw import RawClip
from kinoflow.data.sources.texts import HERE
from kinoflow.language.grammar import Style, Subject
from kinoflow.language.tables import table
from kinoflow.motion.clip import MotionClip

LICENCE = "CC BY-NC 4.0 (Bandai-Namco-Research-Motiondataset, Bandai Namco Research Inc.)"
_NAME = re.compile(r"dataset-(?P<set>\d)_(?P<content>[a-z-]+)_(?P<style>[a-z-]+)_(?P<number>\d+)")
BANDAI_CONTENTS = {content: action for content, (action,) in table("bandai_contents", HERE).items()}
"""Content in a file name to action (`captions.actions.ACTIONS`)."""
LOW_HANDS_STYLE = "feminine"
"""The style whose raised hands stay below the shoulder (see the "-low" actions)."""


def _style(said: tuple[str, ...]) -> Style:
    kinds: dict[str, list[str]] = {"adverb": [], "phrase": [], "who": [], "not": []}
    for value in said:
        kind, _, words = value.partition(" ")
        kinds[kind].append(words)
    people = [who.removesuffix(")").split(" (") for who in kinds["who"]]
    subjects = tuple(Subject(text, possessive) for text, possessive in people)
    return Style(tuple(kinds["adverb"]), tuple(kinds["phrase"]), subjects, tuple(kinds["not"]))


STYLES: dict[str, Style | None] = {"normal": None} | {
    name: _style(said) for name, said in table("bandai_styles", HERE).items()
}
"""Style in a file name to the ways of saying it; None says nothing."""


def bandai_clip(path: Path) -> RawClip | None:
    """The clip of a file of the set, or None if the name is another."""
    found = _NAME.fullmatch(path.stem)
    if found is None or path.suffix.lower() != ".bvh":
        return None
    return RawClip(
        id=path.stem,
        source=f"bandai-namco-{found['set']}",
        load=partial(MotionClip.load, path),
        files=(path,),
        licence=LICENCE,
        licence_class=NON_COMMERCIAL,
        group=path.stem,
        identity=f"bandai:{path.stem}",
        label=found["content"],
        style=found["style"],
    )
