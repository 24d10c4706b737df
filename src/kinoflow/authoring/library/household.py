"""Doors, drawers, switches, tools and the garden: what hands do about a house."""

from __future__ import annotations

from collections.abc import Sequence

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import NEUTRAL_HAND, At
from kinoflow.authoring.gait import walk
from kinoflow.authoring.library.cleaning import pole
from kinoflow.authoring.moves import alternate, step, walk_over
from kinoflow.authoring.timeline import Timeline

DOOR = "daily/objects/door"


@action(
    "knock on a door",
    DOOR,
    verbs="knock raise wait lean",
    crispness="crisp",
    side=SIDE,
    count=Count(2, 5),
    force=Choice(("normal", "pound", "softly"), (2, 1, 1)),
    approach=Choice(("no", "yes")),
    listen=Choice(("no", "yes")),
)
def knock_on_a_door(timeline: Timeline, side: str, count: int, force: str, approach: str, listen: str) -> Sequence[str]:
    """A raised fist raps against a door in front; perhaps after some steps, perhaps an ear is lent to the door."""
    u = timeline.generator.uniform
    timeline.hold(0.2)
    if approach == "yes":
        walk(timeline, 1.2)
        timeline.hold(0.15)
    timeline.to(0.5, hand_r=At("air", 0.12, 1.46, 0.34), palm_r=-40, elbow_r=5, bend=4)
    for _ in range(count if force == "pound" else 0):
        # The side of the fist comes down from above, the whole trunk with it.
        timeline.to(u(0.24, 0.3), hand_r=At("air", 0.16, 1.74, 0.20), palm_r=0, bend=-6, twist=-12, exact=True)
        timeline.to(0.13, hand_r=At("air", 0.10, 1.42, 0.50), bend=12, twist=10, z=0.05, exact=True)
        timeline.hold(0.08)
    if force == "pound":
        timeline.to(0.3, hand_r=At("air", 0.14, 1.40, 0.36), bend=4, twist=0, z=0)
    if force == "softly":
        timeline.to(0.4, pitch=6, bend=10, turn=-14, z=0.03)
        for _ in range(count):
            timeline.to(u(0.16, 0.2), hand_r=At("air", 0.10, 1.44, 0.48), wrist_r=20, exact=True)
            timeline.to(u(0.2, 0.26), hand_r=At("air", 0.11, 1.45, 0.42), wrist_r=-15, exact=True)
        timeline.to(0.3, pitch=0, bend=4, turn=0, z=0)
    for _ in range(count if force == "normal" else 0):
        timeline.to(u(0.14, 0.18), hand_r=At("air", 0.10, 1.46, 0.50), wrist_r=25, z=0.03, exact=True)
        timeline.to(u(0.2, 0.26), hand_r=At("air", 0.14, 1.50, 0.24), wrist_r=-25, z=0.0, exact=True)
    timeline.to(0.5, hand_r=NEUTRAL_HAND, palm_r=0, wrist_r=0)
    if listen == "yes":
        timeline.to(0.6, pitch=12, bend=12, turn=48, tilt=-8, z=0.05)
        timeline.hold(0.7)
    timeline.neutral(0.6)
    start = "{walk} up to a door and {knock} on it" if approach == "yes" else "{knock} on a door"
    end = ", then {lean} forward to listen" if listen == "yes" else ""
    if force == "pound":
        hit = "{walk} up to a door and {pound} on it" if approach == "yes" else "{pound} on a door"
        return [
            f"{hit} with the {side} fist{end}",
            f"{{bang}} on a door hard {times(count)}",
            f"{{knock}} hard on a door with the {side} fist{end}",
            f"{hit} angrily {times(count)}",
            f"{{hammer}} on a door with the {side} fist{end}",
            f"{{raise}} the {side} fist above the head and {{pound}} it against a door {times(count)}",
            f"{{beat}} loudly on a door {times(count)}",
            f"= pounding on a door with the {side} fist",
        ]
    if force == "softly":
        tap = "{walk} up to a door and {knock} softly" if approach == "yes" else "{knock} softly on a door"
        return [
            f"{tap} with the {side} hand{end}",
            f"{{tap}} gently on a door {times(count)}",
            f"{{knock}} quietly on a door with the {side} hand{end}",
            f"{tap}, trying not to be loud{end}",
            f"{{knock}} shyly on a door {times(count)}",
            f"{{raise}} the {side} hand and {{tap}} softly on a door {times(count)}",
            f"{{knock}} very gently on a door{end}",
            f"= knocking softly on a door with the {side} hand",
        ]
    return [
        f"{start} with the {side} hand",
        f"{{knock}} on a door {times(count)}",
        "{knock} at the door",
        f"{{raise}} the {side} fist and {{knock}} {number_word(count)} times on a door in front{end}",
        f"{start} {times(count)}{end}",
        f"{{lift}} the {side} hand and {{rap}} with the knuckles on a door{end}",
        f"{{tap}} on a wall with the {side} fist {times(count)}",
        f"{{move}} the {side} fist to and fro at head height as if knocking on a door",
        f"{start}, then {{lower}} the {side} hand and {{wait}}",
        f"= knocking {times(count)} on a door with the {side} hand",
    ]


def _open_otherwise(timeline: Timeline, side: str, way: str, through: str) -> Sequence[str]:
    """A door slid to the right, kicked in, or opened by a hand's breadth to look in."""
    walks = " and {walk} through it" if through == "yes" else ""
    if way == "slide":
        timeline.look_at(At("floor", 0.0, 1.0, 0.5), 0.35)
        timeline.to(0.55, hand_r=At("air", -0.16, 1.06, 0.48), palm_r=-20, twist=14, bend=6)
        timeline.to(0.8, hand_r=At("air", 0.56, 1.06, 0.34), twist=-22, x=-0.06, side=-4)
        timeline.hold(0.15)
        timeline.look_at(None)
        timeline.to(0.5, hand_r=NEUTRAL_HAND, twist=0, x=0, side=0, palm_r=0, bend=2)
        if through == "yes":
            timeline.to(0.1, hands=NEUTRAL_HAND)
            walk(timeline, 1.5)
        timeline.neutral(0.5)
        return [
            f"{{slide}} a door open with the {side} hand{walks}",
            f"{{open}} a sliding door{walks}",
            f"{{slide}} a door to the {side}{walks}",
            f"{{push}} a sliding door aside to the {side} with the {side} hand{walks}",
            f"{{reach}} across the body with the {side} hand and {{slide}} the door open{walks}",
            f"{{open}} a sliding door to the {side}{walks}",
            f"{{move}} a sliding door sideways with the {side} arm{walks}",
            f"= sliding a door open to the {side}",
        ]
    if way == "kick":
        timeline.look_at(At("floor", 0.0, 1.0, 0.8), 0.3)
        timeline.to(0.4, y=-0.06, bend=10, hands=At("shoulder", 0.06, -0.20, 0.26), yaw=-12)
        timeline.to(
            0.35, foot_r=At("hip", 0.02, -0.30, 0.34), ankle_r=-10, pitch=-6, hands=At("shoulder", 0.16, -0.24, 0.14)
        )
        timeline.to(
            0.13,
            foot_r=At("hip", 0.0, -0.12, 0.78),
            pitch=-20,
            bend=14,
            hands=At("shoulder", 0.26, -0.28, -0.04),
            exact=True,
        )
        timeline.hold(0.1)
        timeline.to(0.3, foot_r=At("hip", 0.02, -0.42, 0.34), pitch=-2)
        timeline.look_at(None)
        step(timeline, "r", 0.34, 0.11, duration_s=0.35, heel_first=False)
        timeline.place = timeline.place.moved(forward_m=0.34)
        timeline.to(
            0.3, x=0, z=0, yaw=0, y=-0.04, pitch=4, hands=At("shoulder", 0.10, -0.34, 0.20), ankle_r=10, advance=False
        )
        step(timeline, "l", 0.0, 0.10, duration_s=0.35)
        if through == "yes":
            timeline.to(0.2, hands=NEUTRAL_HAND, pitch=0, bend=4, y=0)
            walk(timeline, 1.2)
        timeline.wait()
        timeline.neutral(0.5)
        then = " and {walk} in" if through == "yes" else ""
        return [
            f"{{kick}} a door open with the {side} foot{then}",
            f"{{kick}} in a door{then}",
            f"{{kick}} open a door{then}",
            f"{{raise}} the {side} knee and {{kick}} a door in{then}",
            f"{{break}} down a door with a kick of the {side} leg{then}",
            f"{{lift}} the {side} foot, {{kick}} straight at a door and {{step}} forward{then}",
            f"{{burst}} through a door with a kick of the {side} foot{then}",
            f"= kicking a door open with the {side} foot",
        ]
    handle = At("air", 0.16, 1.02, 0.48)
    timeline.look_at(At("floor", -0.15, 1.0, 0.5), 0.35)
    timeline.to(0.6, hand_r=handle, palm_r=-60, bend=10, y=-0.04)
    timeline.to(0.4, hand_r=handle.moved(0, -0.05), palm_r=-10, wrist_r=15)
    timeline.look_at(None)
    timeline.to(0.7, hand_r=At("air", 0.30, 1.02, 0.34), twist=-8)
    timeline.to(0.7, pitch=14, bend=16, side=12, tilt=14, x=0.08, z=0.04, turn=-14, y=-0.06)
    timeline.hold(0.5)
    timeline.to(0.4, turn=20)
    timeline.to(0.4, turn=-20)
    timeline.to(0.6, pitch=0, bend=4, side=0, tilt=0, x=0, z=0, turn=0, y=0)
    timeline.to(0.6, hand_r=handle, twist=0)
    timeline.neutral(0.6)
    return [
        "{open} a door a crack and {peek} in",
        f"{{open}} a door carefully with the {side} hand and {{look}} inside",
        "{open} a door a little and {peek} through the gap",
        f"{{open}} the door a crack with the {side} hand, {{lean}} over and {{peek}} in",
        "{peek} through a door that is ajar",
        f"{{turn}} the handle quietly with the {side} hand and {{peep}} into the room",
        "{look} around the edge of a door, {lean:ing} to the side",
        "= peeking through a door that is opened a crack",
    ]


