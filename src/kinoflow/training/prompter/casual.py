"""What people might type for a caption of which the length is known, made by rule.

Every step that makes a caption casual is an operation with a name. Some operations, some ways of joining and some
actions are held out: they come in no training, and show whether a model reads what it has not seen. The prompts of
`tests/prompting/casual.csv` were written by hand and are of none of these rules.
"""

from __future__ import annotations

import hashlib
import math
import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from kinoflow.authoring.action import TEMPO_FACTOR
from kinoflow.language.grammar import Mood, render
from kinoflow.prompting.durations import JOIN_S
from kinoflow.prompting.lengths import Saying
from kinoflow.prompting.vocabulary import words

HELD_OUT_SHARE = 0.15
"""Of the actions."""
LONGEST_S = 15.0
_MOODS = (
    "{b}", "{b}", "{g}", "{g}", "{t}", "i {b}", "im {g}", "i wanna {b}", "I want to {b}", "let me {b}",
    "can you make him {b}", "could you make her {b}", "make a guy {b}", "make the character {b}", "have him {b}",
    "i want a person to {b}", "i need a guy who {t}", "need a character that {t}", "a man {t}", "a woman {g}", "he {t}",
    "she is {g}", "some dude {g}", "person {g}", "a guy {t}", "someone {t}", "animation of someone {g}",
    "animate a person {g}", "show me a man who {t}", "clip of a girl {g}", "u {b}", "the player should {b}",
    "my character has to {b}", "generate a motion where he {t}",
)  # fmt: skip
_HELD_OUT_MOODS = ("what about a guy {g}", "id love to see somebody {b}", "how would it look if he {t}")
_JOINS = (" then ", ", then ", " and then ", " and ", " -> ", ". then ", ", next ")
_HELD_OUT_JOINS = (", after that ", " followed by ")
_BEFORE = ("pls ", "please ", "ok so ", "hey, ", "just ", "um ", "yo ")
_AFTER = (" lol", " pls", " please", " thx", " thanks!", " haha", " for my game", " anim", " :)", "!!", "...")
_HELD_OUT_AFTER = (" tbh", " or something", ", close up", " wearing a red hoodie")
_COUNTS = {
    "twice": ("2x", "two times", "2 times", "x2"), "once": ("1x", "one time"),
    "three times": ("3x", "3 times", "x3"), "four times": ("4x", "4 times"), "five times": ("5x", "5 times"),
}  # fmt: skip
_HELD_OUT_COUNTS = {"three times": ("thrice",), "twice": ("a couple of times",)}
_CHAT = (
    (r"\bwith\b", "w/"), (r"\bforward\b", "fwd"), (r"\band\b", "&"), (r"\byour\b", "ur"), (r"\byou\b", "u"),
    (r"ing\b", "in"), (r"\bto the\b", "to"), (r"\bsomeone\b", "sb"),
)  # fmt: skip
_HELD_OUT_CHAT = ((r"\bbackwards?\b", "bkwd"), (r"\bleft\b", "L"), (r"\bright\b", "R"))
_ARTICLES = re.compile(r"\b(?:an?|the|his|her|your|my|their) ", re.IGNORECASE)
_NEAR = {
    "a": "sq", "s": "ad", "d": "sf", "e": "wr", "i": "uo", "o": "ip", "r": "et", "t": "ry", "n": "bm", "l": "k",
    "k": "jl", "h": "gj", "p": "o", "w": "qe", "c": "xv", "m": "n", "u": "yi", "g": "fh", "f": "dg", "y": "tu",
}  # fmt: skip
_SPEEDS = {"slow": ("slowly", "very slowly"), "quick": ("quickly", "fast")}
_OWN = {"i ": "my", "im ": "my", "I ": "my", "let me": "my", "u ": "your", "she ": "her", "a wo": "her", "coul": "her"}


