"""In the air and high up: skydiving, parachutes, bungee jumps, the tightrope; and hopping games with a rubber band."""

from __future__ import annotations

from collections.abc import Sequence

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.moves import hop, hops_end, step
from kinoflow.authoring.timeline import Timeline

ARCHED_ARMS = At("shoulder", 0.40, 0.22, -0.16)
ARCHED_LEGS = At("hip", 0.12, -0.64, -0.36)
RISERS = At("shoulder", 0.10, 0.48, 0.10)
"""Hands at the straps of an open parachute."""


@action(
    "skydive",
    "fitness/air/jump",
    verbs="fall fly skydive freefall spread turn",
    tempo=False,
    side=SIDE,
    way=Choice(("straight", "turn", "track", "on the back", "head down", "wave"), (2, 1, 1, 1, 1, 1)),
)
def skydive(timeline: Timeline, side: str, way: str) -> Sequence[str]:
    """Free fall, belly down, limbs spread against the wind; a turn goes to the right."""
    if way in ("on the back", "head down"):
        back = way == "on the back"
        lean = -84.0 if back else 174.0
        arms = At("shoulder", 0.44, 0.10, 0.22) if back else At("shoulder", 0.12, -0.52, -0.08)
        legs = At("hip", 0.16, -0.60, 0.40) if back else At("hip", 0.06, -0.81, -0.02)
        timeline.start(
            y=0.60 if back else 0.75,
            balance=0,
            pitch=lean,
            bend=8 if back else -4,
            nod=8 if back else -18,
            hands=arms,
            feet=legs,
            ankles=40,
        )
        for number in range(5):
            sign = 1 if number % 2 == 0 else -1
            timeline.to(0.7, exact=True, pitch=lean + 4 * sign, roll=5 * sign, y=(0.60 if back else 0.75) + 0.05 * sign, hands=arms.moved(up=0.04 * sign, forward=0.04 * sign), foot_r=legs.moved(forward=0.05 * sign), foot_l=legs.moved(forward=-0.05 * sign))  # fmt: skip
        how = "on the back, face up" if back else "head down with the arms at the sides"
        return [
            f"{{skydive}} {how}", f"{{fall}} through the air in free fall {how}", f"{{freefall}} {how}", f"{{fly}} {how} like a skydiver", f"{{float}} in the air {how}, skydiving", f"{{dive}} through the sky {how}", f"= skydiving {how}", f"{{hold}} a skydiver's position {how}",
        ]  # fmt: skip
    timeline.start(
        y=0.55, balance=0, pitch=84, bend=-22, nod=-26, hands=ARCHED_ARMS, elbows=-20, feet=ARCHED_LEGS, ankles=40,
    )  # fmt: skip
    timeline.hold(0.3)
    for number in range(2):
        sign = 1 if number % 2 == 0 else -1
        timeline.to(0.5, y=0.60, roll=5 * sign, hands=ARCHED_ARMS.moved(forward=-0.05), pitch=82)
        timeline.to(0.5, y=0.52, roll=-4 * sign, hands=ARCHED_ARMS.moved(forward=0.03), pitch=86)
    if way == "turn":
        timeline.to(
            0.5,
            side=-18,
            roll=-14,
            hand_r=ARCHED_ARMS.moved(up=-0.10, forward=0.16),
            hand_l=ARCHED_ARMS.moved(forward=-0.06),
        )
        timeline.to(1.8, yaw=-180, y=0.58)
        timeline.to(0.5, side=0, roll=0, hands=ARCHED_ARMS)
    elif way == "track":
        timeline.to(
            0.8,
            hands=At("shoulder", 0.16, -0.54, -0.06),
            feet=At("hip", 0.06, -0.82, -0.06),
            bend=-6,
            pitch=98,
            y=0.62,
            elbows=0,
        )
        timeline.to(1.2, z=1.2, y=0.50)
        timeline.to(0.8, hands=ARCHED_ARMS, feet=ARCHED_LEGS, bend=-22, pitch=84, y=0.56, elbows=-20, z=1.5)
    elif way == "wave":
        timeline.to(0.4, hand_r=At("shoulder", 0.24, 0.30, 0.36))
        for number in range(6):
            timeline.to(0.22, hand_r=At("shoulder", 0.34 if number % 2 == 0 else 0.14, 0.32, 0.36))
        timeline.to(0.4, hand_r=ARCHED_ARMS)
    timeline.to(0.6, y=0.60, roll=3)
    timeline.to(0.6, y=0.53, roll=-3)
    doing = {
        "straight": "",
        "turn": f", {{turn:ing}} half around to the {side}",
        "track": ", {pull:ing} the arms back to dive forward",
        "wave": f", {{wave:ing}} with the {side} hand",
    }[way]
    return [
        f"{{skydive}}{doing}",
        f"{{fall}} through the air in free fall{doing}",
        f"{{freefall}} belly down with arms and legs spread{doing}",
        f"{{fly}} face down in the air like a skydiver{doing}",
        f"{{spread}} arms and legs against the wind in free fall{doing}",
        f"{{float}} in the air with the back arched and the limbs bent, skydiving{doing}",
        f"{{hang}} in the air like a skydiver, {{sway:ing}} a little{doing}",
        f"{{hold}} the arched position of a skydiver{doing}",
    ]


