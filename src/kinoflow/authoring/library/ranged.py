"""Weapons that reach far, mimed: pistols, rifles, cannons, bows, thrown things, whips."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.fighting import AHEAD, aimed, at_ease, fighting_stance
from kinoflow.authoring.gait import STYLES, line, walk
from kinoflow.authoring.moves import kneel, lie_start, rise_from_knees, step
from kinoflow.authoring.timeline import Timeline, Value

PISTOL: dict[str, Value] = {
    "hand_r": At("shoulder", -0.16, 0.06, 0.54),
    "hand_l": At("other", 0.02, -0.03, -0.03),
    "palms": -5.0,
    "elbows": 12.0,
    "wrists": 0.0,
    "cock": 0.0,
}
"""Both arms straight out, hands together on the grip at eye height."""


def _recoil(timeline: Timeline, *, strong: bool = False) -> None:
    """A shot: the hands kick up and back, the shoulders give, and all settles again."""
    size = 1.8 if strong else 1.0
    before = timeline.hands["r"].points[-1]
    frame = timeline.hands["r"].frames[-1]
    bend, y_now = timeline.value("bend"), timeline.value("y") - timeline.place.floor_m
    timeline.to(
        0.06,
        hand_r=At(frame, before[0], before[1] + 0.07 * size, before[2] - 0.08 * size),
        bend=bend - 5 * size,
        pitch=timeline.value("pitch") - 2 * size,
        cock_r=20 * size,
        exact=True,
    )
    timeline.to(
        0.24,
        hand_r=At(frame, *before),
        bend=bend,
        pitch=timeline.value("pitch") + 2 * size,
        cock_r=0,
        y=y_now,
        exact=True,
    )


@action(
    "aim and fire a pistol",
    "game/ranged weapons/pistol",
    verbs="aim fire shoot raise hold extend lower",
    crispness="crisp",
    side=SIDE,
    hands=Choice(("both hands", "one hand")),
    count=Count(1, 3),
    posture=Choice(("standing", "crouching", "kneeling"), (2, 1, 1)),
    direction=Choice(("ahead", "to the side", "up"), (3, 2, 1)),
    trigger=Choice(("fire", "only aim"), (3, 1)),
)
def fire_pistol(
    timeline: Timeline, side: str, hands: str, count: int, posture: str, direction: str, trigger: str
) -> Sequence[str]:
    """Take aim with straight arms and shoot: ahead, to the right or up; standing, in a crouch or on one knee.

    Or keep aiming without a shot, the arms following something from side to side.
    """
    timeline.hold(0.2)
    if posture == "kneeling" or direction != "ahead" or trigger == "only aim":
        return _fire_elsewhere(timeline, side, hands, 0 if trigger == "only aim" else count, posture, direction)
    timeline.look_at(AHEAD, 0.3)
    if hands == "both hands":
        step(timeline, "l", 0.22, 0.16, duration_s=0.4, advance=False)
        step_body: dict[str, Value] = {"y": -0.08, "bend": 8.0, "pitch": 4.0, "z": 0.10}
        aim: dict[str, Value] = dict(PISTOL)
        timeline.to(0.3, hand_r=At("shoulder", -0.10, -0.30, 0.24), hand_l=At("other", 0.02, -0.03, -0.03), palms=-10)
    else:
        step(timeline, "r", 0.20, 0.14, duration_s=0.4, advance=False)
        step_body = {"y": -0.05, "yaw": 34.0, "twist": 14.0, "z": 0.08}
        aim = {
            "hand_r": At("air", 0.14, 1.46, 1.6),
            "palm_r": -5.0,
            "elbow_r": 8.0,
            "hand_l": At("pelvis", 0.20, 0.06, -0.10),
            "elbow_l": 25.0,
        }
        timeline.to(0.3, hand_r=At("pelvis", 0.18, 0.02, 0.06), palm_r=0)
    if posture == "crouching":
        step_body = step_body | {"y": -0.36, "pitch": 14.0, "bend": 14.0, "knees": 8.0}
        if hands == "one hand":
            aim["hand_r"] = At("air", 0.14, 1.14, 1.6)
    timeline.to(0.5, **step_body, **aim)
    timeline.wait()
    timeline.hold(0.45)
    for _ in range(count):
        _recoil(timeline)
        timeline.hold(0.16)
    timeline.hold(0.25)
    timeline.to(0.45, hand_r=At("shoulder", 0.02, -0.36, 0.24), hand_l=At("shoulder", 0.05, -0.40, 0.18), palms=-10)
    at_ease(timeline)
    shots = "a shot" if count == 1 else f"{number_word(count)} shots"
    held = "with both hands" if hands == "both hands" else f"with the {side} hand"
    low = " in a crouch" if posture == "crouching" else ""
    return [
        f"{{aim}} and {{fire}} a pistol {held}, {shots}{low}",
        f"{{fire}} a pistol {times(count)}{low}",
        f"{{shoot}} a handgun {held}{low}",
        f"{{shoot}} a pistol {held}{low}",
        f"{{raise}} a gun to eye level {held}, {{aim}} and {{shoot}} {times(count)}"
        + (" while crouching" if low else ""),
        f"{{extend}} {'both arms' if hands == 'both hands' else f'the {side} arm'} straight ahead{low}, {{take}} aim with a pistol and {{fire}} {shots}",
        f"{{draw}} a pistol, {{take}} aim and {{fire}}{low}",
        f"{{step}} forward with the {other(side) if hands == 'both hands' else side} foot, {{point}} a handgun ahead {held} and {{shoot}} {times(count)}",
        f"{{hold}} a pistol {held}, {{fire}} {shots}, the recoil jerking the arms up, then {{lower}} it"
        if hands == "both hands"
        else f"{{hold}} a pistol {held}, {{fire}} {shots}, the recoil jerking the arm up, then {{lower}} it",
        f"{{target}} something ahead and {{fire}} a revolver {times(count)}{low}",
        f"= {shots} with a pistol held {'in both hands' if hands == 'both hands' else f'in the {side} hand'}{low}",
    ]


def _fire_elsewhere(
    timeline: Timeline, side: str, hands: str, count: int, posture: str, direction: str
) -> Sequence[str]:
    both = hands == "both hands"
    rest: dict[str, Value] = {} if both else {"hand_l": At("pelvis", 0.20, 0.06, -0.10), "elbow_l": 25.0}
    timeline.to(0.3, hand_r=At("pelvis", 0.18, 0.02, 0.06), palm_r=0, **rest)
    kneeling = posture == "kneeling"
    if kneeling:
        kneel(timeline, "r", 1.0)
        timeline.wait()
    body: dict[str, Value] = {} if kneeling else {"y": -0.38 if posture == "crouching" else -0.08}
    if posture == "crouching":
        body |= {"pitch": 14.0}
    aim: dict[str, Value]
    if direction == "ahead":
        timeline.look_at(AHEAD, 0.3)
        aim = dict(PISTOL) if both else {"hand_r": At("shoulder", -0.04, 0.04, 0.58), "palm_r": -5.0, "elbow_r": 8.0}
        body |= {"bend": 8.0}
    elif direction == "to the side":
        timeline.look_at(At("floor", -4.0, 1.45, 0.3), 0.3)
        if both:
            aim = dict(PISTOL)
            body |= {
                "yaw": -20.0 if kneeling else -44.0,
                "twist": -46.0 if kneeling else -32.0,
                "foot_yaw_r": 40.0,
                "bend": 6.0,
            }
        else:
            aim = {"hand_r": At("shoulder", 0.58, 0.04, 0.06), "palm_r": -5.0, "elbow_r": 8.0}
            body |= {"twist": -8.0, "side": -4.0}
        if kneeling:
            body.pop("foot_yaw_r", None)
    else:
        timeline.look_at(At("floor", 0.0, 4.5, 2.6), 0.3)
        aim = (
            {
                "hand_r": At("shoulder", -0.15, 0.46, 0.32),
                "hand_l": At("other", 0.02, -0.03, -0.03),
                "palms": -5.0,
                "elbows": 10.0,
            }
            if both
            else {"hand_r": At("shoulder", 0.02, 0.52, 0.26), "palm_r": -5.0, "elbow_r": 8.0}
        )
        body |= {"bend": -10.0}
    timeline.to(0.5, **body, **aim)
    timeline.wait()
    timeline.hold(0.4)
    bend = timeline.value("bend")
    hand = aim["hand_r"]
    assert isinstance(hand, At)
    for _ in range(count):
        timeline.to(0.06, exact=True, hand_r=hand.moved(up=0.06, forward=-0.06), bend=bend - 4, cock_r=20)
        timeline.to(0.22, exact=True, hand_r=hand, bend=bend, cock_r=0)
        timeline.hold(0.16)
    if not count:
        twist = timeline.value("twist")
        for turned in (9, -9, 0):
            timeline.to(0.7, twist=twist + turned)
            timeline.hold(0.25)
    timeline.hold(0.25)
    timeline.to(0.45, hand_r=At("shoulder", 0.02, -0.36, 0.24), palms=-10, yaw=0, twist=0, side=0, bend=6, elbows=0)
    if kneeling:
        timeline.look_at(None, 0.3)
        rise_from_knees(timeline, 1.2)
    at_ease(timeline)
    shots = "a shot" if count == 1 else f"{number_word(count)} shots"
    held = "with both hands" if both else f"with the {side} hand"
    where = {"ahead": "", "to the side": f" to the {side}", "up": " up into the air"}[direction]
    low = {"standing": "", "crouching": " in a crouch", "kneeling": f" while kneeling on the {side} knee"}[posture]
    if not count:
        return [
            f"{{aim}} a pistol{where} without a shot{low}",
            f"{{aim}} a pistol{where} {held}{low}",
            f"{{aim}} a pistol{where} {held} and {{sweep}} the room{low}",
            f"{{aim}} a gun{where} and {{keep}} it there{low}",
            f"{{point}} a pistol{where} at somebody {held}{low}",
            f"{{point}} a gun{where} and {{hold}} it steady{low}",
            f"{{hold}} somebody at gunpoint {held}{low}",
            f"{{keep}} a handgun aimed{where}{low}, then {{lower}} it",
            f"{{aim}} a pistol left and right{low}",
            f"{{aim}} to both sides with a gun{low}",
            f"= aiming a pistol{where}{low}",
        ]
    return [
        f"{{fire}} a pistol{where} {held}{low}",
        f"{{shoot}} a pistol{where}{low} {times(count)}",
        f"{{take}} aim{where} {held} and {{shoot}}{low}",
        f"{{raise}} a pistol{where} and {{pull}} the trigger {times(count)}{low}",
        f"{{kneel}} on the {side} knee, {{take}} aim with a pistol{where} and {{fire}}" if kneeling else f"{{draw}} a handgun, {{raise}} it{where} and {{fire}} {shots}{low}",
        f"{{fire}} {shots}{where} {held}{low}",
        f"{{take}} aim{where} with a handgun and {{fire}}{low}",
        f"= {shots} with a pistol{where}{low}",
    ]  # fmt: skip


@action(
    "advance with a pistol",
    "game/ranged weapons/pistol",
    verbs="advance walk aim move shoot",
    crispness="normal",
    side=SIDE,
    pace=Choice(("walk", "crouched", "run")),
    direction=Choice(("forward", "backward", "to the side"), (3, 2, 2)),
    end=Choice(("none", "fire while moving", "shots", "look around", "reload while moving")),
)
def pistol_advance(timeline: Timeline, side: str, pace: str, direction: str, end: str) -> Sequence[str]:
    """Small careful steps ahead, back or to the right behind a pistol held out in both hands; perhaps shots or a new
    magazine on the way, or a sweep to both sides at the end.
    """
    timeline.hold(0.2)
    timeline.to(0.3, hand_r=At("shoulder", -0.10, -0.30, 0.24), hand_l=At("other", 0.02, -0.03, -0.03), palms=-10)
    low = pace == "crouched"
    y_m = -0.26 if low else -0.06
    timeline.to(0.45, **PISTOL, y=y_m, bend=14)
    timeline.hold(0.2)
    right = PISTOL["hand_r"]
    assert isinstance(right, At)
    _on_the_move(timeline, pace, direction, y_m, (At("shoulder", -0.18, 0.03, 0.50), right), end)
    timeline.hold(0.2)
    if end == "shots":
        for _ in range(2):
            _recoil(timeline)
            timeline.hold(0.15)
    elif end == "look around":
        for turned in (-40, 40, 0):
            timeline.to(0.6, twist=turned, turn=0.3 * turned)
            timeline.hold(0.2)
    timeline.to(0.5, hand_r=At("shoulder", 0.02, -0.36, 0.24), hand_l=At("shoulder", 0.05, -0.40, 0.18))
    at_ease(timeline)
    if direction != "forward" or pace == "run" or end in ("fire while moving", "reload while moving"):
        return _moving_phrases("pistol", side, pace, direction, end)
    walked = "{walk} forward in a crouch" if low else "{walk} forward"
    tail = {"none": "", "shots": ", then {fire} twice", "look around": ", then {aim} to both sides"}[end]
    return [
        f"{walked} aiming a pistol{tail}",
        "{advance} with a pistol held out in both hands",
        f"{{hold}} a pistol in front with both hands and {walked}{tail}",
        f"{{move}} ahead like a police officer with a drawn gun{tail}",
        f"{{raise}} a handgun and {walked} while aiming{tail}",
        f"{{clear}} a room with a pistol, stepping forward{tail}",
        f"{{keep}} a handgun pointed ahead while walking{' in a crouch' if low else ''}{tail}",
        "= walking with an aimed pistol" + (" and two shots" if end == "shots" else ""),
    ]


def _on_the_move(timeline: Timeline, pace: str, direction: str, y_m: float, hands: tuple[At, At], end: str) -> None:
    """Steps with a gun held in both hands, which it fires or reloads meanwhile where `end` says so."""
    angle = {"forward": 0.0, "backward": 180.0, "to the side": -90.0}[direction]
    low = pace == "crouched"
    style = replace(
        STYLES[{"forward": "crouched" if low else "walk", "backward": "back", "to the side": "sidestep"}[direction]],
        hand=hands, step_m=0.42 if direction == "forward" else 0.36, step_s=0.5 if direction == "forward" else 0.4, bend_deg=14, twist_deg=1,
        bob_m=0.006, y_m=y_m, pitch_deg=12 if low else 3, nod_deg=-12 if low else 0, lift_m=0.05,
    )  # fmt: skip
    way_m = 2.0
    if pace == "run":
        style = replace(
            STYLES["jog" if direction == "forward" else "back"], hand=hands, twist_deg=3, y_m=-0.07, bend_deg=12
        )
        way_m = 4.4 if direction == "forward" else 3.0
        if direction == "to the side":
            style = replace(
                STYLES["sidestep"], hand=hands, step_m=0.55, step_s=0.27, bend_deg=12, y_m=-0.12, lift_m=0.06
            )
        elif direction == "backward":
            style = replace(style, step_m=0.5, step_s=0.34)
    timeline.wait()
    begin_s = timeline.time_s
    walk(timeline, way_m, style, line(angle), facing=0.0 if angle else "path", close=True, arms=False)
    timeline.wait()
    end_s = timeline.time_s
    left, right = hands
    timeline.time_s = begin_s + 0.5
    if end == "fire while moving":
        while timeline.time_s < end_s - 0.6:
            timeline.to(
                0.06, exact=True, hand_r=right.moved(up=0.07, forward=-0.07), hand_l=left.moved(up=0.07, forward=-0.07)
            )
            timeline.to(0.2, exact=True, hand_r=right, hand_l=left)
            timeline.hold(0.25)
    elif end == "reload while moving":
        close = At("shoulder", -0.10, -0.16, 0.28)
        timeline.to(0.25, hand_r=close, hand_l=close.moved(up=-0.10))
        timeline.to(0.26, hand_l=At("pelvis", 0.20, 0.04, 0.04))
        timeline.hold(0.12)
        timeline.to(0.30, hand_l=At("other", 0.02, -0.22, 0.0))
        timeline.to(0.12, hand_l=At("other", 0.02, -0.07, 0.0))
        timeline.hold(0.1)
        timeline.to(0.2, hand_l=At("other", 0.02, 0.05, 0.10))
        timeline.to(0.14, hand_l=At("other", 0.02, 0.05, -0.05))
        timeline.to(0.3, hand_r=right, hand_l=left)
    timeline.time_s = max(end_s, timeline.time_s)
    timeline.wait()


def _moving_phrases(gun: str, side: str, pace: str, direction: str, end: str) -> list[str]:
    """Phrases of who moves with a raised gun."""
    way = f"to the {side}" if direction == "to the side" else direction
    how = {"walk": "", "crouched": " in a crouch", "run": " at a run"}[pace]
    crouched = {"walk": "", "crouched": "crouched ", "run": ""}[pace]
    verb = {"forward": "{advance}", "backward": "{back} away", "to the side": f"{{strafe}} to the {side}"}[direction]
    go = {"walk": "{walk}", "crouched": "{walk}", "run": "{run}"}[pace]
    doing = {"walk": "walking", "crouched": "walking", "run": "running"}[pace]
    other_gun = {"pistol": "handgun", "rifle": "gun"}[gun]
    if end == "reload while moving":
        return [
            f"{{reload}} a {gun} while {doing} {way}{how}", f"{go} {way}{how} and {{reload}} a {gun} on the move", f"{{reload}} a {other_gun} on the move, {doing} {way}{how}",
            f"{{change}} the magazine of a {gun} while {doing} {way}{how}", f"{verb}{how} while reloading a {gun}", f"{{reload}} while {doing} {way}{how}",
            f"{{push}} a new magazine into a {gun} while {doing} {way}{how}", f"= reloading a {gun} on the move, {way}{how}",
        ]  # fmt: skip
    if end == "fire while moving":
        return [
            f"{go} {way}{how} while firing a {gun}", f"{{fire}} a {gun} while {doing} {way}{how}", f"{verb}{how}, shooting a {gun} on the move", f"{{shoot}} a {other_gun} while {doing} {way}{how}",
            f"{go} {way}{how}, firing a {gun} all the time", f"{{keep}} shooting a {gun} while {doing} {way}{how}", f"{{fire}} on the move with a {gun}, {doing} {way}{how}", f"= firing a {gun} on the move, {way}{how}",
        ]  # fmt: skip
    tail = {
        "none": "",
        "shots": ", then {fire} twice",
        "shot": ", then {fire} twice",
        "look around": ", then {aim} to both sides",
    }[end]
    return [
        *([f"{{sprint}} {way} with a {gun} in both hands{tail}", f"{{run}} {way} carrying a {gun}{tail}"] if pace == "run" else [f"{{crouch}}-walk {way} with a {gun}{tail}"] if pace == "crouched" else []),
        f"{verb}{how} while aiming a {gun}{tail}", f"{go} {way}{how} aiming a {gun}{tail}", f"{{aim}} a {gun} while {doing} {way}{how}{tail}", f"{{move}} {way}{how} with a raised {gun}{tail}",
        f"{{keep}} a {gun} pointed ahead while {doing} {way}{how}{tail}", f"{{step}} {way}{how} with a {other_gun} aimed ahead{tail}", f"{go} {way}{how} with a {other_gun} at the ready{tail}", f"= {crouched}{'strafing' if direction == 'to the side' else doing} {way}{how} with an aimed {gun}" + (", then two shots" if "shot" in end else ", then aiming to both sides" if end == "look around" else ""),
    ]  # fmt: skip


@action(
    "draw a pistol from the hip",
    "game/ranged weapons/pistol",
    verbs="draw fire shoot pull return holster",
    crispness="snappy",
    side=SIDE,
)
def quick_draw(timeline: Timeline, side: str) -> Sequence[str]:
    """A gunslinger's draw: the hand hovers, snatches, shoots from the hip, and holsters."""
    timeline.hold(0.15)
    step(timeline, "r", 0.0, 0.20, toes_deg=14, duration_s=0.35, advance=False)
    timeline.to(
        0.5,
        y=-0.07,
        hand_r=At("shoulder", 0.24, -0.40, 0.04),
        hand_l=At("shoulder", 0.24, -0.40, 0.06),
        elbows=20,
        bend=8,
        nod=4,
    )
    timeline.wait()
    timeline.hold(0.5)
    timeline.to(0.14, hand_r=At("pelvis", 0.17, -0.02, 0.0), elbow_r=10, yaw=4)
    timeline.to(0.15, hand_r=At("shoulder", 0.02, -0.26, 0.34), y=-0.12, yaw=-6, palm_r=0, pitch=4)
    timeline.hold(0.12)
    for _ in range(2):
        _recoil(timeline)
        timeline.hold(0.05)
    timeline.hold(0.3)
    timeline.to(0.4, hand_r=At("pelvis", 0.17, -0.02, 0.0), y=-0.05, yaw=0)
    timeline.hold(0.15)
    at_ease(timeline)
    return [
        f"quickly {{draw}} a pistol from the {side} hip and {{fire}}",
        "{draw} a revolver and {shoot} from the hip",
        f"{{draw}} a gun like a cowboy with the {side} hand",
        f"{{hold}} the {side} hand ready over the holster, then {{draw}} fast and {{fire}} twice",
        f"{{stand}} with the feet apart, {{pull}} a gun from the {side} hip and {{shoot}} twice",
        f"{{snatch}} a pistol from the belt with the {side} hand, {{fire}} from the hip and {{return}} it",
        f"{{do}} a quick draw with the {side} hand, then {{holster}} the gun",
        f"{{pull}} a handgun from the {side} holster, {{shoot}} and {{put}} it back",
        f"{{wait}} with both hands away from the hips, then {{draw}} with the {side} hand",
        f"= a quick draw from the {side} hip and two shots",
    ]


