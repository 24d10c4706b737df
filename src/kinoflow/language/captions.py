"""Sentences in the manner of captions of captured motions, in words of what is done.

"Returns to the starting position" is what undoes what was done before, "appears to be dancing" is dancing, and "a
figure" is somebody.
"""

from __future__ import annotations

import re

from kinoflow.language.sides import OTHER
from kinoflow.language.tables import table
from kinoflow.language.words import CARDINALS, third_person

_NOBODY_IN_PARTICULAR = (
    "human being|human figure|stick figure|stick man|animated figure|human|figure|subject|individual|toon|avatar"
    "|mannequin|sim|test subject"
)
_SOMEBODY = re.compile(
    rf"^(?:(?:an?|the|this|one) )?(?:{_NOBODY_IN_PARTICULAR})(?! skat)(?= (?:\w+ly )?(?:is|are|who|stands?|\w+s"
    rf"|\w+ing)\b)"
)
_WHO_STEPS = r"(?P<before>^|, |\band |\bthen |\b(?:he|she|they|person|man|woman|someone|somebody) (?:\w+ly )?)"
_NO_ARTICLE = re.compile(r"^(?P<who>person|man|woman|guy|boy|girl)(?= (?:\w+ly )?(?:is|\w+s)\b)")
"""Who acts, named without an article."""
_END = r"(?=$|[,.;]| and\b| then\b| while\b)"
_THEN = r"(?:,? and then|,? then|,? and|,|\.(?: then)?)"
_WHOSE = r"(?:the|his|her|their|its)"
_THEY = r"(?:he|she|they|it|the (?:person|man|woman|figure))"
_BACK_AGAIN = re.compile(
    r"(?P<verb>\b(?:sit|lie|lay|kneel|stand|get|crouch|squat|rise)(?:s|es|ing|ting)?|\blying) back (?=(?:down|up)\b)"
)
"""Who sits back down sits down."""
_SEEMS = re.compile(
    rf"\b(?:(?:appears?|seems?) to be|(?:looks?|seems?|appears?) (?:like|as if|as though) {_THEY} (?:is|are|were)) "
    r"(?=\w+ing\b)"
)
_BEGINS_TO = re.compile(
    r"\b(?:(?:starts?|begins?|proceeds?|attempts?|tries|continues?|appears?|seems?|decides?|prepares?) to|goes to) "
    r"(?P<how>(?:\w+ly )?)(?P<verb>(?!be\b|the\b|his\b|her\b|their\b|an?\b|sleep\b|bed\b|work\b|jump (?:over"
    r"|off)\b)[a-z]{2,})\b"
)
"""What somebody begins to do he does."""
_USES_A_LIMB = re.compile(
    rf"\busing (?=(?:(?:only|just) )?(?:{_WHOSE} |both |one )?(?:left |right |both )?(?:hands?|arms?|foot|legs?)\b)"
)
_STROKE = re.compile(
    r"\bswim(?P<ends>s|ming)? (?:(?:by )?using|with|in|doing|by doing)(?: (?:an?|the))? "
    r"(?=(?:breast ?stroke|back ?stroke|free ?style|front crawl|butterfly|dog paddle|side ?stroke)\b)"
)
_A_STEP = re.compile(
    r"\btak(?P<ends>es|e|ing) an? (?P<how>(?:(?:single|big|small|large|long|short|quick|little|wide|giant|tiny"
    r"|slow) )?)"
    r"step(?= (?:forwards?|backwards?|back|ahead|to|left|right|with|over|sideways)\b|$|[,.;])"
    r"(?!(?: [\w]+){0,6}?,? and (?:then )?(?:(?:steps?|comes?|goes|moves?|brings?) (?:it )?back|returns?)\b)"
)
_WITH_A_FOOT = re.compile(
    rf"{_WHO_STEPS}step(?P<ends>s|ping)? (?P<way>forwards?|backwards?|back|ahead) with "
    rf"{_WHOSE} (?P<side>left|right) (?P<limb>foot|leg)\b"
    r"(?!(?:,? and)?(?:,? then)? (?:(?:steps?|comes?|goes|moves?|brings?|pulls?) (?:it )?back|returns?|back)\b)"
)
"""One step, as only one foot is named."""
_GAITS = {form: name for name, forms in table("going").items() for form in forms}
_GAITS |= {
    form: name
    for name, forms in {
        "walk": "go goes going head heads heading move moves moving travel travels",
        "hop": "hop hops hopping", "jump": "jump jumps jumping",
        "step": "step steps stepping", "sidestep": "sidestep sidesteps sidestepping", "skip": "skip skips skipping",
        "gallop": "gallop gallops galloping", "leap": "leap leaps leaping",
        "ride": "ride rides riding", "swim": "swim swims swimming", "dash": "dash dashes dashing",
        "take": "take takes taking",
    }.items()
    for form in forms.split()
}  # fmt: skip
_GAIT = re.compile(rf"\b(?:{'|'.join(sorted(_GAITS, key=len, reverse=True))})\b")
_UNTURNED = frozenset(["hop", "jump", "step", "sidestep", "leap", "shuffle", "take"])
"""What is done to a side, or back, without turning there."""
_CLOSED = re.compile(r"\b(?:circles?|squares?|triangle|rectangle|oval|loops?|lap|figure (?:eight|8)|eight|diamond)\b")
_PLACE = (
    rf"(?:{_WHOSE} )?(?:same |very )?(?:starting|start|original|initial|beginning|previous|former|first|neutral"
    rf"|resting"
    r"|same|normal)(?: (?:standing|starting))? (?:position|point|place|spot|location|stance|posture|pose|area)"
    rf"|{_WHOSE} (?:start|beginning|origin|original)"
    rf"|(?:the )?(?:place |position |spot |point |location )?(?:from )?where {_THEY} (?:had )?"
    r"(?:started?|starts|began|begun|was|were|came from|stood|left)(?: from| off| at| out| before| originally)?"
    rf"|{_WHOSE} (?:place|position|spot)|the (?:position|place) (?:he|she|they) started in|start"
)
_RETURNS = re.compile(
    rf"(?P<joint>{_THEN}) (?:{_THEY} )?(?:(?:\w+ly|back|again) )?"
    r"(?:(?:(?:return|go|come|walk|run|jog|move|get|head|step|crawl|hop|jump|skip|march|shuffle|side ?step"
    r"|make (?:his|her|their) way)(?:s|es|ing|ning|ging|ping|ping)?|back)"
    rf"(?: \w+ly)?(?: (?:back|around|forwards?|backwards?|again))*(?: (?:in)?to| towards?|(?= where))"
    r"|turns? (?:back|around)(?: again)? to|gets? back (?:into|in|to)"
    r"|(?:end|wind|finish)(?:s|es|ing)?(?: up)?(?: back)?(?: (?:at|in|on)|(?= where)))"
    rf" (?:{_PLACE})(?: again)?{_END}"
    rf"|(?P<joint2>{_THEN}) (?:{_THEY} )?returns?(?: back| again)?(?=$|[.;])"
)
_ANY_RETURN = re.sub(r"\?P<joint2?>", "?:", _RETURNS.pattern)
_STEPS_OUT = re.compile(
    rf"{_WHO_STEPS}steps (?P<way>forwards?|backwards?|back|ahead|(?:out )?to {_WHOSE} (?:left"
    rf"|right))(?={_ANY_RETURN})"
)
_TURNED = re.compile(
    r"\b(?:turn|spin|pivot|swivel|whirl|rotat)(?:e?s|n?ing)?(?: back)? (?:around|about|round|back|by 180|180)\b"
)
_OTHER_WAY = re.compile(
    rf"(?P<before>\b(?:{'|'.join(_GAITS)})\b[^,.;]*? (?:to|towards?) {_WHOSE} (?P<side>left|right){_THEN} turns?)"
    rf"(?: back)?(?P<around> (?:around|about|round))(?P<joint>{_THEN}) (?P<goes>\w+s)(?: back)?"
    rf" (?:to|towards?) {_WHOSE} (?P<other>left|right){_END}"
)
"""Who has turned around goes the way that he faces, which was the other side before."""
_CLAUSES = re.compile(rf"{_THEN} ")
_MANY = re.compile(
    rf"\b(?P<many>(?:\d+|{'|'.join(CARDINALS[1:13])}|a few|a couple of|several)) (?:(?:big|small|long|short|large"
    rf"|slow) )?(?P<what>steps?|times|strides|paces)\b|\btwice\b"
)
_DOWN = re.compile(r"\b(?:sits?|kneels?|lies|lays|lie|squats?|crouch(?:es)?|gets? down|drops? to)\b")
_BENT = re.compile(r"\b(?:bends?|leans?|bows?|stoops?|tilts?|twists?)\b")
_LIMBS = re.compile(
    r"\b(?:rais|lift|extend|stretch|put|plac|mov|swing|hold|reach|bring|bend|point|cross|spread)(?:e?s|es)\b"
    r"[^,.;]*?\b(?P<limbs>arms?|hands?|legs?|foot|knees?)\b"
)
_TURNS = re.compile(r"\b(?:turns?|rotates?|twists?)\b[^,.;]*\b(?P<side>left|right)\b")
_GOES = "|".join(sorted(set(_GAITS) - {"take", "takes", "taking"}))
_PAUSES = re.compile(
    rf"(?P<before>\b(?:{_GOES})\b[^,.;]*?)(?P<joint>{_THEN}) (?:\w+ly )?"
    r"(?:hesitates?|pauses?|waits?)(?: (?:for (?:an?|one|some|two) (?:\w+ )?(?:moments?|seconds?|bit|while|time)"
    r"|a (?:moment|bit|second)|briefly|momentarily|shortly|slightly))?"
    rf"(?={_THEN} )"
)
"""Who goes and pauses stands for a moment."""
_IMITATES = re.compile(
    r"\b(?:(?:pretends?|pretending) to be|(?:act(?:s|ing)?|behav(?:es|ing)|mov(?:es|ing)(?: around)?|go(?:es"
    r"|ing)) (?:around )?(?:like|as)"
    r"|(?:imitat|mimick?|impersonat|portray)(?:es|s|ing)?)(?= (?:an?|the) \w+)"
)
_AS_IF = re.compile(
    r"^(?P<who>(?:(?:an?|the) (?:\w+ )?\w+|he|she|they|someone|somebody) )(?:is )?"
    r"(?:brings?|mov(?:es|ing)|rais(?:es|ing)|lifts?|lifting|holds?|holding|swings?|extends?|waves?|motions?"
    r"|gestures?|puts?|bringing)\b"
    r"(?P<limbs>[^,.;]*?)(?:,? (?:as if|as though|like) (?:(?:he|she|they) (?:is|are|were|was)"
    r" )?)(?P<doing>(?!to\b)\w+ing\b[^,;]*)$"
)
"""What the hands are moved for is what is done."""
_A_LIMB = re.compile(r"\b(?P<side>left|right|both) (?:hands?|arms?)\b")
_SWINGS_WHILE = re.compile(
    rf"\bswing(?:s|ing)? (?:(?:{_WHOSE}|both) )*arms(?: (?:back and forth|slightly|freely|naturally|normally"
    rf"|at (?:\w+ )?sides?))? (?:while|as (?:he|she|they)) "
    r"(?P<going>walk|run|jog|march)(?:s|ing|ning|ging)\b"
)
_MOVES_SOMEWHERE = re.compile(
    rf"(?P<before>^|(?:person|man|woman|he|she|they) |{_THEN} )mov(?P<ends>es|ing) (?P<how>(?:\w+ly )?)"
    rf"(?:(?P<ahead>forwards?|ahead)|(?P<back>backwards?|back)|(?:to {_WHOSE} )?(?P<side>left|right)(?: side)?){_END}"
)
"""Who moves somewhere walks there."""
_BACK_DOWN = re.compile(
    rf"(?P<before>\b(?:walk|go|climb|run|step|head)(?:e?s|ing)? (?P<way>up|down) (?P<what>(?:(?:a few|an?|the|some"
    rf"|several|two|three|four|five) )?(?:\w+ )?(?:stairs|steps|stairway|staircase|ladder|hill|slope|ramp))\b.*?)"
    rf"(?P<joint>{_THEN}) (?:{_THEY} )?(?P<goes>walk|go|climb|run|step|head|come)(?:e?s)? (?P<then>back (?:down|up)"
    rf"|(?:down|up) again|back){_END}"
)
"""Who comes back down goes down what he went up."""


