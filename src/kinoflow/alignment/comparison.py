"""Models beside each other on the same sentences, with the same seeds: what an alignment is judged by.

`measure` asks one model; the numbers of a sentence are means over its seeds. `compare` puts the numbers of two models
for the same sentences beside each other: the difference of each sentence is one observation, and the interval is that
of their mean (Student's t, 95 %). The sentences are thus taken as drawn from all that could be asked; the seeds are
the same for both, so that what they have in common cancels.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kinoflow.alignment.guards import activity_m_per_s, diversity_m
from kinoflow.alignment.prompts import Prompt
from kinoflow.alignment.rewards import PENALTIES, Reward
from kinoflow.errors import DataError, OptionError
from kinoflow.files import atomic_path
from kinoflow.inference.pipeline import MotionPipeline, resolve_folder
from kinoflow.measures.evaluator import TextMotionEvaluator
from kinoflow.measures.meaning import meaning_codes
from kinoflow.measures.physical import METRICS, physical_report
from kinoflow.measures.probes import probes_for, share_passed
from kinoflow.measures.statistics import t_interval
from kinoflow.motion.clip import MotionClip
from kinoflow.reading import read_json, reading, record
from kinoflow.runs import folder_fingerprint, values_fingerprint

FloatArray = NDArray[np.float64]
Progress = Callable[[int, int], None]
"""Called with (sentences done, sentences in all)."""
TOP = (1, 3)
"""Ranks that count as found."""

HIGHER = {"reward": True, "probes_passed": True, "similarity": True, "diversity_m": True} | {
    **{f"found_top_{top}": True for top in TOP},
    **{name: False for name in METRICS if name != "dynamic_range_mm"},
    **{f"{name}_penalty": False for name in PENALTIES},
}
"""Measures of which more is better (true) or worse; others, like activity, should stay as in captured motion."""


@dataclass(frozen=True, kw_only=True)
class ComparisonConfig:
    """How each model is asked.

    Attributes:
        seeds: motions a sentence.
        first_seed: the others follow it.
        steps: of integration; the model's own number if None.
    """

    seeds: int = 4
    first_seed: int = 100
    steps: int | None = None

    def __post_init__(self) -> None:
        if self.seeds < 2 or self.first_seed < 0 or (self.steps is not None and self.steps < 1):
            raise OptionError(
                f"a comparison needs seeds >= 2 (their distance is the diversity), first_seed >= 0 and steps >= 1; got "
                f"{self.seeds}, {self.first_seed} and {self.steps}"
            )


@dataclass(frozen=True)
class Measured:
    """What one model does with a list of sentences.

    Attributes:
        model: its name.
        sentences: N of them.
        config: how it was asked.
        values: measure to N numbers, means over the seeds; NaN where a measure does not apply to a sentence.
    """

    model: str
    sentences: tuple[str, ...]
    config: ComparisonConfig
    values: Mapping[str, FloatArray]

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON, None for NaN."""
        columns = {name: [None if np.isnan(v) else float(v) for v in column] for name, column in self.values.items()}
        return {
            "model": self.model,
            "sentences": list(self.sentences),
            "config": dataclasses.asdict(self.config),
            "values": columns,
        }

    @classmethod
    def from_dict(cls, found: Mapping[str, Any]) -> Measured:
        """The inverse of `to_dict`.

        Raises:
            UnreadableError: it is something else.
        """
        known = record(_Columns, found)
        values = {name: np.array(column, dtype=np.float64) for name, column in known.values.items()}
        return cls(known.model, known.sentences, known.config, values)


@dataclass(frozen=True)
class _Columns:
    """`Measured` as plain values."""

    model: str
    sentences: tuple[str, ...]
    config: ComparisonConfig
    values: dict[str, tuple[float | None, ...]]


@dataclass(frozen=True)
class _Kept:
    """What is kept of a measurement, with a hash of what it depends on."""

    key: str
    measured: dict[str, Any]


@dataclass(frozen=True)
class Difference:
    """One measure of two models.

    Attributes:
        name: of the measure.
        before: mean over the sentences to which it applies.
        after: likewise.
        change: mean of the differences.
        half_width: of its 95 % interval; NaN for fewer than two sentences.
        sentences: to how many it applies.
        verdict: "better" or "worse" where the interval excludes 0, "" otherwise; "changed" where neither direction is
            better.
    """

    name: str
    before: float
    after: float
    change: float
    half_width: float
    sentences: int
    verdict: str


