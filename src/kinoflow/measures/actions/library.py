"""The tests: what the words of each action mean, in metres, seconds and degrees.

They were written from the words, before any clip was looked at, and adjusted only where a clip of the action that a
person had looked at (authored or captured) did not pass or one of another action did.
`benchmarks/compact_quality.py --confusion` prints which clips pass which test.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from itertools import pairwise

import numpy as np

from kinoflow.errors import OptionError
from kinoflow.language.sides import OTHER, SIDES
from kinoflow.measures.actions import measures as m
from kinoflow.measures.actions.action_test import ActionTest, Authored, Criterion
from kinoflow.measures.probes.body import behind_feet_m, in_posture, liveliness_m_per_s, travels
from kinoflow.measures.probes.limbs import lifted, wrist_above_shoulder_m
from kinoflow.measures.probes.view import RATE_HZ, ClipView, Event, runs, swings
from kinoflow.motion.travel import farthest_m

Finder = Callable[[ClipView], list[Event]]

ON_THE_SPOT_M = 0.6
BRIEF_S = 1.2
"""A clip as short as that need not show the body at rest before and after the action."""


def _is(name: str, holds: Callable[[ClipView], object]) -> Criterion:
    return Criterion(name, lambda view: bool(holds(view)))


def _authored(*names: str, **settings: str) -> tuple[Authored, ...]:
    return tuple(Authored(name, tuple(settings.items())) for name in names)


def _stays(within_m: float = ON_THE_SPOT_M) -> Criterion:
    return _is(f"stays within {within_m:g} m", lambda v: farthest_m(v.clip) < within_m)


UPRIGHT = _is("the pelvis is at 80 % of its height or more most of the time", lambda v: np.median(m.share(v)) > 0.8)
WALKS = _is("both feet are down at once in 15 % of the time on the way, as in no run", lambda v: m.both_down(v) > 0.15)
RUNS = _is("both feet are down at once in less than 15 % of the time on the way", lambda v: m.both_down(v) < 0.15)
UP = _is("the trunk stays within 60 degrees of the vertical", lambda v: m.lean_deg(v).max() < 60)
CALM_ARMS = _is(
    "the wrists stay within 15 cm of where they mostly are", lambda v: m.unrest_m(v, "L_Wrist", "R_Wrist") < 0.15
)
ON_FEET = _is("is never off the floor for 0.1 s", lambda v: m.leaps_s(v) < 0.1)
NO_JUMP = _is("does not jump", lambda v: not m.inner_jumps(v))
STEPS = _is("takes turns with the feet, 0.8 steps a second or more", lambda v: m.steps_per_s(v) >= 0.8)
STANDS_FIRST = _is("stands in the first frames", lambda v: m.at_start(m.share(v)).min() > 0.82)
STANDS_LAST = _is("stands at the end", lambda v: m.at_end(m.share(v)).min() > 0.82)
ONE_WAY = _is("its heading stays within 60 degrees", lambda v: m.turn_range_deg(v) < 60)
HEADED = _is("its heading stays within 45 degrees", lambda v: m.turn_range_deg(v) < 45)


def _hand_up(side: str) -> tuple[Criterion, ...]:
    return (
        _is(f"the {side} wrist is 10 cm above its shoulder for 0.3 s", lambda v: m.raised(v, side)),
        _is(
            f"the {side} hand comes up from below",
            lambda v: v.duration_s < BRIEF_S or m.rises_from_below(v, side),
        ),
    )


def _hand_down(side: str) -> Criterion:
    return _is(f"the {side} wrist stays below its shoulder", lambda v: m.hand_down(v, side))


def _waving(side: str) -> Criterion:
    def to_and_fro(view: ClipView) -> bool:
        found = m.hand_swings(view, side)
        high = (wrist_above_shoulder_m(view, side) > 0).mean() * view.duration_s >= 0.25
        return high and len(found) >= (3 if view.duration_s > BRIEF_S else 2)

    return _is(f"the {side} hand, up, goes to and fro: 3 ways of 4 cm or more (2 within {BRIEF_S:g} s)", to_and_fro)


def _travel(least_m_per_s: float, way: Callable[[ClipView], float], words: str) -> Criterion:
    return _is(
        f"gets {least_m_per_s:g} m {words} for each second", lambda v: way(v) >= least_m_per_s * (v.duration_s - 0.3)
    )


def _sideways(sign: int) -> Callable[[ClipView], float]:
    return lambda view: sign * m.left_m(view)


WALK = (
    _travel(0.4, m.forward_m, "ahead"),
    _is("less to the side than ahead", lambda v: abs(m.left_m(v)) < m.forward_m(v)),
    ONE_WAY,
    STEPS,
    WALKS,
    ON_FEET,
    UPRIGHT,
)


def _one_side(side: str) -> list[ActionTest]:
    """Tests of actions of one hand, one leg, or to one side."""
    other, sign = OTHER[side], {"left": 1, "right": -1}[side]
    return [
        ActionTest(
            f"raises the {side} hand",
            (f"A person raises the {side} hand.", f"A person lifts the {side} arm.", f"put your {side} arm up"),
            (*_hand_up(side), _hand_down(other), _stays(), UPRIGHT),
            lengths_s=(0.8, 2, 8),
            authored=_authored("raise the hand", side=side),
        ),
        ActionTest(
            f"waves the {side} hand",
            (f"A person waves the {side} hand.", f"A person waves with the {side} hand."),
            (_waving(side), _hand_down(other), _stays(), ON_FEET, UPRIGHT),
            lengths_s=(0.8, 2, 8, 11),
            includes=(f"raises the {side} hand",),
            authored=_authored("wave", side=side, height="head") + _authored("wave", side=side, height="high"),
        ),
        ActionTest(
            f"walks and turns {side}",
            (f"A person walks and turns {side}.", f"A person walks forward and turns to the {side}."),
            (
                _is(f"turns {side} by 40 degrees", lambda v: sign * m.turned_deg(v) > 40),
                _is("walks 0.3 m in each second", lambda v: v.speed.mean() > 0.3),
                STEPS,
                ON_FEET,
                UPRIGHT,
            ),
            lengths_s=(3, 8),
            includes=("walks in a circle",),
            authored=_authored("walk and turn", side=side, angle="quarter"),
        ),
        ActionTest(
            f"walks sideways to the {side}",
            (f"A person walks sideways to the {side}.", f"A person side-steps to the {side}."),
            (
                _travel(0.1, _sideways(sign), f"to the {side}"),
                _is("more to the side than ahead", lambda v: abs(m.forward_m(v)) < abs(m.left_m(v))),
                HEADED,
                ON_FEET,
                UPRIGHT,
            ),
            lengths_s=(2, 8),
            authored=_authored("sidestep", side=side),
        ),
        ActionTest(
            f"kicks with the {side} leg",
            (f"A person kicks with the {side} leg.", f"A person kicks with the {side} foot."),
            (
                _is(
                    f"the {side} foot swings up to 35 cm over the other, which stands, and comes down",
                    lambda v: m.kicks(v, side),
                ),
                _is(f"the {other} foot does not kick", lambda v: not m.kicks(v, other)),
                _stays(1.2),
            ),
            seconds=3.0,
            lengths_s=(1.5, 5),
            authored=_authored("front kick", side=side),
        ),
        ActionTest(
            f"punches with the {side} hand",
            (f"A person throws a punch with the {side} hand.", f"A person punches with the {side} fist."),
            (
                _is(f"the {side} arm shoots out level and is drawn back", lambda v: m.strikes(v, side)),
                _is(f"the {other} arm does not", lambda v: not m.strikes(v, other)),
                _stays(1.2),
            ),
            seconds=3.0,
            lengths_s=(0.8, 1.5, 5),
            authored=_authored("cross punch", side=side, target="head"),
        ),
        ActionTest(
            f"points forward with the {side} hand",
            (f"A person points forward with the {side} hand.",),
            (
                _is(f"the {side} arm is stretched forward, level, at rest for 0.4 s", lambda v: m.points(v, side)),
                _is(f"the {other} arm is not", lambda v: not m.points(v, other)),
                _is(f"the {other} hand is down", lambda v: m.hand_down(v, other, 0.1)),
                _stays(),
                UPRIGHT,
            ),
            lengths_s=(1.5, 8),
            authored=_authored("point", side=side, direction="forward"),
        ),
        ActionTest(
            f"throws a ball with the {side} hand",
            (f"A person throws a ball with the {side} hand.",),
            (
                _is(f"the {side} hand goes forward at 3 m/s, as high as the shoulder", lambda v: m.throws(v, side)),
                _is(f"the {other} hand does not", lambda v: not m.throws(v, other)),
                UPRIGHT,
                _stays(2.0),
            ),
            lengths_s=(2, 6),
            includes=(f"raises the {side} hand",),
            authored=_authored("throw a ball", side=side, kind="overhand"),
        ),
    ]


def _locomotion() -> list[ActionTest]:
    return [
        ActionTest(
            "walks forward",
            ("A person walks forward.", "A person walks.", "somebody strolls ahead"),
            WALK,
            lengths_s=(0.8, 2, 8, 11),
            authored=_authored("walk", where="straight") + _authored("stroll", where="straight"),
        ),
        ActionTest(
            "walks backward",
            ("A person walks backward.", "Someone is walking backwards."),
            (_travel(0.15, lambda v: -m.forward_m(v), "back"), HEADED, STEPS, WALKS, ON_FEET, UPRIGHT),
            lengths_s=(2, 8),
            authored=_authored("walk backward"),
        ),
        ActionTest(
            "walks in a circle",
            ("A person walks in a circle.", "Someone walks around in a circle."),
            (
                _is("turns by 300 degrees to one side", lambda v: abs(m.turned_deg(v)) > 300),
                _is("the way closes: it comes back to 0.4 of its width", _closes),
                STEPS,
                WALKS,
                ON_FEET,
                UPRIGHT,
            ),
            seconds=8.0,
            lengths_s=(5, 11),
            includes=("walks and turns left", "walks and turns right"),
            authored=_authored("walk in a circle", begins="moving", size="normal")
            + _authored("walk in a circle", begins="standing", size="small"),
        ),
        ActionTest(
            "walks in place",
            ("A person walks in place.", "A person walks on the spot."),
            (
                _stays(0.5),
                _is(
                    "the feet take turns, once a second or more, each lifted by 5 cm",
                    lambda v: m.steps_per_s(v, 0.05) > 1,
                ),
                _is("the ankles stay within 30 cm of where they mostly are", lambda v: _feet_stay(v, 0.3)),
                WALKS,
                ON_FEET,
                UPRIGHT,
                HEADED,
                _hand_down("left"),
                _hand_down("right"),
            ),
            seconds=5.0,
            lengths_s=(2, 11),
            authored=_authored("walk in place", begins="moving", ends="moving"),
        ),
        ActionTest(
            "walks crouched",
            ("A person walks crouched.", "A person sneaks forward in a crouch."),
            (
                _is("the pelvis is at 50 to 87 % of its height most of the time", _crouched),
                _travel(0.2, m.forward_m, "ahead"),
                _is("the hands stay 25 cm above the floor", lambda v: m.lowest_wrist_m(v).min() > 0.25),
                UP,
                STEPS,
                ON_FEET,
            ),
            lengths_s=(2, 8),
            authored=_authored("crouched walk", where="straight"),
        ),
        ActionTest(
            "runs forward",
            ("A person runs forward.", "A person jogs."),
            (
                _travel(1.2, m.forward_m, "ahead"),
                RUNS,
                _is("takes 1.8 steps a second or more", lambda v: m.steps_per_s(v) >= 1.8),
                ONE_WAY,
            ),
            seconds=3.0,
            lengths_s=(1, 5),
            authored=_authored("run", where="straight") + _authored("jog", where="straight"),
        ),
        ActionTest(
            "runs in place",
            ("A person runs in place.", "A person runs on the spot."),
            (
                _stays(0.6),
                _is("takes 2 steps a second or more", lambda v: m.steps_per_s(v) >= 2.0),
                RUNS,
                HEADED,
                UPRIGHT,
            ),
            lengths_s=(2, 8),
            authored=_authored("run in place"),
        ),
        ActionTest(
            "turns around",
            ("A person turns around.", "A person turns around to look the other way."),
            (
                _is("its heading ends 130 to 230 degrees from the first", lambda v: 130 < abs(m.turned_deg(v)) < 230),
                _stays(1.0),
                ON_FEET,
                UPRIGHT,
            ),
            lengths_s=(2, 8),
            authored=_authored("turn around"),
        ),
        ActionTest(
            "turns in a full circle",
            ("A person turns in a full circle on the spot.", "A person spins around once."),
            (
                _is("its heading ends 300 to 420 degrees from the first", lambda v: 300 < abs(m.turned_deg(v)) < 420),
                _stays(1.0),
                UPRIGHT,
            ),
            lengths_s=(2, 8),
            authored=_authored("turn in a full circle"),
        ),
        ActionTest(
            "jumps",
            ("A person jumps.", "A person jumps up.", "A person jumps on the spot."),
            (
                _is("flies freely and lands within the clip, the pelvis rising 8 cm", _jumps_up),
                _is("lands within 0.4 m of where it stood", lambda v: abs(m.jump_ahead_m(v)) < 0.4),
                UP,
            ),
            seconds=3.0,
            lengths_s=(1.5, 5),
            authored=_authored("jump in place"),
        ),
        ActionTest(
            "jumps forward",
            ("A person jumps forward.", "A person takes a jump forward."),
            (_is("a jump off both feet lands 0.4 m ahead or more", lambda v: m.jump_ahead_m(v) >= 0.4),),
            seconds=3.0,
            lengths_s=(1.5, 5),
            authored=_authored("long jump") + _authored("jump forward", length="normal"),
        ),
        ActionTest(
            "hops on one leg",
            ("A person hops on one leg.",),
            (_is("flies twice off and onto the same foot", lambda v: len(m.hops(v)) >= 2), UP),
            lengths_s=(2, 6),
            authored=_authored("hop on one leg", count="4"),
        ),
        ActionTest(
            "crawls",
            ("A person crawls forward.", "A person crawls on hands and knees."),
            (
                _is("hands and knees are on the floor most of the time", _on_hands_and_knees),
                _travel(0.08, m.forward_m, "ahead"),
            ),
            seconds=5.0,
            lengths_s=(2, 11),
            authored=_authored("crawl", direction="forward", start="down"),
        ),
    ]


def _postures() -> list[ActionTest]:
    return [
        ActionTest(
            "stands still",
            ("A person stands still.", "A person stands and waits."),
            (
                _is("no joint moves much", lambda v: liveliness_m_per_s(v) < 0.3),
                _is(
                    "hands, head and feet stay within 10 cm of where they mostly are",
                    lambda v: m.unrest_m(v, "L_Wrist", "R_Wrist", "Head", "L_Ankle", "R_Ankle") < 0.1,
                ),
                _stays(0.2),
                _is("stands all the time", lambda v: m.share(v).min() > 0.82),
                _is("its heading stays within 15 degrees", lambda v: m.turn_range_deg(v) < 15),
                _is("the head turns and tips by less than 20 degrees", _calm_head),
                _hand_down("left"),
                _hand_down("right"),
            ),
            lengths_s=(0.8, 11),
            authored=_authored("stand still"),
        ),
        ActionTest(
            "sits down",
            ("A person sits down.", "A person sits down on a chair."),
            (
                STANDS_FIRST,
                _is("ends seated: pelvis low, behind the feet, thighs level, trunk up", _seated_at_end),
            ),
            seconds=4.0,
            lengths_s=(2, 8),
            authored=_authored("sit down on a chair", seat="chair"),
        ),
        ActionTest(
            "stands up from a chair",
            ("A person stands up from a chair.", "A person gets up from a seat."),
            (_is("is seated in the first frames", _seated_at_start), STANDS_LAST, UPRIGHT_LATER),
            lengths_s=(2, 8),
            authored=_authored("stand up from a chair", seat="chair"),
        ),
        ActionTest(
            "lies down",
            ("A person lies down on the floor.", "A person lies down."),
            (
                _is("stands, sits or kneels in the first frames", lambda v: m.at_start(v.height("Head")).min() > 0.6),
                _is("ends lying", lambda v: m.at_end(in_posture(v, "lie")).mean() > 0.7),
            ),
            seconds=5.0,
            lengths_s=(3, 8),
            authored=_authored("lie down"),
        ),
        ActionTest(
            "gets up from the floor",
            ("A person gets up from the floor.", "A person lying on the ground gets up."),
            (
                _is(
                    "is on the floor in the first frames",
                    lambda v: m.at_start(v.height("Pelvis")).max() < 0.35,
                ),
                STANDS_LAST,
            ),
            seconds=5.0,
            lengths_s=(3, 8),
            authored=_authored("get up from lying"),
        ),
        ActionTest(
            "kneels down",
            ("A person kneels down.", "A person gets down on one knee."),
            (
                STANDS_FIRST,
                _is("ends, or is for 0.5 s, on a knee, trunk up", lambda v: runs(_kneeling(v), least_s=0.5)),
                _is("does not end lying", lambda v: m.at_end(m.lean_deg(v)).max() < 60),
                _stays(0.8),
            ),
            lengths_s=(2, 8),
            authored=_authored("kneel down"),
        ),
        ActionTest(
            "squats",
            ("A person squats.", "A person squats down and stands up again.", "A person does a squat."),
            (
                _is("the pelvis sinks below 68 % over both feet and comes up", lambda v: m.dips(v)),
                _is(
                    "the feet are side by side, within 25 cm fore and aft",
                    lambda v: _when_low(v, m.fore_aft_m(v)) < 0.25,
                ),
                _is("the knees stay off the floor", lambda v: m.lowest_knee_m(v).min() > 0.15),
                _is(
                    "the feet are within 65 cm of each other",
                    lambda v: _when_low(v, m.stride_m(v)) < 0.65,
                ),
                _is(
                    "the pelvis is over the feet, at most 38 cm behind",
                    lambda v: behind_feet_m(v)[np.argmin(m.share(v))] < 0.38,
                ),
                _is("the trunk stays within 65 degrees", lambda v: m.lean_deg(v).max() < 65),
                NO_JUMP,
                _stays(),
            ),
            lengths_s=(2, 8),
            authored=_authored("squat", depth="normal") + _authored("squat", depth="deep"),
        ),
        ActionTest(
            "lunges",
            ("A person does a lunge.", "A person lunges forward."),
            (
                _is("for 0.3 s one foot is half a metre ahead, a knee bent to 120 degrees, the pelvis low", _lunging),
                UP,
                ON_FEET,
            ),
            lengths_s=(2, 8),
            authored=_authored("lunge", direction="forward"),
        ),
        ActionTest(
            "stands on one leg",
            ("A person stands on one leg.", "A person balances on one leg."),
            (
                _is(
                    "one foot is 10 cm above the other for 1.5 s, or half of the clip",
                    _on_one_leg,
                ),
                _stays(),
                ON_FEET,
                UPRIGHT,
            ),
            lengths_s=(2, 11),
            authored=_authored("balance on one leg"),
        ),
        ActionTest(
            "does push-ups",
            ("A person does push-ups.", "A person does a push-up."),
            (
                _is(
                    "hands on the floor, trunk level, face down, the chest goes down and up by 10 cm",
                    _pushes_up,
                ),
            ),
            seconds=5.0,
            lengths_s=(3, 11),
            authored=_authored("push-up", start="floor"),
        ),
        ActionTest(
            "does sit-ups",
            ("A person does sit-ups.", "A person does a sit-up."),
            (_is("the pelvis on the floor, the trunk rises from lying to sitting", _sits_up),),
            seconds=5.0,
            lengths_s=(3, 11),
            authored=_authored("sit-up", start="floor"),
        ),
    ]


def _gestures() -> list[ActionTest]:
    both = SIDES
    return [
        ActionTest(
            "raises both hands",
            ("A person raises both hands.", "A person lifts both arms up."),
            (*_hand_up("left"), *_hand_up("right"), _stays(), ON_FEET, UPRIGHT),
            lengths_s=(0.8, 2, 8),
            authored=_authored("raise both hands"),
        ),
        ActionTest(
            "waves both hands",
            ("Somebody waves with both hands.", "A person waves both hands."),
            (_waving("left"), _waving("right"), _stays(), ON_FEET, UPRIGHT),
            lengths_s=(0.8, 2, 8, 11),
            includes=("raises both hands",),
            authored=_authored("wave both hands", size="big"),
        ),
        ActionTest(
            "bows",
            ("A person bows.", "A person takes a bow.", "Someone bows politely."),
            (
                _is("the trunk pitches forward by 20 degrees and comes back", lambda v: m.bows(v)),
                _is("the pelvis stays above 75 % of its height", lambda v: m.share(v).min() > 0.75),
                _is("the hands stay 30 cm above the floor", lambda v: m.lowest_wrist_m(v).min() > 0.3),
                _hand_down("left"),
                _hand_down("right"),
                _is("the feet do not step", lambda v: _feet_stay(v, 0.12) and m.steps_per_s(v, 0.05) == 0),
                _is("the trunk is up at both ends", lambda v: max(m.pitch_deg(v)[0], m.pitch_deg(v)[-1]) < 25),
                _stays(),
            ),
            lengths_s=(1.5, 2, 8),
            authored=_authored("bow", depth="normal") + _authored("bow", depth="deep"),
        ),
        ActionTest(
            "claps",
            ("A person claps.", "A person claps the hands."),
            (
                _is(
                    "the hands meet and part 3 times (once within a second)",
                    lambda v: len(m.claps(v)) >= (3 if v.duration_s > BRIEF_S else 1),
                ),
                _stays(),
                UPRIGHT,
            ),
            lengths_s=(0.8, 2, 11),
            authored=_authored("clap", place="chest"),
        ),
        ActionTest(
            "crosses the arms",
            ("A person crosses the arms.", "A person stands with arms crossed."),
            (
                _is("each wrist is at the other elbow for 0.5 s", lambda v: runs(m.crossed_arms(v), least_s=0.5)),
                _stays(),
                UPRIGHT,
            ),
            lengths_s=(1.5, 8),
            authored=_authored("cross the arms"),
        ),
        ActionTest(
            "nods",
            ("A person nods.", "A person nods the head."),
            (
                _is("the head tips down and up by 7 degrees", _nods),
                UP,
                _stays(0.2),
                _is("the trunk stays within 12 degrees of how it mostly is", _calm_trunk),
                CALM_ARMS,
                *(_hand_down(side) for side in both),
            ),
            lengths_s=(0.8, 2, 8),
            authored=_authored("nod", arms="down"),
        ),
        ActionTest(
            "shakes the head",
            ("A person shakes the head.", "A person shakes their head."),
            (
                _is("the head turns left and right: 3 ways of 15 degrees", _shakes_head),
                _stays(0.2),
                _is("the trunk stays within 12 degrees of how it mostly is", _calm_trunk),
                CALM_ARMS,
                *(_hand_down(side) for side in both),
            ),
            lengths_s=(0.8, 2, 8),
            authored=_authored("shake the head", arms="down"),
        ),
        ActionTest(
            "does jumping jacks",
            ("A person does jumping jacks.",),
            (
                _is(
                    "hands meet overhead with the feet apart, twice, hands down between", lambda v: len(m.jacks(v)) >= 2
                ),
                _stays(),
            ),
            seconds=4.0,
            lengths_s=(2, 11),
            includes=("claps", "raises both hands"),
            authored=_authored("jumping jack"),
        ),
        ActionTest(
            "picks something up from the floor",
            ("A person picks something up from the floor.", "A person picks up an object from the ground."),
            (
                STANDS_FIRST,
                _is("a hand gets within 35 cm of the floor", lambda v: m.lowest_wrist_m(v).min() < 0.35),
                _is("the pelvis stays over 25 cm", lambda v: v.height("Pelvis").min() > 0.25),
                STANDS_LAST,
                _is("the head stays above the pelvis", lambda v: (v.height("Head") - v.height("Pelvis")).min() > -0.2),
                NO_JUMP,
                _stays(1.0),
            ),
            lengths_s=(2, 8),
        ),
    ]


def _sequences() -> list[ActionTest]:
    waves = partial(_events_of_waves, side="right")
    return [
        ActionTest(
            "walks forward and waves the right hand",
            ("A person walks forward and waves with the right hand.",),
            (*WALK, _waving("right"), _hand_down("left")),
            lengths_s=(2, 8),
            includes=("walks forward",),
            authored=_authored("walk + wave", side="right", height="high"),
        ),
        ActionTest(
            "bows, then raises the right hand",
            ("A person bows, then raises the right hand.",),
            (_in_order(m.bows, partial(m.raised, side="right")), _hand_down("left"), UPRIGHT, _stays()),
            seconds=6.0,
            lengths_s=(4, 10),
            includes=("raises the right hand",),
            authored=_authored("bow > raise the hand", side="right", depth="normal"),
        ),
        ActionTest(
            "walks forward, then waves the right hand",
            ("A person walks forward, then waves with the right hand.",),
            (
                _is("walks 0.8 m or more", lambda v: m.forward_m(v) > 0.8),
                _is("stands while it waves", partial(_stands_during, finder=waves)),
                _in_order(partial(travels, direction="forward"), waves),
            ),
            seconds=6.0,
            lengths_s=(4, 10),
            includes=("walks forward", "walks forward and waves the right hand"),
            authored=_authored("walk some steps > wave", side="right", height="high", pace="big", count="4"),
        ),
        ActionTest(
            "squats, then jumps",
            ("A person squats, then jumps.",),
            (_is("goes down, then flies and lands", _squats_then_jumps), UP),
            seconds=5.0,
            lengths_s=(3, 10),
            includes=("squats", "jumps", "jumps forward"),
            authored=_authored("squat > jump in place", depth="normal"),
        ),
        ActionTest(
            "sits down, then stands up",
            ("A person sits down, then stands up.",),
            (
                STANDS_FIRST,
                _is("is seated for 0.4 s in between", lambda v: runs(_seated(v), least_s=0.4, gap_s=0.1)),
                STANDS_LAST,
            ),
            seconds=8.0,
            lengths_s=(5, 11),
            includes=("squats",),
            authored=_authored("sit down and stand up", seat="chair"),
        ),
        ActionTest(
            "kicks with the right leg, then punches with the right hand",
            ("A person kicks with the right leg, then punches with the right hand.",),
            (_in_order(partial(m.kicks, side="right"), partial(m.strikes, side="right")),),
            seconds=5.0,
            lengths_s=(3, 10),
            includes=("kicks with the right leg", "punches with the right hand"),
            authored=_authored("front kick > cross punch", side="right", target="head", height="waist"),
        ),
        ActionTest(
            "waves the right hand, then walks forward, then bows",
            ("A person waves with the right hand, then walks forward, then bows.",),
            (
                _is("walks 0.8 m or more", lambda v: m.forward_m(v) > 0.8),
                _in_order(waves, partial(travels, direction="forward"), m.bows),
            ),
            seconds=9.0,
            lengths_s=(6, 11),
            includes=("walks forward", "walks forward and waves the right hand"),
            authored=_authored("wave > walk some steps > bow", side="right", height="high", pace="big", depth="normal"),
        ),
    ]


def _in_order(*finders: Finder) -> Criterion:
    """Each thing happens, and the middle of its largest event is later than that of the one before."""

    def holds(view: ClipView) -> bool:
        times = []
        for find in finders:
            found = find(view)
            if not found:
                return False
            times.append(max(found, key=lambda event: event.duration_s).middle_s)
        return all(first + 0.2 < second for first, second in pairwise(times))

    return _is("all happen, one after the other", holds)


def _events_of_waves(view: ClipView, side: str) -> list[Event]:
    found = m.hand_swings(view, side)
    return [Event(found[0].start, found[-1].stop, len(found))] if len(found) >= 3 else []


def _stands_during(view: ClipView, finder: Finder) -> bool:
    return any(view.speed[event.start : event.stop].mean() < 0.4 for event in finder(view))


def _closes(view: ClipView) -> bool:
    path = view.clip.translation[:, [0, 2]]
    apart = np.linalg.norm(path[:, None] - path[None], axis=-1)
    width = float(apart.max())
    turned = np.abs(np.rad2deg(view.heading[:, None] - view.heading[None]))
    return width > 0.8 and bool(((turned > 290) & (apart < 0.4 * width)).any())


def _feet_stay(view: ClipView, within_m: float) -> bool:
    path = [view.position(side + "_Ankle")[:, [0, 2]] for side in ("L", "R")]
    return max(float(np.quantile(np.linalg.norm(p - np.median(p, axis=0), axis=-1), 0.95)) for p in path) < within_m


def _calm_trunk(view: ClipView) -> bool:
    pitch = m.pitch_deg(view)
    return float(np.abs(pitch - np.median(pitch)).max()) < 12


def _when_low(view: ClipView, values: np.ndarray) -> float:
    """Median of some values [T] while the pelvis is below 80 % of its height; infinite where it never is."""
    low = m.share(view) < 0.8
    return float(np.median(values[low])) if low.any() else float("inf")


def _on_one_leg(view: ClipView) -> bool:
    times = [event.duration_s for side in SIDES for event in runs(lifted(view, side) > 0.1, gap_s=0.1)]
    return max(times, default=0) >= min(1.5, view.duration_s / 2)


def _crouched(view: ClipView) -> bool:
    return bool(((m.share(view) > 0.5) & (m.share(view) < 0.87)).mean() > 0.6)


def _jumps_up(view: ClipView) -> bool:
    return any(event.value >= 0.08 for event in m.inner_jumps(view))


def _on_hands_and_knees(view: ClipView) -> bool:
    down = (m.lowest_wrist_m(view) < 0.25) & (m.lowest_knee_m(view) < 0.2) & (m.lean_deg(view) > 40)
    return bool((down & (view.height("Pelvis") > 0.25)).mean() > 0.6)


def _seated(view: ClipView) -> np.ndarray:
    """[T] pelvis low but off the floor and behind the feet, trunk up, a thigh within 35 degrees of level."""
    level = np.zeros(view.num_frames, dtype=bool)
    for prefix in ("L_", "R_"):
        thigh = view.position(prefix + "Knee") - view.position(prefix + "Hip")
        slope = np.abs(np.rad2deg(np.arcsin(np.clip(thigh[:, 1] / np.linalg.norm(thigh, axis=-1), -1, 1))))
        level |= slope < 35
    height = view.height("Pelvis")
    low = (height > 0.25) & (m.share(view) < 0.72)
    return np.asarray(low & level & (behind_feet_m(view) > 0.2) & (m.lean_deg(view) < 45))


def _seated_at_end(view: ClipView) -> bool:
    return bool(m.at_end(_seated(view), 0.4).mean() > 0.7)


def _seated_at_start(view: ClipView) -> bool:
    return bool(m.at_start(_seated(view), 0.2).mean() > 0.7)


UPRIGHT_LATER = _is("the trunk is up at the end", lambda v: m.at_end(m.lean_deg(v)).max() < 30)


def _kneeling(view: ClipView) -> np.ndarray:
    """[T] a knee within 15 cm of the floor, the pelvis over 25 cm, the trunk within 45 degrees of the vertical."""
    knee = m.lowest_knee_m(view) < 0.15
    return np.asarray(knee & (view.height("Pelvis") > 0.25) & (m.share(view) < 0.8) & (m.lean_deg(view) < 45))


def _lunging(view: ClipView) -> bool:
    bent = np.minimum(m.knee_angle_deg(view, "left"), m.knee_angle_deg(view, "right")) < 120
    low = (m.share(view) < 0.85) & (m.fore_aft_m(view) > 0.5) & bent & (m.lowest_knee_m(view) > 0.09)
    return bool(runs(low, least_s=0.3))


def _pushes_up(view: ClipView) -> bool:
    chest = view.height("Spine3")
    plank = (m.lowest_wrist_m(view) < 0.2) & (m.lean_deg(view) > 55) & (_belly_down(view))
    if plank.mean() < 0.4:
        return False
    inside = np.where(plank, chest, np.nan)
    frames = np.flatnonzero(plank)
    part = chest[frames[0] : frames[-1] + 1]
    ways = swings(part, 0.1)
    return bool(np.nanmax(inside) < 0.75 and any(e.value < 0 for e in ways) and any(e.value > 0 for e in ways))


def _belly_down(view: ClipView) -> np.ndarray:
    """[T] whether the chest faces the floor."""
    chest = view.clip.global_rotations[:, view.clip.skeleton.index("Spine3")]
    return np.asarray(chest[:, 1, 2] < -0.5)


def _sits_up(view: ClipView) -> bool:
    on_floor = view.height("Pelvis") < 0.3
    if on_floor.mean() < 0.6:
        return False
    lean = np.where(on_floor, m.lean_deg(view), np.nan)
    filled = np.nan_to_num(lean, nan=45.0)
    return any(e.value < 0 and filled[e.start] > 60 and filled[e.stop - 1] < 50 for e in swings(filled, 30.0))


def _nods(view: ClipView) -> bool:
    pitch, yaw = m.head_angles_deg(view)
    return len(swings(pitch, 7.0)) >= 2 and float(np.ptp(yaw)) < 30


def _calm_head(view: ClipView) -> bool:
    return all(float(np.ptp(angle)) < 20 for angle in m.head_angles_deg(view))


def _shakes_head(view: ClipView) -> bool:
    pitch, yaw = m.head_angles_deg(view)
    return len(swings(yaw, 15.0)) >= 3 and float(np.ptp(pitch)) < 30


def _squats_then_jumps(view: ClipView) -> bool:
    low = runs(m.share(view) < 0.75, least_s=0.2)
    return bool(low) and any(low[0].start / RATE_HZ + 0.2 < jump.start / RATE_HZ for jump in m.inner_jumps(view))


@cache
def action_tests() -> tuple[ActionTest, ...]:
    """All tests, by kind."""
    sided = [test for pair in zip(_one_side("left"), _one_side("right"), strict=True) for test in pair]
    return (*_locomotion(), *_postures(), *_gestures(), *sided, *_sequences())


def find_action_test(name: str) -> ActionTest:
    """A test by its name.

    Raises:
        OptionError: there is none.
    """
    for test in action_tests():
        if test.name == name:
            return test
    raise OptionError(f"there is no test {name!r}; there are {', '.join(test.name for test in action_tests())}")
