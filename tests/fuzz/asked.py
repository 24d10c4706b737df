"""What people and programs ask and answer: constraints, scenes, texts, requests, answers of language models."""

from __future__ import annotations

import atexit
import contextlib
import functools
import importlib.util
import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from fuzz.target import Target, walk

from kinoflow.errors import DataError, InputError, KinoflowError

sys.path.append(str(Path(__file__).parents[1] / "studio"))

FRAMES = 90
TURN = [0.0, 0.1, 0.0]
PLACES = [[0.0, 0.0], [0.2, 1.0], [0.4, 2.0]]
REST = [0.0, 0.95, 0.0]


def texts(*files: tuple[str, Any]) -> Callable[[Path], None]:
    """Writes some files, values as JSON."""

    def write(folder: Path) -> None:
        walk(FRAMES).save(folder / "walk.npz")
        for name, content in files:
            (folder / name).write_text(content if isinstance(content, str) else json.dumps(content))

    return write


def refused(use: Callable[[], Any]) -> Any:
    """What is done with text that may be refused by a `ValueError`, which its callers catch."""
    try:
        return use()
    except ValueError as error:
        raise error if isinstance(error, KinoflowError) else DataError(str(error)[:300]) from error


# Constraints and scenes.

OURS = [
    {"kind": "root_path", "points_m": PLACES, "frames": [0, 40, 80]},
    {"kind": "heading", "frame": 60, "degrees": 10.0},
    {"kind": "effector", "frame": 45, "joint": "R_Wrist", "position_m": [-0.1, 1.2, 1.4]},
    {"kind": "keyframe", "frame": 20, "clip": "walk.npz", "clip_frame": 3, "joints": ["L_Knee"]},
    {"kind": "end_pose", "rotations_rad": [TURN] * 22, "translation_m": REST, "place": False},
    {"kind": "keep", "clip": "walk.npz", "frame": 0, "clip_start": 2, "clip_stop": 6, "part": "arms"},
    {"kind": "contact", "start": 50, "stop": 55, "joint": "L_Ankle"},
    {"kind": "ground_height", "height_m": 0.1},
]
KIMODO = [
    {"type": "root2d", "frame_indices": [0, 40, 80], "smooth_root_2d": PLACES, "global_root_heading": [[1.0, 0.0]] * 3},
    {
        "type": "fullbody", "frame_indices": [20], "local_joints_rot": [[TURN] * 22],
        "root_positions": [[0.1, 0.95, 0.5]], "smooth_root_2d": [[0.1, 0.5]],
    },
    {
        "type": "left-hand", "frame_indices": [60], "local_joints_rot": [[TURN] * 22],
        "root_positions": [[0.3, 0.95, 1.5]], "smooth_root_2d": [[0.3, 1.5]], "joint_names": ["LeftHand"],
    },
]  # fmt: skip
MMCP = [
    {"type": "root_path", "frames": [0, 80], "positions_xz": [[0.0, 0.0], [0.3, 2.0]], "heading_radians": [0.0, 0.1]},
    {
        "type": "effector_target", "joint": "R_Wrist", "frames": [40], "positions": [[-0.1, 1.2, 1.2]],
        "rotations": [[0.0, 0.0, 0.0, 1.0]],
    },
    {
        "type": "pose_keyframe", "frame": 60, "joint_rotations": {"L_Knee": [0.1, 0.0, 0.0, 0.99]},
        "fill_mode": "generate",
    },
    {"type": "ground_height", "points": [[0.0, 0.0, 0.0], [1.0, 1.0, 0.0]]},
]  # fmt: skip


def _read_constraints(folder: Path) -> None:
    from kinoflow.control.constraints import check_constraints
    from kinoflow.control.files import read_constraints
    from kinoflow.control.meeting import meet

    found = read_constraints(folder / "asked.json")
    check_constraints(found, FRAMES)
    assert np.isfinite(meet(walk(FRAMES), found).joints).all()


SCENE = """# what happens
A person walks forward @3
waves with the right hand, then sits down @2.5

runs in a circle @4 s
"""
SENTENCES = """A person walks forward for 3 seconds, then waves the left hand twice.
someone jumpin up n down @4
Eine Person geht nach links.
一个人向前走，然后挥手。
She sadly raises both arms while walking in a circle, never looking back.
is the left hand above the head at the end?
"""


