"""Loops and full strides that texts ask for."""

import pytest

from kinoflow.language.phases import Loop, Phases, loop_said, phases_said


@pytest.mark.parametrize(
    ("text", "done", "in_place"),
    [
        ("run cycle", "run", False),
        ("Walk cycle, in place", "Walk", True),
        ("a run cycle on the spot", "run", True),
        ("an idle loop", "idle", False),
        ("a seamless looping walk", "walk", False),
        ("zombie walk cycle", "zombie walk", False),
        ("waves, looping", "waves", False),
        ("dances on a loop", "dances", False),
        ("idle breathing loop animation", "idle breathing", False),
    ],
)
def test_loops_are_heard(text, done, in_place):
    assert loop_said(text) == Loop(done, in_place)


@pytest.mark.parametrize(
    "text",
    [
        "walks in a loop",
        "cycles through the park",
        "walks around the loop",
        "rides a motor cycle",
        "throws a loop of rope",
        "walks on a loop trail",
        "jogs in place",
        "loop",
    ],
)
def test_what_is_no_loop(text):
    assert loop_said(text) is None


@pytest.mark.parametrize(
    ("text", "phases"),
    [
        ("keeps walking", Phases("keeps walking", "moving", "moving")),
        ("a man already running", Phases("a man running", "moving", "moving")),
        ("jogs in mid-stride, then stops", Phases("jogs, then stops", "moving", "standing")),
        ("walks", Phases("walks")),
        ("already sits", Phases("already sits")),
    ],
)
def test_full_strides_are_heard(text, phases):
    assert phases_said(text) == phases
