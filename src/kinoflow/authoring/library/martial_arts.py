"""Martial arts with their own ways of moving: taekwondo, kung fu, tai chi, baguazhang, judo, wrestling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.fighting import AHEAD, again, at_ease, fighting_stance, guard_hands, stance_body
from kinoflow.authoring.gait import STYLES, arc, walk
from kinoflow.authoring.moves import jump, step
from kinoflow.authoring.timeline import Timeline, Value


@action(
    "spinning kick",
    "game/unarmed/kick",
    verbs="spin kick turn rotate whirl step",
    crispness="crisp",
    side=SIDE,
    kind=Choice(("back kick", "hook kick")),
)
def spinning_kick(timeline: Timeline, side: str, kind: str) -> Sequence[str]:
    """A whole turn over the shoulder of the kicking side, the leg driven out to the front on the way."""
    timeline.hold(0.2)
    fighting_stance(timeline, 0.6, "l")
    timeline.hold(0.25)
    timeline.look_at(None, 0.15)
    timeline.to(0.22, yaw=-8, twist=10, y=-0.13)
    # The front foot steps across and turns in, so that the back comes to the front.
    step(timeline, "l", 0.20, 0.0, toes_deg=-110, duration_s=0.26, height_m=0.03, heel_first=False, advance=False)
    timeline.to(0.28, yaw=-110, twist=-22, turn=-50, y=-0.10, z=0.06, hands=At("shoulder", -0.04, -0.08, 0.24))
    timeline.wait()
    if kind == "back kick":
        timeline.to(
            0.2, yaw=-160, foot_r=At("hip", 0.0, -0.42, 0.16), pitch=16, y=-0.05, z=0.14, turn=-60, foot_yaw_l=-88
        )
        timeline.to(
            0.16,
            yaw=-172,
            foot_r=At("hip", 0.03, -0.20, -0.77),
            pitch=58,
            bend=-4,
            ankle_r=-15,
            turn=-70,
            hands=At("shoulder", 0.12, -0.28, 0.20),
        )
        timeline.hold(0.18)
        timeline.to(0.26, foot_r=At("hip", 0.04, -0.48, 0.08), pitch=12, bend=8, yaw=-235, turn=-30, twist=-6)
    else:
        timeline.to(0.2, yaw=-180, foot_r=At("hip", 0.36, -0.42, 0.0), roll=16, y=-0.05, z=0.14, turn=-60, knee_r=40)
        timeline.to(
            0.2,
            yaw=-262,
            foot_r=At("hip", 0.79, 0.02, -0.08),
            roll=38,
            knee_r=60,
            turn=-30,
            ankle_r=0,
            hand_r=At("shoulder", 0.34, -0.30, 0.0),
            hand_l=At("shoulder", -0.02, -0.10, 0.26),
        )
        timeline.to(0.14, yaw=-300, foot_r=At("hip", 0.70, -0.10, -0.34), roll=28, turn=-10)
        timeline.to(0.2, yaw=-325, foot_r=At("hip", 0.28, -0.56, 0.0), roll=4, knee_r=10, twist=0)
    # Angles go on: after the turn the feet stand as at the start of a clip that looks ahead again.
    timeline.place = timeline.place.moved(forward_m=0.20, turned_deg=-360)
    timeline.to(
        0.3,
        foot_r=At("floor", 0.13, 0.0, -0.24),
        foot_yaw_r=30,
        yaw=-18,
        twist=0,
        turn=0,
        pitch=4,
        roll=0,
        bend=6,
        z=0.0,
        x=0.0,
        y=-0.09,
        knee_r=0,
        ankle_r=10,
    )
    step(timeline, "l", 0.16, 0.13, toes_deg=4, duration_s=0.26, height_m=0.03, heel_first=False, advance=False)
    timeline.to(0.3, **(stance_body("l") | guard_hands("l")))
    timeline.hold(0.3)
    at_ease(timeline)
    named = "spinning back kick" if kind == "back kick" else "spinning hook kick"
    return [
        f"{{do}} a {named} with the {side} leg",
        f"{{spin}} around and {{kick}} with the {side} leg",
        f"{{perform}} a {named}",
        f"{{turn}} all the way around over the {side} shoulder and {{kick}} with the {side} foot",
        f"{{take}} a fighting stance, {{whirl}} around and {{kick}} forward with the {side} leg",
        f"{{rotate}} on the {other(side)} foot, {{look}} over the {side} shoulder and {{throw}} a {named}",
        f"{{throw}} a {named}, {{land}} and {{raise}} the guard again",
        f"{{make}} a full turn to the {side} and {{kick}} "
        + ("backward with the heel" if kind == "back kick" else "around with the straight leg"),
        f"{{practice}} a {named} with the {side} leg",
        f"= a {named} with the {side} leg and a full turn",
    ]


@action(
    "flying kick",
    "game/unarmed/kick",
    verbs="jump kick leap fly run land",
    crispness="crisp",
    tempo=False,
    side=SIDE,
    run_up=Choice(("run", "standing")),
    kind=Choice(("front", "side"), (2, 1)),
)
def flying_kick(timeline: Timeline, side: str, run_up: str, kind: str) -> Sequence[str]:
    """A leap with the leg thrust forward in the air; as a side kick the body is turned side-on, the right side ahead."""
    timeline.hold(0.2)
    if run_up == "run":
        walk(timeline, 2.4, "run", first="r", steps=4, close=False)
        timeline.wait()
    if kind == "side":
        jump(
            timeline, 0.42, forward_m=1.5 if run_up == "run" else 0.9, turned_deg=80.0, takeoff="both", crouch_m=0.22, crouch_s=0.2 if run_up == "run" else 0.4,
            push_s=0.18, foot_out_m=0.16, recover_s=0.0,
            air={"foot_r": At("hip", 0.79, -0.08, 0.0), "foot_l": At("hip", 0.10, -0.42, 0.10), "hand_r": At("shoulder", 0.40, -0.20, 0.10),
                 "hand_l": At("shoulder", 0.0, -0.08, 0.24), "roll": 34.0, "turn": -60.0},
            arms=False,
        )  # fmt: skip
        timeline.wait()
        timeline.to(0.35, **{k: v for k, v in guard_hands("r").items()}, y=-0.12, bend=8, roll=0, pitch=2, turn=-60)
        timeline.hold(0.3)
        timeline.to(0.3, turn=0)
        at_ease(timeline)
        lead = "{run} up, " if run_up == "run" else "{crouch}, "
        return [
            f"{{do}} a flying side kick with the {side} leg",
            f"{{jump}}, {{turn}} side-on and {{kick}} with the {side} leg in the air",
            f"{lead}{{jump}} and {{thrust}} the {side} leg out sideways in midair",
            f"{{leap}} into a side kick with the {side} foot",
            f"{{fly}} through the air in a side kick, the {side} leg stretched ahead",
            f"{lead}{{leap}} off the ground and {{do}} a jumping side kick",
            f"{{attack}} with a flying side kick of the {side} leg",
            f"= a flying side kick with the {side} leg" + (" after a run-up" if run_up == "run" else ""),
        ]
    jump(
        timeline, 0.42, forward_m=1.5 if run_up == "run" else 0.9, takeoff="both", crouch_m=0.22, crouch_s=0.2 if run_up == "run" else 0.4, push_s=0.18, foot_out_m=0.14,
        air={"foot_r": At("hip", 0.0, -0.10, 0.79), "foot_l": At("hip", 0.08, -0.34, 0.02), "hands": At("shoulder", 0.10, -0.16, 0.20), "pitch": -16.0, "bend": 12.0},
        arms=False,
    )  # fmt: skip
    timeline.wait()
    timeline.to(0.3, **{k: v for k, v in guard_hands("l").items()}, y=-0.10, bend=8)
    timeline.hold(0.25)
    at_ease(timeline)
    lead = "{run} up, " if run_up == "run" else "{crouch}, "
    return [
        f"{{do}} a flying kick with the {side} leg",
        f"{{jump}} and {{kick}} forward with the {side} leg in the air",
        "{perform} a flying kick",
        f"{lead}{{jump}} and {{kick}} with the {side} foot in midair",
        f"{{leap}} forward and {{thrust}} the {side} leg out in the air",
        f"{{jump}} high, {{extend}} the {side} leg forward in a kick and {{land}} on both feet",
        f"{lead}{{leap}} off the ground, {{kick}} ahead with the {side} leg, then {{land}} with the fists raised",
        f"{{fly}} through the air with the {side} leg stretched out in a jump kick",
        f"{{do}} a jumping front kick with the {side} leg"
        + (" after a short run" if run_up == "run" else " from a standing start"),
        f"= a flying kick with the {side} leg" + (" after a run-up" if run_up == "run" else ""),
    ]


@action(
    "taekwondo kicks",
    "game/unarmed/taekwondo",
    verbs="kick practice perform step raise",
    crispness="snappy",
    side=SIDE,
    count=Count(2, 4),
    pattern=Choice(("same leg", "alternating")),
)
def taekwondo_kicks(timeline: Timeline, side: str, count: int, pattern: str) -> Sequence[str]:
    """Fast high kicks with a chambered knee, hands low in loose guard."""
    timeline.hold(0.2)
    fighting_stance(timeline, 0.55, "l", length_m=0.5)
    lead, leg = "l", "r"
    for _ in range(count):
        sign = 1.0 if leg == "r" else -1.0
        stand = "l" if leg == "r" else "r"
        for height in (0.10,):
            timeline.to(
                0.24,
                yaw=sign * 26,
                twist=0,
                y=-0.04,
                z=0.18,
                roll=sign * 14,
                **{
                    f"foot_{leg}": At("hip", 0.22, -0.20, 0.10),
                    f"knee_{leg}": 30,
                    f"ankle_{leg}": 30,
                    f"foot_yaw_{stand}": 40,
                },
            )
            timeline.to(
                0.13,
                yaw=sign * 58,
                roll=sign * 34,
                pitch=-8,
                **{
                    f"foot_{leg}": At("hip", 0.66, height, 0.44),
                    f"knee_{leg}": 45,
                    f"foot_yaw_{stand}": 60,
                    f"hand_{leg}": At("shoulder", 0.22, -0.40, -0.04),
                    f"hand_{stand}": At("shoulder", -0.02, -0.16, 0.26),
                },
            )
            timeline.hold(0.08)
            timeline.to(
                0.17,
                yaw=sign * 36,
                roll=sign * 10,
                **{f"foot_{leg}": At("hip", 0.18, -0.30, 0.16), f"foot_yaw_{stand}": 42},
            )
        if pattern == "same leg":
            timeline.to(
                0.26,
                **{
                    f"foot_{leg}": At("floor", 0.13, 0.0, -0.25),
                    f"knee_{leg}": 0,
                    f"ankle_{leg}": 10,
                    f"foot_yaw_{stand}": 4,
                    f"foot_yaw_{leg}": 40,
                },
                **(stance_body(lead) | guard_hands(lead)),
            )
        else:
            # The kicking foot is set down in front: the stance has changed sides.
            timeline.place = timeline.place.moved(forward_m=0.42)
            lead = leg
            timeline.to(
                0.26,
                **{
                    f"foot_{leg}": At("floor", 0.13, 0.0, 0.25),
                    f"knee_{leg}": 0,
                    f"ankle_{leg}": 10,
                    f"foot_yaw_{stand}": 40,
                    f"foot_yaw_{leg}": 4,
                },
                **(stance_body(lead) | guard_hands(lead)),
            )
            leg = stand
        timeline.hold(0.1)
        timeline.wait()
    timeline.hold(0.1)
    at_ease(timeline)
    how = f"with the {side} leg" if pattern == "same leg" else f"with alternating legs, the {side} one first"
    many = number_word(count)
    own = (
        [
            f"{{keep}} the {other(side)} foot in front and {{kick}} at head height {many} times with the {side} leg",
            f"{{raise}} the {side} knee and {{whip}} the foot high, {many} times in a row",
        ]
        if pattern == "same leg"
        else [
            f"{{step}} forward with every kick, {many} high kicks, first {side}, then {other(side)}",
            f"{{move}} forward kicking high {many} times, changing legs",
        ]
    )
    return [
        f"{{do}} {many} taekwondo kicks {how}",
        "{practice} taekwondo kicks",
        f"{{perform}} {many} fast high kicks {how}",
        f"{{practice}} taekwondo, kicking {many} times at head height {how}",
        f"{{take}} a taekwondo fighting stance and {{kick}} high {many} times {how}",
        *own,
        f"{{spar}} in taekwondo style with {many} roundhouse kicks {how}",
        f"{{kick}} high {many} times like a taekwondo fighter",
        f"= {many} taekwondo roundhouse kicks {how}",
    ]


@action(
    "taekwondo block and punch",
    "game/unarmed/taekwondo",
    verbs="block punch step perform raise",
    crispness="snappy",
    side=SIDE,
    height=Choice(("low", "high")),
    count=Count(1, 2, usual=1),
)
def taekwondo_form(timeline: Timeline, side: str, height: str, count: int) -> Sequence[str]:
    """A piece of a form: a step with a block, another step with a punch."""
    timeline.hold(0.25)
    hip = At("pelvis", 0.17, 0.16, 0.02)
    timeline.look_at(AHEAD, 0.2)
    timeline.to(0.4, hands=hip, palms=70, y=-0.03)
    for _ in range(count):
        timeline.place = timeline.place.moved(forward_m=0.34)
        step(timeline, "l", 0.36, 0.14, duration_s=0.36, toes_deg=4, advance=False, heel_first=False)
        if height == "low":
            timeline.to(
                0.34,
                hand_l=At("shoulder", -0.22, 0.04, 0.18),
                palm_l=60,
                hand_r=At("shoulder", -0.08, -0.34, 0.30),
                palm_r=-40,
                z=0.16,
                y=-0.16,
                bend=8,
                twist=-10,
            )
            timeline.to(
                0.16, hand_l=At("shoulder", 0.04, -0.44, 0.32), palm_l=-50, hand_r=hip, palm_r=70, bend=2, twist=6
            )
        else:
            timeline.to(
                0.34,
                hand_l=At("shoulder", -0.14, -0.32, 0.24),
                palm_l=60,
                hand_r=At("shoulder", -0.08, 0.02, 0.34),
                palm_r=-40,
                z=0.16,
                y=-0.16,
                bend=8,
                twist=-10,
            )
            timeline.to(
                0.16,
                hand_l=At("shoulder", -0.10, 0.30, 0.26),
                palm_l=-80,
                elbow_l=60,
                hand_r=hip,
                palm_r=70,
                bend=2,
                twist=6,
            )
        timeline.hold(0.4)
        timeline.wait()
        timeline.place = timeline.place.moved(forward_m=0.36)
        step(timeline, "r", 0.36, 0.14, duration_s=0.34, toes_deg=4, advance=False, heel_first=False)
        timeline.to(0.32, z=0.16, hand_l=At("shoulder", -0.06, -0.06, 0.44), palm_l=-60, elbow_l=0, twist=-8)
        timeline.to(0.14, hand_r=At("shoulder", -0.14, -0.03, 0.60), palm_r=-80, hand_l=hip, palm_l=70, twist=12)
        timeline.hold(0.42)
        timeline.wait()
    at_ease(timeline)
    block = "low block" if height == "low" else "high block"
    often = again(count)
    return [
        f"{{do}} a {block} and a punch" + often,
        f"{{step}} forward with a {block}, then {{step}} again and {{punch}} with the {side} fist" + often,
        f"{{perform}} a taekwondo form: {block} with the {other(side)} arm, then a punch with the {side}" + often,
        f"{{practice}} a taekwondo pattern of a {block} and a lunge punch" + often,
        f"{{block}} {'downward' if height == 'low' else 'overhead'} with the {other(side)} forearm, then {{punch}} straight with the {side} fist"
        + often,
        f"{{take}} a long step, {{block}} {'low' if height == 'low' else 'high'} and {{take}} another step with a {side} punch"
        + often,
        "{hold} the fists at the hips, {step} and {block}, {step} and {punch}" + often,
        f"{{walk}} forward in taekwondo steps, blocking {'low' if height == 'low' else 'high'} and punching" + often,
        f"= a taekwondo {block} followed by a {side} punch" + often,
    ]


@action(
    "palm strikes",
    "game/unarmed/karate",
    verbs="strike push turn step practice lower raise",
    crispness="crisp",
    side=SIDE,
    count=Count(1, 5),
)
def palm_strikes(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """Kung fu palms in bow stance, alternating, with big circles between."""
    timeline.hold(0.2)
    timeline.look_at(AHEAD, 0.3)
    step(timeline, "l", 0.40, 0.15, toes_deg=5, duration_s=0.45, advance=False, heel_first=False)
    timeline.to(
        0.5,
        y=-0.22,
        z=0.14,
        pitch=4,
        bend=2,
        yaw=-14,
        foot_yaw_r=30,
        hands=At("pelvis", 0.17, 0.18, 0.06),
        palms=60,
        knees=6,
    )
    timeline.wait()
    hand = "r"
    for _ in range(count):
        back = "l" if hand == "r" else "r"
        sign = 1.0 if hand == "r" else -1.0
        timeline.to(
            0.26,
            yaw=-10 - 10 * sign,
            twist=-14 * sign,
            z=0.04,
            **{f"hand_{hand}": At("shoulder", 0.04, -0.14, 0.08), f"palm_{hand}": 0.0},
        )
        timeline.to(
            0.18,
            yaw=-10 + 12 * sign,
            twist=18 * sign,
            z=0.20,
            **{
                f"hand_{hand}": At("shoulder", -0.14, 0.02, 0.62),
                f"wrist_{hand}": -70,
                f"palm_{hand}": -80,
                f"hand_{back}": At("shoulder", -0.04, -0.22, 0.14),
                f"wrist_{back}": 0,
                f"palm_{back}": 30,
            },
        )
        timeline.hold(0.34)
        hand = back
    timeline.hold(0.1)
    at_ease(timeline, 0.9)
    if count == 1:
        return [
            f"{{strike}} once with the {side} palm",
            f"{{do}} one palm strike with the {side} hand",
            f"{{strike}} with the {side} palm to the chest",
            f"{{hit}} an opponent's chest with the open {side} palm",
            f"{{push}} the {side} palm forward in one hard strike",
            f"{{step}} forward into a low stance and {{strike}} with the {side} palm",
            f"{{thrust}} the {side} palm into an opponent",
            f"= one palm strike with the {side} hand",
        ]
    many = number_word(count)
    return [
        f"{{do}} {many} palm strikes",
        f"{{practice}} kung fu palm strikes, {many} of them",
        "{practice} kung fu",
        f"{{strike}} straight ahead with the open palms, {many} times, {side} hand first",
        f"{{sink}} into a bow stance with the {other(side)} leg in front and {{strike}} with alternating palms {many} times",
        f"{{push}} the open hands forward one after the other, {many} times, knees bent",
        f"{{perform}} {many} alternating kung fu palm strikes, starting with the {side} hand",
        f"{{step}} forward into a low stance and forcefully {{push}} out the palms {many} times",
        f"{{practice}} martial arts, striking with one palm while the other hand is drawn back, {many} times",
        f"= {many} palm strikes in a low stance, {side} hand first",
    ]


@action(
    "tai chi push",
    "game/unarmed/tai chi",
    verbs="push shift sink press practice draw lower",
    crispness="soft",
    tempo=False,
    side=SIDE,
    count=Count(1, 2),
)
def tai_chi_push(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """Sit back with the hands drawn in, then shift forward and push with both palms, slowly."""
    timeline.hold(0.2)
    timeline.to(0.8, hands=At("shoulder", 0.0, 0.0, 0.46), palms=-85, wrists=15, y=-0.03)
    timeline.to(0.8, hands=At("shoulder", 0.03, -0.34, 0.28), y=-0.14, wrists=-10)
    step(timeline, "r", 0.42, 0.14, toes_deg=5, duration_s=0.9, height_m=0.07, advance=False)
    timeline.to(0.9, z=0.0, foot_yaw_l=35)
    timeline.wait()
    for _ in range(count):
        timeline.to(
            1.0,
            z=0.02,
            y=-0.18,
            pitch=-3,
            bend=4,
            hands=At("shoulder", 0.0, -0.08, 0.20),
            wrists=-50,
            palms=-70,
            foot_pitch_r=-14,
        )
        timeline.hold(0.1)
        timeline.to(0.4, hands=At("shoulder", 0.0, -0.22, 0.22), advance=False)
        timeline.hold(0.42)
        timeline.wait()
        timeline.to(
            1.1, z=0.30, y=-0.17, pitch=4, bend=6, hands=At("shoulder", -0.03, -0.02, 0.54), wrists=-72, foot_pitch_r=0
        )
        timeline.hold(0.35)
    timeline.to(0.8, z=0.2, hands=At("shoulder", 0.05, -0.34, 0.28), wrists=0, y=-0.08)
    timeline.place = timeline.place.moved(forward_m=0.3)
    at_ease(timeline, 1.1)
    return [
        f"{{practice}} tai chi, pushing forward with both palms {times(count)}",
        "{do} tai chi",
        f"{{do}} a tai chi push with both hands {times(count)}",
        f"slowly {{shift}} the weight back, then forward, and {{push}} with both palms {times(count)}",
        f"{{step}} forward with the {side} foot, {{sit}} back and gently {{push}} both palms forward {times(count)}",
        f"{{raise}} both arms in front, {{lower}} them, {{step}} with the {side} leg and {{push}} in a flowing motion",
        f"{{draw}} both hands to the chest and {{press}} them forward, {times(count)}, as in tai chi",
        "{perform} a calm tai chi form: {raise:ing} the arms, {sink:ing} and {push:ing} with both hands",
        f"{{sink}} the hips, {{move}} the weight onto the {side} leg and {{push}} both hands out{again(count)}",
        f"= {number_word(count)} slow tai chi push{'es' if count > 1 else ''} with both palms",
    ]


@action(
    "tai chi cloud hands",
    "game/unarmed/tai chi",
    verbs="wave move shift turn rotate step practice",
    crispness="soft",
    tempo=False,
    side=SIDE,
    count=Count(1, 3),
)
def cloud_hands(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """Hands circle past the face one after the other while the weight goes from leg to leg."""
    timeline.hold(0.2)
    step(timeline, "r", 0.0, 0.30, toes_deg=10, duration_s=0.7, advance=False)
    timeline.to(
        1.0,
        y=-0.17,
        x=-0.10,
        bend=2,
        pitch=5,
        hand_r=At("shoulder", -0.05, 0.02, 0.36),
        hand_l=At("shoulder", -0.05, -0.36, 0.26),
        palms=30,
        elbows=10,
    )
    timeline.wait()
    timeline.look_at("hand_r", 0.4)
    hand = "r"
    for _ in range(2 * count):
        low = "l" if hand == "r" else "r"
        sign = -1.0 if hand == "r" else 1.0
        if timeline.time_s > 2.0:
            timeline.look_at("hand_r" if hand == "r" else "hand_l", 0.5)
        timeline.to(
            0.85,
            yaw=sign * 26,
            twist=sign * 20,
            x=sign * 0.13 - 0.10,
            **{
                f"hand_{hand}": At("shoulder", 0.08, 0.02, 0.42),
                f"palm_{hand}": -20,
                f"hand_{low}": At("shoulder", -0.28, -0.32, 0.22),
                f"palm_{low}": 50,
            },
        )
        timeline.to(
            0.4,
            **{
                f"hand_{hand}": At("shoulder", 0.02, -0.34, 0.26),
                f"palm_{hand}": 40,
                f"hand_{low}": At("shoulder", -0.20, 0.02, 0.30),
                f"palm_{low}": 50,
            },
        )
        hand = low
    timeline.to(0.7, yaw=0, twist=0, x=0.0, hands=At("shoulder", 0.0, -0.26, 0.28), palms=-60, elbows=0)
    at_ease(timeline, 1.1)
    return [
        "{practice} tai chi cloud hands",
        f"{{do}} tai chi, moving the hands like clouds {times(count)} to each side",
        "{do} tai chi",
        "slowly {wave} the hands past the face in circles, shifting the weight from leg to leg",
        f"{{stand}} wide with soft knees and {{circle}} the hands in front of the body, turning to the {side} first",
        f"{{step}} out with the {side} foot and {{perform}} cloud hands, the waist turning right and left",
        f"{{turn}} the waist slowly from side to side while one hand passes the face and the other the belly, beginning to the {side}",
        f"{{shift}} the weight to the {side} and back in a flowing tai chi form, the arms moving in circles",
        "{move} both arms in slow, flowing circles while the eyes follow the upper hand",
        f"= tai chi cloud hands, {times(count)} to each side",
    ]


@action(
    "tai chi part the horse's mane",
    "game/unarmed/tai chi",
    verbs="part step shift separate hold extend",
    crispness="soft",
    tempo=False,
    side=SIDE,
    count=Count(1, 2),
)
def horses_mane(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """Hold a ball, step, and part the hands: one rises forward, the other presses down beside the hip; then the other side."""
    timeline.hold(0.2)
    timeline.to(0.8, y=-0.10, hands=At("shoulder", 0.0, -0.24, 0.28), palms=0)
    hand = "r"
    for _ in range(count):
        low = "l" if hand == "r" else "r"
        sign = 1.0 if hand == "r" else -1.0
        # The ball is held with the stepping side's hand below.
        timeline.to(
            0.9,
            yaw=8 * sign,
            twist=14 * sign,
            y=-0.15,
            **{
                f"hand_{low}": At("chest", 0.02, 0.06, 0.26),
                f"palm_{low}": -80,
                f"elbow_{low}": 30,
                f"hand_{hand}": At("chest", -0.04, -0.26, 0.24),
                f"palm_{hand}": 80,
            },
        )
        timeline.hold(0.1)
        timeline.place = timeline.place.moved(forward_m=0.40)
        step(timeline, hand, 0.22, 0.15, toes_deg=5, duration_s=0.85, height_m=0.07, advance=False)
        timeline.to(0.85, z=-0.10, y=-0.17)
        timeline.wait()
        timeline.to(
            1.0,
            z=0.04,
            yaw=-6 * sign,
            twist=-16 * sign,
            bend=4,
            **{
                f"hand_{hand}": At("shoulder", 0.06, 0.04, 0.46),
                f"palm_{hand}": 70,
                f"hand_{low}": At("shoulder", 0.12, -0.46, 0.10),
                f"palm_{low}": -85,
                f"wrist_{low}": -50,
                f"elbow_{low}": 15,
                f"foot_yaw_{low}": 35,
            },
        )
        timeline.hold(0.35)
        timeline.to(0.3, **{f"wrist_{low}": 0})
        hand = low
    at_ease(timeline, 1.1)
    sides = f"to the {side}" if count == 1 else f"first to the {side}, then to the {other(side)}"
    return [
        f"{{practice}} tai chi: part the wild horse's mane {sides}",
        "{do} tai chi",
        f"{{perform}} the tai chi move of parting the horse's mane {sides}",
        "{hold} an imaginary ball between the hands, {step} forward and slowly {part} the hands",
        f"{{step}} forward with the {side} foot, {{extend}} the {side} hand up and forward and {{press}} the {other(side)} hand down by the hip",
        f"{{hold}} a ball at the chest, then {{separate}} the hands, one rising and one sinking{again(count)}",
        f"{{move}} slowly in tai chi style, stepping forward {times(count)} and opening the arms",
        f"{{shift}} the weight forward onto the {side} leg while the {side} hand rises with the palm up and the {other(side)} hand lowers",
        f"= a slow tai chi form with {number_word(count)} step{'s' if count > 1 else ''} forward, the hands parting",
    ]


@action(
    "baguazhang circle walk",
    "game/unarmed/baguazhang",
    verbs="walk circle turn hold practice",
    crispness="soft",
    tempo=False,
    side=SIDE,
    around=Choice(("half", "whole")),
)
def bagua_circle(timeline: Timeline, side: str, around: str) -> Sequence[str]:
    """Walk a circle with low sliding steps, the palms turned to its middle; the side is the way the circle bends."""
    timeline.hold(0.2)
    guard = (At("shoulder", -0.10, -0.24, 0.26), At("shoulder", 0.20, 0.04, 0.44))
    timeline.to(0.9, hand_l=guard[0], hand_r=guard[1], wrists=-50, palms=-60, y=-0.14, twist=-42, turn=-20, bend=3)
    style = replace(
        STYLES["walk"],
        step_m=0.42,
        step_s=0.48,
        y_m=-0.15,
        lift_m=0.03,
        heel_deg=8,
        strike_deg=0,
        arm_m=0.0,
        bob_m=0.004,
        hand=guard,
        twist_deg=0,
        sway_m=0.015,
        pitch_deg=3,
        width_m=0.10,
        drop_deg=0,
    )
    radius_m = 0.75
    distance_m = (0.5 if around == "half" else 1.0) * 2 * 3.14159 * radius_m
    timeline.wait()
    walk(timeline, distance_m, style, arc(radius_m, left=False), arms=False)
    timeline.wait()
    timeline.hold(0.2)
    timeline.to(0.9, hands=At("shoulder", 0.04, -0.36, 0.24), wrists=0, twist=0, turn=0)
    at_ease(timeline, 0.8)
    way = "clockwise" if side == "right" else "counterclockwise"
    size = "half a circle" if around == "half" else "a full circle"
    return [
        f"{{practice}} baguazhang, walking {size} {way}",
        "{practice} baguazhang",
        f"{{walk}} {size} {way} with bent knees and the palms turned to the center",
        f"{{do}} the baguazhang circle walk {way}",
        f"{{walk}} {size} to the {side} with low smooth steps, both palms facing the middle of the circle",
        f"{{turn}} the chest to the {side}, {{extend}} the {side} palm and {{walk}} {size}",
        f"{{hold}} the {side} arm out toward the middle and {{walk}} {way} around it, martial arts style",
        f"{{circle}} {way} in baguazhang posture, hips low and hands held up",
        f"{{step}} smoothly around {size} to the {side}, looking at the {side} hand in the center",
        f"= a baguazhang circle walk, {size} {way}",
    ]


@action(
    "judo throw",
    "game/unarmed/judo",
    verbs="throw grab pull turn bend lift",
    crispness="crisp",
    side=SIDE,
    kind=Choice(("shoulder", "hip")),
)
def judo_throw(timeline: Timeline, side: str, kind: str) -> Sequence[str]:
    """Grip, turn in with the back to the opponent, and throw over shoulder or hip; the partner is mimed."""
    timeline.hold(0.2)
    timeline.look_at(AHEAD, 0.2)
    # Sleeve and lapel.
    timeline.to(
        0.5,
        y=-0.08,
        hand_r=At("shoulder", -0.10, 0.04, 0.46),
        hand_l=At("shoulder", 0.0, -0.10, 0.44),
        palms=-20,
        bend=4,
    )
    timeline.hold(0.25)
    timeline.to(
        0.35,
        hand_r=At("shoulder", -0.12, 0.14, 0.30),
        hand_l=At("shoulder", 0.10, 0.08, 0.36),
        z=-0.05,
        y=-0.05,
        bend=-2,
    )
    timeline.look_at(None, 0.2)
    # Turn in: the right foot steps across, the left one swings round behind.
    timeline.place = timeline.place.moved(0.0, 0.18, 90.0)
    step(timeline, "r", 0.06, 0.11, toes_deg=0, duration_s=0.26, height_m=0.04, heel_first=False, advance=False)
    elbow = At("shoulder", -0.18, 0.14, 0.22) if kind == "shoulder" else At("shoulder", 0.10, -0.18, 0.20)
    timeline.to(0.28, yaw=20, y=-0.22, x=0.0, z=0.0, hand_r=elbow, hand_l=At("shoulder", 0.02, 0.02, 0.32), twist=10)
    timeline.wait()
    timeline.place = timeline.place.moved(0.0, 0.0, 90.0)
    step(timeline, "l", 0.0, 0.15, toes_deg=8, duration_s=0.26, height_m=0.04, heel_first=False, advance=False)
    timeline.to(0.28, yaw=0, y=-0.32, pitch=18, twist=0, foot_yaw_r=8, x=0.0, z=0.0)
    timeline.wait()
    # The throw: legs drive up, the trunk bends and turns over.
    timeline.to(
        0.34,
        y=-0.14,
        pitch=62,
        bend=38,
        twist=24,
        side=6,
        nod=10,
        hand_r=At("shoulder", -0.16, -0.14, 0.42),
        hand_l=At("shoulder", 0.06, -0.34, 0.30),
    )
    timeline.to(0.16, hand_r=At("shoulder", -0.20, -0.34, 0.38), hand_l=At("shoulder", -0.02, -0.46, 0.20), y=-0.20)
    timeline.hold(0.4)
    timeline.look_at(None, 0.1)
    timeline.to(0.8, pitch=8, bend=8, twist=0, side=0, nod=15, y=-0.06, hands=At("shoulder", 0.04, -0.34, 0.26))
    timeline.hold(0.15)
    at_ease(timeline)
    where = "over the shoulder" if kind == "shoulder" else "over the hip"
    return [
        f"{{do}} a judo throw {where}",
        f"{{throw}} an imaginary opponent {where}",
        "{practice} a judo throw",
        f"{{perform}} a judo {kind} throw, turning around to the {other(side)}",
        f"{{grab}} the opponent with both hands, {{turn}} in and {{throw}} them {where}",
        "{pull} with both arms, {turn} the back to the opponent, {sink} the hips and {bend} forward to throw",
        f"{{grip}} the opponent's jacket, {{turn}} half around to the {other(side)}, then {{straighten}} the legs and {{pull}} the opponent {where}",
        "{bend} the knees, {load} the opponent onto the back and {throw} forward with both hands",
        f"{{practice}} judo, pulling and throwing an opponent {where} to the floor",
        f"= a judo {kind} throw with a half turn to the {other(side)}",
    ]


@action(
    "judo foot sweep",
    "game/unarmed/judo",
    verbs="sweep pull grab step",
    crispness="crisp",
    side=SIDE,
    count=Count(1, 3),
)
def foot_sweep(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """With a grip on the jacket, one foot sweeps the opponent's ankle inward while the hands pull round."""
    timeline.hold(0.2)
    timeline.look_at(AHEAD, 0.2)
    timeline.to(
        0.5,
        y=-0.08,
        hand_r=At("shoulder", -0.08, 0.02, 0.44),
        hand_l=At("shoulder", 0.0, -0.10, 0.42),
        palms=-20,
        bend=4,
    )
    timeline.hold(0.2)
    for _ in range(count):
        step(timeline, "l", 0.10, 0.12, duration_s=0.3, height_m=0.03, toes_deg=20, heel_first=False, advance=False)
        timeline.to(
            0.3, twist=-14, hand_r=At("shoulder", 0.0, 0.04, 0.44), hand_l=At("shoulder", 0.02, -0.06, 0.44), yaw=-8
        )
        timeline.wait()
        timeline.to(0.2, foot_r=At("hip", 0.30, -0.68, 0.10), y=-0.06, yaw=-16)
        timeline.to(
            0.24,
            foot_r=At("hip", -0.40, -0.54, 0.46),
            yaw=24,
            twist=30,
            pitch=-6,
            foot_yaw_l=35,
            hand_r=At("shoulder", -0.22, 0.10, 0.38),
            hand_l=At("shoulder", 0.14, -0.34, 0.24),
            side=10,
            ankle_r=20,
        )
        timeline.hold(0.3)
        timeline.to(
            0.4,
            foot_r=At("floor", 0.12, 0, 0.0),
            yaw=0,
            twist=0,
            pitch=0,
            side=0,
            y=-0.08,
            foot_yaw_l=10,
            ankle_r=10,
            hand_r=At("shoulder", -0.08, 0.02, 0.44),
            hand_l=At("shoulder", 0.0, -0.10, 0.42),
        )
        timeline.hold(0.2)
    at_ease(timeline)
    many = f"{number_word(count)} foot sweeps" if count > 1 else "a foot sweep"
    return [
        f"{{do}} {many} with the {side} leg",
        f"{{practice}} judo with {many}",
        f"{{sweep}} an opponent's foot away with the {side} leg {times(count)}",
        f"{{grab}} an imaginary jacket and {{sweep}} the {side} foot inward {times(count)}",
        f"{{hold}} the opponent with both hands and {{swing}} the {side} foot across to the {other(side)}{again(count)}",
        f"{{pull}} the arms around while the {side} foot sweeps low across{again(count)}",
        f"{{perform}} {many} as in judo",
        f"{{step}} with the {other(side)} foot, {{twist}} the body and {{sweep}} with the sole of the {side} foot {times(count)}",
        f"{{keep}} a grip at shoulder height and {{kick}} the opponent's feet away with the {side} leg{again(count)}",
        f"= {many} with the {side} foot while pulling with both arms",
    ]


