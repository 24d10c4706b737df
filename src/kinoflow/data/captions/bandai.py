"""Contents and styles of the Bandai-Namco sets in words.

Contents are actions of `actions.py`; a style has several ways of being said.
"""

from __future__ import annotations

from kinoflow.language.grammar import Style, Subject

BANDAI_CONTENTS: dict[str, str] = {
    "walk": "walk",
    "run": "run",
    "dash": "dash",
    "walk-back": "walk-backward",
    "walk-left": "walk-diagonally-left",
    "walk-right": "walk-diagonally-right",
    "walk-turn-left": "walk-turn-left",
    "walk-turn-right": "walk-turn-right",
    "bow": "bow",
    "bye": "wave-goodbye",
    "byebye": "wave-goodbye-both-hands",
    "guide": "guide",
    "respond": "respond",
    "call": "call",
    "punch": "punch-series",
    "kick": "kick-series",
    "slash": "slash",
    "dance-long": "dance",
    "dance-short": "dance",
    "wave-both-hands": "wave-both-hands",
    "wave-left-hand": "wave-left-hand",
    "wave-right-hand": "wave-right-hand",
    "raise-up-both-hands": "raise-both-hands",
    "raise-up-left-hand": "raise-left-hand",
    "raise-up-right-hand": "raise-right-hand",
}
"""Content in a file name of the Bandai-Namco sets to action."""


def _people(adjective: str) -> tuple[Subject, ...]:
    article = "an" if adjective[0] in "aeiou" else "a"
    return (Subject(f"{article} {adjective} person", "their"),)


_OLD = Style(
    phrases=(
        "like an old person",
        "like an elderly person",
        "the way old people do",
        "with the stiffness of old age",
        "with an old body",
    ),
    subjects=(
        *_people("old"),
        *_people("elderly"),
        Subject("an old man", "his"),
        Subject("an old woman", "her"),
    ),
    excluded=("a guy", "a girl"),
)
_TIRED = Style(
    adverbs=("tiredly", "wearily"),
    phrases=("looking tired", "as if exhausted", "in an exhausted way", "with little energy", "in a weary way"),
    subjects=(*_people("tired"), *_people("exhausted")),
)
_MASCULINE = Style(
    phrases=("in a masculine way", "in a manly way", "like a tough man", "with a broad, manly posture"),
    subjects=(Subject("a tough man", "his"), Subject("a manly man", "his")),
    excluded=("a woman", "a girl", "she"),
)

STYLES: dict[str, Style | None] = {
    "normal": None,
    "happy": Style(
        adverbs=("happily", "cheerfully", "joyfully"),
        phrases=("in a happy mood", "with joy", "looking happy", "in high spirits"),
        subjects=(*_people("happy"), *_people("cheerful")),
    ),
    "sad": Style(
        adverbs=("sadly", "gloomily"),
        phrases=("in a sad mood", "looking sad", "with a heavy heart", "with drooping shoulders"),
        subjects=(*_people("sad"), *_people("depressed")),
    ),
    "angry": Style(
        adverbs=("angrily", "furiously"),
        phrases=("in anger", "looking angry", "in an angry mood", "full of rage"),
        subjects=(*_people("angry"), *_people("furious")),
    ),
    "proud": Style(
        adverbs=("proudly",),
        phrases=("with pride", "looking proud", "with the chest out", "in a proud way"),
        subjects=_people("proud"),
    ),
    "not-confident": Style(
        adverbs=("timidly", "shyly", "hesitantly"),
        phrases=("without confidence", "looking unsure", "in an insecure way", "in a shy way"),
        subjects=(*_people("shy"), *_people("timid")),
    ),
    "masculinity": _MASCULINE,
    "masculine": _MASCULINE,
    "feminine": Style(
        adverbs=("daintily", "gracefully"),
        phrases=("in a feminine way", "like a lady", "with feminine grace"),
        subjects=(Subject("a lady", "her"), Subject("an elegant woman", "her")),
        excluded=("a man", "a guy", "he"),
    ),
    "childish": Style(
        adverbs=("playfully", "childishly"),
        phrases=("like a child", "like a little kid", "in a childish way"),
        subjects=(Subject("a child", "their"), Subject("a little kid", "their")),
        excluded=("a man", "a woman", "an adult", "a guy", "a girl"),
    ),
    "old": _OLD,
    "elderly": _OLD,
    "tired": _TIRED,
    "exhausted": _TIRED,
    "active": Style(
        adverbs=("energetically", "vigorously"),
        phrases=("full of energy", "with lots of energy", "in an active way", "in a lively way"),
        subjects=(*_people("energetic"), *_people("lively")),
    ),
    "musical": Style(
        adverbs=("rhythmically",),
        phrases=("as if in a musical", "in a rhythmic way", "to the beat of a song", "like a performer on stage"),
        subjects=(Subject("a musical performer", "their"),),
    ),
    "giant": Style(
        adverbs=("heavily", "ponderously"),
        phrases=("like a giant", "like a huge, heavy giant", "with the weight of a giant"),
        subjects=(Subject("a giant", "its"), Subject("a huge giant", "its")),
        excluded=("a man", "a woman", "an adult", "a guy", "a girl"),
    ),
    "chimpira": Style(
        adverbs=("cockily",),
        phrases=("like a thug", "like a street punk", "with a swaggering attitude", "in a cocky way"),
        subjects=(Subject("a thug", "their"), Subject("a street punk", "their")),
    ),
    "youthful": Style(
        adverbs=("youthfully",),
        phrases=("in a youthful way", "like a young person", "with youthful energy", "with a young spirit"),
        subjects=(*_people("young"), *_people("youthful")),
    ),
}
"""Style in a file name of the Bandai-Namco sets to the ways of saying it; None says nothing."""

LOW_HANDS_STYLE = "feminine"
"""The style of the Bandai-Namco sets whose raised hands stay below the shoulder (see the "-low" actions)."""
