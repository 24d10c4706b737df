"""What a model does when asked: every action that the documents name, tested as an action; feet, variety, lengths.

    python benchmarks/compact_quality.py [--model FOLDER] [--seeds 10] [--only WORD ...] [--keep FOLDER]
    python benchmarks/compact_quality.py --source library
    python benchmarks/compact_quality.py --sections confusion
    python benchmarks/compact_quality.py --sections physics --data DATASET

Sections: actions (every test with all its sentences), lengths (other lengths in which an action can be done, and
whether long clips fade out), feet (of the clips of the actions), variety (of eight seeds), confusion (the tests
themselves, on authored clips: no model), physics (beside the captured clips of a dataset). Shares have Wilson 95 %
intervals. With --keep, clips are kept in a folder and read from there the next time. The last line is JSON. Prompts
marked * are held out: no training caption reads like this (`kinoflow.data.captions.actions`).
"""

from __future__ import annotations

import argparse
import json
import math
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, get_args

import numpy as np

from kinoflow import MotionClip, MotionPipeline
from kinoflow.authoring.action import Action, Choice, draw, find_action
from kinoflow.authoring.scene import draw_sequence, draw_together
from kinoflow.data.captions.actions import HELD_OUT_CAPTIONS
from kinoflow.data.loader import MotionDataset
from kinoflow.errors import OptionError, ScoreError
from kinoflow.inference.pipeline import Source, resolve_folder
from kinoflow.measures.actions import (
    ActionTest,
    Authored,
    action_tests,
    find_action_test,
    hovering_s,
    start_height_m,
    variety_m,
)
from kinoflow.measures.actions.action_test import HOVER_M, HOVER_S
from kinoflow.measures.actions.measures import thirds_m_per_s
from kinoflow.measures.physical import METRICS, side_by_side
from kinoflow.measures.probes.view import view_of
from kinoflow.measures.statistics import wilson
from kinoflow.motion.features import decode
from kinoflow.runs import weights_file_fingerprint

SECTIONS = ("actions", "lengths", "feet", "variety", "confusion", "physics")
REQUIRED = 0.95
"""Share of clips that must pass before a document may promise an action."""
FLOOR_M = 0.03
"""A body that is higher in the first frame starts off the floor."""
FADING = 0.4
"""A last third that moves less than this share of the first one has faded out."""
LASTING = (
    "walks forward", "walks in place", "claps", "waves the left hand", "waves the right hand", "waves both hands",
    "does jumping jacks", "does push-ups", "does sit-ups", "crawls", "walks in a circle",
)  # fmt: skip
"""What goes on as long as the clip does."""

PROMISED = (
    "runs forward",
    "raises the left hand",
    "raises the right hand",
    "raises both hands",
    "walks and turns left",
    "walks and turns right",
)
"""What the bundled model does with every seed that was tried."""


def held_out(prompt: str) -> bool:
    """Whether a prompt is kept out of the training captions."""
    return prompt.rstrip(".").lower() in {caption.rstrip(".").lower() for caption in HELD_OUT_CAPTIONS}


@dataclass
class Clips:
    """Clips of sentences, made once, and kept in a folder if there is one."""

    pipe: MotionPipeline
    seeds: Sequence[int]
    keep: Path | None = None
    source: Source = "network"
    made: dict[tuple[str, float], list[MotionClip]] = field(default_factory=dict)

    def of(self, prompt: str, seconds: float) -> list[MotionClip]:
        """One clip for each seed."""
        key = (prompt, seconds)
        if key not in self.made:
            paths = [self.path(prompt, seconds, seed) for seed in self.seeds]
            if self.keep and all(path.is_file() for path in paths):
                self.made[key] = [MotionClip.load(path) for path in paths]
            else:
                self.made[key] = self.pipe(prompt, source=self.source, duration=seconds, seeds=list(self.seeds))
                for clip, path in zip(self.made[key], paths, strict=True):
                    if self.keep:
                        clip.save(path)
        return self.made[key]

    def path(self, prompt: str, seconds: float, seed: int) -> Path:
        """Where a clip is kept."""
        slug = re.sub(r"[^a-z0-9]+", "-", prompt.lower()).strip("-")
        return (self.keep or Path()) / f"{slug}@{seconds:g}s-{seed}.npz"


def share(yes: int, count: int) -> str:
    """A share with its interval."""
    low, high = wilson(yes, count)
    return f"{yes / max(count, 1):5.0%} [{low:.0%}, {high:.0%}]"


