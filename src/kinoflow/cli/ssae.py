"""The suite `ssae` of `kinoflow evaluate`: progress, the estimate and the tables on the terminal."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from kinoflow.errors import OptionError

KEY_VARIABLE = "KINOFLOW_JUDGE_KEY"
"""Key for the judge's server; a key on the command line would be seen by everybody on the machine."""


def run_ssae(
    model: str,
    output: Path,
    *,
    questions: tuple[Path, ...] = (),
    judge: tuple[str, ...] = ("probes",),
    judge_model: str = "",
    judge_media: str = "frames",
    judge_fps: float = 5.0,
    requests_per_minute: float = 0.0,
    workers: int = 4,
    price: str = "",
    budget: float | None = None,
    duration: float = 5.0,
    seed: int = 0,
    steps: int | None = None,
    language: str = "en",
    estimate: bool = False,
) -> None:
    """Run the suite and print its tables; `workflows/ssae.py:evaluate_ssae` tells what the arguments mean."""
    from kinoflow.evaluation.ssae.vision import VisionConfig
    from kinoflow.workflows.ssae import SsaeConfig, evaluate_ssae

    config = SsaeConfig(
        questions=questions,
        language=language,
        judges=judge,
        vision=VisionConfig(
            url="http://localhost:8000/v1",
            model=judge_model,
            media=judge_media,
            fps=judge_fps,
            requests_per_minute=requests_per_minute,
        ),
        api_key=os.environ.get(KEY_VARIABLE, ""),
        duration_s=duration,
        seed=seed,
        steps=steps,
        workers=workers,
        dollars_per_million=_price(price),
        budget_dollars=budget,
    )
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        bar = progress.add_task("reading", total=None)
        report = evaluate_ssae(
            model,
            output,
            config,
            on_progress=lambda what, done, total: progress.update(bar, description=what, completed=done, total=total),
            on_estimate=lambda name, cost: print(f"{name}: {cost}", file=sys.stderr),
            estimate_only=estimate,
        )
    if report:
        print_report(report)
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
