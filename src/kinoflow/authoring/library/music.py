"""Playing imagined instruments, conducting, singing."""

from __future__ import annotations

from collections.abc import Sequence

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.gestures import table
from kinoflow.authoring.library.meals import begin, finish, seated
from kinoflow.authoring.moves import alternate, kneel, rise_from_knees, sit, sit_start, stand_up
from kinoflow.authoring.timeline import Timeline, Value

LENGTH = Choice(("short", "long"))


def _sway(timeline: Timeline, duration_s: float, number: int, amount: float = 1.0) -> None:
    """Lean with the music, to one side and the other, without moving the cursor."""
    sign = 1.0 if number % 2 else -1.0
    timeline.to(duration_s, side=sign * 5 * amount, x=sign * 0.025 * amount, tilt=sign * 4 * amount, advance=False)


def _key(out_m: float, up_m: float) -> At:
    """A wrist over the keys of an imagined piano, outward of the shoulder; the keys stay in the room."""
    return table("sitting", 0.17 + out_m, 0.42, up_m)


def _bars(timeline: Timeline, length: str, few: int, many: int) -> int:
    """How many bars are played: around few or many."""
    return (few if length == "short" else many) + int(timeline.generator.integers(0, 2))


@action(
    "conduct an orchestra",
    "social/music/conduct",
    verbs="conduct beat raise cut",
    upper=True,
    length=LENGTH,
    metre=Choice(("four", "three", "mirror")),
    mood=Choice(("gentle", "fiery")),
    begin_=Choice(("straight away", "tapping the stand"), (3, 1)),
)
def conduct(timeline: Timeline, length: str, metre: str, mood: str, begin_: str) -> Sequence[str]:
    """Upbeat, bars of three or four, a cut at the end; big and fiery or small and gentle."""
    size = 1.35 if mood == "fiery" else 0.8
    beat = 0.28 if mood == "fiery" else 0.38
    base = At("shoulder", 0.12, 0.0, 0.36)
    timeline.hold(0.2)
    if begin_ == "tapping the stand":
        stand = At("shoulder", 0.0, -0.24, 0.40)
        timeline.to(0.5, hand_r=stand, palm_r=-60, nod=10)
        for _ in range(2):
            timeline.to(0.16, hand_r=stand.moved(up=-0.08))
            timeline.to(0.18, hand_r=stand)
        timeline.hold(0.2)
    timeline.to(0.6, hands=base.moved(up=0.14), palms=-60, bend=-2, nod=-4)
    timeline.hold(0.3)
    # Down, (in,) out, up; the other hand mirrors or swells and cues.
    shape = {
        "four": ((0, -0.2), (-0.12, -0.1), (0.18, -0.06), (0.02, 0.16)),
        "three": ((0, -0.2), (0.18, -0.08), (0.02, 0.16)),
        "mirror": ((0, -0.2), (0.2, -0.02), (0.02, 0.16)),
    }[metre]
    for bar in range(_bars(timeline, length, 2, 4)):
        for k, (out, up) in enumerate(shape):
            hand = base.moved(out=size * out, up=size * up)
            controls: dict[str, Value] = {
                "hand_r": hand,
                "bend": (6.0 if k == 0 else 0.0) * size,
                "nod": 6.0 * size if k == 0 else 0.0,
                "wrist_r": 14.0 if k == 0 else -8.0,
            }
            if metre == "mirror":
                controls["hand_l"] = hand
            elif k == 0:
                controls["hand_l"] = base.moved(
                    out=0.12 if bar % 2 else 0.0, up=0.14 * size if bar % 2 else -0.10, forward=0.06
                )
                controls["palm_l"] = 50.0 if bar % 2 else -50.0
            if k == 0:
                _sway(timeline, beat * len(shape) * 0.9, bar, size)
                controls["turn"] = 24.0 if bar % 2 else -24.0
            timeline.to(beat, **controls, exact=True)
    timeline.to(0.3, hands=base.moved(up=0.2), side=0, x=0, tilt=0, turn=0, bend=-4)
    timeline.to(0.2, hands=base.moved(out=0.16, up=-0.06), nod=8, bend=4, wrists=20)
    timeline.hold(0.4)
    timeline.wait()
    timeline.neutral(0.7)
    hands = "both hands in mirror image" if metre == "mirror" else "both arms"
    adverb = "with fiery, big movements" if mood == "fiery" else "gently with small movements"
    return [
        "{conduct} an orchestra",
        f"{{conduct}} an orchestra {adverb}",
        f"{{conduct}} music with {hands}",
        f"{{raise}} both arms, {{beat}} time {adverb} and {{cut}} off the music",
        "{wave} the arms like a conductor in front of an orchestra",
        f"{{beat}} time with {hands}, swaying from side to side",
        f"{{lead}} a choir with {hands}",
        f"{{lift}} both hands, {{conduct}} some bars of music {adverb} and {{lower}} the hands",
        "= the conductor of an orchestra at work",
        *(
            [
                "{tap} the stand, {raise} the arms and {conduct}",
                "= conducting after a tap on the stand",
                "{tap} the music stand twice with the baton, {raise} the arms and {give} a big downbeat",
            ]
            if begin_ == "tapping the stand"
            else []
        ),
        *(
            ["{conduct} a waltz, beating three to a bar", "{beat} time in three like a conductor"]
            if metre == "three"
            else []
        ),
    ]


