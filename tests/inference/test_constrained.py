"""Constraints on motions of the library: met, measured, refused where nobody could meet them."""

import json

import numpy as np
import pytest

from kinoflow.arranging.parts import Arrangement, Part
from kinoflow.authoring.action import draw
from kinoflow.control import (
    Contact,
    Effector,
    GroundHeight,
    Heading,
    Keep,
    Keyframe,
    RootPath,
    check_constraints,
    read_constraints,
)
from kinoflow.control.constraints import as_constraints
from kinoflow.control.files import FORMAT, KINDS
from kinoflow.control.meeting import meet, report
from kinoflow.errors import ConstraintError
from kinoflow.inference.constrained import constrained
from kinoflow.motion.canonical import heading_rad
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.edits import PARTS
from kinoflow.motion.joining import foot_rests
from kinoflow.motion.measures import foot_slide_mm_per_frame
from kinoflow.motion.rotations import axis_angle_to_matrix
from kinoflow.motion.skeleton import MANNEQUIN, joint
from kinoflow.motion.warping import placed


class Performer:
    """As much of a pipeline as the library needs."""

    arranger = object()


def perform(name: str, constraints, frames: int = 150, seed: int = 0) -> MotionClip:
    arrangement = Arrangement((Part(name, {}, name, 1.0),))
    return constrained(Performer(), name, arrangement, constraints, frames, seed)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def kick() -> MotionClip:
    clip = draw("front kick", np.random.default_rng(0)).clip
    return clip.crop(clip.num_frames // 2, clip.num_frames // 2 + 1)


def same(first: MotionClip, second: MotionClip) -> bool:
    return bool((first.rotations == second.rotations).all() and (first.translation == second.translation).all())


@pytest.mark.parametrize("frames", [[50], [0, 149], [0, 60, 61, 149]])
def test_poses_are_met_exactly_wherever_they_are(kick, frames):
    keys = [
        Keyframe(frame, placed(kick, 0.3 * number, np.array([5.0 + 0.01 * frame, -2.0])))
        for number, frame in enumerate(frames)
    ]
    for name in ("wave", "walk"):
        found = perform(name, keys)
        assert found.num_frames == 150
        for key in keys:
            assert same(found.crop(key.frame, key.frame + 1), key.pose)
        assert max(one["worst_cm"] for one in found.metadata["constraints"]) < 1e-6
        # The rest is led there, not thrown.
        steps = np.linalg.norm(np.diff(found.translation, axis=0), axis=-1)
        apart = [frame for frame in range(149) if not {frame, frame + 1} <= set(frames)]
        assert steps[apart].max() < 0.15


def test_moving_the_constraints_moves_the_motion(kick):
    here = perform("wave", [Keyframe(40, kick)])
    there = perform("wave", [Keyframe(40, placed(kick, 1.2, np.array([3.0, 4.0])))])
    turned = placed(here, 1.2, np.array([3.0, 4.0]), kick.translation[0])
    assert np.allclose(there.joints, turned.joints, atol=1e-6)


def test_a_pose_without_its_place(kick):
    found = perform("walk", [Keyframe(70, placed(kick, 2.0, np.array([50.0, 50.0])), place=False)])
    assert np.allclose(found.rotations[70, 1:], kick.rotations[0, 1:])
    assert np.abs(found.translation[:, [0, 2]]).max() < 10
    assert found.metadata["frame"] == "canonical"


def test_a_path_is_walked():
    points = np.array([[2.0, 1.0], [2.0, 4.0], [4.5, 5.0]])
    found = perform("walk", [RootPath(points)], 200)
    way = found.metadata["constraints"][0]
    assert way["mean_cm"] < 0.1
    assert way["percentile_95_cm"] < 0.3
    assert np.linalg.norm(found.translation[0, [0, 2]] - points[0]) < 0.1
    assert np.linalg.norm(found.translation[-1, [0, 2]] - points[-1]) < 0.1
    # Facing where it goes.
    assert abs(np.degrees(heading_rad(found)[60])) < 25
    assert foot_slide_mm_per_frame(found) < 4.0


def test_a_path_in_time():
    points, frames = np.array([[0.0, 0.0], [0.0, 1.0], [0.0, 4.0]]), (0, 60, 149)
    found = perform("walk", [RootPath(points, frames)], 150)
    for point, frame in zip(points, frames, strict=True):
        assert np.linalg.norm(found.translation[frame, [0, 2]] - point) < 0.15


@pytest.mark.parametrize(
    ("name", "said"),
    [("wave", "the body walks"), ("crawl", ""), ("walk backward", ""), ("dance freely", "carried along")],
)
def test_whatever_is_done_follows_a_path(name, said):
    found = perform(name, [RootPath(np.array([[3.0, 0.0], [3.8, 0.0], [4.5, 0.5]]))], 150)
    way = found.metadata["constraints"][0]
    assert way["mean_cm"] < 0.1
    assert way["pelvis_mean_cm"] < 3
    assert said in " ".join(found.metadata.get("notes", ()))


def test_a_path_that_is_exact_is_that_of_the_pelvis():
    points = [(0.0, 0.0), (0.0, 3.0)]
    sways = perform("walk", [RootPath(points)], 120).translation[:, 0]
    still = perform("walk", [RootPath(points, exact=True)], 120).translation[:, 0]
    assert np.abs(still).max() < 1e-6
    assert np.abs(sways).max() > 0.01


def test_one_point_with_its_frame_is_a_place():
    found = perform("wave", [RootPath([(3.0, -2.0)], (40,))], 100)
    assert np.allclose(found.translation[40, [0, 2]], [3.0, -2.0], atol=1e-6)
    assert found.metadata["constraints"][0]["worst_cm"] < 1e-3


def test_toes_head_and_pelvis_reach_and_hands_turn():
    stood = perform("stand still", [RootPath([(0.0, 0.0)], (0,))], 100)
    head, toes = stood.joints[50, joint("Head")], stood.joints[50, joint("L_Foot")]
    turned = (0.3, 0.8, -0.2)
    wanted = [
        Effector(50, "Head", tuple((head + np.array([0.1, -0.2, 0.05])).tolist())),
        Effector(50, "L_Foot", tuple((toes + np.array([0.05, 0.1, 0.1])).tolist())),
        Effector(20, "R_Wrist", (-0.3, 1.3, 0.3), turned),
    ]
    found = perform("stand still", [RootPath([(0.0, 0.0)], (0,)), *wanted], 100)
    for one in wanted:
        assert np.allclose(found.joints[one.frame, joint(one.joint)], one.position_m, atol=1e-3), one.joint
    hand = found.global_rotations[20, joint("R_Wrist")]
    assert np.allclose(hand, axis_angle_to_matrix(np.array(turned)), atol=1e-6)
    right = found.joints[:, joint("R_Ankle")]
    assert np.abs(right - right[0]).max() < 0.01
    with pytest.raises(ConstraintError, match="aside"):
        perform("stand still", [Effector(50, "Head", (0.0, 0.4, 0.0))], 100)


def test_a_pose_of_some_joints_leaves_the_others(kick):
    arms = ("L_Shoulder", "L_Elbow")
    free = perform("stand still", [Keyframe(40, kick, False, ("Neck",))], 100)
    found = perform("stand still", [Keyframe(40, kick, False, ("Neck",)), Keyframe(60, kick, False, arms)], 100)
    parts = [joint(name) for name in arms]
    assert (found.rotations[60, parts] == kick.rotations[0, parts]).all()
    others = [index for index in range(22) if index not in parts]
    assert (found.rotations[:, others] == free.rotations[:, others]).all()
    assert found.metadata["constraints"][1]["worst_deg"] == 0


def test_hands_reach_and_hips_help():
    wanted = [Effector(40, "R_Wrist", (3.0, 0.55, 1.0)), Effector(80, "L_Wrist", (3.3, 1.6, 1.1))]
    found = perform("stand still", wanted, 120)
    for one in wanted:
        assert np.allclose(found.joints[one.frame, joint(one.joint)], one.position_m, atol=1e-3)
    ankle = found.joints[:, joint("L_Ankle")]
    assert np.abs(ankle - ankle[0]).max() < 0.01
    assert found.joints[40, 0, 1] < found.joints[0, 0, 1] - 0.05
    assert found.joints[40, joint("Neck"), 1] < found.joints[0, joint("Neck"), 1] - 0.15


def test_headings_contacts_and_ground():
    asked = [Heading(0, 90.0), Heading(100, 180.0), Contact(20, 60, "R_Wrist"), GroundHeight(1.5)]
    found = perform("wave", asked, 120)
    heading = np.degrees(heading_rad(found))
    assert abs((heading[0] - 90 + 180) % 360 - 180) < 0.5
    assert abs((heading[100] - 180 + 180) % 360 - 180) < 0.5
    wrist = found.joints[20:60, joint("R_Wrist")]
    assert np.abs(wrist - wrist[0]).max() < 1e-3
    ankles = found.joints[:, joint("L_Ankle"), 1]
    assert abs(ankles.min() - MANNEQUIN.rest_positions[joint("L_Ankle"), 1] - 1.5) < 0.02


def test_kept_frames_and_parts():
    walk = draw("walk", np.random.default_rng(1), {"begins": "standing", "ends": "standing", "where": "straight"}).clip
    keep = Keep(50, walk.crop(30, 60))
    found = perform("wave", [keep, Keep(100, walk.crop(30, 50), "arms")], 150)
    assert same(found.crop(50, 80), keep.clip)
    arms = [joint(name) for name in PARTS["arms"]]
    assert (found.rotations[100:120][:, arms] == walk.rotations[30:50][:, arms]).all()
    assert foot_rests(found).any()


def test_what_holds_already_changes_nothing():
    wanted = {"begins": "standing", "ends": "standing", "where": "straight", "hands": "usual"}
    clip = draw("walk", np.random.default_rng(1), wanted).clip
    assert same(meet(clip, [Keep(0, clip)]), clip)
    places = [Effector(30, "L_Wrist", tuple(clip.joints[30, joint("L_Wrist")].tolist()))]
    assert np.allclose(meet(clip, places).joints, clip.joints, atol=5e-3)
    assert report(clip, [Keep(0, clip)])[0]["worst_cm"] == 0


@pytest.mark.parametrize(
    ("constraints", "said"),
    [
        (lambda kick: [Keyframe(500, kick)], "frame 500 is outside"),
        (lambda kick: [Keyframe(3, kick), Keyframe(3, placed(kick, 1.0, np.zeros(2)))], "fix frame 3"),
        (lambda kick: [Keyframe(0, kick), Keyframe(10, placed(kick, 0.0, np.array([9.0, 0.0])))], "m/s"),
        (lambda kick: [Keyframe(0, kick.replace(translation=kick.translation - [0, 1, 0]))], "below the ground"),
        (lambda kick: [RootPath(np.zeros((1, 2)))], "two points"),
        (lambda kick: [Effector(3, "Head", (0, 1, 0), (0, 0, 0))], "leave its rotation out"),
        (lambda kick: [Keyframe(3, kick, False, ("Nose",))], "Nose"),
        (lambda kick: [RootPath(np.array([[0, 0], [0, 100.0]]))], "m/s"),
        (lambda kick: [RootPath(np.array([[0, 0], [0, 1.0]]), (5, 5))], "go up"),
        (lambda kick: [RootPath(np.array([[0, 0], [0, np.nan]]))], "not finite"),
        (lambda kick: [RootPath(np.array([[0, 0], [0, 1.0]]))] * 2, "one root path"),
        (lambda kick: [Effector(3, "Nose", (0, 1, 0))], "L_Ankle"),
        (lambda kick: [Effector(3, "L_Wrist", (0, 7, 0))], "above the ground"),
        (lambda kick: [Effector(3, "L_Wrist", (0, 1, 0)), Effector(3, "L_Wrist", (0, 1.1, 0))], "two places"),
        (lambda kick: [Heading(3, 0.0), Heading(3, 90.0)], "two headings"),
        (lambda kick: [Keyframe(3, kick), Heading(3, 120.0)], "leave the heading out"),
        (lambda kick: [Keyframe(3, kick), Effector(3, "L_Wrist", (0.0, 1.9, 0.0))], "cm from where the keyframe"),
        (lambda kick: [RootPath([(20, 0), (20, 3)]), Keyframe(3, kick)], "from where the root path leads"),
        (lambda kick: [RootPath([(0, 0), (0, 9)], (0, 90)), Keyframe(80, kick)], "from where the root path leads"),
        (lambda kick: [Contact(9, 3, "L_Ankle")], "later one"),
        (lambda kick: [GroundHeight(0.0), GroundHeight(1.0)], "one height"),
        (lambda kick: [Keep(90, kick, "tail")], "left arm"),
        (lambda kick: [Keyframe(0, kick), Effector(0, "L_Wrist", (0, 1, 0)), Keep(0, kick, "arms")], "leave one out"),
    ],
)
def test_what_cannot_be_is_refused_by_name(kick, constraints, said):
    with pytest.raises(ConstraintError, match=said):
        check_constraints(constraints(kick), 100)


@pytest.mark.parametrize(
    ("kind", "fields", "said"),
    [
        (RootPath, {"points_m": "north"}, "points, such as"),
        (RootPath, {"points_m": [(0, 0), (1,)]}, "2 numbers of metres"),
        (RootPath, {"points_m": [(0, 0, 0), (0, 0, 3)]}, "2 numbers of metres"),
        (RootPath, {"points_m": [(0, 0), (0, 3)], "frames": 60}, "a frame for every point"),
        (RootPath, {"points_m": [(0, 0), (0, 3)], "frames": (0.5, 60)}, "whole number"),
        (Heading, {"frame": "end", "degrees": 0}, "whole number"),
        (Heading, {"frame": 0, "degrees": "north"}, "number of degrees"),
        (Heading, {"frame": 0, "degrees": float("inf")}, "not finite"),
        (Effector, {"frame": 3, "joint": 21, "position_m": (0, 1, 0)}, "is a name"),
        (Effector, {"frame": 3, "joint": "L_Wrist", "position_m": (0, 1)}, "3 numbers of metres"),
        (
            Effector,
            {"frame": 3, "joint": "L_Wrist", "position_m": (0, 1, 0), "rotation_rad": 0},
            "3 numbers of radians",
        ),
        (Keyframe, {"frame": 3, "pose": "kick.glb"}, "MotionClip.load"),
        (Keep, {"frame": 3, "clip": None}, "MotionClip.load"),
        (Contact, {"start": 1.5, "stop": 9, "joint": "L_Ankle"}, "whole number"),
        (GroundHeight, {"height_m": "low"}, "number of metres"),
    ],
)
def test_fields_of_another_kind_are_refused_at_once(kind, fields, said):
    with pytest.raises(ConstraintError, match=said):
        kind(**fields)


def test_lists_and_arrays_are_taken(kick):
    path = RootPath(np.array([[0, 0], [0, 3]]), np.array([0, 90]))
    assert (path.points_m, path.frames) == (((0.0, 0.0), (0.0, 3.0)), (0, 90))
    hands = [Effector(np.int64(3), "L_Wrist", place) for place in ([0, 1, 0], np.array([0, 1, 0]), (0, 1, 0))]
    assert len(set(hands)) == 1
    assert Keyframe(3, kick, joints=["Neck"]).joints == Keyframe(3, kick, joints="Neck").joints == ("Neck",)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (RootPath([(0, 0), (0, 3)]), r"write constraints=\[RootPath"),
        ("path.json", "read_constraints"),
        (None, "NoneType alone"),
        ([{"kind": "heading"}], "got dict"),
    ],
)
def test_constraints_are_a_list(given, said):
    with pytest.raises(ConstraintError, match=said):
        as_constraints(given)


