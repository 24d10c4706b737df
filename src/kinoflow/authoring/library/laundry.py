"""Laundry and rubbish: washing, wringing, hanging up, folding, ironing, making a bed, taking out the bin."""

from __future__ import annotations

from collections.abc import Sequence

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import NEUTRAL_HAND, At
from kinoflow.authoring.gait import walk
from kinoflow.authoring.moves import alternate, step
from kinoflow.authoring.timeline import Timeline


@action(
    "hang up clothes",
    "daily/cleaning/laundry",
    verbs="hang bend lift raise pick reach",
    count=Count(1, 2),
    basket=Choice(("in front", "at the side")),
    way=Choice(("hang", "take down"), (3, 1)),
)
def hang_up_clothes(timeline: Timeline, count: int, basket: str, way: str) -> Sequence[str]:
    """Down to a basket, a garment up in both hands, shaken out and pegged to a line above the head."""
    u = timeline.generator.uniform
    timeline.stance(0.28, toes_deg=10)
    timeline.hold(0.2)
    side = 0.0 if basket == "in front" else -0.35
    if way == "take down":
        for _ in range(count):
            timeline.look_at(At("floor", 0.0, 1.9, 0.5), 0.4)
            timeline.to(0.7, hands=At("shoulder", 0.14, 0.44, 0.22), bend=-6, heels=14, y=0.03, twist=0, pitch=0)
            for hand in ("r", "l"):
                timeline.to(0.16, **{f"hand_{hand}": At("shoulder", 0.16, 0.47, 0.24), f"wrist_{hand}": 25.0})
                timeline.to(0.18, **{f"hand_{hand}": At("shoulder", 0.14, 0.40, 0.22), f"wrist_{hand}": 0.0})
            timeline.to(0.5, hands=At("chest", 0.08, -0.14, 0.28), heels=0, y=0, bend=6, nod=6)
            timeline.to(0.25, hands=At("chest", 0.05, -0.10, 0.22))
            timeline.look_at(At("floor", side, 0.2, 0.5), 0.35)
            timeline.to(
                0.75, pitch=50, bend=34, y=-0.22, twist=0 if not side else -30, knees=8,
                hand_r=At("air", 0.08 - side, 0.36, 0.44), hand_l=At("air", 0.08 + side, 0.36, 0.44), palms=-40,
            )  # fmt: skip
            timeline.hold(0.12)
            timeline.to(0.5, pitch=6, bend=6, y=0, twist=0, knees=0, hands=At("shoulder", 0.10, -0.36, 0.24), palms=0)
        timeline.look_at(None)
        timeline.neutral(0.6)
        where = "in front" if not side else "on the right"
        many = "a piece of laundry" if count == 1 else "two pieces of laundry"
        return [
            "{take} the laundry down from the line",
            f"{{take}} {many} off the clothesline",
            f"{{reach}} up, {{take}} {many} off the line and {{put}} {'it' if count == 1 else 'them'} into a basket {where}",
            f"{{unpin}} dry clothes overhead and {{lay}} them into a basket {where}",
            "{bring} in the washing, {take:ing} clothes down with both hands",
            f"{{take}} down a dry shirt with both hands and {{bend}} down to a basket {where}",
            f"{{collect}} the dry laundry from a line above the head, {times(count)}",
            f"= taking {many} down from the line",
        ]
    for _ in range(count):
        timeline.look_at(At("floor", side, 0.2, 0.5), 0.3)
        timeline.to(
            0.75, pitch=52, bend=34, y=-0.22, twist=0 if not side else -30, knees=8,
            hand_r=At("air", 0.10 - side, 0.34, 0.44), hand_l=At("air", 0.10 + side, 0.34, 0.44), palms=-40,
        )  # fmt: skip
        timeline.hold(0.12)
        timeline.look_at(At("floor", 0.0, 1.9, 0.5), 0.5, delay_s=0.3)
        timeline.to(0.75, pitch=2, bend=0, y=0, twist=0, knees=0, hands=At("shoulder", 0.02, -0.12, 0.42), palms=-10)
        timeline.to(0.16, hands=At("shoulder", 0.04, -0.30, 0.44), wrists=20)
        timeline.to(0.16, hands=At("shoulder", 0.04, -0.06, 0.44), wrists=-10)
        timeline.to(0.5, hands=At("shoulder", 0.06, 0.44, 0.22), bend=-6, heels=16, y=0.035, wrists=0, palms=0)
        wide = u(0.14, 0.2)
        timeline.to(0.3, hand_r=At("shoulder", wide, 0.42, 0.22), wrist_r=30)
        timeline.to(0.18, hand_r=At("shoulder", wide, 0.45, 0.23), wrist_r=0)
        timeline.to(0.3, hand_l=At("shoulder", wide, 0.42, 0.22), wrist_l=30)
        timeline.to(0.18, hand_l=At("shoulder", wide, 0.45, 0.23), wrist_l=0)
        timeline.hold(0.1)
        timeline.to(0.35, heels=0, y=0.0, hands=At("shoulder", 0.14, 0.1, 0.35))
    timeline.look_at(None)
    timeline.neutral(0.6)
    what = "a piece of laundry" if count == 1 else "two pieces of laundry"
    where = "in front" if not side else "on the right"
    return [
        "{hang} up clothes",
        "{hang} the laundry on a clothesline",
        f"{{hang}} up {what}",
        f"{{bend}} down to a basket {where}, {{pick}} up wet clothes and {{hang}} them on a line above the head",
        f"{{lift}} {what} out of a basket and {{raise}} both hands to hang {'it' if count == 1 else 'them'} up high",
        "{bend} forward, {grab} a garment with both hands, {shake} it out and {pin} it to a line overhead",
        "{reach} up with both arms on the toes to hang a shirt on the line",
        f"{{pick}} something up from the floor {where} with both hands and {{hang}} it up above the head, {times(count)}",
        "{put} clothes on a washing line with both arms raised overhead",
        f"= hanging up {what} to dry",
    ]


