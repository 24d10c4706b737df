"""Segments of a scene: what is done and for how long, as written on a command line or in a file."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from numbers import Integral, Real
from pathlib import Path
from typing import Literal

from kinoflow.errors import DurationError, InputError, OptionError
from kinoflow.motion.features import FPS
from kinoflow.reading import quoted, read_text, reading

SHORTEST_SEGMENT_FRAMES = 20
LONGEST_SEGMENT_S = 300.0
LONGEST_SCENE_S = 1800.0
MOST_SEGMENTS = 500
_SEGMENT = "a sentence ('walks forward @3'), a sentence and seconds (('walks forward', 3)), or a Segment"
_LENGTH = re.compile(r"\s*@\s*([^@]*)$")


Phase = Literal["standing", "moving"]
"""How a motion begins or ends: standing, or in full stride for who walks or runs."""


@dataclass(frozen=True)
class Segment:
    """One stretch of a scene.

    Attributes:
        text: what the person does, in English.
        seconds: how long, to the frame at 30 a second; as long as it takes if None.
        seed: of this stretch; one that follows from the scene's if None.
        rewrite: "off" takes the text as it is, "rules" puts it into the words of captions where it is not.

    Raises:
        DurationError: shorter than 20 frames or longer than five minutes.
        OptionError: the text is no text, or the seed no whole number from 0.
    """

    text: str
    seconds: float | None = None
    seed: int | None = None
    rewrite: Literal["off", "rules"] = "rules"

    def __post_init__(self) -> None:
        if not isinstance(self.text, str):
            raise OptionError(f"a segment is {_SEGMENT}; got {quoted(self.text)} in place of the sentence")
        if self.seed is not None and not (isinstance(self.seed, Integral) and 0 <= int(self.seed) < 2**63):
            raise OptionError(f"a seed must be a whole number from 0 to 2^63 - 1; got {quoted(self.seed)}")
        if self.seconds is None:
            return
        shortest = SHORTEST_SEGMENT_FRAMES / FPS
        number = isinstance(self.seconds, Real) and math.isfinite(self.seconds)
        if not number or not shortest - 0.5 / FPS <= self.seconds <= LONGEST_SEGMENT_S:
            raise DurationError(
                f"a segment lasts from {shortest:.2f} to {LONGEST_SEGMENT_S:g} seconds; "
                f"got {quoted(self.seconds)} for {quoted(self.text)}"
            )

    @property
    def num_frames(self) -> int | None:
        """The seconds in frames."""
        return None if self.seconds is None else max(SHORTEST_SEGMENT_FRAMES, round(self.seconds * FPS))

    @staticmethod
    def parse(text: str) -> Segment:
        """`walks forward @3`: what stands behind the last @ is the length in seconds.

        Raises:
            DurationError: the length is no number, or out of range.
        """
        found = _LENGTH.search(text)
        if found is None:
            return Segment(text.strip())
        said = found.group(1).strip().removesuffix("seconds").removesuffix("s").strip()
        try:
            seconds = float(said)
        except ValueError:
            raise DurationError(
                f"after @ stands a length in seconds, as in {quoted('walks forward @3')}; got {quoted(text[-60:])}"
            ) from None
        return Segment(text[: found.start()].strip(), seconds)


def as_segments(given: Sequence[object]) -> list[Segment]:
    """Segments of sentences, pairs of sentence and seconds, or `Segment`s.

    Raises:
        OptionError: there are none, too many, or one is something else.
        DurationError: they last too long together.
    """
    if isinstance(given, str) or not isinstance(given, Sequence):
        raise OptionError(f"a scene is a list of segments, each {_SEGMENT}; got {quoted(given)}")
    found: list[Segment] = []
    for one in given:
        if isinstance(one, Segment):
            found.append(one)
        elif isinstance(one, str):
            found.append(Segment.parse(one))
        elif isinstance(one, (tuple, list)) and len(one) == 2:
            found.append(Segment(one[0], one[1]))
        else:
            raise OptionError(f"a segment is {_SEGMENT}; got {quoted(one)}")
    if not 1 <= len(found) <= MOST_SEGMENTS:
        raise OptionError(f"a scene has from 1 to {MOST_SEGMENTS} segments; got {len(found)}")
    together = sum(segment.seconds or 0.0 for segment in found)
    if together > LONGEST_SCENE_S:
        raise DurationError(f"a scene lasts {LONGEST_SCENE_S:g} seconds at most; these segments last {together:g}")
    return found


def read_segments(path: Path) -> list[Segment]:
    """Segments of a file, one a line: `walks forward @3`; empty lines and lines that begin with # do not count.

    Raises:
        InputError: the file cannot be read, or a line is no segment; the message names it.
    """
    with reading(path, InputError):
        lines = read_text(path).splitlines()
    found = []
    for number, line in enumerate(lines, start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            try:
                found.append(Segment.parse(line))
            except InputError as error:
                raise DurationError(f"{path}, line {number}: {error}") from None
    if not found:
        raise InputError(f"{path} has no segments; write one a line, like: walks forward @3")
    return as_segments(found)
