"""What others could try on a studio: each is refused with a typed problem, and nothing is written."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Iterator

import pytest

pytest.importorskip("fastapi", reason="the extra studio is not installed")
pytest.importorskip("uvicorn", reason="the extra studio is not installed")

from serving import Served, serving

from kinoflow.errors import RequestError

TOKEN = "0123456789abcdef0123456789abcdef"
BODY = {"prompt": "stand"}


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("studio")) as server:
        yield server


@pytest.fixture(scope="module")
def locked(tmp_path_factory) -> Iterator[Served]:
    """A studio that wants a token."""
    with serving(tmp_path_factory.mktemp("locked"), token=TOKEN) as server:
        yield server


def raw(server: Served, request: bytes) -> bytes:
    """What comes back for bytes as they are, until the server closes the connection or has answered."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
        connection.sendall(request)
        answer = b""
        while piece := connection.recv(65536):
            answer += piece
            if b"}" in answer:
                break
        return answer


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:80",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "",
        "[::2]",
        "127.0.0.1@evil",
    ],
)
@pytest.mark.parametrize("path", ["/", "/v1/health", "/openapi.json", "/studio.js"])
def test_a_foreign_name_is_refused(served, host, path):
    """As after DNS rebinding: a page's own host name points at this machine."""
    answer = served.ask("GET", path, host=host)
    assert (answer.status, answer.json["type"]) == (403, "urn:kinoflow:problem:host")


def test_two_hosts_are_refused(served):
    request = b"GET /v1/health HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n"
    assert raw(served, request).split(b"\r\n")[0].split()[1] in (b"400", b"403")


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://127.0.0.1:1", "https://localhost", "file://"]
)
def test_a_foreign_page_is_refused(served, origin):
    answer = served.ask("POST", "/v1/generations", BODY, origin=origin)
    assert (answer.status, answer.json["type"]) == (403, "urn:kinoflow:problem:origin")
    assert served.ask("GET", "/v1/generations", origin=origin).status == 403
    own = served.ask("POST", "/v1/generations", BODY, origin=f"http://127.0.0.1:{served.port}")
    assert own.status == 202


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_foreign_page_cannot_hide_its_origin(served, site):
    assert served.ask("GET", "/v1/generations", sec_fetch_site=site).status == 403
    assert served.ask("GET", "/", sec_fetch_site=site).status in (200, 503)  # a link to the page; 503: not built


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_what_a_foreign_form_can_send_is_refused(served, kind):
    before = len(served.ask("GET", "/v1/generations?most=200").json["generations"])
    answer = served.ask("POST", "/v1/generations", json.dumps(BODY).encode(), content_type=kind)
    assert (answer.status, answer.json["type"]) == (415, "urn:kinoflow:problem:media-type")
    assert served.ask("POST", "/v1/clips?name=a.bvh", b"x", content_type=kind).status == 415
    assert len(served.ask("GET", "/v1/generations?most=200").json["generations"]) == before


def test_no_page_elsewhere_is_allowed(served):
    answer = served.ask("OPTIONS", "/v1/generations", origin="http://evil.example")
    assert answer.status == 403
    assert not [name for name in answer.headers if name.lower().startswith("access-control")]


@pytest.mark.parametrize(
    "path",
    [
        "/v1/clips/..%2f..%2fetc%2fpasswd",
        "/v1/clips/../../studio.sqlite3",
        "/v1/clips/..%5c..%5cstudio.sqlite3",
        "/v1/clips/%2e%2e/studio.sqlite3.npz",
        "/v1/clips/" + "A" * 64 + ".npz",
        "/v1/clips/" + "0" * 63 + "%00.npz",
        "/v1/clips/" + "0" * 64 + ".npz/..",
        "/v1/clips/" + "0" * 64 + ".%2e%2e%2fx",
        "/v1/view?clip=..%2f..%2fetc%2fpasswd",
        "/v1/view?clip=" + "0" * 64,
        "/..%2fstudio.html",
        "/assets/../studio.sqlite3",
        "/v1/generations/..%2f..",
        "/v1/generations/' OR 1=1 --".replace(" ", "%20"),
    ],
)
def test_no_path_leads_out_of_the_folder(served, path):
    answer = served.ask("GET", path)
    assert answer.status in (404, 422)
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert b"root:" not in answer.body
    assert b"SQLite" not in answer.body