@action(
    "fold clothes",
    "daily/cleaning/laundry",
    verbs="fold place hold bring",
    side=SIDE,
    count=Count(1, 2),
    what=Choice(("a shirt", "a towel", "a blanket"), (2, 2, 1)),
)
def fold_clothes(timeline: Timeline, side: str, count: int, what: str) -> Sequence[str]:
    """At a table: arms spread a cloth wide, one hand brings its edge over to the other, twice, then it is patted flat."""
    u = timeline.generator.uniform
    timeline.stance(0.26)
    timeline.hold(0.2)
    high = u(0.92, 1.0)
    timeline.look_at(At("floor", 0.0, 0.9, 0.5), 0.4)
    if what == "a blanket":
        # In the air: arms wide, hands together, down to the lower edge, and once more smaller.
        wide, together = At("shoulder", 0.46, 0.06, 0.28), At("chest", 0.03, 0.10, 0.34)
        timeline.look_at(None)
        timeline.to(0.6, hands=wide, palms=-40, bend=-3)
        timeline.hold(0.15)
        timeline.to(0.5, hands=together, bend=4)
        timeline.to(0.4, hand_r=At("chest", 0.03, -0.34, 0.30), bend=16, nod=16)
        timeline.to(0.45, hand_r=together, bend=4, nod=4)
        timeline.to(0.4, hands=At("shoulder", 0.16, -0.04, 0.34))
        timeline.to(0.4, hands=together, bend=4)
        timeline.to(0.35, hand_l=At("chest", 0.03, -0.24, 0.28), bend=12, nod=14)
        timeline.to(0.4, hand_l=At("chest", 0.03, 0.02, 0.30), hand_r=At("chest", 0.03, 0.02, 0.30), bend=6)
        timeline.to(0.4, hands=At("chest", 0.10, -0.16, 0.20), palms=40, nod=8)
        timeline.hold(0.3)
        timeline.neutral(0.6)
        return [
            "{fold} a blanket",
            "{fold} a big bed sheet in the air",
            "{spread} both arms wide with a blanket and {bring} the hands together to fold it",
            "{hold} a blanket up by its corners and {fold} it in half twice",
            "{fold} a sheet, {bring:ing} the hands together in front of the chest",
            "{open} the arms wide, {fold} a large cloth and {press} it to the chest",
            "{fold} a blanket while standing, without a table",
            "= folding a blanket in the air with both arms",
        ]
    for _ in range(count):
        timeline.to(0.6, hands=At("air", 0.36, high + 0.02, 0.40), pitch=12, bend=16, palms=-60, elbows=10)
        timeline.hold(0.1)
        # The right edge comes over in an arc and meets the left hand.
        timeline.to(0.28, hand_r=At("air", 0.06, high + 0.20, 0.40), twist=8)
        timeline.to(
            0.28,
            hand_r=At("air", -0.22, high + 0.02, 0.40),
            hand_l=At("air", 0.34, high + 0.02, 0.40),
            twist=16,
            side=4,
        )
        timeline.hold(0.1)
        timeline.to(0.35, hand_r=At("air", 0.12, high, 0.30), hand_l=At("air", 0.14, high, 0.30), twist=0, side=0)
        timeline.to(0.25, hands=At("air", 0.13, high + 0.14, 0.42), bend=18)
        timeline.to(0.25, hands=At("air", 0.13, high, 0.54), bend=24, pitch=16)
        timeline.to(0.2, hands=At("air", 0.10, high + 0.06, 0.44), bend=18)
        for _ in range(2):
            timeline.to(0.16, hand_r=At("air", 0.06, high - 0.02, 0.44), palm_r=-85, wrist_r=-20)
            timeline.to(0.16, hand_r=At("air", 0.08, high + 0.08, 0.42))
        timeline.hold(0.1)
    timeline.look_at(None)
    timeline.neutral(0.6)
    many = what if count == 1 else {"a shirt": "two shirts", "a towel": "two towels"}[what]
    it = "it" if count == 1 else "each"
    return [
        "{fold} clothes",
        f"{{fold}} {many} on a table",
        "{fold} the laundry",
        f"{{spread}} {many} wide with both hands on a table and {{fold}} {it} over with the {side} hand",
        f"{{hold}} the corners of {what} with both hands apart, {{bring}} the {side} hand over to the {other(side)} and {{fold}} it again",
        f"{{lean}} over a table, {{fold}} {many} and {{pat}} {it} flat with the {side} hand",
        f"{{fold}} {many} neatly, {{move:ing}} the {side} hand across to the {other(side)}",
        "{stand} at a table and {fold} laundry with both hands",
        f"{{fold}} {many} in half {'twice' if count == 1 else 'one after the other'}, {{look:ing}} down",
        f"= folding {many}",
    ]


