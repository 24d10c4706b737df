"""The studio's engine with the bundled model: segments, seeds of stretches, what is longer than a run, plans."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("pydantic", reason="the extra studio is not installed")

from kinoflow.errors import PromptError
from kinoflow.motion.rotations import axis_angle_to_matrix
from kinoflow.motion.skeleton import joint
from kinoflow.studio.constraints import constraint_of, said_of
from kinoflow.studio.engine import Engine, facts_of, joined
from kinoflow.studio.problems import told
from kinoflow.studio.schema import GenerationRequest, PathConstraint, PoseConstraint


@pytest.mark.parametrize(
    ("said", "told_here"),
    [
        (
            "it is in German. Say it in English; --rewrite server has it translated",
            "it is in German. Say it in English",
        ),
        ("the frame time is 0 s; give the rate: --source-fps", "the frame time is 0 s"),
        ("it holds 3 animations: a, b, c; choose one: --animation NAME", "it holds 3 animations: a, b, c"),
        ("at most 12: change the text, or give --duration", "at most 12: change the text"),
        ("no rig; the file has a, b. Give a joint map: --map FILE, a JSON object", "no rig; the file has a, b"),
        ("--port must be from 0 to 65535; got -1", "--port must be from 0 to 65535; got -1"),
        (
            "frames 3--5 are none, `kinoflow author list` shows all",
            "frames 3--5 are none, the list of actions shows all",
        ),
    ],
)
def test_the_page_does_not_advise_options_of_the_command_line(said, told_here):
    assert told(PromptError(said)) == told_here


@pytest.mark.parametrize(
    ("segments", "text", "seconds"),
    [
        ([("A person walks.", 2), ("He bows", 1.5)], "A person walks, then he bows", 3.5),
        ([("walks", 2), ("bows", None)], "walks, then bows", None),
        ([("I jump", None), ("I run", None)], "I jump, then I run", None),
    ],
)
def test_segments_are_told_as_one_sentence(segments, text, seconds):
    request = GenerationRequest.model_validate({"segments": [{"text": t, "seconds": s} for t, s in segments]})
    assert joined(request) == (text, seconds)


@pytest.mark.slow
def test_segments_follow_each_other_and_one_can_be_made_anew():
    engine = Engine()
    parts = [{"text": "A person walks forward", "seconds": 2}, {"text": "sits down"}, {"text": "claps"}]

    def made(**changes):
        request = GenerationRequest.model_validate({"segments": [*parts[:2], {**parts[2], **changes}]})
        return engine.make(request, lambda done, total: None)[0]

    first, second = made(), made(seed=77)
    facts = facts_of(first)
    assert [part["action"] for part in facts["segments"]] == ["walk", "sit down on a chair", "clap"]
    assert facts["segments"][0]["end_s"] == pytest.approx(2.0)
    assert facts["segments"][2]["end_s"] == pytest.approx(facts["seconds"])
    before = round(facts["segments"][1]["end_s"] * 30) - 10
    np.testing.assert_array_equal(first.joints[:before], second.joints[:before])
    count = min(first.num_frames, second.num_frames)
    assert np.abs(first.joints[before:count] - second.joints[before:count]).max() > 0.02

    long = engine.make(GenerationRequest(prompt="walks", duration_s=20), lambda done, total: None)[0]
    assert long.duration_s == pytest.approx(20)

    plan = engine.plan("please make a guy walk for 3 seconds")
    assert (plan["seconds"], plan["duration_from"], plan["parts"][0]["action"]) == (3.0, "text", "walk")
    assert plan["changes"]
    assert engine.plan("please make a guy walk", rewrite="off")["caption"] == "please make a guy walk"

    engine.idle_s = 0.0
    assert engine.release_if_idle()
    assert (engine.state, engine.release_if_idle()) == ("not loaded", False)


def test_constraints_of_a_request_are_those_of_control():
    turns = [[0.0, 0.0, 0.0]] * 22
    turns[17] = [0.0, 0.0, 0.7]
    request = GenerationRequest.model_validate(
        {
            "prompt": "walks",
            "constraints": [
                {"kind": "root_path", "points_m": [[0, 0], [1, 2]], "frames": [0, 60], "exact": True},
                {"kind": "keyframe", "frame": 30, "rotations_rad": turns, "translation_m": [0, 0.9, 0]},
                {
                    "kind": "effector",
                    "frame": 40,
                    "joint": "L_Wrist",
                    "position_m": [0.3, 1.4, 0.2],
                    "rotation_rad": [0.1, 0.2, 0.3],
                },
                {"kind": "heading", "frame": -1, "degrees": 90},
                {"kind": "contact", "start": 3, "stop": 9, "joint": "R_Ankle"},
                {"kind": "ground_height", "height_m": 0.4},
            ],
        }
    )
    path, pose, hand, heading, held, ground = (constraint_of(one) for one in request.constraints)
    np.testing.assert_array_equal(path.points_m, [[0, 0], [1, 2]])
    assert (path.frames, path.exact, ground.height_m) == ((0, 60), True, 0.4)
    np.testing.assert_allclose(pose.pose.rotations[0, 17], axis_angle_to_matrix([0.0, 0.0, 0.7]))
    assert (pose.frame, pose.place, pose.pose.num_frames) == (30, False, 1)
    assert (hand.joint, hand.position_m, hand.rotation_rad) == ("L_Wrist", (0.3, 1.4, 0.2), (0.1, 0.2, 0.3))
    assert (heading.frame, heading.degrees) == (-1, 90)
    assert (held.start, held.stop, held.joint) == (3, 9, "R_Ankle")
    for one in request.constraints:
        again = said_of(constraint_of(one))
        if isinstance(again, PoseConstraint):
            np.testing.assert_allclose(again.rotations_rad, turns, atol=1e-9)
            again.rotations_rad = one.rotations_rad
        assert again == one


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ({"points_m": [[0, 0]]}, "two points or more"),
        ({"points_m": [[0, 0], [1, 1]], "frames": [3]}, "2 points has as many frames; got 1"),
    ],
)
def test_a_path_has_points_and_times_that_go_together(path, said):
    with pytest.raises(ValueError, match=said):
        PathConstraint.model_validate({"kind": "root_path", **path})


@pytest.mark.slow
def test_a_scene_goes_along_a_path_and_through_a_pose_and_a_stretch_of_it_is_made_anew():
    engine = Engine()
    points = [[1.0, 1.0], [1.0, 3.0], [3.0, 4.0]]
    hand = {"kind": "effector", "frame": 170, "joint": "R_Wrist", "position_m": [2.7, 1.3, 4.1]}
    parts = [{"text": "A person walks forward", "seconds": 4}, {"text": "waves with the left hand", "seconds": 2.5}]
    body = {"segments": parts, "constraints": [{"kind": "root_path", "points_m": points}]}

    def made(**more):
        return engine.make(GenerationRequest.model_validate({**body, **more}), lambda done, total: None, read=read)

    def read(name):
        assert name == "0" * 64
        return first

    (first,) = made()
    facts = facts_of(first)
    assert facts["met"][0]["kind"] == "root_path"
    assert facts["met"][0]["mean_cm"] < 3
    np.testing.assert_allclose(first.translation[[0, -1]][:, [0, 2]], [points[0], points[-1]], atol=0.15)
    assert facts["segments"][1]["start_s"] == pytest.approx(4.0)

    # A pose without a place is met where the motion is; a hand in the world.
    turns = [[0.0, 0.0, 0.0]] * 22
    pose = {"kind": "keyframe", "frame": 60, "rotations_rad": turns, "translation_m": [0, 0.95, 0]}
    hand["position_m"] = (first.joints[170, joint("R_Wrist")] + [0.05, 0.3, 0.05]).tolist()
    (posed,) = made(constraints=[*body["constraints"], pose, hand])
    worst = {one["kind"]: one.get("worst_cm", one.get("error_cm")) for one in facts_of(posed)["met"]}
    assert worst["keyframe"] < 0.1
    assert worst["effector"] < 0.3
    np.testing.assert_allclose(posed.rotations[60, 1:], np.broadcast_to(np.eye(3), (21, 3, 3)), atol=1e-6)

    # Some frames anew, all others to the bit.
    edit = {"clip": "0" * 64, "start": 120, "stop": 195}
    body = {"prompt": "claps", "edit": edit, "seeds": [3, 4]}
    again = made()
    assert [clip.num_frames for clip in again] == [first.num_frames] * 2
    for clip in again:
        np.testing.assert_array_equal(clip.rotations[:120], first.rotations[:120])
        assert np.abs(clip.joints[130:190] - first.joints[130:190]).max() > 0.1
    # In one limb only.
    body["edit"] = {**edit, "start": 0, "stop": 100, "part": "left arm"}
    limb = made()[0]
    legs = [joint(name) for name in ("L_Hip", "R_Knee", "R_Elbow")]
    np.testing.assert_array_equal(limb.rotations[:, legs], first.rotations[:, legs])
    assert np.abs(limb.joints[:, joint("L_Wrist")] - first.joints[:, joint("L_Wrist")]).max() > 0.1


@pytest.mark.slow
def test_what_the_network_makes_is_seen_before_it_is_done():
    engine = Engine()
    seen = []
    request = GenerationRequest(prompt="walks forward", source="network", duration_s=2, steps=8, variants=2)
    (first, _) = engine.make(request, lambda done, total: None, lambda *said: seen.append(said))
    assert [(done, total) for done, total, _ in seen] == [(2, 8), (4, 8), (6, 8)]
    away = [np.abs(clips[0].joints - first.joints).max() for *_, clips in seen]
    assert all(len(clips) == 2 and clips[0].num_frames == first.num_frames for *_, clips in seen)
    assert away[-1] < away[0]
    assert engine.pipeline().on_estimate is None
