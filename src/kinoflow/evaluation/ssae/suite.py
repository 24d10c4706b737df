"""The SSAE suite: clips for the sentences of question files, judges that answer the questions, scores of a report.

Everything is kept in the output folder as it comes, so that the same command goes on after a crash:

| file | content |
|---|---|
| `clips/KEY.npz` | the clip of an item |
| `answers-JUDGE.jsonl` | what a judge answered (`evaluation/ssae/judge.py:AnswerFile`) |
| `ssae.json` | scores by class, group and kind of question; agreement of judges |
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import Any

from kinoflow.errors import DataError, OptionError
from kinoflow.evaluation.generation import ClipStore, Request, generate
from kinoflow.evaluation.ssae.judge import AnswerFile, Judge, ProbeJudge, ask_all
from kinoflow.evaluation.ssae.questions import Item, items_digest, read_items, sample_path
from kinoflow.evaluation.ssae.scores import agreement, scores
from kinoflow.evaluation.ssae.vision import CostEstimate, VisionConfig, VisionJudge, estimate_cost
from kinoflow.files import atomic_path, is_hidden
from kinoflow.inference import MotionPipeline
from kinoflow.inference.pipeline import resolve_folder
from kinoflow.motion.clip import MotionClip, formats
from kinoflow.motion.features import FPS
from kinoflow.runs import files_fingerprint, folder_fingerprint, read_journal

PROBES = "probes"

OnProgress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""


LONGEST_S = 60.0
"""No model makes longer motions at once."""
MOST_STEPS = 1000


@dataclass(frozen=True, kw_only=True)
class SsaeConfig:
    """What is asked, and of whom.

    Attributes:
        questions: question files; the sample set when empty.
        language: of sentences and questions, "en" or "zh".
        judges: "probes", or the addresses of servers with a vision model; each asks everything.
        vision: how vision models are asked; its address is replaced by that of each judge.
        api_key: for those servers.
        duration_s: length of generated clips; question files do not say any.
        seed: of generated clips.
        steps: of the solver; the model's own number if None.
        workers: requests under way at the same time.
        dollars_per_million: price of a million tokens in and out, for the estimate.
        budget_dollars: refuse to begin when the estimate is above.
    """

    questions: tuple[Path, ...] = ()
    language: str = "en"
    judges: tuple[str, ...] = (PROBES,)
    vision: VisionConfig = field(default_factory=lambda: VisionConfig(url="http://localhost:8000/v1"))
    api_key: str = field(default="", repr=False)
    duration_s: float = 5.0
    seed: int = 0
    steps: int | None = None
    workers: int = 4
    dollars_per_million: tuple[float, float] | None = None
    budget_dollars: float | None = None

    def __post_init__(self) -> None:
        if not self.judges or len(set(self.judges)) < len(self.judges):
            raise OptionError("name at least one judge, and each once: probes, or the address of a server")
        if not 1 <= self.workers <= 64:
            raise OptionError(f"workers must be from 1 to 64; got {self.workers}")
        if not 0 < self.duration_s <= LONGEST_S:
            raise OptionError(f"a clip lasts more than 0 and at most {LONGEST_S:g} seconds; got {self.duration_s:g}")
        if self.steps is not None and not 1 <= self.steps <= MOST_STEPS:
            raise OptionError(f"steps must be from 1 to {MOST_STEPS}; got {self.steps}")
        if self.budget_dollars is not None and not self.budget_dollars >= 0:
            raise OptionError(f"a budget is 0 dollars or more; got {self.budget_dollars:g}")
        if self.budget_dollars is not None and self.dollars_per_million is None:
            raise OptionError("a budget needs the price of a million tokens in and out")


@dataclass(frozen=True, eq=False)
class SsaeRun:
    """What was asked about which clips, and what came out.

    Attributes:
        items: sentences and their questions.
        clips: key of an item to the file of its clip.
        report: scores as plain JSON values: `judges` (by judge), `agreement` (by pair of judges), `failures`, `usage`.
        answers: files with the answers, one a judge.
    """

    items: Sequence[Item]
    clips: Mapping[str, Path]
    report: dict[str, Any]
    answers: Sequence[Path]


def evaluate_ssae(
    source: str | Path,
    output: Path,
    config: SsaeConfig,
    *,
    on_progress: OnProgress | None = None,
    on_estimate: Callable[[str, CostEstimate], None] | None = None,
    estimate_only: bool = False,
    pipe: MotionPipeline | None = None,
    device: str = "cpu",
) -> SsaeRun | None:
    """Run the suite, or go on with it, and write `output/ssae.json`.

    Args:
        source: "compact", a model folder, or a folder of clips named after the key (file name and line) or `idx`.
        output: folder for everything that is made.
        config: what is asked of whom.
        on_progress: told about generating and about each judge.
        on_estimate: told what each vision model will take before it is asked.
        estimate_only: stop there, having generated and asked nothing, and return None.
        pipe: the model of `source`, where it is loaded already.
        device: where to load it otherwise.

    Raises:
        DataError: question files or clips are missing or damaged.
        JudgeError: a judge cannot be reached or keeps failing.
        OptionError: the estimate is above the budget.
        RunError: `output` belongs to another run.
    """
    items = read_items(config.questions or (sample_path(),), language=config.language)
    report_progress = on_progress or (lambda what, done, total: None)
    with contextlib.ExitStack() as stack:
        judges = [_judge(name, config, stack) for name in config.judges]
        # Asked first, since it costs nothing: a missing clip should be known before anything is generated or paid for.
        given = _given_clips(Path(source), items) if _is_clip_folder(source) else None
        _estimate(judges, items, given, output, config, on_estimate)
        if estimate_only:
            return None
        if given is None:
            given = _generate(str(source), items, output, config, report_progress, pipe, device)
        return _ask(judges, items, given, output, config, report_progress)


def _ask(
    judges: Sequence[Judge],
    items: Sequence[Item],
    given: dict[str, Path],
    output: Path,
    config: SsaeConfig,
    report_progress: OnProgress,
) -> SsaeRun:
    """Ask every judge what it has not answered yet, and write the report."""
    plan = {"items": items_digest(items), "clips": files_fingerprint([given[item.key] for item in items])}
    files: dict[str, AnswerFile] = {}
    for judge in judges:
        answers = AnswerFile(_answers_path(output, judge), {**judge.plan(), **plan})
        ask_all(
            judge,
            items,
            lambda item: MotionClip.load(given[item.key]),
            answers,
            workers=1 if isinstance(judge, ProbeJudge) else config.workers,
            on_done=lambda done, total, name=judge.name: report_progress(name, done, total),  # type: ignore[misc]
        )
        files[judge.name] = answers
    report = _report(items, files, plan)
    with atomic_path(output / "ssae.json") as path:
        path.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return SsaeRun(items, given, report, [_answers_path(output, judge) for judge in judges])


def _judge(name: str, config: SsaeConfig, stack: contextlib.ExitStack) -> Judge:
    if name == PROBES:
        return ProbeJudge()
    judge = VisionJudge(replace(config.vision, url=name), config.api_key)
    stack.callback(judge.close)
    return judge


def _estimate(
    judges: Sequence[Judge],
    items: Sequence[Item],
    given: dict[str, Path] | None,
    output: Path,
    config: SsaeConfig,
    on_estimate: Callable[[str, CostEstimate], None] | None,
) -> None:
    for judge in judges:
        if isinstance(judge, VisionJudge):
            known = _answered_keys(_answers_path(output, judge))
            rest = [item for item in items if item.key not in known]
            durations = [MotionClip.load(given[item.key]).duration_s if given else config.duration_s for item in rest]
            cost = estimate_cost(rest, durations, judge.config, config.dollars_per_million)
            if on_estimate is not None:
                on_estimate(judge.name, cost)
            if config.budget_dollars is not None and (cost.dollars or 0.0) > config.budget_dollars:
                raise OptionError(
                    f"{judge.name} would take about ${cost.dollars:.2f}, above the budget of "
                    f"${config.budget_dollars:.2f}; ask fewer questions or raise the budget"
                )


def _answered_keys(path: Path) -> set[str]:
    """Keys that a former run has answers for; whether they fit this run is checked when it begins."""
    if not path.is_file():
        return set()
    return {str(entry.get("key")) for entry in read_journal(path) if entry.get("status") == "success"}


def _is_clip_folder(source: str | Path) -> bool:
    folder = Path(source)
    return folder.is_dir() and not any((folder / name).exists() for name in ("config.json", "config.yml"))


def _given_clips(folder: Path, items: Sequence[Item]) -> dict[str, Path]:
    """The file of each item, by its key or else by its `idx`."""
    suffixes = {known.suffix for known in formats() if known.read}
    inside = sorted(path for path in folder.iterdir() if not is_hidden(path, folder))
    files = {path.stem: path for path in inside if path.suffix.lower() in suffixes}
    found = {item.key: files.get(item.key) or files.get(item.idx) for item in items}
    missing = [key for key, path in found.items() if path is None]
    if missing:
        raise DataError(
            f"{folder} has no clip for {len(missing)} of {len(items)} items, the first is {missing[0]}; name clips "
            "after file and line of the question, or after its idx"
        )
    return {key: path for key, path in found.items() if path is not None}


def _generate(
    source: str,
    items: Sequence[Item],
    output: Path,
    config: SsaeConfig,
    on_progress: OnProgress,
    pipe: MotionPipeline | None,
    device: str,
) -> dict[str, Path]:
    """Files of the clips of all items; those that are there already are not made again."""
    model = resolve_folder(source)
    frames = round(config.duration_s * FPS)
    plan = {
        "model": folder_fingerprint(model),
        "items": items_digest(items),
        "frames": frames,
        "seed": config.seed,
        "steps": config.steps,
    }
    store = ClipStore(output / "clips", plan)
    requests = [Request(item.key, item.prompt, frames, config.seed) for item in items]
    if store.missing(requests):
        if pipe is None:
            on_progress("loading the model", 0, 1)
            pipe = MotionPipeline.from_pretrained(model, device=device)
        generate(pipe, requests, store, steps=config.steps, on_done=partial(on_progress, "generating"))
    return {request.name: store.path(request) for request in requests}


def _report(items: Sequence[Item], files: dict[str, AnswerFile], plan: dict[str, str]) -> dict[str, Any]:
    usage: dict[str, dict[str, int]] = {}
    for name, answers in files.items():
        usage[name] = {}
        for judgement in answers.judgements.values():
            for kind, count in judgement.usage.items():
                usage[name][kind] = usage[name].get(kind, 0) + count
    return {
        "suite": "ssae",
        **plan,
        "judges": {name: scores(items, answers.judgements) for name, answers in files.items()},
        "usage": usage,
        "failures": {name: answers.failures for name, answers in files.items()},
        "agreement": [
            {"judges": [a, b], **agreement(items, files[a].judgements, files[b].judgements)}
            for a, b in combinations(files, 2)
        ],
    }


def _answers_path(output: Path, judge: Judge) -> Path:
    name = re.sub(r"[^A-Za-z0-9_.]+", "-", judge.name).strip("-.") or "judge"
    return output / f"answers-{name}.jsonl"
