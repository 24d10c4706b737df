"""Every edit keeps what it must keep."""

import numpy as np
import pytest

from kinoflow.authoring.gait import STYLES, line
from kinoflow.authoring.going import Going, go
from kinoflow.errors import OptionError
from kinoflow.motion import edits
from kinoflow.motion.canonical import resample
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.joining import seam_report
from kinoflow.motion.skeleton import joint
from kinoflow.motion.warping import placed


@pytest.fixture(scope="module")
def walk() -> MotionClip:
    return go(Going(STYLES["walk"], line(), "path", False), 120, np.random.default_rng(0)).clip


@pytest.fixture(scope="module")
def sad() -> MotionClip:
    return go(Going(STYLES["sad"], line(), "path", False), 62, np.random.default_rng(1)).clip


def same(first: MotionClip, second: MotionClip) -> bool:
    return bool((first.rotations == second.rotations).all() and (first.translation == second.translation).all())


def test_replacing_keeps_all_other_frames_to_the_bit(walk, sad):
    found = edits.replaced(walk, 30, 90, sad)
    assert same(found.crop(0, 30), walk.crop(0, 30))
    assert same(found.crop(90, 120), walk.crop(90, 120))
    assert np.abs(found.rotations[30:90] - walk.rotations[30:90]).max() > 0.1
    # The place of the pelvis is continuous on both sides.
    steps = np.linalg.norm(np.diff(found.translation, axis=0), axis=-1)
    assert steps[[29, 30, 88, 89]].max() < 0.08


@pytest.mark.parametrize(("start", "stop"), [(0, 61), (59, 120)])
def test_replacing_at_an_end_needs_one_neighbour(walk, sad, start, stop):
    found = edits.replaced(walk, start, stop, sad)
    kept = slice(61, 120) if start == 0 else slice(0, 59)
    assert (found.rotations[kept] == walk.rotations[kept]).all()


def test_replacing_by_a_clip_of_another_length_is_refused(walk, sad):
    with pytest.raises(OptionError, match="62 frames"):
        edits.replaced(walk, 30, 90, sad.crop(0, 40))
    with pytest.raises(OptionError, match="0 to 120"):
        edits.replaced(walk, 90, 300, sad)


def test_what_follows_and_what_leads_up_leave_the_clip_as_it_is(walk, sad):
    after = edits.followed(walk, sad)
    assert after.num_frames == 120 + 61
    assert same(after.crop(0, 120), walk)
    before = edits.led_up_to(walk, sad)
    assert before.num_frames == 61 + 120
    assert same(before.crop(61, 181), walk)
    for clip, seam in ((after, 119), (before, 61)):
        found = seam_report(clip, seam)
        assert found["acceleration_m_s2"] < found["percentile_95_m_s2"]


def test_between_two_clips_both_keep_their_poses(walk, sad):
    away = placed(sad, 2.0, np.array([7.0, -3.0]))
    found = edits.between(walk, away, edits.going_over(walk, away, 20))
    assert found.num_frames == 120 + 20 + 62
    assert same(found.crop(0, 120), walk)
    assert np.allclose(found.rotations[140:, 1:], sad.rotations[:, 1:], atol=1e-12)
    shape = np.linalg.norm(np.diff(found.translation[140:], axis=0), axis=-1)
    assert np.allclose(shape, np.linalg.norm(np.diff(sad.translation, axis=0), axis=-1), atol=1e-9)


def test_a_part_of_the_body_is_exchanged_and_nothing_else(walk, sad):
    found = edits.with_part(walk, sad, "upper body", start=20)
    others = [index for index in range(22) if index not in [joint(name) for name in edits.PARTS["upper body"]]]
    assert (found.rotations[:, others] == walk.rotations[:, others]).all()
    assert (found.translation == walk.translation).all()
    assert (found.rotations[:20] == walk.rotations[:20]).all()
    assert (found.rotations[40, joint("Spine1")] == sad.rotations[20, joint("Spine1")]).all()
    with pytest.raises(OptionError, match="left arm"):
        edits.with_part(walk, sad, "tail")


def test_twice_as_fast_shows_every_other_frame(walk):
    found = edits.retimed(walk.crop(0, 119), 60)
    assert same(found, walk.replace(rotations=walk.rotations[:119:2], translation=walk.translation[:119:2]))
    slow = edits.retimed(walk, 239)
    assert same(slow.replace(rotations=slow.rotations[::2], translation=slow.translation[::2]), walk)
    assert same(edits.retimed(walk, 120), walk)
    with pytest.raises(OptionError, match="12 to 1200"):
        edits.retimed(walk, 3)


def test_clips_of_another_rate_are_put_on_the_rate_of_the_first(walk, sad):
    found = edits.followed(walk, resample(sad, 60.0))
    assert found.fps == 30
    assert abs(found.num_frames - 181) <= 1
