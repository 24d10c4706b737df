"""Mutations of one room that no test notices: `make mutants ROOM=motion`.

    python tools/mutants.py ROOM [--module NAME.py] [--limit N] [--seed N] [--again] [--tests PATH ...]

cosmic-ray changes one thing in a module, quick tests of the room run until one fails, and it is put back, mutation by
mutation; those for which all tests still pass are missing tests, or changes that make no difference. It works on a copy
of the repository below build/mutants, so the working tree stays as it is, and goes on where it was interrupted. A room
takes hours: with --limit, so many mutations of all are drawn by lot.

Tests run in forks of this process, which has imported torch and others once. Each file of them runs once by itself
under coverage, from before its conftest is imported: so a file reaches the constants of all modules that it imports,
and what is computed once and kept is computed for each. For each mutation only the files run that reach its line, and
in them those tests first that do, the fastest first: most mutations take seconds. A line that no test reaches survives
at once. With --again, what survived before is tried once more.
"""

from __future__ import annotations

import argparse
import ast
import compileall
import contextlib
import difflib
import importlib
import json
import os
import random
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SLOWEST_S = 30
"""Of the processor, beyond thrice what they take: a change that makes tests take longer than this counts as found."""
UNLIKELY = re.compile(
    r"core/(RemoveDecorator|ReplaceBinaryOperator_(BitOr_.*|.*_(LShift|RShift|BitAnd|BitOr|BitXor|FloorDiv|Mod|Pow)))"
)
"""Left out: decorators (of dataclasses), the `|` of annotations, and arithmetic that nobody writes by mistake."""
IMPORTED_ONCE = (
    "hypothesis", "PIL.Image", "pytest", "rich.progress", "safetensors.torch", "scipy.interpolate", "scipy.ndimage",
    "scipy.signal", "scipy.spatial.transform", "scipy.stats", "tokenizers", "torch", "torch.distributed",
    "torch.nn.functional", "tyro", "yaml",
)  # fmt: skip
NO_TESTS = 5
"""Exit code of pytest."""
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
    (place / "cosmic-ray.toml").write_text(
        f"""[cosmic-ray]
module-path = "src/kinoflow/{room}{"/" + module if module else ""}"
timeout = {SLOWEST_S}
excluded-modules = []
test-command = "none: see tools/mutants.py"

[cosmic-ray.distributor]
name = "local"
"""
    )
    return place


def draw(session: Path, limit: int | None, seed: int) -> None:
    """Mark as skipped what nobody writes by mistake and, of the rest, all but `limit` mutations, drawn by lot."""
    from cosmic_ray.work_db import use_db
    from cosmic_ray.work_item import WorkerOutcome, WorkResult

    with use_db(session) as database:
        items = sorted(database.pending_work_items, key=_place)
        waiting = [item for item in items if not UNLIKELY.fullmatch(item.mutations[0].operator_name)]
        random.Random(seed).shuffle(waiting)
        drawn = {item.job_id for item in waiting[:limit]}
        skipped = WorkResult(worker_outcome=WorkerOutcome.SKIPPED, output="not drawn")
        database.set_multiple_results([item.job_id for item in items if item.job_id not in drawn], skipped)


def forget_survivors(session: Path) -> None:
    """Let what survived be tried again."""
    with contextlib.closing(sqlite3.connect(session)) as database, database:
        database.execute("DELETE FROM work_results WHERE test_outcome = 'SURVIVED'")


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
    reach = watch(tests)
    with use_db(session) as database:
        for item in sorted(database.pending_work_items, key=_place):
            mutation = item.mutations[0]
            operator = get_operator(mutation.operator_name)(**mutation.operator_args)
            first = reach.tests(mutation.module_path, mutation.start_pos[0])
            with use_mutation(mutation.module_path, operator, mutation.occurrence) as (before, after):
                if after is None:
                    database.set_result(item.job_id, WorkResult(worker_outcome=WorkerOutcome.NO_TEST))
                    continue
                files = list(dict.fromkeys(map(_file, first)))
                seconds = sum(spent for test, spent in reach.seconds.items() if _file(test) in files)
                survived = not files or _passes(files, First(first), SLOWEST_S + 3 * round(seconds))
                lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="")
                result = WorkResult(
                    worker_outcome=WorkerOutcome.NORMAL,
                    test_outcome=TestOutcome.SURVIVED if survived else TestOutcome.KILLED,
                    diff="\n".join(lines),
                )
                database.set_result(item.job_id, result)


def watch(tests: Sequence[str]) -> Reach:
    """Run each file of tests by itself, and see which lines it reaches; ends the program where one fails."""
    shutil.rmtree("reached", ignore_errors=True)
    Path("reached").mkdir()
    files = dict.fromkeys(
        str(file)
        for path in map(Path, tests)
        for file in (sorted(path.rglob("test_*.py")) if path.is_dir() else [path])
    )
    for number, file in enumerate(files):
        if not _passes([file], Watch(file, Path(f"reached/{number}")), 3600):
            sys.exit(f"{file} fails as it is, so mutations say nothing: see {Path('last-tests.txt').absolute()}")
    return Reach(Path("reached"))


