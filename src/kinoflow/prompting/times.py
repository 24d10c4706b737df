"""Times that a text states: "for 3 seconds", "4s", "90 frames", "half a minute", "@3", "#90".

A time belongs to the whole motion ("a 4 second clip", "walks, then waves (4 s)", "@4") or, said with "for" in one of
several clauses, to that clause. The words that state it are taken out of the text, since the encoders know no times.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kinoflow.errors import DurationError
from kinoflow.language.clauses import AT_ONCE, pieces_in_time, plain
from kinoflow.language.words import CARDINALS, NUMBER_OF, TENS, third_person

FPS = 30.0
"""Frames per second of `#90` and of "90 frames" without a rate."""
_LONGEST_S = 3600.0
_VALUE = {word: float(number) for word, number in NUMBER_OF.items()} | {
    "a": 1.0,
    "an": 1.0,
    "a couple of": 2.0,
    "a couple": 2.0,
    "half a": 0.5,
    "a half": 0.5,
    "a quarter of a": 0.25,
}
_WORDS = "|".join(sorted(map(re.escape, {*_VALUE} - {"a", "an"}), key=len, reverse=True))
_NUMBER = rf"(?:\d+(?:[.,]\d+)?|(?:{'|'.join(TENS)})[- ](?:{'|'.join(CARDINALS[1:10])})|{_WORDS}|an?)(?: and a half)?"
_UNIT = r"(?:seconds?|secs?|s|minutes?|mins?|milliseconds?|ms|frames?)"
_SPAN = rf"(?P<number>{_NUMBER})[ -]?(?P<unit>{_UNIT})(?P<half> and a half)?\b(?: or so\b)?"
_AS_MUCH = r"(?:(?:about|around|roughly|exactly|approximately|approx\.?|circa|precisely|some|like|at least|up to|~) ?)?"
_SPAN_OF = r"(?:(?:a )?(?:total|duration|length|span|period) of )?"
_FOR = re.compile(rf"\b(?:for|over|during|within|in) (?P<vague>{_AS_MUCH}{_SPAN_OF}{_AS_MUCH}){_SPAN}", re.IGNORECASE)
_TAKES = re.compile(rf"\b(?:takes?|taking) {_AS_MUCH}{_SPAN} to (?P<verb>[a-z]+)", re.IGNORECASE)
_SPAN2 = re.sub(r"\?P<(\w+)>", r"?P<\g<1>2>", _SPAN)
_LENGTH = r"(?:lasting|lasts?|takes?|taking|(?:with )?(?:an? )?(?:duration|length|time)(?: of|:| =|=)?)"
_WHOLE = re.compile(
    rf"(?:\b{_LENGTH} {_AS_MUCH}{_SPAN}"
    rf"|(?P<open>[(\[]) ?(?:for )?{_AS_MUCH}{_SPAN2}(?: long| total| in total)? ?[)\]])",
    re.IGNORECASE,
)
_BARE = re.compile(rf"(?<![\w.@#]){_AS_MUCH}{_SPAN}(?P<long> long\b| in total\b| total\b| in length\b)?", re.IGNORECASE)
_AT = re.compile(r"\s*@ ?(?P<number>\d+(?:[.,]\d+)?) ?(?:s|secs?|seconds?)?\s*$", re.IGNORECASE)
_FRAMES = re.compile(r"\s*# ?(?P<number>\d{1,6})(?:#[\w.-]*)?\s*$")
_RATE = re.compile(
    r",?\s*(?:\b(?:at|in|with) |@ ?)?\b(?P<rate>\d{2,3}) ?(?:fps|frames (?:per|a) second|hz)\b", re.IGNORECASE
)
_NO_TIME_AFTER = re.compile(
    r"\b(?:every|each|after|before|first|last|next|per|his|her|their|the|its|until|at|from|another|year)\s*$",
    re.IGNORECASE,
)
_NO_TIME_BEFORE = re.compile(
    r"\s*(?:later|ago|into|before|after|old|apart|per|in(?!to)\b(?= \w+ing)|time\b|hand\b)", re.IGNORECASE
)
_HELD = re.compile(
    r"\b(?:hold|stay|keep|freez|paus|balanc|remain)(?:e?s|ing|e)?"
    r"(?: (?:it|that|this|the|there|still|so|them|up|down|low|out|here|in|pose|position|stretch|balance|like|steady))*"
    r"(?: for)?\s*$",
    re.IGNORECASE,
)
"""Before how long a pose is held."""
_NOUN_FOLLOWS = re.compile(
    r" (?!(?:and|then|while|as|before|after|or|with|in|at|on|to|he|she|they|the)\b)[a-z]", re.IGNORECASE
)
"""After "a second": it is the second of something."""
_MARK = "qtime{}q"
_MARKED = re.compile(r"qtime(\d+)q")
_AT_ONCE = re.compile(rf"\b(?:{AT_ONCE})\b")
_IN_TURN = re.compile(r",|\band\b")


@dataclass(frozen=True)
class Spoken:
    """One time as it stands in the text."""

    words: str
    seconds: float
    whole: bool


@dataclass(frozen=True)
class Times:
    """What a text says of time.

    Attributes:
        text: without the words that state times.
        total_s: of the whole motion, or None.
        clauses: the clauses in order of time, `plain`, each with the seconds said of it, or None.
        words: the phrases that were taken out.
    """

    text: str
    total_s: float | None
    clauses: tuple[tuple[str, float | None], ...]
    words: tuple[str, ...]


def read_times(text: str) -> Times:
    """The times of a text in English.

    Raises:
        DurationError: two times contradict each other, or a time is no length of a motion.
    """
    found: list[Spoken] = []
    text = _markers(text, found)
    rate, text = _rate(text, found)
    several = len(pieces_in_time(plain(text))) > 1 or bool(re.search(r",|\band\b", text))

    def take(match: re.Match[str], whole: bool) -> str:
        groups = match.groupdict()
        number = str(groups["number"] or groups.get("number2"))
        unit = str(groups["unit"] or groups.get("unit2"))
        before, after = text[: match.start()], text[match.end() :]
        lone = number.lower() in ("a", "an") and not match.group().lower().startswith(("for", "last", "tak"))
        lone = lone or (number.lower() in ("a", "an") and "verb" not in groups and bool(_NOUN_FOLLOWS.match(after)))
        if lone or _NO_TIME_AFTER.search(before) or _NO_TIME_BEFORE.match(after):
            return match.group()
        if not whole and several and _HELD.search(before):
            # "..., and holds it for three seconds": of a moment, not of the whole.
            return match.group()
        if unit.lower() == "s" and not number[0].isdigit():
            return match.group()
        if unit == "s" and re.search(r"\d0s", match.group()) and _NOUN_FOLLOWS.match(after):
            return match.group()  # a "60s disco dance"
        half = 0.5 if groups.get("half") or groups.get("half2") else 0.0
        seconds = _seconds(number, unit, half, rate)
        _check(seconds, match.group())
        found.append(Spoken(match.group().strip(), seconds, whole))
        verb = f" {third_person(groups['verb'].lower())}" if groups.get("verb") else ""
        return f" {_MARK.format(len(found) - 1)} {verb}"

    for pattern, whole in ((_TAKES, False), (_WHOLE, True), (_FOR, False)):
        text = pattern.sub(lambda match, whole=whole: take(match, whole), text)  # type: ignore[misc]
    # A time without "for": of the whole where it stands by itself at either end, of a noun ("a 5 second walk") too.
    text = _BARE.sub(lambda match: take(match, not several or _stands_alone(text, match)), text)
    clauses = _clauses(text, found)
    total = _total(found, clauses)
    return Times(_without_marks(text), total, clauses, tuple(time.words for time in found))


def _markers(text: str, found: list[Spoken]) -> str:
    """The text without `@3` or `#90` at its end."""
    while True:
        match = _AT.search(text) or _FRAMES.search(text)
        if not match or not text[: match.start()].strip():
            return text
        number = float(match["number"].replace(",", "."))
        seconds = number / FPS if "#" in match.group() else number
        _check(seconds, match.group().strip())
        found.append(Spoken(match.group().strip(), seconds, True))
        text = text[: match.start()]


def _rate(text: str, found: list[Spoken]) -> tuple[float, str]:
    """Frames per second that the text names, and the text without them."""
    match = _RATE.search(text)
    return (float(match["rate"]), text[: match.start()] + text[match.end() :]) if match else (FPS, text)


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether a time without "for" is said of the whole: at an end of the text between marks, or before a noun."""
    if match.groupdict().get("long") or "-" in match.group():
        return True
    before, after = text[: match.start()].rstrip(), text[match.end() :].strip(" .!)]")
    at_end = not after and (not before or before[-1] in ",;:-(.[–—")
    at_start = not before and (not after or after[0] in ",;:-–—")
    return (
        at_end
        or at_start
        or bool(re.match(r"\s?(?:clip|animation|video|motion|loop|shot|sequence|take)\b", text[match.end() :]))
    )


