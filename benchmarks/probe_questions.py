"""How many ordinary questions the probes answer, and how often they agree with somebody who looks.

    python benchmarks/probe_questions.py [--half mend] [--errors] [--text]

`probe_questions.csv` has three questions for each of 100 sentences: that of the stranger who wrote the sentence and had
seen neither kinoflow's words nor its probes, one that a stranger wrote for another sentence, and one that was written
for this file before its author had read the grammar of probes. The sentences were drawn at random from four sets of a
hundred. Their clips come from the library of authored actions (seed 0). The answers were given by looking at film
strips of twelve moments from two sides, by a language model, not by a person, before any probe had been asked.

Grammar and probes were mended on the half "mend", on 225 further questions of the same strangers, which earlier raters
had answered, and on 452 questions that were written for it, about other clips; of the half "held" nobody looked at more
than its numbers, three times.
The clips are kept as they were seen (`probe_questions.npz`: rotation vectors in 0.5 mrad and places in mm, as
differences between frames), since authored actions change.

--text measures reach alone, without any clip.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kinoflow import MotionClip
from kinoflow.evaluation.ssae.judge import ProbeJudge
from kinoflow.evaluation.ssae.questions import Item, Question
from kinoflow.measures.probes import read_sentence
from kinoflow.measures.statistics import wilson
from kinoflow.motion.rotations import axis_angle_to_matrix

QUESTIONS = Path(__file__).with_suffix(".csv")
CLIPS = Path(__file__).with_suffix(".npz")
PER_RADIAN, PER_METRE = 2000, 1000
"""What a rotation vector and a place are kept in."""


@dataclass(frozen=True)
class Row:
    """A line of the table."""

    clip: int
    half: str
    prompt: str
    seconds: float
    writer: str
    question: str
    answer: str


def rows(half: str) -> list[Row]:
    """The questions of a half, or all ("")."""
    with QUESTIONS.open(encoding="utf-8", newline="") as file:
        found = [
            Row(int(r["clip"]), r["half"], r["prompt"], float(r["seconds"]), r["writer"], r["question"], r["answer"])
            for r in csv.DictReader(file)
        ]
    return [row for row in found if half in ("", row.half)]


def clips(numbers: Iterable[int]) -> Iterator[tuple[int, MotionClip]]:
    """The clips as they were looked at."""
    with np.load(CLIPS, allow_pickle=False) as kept:
        for number in sorted(set(numbers)):
            values = np.cumsum(kept[f"{number:03d}"].T, axis=0, dtype=np.int64)
            vectors = values[:, :-3].reshape(len(values), -1, 3) / PER_RADIAN
            yield number, MotionClip(axis_angle_to_matrix(vectors), values[:, -3:] / PER_METRE, 30.0)


def share(hits: int, count: int) -> str:
    """A share with its 95 % interval."""
    if not count:
        return "-"
    low, high = wilson(hits, count)
    return f"{hits / count:.1%} [{100 * low:.0f}, {100 * high:.0f}] of {count}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("mend", "held", ""), default="", help="one half of the clips")
    parser.add_argument("--errors", action="store_true", help="print the questions that are answered otherwise")
    parser.add_argument("--text", action="store_true", help="reach alone, without clips")
    options = parser.parse_args()
    asked = rows(options.half)
    for half in sorted({row.half for row in asked}):
        for writer in [*sorted({row.writer for row in asked}), ""]:
            some = [row for row in asked if row.half == half and writer in ("", row.writer)]
            read = sum(read_sentence(row.question).complete for row in some)
            print(f"{half}, {writer or 'all'}: read {share(read, len(some))}")
    if options.text:
        return
    judge = ProbeJudge()
    count: Counter[tuple[str, str, str]] = Counter()
    for number, clip in clips(row.clip for row in asked):
        some = [row for row in asked if row.clip == number and row.answer]
        item = Item(
            str(number), str(number), "unknown", some[0].prompt, tuple(Question(row.question, "other") for row in some)
        )
        for row, verdict in zip(some, judge.judge(item, clip).verdicts, strict=True):
            for key in ((row.half, row.writer), (row.half, "all")):
                count[(*key, f"{row.answer} {verdict.answer}")] += 1
            if options.errors and verdict.answer and verdict.answer != row.answer:
                print(f"{number} {row.prompt!r}\n   {row.question} looked: {row.answer}, {verdict.reason}")
    result: dict[str, object] = {}
    for half, writer in sorted({key[:2] for key in count}):
        table = {name: count[half, writer, name] for name in ("yes yes", "yes no", "no yes", "no no")}
        total = sum(n for key, n in count.items() if key[:2] == (half, writer))
        answered = sum(table.values())
        right = table["yes yes"] + table["no no"]
        true = table["yes yes"] + table["yes no"]
        print(
            f"{half}, {writer}: answered {share(answered, total)}; agrees {share(right, answered)} "
            f"(looked yes {true}, of these {table['yes yes']} yes; looked no {answered - true}, of these "
            f"{table['no no']} no)"
        )
        result[f"{half}, {writer}"] = {"questions": total, "answered": answered, "right": right, **table}
    print(json.dumps(result))


if __name__ == "__main__":
    main()
