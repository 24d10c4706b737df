"""At home from morning to night: out of bed, clothes, beds made, things looked for, dropped and found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kinoflow.authoring.action import SIDE, Choice, Count, action, other, times
from kinoflow.authoring.controls import NEUTRAL_HAND, At
from kinoflow.authoring.fighting import at_ease
from kinoflow.authoring.moves import kneel, rise_from_knees, sit, sit_start, stand_up, step, walk_over
from kinoflow.authoring.rig import STANDING_M
from kinoflow.authoring.timeline import Timeline

DRESS = "daily/self care/dress"


@action(
    "put on a jacket",
    DRESS,
    verbs="put slip pull wear straighten zip",
    side=SIDE,
    way=Choice(("swing it around", "one arm at a time")),
    close=Choice(("zip", "collar", "none")),
)
def put_on_a_jacket(timeline: Timeline, side: str, way: str, close: str) -> Sequence[str]:
    """The right arm into its sleeve, the jacket round the back, the left arm behind into the other, pulled straight."""
    timeline.hold(0.1)
    timeline.to(
        0.5, hand_l=At("shoulder", -0.06, -0.10, 0.38), hand_r=At("shoulder", 0.02, -0.26, 0.36), nod=14, turn=-8
    )
    if way == "swing it around":
        timeline.to(0.35, hand_l=At("shoulder", 0.10, -0.02, 0.44), hand_r=At("shoulder", 0.10, -0.02, 0.44), twist=8)
        timeline.to(
            0.3,
            exact=True,
            hand_r=At("shoulder", 0.38, 0.26, -0.08),
            hand_l=At("shoulder", 0.26, 0.30, 0.20),
            twist=-22,
            turn=-20,
        )
    # The right arm goes in and through.
    timeline.to(
        0.45,
        hand_r=At("shoulder", 0.34, -0.26, -0.20),
        hand_l=At("chest", -0.14, 0.10, 0.16),
        twist=-18,
        turn=-26,
        side=-4,
    )
    timeline.to(
        0.45,
        hand_r=At("shoulder", 0.36, -0.10, 0.36),
        elbow_r=10,
        hand_l=At("chest", -0.18, 0.16, 0.10),
        shrug_r=10,
        twist=-6,
    )
    timeline.to(
        0.4,
        hand_r=At("chest", 0.02, 0.14, 0.16),
        elbow_r=40,
        hand_l=At("shoulder", 0.20, -0.30, -0.10),
        shrug_r=0,
        turn=20,
        twist=10,
    )
    # The left arm feels for its sleeve behind and comes through.
    timeline.to(
        0.45,
        hand_l=At("shoulder", 0.30, -0.22, -0.28),
        twist=20,
        turn=34,
        side=5,
        hand_r=At("chest", -0.12, 0.14, 0.12),
    )
    timeline.to(0.45, hand_l=At("shoulder", 0.36, -0.06, 0.34), shrug_l=12, twist=4, side=0)
    timeline.to(0.4, hands=At("chest", 0.10, 0.08, 0.12), elbows=45, shrugs=8, turn=0, twist=0, nod=10)
    timeline.to(0.25, hands=At("chest", 0.12, -0.06, 0.13), shrugs=0)
    if close == "zip":
        timeline.to(
            0.35,
            hand_r=At("chest", 0.0, -0.34, 0.16),
            hand_l=At("chest", 0.02, -0.40, 0.15),
            elbows=20,
            nod=26,
            bend=12,
        )
        timeline.to(0.7, hand_r=At("chest", 0.0, 0.06, 0.13), nod=6, bend=2)
    elif close == "collar":
        timeline.to(0.4, hands=At("head", 0.10, -0.16, 0.06), elbows=60, nod=-6)
        timeline.to(0.2, hands=At("head", 0.08, -0.12, -0.02))
        timeline.to(0.2, hands=At("head", 0.10, -0.18, 0.08))
    timeline.neutral(0.6)
    then = {"zip": " and {zip} it up", "collar": " and {straighten} the collar", "none": ""}[close]
    first = (
        "{swing} a jacket around the back and {put} it on"
        if way == "swing it around"
        else "{put} on a jacket one arm after the other"
    )
    return [
        "{put} on a jacket",
        f"{{put}} on a jacket, the {side} arm first{then}",
        f"{first}{then}",
        f"{{slip}} into a coat, the {side} arm first{then}",
        f"{{put}} {{poss}} coat on{then}",
        f"{{push}} the {side} arm into the sleeve, {{reach}} back with the {other(side)} arm for the other one{then}",
        f"{{get}} dressed in a jacket{then}",
        f"= putting on a jacket{', zipping it up' if close == 'zip' else ''}",
        f"{{pull}} on a coat and {{straighten}} it in front{then}",
        f"{{throw}} on a jacket{then}"
        if way == "swing it around"
        else f"{{put}} on a coat, first the {side} arm, then the {other(side)} arm{then}",
    ]


@action(
    "put on socks",
    DRESS,
    verbs="put pull sit lift bend",
    side=SIDE,
    pose=Choice(("sitting", "standing on one leg")),
    way=Choice(("on", "off"), (3, 1)),
    feet=Choice(("both", "one")),
)
def put_on_socks(timeline: Timeline, side: str, pose: str, way: str, feet: str) -> Sequence[str]:
    """A foot drawn up to the hands, the sock opened over the toes and pulled up the shin with a tug of both hands."""
    seated = pose == "sitting"
    if seated:
        sit_start(timeline, 0.45)
    timeline.hold(0.15)
    for foot in ("r", "l") if feet == "both" else ("r",):
        sign = -1.0 if foot == "r" else 1.0
        lift = At("hip", 0.02, -0.20, 0.50) if seated else At("hip", 0.0, -0.40, 0.42)
        body: dict[str, Any] = (
            {"pitch": 12.0, "bend": 48.0, "nod": -8.0}
            if seated
            else {"pitch": 20.0, "bend": 40.0, "x": -0.085 * sign, "nod": -6.0, "y": -0.05}
        )
        timeline.to(
            0.7,
            **{f"foot_{foot}": lift, f"ankle_{foot}": 26.0},
            **body,
            side=-4 * sign,
            hands=At("shoulder", -0.06, -0.38, 0.36),
        )
        reach = {
            f"hand_{foot}": At("knee", -0.02, -0.28 if seated else -0.30, 0.22),
            f"hand_{'l' if foot == 'r' else 'r'}": At("shoulder", -0.26, -0.36, 0.38),
        }
        timeline.to(0.4, **reach, palms=-30)
        off_hand = f"hand_{'l' if foot == 'r' else 'r'}"
        if way == "off":
            # From the shin over the heel and off the toes.
            timeline.to(0.3, **{f"hand_{foot}": At("knee", 0.0, -0.16, 0.12)}, bend=body["bend"] - 4)
            timeline.to(
                0.4, **{f"hand_{foot}": At("knee", -0.02, -0.30, 0.24), f"ankle_{foot}": 40.0}, bend=body["bend"]
            )
            timeline.to(
                0.35, **{f"hand_{foot}": At("shoulder", 0.04, -0.24, 0.46), off_hand: At("shoulder", -0.10, -0.30, 0.36)},
                bend=body["bend"] - 18,
            )  # fmt: skip
        else:
            for _ in range(2):
                timeline.to(0.2, **{f"hand_{foot}": At("knee", -0.02, -0.24, 0.20)})
                timeline.to(0.2, **{f"hand_{foot}": At("knee", -0.02, -0.28, 0.22)})
            timeline.to(
                0.4,
                **{f"hand_{foot}": At("knee", 0.0, -0.10, 0.10), off_hand: At("shoulder", -0.22, -0.28, 0.36)},
                bend=body["bend"] - 8,
            )
        timeline.hold(0.1)
        timeline.to(0.5, **{f"foot_{foot}": At("floor", 0.10, 0.0, 0.0), f"ankle_{foot}": 10.0}, bend=12 if seated else 6, pitch=0, nod=0, side=0,
                    hands=At("thigh", 0.02, 0.10, 0.06) if seated else At("shoulder", 0.10, -0.40, 0.16), **({} if seated else {"x": 0.0, "y": 0.0}))  # fmt: skip
    timeline.hold(0.2)
    if not seated:
        timeline.neutral(0.5)
    what = "socks" if feet == "both" else f"a sock on the {side} foot"
    how = "sitting on a chair" if seated else "standing on one leg"
    if way == "off":
        worn = "both socks" if feet == "both" else f"the sock of the {side} foot"
        return [
            f"{{take}} off {worn}",
            f"{{take}} off {worn}, {how}",
            f"{{pull}} off {worn} with both hands, {how}",
            f"{{lift}} the {side} foot and {{pull}} the sock off, {how}",
            f"{{remove}} {{poss}} socks, {how}" if feet == "both" else f"{{remove}} {worn}, {how}",
            f"{{bend}} forward, {{raise}} the {side} foot and {{strip}} off a sock",
            f"{{peel}} off {worn}",
            f"= taking off {worn}, {how}",
        ]
    return [
        f"{{put}} on {what}",
        f"{{put}} on {what}, {how}",
        f"{{pull}} {what if feet == 'one' else 'socks over both feet'} with both hands, {how}".replace(
            "{pull} a sock on", "{pull} a sock over"
        ),
        f"{{lift}} the {side} foot and {{pull}} a sock over it, {how}"
        if feet == "one"
        else f"{{lift}} the {side} foot, then the other, and {{pull}} a sock over each, {how}",
        f"{{bend}} forward and {{put}} on {what}",
        f"{{get}} dressed, {{put:ing}} on {what}",
        f"{{sit}} and {{pull}} on {what}" if seated else f"{{balance}} on one leg to pull on {what}",
        f"= putting on {what}, {how}",
        f"{{raise}} the {side} foot{' first' if feet == 'both' else ''} and {{slip}} a sock on",
        f"{{draw}} up {{poss}} {'socks' if feet == 'both' else 'sock'}, {how}",
    ]


@action(
    "make the bed",
    "daily/cleaning/laundry",
    verbs="make shake spread smooth tuck pull",
    side=SIDE,
    part=Choice(("blanket", "pillow too", "tuck in"), (2, 1, 1)),
    shakes=Count(1, 3),
)
def make_the_bed(timeline: Timeline, side: str, part: str, shakes: int) -> Sequence[str]:
    """Bent over a bed: the cover shaken out and thrown forward, smoothed with wide strokes, a pillow beaten, edges tucked."""
    timeline.hold(0.1)
    low = At("air", 0.30, 0.62, 0.46)
    timeline.to(0.6, hands=low, pitch=30, bend=22, y=-0.08, nod=0)
    for _ in range(shakes):
        timeline.to(0.35, hands=At("shoulder", 0.20, 0.10, 0.46), pitch=4, bend=2, y=0, exact=True)
        timeline.to(0.28, hands=At("shoulder", 0.22, -0.30, 0.46), pitch=20, bend=18, exact=True)
    timeline.to(0.5, hands=At("air", 0.26, 0.62, 0.72), pitch=44, bend=26)
    for number in range(3):
        out = 0.10 + 0.16 * number
        timeline.to(0.35, hand_r=At("air", out, 0.60, 0.72), hand_l=At("air", 0.30, 0.60, 0.56), palms=-85, twist=8)
        timeline.to(0.35, hand_r=At("air", out + 0.20, 0.60, 0.50), twist=-10)
    if part == "pillow too":
        step(timeline, "l", 0.0, 0.26, duration_s=0.35, heel_first=False, advance=False)
        timeline.to(0.5, hands=At("air", 0.18, 0.74, 0.46), palms=0, twist=0, pitch=22, bend=18)
        for _ in range(3):
            timeline.to(0.16, hands=At("air", 0.08, 0.80, 0.46), exact=True)
            timeline.to(0.16, hands=At("air", 0.22, 0.80, 0.46), exact=True)
        timeline.to(0.4, hands=At("air", 0.18, 0.64, 0.66), pitch=36)
    elif part == "tuck in":
        timeline.to(0.6, y=-0.36, pitch=34, bend=24, twist=0, hands=At("air", 0.22, 0.46, 0.44), palms=-80)
        for out in (0.10, 0.24, 0.36):
            timeline.to(0.25, hands=At("air", out, 0.44, 0.42))
            timeline.to(0.25, hands=At("air", out, 0.44, 0.54))
    timeline.to(0.4, twist=0, pitch=20, bend=16, hands=At("shoulder", 0.12, -0.38, 0.26), palms=0)
    at_ease(timeline, 0.8)
    then = {"blanket": "", "pillow too": " and {beat} the pillow", "tuck in": " and {tuck} in the edges"}[part]
    return [
        "{make} the bed",
        f"{{make}} the bed, {{shake:ing}} out the blanket{then}",
        f"{{shake}} out a blanket {times(shakes)}, {{spread}} it over the bed and {{smooth}} it{then}",
        f"{{bend}} over the bed, {{spread}} the cover and {{smooth}} it with both hands{then}",
        f"{{straighten}} the sheets on a bed{then}",
        f"{{throw}} the cover over the bed and {{smooth}} it{then}",
        f"{{tidy}} up the bed{then}",
        f"= making the bed{', beating the pillow' if part == 'pillow too' else ', tucking in the sheet' if part == 'tuck in' else ''}",
        f"{{smooth}} the bedspread with wide strokes of the {side} hand{then}",
        f"{{change}} the bed linen, shaking out the cover {times(shakes)}{then}",
    ]


@action(
    "wake up and get out of bed",
    "locomotion/posture change/stand up",
    verbs="wake get rise sit stretch stand yawn rub",
    side=SIDE,
    stretch=Choice(("arms up", "rub the eyes", "none")),
    mood=Choice(("slow", "jump up")),
    alarm=Choice(("no", "yes"), (3, 1)),
    end=Choice(("get up", "stay sitting"), (3, 1)),
)
def get_out_of_bed(timeline: Timeline, side: str, stretch: str, mood: str, alarm: str, end: str) -> Sequence[str]:
    """Lying on a bed, up to sitting, feet over the edge to the floor, a stretch or a rub of the eyes, and up."""
    bed_m = 0.46
    slow = mood == "slow"
    # The body lies along the bed's edge with the feet ahead; it turns to sit on the edge facing ahead.
    timeline.start(
        pitch=-90, y=bed_m + 0.12 - STANDING_M, z=-0.50, balance=0, feet=At("hip", 0.04, -0.82, -0.03), ankles=25, nod=6,
        hands=At("shoulder", 0.14, -0.50, 0.06),
    )  # fmt: skip
    timeline.hold(0.5)
    if alarm == "yes":
        # The clock stands on the right: a blind slap, and a second one that hits.
        timeline.to(0.3, turn=-30, nod=10)
        timeline.to(0.4, hand_r=At("shoulder", 0.44, 0.10, 0.24), twist=-6)
        for out in (0.50, 0.42):
            timeline.to(0.14, hand_r=At("shoulder", out, 0.14, 0.04), exact=True)
            timeline.to(0.2, hand_r=At("shoulder", out, 0.12, 0.20))
        timeline.to(0.4, hand_r=At("shoulder", 0.14, -0.50, 0.06), turn=0, twist=0)
    if slow:
        timeline.to(0.6, turn=26, nod=8)
        timeline.to(0.5, turn=-14)
        timeline.to(0.8, hands=At("shoulder", 0.30, 0.40, 0.12), turn=0, bend=-8)
        timeline.hold(0.2)
    timeline.to(
        0.45 if not slow else 0.8, pitch=-46, bend=30, nod=18, hands=At("shoulder", 0.22, -0.42, -0.06), elbows=20
    )
    timeline.to(
        0.35 if not slow else 0.6,
        pitch=-8,
        bend=20,
        nod=6,
        z=-0.46,
        hands=At("pelvis", 0.26, 0.02, -0.02),
        elbows=10,
        feet=At("hip", 0.08, -0.30, 0.70),
    )
    timeline.to(
        0.35 if not slow else 0.6, z=-0.40, y=bed_m + 0.10 - STANDING_M, feet=At("floor", 0.11, 0.0, 0.0), ankles=10
    )
    if stretch == "arms up":
        timeline.to(0.8, hands=At("shoulder", 0.12, 0.52, 0.04), bend=-14, nod=-16, elbows=10, palms=0)
        timeline.hold(0.4)
        timeline.to(0.6, hands=At("thigh", 0.02, 0.10, 0.06), bend=12, nod=6)
    elif stretch == "rub the eyes":
        timeline.to(0.5, hands=At("head", 0.07, -0.06, 0.15), elbows=35, nod=14, bend=18)
        for number in range(4):
            dx = 0.015 if number % 2 else -0.015
            timeline.to(0.15, hands=At("head", 0.07 + dx, -0.05, 0.15))
        timeline.to(0.4, hands=At("thigh", 0.02, 0.10, 0.06), elbows=0, nod=0)
    else:
        timeline.to(0.3, hands=At("thigh", 0.02, 0.10, 0.06), elbows=0)
    if end == "get up":
        stand_up(timeline, 1.2 if slow else 0.85)
        timeline.hold(0.2)
        timeline.neutral(0.4)
    else:
        timeline.to(0.5, bend=16, nod=10)
        for turn in (22, -22, 0):
            timeline.to(0.5, turn=turn)
            timeline.hold(0.2)
    then = {"arms up": ", {stretch} both arms up", "rub the eyes": ", {rub} the eyes with both hands", "none": ""}[
        stretch
    ]
    how = "slowly and sleepily" if slow else "quickly"
    if end == "stay sitting":
        start = f"{{turn}} off the alarm clock with the {side} hand, " if alarm == "yes" else ""
        return [
            f"{{wake}} up, {start}{{sit}} up in bed{then} and {{stay}} sitting", f"{{wake}} up {how}, {start}{{sit}} up in bed{then}", f"{{wake}} up, {start}{{sit}} up in bed{then} and {{look}} around", f"{{lie}} in bed, {{wake}} up, {start}{{sit}} up on the edge{then}",
            f"{{wake}} from a dream {how}, {start}{{sit}} up in bed{then}", f"{{sit}} up in bed {how}{then}" if not start else f"{{wake}} up, {start}{{sit}} up on the edge of the bed{then}", f"= waking up and sitting up in bed {how}", f"{{wake}} up {how}, {start}{{stay}} sitting on the edge of the bed{then}",
        ]  # fmt: skip
    if alarm == "yes":
        return [
            f"{{wake}} up, {{turn}} off the alarm clock with the {side} hand and {{get}} out of bed",
            f"{{hit}} the alarm clock with the {side} hand{then} and {{get}} up",
            f"{{lie}} in bed, {{slap}} at the alarm clock on the {side}, {{sit}} up{then} and {{stand}} up",
            f"{{reach}} out of bed to switch off the alarm{then}, then {{rise}} {how}",
            f"{{wake}} up from the alarm {how}{then} and {{get}} on {{poss}} feet",
            f"{{stop}} the ringing alarm with the {side} hand and {{get}} out of bed {how}",
            f"{{silence}} the alarm clock, {{sit}} on the edge of the bed{then} and {{stand}} up",
            f"= waking up, hitting the alarm and getting out of bed {how}",
        ]
    return [
        "{wake} up and {get} out of bed",
        f"{{wake}} up {how}{then} and {{get}} out of bed",
        f"{{lie}} in bed, {{sit}} up{then} and {{stand}} up",
        f"{{get}} up from bed {how}{then}",
        f"{{rise}} from bed {how}, {{sit}} on the edge{then} and {{stand}} up",
        f"{{get}} out of bed in the morning{then}",
        f"{{sit}} up from lying on a bed, {{put}} both feet on the floor{then} and {{stand}} up",
        f"= getting out of bed {how}",
        f"{{wake}} from sleep {how}, {{swing}} the legs off the bed{then} and {{rise}}",
        f"first {{lie}} in bed, then {{sit}} up{then} and {{get}} on {{poss}} feet",
    ]


@action(
    "look under the sofa",
    "daily/states/look around",
    verbs="look kneel bend reach search pull",
    side=SIDE,
    what=Choice(("sofa", "bed", "car")),
    find=Choice(("reach in", "find something", "only look")),
)
def look_under_the_sofa(timeline: Timeline, side: str, what: str, find: str) -> Sequence[str]:
    """Down on the knees, the cheek nearly to the floor, a look underneath, an arm that feels far in."""
    timeline.hold(0.15)
    kneel(timeline, "both", 1.4)
    hand_l = At("floor", 0.20, 0.04, 0.40)
    down: dict[str, Any] = {"pitch": 86.0, "bend": 24.0, "rest": 1.0}
    timeline.to(0.5, pitch=60, bend=18, nod=-20, hand_l=hand_l, hand_r=At("floor", 0.22, 0.04, 0.44), z=-0.02)
    timeline.to(
        0.6,
        **down,
        side=10,
        tilt=26,
        turn=-20,
        nod=-30,
        hand_r=At("floor", 0.26, 0.04, 0.58),
        hand_l=At("floor", 0.28, 0.04, 0.34),
        elbows=40,
    )
    timeline.hold(0.3)
    timeline.to(0.4, turn=14)
    timeline.to(0.4, turn=-24)
    if find != "only look":
        timeline.to(0.6, hand_r=At("floor", 0.16, 0.05, 0.98), twist=10, elbow_r=10)
        for out in (0.30, 0.06, 0.22):
            timeline.to(0.35, hand_r=At("floor", out, 0.05, 1.0))
        timeline.to(0.6, hand_r=At("floor", 0.22, 0.06, 0.50), twist=0)
    timeline.to(
        0.6,
        pitch=30,
        bend=16,
        side=0,
        tilt=0,
        turn=0,
        nod=0,
        hand_l=At("thigh", 0.02, 0.10, 0.06),
        hand_r=At("shoulder", 0.04, -0.26, 0.36),
        elbows=0,
    )
    if find == "find something":
        timeline.to(0.5, pitch=4, bend=6, hand_r=At("chest", 0.04, 0.04, 0.32), nod=8)
        timeline.hold(0.5)
    else:
        timeline.to(0.4, pitch=4, bend=4, hand_r=At("thigh", 0.02, 0.10, 0.06))
        if find == "reach in":
            timeline.to(0.3, turn=18)
            timeline.to(0.3, turn=-18)
            timeline.to(0.2, turn=0)
    rise_from_knees(timeline, 1.3)
    timeline.neutral(0.4)
    then = {
        "reach in": f" and {{reach}} far in with the {side} arm",
        "find something": f", {{reach}} in with the {side} arm and {{pull}} something out",
        "only look": "",
    }[find]
    return [
        f"{{look}} under the {what}",
        f"{{kneel}} down and {{look}} under the {what}{then}",
        f"{{look}} for something under the {what}{then}",
        f"{{get}} down on hands and knees and {{look}} under the {what}{then}",
        f"{{search}} under the {what}{then}",
        f"{{bend}} down to the floor to look under the {what}{then}",
        f"{{lower}} the head to the floor and {{peer}} under the {what}{then}",
        f"= looking under the {what}{', feeling underneath with the ' + side + ' arm' if find != 'only look' else ''}",
        f"{{go}} down on both knees, {{put}} the head near the floor and {{look}} underneath{then}",
        f"{{look}} under the {what}{then}, then {{stand}} up again",
        *(
            [
                f"{{kneel}} down, only {{look}} under the {what} and {{get}} up again",
                f"{{look}} under the {what} without reaching for anything",
            ]
            if find == "only look"
            else []
        ),
    ]


@action(
    "search the pockets",
    "daily/states/look around",
    verbs="search pat feel look check",
    side=SIDE,
    order=Choice(("all", "trousers", "jacket")),
    end=Choice(("find it", "give up")),
    upper=True,
)
def search_the_pockets(timeline: Timeline, side: str, order: str, end: str) -> Sequence[str]:
    """Hands pat the hips, the seat and the chest, dig into one pocket after the other, and find a key, or turn out empty."""
    timeline.hold(0.15)
    hips, seat, breast = (
        At("pelvis", 0.17, -0.02, 0.08),
        At("pelvis", 0.12, -0.06, -0.15),
        At("chest", 0.08, -0.02, 0.08),
    )
    places = {
        "trousers": (hips, seat),
        "jacket": (breast, At("pelvis", 0.17, 0.08, 0.10)),
        "all": (hips, seat, breast),
    }[order]
    for number, place in enumerate(places):
        timeline.to(
            0.35,
            hands=place.moved(0.05, 0.0, 0.03 if place.forward > 0 else -0.03),
            elbows=25,
            nod=20 if place is not breast else 24,
            bend=8,
            turn=10 if number % 2 else -10,
        )
        for _ in range(2):
            timeline.to(0.13, hands=place)
            timeline.to(0.13, hands=place.moved(0.05, 0.01, 0.03 if place.forward > 0 else -0.03))
    # One hand digs in.
    timeline.to(0.3, hand_r=places[0], elbow_r=20, turn=-18, nod=24, side=-4)
    for _ in range(2):
        timeline.to(0.18, hand_r=places[0].moved(0.0, -0.05, 0.0), shrug_r=8)
        timeline.to(0.18, hand_r=places[0].moved(0.0, 0.0, 0.01), shrug_r=0)
    if end == "find it":
        timeline.to(
            0.45,
            hand_r=At("shoulder", 0.04, 0.04, 0.36),
            elbow_r=0,
            turn=0,
            nod=-2,
            side=0,
            bend=-2,
            hand_l=NEUTRAL_HAND,
            elbow_l=0,
        )
        timeline.hold(0.6)
    else:
        timeline.to(0.4, hands=At("shoulder", 0.28, -0.24, 0.28), palms=70, elbows=0, shrugs=18, turn=0, nod=-4, side=0)
        timeline.hold(0.5)
        timeline.to(0.3, shrugs=0)
    timeline.neutral(0.6)
    where = {"trousers": "the trouser pockets", "jacket": "the jacket pockets", "all": "all pockets"}[order]
    then = (
        f", then {{find}} it and {{hold}} it up with the {side} hand"
        if end == "find it"
        else ", then {shrug} with empty hands"
    )
    return [
        "{search} the pockets",
        f"{{search}} {where} with both hands{then}",
        f"{{pat}} {where}{then}",
        f"{{look}} for the keys in {where}{then}",
        f"{{feel}} in {where} for the phone{then}",
        f"{{check}} {where} one after the other{then}",
        f"{{pat}} {{poss}} pockets, {{dig}} into one with the {side} hand{then}",
        f"= searching {where}",
        f"{{tap}} {where} with both hands, looking down{then}",
        f"{{miss}} something and {{search}} {where}{then}",
    ]


@action(
    "drop something and pick it up",
    "daily/objects/pick up",
    verbs="drop pick bend squat notice look",
    side=SIDE,
    way=Choice(("bending over", "squatting", "kneeling")),
    walk=Choice(("no", "yes")),
)
def drop_and_pick_up(timeline: Timeline, side: str, way: str, walk: str) -> Sequence[str]:
    """Something held slips from the hand, a start, a look down, and it is picked up again."""
    held = At("chest", 0.08, -0.10, 0.28)
    timeline.start(hand_r=held, palm_r=20)
    timeline.hold(0.3)
    if walk == "yes":
        walk_over(timeline, 0.5, lead="l", duration_s=1.0)
    timeline.to(0.10, exact=True, hand_r=held.moved(0.03, -0.06, 0.02), palm_r=-50)
    timeline.to(0.16, exact=True, hand_r=At("shoulder", 0.10, -0.40, 0.30), shrugs=10, y=-0.05)
    timeline.to(0.14, exact=True, hand_r=At("shoulder", 0.16, -0.30, 0.30), hand_l=At("shoulder", 0.20, -0.28, 0.28))
    timeline.look_at(At("floor", -0.12, 0.0, 0.45), 0.25)
    timeline.hold(0.4)
    timeline.to(0.3, shrugs=0, hands=At("shoulder", 0.10, -0.42, 0.14), y=0)
    if way == "bending over":
        timeline.to(
            0.7, y=-0.16, pitch=58, bend=40, hand_r=At("floor", 0.14, 0.16, 0.42), hand_l=At("thigh", 0.02, 0.04, 0.06)
        )
    elif way == "squatting":
        timeline.to(
            0.75,
            y=-0.54,
            pitch=30,
            bend=26,
            heels=20,
            hand_r=At("floor", 0.14, 0.16, 0.44),
            hand_l=At("thigh", 0.0, 0.10, 0.10),
        )
    else:
        kneel(timeline, "r", 1.1)
        timeline.to(0.4, pitch=20, bend=34, hand_r=At("floor", 0.14, 0.14, 0.48), hand_l=At("thigh", 0.0, 0.10, 0.06))
    timeline.hold(0.15)
    timeline.look_at(None, 0.4)
    if way == "kneeling":
        timeline.to(0.4, pitch=4, bend=8, hand_r=At("chest", 0.06, -0.10, 0.26))
        rise_from_knees(timeline, 1.2)
        timeline.to(0.3, hand_r=held, hand_l=NEUTRAL_HAND)
    else:
        timeline.to(0.7, y=0, pitch=0, bend=4, heels=0, hand_r=held, hand_l=NEUTRAL_HAND, palm_r=20)
    timeline.hold(0.4)
    timeline.neutral(0.6)
    how = {"bending over": "bending over", "squatting": "squatting down", "kneeling": f"kneeling on the {side} knee"}[
        way
    ]
    first = "{walk} a few steps, " if walk == "yes" else ""
    return [
        "{drop} something and {pick} it up",
        f"{first}{{drop}} something from the {side} hand and {{pick}} it up",
        f"{{drop}} something and {{pick}} it up again, {how}",
        f"{{let}} something slip from the {side} hand, {{look}} down and {{pick}} it up, {how}",
        f"{first}{{lose}} hold of something and {{pick}} it up from the floor",
        f"{{drop}} the keys and {{pick}} them up, {how}",
        f"accidentally {{drop}} a thing, {{start}} and {{pick}} it up with the {side} hand",
        f"= dropping something and picking it up, {how}",
        f"{first}{{drop}} the phone and {{get}} it back from the ground, {how}",
        f"first {{drop}} something, then {{pick}} it up with the {side} hand, {how}",
    ]


@action(
    "smell a flower",
    "daily/states/look around",
    verbs="smell sniff breathe bend lift",
    side=SIDE,
    where=Choice(("in the hand", "on a bush", "low on the ground", "food"), (2, 1, 1, 1)),
    count=Count(1, 3),
)
def smell_a_flower(timeline: Timeline, side: str, where: str, count: int) -> Sequence[str]:
    """Something is lifted to the nose, or the face bows down to it; deep breaths that raise chest and shoulders; a happy sigh."""
    timeline.hold(0.15)
    if where == "in the hand":
        timeline.to(0.5, hand_r=At("chest", 0.08, -0.10, 0.28), nod=12)
        timeline.to(0.5, hand_r=At("head", 0.05, -0.18, 0.20), elbow_r=25, nod=14, bend=6)
    elif where == "food":
        timeline.look_at(At("floor", 0.0, 0.95, 0.5), 0.35)
        timeline.to(0.7, pitch=16, bend=24, nod=-4, hands=At("air", 0.22, 1.00, 0.36), palms=-60, elbows=10)
        timeline.to(0.4, hand_r=At("air", 0.06, 1.14, 0.48), palm_r=30)
        for _ in range(2):
            timeline.to(0.2, hand_r=At("air", 0.06, 1.22, 0.38))
            timeline.to(0.22, hand_r=At("air", 0.06, 1.12, 0.50))
        timeline.look_at(None)
    elif where == "on a bush":
        timeline.to(
            0.7,
            pitch=22,
            bend=20,
            nod=0,
            z=-0.02,
            hand_r=At("air", 0.06, 1.10, 0.60),
            palm_r=40,
            hand_l=At("shoulder", 0.12, -0.44, -0.06),
        )
    else:
        timeline.to(
            0.9,
            y=-0.50,
            pitch=36,
            bend=34,
            nod=0,
            heels=16,
            knees=10,
            hand_r=At("air", 0.06, 0.34, 0.50),
            hand_l=At("thigh", 0.0, 0.12, 0.06),
        )
    for _ in range(count):
        timeline.to(0.7, shrugs=8, bend=timeline.value("bend") - 5, nod=timeline.value("nod") - 6)
        timeline.to(0.6, shrugs=0, bend=timeline.value("bend") + 5, nod=timeline.value("nod") + 6)
    timeline.to(0.5, pitch=0, bend=-3, nod=-12, tilt=6, y=0, heels=0, knees=0, z=0)
    timeline.hold(0.5)
    timeline.neutral(0.7)
    what = {
        "in the hand": f"a flower in the {side} hand", "on a bush": "a flower on a bush, bending forward",
        "low on the ground": "a flower near the ground, squatting", "food": "the food in a pot, bending over it",
    }[where]  # fmt: skip
    return [
        f"{{smell}} {what}",
        "{smell} a flower" if where != "food" else "{smell} the food",
        f"{{sniff}} at {what}",
        f"{{lift}} a flower to the nose with the {side} hand and {{smell}} it"
        if where == "in the hand"
        else "{wave} the smell of the food to the nose"
        if where == "food"
        else f"{{hold}} a flower with the {side} hand and {{bow}} the face to it",
        f"{{breathe}} in the scent of {what}",
        f"{{smell}} {what}, and {{breathe}} in deeply {times(count)}",
        f"{{enjoy}} the smell of {what}",
        f"= smelling {what}",
    ]


@action(
    "watch television",
    "daily/states/look around",
    verbs="watch sit press switch zap",
    side=SIDE,
    start=Choice(("sitting", "sit down"), (2, 1)),
    reaction=Choice(("none", "laugh", "jump up", "doze off"), (2, 1, 1, 1)),
    presses=Count(1, 3),
)
def watch_television(timeline: Timeline, side: str, start: str, reaction: str, presses: int) -> Sequence[str]:
    """Leaning back on a sofa, the remote control held out and pressed; then what the programme does to somebody."""
    seat = 0.42
    if start == "sitting":
        sit_start(timeline, seat, lean_deg=-16, bend_deg=10)
        timeline.hold(0.2)
    else:
        timeline.hold(0.15)
        sit(timeline, seat, 1.3)
        timeline.to(0.5, pitch=-16, bend=10)
    timeline.to(0.5, hand_r=At("shoulder", 0.02, -0.24, 0.44), palm_r=-60, nod=2)
    for _ in range(presses):
        timeline.to(0.14, hand_r=At("shoulder", 0.02, -0.21, 0.48), wrist_r=12)
        timeline.to(0.2, hand_r=At("shoulder", 0.02, -0.24, 0.44), wrist_r=0)
        timeline.hold(0.25)
    timeline.to(0.6, hand_r=At("thigh", 0.03, 0.12, 0.07), palm_r=-50)
    timeline.hold(0.5)
    if reaction == "laugh":
        for _ in range(4):
            timeline.to(0.14, bend=20, shrugs=10, nod=8)
            timeline.to(0.16, bend=12, shrugs=2, nod=-8)
        timeline.to(0.3, bend=10, shrugs=0, nod=0)
    elif reaction == "jump up":
        timeline.to(0.25, pitch=18, bend=20, nod=-14)
        timeline.to(0.3, hands=At("shoulder", 0.22, 0.46, 0.10), bend=-4, pitch=0, nod=-8)
        timeline.hold(0.5)
        timeline.to(0.5, hands=At("thigh", 0.03, 0.12, 0.07), pitch=-14, bend=10, nod=0)
    elif reaction == "doze off":
        timeline.to(0.9, nod=26, tilt=10, bend=14)
        timeline.to(0.25, nod=0, tilt=0, bend=8)
        timeline.hold(0.2)
        timeline.to(1.1, nod=34, tilt=14, bend=16)
        timeline.hold(0.6)
    else:
        timeline.to(0.5, tilt=8, side=-3)
        timeline.hold(0.8)
        timeline.to(0.4, tilt=0, side=0)
    timeline.hold(0.3)
    first = "{sit} down on the sofa and " if start == "sit down" else "{sit} on the sofa and "
    end = {
        "none": "",
        "laugh": ", {laugh:ing} at it",
        "jump up": " and {throw} up both arms",
        "doze off": " and {doze} off",
    }[reaction]
    return [
        "{watch} television",
        f"{first}{{watch}} TV{end}",
        f"{first}{{switch}} channels with the {side} hand",
        f"{{press}} a remote control with the {side} hand {times(presses)} and {{watch}} television{end}",
        f"{first}{{turn}} on the TV with a remote in the {side} hand{end}",
        f"{{lean}} back and {{watch}} a film{end}",
        "{fall} asleep while watching TV"
        if reaction == "doze off"
        else f"{{watch}} a match on TV{end}"
        if reaction == "jump up"
        else f"{{watch}} a show on the couch{end}",
        f"{{hold}} out a remote control with the {side} hand and {{zap}} through the channels",
        f"= watching television on a sofa{', then dozing off' if reaction == 'doze off' else ''}",
    ]
