"""Asking a judge about many clips: every answer on disk at once, so that a killed run goes on where it was."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path
from typing import Any

from kinoflow.errors import DataError, JudgeError, OptionError, OutputError
from kinoflow.evaluation.ssae.judge import Judge, Judgement, Verdict
from kinoflow.evaluation.ssae.questions import Item
from kinoflow.motion.clip import MotionClip

OnDone = Callable[[int, int], None]
FAILURES_IN_A_ROW = 8
"""A server that fails this often without one success in between is taken for gone."""


class AnswerFile:
    """Judgements of one judge as JSON lines, the first of which is the plan that they belong to.

    Each line is flushed to the disk before `add` returns. A last line that a crash cut short is dropped when the file
    is opened again. Failures are written too, for people to read, and asked again in the next run.

    Raises:
        OptionError: the file belongs to another plan.
        DataError: a line in the middle is damaged.
        OutputError: the file cannot be written.
    """

    def __init__(self, path: Path, plan: dict[str, Any]) -> None:
        self.path = path
        self.judgements: dict[str, Judgement] = {}
        self.failures: dict[str, str] = {}
        self._lock = threading.Lock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.exists() and path.stat().st_size:
                self._read(plan)
            else:
                self._append({"plan": plan})
        except OSError as error:
            raise OutputError(f"cannot write {path}: {error.strerror or error}") from error

    def add(self, item: Item, result: Judgement | JudgeError) -> None:
        """Keep a judgement, or why there is none."""
        entry: dict[str, Any] = {"key": item.key, "idx": item.idx, "category": item.category}
        with self._lock:
            if isinstance(result, Judgement):
                self.judgements[item.key] = result
                self.failures.pop(item.key, None)
                entry |= {"status": "success", "questions": [q.text for q in item.questions], **result.to_dict()}
            else:
                self.failures[item.key] = str(result)
                entry |= {"status": "error", "error": str(result)}
            self._append(entry)

    def _append(self, entry: dict[str, Any]) -> None:
        with self.path.open("ab") as file:
            file.write(json.dumps(entry, ensure_ascii=False).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())

    def _read(self, plan: dict[str, Any]) -> None:
        content = self.path.read_bytes()
        whole, mark, _ = content.rpartition(b"\n")
        if len(whole) + len(mark) < len(content):
            with self.path.open("r+b") as file:
                file.truncate(len(whole) + len(mark))
        for number, line in enumerate(whole.split(b"\n") if mark else [], start=1):
            try:
                entry = json.loads(line)
                if number == 1:
                    known = entry["plan"]
                elif entry["status"] == "success":
                    verdicts = tuple(Verdict(**verdict) for verdict in entry["verdicts"])
                    self.judgements[entry["key"]] = Judgement(verdicts, entry["usage"])
                    self.failures.pop(entry["key"], None)
                else:
                    self.failures[entry["key"]] = entry["error"]
            except (ValueError, KeyError, TypeError) as error:
                raise DataError(f"{self.path}, line {number} is damaged ({error!r}); move the file away") from error
        if not mark:
            self._append({"plan": plan})
        elif known != json.loads(json.dumps(plan)):
            raise OptionError(
                f"{self.path} holds answers of another judge, clips, questions or settings; give another output folder"
            )


def ask_all(
    judge: Judge,
    items: Sequence[Item],
    clip_of: Callable[[Item], MotionClip],
    answers: AnswerFile,
    *,
    workers: int = 4,
    on_done: OnDone | None = None,
) -> None:
    """Ask about every item that has no judgement yet, several at a time.

    Args:
        judge: who answers.
        items: what is asked.
        clip_of: the clip of an item, loaded when its turn comes.
        answers: where judgements are kept.
        workers: questions under way at the same time.
        on_done: called with (items judged, items in all).

    Raises:
        JudgeError: the judge failed `FAILURES_IN_A_ROW` times without one answer between; the rest is for the next
            run.
    """
    missing = [item for item in items if item.key not in answers.judgements]
    done, row = len(items) - len(missing), 0
    queue = iter(missing)
    pool = ThreadPoolExecutor(max_workers=max(workers, 1))
    running: dict[Future[Judgement], Item] = {}

    def submit() -> None:
        item = next(queue, None)
        if item is not None:
            running[pool.submit(lambda: judge.judge(item, clip_of(item)))] = item

    try:
        for _ in range(max(workers, 1)):
            submit()
        while running:
            if on_done is not None:
                on_done(done, len(items))
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                item = running.pop(future)
                try:
                    answers.add(item, future.result())
                    done, row = done + 1, 0
                except JudgeError as error:
                    answers.add(item, error)
                    row += 1
                    if row >= FAILURES_IN_A_ROW:
                        raise JudgeError(
                            f"{judge.name} failed {row} times in a row; the last time: {error}; what was answered is "
                            "kept, run the same command again"
                        ) from error
                submit()
        if on_done is not None:
            on_done(done, len(items))
    finally:
        # Ctrl-C: nothing new is asked, and answers that are on their way are not waited for.
        pool.shutdown(wait=False, cancel_futures=True)
