"""MMCP at `/mmcp`, asked by the client of its own SDK as Blender's add-on asks it."""

from __future__ import annotations

import copy
import json
import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

pytest.importorskip("fastapi", reason="the extra studio is not installed")
pytest.importorskip("motionmcp", reason="the extra mmcp is not installed")

from motionmcp.client import gltf_parser, http
from serving import Served, serving, standing

from kinoflow.motion import MANNEQUIN, MotionClip
from kinoflow.motion.rotations import quaternion_to_matrix
from kinoflow.studio.engine import Engine

ONE = [0.0, 0.0, 0.0, 1.0]
AT_ONE = {"frames": [1], "positions": [[0.0, 1.0, 0.2]]}


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
    assert (found["protocol_version"], model["fps"]) == ("1.4", 30.0)
    assert model["supported_constraints"] == ["root_path", "effector_target", "pose_keyframe", "ground_height"]
    assert (model["supports_segment_seed"], model["supports_loop"], model["supports_retargeting"]) == (
        True,
        False,
        False,
    )
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


def test_constraints_become_those_of_the_job(served):
    """At 60 frames a second: those of the job are at 30, and the clip is long enough for the last of them."""
    constraints = [
        {"type": "root_path", "frames": [0, 120], "positions_xz": [[0, 0], [0, 2]], "heading_radians": [0, 0.5]},
        {"type": "effector_target", "joint": "R_Wrist", "frames": [60], "positions": [[0.1, 1.2, 1.3]]},
        {
            "type": "pose_keyframe",
            "frame": 30,
            "joint_rotations": {"L_Elbow": [0.0, 0.0, math.sin(0.3), math.cos(0.3)]},
        },
        {"type": "ground_height", "points": [[0, 0, 0.2], [1, 4, 0.2]]},
    ]
    segments = [{"type": "text", "prompt": "walk", "duration_frames": 121, "seed": 5}]
    asked = request(served, segments=segments, constraints=constraints, timing={"fps": 60})
    answer = http.generate(address(served), asked)
    assert answer["extensions"]["MMCP_motion"]["samples"][0]["num_frames"] == 121
    job = served.ask("GET", "/v1/generations?most=1").json["generations"][0]["request"]
    path, first, second, hand, pose, ground = job["constraints"]
    assert (job["duration_s"], job["seed"], path["frames"]) == (pytest.approx(61 / 30), 5, [0, 60])
    assert (first["degrees"], second["frame"]) == (0, 60)
    assert second["degrees"] == pytest.approx(math.degrees(0.5))
    assert (hand["frame"], hand["joint"], hand["position_m"]) == (30, "R_Wrist", [0.1, 1.2, 1.3])
    assert (pose["frame"], pose["joints"]) == (15, ["L_Elbow"])
    np.testing.assert_allclose(pose["rotations_rad"][MANNEQUIN.joint_names.index("L_Elbow")], [0, 0, 0.6], atol=1e-9)
    assert ground["height_m"] == pytest.approx(0.2)


def test_segments_have_seeds_of_their_own_and_last_as_long_as_the_whole(served):
    segments = [
        {"type": "text", "prompt": "walk", "duration_frames": 31, "seed": 9},
        {"type": "unconditioned", "duration_frames": 30},
    ]
    answer = http.generate(address(served), request(served, segments=segments, timing={"fps": 60}))
    assert answer["extensions"]["MMCP_motion"]["samples"][0]["num_frames"] == 61
    job = served.ask("GET", "/v1/generations?most=1").json["generations"][0]["request"]
    assert [(part["text"], part["seed"]) for part in job["segments"]] == [("walk", 9), ("A person stands still.", None)]
    assert sum(part["seconds"] for part in job["segments"]) == pytest.approx(31 / 30)


@pytest.mark.slow
def test_what_blender_asks_is_met_by_what_it_gets(tmp_path):
    """A path at its times, a hand at a place, a pose of a limb: asked and measured through the SDK's client alone."""
    with serving(tmp_path) as server:
        engine = Engine()
        server.engine.make = engine.make  # type: ignore[method-assign]
        place, turn = [1.3, 1.35, 3.2], [0.0, 0.0, math.sin(0.5), math.cos(0.5)]
        asked = request(
            server,
            segments=[
                {"type": "text", "prompt": "a person walks forward", "duration_frames": 72},
                {"type": "text", "prompt": "a person waves with the left hand", "duration_frames": 48},
            ],
            constraints=[
                {"type": "root_path", "frames": [0, 36, 71], "positions_xz": [[1, 1], [1, 2], [1.2, 3]]},
                {"type": "pose_keyframe", "frame": 24, "joint_rotations": {"L_Elbow": turn}},
                {"type": "effector_target", "joint": "R_Wrist", "frames": [96], "positions": [place]},
            ],
            timing={"fps": 24},
        )
        answer = http.generate(address(server), asked)
    assert answer["extensions"]["MMCP_motion"]["samples"][0]["num_frames"] == 120
    rotations, root = tracks(answer)
    np.testing.assert_allclose(root[[0, 36, 71]][:, [0, 2]], [[1, 1], [1, 2], [1.2, 3]], atol=0.12)
    elbow = rotations[24, MANNEQUIN.joint_names.index("L_Elbow")]
    assert abs(elbow @ np.array(turn)) == pytest.approx(1, abs=1e-4)
    matrices = quaternion_to_matrix(np.roll(rotations, 1, axis=-1))
    clip = MotionClip(matrices, root, 24.0)
    np.testing.assert_allclose(clip.joints[96, MANNEQUIN.joint_names.index("R_Wrist")], place, atol=0.02)


