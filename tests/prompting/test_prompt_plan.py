"""`plan_prompt`: whose length wins, ranges, segments, what is told."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinoflow.errors import DurationError, OptionError, PromptError
from kinoflow.prompting.plan import LONGEST_S, check_length, plan_prompt
from kinoflow.text.prompt import LONGEST_PROMPT


def test_a_length_is_the_users_or_of_the_text_or_of_the_rules():
    assert plan_prompt("A person walks for 3 seconds.", 4.0).duration_from == "user"
    assert plan_prompt("A person walks for 3 seconds.", 4.0).seconds == 4.0
    assert plan_prompt("A person walks for 3 seconds.").seconds == 3.0
    plan = plan_prompt("A person walks.")
    assert plan.duration_from == "rules"
    assert plan.range[0] < plan.seconds < plan.range[1]
    assert plan.caption == "A person walks."
    assert plan.changes == plan.warnings == plan.segments == ()


@pytest.mark.parametrize("text", ["walks " * 200, "walks" + " " * 40_000, "walks for " + "9" * 40_000 + " seconds"])
def test_what_is_too_long_to_be_a_prompt_is_not_read(text):
    with pytest.raises(PromptError, match=f"has {len(text)} characters; {LONGEST_PROMPT} are allowed"):
        plan_prompt(text)


@given(
    st.floats(0.67, 12.0), st.sampled_from(["A person walks.", "bow for 3 seconds", "squats, then jumps, then waves"])
)
def test_the_length_that_is_asked_for_is_kept_to_the_frame(seconds, text):
    assert plan_prompt(text, seconds).frames == round(30 * seconds)


def test_a_length_far_from_the_range_is_told_once_and_fitted_only_on_request():
    text = "A person squats, then jumps, then waves."
    plan = plan_prompt(text, 1.0)
    (warning,) = plan.warnings
    assert warning.code == "unusual length"
    assert plan.seconds == 1.0
    fitted = plan_prompt(text, 1.0, fit_duration=True)
    assert fitted.seconds == plan.range[0]
    assert [change.kind for change in fitted.changes] == ["duration"]
    assert plan_prompt(text, sum(plan.range) / 2).warnings == ()
    assert plan_prompt(text, sum(plan.range) / 2, fit_duration=True).changes == ()


def test_a_length_that_is_misspelt_is_a_length():
    plan = plan_prompt("walk for 3 secnds")
    assert (plan.caption, plan.seconds, plan.duration_from) == ("A person walks.", 3.0, "text")
    assert plan_prompt("wlak for 3 secnods, then bow for 2 seconds").seconds == 5.0


def test_two_lengths_are_told():
    plan = plan_prompt("A person walks for 3 seconds.", 4.0)
    assert "two lengths" in [warning.code for warning in plan.warnings]


def test_what_is_longer_than_a_run_is_segments():
    plan = plan_prompt("please walk for 20 seconds, then bow for 4 seconds")
    assert plan.seconds == 24.0
    assert plan.parts == [("A person walks.", 20.0), ("A person bows.", 4.0)]
    check_length(plan)
    plan = plan_prompt("walks, then bows, 30 seconds in total")
    assert sum(segment.seconds for segment in plan.segments) == pytest.approx(30.0, abs=0.05)
    assert all(seconds is not None for _, seconds in plan.parts)


def test_clauses_with_lengths_of_their_own_are_segments():
    plan = plan_prompt("A person waves for 2 seconds, then bows.")
    assert plan.parts == [("a person waves", 2.0), ("A person bows.", None)]
    assert plan.seconds == pytest.approx(sum(segment.seconds for segment in plan.segments), abs=0.1)
    assert plan_prompt("A person waves for 2 seconds.").segments == ()
    assert plan_prompt("A person waves for 2 seconds, then bows.", 5.0).segments == ()


@pytest.mark.parametrize("text", ["jump for 0.2 seconds", "jump @0.5"])
def test_a_text_may_not_ask_for_less_than_there_is(text):
    with pytest.raises(DurationError, match=r"at least 0\.67"):
        check_length(plan_prompt(text))


def test_rules_stay_within_a_run():
    text = ", then ".join(["walks in a circle"] * 8)
    assert plan_prompt(text).seconds == LONGEST_S


@pytest.mark.parametrize("text", ["", "  ", "!!!", "\ud800", 5])
def test_no_words(text):
    with pytest.raises(PromptError):
        plan_prompt(text)


def test_no_such_way_of_rewriting():
    with pytest.raises(OptionError, match="off, rules"):
        plan_prompt("A person walks.", rewrite="magic")


def test_a_plan_as_json():
    values = json.loads(plan_prompt("walk for 3 seconds").to_json())
    assert values["frames"] == 90
    assert values["changes"][0]["before"] == "for 3 seconds"


@pytest.mark.parametrize("actions", [["walk"], ["bow", "wave"]])
def test_what_is_read_as_actions_has_their_lengths(actions):
    plan = plan_prompt("whatever this is", read=lambda caption: actions)
    assert plan.range[0] <= plan.seconds <= plan.range[1]
    assert plan != plan_prompt("whatever this is")
    assert plan_prompt("whatever this is", read=lambda caption: None) == plan_prompt("whatever this is")
