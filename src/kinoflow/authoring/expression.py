"""How a mood shows in a body: laid over the keys of a score before curves go through them, and over the curves.

Feet stay where the score has them; how they are set in walking is the matter of `gait.in_mood`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from kinoflow.authoring.controls import BODY, LIMB, NEUTRAL_HAND, At, side_of
from kinoflow.authoring.curves import evaluate
from kinoflow.authoring.liveliness import between_steps, changing, ground_m, is_upright, sideways, stands
from kinoflow.authoring.moods import Mood
from kinoflow.authoring.timeline import SIDES, PointTrack, Timeline, Track
from kinoflow.motion.features import FPS
from kinoflow.motion.smoothing import gaussian_mean, smooth_step

if TYPE_CHECKING:
    from kinoflow.authoring.rig import Controls

FloatArray = NDArray[np.float64]
_NEUTRAL_HAND_M = np.array([NEUTRAL_HAND.out, NEUTRAL_HAND.up, NEUTRAL_HAND.forward])
HANGS_M = 0.09
"""A hand this near to where it hangs has nothing to do."""
BENT_M, STRETCHED_M = 0.50, 0.56
"""A hand this far from its shoulder is held by a bent arm, and by a straight one."""
AWHILE_S = 1.2
"""A hand that has nothing to do for shorter than this stays hanging, where a mood does not carry it all the time."""
TOUCH = At("head", 0.03, -0.14, 0.17)
"""Where a hand goes that cannot be still: nails are bitten."""
TAIL_S = 0.35
"""How long the last pose is held at least (`fit.TAIL_S`)."""
TOUCH_FROM_S, TOUCH_S, MOVE_S = 3.2, 0.9, 0.4
SOONEST_S = 0.15
"""No gesture becomes shorter than this."""
LAP_M = 0.13
BOUNCE_HZ, TAP_HZ, WRING_HZ = 1.3, 4.2, 1.4
STANDING_M = 0.22


def at_ease(timeline: Timeline, side: str) -> tuple[PointTrack, Track]:
    """The track of a hand with the mood's place for a hand that has nothing to do, and when it is there, 0 to 1."""
    track, mood = timeline.hands[side], timeline.mood
    hand, end_s = mood.hands[SIDES.index(side)], timeline.end_s + TAIL_S
    times, count = list(track.times_s), len(track.times_s)
    near = [_is_near(track, k, NEUTRAL_HAND) for k in range(count)]
    found = PointTrack()
    there = Track()
    for k in range(count):
        frame, point = track.frames[k], track.points[k]
        free = float(hand is not None and _is_near(track, k, hand.place))
        if near[k]:
            more = np.array(point) - _NEUTRAL_HAND_M
            first = next((j + 1 for j in range(k - 1, -1, -1) if not near[j]), 0)
            after = next((j for j in range(k + 1, count) if not near[j]), count)
            stays_s = (times[after - 1] if after < count else end_s) - times[first]
            if hand is not None and (mood.carried or stays_s >= AWHILE_S):
                frame, free = hand.place.frame, 1.0
                place = np.array([hand.place.out, hand.place.up, hand.place.forward]) + 0.3 * more
            else:
                place = np.array(point) + np.array(mood.hang_m)
            point = (float(place[0]), float(place[1]), float(place[2]))
        elif hand is not None and mood.carried and hand.place.forward > 0 and frame in ("thigh", "knee"):
            # Who sits has them in the lap rather than on the legs.
            frame, free = hand.place.frame, 1.0
            point = (
                hand.place.out,
                max(hand.place.up, LAP_M) if frame == "pelvis" else hand.place.up,
                hand.place.forward,
            )
        found.put(times[k], frame, point)
        there.put(times[k], free)
        left_s = (times[k + 1] if k + 1 < count else timeline.end_s) - times[k]
        restless = mood.fidget >= 1 and side == "r" and free and left_s > TOUCH_FROM_S
        if restless and (k + 1 == count or near[k + 1]):
            begin_s = times[k] + float(timeline.generator.uniform(0.5, left_s - TOUCH_FROM_S + 1.0))
            touch, there_s = TOUCH, MOVE_S + TOUCH_S
            for after_s, where in ((0.0, None), (MOVE_S, touch), (there_s, touch), (there_s + MOVE_S, None)):
                if where is None:
                    found.put(begin_s + after_s, frame, point)
                else:
                    found.put(begin_s + after_s, where.frame, (where.out, where.up, where.forward))
                there.put(begin_s + after_s, float(where is None))
    return found, there


def _is_near(track: PointTrack, key: int, place: At) -> bool:
    where = (place.out, place.up, place.forward)
    return track.frames[key] == place.frame and math.dist(track.points[key], where) < HANGS_M


def sooner(timeline: Timeline, name: str, track: Track) -> Track:
    """The track of a number, each of its gestures done sooner and then held, as the mood has it."""
    base, side = side_of(name)
    lag = LIMB[base].lag if side else BODY[name].lag
    if lag == "root" or track.slopes or timeline.flights or not timeline.mood.snap:
        return track
    times, index = _sooner(timeline, track.times_s, list(track.values))
    return Track(times, [track.values[k] for k in index])


