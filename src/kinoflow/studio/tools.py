"""Tools for language models over MCP: make motions, look at them as pictures, write them as files.

A model cannot see a GLB, so every tool that makes a clip answers with numbers, a film strip and the clip's name, which
is the hash of its content. Files are written and read in one folder only; nothing is fetched.
"""

from __future__ import annotations

import base64
import io
import re
import threading
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import anyio
import numpy as np

from kinoflow.authoring.action import actions, draw, find_action
from kinoflow.errors import KinoflowError, MissingExtraError, OptionError, RequestError
from kinoflow.files import atomic_path
from kinoflow.formats.film_strip import film_strip
from kinoflow.motion.canonical import canonicalise
from kinoflow.motion.clip import MotionClip, format_for, formats
from kinoflow.studio import clips as files
from kinoflow.studio.clips import ClipFolder

try:
    from mcp.server import MCPServer
    from mcp.server.mcpserver import Context
    from mcp.server.mcpserver.exceptions import ResourceNotFoundError, ToolError
    from mcp.server.transport_security import TransportSecuritySettings
    from mcp_types import CallToolResult, ImageContent, ResourceLink, TextContent, ToolAnnotations
    from pydantic import BaseModel, Field
    from starlette.types import ASGIApp

    from kinoflow.studio.engine import Engine, facts_of
    from kinoflow.studio.schema import GenerationRequest, Segment
except ModuleNotFoundError as error:
    if error.name is None or error.name.partition(".")[0] not in ("mcp", "mcp_types", "pydantic"):
        raise
    raise MissingExtraError(error.name, "mcp", "serving tools over MCP") from error

if TYPE_CHECKING:
    from kinoflow.studio.app import Studio

INSTRUCTIONS = """kinoflow makes 3D motions of one person from English sentences, offline, on this machine.
Say who does what in plain words: "A person walks forward, then waves with the left hand." Sides, counts, tempo and
manner are understood. Most everyday actions come from a library of authored motions: call read_sentence to see how a
sentence would be read before making it, list_actions to see what there is. Look at the film strip: if it is not what
was meant, say it in other words or take another seed. write_file turns a clip into GLB, FBX, BVH and other files."""
MOST_VARIANTS = 4
FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._-]{0,98}[A-Za-z0-9]")
STRIP_PX = 160

ClipName = Annotated[str, Field(pattern="^[0-9a-f]{64}$", description="a clip's name, as a tool told it")]
Seconds = Annotated[float | None, Field(gt=0, le=600)]


class Made(BaseModel):
    """Clips that were made."""

    clips: list[dict[str, Any]]


class Reading(BaseModel):
    """How a sentence is read."""

    source: str
    parts: list[dict[str, Any]]
    notes: list[str]


class Listed(BaseModel):
    """Actions of the library."""

    total: int
    actions: list[dict[str, Any]]


class Written(BaseModel):
    """A file."""

    path: str
    bytes: int


