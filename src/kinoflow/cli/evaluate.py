"""`kinoflow evaluate`: measure a model beside captured clips, and write a report."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from tyro.conf import Positional, arg

from kinoflow.cli.ssae import SsaeOptions, check_suite_options, run_ssae, ssae_config, tell_estimate
from kinoflow.errors import OptionError

if TYPE_CHECKING:
    from kinoflow.evaluation.ssae.suite import SsaeConfig


def command(
    model: Positional[Annotated[str, arg(metavar="MODEL")]] = "compact",
    /,
    *,
    output: Annotated[Path, arg(aliases=["-o"], metavar="DIR")],
    suite: Literal["quick", "full", "ssae"] = "quick",
    data: Annotated[Path | None, arg(metavar="DATASET")] = None,
    evaluator: Annotated[Path | None, arg(metavar="FOLDER")] = None,
    seed: Annotated[int, arg(metavar="N")] = 0,
    ssae: SsaeOptions = SsaeOptions(),  # noqa: B008 (frozen)
) -> None:
    """Measure a model beside captured clips: does it say what the sentence said, and could a body do it?

    Needs no data: captured clips and the evaluator come with kinoflow. The report is a folder with a page, the clips
    playing in it, and all numbers in report.json. An interrupted evaluation goes on with the same command.

    Args:
        model: Model folder, or compact for the bundled one.
        output: Folder of the report; an older report there is replaced.
        suite: quick takes minutes, full asks more captions, sentences and seeds; both also ask the yes/no questions
            of SSAE. ssae asks these alone; MODEL may then also be a folder of clips.
        data: Dataset folder whose validation split is measured against instead of the clips that come with kinoflow.
        evaluator: Evaluator folder of kinoflow train evaluator instead of the one that comes with kinoflow.
        seed: Decides the choice of clips and the motions.
        ssae: Of the yes/no questions.
    """
    if not 0 <= seed < 2**62:
        raise OptionError(f"--seed must be from 0 to {2**62 - 1}; got {seed}")
    if suite == "ssae":
        if data is not None or evaluator is not None:
            raise OptionError("the suite ssae takes neither --data nor --evaluator; it asks questions about clips")
        run_ssae(model, output, seed, ssae)
        return
    check_suite_options(suite, ssae)
    from kinoflow.evaluation.report.report import check_report_folder
    from kinoflow.inference.pipeline import resolve_folder

    check_report_folder(output)
    folder = resolve_folder(model)
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    try:
        with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
            bar = progress.add_task("loading", total=None)

            def show(what: str, done: int, total: int) -> None:
                progress.update(bar, description=what, completed=done, total=total)

            options = {"model": model, "suite": suite, "data": data, "evaluator": evaluator, "seed": seed}
            page = _evaluate(folder, output, options, ssae_config(seed, ssae), show)
    except KeyboardInterrupt:
        console.print(f"interrupted; what was made is kept in {_store_folder(output)}: the same command goes on")
        raise
    print(page)


def _store_folder(output: Path) -> Path:
    """Where clips are kept until the report is written: beside it."""
    absolute = output.absolute()
    return absolute.with_name(f"{absolute.name}.unfinished")


def _evaluate(folder: Path, output: Path, options: dict[str, Any], questions: SsaeConfig, show: Any) -> Path:
    # Torch takes seconds to import: only once the simple mistakes are excluded.
    from dataclasses import asdict

    from kinoflow import __version__
    from kinoflow.evaluation.evaluate import run_evaluation
    from kinoflow.evaluation.generation import ClipStore
    from kinoflow.evaluation.reference import load_reference
    from kinoflow.evaluation.references import references_of_dataset
    from kinoflow.evaluation.report.report import Subject, write_report
    from kinoflow.evaluation.report.ssae_section import ssae_section
    from kinoflow.evaluation.ssae.suite import evaluate_ssae
    from kinoflow.evaluation.suite import SUITES
    from kinoflow.inference import MotionPipeline
    from kinoflow.measures.evaluator import TextMotionEvaluator, bundled_folder
    from kinoflow.runs import folder_fingerprint

    suite, seed, data = SUITES[options["suite"]], options["seed"], options["data"]
    evaluator = TextMotionEvaluator.from_pretrained(options["evaluator"])
    references = load_reference() if data is None else references_of_dataset(data, tests=suite.test_clips, seed=seed)
    pipe = MotionPipeline.from_pretrained(folder)
    fingerprint = folder_fingerprint(folder)
    evaluator_folder = options["evaluator"] or bundled_folder()
    plan = {
        "model": fingerprint,
        "suite": asdict(suite),
        "seed": seed,
        "captions": [one.caption for one in references if one.record.test],
    }
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
