"""What scores of fights share: stances, guards, strikes' directions, and the way back to standing at ease."""

from __future__ import annotations

import math
from typing import Any

from kinoflow.authoring.action import times
from kinoflow.authoring.controls import At
from kinoflow.authoring.moves import feet_together, step
from kinoflow.authoring.timeline import Timeline

AHEAD = At("floor", 0.0, 1.45, 4.0)
"""Where an opponent's face would be."""


def aimed(side: str, out_m: float, up_m: float, forward_m: float, chest_deg: float = 0.0) -> At:
    """A hand's place from its shoulder with out and forward as the place has them, whatever way the chest is turned.

    Args:
        side: "l" or "r".
        out_m: outward of the shoulder, in the axes of the place.
        up_m: above the shoulder.
        forward_m: forward of the shoulder, in the axes of the place.
        chest_deg: how far the chest will be turned to the left then: `yaw` and `twist` together.
    """
    angle = math.radians(chest_deg if side == "l" else -chest_deg)
    return At(
        "shoulder",
        out_m * math.cos(angle) - forward_m * math.sin(angle),
        up_m,
        out_m * math.sin(angle) + forward_m * math.cos(angle),
    )


def guard_hands(lead: str = "l", chest_deg: float | None = None, height_m: float = 0.0) -> dict[str, Any]:
    """Fists before the face, the lead one further forward.

    Args:
        lead: side of the front foot and hand.
        chest_deg: how far the chest is turned to the left; by default as in `fighting_stance`.
        height_m: raises both hands.
    """
    rear = "r" if lead == "l" else "l"
    chest = chest_deg if chest_deg is not None else (-35.0 if lead == "l" else 35.0)
    return {
        f"hand_{lead}": aimed(lead, -0.04, 0.08 + height_m, 0.31, chest),
        f"hand_{rear}": At("shoulder", -0.06, 0.10 + height_m, 0.22),
        "elbows": 10.0,
        "palms": -10.0,
        "wrists": 0.0,
        "cock": 12.0,
    }


def stance_body(lead: str = "l", y_m: float = -0.09, turned_deg: float = 25.0) -> dict[str, Any]:
    """Hips and trunk of a fighting stance: low, half turned away, eyes ahead."""
    sign = -1.0 if lead == "l" else 1.0
    return {
        "x": 0.0,
        "y": y_m,
        "z": 0.0,
        "yaw": sign * turned_deg,
        "twist": sign * 10.0,
        "pitch": 4.0,
        "bend": 8.0,
        "roll": 0.0,
        "side": 0.0,
    }


def fighting_stance(
    timeline: Timeline,
    duration_s: float = 0.6,
    lead: str = "l",
    *,
    length_m: float = 0.44,
    width_m: float = 0.26,
    y_m: float = -0.09,
    turned_deg: float = 25.0,
    hands: dict[str, Any] | None = None,
    at_start: bool = False,
) -> None:
    """Take a stance: one foot forward, the other back and turned out, knees soft, hands in guard, eyes ahead.

    Args:
        timeline: written on.
        duration_s: of taking it.
        lead: side of the front foot.
        length_m: between the feet, along the line of fight.
        width_m: between the feet, across.
        y_m: hips above standing height.
        turned_deg: hips turned away from the front foot.
        hands: controls of the arms; fists before the face by default.
        at_start: begin in the stance; takes no time.
    """
    rear = "r" if lead == "l" else "l"
    body = stance_body(lead, y_m, turned_deg) | (guard_hands(lead) if hands is None else hands)
    front, back = 0.5 * length_m, -0.5 * length_m
    timeline.look_at(AHEAD, 0.25)
    if at_start:
        timeline.start(
            **{
                f"foot_{lead}": At("floor", width_m / 2, 0.0, front),
                f"foot_{rear}": At("floor", width_m / 2, 0.0, back),
            },
            **{f"foot_yaw_{lead}": 4.0, f"foot_yaw_{rear}": 40.0},
            **body,
        )
        return
    timeline.to(duration_s, advance=False, **body)
    step(timeline, rear, back, width_m / 2, toes_deg=40.0, duration_s=0.5 * duration_s, heel_first=False)
    step(timeline, lead, front, width_m / 2, toes_deg=4.0, duration_s=0.5 * duration_s, heel_first=False)
    timeline.wait()


def advance_stance(
    timeline: Timeline,
    forward_m: float,
    duration_s: float = 0.4,
    lead: str = "l",
    *,
    left_m: float = 0.0,
    length_m: float = 0.44,
    width_m: float = 0.26,
) -> None:
    """Step in stance, forward or (negative) back, or sideways; the foot on that side moves first."""
    rear = "r" if lead == "l" else "l"
    timeline.wait()
    timeline.place = timeline.place.moved(left_m, forward_m)
    forward_first = lead if forward_m > 0 or (forward_m == 0 and (left_m > 0) == (lead == "l")) else rear
    order = (forward_first, rear if forward_first == lead else lead)
    timeline.to(duration_s, x=0.0, z=0.0, advance=False)
    for side in order:
        step(
            timeline,
            side,
            (0.5 if side == lead else -0.5) * length_m,
            width_m / 2,
            toes_deg=4.0 if side == lead else 40.0,
            duration_s=0.5 * duration_s,
            height_m=0.04,
            heel_first=False,
        )


def at_ease(timeline: Timeline, duration_s: float = 0.8) -> None:
    """From any stance back to standing with the feet together and the arms down."""
    timeline.wait()
    timeline.look_at(None, 0.4)
    timeline.neutral(duration_s, legs=False, advance=False)
    timeline.to(duration_s, advance=False, x=0.0, z=0.0, yaw=0.0, knees=0.0, rest=0.0, balance=1.0)
    feet_together(timeline, duration_s)


def two_handed(place: At, below_m: float = 0.10, palm_deg: float = 0.0) -> dict[str, Any]:
    """Both hands on one handle: the right one at a place, the left one just below it."""
    return {"hand_r": place, "hand_l": At("other", -0.02, -below_m, -0.02), "palms": palm_deg}


def again(count: int) -> str:
    """The end of a phrase that says how often: nothing for once, else ", twice" and so on."""
    return "" if count == 1 else f", {times(count)}"
