"""Jitter, joint limits, self-collision, liveliness and statistics of sets, on motions whose numbers are known."""

import hashlib

import numpy as np
import pytest
from carried import along, rigid
from hypothesis import given
from hypothesis import strategies as st
from scipy.signal import butter, sosfiltfilt

from kinoflow.errors import OptionError
from kinoflow.measures import physical
from kinoflow.measures.physical import LIMITED, RANGES_DEG
from kinoflow.motion import MotionClip
from kinoflow.motion.canonical import mirror, turn
from kinoflow.motion.rotations import axis_angle_to_matrix, rotation_about_y
from kinoflow.motion.skeleton import joint

POINT = st.tuples(*[st.floats(-2, 2)] * 3).map(np.array)


def posed(degrees: dict[str, tuple[float, float, float]], frames: int = 30) -> MotionClip:
    """The rest pose with some joints turned by rotation vectors, degrees, all the time."""
    vectors = np.zeros((frames, 22, 3))
    for name, vector in degrees.items():
        vectors[:, joint(name)] = np.deg2rad(vector)
    return rigid(np.zeros((frames, 3))).replace(rotations=axis_angle_to_matrix(vectors))


def gain(frequency_hz: float) -> float:
    """Of the filter of `jitter_mm`: 1 / (1 + (tan(pi 6 / 30) / tan(pi f / 30))^8), forward and backward together."""
    ratio = np.tan(np.pi * 6 / 30) / np.tan(np.pi * frequency_hz / 30)
    return 1 / (1 + ratio**8)


@pytest.mark.parametrize("frequency", [3.0, 6.0, 10.0])
def test_jitter_of_a_sine_is_its_effective_value(frequency):
    amplitude = 0.01
    clip = rigid(along(0, amplitude * np.sin(2 * np.pi * frequency * np.arange(1200) / 30)))
    expected = amplitude * 1000 / np.sqrt(2) * gain(frequency)
    assert physical.jitter_mm(clip) == pytest.approx(expected, rel=0.03, abs=0.01)


@given(frames=st.integers(4, 400), size=st.floats(1e-6, 1e3), seed=st.integers(0, 1000))
def test_jitter_is_what_the_filter_gives_section_by_section(frames, size, seed):
    """Of any path, however short: `sosfiltfilt` is the careful way."""
    path = size * np.random.default_rng(seed).normal(size=(frames, 3)).cumsum(axis=0)
    sections = butter(4, 6.0, "highpass", fs=30.0, output="sos")
    high = sosfiltfilt(sections, path, axis=0, padlen=min(30, frames - 1))
    wanted = np.sqrt(np.square(high).sum(axis=1).mean()) * 1000
    assert physical.jitter_mm(rigid(path)) == pytest.approx(wanted, rel=1e-9)


def test_jitter_sees_no_walk_and_no_frame_rate():
    path = along(2, np.arange(300) / 60 * 1.3) + along(1, 0.03 * np.sin(2 * np.pi * 1.8 * np.arange(300) / 60))
    assert physical.jitter_mm(rigid(path, 60.0)) < 0.1
    assert physical.jitter_mm(rigid(np.zeros((3, 3)))) == 0


def test_trembling_is_caught():
    generator = np.random.default_rng(0)
    calm = rigid(along(2, np.linspace(0, 3, 120)))
    trembling = calm.replace(translation=calm.translation + generator.normal(size=(120, 3)) * 0.004)
    assert physical.jitter_mm(trembling) > 3
    assert physical.jerk_m_per_s3(trembling) > 100 * (physical.jerk_m_per_s3(calm) + 1)