@action("open a parachute", "fitness/air/jump", verbs="pull open hang fall steer", tempo=False, side=SIDE)
def open_parachute(timeline: Timeline, side: str) -> Sequence[str]:
    """Free fall, a pull at the hip, a jerk upright, hanging under the canopy; written for the right hand pulling."""
    timeline.start(
        y=0.40, balance=0, pitch=84, bend=-22, nod=-26, hands=ARCHED_ARMS, elbows=-20, feet=ARCHED_LEGS, ankles=40
    )
    timeline.hold(0.2)
    timeline.to(0.5, y=0.45, roll=4)
    timeline.to(0.5, y=0.38, roll=-3)
    timeline.to(0.4, hand_r=At("pelvis", 0.18, 0.02, -0.06), elbow_r=20, hand_l=At("head", 0.10, 0.20, 0.14), turn=-25)
    timeline.hold(0.12)
    timeline.to(0.25, hand_r=At("shoulder", 0.48, -0.14, 0.10), turn=0)
    timeline.to(
        0.6, pitch=-14, y=1.05, bend=10, nod=6, hands=RISERS, elbows=0, feet=At("hip", 0.05, -0.66, 0.40), roll=0
    )
    timeline.to(0.5, pitch=6, y=0.92, feet=At("hip", 0.04, -0.80, -0.12), bend=2, nod=-8)
    timeline.to(0.6, pitch=-2, y=0.98, feet=At("hip", 0.04, -0.82, 0.04), nod=-14)
    for sign in (1, -1):
        down, up = ("hand_r", "hand_l") if sign == 1 else ("hand_l", "hand_r")
        timeline.to(
            0.8,
            roll=-7 * sign,
            yaw=-24 * sign,
            y=0.9,
            x=0.06 * sign,
            **{down: At("shoulder", 0.14, 0.16, 0.22), up: RISERS},
        )
    timeline.to(0.6, roll=0, yaw=0, hands=RISERS, x=0, y=0.86)
    return [
        "{open} a parachute in free fall",
        f"{{fall}} through the air, {{pull}} the cord with the {side} hand and {{hang}} under the parachute",
        "{skydive}, {open} the parachute and {hold} on to the straps",
        f"{{reach}} to the hip with the {side} hand in free fall, {{pull}} and {{swing}} upright under a parachute",
        "{freefall} face down, then {pull} the parachute and {float} upright with both hands overhead",
        f"{{parachute}}: {{fall}}, {{pull}} with the {side} hand, then {{steer}} to one side and to the other",
        "{jerk} upright as the parachute opens and {steer} with the lines",
        "{hang} from a parachute after pulling it open, the legs dangling",
    ]