def _seconds(number: str, unit: str, half: float, rate: float) -> float:
    number, unit = number.lower(), unit.lower()
    if number.endswith(" and a half"):
        number, half = number.removesuffix(" and a half"), 0.5
    if number[0].isdigit():
        value = float(number.replace(",", "."))
    elif number in _VALUE:
        value = _VALUE[number]
    else:
        tens, ones = re.split("[- ]", number)
        value = _VALUE[tens] + _VALUE[ones]
    value += half
    if unit.startswith("f"):
        return value / rate
    return value * (0.001 if unit in ("ms", "millisecond", "milliseconds") else 60.0 if unit[0] == "m" else 1.0)


def _check(seconds: float, words: str) -> None:
    if not 0 < seconds <= _LONGEST_S:
        raise DurationError(
            f"{words.strip()[:60]!r} is no length of a motion; say seconds or frames, such as 'for 3 seconds'"
        )


def _clauses(text: str, found: list[Spoken]) -> tuple[tuple[str, float | None], ...]:
    rows: list[tuple[str, float | None]] = []
    for piece in pieces_in_time(plain(text)):
        timed = [part for part in _IN_TURN.split(piece) if _MARKED.search(part)]
        parts = _timed_parts(piece, found) if len(timed) > 1 else [piece]
        for part in parts:
            own: dict[float, str] = {}
            for half in _AT_ONCE.split(part):
                times = {found[int(k)].seconds: found[int(k)].words for k in _MARKED.findall(half)}
                times = {s: w for s, w in times.items() if not any(t.whole and t.words == w for t in found)}
                if len(times) > 1:
                    _contradict(*list(times.values())[:2])
                own |= times
            plain_text = _without_marks(part)
            if plain_text or own:
                rows.append((plain_text, max(own) if own else None))
    return tuple(_joined(rows))


