"""The command line: one small file per verb, imported only when its verb is asked for.

A verb is a line of `VERBS` and a module of that name in this folder with `command`: a function whose typed parameters
and docstring become the options and their help (tyro), or a dict of such functions for a verb with verbs of its own
(`kinoflow data build`). What several verbs share is in `options.py` (options), `prompts.py` (sentences), `motions.py`
(motion files), `plans.py` (what --plan shows) and `terminal.py` (bars).

Exit codes: 0 done, 1 a defect of kinoflow, 2 something the user gave cannot be used, 130 interrupted (Ctrl-C), 143
terminated (SIGTERM), 129 the terminal was closed (SIGHUP). The last two do what Ctrl-C does: what is half done is
removed, and training writes a checkpoint.
"""

from __future__ import annotations

import contextlib
import errno
import importlib
import io
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from types import FrameType
from typing import TYPE_CHECKING

from kinoflow.errors import LONGEST_MESSAGE, KinoflowError, Terminated, shortened

if TYPE_CHECKING:
    from kinoflow.cli.help_texts import Command

VERBS = {
    "generate": "make motions from sentences",
    "author": "motions written by hand as scores: list them, play one, write them all",
    "convert": "turn one motion file into another format, or into another place, rate or side",
    "edit": "change frames, a limb, time or side of a motion and keep the rest, or close it to a loop",
    "convert-checkpoint": "turn an official model folder into kinoflow's format, or back",
    "data": "build training data from motion files, and show what is in it",
    "train": "train a model on a dataset folder, or align a trained one",
    "preferences": "make preference pairs of a model's own motions",
    "evaluate": "measure a model beside captured clips, and write a report",
    "study": "train the arms of an experiment with several seeds, and compare them with intervals",
    "rate": "let people rate motions in a browser, and see what their answers say",
    "studio": "a page on which motions are made, looked at and saved",
    "serve": "make motions for programs over HTTP",
    "mcp": "tools with which a language model makes motions",
    "completion": "what bash, zsh or fish needs to complete commands with the tab key",
    "doctor": "show what is installed here, and whether a model will run",
}
"""Verb and its line of help; a dash in a verb is an underscore in its module's name."""

TRACEBACK_VARIABLE = "KINOFLOW_TRACEBACK"
_OF_STREAMS = (errno.ENOSPC, errno.EIO, errno.EBADF)
"""Errors of printing: the disk is full, the terminal is gone, the stream may only be read."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; `arguments` default to those of the process. Returns the exit code.

    Errors that kinoflow raises on purpose are printed as one line; so is any other, unless KINOFLOW_TRACEBACK=1.
    """
    if arguments is not None:
        return _answer(list(arguments))
    status = _answer(sys.argv[1:])
    if (processes := sys.modules.get("kinoflow.training.processes")) is not None:
        processes.end(status)  # returns unless there are others
    return status


def _answer(arguments: list[str]) -> int:
    _make_streams_safe()
    asked_to_end: list[int] = []
    try:
        with _signals_interrupt(asked_to_end):
            status = _run(arguments)
            sys.stdout.flush()
    except KinoflowError as error:
        return _complain(str(error), 2)
    except KeyboardInterrupt as error:
        return _end_of_signal(error.number if isinstance(error, Terminated) else signal.SIGINT)
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): nothing to say, and nothing left to flush at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if asked_to_end:
            # Compiled modules that are interrupted while they are imported make another error of it.
            return _end_of_signal(asked_to_end[0])
        if isinstance(error, OSError) and error.filename is None and error.errno in _OF_STREAMS:
            # Else the interpreter would try again at its end, and complain in its own words.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return _complain(f"cannot write what is to be printed: {error.strerror}", 2)
        if os.environ.get(TRACEBACK_VARIABLE) == "1":
            raise
        if isinstance(error, OSError) and error.filename is not None:
            # What the system says of a place that was given: a name too long, a folder nobody may enter.
            return _complain(f"{error.strerror}: {error.filename}; choose another place", 2)
        kind = type(error).__name__
        return _complain(f"unexpected {kind}: {error}; please report it with {TRACEBACK_VARIABLE}=1 set", 1)
    return status


