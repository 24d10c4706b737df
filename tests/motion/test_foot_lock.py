"""Foot lock: feet that touch stay; what is right is not touched."""

import numpy as np
import pytest

from kinoflow.motion import MANNEQUIN, MotionClip, foot_lock
from kinoflow.motion.contacts import foot_contacts
from kinoflow.motion.foot_lock import MAX_DROP_M, SLIDE, _move_ankles, lock_feet
from kinoflow.motion.rotations import axis_angle_to_matrix, rotation_about_y, rotation_between
from kinoflow.motion.skeleton import joint

FPS = 30.0
STANCE, SWING = 18, 18
SPEED_M_PER_S = 0.7


def crouching(frames: int, speed_m_per_s: float = 0.0) -> MotionClip:
    """A body with bent knees, soles level, that is carried along +Z."""
    angles = np.zeros((frames, MANNEQUIN.num_joints, 3))
    for side in ("L_", "R_"):
        angles[:, joint(side + "Hip"), 0] = -0.5
        angles[:, joint(side + "Knee"), 0] = 1.0
        angles[:, joint(side + "Ankle"), 0] = -0.5
    translation = np.tile(MANNEQUIN.rest_positions[0], (frames, 1))
    clip = MotionClip(axis_angle_to_matrix(angles), translation, FPS)
    translation[:, 1] -= clip.joints[0, joint("L_Foot"), 1] - MANNEQUIN.rest_positions[joint("L_Foot"), 1]
    translation[:, 2] += speed_m_per_s * np.arange(frames) / FPS
    return clip.replace(translation=translation)


