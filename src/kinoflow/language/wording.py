"""Words that name no action of their own: techniques, and how something ends or goes on."""

from __future__ import annotations

import re

from kinoflow.language.remarks import without_remarks
from kinoflow.language.tables import standing_for
from kinoflow.language.words import CARDINALS, NUMBER_OF, TENS, participle, third_person

_TECHNIQUES = standing_for("techniques")
_NAMES = "|".join(name.replace(" ", "[ -]") for name in sorted(_TECHNIQUES, key=len, reverse=True))
_TECHNIQUE = re.compile(rf"\b(?:{_NAMES})\b")
_SHOT = re.compile(r"(?:^|(?<=, ))shot (?=(?:from|in|through|by|to death)\b)")
"""Who is "shot in the chest" does not put the shot."""
_COUNTERS = re.compile(
    r"\b(?:counter(?:s|ing)?|answers?|responds?|returns?|replies|fires back) with (?=(?:an?|the|his|her|left|right)\b)"
)
_SLIPS = re.compile(
    r"\bslips?(?= (?:(?:to )?the )?(?:left|right)\b| (?:an?|the) (?:\w+ )?(?:punch|jab|cross|hook|blow)\b)"
)
"""A boxer who slips to the left dodges."""
_HANDS_OVER = re.compile(
    r"(?P<before>^|, |\band |\bthen |\bhe |\bshe |\bperson )hands "
    r"(?=(?:it|them|him|her|something|an?|the|his|somebody|someone)\b|(?:over|out)\b(?! (?:the|his|her|their) ))"
)
"""Who hands something over gives it; no hands do anything."""
_FROWNS = re.compile(
    r"\b(?:frown|smil|scowl|glar|grinn?|grimac|squint)ing(?P<at>(?: down| up| back)* (?:at|over|to|towards?) )"
)
"""Who smiles down at the floor looks there."""
_MAKES_A_TURN = re.compile(
    r"\bmak(?P<ends>es|e|ing) an? (?:\w+ )??"
    r"(?P<how>(?:ninety|90|half|quarter|right|about)[- ]?(?:degrees?|angle|face)? )?(?:\w+ )?turn\b(?! (?:of|signal))"
)
"""Who makes a turn turns."""
_TENS = {"ten": 10, **TENS, "seventy": 70, "eighty": 80, "ninety": 90}
_DEGREES = re.compile(
    r"\b(?P<hundreds>(?:(?P<how_many>an?|one|two|three) )?hundred (?:and )?)?"
    rf"(?P<tens>{'|'.join(_TENS)})(?:[- ](?P<ones>{'|'.join(CARDINALS[1:10])}))?(?=[- ]degrees?\b)"
)
"""Angles in words."""
_PHONE_AT_THE_EAR = re.compile(
    r"\bwith (?:an?|the|his|her) (?:mobile |cell )?phone (?:held |pressed |clamped )?(?:to|at|against|by) "
    r"(?P<whose>the|his|her) (?P<side>left|right) ear\b(?=.*\b(?:walk|pac|stroll|run|jog|go)(?:e?s|ing)\b)"
)
"""A hand at the ear, of who does something else meanwhile."""
_PACES_SOMEWHERE = re.compile(
    r"\bpac(?P<ends>es|e|ing)"
    r"(?= (?:\w+ )?(?:steps?|metres?|meters?)\b| (?:forwards?|ahead|back (?:to|the way|where))\b)"
)
"""Who paces so many steps, or back to a place, walks there."""
_FOLLOWS_WITH = re.compile(
    r"\bfollow(?P<ends>s|ing)?(?: (?:it|that|this))?(?: up)? (?:up )?with (?=(?:an?|the|two|three|left|right)\b)"
)
"""Who follows with a kick kicks."""
_CATCHES_HIMSELF = re.compile(
    r"(?P<trips>\b(?:trip|stumbl|slip)(?:s|es|ping|ing)?\b(?: (?:over|on) (?:(?:an?|the|his|her|some) )?[\w ]+?)?)"
    r"(?:,? and|,|,? but)(?: then)? (?:catch|stead|right|sav)(?:e?s|ies|ing) (?:him|her|it|them)sel(?:f|ves)\b"
    r"(?: with (?:(?:his|her|their|the|both) )*(?:arms?|hands?) [a-z]+(?:ing|ed|t|ung|own) (?:out|wide|up)(?: wide)?)?"
)
"""Whose arms fly out as he recovers."""
_ZIGZAGS = re.compile(
    r"(?<!\bin )(?<!\ba )(?<!\bthe )\bzig-?zags\b"
    r"(?= (?:down|along|across|through|forwards?|up|between|around)\b|[,.;]|$)"
)
_SOME_STEPS = re.compile(
    r"\btak(?P<ends>es|e|ing) (?P<many>\w+|a few|a couple of) (?:(?:big|heavy|slow|loud|hard|small|quick|short|long) )*"
    r"(?P<how>stomp|stamp|limp|stagger|march|tiptoe|skipp|shuffl|stumbl|hobbl)ing steps"
)
"""In what way steps are taken."""
_SLOWS_TO = re.compile(
    r"\bslow(?P<ends>s|ing)?(?: down)? (?:in)?to an? (?:\w+ )?(?P<gait>march|crawl|shuffle|stroll|limp|jog|trot)\b"
)
_TURN_IN_FULL = re.compile(
    r"\b(?:does|do|doing|makes?|making|performs?|completes?|executes?|takes?) an? "
    r"(?P<how>(?:slow|quick|fast|sharp|careful|smooth) )?"
    r"(?P<much>full|complete|whole|360(?:[- ]degrees?)?|half|quarter)"
    r"[, ]+(?P<later>(?:slow|quick|fast|sharp|careful|smooth) )?(?:turn|spin|rotation)\b"
)
"""Who does a slow full turn turns around slowly."""
_FREEZES = re.compile(
    r"\bfreezes(?! (?:(?:solid|to|up|over|the|his|her|it|an?)\b|(?:in|at) th(?:is|at|e)\b|like (?:this|that)|there"
    r"|in (?:ice|fear|terror|shock|horror|place like)))\b"
)
_AFTER_A_PAUSE = re.compile(
    r"(?:,? and|,)? ?after an? (?:(?:short|brief|long|little|small) )*(?:pause|moment|beat|while|second|rest|bit)\b,?"
)
_ROUNDHOUSE = re.compile(r"\broundhouse\b(?! (?:kick|punch|right|left|house|hook))")
_LIES_PRONE = re.compile(
    r"\b(?:drop|dive|fall|go|get|throw (?:him|her)self|fling (?:him|her)self)(?P<ends>e?s|)(?: down)? "
    r"prone\b"
)
_ON_THE_ELBOWS = re.compile(
    r"\bcrawl(?P<ends>s|ing)?(?P<way> forwards?| ahead)? on (?:(?:his|her|their|the|both|your) )*"
    r"(?:elbows|forearms|elbows and knees|forearms and knees)\b"
)
"""As soldiers crawl."""
_SWAYS_ON = re.compile(r"\b(?P<goes>goes|go|carries|carry|walks|walk|moves|move) (?:on|off|away) swaying\b")
_LEADING_WITH = re.compile(
    r" (?:leading|landing|taking off) (?:with|on|from) (?:the|his|her) (?P<side>left|right) (?P<limb>leg|foot)\b"
)
_PANTS = re.compile(r"(?<=\band )pants(?: heavily| hard)?(?=$|[,.;]| and\b| then\b)")
_A_POSE = re.compile(r"^(?P<who>.*?)(?:\b(?:stands?|standing|holds?|strikes?) )?(?:in )?(?:(?:an?|the) )?a-pose\b")
"""The pose in which characters are rigged."""
_TURNS_OFTEN = re.compile(
    r"\bturn(?P<ends>s|ing)? (?:(?:all the way|fully|completely) )?(?:around|round)"
    r"(?= (?:twice|thrice|(?:two|three|four|five|[2-5]) times)\b)"
)
_LOOKS_BOTH_WAYS = re.compile(
    r"(?<=\w) (?:while |whilst |and )?(?P<looks>look|glanc|peer|scann)ing "
    r"(?:(?:to the )?left and (?:to the )?right|(?:to the )?right and (?:to the )?left|from side to side|to both sides"
    r"|from left to right|both ways)\b"
)
"""What is done in passing: "sneaks forward looking left and right"."""
_NO_MANNER = "belly|fly|reply|family|ally|bully|jelly|butterfly|rely|apply|only|assembly|supply"
_ON_OR_WITH = "with|to|towards?|forwards?|backwards?|away|on|in|across|through|along|around|up|down|while|as|then"
_DROPS_WEIGHTS = re.compile(r"\bdrop(?:s|ping)? the (?:bar|barbell|weights?|dumbbells?|kettlebells?)\b")
_DIVES_INTO_A_ROLL = re.compile(
    r"\bdiv(?:e(?P<ends>s?)|ing)(?: forwards?)?(?:,? and then|, then|,? and|,| into) "
    r"(?:an? )?(?:forward )?roll(?:s|ing)?\b"
)
"""One thing, on dry land."""
_SIDE_STEPS = re.compile(r"\bside[ -]step(?P<ends>s|ping)?\b(?! (?:up|touch|lunge))")
_IN_STANCE = re.compile(
    r"(?<=\w) in (?:an? |the |his |her )?(?:fighting|boxing|combat|fight|guard) (?:stance|position)"
    r"(?= (?:\w+ly )?(?:does|do|performs?|throws?|kicks?|punches|delivers?|executes?|lands?|strikes?|jabs?)\b)"
)
"""Where somebody stands who strikes."""
_TO_THE_KNEES = re.compile(
    r"\b(?:falls?|falling|drops?|dropping|sinks?|sinking|goes|go) (?:down )?(?:on)?to "
    r"(?:(?:the|his|her|their|both) ){0,2}knees\b"
)
_JUMPS_ON = re.compile(r"\bjump(?P<ends>s|ing)? up and down\b(?!.*\b(?:once|twice|times)\b)")
_TWO_MANNERS = re.compile(
    rf"\b(?P<one>(?!{_NO_MANNER})\w{{3,}}ly),? and (?P<other>(?!{_NO_MANNER})\w{{3,}}ly)\b"
    rf"(?=$|[,.;]| (?:{_ON_OR_WITH})\b)"
)
"""How something is done, in two words: "slowly and wearily" is no second thing."""
_NOT = r"(?:(?:does|did|do) not|(?:doesn|didn|don) ?t|never)"
_FALLS = r"(?:fall(?:s|ing)?|tumbl(?:e|es|ing)|collaps(?:e|es|ing)|go(?:es|ing)? down)"
_BALANCE = r"(?:on (?:his|her|their|the) feet|upright|standing|(?:his|her|their) (?:balance|footing))"
_STAYS_UP = re.compile(
    rf",?(?: but| and| yet)? (?:(?:{_NOT}|manages not to|without) (?:quite )?{_FALLS}(?: over| down)?"
    rf"|(?:stays|keeps|remains) {_BALANCE})\b"
)
_UNTIL = re.compile(
    r",? (?:until|till?) (?:he|she|they|it|we|you|i|the|an?|somebody|someone|something|there|his|her|their|your|both"
    r")\b [^,.;]*"
)
"""How long something goes on."""
_BODY = re.compile(r"\b(?:body|arms?|legs?|hands?|back|hips?|thighs?|knees?|trunk|torso|chest|head|nose|chin|heels?)\b")
_ENDS = r"(?:,? and then|,? and|,? then|,) (?:end|finish|conclud|clos|land)(?:e?s|ing)?(?: up)?(?: it| off)?"
_ENDS_WITH = re.compile(rf"{_ENDS} (?:with|by) (?=an? |\w+ing\b)")
_ENDS_ON_KNEES = re.compile(rf"{_ENDS} on (?=(?:(?:one|the|his|her|their|both|left|right) ){{1,2}}knees?\b)")
_PARTS = "head|hand|arm|fist|elbow|shoulder|foot|leg|knee|hip|trunk|torso|upper body|body|chin|heel"
_WHOSE_LIMB = (
    r"(?P<before>^|, |; |\. |\band |\bthen )"
    r"(?:(?:an?|the) (?:\w+ ){1,3}?s|his|her|their|the|both(?: (?:his|her|the))?) "
    rf"(?P<limb>(?:(?:left|right|other) )?(?:{_PARTS})s?)"
)
_LIMB_GOES = re.compile(
    rf"{_WHOSE_LIMB} (?:(?:goes|go|comes|come|fl(?:ies|y)|shoots?|rises?|moves?|swings?|springs?|jerks?) "
    r"(?:right |straight )?(?P<up>up)(?:wards?)?|(?P<down>drops?|sinks?|falls?|goes down|comes down)(?: down)?)"
    r"(?P<rest>(?: (?:to|in|into|above|over|high|on|onto|at) [^,.;]*?)?)(?=$|[,.;]| and\b| then\b| while\b)"
)
_LIMB_DOES = re.compile(
    rf"{_WHOSE_LIMB} (?P<verb>swings?|turns?|bends?|twists?|circles?|tilts?|stretch(?:es)?|straightens?|points?)"
    r"(?= (?:up|down|left|right|forwards?|backwards?|back|out|to|towards?|from|side|over|slowly|quickly|once|twice"
    r"|behind|in|at|sideways|ahead)\b|$|[,.;])"
)
"""What a limb does somebody does with it: "her right arm goes up", "the man's head turns to the left"."""
_DEEDS = (
    "bow|kick|wave|nod|shrug|jump|hop|spin|twirl|turn|stretch|yawn|punch|push|shove|pull|clap|salute|lunge|squat|curtsy"
    "|laugh|sigh|stumble|wiggle|leap|stomp|stamp|skip|glance|look|point|cough|sneeze|sniff|knock|tap|pat|hug|kiss"
)
_IN_WHAT_WAY = {
    "deep": "deeply", "slow": "slowly", "quick": "quickly", "fast": "quickly", "hard": "hard", "strong": "hard",
    "powerful": "hard", "mighty": "hard", "slight": "slightly", "little": "slightly", "small": "slightly",
    "short": "briefly", "brief": "briefly", "gentle": "gently", "soft": "softly", "low": "low", "high": "high",
    "polite": "politely", "sharp": "sharply", "sudden": "suddenly", "graceful": "gracefully", "angry": "angrily",
    "happy": "happily", "nervous": "nervously", "tired": "wearily", "cheerful": "cheerfully", "good": "", "nice": "",
}  # fmt: skip
_TO_NOBODY = frozenset(
    ["bow", "wave", "nod", "shrug", "look", "glance", "jump", "hop", "spin", "turn", "yawn", "point", "stretch"]
)
_NOT_SO = frozenset(
    ["little jump", "small jump", "little hop", "small hop", "high kick", "low kick", "high jump", "low jump"]
)
"""Words that say something else of what is done."""
_DOES_A_DEED = re.compile(
    r"(?P<before>^|, |; |\. |\band |\bthen |\bto |\b(?:he|she|they|person|man|woman|boy|girl|[a-z]+er|[a-z]+or) )"
    rf"(?:give|gives|giving|make|makes|making|takes?|taking|has|have|having|does|do|doing)"
    r"(?P<whom> (?:(?:the|his|her) \w+|him|her|them|it|somebody|someone))?"
    rf" an? (?P<how>(?:{'|'.join(_IN_WHAT_WAY)}) )?(?P<deed>{_DEEDS})\b(?P<at> at)?"
    r"(?=$|[,.;]| (?:and|then|while|at|to|towards?|with|from|over|for|on|into|before|after|forwards?|backwards?|left"
    r"|right|twice|once|again|behind|ahead|\w+ly)\b)"
)
"""Who gives a deep bow bows deeply."""
_ENDS_AS = re.compile(
    rf"{_ENDS} in (?:first|second|third|fourth|fifth|the same|the starting|the original)"
    r"(?: (?:position|place|pose|spot))?\b"
)