def measure_actions(clips: Clips, tests: Sequence[ActionTest], *, first: bool) -> dict[str, float]:
    """Share of clips that pass each test, printed with the criteria that were missed most often."""
    print(f"{'action':52}{'clips':>7}  passed [95 %]")
    shares = {}
    for test in tests:
        rows = []
        missed: Counter[str] = Counter()
        for prompt in test.prompts[: 1 if first else None]:
            failures = [test.failures(clip) for clip in clips.of(prompt, test.seconds)]
            missed.update(name for found in failures for name in found)
            rows.append((prompt, sum(not found for found in failures), len(failures)))
        yes, count = sum(row[1] for row in rows), sum(row[2] for row in rows)
        shares[test.name] = yes / count
        verdict = "" if yes >= REQUIRED * count else "  MISSED" if test.name in PROMISED else "  not promised"
        print(f"{test.name:52}{count:7}  {share(yes, count)}{verdict}")
        for prompt, passed, tried in rows:
            print(f"    {passed}/{tried} {prompt}{' *' if held_out(prompt) else ''} ({test.seconds:g} s)")
        for name, times in missed.most_common(2):
            print(f"        {times} times not: {name}")
    done = sum(value >= REQUIRED for value in shares.values())
    print(f"{done} of {len(shares)} actions with {REQUIRED:.0%} of the clips or more")
    return shares


def measure_lengths(clips: Clips, tests: Sequence[ActionTest]) -> dict[str, float]:
    """Share of clips that pass at lengths other than the usual one; whether what lasts fades out."""
    print(f"\n{'action at other lengths':52}passed")
    shares: dict[str, float] = {}
    for test in tests:
        cells = []
        for seconds in test.lengths_s:
            found = [test.passes(clip) for clip in clips.of(test.prompts[0], seconds)]
            shares[f"{test.name} {seconds:g} s"] = sum(found) / len(found)
            cells.append(f"{seconds:g} s {sum(found)}/{len(found)}")
        if cells:
            print(f"{test.name:52}{', '.join(cells)}")
    for test in tests:
        if test.name in LASTING and test.lengths_s:
            seconds = max(test.lengths_s)
            ratios = [_last_of_first(clip) for clip in clips.of(test.prompts[0], seconds)]
            faded = sum(ratio < FADING for ratio in ratios)
            shares[f"{test.name} fades"] = faded / len(ratios)
            print(
                f"{test.name:52}{seconds:g} s: last third moves {np.median(ratios):.2f} times as much as the first; "
                f"{faded}/{len(ratios)} fade out"
            )
    return shares


def _last_of_first(clip: MotionClip) -> float:
    first, _, last = thirds_m_per_s(view_of(clip))
    return last / max(first, 1e-6)


def measure_feet(clips: Clips) -> dict[str, float]:
    """Clips that hover or start off the floor, of all that were made."""
    rows = []
    for (prompt, seconds), made in clips.made.items():
        hover = sum(hovering_s(clip) > HOVER_S for clip in made)
        off = sum(start_height_m(clip) > FLOOR_M for clip in made)
        rows.append((hover, off, len(made), f"{prompt} ({seconds:g} s)"))
    hover, off, count = (sum(row[k] for row in rows) for k in range(3))
    print(f"\nfeet, of {count} clips")
    print(f"{f'whole body over {100 * HOVER_M:g} cm up for over {HOVER_S:g} s':52}{hover:7}  {share(hover, count)}")
    print(f"{f'starts more than {100 * FLOOR_M:g} cm off the floor':52}{off:7}  {share(off, count)}")
    for worst in sorted(rows, reverse=True)[:5]:
        if worst[0]:
            print(f"    {worst[0]}/{worst[2]} hover: {worst[3]}")
    return {"hovers": hover / count, "starts off the floor": off / count}


VARIETY = (
    "waves the right hand", "raises both hands", "bows", "claps", "kicks with the right leg", "jumps", "squats",
    "walks forward",
)  # fmt: skip


def measure_variety(clips: Clips, data: Path | None) -> dict[str, float]:
    """How far clips of one sentence are apart, beside authored draws of the action and captures of one label."""
    print(f"\n{'mean distance of joints, m':40}{'seeds':>8}{'authored':>10}")
    found = {}
    for name in VARIETY:
        test = find_action_test(name)
        prompt = test.prompts[0]
        made = clips.of(prompt, test.seconds)[:8]
        authored = [authored_clip(test.authored[seed % len(test.authored)], seed) for seed in range(8)]
        found[prompt] = variety_m(made)
        print(f"{prompt:40}{found[prompt]:8.3f}{variety_m(authored):10.3f}")
    if data is not None:
        for label, several in _by_label(data).items():
            print(f"captured: {label:30}{variety_m(several):8.3f}")
    return found


