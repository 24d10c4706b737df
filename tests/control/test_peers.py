"""Constraint files of Kimodo and of MMCP, written from their descriptions."""

import json
from typing import Any

import numpy as np
import pytest

from kinoflow.authoring.action import draw
from kinoflow.control import Effector, GroundHeight, Heading, Keyframe, RootPath, check_constraints, read_constraints
from kinoflow.control.constraints import Constraint
from kinoflow.control.meeting import meet
from kinoflow.errors import ConstraintError
from kinoflow.motion.canonical import lowest_point_m
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.rotations import matrix_to_axis_angle, matrix_to_quaternion
from kinoflow.motion.skeleton import joint


@pytest.fixture(scope="module")
def clip() -> MotionClip:
    return draw("wave", np.random.default_rng(0)).clip


def read(tmp_path, values: Any) -> list[Constraint]:
    path = tmp_path / "constraints.json"
    path.write_text(json.dumps(values))
    return read_constraints(path)


def pose_fields(clip: MotionClip, frames: list[int], up_m: float = 0.0) -> dict[str, Any]:
    return {
        "frame_indices": frames,
        "local_joints_rot": matrix_to_axis_angle(clip.rotations[frames]).tolist(),
        "root_positions": (clip.translation[frames] + [0.0, up_m, 0.0]).tolist(),
    }


def test_kimodo_paths_and_headings(tmp_path):
    angles = np.radians([0.0, 30.0, 90.0])
    found = read(
        tmp_path,
        [
            {
                "type": "root2d",
                "frame_indices": [0, 30, 60],
                "smooth_root_2d": [[0, 0], [0.5, 1], [1.5, 1.5]],
                "global_root_heading": np.stack([np.cos(angles), np.sin(angles)], axis=-1).tolist(),
            }
        ],
    )
    path, *headings = found
    assert isinstance(path, RootPath)
    assert list(path.points_m) == [(0.0, 0.0), (0.5, 1.0), (1.5, 1.5)]
    assert path.frames == (0, 30, 60)
    assert all(isinstance(one, Heading) for one in headings)
    assert np.allclose([one.degrees for one in headings], [0, 30, 90])
    check_constraints(found, 61)


def test_kimodo_poses_stand_on_our_legs(tmp_path, clip):
    # Somebody with longer legs has the hips higher.
    found = read(tmp_path, [{"type": "fullbody", **pose_fields(clip, [3, 40], up_m=0.06)}])
    assert [one.frame for one in found] == [3, 40]
    for one in found:
        assert np.allclose(one.pose.rotations[0], clip.rotations[one.frame], atol=1e-6)
        assert abs(float(lowest_point_m(one.pose)[0])) < 1e-6
    check_constraints(found, 60)


@pytest.mark.parametrize(
    ("kind", "more", "end"),
    [
        ("left-hand", {}, "L_Wrist"),
        ("right-foot", {"smooth_root_2d": [[0.2, 0.3]]}, "R_Ankle"),
        ("end-effector", {"joint_names": ["RightHand", "RightHandEnd"]}, "R_Wrist"),
        ("end-effector", {"joint_names": ["left_foot"]}, "L_Ankle"),
    ],
)
def test_kimodo_hands_and_feet_with_the_hips(tmp_path, clip, kind, more, end):
    found = read(tmp_path, [{"type": kind, **pose_fields(clip, [20]), **more}])
    reach, path, heading = found
    assert isinstance(reach, Effector)
    assert (reach.joint, reach.frame) == (end, 20)
    lifted = -float(lowest_point_m(clip.crop(20, 21))[0])
    assert np.allclose(reach.position_m, clip.joints[20, joint(end)] + [0, lifted, 0], atol=1e-6)
    assert isinstance(path, RootPath)
    assert np.allclose(path.points_m, more.get("smooth_root_2d", [clip.translation[20, [0, 2]]]))
    assert isinstance(heading, Heading)
    if not more.get("smooth_root_2d"):
        # A clip that is so already stays so.
        same = meet(clip, found)
        assert np.allclose(same.joints[20], clip.joints[20], atol=0.01)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([{"type": "jump", "frame_indices": [1]}], "known are root2d"),
        ([{"type": "root2d", "frame_indices": [1]}], "smooth_root_2d"),
        ([{"type": "root2d", "frame_indices": [1], "smooth_root_2d": []}], "go together"),
        ([{"type": "fullbody", "frame_indices": [1]}], "local_joints_rot"),
        ([{"type": "end-effector", "frame_indices": [1], "joint_names": ["Nose"]}], "hands or feet"),
        (
            [
                {
                    "type": "fullbody",
                    "frame_indices": [1],
                    "root_positions": [[0, 1, 0]],
                    "local_joints_rot": [[[0, 0, 0]] * 77],
                }
            ],
            "77 joints",
        ),
        *(
            (
                [
                    {
                        "type": "fullbody",
                        "frame_indices": [1],
                        "root_positions": [[0, 1, 0]],
                        "local_joints_rot": [[[0, angle, 0]] * 22],
                    }
                ],
                "constraint 1 has rotations of more than 100 radians",
            )
            for angle in (101.0, -1e308)
        ),
        ([], "1 to 1000"),
        ({"constraints": []}, "Kimodo"),
    ],
)
def test_what_kimodo_would_not_write_is_refused_by_name(tmp_path, values, said):
    with pytest.raises(ConstraintError, match=said):
        read(tmp_path, values)


