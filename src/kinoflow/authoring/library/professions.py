"""What people do at work that other files do not hold: laboratory, surgery, building site, court and service."""

from __future__ import annotations

from collections.abc import Sequence

from kinoflow.authoring.action import SIDE, Choice, Count, action, other
from kinoflow.authoring.controls import At
from kinoflow.authoring.gestures import back_to_standing, table
from kinoflow.authoring.moves import alternate, kneel_start, sit_start, step
from kinoflow.authoring.timeline import Timeline, Value
from kinoflow.language.words import number_word, times

PLACE = Choice(("standing", "sitting"), (2, 1))


def _begin(timeline: Timeline, place: str, wait_s: float = 0.3) -> None:
    """On a chair at a table, or on the feet at a counter."""
    if place == "sitting":
        sit_start(timeline)
    timeline.hold(wait_s)


@action(
    "use a pipette", "daily/office/write", verbs="pipette transfer use drip", side=SIDE, pose=PLACE, count=Count(2, 4)
)
def pipette(timeline: Timeline, side: str, pose: str, count: int) -> Sequence[str]:
    """Up from one glass and down into the next, with small pushes of the thumb; the other hand steadies the glass."""
    _begin(timeline, pose)
    source, goal = table(pose, 0.20, 0.36, 0.20), table(pose, -0.02, 0.38, 0.18)
    timeline.to(0.5, bend=14, nod=22, hand_l=table(pose, 0.10, 0.36, 0.08), palm_l=0, hand_r=source, elbow_r=26)
    for number in range(count):
        timeline.to(0.35, hand_r=source.moved(up=-0.08))
        timeline.hold(0.35)
        timeline.to(0.3, hand_r=source)
        filled = goal.moved(out=-0.04 * number)
        timeline.to(0.45, hand_r=filled)
        timeline.to(0.3, hand_r=filled.moved(up=-0.06), nod=26)
        timeline.hold(0.3)
        timeline.to(0.3, hand_r=filled, nod=22)
    timeline.neutral(0.7, legs=False) if pose == "standing" else timeline.to(
        0.7, hands=At("thigh", 0.02, 0.10, 0.06), bend=6, nod=0, elbow_r=0
    )
    return [
        "{use} a pipette", f"{{pipette}} a liquid with the {side} hand", "{transfer} drops from one test tube to another", "{work} in a laboratory with a pipette", f"{{fill}} {'a test tube' if count == 1 else number_word(count) + ' test tubes'} with a pipette", "= scientist pipetting", "= chemist dripping a liquid into test tubes",
        "{pour} chemicals into a test tube drop by drop", f"{{hold}} a test tube with the {other(side)} hand and {{drip}} something into it", "{do} an experiment in the lab",
    ]  # fmt: skip


@action(
    "look into a microscope",
    "daily/office/write",
    verbs="look lean focus",
    side=SIDE,
    pose=PLACE,
    after=Choice(("looks up", "takes a note"), (2, 1)),
)
def microscope(timeline: Timeline, side: str, pose: str, after: str) -> Sequence[str]:
    """Bent over the eyepiece, both hands at the wheels."""
    _begin(timeline, pose)
    wheel = table(pose, 0.13, 0.36, 0.10)
    deep = 38.0 if pose == "standing" else 34.0
    timeline.to(0.8, bend=deep, pitch=10 if pose == "standing" else 8, nod=8, hands=wheel, elbows=30)
    for number in range(3):
        timeline.to(0.35, hand_r=wheel.moved(up=0.03, forward=0.03), bend=deep + 2)
        timeline.to(0.35, hand_r=wheel.moved(up=-0.01, forward=-0.02), bend=deep)
        if number == 1:
            timeline.to(0.4, hand_l=wheel.moved(forward=0.05, up=0.03))
    timeline.hold(0.5)
    if after == "takes a note":
        page = table(pose, 0.24, 0.30, 0.03)
        timeline.to(0.6, bend=20, nod=24, turn=-20, hand_r=page)
        for number in range(4):
            timeline.to(0.18, hand_r=page.moved(out=-0.03 * (number % 2) - 0.02, up=0.01))
        timeline.to(0.3, turn=0)
    timeline.neutral(0.8, legs=False) if pose == "standing" else timeline.to(
        0.8, hands=At("thigh", 0.02, 0.10, 0.06), bend=6, pitch=-2, nod=0, elbows=0
    )
    timeline.hold(0.2)
    tail = f" and {{write}} down a note with the {side} hand" if after == "takes a note" else ""
    return [
        f"{{look}} into a microscope{tail}", f"{{look}} through a microscope{tail}", f"{{bend}} over a microscope{tail}", f"{{focus}} a microscope with both hands{tail}", f"{{examine}} a sample under the microscope{tail}", f"= scientist looking into a microscope{', then writing' if tail else ''}",
        f"{{lean}} over the eyepiece of a microscope{tail}", f"{{study}} cells through a microscope{tail}", f"{{use}} a microscope{tail}",
    ]  # fmt: skip


