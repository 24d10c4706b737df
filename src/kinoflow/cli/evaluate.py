"""`kinoflow evaluate`: measure a model beside captured clips, and write a report; or ask yes/no questions alone."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from tyro.conf import arg

from kinoflow.cli.help_texts import MAIN
from kinoflow.cli.options import Count, ModelOptions, Plan, Seed, Steps
from kinoflow.cli.terminal import progress, say
from kinoflow.errors import OptionError

if TYPE_CHECKING:
    from kinoflow.evaluation.ssae.suite import SsaeConfig
    from kinoflow.evaluation.ssae.vision import CostEstimate

OnProgress = Callable[[str, int, int], None]
Report = Annotated[Path, arg(aliases=["-o"], metavar="DIR")]
KEY_VARIABLE = "KINOFLOW_JUDGE_KEY"
"""Key for the judge's server; a key on the command line would be seen by everybody on the machine."""
LARGEST_SEED = 2**62 - 1


@dataclass(frozen=True)
class JudgeOptions:
    """Yes/no questions (SSAE) and who answers them.

    Attributes:
        questions: Question files (.jsonl); the sample set that comes with kinoflow when left out.
        judge: Who answers: probes (offline, what a skeleton shows), or addresses of OpenAI-compatible servers with a
            vision model, like http://localhost:8000/v1; several are compared. A server's key is read from
            KINOFLOW_JUDGE_KEY.
        judge_model: Name of the vision model; the only one of the server when left out.
        judge_media: Send still pictures, or one MP4 (as vLLM takes it).
        judge_fps: Pictures a second that the judge sees.
        requests_per_minute: Most requests to a judge; 0 is no limit.
        workers: Requests under way at the same time.
        price: Dollars for a million tokens in and out, for the estimate.
        budget: Ask nothing when the estimate is above this.
        language: Language of sentences and questions.
    """

    questions: Annotated[tuple[Path, ...], arg(metavar="FILE ...")] = ()
    judge: Annotated[tuple[str, ...], arg(metavar="probes|URL ...")] = ("probes",)
    judge_model: Annotated[str, arg(metavar="NAME")] = ""
    judge_media: Literal["frames", "video"] = "frames"
    judge_fps: Annotated[float, arg(metavar="HZ")] = 5.0
    requests_per_minute: Annotated[float, arg(metavar="N")] = 0.0
    workers: Count = 4
    price: Annotated[str, arg(metavar="IN,OUT")] = ""
    budget: Annotated[float | None, arg(metavar="DOLLARS")] = None
    language: Literal["en", "zh"] = "en"

    def config(self, seed: int, **clips: Any) -> SsaeConfig:
        """The options as `evaluation/ssae/suite.py` takes them.

        Args:
            seed: of generated clips.
            clips: `duration_s` and `steps` of these, where they are not the suite's own.

        Raises:
            OptionError: one of them is impossible.
        """
        price = _price(self.price)
        from kinoflow.evaluation.ssae.suite import SsaeConfig
        from kinoflow.evaluation.ssae.vision import VisionConfig

        return SsaeConfig(
            questions=self.questions,
            language=self.language,
            judges=self.judge,
            vision=VisionConfig(
                url="http://localhost:8000/v1",
                model=self.judge_model,
                media=self.judge_media,
                fps=self.judge_fps,
                requests_per_minute=self.requests_per_minute,
            ),
            api_key=os.environ.get(KEY_VARIABLE, ""),
            seed=seed,
            workers=self.workers,
            dollars_per_million=price,
            budget_dollars=self.budget,
            **clips,
        )


