"""How often the kinematic probes are right on labelled captures.

    python benchmarks/probe_calibration.py --data DATASET [--clips-per-caption 60]

For each probe: which captions say that it must hold, and which that it must not (`CASES`); captions that leave it open
are not used. Three measurements:

- thresholds: the one that separates best on the training split (largest recall + specificity) beside the one in use;
- precision and recall on the validation split with the threshold in use, and, since rare labels have hardly any clip
  there, over five folds of all recordings, each judged with the threshold chosen on the other four;
- mirror: of clips that a left or right probe accepts by right, how many mirror images the probe of the other side
  accepts and the probe of the same side refuses.

The second table asks every clip of the validation split its own captions through the grammar, then the captions with
left and right exchanged, then those of another label, and, for two actions in a row, the reverse order.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rich.progress import track

from kinoflow import MotionClip
from kinoflow.data.loader import MotionDataset
from kinoflow.data.manifest import ClipRecord
from kinoflow.measures.probes import Probe, library, read_sentence, share_passed
from kinoflow.motion.canonical import mirror
from kinoflow.motion.features import decode

FOLDS = 5
OTHER = {"left": "right", "right": "left"}

# The clips of these captions are known in full: nothing happens but what they say.
_GAITS = r"(?:walks|runs|jogs|sprints)(?: forward| backward| slowly| very| fast| and turns (?:left|right|around))*"
_GAITS += r"|walks in (?:circles|a curve) to the (?:left|right)(?: slowly| fast| very)*"
_HANDS = r"(?:raises|waves) (?:the left hand|the right hand|both hands)"
_QUIET = r"bows|stands still"
_KNOWN = rf"A person (?:{_GAITS}|{_HANDS}|{_QUIET})(?:(?:,? and|, then) (?:{_GAITS}|{_HANDS}|{_QUIET}))?\."
KNOWN = re.compile(_KNOWN)


@dataclass(frozen=True)
class Case:
    """A probe and the captions it is calibrated on.

    Attributes:
        name: row of the table.
        probe: what is asked.
        true: pattern of captions that say it holds.
        false: pattern of captions that say it does not; by default those that are known in full and do not match
            `unless`.
        unless: pattern of captions that leave it open or say it holds in other words.
        mirrored: the probe of the other side.
    """

    name: str
    probe: Probe
    true: str
    false: str = ""
    unless: str = ""
    mirrored: Probe | None = None

    def holds(self, caption: str) -> bool | None:
        """What a caption says: true, false, or None for nothing."""
        if re.search(self.true, caption):
            return True
        if self.false:
            return False if re.search(self.false, caption) else None
        excluded = self.unless and re.search(self.unless, caption)
        return False if KNOWN.fullmatch(caption) and not excluded else None


def sided(name: str, make: Callable[[str], Probe], true: str, **options: str) -> list[Case]:
    """One case for left and one for right; `<side>` and `<other>` in the patterns stand for the sides."""
    cases = []
    for side, other in OTHER.items():
        patterns = {
            k: v.replace("<side>", side).replace("<other>", other) for k, v in {"true": true, **options}.items()
        }
        cases.append(Case(f"{name} {side}", make(side), mirrored=make(other), **patterns))
    return cases


_STANDS = r"^A person (?:raises|waves) [^,]* hands?\.$|^A person (?:bows|stands still)\."
_STRAIGHT = r"^A person walks (?:forward|backward)\b"
_DIAGONAL = "diagonally forward to the"
_JUMPS = "jumps|hops|takes a short broad|does a backflip|turns around while jumping|does a sideflip"
_PUNCHES = r"^A person (?:punches|throws (?:punches|one-two|a (?:cross|jab)|\w+ (?:jabs|straight))|does karate lunge)"
CASES = [
    *sided(
        "raises hand", library.raises_hand, r"(?:raises|waves) the <side> hand\.$", unless="<side> hand|goodbye|shows"
    ),
    Case("raises both hands", library.raises_hand("both"), r"(?:raises|waves) both hands\.$", unless="both|hand, then"),
    *sided("waves", library.waves, r"waves the <side> hand\.$", unless="waves the <side>"),
    Case("waves both hands", library.waves("both"), r"waves both hands\.$", unless="waves both"),
    Case("waves, low", library.waves("any"), "waves .* at shoulder height", r"raises .* to shoulder height"),
    *sided("turns", library.turns, "(?:walks|runs) and turns <side>|circles to the <side>", unless="around|<side>"),
    Case("turns around", library.turns("any", 130.0), "turns around", unless=r"around|circles|turns (?:left|right)"),
    Case("goes in a circle", library.circles(), "in circles", r"walks forward|runs forward|turns (?:left|right)\.$"),
    Case(
        "moves forward", library.moves("forward"), "(?:walks|runs|jogs|sprints) forward", rf"{_STANDS}|walks backward\."
    ),
    Case("moves backward", library.moves("backward"), "walks backward", unless="backward"),
    *sided(
        "moves diagonally",
        lambda side: library.moves(f"diagonal-{side}"),
        f"{_DIAGONAL} <side>",
        false=rf"{_STRAIGHT}|{_DIAGONAL} <other>",
    ),
    *sided(
        "ends up to the",
        library.drifts,
        f"{_DIAGONAL} <side>|over to the <side>",
        false=rf"{_STRAIGHT}|{_DIAGONAL} <other>|over to the <other>",
    ),
    Case("moves sideways", library.moves("sideways"), "walks sideways and", "(?:walks|runs) forward|walks backward"),
    Case("stays in place", library.stays(), _STANDS, "^A person (?:walks|runs) (?:forward|backward)"),
    Case("holds still", library.stands_still(), "stands still", "walks|runs|jumps|dances"),
    Case("walks", library.gait("walk"), "^A person walks", rf"{_STANDS}|^A person (?:runs|sprints) forward"),
    Case(
        "runs",
        library.gait("run"),
        "^A person (?:runs|jogs|sprints) forward|runs and turns",
        unless="runs|jogs|sprints",
    ),
    Case("slow walk", library.pace("slow"), r"walks [^,]*slowly\.$", r"walks [^,]*fast\.$"),
    Case("fast walk", library.pace("fast"), r"walks forward (?:very )?fast\.$", r"walks forward (?:very )?slowly\.$"),
    Case("stops", library.stops(), "and stops|stops and", "^A person runs forward|walks and turns (?:left|right)"),
    Case("jumps", library.jumps(), rf"^A (?:person|human) (?:{_JUMPS})"),
    Case("kicks", library.kicks("any"), r"kicks\b"),
    Case("punches", library.punches("any"), _PUNCHES),
    *sided(
        "punches", library.punches, "throws <side> (?:jabs|straight)", false=r"throws <other> jabs|stands still|bows\."
    ),
    Case("bends forward", library.bends(), r"bows|leans forward|bends over|picks (?:up a basketball|something up)\."),
    Case("squats", library.squat_depth(), "squats|crouch"),
    Case("sits", library.in_posture("sit"), r"\bsits\b"),
    Case("lies", library.in_posture("lie"), "lies on|falls (?:down|to)|gets up from (?:lying|the ground)"),
    Case("kneels", library.in_posture("kneel"), "kneels"),
    Case("stands", library.in_posture("stand"), rf"{_STANDS}|{_STRAIGHT}", r"\bsits on|lies on|crawls|stays crouched"),
    Case("gets up", library.rises(), "gets up|stands up"),
    Case("goes down", library.goes_down(), "falls|sits down|squats"),
    Case(
        "ends standing",
        library.ends("stand"),
        rf"{_STANDS}|walks forward\.$",
        r"\bsits (?:on|down)|lies on|falls to|crawls",
    ),
    Case("ends on the ground", library.ends("ground"), "lies on|falls to|sits on the floor"),
]


@dataclass(frozen=True)
class Sample:
    """A clip with its record."""

    record: ClipRecord
    clip: MotionClip

    @property
    def caption(self) -> str:
        """The plainest caption."""
        return self.record.captions[0].text

    @property
    def fold(self) -> int:
        """By recording, so that parts of one take are in one fold."""
        return zlib.crc32(self.record.group.encode()) % FOLDS


def samples(data: Path, split: str, per_caption: int) -> Iterator[Sample]:
    """Clips of a split, of each first caption at most `per_caption`, in a fixed random order."""
    dataset = MotionDataset(data, split)
    seen: Counter[str] = Counter()
    order = np.random.default_rng(0).permutation(len(dataset))
    for k in track(order, f"{split} split"):
        record = dataset.records[int(k)]
        caption = record.captions[0].text
        seen[caption] += 1
        if seen[caption] <= per_caption:
            yield Sample(record, decode(dataset.features(int(k)).double().numpy()))


@dataclass(frozen=True)
class Judged:
    """What a case's probe said of a clip: the value, what is true, and the place of the clip."""

    value: float
    true: bool
    validation: bool
    fold: int
    mirror_kept: bool | None
    id: str


