"""The report of an evaluation as a folder: `index.html`, `report.json`, and pages in `clips/` that play the motions.

`report.json` has every number of the page, and more; `report_data` says what is in it. Of the yes/no questions it has
the model's score beside the retrieval baseline and exchanged clips, by probes.
"""

from __future__ import annotations

import json
import math
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from kinoflow import errors
from kinoflow.evaluation.axes import Axis, axis_of_clips, share_of
from kinoflow.evaluation.evaluate import Evaluation
from kinoflow.evaluation.reference import ReferenceClip
from kinoflow.evaluation.report.page import Shown, page
from kinoflow.evaluation.ssae.judge import Judgement, ProbeJudge
from kinoflow.evaluation.ssae.questions import Item
from kinoflow.evaluation.ssae.scores import scores
from kinoflow.evaluation.ssae.suite import SsaeRun
from kinoflow.evaluation.suite import CAPTURED, MODEL, NEAREST, nearest_clips
from kinoflow.files import atomic_folder, is_occupied
from kinoflow.formats.html import write_page
from kinoflow.motion.clip import MotionClip
from kinoflow.text.encoder import TextEncoder

EXCHANGED = "exchanged clips"
"""The model's clips, each at the sentence of another: the share of yes that needs no listening."""


@dataclass(frozen=True, eq=False)
class SsaeSection:
    """What a report says of the questions.

    Attributes:
        report: of the judges (`evaluation/ssae/suite.py:SsaeRun`).
        by_probes: set to its scores by the probes, which answer all sets alike.
        axis: model above exchanged clips; None where the probes answer nothing.
        items: sentences and their questions.
        sets: set to a clip for each item.
        answers: files with the judges' answers.
    """

    report: Mapping[str, Any]
    by_probes: Mapping[str, Mapping[str, Any]]
    axis: Axis | None
    items: Sequence[Item]
    sets: Mapping[str, Sequence[MotionClip]]
    answers: Sequence[Path] = ()

    def data(self) -> dict[str, Any]:
        """Plain JSON values."""
        return {
            "sentences": len(self.items),
            "questions": sum(len(item.questions) for item in self.items),
            **self.report,
            "by_probes": self.by_probes,
        }


def ssae_section(run: SsaeRun, gallery: Sequence[ReferenceClip], encoder: TextEncoder, *, seed: int = 0) -> SsaeSection:
    """Ask the probes about the model's clips, the retrieval baseline and exchanged clips.

    Args:
        run: the model's clips and what the judges said.
        gallery: captured clips that the retrieval baseline answers from.
        encoder: whose vectors find the nearest caption.
        seed: of the exchange and of the resamples.
    """
    items = run.items
    own = [MotionClip.load(run.clips[item.key]) for item in items]
    order = np.random.default_rng(seed).permutation(len(items))
    partner = dict(zip(order.tolist(), np.roll(order, 1).tolist(), strict=True))
    sets = {
        MODEL: own,
        NEAREST: nearest_clips(gallery, [item.prompt for item in items], encoder),
        EXCHANGED: [own[partner[row]] for row in range(len(items))],
    }
    judge = ProbeJudge()
    found = {
        name: {item.key: judge.judge(item, clip) for item, clip in zip(items, clips, strict=True)}
        for name, clips in sets.items()
    }
    counts = {name: np.array([_counts(found[name][item.key]) for item in items], float) for name in (MODEL, EXCHANGED)}
    axis = None
    if counts[MODEL][:, 1].any():
        axis = axis_of_clips(
            "yes to the questions of SSAE, by probes",
            "higher",
            counts,
            share_of,
            seed=seed,
            known="probes answer few questions, and some of them (does the person stay upright, is the other arm at "
            "rest) are true of most clips",
        )
    by_probes = {name: scores(items, judgements) for name, judgements in found.items()}
    return SsaeSection(run.report, by_probes, axis, items, sets, run.answers)


def _counts(judgement: Judgement) -> tuple[int, int]:
    answers = [verdict.answer for verdict in judgement.verdicts if verdict.answer is not None]
    return answers.count("yes"), len(answers)