@action(
    "iron clothes",
    "daily/cleaning/laundry",
    verbs="iron press push slide hold",
    side=SIDE,
    count=Count(3, 5),
    direction=Choice(("back and forth", "from side to side")),
)
def iron_clothes(timeline: Timeline, side: str, count: int, direction: str) -> Sequence[str]:
    """An iron in one hand slides over a board at hip height, the other hand holds the cloth; the weight goes with it."""
    u = timeline.generator.uniform
    timeline.stance(0.28, stagger_m=0.12)
    timeline.hold(0.2)
    high = u(1.0, 1.06)
    middle = At("air", 0.14, high, 0.44)
    timeline.look_at(At("floor", -0.1, 0.9, 0.5), 0.4)
    timeline.to(
        0.6,
        hand_r=middle.moved(0.16),
        hand_l=At("air", 0.26, high - 0.08, 0.36),
        palm_l=-85,
        wrist_l=-20,
        palm_r=-30,
        pitch=12,
        bend=18,
        elbow_r=25,
    )
    half = u(0.5, 0.62)
    if direction == "from side to side":
        alternate(
            timeline, count, half,
            {"hand_r": middle.moved(-0.18, -0.02, 0.04), "twist": 14.0, "side": 6.0, "x": 0.05},
            {"hand_r": middle.moved(0.26, -0.02, 0.0), "twist": -14.0, "side": -6.0, "x": -0.05},
        )  # fmt: skip
    else:
        alternate(
            timeline, count, half,
            {"hand_r": middle.moved(-0.02, -0.02, 0.18), "pitch": 22.0, "bend": 24.0, "twist": 10.0},
            {"hand_r": middle.moved(0.04, -0.02, -0.20), "pitch": 8.0, "bend": 14.0, "twist": -8.0},
        )  # fmt: skip
    timeline.to(0.4, hand_r=At("air", 0.36, high + 0.10, 0.34), twist=-10)
    timeline.look_at(None)
    timeline.neutral(0.6)
    return [
        f"{{iron}} clothes with the {side} hand",
        "{iron} a shirt",
        f"{{iron}} clothes {direction} on an ironing board",
        f"{{hold}} the cloth with the {other(side)} hand and {{slide}} an iron {direction} with the {side} hand",
        f"{{press}} an iron down with the {side} hand and {{push}} it {direction} over a board",
        f"{{lean}} over an ironing board and {{iron}} {direction}",
        f"{{move}} the {side} fist {direction} over a table at hip height as if ironing",
        f"{{do}} the ironing, the {other(side)} hand flat on the cloth",
        f"{{iron}} a shirt with {number_word(count)} long strokes of the {side} arm",
        f"= ironing clothes {direction} with the {side} hand",
    ]