def judge(sample: Sample, validation: bool) -> dict[str, Judged]:
    """All cases that a clip's caption decides."""
    found = {}
    flipped: MotionClip | None = None
    for case in CASES:
        true = case.holds(sample.caption)
        if true is None:
            continue
        answer = case.probe.answer(sample.clip)
        kept = None
        if true and answer.passed and case.mirrored:
            flipped = mirror(sample.clip) if flipped is None else flipped
            kept = case.mirrored.answer(flipped).passed and not case.probe.answer(flipped).passed
        found[case.name] = Judged(answer.value, true, validation, sample.fold, kept, sample.record.id)
    return found


def passes(value: float, probe: Probe, threshold: float) -> bool:
    """The verdict with another threshold."""
    return value <= threshold if probe.comparison == "at most" else value >= threshold


def best_threshold(judged: Sequence[Judged], probe: Probe) -> float:
    """The threshold with the largest recall + specificity; the middle of the widest gap among equals."""
    values = np.unique([j.value for j in judged if np.isfinite(j.value)])
    if len(values) == 0 or len({j.true for j in judged}) < 2:
        return probe.threshold
    middles = np.concatenate([[values[0] - 1e-9], (values[1:] + values[:-1]) / 2, [values[-1] + 1e-9]])
    yes, no = (np.array([j.value for j in judged if j.true is truth]) for truth in (True, False))
    sign = -1.0 if probe.comparison == "at most" else 1.0
    recall = np.array([(sign * yes >= sign * m).mean() for m in middles])
    refused = np.array([1 - (sign * no >= sign * m).mean() for m in middles])
    score = recall + refused
    best = middles[score >= score.max() - 1e-12]
    return float(np.median(best))


