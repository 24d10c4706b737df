"""One evaluation: make the clips, measure all sets side by side, and hand over what the report is written from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kinoflow.evaluation.axes import Axis, Measured, class_axes, find_axes
from kinoflow.evaluation.failures import Signature, find_signatures
from kinoflow.evaluation.generation import ClipStore, generate
from kinoflow.evaluation.probing import (
    ClassScore,
    ProbeShare,
    PromptProbes,
    ask_probes,
    class_scores,
    probe_prompt,
    probe_shares,
)
from kinoflow.evaluation.reference import ReferenceClip
from kinoflow.evaluation.suite import SETS, Questions, SuiteConfig, comparison_sets, make_questions, nearest_clips
from kinoflow.inference.pipeline import MotionPipeline
from kinoflow.language.sides import mirror_caption
from kinoflow.measures.evaluator import TextMotionEvaluator
from kinoflow.measures.physical import METRICS, physical_report
from kinoflow.measures.retrieval import RepeatedScore, half_intervals, measure_halves, spread_of_answers
from kinoflow.motion.clip import MotionClip

FloatArray = NDArray[np.float64]
Progress = Callable[[str, int, int], None]
"""Called with (what is done, how many are done, how many in all)."""


@dataclass(frozen=True)
class Spread:
    """Quartiles and mean of one number over the clips of a set."""

    lower: float
    median: float
    upper: float
    mean: float


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
        signatures: how often each kind of failure is found, and the model's worst clips.
        axes: does each measure rank captured clips above the model's, and those above broken ones?
        class_axes: the same within each class of captions, by the distance from the captions.
    """

    suite: SuiteConfig
    questions: Questions
    sets: Mapping[str, Sequence[MotionClip]]
    prompt_clips: Sequence[Sequence[MotionClip]]
    prompt_nearest: Sequence[MotionClip]
    retrieval: Mapping[str, Mapping[str, RepeatedScore]]
    multimodality: RepeatedScore
    side: Mapping[str, float]
    side_captions: int
    physical: Mapping[str, Mapping[str, Spread]]
    probes: Mapping[str, ProbeShare]
    prompt_probes: Sequence[PromptProbes]
    classes: Sequence[ClassScore]
    signatures: Sequence[Signature]
    axes: Sequence[Axis]
    class_axes: Mapping[str, Axis]


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
    # What is asked, and the clips that answer: captions of the test set first, then prompts with several seeds each.
    questions = make_questions(references, suite, most_frames=pipe.train_frames, seed=seed)
    requests = [*questions.test_requests, *questions.prompt_requests]
    clips = generate(
        pipe, requests, store, steps=suite.steps, on_done=lambda done, total: tell("generating clips", done, total)
    )
    answers, asked = clips[: len(questions.tests)], clips[len(questions.tests) :]
    count = suite.prompt_seeds
    prompt_clips = [asked[start : start + count] for start in range(0, len(asked), count)]
    # What they are compared with: captured clips, the nearest captured ones, broken ones.
    sets, codes = comparison_sets(questions, answers, pipe, evaluator.text_encoder, seed)
    nearest = nearest_clips(questions.gallery, questions.prompts, evaluator.text_encoder)
    # All of them as points in the evaluator's space, where the metrics are taken.
    points = {}
    for number, name in enumerate(SETS):
        tell("placing clips", number, len(SETS))
        points[name] = evaluator.embed_motions(sets[name])
    of_prompts = evaluator.embed_motions(asked).reshape(len(prompt_clips), count, -1)
    measured = measure(sets, points, questions.captions, codes, evaluator, suite, seed=seed, progress=tell)
    return Evaluation(
        suite=suite,
        questions=questions,
        sets=sets,
        prompt_clips=prompt_clips,
        prompt_nearest=nearest,
        retrieval=half_intervals(measured.halves),
        multimodality=spread_of_answers(of_prompts, protocol=suite.protocol, seed=seed),
        side={name: float((values > 0).mean()) for name, values in measured.margins.items()},
        side_captions=len(measured.margin_rows),
        physical={name: spreads(values) for name, values in measured.physical.items()},
        probes=probe_shares(measured.answers),
        prompt_probes=list(map(probe_prompt, questions.prompts, prompt_clips, nearest)),
        classes=class_scores(questions.classes, measured.distances, measured.answers, measured.physical),
        signatures=find_signatures(sets, questions.captions, measured.physical, measured.margins, measured.margin_rows),
        axes=find_axes(measured, seed),
        class_axes=class_axes(measured, questions.classes, seed),
    )


def measure(
    sets: Mapping[str, Sequence[MotionClip]],
    points: Mapping[str, FloatArray],
    captions: Sequence[str],
    codes: Sequence[int],
    evaluator: TextMotionEvaluator,
    suite: SuiteConfig,
    *,
    seed: int,
    progress: Progress,
) -> Measured:
    """Everything that is measured on the answers to the captions of captured clips, clip by clip and half by half.

    Args:
        sets: per set N clips.
        points: per set [N, E] points of the clips.
        captions: N sentences.
        codes: N numbers, equal for captions that say the same.
        evaluator: whose space the points are of.
        suite: how to measure.
        seed: of the halves.
        progress: see `Progress`.
    """
    texts = evaluator.embed_texts(captions)
    halves = measure_halves(points, texts, real=SETS[0], meanings=codes, protocol=suite.protocol, seed=seed)
    rows, margins = side_margins(points, captions, evaluator)
    physical = {}
    for number, (name, clips) in enumerate(sets.items()):
        progress("measuring", number, len(sets))
        reports = [physical_report(clip) for clip in clips]
        physical[name] = {key: np.array([getattr(one, key) for one in reports]) for key in METRICS}
    distances = {name: np.linalg.norm(there - texts, axis=1) for name, there in points.items()}
    return Measured(halves, distances, rows, margins, ask_probes(sets, captions), physical)


def side_margins(
    points: Mapping[str, FloatArray], captions: Sequence[str], evaluator: TextMotionEvaluator
) -> tuple[list[int], dict[str, FloatArray]]:
    """How much nearer clips are to their caption than to that of the mirror image, where the two differ.

    Returns:
        K rows of such captions; per set [K] margins, negative where the mirror image's caption fits better.
    """
    rows = [row for row, caption in enumerate(captions) if mirror_caption(caption) != caption]
    if not rows:
        return [], {}
    own = evaluator.embed_texts([captions[row] for row in rows])
    other = evaluator.embed_texts([mirror_caption(captions[row]) for row in rows])
    return rows, {
        name: np.linalg.norm(there[rows] - other, axis=1) - np.linalg.norm(there[rows] - own, axis=1)
        for name, there in points.items()
    }


def spreads(values: Mapping[str, FloatArray]) -> dict[str, Spread]:
    """Quartiles and mean of each physical metric, given as [N] values, over the clips of a set."""
    table = {}
    for name, row in values.items():
        lower, middle, upper = np.quantile(row, [0.25, 0.5, 0.75])
        table[name] = Spread(float(lower), float(middle), float(upper), float(row.mean()))
    return table