_CROSS_LEGGED = re.compile(
    r"\bsit(?P<ends>s|ting)?(?P<down> down)?(?P<on> on the (?:floor|ground))(?: down)?,? with "
    r"(?:(?:the|his|her|their|both) )*(?:legs (?:crossed|folded)|crossed legs)\b"
)
_AS_ON_A_ROPE = re.compile(
    r"(?P<stands>\bon (?:one|a|the|his|her|their)(?: (?:left|right|single))? (?:leg|foot)\b[^.;]*?),? "
    r"(?:like|as if|as though)(?: (?:he|she|they) (?:is|are|were))?(?: \w+ing)? on an? "
    r"(?:tight ?rope|(?:balance )?beam|rope|(?:slack)?line|wire)\b"
)
"""What who stands on one leg is compared with, and does not do."""
_WALKS_BACK = re.compile(rf"{_THEN} (?:{_THEY} )?(?P<goes>walks|runs|jogs) back(?: again)?(?=$|[.;])")
_COUNTER = re.compile(r"\b(?:counter|anti)[- ](?=clockwise)clockwise\b")
_HALF_CIRCLE = re.compile(r"\bin an? (?:half|semi)[- ]?circle\b")
_UP_TO_SOMETHING = re.compile(
    r"\b(?P<goes>(?:walk|run|go|jog|step|head)(?:e?s)?(?: \w+ly| forward)?) (?:up |over )?to "
    r"(?:something|someone|somebody|an object)(?=$|[,.;]| and\b| then\b)"
)
_THEN_CATCHES = re.compile(r" then (?P<catches>(?:catch|stead)(?:es|ies) (?:him|her|them|it)sel(?:f|ves))\b")
_BEHIND_HIM = re.compile(
    r"(?P<closes>\b(?:clos|shut|lock|slam)(?:e?s|t?ing|ming)? (?:it|the door|that|the gate)) (?:again )?"
    r"behind (?:him|her|them|it|you)(?:self|selves)?\b"
)