@action(
    "parachute landing",
    "fitness/air/jump",
    verbs="land hang descend bend",
    tempo=False,
    finish=Choice(("stand", "walk on")),
)
def parachute_landing(timeline: Timeline, finish: str) -> Sequence[str]:
    """Hanging under a parachute down to the ground, knees give way."""
    drop_m = 1.4
    timeline.start(y=drop_m, balance=0, hands=RISERS, feet=At("hip", 0.03, -0.81, 0.10), nod=16, ankles=10, pitch=-2)
    timeline.hold(0.2)
    timeline.to(0.7, y=drop_m - 0.55, roll=4, feet=At("hip", 0.03, -0.80, 0.16), exact=True)
    timeline.to(0.7, y=drop_m - 1.10, roll=-2, hands=RISERS.moved(up=-0.02), exact=True)
    timeline.to(
        0.24, y=0.06, roll=0, hands=At("shoulder", 0.16, 0.14, 0.20), feet=At("floor", 0.09, 0.0, 0.10), exact=True
    )
    timeline.to(0.28, y=-0.34, pitch=30, bend=22, nod=-10, z=0.06, hands=At("shoulder", 0.30, -0.26, 0.24), exact=True)
    timeline.hold(0.1)
    timeline.to(0.6, y=-0.02, pitch=0, bend=2, nod=0, z=0.10, balance=1)
    timeline.place = timeline.place.moved(forward_m=0.10)
    if finish == "walk on":
        for side in ("r", "l"):
            timeline.place = timeline.place.moved(forward_m=0.34)
            timeline.to(0.5, z=0.0, advance=False)
            step(timeline, side, 0.16, 0.09, duration_s=0.5)
        timeline.to(0.4, z=0.16, advance=False)
        step(timeline, "r", 0.16, 0.09, duration_s=0.42)
        timeline.place = timeline.place.moved(forward_m=0.16)
    timeline.neutral(0.6)
    on = " and {walk} on a few steps" if finish == "walk on" else " and {stand} up"
    return [
        "{land} with a parachute",
        f"{{come}} down under a parachute, {{land}} with bent knees{on}",
        "{hang} under a parachute and {descend} to the ground",
        f"{{float}} down with the hands at the straps of a parachute and {{land}}{on}",
        f"{{land}} softly on both feet after a parachute jump, {{bend:ing}} the knees deep{on}",
        f"{{parachute}} down to the ground{on}",
        f"{{descend}} slowly with both arms up at the lines, {{touch}} down, {{give}} way with the knees{on}",
        "{pull} the lines of the parachute down just before landing on both feet",
    ]


@action(
    "bungee jump",
    "fitness/air/jump",
    verbs="jump fall dive bounce swing",
    tempo=False,
    start=Choice(("arms out", "arms overhead")),
)
def bungee_jump(timeline: Timeline, start: str) -> Sequence[str]:
    """From a platform headfirst down, caught by the cord, and bouncing upside down."""
    high_m = 2.6
    ground = timeline.place
    timeline.place = ground.moved(up_m=high_m)
    timeline.start(y=0.0, feet=At("floor", 0.07, 0.0, 0.0))
    timeline.hold(0.2)
    out = At("shoulder", 0.56, 0.06, 0.0)
    over = At("shoulder", 0.02, 0.56, 0.04)
    arms = out if start == "arms out" else over
    timeline.to(0.7, hands=arms, y=-0.04, nod=6)
    timeline.hold(0.25)
    timeline.to(0.55, pitch=50, z=0.36, y=-0.20, balance=0, heels=46, nod=-10, bend=4)
    timeline.place = ground
    timeline.to(0.38, pitch=118, z=0.80, y=1.55, feet=At("hip", 0.0, -0.80, -0.12), ankles=30, exact=True)
    timeline.to(0.42, pitch=172, z=0.95, y=0.40, feet=At("hip", 0.0, -0.82, 0.02), hands=over, exact=True)
    timeline.to(0.30, y=0.24, pitch=182, bend=8, hands=over, exact=True)
    timeline.to(
        0.75,
        y=1.25,
        pitch=150,
        bend=24,
        feet=At("hip", 0.02, -0.66, 0.24),
        hands=At("shoulder", 0.36, 0.24, 0.26),
        exact=True,
    )
    timeline.to(0.75, y=0.28, pitch=184, bend=4, feet=At("hip", 0.0, -0.82, 0.02), hands=over, z=0.75, exact=True)
    timeline.to(
        0.65,
        y=0.80,
        pitch=162,
        bend=14,
        hands=At("shoulder", 0.34, 0.30, 0.22),
        feet=At("hip", 0.01, -0.74, 0.14),
        exact=True,
    )
    timeline.to(
        0.65,
        y=0.24,
        pitch=180,
        bend=4,
        hands=At("shoulder", 0.16, 0.50, 0.08),
        feet=At("hip", 0.0, -0.82, 0.02),
        z=0.90,
        exact=True,
    )
    timeline.to(0.6, y=0.48, pitch=176, exact=True)
    held = "with the arms spread" if start == "arms out" else "with the arms overhead"
    return [
        "{jump} on a bungee cord",
        "{do} a bungee jump from a platform",
        f"{{jump}} headfirst off a platform {held} and {{bounce}} upside down on a cord",
        f"{{dive}} off a high platform {held} and {{hang}} from a bungee cord",
        "{lean} forward, {fall} headfirst and {swing} up and down on the bungee cord",
        "{stand} at the edge, {raise} the arms, then {fall} down head first and {bounce}",
        f"{{fall}} off a tower {held}, caught by a rubber cord at the feet, {{bounce:ing}} up again",
        "{hang} upside down and {bounce} after a bungee jump",
    ]


