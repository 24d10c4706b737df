"""Captions from a vision model and paraphrases from a language model, both held against the skeleton.

Models tell left from right and count badly. Everything that a model says is therefore read as probes and asked of the
clip: what the clip refutes is named to the model, which answers once more; a sentence that is still refuted is struck
out. A paraphrase is kept only where it is read as the same probes as its sentence.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from kinoflow.data.captions.facts import Contradiction, Facts, contradictions, find_facts
from kinoflow.errors import UnreadableError
from kinoflow.language.grammar import Mood, Subject, render
from kinoflow.measures.probes import read_sentence
from kinoflow.motion.clip import MotionClip
from kinoflow.reading import parse_json

Asks = Callable[[list[dict[str, Any]], str, dict[str, Any]], str]
"""Sends messages, with the name and the schema of the JSON that is wanted, and returns the text of the answer."""

CAPTION_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "tag": {"type": "string"},
        "sentences": {"type": "array", "items": {"type": "string"}},
        "not_visible": {"type": "array", "items": {"type": "string"}},
    },
    "required": ["tag", "sentences", "not_visible"],
    "additionalProperties": False,
}
PARAPHRASE_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"sentences": {"type": "array", "items": {"type": "string"}}},
    "required": ["sentences"],
    "additionalProperties": False,
}
_INSTRUCTION = (
    "You see a computer-drawn figure that performs one human motion, as pictures in the order of time. The figure's "
    "own left arm and leg are orange, its own right arm and leg are blue. Describe the motion in one to four simple "
    "English sentences, each with one claim, sides as the figure's own, counts in words; name no objects and no "
    'fingers. Measured on the skeleton, and certain: {facts}. Answer with JSON: {{"tag": three to five words, '
    '"sentences": [...], "not_visible": [what you could not tell]}}.'
)
_MOST_SENTENCES, _MOST_CHARACTERS = 8, 300


@dataclass(frozen=True)
class SeenCaption:
    """What a vision model says of a clip, after the clip was asked.

    Attributes:
        tag: a few words; "" where the clip refutes them.
        sentences: those that the clip does not refute.
        struck: sentences of the last answer that it does.
        claims: claims of the first answer that a probe could ask.
        refuted_before: how many of them the clip refuted.
        claims_after: claims of the last answer, before anything was struck out.
        refuted_after: how many of these the clip refuted.
        asked: requests that were made.
    """

    tag: str
    sentences: tuple[str, ...]
    struck: tuple[str, ...]
    claims: int
    refuted_before: int
    claims_after: int
    refuted_after: int
    asked: int


def parse_caption(text: str) -> tuple[str, tuple[str, ...]]:
    """Tag and sentences of a model's JSON; what stands around it is forgiven.

    Raises:
        UnreadableError: there is no such JSON.
    """
    values = _object(text)
    tag, sentences = values.get("tag"), values.get("sentences")
    if not isinstance(tag, str) or not isinstance(sentences, list) or not sentences:
        raise UnreadableError("the answer has no tag and sentences")
    return _tidy(tag), tuple(_tidy(s) for s in sentences[:_MOST_SENTENCES] if isinstance(s, str) and _tidy(s))


def _object(text: str) -> dict[str, Any]:
    values = parse_json(text[text.find("{") : text.rfind("}") + 1], finite=False)
    if not isinstance(values, dict):
        raise UnreadableError("the answer is no JSON object")
    return values


def _tidy(text: str) -> str:
    return " ".join(text.split())[:_MOST_CHARACTERS]


def _held_against(texts: Sequence[str], clip: MotionClip) -> tuple[int, dict[str, list[Contradiction]]]:
    """How many claims some texts make, and those that the clip refutes, by text."""
    claims = sum(len(read_sentence(text).probes) for text in texts)
    found = {text: contradictions(text, clip) for text in texts}
    return claims, {text: wrong for text, wrong in found.items() if wrong}


def seen_caption(clip: MotionClip, pictures: Sequence[str], asks: Asks, facts: Facts | None = None) -> SeenCaption:
    """Ask a vision model what a clip shows, hold the answer against the skeleton, ask once more, strike out the rest.

    Args:
        clip: the motion.
        pictures: data addresses of its pictures in the order of time.
        asks: sends the request.
        facts: of the clip; found here without.

    Raises:
        UnreadableError: the model gives no JSON with a tag and sentences, twice.
        JudgeError: the server cannot be reached or refuses, where `asks` says so.
    """
    facts = facts or find_facts(clip)
    known = json.dumps(facts.rows()) if facts.facts else "nothing"
    content: list[dict[str, Any]] = [{"type": "image_url", "image_url": {"url": url}} for url in pictures]
    content.append({"type": "text", "text": _INSTRUCTION.format(facts=known)})
    messages: list[dict[str, Any]] = [{"role": "user", "content": content}]
    answer, asked = asks(messages, "caption", CAPTION_SCHEMA), 1
    try:
        tag, sentences = parse_caption(answer)
        claims, wrong = _held_against([tag, *sentences], clip)
    except UnreadableError:
        tag, sentences, claims, wrong = "", (), 0, {}
    before = sum(map(len, wrong.values()))
    claims_after = claims
    if wrong or not sentences:
        problems = "; ".join(f"{text!r} says {one.probe!r}" for text, found in wrong.items() for one in found)
        again = f"The skeleton refutes this: {problems}." if wrong else "That is not the JSON that was asked for."
        messages = [
            messages[0],
            {"role": "assistant", "content": answer},
            {"role": "user", "content": f"{again} Answer again, with the JSON only, and without what is refuted."},
        ]
        asked += 1
        try:
            tag, sentences = parse_caption(asks(messages, "caption", CAPTION_SCHEMA))
        except UnreadableError:
            if not sentences:
                raise
        claims_after, wrong = _held_against([tag, *sentences], clip)
    after = sum(map(len, wrong.values()))
    return SeenCaption(
        "" if tag in wrong else tag,
        tuple(text for text in sentences if text not in wrong),
        tuple(text for text in sentences if text in wrong),
        claims,
        before,
        claims_after,
        after,
        asked,
    )


def same_reading(first: str, second: str) -> bool:
    """Whether two sentences claim the same of a clip: the same probes with sides, counts and order, nothing lost."""
    one, other = read_sentence(first), read_sentence(second)
    return bool(one.probes) and set(one.probes) == set(other.probes)


def paraphrases(sentence: str, count: int, asks: Asks) -> tuple[str, ...]:
    """Other ways of saying a sentence, by a language model; only those with the same reading are kept.

    Raises:
        UnreadableError: the model gives no JSON with sentences.
    """
    text = (
        f"Say this about a human motion in {count} other ways, in simple English, without adding or leaving out "
        f'anything; sides, counts and order stay: "{_tidy(sentence)}". Answer with JSON: {{"sentences": [...]}}.'
    )
    values = _object(asks([{"role": "user", "content": text}], "paraphrases", PARAPHRASE_SCHEMA)).get("sentences")
    if not isinstance(values, list):
        raise UnreadableError("the answer has no sentences")
    said = dict.fromkeys(_tidy(s) for s in values if isinstance(s, str))
    return tuple(s for s in said if s and s != sentence and same_reading(sentence, s))[:count]


def paraphrases_by_grammar(phrase: str, count: int, generator: np.random.Generator) -> tuple[str, ...]:
    """Other ways of saying a verb phrase by moods and subjects, without a model; the same check applies."""
    plain = render(phrase)
    subjects = (Subject("a person", "their"), Subject("someone", "their"), Subject("a man", "his"),
                Subject("a woman", "her"), Subject("the figure", "its"))  # fmt: skip
    ways = [render(phrase, mood, subject) for mood in Mood for subject in subjects]
    different = list(dict.fromkeys(way for way in ways if way != plain and same_reading(plain, way)))
    order = generator.permutation(len(different))[:count]
    return tuple(different[int(index)] for index in order)
