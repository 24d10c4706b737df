"""From prompts to jobs: lengths, file names, and what a manifest says about all of them."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kinoflow import __version__
from kinoflow.cli.prompts import Task
from kinoflow.errors import DurationError

if TYPE_CHECKING:
    from kinoflow.inference.batch import Job
    from kinoflow.inference.plan import Plan
    from kinoflow.model.description import ModelDescription

MANIFEST_NAME = "manifest.json"


def motion_paths(
    task: Task, output: Path | None, seeds: list[int], *, grouped: bool, together: bool = False
) -> list[Path]:
    """One file per seed: `walk.glb`, or `walk_0.glb`, `walk_1.glb` when there are several that are not `together`."""
    if output is None:
        base = Path(task.group, f"{task.name}.glb")
    elif not grouped:
        base = output
    elif output.suffix:
        base = output.parent / task.group / f"{output.stem}_{task.name}{output.suffix}"
    else:
        base = output / task.group / f"{task.name}.glb"
    if len(seeds) == 1 or together:
        return [base] * len(seeds)
    return [base.with_name(f"{base.stem}_{seed}{base.suffix}") for seed in seeds]


def page_path(output: Path | None, tasks: list[Task]) -> Path:
    """The page stands next to the output and has its name."""
    if output is None:
        return Path(f"{tasks[0].name}.html" if len(tasks) == 1 else "motions.html")
    return output.with_suffix(".html") if output.suffix else output / "index.html"


def manifest_path(output: Path | None) -> Path:
    """The manifest of a batch is in the folder of its output; with a file name as output, its name begins like that."""
    if output is None:
        return Path(MANIFEST_NAME)
    return output.with_name(f"{output.stem}_{MANIFEST_NAME}") if output.suffix else output / MANIFEST_NAME


def make_jobs(
    tasks: list[Task],
    paths: list[list[Path]],
    seeds: list[int],
    description: ModelDescription,
    *,
    refuse: bool,
) -> list[Job]:
    """The jobs of tasks, whose lengths are known except where there is a problem.

    Lengths outside the model's range are problems, or errors if `refuse`.

    Raises:
        DurationError: see `refuse`.
    """
    from kinoflow.inference.batch import Job
    from kinoflow.inference.pipeline import MIN_FRAMES

    fps, longest = description.fps, description.network.train_frames
    jobs = []
    for task, targets in zip(tasks, paths, strict=True):
        seconds = 0.0 if task.duration_s is None else task.duration_s
        frames, problem = round(seconds * fps) if math.isfinite(seconds) else 0, task.problem
        if not problem and not MIN_FRAMES <= frames <= longest:
            problem = (
                f"a motion of this model lasts from {MIN_FRAMES / fps:.2f} to {longest / fps:g} seconds; "
                f"got {seconds:g}"
            )
            if refuse:
                raise DurationError(problem)
        jobs.append(
            Job(task.name, task.group, task.prompt, frames, frames / fps, tuple(seeds), tuple(targets), problem)
        )
    return jobs


def manifest_header(plan: Plan, text_encoder: str, options: dict[str, Any]) -> dict[str, Any]:
    """All that motions depend on besides prompt, length and seed."""
    from kinoflow.inference.ahead import encoder_name
    from kinoflow.runs import weights_file_fingerprint

    description = plan.description
    # What is left out is the model's own, so that saying it makes no other batch.
    settings = {
        name: getattr(description, "num_steps" if name == "steps" else name, None) if value is None else value
        for name, value in options.items()
    }
    settings |= {"device": plan.device.partition(":")[0], "dtype": plan.dtype}
    settings["text_encoder"] = encoder_name(description, text_encoder)
    return {
        "kinoflow": __version__,
        "model": {
            "name": description.name,
            "fingerprint": weights_file_fingerprint(plan.weights),
            "licence": description.licence,
        },
        "settings": settings,
    }