@action(
    "open a door",
    DOOR,
    verbs="open pull push turn walk close",
    side=SIDE,
    way=Choice(("pull", "push", "slide", "kick", "peek"), (3, 3, 2, 2, 2)),
    through=Choice(("yes", "no")),
    close=Choice(("no", "yes")),
)
def open_a_door(timeline: Timeline, side: str, way: str, through: str, close: str) -> Sequence[str]:
    """A hand takes the handle, turns it, and the door is pulled with a step back or pushed with a step forward; then through it."""
    timeline.hold(0.2)
    if way in ("slide", "kick", "peek"):
        return _open_otherwise(timeline, side, way, through)
    handle = At("air", 0.16, 1.02, 0.48)
    timeline.look_at(At("floor", -0.15, 1.0, 0.5), 0.35)
    timeline.to(0.55, hand_r=handle, palm_r=-60, bend=8)
    timeline.to(0.3, hand_r=handle.moved(0, -0.05), palm_r=-10, wrist_r=15)
    timeline.look_at(None)
    if way == "pull":
        step(timeline, "r", -0.34, 0.14, duration_s=0.6, advance=False, heel_first=False)
        timeline.to(0.85, hand_r=At("air", 0.46, 1.02, 0.10), z=-0.16, twist=-30, bend=2, turn=8)
        timeline.hold(0.15)
        timeline.to(0.4, hand_r=NEUTRAL_HAND.moved(0.1, 0.05), twist=0, palm_r=0, wrist_r=0, turn=0)
        step(timeline, "r", 0.0, 0.10, duration_s=0.45, advance=False)
        timeline.to(0.5, z=0.0)
    else:
        step(timeline, "l", 0.34, 0.10, duration_s=0.6, advance=False)
        timeline.to(0.8, hand_r=At("air", 0.06, 1.06, 0.84), z=0.24, twist=14, bend=10, palm_r=-80, wrist_r=-35)
        timeline.hold(0.15)
        timeline.to(0.4, hand_r=NEUTRAL_HAND.moved(0.05, 0.05, 0.1), twist=0, palm_r=0, wrist_r=0)
        step(timeline, "l", 0.0, 0.10, duration_s=0.45, advance=False, heel_first=False)
        timeline.to(0.5, z=0.0, bend=2)
    timeline.hold(0.12)
    if through == "yes":
        timeline.to(0.2, hands=NEUTRAL_HAND)
        walk(timeline, 1.5)
        timeline.hold(0.1)
        if close == "yes":
            timeline.to(0.6, twist=-40, turn=-40, hand_r=At("shoulder", 0.36, -0.30, -0.26), palm_r=60)
            timeline.to(0.5, hand_r=At("shoulder", 0.20, -0.32, -0.40), twist=-30)
    timeline.neutral(0.6)
    then = " and {walk} through it" if through == "yes" else ""
    after = ", then {close} it behind the back" if through == "yes" and close == "yes" else ""
    moved = "with a step back" if way == "pull" else "with a step forward"
    return [
        f"{{open}} a door with the {side} hand",
        f"{{open}} a door{then}",
        f"{{{way}}} a door open with the {side} hand{then}",
        f"{{reach}} for a door handle with the {side} hand, {{turn}} it and {{{way}}} the door open {moved}{then}{after}",
        f"{{grab}} a door handle with the {side} hand, {{press}} it down and {{open}} the door{then}",
        f"{{{way}}} a door open{then}{after}",
        f"{{extend}} the {side} arm to a door knob, {{twist}} it and {{{way}}} {moved}",
        f"{{open}} the door{then}{after}",
        f"{{open}} a door{', {walk} through' if through == 'yes' else ''}{' and {close} it' if after else ''}",
        f"{{enter}} through a door, opening it with the {side} hand"
        if through == "yes"
        else "{open} a door and {stay} outside",
        f"{{take}} hold of a handle at hip height with the {side} hand and {{{way}}} it {'toward the body' if way == 'pull' else 'away from the body'}",
        f"= opening a door by {'pulling' if way == 'pull' else 'pushing'} with the {side} hand",
        *(
            ["{open} a door and {close} it again", "{open} a door, then {shut} it"]
            if close == "yes" and way == "pull"
            else []
        ),
        *(
            ["{open} a door and {close} it again", "{push} a door open, then {shut} it"]
            if close == "yes" and way == "push"
            else []
        ),
    ]


@action(
    "close a door",
    DOOR,
    verbs="close push pull slam shut",
    side=SIDE,
    way=Choice(("push", "pull", "foot"), (2, 2, 1)),
    force=Choice(("gently", "forcefully")),
)
def close_a_door(timeline: Timeline, side: str, way: str, force: str) -> Sequence[str]:
    """A flat hand pushes a door shut in front, or a handle at the side is drawn shut toward the body."""
    quick = force == "forcefully"
    timeline.hold(0.2)
    if way == "foot":
        # The hands are full: the sole swings the door shut behind.
        timeline.to(0.4, hands=At("chest", 0.12, -0.18, 0.28), turn=-30, bend=4)
        timeline.to(0.4, foot_r=At("hip", 0.06, -0.62, 0.10), knee_r=10, turn=-40, twist=-8)
        timeline.to(
            0.16 if quick else 0.4, foot_r=At("hip", 0.06, -0.62, -0.52), ankle_r=-5, pitch=14, bend=10, exact=True
        )
        timeline.hold(0.15)
        timeline.to(0.5, foot_r=At("floor", 0.10, 0.0, 0.0), ankle_r=10, knee_r=0, pitch=0, turn=0, twist=0)
        timeline.neutral(0.6)
        return [
            f"{{close}} a door {force} with the {side} foot",
            f"{{kick}} a door shut behind with the {side} foot",
            f"{{push}} a door shut with the heel of the {side} foot, the hands full",
            f"{{kick}} the door closed {force}",
            f"{{look}} back over the {side} shoulder and {{kick}} a door shut",
            f"{{hold}} something in both hands and {{close}} the door with the {side} foot",
            f"{{swing}} the {side} leg back to shut a door {force}",
            f"= closing a door behind with the {side} foot",
        ]
    if way == "push":
        timeline.to(0.5, hand_r=At("air", 0.36, 1.12, 0.26), palm_r=-70, wrist_r=-40, twist=-18, bend=4)
        step(timeline, "l", 0.24, 0.10, duration_s=0.45, advance=False)
        if quick:
            # Drawn back, then thrown shut with the whole body.
            timeline.to(0.3, hand_r=At("air", 0.46, 1.16, 0.10), twist=-34, bend=-2, z=0.10, y=-0.04)
        timeline.to(
            0.16 if quick else 0.9,
            hand_r=At("air", 0.08, 1.14, 0.74),
            twist=30 if quick else 18,
            bend=22 if quick else 9,
            z=0.22 if quick else 0.16,
            y=-0.08 if quick else 0.0,
            exact=quick,
        )
    else:
        timeline.to(0.6, hand_r=At("air", 0.34, 1.02, 0.60), palm_r=-50, bend=16, pitch=10, twist=10)
        timeline.hold(0.1)
        step(timeline, "l", -0.24, 0.10, duration_s=0.45, advance=False, heel_first=False)
        timeline.to(
            0.18 if quick else 0.9,
            hand_r=At("air", 0.14, 1.02, 0.20),
            bend=-6 if quick else 2,
            pitch=0,
            twist=-30 if quick else -16,
            z=-0.16 if quick else -0.12,
            exact=quick,
        )
    timeline.hold(0.3)
    step(timeline, "l", 0.0, 0.10, duration_s=0.45, advance=False, heel_first=False)
    timeline.to(0.6, hand_r=NEUTRAL_HAND, twist=0, bend=2, y=0.0, z=0.0, palm_r=0, wrist_r=0)
    timeline.neutral(0.3)
    return [
        f"{{close}} a door with the {side} hand",
        f"{{close}} the door {force}",
        f"{{{way}}} a door shut with the {side} hand",
        f"{{{'slam' if quick else 'shut'}}} a door",
        f"{{{way}}} a door closed {force} with the {side} hand, stepping {'forward' if way == 'push' else 'back'}",
        f"{{reach}} out with the {side} arm and {{{way}}} a door shut {force}",
        f"{{shut}} a door with the {side} hand and {{lower}} the arm",
        f"{{step}} {'forward' if way == 'push' else 'back'} and {{close}} a door {force}",
        f"{{extend}} the {side} arm, then {{{way}}} a door {'away' if way == 'push' else 'toward the body'} until it is shut",
        f"= closing a door {force} with the {side} hand",
    ]


def _shut_with(timeline: Timeline, shut: str) -> None:
    """A drawer pushed shut by the right foot or the right hip, both hands busy with what came out of it."""
    timeline.look_at(None)
    timeline.to(0.6, y=0.0, pitch=0.0, bend=4.0, knees=0.0, hands=At("chest", 0.06, -0.12, 0.26))
    if shut == "foot":
        timeline.to(0.3, x=0.09, foot_r=At("hip", 0.02, -0.60, 0.20))
        timeline.to(0.3, foot_r=At("hip", 0.0, -0.62, 0.50), pitch=-8, z=0.0)
        timeline.hold(0.25)
        timeline.to(0.4, foot_r=At("floor", 0.14, 0.0, 0.0), pitch=0, x=0.0)
    else:
        timeline.to(0.4, yaw=60, x=0.0)
        timeline.to(0.2, x=-0.06, z=0.20, roll=-8, side=10)
        timeline.hold(0.2)
        timeline.to(0.5, yaw=0, x=0.0, z=0.0, roll=0, side=0)


@action(
    "plug in a cable",
    "daily/objects/turn",
    verbs="plug push pull bend crouch connect",
    side=SIDE,
    where=Choice(("near the floor", "at hip height", "behind a table")),
    way=Choice(("in", "out"), (3, 1)),
)
def plug_in_a_cable(timeline: Timeline, side: str, where: str, way: str) -> Sequence[str]:
    """A plug held before the body, a crouch or a bend to the socket, a push or a pull, a look whether it works."""
    timeline.hold(0.2)
    if way == "in":
        timeline.to(0.45, hand_r=At("chest", 0.04, -0.10, 0.28), hand_l=At("chest", 0.02, -0.14, 0.24), nod=14, bend=5)
        timeline.hold(0.2)
    if where == "near the floor":
        socket = At("air", 0.06, 0.32, 0.60)
        timeline.look_at(At("floor", 0.0, 0.8, 0.3), 0.3)
        timeline.to(
            0.9, y=-0.52, pitch=30, bend=28, heels=16, knees=10, hand_l=At("thigh", 0.0, 0.13, 0.06),
            hand_r=socket.moved(forward=-0.14), palm_r=-20,
        )  # fmt: skip
    elif where == "at hip height":
        socket = At("air", 0.08, 0.98, 0.62)
        timeline.look_at(At("floor", 0.0, 0.8, 0.95), 0.3)
        timeline.to(0.6, pitch=10, bend=14, hand_r=socket.moved(forward=-0.14), palm_r=-20, hand_l=NEUTRAL_HAND)
    else:
        socket = At("air", 0.10, 0.56, 0.76)
        timeline.look_at(At("floor", 0.0, 0.9, 0.5), 0.3)
        timeline.to(
            0.8, y=-0.10, pitch=34, bend=34, hand_l=At("air", 0.22, 0.82, 0.40), palm_l=-70,
            hand_r=socket.moved(forward=-0.12), palm_r=-20,
        )  # fmt: skip
    if way == "in":
        timeline.to(0.25, hand_r=socket.moved(forward=-0.05))
        timeline.hold(0.15)
        timeline.to(0.2, hand_r=socket.moved(forward=-0.08))
        timeline.to(0.16, exact=True, hand_r=socket)
    else:
        timeline.to(0.3, hand_r=socket)
        timeline.hold(0.2)
        timeline.to(0.16, exact=True, hand_r=socket.moved(forward=-0.20, up=0.04))
    timeline.hold(0.3)
    timeline.look_at(None)
    timeline.to(0.9, y=0, pitch=0, bend=2, heels=0, knees=0, hands=NEUTRAL_HAND.moved(0.04), palms=0, nod=0)
    timeline.neutral(0.4)
    what, into = ("plug", "into") if way == "in" else ("pull", "out of")
    low = {
        "near the floor": "near the floor",
        "at hip height": "in the wall at hip height",
        "behind a table": "behind a table",
    }[where]
    down = {"near the floor": "{crouch} down", "at hip height": "{bend} forward", "behind a table": "{reach} down"}[
        where
    ]
    return [
        f"{{{what}}} a cable {into} a socket {low}",
        f"{{{what}}} a cable {into} a socket",
        f"{down} and {{{what}}} a plug {into} the socket with the {side} hand",
        f"{{{what}}} a charger {into} an outlet {low}",
        f"{{{what}}} the plug {into} the wall with the {side} hand",
        f"{down}, {{reach}} for a socket {low} and {'{push} the plug in' if way == 'in' else '{pull} the plug out'}",
        f"{{connect}} a cable to a power outlet {low}" if way == "in" else f"{{unplug}} a cable {low}",
        f"{{plug}} in a lamp {low}" if way == "in" else f"{{unplug}} a lamp {low}",
        f"= {'plugging a cable in' if way == 'in' else 'pulling a plug out'} {low} with the {side} hand",
    ]


