"""`kinoflow rate` when things go wrong: a full disk, a second server, crowds, slow clients; real servers."""

from __future__ import annotations

import contextlib
import json
import os
import resource
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from kinoflow.evaluation.rating import Session, find_clips, make_tasks, read_answers
from kinoflow.motion import MANNEQUIN, MotionClip
from kinoflow.runs import read_journal
from kinoflow.studio.rating import RatingServer

RUN = [sys.executable, "-c", "import sys; from kinoflow.cli import main; sys.exit(main())"]


@pytest.fixture
def motions(tmp_path: Path) -> Path:
    for k in range(20):
        rest = np.tile(MANNEQUIN.rest_positions[0] + [0, 0.01 * k, 0], (20, 1))
        MotionClip(np.tile(np.eye(3), (20, 22, 1, 1)), rest, 30.0).save(tmp_path / "motions" / f"{k}.npz")
    return tmp_path / "motions"


@dataclass
class Rater:
    """A rater of a served page."""

    url: str
    name: str = "anna"

    def answer(self) -> int:
        """Answer the next task; returns the status."""
        task = json.loads(fetch(f"{self.url}task?rater={self.name}")[1])["task"]
        body = {"rater": self.name, "task": task, "instruction_following": 3, "motion_quality": 3}
        return fetch(f"{self.url}answer", body)[0]


