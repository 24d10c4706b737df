"""Office and devices: writing, typing, reading, stamping, telephones, a watch, a camera."""

from __future__ import annotations

from collections.abc import Sequence

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import NEUTRAL_HAND, At
from kinoflow.authoring.gait import walk
from kinoflow.authoring.library.meals import ANYWHERE, IN_BED, POSE, begin, finish, seated
from kinoflow.authoring.moves import circle, kneel, lie_start, rise_from_knees, sit_start
from kinoflow.authoring.timeline import Timeline

OFFICE = "daily/office/write"
READING = Choice((*IN_BED.values, "on the stomach"), (3, 3, 2, 2, 2, 2))


def _on_the_stomach(timeline: Timeline) -> None:
    """Begin lying face down, propped on the elbows, the shins crossed in the air; sways a little with the feet."""
    lie_start(timeline, "down")
    timeline.start(
        bend=-30, nod=-16, hands=At("floor", 0.08, 0.05, 0.52), elbows=20, palms=-40,
        foot_r=At("hip", -0.02, -0.40, -0.36), foot_l=At("hip", -0.02, -0.46, -0.34), ankles=45,
    )  # fmt: skip
    timeline.to(0.5, foot_r=At("hip", -0.02, -0.46, -0.34), foot_l=At("hip", -0.02, -0.40, -0.36), nod=-14)
    timeline.to(0.6, foot_r=At("hip", -0.02, -0.40, -0.36), foot_l=At("hip", -0.02, -0.46, -0.34), nod=-16)


@action(
    "write at a desk",
    OFFICE,
    verbs="write hold lean sign",
    side=SIDE,
    lines=Count(1, 3),
    think=Choice(("no", "yes")),
    pose=Choice(("sitting", "standing", "on the floor"), (3, 1, 1)),
)
def write_at_a_desk(timeline: Timeline, side: str, lines: int, think: str, pose: str) -> Sequence[str]:
    """Seated, bent over the table: the pen hand wiggles along a line, back and on to the next; the other hand holds the paper."""
    u = timeline.generator.uniform
    if pose != "sitting":
        # A notebook on the left hand.
        begin(timeline, pose)
        book, pen = At("chest", 0.05, -0.16, 0.28), At("chest", 0.06, -0.10, 0.30)
        timeline.to(0.6, hand_l=book, palm_l=75, elbow_l=8, hand_r=pen, palm_r=-40, elbow_r=25, nod=20, bend=10)
        for line in range(lines):
            for number in range(5):
                across = 0.07 - 0.03 * number
                timeline.to(u(0.11, 0.14), hand_r=At("chest", across, -0.09 - 0.02 * line, 0.31), exact=True)
                timeline.to(u(0.11, 0.14), hand_r=At("chest", across - 0.015, -0.12 - 0.02 * line, 0.29), exact=True)
            timeline.to(0.3, hand_r=At("chest", 0.08, -0.09 - 0.02 * line, 0.32))
        if think == "yes":
            timeline.to(0.5, hand_r=At("head", 0.06, -0.18, 0.17), elbow_r=15, nod=-10, turn=16)
            timeline.hold(0.7)
        finish(timeline, pose, 0.7)
        where = seated(pose)
        then = ", then {think} with the hand at the chin" if think == "yes" else ""
        return [
            f"{{write}} in a notebook {where}",
            f"{{write}} something down with the {side} hand {where}",
            f"{{hold}} a notebook in the {other(side)} hand and {{write}} in it with the {side} hand{then}",
            f"{{take}} notes on a clipboard {where}{then}",
            f"{{write}} {number_word(lines) if lines > 1 else 'a'} line{'s' if lines > 1 else ''} on a pad in the {other(side)} hand",
            f"{{fill}} in a form on a clipboard {where}",
            f"{{draw}} in a sketchbook held in the {other(side)} hand {where}",
            f"= writing in a notebook {where}",
        ]
    sit_start(timeline)
    timeline.hold(0.2)
    timeline.look_at(At("floor", -0.05, 0.72, 0.05), 0.4)
    timeline.to(
        0.6,
        hand_r=At("air", 0.06, 0.80, -0.04),
        hand_l=At("air", 0.20, 0.79, -0.04),
        palm_l=-80,
        palm_r=-45,
        elbows=25,
        bend=22,
        pitch=6,
    )
    for line in range(lines):
        near = -0.03 * line
        for number in range(6):
            across = 0.06 + 0.05 * number - 0.10
            timeline.to(u(0.11, 0.14), hand_r=At("air", 0.14 - across, 0.80, -0.01 + near), exact=True)
            timeline.to(u(0.11, 0.14), hand_r=At("air", 0.12 - across, 0.80, -0.045 + near), exact=True)
        timeline.to(0.3, hand_r=At("air", 0.16, 0.83, -0.03 + near))
    if think == "yes":
        timeline.look_at(None, 0.4)
        timeline.to(0.5, hand_r=At("head", 0.10, -0.16, 0.16), elbow_r=10, nod=-8, bend=10)
        timeline.hold(0.7)
    finish(timeline, "sitting", 0.8)
    end = ", then {think} with the hand at the chin" if think == "yes" else ""
    return [
        "{write} at a desk",
        f"{{write}} with the {side} hand while sitting at a table",
        f"{{sit}} and {{write}} {number_word(lines) if lines > 1 else 'a'} line{'s' if lines > 1 else ''} on paper",
        f"{{sit}} at a desk, {{hold}} the paper with the {other(side)} hand and {{write}} with a pen in the {side} hand{end}",
        f"{{lean}} over a table and {{write}} a letter with the {side} hand{end}",
        f"{{take}} notes while sitting{end}",
        f"{{bend}} forward on a chair and {{move}} a pen across paper with the {side} hand",
        f"{{do}} homework at a desk, {{write:ing}} with the {side} hand",
        f"{{sign}} papers at a desk with the {side} hand",
        f"= writing at a desk with the {side} hand",
    ]


