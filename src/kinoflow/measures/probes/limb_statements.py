"""Statements about hands, feet, head and trunk as probes: where they are held and how they move."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from kinoflow.language.sides import SIDES
from kinoflow.measures.probes import library as ask
from kinoflow.measures.probes import places
from kinoflow.measures.probes.items import Item, Statement, how_often
from kinoflow.measures.probes.moments import in_part
from kinoflow.measures.probes.probe import EventFinder, Probe, happens, in_order
from kinoflow.measures.probes.view import RATE_HZ, ClipView, Event, mask_of, runs

BoolArray = NDArray[np.bool_]
FloatArray = NDArray[np.float64]

_LEAST_MOVE_M = 0.12
_LEAST_STROKE_M = 0.05
_SMALL_M, _LITTLE_M, _SMALL_MOST_M = 0.012, 0.02, 0.3
_STRIKE_M_PER_S = 1.6
_SMALL_SHARE = 0.4
_KEPT_S, _THERE_S, _BRIEF_S = 0.6, 0.3, 0.1
"""How long a hand is somewhere at least: where it "is held", where it "is", and where it "goes to"."""


def read_statement(clause: Statement) -> list[Probe] | None:
    """The probes of a clause all of whose words were read."""
    acts = {item.value for item in clause.of("verb")} & {"push", "pull", "strike", "swing", "throw"}
    if clause.limb == "body" and acts and (clause.of("way") or clause.of("place") or clause.of("band")):
        clause.limb, clause.side = "hand", "any"
    reader = {
        "hand": _hand, "elbow": _elbow, "leg": _leg, "knee": _leg, "heel": _leg, "head": _head, "trunk": _body,
        "body": _body, "pelvis": _pelvis,
    }.get(clause.limb)  # fmt: skip
    found = reader(clause) if reader else None
    if found is None and clause.limb != "body" and not any(item.kind == "limb" for item in clause.items):
        clause.limb, clause.side = "body", ""
        found = _body(clause)
    return found


def _numbered(probe: Probe, clause: Statement) -> Probe:
    count, exactly = how_often(clause)
    if not count or probe.events is None:
        return probe
    events = probe.events
    return Probe(
        f"{probe.name}, {'exactly' if exactly else 'at least'} {count} times", probe.statement, "times", count,
        "exactly" if exactly else "at least", lambda view: float(len(events(view))), events,
    )  # fmt: skip


_Mask = Callable[[ClipView, str], BoolArray]


def _held(name: str, mask: _Mask, side: str, least_s: float = places.LEAST_S) -> Probe:
    """A place of one limb ("left", "right", "any") or of both at once."""

    def find(view: ClipView) -> list[Event]:
        if side in SIDES:
            there = mask(view, side)
        else:
            join = np.logical_and if side in ("both", "alternate") else np.logical_or
            there = join(mask(view, "left"), mask(view, "right"))
        return runs(np.asarray(there), least_s=least_s, gap_s=0.15)

    return happens(name, name, find, least_s, lasting=True)


def _all(masks: Sequence[_Mask]) -> _Mask:
    def mask(view: ClipView, side: str) -> BoolArray:
        found = np.ones(view.num_frames, dtype=bool)
        for one in masks:
            found &= one(view, side)
        return found

    return mask


def _called(side: str, limb: str) -> str:
    plural = {"foot": "feet", "leg": "legs"}.get(limb, limb + "s")
    many = {"both": f"both {plural}", "alternate": f"both {plural} by turns"}
    return many.get(side, f"the {side} {limb}" if side in SIDES else f"a {limb}")


_Named = tuple[str, _Mask]
_FRONTS = {"chest": ("waist", "shoulder"), "belly": ("hip", "chest"), "face": ("shoulder", "head")}
_SAME_PLACE = {
    "up": "above the shoulder", "near the floor": "at the floor", "straight": "stretched", "lowered": "low",
    "on tiptoe": "at the foot", "on the left side": "at the left", "on the right side": "at the right",
}  # fmt: skip


def _place_masks(clause: Statement) -> tuple[list[_Named], list[_Named]] | None:
    """Places of a hand that are named, and places that it comes from; None where one is no place of a hand."""
    there: list[_Named] = []
    before: list[_Named] = []
    either = False
    for item in clause.items:
        if item.kind == "or":
            either = True
            continue
        if item.kind not in ("place", "band"):
            continue
        found = _hand_place(item, clause)
        if found is None:
            return None
        if found[0] == "":
            continue
        into = before if item.from_there else there
        if either and into:
            last, now = into.pop(), found
            found = f"{last[0]} or {now[0]}", _any_of(last[1], now[1])
        into.append(found)
        either = False
    return there, before


def _below(name: str) -> _Named | None:
    """A hand lower than a part of the body."""
    heights = {"face": "head", "neck": "shoulder", "belly": "waist", "trunk": "hip"}
    height = heights.get(name, name)
    if height not in places.BANDS:
        return None
    limit = sum(places.BANDS[height]) / 2
    return f"below the {name}", lambda view, side: view.under(places.hand_height(view, side), limit, 0.15)


def _any_of(first: _Mask, second: _Mask) -> _Mask:
    return lambda view, side: first(view, side) | second(view, side)


def _hand_place(item: Item, clause: Statement) -> _Named | None:
    """A place of a hand; ("", ...) where the words are about a way or are said by another place; None for no place."""
    nowhere: _Named = ("", places.HAND["low"])
    name = item.value
    if item.kind == "band":
        low, _, high = name.partition("-")
        return f"at {low} height", partial(places.band, lowest=low, highest=high)
    if item.below:
        return _below(name.removeprefix("at the "))
    verbs = {one.value for one in clause.of("verb")}
    moving = bool(verbs - {"hold", "raise"} or clause.of("move"))
    others = {one.value for one in [*clause.of("place"), *clause.of("band")]} - {name}
    if (name == "up" and others) or (name == "above the shoulder" and others - {"up"}):
        return nowhere
    if name == "forward" and moving and "hold" not in verbs:
        return nowhere
    if name in ("at the left", "at the right") and verbs - {"hold", "raise", "stay"}:
        return nowhere
    if name == "across" and verbs & {"swing", "go", "strike"}:
        return nowhere
    if name == "together" and verbs & {"push", "pull", "swing", "strike", "go", "raise"}:
        # At the same time, which both hands are asked to be anyway.
        return nowhere
    if name.startswith("in front "):
        low, high = _FRONTS[name.removeprefix("in front ")]
        return name, _all([places.HAND["in front"], partial(places.band, lowest=low, highest=high)])
    if name in ("at the left", "at the right") and re.search(r"\bout\b", clause.text):
        return f"out {name}", _all([places.HAND[name], places.HAND["out"]])
    name = "stretched forward" if name == "forward" else _SAME_PLACE.get(name, name)
    return (name, places.HAND[name]) if name in places.HAND else None


def _way_items(clause: Statement) -> list[str]:
    ways = [item.value for item in clause.of("way")]
    ways += ["up"] if any(item.value == "up" for item in clause.of("verb")) else []
    verbs = {item.value for item in clause.of("verb")}
    for item in clause.of("place"):
        if item.value == "forward" and verbs - {"hold", "raise"}:
            ways.append("forward")
        if item.value in ("at the left", "at the right") and verbs - {"hold", "raise"}:
            ways.append(item.value.removeprefix("at the "))
        if item.value in ("up", "low") and verbs & {"go", "push", "pull", "strike", "swing"}:
            ways.append({"up": "up", "low": "down"}[item.value])
        if item.value == "across" and verbs & {"swing", "go", "strike"}:
            ways.append("across")
    return list(dict.fromkeys(ways))


def _hand(clause: Statement) -> list[Probe] | None:
    named = _place_masks(clause)
    if named is None:
        return None
    there, before = named
    if any(item.kind == "or" for item in clause.items) and _way_items(clause) and there:
        return None  # "up or out wide": a way or a place
    who = _called(clause.side, "hand")
    starts = [_held(f"{who} {name}", from_mask, clause.side, 0.1) for name, from_mask in before]
    rest = _hand_acts(clause, there)
    if rest is None:
        return None
    if not starts:
        return rest or None
    return [*starts, *rest, *(in_order(starts[0], one) for one in rest[:1] if one.events)]


def _hand_acts(clause: Statement, there: list[tuple[str, _Mask]]) -> list[Probe] | None:
    verbs = {item.value for item in clause.of("verb")}
    if "turn" in verbs:
        return None
    ways = _way_items(clause)
    motions = [item.value for item in clause.of("move")]
    if verbs & {"push", "pull"} and not ways:
        up = any(name.startswith("above") for name, _ in there)
        ways = (["up"] if up else ["forward"]) if "push" in verbs else ["back"]
    who = _called(clause.side, "hand")
    if not there and verbs <= {"hold", "stay"} and ways and set(ways) <= {"up", "down"}:
        name = "low" if ways == ["down"] else "above the shoulder"
        there, ways = [(name, places.HAND[name])], []
    where = ", ".join(name for name, _ in there)
    mask = _all([mask for _, mask in there])
    found: list[Probe] = []
    acts = verbs & {"push", "pull", "strike", "swing"}
    if motions:
        if set(motions) & {"together", "apart"} and clause.side != "both":
            return None  # "a hand opens" tells of fingers
        for motion in motions:
            one = _motion(motion, who, where, mask, clause)
            if one is None:
                return None
            found.append(one)
        return found
    if [name for name, _ in there] == ["out"] and ways:
        there = []
    if "throw" in verbs:
        return [
            ask.throws(clause.side if clause.side in ask.SIDES else "any"),
            *([_held(f"{who} {where}", mask, clause.side, 0.1)] if there else []),
        ]
    if acts or (ways and verbs & {"go", "up"} and not _fulfilled(ways, there)) or (ways and not there):
        least = _STRIKE_M_PER_S if verbs & {"strike", "swing"} or _pace(clause) == "fast" else 0.0
        if "hold" in verbs and not acts and not there:
            return None
        if not ways and not there and verbs == {"swing"} and clause.side == "both":
            return _swinging(clause)
        if not ways and (verbs & {"strike", "swing"}):
            ways = ["any"]
        after = [(name, one) for name, one in there if name not in ("stretched forward", "at the left", "at the right")]
        for way in ways:
            found.append(_numbered(_moves(way, who, after, clause.side, least), clause))
        return found or None
    if [name for name, _ in there] == ["hanging"]:
        # Arms hang before and after most of what people do.
        return [
            in_part(_held(f"{who} {where}", mask, clause.side), "mostly") or _held(f"{who} {where}", mask, clause.side)
        ]
    if there:
        name = f"{who} {where}"
        least_s = _KEPT_S if verbs & {"hold", "stay"} else _THERE_S
        if verbs - {"hold", "stay"} or any(item.arrives for item in clause.of("place")):
            least_s = _BRIEF_S
        found.append(_numbered(_held(name, mask, clause.side, least_s), clause))
        return found
    if verbs & {"raise"} or "up" in verbs:
        return [_numbered(_held(f"{who} above the shoulder", places.HAND["above the shoulder"], clause.side), clause)]
    return found or None


def _swinging(clause: Statement) -> list[Probe]:
    """Arms that swing as in walking, together or by turns."""

    def find(view: ClipView, side: str) -> list[Event]:
        return places.repeats(_paths(view, side), [0, 2], 0.1)

    def both(view: ClipView) -> list[Event]:
        left, right = find(view, "left"), find(view, "right")
        return [*left, *right] if left and right else []

    least = lambda view: min((e.value for e in both(view)), default=0.0)  # noqa: E731
    return [Probe("both arms swing", "both arms swing to and fro", "swings", 3.0, "at least", least, both)]


def _fulfilled(ways: Sequence[str], there: Sequence[tuple[str, _Mask]]) -> bool:
    """Whether the places say already that the hand gets there: "goes up above the head"."""
    return bool(there) and set(ways) <= {"up", "forward", "back", "down", "left", "right"}


def _pace(clause: Statement) -> str:
    return next((item.value for item in clause.of("pace")), "")


def _paths(view: ClipView, side: str) -> FloatArray:
    return places.wrist(view, side)


def _side_events(find: Callable[[ClipView, str], list[Event]], side: str) -> EventFinder:
    def events(view: ClipView) -> list[Event]:
        if side in SIDES:
            return find(view, side)
        left, right = find(view, "left"), find(view, "right")
        if side == "both":
            both = mask_of(left, view.num_frames) & mask_of(right, view.num_frames)
            value = min(max((e.value for e in some), default=0.0) for some in (left, right))
            return [Event(e.start, e.stop, value) for e in runs(both, gap_s=0.1)]
        if side == "alternate":
            return sorted([*left, *right], key=lambda e: e.start) if left and right else []
        return max(left, right, key=len)

    return events


def _overlapping(events: list[Event], mask: BoolArray) -> list[Event]:
    return [e for e in events if mask[max(e.start - 2, 0) : e.stop + 3].any()]


def _motion(motion: str, who: str, where: str, mask: _Mask, clause: Statement) -> Probe | None:
    """A hand that goes up and down, to and fro, around, or in small strokes."""
    count, exactly = how_often(clause)
    if motion in ("together", "apart"):
        limit = 0.3

        def meet(view: ClipView) -> list[Event]:
            away = places.hands_apart_m(view)
            mean = [Event(e.start, e.stop, 1.0) for e in runs(away < limit, gap_s=0.1)]
            if motion == "apart":
                mean = [Event(e.start, e.stop, 1.0) for e in runs(away > 0.7, least_s=0.1, gap_s=0.1)]
            there = mask(view, "left") & mask(view, "right")
            return _overlapping(mean, there)

        return _numbered(happens(f"hands {motion} {where}".strip(), f"both hands {motion}", meet, 1, "times"), clause)
    axes = {"up_down": [1], "to_fro": [0, 2], "small": [0, 1, 2]}.get(motion, [])

    def rows(view: ClipView, side: str, least: float, most: float) -> list[Event]:
        events = []
        there = mask(view, side)
        if motion == "small" and view.strictness > 0:
            there &= ~places.HAND["hanging"](view, side)  # who walks swings the arms
        for event in runs(there, least_s=0.3, gap_s=0.3):
            path = _paths(view, side)[event.start : event.stop]
            wide = least * (1 + 0.5 * view.strictness)
            inner = places.circling_deg(path) if motion == "around" else places.repeats(path, axes, wide, most)
            events += [Event(event.start + e.start, event.start + e.stop, e.value) for e in inner]
        return events

    def find(view: ClipView, side: str) -> list[Event]:
        if motion == "small":
            return rows(view, side, _SMALL_M, _SMALL_MOST_M)
        return rows(view, side, _LEAST_STROKE_M, np.inf)

    def smaller(view: ClipView) -> list[Event]:
        # Who brushes teeth goes to and fro by three centimetres.
        some = _side_events(lambda one, side: rows(one, side, _LITTLE_M, np.inf), whose)(view)
        return [event for event in some if event.value >= needed]

    whose = "any" if clause.side == "alternate" else clause.side
    events = _side_events(find, whose)
    needed, unit = (
        (250.0, "degrees")
        if motion == "around"
        else ((4.0 if motion == "small" else 3.0) if count != 1 else 2.0, "swings")
    )
    if motion != "around" and count > 2:
        needed = 2.0 * count - 1
    label = {"up_down": "up and down", "to_fro": "to and fro", "around": "in circles", "small": "in small strokes"}
    largest = lambda view: max((e.value for e in events(view)), default=0.0)  # noqa: E731
    name = f"{who} {label[motion]} {where}".strip()
    looser = smaller if motion in ("up_down", "to_fro") else None
    if exactly and motion != "around":
        off = lambda view: abs(largest(view) - 2.0 * count)  # noqa: E731
        return Probe(f"{name}, {count} times", name, unit, 1.0, "at most", off, events)
    return Probe(name, name, unit, needed, "at least", largest, events, looser=looser)


def _moves(way: str, who: str, there: Sequence[tuple[str, _Mask]], side: str, least_m_per_s: float) -> Probe:
    where = ", ".join(name for name, _ in there)

    def find(view: ClipView, one: str) -> list[Event]:
        path = _paths(view, one)
        if way == "any":
            events = places.fast(path, max(least_m_per_s, _STRIKE_M_PER_S) * (1 + 0.3 * view.strictness))
        elif way == "across":
            events = [
                Event(e.start, e.stop, abs(e.value)) for e in places.swings(path[:, 0], 0.3) if e.duration_s < 2.0
            ]
        else:
            least = 0.25 if least_m_per_s else _LEAST_MOVE_M
            events = places.moves(view, path, way, least)
            if way in SIDES and view.strictness > 0 and _first_away(path, least) != way:
                events = []  # it goes back to that side
        if least_m_per_s and way != "any":
            speed = np.linalg.norm(np.gradient(path, axis=0), axis=-1) * RATE_HZ
            events = [e for e in events if speed[e.start : e.stop].max() > least_m_per_s]
        for _, there_mask in there:
            events = _overlapping(events, there_mask(view, one))
        return events

    name = f"{who} moves {'fast' if way == 'any' else way}" + (f" {where}" if where else "")
    found = _side_events(find, side)
    return Probe(name, name, "times", 1, "at least", lambda view: float(len(found(view))), found)


def _first_away(path: FloatArray, least_m: float) -> str:
    """The side to which a path [T, 3] leads first, but for what is small beside its largest swing."""
    found = places.swings(path[:, 0], least_m)
    largest = max((abs(swing.value) for swing in found), default=0.0)
    large = [swing.value > 0 for swing in found if abs(swing.value) > _SMALL_SHARE * largest]
    return ("left" if large[0] else "right") if large else ""


def _elbow(clause: Statement) -> list[Probe] | None:
    if any(item.value == "bent" for item in clause.of("place")):
        return [_held(f"{_called(clause.side, 'elbow')} bent", places.HAND["bent"], clause.side)]
    return None


def _leg(clause: Statement) -> list[Probe] | None:
    names: list[str] = []
    if any(item.kind == "or" for item in clause.items):
        return None
    if any(item.value == "lead" for item in clause.of("verb")):
        return [ask.leads(clause.side)] if clause.side in SIDES else None
    for item in clause.items:
        if item.kind == "band":
            low = item.value.partition("-")[0]
            name = {"hip": "at hip height", "waist": "at waist height", "chest": "at chest height",
                    "head": "at head height", "shoulder": "at chest height"}.get(low, "")  # fmt: skip
            if clause.limb == "knee" and low in ("hip", "waist"):
                name = "knee up"
        elif item.kind == "place":
            name = _leg_place(item.value, clause.limb)
        elif item.kind == "verb" and item.value in ("raise", "up") and clause.limb in ("leg", "knee", "heel"):
            name = {"knee": "knee up", "heel": "heel raised"}.get(clause.limb, "off the floor")
        elif item.kind == "move" and item.value == "up_down":
            return _numbered_leg(clause)
        elif item.kind == "move" or (
            item.kind == "verb" and item.value not in ("hold", "stay", "go", "swing", "push", "strike")
        ):
            return None
        else:
            continue
        if name not in places.LEG:
            return None
        names.append(name)
    if not names:
        return None
    names = list(dict.fromkeys(names))
    if {"off the floor", "together"} <= set(names):
        names.remove("together")  # at the same time
    if "off the floor" in names and len(names) > 1:
        names.remove("off the floor")
    mask = _all([places.LEG[name] for name in names])
    side = clause.side
    who = _called(side, {"leg": "foot"}.get(clause.limb, clause.limb))
    if side == "alternate" or (side == "both" and names == ["knee up"]):
        side = "alternate"
        each = lambda view, one: runs(mask(view, one), least_s=0.1, gap_s=0.1)  # noqa: E731
        return [_numbered(happens(f"{who} {', '.join(names)}", "by turns", _side_events(each, side), 0.2), clause)]
    least_s = 0.2 if "on the floor" in names else 0.1
    return [_numbered(_held(f"{who} {', '.join(names)}", mask, side, least_s), clause)]


def _leg_place(value: str, limb: str) -> str:
    if limb == "knee":
        return {
            "at the floor": "knee on the floor", "near the floor": "knee on the floor", "up": "knee up",
            "bent": "bent", "straight": "stretched", "lowered": "bent", "together": "together", "apart": "apart",
        }.get(value, "")  # fmt: skip
    if limb == "heel":
        return {"off the floor": "heel raised", "up": "heel raised", "at the buttocks": "at the buttocks"}.get(
            value, ""
        )
    return {
        "at the floor": "on the floor", "near the floor": "on the floor", "up": "off the floor",
        "still": "in place", "straight": "stretched", "forward": "in front", "bent forward": "", "crossed": "",
    }.get(value, value)  # fmt: skip


def _numbered_leg(clause: Statement) -> list[Probe] | None:
    def find(view: ClipView, side: str) -> list[Event]:
        part = {"knee": "Knee", "heel": "Ankle"}.get(clause.limb, "Ankle")
        heights = view.height(("L_" if side == "left" else "R_") + part)
        return places.repeats(np.stack([heights] * 3, axis=-1), [1], 0.03 if clause.limb == "heel" else 0.08)

    events = _side_events(find, "any" if clause.side == "alternate" else clause.side)
    who = _called(clause.side, {"leg": "foot"}.get(clause.limb, clause.limb))
    largest = lambda view: max((e.value for e in events(view)), default=0.0)  # noqa: E731
    return [Probe(f"{who} up and down", f"{who} up and down", "swings", 3.0, "at least", largest, events)]


def _head(clause: Statement) -> list[Probe] | None:
    names = []
    verbs = {item.value for item in clause.of("verb")}
    if {item.value for item in clause.of("move")} & {"to_fro", "both_sides"} and verbs <= {
        "turn",
        "go",
        "hold",
        "stay",
    }:
        return [ask.looks_about()]
    for item in clause.items:
        value = item.value
        if item.kind == "place":
            name = {
                "bent forward": "down", "low": "down", "lowered": "down", "at the left": "turned left", "up": "up",
                "at the right": "turned right", "leaning backward": "up", "bent": "down", "forward": "",
                "leaning to the left": "tilted left", "leaning to the right": "tilted right",
                "bent far forward": "down",
            }.get(value, "")  # fmt: skip
        elif item.kind == "way":
            name = {"down": "down", "up": "up", "back": "up", "left": "turned left", "right": "turned right"}.get(
                value, ""
            )
        elif item.kind in ("move", "band") or (
            item.kind == "verb" and item.value in ("push", "pull", "strike", "swing")
        ):
            return None
        else:
            continue
        if not name:
            return None
        names.append(name)
    if not names:
        return None
    if any(name.startswith("turned") for name in names):
        names = [name for name in names if name.startswith("turned")]  # "to the right and back"
    heads = [places.HEAD[name] for name in dict.fromkeys(names)]
    return [_numbered(_body_held(f"head {', '.join(dict.fromkeys(names))}", heads), clause)]


def _body_held(name: str, masks: Sequence[Callable[[ClipView], BoolArray]], least_s: float = 0.25) -> Probe:
    def find(view: ClipView) -> list[Event]:
        there = np.ones(view.num_frames, dtype=bool)
        for mask in masks:
            there &= mask(view)
        return runs(there, least_s=least_s, gap_s=0.2)

    return happens(name, name, find, least_s, lasting=True)


_SAME_POSE = {
    "at the knee": "on the knees", "at the foot": "standing",
    "straight": "upright", "bent": "bent forward", "low": "lowered", "at the floor": "near the floor",
    "in the air": "off the floor",
}  # fmt: skip


def _body(clause: Statement) -> list[Probe] | None:
    names: list[str] = []
    before: list[str] = []
    found: list[Probe] = []
    verbs = {item.value for item in clause.of("verb")}
    if "turn" in verbs:
        return None
    ways = {item.value for item in clause.of("way")}
    if verbs == {"go"} and not (ways or clause.of("place")):
        if not _GOES.search(clause.text):
            return None  # "during the reach"
        names.append("travelling")
    either = False
    for item in clause.items:
        if item.kind == "or":
            either = True
        elif item.below:
            return None
        elif item.kind == "place" and item.value == "in place":
            found.append(ask.stays())
        elif item.kind == "place" and item.value == "up":
            ways.add("up")
        elif item.kind == "place":
            name = _SAME_POSE.get(item.value, item.value)
            if name not in places.BODY:
                return None
            into = before if item.from_there else names
            if either and into:
                name = f"{into.pop()} or {name}"
            either = False
            into.append(name)
        elif item.kind == "sway":
            found.append(_sways())
        elif item.kind in ("move", "band", "pace"):
            return None
    if "crawling" in names and ways & set(places.WAYS):
        found += [ask.moves({"back": "backward"}.get(way, way)) for way in ways]
    elif verbs & {"stands"}:
        found.append(ask.rises())
    elif verbs & {"up"} or ("up" in ways and ways <= {"up", "back"} and verbs & {"go"}):
        found.append(ask.comes_up())
    elif verbs & {"fall"} or (ways == {"down"} and verbs & {"go"}):
        found.append(ask.goes_down())
    elif ways and not (ways <= {"back"} and names):
        return None
    if verbs & {"raise"} and not found:
        return None
    if names:
        names = list(dict.fromkeys(names))
        if len(names) > 1 and "near the floor" in names:
            names.remove("near the floor")  # "crawls over the floor"
        last = _numbered(_body_held(f"body {', '.join(names)}", [_pose(name) for name in names]), clause)
        if before:
            first = _body_held(f"body {', '.join(before)}", [_pose(name) for name in before])
            found += [first, in_order(first, last)]
            found = [probe for probe in found if not probe.name.startswith(("gets up", "comes up"))]
        found.append(last)
    return found or None


_GOES = re.compile(r"\b(?:go(?:es|ing)?|mov(?:es?|ing|ement)|travel\w*)\b")


def _pose(name: str) -> Callable[[ClipView], BoolArray]:
    masks = [places.BODY[one] for one in name.split(" or ")]
    return lambda view: np.logical_or.reduce([mask(view) for mask in masks])


def _sways() -> Probe:
    """The trunk leans to one side and to the other."""

    def find(view: ClipView) -> list[Event]:
        over = np.rad2deg(np.arctan2(view.in_heading(view.trunk)[:, 0], 0.5))
        return places.repeats(np.stack([over] * 3, axis=-1), [0], 5.0 + 3.0 * view.strictness)

    largest = lambda view: max((e.value for e in find(view)), default=0.0)  # noqa: E731
    return Probe("sways", "the trunk leans to one side and the other", "swings", 2.0, "at least", largest, find)


def _pelvis(clause: Statement) -> list[Probe] | None:
    names = {item.value for item in clause.of("place")}
    if names and names <= {"low", "lowered"}:
        return [_body_held("body lowered", [places.BODY["lowered"]])]
    if names == {"off the floor"}:
        return [_body_held("hips off the floor", [places.BODY["hips raised"]])]
    return None
