"""`MotionClip`, the one object that crosses rooms, and the registry of file formats that read and write it."""

from __future__ import annotations

import dataclasses
import functools
import importlib
import importlib.util
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from kinoflow.errors import MissingExtraError, MotionFileError, OptionError, UnsupportedFormatError, shortened
from kinoflow.files import atomic_path, why_no_file
from kinoflow.motion.kinematics import global_rotations, joint_positions, local_rotations
from kinoflow.motion.rotations import numbers_apart, turned, with_numbers_first, with_numbers_last
from kinoflow.motion.skeleton import MANNEQUIN, Skeleton
from kinoflow.reading import reading

FloatArray = NDArray[np.float64]
Reader = Callable[..., "MotionClip"]
Writer = Callable[..., None]
_LONGEST_ABOUT = 60
_KINEMATICS = ("joints", "global_rotations")
"""What follows from rotations and translation: computed when first asked for, handed on to clips made of a clip."""
_ATTRIBUTES = ("rotations", "translation", "fps", "skeleton", "metadata")
_POSES_KEPT = frozenset({"translation", "fps", "metadata"})
"""What may change while joints keep their places in the body; forward kinematics need not be repeated then."""


Measured = TypeVar("Measured")
Rows = TypeVar("Rows", bound=NDArray[Any])


_ANYWHERE: set[str] = set()
"""Keys of what `once_anywhere` remembers."""
_LOST: dict[str, int] = {"joints": 0, "global_rotations": 0}
"""Keys of what `local` remembers and of kinematics, and how many fewer rows than frames each has."""
LOCAL: dict[str, Callable[[MotionClip], Any]] = {}
"""Measures that are local, by key."""
_WHOLE, _WHOLE_ELSEWHERE = "_whole", "_whole_elsewhere"
"""Where a clip is one of several that were read together: the clip of all of them, and its first and last frame there;
the latter where it was moved since, so that only what is the same anywhere is taken from there."""


def once_a_clip(measure: Callable[[MotionClip], Measured]) -> Callable[[MotionClip], Measured]:
    """A measure of a clip that is remembered with it: several ask the same of one clip. Its arrays are read-only."""
    key = _key(measure)

    @functools.wraps(measure)
    def remembered(clip: MotionClip) -> Measured:
        known = clip.__dict__
        if key not in known:
            found: Any = None
            if key in _LOST:
                place = (known.get(_WHOLE_ELSEWHERE) if key in _ANYWHERE else None) or known.get(_WHOLE)
                if place is not None:
                    whole, start, stop = place
                    found = remembered(whole)[start : max(stop - _LOST[key], start)]  # type: ignore[index]
            if found is None:
                found = measure(clip)
                for array in found if isinstance(found, tuple) else (found,):
                    array.setflags(write=False)
            known[key] = found
        return cast(Measured, known[key])

    return remembered


def local(lost: int = 0) -> Callable[[Callable[[MotionClip], Rows]], Callable[[MotionClip], Rows]]:
    """Say of a measure that is remembered: what it tells of a part of a clip is part of what it tells of all of it.

    So it is measured once of many clips that were read together (`MotionClip.cut`).

    Args:
        lost: how many fewer rows than frames it has: 1 where it looks from one frame to the next.
    """

    def told(measure: Callable[[MotionClip], Rows]) -> Callable[[MotionClip], Rows]:
        _LOST[_key(measure)], LOCAL[_key(measure)] = lost, measure
        return measure

    return told


def once_anywhere(measure: Callable[[MotionClip], Measured]) -> Callable[[MotionClip], Measured]:
    """`once_a_clip` of a measure that is the same wherever the body is and faces: a clip that is moved keeps it."""
    _ANYWHERE.add(_key(measure))
    return once_a_clip(measure)


def _key(measure: Callable[[MotionClip], Any]) -> str:
    return f"{measure.__module__}.{measure.__qualname__}"


