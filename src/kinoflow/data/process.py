"""One raw clip to its segments: what a worker process of the build does."""

from __future__ import annotations

import dataclasses
import hashlib
import math
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from kinoflow.data.captioning import clip_label, describe
from kinoflow.data.captions.path import ON_A_SLOPE
from kinoflow.data.captions.sentences import action_said
from kinoflow.data.fact_captions import FACTS, GIVEN, with_facts
from kinoflow.data.filters import FilterOptions, jump_frames, start_of_motion
from kinoflow.data.manifest import C, Caption, QualityScores, Rejection
from kinoflow.data.near_duplicates import Events, events_of_motion
from kinoflow.data.quality import (
    first_fault,
    is_from_video,
    played_too_fast,
    quality_limits,
    quality_scores,
    tier_of,
)
from kinoflow.data.repair import bridge_gaps, mend
from kinoflow.data.segment import SegmentOptions, climbs, equal_parts, runs, segments
from kinoflow.data.sources.raw import RawClip, Window, in_words, load_together
from kinoflow.motion.canonical import canonicalise, canonicalise_together, resample
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.features import FPS, features_of
from kinoflow.motion.skeleton import joint
from kinoflow.motion.smoothing import low_pass

LOW_PASS_S = 1 / 80
"""Takes at 60 Hz and more lose what 30 Hz cannot carry: 10.6 Hz passes with half its power."""
LONGEST_UNREPORTED_GAP = 5
"""Frames; what a jump costs when both sides of it are kept."""

STILL_LABELS = frozenset({"stand", "sit", "lie", "balance"})
"""Labels of clips in which standing still is what is described, and no defect."""


@dataclass(frozen=True)
class ProcessOptions:
    """What decides the content of a clip.

    Attributes:
        captions_per_clip: at most this many captions are kept for each segment.
        seed: of the choice of captions.
        filters: thresholds.
        segments: how takes are cut.
        captions: one of `fact_captions.CAPTIONS`.
    """

    captions_per_clip: int = 8
    seed: int = 0
    filters: FilterOptions = field(default_factory=FilterOptions)
    segments: SegmentOptions = field(default_factory=SegmentOptions)
    captions: str = GIVEN


@dataclass(frozen=True, eq=False)
class Segment:
    """A part of a raw clip, ready to be written: features [T, D] float32 in the canonical frame.

    `events` are for finding copies, None for authored clips; the last five are those of `ClipRecord`.
    """

    id: str
    label: str
    action: str
    captions: tuple[Caption, ...]
    features: NDArray[np.float32]
    events: Events | None
    scores: QualityScores
    tier: str
    defects: tuple[str, ...]
    repairs: tuple[str, ...]
    refuted: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Processed:
    """What became of a raw clip."""

    segments: tuple[Segment, ...] = ()
    rejections: tuple[Rejection, ...] = ()


class ProcessClips:
    """The stage that makes segments of raw clips (`executors.Stage`).

    Attributes:
        name: "process".
        version: another one for every change after which segments differ.
        options: how.
    """

    name = "process"
    version = 6

    def __init__(self, options: ProcessOptions) -> None:
        self.options = options

    def __call__(self, item: RawClip) -> Processed:
        """The segments of a clip, or why there are none."""
        return process(item, self.options)

    def many(self, items: Sequence[RawClip]) -> list[Processed]:
        """The same of several clips at once."""
        return process_together(items, self.options)

    def failed(self, item: RawClip, reason: str) -> Processed:
        """The rejection of a clip whose process was killed."""
        return _rejected(item, "unreadable", reason)


def process(raw: RawClip, options: ProcessOptions) -> Processed:
    """Read, check, cut, canonicalise, caption and encode one clip; a clip that cannot be used becomes a rejection.

    Whatever goes wrong with one clip is that clip's rejection: a build never ends because of one file.
    """
    return process_together([raw], options)[0]


def process_together(raws: Sequence[RawClip], options: ProcessOptions) -> list[Processed]:
    """`process` of several clips; each result is to the bit that of the clip by itself.

    Files of one skeleton are read, and what is the same for parts of a motion is measured, all at once: for the few
    hundred frames of a clip, calling NumPy takes as long as its work.
    """
    steps = [_steps(raw, clip, options) for raw, clip in zip(raws, load_together(raws), strict=True)]
    done: dict[int, Processed] = {}
    asked: dict[int, MotionClip] = {}
    answers: dict[int, MotionClip | None] = dict.fromkeys(range(len(steps)))
    while answers:
        for place, answer in answers.items():
            try:
                asked[place] = steps[place].send(answer)  # type: ignore[arg-type]
            except StopIteration as end:
                done[place] = end.value
        answers = dict(zip(asked, _canonical(list(asked.values())), strict=True))
        asked.clear()
    return [done[place] for place in range(len(steps))]


