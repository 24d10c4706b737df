"""`RawClip`: one motion a source offers, and what the source says about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from kinoflow.data.manifest import UNKNOWN
from kinoflow.errors import KinoflowError, MotionFileError
from kinoflow.motion.clip import MotionClip

SIDECAR_ORIGIN, AUTHORED_ORIGIN = "sidecar", "authored"
"""Origins of captions that were written for the very clip and are used as they are."""


@dataclass(frozen=True)
class RawCaption:
    """A text as the source gives it, and where the source has it from.

    Attributes:
        text: one sentence, or a word of an index.
        origin: see `captioning.py`.
        mirrored: the sentence for the mirror image, where the source gives it; "" lets `mirror_caption` make it.
        span_s: (start, stop) of the part of the take that the text tells, seconds; None for all of it.
    """

    text: str
    origin: str
    mirrored: str = ""
    span_s: tuple[float, float] | None = None


@dataclass(frozen=True)
class Window:
    """A part of a take, in frames of its 30 fps version, and how much happens in it (0 is standing still)."""

    start: int
    stop: int
    energy: float


@dataclass(frozen=True, slots=True)
class RawClip:
    """One motion, not read yet.

    Attributes:
        id: unique within its source.
        source: name of the collection.
        load: reads the motion; a picklable callable, run in a worker process.
        licence: terms of the motion.
        licence_class: what they allow, one of `licences.LICENCE_CLASSES`.
        group: clips cut from one recording share it; it decides the split.
        identity: clips with the same identity are the same motion from different files; one of them counts.
        rank: of clips with the same identity the one of the highest rank counts, of several the first that is found.
        part_of: identity of a longer clip that this one is cut from; "" if it is from none. The parts count, with
            their own captions, and the longer clip does not.
        split: "train" or "validation" where the source decides it; "" otherwise.
        label: what is done, where the source names it by a fixed word; "" otherwise.
        style: how it is done, likewise.
        action: name of the action shown, as `RawClip.label` but exact; "" when unknown.
        settings: what its score was played with, of authored clips.
        leaf: its place in the taxonomy of actions, "class/group/leaf"; "" when unknown.
        captions: what the source says in words.
        phrases: ways of saying it with verbs in braces, of authored clips.
        upper: whether only arms and head move, of authored clips.
        windows: parts of a long take, where the source rates them; empty otherwise.
        flags: defects the source knows of.
        as_made: made for kinoflow, at its place in time and space: no T-pose to cut off, no jump at its start.
        video: whether the motion was estimated from video.
        files: all files that `load` reads; empty where that is not known, and then nothing is kept of the clip for a
            build that goes on.
        error: why the clip cannot be used, found before its motion is read; "" when nothing is wrong.
    """

    id: str
    source: str
    load: Callable[[], MotionClip]
    licence: str
    group: str
    identity: str
    licence_class: str = UNKNOWN
    rank: int = 0
    part_of: str = ""
    split: str = ""
    label: str = ""
    style: str | None = None
    action: str = ""
    leaf: str = ""
    captions: tuple[RawCaption, ...] = ()
    phrases: tuple[str, ...] = ()
    upper: bool = False
    windows: tuple[Window, ...] = ()
    flags: tuple[str, ...] = ()
    as_made: bool = False
    video: bool = False
    files: tuple[Path, ...] = ()
    error: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)


def load_together(raws: Sequence[RawClip]) -> list[MotionClip | None]:
    """Motions of raw clips, those of single files read at once; None for each whose `load` has to be called."""
    found: list[MotionClip | None] = [None] * len(raws)
    single = [place for place, raw in enumerate(raws) if not raw.flags and _is_of_one_file(raw)]
    if len(single) < 2:
        return found
    try:
        clips = MotionClip.load_together([raws[place].load.args[0] for place in single])  # type: ignore[attr-defined]
    except Exception:
        # Whichever it is about: its own `load` tells.
        return found
    for place, clip in zip(single, clips, strict=True):
        found[place] = clip
    return found


LOADS_OF_ONE_FILE: set[Callable[..., MotionClip]] = {MotionClip.load}
"""Functions that read the file that they are given first, as `MotionClip.load` does; keywords choose something else."""


def _is_of_one_file(raw: RawClip) -> bool:
    how = raw.load
    return isinstance(how, partial) and how.func in LOADS_OF_ONE_FILE and not how.keywords


def broken(path: Path, root: Path, error: Exception | str) -> RawClip:
    """A file under `root` that was found but cannot be used: it becomes a rejection under its name."""
    reason = error if isinstance(error, str) else in_words(error)
    return RawClip(
        id=f"{root.resolve().name}/{path.relative_to(root).as_posix()}" if path != root else path.name,
        source=root.resolve().name,
        load=partial(_refuse, reason),
        licence="not stated",
        group=str(path.resolve()),
        identity=f"broken:{path.resolve()}",
        error=reason,
    )


def motion_files(path: Path) -> tuple[Path, ...]:
    """All files that reading a motion file reads: of AMC the skeletons beside it are among them."""
    if path.suffix.lower() != ".amc":
        return (path,)
    return (path, *_skeletons(path.parent, path.parent.stat().st_mtime_ns))


@lru_cache(maxsize=16)
def _skeletons(folder: Path, _: int) -> tuple[Path, ...]:
    return tuple(sorted(path for path in folder.iterdir() if path.suffix.lower() == ".asf"))


def says_early(path: Path, word: bytes) -> bool:
    """Whether a word stands in the first 64 KiB of a file; False where it cannot be read."""
    try:
        with path.open("rb") as file:
            return word in file.read(65536)
    except OSError:
        return False


def in_words(error: Exception) -> str:
    """What an error says, with its kind where it is none of ours and may say nothing by itself."""
    return str(error) if isinstance(error, KinoflowError) else f"{type(error).__name__}: {error}"


def _refuse(error: str) -> MotionClip:
    raise MotionFileError(error)
