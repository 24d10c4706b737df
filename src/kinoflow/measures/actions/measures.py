"""What the tests of actions measure, beyond what the probes do. Lengths in metres, angles in degrees."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import uniform_filter1d

from kinoflow.language.sides import OTHER, SIDES
from kinoflow.measures.probes import body, limbs
from kinoflow.measures.probes.limbs import CLAP_M, PREFIX, wrist_above_shoulder_m
from kinoflow.measures.probes.view import RATE_HZ, ClipView, Event, frames_of, runs, speed_m_per_s, swings

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]


def share(view: ClipView) -> FloatArray:
    """[T] height of the pelvis over that of a standing body."""
    return body.pelvis_share(view)


def pitch_deg(view: ClipView) -> FloatArray:
    """[T] how far the trunk leans forward, 0 upright, 90 level, degrees; backward is negative."""
    return np.rad2deg(np.arctan2(view.in_heading(view.trunk)[:, 2], view.trunk[:, 1]))


def lean_deg(view: ClipView) -> FloatArray:
    """[T] angle of the trunk to the vertical, whichever way, degrees."""
    return np.rad2deg(view.lean_rad)


def local(view: ClipView, name: str, origin: str = "Pelvis") -> FloatArray:
    """[T, 3] where a joint is, seen from another, as (left, up, forward) of the heading."""
    return view.in_heading(view.position(name) - view.position(origin))


def forward_m(view: ClipView) -> float:
    """How far the clip leads along its first heading."""
    return _moved(view)[0]


def left_m(view: ClipView) -> float:
    """How far the clip leads to the left of its first heading."""
    return _moved(view)[1]


def _moved(view: ClipView) -> tuple[float, float]:
    x, _, z = view.clip.translation[-1] - view.clip.translation[0]
    sine, cosine = np.sin(view.heading[0]), np.cos(view.heading[0])
    return float(x * sine + z * cosine), float(x * cosine - z * sine)


def turned_deg(view: ClipView) -> float:
    """Heading at the end less that at the start; positive is to the left."""
    return float(np.rad2deg(view.heading[-1] - view.heading[0]))


def turn_range_deg(view: ClipView) -> float:
    """Largest less smallest heading."""
    return float(np.rad2deg(np.ptp(view.heading)))


def steps_per_s(view: ClipView, least_m: float = 0.03) -> float:
    """Steps in a second: how often the lower foot becomes the other one, each lifted by `least_m` in between."""
    lift = limbs.lifted(view, "left")
    # From one foot to the other, not up and down over the same one, as in hopping.
    changes = [way for way in swings(lift, 2 * least_m) if lift[way.start] * lift[way.stop - 1] < 0]
    return len(changes) / view.duration_s


def both_down(view: ClipView) -> float:
    """Share of the time from the first step to the last in which both feet are down, within 2.5 cm of the floor.

    A walk has such a time in every step, a run has none (Winter 2009). 1 for a body that takes no step.
    """
    busy = np.flatnonzero(np.abs(limbs.lifted(view, "left")) > 0.03)
    if len(busy) < 2:
        return 1.0
    heights = view.foot_heights[busy[0] : busy[-1] + 1]
    down = np.minimum(heights[:, [0, 1]], heights[:, [2, 3]]) < 0.025
    return float(down.all(axis=1).mean())


def leaps_s(view: ClipView) -> float:
    """Longest time off the floor, seconds."""
    return max((flight.stop - flight.start for flight in limbs.flights(view)), default=0) / RATE_HZ


def inner_jumps(view: ClipView) -> list[Event]:
    """Jumps that begin and end on the floor within the clip."""
    return [event for event in limbs.jumps(view) if event.start > 0 and event.stop < view.num_frames]


def jump_ahead_m(view: ClipView) -> float:
    """How far ahead of its take-off the farthest jump lands, along the heading at take-off."""
    best = 0.0
    for event in inner_jumps(view):
        start, stop = max(event.start - 1, 0), min(event.stop, view.num_frames - 1)
        x, _, z = view.clip.translation[stop] - view.clip.translation[start]
        best = max(best, float(x * np.sin(view.heading[start]) + z * np.cos(view.heading[start])))
    return best


def raised(view: ClipView, side: str, above_m: float = 0.1, least_s: float = 0.3) -> list[Event]:
    """Times in which a wrist is above its shoulder."""
    return runs(wrist_above_shoulder_m(view, side) > above_m, least_s=least_s, gap_s=0.1)


def hand_down(view: ClipView, side: str, below_m: float = 0.0) -> bool:
    """Whether a wrist never gets higher than its shoulder less `below_m`, but for a tenth of the time."""
    return bool((wrist_above_shoulder_m(view, side) > -below_m).mean() < 0.1)


def rises_from_below(view: ClipView, side: str) -> bool:
    """Whether a wrist was below its shoulder by 20 cm before it was highest."""
    height = wrist_above_shoulder_m(view, side)
    return bool(height[: int(np.argmax(height)) + 1].min() < -0.2)


def hand_swings(view: ClipView, side: str, least_m: float = 0.04) -> list[Event]:
    """To and fro of a wrist that is held up: each way of at least `least_m` and at most 0.7 s is one event.

    A way in which the hand goes 25 cm forward or back is a punch or a throw.

    Held up: not lower than 10 cm below the shoulder and 20 cm away from the head. The ways are those of the wrist
    along the line of the shoulders, seen from the shoulder or from the elbow, whichever has more; only the longest
    series of ways without a slower one or a punch between is given.
    """
    from_elbow = local(view, PREFIX[side] + "Wrist", PREFIX[side] + "Elbow")
    from_shoulder = local(view, PREFIX[side] + "Wrist", PREFIX[side] + "Shoulder")
    from_head = np.linalg.norm(view.position(PREFIX[side] + "Wrist") - view.position("Head"), axis=-1)
    best: list[Event] = []
    for held in runs((from_shoulder[:, 1] > -0.1) & (from_head > 0.2), least_s=0.3, gap_s=0.1):
        part = slice(held.start, held.stop)
        for signal in (from_shoulder[part, 0], from_elbow[part, 0]):
            series: list[Event] = []
            for way in swings(signal, least_m):
                quick = way.stop - way.start <= frames_of(0.7) + 1
                reach = np.ptp(from_shoulder[held.start + way.start : held.start + way.stop, 2])
                if not quick or reach > 0.25:
                    series = []
                else:
                    series.append(Event(held.start + way.start, held.start + way.stop, abs(way.value)))
                best = max(best, series, key=len).copy()
    return best


def bows(view: ClipView, least_deg: float = 20.0) -> list[Event]:
    """Times in which the trunk of a standing body pitches forward by `least_deg` and comes back by half of that."""
    pitch = pitch_deg(view)
    rest = float(np.quantile(pitch, 0.1))
    found = []
    for event in runs((pitch - rest > least_deg / 2) & (share(view) > 0.7), least_s=0.2, gap_s=0.1):
        top = float(pitch[event.start : event.stop].max() - rest)
        comes_back = event.stop < view.num_frames
        if top >= least_deg and comes_back:
            found.append(Event(event.start, event.stop, top))
    return found


def hand_distance_m(view: ClipView) -> FloatArray:
    """[T] distance of the wrists."""
    return np.asarray(np.linalg.norm(view.position("L_Wrist") - view.position("R_Wrist"), axis=-1))


def claps(view: ClipView) -> list[Event]:
    """Times when the wrists come together, to 16 cm and equal height, and part again by 6 cm."""
    distance = hand_distance_m(view)
    level = np.abs(view.position("L_Wrist")[:, 1] - view.position("R_Wrist")[:, 1])
    found = []
    for way in swings(distance, 0.06):
        end = way.stop - 1
        together = distance[end] < CLAP_M and level[end] < 0.1
        quick = way.value < 0
        if quick and together and end < view.num_frames - 1:
            found.append(Event(max(end - 2, 0), end + 3, float(distance[end])))
    return found


def strikes(view: ClipView, side: str) -> list[Event]:
    """Punches: an arm shoots out to 75 % of its length or more, level, away from the body, and is drawn back."""
    reach = local(view, PREFIX[side] + "Wrist", PREFIX[side] + "Shoulder")
    length = np.linalg.norm(reach, axis=-1)
    whole = arm_length_m(view, side)
    speed = np.gradient(length) * RATE_HZ if len(length) > 1 else np.zeros_like(length)
    found = []
    for way in swings(length, 0.12):
        if way.value < 0:
            continue
        end = way.stop - 1
        level = abs(reach[end, 1]) < 0.35
        ahead = reach[end, 2] > 0.25
        fast = speed[way.start : way.stop].max() > 1.8
        back = length[end] - length[end : end + frames_of(0.7)].min() > 0.1
        if length[end] > 0.75 * whole and level and ahead and fast and back:
            found.append(Event(way.start, way.stop, float(speed[way.start : way.stop].max())))
    return found


def arm_length_m(view: ClipView, side: str) -> float:
    """Shoulder to elbow to wrist."""
    rest = view.clip.skeleton.rest_positions
    shoulder, elbow, wrist = (
        rest[view.clip.skeleton.index(PREFIX[side] + part)] for part in ("Shoulder", "Elbow", "Wrist")
    )
    return float(np.linalg.norm(elbow - shoulder) + np.linalg.norm(wrist - elbow))


def straightness(view: ClipView, side: str) -> FloatArray:
    """[T] distance of a wrist from its shoulder over the length of the arm."""
    reach = view.position(PREFIX[side] + "Wrist") - view.position(PREFIX[side] + "Shoulder")
    return np.asarray(np.linalg.norm(reach, axis=-1) / arm_length_m(view, side))


def kicks(view: ClipView, side: str, least_m: float = 0.35) -> list[Event]:
    """Kicks: a foot swings up fast (2 m/s) to `least_m` above the other, which stays on the floor, and comes down."""
    height = view.position(PREFIX[side] + "Ankle")[:, 1] - view.position(PREFIX[OTHER[side]] + "Ankle")[:, 1]
    column = {"left": 1, "right": 0}[side]
    support = np.minimum(view.foot_heights[:, column], view.foot_heights[:, column + 2])
    speed = speed_m_per_s(view.position(PREFIX[side] + "Ankle"))
    knee_deg = knee_angle_deg(view, side)
    found = []
    for event in runs(height > least_m / 2):
        part = slice(event.start, event.stop)
        high = height[part] > least_m
        if not high.any():
            continue
        stretched = knee_deg[part][height[part] > 0.7 * height[part].max()].max() > 130
        stands = np.median(support[part]) < 0.12
        down = event.stop < view.num_frames and event.start > 0
        if stretched and stands and down and speed[max(event.start - 4, 0) : event.stop].max() > 2.0:
            found.append(Event(event.start, event.stop, float(height[part].max())))
    return found


def knee_angle_deg(view: ClipView, side: str) -> FloatArray:
    """[T] angle between thigh and shank, 180 for a straight leg."""
    hip, knee, ankle = (view.position(PREFIX[side] + part) for part in ("Hip", "Knee", "Ankle"))
    thigh, shank = hip - knee, ankle - knee
    cosine = (thigh * shank).sum(axis=-1) / (np.linalg.norm(thigh, axis=-1) * np.linalg.norm(shank, axis=-1))
    return np.asarray(np.rad2deg(np.arccos(np.clip(cosine, -1, 1))))


def dips(view: ClipView, deep: float = 0.68, high: float = 0.85) -> list[Event]:
    """Times when the pelvis sinks below a share of its standing height and comes up again, on both feet."""
    low = share(view)
    found = []
    for event in runs(low < high):
        part = slice(event.start, event.stop)
        whole = event.start > 0 and event.stop < view.num_frames
        feet_down = np.median(view.foot_heights[part].min(axis=1)) < 0.08
        if whole and low[part].min() < deep and feet_down:
            found.append(Event(event.start, event.stop, float(1 - low[part].min())))
    return found


def stride_m(view: ClipView) -> FloatArray:
    """[T] distance of the ankles on the floor."""
    apart = view.position("L_Ankle") - view.position("R_Ankle")
    return np.asarray(np.hypot(apart[:, 0], apart[:, 2]))


def fore_aft_m(view: ClipView) -> FloatArray:
    """[T] distance of the ankles along the heading."""
    return np.abs(view.in_heading(view.position("L_Ankle") - view.position("R_Ankle"))[:, 2])


def lowest_knee_m(view: ClipView) -> FloatArray:
    """[T] height of the lower knee above the floor."""
    return np.minimum(view.height("L_Knee"), view.height("R_Knee"))


def lowest_wrist_m(view: ClipView) -> FloatArray:
    """[T] height of the lower wrist above the floor."""
    return np.minimum(view.height("L_Wrist"), view.height("R_Wrist"))


def highest_wrist_m(view: ClipView) -> FloatArray:
    """[T] height of the higher wrist above the floor."""
    return np.maximum(view.height("L_Wrist"), view.height("R_Wrist"))


def at_start(values: FloatArray | BoolArray, seconds: float = 0.2) -> FloatArray | BoolArray:
    """The first frames."""
    return values[: frames_of(seconds)]


def at_end(values: FloatArray | BoolArray, seconds: float = 0.3) -> FloatArray | BoolArray:
    """The last frames."""
    return values[-frames_of(seconds) :]


def head_angles_deg(view: ClipView) -> tuple[FloatArray, FloatArray]:
    """([T], [T]) pitch (down is positive) and yaw (left is positive) of the head against the chest."""
    chest = view.clip.global_rotations[:, view.clip.skeleton.index("Spine3")]
    head = view.clip.global_rotations[:, view.clip.skeleton.index("Head")]
    forward = (np.swapaxes(chest, -1, -2) @ head)[..., 2]
    return np.rad2deg(np.arctan2(-forward[:, 1], np.hypot(forward[:, 0], forward[:, 2]))), np.rad2deg(
        np.arctan2(forward[:, 0], forward[:, 2])
    )


def crossed_arms(view: ClipView) -> BoolArray:
    """[T] whether each wrist is nearer to the other arm's elbow than to 26 cm, in front of the trunk."""
    near = np.ones(view.num_frames, dtype=bool)
    for side in SIDES:
        wrist = view.position(PREFIX[side] + "Wrist")
        elbow = view.position(PREFIX[OTHER[side]] + "Elbow")
        near &= np.linalg.norm(wrist - elbow, axis=-1) < 0.26
        near &= local(view, PREFIX[side] + "Wrist", "Spine2")[:, 2] > 0.05
    return near