def test_what_is_out_of_reach_is_refused(kick):
    far = kick.replace(rotations=kick.rotations, translation=kick.translation)
    with pytest.raises(ConstraintError, match="out of reach"):
        perform("stand still", [Keyframe(0, far), Effector(60, "L_Wrist", (20.0, 1.0, 0.0))], 100)


@pytest.mark.parametrize("degrees", [45.0, 120.0, 180.0])
def test_who_looks_aside_on_a_path_faces_it_again_and_his_feet_stand(degrees):
    path = RootPath([(0.0, 0.0), (0.0, 5.0)])
    found = perform("walk", [path, Heading(75, degrees)])
    facing = np.degrees(heading_rad(found))
    assert abs((facing[75] - degrees + 180) % 360 - 180) < 0.01
    assert np.abs(facing[[5, -5]]).max() < 15
    assert foot_slide_mm_per_frame(found, 0.0) < 2 * foot_slide_mm_per_frame(perform("walk", [path]), 0.0)


def test_feet_stand_where_all_of_a_path_is_walked_aside():
    found = perform("walk", [RootPath([(0.0, 0.0), (0.0, 4.0)]), *(Heading(f, 40.0) for f in range(0, 150, 10))])
    assert foot_slide_mm_per_frame(found, 0.0) < 5


