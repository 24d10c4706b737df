"""Where clips come from: `find_clips` turns folders and archives into `RawClip`s, without reading any motion yet.

A file that cannot be used is in the list too, with its `error`: it becomes a rejection, and the others go on.

| what is recognised | by | in |
|---|---|---|
| Bandai-Namco-Research-Motiondataset | file names `dataset-N_CONTENT_STYLE_NNN.bvh` | `bandai.py` |
| AMASS | npz arrays, and `NAME_poses.npz`, `NAME_stageii.npz` or the name of a subset | `amass.py` |
| texts of HumanML3D and BABEL | columns of a csv, keys of a JSON file | `amass_texts.py` |
| results of GVHMR, WHAM and PHALP | keys of a .pt or .pkl file | `video.py` |
| LAFAN1, 100STYLE, BONES-SEED | names and skeletons of BVH files | `bvh_sets.py` |
| texts of BONES-SEED | columns of a csv, keys of a jsonl file | `seed_texts.py` |
| texts of KIT-ML | `NNNNN_meta.json` and `NNNNN_annotations.json` | `kit_texts.py` |
| CMU motion capture | `SS_TT.amc`, `cmu_SS_TT.bvh` | `cmu.py` |
| a collection of retargeted clips | a `clips.json`, or `clips-NAME.json` | `collection.py` |
| motions that kinoflow authored | a `library.json` beside `clips/` | `authored.py` |
| any other motion file | its suffix | `folder.py` |
"""

from __future__ import annotations

import lzma
import tarfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

from kinoflow.data.sources.amass import amass_clips
from kinoflow.data.sources.amass_texts import with_texts
from kinoflow.data.sources.authored import CLIPS, LIBRARY_FILE, authored_clips
from kinoflow.data.sources.bandai import bandai_clip
from kinoflow.data.sources.bvh_sets import bvh_set_clips
from kinoflow.data.sources.cmu import cmu_clip
from kinoflow.data.sources.collection import collection_clips, collection_folders, collection_lists
from kinoflow.data.sources.folder import FolderOptions, Sidecars, folder_clips
from kinoflow.data.sources.kit_texts import with_kit_texts
from kinoflow.data.sources.raw import RawClip, broken
from kinoflow.data.sources.seed_texts import with_seed_texts
from kinoflow.data.sources.video import RESULT_SUFFIXES, video_clips
from kinoflow.data.spool import ValueSpool
from kinoflow.errors import DataError
from kinoflow.files import visible_files
from kinoflow.motion.clip import formats

FREE_BYTES, LARGEST_RATIO = 256 << 20, 200
"""An archive may unpack to so many bytes, and so many times its own size: motion as text is packed 5 to 20 times."""
ARCHIVE_SUFFIXES = (".tar", ".tar.xz", ".tar.gz", ".tgz", ".tar.bz2")


Recogniser = Callable[[Path, Path, FolderOptions, Sidecars], list[RawClip] | None]
"""Of a file, the folder it was found under, what is known of files there, and their captions."""
RECOGNISERS: tuple[Recogniser, ...] = (amass_clips, video_clips, bvh_set_clips)
"""Each gives the clips of a file of its collection, and None for another's."""


def is_archive(path: Path) -> bool:
    """Whether a path names a tar archive, by its suffix."""
    return path.name.lower().endswith(ARCHIVE_SUFFIXES)


def find_clips(sources: Iterable[Path], unpack_into: Path, options: FolderOptions | None = None) -> Sequence[RawClip]:
    """All clips of some folders, archives and single files, in a fixed order; they lie on the disk.

    Args:
        sources: searched in the order given; where two of them hold the same recording the first one counts.
        unpack_into: a folder; motion files of archives are written there and must stay until they are loaded, and what
            is known of clips until nobody asks for it.
        options: what is to be known about files of no known collection.

    Raises:
        DataError: a source does not exist, or there is no motion file at all.
    """
    unpack_into.mkdir(parents=True, exist_ok=True)
    places = list(sources)
    found: Sequence[RawClip] = ValueSpool(unpack_into, _of_sources(places, unpack_into, options or FolderOptions()))
    files = _Files([*filter(Path.is_dir, places), unpack_into])
    for add_texts in (with_texts, with_seed_texts, with_kit_texts):
        told = add_texts(found, files, unpack_into)
        if told is not found:
            found = ValueSpool(unpack_into, told)
    if not found:
        readable = ", ".join(motion_suffixes())
        raise DataError(f"no motion file found; files that can be read end in {readable}")
    return found


