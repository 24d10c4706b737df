"""Index entries of clips of running with obstacles, ball games, sword and shield; see `index.py`."""

from __future__ import annotations

_RUNNING: dict[str, tuple[str, ...]] = {
    "run dive over roll run": (
        "{run}, {dive} over something, {roll} and {run} on",
        "{run} and {dive} into a forward roll",
        "{dive} over an obstacle while running and {roll}",
        "{do} a diving roll out of a run",
    ),
    "run duck underneath": (
        "{run} and {duck} under something",
        "{duck} under a low bar while running",
        "{run} forward, {bend} low under an obstacle and {run} on",
        "{run} stooping under a barrier",
    ),
    "run jump over": (
        "{run} and {jump} over something",
        "{jump} over an obstacle while running",
        "{leap} over a hurdle in a run",
        "{clear} an obstacle with a running jump",
    ),
    "run jump stop run": (
        "{run}, {jump}, {stop} and {run} again",
        "{run} and {jump}, {pause}, then {run} on",
        "{make} a running jump, {stop} for a moment and {run} on",
    ),
    "run over": (
        "{run} over an obstacle",
        "{run} forward, stepping over something",
        "{stride} over an obstacle while running",
    ),
    "run quick stop run": (
        "{run}, {stop} suddenly and {run} again",
        "{run} forward, {brake} hard and {run} on",
        "{come} to a quick stop while running, then {run} on",
    ),
    "run stop run": (
        "{run}, {stop} and {run} again",
        "{run} forward, {pause} and {run} on",
        "{stop} for a moment in the middle of a run",
    ),
    "run to quick stop": (
        "{run} and {stop} suddenly",
        "{run} forward and {come} to a quick stop",
        "{run} and {brake} hard",
    ),
    "walk to run": (
        "{walk} and then {run}",
        "{start} walking and {break} into a run",
        "{walk} forward and {speed} up to a run",
    ),
    "run, leap": ("{run} and {leap}", "{take} a run and {leap} through the air", "{leap} forward out of a run"),
    "jumps kicks and punches": (
        "{jump}, {kick} and {punch}",
        "{do} jumps, kicks and punches",
        "{practise} jumps, kicks and punches in turn",
    ),
    "navigate - walk forward, backward, sideways": (
        "{walk} forward, backward and sideways",
        "{walk} in all directions without turning",
    ),
    "jump up and down": ("@jump-up-and-down",),
    "jump": ("@jump",),
    "forward jump": ("@jump-ahead",),
    "a person jumps forward": ("@jump-ahead",),
    "high jump": ("{jump} up high", "{jump} as high as possible", "{leap} high into the air", "{make} a high jump"),
    "soccer - kick ball": (
        "{kick} a soccer ball",
        "{run} up and {kick} a ball",
        "{step} forward and {kick} a ball with one foot",
        "{take} a kick at a football",
    ),
    "boxing": ("@punch-series", "{box} and {duck} punches"),
    "bassai": ("{perform} the karate form Bassai", "{do} a karate form", "{practise} a karate kata"),
    "walk stealthily": ("@sneak",),
} | {
    text: phrases
    for side in ("left", "right")
    for text, phrases in {
        f"run {side}": (f"@run-turn-{side}", f"{{run}} and {{bear}} {side}"),
        f"run turn {side}": (f"@run-turn-{side}",),
        f"run, veer {side}": (f"{{run}} and {{veer}} to the {side}", f"{{run}}, bearing {side}", f"@run-turn-{side}"),
        f"run/jog, veer {side}": (f"{{run}} and {{veer}} to the {side}", f"{{jog}}, bearing {side}"),
        f"run, 90-degree {side} turn": (f"@run-turn-{side}", f"{{run}} and {{turn}} 90 degrees to the {side}"),
        f"run side step {side}": (
            f"{{run}} and {{step}} aside to the {side}",
            f"{{dodge}} to the {side} while running",
            f"{{run}} forward with a side step to the {side}",
            f"{{sidestep}} to the {side} out of a run",
        ),
    }.items()
}

