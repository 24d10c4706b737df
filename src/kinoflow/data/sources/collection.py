"""A collection of retargeted clips: `clips.json` beside `clips/ID.npz`, or `clips-NAME.json` beside `clips-NAME/`.

Each npz holds `quaternions_wxyz_i16` [T, 22, 4] (divided by 32767: rotation of each joint relative to its parent,
identity is the T-pose of a rest skeleton), `translation_m` [T, 3] (pelvis, Y up) and `fps`. Which rest skeleton that
is, a row of the list says under `rest`:

- `MANNEQUIN_REST` is ours: the clip is taken as it is.
- Without that entry it is the one named `REST` in `skeleton/rest_skeletons.json`, which is not ours. Clips are
  retargeted like those of any other rig: world rotations are carried over, limb directions stay as they are. What
  identity means for the roll of the arms and the slope of the soles differs from source to source; `TWISTS` says how.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import numpy as np

from kinoflow.data.manifest import check_licence_class, licence_class
from kinoflow.data.sources.cmu import trial_group
from kinoflow.data.sources.raw import RawCaption, RawClip, Window, broken, in_words
from kinoflow.data.sources.texts import RETOLD, RETOLD_ORIGIN
from kinoflow.errors import DataError, KinoflowError, MotionFileError, UnreadableError
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.retarget import Calibration, calibrate, retarget
from kinoflow.motion.rig import RigMotion, check_numbers
from kinoflow.motion.rigs import RigMap, find_rig
from kinoflow.motion.rotations import axis_angle_to_matrix, quaternion_to_matrix
from kinoflow.motion.skeleton import NUM_JOINTS
from kinoflow.reading import brief, open_npz, read_json, reading, record, value_of

COLLECTION_STEM = "clips"
REST = "hymotion_wooden_rest_xyz"
MANNEQUIN_REST = "mannequin-cc0"


@dataclass(frozen=True)
class Twist:
    """How a source's T-pose differs from ours, degrees, arms as (left, right).

    Attributes:
        upper_arm_deg: how far above straight forward the elbow bends, seen from the upper arm.
        forearm_deg: the same seen from the forearm; 0 where the elbow also carries the forearm's own roll, because then
            the roll of the T-pose is palms down, as ours.
        sole_deg: how far toes point up in a foot that stands flat.
    """

    upper_arm_deg: tuple[float, float] = (0.0, 0.0)
    forearm_deg: tuple[float, float] = (0.0, 0.0)
    sole_deg: float = 0.0


def _hinge(arms_deg: float, sole_deg: float) -> Twist:
    """Elbows that only bend, alike on both sides."""
    return Twist((arms_deg, arms_deg), (arms_deg, arms_deg), sole_deg)


# Medians over all clips of a source, elbows bent by 35 to 140 degrees, feet that stand. The spread of a corrected
# twist within a source and side is 1 to 4 degrees. Hand-keyed arms (animated-drawings, ual-quaternius) have no fixed
# twist. The actors of snu-martial differ, so their arms stay as they are.
TWISTS = {
    "animated-drawings": Twist(sole_deg=7.0),
    "cmu-acrnn": _hinge(30.0, 4.0),
    "cmu-amc-walk": _hinge(31.0, 8.0),
    "cmu-expmap8": _hinge(31.0, 8.0),
    "cmu-fbx": _hinge(28.5, 3.0),
    "cmu-iclone": Twist((8.5, -2.5), (39.0, 22.0), 13.0),
    "cmu-snu": _hinge(34.0, -24.0),
    "deepmimic": _hinge(-4.5, -5.0),
    "kaykit": Twist(sole_deg=-20.0),
    "mass": _hinge(2.0, 2.0),
    "snu-basketball": Twist(sole_deg=-10.0),
    "snu-martial": Twist(sole_deg=-7.0),
    "snu-tennis": Twist((-23.5, -23.5), sole_deg=-2.0),
    "snu-walk": Twist((-23.5, -23.5), sole_deg=-4.0),
    "ual-quaternius": Twist(sole_deg=-4.0),
}
"""Sources whose T-pose is not ours."""

_DEFECTS = {
    "kaykit_Running_Strafe_Left": "runs forward, not sideways as its caption says",
    "kaykit_Running_Strafe_Right": "runs forward, not sideways as its caption says",
    "quat_knight_Death": "hangs in the air while it falls, and floats when lying",
    "uiprmd_m02_s01_e01": "begins in the middle: the leg is up in the first frame",
}
"""Defects that the list of clips does not tell."""

_MEASURED_HERE = ("jumpy", "off the floor", "shorter than", "export ran at double speed")
"""How flags of clips on our own rest pose begin that are no reason by themselves: the filters measure the same on the
clip as it is used, a jump is cut out instead of costing the take, and a rate that was put right is no defect."""

_CMU_TRIAL = re.compile(r"cmu_(?:snu_)?(\d{2,3})_(\d{2})(?P<part>_\d+)?")
_LICENCES = {"sie: see LICENSE": "CC BY-NC 4.0 (Sony Interactive Entertainment, through DeepMimic)"}
"""What the list's notes stand for where they name no licence."""
_TAKES = (
    re.compile(r"(snu_bball_s_\d+_\d+_\d+)_\d+_.+"),
    re.compile(r"(uiprmd_m\d+_s\d+)_e\d+"),
    re.compile(r"(hdm05_[a-z]+_\w+)_\d{3}"),
    re.compile(r"ballplay2?_(.+pickle)_.+"),
)
"""Names of clips cut from one recording; the first group is the recording."""
_COPIES = re.compile(r"ballplay2?_(.+)")
"""Names of one motion in two releases of a collection."""


