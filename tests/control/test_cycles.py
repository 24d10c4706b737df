"""Loops that keep to constraints: closed, and what is asked for holds."""

import numpy as np
import pytest

from kinoflow.authoring.action import draw
from kinoflow.authoring.gait import STYLES, arc, line
from kinoflow.authoring.going import Going, go
from kinoflow.control import Contact, Effector, GroundHeight, Heading, Keep, Keyframe, RootPath
from kinoflow.control.cycles import closed_on
from kinoflow.errors import ConstraintError
from kinoflow.motion.canonical import heading_rad
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.loops import loop_of, loop_report, repeated
from kinoflow.motion.measures import foot_slide_mm_per_frame
from kinoflow.motion.skeleton import joint
from kinoflow.motion.warping import placed


def cycle_of(path) -> MotionClip:
    walk = go(Going(STYLES["walk"], path, "path", False), 180, np.random.default_rng(3)).clip
    return loop_of(walk).clip


@pytest.fixture(scope="module")
def cycle() -> MotionClip:
    return cycle_of(line())


def closes(clip: MotionClip) -> None:
    told = loop_report(clip)
    assert told["seam_pose_cm"] < 0.001
    assert told["seam_height_cm"] < 0.001
    assert told["seam_acceleration_m_s2"] < 1.5 * told["percentile_95_m_s2"]


def hand(clip: MotionClip, frame: int, up_m: float) -> Effector:
    x, y, z = (clip.joints[frame, joint("R_Wrist")] + [0.0, up_m, 0.05]).tolist()
    return Effector(frame, "R_Wrist", (x, y, z))


@pytest.mark.parametrize("path", [line(), arc(1.4)])
@pytest.mark.parametrize("frame", [0, 3, 17, -1])
def test_a_hand_is_where_it_should_be_and_the_loop_closes(path, frame):
    cycle = cycle_of(path)
    wanted = hand(cycle, frame % cycle.num_frames, 0.3)
    found = closed_on(cycle, [Effector(frame, wanted.joint, wanted.position_m)])
    assert found.num_frames == cycle.num_frames
    assert np.linalg.norm(found.joints[frame, joint("R_Wrist")] - wanted.position_m) < 1e-3
    closes(found)


def test_a_pose_is_met_in_the_phase_that_is_most_like_it(cycle):
    twice = cycle.num_frames // 2
    pose = placed(cycle.crop(twice, twice + 1), 0.7, np.array([3.0, 0.0, -2.0]))
    found = closed_on(cycle, [Keyframe(5, pose)])
    assert np.abs(found.joints[5] - pose.joints[0]).max() < 1e-6
    closes(found)
    # A pose of the cycle itself changes nothing but where it lies and where it begins.
    steps = [np.linalg.norm(clip.translation[-1] - clip.translation[0]) for clip in (cycle, found)]
    assert steps[1] == pytest.approx(steps[0], abs=0.01)


def test_a_pose_of_another_action(cycle):
    kick = draw("front kick", np.random.default_rng(1)).clip
    at = int(kick.joints[:, [joint("L_Ankle"), joint("R_Ankle")], 1].max(axis=1).argmax())
    found = closed_on(cycle, [Keyframe(12, kick.crop(at, at + 1))])
    assert np.abs(found.joints[12] - kick.joints[at]).max() < 1e-6
    told = loop_report(found)
    assert told["seam_pose_cm"] < 0.001


