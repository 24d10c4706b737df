"""Clips of the studio: what is told of each, and the folder that keeps them."""

from __future__ import annotations

import hashlib
import os
import re
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kinoflow.errors import OptionError, RequestError
from kinoflow.files import atomic_path, output_errors, scratch_folder, sha256_of
from kinoflow.formats.html import page_data
from kinoflow.formats.onto import CharacterFile
from kinoflow.motion import canonical, travel
from kinoflow.motion.clip import MotionClip, format_for, formats
from kinoflow.motion.loops import loop_of
from kinoflow.studio.problems import told_as

MOST_SHOWN = 16
"""Clips that are looked at together."""
LONGEST_UPLOAD_S = 600.0
CONTENT_TYPES = {
    ".bvh": "text/plain; charset=utf-8",
    ".gif": "image/gif",
    ".glb": "model/gltf-binary",
    ".html": "text/html; charset=utf-8",
    ".mp4": "video/mp4",
    ".png": "image/png",
}
OTHER_TYPE = "application/octet-stream"
FILE_TYPES = tuple(sorted({kind.partition(";")[0] for kind in CONTENT_TYPES.values()} | {OTHER_TYPE}))
"""All that a clip's file may be, as the OpenAPI document says it."""
DRESSED = frozenset({".fbx", ".glb"})
"""Formats that are written with the names of other tools' rigs."""
WITH_ROOT_MOTION = frozenset({".bvh", ".fbx", ".glb"})
NOT_HERE = frozenset({".csv"})
"""Formats that need more said than can be here: which robot."""
NEEDS_CHARACTER = frozenset({".vrm"})
_drawing = threading.Semaphore(1)
"""Pictures and videos take a processor for seconds: one at a time."""
_DRAWN = frozenset({".gif", ".mp4", ".png"})


def changed(
    clip: MotionClip,
    *,
    start_s: float = 0.0,
    end_s: float | None = None,
    fps: float | None = None,
    in_place: bool = False,
    mirror: bool = False,
    loop: bool = False,
) -> MotionClip:
    """A clip as somebody wants to have it: a stretch of it, closed to a loop, at another rate, in place or mirrored.

    Raises:
        OptionError: the stretch is not in the clip, or nothing in it repeats.
    """
    first = round(start_s * clip.fps)
    last = clip.num_frames if end_s is None else min(round(end_s * clip.fps), clip.num_frames)
    if not 0 <= first < last:
        raise OptionError(
            f"start and end must be seconds within the {clip.duration_s:.2f} s of the clip; got {start_s} to {end_s}"
        )
    clip = clip.crop(first, last)
    if loop:
        clip = loop_of(clip).clip
    if in_place:
        clip = travel.in_place(clip)
    if mirror:
        clip = canonical.mirror(clip)
    return clip if fps is None else canonical.resample(clip, fps)


def written(
    clip: MotionClip,
    suffix: str,
    *,
    profile: str | None = None,
    character: CharacterFile | None = None,
    root_motion: bool = False,
) -> bytes:
    """The content of a file of this format.

    Args:
        clip: what is written.
        suffix: of the format.
        profile: a tool whose joint names are written (`formats.profiles`).
        character: somebody's own, onto which the motion goes.
        root_motion: a joint on the floor carries the travel.

    Raises:
        RequestError: the format is not one of those that are written.
        OptionError: the profile, the character or root motion does not go with the format.
        MissingExtraError: it needs a package that is not installed.
    """
    writable = [known.suffix for known in formats() if known.write and known.suffix not in NOT_HERE]
    if suffix not in writable:
        raise RequestError(404, "no-such-format", f"clips are written as {', '.join(writable)}; got {suffix[:20]!r}")
    if character is not None and suffix not in character.suffixes:
        raise OptionError(f"this character with a motion is written as {' or '.join(character.suffixes)}; got {suffix}")
    if character is not None and profile is not None:
        raise OptionError("a character has joints of its own; leave out profile or character")
    if character is None and suffix in NEEDS_CHARACTER:
        raise OptionError(f"{suffix} is a character with a motion; say which character, or take .vrma")
    if profile is not None and suffix not in DRESSED:
        raise OptionError(f"a profile is for {' and '.join(sorted(DRESSED))}; got {suffix}")
    if root_motion and (suffix not in WITH_ROOT_MOTION or character is not None):
        kinds = ", ".join(sorted(WITH_ROOT_MOTION))
        raise OptionError(f"root motion is for {kinds} of the mannequin; got {suffix}, or a character")
    format_for(Path(f"clip{suffix}"), "write")
    with scratch_folder() as folder:
        target = folder / f"clip{suffix}"
        if character is not None:
            character.save([clip], target)
        elif suffix in _DRAWN:
            with _drawing:
                clip.save(target)
        else:
            options = {"profile": profile, "root_motion": root_motion}
            clip.save(target, **{name: value for name, value in options.items() if value})
        return target.read_bytes()