@action(
    "reload a pistol", "game/ranged weapons/pistol", verbs="reload load pull push tap aim", crispness="crisp", side=SIDE
)
def reload_pistol(timeline: Timeline, side: str) -> Sequence[str]:
    """From aiming: pistol in close, a new magazine from the belt pushed in from below, slide pulled, aim again."""
    body: dict[str, Value] = {
        "y": -0.08,
        "bend": 8.0,
        "pitch": 4.0,
        "foot_l": At("floor", 0.15, 0, 0.14),
        "foot_r": At("floor", 0.15, 0, -0.12),
    }
    timeline.start(**body, **PISTOL)
    timeline.hold(0.6)
    timeline.look_at("hand_r", 0.3)
    timeline.to(0.3, hand_r=At("shoulder", -0.12, -0.12, 0.32), cock_r=15, hand_l=At("shoulder", -0.04, -0.26, 0.28))
    timeline.to(0.32, hand_l=At("pelvis", 0.20, 0.04, 0.02), palm_l=10)
    timeline.hold(0.16)
    timeline.to(0.34, hand_l=At("other", 0.02, -0.20, 0.0), palm_l=60)
    timeline.to(0.13, hand_l=At("other", 0.02, -0.08, 0.0))
    timeline.hold(0.16)
    timeline.to(0.24, hand_l=At("other", 0.02, 0.03, 0.12), palm_l=-70)
    timeline.to(0.16, hand_l=At("other", 0.02, 0.04, -0.06), bend=10)
    timeline.hold(0.08)
    timeline.look_at(AHEAD, 0.25)
    timeline.to(0.35, bend=8, **PISTOL)
    timeline.hold(0.7)
    timeline.to(0.45, hands=At("shoulder", 0.0, -0.36, 0.24))
    at_ease(timeline)
    return [
        "{reload} a pistol",
        "{reload} a handgun and {aim} again",
        f"{{lower}} the pistol, {{take}} a magazine from the {other(side)} hip and {{push}} it in from below",
        f"{{hold}} the gun in the {side} hand and {{load}} it with the {other(side)}",
        f"{{pull}} the gun in, {{reach}} to the belt with the {other(side)} hand, {{load}} and {{aim}} again with both hands",
        f"{{tap}} a new magazine into a pistol with the {other(side)} hand and {{pull}} the slide",
        "{aim} a gun with both hands, {reload} it and {aim} once more",
        f"{{look}} down at the gun, {{reload}} it with the {other(side)} hand and {{raise}} it again",
        f"{{bring}} the pistol close to the chest in the {side} hand and {{change}} the magazine",
        "= reloading a pistol between two aims",
        f"= pistol reload, the gun staying in the {side} hand, the {other(side)} hand dropping to the belt",
    ]


