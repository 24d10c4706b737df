"""The report of an evaluation as a folder: `index.html`, `report.json`, and pages in `clips/` that play the motions.

`report.json` has every number of the page, and more; `report_data` says what is in it.
"""

from __future__ import annotations

import json
import math
import os
import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kinoflow import errors
from kinoflow.evaluation.evaluate import Evaluation
from kinoflow.evaluation.ranking import Axis
from kinoflow.evaluation.report.page import Shown, page
from kinoflow.evaluation.report.ssae_section import SsaeSection
from kinoflow.evaluation.suite import CAPTURED, MODEL, NEAREST
from kinoflow.files import atomic_folder, is_occupied
from kinoflow.formats.html import write_page
from kinoflow.motion.clip import MotionClip

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
