"""Probes of arms and legs: what a hand, an elbow, a foot does."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import uniform_filter1d

from kinoflow.language.sides import OTHER, SIDES
from kinoflow.measures.probes.view import RATE_HZ, ClipView, Event, frames_of, mask_of, runs, swings

FloatArray = NDArray[np.float64]
PREFIX = {"left": "L_", "right": "R_"}

NEARLY_UP_M = {"shoulder": 0.06, "head": 0.1}
"""Within how much people differ: the joint of the head is in the middle of the skull."""
WAVE_SWING_M = 0.03
WAVE_BELOW_SHOULDER_M = 0.15
PUNCH_M_PER_S = 2.3
THROW_M_PER_S = 3.0
THROWN_FROM_M, THROWN_OVER_M, THROWN_TO_M = 0.0, 0.15, 0.25
"""How far before the chest, or above its shoulder, a hand is that is about to throw, and how far before the chest it
gets, metres. The hand of a boxer is in front of the chin."""
CLAP_M = 0.16


def wrist_above_shoulder_m(view: ClipView, side: str) -> FloatArray:
    """[T] height of a wrist above the shoulder of its side, metres."""
    return view.position(PREFIX[side] + "Wrist")[:, 1] - view.position(PREFIX[side] + "Shoulder")[:, 1]


def wrist_above_head_m(view: ClipView, side: str) -> FloatArray:
    """[T] height of a wrist above the head joint (the middle of the skull), metres."""
    return view.position(PREFIX[side] + "Wrist")[:, 1] - view.position("Head")[:, 1]


def one_or_both(left: list[Event], right: list[Event], side: str, num_frames: int) -> list[Event]:
    """Episodes of something that two limbs can do, for "left", "right", "both" or "any" of them.

    An episode is a run of frames in which either limb is active, gaps of up to 0.3 s filled. It belongs to both
    when the limb that is active for a shorter time is so for at least half as long as the other, else to one. Its
    value is the largest among the events of the limb it belongs to, for both the smaller of the two.
    """
    of_side = {"left": left, "right": right}
    masks = {name: mask_of(events, num_frames) for name, events in of_side.items()}
    found = []
    for episode in runs(masks["left"] | masks["right"], gap_s=0.3):
        active = {name: int(masks[name][episode.start : episode.stop].sum()) for name in SIDES}
        values = {
            name: max(
                (e.value for e in of_side[name] if e.start < episode.stop and e.stop > episode.start), default=0.0
            )
            for name in SIDES
        }
        shorter, longer = sorted(SIDES, key=lambda name: active[name])
        who = "both" if active[shorter] >= 0.5 * active[longer] else longer
        if side in (who, "any"):
            value = min(values.values()) if who == "both" else values[longer]
            found.append(Event(episode.start, episode.stop, value))
    return found


def by_turns(left: list[Event], right: list[Event], side: str) -> list[Event]:
    """Events of limbs that act by turns, such as kicks: those of a side, or of any, in order.

    For "both" each side must have acted: all events, none larger than the largest of the weaker side.
    """
    if side == "both":
        weaker = min((max((e.value for e in events), default=0.0) for events in (left, right)), default=0.0)
        chosen = [Event(e.start, e.stop, min(e.value, weaker)) for e in [*left, *right]] if weaker else []
    else:
        chosen = [*(left if side != "right" else []), *(right if side != "left" else [])]
    return sorted(chosen, key=lambda event: event.start)


def raises(
    view: ClipView, side: str, margin_m: float = 0.0, *, above: str = "shoulder", alone: bool = True
) -> list[Event]:
    """Episodes of hands higher than the shoulder, or the head, by `margin_m`, of at least 0.2 s.

    Of one side only where the other is not up as long, unless it need not be `alone`.
    """
    height = wrist_above_head_m if above == "head" else wrist_above_shoulder_m
    left, right = (
        runs(view.over(height(view, name), margin_m, NEARLY_UP_M[above]), least_s=0.2, gap_s=0.2) for name in SIDES
    )
    if not alone and side in SIDES:
        return left if side == "left" else right
    found = one_or_both(left, right, side, view.num_frames)
    if side != "both" or found:
        return found
    # Both are up at once, though one of them for much longer.
    return runs(mask_of(left, view.num_frames) & mask_of(right, view.num_frames), least_s=0.3)


def hand_waves(view: ClipView, side: str) -> list[Event]:
    """Waves of one hand: held up, it goes from side to side by at least 3 cm; value: number of swings.

    The wrist's place relative to its shoulder along the line of the shoulders, less its mean over 1 s, while it is
    not lower than 15 cm below the shoulder.
    """
    place = view.position(PREFIX[side] + "Wrist") - view.position(PREFIX[side] + "Shoulder")
    line = (view.position("L_Shoulder") - view.position("R_Shoulder")) * np.array([1.0, 0.0, 1.0])
    sideways = (place * line).sum(axis=-1) / np.maximum(np.linalg.norm(line, axis=-1), 0.05)
    found = []
    for held in runs(place[:, 1] > -WAVE_BELOW_SHOULDER_M, least_s=0.4, gap_s=0.2):
        part = sideways[held.start : held.stop]
        turns = swings(part - uniform_filter1d(part, min(frames_of(1.0), len(part))), WAVE_SWING_M)
        if turns:
            found.append(Event(held.start + turns[0].start, held.start + turns[-1].stop, float(len(turns))))
    return found


def punches(view: ClipView, side: str) -> list[Event]:
    """Fast stretches of one arm at chest to head height; value: peak speed of the wrist from the shoulder, m/s."""
    reach = view.position(PREFIX[side] + "Wrist") - view.position(PREFIX[side] + "Shoulder")
    length = np.linalg.norm(reach, axis=-1)
    rate = np.gradient(length) * RATE_HZ if len(length) > 1 else np.zeros_like(length)
    found = []
    for fast in runs(rate > PUNCH_M_PER_S / 2, gap_s=0.0):
        stop = min(fast.stop + 2, len(length))
        end = fast.start + int(np.argmax(length[fast.start : stop]))
        level = reach[end, 1]
        if length[end] > 0.75 * 0.576 and -0.35 < level < 0.4:
            found.append(Event(fast.start, stop, float(rate[fast.start : fast.stop].max())))
    return found


def throws(view: ClipView, side: str) -> list[Event]:
    """A hand that comes from behind the chest, from above the shoulder or from below the hips and shoots forward.

    Value: peak speed of the wrist, seen from the chest, m/s.
    """
    if view.num_frames < 2:
        return []
    wrist = view.position(PREFIX[side] + "Wrist")
    place = view.in_heading(wrist - view.position("Spine3"))
    rate = np.gradient(place, axis=0) * RATE_HZ
    speed = np.linalg.norm(rate, axis=-1)
    low = wrist[:, 1] < view.position("Pelvis")[:, 1]
    drawn = (place[:, 2] < THROWN_FROM_M) | (wrist_above_shoulder_m(view, side) > THROWN_OVER_M) | low
    found = []
    for event in runs(rate[:, 2] > THROW_M_PER_S / 2, gap_s=0.1):
        before = slice(max(event.start - frames_of(0.3), 0), event.start + 1)
        after = slice(event.start, event.stop + frames_of(0.3))
        if drawn[before].any() and place[after, 2].max() > THROWN_TO_M:
            found.append(Event(event.start, event.stop, float(speed[before.start : event.stop].max())))
    return found


def claps(view: ClipView) -> list[Event]:
    """Times when the wrists come together closer than 16 cm and part again by 6 cm."""
    distance = np.linalg.norm(view.position("L_Wrist") - view.position("R_Wrist"), axis=-1)
    turns = swings(distance, 0.06)
    return [
        Event(max(turn.stop - 3, 0), min(turn.stop + 2, view.num_frames), float(distance[turn.stop - 1]))
        for turn in turns
        if turn.value < 0 and distance[turn.stop - 1] < CLAP_M - 0.1 * min(view.strictness, 0.0)
    ]


FOOT_CLEAR_M = 0.03
"""Both feet, heels and toes, are higher than this above the floor in a flight."""
GRAVITY = (-18.0, -5.0)
"""Accepted acceleration of the pelvis in flight, m/s^2. Captured jumps: -8 to -11; animated ones reach -17."""
LEAST_RISE_M = 0.03


@dataclass(frozen=True)
class Flight:
    """Frames in which no foot touches the floor.

    Attributes:
        start, stop: frames at 30 Hz.
        rise_m: highest pelvis less the mean of the pelvis at both ends.
        acceleration_m_per_s2: of the parabola through the pelvis's heights; gravity is -9.8.
        spread_m: mean horizontal distance of the ankles.
        wide_m: mean distance of the ankles across the body.
        clearance_m: highest that the lowest foot joint gets above the floor.
    """

    start: int
    stop: int
    rise_m: float
    acceleration_m_per_s2: float
    spread_m: float
    clearance_m: float
    wide_m: float = 0.0


def flights(view: ClipView) -> list[Flight]:
    """Times off the floor, whatever the cause."""
    low = view.foot_heights.min(axis=1)
    pelvis = view.position("Pelvis")[:, 1]
    ankles = view.position("L_Ankle") - view.position("R_Ankle")
    spread = np.hypot(ankles[:, 0], ankles[:, 2])
    wide = np.abs(view.in_heading(ankles)[:, 0])
    found = []
    for run in runs(low > FOOT_CLEAR_M):
        start, stop = max(run.start - 1, 0), min(run.stop + 1, view.num_frames)
        if stop - start < 4:
            continue
        times = np.arange(stop - start) / RATE_HZ
        curve = np.polyfit(times, pelvis[start:stop], 2)
        found.append(
            Flight(
                run.start,
                run.stop,
                float(pelvis[start:stop].max() - (pelvis[start] + pelvis[stop - 1]) / 2),
                float(2 * curve[0]),
                float(spread[run.start : run.stop].mean()),
                float(low[run.start : run.stop].max()),
                float(wide[run.start : run.stop].mean()),
            )
        )
    return found


def is_jump(flight: Flight) -> bool:
    """Whether a flight is a jump and not a running step, a fall or a foot that floats.

    The pelvis falls freely: the parabola through its heights has -5 to -18 m/s^2, and it rises as a body does that is
    in the air for so long (g t^2 / 8, a third of it at least). Running steps are short and the feet far apart.
    """
    seconds = (flight.stop - flight.start) / RATE_HZ
    free_fall = GRAVITY[0] <= flight.acceleration_m_per_s2 <= GRAVITY[1]
    rises = flight.rise_m >= max(LEAST_RISE_M, 9.81 * seconds**2 / 8 / 3)
    together = seconds >= 0.13 and flight.spread_m < 0.45
    leap = seconds >= 0.3 and flight.rise_m >= 0.08
    # Of a jumping jack, low and with the feet apart to both sides; those of a run are one before the other.
    jack = flight.wide_m > 0.3 and flight.wide_m > 0.9 * flight.spread_m and flight.rise_m >= 0.5 * LEAST_RISE_M
    return free_fall and ((rises and (together or leap)) or jack)


def jumps(view: ClipView) -> list[Event]:
    """Jumps; value: rise of the pelvis, metres."""
    return [Event(f.start, f.stop, f.rise_m) for f in flights(view) if is_jump(f)]


def kick_height_m(view: ClipView, side: str) -> FloatArray:
    """[T] how much higher an ankle is than the other one, metres, where it kicks; else 0.

    A kick: the leg is stretched to 85 % or more and does not point backward as a running leg does.
    """
    other = OTHER[side]
    hip, ankle = view.position(PREFIX[side] + "Hip"), view.position(PREFIX[side] + "Ankle")
    leg = view.in_heading(ankle - hip)
    stretched = np.linalg.norm(leg, axis=-1) > 0.85 * view.clip.skeleton.leg_length_m
    ahead = leg[:, 2] > -np.abs(leg[:, 0])
    higher = ankle[:, 1] - view.position(PREFIX[other] + "Ankle")[:, 1]
    return np.where(stretched & ahead, np.maximum(higher, 0.0), 0.0)


def kicks(view: ClipView, side: str, least_m: float = 0.2) -> list[Event]:
    """Times when a stretched leg swings up by `least_m`; value: the greatest height, metres."""
    height = kick_height_m(view, side)
    found = runs(height > least_m, gap_s=0.1)
    return [Event(run.start, run.stop, float(height[run.start : run.stop].max())) for run in found]


def lifted(view: ClipView, side: str) -> FloatArray:
    """[T] how much higher the lower joint of a foot is than the other foot's, metres."""
    heights = np.minimum(view.foot_heights[:, [0, 1]], view.foot_heights[:, [2, 3]])
    column = 0 if side == "left" else 1
    return heights[:, column] - heights[:, 1 - column]


STEP_M = 0.15
_SWING_M_PER_S = 0.35


def steps(view: ClipView, side: str) -> list[Event]:
    """Steps of one foot: it leaves where it rests and comes to rest elsewhere, on the floor; value: metres."""
    ankle = view.position(PREFIX[side] + "Ankle")[:, [0, 2]]
    speed = np.linalg.norm(np.gradient(ankle, axis=0), axis=-1) * RATE_HZ if len(ankle) > 1 else np.zeros(len(ankle))
    found = [Event(e.start, e.stop, float(np.linalg.norm(ankle[e.stop - 1] - ankle[e.start])))
             for e in runs(speed > _SWING_M_PER_S, least_s=0.1)]  # fmt: skip
    return [step for step in found if step.value > STEP_M]


def leg_raises(view: ClipView, side: str, least_m: float = 0.12) -> list[Event]:
    """Times of at least 0.4 s in which one foot is held `least_m` above the other; value: seconds."""
    return runs(lifted(view, side) > least_m, least_s=0.4, gap_s=0.1)
