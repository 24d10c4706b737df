"""What stands before every request: who may ask, how much may be sent, and what pages may do.

A server on the loopback address is within reach of every page that a browser on this machine shows. So a request must
name this server as its host (a foreign name that was pointed at this machine does not), must not come from another
page, and what it sends must be of a kind that no foreign form can send.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Callable, Iterable
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kinoflow.errors import RequestError
from kinoflow.studio.problems import problem_response

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
COOKIE = "kinoflow-token"
LARGEST_JSON = 64 * 1024
LARGEST_UPLOAD = 20 * 1024 * 1024
LARGEST_CHARACTER = 64 * 1024 * 1024
LARGEST = {"/v1/clips": LARGEST_UPLOAD, "/v1/characters": LARGEST_CHARACTER, "/mmcp/generate": 1024 * 1024}
"""Bytes that may be sent to a path, where that is not `LARGEST_JSON`."""
PATIENCE_S = 30.0
"""A body must be here within this many seconds, and as many more as its size takes at `SLOWEST_BYTES_PER_S`."""
SLOWEST_BYTES_PER_S = 200_000
UPLOADS = frozenset({("POST", "/v1/clips"), ("POST", "/v1/characters")})
OPEN_PATHS = frozenset({"/", "/studio.js", "/studio.css", "/favicon.ico", "/v1/session"})
"""Without a token: the page itself, which holds nothing, and where a token is given."""
# Pictures of a character that somebody drops are taken from its file as blobs, which no other page can make.
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
        "connect-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_WITHOUT_BODY = frozenset({"GET", "HEAD", "OPTIONS"})


class Guard:
    """ASGI middleware; see the top of this file.

    Args:
        app: what is guarded.
        hosts: names under which the server may be asked, without ports; IPv6 addresses in brackets.
        token: what clients must know; None where the loopback address is enough.
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = LOOPBACK, token: str | None = None) -> None:
        self.app = app
        self.hosts = frozenset(host.lower() for host in hosts)
        self.token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check, and pass on."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":  # there are no web sockets here
            await send({"type": "websocket.close", "code": 1008})
            return
        started = False
        refusal: RequestError | None = None

        def refuse(error: RequestError) -> None:
            nonlocal refusal
            refusal = error

        async def answer(message: Message) -> None:
            nonlocal started
            if refusal is not None and not started:
                return  # applications of others say "Internal Server Error" where a body is refused
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        try:
            self._check(scope)
            await self.app(scope, _bounded(scope, receive, refuse), answer)
        except Exception as error:
            if refusal is None and isinstance(error, RequestError):
                refusal = error
            if started:
                raise
            if refusal is None:
                detail = f"unexpected {type(error).__name__}; the server's terminal says more"
                await problem_response(500, "defect", detail)(scope, receive, answer)
                raise
        if refusal is not None and not started:
            # The rest of the body is not read: the connection ends here.
            headers = {**refusal.headers, "Connection": "close"}
            response = problem_response(refusal.status, refusal.code, str(refusal), headers=headers)
            refusal = None
            await response(scope, receive, answer)

    def _check(self, scope: Scope) -> None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if _host_name(host) not in self.hosts or len(headers.getlist("host")) != 1:
            raise RequestError(403, "host", f"this server is not {host[:80]!r}; open the address that it printed")
        origin = headers.get("origin")
        if origin is not None and origin.lower() != f"{scope['scheme']}://{host}".lower():
            raise RequestError(403, "origin", f"pages of {origin[:80]!r} may not use this server")
        method, path = scope["method"], scope["path"]
        foreign = headers.get("sec-fetch-site", "none") not in ("same-origin", "none")
        if foreign and (method, path) != ("GET", "/"):
            raise RequestError(403, "origin", "other pages may not use this server")
        # Without a body and a kind there is nothing that a form could have smuggled in.
        bare = headers.get("content-length", "0") == "0" and not {"content-type", "transfer-encoding"} & set(headers)
        if method not in _WITHOUT_BODY and not (bare and (method == "DELETE" or path.endswith("/cancel"))):
            kind = headers.get("content-type", "").partition(";")[0].strip().lower()
            wanted = "application/octet-stream" if (method, path) in UPLOADS else "application/json"
            if kind != wanted:
                raise RequestError(415, "media-type", f"send this as Content-Type: {wanted}; got {kind[:60]!r}")
        if self.token is not None and path not in OPEN_PATHS and not self._knows_token(headers):
            raise RequestError(
                401,
                "token",
                "send the token that the server printed when it started, as Authorization: Bearer TOKEN",
                {"WWW-Authenticate": "Bearer"},
            )

    def _knows_token(self, headers: Headers) -> bool:
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            try:
                morsel = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
            except CookieError:
                return False
            given = morsel.value if morsel else ""
        return self.is_token(given.strip())

    def is_token(self, given: str) -> bool:
        """Whether this is the token; how long that takes tells nothing about it."""
        return self.token is None or secrets.compare_digest(given.encode(), self.token.encode())


def _host_name(host: str) -> str:
    """A Host header without its port."""
    name, colon, port = host.lower().rpartition(":")
    if colon and (port.isascii() and port.isdigit()) and (not name.startswith("[") or name.endswith("]")):
        return name
    return host.lower()


def _bounded(scope: Scope, receive: Receive, refuse: Callable[[RequestError], None]) -> Receive:
    """`receive`, which ends with an error once a body is larger, or takes longer, than it may; `refuse` is told it."""
    most = LARGEST.get(scope["path"], LARGEST_JSON)
    length = Headers(scope=scope).get("content-length", "")
    declared = int(length) if length.isascii() and length.isdigit() and len(length) < 16 else 0
    too_large = RequestError(413, "too-large", f"what is sent here has at most {most // 1024} KiB; send less")
    too_slow = RequestError(408, "too-slow", "the request did not come in time; send it again")
    got = 0
    ended = False
    until = time.monotonic() + PATIENCE_S + most / SLOWEST_BYTES_PER_S

    async def bounded() -> Message:
        nonlocal got, ended
        if ended:  # what is left to come is that the client goes away, whenever that is
            return await receive()
        if declared > most:
            refuse(too_large)
            raise too_large
        try:
            message = await asyncio.wait_for(receive(), max(0.0, until - time.monotonic()))
        except TimeoutError:
            refuse(too_slow)
            raise too_slow from None
        got += len(message.get("body", b""))
        ended = not message.get("more_body", False)
        if got > most:
            refuse(too_large)
            raise too_large
        return message

    return bounded
