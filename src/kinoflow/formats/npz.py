"""npz: kinoflow's own self-describing file, the official one, and AMASS or SMPL-X sequences, told apart by their keys.

All of them hold parent-local axis-angle rotations in radians, identity being the T-pose, and the SMPL translation
`trans`: the pelvis is at `trans` plus the rest pelvis position of the body. The rotations are carried over as they are;
bodies differ in their rest poses, so on ours a motion may stand a few centimetres above or below the floor, which
`motion.canonical.ground` settles.

kinoflow's own file has every key of the official one (`poses`, `trans`, `Rh`, `betas`, `gender`, with the same
meaning), so what reads that reads this. The 30 hand joints at the end of `poses` are zero: flat hands; the official
runtime writes a mean hand pose there. The other keys say what the official file leaves out. Pickled objects are never
loaded.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kinoflow.errors import MotionFileError, OptionError, UnreadableError
from kinoflow.motion.canonical import up_axis_of_motion
from kinoflow.motion.clip import MotionClip, MotionFormat, register_format
from kinoflow.motion.contacts import FOOT_JOINTS, foot_contacts
from kinoflow.motion.rig import check_numbers
from kinoflow.motion.rotations import axis_angle_to_matrix, matrix_to_axis_angle
from kinoflow.motion.skeleton import MANNEQUIN, NUM_JOINTS, Skeleton
from kinoflow.reading import brief, open_npz, parse_json, reading, value_of

FloatArray = NDArray[np.float64]
Arrays = Mapping[str, NDArray[Any]]

FORMAT_NAME = "kinoflow"
FORMAT_VERSION = 1
OFFICIAL_FPS = 30.0
OFFICIAL_REST_PELVIS_M = (-0.0018, -0.1908, 0.0282)
"""Rest pelvis position of the official display figure."""
SMPL_REST_PELVIS_M = (-0.0018, -0.2233, 0.0282)
"""Rest pelvis position of the neutral SMPL and SMPL-H bodies."""
SMPLX_REST_PELVIS_M = (0.0031, -0.3514, 0.0120)
"""Rest pelvis position of the neutral SMPL-X body."""
NUM_SMPLH_JOINTS = 52
_Z_UP_TO_Y_UP = np.array([[-1.0, 0.0, 0.0], [0.0, 0.0, 1.0], [0.0, 1.0, 0.0]])
"""(x, y, z) to (-x, z, y): Z up and facing +Y to Y up and facing +Z; its own inverse."""
_RATE_KEYS = ("mocap_framerate", "mocap_frame_rate", "mocap_fps", "frame_rate", "framerate", "fps")
_UP_KEYS = ("up_axis", "up")
_SMPLX_WIDTH = 165
"""Numbers of a frame of `poses` for the 55 joints of SMPL-X."""
_ONLY_TEXT = ("text", "caption", "model", "licence")


def write(clip: MotionClip, path: str | os.PathLike[str]) -> None:
    """Write a clip as kinoflow's npz.

    Keys of the official file: `poses` [T, 156], `trans` [T, 3], `Rh` [T, 3] (equal to `poses[:, :3]`), `betas` [1, 16]
    zeros, `gender`. Ours: `format`, `format_version`, `fps`, `mocap_framerate`, `num_frames`, `joint_names` [22],
    `parents` [22], `rest_offsets` [22, 3] (the root's is its rest position), `clearance` [22], `skeleton`, `units`,
    `up_axis`, `forward_axis`, `rotation_convention`, `rest_pelvis_offset` [3], `joints` [T, 22, 3] with
    `positions_space`, `contacts` [T, 4] with `contact_joints`, `text`, `caption`, `seed`, `model`, `licence` as far as
    known, and `metadata`, all of it as JSON. Lengths are metres.
    """
    skeleton = clip.skeleton
    rest_offsets = skeleton.offsets.copy()
    rest_offsets[0] = skeleton.rest_positions[0]
    axis_angles = np.zeros((clip.num_frames, NUM_SMPLH_JOINTS, 3))
    axis_angles[:, :NUM_JOINTS] = matrix_to_axis_angle(clip.rotations)
    poses = axis_angles.reshape(clip.num_frames, -1)
    arrays: dict[str, Any] = {
        "gender": np.array(["neutral"]),
        "Rh": poses[:, :3],
        "trans": clip.translation - np.array(OFFICIAL_REST_PELVIS_M),
        "poses": poses,
        "betas": np.zeros((1, 16)),
        "format": FORMAT_NAME,
        "format_version": FORMAT_VERSION,
        "fps": clip.fps,
        "mocap_framerate": clip.fps,
        "num_frames": clip.num_frames,
        "joint_names": np.array(skeleton.joint_names),
        "parents": np.array(skeleton.parents),
        "rest_offsets": rest_offsets,
        "clearance": skeleton.clearance_m,
        "skeleton": skeleton.name,
        "units": "metres",
        "up_axis": "Y",
        "forward_axis": "Z",
        "rotation_convention": "parent-local axis-angle in radians; identity is the T-pose",
        "rest_pelvis_offset": np.array(OFFICIAL_REST_PELVIS_M),
        "joints": clip.joints.astype(np.float32),
        "positions_space": "world",
        "contacts": foot_contacts(clip),
        "contact_joints": np.array(FOOT_JOINTS),
        "metadata": json.dumps(dict(clip.metadata), sort_keys=True, default=str),
    }
    arrays |= {key: str(clip.metadata[key]) for key in _ONLY_TEXT if key in clip.metadata}
    if isinstance(clip.metadata.get("seed"), int):
        arrays["seed"] = clip.metadata["seed"]
    with open(path, "wb") as file:
        np.savez_compressed(file, **arrays)


def read(path: str | os.PathLike[str], *, fps: float | None = None, up_axis: str | None = None) -> MotionClip:
    """Read a kinoflow, official, AMASS or SMPL-X npz.

    Args:
        path: the file.
        fps: frames per second to use instead of the file's.
        up_axis: "Y" or "Z"; None takes what the file says, else Y for kinoflow's and official files and Z for AMASS
            and SMPL-X, unless the figure stands along the other axis (`motion/canonical.py`).

    Raises:
        MotionFileError: the file is damaged, holds pickled objects, or is no motion that kinoflow knows.
        OptionError: an up axis other than Y and Z.
    """
    if up_axis not in (None, "Y", "Z"):
        raise OptionError(f"the up axis of an npz must be Y or Z; got {up_axis!r}")
    source = Path(path)
    with reading(source.name, MotionFileError):
        try:
            with open_npz(source) as arrays:
                clip = _reader_for(arrays)(arrays, up_axis)
            if fps is not None:
                clip = clip.replace(fps=fps)
        except MotionFileError as error:
            raise UnreadableError(str(error)) from error
    return clip.replace(metadata={"source": source.name, "source_format": "npz", **clip.metadata})


def _reader_for(arrays: Arrays) -> Callable[[Arrays, str | None], MotionClip]:
    keys = arrays.keys()
    if "format" in keys and str(arrays["format"]) == FORMAT_NAME:
        return _read_kinoflow
    if {"root_orient", "pose_body", "trans"} <= keys:
        return _read_smplx
    if {"poses", "trans"} <= keys and not keys.isdisjoint(_RATE_KEYS):
        return _read_amass
    if {"poses", "trans"} <= keys:
        return _read_official
    raise UnreadableError(
        f"it is no motion: it has the keys {brief(', '.join(keys))}; a motion has poses and trans, or root_orient, "
        "pose_body and trans"
    )


def _read_kinoflow(arrays: Arrays, up_axis: str | None) -> MotionClip:
    version = int(_scalar(arrays, "format_version"))
    if version > FORMAT_VERSION:
        raise UnreadableError(f"it has format version {version}, this kinoflow knows {FORMAT_VERSION}; update kinoflow")
    text = str(arrays["metadata"]) if "metadata" in arrays else "{}"
    metadata = value_of(dict[str, Any], parse_json(text, finite=False), "its metadata")
    rest_pelvis = _floats(arrays, "rest_pelvis_offset", (3,))
    clip = _clip(arrays, rest_pelvis, _scalar(arrays, "fps"), up_axis or "Y", metadata)
    return clip.replace(skeleton=_skeleton(arrays))


def _skeleton(arrays: Arrays) -> Skeleton:
    for key in ("joint_names", "skeleton"):
        if key not in arrays:
            raise UnreadableError(f"it lacks {key}")
    offsets = _floats(arrays, "rest_offsets", (NUM_JOINTS, 3))
    names = tuple(map(str, arrays["joint_names"].reshape(-1)[: NUM_JOINTS + 1]))
    parents = tuple(map(int, _floats(arrays, "parents", (NUM_JOINTS,))))
    if names != MANNEQUIN.joint_names or parents != MANNEQUIN.parents:
        raise UnreadableError(
            f"its joints are {brief(', '.join(names))}; kinoflow's are {', '.join(MANNEQUIN.joint_names)}"
        )
    rest = offsets.copy()
    for joint, parent in enumerate(parents):
        if parent >= 0:
            rest[joint] += rest[parent]
    skeleton = Skeleton(str(arrays["skeleton"]), names, parents, rest, _floats(arrays, "clearance", (NUM_JOINTS,)))
    return MANNEQUIN if skeleton.fingerprint == MANNEQUIN.fingerprint else skeleton


def _read_official(arrays: Arrays, up_axis: str | None) -> MotionClip:
    return _upright(arrays, OFFICIAL_REST_PELVIS_M, OFFICIAL_FPS, up_axis, "Y", {})


def _read_amass(arrays: Arrays, up_axis: str | None) -> MotionClip:
    # Files with 55 joints are of SMPL-X, whatever their keys.
    smplx = arrays["poses"].ndim == 2 and arrays["poses"].shape[1] == _SMPLX_WIDTH
    rest_pelvis = SMPLX_REST_PELVIS_M if smplx else SMPL_REST_PELVIS_M
    return _upright(arrays, rest_pelvis, _rate(arrays), up_axis, "Z", _gender(arrays))


def _read_smplx(arrays: Arrays, up_axis: str | None) -> MotionClip:
    if arrays["trans"].ndim != 2:
        raise UnreadableError(f"trans has shape {brief(arrays['trans'].shape)}; expected (any, 3)")
    frames = len(arrays["trans"])
    parts = [_floats(arrays, key, (frames, width)) for key, width in (("root_orient", 3), ("pose_body", 63))]
    joined: dict[str, NDArray[Any]] = {"poses": np.concatenate(parts, axis=1), "trans": arrays["trans"]}
    joined |= {key: arrays[key] for key in _UP_KEYS if key in arrays}
    body = str(arrays["surface_model_type"]) if "surface_model_type" in arrays else "smplx"
    rest_pelvis = SMPLX_REST_PELVIS_M if "smplx" in body.lower() else SMPL_REST_PELVIS_M
    return _upright(joined, rest_pelvis, _rate(arrays), up_axis, "Z", _gender(arrays))


def frame_rate_hz(arrays: Arrays) -> float | None:
    """Frames per second under whatever name a file tells them; None where it does not.

    Raises:
        UnreadableError: what is there is no number.
    """
    key = next((key for key in _RATE_KEYS if key in arrays), None)
    return None if key is None else _scalar(arrays, key)


def _rate(arrays: Arrays) -> float:
    rate_hz = frame_rate_hz(arrays)
    if rate_hz is None:
        raise UnreadableError("it lacks mocap_frame_rate, the frames per second")
    return rate_hz


def _upright(
    arrays: Arrays,
    rest_pelvis_m: ArrayLike,
    fps: float,
    up_axis: str | None,
    usual: str,
    metadata: dict[str, Any],
) -> MotionClip:
    """A clip whose up axis is what was asked for, else what the file says, else what the motion shows."""
    said = up_axis or _said_axis(arrays)
    if said is not None:
        return _clip(arrays, rest_pelvis_m, fps, said, metadata)
    clip = _clip(arrays, rest_pelvis_m, fps, "Y", metadata)
    shown = up_axis_of_motion(dict(zip(MANNEQUIN.joint_names, np.moveaxis(clip.joints, 1, 0), strict=True)), usual)
    if shown != usual:
        note = f"its figure stands along {shown}, which was taken as up; such files usually have {usual} up"
        metadata = {**metadata, "notes": [note]}
    return _clip(arrays, rest_pelvis_m, fps, shown, metadata)


def smpl_clip(
    poses: FloatArray, trans: FloatArray, *, fps: float, smplx: bool, metadata: Mapping[str, Any] | None = None
) -> MotionClip:
    """A clip of SMPL parameters that are not in a file of ours, Y up unless the figure stands along Z.

    Args:
        poses: [T, 66 or more] axis-angle rotations of the joints, radians; those after the 22nd are left out.
        trans: [T, 3] translation of the body, metres.
        fps: frames per second.
        smplx: whether the body is SMPL-X; its rest pose has the pelvis elsewhere.
        metadata: what is known of it.

    Raises:
        UnreadableError: shapes that do not fit, or numbers that are not finite.
    """
    rest_pelvis_m = SMPLX_REST_PELVIS_M if smplx else SMPL_REST_PELVIS_M
    return _upright({"poses": poses, "trans": trans}, rest_pelvis_m, fps, None, "Y", dict(metadata or {}))


def _said_axis(arrays: Arrays) -> str | None:
    for key in _UP_KEYS:
        if key in arrays and arrays[key].size == 1:
            said = str(arrays[key].reshape(-1)[0]).strip().upper().removeprefix("+").removesuffix("-UP")
            if said in ("Y", "Z"):
                return said
    return None


def _clip(arrays: Arrays, rest_pelvis_m: ArrayLike, fps: float, up_axis: str, metadata: dict[str, Any]) -> MotionClip:
    if "poses" not in arrays:
        raise UnreadableError("it lacks poses")
    poses = arrays["poses"]
    if poses.ndim != 2 or poses.shape[1] < NUM_JOINTS * 3 or poses.shape[1] % 3 or not len(poses):
        shape = brief(poses.shape)
        raise UnreadableError(f"poses has shape {shape}; allowed is [T, 66] or more, three numbers a joint")
    trans = _floats(arrays, "trans", (len(poses), 3))
    angles = _checked("poses", poses[:, : NUM_JOINTS * 3])
    rotations = axis_angle_to_matrix(angles.reshape(len(poses), NUM_JOINTS, 3))
    pelvis = trans + np.asarray(rest_pelvis_m)
    if up_axis == "Z":
        rotations[:, 0] = _Z_UP_TO_Y_UP @ rotations[:, 0]
        pelvis = pelvis @ _Z_UP_TO_Y_UP.T
    return MotionClip(rotations, pelvis, fps, metadata=metadata)


def _floats(arrays: Arrays, key: str, shape: tuple[int | None, ...] | None = None) -> FloatArray:
    if key not in arrays:
        raise UnreadableError(f"it lacks {key}")
    found = arrays[key]
    if shape is not None and not _fits(found.shape, shape):
        wanted = ", ".join("any" if length is None else str(length) for length in shape)
        raise UnreadableError(f"{key} has shape {brief(found.shape)}; expected ({wanted})")
    return _checked(key, found)


def _checked(key: str, found: NDArray[Any]) -> FloatArray:
    if found.dtype.kind in "US":
        raise UnreadableError(f"{key} holds no numbers")
    with np.errstate(invalid="ignore"):
        values = found.astype(np.float64)
    check_numbers(key, values)
    return values


def _fits(found: tuple[int, ...], wanted: tuple[int | None, ...]) -> bool:
    return len(found) == len(wanted) and all(w in (None, f) for f, w in zip(found, wanted, strict=True))


def _scalar(arrays: Arrays, key: str) -> float:
    values = _floats(arrays, key)
    if values.size != 1:
        raise UnreadableError(f"{key} must be one number; it has shape {brief(values.shape)}")
    return float(values.reshape(-1)[0])


def _gender(arrays: Arrays) -> dict[str, Any]:
    """What the file says of its body, for people to read; some pack it with Python objects, and it is left out then."""
    try:
        found = arrays["gender"] if "gender" in arrays else np.empty(0)
    except UnreadableError:
        return {}
    return {"gender": str(found.reshape(-1)[0])} if found.size and found.dtype.kind in "US" else {}


register_format(
    MotionFormat(".npz", "kinoflow, official, AMASS or SMPL-X arrays; written as kinoflow's own", read, write)
)
