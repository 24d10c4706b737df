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
from kinoflow.authoring.moods import MOODS
from kinoflow.authoring.restyling import restyled as laid_over
from kinoflow.authoring.routes import SHORTEST_M, curve_between, route_through
from kinoflow.errors import OptionError, PromptError, ScoreError
from kinoflow.inference.scene import windowed
from kinoflow.language.manner import mood_said
from kinoflow.motion import edits
from kinoflow.motion.canonical import canonicalise, heading_rad, resample, turn
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.features import FPS, NUM_FEATURES, TRANSLATION
from kinoflow.motion.joining import continued, seam_report
from kinoflow.motion.loops import loop_of
from kinoflow.motion.matching import apart, moments
from kinoflow.motion.skeleton import MANNEQUIN, joint
from kinoflow.motion.smoothing import smooth_step
from kinoflow.text.prompt import quote

if TYPE_CHECKING:
    from kinoflow.inference.pipeline import MotionPipeline, Source

Side = Literal["forward", "backward"]
FAR_M, FAR_RAD = 0.35, math.radians(40.0)
"""What a sentence would have to be moved or turned by more than this to fit in is told."""
SHORTEST_FRAMES = 4
STRONGEST = 2.0
"""Moods are overdone up to so many times."""
AIR_M = 0.15
"""Who has both feet higher than this above their lowest is in the air."""


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


def restyled(
    pipe: MotionPipeline,
    clip: MotionClip,
    style: str,
    strength: float | None,
    frames: tuple[int, int] | None,
    prompt: str | None,
    *,
    seed: int,
    source: Source,
) -> MotionClip:
    """The clip done in another way; see `MotionPipeline.edit`.

    Raises:
        OptionError: a strength or frames that cannot be; or the clip is too long for the network.
        PromptError: the library is asked for a style that is no mood.
    """
    start, stop = frames or (0, clip.num_frames)
    edits.check_range(clip, start, stop)
    if strength is not None and not (math.isfinite(strength) and 0 <= strength <= STRONGEST):
        raise OptionError(f"a style has a strength from 0 to {STRONGEST:g}; got {strength:g}")
    mood = mood_said(style)
    if source == "network" or not mood:
        if source == "library":
            raise PromptError(
                f"the library has the styles {', '.join(MOODS)} and words for them; {quote(style)} is none"
            )
        return _renoised(pipe, clip, style, 0.5 if strength is None else strength, frames, prompt, seed)
    share = 1.0 if strength is None else strength
    wanted = MOODS[mood].times(share)
    ramp = max(1, min(edits.RAMP_FRAMES, (stop - start) // 3))
    times = np.arange(clip.num_frames)
    rising = np.ones(len(times)) if start == 0 else np.clip((times - start + 1) / (ramp + 1), 0, 1)
    falling = np.ones(len(times)) if stop == len(times) else np.clip((stop - times) / (ramp + 1), 0, 1)
    weight = smooth_step(np.minimum(rising, falling))
    found = laid_over(clip, wanted, np.random.default_rng(seed), weight)
    if frames is None and _on_feet(clip) and abs(wanted.tempo - 1) > 1e-9:
        found = edits.retimed(found, max(2, round((clip.num_frames - 1) / wanted.tempo) + 1))
    edit = {"edit": "style", "style": mood, "strength": share, "frames": [start, stop], "source": "library"}
    return _told(found, clip, edit, [])


def _on_feet(clip: MotionClip) -> bool:
    """Whether a foot is near the floor all the time: a body in the air has no other pace."""
    lowest = clip.joints[:, [joint("L_Foot"), joint("R_Foot")], 1].min(axis=1)
    return bool((lowest - lowest.min() < AIR_M).all())


def _renoised(
    pipe: MotionPipeline,
    clip: MotionClip,
    style: str,
    noise: float,
    frames: tuple[int, int] | None,
    prompt: str | None,
    seed: int,
) -> MotionClip:
    """The clip partly noised and denoised under another sentence; the way over the floor and other frames stay."""
    if not 0 < noise <= 1:
        raise OptionError(f"the network takes a strength above 0, the share of noise, to 1; got {noise:g}")
    ours = _ours(clip)
    if ours.skeleton.fingerprint != MANNEQUIN.fingerprint:
        raise OptionError("the network knows kinoflow's own body only; load the motion with kinoflow, or name a mood")
    if ours.num_frames > pipe.train_frames:
        raise OptionError(
            f"the network changes the style of {pipe.train_frames / pipe.fps:g} s at most, and this motion has "
            f"{ours.duration_s:.1f} s; trim it first, or name a mood, which any length takes"
        )
    said = prompt if prompt is not None else str(clip.metadata.get("prompt", "A person moves"))
    caption = f"{said.rstrip('. ')}, {style.strip()}."
    count = ours.num_frames
    yaw = float(heading_rad(ours)[0])
    start = ours.translation[0] * [1.0, 0.0, 1.0]
    known = np.zeros((1, count, NUM_FEATURES), bool)
    known[:, :, np.arange(3)[TRANSLATION][[0, 2]]] = True
    control = pipe.control_of([canonicalise(ours, floor=False)], known)
    latents = pipe.sample(
        pipe.encode_text([caption]),
        num_frames=[count],
        seeds=[seed],
        control=control,
        source=control.motion,
        source_time=1 - noise,
    )
    made = pipe.decode(latents, num_frames=[count], control=control)[0]
    made = turn(made, yaw)
    made = made.replace(translation=made.translation + start)
    if clip.fps != FPS:
        made = edits.retimed(made, clip.num_frames).replace(fps=clip.fps)
    # Numbers that stay, to the bit.
    translation = made.translation.copy()
    translation[:, [0, 2]] = clip.translation[:, [0, 2]]
    found = clip.replace(rotations=made.rotations, translation=translation)
    if frames is not None:
        first, stop = frames
        inner = found.crop(max(0, first - 1), min(clip.num_frames, stop + 1))
        found = edits.replaced(clip, first, stop, inner)
    edit = {
        "edit": "style",
        "style": style,
        "strength": noise,
        "frames": frames,
        "prompt": caption,
        "source": "network",
    }
    return _told(found, clip, edit, [])


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