def in_plain_words(text: str) -> str:
    """A `plain` sentence in which a technique is called by what is done.

    "Mae geri" is a front kick, "ends on one knee" a kneeling, "stumbles but doesn't fall" a stumble, and "until he
    reaches the wall" says how long.
    """
    text = _A_POSE.sub(r"\g<who>stands with both arms away from the body", without_remarks(text))
    text = _TECHNIQUE.sub(lambda match: _TECHNIQUES[match.group().replace("-", " ")], text)
    text = _DOES_A_DEED.sub(_does, _LIMB_DOES.sub(_does_with, _LIMB_GOES.sub(_goes_with, text)))
    text = _SLIPS.sub("dodges", _COUNTERS.sub("", _SHOT.sub("gets shot ", text)))
    text = _LAST_AFTER.sub(r"\g<before>, then \g<moment>, then \g<last>", _AFTER_A_PAUSE.sub(_waits, text).strip())
    text = text if "danc" in text else _FREEZES.sub(_stays_still, text)
    text = _TURN_IN_FULL.sub(_turns_in_full, text)
    text = _CATCHES_HIMSELF.sub(r"\g<trips> and recovers", _FOLLOWS_WITH.sub(_does_next, text))
    text = _ROUNDHOUSE.sub("roundhouse kick", _ON_THE_ELBOWS.sub(r"army crawl\g<ends>\g<way>", text))
    text = _LIES_PRONE.sub(lambda lies: f"lie{'s' if lies['ends'] else ''} face down", text)
    text = _LEADING_WITH.sub(r", \g<side> \g<limb> leading", _SWAYS_ON.sub(r"staggers on", text))
    text = _SLOWS_TO.sub(_slows, _SOME_STEPS.sub(_steps_so, _ZIGZAGS.sub("walks in a zigzag", text)))
    text = _MAKES_A_TURN.sub(_turns, text)
    text = _DEGREES.sub(_in_digits, text)
    text = _PHONE_AT_THE_EAR.sub(r"with \g<whose> \g<side> hand on \g<whose> \g<side> ear", text)
    text = _PACES_SOMEWHERE.sub(lambda match: {"es": "walks", "e": "walk", "ing": "walking"}[match["ends"]], text)
    text = _FROWNS.sub(r"looking\g<at>", text)
    text = _TWO_MANNERS.sub(r"\g<one> \g<other>", _TURNS_OFTEN.sub(r"spin\g<ends> around", text))
    text = _DROPS_WEIGHTS.sub("puts the weight down hard on the floor", text)
    text = _TO_THE_KNEES.sub("drops to the knees", text)
    text = _DIVES_INTO_A_ROLL.sub(lambda dives: f"{'do' if dives['ends'] == '' else 'does'} a dive roll", text)
    text = _IN_STANCE.sub("", _SIDE_STEPS.sub(lambda step: f"sidestep{step['ends'] or ''}", text))
    text = _JUMPS_ON.sub(r"jump\g<ends> up and down three times", text)
    text = _PANTS.sub("breathes heavily", text)
    text = _LOOKS_BOTH_WAYS.sub(", looking around", text)
    text = _HANDS_OVER.sub(r"\g<before>gives ", text)
    text = _UNTIL.sub("", _STAYS_UP.sub(" and recovers", text))
    text = _ENDS_ON_KNEES.sub(", then kneels on ", _ENDS_WITH.sub(", then ", text))
    return _ENDS_AS.sub("", text)