def test_a_link_in_place_of_a_clip_is_not_followed(served, tmp_path):
    made = served.generate(seed=11)["clips"][0]["hash"]
    path = served.studio.store.files.path(made)
    path.rename(tmp_path / "elsewhere.npz")
    path.symlink_to(tmp_path / "elsewhere.npz")
    assert served.ask("GET", f"/v1/clips/{made}.npz").status == 404
    assert served.generate(seed=11)["clips"][0]["hash"] == made  # made again, over the link
    assert not path.is_symlink()
    assert served.ask("GET", f"/v1/clips/{made}.npz").status == 200
    assert (tmp_path / "elsewhere.npz").is_file()


def test_a_clip_that_was_changed_is_not_served(served):
    made = served.generate(seed=12)["clips"][0]["hash"]
    path = served.studio.store.files.path(made)
    path.write_bytes(path.read_bytes()[:-1])
    answer = served.ask("GET", f"/v1/clips/{made}.npz")
    assert (answer.status, answer.json["type"]) == (404, "urn:kinoflow:problem:clip-damaged")


def request_of(path: str, kind: bytes, *headers: bytes) -> bytes:
    return b"\r\n".join(
        [f"POST {path} HTTP/1.1".encode(), b"Host: localhost", b"Content-Type: " + kind, *headers, b"", b""]
    )


OCTETS = b"application/octet-stream"


def test_a_size_that_is_declared_is_believed_to_be_too_large(served):
    for path, kind in (("/v1/clips?name=a.bvh", OCTETS), ("/v1/generations", b"application/json")):
        answer = raw(served, request_of(path, kind, b"Content-Length: 1073741824") + b"x" * 1000)
        assert answer.startswith(b"HTTP/1.1 413 ")
        assert b"urn:kinoflow:problem:too-large" in answer


def test_a_size_that_is_not_declared_is_counted(served):
    """Chunks that go on: the server stops reading long before their end."""
    sent = 0
    with socket.create_connection(("127.0.0.1", served.port), timeout=20) as connection:
        connection.sendall(request_of("/v1/clips?name=a.bvh", OCTETS, b"Transfer-Encoding: chunked"))
        piece = b"100000\r\n" + b"x" * 0x100000 + b"\r\n"
        try:
            while sent < 100 * 2**20:
                connection.sendall(piece)
                sent += 0x100000
        except (BrokenPipeError, ConnectionResetError, TimeoutError):
            pass
    assert sent < 60 * 2**20
    answer = served.ask("POST", "/v1/generations", {"prompt": "a" * 70_000})
    assert (answer.status, answer.json["type"]) == (413, "urn:kinoflow:problem:too-large")
    assert served.ask("GET", "/v1/health").status == 200


def test_a_body_that_does_not_come_ends_the_request(tmp_path, monkeypatch):
    from kinoflow.studio import guard

    monkeypatch.setattr(guard, "PATIENCE_S", 0.05)
    monkeypatch.setattr(guard, "SLOWEST_BYTES_PER_S", 1e12)
    with serving(tmp_path) as server:
        request = request_of("/v1/generations", b"application/json", b"Content-Length: 20") + b'{"prompt'
        answer = raw(server, request)
        assert answer.startswith(b"HTTP/1.1 408 ")
        assert server.ask("GET", "/v1/generations").json["generations"] == []


@pytest.mark.parametrize("raises", [False, True])
@pytest.mark.parametrize(
    "size", [(b"content-length", b"70000"), (b"transfer-encoding", b"chunked")], ids=["declared", "counted"]
)
def test_a_body_is_refused_in_the_same_words_whoever_reads_it(raises, size):
    """Applications of others that stand within ours answer every error with 500, and raise it again, or another."""
    from kinoflow.studio.guard import Guard

    async def app(scope, receive, send):
        try:
            while (await receive())["more_body"]:
                pass
        except Exception as error:
            await send({"type": "http.response.start", "status": 500, "headers": []})
            await send({"type": "http.response.body", "body": b"Internal Server Error"})
            if raises:
                raise RuntimeError("response already started") from error

    said = []

    async def receive():
        return {"type": "http.request", "body": b"x" * 30_000, "more_body": True}

    async def send(message):
        said.append(message)

    known = [(b"host", b"localhost"), (b"content-type", b"application/json"), size]
    scope = {"type": "http", "method": "POST", "path": "/mcp", "scheme": "http", "headers": known}
    asyncio.run(Guard(app)(scope, receive, send))
    start, body = said
    assert start["status"] == 413
    assert (b"connection", b"close") in start["headers"]
    assert json.loads(body["body"])["type"] == "urn:kinoflow:problem:too-large"


