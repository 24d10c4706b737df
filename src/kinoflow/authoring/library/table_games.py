"""Games at a table, in the hand and in the yard: cards, dice, chess, video games, rope games, paper planes, tops."""

from __future__ import annotations

from collections.abc import Sequence

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.gestures import back_to_standing, many, table
from kinoflow.authoring.moves import KNEELING_HIP_M, alternate, circle, hop, hops_end, kneel_start, sit_start, step
from kinoflow.authoring.rig import STANDING_M
from kinoflow.authoring.timeline import Timeline

START = Choice(("sitting", "standing"))
LAP = At("thigh", 0.02, 0.10, 0.06)


def _begin(timeline: Timeline, start: str, bend: float = 10.0) -> None:
    """At an imagined table: seated, or standing over it."""
    if start == "sitting":
        sit_start(timeline, 0.46)
        timeline.start(bend=bend)
    timeline.hold(0.2)


def _end(timeline: Timeline, start: str, duration_s: float = 0.6) -> None:
    """Hands back to the lap or to the sides."""
    timeline.wait()
    if start == "sitting":
        timeline.to(
            duration_s, hands=LAP, palms=-50, elbows=0, wrists=0, cock=0, bend=8, pitch=-2, nod=0, turn=0, tilt=0, side=0, twist=0, shrugs=0
        )  # fmt: skip
    else:
        timeline.neutral(duration_s)


@action("deal cards", "social/games/cards", verbs="deal throw give slide", side=SIDE, start=START, count=Count(3, 7))
def deal_cards(timeline: Timeline, side: str, start: str, count: int) -> Sequence[str]:
    """One hand holds the pack, the other flicks card after card across the table."""
    pack = At("chest", 0.04, -0.20, 0.22)
    take = At("chest", 0.03, -0.16, 0.26)
    _begin(timeline, start)
    timeline.to(0.6, hand_l=pack, palm_l=50, elbow_l=15, hand_r=take, palm_r=-50, elbow_r=35, nod=18, bend=12)
    goals = [table(start, 0.40, 0.40, 0.06), table(start, 0.12, 0.54, 0.06), table(start, -0.16, 0.46, 0.06)]
    for k in range(count):
        goal = goals[k % 3]
        turn = 40 - 120 * goal.out if k % 3 != 1 else 0.0
        timeline.to(0.22, hand_r=goal, wrist_r=-20, twist=0.4 * turn, turn=0.4 * turn, bend=18)
        timeline.to(0.08, wrist_r=5)
        timeline.to(0.24, hand_r=take, wrist_r=20, twist=0, turn=0, bend=12)
    _end(timeline, start)
    o = other(side)
    return [
        "{deal} cards",
        f"{{deal}} {number_word(count)} cards with the {side} hand",
        f"{{hold}} a pack of cards in the {o} hand and {{deal}} with the {side} one",
        f"{{deal}} cards to the players, {start} at a table",
        f"{{slide}} one card after the other across the table with the {side} hand",
        f"{{flick}} cards to the {side}, to the front and to the {o}",
        f"{'{sit}' if start == 'sitting' else '{stand}'} at a table and {{deal}} a deck of cards",
        f"{{take}} cards from the pack in the {o} hand and {{hand}} them out, {number_word(count)} in all",
    ]


@action(
    "play a card",
    "social/games/cards",
    verbs="play hold pull slap look",
    side=SIDE,
    start=START,
    slam=Choice(("lay", "slam")),
    count=Count(1, 3),
)
def play_a_card(timeline: Timeline, side: str, start: str, slam: str, count: int) -> Sequence[str]:
    """A fan of cards is held before the chest; one is picked out and put on the table."""
    fan = At("shoulder", -0.06, -0.10, 0.36)
    pick = At("chest", 0.0, 0.04, 0.28)
    _begin(timeline, start, 8)
    timeline.to(
        0.6,
        hand_l=fan,
        palm_l=40,
        elbow_l=15,
        wrist_l=20,
        nod=14,
        turn=10,
        hand_r=At("shoulder", 0.06, -0.32, 0.28),
        palm_r=-60,
    )
    timeline.hold(0.35)
    for _ in range(count):
        timeline.to(0.45, hand_r=pick, palm_r=10, elbow_r=30, turn=12, nod=14)
        timeline.hold(0.25)
        if slam == "slam":
            timeline.to(0.3, hand_r=At("shoulder", 0.08, 0.28, 0.30), palm_r=-60, bend=2, nod=0, turn=0)
            timeline.to(0.16, hand_r=table(start, 0.12, 0.46), palm_r=-88, bend=24, nod=14)
            timeline.hold(0.25)
        else:
            timeline.to(0.55, hand_r=table(start, 0.12, 0.48), palm_r=-85, bend=20, nod=18, turn=-4)
            timeline.hold(0.2)
        timeline.to(0.4, hand_r=At("shoulder", 0.06, -0.32, 0.28), palm_r=-60, bend=8, nod=12, elbow_r=10)
    _end(timeline, start)
    o = other(side)
    verb = "{slam} it on the table" if slam == "slam" else "{lay} it on the table"
    what = "a card" if count == 1 else f"{number_word(count)} cards"
    return [
        "{play} cards",
        f"{{play}} {what} with the {side} hand",
        f"{{hold}} a fan of cards, {{pull}} out a card and {verb}",
        f"{{look}} at the cards in the other hand and {{put}} down {what}",
        f"{'{sit}' if start == 'sitting' else '{stand}'} at a table and {{play}} a game of cards",
        f"{{take}} a card from the fan in the {o} hand with the {side} hand and {verb}, {times(count)}",
        f"{{choose}} a card, {verb} and {{draw}} back the hand",
        f"{{play}} poker, putting down {what}" + (" forcefully" if slam == "slam" else ""),
    ]


