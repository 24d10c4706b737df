"""The threads that make motions: one, since a device does one thing at a time; or one for each replica."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from typing import Any

from pydantic import ValidationError

from kinoflow.errors import KinoflowError
from kinoflow.motion.clip import MotionClip
from kinoflow.studio.engine import Engine, facts_of
from kinoflow.studio.problems import code_of, status_of, told
from kinoflow.studio.schema import GenerationRequest
from kinoflow.studio.store import Job, Store

log = logging.getLogger("kinoflow.studio")
LOOK_S = 5.0
"""Seconds between looks at whether the model is idle."""
MOST_STEPS_TOLD = 25
"""Events of progress of one job."""


class _Cancelled(Exception):
    """Somebody asked for the job to stop."""


class Worker:
    """Takes jobs from a store and ends them.

    Args:
        store: where jobs and results are.
        engine: makes the motions.
        on_change: called with the id of a job to which something happened, from a thread of the worker; None: to any.
        threads: how many jobs are made at the same time.

    Attributes:
        previews: clips as they look so far, by the id of the job that is being made.
        trouble: why no job can be taken or ended now: the database cannot be used. It is tried again.
    """

    def __init__(self, store: Store, engine: Engine, on_change: Callable[[str | None], None], threads: int = 1) -> None:
        self.store = store
        self.engine = engine
        self.on_change = on_change
        self.previews: dict[str, Sequence[MotionClip]] = {}
        self.trouble: KinoflowError | None = None
        self._wake = threading.Event()
        self._stop = threading.Event()
        self._threads = [
            threading.Thread(target=self._run, name=f"kinoflow-worker-{k}", daemon=True) for k in range(threads)
        ]

    def start(self) -> None:
        """Begin."""
        for thread in self._threads:
            thread.start()

    def wake(self) -> None:
        """There may be a job."""
        self._wake.set()

    def stop(self, patience_s: float = 30.0) -> None:
        """End after the step that is being done; a job that runs is queued again when the folder is next opened."""
        self._stop.set()
        self._wake.set()
        for thread in self._threads:
            thread.join(patience_s)

    def _run(self) -> None:
        while not self._stop.is_set():
            self._wake.clear()
            try:
                job = self.store.start_next()
            except KinoflowError as error:
                self._wait_for_database(error)
                continue
            self.trouble = None
            if job is None:
                self._wake.wait(LOOK_S)
                self.engine.release_if_idle()
                continue
            self.on_change(job.id)
            self._do(job)
            self.on_change(job.id)

    def _do(self, job: Job) -> None:
        try:
            self._end(job, "done", clips=self._make(job))
        except _Cancelled:
            if not self._stop.is_set():
                self._end(job, "cancelled")
        except KinoflowError as error:
            self._fail(job, {"code": code_of(error), "status": status_of(error), "detail": told(error)})
        except ValidationError as error:  # written by another version
            self._fail(job, {"code": "request", "status": 422, "detail": f"{error.error_count()} unknown fields"})
        except MemoryError:
            self._fail(job, {"code": "resource", "status": 503, "detail": "there is too little memory; ask for less"})
        except Exception as error:
            log.exception("job %s", job.id)
            detail = f"unexpected {type(error).__name__}; the server's terminal says more"
            self._fail(job, {"code": "defect", "status": 500, "detail": detail})
        finally:
            self.previews.pop(job.id, None)

    def _make(self, job: Job) -> list[str]:
        request = GenerationRequest.model_validate(job.request)
        if self.engine.state != "ready":
            self.store.tell(job.id, "loading", {"model": self.engine.model})
            self.on_change(job.id)
        self.engine.ready()
        self._check(job)
        self.store.begin(job.id)
        clips = self.engine.make(
            request,
            lambda done, total: self._step(job, done, total),
            lambda done, total, clips: self._show(job, done, total, clips),
            self.store.files.read,
        )
        self._check(job)
        return [self.store.keep(clip, facts_of(clip)) for clip in clips]

    def _fail(self, job: Job, problem: dict[str, Any]) -> None:
        self._end(job, "failed", problem=problem)

    def _end(self, job: Job, status: str, **said: Any) -> None:
        """End a job, as soon as the database can be written."""
        while True:
            try:
                self.store.end(job.id, status, **said)
            except KinoflowError as error:
                if self._stop.is_set():
                    return
                self._wait_for_database(error)
            else:
                self.trouble = None
                return

    def _wait_for_database(self, error: KinoflowError) -> None:
        """Say once what is wrong, to the terminal and to all who wait for a job."""
        if str(self.trouble) != str(error):
            log.error("%s", error)
        self.trouble = error
        self.on_change(None)
        self._stop.wait(LOOK_S)

    def _check(self, job: Job) -> None:
        if self._stop.is_set() or self.store.is_cancelled(job.id):
            raise _Cancelled

    def _show(self, job: Job, done: int, total: int, clips: Sequence[MotionClip]) -> None:
        """Kept in memory, until the next one or the end: a look at what is being made is no result."""
        self._check(job)
        self.previews[job.id] = clips
        self.store.tell(job.id, "preview", {"step": done, "steps": total, "url": f"/v1/generations/{job.id}/preview"})
        self.on_change(job.id)

    def _step(self, job: Job, done: int, total: int) -> None:
        self._check(job)
        if done == total or done % -(-total // MOST_STEPS_TOLD) == 0:
            self.store.tell(job.id, "progress", {"step": done, "steps": total})
            self.on_change(job.id)