def shapes_until(text: str) -> list[str]:
    """What a `plain` sentence says of how the body is at last, which is no time: "until the body is a T"."""
    return [said.group().strip(" ,") for said in _UNTIL.finditer(text) if _BODY.search(said.group())]


def _goes_with(match: re.Match[str]) -> str:
    verb = "raises" if match["up"] else "drops" if match["limb"] in ("head", "chin") else "lowers"
    many = "both " if match["limb"].endswith("s") and "hips" not in match["limb"] else "the "
    return f"{match['before']}{verb} {many}{match['limb']}{match['rest']}"


def _does_with(match: re.Match[str]) -> str:
    return f"{match['before']}{third_person(_base(match['verb']))} the {match['limb']}"


def _base(verb: str) -> str:
    """A verb in the third person, singular or plural, in its base form."""
    return re.sub(r"(?<=stretch)es$|(?<!s)s$", "", verb)


def _does(match: re.Match[str]) -> str:
    how = (match["how"] or "").strip()
    if f"{how} {match['deed']}" in _NOT_SO or (match["whom"] and match["deed"] in _TO_NOBODY):
        return match.group()
    said = (third_person(match["deed"]), match["whom"] or "", _IN_WHAT_WAY.get(how, ""), match["at"] or "")
    return match["before"] + " ".join(word.strip() for word in said if word)


