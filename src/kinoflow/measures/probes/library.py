"""The probes, by what they ask. Thresholds are calibrated by `benchmarks/probe_calibration.py`; see docs/evaluation.md.

A side is "left", "right", "both" or "any".
"""

from __future__ import annotations

from functools import cache, partial
from itertools import chain

import numpy as np

from kinoflow.language.sides import OTHER
from kinoflow.measures.probes import body, limbs, places, poise
from kinoflow.measures.probes.probe import Comparison, EventFinder, Probe, happens, peaks
from kinoflow.measures.probes.view import RATE_HZ, ClipView, Event, runs, swings
from kinoflow.motion.canonical import heading_rad
from kinoflow.motion.travel import farthest_m, travel_m

SIDES = ("left", "right", "both", "any")
_HEIGHTS = {
    "shoulder": (0.0, "shoulder", "above the shoulder"),
    "low": (-0.15, "shoulder", "to the height of the shoulder"),
    "head": (0.0, "head", "above the head"),
}
_DODGE_M, _DART_M_PER_S = 0.12, 0.8
PACES_M_PER_S = {("walk", "slow"): 1.05, ("walk", "fast"): 1.2, ("run", "slow"): 2.4, ("run", "fast"): 2.5}


def _limb(side: str, part: str) -> str:
    plural = {"foot": "feet"}.get(part, part + "s")
    return {"both": f"both {plural}", "any": f"a {part}"}.get(side, f"the {side} {part}")


_NEARLY_UP_M, _NEARLY_KICKED_M, _NEARLY_LIFTED_M, _NEARLY_OFF_M = 0.25, 0.08, 0.05, 0.03
_NEARLY_PUNCHED_M_PER_S, _NEARLY_THROWN_M_PER_S, _ALONG = 1.2, 2.0, 0.6
_NEARLY_GOES_M_PER_S = {"walk": 0.3, "run": 1.2}
"""How far short of it a raised hand, how high at least a kicking, a lifted and both feet, and how fast a hand
that punches or throws and somebody who walks or runs, are called so by some. What swings along with a hand that throws
may have this share of its speed."""


def _named(side: str) -> tuple[str, ...]:
    return (side,) if side in OTHER else tuple(OTHER)


@cache
def raises_hand(side: str, height: str = "shoulder") -> Probe:
    """A hand is raised above the "shoulder", only to about its height ("low"), or above the "head".

    For one side: the other hand is up for less than half of that time.
    """
    margin, above, words = _HEIGHTS[height]

    def find(view: ClipView) -> list[Event]:
        return limbs.raises(view, side, margin, above=above)

    def nearly(view: ClipView) -> list[Event]:
        # Whatever the other hand does.
        found = [limbs.raises(view, name, margin - _NEARLY_UP_M, above=above, alone=False) for name in _named(side)]
        return list(chain.from_iterable(found)) if all(found) or side == "any" else []

    words_of = f"raises {_limb(side, 'hand')} {words}", f"{_limb(side, 'hand')} up {words}"
    return happens(*words_of, find, 0.3, looser=nearly)


@cache
def waves(side: str) -> Probe:
    """A raised hand goes to and fro."""

    def find(view: ClipView) -> list[Event]:
        left, right = limbs.hand_waves(view, "left"), limbs.hand_waves(view, "right")
        return limbs.one_or_both(left, right, side, view.num_frames)

    return peaks(
        f"waves {_limb(side, 'hand')}", f"{_limb(side, 'hand')}, held up, swings to and fro", find, 5, "swings"
    )


@cache
def punches(side: str) -> Probe:
    """An arm shoots forward."""

    def find(view: ClipView) -> list[Event]:
        return limbs.by_turns(limbs.punches(view, "left"), limbs.punches(view, "right"), side)

    def nearly(view: ClipView) -> list[Event]:
        # A hook, or a blow with a bent arm.
        quick = [places.fast(places.wrist(view, one), _NEARLY_PUNCHED_M_PER_S) for one in _named(side)]
        return list(chain.from_iterable(quick)) if all(quick) or side == "any" else []

    words = f"{_limb(side, 'arm')} stretches quickly at chest or head height"
    return peaks(f"punches with {_limb(side, 'hand')}", words, find, limbs.PUNCH_M_PER_S, "m/s", nearly)


@cache
def claps() -> Probe:
    """The hands come together and part again."""

    def nearly(view: ClipView) -> list[Event]:
        return limbs.claps(view.at(-1.0))

    return happens("claps", "the hands meet and part again", _counted(limbs.claps), 1, "times", looser=nearly)


