"""Edits of a clip: each changes what it names and keeps all else, numbers and all."""

from __future__ import annotations

import math
from collections.abc import Sequence
from difflib import get_close_matches

import numpy as np
from numpy.typing import NDArray

from kinoflow.errors import OptionError
from kinoflow.motion.canonical import heading_rad, resample
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.foot_lock import lock_feet
from kinoflow.motion.joining import aligned, continued, fade_frames, foot_rests
from kinoflow.motion.measures import foot_slide_mm_per_frame
from kinoflow.motion.planting import planted_around
from kinoflow.motion.rotations import slerp
from kinoflow.motion.skeleton import joint
from kinoflow.motion.smoothing import smooth_step
from kinoflow.motion.warping import backward, moved_share, preceded, warped
from kinoflow.reading import quoted

FloatArray = NDArray[np.float64]

RAMP_FRAMES = 10
"""Frames over which a limb changes from one motion to the other."""
GENTLE_S, STILL_FRAMES, STILL_M_PER_S = 0.7, 4, 0.1
"""What differs from a body that is slower, in so many frames beside those made anew, fades at least so long."""
SWAYS_M, SWAYS_RAD = 0.02, np.radians(10.0)
"""Hips that are so far from, and turned from, where they were over feet that stand are no reason to step."""
SHORTEST_FRAMES = 2
SLOWEST, FASTEST = 0.1, 10.0
_ARM = ("Collar", "Shoulder", "Elbow", "Wrist")
_LEG = ("Hip", "Knee", "Ankle", "Foot")
_TRUNK = ("Spine1", "Spine2", "Spine3", "Neck", "Head")
PARTS: dict[str, tuple[str, ...]] = {
    "left arm": tuple(f"L_{name}" for name in _ARM),
    "right arm": tuple(f"R_{name}" for name in _ARM),
    "arms": tuple(f"{side}_{name}" for side in "LR" for name in _ARM),
    "left leg": tuple(f"L_{name}" for name in _LEG),
    "right leg": tuple(f"R_{name}" for name in _LEG),
    "legs": tuple(f"{side}_{name}" for side in "LR" for name in _LEG),
    "head": ("Neck", "Head"),
    "trunk": _TRUNK,
    "upper body": (*_TRUNK, *(f"{side}_{name}" for side in "LR" for name in _ARM)),
}
"""Parts of the body and their joints. Place, heading and height of the pelvis belong to none of them."""
_NEAREST = {
    **dict.fromkeys(("hips", "hip", "pelvis", "waist", "torso", "chest", "back", "spine", "body", "belly"), "trunk"),
    **dict.fromkeys(("hand", "hands", "wrist", "wrists", "elbow", "elbows", "shoulders", "fingers", "arm"), "arms"),
    **dict.fromkeys(("foot", "feet", "knee", "knees", "ankle", "ankles", "lower body", "leg"), "legs"),
    **dict.fromkeys(("neck", "face", "eyes"), "head"),
    **{f"{side} {end}": f"{side} arm" for side in ("left", "right") for end in ("hand", "wrist", "elbow", "shoulder")},
    **{f"{side} {end}": f"{side} leg" for side in ("left", "right") for end in ("foot", "knee", "ankle", "hip")},
    "upperbody": "upper body", "upper": "upper body", "top": "upper body",
}  # fmt: skip
"""What else people call them, and the part that it belongs to."""


def check_part(part: object) -> None:
    """Refuse what is none of `PARTS`.

    Raises:
        OptionError: the message names the part that is nearest.
    """
    if isinstance(part, str) and part in PARTS:
        return
    said = " ".join(part.lower().replace("_", " ").replace("-", " ").split()) if isinstance(part, str) else ""
    near = said if said in PARTS else _NEAREST.get(said) or next(iter(get_close_matches(said, PARTS, 1, 0.7)), "")
    hint = f"; nearest is {near!r}" if near else ""
    if near == "trunk" and said in ("hips", "hip", "pelvis"):
        hint += ", which leaves the hips where they are"
    raise OptionError(f"a part of the body is one of {', '.join(PARTS)}; got {quoted(part)}{hint}")