def evaluate(
    *,
    output: Report,
    suite: Literal["quick", "full"] = "quick",
    data: Annotated[Path | None, arg(metavar="DATASET")] = None,
    evaluator: Annotated[Path | None, arg(metavar="FOLDER")] = None,
    seed: Seed = 0,
    network: ModelOptions = ModelOptions(),
    judging: JudgeOptions = JudgeOptions(),
) -> None:
    """Measure a model beside captured clips: does it say what the sentence said, and could a body do it?

    Needs no data: captured clips and the evaluator come with kinoflow. The report is a folder with a page, the clips
    playing in it, and all numbers in report.json. An interrupted evaluation goes on with the same command.

    kinoflow evaluate ssae asks the yes/no questions alone, of a model or of a folder of clips.

    Args:
        output: Folder of the report; an older report there is replaced.
        suite: quick takes minutes, full asks more captions, sentences and seeds; both also ask the yes/no questions.
        data: Dataset folder whose validation split is measured against instead of the clips that come with kinoflow.
        evaluator: Evaluator folder of kinoflow train evaluator instead of the one that comes with kinoflow.
        seed: Decides the choice of clips and the motions.
    """
    _check_seed(seed)
    from kinoflow.evaluation.report.report import check_report_folder
    from kinoflow.inference.pipeline import resolve_folder

    check_report_folder(output)
    folder = resolve_folder(network.model)
    asked = {"model": network.model, "device": network.device, "suite": suite, "data": data, "evaluator": evaluator}
    try:
        with progress("loading") as bar:
            page = _evaluate(folder, output, {**asked, "seed": seed}, judging.config(seed), bar.of)
    except KeyboardInterrupt:
        say(f"interrupted; what was made is kept in {_store_folder(output)}: the same command goes on")
        raise
    print(page)


def ssae(
    *,
    output: Report,
    duration: Annotated[float, arg(metavar="S")] = 5.0,
    steps: Steps = None,
    seed: Seed = 0,
    plan: Plan = False,
    network: ModelOptions = ModelOptions(),
    judging: JudgeOptions = JudgeOptions(),
) -> None:
    """Ask yes/no questions about a model's motions, or about a folder of clips; the answers and scores are kept.

    The same command goes on where an interrupted one stopped.

    Args:
        output: Folder for clips, answers and ssae.json.
        duration: Seconds of each generated clip; question files do not say any.
        steps: Steps of the solver; the model's own number when left out.
        seed: Decides the motions.
        plan: Only tell what asking would take.
    """
    _check_seed(seed)
    config = judging.config(seed, duration_s=duration, steps=steps)
    from kinoflow.evaluation.ssae import suite

    with progress("reading") as bar:
        run = suite.evaluate_ssae(
            network.model,
            output,
            config,
            on_progress=bar.of,
            on_estimate=tell_estimate,
            estimate_only=plan,
            device=network.device,
        )
    if run is not None:
        print_report(run.report)
        print(output / "ssae.json")
    elif config.judges == (suite.PROBES,):
        say("probes ask no server: no requests, no cost")


command = {MAIN: evaluate, "ssae": ssae}


def _check_seed(seed: int) -> None:
    if not 0 <= seed <= LARGEST_SEED:
        raise OptionError(f"--seed must be from 0 to {LARGEST_SEED}; got {seed}")


def _store_folder(output: Path) -> Path:
    """Where clips are kept until the report is written: beside it."""
    absolute = output.absolute()
    return absolute.with_name(f"{absolute.name}.unfinished")