def described(text: str) -> str:
    """A `plain` sentence in words of what is done.

    "A figure walks" becomes "a person walks", "sits back down" sits down, "appears to be eating" is eating, "takes a
    step" takes one, and "returns to where they started" is the way back, or the end of a pose.
    """
    text = _HALF_CIRCLE.sub("in a curve", _COUNTER.sub("counterclockwise", text))
    text = _UP_TO_SOMETHING.sub(r"\g<goes>", _THEN_CATCHES.sub(r" and \g<catches>", text))
    text = _BACK_AGAIN.sub(r"\g<verb> ", _SEEMS.sub("is ", _SOMEBODY.sub("a person", text)))
    text = _BEGINS_TO.sub(lambda match: f"{match['how']}{third_person(match['verb'])}", text)
    text = _STROKE.sub(r"swim\g<ends> ", _USES_A_LIMB.sub("with ", text))
    text = _AS_ON_A_ROPE.sub(r"\g<stands>", _BEHIND_HIM.sub(r"\g<closes>", text))
    text = _CROSS_LEGGED.sub(r"sit\g<ends>\g<down> cross-legged\g<on>", text)
    text = _IMITATES.sub(_like, _SWINGS_WHILE.sub(lambda match: third_person(match["going"]), text))
    text = _AS_IF.sub(_really, text)
    text = _BACK_DOWN.sub(_down_again, _OTHER_WAY.sub(_the_other_way, text))
    text = _MOVES_SOMEWHERE.sub(_walks_there, text)
    text = _WITH_A_FOOT.sub(_one_step, _A_STEP.sub(r"tak\g<ends> one \g<how>step", text)).replace("one single", "one")
    text = _PAUSES.sub(r"\g<before>, then stands still", text)
    text = _STEPS_OUT.sub(r"\g<before>takes one step \g<way>", text)
    for _ in range(2):
        text = _RETURNS.sub(_back, text, count=1)
    return _WALKS_BACK.sub(_turns_and_back, text)