def measure(
    pipe: MotionPipeline,
    prompts: Sequence[Prompt],
    reward: Reward,
    evaluator: TextMotionEvaluator | None,
    config: ComparisonConfig,
    *,
    name: str = "",
    progress: Progress | None = None,
) -> Measured:
    """Ask a model every sentence, with every seed.

    Args:
        pipe: the model.
        prompts: sentences with the lengths of their motions.
        reward: what alignment maximises; its terms are reported too.
        evaluator: for similarity and retrieval; None leaves them out.
        config: see `ComparisonConfig`.
        name: of the model.
        progress: see `Progress`.

    Raises:
        DataError: there is no sentence.
        DurationError, PromptError: the model cannot make or read one.
    """
    if not prompts:
        raise DataError("there is no sentence to compare models on; give a file of prompts")
    rows, points = [], []
    seeds = list(range(config.first_seed, config.first_seed + config.seeds))
    for done, prompt in enumerate(prompts):
        if progress is not None:
            progress(done, len(prompts))
        clips = pipe(
            prompt.text,
            duration=prompt.num_frames / pipe.fps,
            seeds=seeds,
            source="network",
            rewrite="off",
            steps=config.steps,
        )
        rows.append(_measures(prompt.text, clips, reward))
        if evaluator is not None:
            points.append(evaluator.embed_motions(clips))
    columns = {name: np.array([row[name] for row in rows]) for name in rows[0]}
    sentences = tuple(prompt.text for prompt in prompts)
    if evaluator is not None:
        columns |= retrieval_columns(sentences, np.stack(points), evaluator)
    return Measured(name or pipe.description.name, sentences, config, columns)


def measure_or_load(
    path: Path,
    folder: str | Path,
    pipe: MotionPipeline,
    prompts: Sequence[Prompt],
    reward: Reward,
    evaluator: TextMotionEvaluator | None,
    config: ComparisonConfig,
    *,
    name: str = "",
    progress: Progress | None = None,
) -> Measured:
    """`measure`, or what an earlier call has written to `path` for the same model, sentences, reward and seeds.

    Arguments as in `measure`; `folder` is that of the model.
    """
    asked = {
        "folder": folder_fingerprint(resolve_folder(folder)),
        "prompts": [[prompt.text, prompt.num_frames] for prompt in prompts],
        "reward": dataclasses.asdict(reward.options),
        "config": dataclasses.asdict(config),
        "evaluator": None if evaluator is None else evaluator.notes,
    }
    key = values_fingerprint(asked)
    if path.is_file():
        with reading(path, DataError, "delete it: it is measured again"):
            known = record(_Kept, read_json(path, finite=False))
            if known.key == key:
                return dataclasses.replace(Measured.from_dict(known.measured), model=name)
    found = measure(pipe, prompts, reward, evaluator, config, name=name, progress=progress)
    with atomic_path(path) as temporary:
        temporary.write_text(json.dumps({"key": key, "measured": found.to_dict()}) + "\n", encoding="utf-8")
    return found


def _measures(sentence: str, clips: Sequence[MotionClip], reward: Reward) -> dict[str, float]:
    """Means over the motions of a sentence."""
    scores = reward.scores([sentence] * len(clips), clips)
    values = {"reward": _mean([reward.total(row) for row in scores])}
    probes = probes_for(sentence)
    values["probes_passed"] = _mean([share_passed(probes, clip) for clip in clips]) if probes else float("nan")
    values |= {f"{name}_penalty": _mean([row[name] for row in scores]) for name in scores[0] if name in PENALTIES}
    values["diversity_m"] = diversity_m(clips)
    values["activity_m_per_s"] = _mean([activity_m_per_s(clip) for clip in clips])
    reports = [dataclasses.asdict(physical_report(clip)) for clip in clips]
    return values | {name: _mean([report[name] for report in reports]) for name in METRICS}


def retrieval_columns(
    sentences: Sequence[str], points: FloatArray, evaluator: TextMotionEvaluator
) -> dict[str, FloatArray]:
    """Cosine to the own sentence, and shares of motions whose sentence is found among all of them.

    R-precision with one pool that holds every sentence of the comparison; a sentence that says the same as the own one
    (`measures.meaning`) is right too. NaN for all where every sentence says the same.

    Args:
        sentences: N of them.
        points: [N, G, E] unit vectors of their motions.
        evaluator: places sentences.
    """
    texts = evaluator.embed_texts(sentences)
    codes = meaning_codes(sentences, evaluator.text_encoder.encode(list(sentences)).pooled)
    cosines = np.einsum("nge,me->ngm", points, texts)
    same = codes[:, None] == codes[None]
    found = {"similarity": np.einsum("nge,ne->ng", points, texts).mean(axis=1)}
    own = np.where(same[:, None], cosines, -np.inf).max(axis=2, keepdims=True)
    # Sentences that say the same as each other are one wrong answer, not several.
    others = np.stack([cosines[:, :, codes == code].max(axis=2) for code in np.unique(codes)], axis=2)
    wrong = np.unique(codes)[None] != codes[:, None]
    rank = ((others >= own) & wrong[:, None]).sum(axis=2)
    for top in TOP:
        column = (rank < top).mean(axis=1)
        found[f"found_top_{top}"] = column if len(np.unique(codes)) > top else np.full(len(codes), np.nan)
    return found