REPORT_NAME = "report.json"
PAGE_NAME = "index.html"
FORMAT_VERSION = 2


@dataclass(frozen=True)
class Subject:
    """What was measured, and with what.

    Attributes:
        model: as the user named it.
        name: what the model calls itself.
        licence: of its weights, one line.
        fingerprint: of its files.
        kinoflow: version.
        reference: which captured clips.
        evaluator: which evaluator, and how it was trained.
        seed: of every random choice.
    """

    model: str
    name: str
    licence: str
    fingerprint: str
    kinoflow: str
    reference: str
    evaluator: str
    seed: int


def check_report_folder(folder: str | os.PathLike[str]) -> None:
    """Make sure that a report can be written there without destroying anything but an older report.

    Raises:
        OutputError: it is a file, or a folder with something else in it.
    """
    path = Path(folder)
    if path.exists() and not path.is_dir():
        raise errors.OutputError(f"cannot write the report {path}: a file of that name exists; give a folder")
    if is_occupied(path) and not ((path / REPORT_NAME).is_file() and (path / PAGE_NAME).is_file()):
        raise errors.OutputError(
            f"cannot write the report {path}: the folder holds something else; give a new or empty one"
        )


def write_report(
    folder: str | os.PathLike[str],
    evaluation: Evaluation,
    subject: Subject,
    ssae: SsaeSection | None = None,
) -> Path:
    """Write the report folder; an older report there is replaced when the new one is complete.

    Args:
        folder: of the report.
        evaluation: what was measured.
        subject: on what.
        ssae: yes/no questions, if any were asked; the judges' answers are copied into `ssae/` of the report.

    Returns:
        Path of its page.

    Raises:
        OutputError: see `check_report_folder`; or the viewer has not been built.
    """
    check_report_folder(folder)
    target = Path(folder)
    with atomic_folder(target) as temporary:
        shown = [*_shown_tests(evaluation), *_shown_prompts(evaluation), *_shown_failures(evaluation)]
        if ssae is not None:
            shown += _shown_questions(ssae, evaluation.suite.shown)
        for one, clips in shown:
            write_page(clips, temporary / one.file, title=one.title)
        for file in ssae.answers if ssae else ():
            (temporary / "ssae").mkdir(exist_ok=True)
            shutil.copyfile(file, temporary / "ssae" / file.name)
        data = report_data(evaluation, subject, ssae)
        text = json.dumps(data, indent=1, ensure_ascii=False, allow_nan=False)
        (temporary / REPORT_NAME).write_text(text + "\n", encoding="utf-8")
        html = page(data, [one for one, _ in shown])
        (temporary / PAGE_NAME).write_text(html, encoding="utf-8")
    return target / PAGE_NAME


def report_data(evaluation: Evaluation, subject: Subject, ssae: SsaeSection | None = None) -> dict[str, Any]:
    """Everything of a report as plain JSON values.

    `retrieval` has per set and metric `mean` and `half_width`, `physical` the quartiles and the mean, `side` the share
    of clips nearer to their caption than to its mirror image, `probes` the share of clips that do what their caption
    says and `prompts` the same for each fixed sentence, `classes` the measures of each class of captions, `axes` the
    order of captured, model and broken clips as found and as expected with the differences, `class_axes` the same
    within classes, `signatures` how often each failure is found and the worst clips, `tests` what was asked, `ssae` the
    yes/no questions (null where none were asked).
    """
    questions, suite = evaluation.questions, evaluation.suite
    return {
        "format_version": FORMAT_VERSION,
        "subject": asdict(subject),
        "suite": {
            "name": suite.name,
            "test_clips": len(questions.tests),
            "test_clips_left_out": questions.left_out,
            "gallery_clips": len(questions.gallery),
            "prompts": list(questions.prompts),
            "prompt_seeds": suite.prompt_seeds,
            "prompt_duration_s": suite.prompt_duration_s,
            "steps": suite.steps,
            "protocol": asdict(suite.protocol),
        },
        "retrieval": {
            name: {metric: asdict(value) for metric, value in row.items()} for name, row in evaluation.retrieval.items()
        },
        "multimodality": asdict(evaluation.multimodality),
        "side": {"captions": evaluation.side_captions, "share": dict(evaluation.side)},
        "physical": {
            name: {metric: asdict(value) for metric, value in row.items()} for name, row in evaluation.physical.items()
        },
        "probes": {name: asdict(share) for name, share in evaluation.probes.items()},
        "classes": [asdict(one) for one in evaluation.classes],
        "prompts": [asdict(one) for one in evaluation.prompt_probes],
        "axes": [_axis(axis) for axis in (*evaluation.axes, *([ssae.axis] if ssae and ssae.axis else []))],
        "class_axes": {name: _axis(axis) for name, axis in evaluation.class_axes.items()},
        "ssae": None if ssae is None else ssae.data(),
        "signatures": [asdict(signature) for signature in evaluation.signatures],
        "tests": [
            {
                "id": one.record.id,
                "caption": one.caption,
                "seconds": round(one.clip.duration_s, 2),
                "source": one.record.source,
                "licence": one.record.licence,
            }
            for one in questions.tests
        ],
    }