@cache
def kicks(side: str, least_m: float = 0.4) -> Probe:
    """A stretched leg swings up; the ankle gets `least_m` above the other one."""

    def find(view: ClipView) -> list[Event]:
        return limbs.by_turns(limbs.kicks(view, "left"), limbs.kicks(view, "right"), side)

    name = f"kicks with {_limb(side, 'leg')}" + ("" if least_m == 0.4 else f" {least_m:g} m high")
    words = f"{_limb(side, 'leg')} swings up stretched, foot above foot"

    def nearly(view: ClipView) -> list[Event]:
        return [event for one in _named(side) for event in limbs.kicks(view, one, _NEARLY_KICKED_M)]

    return peaks(name, words, find, least_m, "m", nearly)


@cache
def lifts_leg(side: str) -> Probe:
    """One foot is held off the floor, as in standing on the other leg."""

    def find(view: ClipView) -> list[Event]:
        return limbs.by_turns(limbs.leg_raises(view, "left"), limbs.leg_raises(view, "right"), side)

    def nearly(view: ClipView) -> list[Event]:
        return [event for one in _named(side) for event in limbs.leg_raises(view, one, _NEARLY_LIFTED_M)]

    words = f"lifts {_limb(side, 'leg')}", f"{_limb(side, 'foot')} held above the other"
    return happens(*words, find, 0.6, looser=nearly)


@cache
def jumps() -> Probe:
    """Both feet leave the floor and the pelvis flies freely."""

    def nearly(view: ClipView) -> list[Event]:
        return runs(view.over(view.foot_heights.min(axis=1), _NEARLY_OFF_M, 0.02), least_s=0.07)

    words = "the body leaves the floor in free flight"
    return happens("jumps", words, _counted(limbs.jumps), 1, "jumps", looser=nearly)


@cache
def jumps_toward(direction: str) -> Probe:
    """A jump that leads forward, backward, left or right (of the body)."""
    axis, sign = {"left": (0, 1), "right": (0, -1), "forward": (2, 1), "backward": (2, -1)}[direction]

    def find(view: ClipView) -> list[Event]:
        found = []
        for event in limbs.jumps(view):
            path = view.clip.translation[event.start : event.stop]
            moved = view.in_heading(np.broadcast_to(path[-1] - path[0], view.clip.translation.shape))[event.start]
            found.append(Event(event.start, event.stop, float(sign * moved[axis])))
        return found

    return peaks(f"jumps {direction}", f"a jump leads {direction}", find, 0.25, "m")


@cache
def moves(direction: str | None = None, least_m: float = 0.6) -> Probe:
    """The body travels, in one of `body.travels`' directions if one is given."""
    where = (direction or "").replace("-", " to the ").replace("diagonal", "diagonally")
    name = f"moves {where}".strip()
    least_m = max(least_m, 1.0) if direction and direction.startswith("diagonal") else least_m
    find = partial(body.travels, direction=direction)
    # Who veers a little goes forward all the while.
    looser: EventFinder | None = body.travels if direction and direction.startswith("diagonal") else None
    if direction in ("forward", "backward", "left", "right"):
        looser = partial(poise.steps, direction=direction)  # a step or a jump that way is short, and may be meant
    return happens(name, f"{name}, as seen from the body", find, least_m, "m", lasting=True, looser=looser)


@cache
def drifts(side: str, least_m: float = 0.4) -> Probe:
    """Ends up to the left or right of where it first faced, beyond 10 degrees off straight on or back."""
    sign = {"left": 1.0, "right": -1.0}[side]

    def measure(view: ClipView) -> float:
        left, forward = travel_m(view.clip)
        return float(sign * left - np.tan(np.deg2rad(10)) * abs(forward))

    def dodges(view: ClipView) -> list[Event]:
        # Away to that side and back: who dodges moves there, and does not end up there.
        heading = float(heading_rad(view.clip)[0])
        chest = view.position("Spine3")
        way = chest - chest[0]
        return runs(sign * (way[:, 0] * np.cos(heading) - way[:, 2] * np.sin(heading)) > _DODGE_M, least_s=0.1)

    words = f"displacement to the {side} of the first heading, beyond 10 degrees"
    return Probe(f"ends up to the {side}", words, "m", least_m, "at least", measure, asks="end", looser=dodges)


