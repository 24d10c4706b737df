"""What clients send and get, as the OpenAPI document tells it. Unknown fields are refused."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from kinoflow.control.files import MOST_CONSTRAINTS
from kinoflow.motion.skeleton import NUM_JOINTS
from kinoflow.reading import quoted
from kinoflow.text.prompt import LONGEST_PROMPT

MOST_SEGMENTS = 16
MOST_VARIANTS = 16
MOST_POINTS = 2000
"""Of a path: one for every frame of a minute, and some."""
LONGEST_S = 600.0
MAX_SEED = 2**53 - 1
"""Largest whole number that JSON carries exactly in every language."""
FAILURE_KINDS = ("input", "model", "resources", "defect")

Status = Literal["queued", "running", "done", "failed", "cancelled"]
Seconds = Annotated[float, Field(gt=0, le=LONGEST_S, allow_inf_nan=False)]
Seed = Annotated[int, Field(ge=0, le=MAX_SEED)]
Text = Annotated[str, Field(min_length=1, max_length=LONGEST_PROMPT)]


_MEANT = {
    **dict.fromkeys(("text", "sentence", "caption", "description", "input", "prompts", "query"), ("prompt", "text")),
    "prompt": ("text", "segments"),
    **dict.fromkeys(("duration", "seconds", "length", "length_s", "duration_seconds"), ("duration_s", "seconds")),
    **dict.fromkeys(("count", "num", "n", "number", "samples", "num_samples", "batch_size"), ("variants",)),
    **dict.fromkeys(("num_steps", "num_inference_steps"), ("steps",)),
    **dict.fromkeys(("guidance_scale", "cfg", "cfg_scale"), ("guidance",)),
    **dict.fromkeys(("parameters", "params", "values"), ("settings",)),
    "name": ("action", "prompt"),
    "constraint": ("constraints",),
}  # fmt: skip
"""What clients call fields elsewhere, and what they are called here."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _fields_are_known(cls, data: Any) -> Any:
        """Refuse unknown fields, and say what they are called here."""
        unknown = [name for name in data if name not in cls.model_fields] if isinstance(data, dict) else []
        if unknown:
            known = ", ".join(cls.model_fields)
            said = [_misnamed(str(name), cls.model_fields) for name in unknown[:8]]
            raise ValueError(f"{'; '.join(said)}; the fields are {known}")
        return data


def _misnamed(name: str, known: Collection[str]) -> str:
    meant = [one for one in _MEANT.get(name.lower(), ()) if one in known] or get_close_matches(name, known, 1, 0.7)
    return f"there is no field {quoted(name)} here" + (f", it is called {meant[0]!r}" if meant else "")


class Segment(_Strict):
    """A stretch of a motion: what happens, and for how long."""

    text: Text
    seconds: Annotated[Seconds | None, Field(description="as long as it takes, if not given")] = None
    seed: Annotated[Seed | None, Field(description="of its own: the same in every variant")] = None
    rewrite: Annotated[Literal["rules", "off"] | None, Field(description="that of the request, if not given")] = None


Metres = Annotated[float, Field(ge=-1e4, le=1e4, allow_inf_nan=False)]
Radians = Annotated[float, Field(ge=-100, le=100, allow_inf_nan=False)]
Frame = Annotated[int, Field(ge=-20_000, le=20_000, description="at 30 a second; negative from the end")]
LimbEnd = Literal["L_Wrist", "R_Wrist", "L_Ankle", "R_Ankle"]
Placed = Literal["L_Wrist", "R_Wrist", "L_Ankle", "R_Ankle", "L_Foot", "R_Foot", "Head", "Pelvis"]
Axis = tuple[Radians, Radians, Radians]
JointName = Annotated[str, Field(max_length=20, description="one of the 22 of the body")]
Part = Literal[
    "left arm", "right arm", "arms", "left leg", "right leg", "legs", "head", "trunk", "upper body"
]  # fmt: skip


