"""`make mutants` knows which tests a changed line may fail: those of every file that imports it or runs it."""

import json
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

MUTANTS = Path(__file__).parents[1] / "tools" / "mutants.py"

PROJECT = {
    "src/table.py": """
SIDES = ("left", "right")


def double(number, by=2):
    return number * by
""",
    "src/kept.py": """
from functools import cache

import table


@cache
def sides():
    return len(table.SIDES)
""",
    "tests/conftest.py": "import table",
    "tests/test_first.py": "import kept\n\ndef test_kept(): assert kept.sides()",
    "tests/test_second.py": "import kept\n\ndef test_kept_too(): assert kept.sides() == 2",
    "tests/test_slow.py": "import pytest\n\n@pytest.mark.slow\ndef test_slow(): assert False",
    "tests/test_third.py": "import table\n\ndef test_double(): assert table.double(2) == 4\n\ndef test_other(): pass",
    "pytest.ini": "[pytest]\nmarkers = slow\npythonpath = src",
}
ASK = """
import json, runpy, sys
from pathlib import Path

tool = runpy.run_path(sys.argv[1])
reach = tool["watch"](["tests"])
lines = [("src/table.py", 2), ("src/table.py", 5), ("src/table.py", 6), ("src/kept.py", 9)]
print(json.dumps([reach.tests(Path(module), line) for module, line in lines]))
"""


@pytest.fixture(scope="module")
def reached(tmp_path_factory) -> list[list[str]]:
    pytest.importorskip("coverage", reason="coverage is not installed (extra mutants)")
    place = tmp_path_factory.mktemp("project")
    for name, text in PROJECT.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text + "\n")
    done = subprocess.run(
        [sys.executable, "-c", ASK, str(MUTANTS)], cwd=place, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


FIRST = "tests/test_first.py::test_kept"
SECOND = "tests/test_second.py::test_kept_too"
DOUBLE = "tests/test_third.py::test_double"
OTHER = "tests/test_third.py::test_other"


def test_what_conftest_has_imported_is_reached_by_all_tests(reached):
    constant, default, _, _ = reached
    assert set(constant) == set(default) == {FIRST, SECOND, DOUBLE, OTHER}
    # The one that calls something of the module is the likeliest to see its change.
    assert constant[0] == default[0] == DOUBLE


def test_a_line_of_a_function_is_reached_by_those_that_run_it(reached):
    assert reached[2] == [DOUBLE]


def test_what_one_file_has_computed_and_kept_is_reached_by_the_others_too(reached):
    assert set(reached[3]) == {FIRST, SECOND}


def test_lines_of_a_statement_without_those_in_it():
    statement = runpy.run_path(str(MUTANTS))["_statement"]
    source = "A = (\n    1,\n    2,\n)\n\ndef f(\n    x=1,\n):\n    return (\n        x\n    )\n"
    assert statement(source, 3) == range(1, 5)
    assert statement(source, 7) == range(6, 9)
    assert statement(source, 10) == range(9, 12)