def _make_streams_safe() -> None:
    """Let every character be printed, and nothing be printed where a stream is closed.

    Files that a command opens would take the numbers of closed streams, and get what was meant for those.
    """
    for name, number in (("stdin", 0), ("stdout", 1), ("stderr", 2)):
        stream = getattr(sys, name)
        if stream is None:
            with contextlib.suppress(OSError):
                while (opened := os.open(os.devnull, os.O_RDWR)) < number:
                    pass
                if opened > 2:
                    os.close(opened)
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8", errors="backslashreplace"))  # noqa: SIM115
        elif name != "stdin" and isinstance(stream, io.TextIOWrapper):
            # What the terminal's encoding has no character for is shown as an escape, not lost.
            stream.reconfigure(errors="backslashreplace")


@contextlib.contextmanager
def _signals_interrupt(asked_to_end: list[int]) -> Iterator[None]:
    """Signals that end the process raise `Terminated`, so that it ends as after Ctrl-C; ignored ones stay so.

    Args:
        asked_to_end: gets the numbers of the signals that came.
    """

    def terminate(number: int, frame: FrameType | None) -> None:
        asked_to_end.append(number)
        if number == signal.SIGINT:
            raise KeyboardInterrupt
        raise Terminated(number)

    before = {}
    if threading.current_thread() is threading.main_thread():
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
                before[number] = signal.signal(number, terminate)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _run(arguments: list[str]) -> int:
    if not arguments or arguments[0] in ("-h", "--help"):
        print(_help(), file=sys.stdout if arguments else sys.stderr)
        return 0 if arguments else 2
    verb = arguments[0]
    if verb == "--version":
        from kinoflow import __version__

        print(f"kinoflow {__version__}")
        return 0
    if verb not in VERBS:
        return _complain(f"there is no command {verb!r}; the commands are {', '.join(VERBS)}", 2)
    return _call(verb, arguments[1:])


def load(verb: str) -> Command | dict[str, Command]:
    """What a verb does: a command, or commands of its own by name; the one named `MAIN` is what it is without."""
    command: Command | dict[str, Command] = importlib.import_module(f"kinoflow.cli.{verb.replace('-', '_')}").command
    return command


def _call(verb: str, arguments: list[str]) -> int:
    from kinoflow.cli.help_texts import MAIN, first_sentence, list_of

    command, program = load(verb), f"kinoflow {verb}"
    if isinstance(command, dict):
        inner = arguments[0] if arguments else ""
        if inner in command and inner != MAIN:
            return _run_command(command[inner], f"{program} {inner}", arguments[1:])
        if MAIN in command:
            return _run_command(command[MAIN], program, arguments)
        if inner in ("", "-h", "--help"):
            told = list_of({name: first_sentence(one) for name, one in command.items()}, program, VERBS[verb])
            print(told, file=sys.stdout if inner else sys.stderr)
            return 0 if inner else 2
        return _complain(f"there is no command {inner!r} of {program}; its commands are {', '.join(command)}", 2)
    return _run_command(command, program, arguments)


def _run_command(command: Command, program: str, arguments: list[str]) -> int:
    import tyro

    from kinoflow.cli.help_texts import description, prepared
    from kinoflow.cli.numbers import check_numbers

    check_numbers(command, arguments)
    config = (tyro.conf.FlagCreatePairsOff, tyro.conf.OmitArgPrefixes)
    told = description(command)
    try:
        tyro.cli(prepared(command), prog=program, args=arguments, config=config, description=told)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 0
    return 0


def _help() -> str:
    from kinoflow.cli.help_texts import list_of

    purpose = "A sentence to a 3D human motion, and the training of the models that do it."
    return f"{list_of(VERBS, 'kinoflow', purpose)} kinoflow --version tells the version."


def _complain(message: str, status: int) -> int:
    return _end(f"kinoflow: error: {shortened(' '.join(message.split()), LONGEST_MESSAGE)}", status)


def _end_of_signal(number: int) -> int:
    return _end("interrupted" if number == signal.SIGINT else "terminated", 128 + number)


def _end(last_words: str, status: int) -> int:
    with contextlib.suppress(OSError):  # where they cannot be printed, the exit code has to do
        print(last_words, file=sys.stderr)
    return status
