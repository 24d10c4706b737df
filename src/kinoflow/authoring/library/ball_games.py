"""Basketball, soccer, volleyball, bowling and other games with a ball in the hands or at the feet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import NEUTRAL_HAND, At
from kinoflow.authoring.gait import STYLES, line, walk
from kinoflow.authoring.moves import feet_together, jump, kneel, step
from kinoflow.authoring.timeline import Timeline

BALL = "sports/ball sports/"


def _recover(timeline: Timeline, duration_s: float = 0.6) -> None:
    timeline.to(
        duration_s,
        y=0,
        pitch=0,
        roll=0,
        yaw=0,
        bend=2,
        side=0,
        twist=0,
        nod=0,
        turn=0,
        z=0,
        x=0,
        hands=NEUTRAL_HAND,
        elbows=0,
        palms=0,
        wrists=0,
        heels=0,
        knees=0,
    )
    feet_together(timeline, 0.6)


def _bounces(timeline: Timeline, count: int, place: At, beat_s: float) -> None:
    """One hand pushes a ball down and meets it again."""
    for _ in range(count):
        timeline.to(0.5 * beat_s, hand_r=place.moved(0, -0.16, 0.0), wrist_r=28, bend=16)
        timeline.to(0.5 * beat_s, hand_r=place, wrist_r=-8, bend=11)


@action(
    "basketball dribble",
    BALL + "basketball",
    verbs="dribble bounce play",
    side=SIDE,
    count=Count(4, 8),
    posture=Choice(("standing", "low", "kneeling")),
    eyes=Choice(("on the ball", "ahead"), (2, 1)),
)
def basketball_dribble(timeline: Timeline, side: str, count: int, posture: str, eyes: str) -> Sequence[str]:
    """Dribbling on the spot."""
    low = posture == "low"
    place = At("shoulder", 0.06, -0.34, 0.26)
    if posture == "kneeling":
        timeline.hold(0.2)
        kneel(timeline, "r", 1.2)
        place = At("shoulder", 0.18, -0.40, 0.18)
        timeline.to(
            0.5,
            hand_r=place,
            palm_r=-80,
            nod=14 if eyes == "on the ball" else 0,
            bend=10,
            hand_l=At("knee", 0.0, 0.10, -0.06),
        )
        _bounces(timeline, count, place, 0.44)
        timeline.hold(0.2)
        return [
            f"{{kneel}} on one knee and {{dribble}} a basketball with the {side} hand",
            f"{{dribble}} a basketball while kneeling, with the {side} hand",
            f"{{bounce}} a ball low with the {side} hand, on one knee",
            f"{{go}} down on the {side} knee and {{dribble}} a ball beside it",
            f"{{dribble}} a ball {number_word(count)} times on one knee, {side} hand",
            f"{{kneel}} down and {{bounce}} a basketball with the {side} hand",
            f"= kneeling basketball dribble, {side} hand",
            f"{{push}} a ball down again and again with the {side} hand while kneeling",
        ]
    timeline.stance(0.36, toes_deg=10, stagger_m=0.12)
    timeline.hold(0.2)
    timeline.to(
        0.5,
        y=-0.28 if low else -0.12,
        pitch=26 if low else 12,
        bend=12,
        nod=(-24 if low else -12) if eyes == "ahead" else 16,
        hand_r=place,
        palm_r=-80,
        hand_l=At("shoulder", 0.16, -0.28, 0.24),
        elbow_l=30,
    )
    _bounces(timeline, count, place, 0.5)
    timeline.neutral(0.6)
    how = "low to the ground " if low else ""
    seen = "looking down at the ball" if eyes == "on the ball" else "looking straight ahead"
    return [
        f"{{dribble}} a basketball {how}with the {side} hand",
        f"{{bounce}} a ball {how}on the spot with the {side} hand",
        f"{{dribble}} a basketball {number_word(count)} times with the {side} hand",
        f"{{push}} a ball down again and again with the {side} hand, knees bent",
        f"{{stand}} with bent knees and {{dribble}} a ball {how}with the {side} hand",
        f"{{play}} basketball and {{dribble}} in place with the {side} hand",
        f"{{move}} the {side} hand up and down as if bouncing a basketball",
        f"{{dribble}} with the {side} hand while the {other(side)} arm protects the ball",
        f"= a basketball player dribbles {how}with the {side} hand",
        f"{{dribble}} a basketball {how}with the {side} hand, {seen}",
        f"{{bounce}} a ball with the {side} hand, {seen}",
    ]


@action(
    "dribble and walk",
    BALL + "basketball",
    verbs="dribble walk move run",
    side=SIDE,
    pace=Choice(("walking", "jogging", "backward"), (3, 3, 1)),
    tempo=False,
)
def dribble_forward(timeline: Timeline, side: str, pace: str) -> Sequence[str]:
    """Dribbling forward while walking or jogging."""
    style = replace(
        STYLES[{"walking": "walk", "jogging": "jog", "backward": "back"}[pace]],
        pitch_deg=14.0,
        bend_deg=10.0,
        y_m=-0.12,
        nod_deg=-14.0,
    )
    timeline.hold(0.15)
    begin = timeline.time_s
    if pace == "backward":
        walk(timeline, 2.6, style, line(180.0), facing=0.0, arms=False, first="l")
    else:
        walk(timeline, 4.0 if pace == "walking" else 6.0, style, arms=False, first="l")
    end = timeline.time_s
    place = At("shoulder", 0.12, -0.34, 0.28)
    timeline.time_s = begin
    timeline.to(0.4, hand_r=place, palm_r=-80, hand_l=At("shoulder", 0.16, -0.30, 0.22))
    beat = 0.46 if pace == "jogging" else 0.54
    for _ in range(int((end - timeline.time_s - 0.5) / beat)):
        timeline.to(0.5 * beat, exact=True, hand_r=place.moved(0, -0.16, 0.0), wrist_r=28)
        timeline.to(0.5 * beat, exact=True, hand_r=place, wrist_r=-8)
    timeline.time_s = max(timeline.time_s, end - 0.2)
    timeline.to(0.5, hands=NEUTRAL_HAND, palms=0, wrists=0)
    if pace == "backward":
        return [
            f"{{dribble}} a basketball backward with the {side} hand",
            "{walk} backward while dribbling a basketball",
            f"{{walk}} backward bouncing a ball with the {side} hand",
            f"{{move}} back and {{dribble}} with the {side} hand",
            f"{{back}} up, dribbling a ball with the {side} hand",
            f"{{retreat}} with a basketball, bouncing it with the {side} hand",
            f"{{step}} backward and {{push}} a ball down with the {side} hand",
            f"= a basketball player dribbles backward, {side} hand",
        ]
    verb = "walk" if pace == "walking" else "jog"
    return [
        f"{{dribble}} a basketball forward with the {side} hand",
        f"{{{verb}}} forward while dribbling a basketball",
        f"{{{verb}}} forward bouncing a ball with the {side} hand",
        f"{{move}} forward and {{dribble}} with the {side} hand",
        f"{{dribble}} down the court with the {side} hand at a {pace} pace",
        f"{{bounce}} a basketball with the {side} hand while {pace} ahead",
        f"{{{verb}}} ahead, pushing a ball down with the {side} hand at every other step",
        f"{{take}} a basketball up the court, dribbling with the {side} hand",
        f"= a basketball player dribbles forward, {pace}",
    ]


@action(
    "crossover dribble",
    BALL + "basketball",
    verbs="dribble cross bounce shift",
    count=Count(2, 4),
    way=Choice(("in front", "between the legs", "behind the back"), (3, 1, 1)),
)
def crossover(timeline: Timeline, count: int, way: str) -> Sequence[str]:
    """The ball goes from hand to hand in front of the body."""
    legs = way == "between the legs"
    timeline.stance(0.46, toes_deg=12, stagger_m=0.34 if legs else 0.0)
    timeline.hold(0.2)
    ready = At("shoulder", 0.10, -0.38, 0.28)
    timeline.to(0.45, y=-0.26, pitch=28, bend=12, nod=-26, hands=ready, palms=-70)
    for number in range(count):
        here, there = ("r", "l") if number % 2 == 0 else ("l", "r")
        sway = 0.08 if here == "r" else -0.08
        timeline.to(0.22, x=-sway, exact=True, **{f"hand_{here}": ready.moved(0.06, 0.02, 0), f"wrist_{here}": -10})
        timeline.to(
            0.2,
            x=sway,
            exact=True,
            **{
                f"hand_{here}": ready.moved(
                    -0.16, -0.14, {"in front": 0.04, "between the legs": -0.14, "behind the back": 0.0}[way]
                )
                if way != "behind the back"
                else At("pelvis", 0.02, -0.10, -0.22),
                f"wrist_{here}": 30,
                f"hand_{there}": ready.moved(-0.10, -0.12, 0.04 if way == "in front" else -0.16),
            },
        )
        timeline.to(
            0.22, exact=True, **{f"hand_{there}": ready.moved(0.05, 0.02, 0), f"hand_{here}": ready, f"wrist_{here}": 0}
        )
    timeline.neutral(0.6)
    if way != "in front":
        through = "between the legs" if legs else "behind the back"
        return [
            f"{{dribble}} a basketball {through}",
            f"{{do}} {number_word(count)} dribbles {through}",
            f"{{bounce}} a ball {through} from one hand to the other",
            f"{{pass}} the ball {through} {number_word(count)} times in a low stance",
            f"{{switch}} hands with a dribble {through}",
            f"{{bend}} the knees and {{dribble}} the ball {through} from side to side",
            f"= {number_word(count)} crossover dribbles {through}",
            f"{{handle}} a basketball, crossing it {through}",
        ]
    return [
        f"{{do}} {number_word(count)} crossover dribbles",
        "{dribble} a basketball from hand to hand",
        "{bounce} a ball from one hand to the other in front of the body",
        f"{{cross}} the ball over {number_word(count)} times in a low stance",
        "{dribble} low and {switch} the ball between the hands",
        "{bend} the knees and {dribble} the ball across the body from side to side",
        "{perform} a crossover in basketball",
        "{shift} the weight from side to side while crossing a basketball over",
        f"= {number_word(count)} crossover dribbles in basketball",
    ]


@action(
    "basketball jump shot",
    BALL + "basketball",
    verbs="shoot jump throw raise",
    side=SIDE,
    way=Choice(("straight up", "fadeaway", "after a dribble", "turning"), (4, 1, 1, 1)),
    tempo=False,
    crispness="crisp",
)
def jump_shot(timeline: Timeline, side: str, way: str) -> Sequence[str]:
    """Ball from the chest up above the head, jump, release with the wrist."""
    timeline.stance(0.28, toes_deg=8)
    timeline.hold(0.2)
    if way == "after a dribble":
        place = At("shoulder", 0.10, -0.36, 0.26)
        timeline.to(0.4, y=-0.14, pitch=14, bend=12, nod=-10, hand_r=place, palm_r=-80)
        _bounces(timeline, 2, place, 0.44)
    timeline.to(
        0.4,
        palm_r=0,
        wrist_r=0,
        y=-0.14,
        pitch=10,
        bend=8,
        nod=-16,
        hand_r=At("chest", 0.02, -0.12, 0.22),
        hand_l=At("chest", 0.08, -0.10, 0.20),
    )
    timeline.to(
        0.34, y=-0.26, pitch=18, hand_r=At("chest", 0.02, -0.02, 0.22), hand_l=At("chest", 0.08, 0.0, 0.20), nod=-26
    )
    timeline.to(
        0.16,
        advance=False,
        delay_s=0.02,
        hand_r=At("head", 0.08, 0.12, 0.10),
        elbow_r=25,
        hand_l=At("head", 0.10, 0.10, 0.16),
    )
    jump(timeline, 0.22, crouch_s=0.0, arms=False, forward_m=-0.45 if way == "fadeaway" else 0.0, turned_deg=90 if way == "turning" else 0.0,
         lean_deg=-12 if way == "fadeaway" else 0, foot_out_m=0.13, recover_s=0.0,
         air={"hand_r": At("shoulder", 0.02, 0.50, 0.26), "wrist_r": 55.0, "elbow_r": 10.0, "hand_l": At("shoulder", 0.08, 0.36, 0.30)})  # fmt: skip
    timeline.hold(0.3)
    _recover(timeline)
    if way != "straight up":
        how = {
            "fadeaway": "falling away backward", "after a dribble": "after two dribbles", "turning": f"turning to the {other(side)} in the air",
        }[way]  # fmt: skip
        name = {
            "fadeaway": "fadeaway jump shot",
            "after a dribble": "pull-up jump shot",
            "turning": "turnaround jump shot",
        }[way]
        return [
            f"{{shoot}} a basketball, {how}",
            f"{{shoot}} a {name}",
            f"{{take}} a {name} with the {side} hand",
            f"{{jump}} and {{shoot}} a basketball with the {side} hand, {how}",
            f"{{raise}} the ball above the head, {{jump}} and {{shoot}}, {how}",
            f"{{perform}} a {name} with the {side} hand",
            f"= a basketball player takes a {name}",
            f"{{shoot}} at the basket with the {side} hand, {how}"
            if way != "after a dribble"
            else f"{{dribble}} twice, {{jump}} and {{shoot}} at the basket with the {side} hand",
        ]
    return [
        "{shoot} a basketball with a jump shot",
        f"{{jump}} up and {{shoot}} a basketball with the {side} hand",
        "{take} a jump shot",
        f"{{bend}} the knees, {{jump}} and {{throw}} the ball at the hoop with the {side} hand",
        f"{{raise}} the ball above the head, {{jump}} and {{flick}} the {side} wrist",
        "{shoot} at the basket while jumping",
        f"{{perform}} a basketball jump shot with the {side} hand",
        f"{{lift}} the ball from the chest over the head and {{shoot}} it at the top of a jump, {side} arm stretched",
        "= a basketball player takes a jump shot",
    ]


@action(
    "basketball free throw",
    BALL + "basketball",
    verbs="shoot throw aim bounce",
    side=SIDE,
    before=Choice(("straight away", "two bounces"), (3, 1)),
)
def free_throw(timeline: Timeline, side: str, before: str) -> Sequence[str]:
    """A set shot with the feet on the floor."""
    timeline.stance(0.26, toes_deg=8)
    timeline.hold(0.2)
    if before == "two bounces":
        place = At("shoulder", 0.04, -0.34, 0.28)
        timeline.to(0.45, y=-0.06, pitch=10, bend=12, nod=10, hand_r=place, palm_r=-80)
        _bounces(timeline, 2, place, 0.5)
        timeline.to(0.3, y=0, pitch=0, palm_r=0, wrist_r=0)
    timeline.to(0.5, bend=6, nod=-10, hand_r=At("chest", 0.02, -0.14, 0.22), hand_l=At("chest", 0.08, -0.12, 0.2))
    timeline.hold(0.3)
    timeline.to(
        0.4, y=-0.20, pitch=14, hand_r=At("chest", 0.02, 0.0, 0.2), hand_l=At("chest", 0.08, 0.02, 0.18), nod=-24
    )
    timeline.to(
        0.3,
        y=0.03,
        pitch=0,
        bend=0,
        heels=32,
        hand_r=At("shoulder", 0.02, 0.48, 0.28),
        wrist_r=50,
        hand_l=At("shoulder", 0.06, 0.34, 0.28),
    )
    timeline.hold(0.5)
    timeline.neutral(0.7)
    return [
        f"{{shoot}} a free throw with the {side} hand",
        "{shoot} a basketball from standing",
        f"{{bend}} the knees and {{throw}} a basketball at the hoop with the {side} hand without jumping",
        "{take} a free throw",
        f"{{hold}} the ball at the chest, {{rise}} on the toes and {{shoot}} with the {side} hand",
        f"{{aim}}, {{dip}} and {{shoot}} a set shot with the {side} arm",
        f"{{push}} the ball up and forward with the {side} arm and {{hold}} the follow-through",
        "{throw} a basketball at the basket from the free throw line",
        "= a basketball player shoots a free throw",
        *(
            [
                "{bounce} the ball twice, then {shoot} a free throw",
                f"{{dribble}} on the spot, {{aim}} and {{shoot}} a free throw with the {side} hand",
            ]
            if before == "two bounces"
            else []
        ),
    ]


@action(
    "basketball layup",
    BALL + "basketball",
    verbs="jump run shoot leap dunk",
    side=SIDE,
    finish=Choice(("layup", "dunk", "two-handed dunk"), (3, 2, 1)),
    tempo=False,
    crispness="crisp",
)
def layup(timeline: Timeline, side: str, finish: str) -> Sequence[str]:
    """Run up, take off from one leg, put the ball up with one hand."""
    timeline.hold(0.1)
    walk(timeline, 3.0, "jog", first="r", close=False)
    dunk = finish != "layup"
    both = finish == "two-handed dunk"
    timeline.to(
        0.22, y=-0.22, pitch=14, hand_r=At("chest", 0.02, -0.06, 0.22), hand_l=At("chest", 0.06, -0.04, 0.2), exact=True
    )
    timeline.wait()
    jump(timeline, 0.42 if dunk else 0.3, forward_m=0.8, crouch_s=0.0, takeoff="l", arms=False, recover_s=0.0,
         air={"hand_r": At("shoulder", 0.02, 0.56, 0.16), "hand_l": At("shoulder", 0.02, 0.56, 0.16) if both else At("shoulder", 0.10, 0.05, 0.36), "foot_r": At("hip", 0.0, -0.42, 0.34), "foot_l": At("hip", 0.0, -0.80, -0.10)})  # fmt: skip
    if dunk:
        timeline.to(0.15, advance=False, **{"hands" if both else "hand_r": At("shoulder", 0.02, 0.2, 0.48)})
    timeline.hold(0.25)
    _recover(timeline)
    end = "{dunk} the ball" if dunk else "{lay} the ball up"
    if both:
        return [
            "{dunk} a basketball with both hands",
            "{do} a two-handed dunk",
            f"{{run}} up, {{jump}} off the {other(side)} leg and {{slam}} the ball down with both hands",
            "{run} to the basket, {leap} and {dunk} with two hands",
            "{jump} high and {stuff} the ball into the hoop with both hands",
            "{perform} a basketball slam dunk with both hands",
            "{take} a few running steps and {jump} for a two-handed dunk",
            "= a basketball player dunks with both hands",
        ]
    return [
        f"{{run}} up, {{jump}} off the {other(side)} leg and {end} with the {side} hand",
        f"{{do}} a {finish} with the {side} hand",
        f"{{perform}} a basketball {finish}",
        f"{{run}} forward, {{leap}} with the {side} knee raised and {{reach}} up with the {side} hand",
        f"{{run}} to the basket and {end}",
        f"{{jump}} off one foot and {{stretch}} the {side} arm up to the hoop",
        f"{{take}} a few running steps and {{jump}} for a {finish}",
        f"{{drive}} to the basket and {{jump}} high with the {side} arm up",
        f"= a basketball player runs and makes a {finish}",
    ]


@action(
    "chest pass",
    BALL + "basketball",
    verbs="pass throw push step",
    count=Count(1, 2),
    kind=Choice(("chest", "bounce", "overhead"), (3, 1, 1)),
    crispness="crisp",
)
def chest_pass(timeline: Timeline, count: int, kind: str) -> Sequence[str]:
    """Both hands push a ball from the chest."""
    timeline.hold(0.25)
    for _ in range(count):
        if kind == "overhead":
            timeline.to(0.5, hands=At("head", 0.09, 0.18, -0.02), elbows=40, y=-0.04, bend=-6, nod=-6)
            timeline.hold(0.12)
            step(timeline, "r", 0.32, 0.10, duration_s=0.26, advance=False)
            timeline.to(0.16, hands=At("shoulder", -0.04, 0.24, 0.50), elbows=0, bend=14, pitch=8, z=0.12)
            timeline.hold(0.3)
            timeline.to(0.35, hands=At("shoulder", 0.03, -0.3, 0.3), pitch=0, bend=2, z=0, nod=0)
            step(timeline, "r", 0.0, 0.095, duration_s=0.4)
            continue
        timeline.to(0.4, hands=At("chest", 0.06, -0.06, 0.14), elbows=40, y=-0.06)
        timeline.hold(0.12)
        step(timeline, "r", 0.32, 0.10, duration_s=0.26, advance=False)
        timeline.to(0.08, hands=At("chest", 0.06, -0.04, 0.08))
        timeline.to(0.14, hands=At("shoulder", -0.05, -0.04, 0.56) if kind == "chest" else At("shoulder", -0.04, -0.34, 0.44), elbows=0, palms=-40,
                    pitch=8 if kind == "chest" else 18, bend=2 if kind == "chest" else 16, y=-0.06 if kind == "chest" else -0.14, z=0.12)  # fmt: skip
        timeline.hold(0.3)
        timeline.to(0.35, hands=At("shoulder", 0.03, -0.3, 0.3), pitch=0, bend=2, y=-0.03, z=0, palms=0)
        step(timeline, "r", 0.0, 0.095, duration_s=0.4)
    timeline.neutral(0.5)
    if kind != "chest":
        passes = f"a{'n' if kind == 'overhead' else ''} {kind} pass" if count == 1 else f"two {kind} passes"
        how = "down to the floor in front" if kind == "bounce" else "from above the head"
        return [
            f"{{make}} {passes}",
            f"{{pass}} a basketball {how} with both hands, {times(count)}",
            f"{{throw}} a ball {how} with both hands {times(count)}",
            f"{{step}} forward and {{make}} {passes} with both hands",
            f"{{hold}} a ball {'at the chest' if kind == 'bounce' else 'over the head'} and {{pass}} it {how}, {times(count)}",
            f"{{throw}} {passes} to a teammate",
            f"{{push}} a ball {how} {times(count)}",
            f"= {passes} in basketball",
        ]
    passes = "a chest pass" if count == 1 else "two chest passes"
    return [
        f"{{make}} {passes}",
        f"{{pass}} a basketball from the chest with both hands{'' if count == 1 else ' twice'}",
        f"{{push}} a ball forward from the chest {times(count)}",
        f"{{step}} forward and {{throw}} a ball with both hands from the chest, {times(count)}",
        f"{{hold}} a ball at the chest and {{pass}} it by stretching both arms forward, {times(count)}",
        f"{{throw}} {passes} to a teammate",
        f"{{bring}} both hands to the chest and {{thrust}} them forward {times(count)}",
        f"{{pass}} the ball {times(count)} with a step",
        f"= {passes} in basketball",
    ]


@action("overhead throw-in", BALL + "soccer", verbs="throw raise", crispness="crisp")
def throw_in(timeline: Timeline) -> Sequence[str]:
    """Both hands bring a ball from behind the head."""
    timeline.hold(0.25)
    timeline.to(0.4, hands=At("chest", 0.06, 0.0, 0.2))
    timeline.to(0.4, hands=At("head", 0.10, 0.12, -0.12), elbows=40, bend=-14, pitch=-8, z=0.05)
    step(timeline, "r", 0.30, 0.10, duration_s=0.3, advance=False)
    timeline.hold(0.14)
    timeline.to(0.18, hands=At("shoulder", -0.02, 0.22, 0.50), elbows=10, bend=22, pitch=14, z=0.14)
    timeline.to(0.22, hands=At("shoulder", 0.0, -0.2, 0.46))
    timeline.hold(0.2)
    _recover(timeline)
    return [
        "{throw} a ball with both hands from behind the head",
        "{take} a throw-in",
        "{raise} both hands behind the head and {throw} a ball forward",
        "{throw} a soccer ball in from the sideline",
        "{lean} back with the ball behind the head, {step} forward and {throw} it",
        "{throw} a ball overhead with two hands",
        "{lift} both arms over the head, {bend} back and {fling} them forward",
        "{perform} a soccer throw-in with a step",
        "= a soccer player takes a throw-in",
    ]


@action(
    "soccer kick",
    BALL + "soccer",
    verbs="kick shoot pass run swing volley",
    side=SIDE,
    power=Choice(("shot", "pass", "volley", "chip")),
    run_up=Choice(("two steps", "long run-up", "standing"), (4, 1, 1)),
    aim=Choice(("straight", "across", "outward"), (4, 1, 1)),
    crispness="crisp",
)
def soccer_kick(timeline: Timeline, side: str, power: str, run_up: str, aim: str) -> Sequence[str]:
    """One or more steps, then the leg swings through the ball, on the floor or in the air."""
    shot = power in ("shot", "volley")
    timeline.hold(0.2)
    timeline.look_at(At("floor", -0.1, 0.1, 0.8 if run_up != "long run-up" else 3.2), 0.3)
    if run_up == "long run-up":
        walk(timeline, 2.4, "jog", first="r", steps=4, close=False)
        timeline.wait()
        timeline.place = timeline.place.moved(forward_m=0.2)
        step(timeline, "l", 0.55, 0.12, duration_s=0.3, advance=False)
    elif run_up == "standing":
        step(timeline, "l", 0.16, 0.12, duration_s=0.34, advance=False)
    else:
        step(timeline, "r", 0.25, 0.12, duration_s=0.34)
        step(timeline, "l", 0.55, 0.12, duration_s=0.34, advance=False)
    reach_m = 0.16 if run_up == "standing" else 0.55
    back = At("hip", 0.06, -0.52, -0.46) if shot else At("hip", 0.06, -0.68, -0.28)
    timeline.to(
        0.34,
        x=0.0,
        z=reach_m - 0.13,
        y=-0.06,
        foot_r=back,
        ankle_r=30,
        foot_pitch_r=0,
        twist=-16 if shot else -6,
        hand_l=At("shoulder", 0.42, -0.12, 0.18),
        hand_r=At("shoulder", 0.22, -0.36, -0.18),
        balance=0.6,
    )
    out = {"straight": 0.0, "across": -0.30, "outward": 0.26}[aim]
    ahead = {
        "shot": At("hip", -0.08 + out, -0.42, 0.66), "pass": At("hip", -0.02 + out, -0.72, 0.38), "volley": At("hip", -0.06 + out, -0.22, 0.76), "chip": At("hip", out, -0.60, 0.54),
    }[power]  # fmt: skip
    turn = {"straight": 0.0, "across": 30.0, "outward": -24.0}[aim]
    timeline.to(
        0.2 if shot else 0.24,
        foot_r=ahead,
        ankle_r={"shot": 40.0, "volley": 50.0, "pass": 5.0, "chip": -12.0}[power],
        pitch={"shot": -8.0, "volley": -16.0, "pass": -2.0, "chip": -14.0}[power],
        bend=12 if power != "chip" else 4,
        twist=14 + 0.5 * turn,
        yaw=turn,
        z=reach_m + 0.01,
        hand_l=At("shoulder", 0.05, -0.24, 0.36),
        hand_r=At("shoulder", 0.36, -0.22, -0.16),
    )
    timeline.hold(0.12)
    timeline.place = timeline.place.moved(forward_m=reach_m)
    timeline.look_at(None, 0.3)
    timeline.to(
        0.4, foot_r=At("floor", 0.10, 0.0, 0.18), pitch=4, z=0.06, twist=0, yaw=0, bend=4, balance=1.0, ankle_r=10
    )
    _recover(timeline)
    kick = {"shot": "hard", "pass": "softly", "volley": "out of the air", "chip": "up in a high arc"}[power]
    verb = {"shot": "shoot", "pass": "pass", "volley": "volley", "chip": "chip"}[power]
    goes = {"straight": "", "across": f" across to the {other(side)}", "outward": f" outward to the {side}"}[aim]
    start = {
        "two steps": f"{{take}} a few steps and {{kick}} the ball{goes} with the {side} leg", "long run-up": f"{{take}} a long run-up and {{kick}} the ball{goes} with the {side} foot",
        "standing": f"{{stand}} at the ball and {{kick}} it{goes} with the {side} foot",
    }[run_up]  # fmt: skip
    extra = {
        "two steps": [], "long run-up": [f"{{run}} up and {{kick}} a ball{goes}", f"{{take}} a penalty kick with the {side} foot", f"{{run}} several steps and {{strike}} a football {kick}"],
        "standing": [f"{{kick}} a ball{goes} from standing, without a run-up"],
    }[run_up]  # fmt: skip
    return [
        f"{{kick}} a soccer ball{goes} with the {side} foot",
        f"{{kick}} a ball {kick}{goes} with the {side} leg",
        f"{{{verb}}} a soccer ball{goes} with the {side} foot",
        f"{{step}} up to a ball and {{kick}} it {kick} with the {side} foot"
        if run_up != "standing"
        else f"{{kick}} a ball {kick} with the {side} foot",
        f"{{swing}} the {side} leg back and {{kick}} a football{goes}",
        f"{{play}} soccer and {{kick}} the ball{goes} with the {side} foot",
        start,
        f"{{plant}} the {other(side)} foot beside the ball and {{kick}} through it with the {side} foot",
        f"= a soccer player {({'shot': 'shoots', 'pass': 'passes the ball', 'volley': 'volleys the ball', 'chip': 'chips the ball'})[power]}{goes} with the {side} foot",
        *extra,
    ]


@action(
    "juggle a soccer ball",
    BALL + "soccer",
    verbs="juggle kick lift",
    side=SIDE,
    count=Count(3, 6),
    part=Choice(("feet", "knees", "one foot", "head"), (3, 2, 1, 1)),
)
def juggle_ball(timeline: Timeline, side: str, count: int, part: str) -> Sequence[str]:
    """Keeping a ball up with feet or knees in turn."""
    timeline.hold(0.2)
    timeline.to(0.4, hands=At("shoulder", 0.28, -0.36, 0.12), nod=22, y=-0.04)
    if part == "head":
        timeline.to(0.4, nod=-34, bend=-8, y=-0.08, hands=At("shoulder", 0.40, -0.20, 0.16))
        for _ in range(count):
            timeline.to(0.20, y=-0.14, nod=-36)
            timeline.to(0.16, y=0.02, nod=-22, heels=16)
            timeline.to(0.24, y=-0.08, nod=-34, heels=0)
        timeline.neutral(0.6)
        return [
            "{juggle} a soccer ball with the head",
            "{keep} a ball in the air with the forehead",
            f"{{head}} a ball up {number_word(count)} times on the spot",
            "{bounce} a ball on the head again and again",
            f"{{juggle}} a football {number_word(count)} times with the head, looking up",
            "{play} keepy-uppy with the head",
            "= a soccer player juggles the ball with the head",
            "{look} up and {nod} a ball into the air over and over, arms out for balance",
        ]
    single = part == "one foot"
    part = "feet" if single else part
    up = At("hip", 0.02, -0.66, 0.34) if part == "feet" else At("hip", 0.02, -0.40, 0.26)
    for number in range(count):
        leg = "r" if number % 2 == 0 or single else "l"
        timeline.to(0.24, **{f"foot_{leg}": up, f"ankle_{leg}": -5 if part == "feet" else 20}, bend=10)
        timeline.to(0.26, **{f"foot_{leg}": At("floor", 0.095, 0.0, 0.0)}, bend=5)
        timeline.hold(0.06)
    timeline.neutral(0.6)
    if single:
        return [
            f"{{juggle}} a soccer ball with the {side} foot",
            f"{{keep}} a ball in the air with the {side} foot only",
            f"{{juggle}} a football {number_word(count)} times with the {side} foot",
            f"{{kick}} a ball up again and again with the {side} foot",
            f"{{lift}} the {side} foot over and over to keep a ball up",
            f"{{play}} keepy-uppy with the {side} foot",
            f"{{stand}} on the {other(side)} leg in between and {{tap}} a ball up with the {side} foot",
            f"= a soccer player juggles with the {side} foot",
        ]
    return [
        f"{{juggle}} a soccer ball with the {part}",
        f"{{keep}} a ball in the air with the {part}",
        f"{{juggle}} a football {number_word(count)} times with the {part}",
        f"{{kick}} a ball up again and again with the {part} in turn"
        if part == "feet"
        else "{bounce} a ball on the knees in turn",
        f"{{lift}} the {side} and the {other(side)} {part[:-1] if part == 'knees' else 'foot'} in turn to keep a ball up",
        f"{{play}} keepy-uppy with the {part}",
        f"{{stand}} in place and {{raise}} one {'knee' if part == 'knees' else 'foot'} after the other, looking down at a ball",
        f"{{touch}} a ball {number_word(count)} times with alternating {part}",
        f"= a soccer player juggles with the {part}",
    ]


@action(
    "header",
    BALL + "soccer",
    verbs="head jump nod",
    tempo=False,
    crispness="crisp",
    way=Choice(("jumping", "standing", "to the left", "to the right"), (4, 2, 1, 1)),
)
def header(timeline: Timeline, way: str) -> Sequence[str]:
    """Jump and strike a ball with the forehead."""
    timeline.hold(0.2)
    if way == "standing":
        step(timeline, "l", 0.24, 0.11, duration_s=0.35)
        timeline.to(0.4, z=0.06, bend=-20, nod=-26, y=-0.08, hands=At("shoulder", 0.34, -0.18, 0.14), elbows=30)
        timeline.hold(0.1)
        timeline.to(0.16, exact=True, z=0.16, bend=22, nod=12, y=-0.04, hands=At("shoulder", 0.30, -0.32, -0.10))
        timeline.hold(0.3)
        _recover(timeline)
        return [
            "{head} a ball from standing",
            "{head} a soccer ball without jumping",
            "{lean} back and {hit} the ball with the forehead, standing",
            "{arch} back and {snap} the head forward with the feet on the floor",
            "{step} forward and {nod} a ball away with the head",
            "{perform} a standing header in soccer",
            "{strike} a ball with the forehead, both feet on the ground",
            "= a soccer player heads the ball standing",
        ]
    turned = way.startswith("to the")
    side = way.rpartition(" ")[2]
    sign = 1.0 if side == "left" else -1.0
    jump(timeline, 0.28, arms=False, crouch_m=0.24, recover_s=0.0,
         air={"bend": -16.0, "nod": -22.0, "hands": At("shoulder", 0.34, -0.18, 0.12), "feet": At("hip", 0.05, -0.66, -0.30), "twist": -30.0 * sign if turned else 0.0})  # fmt: skip
    timeline.to(0.16, nod=22, advance=False, **({"twist": 30.0 * sign, "turn": 44.0 * sign} if turned else {}))
    timeline.hold(0.25)
    _recover(timeline)
    if turned:
        return [
            f"{{head}} a ball to the {side}",
            f"{{jump}} and {{head}} a soccer ball to the {side}",
            f"{{leap}} up and {{flick}} the ball to the {side} with the forehead",
            f"{{jump}} up, {{arch}} back and {{turn}} the head to the {side} to strike the ball",
            f"{{perform}} a header to the {side} in soccer",
            f"{{rise}} into the air and {{nod}} a ball to the {side}",
            f"{{play}} soccer and {{head}} the ball sideways to the {side} after a jump",
            f"= a soccer player heads the ball to the {side}",
        ]
    return [
        "{head} a ball",
        "{jump} and {head} a soccer ball",
        "{leap} up and {hit} the ball with the forehead",
        "{jump} up, {arch} back and {snap} the head forward",
        "{perform} a header in soccer",
        "{jump} with both feet and {nod} a ball away",
        "{rise} into the air and {strike} a ball with the head",
        "{play} soccer and {head} the ball after a jump",
        "= a soccer player jumps for a header",
    ]


@action(
    "volleyball spike", BALL + "volleyball", verbs="spike jump hit smash", side=SIDE, tempo=False, crispness="crisp"
)
def volleyball_spike(timeline: Timeline, side: str) -> Sequence[str]:
    """Approach, high jump with both arms, hit from above."""
    timeline.hold(0.1)
    step(timeline, "l", 0.40, 0.11, duration_s=0.3)
    timeline.place = timeline.place.moved(forward_m=0.4)
    step(timeline, "r", 0.38, 0.14, duration_s=0.24, advance=False)
    timeline.to(0.24, hands=At("shoulder", 0.12, -0.40, -0.34), pitch=24, y=-0.18, z=0.2)
    timeline.place = timeline.place.moved(forward_m=0.42)
    step(timeline, "l", 0.0, 0.14, duration_s=0.18, advance=False)
    timeline.to(0.2, y=-0.28, pitch=26, z=-0.04)
    jump(timeline, 0.45, forward_m=0.4, crouch_s=0.0, arms=False, recover_s=0.0, push_s=0.18,
         air={"hand_r": At("head", 0.20, 0.10, -0.16), "elbow_r": 70.0, "hand_l": At("shoulder", 0.06, 0.44, 0.30), "bend": -16.0, "twist": -14.0, "nod": -20.0, "feet": At("hip", 0.06, -0.66, -0.28)})  # fmt: skip
    now = timeline.time_s
    timeline.time_s = max(timeline.hands["r"].end_s, timeline.hands["l"].end_s)
    timeline.to(
        0.13, exact=True, hand_r=At("shoulder", 0.02, 0.48, 0.32), hand_l=At("chest", 0.06, -0.1, 0.14), elbow_r=0
    )
    timeline.to(0.16, exact=True, hand_r=At("shoulder", -0.08, -0.30, 0.40))
    timeline.time_s = max(timeline.time_s, now)
    timeline.hold(0.25)
    _recover(timeline)
    return [
        f"{{spike}} a volleyball with the {side} hand",
        f"{{jump}} high and {{spike}} the ball down with the {side} hand",
        "{perform} a volleyball spike",
        f"{{take}} a short run-up, {{jump}} and {{smash}} a ball with the {side} arm",
        f"{{swing}} both arms up, {{leap}} and {{hit}} a volleyball from above with the {side} hand",
        "{attack} with a volleyball spike after a run-up",
        f"{{jump}} with the {side} arm cocked behind the head and {{strike}} downward",
        f"{{run}} up, {{leap}} into the air and {{smash}} down with the {side} hand",
        f"= a volleyball player spikes with the {side} hand",
    ]


@action("volleyball bump", BALL + "volleyball", verbs="bump hit receive bend pass", count=Count(1, 3))
def volleyball_bump(timeline: Timeline, count: int) -> Sequence[str]:
    """Forearms together, low knees, lift from the legs."""
    timeline.stance(0.44, toes_deg=10, stagger_m=0.1)
    timeline.hold(0.2)
    low = At("chest", 0.0, -0.40, 0.38)
    timeline.to(0.5, y=-0.24, pitch=26, bend=10, nod=-28, hands=low, palms=40)
    for _ in range(count):
        timeline.hold(0.22)
        timeline.to(0.2, y=-0.30, hands=low.moved(0, -0.04, -0.02))
        timeline.to(0.26, y=-0.12, pitch=18, hands=low.moved(0, 0.14, 0.06))
        timeline.to(0.34, y=-0.24, pitch=26, hands=low)
    timeline.neutral(0.6)
    return [
        f"{{bump}} a volleyball {times(count)}",
        f"{{receive}} a volleyball with both forearms {times(count)}",
        f"{{hit}} a ball up with the forearms {times(count)}",
        f"{{bend}} the knees, {{join}} the hands in front and {{lift}} the ball {times(count)}",
        f"{{make}} {number_word(count)} volleyball {'pass' if count == 1 else 'passes'} with straight arms",
        f"{{stand}} low with both arms stretched together and {{push}} up from the legs {times(count)}",
        f"{{dig}} a volleyball {times(count)}",
        f"{{swing}} both straight arms up together {times(count)} to bump a ball",
        "= a volleyball player bumps the ball",
    ]


@action("volleyball set", BALL + "volleyball", verbs="set push pass raise", count=Count(1, 3), crispness="crisp")
def volleyball_set(timeline: Timeline, count: int) -> Sequence[str]:
    """Both hands above the forehead push the ball up."""
    timeline.stance(0.34, toes_deg=8)
    timeline.hold(0.2)
    ready = At("head", 0.10, 0.10, 0.18)
    timeline.to(0.45, y=-0.12, nod=-30, bend=-4, hands=ready, elbows=40)
    for _ in range(count):
        timeline.hold(0.2)
        timeline.to(0.18, y=-0.18, hands=ready.moved(0, -0.06, -0.04))
        timeline.to(0.16, y=0.02, heels=24, hands=At("shoulder", -0.02, 0.52, 0.20), elbows=10)
        timeline.hold(0.12)
        timeline.to(0.34, y=-0.12, heels=0, hands=ready, elbows=40)
    timeline.neutral(0.6)
    return [
        f"{{set}} a volleyball {times(count)}",
        f"{{push}} a ball up above the head with both hands {times(count)}",
        f"{{raise}} both hands above the forehead and {{set}} the ball {times(count)}",
        f"{{make}} {number_word(count)} overhead volleyball {'pass' if count == 1 else 'passes'}",
        f"{{bend}} the knees and {{push}} both hands up from the forehead, {times(count)}",
        f"{{look}} up and {{set}} a ball with the fingertips {times(count)}",
        f"{{extend}} both arms up to set a volleyball {times(count)}",
        f"{{stretch}} up from bent knees and {{lift}} a ball over the head {times(count)}",
        "= a volleyball player sets the ball",
    ]


@action(
    "volleyball block",
    BALL + "volleyball",
    verbs="block jump raise step",
    tempo=False,
    crispness="crisp",
    side=SIDE,
    approach=Choice(("none", "steps to the side"), (3, 1)),
)
def volleyball_block(timeline: Timeline, side: str, approach: str) -> Sequence[str]:
    """A straight jump with both arms stretched up."""
    timeline.stance(0.34, toes_deg=6)
    timeline.hold(0.15)
    timeline.to(0.35, y=-0.10, hands=At("shoulder", 0.08, 0.02, 0.24), palms=-40)
    if approach == "steps to the side":
        for _ in range(2):
            timeline.place = timeline.place.moved(left_m=-0.40)
            timeline.to(0.34, exact=True, advance=False, x=0.0, y=-0.14)
            step(timeline, "r", 0.0, 0.17, duration_s=0.2, height_m=0.04, heel_first=False)
            step(timeline, "l", 0.0, 0.17, duration_s=0.2, height_m=0.04, heel_first=False)
    jump(timeline, 0.36, arms=False, crouch_m=0.26, foot_out_m=0.16, air={"hands": At("shoulder", 0.06, 0.55, 0.16)})
    timeline.neutral(0.5)
    if approach == "steps to the side":
        return [
            f"{{step}} to the {side} and {{jump}} up to block a volleyball",
            f"{{move}} sideways to the {side} along the net and {{block}}",
            f"{{take}} two quick side steps to the {side}, then {{jump}} with both arms up",
            f"{{shuffle}} to the {side} and {{block}} at the volleyball net",
            f"{{step}} sideways to the {side}, {{leap}} and {{stretch}} both hands above the net",
            f"{{perform}} a volleyball block after moving to the {side}",
            f"{{slide}} to the {side} and {{jump}} straight up with both arms raised",
            f"= a volleyball player moves to the {side} and blocks",
        ]
    return [
        "{jump} up to block a volleyball",
        "{block} at the volleyball net",
        "{jump} straight up with both arms raised",
        "{leap} with both hands above the head to block a ball",
        "{raise} both arms and {jump} to block a shot",
        "{perform} a volleyball block",
        "{bend} the knees, {jump} and {stretch} both arms up in front",
        "{defend} at the net with a jump and both arms high",
        "= a volleyball player jumps to block",
    ]


def _jump_serve(timeline: Timeline, side: str) -> Sequence[str]:
    """The ball tossed high ahead, two steps, a jump, and the ball hit at the top of it."""
    timeline.hold(0.2)
    timeline.to(0.45, y=-0.10, pitch=12, bend=8, hands=At("shoulder", -0.04, -0.34, 0.38), palms=70)
    timeline.to(0.22, exact=True, y=0.02, pitch=-2, bend=-6, nod=-26, hands=At("shoulder", 0.04, 0.34, 0.40))
    for foot, far_m in (("l", 0.40), ("r", 0.44)):
        timeline.place = timeline.place.moved(forward_m=far_m)
        timeline.to(
            0.26, exact=True, advance=False, z=-0.06, y=-0.12, hands=At("shoulder", 0.14, -0.36, -0.24), palms=0
        )
        step(timeline, foot, 0.0, 0.13, duration_s=0.26)
    step(timeline, "l", 0.02, 0.13, duration_s=0.18, advance=False)
    timeline.to(0.2, y=-0.26, pitch=24, z=-0.02)
    jump(timeline, 0.40, forward_m=0.6, crouch_s=0.0, arms=False, recover_s=0.0, push_s=0.18,
         air={"hand_r": At("head", 0.20, 0.10, -0.16), "elbow_r": 70.0, "hand_l": At("shoulder", 0.06, 0.44, 0.30), "bend": -16.0, "twist": -14.0, "nod": -20.0, "feet": At("hip", 0.06, -0.66, -0.28)})  # fmt: skip
    now = timeline.time_s
    timeline.time_s = max(timeline.hands["r"].end_s, timeline.hands["l"].end_s)
    timeline.to(
        0.13, exact=True, hand_r=At("shoulder", 0.02, 0.48, 0.32), hand_l=At("chest", 0.06, -0.1, 0.14), elbow_r=0
    )
    timeline.to(0.16, exact=True, hand_r=At("shoulder", -0.08, -0.30, 0.40))
    timeline.time_s = max(timeline.time_s, now)
    timeline.hold(0.25)
    _recover(timeline)
    return [
        f"{{do}} a jump serve with the {side} hand",
        "{serve} a volleyball with a jump",
        f"{{toss}} a ball up, {{run}} two steps, {{jump}} and {{hit}} it with the {side} hand",
        f"{{throw}} the ball high with both hands, {{leap}} and {{serve}} it in the air with the {side} arm",
        f"{{perform}} a volleyball jump serve with the {side} arm",
        "{start} a volleyball rally with a jump serve",
        f"{{serve}} by jumping and smashing the ball with the {side} hand",
        "= a volleyball player makes a jump serve",
    ]


@action(
    "volleyball serve",
    BALL + "volleyball",
    verbs="serve toss hit",
    side=SIDE,
    kind=Choice(("overhand", "underhand", "jump"), (3, 2, 1)),
    tempo=False,
    crispness="crisp",
)
def volleyball_serve(timeline: Timeline, side: str, kind: str) -> Sequence[str]:
    """Toss with one hand, hit with the other."""
    if kind == "jump":
        return _jump_serve(timeline, side)
    over = kind == "overhand"
    timeline.hold(0.2)
    step(timeline, "l", 0.26, 0.08, duration_s=0.36)
    if over:
        timeline.to(
            0.4, hand_l=At("shoulder", 0.0, -0.16, 0.42), palm_l=80, hand_r=At("shoulder", 0.08, -0.1, 0.34), yaw=-14
        )
        timeline.hold(0.15)
        timeline.to(
            0.26,
            hand_l=At("shoulder", 0.02, 0.36, 0.34),
            hand_r=At("head", 0.22, 0.06, -0.16),
            elbow_r=70,
            twist=-20,
            nod=-24,
            bend=-6,
        )
        timeline.hold(0.2)
        timeline.to(
            0.15,
            hand_r=At("shoulder", 0.02, 0.46, 0.32),
            elbow_r=0,
            twist=14,
            z=0.16,
            hand_l=At("chest", 0.08, -0.12, 0.14),
        )
        timeline.to(0.2, hand_r=At("shoulder", -0.1, -0.2, 0.46), bend=18, nod=0)
    else:
        timeline.to(
            0.5,
            y=-0.14,
            pitch=24,
            bend=10,
            nod=-20,
            hand_l=At("shoulder", -0.08, -0.38, 0.34),
            palm_l=80,
            hand_r=At("shoulder", 0.16, -0.44, -0.22),
        )
        timeline.hold(0.2)
        timeline.to(0.2, hand_r=At("shoulder", 0.12, -0.42, -0.36))
        timeline.to(0.2, hand_r=At("shoulder", -0.02, -0.36, 0.38), z=0.14, y=-0.10)
        timeline.to(0.2, hand_r=At("shoulder", -0.02, 0.05, 0.52), hand_l=At("shoulder", 0.16, -0.36, 0.16), pitch=10)
    timeline.hold(0.25)
    _recover(timeline)
    return [
        f"{{serve}} a volleyball {kind} with the {side} hand",
        f"{{hit}} {'an overhand' if over else 'an underhand'} volleyball serve",
        f"{{toss}} a ball with the {other(side)} hand and {{hit}} it {kind} with the {side} hand"
        if over
        else f"{{hold}} a ball low in the {other(side)} hand and {{hit}} it from below with the {side} hand",
        f"{{play}} volleyball and {{serve}} with the {side} arm",
        f"{{perform}} {'an overhand' if over else 'an underhand'} serve with the {side} arm",
        f"{{step}} forward and {{serve}} a ball {kind}",
        f"{{swing}} the {side} arm {'over the head' if over else 'forward from below'} to serve a ball",
        f"{{start}} a volleyball rally with {'an overhand' if over else 'an underhand'} serve",
        f"= a volleyball player serves {kind}",
    ]


@action(
    "bowl",
    BALL + "bowling",
    verbs="bowl roll swing throw step",
    side=SIDE,
    way=Choice(("one hand", "between the legs"), (4, 1)),
)
def bowling(timeline: Timeline, side: str, way: str) -> Sequence[str]:
    """Three steps, arm back, slide on the left foot and roll the ball."""
    timeline.hold(0.2)
    if way == "between the legs":
        step(timeline, "r", 0.0, 0.30, toes_deg=14, duration_s=0.4)
        step(timeline, "l", 0.0, 0.30, toes_deg=14, duration_s=0.4)
        timeline.to(0.7, y=-0.24, z=-0.06, pitch=62, bend=34, nod=-30, hands=At("shoulder", -0.08, -0.16, 0.50))
        timeline.to(0.5, hands=At("shoulder", -0.08, -0.40, 0.34), y=-0.26)
        timeline.to(0.28, exact=True, hands=At("shoulder", -0.06, 0.10, 0.54), y=-0.20, pitch=56)
        timeline.hold(0.5)
        timeline.to(0.8, y=0, z=0, pitch=0, bend=2, nod=0, hands=NEUTRAL_HAND)
        _recover(timeline, 0.5)
        return [
            "{roll} a bowling ball with both hands between the legs",
            "{bowl} with two hands from between the legs, like a child",
            "{stand} with the legs wide and {push} a ball forward along the floor with both hands",
            "{bend} down, {swing} the ball back between the legs and {roll} it with both hands",
            "{bowl} granny style with both hands",
            "{roll} a heavy ball forward from a wide stance, both hands on it",
            "= two-handed bowling from between the legs",
            "{squat} with the feet wide apart and {roll} a ball away with both hands",
        ]
    timeline.to(0.5, hand_r=At("chest", 0.08, -0.12, 0.2), hand_l=At("chest", 0.04, -0.14, 0.22))
    timeline.hold(0.2)
    step(timeline, "r", 0.40, 0.10, duration_s=0.45, advance=False)
    timeline.to(0.45, hand_r=At("shoulder", 0.06, -0.40, 0.36), z=0.2)
    timeline.place = timeline.place.moved(forward_m=0.4)
    step(timeline, "l", 0.40, 0.10, duration_s=0.42, advance=False)
    timeline.to(
        0.42, hand_r=At("shoulder", 0.10, -0.50, -0.16), hand_l=At("shoulder", 0.34, -0.26, 0.24), pitch=14, z=0.2
    )
    timeline.place = timeline.place.moved(forward_m=0.4)
    step(timeline, "r", 0.30, 0.10, duration_s=0.36, advance=False)
    timeline.to(0.36, hand_r=At("shoulder", 0.12, -0.30, -0.46), pitch=30, bend=12, z=0.2, nod=-26)
    timeline.place = timeline.place.moved(forward_m=0.3)
    step(timeline, "l", 0.55, 0.02, duration_s=0.34, height_m=0.02, advance=False)
    timeline.to(
        0.36,
        y=-0.34,
        z=0.42,
        pitch=40,
        hand_r=At("shoulder", 0.04, -0.54, 0.10),
        hand_l=At("shoulder", 0.50, -0.10, 0.0),
        foot_pitch_r=45,
        balance=0.4,
    )
    timeline.to(0.24, hand_r=At("shoulder", -0.04, 0.02, 0.54), pitch=34)
    timeline.hold(0.6)
    timeline.place = timeline.place.moved(forward_m=0.5)
    timeline.to(0.1, foot_pitch_r=20, balance=1.0)
    _recover(timeline, 0.8)
    return [
        f"{{bowl}} with the {side} hand",
        "{go} bowling and {roll} a ball down the lane",
        f"{{take}} some steps, {{swing}} the {side} arm back and {{roll}} a bowling ball forward",
        "{throw} a bowling ball",
        f"{{walk}} up, {{lunge}} on the {other(side)} leg and {{bowl}} with the {side} arm",
        f"{{swing}} the {side} arm back and forward to roll a ball along the floor",
        f"{{hold}} a bowling ball at the chest, {{step}} forward and {{release}} it low with the {side} hand",
        f"{{perform}} a bowling throw with the {side} arm, sinking into a deep lunge",
        f"= a bowler rolls the ball with the {side} hand",
    ]


@action(
    "american football throw",
    BALL + "soccer",
    verbs="throw pass step",
    side=SIDE,
    drop=Choice(("one step", "three steps"), (2, 1)),
    crispness="crisp",
)
def football_throw(timeline: Timeline, side: str, drop: str) -> Sequence[str]:
    """Drop back, ball by the ear, spiral pass."""
    timeline.hold(0.2)
    timeline.to(0.35, hands=At("chest", 0.02, 0.02, 0.16))
    if drop == "three steps":
        for foot, far_m in (("r", -0.42), ("l", -0.42), ("r", -0.30)):
            timeline.place = timeline.place.moved(forward_m=far_m)
            timeline.to(0.3, exact=True, advance=False, z=0.04, y=-0.06, yaw=-24, turn=22)
            step(timeline, foot, 0.0, 0.12, duration_s=0.3, heel_first=False)
        timeline.place = timeline.place.moved(forward_m=0.10)
    step(timeline, "r", -0.34, 0.14, duration_s=0.36, heel_first=False, advance=False)
    timeline.to(
        0.42,
        yaw=-50,
        turn=46,
        hand_r=At("head", 0.20, -0.04, -0.06),
        elbow_r=70,
        hand_l=At("shoulder", 0.20, -0.02, 0.42),
        z=-0.16,
    )
    timeline.hold(0.2)
    step(timeline, "l", 0.30, 0.10, duration_s=0.26, advance=False)
    timeline.to(0.12, hand_r=At("head", 0.24, 0.02, -0.14))
    timeline.to(
        0.16,
        yaw=6,
        twist=18,
        turn=0,
        z=0.14,
        hand_r=At("shoulder", 0.06, 0.34, 0.42),
        elbow_r=10,
        hand_l=At("chest", 0.14, -0.12, 0.08),
    )
    timeline.to(0.2, twist=28, bend=16, hand_r=At("shoulder", -0.24, -0.16, 0.40), foot_pitch_r=35)
    timeline.hold(0.3)
    timeline.to(0.1, foot_pitch_r=0)
    _recover(timeline)
    return [
        f"{{throw}} an American football with the {side} hand",
        f"{{pass}} a football with the {side} arm",
        f"{{step}} back and {{throw}} a long pass with the {side} arm",
        "{throw} a football like a quarterback",
        f"{{hold}} the ball by the {side} ear, {{step}} forward and {{throw}} it",
        f"{{throw}} a ball far with the {side} hand from beside the head",
        f"{{drop}} back, {{point}} with the {other(side)} arm and {{throw}} with the {side} one",
        f"{{make}} a long overhand pass with the {side} arm",
        f"= a quarterback throws a pass with the {side} arm",
        *(
            [
                f"{{drop}} back three steps and {{throw}} a football with the {side} arm",
                "{back} up several steps like a quarterback, then {throw} a long pass",
            ]
            if drop == "three steps"
            else []
        ),
    ]


@action(
    "punt a ball",
    BALL + "soccer",
    verbs="punt kick drop step",
    side=SIDE,
    hold=Choice(("both hands", "one hand")),
    crispness="crisp",
)
def punt_a_ball(timeline: Timeline, side: str, hold: str) -> Sequence[str]:
    """The ball dropped from the hands and kicked high before it reaches the floor."""
    timeline.hold(0.2)
    both = hold == "both hands"
    timeline.to(0.5, hand_r=At("shoulder", -0.02, -0.20, 0.46), palm_r=60, bend=8, nod=14,
                hand_l=At("shoulder", -0.02, -0.20, 0.46) if both else At("shoulder", 0.30, -0.30, 0.10))  # fmt: skip
    step(timeline, "r", 0.30, 0.11, duration_s=0.34)
    step(timeline, "l", 0.70, 0.11, duration_s=0.34, advance=False)
    timeline.to(
        0.34,
        z=0.56,
        y=-0.06,
        foot_r=At("hip", 0.05, -0.56, -0.42),
        ankle_r=40,
        hand_r=At("shoulder", 0.0, -0.32, 0.46),
        balance=0.6,
    )
    timeline.to(0.2, exact=True, foot_r=At("hip", 0.0, 0.0, 0.815), ankle_r=45, pitch=-16, bend=12, z=0.72, heels=0,
                hand_l=At("shoulder", 0.30, 0.10, 0.40), hand_r=At("shoulder", 0.36, -0.26, -0.10))  # fmt: skip
    timeline.hold(0.14)
    timeline.look_at(At("floor", 0.0, 5.0, 5.0), 0.3)
    timeline.place = timeline.place.moved(forward_m=0.70)
    timeline.to(0.5, foot_r=At("floor", 0.10, 0.0, 0.18), pitch=4, z=0.06, bend=4, nod=0, balance=1.0, ankle_r=10)
    timeline.look_at(None, 0.3)
    _recover(timeline)
    held = "both hands" if both else f"the {side} hand"
    return [
        f"{{punt}} a ball with the {side} foot",
        f"{{drop}} a ball from {held} and {{kick}} it high with the {side} foot",
        "{punt} a football",
        f"{{kick}} a ball out of the hands with the {side} leg",
        f"{{hold}} a ball in front with {held}, {{let}} it fall and {{kick}} it far",
        f"{{take}} two steps and {{punt}} with the {side} foot, the leg swinging up high",
        f"= a goalkeeper's punt with the {side} foot",
        f"{{swing}} the {side} leg up high to kick a ball dropped from {held}",
    ]
