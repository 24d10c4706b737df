"""MMCP at `/mmcp`, asked by the client of its own SDK as Blender's add-on asks it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

pytest.importorskip("fastapi", reason="the extra studio is not installed")
pytest.importorskip("motionmcp", reason="the extra mmcp is not installed")

from motionmcp.client import gltf_parser, http
from serving import Served, serving, standing

from kinoflow.motion import MANNEQUIN


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("studio")) as server:
        yield server


def address(server: Served) -> str:
    return f"http://127.0.0.1:{server.port}/mmcp"


def request(server: Served, **changes: Any) -> dict[str, Any]:
    model = http.get_capabilities(address(server))["models"][0]
    return {
        "protocol_version": "1.4",
        "model": model["id"],
        "skeleton": model["canonical_skeleton"],
        "segments": [{"type": "text", "prompt": "stand", "duration_frames": 20}],
        **changes,
    }


def test_the_capabilities_are_those_of_our_body(served):
    found = http.get_capabilities(address(served))
    model = http.pick_model(found, "kinoflow")
    assert (found["protocol_version"], model["fps"], model["supported_constraints"]) == ("1.4", 30.0, [])
    joints = model["canonical_skeleton"]["joints"]
    assert [joint["name"] for joint in joints] == list(MANNEQUIN.joint_names)
    np.testing.assert_allclose([joint["rest_translation"] for joint in joints[1:]], MANNEQUIN.offsets[1:])


def test_a_generation_comes_back_as_the_motion_it_is(served):
    answer = http.generate(address(served), request(served, options={"num_samples": 2, "seed": 7}))
    samples = gltf_parser.parse_gltf_samples(answer)
    assert len(samples) == 2
    extension = answer["extensions"]["MMCP_motion"]
    assert (extension["fps"], [sample["num_frames"] for sample in extension["samples"]]) == (30.0, [20, 20])
    for seed, animation in zip((7, 8), answer["animations"], strict=True):
        track = next(c for c in animation["channels"] if c["target"]["path"] == "translation")
        accessor = animation["samplers"][track["sampler"]]["output"]
        values = gltf_parser._read_accessor(answer, gltf_parser._decode_buffers(answer["buffers"]), accessor)
        wanted = standing(at=seed / 100).translation
        np.testing.assert_allclose(np.reshape(values, wanted.shape), wanted, atol=1e-5)


def test_another_rate_has_the_frames_that_were_asked_for(served):
    segments = [{"type": "text", "prompt": "stand", "duration_frames": 61}]
    answer = http.generate(address(served), request(served, segments=segments, timing={"fps": 60}))
    assert answer["extensions"]["MMCP_motion"]["fps"] == 60.0
    assert answer["extensions"]["MMCP_motion"]["samples"][0]["num_frames"] == 61


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"model": "other"}, "unknown_model"),
        ({"protocol_version": "2.0"}, "version_unsupported"),
        ({"segments": [{"type": "text", "prompt": "no", "duration_frames": 20}]}, "invalid_request"),
        ({"segments": [{"type": "text", "prompt": "x", "duration_frames": 9999}]}, "invalid_options"),
        ({"segments": [{"type": "pose", "prompt": "x"}]}, "unsupported_segment"),
        ({"constraints": [{"type": "root_path", "frames": [0], "positions_xz": [[0, 0]]}]}, "unsupported_constraint"),
        ({"options": {"loop": True}}, "invalid_options"),
        ({"options": {"model_options": {"source": "elsewhere"}}}, "invalid_options"),
        ({"options": {"seed": -1}}, "invalid_options"),
        ({"unknown": 1}, "schema_validation"),
    ],
)
def test_what_cannot_be_done_is_refused_by_name(served, changes, code):
    with pytest.raises(http.MmcpError) as caught:
        http.generate(address(served), request(served, **changes))
    assert caught.value.code == code


def test_another_skeleton_is_refused(served):
    asked = request(served)
    asked["skeleton"] = {**asked["skeleton"], "joints": asked["skeleton"]["joints"][:-1]}
    with pytest.raises(http.MmcpError) as caught:
        http.generate(address(served), asked)
    assert caught.value.code == "retargeting_unsupported"


def test_a_batch_answers_each_by_itself(served):
    body = request(served)
    wrong = {**body, "model": "other"}
    answer = served.ask("POST", "/mmcp/generate", {"protocol_version": "1.4", "requests": [body, wrong]})
    results = answer.json["results"]
    assert answer.status == 200
    assert "gltf" in results[0]
    assert results[1]["error"]["code"] == "unknown_model"


def test_foreign_pages_are_kept_out_here_too(served):
    assert served.ask("GET", "/mmcp/capabilities", host="evil.example").status == 403
    assert served.ask("GET", "/mmcp/docs").status == 404
    asked = served.ask("POST", "/mmcp/generate", request(served), origin="http://evil.example")
    assert asked.status == 403