def test_where_nothing_says_the_place_the_way_turns_with_the_heading():
    found = perform("walk", [Heading(0, 0.0), Heading(75, 90.0)])
    steps = np.diff(found.translation[:, [0, 2]], axis=0)[90:120].sum(axis=0)
    assert np.degrees(np.arctan2(*steps)) == pytest.approx(90, abs=8)
    assert "notes" not in found.metadata


def test_a_foot_that_cannot_stay_is_refused():
    with pytest.raises(ConstraintError, match="L_Ankle cannot stay"):
        perform("walk", [Contact(20, 130, "L_Ankle")])


def test_a_hand_that_reaches_its_place_leaves_the_body_where_it_is():
    clip = perform("stand still", [Effector(40, "R_Wrist", (-0.2, 0.95, 0.4))], 90)
    assert np.linalg.norm(clip.translation[0, [0, 2]]) < 0.02
    assert np.allclose(clip.joints[40, joint("R_Wrist")], (-0.2, 0.95, 0.4), atol=1e-3)


def test_headings_aside_from_the_way_are_told():
    clip = perform("walk", [RootPath([(0, 0), (0, 5)]), Heading(75, 120.0)])
    assert "faces 1" in clip.metadata["notes"][0]
    assert "notes" not in perform("walk", [RootPath([(0, 0), (0, 5)]), Heading(75, 20.0)]).metadata


