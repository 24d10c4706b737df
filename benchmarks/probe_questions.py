"""How many ordinary questions the probes answer, and how often they agree with somebody who looks.

    python benchmarks/probe_questions.py [--half mend] [--errors] [--clips FOLDER] [--text]

`probe_questions.csv` has three questions for each of 100 sentences: that of the stranger who wrote the sentence and had
seen neither kinoflow's words nor its probes, one that a stranger wrote for another sentence, and one that was written
for this file before its author had read the grammar of probes. The sentences were drawn at random from four sets of a
hundred. Their clips come from the library of authored actions (seed 0). The answers were given by looking at film
strips of twelve moments from two sides, by a language model, not by a person, before any probe had been asked.

Grammar and probes were mended on the half "mend"; nobody looked at what they say of the half "held" before its numbers
were printed. Answers belong to the clips that were seen: `probe_questions.json` has some joints of each, and a clip
that has since moved by more than 3 cm on average is left out.

--text measures reach alone, without any clip.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kinoflow import MotionClip, MotionPipeline
from kinoflow.evaluation.ssae.judge import ProbeJudge
from kinoflow.evaluation.ssae.questions import Item, Question
from kinoflow.measures.agreement import wilson
from kinoflow.measures.probes import read_sentence
from kinoflow.motion.skeleton import joint

QUESTIONS = Path(__file__).with_suffix(".csv")
SEEN = Path(__file__).with_suffix(".json")
"""Where some joints of each clip were when it was looked at, centimetres."""
SEEN_JOINTS = ("Head", "L_Wrist", "R_Wrist", "L_Ankle", "R_Ankle")
SEEN_MOMENTS = 8
MOST_MOVED_CM = 3.0


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


def moments(clip: MotionClip) -> list[int]:
    """Whole centimetres of `SEEN_JOINTS` at `SEEN_MOMENTS`."""
    frames = np.round(np.linspace(0, clip.num_frames - 1, SEEN_MOMENTS)).astype(int)
    places = clip.joints[np.ix_(frames, [joint(name) for name in SEEN_JOINTS])]
    return [int(value) for value in np.round(100 * places).ravel()]


def clips(wanted: list[Row], folder: Path | None) -> Iterator[tuple[int, MotionClip]]:
    """The clip of each sentence; kept in a folder if one is given."""
    pipeline = MotionPipeline.from_pretrained()
    for number, row in {row.clip: row for row in wanted}.items():
        path = folder / f"{number:03d}.npz" if folder else None
        if path and path.exists():
            yield number, MotionClip.load(path)
            continue
        clip = pipeline(row.prompt, duration=row.seconds, seeds=[0], source="library")[0]
        if path:
            path.parent.mkdir(parents=True, exist_ok=True)
            clip.save(path)
        yield number, clip


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
    parser.add_argument("--clips", type=Path, help="keeps the clips in this folder")
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
    seen = json.loads(SEEN.read_text(encoding="utf-8"))
    judge = ProbeJudge()
    count: Counter[tuple[str, str, str]] = Counter()
    moved = 0
    for number, clip in clips(asked, options.clips):
        now = moments(clip)
        then = seen[str(number)]
        if len(now) != len(then) or np.abs(np.subtract(now, then)).mean() > MOST_MOVED_CM:
            moved += 1
            continue
        some = [row for row in asked if row.clip == number and row.answer]
        item = Item(
            str(number), str(number), "unknown", some[0].prompt, tuple(Question(row.question, "other") for row in some)
        )
        for row, verdict in zip(some, judge.judge(item, clip).verdicts, strict=True):
            for key in ((row.half, row.writer), (row.half, "all")):
                count[(*key, f"{row.answer} {verdict.answer}")] += 1
            if options.errors and verdict.answer and verdict.answer != row.answer:
                print(f"{number} {row.prompt!r}\n   {row.question} looked: {row.answer}, {verdict.reason}")
    print(f"{moved} clips are no longer what was looked at, and were left out")
    result: dict[str, object] = {"moved": moved}
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