_BASKETBALL: dict[str, tuple[str, ...]] = {
    "a person catches a basketball": (
        "{catch} a basketball",
        "{catch} a ball with both hands",
        "{receive} a pass with both hands",
        "{grab} a ball out of the air in front of the chest",
    ),
    "a person jumps for a basketball rebound": ("@rebound",),
    "a person picks up a basketball from the floor": (
        "{walk} up to a ball and {pick} it up from the floor",
        "{pick} up a basketball from the floor",
        "{bend} down and {pick} up a ball with both hands",
        "{fetch} a basketball from the ground",
        "{stoop} and {lift} a ball off the floor",
    ),
    "a person makes a basketball layup": (
        "{run} up and {make} a layup",
        "{drive} to the basket and {jump} for a layup",
        "{do} a layup in basketball",
    ),
    "a person turns and makes a basketball layup": (
        "{turn} around on the run and {make} a layup",
        "{spin} past a defender and {jump} for a layup",
        "{do} a layup after a spin",
    ),
    "a person turns and makes a hook shot with a basketball": (
        "{turn} on the run and {make} a hook shot",
        "{spin} around, {jump} and {throw} a hook shot",
    ),
    "a person takes a set shot with a basketball": (
        "{take} a set shot",
        "{shoot} a basketball from a standing position",
        "{raise} a ball over the head and {shoot} it",
        "{stand} and {shoot} at the hoop",
    ),
    "a person takes a jump shot with a basketball": (
        "{take} a jump shot",
        "{jump} up and {shoot} a basketball",
        "{rise} into a jump shot",
    ),
    "a person makes a chest pass with a basketball": (
        "{make} a chest pass",
        "{push} a ball away from the chest with both hands",
        "{pass} a basketball from the chest",
    ),
    "a person dribbles a basketball low": (
        "{dribble} a basketball low",
        "{bounce} a ball close to the floor with bent knees",
    ),
    "a person dribbles a basketball between the legs": (
        "{dribble} a basketball between the legs",
        "{bounce} a ball between {poss} legs",
    ),
    "a person dribbles a basketball and turns around, between the legs": (
        "{dribble} a basketball and {spin} around to the left",
        "{turn} around to the left while dribbling",
    ),
    "a person runs left while dribbling a basketball": (
        "{dribble} a basketball on the run and {curve} left",
        "{run} in a curve to the left while dribbling",
        "{run} around to the left, bouncing a ball",
    ),
    "a person runs right while dribbling a basketball": (
        "{dribble} a basketball on the run and {curve} right",
        "{run} in a curve to the right while dribbling",
        "{run} around to the right, bouncing a ball",
    ),
    "a person runs while dribbling a basketball": (
        "{run} while dribbling a basketball",
        "{dribble} a ball on the run",
        "{run} forward, bouncing a basketball",
    ),
    "a person turns right and changes the dribble to the left hand": (
        "{spin} around to the right while dribbling a basketball",
        "{turn} all the way around to the right with a dribble",
    ),
    "a person turns while dribbling a basketball": ("{spin} around to the right while dribbling a basketball",),
    "a person gets up from the floor": ("@get-up",),
    "a person shoots a fadeaway jump shot": (
        "{shoot} a fadeaway jump shot",
        "{jump} back and {shoot} a basketball",
        "{turn}, {jump} and {shoot} while falling back",
    ),
}

_CELEBRATIONS: dict[str, tuple[str, ...]] = {
    "a person dances, stepping and swinging both arms": (
        "{dance}, stepping and swinging both arms",
        "{dance} on the spot with both arms",
        "{move} the arms in a dance",
    ),
    "a person jumps, turns in the air and lands with arms spread in cristiano ronaldo's celebration": (
        "{celebrate} a goal with a turning jump",
        "{jump}, {turn} half around in the air and {land} with spread arms",
        "{do} Cristiano Ronaldo's goal celebration",
    ),
    "a person leans back and points up to the side in usain bolt's victory pose": (
        "{lean} back and {point} up to the left in a victory pose",
        "{strike} Usain Bolt's victory pose",
        "{stretch} the left arm up to the side like an archer and {lean} back",
    ),
    "a person pumps a fist like tiger woods": (
        "{pump} a fist",
        "{celebrate} by pumping a fist",
        "{pump} {poss} fist like a golfer after a good shot",
    ),
    "a person stomps and swings the arms down in lebron james's celebration": (
        "{stomp} and {swing} the arms down",
        "{celebrate} with a stomp of the feet",
        "{stamp} {poss} feet and {swing} both arms down to celebrate",
    ),
    "a person strikes a spider-man pose": (
        "{strike} a Spider-Man pose",
        "{crouch} low with one leg stretched out to the side",
        "{go} down into a low pose like Spider-Man and {stand} up again",
    ),
}