@action(
    "play the drums",
    "social/music/drums",
    verbs="play drum beat hit strike",
    crispness="crisp",
    length=LENGTH,
    pattern=Choice(("beat", "roll", "fill")),
    start=Choice(("sitting", "standing"), (3, 1)),
    crash=Choice(("both cymbals", "one cymbal", "none"), (2, 1, 1)),
    side=SIDE,
)
def drums(timeline: Timeline, length: str, pattern: str, start: str, crash: str, side: str) -> Sequence[str]:
    """A drum kit, played sitting: snare, toms, cymbals, the foot on the pedal."""
    snare_r, snare_l = At("shoulder", -0.06, -0.36, 0.34), At("shoulder", 0.0, -0.36, 0.34)
    cymbal, tom = At("shoulder", 0.20, 0.02, 0.42), At("shoulder", 0.10, -0.24, 0.42)
    ready: dict[str, Value] = {
        "hands": At("shoulder", 0.04, -0.24, 0.30),
        "palms": -60.0,
        "elbows": 25.0,
        "nod": 8.0,
        "bend": 8.0,
    }
    if start == "sitting":
        sit_start(timeline, 0.48)
        timeline.start(knees=26, foot_l=At("floor", 0.22, 0, 0), foot_r=At("floor", 0.22, 0, 0))
    timeline.hold(0.2)
    timeline.to(0.5, **ready)
    up = {"r": At("shoulder", 0.04, -0.16, 0.30), "l": At("shoulder", 0.06, -0.16, 0.30)}
    for bar in range(_bars(timeline, length, 2, 4)):
        if pattern != "fill":
            timeline.to(0.5, turn=12 if bar % 2 else -12, tilt=4 if bar % 2 else -4, advance=False)
        if pattern == "beat":
            for k in range(4):
                timeline.to(
                    0.11,
                    hand_r=cymbal.moved(up=-0.10),
                    nod=14 if k % 2 == 0 else 6,
                    **({"hand_l": snare_l} if k % 2 else {}),
                    **({"foot_pitch_r": -10.0} if start == "sitting" and k % 2 == 0 else {}),
                    exact=True,
                )
                timeline.to(
                    0.13,
                    hand_r=cymbal.moved(up=0.02),
                    **({"hand_l": up["l"]} if k % 2 else {}),
                    **({"foot_pitch_r": 0.0} if start == "sitting" and k % 2 == 0 else {}),
                    exact=True,
                )
        elif pattern == "roll":
            for _ in range(5):
                timeline.to(0.08, hand_r=snare_r, hand_l=up["l"], exact=True)
                timeline.to(0.08, hand_r=up["r"], hand_l=snare_l, nod=10, exact=True)
        else:
            for place in (
                At("shoulder", -0.10, -0.36, 0.34),
                At("shoulder", 0.02, -0.30, 0.42),
                tom,
                At("shoulder", 0.26, -0.34, 0.28),
            ):
                timeline.to(
                    0.10,
                    hand_r=place,
                    hand_l=At("shoulder", -place.out + 0.06, place.up + 0.12, place.forward),
                    turn=-70 * place.out,
                    exact=True,
                )
                timeline.to(
                    0.10,
                    hand_r=place.moved(up=0.14),
                    hand_l=At("shoulder", -place.out + 0.06, place.up, place.forward),
                    exact=True,
                )
    if crash == "one cymbal":
        timeline.to(0.3, hand_r=At("shoulder", 0.34, 0.40, 0.16), bend=-4, nod=-10, turn=-34, twist=-12)
        timeline.hold(0.1)
        timeline.to(0.13, hand_r=At("shoulder", 0.36, 0.10, 0.36), bend=6, nod=0)
        timeline.hold(0.7)
        timeline.to(0.3, turn=0, twist=0)
    elif crash == "both cymbals":
        timeline.to(0.2, hands=At("shoulder", 0.24, 0.24, 0.26), bend=-2, nod=-6, turn=0)
        timeline.to(0.12, hands=At("shoulder", 0.24, -0.06, 0.42), bend=14, nod=12)
        timeline.hold(0.3)
    timeline.wait()
    if start == "sitting":
        timeline.to(0.6, hands=At("thigh", 0.02, 0.10, 0.06), palms=-50, elbows=0, bend=6, nod=0, turn=0, tilt=0)
    else:
        timeline.neutral(0.6)
    what = {"beat": "a steady beat", "roll": "a drum roll", "fill": "a fill over all the drums"}[pattern]
    where = "sitting" if start == "sitting" else "standing"
    end = {
        "none": "",
        "one cymbal": f", then {{crash}} the cymbal high on the {side}",
        "both cymbals": ", ending with a crash on the cymbals",
    }[crash]
    return [
        "{play} the drums",
        f"{{play}} {what} on the drums{end}",
        f"{{play}} an imaginary drum kit {where}",
        f"{{beat}} the drums with both hands, {where}{end}",
        f"{{drum}} {what} with imaginary sticks",
        f"{{sit}} at the kit and {{play}} {what}{end}"
        if start == "sitting"
        else f"{{stand}} at the kit and {{play}} {what}{end}",
        "{strike} a drum quickly with both sticks in turn" if pattern == "roll" else "{swing} two imaginary drumsticks",
        f"{{move}} both forearms up and down as a drummer, {where}",
        f"{{hold}} imaginary sticks and {{hit}} the drums{end}",
        f"= a drummer playing {what}",
        *(
            [
                f"{{crash}} the cymbal high up on the {side} after {what}",
                f"= drummer at the kit: {what}, then a crash on the cymbal high on the {side}",
            ]
            if crash == "one cymbal"
            else []
        ),
        *(["{do} a fast roll with both hands at the kit"] if pattern == "roll" else []),
    ]


@action(
    "drum on a table",
    "social/music/drums",
    verbs="drum tap beat hit",
    length=LENGTH,
    place=Choice(("table", "thighs", "hand drum")),
    start=Choice(("sitting", "standing")),
)
def drum_on_a_table(timeline: Timeline, length: str, place: str, start: str) -> Sequence[str]:
    """Flat hands drum in turn on a table, the own thighs or a hand drum."""
    if place == "thighs":
        down = {e: At("thigh", 0.0, 0.09, 0.08) if start == "sitting" else At("thigh", 0.01, 0.0, 0.12) for e in "rl"}
    elif place == "table":
        down = {e: table(start, 0.15, 0.38) for e in "rl"}
    else:
        down = {e: At("shoulder", -0.08, -0.34, 0.26) for e in "rl"}
    up = {e: point.moved(up=0.14) for e, point in down.items()}
    if start == "sitting":
        sit_start(timeline, 0.46)
    timeline.hold(0.2)
    timeline.to(
        0.5,
        hand_r=up["r"],
        hand_l=up["l"],
        palms=-85,
        elbows=20,
        bend=12,
        nod=10,
        **(
            ({"y": -0.12, "pitch": 24.0} if place == "thighs" else {"y": -0.06, "pitch": 6.0})
            if start == "standing"
            else {}
        ),
    )
    for bar in range(_bars(timeline, length, 2, 4)):
        _sway(timeline, 0.8, bar)
        for beat in ("r", "l", "r", "r", "l"):
            timeline.to(0.09, **{f"hand_{beat}": down[beat], f"wrist_{beat}": 10.0}, nod=15, exact=True)
            timeline.to(0.10, **{f"hand_{beat}": up[beat], f"wrist_{beat}": -14.0}, nod=8, exact=True)
    timeline.wait()
    if start == "sitting":
        timeline.to(0.5, hands=At("thigh", 0.02, 0.10, 0.06), palms=-50, elbows=0, wrists=0, nod=0, side=0, tilt=0, x=0)
    else:
        timeline.neutral(0.6)
    where = {"table": "on an imaginary table", "thighs": "on the thighs", "hand drum": "on an imaginary hand drum"}[
        place
    ]
    return [
        {"table": "{drum} on a table", "thighs": "{drum} on {poss} thighs", "hand drum": "{play} a hand drum"}[place],
        f"{{drum}} {where} with both hands",
        f"{{sit}} and {{drum}} {where}" if start == "sitting" else f"{{stand}} and {{drum}} {where}",
        f"{{tap}} a rhythm {where} with flat hands",
        f"{{beat}} {where} with the right and the left hand in turn",
        f"{{slap}} both palms {where} to a rhythm, {start}",
        f"{{hit}} {where} with the hands, swaying to the beat",
        f"{{move}} both hands up and down in turn, drumming {where}",
    ]


