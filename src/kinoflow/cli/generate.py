"""`kinoflow generate`: motions from sentences."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from tyro.conf import arg

from kinoflow.cli.options import MAX_SEED, File, NetworkOptions, Output, SamplingOptions, Seed, Yaw, read_seeds
from kinoflow.errors import OptionError


@dataclass(frozen=True)
class WordingOptions:
    """What a prompt is taken as.

    Attributes:
        rewrite: "rules" puts what you type into the words of captions where it is not, and tells what was changed;
            "off" takes it as it is; "local" has a small language model do it (extra prompts), "server" one behind an
            address.
        prompt_server: Address of an OpenAI-compatible server for --rewrite server, such as http://127.0.0.1:8000/v1.
            Left out: KINOFLOW_PROMPT_URL. KINOFLOW_PROMPT_KEY is its key. What you type is sent to it and nowhere else.
        prompt_model: Name of its model; left out: KINOFLOW_PROMPT_MODEL, or the only one it has. For --rewrite local
            an adapter of your own, the folder that kinoflow train prompts writes.
        fit_duration: Let a --duration that is unusual for what is asked for be changed.
        allow_untranslated: Make something of a prompt in another language where it cannot be translated.
    """

    rewrite: Literal["off", "rules", "local", "server"] = "rules"
    prompt_server: Annotated[str, arg(metavar="URL")] = ""
    prompt_model: Annotated[str, arg(metavar="NAME")] = ""
    fit_duration: bool = False
    allow_untranslated: bool = False


@dataclass(frozen=True)
class BatchOptions:
    """Many prompts.

    Attributes:
        prompts: File of prompts instead of one: .txt with text#frames#id lines, or .json with groups of them; or a
            folder of such files. The same command goes on where an interrupted one stopped.
        overwrite: Make again what is finished.
    """

    prompts: File = None
    overwrite: bool = False


@dataclass(frozen=True)
class SceneOptions:
    """More than a sentence says; --constraints goes with all others, --loop with one sentence.

    Attributes:
        segments: File of the sentences of a scene instead, one a line, with their seconds: walks forward @3.
        loop: One cycle of something that repeats, closed: the last frame is the first one again, on a line or an arc;
            --duration is that of a cycle.
        constraints: JSON file of poses, a path, places of hands and feet and more that the motion keeps to; see
            docs/control.md.
        begins: "moving" for somebody who walks or runs already in the first frame. Left out: as the prompt says
            ("already running", "keeps walking", "in mid-stride"), or else standing.
        ends: The same of the last frame.
    """

    segments: File = None
    loop: bool = False
    constraints: File = None
    begins: Literal["standing", "moving"] | None = None
    ends: Literal["standing", "moving"] | None = None


@dataclass(frozen=True)
class CharacterOptions:
    """Onto somebody's character.

    Attributes:
        onto: A skinned character, .glb, .vrm or .fbx: the output is this file with the motion as an animation on its
            own skeleton, everything else as it was. Several seeds become several animations of one file.
        joint_map: JSON file {our joint: joint of the character}, where its joints are not recognised.
    """

    onto: Annotated[Path | None, arg(metavar="CHARACTER")] = None
    joint_map: Annotated[Path | None, arg(name="map", metavar="FILE")] = None


@dataclass(frozen=True)
class FinishOptions:
    """What is done to the network's motion.

    Attributes:
        smooth: Leave out the smoothing of the result.
        ground: Leave the result at the height the model gave it.
        foot_lock: Hold feet in place while they touch the floor, where that makes nothing else worse.
    """

    smooth: bool = True
    ground: bool = True
    foot_lock: bool = False


def command(
    prompt: Annotated[str, arg(metavar="[PROMPT]")] = "",
    more: Annotated[tuple[str, ...], arg(metavar="[PROMPT ...]")] = (),
    /,
    *,
    output: Output = None,
    duration: Annotated[float | None, arg(metavar="S")] = None,
    seed: Seed = 0,
    seeds: Annotated[str | None, arg(metavar="N,N,...")] = None,
    source: Literal["auto", "library", "network"] = "auto",
    view: bool = False,
    yaw: Yaw = None,
    plan: bool = False,
    wording: WordingOptions = WordingOptions(),
    scene: SceneOptions = SceneOptions(),
    batch: BatchOptions = BatchOptions(),
    character: CharacterOptions = CharacterOptions(),
    network: NetworkOptions = NetworkOptions(),
    sampling: SamplingOptions = SamplingOptions(),
    finish: FinishOptions = FinishOptions(),
) -> None:
    """Make motions from sentences. The same command writes the same bytes, on one machine with one number of threads.

    kinoflow generate "A person walks forward and waves." -o walk.glb --view

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
        view: Write also a page (.html) that plays all clips in a browser.
        yaw: With .png: where the camera stands, degrees; 0 in front of the figure, 90 at its left side. Left out: 35,
            or 215 where that would see its back most of the time.
        plan: Only show what the prompt is taken as and what makes it; for the network, what would be loaded where and
            how much memory that takes.
    """
    from kinoflow.cli import steered
    from kinoflow.cli.jobs import Generation, generate, read_tasks
    from kinoflow.cli.prompts import planned, rewriter

    numbers = _seeds(seed, seeds)
    if source == "library":
        steered.refuse(sampling.given, "--source library")
    request = steered.Request(output, numbers, source, network, view, character.onto, character.joint_map, yaw)
    phases = {name: value for name in ("begins", "ends") if (value := getattr(scene, name)) is not None}
    several = bool(more or scene.segments is not None or "@" in prompt)
    if several or scene.loop or scene.constraints is not None:
        others = {"prompts": batch.prompts, "plan": plan or None, **sampling.given}
        sentences = [text for text in (prompt, *more) if text]
        if several and scene.loop:
            raise OptionError(
                "--loop closes one sentence, whose cycle lasts --duration seconds; leave out the others, or @"
            )
        if scene.loop:
            steered.make_loop(prompt, duration, scene.constraints, request, {**others, **phases})
        elif several:
            others = {**others, "duration": duration}
            steered.make_scene(sentences, scene.segments, request, others, phases, scene.constraints)
        elif scene.constraints is not None:
            steered.make_constrained(prompt, duration, scene.constraints, request, {**others, **phases})
        return
    found = read_tasks(prompt, batch.prompts)
    with rewriter(wording.rewrite, wording.prompt_server, wording.prompt_model) as language_model:
        tasks = planned(
            found.tasks,
            duration,
            wording.rewrite,
            fit_duration=wording.fit_duration,
            allow_untranslated=wording.allow_untranslated,
            refuse=batch.prompts is None,
            language_model=language_model,
        )
    first = tasks[0][1]
    if batch.prompts is None and not plan and first and first.duration_from == "text" and first.segments:
        steered.make_planned_scene(tasks[0][0].name, first, request, sampling.given, phases)
        return
    options = {**sampling.settings(), "smooth": finish.smooth, "ground": finish.ground}
    # What follows is not said where it is as it always was, so that batches from before it existed go on.
    if source != "auto":
        options["source"] = source
    options |= phases
    if wording.rewrite != "rules":
        options["rewrite"] = wording.rewrite
    if wording.allow_untranslated:
        options["allow_untranslated"] = True
    if finish.foot_lock:
        options["foot_lock"] = True
    asked_for_network = source == "network" or bool(sampling.given)
    if batch.overwrite and batch.prompts is None:
        raise OptionError("--overwrite is for --prompts; a single motion is always made again")
    generate(
        Generation(
            tasks=tasks,
            skipped=found.skipped,
            output=output,
            seeds=numbers,
            network=network,
            options=options,
            batch=batch.prompts is not None,
            overwrite=batch.overwrite,
            view=view,
            onto=character.onto,
            joint_map=character.joint_map,
            tell=not asked_for_network,
            yaw=yaw,
        ),
        plan_only=plan,
    )


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
