"""Clips as people handle them in Python: one line, length, slices, sums, notebooks."""

import html
import re

import numpy as np
import pytest

from kinoflow.errors import OptionError
from kinoflow.motion import MotionClip, Skeleton
from kinoflow.motion.canonical import heading_rad, turn
from kinoflow.motion.skeleton import JOINT_NAMES, MANNEQUIN, PARENTS


def test_one_line_says_what_it_is(walk):
    assert repr(walk) == "<MotionClip 'A person walks forward.', 90 frames, 3.00 s at 30 per second>"
    assert repr(walk.replace(metadata={})) == "<MotionClip, 90 frames, 3.00 s at 30 per second>"
    long = repr(walk.replace(metadata={"source": "a\n" * 500, "x": 1}))
    assert "\n" not in long
    assert len(long) < 200


def test_length_is_frames(walk):
    assert len(walk) == walk.num_frames == 90
    assert walk


@pytest.mark.parametrize(
    ("part", "first", "last"),
    [
        (slice(10, 20), 10, 20), (slice(None, 5), 0, 5), (slice(-30, None), 60, 90), (slice(0, 1000), 0, 90),
        (slice(1.0, 2.0), 30, 60), (slice(0.5, None), 15, 90), (slice(None, -1.0), 0, 60), (slice(0, 0.5), 0, 15),
        (slice(np.int64(3), np.int64(7)), 3, 7), (slice(np.float32(0.5), 1), 15, 30), (slice(None), 0, 90),
    ],
)  # fmt: skip
def test_slices_by_frames_and_by_seconds(walk, part, first, last):
    cut = walk[part]
    np.testing.assert_array_equal(cut.joints, walk.joints[first:last])
    assert (cut.fps, cut.metadata) == (walk.fps, walk.metadata)


def test_a_step_keeps_every_nth_frame_of_as_many_seconds(walk):
    half = walk[::2]
    assert (half.fps, half.num_frames, half.duration_s) == (15, 45, 3)
    np.testing.assert_array_equal(half.joints, walk.joints[::2])
    np.testing.assert_array_equal(walk[1.0:2.0:3].joints, walk.joints[30:60:3])


@pytest.mark.parametrize(
    "part", [5, "a", slice(20, 10), slice(90, None), slice(3.0, 4.0), slice("a", 2), slice(0, 9, 0), slice(9, 0, -1),
             slice(0, 9, 1.5), slice(float("nan"), 1.0)],
)  # fmt: skip
def test_other_parts_are_refused(walk, part):
    with pytest.raises(OptionError):
        walk[part]


def test_a_clip_is_not_walked_through_frame_by_frame(walk):
    with pytest.raises(TypeError):
        iter(walk)


def test_a_sum_goes_on_where_and_as_the_first_ends(walk):
    other = turn(walk.replace(translation=walk.translation + np.array([4.0, 0.0, 9.0])), 2.0)
    both = walk + other
    assert (len(both), both.fps) == (179, 30)
    np.testing.assert_array_equal(both.joints[:90], walk.joints)
    np.testing.assert_allclose(heading_rad(both), 0.0, atol=1e-6)
    # It walks on: 1.2 m/s along +Z, as both do.
    assert both.translation[-1, 2] - walk.translation[-1, 2] == pytest.approx(1.2 * 89 / 30, abs=0.05)
    assert np.linalg.norm(np.diff(both.joints, axis=0), axis=-1).max() < 0.25


def test_cut_in_two_and_joined_again_it_is_the_clip(walk):
    again = walk[:41] + walk[40:]
    assert len(again) == 90
    np.testing.assert_allclose(again.joints, walk.joints, atol=0.01)


def test_sums_take_over_what_holds_for_both(walk):
    one = walk.replace(metadata={"prompt": "A person walks.", "licence": "CC0", "model": "m", "seed": 1})
    two = walk.replace(metadata={"prompt": "A person waves.", "licence": "CC BY", "model": "m", "seed": 2}, fps=60.0)
    both = one + two
    assert both.metadata == {"prompt": "A person walks. A person waves.", "licence": "CC0; CC BY", "model": "m"}
    # A licence is told once; a sentence that is done twice is said twice.
    twice = (one[:10] + one[:10]).metadata
    assert (twice["prompt"], twice["licence"]) == ("A person walks. A person walks.", "CC0")
    assert len(both) == 90 + 45 - 1
    assert len(one + two[:1]) == 90


def test_other_bodies_and_other_things_are_not_joined(walk):
    child = Skeleton("child", JOINT_NAMES, PARENTS, MANNEQUIN.rest_positions * 0.7, MANNEQUIN.clearance_m)
    with pytest.raises(OptionError, match="one body"):
        walk + walk.replace(skeleton=child)
    with pytest.raises(TypeError):
        walk + 1


def test_a_notebook_plays_it(walk, monkeypatch):
    shown = walk[:10].replace(metadata={"prompt": 'He says "<b>"'})._repr_html_()
    if not shown.startswith("<iframe"):
        pytest.skip("the viewer has not been built (make web)")
    page = html.unescape(re.search(r'srcdoc="([^"]*)"', shown)[1])
    assert page.startswith("<!doctype html>")
    assert page.rstrip().endswith("</html>")
    assert shown.count("<") == 2
    assert 'sandbox="allow-scripts' in shown

    from kinoflow.errors import OutputError

    def fail(*_: object, **__: object) -> None:
        raise OutputError("no viewer")

    monkeypatch.setattr(MotionClip, "save", fail)
    assert walk._repr_html_() == f"<pre>{html.escape(repr(walk))}</pre>"