@functools.cache
def planned(text: str, seconds: float | None = None) -> str | None:
    """What is wrong with a text, if anything. Most lines of a damaged file are whole, and are read once."""
    plan = engine().plan(text, seconds)
    json.dumps(plan).encode()
    return plan["problem"]


@functools.cache
def probed(text: str) -> None:
    """Ask somebody who walks what a text says."""
    from kinoflow.measures.probes import read_sentence

    for probe in read_sentence(text[:1000]).probes:
        probe.answer(walk(40))


def _read_scene(folder: Path) -> None:
    from kinoflow.arranging.segments import read_segments

    for segment in read_segments(folder / "scene.txt")[:20]:
        planned(segment.text, segment.seconds)


def _read_sentences(folder: Path) -> None:
    from kinoflow.reading import read_lines, reading

    with reading(folder, InputError):
        lines = read_lines(folder / "sentences.txt")
    problems = []
    for text in [line for line in lines if line.strip()][:20]:
        problems.append(planned(text))
        probed(text)
    if any(problems):
        raise InputError(next(problem for problem in problems if problem))


@functools.cache
def engine() -> Any:
    """What reads sentences for the page."""
    from kinoflow.studio.engine import Engine

    return Engine()


# Answers of language models.


def _read_rewriting(folder: Path) -> None:
    from kinoflow.prompting.server import _object_in, checked
    from kinoflow.reading import read_text, reading

    with reading(folder, DataError):
        said = read_text(folder / "said.txt")
    refused(lambda: checked("walks to the left", _object_in(said)))


def _read_judging(folder: Path) -> None:
    from kinoflow.data.captions.asking import parse_caption
    from kinoflow.evaluation.ssae.vision import parse_answers
    from kinoflow.reading import read_text, reading

    with reading(folder, DataError):
        judged, seen = read_text(folder / "judged.txt"), read_text(folder / "seen.txt")
        answers = refused(lambda: parse_answers(judged, 2))
        tag, sentences = parse_caption(seen)
    json.dumps([[answer.reason for answer in answers], tag, sentences], allow_nan=False).encode()


def _write_adapter(folder: Path) -> None:
    from kinoflow.prompting import language_model

    network = _little_network()
    language_model.adapt(network, 2)
    language_model.save_adapter(folder, network.state_dict(), language_model.AdapterDescription(rank=2))


def _read_adapter(folder: Path) -> None:
    from kinoflow.prompting import language_model

    network = _little_network()
    description = language_model.describe_adapter(folder)
    language_model.adapt(network, 2)
    language_model.load_adapter(network, folder)
    json.dumps(vars(description), allow_nan=False).encode()


def _little_network() -> Any:
    import torch
    from torch import nn

    torch.manual_seed(0)
    return nn.ModuleDict({name: nn.Linear(4, 4) for name in ("q_proj", "v_proj", "down_proj")})


# What programs send.


@functools.cache
def served() -> Any:
    """A studio that listens, and makes nothing of what it is asked for but whether it can be asked for."""
    from serving import QuickEngine, serving

    from kinoflow.control.constraints import check_constraints
    from kinoflow.studio.constraints import constraint_of

    class Checking(QuickEngine):
        def make(self, request: Any, on_step: Any, on_preview: Any = None, read: Any = None) -> Any:
            check_constraints([constraint_of(one) for one in request.constraints], FRAMES)
            return super().make(request.model_copy(update={"prompt": "stand"}), on_step, on_preview, read)

        # Most of what is damaged is not the text.
        plan = staticmethod(functools.cache(engine().plan))

    stack = contextlib.ExitStack()
    atexit.register(stack.close)
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    return stack.enter_context(serving(folder, queue_limit=10**6, engine=Checking()))


