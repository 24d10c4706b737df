"""Exercises of the gym."""

from __future__ import annotations

from collections.abc import Sequence

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.moves import step
from kinoflow.authoring.timeline import Timeline


@action(
    "squat",
    "fitness/gym/squat",
    verbs="squat bend lower",
    count=Count(1, 4),
    depth=Choice(("normal", "deep", "shallow"), (2, 1, 1)),
    arms=Choice(("forward", "hips", "chest")),
)
def squat(timeline: Timeline, count: int, depth: str, arms: str) -> Sequence[str]:
    """Squats with the arms stretched forward, on the hips or crossed at the chest."""
    y = {"shallow": -0.22, "normal": -0.38, "deep": -0.52}[depth]
    timeline.stance(0.32, toes_deg=16)
    hands = {
        "forward": At("shoulder", -0.06, -0.02, 0.50), "hips": At("pelvis", 0.14, 0.06, 0.06), "chest": At("chest", 0.02, 0.02, 0.08),
    }[arms]  # fmt: skip
    timeline.hold(0.25)
    if arms != "forward":
        timeline.to(0.5, hands=hands, elbows=30 if arms == "hips" else 0)
    for _ in range(count):
        lifted = {"hands": hands, "palms": -60.0} if arms == "forward" else {}
        timeline.to(0.9, y=y, pitch=20 - 40 * y, bend=10, nod=-20, knees=8, **lifted)
        timeline.hold(0.12)
        timeline.to(
            0.8,
            y=0,
            pitch=0,
            bend=2,
            nod=0,
            knees=0,
            **({"hands": At("shoulder", 0.07, -0.48, 0.08), "palms": 0.0} if arms == "forward" else {}),
        )
        timeline.hold(0.15)
    timeline.neutral(0.5)
    how = {"shallow": "shallow ", "normal": "", "deep": "deep "}[depth]
    low = {"shallow": "a little way down", "normal": "down", "deep": "all the way down"}[depth]
    with_arms = {
        "forward": "with the arms stretched forward",
        "hips": "with the hands on the hips",
        "chest": "with the hands in front of the chest",
    }[arms]
    plural = "squat" if count == 1 else "squats"
    return [
        f"{{squat}} {times(count)}",
        f"{{do}} {number_word(count) if count > 1 else 'a'} {how}{plural}",
        f"{{squat}} {low} and {{stand}} up again {times(count) if count > 1 else ''}".strip(),
        f"{{bend}} the knees into a {how}squat {times(count)} {with_arms}",
        f"{{perform}} {number_word(count) if count > 1 else 'one'} {how}{plural} {with_arms}",
        f"{{lower}} the hips {low} and {{rise}} again, {times(count)}",
        f"{{go}} {low} into a squat and {{come}} back up {times(count)}",
        f"with the feet apart, {{squat}} {low} {times(count)}, {with_arms}",
        f"= {number_word(count) if count > 1 else 'a'} {how}{plural} {with_arms}",
    ]


@action(
    "lunge",
    "fitness/gym/lunge",
    verbs="lunge step bend",
    side=SIDE,
    count=Count(1, 3),
    direction=Choice(("forward", "backward")),
)
def lunge(timeline: Timeline, side: str, count: int, direction: str) -> Sequence[str]:
    """Lunges with one leg, forward or backward, back to standing after each."""
    timeline.hold(0.25)
    timeline.to(0.4, hands=At("pelvis", 0.14, 0.06, 0.06), elbows=30)
    for _ in range(count):
        if direction == "forward":
            step(timeline, "r", 0.72, 0.10, duration_s=0.55, advance=False)
            timeline.to(0.75, y=-0.30, z=0.34, pitch=2, bend=2, heels=0, foot_pitch_l=52)
        else:
            step(timeline, "r", -0.62, 0.10, duration_s=0.55, advance=False, heel_first=False)
            timeline.to(0.75, y=-0.30, z=-0.28, pitch=4, bend=2)
            timeline.to(0.1, foot_pitch_r=50, advance=False)
        timeline.hold(0.25)
        timeline.to(0.3, y=-0.16, advance=False)
        if direction == "forward":
            timeline.to(0.45, foot_pitch_l=0, z=0.05, advance=False)
        step(timeline, "r", 0.0, 0.095, duration_s=0.5)
        timeline.to(0.3, y=0, z=0, pitch=0, bend=2)
        timeline.hold(0.1)
    timeline.neutral(0.5)
    word = "lunge" if count == 1 else "lunges"
    many = number_word(count) if count > 1 else "a"
    return [
        f"{{lunge}} {direction} with the {side} leg {times(count)}",
        f"{{do}} {many} {direction} {word} with the {side} leg",
        f"{{step}} {direction} with the {side} foot into a lunge and {{return}}, {times(count)}",
        f"{{take}} a big step {direction} with the {side} leg, {{bend}} both knees and {{push}} back up, {times(count)}",
        f"{{perform}} {number_word(count)} {side} leg {direction} {word}",
        f"{{sink}} into a {direction} lunge on the {side} leg {times(count)}, hands on the hips",
        f"{{move}} the {side} leg {direction}, {{lower}} the hips and {{come}} back to standing, {times(count)}",
        f"{{lunge}} {direction} {times(count)}, stepping with the {side} foot while the {other(side)} foot stays",
        f"= {many} {direction} {word} with the {side} leg",
    ]
