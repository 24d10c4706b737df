"""Where motions lead whose way is known."""

import numpy as np
import pytest
from carried import along, rigid
from hypothesis import given
from hypothesis import strategies as st

from kinoflow.motion import MotionClip
from kinoflow.motion import travel as ways
from kinoflow.motion.canonical import turn
from kinoflow.motion.rotations import rotation_about_y

PLACE = st.tuples(st.floats(-20, 20), st.floats(-3, 3), st.floats(-20, 20))


def moved(clip: MotionClip, angle: float, place: tuple[float, float, float]) -> MotionClip:
    clip = turn(clip, angle)
    return clip.replace(translation=clip.translation + np.array(place))


@given(angle=st.floats(-3, 3), place=PLACE)
def test_travel_is_in_the_frame_of_the_first_heading(angle, place):
    clip = rigid(along(2, np.linspace(0, 2, 30)) + along(0, np.linspace(0, 0.5, 30)))
    np.testing.assert_allclose(ways.travel_m(moved(clip, angle, place)), [0.5, 2.0], atol=1e-6)


def test_travel_backward_and_to_the_right():
    np.testing.assert_allclose(ways.travel_m(rigid(along(2, np.linspace(0, -1, 30)))), [0, -1], atol=1e-12)
    np.testing.assert_allclose(ways.travel_m(rigid(along(0, np.linspace(0, -1, 30)))), [-1, 0], atol=1e-12)


def test_farthest_counts_the_way_there_and_not_the_height():
    path = along(2, np.concatenate([np.linspace(0, 1.5, 20), np.linspace(1.5, 0, 20)])) + along(
        1, np.linspace(0, 9, 40)
    )
    assert ways.farthest_m(rigid(path)) == pytest.approx(1.5)


@pytest.mark.parametrize("fps", [20.0, 30.0, 60.0])
def test_mean_speed(fps):
    path = along(2, np.arange(60) / fps * 1.4)
    assert ways.mean_speed_m_per_s(rigid(path, fps)) == pytest.approx(1.4)
    circle = np.stack([np.cos(np.arange(200) / fps), np.zeros(200), np.sin(np.arange(200) / fps)], axis=-1)
    assert ways.mean_speed_m_per_s(rigid(circle, fps)) == pytest.approx(1.0, rel=0.01)
    assert ways.mean_speed_m_per_s(rigid(np.zeros((1, 3)))) == 0


@given(turned=st.floats(-12, 12), angle=st.floats(-3, 3), place=PLACE)
def test_turn(turned, angle, place):
    clip = rigid(np.zeros((80, 3)))
    rotations = clip.rotations.copy()
    rotations[:, 0] = rotation_about_y(np.linspace(0, turned, 80))
    assert ways.turn_rad(moved(clip.replace(rotations=rotations), angle, place)) == pytest.approx(turned, abs=1e-6)


def test_left_is_positive():
    clip = rigid(np.zeros((2, 3)))
    rotations = clip.rotations.copy()
    rotations[1, 0] = rotation_about_y(0.5)  # +Z toward +X, which is the body's left
    assert ways.turn_rad(clip.replace(rotations=rotations)) == pytest.approx(0.5)


def test_the_first_heading_counts_and_not_the_last():
    """Somebody who walks forward and then turns about went forward."""
    clip = rigid(along(2, np.linspace(0, 2, 30)))
    rotations = clip.rotations.copy()
    rotations[:, 0] = rotation_about_y(np.linspace(0.3, 0.3 + np.pi, 30))
    left, forward = ways.travel_m(clip.replace(rotations=rotations))
    assert (left, forward) == pytest.approx((-2 * np.sin(0.3), 2 * np.cos(0.3)))


def test_farthest_is_from_where_it_began():
    assert ways.farthest_m(rigid(along(0, np.array([0.0, 1.0, 2.0, 3.5])))) == pytest.approx(3.5)
    assert ways.farthest_m(rigid(along(2, np.array([0.0, -3.0, 1.0])))) == pytest.approx(3.0)


def test_a_path_is_smoothed_over_a_third_of_a_second():
    """x and z, each a mean over nine frames; a shorter clip is one place."""
    generator = np.random.default_rng(0)
    steps = generator.normal(size=(40, 3))
    clip = rigid(steps)
    found = ways.smooth_path_m(clip)
    assert found.shape == (32, 2)
    np.testing.assert_allclose(found[5], clip.translation[5:14, [0, 2]].mean(axis=0), atol=1e-12)
    np.testing.assert_allclose(ways.smooth_path_m(clip, 0.0), clip.translation[:, [0, 2]], atol=1e-12)
    np.testing.assert_allclose(ways.smooth_path_m(clip.crop(0, 4)), clip.translation[:4, [0, 2]].mean(axis=0)[None])


def test_a_climb_is_from_end_to_end_and_blind_to_single_frames():
    heights = np.concatenate([np.zeros(30), np.linspace(0, 0.8, 30), np.full(30, 0.8)])
    heights[0], heights[-1] = 0.09, 0.8 - 0.18
    assert ways.climb_m(rigid(along(1, heights))) == pytest.approx(0.8 - 0.02 - 0.01)
    assert ways.climb_m(rigid(along(1, -heights))) == pytest.approx(-(0.8 - 0.02 - 0.01))
    assert ways.climb_m(rigid(along(1, np.array([0.0, 1.0])))) == 0


def test_all_facts_of_a_way():
    """Forward and to the left, turning to the right and back, up by a step."""
    way = np.stack([np.linspace(0, 1, 61), np.repeat([0, 0.4], [30, 31]), np.linspace(0, 3, 61)], axis=-1)
    clip = rigid(way)
    rotations = clip.rotations.copy()
    rotations[:, 0] = rotation_about_y(np.concatenate([np.linspace(0, -1, 31), np.linspace(-1, -0.4, 30)]))
    facts = ways.path_facts(clip.replace(rotations=rotations))
    assert vars(facts) == pytest.approx(
        {
            "turn_rad": -0.4,
            "swing_rad": 1.0,
            "forward_m": 3.0,
            "left_m": 1.0,
            "speed_mps": np.hypot(3, 1) / 2,
            "climb_m": 0.4,
            "off_floor_m": 0.4,
        }
    )


def test_the_path_of_one_frame_or_over_no_time_is_where_the_pelvis_is():
    clip = rigid(along(2, np.linspace(0, 1, 30) ** 2))
    places = clip.translation[:, [0, 2]]
    np.testing.assert_allclose(ways.smooth_path_m(clip.crop(0, 1)), places[:1], atol=1e-12)
    np.testing.assert_allclose(ways.smooth_path_m(clip, 1e-3), places, atol=1e-12)
    np.testing.assert_allclose(ways.smooth_path_m(clip, 0.1), (places[:-2] + places[1:-1] + places[2:]) / 3, atol=1e-12)
    np.testing.assert_allclose(ways.smooth_path_m(clip, 9.0), [places.mean(axis=0)], atol=1e-12)