class PathConstraint(_Strict):
    """Where the body goes over the floor."""

    kind: Literal["root_path"]
    points_m: Annotated[
        list[tuple[Metres, Metres]],
        Field(min_length=1, max_length=MOST_POINTS, description="x and z of each; one alone has a frame"),
    ]
    frames: Annotated[
        list[Frame] | None,
        Field(min_length=1, max_length=MOST_POINTS, description="when it is at each; at its own pace if not given"),
    ] = None
    exact: Annotated[bool, Field(description="the pelvis itself is on the path, and sways no more")] = False

    @model_validator(mode="after")
    def _a_frame_for_every_point(self) -> PathConstraint:
        if self.frames is not None and len(self.frames) != len(self.points_m):
            raise ValueError(f"a path of {len(self.points_m)} points has as many frames; got {len(self.frames)}")
        if self.frames is None and len(self.points_m) < 2:
            raise ValueError("a path has two points or more, or one with its frame")
        return self


class PoseConstraint(_Strict):
    """The pose in one frame, of the whole body or of some joints."""

    kind: Literal["keyframe"]
    frame: Frame
    rotations_rad: Annotated[
        list[Axis],
        Field(min_length=NUM_JOINTS, max_length=NUM_JOINTS, description="axis times angle, relative to the parent"),
    ]
    translation_m: Annotated[tuple[Metres, Metres, Metres], Field(description="of the pelvis")]
    place: Annotated[bool, Field(description="whether place and heading count too")] = False
    joints: Annotated[
        list[JointName], Field(max_length=NUM_JOINTS, description="whose rotations alone count; all if empty")
    ] = []


class EffectorConstraint(_Strict):
    """Where a hand, a foot, the head or the pelvis is in one frame."""

    kind: Literal["effector"]
    frame: Frame
    joint: Placed
    position_m: tuple[Metres, Metres, Metres]
    rotation_rad: Annotated[
        Axis | None,
        Field(description="of a wrist or an ankle in the world, axis times angle; as it comes if not given"),
    ] = None


class HeadingConstraint(_Strict):
    """Which way the pelvis faces in one frame."""

    kind: Literal["heading"]
    frame: Frame
    degrees: Annotated[float, Field(ge=-3600, le=3600, allow_inf_nan=False, description="0 along +Z, 90 along +X")]


class HoldConstraint(_Strict):
    """A hand or a foot that stays where it is for some frames."""

    kind: Literal["contact"]
    start: Annotated[int, Field(ge=0, le=20_000)]
    stop: Annotated[int, Field(ge=1, le=20_000, description="the frame after the last")]
    joint: LimbEnd


class GroundConstraint(_Strict):
    """How high the floor is in the world; at 0 if nothing is said."""

    kind: Literal["ground_height"]
    height_m: Metres


AnyConstraint = Annotated[
    PathConstraint | PoseConstraint | EffectorConstraint | HeadingConstraint | HoldConstraint | GroundConstraint,
    Field(discriminator="kind"),
]


class Edit(_Strict):
    """What of a clip is made anew; all else of it stays, to the bit."""

    clip: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    start: Annotated[int, Field(ge=0, le=20_000, description="first frame that changes")]
    stop: Annotated[int, Field(ge=1, le=20_000, description="the frame after the last one that does")]
    part: Annotated[Part | None, Field(description="of the body; all of it if not given")] = None


