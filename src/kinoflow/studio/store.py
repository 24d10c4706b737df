"""Jobs, their events and clips, on disk: what was accepted or made outlives the process, however that ends.

A folder holds `studio.sqlite3` and `clips/HASH.npz`, HASH being the SHA-256 of the file. A clip is written before any
row names it, and a job ends in one transaction together with its results: a process that is killed leaves a job either
as it was or ended. What was running is queued again when the folder is opened.
"""

from __future__ import annotations

import contextlib
import functools
import json
import secrets
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from kinoflow.errors import KinoflowError, OutputError, RequestError, UnreadableError
from kinoflow.motion.clip import MotionClip
from kinoflow.reading import brief, parse_json, record, value_of
from kinoflow.runs import locked_folder
from kinoflow.studio.clips import ClipFolder
from kinoflow.studio.schema import Status

MOST_STARTS = 5
"""A job that the process did not survive this often, once it was being made, is not tried again."""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS jobs (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    key TEXT UNIQUE,
    client TEXT NOT NULL,
    request TEXT NOT NULL,
    status TEXT NOT NULL,
    starts INTEGER NOT NULL DEFAULT 0,
    cancel INTEGER NOT NULL DEFAULT 0,
    created REAL NOT NULL,
    started REAL,
    finished REAL,
    clips TEXT NOT NULL DEFAULT '[]',
    problem TEXT
);
CREATE INDEX IF NOT EXISTS jobs_by_status ON jobs (status, number);
CREATE TABLE IF NOT EXISTS events (
    job TEXT NOT NULL REFERENCES jobs (id),
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (job, number)
);
CREATE TABLE IF NOT EXISTS clips (
    hash TEXT PRIMARY KEY,
    created REAL NOT NULL,
    facts TEXT NOT NULL
);
"""
VERSION = 1
DATABASE = "studio.sqlite3"
ENDED = ("done", "failed", "cancelled")
_NO_DAMAGE = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_READONLY,
    }
)
"""Primary codes of errors that tell nothing of the content of the file."""


@dataclass(frozen=True)
class Job:
    """A row of `jobs`; see `schema.Generation`."""

    number: int
    id: str
    client: str
    request: dict[str, Any]
    status: Status
    starts: int
    cancel: bool
    created: float
    started: float | None
    finished: float | None
    clips: tuple[str, ...]
    problem: dict[str, Any] | None

    @property
    def ended(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.status in ENDED


@dataclass(frozen=True)
class Event:
    """Something that happened to a job; numbers rise by one from 1."""

    number: int
    kind: str
    data: dict[str, Any]


@dataclass(frozen=True)
class Failure:
    """Why a job failed; `problem` of a row of `jobs`."""

    code: str
    status: int
    detail: str


Asked = ParamSpec("Asked")
Found = TypeVar("Found")


def damaged(folder: Path, reason: str) -> OutputError:
    """The error that says that the database of a studio's folder, or a row of it, is damaged."""
    return OutputError(
        f"{folder / DATABASE} cannot be used ({brief(reason)}); move it away: clips stay in clips/, what is known of "
        "them is lost"
    )


@contextlib.contextmanager
def _damage_as_ours(folder: Path) -> Iterator[None]:
    """What is raised where a database, or a row of it, cannot be read or written is an `OutputError`."""
    try:
        yield
    except UnreadableError as error:
        raise damaged(folder, str(error)) from error
    except KinoflowError:
        raise
    except (sqlite3.Error, ValueError, TypeError, LookupError) as error:
        if getattr(error, "sqlite_errorcode", -1) & 0xFF in _NO_DAMAGE:
            raise OutputError(
                f"cannot use {folder / DATABASE} ({brief(str(error))}); free some space, or give another --folder"
            ) from error
        raise damaged(folder, str(error)) from error


def _damage_told(ask: Callable[Concatenate[Store, Asked], Found]) -> Callable[Concatenate[Store, Asked], Found]:
    """A method that raises an `OutputError` where the database, or a row of it, cannot be used."""

    @functools.wraps(ask)
    def asked(store: Store, *args: Asked.args, **kwargs: Asked.kwargs) -> Found:
        with _damage_as_ours(store.folder):
            return ask(store, *args, **kwargs)

    return asked


