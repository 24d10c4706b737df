"""BVH: reading any hierarchy, and writing the 22-joint body with a true rest pose.

What the format leaves open is read as follows. Rotation channels are intrinsic Euler angles in degrees in the order in
which they are listed. Position channels, on any joint, replace the components of OFFSET they name. Lengths have no
unit and the up axis has no field: neither matters here, because `motion.retarget` scales by leg length and finds the up
axis.

What exporters do beside the format is read where it can mean one thing only: decimal commas, numbers with no blank
before the minus of the next, zeros and end marks behind the last frame, a header that counts other frames than follow
(with a note in the metadata). Half a frame at the end is damage.
"""

from __future__ import annotations

import contextlib
import math
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kinoflow.errors import KinoflowError, MotionFileError, UnreadableError
from kinoflow.motion.clip import MotionClip, MotionFormat, register_format
from kinoflow.motion.retarget import retarget, retarget_parts
from kinoflow.motion.rig import LARGEST_NUMBER, RigMotion, check_size
from kinoflow.motion.rigs import custom_rig
from kinoflow.motion.rotations import euler_to_matrix, matrix_to_euler, with_numbers_first, with_numbers_last
from kinoflow.motion.skeleton import Skeleton
from kinoflow.motion.travel import seen_from, travel_of
from kinoflow.reading import brief, plain_numbers, quoted, read_text, reading

FloatArray = NDArray[np.float64]

WRITTEN_ORDER = "ZXY"
_ROTATIONS = " ".join(f"{axis}rotation" for axis in WRITTEN_ORDER)
_CHANNELS, _CHANNELS_OF_ROOT = f"CHANNELS 3 {_ROTATIONS}", f"CHANNELS 6 Xposition Yposition Zposition {_ROTATIONS}"
CENTIMETRES = 100.0
"""Units of length per metre in written files."""
LARGEST_FILE_BYTES = 1 << 30
_END_SITES_M = {
    "Head": (0.0, 0.17, 0.0),
    "L_Foot": (0.0, 0.0, 0.07),
    "R_Foot": (0.0, 0.0, 0.07),
    "L_Wrist": (0.18, 0.0, 0.0),
    "R_Wrist": (-0.18, 0.0, 0.0),
}
_PADDING = " \t\r\n\v\f\0\x1a\ufeff"
"""What may stand behind the last frame: blanks, zeros of a block that was not full, the end mark of DOS."""
_GLUED = re.compile(r"(?<=[\d.])(?=-[\d.])")
_SPACED_COMMA = re.compile(r",\s")
_POSITION_CHANNELS = {"xposition": 0, "yposition": 1, "zposition": 2}
_ROTATION_CHANNELS = {"xrotation": "X", "yrotation": "Y", "zrotation": "Z"}


@dataclass
class _Joint:
    name: str
    parent: int
    offset: list[float] = field(default_factory=lambda: [0.0, 0.0, 0.0])
    channels: list[str] = field(default_factory=list)


class _Hierarchy:
    """The joints of a file, and where in a frame their numbers stand; files of one skeleton share it.

    Attributes:
        names, parents: of J joints.
        offsets: [J, 3].
        num_channels: numbers of a frame.
        places: joint, axis and column of every position channel, [3, N].
        turns: order of axes to the joints that turn so, [N], and the columns of their angles, [N, axes].
    """

    def __init__(self, joints: Sequence[_Joint]) -> None:
        self.names, self.parents = tuple(j.name for j in joints), tuple(j.parent for j in joints)
        self.offsets = np.array([j.offset for j in joints])
        self.num_channels = sum(len(j.channels) for j in joints)
        places: list[tuple[int, int, int]] = []
        turns: dict[str, tuple[list[int], list[list[int]]]] = {}
        column = 0
        for index, joint in enumerate(joints):
            order, columns = "", []
            for channel in joint.channels:
                if channel in _POSITION_CHANNELS:
                    places.append((index, _POSITION_CHANNELS[channel], column))
                else:
                    order += _ROTATION_CHANNELS[channel]
                    columns.append(column)
                column += 1
            if order:
                members, their_columns = turns.setdefault(order, ([], []))
                members.append(index)
                their_columns.append(columns)
        self.places = np.array(places, dtype=np.int64).reshape(-1, 3).T
        self.turns = {order: (np.array(members), np.array(columns)) for order, (members, columns) in turns.items()}


