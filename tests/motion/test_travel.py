"""Travel against motions whose travel is known, and what is left of them."""

import numpy as np
import pytest

from kinoflow.motion import MANNEQUIN, MotionClip
from kinoflow.motion.canonical import heading_rad
from kinoflow.motion.rotations import rotation_about_y
from kinoflow.motion.skeleton import joint
from kinoflow.motion.travel import STILL_M, Travel, held, in_place, put_on, seen_from, travel_of


def gliding(places: np.ndarray, headings: np.ndarray, fps: float = 30.0) -> MotionClip:
    """The T-pose carried along."""
    rotations = np.tile(np.eye(3), (len(places), 22, 1, 1))
    rotations[:, 0] = rotation_about_y(headings)
    translation = places + np.array([0.0, MANNEQUIN.rest_positions[0, 1], 0.0])
    return MotionClip(rotations, translation, fps)


def path(seconds: float, speed: float, turn_rate: float, fps: float = 30.0) -> tuple[np.ndarray, np.ndarray]:
    """Places [T, 3] and headings [T] at constant speed and turn."""
    time = np.arange(round(seconds * fps)) / fps
    headings = 0.7 + turn_rate * time
    steps = speed / fps * np.column_stack([np.sin(headings), 0 * time, np.cos(headings)])
    return np.cumsum(steps, axis=0) + np.array([3.0, 0.0, -2.0]), headings


def test_a_straight_way_at_constant_speed_is_all_travel():
    places, headings = path(3, 1.3, 0.0)
    found = travel_of(gliding(places, headings))
    np.testing.assert_allclose(found.places, places, atol=1e-9)
    np.testing.assert_allclose(found.headings_rad, headings, atol=1e-9)


@pytest.mark.parametrize(("speed", "turn_rate"), [(1.2, 0.0), (1.2, 0.8), (0.0, 1.5), (-0.8, 0.0)])
def test_sway_and_bounce_stay_when_the_travel_is_taken_out(speed, turn_rate):
    places, headings = path(5, speed, turn_rate)
    time = np.arange(len(places)) / 30
    sway = 0.03 * np.sin(2 * np.pi * 0.95 * time)
    bounce = 0.02 * np.cos(2 * np.pi * 1.9 * time)
    sideways = np.column_stack([np.cos(headings), 0 * time, -np.sin(headings)])
    still = in_place(gliding(places + sideways * sway[:, None] + [0, 1, 0] * bounce[:, None], headings))
    start = np.array([np.cos(headings[0]), 0.0, -np.sin(headings[0])])
    # At both ends the travel is where the pelvis is, sway and all.
    middle = slice(30, -30)
    left = ((still.translation - places[0]) @ start)[middle] - sway[middle]
    # On an arc the travel is up to two centimetres inside of it, all along.
    np.testing.assert_allclose(left - left.mean(), 0.0, atol=0.007)
    assert abs(left.mean()) < 0.02
    np.testing.assert_allclose(
        (still.translation - places[0])[0], [0, MANNEQUIN.rest_positions[0, 1] + 0.02, 0], atol=1e-9
    )
    assert np.abs((still.translation - places[0])[:, [0, 2]]).max() < 0.06
    np.testing.assert_allclose(still.translation[:, 1] - MANNEQUIN.rest_positions[0, 1], bounce, atol=1e-9)
    np.testing.assert_allclose(heading_rad(still)[middle], headings[0], atol=0.02)


@pytest.mark.parametrize("frames", [1, 2, 5, 90])
def test_travel_and_the_rest_are_the_clip_again(walk, frames):
    clip = walk.crop(0, frames)
    travel = travel_of(clip)
    for back in (
        put_on(seen_from(clip, travel), travel),
        put_on(seen_from(in_place(clip), held(travel)), travel),
    ):
        np.testing.assert_allclose(back.rotations, clip.rotations, atol=1e-9)
        np.testing.assert_allclose(back.joints, clip.joints, atol=1e-9)


def test_who_stays_where_they_are_is_left_alone():
    time = np.arange(150) / 30
    slow = np.column_stack([0.1 * np.sin(1.5 * time), 0 * time, 0.15 * np.sin(0.9 * time)])
    clip = gliding(slow, 0.3 * np.sin(time))
    np.testing.assert_allclose(in_place(clip).joints, clip.joints, atol=1e-12)
    assert np.linalg.norm(slow, axis=-1).max() < STILL_M


def test_a_foot_that_stands_goes_back_as_fast_as_the_figure_would_go_on():
    """A planted foot in the clip that goes on the spot moves against the travel, at its speed."""
    places, headings = path(4, 1.2, 0.0)
    clip = gliding(places, headings)
    still = in_place(clip)
    planted = clip.joints[60, joint("L_Foot")]
    travel = travel_of(clip)
    seen = np.einsum("tji,tj->ti", travel.rotations, planted - travel.places)
    np.testing.assert_allclose(np.diff(seen, axis=0)[:, 2] * 30, -1.2, atol=1e-9)
    np.testing.assert_allclose(
        still.translation, np.broadcast_to(still.translation[0], still.translation.shape), atol=1e-9
    )


def test_a_root_is_on_the_floor():
    travel = travel_of(gliding(*path(2, 1.0, 0.5)))
    assert isinstance(travel, Travel)
    assert (travel.places[:, 1] == 0).all()
