"""ASF and AMC, the skeleton and motion files of the CMU motion capture database.

An ASF bone runs from where its parent ends, along `direction` times `length`; directions are given in the axes of the
whole figure at rest. With C the bone's `axis` rotation and M the rotation of its degrees of freedom, the bone turns by
C M C^-1 relative to its parent. Both are applied in the order of the letters, about fixed axes: XYZ is Rz Ry Rx. A
length unit of u means 1/u inches. AMC files carry no frame rate: CMU's were captured at 120 frames per second, a few
subjects' at 60, so `fps` is an option. Frame numbers need not start at 1 (some files were cut); the first is kept.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kinoflow.errors import MotionFileError
from kinoflow.motion.clip import MotionClip, MotionFormat, register_format
from kinoflow.motion.retarget import retarget
from kinoflow.motion.rig import LARGEST_NUMBER, RigMotion, check_numbers, check_size, listed
from kinoflow.motion.rigs import custom_rig
from kinoflow.motion.rotations import euler_to_matrix
from kinoflow.reading import brief, quoted, read_text, reading

FloatArray = NDArray[np.float64]

DEFAULT_FPS = 120.0
INCH_M = 0.0254
LARGEST_FILE_BYTES = 1 << 30
_ROOT = "root"


@dataclass
class _Bone:
    name: str
    vector: FloatArray = field(default_factory=lambda: np.zeros(3))
    axis: FloatArray = field(default_factory=lambda: np.eye(3))
    freedoms: list[str] = field(default_factory=list)
    order: str = "xyz"
    parent: str | None = None


@dataclass
class _Skeleton:
    bones: dict[str, _Bone]
    unit_m: float
    degrees: bool
    root_position: FloatArray


def read_rig(
    path: str | os.PathLike[str], *, asf: str | os.PathLike[str] | None = None, fps: float | None = None
) -> RigMotion:
    """Read an AMC file and its skeleton as they are; each joint is where the bone of that name starts.

    Args:
        path: the AMC file.
        asf: its skeleton; None takes the ASF beside it whose name is that of the AMC or its beginning, the longest of
            several (07.asf for 07_01.amc, HDM_bd.asf for HDM_bd_01-01_01_120.amc).
        fps: frames per second; None means 120.

    Raises:
        MotionFileError: the skeleton is not found, or either file is damaged, cut off or holds values that are not
            finite; the message says where.
    """
    source = Path(path)
    skeleton = _read_asf(Path(asf) if asf is not None else _find_asf(source))
    try:
        first_frame, values = _read_motion(_text(source), skeleton)
        check_size(len(skeleton.bones), len(values[_ROOT]), sum(table.size for table in values.values()))
    except MotionFileError as error:
        raise MotionFileError(f"cannot read {source.name}: {error}") from error
    names = list(skeleton.bones)
    rows = {name: row for row, name in enumerate(names)}
    parents = [rows[b.parent] if b.parent is not None else -1 for b in skeleton.bones.values()]
    offsets = np.array(
        [skeleton.bones[b.parent].vector if b.parent is not None else np.zeros(3) for b in skeleton.bones.values()]
    )
    frames = len(values[_ROOT])
    rotations = np.broadcast_to(np.eye(3), (frames, len(names), 3, 3)).copy()
    translations = np.broadcast_to(offsets, (frames, len(names), 3)).copy()
    translations[:, 0] = skeleton.root_position
    for index, bone in enumerate(skeleton.bones.values()):
        for column, freedom in enumerate(bone.freedoms):
            if freedom[0] == "t":
                translations[:, 0, "xyz".index(freedom[1])] += values[bone.name][:, column]
        rotations[:, index] = _bone_rotations(bone, values.get(bone.name), frames, skeleton.degrees)
    return RigMotion(
        joint_names=tuple(names),
        parents=tuple(parents),
        offsets=offsets,
        rotations=rotations,
        local_translations=translations,
        fps=fps if fps is not None else DEFAULT_FPS,
        unit_m=skeleton.unit_m,
        metadata={"source": source.name, "source_format": "amc", "first_frame": first_frame},
    )


def read(
    path: str | os.PathLike[str],
    *,
    asf: str | os.PathLike[str] | None = None,
    joint_map: Mapping[str, str] | None = None,
    fps: float | None = None,
    up_axis: str | None = None,
    calibrate_on: str | os.PathLike[str] | None = None,
) -> MotionClip:
    """Read an AMC file and put its motion on the 22-joint body; options as for `read_rig` and `formats.bvh.read`.

    Raises:
        MotionFileError: a file is missing or damaged.
        UnknownRigError: the bones are not CMU's and no `joint_map` was given.
    """
    rig_motion = read_rig(path, asf=asf, fps=fps)
    rig_map = custom_rig(joint_map, rig_motion.joint_names) if joint_map is not None else None
    standing = read_rig(calibrate_on, asf=asf) if calibrate_on is not None else None
    return retarget(rig_motion, rig_map=rig_map, up_axis=up_axis, standing=standing)


def _text(path: Path) -> str:
    """The file without comments."""
    with reading(path, MotionFileError):
        return re.sub(r"#.*", "", read_text(path, most_bytes=LARGEST_FILE_BYTES, damaged="replace", any_mark=True))


def _find_asf(amc: Path) -> Path:
    beside = sorted(path for path in amc.parent.iterdir() if path.suffix.lower() == ".asf" and path.is_file())
    stem = amc.stem.lower()
    # A name ends where no letter or digit of it is left: 07 begins 07_01, and not 070_01.
    beginning = [p for p in beside if re.match(re.escape(p.stem.lower()) + r"(?![^\W_])", stem)]
    if beginning:
        return max(beginning, key=lambda path: len(path.stem))
    wanted = " or ".join(f"{name}.asf" for name in dict.fromkeys((amc.stem, amc.stem.split("_")[0])))
    others = f" (there are {listed([brief(path.name) for path in beside])})" if beside else ""
    raise MotionFileError(
        f"cannot read {amc.name}: its skeleton ({wanted}) is not in {brief(amc.parent)}{others}; put it there or name "
        "it: --asf FILE"
    )


def _read_asf(path: Path) -> _Skeleton:
    try:
        # Patterns must not cross lines: through many empty ones, or many words, such a search takes for ever.
        parts = re.split(r"^[^\S\n]*:", _text(path), flags=re.M)
        sections = {part.split(None, 1)[0].lower(): part for part in parts if part.strip()}
        for name in ("units", "root", "bonedata", "hierarchy"):
            if name not in sections:
                raise MotionFileError(f"it is cut off or not ASF: the section :{name} is missing")
        pairs = [line.split() for line in sections["units"].splitlines()[1:]]
        units = {pair[0]: pair[1] for pair in pairs if len(pair) == 2}
        degrees = units.get("angle", "deg").lower().startswith("deg")
        root, root_position = _parse_root(sections["root"], degrees)
        bones = {_ROOT: root}
        for block in _blocks(sections["bonedata"]):
            bone = _parse_bone(block, degrees)
            if bone.name in bones:
                raise MotionFileError(f"two bones are called {brief(bone.name)}")
            bones[bone.name] = bone
        length_unit = float(units.get("length", 1.0))
        if not 1e-6 < length_unit < 1e6:
            raise MotionFileError(f"the unit of length is {length_unit}")
        return _Skeleton(_ordered(bones, sections["hierarchy"]), INCH_M / length_unit, degrees, root_position)
    except (ValueError, IndexError, KeyError) as error:
        reason = error if isinstance(error, MotionFileError) else f"a value is missing or is no number ({error})"
        raise MotionFileError(f"cannot read the skeleton {path.name}: {reason}") from error


def _blocks(section: str) -> list[str]:
    """What stands between each `begin` and the `end` that follows it."""
    blocks, start = [], None
    for mark in re.finditer(r"\b(?:begin|end)\b", section, re.I):
        if mark[0].lower() == "end" and start is not None:
            blocks.append(section[start : mark.start()])
            start = None
        elif mark[0].lower() == "begin" and start is None:
            start = mark.end()
    return blocks


def _parse_root(section: str, degrees: bool) -> tuple[_Bone, FloatArray]:
    order = _words(section, "order")
    freedoms = [w.lower() for w in order]
    if sorted(freedoms) != ["rx", "ry", "rz", "tx", "ty", "tz"]:
        raise MotionFileError(f"the root's order is {brief(' '.join(order))}, it must name TX TY TZ RX RY RZ once each")
    axis = (_words(section, "axis") or ["XYZ"])[0]
    orientation = _numbers(section, "orientation")
    return (
        _Bone(_ROOT, axis=_axis_rotation(orientation, axis, degrees), freedoms=freedoms, order=axis.lower()),
        _numbers(section, "position"),
    )


def _parse_bone(block: str, degrees: bool) -> _Bone:
    name = _words(block, "name")[0]
    freedoms = [w.lower() for w in _words(block, "dof")]
    if not set(freedoms) <= {"rx", "ry", "rz"} or len(set(freedoms)) < len(freedoms):
        raise MotionFileError(
            f"bone {brief(name)} has the degrees of freedom {brief(' '.join(freedoms))}; only rotations are supported, "
            "each once"
        )
    direction, length = _numbers(block, "direction"), float(_words(block, "length")[0])
    if not abs(length) <= LARGEST_NUMBER:
        raise MotionFileError(f"bone {brief(name)} has the length {length}")
    axis = _words(block, "axis")
    order = axis[3] if len(axis) > 3 else "XYZ"
    return _Bone(
        name,
        vector=direction / max(float(np.linalg.norm(direction)), 1e-12) * length,
        axis=_axis_rotation(_numbers(block, "axis"), order, degrees),
        freedoms=freedoms,
        order=order.lower(),
    )


def _words(text: str, key: str) -> list[str]:
    found = re.search(rf"^[^\S\n]*{key}\b(.*)$", text, re.M | re.I)
    return found[1].split() if found else []


def _numbers(text: str, key: str) -> FloatArray:
    words = _words(text, key)[:3]
    numbers = np.array([float(w) for w in words])
    if len(numbers) != 3:
        raise MotionFileError(f"{key} {brief(' '.join(words))} is not three numbers")
    check_numbers(key, numbers)
    return numbers


def _axis_rotation(angles: FloatArray, order: str, degrees: bool) -> FloatArray:
    if sorted(order.upper()) != ["X", "Y", "Z"]:
        raise MotionFileError(f"the order of axes {brief(order)} is not one of XYZ, ZXY ...")
    return _euler_matrices(order.lower(), angles, degrees)


def _ordered(bones: Mapping[str, _Bone], hierarchy: str) -> dict[str, _Bone]:
    """The bones with their parents filled in, parents first."""
    ordered = {_ROOT: bones[_ROOT]}
    for line in hierarchy.splitlines():
        words = line.split()
        if len(words) < 2 or words[0] not in bones:
            continue
        if words[0] not in ordered:
            raise MotionFileError(f"in the hierarchy, {brief(words[0])} has children before it has a parent")
        for name in words[1:]:
            if name not in bones or name in ordered:
                raise MotionFileError(f"in the hierarchy, {brief(name)} is no bone or has two parents")
            bones[name].parent = words[0]
            ordered[name] = bones[name]
    left_out = set(bones) - set(ordered)
    if left_out:
        raise MotionFileError(f"it is cut off or damaged: no parent for {brief(', '.join(sorted(left_out)))}")
    return ordered


def _read_motion(text: str, skeleton: _Skeleton) -> tuple[int, dict[str, FloatArray]]:
    """The number of the first frame, and per bone its values [T, number of degrees of freedom]."""
    found = re.search(r"^[^\S\n]*[0-9]{1,18}[^\S\n]*$", text, re.M)
    if found is None:
        raise MotionFileError("it is not AMC or is empty: there is no line with a frame number")
    if re.search(r":\s*RADIANS", text[: found.start()], re.I):
        skeleton.degrees = False
    words = text[found.start() :].split()
    columns, width = _columns(words, skeleton)
    frames = len(words) // width
    if not frames:
        raise MotionFileError("it is cut off in its first frame")
    table = np.array(words[: frames * width], dtype=object).reshape(frames, width)
    layout = [column - 1 for column in columns.values()]
    for frame in range(frames):
        if [table[frame, c] for c in layout] != list(columns):
            raise MotionFileError(f"frame {brief(table[frame, 0])} has other bones or values than the first frame")
    if frames * width != len(words):
        raise MotionFileError(f"it is cut off in the frame after {brief(table[-1, 0])}")
    values = {}
    for name, column in columns.items():
        try:
            values[name] = table[:, column : column + len(skeleton.bones[name].freedoms)].astype(np.float64)
        except ValueError as error:
            raise MotionFileError(f"a value of {brief(name)} is not a number: {brief(str(error))}") from error
        bad = np.argwhere(~(np.abs(values[name]) <= LARGEST_NUMBER))
        if len(bad):
            raise MotionFileError(
                f"frame {brief(table[bad[0][0], 0])}: a value of {brief(name)} is not finite, or beyond "
                f"{LARGEST_NUMBER:g}"
            )
    numbers = [str(int(words[0]) + frame) for frame in range(frames)]
    if table[:, 0].tolist() != numbers:
        raise MotionFileError("the frame numbers do not follow one another; frames are missing")
    return int(words[0]), values


def _columns(words: Sequence[str], skeleton: _Skeleton) -> tuple[dict[str, int], int]:
    """Where in a frame's words each bone's values begin, and how many words a frame has."""
    columns: dict[str, int] = {}
    position = 1
    while position < len(words) and not re.fullmatch("[0-9]+", words[position]):
        name = words[position]
        if name not in skeleton.bones:
            raise MotionFileError(f"frame {words[0]} has {quoted(name)}, which is no bone of the skeleton")
        if name in columns:
            raise MotionFileError(f"frame {words[0]} has {brief(name)} twice")
        columns[name] = position + 1
        position += 1 + len(skeleton.bones[name].freedoms)
    missing = [b.name for b in skeleton.bones.values() if b.freedoms and b.name not in columns]
    if missing:
        raise MotionFileError(
            f"frame {words[0]} lacks {brief(', '.join(missing))}; it is cut off or of another skeleton"
        )
    return columns, position


def _bone_rotations(bone: _Bone, values: FloatArray | None, frames: int, degrees: bool) -> FloatArray:
    """[T, 3, 3] relative to the parent: C M C^-1, with M about fixed axes in the bone's order."""
    if values is None or not bone.freedoms:
        return np.broadcast_to(np.eye(3), (frames, 3, 3))
    turning = [(f[1], column) for column, f in enumerate(bone.freedoms) if f[0] == "r"]
    # The root's angles act in the order they are listed, a bone's in the order of its axis.
    order = "".join(letter for letter, _ in turning)
    if bone.name != _ROOT:
        turning.sort(key=lambda item: bone.order.index(item[0]))
        order = "".join(letter for letter, _ in turning)
    angles = values[:, [column for _, column in turning]]
    matrices = _euler_matrices(order, angles, degrees)
    return bone.axis @ matrices.reshape(frames, 3, 3) @ bone.axis.T


def _euler_matrices(order: str, angles: FloatArray, degrees: bool) -> FloatArray:
    """Matrices of angles [..., letters of `order`] about fixed axes."""
    # About fixed axes one after the other is about the body's own in reverse.
    return euler_to_matrix((np.radians(angles) if degrees else angles)[..., ::-1], order[::-1])


register_format(MotionFormat(".amc", "AMC with the ASF skeleton beside it (CMU)", read))
