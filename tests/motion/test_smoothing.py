"""The clean-up against the same filters written as loops."""

import numpy as np
import pytest
from scipy.spatial.transform import Rotation

from kinoflow.motion.clip import MotionClip
from kinoflow.motion.smoothing import low_pass, smooth, smooth_rotations, smooth_translation


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