def rates(judged: Sequence[Judged], verdicts: Sequence[bool]) -> dict[str, float | int | None]:
    """Numbers of true and false clips, precision and recall; None where there is nothing to divide by."""
    hits = sum(j.true and v for j, v in zip(judged, verdicts, strict=True))
    said, true = sum(verdicts), sum(j.true for j in judged)
    return {
        "true": true,
        "false": len(judged) - true,
        "precision": hits / said if said else None,
        "recall": hits / true if true else None,
    }


def report_case(case: Case, judged: list[Judged]) -> dict[str, object]:
    """One row: thresholds, validation, folds, mirror."""
    training = [j for j in judged if not j.validation]
    held_out = [j for j in judged if j.validation]
    chosen = best_threshold(training, case.probe)
    in_use = case.probe.threshold
    verdicts: list[bool] = []
    ordered: list[Judged] = []
    for fold in range(FOLDS):
        threshold = best_threshold([j for j in judged if j.fold != fold], case.probe)
        tested = [j for j in judged if j.fold == fold]
        ordered += tested
        verdicts += [passes(j.value, case.probe, threshold) for j in tested]
    kept = [j.mirror_kept for j in judged if j.mirror_kept is not None]
    return {
        "name": case.name,
        "unit": case.probe.unit,
        "threshold": in_use,
        "train_threshold": chosen,
        "train": rates(training, [passes(j.value, case.probe, in_use) for j in training]),
        "validation": rates(held_out, [passes(j.value, case.probe, in_use) for j in held_out]),
        "folds": rates(ordered, verdicts),
        "mirror": float(np.mean(kept)) if kept else None,
        "missed": [j.id for j in judged if j.true and not passes(j.value, case.probe, in_use)],
        "wrong": [j.id for j in judged if not j.true and passes(j.value, case.probe, in_use)],
    }


