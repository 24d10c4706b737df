"""What answers questions about a clip, and the judge that needs no model: kinematic probes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from typing import Any, Literal, Protocol

from kinoflow.evaluation.ssae.questions import Item
from kinoflow.measures.probes import read_sentence
from kinoflow.motion.clip import MotionClip

_WHEN = re.compile(
    r"\b(?:at|in|by|from|until) the (?:very )?(?:end|start|beginning|middle)\b"
    r"|\b(?:stay|remain)s?\b(?! in )|\bthroughout\b"
)
"""Parts of a clip, which the grammar of sentences reads over: "stands at the end" is more than "stands"."""
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
        if _WHEN.search(text.lower()) and all(probe.asks != "end" for probe in reading.probes):
            return Verdict(None, 0.0, f"probes ask whether, not when: {text!r}")
        answers = [(probe, probe.answer(clip)) for probe in reading.probes]
        passed = all(answer.passed for _, answer in answers)
        return Verdict(
            "yes" if passed else "no", 1.0, "; ".join(f"{probe.name}: {answer}" for probe, answer in answers)
        )


def answered(judgements: Sequence[Judgement]) -> int:
    """How many questions got an answer."""
    return sum(verdict.answer is not None for judgement in judgements for verdict in judgement.verdicts)