def _canonical(clips: Sequence[MotionClip]) -> list[MotionClip | None]:
    """Clips in the canonical frame; None for each that cannot be brought there."""
    try:
        return [*canonicalise_together(clips)]
    except Exception:
        return [None] * len(clips)


_Result = TypeVar("_Result")
_Steps = Generator[MotionClip, MotionClip | None, _Result]
"""Work on one clip that gives out motions and goes on with them in the canonical frame."""


def _steps(raw: RawClip, loaded: MotionClip | None, options: ProcessOptions) -> _Steps[Processed]:
    try:
        if raw.flags:
            return _rejected(raw, "flagged by its source", ", ".join(raw.flags))
        return (yield from _process(raw, loaded or raw.load(), options))
    except Exception as error:
        return _rejected(raw, "unreadable", in_words(error))


def _process(raw: RawClip, loaded: MotionClip, options: ProcessOptions) -> _Steps[Processed]:
    start = 0 if raw.as_made else start_of_motion(loaded, options.filters)
    take = loaded.crop(start, loaded.num_frames)
    take = resample(low_pass(take, LOW_PASS_S) if take.fps >= 2 * FPS else take)
    if raw.as_made and take.num_frames > options.segments.max_frames:
        # Its captions tell all of it, how often and in which order, and would be untrue of a part.
        return _rejected(raw, "too long", f"{take.num_frames} frames, at most {options.segments.max_frames} fit")
    done: tuple[str, ...] = ()
    if not raw.as_made:
        take, done = bridge_gaps(take, options.filters)
    whole = yield from _whole_take(raw, take, options)
    parts = yield from _told_parts(raw, take, start / loaded.fps, options)
    if done:
        return _told(whole, parts, done)
    return Processed((*whole.segments, *parts.segments), (*whole.rejections, *parts.rejections))


def _told(whole: Processed, parts: Processed, done: tuple[str, ...]) -> Processed:
    """All segments of a take in which something was repaired, each with the record of it."""
    told = tuple(
        dataclasses.replace(
            segment,
            repairs=(*(f"in its take, {what}" for what in done), *segment.repairs),
            tier=tier_of(segment.defects, changed=True, video=segment.tier == C),
        )
        for segment in (*whole.segments, *parts.segments)
    )
    return Processed(told, (*whole.rejections, *parts.rejections))


def _whole_take(raw: RawClip, take: MotionClip, options: ProcessOptions) -> _Steps[Processed]:
    """The segments of a take, with the captions that tell all of it."""
    said = tuple(caption for caption in raw.captions if caption.span_s is None)
    if raw.captions and not said:
        return _rejected(raw, "no caption for the whole", "its captions tell parts of it")
    if len(said) < len(raw.captions):
        raw = dataclasses.replace(raw, captions=said)
    options, windows = _for_label(raw, options)
    jumps = jump_frames(take, options.filters)
    if jumps.any() and (told := played_too_fast(take, clip_label(raw), video=_is_video(raw))):
        return _rejected(raw, "too fast", told)
    gap = "pause in a long take"
    if raw.as_made:
        # What is authored is told from its first frame to its last: a jump in it is a defect, no place to cut.
        ranges = [(0, take.num_frames)]
    elif action_said(said) == ON_A_SLOPE:
        ranges, gap = _ways(take, options.segments), "level part of a walk on a slope"
    else:
        ranges = segments(take.num_frames, jumps, windows, options.segments)
    found = []
    for part in ranges:
        part_id = raw.id if len(ranges) == 1 else f"{raw.id}_{part[0]:05d}"
        found.append((yield from _segment(raw, take, part, options, part_id, len(ranges) == 1)))
    kept = tuple(segment for segment in found if isinstance(segment, Segment))
    left_out = tuple(rejection for rejection in found if isinstance(rejection, Rejection))
    return Processed(kept, (*_left_out(raw, jumps, ranges, gap), *left_out))


def _ways(take: MotionClip, options: SegmentOptions) -> list[tuple[int, int]]:
    """The ways up and down of a walk on a slope: takes that are named after one of the two hold both."""
    feet_m = take.joints[:, [joint("L_Ankle"), joint("R_Ankle")], 1].min(axis=1)
    return [part for way in climbs(feet_m, options) for part in equal_parts(*way, options.max_frames)]