def perfect_walk(slip_m: float = 0.0) -> MotionClip:
    """A pelvis at constant speed over feet that stand exactly still by turns, but for a slow slip to and fro."""
    frames = 3 * (STANCE + SWING)
    body = crouching(frames, SPEED_M_PER_S)
    shifts = np.zeros((frames, 2, 3))
    times = np.arange(frames)
    for side in range(2):
        phase = (times + side * (STANCE + SWING) // 2) % (STANCE + SWING)
        step = SPEED_M_PER_S * (STANCE + SWING) / FPS
        stands = phase < STANCE
        fraction = np.clip((phase - STANCE) / SWING, 0, 1)
        # Where the foot is ahead of the pelvis: back at the pelvis's speed while it stands, forward in the swing.
        back = SPEED_M_PER_S * phase / FPS
        smooth = fraction**2 * (3 - 2 * fraction)
        ahead = np.where(stands, -back, -back + step * smooth)
        shifts[:, side, 2] = ahead + SPEED_M_PER_S * STANCE / FPS / 2
        shifts[:, side, 1] = np.where(stands, 0.0, 0.1 * np.sin(np.pi * fraction))
        shifts[:, side, 0] = np.where(stands, slip_m * np.sin(2 * np.pi * phase / STANCE), 0.0)
    return _move_ankles(body, shifts)


def test_the_walk_of_these_tests_is_perfect():
    clip = perfect_walk()
    contact = foot_contacts(clip, 0.0)
    assert 0.3 < contact.mean() < 0.7
    for column, name in enumerate(("L_Ankle", "R_Ankle")):
        path = clip.joints[:, joint(name)]
        steps = np.linalg.norm(np.diff(path, axis=0), axis=-1)
        still = contact[1:, column] & contact[:-1, column]
        assert np.median(steps[still]) < 1e-6


def test_a_perfect_walk_is_given_back():
    clip = perfect_walk()
    found = lock_feet(clip)
    assert found.refused == ""
    assert found.clip is clip
    assert found.outcome == "nothing to do"


def test_standing_is_given_back():
    clip = crouching(30)
    assert lock_feet(clip).clip is clip


def test_slipping_feet_are_held():
    clip = perfect_walk(slip_m=0.01)
    found = lock_feet(clip)
    assert found.refused == ""
    assert found.contacts_left == 0
    assert found.after[SLIDE] < 0.5 * found.before[SLIDE]
    contact = foot_contacts(clip, 0.0)
    for column, name in enumerate(("L_Ankle", "R_Ankle")):
        spread = []
        edges = np.flatnonzero(np.diff(np.concatenate([[0], contact[:, column].astype(np.int8), [0]])))
        for start, stop in zip(edges[::2], edges[1::2], strict=True):
            # In its first and last frames of a contact a foot may still be up a little.
            spread.append(np.ptp(found.clip.joints[start + 2 : stop - 2, joint(name)], axis=0).max())
        assert np.median(spread) < 1e-6


def test_only_legs_and_a_little_height_change():
    clip = perfect_walk(slip_m=0.01)
    found = lock_feet(clip).clip
    legs = [joint(side + name) for side in ("L_", "R_") for name in ("Hip", "Knee", "Ankle")]
    others = [k for k in range(MANNEQUIN.num_joints) if k not in legs]
    np.testing.assert_array_equal(found.rotations[:, others], clip.rotations[:, others])
    np.testing.assert_array_equal(found.translation[:, [0, 2]], clip.translation[:, [0, 2]])
    sunk = clip.translation[:, 1] - found.translation[:, 1]
    assert sunk.min() >= 0
    assert sunk.max() <= MAX_DROP_M
    for name in ("L_Foot", "R_Ankle"):
        turned = found.global_rotations[:, joint(name)] - clip.global_rotations[:, joint(name)]
        np.testing.assert_allclose(turned, 0, atol=1e-12)


def test_a_contact_that_is_none_is_left():
    """Feet that creep by 20 cm in 2 s are slow and low, but holding them would move them by 10 cm."""
    clip = crouching(60, speed_m_per_s=0.1)
    found = lock_feet(clip)
    assert found.clip is clip
    assert found.contacts_left == 4
    assert found.contacts_held == 0


def test_worse_is_refused(monkeypatch: pytest.MonkeyPatch):
    clip = perfect_walk(slip_m=0.01)
    jerks = iter([100.0, 200.0])
    monkeypatch.setattr("kinoflow.motion.foot_lock.jerk_m_per_s3", lambda clip: next(jerks))
    found = lock_feet(clip)
    assert found.clip is clip
    assert found.outcome == "refused: it would make jerk, m/s^3 100.00 to 200.00"


@pytest.mark.parametrize(("share", "taken"), [(1.0, False), (0.985, False), (0.975, True)])
def test_what_helps_little_is_given_back(monkeypatch: pytest.MonkeyPatch, share, taken):
    clip = perfect_walk(slip_m=0.01)
    slides = iter([2.0, 2.0 * share])
    monkeypatch.setitem(foot_lock._MEASURES, SLIDE, lambda clip, floor: next(slides))
    found = lock_feet(clip)
    assert found.refused == ""
    assert (found.clip is clip) is not taken
    assert (found.contacts_held > 0) is taken


def test_moved_ankles_arrive():
    clip = crouching(10)
    shifts = np.zeros((10, 2, 3))
    shifts[:, 0] = (0.03, 0.02, -0.04)
    moved = _move_ankles(clip, shifts).joints - clip.joints
    for name in ("L_Ankle", "L_Foot"):
        np.testing.assert_allclose(moved[:, joint(name)], shifts[:, 0], atol=1e-9)
    np.testing.assert_allclose(moved[:, joint("R_Ankle")], 0, atol=1e-12)


def test_a_leg_that_is_too_short_lowers_the_pelvis():
    clip = crouching(40)
    shifts = np.zeros((40, 2, 3))
    shifts[10:20, 0, 1] = -0.14
    found = _move_ankles(clip, shifts)
    sunk = clip.translation[:, 1] - found.translation[:, 1]
    assert 0 < sunk.max() <= MAX_DROP_M
    assert sunk[0] < 0.005


@pytest.mark.parametrize("facing_rad", [0.0, 2.0])
def test_a_straight_leg_bends_where_its_thigh_faces(facing_rad):
    clip = MotionClip(np.tile(np.eye(3), (2, 22, 1, 1)), np.tile(MANNEQUIN.rest_positions[0], (2, 1)), FPS)
    rotations = clip.rotations.copy()
    rotations[:, 0] = rotation_about_y(facing_rad)
    for side in ("L_", "R_"):
        hip, knee, ankle = (MANNEQUIN.rest_positions[joint(side + name)] for name in ("Hip", "Knee", "Ankle"))
        rotations[:, joint(side + "Knee")] = rotation_between(ankle - knee, knee - hip)
    clip = clip.replace(rotations=rotations)
    raised = _move_ankles(clip, np.full((2, 2, 3), [0.0, 0.05, 0.0]))
    forward = np.array([np.sin(facing_rad), 0.0, np.cos(facing_rad)])
    for side in ("L_", "R_"):
        assert ((raised.joints - clip.joints)[:, joint(side + "Knee")] @ forward).min() > 0.05
        np.testing.assert_allclose(
            raised.joints[:, joint(side + "Ankle")], clip.joints[:, joint(side + "Ankle")] + [0.0, 0.05, 0.0], atol=1e-9
        )
