"""`kinoflow generate`: motions from sentences."""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from tyro.conf import arg

from kinoflow.cli.jobs import make_jobs, manifest_header, manifest_path, motion_paths, page_path
from kinoflow.cli.onto import Onto
from kinoflow.cli.outputs import check_output
from kinoflow.cli.planning import PlannedTask, planned, prompt_lines, rewriter, told
from kinoflow.cli.prompts import PromptFile, read_prompts, single_task
from kinoflow.cli.seeds import read_seeds
from kinoflow.errors import InputError, OptionError
from kinoflow.formats.html import write_page
from kinoflow.motion.clip import MotionClip, format_for
from kinoflow.prompting.plan import LONG

if TYPE_CHECKING:
    from kinoflow.inference import MotionPipeline
    from kinoflow.inference.batch import Job, Manifest
    from kinoflow.inference.plan import Plan
    from kinoflow.model.description import ModelDescription
    from kinoflow.prompting.plan import PromptPlan

MAX_SEED = 2**63 - 1


def command(
    prompt: str = "",
    more: Annotated[tuple[str, ...], arg(metavar="[PROMPT ...]")] = (),
    /,
    *,
    output: Annotated[Path | None, arg(aliases=["-o"], metavar="OUT")] = None,
    duration: Annotated[float | None, arg(metavar="S")] = None,
    seed: Annotated[int, arg(metavar="N")] = 0,
    seeds: Annotated[str | None, arg(metavar="N,N,...")] = None,
    source: Literal["auto", "library", "network"] = "auto",
    rewrite: Literal["off", "rules", "server"] = "rules",
    prompt_server: Annotated[str, arg(metavar="URL")] = "",
    prompt_model: Annotated[str, arg(metavar="NAME")] = "",
    fit_duration: bool = False,
    allow_untranslated: bool = False,
    model: Annotated[str, arg(metavar="FOLDER")] = "compact",
    steps: Annotated[int | None, arg(metavar="N")] = None,
    guidance: Annotated[float | None, arg(metavar="X")] = None,
    guidance_interval: Annotated[str | None, arg(metavar="A,B")] = None,
    solver: Annotated[str | None, arg(metavar="NAME")] = None,
    time_shift: Annotated[float | None, arg(metavar="X")] = None,
    device: Annotated[str, arg(metavar="NAME")] = "cpu",
    dtype: Literal["auto", "fp32", "bf16", "fp16"] = "auto",
    text_encoder: Literal["auto", "official-8bit", "official-4bit"] = "auto",
    compile: bool = False,
    prompts: Annotated[Path | None, arg(metavar="FILE")] = None,
    overwrite: bool = False,
    onto: Annotated[Path | None, arg(metavar="CHARACTER")] = None,
    joint_map: Annotated[Path | None, arg(name="map", metavar="FILE")] = None,
    view: bool = False,
    smooth: bool = True,
    ground: bool = True,
    foot_lock: bool = False,
    plan: bool = False,
    segments: Annotated[Path | None, arg(metavar="FILE")] = None,
    loop: bool = False,
    constraints: Annotated[Path | None, arg(metavar="FILE")] = None,
) -> None:
    """Make motions from sentences. The same command writes the same bytes, on one machine with one number of threads.

    Args:
        prompt: What the person does, in English: one action, or several with "then", "and" or "while" between.
        more: Further sentences make one long motion, a scene: each goes on from where the one before ended, and lasts
            as long as stands behind its @: "walks forward @3" "sits down @2.5" "waves".
        output: File to write; its suffix decides the format and its folder is created. Several seeds add _SEED to
            the name. Left out: a .glb named after the prompt. With --prompts: a folder for .glb files, or a file name
            that the name of each prompt is added to.
        duration: Seconds; with --prompts, of the prompts whose line does not say. Left out: what the prompt says ("for
            3 seconds"), or else as long as the actions take; from the network and with --prompts, as long as such
            actions usually take.
        seed: Seed of the random start.
        seeds: Several seeds, one motion each: 0,1,2.
        source: Where the motion comes from: "library" performs the authored actions that the sentence asks for (see
            "kinoflow author list"), "network" is the model's own. "auto" is the library where it has them, and the
            network where it has not, where a setting of the network is given, and for other models than compact.
        rewrite: "rules" puts what you type into the words of captions where it is not, and tells what was changed;
            "off" takes it as it is, "server" has a language model do it.
        prompt_server: Address of an OpenAI-compatible server for --rewrite server, such as http://127.0.0.1:8000/v1.
            Left out: KINOFLOW_PROMPT_URL. KINOFLOW_PROMPT_KEY is its key. What you type is sent to it and nowhere else.
        prompt_model: Name of its model; left out: KINOFLOW_PROMPT_MODEL, or the only one it has.
        fit_duration: Let a --duration that is unusual for what is asked for be changed.
        allow_untranslated: Make something of a prompt in another language where it cannot be translated.
        model: Folder of a model; "compact" is the one that comes with kinoflow.
        steps: Steps of the solver; the model's own number when left out.
        guidance: How strongly the sentence guides; the model's own number when left out.
        guidance_interval: Times, of 0 (noise) to 1 (motion), between which the sentence guides: 0.1,0.8. Elsewhere
            the network has half the work. The model's own when left out.
        solver: euler, midpoint, heun, adams-bashforth-2, adams-bashforth-3, dpm-solver-2m or exponential-2; the
            model's own when left out, which is euler for official models.
        time_shift: More than 1 takes shorter steps near noise and longer ones near the motion, less than 1 the
            reverse; the model's own when left out.
        device: Where to compute: cpu, cuda:0, mps, or auto.
        dtype: What the network computes in: fp32 gives the official numbers, bf16 is faster and half as large, fp16 is
            for GPUs without bf16; "auto" is fp32 where that fits.
        compile: Let PyTorch's compiler make the network's kernels, with CUDA graphs on CUDA. Takes minutes for every
            new length; on a CPU the kernels that are there without it are faster.
        text_encoder: "auto" is the one the model was trained with; the others hold the language model of an official
            one in 8 or 4 bits.
        prompts: File of prompts instead of one: .txt with text#frames#id lines, or .json with groups of them; or a
            folder of such files. The same command goes on where an interrupted one stopped.
        overwrite: With --prompts: make again what is finished.
        onto: A skinned character, .glb or .vrm: the output is this file with the motion as an animation on its own
            skeleton, everything else as it was. Several seeds become several animations of one file.
        joint_map: With --onto: JSON file {our joint: joint of the character}, where its joints are not recognised.
        view: Write also a page (.html) that plays all clips in a browser.
        smooth: Leave out the smoothing of the result.
        ground: Leave the result at the height the model gave it.
        foot_lock: Hold feet in place while they touch the floor, where that makes nothing else worse.
        plan: Only show what the prompt is taken as, what would be loaded where and how much memory that takes.
        segments: File of the sentences of a scene instead, one a line, with their seconds: walks forward @3.
        loop: One cycle of something that repeats, closed: the last frame is the first one again, on a line or an arc;
            --duration is that of a cycle.
        constraints: JSON file of poses, a path, places of hands and feet and more that the motion keeps to; see
            docs/control.md.
    """
    if more or segments is not None or loop or constraints is not None or "@" in prompt:
        from kinoflow.cli import steered

        network = {"steps": steps, "guidance": guidance, "guidance-interval": guidance_interval, "solver": solver}
        others = {"prompts": prompts, "time-shift": time_shift, "plan": plan or None, **network}
        places = {"model": model, "device": device, "dtype": dtype, "text_encoder": text_encoder}
        sentences = [text for text in (prompt, *more) if text]
        request = steered.Request(output, _seeds(seed, seeds), source, places, compile, view, onto, joint_map)
        if loop + (constraints is not None) + bool(len(sentences) > 1 or segments or "@" in prompt) > 1:
            raise OptionError("several sentences (or @ seconds), --loop and --constraints do not go together")
        if constraints is not None:
            steered.make_constrained(prompt, duration, constraints, request, others)
        elif loop:
            steered.make_loop(prompt, duration, request, others)
        else:
            steered.make_scene(sentences, segments, request, {**others, "duration": duration})
        return
    found = _prompts(prompt, prompts)
    with rewriter(rewrite, prompt_server, prompt_model) as server:
        tasks = planned(
            found.tasks,
            duration,
            rewrite,
            fit_duration=fit_duration,
            allow_untranslated=allow_untranslated,
            refuse=prompts is None,
            server=server,
        )
    found = replace(found, tasks=[task for task, _ in tasks])
    if prompts is None and not plan and (scene := tasks[0][1]) and scene.duration_from == "text" and scene.segments:
        from kinoflow.cli.steered import Request, make_planned_scene

        network = {"steps": steps, "guidance": guidance, "guidance-interval": guidance_interval, "solver": solver}
        places = {"model": model, "device": device, "dtype": dtype, "text_encoder": text_encoder}
        request = Request(output, _seeds(seed, seeds), source, places, compile, view, onto, joint_map)
        make_planned_scene(tasks[0][0].name, scene, request, {"time-shift": time_shift, **network})
        return
    numbers = _seeds(seed, seeds)
    _check_numbers(steps, guidance)
    ways = {
        "steps": steps,
        "guidance_scale": guidance,
        "guidance_interval": _interval(guidance_interval),
        "solver": solver,
        "time_shift": time_shift,
    }
    if overwrite and prompts is None:
        raise OptionError("--overwrite is for --prompts; a single motion is always made again")
    together = onto is not None and prompts is None
    paths = [
        motion_paths(task, output, numbers, grouped=prompts is not None, together=together) for task in found.tasks
    ]
    page = page_path(output, found.tasks)
    wanted = [path for row, task in zip(paths, found.tasks, strict=True) if not task.problem for path in row]
    for path in [*wanted, page] if view else wanted:
        check_output(path)
    character = None if onto is None else Onto(onto, joint_map, [path for row in paths for path in row])
    places = {"model": model, "device": device, "dtype": dtype, "text_encoder": text_encoder}
    asked_for_network = source == "network" or any(way is not None for way in ways.values())
    plain = model == "compact" and (device, dtype, text_encoder, compile) == ("cpu", "auto", "auto", False)
    loads = None
    if plan or prompts is not None or asked_for_network or not plain:
        loads = _plan(places, len(numbers), [task.duration_s or 0.0 for task in found.tasks])
    description = loads.description if loads else _bundled()
    _check_ways(description, ways)
    jobs = make_jobs(found.tasks, paths, numbers, description, refuse=prompts is None)
    options = {**ways, "smooth": smooth, "ground": ground}
    if source != "auto":
        options["source"] = source
    if rewrite != "rules":
        options["rewrite"] = rewrite
    if allow_untranslated:
        options["allow_untranslated"] = True
    if foot_lock:
        # Not said where it is off, so that batches from before it existed go on.
        options["foot_lock"] = True
    manifest = None
    if prompts is not None and loads is not None:
        header = manifest_header(loads, text_encoder, options)
        if character is not None:
            header["onto"] = character.fingerprint
        # The page needs all clips: those in a format that is only written are made again for it.
        again = overwrite or (
            view and (onto is not None or any(format_for(path, "write").read is None for path in wanted))
        )
        manifest = _manifest(manifest_path(output), header, jobs, found.skipped, overwrite=again)
    if loads is not None:
        if plan:
            _show(tasks, loads, places)
        loads.check()
    if plan:
        return
    own_length = prompts is None and not any(of and of.stated for _, of in tasks)
    clips = _generate(
        {**places, "compile": compile},
        jobs,
        {task.prompt: of for task, of in tasks if of is not None},
        manifest,
        options,
        keep=view,
        character=character,
        own_length=own_length,
        tell=not asked_for_network,
    )
    if view and clips:
        write_page(clips, page)
    _report(jobs, manifest, [page] if view and clips else [])


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


