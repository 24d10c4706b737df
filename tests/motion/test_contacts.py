"""Foot contacts of bodies whose contacts are known."""

import numpy as np
import pytest
from scipy.ndimage import uniform_filter1d

from kinoflow.motion import MANNEQUIN, MotionClip
from kinoflow.motion.contacts import FOOT_JOINTS, _close_gaps, foot_contacts
from kinoflow.motion.skeleton import NUM_JOINTS, joint
from kinoflow.motion.smoothing import moving_mean


def body(translation: np.ndarray) -> MotionClip:
    rotations = np.tile(np.eye(3), (len(translation), NUM_JOINTS, 1, 1))
    return MotionClip(rotations, MANNEQUIN.rest_positions[0] + translation, 30.0)


def test_a_standing_body_rests_on_all_four():
    assert foot_contacts(body(np.zeros((20, 3)))).all()
    assert foot_contacts(body(np.zeros((1, 3)))).shape == (1, 4)
    assert foot_contacts(body(np.zeros((1, 3)))).all()


@pytest.mark.parametrize(
    "translation",
    [np.array([0, 0.2, 0]) * np.ones((20, 1)), np.arange(20)[:, None] * np.array([0, 0, 0.02])],
    ids=["in the air", "sliding at 0.6 m/s"],
)
def test_no_contact(translation):
    assert not foot_contacts(body(translation)).any()


def test_slow_drift_is_still_contact():
    assert foot_contacts(body(np.arange(20)[:, None] * np.array([0.003, 0, 0]))).all()


def test_floor_height_is_given():
    raised = body(np.full((20, 3), [0, 0.5, 0]))
    assert foot_contacts(raised, floor_m=0.5).all()
    assert not foot_contacts(raised).any()


def test_a_jump_is_one_gap_as_long_as_the_flight():
    height = np.zeros((60, 3))
    height[20:40, 1] = 0.3 * np.sin(np.pi * np.arange(20) / 19)
    contact = foot_contacts(body(height))
    expected = np.ones(60, dtype=bool)
    expected[20:40] = False
    for column in contact.T:
        assert (column != expected).sum() <= 6
        assert np.count_nonzero(np.diff(column.astype(int))) == 2


def test_a_short_gap_is_filled_and_a_short_run_removed():
    # Two frames off the floor: the 5-frame mean and the gap rule keep the contact.
    height = np.zeros((40, 3))
    height[20:22, 1] = 0.2
    assert foot_contacts(body(height)).all()
    # One frame on the floor within a flight is no contact.
    flight = np.full((40, 3), [0, 0.3, 0])
    flight[20, 1] = 0
    assert not foot_contacts(body(flight)).any()


def test_feet_that_alternate():
    """Each leg in turn lifted by bending hip and knee; the other one stands."""
    from kinoflow.motion.rotations import axis_angle_to_matrix

    angles = np.zeros((120, NUM_JOINTS, 3))
    lifted = {"L": np.zeros(120, dtype=bool), "R": np.zeros(120, dtype=bool)}
    for start, side in ((10, "L"), (40, "R"), (70, "L")):
        lifted[side][start : start + 20] = True
        bend = np.sin(np.pi * np.arange(20) / 19)
        angles[start : start + 20, joint(f"{side}_Hip"), 0] = -bend
        angles[start : start + 20, joint(f"{side}_Knee"), 0] = bend
    clip = MotionClip(axis_angle_to_matrix(angles), np.tile(MANNEQUIN.rest_positions[0], (120, 1)), 30.0)
    contact = foot_contacts(clip)
    for column, name in enumerate(FOOT_JOINTS):
        wrong = contact[:, column] == lifted[name[0]]
        assert wrong.sum() <= 18, name  # a frame or two around each of up to four edges, smoothed by five frames
        middle = [t for s in (19, 49, 79) for t in (s, s + 1) if lifted[name[0]][s]]
        assert not contact[middle, column].any()


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("11101110", "11111110"),
        ("1110001110", "1111111110"),
        ("11100001110", "11100001110"),
        ("00001000", "00000000"),
        ("00001100", "00001100"),
        ("10000000", "10000000"),
        ("00011111", "00011111"),
        ("11110001", "11111111"),
    ],
)
def test_gaps_of_three_frames_are_filled_and_runs_of_one_removed(pattern, expected):
    """Runs at either end are left alone."""
    found = _close_gaps(np.array([character == "1" for character in pattern]))
    assert "".join(str(int(value)) for value in found) == expected


@pytest.mark.parametrize("frames", [1, 2, 4, 5, 6, 100])
def test_scores_are_averaged_as_scipy_does_to_the_bit(frames):
    """Thresholds are met exactly by scores of whole frames, so the last bit counts."""
    generator = np.random.default_rng(frames)
    scores = generator.random((frames, 4)) * generator.integers(0, 2, (frames, 4))
    expected = uniform_filter1d(scores, size=5, axis=0, mode="nearest")
    np.testing.assert_array_equal(moving_mean(scores, 5), expected)
