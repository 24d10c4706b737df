"""Every flag of every command is one that people type: none goes, and none comes, without a change of `flags.txt`.

After a change that is meant: `python tests/cli/test_flags.py > tests/cli/flags.txt`, and a line in the CHANGELOG.
"""

import contextlib
import io
import os
import re
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from kinoflow.cli import VERBS, load, main
from kinoflow.cli.help_texts import MAIN
from kinoflow.cli.options import NetworkOptions

GOLDEN = Path(__file__).with_name("flags.txt")


def commands() -> list[list[str]]:
    """Every command: verbs, and verbs of verbs."""
    found = []
    for verb in VERBS:
        command = load(verb)
        found += (
            [[verb, *([inner] if inner != MAIN else [])] for inner in command]
            if isinstance(command, dict)
            else [[verb]]
        )
    return found


def flags(command: list[str]) -> list[str]:
    """The usage of a command and its options, each with what stands for its value, as its help has them."""
    with contextlib.redirect_stdout(io.StringIO()) as shown:
        assert main([*command, "--help"]) == 0
    usage = re.match(r"usage: (.*)", shown.getvalue())
    assert usage is not None
    # What begins a line of a box; it ends at two blanks, behind which the help may follow.
    heads = re.findall(r"^[│| ]{1,2}(-{1,2}[a-z].*?)(?:  |$)", shown.getvalue(), re.MULTILINE)
    return [usage[1], *(f"  {head}" for head in heads if head != "-h, --help")]


def written() -> str:
    return "\n".join(line for command in commands() for line in flags(command)) + "\n"


def test_no_flag_comes_or_goes_unseen(monkeypatch):
    monkeypatch.setenv("COLUMNS", "110")
    assert written() == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize(("word", "value"), [("model", "FOLDER"), ("device", "NAME"), ("plan", "")])
def test_one_thing_has_one_name_in_all_commands(word, value):
    lines = {
        line.strip()
        for line in GOLDEN.read_text(encoding="utf-8").splitlines()
        if f"--{word}" in line.split(",")[-1].split()
    }
    assert {line.split(", ")[-1] for line in lines} == {f"--{word} {value}".strip()}


def test_choices_are_those_of_the_code():
    from kinoflow.evaluation.suite import SUITES
    from kinoflow.model.precision import DTYPES
    from kinoflow.text.official import BITS

    hints = get_type_hints(NetworkOptions)
    assert set(get_args(hints["dtype"])) == {"auto", *DTYPES}
    assert set(get_args(hints["text_encoder"])) == {"auto", *BITS} - {"official"}
    assert set(get_args(get_type_hints(load("evaluate")[MAIN])["suite"])) == set(SUITES)


if __name__ == "__main__":
    os.environ["COLUMNS"] = "110"
    print(written(), end="")
