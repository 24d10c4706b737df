"""What the hands do: raised, waving, punching, clapping."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import uniform_filter1d

from kinoflow.language.sides import SIDES
from kinoflow.measures.probes.events import Event, mask_of, runs, swings
from kinoflow.measures.probes.view import RATE_HZ, ClipView, frames_of

FloatArray = NDArray[np.float64]
PREFIX = {"left": "L_", "right": "R_"}

WAVE_SWING_M = 0.03
WAVE_BELOW_SHOULDER_M = 0.15
PUNCH_M_PER_S = 2.3
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


def raises(view: ClipView, side: str, margin_m: float = 0.0, *, above: str = "shoulder") -> list[Event]:
    """Episodes of hands higher than the shoulder, or the head, by `margin_m`, of at least 0.2 s."""
    height = wrist_above_head_m if above == "head" else wrist_above_shoulder_m
    left, right = (runs(height(view, name) > margin_m, least_s=0.2, gap_s=0.2) for name in SIDES)
    return one_or_both(left, right, side, view.num_frames)


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


def claps(view: ClipView) -> list[Event]:
    """Times when the wrists come together closer than 16 cm and part again by 6 cm."""
    distance = np.linalg.norm(view.position("L_Wrist") - view.position("R_Wrist"), axis=-1)
    turns = swings(distance, 0.06)
    return [
        Event(max(turn.stop - 3, 0), min(turn.stop + 2, view.num_frames), float(distance[turn.stop - 1]))
        for turn in turns
        if turn.value < 0 and distance[turn.stop - 1] < CLAP_M
    ]