@dataclass(frozen=True)
class Example:
    """What somebody types, and what should be made of it.

    Attributes:
        text: as typed.
        caption: in the words of captions.
        seconds: that it took.
        actions: what is done, in order.
        operations: that made the text of the caption.
    """

    text: str
    caption: str
    seconds: float
    actions: tuple[str, ...] = ()
    operations: tuple[str, ...] = field(default=(), compare=False)


def is_held_out(action: str) -> bool:
    """Whether an action is only measured on, by a hash of its name."""
    digest = hashlib.sha256(f"prompts {action}".encode()).digest()
    return int.from_bytes(digest[:4], "big") / 2**32 < HELD_OUT_SHARE


def usable(found: Iterable[Saying]) -> list[Saying]:
    """The sayings that are verb phrases, which can be put in any mood."""
    return [said for said in found if "{" in said.phrase and not said.phrase.startswith("= ")]


def as_phrase(sentence: str) -> str:
    """A caption as a phrase of `language/grammar.py`; empty where it is no sentence of somebody in the third person."""
    match = re.match(r"(?:a|the) (?:person|man|woman|figure|character) (.+?)\.?$|(?:he|she|someone) (.+?)\.?$",
                     sentence.strip().lower())  # fmt: skip
    if not match:
        return ""
    known, begins = words(), True
    phrase = []
    for word in (match.group(1) or match.group(2)).split():
        bare = word.strip(",")
        if begins and bare in known.third:
            phrase.append(word.replace(bare, "{" + known.third[bare] + "}"))
        elif bare in ("his", "her", "their", "its"):
            phrase.append(word.replace(bare, "{poss}"))
        else:
            phrase.append(word)
        begins = bare in ("and", "then", "while") or word.endswith(",")
    return " ".join(phrase) if phrase and phrase[0].startswith("{") else ""


def example(pool: Sequence[Saying], chance: random.Random, *, held_out: bool = False, most: int = 3) -> Example:
    """A text made by chance of one to three sayings, with its caption and seconds.

    Args:
        pool: to take sayings of.
        chance: decides everything.
        held_out: uses what training never does: moods, joins, fillers, counts and chat that are held out.
        most: sayings of one text.
    """
    number = min(most, chance.choices((1, 2, 3), (0.62, 0.31, 0.07))[0])
    said = [chance.choice(pool) for _ in range(number)]
    seconds = sum(row.seconds for row in said) - JOIN_S * (number - 1)
    while number > 1 and seconds > LONGEST_S:
        said, number = said[:-1], number - 1
        seconds = sum(row.seconds for row in said) - JOIN_S * (number - 1)
    phrases = [row.phrase for row in said]
    done: list[str] = []
    if number == 1 and not said[0].jumps and not re.search(r"\b(?:slow|quick|fast|rapid)", phrases[0]):
        pace = chance.choices(("normal", "slow", "quick"), (0.86, 0.08, 0.06))[0]
        if pace != "normal":
            phrases[0] = f"{phrases[0]} {chance.choice(_SPEEDS[pace])}"
            seconds /= TEMPO_FACTOR[pace]
            done.append(pace)
    caption, text = _joined(phrases, chance, done, held_out)
    text = _casual(text, chance, done, held_out)
    return Example(text, caption, round(seconds, 2), tuple(row.action for row in said), tuple(done))


