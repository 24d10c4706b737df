"""Characters of users, kept as files named by hash, onto which motions are put."""

from __future__ import annotations

import json
import threading
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from kinoflow.errors import OptionError, RequestError, UnreadableError
from kinoflow.files import atomic_path, scratch_folder
from kinoflow.formats.onto import CharacterFile
from kinoflow.reading import read_json
from kinoflow.studio.clips import ClipFolder
from kinoflow.studio.problems import told_as

WRITTEN_AS = {".glb": [".glb"], ".vrm": [".vrm"], ".fbx": [".glb", ".fbx"]}
"""Suffixes of characters, and what they are written as with a motion."""
MOST_READ = 2
"""Characters that are kept in memory."""


class Characters:
    """A folder of characters: `HASH.glb`, `HASH.vrm` or `HASH.fbx`, and `HASH.json` with name and description.

    Raises:
        OutputError: the folder cannot be created.
    """

    def __init__(self, folder: Path) -> None:
        self.files = ClipFolder(folder)
        self._read: dict[str, CharacterFile] = {}
        self._lock = threading.Lock()

    def keep(self, content: bytes, name: str) -> dict[str, Any]:
        """Recognise a character and keep it; see `schema.Character`.

        Raises:
            OptionError: it is no .glb, .vrm or .fbx.
            RequestError: it cannot be read, or its joints are not known.
        """
        plain = PureWindowsPath(PurePosixPath(name).name).name
        suffix = PurePosixPath(plain).suffix.lower()
        if suffix not in WRITTEN_AS:
            raise OptionError(f"a character is a {', '.join(WRITTEN_AS)} file; got {plain[:60]!r}")
        with scratch_folder() as folder:
            path = folder / f"character{suffix}"
            path.write_bytes(content)
            with told_as(path, plain):
                description = CharacterFile(path).description
        found = self.files.keep_bytes(content, suffix)
        said = {"hash": found, "name": plain, "suffix": suffix, "description": description}
        with atomic_path(self.files.path(found).with_suffix(".json")) as temporary:
            temporary.write_text(json.dumps(said), encoding="utf-8")
        return told_of(said)

    def list(self) -> list[dict[str, Any]]:
        """What is known of all of them, by name."""
        found = []
        for path in self.files.folder.glob("*.json"):
            try:
                said = read_json(path)
            except (UnreadableError, OSError):
                continue
            if isinstance(said, dict) and set(said) == {"hash", "name", "suffix", "description"}:
                found.append(told_of(said))
        return sorted(found, key=lambda said: str(said["name"]).lower())

    def read(self, name: str) -> CharacterFile:
        """A character by its hash.

        Raises:
            RequestError: there is none.
        """
        with self._lock:
            if name in self._read:
                return self._read[name]
            paths = [self.files.path(name).with_suffix(suffix) for suffix in WRITTEN_AS]
            path = next((path for path in paths if path.is_file() and not path.is_symlink()), None)
            if path is None:
                raise RequestError(404, "no-such-character", f"there is no character {name[:12]}...; send it again")
            while len(self._read) >= MOST_READ:
                self._read.pop(next(iter(self._read)))
            self._read[name] = CharacterFile(path)
            return self._read[name]


def told_of(said: dict[str, Any]) -> dict[str, Any]:
    """What clients are told of a character, from what is kept of it; see `schema.Character`."""
    return {**said, "written_as": WRITTEN_AS.get(str(said["suffix"]), [])}