RIFLE: dict[str, Value] = {
    "hand_r": At("shoulder", -0.06, 0.0, 0.24),
    "hand_l": At("shoulder", -0.26, 0.04, 0.44),
    "palm_r": -20.0,
    "palm_l": 60.0,
    "elbow_r": 45.0,
    "elbow_l": 0.0,
    "wrists": 0.0,
    "cock": 0.0,
}
TURNED_RIFLE: dict[str, Value] = RIFLE | {
    "hand_r": aimed("r", -0.02, 0.01, 0.26, -38),
    "hand_l": aimed("l", -0.24, 0.05, 0.38, -38),
}
LOW_READY: dict[str, Value] = {
    "hand_r": At("shoulder", -0.02, -0.28, 0.18),
    "hand_l": At("shoulder", -0.06, -0.30, 0.42),
    "palm_r": -20.0,
    "palm_l": 60.0,
    "elbow_r": 20.0,
    "elbow_l": 0.0,
}


def _shoulder_rifle(timeline: Timeline, duration_s: float = 0.45, *, y_m: float = -0.09) -> None:
    timeline.to(duration_s, **TURNED_RIFLE, y=y_m, yaw=-30, twist=-8, bend=12, tilt=-10, nod=6)


def _shot(timeline: Timeline, hands: dict[str, Value], *, turned: bool) -> None:
    """The stock pushes the shoulder back and the muzzle up, and all settles again."""
    bend, twist = timeline.value("bend"), timeline.value("twist")
    back = {
        name: place.moved(up=0.03 if name == "hand_r" else 0.06, forward=-0.05)
        for name, place in hands.items()
        if isinstance(place, At)
    }
    timeline.to(0.06, **back, bend=bend - 7, twist=twist - (7 if turned else 3), exact=True)
    timeline.to(0.28, **{name: hands[name] for name in back}, bend=bend, twist=twist, exact=True)