class _Files:
    """The visible files of some folders, which are looked for each time: no list of them is in memory."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders

    def __iter__(self) -> Iterator[Path]:
        return chain.from_iterable(map(visible_files, self._folders))


def _of_sources(sources: Iterable[Path], unpack_into: Path, options: FolderOptions) -> Iterator[RawClip]:
    for number, source in enumerate(sources):
        if source.is_dir():
            yield from _in_folder(source, unpack_into / str(number), options)
        elif is_archive(source) and source.is_file():
            yield from _in_archive(source, source.parent, unpack_into / str(number), options)
        elif source.is_file():
            yield from _of_files([source], source.parent, options)
        else:
            raise DataError(f"there is no {source}; give folders, archives or files that exist")


def motion_suffixes() -> tuple[str, ...]:
    """Suffixes of motion files that can be read."""
    return tuple(known.suffix for known in formats() if known.read)


def _in_folder(folder: Path, unpack_into: Path, options: FolderOptions) -> Iterator[RawClip]:
    libraries: list[Path] = []
    lists: list[Path] = []
    archives: list[Path] = []
    for path in visible_files(folder):
        if path.name == LIBRARY_FILE:
            libraries.append(path.parent)
        lists += collection_lists([path])
        if is_archive(path):
            archives.append(path)
    taken = {inner for path in lists for inner in collection_folders(path)} | {path / CLIPS for path in libraries}
    # Found anew, and not kept from above: there may be very many.
    yield from _of_files(
        (path for path in visible_files(folder) if not taken.intersection(path.parents)), folder, options
    )
    for path in archives:
        if not taken.intersection(path.parents):
            yield from _in_archive(path, folder, unpack_into / path.stem, options)
    for path in lists:
        yield from _or_broken(path, folder, partial(collection_clips, path))
    for path in libraries:
        yield from _or_broken(path / LIBRARY_FILE, folder, partial(authored_clips, path))


def _or_broken(path: Path, root: Path, find: Callable[[], list[RawClip]]) -> list[RawClip]:
    """What is found in a file; if that fails in whatever way, the file as one clip that cannot be used."""
    try:
        return find()
    except Exception as error:
        return [broken(path, root, error)]


def _of_files(files: Iterable[Path], root: Path, options: FolderOptions) -> Iterator[RawClip]:
    suffixes, sidecars = (*motion_suffixes(), *RESULT_SUFFIXES), Sidecars()
    for path in files:
        if path.suffix.lower() in suffixes:
            yield from _or_broken(path, root, partial(_of_file, path, root, options, sidecars))


def _of_file(path: Path, root: Path, options: FolderOptions, sidecars: Sidecars) -> list[RawClip]:
    known = bandai_clip(path) or cmu_clip(path)
    if known is not None:
        return [known]
    for recognise in RECOGNISERS:
        clips = recognise(path, root, options, sidecars)
        if clips is not None:
            return clips
    # A pickle or a file of PyTorch that is of none of them is no motion.
    return folder_clips(path, root, options, sidecars) if path.suffix.lower() in motion_suffixes() else []


def _in_archive(archive: Path, root: Path, unpack_into: Path, options: FolderOptions) -> Iterator[RawClip]:
    """The clips of an archive somewhere under `root`; it itself, as one that cannot be used, if anything fails."""
    try:
        _unpack(archive, unpack_into)
        if unpack_into.is_dir():
            yield from _in_folder(unpack_into, unpack_into / "inner", options)
    except Exception as error:
        yield broken(archive, root, error)


def _unpack(archive: Path, unpack_into: Path) -> None:
    """Unpack what a source can use; tar's own filter refuses members that would land outside the folder."""
    wanted = (*motion_suffixes(), *RESULT_SUFFIXES, ".asf", ".txt", ".json", ".jsonl", ".csv")
    room = FREE_BYTES + LARGEST_RATIO * archive.stat().st_size
    try:
        with tarfile.open(archive) as tar:
            for member in tar:
                # What is left out is unpacked too, on the way to what follows it.
                room -= member.size
                if room < 0:
                    raise DataError(f"cannot unpack {archive}: it holds far more than motions do, packed so small")
                if member.isfile() and member.name.lower().endswith(wanted):
                    tar.extract(member, unpack_into, filter="data")
    except (tarfile.TarError, EOFError, OSError, lzma.LZMAError, zlib.error) as error:
        raise DataError(f"cannot unpack {archive}: {error}") from error
