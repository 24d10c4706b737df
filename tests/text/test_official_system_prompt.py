import hashlib

import pytest

from kinoflow.errors import ConfigError
from kinoflow.text import system_prompt
from kinoflow.text.system_prompt import SOURCE_FILE, find_system_prompt, read_system_prompt

TEXT = "\n    Say which limbs move, ünd how; 'left' or \"right\".\n    "
SHA256 = hashlib.sha256(TEXT.encode()).hexdigest()


@pytest.fixture(autouse=True)
def _no_variable(monkeypatch):
    monkeypatch.delenv(system_prompt.VARIABLE, raising=False)


@pytest.fixture
def clone(tmp_path):
    """A repository whose source would fail, and leave a trace, if it were run."""
    source = tmp_path / "clone" / SOURCE_FILE
    source.parent.mkdir(parents=True)
    trace = tmp_path / "was_run"
    source.write_text(
        f"import nothing_of_this_name\nopen({str(trace)!r}, 'w')\nOTHER = 'no'\n"
        f'PROMPTS = [{{"role": "system", "content": """{TEXT}"""}}]\n',
        encoding="utf-8",
    )
    yield tmp_path / "clone"
    assert not trace.exists()


def test_a_clone_its_source_a_model_folder_or_a_file(clone, tmp_path):
    (tmp_path / "model").mkdir()
    for file in (tmp_path / "model" / system_prompt.FILE_NAME, tmp_path / "any.txt"):
        file.write_text(TEXT, encoding="utf-8")
    for path in (clone, clone / SOURCE_FILE, tmp_path / "model", tmp_path / "any.txt"):
        assert read_system_prompt(path, sha256=SHA256) == TEXT


def test_line_breaks_of_another_system_do_not_matter(tmp_path):
    (tmp_path / "text.txt").write_bytes(TEXT.replace("\n", "\r\n").encode())
    assert read_system_prompt(tmp_path / "text.txt", sha256=SHA256) == TEXT


def test_it_is_found_in_the_clone_around_the_model_folder(clone):
    model = clone / "ckpts" / "tencent" / "HY-Motion-1.0"
    model.mkdir(parents=True)
    assert find_system_prompt(model_folder=model, sha256=SHA256) == TEXT


def test_what_is_given_comes_first_then_the_variable(clone, tmp_path, monkeypatch):
    (tmp_path / "other.txt").write_text("other")
    monkeypatch.setenv(system_prompt.VARIABLE, str(tmp_path / "other.txt"))
    assert find_system_prompt(clone, sha256=SHA256) == TEXT
    with pytest.raises(ConfigError, match=r"other\.txt is not the official"):
        find_system_prompt(model_folder=clone, sha256=SHA256)


def test_nothing_found_says_what_to_do(tmp_path):
    for call in (lambda: find_system_prompt(model_folder=tmp_path), lambda: find_system_prompt()):
        with pytest.raises(ConfigError, match=r"may not ship; clone .*KINOFLOW_SYSTEM_PROMPT"):
            call()


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("text.txt", b"other", r"its 5 bytes have SHA-256 d9298a10\.\.\."),
        ("text.txt", TEXT.strip().encode(), "blanks at both ends count"),
        ("text.txt", b"\xff\xfe", "not valid UTF-8"),
        ("source.py", b"TEXT = 'other'", "no text in"),
        ("source.py", b"TEXT = '", "not valid Python"),
        ("source.py", b"\x00", "not valid Python"),
        ("text.txt", b"a" * 2_000_000, "its 1000000 bytes"),
    ],
)
def test_another_text_is_refused_with_the_difference(tmp_path, name, content, message):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ConfigError, match=message) as caught:
        read_system_prompt(tmp_path / name)
    assert "clone the official" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_missing_files_and_empty_folders(tmp_path):
    with pytest.raises(ConfigError, match="cannot read"):
        read_system_prompt(tmp_path / "none.txt")
    with pytest.raises(ConfigError, match="neither"):
        read_system_prompt(tmp_path)


def test_the_expected_text_is_the_released_one():
    assert system_prompt.SHA256 == "b9c55290b778c01739a337a36315c2065ef6ccfbfa0a1898b727377ed4965283"
