"""Long motion: segments one after the other, authored ones by the `Stage`, others by the network from known frames."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from kinoflow.arranging.performing import cued
from kinoflow.arranging.segments import Phase, Segment
from kinoflow.arranging.stage import Stage
from kinoflow.authoring.going import Going
from kinoflow.authoring.routes import Route
from kinoflow.motion.canonical import canonicalise, heading_rad, turn
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.edits import concatenated
from kinoflow.motion.features import NUM_FEATURES
from kinoflow.motion.joining import continued, seam_report
from kinoflow.prompting.plan import plan_prompt

if TYPE_CHECKING:
    from kinoflow.inference.following import Way
    from kinoflow.inference.pipeline import MotionPipeline, OnStep, Source
    from kinoflow.text.features import TextFeatures

PREFIX_FRAMES = 20
"""Frames that a window of the network is given from what was before."""
TAIL_FRAMES = 30
"""So much of what was before is kept; the rest of a scene need not be in memory."""
BRIDGE_FRAMES = 300
"""Most frames that one window of the network adds."""


@dataclass(frozen=True, eq=False)
class ScenePart:
    """One segment of a scene that has been made.

    Attributes:
        clip: its frames, in the frame of reference of the whole scene.
        says: what metadata tell of it.
        along: first frame of the scene, and the one after the last, in which the way that was asked for was gone.
    """

    clip: MotionClip
    says: dict[str, Any]
    along: tuple[int, int] | None = None


def scene_parts(
    pipe: MotionPipeline,
    segments: Sequence[Segment],
    *,
    seed: int,
    source: Source,
    on_step: OnStep | None = None,
    way: Route | None = None,
    timed: Way | None = None,
    begins: Phase = "standing",
    ends: Phase = "standing",
) -> Iterator[ScenePart]:
    """The segments of a scene one after the other; only the end of what was before is kept in memory.

    `way` is where the first walking or running of the scene leads, from where the body is then; `timed` a way of the
    whole scene, of which whoever walks or runs in a segment goes the stretch of its frames; for `begins` and `ends` see
    `MotionPipeline.scene`.

    Raises:
        PromptError, OptionError, DurationError: see `MotionPipeline.scene`.
    """
    stage = None if pipe.arranger is None else Stage(pipe.arranger)
    # What cannot be made is told before anything is.
    plans = [plan_prompt(segment.text, rewrite=segment.rewrite) for segment in segments]
    chosen = [pipe.arranged(plan.caption, source) for plan in plans]
    segments = [
        replace(segment, seconds=plan.seconds) if segment.seconds is None and plan.duration_from == "text" else segment
        for segment, plan in zip(segments, plans, strict=True)
    ]
    cues = cued(chosen)
    tail: MotionClip | None = None
    previous: Going | None = None
    start = 0
    for number, (segment, cue) in enumerate(zip(segments, cues, strict=True)):
        own = seed + number if segment.seed is None else segment.seed
        along: tuple[int, int] | None = None
        if cue is not None and stage is not None:
            after = cues[number + 1] if number + 1 < len(cues) else None
            last, parts = number + 1 == len(cues), cue.arrangement.parts
            then = None if after is None else after.arrangement.parts[0]
            stands = after is None or -1 in after.stops or len(parts) - 1 in cue.stops
            goes_on = not stands and then is not None and stage.goes_on(parts[-1], then)
            goes_on = goes_on or (last and ends == "moving")
            leads = way
            if timed is not None and segment.num_frames is not None:
                leads = timed.between(start, start + segment.num_frames)
            played = stage.play(
                cue.arrangement,
                tail,
                segment.num_frames,
                own,
                previous=previous,
                goes_on=goes_on,
                under_way=number == 0 and begins == "moving",
                way=leads,
                then=None if stands else then,
                stops=cue.stops,
            )
            clip, says, previous = played.clip, dict(played.says), played.going
            if played.along is not None:
                along, way = (start + played.along[0], start + played.along[1]), None
        else:
            frames = segment.num_frames or pipe.plan(segment.text, rewrite="off", allow_untranslated=True).frames
            features = pipe.encode_text([plans[number].caption])
            clip, says = windowed(pipe, features, tail, frames, own, on_step), {"source": "network"}
            previous = None
        if tail is None:
            clip = canonicalise(clip, floor=False)
        end = start + clip.num_frames
        frames_said = {"prompt": segment.text, "seconds": segment.seconds, "start_frame": start, "end_frame": end}
        yield ScenePart(clip.replace(metadata={}), {**frames_said, "seed": own, **says}, along)
        start = end
        whole = clip if tail is None or clip.num_frames >= TAIL_FRAMES else concatenated([tail, clip])
        tail = whole.crop(max(0, whole.num_frames - TAIL_FRAMES), whole.num_frames)


def windowed(
    pipe: MotionPipeline,
    features: TextFeatures,
    before: MotionClip | None,
    frames: int,
    seed: int,
    on_step: OnStep | None = None,
    after: MotionClip | None = None,
) -> MotionClip:
    """So many frames of the network, in windows: each is given the last frames of what was before, and goes on.

    Args:
        pipe: the model.
        features: one row.
        before: what it goes on from, if anything; 30 frames a second.
        frames: new frames.
        seed: of the first window; each further one takes the next.
        on_step: see `MotionPipeline.__call__`.
        after: what comes after, in the place where it lies; its first frames are given too if one window is enough.
    """
    pieces: list[MotionClip] = []
    done = 0
    while done < frames:
        more = min(frames - done, BRIDGE_FRAMES, pipe.train_frames - PREFIX_FRAMES)
        if 0 < frames - done - more < PREFIX_FRAMES:
            # Not a last window of a few frames.
            more -= PREFIX_FRAMES
        last = pieces[-1] if pieces and pieces[-1].num_frames >= PREFIX_FRAMES else before
        follows = after if more == frames and before is not None else None
        piece = _window(pipe, features, last, more, seed + len(pieces), on_step, follows)
        pieces.append(piece)
        done += piece.num_frames
    return concatenated(pieces)


def _window(
    pipe: MotionPipeline,
    features: TextFeatures,
    before: MotionClip | None,
    frames: int,
    seed: int,
    on_step: OnStep | None,
    after: MotionClip | None,
) -> MotionClip:
    """So many new frames after what was before."""
    if before is None:
        latents = pipe.sample(features, num_frames=[frames], seeds=[seed], on_step=on_step)
        return pipe.decode(latents, num_frames=[frames])[0]
    prefix = before.crop(max(0, before.num_frames - PREFIX_FRAMES), before.num_frames)
    known_frames = prefix.num_frames
    follows = 0 if after is None else min(after.num_frames, PREFIX_FRAMES, pipe.train_frames - known_frames - frames)
    total = known_frames + frames + max(0, follows)
    known = np.zeros((1, total, NUM_FEATURES), bool)
    known[:, :known_frames] = True
    given = [prefix]
    if after is not None and follows > 0:
        # What lies between is unknown; any pose stands for it.
        still = np.full(frames, known_frames - 1)
        given += [prefix.replace(rotations=prefix.rotations[still], translation=prefix.translation[still])]
        given += [after.crop(0, follows)]
        known[:, known_frames + frames :] = True
    control = pipe.control_of([canonicalise(concatenated(given), floor=False)], known)
    latents = pipe.sample(features, num_frames=[total], seeds=[seed], control=control, on_step=on_step)
    clip = pipe.decode(latents, num_frames=[total], control=control)[0]
    clip = turn(clip, float(heading_rad(prefix)[0]))
    start = prefix.translation[0] * [1.0, 0.0, 1.0]
    clip = clip.replace(translation=clip.translation + start)
    rest = clip.crop(known_frames - 1, known_frames + frames)
    return continued(before, rest).crop(1, rest.num_frames)


def assembled(parts: Sequence[ScenePart], seed: int, licence: str) -> MotionClip:
    """The clip of a whole scene, with its segments and seams in its metadata."""
    clip = concatenated([part.clip for part in parts])
    says = [part.says for part in parts]
    for after in says[1:]:
        after["seam"] = seam_report(clip, after["start_frame"])
    sources = list(dict.fromkeys(str(one["source"]) for one in says))
    metadata: dict[str, Any] = {
        "prompt": "; ".join(str(one["prompt"]) for one in says),
        "seed": seed,
        "source": sources[0] if len(sources) == 1 else "library and network",
        "segments": says,
        "licence": "CC0-1.0" if sources == ["library"] else licence,
    }
    notes = [note for one in says for note in one.get("notes", ())]
    return clip.replace(metadata={**metadata, "notes": notes} if notes else metadata)