@action(
    "write on a board",
    OFFICE,
    verbs="write raise draw step",
    side=SIDE,
    lines=Count(1, 2),
    erase=Choice(("no", "yes"), (2, 1)),
    what=Choice(("write", "only erase", "circle"), (2, 1, 1)),
)
def write_on_a_board(timeline: Timeline, side: str, lines: int, erase: str, what: str) -> Sequence[str]:
    """Standing at a board, a raised hand writes along a line at head height; perhaps it is wiped off afterwards."""
    u = timeline.generator.uniform
    timeline.stance(0.24, stagger_m=0.1)
    timeline.hold(0.2)
    timeline.look_at("hand_r", 0.4)
    timeline.to(0.6, hand_r=At("air", -0.14, 1.64, 0.46), palm_r=-50, elbow_r=15, twist=8)
    if what == "circle":
        timeline.to(0.3, hand_r=At("air", 0.14, 1.70, 0.46), twist=0)
        circle(timeline, {"hand_r": At("air", 0.14, 1.48, 0.46)}, 0.24, lines, u(1.3, 1.5), plane="wall")
        timeline.to(0.3, hand_r=At("air", 0.20, 1.40, 0.34))
        timeline.look_at(None)
        timeline.neutral(0.7)
        return [
            f"{{draw}} a big circle on a board with the {side} hand",
            "{draw} a circle on a whiteboard",
            f"{{raise}} the {side} arm and {{draw}} a big circle in the air in front",
            f"{{draw}} {'a circle' if lines == 1 else 'two circles'} on a wall with the {side} hand",
            f"{{circle}} something on a blackboard with the {side} hand",
            f"{{trace}} a large circle on a wall {times(lines)} with the {side} hand",
            f"{{paint}} a circle on a canvas with the {side} hand",
            f"= drawing a big circle on a board with the {side} hand",
        ]
    lines_written = 0 if what == "only erase" else lines
    for line in range(lines_written):
        up = 1.62 - 0.17 * line
        for number in range(7):
            across = -0.14 + 0.085 * number
            timeline.to(u(0.12, 0.15), hand_r=At("air", across, up + 0.05, 0.47), exact=True)
            timeline.to(
                u(0.12, 0.15), hand_r=At("air", across + 0.03, up - 0.05, 0.47), twist=8 - 3 * number, exact=True
            )
        if line < lines - 1:
            timeline.to(0.45, hand_r=At("air", -0.14, up - 0.17, 0.44), twist=8)
    if erase == "yes" or what == "only erase":
        for number in range(3):
            timeline.to(0.3, hand_r=At("air", -0.14, 1.66 - 0.06 * number, 0.47), twist=10)
            timeline.to(0.3, hand_r=At("air", 0.42, 1.62 - 0.06 * number, 0.45), twist=-12)
    timeline.look_at(None)
    timeline.neutral(0.7)
    if what == "only erase":
        return [
            f"{{erase}} the board with the {side} hand",
            "{wipe} a blackboard clean",
            f"{{wipe}} a whiteboard from side to side with the {side} hand",
            f"{{clean}} the board with a sponge in the {side} hand",
            f"{{raise}} the {side} arm and {{erase}} what is on the board with wide strokes",
            f"{{rub}} out the writing on a board with the {side} hand",
            "{erase} a blackboard with long strokes at head height",
            f"= erasing a board with the {side} hand",
        ]
    end = " and {wipe} it off again" if erase == "yes" else ""
    text = "a line" if lines == 1 else "two lines"
    return [
        f"{{write}} on a board with the {side} hand",
        f"{{write}} {text} on a blackboard{end}",
        "{write} on a whiteboard",
        f"{{raise}} the {side} hand and {{write}} {text} on a wall in front{end}",
        f"{{stand}} at a board and {{write}} with chalk in the {side} hand{end}",
        f"{{lift}} the {side} arm to head height and {{move}} it along as if writing on a board",
        f"{{teach}} at a blackboard, {{write:ing}} {text}",
        f"{{draw}} something on a whiteboard with the {side} hand{end}",
        f"{{write}} {text} at head height with a marker in the {side} hand{end}",
        f"= writing {text} on a board with the {side} hand",
    ]


