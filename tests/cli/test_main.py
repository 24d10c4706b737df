"""The frame of the command line: help, versions, exit codes, one-line errors."""

import os
import signal
import subprocess
import sys
import types

import numpy as np
import pytest

import kinoflow
from kinoflow import cli
from kinoflow.cli import main
from kinoflow.errors import OptionError, PromptError
from kinoflow.motion import MotionClip
from kinoflow.text.prompt import normalise_prompt

RUN = [sys.executable, "-c", "import sys; from kinoflow.cli import main; sys.exit(main())"]


@pytest.fixture
def verb(monkeypatch: pytest.MonkeyPatch):
    """Registers a verb `act` that runs a function."""

    def register(function) -> None:
        module = types.ModuleType("kinoflow.cli.act")
        module.command = function
        monkeypatch.setitem(sys.modules, "kinoflow.cli.act", module)
        monkeypatch.setitem(cli.VERBS, "act", "do something")

    return register


def test_help_names_every_verb(capsys):
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert all(f"  {name}" in shown for name in cli.VERBS)


@pytest.mark.parametrize("name", cli.VERBS)
def test_every_verb_explains_itself(name, capsys):
    assert main([name, "--help"]) == 0
    assert f"kinoflow {name}" in capsys.readouterr().out


def test_version(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"kinoflow {kinoflow.__version__}\n"


def test_no_command_shows_the_help_and_fails(capsys):
    assert main([]) == 2
    assert "usage: kinoflow" in capsys.readouterr().err


def test_unknown_command_names_the_known_ones(capsys):
    assert main(["produce"]) == 2
    assert capsys.readouterr().err == (
        f"kinoflow: error: there is no command 'produce'; the commands are {', '.join(cli.VERBS)}\n"
    )


def test_usage_errors_exit_with_2(capsys):
    assert main(["convert", "a.bvh", "b.glb", "--no-such-option"]) == 2
    assert "no-such-option" in capsys.readouterr().err


def test_own_errors_are_one_line_and_2(verb, capsys):
    def act() -> None:
        raise OptionError("the first line\nand the second")

    verb(act)
    assert main(["act"]) == 2
    assert capsys.readouterr() == ("", "kinoflow: error: the first line and the second\n")


def test_unexpected_errors_are_one_line_and_1(verb, capsys):
    def act() -> None:
        raise ZeroDivisionError("of a kind")

    verb(act)
    assert main(["act"]) == 1
    shown = capsys.readouterr().err
    assert shown.count("\n") == 1
    assert "unexpected ZeroDivisionError: of a kind" in shown


@pytest.mark.parametrize(("kind", "status"), [(OptionError, 2), (ZeroDivisionError, 1)])
def test_no_error_fills_the_terminal(verb, capsys, kind, status):
    def act() -> None:
        raise kind("it begins " + "x" * 200_000 + " it ends")

    verb(act)
    assert main(["act"]) == status
    shown = capsys.readouterr().err
    assert len(shown) < 450
    assert "it begins xxx" in shown
    assert "it ends" in shown
    assert main(["y" * 100_000]) == 2
    assert len(capsys.readouterr().err) < 450


def test_what_the_system_says_of_a_place_is_one_line_and_2(verb, capsys, tmp_path):
    verb(lambda: (tmp_path / ("x" * 300)).exists())
    assert main(["act"]) == 2
    shown = capsys.readouterr().err
    assert shown.startswith("kinoflow: error: File name too long: ")
    assert shown.endswith("xxx; choose another place\n")


def test_unexpected_errors_keep_their_traceback_on_request(verb, monkeypatch):
    def act() -> None:
        raise ZeroDivisionError

    verb(act)
    monkeypatch.setenv("KINOFLOW_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError):
        main(["act"])


def test_interruption(verb, capsys):
    def act() -> None:
        raise KeyboardInterrupt

    verb(act)
    assert main(["act"]) == 130
    assert capsys.readouterr().err == "interrupted\n"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_import_is_an_interruption(verb, capsys, number):
    """Compiled modules turn what happens while they are imported into an error of their own."""

    def act() -> None:
        try:
            signal.raise_signal(number)
        except KeyboardInterrupt:
            raise ImportError("initialization failed") from None

    verb(act)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        assert main(["act"]) == 128 + number
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGINT, before)
    assert capsys.readouterr().err == ("interrupted\n" if number == signal.SIGINT else "terminated\n")


def test_verbs_of_verbs(verb, capsys):
    def show(folder: str, /) -> None:
        print("shown", folder)

    verb({"show": show, "build": lambda: None})
    assert main(["act", "show", "here"]) == 0
    assert capsys.readouterr().out == "shown here\n"


def test_a_reader_that_leaves_is_no_error():
    read_end, write_end = os.pipe()
    os.close(read_end)
    done = subprocess.run([*RUN, "--help"], stdout=write_end, stderr=subprocess.PIPE, check=False)
    os.close(write_end)
    assert (done.returncode, done.stderr) == (0, b"")


def test_light_verbs_do_not_import_torch():
    script = "import sys; from kinoflow.cli import main; main(['--help']); main(['convert', '--help']); "
    script += "sys.exit('torch' in sys.modules or 'transformers' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, check=False).returncode == 0


# Streams that are not as usual, in a process of its own.

ECHO = """
import sys
import kinoflow.cli as cli
def act():
    print("a man walks, 走る, \\udcff")
    open(sys.argv[1], "w").write("kept")
cli._call = lambda *_: act() or 0
sys.exit(cli.main(["generate"]))
"""


def echo(place: str, redirection: str, **environment: str) -> subprocess.CompletedProcess:
    shell = f'"$0" -c "$1" "$2" {redirection}'
    return subprocess.run(
        ["sh", "-c", shell, sys.executable, ECHO, place], capture_output=True, env={**os.environ, **environment}
    )


@pytest.mark.parametrize("redirection", [">&-", ">&- 2>&-", "<&- >&- 2>&-", "2>&-"])
def test_closed_streams(tmp_path, redirection):
    """Nothing is printed, and nothing of it goes into the first file that is opened."""
    done = echo(str(tmp_path / "x"), redirection)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "x").read_text() == "kept"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_every_character_can_be_printed_whatever_the_encoding(tmp_path, encoding):
    done = echo(str(tmp_path / "x"), "", PYTHONIOENCODING=encoding)
    expected = "a man walks, 走る, \udcff\n".encode(encoding, "backslashreplace")
    assert (done.returncode, done.stderr, done.stdout) == (0, b"", expected)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full device here")
