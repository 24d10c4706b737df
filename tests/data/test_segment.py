from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kinoflow.data.segment import SegmentOptions, equal_parts, runs, segments
from kinoflow.data.sources.raw import Window

OPTIONS = SegmentOptions()


def no_jumps(frames: int) -> np.ndarray:
    return np.zeros(frames, dtype=bool)


def test_a_short_take_stays_whole():
    assert segments(360, no_jumps(360), (), OPTIONS) == [(0, 360)]
    assert segments(20, no_jumps(20), (), OPTIONS) == [(0, 20)]


def test_a_long_take_is_cut_into_equal_parts():
    assert segments(361, no_jumps(361), (), OPTIONS) == [(0, 180), (180, 361)]
    assert segments(1000, no_jumps(1000), (), OPTIONS) == [(0, 333), (333, 667), (667, 1000)]


@given(st.integers(0, 500), st.integers(1, 5000), st.integers(1, 360))
def test_equal_parts(start, frames, longest):
    parts = equal_parts(start, start + frames, longest)
    lengths = [b - a for a, b in parts]
    assert parts[0][0] == start
    assert parts[-1][1] == start + frames
    assert all(first[1] == second[0] for first, second in pairwise(parts))
    assert max(lengths) <= longest
    assert max(lengths) - min(lengths) <= 1
    assert len(parts) == -(-frames // longest)


@given(st.lists(st.booleans(), min_size=1, max_size=80))
def test_runs_are_the_true_values(mask):
    found = runs(np.array(mask))
    rebuilt = [False] * len(mask)
    for start, stop in found:
        assert start < stop
        rebuilt[start:stop] = [True] * (stop - start)
    assert rebuilt == mask
    assert all(first[1] < second[0] for first, second in pairwise(found))


def test_a_t_pose_in_the_first_frame_is_left_out():
    jumps = no_jumps(100)
    jumps[1:3] = True  # what `jump_frames` marks when frame 0 stands apart
    assert segments(100, jumps, (), OPTIONS) == [(2, 100)]


def test_small_parts_between_jumps_are_left_out():
    jumps = no_jumps(300)
    jumps[[60, 61, 260]] = True
    assert segments(300, jumps, (), OPTIONS) == [(61, 260)]


@given(st.integers(20, 1500), st.data())
def test_no_segment_runs_over_a_jump(frames, data):
    jumps = no_jumps(frames)
    jumps[data.draw(st.lists(st.integers(1, frames - 1), max_size=6))] = True
    for start, stop in segments(frames, jumps, (), OPTIONS):
        assert 0 <= start < stop <= frames
        assert not jumps[start + 1 : stop].any()


def test_pauses_are_left_out():
    windows = [Window(0, 150, 0.9), Window(75, 225, 0.1), Window(150, 300, 0.8), Window(225, 375, 0.9)]
    assert segments(375, no_jumps(375), windows, OPTIONS) == [(225, 375)]
    assert segments(375, no_jumps(375), windows, SegmentOptions(min_part_frames=60)) == [(0, 75), (225, 375)]


def test_a_take_of_pauses_gives_nothing():
    assert segments(300, no_jumps(300), [Window(0, 150, 0.1), Window(150, 300, 0.2)], OPTIONS) == []