GENERATION = {
    "segments": [{"text": "A person walks.", "seconds": 2, "seed": 3}, {"text": "They clap.", "rewrite": "off"}],
    "variants": 2, "seed": 5, "source": "library", "rewrite": "rules", "steps": 2, "guidance": 1.5, "foot_lock": True,
    "constraints": [
        {"kind": "root_path", "points_m": PLACES, "frames": [0, 40, 80], "exact": False},
        {"kind": "effector", "frame": 45, "joint": "R_Wrist", "position_m": [-0.1, 1.2, 1.4], "rotation_rad": TURN},
        {"kind": "keyframe", "frame": 20, "rotations_rad": [TURN] * 22, "translation_m": REST, "joints": ["Head"]},
        {"kind": "heading", "frame": -1, "degrees": 30}, {"kind": "contact", "start": 3, "stop": 9, "joint": "L_Ankle"},
        {"kind": "ground_height", "height_m": 0.1},
    ],
}  # fmt: skip
BODIES: dict[str, tuple[str, Any]] = {
    "generation.json": ("/v1/generations?wait=20", GENERATION),
    "plan.json": ("/v1/plan", {"prompt": "walks to the left for 3 s", "duration_s": 2.5, "rewrite": "rules"}),
    "action.json": ("/v1/actions/clips", {"action": "wave", "settings": {"side": "left"}, "seed": 4}),
    "chat.json": (
        "/v1/chat/completions",
        {"model": "x", "stream": False, "messages": [
            {"role": "system", "content": "Rewrite."},
            {"role": "user", "content": [{"type": "text", "text": "Input: walks left for 3 s"}]},
        ]},
    ),
    "mmcp.json": (
        "/mmcp/generate",
        {
            "protocol_version": "1.4", "model": "kinoflow", "timing": {"fps": 30},
            "segments": [
                {"type": "text", "prompt": "A person walks.", "duration_frames": 60},
                {"type": "text", "prompt": "waves", "duration_frames": 30},
            ],
            "constraints": MMCP, "options": {"seed": 3, "num_samples": 1, "model_options": {"source": "library"}},
        },
    ),
}  # fmt: skip


def _tool(name: str, /, **arguments: Any) -> dict[str, Any]:
    return {
        "jsonrpc": "2.0", "id": 7, "method": "tools/call",
        "params": {"name": name, "arguments": arguments, "_meta": {"progressToken": 3}},
    }  # fmt: skip


CLIP = "the clip"
MESSAGES: dict[str, Any] = {
    "mcp-open": {
        "jsonrpc": "2.0", "id": 1, "method": "initialize",
        "params": {
            "protocolVersion": "2025-06-18", "capabilities": {"roots": {"listChanged": True}, "experimental": {}},
            "clientInfo": {"name": "fuzzer", "version": "1"},
        },
    },
    "mcp-cancel": {
        "jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": 7, "reason": "too late"},
    },
    "mcp-page": {"jsonrpc": "2.0", "id": 7, "method": "resources/read", "params": {"uri": f"kinoflow://clip/{CLIP}"}},
    "mcp-generate": _tool(
        "generate_motion", variants=2, seed=3, source="library",
        segments=[{"text": "A person walks.", "seconds": 2, "seed": 3}, {"text": "They clap.", "rewrite": "off"}],
    ),
    "mcp-read": _tool("read_sentence", prompt="walks to the left for 3 s"),
    "mcp-perform": _tool("perform_action", action="wave", settings={"side": "left", "count": 2}, seed=4),
    "mcp-show": _tool("show_clip", clip=CLIP, pictures=2, camera_deg=30.0),
    "mcp-write": _tool(
        "write_file", clip=CLIP, name="walk.npz", in_place=True, mirror=True, loop=False, fps=24.0, start_s=0.1,
        end_s=0.5, overwrite=True,
    ),
}  # fmt: skip
"""What clients of the tools for language models say, over HTTP."""
LONGEST_REFUSAL = 20_000


@functools.cache
def _session() -> dict[str, str]:
    """Headers of who talks with the tools."""
    accepted = {"accept": "application/json, text/event-stream", "content_type": "application/json"}
    opened = served().ask("POST", "/mcp", MESSAGES["mcp-open"], **accepted)
    return accepted | {"mcp_session_id": opened.headers["mcp-session-id"]}


def _write_message(name: str) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        store = served().studio.store
        clip = store.keep(walk(), {"prompt": "walk", "seed": 1})
        (folder / "said.json").write_text(json.dumps(MESSAGES[name]).replace(CLIP, clip))

    return write