def request(*constraints: Any, fps: float = 30.0) -> dict[str, Any]:
    return {
        "protocol_version": "1.4",
        "model": "kinoflow",
        "segments": [{"type": "text", "prompt": "walks", "duration_frames": 120}],
        "timing": {"fps": fps},
        "constraints": list(constraints),
    }


def test_mmcp_at_another_rate(tmp_path):
    found = read(
        tmp_path,
        request(
            {"type": "root_path", "frames": [0, 60], "positions_xz": [[0, 0], [0, 1]], "heading_radians": [0, 0.5]},
            {"type": "effector_target", "joint": "R_Wrist", "frames": [120], "positions": [[0, 1, 0.5]]},
            {"type": "ground_height", "points": [[0, 0, 0.4], [0, 1, 0.4]]},
            fps=60.0,
        ),
    )
    path, first, second, hand, ground = found
    assert isinstance(path, RootPath)
    assert path.frames == (0, 30)
    assert isinstance(first, Heading)
    assert isinstance(second, Heading)
    assert np.isclose(second.degrees, np.degrees(0.5))
    assert hand == Effector(60, "R_Wrist", (0.0, 1.0, 0.5))
    assert ground == GroundHeight(0.4)


def test_mmcp_poses_whole_and_of_some_joints(tmp_path, clip):
    # x, y, z, w.
    turns = np.roll(matrix_to_quaternion(clip.rotations[20]), -1, axis=-1)
    names = clip.skeleton.joint_names
    every = dict(zip(names, turns.tolist(), strict=True))
    place = clip.translation[20].tolist()
    whole, part, rest = read(
        tmp_path,
        request(
            {"type": "pose_keyframe", "frame": 20, "joint_rotations": every, "root_position": place},
            {"type": "pose_keyframe", "frame": 40, "joint_rotations": {"L_Elbow": every["L_Elbow"]}},
            {"type": "pose_keyframe", "frame": 50, "joint_rotations": {"Head": every["Head"]}, "fill_mode": "rest"},
        ),
    )
    assert isinstance(whole, Keyframe)
    assert whole.whole
    assert whole.place
    assert np.allclose(whole.pose.joints[0], clip.joints[20], atol=1e-9)
    assert part.joints == ("L_Elbow",)
    assert rest.whole
    assert not rest.place
    made = meet(clip, [whole, part])
    assert np.allclose(made.joints[20], clip.joints[20], atol=1e-6)
    elbow = joint("L_Elbow")
    assert np.allclose(made.rotations[40, elbow], clip.rotations[20, elbow], atol=1e-6)


def test_mmcp_rotations_of_hands_are_seen_from_the_limb(tmp_path, clip):
    where = clip.joints[20, joint("L_Wrist")] + [0.0, 0.05, 0.02]
    turn = [0.0, 0.0, float(np.sin(0.2)), float(np.cos(0.2))]
    target = {"type": "effector_target", "joint": "L_Wrist", "frames": [20], "positions": [where.tolist()]}
    found = read(tmp_path, request({**target, "rotations": [turn]}))
    made = meet(clip, found, in_place=True)
    assert np.allclose(made.joints[20, joint("L_Wrist")], where, atol=2e-3)
    local = np.roll(matrix_to_quaternion(made.rotations[20, joint("L_Wrist")]), -1)
    assert np.allclose(np.abs(local @ np.array(turn)), 1.0, atol=1e-6)


@pytest.mark.parametrize(
    ("one", "said"),
    [
        ({"type": "jump"}, "root_path, effector_target"),
        ({"type": "root_path", "frames": [0], "positions_xz": []}, "go together"),
        ({"type": "pose_keyframe", "frame": 0, "joint_rotations": {"Nose": [0, 0, 0, 1]}}, "Nose"),
        ({"type": "pose_keyframe", "frame": 0, "joint_rotations": {"Head": [0, 0, 0, 0]}}, "no length"),
        ({"type": "ground_height", "points": [[0, 0, 0], [1, 1, 1]]}, "one height"),
        (
            {
                "type": "pose_keyframe",
                "frame": 0,
                "joint_rotations": {"Head": [0, 0, 0, 1]},
                "root_position": [0, 1, 0],
            },
            "root_path",
        ),
    ],
)
def test_what_mmcp_asks_in_vain_is_refused_by_name(tmp_path, one, said):
    with pytest.raises(ConstraintError, match=said):
        read(tmp_path, request(one))
