"""Clips as files that never change: `HASH.npz`, HASH being the SHA-256 of the file."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from kinoflow.errors import RequestError
from kinoflow.files import atomic_path, output_errors, scratch_folder, sha256_of
from kinoflow.motion.clip import MotionClip

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
