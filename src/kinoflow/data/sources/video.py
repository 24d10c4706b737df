"""People in videos, as GVHMR, WHAM and PHALP (4D-Humans) wrote them down.

| tool | file | what is used | place in the world |
|---|---|---|---|
| GVHMR | .pt with `smpl_params_global` | SMPL-X, 21 joints and the root | its own |
| WHAM | .pkl {person: {`pose_world`, `trans_world`, ...}} | SMPL, the first 22 joints of 24 | its own |
| PHALP | .pkl {frame: {`tid`, `smpl`, ...}} | rotation matrices, linked by `tid` | none: nobody travels |

Pickles are read by `reading/pickles.py`, which runs nothing. Frames a person is not seen in, and cuts of the film, end
a clip. None of the files says its frame rate: a row of `captions.jsonl` may (`"fps": 25`), else it is 30 a second.
A result `hmr4d_results.pt` is called after its folder, and its captions may be those of the folder's name.
"""

from __future__ import annotations

import itertools
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kinoflow.data.manifest import JOINED, NON_COMMERCIAL
from kinoflow.data.sources.folder import FolderOptions, Sidecars
from kinoflow.data.sources.raw import RawClip
from kinoflow.errors import KinoflowError, MotionFileError, UnreadableError
from kinoflow.formats.npz import smpl_clip
from kinoflow.motion.canonical import lowest_point_m
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.rotations import matrix_to_axis_angle
from kinoflow.motion.skeleton import NUM_JOINTS
from kinoflow.reading import brief, quoted, read_pickle, reading

FloatArray = NDArray[np.float64]

RESULT_SUFFIXES = (".pt", ".pkl")
USUAL_FPS = 30.0
LICENCE = "reconstructed from video with a body model and weights that are for non-commercial research only"
_NUMBERS = NUM_JOINTS * 3
_FREE_BYTES, _LARGEST_RATIO = 64 << 20, 50
_GVHMR_KEY = b"smpl_params_global"
_LONGEST_PICKLE = 16 << 20
_CAMERA_TO_WORLD = np.diag([1.0, -1.0, -1.0])
"""Y down and Z away from the camera, to Y up and Z toward it."""
_NO_WORLD = "the result has no place in the world: the feet were set on the floor frame by frame, and nobody travels"


@dataclass(frozen=True, eq=False)
class Track:
    """One person without a gap.

    Attributes:
        name: person and first frame.
        poses: [T, 66] axis-angle rotations, radians.
        trans: [T, 3] metres; None where the result has no world.
        smplx: which body `trans` is of.
    """

    name: str
    poses: FloatArray
    trans: FloatArray | None
    smplx: bool


def video_clips(path: Path, root: Path, options: FolderOptions, sidecars: Sidecars) -> list[RawClip] | None:
    """The people in a result, or None if the file is no result of a tool that is known.

    Raises:
        MotionFileError: the file is damaged, or a pickle of more than numbers.
    """
    if path.suffix.lower() not in RESULT_SUFFIXES:
        return None
    found = _result(path)
    if found is None:
        return None
    tool, tracks = found
    named = path.parent if path.stem == "hmr4d_results" and path.parent != root else path.with_suffix("")
    name = f"{root.resolve().name}/{named.relative_to(root).as_posix()}"
    clips = []
    for index, track in enumerate(tracks):
        entry = _entry(path, named, track.name if len(tracks) > 1 else None, sidecars)
        terms = str(entry.get("licence", options.licence))
        clips.append(
            RawClip(
                id=f"{name}/{track.name}" if len(tracks) > 1 else name,
                source=tool,
                load=partial(_load, path, index, _fps(entry)),
                files=(path,),
                licence=LICENCE + (f"{JOINED}{terms}" if terms != FolderOptions.licence else ""),
                licence_class=NON_COMMERCIAL,
                group=str(path.resolve()),
                identity=f"{path.resolve()}#{track.name}",
                label=str(entry.get("label", "")),
                captions=tuple(entry["captions"]),
            )
        )
    return clips


def _entry(path: Path, named: Path, track: str | None, sidecars: Sidecars) -> dict[str, Any]:
    entry = sidecars.entry(path, track)
    return entry if entry["captions"] or named == path.with_suffix("") else sidecars.entry(named, track)


