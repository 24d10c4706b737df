"""Edits that need a sentence: frames made anew, a limb that does something else, what comes before and after."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from kinoflow.arranging.arranger import Arrangement
from kinoflow.arranging.stage import Stage, posture, ways_between
from kinoflow.authoring.action import find_action
from kinoflow.authoring.fit import takes
from kinoflow.authoring.going import go, going_of
from kinoflow.authoring.routes import SHORTEST_M, curve_between, route_through
from kinoflow.errors import OptionError, ScoreError
from kinoflow.inference.scene import windowed
from kinoflow.motion import edits
from kinoflow.motion.canonical import heading_rad, resample
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.features import FPS
from kinoflow.motion.joining import continued, seam_report
from kinoflow.motion.loops import loop_of
from kinoflow.motion.matching import apart, moments
from kinoflow.motion.skeleton import MANNEQUIN

if TYPE_CHECKING:
    from kinoflow.inference.pipeline import MotionPipeline, Source

Side = Literal["forward", "backward"]
FAR_M, FAR_RAD = 0.35, math.radians(40.0)
"""What a sentence would have to be moved or turned by more than this to fit in is told."""
SHORTEST_FRAMES = 4


def regenerated(
    pipe: MotionPipeline, clip: MotionClip, start: int, stop: int, prompt: str, *, seed: int, source: Source
) -> MotionClip:
    """The clip with its frames `start` up to, not including, `stop` made anew by a sentence; see `MotionPipeline.edit`.

    Raises:
        OptionError: frames that the clip has not, or fewer than four.
        PromptError: see `MotionPipeline.arranged`.
    """
    edits.check_range(clip, start, stop)
    if stop - start < SHORTEST_FRAMES:
        raise OptionError(f"at least {SHORTEST_FRAMES} frames are made anew; got {start}:{stop}")
    wanted = stop - start + (start > 0) + (stop < clip.num_frames)
    frames = max(2, round((wanted - 1) / clip.fps * FPS) + 1)
    before = _ours(clip.crop(0, start)) if start > 0 else None
    after = _ours(clip.crop(stop, clip.num_frames)) if stop < clip.num_frames else None
    middle, says = _performance(pipe, prompt, frames, before, after, seed, source)
    notes = [*says.pop("notes", ())]
    middle = _like(middle, clip, wanted)
    if before is not None and after is not None:
        yaw, way = edits.end_offset(continued(clip.crop(0, start), middle), clip.crop(stop, clip.num_frames))
        if np.linalg.norm(way) > FAR_M or abs(yaw) > FAR_RAD:
            notes.append(
                f"to meet frame {stop} it is moved by {np.linalg.norm(way):.2f} m and turned by "
                f"{abs(math.degrees(yaw)):.0f} degrees on its way; feet may slide"
            )
    found = edits.replaced(clip, start, stop, middle)
    seams = {str(frame): seam_report(found, frame) for frame in (start, stop) if 0 < frame < clip.num_frames}
    edit = {"edit": "frames", "frames": [start, stop], "prompt": prompt, "seams": seams, **says}
    return _told(found, clip, edit, notes)


def other_part(
    pipe: MotionPipeline,
    clip: MotionClip,
    prompt: str,
    part: str,
    start: int,
    stop: int,
    *,
    seed: int,
    source: Source,
) -> MotionClip:
    """The clip with one part of the body doing what a sentence says in some frames; see `MotionPipeline.edit`.

    Raises:
        OptionError: no such part or frames.
        PromptError: see `MotionPipeline.arranged`.
    """
    edits.check_range(clip, start, stop)
    wanted = stop - start
    frames = max(20, round(wanted / clip.fps * FPS))
    other, says = _performance(pipe, prompt, frames, None, None, seed, source)
    notes = [*says.pop("notes", ())]
    other = _like(other, clip, max(wanted, 1))
    found = edits.with_part(clip, other, part, start, stop)
    return _told(found, clip, {"edit": "part", "part": part, "frames": [start, stop], "prompt": prompt, **says}, notes)


def extended(
    pipe: MotionPipeline,
    clip: MotionClip,
    prompt: str | None,
    num_frames: int,
    side: Side,
    *,
    seed: int,
    source: Source,
) -> MotionClip:
    """The clip, unchanged, with so many frames after or before it; see `MotionPipeline.edit`.

    Raises:
        OptionError: less than four frames, or nothing in the clip repeats and no sentence says how to go on.
        PromptError: see `MotionPipeline.arranged`.
    """
    if num_frames < SHORTEST_FRAMES:
        raise OptionError(f"a motion is extended by at least {SHORTEST_FRAMES} frames; got {num_frames}")
    frames = max(2, round(num_frames / clip.fps * FPS) + 1)
    says: dict[str, Any] = {}
    notes: list[str] = []
    if prompt is None:
        more = _cycles(clip, num_frames + 1, side)
    elif side == "forward":
        more, says = _performance(pipe, prompt, frames, _ours(clip), None, seed, source)
        more = _like(more, clip, num_frames + 1)
    else:
        more, says = _leading(pipe, prompt, frames, _ours(clip), seed, source)
        more = _like(more, clip, num_frames + 1)
    notes += says.pop("notes", ())
    found = edits.followed(clip, more) if side == "forward" else edits.led_up_to(clip, more)
    seam = clip.num_frames if side == "forward" else num_frames
    edit = {"edit": "extend", "side": side, "frames": num_frames, "prompt": prompt, "seam": seam_report(found, seam)}
    return _told(found, clip, {**edit, **says}, notes)


def joined_by(
    pipe: MotionPipeline,
    first: MotionClip,
    second: MotionClip,
    num_frames: int,
    prompt: str | None,
    *,
    seed: int,
    source: Source,
) -> MotionClip:
    """One clip, so many frames between, and another clip; see `MotionPipeline.edit`.

    Raises:
        OptionError: less than one frame.
        PromptError: see `MotionPipeline.arranged`.
    """
    if num_frames < 1:
        raise OptionError(f"there is at least one frame between two clips; got {num_frames}")
    second = edits.like(second, first)
    says: dict[str, Any] = {}
    notes: list[str] = []
    if prompt is None:
        middle = edits.going_over(first, second, num_frames)
        here, there = posture(first), posture(second, 0)
        if here != there:
            notes.append(
                f"the first motion ends {here}, the second begins {there}: say in a sentence how it gets there"
            )
    else:
        frames = max(2, round((num_frames + 1) / first.fps * FPS) + 1)
        middle, says = _performance(pipe, prompt, frames, _ours(first), None, seed, source)
        middle = _like(middle, first, num_frames + 2)
        notes += says.pop("notes", ())
    found = edits.between(first, second, middle)
    seams = [first.num_frames, first.num_frames + num_frames]
    edit = {"edit": "between", "frames": num_frames, "prompt": prompt}
    return _told(found, first, {**edit, "seams": {str(s): seam_report(found, s) for s in seams}, **says}, notes)


def _performance(
    pipe: MotionPipeline,
    prompt: str,
    frames: int,
    before: MotionClip | None,
    after: MotionClip | None,
    seed: int,
    source: Source,
) -> tuple[MotionClip, dict[str, Any]]:
    """A sentence in so many frames, of which the first falls on the last one before, if there is any."""
    arrangement = pipe.arranged(prompt, source)
    more = frames - (before is not None)
    if arrangement is None:
        window = windowed(pipe, pipe.encode_text([prompt]), before, more, seed, after=after)
        return _with_seam(window, before), {"source": "network"}
    way = _way_there(arrangement, frames, before, after, seed)
    if way is not None:
        return way, {"source": "library", "action": str(arrangement)}
    assert pipe.arranger is not None
    played = Stage(pipe.arranger).play(arrangement, before, more, seed)
    return _with_seam(played.clip, before), dict(played.says)


def _with_seam(clip: MotionClip, before: MotionClip | None) -> MotionClip:
    """The clip with the frame that was before it."""
    return clip if before is None else edits.concatenated([before.crop(before.num_frames - 1, before.num_frames), clip])


def _way_there(
    arrangement: Arrangement, frames: int, before: MotionClip | None, after: MotionClip | None, seed: int
) -> MotionClip | None:
    """Somebody who walks or runs from the end of one clip to the beginning of another; None for all else."""
    part = arrangement.parts[0]
    if before is None or after is None or len(arrangement.parts) != 1 or part.base:
        return None
    if posture(before) != "standing" or posture(after, 0) != "standing":
        return None
    generator = np.random.default_rng(seed)
    going = going_of(find_action(part.action), part.settings, generator)
    if going is None or going.facing != "path":
        return None
    start, end = before.translation[-1, [0, 2]], after.translation[0, [0, 2]]
    if np.linalg.norm(end - start) < 4 * SHORTEST_M:
        return None
    facing = float(heading_rad(before)[-1])
    route = route_through(curve_between(start, facing, end, float(heading_rad(after)[0])))
    last = before.crop(max(0, before.num_frames - 6), before.num_frames)
    moves = [_speed_m_per_s(last), _speed_m_per_s(after.crop(0, min(6, after.num_frames)))]
    try:
        gone = go(
            going,
            frames,
            generator,
            route.path,
            route.length_m,
            (before, None) if moves[0] > 0.3 else None,
            moves[1] > 0.3,
        )
    except ScoreError:
        return None
    return gone.clip


def _speed_m_per_s(clip: MotionClip) -> float:
    """Of the pelvis over the floor, from the first frame to the last."""
    way = clip.translation[-1, [0, 2]] - clip.translation[0, [0, 2]]
    return float(np.linalg.norm(way)) * clip.fps / max(1, clip.num_frames - 1)


def _leading(
    pipe: MotionPipeline, prompt: str, frames: int, after: MotionClip, seed: int, source: Source
) -> tuple[MotionClip, dict[str, Any]]:
    """A sentence in so many frames that ends in the posture in which a clip begins; its last frame falls on that."""
    clip, says = _performance(pipe, prompt, frames, None, None, seed, source)
    here, there = posture(clip), posture(after, 0)
    if here == there:
        return clip, says
    generator = np.random.default_rng(seed)
    between = [(find_action(name), settings) for name, settings in ways_between(here, there) if name]
    ways = [takes(action, settings, generator, 1)[0] for action, settings in between]
    needed = sum(round(take.seconds * FPS) for take in ways)
    if frames - needed < 20:
        note = f"too little time to go over from {here} to {there}; allow more seconds"
        says["notes"] = [*says.get("notes", ()), note]
        return clip, says
    clip, says = _performance(pipe, prompt, frames - needed, None, None, seed, source)
    for take in ways:
        step = take.play(round(take.seconds * FPS) + 1)
        clip = edits.followed(clip, step)
    return clip, says


def _cycles(clip: MotionClip, num_frames: int, side: Side) -> MotionClip:
    """What repeats in a clip, from the moment at its end (or up to the one at its beginning) that is most like it."""
    loop = loop_of(clip)
    length = loop.clip.num_frames - 1
    long = loop.repeated(max(2, math.ceil(num_frames / length) + 2))
    known = moments(long)
    if side == "forward":
        here = moments(clip.crop(max(0, clip.num_frames - 3), clip.num_frames))[-1]
        start = 1 + int(apart(known[1 : length + 1], here).argmin())
        return long.crop(start, start + num_frames)
    here = moments(clip.crop(0, min(3, clip.num_frames)))[0]
    last = long.num_frames - 1 - length
    stop = last + int(apart(known[last : last + length], here).argmin())
    return long.crop(stop - num_frames + 1, stop + 1)


def _ours(clip: MotionClip) -> MotionClip:
    """At 30 frames a second, its last and first frames kept where they matter."""
    if clip.fps == FPS:
        return clip
    return resample(clip, FPS)


def _like(made: MotionClip, clip: MotionClip, num_frames: int) -> MotionClip:
    """What was made, at the rate and on the body of a clip, in so many frames."""
    if clip.fps != made.fps:
        made = edits.retimed(made, num_frames).replace(fps=clip.fps)
    if made.num_frames != num_frames:
        made = edits.retimed(made, num_frames)
    if clip.skeleton.fingerprint != MANNEQUIN.fingerprint:
        share = clip.skeleton.leg_length_m / MANNEQUIN.leg_length_m
        made = made.replace(skeleton=clip.skeleton, translation=made.translation * share)
    return made


def _told(found: MotionClip, clip: MotionClip, edit: dict[str, Any], notes: list[str]) -> MotionClip:
    """The result with what was done in its metadata; what was said of the source stays."""
    metadata = {**clip.metadata, "edits": [*clip.metadata.get("edits", ()), edit]}
    if notes:
        metadata["notes"] = [*clip.metadata.get("notes", ()), *notes]
    return found.replace(metadata=metadata)
