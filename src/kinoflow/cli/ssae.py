"""The suite `ssae` of `kinoflow evaluate`: progress, the estimate and the tables on the terminal."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from tyro.conf import arg

from kinoflow.errors import OptionError

if TYPE_CHECKING:
    from kinoflow.evaluation.ssae.cost import CostEstimate
    from kinoflow.evaluation.ssae.suite import SsaeConfig

KEY_VARIABLE = "KINOFLOW_JUDGE_KEY"
"""Key for the judge's server; a key on the command line would be seen by everybody on the machine."""


@dataclass(frozen=True)
class SsaeOptions:
    """Yes/no questions and who answers them; estimate, duration and steps are of the suite ssae only."""

    questions: Annotated[tuple[Path, ...], arg(metavar="FILE")] = ()
    """Question files (.jsonl); the sample set that comes with kinoflow when left out."""
    judge: Annotated[tuple[str, ...], arg(metavar="probes|URL")] = ("probes",)
    """Who answers: probes (offline, what a skeleton shows), or addresses of OpenAI-compatible servers with a vision
    model, like http://localhost:8000/v1; several are compared. A server's key is read from KINOFLOW_JUDGE_KEY."""
    judge_model: Annotated[str, arg(metavar="NAME")] = ""
    """Name of the vision model; the only one of the server when left out."""
    judge_media: Literal["frames", "video"] = "frames"
    """Send still pictures, or one MP4 (as vLLM takes it)."""
    judge_fps: Annotated[float, arg(metavar="HZ")] = 5.0
    """Pictures a second that the judge sees."""
    requests_per_minute: Annotated[float, arg(metavar="N")] = 0.0
    """Most requests to a judge; 0 is no limit."""
    workers: Annotated[int, arg(metavar="N")] = 4
    """Requests under way at the same time."""
    price: Annotated[str, arg(metavar="IN,OUT")] = ""
    """Dollars for a million tokens in and out, for the estimate."""
    budget: Annotated[float | None, arg(metavar="DOLLARS")] = None
    """Ask nothing when the estimate is above this."""
    estimate: bool = False
    """Only tell what asking would take."""
    duration: Annotated[float, arg(metavar="S")] = 5.0
    """Seconds of each generated clip; question files do not say any."""
    steps: Annotated[int | None, arg(metavar="N")] = None
    """Steps of the solver; the model's own number when left out."""
    language: Literal["en", "zh"] = "en"
    """Language of sentences and questions."""


def ssae_config(seed: int, options: SsaeOptions) -> SsaeConfig:
    """The options as `evaluation/ssae/suite.py` takes them.

    Raises:
        OptionError: one of them is impossible.
    """
    price = _price(options.price)
    from kinoflow.evaluation.ssae.suite import SsaeConfig
    from kinoflow.evaluation.ssae.vision import VisionConfig

    return SsaeConfig(
        questions=options.questions,
        language=options.language,
        judges=options.judge,
        vision=VisionConfig(
            url="http://localhost:8000/v1",
            model=options.judge_model,
            media=options.judge_media,
            fps=options.judge_fps,
            requests_per_minute=options.requests_per_minute,
        ),
        api_key=os.environ.get(KEY_VARIABLE, ""),
        duration_s=options.duration,
        seed=seed,
        steps=options.steps,
        workers=options.workers,
        dollars_per_million=price,
        budget_dollars=options.budget,
    )


def check_suite_options(suite: str, options: SsaeOptions) -> None:
    """Refuse what only --suite ssae takes: the other suites have lengths and steps of their own.

    Raises:
        OptionError: such an option is given.
    """
    plain = SsaeOptions()
    given = [name for name in ("estimate", "duration", "steps") if getattr(options, name) != getattr(plain, name)]
    if given:
        named = ", ".join(f"--{name}" for name in given)
        raise OptionError(f"{named} belong to --suite ssae; got --suite {suite}")


def tell_estimate(name: str, cost: CostEstimate) -> None:
    """What a judge will take, on the terminal, before it is asked."""
    print(f"{name}: {cost}", file=sys.stderr)


def run_ssae(model: str, output: Path, seed: int, options: SsaeOptions) -> None:
    """Run the suite and print its tables; `evaluation/ssae/suite.py:evaluate_ssae` tells what the arguments mean."""
    config = ssae_config(seed, options)
    from kinoflow.evaluation.ssae.suite import evaluate_ssae

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        bar = progress.add_task("reading", total=None)
        run = evaluate_ssae(
            model,
            output,
            config,
            on_progress=lambda what, done, total: progress.update(bar, description=what, completed=done, total=total),
            on_estimate=tell_estimate,
            estimate_only=options.estimate,
        )
    if run is not None:
        print_report(run.report)
        print(output / "ssae.json")


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