class Watch:
    """A plugin of pytest that writes down which lines a file of tests and each test of it reach, and their seconds.

    Args:
        file: that is run, relative to the working directory.
        place: to be made with the lines; the seconds lie beside it as JSON.
    """

    def __init__(self, file: str, place: Path) -> None:
        from coverage import Coverage

        self.coverage = Coverage(data_file=place, include=["src/*"])
        self.file, self.place = file, place
        self.seconds: dict[str, float] = {}

    def pytest_load_initial_conftests(self) -> None:
        """Begin to watch: a conftest imports modules, and their constants are reached then or never."""
        self.coverage.start()
        self.coverage.switch_context(self.file)

    def pytest_runtest_logstart(self) -> None:
        """What fixtures do, they may do for every test of the file."""
        self.coverage.switch_context(self.file)

    def pytest_runtest_call(self, item: Any) -> None:
        """The test itself."""
        self.coverage.switch_context(item.nodeid)

    def pytest_runtest_logreport(self, report: Any) -> None:
        """How long it took."""
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0) + report.duration

    def pytest_sessionfinish(self) -> None:
        """Keep what was seen."""
        self.coverage.stop()
        self.coverage.save()
        self.place.with_suffix(".json").write_text(json.dumps(self.seconds))


class Reach:
    """Which tests reach a line, as `Watch` has written it down below a folder."""

    def __init__(self, folder: Path) -> None:
        from coverage import CoverageData

        self.data = CoverageData(no_disk=True)
        self.seconds: dict[str, float] = {}
        for place in folder.glob("*.json"):
            self.seconds |= json.loads(place.read_text())
            seen = CoverageData(str(place.with_suffix("")))
            seen.read()
            self.data.update(seen)

    def tests(self, module: Path, line: int) -> list[str]:
        """Tests that reach the statement of a line, or whose file does; first those that do more in the module than
        import it, the fastest first.
        """
        by_line = self.data.contexts_by_lineno(str(Path(module).absolute()))
        statement = _statement(Path(module).read_text(encoding="utf-8"), line)
        reached = {context for number in statement for context in by_line.get(number, ())}
        inside = {context for contexts in by_line.values() for context in contexts}
        return sorted(
            (test for test in self.seconds if test in reached or _file(test) in reached),
            key=lambda test: (test not in inside, self.seconds[test]),
        )


class First:
    """A plugin of pytest that has some tests run before the others of their files.

    The others follow, since what is computed once and kept was reached by the first who needed it alone.
    """

    def __init__(self, tests: Sequence[str]) -> None:
        self.rank = {test: rank for rank, test in enumerate(tests)}
        self.files = {file: rank for rank, file in enumerate(dict.fromkeys(map(_file, tests)))}

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        """Put them in order."""
        last = len(self.rank)
        rank = {item: self.rank.get(item.nodeid, last) for item in items}
        items.sort(key=lambda item: (rank[item] == last, self.files[_file(item.nodeid)], rank[item]))


def _file(test: str) -> str:
    return test.partition("::")[0]


def _statement(source: str, line: int) -> range:
    """Lines of the innermost statement around a line, without those of statements in it."""
    around = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.stmt) and node.lineno <= line <= (node.end_lineno or node.lineno)
    ]
    if not around:
        return range(line, line + 1)
    node = max(around, key=lambda node: node.lineno)
    inner = getattr(node, "body", None)
    return range(node.lineno, inner[0].lineno if inner else (node.end_lineno or node.lineno) + 1)


def _passes(tests: Sequence[str], plugin: Any, limit_s: int) -> bool:
    """Whether all quick tests of some files pass, in a fork of this process; where there is none, they do."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (limit_s, limit_s))
            output = os.open("last-tests.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            for stream in (1, 2):
                os.dup2(output, stream)
            import pytest

            sys.dont_write_bytecode = True
            quick = ["-x", "-q", "-p", "no:cacheprovider", "--assert=plain", "-m", "not slow", *_RELAXED]
            code = pytest.main([*tests, *quick], plugins=[plugin])
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(int(code))
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) in (0, NO_TESTS)


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
    parser.add_argument("--again", action="store_true")
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
        subprocess.run([sys.executable, "-m", "cosmic_ray.cli", "init", "cosmic-ray.toml", str(session)], check=True)
        draw(session, options.limit, options.seed)
    elif options.again:
        forget_survivors(session)
    execute(session, options.tests or [f"tests/{options.room}"])
    report(session)


if __name__ == "__main__":
    main()
