"""The HTTP application of `kinoflow studio` and `kinoflow serve`; `/openapi.json` is its contract.

| request | answer |
|---|---|
| `POST /v1/generations` | 202 and the job; header `Idempotency-Key`, `?wait=SECONDS` |
| `GET /v1/generations`, `GET /v1/generations/ID` | jobs, one job |
| `GET /v1/generations/ID/events` | what happens to it, as server-sent events; `Last-Event-ID` replays |
| `GET /v1/generations/ID/preview` | what is being made as it looks so far, as the viewer of the page reads it |
| `POST /v1/generations/ID/cancel` | the job, ended or about to |
| `GET /v1/clips`, `GET /v1/clips/HASH` | clips, what is known of one |
| `GET /v1/clips/HASH.SUFFIX` | the clip as a file |
| `POST /v1/clips?name=walk.bvh` | a motion file of the client becomes a clip |
| `GET /v1/view?clip=HASH&clip=HASH` | clips as the viewer of the page reads them |
| `POST /v1/characters?name=me.vrm` | a character of the client; clips are put onto it by `?character=HASH` |
| `GET /v1/actions`, `POST /v1/actions/clips` | the library, a performance of one action |
| `POST /v1/plan` | how a sentence is read |
| `POST /v1/chat/completions`, `GET /v1/models` | the prompt module, as the official one answers |
| `/mmcp/capabilities`, `/mmcp/generate` | MMCP (`mmcp.py`) |
| `/mcp` | tools for language models, MCP over streamable HTTP (`tools.py`) |
| `GET /v1/health`, `GET /v1/doctor` | state of the server, of the machine |
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib.util
import re
import threading
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from functools import cache
from http import HTTPStatus
from importlib import resources
from pathlib import PurePosixPath, PureWindowsPath
from typing import Annotated, Any, Literal, get_args

import numpy as np
from fastapi import Body, Depends, FastAPI, Header, Path, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.sse import EventSourceResponse, ServerSentEvent
from pydantic import BaseModel, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from kinoflow.authoring.action import actions, draw, find_action
from kinoflow.errors import KinoflowError, MissingExtraError, OutputError, RequestError
from kinoflow.files import scratch_folder
from kinoflow.motion.canonical import canonicalise
from kinoflow.motion.clip import format_for, formats
from kinoflow.studio import clips as files
from kinoflow.studio.characters import Characters
from kinoflow.studio.engine import Engine, facts_of
from kinoflow.studio.guard import COOKIE, LARGEST_UPLOAD, Guard
from kinoflow.studio.problems import code_of, problem_response, status_of, told
from kinoflow.studio.problems import problem as problem_content
from kinoflow.studio.schema import (
    ActionRequest,
    Character,
    Clip,
    Doctor,
    Format,
    Generation,
    GenerationRequest,
    Generations,
    Health,
    Library,
    Plan,
    PlanRequest,
    Problem,
    Session,
)
from kinoflow.studio.store import Job, Store, damaged
from kinoflow.studio.worker import Worker

QUEUE_LIMIT = 64
LONGEST_WAIT_S = 60.0
Profile = Literal["mixamo", "ue5", "unity", "vrm", "rigify"]
IMMUTABLE = "private, max-age=31536000, immutable"
WELCOME = "dance freely"
"""The action that dances on the page before anything was made."""
Identity = Annotated[str, Path(pattern="^[0-9a-f]{32}$")]
Hash = Annotated[str, Path(pattern="^[0-9a-f]{64}$")]
Refused: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem, "content": {"application/problem+json": {}}, "description": text}
    for status, text in (
        (400, "it is no JSON"),
        (401, "no token"),
        (403, "asked for by another page or under another name"),
        (404, "there is no such thing"),
        (408, "it came too slowly"),
        (409, "the key was used for another request"),
        (413, "it is too large"),
        (415, "it is of another kind"),
        (422, "it cannot be used"),
        (429, "too many are waiting"),
        (501, "a package is not installed"),
        (503, "the model cannot be used"),
        (507, "there is no space for it"),
    )
}


class Studio:
    """What the routes share.

    Args:
        store: jobs and clips.
        engine: makes motions.
        queue_limit: how many jobs may wait.
        version: of kinoflow, as clients are told.
        at_once: how many motions the engine makes at the same time.
    """

    def __init__(
        self, store: Store, engine: Engine, queue_limit: int = QUEUE_LIMIT, version: str = "0", at_once: int = 1
    ) -> None:
        self.store = store
        self.engine = engine
        self.queue_limit = queue_limit
        self.version = version
        self.characters = Characters(store.folder / "characters")
        self.worker = Worker(store, engine, self._ring, at_once)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._bells: dict[str, set[asyncio.Event]] = defaultdict(set)
        self._welcome: str | None = None
        self._welcoming = threading.Lock()
        self.acting = threading.Semaphore(2)

    def start(self, loop: asyncio.AbstractEventLoop) -> None:
        """Begin to work."""
        self._loop = loop
        self.worker.start()

    def _ring(self, job: str | None) -> None:
        loop = self._loop
        if loop is not None and not loop.is_closed():
            with contextlib.suppress(RuntimeError):  # it ends at this moment
                loop.call_soon_threadsafe(self._wake_listeners, job)

    def _wake_listeners(self, job: str | None) -> None:
        for one in [job] if job is not None else list(self._bells):
            for bell in self._bells.get(one, ()):
                bell.set()

    def check_worker(self) -> None:
        """Refuse to wait for jobs while none can be taken or ended.

        Raises:
            OutputError: the database cannot be used.
        """
        trouble = self.worker.trouble
        if trouble is not None:
            raise OutputError(str(trouble))

    @contextlib.contextmanager
    def listening(self, job: str) -> Any:
        """An event that is set whenever something happens to a job."""
        bell = asyncio.Event()
        self._bells[job].add(bell)
        try:
            yield bell
        finally:
            self._bells[job].discard(bell)
            if not self._bells[job]:
                del self._bells[job]

    async def made(
        self, request: dict[str, Any], client: str, on_step: Callable[[dict[str, Any]], Awaitable[None]] | None = None
    ) -> Job:
        """The job of a request, once it has ended; steps of the network are told meanwhile.

        Raises:
            RequestError: the queue is full.
            OutputError: the database cannot be used.
        """
        self.check_worker()
        job, _ = await run_in_threadpool(self.store.add, request, None, client, self.queue_limit)
        self.worker.wake()
        await _ended(self, job.id, on_step)
        return await run_in_threadpool(self.store.job, job.id) or job

    def describe(self, job: Job) -> dict[str, Any]:
        """A job as `schema.Generation`.

        Raises:
            OutputError: the database, or a row of it that this needs, is damaged.
        """
        at = f"/v1/generations/{job.id}"
        said = job.problem
        content = {
            "id": job.id,
            "status": job.status,
            "position": self.store.position(job),
            "request": job.request,
            "clips": [facts for clip in job.clips if (facts := self.store.facts(clip))],
            "problem": said and problem_content(said["status"], said["code"], said["detail"]),
            "created": job.created,
            "started": job.started,
            "finished": job.finished,
            "links": {"self": at, "events": f"{at}/events", "cancel": f"{at}/cancel"},
        }
        return _checked(self.store, Generation, content)

    def perform(self, request: ActionRequest) -> dict[str, Any]:
        """Play an action of the library and keep the clip."""
        action = find_action(request.action)
        with self.acting:
            made = draw(action, np.random.default_rng(request.seed), request.settings)
            said = ", ".join(f"{name} {value}" for name, value in made.parameters.items())
            metadata = {
                "prompt": action.name,
                "seed": request.seed,
                "source": "library",
                "action": f"{action.name} ({said})" if said else action.name,
                "licence": "CC0-1.0",
            }
            clip = canonicalise(made.clip, floor=False).replace(metadata=metadata)
            return _facts(self.store, self.store.keep(clip, facts_of(clip)))

    def welcome(self) -> dict[str, Any]:
        """The clip that plays before anything was made."""
        with self._welcoming:
            if self._welcome is None:
                self._welcome = self.perform(ActionRequest(action=WELCOME, seed=3))["hash"]
        return _facts(self.store, self._welcome)


def create_app(
    studio: Studio, *, hosts: frozenset[str] | None = None, token: str | None = None, page: bool = True
) -> FastAPI:
    """The application.

    Args:
        studio: what it serves; closed by the caller.
        hosts: names under which it may be asked; the loopback ones if not given.
        token: what clients must know, None for nothing.
        page: whether the page is served beside the interface for programs.
    """

    @contextlib.asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        studio.start(asyncio.get_running_loop())
        yield
        await tools.stop()
        await run_in_threadpool(studio.worker.stop)

    app = FastAPI(
        title="kinoflow",
        summary="Sentences to 3D human motions",
        version=studio.version,
        docs_url=None,  # those pages would load scripts from elsewhere
        redoc_url=None,
        lifespan=lifespan,
        responses=Refused,
        separate_input_output_schemas=False,
    )
    app.state.studio = studio
    tools = _Tools(studio)
    app.router.routes.append(Route("/mcp", endpoint=tools, include_in_schema=False))
    _add_problems(app)
    _add_generations(app, studio)
    _add_clips(app, studio)
    _add_characters(app, studio)
    _add_library(app, studio)
    _add_states(app, studio)
    _add_mmcp(app, studio)
    if page:
        _add_page(app, studio)
    guard_options: dict[str, Any] = {"token": token} | ({"hosts": hosts} if hosts else {})
    _add_session(app, token)
    app.add_middleware(Guard, **guard_options)
    return app


def _add_problems(app: FastAPI) -> None:
    @app.exception_handler(KinoflowError)
    def tell(request: Request, error: KinoflowError) -> JSONResponse:
        headers = error.headers if isinstance(error, RequestError) else {}
        return problem_response(status_of(error), code_of(error), told(error), headers=headers)

    @app.exception_handler(RequestValidationError)
    def tell_fields(request: Request, error: RequestValidationError) -> JSONResponse:
        told = [_field(entry) for entry in error.errors()][:20]
        return problem_response(422, "request", "; ".join(told)[:400], errors=told)

    @app.exception_handler(HTTPException)
    def tell_status(request: Request, error: HTTPException) -> JSONResponse:
        cause = error.__cause__
        if isinstance(cause, RequestError):  # raised while the body was read
            headers = {**cause.headers, "Connection": "close"}
            return problem_response(cause.status, cause.code, str(cause), headers=headers)
        code = {404: "no-such-page", 405: "method"}.get(error.status_code, "request")
        headers = dict(error.headers or {})
        path, detail = request.url.path[:80], str(error.detail)
        if error.status_code == 404 and detail == HTTPStatus.NOT_FOUND.phrase:
            detail = f"there is nothing at {path}; /openapi.json lists what there is"
        elif error.status_code == 405:
            allowed = next((value for name, value in headers.items() if name.lower() == "allow"), "")
            takes = f"it takes {allowed}" if allowed else "/openapi.json says what it takes"
            detail = f"{path} does not take {request.method}; {takes}"
        return problem_response(error.status_code, code, detail, headers=headers)


def _field(entry: Mapping[str, Any]) -> str:
    place = ".".join(str(part) for part in entry["loc"] if part not in ("body", "query", "path", "header"))
    if entry["type"] == "json_invalid":
        why = str(entry.get("ctx", {}).get("error", "")) or "it cannot be read"
        return f"the body is no JSON: {why}, at character {place or 0}"
    message = entry["msg"].removeprefix("Value error, ")
    if tuple(entry["loc"]) == ("body",) and entry["type"] == "missing":
        return "the request has no body; send JSON with the header Content-Type: application/json"
    if tuple(entry["loc"]) == ("body",) and entry["type"] in ("model_attributes_type", "model_type", "dict_type"):
        return "the body is no JSON object; send one, with the header Content-Type: application/json"
    return f"{place[:80]}: {message}" if place else message


def _found(id: Identity, request: Request) -> Job:
    studio: Studio = request.app.state.studio
    job = studio.store.job(id)
    if job is None:
        raise RequestError(404, "no-such-generation", f"there is no generation {id}")
    return job


Found = Annotated[Job, Depends(_found)]


def _add_generations(app: FastAPI, studio: Studio) -> None:
    store = studio.store

    @app.post("/v1/generations", status_code=202, response_model=Generation)
    async def generate(
        body: GenerationRequest,
        request: Request,
        response: Response,
        idempotency_key: Annotated[str | None, Header(min_length=1, max_length=200)] = None,
        x_client: Annotated[str | None, Header(max_length=100, description="for turns between clients")] = None,
        wait: Annotated[
            float, Query(ge=0, le=LONGEST_WAIT_S, allow_inf_nan=False, description="seconds to wait for the end")
        ] = 0.0,
    ) -> dict[str, Any]:
        """Accept a motion to be made. The same Idempotency-Key gives the same job."""
        client = x_client or (request.client.host if request.client else "")
        if body.edit is not None:
            await run_in_threadpool(_facts, store, body.edit.clip)
        studio.check_worker()
        job, _ = await run_in_threadpool(
            store.add, body.model_dump(mode="json"), idempotency_key, client, studio.queue_limit
        )
        studio.worker.wake()
        if wait:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    await _ended(studio, job.id)
        now: Job | None = await run_in_threadpool(store.job, job.id)
        job = now or job
        response.headers["Location"] = f"/v1/generations/{job.id}"
        return await run_in_threadpool(studio.describe, job)

    @app.get("/v1/generations", response_model=Generations)
    def generations(most: Annotated[int, Query(ge=1, le=200)] = 20) -> dict[str, Any]:
        """The last requests."""
        return {"generations": [studio.describe(job) for job in store.jobs(most)]}

    @app.get("/v1/generations/{id}", response_model=Generation)
    def generation(job: Found) -> dict[str, Any]:
        """A request and its results."""
        return studio.describe(job)

    @app.post("/v1/generations/{id}/cancel", status_code=202, response_model=Generation)
    def cancel(job: Found) -> dict[str, Any]:
        """Ask for it to stop: at once where it waits, after the step that is being done where it runs."""
        now = store.cancel(job.id) or job
        studio._ring(job.id)
        return studio.describe(now)

    @app.get("/v1/generations/{id}/preview")
    def preview(job: Found) -> Response:
        """The motions as the network has them so far, while they are being made; `/v1/view` tells the layout."""
        shown = studio.worker.previews.get(job.id)
        if shown is None:
            raise RequestError(
                404, "no-preview", "there is no preview of this now: it waits, is ended, or has no steps"
            )
        return JSONResponse(files.shown(shown))

    @app.get("/v1/generations/{id}/events", response_class=EventSourceResponse)
    async def events(
        job: Found, last_event_id: Annotated[int, Header(ge=0, le=2**53)] = 0
    ) -> AsyncIterator[ServerSentEvent]:
        """What happens, from the beginning or after Last-Event-ID, until the end."""
        after = last_event_id
        with studio.listening(job.id) as bell:
            try:
                while True:
                    bell.clear()
                    for event in await run_in_threadpool(store.events, job.id, after):
                        after = event.number
                        yield ServerSentEvent(data=event.data, event=event.kind, id=str(event.number))
                    now = await run_in_threadpool(store.job, job.id)
                    if now is None or (now.ended and not await run_in_threadpool(store.events, job.id, after)):
                        return
                    if not now.ended:
                        studio.check_worker()
                        await bell.wait()
            except KinoflowError as error:  # too late for a status; who asks again gets one
                yield ServerSentEvent(
                    data=problem_content(status_of(error), code_of(error), told(error)), event="problem"
                )


async def _ended(
    studio: Studio, identity: str, on_step: Callable[[dict[str, Any]], Awaitable[None]] | None = None
) -> None:
    after = 0
    with studio.listening(identity) as bell:
        while True:
            bell.clear()
            for event in await run_in_threadpool(studio.store.events, identity, after) if on_step else ():
                after = event.number
                if on_step is not None and event.kind == "progress":
                    await on_step(event.data)
            job = await run_in_threadpool(studio.store.job, identity)
            if job is None or job.ended:
                return
            studio.check_worker()
            await bell.wait()


def _add_clips(app: FastAPI, studio: Studio) -> None:
    store = studio.store

    @app.get("/v1/clips", response_model=list[Clip])
    def clips(most: Annotated[int, Query(ge=1, le=500)] = 100) -> list[dict[str, Any]]:
        """The last clips."""
        return [_checked(store, Clip, facts) for facts in store.clips(most)]

    @app.post("/v1/clips", status_code=201, response_model=Clip, openapi_extra=_UPLOAD_BODY)
    async def upload(
        request: Request, name: Annotated[str, Query(min_length=1, max_length=200, description="with its suffix")]
    ) -> dict[str, Any]:
        """Keep a motion file of the client, put on the 22-joint body."""
        plain = PureWindowsPath(PurePosixPath(name).name).name
        suffix = PurePosixPath(plain).suffix.lower()
        format_for(PurePosixPath(plain), "read")  # type: ignore[arg-type]
        with scratch_folder() as folder:
            path = folder / f"upload{suffix}"
            with path.open("wb") as file:
                async for piece in request.stream():
                    file.write(piece)
            return await run_in_threadpool(_kept, store, path, plain)

    @app.get(
        "/v1/clips/{hash}.{suffix}",
        response_class=Response,
        responses={
            200: {"content": {kind: {} for kind in files.FILE_TYPES}, "description": "the file"},
            304: {"description": "it is what the client has"},
        },
    )
    def clip_file(
        hash: Hash,
        suffix: Annotated[str, Path(pattern="^[a-z0-9]{1,8}$")],
        in_place: bool = False,
        mirror: bool = False,
        loop: Annotated[bool, Query(description="the part that repeats best, closed")] = False,
        root_motion: Annotated[bool, Query(description="a joint on the floor carries the travel")] = False,
        fps: Annotated[float | None, Query(ge=1, le=1000, allow_inf_nan=False)] = None,
        start_s: Annotated[float, Query(ge=0, le=3600, allow_inf_nan=False)] = 0.0,
        end_s: Annotated[float | None, Query(gt=0, le=3600, allow_inf_nan=False)] = None,
        profile: Annotated[Profile | None, Query(description="a tool whose joint names are written")] = None,
        character: Annotated[str | None, Query(pattern="^[0-9a-f]{64}$", description="of POST /v1/characters")] = None,
        if_none_match: Annotated[str | None, Header()] = None,
    ) -> Response:
        """The clip as a file of any format that kinoflow writes."""
        ways = f"{in_place:d}{mirror:d}{loop:d}{root_motion:d}-{fps}-{start_s:g}-{end_s}-{profile}-{character}"
        said = f"{hash}-{ways}-{studio.version}"
        headers = {"ETag": f'"{said}"', "Cache-Control": IMMUTABLE}
        facts = _facts(store, hash)
        if if_none_match == headers["ETag"]:
            return Response(status_code=304, headers=headers)
        made = files.changed(
            store.files.read(hash), start_s=start_s, end_s=end_s, fps=fps, in_place=in_place, mirror=mirror, loop=loop
        )
        onto = None if character is None else studio.characters.read(character)
        content = files.written(made, f".{suffix}", profile=profile, character=onto, root_motion=root_motion)
        headers["Content-Disposition"] = f'attachment; filename="{_file_name(facts)}.{suffix}"'
        return Response(content, media_type=files.CONTENT_TYPES.get(f".{suffix}", files.OTHER_TYPE), headers=headers)

    @app.get("/v1/clips/{hash}", response_model=Clip)
    def clip(hash: Hash) -> dict[str, Any]:
        """What is known of a clip."""
        return _facts(store, hash)

    @app.get("/v1/view")
    def view(
        clip: Annotated[list[str], Query(min_length=1, max_length=files.MOST_SHOWN)],
        if_none_match: Annotated[str | None, Header()] = None,
    ) -> Response:
        """Clips for the viewer; `formats/html.py` tells the layout."""
        for name in clip:
            _facts(store, name)
        headers = {"ETag": f'"{"-".join(name[:16] for name in clip)}-{studio.version}"', "Cache-Control": IMMUTABLE}
        if if_none_match == headers["ETag"]:
            return Response(status_code=304, headers=headers)
        return JSONResponse(files.shown([store.files.read(name) for name in clip]), headers=headers)


_UPLOAD_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "application/octet-stream": {"schema": {"type": "string", "format": "binary", "maxLength": LARGEST_UPLOAD}}
        },
    }
}


def _add_characters(app: FastAPI, studio: Studio) -> None:
    @app.get("/v1/characters", response_model=list[Character])
    def characters() -> list[dict[str, Any]]:
        """Characters that were sent, by name."""
        return studio.characters.list()

    @app.post("/v1/characters", status_code=201, response_model=Character, openapi_extra=_UPLOAD_BODY)
    async def send_character(
        request: Request, name: Annotated[str, Query(min_length=1, max_length=200, description="with its suffix")]
    ) -> dict[str, Any]:
        """Keep a skinned character, .glb, .vrm or .fbx; its joints are recognised or it is refused."""
        with scratch_folder() as folder:
            path = folder / "character"
            with path.open("wb") as file:
                async for piece in request.stream():
                    file.write(piece)
            return await run_in_threadpool(studio.characters.keep, path.read_bytes(), name)

    @app.get(
        "/v1/characters/{hash}.glb",
        response_class=Response,
        responses={200: {"content": {"model/gltf-binary": {}}, "description": "the file"}},
    )
    def character_file(hash: Hash) -> Response:
        """The character as it was sent, at rest; an .fbx as .glb."""
        return Response(
            studio.characters.read(hash).data,
            media_type="model/gltf-binary",
            headers={"Cache-Control": IMMUTABLE, "Content-Disposition": 'attachment; filename="character.glb"'},
        )


def _kept(store: Store, path: Any, name: str) -> dict[str, Any]:
    clip = files.uploaded(path, name)
    return _facts(store, store.keep(clip, facts_of(clip)))


def _facts(store: Store, name: str) -> dict[str, Any]:
    store.files.path(name)
    facts = store.facts(name)
    if facts is None:
        raise RequestError(404, "no-such-clip", f"there is no clip {name[:12]}...; make it again")
    return _checked(store, Clip, facts)


def _checked(store: Store, kind: type[BaseModel], content: dict[str, Any]) -> dict[str, Any]:
    """What comes from the database, which is an answer of this kind."""
    try:
        kind.model_validate(content)
    except ValidationError as error:
        raise damaged(store.folder, _field(error.errors()[0])) from error
    return content


def _file_name(facts: dict[str, Any]) -> str:
    """A name for a download, of letters, digits and dashes."""
    words = re.sub(r"[^a-z0-9]+", "-", PurePosixPath(facts["prompt"]).stem.lower()).strip("-")[:48].strip("-")
    seed = "" if facts["seed"] is None else f"-{facts['seed']}"
    return f"{words or 'motion'}{seed}"


def _add_library(app: FastAPI, studio: Studio) -> None:
    @app.get("/v1/actions", response_model=Library)
    def library() -> Any:
        """All actions that have a score."""
        return _library()

    @app.post("/v1/actions/clips", status_code=201, response_model=Clip)
    def perform(body: ActionRequest) -> dict[str, Any]:
        """Play an action; what is not set is drawn by the seed."""
        return studio.perform(body)

    @app.post("/v1/plan", response_model=Plan)
    def plan(body: PlanRequest) -> dict[str, Any]:
        """How a text is read."""
        return studio.engine.plan(body.prompt, body.duration_s, body.rewrite)

    @app.post(
        "/v1/chat/completions",
        responses={400: {"description": "as such servers tell it", "content": {"application/json": {}}, "model": None}},
    )
    def chat(body: Annotated[dict[str, Any], Body()]) -> JSONResponse:
        """Caption and frames for the text of the last message, as the official prompt module answers."""
        from kinoflow.prompting.serving import chat_completion  # the page does not wait for it

        status, answer = chat_completion(body)
        return JSONResponse(answer, status)

    @app.get("/v1/models")
    def models() -> dict[str, Any]:
        """What `/v1/chat/completions` answers with."""
        from kinoflow.prompting.serving import models as chat_models

        return chat_models()


@cache
def _library() -> dict[str, Any]:
    return {
        "actions": [
            {
                "name": action.name,
                "group": action.leaf[0],
                "leaf": action.leaf[2],
                "parameters": [{"name": name, "values": str(kind)} for name, kind in action.parameters.items()],
            }
            for action in actions().values()
        ]
    }


def _add_states(app: FastAPI, studio: Studio) -> None:
    @app.get("/v1/health", response_model=Health)
    def health() -> dict[str, Any]:
        """Whether the server is well."""
        counts = studio.store.counts()
        return {
            "version": studio.version,
            "model": studio.engine.model,
            "model_state": studio.engine.state,
            "queued": counts.get("queued", 0),
            "running": counts.get("running", 0),
            "queue_limit": studio.queue_limit,
            "formats": [_format(known.suffix) for known in formats()],
        }

    @app.get("/v1/doctor", response_model=Doctor)
    def doctor() -> dict[str, Any]:
        """What this machine has, and whether the model fits it."""
        return studio.engine.doctor()

    @app.get("/v1/welcome", response_model=Clip)
    def welcome() -> dict[str, Any]:
        """A clip that is there before any was made."""
        return studio.welcome()


@cache
def _format(suffix: str) -> dict[str, Any]:
    known = next(one for one in formats() if one.suffix == suffix)
    missing: str | None = None
    try:
        if known.write:
            format_for(PurePosixPath(f"clip{suffix}"), "write")  # type: ignore[arg-type]
    except KinoflowError as error:
        missing = str(error)
    return Format(
        suffix=suffix,
        description=known.description,
        read=known.read is not None,
        write=known.write is not None and suffix not in files.NOT_HERE,
        needs_character=suffix in files.NEEDS_CHARACTER,
        root_motion=suffix in files.WITH_ROOT_MOTION,
        profiles=list(get_args(Profile)) if suffix in files.DRESSED else [],
        needs=missing,
    ).model_dump()


def _add_mmcp(app: FastAPI, studio: Studio) -> None:
    """What Blender and Godot add-ons ask; without the extra "mmcp" they are told of it."""
    if importlib.util.find_spec("motionmcp") is None:

        @app.api_route("/mmcp/{path:path}", methods=["GET", "POST"], include_in_schema=False)
        def without(path: str) -> None:
            raise MissingExtraError("motionmcp-sdk", "mmcp", "MMCP")
    else:
        app.mount("/mmcp", _Mmcp(studio))


class _Mmcp:
    """The SDK's application, which is imported once somebody asks for it: the page does not wait for it."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._app: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._app is None:
            self._app = await run_in_threadpool(self._made)
        await self._app(scope, receive, send)

    def _made(self) -> ASGIApp:
        from kinoflow.studio.mmcp import create_mmcp

        return create_mmcp(self._studio)


