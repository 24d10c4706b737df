"""Sentences for composed clips: two actions at once ("walk+wave-right-hand") or in a row ("bow>wave-left-hand")."""

from __future__ import annotations

import re

import numpy as np

from kinoflow.data.captions.actions import ACTIONS, is_held_out
from kinoflow.data.sources.bandai import BANDAI_CONTENTS, STYLES
from kinoflow.language.grammar import WHOLE, doing, random_sentence, render

TOGETHER, IN_A_ROW = "+", ">"
"""What joins the two labels of a composed clip."""

_PLAINEST = 8
"""Every other sentence takes its phrases from the first few of an action, which are the plainest."""
_TRIES_PER_CAPTION = 30
_RAISED = (
    "with {poss} <hand> raised",
    "with the <hand> raised",
    "with {poss} <arm> up",
    "with the <arm> raised high",
    "with {poss} <hand> up in the air",
    "while holding up the <hand>",
    "while holding {poss} <arm> up",
    "while keeping the <hand> raised",
)
_WAVING = (
    "waving {poss} <hand>",
    "waving with {poss} <hand>",
    "waving the <arm>",
    "with the <hand> waving",
    "with {poss} <arm> waving in the air",
)
# These say where the body is or that something ends, which is not so while walking or before something else.
_STAYS = re.compile(r"\{stand\}|in place|\{lower\}|while|\{surrender\}|goes|crowd|pupil")
_JOINED = re.compile(r" and |,| while |before|then")


def composed_captions(
    first: str, joint: str, second: str, style: str | None, *, generator: np.random.Generator, count: int
) -> list[str]:
    """Up to `count` different sentences for a composed clip, the plainest first; none is held out.

    Args:
        first: a label of the Bandai-Namco sets, or an action.
        joint: `TOGETHER` or `IN_A_ROW`.
        second: another label or action: of two at once, the gesture.
        style: a style both parts have, or None; every third sentence says it.
        generator: chooses the sentences.
        count: how many.
    """
    ways = _at_once if joint == TOGETHER else _one_by_one
    manner = STYLES.get(style) if style else None
    pools = [ways(first, second, _PLAINEST), ways(first, second, None)]
    sentences = [sentence for sentence in [render(pools[0][0])] if not is_held_out(sentence)]
    for _ in range(count * _TRIES_PER_CAPTION):
        if len(sentences) >= count:
            break
        said = manner if len(sentences) % 3 == 2 else None
        sentence = random_sentence(pools[int(generator.integers(2))], said, generator)
        if sentence not in sentences and not is_held_out(sentence):
            sentences.append(sentence)
    return sentences[:count]


def _at_once(base: str, gesture: str, limit: int | None) -> tuple[str, ...]:
    moves, gestures = _phrases(base, limit), _phrases(gesture, limit)
    plain_moves = [move for move in moves if not _JOINED.search(move)]
    found = [f"{move} and {sign}" for move in plain_moves for sign in gestures if not _JOINED.search(sign)]
    found += [f"{move} while {doing(sign)}" for move in moves for sign in gestures if " while " not in move]
    found += [f"{sign} while {doing(move)}" for move in plain_moves for sign in gestures]
    side = next(side for side in ("left", "right", "both") if side in gesture)
    number = ("hands", "arms") if side == "both" else ("hand", "arm")
    endings = _RAISED if "raise" in gesture else _WAVING
    for ending in endings if limit is None else endings[:3]:
        words = ending.replace("<hand>", f"{side} {number[0]}").replace("<arm>", f"{side} {number[1]}")
        if side == "both":
            words = words.replace("the both", "both").replace("{poss} both", "both")
        # "With the left hand raised" fits every way of walking, so it comes up as often as the pairs above.
        found += [f"{move} {words}" for move in plain_moves for _ in range(max(len(gestures) // 4, 1))]
    return tuple(found)


def _one_by_one(first: str, second: str, limit: int | None) -> tuple[str, ...]:
    pairs = [(a, b) for a in _phrases(first, limit) for b in _phrases(second, limit)]
    found = []
    for a, b in pairs:
        found.append(f"{a}, then {b}")
        found.append(f"{a} and then {b}")
        found.append(f"first {a} and then {b}")
        if not _JOINED.search(a):
            found.append(f"{a} before {doing(b)}")
            found.append(f"{b} after {doing(a)}" if not _JOINED.search(b) else f"{a} and afterwards {b}")
    return tuple(found)


def _phrases(label: str, limit: int | None) -> list[str]:
    action = BANDAI_CONTENTS.get(label, label)
    usable = [phrase for phrase in ACTIONS[action] if not phrase.startswith(WHOLE) and not _STAYS.search(phrase)]
    return usable[:limit]
