"""Rooms of the package import only what lies below them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "kinoflow"

COMMON = {"errors", "files", "reading", "runs", "workers", "assets"}
LEVEL_1 = {"motion", "language", "formats", "text", "model", "flow"}
LEVEL_2 = LEVEL_1 | {"authoring", "arranging", "control", "measures"}
LEVEL_3 = LEVEL_2 | {"data", "prompting", "inference"}
LEVEL_4 = LEVEL_3 | {"training", "evaluation"}
LEVEL_5 = LEVEL_4 | {"alignment"}
LEVEL_6 = LEVEL_5 | {"recipes", "experiments", "studio"}
MAY_IMPORT = {
    **{room: set() for room in COMMON},
    "motion": set(),
    "language": set(),
    "formats": {"motion"},
    "text": set(),
    "model": set(),
    "flow": set(),
    "authoring": {"motion", "language"},
    "arranging": {"motion", "language", "authoring"},
    "control": {"motion"},
    "measures": {"motion", "text", "language"},
    "data": {"motion", "formats", "text", "language", "authoring", "measures"},
    "prompting": {"text", "language", "authoring", "arranging", "measures"},
    "inference": LEVEL_1 | {"authoring", "arranging", "control", "prompting"},
    "training": LEVEL_3,
    "evaluation": LEVEL_3,
    "alignment": LEVEL_4,
    "recipes": LEVEL_5,
    "experiments": LEVEL_5 | {"recipes"},
    "studio": LEVEL_5,
    "cli": LEVEL_6,
    "__main__": {"cli"},
}
"""Room and what it may import besides itself and `COMMON`."""

FILES = sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    """First part of a module's path: its room, or the name of a file at the top."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return parts[0]


def imported_rooms(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and room of every import of ours; the package itself counts as the room `kinoflow`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            modules = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            pytest.fail(f"line {node.lineno}: relative import; write the whole name")
        else:
            continue
        for module in modules:
            first, _, rest = module.partition(".")
            if first == "kinoflow":
                name = rest.partition(".")[0]
                yield node.lineno, name if name in MAY_IMPORT else "kinoflow"


@pytest.mark.parametrize("room", sorted({room_of(path) for path in FILES}))
def test_rooms_import_only_what_lies_below(room: str):
    if room == "__init__":
        allowed = set(MAY_IMPORT) - {"cli"}
    else:
        assert room in MAY_IMPORT, f"{room} is not a room; add it to the architecture first"
        allowed = MAY_IMPORT[room] | COMMON | {room} | ({"kinoflow"} if room == "cli" else set())
    wrong = [
        f"{path.relative_to(PACKAGE)} line {line}: {name}"
        for path in FILES
        if room_of(path) == room
        for line, name in imported_rooms(ast.parse(path.read_text()))
        if name not in allowed
    ]
    assert not wrong, f"{room} may import {sorted(allowed)}, not {wrong}"


def test_only_one_module_makes_processes():
    """Any other would have to end them by itself, in whichever way this one ends."""
    making = re.compile(r"\b(ProcessPoolExecutor|multiprocessing)\b")
    makers = [path.name for path in FILES if making.search(path.read_text())]
    assert makers == ["workers.py"]


def test_the_checker_sees_a_forbidden_import():
    tree = ast.parse(
        "from kinoflow import motion\nimport kinoflow.cli.convert\nfrom kinoflow import MotionClip\nimport numpy"
    )
    assert [name for _, name in imported_rooms(tree)] == ["motion", "cli", "kinoflow"]


def test_no_two_test_files_have_one_name():
    """Pytest imports them by their bare names: two of one name fail only when all are run together."""
    names = [path.name for path in Path(__file__).parent.rglob("test_*.py")]
    assert sorted(names) == sorted(set(names))
