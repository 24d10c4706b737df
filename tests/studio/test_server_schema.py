"""Every operation of the OpenAPI document, asked what it says it takes, and what it does not (schemathesis)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable

pytest.importorskip("fastapi", reason="the extra studio is not installed")
pytest.importorskip("uvicorn", reason="the extra studio is not installed")
pytest.importorskip("schemathesis", reason="schemathesis is not installed (extra dev)")

import schemathesis
from serving import Served, serving

pytestmark = pytest.mark.slow
EXAMPLES = 12
"""Of each operation, half of them such as the document allows."""
PLAN = {
    "prompt": "A person walks.", "problem": None, "caption": "A person walks.", "seconds": 2.0, "shortest_s": 1.0,
    "longest_s": 3.0, "duration_from": "rules", "changes": [], "warnings": [], "source": "network", "parts": [],
    "notes": [],
}  # fmt: skip
DOCTOR = {"python": "3", "torch": "2", "devices": [], "plan": [], "fits": True, "remedy": ""}


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[Served]:
    """Without what loads a model; tests of the engine have that."""
    with serving(tmp_path_factory.mktemp("studio"), queue_limit=100_000) as server:
        server.engine.plan = lambda *said: PLAN  # type: ignore[method-assign]
        server.engine.doctor = lambda: DOCTOR  # type: ignore[method-assign]
        yield server


def test_nothing_that_is_asked_makes_the_server_fail(served):
    schema = schemathesis.openapi.from_url(f"http://127.0.0.1:{served.port}/openapi.json")
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
            @settings(
                max_examples=EXAMPLES // 2,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
                derandomize=True,
                database=None,
                deadline=None,
            )
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
