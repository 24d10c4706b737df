"""Paraphrases that no training caption may repeat, kept to measure whether a model understands and not only recalls.

Their words may occur in training, the whole sentences and their mirror images may not.
"""

from __future__ import annotations

import re

from kinoflow.language.sides import mirror_caption

HELD_OUT_CAPTIONS: dict[str, str] = {
    "somebody strolls ahead": "walk",
    "go straight on at a walking speed": "walk",
    "one foot after the other, they march straight on": "walk",
    "the man takes a stroll": "walk",
    "walk to the front at a relaxed speed": "walk-slowly",
    "a pedestrian in a rush": "walk-fast",
    "jog ahead": "run",
    "a runner moves straight on": "run",
    "the woman goes jogging": "run",
    "run for your life": "dash",
    "an athlete sprints down the track": "dash",
    "walk with your back first": "walk-backward",
    "somebody retreats": "walk-backward",
    "they go in reverse on foot": "walk-backward",
    "move ahead while shifting over to the left": "walk-diagonally-left",
    "while walking, take the next left": "walk-turn-left",
    "a pedestrian rounds the corner on the left": "walk-turn-left",
    "walk a bit, then head off to your right": "walk-turn-right",
    "the path bends to the right and somebody follows it": "walk-turn-right",
    "greet politely by bending over": "bow",
    "someone makes a deep bow": "bow",
    "put your left arm up": "raise-left-hand",
    "the left hand goes up": "raise-left-hand",
    "the student has a question and lifts a right hand": "raise-right-hand",
    "right arm in the air": "raise-right-hand",
    "hands up": "raise-both-hands",
    "somebody surrenders with both arms up": "raise-both-hands",
    "say hi with your left hand": "wave-left-hand",
    "the left arm waves at the crowd": "wave-left-hand",
    "say hello by waving on the right": "wave-right-hand",
    "move your lifted right hand to and fro": "wave-right-hand",
    "both arms wave for attention": "wave-both-hands",
    "hail a rescue plane with two arms": "wave-both-hands",
    "see a friend off with a wave": "wave-goodbye",
    "a goodbye with two hands": "wave-goodbye-both-hands",
    "this way, please": "guide",
    "a boxer trains combinations": "punch-series",
    "a karate fighter lets the legs fly": "kick-series",
    "swing a blade from above": "slash",
    "the party guest shows a few moves": "dance",
    "bounce off the floor with both feet": "jump",
    "do not move, just stand there": "stand",
}
"""Caption to the action of `actions.py` that it asks for."""

HELD_OUT_COMPOSED: dict[str, str] = {
    "a person walks forward and waves with the right hand": "walk+wave-right-hand",
    "a person bows, then waves the left hand": "bow>wave-left-hand",
}
"""Caption to the label of the composed clip (`composed.py`) that it asks for."""


def plain(text: str) -> str:
    """A sentence without case, punctuation and extra spaces: what makes two of them the same."""
    return " ".join(re.findall(r"[\w'-]+", text.lower()))


_HELD_OUT = {
    plain(version) for text in (*HELD_OUT_CAPTIONS, *HELD_OUT_COMPOSED) for version in (text, mirror_caption(text))
}


def is_held_out(text: str) -> bool:
    """Whether the sentence is a held-out one or the mirror image of one."""
    return plain(text) in _HELD_OUT
