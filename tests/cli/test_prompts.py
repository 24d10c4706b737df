"""Prompt checks, prompt files and the names made from them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinoflow.cli.prompts import MAX_CHARACTERS, MAX_NAME_CHARACTERS, check_prompt, read_tasks, safe_name
from kinoflow.errors import InputError, OptionError, PromptError


@pytest.mark.parametrize(
    "prompt",
    [
        "",
        "   \n",
        "...",
        "walk " * MAX_CHARACTERS,
        "a person\x00walks",
        "a person \x1b[31mwalks",
        "walks \udce9\udcff",
        "PK\x03\x04 walks",
        "walks \ufffd",
        "\U0001f3c3",
    ],
)
def test_prompts_that_are_no_sentences(prompt):
    with pytest.raises(PromptError) as caught:
        check_prompt(prompt)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    "prompt", ["A person walks.", "Quelqu'un marche très vite !", "一个人在走路", "walks 3 steps (slowly)"]
)
def test_prompts_that_are_sentences(prompt):
    assert check_prompt(prompt) == prompt


def test_white_space_becomes_single_blanks():
    assert check_prompt(" A person\twalks\r\n  forward. ") == "A person walks forward."


def test_names_from_sentences():
    assert safe_name("a person walks, then waves.") == "a-person-walks-then-waves"
    assert safe_name("../../etc/passwd") == "etc-passwd"
    assert safe_name("跳") == "motion"


@given(st.text())
def test_names_are_safe_on_any_system(text):
    name = safe_name(text)
    assert 0 < len(name) <= MAX_NAME_CHARACTERS
    assert name.isascii()
    assert set(name) - set("-_") == {c for c in name if c.isalnum()}
    assert not name.startswith("-")
    assert safe_name(name) == name


def test_text_file(tmp_path):
    path = tmp_path / "prompts.txt"
    path.write_text("\ufeffA person walks.\n\nA person jumps.#90\nA person runs.#120#00_7\n", encoding="utf-8")
    tasks = read_tasks(path)
    assert [(t.prompt, t.name, t.duration_s, t.group) for t in tasks] == [
        ("A person walks.", "0-a-person-walks", None, ""),
        ("A person jumps.", "1-a-person-jumps", 3.0, ""),
        ("A person runs.", "00_7", 4.0, ""),
    ]


def test_grouped_file(tmp_path):
    path = tmp_path / "prompts.json"
    path.write_text(json.dumps({"Basic moves": ["A person walks.#60#1"], "sport": ["A person kicks a ball.##1"]}))
    assert [(t.group, t.name, t.duration_s) for t in read_tasks(path)] == [
        ("Basic-moves", "1", 2.0),
        ("sport", "1", None),
    ]


@pytest.mark.parametrize(
    ("name", "content", "hint"),
    [
        ("p.txt", "", "no prompts"),
        ("p.txt", "walk#1#2#3", "two '#'"),
        ("p.txt", "walk#four", "'four' is no number"),
        ("p.txt", "walk\n \n#40", "prompt 2: the prompt is empty"),
        ("p.txt", "walk##a\nrun##A", "own id"),
        ("p.csv", "walk", ".txt or .json"),
        ("p.json", "[1, 2]", "must hold"),
        ("p.json", '{"a": ["walk", 3]}', "must hold"),
        ("p.json", "{", "not JSON"),
        ("p.json", "[" * 100_000, "not JSON"),
        ("p.json", '{"a b": ["walk"], "a-b": ["run"]}', "same folder"),
        ("p.json", '{"a": ["walk", "."]}', "prompt 2 of 'a'"),
    ],
)
def test_files_that_cannot_be_used(tmp_path, name, content, hint):
    path = tmp_path / name
    path.write_text(content)
    with pytest.raises(InputError, match=hint.replace("(", r"\(")):
        read_tasks(path)


def test_files_that_cannot_be_read(tmp_path):
    with pytest.raises(OptionError, match="No such file"):
        read_tasks(tmp_path / "absent.txt")
    binary = tmp_path / "binary.txt"
    binary.write_bytes(b"\xff\xfe\x00walk")
    with pytest.raises(OptionError, match="not UTF-8"):
        read_tasks(binary)
