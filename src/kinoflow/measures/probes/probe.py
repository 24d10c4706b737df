"""A probe: one verifiable question about a motion, with its measure, unit and threshold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from kinoflow.errors import OptionError
from kinoflow.measures.probes.view import RATE_HZ, ClipView, Event, view_of
from kinoflow.motion.clip import MotionClip

Comparison = Literal["at least", "at most", "exactly"]
Measure = Callable[[ClipView], float]
EventFinder = Callable[[ClipView], list[Event]]


@dataclass(frozen=True)
class Answer:
    """What a probe found in a clip.

    Attributes:
        passed: whether the statement holds.
        value: what was measured; NaN when there was nothing to measure, and then `passed` is false.
        unit: of value and threshold.
        threshold: what the value was held against.
        comparison: how: "at least", "at most" or "exactly".
    """

    passed: bool
    value: float
    unit: str
    threshold: float
    comparison: Comparison = "at least"

    def __str__(self) -> str:
        verdict = "yes" if self.passed else "no"
        return f"{verdict}: {self.value:.3g} {self.unit} ({self.comparison} {self.threshold:g})"


@dataclass(frozen=True)
class Probe:
    """One statement that a skeleton can prove or refute.

    Attributes:
        name: short and unique, such as "raises left hand".
        statement: what is claimed of the clip, as an English clause with the measure in it.
        unit: of the measured value.
        threshold: the value that separates yes from no.
        comparison: whether the value must be at least, at most or exactly the threshold.
        measure: the value of a clip.
        events: when it happens, for counting and for order; None where it has no time (distances, speeds).
        lasting: whether it goes on, as walking does, rather than happen once.
        asks: what it asks about: what is done, the order of two things, or where the clip ends.
        looser: when something happens that some would still call so; where it does, that it does not is not sure.
    """

    name: str
    statement: str
    unit: str
    threshold: float
    comparison: Comparison
    measure: Measure = field(compare=False, repr=False)
    events: EventFinder | None = field(default=None, compare=False, repr=False)
    lasting: bool = False
    asks: Literal["action", "order", "end"] = "action"
    looser: EventFinder | None = field(default=None, compare=False, repr=False)

    @property
    def sided(self) -> bool:
        """Whether it is about one side, left or right; its name says so then."""
        return "left" in self.name or "right" in self.name

    def answer(self, clip: MotionClip, strictness: float = 0.0) -> Answer:
        """Ask a clip of any frame rate; it is looked at 30 times a second, more or less strictly (`ClipView.at`)."""
        value = float(self.measure(view_of(clip).at(strictness)))
        passed = {
            "at least": value >= self.threshold,
            "at most": value <= self.threshold,
            "exactly": value == self.threshold,
        }[self.comparison]
        return Answer(passed, value, self.unit, self.threshold, self.comparison)

    def times_s(self, clip: MotionClip) -> list[tuple[float, float]]:
        """When it happens: (start, end) in seconds; empty where it does not or has no time."""
        events = self.events(view_of(clip)) if self.events else []
        return [(event.start / RATE_HZ, event.stop / RATE_HZ) for event in events]


def happens(
    name: str,
    statement: str,
    events: EventFinder,
    threshold: float,
    unit: str = "s",
    *,
    lasting: bool = False,
    looser: EventFinder | None = None,
) -> Probe:
    """A probe that sums the values of events, which must reach a threshold: seconds, unless `unit` says otherwise."""
    total = lambda view: sum(e.value for e in events(view))  # noqa: E731
    return Probe(name, statement, unit, threshold, "at least", total, events, lasting, looser=looser)


def peaks(
    name: str, statement: str, events: EventFinder, threshold: float, unit: str, looser: EventFinder | None = None
) -> Probe:
    """A probe of the largest value among events: it must reach a threshold. Only events that do have a time."""

    def enough(view: ClipView) -> list[Event]:
        return [event for event in events(view) if event.value >= threshold]

    def largest(view: ClipView) -> float:
        return max((event.value for event in events(view)), default=0.0)

    return Probe(name, statement, unit, threshold, "at least", largest, enough, looser=looser)


def times(probe: Probe, count: int, *, or_more: bool = False) -> Probe:
    """The same thing `count` times, or at least so often.

    Raises:
        OptionError: the probe has no events to count, or the count is less than 1.
    """
    events = probe.events
    if events is None or count < 1:
        raise OptionError(f"{probe.name!r} cannot be counted {count} times: it needs events and a count of at least 1")
    comparison: Comparison = "at least" if or_more else "exactly"
    words = f"{comparison} {count} times" if count > 1 or or_more else "once"
    return Probe(
        f"{probe.name}, {words}",
        f"{probe.statement}: {words}",
        "times",
        count,
        comparison,
        lambda view: float(len(events(view))),
        events,
        looser=probe.looser,
    )


ORDER_S = 0.2
"""What comes second is at least this much later than what comes first."""
_BRIEF_SHARE = 0.25


def in_order(first: Probe, second: Probe) -> Probe:
    """First one thing, then another; the value is how much later the second is, seconds.

    From the middle of the first event of the one to the middle of the last event of the other, where events shorter
    than a quarter of the longest of their kind are left out. Of something that lasts (walking, standing) and comes
    first, the start counts: who walks and then waves need not stop walking.

    Raises:
        OptionError: one of them has no events, so no time.
    """
    if first.events is None or second.events is None:
        raise OptionError(f"{first.name!r} and {second.name!r} cannot be ordered: one of them has no time")
    find_first, find_second = first.events, second.events

    def gap(view: ClipView) -> float:
        earlier, later = _without_brief(find_first(view)), _without_brief(find_second(view))
        if not earlier or not later or (first == second and len(later) < 2):
            return float("nan")
        start_counts = first.lasting and not second.lasting
        return later[-1].middle_s - (earlier[0].start / RATE_HZ if start_counts else earlier[0].middle_s)

    def in_any_way(view: ClipView) -> list[Event]:
        # Who sits down and gets up again was standing first, too, if only for a moment.
        earlier, later = find_first(view), find_second(view)
        return [event for event in later if earlier and event.stop > earlier[0].start + ORDER_S * RATE_HZ]

    return Probe(
        f"{first.name}, then {second.name}",
        f"first: {first.statement}; after it: {second.statement}",
        "s",
        ORDER_S,
        "at least",
        gap,
        lambda view: sorted([*find_first(view), *find_second(view)], key=lambda event: event.start),
        asks="order",
        looser=in_any_way,
    )


def _without_brief(events: list[Event]) -> list[Event]:
    longest = max((event.duration_s for event in events), default=0.0)
    return [event for event in events if event.duration_s >= _BRIEF_SHARE * longest]


def share_passed(probes: Sequence[Probe], clip: MotionClip) -> float:
    """Share of probes that a clip passes, 0 to 1; NaN for no probes."""
    return float(np.mean([probe.answer(clip).passed for probe in probes])) if probes else float("nan")
