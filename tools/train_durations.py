"""Write `assets/prompting/durations.json`: what words tell of length, and a ridge regression for what they leave out.

    python tools/train_durations.py [--data FOLDER] [--report]

Learns from the authored library (phrases of every action with the seconds that this very draw of it takes) and, with
`--data`, from captured clips of single actions whose licence permits it. Half a minute on one core. With `--report` it
also prints errors on actions held out, five folds by action, and writes nothing.
"""

import argparse
import json
import math
import re
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from kinoflow.authoring.action import actions
from kinoflow.language.grammar import render
from kinoflow.language.tables import table
from kinoflow.language.words import stems
from kinoflow.prompting.durations import Table, part_s
from kinoflow.prompting.lengths import sayings

ASKED = table("authored_phrases")
"""Actions and ways of asking for them that are in no score."""

stems = cache(stems)
DRAWS, PHRASES = 4, 4
LAMBDA = 6.0
FEWEST = 4
"""Actions that a word must occur with."""
DEFAULT = Path(__file__).parents[1] / "src" / "kinoflow" / "assets" / "prompting" / "durations.json"
CAPTURES = ("ui-prmd", "hdm05", "skillmimic-ballplay", "skillmimic-v2", "asap-smpl", "quaternius-packs")
"""Sources that are cut to single actions; none of them forbids commercial use."""


@dataclass(frozen=True)
class Row:
    """A sentence and how long what it says took."""

    text: str
    seconds: float
    action: str
    counts: int = 0


def library_rows() -> list[Row]:
    """Draws of every action, each said in a few ways."""
    rows = [Row(render(said.phrase), said.seconds, said.action, said.count) for said in sayings(DRAWS, PHRASES, 0)]
    latest = {row.action: row.seconds for row in rows}
    return rows + [Row(render(phrase), latest[name], name) for name in latest for phrase in ASKED.get(name, ())[:2]]


def capture_rows(folder: Path) -> list[Row]:
    """Clips of single actions."""
    rows = []
    for clip in json.loads((folder / "clips-more.json").read_text()):
        if clip["source"] in CAPTURES and 0.7 <= clip["seconds"] <= 12 and not clip.get("flag"):
            for caption in clip["captions"][:1]:
                rows.append(Row(caption["text"], clip["seconds"], f"captured {caption['text'][:40]}"))
    return rows


def fit_words(rows: Sequence[Row]) -> Table:
    """The table without a regression."""
    lengths = defaultdict(list)
    for row in rows:
        lengths[row.action].append(math.log(row.seconds))
    by_word: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for word in set(stems(row.text)):
            by_word[word].add(row.action)
    typical = {action: float(np.mean(values)) for action, values in lengths.items()}
    usual_log = float(np.median(list(typical.values())))
    words = {}
    for word, found in by_word.items():
        values = np.array([typical[action] for action in found])
        if len(values) < FEWEST:
            continue
        spread = float(np.var(values)) if len(values) > 1 else 0.1
        # Few actions say little: drawn towards the usual length.
        mean = float((values.sum() + 1.0 * usual_log) / (len(values) + 1.0))
        words[word] = (round(mean, 2), round(1 / (4 * spread + 0.1 + 0.4 / len(values)) / 10, 2))
    each = {}
    slope_of = _slopes(rows)
    for word, found in by_word.items():
        slopes = [slope for action in found if (slope := slope_of[action]) > 0]
        if len(slopes) >= 2 and len(slopes) >= len(found) / 2:
            each[word] = round(float(np.median(slopes)), 2)
    return Table(words, each, {}, 0.0, 1.0, 1.0, round(math.exp(usual_log), 2))


def _slopes(rows: Sequence[Row]) -> dict[str, float]:
    """Of each action, seconds of one more time; 0 where nothing tells."""
    pairs: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for row in rows:
        pairs[row.action] += [(row.counts, row.seconds)] if row.counts else []
    return {
        action: float(np.polyfit(*np.array(found, float).T, 1)[0]) if len({count for count, _ in found}) > 1 else 0.0
        for action, found in pairs.items()
    }


def verbs() -> set[str]:
    """Stems of verbs that begin an action."""
    found = set()
    for name, act in actions().items():
        phrases = ASKED.get(name, ())
        found |= {word for verb in act.verbs for word in stems(verb)[:1]}
        found |= {word for phrase in phrases for verb in re.findall(r"\{(?!poss)(\w+)", phrase) for word in stems(verb)}
    return found


def fold_of(rows: Sequence[Row], folds: int, seed: int = 0) -> np.ndarray:
    """A fold for each row, the same for rows of one action."""
    names = sorted({row.action for row in rows})
    order = np.random.default_rng(seed).permutation(len(names))
    place = {name: int(order[k]) % folds for k, name in enumerate(names)}
    return np.array([place[row.action] for row in rows])


def log_errors(rows: Sequence[Row], table: Table, corrected: bool) -> np.ndarray:
    """Logarithm of true over estimated seconds."""
    return np.array([math.log(row.seconds / part_s(row.text.lower(), table, corrected)) for row in rows])