@dataclass(frozen=True, eq=False)
class MotionClip:
    """One person's motion on the 22-joint body.

    `len(clip)` is the number of its frames, `clip[30:60]` some of them and `clip[0.5:2.0]` some seconds of it,
    `first + second` one after the other. A notebook plays a clip that is the value of a cell.

    Attributes:
        rotations: [T, J, 3, 3] rotation of each joint relative to its parent; identity everywhere is the T-pose.
        translation: [T, 3] the pelvis in the world, metres, Y up.
        fps: frames per second.
        skeleton: the body; joint positions follow from it.
        metadata: what is known about the clip (prompt, seed, model, licence, source ...); plain JSON values.

    Raises:
        MotionFileError: shapes that do not fit the skeleton, no frames, an impossible rate, or numbers that are not
            finite.
    """

    rotations: FloatArray
    translation: FloatArray
    fps: float
    skeleton: Skeleton = MANNEQUIN
    metadata: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        rotations = np.asarray(self.rotations, dtype=np.float64)
        translation = np.asarray(self.translation, dtype=np.float64)
        object.__setattr__(self, "rotations", rotations)
        object.__setattr__(self, "translation", translation)
        object.__setattr__(self, "fps", float(self.fps))
        frames = len(rotations) if rotations.ndim else 0
        expected = (frames, self.skeleton.num_joints, 3, 3)
        if rotations.shape != expected or translation.shape != (frames, 3) or frames == 0:
            raise MotionFileError(
                f"a motion needs rotations [T, {self.skeleton.num_joints}, 3, 3] and translation [T, 3] with T >= 1; "
                f"got {rotations.shape} and {translation.shape}"
            )
        if not 1 <= self.fps <= 1000:
            raise MotionFileError(f"the frame rate must be between 1 and 1000 per second; got {self.fps}")
        if not (np.isfinite(rotations).all() and np.isfinite(translation).all()):
            raise MotionFileError("the motion holds numbers that are not finite (NaN or infinity)")

    @staticmethod
    def of_world(
        world: FloatArray, translation: FloatArray, fps: float, metadata: Mapping[str, Any] | None = None
    ) -> MotionClip:
        """A clip on our body from world rotations of its joints [T, J, 3, 3]; for the rest see the attributes."""
        rotations = local_rotations(world, MANNEQUIN.parents)
        clip = MotionClip(rotations, translation, fps, metadata=metadata or {})
        clip.__dict__["global_rotations"] = world
        return clip

    @property
    def num_frames(self) -> int:
        """T."""
        return len(self.rotations)

    @property
    def duration_s(self) -> float:
        """Seconds that the frames fill: T / fps."""
        return self.num_frames / self.fps

    @cached_property
    def joints(self) -> FloatArray:
        """[T, J, 3] joint positions in the world, metres, by forward kinematics on the clip's skeleton."""
        if _WHOLE in self.__dict__:
            whole, start, stop = self.__dict__[_WHOLE]
            return cast(FloatArray, whole.joints[start:stop])
        return joint_positions(self.global_rotations, self.translation, self.skeleton.offsets, self.skeleton.parents)

    @cached_property
    def global_rotations(self) -> FloatArray:
        """[T, J, 3, 3] joint rotations in the world."""
        if _WHOLE in self.__dict__:
            whole, start, stop = self.__dict__[_WHOLE]
            return cast(FloatArray, whole.global_rotations[start:stop])
        return global_rotations(self.rotations, self.skeleton.parents)

    def __repr__(self) -> str:
        what = self.metadata.get("prompt") or self.metadata.get("source")
        about = f" {shortened(str(what), _LONGEST_ABOUT)!r}" if what else ""
        return f"<MotionClip{about}, {self.num_frames} frames, {self.duration_s:.2f} s at {self.fps:g} per second>"

    def _repr_html_(self) -> str:
        """The page that plays the clip, in a frame of its own, for notebooks."""
        from kinoflow.motion.notebook import frame_of

        return frame_of(self)

    def __len__(self) -> int:
        return self.num_frames

    def __getitem__(self, part: slice) -> MotionClip:
        """Frames `clip[first:stop]`, or seconds where one of the two has a decimal point: `clip[1.0:2.5]`.

        Negative numbers count from the end. A step of n keeps every n-th frame, of as many seconds.

        Raises:
            OptionError: it is no slice, holds something else than numbers, or nothing of the clip is in it.
        """
        if not isinstance(part, slice):
            raise OptionError(
                f"a clip is sliced, clip[30:60] by frames or clip[1.0:2.0] by seconds; got {shortened(repr(part), 40)}"
            )
        start, stop, step = (_index(bound) for bound in (part.start, part.stop, part.step))
        if isinstance(start, float) or isinstance(stop, float):
            start, stop = (None if bound is None else round(bound * self.fps) for bound in (start, stop))
        if step is None:
            step = 1
        if isinstance(step, float) or step < 1:
            raise OptionError(f"the step of a slice is a whole number of frames, 1 or more; got {part.step!r}")
        first, last, _ = slice(start, stop).indices(self.num_frames)
        if first >= last:
            raise OptionError(
                f"there is nothing of the clip in [{part.start}:{part.stop}]: it has {self.num_frames} frames, "
                f"{self.duration_s:.2f} s"
            )
        rotations, translation = self.rotations[first:last:step], self.translation[first:last:step]
        return self.replace(rotations=rotations, translation=translation, fps=self.fps / step)

    __iter__ = None  # type: ignore[assignment]
    """A frame by itself is no motion: `clip[k : k + 1]` is one frame, `clip.joints` are all."""

    def __add__(self, other: MotionClip) -> MotionClip:
        """This clip, unchanged, and the other one from where and how this one ends, [T1 + T2 - 1] frames.

        The other clip is brought to this one's rate and moved so that place and facing go on; what differs in pose
        fades out over up to 0.9 s, and feet that stand stay (`motion.joining`).

        Raises:
            OptionError: the clips have different bodies.
        """
        if not isinstance(other, MotionClip):
            return NotImplemented
        from kinoflow.motion.canonical import resample
        from kinoflow.motion.joining import joined

        if other.skeleton.fingerprint != self.skeleton.fingerprint:
            raise OptionError(
                "only clips of one body can be joined; load them with kinoflow, which puts them on its own"
            )
        following = resample(other, self.fps)
        return (joined(self, following) if following.num_frames > 1 else self).replace(
            metadata=_joined_metadata(self.metadata, other.metadata)
        )

    def replace(self, **changes: Any) -> MotionClip:
        """A copy with some attributes changed."""
        changed = dataclasses.replace(self, **changes)
        if changes.keys() <= _POSES_KEPT:
            known = {name: self.__dict__[name] for name in _KINEMATICS if name in self.__dict__}
            if "translation" in changes and "joints" in known:
                # Not by how far it moved: whoever made this clip may have written into its translation since.
                known["joints"] = known["joints"] - known["joints"][:, :1] + changed.translation[:, None]
            changed.__dict__.update(known)
        return changed

    def crop(self, start: int, stop: int) -> MotionClip:
        """Frames `start` up to, not including, `stop`; the clip itself, with all that is known of it, if that is all.

        Raises:
            OptionError: the range is empty or reaches outside the clip.
        """
        if not 0 <= start < stop <= self.num_frames:
            raise OptionError(f"cannot crop frames {start} to {stop} of a clip of {self.num_frames} frames")
        if stop - start == self.num_frames:
            return self
        return self._part(start, stop)

    def cut(self, lengths: Sequence[int], metadata: Sequence[Mapping[str, Any]]) -> list[MotionClip]:
        """Clips of so many frames each, one after the other, with metadata of their own.

        What is measured of them later is measured of all at once, where that is the same.
        """
        clips, start = [], 0
        for frames, told in zip(lengths, metadata, strict=True):
            clip = self._part(start, start + frames)
            clip.__dict__.update({"metadata": told, _WHOLE: (self, start, start + frames)})
            clips.append(clip)
            start += frames
        return clips

    def _part(self, start: int, stop: int) -> MotionClip:
        """Some frames, with what is known of them."""
        known = self.__dict__
        found = self._sound(**{name: known[name][start:stop] for name in ("rotations", "translation")})
        for name, lost in _LOST.items():
            if name in known:
                found.__dict__[name] = known[name][start : max(stop - lost, start)]
        for name in (_WHOLE, _WHOLE_ELSEWHERE):
            if name in known:
                whole, first, _ = known[name]
                found.__dict__[name] = whole, first + start, first + stop
        return found

    def _sound(self, **changes: Any) -> MotionClip:
        """A copy with some values changed which need no check, since they were checked as parts of this clip."""
        copy = object.__new__(MotionClip)
        copy.__dict__.update({name: self.__dict__[name] for name in _ATTRIBUTES}, **changes)
        return copy

    def moved(self, origin: FloatArray, turn: FloatArray) -> MotionClip:
        """The clip as a whole, so that the place `origin` [3] is the origin, and turned about that [3, 3].

        What is known of its joints is moved with it.
        """
        rotations = self.rotations.copy(order="K")
        if numbers_apart(rotations):
            # The sums of `moved_together`, in their order.
            numbers = with_numbers_first(rotations)
            numbers[:, :, 0] = np.einsum("ij,jkt->ikt", turn, numbers[:, :, 0])
        else:
            rotations[:, 0] = turn @ rotations[:, 0]
        translation = (self.translation - origin) @ turn.T
        moved = self._sound(rotations=rotations, translation=translation)
        if "joints" in self.__dict__:
            # Not by how far it moved: whoever made this clip may have written into its translation since.
            moved.__dict__["joints"] = turned(self.joints - self.joints[:, :1], turn) + translation[:, None]
        moved.__dict__.update({key: self.__dict__[key] for key in _ANYWHERE if key in self.__dict__})
        moved.__dict__[_WHOLE_ELSEWHERE] = self._place_elsewhere()
        return moved

    @staticmethod
    def moved_together(
        clips: Sequence[MotionClip], origins: Sequence[FloatArray], turns: Sequence[FloatArray]
    ) -> list[MotionClip]:
        """`moved` of several clips of one rate and body; each becomes the very clip that it becomes alone.

        What is measured of them later is measured of all at once, where that is the same.
        """
        if len(clips) < 2 or not all(numbers_apart(clip.rotations) for clip in clips):
            return [clip.moved(*how) for clip, *how in zip(clips, origins, turns, strict=True)]
        lengths = [clip.num_frames for clip in clips]
        turn = np.repeat(np.stack(turns, axis=-1), lengths, axis=-1)
        rotations = np.concatenate([with_numbers_first(clip.rotations) for clip in clips], axis=-1)
        rotations[:, :, 0] = np.einsum("ijt,jkt->ikt", turn, rotations[:, :, 0])
        # One by one: a product of matrices of other sizes may add up in another order.
        pairs = zip(clips, origins, turns, strict=True)
        translation = np.concatenate([(clip.translation - place) @ one.T for clip, place, one in pairs])
        joints = np.concatenate([clip.joints.transpose(2, 1, 0) for clip in clips], axis=-1)
        joints = np.einsum("ijt,jkt->ikt", turn, joints - joints[:, :1]) + translation.T[:, None]
        joined = clips[0]._sound(rotations=with_numbers_last(rotations), translation=translation)
        joined.__dict__["joints"] = joints.transpose(2, 1, 0)
        moved = joined.cut(lengths, [clip.metadata for clip in clips])
        for clip, before in zip(moved, clips, strict=True):
            clip.__dict__.update({key: before.__dict__[key] for key in _ANYWHERE if key in before.__dict__})
            clip.__dict__[_WHOLE_ELSEWHERE] = before._place_elsewhere()
        return moved

    def _place_elsewhere(self) -> tuple[MotionClip, int, int]:
        """Where what is the same anywhere is taken from once this clip is moved: from before, be it alone or not."""
        known = self.__dict__
        found = known.get(_WHOLE_ELSEWHERE) or known.get(_WHOLE) or (self, 0, self.num_frames)
        return cast("tuple[MotionClip, int, int]", found)

    def take_over(self, other: MotionClip, turn: FloatArray) -> None:
        """Take over what is known of another clip's joints: this one is the other, turned about the origin [3, 3]."""
        if "joints" in other.__dict__:
            self.__dict__["joints"] = other.joints @ turn.T

    def save(self, path: str | os.PathLike[str], **options: Any) -> Path:
        """Write the clip; the format follows from the suffix. Parent folders are created; see `kinoflow.files`.

        Raises:
            UnsupportedFormatError: no writer for this suffix.
            MissingExtraError: the format needs a package that is not installed.
            OutputError: the file cannot be written.
        """
        target = Path(path)
        writer = format_for(target, "write").write
        assert writer is not None
        with atomic_path(target) as temporary:
            writer(self, temporary, **options)
        return target

    @staticmethod
    def load_together(paths: Sequence[str | os.PathLike[str]]) -> list[MotionClip | None]:
        """`load` of several files at once, where that is faster; each becomes the very clip that it becomes alone.

        Returns:
            A clip of each, None where it cannot be read or its format reads one at a time: `load` tells.
        """
        found: list[MotionClip | None] = [None] * len(paths)
        _register_own_formats()
        by_suffix: dict[str, list[int]] = {}
        for place, path in enumerate(paths):
            by_suffix.setdefault(os.path.splitext(path)[1].lower(), []).append(place)
        for suffix, places in by_suffix.items():
            known = _FORMATS.get(suffix)
            if known is not None and known.read_together is not None and len(places) > 1:
                for place, clip in zip(places, known.read_together([Path(paths[k]) for k in places]), strict=True):
                    found[place] = clip
        return found

    @staticmethod
    def load(path: str | os.PathLike[str], **options: Any) -> MotionClip:
        """Read a motion file and put it on the 22-joint body; the format follows from the suffix.

        Options are those of the format's reader, for instance `joint_map` for BVH files of an unknown rig.

        Raises:
            MotionFileError: the file is missing, damaged or not a motion.
            UnsupportedFormatError: no reader for this suffix.
            ResourceError: there is too little memory for it.
        """
        source = Path(path)
        reader = format_for(source, "read").read
        assert reader is not None
        with reading(source, MotionFileError):
            if not source.is_file():
                raise MotionFileError(f"cannot read {source}: {why_no_file(source)}")
            try:
                return reader(source, **options)
            except MotionFileError as error:
                if source.name in str(error):
                    raise
                raise type(error)(f"cannot read {source.name}: {error}") from error


