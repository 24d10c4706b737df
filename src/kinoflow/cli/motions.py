"""Motion files that a command reads, with the options that people give for them."""

from __future__ import annotations

import inspect
import sys
from pathlib import Path
from typing import Any

from kinoflow.errors import OptionError
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
