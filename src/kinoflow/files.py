"""Writing files so that a failure never destroys what was there before; recognising files that are not there yet.

What is being written has a hidden name of its own, `.NAME.kinoflow-XXXXXXXX.SUFFIX`, beside its place, and is locked by
the process that writes it. So what a process that was killed left there can be told from what a living one is about to
finish, and the next write to that folder removes it. Hidden files are no motions, wherever motions are looked for.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from kinoflow.errors import CheckpointError, OutputError

try:
    import fcntl
except ImportError:  # not a POSIX system: there are no locks
    fcntl = None  # type: ignore[assignment]

_LFS_START = b"version https://git-lfs"
_MARK, _OLD_MARK = ".kinoflow-", ".kinoflow-old-"
_OWN = re.compile(r"\..*\.kinoflow-(old-)?[a-z0-9_]{8}(\.[^.]*)?", re.DOTALL)
"""Names of what is being written, or was when a process was killed."""
_NAME_PART = 40
"""Characters of a name that go into a temporary one: names have at most 255 bytes."""
_swept: set[str] = set()
CACHE_VARIABLE = "KINOFLOW_CACHE"
"""Environment variable that names the folder of all of kinoflow's caches."""


def cache_folder() -> Path:
    """The folder that KINOFLOW_CACHE names, else `kinoflow` in the user's cache folder. Deleting it is always safe.

    Raises:
        OutputError: the user has no home.
    """
    if named := os.environ.get(CACHE_VARIABLE):
        return Path(named)
    if place := os.environ.get("XDG_CACHE_HOME"):
        return Path(place) / "kinoflow"
    try:
        return Path.home() / ".cache" / "kinoflow"
    except RuntimeError:
        raise OutputError(f"there is no home folder to keep caches in; set {CACHE_VARIABLE} to a folder") from None


def data_folder() -> Path:
    """The folder `kinoflow` where users' data lie: what was made and is kept until its owner removes it.

    Raises:
        OutputError: the user has no home.
    """
    if place := os.environ.get("XDG_DATA_HOME"):
        return Path(place) / "kinoflow"
    try:
        return Path.home() / ".local" / "share" / "kinoflow"
    except RuntimeError:
        raise OutputError("there is no home folder to keep motions in; give a --folder") from None