@action(
    "open and close a drawer",
    "daily/objects/pull",
    verbs="open close pull push take put bend",
    side=SIDE,
    hands=Choice(("one hand", "both hands")),
    height=Choice(("hip height", "low")),
    take=Choice(("yes", "no")),
    shut=Choice(("hand", "foot", "hip"), (3, 1, 1)),
)
def open_and_close_a_drawer(
    timeline: Timeline, side: str, hands: str, height: str, take: str, shut: str
) -> Sequence[str]:
    """A drawer is pulled toward the body, something taken out of it, and it is pushed shut again."""
    both = hands == "both hands"
    low = height == "low"
    up = 0.52 if low else 0.92
    timeline.stance(0.28, toes_deg=12)
    timeline.hold(0.2)
    timeline.look_at(At("floor", 0.0, up, 0.55), 0.4)
    body = (
        {"y": -0.32, "pitch": 26.0, "bend": 20.0, "knees": 10.0} if low else {"y": -0.03, "pitch": 10.0, "bend": 14.0}
    )

    def grip(forward: float) -> dict[str, At]:
        return {"hand_r": At("air", 0.14 if both else 0.06, up, forward)} | (
            {"hand_l": At("air", 0.14, up, forward)} if both else {}
        )

    timeline.to(0.8, **grip(0.62), **body, palms=-60)
    timeline.hold(0.1)
    timeline.to(0.7, **grip(0.28), pitch=body["pitch"] - 8, bend=body["bend"] - 6, z=-0.06)
    timeline.hold(0.15)
    if take == "yes":
        timeline.to(0.45, hand_r=At("air", 0.02, up - 0.08, 0.46), bend=body["bend"] + 8, palm_r=-80)
        timeline.hold(0.15)
        timeline.to(0.5, hand_r=At("air", 0.16, up + 0.30, 0.30), bend=body["bend"], palm_r=-20)
        if shut != "hand":
            _shut_with(timeline, shut)
        elif not both:
            timeline.to(0.35, hand_l=At("air", 0.0, up, 0.30), palm_l=-60)
            timeline.to(0.5, hand_l=At("air", 0.0, up, 0.62), z=0.0, bend=body["bend"] + 4)
        else:
            timeline.to(0.55, hand_l=At("air", 0.10, up, 0.62), z=0.0, bend=body["bend"] + 4)
    elif shut != "hand":
        _shut_with(timeline, shut)
    else:
        timeline.to(0.6, **grip(0.62), z=0.0, bend=body["bend"] + 4)
    timeline.hold(0.12)
    timeline.look_at(None)
    timeline.neutral(0.8)
    grips = "both hands" if both else f"the {side} hand"
    what = ", {take} something out with the " + side + " hand" if take == "yes" else ""
    down = "{crouch} down and " if low else ""
    bottom = "the bottom drawer" if low else "a drawer"
    closes = {
        "hand": "{push} it shut",
        "foot": f"{{push}} it shut with the {side} foot",
        "hip": "{bump} it shut with the hip",
    }[shut]
    return [
        f"{down}{{open}} and {{close}} a drawer",
        f"{{open}} a drawer with {grips}",
        f"{down}{{pull}} a drawer open with {grips}{what} and {closes}",
        f"{{pull}} a drawer toward the body with {grips}{what} and {{close}} it again",
        f"{down}{{reach}} forward with {grips}, {{pull}} back{what}, then {{push}} forward",
        f"{{look}} into {bottom}{what} and {{shut}} it",
        f"{down}{{open}} {bottom}{what} and {closes}",
        f"{{pull}} out a drawer at {'knee' if low else 'hip'} height with {grips}",
        f"{{bend}} forward, {{open}} a drawer with {grips} and {{close}} it",
        *(
            [f"{{kick}} a drawer shut with the {side} foot", f"{{open}} {bottom}{what} and {closes}"]
            if shut == "foot"
            else []
        ),
        *(["{close} a drawer with the hip"] if shut == "hip" else []),
        f"= opening and closing a drawer at {'knee' if low else 'hip'} height",
    ]


@action(
    "turn a key",
    "daily/objects/turn",
    verbs="turn twist unlock lock bend",
    side=SIDE,
    count=Count(1, 3),
    after=Choice(("none", "push")),
)
def turn_a_key(timeline: Timeline, side: str, count: int, after: str) -> Sequence[str]:
    """A key is taken from the pocket, put into a lock at hip height and turned with the whole forearm."""
    timeline.hold(0.2)
    timeline.to(0.45, hand_r=At("pelvis", 0.20, 0.02, 0.04), elbow_r=20, nod=14, turn=-14)
    timeline.hold(0.15)
    timeline.look_at(At("floor", -0.12, 1.0, 0.5), 0.35)
    timeline.to(0.5, hand_r=At("air", 0.12, 1.02, 0.34), bend=14, pitch=8, palm_r=0, elbow_r=5, turn=0)
    timeline.to(0.25, hand_r=At("air", 0.12, 1.02, 0.42))
    for number in range(count):
        timeline.to(0.4, palm_r=-95, elbow_r=45, side=2)
        timeline.hold(0.08)
        if number < count - 1:
            timeline.to(0.3, palm_r=0, elbow_r=5, side=0)
    timeline.to(0.3, palm_r=0, elbow_r=5)
    timeline.to(0.25, hand_r=At("air", 0.12, 1.02, 0.32))
    timeline.look_at(None)
    if after == "push":
        step(timeline, "l", 0.26, 0.10, duration_s=0.5, advance=False)
        timeline.to(
            0.6, hand_l=At("air", 0.14, 1.12, 0.78), palm_l=-80, wrist_l=-35, z=0.16, bend=8, hand_r=NEUTRAL_HAND
        )
        timeline.hold(0.2)
        step(timeline, "l", 0.0, 0.10, duration_s=0.45, advance=False, heel_first=False)
        timeline.to(0.55, z=0.0, hand_l=NEUTRAL_HAND, palm_l=0, wrist_l=0)
    timeline.neutral(0.6)
    end = ", then {push} the door open" if after == "push" else ""
    return [
        f"{{turn}} a key in a lock with the {side} hand",
        f"{{unlock}} a door{end}",
        f"{{twist}} a key {times(count)}",
        f"{{take}} a key from the pocket, {{put}} it into a lock and {{turn}} it with the {side} hand{end}",
        f"{{bend}} forward a little and {{turn}} a key {times(count)} with the {side} hand{end}",
        f"{{lock}} a door with a key in the {side} hand"
        if after == "none"
        else f"{{unlock}} a door with a key in the {side} hand",
        f"{{reach}} for a lock at hip height and {{twist}} the {side} forearm {times(count)}",
        f"{{put}} a key into a lock and {{turn}} it{end}",
        f"{{use}} a key with the {side} hand, {{look:ing}} at the lock",
        f"= turning a key with the {side} hand",
    ]


@action(
    "press a button",
    "daily/objects/turn",
    verbs="press push ring wait look extend",
    side=SIDE,
    count=Count(1, 3, usual=1),
    what=Choice(("an elevator button", "a doorbell", "a light switch", "a buzzer on a table")),
    wait=Choice(("no", "yes")),
)
def press_a_button(timeline: Timeline, side: str, count: int, what: str, wait: str) -> Sequence[str]:
    """A pointed hand presses on a wall in front or beside it; then the arm drops and the eyes go up to wait."""
    timeline.hold(0.2)
    if what == "a buzzer on a table":
        timeline.look_at(At("floor", -0.05, 0.9, 0.5), 0.3)
        for number in range(count):
            timeline.to(
                0.35 if not number else 0.2, hand_r=At("air", 0.08, 1.22, 0.36), palm_r=-85, wrist_r=-15, bend=4
            )
            timeline.to(0.14, hand_r=At("air", 0.06, 0.94, 0.48), bend=18, pitch=8, y=-0.04, exact=True)
            timeline.hold(0.2)
            timeline.to(0.25, hand_r=At("air", 0.08, 1.02, 0.44), bend=12, pitch=4, y=0)
        timeline.look_at(None)
        timeline.neutral(0.7)
        return [
            f"{{press}} a buzzer on a table with the {side} hand",
            f"{{hit}} a buzzer {times(count)}",
            f"{{slap}} the {side} palm down on a big red button",
            f"{{push}} a big button on a table {times(count)} with the {side} hand",
            f"{{raise}} the {side} hand and {{slam}} it on a buzzer in front",
            f"{{bend}} forward and {{hit}} the buzzer with a flat {side} hand",
            f"{{press}} down a large button at hip height with the {side} palm",
            f"= hitting a buzzer on a table with the {side} hand",
        ]
    high = {"an elevator button": 1.22, "a doorbell": 1.36, "a light switch": 1.28}[what]
    out = 0.26 if what == "a light switch" else 0.12
    timeline.look_at(At("floor", -out, high, 0.6), 0.35)
    step(timeline, "r", 0.20, 0.10, duration_s=0.45, advance=False)
    timeline.to(0.55, hand_r=At("air", out, high, 0.46), z=0.08, palm_r=-30, bend=4, elbow_r=5)
    for _ in range(count):
        timeline.to(0.18, hand_r=At("air", out - 0.01, high, 0.58), bend=7)
        timeline.hold(0.15)
        timeline.to(0.2, hand_r=At("air", out, high, 0.47), bend=4)
    timeline.look_at(None)
    step(timeline, "r", 0.0, 0.10, duration_s=0.45, advance=False, heel_first=False)
    timeline.to(0.6, hand_r=NEUTRAL_HAND, z=0.0, palm_r=0, bend=2)
    if wait == "yes":
        timeline.to(0.4, nod=-18)
        timeline.hold(0.6)
        timeline.to(0.4, nod=0, turn=20)
        timeline.to(0.4, turn=0)
    timeline.neutral(0.4)
    end = " and {wait}, looking up" if wait == "yes" else ""
    second = {
        "an elevator button": "{call} an elevator",
        "a doorbell": "{ring} a bell",
        "a light switch": "{flip} a light switch on the wall",
    }[what]
    return [
        f"{{press}} {what} with the {side} hand",
        second,
        f"{second} with the {side} hand{end}",
        f"{{extend}} the {side} arm forward and {{press}} {what} {times(count)}{end}",
        f"{{step}} forward with the {side} foot, {{reach}} out and {{push}} {what}{end}",
        f"{{push}} {what} {times(count)}",
        f"{{press}} a button on the wall with the {side} hand{end}",
        f"{{raise}} the {side} hand to chest height and {{press}} {what}{end}",
        f"{{point}} at the wall, {{press}} {what} and {{lower}} the {side} arm",
        f"= pressing {what} with the {side} hand",
    ]


