"""AMASS: `SUBSET/SUBJECT/NAME_poses.npz` (SMPL-H) and `NAME_stageii.npz` (SMPL-X), and the texts that others wrote for
it, HumanML3D and BABEL, which are joined by the take's name (`amass_texts.py`).

A file is AMASS's by its arrays (`poses` or `pose_body`, `trans`, a frame rate) and by its name or the name of its
subset; another npz of that form is its owner's. Files of the body alone (`shape.npz`, `NAME_stagei.npz`) are no motion
and are passed over. Members that hold Python objects are never opened.
"""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path, PurePosixPath

from kinoflow.data.manifest import NON_COMMERCIAL
from kinoflow.data.sources.cmu import trial_group
from kinoflow.data.sources.raw import RawClip
from kinoflow.errors import MotionFileError
from kinoflow.formats.npz import frame_rate_hz
from kinoflow.motion.clip import MotionClip
from kinoflow.reading import open_npz, reading

LICENCE = "AMASS (non-commercial scientific research only; each subset has terms of its own)"
SOURCE = "amass"
SUBSETS = {
    "biomotionlab_ntroje": "bmlrub",
    "mpi_hdm05": "hdm05",
    "mpi_limits": "poseprior",
    "mpi_mosh": "mosh",
    "dfaust_67": "dfaust",
    "transitions_mocap": "transitions",
    "ssm_synced": "ssm",
    "tcd_handmocap": "tcdhands",
}
"""Subsets' older names, and what they are called in later releases."""
KNOWN_SUBSETS = frozenset([*SUBSETS.values(), "accad", "bmlhandball", "bmlmovi", "cmu", "cnrs", "dancedb", "ekut"]) | {
    *("eyes_japan_dataset", "grab", "humaneva", "human4d", "kit", "moyo", "sfu", "soma", "totalcapture", "weizmann"),
}
_ENDINGS = re.compile(r"_(poses|stageii)$", re.IGNORECASE)
_CMU_TRIAL = re.compile(r"(\d{1,3})_(\d{2})")


def take_key(path: str | PurePosixPath | Path) -> str:
    """The take a file or an entry of an index names, whatever release and spelling: "subset/subject/name".

    Indices write "./pose_data/CMU/02/02_01_poses.npy" or "CMU/CMU/02/02_01_poses.npz": the last three parts count.
    """
    parts = [part for part in str(path).replace("\\", "/").split("/") if part not in ("", ".", "..")][-3:]
    if not parts:
        return ""
    stem = _ENDINGS.sub("", re.sub(r"\.np[yz]$", "", parts[-1], flags=re.IGNORECASE))
    plain = [re.sub(r"[^a-z0-9]+", "_", part.lower()) for part in (*parts[:-1], stem)]
    plain[0] = SUBSETS.get(plain[0], plain[0]) if len(plain) == 3 else plain[0]
    return "/".join(plain)


def amass_clips(path: Path, *_rest: object) -> list[RawClip] | None:
    """The clip of a file of AMASS, none for a file of the body alone, or None if the file is another's.

    Raises:
        MotionFileError: the file is of AMASS by its name, and damaged.
    """
    if path.suffix.lower() != ".npz":
        return None
    key = take_key(path.resolve())
    ended = _ENDINGS.search(path.stem) is not None
    if not ended and key.partition("/")[0] not in KNOWN_SUBSETS:
        return None
    with reading(path.name, MotionFileError), open_npz(path) as arrays:
        keys = arrays.keys()
        if "format" in keys:
            return None
        if not {"poses", "pose_body"} & keys:
            # Shapes of bodies lie beside the takes.
            return [] if "betas" in keys else None
        if "trans" not in keys or frame_rate_hz(arrays) is None:
            return None
    subset, _, rest = key.partition("/")
    trial = _CMU_TRIAL.fullmatch(rest.rpartition("/")[2]) if subset == "cmu" else None
    identity = f"cmu:{int(trial[1]):02d}_{trial[2]}" if trial else f"{SOURCE}:{key}"
    return [
        RawClip(
            id=f"{SOURCE}/{key}",
            source=SOURCE,
            load=partial(MotionClip.load, path),
            files=(path,),
            licence=LICENCE,
            licence_class=NON_COMMERCIAL,
            group=trial_group(int(trial[1]), int(trial[2])) if trial else identity,
            identity=identity,
            # What CMU itself gives away, under its own terms, comes before what was fitted to it.
            rank=-1 if trial else int(path.stem.lower().endswith("_stageii")),
        )
    ]