@action(
    "shuffle cards",
    "social/games/cards",
    verbs="shuffle mix cut",
    start=START,
    count=Count(3, 7),
    style=Choice(("overhand", "on the table")),
)
def shuffle_cards(timeline: Timeline, start: str, count: int, style: str) -> Sequence[str]:
    """Cards are mixed from hand to hand, or stirred about on the table with both palms."""
    _begin(timeline, start)
    if style == "overhand":
        low, high = At("chest", 0.05, -0.18, 0.24), At("chest", 0.05, -0.06, 0.24)
        timeline.to(0.6, hand_l=low, palm_l=40, elbow_l=20, hand_r=high, palm_r=-30, elbow_r=35, nod=18)
        alternate(
            timeline,
            count + 2,
            0.15,
            {"hand_r": low.moved(up=0.03), "hand_l": low.moved(up=0.01)},
            {"hand_r": high, "hand_l": low.moved(up=-0.02)},
        )
    else:
        timeline.to(0.6, hands=table(start, 0.14, 0.40), palms=-88, elbows=20, bend=18, nod=16)
        circle(
            timeline,
            {"hand_r": table(start, 0.16, 0.42), "hand_l": table(start, 0.16, 0.42)},
            0.09,
            count,
            0.55,
            plane="level",
        )
    _end(timeline, start)
    how = "from hand to hand" if style == "overhand" else "in circles on the table"
    return [
        "{shuffle} cards",
        f"{{shuffle}} a deck of cards {how}",
        f"{{mix}} the cards {how}",
        f"{{mix}} a pack of cards with both hands, {start}",
        f"{'{sit}' if start == 'sitting' else '{stand}'} at a table and {{shuffle}} the cards {how}",
        "{lift} some cards and {drop} them in front of the others again and again"
        if style == "overhand"
        else "{move} both flat hands in circles over the table to mix the cards",
        "{look} down and {shuffle} an imaginary deck of cards",
        f"{{shuffle}} cards {how} before a game",
    ]


@action(
    "roll dice",
    "social/games/dice",
    verbs="roll shake throw cheer",
    side=SIDE,
    start=START,
    hands=Choice(("one", "both")),
    end=Choice(("look", "cheer", "despair")),
)
def roll_dice(timeline: Timeline, side: str, start: str, hands: str, end: str) -> Sequence[str]:
    """Dice shaken in the hollow hand and thrown on the table; joy or despair."""
    _begin(timeline, start)
    held = At("shoulder", -0.02, 0.02, 0.30) if hands == "one" else At("chest", 0.04, 0.02, 0.24)
    both = hands == "both"
    ends = ("r", "l") if both else ("r",)
    timeline.to(
        0.5,
        **{f"hand_{e}": held for e in ends},
        **{f"palm_{e}": 30.0 for e in ends},
        **{f"elbow_{e}": 20.0 for e in ends},
        nod=6,
    )
    alternate(
        timeline,
        4,
        0.11,
        {f"hand_{e}": held.moved(up=0.05) for e in ends},
        {f"hand_{e}": held.moved(up=-0.05) for e in ends},
    )
    goal = table(start, 0.10, 0.54, 0.05)
    timeline.to(0.2, **{f"hand_{e}": At("shoulder", 0.02, -0.20, 0.20) for e in ends}, bend=8)
    timeline.to(
        0.18,
        **{f"hand_{e}": goal for e in ends},
        **{f"palm_{e}": -40.0 for e in ends},
        **{f"wrist_{e}": -20.0 for e in ends},
        bend=24,
        nod=12,
    )
    timeline.hold(0.6)
    if end == "cheer":
        timeline.to(0.3, hands=At("shoulder", 0.24, 0.44, 0.10), bend=-6, nod=-10, palms=-40)
        timeline.hold(0.5)
    elif end == "despair":
        timeline.to(0.4, hands=At("head", 0.12, 0.02, 0.08), palms=40, elbows=20, nod=22, bend=16)
        alternate(timeline, 2, 0.25, {"turn": 14.0}, {"turn": -14.0})
    _end(timeline, start)
    arm = "both hands" if both else f"the {side} hand"
    last = {
        "look": "{look} at them",
        "cheer": "{throw} up both arms in joy",
        "despair": "{put} both hands to the head in despair",
    }[end]
    return [
        "{roll} dice",
        f"{{roll}} the dice with {arm}",
        f"{{shake}} dice in {arm} and {{throw}} them on the table",
        f"{{shake}} {arm} up and down, {{roll}} the dice forward and {last}",
        f"{'{sit}' if start == 'sitting' else '{stand}'} at a table and {{roll}} dice",
        f"{{throw}} dice with {arm}, {{lean:ing}} forward, and {last}",
        f"{{rattle}} the dice, {{toss}} them and {last}",
        f"{{play}} dice, shaking and throwing them with {arm}",
    ]


