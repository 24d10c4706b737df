"""One evaluation: make the clips, measure all sets side by side, and hand over what the report is written from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kinoflow.data.captions.mirror import mirror_caption
from kinoflow.evaluation.evaluator import TextMotionEvaluator
from kinoflow.evaluation.physical import METRICS, PhysicalReport, physical_report
from kinoflow.evaluation.reference import ReferenceClip
from kinoflow.evaluation.retrieval import compare_sets, spread_of_answers
from kinoflow.evaluation.retrieval_metrics import Interval
from kinoflow.evaluation.signatures import idle_end_s
from kinoflow.inference.pipeline import MotionPipeline
from kinoflow.motion.clip import MotionClip
from kinoflow.workflows.by_class import ClassScore, class_scores
from kinoflow.workflows.generation import ClipStore, generate
from kinoflow.workflows.probing import ProbeShare, PromptProbes, probe_prompt, probe_sets
from kinoflow.workflows.suite import (
    CAPTURED,
    MODEL,
    NOISE,
    SETS,
    WRONG,
    Questions,
    SuiteConfig,
    comparison_sets,
    make_questions,
    nearest_clips,
)

FloatArray = NDArray[np.float64]
Progress = Callable[[str, int, int], None]
"""Called with (what is done, how many are done, how many in all)."""
NO_DIRECTION = ("dynamic_range_mm",)
"""Physical metrics that should be as in captured clips, neither low nor high."""
UNITS = {
    "mm_per_frame": "mm/frame",
    "mm": "mm",
    "deg": "degrees",
    "m_per_s3": "m/s³",
    "m_per_s": "m/s",
}
WORST = 3
"""Clips that are shown of each kind of failure."""


@dataclass(frozen=True)
class Spread:
    """Quartiles and mean of one number over the clips of a set."""

    lower: float
    median: float
    upper: float
    mean: float


@dataclass(frozen=True)
class Failure:
    """One of the worst clips of a kind: which request it answered, and the number that says so."""

    clip: int
    caption: str
    value: float


@dataclass(frozen=True)
class Signature:
    """A kind of failure with its worst clips, worst first."""

    name: str
    meaning: str
    unit: str
    worst: tuple[Failure, ...]


@dataclass(frozen=True, eq=False)
class Evaluation:
    """Everything that was measured, and the clips it was measured on.

    Attributes:
        suite: what was asked, and how much.
        questions: captions, tests and gallery.
        sets: per set a clip for each test.
        prompt_clips: the model's clips for the fixed sentences, K for each.
        prompt_nearest: the retrieval baseline's clip for each.
        retrieval: per set and metric the value with its interval.
        multimodality: of the model's answers to the fixed sentences.
        side: per set the share of clips that lie nearer to their caption than to its mirror image, and how many
            captions differ from theirs.
        physical: per set and metric the spread over clips.
        probes: per set the share of clips that do what their caption says; empty where no caption has probes.
        prompt_probes: the same of the model's answers to each fixed sentence.
        classes: the measures for each class of captions.
        signatures: the worst clips of the model's answers to the tests.
    """

    suite: SuiteConfig
    questions: Questions
    sets: Mapping[str, Sequence[MotionClip]]
    prompt_clips: Sequence[Sequence[MotionClip]]
    prompt_nearest: Sequence[MotionClip]
    retrieval: Mapping[str, Mapping[str, Interval]]
    multimodality: Interval
    side: Mapping[str, float]
    side_captions: int
    physical: Mapping[str, Mapping[str, Spread]]
    probes: Mapping[str, ProbeShare]
    prompt_probes: Sequence[PromptProbes]
    classes: Sequence[ClassScore]
    signatures: Sequence[Signature]


def run_evaluation(
    pipe: MotionPipeline,
    evaluator: TextMotionEvaluator,
    references: Sequence[ReferenceClip],
    suite: SuiteConfig,
    store: ClipStore,
    *,
    seed: int = 0,
    progress: Progress | None = None,
) -> Evaluation:
    """Generate what is missing in the store, and measure.

    Args:
        pipe: the model.
        evaluator: the space of the retrieval metrics.
        references: captured clips.
        suite: how much to ask.
        store: keeps generated clips.
        seed: of every random choice.
        progress: see `Progress`.

    Raises:
        DataError: the references are too few.
        PromptError: the model cannot read a caption.
    """
    tell = progress or (lambda what, done, total: None)
    questions = make_questions(references, suite, most_frames=pipe.train_frames, seed=seed)
    requests = [*questions.test_requests, *questions.prompt_requests]
    clips = generate(
        pipe, requests, store, steps=suite.steps, on_done=lambda done, total: tell("generating clips", done, total)
    )
    answers, asked = clips[: len(questions.tests)], clips[len(questions.tests) :]
    count = suite.prompt_seeds
    prompt_clips = [asked[start : start + count] for start in range(0, len(asked), count)]
    sets, codes = comparison_sets(questions, answers, pipe, evaluator.text_encoder, seed)

    points = {}
    for number, name in enumerate(SETS):
        tell("placing clips", number, len(SETS))
        points[name] = evaluator.embed_motions(sets[name])
    texts = evaluator.embed_texts(questions.captions)
    of_prompts = evaluator.embed_motions(asked).reshape(len(prompt_clips), count, -1)
    tell("measuring", 0, 2)
    side, margins = side_shares(points, questions.captions, evaluator)
    physical = {name: [physical_report(clip) for clip in sets[name]] for name in SETS}
    nearest = nearest_clips(questions, questions.prompts, evaluator.text_encoder)
    tell("measuring", 1, 2)
    return Evaluation(
        suite=suite,
        questions=questions,
        sets=sets,
        prompt_clips=prompt_clips,
        prompt_nearest=nearest,
        retrieval=compare_sets(points, texts, real=CAPTURED, meanings=codes, protocol=suite.protocol, seed=seed),
        multimodality=spread_of_answers(of_prompts, protocol=suite.protocol, seed=seed),
        side=side,
        side_captions=len(margins),
        physical={name: spreads(reports) for name, reports in physical.items()},
        probes=probe_sets(sets, questions.captions),
        prompt_probes=[
            probe_prompt(prompt, made, one)
            for prompt, made, one in zip(questions.prompts, prompt_clips, nearest, strict=True)
        ],
        classes=class_scores(questions.captions, sets, points, texts, physical),
        signatures=find_signatures(answers, questions.tests, physical[MODEL], margins),
    )


def side_shares(
    points: Mapping[str, FloatArray], captions: Sequence[str], evaluator: TextMotionEvaluator
) -> tuple[dict[str, float], dict[int, float]]:
    """Per set the share of clips nearer to their caption than to that of the mirror image, where the two differ.

    Also, by row, how much nearer the model's clips are; negative where the mirror image's caption fits better.
    """
    rows = [row for row, caption in enumerate(captions) if mirror_caption(caption) != caption]
    if not rows:
        return {}, {}
    own = evaluator.embed_texts([captions[row] for row in rows])
    other = evaluator.embed_texts([mirror_caption(captions[row]) for row in rows])
    margins = {
        name: np.linalg.norm(there[rows] - other, axis=1) - np.linalg.norm(there[rows] - own, axis=1)
        for name, there in points.items()
    }
    shares = {name: float((values > 0).mean()) for name, values in margins.items()}
    return shares, dict(zip(rows, margins[MODEL].tolist(), strict=True))


def spreads(reports: Sequence[PhysicalReport]) -> dict[str, Spread]:
    """Quartiles and mean of each physical metric over the clips of a set."""
    table = {}
    for name in METRICS:
        values = np.array([getattr(report, name) for report in reports], dtype=np.float64)
        lower, median, upper = np.quantile(values, [0.25, 0.5, 0.75])
        table[name] = Spread(float(lower), float(median), float(upper), float(values.mean()))
    return table


def find_signatures(
    clips: Sequence[MotionClip],
    tests: Sequence[ReferenceClip],
    physical: Sequence[PhysicalReport],
    margins: Mapping[int, float],
) -> list[Signature]:
    """The worst clips of each failure signature, among answers to the captions of captured clips of their lengths."""
    pairs = zip(clips, tests, strict=True)
    early = {row: idle_end_s(clip) - idle_end_s(one.clip) for row, (clip, one) in enumerate(pairs)}
    kinds = (
        ("jitter", "the highest jerk of the body", "m/s³", {row: r.jerk_m_per_s3 for row, r in enumerate(physical)}),
        (
            "foot sliding",
            "feet near the floor that move the most",
            "mm/frame",
            {row: r.foot_slide_mm_per_frame for row, r in enumerate(physical)},
        ),
        (
            "left for right",
            "nearer to the caption of the mirror image than to their own, by the evaluator",
            "",
            {row: -margin for row, margin in margins.items() if margin < 0},
        ),
        (
            "done too early",
            "at rest at the end, for longer than the captured clip",
            "s",
            {row: value for row, value in early.items() if value > 0},
        ),
        (
            "not done in time",
            "still moving at the end, where the captured clip rests",
            "s",
            {row: -value for row, value in early.items() if value < 0},
        ),
    )
    return [
        Signature(
            name,
            meaning,
            unit,
            tuple(
                Failure(row, tests[row].caption, values[row])
                for row in sorted(values, key=lambda row: (-values[row], row))[:WORST]
            ),
        )
        for name, meaning, unit, values in kinds
    ]


def metric_title(metric: str) -> str:
    """Name and unit of a physical metric, from the name of its field."""
    for suffix in sorted(UNITS, key=len, reverse=True):
        if metric.endswith("_" + suffix):
            return f"{metric.removesuffix('_' + suffix).replace('_', ' ')}, {UNITS[suffix]}"
    return metric.replace("_", " ")


@dataclass(frozen=True)
class Axis:
    """One thing that is measured, in the order captured, model, broken: `wanted` says which of them it must tell apart.

    Attributes:
        name: for people.
        better: "higher" or "lower".
        values: of the three.
        broken: the set that is broken in this respect.
    """

    name: str
    better: str
    values: tuple[float, float, float]
    broken: str

    @property
    def in_order(self) -> bool:
        """Whether captured is better than the model, and the model better than the broken set."""
        sign = 1 if self.better == "higher" else -1
        real, model, broken = (sign * value for value in self.values)
        return real > model > broken


def axes(evaluation: Evaluation) -> list[Axis]:
    """Every axis on which captured clips should rank above the model, and the model above a broken one."""

    def row(name: str, better: str, values: Mapping[str, float], broken: str) -> Axis:
        return Axis(name, better, (values[CAPTURED], values[MODEL], values[broken]), broken)

    def metric(key: str) -> dict[str, float]:
        return {name: values[key].mean for name, values in evaluation.retrieval.items()}

    found = [
        row(f"R-precision, top {rank}", "higher", metric(f"r_precision_{rank}"), WRONG)
        for rank in evaluation.suite.protocol.top
    ]
    found.append(row("matching distance", "lower", metric("matching_distance"), WRONG))
    found.append(row("Fréchet distance", "lower", metric("frechet_distance"), NOISE))
    if evaluation.side:
        found.append(row("side told from its mirror image", "higher", evaluation.side, WRONG))
    if evaluation.probes:
        passed = {name: share.passed for name, share in evaluation.probes.items()}
        found.append(row("does what the caption says", "higher", passed, WRONG))
    for name in METRICS:
        if name not in NO_DIRECTION:
            medians = {key: values[name].median for key, values in evaluation.physical.items()}
            found.append(row(f"{metric_title(name)}, median", "lower", medians, NOISE))
    return found
