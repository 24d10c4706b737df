"""MMCP 1.4, the protocol by which Blender and Godot add-ons ask servers for motions; mounted at `/mmcp`.

The SDK (extra "mmcp") has the wire format. Here requests become jobs of the studio's queue, and clips its glTF.
Understood are text and unconditioned segments on our own skeleton, samples and seeds, any frame rate, batches and
trajectories. Refused by name, since nothing here can do it: constraints, poses, references, loops, other skeletons.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from motionmcp import Backbone, ModelSpec, MotionResult, build_app
from motionmcp.backbone import Limits
from motionmcp.errors import ProtocolError
from motionmcp.schemas import GenerateRequest, Joint, ModelOption, Skeleton, UnconditionedSegment
from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp

from kinoflow.errors import RequestError
from kinoflow.motion.canonical import resample
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.contacts import FOOT_JOINTS, foot_contacts
from kinoflow.motion.features import FPS
from kinoflow.motion.rotations import continuous_quaternions, matrix_to_quaternion
from kinoflow.motion.skeleton import MANNEQUIN
from kinoflow.studio.schema import MAX_SEED, MOST_SEGMENTS, MOST_VARIANTS
from kinoflow.studio.schema import GenerationRequest as OurRequest

if TYPE_CHECKING:
    from kinoflow.studio.store import Job, Store

MODEL = "kinoflow"
LONGEST_S = 60.0
IDLE_TEXT = "A person stands still."
"""What is made where the request says nothing."""
_UNGUIDED = "guidance and diffusion_steps are the model's own, whatever is asked for"
_CODES = {422: "invalid_request", 429: "rate_limited", 503: "model_unavailable"}


class Queue(Protocol):
    """The studio, as far as it is needed here."""

    store: Store

    async def made(self, request: dict[str, Any], client: str) -> Job:
        """The job of a request, once it has ended."""
        ...


class _Backbone(Backbone):
    model_id = MODEL

    def __init__(self, queue: Queue) -> None:
        self._queue = queue

    def capabilities(self) -> ModelSpec:
        return ModelSpec(
            id=MODEL,
            fps=FPS,
            canonical_skeleton=_skeleton(),
            model_options=[
                ModelOption(
                    name="source",
                    type="enum",
                    values=["auto", "library", "network"],
                    default="auto",
                    title="Made by",
                    description="authored actions, the network, or authored actions where the library has them",
                )
            ],
            supported_guidance_types=["nocfg"],
            predicted_contact_joints=list(FOOT_JOINTS),
            native_clip_seconds=12.0,
            recommended_max_duration_seconds=LONGEST_S,
            limits=Limits(max_duration_seconds=LONGEST_S),
        )

    async def generate(self, request: GenerateRequest) -> MotionResult:
        fps = request.fps(FPS)
        wanted = _request(request, fps)
        try:
            job = await self._queue.made(wanted.model_dump(mode="json"), "mmcp")
        except RequestError as error:
            raise ProtocolError(_CODES.get(error.status, "internal_error"), str(error)) from error
        if job.problem is not None:
            code = _CODES.get(job.problem["status"], "internal_error")
            raise ProtocolError(code, job.problem["detail"], details={"reason": job.problem["code"]})
        if not job.clips:
            raise ProtocolError("internal_error", "the generation was cancelled")
        read = self._queue.store.files.read
        clips = [await run_in_threadpool(read, name) for name in job.clips]
        guided = request.options is not None and request.options.guidance is not None
        return _result([_lasting(clip, fps, request.total_frames) for clip in clips], [_UNGUIDED] if guided else [])


def create_mmcp(queue: Queue) -> ASGIApp:
    """The application that speaks MMCP, to be mounted."""
    app = build_app(_Backbone(queue), title="kinoflow over MMCP")
    # Its pages about itself would load scripts from elsewhere.
    app.router.routes = [route for route in app.router.routes if getattr(route, "path", "") not in ("/docs", "/redoc")]
    return app


def _skeleton() -> Skeleton:
    names, parents = MANNEQUIN.joint_names, MANNEQUIN.parents
    offsets = MANNEQUIN.offsets.copy()
    offsets[0] = MANNEQUIN.rest_positions[0]
    joints = [
        Joint(
            name=name,
            parent=None if parent < 0 else names[parent],
            rest_translation=(float(offset[0]), float(offset[1]), float(offset[2])),
            rest_rotation=(0.0, 0.0, 0.0, 1.0),
        )
        for name, parent, offset in zip(names, parents, offsets, strict=True)
    ]
    return Skeleton(joints=joints)


def _request(request: GenerateRequest, fps: float) -> OurRequest:
    options = request.options
    seed = 0 if options is None or options.seed is None else options.seed
    samples = 1 if options is None else options.num_samples
    source = "auto" if options is None else (options.model_options or {}).get("source", "auto")
    if not 0 <= seed <= MAX_SEED - MOST_VARIANTS:
        raise ProtocolError("invalid_options", f"options.seed is a whole number from 0 to 2^53; got {seed}")
    if len(request.segments) > MOST_SEGMENTS:
        raise ProtocolError(
            "invalid_request", f"at most {MOST_SEGMENTS} segments are made; got {len(request.segments)}"
        )
    said = [
        {
            "text": IDLE_TEXT if isinstance(segment, UnconditionedSegment) else getattr(segment, "prompt", IDLE_TEXT),
            "seconds": getattr(segment, "duration_frames", 1) / fps,
        }
        for segment in request.segments
    ]
    common = {"seed": seed, "variants": samples, "source": source}
    if len(said) > 1:
        return OurRequest.model_validate({"segments": said, **common})
    text = said[0]["text"] if said else IDLE_TEXT
    return OurRequest.model_validate({"prompt": text, "duration_s": request.total_frames / fps, **common})


def _lasting(clip: MotionClip, fps: float, frames: int) -> MotionClip:
    """The clip at a rate, with exactly so many frames: rounding may have made it one shorter or longer."""
    clip = resample(clip, fps)
    if clip.num_frames >= frames:
        return clip.crop(0, frames)
    more = frames - clip.num_frames
    return clip.replace(
        rotations=np.concatenate([clip.rotations, np.repeat(clip.rotations[-1:], more, axis=0)]),
        translation=np.concatenate([clip.translation, np.repeat(clip.translation[-1:], more, axis=0)]),
    )


def _result(clips: list[MotionClip], notes: list[str]) -> MotionResult:
    wxyz = np.stack([continuous_quaternions(matrix_to_quaternion(clip.rotations)) for clip in clips])
    contacts = np.stack([foot_contacts(clip) for clip in clips]).astype(bool)
    told = dict.fromkeys([*notes, *(str(note) for clip in clips for note in clip.metadata.get("notes", ()))])
    return MotionResult(
        rotations=np.roll(wxyz, -1, axis=-1),
        root_translations=np.stack([clip.translation for clip in clips]),
        foot_contacts={name: contacts[:, :, column] for column, name in enumerate(FOOT_JOINTS)},
        notes=[{"code": "not_done", "severity": "warning", "message": note} for note in told],
    )
