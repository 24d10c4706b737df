"""Rules that put what people type into the words of captions: what changes, what never does."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinoflow.language.grammar import Mood, render
from kinoflow.language.tables import table
from kinoflow.prompting.fidelity import SIDES, fidelity, items
from kinoflow.prompting.plan import plan_prompt
from kinoflow.prompting.rewriting import rewritten
from kinoflow.prompting.spelling import corrected, misspelt
from kinoflow.prompting.vocabulary import english, words

ASKED = table("authored_phrases")


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        ("can you pls make him wlak fwd lol", "He walks forward."),
        ("walk forward and wave your left hand", "A person walks forward and waves their left hand."),
        ("I want a character to kick twice with the right leg", "A character kicks twice with the right leg."),
        ("make a short animation of a man walking backwards", "A man walking backwards."),
        ("please generate a motion where a person jumps 3x", "A person jumps 3 times."),
        ("two squats, then a jump", "A person does two squats, then a jump."),
        ("tennis serve", "A person does a tennis serve."),
        ("walking slowly", "A person is walking slowly."),
        ("walks forward, then bows", "A person walks forward, then bows."),
        ("I walk forward and scratch my head", "A person walks forward and scratches their head."),
        ("you sit down, then you clap", "A person sits down, then claps."),
        ("a woman in a red dress twirls, camera pans left", "A woman twirls."),
        ("walk -> jump -> wave", "A person walks, then jumps, then waves."),
        ("wave w/ left hand & bow", "A person waves with left hand and bows."),
        ("animate him waving", "A person waving."),
        ("make Bob wave", "Bob waves."),
        ("show me how to do a backflip", "A person does a backflip."),
        ("Make the character crouch and sneak to the left", "The character crouches and sneaks to the left."),
        ("first squat, then jump", "A person first squats, then jumps."),
        ("idle animation", "A person idles."),
        ("run in place for my game", "A person runs in place."),
        ("picks smth up w/ the left hand", "A person picks something up with the left hand."),
        ("id like to see a man climbing a lader", "A man climbing a ladder."),
        ("wave the R hand then kick w/ l. foot", "A person waves the right hand then kicks with left foot."),
        ("old lady walking w a cane", "Old lady walking with a cane."),
        ("he waves at some1 cuz he left", "He waves at somebody because he left."),
    ],
)
def test_what_people_type(text, caption):
    found, changes = rewritten(text)
    assert found == caption
    assert changes
    assert rewritten(caption) == (caption, ())


@pytest.mark.parametrize(
    "text",
    [
        "A person walks forward.", "a person walks forward", "Somebody waves with the left hand while walking.",
        "he's walking", "hands up", "left hook", "ballerina on one leg", "don't move", "two people fight",
        "looks like a zombie", "you're late", "A person puts on a red jacket.", "A person says hello.",
        "The man takes off his hat and bows.", "A person looks for a key.", "there is a man who waves",
    ],
)  # fmt: skip
def test_what_is_in_style_or_not_understood_stays(text):
    assert rewritten(text)[0].rstrip(".").lower().endswith(text.rstrip(".").lower())
    if text[0].isupper() or text.startswith("a "):
        assert rewritten(text) == (text, ())


def test_every_change_is_told():
    changes = rewritten("Hey, please make a man in a blue shirt wlak, 4k")[1]
    assert {change.kind for change in changes} == {
        "greeting",
        "politeness",
        "spelling",
        "clothes",
        "picture",
        "request",
    }
    assert all(change.before or change.after for change in changes)


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("wlak", "walk"), ("foward", "forward"), ("rigth", "right"), ("lfet", "left"), ("crouhces", "crouches"),
        ("cartwhel", "cartwheel"), ("sqaut", "squat"), ("teh", "the"), ("sneeeaks", "sneaks"), ("punhces", "punches"),
        ("mke", "make"), ("wth", "with"), ("tha", None), ("eges", None), ("abc", None),
        ("trn", None), ("lefy", None), ("rihgt", "right"), ("riht", None), ("trhee", "three"), ("fivw", None),
        ("walk", None), ("grovels", None), ("yodels", None), ("lift", None), ("asdf", None), ("colour", None),
        ("form", None), ("crouch", None), ("qwertz", None), ("flor", "floor"), ("lader", "ladder"),
    ],
)  # fmt: skip
def test_spelling(word, right):
    assert corrected(word) == right


def test_names_and_acronyms_are_no_mistakes():
    assert list(misspelt("the guard salutes Wlak and NASAA, u2walk")) == []
    assert list(misspelt("a paladin kneels before a ronin, spearman")) == []


@given(st.sampled_from(sorted(english())))
def test_right_english_is_never_corrected(word):
    assert corrected(word) is None


@given(st.sampled_from(sorted(words().known)))
def test_words_of_our_phrases_are_never_corrected(word):
    assert corrected(word) is None or len(word) < 4


ACTIONS = (
    "walk forward", "wave the left hand", "kick twice with the right leg", "turn left", "jump three times", "bow",
    "raise both arms", "step backward", "sit down", "clap four times", "punch with the right hand",
)  # fmt: skip
HEADS = ("", "please ", "can you ", "I want him to ", "make the character ", "animate a man to ", "I want you to ",
         "um, ", "ok so ", "could you make him ", "show me how to ", "I ", "you ", "to ")  # fmt: skip
TAILS = (
    "",
    " please",
    " lol",
    ", 4k",
    ", camera pans right",
    " in a red shirt",
    " thanks!",
    " for my game",
    " wearing a blue hat",
)
LINKS = (", then ", " and ", ", ", " and then ", " -> ")


@given(st.data())
def test_no_side_no_number_no_order_changes_and_nothing_is_added(data):
    chosen = data.draw(st.lists(st.sampled_from(ACTIONS), min_size=1, max_size=3, unique=True))
    text = chosen[0]
    for action in chosen[1:]:
        text += data.draw(st.sampled_from(LINKS)) + action
    whole = data.draw(st.sampled_from(HEADS)) + text + data.draw(st.sampled_from(TAILS))
    caption, _ = rewritten(whole)
    told = [item for item in items(text) if item != "then"]
    assert [item for item in items(caption) if item != "then"] == told, (whole, caption)
    assert rewritten(caption)[0] == caption
    assert set(fidelity(text, caption).added) <= {"then"}
    assert not set(fidelity(text, caption).lost) & SIDES
    left = re.sub(r"[^a-z0-9]", "", text.replace("->", "then"))
    assert len(re.sub(r"[^a-z0-9]", "", caption.lower())) <= len(left) + 40


def test_sayings_are_not_spoiled():
    """Ways in which users call actions: a plain sentence of each stays, fragments become sentences that stay."""
    for phrases in ASKED.values():
        for phrase in phrases[:2]:
            text = render(phrase)
            if not phrase.startswith("= "):
                assert rewritten(text) == (text, ())
            for mood in (Mood.IMPERATIVE, Mood.GERUND):
                caption = rewritten(render(phrase, mood).rstrip(".").lower())[0]
                assert rewritten(caption)[0] == caption, caption


@given(st.text(max_size=80))
def test_any_text(text):
    caption, _ = rewritten(text)
    assert isinstance(caption, str)
    if re.search(r"[A-Za-z0-9]", text):
        assert caption


def test_a_plan_says_what_was_kept():
    plan = plan_prompt("can you make him raise the left hand twice, camera pans right")
    assert plan.caption == "He raises the left hand twice."
    assert plan.fidelity.kept[-2:] == ("left", "two")
    assert "right" in plan.fidelity.lost
    assert plan.fidelity.added == ()
    assert plan_prompt("can you make him walk", rewrite="off").caption == "can you make him walk"