def _evaluate(folder: Path, output: Path, options: dict[str, Any], questions: SsaeConfig, show: OnProgress) -> Path:
    # Torch takes seconds to import: only once the simple mistakes are excluded.
    from dataclasses import asdict

    from kinoflow import __version__
    from kinoflow.evaluation.evaluate import run_evaluation
    from kinoflow.evaluation.generation import ClipStore
    from kinoflow.evaluation.reference import load_reference, references_of_dataset
    from kinoflow.evaluation.report.report import Subject, ssae_section, write_report
    from kinoflow.evaluation.ssae.suite import evaluate_ssae
    from kinoflow.evaluation.suite import SUITES
    from kinoflow.inference import MotionPipeline
    from kinoflow.measures.evaluator import TextMotionEvaluator, bundled_folder
    from kinoflow.runs import folder_fingerprint

    suite, seed, data = SUITES[options["suite"]], options["seed"], options["data"]
    evaluator = TextMotionEvaluator.from_pretrained(options["evaluator"])
    references = load_reference() if data is None else references_of_dataset(data, tests=suite.test_clips, seed=seed)
    pipe = MotionPipeline.from_pretrained(folder, device=options["device"])
    fingerprint = folder_fingerprint(folder)
    evaluator_folder = options["evaluator"] or bundled_folder()
    plan = {
        "model": fingerprint,
        "suite": asdict(suite),
        "seed": seed,
        "captions": [one.caption for one in references if one.record.test],
    }
    if options["device"] != "cpu":
        # Other devices add up in another order; the CPU is not said, so that what was begun before goes on.
        plan["device"] = options["device"]
    store = ClipStore(_store_folder(output), plan)
    # First, since it may cost money: the estimate is told, and a budget refused, before the long part.
    asked = evaluate_ssae(
        folder, store.folder / "ssae", questions, on_progress=show, on_estimate=tell_estimate, pipe=pipe
    )
    evaluation = run_evaluation(pipe, evaluator, references, suite, store, seed=seed, progress=show)
    show("asking probes", 0, 1)
    gallery = evaluation.questions.gallery
    section = None if asked is None else ssae_section(asked, gallery, evaluator.text_encoder, seed=seed)
    show("writing the report", 0, 1)
    subject = Subject(
        model=options["model"],
        name=pipe.description.name,
        licence=pipe.description.licence,
        fingerprint=fingerprint,
        kinoflow=__version__,
        reference="those that come with kinoflow" if data is None else f"validation split of {data}",
        evaluator=f"{'bundled' if options['evaluator'] is None else evaluator_folder}, files "
        f"{folder_fingerprint(Path(evaluator_folder))}, {evaluator.notes.get('steps', '?')} training steps",
        seed=seed,
    )
    page = write_report(output, evaluation, subject, section)
    shutil.rmtree(store.folder)
    return page


def tell_estimate(name: str, cost: CostEstimate) -> None:
    """What a judge will take, on the terminal, before it is asked."""
    say(f"{name}: {cost}")


def print_report(report: dict[str, Any]) -> None:
    """Tables of a report: one line a class and a kind of question for each judge, then how judges agree."""
    for name, found in report["judges"].items():
        print(
            f"{name}: {found['answered']} of {found['questions']} questions answered, "
            f"{found['items_answered']} of {found['items']} clips"
        )
        rows = [("all", found["overall"]), *found["by_class"].items(), *found["by_kind"].items()]
        for label, share in rows:
            print(f"  {label:12} {_share(share)}")
        for key, error in list(report["failures"].get(name, {}).items())[:5]:
            print(f"  no answer for {key}: {error}")
    for pair in report["agreement"]:
        kappa = "not defined" if pair["kappa"] is None else f"{pair['kappa']:.2f}"
        names = " and ".join(pair["judges"])
        print(
            f"{names}: {pair['questions']} common questions, same answer {_share(pair['same'])}, Cohen's kappa {kappa}"
        )


def _share(share: dict[str, Any]) -> str:
    if share["value"] is None:
        return "-"
    percent = [100 * share[key] for key in ("value", "low", "high")]
    return f"{percent[0]:5.1f} %  ({percent[1]:.1f} to {percent[2]:.1f}, {share['count']} questions)"


def _price(text: str) -> tuple[float, float] | None:
    if not text:
        return None
    try:
        tokens_in, tokens_out = (float(part) for part in text.split(","))
    except ValueError as error:
        raise OptionError(f"--price is dollars for a million tokens in and out, like 0.5,2; got {text!r}") from error
    if not (0 <= tokens_in < 1e6 and 0 <= tokens_out < 1e6):
        raise OptionError(f"--price must not be negative; got {text!r}")
    return tokens_in, tokens_out
