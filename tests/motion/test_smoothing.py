"""The clean-up against the same filters written as loops."""

import numpy as np
import pytest
from scipy.signal import savgol_filter
from scipy.spatial.transform import Rotation

from kinoflow.motion.clip import MotionClip
from kinoflow.motion.rotations import angle_between
from kinoflow.motion.skeleton import MANNEQUIN
from kinoflow.motion.smoothing import (
    FADE_FRAMES,
    eased,
    low_pass,
    smooth,
    smooth_around,
    smooth_rotations,
    smooth_translation,
    without_jolts,
)


def about_y(angles_deg):
    """[T, 1, 3, 3] of one joint that turns about Y."""
    return Rotation.from_euler("y", np.asarray(angles_deg)[:, None], degrees=True).as_matrix()[:, None]


def turns_deg(rotations):
    """[T - 1] from each frame to the next, degrees."""
    return np.degrees(angle_between(rotations[:-1, 0], rotations[1:, 0]))


def test_a_turn_in_one_frame_is_spread_over_several():
    jolting = about_y([0.0] * 15 + [80.0] * 15)
    found = without_jolts(jolting, np.ones((30, 1)))
    assert turns_deg(found).max() < 25
    assert turns_deg(found).sum() == pytest.approx(80, abs=1e-6)  # neither beyond nor back
    np.testing.assert_allclose(found[[0, -1]], jolting[[0, -1]], atol=1e-9)
    np.testing.assert_array_equal(found[:4], jolting[:4])


def test_a_quick_turn_that_grows_and_falls_stays():
    blow = about_y(np.cumsum([0, 0, 5, 12, 20, 27, 20, 12, 5, 0, 0, 0]))
    np.testing.assert_array_equal(without_jolts(blow, np.ones((12, 1))), blow)


def test_what_is_not_free_keeps_its_jolt():
    jolting = np.concatenate([about_y([0.0] * 10 + [60.0] * 10)] * 2, axis=1)
    found = without_jolts(jolting, np.array([[1.0, 0.0]] * 20))
    np.testing.assert_array_equal(found[:, 1], jolting[:, 1])
    assert turns_deg(found).max() < 25


@pytest.mark.parametrize("frames", [1, 2, 3, 4])
def test_clips_of_a_few_frames_have_no_jolts(frames):
    rotations = about_y(np.arange(frames) * 40.0)
    np.testing.assert_array_equal(without_jolts(rotations, np.ones((frames, 1))), rotations)


def test_rotations_are_a_gaussian_quaternion_mean():
    steps = Rotation.from_rotvec(np.random.default_rng(0).normal(size=(15, 2, 3)).reshape(-1, 3) * 0.5)
    rotations = steps.as_matrix().reshape(15, 2, 3, 3)
    found = smooth_rotations(rotations)
    for joint in range(2):
        for frame in range(15):
            outer = np.zeros((4, 4))
            for offset in range(-4, 5):
                near = min(max(frame + offset, 0), 14)  # edge frames are repeated
                q = Rotation.from_matrix(rotations[near, joint]).as_quat()
                outer += np.exp(-(offset**2) / 2) * np.outer(q, q)
            mean = np.linalg.eigh(outer)[1][:, -1]
            np.testing.assert_allclose(found[frame, joint], Rotation.from_quat(mean).as_matrix(), atol=1e-10)


def test_translation_is_a_local_quintic():
    values = np.random.default_rng(1).normal(size=(30, 3))
    found = smooth_translation(values)
    window = np.arange(11)
    for frame in range(30):
        start = min(max(frame - 5, 0), 30 - 11)  # at the ends one fit serves six frames
        for axis in range(3):
            fit = np.polynomial.Polynomial.fit(window, values[start : start + 11, axis], 5)
            assert found[frame, axis] == pytest.approx(fit(frame - start), abs=1e-9)


@pytest.mark.parametrize("frames", [11, 12, 21, 22, 360])
def test_translation_is_scipy_s_savitzky_golay(frames):
    values = np.random.default_rng(frames).normal(size=(frames, 3)).cumsum(axis=0)
    expected = savgol_filter(values, 11, 5, axis=0, mode="interp")
    np.testing.assert_allclose(smooth_translation(values), expected, atol=1e-12, rtol=1e-12)


def test_what_is_smooth_is_left_alone(walk):
    still = walk.replace(rotations=walk.rotations[:1].repeat(40, 0), translation=walk.translation[:40])
    found = smooth(still)
    np.testing.assert_allclose(found.rotations, still.rotations, atol=1e-12)
    np.testing.assert_allclose(found.translation, still.translation, atol=1e-9)
    assert found.metadata == still.metadata


