"""What a body does beyond what is written: it breathes, shifts its weight and glances about, hips and back take part in
what the arms do, and what hangs or has mass comes after.

Measured on captured gestures of standing people: hips turn by 2 to 8 degrees and travel 2 to 6 cm, knees differ by 3 to
16 degrees, and hands bend at the wrist by 50 to 100 degrees a second. Without this module hips did not move at all.
Everything here is in proportion to the timeline's `life`, and feet stay where they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from kinoflow.authoring.controls import NEUTRAL_HAND
from kinoflow.authoring.curves import envelope, follow
from kinoflow.authoring.timeline import SIDES, WORLD
from kinoflow.motion.features import FPS
from kinoflow.motion.rotations import rotation_about_y
from kinoflow.motion.skeleton import MANNEQUIN, joint
from kinoflow.motion.smoothing import gaussian_mean, runs, smooth_step

if TYPE_CHECKING:
    from kinoflow.authoring.rig import Controls, Posed

FloatArray = NDArray[np.float64]
STEP_S = 1 / FPS
HANGING_HAND_M = np.array([NEUTRAL_HAND.out, NEUTRAL_HAND.up, NEUTRAL_HAND.forward])
HAND_M = 0.10
"""From the wrist to the middle of the hand."""
SHIFT_M, SHIFT_ROLL_DEG, SHIFT_YAW_DEG = 0.034, 3.0, 4.0
"""How far weight goes over to one leg, how far the hips sink on the other side then, and how far they turn."""
PIVOT_DEG, PIVOT_HEEL_DEG, PIVOT_TURN_DEG = (20.0, 75.0), 42.0, 30.0
"""From so far on hips that turn away from a foot that stands lift its heel; how high, and how far the foot turns."""
BALL_M = float(MANNEQUIN.offsets[joint("L_Foot")][2])
"""From under the ankle to the ball of the foot."""
HIP_SHARES = {"twist": ("yaw", 0.4), "bend": ("pitch", 0.22), "side": ("roll", 0.22)}
"""What share of a movement of the back the hips of somebody standing do."""
TRUNK_HZ, TRUNK_DAMPING, SOONER_FRAMES = 1.5, 0.6, 2
"""How the trunk answers arms: a spring that begins with them, is half way 60 ms after them and settles past its end.