@action(
    "open an umbrella",
    "daily/objects/lift",
    verbs="open push raise hold walk look",
    side=SIDE,
    look=Choice(("yes", "no")),
    walking=Choice(("no", "yes")),
    way=Choice(("open", "close"), (3, 1)),
)
def open_an_umbrella(timeline: Timeline, side: str, look: str, walking: str, way: str) -> Sequence[str]:
    """The right hand holds the handle, the left one slides up the shaft till it snaps open; then it is held over the head."""
    if way == "close":
        timeline.start(hand_r=At("shoulder", 0.0, -0.04, 0.26), elbow_r=-5)
        timeline.hold(0.4)
        if look == "yes":
            timeline.to(0.4, nod=-22, bend=-4)
            timeline.hold(0.3)
        timeline.to(0.5, hand_r=At("chest", 0.08, -0.20, 0.28), hand_l=At("chest", 0.02, 0.20, 0.44), nod=4, bend=2)
        timeline.to(0.5, hand_l=At("chest", 0.02, -0.08, 0.30), nod=12)
        timeline.to(0.4, hand_r=At("chest", 0.10, -0.20, 0.34), hand_l=At("chest", 0.10, -0.26, 0.26))
        for _ in range(3):
            timeline.to(0.12, hand_r=At("shoulder", 0.08, -0.36, 0.36), hand_l=NEUTRAL_HAND, exact=True)
            timeline.to(0.12, hand_r=At("shoulder", 0.08, -0.26, 0.40), exact=True)
        timeline.neutral(0.7)
        return [
            "{close} an umbrella",
            f"{{close}} an umbrella and {{shake}} it with the {side} hand",
            f"{{take}} down an umbrella, {{pull:ing}} it shut with the {other(side)} hand",
            "{hold} an umbrella over the head, then {fold} it with both hands",
            "{lower} an umbrella, {pull} it closed and {shake} off the rain",
            f"{{draw}} the {other(side)} hand down the shaft to close an umbrella",
            f"{{fold}} up an umbrella{' after a look at the sky' if look == 'yes' else ''}",
            f"= closing an umbrella and shaking it with the {side} hand",
        ]
    timeline.hold(0.2)
    if look == "yes":
        timeline.to(0.4, nod=-26, bend=-4)
        timeline.to(0.4, hand_l=At("shoulder", 0.10, -0.14, 0.34), palm_l=88)
        timeline.hold(0.3)
        timeline.to(0.4, nod=8, bend=4, hand_l=NEUTRAL_HAND, palm_l=0)
    timeline.to(0.5, hand_r=At("chest", 0.08, -0.24, 0.24), hand_l=At("chest", 0.02, -0.14, 0.30), nod=14, palm_r=10)
    timeline.to(0.4, hand_r=At("chest", 0.08, -0.20, 0.28), hand_l=At("chest", 0.02, 0.18, 0.44), nod=-8)
    timeline.to(0.15, hand_l=At("chest", 0.02, 0.22, 0.46), bend=-3)
    timeline.hold(0.12)
    timeline.to(0.5, hand_r=At("shoulder", 0.0, -0.04, 0.26), hand_l=NEUTRAL_HAND, nod=0, bend=2, elbow_r=-5)
    if walking == "yes":
        walk(timeline, 2.0, arms=False)
        timeline.hold(0.2)
    else:
        timeline.to(0.4, nod=-14)
        timeline.hold(0.5)
        timeline.to(0.4, nod=0)
    timeline.neutral(0.7)
    first = "{look} up at the rain and " if look == "yes" else ""
    end = " and {walk} on with it" if walking == "yes" else " and {hold} it overhead"
    return [
        "{open} an umbrella",
        f"{first}{{open}} an umbrella",
        f"{{open}} an umbrella with both hands{end}",
        f"{{hold}} an umbrella with the {side} hand, {{push}} it open with the {other(side)} hand{end}",
        f"{first}{{slide}} the {other(side)} hand up the shaft to open an umbrella{end}",
        f"{{put}} up an umbrella{end}",
        f"{first}{{raise}} an umbrella over the head with the {side} hand",
        f"{{unfold}} an umbrella in front of the chest{end}",
        f"{first}{{push}} an umbrella open{end}",
        f"= opening an umbrella with the {side} hand on the handle",
    ]


@action(
    "water plants",
    "daily/eating and drinking/pour",
    verbs="water pour tilt bend step lift",
    side=SIDE,
    plants=Count(1, 3),
    hands=Choice(("one hand", "both hands", "hose"), (2, 2, 1)),
)
def water_plants(timeline: Timeline, side: str, plants: int, hands: str) -> Sequence[str]:
    """A can is tipped over a plant, levelled, carried a step to the side, and tipped again; the body bows over it."""
    if hands == "hose":
        timeline.hold(0.2)
        timeline.look_at(At("floor", 0.0, 0.2, 1.6), 0.4)
        timeline.to(
            0.6, hand_r=At("shoulder", -0.02, -0.30, 0.40), hand_l=At("pelvis", 0.10, 0.12, 0.22), bend=6, palm_r=-20
        )
        for number in range(plants + 1):
            sign = 1.0 if number % 2 else -1.0
            timeline.look_at(At("floor", 0.7 * sign, 0.2, 1.5), 0.8)
            timeline.to(0.9, twist=20 * sign, hand_r=At("shoulder", -0.02 - 0.08 * sign, -0.28, 0.42), x=0.03 * sign)
            timeline.hold(0.15)
        timeline.look_at(None)
        timeline.neutral(0.7)
        return [
            f"{{water}} the garden with a hose in the {side} hand",
            "{water} the lawn with a hose",
            "{hold} a garden hose and {swing} it slowly from side to side",
            f"{{spray}} water with a hose, {{turn:ing}} from {side} to {other(side)}",
            f"{{hose}} down the garden with the {side} hand in front",
            "{water} flower beds with a hose, {sweep:ing} it from one side to the other",
            f"{{aim}} a hose to the {side} and to the {other(side)}",
            "= watering the garden with a hose",
        ]
    both = hands == "both hands"
    timeline.hold(0.2)

    def can(up: float, forward: float) -> dict[str, At]:
        return {"hand_r": At("air", 0.12, up, forward)} | (
            {"hand_l": At("air", 0.0, up - 0.08, forward + 0.12)} if both else {}
        )

    timeline.to(0.5, **can(0.92, 0.30), bend=8, side=-3)
    for number in range(plants):
        if number:
            started = timeline.time_s
            walk_over(timeline, 0.0, -0.42, lead="r", duration_s=0.9)
            timeline.time_s = started
            timeline.to(0.6, **can(0.96, 0.30), exact=True)
            timeline.wait()
        timeline.look_at(At("floor", -0.1, 0.2, 0.6), 0.35)
        timeline.to(0.5, **can(1.04, 0.36), pitch=14, bend=18, elbow_r=20)
        timeline.to(0.35, **can(1.12, 0.40), elbow_r=60, palm_r=-45, cock_r=-25)
        timeline.to(0.45, hand_r=At("air", 0.18, 1.12, 0.42))
        timeline.to(0.45, hand_r=At("air", 0.04, 1.12, 0.42))
        timeline.to(0.4, **can(0.96, 0.30), elbow_r=10, palm_r=0, cock_r=0, pitch=4, bend=8)
    timeline.look_at(None)
    timeline.neutral(0.7)
    many = "a plant" if plants == 1 else f"{number_word(plants)} plants"
    grip = "both hands" if both else f"the {side} hand"
    aside = f", stepping to the {side} in between" if plants > 1 else ""
    return [
        f"{{water}} {many}",
        "{water} the flowers",
        f"{{water}} {many} with a watering can in {grip}",
        f"{{bend}} forward and {{pour}} water over {many} with {grip}{aside}",
        f"{{hold}} a watering can with {grip}, {{tilt}} it over {many} and {{level}} it again{aside}",
        f"{{pour}} water from a can {times(plants)}{aside}",
        f"{{lift}} a watering can with {grip} and {{water}} {many}{aside}",
        f"{{look}} down and {{pour}} water on the ground with {grip}",
        f"{{water}} the garden with {grip}{aside}",
        f"= watering {many} with {grip}",
    ]


@action(
    "pick fruit",
    "daily/objects/pick up",
    verbs="pick reach pull twist put stretch",
    side=SIDE,
    count=Count(2, 3),
    height=Choice(("high", "head height", "low", "flowers"), (2, 2, 1, 1)),
)
def pick_fruit(timeline: Timeline, side: str, count: int, height: str) -> Sequence[str]:
    """A hand reaches up to a branch or down to a bush, twists a fruit off and puts it into a basket on the left arm."""
    u = timeline.generator.uniform
    timeline.stance(0.26, toes_deg=10)
    timeline.hold(0.2)
    timeline.to(0.5, hand_l=At("chest", 0.08, -0.30, 0.20), palm_l=40, elbow_l=10)
    for number in range(count):
        out = (0.10, 0.34, -0.10)[number % 3]
        up = {"high": 1.98, "head height": 1.62, "low": 0.62, "flowers": 0.26}[height] + float(u(-0.05, 0.05))
        body = {
            "high": {"heels": 26.0, "y": 0.05, "bend": -6.0, "side": 6.0},
            "head height": {"bend": 0.0},
            "low": {"pitch": 32.0, "bend": 30.0, "y": -0.16},
            "flowers": {"pitch": 30.0, "bend": 30.0, "y": -0.48, "heels": 16.0, "knees": 10.0},
        }[height]
        timeline.look_at(At("floor", -out, up, 0.5), 0.35)
        timeline.to(0.6, hand_r=At("air", out, up, 0.38 if height == "high" else 0.46), palm_r=-10, **body)
        timeline.hold(0.1)
        timeline.to(0.25, palm_r=-90, elbow_r=20)
        timeline.to(0.22, hand_r=At("air", out, up - 0.10, 0.30), palm_r=-60)
        timeline.look_at(At("floor", 0.15, 1.0, 0.4), 0.35)
        back = {"heels": 0.0, "y": 0.0, "bend": 8.0, "side": 0.0, "pitch": 2.0}
        if height == "flowers":
            # Stays down between the flowers, and lays them into the left hand.
            timeline.to(0.45, hand_r=At("chest", -0.04, -0.16, 0.26), palm_r=-20, bend=22)
            timeline.hold(0.1)
            continue
        timeline.to(0.55, hand_r=At("chest", -0.06, -0.16, 0.26), palm_r=-70, elbow_r=25, **back)
        timeline.to(0.2, hand_r=At("chest", -0.08, -0.24, 0.24))
        timeline.to(0.25, hand_r=At("chest", 0.06, -0.12, 0.28), elbow_r=5)
    timeline.look_at(None)
    timeline.neutral(0.9 if height == "flowers" else 0.7)
    if height == "flowers":
        return [
            f"{{pick}} flowers with the {side} hand",
            f"{{squat}} down and {{pick}} {number_word(count)} flowers",
            f"{{gather}} flowers from the ground, {{collect:ing}} them in the {other(side)} hand",
            f"{{crouch}} and {{pluck}} {number_word(count)} flowers with the {side} hand",
            "{pick} a bouquet of wild flowers in a squat",
            f"{{squat}}, {{break}} off a flower with the {side} hand and {{lay}} it into the {other(side)} arm, {times(count)}",
            f"{{pull}} weeds from the ground with the {side} hand, {{squat:ing}}",
            f"= picking flowers in a squat with the {side} hand",
        ]
    where = {"high": "from high up on a tree", "head height": "from a branch at head height", "low": "from a low bush"}[
        height
    ]
    reach = {"high": "{stretch} up on the toes", "head height": "{reach} out", "low": "{bend} down"}[height]
    many = number_word(count)
    return [
        f"{{pick}} fruit with the {side} hand",
        f"{{pick}} {'berries' if height == 'low' else 'apples'} {where}",
        f"{{pick}} {many} {'berries' if height == 'low' else 'apples'} with the {side} hand",
        f"{reach}, {{twist}} a fruit off with the {side} hand and {{put}} it into a basket on the {other(side)} arm, {times(count)}",
        f"{{pick}} {many} fruits {where} and {{place}} them in a basket",
        f"{reach} with the {side} arm, {{grab}} a fruit and {{bring}} it down to a basket"
        if height != "low"
        else f"{reach}, {{grab}} a fruit with the {side} hand and {{bring}} it up to a basket",
        f"{{harvest}} fruit {where}",
        f"{{pull}} fruit off {times(count)} with the {side} hand and {{collect}} it in the {other(side)} arm",
        f"{reach} to pick fruit {where}",
        f"= picking fruit {where} with the {side} hand",
    ]


