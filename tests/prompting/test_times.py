"""Times in texts: all ways of saying one, what is none, whose time it is, and contradictions."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinoflow.errors import DurationError
from kinoflow.prompting.times import read_times


@pytest.mark.parametrize(
    ("text", "caption", "seconds"),
    [
        ("A person walks for 3 seconds.", "A person walks.", 3.0),
        ("walk forward 4s", "walk forward", 4.0),
        ("wave, 90 frames", "wave", 3.0),
        ("walk at 60 fps for 120 frames", "walk", 2.0),
        ("dance for half a minute", "dance", 30.0),
        ("walk forward @3", "walk forward", 3.0),
        ("walk forward @ 2.5s", "walk forward", 2.5),
        ("walk#90", "walk", 3.0),
        ("walk#90#007", "walk", 3.0),
        ("walks, then bows (4s)", "walks, then bows", 4.0),
        ("make a 5-second clip of a man running", "make a clip of a man running", 5.0),
        ("two and a half seconds of jogging", "jogging", 2.5),
        ("jog for a second and a half", "jog", 1.5),
        ("kick in 0,8 s", "kick", 0.8),
        ("kick within 800 ms", "kick", 0.8),
        ("he takes 3 seconds to sit down", "he sits down", 3.0),
        ("for 3 seconds, a man walks", "a man walks", 3.0),
        ("idle animation, 10 seconds long", "idle animation", 10.0),
        ("clap for twenty-five seconds", "clap", 25.0),
        ("walks for a total of about 4.5 seconds", "walks", 4.5),
        ("walks for 3 seconds and waves for 2 seconds", "walks and waves", 5.0),
        ("walks while waving for 3 seconds", "walks while waving", 3.0),
        ("stands still for 2 seconds then walks for 4 seconds @6", "stands still then walks", 6.0),
        ("walks for 3 s, 3 seconds in total", "walks", 3.0),
    ],
)
def test_times_and_what_is_left_of_the_text(text, caption, seconds):
    times = read_times(text)
    assert (times.text, times.total_s) == (caption, pytest.approx(seconds))
    assert times.words


@pytest.mark.parametrize(
    "text",
    [
        "waits a second", "takes a second step", "every 2 seconds he jumps", "after 2 seconds he waves",
        "a man in his 20s walks", "walk 5 m", "half a turn", "turn 90 degrees", "walks 10 metres",
        "two seconds later he bows",
        "walks for the first 3 seconds", "email me @home", "the man walks to number #7b",
    ],
)  # fmt: skip
def test_what_is_no_length_of_the_motion_stays(text):
    assert read_times(text).text == text
    assert read_times(text).total_s is None


def test_the_time_of_one_of_several_clauses_is_its_own():
    times = read_times("A person waves for 2 seconds, then bows.")
    assert times.total_s is None
    assert times.clauses == (("a person waves", 2.0), ("bows", None))
    # In the order of time, not of words.
    assert read_times("before he bows for 1 second, he waves for 2 seconds").clauses == (
        ("he waves", 2.0),
        ("he bows", 1.0),
    )


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("walk for 3 seconds 5 seconds", "5 seconds", "for 3 seconds"),
        ("walk for 3 seconds @5", "@5", "for 3 seconds"),
        ("walk @5#90", "#90", "@5"),
        ("walks for 3 seconds, then waves for 2 seconds, 4 seconds in total", "4 seconds in total", "for 3 seconds"),
    ],
)
def test_two_lengths_are_an_error_that_names_both(text, first, second):
    with pytest.raises(DurationError, match="two lengths") as caught:
        read_times(text)
    assert repr(first) in str(caught.value)
    assert repr(second) in str(caught.value)


@pytest.mark.parametrize("text", ["run for 0 seconds", "run @0", "run for 5000 minutes"])
def test_no_length_of_a_motion(text):
    with pytest.raises(DurationError, match="no length of a motion"):
        read_times(text)


UNITS = {"seconds": 1.0, "s": 1.0, "sec": 1.0, "frames": 1 / 30, "minutes": 60.0, "ms": 0.001}


@given(st.integers(1, 60), st.sampled_from(sorted(UNITS)), st.sampled_from(["A person walks", "jump", "he bows twice"]))
def test_any_number_is_read_exactly(number, unit, text):
    times = read_times(f"{text} for {number} {unit}")
    assert times.total_s == pytest.approx(number * UNITS[unit])
    assert times.text == text


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text):
    try:
        times = read_times(text)
    except DurationError:
        return
    assert not re.search(r"qtime\d+q", times.text) or "qtime" in text