@action(
    "wring out a cloth",
    "daily/cleaning/laundry",
    verbs="wring twist squeeze hold bend",
    side=SIDE,
    count=Count(2, 4),
    pose=Choice(("standing", "bending forward")),
)
def wring_out_a_cloth(timeline: Timeline, side: str, count: int, pose: str) -> Sequence[str]:
    """Both fists on a rolled cloth turn against each other, elbows rise and fall in opposition, shoulders strain."""
    u = timeline.generator.uniform
    timeline.stance(0.30, toes_deg=12)
    timeline.hold(0.2)
    low = pose == "bending forward"
    timeline.look_at(At("floor", 0.0, 0.8, 0.5), 0.4)
    timeline.to(
        0.6,
        hands=At("chest", 0.11, -0.14, 0.30),
        palms=-60,
        elbows=20,
        pitch=28 if low else 6,
        bend=24 if low else 12,
        y=-0.12 if low else -0.04,
    )
    for _ in range(count):
        timeline.to(
            u(0.4, 0.5), hand_r=At("chest", 0.075, -0.06, 0.30), hand_l=At("chest", 0.075, -0.20, 0.27),
            elbow_r=85, elbow_l=-20, palm_r=-105, palm_l=30, wrist_r=35, wrist_l=-35, side=6, twist=6, shrugs=12,
        )  # fmt: skip
        timeline.hold(0.25)
        timeline.to(
            u(0.3, 0.36),
            hands=At("chest", 0.11, -0.14, 0.30),
            elbows=20,
            palms=-60,
            wrists=0,
            side=0,
            twist=0,
            shrugs=0,
        )
        timeline.hold(0.08)
    timeline.look_at(None)
    timeline.neutral(0.6)
    how = "bending forward" if low else "in front of the chest"
    return [
        "{wring} out a wet cloth",
        f"{{wring}} out a towel {times(count)}",
        f"{{twist}} a wet cloth with both hands {how}",
        f"{{hold}} a rolled towel with both hands and {{twist}} the fists in opposite directions {times(count)}",
        f"{{squeeze}} water out of a cloth by twisting it with both hands, {how}",
        f"{{wring}} the laundry {how}, the {side} elbow high and the {other(side)} elbow low",
        f"{{grip}} a cloth in front of the body and {{wring}} it forcefully {times(count)}",
        f"{{raise}} the {side} elbow and {{twist}} both hands against each other {times(count)}, {{wring:ing}} a cloth",
        "{wring} a mop cloth with both hands, {look:ing} down at it",
        f"= wringing out a wet cloth {how}",
    ]


@action(
    "shake out a blanket",
    "daily/cleaning/laundry",
    verbs="shake raise hold lift",
    crispness="crisp",
    count=Count(2, 4),
    force=Choice(("", "forcefully")),
)
def shake_out_a_blanket(timeline: Timeline, count: int, force: str) -> Sequence[str]:
    """Both hands hold a blanket by its corners, rise above the head and whip down, knees and back with them."""
    u = timeline.generator.uniform
    size = 1.25 if force else 1.0
    timeline.stance(0.30, stagger_m=0.16)
    timeline.hold(0.2)
    timeline.to(0.6, hands=At("shoulder", 0.10, -0.22, 0.42), palms=-70, pitch=6, bend=6)
    for _ in range(count):
        timeline.to(
            u(0.42, 0.5),
            hands=At("shoulder", 0.14, 0.36 * min(size, 1.15), 0.36),
            bend=-8 * size,
            pitch=-3,
            y=0.02,
            nod=-10,
            wrists=-20,
        )
        timeline.to(
            0.22,
            hands=At("shoulder", 0.12, -0.30, 0.42),
            bend=18 * size,
            pitch=12 * size,
            y=-0.10 * size,
            nod=4,
            wrists=20,
        )
        timeline.hold(0.2)
    timeline.neutral(0.6)
    how = f" {force}" if force else ""
    return [
        f"{{shake}} out a blanket{how}",
        f"{{shake}} a rug{how}",
        f"{{shake}} out a bed sheet with both hands {times(count)}",
        f"{{hold}} a blanket with both hands, {{raise}} the arms above the head and {{whip}} them down {times(count)}",
        f"{{lift}} both arms and {{swing}} them down{how} to shake the dust out of a carpet",
        f"{{flap}} a sheet up and down with both arms {times(count)}",
        f"{{shake}} a towel out{how}, {{bend:ing}} the knees with each stroke",
        f"{{grab}} a cloth by its corners and {{shake}} it up and down {number_word(count)} times",
        "{raise} and {lower} both arms quickly, {shake:ing} out a blanket",
        f"= shaking out a blanket with both hands{how}",
    ]


@action(
    "spread a blanket",
    "daily/cleaning/laundry",
    verbs="spread make bend throw smooth",
    side=SIDE,
    smoothing=Count(1, 3),
)
def spread_a_blanket(timeline: Timeline, side: str, smoothing: int) -> Sequence[str]:
    """Making a bed: a sheet thrown up and out with both arms, down onto the bed, then smoothed with one hand."""
    timeline.stance(0.26, stagger_m=0.0)
    timeline.hold(0.2)
    timeline.to(0.5, hands=At("shoulder", 0.08, -0.34, 0.26), bend=12, pitch=6, palms=-60, y=-0.05)
    step(timeline, "r", 0.26, 0.12, duration_s=0.5, advance=False)
    timeline.to(0.5, hands=At("shoulder", 0.20, 0.30, 0.42), bend=-6, pitch=2, y=0.0, palms=-70)
    timeline.look_at(At("floor", 0.0, 0.6, 0.9), 0.4)
    timeline.to(0.75, hands=At("air", 0.34, 0.76, 0.76), pitch=34, bend=26, y=-0.06)
    timeline.hold(0.15)
    for _ in range(smoothing):
        timeline.to(0.4, hand_r=At("air", -0.06, 0.66, 0.82), palm_r=-88, wrist_r=-20, twist=14)
        timeline.to(0.5, hand_r=At("air", 0.48, 0.66, 0.66), twist=-12)
        timeline.hold(0.05)
    step(timeline, "r", 0.0, 0.10, duration_s=0.5, advance=False, heel_first=False)
    timeline.look_at(None)
    timeline.hold(0.05)
    timeline.to(0.6, pitch=0, bend=2, y=0, hands=NEUTRAL_HAND, twist=0)
    timeline.neutral(0.3)
    return [
        "{make} the bed",
        "{spread} a blanket over the bed",
        f"{{spread}} a sheet with both arms and {{smooth}} it with the {side} hand",
        "{raise} both arms, {throw} a blanket forward and {bend} down to spread it out",
        f"{{step}} forward with the {side} foot, {{spread}} a sheet over a bed and {{smooth}} it {times(smoothing)} with the {side} hand",
        "{lift} a blanket high with both hands and {spread} it out on the ground in front",
        f"{{lean}} over a bed and {{wipe}} the sheet flat with the {side} hand {times(smoothing)}",
        "{lay} out a picnic blanket with both hands",
        f"{{spread}} a tablecloth and {{stroke}} it smooth with the {side} palm",
        f"= making a bed, smoothing the sheet with the {side} hand",
    ]