def collection_lists(files: Iterable[Path]) -> list[Path]:
    """Those of some files that are lists of collections: `clips.json`, and `clips-NAME.json` beside `clips-NAME/`."""
    return [
        path
        for path in files
        if path.suffix == ".json"
        and (
            path.stem == COLLECTION_STEM
            or (path.stem.startswith(f"{COLLECTION_STEM}-") and path.with_suffix("").is_dir())
        )
    ]


def collection_folders(path: Path) -> tuple[Path, ...]:
    """The folders whose files belong to the collection of a list and are no sources of their own."""
    return (path.with_suffix(""), path.parent / "skeleton")


def collection_clips(path: Path) -> list[RawClip]:
    """All clips of a collection, in the order of its list. Rows that cannot be used are clips with an `error`.

    Raises:
        DataError: the list is damaged.
    """
    with reading(path, DataError, "it must be a list of clips"):
        rows = value_of(list[Any], read_json(path))
    return [_clip_or_error(path, number, row) for number, row in enumerate(rows)]


def _clip_or_error(path: Path, number: int, row: Any) -> RawClip:
    try:
        return _clip(path, row)
    except (TypeError, KeyError, ValueError, AttributeError, KinoflowError) as error:
        found = broken(path, path.parent, f"row {number} is no clip: {in_words(error)}")
        return replace(found, id=f"{found.id}#{number}", identity=f"{found.identity}#{number}")


@dataclass(frozen=True)
class _Caption:
    """A caption of a row."""

    text: str
    origin: str


@dataclass(frozen=True)
class _Row:
    """What is needed of a row of the list."""

    id: str
    source: str
    licence: str
    captions: tuple[_Caption, ...]
    licence_class: str | None = None
    rest: str = REST
    part_of: str = ""
    replaces_clip: Any = False
    windows: tuple[tuple[float, float, float], ...] = ()
    flag: tuple[str, ...] = ()


def _clip(path: Path, values: Any) -> RawClip:
    row = record(_Row, values, more=True)
    # A clip and its mirror image count as one motion: training mirrors anyway.
    original, whole = row.id.removesuffix("_mirror"), row.part_of
    licence = _LICENCES.get(row.licence, row.licence)
    ours = row.rest == MANNEQUIN_REST
    flags = [flag for flag in row.flag if not (ours and flag.startswith(_MEASURED_HERE))]
    return RawClip(
        id=row.id,
        source=row.source,
        load=partial(_load, path, row.id, row.source, row.rest),
        files=(_clip_file(path, row.id), *(() if ours else (_rest_file(path.parent),))),
        licence=licence,
        licence_class=licence_class(licence) if row.licence_class is None else check_licence_class(row.licence_class),
        group=_group(whole or original),
        identity=f"collection:{original}" if whole else _identity(original),
        rank=int(bool(row.replaces_clip)),
        part_of=_identity(whole) if whole else "",
        captions=_captions(row),
        windows=tuple(Window(int(start), int(stop), energy) for start, stop, energy in row.windows),
        flags=(*flags, *([_DEFECTS[row.id]] if row.id in _DEFECTS else [])),
    )


def _captions(row: _Row) -> tuple[RawCaption, ...]:
    if row.id in RETOLD:
        return tuple(RawCaption(text, RETOLD_ORIGIN, span_s=span_s) for span_s, text in RETOLD[row.id])
    return tuple(RawCaption(caption.text, caption.origin) for caption in row.captions)


def _identity(name: str) -> str:
    trial, copy = _CMU_TRIAL.fullmatch(name), _COPIES.fullmatch(name)
    if trial and not trial["part"]:
        return f"cmu:{trial[1]}_{trial[2]}"
    return f"collection:{copy[1] if copy else name}"


def _group(name: str) -> str:
    trial = _CMU_TRIAL.fullmatch(name)
    if trial:
        return trial_group(int(trial[1]), int(trial[2]))
    return next((found[1] for pattern in _TAKES if (found := pattern.fullmatch(name))), name)


