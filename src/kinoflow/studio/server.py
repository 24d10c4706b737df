"""Runs the studio: a socket, a token where one is needed, uvicorn until Ctrl-C."""

from __future__ import annotations

import contextlib
import ipaddress
import math
import re
import secrets
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kinoflow.errors import KinoflowError, MissingExtraError, OptionError, OutputError
from kinoflow.studio.guard import LOOPBACK

try:
    import uvicorn

    from kinoflow.studio.app import QUEUE_LIMIT, Studio, create_app
    from kinoflow.studio.engine import IDLE_S, Engine
    from kinoflow.studio.store import Store
except ModuleNotFoundError as error:
    if error.name not in ("fastapi", "pydantic", "starlette", "uvicorn", "annotated_doc"):
        raise
    raise MissingExtraError(error.name, "studio", "the studio") from error

MOST_REPLICAS = 256
LEAST_IDLE_S = 1.0
_NAME = re.compile(r"[\w.:\[\]-]+")
CONNECTIONS = 2048
"""Requests at the same time; more are answered with 503."""


@dataclass(frozen=True)
class ServerOptions:
    """What can be said of a studio.

    Attributes:
        folder: jobs and clips; created.
        host: address to listen on.
        port: 0 takes a free one.
        names: further names under which clients ask it.
        token: what clients must know; "" makes one where `host` is not the loopback address.
        model: folder, or "compact".
        device: where the model computes.
        page: serve the page too.
        queue_limit: how many jobs may wait.
        idle_s: seconds without a request after which the model is released.
        version: of kinoflow, as clients are told.
        replicas: engines on Ray; 0 for one in this process.
    """

    folder: Path
    host: str = "127.0.0.1"
    port: int = 0
    names: tuple[str, ...] = ()
    token: str = ""
    model: str = "compact"
    device: str = "cpu"
    page: bool = True
    queue_limit: int = QUEUE_LIMIT
    idle_s: float = IDLE_S
    version: str = "0"
    replicas: int = 0


def is_loopback(host: str) -> bool:
    """Whether an address is within reach of this machine only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def run(options: ServerOptions, ready: Callable[[str, str], None]) -> None:
    """Serve until Ctrl-C or SIGTERM.

    Args:
        options: what to serve, and where.
        ready: called with the address, and the token or "", once clients can connect.

    Raises:
        OptionError: something in the options cannot be used.
        OutputError: the port or the folder cannot be used.
        MissingExtraError, ResourceError: see `replicas.ReplicatedEngine`.
    """
    if not 0 <= options.replicas <= MOST_REPLICAS:
        raise OptionError(f"--ray must be from 0 to {MOST_REPLICAS} replicas; got {options.replicas}")
    if not 0 <= options.port <= 65535:
        raise OptionError(f"--port must be from 0 to 65535; got {options.port}")
    if not 1 <= options.queue_limit <= 100_000:
        raise OptionError(f"--queue must be from 1 to 100000; got {options.queue_limit}")
    if not LEAST_IDLE_S <= options.idle_s < math.inf:
        raise OptionError(f"--idle must be {LEAST_IDLE_S:g} seconds or more; got {options.idle_s:g}")
    if not options.host:
        raise OptionError("--host must be an address, such as 127.0.0.1; leave it out for this machine alone")
    for name in options.names:
        if not _NAME.fullmatch(name):
            raise OptionError(f"--name is the name of a host alone, such as studio.local; got {name!r}")
    if options.token and not (len(options.token) >= 16 and options.token.isascii() and options.token.isalnum()):
        raise OptionError("--token must be 16 or more letters and digits; leave it out to have one made")
    host = options.host.strip("[]")
    token = options.token or ("" if is_loopback(host) else secrets.token_hex(32))
    bracketed = f"[{host}]" if ":" in host else host
    unspecified = host in ("0.0.0.0", "::")
    names = {bracketed, *options.names} if not unspecified else {*options.names, *_own_names()}
    listener = _listen(host, options.port)
    try:
        port = listener.getsockname()[1]
        store = Store(options.folder)
        engine: Engine | None = None
        try:
            engine = _engine_of(options)
            studio = Studio(store, engine, options.queue_limit, options.version, max(1, options.replicas))
            app = create_app(studio, hosts=frozenset({*LOOPBACK, *names}), token=token or None, page=options.page)
            server = _Server(
                uvicorn.Config(
                    app,
                    # Whatever else is installed: what was tested is what is served.
                    http="h11",
                    loop="asyncio",
                    ws="none",
                    log_level="warning",
                    access_log=False,
                    server_header=False,
                    limit_concurrency=CONNECTIONS,
                    timeout_keep_alive=30,
                    timeout_graceful_shutdown=5,
                    lifespan="on",
                )
            )
            shown = "127.0.0.1" if unspecified else bracketed

            def welcome() -> None:
                with contextlib.suppress(KinoflowError):  # the server may have ended meanwhile
                    studio.welcome()

            def on_start() -> None:
                if options.page:  # it is there before the browser asks for it
                    threading.Thread(target=welcome, daemon=True).start()
                ready(f"http://{shown}:{port}/", token)

            server.on_start = on_start
            server.run(sockets=[listener])
        finally:
            store.close()
            if engine is not None:
                engine.close()
    finally:
        listener.close()


def _engine_of(options: ServerOptions) -> Engine:
    if not options.replicas:
        engine = Engine(options.model, options.device, options.idle_s)
        engine.check()
        return engine
    from kinoflow.studio.replicas import ReplicatedEngine

    return ReplicatedEngine(options.model, options.device, options.replicas)


class _Server(uvicorn.Server):
    """uvicorn that says when it listens."""

    on_start: Callable[[], None] = staticmethod(lambda: None)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        if self.started:
            # Opening a browser may take its time.
            threading.Thread(target=self.on_start, daemon=True).start()


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(1024)
    except (OSError, UnicodeError) as error:
        listener.close()
        reason = getattr(error, "strerror", None) or error
        raise OutputError(f"cannot serve on {host} port {port}: {reason}; give another --port or --host") from error
    return listener


def _own_names() -> set[str]:
    """Addresses of this machine: what clients in the same network write when it listens on all of them."""
    import psutil

    found = {socket.gethostname().lower()}
    for addresses in psutil.net_if_addrs().values():
        for address in addresses:
            if address.family == socket.AF_INET:
                found.add(address.address)
            elif address.family == socket.AF_INET6:
                found.add(f"[{address.address.partition('%')[0]}]")
    return found