def compare(before: Measured, after: Measured) -> list[Difference]:
    """Every measure that both have, in order.

    Raises:
        OptionError: the two were not asked the same.
    """
    if before.sentences != after.sentences or before.config != after.config:
        raise OptionError("two models can only be compared on the same sentences, seeds and steps")
    return [_change(name, column, after.values[name]) for name, column in before.values.items() if name in after.values]


def _change(name: str, before: FloatArray, after: FloatArray) -> Difference:
    applies = ~(np.isnan(before) | np.isnan(after))
    count = int(applies.sum())
    if not count:
        nothing = float("nan")
        return Difference(name, nothing, nothing, nothing, nothing, 0, "")
    difference = after[applies] - before[applies]
    interval = t_interval(difference.tolist())
    mean, half_width = interval.mean, float("nan") if interval.half_width is None else interval.half_width
    verdict = ""
    if abs(mean) > half_width:
        verdict = "changed" if name not in HIGHER else "better" if (mean > 0) == HIGHER[name] else "worse"
    return Difference(name, _mean(before[applies]), _mean(after[applies]), mean, half_width, count, verdict)


def write_comparison(folder: Path, models: Sequence[Measured], note: str = "") -> Path:
    """`report.md`, all models with the change from the first to the last, and `report.json` with all numbers.

    Args:
        folder: where.
        models: two or more, in order, asked the same.
        note: a line for people about the sentences.

    Raises:
        OptionError: fewer than two models, or they were not asked the same.
        OutputError: it cannot be written.
    """
    if len(models) < 2:
        raise OptionError(f"a comparison needs two models or more; got {len(models)}")
    steps = {
        f"{before.model} to {after.model}": compare(before, after)
        for before, after in [*pairwise(models), (models[0], models[-1])]
    }
    record = {
        "models": [model.to_dict() for model in models],
        "changes": {name: [_finite(dataclasses.asdict(change)) for change in found] for name, found in steps.items()},
    }
    with atomic_path(folder / "report.json") as path:
        path.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    with atomic_path(folder / "report.md") as path:
        path.write_text("\n".join(comparison_lines(models, note)) + "\n", encoding="utf-8")
    return folder / "report.md"


def comparison_lines(models: Sequence[Measured], note: str = "") -> list[str]:
    """The table in Markdown."""
    first, config = models[0], models[0].config
    steps = "the model's own steps" if config.steps is None else f"{config.steps} steps"
    yours = [compare(first, model) for model in models[1:]]
    lines = [
        f"# {' to '.join(model.model for model in models)}",
        "",
        f"{len(first.sentences)} sentences, {config.seeds} motions each (seeds from {config.first_seed}, {steps}; the "
        "same for every model). The change is that of the last model from the first, with its 95 % interval over "
        "sentences. A verdict stands where the interval excludes 0; with some twenty measures, one is expected to by "
        "chance.",
        "",
        *([note, ""] if note else []),
        f"| measure | {' | '.join(model.model for model in models)} | change | sentences | |",
        f"|---|{'---|' * len(models)}---|---|---|",
    ]
    for row in zip(*yours, strict=True):
        last = row[-1]
        numbers = [last.before, *(change.after for change in row)]
        cells = " | ".join(f"{number:.4g}" for number in numbers)
        change = f"{last.change:+.3g} ± {last.half_width:.2g}"
        lines.append(f"| {last.name} | {cells} | {change} | {last.sentences} | {last.verdict} |")
    return [*lines, "", "Sentences:", "", *(f"- {sentence}" for sentence in first.sentences)]


def _mean(values: Sequence[float] | FloatArray) -> float:
    return float(np.mean(values))


def _finite(values: dict[str, Any]) -> dict[str, Any]:
    return {name: None if isinstance(v, float) and np.isnan(v) else v for name, v in values.items()}
