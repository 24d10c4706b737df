"""What answers questions about a clip, the judge that needs no model (probes), and asking a judge about many clips.

Every answer is on disk at once, so that a killed run goes on where it was.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal, Protocol

from kinoflow.errors import DataError, JudgeError, UnreadableError
from kinoflow.evaluation.ssae.questions import Item
from kinoflow.measures.probes import read_sentence
from kinoflow.measures.probes.verdict import verdict
from kinoflow.motion.clip import MotionClip
from kinoflow.reading import record
from kinoflow.runs import Journal, check_same

YesNo = Literal["yes", "no"]


@dataclass(frozen=True)
class Verdict:
    """The answer to one question.

    Attributes:
        answer: "yes", "no", or None where this judge cannot tell.
        confidence: 0 to 1, as the judge says.
        reason: a few words.
    """

    answer: YesNo | None
    confidence: float = 1.0
    reason: str = ""


@dataclass(frozen=True)
class Judgement:
    """All answers about one item.

    Attributes:
        verdicts: one for each question, in order.
        usage: what it took: prompt_tokens, completion_tokens, requests.
    """

    verdicts: tuple[Verdict, ...]
    usage: dict[str, int] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values."""
        return {"verdicts": [asdict(verdict) for verdict in self.verdicts], "usage": self.usage}


class Judge(Protocol):
    """Answers questions about clips; may be called from several threads."""

    @property
    def name(self) -> str:
        """Short; names the file of its answers."""

    def plan(self) -> dict[str, Any]:
        """What its answers depend on; answers of another plan are not mixed with these."""

    def judge(self, item: Item, clip: MotionClip) -> Judgement:
        """Answers to all questions of an item.

        Raises:
            JudgeError: none could be had; the item is asked again in the next run.
        """


class ProbeJudge:
    """Answers what a skeleton can answer, offline; the other questions get no answer."""

    name = "probes"

    def plan(self) -> dict[str, Any]:
        """The probes of this version of kinoflow."""
        return {"judge": "probes", "kinoflow": version("kinoflow")}

    def judge(self, item: Item, clip: MotionClip) -> Judgement:
        """Yes where all probes of a question pass; no answer where a word of it, or its time, is not asked about."""
        return Judgement(tuple(self._verdict(question.text, clip) for question in item.questions))

    def _verdict(self, text: str, clip: MotionClip) -> Verdict:
        reading = read_sentence(text)
        if not reading.complete:
            return Verdict(None, 0.0, reading.explain())
        if reading.part_unread:
            return Verdict(None, 0.0, f"probes ask whether, not when: {text!r}")
        answers = [(probe, probe.answer(clip)) for probe in reading.probes]
        told = "; ".join(f"{probe.name}: {answer}" for probe, answer in answers)
        holds = verdict(reading, answers, clip)
        if holds is None:
            return Verdict(None, 0.0, f"not sure: {told}")
        return Verdict("yes" if holds else "no", 1.0, told)


def answered(judgements: Sequence[Judgement]) -> int:
    """How many questions got an answer."""
    return sum(verdict.answer is not None for judgement in judgements for verdict in judgement.verdicts)


OnDone = Callable[[int, int], None]
FAILURES_IN_A_ROW = 8
"""A server that fails this often without one success in between is taken for gone."""


@dataclass(frozen=True)
class _Success:
    """What is needed of a line with answers."""

    key: str
    verdicts: tuple[Verdict, ...]
    usage: dict[str, int]


@dataclass(frozen=True)
class _Failure:
    """What is needed of a line that says why there are none."""

    key: str
    error: str


class AnswerFile:
    """Judgements of one judge as JSON lines, the first of which is the plan that they belong to.

    Each line is on the disk before `add` returns. Failures are written too, for people to read, and asked again in the
    next run.

    Raises:
        RunError: the file belongs to another plan.
        DataError: a line in the middle is damaged.
        OutputError: the file cannot be written.
    """

    def __init__(self, path: Path, plan: dict[str, Any]) -> None:
        self.path = path
        self.judgements: dict[str, Judgement] = {}
        self.failures: dict[str, str] = {}
        self._journal = Journal(path)
        if not self._journal.entries:
            self._journal.append({"plan": plan})
        for number, entry in enumerate(self._journal.entries[1:], start=2):
            try:
                if entry.get("status") == "success":
                    found = record(_Success, entry, more=True)
                    self._keep(found.key, Judgement(found.verdicts, found.usage))
                else:
                    failure = record(_Failure, entry, more=True)
                    self._keep(failure.key, failure.error)
            except UnreadableError as error:
                raise DataError(f"{path}, line {number} is damaged ({error}); move the file away") from error
        before = self._journal.entries[0].get("plan")
        check_same(path, before if isinstance(before, dict) else {}, plan)

    def add(self, item: Item, result: Judgement | JudgeError) -> None:
        """Keep a judgement, or why there is none."""
        entry: dict[str, Any] = {"key": item.key, "idx": item.idx, "category": item.category}
        if isinstance(result, Judgement):
            entry |= {"status": "success", "questions": [q.text for q in item.questions], **result.to_dict()}
        else:
            entry |= {"status": "error", "error": str(result)}
        self._journal.append(entry)
        self._keep(item.key, result if isinstance(result, Judgement) else str(result))

    def _keep(self, key: str, result: Judgement | str) -> None:
        if isinstance(result, Judgement):
            self.judgements[key] = result
            self.failures.pop(key, None)
        else:
            self.failures[key] = result


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
    workers = min(max(workers, 1), max(len(missing), 1))
    waiting: queue.SimpleQueue[Item | None] = queue.SimpleQueue()
    results: queue.SimpleQueue[tuple[Item, Judgement | BaseException]] = queue.SimpleQueue()

    def work() -> None:
        while (item := waiting.get()) is not None:
            try:
                results.put((item, judge.judge(item, clip_of(item))))
            except BaseException as error:
                results.put((item, error))

    try:
        # Daemons, not an executor's threads: Ctrl-C does not wait for requests that may hang for minutes.
        for item in missing[:workers]:
            threading.Thread(target=work, daemon=True).start()
            waiting.put(item)
        for following in [*missing[workers:], *[None] * min(workers, len(missing))]:
            if on_done is not None:
                on_done(done, len(items))
            row = _keep(answers, *results.get(), row, judge.name)
            done += row == 0
            # Only now: a worker must not run ahead of what is on the disk.
            waiting.put(following)
        if on_done is not None:
            on_done(done, len(items))
    finally:
        for _ in range(workers):
            waiting.put(None)


def _keep(answers: AnswerFile, item: Item, result: Judgement | BaseException, row: int, name: str) -> int:
    """Write down one result; returns how many failures there are in a row now."""
    if not isinstance(result, Judgement | JudgeError):
        raise result
    answers.add(item, result)
    if isinstance(result, Judgement):
        return 0
    if row + 1 >= FAILURES_IN_A_ROW:
        raise JudgeError(
            f"{name} failed {row + 1} times in a row; the last time: {result}; what was answered is kept, run the same "
            "command again"
        ) from result
    return row + 1
