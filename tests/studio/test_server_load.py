"""Two hundred clients at once, and a server that is killed: nothing that was accepted is lost or made twice."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

pytest.importorskip("fastapi", reason="the extra studio is not installed")
pytest.importorskip("uvicorn", reason="the extra studio is not installed")

pytestmark = pytest.mark.slow
RUN = Path(__file__).with_name("run_quick_server.py")
KINOFLOW = [sys.executable, "-c", "import sys; from kinoflow.cli import main; sys.exit(main())"]
WARM = {"prompt": "A person waves.", "seed": 999}
CLIENTS = int(os.environ.get("KINOFLOW_CLIENTS", "5"))
"""Of the real engine. By hand and before a release: 200."""


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@contextlib.contextmanager
def process(folder: Path, port: int, queue: int, seconds: float | None) -> Iterator[subprocess.Popen]:
    """A server that listens, in a process; each job takes so many seconds, or what the real engine takes."""
    command = [sys.executable, str(RUN), str(folder), str(port), str(queue), str(seconds)]
    if seconds is None:
        command = [*KINOFLOW, "serve", "--folder", str(folder), "--port", str(port), "--queue", str(queue)]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL if seconds is None else None)
    try:
        while True:
            assert running.poll() is None
            with contextlib.suppress(OSError):
                if ask(port, "GET", "/v1/health")[0] == 200:
                    break
            time.sleep(0.05)
        yield running
    finally:
        running.kill()
        running.wait()


def ask(port: int, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, Any]:
    """Status and JSON."""
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        text = None if body is None else json.dumps(body)
        connection.request(method, path, text, {"content-type": "application/json", **sent})
        response = connection.getresponse()
        return response.status, json.loads(response.read())
    finally:
        connection.close()


def test_two_hundred_clients_at_once_lose_nothing(tmp_path):
    """A queue of 64 turns many away; they come again, with the same key. Everyone gets what they asked for, once."""
    answers, refusals, grown = asked_by(tmp_path, 200, 0.005)
    assert set(answers) == set(range(200))
    assert set(refusals) <= {0, 202, 429}
    assert grown < 200 * 2**20


def test_clients_of_the_real_engine_lose_nothing(tmp_path):
    answers, refusals, grown = asked_by(tmp_path, CLIENTS, None)
    print(f"{CLIENTS} clients: memory grew by {grown / 2**20:.0f} MiB, refusals {dict(refusals)}")
    assert set(answers) == set(range(CLIENTS))
    assert {said["clips"][0]["source"] for said in answers.values()} == {"library"}
    assert grown < 300 * 2**20


def asked_by(folder: Path, clients: int, seconds: float | None) -> tuple[dict[int, Any], Counter, int]:
    """Each client's answer, how often each status was no answer, and by how many bytes the server has grown.

    Everyone's motion is made, once, and none is left in the queue.
    """
    port = free_port()
    answers: dict[int, Any] = {}
    refusals = Counter()
    gate = threading.Barrier(clients)

    def client(number: int) -> None:
        gate.wait()
        draw = random.Random(number)
        for _ in range(2000):
            try:
                status, said = ask(
                    port,
                    "POST",
                    "/v1/generations?wait=30",
                    {"prompt": f"client {number}" if seconds else "A person waves.", "seed": number},
                    idempotency_key=f"key {number}",
                )
            except OSError:  # a full backlog is no loss: it was not accepted
                status, said = 0, None
            if status == 202 and said["status"] == "done":
                answers[number] = said
                return
            refusals[status] += 1
            time.sleep(draw.uniform(0.05, 0.3))

    with process(folder, port, 64, seconds) as server:
        for _ in range(30):
            if ask(port, "POST", "/v1/generations?wait=20", WARM, idempotency_key="warm")[1]["status"] == "done":
                break
        before = psutil.Process(server.pid).memory_info().rss
        threads = [threading.Thread(target=client, args=(number,)) for number in range(clients)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        grown = psutil.Process(server.pid).memory_info().rss - before
        _, health = ask(port, "GET", "/v1/health")
    assert all(said["clips"][0]["seed"] == number for number, said in answers.items())
    assert len({said["id"] for said in answers.values()}) == clients
    assert (health["queued"], health["running"]) == (0, 0)
    with contextlib.closing(sqlite3.connect(folder / "studio.sqlite3")) as database:
        assert database.execute("SELECT count(*), sum(starts) FROM jobs").fetchone() == (clients + 1, clients + 1)
    return answers, refusals, grown


KILLS = int(os.environ.get("KINOFLOW_KILLS", "4"))
"""By hand and before a release: 20."""


def test_killed_again_and_again_everything_accepted_ends_once(tmp_path):
    port = free_port()
    draw = random.Random(5)
    accepted: dict[str, str] = {}
    number = 0
    for _ in range(KILLS):
        with process(tmp_path, port, 1000, 0.03) as server:
            end = time.monotonic() + draw.uniform(0.2, 0.6)
            while time.monotonic() < end:
                key = f"key {number}"
                number += 1
                status, said = ask(
                    port, "POST", "/v1/generations", {"prompt": key, "seed": number}, idempotency_key=key
                )
                assert status == 202
                accepted[key] = said["id"]
            os.kill(server.pid, signal.SIGKILL)
            server.wait()
    with process(tmp_path, port, 1000, 0.0):
        for key, identity in accepted.items():
            for _ in range(1000):
                _, said = ask(port, "GET", f"/v1/generations/{identity}")
                if said["status"] in ("done", "failed"):
                    break
                time.sleep(0.02)
            assert (said["status"], said["request"]["prompt"]) == ("done", key)
            _, clip = ask(port, "GET", f"/v1/clips/{said['clips'][0]['hash']}")
            assert clip["seed"] == said["request"]["seed"]
    with contextlib.closing(sqlite3.connect(tmp_path / "studio.sqlite3")) as database:
        ends = dict(database.execute("SELECT job, count(*) FROM events WHERE kind = 'done' GROUP BY job"))
        assert ends == dict.fromkeys(accepted.values(), 1)
        most = database.execute("SELECT max(starts) FROM jobs").fetchone()[0]
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert most >= 2  # some were killed while they were made
    assert len(accepted) > 10
