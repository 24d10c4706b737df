"""The model of a studio: loaded when it is first needed, kept while it is used, released when nobody asks."""

from __future__ import annotations

import gc
import math
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Literal

from kinoflow.arranging.segments import Segment as ScenePart
from kinoflow.control.constraints import Constraint, Contact, Effector, Heading, Keyframe, frame_of
from kinoflow.control.meeting import meet, report
from kinoflow.errors import InputError, KinoflowError
from kinoflow.motion import measures
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.travel import turn_rad
from kinoflow.studio.constraints import constraint_of
from kinoflow.studio.problems import told
from kinoflow.studio.schema import GenerationRequest, Segment

if TYPE_CHECKING:
    from kinoflow.inference.pipeline import MotionPipeline
    from kinoflow.prompting.plan import Rewrite

IDLE_S = 900.0
"""Seconds without a request after which the model is released."""
_UNREAD: dict[str, Any] = {
    "seconds": 0.0,
    "shortest_s": 0.0,
    "longest_s": 0.0,
    "duration_from": "rules",
    "changes": [],
    "warnings": [],
    "source": "network",
    "parts": [],
    "notes": [],
}
OnStep = Callable[[int, int], None]
OnPreview = Callable[[int, int, Sequence[MotionClip]], None]
"""Steps done, steps in all, the clips as they look so far."""
ReadClip = Callable[[str], MotionClip]
PREVIEWS = 6
"""So often a run of the network shows how far it is."""


