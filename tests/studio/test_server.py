"""The studio's HTTP interface: jobs, events, clips; a real server on the loopback address."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("fastapi", reason="the extra studio is not installed")
pytest.importorskip("uvicorn", reason="the extra studio is not installed")

from serving import Served, serving, standing

from kinoflow.errors import OutputError
from kinoflow.motion import MotionClip
from kinoflow.motion.clip import formats
from kinoflow.studio import app
from kinoflow.studio.store import Store


@pytest.fixture(scope="module")
def shared(tmp_path_factory) -> Iterator[Served]:
    """One server for tests that do not count what is on it."""
    with serving(tmp_path_factory.mktemp("studio")) as server:
        yield server


def events_of(server: Served, identity: str, after: int = 0) -> list[tuple[int, str]]:
    """Numbers and kinds of all events after one."""
    text = server.ask("GET", f"/v1/generations/{identity}/events", last_event_id=str(after)).body.decode()
    found = [dict(line.split(": ", 1) for line in part.split("\n") if ": " in line) for part in text.split("\n\n")]
    return [(int(event["id"]), event["event"]) for event in found if "id" in event]


def test_a_sentence_becomes_clips_that_stay(shared, tmp_path):
    answer = shared.ask("POST", "/v1/generations?wait=20", {"prompt": "stand", "variants": 3, "seed": 7})
    made = answer.json
    assert (answer.status, made["status"], made["problem"]) == (202, "done", None)
    assert answer.headers["Location"] == made["links"]["self"]
    assert [clip["seed"] for clip in made["clips"]] == [7, 8, 9]
    assert len({clip["hash"] for clip in made["clips"]}) == 3
    first = shared.ask("GET", f"/v1/clips/{made['clips'][0]['hash']}.npz")
    (tmp_path / "clip.npz").write_bytes(first.body)
    clip = MotionClip.load(tmp_path / "clip.npz")
    np.testing.assert_allclose(clip.joints, standing(at=0.07).joints, atol=1e-6)
    assert shared.ask("GET", made["links"]["self"]).json["clips"] == made["clips"]
    again = shared.generate("stand", variants=3, seed=7)
    assert [clip["hash"] for clip in again["clips"]] == [clip["hash"] for clip in made["clips"]]
    assert again["id"] != made["id"]


def test_a_key_is_one_job(shared):
    body = {"prompt": "once", "variants": 2}
    first = shared.ask("POST", "/v1/generations?wait=20", body, idempotency_key="k1").json
    second = shared.ask("POST", "/v1/generations", body, idempotency_key="k1")
    assert (second.status, second.json["id"], second.json["status"]) == (202, first["id"], "done")
    assert shared.engine.made.count("once") == 1
    other = shared.ask("POST", "/v1/generations", {"prompt": "twice"}, idempotency_key="k1")
    assert (other.status, other.json["type"]) == (409, "urn:kinoflow:problem:key-reused")
    assert other.headers["Content-Type"] == "application/problem+json"


def test_events_are_told_in_order_and_again_after_a_cut(shared):
    made = shared.generate("steps", variants=2)
    everything = events_of(shared, made["id"])
    assert [kind for _, kind in everything] == ["queued", "started", "result", "result", "done"]
    numbers = [number for number, _ in everything]
    assert numbers == sorted(set(numbers))
    assert events_of(shared, made["id"], after=numbers[2]) == everything[3:]
    # Steps were told before: after one of them, nothing that followed is missing.
    assert events_of(shared, made["id"], after=numbers[2] - 1) == everything[2:]
    assert events_of(shared, made["id"], after=numbers[-1]) == []


def test_a_listener_hears_of_steps_while_they_happen(shared):
    started = shared.ask("POST", "/v1/generations", {"prompt": "wait here"}).json
    connection = http.client.HTTPConnection("127.0.0.1", shared.port, timeout=30)
    connection.request("GET", f"/v1/generations/{started['id']}/events")
    response = connection.getresponse()
    heard = []
    while "progress" not in heard:
        line = response.readline().decode()
        if line.startswith("event: "):
            heard.append(line[7:].strip())
    shared.engine.go.set()
    rest = response.read().decode()
    connection.close()
    shared.engine.go.clear()
    assert heard[:2] == ["queued", "started"]
    assert rest.count("event: done") == 1
    assert rest.index("event: result") < rest.index("event: done")


def test_what_is_being_made_can_be_looked_at(tmp_path):
    with serving(tmp_path) as server:
        made = server.ask("POST", "/v1/generations", {"prompt": "preview"}).json
        at = f"/v1/generations/{made['id']}/preview"
        server.until(made["id"], "running")
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        connection.request("GET", f"/v1/generations/{made['id']}/events")
        response = connection.getresponse()
        lines = iter(response.readline, b"")
        said = json.loads(next(line for line in lines if b"/preview" in line).removeprefix(b"data: "))
        assert said == {"step": 1, "steps": 2, "url": at}
        shown = server.ask("GET", at)
        assert (shown.status, shown.json["clips"][0]["frames"]) == (200, 20)
        server.engine.shown.set()
        connection.close()
        assert server.until(made["id"], "done")["clips"]
        assert server.ask("GET", at).json["type"] == "urn:kinoflow:problem:no-preview"
        assert "preview" not in [kind for _, kind in events_of(server, made["id"])]


def test_only_a_clip_that_is_there_is_edited(shared):
    edit = {"clip": "0" * 64, "start": 3, "stop": 9}
    answer = shared.ask("POST", "/v1/generations", {"prompt": "stand", "edit": edit})
    assert (answer.status, answer.json["type"]) == (404, "urn:kinoflow:problem:no-such-clip")


def test_what_runs_or_waits_can_be_cancelled(tmp_path):
    with serving(tmp_path) as server:
        runs = server.ask("POST", "/v1/generations", {"prompt": "wait"}).json["id"]
        server.until(runs, "running")
        waits = server.ask("POST", "/v1/generations", {"prompt": "never"}).json
        assert (waits["status"], waits["position"]) == ("queued", 0)
        assert server.ask("POST", f"/v1/generations/{waits['id']}/cancel", {}).json["status"] == "cancelled"
        assert server.ask("POST", f"/v1/generations/{runs}/cancel", {}).status == 202
        server.until(runs, "cancelled")
        assert events_of(server, runs)[-1][1] == "cancelled"
        assert "never" not in server.engine.made
        done = server.generate("after")
        assert server.ask("POST", f"/v1/generations/{done['id']}/cancel", {}).json["status"] == "done"


def test_a_full_queue_says_when_to_come_again(tmp_path):
    with serving(tmp_path, queue_limit=2) as server:
        first = server.ask("POST", "/v1/generations", {"prompt": "wait"}).json["id"]
        server.until(first, "running")
        kept = [server.ask("POST", "/v1/generations", {"prompt": f"p{k}"}).json["id"] for k in range(2)]
        refused = server.ask("POST", "/v1/generations", {"prompt": "one more"})
        assert (refused.status, refused.json["type"]) == (429, "urn:kinoflow:problem:queue-full")
        assert int(refused.headers["Retry-After"]) >= 1
        server.engine.go.set()
        assert {server.until(one, "done")["status"] for one in [first, *kept]} == {"done"}
        assert "one more" not in server.engine.made


def test_clients_take_turns(tmp_path):
    with serving(tmp_path) as server:
        first = server.ask("POST", "/v1/generations", {"prompt": "wait"}, x_client="a").json["id"]
        server.until(first, "running")
        for k in range(3):
            last = server.ask("POST", "/v1/generations", {"prompt": f"a{k}"}, x_client="a").json["id"]
        server.ask("POST", "/v1/generations", {"prompt": "b0"}, x_client="b")
        server.engine.go.set()
        server.until(last, "done")
        assert server.engine.made == ["wait", "b0", "a0", "a1", "a2"]


@pytest.mark.slow
def test_what_is_queued_or_was_running_is_made_after_a_restart(tmp_path):
    with serving(tmp_path) as server:
        runs = server.ask("POST", "/v1/generations", {"prompt": "wait"}, idempotency_key="r").json["id"]
        server.until(runs, "running")
        waits = server.ask("POST", "/v1/generations", {"prompt": "later"}).json["id"]
        server.studio.worker._stop.set()
    with serving(tmp_path) as server:
        server.engine.go.set()
        assert server.until(runs, "done")["clips"]
        assert server.until(waits, "done")["clips"]
        assert server.ask("POST", "/v1/generations", {"prompt": "wait"}, idempotency_key="r").json["id"] == runs


def test_failures_are_told_with_what_to_do_and_defects_without_their_inside(shared):
    failed = shared.generate("no")
    assert failed["status"] == "failed"
    assert failed["problem"]["type"] == "urn:kinoflow:problem:prompt"
    assert failed["problem"]["detail"] == "no action is called 'no'; ask for another"
    defect = shared.generate("defect")
    assert (defect["status"], defect["problem"]["status"]) == ("failed", 500)
    assert "secret" not in defect["problem"]["detail"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"prompt": ""},
        {"prompt": "   "},
        {"prompt": "a", "segments": [{"text": "b"}]},
        {"prompt": "a" * 1001},
        {"prompt": "a", "unknown": 1},
        {"prompt": "a", "variants": 17},
        {"prompt": "a", "variants": 0},
        {"prompt": "a", "duration_s": -1},
        {"prompt": "a", "duration_s": 1e9},
        {"prompt": "a", "seeds": []},
        {"prompt": "a", "seed": -1},
        {"prompt": "a", "seed": 2**63},
        {"prompt": "a", "source": "elsewhere"},
        {"segments": []},
        {"segments": [{"text": "a"}], "duration_s": 3},
        {"segments": [{"text": "a"}] * 17},
        [],
        "a",
    ],
)
def test_requests_that_mean_nothing_are_refused_by_field(shared, body):
    answer = shared.ask("POST", "/v1/generations", body)
    assert (answer.status, answer.json["status"]) == (422, 422)
    assert answer.json["errors"]
    assert len(answer.json["detail"]) <= 400


@pytest.mark.parametrize(
    ("path", "body", "said"),
    [
        ("/v1/generations", {"text": "walks"}, "there is no field 'text' here, it is called 'prompt'"),
        ("/v1/generations", {"prompt": "walks", "duration": 3}, "it is called 'duration_s'"),
        ("/v1/generations", {"segments": [{"prompt": "walks"}]}, "it is called 'text'"),
        ("/v1/plan", {"sentence": "walks"}, "it is called 'prompt'"),
        ("/v1/actions/clips", {"name": "walk"}, "it is called 'action'"),
        ("/v1/plan", b"{prompt", "the body is no JSON"),
        ("/v1/plan", b"", "the request has no body"),
        ("/v1/nothing", {}, "there is nothing at /v1/nothing; /openapi.json lists what there is"),
        ("/v1/health", {}, "/v1/health does not take POST; it takes GET"),
    ],
)
def test_what_is_called_otherwise_is_told_in_plain_words(shared, path, body, said):
    assert said in shared.ask("POST", path, body, content_type="application/json").json["detail"]


def test_a_page_that_was_not_built_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(app, "is_built", lambda: False)
    with serving(tmp_path) as client:
        answer = client.ask("GET", "/")
    assert answer.status == 503
    assert b"<code>make web</code>" in answer.body


@pytest.mark.parametrize("text", [b'{"prompt": "a", "duration_s": NaN}', b"{", b"\xff\xfe", b"null", b""])
def test_what_is_no_json_is_refused(shared, text):
    answer = shared.ask("POST", "/v1/generations", text, content_type="application/json")
    assert answer.status in (400, 422)
    assert answer.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    "damage", ["UPDATE clips SET facts = '{'", "UPDATE clips SET facts = x'80'", "DROP TABLE clips"]
)
def test_a_damaged_database_is_told_as_such(tmp_path, damage):
    store = Store(tmp_path)
    name = store.keep(standing(), {"prompt": "a"})
    store._database.execute(damage)
    for ask in (store.clips, lambda: store.facts(name)):
        with pytest.raises(OutputError, match=r"studio.sqlite3 cannot be used .*; move it away"):
            ask()
    store.close()


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/v1/generations", {"prompt": "walks \ud800"}),
        ("/v1/generations", {"prompt": "walks", "\udfff": 1}),
        ("/v1/generations", {"prompt": "walks", "source": "\ud83d"}),
        ("/v1/plan", {"prompt": "walks \ud800"}),
        ("/v1/actions/clips", {"action": "wave\ud800"}),
        ("/v1/actions/clips", {"action": "wave", "settings": {"side": "\ud800"}}),
        ("/v1/actions/clips", {"action": "wave", "settings": {"\ud800": "left"}}),
        ("/v1/chat/completions", {"messages": [{"role": "user", "content": "walks \ud800"}]}),
    ],
)
def test_halves_of_characters_are_no_defect_of_the_server(shared, path, body):
    answer = shared.ask("POST", f"{path}?wait=20", body)
    problem = answer.json.get("problem") or answer.json
    assert answer.status < 500
    assert (problem.get("status") or 400) in (400, 422)


@pytest.mark.slow
def test_every_format_is_written_and_options_change_what_is_written(shared, tmp_path):
    made = shared.generate("stand", seed=5)["clips"][0]["hash"]
    for known in formats():
        others = (".mp4", ".gif", ".png", ".html", ".vrm", ".csv")  # seconds, a bundle, a character, a robot
        if known.write is None or known.suffix in others:
            continue
        answer = shared.ask("GET", f"/v1/clips/{made}{known.suffix}")
        assert (answer.status, len(answer.body) > 1000) == (200, True)
        assert answer.headers["Content-Disposition"] == f'attachment; filename="stand-5{known.suffix}"'
        same = shared.ask("GET", f"/v1/clips/{made}{known.suffix}", if_none_match=answer.headers["ETag"])
        assert (same.status, same.body) == (304, b"")
    changed = shared.ask("GET", f"/v1/clips/{made}.npz?fps=60&mirror=true&in_place=true&end_s=0.5")
    (tmp_path / "clip.npz").write_bytes(changed.body)
    clip = MotionClip.load(tmp_path / "clip.npz")
    assert (clip.fps, clip.num_frames) == (60, 29)
    np.testing.assert_allclose(np.ptp(clip.translation, axis=0), 0, atol=1e-6)
    assert shared.ask("GET", f"/v1/clips/{made}.glb?root_motion=true&profile=ue5").status == 200
    assert shared.ask("GET", f"/v1/clips/{made}.npz?root_motion=true").status == 422
    assert shared.ask("GET", f"/v1/clips/{made}.npz?profile=ue5").status == 422
    assert shared.ask("GET", f"/v1/clips/{made}.exe").status == 404
    assert shared.ask("GET", f"/v1/clips/{made}.npz?start_s=9").status == 422


def test_a_file_of_the_client_becomes_a_clip(shared, tmp_path):
    standing(frames=40, at=3.0).save(tmp_path / "walk.bvh")
    content = (tmp_path / "walk.bvh").read_bytes()
    kind = {"content_type": "application/octet-stream"}
    answer = shared.ask("POST", "/v1/clips?name=..%2F..%2Fmy%20walk.bvh", content, **kind)
    assert (answer.status, answer.json["frames"], answer.json["prompt"]) == (201, 40, "my walk.bvh")
    assert shared.ask("GET", f"/v1/clips/{answer.json['hash']}").json == answer.json
    shown = shared.ask("GET", f"/v1/view?clip={answer.json['hash']}&clip={answer.json['hash']}").json
    assert [clip["frames"] for clip in shown["clips"]] == [40, 40]
    for name, content in (("a.bvh", b"HIERARCHY nonsense"), ("a.npz", b"PK\x03\x04"), ("a.exe", b"MZ")):
        refused = shared.ask("POST", f"/v1/clips?name={name}", content, **kind)
        assert (refused.status, refused.headers["Content-Type"]) == (422, "application/problem+json")
        assert name in refused.json["detail"]
        assert "/" not in refused.json["detail"]  # where it lay meanwhile is nobody's business


@pytest.mark.slow
def test_the_library_is_listed_and_played(shared):
    actions = shared.ask("GET", "/v1/actions").json["actions"]
    assert len(actions) > 600
    assert {"side", "tempo"} <= {one["name"] for one in next(a for a in actions if a["name"] == "wave")["parameters"]}
    body = {"action": "wave", "settings": {"side": "left"}, "seed": 1}
    first, second = (shared.ask("POST", "/v1/actions/clips", body) for _ in range(2))
    assert (first.status, first.json["hash"]) == (201, second.json["hash"])
    assert "side left" in first.json["action"]
    assert shared.ask("POST", "/v1/actions/clips", {"action": "no such thing"}).status == 422
    assert shared.ask("POST", "/v1/actions/clips", {**body, "settings": {"side": "up"}}).status == 422


def test_two_posts_of_one_key_at_once_are_one_job(tmp_path):
    with serving(tmp_path) as server:
        found = []

        def post() -> None:
            found.append(server.ask("POST", "/v1/generations?wait=20", {"prompt": "x"}, idempotency_key="same").json)

        threads = [threading.Thread(target=post) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len({one["id"] for one in found}) == 1
        assert server.engine.made == ["x"]


def test_one_process_has_the_folder(tmp_path):
    from kinoflow.errors import OutputError
    from kinoflow.studio.store import Store

    first = Store(tmp_path)
    with pytest.raises(OutputError, match="another kinoflow"):
        Store(tmp_path)
    first.close()
    Store(tmp_path).close()


def test_a_job_that_ends_the_process_is_not_tried_for_ever(tmp_path: Path):
    from kinoflow.studio.store import MOST_STARTS, Store

    store = Store(tmp_path)
    job, _ = store.add({"prompt": "a"}, None, "c", 10)
    for _ in range(MOST_STARTS):
        assert store.start_next().id == job.id
        store.begin(job.id)
        store.close()  # as a process does that is killed
        store = Store(tmp_path)
    assert store.start_next() is None  # nothing but the one that is given up
    assert store.job(job.id).status == "failed"
    assert store.job(job.id).problem["code"] == "server-ended"
    store.close()


def test_the_prompt_module_answers_as_the_official_one_does(shared):
    said = [{"role": "user", "content": "Rules.\n\nText: pls walk for 3 s"}]
    answer = shared.ask("POST", "/v1/chat/completions", {"model": "Qwen3-30B-A3B-SFT", "messages": said})
    assert answer.status == 200
    content = answer.json["choices"][0]["message"]["content"]
    assert json.loads(content) == {"duration": 90, "short_caption": "A person walks."}
    assert shared.ask("POST", "/v1/chat/completions", {"messages": []}).status == 400
    assert [model["id"] for model in shared.ask("GET", "/v1/models").json["data"]] == ["kinoflow-prompts-rules"]


def test_a_process_that_ends_before_a_job_begins_counts_for_nothing(tmp_path: Path):
    from kinoflow.studio.store import MOST_STARTS, Store

    store = Store(tmp_path)
    job, _ = store.add({"prompt": "a"}, None, "c", 10)
    for _ in range(MOST_STARTS + 2):
        assert store.start_next().id == job.id  # and the model is loaded, which takes its time
        store.close()
        store = Store(tmp_path)
    assert store.start_next().starts == 0
    store.close()


def test_a_motion_goes_onto_the_clients_own_character(shared):
    kind = {"content_type": "application/octet-stream"}
    made = shared.generate("stand", seed=5)["clips"][0]["hash"]
    body = shared.ask("GET", f"/v1/clips/{made}.glb").body
    sent = shared.ask("POST", "/v1/characters?name=folder%2Fme.glb", body, **kind)
    assert (sent.status, sent.json["name"]) == (201, "me.glb")
    assert sent.json in shared.ask("GET", "/v1/characters").json
    assert sent.json["written_as"] == [".glb"]
    assert shared.ask("GET", f"/v1/characters/{sent.json['hash']}.glb").body == body
    assert shared.ask("GET", f"/v1/characters/{'0' * 64}.glb").status == 404
    onto = shared.ask("GET", f"/v1/clips/{made}.glb?character={sent.json['hash']}")
    assert onto.status == 200
    assert onto.body.count(b'"animations"') == body.count(b'"animations"') == 1
    assert len(onto.body) > len(body)  # all that was there, and one animation more
    assert shared.ask("GET", f"/v1/clips/{made}.fbx?character={sent.json['hash']}").status == 422
    assert shared.ask("GET", f"/v1/clips/{made}.vrm").status == 422
    assert shared.ask("GET", f"/v1/clips/{made}.glb?character={'0' * 64}").status == 404
    refused = shared.ask("POST", "/v1/characters?name=me.glb", b"glTF nonsense", **kind)
    assert (refused.status, "me.glb" in refused.json["detail"]) == (422, True)
    assert "scratch" not in refused.json["detail"]
    assert shared.ask("POST", "/v1/characters?name=me.fbx", b"x", **kind).status == 422


@pytest.mark.slow
def test_a_motion_goes_onto_a_character_in_fbx(shared, tmp_path):
    pytest.importorskip("ufbx", reason="the extra fbx is not installed")
    kind = {"content_type": "application/octet-stream"}
    made = shared.generate("stand", seed=6)["clips"][0]["hash"]
    standing(2, prompt="rest").save(tmp_path / "me.fbx")
    sent = shared.ask("POST", "/v1/characters?name=me.fbx", (tmp_path / "me.fbx").read_bytes(), **kind).json
    assert sent["written_as"] == [".glb", ".fbx"]
    assert shared.ask("GET", f"/v1/characters/{sent['hash']}.glb").body.startswith(b"glTF")
    for suffix, first in ((".fbx", b"Kaydara FBX Binary"), (".glb", b"glTF")):
        onto = shared.ask("GET", f"/v1/clips/{made}{suffix}?character={sent['hash']}")
        assert (onto.status, onto.body.startswith(first)) == (200, True)
