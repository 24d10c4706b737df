"""Among others: stands and protests, thanks and apologies, a double take, shy fingers, a fist on the table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import NEUTRAL_HAND, At
from kinoflow.authoring.gait import STYLES, line, walk
from kinoflow.authoring.gestures import ON_HIP, back_to_standing
from kinoflow.authoring.moves import alternate, jump, kneel, sit_start, step
from kinoflow.authoring.rig import STANDING_M
from kinoflow.authoring.timeline import Timeline, Value

SIGNS = "social/body signs/"
CLASPED: dict[str, Value] = {
    "hand_r": At("chest", -0.02, -0.14, 0.18),
    "hand_l": At("other", 0.03, 0.0, 0.04),
    "elbows": 20.0,
}
"""Both hands in each other before the breast."""


@action(
    "double take",
    "daily/states/look around",
    verbs="glance look turn snap lean stare",
    crispness="crisp",
    side=SIDE,
    reaction=Choice(("lean back", "jump back", "stare")),
)
def double_take(timeline: Timeline, side: str, reaction: str) -> Sequence[str]:
    """A glance aside, eyes front again as if nothing were there; then the head whips round once more."""
    timeline.hold(0.4)
    timeline.to(0.4, turn=-74, twist=-30, yaw=-14, nod=2)
    timeline.hold(0.6)
    timeline.to(0.45, turn=0, twist=0, yaw=0, nod=4)
    timeline.hold(0.8)
    timeline.to(0.18, turn=-80, twist=-34, yaw=-18, nod=-6, exact=True)
    up = {"hands": At("shoulder", 0.16, -0.14, 0.34), "palms": -40.0, "wrists": -40.0}
    if reaction == "lean back":
        timeline.to(0.3, bend=-22, pitch=-10, side=12, z=-0.06, shrugs=16, **up)
        timeline.hold(1.1)
    elif reaction == "jump back":
        step(timeline, "l", -0.22, 0.24, duration_s=0.28, height_m=0.1, heel_first=False, advance=False)
        timeline.to(0.28, bend=-16, pitch=-6, side=10, z=-0.12, x=0.12, shrugs=18, **up)
        timeline.hold(1.0)
        back_to_standing(timeline, "l", 0.6)
    else:
        timeline.to(0.4, bend=16, side=-8, nod=-8)
        timeline.hold(1.3)
    timeline.neutral(0.6)
    end = {"lean back": "{lean} back in shock", "jump back": "{start} back in fright", "stare": "{stare} in disbelief"}[reaction]  # fmt: skip
    return [
        "{do} a double take",
        f"{{do}} a double take to the {side} and {end}",
        f"{{glance}} {side}, {{look}} back to the front, then {{snap}} the head {side} again and {end}",
        f"{{look}} to the {side}, {{look}} away and quickly {{look}} {side} again, then {end}",
        f"= a double take to the {side}",
        f"{{look}} twice to the {side}, the second time with a jerk, and {end}",
        f"{{take}} a second look to the {side} and {end}",
        f"{{notice}} something on the {side} only at the second glance and {end}",
        f"{{turn}} the head {side}, then to the front, then {{whip}} it back to the {side} and {end}",
    ]


@action(
    "poke the fingertips together",
    SIGNS + "talk",
    verbs="poke tap press fidget twist",
    upper=True,
    count=Count(3, 6),
    sway=Choice(("twisting from side to side", "still"), (2, 1)),
    eyes=Choice(("down", "peeking up"), (2, 1)),
)
def poke_the_fingertips(timeline: Timeline, count: int, sway: str, eyes: str) -> Sequence[str]:
    """Shy: the two pointing fingers meet and part before the chest, chin down, hips and shoulders twisting."""
    timeline.hold(0.2)
    timeline.to(0.6, hands=At("chest", 0.23, -0.08, 0.24), palms=-60, elbows=25, nod=26, bend=12, shrugs=10, toes=-6)
    twist = 22.0 if sway == "twisting from side to side" else 0.0
    for number in range(count):
        turned = twist if number % 2 == 0 else -twist
        timeline.to(0.5, twist=turned, yaw=0.4 * turned, advance=False)
        timeline.to(0.25, hands=At("chest", 0.155, -0.07, 0.27))
        timeline.hold(0.08)
        timeline.to(0.25, hands=At("chest", 0.23, -0.08, 0.24))
    timeline.wait()
    timeline.to(0.3, hands=At("chest", 0.155, -0.07, 0.27), twist=0, yaw=0)
    if eyes == "peeking up":
        timeline.to(0.4, nod=2, tilt=12)
        timeline.hold(0.7)
        timeline.to(0.3, nod=24, tilt=0)
    timeline.hold(0.4)
    timeline.to(0.2, toes=7)
    timeline.neutral(0.6)
    how = ", twisting from side to side" if twist else ""
    look = " and {look} at the ground" if eyes == "down" else " and {peek} up"
    return [
        "{poke} the fingertips together",
        f"{{poke}} both index fingers together shyly{how}",
        f"{{tap}} the pointer fingers together{how}{look}",
        f"{{press}} the tips of the index fingers together in front of the chest{how}",
        f"{{be}} shy and {{poke}} the fingers together{how}{look}",
        f"{{fidget}} with the index fingers, bashful{how}",
        f"= shy finger poke{how}",
        f"= two fingers touching shyly{how}",
        f"{{touch}} the index fingers to each other again and again{how}{look}",
    ]


@action(
    "apologise",
    SIGNS + "talk",
    verbs="apologise apologize lean nod clasp bow beg",
    upper=True,
    hands=Choice(("clasped", "palms together", "on the heart", "palms up")),
    nods=Count(1, 3),
)
def apologise(timeline: Timeline, hands: str, nods: int) -> Sequence[str]:
    """I am so sorry: hands together or on the heart, the trunk leans in, the head nods slowly."""
    held_of: dict[str, dict[str, Value]] = {
        "clasped": CLASPED,
        "palms together": {"hands": At("chest", 0.02, 0.0, 0.18), "cock": 25.0, "elbows": 15.0},
        "on the heart": {"hand_r": At("chest", -0.05, -0.02, 0.09), "elbow_r": 20.0, "palm_r": 0.0},
        "palms up": {"hands": At("shoulder", 0.20, -0.28, 0.32), "palms": 85.0},
    }
    held = held_of[hands]
    timeline.hold(0.2)
    timeline.to(0.6, **held)
    timeline.hold(0.2)
    timeline.to(0.7, bend=26, pitch=12, nod=-8, tilt=6)
    timeline.hold(0.3)
    for _ in range(nods):
        timeline.to(0.5, nod=30)
        timeline.hold(0.12)
        timeline.to(0.5, nod=-6)
    timeline.hold(0.4)
    timeline.to(0.6, bend=10, pitch=2, tilt=0)
    timeline.neutral(0.7)
    with_ = {
        "clasped": "the hands clasped", "palms together": "the palms together", "on the heart": "one hand on the heart",
        "palms up": "both palms turned up",
    }[hands]  # fmt: skip
    return [
        "{apologise}",
        f"{{apologise}}, {with_}, leaning in and {{nod:ing}} slowly",
        f"{{say}} sorry, {with_}",
        f"{{apologize}} with {with_}",
        f"{{lean}} forward to apologise, {with_}",
        f"{{ask}} for forgiveness, {with_}, {{nod:ing}} slowly",
        f"{{be}} sorry and {{lean}} in with {with_}",
        f"= a sincere apology, {with_}",
        f"{{make}} an apology to a customer, {with_}",
    ]


@action(
    "chant at a protest",
    SIGNS + "cheer",
    verbs="chant pump shout protest raise demonstrate",
    upper=True,
    crispness="crisp",
    side=SIDE,
    count=Count(3, 6),
    other_hand=Choice(("cupped at the mouth", "hanging", "on the hip", "holding a sign"), (3, 1, 1, 1)),
)
def chant_at_a_protest(timeline: Timeline, side: str, count: int, other_hand: str) -> Sequence[str]:
    """One fist is pumped overhead in a rhythm, the other hand is a trumpet at the mouth."""
    free_of: dict[str, dict[str, Value]] = {
        "cupped at the mouth": {"hand_l": At("head", 0.09, -0.13, 0.15), "elbow_l": 25.0, "palm_l": 10.0},
        "hanging": {},
        "on the hip": {"hand_l": ON_HIP, "elbow_l": 55.0, "palm_l": -40.0},
        "holding a sign": {"hand_l": At("shoulder", 0.04, 0.16, 0.26), "elbow_l": 10.0},
    }
    free = free_of[other_hand]
    low, high = At("shoulder", 0.16, 0.14, 0.20), At("shoulder", 0.06, 0.55, 0.08)
    timeline.hold(0.2)
    timeline.to(0.5, hand_r=low, palm_r=-30, **free)
    for _ in range(count - 1):
        timeline.to(0.26, hand_r=high, heels=10, bend=-6, nod=-12, side=4)
        timeline.hold(0.16)
        timeline.to(0.26, hand_r=low, heels=0, bend=8, nod=2, side=0)
    timeline.to(0.26, hand_r=high, bend=-4, nod=-10)
    timeline.hold(0.5)
    timeline.neutral(0.6)
    o = other(side)
    rest = {
        "cupped at the mouth": f", shouting with the {o} hand cupped at the mouth", "hanging": "",
        "on the hip": f", the {o} hand on the hip", "holding a sign": f", holding up a sign with the {o} hand",
    }[other_hand]  # fmt: skip
    return [
        "{chant} at a protest" if other_hand != "hanging" else "{protest} with a raised fist",
        f"{{pump}} the {side} fist overhead in rhythm{rest}",
        f"{{protest}}, pumping the {side} fist{rest}",
        f"{{chant}} slogans with the {side} fist going up {number_word(count)} times{rest}",
        f"{{shout}} at a demonstration and {{pump}} the {side} fist{rest}",
        f"= a protester standing and pumping the {side} fist overhead{rest}",
        f"{{punch}} the {side} fist into the air again and again at a rally{rest}",
        f"{{march}} for a cause on the spot, the {side} fist going up and down{rest}",
        f"{{demonstrate}} with one fist overhead{rest}",
    ]


@action(
    "cheer in the stands",
    SIGNS + "cheer",
    verbs="cheer leap jump clap sit watch celebrate",
    tempo=False,
    count=Count(1, 2),
    claps=Count(2, 6),
    end=Choice(("sit back down", "stay standing"), (2, 1)),
)
def cheer_in_the_stands(timeline: Timeline, count: int, claps: int, end: str) -> Sequence[str]:
    """A spectator on a seat: forward with the ball, up with both arms high, jumps, claps, and down again."""
    sit_start(timeline, 0.46)
    timeline.hold(0.5)
    timeline.to(0.6, bend=26, pitch=8, nod=-14)
    timeline.hold(0.6)
    timeline.to(0.25, pitch=36, bend=18, nod=-20, hands=At("shoulder", 0.10, -0.34, 0.2), palms=0)
    timeline.to(0.35, y=-0.10, z=-0.03, pitch=6, bend=0, nod=-6, balance=1.0, hands=At("shoulder", 0.20, 0.46, 0.10))
    for _ in range(count):
        jump(
            timeline, 0.24, crouch_s=0.22, crouch_m=0.18, arms=False, recover_s=0.15,
            air={"hands": At("shoulder", 0.20, 0.52, 0.08)},
        )  # fmt: skip
    timeline.hold(0.2)
    meet = At("chest", 0.02, 0.02, 0.30)
    timeline.to(0.3, hands=At("chest", 0.18, 0.02, 0.30), bend=2)
    for _ in range(claps):
        timeline.to(0.14, hands=meet, exact=True)
        timeline.to(0.16, hands=At("chest", 0.18, 0.02, 0.30), exact=True)
    timeline.to(0.3, hands=At("shoulder", 0.12, -0.36, 0.18))
    if end == "sit back down":
        timeline.to(0.5, y=-0.16, z=-0.14, pitch=24, bend=16, nod=-16, balance=0.6)
        timeline.to(0.55, y=0.46 + 0.10 - STANDING_M, z=-0.40, pitch=10, bend=14, nod=-4, balance=0.0)
        timeline.to(0.4, pitch=-2, bend=6, nod=0, hands=At("thigh", 0.02, 0.10, 0.06), palms=-50)
        timeline.hold(0.3)
    else:
        timeline.neutral(0.5)
    last = " and {sit} back down" if end == "sit back down" else " and {stay} standing"
    return [
        "{cheer} in the stands",
        f"{{sit}}, {{leap}} up with both arms raised, {{clap}}{last}",
        f"{{jump}} up from the seat with the arms in the air and {{clap}} a few times{last}",
        f"{{watch}} a match sitting, {{leap}} up, {{cheer}}{last}",
        f"= a spectator leaping up from the seat and {'sitting back down' if end == 'sit back down' else 'staying on the feet'}",
        f"= stadium fan jumping up, arms raised, clapping{', then sitting down again' if end == 'sit back down' else ''}",
        f"{{celebrate}} a goal in the stands, jumping up from the seat{last}",
        f"{{spring}} up from a seat, {{throw}} up both arms and {{applaud}}{last}",
        f"{{react}} to a goal as a seated spectator{last}",
    ]


@action(
    "hold out an arm in thanks",
    SIGNS + "talk",
    verbs="hold thank present stretch gesture acknowledge show",
    upper=True,
    side=SIDE,
    first=Choice(("nothing", "hand on the heart", "bow"), (2, 1, 1)),
    clap=Choice(("no", "yes"), (3, 1)),
)
def hold_out_an_arm(timeline: Timeline, side: str, first: str, clap: str) -> Sequence[str]:
    """A singer thanks the band: an open arm stretched out to the side, the face turned there, held long."""
    timeline.hold(0.2)
    heart = first == "hand on the heart"
    if heart:
        timeline.to(0.6, hand_l=At("chest", -0.06, 0.0, 0.09), elbow_l=20)
        timeline.hold(0.5)
    elif first == "bow":
        timeline.to(0.7, bend=34, pitch=16, nod=18)
        timeline.hold(0.3)
        timeline.to(0.6, bend=2, pitch=0, nod=0)
    timeline.to(0.35, hand_r=At("shoulder", 0.06, -0.24, 0.30), palm_r=50)
    timeline.to(0.6, hand_r=At("shoulder", 0.54, 0.06, 0.14), palm_r=85, turn=-52, twist=-12, side=-4)
    timeline.hold(1.5)
    if clap == "yes":
        timeline.to(0.4, hands=At("chest", 0.16, 0.0, 0.28), palms=0)
        for _ in range(4):
            timeline.to(0.14, hands=At("chest", 0.02, 0.0, 0.28), exact=True)
            timeline.to(0.16, hands=At("chest", 0.16, 0.0, 0.28), exact=True)
    timeline.neutral(0.7)
    begin = {"nothing": "", "hand on the heart": f"{{put}} the {other(side)} hand on the heart and ", "bow": "{bow} and "}[first]  # fmt: skip
    last = " and {applaud}" if clap == "yes" else ""
    return [
        "{hold} out an arm to thank the band" if not begin else f"{begin}{{hold}} out an arm to thank the band",
        f"{begin}{{hold}} out the {side} arm to thank the musicians{last}",
        f"{{present}} the band with the {side} arm stretched out{last}",
        f"{{point}} the open {side} hand at the orchestra to share the applause{last}",
        f"{begin}{{gesture}} to the {side} with an open arm{last}",
        f"{{stretch}} the {side} arm out to the side, palm up, and {{look}} there{last}",
        f"{{introduce}} somebody on the {side} to the audience with an open arm{last}",
        *(
            [
                f"{{usher}} somebody to the {side} with an open {side} palm",
                f"{{show}} a guest the way to the {side} with an open hand",
            ]
            if not begin and clap == "no"
            else []
        ),
        f"= a singer thanking the band with the {side} arm held out",
        f"{{acknowledge}} somebody standing on the {side} with an outstretched arm{last}",
    ]


@action(
    "bang on the table",
    "social/hand signs/fist",
    verbs="bang slam pound hit thump strike",
    crispness="snappy",
    side=SIDE,
    fists=Choice(("one fist", "both fists", "flat hand"), (3, 1, 1)),
    count=Count(1, 4, usual=1),
    pose=Choice(("standing", "sitting"), (3, 1)),
)
def bang_on_the_table(timeline: Timeline, side: str, fists: str, count: int, pose: str) -> Sequence[str]:
    """A fist goes up beside the head and comes down hard on a table; the body bends over it and glares."""
    both = fists == "both fists"
    hand = "hands" if both else "hand_r"
    if pose == "sitting":
        sit_start(timeline, 0.45)
    table_m, ahead_m = (0.97, 0.50) if pose == "standing" else (0.78, 0.12)
    timeline.hold(0.3)
    if pose == "standing":
        step(timeline, "r", 0.22, 0.12, duration_s=0.4, advance=False)
    free: dict[str, Any] = {} if both else {"hand_l": At("air", 0.22, table_m + 0.02, ahead_m), "palm_l": -80.0}
    timeline.to(0.4, bend=10, **free)
    top = At("shoulder", 0.14, 0.34, 0.14)
    hit = At("air", 0.18, table_m + 0.03, ahead_m)
    for number in range(count):
        timeline.to(0.3, **{hand: top}, bend=-6, nod=-10, palms=0 if fists != "flat hand" else -80)
        timeline.hold(0.22)
        timeline.to(0.12, **{hand: hit}, bend=26, pitch=8 if pose == "standing" else 2, nod=-14, exact=True)
        timeline.hold(0.7 if number == count - 1 else 0.16)
    timeline.hold(0.3)
    if pose == "standing":
        back_to_standing(timeline, "r", 0.7)
    else:
        timeline.to(0.6, bend=6, pitch=-2, nod=0, hands=At("thigh", 0.02, 0.10, 0.06), palms=-50)
    what = {"one fist": f"the {side} fist", "both fists": "both fists", "flat hand": f"the flat {side} hand"}[fists]
    often = "" if count == 1 else f" {times(count)}"
    sits = ", sitting" if pose == "sitting" else ""
    return [
        f"{{bang}} on the table{sits}" if fists == "one fist" else f"{{bang}} on the table with {what}{sits}",
        f"{{slam}} {what} on the table{often}{sits}",
        f"{{slam}} {what} down on the desk{often}{sits}",
        f"{{pound}} the table with {what}{often}{sits}",
        f"{{hit}} the table with {what} in anger{often}{sits}",
        f"{{thump}} {what} on the counter{often}{sits}",
        f"{{raise}} {what} and {{bring}} {'them' if both else 'it'} down hard on the table{often}{sits}",
        f"= {what} slammed on the table{often}{sits}",
    ]


@action(
    "react to terrible news",
    SIGNS + "talk",
    verbs="hear cover back stagger sink sob kneel stare",
    side=SIDE,
    steps=Count(0, 3),
    hands=Choice(("over the mouth", "on the head", "on the chest"), (3, 1, 1)),
    end=Choice(("sink to the knees", "stay standing", "turn away"), (3, 1, 1)),
)
def react_to_terrible_news(timeline: Timeline, side: str, steps: int, hands: str, end: str) -> Sequence[str]:
    """Frozen, hands over the mouth, a few steps backward; then the knees give way and the back heaves."""
    del side
    timeline.hold(0.5)
    held_of: dict[str, dict[str, Value]] = {
        "over the mouth": {"hands": At("head", 0.05, -0.17, 0.145), "elbows": 20.0, "palms": 60.0, "wrists": 22.0},
        "on the head": {"hands": At("head", 0.12, 0.09, 0.03), "elbows": 60.0},
        "on the chest": {"hands": At("chest", 0.0, -0.02, 0.10), "elbows": 25.0},
    }
    held = held_of[hands]
    timeline.to(0.35, **held, shrugs=10, bend=-6)
    timeline.hold(0.6)
    if steps:
        walk(timeline, 0.34 * steps, STYLES["back"], line(180.0), facing=0.0, steps=steps, arms=False)
        timeline.wait()
        timeline.hold(0.3)
    if end == "sink to the knees":
        timeline.to(0.5, bend=18, y=-0.08, nod=14)
        kneel(timeline, "both", 1.6, upright=False)
        timeline.to(0.5, bend=34, nod=26)
        for number in range(6):
            timeline.to(0.2, bend=40 if number % 2 == 0 else 32, shrugs=14 if number % 2 == 0 else 2)
        timeline.hold(0.5)
    elif end == "turn away":
        timeline.to(0.7, twist=36, yaw=20, turn=30, bend=16, nod=20)
        timeline.hold(0.9)
        timeline.to(0.5, twist=0, yaw=0, turn=0, bend=2, nod=0)
        timeline.neutral(0.7)
    else:
        timeline.to(0.4, bend=10, nod=12)
        alternate(timeline, 2, 0.25, {"turn": 16.0}, {"turn": -16.0})
        timeline.to(0.2, turn=0)
        timeline.neutral(0.8)
    where = {"over the mouth": "{cover} the mouth with both hands", "on the head": "{put} both hands on the head", "on the chest": "{press} both hands to the chest"}[hands]  # fmt: skip
    away = "" if not steps else f", {{back}} away {'one step' if steps == 1 else number_word(steps) + ' steps'}"
    last = {"sink to the knees": " and {sink} to the knees sobbing", "stay standing": " and {shake} the head", "turn away": " and {turn} away"}[end]  # fmt: skip
    return [
        "{react} to terrible news" if end == "sink to the knees" else f"{{hear}} bad news{last}",
        f"{{hear}} the news, {where}{away}{last}",
        f"{where} in horror{away}{last}",
        f"{where}, shocked{away}{last}",
        f"{{learn}} of a death, {where}{last}",
        f"{{get}} terrible news{away}{last}",
        f"= grief at bad news: {where.replace('{', '').replace('}', '')}{last.replace('{', '').replace('}', '')}",
        f"{{receive}} a dreadful message{away}{last}",
        f"{{break}} down at the news{away}{last}"
        if end == "sink to the knees"
        else f"{{take}} bad news hard{away}{last}",
    ]


@action(
    "vibe to the music",
    "social/dance/dance",
    verbs="vibe sway bob nod groove bounce",
    upper=True,
    hands=Choice(("in the pockets", "hanging", "crossed", "snapping"), (2, 2, 1, 1)),
    eyes=Choice(("closed", "looking around"), (2, 1)),
    count=Count(4, 8),
)
def vibe_to_the_music(timeline: Timeline, hands: str, eyes: str, count: int) -> Sequence[str]:
    """Feet on the spot: the body sways left and right, the head bobs on every beat."""
    held_of: dict[str, dict[str, Value]] = {
        "in the pockets": {"hands": At("pelvis", 0.19, -0.04, 0.06), "elbows": 25.0, "palms": 20.0},
        "hanging": {"hands": NEUTRAL_HAND.moved(out=0.03, up=0.02)},
        "crossed": {
            "hand_r": At("chest", -0.09, -0.05, 0.06),
            "hand_l": At("chest", -0.08, -0.11, 0.10),
            "elbows": 28.0,
        },
        "snapping": {"hands": At("shoulder", 0.18, -0.16, 0.26), "elbows": 10.0},
    }
    held = held_of[hands]
    timeline.hold(0.15)
    timeline.to(0.5, **held)
    for number in range(count):
        sign = 1.0 if number % 2 == 0 else -1.0
        sway: dict[str, Any] = {"x": 0.12 * sign, "side": 15.0 * sign, "roll": -4.0 * sign, "tilt": 14.0 * sign}
        knee = {"knee_r" if sign > 0 else "knee_l": 16.0, "knee_l" if sign > 0 else "knee_r": 0.0}
        if eyes == "looking around":
            sway |= {"turn": 22.0 * sign}
        timeline.to(0.36, nod=30, y=-0.06, **sway, **knee)
        timeline.to(0.3, nod=-6, y=-0.01)
    timeline.to(0.3, x=0, side=0, roll=0, tilt=0, turn=0, knees=0, y=0)
    timeline.neutral(0.5)
    with_ = {
        "in the pockets": ", hands in the pockets", "hanging": "", "crossed": ", arms crossed", "snapping": ", snapping the fingers",
    }[hands]  # fmt: skip
    look = ", looking around" if eyes == "looking around" else ""
    return [
        f"{{vibe}} to the music{with_}",
        f"{{vibe}} to a song{with_}, bobbing the head and swaying left and right{look}",
        f"{{bob}} the head to the beat and {{sway}} from side to side on the spot{with_}{look}",
        f"{{sway}} to the music without moving the feet{with_}{look}",
        f"{{nod}} along to the music{with_}{look}",
        f"{{groove}} gently on the spot{with_}{look}",
        f"= just vibing to a song{with_}",
        f"{{listen}} to music, swaying left and right{with_}{look}",
        f"{{bounce}} lightly to the rhythm, head bobbing{with_}{look}",
    ]


@action(
    "sit hugging the knees",
    "daily/static posture/sit",
    verbs="sit hug rock hide curl bury",
    rock=Choice(("rocking", "still"), (2, 1)),
    head=Choice(("down", "up"), (3, 1)),
    start=Choice(("sitting", "sit down"), (2, 1)),
    count=Count(2, 5),
)
def sit_hugging_the_knees(timeline: Timeline, rock: str, head: str, start: str, count: int) -> Sequence[str]:
    """On the floor with the knees drawn up to the chest, arms round the shins, the face on the knees, rocking."""
    seated: dict[str, Any] = {"y": 0.11 - STANDING_M, "balance": 0.0, "z": -0.40}
    feet = At("floor", 0.09, 0.0, -0.06)
    if start == "sit down":
        timeline.to(0.8, y=-0.48, z=-0.12, pitch=32, bend=24, nod=-16, hands=At("shoulder", 0.05, -0.3, 0.35))
        timeline.to(0.7, **seated, pitch=-8, bend=30, nod=0, rest=1.0, hands=At("floor", 0.22, 0.05, -0.60), feet=feet)
    hug: dict[str, Value] = {
        "hand_r": At("knee", -0.13, -0.12, 0.06),
        "hand_l": At("knee", -0.11, -0.16, 0.05),
        "elbows": 15.0,
    }
    low = head == "down"
    held: dict[str, Any] = {
        **hug,
        "bend": 44.0 if low else 32.0,
        "nod": 44.0 if low else -8.0,
        "pitch": 2.0,
        "shrugs": 6.0,
    }
    if start == "sit down":
        timeline.to(0.8, **held)
    else:
        timeline.start(**seated, **held, rest=1.0, feet=feet)
    timeline.hold(0.4)
    if rock == "rocking":
        for _ in range(count):
            timeline.to(0.6, pitch=-16, bend=36 if low else 26, **hug)
            timeline.to(0.6, pitch=8, bend=46 if low else 34, **hug)
        timeline.to(0.4, pitch=2)
    else:
        for _ in range(count):
            timeline.to(0.7, shrugs=12, bend=40 if low else 30)
            timeline.to(0.7, shrugs=2, bend=46 if low else 34)
    timeline.hold(0.4)
    moves = " and {rock} back and forth" if rock == "rocking" else ""
    face = "the head down on the knees" if low else "looking ahead"
    down = "{sit} down on the floor, {hug} the knees" if start == "sit down" else "{sit} on the floor hugging the knees"
    return [
        f"{down}{moves}",
        f"{down}, {face}{moves}",
        f"{{hug}} the knees on the floor, {face}{moves}",
        f"{{sit}} with the knees pulled up to the chest and the arms around them{moves}",
        f"{{curl}} up sitting, {face}{moves}",
        f"= sitting on the floor, arms around the knees, {face}",
        f"{{hold}} {{poss}} legs in the arms on the floor{moves}",
        f"{{bury}} the face in the knees{moves}" if low else f"{{rest}} the arms around the knees{moves}",
        f"{{wrap}} the arms around the drawn-up legs, {face}{moves}",
        *(["{rock} back and forth hugging the knees"] if moves else ["{sit} still, hugging the knees"]),
    ]


@action(
    "hands on the cheeks",
    SIGNS + "talk",
    verbs="put hold press clap swoon gasp",
    upper=True,
    reaction=Choice(("gasp", "shake the head", "swoon", "still"), (2, 2, 1, 1)),
)
def hands_on_the_cheeks(timeline: Timeline, reaction: str) -> Sequence[str]:
    """Both palms laid on the cheeks: in horror, in disbelief, or sweetly."""
    timeline.hold(0.25)
    timeline.to(0.4, hands=At("head", 0.115, -0.155, 0.05), elbows=12, palms=-10, bend=-4)
    if reaction == "gasp":
        timeline.to(0.2, bend=-12, nod=-8, shrugs=12)
        timeline.hold(1.3)
    elif reaction == "shake the head":
        timeline.hold(0.5)
        for _ in range(3):
            timeline.to(0.5, turn=34, twist=6)
            timeline.to(0.5, turn=-34, twist=-6)
        timeline.to(0.3, turn=0, twist=0)
    elif reaction == "swoon":
        for sign in (1.0, -1.0, 1.0):
            timeline.to(0.5, tilt=20 * sign, side=8 * sign, x=0.05 * sign)
        timeline.to(0.4, tilt=0, side=0, x=0)
    else:
        timeline.hold(1.6)
    timeline.neutral(0.6)
    end = {
        "gasp": " in shock",
        "shake the head": " and slowly {shake} the head",
        "swoon": " and {swoon}",
        "still": ", quite still",
    }[reaction]
    return [
        f"{{put}} both hands on the cheeks{end}",
        f"{{hold}} {{poss}} cheeks with both hands{end}",
        f"{{press}} the palms to the cheeks{end}",
        f"{{lay}} both hands on the face at the cheeks{end}",
        f"{{cup}} {{poss}} face in the hands{end}",
        f"{{clap}} both hands to the cheeks{end}",
        "= both hands on the cheeks, mouth open"
        if reaction == "gasp"
        else f"= hands on the cheeks{end.replace(' and', ',').replace('{', '').replace('}', '')}",
        f"{{take}} {{poss}} own face between the hands{end}",
        *(["{scream} like Kevin home alone, hands on the cheeks"] if reaction == "gasp" else []),
    ]


@action(
    "show the empty hands",
    SIGNS + "talk",
    verbs="show turn hold open present",
    upper=True,
    way=Choice(("palms up", "both sides", "pockets first"), (2, 1, 1)),
    hands=Choice(("both hands", "one hand"), (3, 1)),
    side=SIDE,
)
def show_the_empty_hands(timeline: Timeline, way: str, hands: str, side: str) -> Sequence[str]:
    """Nothing in them: open hands held out, turned over and back, or drawn out of the pockets first."""
    both = hands == "both hands"
    hand, palm = ("hands", "palms") if both else ("hand_r", "palm_r")
    held = At("shoulder", 0.20, -0.14, 0.42)
    timeline.hold(0.25)
    if way == "pockets first":
        timeline.to(0.5, **{hand: At("pelvis", 0.19, -0.02, 0.05)})
        timeline.hold(0.3)
    timeline.to(0.5, **{hand: held, palm: 88.0}, nod=6)
    timeline.hold(0.8)
    if way == "both sides":
        timeline.to(0.4, **{palm: -85.0})
        timeline.hold(0.6)
        timeline.to(0.4, **{palm: 88.0})
    timeline.to(0.3, **{hand: held.moved(out=0.10)}, shrugs=8)
    timeline.hold(0.8)
    timeline.neutral(0.6)
    what = "both empty hands" if both else f"the empty {side} hand"
    first = "{turn} out the pockets and " if way == "pockets first" else ""
    last = " from both sides" if way == "both sides" else ""
    it = "them" if both else "it"
    return [
        f"{first}{{show}} {what}{last}",
        f"{first}{{hold}} out {what} to show there is nothing in {it}{last}",
        f"{{present}} {what}{last}",
        f"{first}{{open}} {'the hands' if both else 'the ' + side + ' hand'} to show that {'they are' if both else 'it is'} empty{last}",
        f"{{turn}} {what} over and back" if way == "both sides" else f"{{turn}} up {what}",
        f"{first}{{prove}} with {what} that one has nothing{last}",
        f"= {what} shown{last}",
        f"{{say}} I have nothing, showing {what}{last}",
    ]