def _joined(phrases: Sequence[str], chance: random.Random, done: list[str], held_out: bool) -> tuple[str, str]:
    """The caption, and the text with its mood and joins."""
    caption = ", then ".join(_form(phrase, Mood.SIMPLE, "their") for phrase in phrases)
    mood = chance.choice(_HELD_OUT_MOODS if held_out and chance.random() < 0.5 else _MOODS)
    done.append(mood)
    own = next((word for start, word in _OWN.items() if mood.startswith(start)), chance.choice(("his", "the", "their")))
    if "{b}" in mood and mood in ("{b}",):
        own = chance.choice(("your", "the"))
    kind = next(kind for kind in ("b", "g", "t") if f"{{{kind}}}" in mood)
    moods = {"b": Mood.IMPERATIVE, "g": Mood.GERUND, "t": Mood.SIMPLE}
    said = [_form(phrase, moods[kind], own) for phrase in phrases]
    join = chance.choice(_HELD_OUT_JOINS if held_out and chance.random() < 0.5 else _JOINS)
    if len(phrases) == 2 and chance.random() < 0.08:
        later = _form(phrases[1], Mood.GERUND, own)
        text = f"{mood.replace('{' + kind + '}', said[0])} before {later}"
        done.append("before")
    elif len(phrases) == 2 and held_out and chance.random() < 0.2:
        text = f"after {_form(phrases[0], Mood.GERUND, own)}, {mood.replace('{' + kind + '}', said[1])}"
        done.append("after")
    else:
        if join == " followed by ":
            said = [said[0], *(_form(phrase, Mood.GERUND, own) for phrase in phrases[1:])]
        if len(phrases) > 1:
            done.append(join)
        text = mood.replace("{" + kind + "}", join.join(said))
    return f"A person {caption}.", text


def _form(phrase: str, mood: Mood, possessive: str) -> str:
    text = render(phrase.replace("{poss}", possessive), Mood.SIMPLE if mood is Mood.SIMPLE else mood).rstrip(".")
    if mood is Mood.SIMPLE:
        return text.removeprefix("A person ")
    return text[:1].lower() + text[1:]


def _casual(text: str, chance: random.Random, done: list[str], held_out: bool) -> str:
    """The text with counts, chat, fillers, slips and signs as people type them."""
    counts = {**_COUNTS, **_HELD_OUT_COUNTS} if held_out else _COUNTS
    for words_of, ways in counts.items():
        if words_of in text and chance.random() < 0.6:
            text = text.replace(words_of, chance.choice(ways), 1)
            done.append("count")
    for pattern, short in (*_CHAT, *_HELD_OUT_CHAT) if held_out else _CHAT:
        if chance.random() < (0.25 if (pattern, short) in _HELD_OUT_CHAT else 0.12) and re.search(pattern, text):
            text = re.sub(pattern, short, text)
            done.append(short)
    if chance.random() < 0.15:
        text = _ARTICLES.sub("", text)
        done.append("articles")
    if chance.random() < 0.2:
        text = chance.choice(_BEFORE) + text
        done.append("filler")
    if chance.random() < 0.3:
        text += chance.choice(_HELD_OUT_AFTER if held_out and chance.random() < 0.5 else _AFTER)
        done.append("ending")
    if chance.random() < 0.35:
        slipped = slips(text, chance, 0.18)
        done += ["slips"] if slipped != text else []
        text = slipped
    case = chance.random()
    if case < 0.15:
        text = text[:1].upper() + text[1:] + "."
    elif case < 0.18:
        text = text.upper()
    return " ".join(text.split())


def slips(text: str, chance: random.Random, share: float) -> str:
    """The text with one slip of the keyboard in a share of its words of four letters and more."""
    found = []
    for word in text.split(" "):
        if len(word) > 3 and word.isalpha() and chance.random() < share:
            k, kind = chance.randrange(1, len(word) - 1), chance.randrange(4)
            if kind == 0:
                word = word[:k] + word[k + 1] + word[k] + word[k + 2 :]
            elif kind == 1:
                word = word[:k] + word[k + 1 :]
            elif kind == 2:
                word = word[:k] + word[k] + word[k:]
            else:
                word = word[:k] + chance.choice(_NEAR.get(word[k], "e")) + word[k + 1 :]
        found.append(word)
    return " ".join(found)


def seconds_apart(one: float, other: float) -> float:
    """How far one length is from another, as the logarithm of their factor."""
    return abs(math.log(one / other))


def at_pace(said: Saying, factor: float) -> Saying:
    """The saying at another pace."""
    return replace(said, seconds=said.seconds / factor)
