"""Licence classes: what the terms of a motion allow, in one word, so that a dataset can be built for one use.

| class | what a model that learned from it may be used for |
|---|---|
| permissive | anything; the motion itself may ask for a notice |
| share-alike | anything, but what is derived from it may have to carry the same terms |
| non-commercial | no product |
| unknown | nobody said; counts as not permissive |

Classes follow from well-known names in the terms (`licence_class`), unless a source states them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kinoflow.errors import OptionError

PERMISSIVE, SHARE_ALIKE, NON_COMMERCIAL, UNKNOWN = "permissive", "share-alike", "non-commercial", "unknown"
LICENCE_CLASSES = (PERMISSIVE, SHARE_ALIKE, UNKNOWN, NON_COMMERCIAL)
"""From what allows most to what allows least."""
ANY = "any"
LICENCE_CHOICES = (ANY, PERMISSIVE)
"""Which classes a dataset may be built from: all of them, or permissive clips alone."""

JOINED = " + "
"""Between the terms of the parts of a clip that was made of several."""

# In this order: one word that forbids outweighs any that allow.
_NAMES: tuple[tuple[str, str], ...] = (
    (NON_COMMERCIAL, r"\bnc\b|non-?commercial|research (use )?only|academic (use )?only|no commercial"),
    (UNKNOWN, r"not stated|\bunknown\b|all rights reserved|\bproprietary\b|\bnd\b|no-?deriv"),
    (SHARE_ALIKE, r"\bsa\b|share-?alike|\bgpl|\blgpl|\bagpl|\bodbl\b|copyleft"),
    (
        PERMISSIVE,
        r"\bcc0\b|\bcc[ -]by\b|\bmit\b|\bapache\b|\bbsd\b|\bisc\b|\bpddl\b|\bodc-by\b|public domain|\bunlicense\b|"
        r"\bcmu mocap\b",
    ),
)
_COMPILED = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _NAMES)


def licence_class(terms: str) -> str:
    """The class that well-known names in some terms stand for; `UNKNOWN` when there is none.

    "CC BY 4.0" is permissive, "CC BY-SA 3.0" share-alike, "CC BY-NC 4.0" non-commercial. Of several terms, joined by
    `JOINED`, the strictest counts. Terms that forbid derived works count as unknown: not permissive.
    """
    return strictest(_class_of_one(part) for part in terms.split(JOINED))


def _class_of_one(terms: str) -> str:
    return next((name for name, pattern in _COMPILED if pattern.search(terms)), UNKNOWN)


def strictest(classes: Iterable[str]) -> str:
    """Of some classes the one that allows least; `UNKNOWN` of none."""
    return max(classes, key=LICENCE_CLASSES.index, default=UNKNOWN)


def check_licence_class(name: str) -> str:
    """The name itself.

    Raises:
        OptionError: it is no licence class.
    """
    if name not in LICENCE_CLASSES:
        raise OptionError(f"there is no licence class {name!r}; the classes are {', '.join(LICENCE_CLASSES)}")
    return name


def is_permitted(name: str, choice: str) -> bool:
    """Whether clips of a class may go into a dataset built for `ANY` or `PERMISSIVE`."""
    return choice == ANY or name == PERMISSIVE
