"""Option `--onto` of commands that write motions: they go onto somebody's character."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from kinoflow.errors import OptionError
from kinoflow.formats.onto import SUFFIXES, CharacterFile
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.rigs import load_joint_map


class Onto:
    """The character that a command was given, read once and before any work is done for it.

    Args:
        character: the .glb or .vrm.
        joint_map: file of a joint map, or None.
        outputs: what will be written.

    Raises:
        OptionError: an output is no .glb or .vrm.
        MotionFileError: the character or the joint map cannot be used.
    """

    def __init__(self, character: Path, joint_map: Path | None, outputs: Sequence[Path]) -> None:
        wrong = [path for path in outputs if path.suffix.lower() not in SUFFIXES]
        if wrong:
            raise OptionError(f"--onto writes {' or '.join(SUFFIXES)}, as the character is one; got {wrong[0].name}")
        self._file = CharacterFile(character, None if joint_map is None else load_joint_map(joint_map))

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
