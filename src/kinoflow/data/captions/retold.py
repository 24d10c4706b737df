"""What some clips of the published collections show, told by looking at film strips of them.

Their lists say too little ("A person kicks."), something else ("A person shoots a basketball." of a soccer shot), or
name in one breath what a take of half a minute shows one after the other. A clip of this table is told by it alone:
texts are looked up in `index.py` like those of the lists; times are (start, stop) in seconds, None is the whole clip.
"""

from __future__ import annotations

Telling = tuple[tuple[float, float] | None, str]

_LOW, _HIGH = "low", "high"


def _sits(height: str, *times: tuple[float, float]) -> tuple[Telling, ...]:
    """Sitting down and standing up in turn on a stool."""
    texts = (f"A person sits down on a {height} stool", f"A person stands up from a {height} stool")
    return tuple((span, texts[number % 2]) for number, span in enumerate(times))


RETOLD: dict[str, tuple[Telling, ...]] = {
    "asap_kick_level1": ((None, "A person kicks with the right leg"),),
    "asap_kick_level2": ((None, "A person kicks with the right leg"),),
    "asap_kick_level3": ((None, "A person kicks with the right leg"),),
    "asap_shoot_level1": ((None, "A person kicks a ball with the right foot"),),
    "asap_shoot_level2": ((None, "A person kicks a ball with the right foot"),),
    "asap_shoot_level3": ((None, "A person kicks a ball with the right foot"),),
    "asap_side_jump_level1": ((None, "A person leaps sideways to the left"),),
    "asap_side_jump_level2": ((None, "A person leaps sideways to the left"),),
    "asap_side_jump_level3": ((None, "A person leaps sideways to the left"),),
    "asap_side_jump_level4": ((None, "A person leaps sideways to the left"),),
    "asap_single_foot_balance_level1": ((None, "A person balances on the left leg"),),
    "asap_single_foot_balance_level2": ((None, "A person balances on the left leg with spread arms"),),
    "asap_single_foot_balance_level3": ((None, "A person balances on the left leg"),),
    "asap_single_foot_balance_level4": ((None, "A person balances in a standing scale"),),
    "asap_single_foot_jump_level1": ((None, "A person jumps off one leg and reaches up"),),
    "asap_single_foot_jump_level2": ((None, "A person jumps off one leg and reaches up"),),
    "ballplay_back_041_018pickle_pick2back_7": ((None, "A person dribbles a basketball low"),),
    "quat_cyber_Wave": ((None, "A person waves with the left hand"),),
    "cmu_13_07": (
        ((0.2, 3.4), "A person opens a bottle"),
        ((3.0, 7.0), "drink soda"),
        ((7.2, 11.9), "A person closes a bottle"),
    ),
    "cmu_13_08": (
        ((0.2, 3.0), "A person opens a bottle"),
        ((2.8, 9.6), "drink soda"),
        ((9.7, 13.0), "A person closes a bottle"),
    ),
    "cmu_14_06": (
        ((0.3, 4.0), "A person does jumping jacks"),
        ((4.3, 8.8), "A person jogs in place"),
        ((9.0, 13.2), "A person does squats"),
        ((13.8, 19.0), "A person does knees-to-elbows"),
        ((19.8, 26.0), "A person does side-bends"),
        ((27.5, 37.2), "A person does trunk-rotations"),
        ((38.0, 44.6), "A person twists the upper body from side to side"),
    ),
    "cmu_14_27": (
        *_sits(_HIGH, (0.8, 4.0), (8.5, 11.5), (12.0, 15.0)),
        ((4.8, 8.6), "A person sits on a high stool"),
    ),
    "cmu_14_28": _sits(_HIGH, (0.8, 4.2), (5.7, 8.5), (9.0, 11.3), (15.3, 17.1)),
    "cmu_14_29": (
        *_sits(_HIGH, (0.8, 4.0), (5.3, 8.0), (9.0, 11.5), (13.3, 15.5), (16.0, 18.5)),
        ((17.0, 21.0), "A person sits swinging the legs"),
    ),
    "cmu_14_30": (
        *_sits(_LOW, (0.2, 3.2), (5.3, 7.3), (9.5, 12.5)),
        ((17.2, 20.0), "A person sits with an ankle on the other knee"),
    ),
    "cmu_14_31": _sits(_LOW, (0.0, 4.0), (6.5, 9.0), (9.3, 12.2), (14.3, 17.4)),
    "cmu_14_32": _sits(_LOW, (0.0, 4.0), (5.5, 8.0), (9.5, 12.8), (16.0, 18.3), (18.5, 21.9)),
    "cmu_14_36": _sits(_LOW, (0.0, 4.0), (6.5, 9.0), (9.3, 12.2), (14.3, 17.4)),
    "cmu_86_01": (
        ((4.3, 9.6), "jump up and down"),
        ((16.0, 21.2), "boxing"),
        ((26.8, 33.6), "A person kicks with the right leg"),
        ((33.8, 38.1), "boxing"),
    ),
    "cmu_86_09": (
        ((0.0, 8.2), "walk"),
        ((8.2, 11.2), "A person sits down on a high stool"),
        ((11.2, 17.6), "A person sits and looks into the distance"),
        ((31.0, 39.9), "walk"),
    ),
}
"""Clip id to what is told of it."""
