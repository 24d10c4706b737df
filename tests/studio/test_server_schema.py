"""Every operation of the OpenAPI document, asked what it says it takes, and what it does not (schemathesis).

Random bodies hardly ever say something that can be made: a motion has a prompt or segments, not both, in words. So
those of generations are narrowed to what the rules between fields allow, made by the real engine, and read back.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable

pytest.importorskip("fastapi", reason="the extra studio is not installed")
pytest.importorskip("uvicorn", reason="the extra studio is not installed")

from serving import Served, serving

from kinoflow.studio.engine import Engine

pytestmark = pytest.mark.slow
EXAMPLES = 12
"""Of each operation, half of them such as the document allows."""
PLAN = {
    "prompt": "A person walks.", "problem": None, "caption": "A person walks.", "seconds": 2.0, "shortest_s": 1.0,
    "longest_s": 3.0, "duration_from": "rules", "changes": [], "warnings": [], "source": "network", "parts": [],
    "notes": [],
}  # fmt: skip
MADE = 10
"""Generations of what the document allows."""
SENTENCES = itertools.cycle(
    ("A person waves with both hands.", "she bows", "a man walks forward", "the robot purrs", "sits down, then claps")
)
SUFFIXES = ("npz", "bvh", "glb", "fbx", "html", "png")
DOCTOR = {"python": "3", "torch": "2", "devices": [], "plan": [], "fits": True, "remedy": ""}


BOUNDED = settings(
    phases=[Phase.generate], suppress_health_check=list(HealthCheck), derandomize=True, database=None, deadline=None
)


@pytest.fixture(scope="module", autouse=True)
def _schemathesis() -> None:
    pytest.importorskip("schemathesis", reason="schemathesis is not installed (extra dev)")


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[Served]:
    """Without what loads a model; tests of the engine have that."""
    with serving(tmp_path_factory.mktemp("studio"), queue_limit=100_000) as server:
        server.engine.plan = lambda *said: PLAN  # type: ignore[method-assign]
        server.engine.doctor = lambda: DOCTOR  # type: ignore[method-assign]
        yield server


def document(server: Served) -> Any:
    """The document of a server, as schemathesis reads it."""
    import schemathesis

    return schemathesis.openapi.from_url(f"http://127.0.0.1:{server.port}/openapi.json")


def test_nothing_that_is_asked_makes_the_server_fail(served):
    import schemathesis

    schema = document(served)
    asked: dict[str, int] = {}
    statuses: set[int] = set()
    for result in schema.get_all_operations():
        operation = result.ok()
        for mode in (schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE):
            try:
                strategy = operation.as_strategy(generation_mode=mode)
            except schemathesis.errors.SchemathesisError:
                if mode is schemathesis.GenerationMode.POSITIVE:
                    raise
                continue  # it takes nothing that could be wrong

            @given(case=strategy)
            @settings(BOUNDED, max_examples=EXAMPLES // 2)
            def ask(case):
                response = case.call(timeout=60)
                asked[case.operation.label] = asked.get(case.operation.label, 0) + 1
                statuses.add(response.status_code)
                assert response.status_code != 500, case.as_curl_command()

            try:
                ask()
            except Unsatisfiable:
                if mode is schemathesis.GenerationMode.POSITIVE:
                    raise
    assert len(asked) == sum(1 for _ in schema.get_all_operations())
    assert {200, 204, 404, 422} <= statuses


def acceptable(body: dict[str, Any], clip: str) -> dict[str, Any]:
    """A body of the schema's shape, changed where rules between fields refuse it; short, so that it takes seconds."""
    body = dict(body)
    if body.get("edit"):
        body["edit"] = {**body["edit"], "clip": clip, "start": 5, "stop": 40}
    if body.get("edit") or not body.get("segments"):
        body = {**body, "prompt": next(SENTENCES), "segments": None}
    else:
        body["prompt"] = None
        seconds = (1.5, None)
        body["segments"] = [
            {**part, "text": next(SENTENCES), "seconds": seconds[k]} for k, part in enumerate(body["segments"][:2])
        ]
    if body["segments"] or body.get("edit"):
        body["duration_s"] = None
    elif body.get("duration_s"):
        body["duration_s"] = 1.0 + body["duration_s"] % 2
    if body.get("edit") or body.get("constraints"):
        body |= {"begins": None, "ends": None}
    return {**body, "variants": 1, "seeds": (body.get("seeds") or [3])[:2], "steps": 2}


def test_what_the_document_allows_is_made_and_read_back(tmp_path):
    with serving(tmp_path, queue_limit=1000) as server:
        engine = Engine()
        server.engine.make = engine.make  # type: ignore[method-assign]
        schema = document(server)
        generate = schema["/v1/generations"]["POST"]
        ended: list[dict[str, Any]] = []

        def ask(body: dict[str, Any]) -> dict[str, Any]:
            """The generation, once it has ended; the answer keeps to the document."""
            case = generate.Case(body=body, media_type="application/json", query={"wait": 60})
            response = case.call_and_validate(timeout=90)
            assert response.status_code == 202, (body, response.text)
            found = server.until(response.json()["id"], "done", "failed")
            ended.append(found)
            return found

        examples = schema.raw_schema["components"]["schemas"]["GenerationRequest"]["examples"]
        for body in examples:
            assert ask(body)["status"] == "done", body
        clip = ended[0]["clips"][0]["hash"]

        @given(case=generate.as_strategy())
        @settings(BOUNDED, max_examples=MADE)
        def ask_for_what_it_allows(case):
            ask(acceptable(case.body, clip))

        ask_for_what_it_allows()
        assert len(ended) >= len(examples) + MADE
        # Whatever cannot be made is the fault of what was asked, such as a hand that is asked to be kilometres away.
        assert {one["problem"]["status"] for one in ended if one["status"] == "failed"} <= {422}
        done = [one for one in ended if one["status"] == "done"]
        assert len(done) >= len(ended) // 2
        for one in done:
            read_back(schema, one)
        for path in ("/v1/generations", "/v1/clips", "/v1/health", "/v1/welcome", "/v1/actions", "/v1/characters"):
            assert schema[path]["GET"].Case().call_and_validate(timeout=60).status_code == 200


def read_back(schema: Any, generation: dict[str, Any]) -> None:
    """Everything that the document offers of a generation that is done, each answer as it says."""

    def get(path: str, **asked: Any) -> Any:
        response = schema[path]["GET"].Case(**asked).call_and_validate(timeout=60)
        assert response.status_code == 200
        return response

    named = {"path_parameters": {"id": generation["id"]}}
    assert get("/v1/generations/{id}", **named).json() == generation
    events = get("/v1/generations/{id}/events", **named).text
    assert events.count("event: result") == len(generation["clips"])
    assert "event: done" in events
    cancelled = schema["/v1/generations/{id}/cancel"]["POST"].Case(**named).call_and_validate(timeout=60)
    assert cancelled.json()["status"] == "done"
    hashes = [clip["hash"] for clip in generation["clips"]]
    assert len(get("/v1/view", query={"clip": hashes}).json()["clips"]) == len(hashes)
    for clip in generation["clips"]:
        assert get("/v1/clips/{hash}", path_parameters={"hash": clip["hash"]}).json() == clip
    for suffix in SUFFIXES:
        name = {"hash": hashes[0], "suffix": suffix}
        assert len(get("/v1/clips/{hash}.{suffix}", path_parameters=name).content) > 100
