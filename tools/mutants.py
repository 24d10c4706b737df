"""Mutations of one room that no test notices: `make mutants ROOM=motion`.

    python tools/mutants.py ROOM [--module NAME.py] [--limit N] [--seed N] [--tests PATH ...]

cosmic-ray changes one thing in a module, runs the room's quick tests, and puts it back, mutation by mutation; those for
which all tests still pass are missing tests, or changes that make no difference. It works on a copy of the repository
below build/mutants, so the working tree stays as it is, and goes on where it was interrupted. A room takes hours: with
--limit, so many mutations of all are drawn by lot.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SLOWEST_S = 300.0


def prepare(room: str, module: str | None, tests: list[str]) -> Path:
    """A copy of what is needed, with a configuration; the copy's folder."""
    place = ROOT / "build" / "mutants" / room
    for name in ("src", "tests", "docs"):
        shutil.copytree(ROOT / name, place / name, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, place / name)
    pytest = f"{sys.executable} -m pytest {' '.join(tests)} -x -q -p no:cacheprovider -m 'not slow'"
    # Left out: decorators (of dataclasses), the `|` of annotations, and arithmetic that nobody writes by mistake.
    (place / "cosmic-ray.toml").write_text(
        f"""[cosmic-ray]
module-path = "src/kinoflow/{room}{"/" + module if module else ""}"
timeout = {SLOWEST_S}
excluded-modules = []
test-command = "{pytest}"

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
        for item in waiting[limit:]:
            database.set_result(item.job_id, WorkResult(worker_outcome=WorkerOutcome.SKIPPED, output="not drawn"))


def _place(item: Any) -> tuple[Any, ...]:
    """Where a mutation is and what it does: its name changes from session to session."""
    mutation = item.mutations[0]
    return str(mutation.module_path), mutation.start_pos, mutation.operator_name, mutation.occurrence


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
    place = prepare(options.room, options.module, options.tests or [f"tests/{options.room}"])
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(place / "src"), os.environ.get("PYTHONPATH", "")]),
        "OMP_NUM_THREADS": "1",
        "OMP_WAIT_POLICY": "passive",
        "KINOFLOW_SHARED": os.environ.get("KINOFLOW_SHARED", str(ROOT.parent / "shared")),
    }
    session = place / f"{(options.module or options.room).removesuffix('.py')}.sqlite"

    def ray(*arguments: str) -> None:
        subprocess.run([sys.executable, "-m", "cosmic_ray.cli", *arguments], cwd=place, env=environment, check=True)

    if not session.is_file():
        ray("init", "cosmic-ray.toml", str(session))
        subprocess.run(
            [sys.executable, "-m", "cosmic_ray.tools.filters.operators_filter", str(session), "cosmic-ray.toml"],
            cwd=place, env=environment, check=True,
        )  # fmt: skip
        if options.limit is not None:
            draw(session, options.limit, options.seed)
    ray("baseline", "cosmic-ray.toml")
    ray("exec", "cosmic-ray.toml", str(session))
    report(session)


if __name__ == "__main__":
    main()
