"""Writing files so that a failure never destroys what was there before; recognising files that are not there yet."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from kinoflow.errors import CheckpointError, OutputError

try:
    import fcntl
except ImportError:  # not a POSIX system: there are no locks
    fcntl = None  # type: ignore[assignment]

_LFS_START = b"version https://git-lfs"


@contextlib.contextmanager
def atomic_path(path: str | os.PathLike[str]) -> Iterator[Path]:
    """Give a temporary name beside `path`; rename it to `path` when the block ends well.

    Parent folders are created. If the block raises, the temporary file is removed and an existing file at `path` is
    left as it was.

    Raises:
        OutputError: the folder cannot be created or written, the disk is full, or `path` is a folder.
    """
    target = Path(path)
    if target.is_dir():
        raise OutputError(f"cannot write {target}: it is a folder; give a file name")
    with output_errors(target, "choose a folder you may write to"):
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{target.stem}-", suffix=target.suffix, dir=target.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        with output_errors(target, "free some space or choose another folder"):
            yield temporary
            _ordinary_permissions(temporary)
            temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


@contextlib.contextmanager
def atomic_folder(path: str | os.PathLike[str]) -> Iterator[Path]:
    """Give a temporary folder beside `path` that replaces `path` when the block ends well.

    Raises:
        OutputError: the parent folder cannot be written, or `path` exists and is a file.
    """
    target = Path(path)
    if target.exists() and not target.is_dir():
        raise OutputError(f"cannot write folder {target}: a file of that name exists")
    with output_errors(target, "choose a folder you may write to"):
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        with output_errors(target, "free some space or choose another folder"):
            yield temporary
            for inner in (temporary, *temporary.rglob("*")):
                _ordinary_permissions(inner)
            put_in_place(temporary, target)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def visible_files(folder: Path) -> list[Path]:
    """All files below a folder, sorted, but those that are hidden or in a hidden folder: their names begin with a dot.

    Such files are others' notes, or what an interrupted program left half-written.
    """
    inside = (path for path in folder.rglob("*") if not is_hidden(path, folder))
    return sorted(path for path in inside if path.is_file())


def is_hidden(path: Path, folder: Path) -> bool:
    """Whether a path below a folder is hidden, or in a hidden folder below it."""
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def refuse_lfs_pointer(path: Path) -> None:
    """Recognise the small text file that a clone without Git LFS has in place of large ones.

    Raises:
        CheckpointError: `path` is one.
    """
    if not path.is_file():
        return
    with path.open("rb") as file:
        if file.read(len(_LFS_START)) == _LFS_START:
            raise CheckpointError(
                f"{path} is a Git LFS pointer, not the file itself; run `git lfs pull` in {path.parent}"
            )


def try_lock(descriptor: int) -> bool:
    """Lock an open file or folder for this process alone, without waiting; False if another open one has the lock.

    Only those that ask heed it. It is free again once the descriptor is closed, by the death of the process at the
    latest. Where the system or its file system has no locks, there is none and the answer is True.
    """
    if fcntl is None:
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


@contextlib.contextmanager
def output_errors(target: Path, advice: str) -> Iterator[None]:
    """Tell errors of the operating system, within the block, as errors of writing `target`.

    Raises:
        OutputError: in place of any OSError; the message ends with `advice`.
    """
    try:
        yield
    except OutputError:
        raise
    except OSError as error:
        raise OutputError(f"cannot write {target}: {error.strerror or error}; {advice}") from error


def _ordinary_permissions(path: Path) -> None:
    """Temporary files are made private; a result should have the permissions that any new file gets."""
    mask = os.umask(0)
    os.umask(mask)
    path.chmod((0o777 if path.is_dir() else 0o666) & ~mask)


def put_in_place(temporary: Path, target: Path) -> None:
    """Rename a finished folder to `target`; an older one there is moved away first and removed at the end."""
    if not target.exists():
        temporary.replace(target)
        return
    aside = Path(tempfile.mkdtemp(prefix=f".{target.name}-old-", dir=target.parent))
    target.replace(aside / target.name)
    temporary.replace(target)
    shutil.rmtree(aside, ignore_errors=True)
