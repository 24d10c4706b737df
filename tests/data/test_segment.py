from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinoflow.data.segment import SegmentOptions, climbs, equal_parts, pauses, runs, segments
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
    assert not pauses(375, [replace(window, energy=window.energy / 10) for window in windows[::2]], OPTIONS).any()
    assert segments(375, no_jumps(375), windows, OPTIONS) == [(225, 375)]
    assert segments(375, no_jumps(375), windows, SegmentOptions(min_part_frames=60)) == [(0, 75), (225, 375)]


def test_a_quiet_take_is_no_pause():
    quiet = [Window(0, 150, 0.12), Window(75, 225, 0.08), Window(150, 300, 0.1), Window(225, 375, 0.02)]
    assert segments(375, no_jumps(375), quiet, OPTIONS) == [(0, 225)]
    assert segments(300, no_jumps(300), quiet[:3], OPTIONS) == [(0, 300)]


def stairs(levels_m, way_frames=60, level_frames=90) -> np.ndarray:
    """Heights of a foot that goes from level to level in steps, stays there, and lifts by 6 cm at each step."""
    parts = []
    for low, high in pairwise(levels_m):
        parts += [np.full(level_frames, low), low + (high - low) * np.repeat(np.arange(1, 5) / 4, way_frames // 4)]
    height = np.concatenate([*parts, np.full(level_frames, levels_m[-1])])
    return height + 0.06 * np.sin(np.arange(len(height)) / 3) ** 2


def test_ways_of_a_walk_up_and_down():
    ways = climbs(stairs([0.1, 0.55, 0.1, 0.1, 0.5]), SegmentOptions())
    assert len(ways) == 3
    for (start, stop), (first, last) in zip(ways, [(90, 150), (240, 300), (540, 600)], strict=True):
        assert abs(start - (first - 15)) <= 20
        assert abs(stop - (last + 15)) <= 20
        assert stop - start >= 60


@pytest.mark.parametrize("levels_m", [[0.1, 0.1, 0.1], [0.1, 0.2, 0.1]])
def test_level_ground_and_small_steps_are_no_slope(levels_m):
    assert climbs(stairs(levels_m), SegmentOptions()) == []


def test_one_way_only_and_no_frames_beyond_the_take():
    ((start, stop),) = climbs(np.linspace(0.0, 1.0, 80), SegmentOptions())
    assert 0 <= start < 20
    assert 60 < stop <= 80
    ((start, stop),) = climbs(np.linspace(1.0, 0.0, 80), SegmentOptions())
    assert 0 <= start < 20
    assert 60 < stop <= 80