def _say(folder: Path) -> None:
    """Whoever uses a tool in a wrong way is told so; "Error executing tool NAME" alone is what the tools' library says
    of an error that nobody foresaw."""
    with _given(folder / "said.json") as content:
        answer = served().ask("POST", "/mcp", content, **_session())
    assert answer.status < 500, f"{answer.status}: {answer.body[:300]!r}"
    refused = answer.status >= 400
    for line in answer.body.splitlines():
        if not line.startswith(b"data: {"):
            continue
        said = json.loads(line.removeprefix(b"data: "))
        error, result = said.get("error"), said.get("result", {})
        assert error is None or error["code"] != -32603, error
        if result.get("isError"):
            (text,) = (part["text"] for part in result["content"])
            assert ":" in text, text
            assert len(text) < LONGEST_REFUSAL, text[:300]
            error = text
        refused |= error is not None
    if refused:
        raise DataError(str(answer.body[:200]))


def _answered(status: int, body: bytes, path: str) -> None:
    """A server may refuse, as JSON of a few words, and must not fail."""
    assert status < 500, f"{status} from {path}: {body[:300]!r}"
    if status >= 400:
        raise DataError(f"{status} {body[:200]!r}")


def _post(name: str) -> Callable[[Path], None]:
    path = BODIES[name][0]

    def read(folder: Path) -> None:
        with _given(folder / name) as content:
            answer = served().ask("POST", path, content, content_type="application/json")
        _answered(answer.status, answer.body, path)
        if path.startswith("/v1/generations"):
            problem = answer.json["problem"]
            _answered(problem["status"] if problem else 200, answer.body, path)

    return read


@contextlib.contextmanager
def _given(path: Path) -> Any:
    from kinoflow.reading import reading

    with reading(path, DataError):
        content = path.read_bytes()
    yield content


def _write_body(name: str) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        body = BODIES[name][1]
        if name == "mmcp.json":
            body = {
                **body,
                "skeleton": served().ask("GET", "/mmcp/capabilities").json["models"][0]["canonical_skeleton"],
            }
        (folder / name).write_text(json.dumps(body))

    return write


def _write_character(folder: Path) -> None:
    from characters import NAMES, Tool

    Tool(NAMES["Mixamo"], axes_seed=1, scale=0.01).write(folder / "hero.glb")
    Tool(NAMES["VRoid"], vrm="1").write(folder / "hero.vrm")
    walk(3).save(folder / "walk.vrma")


def _upload(name: str, path: str) -> Callable[[Path], None]:
    """Send a file, and ask for what was kept of it."""

    def read(folder: Path) -> None:
        with _given(folder / name) as content:
            answer = served().ask("POST", f"{path}?name={name}", content, content_type="application/octet-stream")
        _answered(answer.status, answer.body, path)
        kept = answer.json["hash"]
        if path == "/v1/clips":
            said = served().ask("GET", f"/v1/view?clip={kept}")
        else:
            clip = served().ask("POST", "/v1/actions/clips", {"action": "wave", "seed": 1}).json["hash"]
            said = served().ask("GET", f"/v1/clips/{clip}.{name[-3:]}?character={kept}")
        _answered(said.status, said.body[:300], path)

    return read


def _write_store(folder: Path) -> None:
    from kinoflow.studio.characters import Characters
    from kinoflow.studio.store import Store

    store = Store(folder / "studio")
    made = store.keep(walk(), {"prompt": "walk", "seed": 1})
    store.add({"prompt": "walk"}, "key", "client", 10)
    store.end(store.start_next().id, "done", clips=(made,))
    store.close()
    walk(3).save(folder / "hero.glb")
    Characters(folder / "studio" / "characters").keep((folder / "hero.glb").read_bytes(), "hero.glb")
    (said,) = (folder / "studio" / "characters").glob("*.json")
    said.rename(said.with_name("one.json"))