@action(
    "walk a tightrope",
    "fitness/air/tightrope",
    verbs="walk balance step sway",
    side=SIDE,
    count=Count(3, 6),
    arms=Choice(("out", "pole")),
    wobble=Choice(("steady", "wobbly")),
)
def walk_a_tightrope(timeline: Timeline, side: str, count: int, arms: str, wobble: str) -> Sequence[str]:
    """Foot before foot on one line, arms out or with a pole, keeping the balance."""
    hands = At("shoulder", 0.55, 0.04, 0.06) if arms == "out" else At("chest", 0.34, -0.26, 0.26)
    timeline.hold(0.2)
    timeline.to(0.8, hands=hands, palms=-60, nod=16)
    for number in range(count):
        foot, sign = ("r", -1) if number % 2 == 0 else ("l", 1)
        timeline.place = timeline.place.moved(forward_m=0.29 if number else 0.16)
        timeline.to(0.62, z=-0.02, x=0.0, side=6 * sign, roll=-3 * sign, y=-0.05, advance=False)
        step(
            timeline, foot, 0.16 if number else 0.14, 0.0, toes_deg=0, duration_s=0.62, height_m=0.07, heel_first=False
        )
        timeline.to(0.2, z=0.06, side=-3 * sign, roll=1.5 * sign)
        if wobble == "wobbly" and number in (1, 3):
            # Tipping to one side: the body bends away and one arm flies up.
            up, down = ("hand_l", "hand_r") if sign > 0 else ("hand_r", "hand_l")
            swing = {up: hands.moved(up=0.24, out=-0.08), down: hands.moved(up=-0.30, out=-0.10)}
            timeline.to(0.32, side=24 * sign, roll=-9 * sign, bend=10, x=0.04 * sign, y=-0.10, **swing)
            back = {down: hands.moved(up=0.20, out=-0.08), up: hands.moved(up=-0.26, out=-0.10)}
            timeline.to(0.36, side=-18 * sign, roll=7 * sign, x=-0.03 * sign, **back)
            timeline.to(0.36, side=0, roll=0, bend=2, x=0, y=-0.05, hands=hands)
    last = "l" if count % 2 == 1 else "r"
    timeline.place = timeline.place.moved(forward_m=0.16)
    timeline.to(0.5, z=0.0, side=0, roll=0, y=0, advance=False)
    step(timeline, last, 0.0, 0.09, toes_deg=6, duration_s=0.5)
    timeline.neutral(0.6)
    held = "with the arms stretched out to the sides" if arms == "out" else "holding a balancing pole"
    swaying = ", {sway:ing} and nearly losing the balance" if wobble == "wobbly" and count > 1 else ""
    return [
        "{walk} on a tightrope",
        f"{{walk}} along a tightrope {held}",
        f"{{balance}} on a rope {held}{swaying}",
        f"{{step}} carefully along an imaginary rope, one foot in front of the other, {held}",
        f"{{put}} one foot before the other on a line {held}{swaying}",
        f"{{maintain}} the balance on a rope, {held}, and {{watch}} the way ahead",
        f"{{cross}} a tightrope with {number_word(count)} small steps, {held}",
        f"= walking a slackline with small steps {held}",
        f"{{take}} {number_word(count)} steps on a tightrope, the {side} foot first{swaying}",
        f"{{walk}} in a straight line like a tightrope walker {held}{swaying}",
    ]


