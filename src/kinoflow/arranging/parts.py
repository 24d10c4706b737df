"""What a sentence is read as: actions in order, each with what the words fix of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kinoflow.authoring.postures import RISING
from kinoflow.language.held import Hold

BASE_OF = {
    "walk": "walk", "stroll": "stroll", "walk backward": "walk backward", "jog": "jog",
    "walk in a circle": "walk in a circle", "sit still": "sit", "sit down on a chair": "sit", "kneel upright": "kneel",
    "kneel down": "kneel", "walk some steps": "walk",
}  # fmt: skip
"""Actions that are a body under an action of the arms, see `authoring.scene.BASES`."""


def _named(action: str, settings: Mapping[str, Any]) -> str:
    said = ", ".join(f"{name} {value}" for name, value in settings.items())
    return f"{action} ({said})" if said else action


@dataclass(frozen=True)
class Part:
    """One action of an arrangement.

    Attributes:
        action: its name.
        settings: values of its parameters that the text fixes.
        text: the words that ask for it.
        likeness: how well the action fits them, to 1.
        base: what the body does meanwhile, one of `authoring.scene.BASES` or an action; empty for the action's own.
        base_settings: of the parameters of an action below.
        mood: one of `authoring.moods.MOODS`; empty for none, or for one that the action has by itself.
        metres: how far somebody goes, where the text says it.
        steps: how many steps somebody goes whose way has no such parameter, where the text says it.
        held_s: how long somebody stays where the action leads.
        pace: "faster" or "slower" where it becomes so.
        holds: where limbs are held meanwhile.
        pose: nothing but that is done, in the posture in which the body is.
        also: an action of the arm on the other side, done at once; empty for none.
        also_settings: of its parameters, the side among them.
        either_side: nobody has said on which side it is done.
    """

    action: str
    settings: Mapping[str, Any]
    text: str
    likeness: float
    base: str = ""
    base_settings: Mapping[str, Any] = field(default_factory=dict)
    mood: str = ""
    metres: float | None = None
    steps: int | None = None
    held_s: float = 0.0
    pace: str = ""
    holds: tuple[Hold, ...] = ()
    pose: bool = False
    also: str = ""
    also_settings: Mapping[str, Any] = field(default_factory=dict)
    either_side: bool = False

    def __str__(self) -> str:
        also = f" and {_named(self.also, self.also_settings)}" if self.also else ""
        below = f" over {_named(self.base, self.base_settings)}" if self.base else ""
        far = "" if self.metres is None else f", {self.metres:g} m"
        far += "" if self.steps is None else f", {self.steps} step{'s' if self.steps > 1 else ''}"
        far += f", held for {self.held_s:g} s" if self.held_s else ""
        far += f", {self.pace} and {self.pace}" if self.pace else ""
        more = "".join(f", {one}" for one in (*([self.mood] if self.mood else ()), *self.holds))
        return f"{_named(self.action, {} if self.pose else self.settings)}{also}{below}{far}{more}"


@dataclass(frozen=True)
class Arrangement:
    """What a sentence is read as.

    Attributes:
        parts: actions in order.
        notes: what the sentence asks for and will not get.
    """

    parts: tuple[Part, ...]
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        # How somebody gets up depends on how the part before it ends.
        rest = ["get up" if part.action in RISING else str(part) for part in self.parts[1:]]
        return ", then ".join([*map(str, self.parts[:1]), *rest])