@action(
    "move a chess piece",
    "social/games/chess",
    verbs="move play think lift place",
    side=SIDE,
    think=Choice(("think first", "at once")),
    reach=Choice(("forward", "across", "capture")),
    start=Choice(("sitting", "standing"), (3, 1)),
)
def chess(timeline: Timeline, side: str, think: str, reach: str, start: str) -> Sequence[str]:
    """A piece is lifted, carried over the board and set down; perhaps after some thinking with the chin in the hand."""
    _begin(timeline, start, 16)
    timeline.look_at(At("floor", 0.0, 0.75, 0.45 if start == "standing" else 0.15), 0.4)
    if think == "think first":
        timeline.to(
            0.7,
            hand_r=At("head", 0.03, -0.19, 0.14),
            palm_r=50,
            wrist_r=25,
            elbow_r=10,
            bend=20,
            hand_l=table(start, 0.06, 0.30),
            palm_l=-60,
        )
        timeline.hold(1.0)
    origin = table(start, 0.18, 0.36, 0.04)
    goal = {
        "forward": table(start, 0.14, 0.52, 0.04),
        "across": table(start, -0.14, 0.46, 0.04),
        "capture": table(start, 0.04, 0.50, 0.04),
    }[reach]
    timeline.to(0.6, hand_r=origin.moved(up=0.12), palm_r=-70, wrist_r=20, elbow_r=20, bend=20)
    timeline.to(0.3, hand_r=origin)
    timeline.hold(0.15)
    timeline.to(0.35, hand_r=origin.moved(up=0.14))
    timeline.to(0.5, hand_r=goal.moved(up=0.14), bend=27, twist=10 if reach == "across" else 4)
    timeline.to(0.3, hand_r=goal)
    timeline.hold(0.2)
    if reach == "capture":
        timeline.to(0.25, hand_r=goal.moved(up=0.12))
        timeline.to(0.5, hand_r=table(start, 0.44, 0.28, 0.04), bend=16, twist=-8)
        timeline.hold(0.15)
    timeline.look_at(None)
    _end(timeline, start, 0.8)
    way = {
        "forward": "forward",
        "across": "sideways across the board",
        "capture": "forward and take the other piece away",
    }[reach]
    first = "{think} with the hand at the chin, then " if think == "think first" else ""
    return [
        "{play} chess",
        f"{first}{{move}} a chess piece",
        f"{first}{{move}} a chess piece with the {side} hand",
        f"{first}{{lift}} a chess piece with the {side} hand and {{set}} it down again"
        if reach != "capture"
        else f"{first}{{take}} a piece of the opponent with the {side} hand and {{put}} it aside",
        f"{'{sit}' if start == 'sitting' else '{stand}'} at a chess board, {first}{{move}} a piece {way}",
        f"{first}{{reach}} over the board with the {side} hand and {{place}} a piece",
        f"{{lean}} over the board and {{move}} a piece {way}"
        if not first
        else f"{first}{{lean}} over the board and {{move}} a piece {way}",
        f"{{make}} a move in a game of chess, {start}" + (", after some thinking" if first else ""),
        f"{first}{{pick}} up a chess piece, {{carry}} it through the air and {{place}} it",
        *(
            ["{move} a chess piece at once, without thinking", "{play} a chess move straight away"]
            if think == "at once"
            else []
        ),
    ]


@action(
    "play a video game",
    "social/games/controller",
    verbs="play press hold operate lean tilt",
    start=START,
    drama=Choice(("calm", "racing", "fighting")),
    end=Choice(("go on", "win", "lose")),
    turns=Count(3, 6),
)
def video_game(timeline: Timeline, start: str, drama: str, end: str, turns: int) -> Sequence[str]:
    """A controller in both hands; the body leans into every bend or jerks with every blow."""
    held = At("chest", 0.07, -0.20, 0.26)
    _begin(timeline, start, 14)
    timeline.to(0.5, hands=held, palms=-20, elbows=18, wrists=10, nod=2, bend=16)
    sway = {"racing": 16.0, "fighting": 7.0, "calm": 4.0}[drama]
    for k in range(turns):
        sign = 1 if k % 2 else -1
        if drama == "racing":
            timeline.to(
                0.5,
                side=sign * sway,
                tilt=sign * 8,
                twist=sign * 8,
                hand_r=held.moved(up=0.07 * sign),
                hand_l=held.moved(up=-0.07 * sign),
            )
            timeline.hold(0.2)
        elif drama == "fighting":
            alternate(
                timeline,
                3,
                0.11,
                {"hands": held.moved(up=0.04, forward=0.05), "bend": 21.0},
                {"hands": held, "bend": 15.0},
            )
            timeline.to(0.25, side=sign * sway, tilt=sign * 6)
        else:
            timeline.to(0.4, tilt=sign * sway, side=sign * sway)
            alternate(
                timeline, 2, 0.13, {"hand_r": held.moved(up=0.02), "wrist_r": 18.0}, {"hand_r": held, "wrist_r": 8.0}
            )
    timeline.to(0.3, side=0, tilt=0, twist=0, hands=held)
    if end == "win":
        timeline.to(0.3, hands=At("shoulder", 0.18, 0.50, 0.10), bend=-5, nod=-8, palms=-20)
        timeline.hold(0.6)
    elif end == "lose":
        timeline.to(0.5, nod=34, bend=30, hands=held.moved(up=-0.08))
        alternate(timeline, 2, 0.25, {"turn": 16.0}, {"turn": -16.0})
        timeline.to(0.2, turn=0)
    _end(timeline, start)
    how = {
        "racing": "leaning from side to side with every bend",
        "fighting": "jerking the controller with every blow",
        "calm": "calmly",
    }[drama]
    last = {"win": ", then {throw} up both arms", "lose": ", then {let} the head sink and {shake} it", "go on": ""}[end]
    return [
        "{play} a video game",
        f"{{play}} a video game with a controller, {how}",
        f"{{hold}} a game controller with both hands in front of the belly and {{play}}{last}",
        f"{{operate}} a game controller, {how}",
        f"{'{sit}' if start == 'sitting' else '{stand}'} and {{play}} a {'racing' if drama == 'racing' else 'computer'} game{last}",
        f"{{press}} the buttons of a controller with both hands, {how}",
        f"{{grip}} a gamepad, {how}{last}",
        f"{{play}} on a console {start}, {how}",
        "{play} a game with a gamepad" + {"win": " and {win}", "lose": " and {lose}", "go on": ""}[end],
    ]