@action(
    "aim and fire a rifle",
    "game/ranged weapons/rifle",
    verbs="aim fire shoot raise hold press steady stabilize tilt lower",
    crispness="crisp",
    side=SIDE,
    posture=Choice(("standing", "kneeling", "crouching", "lying")),
    count=Count(1, 3),
    direction=Choice(("ahead", "up"), (4, 1)),
    trigger=Choice(("fire", "only aim"), (3, 1)),
)
def fire_rifle(timeline: Timeline, side: str, posture: str, count: int, direction: str, trigger: str) -> Sequence[str]:
    """The stock goes to the shoulder, the cheek onto it; shots push the shoulder back; or the aim is kept without a shot."""
    if trigger == "only aim":
        return _aim_rifle(timeline, side, posture)
    if posture == "lying":
        return _fire_prone(timeline, side, count)
    if direction == "up":
        return _fire_rifle_up(timeline, side, posture, count)
    timeline.hold(0.2)
    timeline.look_at(AHEAD, 0.3)
    if posture == "kneeling":
        timeline.to(0.3, **LOW_READY)
        kneel(timeline, "r", 1.0)
        timeline.wait()
        timeline.to(0.5, **TURNED_RIFLE, yaw=-18, twist=-20, bend=12, tilt=-10, rest=0.0)
    else:
        step(timeline, "l", 0.24, 0.14, duration_s=0.4, advance=False, toes_deg=4)
        step_y = -0.36 if posture == "crouching" else -0.09
        timeline.to(0.42, **LOW_READY, y=0.6 * step_y, z=0.10, foot_yaw_r=30)
        timeline.wait()
        timeline.look_at(None, 0.3)
        _shoulder_rifle(timeline, y_m=step_y)
        timeline.to(0.2, turn=34)
    timeline.wait()
    timeline.hold(0.5)
    for _ in range(count):
        _shot(timeline, TURNED_RIFLE, turned=True)
        timeline.hold(0.2)
    timeline.hold(0.2)
    timeline.look_at(None, 0.3)
    timeline.to(0.5, **LOW_READY, turn=0, tilt=0, yaw=0, twist=0)
    if posture == "kneeling":
        rise_from_knees(timeline, 1.3)
    at_ease(timeline)
    shots = "a shot" if count == 1 else f"{number_word(count)} shots"
    down = {"standing": "", "kneeling": f" while kneeling on the {side} knee", "crouching": " in a crouch"}[posture]
    lower = {"standing": "{step} forward", "kneeling": f"{{kneel}} on the {side} knee", "crouching": "{crouch}"}[
        posture
    ]
    return [
        f"{{aim}} and {{fire}} a rifle, {shots}{down}",
        f"{{aim}} down the sights and {{fire}} {shots}{down}",
        f"{{fire}} a rifle {times(count)}{down}",
        f"{{shoot}} a gun{down}",
        f"{{shoot}} a rifle {times(count)}{down}",
        f"{lower}, {{raise}} a rifle to the {side} shoulder and {{shoot}} {times(count)}",
        f"{{press}} the rifle into the {side} shoulder, {{lean}} the head to it and {{fire}} {shots}{down}",
        f"{{hold}} a rifle with both hands, {{take}} aim and {{fire}}{down}",
        f"{lower}, {{aim}} a shotgun and {{fire}} {shots}, the recoil pushing the shoulder back",
        f"{{lift}} a rifle, {{steady}} it, {{shoot}} {times(count)} and {{lower}} it again{down}",
        f"{{take}} aim with a rifle at the {side} shoulder{down}",
        f"{{stabilize}} a rifle at the {side} shoulder, {{tilt}} the head to it and {{fire}}{down}",
        f"= {shots} with a rifle{down}",
        f"= rifle aimed, then {'one shot' if count == 1 else shots}{down}",
    ]


def _aim_rifle(timeline: Timeline, side: str, posture: str) -> Sequence[str]:
    kneeling = posture == "kneeling"
    if posture == "lying":
        _prone(timeline)
        timeline.hold(0.8)
    else:
        timeline.hold(0.2)
        timeline.look_at(AHEAD, 0.3)
        timeline.to(0.35, **LOW_READY)
        if kneeling:
            kneel(timeline, "r", 1.0)
            timeline.wait()
            timeline.to(0.5, **TURNED_RIFLE, yaw=-18, twist=-20, bend=12, tilt=-10, rest=0.0)
        else:
            step(timeline, "l", 0.24, 0.14, duration_s=0.4, advance=False, toes_deg=4)
            y_m = -0.36 if posture == "crouching" else -0.09
            timeline.to(0.42, y=0.6 * y_m, z=0.10, foot_yaw_r=30)
            timeline.wait()
            timeline.look_at(None, 0.3)
            _shoulder_rifle(timeline, y_m=y_m)
            timeline.to(0.2, turn=34)
        timeline.wait()
    timeline.hold(0.5)
    twist, yaw = timeline.value("twist"), timeline.value("yaw")
    for turned in (18, -18, 0):
        if posture == "lying":
            timeline.to(0.8, turn=turned)
        else:
            timeline.to(0.9, twist=twist + turned, **({} if kneeling else {"yaw": yaw + 0.5 * turned}))
        timeline.hold(0.3)
    if posture != "lying":
        timeline.look_at(None, 0.3)
        timeline.to(0.5, **LOW_READY, turn=0, tilt=0, yaw=0, twist=0)
        if kneeling:
            rise_from_knees(timeline, 1.3)
        at_ease(timeline)
    down = {
        "standing": "", "kneeling": f" while kneeling on the {side} knee", "crouching": " in a crouch", "lying": ", lying on the stomach",
    }[posture]  # fmt: skip
    return [
        f"{{aim}} a rifle without a shot{down}",
        f"{{aim}} down the sights of a rifle{down}",
        f"{{aim}} down the sights and {{pan}} slowly from one side to the other{down}",
        f"{{aim}} a rifle from side to side{down}" if posture != "lying" else "{aim} a sniper rifle, lying flat",
        f"{{aim}} a gun with both hands and {{follow}} a target{down}",
        f"{{keep}} a rifle aimed at the {side} shoulder{down}",
        f"{{hold}} a rifle at the shoulder and {{scan}} to both sides{down}",
        f"{{look}} through the scope of a rifle, {{turn:ing}} slowly{down}",
        f"{{point}} a rifle and {{hold}} it steady{down}",
        f"= aiming a rifle{down}",
    ]


def _prone(timeline: Timeline) -> None:
    """Begin lying on the front with a rifle at the shoulder, the elbows on the floor."""
    lie_start(timeline, "down")
    timeline.start(
        bend=-22, nod=-26, hand_r=At("shoulder", -0.10, 0.16, 0.12), hand_l=At("shoulder", -0.20, 0.40, 0.14), elbow_r=60, elbow_l=20, palm_r=-20, palm_l=60,
        tilt=-8, foot_r=At("hip", 0.18, -0.80, 0.0), foot_l=At("hip", 0.16, -0.81, 0.0),
    )  # fmt: skip


