"""The table of what the phrases of every action tell, so that nobody waits for it to be learned (`arranging.evidence`).

A line of the table is an action: its name, its fingerprint, and what was learned of it. A row counts only where the
fingerprint is that of the action as it is; others, and actions that have no row, are learned when they are asked for.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Collection, Iterable, Mapping
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from kinoflow.arranging.evidence import Evidence, learn
from kinoflow.authoring.action import LIBRARY, Action, find_action
from kinoflow.errors import ConfigError, UnreadableError
from kinoflow.files import atomic_path
from kinoflow.reading import parse_json, read_text, reading

TABLE = "action_words.jsonl"
_IMPORTED = re.compile(rf"^from {re.escape(LIBRARY)}\.(\w+) import", re.MULTILINE)


@lru_cache(maxsize=256)
def evidence_of(name: str) -> Evidence:
    """What the phrases of an action tell of its parameters: from the table, or learned where its row is of another one.

    Raises:
        ConfigError: the table is missing or damaged.
        ScoreError: there is no such action.
    """
    action = find_action(name)
    with reading(_path(), ConfigError, "install kinoflow again"):
        line = _shipped().get(action.name)
        row = _parsed(line) if line else None
    return row[1] if row and row[0] == fingerprint(action) else learn(action)


def fingerprint(action: Action) -> str:
    """What is another one where an action is changed: of its parameters, and of the file with its score and those of
    the library that it imports from; empty where the library came without its sources.
    """
    module = sys.modules.get(action.score.__module__)
    path = getattr(module, "__file__", None)
    source = _source(Path(path)) if path else ""
    return hashlib.sha256(f"{action.parameters}\n{source}".encode()).hexdigest()[:16] if source else ""


@cache
def _source(path: Path) -> str:
    """Hashes of a file of the library and of those that it imports from; empty where there is none."""
    if path.suffix != ".py" or not path.is_file():
        return ""
    text = path.read_text(encoding="utf-8")
    others = sorted(set(_IMPORTED.findall(text)))
    return "\n".join([hashlib.sha256(text.encode()).hexdigest(), *(_source(path.with_stem(name)) for name in others)])


def _path() -> Path:
    return Path(str(resources.files("kinoflow"))) / "assets" / TABLE


@cache
def _shipped() -> Mapping[str, str]:
    return _lines(_path())


def _lines(path: Path) -> Mapping[str, str]:
    """The line of every action, not yet parsed: a sentence needs a few of them."""
    lines = {}
    for line in read_text(path).splitlines():
        _, quote, rest = line.partition('["')
        name, end, _ = rest.partition('", "')
        if not (quote and end):
            raise UnreadableError("a line begins with the name of an action and its fingerprint")
        lines[name] = line
    return lines


def _parsed(line: str) -> tuple[str, Evidence]:
    """Fingerprint and evidence of a line."""
    try:
        _, found, order, sides, words = parse_json(line)
        return str(found), Evidence(
            {
                key: {
                    value: {word: float(share) for share, said in shares for word in said.split("|")}
                    for value, shares in values.items()
                }
                for key, values in words.items()
            },
            {gram: (int(own), int(other)) for own, other, said in sides for gram in said.split("|")},
            int(order),
        )
    except (AttributeError, TypeError, ValueError):
        raise UnreadableError(
            "a row is a name, a fingerprint, an order of sides, words of sides and of values"
        ) from None


def _line(action: Action, evidence: Evidence) -> str:
    """The line of an action. Words that tell equally much stand together; all in an order, so that a file of the same
    evidence is the same file.
    """
    sides: dict[tuple[int, int], list[str]] = {}
    for gram, counts in sorted(evidence.sides.items()):
        sides.setdefault(counts, []).append(gram)
    row: list[Any] = [
        action.name,
        fingerprint(action),
        evidence.order,
        [[*counts, "|".join(said)] for counts, said in sorted(sides.items())],
        {
            key: {value: _by_share(telling) for value, telling in values.items()}
            for key, values in evidence.words.items()
        },
    ]
    return json.dumps(row, ensure_ascii=False)


def _by_share(telling: Mapping[str, float]) -> list[list[Any]]:
    """Words that tell equally much of a value together, the most telling first."""
    found: dict[float, list[str]] = {}
    for word, share in sorted(telling.items()):
        found.setdefault(share, []).append(word)
    return [[share, "|".join(words)] for share, words in sorted(found.items(), reverse=True)]


def outdated(actions: Iterable[Action], path: Path | None = None) -> list[str]:
    """Names of actions that have no row in a table, by default the shipped one, or one of what they were before."""
    path = path or _path()
    known = _lines(path) if path.is_file() else {}
    return [
        action.name
        for action in actions
        if action.name not in known or _parsed(known[action.name])[0] != fingerprint(action)
    ]


def write_table(actions: Collection[Action], path: Path, anew: Collection[str] = ()) -> list[str]:
    """Write the table of actions: those that were changed are learned, the others stay as they are in it.

    Args:
        actions: all that it is to have, in order.
        path: of the table, which need not be there.
        anew: names of actions that are learned in any case.

    Returns:
        the names of those that were learned.
    """
    learned = {*outdated(actions, path), *anew} & {action.name for action in actions}
    old = _lines(path) if path.is_file() else {}
    lines = [_line(action, learn(action)) if action.name in learned else old[action.name] for action in actions]
    with atomic_path(path) as temporary:
        temporary.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return sorted(learned)