def with_article(text: str) -> str:
    """A `told` sentence with an article before who acts: "person walks" as "a person walks"."""
    return _NO_ARTICLE.sub(r"a \g<who>", text)


def _turns_and_back(match: re.Match[str]) -> str:
    """Who did something where he went turns around before he walks back."""
    clauses = [clause for clause in _CLAUSES.split(match.string[: match.start()]) if clause]
    went = [place for place, clause in enumerate(clauses) if re.search(rf"\b{match['goes']}\b", clause)]
    between = clauses[went[-1] + 1 :] if went else []
    if not between or any(_TURNED.search(clause) or re.search(r"\bturn", clause) for clause in between):
        return match.group()
    return f", then turns around, then {match['goes']}"


def _like(match: re.Match[str]) -> str:
    return "acting like" if match.group().split()[0].endswith("ing") else "acts like"


def _really(match: re.Match[str]) -> str:
    """What is done, with the hand that is named."""
    hand = _A_LIMB.search(match["limbs"])
    doing = match["doing"]
    if hand is None or "hand" in doing or "arm" in doing:
        return f"{match['who']}is {doing}"
    return (
        f"{match['who']}is {doing} with {'both hands' if hand['side'] == 'both' else 'the ' + hand['side'] + ' hand'}"
    )


def _walks_there(match: re.Match[str]) -> str:
    ends = {"es": ("walks", "sidesteps"), "ing": ("walking", "sidestepping")}[match["ends"]]
    if match["side"]:
        return f"{match['before']}{match['how']}{ends[1]} to the {match['side']}"
    return f"{match['before']}{match['how']}{ends[0]} {'backward' if match['back'] else 'forward'}"


