"""What is carried from one action to the next: a box that was picked up is in the hands, and not picked up again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from kinoflow.arranging.parts import Part

Settings = Mapping[str, str]
_BOX: Final = "box"
_BAGS: Final = "bags"
KEEPS: Final[Mapping[str, tuple[str, Settings]]] = {
    "carry a box": (_BOX, {"end": "keep it"}),
    "take a box from a high shelf": (_BOX, {"end": "hold it"}),
    "pick something up": (_BOX, {"hands": "both hands", "then": "hold"}),
    "carry two heavy bags": (_BAGS, {"end": "keep"}),
}
"""Actions that can end with what they are about in both hands: what that is, and the settings with which they do."""
HOLDS: Final[Mapping[str, tuple[str, Settings]]] = {
    "carry a box": (_BOX, {"begins": "holding it"}),
    "put a box on a shelf": (_BOX, {"start": "from the chest"}),
    "put a box on a high shelf": (_BOX, {"start": "from the chest"}),
    "put something down": (_BOX, {"hands": "both hands"}),
    "carry two heavy bags": (_BAGS, {"start": "carrying"}),
}
"""Actions that can begin so."""
_LET_GO = re.compile(r"\b(?:puts?|putting|sets?|setting|places?|lays?|lowers?|drops?|throws?)\b")
_ANOTHER = re.compile(r"\b(?:another|second|next|floor|ground|from|picks?|lifts?|grabs?)\b")


def carried_on(parts: Sequence[Part]) -> list[Part]:
    """Parts of which each begins with what the one before it has in the hands, where both are about that."""
    found = list(parts)
    for place in range(1, len(found)):
        before, part = found[place - 1 : place + 1]
        thing, keeps = KEEPS.get(before.action, ("", {}))
        same, holds = HOLDS.get(part.action, ("", {}))
        if not thing or thing != same or _LET_GO.search(before.text) or _ANOTHER.search(part.text):
            continue
        if any(before.settings.get(name, value) != value for name, value in keeps.items()):
            continue
        if any(part.settings.get(name, value) != value for name, value in holds.items()):
            continue
        found[place - 1] = replace(before, settings={**before.settings, **keeps})
        found[place] = replace(part, settings={**part.settings, **holds})
    return found
