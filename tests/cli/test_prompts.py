"""Prompt checks, prompt files and the names made from them."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinoflow.cli.prompts import MAX_NAME_CHARACTERS, check_prompt, prompt_lines, read_prompts, safe_name, told
from kinoflow.errors import InputError, OptionError, PromptError
from kinoflow.prompting.plan import LONG, plan_prompt
from kinoflow.text.prompt import LONGEST_PROMPT


@pytest.mark.parametrize(
    "prompt",
    [
        "",
        "   \n",
        "...",
        "walk " * LONGEST_PROMPT,
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
    assert safe_name("Él salta, ¿no?") == "El-salta-no"
    assert safe_name("?!") == "motion"


@given(st.text())
def test_names_are_safe_on_any_system(text):
    name = safe_name(text)
    assert 0 < len(name) <= MAX_NAME_CHARACTERS
    assert all(
        c.isalnum() or c in "-_" or unicodedata.category(c)[0] in "MN" or unicodedata.category(c) == "So" for c in name
    )
    assert {c for c in name if c.isascii() and not c.isalnum()} <= {"-", "_"}
    assert len(name.encode()) < 250
    assert not name.startswith("-")
    assert safe_name(name) == name


IDS = ["走路", "鞠躬", "歩く", "걷다", "ходьба", "поклон", "مشي", "चलना", "เดิน", "περπάτημα", "día", "🚶", "🙇", "a b"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_ids_may_be_of_any_script(tmp_path, encoding):
    """Two ids that differ are two names, and the names are read in the script in which they were given."""
    path = tmp_path / "prompts.txt"
    path.write_text("".join(f"A person walks forward.#60#{name}\n" for name in IDS), encoding=encoding)
    tasks = read_prompts(path).tasks
    assert [task.problem for task in tasks] == [""] * len(IDS)
    assert len({task.name for task in tasks}) == len(IDS)
    told = {"día": "dia", "περπάτημα": "περπάτημα", "a b": "a-b"}
    for task, name in zip(tasks, IDS, strict=True):
        assert unicodedata.normalize("NFC", told.get(name, name)) == task.name
        (tmp_path / f"{task.name}.bvh").touch()
    groups = {name: ["A person walks.##1"] for name in IDS}
    path = tmp_path / "groups.json"
    path.write_text(json.dumps(groups), encoding="utf-8")
    assert len({task.group for task in read_prompts(path).tasks}) == len(IDS)


def test_text_file(tmp_path):
    path = tmp_path / "prompts.txt"
    path.write_text("\ufeffA person walks.\n\nA person jumps.#90\nA person runs.#120#00_7\n", encoding="utf-8")
    tasks = read_prompts(path).tasks
    assert [(t.prompt, t.name, t.duration_s, t.group) for t in tasks] == [
        ("A person walks.", "0-a-person-walks", None, ""),
        ("A person jumps.", "1-a-person-jumps", 3.0, ""),
        ("A person runs.", "00_7", 4.0, ""),
    ]


def test_grouped_file(tmp_path):
    path = tmp_path / "prompts.json"
    path.write_text(json.dumps({"Basic moves": ["A person walks.#60#1"], "sport": ["A person kicks a ball.##1"]}))
    assert [(t.group, t.name, t.duration_s) for t in read_prompts(path).tasks] == [
        ("Basic-moves", "1", 2.0),
        ("sport", "1", None),
    ]


def test_groups_that_the_official_program_leaves_out(tmp_path):
    path = tmp_path / "prompts.json"
    groups = {"basic": ["A person walks."], "basic_chn": ["一个人在走路"], "GENERATE_PROMPT_FORMAT": ["{}#{}#{}"]}
    path.write_text(json.dumps(groups))
    found = read_prompts(path)
    assert [task.group for task in found.tasks] == ["basic"]
    assert found.skipped == ["basic_chn", "GENERATE_PROMPT_FORMAT"]


def test_folder_of_files(tmp_path):
    (tmp_path / "b.json").write_text(json.dumps({"sport": ["A person kicks.##1"]}))
    (tmp_path / "a.txt").write_text("A person walks.##1\n")
    (tmp_path / "notes.md").write_text("nothing")
    assert [(t.group, t.name) for t in read_prompts(tmp_path).tasks] == [("a", "1"), ("b/sport", "1")]
    (tmp_path / "a.json").write_text("{}")
    with pytest.raises(OptionError, match="rename"):
        read_prompts(tmp_path)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("walk#1#2#3", "two '#'"),
        ("walk#four", "'four' is no number"),
        ("#40", "the prompt is empty"),
        ("...", "no words"),
        ("walk\x07", "not text"),
        ("run##A", "named 'A' too"),
    ],
)
def test_a_bad_line_is_a_task_with_a_problem_among_good_ones(tmp_path, line, problem):
    path = tmp_path / "p.json"
    path.write_text(json.dumps({"": ["walk##a", line, "jump##b"]}))
    tasks = read_prompts(path).tasks
    assert [task.problem == "" for task in tasks] == [True, False, True]
    assert problem in tasks[1].problem


@pytest.mark.parametrize(
    ("name", "content", "hint"),
    [
        ("p.txt", "", "no prompts"),
        ("p.csv", "walk", ".txt or .json"),
        ("p.json", "[1, 2]", "must hold"),
        ("p.json", '{"a": ["walk", 3]}', "must hold"),
        ("p.json", "{", "not JSON"),
        ("p.json", "[" * 100_000, "nested deeper than 64 levels"),
        ("p.json", '{"a b": ["walk"], "a-b": ["run"]}', "same folder"),
        ("p.json", '{"a_chn": ["walk"]}', "no prompts"),
    ],
)
def test_files_that_cannot_be_used(tmp_path, name, content, hint):
    path = tmp_path / name
    path.write_text(content)
    with pytest.raises(InputError, match=hint):
        read_prompts(path)


def test_files_that_cannot_be_read(tmp_path):
    with pytest.raises(OptionError, match="No such file"):
        read_prompts(tmp_path / "absent.txt")
    with pytest.raises(OptionError, match="holds no prompt files"):
        read_prompts(tmp_path)
    binary = tmp_path / "binary.txt"
    binary.write_bytes(b"\xff\xfe\x00walk")
    with pytest.raises(OptionError, match="not UTF-8"):
        read_prompts(binary)


def test_hidden_files_hold_no_prompts(tmp_path):
    (tmp_path / "a.txt").write_text("A person walks.")
    (tmp_path / "._a.txt").write_bytes(b"\x00\x05\x16\x07")  # as macOS leaves them on other disks
    assert [task.prompt for task in read_prompts(tmp_path).tasks] == ["A person walks."]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("walks forward", []),
        ("do a cartwheel", []),
        ("A woman in a red dress walks.", ["note: 'in a red dress' left out"]),
        ("walks for 3 seconds", ["note: 'for 3 seconds' taken as the length"]),
        ("一个人举起左手", ["note: taken as 'A person raises the left hand.'"]),
        ("run cycle", []),
        ("idle loop", []),
        ("rides a motorcycle in a loop", []),
    ],
)
def test_what_is_told_of_a_prompt_is_a_short_line_and_nothing_of_its_form(text, lines):
    assert list(told(plan_prompt(text))) == lines


def test_a_plan_names_the_source_that_will_be_used():
    plan = plan_prompt("walks, sits down, waves, bows, claps, jumps, turns around, kneels and then lies down")
    assert LONG in [warning.code for warning in plan.warnings]
    by_library = "\n".join(prompt_lines(plan, lambda caption: ["walk", "wave"]))
    by_network = "\n".join(prompt_lines(plan, lambda caption: None))
    assert "no network is loaded" in by_library
    assert "CC0-1.0" in by_library
    assert "the network makes" not in by_library
    assert "nothing like it: the network makes it" in by_network
    assert "the network makes 12 s at once" in by_network
    assert "CC0" not in by_network
    lacking = "\n".join(prompt_lines(plan, lambda caption: ["walk"], lambda caption: ["not done: waves"]))
    assert "  note      not done: waves" in lacking
    assert "refuses" in "\n".join(prompt_lines(plan, lambda caption: None, refused=True))
    assert "library" not in "\n".join(prompt_lines(plan, None))