def _one_step(match: re.Match[str]) -> str:
    takes = {"s": "takes", "ping": "taking", None: "take"}[match["ends"]]
    return f"{match['before']}{takes} one step {match['way']} with the {match['side']} {match['limb']}"


def _the_other_way(match: re.Match[str]) -> str:
    if match["side"] == match["other"]:
        return match.group()
    return f"{match['before']}{match['around']}{match['joint']} {match['goes']}"


def _down_again(match: re.Match[str]) -> str:
    way = "down" if match["way"] == "up" else "up"
    if match["then"].split()[-1] == match["way"]:
        return match.group()
    goes = third_person("walk" if match["goes"] in ("come", "go", "head") else match["goes"])
    what = re.sub(r"^(?:(?:a few|an?|some|several|two|three|four|five) )", "the ", match["what"])
    return f"{match['before']}{match['joint']} {goes} {way} {what}"


def _back(match: re.Match[str]) -> str:
    """What leads back to where somebody was."""
    before = match.string[: match.start()]
    clauses = [clause for clause in _CLAUSES.split(before) if clause]
    turned = bool(clauses and _TURNED.search(clauses[-1]))
    for clause in reversed(clauses):
        if (gait := _GAIT.search(clause)) and not _TURNED.match(clause):
            return _way_back(clause[gait.start() :], _GAITS[gait.group()], turned=turned)
        if _DOWN.search(clause):
            return ", then stands up"
        if limbs := _LIMBS.search(clause):
            limb = limbs["limbs"]
            return f", then lowers the {'leg' if limb.startswith(('knee', 'foot', 'leg')) else limb}"
        if _BENT.search(clause):
            return ", then straightens up"
        if (turns := _TURNS.search(clause)) is not None:
            return f", then turns to the {OTHER[turns['side']]}"
    return ""


def _way_back(clause: str, gait: str, *, turned: bool) -> str:
    """The way back of one way: the other way round, as many steps."""
    if _CLOSED.search(clause):
        return ""
    often = _MANY.search(clause)
    goes, steps = third_person(gait), f" {often.group()}" if often else ""
    if gait == "take":
        if often is None:
            return ""
        # The steps are what is taken, so they come before the way.
        goes, steps = f"{goes}{steps}", ""
    elif gait == "step" and often is None:
        goes = "takes one step"
    side = re.search(r"\b(left|right)\b(?! (?:foot|leg|hand|arm))", clause)
    if turned:
        return f", then {goes}{steps}"
    if "diagonal" in clause:
        ahead = "forward" if re.search(r"\bback", clause) else "backward"
        return f", then {goes} diagonally {ahead}{f' to the {OTHER[side[1]]}' if side else ''}{steps}"
    if re.search(r"\b(?:back|backwards?|reverse)\b", clause):
        return f", then {goes} forward{steps}"
    if gait in _UNTURNED or re.search(r"\bsideways?\b", clause):
        return f", then {goes} {f'to the {OTHER[side[1]]}' if side else 'backward'}{steps}"
    return f", then turns around, then {goes}{steps}"