def test_later_frames_take_more_rounds(cycle):
    count = cycle.num_frames - 1
    found = closed_on(cycle, [hand(cycle, count // 2, 0.3), Heading(count + 3, 20.0)])
    assert found.num_frames == 2 * count + 1
    assert np.degrees(heading_rad(found)[count + 3]) == pytest.approx(20.0, abs=0.01)
    closes(found)


def test_a_straight_path_says_where_it_begins_and_leads(cycle):
    found = closed_on(cycle, [RootPath([(1.0, 2.0), (4.0, 2.0)])])
    assert np.allclose(found.translation[0, [0, 2]], [1.0, 2.0], atol=1e-9)
    step = found.translation[-1] - found.translation[0]
    assert abs(step[2]) < 1e-6 < step[0]
    closes(found)


def around(radius_m: float, degrees: np.ndarray, middle: tuple[float, float] = (2.0, -1.0)) -> RootPath:
    angles = np.radians(degrees)
    return RootPath(np.stack([np.sin(angles), np.cos(angles)], axis=-1) * radius_m + middle)


@pytest.mark.parametrize("degrees", [np.arange(30, 300, 15.0), np.arange(30, -240, -30.0)])
@pytest.mark.parametrize("radius_m", [1.2, 4.0])
def test_a_cycle_goes_along_an_arc(cycle, degrees, radius_m):
    found = closed_on(cycle, [around(radius_m, degrees)])
    closes(found)
    left = np.sign(degrees[1] - degrees[0])
    length = np.linalg.norm((cycle.translation[-1] - cycle.translation[0])[[0, 2]])
    turned = heading_rad(found)[-1] - heading_rad(found)[0]
    assert turned == pytest.approx(left * length / radius_m, abs=0.01)
    # All rounds are on that circle, but for the sway of the hips, and lead round it that way.
    many = repeated(found, 4).translation[:, [0, 2]] - [2.0, -1.0]
    assert np.abs(np.linalg.norm(many, axis=-1) - radius_m).max() < 0.06
    angle = np.degrees(np.unwrap(np.arctan2(many[:, 0], many[:, 1])))
    assert angle[0] == pytest.approx(30.0, abs=0.1)
    assert left * (angle[-1] - angle[0]) == pytest.approx(np.degrees(4 * length / radius_m), abs=0.5)
    assert foot_slide_mm_per_frame(found, 0.0) < 1.5 * foot_slide_mm_per_frame(cycle, 0.0)


def test_a_hand_is_met_in_every_round_of_an_arc(cycle):
    path = around(2.0, np.arange(0, 90, 15.0))
    wanted = hand(closed_on(cycle, [path]), 10, 0.2)
    found = closed_on(cycle, [path, wanted])
    assert np.linalg.norm(found.joints[10, joint("R_Wrist")] - wanted.position_m) < 1e-3
    closes(found)


def test_a_look_aside_in_every_round_of_a_path_closes_and_feet_stand(cycle):
    count = cycle.num_frames - 1
    found = closed_on(cycle, [RootPath([(0.0, 0.0), (0.0, 3.0)]), Heading(count // 2, 50.0)])
    assert abs(np.degrees(heading_rad(found)[count // 2]) - 50.0) < 0.1
    assert abs(found.translation[-1, 0] - found.translation[0, 0]) < 1e-3
    assert foot_slide_mm_per_frame(found, 0.0) < 2 * foot_slide_mm_per_frame(cycle, 0.0)


def test_height_of_the_floor_and_a_hand_that_stays(cycle):
    still = cycle
    found = closed_on(still, [GroundHeight(0.4), Contact(20, 23, "R_Wrist")])
    held = found.joints[20:23, joint("R_Wrist")]
    assert np.ptp(held, axis=0).max() < 0.011
    assert found.translation[:, 1] - 0.4 == pytest.approx(still.translation[:, 1], abs=0.05)
    closes(found)


def test_what_a_loop_contradicts_is_refused_by_name(cycle):
    count = cycle.num_frames - 1
    pose = cycle.crop(0, 1)
    other = cycle.crop(count // 2, count // 2 + 1)
    for constraints, said in (
        ([RootPath([(0, 0), (0, 2), (2, 3)])], "straight"),
        ([RootPath([(0, 0), (0, 2), (1, 3), (1, 5)])], "line or an arc"),
        ([around(0.3, np.arange(0, 90, 15.0))], "of 0.5 m or more"),
        ([RootPath([(0, 0), (0, 2)], frames=(0, 30))], "has frames"),
        ([Keyframe(0, pose), Keyframe(-1, other)], f"frame {count} is frame 0 of the next round"),
        ([Keep(0, cycle.crop(0, count + 1))], "cannot keep"),
        ([Heading(2000, 0.0)], "up to 900 frames"),
    ):
        with pytest.raises(ConstraintError, match=said):
            closed_on(cycle, constraints)
    with pytest.raises(ConstraintError, match="by itself"):
        closed_on(cycle_of(arc(1.4)), [around(2.0, np.arange(0, 90, 15.0))])
