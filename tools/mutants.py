"""Mutations of one room that no test notices: `make mutants ROOM=motion`.

    python tools/mutants.py ROOM [--module NAME.py] [--limit N] [--seed N] [--tests PATH ...]

cosmic-ray changes one thing in a module, the room's quick tests run until one fails, and it is put back, mutation by
mutation; those for which all tests still pass are missing tests, or changes that make no difference. It works on a copy
of the repository below build/mutants, so the working tree stays as it is, and goes on where it was interrupted. A room
takes hours: with --limit, so many mutations of all are drawn by lot.

Tests run in forks of this process, which has imported torch and others once, and those files first that name the
module: a third of the time of a new process for each mutation.
"""

from __future__ import annotations

import argparse
import compileall
import contextlib
import difflib
import importlib
import os
import random
import resource
import shutil
import subprocess
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SLOWEST_S = 120
"""Of the processor: a change that makes tests take longer than this counts as found."""
IMPORTED_ONCE = (
    "hypothesis", "PIL.Image", "pytest", "rich.progress", "safetensors.torch", "scipy.interpolate", "scipy.ndimage",
    "scipy.signal", "scipy.spatial.transform", "scipy.stats", "tokenizers", "torch", "torch.distributed",
    "torch.nn.functional", "tyro", "yaml",
)  # fmt: skip
_RELAXED = ("-W", "ignore::pytest.PytestAssertRewriteWarning")
"""Plugins of pytest are imported already; their own assertions need not be explained."""


def prepare(room: str, module: str | None) -> Path:
    """A copy of what is needed, with a configuration; the copy's folder."""
    place = ROOT / "build" / "mutants" / room
    for name in ("src", "tests", "docs", "benchmarks", "examples"):
        shutil.copytree(ROOT / name, place / name, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, place / name)
    compileall.compile_dir(place / "src", quiet=1)
    # Left out: decorators (of dataclasses), the `|` of annotations, and arithmetic that nobody writes by mistake.
    (place / "cosmic-ray.toml").write_text(
        f"""[cosmic-ray]
module-path = "src/kinoflow/{room}{"/" + module if module else ""}"
timeout = {SLOWEST_S}
excluded-modules = []
test-command = "none: see tools/mutants.py"

[cosmic-ray.distributor]
name = "local"

[cosmic-ray.filters.operators-filter]
exclude-operators = [
    "core/RemoveDecorator",
    "core/ReplaceBinaryOperator_BitOr_.*",
    "core/ReplaceBinaryOperator_.*_(LShift|RShift|BitAnd|BitOr|BitXor|FloorDiv|Mod|Pow)",
]
"""
    )
    return place


def draw(session: Path, limit: int, seed: int) -> None:
    """Mark all but `limit` mutations as skipped, drawn by lot; those that have a result stay."""
    from cosmic_ray.work_db import use_db
    from cosmic_ray.work_item import WorkerOutcome, WorkResult

    with use_db(session) as database:
        waiting = sorted(database.pending_work_items, key=_place)
        random.Random(seed).shuffle(waiting)
        skipped = WorkResult(worker_outcome=WorkerOutcome.SKIPPED, output="not drawn")
        database.set_multiple_results([item.job_id for item in waiting[limit:]], skipped)


def _place(item: Any) -> tuple[Any, ...]:
    """Where a mutation is and what it does: its name changes from session to session."""
    mutation = item.mutations[0]
    return str(mutation.module_path), mutation.start_pos, mutation.operator_name, mutation.occurrence


