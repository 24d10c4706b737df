"""What the words of a sentence fix of parameters."""

import pytest

from kinoflow.arranging.settings import settings_said
from kinoflow.authoring.action import Choice, find_action


@pytest.mark.parametrize(
    ("action", "text", "wanted"),
    [
        ("take off shoes", "takes off the right shoe", "one"),
        ("take off shoes", "takes off the shoes", None),
        ("take off shoes", "takes off both shoes, first the right shoe", None),
        ("put on socks", "pulls a sock over the left foot", "one"),
    ],
)
def test_one_of_a_pair_is_one(action, text, wanted):
    said = settings_said(find_action(action), text).settings
    assert said.get("feet") == wanted
    assert ("side" in said) == ("left" in text or "right" in text)


@pytest.mark.parametrize(
    ("text", "steps"), [("lunges three times", None), ("takes three steps and lunges", 3), ("a fencing lunge", None)]
)
def test_times_are_no_steps(text, steps):
    assert settings_said(find_action("fencing advance and lunge"), text).settings.get("steps") == steps


@pytest.mark.parametrize(
    ("action", "text", "ways"),
    [
        (
            "roundhouse kick",
            "kicks low with the right, then high with the left",
            [{"height": "low", "side": "right"}, {"height": "high", "side": "left"}],
        ),
        (
            "shoulder rolls",
            "rolls the shoulders back 4 times, then forward 5 times",
            [{"direction": "backward", "count": 4}, {"direction": "forward", "count": 5}],
        ),
        ("sheathe a sword", "sheathes the sword on the back", [{"place": "back"}]),
        ("drink a potion", "drinks a potion on one knee", [{"posture": "kneeling"}]),
        (
            "sword slash",
            "cuts from right to left, then from left to right, then straight down",
            [
                {"side": "right", "direction": "horizontal"},
                {"side": "right", "direction": "backhand"},
                {"direction": "overhead"},
            ],
        ),
        ("push-up", "does three push-ups, the last one very slow", [{"count": 2}, {"count": 1, "tempo": "slow"}]),
        ("push-up", "from a push-up position does two push-ups", [{"count": 2, "kind": "on the toes"}]),
        ("squat", "five squats, the last two fast", [{"count": 3}, {"count": 2, "tempo": "quick"}]),
        ("squat", "five squats at the end", [{"count": 3}, {"count": 2}]),
        ("side lunge", "lunges to the left, then to the right", [{"side": "left", "legs": "alternating", "count": 2}]),
        ("bow", "bows to the left", [{"toward": "to one side", "side": "left"}]),
        ("bow", "takes three bows in three directions", [{"toward": "to three sides"}]),
        (
            "sword slash",
            "cuts upward from the left hip then straight down",
            [{"side": "left"}, {"direction": "overhead"}],
        ),
    ],
)
def test_each_time_is_done_as_it_is_said(action, text, ways):
    said = settings_said(find_action(action), text)
    usual = {name: kind.values[0] for name, kind in find_action(action).parameters.items() if isinstance(kind, Choice)}
    done = [{**usual, **said.settings, **way} for way in said.repeats or ({},)]
    assert len(done) == len(ways)
    assert all(way.items() <= one.items() for one, way in zip(done, ways, strict=True))


@pytest.mark.parametrize(
    ("action", "text", "side"),
    [
        # The action has both sides: which comes first tells which it is.
        ("pass something from hand to hand", "passes a part from the left hand to the right hand", "left"),
        ("put on a gown", "puts on a gown, the right arm going in first, then the left arm", "right"),
        ("grapevine with clap", "grapevines to the left and claps, then to the right", "left"),
        ("salsa basic step", "steps with the left foot, returns, then steps with the right foot", "right"),
        ("draw a sword", "draws the sword from the left hip with the right hand", "right"),
        # Only one side of an action is its own.
        ("golf swing", "swings a golf club left-handed", "left"),
        ("golf swing", "swings a golf club right-handed", "right"),
        ("roundhouse kick", "a left roundhouse kick that spins right through", "left"),
    ],
)
def test_both_sides_are_told_in_the_order_of_the_action(action, text, side):
    said = settings_said(find_action(action), text)
    assert said.settings["side"] == side
    assert not said.repeats


def test_an_action_of_one_side_is_done_with_each_that_is_named():
    said = settings_said(find_action("wave"), "waves with the left hand, then with the right")
    assert [way["side"] for way in said.repeats] == ["left", "right"]


@pytest.mark.parametrize(
    ("action", "text", "wanted"),
    [
        ("put something down", "puts something down on the table on the left", {"spot": "to the side", "side": "left"}),
        ("pick something up", "takes something from a shelf with the right hand", {"place": "shelf", "side": "right"}),
        ("stock a shelf", "crouches down and puts three items on the bottom shelf", {"height": "bottom", "count": 3}),
        ("put a box on a shelf", "puts a box on a shelf at waist height", {"height": "waist height"}),
        ("open and close a drawer", "opens the bottom drawer and kicks it shut", {"height": "low", "shut": "foot"}),
        ("drag a body", "drags a casualty five steps, then lowers him gently", {"steps": 5, "end": "lower gently"}),
        ("blow a kiss", "blows a kiss to the right", {"toward": "to one side", "side": "right"}),
        ("raise the hand", "raises the left hand only to shoulder height", {"height": "shoulder height"}),
        ("lounge on a sofa", "sits on the sofa with both hands behind the head", {"arm": "behind the head"}),
        # "Climb" and "up" are neighbours in one phrase of who takes two at a time.
        ("climb stairs", "climbs up the stairs, holding the rail", {"manner": None, "rail": "rail"}),
        ("climb stairs", "climbs up the stairs with big strides", {"manner": "two at a time"}),
        ("warrior three", "warrior three, arms along the body", {"arms": "back"}),
    ],
)  # fmt: skip
def test_particulars_of_things_and_places(action, text, wanted):
    said = settings_said(find_action(action), text).settings
    assert {name: said.get(name) for name in wanted} == wanted