def test_a_file(tmp_path, kick):
    clip = draw("wave", np.random.default_rng(0)).clip
    clip.save(tmp_path / "wave.npz")
    rows = [
        {"kind": "start_pose", "clip": "wave.npz", "clip_frame": 3},
        {"kind": "end_pose", "rotations_rad": [[0, 0, 0]] * 22, "translation_m": [1, 0.95, 2]},
        {"kind": "keyframe", "frame": 10, "clip": "wave.npz", "place": False},
        {"kind": "root_path", "points_m": [[0, 0], [1, 2]], "frames": [0, 50]},
        {"kind": "heading", "frame": 4, "degrees": 90},
        {"kind": "effector", "frame": 5, "joint": "L_Wrist", "position_m": [0, 1, 0.5]},
        {"kind": "keep", "frame": 20, "clip": "wave.npz", "clip_start": 2, "clip_stop": 9, "part": "arms"},
        {"kind": "contact", "start": 3, "stop": 9, "joint": "R_Ankle"},
        {"kind": "ground_height", "height_m": 0.5},
    ]
    path = tmp_path / "constraints.json"
    path.write_text(json.dumps({"format": FORMAT, "version": 1, "constraints": rows}))
    found = read_constraints(str(path))
    assert [type(one).__name__ for one in found] == [
        "Keyframe", "Keyframe", "Keyframe", "RootPath", "Heading", "Effector", "Keep", "Contact", "GroundHeight",
    ]  # fmt: skip
    assert {row["kind"] for row in rows} == set(KINDS)
    assert (found[0].frame, found[1].frame, found[2].place) == (0, -1, False)
    assert found[6].clip.num_frames == 7
    for change, said in (
        ({"kind": "jump"}, "needs a kind"),
        ({"kind": "heading", "frame": 1}, "degrees"),
        ({"kind": "heading", "frame": 1, "degrees": 3, "speed": 2}, "speed"),
        ({"kind": "keyframe", "frame": 1}, "either by clip"),
        ({"kind": "keep", "clip": "no.npz"}, "constraint 1"),
        ({"kind": "start_pose", "clip": "wave.npz", "clip_frame": 9999}, "frames"),
        ({"kind": "end_pose", "rotations_rad": [[0, 0, 0]], "translation_m": [0, 1, 0]}, "22 rotations"),
    ):
        path.write_text(json.dumps({"format": FORMAT, "version": 1, "constraints": [change]}))
        with pytest.raises(ConstraintError, match=said):
            read_constraints(path)