def test_a_swinging_arm_has_its_dynamic_range():
    """Only the left wrist moves, by the length of the forearm times the sine of the elbow's swing."""
    angles = 0.2 * np.sin(2 * np.pi * np.arange(300) / 30)
    vectors = np.zeros((300, 22, 3))
    vectors[:, joint("L_Elbow"), 1] = angles
    clip = rigid(np.zeros((300, 3))).replace(rotations=axis_angle_to_matrix(vectors))
    forearm = np.linalg.norm(clip.skeleton.offsets[joint("L_Wrist")])
    place = forearm * np.stack([np.cos(angles), np.sin(angles)])
    expected = np.sqrt(((place - place.mean(axis=1, keepdims=True)) ** 2).sum(axis=0).mean()) / 22 * 1000
    assert physical.dynamic_range_mm(clip) == pytest.approx(expected, rel=0.01)


def test_a_frozen_pose_that_is_carried_and_turned_has_none():
    clip = rigid(along(2, np.linspace(0, 5, 60)))
    rotations = clip.rotations.copy()
    rotations[:, 0] = rotation_about_y(np.linspace(0, 2, 60))
    assert physical.dynamic_range_mm(clip.replace(rotations=rotations)) == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("side", ["L", "R"])
def test_a_knee_that_bends_backward_is_caught(side):
    assert physical.joint_limit_deg(posed({f"{side}_Knee": (60, 0, 0)})) == 0
    assert physical.joint_limit_deg(posed({f"{side}_Knee": (-60, 0, 0)})) == pytest.approx(60 - 21)


def test_excess_is_summed_over_joints_and_averaged_over_frames():
    knee, neck = RANGES_DEG["Knee"][0][0], RANGES_DEG["Neck"][1][1]
    both = posed({"L_Knee": (knee - 10, 0, 0), "Neck": (0, neck + 5, 0)})
    assert physical.joint_limit_deg(both) == pytest.approx(15)
    half = both.replace(rotations=np.concatenate([both.rotations[:15], rigid(np.zeros((15, 3))).rotations]))
    assert physical.joint_limit_deg(half) == pytest.approx(7.5)


@pytest.mark.parametrize("name", LIMITED)
def test_ranges_hold_the_t_pose_and_are_ranges(name):
    assert all(low < 0 < high for low, high in RANGES_DEG[name])


def test_ranges_are_those_that_published_numbers_were_measured_with():
    """A change is another measure: it belongs into docs/evaluation.md, and changes this."""
    assert hashlib.sha256(repr(sorted(RANGES_DEG.items())).encode()).hexdigest()[:16] == "a87bdde899fc554d"


def test_limits_are_the_same_left_and_right():
    generator = np.random.default_rng(0)
    clip = rigid(np.zeros((20, 3))).replace(rotations=axis_angle_to_matrix(generator.normal(size=(20, 22, 3))))
    assert physical.joint_limit_deg(clip) > 100
    assert physical.joint_limit_deg(mirror(clip)) == pytest.approx(physical.joint_limit_deg(clip))


@pytest.mark.parametrize(
    ("segments", "expected"),
    [
        (((0, 0, 0), (1, 0, 0), (0, 1, 0), (1, 1, 0)), 1.0),  # parallel
        (((-1, 0, 0), (1, 0, 0), (0, -1, 0.3), (0, 1, 0.3)), 0.3),  # crossing above each other
        (((0, 0, 0), (1, 0, 0), (4, 4, 0), (4, 9, 0)), 5.0),  # ends nearest
        (((0, 0, 0), (0, 0, 0), (3, 4, 0), (3, 4, 0)), 5.0),  # points
        (((0, 0, 0), (1, 0, 0), (0.5, 0, 0), (0.5, 2, 0)), 0.0),  # touching
    ],
)
def test_segment_distances(segments, expected):
    points = [np.array(point, dtype=float) for point in segments]
    assert physical.segment_distance_m(*points) == pytest.approx(expected)