def _fps(entry: Mapping[str, Any]) -> float:
    fps = entry.get("fps", USUAL_FPS)
    if isinstance(fps, bool) or not isinstance(fps, int | float) or not 1 <= fps <= 1000:
        raise MotionFileError(f"fps of a caption row must be 1 to 1000 frames per second; got {quoted(fps)}")
    return float(fps)


def _load(path: Path, index: int, fps: float) -> MotionClip:
    found = _result(path)
    if found is None or index >= len(found[1]):
        raise MotionFileError(f"{path.name} is no longer the result that it was")
    tool, tracks = found
    track = tracks[index]
    notes: dict[str, Any] = {"source": path.name, "source_format": tool}
    with reading(path.name, MotionFileError):
        if track.trans is not None:
            return smpl_clip(track.poses, track.trans, fps=fps, smplx=track.smplx, metadata=notes)
        notes["notes"] = [_NO_WORLD]
        still = np.zeros((len(track.poses), 3))
        clip = smpl_clip(track.poses, still, fps=fps, smplx=track.smplx, metadata=notes)
        return clip.replace(translation=clip.translation - np.outer(lowest_point_m(clip), [0.0, 1.0, 0.0]))


def _result(path: Path) -> tuple[str, tuple[Track, ...]] | None:
    state = path.stat()
    return _read(path, (state.st_size, state.st_mtime_ns))


@lru_cache(maxsize=2)
def _read(path: Path, _: tuple[int, int]) -> tuple[str, tuple[Track, ...]] | None:
    """Tool and people of a file; one person after the other is taken from it, so the last are kept."""
    with reading(path.name, MotionFileError):
        if path.suffix.lower() == ".pt":
            return ("gvhmr", (_gvhmr(path),)) if _is_gvhmr(path) else None
        content = read_pickle(path)
        if not isinstance(content, dict) or not content:
            return None
        first = next(iter(content.values()))
        if isinstance(first, dict) and {"pose_world", "trans_world"} <= first.keys():
            return "wham", tuple(track for name, person in content.items() for track in _wham(name, person))
        if isinstance(first, dict) and {"tid", "smpl"} <= first.keys():
            return "phalp", tuple(_phalp(content))
    return None