def shown(clips: Sequence[MotionClip]) -> dict[str, Any]:
    """What the viewer of the page needs to show clips beside each other."""
    return page_data(clips)


def uploaded(path: Path, name: str) -> MotionClip:
    """A file that somebody sent, on the floor and at the origin.

    Raises:
        RequestError: it is no motion, or too long.
    """
    with told_as(path, name):
        clip = MotionClip.load(path)
    if clip.duration_s > LONGEST_UPLOAD_S:
        raise RequestError(
            413, "too-long", f"a clip lasts at most {LONGEST_UPLOAD_S:g} s here; this one has {clip.duration_s:.0f} s"
        )
    clip = canonical.canonicalise(clip) if clip.num_frames > 1 else clip
    return clip.replace(metadata={**clip.metadata, "source": "upload", "prompt": name})


HASH = re.compile(r"[0-9a-f]{64}")


class ClipFolder:
    """A folder of clips; any number of processes read and write it.

    Raises:
        OutputError: it cannot be created.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with output_errors(folder, "choose a folder you may write to"):
            folder.mkdir(parents=True, exist_ok=True)

    def keep(self, clip: MotionClip) -> str:
        """Write a clip and return its hash; a clip that is there already is not written again.

        Raises:
            OutputError: it cannot be written.
        """
        with scratch_folder() as scratch:
            clip.save(scratch / "clip.npz")
            content = (scratch / "clip.npz").read_bytes()
        name = hashlib.sha256(content).hexdigest()
        target = self.path(name)
        # A file of this name and another content was damaged or put there by somebody else.
        if target.is_symlink():
            target.unlink()
        if not target.is_file() or sha256_of(target) != name:
            with atomic_path(target) as temporary:
                temporary.write_bytes(content)
        return name

    def path(self, name: str) -> Path:
        """Where the file of a clip is; names are hashes, so no path leads out of the folder.

        Raises:
            RequestError: it is no hash.
        """
        if not HASH.fullmatch(name):
            raise RequestError(404, "no-such-clip", "a clip's name is 64 characters of 0-9 and a-f")
        return self.folder / f"{name}.npz"

    def read(self, name: str) -> MotionClip:
        """The clip of a hash; its file is what its name says.

        Raises:
            RequestError: there is no such clip, or what lies in its place is something else.
        """
        try:
            # A link in place of the file would lead out of the folder.
            handle = os.open(self.path(name), os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
            with open(handle, "rb") as file:
                content = file.read()
        except OSError as error:
            raise RequestError(404, "no-such-clip", f"there is no clip {name[:12]}...; make it again") from error
        if hashlib.sha256(content).hexdigest() != name:
            raise RequestError(404, "clip-damaged", f"the file of clip {name[:12]}... was changed; make it again")
        with scratch_folder() as folder:
            (folder / "clip.npz").write_bytes(content)
            clip = MotionClip.load(folder / "clip.npz")
        said = {key: value for key, value in clip.metadata.items() if key != "source_format"}
        return clip.replace(metadata=said)

    def keep_bytes(self, content: bytes, suffix: str) -> str:
        """Write something else that never changes, as `HASH` and a suffix; returns the hash.

        Raises:
            OutputError: it cannot be written.
        """
        name = hashlib.sha256(content).hexdigest()
        with atomic_path(self.path(name).with_suffix(suffix)) as temporary:
            temporary.write_bytes(content)
        return name

    def names(self) -> list[str]:
        """Hashes of all clips, the newest first."""
        found = [path for path in self.folder.glob("*.npz") if HASH.fullmatch(path.stem)]
        return [path.stem for path in sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)]