def _fire_prone(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    _prone(timeline)
    right, left = At("shoulder", -0.10, 0.16, 0.12), At("shoulder", -0.20, 0.40, 0.14)
    timeline.hold(0.9)
    for _ in range(count):
        timeline.to(0.06, exact=True, bend=-26, hand_r=right.moved(up=-0.03), hand_l=left.moved(up=-0.03), nod=-29)
        timeline.to(0.3, bend=-22, hand_r=right, hand_l=left, nod=-26)
        timeline.hold(0.25)
    timeline.to(0.4, turn=14)
    timeline.to(0.5, turn=-10)
    timeline.to(0.3, turn=0)
    timeline.hold(0.4)
    shots = "a shot" if count == 1 else f"{number_word(count)} shots"
    return [
        f"{{fire}} a rifle {times(count)} lying on the stomach",
        f"{{aim}} down the sights, lying prone, and {{fire}} {shots}",
        f"{{go}} prone and {{fire}} a rifle {times(count)}",
        f"{{lie}} prone and {{fire}} {shots} with a sniper rifle",
        "{shoot} a rifle lying on the ground",
        f"{{snipe}} from a prone position, {shots}",
        f"{{lie}} face down on the elbows and {{shoot}} a rifle {times(count)}",
        f"{{lie}} on the belly with a rifle at the {side} shoulder and {{fire}}",
        f"{{take}} aim with a sniper rifle while lying down, then {{fire}} {shots}",
        f"= prone sniper, {shots}",
    ]


def _fire_rifle_up(timeline: Timeline, side: str, posture: str, count: int) -> Sequence[str]:
    timeline.hold(0.2)
    timeline.to(0.35, **LOW_READY)
    kneeling = posture == "kneeling"
    if kneeling:
        kneel(timeline, "r", 1.0)
        timeline.wait()
    else:
        step(timeline, "l", 0.26, 0.14, duration_s=0.4, toes_deg=4)
    timeline.look_at(At("floor", 0.0, 4.6, 2.8), 0.3)
    right, left = At("shoulder", -0.06, 0.14, 0.22), At("shoulder", -0.24, 0.38, 0.34)
    low = {} if kneeling else {"y": -0.34 if posture == "crouching" else -0.06, "z": 0.08}
    timeline.to(0.5, hand_r=right, hand_l=left, palm_r=-20, palm_l=60, elbow_r=45, bend=-14, twist=-10, tilt=-8, **low)
    timeline.hold(0.5)
    for _ in range(count):
        timeline.to(
            0.06,
            exact=True,
            bend=-19,
            hand_r=right.moved(up=-0.03, forward=-0.02),
            hand_l=left.moved(up=-0.02, forward=-0.02),
        )
        timeline.to(0.28, bend=-14, hand_r=right, hand_l=left)
        timeline.hold(0.2)
    timeline.look_at(None, 0.3)
    timeline.to(0.5, **LOW_READY, tilt=0, twist=0, bend=6)
    if kneeling:
        rise_from_knees(timeline, 1.3)
    at_ease(timeline)
    shots = "a shot" if count == 1 else f"{number_word(count)} shots"
    down = {"standing": "", "kneeling": f" while kneeling on the {side} knee", "crouching": " in a crouch"}[posture]
    return [
        f"{{raise}} a rifle to the sky and {{fire}} {shots}{down}",
        f"{{fire}} a rifle up into the air {times(count)}{down}",
        f"{{shoot}} a rifle upward{down}",
        f"{{raise}} a rifle to the {side} shoulder, {{point}} it up and {{shoot}} {times(count)}{down}",
        f"{{shoot}} at something flying overhead with a rifle{down}",
        f"{{take}} aim up high with a rifle and {{fire}}{down}",
        f"{{look}} up, {{aim}} a shotgun at the sky and {{fire}} {shots}{down}",
        f"= {shots} with a rifle up at the sky{down}",
    ]


@action(
    "reload a rifle",
    "game/ranged weapons/rifle",
    verbs="reload load pull push tap adjust",
    crispness="crisp",
    side=SIDE,
    posture=Choice(("standing", "crouching", "kneeling"), (3, 1, 1)),
)
def reload_rifle(timeline: Timeline, side: str, posture: str) -> Sequence[str]:
    """The rifle held by the right hand, the left one changes the magazine and the right pulls the bolt."""
    timeline.hold(0.2)
    if posture == "kneeling":
        timeline.to(0.4, **LOW_READY)
        kneel(timeline, "r", 1.0)
        timeline.wait()
    elif posture == "crouching":
        timeline.to(0.6, **LOW_READY, y=-0.44, pitch=26, bend=12, nod=-12)
    else:
        timeline.to(0.45, **LOW_READY, y=-0.05)
    timeline.hold(0.2)
    timeline.look_at("hand_l", 0.3)
    timeline.to(
        0.3,
        hand_r=At("shoulder", -0.02, -0.22, 0.22),
        hand_l=At("chest", 0.0, -0.20, 0.30),
        palm_l=40,
        bend=12,
        **({"y": -0.08} if posture == "standing" else {}),
    )
    timeline.to(0.22, hand_l=At("chest", 0.02, -0.34, 0.26))
    timeline.to(0.35, hand_l=At("pelvis", 0.20, 0.04, 0.04), palm_l=10)
    timeline.hold(0.15)
    timeline.to(0.4, hand_l=At("chest", 0.02, -0.36, 0.28), palm_l=60)
    timeline.to(0.13, hand_l=At("chest", 0.0, -0.20, 0.30))
    timeline.hold(0.12)
    timeline.to(0.16, hand_l=At("chest", 0.02, -0.27, 0.28))
    timeline.to(0.1, hand_l=At("chest", 0.0, -0.19, 0.30))
    timeline.look_at("hand_r", 0.2)
    timeline.to(0.3, hand_l=LOW_READY["hand_l"], hand_r=At("chest", 0.04, -0.08, 0.30), palm_r=-60)
    timeline.to(0.17, hand_r=At("chest", 0.12, -0.08, 0.10), elbow_r=40, twist=-12)
    timeline.to(0.15, hand_r=At("chest", 0.04, -0.08, 0.26), twist=0)
    timeline.look_at(None, 0.25)
    timeline.to(0.35, bend=6, **LOW_READY)
    timeline.hold(0.3)
    if posture == "kneeling":
        rise_from_knees(timeline, 1.2)
    elif posture == "crouching":
        timeline.to(0.6, y=-0.04, pitch=2, nod=0)
    at_ease(timeline)
    if posture != "standing":
        low = "crouched behind cover" if posture == "crouching" else f"kneeling on the {side} knee"
        return [
            f"{{reload}} a rifle {low}",
            f"{{reload}} a gun while {low}",
            f"{{change}} the magazine of a rifle {low}",
            f"{{load}} a rifle {low} with a magazine from the {other(side)} hip",
            ("{crouch} down" if posture == "crouching" else f"{{kneel}} on the {side} knee") + f" and {{reload}} a rifle with the {other(side)} hand",
            f"{{push}} a new magazine into a rifle and {{pull}} the bolt, {low}",
            f"{{get}} a machine gun ready again, {low}",
            f"= reloading a rifle, {low}",
        ]  # fmt: skip
    return [
        "{reload} a rifle",
        "{load} a rifle with a new magazine",
        f"{{hold}} a rifle in the {side} hand, {{pull}} out the magazine and {{push}} in a new one with the {other(side)}",
        f"{{reload}} a gun: the {other(side)} hand goes to the hip for a magazine and back up",
        f"{{take}} a magazine from the {other(side)} hip, {{tap}} it into the rifle from below and {{pull}} the bolt",
        f"{{look}} down at the gun and {{reload}} it with the {other(side)} hand",
        f"{{lower}} a rifle to the belly, {{change}} the magazine and {{pull}} the bolt back with the {side} hand",
        "{reload} a machine gun to get ready to shoot",
        f"{{load}} a rifle with the {other(side)} hand, then {{draw}} the bolt with the {side} one",
        "= reloading a rifle held at the waist",
    ]


@action(
    "advance with a rifle",
    "game/ranged weapons/rifle",
    verbs="advance walk aim hold move keep sneak",
    crispness="normal",
    side=SIDE,
    pace=Choice(("walk", "crouched", "run")),
    direction=Choice(("forward", "backward", "to the side"), (3, 2, 2)),
    end=Choice(("none", "fire while moving", "shot", "reload while moving")),
)
def rifle_advance(timeline: Timeline, side: str, pace: str, direction: str, end: str) -> Sequence[str]:
    """A soldier's advance, retreat or side step with the weapon at the shoulder."""
    timeline.hold(0.2)
    timeline.to(0.45, **LOW_READY)
    y_m = -0.26 if pace == "crouched" else -0.07
    timeline.to(0.45, **RIFLE, y=y_m, bend=14, tilt=-8)
    timeline.hold(0.25)
    left, right = RIFLE["hand_l"], RIFLE["hand_r"]
    assert isinstance(left, At)
    assert isinstance(right, At)
    _on_the_move(timeline, pace, direction, y_m, (left, right), end)
    timeline.hold(0.25)
    if end == "shot":
        for _ in range(2):
            _shot(timeline, RIFLE, turned=False)
            timeline.hold(0.15)
    timeline.to(0.5, **LOW_READY)
    at_ease(timeline)
    if direction != "forward" or pace == "run" or end in ("fire while moving", "reload while moving"):
        return _moving_phrases("rifle", side, pace, direction, end)
    walked = "{walk} forward in a crouch" if pace == "crouched" else "{walk} forward"
    tail = ", then {fire} twice" if end == "shot" else ""
    return [
        *(
            [
                f"= crouch walk forward with a rifle{tail.replace('{fire}', 'firing')}",
                f"{{crouch}}-walk forward with a rifle{tail}",
            ]
            if pace == "crouched"
            else []
        ),
        f"{walked} aiming a rifle{tail}",
        "{advance} with a rifle at the shoulder",
        f"{{aim}} a rifle and {walked}{tail}",
        f"{{move}} ahead like a soldier with a raised gun{tail}",
        f"{{raise}} a rifle to the {side} shoulder and {walked} while aiming{tail}",
        f"{{hold}} a gun up with both hands, {walked} with careful steps{tail}",
        f"{{keep}} a rifle pointed ahead while stepping forward{tail}",
        f"{{patrol}} forward, knees bent, weapon up{tail}",
        f"{walked}, a rifle pressed to the {side} shoulder{tail}",
        "= walking with an aimed rifle" + (" and two shots" if end == "shot" else ""),
    ]


@action(
    "fire a rocket launcher",
    "game/ranged weapons/cannon",
    verbs="lift aim fire rest kneel steady",
    crispness="crisp",
    side=SIDE,
    posture=Choice(("standing", "kneeling")),
)
def rocket_launcher(timeline: Timeline, side: str, posture: str) -> Sequence[str]:
    """A heavy tube picked up from the floor, laid on the shoulder, aimed and fired."""
    timeline.hold(0.2)
    timeline.look_at(At("floor", -0.1, 0.1, 0.5), 0.3)
    timeline.to(
        0.7,
        y=-0.42,
        pitch=44,
        bend=24,
        hand_r=At("air", 0.22, 0.42, 0.34),
        hand_l=At("air", 0.02, 0.42, 0.52),
        palms=-30,
        knees=10,
    )
    timeline.hold(0.25)
    timeline.look_at(AHEAD, 0.4)
    tube: dict[str, Value] = {
        "hand_r": At("shoulder", -0.02, 0.12, 0.26),
        "hand_l": At("shoulder", -0.26, 0.10, 0.40),
        "palm_r": 10.0,
        "palm_l": 50.0,
        "elbow_r": 15.0,
        "elbow_l": 5.0,
    }
    timeline.to(0.8, y=-0.05, pitch=0, bend=-3, knees=0, **tube)
    if posture == "kneeling":
        kneel(timeline, "r", 1.0)
        timeline.wait()
        timeline.to(0.35, tilt=8, bend=4, yaw=-10, rest=0.0)
    else:
        step(timeline, "l", 0.28, 0.15, duration_s=0.4, advance=False)
        timeline.to(0.45, y=-0.12, z=0.10, tilt=8, bend=4, yaw=-12, foot_yaw_r=30)
        timeline.wait()
    timeline.hold(0.6)
    timeline.to(
        0.09,
        pitch=-11,
        bend=-8,
        twist=-12,
        hand_r=At("shoulder", -0.02, 0.20, 0.18),
        hand_l=At("shoulder", -0.26, 0.20, 0.32),
        exact=True,
    )
    timeline.to(0.5, pitch=0, bend=4, twist=0, hand_r=tube["hand_r"], hand_l=tube["hand_l"])
    timeline.hold(0.3)
    if posture == "kneeling":
        timeline.to(0.4, yaw=0, tilt=0)
        rise_from_knees(timeline, 1.3)
    timeline.wait()
    timeline.to(0.5, hand_r=At("shoulder", 0.0, -0.26, 0.24), hand_l=At("shoulder", -0.06, -0.28, 0.32), tilt=0)
    at_ease(timeline)
    how = f", kneeling on the {side} knee" if posture == "kneeling" else ""
    down = f"{{kneel}} on the {side} knee" if posture == "kneeling" else "{step} forward"
    return [
        f"{{lift}} a rocket launcher onto the {side} shoulder and {{fire}}{how}",
        "{fire} a rocket launcher",
        f"{{shoot}} a shoulder cannon{how}",
        f"{{pick}} up a heavy rocket launcher, {{rest}} it on the {side} shoulder, {{aim}} and {{fire}}",
        f"{{squat}} to lift a launcher, {{place}} it on the {side} shoulder, {down} and {{shoot}}",
        f"{{bend}} down, {{lift}} a bazooka with both hands, {down} and {{fire}}, the blast rocking the body back",
        f"{{carry}} a cannon on the {side} shoulder, {{steady}} it with both hands and {{fire}}",
        f"{{hold}} a big gun on the shoulder with both hands, {{aim}} and {{fire}} once{how}",
        f"{{raise}} a rocket launcher from the ground to the shoulder and {{shoot}}{how}",
        f"= one shot with a rocket launcher on the {side} shoulder{how}",
    ]


@action(
    "fire a cannon",
    "game/ranged weapons/cannon",
    verbs="load push light ignite cover step turn",
    crispness="normal",
    side=SIDE,
)
def fire_cannon(timeline: Timeline, side: str) -> Sequence[str]:
    """Lift a ball, push it into the barrel, light the fuse, turn away and cover the ears."""
    timeline.hold(0.2)
    timeline.look_at(At("floor", 0.0, 0.1, 0.5), 0.3)
    timeline.to(0.7, y=-0.42, pitch=44, bend=24, hands=At("air", 0.12, 0.34, 0.42), palms=20, knees=12)
    timeline.hold(0.2)
    timeline.to(0.7, y=-0.06, pitch=0, bend=-2, knees=0, hands=At("chest", 0.12, -0.18, 0.26))
    timeline.look_at(AHEAD, 0.3)
    step(timeline, "l", 0.30, 0.13, duration_s=0.4, advance=False)
    timeline.to(0.5, z=0.16, y=-0.12, pitch=10, bend=10, hands=At("chest", 0.10, -0.10, 0.44))
    timeline.wait()
    timeline.to(0.4, hand_r=At("chest", 0.04, -0.12, 0.30), hand_l=At("chest", 0.04, -0.12, 0.30), palms=-50)
    timeline.to(0.5, z=0.24, pitch=18, hands=At("chest", 0.04, -0.12, 0.54))
    timeline.hold(0.15)
    timeline.to(
        0.5,
        z=0.10,
        pitch=4,
        bend=8,
        hand_l=At("shoulder", 0.08, -0.46, 0.08),
        hand_r=At("shoulder", 0.10, -0.28, 0.30),
        palms=-20,
    )
    timeline.look_at(At("floor", -0.3, 0.85, 0.7), 0.3)
    timeline.to(0.45, hand_r=At("shoulder", 0.06, -0.36, 0.50), bend=18)
    timeline.hold(0.3)
    timeline.look_at(None, 0.2)
    timeline.to(
        0.35,
        hands=At("head", 0.13, -0.06, 0.04),
        elbows=40,
        y=-0.24,
        bend=26,
        nod=16,
        yaw=38,
        twist=16,
        pitch=8,
        z=0.02,
        foot_yaw_r=2,
    )
    timeline.hold(0.45)
    timeline.to(0.08, y=-0.30, bend=36, exact=True)
    timeline.to(0.4, y=-0.24, bend=26)
    timeline.hold(0.4)
    timeline.wait()
    at_ease(timeline, 0.9)
    return [
        "{fire} a cannon",
        f"{{load}} a cannon, {{light}} the fuse with the {side} hand and {{cover}} the ears",
        "{lift} a cannonball, {push} it into the cannon, {light} it and {duck}",
        f"{{pick}} up a heavy ball with both hands, {{push}} it forward into a barrel, then {{ignite}} the fuse with the {side} hand",
        f"{{squat}} to pick up a cannonball, {{load}} it, {{reach}} out with the {side} hand to light the fuse and {{cover}} both ears",
        "{load} and {fire} an old cannon, turning away with the hands over the ears",
        f"{{push}} a cannonball in with both hands, {{ignite}} the cannon with the {side} hand and {{crouch}} with the ears covered",
        "{light} a cannon and {shield} the ears from the blast",
        f"{{prepare}} a cannon, {{light}} it, {{turn}} to the {other(side)} and {{duck}} with both hands on the ears",
        "= loading and firing a cannon, ears covered at the end",
    ]


@action(
    "shoot a bow",
    "game/ranged weapons/bow",
    verbs="draw pull aim release shoot raise hold",
    crispness="crisp",
    side=SIDE,
    count=Count(1, 2, usual=1),
    direction=Choice(("straight", "upward")),
    string=Choice(("release", "only aim", "release after a long aim"), (3, 1, 1)),
)
def shoot_bow(timeline: Timeline, side: str, count: int, direction: str, string: str) -> Sequence[str]:
    """Arrow from the quiver, nock, raise, draw to the cheek, release, look after it, or hold the aim and lower the bow again; the
    side is that of the drawing hand.
    """
    patient = string == "release after a long aim"
    return _bow(timeline, side, 0 if string == "only aim" else count, direction, "standing", patient=patient)


@action(
    "shoot a bow kneeling",
    "game/ranged weapons/bow",
    verbs="kneel draw pull aim release shoot",
    crispness="crisp",
    side=SIDE,
    direction=Choice(("straight", "upward")),
)
def shoot_bow_kneeling(timeline: Timeline, side: str, direction: str) -> Sequence[str]:
    """The same on one knee, with one arrow."""
    return _bow(timeline, side, 1, direction, "kneeling")


def _bow(
    timeline: Timeline, side: str, count: int, direction: str, posture: str, *, patient: bool = False
) -> Sequence[str]:
    """So many arrows, each after a long aim or soon; none is an aim that is held and lowered again."""
    timeline.hold(0.2)
    rise = 0.30 if direction == "upward" else 0.02
    lean = -12.0 if direction == "upward" else 0.0
    if posture == "kneeling":
        kneel(timeline, "r", 1.0)
        timeline.wait()
        body: dict[str, Value] = {"yaw": -28.0, "twist": -36.0, "rest": 0.0}
        chest = -64.0
    else:
        step(timeline, "l", 0.20, 0.13, duration_s=0.3, toes_deg=-20, advance=False)
        timeline.to(0.3, foot_yaw_r=70)
        timeline.wait()
        body = {"yaw": -62.0, "twist": -14.0, "z": 0.06, "y": -0.04}
        chest = -76.0
    timeline.to(0.4, **body, turn=66, hand_l=At("shoulder", 0.10, -0.26, 0.36), palm_l=0)
    for _ in range(max(1, count)):
        # The arrow from the quiver behind the shoulder, onto the string.
        timeline.to(0.38, hand_r=At("shoulder", 0.0, 0.20, -0.16), elbow_r=20, palm_r=0)
        timeline.hold(0.1)
        timeline.to(0.45, hand_r=At("shoulder", -0.24, -0.22, 0.32), elbow_r=15, palm_r=-30, nod=10)
        timeline.hold(0.12)
        timeline.to(
            0.45,
            hand_l=aimed("l", -0.06, rise, 0.56, chest),
            hand_r=At("shoulder", -0.30, 0.5 * rise, 0.30),
            elbow_r=55,
            nod=0,
            side=lean,
        )
        timeline.to(
            0.6,
            hand_r=At("shoulder", -0.06, 0.10, 0.14),
            elbow_r=80,
            palm_r=-60,
            hand_l=aimed("l", -0.06, rise, 0.58, chest),
        )
        timeline.hold(1.3 if patient else 0.5)
        if count:
            timeline.to(0.1, hand_r=At("shoulder", 0.16, 0.10, 0.10), elbow_r=80, exact=True)
            timeline.hold(0.45)
        else:
            timeline.hold(1.4)
            timeline.to(
                0.6, hand_r=At("shoulder", -0.28, -0.10, 0.34), hand_l=aimed("l", -0.02, -0.16, 0.50, chest), elbow_r=40
            )
        timeline.to(
            0.4, hand_l=At("shoulder", 0.10, -0.26, 0.36), hand_r=At("shoulder", 0.04, -0.30, 0.20), elbow_r=10, side=0
        )
    timeline.to(0.3, turn=0, yaw=0, twist=0)
    if posture == "kneeling":
        rise_from_knees(timeline, 1.3)
    at_ease(timeline)
    where = "straight ahead" if direction == "straight" else "upward"
    arrows = "an arrow" if count == 1 else f"{number_word(count)} arrows"
    down = f" while kneeling on the {side} knee" if posture == "kneeling" else ""
    if not count:
        return [
            f"{{aim}} a bow {where}, {{hold}} it and {{lower}} it again", f"{{draw}} a bow and {{aim}} {where} without releasing", f"{{draw}} the bow and {{aim}} {where}", "{aim} a bow, {hold} it, then {lower} it", f"{{aim}} a bow {where} and {{keep}} it drawn",
            f"{{draw}} the string to the cheek with the {side} hand, {{aim}} {where} and {{let}} it down slowly", f"= bow aim {where} without a shot", f"= archer holding a drawn bow {where}", f"{{hold}} a drawn bow {where}",
        ]  # fmt: skip
    if patient:
        return [
            f"{{draw}} the bow, {{hold}} the aim for two seconds and {{release}} {arrows}", f"{{aim}} a bow {where} for a long time, then {{shoot}} {arrows}", f"{{take}} an arrow from behind the {side} shoulder, {{draw}} the bow, {{hold}} aim and {{release}}",
            f"{{draw}} a bow with the {side} hand, {{hold}} the aim, then {{let}} {arrows} go", f"{{keep}} the bow drawn and {{hold}} the aim, then {{shoot}} {where}", f"{{stretch}} out the {other(side)} arm with the bow, {{hold}} the aim for a moment and {{release}}",
            f"{{aim}} carefully for a while and {{shoot}} {arrows} {where} with a bow", f"= archer who holds the aim for two seconds and releases {arrows} {where}",
        ]  # fmt: skip
    return [
        f"{{shoot}} {arrows} with a bow{down}",
        f"{{draw}} a bow and {{shoot}} {times(count)}{down}",
        f"{{fire}} {arrows} {where} from a bow{down}",
        f"{{take}} an arrow from behind the {side} shoulder, {{draw}} the bow and {{release}}"
        + (f", {times(count)}" if count > 1 else ""),
        f"{{hold}} a bow in the {other(side)} hand, {{pull}} the string back to the cheek with the {side} and {{shoot}} {where}",
        f"{{raise}} a bow, {{aim}} {where} and {{release}} {arrows}",
        f"{{extend}} the {other(side)} arm with a bow, {{draw}} the {side} hand back, {{aim}} and {{let}} go{down}",
        f"{{use}} a bow and arrow, aiming {where}{down}",
        f"{{shoot}} {arrows} {'up into the sky' if direction == 'upward' else 'at a target'}{down}",
        *(
            [f"{{draw}} the bow aimed upward and {{release}}{down}", f"{{aim}} a bow up at the sky and {{shoot}}{down}"]
            if direction == "upward"
            else []
        ),
        f"{{reach}} back for an arrow, {{nock}} it, {{pull}} the bow and {{shoot}} {where}{down}",
        f"= {arrows} shot {where} with a bow, drawn with the {side} hand{down}",
    ]


@action(
    "throw a boomerang",
    "game/ranged weapons/boomerang",
    verbs="throw catch raise swing watch",
    crispness="crisp",
    side=SIDE,
    end=Choice(("catch", "watch")),
)
def boomerang(timeline: Timeline, side: str, end: str) -> Sequence[str]:
    """Over the shoulder, a whipping throw with a step; then its return is watched and it is caught."""
    timeline.hold(0.2)
    timeline.look_at(AHEAD, 0.2)
    timeline.to(
        0.45,
        yaw=-34,
        twist=-26,
        z=-0.06,
        y=-0.07,
        hand_r=At("shoulder", 0.20, 0.22, -0.18),
        elbow_r=20,
        palm_r=0,
        hand_l=aimed("l", -0.02, -0.04, 0.44, -60),
    )
    timeline.hold(0.15)
    step(timeline, "l", 0.46, 0.12, duration_s=0.26, advance=False)
    timeline.to(
        0.2,
        yaw=16,
        twist=20,
        z=0.22,
        y=-0.12,
        hand_r=aimed("r", -0.02, 0.12, 0.56, 36),
        bend=12,
        foot_pitch_r=26,
        hand_l=At("shoulder", 0.12, -0.28, 0.08),
    )
    timeline.to(0.2, hand_r=aimed("r", -0.34, -0.26, 0.36, 50), twist=30)
    timeline.wait()
    timeline.place = timeline.place.moved(forward_m=0.36)
    step(timeline, "r", 0.0, 0.13, duration_s=0.35, advance=False)
    timeline.to(
        0.4,
        yaw=0,
        twist=0,
        z=0.0,
        bend=2,
        y=-0.02,
        hand_r=At("shoulder", 0.06, -0.40, 0.16),
        hand_l=At("shoulder", 0.08, -0.44, 0.08),
        palms=0,
        elbows=0,
    )
    timeline.wait()
    # It flies out, round to the left and back.
    timeline.look_at(At("floor", 2.5, 2.6, 5.0), 0.5)
    timeline.hold(0.55)
    timeline.to(0.5, twist=16)
    timeline.look_at(At("floor", 3.5, 2.2, 2.0), 0.5)
    timeline.hold(0.3)
    if end == "catch":
        timeline.look_at(At("floor", 0.5, 1.7, 1.5), 0.35)
        timeline.to(
            0.35,
            hand_r=At("shoulder", -0.10, 0.10, 0.44),
            hand_l=At("shoulder", -0.06, -0.08, 0.42),
            palm_r=-85,
            palm_l=80,
            twist=0,
            y=-0.08,
        )
        timeline.hold(0.08)
        timeline.to(0.12, hand_r=At("chest", 0.02, 0.02, 0.32), hand_l=At("chest", 0.02, -0.08, 0.30), y=-0.12, bend=8)
        timeline.hold(0.35)
    else:
        timeline.hold(0.7)
    at_ease(timeline)
    tail = "{catch} it with both hands when it comes back" if end == "catch" else "{watch} it fly"
    return [
        f"{{throw}} a boomerang with the {side} hand and {tail}",
        "{throw} a boomerang",
        f"{{step}} forward, {{throw}} a boomerang and {tail}",
        f"{{raise}} the {side} hand behind the shoulder and {{throw}} a boomerang, then {tail}",
        f"{{swing}} the {side} arm back and {{fling}} a boomerang ahead, then {tail}",
        f"{{hurl}} a boomerang with the {side} arm and {{follow}} it with the eyes to the {other(side)}",
        f"{{lean}} back, {{throw}} a boomerang with a step of the {other(side)} foot and {tail}",
        f"{{play}} with a boomerang: {{throw:ing}} it with the {side} hand and looking after it",
        f"{{toss}} a boomerang over the {side} shoulder, {{look}} to the {other(side)} and {tail}",
        f"= a boomerang throw with the {side} hand" + (" and a catch" if end == "catch" else ""),
    ]


@action(
    "throw a knife",
    "game/ranged weapons/hidden weapon",
    verbs="throw raise draw flick step aim",
    crispness="snappy",
    side=SIDE,
    style=Choice(("overhand", "from the belt")),
    count=Count(1, 3, usual=1),
)
def throw_knife(timeline: Timeline, side: str, style: str, count: int) -> Sequence[str]:
    """Throwing knives or darts, from over the shoulder or flicked from the belt."""
    timeline.hold(0.2)
    hands: dict[str, Value] = {
        "hand_l": aimed("l", 0.0, -0.06, 0.42, -25),
        "hand_r": At("pelvis", 0.18, 0.06, 0.06),
        "elbow_r": 10.0,
        "palm_r": 0.0,
    }
    fighting_stance(timeline, 0.55, "l", y_m=-0.08, hands=hands)
    for _ in range(count):
        timeline.hold(0.12)
        if style == "overhand":
            timeline.to(0.3, hand_r=At("shoulder", 0.10, 0.26, -0.08), elbow_r=10, z=-0.05, yaw=-34, twist=-20, bend=2)
            timeline.hold(0.15)
            timeline.to(
                0.13,
                hand_r=aimed("r", -0.06, 0.06, 0.56, 24),
                z=0.12,
                yaw=6,
                twist=20,
                bend=14,
                y=-0.12,
                foot_pitch_r=26,
            )
            timeline.to(0.13, hand_r=aimed("r", -0.14, -0.24, 0.50, 30), wrist_r=30)
        else:
            timeline.to(0.3, hand_r=At("pelvis", -0.14, 0.12, 0.24), elbow_r=30, yaw=-4, twist=24, y=-0.14, bend=12)
            timeline.hold(0.15)
            timeline.to(
                0.14, hand_r=aimed("r", 0.10, -0.02, 0.56, -10), palm_r=-70, z=0.08, yaw=-24, twist=-6, y=-0.10, bend=4
            )
            timeline.to(0.1, hand_r=aimed("r", 0.24, 0.0, 0.50, -14), wrist_r=-30)
        timeline.hold(0.3)
        timeline.to(0.3, z=0.0, y=-0.08, yaw=-25, twist=-10, bend=8, foot_pitch_r=0, wrist_r=0, **hands)
    timeline.hold(0.1)
    at_ease(timeline)
    knives = "a knife" if count == 1 else f"{number_word(count)} knives"
    how = "overhand" if style == "overhand" else "backhanded from the belt"
    wind = (
        f"{{raise}} the {side} hand beside the head"
        if style == "overhand"
        else f"{{draw}} a blade from the {other(side)} side of the belt"
    )
    return [
        f"{{throw}} {knives} with the {side} hand",
        f"{{throw}} {knives} {how}",
        f"{{throw}} {'a throwing star' if count == 1 else f'{number_word(count)} throwing stars'} with the {side} hand",
        f"{wind} and {{throw}} it hard" if style != "overhand" else f"{wind} and {{throw}} {knives} straight ahead",
        f"{{aim}} with the {other(side)} hand and {{throw}} {knives} {how} with the {side}",
        f"{{take}} a stance and {{flick}} {knives} at a target {how}",
        f"{{use}} hidden weapons, throwing {times(count)} with the {side} hand",
        f"{{throw}} shuriken {how} {times(count)}, the {other(side)} foot in front",
        f"{{whip}} the {side} arm forward to throw {knives}",
        f"= {knives} thrown {how} with the {side} hand",
    ]


@action(
    "throw a grenade",
    "game/special/bomb",
    verbs="throw pull bend lean cover duck",
    crispness="crisp",
    side=SIDE,
    end=Choice(("duck", "watch")),
    throw=Choice(("overhand", "underhand"), (3, 1)),
)
def throw_grenade(timeline: Timeline, side: str, end: str, throw: str) -> Sequence[str]:
    """Pin pulled, a long lobbed throw or a toss from below, then down with the hands over the head."""
    under = throw == "underhand"
    timeline.hold(0.2)
    timeline.look_at("hand_r", 0.25)
    timeline.to(
        0.35,
        hand_r=At("chest", 0.02, -0.06, 0.24),
        hand_l=At("chest", -0.01, -0.06, 0.22),
        palm_r=0,
        palm_l=-60,
        bend=8,
    )
    timeline.hold(0.15)
    timeline.to(0.14, hand_l=At("shoulder", 0.16, -0.16, 0.24), twist=8)
    timeline.look_at(AHEAD, 0.25)
    if under:
        timeline.to(
            0.45, yaw=-16, twist=-18, z=-0.06, y=-0.14, bend=16, hand_r=At("shoulder", 0.12, -0.42, -0.34), elbow_r=0, hand_l=At("shoulder", 0.08, -0.20, 0.36), palm_l=0,
        )  # fmt: skip
        timeline.hold(0.1)
        step(timeline, "l", 0.42, 0.12, duration_s=0.28, advance=False)
        timeline.to(
            0.2, exact=True, yaw=6, twist=8, z=0.20, y=-0.18, hand_r=At("shoulder", 0.02, -0.38, 0.42), palm_r=60, hand_l=At("shoulder", 0.20, -0.34, 0.0), foot_pitch_r=24,
        )  # fmt: skip
        timeline.to(0.16, hand_r=At("shoulder", 0.0, 0.10, 0.56), bend=4, y=-0.08)
        timeline.wait()
    else:
        timeline.to(
            0.45,
            yaw=-40,
            twist=-26,
            z=-0.10,
            y=-0.10,
            side=-10,
            bend=0,
            hand_r=At("shoulder", 0.36, -0.10, -0.26),
            elbow_r=0,
            hand_l=aimed("l", 0.0, 0.24, 0.46, -66),
            palm_l=0,
        )
        timeline.hold(0.12)
        step(timeline, "l", 0.48, 0.12, duration_s=0.28, advance=False)
        timeline.to(
            0.2,
            yaw=14,
            twist=20,
            z=0.22,
            side=6,
            y=-0.10,
            hand_r=aimed("r", 0.0, 0.42, 0.36, 34),
            hand_l=At("shoulder", 0.20, -0.30, 0.0),
            foot_pitch_r=26,
        )
        timeline.to(0.2, hand_r=aimed("r", -0.18, -0.16, 0.50, 40), bend=20)
        timeline.wait()
    timeline.place = timeline.place.moved(forward_m=0.34)
    if end == "duck":
        timeline.look_at(None, 0.2)
        step(timeline, "r", -0.10, 0.15, duration_s=0.3, advance=False)
        timeline.to(
            0.36,
            y=-0.48,
            pitch=40,
            bend=44,
            nod=30,
            yaw=0,
            twist=0,
            side=0,
            z=-0.06,
            hands=At("head", 0.08, 0.10, -0.06),
            elbows=35,
            palms=-20,
        )
        timeline.wait()
        timeline.hold(0.55)
        timeline.to(0.08, y=-0.52, bend=52, exact=True)
        timeline.to(0.35, y=-0.48, bend=44)
        timeline.hold(0.3)
    else:
        step(timeline, "r", 0.0, 0.13, duration_s=0.35, advance=False)
        timeline.to(0.4, yaw=0, twist=0, side=0, z=0.0, bend=4, y=-0.04, hand_r=At("shoulder", 0.06, -0.42, 0.14))
        timeline.wait()
        timeline.hold(0.8)
    at_ease(timeline, 0.9)
    tail = "{duck} with both hands over the head" if end == "duck" else "{watch} it"
    if under:
        return [
            f"{{throw}} a grenade underhand with the {side} hand and {tail}",
            f"{{toss}} a grenade underhand and {tail}",
            f"{{lob}} a bomb from below with the {side} arm, then {tail}",
            f"{{pull}} the pin with the {other(side)} hand, {{swing}} the {side} arm from below and {{toss}} the grenade, then {tail}",
            f"{{bowl}} a grenade forward from below and {tail}",
            f"{{roll}} a grenade ahead with an underhand throw and {tail}",
            f"{{throw}} a bomb underhand, stepping with the {other(side)} foot, and {tail}",
            f"= an underhand grenade throw with the {side} arm" + (", then taking cover" if end == "duck" else ""),
        ]
    return [
        f"{{throw}} a grenade with the {side} hand and {tail}",
        "{throw} a grenade",
        f"{{pull}} the pin and {{throw}} a bomb far ahead with the {side} arm",
        f"{{pull}} the pin with the {other(side)} hand, {{lean}} back and {{throw}} a grenade, then {tail}",
        f"{{hurl}} a bomb overhand with the {side} arm, then {tail}",
        f"{{swing}} the {side} arm back and {{lob}} a hand grenade, stepping with the {other(side)} foot",
        f"{{prime}} a grenade at the chest, {{throw}} it and {tail}",
        f"{{toss}} a bomb over a wall and {tail}",
        f"{{step}} forward, {{throw}} a grenade in a high arc with the {side} hand and {tail}",
        f"= a grenade throw with the {side} arm" + (", then taking cover" if end == "duck" else ""),
    ]


@action(
    "crack a whip",
    "game/ranged weapons/whip",
    verbs="crack swing whip raise flick lash",
    crispness="snappy",
    side=SIDE,
    count=Count(1, 3, usual=1),
    style=Choice(("overhead", "sideways", "circling")),
)
def crack_whip(timeline: Timeline, side: str, count: int, style: str) -> Sequence[str]:
    """The arm flung forward and jerked back."""
    timeline.hold(0.2)
    hands: dict[str, Value] = {
        "hand_r": At("shoulder", 0.16, -0.30, 0.20),
        "hand_l": At("shoulder", 0.20, -0.34, 0.06),
        "elbows": 5.0,
        "palm_r": -20.0,
        "wrists": 0.0,
    }
    fighting_stance(timeline, 0.55, "r", y_m=-0.08, turned_deg=15, hands=hands)
    for _ in range(count):
        if style == "circling":
            for out, up, forward in ((0.36, 0.30, 0.10), (0.0, 0.50, -0.12), (-0.26, 0.40, 0.16), (0.10, 0.46, 0.30)):
                timeline.to(0.16, hand_r=At("shoulder", out, up, forward), y=-0.05, bend=0, elbow_r=15)
            timeline.to(0.2, hand_r=At("shoulder", 0.14, 0.40, -0.16), yaw=-6, twist=-16, z=-0.06)
        elif style == "overhead":
            timeline.to(
                0.36, hand_r=At("shoulder", 0.10, 0.42, -0.16), elbow_r=15, yaw=-6, twist=-16, z=-0.08, y=-0.05, bend=-4
            )
            timeline.hold(0.08)
        else:
            timeline.to(
                0.36, hand_r=At("shoulder", 0.46, 0.04, -0.20), elbow_r=15, yaw=-14, twist=-34, z=-0.06, y=-0.10
            )
            timeline.hold(0.08)
        step(timeline, "r", 0.40, 0.13, duration_s=0.2, height_m=0.04, heel_first=False, advance=False)
        across = -0.20 if style == "sideways" else -0.04
        timeline.to(0.13, hand_r=aimed("r", across, 0.04, 0.56, 34), yaw=20, twist=14, z=0.14, y=-0.14, bend=14)
        timeline.to(0.1, hand_r=aimed("r", across, -0.24, 0.52, 36), wrist_r=30, bend=18)
        timeline.to(0.12, hand_r=aimed("r", 0.0, -0.16, 0.30, 30), wrist_r=-10, z=0.08)
        timeline.hold(0.26)
        timeline.wait()
        step(timeline, "r", 0.22, 0.13, duration_s=0.26, height_m=0.03, heel_first=False, advance=False)
        timeline.to(0.3, yaw=15, twist=10, z=0.0, y=-0.08, bend=8, **hands)
        timeline.wait()
    at_ease(timeline)
    how = {"overhead": "from overhead", "sideways": f"from the {side} side", "circling": "after circling it overhead"}[
        style
    ]
    wind = {
        "overhead": f"{{raise}} the {side} arm overhead",
        "sideways": f"{{draw}} the {side} arm back to the {side}",
        "circling": f"{{swing}} the {side} hand around above the head",
    }[style]
    return [
        f"{{crack}} a whip {times(count)}",
        f"{{crack}} a whip {how} with the {side} hand" + (f", {times(count)}" if count > 1 else ""),
        f"{{lash}} out with a whip {how}" + (f", {times(count)}" if count > 1 else ""),
        f"{{swing}} a whip with the {side} arm {times(count)}",
        f"{wind}, then {{crack}} the whip forward {times(count)}",
        f"{{whip}} the {side} arm forward and {{pull}} it back sharply {times(count)}",
        f"{{step}} forward with the {side} foot and {{strike}} with a whip {how}"
        + (f", {times(count)}" if count > 1 else ""),
        f"{{hold}} a whip in the {side} hand, {wind} and {{flick}} it ahead {times(count)}",
        f"{wind} and {{lash}} a whip down in front {times(count)}",
        f"= {number_word(count)} whip crack{'s' if count > 1 else ''} {how} with the {side} hand",
    ]
