"""Feet, floor and jerk of motions whose numbers are known."""

import numpy as np
import pytest
from carried import along, rigid

from kinoflow.motion import MANNEQUIN, measures
from kinoflow.motion.skeleton import joint


@pytest.mark.parametrize("fps", [20.0, 30.0, 120.0])
def test_slide_at_constant_speed(fps):
    speed_m_per_s = 0.6
    clip = rigid(along(0, np.arange(40) / fps * speed_m_per_s), fps)
    # On the floor the weight is 2 - 2^0 = 1: the displacement of a thirtieth of a second.
    assert measures.foot_slide_mm_per_frame(clip, 0.0) == pytest.approx(20.0)


@pytest.mark.parametrize(
    ("height", "weight"),
    [(0.0, 1.0), (0.0125, 2 - 2**0.5), (0.0249, 2 - 2**0.996), (0.026, 0.0), (1e4, 0.0), (-0.1, 1.0)],
)
def test_weight_of_a_slide_falls_with_height(height, weight):
    path = along(2, np.arange(40) * 0.01) + np.array([0, height, 0])
    assert measures.foot_slide_mm_per_frame(rigid(path), 0.0) == pytest.approx(10 * weight)


def test_slide_sees_no_vertical_motion():
    assert measures.foot_slide_mm_per_frame(rigid(along(1, 0.02 * np.sin(np.arange(40)))), 0.0) == 0


def test_jerk_of_a_sine_is_its_mean():
    """x = A sin(w t) has |x'''| = A w^3 |cos|, with mean 2 / pi; third differences see A (2 f sin(w / 2f))^3."""
    amplitude, omega = 0.3, 2 * np.pi
    clip = rigid(along(0, amplitude * np.sin(omega * np.arange(1201) / 120)), 120)
    exact = amplitude * omega**3 * 2 / np.pi
    discrete = amplitude * (2 * 120 * np.sin(omega / 240)) ** 3 * 2 / np.pi
    assert measures.jerk_m_per_s3(clip) == pytest.approx(discrete, rel=1e-3)
    assert measures.jerk_m_per_s3(clip) == pytest.approx(exact, rel=2e-3)


def test_jerk_of_constant_acceleration_is_zero():
    assert measures.jerk_m_per_s3(rigid(along(1, (np.arange(30) / 30) ** 2))) == pytest.approx(0, abs=1e-6)
    assert measures.jerk_m_per_s3(rigid(np.zeros((3, 3)))) == 0


@pytest.mark.parametrize("height", [-1.0, 0.0, 0.37])
def test_floor_is_where_the_feet_rest(height):
    assert measures.floor_height_m(rigid(np.full((30, 3), [0.0, height, 0.0]))) == pytest.approx(height)


def test_floor_of_somebody_who_jumps_is_where_they_stand():
    path = np.zeros((90, 3))
    path[30:60, 1] = 0.4 * np.sin(np.pi * np.arange(30) / 29)
    path[30:60, 2] = np.arange(30) * 0.03
    path[60:, 2] = path[59, 2]
    assert measures.floor_height_m(rigid(path)) == pytest.approx(0, abs=1e-9)


def test_floating_and_penetration():
    path = np.zeros((10, 3))
    path[:5, 1], path[5:, 1] = 0.1, -0.02
    clip = rigid(path)
    assert measures.floating_mm(clip, 0.0) == pytest.approx(50)
    assert measures.penetration_mm(clip, 0.0) == pytest.approx(10)
    assert measures.penetration_mm(clip, -0.02) == pytest.approx(0, abs=1e-9)


def test_jerk_is_told_frame_by_frame():
    """A jump of 3 mm in one frame is a third difference of 3, -6 and 3 mm of each joint in turn."""
    path = np.zeros((9, 3))
    path[4, 1] = 0.003
    found = measures.jerk_by_frame_m_per_s3(rigid(path, 10.0))
    np.testing.assert_allclose(found, [0, 3, 9, 9, 3, 0], atol=1e-9)
    assert measures.jerk_m_per_s3(rigid(path, 10.0)) == pytest.approx(4.0)
    assert measures.jerk_m_per_s3(rigid(path[3:7], 10.0)) == pytest.approx(9.0)


def test_the_floor_is_that_of_the_lowest_fifth_of_resting_feet():
    """Two of five steps of a stair, or one of ten, are below the others; feet that never rest have a floor as well."""
    for steps, floor in (([0.2, 0.0, 0.0, 0.2, 0.2], 0.0), ([0.2] * 9 + [0.0], 0.2)):
        assert measures.floor_height_m(rigid(along(1, np.repeat(steps, 30)))) == pytest.approx(floor)
    gliding = along(2, np.arange(30) * 0.1) + np.array([0.0, 0.3, 0.0])
    assert measures.floor_height_m(rigid(gliding)) == pytest.approx(0.3)
    slow = along(2, np.arange(30) / 30 * 0.149)
    assert measures.floor_height_m(rigid(np.concatenate([slow, gliding + slow[-1] + [0, 0, 0.1]]))) == pytest.approx(0)


def test_each_foot_counts_by_itself():
    """One foot on the floor, one raised: the slide is that of the low one, and half of the joints are low."""
    clip = rigid(along(0, np.arange(20) / 30 * 0.3))
    rotations = clip.rotations.copy()
    angle = 1.0
    rotations[:, joint("L_Hip")] = [[1, 0, 0], [0, np.cos(angle), np.sin(angle)], [0, -np.sin(angle), np.cos(angle)]]
    raised = clip.replace(rotations=rotations)
    assert raised.joints[:, joint("L_Ankle"), 1].min() > MANNEQUIN.rest_positions[joint("L_Ankle"), 1] + 0.1
    assert measures.foot_slide_mm_per_frame(raised, 0.0) == pytest.approx(10.0)