@cache
def travels_about(distance_m: float, tolerance: float = 0.3) -> Probe:
    """Ends up a given distance from the start, within a tolerance relative to it."""

    def error(view: ClipView) -> float:
        return abs(farthest_m(view.clip) - distance_m)

    return Probe(
        f"travels {distance_m:g} m",
        f"gets {distance_m:g} m away, off by",
        "m",
        tolerance * distance_m,
        "at most",
        error,
    )


@cache
def stays(within_m: float = 0.5) -> Probe:
    """Never farther from where it started than `within_m`."""
    return Probe(
        "stays in place", "farthest from the start", "m", within_m, "at most", lambda view: farthest_m(view.clip)
    )


@cache
def gait(name: str) -> Probe:
    """Goes at the speed of a "walk" or a "run"."""

    def nearly(view: ClipView) -> list[Event]:
        # On the way, or on the spot.
        left, right = (runs(limbs.lifted(view, one) > _NEARLY_LIFTED_M, least_s=0.1) for one in OTHER)
        steps = limbs.by_turns(left, right, "both")
        going = runs(view.speed > _NEARLY_GOES_M_PER_S[name], least_s=0.4)
        return going or (steps if len(steps) >= 4 else [])

    find = partial(body.gait, name=name)
    return happens(f"{name}s", f"goes at a {name}", find, 0.5, lasting=True, looser=nearly)


@cache
def takes_steps(count: int) -> Probe:
    """So many steps, of both feet together."""

    def find(view: ClipView) -> list[Event]:
        return limbs.by_turns(limbs.steps(view, "left"), limbs.steps(view, "right"), "any")

    number = lambda view: float(len(find(view)))  # noqa: E731
    return Probe(f"takes {count} steps", "both feet step", "steps", count, "exactly", number, find, True)


@cache
def foot_steps(side: str, direction: str) -> Probe:
    """One foot steps forward, backward, left or right, as seen from the body."""
    axis, sign = {"left": (0, 1), "right": (0, -1), "forward": (2, 1), "backward": (2, -1)}[direction]

    def find(view: ClipView) -> list[Event]:
        found = []
        for step in limbs.steps(view, side):
            ankle = view.position(limbs.PREFIX[side] + "Ankle")
            way = view.in_heading(np.broadcast_to(ankle[step.stop - 1] - ankle[step.start], ankle.shape))[step.start]
            found.append(Event(step.start, step.stop, float(sign * way[axis])))
        return found

    name = f"steps {direction} with the {side} foot"
    return peaks(name, f"the {side} foot is set down farther {direction} by", find, limbs.STEP_M, "m")


@cache
def leads(side: str) -> Probe:
    """The first step is that of one side: how much sooner it leaves the floor, seconds."""

    def sooner(view: ClipView) -> float:
        own, other = limbs.steps(view, side), limbs.steps(view, OTHER[side])
        if not own:
            return float("nan")
        return (other[0].start - own[0].start) / RATE_HZ if other else view.duration_s

    return Probe(f"the {side} foot steps first", f"the {side} foot leaves first, by", "s", 0.1, "at least", sooner)


@cache
def steps_on_the_spot() -> Probe:
    """The feet leave the floor by turns, at least four times in all, as in marching or jogging on the spot."""

    def find(view: ClipView) -> list[Event]:
        left, right = (runs(view.over(limbs.lifted(view, one), 0.06, 0.03), least_s=0.1) for one in OTHER)
        return [Event(e.start, e.stop) for e in limbs.by_turns(left, right, "both")]

    words = "steps on the spot", "the feet leave the floor by turns"
    return Probe(*words, "times", 4, "at least", lambda view: float(len(find(view))), find, True)


@cache
def on_tiptoe() -> Probe:
    """Both heels stay off the floor for half of the time or more."""

    def share(view: ClipView) -> float:
        return float(places.BODY["on tiptoe"](view).mean())

    def find(view: ClipView) -> list[Event]:
        return runs(places.BODY["on tiptoe"](view), least_s=0.3, gap_s=0.2)

    return Probe("on tiptoe", "the heels are off the floor", "of the time", 0.5, "at least", share, find, True)


@cache
def hops_on(side: str) -> Probe:
    """A jump while the other foot is held up."""

    def find(view: ClipView) -> list[Event]:
        up = runs(limbs.lifted(view, OTHER[side]) > 0.06, least_s=0.2, gap_s=0.4)
        return [e for e in limbs.jumps(view) if any(u.start < e.stop + 4 and u.stop > e.start - 4 for u in up)]

    return happens(
        f"hops on the {side} foot", f"a jump with the {OTHER[side]} foot held up", _counted(find), 1, "jumps"
    )


