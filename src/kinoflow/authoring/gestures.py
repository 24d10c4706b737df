"""What gestures share: places of the hands, going back to standing, and saying how often."""

from __future__ import annotations

from typing import Final

from kinoflow.authoring.action import Choice, number_word
from kinoflow.authoring.controls import ON_HIP, At
from kinoflow.authoring.moves import step
from kinoflow.authoring.timeline import Timeline, Value


def many(count: int, noun: str) -> str:
    """A number of things in words: `many(1, "bow")` is "a bow", `many(2, "bow")` "two bows"."""
    if count == 1:
        return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{number_word(count)} {noun[:-1]}ies"
    return f"{number_word(count)} {noun}{'es' if noun.endswith(('s', 'x', 'ch', 'sh')) else 's'}"


OTHER_HAND: Final = Choice(("hanging", "on the hip", "in the pocket"), (4, 1, 1))
"""Where the hand rests that does not take part."""
_RESTING: Final[dict[str, dict[str, Value]]] = {
    "hanging": {},
    "on the hip": {"hand_l": ON_HIP, "elbow_l": 55.0, "palm_l": -40.0, "wrist_l": -25.0},
    "in the pocket": {"hand_l": At("pelvis", 0.19, -0.04, 0.06), "elbow_l": 25.0, "palm_l": 20.0, "wrist_l": 12.0},
}


def resting(other_hand: str) -> dict[str, Value]:
    """Controls of the left hand where it rests, one of `OTHER_HAND`."""
    return dict(_RESTING[other_hand])


def resting_said(other_hand: str, side: str) -> str:
    """The end of a phrase that says where the hand of the named side rests; nothing where it hangs."""
    return "" if other_hand == "hanging" else f", the {side} hand {other_hand}"


def back_to_standing(timeline: Timeline, foot: str, duration_s: float = 0.75) -> None:
    """Bring one foot back under the body and stand at ease again: `neutral` for somebody who has stepped out."""
    step(timeline, foot, 0.0, 0.095, duration_s=0.7 * duration_s, delay_s=0.05, advance=False, heel_first=False)
    timeline.to(duration_s, x=0.0, z=0.0, yaw=0.0, knees=0.0, advance=False)
    timeline.neutral(duration_s, legs=False)
    timeline.wait()


def table(start: str, out_m: float, forward_m: float, up_m: float = 0.0) -> At:
    """A wrist's place over an imagined table, in the room: it stays there however the trunk leans.

    Args:
        start: "sitting" at a table of 0.72 m, or "standing" at a counter of 0.92 m.
        out_m: outward of the midline.
        forward_m: forward of the hips.
        up_m: above a hand that lies on the table.
    """
    seated = start == "sitting"
    return At("air", out_m, (0.78 if seated else 0.97) + up_m, forward_m - (0.40 if seated else 0.0))