@action(
    "type on a keyboard",
    OFFICE,
    verbs="type press tap click look",
    side=SIDE,
    pose=Choice(("sitting", "standing"), (3, 1)),
    seconds=Choice(("short", "long")),
    mouse=Choice(("no", "yes")),
)
def type_on_a_keyboard(timeline: Timeline, side: str, pose: str, seconds: str, mouse: str) -> Sequence[str]:
    """Both hands over a keyboard bob up and down in turn and wander; then one hand may go to the mouse and back."""
    u = timeline.generator.uniform
    begin(timeline, pose)
    up, forward = (0.80, -0.06) if pose == "sitting" else (1.04, 0.34)
    timeline.to(0.6, hands=At("air", 0.11, up, forward), palms=-85, elbows=15, nod=14, bend=10)
    for number in range(8 if seconds == "short" else 16):
        wander = float(u(-0.03, 0.03))
        timeline.to(
            0.1,
            hand_r=At("air", 0.11 + wander, up + 0.035, forward),
            hand_l=At("air", 0.11, up - 0.01, forward),
            wrist_r=-18,
            wrist_l=12,
            exact=True,
        )
        timeline.to(
            0.1,
            hand_r=At("air", 0.11, up - 0.01, forward),
            hand_l=At("air", 0.11 - wander, up + 0.035, forward),
            wrist_r=12,
            wrist_l=-18,
            exact=True,
        )
        if number % 6 == 5:
            timeline.to(0.2, nod=4)
            timeline.to(0.2, nod=14)
    if mouse == "yes":
        timeline.to(0.35, hand_r=At("air", 0.34, up, forward + 0.02), nod=3, wrist_r=0)
        timeline.to(0.3, hand_r=At("air", 0.30, up, forward + 0.09))
        timeline.to(0.3, hand_r=At("air", 0.38, up, forward + 0.0))
        for _ in range(2):
            timeline.to(0.1, wrist_r=15)
            timeline.to(0.1, wrist_r=-5)
    finish(timeline, pose, 0.7)
    where = seated(pose)
    end = f", then {{move}} a mouse with the {side} hand" if mouse == "yes" else ""
    return [
        f"{{type}} on a keyboard {where}",
        f"{{type}} on a computer{end}",
        f"{{work}} at a computer {where}{end}",
        f"{{hold}} both hands over a keyboard and {{type}} quickly{end}",
        f"{{sit}} at a desk and {{type}} with both hands{end}"
        if pose == "sitting"
        else f"{{stand}} at a high desk and {{type}} with both hands{end}",
        f"{{tap}} on keys with both hands {'for a while' if seconds == 'long' else 'briefly'}{end}",
        f"{{write}} an email on a laptop {where}",
        f"{{press}} keys with both hands in turn, {{look:ing}} down at them{end}",
        f"{{use}} a computer {where}{end}",
        f"= typing on a keyboard {where}",
    ]


