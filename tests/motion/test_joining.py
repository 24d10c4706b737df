"""Clips after one another: seams, feet, time backward, limbs."""

import numpy as np
import pytest

from kinoflow.errors import OptionError
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.joining import (
    AIR_REACH,
    STEP_RAD,
    aligned,
    carried,
    continued,
    fading,
    inertialised,
    joined,
    seam_report,
)
from kinoflow.motion.limbs import LIMBS, limb_length_m, reach
from kinoflow.motion.rotations import angle_between, axis_angle_to_matrix, rotation_about_y
from kinoflow.motion.skeleton import MANNEQUIN, joint
from kinoflow.motion.warping import backward, placed, preceded, warped


def standing(frames: int, x_m: float = 0.0, z_m: float = 0.0, yaw_rad: float = 0.0) -> MotionClip:
    rotations = np.tile(np.eye(3), (frames, MANNEQUIN.num_joints, 1, 1))
    # Arms hang, knees are soft: the rest pose is a T with straight legs.
    for side, sign in (("L", 1.0), ("R", -1.0)):
        rotations[:, joint(f"{side}_Shoulder")] = axis_angle_to_matrix([0.0, 0.0, -1.3 * sign])
        rotations[:, joint(f"{side}_Hip")] = axis_angle_to_matrix([-0.2, 0.0, 0.0])
        rotations[:, joint(f"{side}_Knee")] = axis_angle_to_matrix([0.4, 0.0, 0.0])
        rotations[:, joint(f"{side}_Ankle")] = axis_angle_to_matrix([-0.2, 0.0, 0.0])
    rotations[:, 0] = rotation_about_y(yaw_rad)
    clip = MotionClip(rotations, np.tile([x_m, 0.0, z_m], (frames, 1)), 30.0)
    ankle = clip.joints[0, joint("L_Ankle"), 1] - MANNEQUIN.rest_positions[joint("L_Ankle"), 1]
    return clip.replace(translation=clip.translation - [0.0, ankle, 0.0])


def raising(frames: int) -> MotionClip:
    """Standing still, the left arm going up at a constant rate."""
    clip = standing(frames)
    rotations = clip.rotations.copy()
    rotations[:, joint("L_Shoulder")] = axis_angle_to_matrix(np.linspace([0, 0, -1.3], [0, 0, 0.5], frames))
    return clip.replace(rotations=rotations)


def test_fading_begins_with_the_offset_and_its_velocity_and_ends_with_nothing():
    keep, drift = fading(400)
    assert keep[0] == 1
    assert keep[-1] == pytest.approx(0, abs=1e-12)
    assert drift[0] == 0
    assert drift[1] == pytest.approx(1, abs=1e-3)
    for curve in (keep, drift):
        assert abs(curve[-1] - curve[-2]) < 1e-4
        assert abs(np.diff(curve, n=2)[-1]) < 2e-4
    assert abs(np.diff(keep)[0]) < 1e-4


def test_a_clip_that_goes_on_as_it_was_is_unchanged():
    whole = raising(60)
    assert np.allclose(
        inertialised(whole.crop(0, 31), whole.crop(30, 60), 12).rotations, whole.rotations[30:], atol=1e-9
    )
    assert np.allclose(joined(whole.crop(0, 31), whole.crop(30, 60)).joints, whole.joints, atol=1e-6)


def test_the_second_clip_follows_wherever_it_was():
    first, second = raising(40), raising(40)
    here = joined(first, second)
    there = joined(first, placed(second, 2.0, np.array([5.0, -3.0])))
    assert np.allclose(here.joints, there.joints, atol=1e-6)


def test_the_first_clip_and_the_seam_are_kept_to_the_bit():
    first, second = raising(40), standing(40, yaw_rad=0.4)
    clip = joined(first, second)
    assert clip.num_frames == 79
    assert (clip.rotations[:40] == first.rotations).all()
    assert (clip.translation[:40] == first.translation).all()


