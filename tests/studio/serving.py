"""A studio that really listens on the loopback address, with an engine that makes a clip in no time."""

from __future__ import annotations

import contextlib
import http.client
import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import uvicorn

from kinoflow.errors import PromptError
from kinoflow.motion import MANNEQUIN, MotionClip
from kinoflow.studio.app import Studio, create_app
from kinoflow.studio.engine import Engine
from kinoflow.studio.schema import GenerationRequest
from kinoflow.studio.store import Store


def standing(frames: int = 20, at: float = 0.0, **metadata: Any) -> MotionClip:
    """Somebody who stands."""
    rest = np.tile(MANNEQUIN.rest_positions[0] + [at, 0, 0], (frames, 1))
    return MotionClip(np.tile(np.eye(3), (frames, 22, 1, 1)), rest, 30.0, metadata=metadata)


class QuickEngine(Engine):
    """Makes somebody who stands at seed / 100 m. Prompts: "wait" waits for `go`, "steps" does many, "no" fails."""

    def __init__(self) -> None:
        super().__init__()
        self.state = "ready"
        self.go = threading.Event()
        self.shown = threading.Event()
        self.made: list[str] = []

    def ready(self) -> None:
        """There is no model to load."""

    def make(
        self, request: GenerationRequest, on_step: Any, on_preview: Any = None, read: Any = None
    ) -> list[MotionClip]:
        prompt = request.prompt or "segments"
        self.made.append(prompt)
        if prompt.startswith("wait"):
            while not self.go.wait(0.005):
                on_step(1, 2)
        if prompt.startswith("steps"):
            for step in range(1, 101):
                on_step(step, 100)
        if prompt == "preview":
            on_preview(1, 2, [standing(at=0.5)])
            self.shown.wait(20)
        if prompt == "no":
            raise PromptError("no action is called 'no'; ask for another")
        if prompt == "defect":
            raise KeyError("secret")
        return [standing(at=seed / 100, prompt=prompt, seed=seed, source="library") for seed in request.all_seeds]


@dataclass
class Answer:
    """Of the server."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Served:
    """A studio that listens, and how to ask it."""

    studio: Studio
    engine: QuickEngine
    port: int

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        """Bytes are sent as they are, anything else as JSON; `host_` and the like are headers."""
        sent = {name.rstrip("_").replace("_", "-"): value for name, value in headers.items()}
        if body is not None and not isinstance(body, bytes):
            body = json.dumps(body).encode()
            sent = {"content-type": "application/json", **sent}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            # Who is refused before all is sent finds the answer waiting.
            with contextlib.suppress(BrokenPipeError):
                connection.request(method, path, body, sent)
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())
        finally:
            connection.close()

    def generate(self, prompt: str = "stand", wait: float = 20, **body: Any) -> Any:
        """The answer to a request, once it is ended."""
        return self.ask("POST", f"/v1/generations?wait={wait}", {"prompt": prompt, **body}).json

    def until(self, identity: str, *statuses: str) -> Any:
        """The generation, once it has one of these statuses."""
        for _ in range(2000):
            found = self.ask("GET", f"/v1/generations/{identity}").json
            if found["status"] in statuses:
                return found
            time.sleep(0.005)
        raise AssertionError(found)


@contextlib.contextmanager
def serving(
    folder: Path, *, queue_limit: int = 64, engine: QuickEngine | None = None, **options: Any
) -> Iterator[Served]:
    """A studio in a thread, on a free port."""
    store = Store(folder)
    engine = engine or QuickEngine()
    studio = Studio(store, engine, queue_limit, "test")
    server = uvicorn.Server(
        uvicorn.Config(
            create_app(studio, **options),
            http="h11",
            loop="asyncio",
            ws="none",
            port=0,
            log_level="error",
            access_log=False,
            timeout_graceful_shutdown=1,
        )
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive()
            time.sleep(0.002)
        yield Served(studio, engine, server.servers[0].sockets[0].getsockname()[1])
    finally:
        engine.go.set()
        server.should_exit = True
        thread.join()
        store.close()
