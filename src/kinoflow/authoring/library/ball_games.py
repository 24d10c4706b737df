"""Basketball, soccer, volleyball, bowling and other games with a ball in the hands or at the feet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import NEUTRAL_HAND, At
from kinoflow.authoring.gait import STYLES, walk
from kinoflow.authoring.moves import feet_together, jump, step
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
    posture=Choice(("standing", "low")),
)
def basketball_dribble(timeline: Timeline, side: str, count: int, posture: str) -> Sequence[str]:
    """Dribbling on the spot."""
    low = posture == "low"
    timeline.stance(0.36, toes_deg=10, stagger_m=0.12)
    timeline.hold(0.2)
    place = At("shoulder", 0.06, -0.34, 0.26)
    timeline.to(
        0.5,
        y=-0.28 if low else -0.12,
        pitch=26 if low else 12,
        bend=12,
        nod=-24,
        hand_r=place,
        palm_r=-80,
        hand_l=At("shoulder", 0.16, -0.28, 0.24),
        elbow_l=30,
    )
    _bounces(timeline, count, place, 0.5)
    timeline.neutral(0.6)
    how = "low to the ground " if low else ""
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
    ]


@action(
    "dribble and walk",
    BALL + "basketball",
    verbs="dribble walk move run",
    side=SIDE,
    pace=Choice(("walking", "jogging")),
    tempo=False,
)
def dribble_forward(timeline: Timeline, side: str, pace: str) -> Sequence[str]:
    """Dribbling forward while walking or jogging."""
    style = replace(
        STYLES["walk" if pace == "walking" else "jog"], pitch_deg=14.0, bend_deg=10.0, y_m=-0.12, nod_deg=-14.0
    )
    timeline.hold(0.15)
    begin = timeline.time_s
    walk(timeline, 4.0 if pace == "walking" else 6.0, style, arms=False, first="l")
    end = timeline.time_s
    place = At("shoulder", 0.12, -0.34, 0.28)
    timeline.time_s = begin
    timeline.to(0.4, hand_r=place, palm_r=-80, hand_l=At("shoulder", 0.16, -0.30, 0.22))
    beat = 0.54 if pace == "walking" else 0.46
    for _ in range(int((end - timeline.time_s - 0.5) / beat)):
        timeline.to(0.5 * beat, exact=True, hand_r=place.moved(0, -0.16, 0.0), wrist_r=28)
        timeline.to(0.5 * beat, exact=True, hand_r=place, wrist_r=-8)
    timeline.time_s = max(timeline.time_s, end - 0.2)
    timeline.to(0.5, hands=NEUTRAL_HAND, palms=0, wrists=0)
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


@action("crossover dribble", BALL + "basketball", verbs="dribble cross bounce shift", count=Count(2, 4))
def crossover(timeline: Timeline, count: int) -> Sequence[str]:
    """The ball goes from hand to hand in front of the body."""
    timeline.stance(0.46, toes_deg=12)
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
                f"hand_{here}": ready.moved(-0.16, -0.14, 0.04),
                f"wrist_{here}": 30,
                f"hand_{there}": ready.moved(-0.10, -0.12, 0.04),
            },
        )
        timeline.to(
            0.22, exact=True, **{f"hand_{there}": ready.moved(0.05, 0.02, 0), f"hand_{here}": ready, f"wrist_{here}": 0}
        )
    timeline.neutral(0.6)
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
    tempo=False,
    crispness="crisp",
)
def jump_shot(timeline: Timeline, side: str) -> Sequence[str]:
    """Ball from the chest up above the head, jump, release with the wrist."""
    timeline.stance(0.28, toes_deg=8)
    timeline.hold(0.2)
    timeline.to(
        0.4,
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
    jump(timeline, 0.22, crouch_s=0.0, arms=False, foot_out_m=0.13, recover_s=0.0,
         air={"hand_r": At("shoulder", 0.02, 0.50, 0.26), "wrist_r": 55.0, "elbow_r": 10.0, "hand_l": At("shoulder", 0.08, 0.36, 0.30)})  # fmt: skip
    timeline.hold(0.3)
    _recover(timeline)
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


@action("basketball free throw", BALL + "basketball", verbs="shoot throw aim", side=SIDE)
def free_throw(timeline: Timeline, side: str) -> Sequence[str]:
    """A set shot with the feet on the floor."""
    timeline.stance(0.26, toes_deg=8)
    timeline.hold(0.2)
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
    ]


@action(
    "basketball layup",
    BALL + "basketball",
    verbs="jump run shoot leap dunk",
    side=SIDE,
    finish=Choice(("layup", "dunk")),
    tempo=False,
    crispness="crisp",
)
def layup(timeline: Timeline, side: str, finish: str) -> Sequence[str]:
    """Run up, take off from one leg, put the ball up with one hand."""
    timeline.hold(0.1)
    walk(timeline, 3.0, "jog", first="r", close=False)
    dunk = finish == "dunk"
    timeline.to(
        0.22, y=-0.22, pitch=14, hand_r=At("chest", 0.02, -0.06, 0.22), hand_l=At("chest", 0.06, -0.04, 0.2), exact=True
    )
    timeline.wait()
    jump(timeline, 0.42 if dunk else 0.3, forward_m=0.8, crouch_s=0.0, takeoff="l", arms=False, recover_s=0.0,
         air={"hand_r": At("shoulder", 0.02, 0.56, 0.16), "hand_l": At("shoulder", 0.10, 0.05, 0.36), "foot_r": At("hip", 0.0, -0.42, 0.34), "foot_l": At("hip", 0.0, -0.80, -0.10)})  # fmt: skip
    if dunk:
        timeline.to(0.15, hand_r=At("shoulder", 0.02, 0.2, 0.48), advance=False)
    timeline.hold(0.25)
    _recover(timeline)
    end = "{dunk} the ball" if dunk else "{lay} the ball up"
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


@action("chest pass", BALL + "basketball", verbs="pass throw push step", count=Count(1, 2), crispness="crisp")
def chest_pass(timeline: Timeline, count: int) -> Sequence[str]:
    """Both hands push a ball from the chest."""
    timeline.hold(0.25)
    for _ in range(count):
        timeline.to(0.4, hands=At("chest", 0.06, -0.06, 0.14), elbows=40, y=-0.06)
        timeline.hold(0.12)
        step(timeline, "r", 0.32, 0.10, duration_s=0.26, advance=False)
        timeline.to(0.08, hands=At("chest", 0.06, -0.04, 0.08))
        timeline.to(0.14, hands=At("shoulder", -0.05, -0.04, 0.56), elbows=0, palms=-40, pitch=8, z=0.12)
        timeline.hold(0.3)
        timeline.to(0.35, hands=At("shoulder", 0.03, -0.3, 0.3), pitch=0, z=0, palms=0)
        step(timeline, "r", 0.0, 0.095, duration_s=0.4)
    timeline.neutral(0.5)
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
    verbs="kick shoot pass run swing",
    side=SIDE,
    power=Choice(("shot", "pass")),
    crispness="crisp",
)
def soccer_kick(timeline: Timeline, side: str, power: str) -> Sequence[str]:
    """One step, then the leg swings through the ball."""
    shot = power == "shot"
    timeline.hold(0.2)
    timeline.look_at(At("floor", -0.1, 0.1, 0.8), 0.3)
    step(timeline, "r", 0.25, 0.12, duration_s=0.34)
    step(timeline, "l", 0.55, 0.12, duration_s=0.34, advance=False)
    back = At("hip", 0.06, -0.52, -0.46) if shot else At("hip", 0.06, -0.68, -0.28)
    timeline.to(
        0.34,
        z=0.42,
        y=-0.06,
        foot_r=back,
        ankle_r=30,
        twist=-16 if shot else -6,
        hand_l=At("shoulder", 0.42, -0.12, 0.18),
        hand_r=At("shoulder", 0.22, -0.36, -0.18),
        balance=0.6,
    )
    ahead = At("hip", -0.08, -0.42, 0.66) if shot else At("hip", -0.02, -0.72, 0.38)
    timeline.to(
        0.2 if shot else 0.24,
        foot_r=ahead,
        ankle_r=40 if shot else 5,
        pitch=-8 if shot else -2,
        bend=12,
        twist=14,
        z=0.56,
        hand_l=At("shoulder", 0.05, -0.24, 0.36),
        hand_r=At("shoulder", 0.36, -0.22, -0.16),
    )
    timeline.hold(0.12)
    timeline.place = timeline.place.moved(forward_m=0.55)
    timeline.look_at(None, 0.3)
    timeline.to(0.4, foot_r=At("floor", 0.10, 0.0, 0.18), pitch=4, z=0.06, twist=0, bend=4, balance=1.0, ankle_r=10)
    _recover(timeline)
    kick = "hard " if shot else "softly "
    return [
        f"{{kick}} a soccer ball with the {side} foot",
        f"{{kick}} a ball {kick.strip()} with the {side} leg",
        f"{{{'shoot' if shot else 'pass'}}} a soccer ball with the {side} foot",
        f"{{step}} up to a ball and {{kick}} it forward with the {side} foot",
        f"{{swing}} the {side} leg back and {{kick}} a football",
        f"{{play}} soccer and {{kick}} the ball with the {side} foot",
        f"{{take}} a few steps and {{strike}} the ball with the {side} leg",
        f"{{plant}} the {other(side)} foot beside the ball and {{kick}} through it with the {side} foot",
        f"= a soccer player {'shoots' if shot else 'passes the ball'} with the {side} foot",
    ]


@action(
    "juggle a soccer ball", BALL + "soccer", verbs="juggle kick lift", count=Count(3, 6), part=Choice(("feet", "knees"))
)
def juggle_ball(timeline: Timeline, count: int, part: str) -> Sequence[str]:
    """Keeping a ball up with feet or knees in turn."""
    timeline.hold(0.2)
    timeline.to(0.4, hands=At("shoulder", 0.28, -0.36, 0.12), nod=22, y=-0.04)
    up = At("hip", 0.02, -0.66, 0.34) if part == "feet" else At("hip", 0.02, -0.40, 0.26)
    for number in range(count):
        leg = "r" if number % 2 == 0 else "l"
        timeline.to(0.24, **{f"foot_{leg}": up, f"ankle_{leg}": -5 if part == "feet" else 20}, bend=10)
        timeline.to(0.26, **{f"foot_{leg}": At("floor", 0.095, 0.0, 0.0)}, bend=5)
        timeline.hold(0.06)
    timeline.neutral(0.6)
    return [
        f"{{juggle}} a soccer ball with the {part}",
        f"{{keep}} a ball in the air with the {part}",
        f"{{juggle}} a football {number_word(count)} times with the {part}",
        f"{{kick}} a ball up again and again with the {part} in turn"
        if part == "feet"
        else "{bounce} a ball on the knees in turn",
        f"{{lift}} the right and the left {part[:-1] if part == 'knees' else 'foot'} in turn to keep a ball up",
        f"{{play}} keepy-uppy with the {part}",
        f"{{stand}} in place and {{raise}} one {'knee' if part == 'knees' else 'foot'} after the other, looking down at a ball",
        f"{{touch}} a ball {number_word(count)} times with alternating {part}",
        f"= a soccer player juggles with the {part}",
    ]


@action("header", BALL + "soccer", verbs="head jump", tempo=False, crispness="crisp")
def header(timeline: Timeline) -> Sequence[str]:
    """Jump and strike a ball with the forehead."""
    timeline.hold(0.2)
    jump(timeline, 0.28, arms=False, crouch_m=0.24, recover_s=0.0,
         air={"bend": -16.0, "nod": -22.0, "hands": At("shoulder", 0.34, -0.18, 0.12), "feet": At("hip", 0.05, -0.66, -0.30)})  # fmt: skip
    timeline.to(0.14, nod=22, advance=False)
    timeline.hold(0.25)
    _recover(timeline)
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


@action("volleyball block", BALL + "volleyball", verbs="block jump raise", tempo=False, crispness="crisp")
def volleyball_block(timeline: Timeline) -> Sequence[str]:
    """A straight jump with both arms stretched up."""
    timeline.stance(0.34, toes_deg=6)
    timeline.hold(0.15)
    timeline.to(0.35, y=-0.10, hands=At("shoulder", 0.08, 0.02, 0.24), palms=-40)
    jump(timeline, 0.36, arms=False, crouch_m=0.26, foot_out_m=0.16, air={"hands": At("shoulder", 0.06, 0.55, 0.16)})
    timeline.neutral(0.5)
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


@action(
    "volleyball serve",
    BALL + "volleyball",
    verbs="serve toss hit",
    side=SIDE,
    kind=Choice(("overhand", "underhand")),
    crispness="crisp",
)
def volleyball_serve(timeline: Timeline, side: str, kind: str) -> Sequence[str]:
    """Toss with one hand, hit with the other."""
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


@action("bowl", BALL + "bowling", verbs="bowl roll swing throw step", side=SIDE)
def bowling(timeline: Timeline, side: str) -> Sequence[str]:
    """Three steps, arm back, slide on the left foot and roll the ball."""
    timeline.hold(0.2)
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


@action("american football throw", BALL + "soccer", verbs="throw pass step", side=SIDE, crispness="crisp")
def football_throw(timeline: Timeline, side: str) -> Sequence[str]:
    """Drop back, ball by the ear, spiral pass."""
    timeline.hold(0.2)
    timeline.to(0.35, hands=At("chest", 0.02, 0.02, 0.16))
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
    ]