@action(
    "wrestling stance",
    "game/unarmed/wrestling",
    verbs="wrestle crouch circle step reach hold keep",
    crispness="crisp",
    side=SIDE,
    steps=Count(2, 4),
)
def wrestling_stance(timeline: Timeline, side: str, steps: int) -> Sequence[str]:
    """Low crouch with open hands, side steps round an opponent, feints with the hands."""
    timeline.hold(0.2)
    low: dict[str, Value] = {
        "y": -0.30,
        "pitch": 34,
        "bend": 20,
        "nod": -30,
        "hands": At("shoulder", 0.02, -0.22, 0.36),
        "palms": -10,
        "knees": 12,
        "yaw": 0,
    }
    step(timeline, "r", 0.0, 0.24, toes_deg=15, duration_s=0.3, advance=False)
    timeline.to(0.5, **low)
    timeline.wait()
    for number in range(steps):
        # To the right: right foot first, then the left closes in; the circle's middle stays in front.
        timeline.place = timeline.place.moved(-0.26, 0.04, 12.0)
        timeline.to(0.44, x=0.0, z=0.0, yaw=0.0, advance=False)
        step(timeline, "r", 0.0, 0.23, toes_deg=15, duration_s=0.24, height_m=0.05, heel_first=False)
        step(timeline, "l", 0.0, 0.20, toes_deg=15, duration_s=0.24, height_m=0.05, heel_first=False)
        timeline.wait()
        if number % 2:
            timeline.to(0.16, hand_r=At("shoulder", -0.04, -0.10, 0.54), twist=16, z=0.06)
            timeline.hold(0.08)
            timeline.to(0.24, hand_r=At("shoulder", 0.02, -0.22, 0.36), twist=0, z=0.0)
    timeline.hold(0.3)
    at_ease(timeline)
    return [
        f"{{hold}} a wrestling stance and {{circle}} to the {side}",
        "{take} a wrestling stance",
        f"{{crouch}} low like a wrestler and {{step}} sideways to the {side} {times(steps)}",
        f"{{wrestle}} an imaginary opponent, circling to the {side} with the hands reaching forward",
        f"{{bend}} the knees, {{lean}} forward with open hands and {{move}} to the {side}",
        f"{{keep}} the hips low and the arms out in front while stepping to the {side}",
        f"{{get}} into a wrestler's crouch, {{shuffle}} to the {side} and {{reach}} out with the {side} hand",
        f"{{circle}} an opponent in a low crouch, {number_word(steps)} side steps to the {side}",
        f"{{sink}} into a wide low stance, hands ready to grab, and {{step}} to the {side}",
        f"= {number_word(steps)} side steps to the {side} in a wrestling stance",
    ]