def _in_digits(match: re.Match[str]) -> str:
    hundreds = NUMBER_OF.get(match["how_many"] or "", 1) if match["hundreds"] else 0
    return str(100 * hundreds + _TENS[match["tens"]] + NUMBER_OF.get(match["ones"] or "", 0))


def _stays_still(match: re.Match[str]) -> str:
    """Who freezes stops, or stands there as it is told."""
    return "stands still" if re.match(r" (?:with|in|on) ", match.string[match.end() :]) else "stops"


def _waits(match: re.Match[str]) -> str:
    """Somebody who waits a moment before what follows, or before the clause that says so at its end."""
    if not match.string[match.end() :].strip(" ,.;"):
        return f" after {_A_MOMENT}"
    return f", then {_A_MOMENT}, then" if match.start() else f"{_A_MOMENT}, then"


_A_MOMENT = "waits a moment"
_LAST_AFTER = re.compile(
    r"(?P<before>.+)(?:, and then |, then |, and | and then |, | and | then )"
    rf"(?P<last>.+) after (?P<moment>{_A_MOMENT})\W*$"
)


def _turns_in_full(match: re.Match[str]) -> str:
    how = (match["how"] or match["later"] or "").strip()
    way = {"half": "turns around", "quarter": "turns by 90 degrees"}.get(match["much"], "turns in a full circle")
    return " ".join(filter(None, (way, _IN_WHAT_WAY.get(how, f"{how}ly" if how else ""))))