@cache
def pace(name: str, gait_name: str = "walk") -> Probe:
    """The speed on the way is that of a "slow" or "fast" walk or run."""
    limit = PACES_M_PER_S[gait_name, name]
    comparison: Comparison = "at most" if name == "slow" else "at least"

    def darts(view: ClipView) -> list[Event]:
        # A body that darts aside without a step is fast, too.
        speed = np.linalg.norm(np.gradient(view.position("Spine3"), axis=0), axis=-1) * RATE_HZ
        return runs(speed > _DART_M_PER_S, least_s=0.1)

    words, looser = "speed that is exceeded in a tenth of the clip", darts if name == "fast" else None
    return Probe(f"{name} {gait_name}", words, "m/s", limit, comparison, body.brisk_speed_m_per_s, looser=looser)


@cache
def stops() -> Probe:
    """Moves and comes to rest at the end."""
    return Probe("stops", "lowest speed after moving", "m/s", 0.05, "at most", body.stopped)


@cache
def turns(side: str = "any", least_deg: float = 30.0) -> Probe:
    """Turns to a side by at least so many degrees without turning back in between."""
    words = "turns" if side == "any" else f"turns {side}"
    name = words if least_deg == 30.0 else f"{words} by {least_deg:g} degrees or more"
    find = partial(body.turns, side=None if side == "any" else side)
    return peaks(name, f"{words}, the pelvis's heading changing", find, least_deg, "degrees")


@cache
def turns_by(side: str, angle_deg: float, tolerance_deg: float = 35.0) -> Probe:
    """The largest turn to a side is of about so many degrees."""
    which = None if side == "any" else side

    def error(view: ClipView) -> float:
        return abs(body.largest_turn_deg(view, which) - angle_deg)

    name = f"turns {'' if side == 'any' else side + ' '}by {angle_deg:g} degrees"
    find = partial(body.turns, side=which)
    return Probe(name, f"{name}, off by", "degrees", tolerance_deg, "at most", error, find)


@cache
def circles(side: str = "any") -> Probe:
    """Goes round, to a side if one is given: turns by 200 degrees or more on the way."""
    words = "goes in a circle" + ("" if side == "any" else f" to the {side}")
    find = partial(body.circles, side=None if side == "any" else side)
    return peaks(words, f"{words}, turning by", find, 200.0, "degrees")


@cache
def stands_still() -> Probe:
    """No joint moves much, not even for a moment."""
    words = "mean speed of the joints that is exceeded in a tenth of the clip"
    return Probe("holds still", words, "m/s", 0.3, "at most", body.liveliness_m_per_s)


@cache
def in_posture(name: str) -> Probe:
    """Stands, squats, kneels, sits or lies, as `body.in_posture` defines them."""
    verb = {"lie": "lies"}.get(name, name + "s")
    return happens(verb, f"the body {verb}", partial(body.postures, name=name), 0.3, lasting=True)


@cache
def takes_posture(name: str) -> Probe:
    """Gets into a posture: was not in it for a moment before, and the pelvis sank. Whoever sits all along does not."""
    verb = {"lie": "lies"}.get(name, name + "s")

    def find(view: ClipView) -> list[Event]:
        sinks = [e.stop for e in swings(body.pelvis_share(view), 0.12) if e.value < 0]
        return [
            e
            for e in body.postures(view, name)
            if e.start > 0 and any(abs(stop - e.start) < 45 or e.start < stop <= e.stop for stop in sinks)
        ]

    return happens(f"{verb} down", f"the body gets down and {verb}", find, 0.3, lasting=True)


@cache
def looks(direction: str) -> Probe:
    """The face turns left, right, up or down."""
    find = partial(poise.looks, direction=direction)
    return peaks(f"looks {direction}", f"the face is turned {direction} by", find, 20.0, "degrees")


@cache
def looks_about() -> Probe:
    """The face turns to the left and to the right."""

    def find(view: ClipView) -> list[Event]:
        return limbs.by_turns(poise.looks(view, "left"), poise.looks(view, "right"), "both")

    return peaks("looks around", "the face is turned to both sides by", find, 15.0, "degrees")


@cache
def turns_head() -> Probe:
    """The face turns to either side."""

    def find(view: ClipView) -> list[Event]:
        return limbs.by_turns(poise.looks(view, "left"), poise.looks(view, "right"), "any")

    return peaks("turns the head", "the face is turned to a side by", find, 20.0, "degrees")