class GenerationRequest(_Strict):
    """A motion to be made, in some variants."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"prompt": "A person waves with the right hand.", "duration_s": 2.5, "variants": 2},
                {
                    "segments": [
                        {"text": "A person walks forward.", "seconds": 3},
                        {"text": "They clap."},
                    ],
                    "constraints": [{"kind": "root_path", "points_m": [[0, 0], [0, 2], [1, 3]]}],
                },
                {
                    "prompt": "A person stands still.",
                    "duration_s": 2,
                    "seeds": [5],
                    "constraints": [
                        {"kind": "effector", "frame": 30, "joint": "R_Wrist", "position_m": [-0.2, 1.4, 0.35]}
                    ],
                },
                {"prompt": "A person jumps.", "source": "network", "duration_s": 1, "steps": 2},
            ]
        }
    )

    prompt: Annotated[Text | None, Field(description="what the person does; this or segments")] = None
    segments: Annotated[
        list[Segment] | None, Field(min_length=1, max_length=MOST_SEGMENTS, description="what happens, in order")
    ] = None
    duration_s: Annotated[Seconds | None, Field(description="of the whole; with a prompt only")] = None
    variants: Annotated[int, Field(ge=1, le=MOST_VARIANTS, description="how many, with seeds from `seed` on")] = 1
    seed: Seed = 0
    seeds: Annotated[
        list[Seed] | None, Field(min_length=1, max_length=MOST_VARIANTS, description="instead of variants and seed")
    ] = None
    source: Annotated[
        Literal["auto", "library", "network"],
        Field(description="the library of authored actions, the network, or the library where it has what is asked"),
    ] = "auto"
    rewrite: Annotated[
        Literal["rules", "off"], Field(description="rules: put the text into words that are understood better")
    ] = "rules"
    steps: Annotated[int | None, Field(ge=1, le=200, description="integration steps of the network")] = None
    guidance: Annotated[float | None, Field(ge=0, le=20, allow_inf_nan=False)] = None
    foot_lock: Annotated[bool, Field(description="hold planted feet; clips of the network")] = False
    constraints: Annotated[
        list[AnyConstraint],
        Field(max_length=MOST_CONSTRAINTS, description="poses, a path, places; in metres of one world, Y up"),
    ] = []
    begins: Annotated[
        Literal["standing", "moving"] | None,
        Field(description="moving: walks or runs in the first frame already; as the prompt says if left out"),
    ] = None
    ends: Annotated[Literal["standing", "moving"] | None, Field(description="the same of the last frame")] = None
    edit: Annotated[Edit | None, Field(description="the prompt is for these frames of a clip; see Edit")] = None

    @model_validator(mode="after")
    def _one_way_of_saying_it(self) -> GenerationRequest:
        if (self.prompt is None) == (self.segments is None):
            raise ValueError("give either prompt or segments")
        if self.segments is not None and self.duration_s is not None:
            raise ValueError("duration_s goes with prompt; segments have seconds of their own")
        if not (self.prompt or "".join(segment.text for segment in self.segments or ())).strip():
            raise ValueError("the text is empty")
        if self.edit is not None and (self.segments is not None or self.duration_s is not None):
            raise ValueError("an edit goes with a prompt alone; its frames say how long it is")
        if "moving" in (self.begins, self.ends) and (self.edit is not None or self.constraints):
            raise ValueError("begins and ends go with neither an edit nor constraints")
        return self

    @property
    def all_seeds(self) -> list[int]:
        """One for each variant."""
        return self.seeds or [self.seed + k for k in range(self.variants)]


class ClipSegment(BaseModel):
    """A stretch of a clip."""

    start_s: float
    end_s: float
    text: str
    action: str
    source: str


class ClipNumbers(BaseModel):
    """Measures of a clip; lower is better for the last four."""

    distance_m: Annotated[float, Field(description="how far the hips are from where they began, on the floor")]
    turn_deg: Annotated[float, Field(description="how much it turned, positive to the left")]
    foot_slide_mm_per_frame: float
    floating_mm: float
    penetration_mm: float
    jerk_m_per_s3: float


class Clip(BaseModel):
    """A motion that is kept. It never changes: its name is the hash of its content."""

    hash: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    seconds: float
    frames: int
    fps: float
    prompt: str
    seed: int | None
    source: str
    action: Annotated[str, Field(description="the authored actions it was made of; empty for others")]
    notes: Annotated[list[str], Field(description="what was asked for and is not there")]
    licence: str
    segments: Annotated[list[ClipSegment], Field(description="where it was made of several")] = []
    met: Annotated[
        list[dict[str, Any]], Field(description="how well each constraint is met, in centimetres or degrees")
    ] = []
    numbers: ClipNumbers


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    errors: Annotated[list[str] | None, Field(description="each field that cannot be used")] = None


class Generation(BaseModel):
    """A request and what has become of it."""

    id: str
    status: Status
    position: Annotated[int | None, Field(description="how many are before it in the queue; null unless queued")]
    request: GenerationRequest
    clips: Annotated[list[Clip], Field(description="results, one a variant")]
    problem: Annotated[Problem | None, Field(description="why it failed")] = None
    created: Annotated[float, Field(description="seconds since 1970")]
    started: float | None = None
    finished: float | None = None
    links: dict[str, str]


class Generations(BaseModel):
    """Requests, the newest first."""

    generations: list[Generation]


class PlanRequest(_Strict):
    """A text to be read without being played."""

    prompt: Text
    duration_s: Seconds | None = None
    rewrite: Literal["rules", "off"] = "rules"


class PlanPart(BaseModel):
    """One authored action."""

    action: str
    text: Annotated[str, Field(description="the words that ask for it")]
    likeness: Annotated[float, Field(description="how well it fits them, to 1")]
    settings: dict[str, Any]
    over: Annotated[str, Field(description="what the body does meanwhile; empty for the action's own")]


class PlanChange(BaseModel):
    """One thing that was changed on the way from the text to the caption."""

    kind: str
    before: str
    after: str
    reason: str


class PlanWarning(BaseModel):
    """What to know, and what to do about it."""

    code: str
    message: str
    fix: str


class Plan(BaseModel):
    """How a text is read."""

    prompt: str
    problem: Annotated[str | None, Field(description="why it cannot be read, as it stands")]
    caption: Annotated[str, Field(description="what is read in its place; the prompt, if nothing was changed")]
    seconds: Annotated[float, Field(description="length of the motion, or a guess where nobody says it")]
    shortest_s: Annotated[float, Field(description="one in ten such motions is shorter")]
    longest_s: Annotated[float, Field(description="one in ten is longer")]
    duration_from: Annotated[str, Field(description="user, text or rules")]
    changes: list[PlanChange]
    warnings: list[PlanWarning]
    source: Annotated[Literal["library", "network"], Field(description="who would make it")]
    parts: list[PlanPart]
    notes: list[str]


class ActionParameter(BaseModel):
    """What can be set of an action."""

    name: str
    values: Annotated[str, Field(description="a|b|c, or 1 to 5, or 10 to 90 deg")]


class LibraryAction(BaseModel):
    """An action of the library."""

    name: str
    group: str
    leaf: str
    parameters: list[ActionParameter]


class Library(BaseModel):
    """All actions."""

    actions: list[LibraryAction]


class ActionRequest(_Strict):
    """A performance of an action."""

    action: Annotated[str, Field(min_length=1, max_length=100)]
    settings: Annotated[dict[str, str | int | float], Field(max_length=20)] = {}
    seed: Seed = 0


class Character(BaseModel):
    """Somebody's own character, onto which motions are put."""

    hash: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    name: str
    suffix: str
    written_as: Annotated[list[str], Field(description="suffixes with which it is written with a motion")] = []
    description: Annotated[str, Field(description="what was recognised of it")]


class Format(BaseModel):
    """A kind of file."""

    suffix: str
    description: str
    read: bool
    write: bool
    needs_character: bool
    root_motion: Annotated[bool, Field(description="it can be written with a joint that carries the travel")]
    profiles: Annotated[list[str], Field(description="tools whose joint names it can be written with")]
    needs: Annotated[str | None, Field(description="what to install for it; null if nothing is missing")]


class Health(BaseModel):
    """Whether the server is well."""

    version: str
    model: str
    model_state: Literal["not loaded", "loading", "ready"]
    queued: int
    running: int
    queue_limit: int
    formats: list[Format]


class Doctor(BaseModel):
    """What this machine has and what the model needs."""

    python: str
    torch: str
    devices: list[str]
    plan: list[str]
    fits: bool
    remedy: str


class Session(_Strict):
    """The token that the server printed when it started."""

    token: Annotated[str, Field(max_length=200)]
