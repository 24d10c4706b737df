"""Motions of prompts, one or many: jobs, file names, the manifest of a batch, and the work itself.

`kinoflow generate` checks all that can be checked here before anything is loaded.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kinoflow import __version__
from kinoflow.cli.motions import Onto, check_output, strip_options
from kinoflow.cli.options import NetworkOptions
from kinoflow.cli.prompts import (
    PlannedTask,
    PromptFile,
    Task,
    needs_network,
    prompt_lines,
    read_prompts,
    single_task,
    told,
)
from kinoflow.cli.terminal import Bar, progress
from kinoflow.errors import DurationError, InputError, OptionError
from kinoflow.formats.html import write_page
from kinoflow.motion.clip import MotionClip, format_for
from kinoflow.prompting.plan import LONG

if TYPE_CHECKING:
    from kinoflow.inference import MotionPipeline
    from kinoflow.inference.batch import Job, Manifest
    from kinoflow.inference.plan import Plan
    from kinoflow.model.description import ModelDescription

MANIFEST_NAME = "manifest.json"


@dataclass(frozen=True, kw_only=True)
class Generation:
    """What `kinoflow generate` was asked for.

    Attributes:
        tasks: prompts with their plans.
        skipped: groups of the prompt file that are left out.
        output: file or folder to write, or None for names after the prompts.
        seeds: one motion each, of every prompt.
        network: model, device and so on.
        options: of the pipeline, by name; those of sampling (solver, steps, guidance) are None where not given.
        batch: whether the prompts are those of a file.
        overwrite: make again what is finished.
        view: write a page too.
        onto: a character that the motions go onto.
        joint_map: of the character.
        tell: say what the library made of a prompt.
        yaw: where the camera of film strips stands, or None.
    """

    tasks: list[PlannedTask]
    skipped: list[str]
    output: Path | None
    seeds: list[int]
    network: NetworkOptions
    options: dict[str, Any]
    batch: bool
    overwrite: bool
    view: bool
    onto: Path | None
    joint_map: Path | None
    tell: bool
    yaw: float | None


def read_tasks(prompt: str, prompts: Path | None) -> PromptFile:
    """The task of one prompt, or those of a file.

    Raises:
        InputError: both are given, or one of them cannot be used.
    """
    if prompts is None:
        return PromptFile([single_task(prompt)], [])
    if prompt:
        raise OptionError("give either a prompt or --prompts FILE, not both")
    return read_prompts(prompts)


def generate(asked: Generation, *, plan_only: bool) -> None:
    """Make and write the motions, or show what that would take.

    Raises:
        KinoflowError: something given cannot be used, or prompts of a batch failed.
    """
    tasks = [task for task, _ in asked.tasks]
    together = asked.onto is not None and not asked.batch
    paths = [motion_paths(task, asked.output, asked.seeds, grouped=asked.batch, together=together) for task in tasks]
    page = page_path(asked.output, tasks)
    wanted = [path for row, task in zip(paths, tasks, strict=True) if not task.problem for path in row]
    for path in [*wanted, page] if asked.view else wanted:
        check_output(path)
    for path in wanted:
        strip_options(path, asked.yaw)
    character = None
    if asked.onto is not None:
        character = Onto(asked.onto, asked.joint_map, [path for row in paths for path in row])
    loads = None
    if plan_only or asked.batch or not asked.tell or asked.network != NetworkOptions():
        loads = _what_is_loaded(asked.network, len(asked.seeds), [task.duration_s or 0.0 for task in tasks])
    description = loads.description if loads else _bundled()
    _check_settings(description, asked.options)
    jobs = make_jobs(tasks, paths, asked.seeds, description, refuse=not asked.batch)
    manifest = None
    if asked.batch and loads is not None:
        header = manifest_header(loads, asked.network.text_encoder, asked.options)
        if character is not None:
            header["onto"] = character.fingerprint
        if asked.yaw is not None:
            header["yaw"] = asked.yaw
        # The page needs all clips: those in a format that is only written are made again for it.
        only_written = character is not None or any(format_for(path, "write").read is None for path in wanted)
        again = asked.overwrite or (asked.view and only_written)
        manifest = _manifest(manifest_path(asked.output), header, jobs, asked.skipped, overwrite=again)
    if loads is not None:
        if plan_only:
            _show(asked, loads)
            return
        loads.check()
    clips = _make(asked, jobs, manifest, character)
    if asked.view and clips:
        write_page(clips, page)
    _report(jobs, manifest, [page] if asked.view and clips else [])


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
    from kinoflow.inference.pipeline import MIN_FRAMES, length_refused

    fps, longest = description.fps, description.network.train_frames
    jobs = []
    for task, targets in zip(tasks, paths, strict=True):
        seconds = 0.0 if task.duration_s is None else task.duration_s
        frames, problem = round(seconds * fps) if math.isfinite(seconds) else 0, task.problem
        if not problem and not MIN_FRAMES <= frames <= longest:
            problem = length_refused(seconds, MIN_FRAMES / fps, longest / fps, 'Longer ones are scenes: "walks @60"')
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


def _what_is_loaded(network: NetworkOptions, num_seeds: int, durations: list[float]) -> Plan:
    """What a generation will load."""
    from kinoflow.inference.pipeline import LARGEST_BATCH, resolve_folder
    from kinoflow.inference.plan import make_plan

    return make_plan(
        resolve_folder(network.model),
        device=network.device,
        dtype=network.dtype,
        duration=max(durations),
        batch=min(num_seeds, LARGEST_BATCH),
        text_encoder=network.text_encoder,
    )


def _bundled() -> ModelDescription:
    """The bundled model, of which nothing is loaded that the library of authored actions can do without."""
    from kinoflow.inference.pipeline import bundled_folder
    from kinoflow.model.description import load_description

    return load_description(bundled_folder())


def _check_settings(description: ModelDescription, options: dict[str, Any]) -> None:
    """Refuse settings of sampling that the pipeline would refuse, before anything is loaded."""
    from dataclasses import fields

    from kinoflow.inference.settings import SamplingSettings

    known = {field.name for field in fields(SamplingSettings)}
    SamplingSettings.of(description, **{name: value for name, value in options.items() if name in known})


def _manifest(path: Path, header: dict[str, Any], jobs: list[Job], skipped: list[str], *, overwrite: bool) -> Manifest:
    """The manifest of a batch, with what is left out or finished told."""
    from kinoflow.inference.batch import Manifest

    if jobs and all(job.problem for job in jobs):
        raise InputError(f"no prompt can be used, the first one for this reason: {jobs[0].problem}")
    manifest = Manifest(path, header, jobs, overwrite=overwrite)
    if skipped:
        print(f"note: left out, as in the official program: groups {', '.join(map(repr, skipped))}", file=sys.stderr)
    if finished := sum(manifest.is_finished(job) for job in jobs):
        print(f"note: {finished} of {len(jobs)} prompts are finished and stay as they are", file=sys.stderr)
    return manifest


def _show(asked: Generation, loads: Plan) -> None:
    """Print what prompts are taken as and what makes them; for the network, what would be loaded.

    Raises:
        ResourceError: the network is needed and does not fit.
    """
    from kinoflow.cli.plans import plan_lines

    plans = [plan for _, plan in asked.tasks if plan is not None]
    read = lacks = None
    source = asked.options.get("source", "auto")
    if asked.network.model == "compact" and plans and (source == "library" or (source == "auto" and asked.tell)):
        from kinoflow.arranging.arranger import Arranger
        from kinoflow.text.minilm import SentenceEncoder

        arrange = cache(Arranger(SentenceEncoder()).arrange)

        def read(caption: str) -> list[str] | None:
            found = arrange(caption)
            return None if found is None else [str(part) for part in found.parts]

        def lacks(caption: str) -> Sequence[str]:
            found = arrange(caption)
            return () if found is None else found.notes

    for plan in plans:
        print(*prompt_lines(plan, read, lacks, refused=source == "library"), sep="\n")
    if source != "library" and (not plans or any(needs_network(plan, read) for plan in plans)):
        print(*plan_lines(loads), sep="\n")
        loads.check()


def _make(asked: Generation, jobs: list[Job], manifest: Manifest | None, character: Onto | None) -> list[MotionClip]:
    """Generate and save prompt by prompt, so that an interruption keeps what is done; the clips, for a page."""
    from kinoflow.inference.batch import run_jobs

    plans = {task.prompt: plan for task, plan in asked.tasks if plan is not None}
    own_length = not asked.batch and not any(plan.stated for plan in plans.values())
    made: dict[str, Sequence[MotionClip]] = {}
    notes = [line for plan in plans.values() for line in told(plan)] if manifest is None else []
    licences: dict[str, None] = {}
    todo = [job for job in jobs if not job.problem and not (manifest and manifest.is_finished(job))]
    for job in jobs if asked.view else []:
        if job not in todo and not job.problem:
            made[f"{job.group}/{job.id}"] = [MotionClip.load(path) for path in job.paths]
    with progress("loading the model") as bar:
        if todo:
            pipe, problems = _load_pipeline(asked.network, [plans[job.prompt].caption for job in todo])

        def generate_one(job: Job) -> list[MotionClip]:
            if (caption := plans[job.prompt].caption) in problems:
                raise problems[caption]
            clips = pipe(
                # What a language model said is in the plan; rules give the same again.
                plans[job.prompt] if asked.options.get("rewrite") in ("local", "server") else job.prompt,
                duration=None if own_length else job.duration_s,
                seeds=list(job.seeds),
                on_step=_steps(bar, job, todo),
                **asked.options,
            )
            licences.update(dict.fromkeys(str(clip.metadata.get("licence") or "") for clip in clips))
            for clip in clips:
                if (said := str(clip.metadata.get("foot_lock", ""))).startswith("refused"):
                    notes.append(f"note: {job.id}, seed {clip.metadata['seed']}: foot lock {said}")
            if pipe.arranger is not None and asked.tell:
                notes.extend(_told(job, clips[0]))
            if clips[0].metadata.get("source") == "network":
                notes.extend(f"note: {said}" for said in plans[job.prompt].warnings if said.code == LONG)
            return clips

        def done(job: Job, clips: Sequence[MotionClip]) -> None:
            if asked.view:
                made[f"{job.group}/{job.id}"] = clips

        def save(clips: Sequence[MotionClip], paths: Sequence[Path]) -> None:
            for clip, path in zip(clips, paths, strict=True):
                clip.save(path, **strip_options(path, asked.yaw))

        try:
            run_jobs(jobs, manifest, generate_one, done, character.save if character else save)
        except KeyboardInterrupt:
            if manifest is not None:
                print(f"note: {manifest.path} has what is done; the same command goes on from there", file=sys.stderr)
            raise
    notes += [f"licence: {licence}" for licence in licences if licence]
    if notes:
        print(*notes, sep="\n", file=sys.stderr)
    return [clip for job in jobs for clip in made.get(f"{job.group}/{job.id}", [])]


def _steps(bar: Bar, job: Job, todo: list[Job]) -> Callable[[int, int], None]:
    """What shows the steps of a job, and which one of several it is."""
    place = f" ({todo.index(job) + 1} of {len(todo)})" if len(todo) > 1 else ""
    return lambda done, total: bar.of(f"steps of {job.id}{place}", done, total)


def _told(job: Job, clip: MotionClip) -> list[str]:
    """Notes on a motion: its source, and what of the sentence it does not show."""
    notes = [f"note: {note}" for note in clip.metadata.get("notes", ())]
    return notes if clip.metadata["source"] == "network" else [f"{job.id}: {clip.metadata['action']}", *notes]


def _load_pipeline(network: NetworkOptions, prompts: list[str]) -> tuple[MotionPipeline, dict[str, Any]]:
    """The pipeline; and what is wrong with prompts, as far as its text encoder says before the network is loaded.

    An official text encoder reads all prompts and is freed first: it is larger than the network.
    """
    # Torch and the text encoder's library take seconds to import: only once nothing can be wrong any more.
    from kinoflow.inference import MotionPipeline
    from kinoflow.inference.ahead import encode_ahead

    encoder, problems = encode_ahead(network.model, prompts, network.text_encoder, network.device)
    return MotionPipeline.from_pretrained(network.model, **{**network.loading, "text_encoder": encoder}), problems


def _report(jobs: list[Job], manifest: Manifest | None, pages: list[Path]) -> None:
    """Print what was written, and say what failed."""
    failures = manifest.failures if manifest else []
    failed = {(failure["group"], failure["id"]) for failure in failures}
    written = [path for job in jobs if not job.problem and (job.group, job.id) not in failed for path in job.paths]
    print(*dict.fromkeys([*written, *pages]), sep="\n")
    if manifest is not None:
        print(f"results: {manifest.path}", file=sys.stderr)
    if manifest is not None and failures:
        raise InputError(
            f"{len(failures)} of {len(jobs)} prompts failed, the first is {failures[0]['id']!r}: "
            f"{failures[0]['error']}; {manifest.path} has all, and the same command tries them again"
        )