def test_noise_becomes_less(walk):
    noise = Rotation.from_rotvec(np.random.default_rng(2).normal(size=(90 * 22, 3)) * 0.05).as_matrix()
    noisy = walk.replace(rotations=walk.rotations @ noise.reshape(90, 22, 3, 3))

    def error(clip):
        return np.linalg.norm(clip.joints - walk.joints, axis=-1).mean()

    assert error(smooth(noisy)) < 0.7 * error(noisy)


def noisy(walk: MotionClip, size: float = 0.05) -> MotionClip:
    """The clip with every rotation and place off by some noise."""
    generator = np.random.default_rng(2)
    turns = Rotation.from_rotvec(generator.normal(size=(walk.num_frames * 22, 3)) * size).as_matrix()
    return walk.replace(
        rotations=walk.rotations @ turns.reshape(-1, 22, 3, 3),
        translation=walk.translation + generator.normal(size=walk.translation.shape) * size,
    )


def kept(walk: MotionClip, frames) -> tuple[np.ndarray, np.ndarray]:
    """These frames altogether."""
    rotations, translation = np.zeros((walk.num_frames, 22), bool), np.zeros((walk.num_frames, 3), bool)
    rotations[frames], translation[frames] = True, True
    return rotations, translation


def test_smoothing_around_nothing_is_smoothing_and_around_all_is_nothing(walk):
    clip = noisy(walk)
    found = smooth_around(clip, *kept(clip, []))
    assert np.array_equal(found.rotations, smooth(clip).rotations)
    assert np.array_equal(found.translation, smooth(clip).translation)
    found = smooth_around(clip, *kept(clip, slice(None)))
    assert np.array_equal(found.rotations, clip.rotations)
    assert np.array_equal(found.translation, clip.translation)


@pytest.mark.parametrize("frames", [[0], [89], [40], [20, 24], [0, 45, 89], list(range(30)), list(range(60, 90))])
def test_what_is_kept_stays_and_what_is_far_is_smoothed(walk, frames):
    clip = noisy(walk)
    found, smoothed = smooth_around(clip, *kept(clip, frames)), smooth(clip)
    assert np.array_equal(found.rotations[frames], clip.rotations[frames])
    assert np.array_equal(found.translation[frames], clip.translation[frames])
    # Beyond the fade and the filters' own reach nothing is known of what is kept.
    far = np.abs(np.arange(90)[:, None] - np.array(frames)).min(axis=1) >= FADE_FRAMES + 5
    assert far.any()
    np.testing.assert_allclose(found.rotations[far], smoothed.rotations[far], atol=1e-12)
    np.testing.assert_allclose(found.translation[far], smoothed.translation[far], atol=1e-12)


def least_jerk(away: np.ndarray) -> np.ndarray:
    away = np.minimum(away / FADE_FRAMES, 1)
    return 1 - 10 * away**3 + 15 * away**4 - 6 * away**5


def largest_jerk(x: np.ndarray) -> float:
    return float(np.abs(np.diff(x, n=3)).max())


def test_a_kept_key_frame_is_reached_without_a_jump(walk):
    """A key 5 cm beside a straight way: the way bends to it, by the curve of least jerk of that height."""
    key, height_m = 45, 0.05
    clip = walk.replace(translation=walk.translation.copy())
    clip.translation[key, 0] += height_m
    found = smooth_around(clip, *kept(clip, [key])).translation[:, 0]
    wanted = height_m * least_jerk(np.abs(np.arange(90) - key))
    np.testing.assert_allclose(found - walk.translation[:, 0], wanted, atol=0.04 * height_m)
    assert largest_jerk(found) < 0.1 * largest_jerk(smooth(clip).translation[:, 0])


@pytest.mark.parametrize("first", [True, False])
def test_a_motion_that_starts_beside_its_beginning_comes_to_it_smoothly(walk, first):
    """The free part is 5 cm beside the kept one and walks on with the same speed."""
    height_m, frames = 0.05, slice(0, 30) if first else slice(60, 90)
    clip = walk.replace(translation=walk.translation.copy())
    clip.translation[frames] += [height_m, 0.0, height_m]
    found = smooth_around(clip, *kept(clip, frames)).translation
    seam = 29 if first else 60
    away = (np.arange(90) - seam) * (1 if first else -1)
    wanted = height_m * np.where(away < 0, 1.0, least_jerk(np.maximum(away, 0)))
    for axis in (0, 2):
        np.testing.assert_allclose(found[:, axis] - walk.translation[:, axis], wanted, atol=0.04 * height_m)
        assert largest_jerk(found[:, axis]) < 0.2 * largest_jerk(smooth(clip).translation[:, axis])