@cache
def nods() -> Probe:
    """The head goes down and up, twice in all or more."""
    find = partial(poise.head_swings, which="nod", least_deg=6.0)
    return peaks("nods", "the face goes up and down", find, 2, "swings")


@cache
def shakes_head() -> Probe:
    """The head turns to and fro, three times in all or more."""
    find = partial(poise.head_swings, which="shake", least_deg=10.0)
    return peaks("shakes the head", "the face goes from side to side", find, 3, "swings")


@cache
def tilts_head(side: str = "any") -> Probe:
    """The head tilts toward a shoulder."""

    def find(view: ClipView) -> list[Event]:
        return limbs.by_turns(poise.tilts(view, "left"), poise.tilts(view, "right"), side)

    def nearly(view: ClipView) -> list[Event]:
        # "Tilted" may be said of a head that hangs forward, or leans back.
        return [*poise.looks(view, "up"), *poise.looks(view, "down")]

    words = "tilts the head" + ("" if side == "any" else f" to the {side}")
    return peaks(words, f"{words}, seen from the chest, by", find, 10.0, "degrees", nearly if side == "any" else None)


@cache
def leans(direction: str) -> Probe:
    """The trunk leans left, right, backward or forward."""
    where = {"left": "to the left", "right": "to the right"}.get(direction, direction)
    limit = {"forward": 15.0}.get(direction, 10.0)
    return peaks(f"leans {where}", f"the trunk leans {where} by", partial(poise.leans, direction=direction), limit,
                 "degrees")  # fmt: skip


@cache
def reaches(side: str, direction: str = "any") -> Probe:
    """An arm is stretched "forward", "up", "down", out to its "side", to the "left" or "right" of the body, or anywhere
    but hanging.
    """
    where = {"side": "out to the side", "any": "out"}.get(direction, direction)
    where = f"to the {direction}" if direction in OTHER else where
    find = partial(poise.reaches, side=side, direction=direction)

    def nearly(view: ClipView) -> list[Event]:
        found = []
        for one in _named(side):
            out = places.HAND["out"](view, one)
            if direction in OTHER:
                out = out & places.HAND[f"at the {direction}"](view, one)
            found += runs(out, least_s=0.1)
        return found

    words = f"reaches {where} with {_limb(side, 'hand')}", f"{_limb(side, 'arm')} stretched {where}"
    return happens(*words, find, 0.15, looser=nearly)


@cache
def throws(side: str = "any") -> Probe:
    """A hand throws, and is not much slower than the other one, which swings along."""

    def own(view: ClipView, found: list[list[Event]]) -> list[Event]:
        fastest = [max((event.value for event in some), default=0.0) for some in found]
        if side in ("left", "right"):
            mine = ("left", "right").index(side)
            return found[mine] if fastest[mine] >= _ALONG * fastest[1 - mine] else []
        if side == "both":
            return limbs.one_or_both(found[0], found[1], side, view.num_frames)
        return sorted([*found[0], *found[1]], key=lambda event: event.start)

    def find(view: ClipView) -> list[Event]:
        return own(view, [limbs.throws(view, one) for one in ("left", "right")])

    def nearly(view: ClipView) -> list[Event]:
        # From the wrist, to any side, or gently.
        return own(view, [places.fast(places.wrist(view, one), _NEARLY_THROWN_M_PER_S) for one in ("left", "right")])

    words = f"{_limb(side, 'hand')} comes from behind, above or below and shoots forward"
    return peaks(f"throws with {_limb(side, 'hand')}", words, find, limbs.THROW_M_PER_S, "m/s", nearly)


@cache
def opens_arms() -> Probe:
    """Both arms are out to their sides."""
    return peaks("opens the arms", "both hands out to the sides by", poise.arms_open, 0.4, "m")


@cache
def bends_elbow(side: str) -> Probe:
    """An elbow is bent by 60 degrees or more."""
    find = partial(poise.elbow_bends, side=side)
    return happens(f"bends {_limb(side, 'arm')}", f"{_limb(side, 'elbow')} bent by 60 degrees or more", find, 0.3)


@cache
def touches(part: str, side: str = "any") -> Probe:
    """A hand gets to a part of the body, or to the floor, and stays for a moment."""
    where = "each other" if part == "hands" else "the other shoulder" if part == "shoulder" else f"the {part}"
    find = partial(poise.touches, side=side, part=part)
    return happens(f"{_limb(side, 'hand')} at {where}", f"{_limb(side, 'hand')} at {where}", find, 0.2)


