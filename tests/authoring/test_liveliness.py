"""What bodies do beyond what is written: never with the feet, nothing without life, and the right way round."""

from dataclasses import replace

import numpy as np
import pytest

from kinoflow.authoring.controls import NEUTRAL_HAND, At
from kinoflow.authoring.curves import settled
from kinoflow.authoring.fit import QUIET_M_S
from kinoflow.authoring.liveliness import _dragged, stands, stirring
from kinoflow.authoring.moves import turn_to
from kinoflow.authoring.rig import Controls, play, sample, score_times, settle
from kinoflow.authoring.timeline import PointTrack, Timeline
from kinoflow.motion.skeleton import joint


def sampled(timeline: Timeline, num_frames: int = 30) -> Controls:
    """The controls of so many frames."""
    return sample(timeline, score_times(timeline, num_frames))


def waiting(seconds=4.0, seed=0, life=1.0):
    timeline = Timeline(np.random.default_rng(seed), life=life)
    timeline.hold(seconds)
    return timeline


def yaw_deg(rotations):
    """[T] heading of rotations [T, 3, 3], positive to the left."""
    return np.degrees(np.unwrap(np.arctan2(rotations[:, 0, 2], rotations[:, 2, 2])))


@pytest.mark.parametrize("seed", range(3))
def test_somebody_who_waits_shifts_weight_and_keeps_the_feet(seed):
    clip = play(waiting(6.0, seed))
    for name in ("L_Ankle", "R_Ankle", "L_Foot", "R_Foot"):
        assert np.ptp(clip.joints[:, joint(name)], axis=0).max() < 1e-4
    assert np.ptp(clip.joints[:, 0, 0]) > 0.015
    # Less than what counts as the beginning of an action.
    assert np.linalg.norm(np.diff(clip.joints, axis=0), axis=-1).max() * 30 < QUIET_M_S


def test_a_foot_turns_on_its_ball_where_the_hips_turn_far():
    timeline = Timeline(np.random.default_rng(0))
    timeline.stance(0.3)
    timeline.hold(0.3)
    timeline.to(0.6, yaw=70.0)
    timeline.hold(0.6)
    clip = play(timeline)
    left, right = (clip.joints[:, joint(f"{side}_Ankle"), 1] for side in "LR")
    assert right[-1] - right[0] > 0.06
    assert np.ptp(left) < 1e-3
    assert np.ptp(clip.joints[:, joint("R_Foot")], axis=0).max() < 4e-3
    foot = clip.global_rotations[:, joint("R_Foot")]
    assert yaw_deg(foot)[-1] - yaw_deg(foot)[0] > 10.0


def test_nothing_moves_without_life():
    assert np.ptp(play(waiting(life=0.0)).joints, axis=0).max() < 1e-9


def test_weight_stays_where_a_foot_is_in_the_air_or_the_body_sits():
    lifted, seated = waiting(0.0), waiting(0.0)
    lifted.start(foot_l=At("hip", 0.0, -0.5, 0.2))
    lifted.hold(1.0)
    seated.start(y=-0.47, balance=0.0)
    seated.hold(1.0)
    assert stands(sampled(lifted)).max() == 0
    assert stands(sampled(seated)).max() == 0
    assert stands(sampled(waiting(1.0))).min() > 0.9


def test_chest_and_hips_turn_with_a_hand_that_reaches_forward():
    def reaching(right_m, left_m):
        timeline = waiting(0.0, 2)
        timeline.to(
            0.6, exact=True, hand_r=At("shoulder", 0.05, -0.1, right_m), hand_l=At("shoulder", 0.05, -0.1, left_m)
        )
        timeline.hold(0.5)
        return play(timeline).global_rotations[-1:]

    right, left = reaching(0.5, 0.1), reaching(0.1, 0.5)
    for name, least_deg in (("Spine3", 8.0), ("Pelvis", 2.0)):
        assert yaw_deg(right[:, joint(name)])[0] - yaw_deg(left[:, joint(name)])[0] > least_deg


@pytest.mark.parametrize("left_deg", [90, -90])
def test_in_a_turn_the_head_goes_first(left_deg):
    timeline = waiting(0.3)
    turn_to(timeline, left_deg)
    clip = play(timeline)
    head, hips = (np.abs(yaw_deg(clip.global_rotations[:, joint(name)])) for name in ("Head", "Pelvis"))
    assert np.argmax(head > 45) < np.argmax(hips > 45)