def _index(bound: Any) -> int | float | None:
    """A bound of a slice as a number of Python's."""
    if bound is None or isinstance(bound, int):
        return bound
    if isinstance(bound, float | np.floating) and np.isfinite(bound):
        return float(bound)
    if isinstance(bound, np.integer):
        return int(bound)
    raise OptionError(f"bounds of a slice are frames or seconds; got {shortened(repr(bound), 40)}")


def _joined_metadata(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    """What holds for both clips; sentences one after the other, licences side by side."""
    both = {key: value for key, value in first.items() if key in second and second[key] == value}
    for key, between in (("prompt", " "), ("licence", "; ")):
        told = [str(metadata[key]) for metadata in (first, second) if metadata.get(key)]
        if told:
            both[key] = between.join(dict.fromkeys(told) if key == "licence" else told)
    return both


@dataclass(frozen=True)
class MotionFormat:
    """One file format.

    Attributes:
        suffix: with its dot.
        description: a line about it.
        read: how to read it, None where that is not possible.
        write: the same for writing.
        needs: package that writing needs and the extra that brings it, where the base install does not.
        animations: names of the animations in a file, where one may hold several; `read` takes `animation` then.
        read_together: reads several files; None for each that `read` has to tell of.
    """

    suffix: str
    description: str
    read: Reader | None = None
    write: Writer | None = None
    needs: tuple[str, str] | None = None
    animations: Callable[[Path], list[str]] | None = None
    read_together: Callable[[Sequence[Path]], list[MotionClip | None]] | None = None


_FORMATS: dict[str, MotionFormat] = {}


def register_format(motion_format: MotionFormat) -> None:
    """Make a format known to `MotionClip.load` and `MotionClip.save`; each suffix has one format."""
    _FORMATS[motion_format.suffix] = motion_format


def formats() -> tuple[MotionFormat, ...]:
    """All registered formats, by suffix."""
    _register_own_formats()
    return tuple(_FORMATS[suffix] for suffix in sorted(_FORMATS))


def _register_own_formats() -> None:
    # By name, and when a file is first touched: readers and writers stand above this room, and importing them all takes
    # longer than most commands need to begin.
    importlib.import_module("kinoflow.formats")


def format_for(path: Path, purpose: str) -> MotionFormat:
    """The format of a file name; `purpose` is "read" or "write".

    Raises:
        MotionFileError: a folder without a suffix is to be read.
        UnsupportedFormatError: the suffix is unknown, or the format cannot do this.
        MissingExtraError: writing needs a package that is not installed.
    """
    _register_own_formats()
    found = _FORMATS.get(path.suffix.lower())
    if purpose == "read" and found is None and isinstance(path, Path) and os.path.isdir(path):
        raise MotionFileError(f"cannot read {path}: {why_no_file(path)}")
    if found is None or getattr(found, purpose) is None:
        able = ", ".join(f.suffix for f in formats() if getattr(f, purpose))
        raise UnsupportedFormatError(
            f"cannot {purpose} {path}: the suffix {path.suffix or '(none)'} is not one of {able}"
        )
    if purpose == "write" and found.needs is not None and importlib.util.find_spec(found.needs[0]) is None:
        raise MissingExtraError(*found.needs, f"writing {found.suffix}")
    return found