def _joined(rows: list[tuple[str, float | None]]) -> list[tuple[str, float | None]]:
    """Times that stand for themselves ("for 3 seconds, a man walks") go to the clause beside them."""
    kept: list[tuple[str, float | None]] = []
    waiting: float | None = None
    for text, seconds in rows:
        if not text:
            if kept and kept[-1][1] is None:
                kept[-1] = (kept[-1][0], seconds)
            else:
                waiting = seconds
            continue
        kept.append((text, seconds if seconds is not None else waiting))
        waiting = None
    return kept


def _timed_parts(piece: str, found: list[Spoken]) -> list[str]:
    """A piece cut at commas and "and"s so that each part has its own time."""
    parts: list[str] = []
    for part in _IN_TURN.split(piece):
        if parts and not _MARKED.search(parts[-1]):
            parts[-1] += f" and {part}"
        elif parts and not _MARKED.search(part) and not parts[-1].strip():
            parts[-1] = part
        else:
            parts.append(part)
    return parts


def _total(found: list[Spoken], clauses: tuple[tuple[str, float | None], ...]) -> float | None:
    totals = [time for time in found if time.whole]
    for time in totals[1:]:
        if abs(time.seconds - totals[0].seconds) > 0.5 / FPS:
            _contradict(totals[0].words, time.words)
    own = [seconds for _, seconds in clauses if seconds is not None]
    if totals:
        known, all_known = sum(own), len(own) == len(clauses) and own
        if own and (abs(known - totals[0].seconds) > 0.5 / FPS if all_known else known >= totals[0].seconds):
            other = next(time for time in found if not time.whole)
            _contradict(totals[0].words, other.words)
        return totals[0].seconds
    if clauses and len(own) == len(clauses):
        return sum(own)
    return None


def _contradict(first: str, second: str) -> None:
    raise DurationError(
        f"the text names two lengths: {first.strip()[:60]!r} and {second.strip()[:60]!r}; keep one of them, "
        'or say each in its own clause ("walks for 3 seconds, then waves for 2 seconds")'
    )


def _without_marks(text: str) -> str:
    """The text without marks, and without the commas, brackets and connectors that they leave alone."""
    if not _MARKED.search(text):
        return text.strip()
    text = re.sub(r"[(\[]\s*qtime\d+q\s*[)\]]", " ", text)
    text = re.sub(r"^\s*qtime\d+q\s*[,;:–—-]?\s*(?:of )?", "", text)
    text = re.sub(r"\s*[,;:–—-]?\s*qtime\d+q\s*(?=[.!?]?\s*$)", "", text)
    text = _MARKED.sub(" ", text)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\s+(?=[,.;:!?])", "", text)
    text = re.sub(r"([,;:])(?:\s*[,;:])+", r"\1", text)
    return text.strip(" ,;:").strip()