@action("read a book", OFFICE, verbs="read flip turn hold look", side=SIDE, pose=READING, pages=Count(1, 4))
def read_a_book(timeline: Timeline, side: str, pose: str, pages: int) -> Sequence[str]:
    """An open book on the left hand before the chest; the eyes go along the lines, the right hand turns page after page."""
    if pose == "on the stomach":
        _on_the_stomach(timeline)
        for _ in range(pages):
            timeline.to(0.5, turn=-8)
            timeline.to(0.4, turn=8)
            timeline.to(0.4, hand_r=At("floor", 0.02, 0.10, 0.60), turn=0)
            timeline.to(0.4, hand_r=At("floor", -0.12, 0.08, 0.58))
            timeline.to(0.4, hand_r=At("floor", 0.08, 0.05, 0.52))
        timeline.hold(0.3)
        return [
            "{read} a book lying on the stomach",
            "{lie} on the belly, propped on the elbows, and {read} a book",
            f"{{lie}} face down on the elbows and {{turn}} {number_word(pages) if pages > 1 else 'a'} page{'s' if pages > 1 else ''}",
            "{read} on the stomach with the lower legs bent up",
            f"{{read}} a magazine lying prone, the {side} hand turning the pages",
            "{lie} on the front and {read}, the feet in the air",
            "{read} a book on the floor, lying on the stomach",
            "= reading a book lying on the stomach",
        ]
    begin(timeline, pose)
    timeline.to(
        0.6,
        hand_l=At("chest", 0.08, -0.18, 0.28),
        palm_l=70,
        hand_r=At("chest", 0.08, -0.18, 0.28),
        palm_r=70,
        nod=20,
        bend=6,
    )
    for _ in range(pages):
        for _ in range(1 if pages > 2 else 2):
            timeline.to(0.5, turn=-7)
            timeline.to(0.3, turn=7)
        timeline.to(0.35, hand_r=At("chest", 0.13, -0.08, 0.30), palm_r=20)
        timeline.to(0.4, hand_r=At("chest", -0.14, -0.06, 0.32), palm_r=-40, elbow_r=30, turn=8)
        timeline.to(0.4, hand_r=At("chest", 0.08, -0.18, 0.28), palm_r=70, elbow_r=0, turn=0)
    finish(timeline, pose)
    where = seated(pose)
    return [
        f"{{read}} a book {where}",
        "{read} a book",
        f"{{read}} and {{turn}} {number_word(pages) if pages > 1 else 'a'} page{'s' if pages > 1 else ''} with the {side} hand",
        f"{{hold}} an open book in front of the chest with both hands and {{flip}} the pages with the {side} hand",
        f"{{look}} down at a book held in both hands and {{turn}} the page {times(pages)}",
        f"{{flip}} through a book with the {side} hand {where}",
        f"{{read}} a magazine {where}, {{flip:ing}} its pages",
        f"{{study}} a book {where}",
        f"{{lower}} the head over a book and {{read}}, the {side} hand turning pages",
        f"= reading a book {where}",
    ]


