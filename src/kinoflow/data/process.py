"""One raw clip to its segments: what a worker process of the build does."""

from __future__ import annotations

import dataclasses
import hashlib
import math
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from kinoflow.data.captioning import clip_label, describe
from kinoflow.data.filters import FilterOptions, first_defect, jump_frames, t_pose_frames
from kinoflow.data.manifest import Caption, Rejection
from kinoflow.data.segment import SegmentOptions, runs, segments
from kinoflow.data.sources.raw import RawClip
from kinoflow.errors import KinoflowError
from kinoflow.motion.canonical import canonicalise, resample
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.features import FPS, encode
from kinoflow.motion.smoothing import low_pass

LOW_PASS_S = 1 / 80
"""Takes at 60 Hz and more lose what 30 Hz cannot carry: 10.6 Hz passes with half its power."""
LONGEST_UNREPORTED_GAP = 5
"""Frames; what a jump costs when both sides of it are kept."""

STILL_LABELS = frozenset({"stand", "sit", "lie"})
"""Labels of clips in which standing still is what is described, and no defect."""


@dataclass(frozen=True)
class ProcessOptions:
    """What decides the content of a clip.

    Attributes:
        captions_per_clip: at most this many captions are kept for each segment.
        seed: of the choice of captions.
        filters: thresholds.
        segments: how takes are cut.
    """

    captions_per_clip: int = 8
    seed: int = 0
    filters: FilterOptions = field(default_factory=FilterOptions)
    segments: SegmentOptions = field(default_factory=SegmentOptions)


@dataclass(frozen=True, eq=False)
class Segment:
    """A part of a raw clip, ready to be written: features [T, D] float32 in the canonical frame."""

    id: str
    label: str
    captions: tuple[Caption, ...]
    features: NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Processed:
    """What became of a raw clip."""

    segments: tuple[Segment, ...] = ()
    rejections: tuple[Rejection, ...] = ()


def process(raw: RawClip, options: ProcessOptions) -> Processed:
    """Read, check, cut, canonicalise, caption and encode one clip; a clip that cannot be used becomes a rejection."""
    if raw.flags:
        return Processed(rejections=(Rejection(raw.id, raw.source, "flagged by its source", ", ".join(raw.flags)),))
    try:
        take = _without_t_pose(raw.load())
        take = resample(low_pass(take, LOW_PASS_S) if take.fps >= 2 * FPS else take)
    except KinoflowError as error:
        return Processed(rejections=(Rejection(raw.id, raw.source, "unreadable", str(error)),))
    label = clip_label(raw)
    filters, windows = options.filters, raw.windows
    if label in STILL_LABELS:
        filters, windows = dataclasses.replace(filters, max_static_s=math.inf), ()
    jumps = jump_frames(take, filters)
    ranges = segments(take.num_frames, jumps, windows, options.segments)
    kept: list[Segment] = []
    rejections = _left_out(raw, take, jumps, ranges)
    whole = len(ranges) == 1
    for start, stop in ranges:
        part_id = raw.id if whole else f"{raw.id}_{start:05d}"
        part = canonicalise(take.crop(start, stop))
        defect = first_defect(part, filters)
        if defect is not None:
            rejections.append(Rejection(part_id, raw.source, *defect))
            continue
        generator = np.random.default_rng([options.seed, stable_hash(part_id)])
        said = describe(raw, part, whole=whole, limit=options.captions_per_clip, generator=generator)
        if not said.captions:
            rejections.append(Rejection(part_id, raw.source, "turns the other way than its label", label))
            continue
        kept.append(Segment(part_id, said.label, said.captions, encode(part).astype(np.float32)))
    return Processed(tuple(kept), tuple(rejections))


def _without_t_pose(take: MotionClip) -> MotionClip:
    # Left in, it would set the floor of the whole clip.
    return take.crop(t_pose_frames(take), take.num_frames)


def _left_out(
    raw: RawClip, take: MotionClip, jumps: NDArray[np.bool_], ranges: list[tuple[int, int]]
) -> list[Rejection]:
    covered = np.zeros(take.num_frames, dtype=bool)
    for start, stop in ranges:
        covered[start:stop] = True
    return [
        Rejection(
            raw.id,
            raw.source,
            "between jumps" if jumps[max(start - 1, 0) : stop + 1].any() else "pause in a long take",
            f"frames {start} to {stop} of {take.num_frames}",
        )
        for start, stop in runs(~covered)
        if stop - start > LONGEST_UNREPORTED_GAP or not ranges
    ]


def stable_hash(text: str) -> int:
    """64 bits that depend on the text alone, in every process and on every machine."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