def read_rig(path: str | os.PathLike[str], *, fps: float | None = None) -> RigMotion:
    """Read a BVH file as it is: every joint, its own frame rate; end sites are dropped.

    Args:
        path: the file.
        fps: frames per second to use instead of the header's frame time (some headers are wrong).

    Raises:
        MotionFileError: the file is not BVH, is cut off, holds another number of values than it announces, or values
            that are not finite; the message says which and where.
    """
    source = Path(path)
    with reading(source.name, MotionFileError):
        try:
            return _rig(source, fps)
        except MotionFileError as error:
            raise UnreadableError(str(error)) from error


@dataclass(frozen=True)
class _Frames:
    """What is in a file: its hierarchy, the values of its channels [T, C], its rate, and what was odd in it."""

    hierarchy: _Hierarchy
    values: FloatArray
    fps: float
    metadata: dict[str, Any]


def _frames(path: Path, fps: float | None) -> _Frames:
    header, motion = _split(read_text(path, most_bytes=LARGEST_FILE_BYTES, damaged="replace", any_mark=True))
    hierarchy = _parse_hierarchy(header)
    frame_time_s, values, notes = _parse_motion(motion, hierarchy.num_channels, fps)
    check_size(len(hierarchy.names), len(values), values.size)
    if fps is None and not 1e-6 < frame_time_s < 1e6:
        raise MotionFileError(f"the frame time is {frame_time_s} s; give the rate: --source-fps")
    metadata = {"source": path.name, "source_format": "bvh", **({"notes": notes} if notes else {})}
    return _Frames(hierarchy, values, fps if fps is not None else _clean_rate(1.0 / frame_time_s), metadata)


def _rig(path: Path, fps: float | None) -> RigMotion:
    found = _frames(path, fps)
    return _motion(found.hierarchy, found.values, found.fps, found.metadata)


def _motion(hierarchy: _Hierarchy, values: FloatArray, fps: float, metadata: dict[str, Any]) -> RigMotion:
    rotations, translations = _transforms(hierarchy, values)
    return RigMotion(
        joint_names=hierarchy.names,
        parents=hierarchy.parents,
        offsets=hierarchy.offsets.copy(),
        rotations=rotations,
        local_translations=translations,
        fps=fps,
        metadata=metadata,
    )


def read_together(paths: Sequence[Path]) -> list[MotionClip | None]:
    """`read` of several files, those of one hierarchy and rate at once; None for each that cannot be read so."""
    found: list[MotionClip | None] = [None] * len(paths)
    alike: dict[tuple[int, float], list[tuple[int, _Frames]]] = {}
    for place, path in enumerate(paths):
        # What is wrong with it is told when it is read by itself.
        with contextlib.suppress(KinoflowError, OSError, MemoryError):
            frames = _frames(path, None)
            alike.setdefault((id(frames.hierarchy), frames.fps), []).append((place, frames))
    for members in alike.values():
        hierarchy, fps = members[0][1].hierarchy, members[0][1].fps
        with contextlib.suppress(KinoflowError, MemoryError):
            joined = _motion(hierarchy, np.concatenate([frames.values for _, frames in members]), fps, {})
            parts, start = [], 0
            for _, frames in members:
                parts.append(joined.part(start, start + len(frames.values), frames.metadata))
                start += len(frames.values)
            for (place, _), clip in zip(members, retarget_parts(joined, parts), strict=True):
                found[place] = clip
    return found


def read(
    path: str | os.PathLike[str],
    *,
    joint_map: Mapping[str, str] | None = None,
    fps: float | None = None,
    up_axis: str | None = None,
    calibrate_on: str | os.PathLike[str] | None = None,
) -> MotionClip:
    """Read a BVH file and put its motion on the 22-joint body.

    Args:
        path: the file.
        joint_map: {our joint: joint of the file}, for a hierarchy that is not known (see `motion.rigs`).
        fps: frames per second to use instead of the header's.
        up_axis: "X", "Y" or "Z" if the recognised up axis is wrong.
        calibrate_on: another BVH file of the same skeleton, in which the figure stands.

    Raises:
        MotionFileError: a file is damaged, or its left and right cannot be told (see `motion.retarget`).
        UnknownRigError: the hierarchy is not known and no `joint_map` was given.
    """
    rig_motion = read_rig(path, fps=fps)
    rig_map = custom_rig(joint_map, rig_motion.joint_names) if joint_map is not None else None
    standing = read_rig(calibrate_on) if calibrate_on is not None else None
    return retarget(rig_motion, rig_map=rig_map, up_axis=up_axis, standing=standing)


