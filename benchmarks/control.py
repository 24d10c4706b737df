"""How well a model keeps to what it is told beforehand, family by family, and what that costs.

    python benchmarks/control.py [MODEL] --data DATASET [--clips 12] [--seeds 0] [--families NAME ...]

Of held-out clips with their captions, half of them captured where there are enough, it takes what each family of
control knows, samples with it and without it from the same noise, decodes both as `MotionPipeline` does, and prints
means over clips:

- joints: distance of the decoded joints to known places, mean and worst, cm; rot: angle to known rotations, degrees;
- pelvis, travel: distance on the floor from a known path, mean and 95 % quantile, cm: of the pelvis, and of the pelvis
  in the mean over a stride;
- jerk: within 3 frames of seams / elsewhere / of the free sample / of the clip, m/s^3; the first two of the clips that
  have frames elsewhere, which keys in each tenth frame or nearer do not leave;
- skate: mean speed of toes lower than 5 cm, cm/s, with control / free / of the clip;
- rest: distance of joints to the clip in the frames that are not known altogether, cm, with control / free;
- text: cosine similarity of caption and motion by the bundled evaluator with control / free / of the clip; and of
  those probes of the captions that the clip itself passes, so that what is known of it does not contradict them, how
  many pass with control / free, and how many there are.

Below the table stand the probes that control lost and gained, by name. With --probed only clips with such probes are
taken; with --clean-up a second table shows what decoding does to known frames. One JSON line last.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from kinoflow import MotionClip, MotionPipeline, TextFeatures
from kinoflow.data.loader import MotionDataset
from kinoflow.inference.pipeline import Control
from kinoflow.measures.control import control_report
from kinoflow.measures.evaluator import TextMotionEvaluator
from kinoflow.measures.physical import jerk_m_per_s3, toe_skate_m_per_s
from kinoflow.measures.probes.grammar import read_sentence
from kinoflow.measures.probes.probe import Probe
from kinoflow.motion import smoothing
from kinoflow.motion.features import BLOCKS, TRANSLATION, decode, known_rotations, known_translation
from kinoflow.motion.skeleton import joint
from kinoflow.training.control import effector_columns, limb_columns, nothing

FPS = 30
BATCH = 8
Mask = Callable[[int], Tensor | None]
"""From a clip's frames T to what is known of it, [T, D] bool; None for clips that are too short."""


def frames_at(frames: Callable[[int], Sequence[int] | slice], columns: Tensor | slice = slice(None)) -> Mask:
    """The same columns at some frames."""

    def mask(length: int) -> Tensor:
        known = nothing(length)
        rows = torch.arange(length)[frames(length)]
        known[rows[:, None], torch.arange(known.shape[1])[columns]] = True
        return known

    return mask