def create_tools(folder: Path, engine: Engine, version: str = "0", studio: Studio | None = None) -> MCPServer:
    """The server of tools.

    Args:
        folder: clips are kept in `clips/` of it, files are written to and read from `files/`.
        engine: makes the motions.
        version: of kinoflow, as clients are told.
        studio: whose queue motions wait in and whose clips these are, with the same folder; none for tools alone.

    Raises:
        OutputError: the folder cannot be written.
    """
    clips = ClipFolder(folder / "clips")
    place = folder / "files"
    ClipFolder(place)  # creates it
    server = MCPServer("kinoflow", instructions=INSTRUCTIONS, version=version, log_level="ERROR")
    one_at_a_time = threading.Lock()
    looks = ToolAnnotations(read_only_hint=True, open_world_hint=False)
    makes = ToolAnnotations(read_only_hint=False, destructive_hint=False, idempotent_hint=True, open_world_hint=False)

    def kept(made: list[MotionClip]) -> CallToolResult:
        names = [clips.keep(clip) if studio is None else studio.store.keep(clip, facts_of(clip)) for clip in made]
        facts = [{"clip": name, **facts_of(clip)} for name, clip in zip(names, made, strict=True)]
        content: list[Any] = [TextContent(type="text", text="\n".join(map(_told, facts)))]
        content += [
            ImageContent(type="image", data=_strip(clip, 8 if len(made) == 1 else 5), mime_type="image/png")
            for clip in made
        ]
        content += [
            ResourceLink(
                type="resource_link", uri=f"kinoflow://clip/{name}", name=f"clip {name[:8]}", mime_type="text/html"
            )
            for name in names
        ]
        return CallToolResult(content=content, structured_content={"clips": facts})

    async def queued(studio: Studio, request: GenerationRequest, context: Context[Any, Any]) -> list[MotionClip]:
        """What the studio makes of a request, when it is its turn; its steps are told."""

        async def on_step(said: dict[str, Any]) -> None:
            await context.report_progress(float(said["step"]), float(said["steps"]), "steps of the network")

        job = await studio.made(request.model_dump(mode="json"), "mcp", on_step)
        if job.problem is not None:
            raise OptionError(str(job.problem["detail"]))
        if job.status != "done":
            raise OptionError("it was cancelled; ask again")
        return [await anyio.to_thread.run_sync(clips.read, name) for name in job.clips]

    @server.tool(title="Make a motion", annotations=makes)
    @_errors_told
    async def generate_motion(
        context: Context[Any, Any],
        prompt: Annotated[
            str, Field(max_length=1000, description="what the person does; leave empty to give segments")
        ] = "",
        segments: Annotated[
            list[Segment] | None, Field(max_length=16, description="what happens in order, each with its seconds")
        ] = None,
        seconds: Annotated[Seconds, Field(description="of the whole; as long as it takes when left out")] = None,
        seed: Annotated[int, Field(ge=0, le=2**53 - 1, description="another one gives another performance")] = 0,
        variants: Annotated[int, Field(ge=1, le=MOST_VARIANTS, description="how many, with seeds from seed on")] = 1,
        source: Literal["auto", "library", "network"] = "auto",
        begins: Annotated[
            Literal["standing", "moving"] | None, Field(description="moving: walks or runs in the first frame already")
        ] = None,
        ends: Annotated[Literal["standing", "moving"] | None, Field(description="the same of the last frame")] = None,
    ) -> Annotated[CallToolResult, Made]:
        """Make a motion from a sentence, or from segments. Answers with numbers and a film strip of each variant."""
        if bool(prompt.strip()) == bool(segments):
            raise OptionError("give either prompt or segments")
        request = GenerationRequest(
            prompt=prompt if not segments else None,
            segments=segments or None,
            duration_s=seconds if not segments else None,
            seed=seed,
            variants=variants,
            source=source,
            begins=begins,
            ends=ends,
        )

        def on_step(done: int, total: int) -> None:
            anyio.from_thread.run(context.report_progress, float(done), float(total), "steps of the network")

        def work() -> CallToolResult:
            with one_at_a_time:
                return kept(engine.make(request, on_step))

        if studio is not None:
            return await anyio.to_thread.run_sync(kept, await queued(studio, request, context))
        return await anyio.to_thread.run_sync(work, abandon_on_cancel=True)

    @server.tool(title="How a sentence is read", annotations=looks)
    @_errors_told
    async def read_sentence(prompt: Annotated[str, Field(min_length=1, max_length=1000)]) -> Reading:
        """Tell which actions of the library a sentence asks for, without making it. The network makes the rest."""
        plan = await anyio.to_thread.run_sync(engine.plan, prompt)
        if plan["problem"]:
            raise OptionError(plan["problem"])
        return Reading(source=plan["source"], parts=plan["parts"], notes=plan["notes"])

    @server.tool(title="Search the library of actions", annotations=looks)
    @_errors_told
    async def list_actions(
        search: Annotated[str, Field(max_length=100, description="words of their names or groups; empty: all")] = "",
        most: Annotated[int, Field(ge=1, le=1000)] = 60,
    ) -> Listed:
        """List authored actions with what can be set of each: side, count, tempo and more."""
        known = await anyio.to_thread.run_sync(actions)
        wanted = search.lower().split()
        fitting = [a for a in known.values() if all(word in f"{a.name} {' '.join(a.leaf)}".lower() for word in wanted)]
        return Listed(
            total=len(fitting),
            actions=[
                {
                    "name": action.name,
                    "group": "/".join(action.leaf[:2]),
                    "settings": {name: str(kind) for name, kind in action.parameters.items()},
                }
                for action in fitting[:most]
            ],
        )

    @server.tool(title="Perform an action of the library", annotations=makes)
    @_errors_told
    async def perform_action(
        action: Annotated[str, Field(min_length=1, max_length=100, description="a name that list_actions told")],
        settings: Annotated[dict[str, str | int | float] | None, Field(max_length=20)] = None,
        seed: Annotated[int, Field(ge=0, le=2**53 - 1)] = 0,
    ) -> Annotated[CallToolResult, Made]:
        """Play one authored action with given settings; what is not set is drawn by the seed."""
        return await anyio.to_thread.run_sync(lambda: kept([_performed(action, settings or {}, seed)]))

    @server.tool(title="Look at a clip", annotations=looks)
    @_errors_told
    async def show_clip(
        clip: ClipName,
        pictures: Annotated[int, Field(ge=1, le=24, description="evenly spaced in time")] = 10,
        camera_deg: Annotated[
            float, Field(ge=-360, le=360, description="0 from the front, 90 from the person's left side")
        ] = 35.0,
    ) -> Annotated[CallToolResult, Made]:
        """Draw a film strip of a clip from any side, with its path from above and heights over time."""

        def work() -> CallToolResult:
            found = clips.read(clip)
            facts = {"clip": clip, **facts_of(found)}
            picture = ImageContent(type="image", data=_strip(found, pictures, camera_deg), mime_type="image/png")
            return CallToolResult(
                content=[TextContent(type="text", text=_told(facts)), picture], structured_content={"clips": [facts]}
            )

        return await anyio.to_thread.run_sync(work)

    @server.tool(title="List clips", annotations=looks)
    @_errors_told
    async def list_clips(most: Annotated[int, Field(ge=1, le=200)] = 20) -> Made:
        """List the last clips that were made or read, the newest first."""

        def work() -> list[dict[str, Any]]:
            return [{"clip": name, **facts_of(clips.read(name))} for name in clips.names()[:most]]

        return Made(clips=await anyio.to_thread.run_sync(work))

    @server.tool(
        title="Write a clip as a file",
        annotations=ToolAnnotations(read_only_hint=False, destructive_hint=True, open_world_hint=False),
    )
    @_errors_told
    async def write_file(
        clip: ClipName,
        name: Annotated[str, Field(max_length=100, description="of the file, with its suffix: walk.glb")],
        in_place: Annotated[bool, Field(description="without travelling over the floor")] = False,
        mirror: Annotated[bool, Field(description="left and right exchanged")] = False,
        loop: Annotated[bool, Field(description="the part that repeats best, closed for endless play")] = False,
        fps: Annotated[float | None, Field(ge=1, le=1000)] = None,
        start_s: Annotated[float, Field(ge=0, le=3600)] = 0.0,
        end_s: Annotated[float | None, Field(gt=0, le=3600)] = None,
        overwrite: bool = False,
    ) -> Written:
        """Write a clip as GLB, FBX, BVH, NPZ, HTML (a page that plays it), PNG, MP4 or GIF; the suffix decides."""

        def work() -> Written:
            target = _in_folder(place, name)
            if target.exists() and not overwrite:
                raise OptionError(f"there is a file {target.name} already; give another name, or overwrite it")
            made = files.changed(
                clips.read(clip), start_s=start_s, end_s=end_s, fps=fps, in_place=in_place, mirror=mirror, loop=loop
            )
            content = files.written(made, target.suffix.lower())
            with atomic_path(target) as temporary:
                temporary.write_bytes(content)
            return Written(path=str(target), bytes=len(content))

        return await anyio.to_thread.run_sync(work)

    @server.tool(title="Read a motion file", annotations=makes)
    @_errors_told
    async def read_file(
        name: Annotated[str, Field(max_length=100, description="of a file in the folder that write_file writes to")],
    ) -> Annotated[CallToolResult, Made]:
        """Turn a motion file (BVH, FBX, GLB, NPZ ...) from kinoflow's folder into a clip, on the 22-joint body."""

        def work() -> CallToolResult:
            path = _in_folder(place, name)
            if path.is_symlink() or not path.is_file():
                raise OptionError(f"there is no file {path.name} in {place}; put it there")
            if path.stat().st_size > 20 * 2**20:
                raise OptionError(f"{path.name} has more than 20 MiB; cut it first")
            format_for(path, "read")
            return kept([files.uploaded(path, path.name)])

        return await anyio.to_thread.run_sync(work)

    @server.tool(title="What is installed", annotations=looks)
    @_errors_told
    async def describe_machine() -> dict[str, Any]:
        """Tell the model, whether it fits this machine, where files go, and which formats can be read and written."""
        found = await anyio.to_thread.run_sync(engine.doctor)
        known = {f.suffix: {"read": f.read is not None, "write": f.write is not None} for f in formats()}
        return {**found, "model": engine.model, "files": str(place), "formats": known}

    @server.resource("kinoflow://clip/{name}", title="A clip as a page", mime_type="text/html")
    async def clip_page(name: str) -> str:
        """One page that plays the clip, without a network."""
        try:
            content = await anyio.to_thread.run_sync(lambda: files.written(clips.read(name), ".html"))
        except RequestError as error:
            raise ResourceNotFoundError(str(error)) from error
        return content.decode()

    return server


