"""Worker processes: in order, and gone with their parent however that ends."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import psutil
import pytest

from kinoflow.errors import DataError
from kinoflow.workers import map_in_processes

SCRIPT = """
import signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)
import kinoflow.cli as cli
from kinoflow.workers import map_in_processes
cli._call = lambda *_: list(map_in_processes(time.sleep, [0.0, 0.0, *[600.0] * 6], 2, 1)) and 0
if __name__ == "__main__":
    sys.exit(cli.main(["data"]))
"""


@contextlib.contextmanager
def running() -> Iterator[subprocess.Popen]:
    """A process of its own group that has two workers with long work."""
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def until(done: Callable[[], bool]) -> None:
    for _ in range(1200):
        if done():
            return
        time.sleep(0.05)
    pytest.fail("nothing happened for a minute")


def workers_of(process: subprocess.Popen) -> list[psutil.Process]:
    found = []
    for child in psutil.Process(process.pid).children():
        with contextlib.suppress(psutil.Error):
            if any("spawn_main" in part for part in child.cmdline()):
                found.append(child)
    return found


def are_at_work(workers: list[psutil.Process]) -> bool:
    """Whether they have come to what they were started for: those that watch their parent have a second thread."""
    return all(worker.num_threads() > 1 for worker in workers)


def are_gone(workers: list[psutil.Process]) -> bool:
    return not any(worker.is_running() and worker.status() != psutil.STATUS_ZOMBIE for worker in workers)


@pytest.mark.slow
def test_items_are_taken_as_they_are_needed():
    taken = []
    items = (taken.append(number) or number for number in range(1000))
    results = map_in_processes(abs, items, 2, 3)
    assert next(results) == 0
    # Four chunks of three for each worker.
    assert len(taken) == 24
    assert list(results) == list(range(1, 1000))


@pytest.mark.slow
@pytest.mark.parametrize("early", [True, False])
def test_workers_die_with_a_parent_that_is_killed(early):
    with running() as process:
        until(lambda: len(workers_of(process)) == 2)
        workers = workers_of(process)
        if not early:
            until(lambda: are_at_work(workers))
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        until(lambda: are_gone(workers))


@pytest.mark.slow
@pytest.mark.parametrize("early", [True, False])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_to_all_processes_ends_them_without_a_word_of_workers(number, early):
    """As a terminal sends Ctrl-C, and `timeout` or a cluster SIGTERM."""
    with running() as process:
        until(lambda: len(workers_of(process)) == 2)
        workers = workers_of(process)
        if not early:
            until(lambda: are_at_work(workers))
        os.killpg(process.pid, number)
        _, errors = process.communicate(timeout=60)
        assert errors in ("interrupted\n", "terminated\n")
        assert process.returncode == 128 + number
        until(lambda: are_gone(workers))


@pytest.mark.slow
def test_a_worker_that_is_killed_is_told():
    with running() as process:
        until(lambda: len(workers_of(process)) == 2)
        workers_of(process)[0].kill()
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 2
        assert errors.startswith("kinoflow: error: a worker process was killed")


def test_results_are_in_order():
    assert list(map_in_processes(abs, range(-20, 0), 2, 3)) == list(range(20, 0, -1))


def test_an_error_of_the_work_is_raised_and_ends_the_workers():
    with pytest.raises(TypeError):
        list(map_in_processes(abs, [1, "a", *range(100)], 2, 1))
    assert multiprocessing.active_children() == []


def test_leaving_early_ends_the_workers():
    results = map_in_processes(time.sleep, [0.0, *[600.0] * 5], 2, 1)
    assert next(results) is None
    results.close()
    assert multiprocessing.active_children() == []


def test_an_environment_is_as_before(monkeypatch):
    monkeypatch.setenv("OMP_NUM_THREADS", "7")
    monkeypatch.delenv("MKL_NUM_THREADS", raising=False)
    assert list(map_in_processes(os.getenv, ["OMP_NUM_THREADS", "MKL_NUM_THREADS"], 1, 1)) == ["1", "1"]
    assert (os.environ["OMP_NUM_THREADS"], os.environ.get("MKL_NUM_THREADS")) == ("7", None)


def test_a_killed_worker_is_a_data_error():
    with pytest.raises(DataError, match="fewer workers"):
        list(map_in_processes(os._exit, [1] * 3, 2, 1))