@action(
    "stamp papers",
    OFFICE,
    verbs="stamp press lift hit",
    crispness="crisp",
    side=SIDE,
    pose=POSE,
    count=Count(2, 4),
    force=Choice(("", "forcefully")),
)
def stamp_papers(timeline: Timeline, side: str, pose: str, count: int, force: str) -> Sequence[str]:
    """A fist dips onto an ink pad at the side, rises and is banged down on the paper in front, again and again."""
    begin(timeline, pose)
    table, forward = (0.80, -0.02) if pose == "sitting" else (0.98, 0.42)
    high = 0.34 if force else 0.2
    timeline.look_at(At("floor", 0.0, table - 0.1, forward + 0.12), 0.4)
    timeline.to(
        0.6,
        hand_l=At("air", 0.22, table, forward),
        palm_l=-80,
        elbow_l=20,
        hand_r=At("air", 0.34, table + 0.12, forward),
        bend=16,
        pitch=6,
    )
    for _ in range(count):
        timeline.to(0.18, hand_r=At("air", 0.34, table + 0.01, forward))
        timeline.to(0.24, hand_r=At("air", 0.16, table + high, forward + 0.02), elbow_r=15, bend=11)
        timeline.to(0.13, hand_r=At("air", 0.02, table + 0.01, forward + 0.06), bend=24 if force else 19)
        timeline.hold(0.22)
        timeline.to(0.3, hand_r=At("air", 0.30, table + 0.14, forward), bend=15)
    finish(timeline, pose, 0.7)
    how = f" {force}" if force else ""
    where = seated(pose)
    return [
        f"{{stamp}} papers with the {side} hand",
        f"{{stamp}} documents{how} {where}",
        f"{{stamp}} {number_word(count)} papers",
        f"{{press}} a stamp onto an ink pad on the {side} and then down on a paper{how}, {times(count)}",
        f"{{raise}} the {side} fist and {{stamp}} it down on a table {times(count)}",
        f"{{hold}} a paper with the {other(side)} hand and {{stamp}} it{how} with the {side} hand",
        f"{{lift}} a stamp and {{bang}} it down in front{how} {times(count)}",
        f"{{stamp}} forms at a desk {where}",
        f"{{hit}} the table with a stamp in the {side} hand{how}",
        f"= stamping papers{how} with the {side} hand",
    ]


@action(
    "sort papers",
    OFFICE,
    verbs="sort move take put place",
    side=SIDE,
    pose=POSE,
    count=Count(2, 4),
    tap=Choice(("yes", "no")),
)
def sort_papers(timeline: Timeline, side: str, pose: str, count: int, tap: str) -> Sequence[str]:
    """Sheets are taken from a pile on the left and laid on one at the right; the pile is tapped even on the table."""
    begin(timeline, pose)
    table, forward = (0.80, 0.0) if pose == "sitting" else (0.98, 0.42)
    timeline.to(
        0.5,
        hand_l=At("air", 0.30, table, forward),
        hand_r=At("air", 0.10, table + 0.06, forward),
        palms=-70,
        bend=14,
        pitch=6,
        nod=12,
    )
    for _ in range(count):
        timeline.to(0.35, hand_r=At("air", -0.20, table + 0.03, forward), turn=18, twist=10)
        timeline.hold(0.08)
        timeline.to(0.26, hand_r=At("air", 0.08, table + 0.16, forward + 0.02), turn=0, twist=0)
        timeline.to(0.3, hand_r=At("air", 0.40, table + 0.02, forward), turn=-20, twist=-10)
        timeline.hold(0.08)
    if tap == "yes":
        timeline.to(0.45, hands=At("air", 0.12, table + 0.14, forward + 0.02), palms=0, turn=0, twist=0)
        for _ in range(3):
            timeline.to(0.13, hands=At("air", 0.12, table + 0.04, forward + 0.02))
            timeline.to(0.16, hands=At("air", 0.12, table + 0.13, forward + 0.02))
    finish(timeline, pose, 0.7)
    where = seated(pose)
    far = other(side)
    end = " and {tap} the pile even on the table" if tap == "yes" else ""
    return [
        f"{{sort}} papers {where}",
        f"{{sort}} documents at a desk with the {side} hand",
        f"{{move}} papers from a pile on the {far} to one on the {side}",
        f"{{take}} {number_word(count)} sheets from the {far} with the {side} hand and {{place}} them on the {side}{end}",
        f"{{put}} papers from the {far} to the {side} one after the other{end}",
        f"{{pick}} up papers on the {far} and {{lay}} them down on the {side}, {times(count)}",
        f"{{file}} papers {where}{end}",
        f"{{go}} through a pile of papers with the {side} hand",
        f"{{move}} things on a table from {far} to {side} with the {side} hand",
        f"= sorting papers {where}",
    ]