class _Tools:
    """Tools for language models over MCP's streamable HTTP (`tools.py`), made once somebody asks for them."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._running: asyncio.Task[None] | None = None
        self._app: asyncio.Future[ASGIApp] | None = None
        self._stop = asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._app is None:
            self._app = asyncio.get_running_loop().create_future()
            self._running = asyncio.create_task(self._run(self._app))
        try:
            app = await asyncio.shield(self._app)
        except KinoflowError:
            self._app = None
            raise
        await app(scope, receive, send)

    async def _run(self, ready: asyncio.Future[ASGIApp]) -> None:
        studio = self._studio
        try:
            server, over_http = await run_in_threadpool(_tools_of, studio)
        except BaseException as error:
            ready.set_exception(error)
            return
        app = over_http(server)
        async with server.session_manager.run():
            ready.set_result(app)
            await self._stop.wait()

    async def stop(self) -> None:
        """End what is open."""
        self._stop.set()
        if self._running is not None:
            await asyncio.wait([self._running], timeout=5)


def _tools_of(studio: Studio) -> Any:
    from kinoflow.studio.tools import create_tools, over_http

    return create_tools(studio.store.folder, studio.engine, studio.version, studio), over_http


def _add_session(app: FastAPI, token: str | None) -> None:
    @app.post("/v1/session", status_code=204, response_class=Response)
    def session(body: Session) -> Response:
        """Exchange the token for a cookie that scripts of the page cannot read."""
        import secrets

        if token is not None and not secrets.compare_digest(body.token.encode(), token.encode()):
            raise RequestError(401, "token", "this is not the token that the server printed when it started")
        response = Response(status_code=204)
        if token is not None:
            response.set_cookie(COOKIE, token, httponly=True, samesite="strict", path="/")
        return response


def _add_page(app: FastAPI, studio: Studio) -> None:
    kinds: tuple[tuple[str, str, Literal["text/html", "text/javascript", "text/css"]], ...] = (
        ("/", "studio.html", "text/html"),
        ("/studio.js", "studio.js", "text/javascript"),
        ("/studio.css", "studio.css", "text/css"),
    )
    for path, name, kind in kinds:
        _add_asset(app, path, name, kind)

    @app.get("/favicon.ico", include_in_schema=False)
    def icon() -> Response:
        return Response(_ICON, media_type="image/svg+xml", headers={"Cache-Control": IMMUTABLE})


NOT_BUILT = "the page has not been built; run `make web` in the source folder"
_UNBUILT_PAGE = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>kinoflow studio</title>'
    f"<p>{NOT_BUILT.replace('`make web`', '<code>make web</code>')}, then load this page again.</p></html>"
)


def is_built() -> bool:
    """Whether the files of the page are there; those of a source folder are written by `make web`."""
    assets = resources.files("kinoflow.assets")
    return all(assets.joinpath(name).is_file() for name in ("studio.html", "studio.js", "studio.css"))


def _add_asset(app: FastAPI, path: str, name: str, kind: str) -> None:
    @app.get(path, include_in_schema=False)
    def asset() -> Response:
        file = resources.files("kinoflow.assets").joinpath(name)
        if not is_built():
            if kind == "text/html":
                return Response(_UNBUILT_PAGE, 503, media_type=f"{kind}; charset=utf-8")
            raise RequestError(503, "page-not-built", NOT_BUILT)
        return Response(file.read_bytes(), media_type=f"{kind}; charset=utf-8", headers={"Cache-Control": "no-cache"})


_ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#1d2127"/>'
    '<path d="M8 24 L14 8 L18 18 L24 10" fill="none" stroke="#e2a27c" stroke-width="3.2" stroke-linecap="round" '
    'stroke-linejoin="round"/><circle cx="24" cy="10" r="2.6" fill="#86aee3"/></svg>'
)