@action(
    "turn a long jump rope",
    "social/games/jump rope",
    verbs="turn swing circle",
    side=SIDE,
    count=Count(3, 7),
    hands=Choice(("one", "both")),
)
def turn_a_long_rope(timeline: Timeline, side: str, count: int, hands: str) -> Sequence[str]:
    """One end of a long rope is swung in big circles for others to jump."""
    timeline.stance(0.34, toes_deg=14)
    timeline.hold(0.2)
    ends = ("r",) if hands == "one" else ("r", "l")
    for e in ends:
        timeline.to(0.45, **{f"hand_{e}": At("shoulder", 0.02, -0.18, 0.42), f"palm_{e}": -20.0}, advance=e == ends[-1])
    begin_s = timeline.time_s
    circle(timeline, {f"hand_{e}": At("shoulder", 0.02, -0.04, 0.40) for e in ends}, 0.2, count, 0.72, plane="wall")
    end_s = timeline.time_s
    timeline.time_s = begin_s
    for _ in range(count):
        length = (end_s - begin_s) / count
        timeline.to(0.45 * length, bend=-3, y=0.0, exact=True)
        timeline.to(0.45 * length, bend=9, y=-0.05, exact=True)
        timeline.hold(0.1 * length)
    timeline.wait()
    timeline.neutral(0.6)
    arm = f"the {side} arm" if hands == "one" else "both arms"
    return [
        "{turn} a long jump rope",
        f"{{turn}} a long rope with {arm} for others to jump",
        f"{{swing}} {arm} in big circles in front of the body to turn a rope",
        f"{{circle}} {arm} {times(count)} in front, turning a rope",
        "{hold} the end of a long jump rope and {swing} it round",
        f"{{stand}} with the feet apart and {{turn}} a skipping rope with {arm}",
        f"{{make}} {many(count, 'big circle')} with {arm} as a rope turner",
        "{swing} a long jump rope round and round",
    ]


@action(
    "jump over an elastic",
    "social/games/jump rope",
    verbs="jump hop spread cross",
    tempo=False,
    count=Count(2, 5),
    pattern=Choice(("in and out", "side to side")),
)
def chinese_jump_rope(timeline: Timeline, count: int, pattern: str) -> Sequence[str]:
    """Jumps into and out of an elastic: feet together, apart, together; or over it from side to side."""
    timeline.hold(0.2)
    timeline.to(0.35, hands=At("shoulder", 0.20, -0.34, 0.14), y=-0.07, bend=8, balance=0)
    for k in range(count):
        if pattern == "in and out":
            hop(timeline, 0.13, foot_out_m=0.34)
            hop(timeline, 0.13, foot_out_m=0.08)
        else:
            sign = 1 if k % 2 else -1
            hop(timeline, 0.15, left_m=0.42 * sign)
            hop(timeline, 0.07)
    hops_end(timeline, 0.5)
    timeline.wait()
    timeline.neutral(0.5)
    how = "with the feet apart and together in turn" if pattern == "in and out" else "from side to side"
    return [
        "{play} Chinese jump rope",
        f"{{do}} a Chinese jump {how}",
        f"{{jump}} over an elastic rope {how}",
        f"{{play}} rubber band jumping, hopping {how}",
        f"{{jump}} in place, {{land:ing}} with the feet wide apart and then together, {times(count)}" if pattern == "in and out" else
        f"{{jump}} sideways over a rope {times(count)}, first to the right",
        f"{{hop}} {how} with both feet",
        "{jump} into and out of an elastic band" if pattern == "in and out" else "{hop} to and fro over an elastic band",
        f"{{jump}} {how}, {times(count)}, as in Chinese jump rope",
    ]  # fmt: skip