@action(
    "make a phone call",
    OFFICE,
    verbs="call talk hold walk lift",
    side=SIDE,
    pace=Choice(("standing", "walking", "sitting", "lying"), (3, 2, 2, 1)),
    gesture=Choice(("yes", "no", "covering the other ear"), (2, 2, 1)),
    seconds=Choice(("short", "long")),
)
def make_a_phone_call(timeline: Timeline, side: str, pace: str, gesture: str, seconds: str) -> Sequence[str]:
    """A phone is raised, its number tapped, held to the ear; the other hand talks along or the body wanders about."""
    begin(timeline, "standing" if pace == "walking" else pace)
    timeline.to(0.5, hand_r=At("chest", 0.06, -0.08, 0.28), hand_l=At("chest", 0.06, -0.06, 0.26), palm_r=60, nod=20)
    free = {"sitting": At("thigh", 0.02, 0.10, 0.06), "lying": At("chest", 0.02, -0.22, 0.10)}.get(pace, NEUTRAL_HAND)
    for _ in range(3):
        timeline.to(0.13, hand_l=At("chest", 0.04, -0.02, 0.27))
        timeline.to(0.13, hand_l=At("chest", 0.05, -0.06, 0.27))
    timeline.to(0.6, hand_r=At("head", 0.14, -0.11, 0.06), elbow_r=6, palm_r=0, nod=0, tilt=-5, hand_l=free)
    covers = gesture == "covering the other ear"
    if covers:
        timeline.to(0.4, hand_l=At("head", 0.15, -0.05, 0.02), elbow_l=50, nod=8)
    if pace == "walking":
        walk(timeline, 1.4 if seconds == "short" else 2.4, "stroll", arms=False)
        timeline.hold(0.2)
    rounds = 1 if seconds == "short" else 2
    for number in range(rounds):
        if gesture == "yes":
            timeline.to(0.4, hand_l=At("shoulder", 0.14, -0.22, 0.34), palm_l=60, nod=4, turn=6)
            timeline.to(0.3, hand_l=At("shoulder", 0.28, -0.20, 0.30), palm_l=80, turn=-4)
            timeline.to(0.35, hand_l=At("shoulder", 0.12, -0.26, 0.32), palm_l=40, nod=8)
        else:
            timeline.to(0.3, nod=10)
            timeline.to(0.3, nod=-2)
            timeline.to(0.4, turn=10 - 10 * (number % 2) * 2, nod=4)
    timeline.to(
        0.5, hand_r=At("chest", 0.06, -0.08, 0.28), palm_r=60, nod=18, tilt=0, turn=0, hand_l=free, palm_l=0, elbow_l=0
    )
    finish(timeline, "standing" if pace == "walking" else pace, 0.6)
    going = seated(pace)
    end = {
        "yes": ", gesturing with the other hand",
        "no": "",
        "covering the other ear": f", covering the {other(side)} ear with the other hand",
    }[gesture]
    return [
        f"{{make}} a phone call {going}",
        f"{{talk}} on the phone{end}",
        f"{{hold}} a phone to the {side} ear {going}",
        f"{{raise}} a phone to the {side} ear with the {side} hand and {{talk}}{end}",
        "{dial} a number, {lift} the phone to the ear and {call} someone",
        f"{{answer}} the phone with the {side} hand{end}",
        f"{{speak}} on a mobile phone held to the {side} ear {going}{end}",
        f"{{use}} a phone {going}",
        "{pace} about {talk:ing} on the phone" if pace == "walking" else f"{{chat}} on the phone {going}",
        f"{{bring}} the {side} hand to the ear and {{talk}} on the phone{end}",
        f"= talking on the phone {going}",
        *(
            [
                "{cover} one ear with a hand and {talk} on the phone with the other",
                f"{{cover}} the {other(side)} ear and {{talk}} on the phone with the {side} hand",
            ]
            if covers
            else []
        ),
    ]


