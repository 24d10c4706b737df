"""A server on loopback that speaks OpenAI's chat completions, and misbehaves when told to."""

from __future__ import annotations

import base64
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = tuple[int, dict[str, str], bytes]


def completion(content: str, **more: Any) -> Reply:
    """What a real server sends back around a text."""
    body = {
        "id": "x", "object": "chat.completion", "created": 0, "model": "eyes",
        "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": content}}],
        "usage": {"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110}, **more,
    }  # fmt: skip
    return 200, {}, json.dumps(body).encode()


def failure(status: int, message: str = "not now", **headers: str) -> Reply:
    """An error as servers send it; the client is told not to wait long before it tries again."""
    body = json.dumps({"error": {"message": message, "type": "server_error"}}).encode()
    return status, {"retry-after-ms": "5", **headers}, body


def questions_of(request: dict[str, Any]) -> list[str]:
    """The numbered questions of the first message."""
    text = next(part["text"] for part in request["messages"][0]["content"] if part["type"] == "text")
    return [line.partition(". ")[2] for line in text.split("\n\n")[1].splitlines()]


def pictures_of(request: dict[str, Any]) -> list[bytes]:
    """The files that the first message carries."""
    parts = [part for part in request["messages"][0]["content"] if part["type"] != "text"]
    return [base64.b64decode(part[part["type"]]["url"].partition(",")[2]) for part in parts]


def truthful(request: dict[str, Any]) -> Reply:
    """Yes to every question with "person" in it."""
    answers = [
        {"number": n, "answer": "yes" if "person" in text else "no", "confidence": 0.9, "reason": "seen"}
        for n, text in enumerate(questions_of(request), start=1)
    ]
    return completion(json.dumps({"answers": answers}))


def slow(seconds: float) -> Callable[[dict[str, Any]], Reply]:
    """The truth, too late."""

    def reply(request: dict[str, Any]) -> Reply:
        time.sleep(seconds)
        return truthful(request)

    return reply


class JudgeServer:
    """Behaviours are used up one a request; after the last, the truth."""

    def __init__(self) -> None:
        self.script: list[Callable[[dict[str, Any]], Reply]] = []
        self.requests: list[dict[str, Any]] = []
        self.models = ["eyes"]
        self.url = ""
        self.lock = threading.Lock()

    def answer(self, request: dict[str, Any]) -> Reply:
        with self.lock:
            self.requests.append(request)
            behaviour = self.script.pop(0) if self.script else truthful
        return behaviour(request)


@contextmanager
def running_server() -> Iterator[JudgeServer]:
    """The server while the block runs, on a free port of 127.0.0.1."""
    judge = JudgeServer()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def send(self, reply: Reply) -> None:
            status, headers, body = reply
            try:
                self.send_response(status)
                for name, value in {"Content-Type": "application/json", **headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def do_GET(self) -> None:
            models = [{"id": name, "object": "model", "created": 0, "owned_by": "us"} for name in judge.models]
            self.send((200, {}, json.dumps({"object": "list", "data": models}).encode()))

        def do_POST(self) -> None:
            self.send(judge.answer(json.loads(self.rfile.read(int(self.headers["Content-Length"])))))

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    judge.url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield judge
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
