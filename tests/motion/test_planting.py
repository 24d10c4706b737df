"""Feet around known frames: they stand where those have them, and are lifted in between."""

import contextlib

import numpy as np
import pytest

from kinoflow.authoring.action import draw
from kinoflow.control import Keyframe, meeting
from kinoflow.measures.control import jerk_at_seams_m_per_s3
from kinoflow.motion import planting
from kinoflow.motion.canonical import canonicalise
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.measures import foot_slide_mm_per_frame
from kinoflow.motion.planting import STANDS_FRAMES, planted_around
from kinoflow.motion.skeleton import MANNEQUIN, joint
from kinoflow.motion.warping import placed


@pytest.fixture(scope="module")
def going() -> MotionClip:
    return canonicalise(draw("walk", np.random.default_rng(3)).clip, floor=False)


def stands_in(clip: MotionClip, frame: int) -> Keyframe:
    """The first pose of the walk, both feet on the floor, where the pelvis is in a frame, a little beside the way."""
    pose = clip.crop(0, 1)
    return Keyframe(frame, placed(pose, 0.1, clip.translation[frame, [0, 2]] - pose.translation[0, [0, 2]] + 0.05))


@pytest.fixture(scope="module")
def led(going) -> tuple[MotionClip, MotionClip, np.ndarray]:
    """Somebody who walks through two poses of standing: as he was led there, and with feet planted anew."""
    frames = [going.num_frames // 3, 2 * going.num_frames // 3]
    keys = [stands_in(going, frame) for frame in frames]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(meeting, "planted_around", lambda clip, known, allowed_mm: clip)
        before = meeting.meet(going, keys, in_place=True)
    return before, meeting.meet(going, keys, in_place=True), np.isin(np.arange(going.num_frames), frames)


def test_a_foot_goes_on_as_it_goes_in_known_frames():
    """Over the floor, in metres a frame of time that goes on; of one known frame alone there is nothing to say."""
    ankle = np.array([[0.0, 0.1, 0.0], [0.1, 0.3, 0.02], [0.3, 0.2, 0.06], [0.6, 0.1, 0.12]])
    foot = planting._Foot(ankle, ankle, (ankle[:, 1], ankle[:, 1]))
    known = np.array([True, True, False, True])
    np.testing.assert_allclose(planting._velocity(foot, known, 0, 1), [0.1, 0.02])
    np.testing.assert_allclose(planting._velocity(foot, known, 1, -1), [0.1, 0.02])
    for frame, beyond in ((1, 1), (3, -1), (0, -1), (3, 1), (2, -1), (2, 1)):
        np.testing.assert_array_equal(planting._velocity(foot, known, frame, beyond), [0.0, 0.0])


def test_known_frames_stay_and_feet_slide_less(going, led):
    before, after, known = led
    assert np.array_equal(after.rotations[known], before.rotations[known])
    assert np.array_equal(after.translation[known], before.translation[known])
    slid = foot_slide_mm_per_frame(before, 0.0)
    assert slid > 2 * foot_slide_mm_per_frame(going, 0.0)
    assert foot_slide_mm_per_frame(after, 0.0) < 0.5 * slid


def test_feet_stand_around_a_pose_in_which_they_stand(led):
    before, after, known = led
    for frame in np.flatnonzero(known):
        window = slice(frame - STANDS_FRAMES + 1, frame + STANDS_FRAMES)
        ways = []
        for clip in (before, after):
            ankles = clip.joints[window, [joint("L_Ankle")]], clip.joints[window, [joint("R_Ankle")]]
            ways.append(max(float(np.ptp(one[..., [0, 2]], axis=0).max()) for one in ankles))
        assert ways[1] < 0.03
        assert ways[1] < 0.3 * ways[0]


def test_feet_do_not_go_through_the_floor(led):
    _, after, _ = led
    ends = [joint(name) for name in ("L_Ankle", "R_Ankle")]
    assert (after.joints[:, ends, 1] - after.skeleton.rest_positions[ends, 1]).min() > -0.005


def test_nothing_known_or_everything_is_left_alone(going):
    for known in (np.zeros(going.num_frames, bool), np.ones(going.num_frames, bool)):
        assert planted_around(going, known) is going


def test_what_slides_no_more_than_it_did_is_left_alone(going):
    """A walk of which one frame is known as it is."""
    known = np.arange(going.num_frames) == going.num_frames // 2
    assert planted_around(going, known, foot_slide_mm_per_frame(going, 0.0)) is going


def test_a_foot_in_the_air_goes_on_as_fast_as_it_is(going):
    left = joint("L_Ankle")
    speed = np.linalg.norm(np.diff(going.joints[:, left], axis=0), axis=-1)
    start = 30 + int(speed[30:60].argmax())
    count = going.num_frames
    known = (np.arange(count) < start) | (np.arange(count) >= start + 40)
    # Carried back and forth, so that both feet slide and the one in the air comes back behind where it was.
    there = np.sin(np.pi * np.clip((np.arange(count) - start) / 40, 0.0, 1.0))
    slid = going.replace(translation=going.translation - there[:, None] * [0.0, 0.0, 0.5])
    found = planted_around(slid, known)
    assert found is not slid
    steps = np.diff(found.joints[:, left], axis=0)[:, [0, 2]]
    assert np.linalg.norm(steps[start - 1] - steps[start - 2]) < 0.5 * speed[start - 2]


@pytest.mark.parametrize(("slid", "alone"), [(2.09, True), (2.11, False)])
def test_feet_may_slide_a_twentieth_more_than_is_allowed(monkeypatch, going, slid, alone):
    def look(clip: MotionClip) -> None:
        raise LookupError

    monkeypatch.setattr(planting, "foot_slide_mm_per_frame", lambda *_: slid)
    monkeypatch.setattr(planting, "foot_rests", look)
    with contextlib.nullcontext() if alone else pytest.raises(LookupError):
        assert planted_around(going, np.arange(going.num_frames) == 9, 2.0) is going


@pytest.mark.parametrize("frame", [0, 7, 20, 39])
def test_a_foot_that_stands_still_stands_all_along_where_a_known_pose_has_it(frame):
    ankle = np.tile([0.1, 0.08, 0.2], (40, 1))
    foot = planting._Foot(ankle, ankle + ankle[0] * [0.0, -1.0, 1.0], (ankle[:, 1], ankle[:, 1]))
    known = np.arange(40) == frame
    owner, places = planting._stands(foot, np.ones(40, bool), known, known)
    assert owner[frame] == -1
    assert {tuple(places[place][0]) for place in owner[~known]} == {(0.1, 0.08, 0.2)}
    assert (owner[~known] >= 0).all()


@pytest.mark.parametrize("back", [False, True])
@pytest.mark.parametrize("tipped", [False, True])
def test_a_foot_that_is_about_to_leave_leaves(tipped, back):
    """Its heel lifted, or backward in time its toes; flat it stands a little longer than the motion has it."""
    low = np.tile([0.1, 0.0, 0.2], (40, 1))
    high = low + np.array([0.0, 0.1 * tipped, 0.0])
    ankle, toes = (low, high) if back else (high, low)
    foot = planting._Foot(ankle, toes, (ankle[:, 1], toes[:, 1]))
    known = np.arange(40) >= 25 if back else np.arange(40) < 15
    stood = np.arange(40) == (25 if back else 14)
    owner, _ = planting._stands(foot, known, known, stood)
    beside = np.arange(24, 24 - STANDS_FRAMES, -1) if back else np.arange(15, 15 + STANDS_FRAMES)
    assert (owner[beside] == -1).all() if tipped else (owner[beside] >= 0).all()
    assert (np.delete(owner, beside) == -1).all()


@pytest.mark.parametrize(("away_m", "stands"), [(0.0, True), (3.0, False)])
def test_a_foot_does_not_stand_where_its_leg_is_too_short_for_it(away_m, stands):
    clip = MotionClip(np.tile(np.eye(3), (20, 22, 1, 1)), np.tile(MANNEQUIN.rest_positions[0], (20, 1)), 30.0)
    foot = planting._Foot.of(clip, 0)
    known = np.arange(20) == 10
    _, flat = planting._flat(clip.global_rotations[:, joint("L_Ankle")], foot, known, known)
    places = [(foot.ankle[0], foot.toes[0]), (foot.ankle[0] + [away_m, 0, 0], foot.toes[0] + [away_m, 0, 0])]
    owner = np.where(known, -1, 1)
    found = planting._in_reach(clip, 0, foot, owner, places, flat)
    np.testing.assert_array_equal(found, owner if stands else np.full(20, -1))


def test_a_pose_that_feet_allow_is_passed_smoothly(going):
    """A pose of the walk, five centimetres beside where it is, for which feet slide no more than they did."""
    frame = going.num_frames // 2
    known = np.arange(going.num_frames) == frame
    key = Keyframe(frame, placed(going.crop(frame, frame + 1), 0.0, np.array([0.05, 0.0])))
    found = meeting.meet(going, [key], in_place=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(meeting, "eased_on_feet", lambda clip, known, allowed_mm: clip)
        thrown = meeting.meet(going, [key], in_place=True)
    assert np.array_equal(found.rotations[frame], key.pose.rotations[0])
    assert np.array_equal(found.translation[frame], key.pose.translation[0])
    near, _ = jerk_at_seams_m_per_s3(found, known)
    assert near < 0.6 * jerk_at_seams_m_per_s3(thrown, known)[0]
    assert near < 1.5 * jerk_at_seams_m_per_s3(going, known)[0]
    assert foot_slide_mm_per_frame(found, 0.0) < 1.05 * foot_slide_mm_per_frame(going, 0.0) + 0.05


def test_easing_does_not_make_feet_slide(monkeypatch, going):
    known = np.arange(going.num_frames) == going.num_frames // 2
    slides = {id(going): 2.0}
    monkeypatch.setattr(planting, "foot_slide_mm_per_frame", lambda clip, *_: slides.get(id(clip), 2.06))
    assert planting.eased_on_feet(going, known, 1.0) is going
    assert planting.eased_on_feet(going, known, 2.0) is not going