def sha256_of(path: Path) -> str:
    """Hexadecimal SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextlib.contextmanager
def atomic_path(path: str | os.PathLike[str]) -> Iterator[Path]:
    """Give a temporary name beside `path`; rename it to `path` when the block ends well.

    Parent folders are created. If the block raises, the temporary file is removed and an existing file at `path` is
    left as it was. A symbolic link stays, and what it leads to is written.

    Raises:
        OutputError: the folder cannot be created or written, the disk is full, or `path` is there and no file.
    """
    target = _behind_links(Path(path))
    if _OWN.fullmatch(target.name):  # within another such block: it is temporary already
        yield target
        return
    if target.is_dir():
        raise OutputError(f"cannot write {target}: it is a folder; give a file name")
    if target.exists() and not target.is_file():
        raise OutputError(f"cannot write {target}: it is a device or a pipe; give a file name")
    with output_errors(target, "choose a folder you may write to"):
        target.parent.mkdir(parents=True, exist_ok=True)
        sweep(target.parent)
        suffix = target.suffix if len(target.suffix) <= _NAME_PART else ""
        make_file = partial(tempfile.mkstemp, suffix, f".{target.stem[:_NAME_PART]}{_MARK}", target.parent)
        temporary, handle = _made_and_locked(make_file)
    try:
        with output_errors(target, "free some space or choose another folder"):
            yield temporary
            _ordinary_permissions(temporary)
            temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
        _close(handle)


@contextlib.contextmanager
def atomic_folder(path: str | os.PathLike[str]) -> Iterator[Path]:
    """Give a temporary folder beside `path` that replaces `path` when the block ends well.

    Raises:
        OutputError: the parent folder cannot be written, or `path` exists and is a file.
    """
    target = _behind_links(Path(path))
    if target.exists() and not target.is_dir():
        raise OutputError(f"cannot write folder {target}: a file of that name exists")
    with output_errors(target, "choose a folder you may write to"):
        target.parent.mkdir(parents=True, exist_ok=True)
    with (
        _temporary_folder(target, target.parent, _MARK, "choose a folder you may write to") as temporary,
        output_errors(target, "free some space or choose another folder"),
    ):
        yield temporary
        for inner in (temporary, *temporary.rglob("*")):
            _ordinary_permissions(inner)
        put_in_place(temporary, target)


@contextlib.contextmanager
def scratch_folder() -> Iterator[Path]:
    """Give a folder for files that nobody keeps, in the system's place for such; removed at the end.

    Raises:
        OutputError: it cannot be made.
    """
    place = Path(tempfile.gettempdir())
    with _temporary_folder(place / "scratch", place, _MARK, "set TMPDIR to a folder you may write to") as folder:
        yield folder


@contextlib.contextmanager
def _temporary_folder(target: Path, parent: Path, mark: str, advice: str) -> Iterator[Path]:
    """A locked folder that is for `target`, removed at the end if it is still there under its temporary name."""
    with output_errors(target, advice):
        sweep(parent)
        make_folder = partial(tempfile.mkdtemp, None, f".{target.name[:_NAME_PART]}{mark}", parent)
        temporary, handle = _made_and_locked(lambda: (None, make_folder()))
    try:
        yield temporary
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
        _close(handle)


def why_not_writable(folder: Path) -> str:
    """Why no file can be made in a folder that exists; empty if one can."""
    try:
        # Asking for permissions is not enough: a read-only file system grants them.
        with tempfile.TemporaryFile(dir=folder):
            return ""
    except OSError as error:
        return error.strerror or str(error)


def why_no_file(path: Path) -> str:
    """Why there is nothing to read at a path that is no file."""
    if path.is_dir():
        return "it is a folder"
    if path.is_symlink():
        return "it is a link that leads to no file"
    return "it is a device or a pipe" if path.exists() else "there is no such file"


def is_occupied(folder: Path) -> bool:
    """Whether a folder holds anything but what killed processes left of their writing (`sweep`)."""
    return folder.is_dir() and any(not _OWN.fullmatch(path.name) for path in folder.iterdir())


def check_folder_of(what: str, folder: Path, *signs: str) -> None:
    """Refuse to write into or in place of a folder that holds other things.

    Args:
        what: may be there, for the message.
        folder: absent, empty, or the place of such a thing.
        signs: names within it by any of which it is known.

    Raises:
        OutputError: it holds something else, or is a file.
    """
    if folder.exists() and not folder.is_dir():
        raise OutputError(f"cannot write folder {folder}: a file of that name exists; choose a new folder")
    if is_occupied(folder) and not any((folder / sign).exists() for sign in signs):
        raise OutputError(f"{folder} is not empty and holds no {what}; choose a new folder")


def sweep(folder: Path) -> None:
    """Remove what killed processes left of their writing in a folder; once for each folder and process.

    What another process is writing is locked and stays, and where there are no locks everything does. A folder that was
    moved away to be replaced, and never was, goes back to its place.
    """
    key = os.path.abspath(folder)
    if fcntl is None or key in _swept:
        return
    _swept.add(key)
    with contextlib.suppress(OSError):
        left = [Path(entry.path) for entry in os.scandir(folder) if _OWN.fullmatch(entry.name)]
        for path in left:
            with contextlib.suppress(OSError):
                _sweep_one(path)


def _sweep_one(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        # Not `try_lock`: without certainty nothing is removed.
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if not os.path.samestat(os.fstat(handle), path.stat(follow_symlinks=False)):
            return
        if not path.is_dir():
            path.unlink()
            return
        if _OLD_MARK in path.name:
            for old in path.iterdir():
                if not os.path.lexists(path.parent / old.name):
                    old.replace(path.parent / old.name)
        shutil.rmtree(path, ignore_errors=True)
    finally:
        os.close(handle)


def _made_and_locked(make: Callable[[], tuple[int | None, str]]) -> tuple[Path, int | None]:
    """A new file or folder and a handle that holds its lock; made again if another process swept it before that."""
    while True:
        handle, name = make()
        if fcntl is None:
            _close(handle)
            return Path(name), None
        if handle is None:
            handle = os.open(name, os.O_RDONLY)
        if try_lock(handle) and os.path.lexists(name):
            return Path(name), handle
        os.close(handle)


def _close(handle: int | None) -> None:
    if handle is not None:
        os.close(handle)


def _behind_links(path: Path) -> Path:
    """What a symbolic link leads to, whether it is there or not; any other path as it is."""
    if not path.is_symlink():
        return path
    target = Path(os.path.realpath(path))
    if target.is_symlink():
        raise OutputError(f"cannot write {path}: it is a link that leads to itself; give another name")
    return target


def visible_files(folder: Path) -> Iterator[Path]:
    """All files below a folder, sorted, but those that are hidden or in a hidden folder: their names begin with a dot.

    Such files are others' notes, or what an interrupted program left half-written. In memory are the names of one
    folder, and of those it lies in.
    """
    names: list[str] = []
    folders: set[str] = set()
    with contextlib.suppress(PermissionError, FileNotFoundError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.add(entry.name)
            elif not entry.is_file():
                continue
            names.append(entry.name)
    # Among files, a folder stands where its name does.
    for name in sorted(names):
        if name in folders:
            yield from visible_files(folder / name)
        else:
            yield folder / name


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
        OutputError: in place of any OSError or error of safetensors; the message ends with `advice`.
    """
    try:
        yield
    except OutputError:
        raise
    except OSError as error:
        raise OutputError(f"cannot write {target}: {error.strerror or error}; {advice}") from error
    except Exception as error:
        # A full disk is no OSError in there; it is not imported here, where most write something else.
        if not type(error).__module__.startswith("safetensors"):
            raise
        raise OutputError(f"cannot write {target}: {error}; {advice}") from error