def over_http(server: MCPServer) -> ASGIApp:
    """The tools at `/mcp` of a server that has checked who asks (`guard.Guard`); its session manager has to run."""
    unchecked = TransportSecuritySettings(enable_dns_rebinding_protection=False)
    return server.streamable_http_app(streamable_http_path="/mcp", transport_security=unchecked)


def run_tools(folder: Path, engine: Engine, version: str) -> None:
    """Serve tools on standard input and output until the client closes them.

    Raises:
        OutputError: the folder cannot be written.
        ConfigError, OptionError: the model or the device is not there.
    """
    engine.check()
    anyio.run(create_tools(folder, engine, version).run_stdio_async)


def _errors_told(tool: Callable[..., Any]) -> Callable[..., Any]:
    """Tell errors that kinoflow raises on purpose to the model, which can then do what they say."""

    @wraps(tool)
    async def told(*args: Any, **kwargs: Any) -> Any:
        try:
            return await tool(*args, **kwargs)
        except KinoflowError as error:
            raise ToolError(str(error)) from error

    return told


def _performed(name: str, settings: dict[str, Any], seed: int) -> MotionClip:
    action = find_action(name)
    made = draw(action, np.random.default_rng(seed), settings)
    said = ", ".join(f"{key} {value}" for key, value in made.parameters.items())
    metadata = {
        "prompt": action.name,
        "seed": seed,
        "source": "library",
        "action": f"{action.name} ({said})" if said else action.name,
        "licence": "CC0-1.0",
    }
    return canonicalise(made.clip, floor=False).replace(metadata=metadata)


