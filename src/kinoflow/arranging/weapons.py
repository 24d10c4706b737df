"""What a sentence is about from one clause to the next: the weapon in the hand ("sword combo: slash left, slash right,
then stab"), and the sport that is played ("a soccer player juggles the ball, then volleys it").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from kinoflow.arranging.phrases import FloatArray
from kinoflow.language.words import stem, stems

WEAPONS: Final[Mapping[str, str]] = {
    "sword": "sword blade katana greatsword longsword saber sabre rapier claymore scimitar swordsman",
    "knife": "knife knives dagger",
    "spear": "spear lance pike halberd spearman pikeman",
    "axe": "axe hatchet",
    "bow": "bow archer",
    "pistol": "pistol revolver handgun",
    "rifle": "rifle shotgun carbine musket",
}
"""Weapons as actions are named after them, and what else they are called."""
SPORTS: Final[Mapping[str, str]] = {
    "soccer": "soccer footballer goalkeeper",
    "tennis": "tennis",
    "basketball": "basketball",
    "volleyball": "volleyball",
    "baseball": "baseball",
    "cricket": "cricket cricketer",
    "golf": "golf golfer",
    "hockey": "hockey",
    "badminton": "badminton shuttlecock",
    "rugby": "rugby",
}
"""Sports as actions are named after them, and what else names them."""
AS_WELL = 0.2
"""An action with the weapon, or of the sport, that is named in a sentence is meant where it fits a clause less well by
no more than this than one with a weapon, or of a sport, that is not."""
_KIND_OF = {stem(word): kind for kind, words in WEAPONS.items() for word in words.split()}
_SPORT_OF = {stem(word): kind for kind, words in SPORTS.items() for word in words.split()}


def weapons_said(text: str) -> frozenset[str]:
    """The weapons that a text names."""
    return frozenset(_KIND_OF[word] for word in stems(text) if word in _KIND_OF)


def sports_said(text: str) -> frozenset[str]:
    """The sports that a text names."""
    return frozenset(_SPORT_OF[word] for word in stems(text) if word in _SPORT_OF)


def armed(names: Sequence[str], row: FloatArray, place: int, clause: str, sentence: str) -> int:
    """The action of a clause that names no weapon and no sport, done with the one that the sentence names elsewhere,
    where there is such an action.

    Args:
        names: of the actions, A.
        row: how well each fits the clause, [A].
        place: of the one that is taken without regard to weapons.
        clause: its words.
        sentence: all words.
    """
    for kinds in (weapons_said, sports_said):
        mine, said = kinds(names[place]), kinds(sentence)
        if not (mine and said) or mine & said or kinds(clause):
            continue
        fit = [k for k, name in enumerate(names) if kinds(name) & said and row[k] >= row[place] - AS_WELL]
        place = max(fit, key=lambda k: float(row[k]), default=place)
    return place