@action(
    "dig with a shovel",
    "daily/objects/lift",
    verbs="dig push lift throw step bend",
    side=SIDE,
    count=Count(2, 3),
    throw=Choice(("to the side", "forward")),
    push=Choice(("arms", "foot"), (2, 1)),
)
def dig_with_a_shovel(timeline: Timeline, side: str, count: int, throw: str, push: str) -> Sequence[str]:
    """A spade is pushed into the ground, the earth levered up with bent back and knees, and thrown aside."""
    timeline.stance(0.34, toes_deg=14, stagger_m=0.2)
    timeline.hold(0.2)
    timeline.look_at(At("floor", 0.0, 0.0, 0.8), 0.4)
    ready = pole((-0.02, 0.10, 0.85), (-0.10, 1.14, 0.22), low=0.52, high=0.04)
    timeline.to(
        0.7,
        **{"hand_r": At("air", 0.02, 0.66, 0.52), "hand_l": At("air", 0.10, 1.10, 0.26)},
        pitch=14,
        bend=18,
        y=-0.06,
        elbow_l=20,
    )
    del ready
    if push == "foot":
        count = min(count, 2)
    for _ in range(count):
        timeline.to(0.3, hand_r=At("air", 0.02, 0.76, 0.46), hand_l=At("air", 0.10, 1.18, 0.24), bend=12)
        timeline.to(
            0.28, hand_r=At("air", 0.02, 0.44, 0.62), hand_l=At("air", 0.08, 0.84, 0.38), pitch=28, bend=32, y=-0.20
        )
        if push == "foot":
            # The foot steps on the blade and drives it in.
            timeline.to(0.3, foot_r=At("floor", 0.02, 0.26, 0.50), foot_pitch_r=0, pitch=20, bend=26, y=-0.10)
            timeline.to(
                0.22,
                foot_r=At("floor", 0.02, 0.12, 0.50),
                pitch=26,
                bend=30,
                y=-0.18,
                hand_r=At("air", 0.02, 0.40, 0.60),
                hand_l=At("air", 0.08, 0.78, 0.40),
            )
            timeline.hold(0.1)
            timeline.to(0.35, foot_r=At("floor", 0.17, 0.0, -0.10))
        timeline.hold(0.12)
        timeline.to(
            0.4, hand_r=At("air", 0.02, 0.50, 0.62), hand_l=At("air", 0.12, 0.62, 0.22), pitch=30, bend=32, y=-0.26
        )
        timeline.to(
            0.45, hand_r=At("air", 0.04, 0.92, 0.60), hand_l=At("air", 0.14, 0.86, 0.22), pitch=8, bend=12, y=-0.06
        )
        if throw == "to the side":
            timeline.to(
                0.35, hand_r=At("air", 0.52, 1.06, 0.34), hand_l=At("air", -0.12, 0.94, 0.26), twist=-42, side=-6
            )
        else:
            timeline.to(0.3, hand_r=At("air", 0.02, 1.20, 0.72), hand_l=At("air", 0.10, 0.98, 0.40), bend=4, pitch=4)
        timeline.hold(0.12)
        timeline.to(
            0.55,
            hand_r=At("air", 0.02, 0.66, 0.52),
            hand_l=At("air", 0.10, 1.10, 0.26),
            twist=0,
            side=0,
            pitch=14,
            bend=18,
        )
    timeline.look_at(None)
    timeline.neutral(0.8)
    where = f"sideways to the {side}" if throw == "to the side" else "forward"
    if push == "foot":
        return [
            f"{{dig}} with a spade, {{push:ing}} it in with the {side} foot",
            f"{{step}} on a shovel with the {side} foot, {{lift}} the earth and {{throw}} it {where}",
            "{dig} a hole, {press:ing} the spade down with the foot",
            f"{{drive}} a spade into the ground with the {side} foot {times(count)}",
            f"{{put}} the {side} foot on the blade of a shovel, {{push}} it down and {{dig}}",
            f"{{dig}} the garden with a spade, using the foot, {times(count)}",
            f"{{push}} a spade in with the foot and {{toss}} the soil {where}",
            f"= digging with a spade, the {side} foot on the blade",
        ]
    return [
        "{dig} with a shovel",
        "{dig} a hole in the ground",
        f"{{shovel}} earth {where}",
        f"{{push}} a spade into the ground with both hands, {{lift}} the earth and {{throw}} it {where}",
        f"{{dig}} {times(count)} and {{toss}} the soil {where}",
        f"{{bend}} over, {{drive}} a shovel down and {{swing}} its load {where}",
        f"{{hold}} a shovel with both hands, the {other(side)} hand on its end, and {{dig}}",
        f"{{lift}} earth with a spade {times(count)}, {{bend:ing}} the knees",
        f"{{shovel}} snow {where} {times(count)}",
        f"= digging with a shovel and throwing the earth {where}",
    ]


@action(
    "rake leaves",
    "daily/cleaning/sweep",
    verbs="rake pull reach step sweep",
    side=SIDE,
    count=Count(3, 5),
    stepping=Choice(("no", "backward")),
)
def rake_leaves(timeline: Timeline, side: str, count: int, stepping: str) -> Sequence[str]:
    """A rake is reached far out, set down and drawn to the feet, again and again, the weight going from foot to foot."""
    timeline.stance(0.28, toes_deg=12, stagger_m=0.0 if stepping == "backward" else 0.34)
    timeline.hold(0.2)
    timeline.look_at(At("floor", -0.05, 0.0, 0.9), 0.5)
    far = pole((-0.14, 0.12, 1.5), (0.02, 1.20, 0.46), low=0.36)
    down = pole((-0.14, 0.0, 1.5), (0.02, 1.14, 0.48), low=0.36)
    near = pole((-0.16, 0.0, 0.6), (0.10, 1.24, 0.14), low=0.36)
    timeline.to(0.6, **near, palm_r=-30, palm_l=-50, elbow_l=35, pitch=4, bend=12)
    for number in range(count):
        started = timeline.time_s
        if stepping == "backward" and number:
            walk_over(timeline, -0.24, lead="r", duration_s=1.2)
            timeline.time_s = started
            timeline.look_at(At("floor", -0.05, 0.0, 0.9), 0.5)
        timeline.to(0.5, **far, pitch=16, bend=18, twist=8, y=-0.05, exact=True)
        timeline.to(0.15, **down, exact=True)
        timeline.to(0.65, **near, pitch=2, bend=10, twist=-14, y=-0.02, exact=True)
        timeline.hold(0.06)
    timeline.hold(0.1)
    timeline.look_at(None)
    timeline.neutral(0.7)
    back = " while stepping backward" if stepping == "backward" else ""
    return [
        "{rake} leaves",
        f"{{rake}} leaves {number_word(count)} times",
        f"{{rake}} the garden{back}",
        f"{{reach}} far forward with a rake in both hands and {{pull}} it back to the feet, {number_word(count)} times",
        f"{{hold}} a rake with both hands, the {side} hand low, and {{draw}} leaves toward the body{back}",
        f"{{pull}} a rake over the ground with both hands{back}",
        f"{{stretch}} both arms out and {{drag}} a rake back{back}",
        f"{{clean}} the lawn with a rake{back}",
        "{lean} forward and {rake} hay toward the feet",
        f"= raking leaves with both hands{back}",
    ]


@action(
    "paint a wall",
    "daily/cleaning/wipe",
    verbs="paint roll dip raise bend step",
    side=SIDE,
    count=Count(2, 4),
    tool=Choice(("roller", "brush")),
    surface=Choice(("wall", "ceiling", "low"), (3, 1, 1)),
    dip=Choice(("yes", "no")),
)
def paint_a_wall(timeline: Timeline, side: str, count: int, tool: str, surface: str, dip: str) -> Sequence[str]:
    """A roller goes high up and down a wall in long strokes with the knees giving, or a brush from side to side; dipped before."""
    u = timeline.generator.uniform
    timeline.stance(0.28, stagger_m=0.12)
    timeline.hold(0.2)
    if dip == "yes":
        timeline.look_at(At("floor", -0.4, 0.2, 0.3), 0.35)
        timeline.to(0.6, hand_r=At("air", 0.36, 0.50, 0.32), pitch=30, bend=28, y=-0.20, side=-8)
        timeline.to(0.25, hand_r=At("air", 0.34, 0.42, 0.36))
        timeline.to(0.2, hand_r=At("air", 0.36, 0.52, 0.32))
    timeline.look_at("hand_r", 0.4)
    if surface == "ceiling":
        near, far = At("air", 0.10, 1.92, 0.14), At("air", 0.10, 1.88, 0.42)
        timeline.to(
            0.7,
            hand_r=near,
            hand_l=At("other", 0.0, -0.26, 0.02) if tool == "roller" else NEUTRAL_HAND,
            pitch=-4,
            bend=-12,
            y=0,
            side=0,
            palm_r=60,
        )
        for number in range(count):
            aside = 0.08 * (number % 3) - 0.08
            timeline.to(u(0.5, 0.6), hand_r=far.moved(aside), bend=-4, z=0.05)
            timeline.to(u(0.5, 0.6), hand_r=near.moved(aside), bend=-14, z=-0.02)
    elif surface == "low":
        middle = At("air", 0.12, 0.42, 0.46)
        timeline.to(
            0.8,
            hand_r=middle,
            pitch=26,
            bend=24,
            y=-0.50,
            heels=16,
            knees=10,
            side=0,
            palm_r=-50,
            hand_l=At("thigh", 0.0, 0.12, 0.06),
        )
        for number in range(count):
            timeline.to(u(0.4, 0.5), hand_r=middle.moved(-0.28, 0.04 * (number % 3)), twist=16, wrist_r=25)
            timeline.to(u(0.4, 0.5), hand_r=middle.moved(0.22, 0.04 * (number % 3)), twist=-10, wrist_r=-25)
    elif tool == "roller":
        low, high = At("air", 0.12, 0.98, 0.52), At("air", 0.12, 1.90, 0.44)
        timeline.to(0.6, hand_r=low, pitch=6, bend=10, y=-0.10, side=0, palm_r=-50)
        for number in range(count):
            aside = 0.10 * (number % 3) - 0.08
            timeline.to(u(0.6, 0.75), hand_r=high.moved(aside), pitch=0, bend=-6, y=0.0, side=5)
            timeline.to(u(0.6, 0.75), hand_r=low.moved(aside), pitch=8, bend=12, y=-0.14, side=-2)
    else:
        middle = At("air", 0.12, 1.48, 0.46)
        timeline.to(0.6, hand_r=middle, pitch=2, bend=2, y=0, side=0, palm_r=-50)
        for number in range(count):
            drop = -0.06 * number
            timeline.to(u(0.4, 0.5), hand_r=middle.moved(-0.30, drop, 0.02), twist=16, wrist_r=25)
            timeline.to(u(0.4, 0.5), hand_r=middle.moved(0.26, drop, -0.02), twist=-14, wrist_r=-25)
    timeline.look_at(None)
    timeline.neutral(0.7)
    if surface != "wall":
        what = "the ceiling" if surface == "ceiling" else "the bottom of a wall"
        dips = f"{{dip}} a {tool} into paint and " if dip == "yes" else ""
        where = "looking up" if surface == "ceiling" else "in a squat"
        return [
            f"{{paint}} {what} with the {side} hand",
            f"{dips}{{paint}} {what}, {where}",
            f"{{paint}} {what} with a {tool}",
            f"{{raise}} the {side} arm above the head and {{paint}} {what}"
            if surface == "ceiling"
            else f"{{squat}} down and {{paint}} {what} with the {side} hand",
            f"{dips}{{look}} up and {{paint}} {what} with a {tool}"
            if surface == "ceiling"
            else f"{dips}{{crouch}} and {{paint}} a fence with a {tool}",
            f"{{move}} a {tool} back and forth overhead to paint {what}"
            if surface == "ceiling"
            else f"{{move}} a {tool} to and fro near the floor to paint {what}",
            f"{dips}{{brush}} paint on {what} with {number_word(count)} strokes",
            f"= painting {what} with the {side} hand",
        ]
    how = "up and down" if tool == "roller" else "from side to side"
    first = f"{{dip}} a {tool} into paint and " if dip == "yes" else ""
    return [
        f"{{paint}} a wall with the {side} hand",
        f"{{paint}} a wall with a {tool}",
        f"{first}{{paint}} a wall {how}",
        f"{first}{{move}} the {side} hand {how} along a wall in {number_word(count)} long strokes",
        f"{{hold}} a paint {tool} in the {side} hand and {{paint}} {how}",
        f"{{raise}} the {side} arm and {{paint}} a wall {how}",
        f"{first}{{brush}} paint on a wall {how} with the {side} hand"
        if tool == "brush"
        else f"{first}{{roll}} paint on a wall {how} with the {side} hand",
        f"{{decorate}} a room, {{paint:ing}} the wall {how}",
        f"{{cover}} a wall with paint, moving a {tool} {how}",
        f"= painting a wall {how} with the {side} hand",
    ]


