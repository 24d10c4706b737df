"""`kinoflow generate`: motions from sentences."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from tyro.conf import arg

from kinoflow.cli.outputs import check_output
from kinoflow.cli.prompts import Task, read_tasks, single_task
from kinoflow.errors import DurationError, OptionError
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.features import FPS

if TYPE_CHECKING:
    from kinoflow.inference import MotionPipeline

MIN_FRAMES, MAX_FRAMES = 20, 360
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
    """
    tasks = _tasks(prompt, prompts)
    numbers = _seeds(seed, seeds)
    _check_numbers([task.duration_s or duration for task in tasks], steps, guidance)
    paths = [_paths(task, output, numbers, grouped=prompts is not None) for task in tasks]
    page = _page_path(output, tasks) if view else None
    for path in [*(path for row in paths for path in row), *([page] if page else [])]:
        check_output(path)

    from kinoflow.inference import MotionPipeline

    pipe = MotionPipeline.from_pretrained(model)
    options: dict[str, Any] = {"seeds": numbers, "smooth": smooth, "ground": ground}
    if steps is not None:
        options["steps"] = steps
    if guidance is not None:
        options["guidance_scale"] = guidance
    clips = _generate(pipe, tasks, paths, duration, options)
    if page is not None:
        from kinoflow.formats.html import write_page

        write_page(clips, page)
        print(page)


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


def _check_numbers(durations: list[float], steps: int | None, guidance: float | None) -> None:
    for duration in durations:
        if not math.isfinite(duration) or not MIN_FRAMES <= round(duration * FPS) <= MAX_FRAMES:
            raise DurationError(
                f"a motion lasts from {MIN_FRAMES / FPS:.2f} to {MAX_FRAMES / FPS:g} seconds; got {duration:g}"
            )
    if steps is not None and not 1 <= steps <= 1000:
        raise OptionError(f"--steps must be from 1 to 1000; got {steps}")
    if guidance is not None and not (math.isfinite(guidance) and 0 <= guidance <= 100):
        raise OptionError(f"--guidance must be from 0 to 100; got {guidance:g}")


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
    pipe: MotionPipeline, tasks: list[Task], paths: list[list[Path]], duration: float, options: dict[str, Any]
) -> list[MotionClip]:
    """Generate and save task by task, so that an interruption keeps what is done."""
    made: list[MotionClip] = []
    for task, targets in zip(tasks, paths, strict=True):
        clips = pipe(task.prompt, duration=task.duration_s or duration, **options)
        for clip, target in zip(clips, targets, strict=True):
            print(clip.save(target))
        made += clips
    return made