def _clip_file(path: Path, clip_id: str) -> Path:
    return path.with_suffix("") / f"{clip_id}.npz"


def _rest_file(folder: Path) -> Path:
    return folder / "skeleton" / "rest_skeletons.json"


def _load(path: Path, clip_id: str, source: str, rest: str) -> MotionClip:
    file = _clip_file(path, clip_id)
    with reading(file.name, MotionFileError), open_npz(file) as arrays:
        arrays.need("quaternions_wxyz_i16", "translation_m", "fps")
        quaternions, translation, rate = (arrays[name] for name in ("quaternions_wxyz_i16", "translation_m", "fps"))
        frames = len(translation) if translation.ndim else 0
        if (
            quaternions.dtype != np.int16
            or quaternions.shape != (frames, NUM_JOINTS, 4)
            or not quaternions.any(-1).all()
        ):
            raise UnreadableError(f"rotations of shape {brief(quaternions.shape)}, or without direction")
        if translation.dtype.kind != "f" or translation.shape != (frames, 3) or not frames:
            raise UnreadableError(f"translation_m of shape {brief(translation.shape)}")
        if rate.dtype.kind not in "iuf" or rate.size != 1:
            raise UnreadableError("fps must be one number")
        translation, fps = translation.astype(np.float64), float(rate.reshape(-1)[0])
        check_numbers("translation_m", translation)
    rotations = quaternion_to_matrix(quaternions.astype(np.float64) / 32767.0)
    if rest == MANNEQUIN_REST:
        return MotionClip(rotations, translation, fps)
    if rest != REST:
        raise MotionFileError(f"cannot read {file.name}: unknown rest pose {rest!r}; known: {MANNEQUIN_REST}, {REST}")
    rig_map, calibration = _calibration(path.parent, source)
    return retarget(_rig_motion(path.parent, rotations, translation, fps), rig_map=rig_map, calibration=calibration)


def _rig_motion(folder: Path, rotations: np.ndarray, translation: np.ndarray, fps: float) -> RigMotion:
    names, parents, rest = _rest_skeleton(folder)
    offsets = rest - rest[np.maximum(parents, 0)]
    local = np.broadcast_to(offsets, (len(rotations), *offsets.shape)).copy()
    local[:, 0] = translation
    return RigMotion(names, parents, offsets, rotations, local, fps=fps, unit_m=1.0)


@lru_cache(maxsize=64)
def _calibration(folder: Path, source: str) -> tuple[RigMap, Calibration]:
    names, _, rest = _rest_skeleton(folder)
    rig_map = RigMap("collection", find_rig(names).joints, _t_pose(TWISTS.get(source, Twist())))
    identity = np.broadcast_to(np.eye(3), (1, len(names), 3, 3))
    return rig_map, calibrate(_rig_motion(folder, identity, rest[:1], 30.0), rig_map)


def _t_pose(twist: Twist) -> dict[str, np.ndarray]:
    """World rotations of the collection's joints that put a source's figure into our T-pose."""
    pose = {"Pelvis": np.eye(3)}
    for side, upper_arm_deg, forearm_deg in zip("LR", twist.upper_arm_deg, twist.forearm_deg, strict=True):
        pose[f"{side}_Shoulder"] = _about_x(upper_arm_deg)
        pose[f"{side}_Elbow"] = _about_x(forearm_deg)
        pose[f"{side}_Wrist"] = np.eye(3)
        pose[f"{side}_Ankle"] = pose[f"{side}_Foot"] = _about_x(-twist.sole_deg)
    return pose


def _about_x(angle_deg: float) -> np.ndarray:
    return axis_angle_to_matrix(np.radians([angle_deg, 0.0, 0.0]))


@lru_cache(maxsize=4)
def _rest_skeleton(folder: Path) -> tuple[tuple[str, ...], tuple[int, ...], np.ndarray]:
    path = _rest_file(folder)
    with reading(path, DataError):
        table = record(_RestSkeletons, read_json(path), more=True)
        rest, names, parents = np.array(table.hymotion_wooden_rest_xyz), table.names, table.parents
        if rest.shape != (len(names), 3) or len(parents) != len(names):
            raise UnreadableError(f"{REST} has shape {rest.shape}, {len(names)} names and {len(parents)} parents")
        if any(not -1 <= parent < joint for joint, parent in enumerate(parents)):
            raise UnreadableError("a joint comes before its parent")
        check_numbers(REST, rest)
    return names, parents, rest


@dataclass(frozen=True)
class _RestSkeletons:
    """What is needed of `rest_skeletons.json`."""

    names: tuple[str, ...]
    parents: tuple[int, ...]
    hymotion_wooden_rest_xyz: tuple[tuple[float, float, float], ...]