def test_a_mass_lags_by_acceleration_alone():
    seconds = np.arange(90)[:, None] / 30 * np.array([1.0, 0.0, 0.0])
    # At rest before it moves, what is carried swings in; later it is where acceleration over frequency squared puts it.
    assert np.abs(_dragged(2.0 * seconds, 2.0, 0.7)[60:]).max() < 1e-4
    lag = _dragged(1.5 * seconds**2, 2.0, 0.7)[70:-1]
    np.testing.assert_allclose(lag[:, 0], -3.0 / (2 * np.pi * 2.0) ** 2, rtol=0.03)
    assert not lag[:, 1:].any()


def test_movements_begin_earlier_and_end_later_only_into_rest():
    a, b, c = (0.0, 0.0, 0.0), (1.0, 0.0, 0.0), (2.0, 0.0, 0.0)
    track = PointTrack([0.0, 1.0, 1.6, 2.2, 3.2, 3.8], ["chest"] * 6, [a, a, b, c, c, a])
    moved = settled(track, 0.2)
    assert moved.points is track.points
    # Begins early, flows through the second place, ends late; then the way back, at rest before and after.
    np.testing.assert_allclose(moved.times_s, [0.0, 0.9, 1.6, 2.4, 3.1, 4.0])
    assert settled(track, 0.0).times_s == track.times_s


def test_hands_swing_about_the_shoulder():
    timeline = Timeline(life=0.0, crispness="snappy")
    timeline.start(hand_r=At("shoulder", 0.0, -0.5, 0.0))
    timeline.to(0.5, hand_r=At("shoulder", 0.0, 0.0, 0.5), exact=True)
    timeline.hold(0.5)
    _, points = sampled(timeline, 31).hands["r"]["shoulder"]
    reach = np.linalg.norm(points, axis=-1)
    # The straight line would come as near as 0.354 m.
    assert reach.min() > 0.385
    assert reach.max() < 0.51
    np.testing.assert_allclose(points[-1], [0.0, 0.0, 0.5], atol=1e-3)


def test_hanging_arms_are_nearly_straight():
    clip = play(waiting(0.5, life=0.0))
    upper = clip.joints[0, joint("R_Elbow")] - clip.joints[0, joint("R_Shoulder")]
    lower = clip.joints[0, joint("R_Wrist")] - clip.joints[0, joint("R_Elbow")]
    bent = np.degrees(np.arccos(upper @ lower / np.linalg.norm(upper) / np.linalg.norm(lower)))
    assert 20 < bent < 40
    assert NEUTRAL_HAND.frame == "shoulder"


def test_an_elbow_bends_evenly_on_the_way_to_the_head_and_the_hand_comes_to_the_same_place():
    timeline = waiting(0.3)
    timeline.to(0.6, exact=True, hand_r=At("head", 0.05, -0.1, 0.15))
    timeline.hold(0.8)
    swung = sampled(timeline, 50)
    ways = {}
    for name, controls in (("swung", swung), ("straight", replace(swung, swings=0.0))):
        posed = settle(controls).positions
        shoulder, elbow, wrist = (posed[:, joint(f"R_{part}")] for part in ("Shoulder", "Elbow", "Wrist"))
        upper, lower = elbow - shoulder, wrist - elbow
        lengths = np.linalg.norm(upper, axis=-1) * np.linalg.norm(lower, axis=-1)
        bent_deg = np.degrees(np.arccos(np.sum(upper * lower, axis=-1) / lengths))
        ways[name] = wrist, np.abs(np.diff(bent_deg)).max()
    assert ways["swung"][1] < 0.9 * ways["straight"][1]
    np.testing.assert_allclose(ways["swung"][0][[0, -1]], ways["straight"][0][[0, -1]], atol=1e-4)
    assert np.abs(ways["swung"][0] - ways["straight"][0]).max() > 0.05


def test_a_pose_that_is_only_held_does_not_stir():
    pose = waiting(0.0)
    pose.start(hands=At("shoulder", 0.56, 0.0, 0.02))
    pose.hold(2.0)
    waves = waiting(0.5)
    waves.to(0.4, hand_r=At("shoulder", 0.2, 0.3, 0.2))
    assert stirring(sampled(pose, 60)).max() == 0
    assert stirring(sampled(waves, 60)).max() > 0.9