def test_velocity_goes_on_over_the_seam():
    first, second = raising(40), standing(40)
    wrist = joined(first, second).joints[:, joint("L_Wrist")]
    steps = np.diff(wrist, axis=0)
    assert np.linalg.norm(steps[39] - steps[38]) < 0.25 * np.linalg.norm(steps[38])
    assert np.linalg.norm(steps[38]) > 0.01


def test_feet_stay_where_they_stand_although_the_second_clip_stands_differently():
    first = standing(30)
    second = standing(40)
    spread = second.joints[:, joint("L_Ankle")] + [0.05, 0.0, 0.04]
    second = reach(second, "L_Ankle", spread)
    clip = joined(first, second)
    for name in ("L_Ankle", "R_Ankle", "L_Foot", "R_Foot"):
        way = clip.joints[:, joint(name)]
        assert np.abs(way - way[0]).max() < 2e-3, name


def test_a_foot_that_stands_far_off_takes_a_step():
    first = standing(30)
    second = standing(60)
    second = reach(second, "L_Ankle", second.joints[:, joint("L_Ankle")] + [0.0, 0.0, 0.28])
    clip = joined(first, second)
    way = clip.joints[29:, joint("L_Ankle")]
    moves = np.linalg.norm(np.diff(way[:, [0, 2]], axis=0), axis=-1) > 2e-3
    assert moves.any()
    # In the middle of its way it is in the air.
    assert way[:, 1].max() - way[0, 1] > 0.03
    assert seam_report(clip, 29)["slide_cm"] < 1.0


def test_a_slide_is_seen_by_the_report():
    clip = standing(60)
    translation = clip.translation.copy()
    translation[20:, 0] += np.minimum(np.arange(40) * 0.003, 0.06)
    assert seam_report(clip.replace(translation=translation), 30)["slide_cm"] > 2.0
    assert seam_report(clip, 30)["slide_cm"] == 0.0


def test_a_pop_is_seen_by_the_report():
    clip = raising(60)
    rotations = clip.rotations.copy()
    rotations[30:, joint("R_Shoulder")] = axis_angle_to_matrix([0.0, 0.0, 0.3])
    found = seam_report(clip.replace(rotations=rotations), 30)
    assert found["acceleration_m_s2"] > found["percentile_95_m_s2"]


def test_backward_in_time_the_second_clip_is_kept():
    first, second = raising(40), placed(standing(40), 1.0, np.array([2.0, 1.0]))
    lead = preceded(first, second)
    assert lead.num_frames == 40
    assert np.allclose(lead.rotations[-1], second.rotations[0], atol=1e-12)
    assert np.allclose(lead.translation[-1], second.translation[0], atol=1e-12)
    assert (backward(backward(first)).rotations == first.rotations).all()


def test_alignment_makes_headings_and_places_equal():
    first, second = standing(5, 1.0, 2.0, 0.7), standing(5, -3.0, 0.5, -2.0)
    found = aligned(first, second)
    assert np.allclose(found.joints[0], first.joints[-1], atol=1e-9)


@pytest.mark.parametrize(("leans_deg", "feet_stay"), [(2.0, True), (12.0, False)])
def test_feet_of_who_sits_stay_on_the_floor_where_the_pelvis_moves_little(leans_deg, feet_stay):
    """The second clip sits with its feet a little farther ahead of the pelvis, somewhere else in the room."""

    def seated(angle_rad, x_m):
        clip = standing(30, x_m, -2.0 * x_m)
        rotations = clip.rotations.copy()
        for side in "LR":
            rotations[:, joint(f"{side}_Hip")] = axis_angle_to_matrix([-np.pi / 2, 0.0, 0.0])
            rotations[:, joint(f"{side}_Knee")] = axis_angle_to_matrix([np.pi / 2 - angle_rad, 0.0, 0.0])
            rotations[:, joint(f"{side}_Ankle")] = axis_angle_to_matrix([angle_rad, 0.0, 0.0])
        clip = clip.replace(rotations=rotations)
        up = MANNEQUIN.rest_positions[joint("L_Ankle"), 1] - clip.joints[0, joint("L_Ankle"), 1]
        return clip.replace(translation=clip.translation + np.array([0.0, up, 0.0]))

    first, second = seated(0.0, 0.5), seated(np.radians(leans_deg), 3.0)
    found = aligned(first, second)
    apart = (found.joints[0] - first.joints[-1])[:, [0, 2]]
    assert np.allclose(apart[[joint("L_Ankle"), joint("R_Ankle")]], 0.0, atol=1e-9) == feet_stay
    assert np.allclose(apart[joint("Pelvis")], 0.0, atol=1e-9) != feet_stay