def percent(value: object) -> str:
    """A share for the table."""
    return f"{value:4.0%}" if isinstance(value, float) else "   -"


def show(rows: Sequence[dict[str, object]]) -> None:
    """The first table."""
    print(f"{'probe':26}{'in use':>8}{'train':>8} {'unit':14}", end="")
    print("".join(f"{head:>24}" for head in ("training", "validation", "five folds")) + f"{'mirror':>8}")
    print(" " * 57 + f"{'true false prec. recall':>24}" * 3)
    for row in rows:
        print(
            f"{row['name']:26}{row['threshold']:8.3g}{row['train_threshold']:8.3g} {str(row['unit'])[:13]:14}", end=""
        )
        for part in ("train", "validation", "folds"):
            r = row[part]
            assert isinstance(r, dict)
            print(f"{r['true']:7}{r['false']:6}{percent(r['precision']):>6}{percent(r['recall']):>5}", end="")
        print(f"{percent(row['mirror']):>8}")


def through_the_grammar(held_out: Sequence[Sample]) -> dict[str, float]:
    """How captions fare on the clips they belong to, and on others."""
    generator = np.random.default_rng(0)
    own, swapped, other, reverse, read, complete = [], [], [], [], [], []
    for sample in track(held_out, "captions"):
        for caption in sample.record.captions:
            reading = read_sentence(caption.text)
            read.append(bool(reading.probes))
            complete.append(reading.complete)
            if not reading.probes:
                continue
            own.append(share_passed(reading.probes, sample.clip) == 1)
            if caption.mirrored != caption.text:
                swapped.append(share_passed(read_sentence(caption.mirrored).probes, sample.clip) == 1)
        stranger = held_out[int(generator.integers(len(held_out)))]
        asked = read_sentence(stranger.caption).probes
        if asked and stranger.record.label != sample.record.label:
            other.append(share_passed(asked, sample.clip) == 1)
        match = re.fullmatch(r"A person (.*), then (.*)\.", sample.caption)
        if match and match[1] != match[2]:
            reverse.append(
                share_passed(read_sentence(f"A person {match[2]}, then {match[1]}.").probes, sample.clip) == 1
            )
    parts = {"captions with probes": read, "captions read in full": complete, "passes its captions": own}
    parts |= {"passes them with left and right exchanged": swapped, "passes a caption of another label": other}
    parts |= {"two actions: passes the reverse order": reverse}
    print()
    for name, values in parts.items():
        print(f"{name:44}{np.mean(values):6.1%} of {len(values)}")
    return {name: float(np.mean(values)) for name, values in parts.items()}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--clips-per-caption", type=int, default=60, help="at most so many clips of each first caption")
    parser.add_argument("--errors", action="store_true", help="name the clips that a probe gets wrong")
    options = parser.parse_args()
    judged: dict[str, list[Judged]] = {case.name: [] for case in CASES}
    held_out = list(samples(options.data, "validation", options.clips_per_caption))
    for validation, source in ((True, held_out), (False, samples(options.data, "train", options.clips_per_caption))):
        for sample in source:
            for name, found in judge(sample, validation).items():
                judged[name].append(found)
    rows = [report_case(case, judged[case.name]) for case in CASES]
    show(rows)
    if options.errors:
        for row in rows:
            print(f"{row['name']}\n  missed {row['missed'][:12]}\n  wrong {row['wrong'][:12]}")  # type: ignore[index]
    grammar = through_the_grammar(held_out)
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip()
    short = [{k: v for k, v in row.items() if k not in ("missed", "wrong")} for row in rows]
    print(json.dumps({"commit": commit, "probes": short, "grammar": grammar}))


if __name__ == "__main__":
    main()
