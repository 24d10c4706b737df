"""The 201 columns: what stands where, both directions, mirroring, statistics."""

import numpy as np
import pytest

from kinoflow.errors import DataError
from kinoflow.motion import MotionClip
from kinoflow.motion.canonical import mirror
from kinoflow.motion.features import (
    BLOCKS,
    NUM_FEATURES,
    Statistics,
    decode,
    encode,
    layout_fingerprint,
    mirror_features,
)
from kinoflow.motion.rotations import axis_angle_to_matrix
from kinoflow.motion.skeleton import MANNEQUIN, NUM_JOINTS, joint


@pytest.fixture
def clip() -> MotionClip:
    generator = np.random.default_rng(0)
    angles = generator.normal(size=(12, NUM_JOINTS, 3))
    return MotionClip(axis_angle_to_matrix(angles), generator.normal(size=(12, 3)), 30.0)


def test_layout_is_the_official_one():
    assert NUM_FEATURES == 201
    columns = {name: (block.columns.start, block.columns.stop) for name, block in BLOCKS.items()}
    assert columns == {
        "translation": (0, 3),
        "root_rotation": (3, 9),
        "body_rotations": (9, 135),
        "joint_positions": (135, 201),
    }


def test_every_column_by_hand(clip):
    offset = np.array([0.1, -0.2, 0.3])
    row = encode(clip, offset)[5]
    np.testing.assert_allclose(row[0:3], clip.translation[5] - offset)
    for j in range(NUM_JOINTS):
        m = clip.rotations[5, j]
        np.testing.assert_allclose(
            row[3 + 6 * j : 9 + 6 * j], [m[0, 0], m[0, 1], m[1, 0], m[1, 1], m[2, 0], m[2, 1]], atol=1e-12
        )
        np.testing.assert_allclose(row[135 + 3 * j : 138 + 3 * j], clip.joints[5, j] - clip.joints[5, 0], atol=1e-12)


def test_round_trip(clip):
    offset = (0.1, -0.2, 0.3)
    back = decode(encode(clip, offset), rest_pelvis_offset_m=offset)
    np.testing.assert_allclose(back.rotations, clip.rotations, atol=1e-12)
    np.testing.assert_allclose(back.translation, clip.translation, atol=1e-12)
    assert back.fps == 30


def test_the_pelvis_is_where_it_is_unless_told_otherwise(clip):
    np.testing.assert_allclose(decode(encode(clip)).translation, clip.translation, atol=1e-12)
    np.testing.assert_array_equal(encode(clip), encode(clip, (0.0, 0.0, 0.0)))


def test_decoding_reads_no_positions(clip):
    features = encode(clip)
    spoilt = features.copy()
    spoilt[:, 135:] = 1e6
    np.testing.assert_array_equal(decode(spoilt).joints, decode(features).joints)


def test_pelvis_columns_are_zero_before_and_after_normalisation(clip):
    features = encode(clip)
    assert (features[:, 135:138] == 0).all()
    statistics = Statistics(features.mean(axis=0), features.std(axis=0))
    normal = statistics.normalise(features)
    assert (normal[:, 135:138] == 0).all()
    normal[:, 135:138] = 123.0
    assert (statistics.denormalise(normal)[:, 135:138] == 0).all()


def test_normalisation(clip):
    features = encode(clip)
    statistics = Statistics(features.mean(axis=0), features.std(axis=0))
    normal = statistics.normalise(features)
    moving = statistics.std >= 1e-3
    np.testing.assert_allclose(normal.mean(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose(normal.std(axis=0)[moving], 1)
    np.testing.assert_allclose(statistics.denormalise(normal), features, atol=1e-12)
    # A column that the data hold constant is lost in a model's motions, and not in what is said of one.
    constant = Statistics(features.mean(axis=0), np.where(np.arange(201) == 4, 0.0, features.std(axis=0)))
    np.testing.assert_allclose(constant.restore(constant.normalise(features)), features, atol=1e-12)
    assert np.ptp(constant.denormalise(constant.normalise(features))[:, 4]) == 0


@pytest.mark.parametrize("bad", [np.zeros(200), np.full(201, np.nan), np.zeros((1, 201))])
def test_statistics_that_cannot_be(bad):
    with pytest.raises(DataError, match="mean"):
        Statistics(bad, np.ones(201))
    with pytest.raises(DataError, match="std"):
        Statistics(np.ones(201), bad)


def test_mirroring_twice_is_the_identity(clip):
    features = encode(clip)
    np.testing.assert_array_equal(mirror_features(mirror_features(features)), features)
    np.testing.assert_allclose(mirror(mirror(clip)).joints, clip.joints, atol=1e-12)


def test_mirrored_features_are_the_features_of_the_mirrored_clip(clip):
    np.testing.assert_allclose(mirror_features(encode(clip)), encode(mirror(clip)), atol=1e-12)
    assert mirror_features(encode(clip).astype(np.float32)).dtype == np.float32


def test_mirror_is_the_reflection_of_joints(clip):
    reflected = (clip.joints * [-1, 1, 1])[:, MANNEQUIN.mirror_joints]
    np.testing.assert_allclose(mirror(clip).joints, reflected, atol=1e-12)
    assert mirror(clip).joints[0, joint("R_Wrist"), 0] == pytest.approx(-clip.joints[0, joint("L_Wrist"), 0])


def test_fingerprint_depends_on_layout_skeleton_and_rate():
    import dataclasses

    other = dataclasses.replace(MANNEQUIN, rest_positions=MANNEQUIN.rest_positions * 1.01)
    assert len({layout_fingerprint(), layout_fingerprint(fps=20.0), layout_fingerprint(other)}) == 3
    assert len(layout_fingerprint()) == 16