def _is_gvhmr(path: Path) -> bool:
    """Whether the pickle within a file of PyTorch names GVHMR's parameters; nothing of it is opened."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = [info for info in archive.infolist() if info.filename.endswith("data.pkl")]
            return any(_GVHMR_KEY in archive.read(info) for info in members if info.file_size <= _LONGEST_PICKLE)
    except (OSError, MemoryError):
        raise
    except Exception:  # a damaged archive may be anybody's
        return False


def _gvhmr(path: Path) -> Track:
    import torch

    with zipfile.ZipFile(path) as archive:
        if sum(info.file_size for info in archive.infolist()) > _FREE_BYTES + _LARGEST_RATIO * path.stat().st_size:
            raise UnreadableError("it holds far more than motions do, packed so small")
    try:
        content = torch.load(path, map_location="cpu", weights_only=True)
    except (OSError, MemoryError, KinoflowError):
        raise
    except Exception as error:  # what is damaged, or more than tensors, ends in errors of any kind
        raise UnreadableError(f"it is damaged, or holds more than tensors ({type(error).__name__})") from error
    values = content.get("smpl_params_global") if isinstance(content, dict) else None
    if not isinstance(values, dict):
        raise UnreadableError("smpl_params_global holds no parameters")
    parts = []
    for name, width in (("global_orient", 3), ("body_pose", 63), ("transl", 3)):
        tensor = values.get(name)
        if not isinstance(tensor, torch.Tensor) or tensor.layout != torch.strided or not tensor.is_floating_point():
            raise UnreadableError(f"it lacks {name} in smpl_params_global")
        if tensor.ndim != 2 or tensor.shape[1] != width or not 0 < tensor.numel() <= tensor.untyped_storage().nbytes():
            raise UnreadableError(f"{name} has shape {brief(tuple(tensor.shape))}; expected (frames, {width})")
        parts.append(tensor.double().numpy())
    if len({len(part) for part in parts}) != 1:
        raise UnreadableError("its parameters are of different numbers of frames")
    return Track("0", np.concatenate(parts[:2], axis=1), parts[2], smplx=True)


def _wham(name: Any, person: Any) -> list[Track]:
    values = person if isinstance(person, dict) else {}
    poses = _numbers(values.get("pose_world"), "pose_world")
    poses = poses.reshape(len(poses), -1) if poses.ndim else poses
    trans = _numbers(values.get("trans_world"), "trans_world")
    if poses.ndim != 2 or poses.shape[1] < _NUMBERS or trans.shape != (len(poses), 3):
        raise UnreadableError(f"pose_world has shape {brief(poses.shape)} and trans_world {brief(trans.shape)}")
    frames = _numbers(values.get("frame_ids", np.arange(len(poses))), "frame_ids").reshape(-1)
    if len(frames) != len(poses):
        raise UnreadableError("frame_ids are of another number of frames")
    person_name = re.sub(r"[^\w.-]+", "_", brief(name))
    starts = [0, *(np.flatnonzero(np.diff(frames) != 1) + 1), len(poses)]
    return [
        Track(f"{person_name}-{int(frames[start])}", poses[start:stop, :_NUMBERS], trans[start:stop], smplx=False)
        for start, stop in itertools.pairwise(starts)
        if stop > start
    ]


def _phalp(frames: Mapping[Any, Any]) -> list[Track]:
    """Each person's frames in a row; a frame in which somebody is only guessed, or the film cuts, ends a row."""
    done: list[tuple[int, int, list[FloatArray]]] = []
    going: dict[int, tuple[int, list[FloatArray]]] = {}
    for number, values in enumerate(frames.values()):
        if not isinstance(values, dict) or not isinstance(values.get("tid"), list | tuple | np.ndarray):
            raise UnreadableError(f"frame {number} has no tid")
        if _is_cut(values):
            done += [(person, *row) for person, row in going.items()]
            going = {}
        seen = _people(values, number)
        for person in [person for person in going if person not in seen]:
            done.append((person, *going.pop(person)))
        for person, pose in seen.items():
            going.setdefault(person, (number, []))[1].append(pose)
    done += [(person, *row) for person, row in going.items()]
    tracks = []
    for person, start, poses in sorted(done, key=lambda row: row[:2]):
        matrices = np.stack(poses)
        matrices[:, 0] = _CAMERA_TO_WORLD @ matrices[:, 0]
        tracks.append(Track(f"{person}-{start}", matrix_to_axis_angle(matrices).reshape(len(poses), -1), None, False))
    return tracks


def _is_cut(values: Mapping[str, Any]) -> bool:
    shot = values.get("shot", 0)
    return isinstance(shot, int | float) and bool(shot)


def _people(values: Mapping[str, Any], number: int) -> dict[int, FloatArray]:
    """Person to [22, 3, 3] rotations, of one frame."""
    bodies, ghosts = values.get("smpl"), values.get("tracked_time", [0] * len(values["tid"]))
    if not isinstance(bodies, list | tuple) or not isinstance(ghosts, list | tuple | np.ndarray):
        raise UnreadableError(f"frame {number} has no smpl")
    found = {}
    for person, body, ghost in zip(values["tid"], bodies, ghosts, strict=False):
        if not isinstance(body, dict) or not isinstance(person, int | np.integer) or ghost:
            continue
        root = _numbers(body.get("global_orient"), "global_orient")
        joints = _numbers(body.get("body_pose"), "body_pose")
        if root.size != 9 or joints.ndim != 3 or joints.shape[1:] != (3, 3) or len(joints) < NUM_JOINTS - 1:
            raise UnreadableError(f"frame {number}: body_pose has shape {brief(joints.shape)}; expected (23, 3, 3)")
        pose = np.concatenate([root.reshape(1, 3, 3), joints[: NUM_JOINTS - 1]])
        if np.abs(pose @ pose.swapaxes(-1, -2) - np.eye(3)).max() > 0.01:
            raise UnreadableError(f"frame {number}: body_pose holds no rotation matrices")
        found[int(person)] = pose
    return found


def _numbers(value: Any, name: str) -> FloatArray:
    try:
        numbers = np.asarray(value)
    except ValueError as error:
        raise UnreadableError(f"{name} holds no table of numbers") from error
    if numbers.dtype.kind not in "iuf":
        raise UnreadableError(f"{name} holds no numbers")
    values = numbers.astype(np.float64)
    if not np.isfinite(values).all() or np.abs(values).max(initial=0.0) > 1e6:
        raise UnreadableError(f"{name} holds numbers that are no motion")
    return values