In captured gestures the chest is half way 10 to 50 ms, the hips 30 to 110 ms after the hand, and begins 80 ms before.
"""
STIRRING_S = 2.5
"""Somebody whose hands have moved, or will, within so many seconds stirs."""
STIRRING_M_S = (0.15, 0.5)
"""Hands that never move faster than the first are those of somebody who keeps still; faster than the second, do not."""


def stands(controls: Controls) -> FloatArray:
    """[T] how much the body stands upright on both feet, free to move its hips: 0 to 1, smooth."""
    numbers = controls.numbers
    ground, both = np.zeros(controls.num_frames), np.ones(controls.num_frames)
    for side in SIDES:
        planted = controls.feet[side].get(WORLD)
        if planted is None:
            return np.zeros(controls.num_frames)
        weight, points = planted
        under = -envelope(-points[:, 1], 6)
        ground += under / 2
        both *= weight * np.exp(-((np.maximum(points[:, 1] - under, 0) / 0.02) ** 2))
    upright = np.exp(-((numbers["pitch"] / 45) ** 2) - (numbers["roll"] / 25) ** 2 - (numbers["rest"] / 0.3) ** 2)
    # Hips come to rest before a foot leaves the floor.
    free = np.exp(-(((numbers["y"] - ground) / 0.3) ** 2)) * numbers["balance"] * upright * both
    return np.clip(-envelope(-free, 7), 0.0, 1.0)


def ground_m(controls: Controls) -> FloatArray:
    """[T] height of what the feet stand on, the mean of both; as low as can be where a foot hangs from the hip."""
    ground = np.zeros(controls.num_frames)
    for side in SIDES:
        planted = controls.feet[side].get(WORLD)
        if planted is None:
            return np.full(controls.num_frames, -np.inf)
        ground += -envelope(-planted[1][:, 1], 6) / 2
    return ground


def between_steps(controls: Controls) -> FloatArray:
    """[T] 0 while somebody steps, 1 while no foot is on its way: 0 to 1, smooth."""
    quiet = np.ones(controls.num_frames)
    for side in SIDES:
        planted = controls.feet[side].get(WORLD)
        if planted is not None:
            weight, points = planted
            height = np.maximum(points[:, 1] + envelope(-points[:, 1], 6), 0)
            quiet *= 1 - weight * (1 - np.exp(-((height / 0.02) ** 2)))
    return np.clip(-envelope(-quiet, 7), 0.0, 1.0)


def is_upright(controls: Controls) -> FloatArray:
    """[T] 1 where the trunk is upright, standing, walking or sitting; 0 where it lies or hangs over."""
    numbers = controls.numbers
    return np.exp(-((numbers["pitch"] / 50) ** 2) - (numbers["roll"] / 40) ** 2 - (numbers["rest"] / 0.5) ** 2)


def stirring(controls: Controls) -> FloatArray:
    """[T] how much somebody uses the hands about then: 0 for a pose that is only held, to 1; smooth."""
    fastest_m_s = np.zeros(controls.num_frames)
    for frames in controls.hands.values():
        speed_m_s = np.zeros(controls.num_frames)
        for weight, points in frames.values():
            speed_m_s += np.linalg.norm(np.gradient(weight[:, None] * points, axis=0), axis=-1) / STEP_S
        fastest_m_s = np.maximum(fastest_m_s, speed_m_s)
    slow, quick = STIRRING_M_S
    return np.clip(envelope(np.clip((fastest_m_s - slow) / (quick - slow), 0.0, 1.0), round(STIRRING_S * FPS)), 0, 1)


def breathe(controls: Controls, life: float, generator: np.random.Generator, loose: float = 1.0) -> None:
    """Slow sway and breath on the trunk, drift of the head and of hands that are held, weight that goes from leg to
    leg, glances.

    Args:
        controls: changed in place.
        life: see `Timeline`.
        generator: of phases and moments.
        loose: how much of what is held by somebody who uses the hands drifts: 0 for bodies that move in jerks.
    """
    seconds: FloatArray = np.arange(controls.num_frames, dtype=np.float64) * STEP_S

    def wave(hertz: float) -> FloatArray:
        phase, rate = generator.uniform(0, 2 * np.pi), hertz * generator.uniform(0.8, 1.25)
        return np.sin(2 * np.pi * rate * seconds + phase) + 0.4 * np.sin(4.6 * np.pi * rate * seconds + 2 * phase)

    numbers = controls.numbers
    resting = np.exp(-((numbers["rest"] / 0.3) ** 2))
    for name, hertz, size in (
        ("bend", 0.25, 1.0),
        ("side", 0.18, 0.9),
        ("twist", 0.19, 1.2),
        ("turn", 0.17, 1.4),
        ("nod", 0.21, 1.2),
        ("tilt", 0.12, 1.2),
        ("shrug_l", 0.25, 0.9),
        ("shrug_r", 0.25, 0.9),
    ):
        numbers[name] = numbers[name] + life * size * wave(hertz)
    numbers["x"] = numbers["x"] + life * 0.007 * resting * wave(0.13)
    numbers["z"] = numbers["z"] + life * 0.008 * resting * wave(0.17)
    for side in SIDES:
        if "shoulder" in controls.hands[side]:
            weight, points = controls.hands[side]["shoulder"]
            # Little along a hanging arm, where a centimetre bends the elbow by 15 degrees.
            drift = np.stack([wave(0.33), 0.35 * wave(0.37), wave(0.28)], axis=-1)
            controls.hands[side]["shoulder"] = (weight, points + life * 0.009 * drift)
    standing = life * stands(controls)
    onto_left = standing * changing(seconds, generator, 1.2, 3.4, 0.9)
    turned = standing * changing(seconds, generator, 1.5, 3.8, 0.9)
    beside = sideways(numbers["yaw"])
    for name, part in zip("xz", beside, strict=True):
        numbers[name] = numbers[name] + SHIFT_M * onto_left * part
    # Hips sink on the side of the free leg, the back bends over the standing one, the head stays level.
    numbers["roll"] = numbers["roll"] - SHIFT_ROLL_DEG * onto_left
    numbers["side"] = numbers["side"] + 1.2 * SHIFT_ROLL_DEG * onto_left
    numbers["yaw"] = numbers["yaw"] + SHIFT_YAW_DEG * turned
    numbers["twist"] = numbers["twist"] - 0.7 * SHIFT_YAW_DEG * turned
    # Who sits or kneels leans now to this side, now to that.
    glance = life * is_upright(controls)
    settled = np.clip(glance * between_steps(controls) - standing, 0.0, 1.0)
    for name, degrees in (("side", 2.2), ("twist", 2.6), ("bend", 2.0)):
        numbers[name] = numbers[name] + degrees * settled * changing(seconds, generator, 1.2, 3.4, 0.9)
    numbers["turn"] = numbers["turn"] + 3.5 * glance * changing(seconds, generator, 0.9, 2.6, 0.35)
    numbers["nod"] = numbers["nod"] + 2.4 * glance * changing(seconds, generator, 0.9, 2.6, 0.35)
    if not loose:
        return
    stirs = loose * life * stirring(controls)
    numbers["tilt"] = numbers["tilt"] + 3.0 * stirs * is_upright(controls) * changing(seconds, generator, 0.9, 2.6, 0.5)
    # Hips are never at rest over feet that stand; what they turn the back takes away again.
    for hip, back, degrees, hertz in (
        ("yaw", "twist", 1.1, 0.23),
        ("roll", "side", 0.8, 0.29),
        ("pitch", "bend", 0.7, 0.26),
    ):
        sways = degrees * stirs * np.minimum(standing, 1.0) * wave(hertz)
        numbers[hip], numbers[back] = numbers[hip] + sways, numbers[back] - 0.8 * sways
    for side in SIDES:
        placed = controls.hands[side].get(WORLD)
        free = stirs * (1.0 if placed is None else 1.0 - placed[0])
        # The elbow of a hand that stays drifts about the line to it.
        numbers[f"elbow_{side}"] = numbers[f"elbow_{side}"] + 3.0 * free * wave(0.27)
        if "shoulder" in controls.hands[side]:
            weight, points = controls.hands[side]["shoulder"]
            held = 1 - np.exp(-(((points - HANGING_HAND_M) / 0.2) ** 2).sum(axis=-1))
            drift = np.stack([wave(0.39), wave(0.33), wave(0.43)], axis=-1)
            controls.hands[side]["shoulder"] = (weight, points + 0.008 * (stirs * held)[:, None] * drift)


def changing(
    seconds: FloatArray, generator: np.random.Generator, shortest_s: float, longest_s: float, change_s: float
) -> FloatArray:
    """[T] from -1 to 1: something that is held for a while, then changes over to the other side or back."""
    sign = 1.0 if generator.random() < 0.5 else -1.0
    values = np.full(len(seconds), sign * generator.uniform(0.3, 1.0))
    begins = generator.uniform(0.1, longest_s)
    while begins < seconds[-1]:
        sign = -sign if generator.random() < 0.8 else sign
        share = smooth_step(np.clip((seconds - begins) / (change_s * generator.uniform(0.8, 1.3)), 0.0, 1.0))
        values = values + share * (sign * generator.uniform(0.3, 1.0) - values)
        begins += change_s + generator.uniform(shortest_s, longest_s)
    return values


def take_part(controls: Controls, posed: Posed, life: float, loose: float = 1.0) -> None:
    """Back, hips and head take part in what the arms do, and the hips in what the back does.

    Wherever a hand is held, what counts is where it comes to be from its shoulder, against hanging down: the trunk
    turns with a hand that reaches forward, leans away from one that rises and goes back against two.

    Args:
        controls: changed in place.
        posed: the body by these controls.
        life: see `Timeline`.
        loose: how much later than the hands the trunk is, and settles; at 0 it goes with them.
    """
    numbers, standing = controls.numbers, stands(controls)
    reach = {side: _answered(_away(posed, side), loose) for side in SIDES}
    ahead, risen = (reach["r"][:, k] - reach["l"][:, k] for k in (2, 1))
    both_ahead, both_risen = ((reach["r"][:, k] + reach["l"][:, k]) / 2 for k in (2, 1))
    upright = life * is_upright(controls)
    # Arms that swing with steps are balanced by the gait.
    still = upright * (0.2 + 0.8 * between_steps(controls))
    numbers["twist"] = numbers["twist"] + still * (18.0 * ahead + 7.0 * risen)
    # The head stays level and turned to where it was.
    numbers["tilt"] = numbers["tilt"] - still * (4.0 * ahead + 7.0 * risen)
    numbers["turn"] = numbers["turn"] - 6.0 * still * risen
    numbers["side"] = numbers["side"] + 4.5 * upright * risen
    numbers["bend"] = numbers["bend"] - 4.0 * upright * (both_ahead + 0.5 * both_risen)
    # Weight goes a little onto the leg of the busy side, and the hips with it.
    beside, forward = sideways(numbers["yaw"]), _forward(numbers["yaw"])
    left_m = -0.04 * life * standing * gaussian_mean(risen + 0.5 * ahead, 5.0)
    ahead_m = -0.035 * life * standing * gaussian_mean(both_ahead, 5.0)
    for name, left, on in zip("xz", beside, forward, strict=True):
        numbers[name] = numbers[name] + left_m * left + ahead_m * on
    numbers["roll"] = numbers["roll"] + 2.0 * life * standing * risen
    for name, (hip, share) in HIP_SHARES.items():
        # Smoothed more than the back: hips begin before it and are done after it.
        part = life * share * standing * gaussian_mean(numbers[name], 4.0)
        numbers[name], numbers[hip] = numbers[name] - part, numbers[hip] + part


def pivot(controls: Controls, life: float) -> None:
    """The heel of a foot that stands rises, and the foot turns about its ball, where the hips turn away from it.

    What counts is how far the hips have turned since the foot was put down; a heel that the author lifts is left to
    him, and so are people who step, lie or crawl.
    """
    numbers, upright = controls.numbers, min(life, 1.0) * is_upright(controls)
    for side in SIDES:
        planted = controls.feet[side].get(WORLD)
        if planted is None:
            continue
        weight, points = planted
        moves = np.linalg.norm(np.diff(points, axis=0, append=points[-1:]), axis=-1)
        heading, outward = numbers[f"foot_yaw_{side}"], 1.0 if side == "l" else -1.0
        turns = np.abs(np.diff(heading, append=heading[-1:]))
        stands = (weight > 0.999) & (moves < 1e-3) & (turns < 0.5)
        away = np.zeros(controls.num_frames)
        for start, stop in runs(stands):
            frames = np.arange(stop - start)
            ends = smooth_step(np.clip(np.minimum(frames, len(frames) - 1 - frames) / 8, 0, 1))
            if start == 0:
                ends[: len(frames) // 2] = 1.0
            if stop == controls.num_frames:
                ends[len(frames) // 2 :] = 1.0
            since = numbers["yaw"][start:stop] - numbers["yaw"][start]
            away[start:stop] = ends * np.maximum(-outward * since - PIVOT_DEG[0], 0.0)
        if not away.any():
            continue
        own = np.exp(-((numbers[f"foot_pitch_{side}"] / 8) ** 2))
        share = upright * smooth_step(np.clip(gaussian_mean(away, 2.0) / (PIVOT_DEG[1] - PIVOT_DEG[0]), 0, 1))
        numbers[f"foot_pitch_{side}"] = numbers[f"foot_pitch_{side}"] + PIVOT_HEEL_DEG * share * own
        turned = heading - outward * PIVOT_TURN_DEG * share
        numbers[f"foot_yaw_{side}"] = turned
        x, z = (way(np.radians(heading)) - way(np.radians(turned)) for way in (np.sin, np.cos))
        controls.feet[side][WORLD] = (weight, points + BALL_M * np.stack([x, np.zeros_like(x), z], axis=-1))


def _answered(away: FloatArray, loose: float) -> FloatArray:
    """[T, 3] ways of a hand as the trunk answers them."""
    at_once = gaussian_mean(away, 3.0)
    if not loose:
        return at_once
    later = follow(gaussian_mean(away, 4.0), STEP_S, TRUNK_HZ, TRUNK_DAMPING, 0.0)
    sooner = np.concatenate([later[SOONER_FRAMES:], later[-1:].repeat(SOONER_FRAMES, axis=0)])[: len(later)]
    return at_once + loose * (sooner - at_once)


def _away(posed: Posed, side: str) -> FloatArray:
    """[T, 3] outward, up and forward of a wrist from where it hangs, in axes of the chest, metres."""
    chest = posed.rotations[:, joint("Spine3")]
    shoulder = joint(f"{side.upper()}_Shoulder")
    socket = MANNEQUIN.rest_positions[shoulder] - MANNEQUIN.rest_positions[joint("Spine3")]
    wrist = posed.positions[:, joint(f"{side.upper()}_Wrist")] - posed.positions[:, joint("Spine3")]
    vector = np.einsum("tji,tj->ti", chest, wrist) - socket
    return vector * np.array([1.0 if side == "l" else -1.0, 1.0, 1.0]) - HANGING_HAND_M


def follow_through(controls: Controls, posed: Posed, life: float) -> None:
    """What has mass comes after what carries it: back after hips, hanging arms after shoulders, hands after wrists; the
    head keeps its direction while the chest swings, and turns ahead of the body.

    Args:
        controls: changed in place.
        posed: the body by these controls.
        life: see `Timeline`.
    """
    numbers, upright = controls.numbers, life * is_upright(controls)
    yaw = np.radians(numbers["yaw"])
    hips = np.stack([numbers["x"], numbers["y"], numbers["z"]], axis=-1)
    behind = _in_axes(rotation_about_y(yaw), _dragged(hips, 1.5, 0.5))
    numbers["bend"] = numbers["bend"] + upright * (
        6.0 * np.tanh(90 * behind[:, 2] / 6) + np.clip(5.0 * np.tanh(-45 * behind[:, 1] / 5), -1.0, 5.0)
    )
    numbers["side"] = numbers["side"] + upright * 4.0 * np.tanh(80 * behind[:, 0] / 4)
    _steady_head(controls, upright)
    chest = posed.rotations[:, joint("Spine3")]
    for side in SIDES:
        outward = np.array([1.0 if side == "l" else -1.0, 1.0, 1.0])
        capital = side.upper()
        if "shoulder" in controls.hands[side]:
            weight, points = controls.hands[side]["shoulder"]
            drag = _in_axes(chest, _dragged(posed.positions[:, joint(f"{capital}_Shoulder")], 1.3, 0.5)) * outward
            hanging = np.exp(-(((points - HANGING_HAND_M) / 0.14) ** 2).sum(axis=-1, keepdims=True))
            drag = 0.07 * np.tanh(drag / 0.07) * np.array([1.0, 0.0, 1.0])
            controls.hands[side]["shoulder"] = (weight, points + upright[:, None] * (0.25 + 0.55 * hanging) * drag)
        # Seen from the forearm (thumb forward, palm down, in the rest pose), what the hand lags behind.
        forearm = posed.rotations[:, joint(f"{capital}_Elbow")]
        lag = np.degrees(_in_axes(forearm, _dragged(posed.positions[:, joint(f"{capital}_Wrist")], 3.5, 0.45)) / HAND_M)
        on_floor = controls.hands[side].get(WORLD)
        free = life * (1.0 if on_floor is None else 1.0 - on_floor[0])
        numbers[f"wrist_{side}"] = numbers[f"wrist_{side}"] - free * 14 * np.tanh(lag[:, 1] / 20)
        numbers[f"cock_{side}"] = numbers[f"cock_{side}"] + free * 10 * np.tanh(lag[:, 2] / 16)


def _steady_head(controls: Controls, upright: FloatArray) -> None:
    """The neck makes good most of how the chest swings; in a turn the head goes first."""
    numbers = controls.numbers
    for name, chest, most_deg in (
        ("turn", numbers["yaw"] + numbers["twist"], 24.0),
        ("nod", numbers["pitch"] + numbers["bend"], 9.0),
        ("tilt", numbers["roll"] + numbers["side"], 9.0),
    ):
        meant = gaussian_mean(chest, 9.0)
        if name == "turn":
            # A head that the author turns is left to him.
            ahead = np.concatenate([meant[8:], np.repeat(meant[-1:], 8)])[: len(meant)]
            own = np.exp(-((numbers["turn"] / 20) ** 2))
            meant = meant + own * (ahead - meant)
        numbers[name] = numbers[name] + upright * most_deg * np.tanh(0.6 * (meant - chest) / most_deg)


def _dragged(path: FloatArray, frequency_hz: float, damping: float) -> FloatArray:
    """[T, 3] how far a mass on a spring is from the point [T, 3] that carries it: 0 at any even speed."""
    # `follow` holds what it follows for a frame, half a frame's way too long.
    return follow(path, STEP_S, frequency_hz, damping, 2.0) - path + np.gradient(path, axis=0) / 2


def _in_axes(axes: FloatArray, vectors: FloatArray) -> FloatArray:
    return np.einsum("tji,tj->ti", axes, vectors)


def sideways(yaw_deg: FloatArray) -> tuple[FloatArray, FloatArray]:
    """x and z of the direction to the body's left."""
    return np.cos(np.radians(yaw_deg)), -np.sin(np.radians(yaw_deg))


def _forward(yaw_deg: FloatArray) -> tuple[FloatArray, FloatArray]:
    return np.sin(np.radians(yaw_deg)), np.cos(np.radians(yaw_deg))