def _axis(axis: Axis) -> dict[str, Any]:
    return {
        **asdict(axis),
        "gaps": [{**asdict(gap), "verdict": gap.verdict} for gap in axis.gaps],
        **{key: getattr(axis, key) for key in ("expected", "found", "verdict", "in_order", "statement")},
    }


def _labelled(clip: MotionClip, caption: str, label: str) -> MotionClip:
    return clip.replace(metadata={**clip.metadata, "prompt": caption, "label": label})


def _shown_tests(evaluation: Evaluation) -> list[tuple[Shown, list[MotionClip]]]:
    """Captured, model and retrieved clip of some captions, spread evenly over the tests."""
    count = len(evaluation.questions.tests)
    step = max(1, math.ceil(count / evaluation.suite.shown))
    found = []
    for row in range(0, count, step):
        caption = evaluation.questions.tests[row].caption
        clips = [_labelled(evaluation.sets[name][row], caption, name) for name in (CAPTURED, MODEL, NEAREST)]
        found.append((Shown("held-out captions", caption, f"clips/test-{row:04d}.html"), clips))
    return found


def _shown_prompts(evaluation: Evaluation) -> list[tuple[Shown, list[MotionClip]]]:
    """Some clips for each of the first fixed sentences, and the retrieved one."""
    found = []
    pairs = zip(evaluation.questions.prompts, evaluation.prompt_clips, evaluation.prompt_nearest, strict=True)
    for row, (prompt, clips, nearest) in enumerate(pairs):
        if row == 2 * evaluation.suite.shown:
            break
        shown = [_labelled(clip, prompt, f"seed {clip.metadata['seed']}") for clip in clips[:4]]
        shown.append(_labelled(nearest, prompt, NEAREST))
        found.append((Shown("fixed sentences", prompt, f"clips/prompt-{row:03d}.html"), shown))
    return found


def _shown_failures(evaluation: Evaluation) -> list[tuple[Shown, list[MotionClip]]]:
    found = []
    for number, signature in enumerate(evaluation.signatures):
        clips: Sequence[MotionClip] = [
            _labelled(evaluation.sets[MODEL][one.clip], one.caption, _number(one.value, signature.unit))
            for one in signature.worst
        ]
        if clips:
            found.append((Shown("worst clips", signature.name, f"clips/worst-{number}.html"), list(clips)))
    return found


def _shown_questions(ssae: SsaeSection, count: int) -> list[tuple[Shown, list[MotionClip]]]:
    """Model and retrieved clip of some sentences that come with questions, spread evenly over them."""
    found = []
    for row in range(0, len(ssae.items), max(1, math.ceil(len(ssae.items) / count))):
        prompt = ssae.items[row].prompt
        clips = [_labelled(ssae.sets[name][row], prompt, name) for name in (MODEL, NEAREST)]
        found.append((Shown("sentences with questions", prompt, f"clips/question-{row:04d}.html"), clips))
    return found


def _number(value: float, unit: str) -> str:
    return f"{value:.3g} {unit}".strip()