def _told_parts(raw: RawClip, take: MotionClip, cut_s: float, options: ProcessOptions) -> _Steps[Processed]:
    """A segment for each span of time that captions tell, with these captions.

    Args:
        raw: what its source says.
        take: the motion at 30 fps.
        cut_s: how much of its start was cut off.
        options: how to process.
    """
    kept: list[Segment] = []
    left_out: list[Rejection] = []
    spans = dict.fromkeys(caption.span_s for caption in raw.captions if caption.span_s is not None)
    for start_s, stop_s in spans:
        start = max(round((start_s - cut_s) * FPS), 0)
        stop = min(round((stop_s - cut_s) * FPS), take.num_frames)
        part_id = f"{raw.id}_{start_s:g}s-{stop_s:g}s"
        if stop - start < options.filters.min_frames:
            detail = f"{start_s:g} s to {stop_s:g} s of {take.duration_s:.1f} s is {max(stop - start, 0)} frames"
            left_out.append(Rejection(part_id, raw.source, "too short", detail))
            continue
        if stop - start > options.segments.max_frames:
            detail = f"{stop - start} frames, at most {options.segments.max_frames} fit"
            left_out.append(Rejection(part_id, raw.source, "too long", detail))
            continue
        said = tuple(dataclasses.replace(c, span_s=None) for c in raw.captions if c.span_s == (start_s, stop_s))
        told = dataclasses.replace(raw, captions=said)
        found = yield from _segment(told, take, (start, stop), _for_label(told, options)[0], part_id, whole=True)
        if isinstance(found, Segment):
            kept.append(found)
        else:
            left_out.append(found)
    return Processed(tuple(kept), tuple(left_out))


def _segment(
    raw: RawClip, take: MotionClip, part: tuple[int, int], options: ProcessOptions, part_id: str, whole: bool
) -> _Steps[Segment | Rejection]:
    taken = take.crop(*part)
    motion = (yield taken) or canonicalise(taken)
    video = _is_video(raw)
    defect = first_fault(motion, options.filters, clip_label(raw), video=video)
    if defect is not None:
        return Rejection(part_id, raw.source, *defect)
    generator = np.random.default_rng([options.seed, stable_hash(part_id)])
    said = describe(raw, motion, whole=whole, limit=options.captions_per_clip, generator=generator)
    if not said.captions:
        return Rejection(part_id, raw.source, said.objection or "no caption", said.label)
    repairs: tuple[str, ...] = ()
    if raw.as_made:
        scores = quality_scores(motion)
    else:
        motion, scores, repairs = mend(motion, said.label, video=video)
    defects = quality_limits().reasons(scores, said.label, video=video)
    refuted: tuple[str, ...] = ()
    if options.captions == FACTS:
        said, refuted = with_facts(said, motion, options.captions_per_clip)
    features = features_of(motion)
    return Segment(
        part_id,
        said.label,
        said.action,
        said.captions,
        features,
        None if raw.as_made else events_of_motion(motion),
        scores,
        tier_of(defects, changed=bool(repairs), video=video),
        defects,
        repairs,
        refuted,
    )


def _for_label(raw: RawClip, options: ProcessOptions) -> tuple[ProcessOptions, tuple[Window, ...]]:
    """Options and rated windows of a clip: where standing still is described or authored, it is no defect."""
    if clip_label(raw) not in STILL_LABELS and not raw.as_made:
        return options, raw.windows
    return dataclasses.replace(options, filters=dataclasses.replace(options.filters, max_static_s=math.inf)), ()


def _is_video(raw: RawClip) -> bool:
    return is_from_video(raw.source) or raw.video


def _rejected(raw: RawClip, reason: str, detail: str) -> Processed:
    return Processed(rejections=(Rejection(raw.id, raw.source, reason, detail),))


def _left_out(raw: RawClip, jumps: NDArray[np.bool_], ranges: list[tuple[int, int]], gap: str) -> list[Rejection]:
    covered = np.zeros(len(jumps), dtype=bool)
    for start, stop in ranges:
        covered[start:stop] = True
    return [
        Rejection(
            raw.id,
            raw.source,
            "between jumps" if jumps[max(start - 1, 0) : stop + 1].any() else gap,
            f"frames {start} to {stop} of {len(jumps)}",
        )
        for start, stop in runs(~covered)
        if stop - start > LONGEST_UNREPORTED_GAP or not ranges
    ]


def stable_hash(text: str) -> int:
    """64 bits that depend on the text alone, in every process and on every machine."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
