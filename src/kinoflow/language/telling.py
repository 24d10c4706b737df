"""What a sentence tells, in the order and in the words in which actions are named."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kinoflow.language.captions import described
from kinoflow.language.clauses import plain
from kinoflow.language.denial import or_still, without_denied
from kinoflow.language.distances import without_distance, without_steps
from kinoflow.language.ellipsis import said_in_full
from kinoflow.language.going import anybody_going, stops_apart
from kinoflow.language.growing import with_growing
from kinoflow.language.manner import without_mood
from kinoflow.language.repeating import with_repeats
from kinoflow.language.rows import clauses_apart
from kinoflow.language.sides import other_side_named, turned_to_a_side, without_sweeps
from kinoflow.language.tables import words
from kinoflow.language.wording import in_plain_words
from kinoflow.language.words import NUMBER_OF

_KEEPS = re.compile(
    r"(?:,? and|,)? ?\b(?:keeps?|continues?|(?:goes|go|carries|carry) on)(?: on)? (?=(?:\w+ly )?(?!going\b)\w+ing\b)"
)
"""Going on with something: "and keeps running" is running, then."""
_RUN_UP = re.compile(
    r"^(?:after|from|with) an? (?:\w+ )?(?P<how>run-up|approach|windup|wind-up),? (?P<done>[^,]*?)(?=,| and |$)"
)
"""What leads up to what is done, said before it."""
_AT_A_PACE = re.compile(r" at (?:an?|the same) \w+ (?:pace|speed|tempo)(?= (?:while )?\w+ing\b)")
"""How fast, before what is done besides: "runs at a steady pace waving"."""
_STOPS_AFTER = re.compile(
    r"(?:,? and then|, then|,? and|,) (?:(?:he|she|they) )?(?P<stops>stops?|halts?|comes? to (?:a stop|rest)) after "
    r"(?P<far>(?:about |around |some )?[\w·]+ (?:m|metres?|meters?|feet|yards?|steps?)\b)"
)
"""How far somebody gets: "walks and stops after three metres"."""
_STOPS_LATER = re.compile(
    r"(?:,? and then|, then|,? and|,) (?:(?:he|she|they) )?(?P<does>(?!(?:stops?|halts?"
    r"|comes)\b)[a-z]+s(?: \w+){0,3}?) after "
    r"(?P<far>(?:about |around |some )?(?:\w+|a few|a couple of) (?:steps|strides|paces)\b)"
)
"""The same of whatever else is done then: "sneaks and freezes after four steps"."""
_OTHER_STAYS = re.compile(
    r"(?P<before>.*\b(?P<limb>arm|hand|leg|foot|knee)\b.*?)(?P<joint>,? while|,? whilst|,? and"
    r"|,? but) the (?P<side>left|right|other)"
    r"(?: one)? (?P<stays>(?:stays|remains|is kept|keeps|hangs|rests|is)\b[^,.;]*)"
)
"""A limb that is named no more: "the left arm up while the right stays down"."""
_NOTHING_MORE = re.compile(
    r"(?:stays|remains|is kept|keeps|hangs|rests|is) (?:down|still|there|where it is|in place|straight"
    r"|on the (?:floor|ground)|planted|put|flat)+(?: on the (?:floor|ground))?$"
)
_LIES_BACK = re.compile(r"\b(?P<lies>lies|lie) back(?: down)?\b(?! (?:on|in|into|against|at)\b)")
"""Who lies back slowly does not get up slowly from the back."""
_UNTIL = re.compile(r"\b(?:speed|slow|accelerat)\w* (?:up |down )?(?:until|till|to|into)\b")
"""Who speeds up until he runs goes over into running."""
_LIMBS_OF = (
    r"(?:(?:both|the|his|her|their|one|left|right) )*(?:hands?|arms?|fists?|feet|legs|knees|elbows?|head|palms?"
    r"|back|chest)"
)
_ENDS = re.compile(
    r"(?P<joint>,? and then|,? then|,? and|[,.;]) (?:(?:he|she|they) )?(?:finally )?(?:ends?|finish(?:es)?"
    r"|concludes?|winds up|ending|finishing)"
    r"(?: up| it| off| there)?(?: by)? (?:(?:in )?stand(?:ing)?(?: still| upright| straight| tall| there)*,? )?"
    rf"with (?=(?:{_LIMBS_OF})\b)"
)
"""How somebody stands at last: "ends with the arms crossed"."""
_ENDS_SO = re.compile(
    r"(?:,? and then|,? then|,? and|[,.;]) (?:(?:he|she|they) )?(?:finally )?(?:ends?|finish(?:es)?|ending"
    r"|finishing)(?: up)? "
    r"(?:by )?(?P<so>on (?:one|the left|the right) (?:leg|foot)|on (?:his|her|their|the|both|one) knees?|standing"
    r"|sitting|kneeling|lying|crouching|squatting|facing (?:backwards?|the other way|away"
    r"|the back))\b"
)
_SO = {"standing": "stands", "sitting": "sits", "kneeling": "kneels", "lying": "lies", "crouching": "crouches",
       "squatting": "squats"}  # fmt: skip
_CAUSE = re.compile(
    r"\bafter (?=(?:an?|the|being|getting|his|her|their)\b(?: [\w-]+){0,3} (?:shot|hit|blow|punch|kick|explosion|blast|"
    r"stab|headshot|slash|bullet|stabbed|punched|kicked|impact|run-up|windup|wind-up|approach)\b)"
)
"""What made somebody fall: "falls after a shot" falls once."""
_ASIDE = re.compile(
    r"[ ,]+(?:so (?:that )?(?:an?|the|he|she|they|it|no(?:body| one)?|as|you|i)\b|as (?:if|though)\b|because\b"
    r"|in order to\b|in case\b|to (?:show|see|keep|get|save|reach|make|let|say|check)\b|for fun\b"
    r"|without (?:\w+ing|a|any)\b).*"
)
"""Purposes and comparisons: what is done is said before."""
_LIKE = re.compile(r"[ ,]+like (?:an?|the|some) .*")
_FACE = re.compile(
    r"(?:,| and| while| whilst)* *(?:\b(?:is|are) )?\b(?:(?:smil|grinn?|frown|blink|wink|smirk|blush|pout)(?:ing|e?s)"
    r"|(?:roll|narrow|widen|squint|rais|twitch|wiggl)(?:ing|e?s) (?:(?:the|his|her|their|your|my|an?|one|both) )?"
    r"(?:eyes?|eyebrows?|brows?|nose|ears))\b(?: \w+ly)?(?: (?:at|to) (?:(?:the|his|her|an?) )?\w+)?"
    r"|,? with an? (?:\w+ )?(?:smile|grin|frown|smirk)(?: on (?:his|her|their) face)?"
)
"""What a face does, which the body has not."""
_ORDINARY = re.compile(r"(?:an?|the) (?:man|woman|guy|girl|boy|human|figure|adult|lady|dude|character|human being)\b")
_HEADING = re.compile(rf"^(?:[\w-]+ ){{0,4}}(?:{'|'.join(sorted(words('headings')))}): (?=\w+,? \w)")
"""What an animation is called: "light attack combo: slash, thrust", of which the slash and the thrust are done."""
_SOMEBODY = re.compile(r"^(?:an?|the) person (?:does (?:an? |the )?)?(?=\w)")
_NAME = r"((?:(?:an?|the) person (?:does (?:an? |the )?)?)?(?:[\w']+(?:-[\w']+)* ){0,%d}[\w']+(?:-[\w']+)*)"
_TITLE = re.compile(_NAME % 4 + r"(?::| -+| –| —) +(\w.*)")
"""A name before a colon or a dash."""
_SHORT_SENTENCE = re.compile(
    _NAME % 2 + r"[.!]+ ((?!(?:he|she|they|it|then|next|now|and|an?|the|after\w*|finally|we|i|you)\b)\w.*)"
)
"""A few words and a full stop, after which nobody is named anew."""
_FAR_OR_AGAIN = re.compile(
    rf" (?:for )?(?:about |around |some )?(?:\d+(?:·\d+)?|an?|several|{'|'.join(NUMBER_OF)})"
    r" ?(?:m|metres?|meters?|feet|ft|yards?|km|kilomet(?:er|re)s?|miles?|cm)\b|(?: once)? again$"
    r"| in (?:strict|perfect|even|steady) (?:time|rhythm)\b| at (?:an?|the same) (?:\w+ )?(?:pace|speed|tempo)\b"
)
"""How far somebody goes, and that it was done before."""
_HOW_OFTEN = re.compile(
    rf"(?<!at)(?: (?:once|twice|thrice|(?:\d+|{'|'.join(NUMBER_OF)}) times)(?: each| more| in a row| in all)?)+"
    r"(?=\.?$)"
)
"""How often, after what is done."""
_NAMED = re.compile(r"(?:an?|the) (?!person\b)")
_AND_A_HALF = re.compile(rf"\b(?P<many>an?|\d+|{'|'.join(NUMBER_OF)}) and a half\b")
"""No two things: "turns one and a half times"."""
_AN = re.compile(r"\ban (?=[bcdfghj-np-tv-z])")
"""Before a word whose first one was taken out: "an old man"."""


def told(sentence: str) -> str:
    """The `plain` sentence with everything that is done as an action of its own, and with the sides that it means.

    "Walks to the door and opens it" is a walk and then a door, "then switches legs" names the leg, "keeps running" is
    running, "falls after a shot" falls once, and what follows a colon says more of what stands before it, or all of it
    where a heading stands there ("combo: ..."). What is denied is not done (`language.denial`), techniques are called
    by what is done (`language.wording`), and what is left out is said (`language.ellipsis`).
    """
    said = described(_HEADING.sub("", plain(sentence)))
    done = in_plain_words(clauses_apart(without_denied(said)))
    done = _AND_A_HALF.sub(r"\g<many>-and-a-half", done)
    done = _AT_A_PACE.sub(r"\g<0>,", done)
    done = _STOPS_AFTER.sub(r" for \g<far>, and \g<stops>", _RUN_UP.sub(r"\g<done> with a \g<how>", done))
    done = _OTHER_STAYS.sub(_other_limb, done)
    done = _STOPS_LATER.sub(r" for \g<far>, and \g<does>", done)
    done = _ENDS_SO.sub(_ended, _ENDS.sub(", then stands with ", done))
    apart = _LIES_BACK.sub(r"\g<lies> down", stops_apart(done))
    full = said_in_full(with_repeats(apart if _UNTIL.search(plain(sentence)) else with_growing(apart)))
    text = _CAUSE.sub("from ", other_side_named(turned_to_a_side(full)))
    return _KEEPS.sub(lambda match: ", then " if match.start() else "", text)


def _ended(match: re.Match[str]) -> str:
    """How somebody is at last, as what is done to be so."""
    if match["so"].startswith("on "):
        return ", then " + ("kneels" if "knee" in match["so"] else f"stands {match['so']}")
    return f", then {_SO.get(match['so'], 'turns around')}"


def _other_limb(match: re.Match[str]) -> str:
    """The other limb by its name; a leg that stays on the floor needs no saying, and an arm that does hangs."""
    arm = match["limb"] in ("arm", "hand")
    if _NOTHING_MORE.match(match["stays"]):
        if not arm or match["side"] == "other":
            return match["before"]
        return f"{match['before']}, while the {match['side']} hand is at the side"
    return f"{match['before']}{match['joint']} the {match['side']} {match['limb']} {match['stays']}"


@dataclass(frozen=True)
class Titled:
    """A text that may begin with a title: "lunge: left foot forward", "squat. go down slowly".

    Attributes:
        title: what may name all that is done; empty where the text has none.
        rest: what is told after it.
        firmly: a colon or a dash stands between: what follows says how the title is done, hardly what is done next.
    """

    title: str
    rest: str
    firmly: bool = False


def titled(text: str) -> Titled:
    """A `told` text as a title and what follows; who is named anew after a full stop does something else."""
    for pattern, firmly in ((_TITLE, True), (_SHORT_SENTENCE, False)):
        if found := pattern.match(text):
            return Titled(_SOMEBODY.sub("", found.group(1)), found.group(2), firmly)
    return Titled("", text)


def without_faces(text: str) -> str:
    """The text without what only a face does; where nothing else is done, somebody stands."""
    shown = _FACE.sub("", text)
    return or_still(shown.strip(" ,").removeprefix("and ")) if shown != text else text.strip(" ,")


def without_asides(text: str) -> str:
    """The text without purposes and comparisons: "so that", "because", "like a bird"."""
    return _LIKE.sub("", _ASIDE.sub("", text))


@dataclass(frozen=True)
class Bare:
    """What is left of a text.

    Attributes:
        text: the words that say what is done.
        comparison: "like a robot" was taken out.
        mood: words of mood were.
        goer: "a person" stands for somebody who may go in a way of their own: a zombie, a soldier.
    """

    text: str
    comparison: bool
    mood: bool
    goer: bool


def bare(text: str, who: str = "") -> Bare:
    """A text without purposes, comparisons, moods, sweeps from side to side, and who it is that goes.

    Args:
        text: the words.
        who: the same with who it is; the words themselves where they have that.
    """
    asked = " ".join(_FAR_OR_AGAIN.sub(" ", _ASIDE.sub("", text)).split()) or text
    # Of somebody who may do things in ways of his own that stays.
    asked = _HOW_OFTEN.sub("", asked) if not _NAMED.match(who or text) or _ORDINARY.match(who or text) else asked
    alone = _LIKE.sub("", asked)
    calm = without_mood(without_steps(without_distance(alone)))
    still = _AN.sub("a ", without_sweeps(calm).strip()) or asked
    anybody = anybody_going(still)
    goer = anybody != still and not _ORDINARY.match(still)
    return Bare(anybody, comparison=alone != asked, mood=calm != alone, goer=goer)