@action(
    "throw a paper airplane",
    "social/games/paper airplane",
    verbs="throw aim launch watch",
    crispness="crisp",
    side=SIDE,
    aim=Choice(("aim first", "at once")),
    height=Choice(("level", "up")),
    step_=Choice(("step", "stay")),
)
def paper_airplane(timeline: Timeline, side: str, aim: str, height: str, step_: str) -> Sequence[str]:
    """A paper plane is aimed beside the head, launched gently forward and watched."""
    ready = At("head", 0.13, 0.02, 0.06) if height == "level" else At("head", 0.14, -0.06, 0.04)
    goal = At("shoulder", 0.0, 0.12, 0.55) if height == "level" else At("shoulder", 0.02, 0.36, 0.42)
    rise = 0.0 if height == "level" else -14.0
    timeline.hold(0.2)
    timeline.to(
        0.55, hand_r=ready, palm_r=-10, elbow_r=0, twist=-12, nod=rise, hand_l=At("shoulder", 0.06, -0.16, 0.36)
    )
    if aim == "aim first":
        alternate(timeline, 2, 0.3, {"hand_r": ready.moved(forward=0.14)}, {"hand_r": ready})
    if step_ == "step":
        step(timeline, "l", 0.32, 0.10, duration_s=0.42, advance=False)
        timeline.to(0.25, z=0.06, twist=-16)
    timeline.to(
        0.24,
        hand_r=goal,
        twist=14,
        bend=8 if height == "level" else -2,
        wrist_r=-15,
        hand_l=At("shoulder", 0.14, -0.38, 0.0),
        z=0.16 if step_ == "step" else 0.04,
    )
    timeline.hold(0.35)
    timeline.wait()
    timeline.to(0.7, nod=rise - 8, turn=22)
    timeline.hold(0.4)
    if step_ == "step":
        back_to_standing(timeline, "l", 0.8)
    else:
        timeline.neutral(0.7)
    up = " upward" if height == "up" else ""
    first = "{aim} twice and " if aim == "aim first" else ""
    stepping = ", {step:ing} forward with one foot" if step_ == "step" else ""
    return [
        "{throw} a paper airplane",
        f"{{throw}} a paper plane{up} with the {side} hand",
        f"{first}{{launch}} a paper airplane{up} with the {side} hand{stepping}",
        f"{{raise}} the {side} hand beside the head and {{throw}} a paper plane forward{stepping}",
        f"{{hold}} a paper airplane beside the head, {first}{{let}} it fly and {{watch}} it",
        f"{{send}} a paper plane flying{up}{stepping}",
        f"{{extend}} the {side} arm{up or ' forward'} to launch a paper plane, then {{follow}} it with the eyes",
        f"{{toss}} an imaginary paper airplane{up} and {{look}} after it",
        *(["{throw} a paper airplane without a step, the feet staying where they are"] if step_ == "stay" else []),
    ]


@action(
    "spin a top",
    "social/games/spinning top",
    verbs="spin squat twist pull watch",
    crispness="crisp",
    side=SIDE,
    way=Choice(("on the floor", "with a string")),
    watch=Choice(("short", "long")),
)
def spin_a_top(timeline: Timeline, side: str, way: str, watch: str) -> Sequence[str]:
    """A top is spun with a twist of the hand on the floor, or thrown and pulled with a string."""
    timeline.hold(0.2)
    if way == "on the floor":
        timeline.look_at(At("floor", 0, 0.0, 0.5), 0.4)
        timeline.to(
            0.9,
            y=-0.48,
            pitch=34,
            bend=22,
            hand_r=At("floor", 0.06, 0.16, 0.46),
            hand_l=At("knee", 0.0, 0.08, 0.02),
            palm_r=-40,
            knees=14,
            toes=20,
        )
        alternate(timeline, 1, 0.3, {"palm_r": 40.0}, {"palm_r": 30.0})
        timeline.to(0.16, palm_r=-95, hand_r=At("floor", 0.12, 0.20, 0.44))
        timeline.to(0.3, hand_r=At("knee", 0.0, 0.10, 0.06))
        timeline.hold(0.8 if watch == "short" else 1.8)
        timeline.look_at(None, 0.8)
        timeline.to(0.9, y=0, pitch=0, bend=2, knees=0, hands=At("shoulder", 0.08, -0.46, 0.08), palms=0)
    else:
        timeline.to(
            0.55,
            hand_r=At("shoulder", 0.14, 0.20, 0.10),
            palm_r=-20,
            hand_l=At("shoulder", 0.12, -0.30, 0.22),
            twist=-14,
        )
        step(timeline, "l", 0.34, 0.11, duration_s=0.4, advance=False)
        timeline.look_at(At("floor", 0, 0.0, 1.3), 0.3, delay_s=0.2)
        timeline.to(0.28, hand_r=At("shoulder", 0.04, -0.16, 0.52), twist=14, bend=18, z=0.16, y=-0.06)
        timeline.wait()
        timeline.to(0.16, hand_r=At("shoulder", 0.26, -0.24, -0.02), twist=-10, bend=14)
        timeline.hold(0.9 if watch == "short" else 2.0)
        timeline.look_at(None, 0.5)
        timeline.to(0.4, y=0.0, bend=4)
        back_to_standing(timeline, "l", 0.7)
    timeline.neutral(0.4)
    floor = way == "on the floor"
    return [
        "{spin} a top",
        f"{{spin}} a top on the floor with the {side} hand",
        f"{{squat}} down and {{twist}} a spinning top with the {side} hand"
        if floor
        else f"{{throw}} a spinning top and {{pull}} back the string with the {side} hand",
        f"{{play}} with a spinning top{', squatting' if floor else ''}",
        "{bend} the knees, {spin} a top on the floor and {watch} it"
        if floor
        else f"{{raise}} the {side} hand, {{hurl}} a top to the floor and {{jerk}} the hand back",
        f"{{crouch}}, {{turn}} the {side} hand quickly to spin a top, and {{stand}} up again"
        if floor
        else f"{{step}} forward with the {other(side)} foot and {{launch}} a top with a string",
        "{set} a top spinning and {look} down at it",
        f"{{make}} a top spin with a quick twist of the {side} hand"
        if floor
        else f"{{make}} a top spin with a string, pulling with the {side} hand",
        *(["{spin} a top and {watch} it for a long while"] if watch == "long" else []),
    ]