@action(
    "chinese jump rope",
    "fitness/gym/exercise",
    verbs="jump hop straddle play",
    tempo=False,
    count=Count(1, 3),
    turn=Choice(("no", "yes")),
)
def chinese_jump_rope(timeline: Timeline, count: int, turn: str) -> Sequence[str]:
    """The rubber band game: jumps with the feet in, out and onto the band."""
    timeline.hold(0.2)
    timeline.to(0.25, y=-0.06, balance=0, hands=At("shoulder", 0.22, -0.42, 0.12), nod=14)
    for number in range(count):
        for out in (0.30, 0.08, 0.30):
            timeline.to(0.3, hands=At("shoulder", 0.34 if out > 0.2 else 0.18, -0.40, 0.12), advance=False, exact=True)
            hop(timeline, 0.07, foot_out_m=out, push_s=0.13)
            timeline.hold(0.04)
        turned = 180.0 if turn == "yes" and number == count - 1 else 0.0
        hop(timeline, 0.10, foot_out_m=0.08, push_s=0.14, turned_deg=turned)
        timeline.hold(0.04)
    hops_end(timeline, 0.45)
    timeline.neutral(0.5)
    turning = " and {turn} around with the last jump" if turn == "yes" else ""
    return [
        "{play} Chinese jump rope",
        "{do} a Chinese jump",
        f"{{jump}} with the feet apart and together over a rubber band{turning}",
        f"{{play}} the rubber band jumping game{turning}",
        f"{{hop}} in place, feet out, in and out again, {times(count)}{turning}",
        f"{{jump}} over an elastic band, straddling it and landing with the feet together{turning}",
        f"{{straddle}} and {{close}} the feet with quick jumps, like in Chinese jump rope{turning}",
        "= jumping a rubber band, feet apart and together",
    ]