def _show(tasks: list[PlannedTask], loads: Plan, places: dict[str, str]) -> None:
    """Print what prompts are taken as, and what would be loaded."""
    from kinoflow.cli.plans import plan_lines

    read = None
    if places["model"] == "compact" and any(plan for _, plan in tasks):
        from kinoflow.arranging.arranger import Arranger
        from kinoflow.text.minilm import SentenceEncoder

        arranger = Arranger(SentenceEncoder())

        def read(caption: str) -> list[str] | None:
            found = arranger.arrange(caption)
            return None if found is None else [str(part) for part in found.parts]

    for _, plan in tasks:
        if plan is not None:
            print(*prompt_lines(plan, read), sep="\n")
    print(*plan_lines(loads), sep="\n")


def _prompts(prompt: str, prompts: Path | None) -> PromptFile:
    if prompts is None:
        return PromptFile([single_task(prompt)], [])
    if prompt:
        raise OptionError("give either a prompt or --prompts FILE, not both")
    return read_prompts(prompts)


def _seeds(seed: int, seeds: str | None) -> list[int]:
    if seeds is None:
        numbers = [seed]
    else:
        if seed:
            raise OptionError("give either --seed or --seeds, not both")
        numbers = read_seeds(seeds)
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


def _interval(text: str | None) -> tuple[float, float] | None:
    if text is None:
        return None
    try:
        start, end = (float(part) for part in text.split(","))
    except ValueError as error:
        raise OptionError(
            f"--guidance-interval must be two numbers with a comma between, like 0.1,0.8; got {text!r}"
        ) from error
    return start, end


