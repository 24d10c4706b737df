"""Index entries of clips of exercises, daily actions, pantomime and dance; see `index.py` for how they are written."""

from __future__ import annotations

_SIDES = ("left", "right")


def _both_sides(entries: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {
        text.replace("<side>", side): tuple(phrase.replace("<side>", side) for phrase in phrases)
        for text, phrases in entries.items()
        for side in _SIDES
    }


def _arms_up(side_action: str) -> tuple[str, ...]:
    """The phrases of an action, and that both arms are held up meanwhile."""
    return (f"@{side_action}", f"@{side_action}|with both arms raised", f"@{side_action}|while holding both hands up")


_EXERCISES = _both_sides(
    {
        "a person does a lunge in line with the <side> foot in front with both arms raised": _arms_up("lunge-<side>"),
        "a person does a lunge in line with the <side> foot in front": ("@lunge-<side>",),
        "a person does a side lunge to the <side> with both arms raised": _arms_up("side-lunge-<side>"),
        "a person does a side lunge to the <side>": ("@side-lunge-<side>",),
        "a person steps over a hurdle with the <side> leg and back with both elbows bent and raised": (
            "@hurdle-step-<side>",
            "@hurdle-step-<side>|with both hands held up",
        ),
        "a person standing raises the straight <side> leg forward with both arms raised": _arms_up("leg-raise-<side>"),
        "a person raises the <side> arm out to the side and lowers it": ("@arm-raise-side-<side>",),
        "a person raises the <side> arm diagonally in front and lowers it": ("@arm-raise-diagonal-<side>",),
        "a person moves the straight <side> arm backward and returns it": ("@arm-back-<side>",),
        "a person rotates the <side> forearm down and up with the upper arm held out to the side and the elbow bent": (
            "@forearm-turn-<side>",
        ),
        "a person kicks forward with the <side> leg": ("@kick-forward-<side>",),
        "a person balances on the <side> leg": ("@balance-<side>-leg",),
        "a person leaps sideways to the <side>": ("@side-leap-<side>",),
        "a person kicks with the <side> leg": (
            "{kick} with the <side> leg",
            "{throw} a kick with the <side> foot",
            "{swing} up the <side> leg in a kick",
            "{kick} {poss} <side> foot up",
        ),
    }
) | {
    "a person does a deep squat with both arms raised": ("@squat-arms-up",),
    "a person sits down and stands up again with both arms raised": (
        "@sit-down-and-stand-up",
        "@sit-down-and-stand-up|with both hands held up",
    ),
    "a person squats once": ("@squat-arms-forward", "@squat"),
    "a person squats": ("@squat",),
    "a person does squats": ("@squats",),
    "a person does jumping jacks": ("@jumping-jacks",),
    "a person jogs in place": ("@jog-in-place",),
    "a person makes circles with the arms": ("@arm-circles",),
    "a person raises the knees one after the other": ("@knee-raises",),
    "a person reaches up and bends down": ("@reach-up-and-bend-down",),
    "a person touches the toes with both hands": ("@toe-touch",),
    "a person touches the toes with one hand": ("@toe-touch-one-hand",),
    "a person twists the upper body from side to side": ("@twist-upper-body",),
    "a person rotates both arms backward once": ("@arm-circle-backward",),
    "a person touches the knee with the opposite elbow, left elbow first, once each side": ("@left-elbow-to-knee",),
    "a person lies down on the floor": ("@lie-down",),
    "a person puts something down on the floor with the right hand": ("@put-down-right",),
    "a person grabs something from high up with the right hand": ("@grab-high-right",),
    "a person hops once on both legs": ("@hop-forward",),
    "a person jogs four steps in a circle to the left": ("@run-turn-left", "{jog} in a circle to the left"),
    "a person sneaks two steps": ("@sneak", "{sneak} forward two steps"),
    "a person throws a basketball": (
        "{throw} a basketball with both hands",
        "{throw} a ball from above the head",
        "{raise} a basketball overhead and {throw} it",
        "{toss} a basketball at the hoop",
    ),
    "a person jumps and turns in the air": ("@jump-turn",),
    "a person steps forward and back": ("@step-forward-and-back",),
    "a person steps forward": ("@step-forward",),
    "a person does exercises": ("@exercise",),
    **{f"a person does {name}": (f"@{name}",) for name in ("knees-to-elbows", "side-bends", "trunk-rotations")},
    "a person sits down on a low stool": ("@sit-down-low",),
    "a person stands up from a low stool": ("@stand-up-low",),
    "a person sits down on a high stool": ("@sit-down-high",),
    "a person stands up from a high stool": ("@stand-up-high",),
    "a person sits on a high stool": (
        "{sit} on a high stool",
        "{sit} still on a bar stool",
        "{stay} seated on a high stool",
    ),
    "a person sits swinging the legs": (
        "{sit} on a high stool and {swing} the legs",
        "{let} the legs dangle from a stool",
    ),
    "a person sits with an ankle on the other knee": (
        "{sit} with the right ankle on the left knee",
        "{sit} with crossed legs and a hand on the chin",
        "{sit} on a stool, thinking, {poss} right ankle on the left knee",
    ),
    "a person sits and looks into the distance": ("@look-far",),
    "a person kicks a ball with the right foot": ("@kick-ball-right",),
    "a person jumps off one leg and reaches up": ("@jump-reach-left",),
    "a person balances in a standing scale": ("@standing-scale-left-leg",),
    "a person balances on the left leg with spread arms": (
        "@balance-left-leg",
        "{balance} on the left leg with the right knee up and the arms spread",
    ),
    "jumping jacks, jog, squats, side twists, stretches": ("@exercise",),
    "jumping jacks, side twists, bend over, jog": ("@exercise",),
    "jumping jacks, side twists, bend over, squats": ("@exercise",),
    "jumping jacks, side twists, reach up, bend over": ("@exercise",),
    "jumping jacks, side twists, squats, jog": ("@exercise",),
    "range of motion": (
        "{go} through the range of motion of arms and legs",
        "{move} all joints as far as they go",
        "{do} range-of-motion exercises",
    ),
    "balance on one leg, outstretched arms": (
        "{balance} on one leg with outstretched arms",
        "{stand} on one leg, the arms stretched out",
        "{hold} out both arms and {balance} on one foot",
    ),
}

_DAILY: dict[str, tuple[str, ...]] = {
    "drink soda": (
        "{drink} from a bottle",
        "{drink} soda",
        "{take} a sip of a drink",
        "{raise} a bottle to {poss} mouth and {drink}",
        "{have} a drink while standing",
    ),
    "a person opens a bottle": (
        "{open} a bottle",
        "{unscrew} the cap of a bottle",
        "{twist} a bottle open with both hands",
        "{turn} the cap of a bottle held in front of the belly",
    ),
    "a person closes a bottle": (
        "{close} a bottle",
        "{screw} the cap back on a bottle",
        "{twist} a bottle shut with both hands",
    ),
    "unscrew bottlecap, drink soda": (
        "{open} a bottle and {drink} from it",
        "{unscrew} the cap of a bottle and {drink}",
        "{twist} a bottle open and {take} a drink",
    ),
    "unscrew bottlecap, drink soda, screw on bottlecap": (
        "{open} a bottle, {drink} and {close} it again",
        "{unscrew} a bottle, {take} a drink and {screw} the cap back on",
    ),
    "drink soda, screw on bottlecap": (
        "{drink} from a bottle and {close} it",
        "{take} a drink and {screw} the cap back on the bottle",
    ),
    "mop floor": (
        "{mop} the floor",
        "{wipe} the floor with a mop",
        "{clean} the floor with a mop",
        "{push} a mop back and forth",
        "{swab} the floor",
        "{do} the mopping",
    ),
    "wash windows": (
        "{wash} a window",
        "{wipe} a window clean with one hand",
        "{clean} a window",
        "{rub} a window pane with the right hand",
        "{polish} the glass of a window",
    ),
    "laugh": (
        "{laugh} hard",
        "{laugh} out loud and {throw} up the arms",
        "{bend} over with laughter",
        "{crack} up laughing",
        "{double} over laughing",
        "{laugh} heartily",
    ),
    "sit on high stool, stand up": (
        "{sit} on a high stool and {stand} up",
        "{sit} down on a bar stool and {get} up again",
        "{perch} on a high stool",
    ),
    "sit on stepstool, stand up": (
        "{sit} on a low stool and {stand} up",
        "{sit} down on a step stool and {get} up again",
        "{take} a seat on a low stool",
    ),
    "sit on stepstool, stand up, swing legs": (
        "{sit} on a stool, {swing} the legs and {stand} up",
        "{sit} on a stool swinging {poss} legs",
    ),
    "sit on stepstool, ankle on other knee, hand on chin": (
        "{sit} on a low stool",
        "{sit} on a step stool and {change} position",
    ),
    "walking, sitting, looking, stand up": ("{walk} around, {sit} down, {look} around and {stand} up",),
    "direct traffic, wave, point": (
        "{direct} traffic",
        "{signal} with the arms like a traffic officer",
        "{wave} cars through and {point} the way",
        "{regulate} the traffic with both arms",
    ),
    "jump up to grab, reach for, tiptoe": (
        "{reach} up for something high",
        "{stand} on tiptoe and {reach} up high",
        "{stretch} up to grab something out of reach",
        "{reach} overhead again and again",
    ),
    "climb ladder": ("@climb-ladder",),
    "climb 3 steps": ("@climb-steps",),
    "picking up ball": ("{pick} up a ball", "{bend} down and {pick} up a ball", "{take} a ball from the floor"),
    "a person climbs up onto boxes and climbs down again": ("@climb-boxes",),
} | {
    text: (
        f"{{pick}} up a box, {how}",
        f"{{lift}} a box from the floor, {how}",
        f"{{bend}} down to pick up a box, {how}",
    )
    for text, how in (
        ("pick box up, bend from waist", "bending at the waist"),
        ("pick up box, bend from waist", "bending at the waist"),
        ("picking box up, bending knees", "bending the knees"),
    )
}

_PANTOMIME: dict[str, tuple[str, ...]] = {
    "alaskan vacation": (
        "{tell} a story with gestures",
        "{act} out a story with both hands",
        "{talk} with lively hand gestures",
        "{describe} a journey with the hands",
        "{mime} a tale while standing",
    ),
    "basketball signals": (
        "{give} basketball referee signals",
        "{signal} like a basketball referee",
        "{make} the hand signals of a referee",
    ),
    'nursery rhyme - "i\'m a little teapot..."': (
        "{act} out a nursery rhyme",
        "{mime} a little teapot",
        "{perform} a nursery rhyme with gestures",
        "{stand} with a hand on the hip like a teapot",
    ),
    "motorcycle": (
        "{hold} the handlebars of a motorcycle",
        "{stand} with bent knees as if on a motorcycle",
        "{ride} an imaginary motorcycle",
    ),
} | {
    f"{animal} (human subject)": (
        f"{{act}} like {article} {animal}",
        f"{{imitate}} {article} {animal}",
        f"{{pretend}} to be {article} {animal}",
        f"{{mime}} {article} {animal} {how}",
        f"{{move}} like {article} {animal} while standing",
        f"{{play}} {article} {animal} in a game of charades",
    )
    for animal, article, how in (
        ("bear", "a", "with raised paws"),
        ("chicken", "a", "with flapping elbows"),
        ("dinosaur", "a", "with its arms and claws"),
        ("dog", "a", "with its front paws"),
        ("elephant", "an", "swinging its trunk"),
        ("fish", "a", "with its fins"),
        ("monkey", "a", "with hanging arms"),
        ("mouse", "a", "with its little paws"),
        ("prairie dog", "a", "looking about"),
        ("snake", "a", "swaying the body"),
        ("whale", "a", "with both hands"),
    )
}

_BREAKDANCE = (
    "{break} dance",
    "{do} a breakdance",
    "{show} breakdance moves",
    "{dance} hip hop on feet and hands",
    "{perform} breakdance steps",
)
_DANCE: dict[str, tuple[str, ...]] = {
    "uprightsequence": ("{dance} hip hop", "{do} breakdance steps on {poss} feet", "{show} top rock steps"),
    "fancyfootwork": (*_BREAKDANCE, "{do} breakdance footwork close to the floor"),
    "longsequencegood": _BREAKDANCE,
    "breaksequencewithflips": (*_BREAKDANCE, "{break} dance with flips"),
    "start hop stop": (
        "{dance} like Michael Jackson, spinning and ending in a pose",
        "{dance}, {spin} around and {strike} a pose",
        "{do} a pop dance with spins and {stop} in a pose",
    ),
    "start walk stop": (
        "{dance} a few steps like Michael Jackson and {strike} a pose",
        "{walk} in a pop dance and {stop} in a pose",
        "{dance} forward and {end} in a pose",
    ),
    "dance - arms held high, side arabesque": (
        "{dance} ballet with the arms held high",
        "{dance} a side arabesque with raised arms",
        "{hold} the arms high and {lift} one leg in a ballet pose",
    ),
    "dance - fold in from side arabesque, curl inwards": (
        "{dance} a side arabesque and {fold} in",
        "{lift} one leg sideways in a dance and {curl} up the body",
        "{dance} ballet, standing on one leg and curling inward",
    ),
    "dance - lean back on bent leg, balance, bend elbow by ear": (
        "{lean} back on a bent leg in a dance",
        "{dance} slowly, leaning back and balancing",
    ),
    "dance - lean forward, bring back leg forward, arching arms": (
        "{lean} forward in a dance and {arch} the arms",
        "{dance} ballet, leaning forward with arched arms",
    ),
    "static dance pose - folded in, head lowered, leg bent": (
        "{hold} a dance pose on one leg with the head lowered",
        "{stand} still in a folded dance pose",
        "{keep} a ballet pose with one leg bent",
    ),
    "acrobatics - spin/twirl, hang on ropes": (
        "{spin} around, hanging on ropes",
        "{twirl} on ropes like an acrobat",
    ),
}

_CLIMBING: dict[str, tuple[str, ...]] = {
    text: ("{climb} on playground equipment", "{climb} around on a playground", "{climb} on monkey bars")
    for text in (
        "playground - climb",
        "playground - climb, go under",
        "playground - climb, go under, jump down",
        "playground - climb, hang, hold self up with arms straight, swing, drop, sit, dangle legs, go under",
        "playground - climb, hang, lean over, jump down",
        "playground - climb, hang, swing",
        "playground - climb, pull up, dangle, sit, lower self to ground",
        "playground - climb, sit, dangle legs, descend",
        "playground - climb, sit, dangle legs, jump down",
        "playground - climb, swing, lean back, drop",
    )
}

EXERCISES_AND_DAILY = _EXERCISES | _DAILY | _PANTOMIME | _DANCE | _CLIMBING
