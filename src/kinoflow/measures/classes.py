"""The six classes of motion and their leaves; which of them a caption is about.

Classes and most leaves are those of the official question files (their category list); the words that lead to them are
our own, in `assets/ssae/classes.tsv`. Rules are tried in order: what an action is done with, or how, decides before
how the body gets along, so that "runs up and shoots a basketball" is a sport and not a run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

CLASSES = ("locomotion", "sports", "fitness", "daily", "social", "game")
"""In the order of the paper's figures: locomotion, sports, fitness and outdoor, daily, social and leisure, game."""
UNKNOWN = "unknown"


@dataclass(frozen=True)
class MotionClass:
    """Where a caption belongs.

    Attributes:
        name: one of `CLASSES`, or "unknown".
        group: second level, such as "ball sports".
        leaf: third level, such as "basketball".
    """

    name: str
    group: str = ""
    leaf: str = ""


def _read_rules() -> tuple[tuple[MotionClass, re.Pattern[str]], ...]:
    text = resources.files("kinoflow.assets").joinpath("ssae", "classes.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return tuple((MotionClass(name, group, leaf), re.compile(pattern)) for name, group, leaf, pattern in rows)


_COMPILED = _read_rules()

LEAVES = tuple(dict.fromkeys(found for found, _ in _COMPILED))
"""Every class, group and leaf that `classify` can give."""


def class_of(leaf: str, caption: str) -> MotionClass:
    """The class of a clip: by its place in the taxonomy, "class/group/leaf", where it is known, else by its caption."""
    if not leaf:
        return classify(caption)
    name, group, own = (*leaf.split("/"), "", "")[:3]
    return MotionClass(name if name in CLASSES else UNKNOWN, group, own)


@lru_cache(maxsize=4096)
def classify(caption: str) -> MotionClass:
    """Class, group and leaf of an English caption; the class "unknown" when none of our words is in it."""
    lowered = caption.lower()
    return next((found for found, pattern in _COMPILED if pattern.search(lowered)), MotionClass(UNKNOWN))