@action(
    "wash clothes by hand",
    "daily/cleaning/laundry",
    verbs="wash rub scrub squat crouch",
    side=SIDE,
    count=Count(4, 7),
    pose=Choice(("squatting", "standing bent over")),
)
def wash_clothes_by_hand(timeline: Timeline, side: str, count: int, pose: str) -> Sequence[str]:
    """Both fists rub cloth up and down a washboard, one against the other, squatting at a tub or bent over a sink."""
    u = timeline.generator.uniform
    squat = pose == "squatting"
    timeline.stance(0.34 if squat else 0.28, toes_deg=22 if squat else 10)
    timeline.hold(0.2)
    high, ahead = (0.34, 0.46) if squat else (0.84, 0.48)
    timeline.look_at(At("floor", 0.0, high, 0.5), 0.5)
    body = (
        {"y": -0.50, "pitch": 34.0, "bend": 30.0, "knees": 16.0, "heels": 10.0}
        if squat
        else {"y": -0.08, "pitch": 26.0, "bend": 28.0}
    )
    near, far = At("air", 0.05, high + 0.06, ahead - 0.09), At("air", 0.05, high, ahead + 0.10)
    timeline.to(0.9, hand_r=near, hand_l=near.moved(0.03, 0, 0.04), palms=-70, elbows=15, **body)
    half = u(0.22, 0.28)
    alternate(
        timeline, count, half,
        {"hand_r": far, "hand_l": near.moved(0.03), "bend": body["bend"] + 5, "twist": 8.0},
        {"hand_r": near, "hand_l": far.moved(0.03), "bend": body["bend"] - 2, "twist": -8.0},
    )  # fmt: skip
    timeline.look_at(None, delay_s=0.2)
    timeline.neutral(0.9)
    down = "{squat} down and" if squat else "{bend} over and"
    return [
        f"{down} {{wash}} clothes by hand",
        "{wash} clothes by hand",
        "{do} the laundry by hand",
        f"{down} {{rub}} clothes on a washboard with both hands",
        f"{down} {{scrub}} the laundry in a tub, both fists moving forward and back in turn",
        f"{down} {{rub}} the fists against each other in front of the body, {number_word(count)} times",
        f"{{scrub}} clothes with both hands, {pose}",
        "{lean} over a basin and {wash} clothes, {push:ing} the hands alternately",
        f"{down} {{rub}} dirty clothes in a bucket, then {{stand}} upright again",
        f"= washing clothes with both hands, {pose}",
    ]


