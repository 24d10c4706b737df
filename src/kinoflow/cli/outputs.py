"""Checks of output paths, made before any work is done for them."""

from __future__ import annotations

import os
from pathlib import Path

from kinoflow.errors import OutputError
from kinoflow.files import why_not_writable
from kinoflow.motion.clip import format_for


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
