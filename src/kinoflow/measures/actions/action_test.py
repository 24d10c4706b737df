"""`ActionTest`: an action, the sentences that ask for it, and what a clip of it must do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kinoflow.measures.probes.view import ClipView, view_of
from kinoflow.motion.clip import MotionClip


@dataclass(frozen=True)
class Criterion:
    """One thing that must hold of a clip.

    Attributes:
        name: what must hold, as an English clause with its numbers.
        holds: whether it does.
    """

    name: str
    holds: Callable[[ClipView], bool]


@dataclass(frozen=True)
class Authored:
    """An authored action whose clips show the action of a test: `kinoflow author NAME --set ...`.

    Attributes:
        name: of the authored action; "A > B" for two in a row, "BASE + A" for the arms of A over what the body does.
        settings: values of its parameters, as text; the others are drawn.
    """

    name: str
    settings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ActionTest:
    """An action as its words mean it.

    Attributes:
        name: short and unique, such as "bows".
        prompts: sentences that ask for it; documents may use these.
        criteria: all must hold.
        seconds: how long a clip is asked for.
        lengths_s: other lengths in which it can be done.
        includes: names of tests that clips of this action pass too, because it includes them: a bow that follows a
            walk includes the walk.
        authored: authored actions that show it.
    """

    name: str
    prompts: tuple[str, ...]
    criteria: tuple[Criterion, ...]
    seconds: float = 4.0
    lengths_s: tuple[float, ...] = ()
    includes: tuple[str, ...] = ()
    authored: tuple[Authored, ...] = ()

    def failures(self, clip: MotionClip) -> list[str]:
        """Names of the criteria that a clip, of any frame rate, does not meet."""
        view = view_of(clip)
        return [criterion.name for criterion in self.criteria if not criterion.holds(view)]

    def passes(self, clip: MotionClip) -> bool:
        """Whether a clip meets all criteria."""
        return not self.failures(clip)