def test_a_joint_that_jumps_at_a_key_comes_to_it_by_the_angle_of_the_jump(walk):
    key, angle, elbow = 45, 0.3, MANNEQUIN.joint_names.index("L_Elbow")
    clip = walk.replace(rotations=walk.rotations.copy())
    clip.rotations[key:, elbow] = Rotation.from_rotvec([0.0, angle, 0.0]).as_matrix()
    # After the key the forearm stays bent: only what was before has to come to it.
    found = smooth_around(clip, *kept(clip, [key]))
    angles = angle_between(walk.rotations[:, elbow], found.rotations[:, elbow])
    wanted = angle * np.where(np.arange(90) < key, least_jerk(np.abs(np.arange(90) - key)), 1.0)
    np.testing.assert_allclose(angles, wanted, atol=0.05 * angle)


def test_between_two_keys_that_are_near_the_shares_add_up_to_one(walk):
    clip = walk.replace(translation=walk.translation.copy())
    clip.translation[[30, 36], 1] += 0.04
    both = smooth_around(clip, *kept(clip, [30, 36])).translation[30:37, 1] - walk.translation[30:37, 1]
    np.testing.assert_allclose(both, 0.04, atol=0.0005)


def test_what_has_no_jerk_is_not_eased():
    """A parabola's third differences are zero."""
    times = np.arange(60)[:, None, None] * np.array([[1.0], [-0.5]])
    values, known = 2.0 + 0.3 * times - 0.01 * times**2, np.zeros((60, 2), bool)
    known[:20, 0], known[[10, 40], 1] = True, True
    np.testing.assert_allclose(eased(values, known), values, atol=1e-9)


def test_speed_goes_on_across_a_seam(walk):
    """Free frames that stand still beside kept ones that walk at 1 m/s: the way out of it has no kink."""
    clip = walk.replace(translation=np.zeros_like(walk.translation))
    clip.translation[:, 2] = np.minimum(np.arange(90), 44) / 30
    found = smooth_around(clip, *kept(clip, slice(0, 45))).translation[:, 2]
    assert np.array_equal(found[:45], clip.translation[:45, 2])
    # A kink of 1 m/s is a third difference of 1/30; it spreads over the fade.
    assert largest_jerk(clip.translation[:, 2]) == pytest.approx(1 / 30)
    assert largest_jerk(found) < 0.45 / 30


def test_only_the_joints_and_coordinates_that_are_kept_stay(walk):
    clip = noisy(walk)
    rotations, translation = np.zeros((90, 22), bool), np.zeros((90, 3), bool)
    rotations[:, 5], translation[:, [0, 2]] = True, True
    found, smoothed = smooth_around(clip, rotations, translation), smooth(clip)
    assert np.array_equal(found.rotations[:, 5], clip.rotations[:, 5])
    assert np.array_equal(found.translation[:, [0, 2]], clip.translation[:, [0, 2]])
    np.testing.assert_allclose(found.rotations[:, 6:], smoothed.rotations[:, 6:], atol=1e-12)
    np.testing.assert_allclose(found.translation[:, 1], smoothed.translation[:, 1], atol=1e-12)


@pytest.mark.parametrize("frames", [1, 2, 5, 10])
def test_short_clips(walk, frames):
    clip = smooth(walk.crop(0, frames))
    assert clip.num_frames == frames
    np.testing.assert_array_equal(clip.translation, walk.translation[:frames])


@pytest.mark.parametrize(("frequency_hz", "kept"), [(2.0, 0.99), (10.6, 0.707), (20.0, 0.29)])
def test_low_pass_has_the_response_of_a_gaussian(frequency_hz, kept):
    sigma_s = 1 / 80
    assert np.exp(-0.5 * (2 * np.pi * frequency_hz * sigma_s) ** 2) == pytest.approx(kept, abs=0.01)
    time = np.arange(480) / 120
    wave = np.sin(2 * np.pi * frequency_hz * time)
    turn = Rotation.from_rotvec(wave[:, None] * np.array([0.0, 0.1, 0.0])).as_matrix()
    rotations = np.repeat(turn[:, None], 22, axis=1)
    translation = wave[:, None] * np.array([1.0, 0.0, 0.0])
    found = low_pass(MotionClip(rotations=rotations, translation=translation, fps=120.0), sigma_s)
    middle = slice(120, 360)
    angle = Rotation.from_matrix(found.rotations[middle, 0]).as_rotvec()[:, 1]
    assert np.ptp(found.translation[middle, 0]) == pytest.approx(kept * np.ptp(wave), abs=0.02)
    assert np.ptp(angle) == pytest.approx(0.1 * kept * np.ptp(wave), abs=0.002)


def test_four_frames_are_enough_for_a_jolt():
    assert turns_deg(without_jolts(about_y([0.0, 0.0, 80.0, 80.0]), np.ones((4, 1)))).max() < 60