@action(
    "wrestling takedown",
    "game/unarmed/wrestling",
    verbs="shoot grab lift drive wrestle lower push",
    crispness="crisp",
    side=SIDE,
    end=Choice(("lift", "drive")),
)
def takedown(timeline: Timeline, side: str, end: str) -> Sequence[str]:
    """A shot at the legs: drop, a deep step in, arms round the legs, then lift the opponent or drive forward."""
    timeline.hold(0.2)
    timeline.to(0.5, y=-0.26, pitch=32, bend=18, nod=-30, hands=At("shoulder", 0.02, -0.22, 0.36), palms=-10, knees=10)
    timeline.hold(0.35)
    timeline.place = timeline.place.moved(forward_m=0.52)
    step(timeline, "r", 0.20, 0.11, duration_s=0.30, height_m=0.05, heel_first=False, advance=False)
    timeline.to(
        0.32,
        y=-0.46,
        z=-0.06,
        pitch=40,
        bend=26,
        nod=-34,
        hands=At("shoulder", 0.10, -0.18, 0.50),
        foot_pitch_l=30,
        balance=0.5,
    )
    timeline.wait()
    timeline.to(0.2, hands=At("shoulder", -0.14, -0.20, 0.34), palms=40)
    timeline.hold(0.12)
    if end == "lift":
        step(timeline, "l", 0.14, 0.14, duration_s=0.4, heel_first=False, advance=False)
        timeline.to(
            0.7, y=-0.08, z=0.14, pitch=-6, bend=-4, nod=-5, hands=At("shoulder", -0.14, -0.14, 0.30), balance=1.0
        )
        timeline.wait()
        timeline.hold(0.25)
        timeline.to(0.5, y=-0.36, pitch=36, bend=30, twist=24, hands=At("shoulder", -0.10, -0.36, 0.34))
        timeline.hold(0.2)
    else:
        for side_now in ("l", "r", "l"):
            timeline.place = timeline.place.moved(forward_m=0.24)
            timeline.to(0.26, z=0.0, x=0.0, y=-0.34, pitch=42, balance=0.6, advance=False)
            step(timeline, side_now, 0.18, 0.13, duration_s=0.27, height_m=0.05, heel_first=False)
            timeline.wait()
        timeline.to(0.3, y=-0.48, pitch=52, bend=30, hands=At("shoulder", -0.10, -0.34, 0.40), nod=-20)
        timeline.hold(0.25)
    timeline.to(
        0.5,
        twist=0,
        y=-0.10,
        pitch=10,
        bend=8,
        nod=0,
        z=0.05,
        hands=At("shoulder", 0.05, -0.36, 0.24),
        palms=0,
        balance=1.0,
    )
    at_ease(timeline)
    tail = "{lift} the opponent off the ground" if end == "lift" else "{drive} the opponent backward"
    return [
        f"{{do}} a wrestling takedown and {tail}",
        f"{{shoot}} in for a wrestling takedown with the {side} leg in front",
        "{wrestle}: {drop:ing} low, grabbing the opponent's legs",
        f"{{crouch}}, {{lunge}} low, {{grab}} the legs and {tail}",
        f"{{lower}} the hips, {{step}} deep with the {side} foot, {{wrap}} both arms around the legs and {tail}",
        "{take} a wrestler's crouch, then {dive} in low with both arms reaching forward",
        "{shoot} forward from a crouch and {pull} both arms in to tackle an opponent",
        f"{{tackle}} an imaginary opponent around the legs and {tail}",
        f"{{bend}} low, {{reach}} forward with both hands, {{grab}} and {tail}",
        f"= a double leg takedown with the {side} foot in front",
    ]