def hand_sooner(timeline: Timeline, track: PointTrack) -> PointTrack:
    """The same of a hand."""
    if timeline.flights or not timeline.mood.snap:
        return track
    keys = list(zip(track.frames, track.points, strict=True))
    times, index = _sooner(timeline, track.times_s, keys)
    return PointTrack(times, [track.frames[k] for k in index], [track.points[k] for k in index])


def _sooner(timeline: Timeline, times_s: list[float], keys: Sequence[object]) -> tuple[list[float], list[int]]:
    """Times of keys, and which key it is at each."""
    times, index = times_s[:1], [0]
    for k in range(1, len(times_s)):
        begin_s, end_s = times_s[k - 1], times_s[k]
        walks = any(walk.begin_s < end_s and begin_s < walk.end_s for walk in timeline.walks)
        done_s = begin_s + max(SOONEST_S, (1 - timeline.mood.snap) * (end_s - begin_s))
        if not walks and keys[k] != keys[k - 1] and done_s < end_s - 0.02:
            times.append(done_s)
            index.append(k)
        times.append(end_s)
        index.append(k)
    return times, index


def rhythm(timeline: Timeline, score_s: FloatArray) -> FloatArray:
    """Times of the score [N], running now quicker, now slower, as the mood has it; evenly where somebody walks, jumps
    or is shown in mid-movement.
    """
    cut = timeline.clip_start_s or timeline.clip_end_s is not None
    if not timeline.mood.uneven or timeline.flights or cut or len(score_s) < 3:
        return score_s
    first, second = timeline.generator.uniform(0, 2 * np.pi, 2)
    wave = np.sin(2 * np.pi * 0.55 * score_s + first) + 0.7 * np.sin(2 * np.pi * 1.1 * score_s + second)
    free = np.ones_like(score_s)
    for walk in timeline.walks:
        free[(score_s > walk.begin_s - 0.1) & (score_s < walk.end_s + 0.1)] = 0.0
    step_s = float(score_s[1] - score_s[0])
    free = np.clip(gaussian_mean(free, 0.12 / step_s), 0.0, 1.0)
    quick = np.exp(timeline.mood.uneven * wave)
    rate = 1 + free * (quick * free.sum() / max(float((free * quick).sum()), 1e-9) - 1)
    passed = np.cumsum(rate) * step_s
    return np.asarray(score_s[0] + passed - passed[0])


def colour(
    controls: Controls,
    mood: Mood,
    generator: np.random.Generator,
    there: Mapping[str, FloatArray] | None = None,
    *,
    flies: bool = False,
) -> None:
    """Lay a mood over controls, in place: fully on a body that is upright, not at all on one that lies.

    Args:
        controls: of T frames.
        mood: which.
        generator: of the phases of swaying and trembling.
        there: [T] of each side, how much its hand is where the mood has a hand that has nothing to do.
        flies: the body leaves the floor in it, so that its height is left alone.
    """
    numbers = controls.numbers
    seconds: FloatArray = np.arange(controls.num_frames, dtype=np.float64) / FPS
    weight = np.exp(-((numbers["rest"] / 0.5) ** 2) - (numbers["pitch"] / 50) ** 2 - (numbers["roll"] / 50) ** 2)

    def wave(hertz: float) -> FloatArray:
        first, second = generator.uniform(0, 2 * np.pi, 2)
        return np.sin(2 * np.pi * hertz * seconds + first) + 0.5 * np.sin(3.3 * np.pi * hertz * seconds + second)

    high = (
        np.zeros_like(weight) if flies else weight * np.exp(-(((numbers["y"] - ground_m(controls)) / STANDING_M) ** 2))
    )
    for name, degrees in (("bend", mood.bend_deg), ("nod", mood.nod_deg), ("tilt", mood.tilt_deg)):
        numbers[name] = numbers[name] + weight * degrees
    for side in SIDES:
        numbers[f"shrug_{side}"] = numbers[f"shrug_{side}"] + weight * mood.shrug_deg
    if mood.sway_deg:
        for name, hertz, share in (("side", 0.45, 1.0), ("bend", 0.35, 0.6), ("tilt", 0.4, 0.8), ("turn", 0.3, 0.8)):
            numbers[name] = numbers[name] + weight * share * mood.sway_deg * wave(hertz)
    if mood.tremble_m:
        for name in ("turn", "nod"):
            numbers[name] = numbers[name] + weight * 60 * mood.tremble_m * wave(4.5)
    # Arms hang, and reach, in the same directions of a trunk that is bent.
    angle = np.radians(weight * mood.bend_deg + high * mood.lean_deg)
    hung = _turned(np.broadcast_to(_NEUTRAL_HAND_M, (controls.num_frames, 3)), angle)
    # A smaller gesture is narrower rather than lower: a hand that waves is raised whatever the mood.
    less = np.array([mood.reach, mood.reach**0.4, mood.reach]) - 1
    for frames in controls.hands.values():
        if "shoulder" in frames:
            weights, points = frames["shoulder"]
            points = _turned(points, angle)
            scaled = points + weight[:, None] * less * (points - hung)
            # An arm that points is straight in every mood, only lower.
            length, now = (np.maximum(np.linalg.norm(p, axis=-1, keepdims=True), 1e-6) for p in (points, scaled))
            straight = smooth_step(np.clip((length - BENT_M) / (STRETCHED_M - BENT_M), 0.0, 1.0))
            scaled = scaled * (1 + straight * (np.maximum(length / now, 1.0) - 1))
            if mood.tremble_m:
                scaled = scaled + weight[:, None] * mood.tremble_m * np.stack([wave(5), wave(5.6), wave(4.7)], axis=-1)
            frames["shoulder"] = (weights, scaled)
    _carry(controls, mood, weight, there or {}, wave)
    if mood.glance_deg:
        free = weight * (1 - numbers["look"]) * np.exp(-((numbers["turn"] / 25) ** 2))
        numbers["turn"] = numbers["turn"] + mood.glance_deg * free * changing(seconds, generator, 0.35, 1.3, 0.22)
        numbers["nod"] = numbers["nod"] + 0.15 * mood.glance_deg * free * changing(seconds, generator, 0.5, 1.6, 0.3)
    if not flies:
        _legs(controls, mood, high, seconds, generator)


