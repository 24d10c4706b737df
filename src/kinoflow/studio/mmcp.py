"""MMCP 1.4, the protocol by which Blender and Godot add-ons ask servers for motions; mounted at `/mmcp`.

The SDK (extra "mmcp") has the wire format. Here requests become jobs of the studio's queue, and clips its glTF.
Understood are text and unconditioned segments on our own skeleton, constraints, samples and seeds, any frame rate,
batches and trajectories. Refused by name, since nothing here can do it: ground of several heights, segments that are
one pose or a reference, loops, other skeletons.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from motionmcp import Backbone, ModelSpec, MotionResult, build_app
from motionmcp.backbone import Limits
from motionmcp.errors import ProtocolError
from motionmcp.protocol import OPTIONAL_CONSTRAINTS, SUPPORTED_CONSTRAINTS
from motionmcp.schemas import GenerateRequest, Joint, ModelOption, Skeleton, UnconditionedSegment
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kinoflow.control.constraints import check_constraints
from kinoflow.control.peers import mmcp_constraints
from kinoflow.errors import ConstraintError, KinoflowError, UnreadableError
from kinoflow.motion.canonical import resample
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.contacts import FOOT_JOINTS, foot_contacts
from kinoflow.motion.features import FPS
from kinoflow.motion.rotations import continuous_quaternions, matrix_to_quaternion
from kinoflow.motion.skeleton import MANNEQUIN
from kinoflow.reading import parse_json
from kinoflow.studio.constraints import said_of
from kinoflow.studio.problems import code_of, status_of, told
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
            supports_segment_seed=True,
            supported_constraints=[*SUPPORTED_CONSTRAINTS, *OPTIONAL_CONSTRAINTS],
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
            return await self._made(request, wanted, fps)
        except KinoflowError as error:
            code = _CODES.get(status_of(error), "internal_error")
            raise ProtocolError(code, told(error), details={"reason": code_of(error)}) from error

    async def _made(self, request: GenerateRequest, wanted: OurRequest, fps: float) -> MotionResult:
        job = await self._queue.made(wanted.model_dump(mode="json"), "mmcp")
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
    return _OfJson(app)


LARGEST = 1e100
"""No length, angle, time or seed is larger."""


class _OfJson:
    """Refuses bodies that only Python takes for JSON, such as NaN, and numbers whose squares are too large for it.

    The SDK would write what it computes of them into an answer, which is no JSON then, and fail.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] == "POST":
            body = await Request(scope, receive).body()
            try:
                await run_in_threadpool(lambda: _check_numbers(parse_json(body.decode())))
            except (UnicodeDecodeError, UnreadableError) as error:
                problem = {"code": "schema_validation", "message": f"the request cannot be read: {error}"[:500]}
                await JSONResponse({"error": problem}, 422)(scope, receive, send)
                return
            rest: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]
            await self._app(scope, lambda: _next(rest, receive), send)
            return
        await self._app(scope, receive, send)


def _check_numbers(value: Any) -> None:
    """Numbers, and text that is taken for some where it stands among numbers: "NaN"."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            _check_numbers([_number(one)] if isinstance(one, str) else one)
    elif isinstance(value, (int, float)) and not abs(value) <= LARGEST:
        raise UnreadableError(f"a number is not finite, or beyond {LARGEST:g}")


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


async def _next(waiting: list[Message], receive: Receive) -> Message:
    return waiting.pop() if waiting else await receive()


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
    """What is asked for, as a job says it."""
    options = request.options
    samples = 1 if options is None else options.num_samples
    source = "auto" if options is None else (options.model_options or {}).get("source", "auto")
    if len(request.segments) > MOST_SEGMENTS:
        raise ProtocolError(
            "invalid_request", f"at most {MOST_SEGMENTS} segments are made; got {len(request.segments)}"
        )
    frames = _frames_of_ours(request.total_frames, fps)
    seed = _seed(0 if options is None or options.seed is None else options.seed, "options.seed")
    # Where segments end, at our rate: lengths that are rounded one by one would not add up.
    ends = np.cumsum([segment.duration_frames for segment in request.segments]) * FPS / fps
    stops = [round(float(end)) for end in ends[:-1]] + [frames]
    said: list[dict[str, Any]] = []
    for number, segment in enumerate(request.segments):
        free = isinstance(segment, UnconditionedSegment)
        own = getattr(segment, "seed", None)
        said.append(
            {
                "text": IDLE_TEXT if free else getattr(segment, "prompt", IDLE_TEXT),
                "seconds": (stops[number] - (stops[number - 1] if number else 0)) / FPS,
                "seed": None if own is None else _seed(own, f"segments.{number}.seed"),
            }
        )
    asked: dict[str, Any] = {
        "variants": samples,
        "source": source,
        "constraints": _constraints(request, fps, frames),
    }
    if len(said) > 1:
        return OurRequest.model_validate({**asked, "segments": said, "seed": seed})
    alone = said[0] if said else {"text": IDLE_TEXT, "seed": None}
    first = seed if alone["seed"] is None else alone["seed"]
    return OurRequest.model_validate({**asked, "prompt": alone["text"], "duration_s": frames / FPS, "seed": first})


def _frames_of_ours(frames: int, fps: float) -> int:
    """So many frames at our rate last as long as `frames` at another."""
    return math.ceil((frames - 1) * FPS / fps - 1e-6) + 1


def _seed(seed: int, name: str) -> int:
    if not 0 <= seed <= MAX_SEED - MOST_VARIANTS:
        raise ProtocolError("invalid_options", f"{name} is a whole number from 0 to 2^53; got {seed}")
    return seed


def _constraints(request: GenerateRequest, fps: float, frames: int) -> list[dict[str, Any]]:
    """The constraints of a request, as those of a job, once it is known that they can be met together."""
    listed = [one.model_dump(exclude_none=True) for one in request.constraints]
    try:
        found = mmcp_constraints(listed, fps)
        check_constraints(found, frames)
        return [said_of(one).model_dump(mode="json") for one in found]
    except ValidationError as error:
        raise ProtocolError("invalid_request", f"a constraint cannot be met: {error.errors()[0]['msg']}") from None
    except (UnreadableError, ConstraintError) as error:
        raise ProtocolError("invalid_request", str(error)) from None


def _lasting(clip: MotionClip, fps: float, frames: int) -> MotionClip:
    """The clip at a rate, with exactly so many frames: rounding of lengths may have made it shorter or longer."""
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
