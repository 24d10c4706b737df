"""What every place, probe, sentence and action test says of bodies that wander through all that a body can do.

A limit that moves by a degree or a centimetre, a side that is confused, a word that is read otherwise: each changes a
line of `measured.txt`. Write it anew with `python tests/measures/test_measured.py > tests/measures/measured.txt`, and
look at what changed.
"""

from __future__ import annotations

import inspect
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import astuple, is_dataclass
from functools import cache
from importlib import resources
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from kinoflow.measures import physical
from kinoflow.measures.actions import action_tests
from kinoflow.measures.actions import library as action_library
from kinoflow.measures.actions import measures as action_measures
from kinoflow.measures.probes import body, limbs, places, poise, read_sentence
from kinoflow.measures.probes import library as ask
from kinoflow.measures.probes.grammar import Reading
from kinoflow.measures.probes.probe import Probe
from kinoflow.measures.probes.verdict import is_sure, verdict
from kinoflow.measures.probes.view import ClipView, Event
from kinoflow.motion import MotionClip

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))

from wandering import bodies

GOLDEN = Path(__file__).with_name("measured.txt")
SENTENCES = Path(__file__).with_name("sentences.txt")
SIDES = ("left", "right")


@cache
def views() -> dict[str, ClipView]:
    return {name: ClipView(clip) for name, clip in bodies().items()}


def told(value: object) -> str:
    """A mask by its frames, events by their number, frames and sum, numbers by four digits."""
    if is_dataclass(value):
        value = astuple(value)
    if isinstance(value, tuple):
        return "/".join(map(told, value))
    if isinstance(value, list) and all(isinstance(event, Event) for event in value):
        frames, total = sum(event.stop - event.start for event in value), sum(event.value for event in value)
        return f"{len(value)}:{frames}:{total:.4g}" if value else "0"
    if isinstance(value, list) and value and is_dataclass(value[0]):
        value = [astuple(one) for one in value]
    array = np.asarray(value)
    if array.dtype == bool:
        return str(int(array.sum()))
    if array.ndim:
        return f"{above_rounding(array.mean()):.4g}~{above_rounding(array.std()):.3g}"
    return f"{above_rounding(array):.4g}"


def above_rounding(value: object) -> float:
    """A number, 0 where it is only what machines round in different ways."""
    number = float(value)
    return 0.0 if abs(number) < 1e-9 else number


def line(name: str, measure: Callable[[ClipView], object]) -> str:
    return f"{name} | {' '.join(told(measure(view)) for view in views().values())}"


# What is measured.


def held() -> Iterator[str]:
    """Where limbs, head and body are."""
    for title, table in (("hand", places.HAND), ("leg", places.LEG)):
        for (name, place), side in product(table.items(), SIDES):
            yield line(f"{side} {title} {name}", lambda view, place=place, side=side: place(view, side))
    for title, alone in (("head", places.HEAD), ("body", places.BODY)):
        for name, whole in alone.items():
            yield line(f"{title} {name}", whole)
    for side, lowest, highest in product(SIDES, ("", *places.BANDS), ("", *places.BANDS)):
        if lowest or highest:
            yield line(
                f"{side} hand from {lowest or 'anywhere'} to {highest or 'anywhere'}",
                lambda view, side=side, lowest=lowest, highest=highest: places.band(view, side, lowest, highest),
            )


def found() -> Iterator[str]:
    """What functions of a view alone, or of a view and one word, find."""
    words = {
        "side": (*SIDES, "both", "any"), "direction": (*body.DIRECTIONS_DEG, *poise.LOOKS, *poise.REACHES),
        "name": (*body.POSTURES, "walk", "run"), "part": poise.TOUCHED, "which": ("nod", "shake"),
    }  # fmt: skip
    for module in (limbs, body, poise, action_measures, action_library, physical):
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ != module.__name__:
                continue
            needed = [p.name for p in inspect.signature(function).parameters.values() if p.default is p.empty]
            if not needed or needed[0] not in ("view", "clip") or not set(needed[1:]) <= set(words):
                continue
            for chosen in product(*(words[one] for one in needed[1:])):

                def measure(view: ClipView, function=function, chosen=chosen, first=needed[0]) -> object:
                    return function(view if first == "view" else view.clip, *chosen)

                try:
                    measure(next(iter(views().values())))
                except (AttributeError, KeyError, TypeError, ValueError, UnboundLocalError):  # no such word
                    continue
                title = " ".join([module.__name__.rpartition(".")[2], name, *chosen])
                yield line(title, measure)