def _ordinary_permissions(path: Path) -> None:
    """Temporary files are made private; a result should have the permissions that any new file gets."""
    mask = os.umask(0)
    os.umask(mask)
    path.chmod((0o777 if path.is_dir() else 0o666) & ~mask)


def put_in_place(temporary: Path, target: Path) -> None:
    """Give a finished folder the name `target`; an older one there is exchanged for it in one step and removed.

    Where the system cannot exchange, the older one is moved away first. Should the process be killed between the two,
    it is moved back when something is written to the same place (`sweep`).
    """
    if not target.exists():
        temporary.replace(target)
    elif _exchange(temporary, target):
        shutil.rmtree(temporary, ignore_errors=True)
    else:
        with _temporary_folder(target, target.parent, _OLD_MARK, "free some space") as aside:
            target.replace(aside / target.name)
            try:
                temporary.replace(target)
            except BaseException:
                (aside / target.name).replace(target)
                raise


def _exchange(first: Path, second: Path) -> bool:
    """Exchange two paths in one step; False, with nothing changed, where the system or its file system cannot."""
    names = os.fsencode(first), os.fsencode(second)
    here, swap = -100, 2  # AT_FDCWD; RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS
    try:
        libc = ctypes.CDLL(None)
        if sys.platform == "darwin":
            return libc.renamex_np(*names, swap) == 0
        return libc.renameat2(here, names[0], here, names[1], swap) == 0
    except (OSError, TypeError, AttributeError):  # no such library (Windows), or no such function in it
        return False
