"""In which postures actions begin and end, and what of an action's parameters makes it begin where the body is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from kinoflow.authoring.postures import HANGING, RISING, STANDING, TRUNK_FREE, UPRIGHT
from kinoflow.errors import ConfigError, UnreadableError
from kinoflow.reading import parse_json, read_text, reading

TABLE = "action_postures.json"
STILL = "stand still"
"""What "stops" and "waits" are: nobody gets up for it."""
GETS_UP, GETS_DOWN, CHANGES = 0.1, 0.02, 0.08
"""What it costs that a body has to get up, down, or from one low posture to another before an action, unasked."""


@dataclass(frozen=True)
class Ends:
    """In which posture an action begins and ends.

    Attributes:
        first: with the usual values of its parameters.
        last: the same.
        needs: "arms" (with the head) or "trunk" where that is all that it needs of somebody who stands, else empty.
        others: of single parameters, the values with which it is otherwise, and both postures then.
    """

    first: str
    last: str
    needs: str
    others: Mapping[str, Mapping[str, tuple[str, str]]]

    @property
    def beginnings(self) -> frozenset[str]:
        """All postures in which it can begin."""
        return frozenset({self.first, *(ends[0] for values in self.others.values() for ends in values.values())})


@cache
def table() -> Mapping[str, Ends]:
    """The postures of every action (`tools/write_action_postures.py`).

    Raises:
        ConfigError: the table is missing or damaged.
    """
    path = Path(str(resources.files("kinoflow"))) / "assets" / TABLE
    with reading(path, ConfigError, "install kinoflow again"):
        rows = parse_json(read_text(path))
        if not isinstance(rows, dict):
            raise UnreadableError("it is no table of actions")
        return {name: _row(row) for name, row in rows.items()}


def _row(row: Any) -> Ends:
    """One action of the table."""
    try:
        first, last, needed, *more = row
        others = {
            key: {value: (begins, ends) for value, (begins, ends) in values.items()}
            for key, values in (more[0] if more else {}).items()
        }
    except (AttributeError, TypeError, ValueError):
        raise UnreadableError("a row is two postures, what is needed, and other values") from None
    return Ends(first, last, needed, others)


def needs(name: str) -> str:
    """What of the body of somebody who stands an action needs, see `Ends`."""
    return table()[name].needs if name in table() else ""


@cache
def cost(name: str, here: str) -> float:
    """What it costs that an action does not begin in the posture where the body is; nothing where that is not known."""
    if not here or name not in table() or name in RISING or name == STILL:
        # Getting up is done from where the body is; of who stands already it asks nothing. Who stops stays so.
        return 0.0
    known = table()[name]
    if here in known.beginnings or (here in UPRIGHT and known.beginnings & UPRIGHT):
        return 0.0
    if _can_stay(known, here):
        return 0.0
    return GETS_DOWN if here in UPRIGHT else GETS_UP if known.first in UPRIGHT else CHANGES


def begins(name: str, settings: Mapping[str, Any]) -> str:
    """The posture in which an action with these settings begins; empty where that is not known."""
    known = table().get(name)
    return "" if known is None else _ends(known, settings)[0]


def begun(name: str, settings: Mapping[str, Any], here: str) -> dict[str, str]:
    """What else may be set of an action so that it begins in the posture where the body is."""
    known = table().get(name)
    if (
        known is None
        or known.first == here
        or any(_ends(known, {key: value})[0] == here for key, value in settings.items())
    ):
        return {}
    for key, values in known.others.items():
        if key not in settings:
            for value, (first, _) in values.items():
                if first == here:
                    return {key: value}
    return {}


def after(name: str, settings: Mapping[str, Any], here: str) -> str:
    """The posture after an action that is done with these settings where the body is so before."""
    known = table().get(name)
    if known is None:
        return here
    if name == STILL and here:
        return here
    first, last = _ends(known, settings)
    stays = here not in ("", first) and first == last == STANDING and _can_stay(known, here)
    return here if stays else last


def fallen(name: str, settings: Mapping[str, Any]) -> dict[str, str]:
    """The value of a parameter with which an action that may end in a fall does; none where it has no such value."""
    for key, values in (table()[name].others if name in table() else {}).items():
        for value in values:
            if key not in settings and value.startswith("fall"):
                return {key: value}
    return {}


def _ends(known: Ends, settings: Mapping[str, Any]) -> tuple[str, str]:
    """Postures with settings: of the value that is not the usual one, if any is."""
    for key, value in settings.items():
        if str(value) in known.others.get(key, {}):
            return known.others[key][str(value)]
    return known.first, known.last


def _can_stay(known: Ends, here: str) -> bool:
    """Whether arms, head and trunk can do an action in a posture that it does not begin in."""
    return here in TRUNK_FREE if known.needs == "trunk" else known.needs == "arms" and here != HANGING
