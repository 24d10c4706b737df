"""Who runs a stage over many items: this process, several, or Ray Data; the results are the same and in order.

A stage is a class with a name and a version (`Stage`). Whatever runs it gets it whole, as it was configured, so that
none of its results depends on who ran it.
"""

from __future__ import annotations

import contextlib
import logging
import os
import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Generic, Protocol, TypeVar

from kinoflow.errors import MissingExtraError, OptionError, WorkerError
from kinoflow.workers import map_chunks_in_processes, map_in_processes, single_threaded

Item = TypeVar("Item")
Result = TypeVar("Result")
_Given = TypeVar("_Given", contravariant=True)
_Made = TypeVar("_Made", covariant=True)

SERIAL, PROCESSES, RAY = "serial", "processes", "ray"
EXECUTORS = (SERIAL, PROCESSES, RAY)
_ITEMS_PER_TASK, _FEW = 32, 8
"""Handed over together; of so few in all it takes longer to start processes for them."""
_RAY_VARIABLES = {
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_BACKEND_LOG_LEVEL": "fatal",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
    # Its workers would stand back behind everything else on the machine, as no other process of ours does.
    "RAY_worker_niceness": "0",
}


class Stage(Protocol[_Given, _Made]):
    """One kind of work on single items; can be pickled, as can its items and results.

    Attributes:
        name: what it is called.
        version: another one for every change after which its results differ.
    """

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def version(self) -> int: ...  # noqa: D102

    def __call__(self, item: _Given, /) -> _Made:
        """The result for an item."""
        ...

    def many(self, items: Sequence[_Given], /) -> Sequence[_Made]:
        """The results for some items, to the bit those for each by itself."""
        ...

    def failed(self, item: _Given, reason: str, /) -> _Made:
        """The result for an item whose process was killed."""
        ...


class Executor(Generic[Item, Result]):
    """Runs stages.

    Attributes:
        name: one of `EXECUTORS`.
        workers: how many items are in work at once.
    """

    def __init__(self, name: str, workers: int) -> None:
        """Choose one.

        Raises:
            OptionError: there is none of this name, or the number of workers is none.
            MissingExtraError: it needs a package that is not installed.
        """
        self.name, self.workers = check_executor(name), workers
        if workers < 1:
            raise OptionError(f"workers must be at least 1; got {workers}")
        if name == RAY:
            _ray()

    def run(self, stage: Stage[Item, Result], items: Sequence[Item]) -> Iterator[Result]:
        """Results of a stage in the order of the items.

        An item whose process is killed gets the stage's `failed`, and the others go on.
        """
        few = len(items) <= _FEW
        if self.name == SERIAL or (self.name == PROCESSES and (self.workers == 1 or few)):
            for place in range(0, len(items), _ITEMS_PER_TASK):
                yield from stage.many(items[place : place + _ITEMS_PER_TASK])
            return
        run = _in_ray if self.name == RAY else map_chunks_in_processes
        # Of few items each worker gets some.
        together = max(min(_ITEMS_PER_TASK, len(items) // (2 * self.workers)), 1)
        done = 0
        while done < len(items):
            try:
                for result in run(stage.many, _from(items, done), self.workers, together):
                    done += 1
                    yield result
            except WorkerError:
                # One of the items that were in hand killed its process, and others died with it. Each by itself, they
                # are fine; where that one was not among these, it is found the same way when its turn comes.
                for item in items[done : done + self.workers * together]:
                    done += 1
                    yield _alone(stage, item)


def _from(items: Sequence[Item], first: int) -> Iterator[Item]:
    """Items from the one of a number on, taken as they are needed."""
    return (items[place] for place in range(first, len(items)))


def check_executor(name: str) -> str:
    """The name itself.

    Raises:
        OptionError: there is no such executor.
    """
    if name not in EXECUTORS:
        raise OptionError(f"there is no executor {name!r}; choose one of {', '.join(EXECUTORS)}")
    return name


def _alone(stage: Stage[Item, Result], item: Item) -> Result:
    """One item in a process of its own."""
    try:
        (result,) = map_in_processes(stage, [item], 1, 1)
    except WorkerError:
        return stage.failed(item, "its process was killed while it was read, perhaps for lack of memory")
    return result


class _RayStage:
    """Work on several items as Ray Data runs it: rows of bytes in, rows of bytes out."""

    def __init__(self, work: bytes) -> None:
        self._work = pickle.loads(work)

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        results = self._work([pickle.loads(item) for item in batch["item"]])
        return {"result": [pickle.dumps(result) for result in results]}


def _in_ray(
    work: Callable[[list[Item]], Sequence[Result]], items: Iterable[Item], workers: int, together: int
) -> Iterator[Result]:
    """Results in order, from actors of Ray: of the cluster that RAY_ADDRESS names, else of one started here.

    Raises:
        WorkerError: Ray gave up on a task.
    """
    ray = _ray()
    began = not ray.is_initialized()
    try:
        with _variables(_RAY_VARIABLES), single_threaded():
            if began:
                elsewhere = bool(os.environ.get("RAY_ADDRESS"))
                ray.init(
                    num_cpus=None if elsewhere else workers,
                    include_dashboard=None if elsewhere else False,
                    log_to_driver=False,
                    logging_level="ERROR",
                )
            context = ray.data.DataContext.get_current()
            context.enable_progress_bars = False
            logging.getLogger("ray.data").setLevel(logging.ERROR)
            context.execution_options.preserve_order = True
            rows = [{"item": pickle.dumps(item)} for item in items]
            blocks = -(-len(rows) // together)
            results = ray.data.from_items(rows, override_num_blocks=blocks).map_batches(
                _RayStage,
                fn_constructor_args=(pickle.dumps(work),),
                batch_size=None,
                compute=ray.data.ActorPoolStrategy(size=workers),
                num_cpus=1,
            )
            for row in results.iter_rows():
                yield pickle.loads(row["result"])
    except ray.exceptions.RayError as error:
        raise WorkerError(f"Ray gave up on part of the work: {str(error).splitlines()[0][:200]}") from error
    finally:
        if began:
            ray.shutdown()


def _ray() -> Any:
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise MissingExtraError("ray", "ray", f"--executor {RAY}") from error
    return ray


@contextlib.contextmanager
def _variables(values: dict[str, str]) -> Iterator[None]:
    """Environment variables that are set within the block, unless they are already."""
    ours = {name: value for name, value in values.items() if name not in os.environ}
    os.environ.update(ours)
    try:
        yield
    finally:
        for name in ours:
            os.environ.pop(name, None)
