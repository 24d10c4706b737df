"""`MotionPipeline`: sentences to clips."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, wraps
from importlib import resources
from numbers import Integral, Real
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, ParamSpec, TypeVar, get_args

import numpy as np
from numpy.typing import NDArray

from kinoflow.arranging.arranger import Arranger
from kinoflow.arranging.parts import Arrangement
from kinoflow.arranging.segments import LONGEST_SEGMENT_S, Phase, Segment, as_segments
from kinoflow.arranging.stage import Stage
from kinoflow.control.constraints import Constraint, RootPath, as_constraints
from kinoflow.control.cycles import closed_on
from kinoflow.control.meeting import is_placed, report
from kinoflow.errors import ConfigError, DurationError, OptionError, PromptError
from kinoflow.flow.grid import GuidanceInterval
from kinoflow.flow.path import PREDICTIONS
from kinoflow.flow.steppers import STEPPERS
from kinoflow.inference import editing
from kinoflow.inference.constrained import constrained, frames_needed
from kinoflow.inference.constrained_scene import constrained_scene
from kinoflow.inference.devices import Device, choose_device
from kinoflow.inference.scene import assembled, scene_parts
from kinoflow.inference.settings import SamplingSettings
from kinoflow.language.phases import Loop as LoopSaid
from kinoflow.language.phases import Phases, loop_said, phases_said
from kinoflow.model.description import ModelDescription, load_description
from kinoflow.motion import smoothing
from kinoflow.motion.canonical import canonicalise
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.features import (
    NUM_FEATURES,
    Statistics,
    decode,
    encode,
    known_rotations,
    known_translation,
    layout_fingerprint,
)
from kinoflow.motion.foot_lock import lock_feet
from kinoflow.motion.grounding import ground_by_supports
from kinoflow.motion.loops import Loop, in_words, loop_of, sealed
from kinoflow.motion.travel import in_place
from kinoflow.prompting.plan import LONGEST_S, UNKNOWN, PromptPlan, Rewrite, check_length, plan_prompt
from kinoflow.reading import quoted
from kinoflow.text.encoder import TextEncoder, load_text_encoder
from kinoflow.text.minilm import SentenceEncoder
from kinoflow.text.prompt import normalise_prompt, quote

if TYPE_CHECKING:
    import torch

    # Imported where they are used: the library of authored actions needs no network, and should not wait for torch.
    from torch import Tensor

    from kinoflow.inference.sampling import GuidedVelocity
    from kinoflow.model.inference import InferenceNetwork
    from kinoflow.model.motion_model import MotionModel
    from kinoflow.text.features import TextFeatures

NETWORK_MAKES = "the network made it, which knows few actions"
"""What is told of a motion that nobody wrote."""
COMPACT = "compact"
"""Name of the bundled model, accepted wherever a model folder is."""
MIN_FRAMES = 20
"""Shortest motion, in frames."""
LOOP_FROM_S = 8.0
"""A cycle is looked for in a motion of this length at least."""
LARGEST_BATCH = 16
"""Seeds that are integrated together; more are done in turns, so that memory stays bounded."""

_FRESH_SEED = 0x5EED
P = ParamSpec("P")
R = TypeVar("R")
OnStep = Callable[[int, int], None]
OnEstimate = Callable[[int, int, Callable[[], list[MotionClip]]], None]
"""Steps done, steps in all, and what makes the clips as they look so far."""
Source = Literal["auto", "library", "network"]
"""Where a motion comes from: the library of authored actions, or the model's network. "auto" is the library where it
has what the sentence asks for, and the network where it has not, where the network's settings are given, and for every
model but the bundled one."""


@dataclass(frozen=True, eq=False)
class Control:
    """What is known of B motions before they are made.

    Attributes:
        motion: [B, T, D] normalised features; read only where `known`.
        known: [B, T, D] bool.
    """

    motion: Tensor
    known: Tensor


def _without_gradients(method: Callable[P, R]) -> Callable[P, R]:
    """`torch.no_grad` that imports torch at the first call."""

    @wraps(method)
    def wrapped(*args: P.args, **named: P.kwargs) -> R:
        import torch

        with torch.no_grad():
            return method(*args, **named)

    return wrapped


class MotionPipeline:
    """A model with its text encoder, ready to turn sentences into clips.

    Example:
        >>> pipe = MotionPipeline.from_pretrained()
        >>> clips = pipe("A person walks forward.", duration=4.0, seeds=[0, 1])
        >>> clips[0].save("walk.glb")

    The bundled model's network is loaded when it is first needed: the library's actions do without it.

    Attributes:
        description: what the model folder says about it.
        arranger: reads sentences as actions of the library; only the bundled model has one.
        on_estimate: called after every step of the network, where somebody watches.
    """

    on_estimate: OnEstimate | None = None

    def __init__(
        self,
        model: MotionModel,
        description: ModelDescription,
        text_encoder: TextEncoder | None,
        *,
        compile: bool = False,
    ) -> None:
        self.model = model
        self.description = description
        self.text_encoder = text_encoder
        self.arranger: Arranger | None = None
        self._compile = compile

    @cached_property
    def model(self) -> MotionModel:
        """Network, learned null condition and statistics."""
        return _packed(_loaded(bundled_folder(), choose_device("cpu"), "auto")[0])

    @cached_property
    def text_encoder(self) -> TextEncoder | None:
        """None where the caller brings features."""
        return load_text_encoder(self.description.text_encoder)

    @cached_property
    def network(self) -> InferenceNetwork:
        """What evaluates the model's transformer while sampling."""
        from kinoflow.model.inference import InferenceNetwork

        return InferenceNetwork(self.model.transformer, compiled=self._compile)

    @classmethod
    def _of_library(cls) -> MotionPipeline:
        """The bundled model, of which so far only the description is read."""
        pipe = cls.__new__(cls)
        pipe.description = load_description(bundled_folder())
        pipe.arranger = Arranger(SentenceEncoder())
        pipe._compile = False
        return pipe

    @classmethod
    def from_pretrained(
        cls,
        folder: str | os.PathLike[str] = COMPACT,
        *,
        text_encoder: TextEncoder | str | None = "auto",
        device: str = "cpu",
        dtype: str = "auto",
        compile: bool = False,
    ) -> MotionPipeline:
        """Load a model folder: kinoflow's own format, an official one, or the bundled "compact" model.

        Args:
            folder: path, or "compact".
            text_encoder: "auto" loads the one the model was trained with, None loads none.
            device: "cpu", another torch device such as "cuda:0" or "mps", or "auto": the first CUDA device, or the CPU
                where there is none.
            dtype: what the network computes in. "fp32" gives the motion of the official code, "bf16" is faster and
                takes half the memory, "fp16" is for GPUs without bf16. "auto" is fp32, or bf16 where fp32 weights
                would not leave enough of the device's memory.
            compile: let PyTorch's compiler make the network's kernels, with CUDA graphs where there is CUDA. Costs
                minutes for every new length of motions.

        Raises:
            ConfigError: the folder or its configuration cannot be used.
            CheckpointError: its weights cannot be used.
            OptionError: there is no such device or dtype.
            NumericalError: its weights are too large for fp16.
        """
        path = resolve_folder(folder)
        bundled = path == bundled_folder()
        if bundled and text_encoder in ("auto", "minilm") and (device, dtype, compile) == ("cpu", "auto", False):
            return cls._of_library()
        place = choose_device(device)
        model, description = _loaded(path, place, dtype)
        if isinstance(text_encoder, str):
            name = description.text_encoder if text_encoder == "auto" else text_encoder
            # The compact one is fast enough on the CPU, and leaves the device's memory alone.
            computes = place.name if name.startswith("official") else "cpu"
            text_encoder = load_text_encoder(
                name, model_folder=path, device=computes, max_tokens=description.text_max_tokens
            )
        if place.name == "cpu" and not compile:
            model = _packed(model)
        pipe = cls(model.to(place.name), description, text_encoder, compile=compile)
        if bundled and text_encoder is not None and text_encoder.name == description.text_encoder:
            pipe.arranger = Arranger(SentenceEncoder())
        return pipe

    @property
    def train_frames(self) -> int:
        """Longest motion, in frames."""
        return self.description.network.train_frames

    @property
    def fps(self) -> float:
        """Frames per second of what the model makes."""
        return self.description.fps

    def __call__(
        self,
        prompt: str | PromptPlan,
        *,
        duration: float | None = None,
        seeds: Sequence[int] = (0,),
        source: Source = "auto",
        rewrite: Rewrite = "rules",
        allow_untranslated: bool = False,
        constraints: Sequence[Constraint] = (),
        begins: Phase | None = None,
        ends: Phase | None = None,
        steps: int | None = None,
        guidance_scale: float | None = None,
        guidance_interval: GuidanceInterval | None = None,
        solver: str | None = None,
        time_shift: float | None = None,
        smooth: bool = True,
        ground: bool = True,
        foot_lock: bool = False,
        on_step: OnStep | None = None,
    ) -> list[MotionClip]:
        """Make one clip per seed.

        Args:
            prompt: what the person does, in English; simple sentences of some other languages are translated. A
                plan of one (`plan`) is taken as it is.
            duration: seconds; from `MIN_FRAMES` frames to `train_frames`. If not given, what the prompt says ("for 3
                seconds"); if it says nothing, as long as the authored actions take, and from the network as long as
                such actions usually take (`prompting.plan`).
            rewrite: "rules" puts the prompt into the words of captions where it is not, "local" has a small language
                model do it (extra `prompts`), "off" takes it as it is; `metadata["caption"]` is what was made of it,
                where that is something else.
            allow_untranslated: take a prompt in another language as it is where it cannot be translated.
            constraints: poses, paths, places of hands and feet, kept frames, ... (`kinoflow.control`), in world metres;
                the clips then lie in that world. Met by both sources; `metadata["constraints"]` says how well, in cm.
                Without a duration the motion is as long as they need.
            begins: "moving" for somebody who walks or runs already in the first frame; as the prompt says ("already
                running", "keeps walking", "in mid-stride"), or else "standing", if not given.
            ends: the same of the last frame.
            seeds: one clip each; the same seed gives the same clip on the same machine with the same
                number of threads (`torch.get_num_threads`); with another, joints differ by some thousandths of a mm.
            source: see `Source`; `metadata["source"]` of a clip says which it was, `metadata["action"]` the actions.
                What follows is for the network, and of no effect on authored actions.
            steps: integration steps. For this and the next four see `SamplingSettings`; the model's own if not given.
            guidance_scale: strength of the sentence.
            guidance_interval: times between which guidance acts.
            solver: one of `flow.steppers.STEPPERS`.
            time_shift: more than 1 takes shorter steps near noise.
            smooth: apply the official clean-up (`motion.smoothing`).
            ground: set each clip on the floor y = 0 that it rests on (`motion.grounding`).
            foot_lock: hold feet in place while they touch (`motion.foot_lock`), where that makes nothing worse; what
                was done is in `metadata["foot_lock"]`.
            on_step: called with (steps done, steps in all).

        Raises:
            PromptError, DurationError, OptionError: see the arguments.
            ConstraintError: constraints contradict each other, or cannot be met; the message names them.
        """
        if not isinstance(seeds, Sequence) or isinstance(seeds, str) or not seeds:
            raise OptionError(f"seeds are a list of one or more, a clip each, such as [0, 1]; got {quoted(seeds)}")
        constraints = as_constraints(constraints)
        if isinstance(prompt, PromptPlan):
            plan, prompt = prompt, prompt.request
        else:
            plan = self.plan(prompt, duration, rewrite=rewrite, allow_untranslated=allow_untranslated)
        of_network = any(way is not None for way in (steps, guidance_scale, guidance_interval, solver, time_shift))
        meant: Source = "network" if source == "auto" and of_network else source
        looped = None if constraints or meant == "network" else loop_said(prompt)
        if looped is not None:
            return [self._looped(prompt, looped, plan, seed, source) for seed in seeds]
        phases = self._phases(plan, begins, ends, meant)
        if phases is not None and not constraints:
            return [self._under_way(plan, phases, seed, meant, on_step) for seed in seeds]
        if phases is not None and (begins or ends):
            raise OptionError("what keeps to constraints begins and ends standing; leave begins and ends out")
        if plan.segments and plan.duration_from == "text" and not constraints:
            return self._scenes(plan, seeds, source, on_step)
        num_frames = self.frames_of(plan.seconds)
        ways = {
            "steps": steps,
            "guidance_scale": guidance_scale,
            "guidance_interval": guidance_interval,
            "solver": solver,
            "time_shift": time_shift,
        }
        settings = SamplingSettings.of(self.description, **ways).to_dict()
        said: dict[str, Any] = {"prompt": prompt} | ({"caption": plan.caption} if plan.caption != prompt else {})
        arrangement = self._arranged(plan.caption, source, any(way is not None for way in ways.values()))
        several = arrangement is not None and len(arrangement.parts) > 1
        free = any(isinstance(one, RootPath) and one.frames is None and not one.exact for one in constraints)
        if several and free:
            # What is walked of it leads along the path; the rest goes on from there.
            parts = [Segment(plan.caption, plan.seconds if plan.stated else None)]
            made = [
                self.scene(parts, seed=seed, source=source, on_step=on_step, constraints=constraints) for seed in seeds
            ]
            return [clip.replace(metadata={**clip.metadata, **said}) for clip in made]
        if constraints:
            needed = num_frames if plan.stated else frames_needed(self, arrangement, constraints) or num_frames
            made = []
            for seed in seeds:
                check_seed(seed)
                clip = constrained(self, plan.caption, arrangement, constraints, needed, int(seed), on_step)
                made.append(clip.replace(metadata={**clip.metadata, **said, "seed": seed}))
            return made
        if arrangement is not None:
            return self._performed(said, arrangement, seeds, num_frames if plan.stated else None)
        features = self.encode_text([plan.caption])
        clips: list[MotionClip] = []
        for start in range(0, len(seeds), LARGEST_BATCH):
            group = list(seeds[start : start + LARGEST_BATCH])
            latents = self.sample(
                features.select([0] * len(group)),
                num_frames=[num_frames] * len(group),
                seeds=group,
                on_step=on_step,
                **settings,
            )
            made = self.decode(
                latents, num_frames=[num_frames] * len(group), smooth=smooth, ground=ground, foot_lock=foot_lock
            )
            for clip, seed in zip(made, group, strict=True):
                facts = {**said, "seed": seed, "source": "network", **settings}
                if meant == "auto" and self.arranger is not None:
                    unknown = [str(one) for one in plan.warnings if one.code == UNKNOWN]
                    facts["notes"] = [f"the library has nothing like {quote(prompt)}; {NETWORK_MAKES}", *unknown]
                clips.append(clip.replace(metadata={**facts, **clip.metadata}))
        return clips

    def _phases(self, plan: PromptPlan, begins: Phase | None, ends: Phase | None, source: Source) -> Phases | None:
        """How a motion begins and ends that does one of these in motion; None for one that does not.

        What the words say counts where somebody gets along: who keeps waving stands.
        """
        said = phases_said(plan.caption)
        arrangement = None if said.begins == "standing" else self.arranged(said.text, source)
        for name, wanted, place in (("begins", begins, 0), ("ends", ends, -1)):
            if wanted is not None:
                said = replace(said, **{name: wanted})
            elif arrangement is None or not Stage.gets_along(arrangement.parts[place], None):
                said = replace(said, **{name: "standing"})
        return said if "moving" in (said.begins, said.ends) else None

    def _under_way(
        self, plan: PromptPlan, phases: Phases, seed: int, source: Source, on_step: OnStep | None
    ) -> MotionClip:
        """The motion of a prompt that begins or ends in full stride."""
        parts = plan.parts or [(phases.text, plan.seconds if plan.stated else None)]
        ways: dict[str, Any] = {"source": source, "on_step": on_step, "begins": phases.begins, "ends": phases.ends}
        clip = self.scene(parts, seed=seed, **ways)
        segments = clip.metadata["segments"]
        done = [str(one["action"]) for one in segments if "action" in one]
        metadata = {**clip.metadata, "prompt": plan.request, "action": ", then ".join(done)}
        return clip.replace(metadata=metadata)

    def _looped(self, prompt: str, looped: LoopSaid, plan: PromptPlan, seed: int, source: Source) -> MotionClip:
        """The loop that a prompt asks for by its words, and that it was heard."""
        seconds = plan.seconds if plan.stated else None
        try:
            clip = self.loop(looped.text, duration=seconds, seed=seed, source=source)
        except OptionError as error:
            (clip,) = self(looped.text, duration=seconds, seeds=[seed], source=source)
            notes = [f"not a loop: {error}", *clip.metadata.get("notes", ())]
            return clip.replace(metadata={**clip.metadata, "prompt": prompt, "notes": notes})
        if looped.in_place:
            clip = sealed(in_place(clip))
            clip = clip.replace(metadata={**clip.metadata, "loop": Loop.of(clip).says()})
        heard = f"a loop, as asked: {in_words(clip.metadata['loop'], clip.fps)}"
        notes = [heard, *clip.metadata.get("notes", ())]
        return clip.replace(metadata={**clip.metadata, "prompt": prompt, "notes": notes})

    def plan(
        self,
        prompt: str,
        duration: float | None = None,
        *,
        rewrite: Rewrite = "rules",
        allow_untranslated: bool = False,
    ) -> PromptPlan:
        """What is made of a prompt before any motion is: its caption, its length, and what was changed.

        Raises:
            PromptError: it is empty, not text, or not English.
            DurationError: it says two lengths, or one that this model cannot have.
        """
        longest_s = self.train_frames / self.fps
        if duration is not None and not isinstance(duration, Real):
            raise DurationError(f"a duration is a number of seconds; got {quoted(duration)}")
        plan = plan_prompt(
            prompt,
            duration,
            rewrite=rewrite,
            allow_untranslated=allow_untranslated,
            longest_s=min(longest_s, LONGEST_S),
        )
        check_length(plan, longest_s)
        return plan

    def _scenes(
        self, plan: PromptPlan, seeds: Sequence[int], source: Source, on_step: OnStep | None
    ) -> list[MotionClip]:
        """One scene a seed, for a text that says how long each of its clauses lasts, or more than one run can."""
        said: dict[str, Any] = {"prompt": plan.request}
        clips = [self.scene(plan.parts, seed=seed, source=source, on_step=on_step) for seed in seeds]
        return [
            clip.replace(metadata={**said, "seed": seed, **clip.metadata})
            for seed, clip in zip(seeds, clips, strict=True)
        ]

    def scene(
        self,
        segments: Sequence[Segment | str | tuple[str, float | None]],
        *,
        seed: int = 0,
        source: Source = "auto",
        on_step: OnStep | None = None,
        constraints: Sequence[Constraint] = (),
        begins: Phase = "standing",
        ends: Phase = "standing",
    ) -> MotionClip:
        """One motion of several sentences in a row, of any length; each goes on from where the one before ended.

        Place, facing and posture carry over: somebody who sits waves sitting, somebody who lies gets up before walking.
        At seams what differs fades (inertialisation), and standing feet stay where they are until they are lifted.

        Args:
            segments: sentences, each with its seconds or without: "walks forward @3", ("sits down", 2.5), or `Segment`.
                A segment is as long as asked, to the frame at `fps`; without seconds as long as its actions take.
            seed: the same one gives the same scene.
            source: see `Source`. Segments that the library does not have are the network's, which is given the last
                frames of the segment before.
            on_step: called with (steps done, steps in all) of each window of the network.
            constraints: see `__call__`; frames count over the whole scene. A root path is where the first walking or
                running of the scene leads; a scene without any is carried along it. With frames, each segment that is
                walked or run goes the stretch of its time, and all of them have seconds.
            begins: "moving" for somebody who walks or runs in full stride from the first frame; what does not get along
                begins at rest, and notes say so.
            ends: the same of the last frame.

        Returns:
            a clip in the canonical frame, or in the world of the constraints; `metadata["segments"]` has the first and
            last frame, source, action, notes and seam of each.

        Raises:
            PromptError, DurationError, OptionError, ConstraintError: see the arguments.
        """
        check_seed(seed)
        listed, constraints = as_segments(segments), as_constraints(constraints)
        for phase in (begins, ends):
            if phase not in get_args(Phase):
                raise OptionError(f"a motion begins and ends {' or '.join(get_args(Phase))}; got {quoted(str(phase))}")
        if constraints and "moving" in (begins, ends):
            raise OptionError("what keeps to constraints begins and ends standing; leave begins and ends out")
        if constraints:
            return constrained_scene(self, listed, constraints, seed=int(seed), source=source, on_step=on_step)
        ways: dict[str, Any] = {"source": source, "on_step": on_step, "begins": begins, "ends": ends}
        parts = list(scene_parts(self, listed, seed=int(seed), **ways))
        return assembled(parts, int(seed), self.description.licence)

    def loop(
        self,
        prompt: str,
        *,
        duration: float | None = None,
        seed: int = 0,
        source: Source = "auto",
        constraints: Sequence[Constraint] = (),
    ) -> MotionClip:
        """One cycle of a motion, closed: its last frame is its first one again, on a line or an arc.

        Args:
            prompt: something that repeats: walking, running, standing, dancing, jumping jacks.
            duration: seconds of a cycle, met to the frame by a fifth more or less of tempo; as it comes if not given.
            seed: see `__call__`.
            source: see `Source`.
            constraints: what every round of it keeps to, in frames of one round; a root path is a line or
                an arc, and says where the loop begins and leads.

        Returns:
            T + 1 frames, of which T are to be played; `metadata["loop"]` has the travel and how well it closes,
            `metadata["constraints"]` how well it keeps to them.

        Raises:
            PromptError, DurationError: see the arguments.
            OptionError: nothing in it repeats, or not in about that time.
            ConstraintError: see `control.check_constraints` and `control.cycles.closed_on`.
        """
        constraints = as_constraints(constraints)
        frames = None if duration is None else self.frames_of(duration)
        seconds = LOOP_FROM_S if frames is None else max(LOOP_FROM_S, 2.5 * frames / self.fps + 2.0)
        arrangement = self.arranged(plan_prompt(prompt).caption, source)
        goes = arrangement is not None and len(arrangement.parts) == 1 and Stage.gets_along(arrangement.parts[0], None)
        phase: Phase = "moving" if goes else "standing"
        clip = self.scene([(prompt, seconds)], seed=seed, source=source, begins=phase, ends=phase)
        made = loop_of(clip, frames, exact=frames is not None)
        metadata = {name: value for name, value in clip.metadata.items() if name != "segments"}
        action = clip.metadata["segments"][0].get("action")
        metadata |= {"action": action} if action else {}
        if not constraints:
            return made.clip.replace(metadata={**metadata, "loop": made.says()})
        closed = closed_on(made.clip, constraints)
        metadata["loop"] = Loop.of(closed).says()
        metadata["constraints"] = report(closed, [one for one in constraints if not isinstance(one, RootPath)])
        metadata["frame"] = "world of the constraints" if is_placed(constraints) else "canonical"
        return closed.replace(metadata=metadata)

    def edit(
        self,
        clip: MotionClip,
        prompt: str | None = None,
        *,
        frames: tuple[int, int] | None = None,
        part: str | None = None,
        extend: Literal["forward", "backward"] | None = None,
        then: MotionClip | None = None,
        num_frames: int | None = None,
        style: str | None = None,
        strength: float | None = None,
        seed: int = 0,
        source: Source = "auto",
    ) -> MotionClip:
        """Change one thing of a clip and keep all else to the bit.

        One of these:
            `prompt` and `frames`: these frames are made anew, all others stay.
            `prompt` and `part` (and `frames`): one part of the body (`motion.edits.PARTS`) does what the sentence
            says, within these frames or all; other joints, place and heading stay.
            `extend` and `num_frames` (and `prompt`): so many frames more after or before; without a sentence what
            repeats in the clip goes on.
            `then` and `num_frames` (and `prompt`): another clip follows, with so many frames between; it is moved and
            turned to where the middle ends, its poses stay.

            `style` (and `frames`): how it is done. A mood ("sad", "proudly") is laid over trunk, head and arms; legs,
            place and heading stay, and without frames the pace becomes that of the mood. Any other style, and every one
            with `source` "network", is the network's: the clip is partly noised and denoised again under the sentence;
            the way of the pelvis over the floor stays.

        What needs no sentence is in `editing`: trimming, retiming, a part from another clip, loops.

        Args:
            clip: any rate and body.
            prompt: what the person does, in English.
            frames: first frame and the one after the last.
            part: of the body.
            extend: in which direction of time.
            then: the clip that follows.
            num_frames: how many frames are new.
            style: see above.
            strength: of a style: 1 is the mood as the library has it, 0 nothing; of the network's, the share of noise,
                0.5 if not given.
            seed: the same one gives the same edit.
            source: see `Source`.

        Returns:
            the clip at its own rate; `metadata["edits"]` says what was done, with the seams.

        Raises:
            OptionError: a combination that is none of these, or frames that the clip has not.
            PromptError: see `arranged`.
        """
        check_seed(seed)
        editing.check_kinds(clip, frames, part, extend, then, num_frames, style, strength)
        ways: dict[str, Any] = {"seed": int(seed), "source": source}
        given = {
            "prompt": prompt,
            "frames": frames,
            "part": part,
            "extend": extend,
            "then": then,
            "num_frames": num_frames,
            "style": style,
            "strength": strength,
        }
        named = {name for name, value in given.items() if value is not None}
        if style is not None and named <= {"style", "strength", "frames", "prompt"}:
            return editing.restyled(self, clip, style, strength, frames, prompt, **ways)
        if then is not None and num_frames is not None and named <= {"then", "num_frames", "prompt"}:
            return editing.joined_by(self, clip, then, num_frames, prompt, **ways)
        if extend is not None and num_frames is not None and named <= {"extend", "num_frames", "prompt"}:
            return editing.extended(self, clip, prompt, num_frames, extend, **ways)
        start, stop = frames or (0, clip.num_frames)
        if prompt is not None and part is not None and named <= {"prompt", "part", "frames"}:
            return editing.other_part(self, clip, prompt, part, start, stop, **ways)
        if prompt is not None and named == {"prompt", "frames"}:
            return editing.regenerated(self, clip, start, stop, prompt, **ways)
        raise OptionError(
            "an edit is one of: prompt and frames; prompt and part (and frames); extend and num_frames (and prompt); "
            "then and num_frames (and prompt); style (and strength, frames); "
            f"got {' and '.join(name for name in given if name in named) or 'none of them'}"
        )

    def arranged(self, prompt: str, source: Source = "auto") -> Arrangement | None:
        """The actions with which a sentence is performed; None where the network makes the motion.

        Raises:
            PromptError: no text, or nothing in the library where `source` is "library".
            OptionError: no such source, or a library where there is none.
        """
        return self._arranged(prompt, source, False)

    def arrange(self, prompt: str) -> Arrangement | None:
        """What the library of authored actions has for a sentence; None where it has nothing, or there is none.

        Raises:
            PromptError: it is empty, not text, or too long.
        """
        text = normalise_prompt(prompt)
        return None if self.arranger is None else self.arranger.arrange(text)

    def _arranged(self, prompt: str, source: Source, network_is_meant: bool) -> Arrangement | None:
        """The actions to be performed; None where the network makes the motion."""
        if source not in get_args(Source):
            raise OptionError(f"the source must be one of {', '.join(get_args(Source))}; got {source!r}")
        if source == "network" or (source == "auto" and network_is_meant):
            return None
        arrangement = self.arrange(prompt)
        if source == "library" and self.arranger is None:
            raise OptionError(f"the library of authored actions comes with the {COMPACT} model only")
        if source == "library" and arrangement is None:
            raise PromptError(
                f"the library has no action like {quote(prompt)}; `kinoflow author list` shows what it has, "
                "and the source network makes something of every sentence"
            )
        return arrangement

    def _performed(
        self, said: dict[str, Any], arrangement: Arrangement, seeds: Sequence[int], num_frames: int | None
    ) -> list[MotionClip]:
        """One clip a seed of authored actions."""
        assert self.arranger is not None
        clips = []
        for seed in seeds:
            check_seed(seed)
            clip = self.arranger.play(arrangement, int(seed), num_frames)
            facts = {**said, "seed": seed, **clip.metadata}
            clips.append(canonicalise(clip, floor=False).replace(metadata=facts))
        return clips

    def frames_of(self, duration: float) -> int:
        """Frames of a duration in seconds.

        Raises:
            DurationError: not a number, or outside what the model was trained for.
        """
        shortest, longest = MIN_FRAMES / self.fps, self.train_frames / self.fps
        number = isinstance(duration, Real) and math.isfinite(duration)
        frames = round(duration * self.fps) if number else 0
        if not MIN_FRAMES <= frames <= self.train_frames:
            way = 'Longer ones are scenes: pipe.scene(["walks @60"])'
            raise DurationError(length_refused(duration, shortest, longest, way))
        return frames

    def encode_text(self, captions: Sequence[str]) -> TextFeatures:
        """Features of captions, one row each.

        Raises:
            PromptError: a caption is empty, not text, or too long.
            OptionError: the pipeline was loaded without a text encoder.
        """
        if self.text_encoder is None:
            raise OptionError("this pipeline was loaded with text_encoder=None; give it TextFeatures through sample()")
        return self.text_encoder.encode(captions)

    @_without_gradients
    def velocity(
        self, motion: Tensor, time: Tensor, features: TextFeatures, num_frames: Sequence[int] | Tensor
    ) -> Tensor:
        """The velocity [B, T, D] at noisy motions [B, T, D] and times [B], without guidance.

        Frames at and after num_frames[b] are padding: their velocity means nothing, and they change nothing, except
        those that share a last patch with valid frames (with `patch_size` 1 there are none).
        """
        from kinoflow.flow.path import output_to_velocity

        lengths = self._lengths(num_frames, len(motion))
        self._check_text(features, len(motion))
        device = self.model.mean.device
        text = features.to(device)
        motion, time = motion.to(device), time.to(device)
        prepared = self.network.conditions(time, text.tokens, text.lengths, text.pooled)
        output = self.network.evaluate(motion, prepared, lengths)
        return output_to_velocity(output, motion, time, self.description.prediction)

    @_without_gradients
    def sample(
        self,
        features: TextFeatures,
        *,
        num_frames: Sequence[int] | Tensor,
        seeds: Sequence[int] | None = None,
        noise: Tensor | None = None,
        steps: int | None = None,
        guidance_scale: float | None = None,
        guidance_interval: GuidanceInterval | None = None,
        solver: str | None = None,
        time_shift: float | None = None,
        control: Control | None = None,
        source: Tensor | None = None,
        source_time: float = 0.0,
        on_step: OnStep | None = None,
    ) -> Tensor:
        """Integrate from noise to normalised motion features [B, max(num_frames), D].

        Args:
            features: B rows.
            num_frames: B lengths, `MIN_FRAMES` to `train_frames`.
            seeds: B seeds; each draws its own noise [train_frames, D], so a clip does not depend on its neighbours.
            noise: [B, train_frames, D] instead of seeds.
            steps: see `__call__`, also for the next four.
            guidance_scale: 1 or less evaluates the network without guidance, on half the rows.
            guidance_interval: outside of it, the network has half the rows too.
            solver: one of `flow.steppers.STEPPERS`.
            time_shift: more than 1 takes shorter steps near noise.
            control: what is known of the motions beforehand; it is in the result unchanged. A network that was
                trained with control (`NetworkConfig.control`) gets it clean and is told so. Of another, every clean
                estimate is projected onto it (`inference.projection`), with Euler steps whatever the solver.
            source: [B, max(num_frames), D] normalised motions that are partly noised and denoised again, instead of
                starting from noise alone (SDEdit, Meng et al. 2022, arXiv 2108.01073).
            source_time: time at which it begins, from 0 (all noise, the source means nothing) to below 1 (the source
                as it is).
            on_step: see `__call__`.

        Raises:
            OptionError, DurationError: arguments that do not fit each other or the model.
        """
        import torch

        from kinoflow.flow.steppers import evaluation_times, integrate
        from kinoflow.inference.projection import Projection, integrate_projected
        from kinoflow.inference.sampling import GuidedVelocity

        lengths = self._lengths(num_frames, len(features))
        self._check_text(features, len(features))
        settings = SamplingSettings.of(
            self.description,
            steps=steps,
            guidance_scale=guidance_scale,
            guidance_interval=guidance_interval,
            solver=solver,
            time_shift=time_shift,
        )
        start = self._noise(len(features), seeds, noise)
        # Whole patches are integrated; what lies past a clip's length is padding that no one reads.
        patch = self.description.network.patch_size
        longest = -(-int(lengths.max()) // patch) * patch
        latents = start[:, :longest].to(self.model.mean.device)
        integration = settings.integration
        if source is not None:
            if source.shape[:2] != (len(features), int(lengths.max())) or not 0 <= source_time < 1:
                raise OptionError(
                    f"a source is one motion a row of {int(lengths.max())} frames, noised to a time from 0 to below 1; "
                    f"got shape {tuple(source.shape)} and {source_time}"
                )
            if source_time > 0:
                latents = (1 - source_time) * latents + source_time * self._padded(source.float(), longest)
                integration["times"] = (source_time, *(t for t in settings.grid if t > source_time + 1e-6))
        known: Tensor | None = None
        wanted: Tensor | None = None
        project: Projection | None = None
        if control is not None:
            self._check_control(control, lengths)
            known = self._padded(control.known, longest)
            wanted = self._padded(control.motion.float(), longest).masked_fill(~known, 0.0)
            if self.description.network.control:
                latents = torch.where(known, wanted, latents)
            elif bool(known.any()):
                project = Projection(wanted, known, self.model.mean, self.model.std)
        times = integration["times"] or settings.grid
        field = GuidedVelocity(
            self.model,
            features,
            lengths,
            times[:-1] if project is not None else evaluation_times(**integration),
            guidance_scale=settings.guidance_scale,
            guidance_interval=settings.guidance_interval,
            prediction=self.description.prediction,
            null_context=self.description.null_context,
            network=self.network,
            known=known if self.description.network.control else None,
        )
        steps_taken = (
            integrate(field, latents, **integration)
            if project is None
            else integrate_projected(field, latents, times, project, self._generators(seeds or range(len(features))))
        )
        for done, point in enumerate(steps_taken, start=1):
            latents = point
            if on_step is not None:
                on_step(done, len(times) - 1)
            if self.on_estimate is not None and done < len(times) - 1:
                self.on_estimate(done, len(times) - 1, lambda: self._estimated(field, lengths, known, wanted))
        if known is not None and wanted is not None:
            latents = torch.where(known, wanted, latents)
        return latents[:, : int(lengths.max())]

    def decode(
        self,
        latents: Tensor,
        *,
        num_frames: Sequence[int] | Tensor,
        smooth: bool = True,
        ground: bool = True,
        foot_lock: bool = False,
        control: Control | None = None,
    ) -> list[MotionClip]:
        """Clips from normalised features [B, T, D]; rotations are the model's own, on the mannequin.

        Args:
            latents: what `sample` returns.
            num_frames: B lengths.
            smooth: apply the official clean-up (`motion.smoothing`).
            ground: see `__call__`.
            foot_lock: see `__call__`; not done where anything is known.
            control: what `sample` was told. The clean-up leaves rotations and translations that are known where they
                are (`motion.smoothing.smooth_around`), and a clip with a known height anywhere is not shifted.

        Raises:
            OptionError, DurationError: arguments that do not fit each other.
        """
        lengths = self._lengths(num_frames, len(latents))
        if control is not None:
            self._check_control(control, lengths)
        statistics = self.statistics()
        facts = {"model": self.description.name, "licence": self.description.licence}
        clips = []
        for index, (row, length) in enumerate(zip(latents.cpu().double().numpy(), lengths.tolist(), strict=True)):
            values = statistics.denormalise(row[:length])
            known = np.zeros((length, NUM_FEATURES), bool)
            if control is not None:
                known = control.known[index, :length].cpu().numpy()
                # What a model holds constant is known too where it is said.
                told = control.motion[index, :length].cpu().double().numpy()
                values = np.where(known, statistics.restore(told), values)
            clip = decode(values, rest_pelvis_offset_m=self.description.rest_pelvis_offset_m, fps=self.fps)
            translation = known_translation(known)
            clip = smoothing.smooth_around(clip, known_rotations(known), translation) if smooth else clip
            if smooth and control is not None:
                clip = self._at_places(clip, control.motion[index, :length], known)
            clip = ground_by_supports(clip) if ground and not translation[:, 1].any() else clip
            said = {}
            if foot_lock and not known.any():
                lock = lock_feet(clip)
                clip, said = lock.clip, {"foot_lock": lock.outcome}
            clips.append(clip.replace(metadata={**facts, **said}))
        return clips

    def _at_places(self, clip: MotionClip, wanted: Tensor, known: NDArray[np.bool_]) -> MotionClip:
        """The clip with joints at places that are known beforehand, from which the clean-up has moved them.

        Args:
            clip: T frames in the canonical frame.
            wanted: [T, D] normalised, read where `known`.
            known: [T, D] bool.
        """
        import torch

        from kinoflow.inference.projection import Projection

        # As they are, not normalised: in a clip no column is constant.
        told = torch.from_numpy(self.statistics().restore(wanted.cpu().double().numpy()))
        plain = torch.zeros(NUM_FEATURES), torch.ones(NUM_FEATURES)
        project = Projection(told[None], torch.from_numpy(known)[None], *plain)
        if not project.meets_places:
            return clip
        features = torch.from_numpy(encode(clip, self.description.rest_pelvis_offset_m))
        found = decode(
            project(features[None], last=True)[0].numpy(),
            rest_pelvis_offset_m=self.description.rest_pelvis_offset_m,
            fps=self.fps,
        )
        return clip.replace(
            rotations=np.where(known_rotations(known)[..., None, None], clip.rotations, found.rotations),
            translation=np.where(known_translation(known), clip.translation, found.translation),
        )

    def _estimated(
        self, field: GuidedVelocity, lengths: Tensor, known: Tensor | None, wanted: Tensor | None
    ) -> list[MotionClip]:
        """The clips of a run that has not ended, as its last velocity tells them."""
        import torch

        latents = field.estimate()
        if latents is None:
            return []
        if known is not None and wanted is not None:
            latents = torch.where(known, wanted, latents)
        return self.decode(latents[:, : int(lengths.max())], num_frames=lengths)

    def control_of(self, clips: Sequence[MotionClip], known: Tensor | NDArray[np.bool_]) -> Control:
        """What is known of motions, taken from clips.

        Args:
            clips: B motions of `fps` frames per second in the canonical frame (`motion.canonical.canonicalise`): the
                pelvis starts at x = z = 0 facing +Z, the floor is at y = 0. Only what is known of them is read.
            known: [B, T, D] bool over the features (`motion.features.BLOCKS` names the columns), T at least the
                frames of the longest clip; nothing is known past a clip's end.

        Raises:
            OptionError: a clip of another rate, or shapes that do not fit.
        """
        import torch

        known = torch.as_tensor(known)
        longest = max((clip.num_frames for clip in clips), default=1)
        fits = known.ndim == 3 and known.shape[::2] == (len(clips), NUM_FEATURES) and known.shape[1] >= longest
        if not fits or known.dtype != torch.bool:
            raise OptionError(
                f"known needs to be bool of shape ({len(clips)}, at least {longest}, {NUM_FEATURES}) for these clips; "
                f"got {tuple(known.shape)} ({known.dtype})"
            )
        known, motion = known.clone(), torch.zeros(known.shape)
        statistics = self.statistics()
        for row, clip in enumerate(clips):
            if clip.fps != self.fps:
                raise OptionError(
                    f"control is taken from clips of {self.fps:g} frames per second; clip {row} has {clip.fps:g}: "
                    "motion.canonical.resample changes that"
                )
            features = statistics.normalise(encode(clip, self.description.rest_pelvis_offset_m))
            motion[row, : clip.num_frames] = torch.from_numpy(features).float()
            known[row, clip.num_frames :] = False
        return Control(motion, known)

    def statistics(self) -> Statistics:
        """Mean and standard deviation of the features that the model was trained on."""
        return Statistics(self.model.mean.cpu().double().numpy(), self.model.std.cpu().double().numpy())

    def _lengths(self, num_frames: Sequence[int] | Tensor, batch: int) -> Tensor:
        import torch

        lengths = torch.as_tensor(num_frames, dtype=torch.int64)
        if lengths.shape != (batch,) or batch == 0:
            raise OptionError(f"num_frames needs one length per row ({batch}, not 0); got shape {tuple(lengths.shape)}")
        if int(lengths.min()) < 1 or int(lengths.max()) > self.train_frames:
            raise DurationError(f"num_frames must be from 1 to {self.train_frames}; got {lengths.tolist()}")
        return lengths

    def _check_control(self, control: Control, lengths: Tensor) -> None:
        import torch

        wanted = (len(lengths), int(lengths.max()), self.description.network.motion_features)
        if control.motion.shape != wanted or control.known.shape != wanted or control.known.dtype != torch.bool:
            raise OptionError(
                f"control needs motion and known (bool) of shape {wanted}; got {tuple(control.motion.shape)} and "
                f"{tuple(control.known.shape)} ({control.known.dtype})"
            )
        if not bool(control.motion[control.known].isfinite().all()):
            raise OptionError("control needs finite numbers wherever something is known")

    def _padded(self, x: Tensor, frames: int) -> Tensor:
        """[B, T, D] on the model's device, with zeros (nothing known) up to `frames`."""
        import torch

        return torch.nn.functional.pad(x.to(self.model.mean.device), (0, 0, 0, frames - x.shape[1]))

    @staticmethod
    def _generators(seeds: Sequence[int]) -> list[torch.Generator]:
        """Of the fresh noise of each row; not those of its first noise."""
        import torch

        return [torch.Generator().manual_seed((int(seed) + _FRESH_SEED) % 2**63) for seed in seeds]

    def _check_text(self, features: TextFeatures, batch: int) -> None:
        network = self.description.network
        if len(features) != batch:
            raise OptionError(f"the text features need one row per motion ({batch}); got {len(features)}")
        wanted, given = (
            (network.context_width, network.pooled_width),
            (features.tokens.shape[-1], features.pooled.shape[-1]),
        )
        if given != wanted:
            raise OptionError(
                f"this model takes text features of widths {wanted} (tokens, pooled); got {given}: "
                "they come from another text encoder"
            )
        if int(features.lengths.min()) < 1 or int(features.lengths.max()) > features.tokens.shape[1]:
            raise OptionError(
                f"lengths of text features must be from 1 to {features.tokens.shape[1]} tokens; "
                f"got {features.lengths.tolist()}"
            )

    def _noise(self, batch: int, seeds: Sequence[int] | None, noise: Tensor | None) -> Tensor:
        import torch

        shape = (self.train_frames, self.description.network.motion_features)
        if (seeds is None) == (noise is None):
            raise OptionError("give either seeds or noise")
        if noise is not None:
            if noise.shape != (batch, *shape):
                raise OptionError(f"noise must have shape {(batch, *shape)}; got {tuple(noise.shape)}")
            return noise.float()
        assert seeds is not None
        if len(seeds) != batch:
            raise OptionError(f"sample needs one seed per row ({batch}); got {len(seeds)}")
        device = self.model.mean.device if self.description.noise_on_device else torch.device("cpu")
        rows: list[Tensor] = []
        for seed in seeds:
            check_seed(seed)
            generator = torch.Generator(device).manual_seed(int(seed))
            rows.append(torch.randn(1, *shape, generator=generator, device=device))
        return torch.cat(rows)


def length_refused(seconds: object, shortest_s: float, longest_s: float, way: str) -> str:
    """What is said of a length that one sentence cannot have, and what to do.

    Args:
        seconds: what was asked for.
        shortest_s: the least that it may be.
        longest_s: the most.
        way: how a longer motion is asked for.
    """
    said = f"one sentence lasts from {shortest_s:.2f} to {longest_s:g} seconds where a length is given; got "
    said += f"{seconds:g}" if isinstance(seconds, float) else quoted(seconds)
    long = isinstance(seconds, Real) and math.isfinite(seconds) and float(seconds) > longest_s
    return f"{said}. {way}, up to {LONGEST_SEGMENT_S:g} s each, or leave the length out" if long else said


def check_seed(seed: object) -> None:
    """Refuse what is no seed.

    Raises:
        OptionError: not a whole number from 0 to 2^63 - 1.
    """
    if not isinstance(seed, Integral) or not 0 <= int(seed) < 2**63:
        raise OptionError(f"a seed must be a whole number from 0 to 2^63 - 1; got {quoted(seed)}")


def bundled_folder() -> Path:
    """Where the model lies that comes with kinoflow."""
    return Path(str(resources.files("kinoflow") / "assets" / "compact"))


def resolve_folder(folder: str | os.PathLike[str]) -> Path:
    """The folder of a model name or path.

    Raises:
        ConfigError: there is no such folder.
    """
    if str(folder) == COMPACT and not Path(folder).is_dir():
        bundled = bundled_folder()
        if not bundled.is_dir():
            raise ConfigError("the compact model is missing from this installation; install kinoflow again")
        return bundled
    path = Path(folder)
    if not path.is_dir():
        raise ConfigError(f"there is no model folder {path}; give a folder, or {COMPACT!r} for the bundled model")
    return path


def _loaded(path: Path, place: Device, dtype: str) -> tuple[MotionModel, ModelDescription]:
    """Model and description of a folder of either kind, checked to be one of kinoflow's motions.

    Raises:
        ConfigError, CheckpointError, OptionError, NumericalError: see `MotionPipeline.from_pretrained`.
    """
    from kinoflow.inference.official import check_official, load_official
    from kinoflow.inference.official_config import is_official_folder
    from kinoflow.model.folder import check_model, load_model
    from kinoflow.model.precision import choose_dtype

    official = is_official_folder(path)
    outline = check_official(path)[0] if official else check_model(path)[0]
    weights = choose_dtype(dtype, outline, place.total_bytes)
    model, description = load_official(path, weights) if official else load_model(path, weights)
    if description.layout != layout_fingerprint():
        raise ConfigError(f"{path} was trained on another feature layout or skeleton than this kinoflow has")
    if description.network.motion_features != NUM_FEATURES:
        features = description.network.motion_features
        raise ConfigError(f"{path} has {features} motion features; kinoflow's motions have {NUM_FEATURES}")
    if description.prediction not in PREDICTIONS:
        raise ConfigError(f"{path} predicts {description.prediction!r}; known are {', '.join(PREDICTIONS)}")
    if description.solver not in STEPPERS:
        raise ConfigError(f"{path} names the solver {description.solver!r}; known are {', '.join(STEPPERS)}")
    return model, description


def _packed(model: MotionModel) -> MotionModel:
    """The model with its weights as the CPU multiplies them fastest."""
    from kinoflow.model.packing import pack

    pack(model.transformer, mapped=True)
    return model