def probes() -> list[Probe]:
    """Every probe of the library."""
    hands, ways = ("left", "right", "both", "any"), ("forward", "backward", "left", "right")
    return [
        *(make(side) for make in (ask.waves, ask.punches, ask.lifts_leg, ask.bends_elbow, ask.taps) for side in hands),
        *(ask.raises_hand(side, height) for side in hands for height in ("shoulder", "low", "head")),
        *(ask.kicks(side, height) for side in hands for height in (0.4, 0.8)),
        *(ask.reaches(side, way) for side in hands for way in poise.REACHES),
        *(ask.touches(part, side) for side in hands for part in poise.TOUCHED),
        *(make(side) for make in (ask.drifts, ask.hops_on) for side in SIDES),
        *(make(side) for make in (ask.turns, ask.circles, ask.tilts_head) for side in (*SIDES, "any")),
        *(ask.turns_by(side, angle) for side in (*SIDES, "any") for angle in (90.0, 180.0)),
        *(ask.bends_knees(side) for side in (*SIDES, "both")),
        *(make(way) for make in (ask.jumps_toward, ask.moves, ask.steps) for way in ways),
        *(ask.looks(way) for way in poise.LOOKS), *(ask.leans(way) for way in poise.LEANS),
        *(make(name) for make in (ask.in_posture, ask.takes_posture, ask.ends) for name in body.POSTURES),
        *(ask.gait(name) for name in ("walk", "run")),
        *(ask.pace(name, gait) for gait in ("walk", "run") for name in ("slow", "fast")),
        *(
            make()
            for make in (
                ask.claps, ask.jumps, ask.moves, ask.stays, ask.on_tiptoe, ask.stops, ask.stands_still, ask.looks_about,
                ask.turns_head, ask.nods, ask.shakes_head, ask.opens_arms, ask.holds_pose, ask.squat_depth,
                ask.comes_up, ask.goes_straight, ask.bends, ask.rises, ask.goes_down,
            )
        ),
        ask.travels_about(2.0), ask.travels_about(10.0),
    ]  # fmt: skip


def asked(probe: Probe) -> str:
    """What a probe answers, when, and when loosely."""

    def measure(view: ClipView) -> object:
        parts = [float(probe.measure(view))]
        return tuple(parts + [find(view) for find in (probe.events, probe.looser) if find])

    kind = f"{probe.comparison} {probe.threshold:.4g} {probe.unit}, {probe.asks}{', lasting' if probe.lasting else ''}"
    return line(f"{probe.name} ({kind})", measure)


def sentences() -> list[str]:
    """The sentences of `sentences.txt`, the questions that come with kinoflow, and one for each place and body."""
    sample = resources.files("kinoflow.assets").joinpath("ssae", "sample.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(row) for row in sample.splitlines()]
    return [
        *SENTENCES.read_text(encoding="utf-8").splitlines(),
        *(text for row in rows for text in [row["prompt"], *(question["question"] for question in row["questions"])]),
        *(f"Is the left hand {name}?" for name in places.HAND),
        *(f"Is the right foot {name}?" for name in places.LEG),
        *(f"Is the head {name}?" for name in places.HEAD),
        *(f"Is the person {name} at the end?" for name in places.BODY),
        *(f"Does the {limb} move {way}?" for limb in ("left hand", "right foot", "body") for way in places.WAYS),
    ]


@cache
def readings() -> list[Reading]:
    return [read_sentence(sentence) for sentence in sentences()]


def read() -> Iterator[str]:
    """What sentences are read as, and whether each body does it: y, n or -; for each probe, yes (1) and sure (2)."""
    said = [
        [answered(reading, view.clip) for reading in readings()]  # one clip after another: its view is kept
        for view in views().values()
    ]
    for reading, verdicts in zip(readings(), zip(*said, strict=True), strict=True):
        names = "; ".join(probe.name + ("*" if probe in reading.details else "") for probe in reading.probes)
        left = f" ?{','.join(reading.unread)}" if reading.unread else ""
        things = f" ~{','.join(reading.ignored)}" if reading.ignored else ""
        whole = " (of a part)" if reading.part_unread else ""
        yield f"{reading.sentence} = {names}{left}{things}{whole} | {' '.join(verdicts).strip()}"


def answered(reading: Reading, clip: MotionClip) -> str:
    answers = [(probe, probe.answer(clip)) for probe in reading.probes]
    if not answers:
        return ""
    whole = {True: "y", False: "n", None: "-"}[verdict(reading, answers, clip)]
    return whole + "".join(str(int(answer.passed) + 2 * is_sure(answer)) for _, answer in answers)


def detailed() -> Iterator[str]:
    """The values of all probes that sentences ask and the library does not hold."""
    known = set(probes())
    more = {probe.name: probe for reading in readings() for probe in reading.probes if probe not in known}
    yield from map(asked, more.values())


def acted() -> Iterator[str]:
    """What the action tests are, and which criteria hold in each fifth of each body's clip and in all of it."""
    for test in action_tests():
        authored = "; ".join(f"{one.name} {dict(one.settings)}" for one in test.authored)
        yield f"{test.name}: {test.seconds:g} s or {test.lengths_s}, {test.prompts}, with {test.includes}; {authored}"
        yield from (f"  {criterion.name}" for criterion in test.criteria)
    for name, view in views().items():
        size = view.num_frames // 5
        parts = [ClipView(view.clip[start : start + size]) for start in range(0, view.num_frames, size)]
        for test in action_tests():
            held = ["".join(str(int(c.holds(part))) for part in [*parts, view]) for c in test.criteria]
            yield f"{name}, {test.name} | {' '.join(held)}"


SECTIONS: dict[str, Callable[[], Iterator[str]]] = {
    "held": held,
    "found": found,
    "probes": lambda: map(asked, probes()),
    "sentences": read,
    "details": detailed,
    "actions": acted,
}


def golden() -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    for text in GOLDEN.read_text(encoding="utf-8").splitlines():
        if text.startswith("== "):
            sections[text[3:]] = []
        else:
            sections[list(sections)[-1]].append(text)
    return sections


@pytest.mark.parametrize("section", SECTIONS)
def test_all_is_measured_as_written_down(section):
    assert list(SECTIONS[section]()) == golden()[section]


if __name__ == "__main__":
    for section, lines in SECTIONS.items():
        print("== " + section, *lines(), sep="\n")