@action(
    "text on a phone",
    OFFICE,
    verbs="text look hold tap type",
    side=SIDE,
    pose=READING,
    hands=Choice(("both hands", "one hand")),
    look_up=Choice(("no", "yes")),
)
def text_on_a_phone(timeline: Timeline, side: str, pose: str, hands: str, look_up: str) -> Sequence[str]:
    """Head bowed over a phone held low before the chest, thumbs or a finger tapping; a glance up now and then."""
    if pose == "on the stomach":
        _on_the_stomach(timeline)
        for part in range(2):
            for _ in range(4):
                timeline.to(0.13, hand_r=At("floor", 0.05, 0.09, 0.52), exact=True)
                timeline.to(0.13, hand_r=At("floor", 0.07, 0.06, 0.50), exact=True)
            if look_up == "yes" and part == 0:
                timeline.to(0.4, nod=-34, turn=14)
                timeline.to(0.4, nod=-16, turn=0)
        timeline.hold(0.2)
        return [
            "{text} on a phone lying on the stomach",
            "{lie} on the belly, propped on the elbows, and {text} on a phone",
            "{use} a phone lying face down on the elbows",
            f"{{look}} at a phone lying prone{', glancing up for a moment' if look_up == 'yes' else ''}",
            "{scroll} on a phone lying on the front, the lower legs bent up",
            "{lie} on the stomach with the feet in the air and {play} with a phone",
            "{type} a message lying on the stomach",
            "= texting on a phone lying on the stomach",
        ]
    begin(timeline, pose)
    both = hands == "both hands"
    if both:
        timeline.to(0.6, hands=At("chest", 0.045, -0.12, 0.28), palms=55, nod=26, bend=8)
    else:
        timeline.to(
            0.6,
            hand_l=At("chest", 0.06, -0.12, 0.28),
            palm_l=70,
            hand_r=At("chest", 0.04, -0.06, 0.28),
            palm_r=-30,
            elbow_r=15,
            nod=26,
            bend=8,
        )
    for part in range(2):
        for _ in range(5):
            if both:
                timeline.to(
                    0.11, hand_r=At("chest", 0.05, -0.10, 0.275), hand_l=At("chest", 0.045, -0.13, 0.285), exact=True
                )
                timeline.to(
                    0.11, hand_r=At("chest", 0.045, -0.13, 0.285), hand_l=At("chest", 0.05, -0.10, 0.275), exact=True
                )
            else:
                timeline.to(0.11, hand_r=At("chest", 0.02, -0.08, 0.27), exact=True)
                timeline.to(0.12, hand_r=At("chest", 0.04, -0.03, 0.29), exact=True)
        if look_up == "yes" and part == 0:
            timeline.to(0.35, nod=-4, turn=14)
            timeline.hold(0.3)
            timeline.to(0.35, nod=26, turn=0)
    finish(timeline, pose)
    where = seated(pose)
    with_hands = "both hands" if both else f"the {side} hand"
    end = ", glancing up for a moment" if look_up == "yes" else ""
    return [
        f"{{text}} with {with_hands} {where}",
        f"{{text}} on a phone {where}",
        f"{{type}} on a phone with {with_hands}",
        f"{{look}} down at a phone {where}{end}",
        f"{{hold}} a phone in front of the chest, {{bow}} the head and {{tap}} on it with {with_hands}{end}",
        f"{{write}} a message on a smartphone with {with_hands}{end}",
        f"{{play}} with a mobile phone {where}",
        f"{{lower}} the head and {{type}} a text message{end}",
        f"{{check}} {{poss}} phone {where}",
        f"{{scroll}} on a phone with {with_hands}{end}",
        f"= texting on a phone with {with_hands} {where}",
    ]


@action(
    "check the watch",
    "daily/states/look around",
    verbs="check look raise bend turn",
    upper=True,
    side=SIDE,
    pose=ANYWHERE,
    reaction=Choice(("none", "look around", "shake the head")),
    sleeve=Choice(("no", "yes")),
)
def check_the_watch(timeline: Timeline, side: str, pose: str, reaction: str, sleeve: str) -> Sequence[str]:
    """The forearm is raised across the chest, the head bows over the wrist; then a look around or a shake of the head."""
    begin(timeline, pose)
    timeline.to(0.5, hand_r=At("chest", -0.04, -0.04, 0.28), elbow_r=32, palm_r=-80, nod=24, turn=-4, bend=5)
    if sleeve == "yes":
        timeline.to(0.35, hand_l=At("chest", -0.02, -0.02, 0.30), elbow_l=20, palm_l=-40)
        timeline.to(0.3, hand_l=At("chest", -0.12, -0.04, 0.26))
    timeline.hold(0.7)
    if reaction == "look around":
        timeline.to(0.4, nod=0, turn=40)
        timeline.hold(0.2)
        timeline.to(0.6, turn=-40)
        timeline.hold(0.2)
        timeline.to(0.3, turn=0)
    elif reaction == "shake the head":
        timeline.to(0.3, nod=6)
        for _ in range(2):
            timeline.to(0.2, turn=20)
            timeline.to(0.2, turn=-20)
        timeline.to(0.2, turn=0)
    finish(timeline, pose, 0.6)
    end = {"none": "", "look around": ", then {look} around", "shake the head": ", then {shake} the head"}[reaction]
    return [
        f"{{check}} the watch on the {side} wrist",
        f"{{look}} at {{poss}} watch{end}",
        f"{{check}} the time {seated(pose)}",
        f"{{raise}} the {side} forearm in front of the chest and {{look}} at {{poss}} watch{end}",
        f"{{lift}} the {side} wrist, {{bow}} the head and {{check}} the time{end}",
        f"{{bend}} the {side} elbow and {{look}} down at the wrist{end}",
        f"{{glance}} at a wristwatch on the {side} arm",
        f"{{look}} at the watch impatiently{end}",
        f"{{hold}} the {side} wrist up to read a watch{end}",
        f"= checking a watch on the {side} wrist",
        *(
            ["{pull} back the sleeve to check the watch", "{push} up the sleeve and {look} at {poss} watch"]
            if sleeve == "yes"
            else []
        ),
    ]


