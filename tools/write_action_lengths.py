"""Write `assets/prompting/action_lengths.json`: how long every authored action takes as it is performed.

    python tools/write_action_lengths.py [OUT]
    python tools/write_action_lengths.py --only "dodge roll" "sword slash"

Three minutes on one core. To be run again whenever actions change; a test tells. With `--only` the others stay as they
are in the table, but for those that are no more.
"""

import argparse
import json
from pathlib import Path

import numpy as np

from kinoflow.authoring.action import Action, Count, actions
from kinoflow.authoring.fit import takes
from kinoflow.errors import ScoreError

SEEDS = 24
DEFAULT = Path(__file__).parents[1] / "src" / "kinoflow" / "assets" / "prompting" / "action_lengths.json"


def lengths_of(action: Action, seeds: int = SEEDS) -> list[float]:
    """Seconds at 10, 50 and 90 %, seconds that one more time takes, and the usual number of times (0 without one).

    The tempo is the normal one, as `language` can name another; all else is drawn as the arranger draws it.
    """
    settings = {"tempo": "normal"} if "tempo" in action.parameters else {}
    counts = [name for name, kind in action.parameters.items() if isinstance(kind, Count)]
    rows = []
    for seed in range(seeds):
        try:
            take = takes(action, settings, np.random.default_rng([seed, 19]), 1)[0]
        except ScoreError:
            continue
        rows.append((take.seconds, float(take.values[counts[0]]) if len(counts) == 1 else 0.0))
    seconds, times = np.array(rows).T
    low, middle, high = np.quantile(seconds, [0.1, 0.5, 0.9])
    each = 0.0
    if len(set(times)) > 1:
        each = float(max(0.0, np.polyfit(times, seconds, 1)[0]))
    return [round(float(number), 2) for number in (low, middle, high, each, np.median(times))]


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--only", nargs="+", default=[], metavar="ACTION")
    given = parser.parse_args()
    out = given.out
    known = json.loads(DEFAULT.read_text()) if given.only else {}
    table = {
        name: lengths_of(action) if name not in known or name in given.only else known[name]
        for name, action in actions().items()
    }
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text("{\n" + ",\n".join(f'"{name}": {json.dumps(row)}' for name, row in table.items()) + "\n}\n")
    print(f"{len(table)} actions: {out}")


if __name__ == "__main__":
    main()
