"""What the documents name exists: files, folders, functions, links, commands."""

import ast
import re
from pathlib import Path

import pytest

from kinoflow.cli import VERBS

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]

NAMED = re.compile(r"`((?:[\w.-]+/)*[\w.-]+\.(?:py|md|toml|txt)|(?:[\w.-]+/)+)(?::([\w.]+))?`")
"""A path in backticks, with or without `:name`; a folder ends in a slash."""
LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[\w-]*)?\)")
COMMAND = re.compile(r"(?:^ {4}|`)kinoflow ([a-z-]+)", re.MULTILINE)
"""A line of an indented example, or in backticks."""
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def find(name: str) -> Path | None:
    """A file or folder as the documents name it: from the root of the repository or of the package."""
    return next((place / name for place in (ROOT, ROOT / "src" / "kinoflow") if (place / name).exists()), None)


def has_name(path: Path, dotted: str) -> bool:
    """Whether a Python file defines `name` or `Class.name` at its top level."""
    body: list[ast.stmt] = ast.parse(path.read_text()).body
    for name in dotted.split("."):
        for node in body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and node.name == name:
                body = node.body
                break
            targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
            if any(isinstance(target, ast.Name) and target.id == name for target in targets):
                body = []
                break
        else:
            return False
    return True


def is_made(name: str) -> bool:
    """Whether a path is one that commands make, not one of the repository."""
    return name.startswith(("out/", ".venv/", "runs/"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_named_files_and_functions_exist(document: Path):
    missing = []
    for name, function in NAMED.findall(document.read_text()):
        if is_made(name):
            continue
        path = find(name)
        if path is None or (function and not has_name(path, function)):
            missing.append(f"{name}:{function}" if function else name)
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path):
    links = LINK.findall(COMMENT.sub("", document.read_text()))
    assert [link for link in links if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_commands_exist(document: Path):
    assert set(COMMAND.findall(document.read_text())) <= set(VERBS)


def test_the_checker_tells_present_from_absent():
    assert [bool(find(name)) for name in ("motion/clip.py", "src/kinoflow/", "motion/absent.py")] == [True, True, False]
    clip = ROOT / "src/kinoflow/motion/clip.py"
    names = ("MotionClip.save", "Reader", "MotionClip.absent", "absent")
    assert [has_name(clip, name) for name in names] == [True, True, False, False]