def write(clip: MotionClip, path: str | os.PathLike[str], *, root_motion: bool = False) -> None:
    """Write a clip as BVH: our 22 joints, offsets in centimetres, Y up, facing +Z; zero angles are the T-pose.

    The root has position channels and no offset, so readers that add the two and readers that replace one by the other
    agree. Angles are continuous in time where two ways of writing a rotation differ.

    Args:
        clip: any clip on the 22 joints.
        path: the file to write.
        root_motion: with a joint `root` on the floor above the pelvis, which carries the travel (`motion.travel`).
    """
    skeleton = clip.skeleton
    lines = _hierarchy_lines(skeleton, 0, 0)
    before = np.zeros((clip.num_frames, 0))
    if root_motion:
        travel = travel_of(clip)
        clip = seen_from(clip, travel)
        turns = np.zeros((clip.num_frames, 3))
        turns[:, WRITTEN_ORDER.index("Y")] = np.degrees(travel.headings_rad)
        before = np.concatenate([travel.places * CENTIMETRES, turns], axis=1)
        above = ["ROOT root", "{", f"  {_offset(np.zeros(3))}", f"  {_CHANNELS_OF_ROOT}"]
        lines = [*above, *("  " + line.replace("ROOT", "JOINT") for line in lines), "}"]
    lines = ["HIERARCHY", *lines, "MOTION", f"Frames: {clip.num_frames}", f"Frame Time: {1.0 / clip.fps!r}"]
    angles = _continuous_angles_deg(np.degrees(matrix_to_euler(clip.rotations, WRITTEN_ORDER)))
    order = _depth_first(skeleton, 0)
    positions = clip.translation * CENTIMETRES
    values = np.concatenate([before, positions, angles[:, order].reshape(clip.num_frames, -1)], axis=1)
    # Adding zero turns -0.0 into 0.0.
    lines.extend(" ".join(f"{v:.6f}" for v in row) for row in (np.round(values, 6) + 0.0).tolist())
    Path(path).write_text("\n".join(lines) + "\n", encoding="ascii")


def _depth_first(skeleton: Skeleton, joint: int) -> list[int]:
    """A joint and all below it in the order in which a BVH hierarchy lists them."""
    below = [_depth_first(skeleton, child) for child, p in enumerate(skeleton.parents) if p == joint]
    return [joint, *(index for part in below for index in part)]


def _hierarchy_lines(skeleton: Skeleton, joint: int, depth: int) -> list[str]:
    name, indent = skeleton.joint_names[joint], "  " * depth
    lines = [
        f"{indent}{'JOINT' if depth else 'ROOT'} {name}",
        indent + "{",
        f"{indent}  {_offset(skeleton.offsets[joint])}",
    ]
    lines.append(f"{indent}  {_CHANNELS if depth else _CHANNELS_OF_ROOT}")
    children = [child for child, parent in enumerate(skeleton.parents) if parent == joint]
    for child in children:
        lines.extend(_hierarchy_lines(skeleton, child, depth + 1))
    if not children:
        end = np.array(_END_SITES_M[name])
        lines.extend([f"{indent}  End Site", indent + "  {", f"{indent}    {_offset(end)}", indent + "  }"])
    return [*lines, indent + "}"]


def _offset(metres: FloatArray) -> str:
    return "OFFSET " + " ".join(f"{v:.6f}" for v in (np.round(metres * CENTIMETRES, 6) + 0.0).tolist())


def _continuous_angles_deg(angles: FloatArray) -> FloatArray:
    """[T, J, 3] Euler angles of three different axes, each frame written the way that is closest to the frame before.

    (a, b, c) and (a + 180, 180 - b, c + 180) are the same rotation, as is any turn by 360 degrees more.
    """
    out = angles.copy()
    for frame in range(1, len(out)):
        last = out[frame - 1]
        choices = np.stack([out[frame], out[frame] * [1.0, -1.0, 1.0] + 180.0])
        choices += 360.0 * np.round((last - choices) / 360.0)
        closest = np.abs(choices - last).sum(axis=-1).argmin(axis=0)
        out[frame] = np.take_along_axis(choices, closest[None, :, None], axis=0)[0]
    return out