def _by_label(data: Path) -> dict[str, list[MotionClip]]:
    """Up to eight captured clips of each label of the validation split that has five or more."""
    dataset = MotionDataset(data, "validation")
    rows: dict[str, list[int]] = {}
    for index, record in enumerate(dataset.records):
        if record.source not in ("authored", "layered"):
            rows.setdefault(record.label, []).append(index)
    return {
        label: [decode(dataset.features(k).double().numpy()) for k in indices[:8]]
        for label, indices in sorted(rows.items())
        if len(indices) >= 5
    }


def usual_choices(act: Action) -> dict[str, str]:
    """The usual value of each choice of an action but its side and tempo."""
    return {
        name: kind.values[0]
        for name, kind in act.parameters.items()
        if isinstance(kind, Choice) and name not in ("side", "tempo")
    }


@cache
def authored_clip(example: Authored, seed: int) -> MotionClip:
    """A clip of an authored action, of several in a row or of one over another, with its settings.

    Choices that are not set have their usual value: the others are what nobody would mean who does not say so.

    Raises:
        OptionError: no draw has these settings.
    """
    generator = np.random.default_rng([2026, seed])
    wanted = dict(example.settings)
    *bases, last = example.name.split(" + ")
    chosen = [find_action(name) for name in last.split(" > ")]
    # A setting of several actions in a row is one of all that can take it.
    settings = [{key: value for key, value in wanted.items() if key in act.parameters} for act in chosen]
    unknown = set(wanted).difference(*settings)
    if unknown:
        raise OptionError(f"{example.name} cannot be drawn: none of its actions has {', '.join(sorted(unknown))}")
    settings = [{**usual_choices(act), **row} for act, row in zip(chosen, settings, strict=True)]
    wanted = {**usual_choices(chosen[0]), **wanted}
    refused = ""
    for _ in range(60):
        try:
            if bases:
                return draw_together(bases[0], chosen[0], generator, settings=wanted).clip
            if len(chosen) > 1:
                return draw_sequence(chosen, generator, settings=settings).clip
            return draw(chosen[0], generator, wanted).clip
        except ScoreError as error:
            refused = str(error)
    raise OptionError(f"{example.name} with {wanted} cannot be drawn: {refused}")


def confusion(tests: Sequence[ActionTest], draws: int) -> np.ndarray:
    """[N, N] share of authored clips of action j that pass test i, over tests that have authored examples."""
    table = np.zeros((len(tests), len(tests)))
    for column, shown in enumerate(tests):
        clips = [authored_clip(shown.authored[seed % len(shown.authored)], seed) for seed in range(draws)]
        for row, test in enumerate(tests):
            table[row, column] = np.mean([test.passes(clip) for clip in clips])
    return table


def allowed(test: ActionTest, shown: ActionTest) -> bool:
    """Whether clips of one action may pass the test of another: they show it too."""
    return test is shown or test.name in shown.includes


def print_confusion(draws: int) -> dict[str, float]:
    """The tests on authored clips: how many of the action's own clips pass, and which others do."""
    tests = [test for test in action_tests() if test.authored]
    table = confusion(tests, draws)
    title = f"test, on {draws} authored clips of each action"
    print(f"\n{title:52}{'own':>6}  clips of other actions that pass")
    wrong = []
    for row, test in enumerate(tests):
        others = [
            f"{shown.name} {table[row, column]:.0%}{'' if not allowed(test, shown) else ' (includes it)'}"
            for column, shown in enumerate(tests)
            if column != row and table[row, column] > 0
        ]
        wrong += [table[row, column] for column, shown in enumerate(tests) if not allowed(test, shown)]
        print(f"{test.name:52}{table[row, row]:6.0%}  {', '.join(others)}")
    own = float(np.mean(np.diag(table)))
    print(f"own clips pass: {own:.1%}; clips of other actions: {np.mean(wrong):.2%} of {len(wrong)} pairs of actions")
    return {"own": own, "others": float(np.mean(wrong))}