@action(
    "rock paper scissors",
    "social/games/dice",
    verbs="play shake swing throw",
    side=SIDE,
    start=Choice(("standing", "sitting")),
    end=Choice(("draw", "win", "lose")),
    rounds=Count(1, 2),
)
def rock_paper_scissors(timeline: Timeline, side: str, start: str, end: str, rounds: int) -> Sequence[str]:
    """The fist swings down three times and shows its sign."""
    _begin(timeline, start, 6)
    palm = At("chest", 0.02, -0.16, 0.24)
    for _ in range(rounds):
        timeline.to(
            0.4, hand_l=palm, palm_l=70, elbow_l=12, hand_r=At("chest", 0.08, 0.10, 0.26), palm_r=-10, elbow_r=15, nod=8
        )
        for _ in range(2):
            timeline.to(0.16, hand_r=At("chest", 0.06, -0.10, 0.28), nod=12)
            timeline.to(0.2, hand_r=At("chest", 0.08, 0.12, 0.26), nod=6)
        timeline.to(0.18, hand_r=At("shoulder", -0.04, -0.18, 0.48), bend=14, nod=10, palm_r=-50)
        timeline.hold(0.5)
    if end == "win":
        timeline.to(0.3, hand_r=At("shoulder", 0.12, 0.50, 0.12), bend=-5, nod=-10)
        timeline.hold(0.4)
    elif end == "lose":
        timeline.to(0.35, hands=At("shoulder", 0.12, -0.44, 0.08), nod=30, bend=16)
        alternate(timeline, 1, 0.22, {"turn": 16.0}, {"turn": -16.0})
        timeline.to(0.2, turn=0)
    _end(timeline, start)
    last = {"win": " and {raise} the fist in triumph", "lose": " and {hang} the head", "draw": ""}[end]
    return [
        "{play} rock paper scissors",
        f"{{play}} rock paper scissors with the {side} hand{last}",
        f"{{swing}} the {side} fist up and down over the other palm and {{throw}} a sign",
        f"{{shake}} the {side} fist twice and {{hold}} out the hand the third time"
        if rounds == 1
        else f"{{play}} two rounds of rock paper scissors with the {side} hand",
        f"{{move}} the {side} fist up and down, then {{stretch}} the hand forward{last}",
        f"{{play}} a game of rock paper scissors {start}{last}",
        f"{{beat}} the {side} fist on the {other(side)} palm, then {{show}} a sign in front",
        f"{{decide}} something by rock paper scissors{last}",
    ]


@action("arm wrestle", "social/games/cards", verbs="wrestle push press grip", side=SIDE, end=Choice(("win", "lose")))
def arm_wrestle(timeline: Timeline, side: str, end: str) -> Sequence[str]:
    """Seated at a table, elbow on it, the forearm is pressed from upright to one side."""
    sit_start(timeline, 0.46)
    timeline.start(bend=16)
    upright = table("sitting", 0.02, 0.40, 0.26)
    timeline.hold(0.2)
    timeline.to(
        0.6,
        hand_r=upright,
        palm_r=0,
        elbow_r=5,
        bend=24,
        pitch=6,
        hand_l=table("sitting", 0.02, 0.32),
        palm_l=-80,
        elbow_l=20,
        nod=-4,
    )
    timeline.hold(0.3)
    for lean in (3, -4, 5, -3, 6):
        timeline.to(0.24, hand_r=upright.moved(out=-0.012 * lean, up=-0.01), side=lean, shrugs=6, tilt=lean)
    if end == "win":
        timeline.to(0.55, hand_r=table("sitting", -0.24, 0.38, 0.02), side=14, twist=14, bend=28)
        timeline.hold(0.4)
        timeline.to(0.4, hand_r=At("shoulder", 0.10, 0.46, 0.12), side=0, twist=0, bend=2, nod=-8, pitch=0, shrugs=0)
        timeline.hold(0.4)
    else:
        timeline.to(0.9, hand_r=table("sitting", 0.40, 0.40, 0.02), palm_r=70, side=-16, twist=-10, bend=28)
        timeline.hold(0.4)
        timeline.to(0.4, nod=24, side=0, twist=0, shrugs=0)
    _end(timeline, "sitting")
    last = "{win}" if end == "win" else "{lose}"
    way = f"to the {other(side)}" if end == "win" else f"to the {side}"
    return [
        "{do} arm wrestling",
        f"{{do}} arm wrestling with the {side} arm and {last}",
        f"{{sit}} at a table and {{wrestle}} with the {side} forearm upright",
        f"{{put}} the {side} elbow on the table, {{grip}} a hand and {{push}}; the forearm goes down {way}",
        "{press} an imaginary hand down in arm wrestling"
        if end == "win"
        else f"{{be}} beaten in arm wrestling, the {side} arm pressed down",
        f"{{strain}} against an opponent with the {side} arm on the table and {last}",
        f"{{have}} a contest of strength at the table and {last}",
        f"{{lean}} into an arm wrestling match and {last}"
        + (", then {raise} the arm in triumph" if end == "win" else ", then {let} the head sink"),
    ]