@given(a=POINT, b=POINT, c=POINT, d=POINT)
def test_segment_distance_is_the_smallest_of_many(a, b, c, d):
    steps = np.linspace(0, 1, 41)[:, None]
    first, second = a + steps * (b - a), c + steps * (d - c)
    sampled = np.linalg.norm(first[:, None] - second[None], axis=-1).min()
    found = float(physical.segment_distance_m(a, b, c, d))
    spacing = (np.linalg.norm(b - a) + np.linalg.norm(d - c)) / 80
    assert found <= sampled + 1e-6
    assert found >= sampled - spacing - 1e-6


def test_a_forearm_through_the_trunk_is_caught():
    inside = posed({"L_Shoulder": (0, 0, -75), "L_Elbow": (0, 0, -100)})
    crossed = posed({"L_Hip": (0, 0, -35)})
    assert physical.self_collision_mm(rigid(np.zeros((5, 3)))) == 0
    assert physical.self_collision_mm(crossed) > 20
    assert physical.self_collision_mm(inside) > 50


def test_a_body_and_its_mirror_image_collide_alike():
    """Every bone that has a side, in some of the poses."""
    generator = np.random.default_rng(0)
    clip = rigid(np.zeros((60, 3))).replace(rotations=axis_angle_to_matrix(generator.normal(size=(60, 22, 3)) * 0.7))
    assert physical.self_collision_mm(clip) > 10
    assert physical.self_collision_mm(mirror(clip)) == pytest.approx(physical.self_collision_mm(clip))


def test_nothing_collides_more_for_being_elsewhere():
    crossed = posed({"L_Hip": (0, 0, -35)})
    moved = turn(crossed, 1.1).replace(translation=turn(crossed, 1.1).translation + 3)
    assert physical.self_collision_mm(moved) == pytest.approx(physical.self_collision_mm(crossed))


def test_gliding_is_caught():
    assert physical.physical_report(rigid(along(2, np.linspace(0, 2, 61)))).root_drift_m_per_s == pytest.approx(1.0)


def test_summaries():
    summary = physical.summarise([1.0, 2.0, 3.0, 10.0], np.random.default_rng(0), draws=4000)
    assert (summary.median, summary.mean, summary.clips) == (2.5, 4.0, 4)
    assert 1 <= summary.median_low <= 2.5 <= summary.median_high <= 10
    # The mean of four draws has a standard deviation of 3.54 / 2.
    assert summary.mean_high - summary.mean_low == pytest.approx(2 * 1.96 * np.std([1, 2, 3, 10]) / 2, rel=0.15)
    constant = physical.summarise([2.0] * 5, np.random.default_rng(0))
    assert (constant.mean_low, constant.mean_high, constant.median_low) == (2, 2, 2)


@pytest.mark.parametrize("values", [[], [1.0, float("nan")], [float("inf")]])
def test_a_summary_of_nothing_is_refused(values):
    with pytest.raises(OptionError, match="at least one finite value"):
        physical.summarise(values, np.random.default_rng(0))


def test_sets_side_by_side():
    still, sliding = rigid(np.zeros((30, 3))), rigid(along(0, np.linspace(0, 1, 30)))
    table = physical.side_by_side({"still": [still, still], "sliding": [sliding]})
    assert set(table) == {"still", "sliding"}
    assert set(table["still"]) == set(physical.METRICS)
    assert table["still"]["foot_slide_mm_per_frame"].median == pytest.approx(0, abs=1e-9)
    assert table["sliding"]["foot_slide_mm_per_frame"].mean_low > 30
    assert table == physical.side_by_side({"still": [still, still], "sliding": [sliding]})


@pytest.mark.parametrize("changes", [{"level": 0.0}, {"level": 1.0}, {"level": 1.5}, {"level": -0.1}, {"draws": 0}])
def test_what_no_interval_can_be_made_with(changes):
    with pytest.raises(OptionError, match="level between 0 and 1"):
        physical.summarise([1.0, 2.0], np.random.default_rng(0), **changes)
    assert physical.summarise([1.0], np.random.default_rng(0), draws=1, level=0.5).mean == 1.0
