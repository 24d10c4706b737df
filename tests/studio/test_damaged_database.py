"""A studio whose database is damaged, or cannot be written: each way into it tells so in words of ours."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="the extra studio is not installed")
pytest.importorskip("uvicorn", reason="the extra studio is not installed")

from serving import Served, serving, standing

from kinoflow.errors import OutputError
from kinoflow.studio import worker
from kinoflow.studio.store import DATABASE, Store

TOLD = r"studio.sqlite3 cannot be used \(.+\); move it away: clips stay in clips/"
CALLS = {
    "add": lambda store, job, clip: store.add({"prompt": "a"}, "k", "c", 9),
    "begin": lambda store, job, clip: store.begin(job),
    "cancel": lambda store, job, clip: store.cancel(job),
    "clips": lambda store, job, clip: store.clips(),
    "counts": lambda store, job, clip: store.counts(),
    "end": lambda store, job, clip: store.end(job, "done", clips=[clip]),
    "events": lambda store, job, clip: store.events(job),
    "facts": lambda store, job, clip: store.facts(clip),
    "is_cancelled": lambda store, job, clip: store.is_cancelled(job),
    "job": lambda store, job, clip: store.job(job),
    "jobs": lambda store, job, clip: store.jobs(),
    "keep": lambda store, job, clip: store.keep(standing(at=1.0), {"prompt": "b"}),
    "start_next": lambda store, job, clip: store.start_next(),
    "tell": lambda store, job, clip: store.tell(job, "progress", {}),
}


@contextlib.contextmanager
def pages_overwritten(store: Store) -> Iterator[None]:
    """All of the file but the page with the schema holds noise, until it is as it was."""
    with store._lock:
        store._database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        path = store.folder / DATABASE
        whole = path.read_bytes()
        path.write_bytes(whole[:4096] + b"\xa5" * (len(whole) - 4096))
        store._database.execute("PRAGMA shrink_memory")
    try:
        yield
    finally:
        with store._lock:
            path.write_bytes(whole)
            store._database.execute("PRAGMA shrink_memory")


@pytest.fixture
def store(tmp_path) -> Iterator[Store]:
    opened = Store(tmp_path)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[Served]:
    """One server, which each test leaves whole; its thread looks again at once."""
    with pytest.MonkeyPatch.context() as patch, serving(tmp_path_factory.mktemp("studio")) as server:
        patch.setattr(worker, "LOOK_S", 0.01)
        yield server


def test_every_method_of_the_store_tells_of_a_damaged_file(store):
    public = {name for name in vars(Store) if not name.startswith("_")}
    assert public - {"close"} == {*CALLS, "position"}
    job, _ = store.add({"prompt": "a"}, None, "c", 9)
    clip = store.keep(standing(), {"prompt": "a"})
    with pages_overwritten(store):
        for call in (*CALLS.values(), lambda store, *_: store.position(job)):
            with pytest.raises(OutputError, match=TOLD):
                call(store, job.id, clip)
    assert store.position(job) == 0
    assert store.add({"prompt": "a"}, None, "c", 9)[1]


@pytest.mark.parametrize("kept", [0, 20, 60, 4096])
def test_a_damaged_file_is_told_when_it_is_opened(store, kept):
    store.add({"prompt": "a"}, None, "c", 9)
    store.close()
    path = store.folder / DATABASE
    content = path.read_bytes()
    path.write_bytes(content[:kept] + b"\xa5" * (len(content) - kept))
    with pytest.raises(OutputError, match=TOLD):
        Store(store.folder)
    path.unlink()
    Store(store.folder).close()  # the lock was let go


ROWS = [
    "UPDATE {} SET request = '{{'",
    "UPDATE {} SET request = '[]'",
    "UPDATE {} SET request = '{{\"steps\": 3}}'",
    "UPDATE {} SET status = 'resting'",
    "UPDATE {} SET created = 'noon'",
    "UPDATE {} SET clips = '7'",
    "UPDATE {} SET clips = '[7]'",
    "UPDATE {} SET problem = '[]'",
    'UPDATE {} SET problem = \'{{"code": "a", "status": 1, "detail": ""}}\'',
    "UPDATE {} SET problem = '{{\"status\": 500}}'",
    "UPDATE {} SET request = x'80'",
    "UPDATE {} SET request = '" + "[" * 100_000 + "'",
    "UPDATE {} SET client = CAST(x'80' AS TEXT)",
    "ALTER TABLE {} RENAME COLUMN starts TO ends",
    "DROP TABLE {}",
]


@pytest.mark.parametrize("damage", ROWS, ids=lambda damage: damage[:60])
def test_a_damaged_row_of_a_job_is_told_to_clients(served, damage):
    made = served.generate("stand")
    with damaged_by(served, damage.format("jobs")):
        for path in ("/v1/generations", made["links"]["self"]):
            told(served.ask("GET", path))
    assert served.ask("GET", made["links"]["self"]).json == made


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE clips SET facts = '{}'",
        "UPDATE clips SET facts = '[]'",
        "UPDATE clips SET facts = json_set(facts, '$.prompt', 7)",
        "UPDATE clips SET facts = json_remove(facts, '$.numbers')",
        "UPDATE clips SET facts = x'80'",
        "DROP TABLE clips",
    ],
)
def test_a_damaged_row_of_a_clip_is_told_to_clients(served, damage):
    made = served.generate("stand")
    clip = made["clips"][0]["hash"]
    at = f"/v1/clips/{clip}"
    with damaged_by(served, damage):
        for path in ("/v1/clips", at, f"{at}.npz", f"/v1/view?clip={clip}", made["links"]["self"]):
            told(served.ask("GET", path))
    assert served.ask("GET", made["links"]["self"]).json == made


@contextlib.contextmanager
def damaged_by(server: Served, command: str) -> Iterator[None]:
    """The database after a command, until it is as it was."""
    whole = sqlite3.connect(":memory:")
    with contextlib.closing(sqlite3.connect(server.studio.store.folder / DATABASE)) as other, contextlib.closing(whole):
        other.backup(whole)
        with other:
            other.execute(command)
        try:
            yield
        finally:
            whole.backup(other)
    looked_again(server)


def once(true: Callable[[], bool], seconds: float = 60.0) -> None:
    """Wait until it is."""
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, "it did not come"
        time.sleep(0.005)


def looked_again(server: Served) -> None:
    """The thread that makes motions knows that the database is whole: until then who waits is told of damage."""
    once(lambda: server.generate("stand").get("status") == "done")


def told(answer) -> None:
    assert (answer.status, answer.headers["Content-Type"]) == (507, "application/problem+json")
    assert answer.json["type"] == "urn:kinoflow:problem:output"
    assert f"{DATABASE} cannot be used (" in answer.json["detail"]
    assert "move it away" in answer.json["detail"]


def test_every_operation_tells_of_a_damaged_file_and_goes_on_once_it_is_whole(served):
    made = served.generate("stand")
    clip = made["clips"][0]["hash"]
    content = served.ask("GET", f"/v1/clips/{clip}.npz").body
    served.studio._welcome = clip
    at = f"/v1/generations/{made['id']}"
    with pages_overwritten(served.studio.store):
        told(served.ask("POST", "/v1/generations", {"prompt": "x"}))
        told(served.ask("POST", "/v1/clips?name=a.npz", content, content_type="application/octet-stream"))
        told(served.ask("POST", f"{at}/cancel"))
        for path in (at, f"{at}/events", f"{at}/preview", "/v1/generations", "/v1/clips", f"/v1/clips/{clip}"):
            told(served.ask("GET", path))
        for path in (f"/v1/clips/{clip}.npz", f"/v1/view?clip={clip}", "/v1/health", "/v1/welcome"):
            told(served.ask("GET", path))
        once(lambda: served.studio.worker.trouble is not None)
    # The thread that makes motions has seen it too, and is still there.
    looked_again(served)
    assert served.generate("stand again")["status"] == "done"
    assert served.ask("GET", f"/v1/clips/{clip}").json["hash"] == clip


def test_who_waits_for_a_motion_is_told_when_it_cannot_be_ended(served):
    answers = {}
    served.engine.go.clear()

    def wait(name: str, method: str, path: str, body: object = None) -> threading.Thread:
        thread = threading.Thread(target=lambda: answers.update({name: served.ask(method, path, body)}))
        thread.start()
        return thread

    store = served.studio.store
    waiting = wait("post", "POST", "/v1/generations?wait=20", {"prompt": "wait"})
    once(lambda: "wait" in served.engine.made)
    (job,) = store.jobs(1)
    following = wait("events", "GET", f"/v1/generations/{job.id}/events")
    once(lambda: len(served.studio._bells[job.id]) == 2)
    with pages_overwritten(store):
        served.engine.go.set()
        waiting.join()
        following.join()
        told(answers["post"])
        last = answers["events"].body.decode().strip().rpartition("\n\n")[2]
        assert last.startswith("event: problem")
        assert "move it away" in last
    assert served.until(job.id, "done", "failed")["id"] == job.id
    looked_again(served)


def test_a_full_disk_is_not_taken_for_damage_and_the_job_ends_when_there_is_room(served):
    store = served.studio.store
    served.engine.go.clear()
    made = served.generate("wait for room", wait=0)
    once(lambda: "wait for room" in served.engine.made)
    with store._lock:
        store.tell(made["id"], "preview", {"filler": "x" * 20_000})
        (pages,) = store._database.execute("PRAGMA page_count").fetchone()
        store._database.execute(f"PRAGMA max_page_count = {pages}").fetchall()
        with pytest.raises(OutputError, match=r"cannot use .*studio.sqlite3 \(.*full\); free some space, or give"):
            store.tell(made["id"], "preview", {"filler": "x" * 20_000})
    served.engine.go.set()
    once(lambda: served.studio.worker.trouble is not None or store.job(made["id"]).status != "running")
    with store._lock:
        store._database.execute("PRAGMA max_page_count = 100000").fetchall()
    ended = served.until(made["id"], "done", "failed")
    assert ended["status"] in ("done", "failed")
    assert "move it away" not in json.dumps(ended)
    looked_again(served)
    assert served.generate("stand")["status"] == "done"


def test_a_change_that_cannot_be_committed_is_undone(store):
    def refuse(action: int, name: str | None, *_: object) -> int:
        return sqlite3.SQLITE_DENY if (action, name) == (sqlite3.SQLITE_TRANSACTION, "COMMIT") else sqlite3.SQLITE_OK

    store._database.set_authorizer(refuse)
    with pytest.raises(OutputError):
        store.add({"prompt": "a"}, None, "c", 9)
    store._database.set_authorizer(None)
    assert store.jobs() == []
    assert store.add({"prompt": "b"}, None, "c", 9)[1]


def test_a_job_whose_row_cannot_be_read_fails_and_others_are_made(store):
    bad, _ = store.add({"prompt": "a"}, None, "c", 9)
    good, _ = store.add({"prompt": "b"}, None, "c", 9)
    store._database.execute("UPDATE jobs SET request = '{' WHERE id = ?", (bad.id,))
    assert store.start_next().id == good.id
    ended = store.events(bad.id)[-1]
    assert (ended.kind, ended.data["status"]) == ("failed", 507)
    assert "move it away" in ended.data["detail"]


def test_a_defect_is_told_in_words_too(served, monkeypatch):
    def fail(*_: object) -> None:
        raise KeyError("secret")

    monkeypatch.setattr(served.studio, "describe", fail)
    answer = served.ask("GET", "/v1/generations/" + served.studio.store.add({}, None, "c", 9)[0].id)
    assert (answer.status, answer.json["type"]) == (500, "urn:kinoflow:problem:defect")
    assert "secret" not in answer.body.decode()
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_the_command_tells_of_a_damaged_file(tmp_path: Path, capsys):
    from kinoflow.cli import main

    (tmp_path / DATABASE).write_bytes(b"no database" * 500)
    assert main(["serve", "--folder", str(tmp_path), "--port", "0"]) == 2
    error = capsys.readouterr().err
    assert "move it away" in error
    assert "Traceback" not in error