def fetch(url: str, body: Any = None) -> tuple[int, bytes]:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data=data, headers={"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=60) as response:
            return response.status, response.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read()


@contextlib.contextmanager
def command(motions: Path, ratings: Path) -> Iterator[tuple[subprocess.Popen, Rater]]:
    """`kinoflow rate` in a process of its own."""
    arguments = [*RUN, "rate", str(motions), "--ratings", str(ratings)]
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        yield process, Rater(process.stdout.readline().split(" at ")[1].split()[0])
    finally:
        process.kill()
        process.communicate()


@contextlib.contextmanager
def serving(server: RatingServer) -> Iterator[RatingServer]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()


@pytest.fixture
def server(motions, tmp_path) -> Iterator[RatingServer]:
    with RatingServer(Session(make_tasks(find_clips([motions]), "score"), tmp_path / "r.jsonl")) as made:
        yield made


# A full disk.


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="this system cannot limit another process")
def test_what_was_acknowledged_is_kept_when_files_may_not_grow(motions, tmp_path):
    """The limit cuts a line in two wherever it falls; each answer is either kept whole or refused."""
    ratings = tmp_path / "ratings.jsonl"
    with command(motions, ratings) as (process, rater):
        assert rater.answer() == 200
        line = ratings.stat().st_size
        _, hard = resource.prlimit(process.pid, resource.RLIMIT_FSIZE)
        kept = 1
        for part in (0, 1, 40, line - 1):
            resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (ratings.stat().st_size + part, hard))
            assert rater.answer() == 500
            assert len(read_journal(ratings)) == kept
            assert ratings.read_bytes().endswith(b"\n")
            resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (hard, hard))
            assert rater.answer() == 200
            kept += 1
            assert len(read_answers(ratings)) == kept


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 KB."""
    place = tmp_path / "disk"
    place.mkdir()
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", place], capture_output=True)
    if mounted.returncode:
        pytest.skip("no small disk can be mounted here")
    yield place
    subprocess.run(["umount", place], check=True)


@pytest.mark.slow
def test_what_was_acknowledged_is_kept_on_a_full_disk(motions, small_disk):
    ratings, filler = small_disk / "ratings.jsonl", small_disk / "filler"
    with command(motions, ratings) as (_, rater):
        assert rater.answer() == 200
        kept = 1
        for name in "abcdef":
            rater.name = name * 50
            # Nothing but the rest of the last page is left for answers.
            with contextlib.suppress(OSError), filler.open("wb", buffering=0) as file:
                while True:
                    file.write(bytes(512))
            statuses = [rater.answer() for _ in range(18)]
            kept += statuses.count(200)
            assert statuses[-1] == 500
            assert len(read_answers(ratings)) == kept
            filler.unlink()
            assert rater.answer() == 200
            kept += 1
            assert len(read_answers(ratings)) == kept
        assert kept > 7


# Readers and writers.


@pytest.mark.slow
def test_a_report_changes_nothing_of_what_is_being_written(motions, tmp_path):
    ratings = tmp_path / "ratings.jsonl"
    with command(motions, ratings) as (_, rater):
        assert rater.answer() == 200
        with ratings.open("ab") as file:
            file.write(b'{"kind": "score", "rater"')
        before = ratings.read_bytes()
        done = subprocess.run(
            [*RUN, "rate", str(motions), "--report", "--ratings", str(ratings)], capture_output=True, text=True
        )
        assert (done.returncode, done.stdout.splitlines()[0]) == (0, "1 scores and 0 choices of 1 raters")
        assert ratings.read_bytes() == before


@pytest.mark.slow
def test_a_second_server_is_refused_in_one_line(motions, tmp_path):
    ratings = tmp_path / "ratings.jsonl"
    arguments = [*RUN, "rate", str(motions), "--ratings", str(ratings)]
    with command(motions, ratings) as (process, rater):
        second = subprocess.run(arguments, capture_output=True, text=True)
        assert (second.returncode, second.stdout) == (2, "")
        assert second.stderr.splitlines()[-1].startswith(f"kinoflow: error: cannot write {ratings}: another kinoflow")
        assert rater.answer() == 200
        process.kill()
        process.wait()
        with command(motions, ratings) as (_, after):
            assert json.loads(fetch(f"{after.url}task?rater=anna")[1])["done"] == 1


# Crowds, and clients that are slow or leave.


def test_two_hundred_clients_at_once_are_all_served(server):
    """They are all connected before the first is answered."""
    clients = [socket.create_connection(server.server_address, timeout=60) for _ in range(200)]
    try:
        for number, client in enumerate(clients):
            request = f"GET /task?rater=r{number} HTTP/1.1\r\nHost: {server.url[7:-1]}\r\nConnection: close\r\n\r\n"
            client.sendall(request.encode())
        with serving(server):
            for client in clients:
                with client.makefile("rb") as answer:
                    head, _, body = answer.read().partition(b"\r\n\r\n")
                assert head.startswith(b"HTTP/1.1 200")
                assert json.loads(body)["total"] == 20
    finally:
        for client in clients:
            client.close()


@pytest.mark.parametrize(
    "start",
    [b"", b"GET /ta", b"GET / HTTP/1.1\r\n", b"POST /answer HTTP/1.1\r\nHost: {host}\r\n"
     b"Content-Type: application/json\r\nContent-Length: 9000\r\n\r\n{"],
    ids=["nothing", "half a line", "half the headers", "half the body"],
)  # fmt: skip
@pytest.mark.parametrize("trickles", [False, True])
def test_slow_connections_are_closed(server, start, trickles):
    """Also those that send another byte now and then."""
    server.patience_s = 0.3
    with serving(server), socket.create_connection(server.server_address, timeout=60) as client:
        client.sendall(start.replace(b"{host}", server.url[7:-1].encode()))
        if trickles:
            client.settimeout(0.05)
            for _ in range(600):
                with contextlib.suppress(TimeoutError, ConnectionError):
                    client.sendall(b"x")
                try:
                    if not client.recv(1000):
                        break
                except TimeoutError:
                    continue
                except ConnectionError:
                    break
            else:
                pytest.fail("the connection is still open")
        else:
            assert client.recv(1000) == b""
        assert fetch(f"{server.url}task?rater=anna")[0] == 200


def test_clients_that_leave_say_nothing(server, capfd):
    with serving(server):
        for _ in range(5):
            with socket.create_connection(server.server_address, timeout=60) as client:
                client.sendall(f"GET /task?rater=anna HTTP/1.1\r\nHost: {server.url[7:-1]}\r\n\r\n".encode())
                # Closed with a reset: whoever writes to it fails.
                client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        assert fetch(f"{server.url}task?rater=anna")[0] == 200
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "request_line", ["GET //[x HTTP/1.1", "GET /task?rater=%ff%00 HTTP/1.1", "GET /\u00e9 HTTP/1.1"]
)
def test_odd_addresses_are_refused(server, request_line):
    with serving(server), socket.create_connection(server.server_address, timeout=60) as client:
        client.sendall(f"{request_line}\r\nHost: {server.url[7:-1]}\r\nConnection: close\r\n\r\n".encode())
        assert client.makefile("rb").read().startswith(b"HTTP/1.1 4")


@pytest.mark.parametrize("length", ["\u00b2", "-1", "1e3", "9" * 5000, "+5", ""])
def test_odd_lengths_are_refused(server, length):
    with serving(server), socket.create_connection(server.server_address, timeout=60) as client:
        head = f"POST /answer HTTP/1.1\r\nHost: {server.url[7:-1]}\r\nContent-Type: application/json\r\n"
        client.sendall(f"{head}Content-Length: {length}\r\n\r\n".encode("latin-1"))
        assert client.makefile("rb").read().startswith(b"HTTP/1.1 400")
