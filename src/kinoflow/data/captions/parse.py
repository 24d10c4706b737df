"""Phrases out of texts: sentences of the form "A person jumps and lands.", and file names."""

from __future__ import annotations

import re
from pathlib import PurePath

from kinoflow.data.captions.actions import ACTIONS
from kinoflow.data.sources.texts import INDEX
from kinoflow.language.tables import words as word_list
from kinoflow.language.words import participle, third_person

_PHRASES = " ".join(phrase for phrases in (*ACTIONS.values(), *INDEX.values()) for phrase in phrases)
_VERBS = frozenset([*re.findall(r"\{(?!poss)(\w+)", _PHRASES), *word_list("verbs in names")])
_BASE_FORM = (
    {verb: verb for verb in _VERBS}
    | {third_person(verb): verb for verb in _VERBS}
    | {participle(verb): verb for verb in _VERBS}
)
_THIRD_PERSON = {third_person(verb): verb for verb in _VERBS} | {"is": "be"}
_SUBJECT = re.compile(
    r"(?:a|the) (?:person|human|man|woman|figure|character) (?P<verb>[a-z]+)(?P<rest>.*)", re.IGNORECASE
)
_NEXT_VERB = re.compile(r"(?P<joint>, and |, then | and then | and | then |, )(?P<verb>[a-z]+)\b")


def phrase_of(sentence: str) -> str | None:
    """Turn "A person jumps and lands." into "{jump} and {land}"; None for a sentence of another form."""
    found = _SUBJECT.fullmatch(sentence.strip().rstrip("."))
    if not found:
        return None
    first, rest = found["verb"], found["rest"]
    if first not in _THIRD_PERSON:
        return None
    return f"{{{_THIRD_PERSON[first]}}}{_NEXT_VERB.sub(_mark_verb, rest)}"


def _mark_verb(found: re.Match[str]) -> str:
    base = _THIRD_PERSON.get(found["verb"])
    return f"{found['joint']}{{{base}}}" if base else found.group()


_NOT_WORDS = word_list("names of files")
_MANNERS = {
    "angry": "angrily",
    "back": "backward",
    "backwards": "backward",
    "brisk": "briskly",
    "careful": "carefully",
    "forwards": "forward",
    "fwd": "forward",
    "happy": "happily",
    "heavy": "heavily",
    "quick": "quickly",
    "quiet": "quietly",
    "sad": "sadly",
    "slow": "slowly",
    "tired": "tiredly",
}
_LIMBS = {"kick": "leg", "punch": "hand", "raise": "hand", "throw": "hand", "wave": "hand"}
_SIDES = {"l": "left", "r": "right"}
_RATHER_THINGS = frozenset(["bow", "box", "kick", "punch", "step"])
_DONE = {
    noun: f"{{do}} a {noun}"
    for noun in ("backflip", "cartwheel", "frontflip", "handstand", "pirouette", "sideflip", "somersault")
}
_DONE |= {noun: f"{{do}} {noun}" for noun in ("karate", "pushups", "situps", "squats", "yoga")}
_DONE |= {"jacks": "{do} jumping jacks", "boxing": "{box}"}
_INTO_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_LONGEST_NAME = 8


def phrase_of_file_name(path: str | PurePath) -> str | None:
    """Turn "walk_forward_03.bvh" into "{walk} forward"; None when no word of the name is known to be a motion."""
    words = [word.lower() for word in _INTO_WORDS.findall(PurePath(path).stem)]
    words = [_MANNERS.get(word, word) for word in words if word not in _NOT_WORDS]
    side = _SIDES.get(words.pop()) if words and words[-1] in _SIDES else None
    words = [word for word in words if len(word) > 1]
    if len(words) > _LONGEST_NAME:
        return None
    for word in words:
        if word in _DONE:
            return _DONE[word]
    verb = next((index for index, word in enumerate(words) if word in _BASE_FORM), None)
    if verb is None:
        return None
    base = _BASE_FORM[words[verb]]
    # "slow walk": what stands before the verb says how it is done.
    phrase = [f"{{{base}}}", *words[:verb]]
    for word in words[verb + 1 :]:
        phrase += ["and", f"{{{_BASE_FORM[word]}}}"] if word in _BASE_FORM and word not in _RATHER_THINGS else [word]
    if side:
        phrase += ["with", "the", side, _LIMBS[base]] if base in _LIMBS else [side]
    return " ".join(phrase)
