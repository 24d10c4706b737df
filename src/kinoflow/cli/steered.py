"""What `kinoflow generate` does with more than a sentence: scenes, loops, constraints."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kinoflow.arranging.segments import Segment, as_segments, read_segments
from kinoflow.cli.motions import Onto, check_output, strip_options
from kinoflow.cli.options import NetworkOptions
from kinoflow.cli.prompts import told
from kinoflow.control import meeting
from kinoflow.control.files import read_constraints
from kinoflow.errors import OptionError, PromptError
from kinoflow.formats.html import write_page
from kinoflow.motion import loops
from kinoflow.motion.clip import MotionClip
from kinoflow.prompting.plan import PromptPlan, check_length, plan_prompt

if TYPE_CHECKING:
    from kinoflow.inference import MotionPipeline


@dataclass(frozen=True)
class Request:
    """Options of a motion besides its sentences.

    Attributes:
        output: file to write, or None for one named after the sentences.
        seeds: one motion each.
        source: see `inference.pipeline.Source`.
        network: model, device and so on.
        view: write a page too.
        onto: a character that the motions go onto.
        joint_map: of the character.
        yaw: where the camera of a film strip stands, or None.
    """

    output: Path | None
    seeds: Sequence[int]
    source: Any
    network: NetworkOptions
    view: bool
    onto: Path | None = None
    joint_map: Path | None = None
    yaw: float | None = None

    def paths(self, name: str) -> list[Path]:
        """The file of each seed, checked.

        Raises:
            OutputError, UnsupportedFormatError: a file cannot be written.
        """
        base = self.output or Path(f"{name}.glb")
        strip_options(base, self.yaw)
        if self.joint_map is not None and self.onto is None:
            raise OptionError("--map is for --onto CHARACTER; leave it out")
        single = len(self.seeds) == 1
        paths = [base if single else base.with_name(f"{base.stem}_{seed}{base.suffix}") for seed in self.seeds]
        for path in [*paths, base.with_suffix(".html")] if self.view else paths:
            check_output(path)
        return paths

    def pipeline(self) -> MotionPipeline:
        """The model, loaded."""
        from kinoflow.inference import MotionPipeline

        return MotionPipeline.from_pretrained(self.network.model, **self.network.loading)


def file_name(sentences: Sequence[str]) -> str:
    """A name for a file made of sentences."""
    words = re.sub(r"[^a-z0-9]+", "-", " ".join(sentences).lower()).strip("-")
    return words[:60].strip("-") or "motion"


def refuse(given: Mapping[str, object], what: str) -> None:
    """Refuse options that do not go together with something.

    Raises:
        OptionError: any of them was given.
    """
    found = [f"--{name}" for name, value in given.items() if value is not None]
    if found:
        raise OptionError(f"{what} does not take {', '.join(found)}; leave it out")


def make_scene(
    sentences: Sequence[str],
    file: Path | None,
    request: Request,
    others: Mapping[str, object],
    phases: Mapping[str, Any],
    constraints_file: Path | None = None,
) -> None:
    """Make and write a scene.

    Args:
        sentences: segments as `Segment.parse` reads them.
        file: file of segments instead.
        request: what else is wanted.
        others: options that a scene does not take, with their values, None where not given.
        phases: how it begins and ends, see `MotionPipeline.scene`.
        constraints_file: what the whole of it keeps to, if anything.

    Raises:
        KinoflowError: something given cannot be used.
    """
    refuse(others, "a scene (several sentences, or one with @ seconds)")
    if file is not None and sentences:
        raise OptionError("give either sentences or --segments FILE, not both")
    segments = read_segments(file) if file is not None else as_segments([Segment.parse(text) for text in sentences])
    for segment in segments:
        if not any(character.isalnum() for character in segment.text):
            raise PromptError(
                f"a segment holds no words: {segment.text[:40]!r}; describe a motion, like: walks forward @3"
            )
    plans = [plan_prompt(segment.text, segment.seconds) for segment in segments]
    notes = [line for plan in plans if plan.caption != plan.request for line in told(plan)]
    if notes:
        print(*notes, sep="\n", file=sys.stderr)
    segments = [Segment(plan.caption, plan.seconds if plan.stated else None) for plan in plans]
    paths = request.paths(file_name([segment.text for segment in segments]))
    constraints = () if constraints_file is None else read_constraints(constraints_file)

    def make(pipe: MotionPipeline, seed: int) -> MotionClip:
        return pipe.scene(segments, seed=seed, source=request.source, constraints=constraints, **phases)

    write_all(request, paths, make)


def make_planned_scene(
    name: str, plan: PromptPlan, request: Request, others: Mapping[str, object], phases: Mapping[str, Any]
) -> None:
    """Make and write the scene of one text whose clauses have lengths of their own, or that is longer than a run.

    Args:
        name: for the file, where the request has none.
        plan: with segments.
        request: what else is wanted.
        others: options that a scene does not take, with their values, None where not given.
        phases: how it begins and ends, see `MotionPipeline.scene`.

    Raises:
        KinoflowError: something given cannot be used.
    """
    refuse(others, "a text whose clauses have lengths, or of more than 12 s")
    check_length(plan)
    paths = request.paths(name)
    for line in told(plan):
        print(line, file=sys.stderr)
    write_all(request, paths, lambda pipe, seed: pipe.scene(plan.parts, seed=seed, source=request.source, **phases))


def make_loop(
    prompt: str, duration: float | None, file: Path | None, request: Request, others: Mapping[str, object]
) -> None:
    """Make and write a closed cycle, that meets the constraints of a file if there is one; see `make_scene`.

    Raises:
        KinoflowError: something given cannot be used.
    """
    refuse(others, "--loop")
    constraints = () if file is None else read_constraints(file)
    paths = request.paths(file_name([prompt]))

    def make(pipe: MotionPipeline, seed: int) -> MotionClip:
        return pipe.loop(prompt, duration=duration, seed=seed, source=request.source, constraints=constraints)

    write_all(request, paths, make)


def make_constrained(
    prompt: str, duration: float | None, file: Path, request: Request, others: Mapping[str, object]
) -> None:
    """Make and write a motion that meets the constraints of a file; for the arguments see `make_scene`.

    Raises:
        KinoflowError: something given cannot be used.
    """
    refuse(others, "--constraints")
    constraints = read_constraints(file)
    paths = request.paths(file_name([prompt]))

    def make(pipe: MotionPipeline, seed: int) -> MotionClip:
        ways: dict[str, Any] = {"duration": duration, "seeds": [seed], "source": request.source}
        return pipe(prompt, constraints=constraints, **ways)[0]

    write_all(request, paths, make)


def write_all(request: Request, paths: Sequence[Path], make: Callable[[MotionPipeline, int], MotionClip]) -> None:
    """Make the clip of each seed, write it, and say what it consists of."""
    character = None if request.onto is None else Onto(request.onto, request.joint_map, paths)
    pipe = request.pipeline()
    clips = []
    for seed, path in zip(request.seeds, paths, strict=True):
        clip = make(pipe, seed)
        if character is None:
            clip.save(path, **strip_options(path, request.yaw))
        else:
            character.save([clip], [path])
        clips.append(clip)
    tell(clips[0])
    if request.view:
        page = (request.output or paths[0]).with_suffix(".html")
        write_page(clips, page)
        paths = [*paths, page]
    print(*paths, sep="\n")


def tell(clip: MotionClip) -> None:
    """What a clip consists of, and what it lacks, to stderr."""
    lines = []
    for segment in clip.metadata.get("segments", ()):
        times = f"{segment['start_frame'] / clip.fps:.2f} to {segment['end_frame'] / clip.fps:.2f} s"
        made = segment.get("action") or "made by the network, which knows few actions"
        lines.append(f"{times}: {segment['prompt']}: {made}")
    lines += [f"made: {edit['action']}" for edit in clip.metadata.get("edits", ()) if edit.get("action")]
    for met in clip.metadata.get("constraints", ()):
        lines.append(f"met: {meeting.in_words(met)}")
    if "loop" in clip.metadata:
        lines.append(f"loop: {loops.in_words(clip.metadata['loop'], clip.fps)}")
    lines += [f"note: {note}" for note in clip.metadata.get("notes", ())]
    if licence := clip.metadata.get("licence"):
        lines.append(f"licence: {licence}")
    if lines:
        print(*lines, sep="\n", file=sys.stderr)