def evenly(count: int) -> Callable[[int], Sequence[int]]:
    """`count` frames from first to last; one alone is in the middle."""
    return lambda length: (
        [length // 2] if count == 1 else np.linspace(0, length - 1, count).round().astype(int).tolist()
    )


def with_gaps(seconds: float) -> Mask:
    """Key frames that far apart."""
    step = round(seconds * FPS)
    keys = frames_at(lambda length: slice(0, length, step))
    return lambda length: keys(length) if length > step else None


def with_hole(seconds: float) -> Mask:
    """All but a gap in the middle, with at least a quarter of a second beside it."""
    size = round(seconds * FPS)

    def mask(length: int) -> Tensor | None:
        start = (length - size) // 2
        if start < FPS // 4:
            return None
        known = ~nothing(length)
        known[start : start + size] = False
        return known

    return mask


def families() -> dict[str, Mask]:
    """What is known, by name."""
    floor, root = torch.arange(3)[TRANSLATION][[0, 2]], BLOCKS["root_rotation"].columns
    hands, feet = ([joint(f"{side}_{name}") for side in "LR"] for name in ("Wrist", "Ankle"))
    everywhere = slice(None)
    half, second = FPS // 2, FPS
    return {
        **{f"keyframes {count}": frames_at(evenly(count)) for count in (1, 2, 5, 20)},
        "keyframes all": frames_at(lambda length: everywhere),
        **{f"a keyframe each {seconds} s": with_gaps(seconds) for seconds in (1, 2, 4, 8)},
        "prefix 1 s": frames_at(lambda length: slice(0, second)),
        "suffix 1 s": frames_at(lambda length: slice(length - second, length)),
        "both ends 0.5 s": frames_at(lambda length: [*range(half), *range(length - half, length)]),
        **{f"hole {seconds} s": with_hole(seconds) for seconds in (1, 2, 4, 8)},
        "path": frames_at(lambda length: everywhere, floor),
        "waypoints 5": frames_at(evenly(5), floor),
        "heading": frames_at(lambda length: everywhere, root),
        "hands 5": frames_at(evenly(5), effector_columns(hands)),
        "feet 5": frames_at(evenly(5), effector_columns(feet)),
        "limbs: left arm": frames_at(lambda length: everywhere, limb_columns("left arm")),
        "limbs: legs": frames_at(lambda length: everywhere, limb_columns("legs")),
    }


@dataclass(frozen=True, eq=False)
class Case:
    """A held-out clip with its caption, as the model sees it."""

    caption: str
    clip: MotionClip
    motion: Tensor
    seed: int


class Benchmark:
    """A model, cases, and the samples without control."""

    def __init__(self, pipe: MotionPipeline, cases: Sequence[Case]) -> None:
        self.pipe = pipe
        self.cases = list(cases)
        captions = [case.caption for case in cases]
        self.features = random_text(pipe, len(cases)) if pipe.text_encoder is None else pipe.encode_text(captions)
        self.evaluator = TextMotionEvaluator.from_pretrained()
        self.texts = self.evaluator.embed_texts([case.caption for case in cases])
        self.free = self.decode(self.sample(range(len(self.cases))), range(len(self.cases)))
        self.probes = [fair_probes(case.caption, case.clip) for case in self.cases]

    def sample(self, rows: Sequence[int], masks: Sequence[Tensor] | None = None) -> list[Tensor]:
        """[T, D] of each case of `rows`, with what is known of it or without."""
        found: list[Tensor] = []
        for start in range(0, len(rows), BATCH):
            part = list(rows[start : start + BATCH])
            cases = [self.cases[row] for row in part]
            lengths = [case.clip.num_frames for case in cases]
            latents = self.pipe.sample(
                self.features.select(part),
                num_frames=lengths,
                seeds=[case.seed for case in cases],
                control=None if masks is None else _control(cases, masks[start : start + BATCH]),
            )
            found += [latent[:length] for latent, length in zip(latents, lengths, strict=True)]
        return found

    def decode(
        self, latents: Sequence[Tensor], rows: Sequence[int], masks: Sequence[Tensor] | None = None, **options: bool
    ) -> list[MotionClip]:
        """The clips, one by one."""
        clips: list[MotionClip] = []
        for place, row in enumerate(rows):
            control = None if masks is None else _control([self.cases[row]], [masks[place]])
            length = self.cases[row].clip.num_frames
            clips += self.pipe.decode(latents[place][None], num_frames=[length], control=control, **options)
        return clips

    def similarity(self, clips: Sequence[MotionClip], rows: Sequence[int]) -> float:
        """Of clips to the captions of their cases, in the mean."""
        return float((self.evaluator.embed_motions(clips) * self.texts[list(rows)]).sum(axis=1).mean())

    def passed(self, clips: Sequence[MotionClip], rows: Sequence[int]) -> dict[str, bool]:
        """Answers to the probes of the cases, by caption and name."""
        return {
            f"{self.cases[row].caption} [seed {self.cases[row].seed}]: {probe.name}": probe.answer(clip).passed
            for clip, row in zip(clips, rows, strict=True)
            for probe in self.probes[row]
        }

    def measure(
        self, mask: Mask, clean_up: bool
    ) -> tuple[dict[str, float], dict[str, tuple[float, ...]], dict[str, list[str]]]:
        """Means over the cases that are long enough; known cells after each way of cleaning up; probes that changed."""
        found = [mask(case.clip.num_frames) for case in self.cases]
        rows = [row for row, known in enumerate(found) if known is not None]
        masks = [known for known in found if known is not None]
        if not rows:
            return {"clips": 0}, {}, {}
        latents = self.sample(rows, masks)
        made = self.decode(latents, rows, masks)
        cases = [self.cases[row] for row in rows]
        free = [self.free[row] for row in rows]
        real = [case.clip for case in cases]
        reports = [control_report(clip, case.clip, known) for clip, case, known in zip(made, cases, masks, strict=True)]
        line = {name: mean([getattr(report, name) for report in reports]) for name in vars(reports[0])}
        # Of the same clips: keys that are near to each other leave nothing elsewhere in a short one.
        both = [report for report in reports if not math.isnan(report.jerk_elsewhere_m_per_s3)]
        line["jerk_near_m_per_s3"] = mean([report.jerk_near_m_per_s3 for report in both])
        line["clips with jerk elsewhere"] = len(both)
        line["joints_worst_m"] = float(np.max([report.joints_worst_m for report in reports]))
        for name, clips in (("free", free), ("real", real)):
            others = [
                control_report(clip, case.clip, known) for clip, case, known in zip(clips, cases, masks, strict=True)
            ]
            line[f"rest_m {name}"] = mean([other.rest_m for other in others])
            line[f"jerk_m_per_s3 {name}"] = mean([jerk_m_per_s3(clip) for clip in clips])
        for name, clips in (("made", made), ("free", free), ("real", real)):
            line[f"skate_m_per_s {name}"] = mean([toe_skate_m_per_s(clip) for clip in clips])
            line[f"similarity {name}"] = self.similarity(clips, rows)
        here, alone = self.passed(made, rows), self.passed(free, rows)
        line |= {"probes made": mean(list(here.values())), "probes free": mean(list(alone.values()))}
        line |= {"probes": len(here), "clips": len(rows)}
        changed = {
            "lost": [name for name in here if alone[name] and not here[name]],
            "gained": [name for name in here if here[name] and not alone[name]],
        }
        return line, self.clean_ups(latents, rows, masks) if clean_up else {}, changed

    def clean_ups(
        self, latents: Sequence[Tensor], rows: Sequence[int], masks: Sequence[Tensor]
    ) -> dict[str, tuple[float, ...]]:
        """Known joints mean and worst, m; jerk near seams and elsewhere; by what is done to the decoded motion."""
        raw = self.decode(latents, rows, smooth=False, ground=False)
        known = [mask.numpy() for mask in masks]
        pairs = list(zip(raw, known, strict=True))
        ways = {
            "none": raw,
            "official": [smoothing.smooth(clip) for clip in raw],
            "official, known put back": [_put_back(clip, smoothing.smooth(clip), mask) for clip, mask in pairs],
            "around what is known": [
                smoothing.smooth_around(clip, known_rotations(mask), known_translation(mask)) for clip, mask in pairs
            ],
        }
        table = {}
        for name, clips in ways.items():
            reports = [
                control_report(clip, self.cases[row].clip, mask)
                for clip, row, mask in zip(clips, rows, known, strict=True)
            ]
            table[name] = (
                mean([report.joints_mean_m for report in reports]),
                float(np.max([report.joints_worst_m for report in reports])),
                mean([report.jerk_near_m_per_s3 for report in reports]),
                mean([report.jerk_elsewhere_m_per_s3 for report in reports]),
            )
        return table


def _control(cases: Sequence[Case], masks: Sequence[Tensor]) -> Control:
    longest = max(case.clip.num_frames for case in cases)
    motion = torch.zeros(len(cases), longest, cases[0].motion.shape[1])
    known = torch.zeros(motion.shape, dtype=torch.bool)
    for row, (case, mask) in enumerate(zip(cases, masks, strict=True)):
        motion[row, : len(mask)], known[row, : len(mask)] = case.motion, mask
    return Control(motion, known)


def _put_back(raw: MotionClip, smoothed: MotionClip, mask: np.ndarray) -> MotionClip:
    rotations, translation = known_rotations(mask)[..., None, None], known_translation(mask)
    return smoothed.replace(
        rotations=np.where(rotations, raw.rotations, smoothed.rotations),
        translation=np.where(translation, raw.translation, smoothed.translation),
    )


def fair_probes(caption: str, clip: MotionClip) -> list[Probe]:
    """The probes of a caption that a clip passes."""
    return [probe for probe in read_sentence(caption).probes if probe.answer(clip).passed]


def random_text(pipe: MotionPipeline, count: int) -> TextFeatures:
    """Features of no text, for a network with random weights."""
    network, generator = pipe.description.network, torch.Generator().manual_seed(0)
    tokens = torch.randn(count, 8, network.context_width, generator=generator)
    pooled = torch.randn(count, network.pooled_width, generator=generator)
    return TextFeatures(tokens, torch.full((count,), 8), pooled)


def mean(values: Sequence[float] | Sequence[bool]) -> float:
    """Of what there is."""
    kept = [float(value) for value in values if not math.isnan(value)]
    return sum(kept) / len(kept) if kept else math.nan


def held_out_cases(
    pipe: MotionPipeline,
    data: Path,
    count: int,
    seeds: Sequence[int],
    between_s: tuple[float, float],
    probed: bool = False,
) -> list[Case]:
    """Clips of so many seconds at least and at most, half of them captured where there are enough.

    With `probed` only those whose captions have probes that they pass.
    """
    dataset = MotionDataset(data, "validation", statistics=pipe.statistics())
    shortest_s, longest_s = between_s
    fits = (dataset.lengths >= shortest_s * FPS) & (dataset.lengths <= min(longest_s * FPS, pipe.train_frames))
    order = [int(k) for k in np.random.default_rng(0).permutation(len(dataset)) if fits[k]]
    if probed:
        order = [k for k in order if fair_probes(dataset.records[k].captions[0].text, _shown(pipe, dataset, k))]
    authored = [k for k in order if dataset.records[k].source in ("authored", "layered", "composed")]
    captured = [k for k in order if k not in set(authored)]
    first = captured[: max(count // 2, count - len(authored))]
    chosen = sorted(first + authored[: count - len(first)], key=lambda k: int(dataset.lengths[k]))
    cases = []
    for seed in seeds:
        for k in chosen:
            motion = torch.from_numpy(dataset.statistics.normalise(dataset.features(k).double().numpy())).float()
            cases.append(Case(dataset.records[k].captions[0].text, _shown(pipe, dataset, k), motion, seed))
    share = len(first) / max(1, len(chosen))
    print(f"{len(chosen)} held-out clips of {data}, {share:.0%} captured, seeds {list(seeds)}")
    return cases


def _shown(pipe: MotionPipeline, dataset: MotionDataset, index: int) -> MotionClip:
    """A clip of a dataset."""
    features = dataset.features(index).double().numpy()
    return decode(features, rest_pelvis_offset_m=pipe.description.rest_pelvis_offset_m)


COLUMNS: dict[str, Callable[[dict[str, float]], str]] = {
    "n": lambda line: f"{line['clips']:.0f}",
    "joints cm": lambda line: numbers([line["joints_mean_m"], line["joints_worst_m"]], 100, 2),
    "rot": lambda line: numbers([line["rotations_deg"]], 1, 2),
    "pelvis cm": lambda line: numbers([line["path_mean_m"], line["path_p95_m"]], 100, 1),
    "travel cm": lambda line: numbers([line["root_mean_m"], line["root_p95_m"]], 100, 1),
    "jerk m/s3": lambda line: numbers([line[f"jerk_{name}"] for name in JERKS], 1, 0),
    "skate cm/s": lambda line: numbers([line[f"skate_m_per_s {name}"] for name in SETS], 100, 1),
    "rest cm": lambda line: numbers([line["rest_m"], line["rest_m free"]], 100, 1),
    "similarity": lambda line: numbers([line[f"similarity {name}"] for name in SETS], 1, 2),
    "probes %": lambda line: numbers([line["probes made"], line["probes free"]], 100, 0) + f" of {line['probes']:.0f}",
}
SETS = ("made", "free", "real")
JERKS = ("near_m_per_s3", "elsewhere_m_per_s3", "m_per_s3 free", "m_per_s3 real")


def numbers(values: Sequence[float], factor: float, digits: int) -> str:
    """Numbers side by side; a dash for what there is not."""
    if all(math.isnan(value) for value in values):
        return "-"
    return " / ".join("-" if math.isnan(value) else f"{value * factor:.{digits}f}" for value in values)


def row(cells: Sequence[str]) -> str:
    """A line of a Markdown table."""
    return "| " + " | ".join(cells) + " |"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    return "\n".join(row(line) for line in (head, ["---"] * len(head), *rows))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", nargs="?", default="compact")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--clips", type=int, default=12)
    parser.add_argument("--seeds", type=int, nargs="+", default=[0])
    parser.add_argument("--between", type=float, nargs=2, default=[2.8, 7.0], help="seconds of the clips")
    parser.add_argument("--probed", action="store_true", help="clips with probes that they pass, no others")
    parser.add_argument("--families", nargs="+", choices=list(families()), default=list(families()))
    parser.add_argument("--no-text", action="store_true", help="random text features, for random official weights")
    parser.add_argument("--steps", type=int, default=25)
    parser.add_argument("--solver", default="exponential-2")
    parser.add_argument("--guidance", type=float)
    parser.add_argument("--clean-up", action="store_true")
    options = parser.parse_args()
    torch.set_num_threads(1)
    pipe = MotionPipeline.from_pretrained(options.model, text_encoder=None if options.no_text else "auto")
    pipe.description = pipe.description.with_sampling(
        num_steps=options.steps, solver=options.solver, guidance_scale=options.guidance
    )
    told = pipe.description
    print(
        f"{options.model}: {told.name}, "
        f"{'told what is known' if told.network.control else 'without control'}; {told.solver} {told.num_steps} steps, "
        f"guidance {told.guidance_scale:g} in {told.guidance_interval}"
    )
    started = time.process_time()
    between_s = tuple(options.between)
    cases = held_out_cases(pipe, options.data, options.clips, options.seeds, between_s, options.probed)
    bench = Benchmark(pipe, cases)
    print(table(["family", *COLUMNS], []), flush=True)
    measured: dict[str, dict[str, float]] = {}
    probes: dict[str, dict[str, list[str]]] = {}
    cleaned: list[list[str]] = []
    for name in options.families:
        line, ways, changed = bench.measure(families()[name], options.clean_up)
        if line["clips"]:
            measured[name] = line
            probes[name] = changed
            print(row([name, *(make(line) for make in COLUMNS.values())]), flush=True)
        cleaned += [
            [name, way, numbers(cells[:2], 100, 2), numbers(cells[2:], 1, 0)]
            for way, cells in ways.items()
            if not math.isnan(cells[0])
        ]
    if cleaned:
        print("\n" + table(["family", "clean-up", "known joints mean / worst, cm", "jerk near / elsewhere"], cleaned))
    for family, changed in probes.items():
        for what, names in changed.items():
            print(*(f"{family}: {what}: {name}" for name in names), sep="\n", end="\n" if names else "")
    print(f"{time.process_time() - started:.0f} s of processor time")
    print(json.dumps(measured))


if __name__ == "__main__":
    main()
