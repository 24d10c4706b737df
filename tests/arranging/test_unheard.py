"""What is told of a sentence that is not done, or done as something else, is true; and what is done is not told."""

import pytest

from kinoflow.arranging.parts import Part
from kinoflow.arranging.unheard import Unheard


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("zombie walk then lunge and bite", '"bite": taken as "eat an apple"'),
        ("chucks a cricket ball in from the boundary", 'taken as "cricket bat stroke"'),
        ("a person spins on an office chair", 'taken as "lean back in a chair"'),
        ("a surgeon washes his hands, holds them up and waits", "not done: waits"),
        ("a person tiptoes across a creaky floor, evaporates, and goes on", "not done: evaporates"),
        ("a person changes a light bulb standing on a chair", "not done: on a chair"),
        ("a person walks in a circle with a limp on the left leg", "not in a circle"),
        ("a person walks backwards out of the room yodelling", "not done: yodelling"),
        ("a person points to the left with the right hand", "point: not with the right hand"),
    ],
)
def test_what_is_left_out_or_replaced_is_told(arranger, sentence, told):
    notes = arranger.arrange(sentence).notes
    assert any(told in note for note in notes), notes


@pytest.mark.parametrize(
    "sentence",
    [
        "a person waves with the left hand",
        "a person shoots a bow: draws an arrow from the quiver, nocks, aims up at 45 degrees and releases",
        "a person picks up a heavy box from the floor, carries it 2 metres and puts it on a high shelf",
        "burpees, three in a row, no rest",
        "a girl twirls, curtsies and giggles",
        "he sneezes, then wipes his nose",
        "someone brushing their teeth at the sink",
        "a person walks like a robot",
        "he is sitting on a bench",
        "walks three steps forward, then turns around",
    ],
)
def test_what_is_done_is_not_told(arranger, sentence):
    assert arranger.arrange(sentence).notes == ()


@pytest.fixture(scope="module")
def unheard(arranger) -> Unheard:
    return Unheard(arranger.book)


def test_an_action_that_hardly_fits_is_told(unheard):
    for likeness, told in ((0.5, True), (0.9, False)):
        part = Part("wave", {}, "a person waves", likeness)
        assert bool(unheard.notes(part.text, [part], [])) == told


def test_a_note_stays_unless_the_action_does_what_it_denies(unheard):
    part = Part("shoot a bow", {}, "a person shoots a bow", 1.0)
    notes = ["not done: draws an arrow from the quiver", "not done: does a handstand", "faces are not shown"]
    assert unheard.notes(part.text, [part], notes) == notes[1:]


def test_pace_and_steps_that_an_action_has_not(unheard):
    part = Part("walk", {}, "a person walks three steps slowly", 0.95)
    assert unheard.notes(part.text, [part], []) == ["walk: not three steps", "walk: not slowly"]
    done = Part("walk", {"tempo": "slow", "count": 3}, part.text, 0.95)
    assert unheard.notes(part.text, [done], []) == []


@pytest.mark.parametrize(
    ("part", "told"),
    [
        (Part("wave both hands", {}, "swings his arms high", 0.82), 'taken as "wave both hands"'),
        (Part("slide", {}, "steps onto the beam", 0.77), 'taken as "slide"'),
        (Part("goalkeeper dive", {}, "catches a high ball", 0.85), 'taken as "goalkeeper dive"'),
        (Part("lie down on the side", {}, "sinks to the floor on the left side", 0.9), "not on the left side"),
        (Part("walk", {}, "walks on in small quick steps", 0.97), "walk: not in small quick steps"),
    ],
)
def test_another_verb_a_side_and_steps_that_nothing_has_are_told(unheard, part, told):
    assert any(told in note for note in unheard.notes(part.text, [part], []))


@pytest.mark.parametrize(
    "part",
    [
        Part("climb stairs", {}, "walks up the stairs", 0.8),
        Part("direct traffic", {"order": "wave through"}, "waves the cars through", 0.8),
        Part("crash the cymbals", {}, "hits the cymbal twice", 0.8),
        Part("side-lying leg lift", {"side": "left"}, "lifts the left leg", 0.79),
        Part("turn", {"side": "left"}, "turns to the left", 0.97),
    ],
)
def test_an_action_of_the_same_verb_or_thing_is_not_told(unheard, part):
    assert unheard.notes(part.text, [part], []) == []


def test_who_gets_up_unasked_is_told(unheard):
    sits, stamps = Part("sit still", {}, "he sits", 1.0), Part("stomp angrily", {}, "stamps his foot", 1.0)
    waves = Part("wave", {}, "waves", 1.0)
    assert "stomp angrily: not sitting" in unheard.notes("he sits, stamps his foot", [sits, stamps], [])
    assert unheard.notes("he sits, waves", [sits, waves], []) == []
    rises = Part("stomp angrily", {}, "stands up and stamps his foot", 1.0)
    assert unheard.notes("he sits, stands up and stamps his foot", [sits, rises], []) == []
