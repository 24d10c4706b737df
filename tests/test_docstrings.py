"""What docstrings of the package name in backticks exists: files, functions of modules, members of classes."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "kinoflow"
FILES = [path for path in sorted(PACKAGE.rglob("*.py")) if "library" not in path.relative_to(PACKAGE).parts[:2]]
"""Scores of authored actions name nothing."""
ROOMS = sorted({path.relative_to(PACKAGE).parts[0] for path in FILES})
NOT_OURS = {"model_constants.py"}
OBJECTS = {"clip.joints", "policy.updates", "sampler.batch_size", "stage.weights"}
"""Attributes of objects that are called as a module is."""
QUOTED = re.compile(r"`([^`\n]+)`")
FILE = re.compile(r"((?:\w+/)*\w+\.py)(?::(\w+)(?:\.(\w+))?)?")
DOTTED = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+")
OTHER_FILE = re.compile(r".*\.(?:jsonl?|md|npz|py|safetensors|sqlite3|txt|yml)")
Texts = list[tuple[int, str]]
Names = dict[str, ast.ClassDef | None]


@cache
def read(path: Path) -> tuple[Texts, Names]:
    """Line and text of every docstring, those behind constants and fields too; and the names that a module knows."""
    texts: Texts = []
    names: Names = {}
    module = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(module):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            texts.append((node.lineno, node.value.value))
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names |= {alias.asname or alias.name: None for alias in node.names}
    for node in module.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names[node.name] = node if isinstance(node, ast.ClassDef) else None
        for target in getattr(node, "targets", [getattr(node, "target", None)]):
            names |= {name.id: None for name in ast.walk(target or ast.Pass()) if isinstance(name, ast.Name)}
    return texts, names


@cache
def classes() -> dict[str, ast.ClassDef]:
    return {name: node for path in FILES for name, node in read(path)[1].items() if node is not None}


@cache
def members(name: str) -> frozenset[str] | None:
    """Names of a class and of those that it is made from; None where one of them is not ours."""
    node = classes().get(name)
    if node is None:
        return frozenset() if name in ("Protocol", "Enum", "str", "Exception") else None
    found = {
        part.attr for part in ast.walk(node) if isinstance(part, ast.Attribute) and isinstance(part.ctx, ast.Store)
    }
    for child in node.body:
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(child.name)
        for target in getattr(child, "targets", [getattr(child, "target", None)]):
            if isinstance(target, ast.Name):
                found.add(target.id)
    bases = [members(base.id if isinstance(base, ast.Name) else "") for base in node.bases]
    return None if None in bases else frozenset(found).union(*[base for base in bases if base is not None])


def is_file(name: str, function: str, member: str, here: Path) -> bool:
    """Whether a file is in the package or in a folder around the one that names it, and has what is named in it."""
    for place in here.parents:
        if (place / name).is_file():
            return not function or (function in read(place / name)[1] and (not member or is_member(function, member)))
        if place == ROOT:
            break
    return False


def is_member(name: str, member: str) -> bool:
    found = members(name)
    return found is None or member in found


def is_name(dotted: str, here: Path) -> bool:
    """Whether `module.name`, from the package or a folder around this one, or `Class.member` is there.

    What begins with no module and no class of ours is left alone.
    """
    parts = dotted.removeprefix("kinoflow.").split(".")
    if parts[0] in classes():
        return is_member(parts[0], parts[1])
    for place in here.parents:
        for length in range(len(parts), 0, -1):
            module = place.joinpath(*parts[:length]).with_suffix(".py")
            package = place.joinpath(*parts[:length]) / "__init__.py"
            path = module if module.is_file() else package
            if path.is_file() and (length == len(parts) or parts[length] in read(path)[1]):
                return True
        if place == PACKAGE:
            break
    stems = {path.stem for path in FILES} - {path.stem for path in FILES if path.parent == PACKAGE}
    return parts[0] not in stems or parts[0] in read(here)[1]


def missing(path: Path) -> Iterator[str]:
    """What the docstrings of a file name and is not there."""
    for line, text in read(path)[0]:
        for quoted in QUOTED.findall(text):
            if file := FILE.fullmatch(quoted):
                there = file[1] in NOT_OURS or is_file(file[1], file[2] or "", file[3] or "", path)
            elif DOTTED.fullmatch(quoted) and not OTHER_FILE.fullmatch(quoted):
                there = quoted in OBJECTS or is_name(quoted, path)
            else:
                continue
            if not there:
                yield f"{path.relative_to(PACKAGE)}, line {line}: {quoted}"


@pytest.mark.parametrize("room", ROOMS)
def test_names_in_docstrings_exist(room: str):
    found = [name for path in FILES if path.relative_to(PACKAGE).parts[0] == room for name in missing(path)]
    assert not found, "\n".join(found)


def test_the_checker_tells_present_from_absent():
    here = PACKAGE / "motion" / "clip.py"
    names = ("rotations.absent", "rotations.quaternion_to_matrix", "MotionClip.save", "MotionClip.absent", "glb.absent")
    assert [is_name(name, here) for name in (*names, "torch.compile")] == [False, True, True, False, False, True]
    files = ("formats/glb.py", "rotations.py", "absent.py")
    assert [is_file(name, "", "", here) for name in files] == [True, True, False]
    assert [is_file("clip.py", "MotionClip", member, here) for member in ("save", "absent")] == [True, False]