@cache
def steps(direction: str) -> Probe:
    """A step or several forward, backward, left or right of the body."""
    return peaks(f"steps {direction}", f"shifts {direction} with a foot by", partial(poise.steps, direction=direction),
                 0.18, "m")  # fmt: skip


@cache
def taps(side: str = "any") -> Probe:
    """The toes of a foot tap the floor, twice or more."""

    def find(view: ClipView) -> list[Event]:
        return limbs.by_turns(poise.taps(view, "left"), poise.taps(view, "right"), side)

    return happens(f"taps {_limb(side, 'foot')}", f"the toes of {_limb(side, 'foot')} go up and down", _counted(find),
                   2, "times")  # fmt: skip


@cache
def holds_pose() -> Probe:
    """The whole body is still for a second or longer."""
    return peaks("holds a pose", "still without a break for", poise.still_times, 1.0, "s")


@cache
def squat_depth(least_m: float = 0.25) -> Probe:
    """The pelvis sinks by `least_m` over the feet; from 0.4 m on, about level thighs, it is called deep."""
    name = "squats deeply" if least_m >= 0.4 else "squats or crouches"
    return peaks(name, "the pelvis sinks over the feet by", body.dips, least_m, "m")


@cache
def bends_knees(side: str = "both") -> Probe:
    """A knee is bent by 30 degrees or more ("any"), that of a side, or both at once."""

    def find(view: ClipView) -> list[Event]:
        join = np.logical_or if side == "any" else np.logical_and
        bent = join.reduce([places.LEG["bent"](view, one) for one in OTHER if side in (one, "both", "any")])
        return runs(bent, least_s=0.2, gap_s=0.1)

    what = {"both": "the knees", "any": "a knee"}.get(side, f"the {side} knee")
    return happens(f"bends {what}", f"{what} bent by 30 degrees or more", find, 0.2, lasting=True)


@cache
def comes_up() -> Probe:
    """The head rises by 0.2 m or more: from a bow, a squat, or lying."""

    def find(view: ClipView) -> list[Event]:
        return [e for e in swings(view.height("Head"), 0.15) if e.value > 0 and not _flies(view, e)]

    return peaks("comes up", "the head rises by", find, 0.2, "m")


@cache
def goes_straight() -> Probe:
    """The way from start to end is nearly as short as can be."""

    def measure(view: ClipView) -> float:
        path = view.clip.translation[:, [0, 2]]
        way = float(view.speed.sum() / RATE_HZ)
        return float(np.linalg.norm(path[-1] - path[0])) / way if way > 0.3 else float("nan")

    words = "the distance between start and end, as a share of the way"
    return Probe("goes straight", words, "of the way", 0.85, "at least", measure)


@cache
def bends(least_deg: float = 27.0) -> Probe:
    """The trunk leans forward, as in a bow."""
    return peaks("bends forward", "the trunk leans forward by", body.bends, least_deg, "degrees")


@cache
def rises(least: float = 0.2) -> Probe:
    """Gets up: the pelvis goes up by a share of its standing height."""

    def find(view: ClipView) -> list[Event]:
        return [e for e in swings(body.pelvis_share(view), min(least, 0.2)) if e.value > 0 and not _flies(view, e)]

    return peaks("gets up" if least == 0.2 else "rises", "the pelvis rises by", find, least, "of standing height")


@cache
def goes_down(least: float = 0.3) -> Probe:
    """Goes down, to sit, lie or fall: the pelvis sinks by a share of its standing height."""

    def find(view: ClipView) -> list[Event]:
        falls = swings(body.pelvis_share(view), 0.2)
        return [Event(e.start, e.stop, -e.value) for e in falls if e.value < 0]

    return peaks("goes down", "the pelvis sinks by", find, least, "of standing height")


@cache
def ends(name: str) -> Probe:
    """The clip ends in a posture, or on the "ground" in any."""
    words = "on the ground" if name == "ground" else f"in posture {name}"
    return Probe(
        f"ends {words}", f"share of the last 0.4 s {words}", "of the time", 0.5, "at least",
        partial(body.ends, name=name), asks="end",
    )  # fmt: skip


def _counted(find: EventFinder) -> EventFinder:
    def ones(view: ClipView) -> list[Event]:
        return [Event(e.start, e.stop, 1.0) for e in find(view)]

    return ones


def _flies(view: ClipView, event: Event) -> bool:
    # Feet of somebody who lies are off the floor, too.
    from_low = body.pelvis_share(view)[event.start] < 0.6
    return not from_low and any(f.start < event.stop and f.stop > event.start for f in limbs.flights(view))
