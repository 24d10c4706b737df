"""`kinoflow generate`: motions from sentences."""

from __future__ import annotations

import math
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from tyro.conf import arg

from kinoflow.cli.outputs import check_output
from kinoflow.cli.prompts import Task, read_tasks, single_task
from kinoflow.errors import DurationError, OptionError
from kinoflow.formats.html import write_page
from kinoflow.motion.clip import MotionClip

if TYPE_CHECKING:
    from kinoflow.inference.plan import Plan

MAX_SEED = 2**63 - 1


def command(
    prompt: str = "",
    /,
    *,
    output: Annotated[Path | None, arg(aliases=["-o"], metavar="OUT")] = None,
    duration: Annotated[float, arg(metavar="S")] = 5.0,
    seed: Annotated[int, arg(metavar="N")] = 0,
    seeds: Annotated[str | None, arg(metavar="N,N,...")] = None,
    model: Annotated[str, arg(metavar="FOLDER")] = "compact",
    steps: Annotated[int | None, arg(metavar="N")] = None,
    guidance: Annotated[float | None, arg(metavar="X")] = None,
    prompts: Annotated[Path | None, arg(metavar="FILE")] = None,
    view: bool = False,
    smooth: bool = True,
    ground: bool = True,
    plan: bool = False,
) -> None:
    """Make motions from sentences. The same command writes the same bytes.

    Args:
        prompt: What the person does, in English.
        output: File to write; its suffix decides the format and its folder is created. Several seeds add _SEED to
            the name. Left out: a .glb named after the prompt. With --prompts: a folder for .glb files, or a file name
            that the name of each prompt is added to.
        duration: Seconds.
        seed: Seed of the random start.
        seeds: Several seeds, one motion each: 0,1,2.
        model: Folder of a model; "compact" is the one that comes with kinoflow.
        steps: Steps of the solver; the model's own number when left out.
        guidance: How strongly the sentence guides; the model's own number when left out.
        prompts: File of prompts instead of one: .txt with text#frames#id lines, or .json with groups of them.
        view: Write also a page (.html) that plays all clips in a browser.
        smooth: Leave out the smoothing of the result.
        ground: Leave the result at the height the model gave it.
        plan: Only show what would be loaded where and how much memory that takes.
    """
    tasks = _tasks(prompt, prompts)
    numbers = _seeds(seed, seeds)
    _check_numbers(steps, guidance)
    paths = [_paths(task, output, numbers, grouped=prompts is not None) for task in tasks]
    written = [path for row in paths for path in row]
    page = _page_path(output, tasks)
    if view and page not in written:
        written.append(page)
    for path in written:
        check_output(path)
    planned = _plan(model, [duration if task.duration_s is None else task.duration_s for task in tasks], len(numbers))
    if plan:
        from kinoflow.cli.plans import plan_lines

        print(*plan_lines(planned), sep="\n")
    planned.check()
    if plan:
        return
    options = {"seeds": numbers, "steps": steps, "guidance_scale": guidance, "smooth": smooth, "ground": ground}
    clips = _generate(model, tasks, paths, duration, options)
    if view:
        write_page(clips, page)
    print(*written, sep="\n")


def _tasks(prompt: str, prompts: Path | None) -> list[Task]:
    if prompts is None:
        return [single_task(prompt)]
    if prompt:
        raise OptionError("give either a prompt or --prompts FILE, not both")
    return read_tasks(prompts)


def _seeds(seed: int, seeds: str | None) -> list[int]:
    if seeds is None:
        numbers = [seed]
    else:
        if seed:
            raise OptionError("give either --seed or --seeds, not both")
        try:
            numbers = [int(part) for part in seeds.split(",")]
        except ValueError as error:
            raise OptionError(
                f"--seeds must be whole numbers with commas between, like 0,1,2; got {seeds!r}"
            ) from error
    for number in numbers:
        if not 0 <= number <= MAX_SEED:
            raise OptionError(f"a seed must be from 0 to {MAX_SEED}; got {number}")
    if len(set(numbers)) < len(numbers):
        raise OptionError(f"--seeds {seeds} names a seed twice; each gives one motion")
    return numbers


def _check_numbers(steps: int | None, guidance: float | None) -> None:
    if steps is not None and not 1 <= steps <= 1000:
        raise OptionError(f"--steps must be from 1 to 1000; got {steps}")
    if guidance is not None and not (math.isfinite(guidance) and 0 <= guidance <= 100):
        raise OptionError(f"--guidance must be from 0 to 100; got {guidance:g}")


def _plan(model: str, durations: list[float], num_seeds: int) -> Plan:
    """What a generation will load; durations that the pipeline would refuse are refused here, before that."""
    from kinoflow.inference.pipeline import LARGEST_BATCH, MIN_FRAMES, resolve_folder
    from kinoflow.inference.plan import make_plan

    batch = min(num_seeds, LARGEST_BATCH)
    plan = make_plan(resolve_folder(model), duration=max(durations), batch=batch)
    fps, most = plan.description.fps, plan.description.network.train_frames
    for duration in durations:
        if not math.isfinite(duration) or not MIN_FRAMES <= round(duration * fps) <= most:
            raise DurationError(
                f"a motion of this model lasts from {MIN_FRAMES / fps:.2f} to {most / fps:g} seconds; got {duration:g}"
            )
    return plan


def _paths(task: Task, output: Path | None, seeds: list[int], *, grouped: bool) -> list[Path]:
    """One file per seed: `walk.glb`, or `walk_0.glb`, `walk_1.glb` when there are several."""
    if output is None:
        base = Path(task.group, f"{task.name}.glb")
    elif not grouped:
        base = output
    elif output.suffix:
        base = output.parent / task.group / f"{output.stem}_{task.name}{output.suffix}"
    else:
        base = output / task.group / f"{task.name}.glb"
    if len(seeds) == 1:
        return [base]
    return [base.with_name(f"{base.stem}_{seed}{base.suffix}") for seed in seeds]


def _page_path(output: Path | None, tasks: list[Task]) -> Path:
    """The page stands next to the output and has its name."""
    if output is None:
        return Path(f"{tasks[0].name}.html" if len(tasks) == 1 else "motions.html")
    return output.with_suffix(".html") if output.suffix else output / "index.html"


def _generate(
    model: str, tasks: list[Task], paths: list[list[Path]], duration: float, options: dict[str, Any]
) -> list[MotionClip]:
    """Generate and save task by task, so that an interruption keeps what is done; progress goes to stderr."""
    made: list[MotionClip] = []
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        bar = progress.add_task("loading the model", total=None)
        # Torch and the text encoder's library take seconds to import: only once nothing can be wrong any more.
        from kinoflow.inference import MotionPipeline

        pipe = MotionPipeline.from_pretrained(model)
        if pipe.description.licence:
            print(f"licence of the model: {pipe.description.licence}", file=sys.stderr)
        for number, (task, targets) in enumerate(zip(tasks, paths, strict=True), start=1):
            progress.update(bar, description=f"prompt {number} of {len(tasks)}, steps")
            clips = pipe(
                task.prompt,
                duration=duration if task.duration_s is None else task.duration_s,
                on_step=lambda done, total: progress.update(bar, completed=done, total=total),
                **options,
            )
            for clip, target in zip(clips, targets, strict=True):
                clip.save(target)
            made += clips
    return made
