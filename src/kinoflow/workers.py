"""Work on many items in processes of their own, none of which outlives this one."""

from __future__ import annotations

import contextlib
import ctypes
import functools
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TypeVar

from kinoflow.errors import WorkerError

Item = TypeVar("Item")
Result = TypeVar("Result")

_CHUNKS_A_WORKER = 4
"""Under way at once: enough that none waits while another's chunk, which comes first, takes long."""


def map_in_processes(
    work: Callable[[Item], Result], items: Iterable[Item], workers: int, chunk: int
) -> Iterator[Result]:
    """Results of `work` in the order of `items`, computed by single-threaded processes.

    Args:
        work: can be pickled, as well as its argument and its result.
        items: what to do.
        workers: processes.
        chunk: items that are handed over together.

    Raises:
        WorkerError: a worker was killed.
    """
    return map_chunks_in_processes(functools.partial(_each, work), items, workers, chunk)


def map_chunks_in_processes(
    work: Callable[[list[Item]], Sequence[Result]], items: Iterable[Item], workers: int, chunk: int
) -> Iterator[Result]:
    """`map_in_processes` for work on several items at once, which has a result for each.

    Items are taken as they are needed: a few chunks for each worker are under way, however many there are.

    They are ended when the iterator is closed or this process dies, in whatever way. Signals that a terminal or a
    cluster sends to all processes of a command reach this one alone, which ends the others.

    Args:
        work: can be pickled, as well as its items and its results.
        items: what to do.
        workers: processes.
        chunk: items that are handed over together.

    Raises:
        WorkerError: a worker was killed.
    """
    with single_threaded():
        pool = ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"), initializer=_follow_parent)
        started: set[multiprocessing.process.BaseProcess] = set()
        under_way: deque[Future[Sequence[Result]]] = deque()
        waiting = iter(items)
        try:
            while piece := list(islice(waiting, chunk)):
                with _without_signals():
                    before = set(multiprocessing.active_children())
                    under_way.append(pool.submit(work, piece))
                    started |= set(multiprocessing.active_children()) - before
                if len(under_way) >= _CHUNKS_A_WORKER * workers:
                    yield from under_way.popleft().result()
            while under_way:
                yield from under_way.popleft().result()
        except BaseException as error:
            # The pool itself would end them with a signal that they never get.
            for process in started:
                process.kill()
            if isinstance(error, BrokenProcessPool):
                reason = "a worker process was killed, perhaps for lack of memory; try fewer workers"
                raise WorkerError(reason) from error
            raise
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _each(work: Callable[[Item], Result], items: list[Item]) -> list[Result]:
    return [work(item) for item in items]


def map_in_order(work: Callable[[Item], Result], items: Sequence[Item], workers: int) -> Iterator[Result]:
    """`map_in_processes`, or in this process where there is one worker or one item; items are handed over singly."""
    if workers == 1 or len(items) == 1:
        yield from map(work, items)
    else:
        yield from map_in_processes(work, items, workers, 1)


@functools.cache
@functools.cache
def keep_freed_memory() -> None:
    """Let this process keep what its arrays give back, up to half a gibibyte, instead of asking for it again and again.

    Every piece that the system hands out anew is cleared page by page, which costs as much as the work on short clips.
    Where the C library is not glibc, nothing changes.
    """
    trim_threshold, mmap_threshold = -1, -3
    with contextlib.suppress(OSError, AttributeError):
        library = ctypes.CDLL(None)
        library.mallopt(trim_threshold, 512 << 20)
        library.mallopt(mmap_threshold, 32 << 20)


def _follow_parent() -> None:
    """End this worker when its parent ends, also by a signal that leaves it no time to say so."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    assert parent is not None

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


@contextlib.contextmanager
def _without_signals() -> Iterator[None]:
    """Hold back signals to end; processes that start now never get them, and this one does afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextlib.contextmanager
def single_threaded() -> Iterator[None]:
    """Let workers that start now use one thread each: the processes share the cores already."""
    names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
    before = {name: os.environ.get(name) for name in names}
    os.environ.update(dict.fromkeys(names, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