@action(
    "listen with a stethoscope",
    "daily/states/look around",
    verbs="listen examine check",
    side=SIDE,
    where=Choice(("chest", "back"), (2, 1)),
    count=Count(2, 4),
)
def stethoscope(timeline: Timeline, side: str, where: str, count: int) -> Sequence[str]:
    """Both hands to the ears, then one hand from spot to spot on somebody ahead, the head bent and listening."""
    timeline.hold(0.3)
    timeline.to(0.6, hands=At("head", 0.11, -0.03, 0.06), elbows=30)
    timeline.hold(0.3)
    spot = At("air", 0.06, 1.18, 0.50)
    timeline.to(0.7, hand_l=At("air", 0.18, 1.32, 0.46), elbow_l=10, hand_r=spot, elbow_r=16, bend=14, tilt=-14, nod=12)
    for number in range(count):
        timeline.to(0.35, hand_r=spot.moved(out=-0.12 * (number % 2), up=-0.07 * (number // 2)), exact=True)
        timeline.hold(0.6)
        timeline.to(0.25, hand_r=spot.moved(forward=-0.06, up=-0.03 * number))
    timeline.neutral(0.8, legs=False)
    return [
        "{listen} with a stethoscope", f"{{examine}} a patient's {where} with a stethoscope", f"{{listen}} to somebody's {'heart' if where == 'chest' else 'lungs'} with a stethoscope", "{put} on a stethoscope and {listen}", f"= doctor listening to a patient's {where}", "= doctor using a stethoscope",
        f"{{check}} a patient's breathing, the stethoscope in the {side} hand", "{examine} a patient", f"{{auscultate}} the {where}",
    ]  # fmt: skip


@action(
    "give somebody an injection",
    "daily/objects/give",
    verbs="inject give stick",
    side=SIDE,
    place=Choice(("arm", "somebody lying"), (2, 1)),
)
def injection(timeline: Timeline, side: str, place: str) -> Sequence[str]:
    """The needle is held up and tapped, the skin wiped, then in slowly, and out."""
    timeline.hold(0.3)
    up = At("head", 0.06, -0.04, 0.30)
    timeline.to(0.6, hand_r=up, elbow_r=10, nod=-6)
    for _ in range(2):
        timeline.to(0.16, hand_l=At("head", 0.02, 0.0, 0.32), elbow_l=20)
        timeline.to(0.16, hand_l=At("head", 0.10, -0.06, 0.28))
    low = place != "arm"
    arm = At("air", 0.02, 0.86 if low else 1.16, 0.44)
    bent: dict[str, Value] = (
        {"bend": 34.0, "pitch": 16.0, "nod": 8.0} if low else {"bend": 12.0, "pitch": 2.0, "nod": 16.0}
    )
    timeline.to(0.6, hand_l=arm.moved(out=0.06, up=0.02), **bent)
    alternate(timeline, 2, 0.2, {"hand_l": arm.moved(out=0.02)}, {"hand_l": arm.moved(out=0.08)})
    timeline.to(0.5, hand_r=arm.moved(out=0.08, up=0.06, forward=-0.08), elbow_r=30)
    timeline.to(0.3, hand_r=arm.moved(out=0.04, up=0.02))
    timeline.hold(0.9)
    timeline.to(0.3, hand_r=arm.moved(out=0.10, up=0.08, forward=-0.10))
    timeline.neutral(0.8, legs=False)
    whom = "a patient who {lie:s} in bed".replace("{lie:s}", "lies") if low else "somebody"
    return [
        f"{{give}} {whom} an injection", f"{{inject}} {whom} with a syringe in the {side} hand", f"{{vaccinate}} {whom}", f"{{give}} {whom} a shot with a needle", "= nurse giving an injection", "= doctor vaccinating a patient", "{stick} a needle into somebody's arm" if not low else "{stick} a needle into a lying patient",
        f"{{draw}} up a syringe, {{tap}} it and {{inject}} {whom}", f"{{give}} {whom} a jab",
    ]  # fmt: skip


@action(
    "operate as a surgeon",
    "daily/office/write",
    verbs="operate cut stitch",
    side=SIDE,
    task=Choice(("cut", "stitch", "ask for a tool"), (1, 1, 1)),
)
def surgeon(timeline: Timeline, side: str, task: str) -> Sequence[str]:
    """Both hands low over the table, small exact movements, the head bent."""
    timeline.hold(0.3)
    field = At("air", 0.10, 1.00, 0.42)
    timeline.to(0.7, hands=field, elbows=26, bend=18, nod=26, pitch=4)
    timeline.hold(0.3)
    if task == "cut":
        timeline.to(0.3, hand_r=field.moved(forward=0.10))
        timeline.to(1.3, hand_r=field.moved(forward=-0.08), nod=28)
        timeline.to(0.4, hand_r=field.moved(up=0.06))
    elif task == "stitch":
        for _ in range(3):
            timeline.to(0.3, hand_r=field.moved(out=-0.06), palm_r=-40)
            timeline.to(0.5, hand_r=field.moved(out=0.10, up=0.18), palm_r=20)
            timeline.to(0.3, hand_r=field.moved(out=0.02, up=0.02), palm_r=0)
    else:
        timeline.to(0.4, hand_r=At("air", 0.46, 1.08, 0.30), palm_r=70, turn=-30)
        timeline.hold(0.6)
        timeline.to(0.4, hand_r=field, palm_r=0, turn=0)
    alternate(
        timeline,
        3,
        0.3,
        {"hand_r": field.moved(out=-0.03, forward=0.03), "hand_l": field.moved(up=0.02)},
        {"hand_r": field, "hand_l": field.moved(out=-0.02)},
    )
    timeline.hold(0.3)
    timeline.neutral(0.8, legs=False)
    doing = {"cut": f"{{cut}} with a scalpel in the {side} hand", "stitch": "{stitch} up a wound", "ask for a tool": f"{{hold}} out the {side} hand for an instrument"}[task]  # fmt: skip
    return [
        f"{{operate}} on a patient and {doing}", f"{{perform}} surgery and {doing}", "= surgeon operating", "= surgeon at work over a patient", "{do} an operation with both hands over the patient", f"{{bend}} over the operating table and {doing}", "{operate} as a surgeon", f"{{work}} as a surgeon and {doing}",
    ]  # fmt: skip


@action(
    "cut somebody's hair",
    "daily/self care/comb",
    verbs="cut trim snip comb",
    side=SIDE,
    count=Count(3, 5),
    around=Choice(("on the spot", "steps around"), (2, 1)),
)
def hairdresser(timeline: Timeline, side: str, count: int, around: str) -> Sequence[str]:
    """Somebody sits ahead; one hand lifts a lock, the other one snips."""
    timeline.hold(0.3)
    head = At("air", 0.10, 1.24, 0.42)
    timeline.to(
        0.7, hand_l=head, elbow_l=34, hand_r=head.moved(out=0.06, up=0.02, forward=-0.06), elbow_r=34, nod=16, bend=8
    )
    for number in range(count):
        lock = head.moved(out=-0.05 + 0.05 * (number % 3), up=0.03 * (number % 2))
        timeline.to(0.35, hand_l=lock)
        timeline.to(0.3, hand_l=lock.moved(up=0.10), nod=14)
        for _ in range(2):
            timeline.to(0.13, hand_r=lock.moved(out=-0.10, up=0.09, forward=-0.02), wrist_r=10)
            timeline.to(0.13, hand_r=lock.moved(out=-0.05, up=0.09, forward=-0.05), wrist_r=-6)
        if around == "steps around" and number == count // 2:
            step(timeline, "r", 0.06, 0.34, duration_s=0.4, advance=False)
            step(timeline, "l", 0.06, -0.14, duration_s=0.4, delay_s=0.4, advance=False)
            timeline.place = timeline.place.moved(left_m=-0.24, forward_m=0.06, turned_deg=18)
            timeline.to(0.8, x=0, z=0, yaw=0)
    timeline.neutral(0.8, legs=False)
    return [
        "{cut} somebody's hair", f"{{cut}} a customer's hair with scissors in the {side} hand", "{trim} somebody's hair", "{give} somebody a haircut", "= hairdresser cutting hair", "= barber at work with comb and scissors", f"{{lift}} strands of somebody's hair with the {other(side)} hand and {{snip}} them off",
        "{style} a customer's hair in a salon", "{work} as a hairdresser",
    ]  # fmt: skip


@action(
    "weld",
    "daily/objects/turn",
    verbs="weld bend flip",
    side=SIDE,
    place=Choice(("standing", "kneeling"), (2, 1)),
    seams=Count(1, 2),
)
def weld(timeline: Timeline, side: str, place: str, seams: int) -> Sequence[str]:
    """The mask is nodded down, then the torch goes slowly along a seam with small circles."""
    if place == "kneeling":
        kneel_start(timeline)
    timeline.hold(0.3)
    high = 0.60 if place == "kneeling" else 0.98
    timeline.to(0.4, hand_l=At("head", 0.05, 0.10, 0.14), elbow_l=24, nod=-8)
    timeline.to(0.25, hand_l=At("head", 0.03, -0.02, 0.20), nod=20)
    seam = At("air", 0.20, high, 0.44)
    for number in range(seams):
        timeline.to(
            0.5,
            hand_r=seam,
            elbow_r=30,
            hand_l=seam.moved(out=0.06, up=-0.06, forward=-0.02),
            elbow_l=10,
            bend=20,
            nod=24,
        )
        for point in range(14):
            timeline.to(
                0.17,
                exact=True,
                hand_r=seam.moved(out=-0.022 * point, up=0.012 * (point % 2), forward=0.012 * ((point + number) % 2)),
            )
        timeline.to(0.3, hand_r=seam.moved(out=-0.20, up=0.12, forward=-0.06))
    timeline.to(0.4, hand_l=At("head", 0.03, -0.02, 0.20), elbow_l=24, bend=6, nod=6)
    timeline.to(0.25, hand_l=At("head", 0.05, 0.10, 0.14), nod=-6)
    if place == "kneeling":
        timeline.to(0.6, hands=At("thigh", 0.02, 0.10, 0.06), elbows=0, nod=0)
    else:
        timeline.neutral(0.7, legs=False)
    kneeling = ", kneeling" if place == "kneeling" else ""
    return [
        f"{{weld}}{kneeling}", f"{{weld}} a seam with the torch in the {side} hand{kneeling}", f"{{weld}} metal{kneeling}", f"{{flip}} down the mask and {{weld}}{kneeling}", f"= welder at work{kneeling}", f"{{use}} a welding torch{kneeling}", f"{{join}} two pieces of metal with a welding torch{kneeling}", f"{{solder}} a pipe{kneeling}",
        f"= person welding{kneeling}",
    ]  # fmt: skip


@action(
    "lay bricks",
    "daily/objects/put down",
    verbs="lay spread tap put",
    side=SIDE,
    count=Count(1, 2),
    height=Choice(("waist", "low"), (2, 1)),
)
def bricks(timeline: Timeline, side: str, count: int, height: str) -> Sequence[str]:
    """Mortar is spread with the trowel, a brick is put on it with the other hand and tapped."""
    timeline.hold(0.3)
    up_m = 0.90 if height == "waist" else 0.52
    low: dict[str, Value] = (
        {"bend": 16.0, "nod": 22.0}
        if height == "waist"
        else {"bend": 34.0, "pitch": 42.0, "y": -0.24, "z": -0.14, "nod": 0.0}
    )
    wall = At("air", 0.16, up_m, 0.46)
    for number in range(count):
        timeline.to(0.6, hand_r=At("air", 0.44, up_m - 0.10, 0.28), palm_r=-40, turn=-20, **low)
        timeline.to(0.5, hand_r=wall.moved(up=0.08), turn=0)
        timeline.to(0.6, hand_r=wall.moved(out=-0.24, up=0.06))
        timeline.to(0.4, hand_r=wall.moved(up=0.06))
        timeline.to(
            0.6,
            hand_l=At("air", 0.44, up_m - 0.16, 0.26),
            turn=22,
            bend=(low["bend"] if isinstance(low["bend"], float) else 0.0) + 8,
        )
        timeline.to(0.6, hand_l=At("air", 0.02 + 0.06 * number, up_m + 0.08, 0.44), turn=0, **low)
        timeline.to(0.3, hand_l=At("air", 0.02 + 0.06 * number, up_m + 0.03, 0.44))
        alternate(
            timeline, 2, 0.15, {"hand_r": wall.moved(out=-0.14, up=0.08)}, {"hand_r": wall.moved(out=-0.10, up=0.16)}
        )
    timeline.neutral(0.8, legs=False) if height == "waist" else timeline.neutral(0.9)
    where = "" if height == "waist" else " low on the ground"
    return [
        f"{{lay}} bricks{where}", f"{{lay}} {'a brick' if count == 1 else number_word(count) + ' bricks'}{where}", f"{{spread}} mortar with the trowel in the {side} hand and {{put}} a brick on it{where}", f"{{build}} a wall of bricks{where}", "= bricklayer at work", "= mason laying bricks", f"{{tap}} a brick into place{where}",
        f"{{brick}} up a wall{where}", f"{{set}} bricks with the {other(side)} hand{where}",
    ]  # fmt: skip


@action("write down an order", "daily/office/write", verbs="write take nod note", side=SIDE, nods=Count(1, 3))
def take_order(timeline: Timeline, side: str, nods: int) -> Sequence[str]:
    """Pad in the left hand, looking at the guest and at the pad by turns."""
    timeline.hold(0.2)
    pad = At("chest", 0.02, -0.12, 0.30)
    timeline.to(0.6, hand_l=pad, palm_l=50, hand_r=At("other", 0.04, 0.06, 0.02), elbow_r=30, bend=6, nod=8, turn=18)
    for _ in range(nods):
        timeline.to(0.2, nod=16)
        timeline.to(0.25, nod=2)
        timeline.to(0.3, nod=30, turn=0)
        for number in range(5):
            timeline.to(0.14, hand_r=At("other", 0.02 - 0.02 * number, 0.06, 0.02 + 0.015 * (number % 2)))
        timeline.to(0.3, nod=4, turn=18, hand_r=At("other", 0.04, 0.08, 0.0))
    timeline.to(0.3, nod=16)
    timeline.to(0.3, nod=0, turn=0)
    timeline.neutral(0.7, legs=False)
    return [
        "{take} an order", "{write} down an order", f"{{write}} on a notepad with the {side} hand, nodding", "{take} notes on a small pad while listening", "= waiter taking an order", "= waitress writing down an order", "{note} down what a guest wants", "{jot} something down on a pad", "= reporter taking notes",
        "{listen}, {nod} and {write} it down",
    ]  # fmt: skip


@action(
    "show the emergency exits",
    "social/body signs/talk",
    verbs="show point demonstrate",
    count=Count(1, 2),
    before=Choice(("exits only", "with the belt"), (2, 1)),
)
def safety_demonstration(timeline: Timeline, count: int, before: str) -> Sequence[str]:
    """Both arms with flat hands forward, to the sides, and back over the shoulders."""
    timeline.hold(0.4)
    if before == "with the belt":
        timeline.to(0.5, hands=At("chest", 0.22, -0.06, 0.34))
        timeline.to(0.5, hands=At("chest", 0.04, -0.06, 0.34))
        timeline.hold(0.3)
        timeline.to(0.4, hands=At("chest", 0.24, -0.04, 0.32))
    for _ in range(count):
        timeline.to(0.5, hands=At("shoulder", -0.02, 0.04, 0.54), palms=0)
        timeline.hold(0.4)
        timeline.to(0.6, hands=At("shoulder", 0.54, 0.02, 0.08), nod=-2)
        timeline.hold(0.4)
        timeline.to(0.5, hands=At("shoulder", 0.14, 0.22, -0.08), elbows=60)
        timeline.hold(0.4)
        timeline.to(0.5, hands=At("shoulder", 0.06, -0.20, 0.30), elbows=0)
    timeline.neutral(0.7)
    belt = ", after buckling a belt" if before == "with the belt" else ""
    return [
        f"{{show}} the emergency exits{belt}", f"{{point}} out the exits with both arms{belt}", f"{{give}} the safety demonstration on a plane{belt}", f"= flight attendant's safety demonstration{belt}", f"= stewardess pointing out the emergency exits{belt}", f"{{point}} forward, to both sides and back with both hands{belt}",
        f"{{do}} the safety briefing on board{belt}", f"{{demonstrate}} where the exits are like a flight attendant{belt}",
    ]  # fmt: skip


@action(
    "hold a fire hose",
    "daily/objects/pull",
    verbs="spray hold aim",
    side=SIDE,
    sweep=Choice(("steady", "side to side", "up and down"), (1, 2, 1)),
)
def fire_hose(timeline: Timeline, side: str, sweep: str) -> Sequence[str]:
    """Braced in a long stance, the nozzle at the hip in both hands, leaning into the thrust."""
    timeline.hold(0.2)
    step(timeline, "l", 0.30, 0.14, duration_s=0.45, advance=False)
    step(timeline, "r", -0.20, 0.16, toes_deg=30, duration_s=0.45, delay_s=0.3, advance=False)
    nozzle = At("pelvis", 0.06, 0.24, 0.34)
    braced: dict[str, Value] = {"y": -0.14, "pitch": 12.0, "bend": 10.0, "nod": -14.0, "z": 0.08}
    timeline.to(0.8, hand_l=nozzle.moved(forward=0.08), hand_r=At("pelvis", 0.20, 0.14, 0.12), **braced)
    timeline.to(0.1, z=0.03, bend=6)
    timeline.to(0.25, z=0.08, bend=12)
    for number in range(4):
        sign = 1 if number % 2 else -1
        if sweep == "side to side":
            timeline.to(0.7, twist=26 * sign, turn=8 * sign)
        elif sweep == "up and down":
            timeline.to(
                0.7,
                hand_l=nozzle.moved(forward=0.06, up=0.16 if number % 2 == 0 else -0.04),
                bend=4 if number % 2 == 0 else 16,
            )
        else:
            timeline.to(0.4, z=0.06 + 0.02 * sign, bend=12 + 2 * sign)
    timeline.to(0.5, twist=0, turn=0)
    back_to_standing(timeline, "l", 0.6)
    step(timeline, "r", 0.0, 0.095, toes_deg=7, duration_s=0.4)
    tail = {"steady": "", "side to side": ", sweeping it from side to side", "up and down": ", moving it up and down"}[
        sweep
    ]
    del side
    return [
        f"{{spray}} water with a fire hose{tail}", f"{{hold}} a fire hose{tail}", f"{{aim}} a hose at the fire{tail}", f"{{put}} out a fire with a hose{tail}", f"= firefighter with a hose{tail}", f"= fireman spraying water{tail}", f"{{brace}} with both hands on a fire hose{tail}", f"{{fight}} a fire with a water hose{tail}",
        f"{{extinguish}} a fire{tail}",
    ]  # fmt: skip


@action(
    "handcuff somebody",
    "daily/objects/turn",
    verbs="handcuff grab pull cuff arrest",
    side=SIDE,
    rough=Choice(("calmly", "roughly")),
)
def handcuff(timeline: Timeline, side: str, rough: str) -> Sequence[str]:
    """One wrist of somebody ahead is taken and brought behind his back, then the other one, and the cuffs close."""
    slow = 1.0 if rough == "calmly" else 0.65
    timeline.hold(0.3)
    back = At("air", 0.06, 0.98, 0.44)
    timeline.to(0.5 * slow, hand_r=At("air", 0.34, 1.00, 0.50), hand_l=At("air", 0.22, 1.34, 0.44), bend=10, nod=14)
    timeline.to(0.5 * slow, hand_r=back)
    timeline.to(0.4 * slow, hand_l=At("air", 0.36, 1.00, 0.50), turn=10)
    timeline.to(0.5 * slow, hand_l=back, turn=0, nod=22)
    timeline.hold(0.2)
    for _ in range(2):
        timeline.to(0.15, hand_r=back.moved(out=-0.02, forward=0.05))
        timeline.to(0.2, hand_r=back)
    if rough == "roughly":
        timeline.to(0.25, hands=back.moved(up=0.10), z=-0.04)
        timeline.to(0.35, hands=back.moved(forward=0.10), z=0.05, bend=16)
    timeline.to(0.5, hand_l=At("air", 0.20, 1.32, 0.46), nod=4)
    timeline.hold(0.3)
    timeline.neutral(0.8)
    del side
    how = "" if rough == "calmly" else " roughly"
    return [
        f"{{handcuff}} somebody{how}", f"{{arrest}} somebody{how}", f"{{put}} handcuffs on a suspect{how}", f"{{pull}} somebody's hands behind the back and {{cuff}} them{how}", f"= policeman handcuffing a suspect{how}", f"= officer arresting somebody{how}", f"{{tie}} somebody's hands behind the back{how}",
        f"{{cuff}} a prisoner{how}",
    ]  # fmt: skip


@action(
    "bang a gavel",
    "social/hand signs/fist",
    verbs="bang strike hit",
    side=SIDE,
    pose=Choice(("sitting", "standing"), (2, 1)),
    count=Count(1, 3),
)
def gavel(timeline: Timeline, side: str, pose: str, count: int) -> Sequence[str]:
    """The hammer goes up beside the head and down onto the table."""
    _begin(timeline, pose)
    down = table(pose, 0.16, 0.40, 0.10)
    timeline.to(0.45, hand_r=down, elbow_r=10, bend=8)
    for _ in range(count):
        timeline.to(0.35, hand_r=At("shoulder", 0.16, 0.10, 0.26), wrist_r=-30)
        timeline.to(0.14, exact=True, hand_r=down, wrist_r=20, bend=14)
        timeline.to(0.14, hand_r=down.moved(up=0.05), bend=10)
    timeline.to(0.3, nod=-4)
    timeline.hold(0.5)
    timeline.neutral(0.7, legs=False) if pose == "standing" else timeline.to(
        0.6, hands=At("thigh", 0.02, 0.10, 0.06), elbow_r=0, wrist_r=0, bend=6, nod=0
    )
    often = times(count)
    return [
        f"{{bang}} a gavel {often}", f"{{bang}} the gavel with the {side} hand", "= judge banging the gavel", "{strike} the table with a judge's hammer", f"{{call}} the court to order with {number_word(count)} {'blow' if count == 1 else 'blows'} of the gavel", "= judge passing a sentence with a gavel", "= auctioneer striking the hammer",
        f"{{hit}} the bench with a gavel {often}", "{rap} the gavel",
    ]  # fmt: skip


@action("hoe the soil", "daily/cleaning/sweep", verbs="hoe chop pull", side=SIDE, count=Count(2, 5))
def hoe(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """A long handle: lifted to the chest, chopped into the ground ahead, drawn to the feet."""
    timeline.hold(0.2)
    step(timeline, "l", 0.22, 0.12, duration_s=0.4, advance=False)
    ready: dict[str, Value] = {"hand_l": At("shoulder", 0.02, -0.16, 0.46), "hand_r": At("shoulder", 0.02, -0.34, 0.24)}
    timeline.to(0.6, **ready, y=-0.06, bend=18, pitch=14)
    for _ in range(count):
        timeline.to(
            0.45,
            hand_l=At("shoulder", 0.0, 0.06, 0.48),
            hand_r=At("shoulder", 0.04, -0.14, 0.28),
            bend=10,
            pitch=8,
            nod=6,
        )
        timeline.to(
            0.22,
            exact=True,
            hand_l=At("shoulder", 0.0, -0.34, 0.42),
            hand_r=At("shoulder", 0.02, -0.40, 0.18),
            bend=30,
            pitch=24,
            y=-0.12,
            nod=0,
        )
        timeline.to(
            0.5,
            hand_l=At("shoulder", 0.02, -0.42, 0.24),
            hand_r=At("shoulder", 0.08, -0.42, 0.0),
            z=-0.05,
            bend=24,
            pitch=20,
        )
        timeline.to(0.2, z=0.02)
    timeline.to(0.3, **ready, bend=14, pitch=8)
    back_to_standing(timeline, "l", 0.8)
    del side
    return [
        "{hoe} the soil", "{hoe} a field", "{work} the ground with a hoe", "{break} up the soil with a hoe", "{weed} a flower bed with a hoe", "= farmer hoeing a field", "= farmer working with a hoe", f"{{chop}} into the earth with a hoe {times(count)} and {{draw}} it back", "{till} the soil", "{loosen} the earth in the garden",
    ]  # fmt: skip


@action(
    "count money",
    "daily/office/write",
    verbs="count lay",
    side=SIDE,
    pose=PLACE,
    what=Choice(("notes", "coins"), (2, 1)),
    count=Count(4, 7),
)
def count_money(timeline: Timeline, side: str, pose: str, what: str, count: int) -> Sequence[str]:
    """Notes are drawn from a bundle in the left hand one by one; coins are pushed over the table."""
    _begin(timeline, pose)
    if what == "notes":
        timeline.to(
            0.5,
            hand_l=At("chest", 0.02, -0.12, 0.28),
            palm_l=30,
            hand_r=At("other", 0.06, 0.03, 0.02),
            elbow_r=20,
            nod=24,
            bend=6,
        )
        for _ in range(count):
            timeline.to(0.14, hand_r=At("other", 0.03, 0.04, 0.03), nod=26)
            timeline.to(0.18, hand_r=At("other", 0.16, -0.02, 0.04), nod=23)
    else:
        near, far = table(pose, -0.06, 0.38, 0.05), table(pose, 0.22, 0.34, 0.05)
        timeline.to(0.5, hand_r=near, elbow_r=20, hand_l=table(pose, 0.22, 0.34, 0.03), bend=16, nod=24)
        for _ in range(count):
            timeline.to(0.25, exact=True, hand_r=far)
            timeline.to(0.25, hand_r=near.moved(up=0.05))
    timeline.hold(0.2)
    timeline.neutral(0.7, legs=False) if pose == "standing" else timeline.to(
        0.6, hands=At("thigh", 0.02, 0.10, 0.06), elbow_r=0, bend=6, nod=0
    )
    word = "banknotes" if what == "notes" else "coins"
    return [
        "{count} money", f"{{count}} {word}", f"{{count}} {word} with the {side} hand", f"= person counting {word}", f"= merchant counting {word}", "{count} cash", f"{{count}} out {word} one by one", "= cashier counting the money", f"{{sort}} and {{count}} {word}" if what == "coins" else "{flick} through a bundle of notes",
    ]  # fmt: skip


@action(
    "post a letter",
    "daily/objects/give",
    verbs="post drop push put",
    side=SIDE,
    height=Choice(("chest", "low"), (3, 1)),
)
def post_letter(timeline: Timeline, side: str, height: str) -> Sequence[str]:
    """The letter comes out of the jacket, a look at it, then through the slot and a push after it."""
    timeline.hold(0.3)
    timeline.to(0.5, hand_r=At("chest", -0.04, -0.02, 0.10), elbow_r=20, nod=12)
    timeline.to(0.5, hand_r=At("chest", 0.04, -0.02, 0.34), nod=18, palm_r=-20)
    timeline.hold(0.5)
    slot = At("air", 0.10, 1.16 if height == "chest" else 0.66, 0.50)
    bent: dict[str, Value] = (
        {"bend": 6.0} if height == "chest" else {"bend": 34.0, "pitch": 26.0, "y": -0.12, "z": -0.06}
    )
    timeline.to(
        0.5, hand_r=slot.moved(forward=-0.10), hand_l=slot.moved(out=-0.06, up=0.05), palm_l=-40, **bent, nod=10
    )
    timeline.to(0.35, hand_r=slot)
    timeline.to(0.2, hand_r=slot.moved(forward=-0.04))
    timeline.to(0.2, hand_r=slot.moved(forward=0.04))
    timeline.hold(0.2)
    timeline.neutral(0.8)
    where = "a letterbox" if height == "chest" else "a low letterbox"
    return [
        "{post} a letter", f"{{push}} a letter through {where}", f"{{drop}} a letter into {where}", f"{{put}} a letter into {where} with the {side} hand", "{put} the mail in a mailbox", "= postman putting mail in a letterbox", "= mailman delivering a letter", "{send} off a letter at the postbox", "{mail} a letter", "{slip} an envelope through the slot of a door",
        "{deliver} the mail",
    ]  # fmt: skip


@action("use a jackhammer", "daily/objects/turn", verbs="drill use break", side=SIDE, spots=Count(1, 2))
def jackhammer(timeline: Timeline, side: str, spots: int) -> Sequence[str]:
    """Both hands low before the belly, the whole body shaking over the chisel."""
    timeline.hold(0.2)
    step(timeline, "r", -0.04, 0.20, duration_s=0.35, advance=False)
    grip = At("pelvis", 0.15, 0.12, 0.32)
    timeline.to(0.6, hands=grip, palms=-50, elbows=20, y=-0.10, bend=18, pitch=8, nod=14)
    for number in range(spots):
        for beat in range(18):
            up = 0.012 if beat % 2 else -0.012
            timeline.to(0.085, exact=True, hands=grip.moved(up=up), y=-0.10 + 0.4 * up, nod=14 + 2 * (beat % 2))
        if number + 1 < spots:
            timeline.to(0.4, hands=grip.moved(up=0.12), bend=8)
            step(timeline, "l", 0.10, 0.14, duration_s=0.35, advance=False)
            timeline.to(0.5, hands=grip, bend=18, turn=0)
    timeline.to(0.4, hands=grip.moved(up=0.08), bend=8)
    back_to_standing(timeline, "r", 0.7)
    step(timeline, "l", 0.0, 0.095, duration_s=0.3)
    del side
    return [
        "{use} a jackhammer", "{break} up the road with a jackhammer", "{drill} into the ground with a pneumatic drill", "= construction worker with a jackhammer", "= road worker drilling the asphalt", "{operate} a jackhammer with both hands", "{shake} all over while drilling with a jackhammer", "{hammer} the concrete with a jackhammer",
    ]  # fmt: skip