def measured_physics(pipe: MotionPipeline, data: Path, count: int) -> dict[str, dict[str, float]]:
    """Physics of clips generated for held-out captions and of the held-out clips themselves, at equal lengths."""
    dataset = MotionDataset(data, "validation")
    order = np.random.default_rng(0).permutation(len(dataset))[:count]
    real = [decode(dataset.features(int(k)).double().numpy()) for k in order]
    made = []
    for k, clip in zip(order, real, strict=True):
        caption = dataset.records[int(k)].captions[0].text
        made += pipe(caption, source="network", rewrite="off", duration=clip.num_frames / clip.fps, seeds=[int(k)])
    table = side_by_side({"captured": real, "generated": made})
    print(f"\n{'median of ' + str(len(real)) + ' [95 %]':28}{'captured':>26}{'generated':>26}{'ratio':>8}")
    ratio = {}
    for name in METRICS:
        here, there = table["captured"][name], table["generated"][name]
        ratio[name] = there.median / here.median if here.median else math.nan
        cells = [f"{row.median:.2f} [{row.median_low:.2f}, {row.median_high:.2f}]" for row in (here, there)]
        print(f"{name:28}{cells[0]:>26}{cells[1]:>26}{ratio[name]:8.2f}")
    medians = {kind: {name: summary.median for name, summary in row.items()} for kind, row in table.items()}
    return {**medians, "ratio": {name: value for name, value in ratio.items() if math.isfinite(value)}}


def kept_folder(keep: Path | None, model: str, source: Source) -> Path | None:
    """The folder for clips of this model and source.

    Raises:
        OptionError: it holds clips of another one.
    """
    if keep is None:
        return None
    weights = f"{weights_file_fingerprint(resolve_folder(model) / 'model.safetensors')} {source}"
    keep.mkdir(parents=True, exist_ok=True)
    note = keep / "model.txt"
    if note.is_file() and note.read_text() != weights:
        raise OptionError(f"{keep} holds clips of another model; give another folder")
    note.write_text(weights)
    return keep


def chosen_tests(words: Sequence[str]) -> Iterator[ActionTest]:
    """Tests whose name has one of some words; all without words."""
    for test in action_tests():
        if not words or any(word in test.name for word in words):
            yield test


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default="compact")
    parser.add_argument("--source", choices=get_args(Source), default="network")
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--length-seeds", type=int, default=3, help="seeds at each of the other lengths")
    parser.add_argument("--draws", type=int, default=4, help="authored clips of each action, for the confusion table")
    parser.add_argument("--sections", nargs="*", choices=SECTIONS, default=["actions", "lengths", "feet", "variety"])
    parser.add_argument("--only", nargs="*", default=[], help="tests whose name contains one of these words")
    parser.add_argument("--first", action="store_true", help="only the first sentence of each test")
    parser.add_argument("--keep", type=Path, help="folder in which clips are kept")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--clips", type=int, default=50)
    parser.add_argument("--steps", type=int)
    parser.add_argument("--guidance", type=float)
    parser.add_argument("--guidance-interval", type=float, nargs=2)
    parser.add_argument("--time-shift", type=float)
    parser.add_argument("--solver")
    options = parser.parse_args()
    tests = list(chosen_tests(options.only))
    results: dict[str, Any] = {}
    if "confusion" in options.sections:
        results["confusion"] = print_confusion(options.draws)
    if {"actions", "lengths", "feet", "variety", "physics"} & set(options.sections):
        pipe = MotionPipeline.from_pretrained(options.model)
        pipe.description = pipe.description.with_sampling(
            num_steps=options.steps,
            guidance_scale=options.guidance,
            guidance_interval=options.guidance_interval,
            time_shift=options.time_shift,
            solver=options.solver,
        )
        keep = kept_folder(options.keep, options.model, options.source)
        clips, brief = (
            Clips(pipe, range(count), keep, options.source) for count in (options.seeds, options.length_seeds)
        )
        started = time.perf_counter()
        if {"actions", "feet"} & set(options.sections):
            results["behaviour"] = measure_actions(clips, tests, first=options.first)
        if "lengths" in options.sections:
            results["lengths"] = measure_lengths(brief, tests)
        if "feet" in options.sections:
            results["feet"] = measure_feet(clips)
        if "variety" in options.sections:
            results["variety"] = measure_variety(clips, options.data)
        print(f"{sum(map(len, [*clips.made.values(), *brief.made.values()]))} clips in "
              f"{time.perf_counter() - started:.0f} s")  # fmt: skip
        if "physics" in options.sections:
            if options.data is None:
                parser.error("--sections physics needs --data DATASET")
            results["physics"] = measured_physics(pipe, options.data, options.clips)
    print(json.dumps(results))


if __name__ == "__main__":
    main()
