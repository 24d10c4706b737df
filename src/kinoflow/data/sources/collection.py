"""A collection of retargeted clips: a folder with `clips.json`, `clips/ID.npz` and `skeleton/rest_skeletons.json`.

Each npz holds `quaternions_wxyz_i16` [T, 22, 4] (divided by 32767: rotation of each joint relative to its parent,
identity is the T-pose of the rest skeleton named `REST`), `translation_m` [T, 3] (pelvis, Y up) and `fps`. That rest
skeleton is not ours, so clips are retargeted like those of any other rig: world rotations are carried over, limb
directions stay as they are. What identity means for the roll of the arms and the slope of the soles differs from
source to source; `TWISTS` says how.
"""

from __future__ import annotations

import json
import re
import zipfile
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import numpy as np

from kinoflow.data.sources.cmu import trial_group
from kinoflow.data.sources.raw import RawCaption, RawClip, Window
from kinoflow.errors import DataError, MotionFileError
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.retarget import Calibration, calibrate, retarget
from kinoflow.motion.rig import RigMotion
from kinoflow.motion.rigs import RigMap, find_rig
from kinoflow.motion.rotations import axis_angle_to_matrix, quaternion_to_matrix

COLLECTION_FILE = "clips.json"
REST = "hymotion_wooden_rest_xyz"


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
}
"""Defects that the list of clips does not tell."""

_CMU_TRIAL = re.compile(r"cmu_(?:snu_)?(\d{2,3})_(\d{2})(?P<part>_\d+)?")
_LICENCES = {"sie: see LICENSE": "CC BY-NC 4.0 (Sony Interactive Entertainment, through DeepMimic)"}
"""What the list's notes stand for where they name no licence."""
_TAKE = re.compile(r"(snu_bball_s_\d+_\d+_\d+)_\d+_.+")


def collection_folders(folder: Path) -> tuple[Path, ...]:
    """The folders whose files belong to the collection and are no sources of their own."""
    return (folder / "clips", folder / "skeleton")


def collection_clips(folder: Path) -> list[RawClip]:
    """All clips of a collection, in the order of its list.

    Raises:
        DataError: the list or the rest skeleton is missing or damaged.
    """
    try:
        rows = json.loads((folder / COLLECTION_FILE).read_text(encoding="utf-8"))
        found = [_clip(folder, row) for row in rows]
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise DataError(f"{folder / COLLECTION_FILE} is not a list of clips: {error!r}") from error
    _rest_skeleton(folder)
    return found


def _clip(folder: Path, row: dict[str, Any]) -> RawClip:
    trial = _CMU_TRIAL.fullmatch(row["id"])
    take = _TAKE.fullmatch(row["id"])
    # A clip and its mirror image count as one motion: training mirrors anyway.
    original = row["id"].removesuffix("_mirror")
    return RawClip(
        id=row["id"],
        source=row["source"],
        load=partial(_load, folder, row["id"], row["source"]),
        licence=_LICENCES.get(row["licence"], row["licence"]),
        group=trial_group(int(trial[1]), int(trial[2])) if trial else take[1] if take else original,
        identity=f"cmu:{trial[1]}_{trial[2]}" if trial and not trial["part"] else f"collection:{original}",
        captions=tuple(RawCaption(caption["text"], caption["origin"]) for caption in row["captions"]),
        windows=tuple(Window(int(start), int(stop), float(energy)) for start, stop, energy in row.get("windows", ())),
        flags=(*row.get("flag", ()), *([_DEFECTS[row["id"]]] if row["id"] in _DEFECTS else [])),
    )


def _load(folder: Path, clip_id: str, source: str) -> MotionClip:
    path = folder / "clips" / f"{clip_id}.npz"
    try:
        with np.load(path, allow_pickle=False) as arrays:
            quaternions = arrays["quaternions_wxyz_i16"].astype(np.float64) / 32767.0
            translation = arrays["translation_m"].astype(np.float64)
            fps = float(arrays["fps"])
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise MotionFileError(f"cannot read {path.name}: {error}") from error
    names, _, _ = _rest_skeleton(folder)
    if quaternions.shape != (len(translation), len(names), 4) or not np.linalg.norm(quaternions, axis=-1).all():
        raise MotionFileError(f"cannot read {path.name}: rotations of shape {quaternions.shape}")
    rig_map, calibration = _calibration(folder, source)
    motion = _rig_motion(folder, quaternion_to_matrix(quaternions), translation, fps)
    return retarget(motion, rig_map=rig_map, calibration=calibration)


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
    path = folder / "skeleton" / "rest_skeletons.json"
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        rest = np.array(table[REST], dtype=np.float64)
        names, parents = tuple(table["names"]), tuple(int(parent) for parent in table["parents"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(f"the rest skeleton {REST} cannot be read from {path}: {error!r}") from error
    if rest.shape != (len(names), 3) or len(parents) != len(names):
        raise DataError(f"{path}: {REST} has shape {rest.shape}, {len(names)} names and {len(parents)} parents")
    return names, parents, rest
