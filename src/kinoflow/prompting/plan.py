"""`plan_prompt`: what somebody types becomes a caption and a length, and everything that was changed is said."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Literal, Protocol, get_args

from kinoflow.errors import DurationError, OptionError, PromptError
from kinoflow.prompting.durations import Estimate, estimate
from kinoflow.prompting.fidelity import NOTHING, Fidelity, fidelity
from kinoflow.prompting.languages import Language, detect
from kinoflow.prompting.rewriting import Change, rewritten
from kinoflow.prompting.spelling import UNITS, misspelt, respelt
from kinoflow.prompting.times import FPS, read_times
from kinoflow.prompting.translation import translate
from kinoflow.text.prompt import check_prompt_length, normalise_prompt, quote

if TYPE_CHECKING:
    from kinoflow.prompting.server import Answer

Rewrite = Literal["off", "rules", "local", "server"]
"""Who puts a text into the words of captions: nobody, rules, a small language model here, or one behind a server."""


class Rewriter(Protocol):
    """What `server.PromptServer` and `local.LocalRewriter` are."""

    model: str

    def rewrite(self, text: str) -> Answer | None:
        """A caption and seconds for a text; None where it has no caption that says the same."""
        ...


SHORTEST_S = 20 / FPS
LONGEST_S = 12.0
"""Lengths of one run of the network; longer ones are segments."""
MOST_S = 3600.0
TOO_SHORT, TOO_LONG = 1.6, 3.0
"""A length is told to be unusual where it is outside of the range by these factors: who walks may walk for long."""
_SHOWN = 60
LONG = "long"
"""Code of the warning that concerns the network only."""
UNKNOWN = "unknown words"
"""Code of the warning about a text of which no word is known."""


@dataclass(frozen=True)
class PromptWarning:
    """Something that the user should know.

    Attributes:
        code: short name, for programs.
        message: what.
        fix: what to do about it.
    """

    code: str
    message: str
    fix: str

    def __str__(self) -> str:
        return f"{self.message}; {self.fix}" if self.fix else self.message


@dataclass(frozen=True)
class PlannedSegment:
    """A piece of a motion that is longer than one run of the model, or whose clauses have times of their own.

    Attributes:
        caption: what is done.
        seconds: how long.
        said: whether the text says so.
    """

    caption: str
    seconds: float
    said: bool = True


@dataclass(frozen=True)
class PromptPlan:
    """What becomes of a text.

    Attributes:
        request: the text as given.
        language: code of the language it was taken for.
        confidence: of that, 0 to 1.
        caption: what the encoders and the library read.
        seconds: length of the motion.
        range: seconds below which one in ten such motions is, and above which one in ten is.
        duration_from: "user", "text", "rules", or "local:" or "server:" and the name of the model.
        changes: from the request to the caption.
        warnings: what to know.
        segments: in order, where the motion is longer than one run, or clauses have times of their own.
        fidelity: what of the request is in the caption.
    """

    request: str
    caption: str
    seconds: float
    range: tuple[float, float]
    duration_from: str
    language: str = "en"
    confidence: float = 1.0
    changes: tuple[Change, ...] = ()
    warnings: tuple[PromptWarning, ...] = ()
    segments: tuple[PlannedSegment, ...] = ()
    fidelity: Fidelity = NOTHING

    @property
    def frames(self) -> int:
        """Frames at 30 a second."""
        return round(self.seconds * FPS)

    @property
    def stated(self) -> bool:
        """Whether somebody said how long, the user or the text."""
        return self.duration_from in ("user", "text")

    @property
    def parts(self) -> list[tuple[str, float | None]]:
        """The segments as `MotionPipeline.scene` takes them: seconds only where the text says them."""
        return [(segment.caption, segment.seconds if segment.said else None) for segment in self.segments]

    def to_json(self) -> str:
        """The plan as a JSON object of its attributes, and `frames`."""
        return json.dumps(asdict(self) | {"frames": self.frames}, ensure_ascii=False)


Read = Callable[[str], Sequence[str] | None]
"""A caption to the names of the authored actions that it asks for, or None."""


def plan_prompt(
    text: str,
    seconds: float | None = None,
    *,
    rewrite: Rewrite = "rules",
    fit_duration: bool = False,
    allow_untranslated: bool = False,
    rewriter: Rewriter | None = None,
    read: Read | None = None,
    longest_s: float = LONGEST_S,
) -> PromptPlan:
    """Plan what is made of a text.

    Args:
        text: what the user typed.
        seconds: the length that the user asks for; it is kept, whatever the text says.
        rewrite: "rules" puts the text into the words of captions; "local" and "server" ask `rewriter` to; "off" leaves
            it, but for times.
        fit_duration: lets a length of the user's that is outside the range be moved to its edge.
        allow_untranslated: takes a text in another language as it is where the phrase tables cannot translate it.
        rewriter: a language model, for rewrite "local" and "server"; for "local" by default the one that comes with
            kinoflow.
        read: what reads captions as authored actions, whose lengths are known better; None to go by the words.
        longest_s: the longest run of the model; what is longer is planned as segments.

    Raises:
        PromptError: the text has no words, more than `LONGEST_PROMPT` characters, or is in another language and
            cannot be translated.
        DurationError: times in the text contradict each other.
        OptionError: no such way of rewriting, or no server.
        MissingExtraError, ModelError: the small language model is not installed.
        PromptServerError: the server cannot be reached or gives no usable answer.
    """
    if rewrite not in get_args(Rewrite):
        raise OptionError(f"rewrite must be one of {', '.join(get_args(Rewrite))}; got {rewrite!r}")
    normalise_prompt(text)
    check_prompt_length(text)
    changes: list[Change] = []
    warnings: list[PromptWarning] = []
    # The words: into English, without times, into the words of captions.
    language = detect(text)
    answer: Answer | None = None
    if rewrite == "server":
        if rewriter is None:
            raise OptionError("rewrite 'server' needs a server: prompting.server.PromptServer")
        answer = rewriter.rewrite(read_times(text).text if language.code == "en" else text)
    if language.code == "en" or answer is not None:
        wanted = text
        if not language.confidence and answer is None:
            message = f"no word of {quote(text)} is known, in English or in another language that kinoflow knows"
            warnings.append(PromptWarning(UNKNOWN, message, "say in English what the body does"))
    else:
        wanted = _translated(text, language, changes, warnings, allow_untranslated)
    if rewrite == "local":
        rewriter = rewriter or _local()
        answer = rewriter.rewrite(read_times(wanted).text)
        if answer is None:
            message = f"no caption of {rewriter.model} tells what the text tells, no more and no less"
            warnings.append(PromptWarning("unfaithful", message, "that of the rules is taken"))
            rewrite = "rules"
    if rewrite == "rules":
        # "For 3 secnds" is a length once it is spelt right.
        for before, after in misspelt(wanted):
            if after in UNITS:
                wanted = wanted.replace(before, after)
                changes.append(Change("spelling", before, after, "spelling"))
    times = read_times(wanted)
    changes += [Change("time", words, "", "a length, not an action") for words in times.words]
    caption = times.text
    clauses = times.clauses
    if answer is not None and rewriter is not None:
        if answer.caption != caption:
            changes.append(Change(rewrite, caption, answer.caption, f"by {rewriter.model}"))
        caption = answer.caption
        clauses = () if not any(own for _, own in clauses) else clauses
    if rewrite == "rules":
        caption, made = rewritten(caption)
        changes += made
        if made and not any(own for _, own in clauses):
            clauses = ()
    if len(clauses) == 1 and clauses[0][1] is None:
        clauses = ()
    # The length: by rules, unless the language model, the text or the user says it; the latest of these counts.
    guess = _estimate(caption, clauses, read)
    natural = _estimate(caption, (), read) if clauses else guess
    low, high = round(natural.low, 1), round(natural.high, 1)
    duration_from = "rules"
    chosen = min(max(round(guess.seconds, 1), SHORTEST_S), longest_s)
    if guess.seconds > longest_s and seconds is None and times.total_s is None and answer is None:
        message = f"this usually takes {guess.seconds:.0f} s, and the network makes {longest_s:g} s at once"
        warnings.append(PromptWarning(LONG, message, "say it in several sentences for one long motion"))
    if answer is not None and rewriter is not None:
        chosen, duration_from = min(max(answer.seconds, SHORTEST_S), longest_s), f"{rewrite}:{rewriter.model}"
        low, high = answer.range or (low, high)
    if any(own is not None for _, own in clauses):
        chosen, duration_from = round(guess.seconds, 1), "text"
    if times.total_s is not None:
        chosen, duration_from = times.total_s, "text"
    if seconds is not None:
        if duration_from == "text" and abs(chosen - seconds) > 0.5 / FPS:
            warnings.append(
                PromptWarning(
                    "two lengths",
                    f"the text says {chosen:g} s, the length that was asked for is {seconds:g} s",
                    "the latter is kept",
                )
            )
        chosen, duration_from = seconds, "user"
        if fit_duration and not low <= chosen <= high:
            fitted = min(max(chosen, low), high)
            changes.append(Change("duration", f"{chosen:g} s", f"{fitted:g} s", "more time than there was, or less"))
            chosen = fitted
    # What is planned, and whether it is usual.
    if duration_from in ("user", "text") and not low / TOO_SHORT <= chosen <= high * TOO_LONG:
        warnings.append(
            PromptWarning(
                "unusual length",
                f"this usually takes {low:g} to {high:g} s; {chosen:g} s are asked for",
                "--fit-duration lets kinoflow choose" if duration_from == "user" else "",
            )
        )
    segments = _segments(guess, clauses if duration_from == "text" else (), chosen, longest_s, rewrite)
    return PromptPlan(
        request=text,
        caption=caption,
        seconds=chosen,
        range=(low, high),
        duration_from=duration_from,
        language=language.code,
        confidence=round(language.confidence, 2),
        changes=tuple(changes),
        warnings=tuple(warnings),
        segments=segments,
        fidelity=fidelity(respelt(times.text), caption),
    )


@cache
def _local() -> Rewriter:
    from kinoflow.prompting.local import LocalRewriter

    return LocalRewriter()


_LENGTH_MARK = re.compile(r"\s*(?:@ ?\d+(?:[.,]\d+)? ?s?|#\d+(?:#\S*)?)\s*$")


def _translated(
    text: str, language: Language, changes: list[Change], warnings: list[PromptWarning], allow_untranslated: bool
) -> str:
    """The text in English by the phrase tables; as it is where they cannot and that is allowed."""
    mark = _LENGTH_MARK.search(text)
    bare = text[: mark.start()] if mark else text
    try:
        english = translate(bare, language.code)
    except PromptError:
        if not allow_untranslated:
            raise
        message = f"the text is in {language.name}, which is not understood: what comes out has little to do with it"
        warnings.append(PromptWarning("untranslated", message, "say it in English"))
        return text
    changes.append(Change("language", bare, english, f"translated from {language.name} by phrases"))
    return english + (mark.group() if mark else "")


def _estimate(caption: str, clauses: Sequence[tuple[str, float | None]], read: Read | None) -> Estimate:
    names = read(caption) if read is not None else None
    guess = estimate(caption, clauses)
    if not names or any(own is not None for _, own in clauses):
        return guess
    rows = [action_lengths()[name] for name in names if name in action_lengths()]
    if len(rows) < len(names):
        return guess
    low, middle, high = (sum(row[place] for row in rows) for place in range(3))
    return Estimate(middle, low, high, guess.clauses)


@cache
def action_lengths() -> dict[str, list[float]]:
    """Of each authored action: seconds at 10, 50, 90 %, seconds of one more time, and its usual number of times."""
    path = resources.files("kinoflow") / "assets" / "prompting" / "action_lengths.json"
    values: dict[str, list[float]] = json.loads(path.read_text(encoding="utf-8"))
    return values


def _segments(
    guess: Estimate, clauses: Sequence[tuple[str, float | None]], seconds: float, longest_s: float, rewrite: Rewrite
) -> tuple[PlannedSegment, ...]:
    """One segment a clause for what is longer than one run, or where clauses of several have times; else nothing."""
    several = len(clauses) > 1 and any(own is not None for _, own in clauses)
    if not several and not longest_s + 0.5 / FPS < seconds <= MOST_S:
        return ()
    total = sum(share for _, share in guess.clauses)
    found = []
    for (text, share), (_, own) in zip(guess.clauses, clauses or [("", None)] * len(guess.clauses), strict=True):
        caption = rewritten(text)[0] if rewrite == "rules" else text
        length = own if own is not None else share if several else seconds * share / total
        found.append(PlannedSegment(caption, round(length, 2), own is not None or not several))
    return tuple(found)


def check_length(plan: PromptPlan, longest_s: float = LONGEST_S) -> None:
    """Refuse a length that the text states and neither one run of the model nor several can have.

    Raises:
        DurationError: it is too short, or too long for segments.
    """
    longest_s = MOST_S if plan.segments else longest_s
    if plan.duration_from != "text" or SHORTEST_S - 0.5 / FPS <= plan.seconds <= longest_s + 0.5 / FPS:
        return
    said = ", ".join(repr(change.before[:_SHOWN]) for change in plan.changes if change.kind == "time")
    raise DurationError(
        f"the text asks for {plan.seconds:g} seconds ({said}); a motion lasts at least {SHORTEST_S:.2f} seconds and at "
        f"most {longest_s:g}: change the text, or give --duration"
    )
