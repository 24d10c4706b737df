"""Edits that need a sentence: frames made anew, a limb that does something else, what comes before and after."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from numbers import Integral, Real
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

import numpy as np

from kinoflow.arranging.parts import Arrangement, Part
from kinoflow.arranging.stage import Stage
from kinoflow.authoring.action import Choice, find_action, standing
from kinoflow.authoring.fit import QUICKEST, goes_above, nearest, takes
from kinoflow.authoring.going import go, going_of
from kinoflow.authoring.moods import MOODS, mood_named
from kinoflow.authoring.postures import UPRIGHT, posture, ways_between
from kinoflow.authoring.restyling import restyled as laid_over
from kinoflow.authoring.routes import SHORTEST_M, curve_between, route_through
from kinoflow.authoring.scene import lay_over, leaning
from kinoflow.authoring.swings import done_walking
from kinoflow.errors import OptionError, PromptError, ScoreError
from kinoflow.inference.scene import windowed
from kinoflow.language.manner import mood_said
from kinoflow.motion import edits
from kinoflow.motion.canonical import canonicalise, heading_rad, resample, turn
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.contacts import foot_heights_and_speeds
from kinoflow.motion.features import FPS, NUM_FEATURES, TRANSLATION
from kinoflow.motion.joining import continued, seam_report
from kinoflow.motion.loops import loop_of
from kinoflow.motion.matching import apart, moments
from kinoflow.motion.skeleton import MANNEQUIN, joint
from kinoflow.motion.smoothing import gaussian_mean, smooth_step
from kinoflow.reading import quoted
from kinoflow.text.prompt import quote

if TYPE_CHECKING:
    from kinoflow.inference.pipeline import MotionPipeline, Source

Side = Literal["forward", "backward"]
FAR_M, FAR_RAD = 0.35, math.radians(40.0)
"""What a sentence would have to be moved or turned by more than this to fit in is told."""
JOGS_M_PER_S = 2.2
"""Who has to be faster than this to get to the next frames jogs."""
CUT = 1.5
"""What takes by itself more than so many times as long as there is time is told to be cut."""
NEARLY, CUT_FRAMES = 0.9, 2.0
"""A jump that is cut keeps this share of what happens at least; its jerk at an end is a mean over such a deviation."""
DRAWN = 4
"""Performances that are tried in a step of a walk."""
SHORTEST_FRAMES = 4
MOST_NEW_FRAMES = 54_000
"""Most frames that are put after, before or between motions: half an hour, as long as a scene, at 30 a second."""
STRONGEST = 2.0
"""Moods are overdone up to so many times."""
HANGS_M = 0.08
"""Feet that are higher than before by more than this hang in the air."""
AIR_M = 0.15
"""Who has both feet higher than this above their lowest is in the air."""


def check_kinds(
    clip: object,
    frames: object,
    part: object,
    extend: object,
    then: object,
    num_frames: object,
    style: object,
    strength: object,
) -> None:
    """Refuse arguments of `MotionPipeline.edit` that are of another kind than it says, None where not given.

    Raises:
        OptionError: the message says what was given, and what is taken.
    """
    for name, motion in (("what is edited", clip), ("then", clip if then is None else then)):
        if not isinstance(motion, MotionClip):
            raise OptionError(f"{name} is a MotionClip, which MotionClip.load reads; got {quoted(motion)}")
    if frames is not None and not (
        isinstance(frames, Sequence)
        and not isinstance(frames, range)
        and len(frames) == 2
        and all(_is_whole(frame) for frame in frames)
    ):
        raise OptionError(
            f"frames are the first and the one after the last, whole numbers such as (60, 120); got {quoted(frames)}"
        )
    if part is not None:
        edits.check_part(part)
    if extend is not None and extend not in get_args(Side):
        raise OptionError(f"a motion is extended {' or '.join(get_args(Side))}; got {quoted(extend)}")
    if num_frames is not None and not (_is_whole(num_frames) and 0 < int(cast(int, num_frames)) <= MOST_NEW_FRAMES):
        raise OptionError(f"num_frames is a whole number from 1 to {MOST_NEW_FRAMES}; got {quoted(num_frames)}")
    if style is not None and not (isinstance(style, str) and style.strip()):
        raise OptionError(f"a style is a mood or another way of moving, such as 'sad'; got {quoted(style)}")
    if strength is not None and not isinstance(strength, Real):
        raise OptionError(f"a strength is a number, 1 for a mood as it is; got {quoted(strength)}")


def _is_whole(value: object) -> bool:
    return isinstance(value, Integral) and not isinstance(value, bool)


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
                f"{abs(math.degrees(yaw)):.0f} degrees on its way"
            )
    found = edits.replaced(clip, start, stop, middle)
    seams = {str(frame): seam_report(found, frame) for frame in (start, stop) if 0 < frame < clip.num_frames}
    edit = {"edit": "frames", "frames": [start, stop], "prompt": prompt, "seams": seams, **says}
    return _told(pipe, found, [clip], edit, notes)


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
    # "waves" asked of the left arm is a wave of the left hand.
    side, _, limb = part.partition(" ")
    other, says = _performance(pipe, prompt, frames, None, None, seed, source, side if limb in ("arm", "leg") else "")
    notes = [*says.pop("notes", ())]
    other = _like(other, clip, max(wanted, 1))
    found = edits.with_part(clip, other, part, start, stop)
    if "leg" in part and (lifted_m := _lifted_m(found, clip)) > HANGS_M:
        notes.append(
            f"both feet are up to {100 * lifted_m:.0f} cm above the floor: the hips stay as they were where only "
            f"{part} moves; for what the hips do too leave the part out and give frames"
        )
    return _told(
        pipe, found, [clip], {"edit": "part", "part": part, "frames": [start, stop], "prompt": prompt, **says}, notes
    )


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
    return _told(pipe, found, [clip], {**edit, **says}, notes)


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
    return _told(
        pipe, found, [first, second], {**edit, "seams": {str(s): seam_report(found, s) for s in seams}, **says}, notes
    )


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
    wanted = mood_named(mood).times(share)
    ramp = max(1, min(edits.RAMP_FRAMES, (stop - start) // 3))
    times = np.arange(clip.num_frames)
    rising = np.ones(len(times)) if start == 0 else np.clip((times - start + 1) / (ramp + 1), 0, 1)
    falling = np.ones(len(times)) if stop == len(times) else np.clip((stop - times) / (ramp + 1), 0, 1)
    weight = smooth_step(np.minimum(rising, falling))
    found = laid_over(clip, wanted, np.random.default_rng(seed), weight)
    if frames is None and _on_feet(clip) and abs(wanted.tempo - 1) > 1e-9:
        found = edits.retimed(found, max(2, round((clip.num_frames - 1) / wanted.tempo) + 1))
    edit = {"edit": "style", "style": mood, "strength": share, "frames": [start, stop], "source": "library"}
    return _told(pipe, found, [clip], edit, [])


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
    return _told(pipe, found, [clip], edit, [])


def _lifted_m(found: MotionClip, before: MotionClip) -> float:
    """How far the lower foot is above where the lower foot of another motion of the same frames is, at most, metres."""
    heights = [foot_heights_and_speeds(clip)[0].min(axis=-1) for clip in (found, before)]
    return float((heights[0] - heights[1]).max())


def _performance(
    pipe: MotionPipeline,
    prompt: str,
    frames: int,
    before: MotionClip | None,
    after: MotionClip | None,
    seed: int,
    source: Source,
    side: str = "",
) -> tuple[MotionClip, dict[str, Any]]:
    """A sentence in so many frames, of which the first falls on the last one before, if there is any.

    What has a side is done with `side`, if one is given and the sentence says none.
    """
    arrangement = pipe.arranged(prompt, source)
    if arrangement is not None and side:
        arrangement = replace(arrangement, parts=tuple(_sided(part, side) for part in arrangement.parts))
    more = frames - (before is not None)
    if arrangement is None:
        window = windowed(pipe, pipe.encode_text([prompt]), before, more, seed, after=after)
        return _with_seam(window, before), {"source": "network"}
    way = _way_there(arrangement, frames, before, after, seed)
    if way is not None:
        clip, notes = way
        return clip, {"source": "library", "action": str(arrangement), "notes": notes}
    assert pipe.arranger is not None
    inside = None if before is None or after is None else _inside(arrangement, frames, before, after, seed)
    if inside is not None:
        clip, notes = inside
        return clip, {"source": "library", "action": str(arrangement), "notes": [*arrangement.notes, *notes]}
    played = Stage(pipe.arranger).play(arrangement, before, more, seed)
    return _with_seam(played.clip, before), dict(played.says)


def _sided(part: Part, side: str) -> Part:
    """A part of an arrangement, with a side where its action has one and none is said."""
    kind = find_action(part.action).parameters.get("side")
    if not isinstance(kind, Choice) or side not in kind.values:
        return part
    return replace(part, settings={"side": side, **part.settings})


def _with_seam(clip: MotionClip, before: MotionClip | None) -> MotionClip:
    """The clip with the frame that was before it."""
    return clip if before is None else edits.concatenated([before.crop(before.num_frames - 1, before.num_frames), clip])


def _way_there(
    arrangement: Arrangement, frames: int, before: MotionClip | None, after: MotionClip | None, seed: int
) -> tuple[MotionClip, list[str]] | None:
    """Somebody who gets from the end of one clip to the beginning of another on his feet, and what is to be told.

    Who walks or runs does so; what arms and trunk do is done walking, where the way is long. None for all else.
    """
    part = arrangement.parts[0]
    if before is None or after is None or len(arrangement.parts) != 1 or part.base:
        return None
    if posture(before) not in UPRIGHT or posture(after, 0) not in UPRIGHT:
        return None
    generator = np.random.default_rng(seed)
    start, end = before.translation[-1, [0, 2]], after.translation[0, [0, 2]]
    way_m = float(np.linalg.norm(end - start))
    act = find_action(part.action)
    going = going_of(act, part.settings, generator, part.holds, mood_named(part.mood))
    above = going is None and goes_above(act) and way_m > FAR_M
    swings = going is None and not above and way_m > FAR_M
    if above or swings:
        fast = way_m * FPS / frames > JOGS_M_PER_S
        going = going_of(find_action("jog" if fast else "walk"), {}, generator, part.holds, mood_named(part.mood))
    if going is None or going.facing != "path" or way_m < 4 * SHORTEST_M:
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
    if swings:
        return _swung(part, gone.clip, way_m, generator)
    if not above:
        return gone.clip, []
    over, notes = _heart(part, frames, generator)
    clip = lay_over(gone.clip, over if act.upper else leaning(over, gone.clip), 0, spine=not act.upper)
    return clip, [f"the next frames are {way_m:.1f} m away: the body walks there, the rest does what is said", *notes]


def _swung(
    part: Part, walk: MotionClip, way_m: float, generator: np.random.Generator
) -> tuple[MotionClip, list[str]] | None:
    """A walk in one of whose steps a leg does what is said, and what is to be told; None where it is something else."""
    act = find_action(part.action)
    found = takes(act, {**part.settings, **standing(act)}, generator, DRAWN, mood=mood_named(part.mood))
    # Where nobody says how often, once.
    done = (done_walking(walk, take.play()) for take in found if not take.timeline.flights)
    clip = next((one for one in done if one is not None), None)
    if clip is None:
        return None
    return clip, [f"the next frames are {way_m:.1f} m away: the body walks there, and does what is said in a step"]


def _inside(
    arrangement: Arrangement, frames: int, before: MotionClip, after: MotionClip, seed: int
) -> tuple[MotionClip, list[str]] | None:
    """What somebody does standing, in so many frames of a motion, and what is to be told; None for all else."""
    part = arrangement.parts[0]
    if len(arrangement.parts) != 1 or part.base or not {posture(before), posture(after, 0)} <= UPRIGHT:
        return None
    generator = np.random.default_rng(seed)
    if going_of(find_action(part.action), part.settings, generator) is not None:
        return None
    clip, notes = _heart(part, frames, generator)
    return (clip, notes) if {posture(clip), posture(clip, 0)} <= UPRIGHT else None


def _heart(part: Part, frames: int, generator: np.random.Generator) -> tuple[MotionClip, list[str]]:
    """So many frames of an action, done standing: as quick as it may be, then cut to those in which most happens."""
    act = find_action(part.action)
    found = takes(act, {**part.settings, **standing(act)}, generator, mood=mood_named(part.mood))
    take = nearest(found, frames / FPS)
    own = take.play()
    if own.num_frames <= frames:
        return take.play(frames), []
    clip = own if take.timeline.flights else take.play(max(frames, math.ceil(own.num_frames / QUICKEST)))
    # Who jumps crouches and lands with a jolt; anybody else is cut to what matters, and led there and back.
    begins = most_begins(clip, frames, NEARLY if take.timeline.flights else 1.0)
    notes = []
    if own.num_frames > CUT * frames:
        notes.append(
            f"this takes {own.duration_s:.1f} s; the {frames / FPS:.1f} s of it are shown in which most happens"
        )
    return clip.crop(begins, begins + frames), notes


def most_begins(clip: MotionClip, frames: int, share: float) -> int:
    """Where so many frames begin in which most happens: of those with this share of it, where the ends jerk least."""
    away = np.convolve(apart(moments(clip), moments(clip)[0]), np.ones(frames), mode="valid")
    third = np.diff(clip.joints, n=3, axis=0)
    jerk = gaussian_mean(np.pad(np.linalg.norm(third, axis=-1).mean(axis=-1), (1, 2), mode="edge"), CUT_FRAMES)
    ends = jerk[: len(away)] + jerk[frames - 1 :]
    return int(np.where(away >= share * away.max(), ends, np.inf).argmin())


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


FREE = "CC0-1.0"
"""The licence of what the library plays, which asks for nothing."""


def _told(
    pipe: MotionPipeline, found: MotionClip, clips: Sequence[MotionClip], edit: dict[str, Any], notes: list[str]
) -> MotionClip:
    """The result with what was done in its metadata; what was said of the first source stays.

    Its licence is that of all that it is made of: of the clips, and of the network where it made some of it.
    """
    clip = clips[0]
    metadata = {**clip.metadata, "edits": [*clip.metadata.get("edits", ()), edit]}
    licences = [one.metadata.get("licence") for one in clips]
    licences += [pipe.description.licence] if edit.get("source") == "network" else []
    asking = list(dict.fromkeys(one for one in licences if one and one != FREE))
    if asking:
        metadata["licence"] = "; ".join(asking)
    if notes:
        metadata["notes"] = [*clip.metadata.get("notes", ()), *notes]
    return found.replace(metadata=metadata)
