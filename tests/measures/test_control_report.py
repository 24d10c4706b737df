"""Errors of control where they are known beforehand."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinoflow.errors import OptionError
from kinoflow.measures import control, physical
from kinoflow.motion import MANNEQUIN, MotionClip
from kinoflow.motion.canonical import turn
from kinoflow.motion.features import NUM_FEATURES, POSITIONS, ROTATIONS, TRANSLATION
from kinoflow.motion.rotations import axis_angle_to_matrix, rotation_about_y
from kinoflow.motion.skeleton import NUM_JOINTS, joint
from kinoflow.motion.travel import SIGMA_S


def nothing(clip: MotionClip) -> np.ndarray:
    return np.zeros((clip.num_frames, NUM_FEATURES), dtype=bool)


def with_place(mask: np.ndarray, name: str) -> np.ndarray:
    start = POSITIONS.start + 3 * joint(name)
    mask[:, start : start + 3] = True
    return mask


def turned(clip: MotionClip, name: str, angle_rad: float) -> MotionClip:
    rotations = clip.rotations.copy()
    rotations[:, joint(name)] = rotations[:, joint(name)] @ axis_angle_to_matrix([angle_rad, 0.0, 0.0])
    return clip.replace(rotations=rotations)


def test_a_clip_is_its_own_full_control(walk):
    report = control.control_report(walk, walk, ~nothing(walk))
    for name in ("joints_mean_m", "joints_worst_m", "rotations_deg", "path_mean_m", "path_p95_m"):
        assert getattr(report, name) == 0, name
    assert math.isnan(report.rest_m)
    assert math.isnan(report.jerk_near_m_per_s3)
    assert report.jerk_elsewhere_m_per_s3 == pytest.approx(physical.jerk_m_per_s3(walk))


def test_nothing_known_leaves_only_the_rest(walk):
    moved = walk.replace(translation=walk.translation + np.array([0.3, 0.0, 0.4]))
    report = control.control_report(moved, walk, nothing(walk))
    assert report.rest_m == pytest.approx(0.5)
    for name in ("joints_mean_m", "joints_worst_m", "rotations_deg", "path_mean_m", "root_p95_m", "jerk_near_m_per_s3"):
        assert math.isnan(getattr(report, name)), name


def test_a_shift_is_seen_in_the_world_only_where_the_pelvis_was_known(walk):
    moved = walk.replace(translation=walk.translation + np.array([0.03, 0.0, 0.04]))
    mask = with_place(nothing(walk), "L_Wrist")
    assert control.control_report(moved, walk, mask).joints_worst_m == pytest.approx(0.0, abs=1e-12)
    mask[40, TRANSLATION] = True
    report = control.control_report(moved, walk, mask)
    assert report.joints_worst_m == pytest.approx(0.05)
    assert report.joints_mean_m == pytest.approx(0.05 / 90)
    assert (report.path_mean_m, report.path_p95_m) == pytest.approx((0.05, 0.05))


def test_a_bent_elbow_moves_the_wrist_by_its_chord_and_no_other_known_joint(walk):
    angle = 0.3
    bent = turned(walk, "L_Elbow", angle)
    forearm = MANNEQUIN.offsets[joint("L_Wrist")]
    chord = 2 * np.hypot(forearm[1], forearm[2]) * np.sin(angle / 2)  # about the elbow's own x axis
    report = control.control_report(bent, walk, with_place(nothing(walk), "L_Wrist"))
    assert report.joints_mean_m == pytest.approx(chord)
    assert control.control_report(bent, walk, with_place(nothing(walk), "R_Wrist")).joints_worst_m == 0
    mask = nothing(walk)
    mask[:, ROTATIONS] = True
    assert control.control_report(bent, walk, mask).rotations_deg == pytest.approx(np.rad2deg(angle) / NUM_JOINTS)


def test_places_on_the_floor_have_travel_only_where_all_of_them_are_known(walk):
    moved = walk.replace(translation=walk.translation + np.array([0.3, 0.0, 0.4]))
    mask = nothing(walk)
    mask[:-1, TRANSLATION] = True
    report = control.control_report(moved, walk, mask)
    assert report.path_mean_m == pytest.approx(0.5)
    assert math.isnan(report.root_mean_m)
    assert math.isnan(report.root_p95_m)
    mask[-1, TRANSLATION] = True
    assert control.control_report(moved, walk, mask).root_mean_m == pytest.approx(0.5)


def test_sway_beside_a_path_is_no_error_of_travel_and_drift_is():
    """Of A sin(w t) beside the path a mean over strides, given back once, keeps 1 - (1 - g)^2; g is of a Gaussian."""
    time, amplitude, omega = np.arange(600) / 30, 0.04, 2 * np.pi * 1.0
    path = np.stack([np.zeros(600), np.zeros(600), 1.2 * time], axis=-1)
    wanted = MotionClip(np.tile(np.eye(3), (600, NUM_JOINTS, 1, 1)), path, 30.0)
    sways = wanted.replace(translation=path + np.outer(amplitude * np.sin(omega * time), [1.0, 0.0, 0.0]))
    middle = np.zeros(600, dtype=bool)
    middle[100:500] = True
    pelvis, travel = control.path_errors_m(sways, wanted, middle)
    assert pelvis.mean() == pytest.approx(amplitude * 2 / np.pi, rel=0.02)
    passes = np.exp(-0.5 * (omega * SIGMA_S) ** 2)
    assert travel.mean() == pytest.approx((1 - (1 - passes) ** 2) * amplitude * 2 / np.pi, rel=0.05)
    assert travel.mean() < 0.03 * pelvis.mean()
    drifts = wanted.replace(translation=path + np.array([0.03, 0.0, 0.04]))
    assert control.path_errors_m(drifts, wanted, middle)[1] == pytest.approx(0.05)


def test_seams_are_key_frames_and_the_ends_of_runs_inside_the_clip():
    known = np.zeros(30, dtype=bool)
    known[[5, 28]], known[10:15] = True, True
    assert control.seams(known).tolist() == [5, 10, 14, 28]
    prefix = np.arange(30) < 10
    assert control.seams(prefix).tolist() == [9]
    assert control.seams(~prefix).tolist() == [10]
    assert control.seams(~(known | ~known)).size == 0
    assert control.seams(known | ~known).size == 0
    first = np.arange(30) == 0
    assert control.seams(first).tolist() == [0]


def test_a_pop_at_a_key_is_jerk_near_it_and_nowhere_else():
    height_m, frames = 0.02, 40
    path = np.zeros((frames, 3))
    path[20, 1] = height_m
    clip = MotionClip(np.tile(np.eye(3), (frames, NUM_JOINTS, 1, 1)), path, 30.0)
    known = np.zeros(frames, dtype=bool)
    known[20] = True
    near, elsewhere = control.jerk_at_seams_m_per_s3(clip, known)
    # Third differences of one spike are 1, -3, 3, -1 of it: the four that are near frame 20.
    assert near == pytest.approx((1 + 3 + 3 + 1) / 4 * height_m * 30**3)
    assert elsewhere == 0
    known[20], known[8] = False, True
    near, elsewhere = control.jerk_at_seams_m_per_s3(clip, known)
    assert near == 0
    assert elsewhere == pytest.approx(8 * height_m * 30**3 / (frames - 3 - 10))  # ten look at frames 5 to 11


@settings(max_examples=10)
@given(x=st.floats(-50, 50), z=st.floats(-50, 50), angle=st.floats(-3, 3))
def test_moving_both_by_the_same_rigid_transform_changes_nothing(walk, x, z, angle):
    generator = np.random.default_rng(0)
    other = turned(walk.replace(translation=walk.translation + generator.normal(size=(90, 3)) * 0.02), "Spine1", 0.2)
    known = generator.random((90, NUM_FEATURES)) < 0.5
    known[[3, 40, 41]], known[:, TRANSLATION], known[:, POSITIONS] = True, True, True

    def moved(clip: MotionClip) -> MotionClip:
        clip = turn(clip, angle)
        return clip.replace(translation=clip.translation + np.array([x, 0.0, z]))

    before = control.control_report(other, walk, known)
    after = control.control_report(moved(other), moved(walk), known)
    assert vars(after) == pytest.approx(vars(before), rel=1e-5, abs=1e-7, nan_ok=True)
    assert before.joints_mean_m > 0.01
    assert before.jerk_near_m_per_s3 > 1


def test_lengths_have_to_fit(walk):
    with pytest.raises(OptionError, match="same frames; got 80 at 30 fps, 90 at 30 fps, and 90"):
        control.control_report(walk.crop(0, 80), walk, nothing(walk))
    with pytest.raises(OptionError, match="and 80 frames of what was known"):
        control.control_report(walk, walk, nothing(walk)[:80])


def test_the_heading_is_measured_as_an_angle(walk):
    rotations = walk.rotations.copy()
    rotations[:, 0] = rotation_about_y(0.1) @ rotations[:, 0]
    mask = nothing(walk)
    mask[::10, ROTATIONS.start : ROTATIONS.start + 6] = True
    report = control.control_report(walk.replace(rotations=rotations), walk, mask)
    assert report.rotations_deg == pytest.approx(np.rad2deg(0.1))