def throws(view: ClipView, side: str) -> list[Event]:
    """Overarm throws: a wrist above its shoulder, by 10 cm, comes forward, seen from the body, at 3 m/s."""
    place = local(view, PREFIX[side] + "Wrist")
    rate = np.gradient(place, axis=0) * RATE_HZ if view.num_frames > 1 else np.zeros_like(place)
    height = wrist_above_shoulder_m(view, side)
    found = []
    for event in runs(rate[:, 2] > 2.0):
        part = slice(max(event.start - 3, 0), event.stop)
        if rate[part, 2].max() > 3.0 and height[part].max() > 0.1:
            found.append(Event(event.start, event.stop, float(rate[part, 2].max())))
    return found


def points(view: ClipView, side: str, least_s: float = 0.4) -> list[Event]:
    """Times in which an arm is stretched (85 %), level (30 degrees), forward, and at rest."""
    reach = local(view, PREFIX[side] + "Wrist", PREFIX[side] + "Shoulder")
    length = np.maximum(np.linalg.norm(reach, axis=-1), 1e-6)
    level = np.abs(np.rad2deg(np.arcsin(reach[:, 1] / length))) < 30
    forward = reach[:, 2] / length > 0.7
    speed = speed_m_per_s(reach)
    return runs((straightness(view, side) > 0.85) & level & forward & (speed < 0.6), least_s=least_s, gap_s=0.1)