def _bundled() -> ModelDescription:
    """The bundled model, of which nothing is loaded that the library of authored actions can do without."""
    from kinoflow.inference.pipeline import bundled_folder
    from kinoflow.model.description import load_description

    return load_description(bundled_folder())


def _check_ways(description: ModelDescription, ways: dict[str, Any]) -> None:
    """Refuse a way from noise to motion that the pipeline would refuse, before anything is loaded."""
    from kinoflow.inference.settings import SamplingSettings

    SamplingSettings.of(description, **ways)


def _plan(places: dict[str, str], num_seeds: int, durations: list[float]) -> Plan:
    """What a generation will load."""
    from kinoflow.inference.pipeline import LARGEST_BATCH, resolve_folder
    from kinoflow.inference.plan import make_plan

    return make_plan(
        resolve_folder(places["model"]),
        device=places["device"],
        dtype=places["dtype"],
        duration=max(durations),
        batch=min(num_seeds, LARGEST_BATCH),
        text_encoder=places["text_encoder"],
    )


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


def _generate(
    places: dict[str, Any],
    jobs: list[Job],
    plans: dict[str, PromptPlan],
    manifest: Manifest | None,
    options: dict[str, Any],
    *,
    keep: bool,
    character: Onto | None,
    own_length: bool,
    tell: bool,
) -> list[MotionClip]:
    """Generate and save prompt by prompt, so that an interruption keeps what is done; progress goes to stderr."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    from kinoflow.inference.batch import run_jobs

    made: dict[str, Sequence[MotionClip]] = {}
    notes = [line for plan in plans.values() for line in told(plan)] if manifest is None else []
    licences: dict[str, None] = {}
    todo = [job for job in jobs if not job.problem and not (manifest and manifest.is_finished(job))]
    for job in jobs if keep else []:
        if job not in todo and not job.problem:
            made[f"{job.group}/{job.id}"] = _load(job.paths)
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    rest = [TimeRemainingColumn()] if len(todo) > 1 else []
    with Progress(*columns, *rest, console=console, transient=True, disable=not console.is_terminal) as progress:
        bar = progress.add_task("loading the model", total=None)
        if todo:
            pipe, problems = _load_pipeline(places, [plans[job.prompt].caption for job in todo])
        whole = progress.add_task("prompts", total=len(todo), visible=len(todo) > 1)

        def generate(job: Job) -> list[MotionClip]:
            if (caption := plans[job.prompt].caption) in problems:
                raise problems[caption]
            progress.update(bar, description=f"steps of {job.id}")
            clips = pipe(
                # What a server said is in the plan; rules give the same again.
                plans[job.prompt] if options.get("rewrite") == "server" else job.prompt,
                duration=None if own_length else job.duration_s,
                seeds=list(job.seeds),
                on_step=lambda done, total: progress.update(bar, completed=done, total=total),
                **options,
            )
            licences.update(dict.fromkeys(str(clip.metadata.get("licence") or "") for clip in clips))
            for clip in clips:
                if (said := str(clip.metadata.get("foot_lock", ""))).startswith("refused"):
                    notes.append(f"note: {job.id}, seed {clip.metadata['seed']}: foot lock {said}")
            if pipe.arranger is not None and tell:
                notes.extend(_told(job, clips[0]))
            if clips[0].metadata.get("source") == "network":
                notes.extend(f"note: {said}" for said in plans[job.prompt].warnings if said.code == LONG)
            return clips

        def done(job: Job, clips: Sequence[MotionClip]) -> None:
            progress.advance(whole)
            if keep:
                made[f"{job.group}/{job.id}"] = clips

        try:
            run_jobs(jobs, manifest, generate, done, character.save if character else None)
        except KeyboardInterrupt:
            if manifest is not None:
                print(f"note: {manifest.path} has what is done; the same command goes on from there", file=sys.stderr)
            raise
    notes += [f"licence: {licence}" for licence in licences if licence]
    if notes:
        print(*notes, sep="\n", file=sys.stderr)
    return [clip for job in jobs for clip in made.get(f"{job.group}/{job.id}", [])]


def _told(job: Job, clip: MotionClip) -> list[str]:
    """Where a motion came from, and what it lacks of what the sentence asks for."""
    if clip.metadata["source"] == "network":
        return [f"note: the library has nothing like {job.prompt!r}; the network made it, which knows few actions"]
    return [f"{job.id}: {clip.metadata['action']}", *(f"note: {note}" for note in clip.metadata.get("notes", ()))]


def _load_pipeline(places: dict[str, Any], prompts: list[str]) -> tuple[MotionPipeline, dict[str, Any]]:
    """The pipeline; and what is wrong with prompts, as far as its text encoder says before the network is loaded.

    An official text encoder reads all prompts and is freed first: it is larger than the network.
    """
    # Torch and the text encoder's library take seconds to import: only once nothing can be wrong any more.
    from kinoflow.inference import MotionPipeline
    from kinoflow.inference.ahead import encode_ahead

    encoder, problems = encode_ahead(places["model"], prompts, places["text_encoder"], places["device"])
    pipe = MotionPipeline.from_pretrained(
        places["model"],
        text_encoder=encoder,
        device=places["device"],
        dtype=places["dtype"],
        compile=places["compile"],
    )
    return pipe, problems


def _load(paths: Sequence[Path]) -> list[MotionClip]:
    """Finished motions, for the page."""
    return [MotionClip.load(path) for path in paths]