def concatenated(clips: Sequence[MotionClip]) -> MotionClip:
    """Clips one after the other as they are; rate, skeleton and metadata of the first."""
    return clips[0].replace(
        rotations=np.concatenate([clip.rotations for clip in clips]),
        translation=np.concatenate([clip.translation for clip in clips]),
    )


def check_range(clip: MotionClip, start: int, stop: int) -> None:
    """Refuse frames that a clip has not.

    Raises:
        OptionError: the range is empty or reaches outside.
    """
    if not 0 <= start < stop <= clip.num_frames:
        raise OptionError(
            f"frames are given from the first to the one after the last, from 0 to {clip.num_frames} for this clip; "
            f"got {start}:{stop}"
        )


def like(clip: MotionClip, model: MotionClip) -> MotionClip:
    """A clip at another's frame rate.

    Raises:
        OptionError: it has another skeleton.
    """
    if clip.skeleton.fingerprint != model.skeleton.fingerprint:
        raise OptionError("both clips need the same body; load them with kinoflow, which puts motions on its own body")
    return clip if clip.fps == model.fps else resample(clip, model.fps)


def retimed(clip: MotionClip, num_frames: int) -> MotionClip:
    """The motion in another number of frames; the first and the last pose are kept.

    Rotations by slerp, places linearly. Where that makes feet slide more than they did for the same way, they are held
    in place (`motion.foot_lock`), the two ends excepted.

    Raises:
        OptionError: less than two frames, or more than ten times slower or faster.
    """
    if num_frames < SHORTEST_FRAMES or not SLOWEST <= num_frames / clip.num_frames <= FASTEST:
        fewest, most = max(SHORTEST_FRAMES, math.ceil(SLOWEST * clip.num_frames)), round(FASTEST * clip.num_frames)
        raise OptionError(
            f"a motion becomes {FASTEST:g} times as long or as short at most: from {fewest} to {most} frames for this "
            f"one; got {num_frames}"
        )
    times = np.arange(num_frames) * ((clip.num_frames - 1) / (num_frames - 1))
    times = np.where(np.abs(times - np.round(times)) < 1e-9, np.round(times), times)
    before = np.clip(times.astype(int), 0, max(0, clip.num_frames - 2))
    fraction = times - before
    after = np.minimum(before + 1, clip.num_frames - 1)
    way = clip.translation[after] - clip.translation[before]
    found = clip.replace(
        rotations=slerp(clip.rotations[before], clip.rotations[after], fraction[:, None]),
        translation=clip.translation[before] + way * fraction[:, None],
    )
    whole = times == np.round(times)
    same = times[whole].astype(int)
    rotations, translation = found.rotations.copy(), found.translation.copy()
    rotations[whole], translation[whole] = clip.rotations[same], clip.translation[same]
    found = found.replace(rotations=rotations, translation=translation)
    share = clip.num_frames / num_frames
    if whole.all():
        return found
    if foot_slide_mm_per_frame(found) <= 1.05 * share * foot_slide_mm_per_frame(clip) + 0.1:
        return found
    locked = lock_feet(found).clip
    if locked is found:
        return found
    ends = smooth_step(np.clip(np.minimum(np.arange(num_frames), num_frames - 1 - np.arange(num_frames)) / 6, 0, 1))
    return found.replace(
        rotations=slerp(found.rotations, locked.rotations, ends[:, None]),
        translation=found.translation + ends[:, None] * (locked.translation - found.translation),
    )


def at_times(clip: MotionClip, frames: FloatArray) -> MotionClip:
    """The clip at other times [N], in frames of it, whole or between; before and after it its ends hold."""
    times = np.clip(frames, 0, clip.num_frames - 1)
    before = np.minimum(times.astype(int), clip.num_frames - 2)
    fraction = times - before
    way = clip.translation[before + 1] - clip.translation[before]
    return clip.replace(
        rotations=slerp(clip.rotations[before], clip.rotations[before + 1], fraction[:, None]),
        translation=clip.translation[before] + way * fraction[:, None],
    )


