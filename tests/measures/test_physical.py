"""Physical metrics on motions whose numbers are known."""

import numpy as np
import pytest
from carried import along, rigid
from hypothesis import given, settings
from hypothesis import strategies as st

from kinoflow.measures import physical
from kinoflow.motion import MANNEQUIN, MotionClip
from kinoflow.motion.canonical import turn
from kinoflow.motion.rotations import rotation_about_y
from kinoflow.motion.skeleton import NUM_JOINTS, joint

FPS = 30.0


def test_a_standing_body_has_no_fault():
    report = physical.physical_report(rigid(np.zeros((30, 3))))
    assert list(vars(report).values()) == pytest.approx([0.0] * len(physical.METRICS), abs=1e-9)


@pytest.mark.parametrize("fps", [30.0, 120.0])
def test_toe_skate_is_the_speed_of_low_toes(fps):
    path = along(2, np.arange(60) / fps * 0.6)
    assert physical.toe_skate_m_per_s(rigid(path, fps), 0.0) == pytest.approx(0.6)
    assert physical.toe_skate_share(rigid(path, fps), 0.0) == 1
    slow = rigid(path * 0.3, fps)
    assert physical.toe_skate_m_per_s(slow, 0.0) == pytest.approx(0.18)
    assert physical.toe_skate_share(slow, 0.0) == 0
    high = rigid(path + np.array([0.0, 0.051, 0.0]), fps)
    assert physical.toe_skate_m_per_s(high, 0.0) == physical.toe_skate_share(high, 0.0) == 0
    assert physical.toe_skate_m_per_s(rigid(path + np.array([0.0, 0.049, 0.0]), fps), 0.0) == pytest.approx(0.6)
    # Its own feet imply where the floor is.
    assert physical.toe_skate_m_per_s(high) == pytest.approx(0.6)


def test_toe_skate_looks_at_toes_and_not_at_ankles():
    rotations = np.tile(np.eye(3), (20, NUM_JOINTS, 1, 1))
    for name in ("L_Ankle", "R_Ankle"):
        # Feet that turn about a resting ankle: only toes move.
        rotations[:, joint(name)] = rotation_about_y(0.02 * np.arange(20))
    clip = MotionClip(rotations, MANNEQUIN.rest_positions[:1].repeat(20, 0), FPS)
    reach = np.linalg.norm(MANNEQUIN.offsets[joint("L_Foot")][[0, 2]])
    assert physical.toe_skate_m_per_s(clip, 0.0) == pytest.approx(reach * 0.02 * FPS, rel=1e-3)


@settings(max_examples=15)
@given(height=st.floats(-2, 2), x=st.floats(-50, 50), z=st.floats(-50, 50), angle=st.floats(-3, 3))
def test_nothing_depends_on_place_or_heading(height, x, z, angle):
    generator = np.random.default_rng(0)
    clip = rigid(np.cumsum(generator.normal(size=(25, 3)), axis=0) * 0.003)
    moved = turn(clip, angle)
    moved = moved.replace(translation=moved.translation + np.array([x, height, z]))
    first, second = physical.physical_report(clip), physical.physical_report(moved)
    assert vars(second) == pytest.approx(vars(first), rel=1e-4, abs=1e-5)
    assert first.jerk_m_per_s3 > 1
    assert first.foot_slide_mm_per_frame > 0.1


def test_single_frame():
    assert np.isfinite(list(vars(physical.physical_report(rigid(np.zeros((1, 3))))).values())).all()


def test_drift_is_the_speed_of_a_gliding_body():
    clip = rigid(along(2, np.arange(40) / FPS * 0.3))
    assert physical.root_drift_m_per_s(clip, 0.0) == pytest.approx(0.3)
    # To and fro: only where a run of planted feet begins and ends counts.
    there_and_back = along(0, np.concatenate([np.arange(20), np.arange(20)[::-1]]) * 0.01)
    assert physical.root_drift_m_per_s(rigid(there_and_back), 0.0) == pytest.approx(0.0)


def test_no_drift_without_planted_feet():
    glide = along(2, np.arange(60) * 0.02)
    flying = glide + np.array([0, 0.06, 0])
    assert physical.root_drift_m_per_s(rigid(flying), 0.0) == 0.0
    # Both feet down for 0.4 s at a time, as in the double support of a slow walk.
    stepping = glide + along(1, 0.1 * (np.arange(60) % 15 >= 13))
    assert physical.root_drift_m_per_s(rigid(stepping), 0.0) == 0.0


@pytest.mark.parametrize(("height_m", "drift"), [(0.049, 0.3), (0.051, 0.0)])
def test_feet_are_planted_below_5_cm(height_m, drift):
    """The reward's penalty for a root that drifts depends on it; the bound is the published one of the measure."""
    clip = rigid(along(2, np.arange(40) / FPS * 0.3) + np.array([0, height_m, 0]))
    assert physical.root_drift_m_per_s(clip, 0.0) == pytest.approx(drift)


@pytest.mark.parametrize(("frames", "drift"), [(16, 0.3), (15, 0.0)])
def test_feet_are_planted_from_half_a_second_on(frames, drift):
    """16 frames at 30 Hz are half a second from the first to the last."""
    clip = rigid(along(2, np.arange(frames) / FPS * 0.3))
    assert physical.root_drift_m_per_s(clip, 0.0) == pytest.approx(drift)