def weights_of(rows: Sequence[Row]) -> np.ndarray:
    """Every action counts alike."""
    number = defaultdict(int)
    for row in rows:
        number[row.action] += 1
    return np.array([1.0 / number[row.action] for row in rows])


def fit(rows: Sequence[Row], folds: int = 5) -> Table:
    """The whole table: words, regression on what they leave out of unseen actions, and the range."""
    place = fold_of(rows, folds, seed=1)
    left = np.zeros(len(rows))
    for fold in range(folds):
        table = fit_words([row for row, at in zip(rows, place, strict=True) if at != fold])
        chosen = np.flatnonzero(place == fold)
        left[chosen] = log_errors([rows[k] for k in chosen], table, corrected=False)
    whole = fit_words(rows)
    names = sorted(whole.words)
    column = {word: k for k, word in enumerate(names)}
    present = np.zeros((len(rows), len(names)))
    for k, row in enumerate(rows):
        for word in set(stems(row.text)):
            if word in column:
                present[k, column[word]] = 1.0
    weight = weights_of(rows)

    def solve(chosen: np.ndarray) -> tuple[np.ndarray, float]:
        x, w = present[chosen], weight[chosen]
        bias = float(np.average(left[chosen], weights=w))
        gram = (x * w[:, None]).T @ x + LAMBDA * np.eye(len(names))
        return np.linalg.solve(gram, (x * w[:, None]).T @ (left[chosen] - bias)), bias

    rest = np.zeros(len(rows))
    for fold in range(folds):
        ridge, bias = solve(place != fold)
        chosen = place == fold
        rest[chosen] = left[chosen] - np.clip(present[chosen] @ ridge + bias, -math.log(2), math.log(2))
    ridge, bias = solve(np.ones(len(rows), bool))
    order = np.argsort(rest)
    along = np.cumsum(weight[order]) / weight.sum()
    low, high = (float(rest[order][np.searchsorted(along, q)]) for q in (0.1, 0.9))
    kept = {word: round(float(ridge[k]), 2) for word, k in column.items() if abs(ridge[k]) >= 0.04}
    return Table(
        whole.words, whole.each, kept, round(bias, 3), round(math.exp(low), 3), round(math.exp(high), 3), whole.usual_s
    )


def report(rows: Sequence[Row], folds: int = 5) -> dict[str, dict[str, float]]:
    """Errors on actions held out, every action counting alike."""
    place, weight = fold_of(rows, folds), weights_of(rows)
    errors: dict[str, np.ndarray] = {name: np.zeros(len(rows)) for name in ("constant", "rules", "rules + ridge")}
    inside = np.zeros(len(rows))
    for fold in range(folds):
        seen = [row for row, at in zip(rows, place, strict=True) if at != fold]
        chosen = np.flatnonzero(place == fold)
        held = [rows[k] for k in chosen]
        table = fit(seen)
        errors["constant"][chosen] = [math.log(row.seconds / table.usual_s) for row in held]
        errors["rules"][chosen] = log_errors(held, table, corrected=False)
        rest = log_errors(held, table, corrected=True)
        errors["rules + ridge"][chosen] = rest
        inside[chosen] = (rest >= math.log(table.low)) & (rest <= math.log(table.high))
    out = {}
    for name, values in errors.items():
        size = np.abs(values)
        order = np.argsort(size)
        middle = size[order][np.searchsorted(np.cumsum(weight[order]) / weight.sum(), 0.5)]
        out[name] = {
            "median factor": round(float(math.exp(middle)), 3),
            "within 1.5": round(float(np.average(size <= math.log(1.5), weights=weight)), 3),
            "within 2": round(float(np.average(size <= math.log(2.0), weights=weight)), 3),
        }
    out["rules + ridge"]["coverage of the range"] = round(float(np.average(inside, weights=weight)), 3)
    return out


def main() -> None:
    """Train, or report."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path)
    parser.add_argument("--report", action="store_true")
    options = parser.parse_args()
    rows = library_rows() + (capture_rows(options.data) if options.data else [])
    print(f"{len(rows)} sentences of {len({row.action for row in rows})} actions", file=sys.stderr)
    if options.report:
        print(json.dumps(report(rows), indent=1))
        return
    table = fit(rows)
    starts = verbs()
    each = {word: table.each.get(word, 0.0) for word in sorted({*table.each, *(starts & set(table.words))})}
    content = {
        "words": {word: list(table.words[word]) for word in sorted(table.words)}, "each": each,
        "ridge": table.ridge, "bias": table.bias, "low": table.low, "high": table.high, "usual_s": table.usual_s,
    }  # fmt: skip
    DEFAULT.parent.mkdir(parents=True, exist_ok=True)
    DEFAULT.write_text(json.dumps(content, separators=(",", ":")) + "\n")
    print(f"{len(table.words)} words, {DEFAULT.stat().st_size} bytes: {DEFAULT}")


if __name__ == "__main__":
    main()