def test_the_published_schema_knows_the_same_kinds_and_fields():
    from dataclasses import fields
    from pathlib import Path

    schema = json.loads((Path(__file__).parents[2] / "docs" / "constraints.schema.json").read_text())
    assert schema["properties"]["format"]["const"] == FORMAT
    listed = {one["properties"]["kind"]["const"]: one for one in schema["$defs"].values() if "properties" in one}
    assert set(listed) == set(KINDS)
    for kind, record in KINDS.items():
        assert set(listed[kind]["properties"]) - {"kind"} == {field.name for field in fields(record)}, kind


def test_who_walks_through_known_poses_is_in_step_with_them():
    walk = perform("walk", [RootPath([(0.0, 0.0), (0.0, 4.0)])], 120)
    keys = [
        Keyframe(frame, placed(walk.crop(source, source + 1), 0.1, np.array([x, z]) - walk.translation[source, [0, 2]]))
        for frame, source, x, z in ((60, 50, 0.1, 1.8), (120, 65, 0.2, 3.5))
    ]
    found = perform("walk", keys, 180)
    for key in keys:
        assert same(found.crop(key.frame, key.frame + 1), key.pose)
    # Out of step, feet slid 10 mm a frame; walking alone they do 2.2.
    assert foot_slide_mm_per_frame(found) < 3.5
    # It comes from before and goes on after.
    assert found.translation[0, 2] < 0.8
    assert found.translation[-1, 2] > 4.3