def test_errors_that_cannot_be_printed_leave_the_exit_code():
    script = "import sys; import kinoflow.cli as cli; cli._call = lambda *_: print('note', file=sys.stderr) or 0; "
    script += "sys.exit(cli.main(['generate']))"
    done = subprocess.run(["sh", "-c", '"$0" -c "$1" 2> /dev/full', sys.executable, script], capture_output=True)
    assert (done.returncode, done.stdout) == (2, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full device here")
@pytest.mark.parametrize("buffered", ["", "1"])
def test_a_full_disk_behind_the_output_is_told_in_one_line(tmp_path, buffered):
    done = echo(str(tmp_path / "x"), "> /dev/full", PYTHONUNBUFFERED=buffered)
    assert done.returncode == 2
    assert done.stderr == b"kinoflow: error: cannot write what is to be printed: No space left on device\n"


@pytest.mark.parametrize("prompt", ["A person \udcff walks.", "A \ud800 person", "\udc80"])
def test_prompts_that_are_no_text(prompt, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["generate", prompt]) == 2
    assert "is not text" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(PromptError):
        normalise_prompt(prompt)


def test_a_motion_written_onto_a_link_goes_where_that_leads(tmp_path):
    rest = MotionClip(np.tile(np.eye(3), (2, 22, 1, 1)), np.zeros((2, 3)), 30.0)
    rest.save(tmp_path / "in.npz")
    (tmp_path / "disk").mkdir()
    (tmp_path / "disk" / "real.bvh").write_text("old")
    (tmp_path / "out.bvh").symlink_to(tmp_path / "disk" / "real.bvh")
    assert main(["convert", str(tmp_path / "in.npz"), str(tmp_path / "out.bvh")]) == 0
    assert (tmp_path / "out.bvh").is_symlink()
    assert MotionClip.load(tmp_path / "disk" / "real.bvh").num_frames == 2