_KEYED_BY_HAND: dict[str, tuple[str, ...]] = {
    "a person falls down dead": (
        "{fall} down dead",
        "{collapse}",
        "{drop} dead",
        "{fall} to the ground and {lie} there",
    ),
    "a person reaches out and interacts with something": (
        "{reach} out with the right hand",
        "{press} a button in front with the right hand",
        "{operate} something with {poss} right hand",
    ),
    "a person waves with the left hand": ("@wave-left-hand",),
    "a person punches with the left hand": (
        "{punch} with the left hand",
        "{throw} a left punch",
        "{hit} out with the left fist",
    ),
    "a person punches with the right hand": (
        "{punch} with the right hand",
        "{throw} a right punch",
        "{hit} out with the right fist",
    ),
    "a person jumps and attacks with a sword": (
        "{jump} and {strike} down with a sword",
        "{leap} up and {bring} down a sword",
        "{attack} with a jumping sword strike",
    ),
    "a person slashes with a sword": (
        "{slash} with a sword held in one hand",
        "{swing} a sword with the right hand",
        "{cut} across with a sword",
    ),
}

# The whole take: a blow, the fall, and back on the feet.
_FALLS = (
    "{be} hit, {fall} down and {get} up again",
    "{fall} down after a blow and {stand} up again",
    "{drop} to the ground, {rise} and {go} back into a fighting stance",
)
_NUMBERS = {"two": 2, "three": 3, "four": 4}


def _sword_and_shield() -> dict[str, tuple[str, ...]]:
    entries: dict[str, tuple[str, ...]] = {
        "a person blocks and counterattacks with a sword": (
            "{block} and {strike} back with a sword",
            "{parry} an attack and {counter} with a sword",
            "{fend} off a blow and {hit} back",
        ),
        "a person charges forward with a shield": ("{charge} forward with a shield", "{ram} an enemy with a shield"),
        "a person circles an enemy with a sword and shield": ("{circle} an enemy in a fighting stance",),
        "a person crouches and blocks with a shield": ("{crouch} behind a shield", "{duck} and {block} with a shield"),
        "a person crouches and parries with a sword": ("{crouch} and {parry} with a sword",),
        "a person feints with a sword": ("{feint} with a sword", "{fake} an attack with a sword"),
        "a person holding a sword and shield kicks forward": ("{kick} forward in a sword fight",),
        "a person knocks a sword on a shield to taunt": (
            "{knock} a sword on a shield",
            "{taunt} by beating on a shield",
        ),
        "a person pounds the chest to taunt": ("{pound} {poss} chest", "{taunt} an enemy by beating the chest"),
        "a person roars to taunt": ("{roar} at an enemy", "{taunt} an enemy with a roar"),
        "a person spins and strikes with a sword": ("{spin} and {strike} with a sword", "{whirl} around with a sword"),
        "a person stabs with a sword": ("{stab} with a sword", "{thrust} a sword forward"),
        "a person swipes with a shield": ("{swipe} with a shield", "{hit} out with a shield"),
        "a person swings a sword in a standoff": ("{swing} a sword", "{brandish} a sword"),
        "a person dodges backward": ("{dodge} backward", "{step} back quickly out of reach"),
        "a person is hit and falls backward": _FALLS,
    }
    for number, count in _NUMBERS.items():
        text = f"a person attacks with a sword and shield in a combo of {number} strikes"
        phrases = (
            f"{{strike}} {number} times with a sword",
            f"{{attack}} with a sword and shield, {count} strikes in a row",
            f"{{do}} a combo of {number} sword strikes",
        )
        entries |= {text: phrases, f"{text}, finishing the enemy": phrases}
    for side in ("left", "right"):
        entries |= {
            f"a person blocks to the {side} with a shield": (f"{{block}} to the {side} with a shield",),
            f"a person parries to the {side} with a sword": (f"{{parry}} to the {side} with a sword",),
            f"a person dodges to the {side}": (f"{{dodge}} to the {side}", f"{{jump}} aside to the {side}"),
            f"a person slashes {side} with a sword": (f"{{slash}} {side} with a sword",),
            f"a person is hit and falls to the {side}": _FALLS,
            f"a person is hit, spins {side} and falls": (
                f"{{be}} hit, {{spin}} {side}, {{fall}} and {{get}} up again",
                f"{{spin}} around to the {side}, {{fall}} down and {{stand}} up",
            ),
            # These turn once all the way around.
            f"a person turns around to the {side}": (
                f"{{turn}} all the way around to the {side}",
                f"{{turn}} in a full circle to the {side}",
            ),
            f"a person turns {side}": (f"@turn-{side}",),
            f"a person runs sideways to the {side} with a sword and shield": (
                f"{{run}} sideways to the {side}",
                f"{{shuffle}} quickly to the {side} in a fighting stance",
            ),
            f"a person walks sideways to the {side} with a sword and shield": (
                f"@sidestep-{side}",
                f"{{step}} sideways to the {side} in a fighting stance",
            ),
        }
    return entries


SPORTS_AND_GAMES = _RUNNING | _BASKETBALL | _CELEBRATIONS | _KEYED_BY_HAND | _sword_and_shield()
