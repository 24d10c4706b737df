"""`RawClip`: one motion a source offers, and what the source says about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kinoflow.motion.clip import MotionClip


@dataclass(frozen=True)
class RawCaption:
    """A text as the source gives it, and where the source has it from."""

    text: str
    origin: str


@dataclass(frozen=True)
class Window:
    """A part of a take, in frames of its 30 fps version, and how much happens in it (0 is standing still)."""

    start: int
    stop: int
    energy: float


@dataclass(frozen=True)
class RawClip:
    """One motion, not read yet.

    Attributes:
        id: unique within its source.
        source: name of the collection.
        load: reads the motion; a picklable callable, run in a worker process.
        licence: terms of the motion.
        group: clips cut from one recording share it; it decides the split.
        identity: clips with the same identity are the same motion from different files; the first one counts.
        label: what is done, where the source names it by a fixed word; "" otherwise.
        style: how it is done, likewise.
        captions: what the source says in words.
        windows: parts of a long take, where the source rates them; empty otherwise.
        flags: defects the source knows of.
    """

    id: str
    source: str
    load: Callable[[], MotionClip]
    licence: str
    group: str
    identity: str
    label: str = ""
    style: str | None = None
    captions: tuple[RawCaption, ...] = ()
    windows: tuple[Window, ...] = ()
    flags: tuple[str, ...] = ()