@action(
    "play the piano",
    "social/music/piano",
    verbs="play press strike sit",
    length=LENGTH,
    style=Choice(("gentle", "forceful", "scales")),
    start=Choice(("sitting", "sit down first"), (2, 1)),
    hands=Choice(("both hands", "right hand", "left hand"), (4, 1, 1)),
)
def piano(timeline: Timeline, length: str, style: str, start: str, hands: str) -> Sequence[str]:
    """Seated at the keys: hands travel, chords fall, the body goes along."""
    if start == "sitting":
        sit_start(timeline, 0.48)
        timeline.hold(0.2)
    else:
        timeline.hold(0.15)
        sit(timeline, 0.48, 1.2)
        timeline.to(0.55, hands=_key(0.0, 0.06), palms=-88, elbows=28, bend=10, nod=12)
    playing = {"both hands": ("r", "l"), "right hand": ("r",), "left hand": ("l",)}[hands]
    steps = _bars(timeline, length, 6, 12)
    places = timeline.generator.uniform(-0.14, 0.28, size=(steps, 2))
    beat = {"gentle": 0.34, "forceful": 0.24, "scales": 0.16}[style]
    lift = {"gentle": 0.08, "forceful": 0.18, "scales": 0.04}[style]
    for k in range(steps):
        if style == "scales":
            run = (k % 6) / 5 if (k // 6) % 2 == 0 else 1 - (k % 6) / 5
            out_r, out_l = -0.12 + 0.32 * run, 0.20 - 0.32 * run
        else:
            out_r, out_l = places[k]
        for e, out in (("r", out_r), ("l", out_l)):
            if e not in playing:
                continue
            if len(playing) == 2 and style != "forceful" and k % 2 == (0 if e == "r" else 1) and style != "scales":
                continue
            timeline.to(
                0.5 * beat,
                **{f"hand_{e}": _key(float(out), lift), f"wrist_{e}": 6.0},
                advance=False,
                exact=True,
            )
        timeline.hold(0.5 * beat)
        for e, out in (("r", out_r), ("l", out_l)):
            if e not in playing:
                continue
            if len(playing) == 2 and style != "forceful" and k % 2 == (0 if e == "r" else 1) and style != "scales":
                continue
            timeline.to(
                0.5 * beat,
                **{f"hand_{e}": _key(float(out), -0.02), f"wrist_{e}": -8.0},
                advance=False,
                exact=True,
            )
        if k % 3 == 0:
            swing = {"gentle": 1.0, "forceful": 1.5, "scales": 0.5}[style]
            sign = 1 if (k // 3) % 2 else -1
            timeline.to(
                2.6 * beat,
                side=sign * 5 * swing,
                bend=10 + (k // 3 % 2) * 8 * swing,
                tilt=sign * 6 * swing,
                nod=12 - (k // 3 % 2) * 14 * swing,
                advance=False,
            )
        timeline.hold(0.5 * beat)
    timeline.wait()
    timeline.to(0.35, **{f"hand_{e}": _key(0.04, 0.22) for e in playing}, wrists=15, bend=2, nod=-4, side=0, tilt=0)
    timeline.to(0.6, hands=At("thigh", 0.02, 0.10, 0.06), palms=-50, elbows=0, wrists=0, nod=0)
    how = {"gentle": "gently", "forceful": "forcefully", "scales": "running up and down the keys"}[style]
    first = "{sit} down at an imaginary piano and " if start == "sit down first" else ""
    if hands != "both hands":
        return [
            f"{{play}} the piano with the {hands} only",
            f"{first}{{play}} the piano with the {hands} {how}",
            f"{first}{{play}} an imaginary piano with one hand, the {hands}",
            f"{first}{{press}} keys with the {hands}, the other one in the lap",
            f"{first}{{move}} the {hands} over the keys of a piano {how}",
            f"{first}{{play}} a melody on the piano with just the {hands}",
            f"{first}{{strike}} the keys of a piano with the {hands}",
            f"= sitting at the piano and playing with the {hands}",
        ]
    return [
        "{play} the piano",
        f"{first}{{play}} the piano {how}",
        f"{first}{{play}} an imaginary piano with both hands",
        f"{'{sit}' if not first else '{sit} down'} at the piano and {{play}} {how}",
        f"{first}{{press}} imaginary keys with both hands, swaying",
        f"{first}{{move}} both hands over the keys {how}",
        f"{first}{{play}} a piece on the piano {how}, then {{lift}} the hands and {{lay}} them on the thighs",
        f"{first}{{strike}} the keys of a piano {how}",
        f"= a pianist playing {how}",
    ]


def _guitar_hold(rock: bool) -> tuple[At, At]:
    """Wrist over the strings and wrist at the neck."""
    if rock:
        return At("pelvis", 0.02, 0.14, 0.20), At("shoulder", 0.22, -0.24, 0.36)
    return At("chest", 0.08, -0.20, 0.17), At("shoulder", 0.22, -0.14, 0.36)


@action(
    "play the guitar",
    "social/music/guitar",
    verbs="play strum pluck hold",
    length=LENGTH,
    side=SIDE,
    start=Choice(("standing", "sitting", "on the floor", "kneeling"), (3, 3, 1, 1)),
    style=Choice(("strum", "pluck")),
)
def guitar(timeline: Timeline, length: str, side: str, start: str, style: str) -> Sequence[str]:
    """One hand strums at the belly, the other one travels along the neck."""
    strings, neck = _guitar_hold(False)
    if start == "sitting":
        sit_start(timeline, 0.46)
        strings, neck = strings.moved(up=0.02), neck.moved(up=0.04)
    elif start != "standing":
        begin(timeline, start)
        strings, neck = strings.moved(up=0.02), neck.moved(up=0.04)
    timeline.hold(0.2)
    timeline.to(
        0.65,
        hand_r=strings.moved(up=0.06),
        palm_r=20,
        elbow_r=45,
        wrist_r=15,
        hand_l=neck,
        palm_l=70,
        elbow_l=12,
        turn=22,
        nod=16,
        **({"twist": -6.0} if start == "standing" else {}),
    )
    for bar in range(_bars(timeline, length, 2, 4)):
        _sway(timeline, 0.9, bar)
        timeline.to(
            0.25, hand_l=neck.moved(out=-0.08 + 0.07 * (bar % 3), up=-0.02 * (bar % 3)), delay_s=0.1, advance=False
        )
        if style == "strum":
            alternate(
                timeline,
                3,
                0.16,
                {"hand_r": strings.moved(up=-0.10, out=0.03), "wrist_r": 25.0},
                {"hand_r": strings.moved(up=0.07), "wrist_r": 8.0},
            )
        else:
            alternate(
                timeline,
                4,
                0.12,
                {"hand_r": strings.moved(up=-0.025), "wrist_r": 24.0},
                {"hand_r": strings.moved(up=0.015), "wrist_r": 12.0},
            )
    timeline.wait()
    timeline.hold(0.15)
    if start == "standing":
        timeline.neutral(0.7)
    elif start != "sitting":
        timeline.to(0.2, x=0)
        finish(timeline, start)
    else:
        timeline.to(
            0.6, hands=At("thigh", 0.02, 0.10, 0.06), palms=-50, elbows=0, wrists=0, nod=0, turn=0, side=0, tilt=0, x=0
        )
    verb = "{strum}" if style == "strum" else "{pluck}"
    o = other(side)
    return [
        "{play} the guitar",
        f"{{play}} an imaginary guitar, {seated(start).removeprefix('while ')}",
        f"{verb} an imaginary guitar with the {side} hand",
        f"{{hold}} the neck of a guitar with the {o} hand and {verb} the strings with the {side} one",
        f"{{play}} the guitar {seated(start)}, looking at the {o} hand",
        f"{'{stand}' if start == 'standing' else '{kneel}' if start == 'kneeling' else '{sit}'} and {{play}} the {'banjo' if style == 'pluck' else 'ukulele'}{' cross-legged on the floor' if start == 'on the floor' else ''}",
        f"{{move}} the {side} hand up and down over the strings while the {o} hand {{press:ing}} the neck"
        if style == "strum"
        else f"{{pluck}} the strings with small movements of the {side} hand",
        "{play} a song on the guitar, swaying gently",
        f"{{lift}} the {o} hand to the neck of a guitar and {verb} with the {side} hand in front of the belly",
    ]


@action(
    "air guitar",
    "social/music/guitar",
    verbs="play rock jump strum bang",
    crispness="crisp",
    length=LENGTH,
    side=SIDE,
    finish=Choice(("windmill", "bang the head", "lean back", "drop to the knees")),
)
def air_guitar(timeline: Timeline, length: str, side: str, finish: str) -> Sequence[str]:
    """A rock star: wide stance, wild strumming, banging head."""
    strings, neck = _guitar_hold(True)
    timeline.stance(0.55, toes_deg=18)
    timeline.hold(0.15)
    timeline.to(0.45, hand_r=strings, palm_r=20, elbow_r=40, hand_l=neck, palm_l=70, y=-0.14, knees=10, bend=10, nod=10)
    for bar in range(_bars(timeline, length, 2, 4)):
        timeline.to(0.55, x=0.08 if bar % 2 else -0.08, twist=10 if bar % 2 else -10, advance=False)
        timeline.to(0.3, hand_l=neck.moved(out=-0.10 + 0.06 * (bar % 3)), advance=False)
        alternate(
            timeline,
            2,
            0.13,
            {"hand_r": strings.moved(up=-0.14, out=0.03), "nod": 24.0, "bend": 16.0},
            {"hand_r": strings.moved(up=0.08), "nod": -4.0, "bend": 8.0},
        )
    timeline.wait()
    if finish == "windmill":
        for _ in range(2):
            for point in (At("shoulder", 0.30, 0.30, 0.10), At("shoulder", 0.10, 0.52, 0.15)):
                timeline.to(0.16, hand_r=point, bend=0, nod=-10)
            timeline.to(0.18, hand_r=strings.moved(up=-0.12), bend=16, nod=16)
    elif finish == "bang the head":
        alternate(
            timeline, 5, 0.24, {"nod": 44.0, "bend": 44.0, "pitch": 12.0}, {"nod": -30.0, "bend": -4.0, "pitch": 0.0}
        )
    elif finish == "drop to the knees":
        alternate(timeline, 2, 0.24, {"nod": 44.0, "bend": 40.0}, {"nod": -20.0, "bend": 0.0})
        timeline.to(0.2, nod=0, bend=6, knees=0, x=0)
        kneel(timeline, "both", 0.9)
        timeline.to(0.4, bend=-20, pitch=-8, nod=-26, hand_l=neck.moved(up=0.16))
        alternate(timeline, 6, 0.12, {"hand_r": strings.moved(up=-0.10)}, {"hand_r": strings.moved(up=0.05)})
        timeline.hold(0.3)
        timeline.to(0.4, bend=4, pitch=0, nod=0)
        rise_from_knees(timeline, 1.3)
    else:
        timeline.to(0.5, bend=-14, pitch=-8, nod=-20, hand_l=neck.moved(up=0.18), y=-0.2)
        alternate(timeline, 4, 0.11, {"hand_r": strings.moved(up=-0.06)}, {"hand_r": strings.moved(up=0.03)})
    timeline.hold(0.2)
    timeline.neutral(0.7)
    end = {
        "windmill": "{swing} the arm in big circles",
        "bang the head": "{bang} the head",
        "lean back": "{lean} far back",
        "drop to the knees": "{drop} to the knees for the solo",
    }[finish]
    return [
        "{play} air guitar",
        f"{{play}} air guitar like a rock star and {end}",
        f"{{rock}} on an imaginary electric guitar, strumming with the {side} hand",
        "{stand} with the legs wide apart and {play} air guitar",
        f"{{strum}} wildly with the {side} hand, then {end}",
        f"{{play}} a guitar solo, knees bent, and {end}",
        *(
            [
                "{drop} to the knees for the solo on an air guitar",
                "= headbanging with an air guitar, then the solo on the knees",
            ]
            if finish == "drop to the knees"
            else []
        ),
        "{hold} an imaginary electric guitar and {rock} out",
        f"{{bend}} the knees, {{strum}} an air guitar and {end}",
    ]


@action(
    "play the violin",
    "social/music/violin",
    verbs="play bow hold draw tilt",
    upper=True,
    length=LENGTH,
    side=SIDE,
    style=Choice(("slow", "fast")),
)
def violin(timeline: Timeline, length: str, side: str, style: str) -> Sequence[str]:
    """The violin under the chin, the bow drawn back and forth."""
    hold_l = At("shoulder", 0.0, 0.0, 0.35)
    near, far = At("chest", 0.0, 0.06, 0.22), At("shoulder", 0.14, -0.14, 0.38)
    timeline.hold(0.2)
    timeline.to(
        0.7,
        hand_l=hold_l,
        palm_l=85,
        elbow_l=5,
        turn=26,
        tilt=16,
        nod=8,
        hand_r=near,
        palm_r=-60,
        elbow_r=60,
        wrist_r=20,
    )
    stroke = 0.55 if style == "slow" else 0.24
    for k in range(_bars(timeline, length, 2, 4) * (1 if style == "slow" else 2)):
        _sway(timeline, 1.8 * stroke, k, 1.0)
        timeline.to(stroke, hand_r=far.moved(up=0.04 * (k % 2)), elbow_r=45, wrist_r=-10)
        timeline.to(stroke, hand_r=near.moved(up=0.04 * (k % 2)), elbow_r=62, wrist_r=22)
    timeline.to(0.5, hand_r=At("shoulder", 0.30, 0.14, 0.40), elbow_r=20, wrist_r=0, side=0, x=0)
    timeline.hold(0.3)
    timeline.wait()
    timeline.neutral(0.7)
    o = other(side)
    pace = "with long strokes" if style == "slow" else "with short strokes"
    return [
        "{play} the violin",
        f"{{play}} the violin {pace} of the bow",
        f"{{hold}} an imaginary violin under the chin with the {o} hand and {{bow}} with the {side} hand",
        f"{{draw}} a bow back and forth over the strings with the {side} arm, {pace}",
        f"{{tilt}} the head onto a violin and {{play}} {pace}",
        f"{{lift}} the {o} arm to hold a violin and {{move}} the {side} hand to and fro with the bow",
        "{play} an imaginary violin, swaying with the music",
        f"{{raise}} a violin to the shoulder, {{play}} {pace} and {{lower}} it again",
    ]


@action(
    "play the cello",
    "social/music/violin",
    verbs="play bow sit draw",
    length=LENGTH,
    side=SIDE,
    style=Choice(("slow", "fast")),
)
def cello(timeline: Timeline, length: str, side: str, style: str) -> Sequence[str]:
    """Seated with the knees apart, one hand at the neck, the bow drawn from side to side."""
    sit_start(timeline, 0.46)
    timeline.start(knees=40, foot_l=At("floor", 0.26, 0, 0.02), foot_r=At("floor", 0.26, 0, 0.02), toes=25)
    neck = At("chest", 0.10, 0.10, 0.15)
    near, far = At("chest", 0.02, -0.26, 0.30), At("shoulder", 0.34, -0.36, 0.30)
    timeline.hold(0.2)
    timeline.to(0.7, hand_l=neck, palm_l=60, elbow_l=45, hand_r=near, palm_r=-60, elbow_r=45, bend=10, nod=10, turn=10)
    stroke = 0.6 if style == "slow" else 0.27
    for k in range(_bars(timeline, length, 2, 4) * (1 if style == "slow" else 2)):
        timeline.to(1.8 * stroke, side=5 if k % 2 else -5, tilt=5 if k % 2 else -5, advance=False)
        timeline.to(0.4, hand_l=neck.moved(up=-0.09 * (k % 3)), advance=False)
        timeline.to(stroke, hand_r=far, elbow_r=30, wrist_r=-10)
        timeline.to(stroke, hand_r=near, elbow_r=48, wrist_r=15)
        timeline.wait()
    timeline.to(
        0.6, hands=At("thigh", 0.02, 0.10, 0.06), palms=-50, elbows=0, wrists=0, nod=0, turn=0, side=0, tilt=0, bend=6
    )
    o = other(side)
    pace = "with long strokes" if style == "slow" else "with short strokes"
    return [
        "{play} the cello",
        f"{{play}} the cello sitting, {pace}",
        "{sit} with the knees apart and {play} an imaginary cello",
        f"{{draw}} a bow from side to side with the {side} hand in front of the belly, {pace}",
        f"{{hold}} the neck of a cello with the {o} hand and {{bow}} with the {side} one",
        f"{{bow}} a cello {pace}, the {o} hand sliding along the neck",
        f"{{sit}} and {{bow}} a cello with the {side} arm",
        "{play} an imaginary cello between the knees, swaying",
    ]


@action("play the flute", "social/music/flute", verbs="play blow hold raise", upper=True, length=LENGTH, side=SIDE)
def flute(timeline: Timeline, length: str, side: str) -> Sequence[str]:
    """The flute held sideways at the lips, with swaying trunk."""
    timeline.hold(0.2)
    held: dict[str, Value] = {
        "hand_r": At("head", 0.20, -0.10, 0.17),
        "palm_r": -70.0,
        "elbow_r": 35.0,
        "hand_l": At("head", -0.06, -0.12, 0.22),
        "palm_l": 60.0,
        "elbow_l": 30.0,
    }
    timeline.to(0.8, **held, turn=16, tilt=-8, nod=4)
    for k in range(_bars(timeline, length, 3, 6)):
        _sway(timeline, 0.62, k, 1.2)
        timeline.to(0.31, bend=7, nod=8, wrist_r=6, wrist_l=-4)
        timeline.to(0.31, bend=-2, nod=-4, wrist_r=-4, wrist_l=6)
    timeline.wait()
    timeline.neutral(0.75)
    o = other(side)
    return [
        "{play} the flute",
        "{play} an imaginary flute, swaying",
        f"{{hold}} a flute sideways at the lips, both hands to the {side} of the mouth",
        f"{{raise}} both hands to the {side} side of the mouth and {{play}} the flute",
        "{lift} a flute to the mouth, {play} it and {lower} it again",
        f"{{play}} a transverse flute that points to the {side}",
        f"{{blow}} into a flute held out to the {side}, the {o} hand closer to the lips",
        "{sway} with the music while playing the flute",
    ]


@action(
    "play the recorder",
    "social/music/flute",
    verbs="play blow hold",
    upper=True,
    length=LENGTH,
    instrument=Choice(("recorder", "clarinet", "saxophone")),
)
def recorder(timeline: Timeline, length: str, instrument: str) -> Sequence[str]:
    """A pipe held straight down from the lips with both hands one under the other."""
    low = instrument == "saxophone"
    upper, lower = (
        (At("chest", 0.03, 0.0, 0.24), At("chest", 0.06, -0.20, 0.26))
        if not low
        else (At("chest", 0.02, -0.02, 0.24), At("pelvis", 0.08, 0.24, 0.22))
    )
    timeline.hold(0.2)
    timeline.to(
        0.7, hand_l=upper, palm_l=10, elbow_l=25, cock_l=15, hand_r=lower, palm_r=0, elbow_r=25, cock_r=10, nod=12
    )
    for k in range(_bars(timeline, length, 3, 6)):
        _sway(timeline, 0.55, k, 1.6 if low else 0.9)
        timeline.to(0.28, bend=10 if low else 5, nod=15)
        timeline.to(0.28, bend=-8 if low else -1, nod=4)
    timeline.wait()
    timeline.neutral(0.75)
    return [
        f"{{play}} the {instrument}",
        f"{{play}} an imaginary {instrument} with both hands",
        f"{{hold}} a {instrument} in front of the body and {{blow}} into it",
        f"{{raise}} a {instrument} to the lips and {{play}} it, swaying",
        f"{{hold}} both hands one above the other in front of the chest and {{play}} the {instrument}",
        f"{{lift}} a {instrument} to the mouth, {{play}} a tune and {{lower}} it",
        f"{{blow}} a {instrument}, leaning to and fro",
        f"{{sway}} while playing the {instrument}",
    ]


@action(
    "play the trumpet",
    "social/music/flute",
    verbs="play blow raise hold",
    upper=True,
    length=LENGTH,
    aim=Choice(("ahead", "up")),
)
def trumpet(timeline: Timeline, length: str, aim: str) -> Sequence[str]:
    """Both hands hold the trumpet straight out in front of the lips."""
    timeline.hold(0.2)
    rise = -16.0 if aim == "up" else 0.0
    timeline.to(
        0.65,
        hand_r=At("head", 0.02, -0.13, 0.22),
        palm_r=-20,
        elbow_r=50,
        hand_l=At("head", 0.02, -0.14, 0.34),
        palm_l=30,
        elbow_l=45,
        nod=rise,
        bend=rise / 3,
    )
    for k in range(_bars(timeline, length, 3, 6)):
        _sway(timeline, 0.5, k, 0.8)
        timeline.to(0.14, shrugs=7, bend=rise / 3 - 3)
        timeline.to(0.36, shrugs=1, bend=rise / 3 + 4, nod=rise + 3)
    timeline.wait()
    timeline.neutral(0.75)
    up = " pointing up" if aim == "up" else ""
    return [
        "{play} the trumpet",
        f"{{play}} an imaginary trumpet{up}",
        f"{{hold}} a trumpet with both hands in front of the mouth{up} and {{blow}}",
        f"{{raise}} both hands in front of the lips, elbows out, and {{play}} the trumpet{up}",
        "{lift} a trumpet to the mouth, {blow} it and {lower} it",
        f"{{blow}} a trumpet{up}",
        f"{{play}} a fanfare on the trumpet{up}",
        "{bring} both hands to the mouth, one in front of the other, and {blow} a trumpet",
    ]


@action(
    "play the harmonica",
    "social/music/flute",
    verbs="play blow slide hold",
    upper=True,
    length=LENGTH,
    legs=Choice(("bounce", "still")),
)
def harmonica(timeline: Timeline, length: str, legs: str) -> Sequence[str]:
    """Both hands cupped at the mouth slide from side to side."""
    timeline.hold(0.2)
    middle = At("head", 0.07, -0.15, 0.16)
    timeline.to(0.55, hands=middle, palms=40, elbows=35, wrists=15, nod=8, bend=6)
    for k in range(_bars(timeline, length, 4, 8)):
        shift = 0.04 if k % 2 else -0.04
        timeline.to(
            0.28,
            hand_r=middle.moved(out=shift),
            hand_l=middle.moved(out=-shift),
            turn=-shift * 300,
            bend=12,
            side=5 if k % 2 else -5,
            **({"y": -0.05} if legs == "bounce" else {}),
        )
        timeline.to(0.16, bend=6, **({"y": 0.0} if legs == "bounce" else {}))
    timeline.neutral(0.7)
    bounce = ", bouncing in the knees" if legs == "bounce" else ""
    return [
        "{play} the harmonica",
        f"{{play}} an imaginary harmonica{bounce}",
        "{hold} a harmonica at the lips with both hands and {slide} it from side to side",
        f"{{raise}} both hands to the mouth and {{play}} the harmonica{bounce}",
        f"{{blow}} into a harmonica, moving it left and right{bounce}",
        f"{{cup}} both hands at the mouth and {{play}} a tune{bounce}",
        f"{{play}} the blues on a harmonica{bounce}",
        "{lift} a harmonica to the mouth, {play} and {lower} it again",
        *(
            ["{play} the harmonica with still legs", "{stand} still and {play} the harmonica"]
            if legs == "still"
            else []
        ),
    ]


@action(
    "shake maracas",
    "social/music/drums",
    verbs="shake play step sway",
    length=LENGTH,
    hands=Choice(("together", "in turn")),
    what=Choice(("maracas", "rattles")),
)
def maracas(timeline: Timeline, length: str, hands: str, what: str) -> Sequence[str]:
    """Two rattles shaken to the beat, hips going along."""
    up, down = At("shoulder", 0.12, 0.06, 0.32), At("shoulder", 0.14, -0.12, 0.38)
    timeline.hold(0.2)
    timeline.to(0.5, hands=up, palms=-10)
    for k in range(_bars(timeline, length, 6, 12)):
        sign = 1 if k % 2 else -1
        timeline.to(
            0.13,
            **(
                {"hands": down}
                if hands == "together"
                else {"hand_r": down if k % 2 else up, "hand_l": up if k % 2 else down}
            ),
            x=0.04 * sign,
            roll=5 * sign,
            side=-7 * sign,
            y=-0.03,
        )
        timeline.to(0.15, **({"hands": up} if hands == "together" else {}), y=0.0)
    timeline.neutral(0.6)
    how = "both at once" if hands == "together" else "one after the other"
    return [
        f"{{shake}} {what}",
        f"{{shake}} {what} with both hands",
        f"{{shake}} imaginary {what}, {how}, swaying the hips",
        f"{{play}} the {what} to a Latin beat",
        f"{{raise}} both hands in front and {{shake}} {what}, {how}",
        f"{{move}} both fists up and down quickly as if shaking {what}",
        f"{{sway}} from side to side and {{shake}} {what}",
        f"{{hold}} a rattle in each hand and {{shake}} them, {how}",
    ]


@action(
    "shake a tambourine",
    "social/music/drums",
    verbs="shake hit tap raise",
    side=SIDE,
    length=LENGTH,
    style=Choice(("hit", "shake high")),
)
def tambourine(timeline: Timeline, side: str, length: str, style: str) -> Sequence[str]:
    """A tambourine beaten against the other palm or shaken above the head."""
    timeline.hold(0.2)
    if style == "hit":
        palm = At("chest", 0.02, -0.08, 0.26)
        timeline.to(0.5, hand_l=palm, palm_l=60, elbow_l=15, hand_r=At("chest", 0.20, 0.04, 0.28), palm_r=0)
        for k in range(_bars(timeline, length, 5, 9)):
            timeline.to(0.14, hand_r=At("chest", 0.08, -0.06, 0.27), y=-0.03, nod=8, x=0.03 if k % 2 else -0.03)
            timeline.to(0.24, hand_r=At("chest", 0.24, 0.08, 0.28), y=0, nod=0)
    else:
        top = At("shoulder", 0.16, 0.44, 0.14)
        timeline.to(0.55, hand_r=top, palm_r=-30, hand_l=At("shoulder", 0.22, -0.20, 0.22))
        for k in range(_bars(timeline, length, 6, 10)):
            timeline.to(
                0.13,
                hand_r=top.moved(out=0.08),
                cock_r=-18,
                x=0.04 if k % 4 < 2 else -0.04,
                side=6 if k % 4 < 2 else -6,
            )
            timeline.to(0.13, hand_r=top.moved(out=-0.05), cock_r=16)
    timeline.neutral(0.6)
    o = other(side)
    how = f"against the {o} palm" if style == "hit" else "above the head"
    verb = "{hit}" if style == "hit" else "{shake}"
    return [
        "{play} the tambourine",
        f"{verb} a tambourine {how}",
        f"{{hold}} a tambourine in the {side} hand and {verb} it {how}",
        f"{verb} an imaginary tambourine with the {side} hand",
        f"{{play}} a tambourine {how}, moving to the beat",
        f"{{beat}} the {side} hand against the {o} palm to a rhythm"
        if style == "hit"
        else f"{{raise}} the {side} hand and {{shake}} it to a rhythm",
        f"{verb} the tambourine {how} and {{sway}} along",
        f"{{keep}} the rhythm with a tambourine in the {side} hand",
    ]


@action("crash the cymbals", "social/music/drums", verbs="crash clap hit spread", crispness="crisp", count=Count(1, 4))
def cymbals(timeline: Timeline, count: int) -> Sequence[str]:
    """Two big plates are struck together and opened wide."""
    timeline.hold(0.2)
    timeline.to(
        0.5, hand_r=At("shoulder", 0.26, 0.0, 0.30), hand_l=At("shoulder", 0.26, -0.16, 0.30), palms=-10, elbows=25
    )
    for _ in range(count):
        timeline.to(0.18, hand_r=At("chest", 0.05, 0.02, 0.30), hand_l=At("chest", 0.05, 0.0, 0.30), bend=8, nod=8)
        timeline.to(
            0.3, hand_r=At("shoulder", 0.34, 0.26, 0.26), hand_l=At("shoulder", 0.34, 0.22, 0.26), bend=-4, nod=-8
        )
        timeline.hold(0.35)
        timeline.to(
            0.4, hand_r=At("shoulder", 0.26, 0.0, 0.30), hand_l=At("shoulder", 0.26, -0.16, 0.30), nod=0, bend=2
        )
    timeline.neutral(0.6)
    return [
        "{crash} the cymbals",
        f"{{crash}} two cymbals together {times(count)}",
        f"{{hit}} a pair of imaginary cymbals together and {{open}} the arms, {times(count)}",
        f"{{bring}} both hands together in front of the chest and {{spread}} them wide, {times(count)}",
        f"{{play}} the cymbals {times(count)}",
        f"{{swing}} both arms in to strike the cymbals, then {{raise}} them apart, {times(count)}",
        f"{{clash}} two big plates together {number_word(count)} time{'' if count == 1 else 's'}",
        f"{{strike}} the cymbals in front of the chest and {{lift}} them to both sides, {times(count)}",
    ]


@action("play the accordion", "social/music/piano", verbs="play pull push squeeze", upper=True, length=LENGTH)
def accordion(timeline: Timeline, length: str) -> Sequence[str]:
    """The bellows are pulled apart and pushed together at the chest."""
    shut, wide = At("chest", 0.10, -0.12, 0.20), At("chest", 0.32, -0.14, 0.18)
    timeline.hold(0.2)
    timeline.to(0.6, hands=shut, elbows=40, palms=0, wrists=20)
    for k in range(_bars(timeline, length, 2, 4)):
        lean = 8 if k % 2 else -8
        timeline.to(0.5, hand_l=wide, hand_r=shut.moved(out=0.06), side=lean, tilt=lean, x=-lean / 250, y=-0.02)
        timeline.to(0.5, hands=shut, side=0, tilt=0, y=0, x=0)
    timeline.neutral(0.65)
    return [
        "{play} the accordion",
        "{play} an imaginary accordion, swaying",
        "{pull} apart and {push} together the bellows of an accordion",
        "{squeeze} an accordion in front of the chest",
        "{move} the hands apart and together in front of the chest as if playing the accordion",
        "{hold} an accordion at the chest and {play} it, leaning from side to side",
        "{play} a tune on the accordion",
        "{raise} both hands to the chest and {work} the bellows of an accordion",
    ]


@action("spin records as a dj", "social/music/piano", verbs="scratch turn raise play bounce", side=SIDE, length=LENGTH)
def dj(timeline: Timeline, side: str, length: str) -> Sequence[str]:
    """One hand holds the headphones at the ear, the other scratches a record; a hand up to the crowd."""
    disc = At("shoulder", 0.0, -0.34, 0.38)
    timeline.hold(0.2)
    timeline.to(
        0.55,
        hand_l=At("head", 0.13, -0.12, 0.04),
        palm_l=0,
        elbow_l=15,
        tilt=12,
        hand_r=disc,
        palm_r=-85,
        elbow_r=20,
        bend=12,
        nod=10,
        y=-0.04,
    )
    for k in range(_bars(timeline, length, 2, 3)):
        for j in range(3):
            timeline.to(0.13, hand_r=disc.moved(forward=0.08), y=-0.07, nod=16)
            timeline.to(0.13, hand_r=disc.moved(forward=-0.04, out=0.03 * (j - 1)), y=-0.03, nod=8)
        if k % 2 == 1:
            timeline.to(0.3, hand_r=At("shoulder", 0.14, 0.48, 0.16), nod=-6, bend=0)
            alternate(
                timeline,
                2,
                0.18,
                {"hand_r": At("shoulder", 0.14, 0.36, 0.26), "y": -0.07},
                {"hand_r": At("shoulder", 0.14, 0.50, 0.14), "y": -0.02},
            )
            timeline.to(0.35, hand_r=disc, bend=12, nod=10)
    timeline.neutral(0.65)
    o = other(side)
    return [
        "{spin} records like a DJ",
        f"{{scratch}} a record with the {side} hand, the {o} hand at the ear",
        f"{{hold}} headphones to the ear with the {o} hand and {{scratch}} with the {side} one",
        "{mix} music as a DJ, bouncing to the beat",
        f"{{move}} the {side} hand back and forth on an imaginary turntable",
        "{work} the turntables and {bounce} in the knees",
        f"{{press}} the {o} hand to the ear and {{turn}} a record with the {side} hand",
        "{be} a DJ behind the decks",
    ]


def _sing_on_the_knees(timeline: Timeline, side: str) -> Sequence[str]:
    """The last high note: down on both knees, far back, and the microphone up to the sky."""
    timeline.hold(0.2)
    timeline.to(
        0.5,
        hand_r=At("head", 0.05, -0.17, 0.17),
        palm_r=30,
        elbow_r=28,
        hand_l=At("shoulder", 0.40, 0.10, 0.28),
        palm_l=60,
        bend=-4,
    )
    timeline.hold(0.5)
    timeline.to(0.3, bend=10)
    kneel(timeline, "both", 1.0)
    timeline.to(0.5, bend=-18, pitch=-14, nod=-26, hand_l=At("shoulder", 0.42, -0.10, 0.06))
    timeline.hold(0.9)
    timeline.to(0.5, hand_r=At("shoulder", 0.06, 0.52, 0.10), elbow_r=0, bend=-14, nod=-20)
    timeline.hold(1.3)
    return [
        f"{{sing}}, {{drop}} to the knees and {{raise}} the microphone high with the {side} hand",
        f"{{drop}} on both knees singing, {{lean}} back and {{raise}} the microphone high with the {side} hand",
        "{sing} the last note on the knees, leaning far back",
        f"{{fall}} to the knees with a microphone in the {side} hand and {{sing}}, leaning back",
        f"{{finish}} a song on the knees, the {side} hand with the microphone up in the air",
        "{go} down on the knees as a rock singer and {lean} back",
        "= a singer on the knees, leaning back, the microphone held high",
        f"{{kneel}}, {{sing}} into a microphone in the {side} hand and {{hold}} it up",
    ]


@action(
    "sing into a microphone",
    "social/music/conduct",
    verbs="sing hold gesture raise sway",
    upper=True,
    side=SIDE,
    length=LENGTH,
    style=Choice(("ballad", "pop")),
    holding=Choice(("one hand", "both hands", "opera"), (3, 1, 1)),
    finish=Choice(("stop", "kneeling"), (4, 1)),
)
def sing(timeline: Timeline, side: str, length: str, style: str, holding: str, finish: str) -> Sequence[str]:
    """A microphone in one hand at the mouth, the other arm sings along."""
    mike = At("head", 0.05, -0.17, 0.17)
    if finish == "kneeling":
        return _sing_on_the_knees(timeline, side)
    timeline.hold(0.2)
    if holding != "one hand":
        opera = holding == "opera"
        grip: dict[str, Value] = (
            {"hands": At("head", 0.045, -0.18, 0.17), "elbows": 22.0, "palms": 20.0}
            if not opera
            else {"hands": At("chest", 0.05, -0.04, 0.16), "elbows": 30.0}
        )
        timeline.to(0.6, **grip, bend=4)
        for k in range(_bars(timeline, length, 2, 4)):
            _sway(timeline, 0.95, k, 1.5)
            if opera:
                wide = At("shoulder", 0.36, 0.06 + 0.14 * (k % 2), 0.30)
                timeline.to(0.9, hands=wide, palms=60, bend=-8, nod=-12, shrugs=4)
                timeline.hold(0.35)
                timeline.to(
                    0.7, hand_r=At("chest", 0.0, -0.02, 0.11), hand_l=wide.moved(up=-0.10), nod=2, bend=4, shrugs=0
                )
            else:
                timeline.to(0.6 if style == "ballad" else 0.35, nod=-14, bend=-6)
                timeline.to(0.5 if style == "ballad" else 0.3, nod=10, bend=10)
                if style == "pop":
                    alternate(timeline, 2, 0.16, {"y": -0.05}, {"y": 0.0})
            timeline.wait()
        timeline.neutral(0.7)
        if opera:
            return [
                "{sing} opera",
                "{sing} like an opera singer with both arms spread",
                "{sing} without a microphone, {spread:ing} both arms",
                f"{{spread}} both arms and {{sing}}, then {{lay}} the {side} hand on the chest",
                "{sing} an aria with big slow gestures",
                f"{{sing}} loudly, the {side} hand on the heart and the arms opening wide",
                "{perform} an opera song with open arms",
                "= an opera singer singing with both arms spread",
            ]
        how = "slowly" if style == "ballad" else "bouncing to the beat"
        return [
            "{sing} into a microphone held with both hands",
            f"{{hold}} a microphone with both hands and {{sing}}, {how}",
            f"{{sing}} with both hands on the microphone, {how}",
            "{raise} a microphone to the mouth with both hands and {sing}",
            f"{{sing}} a song {how}, both hands at the mouth",
            "{grip} the microphone with both hands and {sing} with feeling",
            f"{{sing}} into a microphone stand held with both hands, {how}",
            "= singing with both hands on the microphone",
        ]
    timeline.to(0.55, hand_r=mike, palm_r=30, elbow_r=28, hand_l=At("shoulder", 0.16, -0.30, 0.22))
    poses = [
        {"hand_l": At("shoulder", 0.40, 0.10, 0.28), "palm_l": 60.0, "nod": -12.0, "bend": -6.0},
        {"hand_l": At("chest", -0.02, -0.02, 0.11), "palm_l": 0.0, "nod": 10.0, "bend": 10.0},
        {"hand_l": At("shoulder", 0.06, 0.02, 0.50), "palm_l": 50.0, "nod": -2.0, "bend": 4.0},
        {"hand_l": At("shoulder", 0.20, 0.48, 0.12), "palm_l": -30.0, "nod": -18.0, "bend": -8.0},
    ]
    start = int(timeline.generator.integers(0, 4))
    for k in range(_bars(timeline, length, 2, 5)):
        pose = poses[(start + k) % 4]
        _sway(timeline, 0.95, k, 1.5)
        timeline.to(0.6 if style == "ballad" else 0.35, **pose)
        if style == "pop":
            alternate(timeline, 2, 0.16, {"y": -0.05}, {"y": 0.0})
        else:
            timeline.hold(0.35)
        timeline.wait()
    timeline.neutral(0.7)
    o = other(side)
    how = "with wide, slow gestures" if style == "ballad" else "bouncing to the beat"
    return [
        "{sing} into a microphone",
        f"{{sing}} into an imaginary microphone in the {side} hand",
        f"{{hold}} a microphone to the mouth with the {side} hand and {{sing}}, gesturing with the {o} arm",
        f"{{sing}} a song {how}",
        f"{{raise}} a microphone to the lips and {{sing}} {how}",
        "{perform} a song, one hand at the mouth and the other arm stretched out",
        f"{{sing}} karaoke {how}",
        f"{{bring}} the {side} hand to the mouth and {{sing}}, swaying from side to side",
        f"{{sing}} on a stage with a microphone, {how}",
    ]


@action("play the harp", "social/music/guitar", verbs="play pluck sit", length=LENGTH)
def harp(timeline: Timeline, length: str) -> Sequence[str]:
    """Seated, both hands pluck on either side of imagined strings, drawn back towards the body."""
    sit_start(timeline, 0.46)
    timeline.hold(0.2)
    far, near = At("shoulder", -0.08, -0.06, 0.44), At("shoulder", -0.04, -0.10, 0.24)
    timeline.to(0.7, hand_r=near, hand_l=far, palms=0, elbows=30, nod=4, turn=8)
    for k in range(_bars(timeline, length, 2, 4)):
        timeline.to(1.0, side=4 if k % 2 else -4, tilt=6 if k % 2 else -6, advance=False)
        timeline.to(0.5, hand_r=far.moved(up=0.10 if k % 2 else -0.06), hand_l=near, wrist_l=20, wrist_r=-5)
        timeline.to(0.5, hand_r=near, hand_l=far.moved(up=-0.06 if k % 2 else 0.10), wrist_r=20, wrist_l=-5)
    timeline.wait()
    timeline.to(0.6, hands=At("thigh", 0.02, 0.10, 0.06), palms=-50, elbows=0, wrists=0, nod=0, turn=0, side=0, tilt=0)
    return [
        "{play} the harp",
        "{sit} and {play} an imaginary harp",
        "{pluck} the strings of a harp with both hands in turn",
        "{sit} and {draw} the hands back one after the other over the strings of a harp",
        "{reach} forward and {pull} the hands back in turn to play the harp",
        "{play} the harp sitting, the head swaying",
        "{move} both hands forward and back in front of the chest as a harpist",
        "{pluck} an imaginary harp in front of the chest",
    ]


@action("sit down and play a song", "social/music/guitar", verbs="sit play strum stand", side=SIDE)
def sit_and_play(timeline: Timeline, side: str) -> Sequence[str]:
    """Sitting down, a few bars on the guitar, getting up again."""
    timeline.hold(0.15)
    sit(timeline, 0.46, 1.2)
    strings, neck = At("chest", 0.08, -0.18, 0.17), At("shoulder", 0.22, -0.10, 0.36)
    timeline.wait()
    timeline.to(
        0.6,
        hand_r=strings.moved(up=0.06),
        palm_r=20,
        elbow_r=45,
        wrist_r=15,
        hand_l=neck,
        palm_l=70,
        elbow_l=12,
        turn=20,
        nod=14,
    )
    for bar in range(2):
        timeline.to(0.9, side=4 if bar % 2 else -4, advance=False)
        alternate(timeline, 3, 0.16, {"hand_r": strings.moved(up=-0.10, out=0.03)}, {"hand_r": strings.moved(up=0.07)})
        timeline.wait()
    timeline.to(0.5, hands=At("thigh", 0.02, 0.10, 0.06), palms=-50, elbows=0, wrists=0, nod=0, turn=0, side=0)
    stand_up(timeline, 1.1)
    timeline.neutral(0.4)
    return [
        "{sit} down, {play} the guitar and {stand} up",
        f"{{sit}} down, {{strum}} an imaginary guitar with the {side} hand and {{get}} up again",
        "first {sit} down, then {play} a few bars on the guitar and {rise}",
        "{take} a seat, {play} the guitar and {stand} up again",
        "{sit} down and {play} a song on the guitar, then {stand} up",
        f"{{lower}} oneself onto a seat, {{strum}} with the {side} hand and {{get}} to {{poss}} feet",
        f"{{sit}}, {{play}} guitar with the {side} hand strumming, {{stand}} up",
        "{play} a short song on the guitar, sitting down before and standing up after",
    ]


@action(
    "play the trombone",
    "social/music/flute",
    verbs="play blow slide hold",
    upper=True,
    side=SIDE,
    length=LENGTH,
    aim=Choice(("ahead", "down")),
)
def trombone(timeline: Timeline, side: str, length: str, aim: str) -> Sequence[str]:
    """The left hand at the mouthpiece, the right one draws the slide far out and back in, the trunk sways."""
    timeline.hold(0.2)
    drop = -0.12 if aim == "down" else 0.0
    near, far = At("head", 0.05, -0.16 + drop / 2, 0.32), At("head", 0.05, -0.18 + drop, 0.60)
    timeline.to(
        0.7,
        hand_l=At("head", 0.02, -0.14, 0.20),
        palm_l=20,
        elbow_l=40,
        hand_r=near,
        palm_r=-10,
        elbow_r=30,
        nod=6 if drop else -2,
    )
    for k in range(_bars(timeline, length, 3, 6)):
        _sway(timeline, 0.75, k, 1.0)
        timeline.to(0.38, hand_r=far.moved(forward=-0.10 * (k % 2)), elbow_r=15, bend=6)
        timeline.hold(0.08)
        timeline.to(0.34, hand_r=near, elbow_r=30, bend=-2)
    timeline.wait()
    timeline.neutral(0.7)
    o = other(side)
    return [
        "{play} the trombone",
        f"{{play}} an imaginary trombone, the slide in the {side} hand",
        f"{{hold}} a trombone to the mouth with the {o} hand and {{move}} the slide with the {side} hand",
        f"{{push}} the slide of a trombone out and {{pull}} it back with the {side} arm",
        "{blow} a trombone, swaying with the music",
        f"{{raise}} a trombone to the lips and {{slide}} the {side} hand forward and back",
        f"{{play}} a trombone pointed {'slightly down' if aim == 'down' else 'straight ahead'}",
        f"= a trombone player, the {side} hand sliding",
    ]


@action(
    "play the xylophone",
    "social/music/piano",
    verbs="play strike hit tap",
    crispness="crisp",
    length=LENGTH,
    start=Choice(("standing", "sitting", "on the floor"), (2, 1, 1)),
    way=Choice(("in turn", "up and down the bars", "both at once")),
)
def xylophone(timeline: Timeline, length: str, start: str, way: str) -> Sequence[str]:
    """Two mallets over a row of bars, striking in turn or together, the trunk travelling along."""
    begin(timeline, start)
    base = At("shoulder", -0.02, -0.34, 0.38)
    timeline.to(0.5, hands=base.moved(up=0.08), palms=-70, elbows=25, nod=14, bend=10)
    for k in range(_bars(timeline, length, 6, 12)):
        along = 0.16 * (((k % 6) - 2.5) / 2.5 if way == "up and down the bars" else (-1) ** k * 0.5)
        across = {"hand_r": base.moved(-along), "hand_l": base.moved(along)}
        up = {name: place.moved(up=0.11) for name, place in across.items()}
        timeline.to(0.10, **up, twist=60 * along, turn=40 * along, exact=True)
        if way == "both at once":
            timeline.to(0.09, **across, wrists=15, exact=True)
            timeline.to(0.10, **up, wrists=-10, exact=True)
        else:
            for name in ("hand_r", "hand_l"):
                timeline.to(0.08, **{name: across[name]}, exact=True)
                timeline.to(0.08, **{name: up[name]}, exact=True)
    timeline.to(0.2, twist=0, turn=0)
    finish(timeline, start)
    where = seated(start)
    how = {
        "in turn": "with both mallets in turn",
        "up and down the bars": "up and down the bars",
        "both at once": "with both mallets at once",
    }[way]
    return [
        "{play} the xylophone",
        f"{{play}} the xylophone {how}",
        f"{{hit}} the bars of a xylophone {where}",
        f"{{hold}} two mallets and {{strike}} a xylophone {how}",
        f"{{play}} the marimba {how} {where}",
        f"{{tap}} with two mallets {how}",
        f"{{move}} both hands quickly up and down over a xylophone {where}",
        f"= playing the xylophone {how}",
        *(["{sit} at a xylophone and {play} it"] if start == "sitting" else []),
    ]