class Store:
    """The folder of a studio; one process at a time has it, any number of its threads use it.

    Raises:
        OutputError: the folder cannot be written, another process has it, or a newer kinoflow wrote it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.RLock()
        with contextlib.ExitStack() as held:
            held.enter_context(locked_folder(folder))
            self.files = ClipFolder(folder / "clips")
            held.enter_context(_damage_as_ours(folder))
            self._database = sqlite3.connect(
                folder / DATABASE, check_same_thread=False, isolation_level=None, timeout=10
            )
            held.callback(self._database.close)
            self._database.row_factory = sqlite3.Row
            self._prepare()
            self._held = held.pop_all()

    def _prepare(self) -> None:
        database = self._database
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=FULL")
        (version,) = database.execute("PRAGMA user_version").fetchone()
        if version > VERSION:
            raise OutputError(f"{self.folder} was written by a newer kinoflow; update, or give another --folder")
        database.executescript(_SCHEMA)
        database.execute(f"PRAGMA user_version={VERSION}")
        with self._changing():
            database.execute("UPDATE jobs SET status = 'queued' WHERE status = 'running'")

    def close(self) -> None:
        """Let others have the folder."""
        with self._lock:
            self._held.close()

    @contextlib.contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield self._database
                self._database.execute("COMMIT")
            except BaseException:
                if self._database.in_transaction:  # SQLite ends some by itself
                    self._database.execute("ROLLBACK")
                raise

    @_damage_told
    def add(self, request: dict[str, Any], key: str | None, client: str, most_queued: int) -> tuple[Job, bool]:
        """Queue a job, unless one of the same key is there: then that one. Says whether it is new.

        Raises:
            RequestError: the key belongs to another request, or the queue is full.
        """
        text = json.dumps(request, sort_keys=True)
        with self._changing() as database:
            if key is not None:
                row = database.execute("SELECT * FROM jobs WHERE key = ?", (key,)).fetchone()
                if row is not None:
                    if row["request"] != text:
                        raise RequestError(
                            409, "key-reused", "this Idempotency-Key was sent with another request; send a new key"
                        )
                    return _job(row), False
            (waiting,) = database.execute("SELECT count(*) FROM jobs WHERE status = 'queued'").fetchone()
            if waiting >= most_queued:
                raise RequestError(
                    429,
                    "queue-full",
                    f"{waiting} requests are waiting, which is the most; send it again in some seconds",
                    {"Retry-After": str(max(1, min(30, waiting // 8)))},
                )
            job = secrets.token_hex(16)
            database.execute(
                "INSERT INTO jobs (id, key, client, request, status, created) VALUES (?, ?, ?, ?, 'queued', ?)",
                (job, key, client, text, time.time()),
            )
            self._tell(database, job, "queued", {})
            return _job(database.execute("SELECT * FROM jobs WHERE id = ?", (job,)).fetchone()), True

    @_damage_told
    def job(self, identity: str) -> Job | None:
        """The job of this id."""
        with self._lock:
            row = self._database.execute("SELECT * FROM jobs WHERE id = ?", (identity,)).fetchone()
        return None if row is None else _job(row)

    @_damage_told
    def jobs(self, most: int = 50) -> list[Job]:
        """The last jobs, the newest first."""
        with self._lock:
            rows = self._database.execute("SELECT * FROM jobs ORDER BY number DESC LIMIT ?", (most,)).fetchall()
        return [_job(row) for row in rows]

    @_damage_told
    def counts(self) -> dict[str, int]:
        """How many jobs are of each status."""
        with self._lock:
            return dict(self._database.execute("SELECT status, count(*) FROM jobs GROUP BY status").fetchall())

    @_damage_told
    def position(self, job: Job) -> int | None:
        """How many jobs wait before this one; None unless it waits."""
        if job.status != "queued":
            return None
        with self._lock:
            order = [identity for identity, _ in self._order()]
        return order.index(job.id) if job.id in order else 0

    def _order(self) -> list[tuple[str, str]]:
        """Id and client of what waits. Clients take turns; the one whose last turn is longest ago is next."""
        rows = self._database.execute("SELECT id, client FROM jobs WHERE status = 'queued' ORDER BY number").fetchall()
        last = dict(
            self._database.execute(
                "SELECT client, max(started) FROM jobs WHERE started IS NOT NULL GROUP BY client"
            ).fetchall()
        )
        rounds: dict[str, int] = {}
        keyed = []
        for place, (identity, client) in enumerate(rows):
            rounds[client] = rounds.get(client, -1) + 1
            keyed.append((rounds[client], last.get(client, 0.0), place, identity, client))
        return [(identity, client) for *_, identity, client in sorted(keyed)]

    @_damage_told
    def start_next(self) -> Job | None:
        """Take the next job and mark it as running; None where none waits.

        One that ended processes fails, and so does one whose row cannot be read.
        """
        while True:
            with self._changing() as database:
                order = self._order()
                if not order:
                    return None
                identity = order[0][0]
                row = database.execute("SELECT * FROM jobs WHERE id = ?", (identity,)).fetchone()
                if row["starts"] < MOST_STARTS:
                    database.execute(
                        "UPDATE jobs SET status = 'running', started = ? WHERE id = ?",
                        (time.time(), identity),
                    )
                    self._tell(database, identity, "started", {"attempt": row["starts"] + 1})
                    row = database.execute("SELECT * FROM jobs WHERE id = ?", (identity,)).fetchone()
                    try:
                        return _job(row)
                    except (ValueError, TypeError) as error:
                        problem = {"code": "output", "status": 507, "detail": str(damaged(self.folder, str(error)))}
                else:
                    detail = f"the server ended {MOST_STARTS} times while it made this; it is not tried again"
                    problem = {"code": "server-ended", "status": 500, "detail": detail}
            self.end(identity, "failed", problem=problem)

    @_damage_told
    def begin(self, identity: str) -> None:
        """The model is there, and the job is being made: what ends the process from here on may be its doing."""
        with self._changing() as database:
            database.execute("UPDATE jobs SET starts = starts + 1 WHERE id = ?", (identity,))

    @_damage_told
    def end(
        self,
        identity: str,
        status: str,
        *,
        clips: Sequence[str] = (),
        problem: dict[str, Any] | None = None,
    ) -> bool:
        """End a job, once: False, and nothing changed, where it has ended before."""
        with self._changing() as database:
            done = database.execute(
                "UPDATE jobs SET status = ?, finished = ?, clips = ?, problem = ? "
                "WHERE id = ? AND status IN ('queued', 'running')",
                (status, time.time(), json.dumps(list(clips)), problem and json.dumps(problem), identity),
            )
            if done.rowcount == 0:
                return False
            for clip in clips:
                self._tell(database, identity, "result", {"clip": clip})
            self._tell(database, identity, status, problem or {})
            # Steps are of interest while they happen. They go last: numbers of events must not come again.
            database.execute("DELETE FROM events WHERE job = ? AND kind IN ('progress', 'preview')", (identity,))
            return True

    @_damage_told
    def cancel(self, identity: str) -> Job | None:
        """End a job that waits, ask one that runs to stop; one that has ended stays as it is."""
        with self._changing() as database:
            database.execute("UPDATE jobs SET cancel = 1 WHERE id = ?", (identity,))
            job = self.job(identity)
            if job is not None and job.status == "queued":
                self._end_cancelled(database, identity)
            return self.job(identity)

    def _end_cancelled(self, database: sqlite3.Connection, identity: str) -> None:
        database.execute("UPDATE jobs SET status = 'cancelled', finished = ? WHERE id = ?", (time.time(), identity))
        self._tell(database, identity, "cancelled", {})

    @_damage_told
    def is_cancelled(self, identity: str) -> bool:
        """Whether somebody asked for the job to stop."""
        with self._lock:
            row = self._database.execute("SELECT cancel FROM jobs WHERE id = ?", (identity,)).fetchone()
        return bool(row and row["cancel"])

    @_damage_told
    def tell(self, identity: str, kind: str, data: dict[str, Any]) -> None:
        """Add an event to a job."""
        with self._changing() as database:
            self._tell(database, identity, kind, data)

    @staticmethod
    def _tell(database: sqlite3.Connection, identity: str, kind: str, data: dict[str, Any]) -> None:
        database.execute(
            "INSERT INTO events (job, number, kind, data) "
            "VALUES (?, (SELECT coalesce(max(number), 0) + 1 FROM events WHERE job = ?), ?, ?)",
            (identity, identity, kind, json.dumps(data)),
        )

    @_damage_told
    def events(self, identity: str, after: int = 0) -> list[Event]:
        """What happened to a job after event number `after`."""
        with self._lock:
            rows = self._database.execute(
                "SELECT number, kind, data FROM events WHERE job = ? AND number > ? ORDER BY number",
                (identity, after),
            ).fetchall()
        return [
            record(Event, {"number": number, "kind": kind, "data": parse_json(data)}, "an event")
            for number, kind, data in rows
        ]

    @_damage_told
    def keep(self, clip: MotionClip, facts: dict[str, Any]) -> str:
        """Write a clip, remember what is known of it, and return its hash."""
        name = self.files.keep(clip)
        with self._changing() as database:
            database.execute(
                "INSERT OR IGNORE INTO clips (hash, created, facts) VALUES (?, ?, ?)",
                (name, time.time(), json.dumps(facts)),
            )
        return name

    @_damage_told
    def facts(self, name: str) -> dict[str, Any] | None:
        """What is known of a clip, None if there is none of this name."""
        with self._lock:
            row = self._database.execute("SELECT facts FROM clips WHERE hash = ?", (name,)).fetchone()
        return None if row is None else {"hash": name, **_facts(row)}

    @_damage_told
    def clips(self, most: int = 100) -> list[dict[str, Any]]:
        """What is known of the last clips, the newest first."""
        with self._lock:
            rows = self._database.execute(
                "SELECT hash, facts FROM clips ORDER BY created DESC LIMIT ?", (most,)
            ).fetchall()
        return [{"hash": row["hash"], **_facts(row)} for row in rows]


def _job(row: sqlite3.Row) -> Job:
    values = {
        **{
            name: row[name] for name in ("number", "id", "client", "status", "starts", "created", "started", "finished")
        },
        "request": parse_json(row["request"]),
        "cancel": bool(row["cancel"]),
        "clips": parse_json(row["clips"]),
        "problem": parse_json(row["problem"]) if row["problem"] else None,
    }
    job = record(Job, values, "a job")
    if job.problem is not None:
        HTTPStatus(record(Failure, job.problem, "a job's problem").status)
    return job


def _facts(row: sqlite3.Row) -> dict[str, Any]:
    facts: dict[str, Any] = value_of(dict[str, Any], parse_json(row["facts"]), "what is known of a clip")
    return facts