def _told(facts: dict[str, Any]) -> str:
    numbers = facts["numbers"]
    made = f"{facts['source']}: {facts['action']}" if facts["action"] else facts["source"]
    notes = "".join(f" NOTE: {note}." for note in facts["notes"])
    return (
        f"clip {facts['clip']}: {facts['seconds']:.1f} s, seed {facts['seed']}, {made}; ends "
        f"{numbers['distance_m']:.1f} m from its start, turned {numbers['turn_deg']:.0f} degrees, feet slide "
        f"{numbers['foot_slide_mm_per_frame']:.1f} mm a frame.{notes}"
    )


def _strip(clip: MotionClip, pictures: int, camera_deg: float = 35.0) -> str:
    picture = film_strip(clip, pictures=pictures, picture_px=STRIP_PX, yaw_degrees=camera_deg)
    content = io.BytesIO()
    picture.save(content, format="PNG")
    return base64.b64encode(content.getvalue()).decode()


def _in_folder(folder: Path, name: str) -> Path:
    """A file directly in a folder.

    Raises:
        OptionError: the name leads elsewhere, or is hidden.
    """
    if not FILE_NAME.fullmatch(name) or ".." in name:
        raise OptionError(f"a file name has letters, digits, spaces, dots and dashes, and no folder; got {name[:60]!r}")
    return folder / name