@action(
    "recover balance on a line", "fitness/air/tightrope", verbs="balance sway bend wave", side=SIDE, count=Count(1, 3)
)
def recover_balance(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """Standing with one foot before the other on a slackline, tipping and catching the balance with the arms."""
    timeline.start(
        foot_l=At("floor", 0.0, 0.0, 0.14),
        foot_r=At("floor", 0.0, 0.0, -0.16),
        toes=2,
        hands=At("shoulder", 0.54, 0.06, 0.04),
        y=-0.06,
        nod=12,
    )
    timeline.hold(0.3)
    for number in range(count):
        sign = -1 if number % 2 == 0 else 1
        down, up = ("hand_r", "hand_l") if sign < 0 else ("hand_l", "hand_r")
        timeline.to(0.4, side=-12 * sign, roll=14 * sign, x=0.05 * sign, balance=0.3, y=-0.10)
        timeline.to(
            0.35,
            side=-30 * sign,
            roll=16 * sign,
            bend=14,
            y=-0.16,
            **{down: At("shoulder", 0.40, -0.30, 0.20), up: At("shoulder", 0.34, 0.42, 0.06)},
        )
        timeline.to(
            0.4,
            side=20 * sign,
            roll=-6 * sign,
            x=-0.03 * sign,
            **{down: At("shoulder", 0.40, 0.36, 0.08), up: At("shoulder", 0.46, -0.22, 0.14)},
        )
        timeline.to(0.5, side=0, roll=0, bend=2, x=0, y=-0.06, balance=1, hands=At("shoulder", 0.54, 0.06, 0.04))
        timeline.hold(0.2)
    timeline.hold(0.3)
    return [
        "{balance} on a slackline",
        "{stand} on a tightrope and {sway}",
        f"{{tip}} to the {side} on a rope and {{catch}} the balance with the arms",
        f"{{wave}} the arms to keep the balance on a line {times(count)}",
        "{stand} with one foot before the other, arms out, and nearly {lose} the balance",
        f"{{bend}} and {{wave}} the arms up and down to stay on a tightrope, tipping to the {side} first",
        "= swaying on a slackline with the arms out",
        f"{{sway}} to the {side}{' and to the ' + other(side) if count > 1 else ''} on a rope and {{steady}} the body again",
    ]


@action(
    "play hopscotch",
    "fitness/outdoor/hopscotch",
    verbs="hop jump throw toss land play",
    tempo=False,
    side=SIDE,
    stone=Choice(("yes", "no")),
    count=Count(1, 2),
    end=Choice(("stop", "turn and come back"), (2, 1)),
)
def play_hopscotch(timeline: Timeline, side: str, stone: str, count: int, end: str) -> Sequence[str]:
    """A stone tossed onto the squares, then hops on one foot and on both along them; written for the right foot and hand."""
    timeline.hold(0.2)
    if stone == "yes":
        timeline.to(0.5, hand_r=At("shoulder", 0.06, -0.40, -0.30), y=-0.10, pitch=16, bend=14, nod=4, twist=-8)
        timeline.to(0.24, hand_r=At("shoulder", 0.02, -0.26, 0.50), y=-0.06, pitch=12, twist=8, exact=True)
        timeline.to(0.25, hand_r=At("shoulder", 0.0, 0.02, 0.50), exact=True)
        timeline.hold(0.15)
        timeline.to(0.4, hand_r=At("shoulder", 0.14, -0.44, 0.10), pitch=0, bend=2, twist=0, y=0)
    timeline.to(0.25, y=-0.08, balance=0, nod=14, hands=At("shoulder", 0.30, -0.36, 0.10))
    free = At("hip", 0.02, -0.60, -0.30)
    back = end == "turn and come back"
    rounds = 1 if back else count
    for way_back in (False, True)[: 2 if back else 1]:
        if way_back:
            hop(timeline, 0.12, turned_deg=-180.0, foot_out_m=0.20, push_s=0.16)
        for _ in range(rounds):
            for landing in ("r", "r", "both"):
                lift = At("shoulder", 0.44, -0.14, 0.12) if landing == "both" else At("shoulder", 0.34, -0.26, 0.16)
                timeline.to(0.22, hands=lift, exact=True, advance=False)
                hop(
                    timeline,
                    0.10,
                    landing=landing,
                    forward_m=0.42,
                    foot_out_m=0.24 if landing == "both" else 0.07,
                    free=free,
                    push_s=0.15,
                    give_s=0.12,
                    dip_m=0.10,
                )
                timeline.to(0.1, hands=lift.moved(up=-0.14), exact=True)
    hop(timeline, 0.08, forward_m=0.36, foot_out_m=0.09, push_s=0.15)
    hops_end(timeline, 0.5)
    timeline.neutral(0.5)
    thrown = f"{{toss}} a stone with the {side} hand, then " if stone == "yes" else ""
    if back:
        tail = ", {turn} with a jump and {hop} back"
        return [
            f"{{play}} hopscotch{tail}", f"{thrown}{{hop}} through the squares of hopscotch{tail}", f"{thrown}{{jump}} along the hopscotch squares on one foot and on two{tail}", f"{{play}} hopscotch on the {side} foot{tail}", "{do} a round of hopscotch there and back",
            f"{thrown}{{hop}} forward like a child playing hopscotch{tail}", "= hopscotch there and back again", f"{{hop}} along hopscotch squares to the end{tail} to the start",
        ]  # fmt: skip
    return [
        "{play} hopscotch",
        f"{thrown}{{hop}} through the squares of hopscotch",
        f"{thrown}{{hop}} twice on the {side} foot and {{land}} on both feet, as in hopscotch",
        f"{{play}} hopscotch on the {side} foot",
        f"{thrown}{{jump}} along the hopscotch squares on one foot and on two",
        f"{{do}} a round of hopscotch, {{hop:ing}} on the {side} leg and straddling the double squares",
        f"= playing hopscotch, hopping on the {side} foot and landing on both",
        f"{thrown}{{hop}} forward like a child playing hopscotch, two hops and a straddle{' twice' if count == 2 else ''}",
    ]