@action(
    "saw wood",
    "daily/objects/push",
    verbs="saw push pull hold lean",
    side=SIDE,
    count=Count(4, 7),
    knee=Choice(("no", "yes")),
)
def saw_wood(timeline: Timeline, side: str, count: int, knee: str) -> Sequence[str]:
    """Bent over a plank that the left hand (and perhaps the knee) holds, the right arm pushes and pulls a saw with the whole trunk."""
    u = timeline.generator.uniform
    up = 0.72 if knee == "yes" else 0.86
    timeline.stance(0.30, toes_deg=12, stagger_m=0.30)
    timeline.hold(0.2)
    timeline.look_at(At("floor", 0.0, 0.7, 0.6), 0.4)
    if knee == "yes":
        timeline.to(0.6, foot_l=At("floor", 0.14, 0.34, 0.40), advance=False)
    timeline.to(
        0.7,
        hand_l=At("air", 0.22, up, 0.52),
        palm_l=-80,
        hand_r=At("air", 0.16, up + 0.10, 0.26),
        pitch=24,
        bend=26,
        y=-0.08,
        palm_r=0,
    )
    half = u(0.28, 0.36)
    alternate(
        timeline, count, half,
        {"hand_r": At("air", 0.10, up - 0.04, 0.64), "twist": 18.0, "pitch": 28.0, "bend": 30.0},
        {"hand_r": At("air", 0.18, up + 0.10, 0.16), "twist": -16.0, "pitch": 22.0, "bend": 24.0},
    )  # fmt: skip
    timeline.look_at(None)
    if knee == "yes":
        timeline.to(0.5, foot_l=At("floor", 0.10, 0.0, 0.15), advance=False)
    timeline.neutral(0.8)
    prop = ", one foot up on the wood" if knee == "yes" else ""
    return [
        f"{{saw}} wood with the {side} hand",
        "{saw} a plank",
        f"{{saw}} wood{prop}",
        f"{{lean}} over a board, {{hold}} it with the {other(side)} hand and {{saw}} with the {side} arm{prop}",
        f"{{push}} and {{pull}} a saw with the {side} hand {number_word(count)} times",
        f"{{cut}} wood with a saw{prop}",
        f"{{bend}} forward and {{move}} the {side} arm forward and back as if sawing{prop}",
        f"{{saw}} through a log with long strokes of the {side} arm",
        f"{{hold}} a plank down with the {other(side)} hand and {{saw}} it",
        f"= sawing wood with the {side} hand",
    ]


@action(
    "hammer a nail",
    "daily/objects/push",
    verbs="hammer hit hold raise swing",
    crispness="crisp",
    side=SIDE,
    count=Count(3, 5),
    place=Choice(("into a wall", "into a table", "on the ground", "above the head"), (2, 2, 1, 1)),
)
def hammer_a_nail(timeline: Timeline, side: str, count: int, place: str) -> Sequence[str]:
    """The left hand holds the nail, the right arm swings the hammer back and strikes, again and again."""
    u = timeline.generator.uniform
    timeline.stance(0.30, toes_deg=12, stagger_m=0.14)
    timeline.hold(0.2)
    if place == "into a wall":
        nail, back, body = (
            At("air", 0.04, 1.40, 0.46),
            At("air", 0.22, 1.58, 0.16),
            {"bend": 2.0, "pitch": 0.0, "y": 0.0},
        )
        hit = nail.moved(0.04, 0.0, -0.03)
        left = At("air", 0.04, 1.36, 0.46)
    elif place == "above the head":
        nail, back, body = (
            At("air", 0.04, 1.90, 0.34),
            At("air", 0.22, 1.72, 0.12),
            {"bend": -10.0, "pitch": -2.0, "y": 0.0},
        )
        hit = nail.moved(0.04, -0.05, -0.03)
        left = At("air", 0.04, 1.86, 0.34)
    elif place == "into a table":
        nail, back, body = (
            At("air", 0.02, 0.96, 0.52),
            At("air", 0.18, 1.46, 0.24),
            {"bend": 20.0, "pitch": 12.0, "y": -0.04},
        )
        hit = nail.moved(0.04, 0.06, -0.06)
        left = At("air", 0.06, 0.96, 0.50)
    else:
        nail, back, body = (
            At("air", 0.02, 0.22, 0.52),
            At("air", 0.18, 0.74, 0.30),
            {"bend": 26.0, "pitch": 34.0, "y": -0.50, "knees": 18.0, "heels": 10.0},
        )
        hit = nail.moved(0.04, 0.06, -0.06)
        left = At("air", 0.08, 0.22, 0.50)
    timeline.look_at(At("floor", 0.0, nail.up, nail.forward + 0.1), 0.4)
    timeline.to(0.8, hand_l=left, palm_l=-40, hand_r=hit.moved(0.02, 0.06, -0.04), palm_r=-10, **body)
    for number in range(count):
        timeline.to(u(0.3, 0.36), hand_r=back, cock_r=28, bend=body["bend"] - 5, twist=-8)
        timeline.to(0.13, hand_r=hit, cock_r=-20, bend=body["bend"] + 3, twist=4)
        timeline.hold(0.08)
        if number == 1 and place != "on the ground":
            timeline.to(0.25, hand_l=left.moved(0.14, -0.06, -0.1), advance=False)
    timeline.hold(0.1)
    timeline.look_at(None)
    timeline.neutral(0.9 if place == "on the ground" else 0.7)
    low = "{squat} down and " if place == "on the ground" else ""
    return [
        f"{low}{{hammer}} with the {side} hand",
        f"{{hammer}} a nail {place}",
        f"{low}{{hammer}} {number_word(count)} times with the {side} arm",
        f"{low}{{hold}} a nail with the {other(side)} hand and {{hit}} it {number_word(count)} times with a hammer in the {side} hand",
        f"{low}{{swing}} a hammer with the {side} hand {place}",
        f"{low}{{raise}} the {side} arm and {{strike}} with a hammer {times(count)}",
        f"{low}{{drive}} a nail {place}",
        f"{{nail}} something {place}, {{swing:ing}} the {side} arm",
        f"{low}{{pound}} with a hammer in the {side} hand {times(count)}",
        f"= hammering a nail {place} with the {side} hand",
    ]


@action(
    "screw in a light bulb",
    "daily/objects/turn",
    verbs="screw twist turn reach raise",
    side=SIDE,
    count=Count(3, 5),
    direction=Choice(("in", "out")),
)
def screw_in_a_light_bulb(timeline: Timeline, side: str, count: int, direction: str) -> Sequence[str]:
    """On the toes, an arm stretched overhead turns a bulb with the forearm again and again; then the arm sinks."""
    timeline.stance(0.24)
    timeline.hold(0.2)
    timeline.to(0.5, hand_r=At("chest", 0.10, -0.06, 0.28), palm_r=20, nod=10)
    timeline.look_at(At("floor", -0.05, 2.3, 0.35), 0.4)
    high = At("air", 0.08, 2.0, 0.22)
    timeline.to(0.7, hand_r=high, heels=24, y=0.05, bend=-5, side=5, hand_l=NEUTRAL_HAND.moved(0.10, 0.06, 0.0))
    for _ in range(count):
        timeline.to(0.3, palm_r=80 if direction == "in" else -80, elbow_r=40, shrug_r=6)
        timeline.hold(0.06)
        timeline.to(0.26, palm_r=-60 if direction == "in" else 60, elbow_r=0, hand_r=high.moved(0, -0.03), shrug_r=0)
        timeline.to(0.12, hand_r=high)
    timeline.to(0.6, hand_r=At("chest", 0.10, -0.06, 0.28), heels=0, y=0, bend=2, side=0, elbow_r=0, palm_r=20)
    timeline.look_at(None)
    timeline.neutral(0.6)
    verb = "screw in" if direction == "in" else "unscrew"
    p = "{screw} in" if direction == "in" else "{unscrew}"
    return [
        f"{p} a light bulb with the {side} hand",
        "{change} a light bulb",
        f"{p} a bulb above the head",
        f"{{reach}} up with the {side} arm on the toes and {{twist}} a light bulb {direction}",
        f"{{raise}} the {side} hand above the head and {{turn}} it {number_word(count)} times to {verb} a bulb",
        f"{{stretch}} the {side} arm overhead and {{rotate}} the hand as if to {verb} a bulb",
        f"{{look}} up and {p} a lamp with the {side} hand",
        f"{{stand}} on the toes and {{twist}} something above the head with the {side} hand",
        f"{{twist}} a bulb {direction} overhead, then {{lower}} the {side} arm",
        f"= {'screwing in' if direction == 'in' else 'unscrewing'} a light bulb overhead with the {side} hand",
    ]


