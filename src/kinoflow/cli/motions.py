"""Motion files that commands read and write: options of readers, checks of outputs, characters that motions go onto."""

from __future__ import annotations

import hashlib
import inspect
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kinoflow.errors import OptionError, OutputError
from kinoflow.files import why_not_writable
from kinoflow.formats.glb_character import FBX
from kinoflow.formats.onto import SUFFIXES, CharacterFile
from kinoflow.motion.clip import MotionClip, format_for
from kinoflow.motion.rigs import load_joint_map

_OPTIONS = {
    "joint_map": "--map",
    "fps": "--source-fps",
    "animation": "--animation",
    "up_axis": "--up",
    "calibrate_on": "--calibrate-on",
    "asf": "--asf",
}
"""Options of readers as the command line calls them."""


def read_motion(source: Path, **given: Any) -> MotionClip:
    """Read a motion file and print what was decided about it.

    Args:
        source: the file.
        given: options of readers (`_OPTIONS`); None stands for one that was not given.

    Raises:
        OptionError: this kind of file has no such option, or it is not allowed.
        MotionFileError: the file cannot be read.
    """
    options = {name: value for name, value in given.items() if value is not None}
    if "joint_map" in options:
        options["joint_map"] = load_joint_map(options["joint_map"])
    known = inspect.signature(format_for(source, "read").read or MotionClip.load).parameters
    for name in options.keys() - known.keys():
        raise OptionError(f"{source.suffix} files do not take {_OPTIONS[name]}; leave it out")
    if "up_axis" in options:
        options["up_axis"] = options["up_axis"].upper()
    clip = MotionClip.load(source, **options)
    if clip.metadata.get("source") == source.name:
        for note in clip.metadata.get("notes", ()):
            print(f"note: {source.name}: {note}", file=sys.stderr)
    return clip


def check_output(path: Path) -> None:
    """Make sure that a motion can be written at `path`, as far as can be told without writing it.

    Raises:
        UnsupportedFormatError: no writer for the suffix.
        OutputError: the path is a folder, lies below something that is no folder, or may not be written.
    """
    format_for(path, "write")
    if path.is_dir():
        raise OutputError(f"cannot write {path}: it is a folder; give a file name")
    existing = next(parent for parent in path.absolute().parents if os.path.lexists(parent))
    if not existing.is_dir():
        raise OutputError(f"cannot write {path}: {existing} is not a folder; choose another place")
    if reason := why_not_writable(existing):
        raise OutputError(
            f"cannot write {path}: {existing} may not be written ({reason}); choose a folder you may write to"
        )


def strip_options(output: Path | None, yaw: float | None) -> dict[str, float]:
    """The writer's option of `--yaw`.

    Raises:
        OptionError: it is given, and what is written is no film strip.
    """
    if yaw is None:
        return {}
    if output is None or output.suffix.lower() != ".png":
        raise OptionError("--yaw is where the camera of a film strip stands: give -o a name that ends in .png")
    return {"yaw_degrees": yaw}


class Onto:
    """The character that a command was given, read once and before any work is done for it.

    Args:
        character: the .glb, .vrm or .fbx.
        joint_map: file of a joint map, or None.
        outputs: what will be written.

    Raises:
        OptionError: an output is of another kind than the character.
        MotionFileError: the character or the joint map cannot be used.
    """

    def __init__(self, character: Path, joint_map: Path | None, outputs: Sequence[Path]) -> None:
        known = (*SUFFIXES, FBX)
        wrong = [path for path in outputs if path.suffix.lower() not in known]
        if wrong:
            raise OptionError(f"--onto writes {' or '.join(known)}, as the character is one; got {wrong[0].name}")
        self._file = CharacterFile(character, None if joint_map is None else load_joint_map(joint_map))
        for path in outputs:
            self._file.check(path)

    @property
    def description(self) -> str:
        """What was recognised, in a line."""
        return self._file.description

    @property
    def fingerprint(self) -> str:
        """Tells characters apart."""
        return hashlib.sha256(self._file.data).hexdigest()[:16]

    def save(self, clips: Sequence[MotionClip], paths: Sequence[Path]) -> list[str]:
        """Write clips, all of which go to one path or each to its own; returns the names of their animations."""
        names: list[str] = []
        for path in dict.fromkeys(paths):
            held = [clip for clip, own in zip(clips, paths, strict=True) if own == path]
            names += self._file.save(held, path)
        return names