def tracks(answer: dict[str, Any]) -> tuple[np.ndarray, np.ndarray]:
    """Quaternions [T, 22, 4] x, y, z, w and the root's places [T, 3] of the first sample."""
    buffers = gltf_parser._decode_buffers(answer["buffers"])
    animation = answer["animations"][0]
    found = {}
    for channel in animation["channels"]:
        accessor = animation["samplers"][channel["sampler"]]["output"]
        name = answer["nodes"][channel["target"]["node"]]["name"]
        values = np.array(gltf_parser._read_accessor(answer, buffers, accessor), dtype=np.float64)
        found[name, channel["target"]["path"]] = values
    root = next(values for (_, path), values in found.items() if path == "translation").reshape(-1, 3)
    turns = [found[name, "rotation"].reshape(-1, 4) for name in MANNEQUIN.joint_names]
    return np.stack(turns, axis=1), root


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"model": "other"}, "unknown_model"),
        ({"protocol_version": "2.0"}, "version_unsupported"),
        ({"segments": [{"type": "text", "prompt": "no", "duration_frames": 20}]}, "invalid_request"),
        ({"segments": [{"type": "text", "prompt": "x", "duration_frames": 9999}]}, "invalid_options"),
        ({"segments": [{"type": "pose", "prompt": "x"}]}, "unsupported_segment"),
        ({"segments": [{"type": "text", "prompt": "x", "duration_frames": 9, "seed": -1}]}, "invalid_options"),
        ({"constraints": [{"type": "root_path", "frames": [20], "positions_xz": [[0, 0]]}]}, "frame_out_of_range"),
        ({"constraints": [{"type": "pose_keyframe", "frame": 2, "joint_rotations": {"Nose": ONE}}]}, "unknown_joint"),
        ({"constraints": [{"type": "effector_target", "joint": "Nose", **AT_ONE}]}, "unknown_joint"),
        ({"constraints": [{"type": "effector_target", "joint": "L_Knee", **AT_ONE}]}, "invalid_request"),
        (
            {"constraints": [{"type": "effector_target", "joint": "Head", **{**AT_ONE, "frames": [1, 2]}}]},
            "schema_validation",
        ),
        (
            {"constraints": [{"type": "root_path", "frames": [0, 9], "positions_xz": [[0, 0], [9, 9]]}]},
            "invalid_request",
        ),
        ({"constraints": [{"type": "ground_height", "points": [[0, 0, 0], [1, 1, 1]]}]}, "invalid_request"),
        ({"constraints": [{"type": "ground_height", "points": [[0, 0, 1e300]]}]}, "schema_validation"),
        ({"constraints": [{"type": "ground_height", "points": [[0, 0, 0]]}] * 65}, "invalid_options"),
        ({"constraints": [{"type": "inbetween"}]}, "schema_validation"),
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


@pytest.mark.parametrize("number", [b"NaN", b"-Infinity", b"1e999", b"9" * 30, b'"\\ud800"', b"[" * 9000 + b"]" * 9000])
def test_what_only_python_takes_for_json_is_refused(served, number):
    body = json.dumps(request(served)).encode().replace(b'"duration_frames": 20', b'"duration_frames": ' + number)
    answer = served.ask("POST", "/mmcp/generate", body, content_type="application/json")
    assert (answer.status, answer.json["error"]["code"]) == (422, "schema_validation")


@pytest.mark.parametrize("number", ["NaN", "-inf", 1e200])
def test_no_answer_is_computed_of_what_is_no_number(served, number):
    asked = copy.deepcopy(request(served))
    asked["skeleton"]["joints"][4]["rest_rotation"] = [0.0, 0.0, 0.0, number]
    answer = served.ask("POST", "/mmcp/generate", asked)
    assert (answer.status, answer.json["error"]["code"]) == (422, "schema_validation")


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