@action(
    "take a photo",
    "daily/objects/lift",
    verbs="take lift raise crouch press step",
    side=SIDE,
    count=Count(1, 3),
    pose=Choice(("standing", "crouching", "leaning to the side", "kneeling"), (2, 1, 1, 1)),
    turned=Choice(("upright", "camera turned")),
)
def take_a_photo(timeline: Timeline, side: str, count: int, pose: str, turned: str) -> Sequence[str]:
    """A camera is lifted with both hands to the eye, held still, released with a press, and lowered; elbows in."""
    timeline.stance(0.28, toes_deg=12)
    timeline.hold(0.2)
    timeline.to(0.5, hands=At("chest", 0.09, -0.12, 0.26), palms=30, nod=12)
    if pose == "crouching":
        timeline.to(0.7, y=-0.40, pitch=22, bend=14, nod=-14, knees=14, heels=8)
    elif pose == "kneeling":
        kneel(timeline, "r", 1.2)
    elif pose == "leaning to the side":
        timeline.to(0.6, side=-16, tilt=-8, y=-0.10, x=-0.06)
    if turned == "upright":
        timeline.to(0.6, hands=At("head", 0.10, -0.02, 0.23), elbows=5, nod=0 if pose != "crouching" else -14)
    else:
        timeline.to(
            0.6,
            hand_r=At("head", 0.05, 0.10, 0.22),
            elbow_r=40,
            hand_l=At("head", 0.04, -0.12, 0.22),
            elbow_l=5,
            nod=0 if pose != "crouching" else -14,
        )
    for _ in range(count):
        timeline.hold(0.35)
        timeline.to(0.1, wrist_r=22, shrug_r=5)
        timeline.to(0.15, wrist_r=0, shrug_r=0)
    timeline.hold(0.15)
    timeline.to(0.5, hands=At("chest", 0.09, -0.12, 0.26), elbows=0, nod=22)
    timeline.hold(0.25)
    if pose == "kneeling":
        timeline.to(0.4, hands=At("thigh", 0.02, 0.10, 0.06), nod=0, palms=-40)
        rise_from_knees(timeline, 1.2)
    timeline.neutral(0.7)
    photos = "a photo" if count == 1 else f"{number_word(count)} photos"
    where = {
        "standing": "while standing", "crouching": "in a crouch", "leaning to the side": f"leaning to the {side}",
        "kneeling": f"kneeling on the {side} knee",
    }[pose]  # fmt: skip
    first = {
        "standing": "",
        "crouching": "{crouch} down and ",
        "leaning to the side": f"{{lean}} to the {side} and ",
        "kneeling": f"{{kneel}} down on the {side} knee and ",
    }[pose]
    return [
        f"{first}{{take}} {photos}",
        f"{{take}} {photos} {where}",
        "{take} a picture with a camera",
        f"{first}{{raise}} a camera to the eyes with both hands and {{take}} {photos}",
        f"{{lift}} both hands in front of the face to take {photos} {where}",
        f"{{photograph}} something {where}",
        f"{first}{{take}} pictures of something",
        f"{{hold}} a camera in front of the face with both hands and {{press}} the shutter {times(count)}",
        f"{first}{{shoot}} {photos}, then {{lower}} the camera and {{look}} at it",
        f"{{bring}} a camera up to the face{', turned on its side,' if turned != 'upright' else ''} and {{take}} {photos}",
        f"= taking {photos} with a camera {where}",
    ]