def _does_next(match: re.Match[str]) -> str:
    return {"s": "does ", "ing": "doing "}.get(match["ends"], "do ")


def _steps_so(match: re.Match[str]) -> str:
    verb = {"skipp": "skip", "shuffl": "shuffle", "stumbl": "stumble", "hobbl": "hobble"}.get(
        match["how"], match["how"]
    )
    done = participle(verb) if match["ends"] == "ing" else third_person(verb) if match["ends"] == "es" else verb
    if verb in ("stomp", "stamp"):
        return f"{done.replace(verb, 'walk')} {match['many']} steps forward angrily"
    return f"{done} {match['many']} steps"


def _slows(match: re.Match[str]) -> str:
    """The slower way of going, on the spot where the faster one was."""
    gait = match["gait"]
    done = participle(gait) if match["ends"] == "ing" else third_person(gait) if match["ends"] else gait
    there = re.search(r"\b(?:in place|on the spot)\b", match.string[: match.start()])
    return f"then {done} {there.group()}" if there else f"then {done}"


def _turns(match: re.Match[str]) -> str:
    verb = {"es": "turns", "e": "turn", "ing": "turning"}[match["ends"]]
    how = (match["how"] or "").strip().replace("ninety", "90").replace("-", " ")
    return f"{verb} by 90 degrees" if how.startswith(("90", "quarter", "right")) else f"{verb} around" if how else verb