def _split(text: str) -> tuple[str, str]:
    if not re.match(r"\s*HIERARCHY\b", text, re.IGNORECASE):
        raise MotionFileError("it is not a BVH file: it does not start with HIERARCHY")
    # Blanks, but no line breaks: where the two may be mixed, a search through many empty lines takes for ever.
    found = re.search(r"^[^\S\n]*MOTION\b", text, re.IGNORECASE | re.MULTILINE)
    if found is None:
        raise MotionFileError("it is cut off: there is no MOTION section")
    return text[: found.start()], text[found.end() :]


@lru_cache(maxsize=16)
def _parse_hierarchy(header: str) -> _Hierarchy:
    header = re.sub(r"^[^\S\n]*OFFSET[^\n]*", lambda line: _parted(line[0]), header, flags=re.IGNORECASE | re.MULTILINE)
    tokens = re.findall(r"[{}]|[^\s{}]+", header)[1:]
    joints: list[_Joint] = []
    stack: list[int | None] = []  # None stands for an end site
    opening: int | None = None
    position = 0
    try:
        while position < len(tokens):
            word = tokens[position].upper()
            position += 1
            if word in ("ROOT", "JOINT", "END"):
                brace = tokens.index("{", position)
                name = " ".join(tokens[position:brace])
                opening = None if word == "END" else _add_joint(joints, stack, word, name)
                position = brace
            elif word == "{":
                stack.append(opening)
            elif word == "}":
                stack.pop()
            elif word == "OFFSET":
                offset = [float(t.replace(",", ".")) for t in tokens[position : position + 3]]
                position += 3
                if len(offset) != 3 or not np.abs(offset).max() <= LARGEST_NUMBER:
                    raise ValueError
                if stack[-1] is not None:
                    joints[stack[-1]].offset = offset
            elif word == "CHANNELS":
                count = int(tokens[position])
                if not 0 <= count <= 6:
                    raise ValueError
                names = [t.lower() for t in tokens[position + 1 : position + 1 + count]]
                position += 1 + count
                index = stack[-1]
                if index is not None:
                    joints[index].channels = _checked_channels(joints[index].name, count, names)
            else:
                raise MotionFileError(f"unknown word {quoted(tokens[position - 1])} in the hierarchy")
    except (IndexError, ValueError) as error:
        if isinstance(error, MotionFileError):
            raise
        where = f"after joint {brief(joints[-1].name)}" if joints else "at its start"
        raise MotionFileError(f"the hierarchy is cut off or damaged {where}") from error
    if stack or not joints:
        raise MotionFileError("the hierarchy is cut off: a closing brace or the root is missing")
    return _Hierarchy(joints)


def _add_joint(joints: list[_Joint], stack: Sequence[int | None], word: str, name: str) -> int:
    if (word == "ROOT") != (not stack):
        raise MotionFileError(f"{word} {brief(name)} is in the wrong place of the hierarchy")
    if word == "ROOT" and joints:
        raise MotionFileError(f"it holds more than one figure ({brief(joints[0].name)}, {brief(name)}); split it first")
    parent = stack[-1] if stack else -1
    if parent is None:
        raise MotionFileError(f"joint {brief(name)} hangs on an end site")
    joints.append(_Joint(name, parent))
    return len(joints) - 1


def _checked_channels(joint: str, count: int, names: list[str]) -> list[str]:
    known = {**_POSITION_CHANNELS, **_ROTATION_CHANNELS}
    wrong = [n for n in names if n not in known]
    if wrong or len(names) != count or len(set(names)) != count:
        raise MotionFileError(
            f"joint {brief(joint)} has channels {brief(' '.join(names))}, announced are {count} different ones"
        )
    return names