def test_an_error_after_the_answer_has_begun_is_no_answer():
    from kinoflow.studio.guard import Guard

    async def app(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await receive()

    said = []

    async def receive():
        raise AssertionError("a body that is too large is not read")

    async def send(message):
        said.append(message["type"])

    known = [(b"host", b"localhost"), (b"content-type", b"application/json"), (b"content-length", b"70000")]
    scope = {"type": "http", "method": "POST", "path": "/mcp", "scheme": "http", "headers": known}
    with pytest.raises(RequestError, match="at most 64 KiB"):
        asyncio.run(Guard(app)(scope, receive, send))
    assert said == ["http.response.start"]


def test_an_archive_that_unpacks_to_gigabytes_is_refused(served, tmp_path):
    import io
    import zipfile

    import numpy as np

    header = io.BytesIO()
    np.lib.format.write_array_header_1_0(header, {"descr": "<f8", "fortran_order": False, "shape": (2**28, 66)})
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("poses.npy", header.getvalue() + b"\0" * 2**22)
        archive.writestr("trans.npy", header.getvalue() + b"\0" * 2**22)
    answer = served.ask("POST", "/v1/clips?name=a.npz", content.getvalue(), content_type=OCTETS.decode())
    assert answer.status == 422


def test_pickled_objects_are_not_opened(served, tmp_path):
    import io

    import numpy as np

    class Evil:
        def __reduce__(self):
            return (exec, ("raise SystemExit",))

    content = io.BytesIO()
    np.savez(content, poses=np.array([Evil()], dtype=object), trans=np.zeros((1, 3)), mocap_framerate=30)
    answer = served.ask("POST", "/v1/clips?name=a.npz", content.getvalue(), content_type=OCTETS.decode())
    assert answer.status == 422
    assert served.ask("GET", "/v1/health").status == 200


@pytest.mark.parametrize("path", ["/v1/health", "/v1/generations", "/v1/clips", "/openapi.json", "/v1/welcome"])
def test_without_the_token_nothing_is_told(locked, path):
    for headers in (
        {},
        {"authorization": "Bearer wrong"},
        {"authorization": f"Basic {TOKEN}"},
        {"cookie": "kinoflow-token=x"},
    ):
        answer = locked.ask("GET", path, **headers)
        assert (answer.status, answer.json["type"]) == (401, "urn:kinoflow:problem:token")
        assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert locked.ask("GET", path, authorization=f"Bearer {TOKEN}").status == 200


def test_the_token_becomes_a_cookie_that_scripts_cannot_read(locked):
    assert locked.ask("POST", "/v1/session", {"token": "wrong"}).status == 401
    answer = locked.ask("POST", "/v1/session", {"token": TOKEN})
    cookie = answer.headers["Set-Cookie"]
    assert answer.status == 204
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert locked.ask("GET", "/v1/health", cookie=cookie.partition(";")[0]).status == 200


def test_every_answer_forbids_pages_to_load_anything_from_elsewhere(served):
    for method, path in (("GET", "/v1/health"), ("GET", "/nothing"), ("POST", "/v1/generations"), ("GET", "/")):
        answer = served.ask(method, path)
        policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
        assert "unsafe" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_a_name_is_never_part_of_a_header(served):
    made = served.generate('a"\r\nSet-Cookie: x=1\r\n\r\n<script>')["clips"][0]["hash"]
    answer = served.ask("GET", f"/v1/clips/{made}.npz")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="a-set-cookie-x-1-script-0.npz"'
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_other_methods_are_refused(served, method):
    answer = served.ask(method, "/v1/generations", {})
    assert (answer.status, answer.headers["Content-Type"]) == (405, "application/problem+json")
