"""Write `assets/action_postures.json`: in which posture every authored action begins and ends.

    python tools/write_action_postures.py [OUT]
    python tools/write_action_postures.py --only "dodge roll" "sword slash"

Ten minutes on one core. To be run again whenever actions change where they begin or end; a test tells. With `--only`
the others stay as they are in the table, but for those that are no more.

An action's row is its posture at both ends with the usual values of its parameters, as `authoring.postures` names them;
"arms" or "trunk" where these are all that it needs of somebody who stands, else ""; and the values of single parameters
with which the postures are others: `"lie still": ["lying on the back", "lying on the back", "", {"on": {"front":
["lying face down", "lying face down"]}}]`.
"""

import argparse
import json
from pathlib import Path

import numpy as np

from kinoflow.authoring.action import Action, Choice, actions
from kinoflow.authoring.fit import goes_above, takes
from kinoflow.authoring.postures import STANDING, posture, stays
from kinoflow.errors import ScoreError
from kinoflow.motion.clip import MotionClip

DEFAULT = Path(__file__).parents[1] / "src" / "kinoflow" / "assets" / "action_postures.json"
_HARDLY = frozenset({"side", "tempo", "look", "mood", "energy", "eyes"})
"""Choices that change no posture."""


def clip_of(action: Action, settings: dict[str, str]) -> MotionClip | None:
    """An action with these settings; None where it cannot be played."""
    try:
        return takes(action, settings, np.random.default_rng(0), 1)[0].play()
    except ScoreError:
        return None


def needs(action: Action, clip: MotionClip) -> str:
    """What a standing body needs for an action: arms (with the head), also the trunk, or more."""
    if {posture(clip, 0), posture(clip)} != {STANDING} or "stand" in action.name:
        return ""
    return "arms" if action.upper else "trunk" if goes_above(action) or stays(clip) else ""


def row_of(action: Action) -> list[object]:
    """The row of an action."""
    choices = {
        name: kind for name, kind in action.parameters.items() if isinstance(kind, Choice) and name not in _HARDLY
    }
    usual = clip_of(action, {name: kind.values[0] for name, kind in choices.items()}) or clip_of(action, {})
    assert usual is not None, action.name
    usually = [posture(usual, 0), posture(usual)]
    others = {
        name: found
        for name, kind in choices.items()
        if (
            found := {
                value: ends
                for value in kind.values[1:]
                if (clip := clip_of(action, {name: value})) is not None
                and (ends := [posture(clip, 0), posture(clip)]) != usually
            }
        )
    }
    return [*usually, needs(action, usual), *([others] if others else [])]


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--only", nargs="+", default=[], metavar="ACTION")
    given = parser.parse_args()
    known = json.loads(DEFAULT.read_text()) if given.only else {}
    table = {
        name: row_of(action) if name not in known or name in given.only else known[name]
        for name, action in actions().items()
    }
    given.out.write_text("{\n" + ",\n".join(f'"{name}": {json.dumps(row)}' for name, row in table.items()) + "\n}\n")
    print(f"{len(table)} actions: {given.out}")


if __name__ == "__main__":
    main()