def _parse_motion(motion: str, num_channels: int, fps: float | None) -> tuple[float, FloatArray, list[str]]:
    """Frame time in seconds (0 where `fps` takes its place), values [T, C], and what was wrong in the header."""
    found = re.match(r"\s*FRAMES[\s:]*([^\s:]\S*)\s+FRAME\s*TIME[\s:]*([^\s:]\S*)", motion, re.IGNORECASE)
    if found is None:
        raise MotionFileError("the MOTION section has no 'Frames:' and 'Frame Time:' lines")
    try:
        announced = float(found[1].replace(",", "."))
        frame_time_s = float(found[2].replace(",", ".")) if fps is None else 0.0
    except ValueError as error:
        count, time = quoted(found[1]), quoted(found[2])
        advice = "correct it in the file, or give the rate: --source-fps"
        raise MotionFileError(f"frame count {count} or frame time {time} is no number; {advice}") from error
    # How many whole frames there are, beside how many are announced.
    text = motion[found.end() :].rstrip(_PADDING)
    numbers = plain_numbers(text)
    words = _words(text, num_channels) if numbers is None else numbers
    frames, rest = divmod(len(words), num_channels) if num_channels else (0, 0)
    if not frames or rest or not math.isfinite(announced):
        raise MotionFileError(
            f"{brief(found[1])} frames of {num_channels} channels are announced, the file holds {len(words)} values "
            f"({frames} whole frames); it is cut off or damaged"
        )
    if announced > frames and (frames < 2 or announced > frames + 1):
        raise MotionFileError(
            f"{announced:.10g} frames of {num_channels} channels are announced, the file holds {len(words)} values "
            f"({frames} whole frames); it is cut off; to read what is there, write 'Frames: {frames}' into it"
        )
    # Of the last frame programs disagree; what is there is read, and told.
    notes = []
    if announced != frames:
        notes.append(f"its header announces {announced:.10g} frames and {frames} follow: these were read")
    try:
        values = np.array(words, dtype=np.float64).reshape(frames, num_channels)
    except ValueError as error:
        raise MotionFileError(f"the motion holds something that is not a number: {brief(str(error))}") from error
    if not (values.max() <= LARGEST_NUMBER and values.min() >= -LARGEST_NUMBER):
        bad = np.argwhere(~(np.abs(values) <= LARGEST_NUMBER))
        raise MotionFileError(
            f"frame {bad[0][0] + 1}, channel {bad[0][1] + 1} is {values[tuple(bad[0])]}; all values must be finite, "
            f"and at most {LARGEST_NUMBER:g}"
        )
    return frame_time_s, values, notes


def _words(text: str, num_channels: int) -> list[str]:
    """The numbers of all frames as words; commas are points or separators, whichever makes whole frames of them."""
    text = _parted(text)
    if "," not in text:
        return text.split()
    decimal, separating = text.replace(",", ".").split(), text.replace(",", " ").split()
    if "." in text or _SPACED_COMMA.search(text) or (num_channels and len(decimal) % num_channels):
        return separating
    return decimal


def _parted(text: str) -> str:
    """Numbers apart where the minus of the second stands right behind the first; the one of an exponent stays."""
    return _GLUED.sub(" ", text)


def _transforms(hierarchy: _Hierarchy, values: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Rotations [T, J, 3, 3] and translations [T, J, 3] relative to the parents from the channel values [T, C]."""
    frames, joints = len(values), len(hierarchy.names)
    # All frames of a channel beside each other: [C, T].
    channels = np.ascontiguousarray(values.T)
    translations = np.empty((3, joints, frames))
    translations[...] = hierarchy.offsets.T[..., None]
    moving, axes, columns_of_places = hierarchy.places
    translations[axes, moving] = channels[columns_of_places]
    turned = {
        order: euler_to_matrix(np.radians(channels[columns.T]).transpose(2, 1, 0), order)
        for order, (_, columns) in hierarchy.turns.items()
    }
    if [len(members) for members, _ in hierarchy.turns.values()] == [joints]:
        return turned.popitem()[1], translations.transpose(2, 1, 0)
    rotations = np.empty((3, 3, joints, frames))
    rotations[...] = np.eye(3)[..., None, None]
    for order, (members, _) in hierarchy.turns.items():
        rotations[:, :, members] = with_numbers_first(turned[order])
    return with_numbers_last(rotations), translations.transpose(2, 1, 0)


def _clean_rate(fps: float) -> float:
    """The rate that a rounded frame time stands for (0.0333333 is 30, 0.00833333 is 120, 1 / 29.97 is 29.97)."""
    nearest = round(fps)
    return float(nearest) if abs(fps - nearest) < 5e-4 * fps else float(f"{fps:.10g}")


register_format(
    MotionFormat(
        ".bvh",
        "BVH, any known hierarchy; written with our joints and a true rest pose",
        read,
        write,
        read_together=read_together,
    )
)