def _read_store(folder: Path) -> None:
    from kinoflow.studio.characters import Characters
    from kinoflow.studio.store import Store

    store = Store(folder / "studio")
    try:
        for job in store.jobs():
            json.dumps([job.request, store.events(job.id), store.position(job)], default=str).encode()
        for facts in store.clips():
            store.files.read(facts["hash"])
        json.dumps(Characters(folder / "studio" / "characters").list()).encode()
    finally:
        store.close()


def _read_rating(folder: Path) -> None:
    import http.client

    with _given(folder / "answer.json") as content:
        connection = http.client.HTTPConnection("127.0.0.1", rating().server_port, timeout=30)
        connection.request("POST", "/answer", content, {"content-type": "application/json"})
        response = connection.getresponse()
        body = response.read()
        connection.close()
    _answered(response.status, body, "/answer")


@functools.cache
def rating() -> Any:
    """A page that asks people, and listens."""
    import threading

    from kinoflow.evaluation.rating import Session, find_clips, make_tasks
    from kinoflow.studio.rating import RatingServer

    stack = contextlib.ExitStack()
    atexit.register(stack.close)
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    (folder / "one").mkdir()
    walk().save(folder / "one" / "walk.npz")
    server = RatingServer(Session(make_tasks(find_clips([folder]), "score"), folder / "ratings.jsonl"))
    stack.enter_context(server)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    stack.callback(server.shutdown)
    return server


def _write_rating(folder: Path) -> None:
    (task,) = rating().session.tasks
    answer = {"rater": "ann", "task": task, "instruction_following": 4, "motion_quality": 3}
    (folder / "answer.json").write_text(json.dumps(answer))


def _installed(*names: str) -> bool:
    return all(importlib.util.find_spec(name) for name in names)


def _asked() -> list[Target]:
    """All of them, as far as extras are installed."""
    mmcp = {"protocol_version": "1.4", "timing": {"fps": 30}, "constraints": MMCP}
    constraints = [
        ("constraints", {"format": "kinoflow constraints", "version": 1, "constraints": OURS}),
        ("constraints-kimodo", KIMODO),
        ("constraints-mmcp", mmcp),
    ]
    found = [
        *(
            Target(name, texts(("asked.json", value)), _read_constraints, {"asked.json": "json"}, light=True)
            for name, value in constraints
        ),
        Target("scene", texts(("scene.txt", SCENE)), _read_scene, {"scene.txt": "text"}),
        Target("sentences", texts(("sentences.txt", SENTENCES)), _read_sentences, {"sentences.txt": "text"}),
        Target(
            "rewriting", texts(("said.txt", {"caption": "A person walks to the left.", "seconds": 3.5})),
            _read_rewriting, {"said.txt": "json"}, light=True,
        ),
        Target(
            "judging",
            texts(
                ("judged.txt", {"answers": [{"number": n, "answer": "yes", "confidence": 0.5} for n in (1, 2)]}),
                ("seen.txt", {"tag": "walk", "sentences": ["A person walks.", "They stop."]}),
            ),
            _read_judging, {"judged.txt": "json", "seen.txt": "json"},
        ),
        Target(
            "adapter", _write_adapter, _read_adapter, {"adapter.json": "json", "adapter.safetensors": "tensors"}
        ),
        Target("rating", _write_rating, _read_rating, {"answer.json": "json"}),
    ]  # fmt: skip
    if _installed("fastapi", "uvicorn"):
        found += [
            Target(f"body-{name.removesuffix('.json')}", _write_body(name), _post(name), {name: "json"})
            for name in BODIES
            if name != "mmcp.json" or _installed("motionmcp")
        ]
        if _installed("mcp"):
            found += [Target(name, _write_message(name), _say, {"said.json": "json"}) for name in MESSAGES]
        found += [
            Target("upload", _write_character, _upload("walk.vrma", "/v1/clips"), {"walk.vrma": "glb"}),
            Target("upload-character", _write_character, _upload("hero.glb", "/v1/characters"), {"hero.glb": "glb"}),
            Target("upload-vrm", _write_character, _upload("hero.vrm", "/v1/characters"), {"hero.vrm": "glb"}),
            Target(
                "studio", _write_store, _read_store,
                {"studio/studio.sqlite3": "bytes", "studio/characters/one.json": "json"},
            ),
        ]  # fmt: skip
    return found


ASKED = _asked()