def execute(session: Path, tests: Sequence[str]) -> None:
    """Try all mutations that have no result yet; this process is in the copy already."""
    from cosmic_ray.mutating import use_mutation
    from cosmic_ray.plugins import get_operator
    from cosmic_ray.work_db import use_db
    from cosmic_ray.work_item import TestOutcome, WorkerOutcome, WorkResult

    for name in IMPORTED_ONCE:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    if not _passes(_files(tests, "")):
        sys.exit(f"the tests fail as they are, so mutations say nothing: see {session.parent}/last-tests.txt")
    with use_db(session) as database:
        for item in sorted(database.pending_work_items, key=_place):
            mutation = item.mutations[0]
            operator = get_operator(mutation.operator_name)(**mutation.operator_args)
            with use_mutation(mutation.module_path, operator, mutation.occurrence) as (before, after):
                if after is None:
                    database.set_result(item.job_id, WorkResult(worker_outcome=WorkerOutcome.NO_TEST))
                    continue
                survived = _passes(_files(tests, Path(mutation.module_path).stem))
                lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="")
                result = WorkResult(
                    worker_outcome=WorkerOutcome.NORMAL,
                    test_outcome=TestOutcome.SURVIVED if survived else TestOutcome.KILLED,
                    diff="\n".join(lines),
                )
                database.set_result(item.job_id, result)


def _files(tests: Sequence[str], module: str) -> list[str]:
    """Test files, first those that name a module."""
    files = [file for test in tests for file in (sorted(Path(test).rglob("test_*.py")) or [Path(test)])]
    return [str(file) for file in sorted(files, key=lambda file: module not in file.read_text(encoding="utf-8"))]


def _passes(files: Sequence[str]) -> bool:
    """Whether all quick tests of some files pass, in a fork of this process."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (SLOWEST_S, SLOWEST_S))
            output = os.open("last-tests.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            for stream in (1, 2):
                os.dup2(output, stream)
            import pytest

            sys.dont_write_bytecode = True
            code = pytest.main([*files, "-x", "-q", "-p", "no:cacheprovider", "-m", "not slow", *_RELAXED])
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(int(code))
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == 0


def report(session: Path) -> None:
    """Print what survived, and how much that is."""
    from cosmic_ray.work_db import use_db
    from cosmic_ray.work_item import TestOutcome, WorkerOutcome

    killed, survived = 0, []
    with use_db(session) as database:
        for item, result in database.completed_work_items:
            if result.worker_outcome == WorkerOutcome.SKIPPED:
                continue
            if result.test_outcome == TestOutcome.SURVIVED:
                survived.append((item.mutations[0], result.diff))
            else:
                killed += 1
    for mutation, diff in survived:
        changed = [line for line in (diff or "").splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]
        print(f"{mutation.module_path}:{mutation.start_pos[0]} {mutation.operator_name}")
        print(*changed, sep="\n")
    total = killed + len(survived)
    print(f"{len(survived)} of {total} mutations survived ({100 * len(survived) / max(total, 1):.1f} %)")


def main() -> None:
    """Mutate a room."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("room")
    parser.add_argument("--module")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--tests", nargs="+")
    options = parser.parse_args()
    place = prepare(options.room, options.module)
    os.chdir(place)
    sys.path.insert(0, str(place / "src"))
    os.environ |= {
        "PYTHONPATH": os.pathsep.join([str(place / "src"), os.environ.get("PYTHONPATH", "")]),
        "PYTHONDONTWRITEBYTECODE": "1",
        "OMP_NUM_THREADS": "1",
        "OMP_WAIT_POLICY": "passive",
        "KINOFLOW_SHARED": os.environ.get("KINOFLOW_SHARED", str(ROOT.parent / "shared")),
    }
    session = place / f"{(options.module or options.room).removesuffix('.py')}.sqlite"
    if not session.is_file():
        for tool in (
            ["cosmic_ray.cli", "init", "cosmic-ray.toml", str(session)],
            ["cosmic_ray.tools.filters.operators_filter", str(session), "cosmic-ray.toml"],
        ):
            subprocess.run([sys.executable, "-m", *tool], check=True)
        if options.limit is not None:
            draw(session, options.limit, options.seed)
    execute(session, options.tests or [f"tests/{options.room}"])
    report(session)


if __name__ == "__main__":
    main()