def hops(view: ClipView) -> list[Event]:
    """Times off the floor before and after which the same foot is at least 10 cm lower than the other."""
    left = limbs.lifted(view, "left")
    found = []
    for flight in limbs.flights(view):
        before, after = max(flight.start - 1, 0), min(flight.stop, view.num_frames - 1)
        for sign in (1, -1):
            if sign * left[before] > 0.1 and sign * left[after] > 0.1:
                found.append(Event(flight.start, flight.stop, flight.rise_m))
    return found


def jacks(view: ClipView) -> list[Event]:
    """Times in which both wrists are above the head and the feet 40 cm apart, each with a time of hands down before."""
    high = np.minimum(view.height("L_Wrist"), view.height("R_Wrist")) > view.height("Head") + 0.05
    low = highest_wrist_m(view) < view.height("Neck") - 0.2
    apart, together = stride_m(view) > 0.4, stride_m(view) < 0.35
    found: list[Event] = []
    for event in runs(high & apart, gap_s=0.1):
        since = found[-1].stop if found else 0
        if (low & together)[since : event.start].any():
            found.append(event)
    return found


def unrest_m(view: ClipView, *names: str) -> float:
    """How far the most restless of some joints gets from its usual place, seen from the pelvis, metres (95 %)."""
    away = []
    for name in names:
        place = local(view, name)
        away.append(float(np.quantile(np.linalg.norm(place - np.median(place, axis=0), axis=-1), 0.95)))
    return max(away)


def thirds_m_per_s(view: ClipView) -> list[float]:
    """Mean speed of the joints, each averaged over 0.3 s, in each third of the clip."""
    speed = np.linalg.norm(np.gradient(view.clip.joints, axis=0), axis=-1).mean(axis=1) * RATE_HZ
    smooth = uniform_filter1d(speed, min(frames_of(0.3), view.num_frames))
    return [float(part.mean()) for part in np.array_split(smooth, 3)]