def test_warping_moves_the_body_and_not_resting_feet():
    clip = standing(60)
    shift = np.linspace([0.0, 0.0], [0.06, 0.0], 60)
    found = warped(clip, np.zeros(60), shift, rests=np.ones((60, 2), bool))
    assert np.allclose(found.translation[:, [0, 2]], clip.translation[:, [0, 2]] + shift)
    way = found.joints[:, joint("L_Ankle")]
    assert np.allclose(way[0], clip.joints[0, joint("L_Ankle")], atol=1e-6)
    assert np.allclose(way[-1], clip.joints[-1, joint("L_Ankle")] + [0.06, 0, 0], atol=1e-6)
    moves = np.linalg.norm(np.diff(way[:, [0, 2]], axis=0), axis=-1)
    assert (moves < 1e-6).sum() > 40
    assert way[moves.argmax(), 1] > way[0, 1] + 0.02


def test_a_constant_warp_is_a_rigid_move():
    clip = raising(30)
    found = warped(clip, np.zeros(30), np.tile([0.3, -0.2], (30, 1)))
    assert np.allclose(found.joints, clip.joints + np.array([0.3, 0.0, -0.2]))


@pytest.mark.parametrize("end", LIMBS)
def test_limbs_reach_what_is_within_reach(end):
    clip = raising(20)
    here = clip.joints[:, joint(end)]
    root = clip.joints[:, joint(LIMBS[end][0])]
    wanted = root + 0.9 * limb_length_m(clip, end) * np.array([0.2, -0.9, 0.38]) / np.linalg.norm([0.2, -0.9, 0.38])
    changed = np.arange(20) > 9
    found = reach(clip, end, wanted, None, changed)
    assert np.allclose(found.joints[10:, joint(end)], wanted[10:], atol=1e-9)
    assert (found.rotations[:10] == clip.rotations[:10]).all()
    assert np.allclose(found.global_rotations[:, joint(end)], clip.global_rotations[:, joint(end)], atol=1e-9)
    # A straight arm bends a little, so that it has a direction to bend in.
    assert np.allclose(reach(clip, end, here).joints, clip.joints, atol=1e-6 if "Ankle" in end else 1e-2)


def test_no_other_limbs():
    with pytest.raises(OptionError, match="L_Ankle"):
        reach(standing(2), "Head", np.zeros((2, 3)))


def test_a_short_second_clip():
    assert continued(standing(5), standing(2)).num_frames == 2
    assert inertialised(standing(5), standing(1), 12).num_frames == 1


def test_a_joint_that_is_turned_by_half_a_turn_fades_without_a_jump():
    # Shortly before the seam the offset passes 180 degrees, where its rotation vector changes sign.
    still = np.tile(np.eye(3), (40, 22, 1, 1))
    turning = still[:6].copy()
    turning[:, joint("R_Wrist")] = axis_angle_to_matrix(np.radians([[189.0 - 2.0 * k, 0.0, 0.0] for k in range(6)]))
    places = np.zeros((40, 3))
    first, second = MotionClip(turning, places[:6], 30.0), MotionClip(still, places, 30.0)
    found = inertialised(first, second, 20)
    steps = angle_between(found.rotations[:-1, joint("R_Wrist")], found.rotations[1:, joint("R_Wrist")])
    assert np.degrees(steps.max()) < 20.0