@action(
    "open the curtains",
    "daily/objects/pull",
    verbs="open close pull spread",
    way=Choice(("open", "close")),
    look=Choice(("no", "yes")),
    hands=Choice(("both hands", "one hand"), (3, 1)),
    side=SIDE,
)
def open_the_curtains(timeline: Timeline, way: str, look: str, hands: str, side: str) -> Sequence[str]:
    """Both hands grip the curtains in the middle and draw them wide apart, or bring them together from the sides."""
    timeline.stance(0.24)
    timeline.hold(0.2)
    if hands == "one hand":
        near, far = At("air", -0.30, 1.50, 0.40), At("air", 0.60, 1.50, 0.22)
        # A curtain goes to the right whether that opens or closes it.
        first, last, sign = near, far, 1.0
        timeline.look_at("hand_r", 0.4)
        timeline.to(0.6, hand_r=first, palm_r=-40, elbow_r=15, twist=14 * sign, bend=4)
        timeline.hold(0.1)
        timeline.to(0.7, hand_r=last, twist=-20 * sign, x=-0.06 * sign, side=-4 * sign)
        timeline.hold(0.15)
        timeline.look_at(None)
        timeline.to(0.6, hand_r=NEUTRAL_HAND, palm_r=0, elbow_r=0, twist=0, x=0, side=0)
        if look == "yes":
            timeline.to(0.4, turn=26, pitch=6)
            timeline.to(0.6, turn=-26)
        timeline.neutral(0.5)
        then = (" and {look} out" if way == "open" else " and {look} around") if look == "yes" else ""
        return [
            f"{{{way}}} a curtain with the {side} hand{then}",
            f"{{pull}} a curtain to the {side} with one hand{then}",
            f"{{draw}} a curtain {'aside' if way == 'open' else 'shut'} with the {side} hand{then}",
            f"{{reach}} across the body with the {side} hand and {{pull}} the curtain {'open' if way == 'open' else 'closed'}{then}",
            f"{{{way}}} the shower curtain with the {side} arm",
            f"{{slide}} a curtain along its rail to the {side} with one arm{then}",
            f"{{{way}}} one side of the curtains with the {side} hand{then}",
            f"= {'opening' if way == 'open' else 'closing'} a curtain with the {side} hand",
        ]
    middle, wide = At("air", 0.05, 1.52, 0.42), At("air", 0.62, 1.50, 0.22)
    first, last = (middle, wide) if way == "open" else (wide, middle)
    timeline.to(0.6, hands=first, palms=-50, elbows=10, bend=4)
    timeline.hold(0.12)
    timeline.to(0.6, hands=last, bend=-3 if way == "open" else 5, shrugs=4)
    timeline.hold(0.2)
    timeline.to(0.6, hands=NEUTRAL_HAND, palms=0, elbows=0, shrugs=0, bend=2)
    if look == "yes":
        timeline.to(0.4, turn=26, pitch=6)
        timeline.to(0.6, turn=-26)
    timeline.neutral(0.5)
    end = (" and {look} out" if way == "open" else " and {look} around") if look == "yes" else ""
    other_word = "apart" if way == "open" else "together"
    return [
        f"{{{way}}} the curtains{end}",
        f"{{{way}}} the curtains with both hands",
        f"{{pull}} the curtains {other_word}{end}",
        f"{{raise}} both hands {'in front of the face and {pull} them wide apart' if way == 'open' else 'out to the sides and {bring} them together in front of the face'} to {way} the curtains",
        f"{{draw}} the curtains {other_word} with both arms{end}",
        f"{{grab}} the curtains with both hands and {{{way}}} them{end}",
        f"{{{'spread' if way == 'open' else 'close'}}} both arms, {{pull:ing}} curtains {other_word}",
        f"{{stand}} at a window and {{{way}}} the curtains{end}",
        f"{{slide}} {'open' if way == 'open' else 'shut'} a double curtain at head height{end}",
        f"= {'opening' if way == 'open' else 'closing'} the curtains with both hands",
    ]


@action(
    "turn a valve",
    "daily/objects/turn",
    verbs="turn rotate grip",
    count=Count(2, 4),
    direction=Choice(("clockwise", "counterclockwise")),
    height=Choice(("chest height", "hip height")),
)
def turn_a_valve(timeline: Timeline, count: int, direction: str, height: str) -> Sequence[str]:
    """Both hands on the rim of a wheel in front turn it by a quarter, regrip, and turn again with the trunk leaning in."""
    timeline.stance(0.32, toes_deg=12)
    timeline.hold(0.2)
    up = 1.22 if height == "chest height" else 0.96
    bend = 6.0 if height == "chest height" else 20.0
    timeline.look_at(At("floor", 0.0, up, 0.6), 0.4)
    sign = 1.0 if direction == "clockwise" else -1.0
    # As seen by the person: clockwise takes the left hand up and the right hand down.
    start = {"hand_r": At("air", 0.20, up + 0.10 * sign, 0.46), "hand_l": At("air", 0.20, up - 0.10 * sign, 0.46)}
    end = {"hand_r": At("air", 0.13, up - 0.18 * sign, 0.46), "hand_l": At("air", 0.13, up + 0.18 * sign, 0.46)}
    timeline.to(0.6, **start, bend=bend, palms=-40, pitch=4)
    for _ in range(count):
        timeline.to(0.6, **end, side=-9 * sign, bend=bend + 4, shrugs=4)
        timeline.hold(0.08)
        timeline.to(0.18, hands=At("air", 0.20, up, 0.38), shrugs=0)
        timeline.to(0.25, **start, side=0, bend=bend)
    timeline.look_at(None)
    timeline.neutral(0.7)
    return [
        f"{{turn}} a valve {direction}",
        "{turn} a big wheel with both hands",
        f"{{turn}} a wheel {direction} with both hands {times(count)}",
        f"{{grip}} a wheel at {height} with both hands and {{rotate}} it {direction}",
        "{hold} a hand wheel with both hands, {turn} it, {regrip} and {turn} again",
        f"{{rotate}} a valve with both arms at {height}",
        "{open} a heavy valve with both hands"
        if direction == "counterclockwise"
        else "{close} a heavy valve with both hands",
        f"{{turn}} a crank wheel {direction}, {{lean:ing}} to the side",
        f"{{twist}} a large wheel {times(count)} with both hands",
        f"= turning a wheel {direction} with both hands",
    ]


@action(
    "open a cupboard",
    "daily/objects/pull",
    verbs="open close take reach bend pull shut look",
    side=SIDE,
    what=Choice(("fridge", "cupboard", "wardrobe", "oven"), (3, 2, 1, 1)),
    take=Choice(("take something out", "look in", "put something in"), (3, 1, 1)),
    close=Choice(("yes", "no"), (3, 1)),
)
def open_a_cupboard(timeline: Timeline, side: str, what: str, take: str, close: str) -> Sequence[str]:
    """A door pulled open to the right with a step back, the same hand reaches in and comes out; the other one pushes the door shut."""
    up = {"fridge": 1.12, "cupboard": 1.62, "wardrobe": 1.10, "oven": 0.62}[what]
    low = what == "oven"
    timeline.hold(0.2)
    if take == "put something in":
        timeline.to(0.4, hand_l=At("chest", 0.08, -0.14, 0.28))
    timeline.look_at(At("floor", 0.0, up, 0.6), 0.35)
    body = {"pitch": 34.0, "bend": 28.0, "y": -0.20} if low else {"bend": 6.0 if what != "cupboard" else -2.0}
    timeline.to(0.6, hand_r=At("air", 0.10, up, 0.50), palm_r=-20, **body)
    if low:
        timeline.to(0.7, hand_r=At("air", 0.06, 0.40, 0.46), bend=36, y=-0.30)
    else:
        step(timeline, "r", -0.22, 0.14, duration_s=0.6, advance=False, heel_first=False)
        timeline.to(0.75, hand_r=At("air", 0.48, up, 0.26), twist=-18, z=-0.10)
    timeline.hold(0.15)
    inside_up = {"fridge": 1.16, "cupboard": 1.66, "wardrobe": 1.36, "oven": 0.50}[what]
    timeline.look_at(At("floor", 0.0, inside_up, 0.8), 0.3)
    if take == "look in":
        timeline.to(0.6, pitch=14 if not low else 40, bend=16 if not low else 34, twist=0, nod=4)
        timeline.to(0.4, turn=12)
        timeline.to(0.5, turn=-14, nod=14)
        timeline.to(0.3, turn=0, nod=0)
    else:
        reach = At("air", 0.04, inside_up, 0.66 if not low else 0.62)
        near = "l" if take == "put something in" else "r"
        timeline.to(
            0.6,
            **{f"hand_{near}": reach, f"palm_{near}": -20.0},
            twist=8 if near == "r" else -8,
            pitch=8 if not low else 40,
            bend=10 if not low else 36,
            z=0.0,
        )
        timeline.hold(0.2)
        out = At("chest", 0.08, -0.12, 0.28) if take == "take something out" else At("shoulder", 0.08, -0.36, 0.24)
        timeline.to(
            0.6,
            **{f"hand_{near}": out, f"palm_{near}": 0.0},
            twist=0,
            pitch=2 if not low else 30,
            bend=4 if not low else 28,
            z=-0.06,
        )
    if close == "yes":
        if low:
            timeline.to(0.6, hand_r=At("air", 0.10, up + 0.06, 0.52), bend=26, y=-0.18)
        elif take == "take something out":
            # The hand that took is full: the other one comes over and pushes the door round.
            timeline.to(0.5, hand_l=At("air", -0.40, up, 0.34), twist=-20, z=0.0, palm_l=-60)
            timeline.to(0.45, hand_l=At("air", -0.02, up, 0.54), twist=-4, z=0.02)
        else:
            timeline.to(0.55, hand_r=At("air", 0.10, up, 0.54), twist=10, z=0.02, palm_r=-60)
        timeline.hold(0.12)
    timeline.look_at(None)
    step(timeline, "r", 0.0, 0.10, duration_s=0.45, advance=False)
    timeline.to(
        0.6,
        **(
            {"hand_l": NEUTRAL_HAND, "palm_l": 0.0}
            if take == "take something out"
            else {"hand_r": NEUTRAL_HAND, "palm_r": 0.0}
        ),
        twist=0,
        z=0,
        pitch=0,
        bend=2,
        y=0,
    )
    timeline.hold(0.25)
    timeline.neutral(0.6)
    does = {
        "take something out": f", {{take}} something out with the {side} hand", "look in": " and {look} inside",
        "put something in": ", {put} something in with the other hand",
    }[take]  # fmt: skip
    end = " and {close} it again" if close == "yes" else ""
    bend = "{bend} down, " if low else "{reach} up, " if what == "cupboard" else ""
    return [
        f"{{open}} the {what}",
        f"{{open}} the {what} with the {side} hand",
        f"{{open}} the {what}{does}{end}",
        f"{bend}{{pull}} open the door of the {what} with the {side} hand{does}{end}",
        f"{{open}} the {what} door{does}",
        {"take something out": f"{{take}} something out of the {what} with the {side} hand", "look in": f"{{look}} into the {what}", "put something in": f"{{put}} something into the {what}"}[take],
        f"{{take}} hold of the handle of the {what} with the {side} hand and {{pull}} it open{does}",
        {"fridge": "{get} a drink from the refrigerator", "cupboard": "{get} a cup from the kitchen cupboard", "wardrobe": "{get} clothes out of the closet", "oven": "{get} something out of the oven"}[what] if take == "take something out" else f"{bend}{{open}} the {what}{does}{end}",
        f"= opening the {what} with the {side} hand",
    ]  # fmt: skip