@action(
    "load a washing machine",
    "daily/cleaning/laundry",
    verbs="load put crouch take push turn",
    side=SIDE,
    count=Count(1, 2),
    way=Choice(("load", "unload"), (3, 1)),
)
def load_a_washing_machine(timeline: Timeline, side: str, count: int, way: str) -> Sequence[str]:
    """Crouched, clothes are taken from a basket on the right and pushed forward into the drum with both hands."""
    timeline.stance(0.32, toes_deg=18)
    timeline.hold(0.2)
    timeline.to(0.9, y=-0.46, pitch=22, bend=18, nod=-6, knees=12, heels=12, hands=At("shoulder", 0.04, -0.26, 0.36))
    for _ in range(count if way == "unload" else 0):
        timeline.look_at(At("floor", 0.0, 0.5, 0.8), 0.35)
        timeline.to(0.5, twist=0, side=0, hands=At("air", 0.08, 0.54, 0.74), bend=24, pitch=30)
        timeline.hold(0.12)
        timeline.to(0.45, hands=At("air", 0.10, 0.58, 0.40), bend=14, pitch=22)
        timeline.look_at(At("floor", -0.6, 0.2, 0.2), 0.35)
        timeline.to(
            0.55, twist=-36, side=-8, hand_r=At("air", 0.50, 0.32, 0.22), hand_l=At("air", -0.26, 0.36, 0.34), bend=26
        )
        timeline.hold(0.12)
        timeline.to(0.4, twist=0, side=0, bend=14, hands=At("air", 0.10, 0.56, 0.44))
    if way == "unload":
        timeline.look_at(None)
        timeline.neutral(0.9)
        return [
            "{unload} the washing machine",
            f"{{take}} the laundry out of the washing machine {times(count)}",
            f"{{crouch}} down, {{pull}} clothes out of a washing machine and {{put}} them into a basket on the {side}",
            f"{{squat}}, {{reach}} forward with both hands, {{take}} something out and {{turn}} to the {side} with it",
            "{empty} the dryer into a basket in a squat",
            f"{{take}} wet clothes out of the drum and {{lay}} them down on the {side}",
            f"{{unload}} the dishwasher in a squat, {{put:ing}} things to the {side}",
            f"= unloading a washing machine into a basket on the {side}",
        ]
    for _ in range(count):
        timeline.look_at(At("floor", -0.6, 0.2, 0.2), 0.35)
        timeline.to(
            0.55,
            twist=-36,
            side=-8,
            hand_r=At("air", 0.50, 0.30, 0.22),
            hand_l=At("air", -0.26, 0.34, 0.34),
            bend=26,
            palms=-30,
        )
        timeline.hold(0.12)
        timeline.look_at(At("floor", 0.0, 0.5, 0.8), 0.35)
        timeline.to(0.5, twist=0, side=0, hands=At("air", 0.10, 0.60, 0.36), bend=12, palms=0)
        timeline.to(0.4, hands=At("air", 0.08, 0.54, 0.74), bend=24, pitch=30)
        timeline.hold(0.15)
        timeline.to(0.35, hands=At("air", 0.14, 0.58, 0.44), bend=16, pitch=22)
    timeline.look_at(None)
    timeline.to(0.22, hand_r=At("air", 0.45, 0.58, 0.62), hand_l=At("thigh", 0.02, 0.10, 0.06))
    timeline.to(0.35, hand_r=At("air", 0.06, 0.58, 0.58), twist=8)
    timeline.hold(0.1)
    timeline.neutral(0.9)
    return [
        "{load} the washing machine",
        "{put} laundry into the washing machine",
        f"{{crouch}} down and {{put}} clothes into a washing machine {times(count)}",
        f"{{squat}}, {{turn}} to the {side}, {{take}} clothes from a basket with both hands and {{push}} them forward into the machine",
        f"{{crouch}}, {{reach}} to the {side} with both hands and {{push}} the clothes away in front, {times(count)}",
        f"{{squat}} in front of a washing machine, {{fill}} it and {{close}} its door with the {side} hand",
        f"{{twist}} to the {side} in a squat, {{grab}} something from the floor and {{place}} it in front",
        "{load} clothes into a machine with both hands, then {stand} up",
        f"{{squat}} down, {{put}} clothes into the drum and {{shut}} the door with the {side} hand",
        f"= loading a washing machine from a basket on the {side}",
    ]


@action(
    "take out the trash",
    "daily/cleaning/trash",
    verbs="take pick carry lift throw put walk bend",
    tempo=True,
    side=SIDE,
    distance=Choice(("near", "far")),
    bin_height=Choice(("high", "low")),
)
def take_out_the_trash(timeline: Timeline, side: str, distance: str, bin_height: str) -> Sequence[str]:
    """Bend for a heavy bag at the side, carry it some steps, heave it up and into a bin."""
    timeline.hold(0.2)
    timeline.look_at(At("floor", -0.3, 0, 0.35), 0.35)
    timeline.to(0.7, y=-0.30, pitch=36, bend=28, side=-8, twist=-12, hand_r=At("air", 0.26, 0.34, 0.24), knees=6)
    timeline.hold(0.15)
    timeline.look_at(None)
    timeline.to(
        0.7,
        y=0,
        pitch=0,
        bend=2,
        side=9,
        twist=0,
        hand_r=At("shoulder", 0.16, -0.50, 0.06),
        hand_l=At("shoulder", 0.24, -0.42, 0.04),
        knees=0,
        shrug_r=-6,
    )
    begin = timeline.time_s
    walk(timeline, 1.2 if distance == "near" else 2.2, "stroll", arms=False)
    del begin
    timeline.hold(0.1)
    if bin_height == "high":
        timeline.look_at(At("floor", 0.0, 1.1, 0.6), 0.3)
        timeline.to(
            0.45, hand_l=At("air", -0.06, 0.92, 0.26), hand_r=At("air", 0.14, 0.84, 0.22), side=0, bend=12, y=-0.08
        )
        timeline.to(0.45, hand_l=At("air", 0.06, 1.36, 0.44), hand_r=At("air", 0.08, 1.34, 0.42), bend=-4, y=0.0)
        timeline.to(0.35, hands=At("air", 0.10, 1.12, 0.62), bend=16, pitch=8)
    else:
        timeline.look_at(At("floor", 0.0, 0.5, 0.6), 0.3)
        timeline.to(
            0.5, hand_r=At("air", 0.06, 1.02, 0.46), hand_l=At("air", 0.14, 0.96, 0.40), side=0, bend=10, pitch=8
        )
        timeline.to(
            0.4, hand_r=At("air", 0.06, 0.62, 0.56), hand_l=At("air", 0.14, 0.66, 0.52), bend=28, pitch=22, y=-0.06
        )
    timeline.hold(0.12)
    timeline.look_at(None)
    timeline.neutral(0.6)
    into = "{lift} it with both hands into a tall bin" if bin_height == "high" else "{drop} it into a bin"
    far = "a few steps" if distance == "near" else "forward"
    return [
        "{take} out the trash",
        "{take} the garbage out",
        f"{{pick}} up a trash bag with the {side} hand, {{carry}} it {far} and {{put}} it into a bin",
        f"{{bend}} down, {{pick}} up a heavy bag with the {side} hand, {{walk}} {far} and {into}",
        f"{{carry}} a garbage bag in the {side} hand, then {into}",
        f"{{grab}} a bag from the ground beside the {side} foot, {{walk}} forward and {{throw}} it away",
        f"{{take}} out a bag of rubbish with the {side} hand",
        f"{{lift}} a trash bag, {{walk}} to the bin with it on the {side} side and {{dump}} it",
        f"{{pick}} something up on the {side}, {{carry}} it {far}, then {{lower}} it into a container",
        f"= carrying a trash bag with the {side} hand and putting it into a bin",
    ]