def test_a_leg_in_the_air_is_no_longer_than_it_is():
    clip = standing(40)
    hip = clip.joints[:, joint("L_Hip")]
    longest = AIR_REACH * limb_length_m(clip, "L_Ankle")
    ahead = np.linspace(0.0, 1.2, 40)[:, None] * [0.0, 0.0, 1.0] + [0.0, -0.7, 0.0]
    swings = np.arange(40) > 0
    places = carried(clip, 0, hip + ahead, swings)
    away = np.linalg.norm(places - hip, axis=-1)
    assert away[10:].max() <= longest
    near = np.linalg.norm(ahead, axis=-1) < 0.9 * longest
    assert np.array_equal(places[near], (hip + ahead)[near])
    # It comes to its end without a jump, and hips do not sink for it.
    assert np.abs(np.diff(away, n=2)).max() < 0.01


@pytest.mark.parametrize("frames", [1, 2, 3, 4])
def test_two_frames_have_a_velocity_that_goes_on_and_one_has_none(frames):
    first, second = standing(frames), standing(60)
    first = first.replace(translation=first.translation + 0.01 * np.arange(-frames + 1, 1)[:, None] * [0.0, 0.0, 1.0])
    step = inertialised(first, second, 30).translation[1] - first.translation[-1]
    np.testing.assert_allclose(step, [0.0, 0.0, 0.01 if frames > 1 else 0.0], atol=5e-4)


@pytest.mark.parametrize("sign", [1.0, -1.0])
@pytest.mark.parametrize("share", [0.9, 1.1])
def test_a_foot_that_points_far_elsewhere_takes_a_step(sign, share):
    """It stands where it stood and is turned about itself: below `STEP_RAD` it is turned on the floor."""
    first, second = standing(30), standing(60)
    ankle = second.joints[:, joint("L_Ankle")]
    rotations = second.rotations.copy()
    rotations[:, joint("L_Hip")] = rotation_about_y(sign * share * STEP_RAD) @ rotations[:, joint("L_Hip")]
    turned = reach(second.replace(rotations=rotations), "L_Ankle", ankle)
    way = joined(first, turned).joints[:, joint("L_Ankle"), 1]
    assert (way.max() - way[0] > 0.03) == (share > 1)


@pytest.mark.parametrize("side", ["L", "R"])
def test_either_foot_that_slides_is_seen_by_the_report(side):
    clip = standing(60)
    ankle = clip.joints[:, joint(f"{side}_Ankle")]
    way = np.clip(np.arange(60) - 20, 0, 20)[:, None] * [0.003, 0.0, 0.0]
    assert seam_report(reach(clip, f"{side}_Ankle", ankle + way), 30)["slide_cm"] > 2.0


@pytest.mark.parametrize("frames", [2, 3, 4])
@pytest.mark.parametrize("fade", [1, 2, None])
def test_feet_that_are_in_the_air_in_all_of_a_few_frames_go_on_too(frames, fade):
    """Here a foot does not come down before the clip is over."""
    # It flies ahead at 3 m/s, then aside from there.
    way = np.arange(12 + frames)[:, None] * [0.0, 0.0, 0.1] + [0.0, 0.6, 0.0]
    flies = standing(12 + frames)
    flies = flies.replace(translation=flies.translation + way)
    before, after = flies.crop(0, 12), placed(flies.crop(11, 11 + frames), 0.0, np.array([0.3, 0.1, 0.0]))
    found = continued(before, after, fade=fade, align=False)
    assert found.num_frames == frames
    np.testing.assert_allclose(found.joints[0], before.joints[-1], atol=1e-12)
    np.testing.assert_allclose(found.joints[-1], after.joints[-1], atol=1e-6)
    assert (before + after).num_frames == 12 + frames - 1


@pytest.mark.parametrize("frames", [2, 3, 4, 5])
def test_both_ends_of_a_clip_of_a_few_frames_get_where_they_are_told(frames):
    """However little time there is for a step."""
    clip, rise = standing(frames), np.linspace(0.0, 1.0, frames)
    found = warped(clip, 0.2 * rise, rise[:, None] * [0.05, 0.1])
    np.testing.assert_allclose(found.joints[0], clip.joints[0], atol=1e-6)
    wanted = placed(clip, 0.2, np.array([0.05, 0.1]))
    np.testing.assert_allclose(found.joints[-1], wanted.joints[-1], atol=1e-6)