@action(
    "open a window",
    "daily/objects/push",
    verbs="open close push pull lift raise lean look",
    side=SIDE,
    kind=Choice(("push up", "wings", "handle"), (2, 2, 2)),
    way=Choice(("open", "close"), (2, 1)),
    lean=Choice(("no", "lean out"), (2, 1)),
)
def open_a_window(timeline: Timeline, side: str, kind: str, way: str, lean: str) -> Sequence[str]:
    """A sash pushed up with both hands, two wings pushed outward, or a handle turned and the window drawn in."""
    timeline.stance(0.26, stagger_m=0.14)
    timeline.hold(0.2)
    opens = way == "open"
    timeline.look_at(At("floor", 0.0, 1.4, 0.7), 0.35)
    if kind == "push up":
        low, high = At("air", 0.20, 1.06, 0.46), At("air", 0.20, 1.74, 0.42)
        first, last = (low, high) if opens else (high, low)
        bodies = ({"y": -0.12, "pitch": 12.0, "bend": 12.0}, {"y": 0.0, "pitch": 0.0, "bend": -6.0})
        before, after = bodies if opens else bodies[::-1]
        timeline.to(0.6, hands=first, palms=60 if opens else -60, wrists=-20, **before)
        timeline.hold(0.1)
        timeline.to(0.9, hands=last, shrugs=4, **after)
    elif kind == "wings":
        near, wide = At("air", 0.06, 1.40, 0.44), At("air", 0.48, 1.40, 0.62)
        first, last = (near, wide) if opens else (wide, near)
        timeline.to(0.6, hands=first, palms=-40, pitch=0 if opens else 14, bend=4 if opens else 10)
        timeline.hold(0.1)
        timeline.to(0.8, hands=last, pitch=14 if opens else 0, bend=10 if opens else 4, z=0.06 if opens else 0.0)
    else:
        knob, drawn = At("air", 0.10, 1.24, 0.48), At("air", 0.40, 1.24, 0.18)
        if opens:
            timeline.to(0.6, hand_r=knob, palm_r=0, bend=6)
            timeline.to(0.3, palm_r=-85, elbow_r=30)
            timeline.to(0.8, hand_r=drawn, twist=-24, z=-0.06, elbow_r=10)
        else:
            timeline.to(0.6, hand_r=drawn, palm_r=-85, twist=-22, bend=4)
            timeline.to(0.8, hand_r=knob, twist=4, z=0.04, bend=8)
            timeline.to(0.3, palm_r=0, elbow_r=0)
    timeline.hold(0.2)
    timeline.to(
        0.5,
        hands=At("shoulder", 0.08, -0.44, 0.14),
        palms=0,
        wrists=0,
        shrugs=0,
        twist=0,
        pitch=0,
        bend=4,
        y=0,
        z=0,
        elbows=0,
    )
    timeline.look_at(None)
    if lean == "lean out" and opens:
        timeline.to(0.7, hands=At("air", 0.30, 1.00, 0.46), palms=-85, pitch=34, bend=18, nod=-20, z=-0.04)
        timeline.to(0.5, turn=34)
        timeline.to(0.7, turn=-34)
        timeline.to(0.3, turn=0)
        timeline.to(0.5, pitch=4, bend=4, nod=0, z=0)
    timeline.neutral(0.6)
    what = {
        "push up": f"{'push' if opens else 'pull'} a window {'up' if opens else 'down'} with both hands",
        "wings": f"{'push' if opens else 'pull'} the two wings of a window {'apart' if opens else 'together'} with both hands",
        "handle": f"turn the handle of a window with the {side} hand and {way} it",
    }[kind]
    verb, rest = what.split(" ", 1)
    end = ", then {lean} out and {look} to both sides" if lean == "lean out" and opens else ""
    return [
        f"{{{way}}} a window",
        f"{{{verb}}} {rest.replace(f'and {way}', f'and {{{way}}}')}{end}",
        f"{{{way}}} the window{end}",
        f"{{{way}}} a window with {f'the {side} hand' if kind == 'handle' else 'both hands'}{end}",
        f"{{{way}}} a sash window{end}"
        if kind == "push up"
        else f"{{{way}}} both wings of a window{end}"
        if kind == "wings"
        else f"{{{way}}} a window by its handle{end}",
        f"{{let}} fresh air in through a window{end}" if opens else "{shut} the window",
        f"{{{'slide' if kind == 'push up' else 'swing'}}} a window {'open' if opens else 'shut'}{end}",
        f"{{reach}} for a window in front and {{{way}}} it{end}",
        f"= {'opening' if opens else 'closing'} a window",
    ]


@action(
    "take something from a high shelf",
    "daily/objects/lift",
    verbs="take reach stretch grab get bring lower",
    side=SIDE,
    hands=Choice(("one hand", "both hands", "one hand, then both"), (2, 1, 1)),
    toes=Choice(("on tiptoe", "flat"), (2, 1)),
    then=Choice(("hold it", "look at it", "put it down low"), (2, 1, 1)),
)
def take_from_a_high_shelf(timeline: Timeline, side: str, hands: str, toes: str, then: str) -> Sequence[str]:
    """A look up, a step, a long stretch of arm and side, and the thing comes down before the chest."""
    both = hands == "both hands"
    hand = "hands" if both else "hand_r"
    timeline.hold(0.2)
    timeline.look_at(At("floor", -0.05, 2.1, 0.6), 0.4)
    step(timeline, "r", 0.18, 0.11, duration_s=0.45, advance=False)
    timeline.to(0.4, z=0.08, nod=-6)
    tip = toes == "on tiptoe"
    timeline.to(
        0.7, **{hand: At("air", 0.16 if both else 0.10, 2.02 if tip else 1.94, 0.42)}, heels=30 if tip else 0, y=0.06 if tip else 0.0,
        bend=-6, side=0 if both else 9, shrug_r=12, shrug_l=12 if both else 0, palms=-20,
    )  # fmt: skip
    timeline.hold(0.2)
    timeline.look_at("hand_r", 0.3)
    timeline.to(0.35, **{hand: At("air", 0.16 if both else 0.10, 1.92, 0.30)})
    if hands == "one hand, then both":
        timeline.to(0.3, hand_l=At("other", 0.12, 0.0, 0.0))
    timeline.to(
        0.7,
        **{hand: At("chest", 0.13 if both else 0.08, -0.10, 0.28)},
        **({"hand_l": At("other", 0.12, 0.0, 0.0)} if hands == "one hand, then both" else {}),
        heels=0,
        y=0,
        bend=4,
        side=0,
        shrugs=0,
        palms=0,
    )
    if then == "look at it":
        timeline.to(0.3, **{hand: At("chest", 0.12 if both else 0.04, 0.0, 0.30)}, palms=20)
        timeline.to(0.4, palms=-30)
        timeline.to(0.4, palms=10)
    elif then == "put it down low":
        timeline.look_at(At("floor", 0.0, 0.8, 0.6), 0.3)
        timeline.to(0.6, **{hand: At("air", 0.14 if both else 0.06, 0.84, 0.58)}, bend=20, pitch=12)
        timeline.hold(0.2)
    timeline.look_at(None)
    step(timeline, "r", 0.0, 0.10, duration_s=0.45, advance=False, heel_first=False)
    timeline.to(0.5, z=0, pitch=0, bend=4)
    timeline.hold(0.2)
    timeline.neutral(0.6)
    with_ = "both hands" if both else f"the {side} hand"
    down = " with both hands" if hands == "one hand, then both" else ""
    on = ", standing on the toes," if tip else ""
    end = {"hold it": "", "look at it": " and {look} at it", "put it down low": " and {put} it on a table"}[then]
    return [
        f"{{take}} something from a high shelf with {with_}",
        f"{{reach}} up to a high shelf with {with_} and {{take}} something down{end}",
        f"{{stretch}} up{on} and {{get}} something from the top shelf{end}",
        f"{{look}} up, {{reach}} high with {with_} and {{bring}} something down{down}{end}",
        *([f"{{reach}} into a high cupboard with the {side} arm{on} and {{bring}} a dish down with both hands", f"{{reach}} up with the {side} hand and {{lower}} it with both hands"] if down else []),
        f"{{grab}} a box from the top of a wardrobe with {with_}{end}" if both else f"{{grab}} a book from the top of a bookcase with {with_}{end}",
        f"{{reach}} for something above the head with {with_}{on} and {{lower}} it{end}",
        f"{{take}} down something from overhead with {with_}{end}",
        f"{{rise}} on the toes, {{stretch}} {'both arms' if both else f'the {side} arm'} up and {{take}} something from a shelf{end}" if tip else f"{{stretch}} {'both arms' if both else f'the {side} arm'} up and {{take}} something from a shelf{end}",
        f"= taking something from a high shelf with {with_}",
    ]  # fmt: skip


@action(
    "hang a picture on the wall",
    "daily/objects/lift",
    verbs="hang lift straighten adjust step look",
    side=SIDE,
    adjust=Count(1, 3),
    look=Choice(("step back", "no"), (2, 1)),
)
def hang_a_picture(timeline: Timeline, side: str, adjust: int, look: str) -> Sequence[str]:
    """A frame lifted in both hands to the wall, hooked on, tilted one way and the other; then a look at it from farther off."""
    timeline.stance(0.26)
    timeline.start(hands=At("chest", 0.22, -0.20, 0.28), palms=20)
    timeline.hold(0.3)
    timeline.look_at(At("floor", 0.0, 1.7, 0.6), 0.4)
    timeline.to(0.8, hands=At("air", 0.24, 1.66, 0.44), bend=-4, heels=8)
    timeline.to(0.3, hands=At("air", 0.24, 1.62, 0.48), heels=0)
    for number in range(adjust):
        sign = 1 if number % 2 == 0 else -1
        timeline.to(
            0.3,
            hand_r=At("air", 0.24, 1.62 + 0.05 * sign, 0.46),
            hand_l=At("air", 0.24, 1.62 - 0.05 * sign, 0.46),
            tilt=6 * sign,
        )
        timeline.hold(0.1)
    timeline.to(0.3, hands=At("air", 0.24, 1.62, 0.46), tilt=0)
    timeline.to(0.4, hands=At("shoulder", 0.16, -0.20, 0.34))
    if look == "step back":
        timeline.to(0.4, hands=NEUTRAL_HAND, palms=0)
        for foot in ("r", "l"):
            step(timeline, foot, -0.30, 0.10, duration_s=0.4, heel_first=False)
        timeline.place = timeline.place.moved(forward_m=-0.30)
        timeline.to(0.4, x=0, z=0, tilt=16, hand_r=At("head", 0.04, -0.18, 0.16), elbow_r=15)
        timeline.hold(0.5)
        timeline.to(0.4, tilt=-12)
        timeline.to(0.3, tilt=0)
    timeline.look_at(None)
    timeline.neutral(0.6)
    end = " and {step} back to look at it" if look == "step back" else ""
    return [
        "{hang} a picture on the wall",
        f"{{hang}} up a picture with both hands{end}",
        f"{{lift}} a picture frame with both hands and {{hang}} it on the wall{end}",
        f"{{hang}} a painting and {{straighten}} it{end}",
        f"{{raise}} a frame to the wall, {{adjust}} it {times(adjust)}{end}",
        f"{{put}} up a mirror on the wall with both hands{end}",
        f"{{straighten}} a picture on the wall with both hands{end}",
        f"= hanging a picture on the wall{', then stepping back' if look == 'step back' else ''}",
    ]