@action("play with a yo yo", "social/games/spinning top", verbs="throw pull bounce look", side=SIDE, count=Count(3, 7))
def yo_yo(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """The hand throws the yo-yo down and pulls it up again, the eyes follow."""
    up, down = At("shoulder", 0.06, 0.02, 0.32), At("shoulder", 0.06, -0.38, 0.34)
    timeline.hold(0.2)
    timeline.to(0.5, hand_r=up, palm_r=60, nod=16)
    for _ in range(count):
        timeline.to(0.18, hand_r=down, palm_r=-60, wrist_r=-10, nod=26, y=-0.03, bend=8)
        timeline.hold(0.22)
        timeline.to(0.22, hand_r=up, palm_r=-80, wrist_r=15, nod=14, y=0, bend=3)
        timeline.hold(0.08)
    timeline.neutral(0.6)
    return [
        "{play} with a yo-yo",
        f"{{play}} with a yo-yo with the {side} hand",
        f"{{throw}} a yo-yo down and {{pull}} it up {times(count)} with the {side} hand",
        f"{{move}} the {side} hand down and up {times(count)} in front of the body, looking at it",
        "{bounce} an imaginary yo-yo up and down",
        f"{{let}} a yo-yo drop from the {side} hand and {{jerk}} it back up",
        f"{{flick}} the {side} hand down and {{lift}} it again, playing with a yo-yo",
        "{look} down and {play} with a yo-yo",
    ]


@action(
    "pat a cake",
    "social/hand signs/clap",
    verbs="clap pat push slap",
    count=Count(1, 2),
    start=Choice(("standing", "sitting")),
)
def pat_a_cake(timeline: Timeline, count: int, start: str) -> Sequence[str]:
    """The clapping game: own hands, right across, own hands, left across, own hands, both ahead."""
    together, apart = At("chest", 0.035, 0.0, 0.22), At("chest", 0.18, 0.02, 0.22)
    _begin(timeline, start, 4)
    timeline.to(0.45, hands=apart, elbows=15, palms=0, cock=20)
    for _ in range(count):
        timeline.to(0.17, hands=together)
        timeline.to(0.17, hands=apart)
        timeline.to(0.17, hand_r=At("shoulder", -0.16, -0.06, 0.46), palm_r=-60, twist=10)
        timeline.to(0.17, hands=apart, palm_r=0, twist=0)
        timeline.to(0.17, hands=together)
        timeline.to(0.17, hands=apart)
        timeline.to(0.17, hand_l=At("shoulder", -0.16, -0.06, 0.46), palm_l=-60, twist=-10)
        timeline.to(0.17, hands=apart, palm_l=0, twist=0)
        timeline.to(0.17, hands=together)
        timeline.to(0.19, hands=At("shoulder", 0.02, -0.02, 0.46), palms=-70)
        timeline.to(0.18, hands=apart, palms=0)
    _end(timeline, start)
    return [
        "{play} a clapping game",
        "{play} pat-a-cake",
        f"{{clap}} {{poss}} own hands and then a partner's in turn, {times(count)}",
        "{clap}, {push} the right hand forward, {clap}, {push} the left hand forward, {clap} and {push} both",
        f"{{clap}} hands with an imaginary friend, {start}",
        "{play} a hand clapping game with somebody in front",
        f"{{slap}} the palms against a partner's after each clap, {times(count)}",
        f"{{do}} {many(count, 'round')} of a clapping game",
    ]


@action(
    "stack blocks",
    "social/games/chess",
    verbs="stack build place lift balance knock",
    side=SIDE,
    start=Choice(("sitting", "standing", "kneeling on the floor"), (2, 1, 1)),
    count=Count(2, 4),
    end=Choice(("look", "knock it over"), (2, 1)),
)
def stack_blocks(timeline: Timeline, side: str, start: str, count: int, end: str) -> Sequence[str]:
    """Block after block from the side onto a growing tower, slower and more careful; then a look, or it is knocked over."""
    if start == "kneeling on the floor":
        kneel_start(timeline)
        timeline.start(y=KNEELING_HIP_M - STANDING_M - 0.22, z=-0.30, rest=0, pitch=6, bend=12)
        base, ahead, aside = 0.20, 0.28, 0.16
        timeline.hold(0.2)
    else:
        _begin(timeline, start, 14)
        spot = table(start, 0.0, 0.44)
        base, ahead, aside = spot.up, spot.forward, spot.up
    timeline.look_at(At("floor", 0.0, base, ahead), 0.4)
    for number in range(count):
        up = base + 0.05 + 0.07 * number
        timeline.to(0.45, hand_r=At("air", 0.34, aside + 0.04, ahead), palm_r=-70, twist=-8, bend=20)
        timeline.hold(0.08)
        timeline.to(0.45, hand_r=At("air", 0.16, up + 0.10, ahead), twist=0, bend=16)
        timeline.to(0.35 + 0.12 * number, hand_r=At("air", 0.06, up + 0.02, ahead + 0.02), bend=20)
        timeline.hold(0.12)
        timeline.to(0.3, hand_r=At("air", 0.18, up + 0.05, ahead - 0.04))
    if end == "knock it over":
        timeline.to(0.3, hand_r=At("air", 0.40, base + 0.26, ahead - 0.06), twist=-14)
        timeline.to(0.15, hand_r=At("air", -0.26, base + 0.14, ahead + 0.04), twist=16, exact=True)
        timeline.hold(0.3)
    else:
        timeline.to(0.4, hand_r=At("air", 0.30, base + 0.02, ahead - 0.06), bend=8)
        timeline.hold(0.4)
    timeline.look_at(None)
    if start == "kneeling on the floor":
        timeline.wait()
        timeline.to(0.6, hands=LAP, palms=-50, bend=8, twist=0, nod=0)
    else:
        _end(timeline, start)
    after = f" and {{knock}} it over with the {side} hand" if end == "knock it over" else ""
    return [
        f"{{stack}} {number_word(count)} blocks with the {side} hand",
        f"{{build}} a tower of blocks{after}",
        f"{{build}} a tower with {number_word(count)} blocks, {start}{after}",
        f"{{put}} one block on top of the other with the {side} hand{after}",
        f"{{play}} with building blocks, {start}",
        f"{{take}} blocks from the {side} and {{pile}} them up{after}",
        f"{{stack}} cups into a tower{after}",
        f"= building a tower of blocks with the {side} hand",
    ]


@action(
    "blow up a balloon",
    "social/games/paper airplane",
    verbs="blow tie hit bat pump",
    side=SIDE,
    start=Choice(("standing", "sitting"), (2, 1)),
    breaths=Count(2, 4),
    then=Choice(("tie it", "bat it up", "let it go")),
)
def blow_up_a_balloon(timeline: Timeline, side: str, start: str, breaths: int, then: str) -> Sequence[str]:
    """Both hands at the mouth; with every breath they move apart as the balloon grows; then it is tied, batted or let fly."""
    _begin(timeline, start, 6)
    timeline.to(0.5, hands=At("head", 0.05, -0.15, 0.17), elbows=35, palms=10, nod=2)
    for number in range(breaths):
        grown = 0.05 + 0.035 * (number + 1)
        timeline.to(0.4, bend=-5, shrugs=10, nod=-8)
        timeline.to(0.7, bend=12, shrugs=0, nod=10, hands=At("head", grown, -0.16, 0.17 + grown), exact=True)
        timeline.hold(0.1)
    if then == "tie it":
        timeline.to(0.4, hands=At("chest", 0.06, -0.02, 0.28), nod=18, bend=6)
        timeline.to(0.25, hand_r=At("chest", -0.02, -0.02, 0.30), hand_l=At("chest", 0.05, 0.0, 0.26))
        timeline.to(0.25, hand_r=At("chest", 0.06, 0.04, 0.26))
        timeline.to(0.25, hands=At("chest", 0.10, 0.0, 0.28))
    elif then == "bat it up":
        for hand in ("r", "l"):
            timeline.to(0.3, **{f"hand_{hand}": At("shoulder", 0.04, -0.16, 0.36)}, nod=-6)
            timeline.to(0.16, **{f"hand_{hand}": At("shoulder", 0.0, 0.30, 0.42)}, nod=-24, bend=-4)
            timeline.hold(0.4)
    else:
        timeline.to(0.2, hands=At("shoulder", 0.06, 0.16, 0.44), nod=-10, bend=-2)
        timeline.to(0.15, hands=At("shoulder", 0.30, 0.20, 0.36))
        for turn in (30, -30, 10):
            timeline.to(0.3, turn=turn, nod=-24)
        timeline.to(0.2, turn=0)
    _end(timeline, start)
    after = {
        "tie it": " and {tie} it",
        "bat it up": " and {bat} it into the air with both hands in turn",
        "let it go": ", {let} it go and {look} after it",
    }[then]
    return [
        "{blow} up a balloon",
        f"{{blow}} up a balloon with {number_word(breaths)} breaths{after}",
        f"{{hold}} a balloon to the mouth with both hands and {{blow}} it up{after}",
        f"{{inflate}} a balloon {start}{after}",
        f"{{blow}} into a balloon {times(breaths)}, the hands moving apart",
        f"{{breathe}} in deeply and {{blow}} up a balloon{after}",
        f"{{blow}} up a balloon for a party{after}",
        f"= blowing up a balloon with both hands at the mouth, {start}",
    ]
