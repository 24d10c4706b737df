"""Probes of a part of a clip, and of two things that happen at once."""

from __future__ import annotations

import numpy as np

from kinoflow.errors import OptionError
from kinoflow.measures.probes.probe import Probe, happens
from kinoflow.measures.probes.view import RATE_HZ, ClipView, Event, frames_of, mask_of, runs

_THROUGHOUT = 0.75
_START_S = 0.5
_SHARED = 0.35
_NEAR_EDGE = 0.5
"""Share of a clip that some still call its start or end."""


def at_the_same_time(first: Probe, second: Probe, least_s: float = 0.15) -> Probe:
    """Both at once for a moment.

    Raises:
        OptionError: one of them has no events, so no time.
    """
    find_first, find_second = first.events, second.events
    if find_first is None or find_second is None:
        raise OptionError(f"{first.name!r} and {second.name!r} cannot be at once: one of them has no time")

    def find(view: ClipView) -> list[Event]:
        masks = [mask_of(find(view), view.num_frames) for find in (find_first, find_second)]
        both = np.logical_and(*masks)
        shorter_s = min(mask.sum() for mask in masks) / RATE_HZ
        # Of what is much longer than the moment in common nobody says that it is done meanwhile.
        return runs(both, least_s=max(least_s, _SHARED * view.strictness * shorter_s))

    return happens(
        f"{first.name}, while {second.name}", f"at once: {first.statement}; {second.statement}", find, least_s
    )


def in_part(probe: Probe, when: str) -> Probe | None:
    """The probe of a part of the clip; None where the probe has no time.

    Args:
        probe: of the whole clip.
        when: "start", "end", "all" (three quarters of the time), "mostly" (half of it), "there" (kept for 0.6 s),
            "some" or "" for any time.
    """
    if when in ("", "some"):
        return probe
    events = probe.events
    if events is None:
        return None
    if when in ("all", "mostly", "there"):
        share = {"all": _THROUGHOUT, "mostly": 0.5}.get(when, 0.0)
        least = 0.0 if share else 0.6

        def enough(view: ClipView) -> float:
            found = events(view)
            seconds = sum(e.duration_s for e in found)
            return seconds / view.duration_s if share else max((e.duration_s for e in found), default=0.0)

        limit, unit = (share, "of the time") if share else (least, "s")
        how = {"all": ", throughout", "there": ", kept"}.get(when, "")
        return Probe(probe.name + how, probe.statement, unit, limit, "at least", enough, events)

    def at_edge(view: ClipView) -> list[Event]:
        # What lasts goes on until the end; what happens once happens in that half.
        edge = frames_of(_START_S) if probe.lasting else view.num_frames // 2
        if when == "start":
            return [e for e in events(view) if e.start < edge]
        return [e for e in events(view) if e.stop > view.num_frames - edge]

    def near_edge(view: ClipView) -> list[Event]:
        bound = round(_NEAR_EDGE * view.num_frames)
        if when == "start":
            return [e for e in events(view) if e.start < bound]
        return [e for e in events(view) if e.stop > view.num_frames - bound]

    words_of = {"start": "at the start", "end": "at the end"}[when]
    return Probe(f"{probe.name}, {words_of}", probe.statement, "times", 1, "at least",
                 lambda view: float(len(at_edge(view))), at_edge,
                 asks="end" if when == "end" else "action", looser=near_edge)  # fmt: skip