class Engine:
    """Makes motions, one request at a time, and reads sentences.

    Args:
        model: folder, or "compact".
        device: where it computes.
        idle_s: seconds without a request after which the model is released.
    """

    def __init__(self, model: str = "compact", device: str = "cpu", idle_s: float = IDLE_S) -> None:
        self.model = model
        self.device = device
        self.idle_s = idle_s
        self.state: Literal["not loaded", "loading", "ready"] = "not loaded"
        self._pipe: MotionPipeline | None = None
        self._loading = threading.Lock()
        self._last_use = time.monotonic()

    def check(self) -> None:
        """Refuse a model or a device that is not there, without loading anything.

        Raises:
            ConfigError, OptionError: see `resolve_folder` and `choose_device`.
        """
        # Torch takes seconds to import, and these are always there.
        if self.model != "compact":
            from kinoflow.inference.pipeline import resolve_folder

            resolve_folder(self.model)
        if self.device != "cpu":
            from kinoflow.inference.devices import choose_device

            choose_device(self.device)

    def pipeline(self) -> MotionPipeline:
        """The pipeline, loaded if it is not.

        Raises:
            ModelError, OptionError, ResourceError: see `MotionPipeline.from_pretrained`.
        """
        with self._loading:
            self._last_use = time.monotonic()
            if self._pipe is None:
                self.state = "loading"
                try:
                    # Torch takes seconds to import: the page is there before it.
                    from kinoflow.inference import MotionPipeline

                    self._pipe = MotionPipeline.from_pretrained(self.model, device=self.device)
                finally:
                    self.state = "not loaded" if self._pipe is None else "ready"
            return self._pipe

    def ready(self) -> None:
        """Have the model loaded, so that what follows is the work itself.

        Raises:
            ModelError, OptionError, ResourceError: it cannot be.
        """
        self.pipeline()

    def release_if_idle(self) -> bool:
        """Forget the model if nobody asked for it for long; says whether that was done."""
        with self._loading:
            if self._pipe is None or time.monotonic() - self._last_use < self.idle_s:
                return False
            self._pipe = None
            self.state = "not loaded"
        gc.collect()
        return True

    def close(self) -> None:
        """Nothing has to be ended here."""

    def make(
        self,
        request: GenerationRequest,
        on_step: OnStep,
        on_preview: OnPreview | None = None,
        read: ReadClip | None = None,
    ) -> list[MotionClip]:
        """One clip a variant.

        Args:
            request: what is asked for.
            on_step: called with (steps done, steps in all) of each run of the network.
            on_preview: called some times in each run of the network.
            read: gives the clip of a hash, for edits.

        Raises:
            KinoflowError: the request cannot be met; see `MotionPipeline.__call__`.
        """
        pipe = self.pipeline()
        prompt, duration_s = joined(request)
        own = request.segments or [Segment(text=prompt, seconds=duration_s)]
        constraints = [constraint_of(one) for one in request.constraints]

        def estimate(done: int, total: int, clips: Callable[[], list[MotionClip]]) -> None:
            if on_preview is not None and done % max(2, -(-total // PREVIEWS)) == 0:
                on_preview(done, total, clips())

        try:
            pipe.on_estimate = estimate if on_preview is not None else None
            if request.edit is not None:
                assert read is not None
                return self._edited(pipe, request, read(request.edit.clip), constraints)
            if len(own) > 1 or (duration_s is not None and round(duration_s * pipe.fps) > pipe.train_frames):
                parts = [ScenePart(part.text, part.seconds, part.seed, part.rewrite or request.rewrite) for part in own]
                ways: dict[str, Any] = {
                    "source": request.source,
                    "on_step": on_step,
                    "constraints": constraints,
                    "begins": request.begins or "standing",
                    "ends": request.ends or "standing",
                }
                return [named(pipe.scene(parts, seed=seed, **ways), prompt, seed) for seed in request.all_seeds]
            return pipe(
                prompt,
                duration=duration_s,
                seeds=request.all_seeds,
                source=request.source,
                rewrite=request.rewrite,
                steps=request.steps,
                guidance_scale=request.guidance,
                foot_lock=request.foot_lock,
                on_step=on_step,
                constraints=constraints,
                begins=request.begins,
                ends=request.ends,
            )
        finally:
            pipe.on_estimate = None
            self._last_use = time.monotonic()

    def _edited(
        self, pipe: MotionPipeline, request: GenerationRequest, clip: MotionClip, constraints: Sequence[Constraint]
    ) -> list[MotionClip]:
        """The clip with some frames, or a part of the body in them, made anew; what is asked of those frames is met."""
        edit = request.edit
        assert edit is not None
        assert request.prompt is not None
        within = [one for one in constraints if _lies_within(one, edit.start, edit.stop, clip.num_frames)]
        made = []
        for seed in request.all_seeds:
            found = pipe.edit(
                clip,
                request.prompt,
                frames=(edit.start, edit.stop),
                part=edit.part,
                seed=seed,
                source=request.source,
            )
            if within:
                found = meet(found, within, in_place=True)
                found = found.replace(metadata={**found.metadata, "constraints": report(found, within)})
            made.append(named(found, str(clip.metadata.get("prompt", request.prompt)), seed))
        return made

    def plan(self, prompt: str, duration_s: float | None = None, rewrite: Rewrite = "rules") -> dict[str, Any]:
        """How a text is read, see `schema.Plan`; a text that cannot be read is a plan with a problem."""
        pipe = self.pipeline()
        # What is longer than the model's longest motion is made as a scene.
        short = duration_s is None or round(duration_s * pipe.fps) <= pipe.train_frames
        try:
            plan = pipe.plan(prompt, duration_s if short else None, rewrite=rewrite)
            arrangement = pipe.arrange(plan.caption)
        except InputError as error:
            return {**_UNREAD, "prompt": prompt, "caption": prompt, "problem": told(error)}
        parts = [] if arrangement is None else arrangement.parts
        return {
            "prompt": prompt,
            "problem": None,
            "caption": plan.caption,
            "seconds": round(plan.seconds, 2),
            "shortest_s": plan.range[0],
            "longest_s": plan.range[1],
            "duration_from": plan.duration_from,
            "changes": [asdict(change) for change in plan.changes],
            "warnings": [asdict(warning) for warning in plan.warnings],
            "source": "network" if arrangement is None else "library",
            "parts": [
                {
                    "action": part.action,
                    "text": part.text,
                    "likeness": round(part.likeness, 3),
                    "settings": dict(part.settings),
                    "over": part.base,
                }
                for part in parts
            ],
            "notes": [] if arrangement is None else list(arrangement.notes),
        }

    def doctor(self) -> dict[str, Any]:
        """What this machine has and what the model needs, see `schema.Doctor`.

        Raises:
            ModelError: the model's folder cannot be used.
        """
        import platform

        import torch

        from kinoflow.inference.devices import devices
        from kinoflow.inference.pipeline import resolve_folder
        from kinoflow.inference.plan import gibibytes, make_plan

        plan = make_plan(resolve_folder(self.model), device=self.device)
        fits = True
        remedy = ""
        try:
            plan.check()
        except KinoflowError as error:
            fits, remedy = False, str(error)
        return {
            "python": platform.python_version(),
            "torch": torch.__version__,
            "devices": [f"{device.name}: {gibibytes(device.total_bytes)}" for device in devices()],
            "plan": [f"{part.name}: {gibibytes(part.num_bytes)} on {part.device}" for part in plan.parts],
            "fits": fits,
            "remedy": remedy,
        }


def _lies_within(one: Constraint, start: int, stop: int, num_frames: int) -> bool:
    """Whether a constraint is about frames from `start` up to `stop` only, with some room on both sides."""
    if isinstance(one, Contact):
        return start <= one.start and one.stop <= stop
    if isinstance(one, (Keyframe, Heading, Effector)):
        return start < frame_of(one.frame, num_frames) < stop - 1
    return False


def named(clip: MotionClip, prompt: str, seed: int) -> MotionClip:
    """A clip that says what it was made of."""
    said = {"prompt": prompt, "seed": seed}
    return clip.replace(metadata={**clip.metadata, **said})


def joined(request: GenerationRequest) -> tuple[str, float | None]:
    """The sentence and the seconds of a request; segments follow each other."""
    if request.segments is None:
        assert request.prompt is not None
        return request.prompt, request.duration_s
    texts = [segment.text.strip().rstrip(".;,") for segment in request.segments]
    text = ", then ".join(texts[:1] + [_continued(text) for text in texts[1:]])
    seconds = [segment.seconds for segment in request.segments]
    return text, sum(s for s in seconds if s is not None) if None not in seconds else None


def _continued(text: str) -> str:
    """A sentence as it stands after "then"."""
    first, space, rest = text.partition(" ")
    return f"{first.lower()}{space}{rest}" if first.istitle() and first != "I" else text


def facts_of(clip: MotionClip) -> dict[str, Any]:
    """What a client is told of a clip, without its name; see `schema.Clip`."""
    said = clip.metadata
    floor_m = measures.floor_height_m(clip)
    travelled = clip.translation[-1] - clip.translation[0]
    numbers = {
        "distance_m": math.hypot(travelled[0], travelled[2]),
        "turn_deg": math.degrees(turn_rad(clip)),
        "foot_slide_mm_per_frame": measures.foot_slide_mm_per_frame(clip, floor_m),
        "floating_mm": measures.floating_mm(clip, floor_m),
        "penetration_mm": measures.penetration_mm(clip, floor_m),
        "jerk_m_per_s3": measures.jerk_m_per_s3(clip) if clip.num_frames > 3 else 0.0,
    }
    seed = said.get("seed")
    scene = [part for part in _sequence(said.get("segments")) if isinstance(part, dict)]
    parts = [_stretch(part, clip) for part in scene]
    return {
        "seconds": round(clip.duration_s, 4),
        "frames": clip.num_frames,
        "fps": clip.fps,
        "prompt": str(said.get("prompt", "")),
        "seed": seed if isinstance(seed, int) else None,
        "source": str(said.get("source", "")),
        "action": str(said.get("action", "")) or ", then ".join(part["action"] for part in parts if part["action"]),
        "notes": list(dict.fromkeys(str(note) for one in (said, *scene) for note in _sequence(one.get("notes")))),
        "licence": str(said.get("licence", "")),
        "segments": parts,
        "met": [one for one in _sequence(said.get("constraints")) if isinstance(one, dict)],
        "numbers": {name: round(float(value), 3) for name, value in numbers.items()},
    }


def _stretch(said: dict[str, Any], clip: MotionClip) -> dict[str, Any]:
    """See `schema.ClipSegment`."""
    return {
        "start_s": round(int(said.get("start_frame", 0)) / clip.fps, 4),
        "end_s": round(int(said.get("end_frame", clip.num_frames)) / clip.fps, 4),
        "text": str(said.get("prompt", "")),
        "action": str(said.get("action", "")),
        "source": str(said.get("source", "")),
    }


def _sequence(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else []