def _turned(points: FloatArray, angle: FloatArray) -> FloatArray:
    """Points [T, 3] in axes of a chest that is bent forward by an angle [T], where they would be in one that is not."""
    cosine, sine = np.cos(angle), np.sin(angle)
    out, up, forward = points.T
    return np.stack([out, up * cosine + forward * sine, forward * cosine - up * sine], axis=-1)


def _carry(
    controls: Controls,
    mood: Mood,
    weight: FloatArray,
    there: Mapping[str, FloatArray],
    wave: Callable[[float], FloatArray],
) -> None:
    """Elbows, and forearms of hands that are where the mood has them."""
    numbers, seconds = controls.numbers, np.arange(controls.num_frames) / FPS
    for side, hand in zip(SIDES, mood.hands, strict=True):
        free = there.get(side, np.zeros(controls.num_frames)) if hand is not None else np.zeros(controls.num_frames)
        numbers[f"elbow_{side}"] = numbers[f"elbow_{side}"] + weight * (1 - free) * mood.elbow_deg
        if hand is None:
            continue
        for name, value in (("elbow", hand.elbow), ("palm", hand.palm), ("wrist", hand.wrist)):
            numbers[f"{name}_{side}"] = numbers[f"{name}_{side}"] + free * value
        if hand.place.frame == "shoulder" or hand.place.frame not in controls.hands[side]:
            continue
        shares, points = controls.hands[side][hand.place.frame]
        if mood.tremble_m:
            points = points + np.stack([free * mood.tremble_m * wave(hertz) for hertz in (5, 5.6, 4.7)], axis=-1)
        if mood.fidget:
            phase = 0.0 if side == "l" else np.pi
            rubs = np.sin(2 * np.pi * WRING_HZ * seconds + phase) * (0.6 + 0.4 * np.sin(2 * np.pi * 0.23 * seconds))
            along = np.outer(rubs * free, [0.004, 0.016, 0.012])
            points = points + mood.fidget * along
        controls.hands[side][hand.place.frame] = (shares, points)


def _legs(
    controls: Controls, mood: Mood, high: FloatArray, seconds: FloatArray, generator: np.random.Generator
) -> None:
    """Hips of somebody who stands or walks; they spring, and who cannot be still shifts weight or taps a foot."""
    numbers = controls.numbers
    if not (mood.lean_deg or mood.sink_m or mood.bounce_m > 0 or mood.fidget):
        return
    numbers["pitch"] = numbers["pitch"] + high * mood.lean_deg
    sunk_m = high * mood.sink_m
    both = stands(controls)
    if mood.bounce_m > 0:
        sunk_m = sunk_m + mood.bounce_m * both * (1 - np.cos(2 * np.pi * BOUNCE_HZ * seconds))
    numbers["y"] = numbers["y"] - sunk_m
    if mood.fidget:
        over = mood.fidget * both * changing(seconds, generator, 0.4, 1.3, 0.4)
        for name, part in zip("xz", sideways(numbers["yaw"]), strict=True):
            numbers[name] = numbers[name] + 0.035 * over * part
        numbers["roll"] = numbers["roll"] - 3.0 * over
        numbers["side"] = numbers["side"] + 3.5 * over
        seated = np.clip(is_upright(controls) * between_steps(controls) - high - both, 0.0, 1.0)
        often = np.clip(0.5 + changing(seconds, generator, 0.8, 2.0, 0.3), 0.0, 1.0)
        taps = 0.5 - 0.5 * np.cos(2 * np.pi * TAP_HZ * seconds)
        numbers["foot_pitch_r"] = numbers["foot_pitch_r"] + 13.0 * mood.fidget * seated * often * taps


def when(track: Track, times_s: FloatArray) -> FloatArray:
    """[N] the track's value at times, eased as hands are."""
    return np.clip(evaluate(track, times_s), 0.0, 1.0)
