"""The server behind `kinoflow rate`: one page on this machine that shows clips blind and takes answers.

| request | answer |
|---|---|
| `GET /` | the page, `assets/rating.html` |
| `GET /task?rater=NAME` | `{task, kind, prompt, done, total}`; `task` is null after the last |
| `GET /view/TASK?rater=NAME` | a page of `formats/html.py` with the task's clips, silent about their origin |
| `POST /answer` | keeps `{rater, task, ...}`; `{error}` and status 400 where it does not fit |
"""

from __future__ import annotations

import io
import json
import socket
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from typing import Any
from urllib.parse import parse_qs, urlsplit

from kinoflow.errors import KinoflowError, OptionError, OutputError, UnreadableError
from kinoflow.evaluation.rating import Session, check_name
from kinoflow.formats.html import page_bytes
from kinoflow.motion.canonical import canonicalise
from kinoflow.motion.clip import MotionClip
from kinoflow.reading import parse_json

ADDRESS = "127.0.0.1"
LARGEST_BODY = 10_000
_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; connect-src 'self'; frame-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


class RatingServer(ThreadingHTTPServer):
    """Serves one session on the loopback address; `serve_forever` runs it.

    While it is there, no other process writes the session's answers.

    Args:
        session: what is asked, and where answers go.
        port: 0 takes a free one.
        rater: name that the page begins with.

    Raises:
        OutputError: the port cannot be used, another process writes the answers, or the viewer has not been built.
    """

    daemon_threads = True
    request_queue_size = 512
    """Connections that wait to be accepted: a whole class may open the page at once."""
    patience_s = 30.0
    """A request must be here within this time, and a connection without one is closed after it."""

    def __init__(self, session: Session, port: int = 0, rater: str = "") -> None:
        self.session = session
        text = resources.files("kinoflow.assets").joinpath("rating.html").read_text(encoding="utf-8")
        start = json.dumps({"rater": rater}).replace("<", "\\u003c")
        self.page = text.replace("{{start}}", start).encode()
        self._holds = False
        try:
            super().__init__((ADDRESS, port), _Handler)
        except OSError as error:
            raise OutputError(f"cannot serve on port {port}: {error.strerror or error}; give another --port") from error
        try:
            session.hold()
        except BaseException:
            self.server_close()
            raise
        self._holds = True

    def server_close(self) -> None:
        """Close the port and let others write the answers."""
        super().server_close()
        if self._holds:
            self._holds = False
            self.session.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that leaves in the middle of an answer is no error; anything else is told in one line."""
        error = sys.exception()
        if not isinstance(error, ConnectionError | TimeoutError):
            print(f"kinoflow: a request failed: {type(error).__name__}: {error}", file=sys.stderr)  # noqa: T201

    @property
    def url(self) -> str:
        """Where the page is."""
        return f"http://{ADDRESS}:{self.server_port}/"

    def task(self, rater: str) -> dict[str, Any]:
        """What the page shows next."""
        task, done = self.session.next_task(rater)
        state: dict[str, Any] = {"task": None, "done": done, "total": len(self.session.tasks)}
        if task is not None:
            state |= {"task": task.identity, "kind": task.kind, "prompt": task.clips[0].prompt}
        return state

    def view(self, identity: str, rater: str) -> bytes | None:
        """The viewer's page of a task, None if there is no such task.

        Motions start at the origin and face +Z whatever their file says, and carry no metadata: where a clip stands
        would tell systems apart.
        """
        task = self.session.tasks.get(identity)
        if task is None:
            return None
        clips = []
        for shown in self.session.shown(task, rater):
            clip = canonicalise(MotionClip.load(shown.path), floor=False)
            clips.append(clip.replace(metadata={}))
        return page_bytes(clips, "Motion")


class _Until(io.RawIOBase):
    """What a connection sends until a moment that is set anew for each request, however slowly it trickles in."""

    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self.until = 0.0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        left = self.until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self.connection.settimeout(left)
        return self.connection.recv_into(buffer)


class _Handler(BaseHTTPRequestHandler):
    server: RatingServer
    protocol_version = "HTTP/1.1"

    def setup(self) -> None:
        super().setup()
        self.rfile.close()
        self._incoming = _Until(self.connection)
        self.rfile = io.BufferedReader(self._incoming)

    def handle_one_request(self) -> None:
        self._incoming.until = time.monotonic() + self.server.patience_s
        super().handle_one_request()

    def do_GET(self) -> None:
        if not self._is_local():
            return
        try:
            address = urlsplit(self.path)
            rater = parse_qs(address.query).get("rater", [""])[0]
        except ValueError:
            self._send_json(400, {"error": f"{self.path} is no address"})
            return
        try:
            if address.path == "/":
                self._send(200, self.server.page, "text/html; charset=utf-8", {"Content-Security-Policy": _POLICY})
            elif address.path == "/task":
                self._send_json(200, self.server.task(check_name(rater)))
            elif address.path.startswith("/view/"):
                page = self.server.view(address.path.removeprefix("/view/"), check_name(rater))
                if page is None:
                    self._send_json(404, {"error": "this session has no such task; reload the page"})
                else:
                    self._send(200, page, "text/html; charset=utf-8", {})
            else:
                self._send_json(404, {"error": f"there is nothing at {address.path}"})
        except OptionError as error:
            self._send_json(400, {"error": str(error)})
        except KinoflowError as error:
            self._send_json(500, {"error": str(error)})

    def do_POST(self) -> None:
        if not self._is_local():
            return
        # A page of another site can make a browser post forms here, but not JSON.
        if self.path != "/answer" or self.headers.get_content_type() != "application/json":
            self.close_connection = True
            self._send_json(404, {"error": "answers are posted to /answer as application/json"})
            return
        try:
            body = self._body()
            self.server.session.answer(check_name(body.get("rater")), str(body.get("task")), body)
            self._send_json(200, self.server.task(check_name(body.get("rater"))))
        except OptionError as error:
            self._send_json(400, {"error": str(error)})
        except KinoflowError as error:
            self._send_json(500, {"error": str(error)})

    def _body(self) -> dict[str, Any]:
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit() and len(length) < 10) or int(length) > LARGEST_BODY:
            self.close_connection = True
            raise OptionError(f"an answer has at most {LARGEST_BODY} bytes and says how many")
        try:
            body = parse_json(self.rfile.read(int(length)).decode())
        except (UnicodeDecodeError, UnreadableError) as error:
            raise OptionError("an answer must be JSON") from error
        if not isinstance(body, dict):
            raise OptionError("an answer must be a JSON object")
        return body

    def _is_local(self) -> bool:
        """Refuse what reached us under another name: a foreign page whose host name was pointed at this machine."""
        host = self.headers.get("Host", "")
        if host in (f"{ADDRESS}:{self.server.server_port}", f"localhost:{self.server.server_port}"):
            return True
        self.close_connection = True
        self._send_json(403, {"error": f"open {self.server.url}"})
        return False

    def _send_json(self, status: int, value: dict[str, Any]) -> None:
        self._send(status, json.dumps(value).encode(), "application/json", {})

    def _send(self, status: int, content: bytes, kind: str, headers: dict[str, str]) -> None:
        self.connection.settimeout(self.server.patience_s)
        self.send_response(status)
        common = {"Content-Type": kind, "Content-Length": str(len(content)), "Cache-Control": "no-store"}
        for name, value in {**common, "X-Content-Type-Options": "nosniff", **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the terminal is for the one who started the server."""