@action(
    "throw away trash",
    "daily/cleaning/trash",
    verbs="throw toss crumple step",
    crispness="crisp",
    side=SIDE,
    style=Choice(("underhand", "overhand", "drop"), (2, 2, 2)),
    crumple=Choice(("yes", "no")),
)
def throw_away_trash(timeline: Timeline, side: str, style: str, crumple: str) -> Sequence[str]:
    """Paper crumpled between both hands and tossed into a bin ahead."""
    timeline.hold(0.2)
    if crumple == "yes":
        timeline.look_at("hand_r", 0.3)
        timeline.to(0.4, hands=At("chest", 0.04, -0.08, 0.22), palm_r=-70, palm_l=70, bend=8)
        for _ in range(2):
            timeline.to(
                0.2, hand_r=At("chest", 0.05, -0.04, 0.24), hand_l=At("chest", 0.05, -0.13, 0.21), palm_r=-30, palm_l=20
            )
            timeline.to(
                0.2, hand_r=At("chest", 0.05, -0.13, 0.21), hand_l=At("chest", 0.05, -0.04, 0.24), palm_r=-80, palm_l=80
            )
    if style == "drop":
        # The lid of a bin opens with the foot.
        walk(timeline, 0.9, "stroll") if crumple == "no" else None
        timeline.look_at(At("floor", -0.1, 0.4, 0.5), 0.3)
        timeline.to(0.4, hand_r=At("chest", 0.08, -0.12, 0.28), hand_l=NEUTRAL_HAND, palms=0)
        timeline.to(0.35, foot_r=At("floor", 0.06, 0.04, 0.24), foot_pitch_r=-12, bend=8)
        timeline.to(0.2, foot_pitch_r=10)
        timeline.to(0.5, hand_r=At("air", 0.08, 0.84, 0.46), palm_r=-80, bend=22, pitch=10)
        timeline.hold(0.2)
        timeline.to(0.4, hand_r=At("air", 0.12, 1.02, 0.34), palm_r=0, bend=10, pitch=2)
        timeline.to(0.35, foot_r=At("floor", 0.10, 0.0, 0.0), foot_pitch_r=0)
        timeline.look_at(None)
        timeline.neutral(0.6)
        begin = "{crumple} paper with both hands, then" if crumple == "yes" else "{walk} to the bin and"
        return [
            f"{{drop}} trash into a bin with the {side} hand",
            f"{begin} {{drop}} it into the bin with the {side} hand",
            f"{{step}} on the pedal of a bin with the {side} foot and {{drop}} trash into it",
            f"{begin} {{press}} the pedal with the foot and {{put}} the trash into the can",
            f"{{put}} garbage into a pedal bin with the {side} hand",
            f"{{open}} a bin with the {side} foot and {{throw}} something away",
            f"{begin} {{let}} it fall into the trash can",
            f"= dropping trash into a bin with the {side} hand",
        ]
    timeline.look_at(At("floor", -0.1, 0.4, 1.6), 0.3)
    step(timeline, "l", 0.30, 0.10, duration_s=0.5, advance=False)
    if style == "underhand":
        timeline.to(
            0.45,
            hand_r=At("shoulder", 0.12, -0.46, -0.20),
            hand_l=NEUTRAL_HAND.moved(0.06, 0.05, 0.12),
            bend=12,
            twist=-18,
            y=-0.06,
            palm_r=40,
        )
        timeline.to(0.22, hand_r=At("shoulder", -0.02, -0.06, 0.52), twist=16, bend=10, z=0.14, palm_r=70, wrist_r=20)
    else:
        timeline.to(
            0.45,
            hand_r=At("shoulder", 0.14, 0.16, 0.06),
            elbow_r=30,
            hand_l=NEUTRAL_HAND.moved(0.08, 0.1, 0.2),
            bend=-4,
            twist=-20,
            palm_r=-20,
            wrist_r=-40,
        )
        timeline.to(0.2, hand_r=At("shoulder", -0.02, 0.02, 0.52), twist=16, bend=14, z=0.14, palm_r=-80, wrist_r=40)
    timeline.to(0.16, hand_r=At("shoulder", -0.04, -0.02 if style == "underhand" else -0.14, 0.52))
    timeline.hold(0.3)
    timeline.look_at(None)
    step(timeline, "l", 0.0, 0.10, duration_s=0.5, advance=False, heel_first=False)
    timeline.to(0.6, z=0.0, y=0.0, bend=2, twist=0, hands=NEUTRAL_HAND, elbow_r=0, palms=0, wrists=0)
    first = "{crumple} paper with both hands, then" if crumple == "yes" else "{step} forward and"
    return [
        f"{{throw}} away trash with the {side} hand",
        "{throw} trash into a bin",
        f"{first} {{toss}} it {style} into a bin with the {side} hand",
        f"{{toss}} a ball of paper into the wastebasket {style}",
        f"{first} {{throw}} it forward with the {side} arm",
        f"{{step}} forward with the {other(side)} foot and {{throw}} garbage {style} with the {side} hand",
        f"{{swing}} the {side} arm forward {'from below' if style == 'underhand' else 'from above the shoulder'} to toss rubbish into a trash can",
        f"{first} {{look}} ahead and {{throw}} it into the trash can {style}",
        f"{{throw}} something into a bin in front with the {side} hand",
        f"= throwing trash into a bin {style} with the {side} hand",
    ]


