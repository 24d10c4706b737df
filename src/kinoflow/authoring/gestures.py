"""What gestures share: places of the hands, going back to standing, and saying how often."""

from __future__ import annotations

from kinoflow.authoring.action import number_word
from kinoflow.authoring.controls import At
from kinoflow.authoring.moves import step
from kinoflow.authoring.timeline import Timeline

ON_HIP = At("pelvis", 0.17, 0.14, 0.03)
"""Wrist of a hand that rests on its hip; lift the elbow by about 50."""


def many(count: int, noun: str) -> str:
    """A number of things in words: `many(1, "bow")` is "a bow", `many(2, "bow")` "two bows"."""
    if count == 1:
        return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
    return f"{number_word(count)} {noun}{'es' if noun.endswith(('s', 'x', 'ch', 'sh')) else 's'}"


def back_to_standing(timeline: Timeline, foot: str, duration_s: float = 0.75) -> None:
    """Bring one foot back under the body and stand at ease again: `neutral` for somebody who has stepped out."""
    step(timeline, foot, 0.0, 0.095, duration_s=0.7 * duration_s, delay_s=0.05, advance=False, heel_first=False)
    timeline.to(duration_s, x=0.0, z=0.0, yaw=0.0, knees=0.0, advance=False)
    timeline.neutral(duration_s, legs=False)
    timeline.wait()