def with_part(base: MotionClip, other: MotionClip, part: str, start: int = 0, stop: int | None = None) -> MotionClip:
    """The base with one part of the body moving as in another clip, from frame `start` until `stop` or its end.

    Joints that do not belong to the part, and place and heading of the body, keep their numbers to the bit. At ends
    that lie within the base the part goes over from one motion to the other in a third of a second.

    Args:
        base: T frames.
        other: whose motion the part takes; its first frame falls on `start`.
        part: one of `PARTS`.
        start: frame of the base at which the other clip begins.
        stop: frame of the base before which it ends.

    Raises:
        OptionError: no such part, or frames that the base has not.
    """
    check_part(part)
    other = like(other, base)
    end = min(base.num_frames, start + other.num_frames) if stop is None else stop
    check_range(base, start, end)
    indices = [joint(name) for name in PARTS[part]]
    frames = np.arange(base.num_frames)
    ramp = min(RAMP_FRAMES, max(1, (end - start) // 3))
    rising = np.ones(base.num_frames) if start == 0 else np.clip((frames - start) / ramp, 0.0, 1.0)
    falling = np.ones(base.num_frames) if end == base.num_frames else np.clip((end - 1 - frames) / ramp, 0.0, 1.0)
    weight = smooth_step(np.minimum(rising, falling))
    weight[:start], weight[end:] = 0.0, 0.0
    source = np.clip(frames - start, 0, other.num_frames - 1)
    rotations = base.rotations.copy()
    inside = weight > 0
    mixed = slerp(base.rotations[:, indices], other.rotations[source][:, indices], weight[:, None])
    full = weight >= 1
    mixed[full] = other.rotations[source][:, indices][full]
    for column, index in enumerate(indices):
        rotations[inside, index] = mixed[inside, column]
    return base.replace(rotations=rotations)


def followed(clip: MotionClip, after: MotionClip) -> MotionClip:
    """The clip, unchanged, and another one that goes on from its end, [T1 + T2 - 1] frames."""
    more = continued(clip, like(after, clip))
    return concatenated([clip, more.crop(1, more.num_frames)])


def led_up_to(clip: MotionClip, before: MotionClip) -> MotionClip:
    """Another clip that leads to the beginning of this one, which is unchanged, [T1 + T2 - 1] frames."""
    lead = preceded(like(before, clip), clip)
    return clip.replace(
        rotations=np.concatenate([lead.rotations[:-1], clip.rotations]),
        translation=np.concatenate([lead.translation[:-1], clip.translation]),
    )


def end_offset(first: MotionClip, second: MotionClip) -> tuple[float, FloatArray]:
    """How far the end of one clip is from where the next one begins: radians, and [2] metres (x, z) of the pelvis."""
    last = first.crop(first.num_frames - min(12, first.num_frames), first.num_frames)
    ahead = second.crop(0, min(12, second.num_frames))
    wanted = aligned(backward(ahead), backward(last))
    yaw = float(heading_rad(wanted)[0] - heading_rad(last)[-1])
    yaw = (yaw + np.pi) % (2 * np.pi) - np.pi
    return yaw, (wanted.translation[0] - last.translation[-1])[[0, 2]]


def _gentle(fade: int, beside: MotionClip) -> int:
    """Over how many frames to fade beside some frames that stay: longer where the body is still in them."""
    if beside.num_frames < 2:
        return fade
    speed = float(np.linalg.norm(np.diff(beside.joints, axis=0), axis=-1).mean()) * beside.fps
    return max(fade, round(GENTLE_S * beside.fps)) if speed < STILL_M_PER_S else fade


def led_to(middle: MotionClip, second: MotionClip, longest_fade: int | None = None) -> MotionClip:
    """A clip warped so that it ends where, how and as fast as another begins; its own beginning stays in place.

    The turn and the way that are missing are spread over it as it moves; feet at rest stay at rest.

    Args:
        middle: T frames; its last one becomes the first of the second clip.
        second: stays where it is.
        longest_fade: over how many frames what differs at its end fades at most.
    """
    yaw, shift = end_offset(middle, second)
    moved = middle
    # Hips of somebody who stands turn by some degrees over feet that stay where they are.
    if np.linalg.norm(shift) > SWAYS_M or abs(yaw) > SWAYS_RAD or not foot_rests(middle).all():
        share = moved_share(middle, float(np.linalg.norm(shift)))
        moved = warped(middle, yaw * share, shift * share[:, None], sinks=False)
    fade = fade_frames(backward(second.crop(0, 1)), backward(moved))
    if longest_fade is not None:
        fade = min(longest_fade, _gentle(fade, second.crop(0, min(STILL_FRAMES, second.num_frames))))
    return preceded(moved, second, fade=fade, align=False, sinks=False)


def replaced(clip: MotionClip, start: int, stop: int, middle: MotionClip) -> MotionClip:
    """The clip with its frames `start` up to, not including, `stop` taken from another one; all others unchanged.

    Feet that stand beside them, or slide in them, are planted anew (`motion.planting`).

    Args:
        clip: T frames.
        start: first frame that is replaced.
        stop: the one after the last.
        middle: (stop - start) frames, and one more for each of the two ends that has a neighbour in the clip: these
            fall on the neighbours.

    Raises:
        OptionError: frames that the clip has not, or a middle of another length.
    """
    check_range(clip, start, stop)
    middle = like(middle, clip)
    wanted = stop - start + (start > 0) + (stop < clip.num_frames)
    if middle.num_frames != wanted:
        raise OptionError(f"frames {start}:{stop} are replaced by a clip of {wanted} frames; got {middle.num_frames}")
    # So that something is left in the middle that is as it was made.
    longest = max(1, 2 * middle.num_frames // 3)
    if start > 0:
        before = clip.crop(0, start)
        middle = aligned(before, middle)
        fade = _gentle(fade_frames(before, middle), before.crop(max(0, start - STILL_FRAMES), start))
        middle = continued(before, middle, fade=min(longest, fade), align=False, sinks=False)
    if stop < clip.num_frames:
        after = clip.crop(stop, clip.num_frames)
        middle = led_to(middle, after, longest) if start > 0 else preceded(middle, after)
    inner = middle.crop(int(start > 0), int(start > 0) + stop - start)
    rotations, translation = clip.rotations.copy(), clip.translation.copy()
    rotations[start:stop], translation[start:stop] = inner.rotations, inner.translation
    frames = np.arange(clip.num_frames)
    return planted_around(
        clip.replace(rotations=rotations, translation=translation), (frames < start) | (frames >= stop)
    )


def between(first: MotionClip, second: MotionClip, middle: MotionClip) -> MotionClip:
    """First clip, then a middle, then the second clip where the middle ends; the first is unchanged, the second moved.

    Args:
        first: T1 frames.
        second: T2 frames.
        middle: M + 2 frames; the outer ones fall on the last of the first and the first of the second clip.

    Returns:
        [T1 + M + T2] frames.
    """
    second, middle = like(second, first), like(middle, first)
    lead = continued(first, middle)
    second = aligned(lead, second)
    lead = preceded(lead, second, align=False)
    return concatenated([first, lead.crop(1, lead.num_frames - 1), second])


def going_over(first: MotionClip, second: MotionClip, num_frames: int) -> MotionClip:
    """A middle of `between` that goes straight from the one pose to the other: [num_frames + 2] frames."""
    second = aligned(first, like(second, first))
    pose = second.crop(0, 1)
    still = pose.replace(
        rotations=np.repeat(pose.rotations, num_frames + 2, axis=0),
        translation=np.repeat(pose.translation, num_frames + 2, axis=0),
    )
    return continued(first, still, fade=num_frames + 1)
