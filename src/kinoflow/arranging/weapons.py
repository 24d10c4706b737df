"""What somebody has in the hand from one clause to the next: "sword combo: slash left, slash right, then stab"."""

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
AS_WELL = 0.2
"""An action with the weapon that is named in a sentence is meant where it fits a clause less well by no more than this
than one with a weapon that is not."""
_KIND_OF = {stem(word): kind for kind, words in WEAPONS.items() for word in words.split()}


def weapons_said(text: str) -> frozenset[str]:
    """The weapons that a text names."""
    return frozenset(_KIND_OF[word] for word in stems(text) if word in _KIND_OF)


def armed(names: Sequence[str], row: FloatArray, place: int, clause: str, sentence: str) -> int:
    """The action of a clause that names no weapon, done with one that the sentence names elsewhere, where there is one.

    Args:
        names: of the actions, A.
        row: how well each fits the clause, [A].
        place: of the one that is taken without regard to weapons.
        clause: its words.
        sentence: all words.
    """
    mine, said = weapons_said(names[place]), weapons_said(sentence)
    if not (mine and said) or mine & said or weapons_said(clause):
        return place
    fit = [k for k, name in enumerate(names) if weapons_said(name) & said and row[k] >= row[place] - AS_WELL]
    return max(fit, key=lambda k: float(row[k]), default=place)