@action(
    "tie up a trash bag",
    "daily/cleaning/trash",
    verbs="tie tighten pull lift bend cross",
    count=Count(1, 2),
    after=Choice(("lift", "leave")),
)
def tie_up_a_trash_bag(timeline: Timeline, count: int, after: str) -> Sequence[str]:
    """Bent over a bag: the hands cross and pull the knot apart, then lift the bag."""
    timeline.stance(0.30, toes_deg=12)
    timeline.hold(0.2)
    timeline.look_at(At("floor", 0.0, 0.6, 0.5), 0.4)
    low = {"pitch": 34.0, "bend": 30.0, "y": -0.14}
    timeline.to(0.7, hands=At("air", 0.16, 0.76, 0.46), palms=-40, knees=6, **low)
    for _ in range(count):
        timeline.to(0.4, hand_r=At("air", -0.07, 0.76, 0.48), hand_l=At("air", -0.07, 0.79, 0.44), elbows=25)
        timeline.to(0.3, hand_r=At("air", -0.03, 0.70, 0.46), hand_l=At("air", -0.03, 0.72, 0.46))
        timeline.to(0.3, hands=At("air", 0.30, 0.80, 0.42), elbows=30, shrugs=8)
        timeline.hold(0.15)
        timeline.to(0.3, hands=At("air", 0.12, 0.76, 0.46), shrugs=0)
    timeline.look_at(None, delay_s=0.2)
    if after == "lift":
        timeline.to(0.3, hands=At("air", 0.05, 0.70, 0.44), elbows=0)
        timeline.to(0.7, hands=At("shoulder", -0.08, -0.34, 0.30), pitch=-2, bend=-2, y=0, knees=0)
        timeline.hold(0.4)
    timeline.neutral(0.7)
    end = ", then {lift} it with both hands" if after == "lift" else ""
    return [
        f"{{tie}} up a trash bag{end}",
        "{tie} a knot in a garbage bag",
        f"{{bend}} over a bag and {{tie}} it shut with both hands{end}",
        f"{{lean}} forward, {{cross}} the hands and {{pull}} them apart {times(count)} to tie a bag{end}",
        f"{{tighten}} the knot of a trash bag with both hands{end}",
        f"{{bend}} forward and {{pull}} the ends of a bag apart {times(count)}{end}",
        f"{{close}} a garbage bag with a knot{end}",
        f"{{look}} down and {{tie}} something in front of the knees{end}",
        f"{{tie}} a sack {times(count)}, {{pull:ing}} both hands outward",
        "= tying up a trash bag with both hands",
        *(
            ["{tie} up a trash bag and {leave} it on the floor", "{knot} a garbage bag and {leave} it where it is"]
            if after == "leave"
            else []
        ),
    ]
