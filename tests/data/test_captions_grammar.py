import re

import numpy as np
import pytest

from kinoflow.data.captions.actions import ACTIONS, HELD_OUT_CAPTIONS, is_held_out, plain
from kinoflow.data.captions.sentences import captions_for, mirror_caption
from kinoflow.data.sources.bandai import BANDAI_CONTENTS, STYLES
from kinoflow.data.sources.texts import INDEX
from kinoflow.errors import OptionError
from kinoflow.language.grammar import SUBJECTS, Mood, Subject, doing, random_sentence, render
from kinoflow.language.words import participle, third_person

LABELS = sorted(ACTIONS | BANDAI_CONTENTS)


def words(text):
    return set(re.findall(r"[a-z-]+", text.lower()))


@pytest.mark.parametrize(
    ("verb", "third", "ing"),
    [
        ("walk", "walks", "walking"),
        ("wave", "waves", "waving"),
        ("raise", "raises", "raising"),
        ("run", "runs", "running"),
        ("jog", "jogs", "jogging"),
        ("dash", "dashes", "dashing"),
        ("box", "boxes", "boxing"),
        ("carry", "carries", "carrying"),
        ("stay", "stays", "staying"),
        ("do", "does", "doing"),
        ("go", "goes", "going"),
        ("tiptoe", "tiptoes", "tiptoeing"),
        ("lie", "lies", "lying"),
        ("bow", "bows", "bowing"),
        ("sidestep", "sidesteps", "sidestepping"),
        ("pass", "passes", "passing"),
        ("squat", "squats", "squatting"),
        ("begin", "begins", "beginning"),
        ("lift", "lifts", "lifting"),
        ("lean", "leans", "leaning"),
        ("be", "is", "being"),
    ],
)
def test_conjugation(verb, third, ing):
    assert third_person(verb) == third
    assert participle(verb) == ing


def test_every_mood():
    phrase = "{raise} {poss} left hand while {wave:ing} and {step} aside"
    woman = Subject("a woman", "her")
    assert [render(phrase, mood, woman) for mood in Mood] == [
        "A woman raises her left hand while waving and steps aside.",
        "A woman is raising her left hand while waving and stepping aside.",
        "Raise your left hand while waving and step aside.",
        "A woman raising her left hand while waving and stepping aside.",
        "Raising the left hand while waving and stepping aside.",
        "There is a woman raising her left hand while waving and stepping aside.",
    ]
    assert [render("= a bow", mood, woman) for mood in Mood] == ["A bow."] * 6


def test_verbs_with_a_hyphen_are_verbs():
    assert render("{pole-vault} and {two-step}") == "A person pole-vaults and two-steps."
    assert render(doing("{two-step} there")) == "A person two-stepping there."


def test_phrases_begin_with_a_verb_and_leave_no_braces():
    phrases = [
        phrase
        for group in (*ACTIONS.values(), *INDEX.values())
        for phrase in group
        if not phrase.startswith(("@", "= "))
    ]
    for phrase in phrases:
        assert re.match(r"\{\w+\}", phrase), phrase
        for mood in Mood:
            sentence = render(phrase, mood)
            assert re.fullmatch(r"[A-Z][^{}<>@]*\.", sentence), sentence
            assert "  " not in sentence


def test_index_entries_name_actions_that_exist():
    named = {phrase[1:].partition("|")[0] for group in INDEX.values() for phrase in group if phrase.startswith("@")}
    assert named <= set(ACTIONS)
    assert set(BANDAI_CONTENTS.values()) <= set(ACTIONS)


def test_phrases_of_an_action_are_different():
    for phrases in ACTIONS.values():
        assert len(set(phrases)) == len(phrases)


@pytest.mark.parametrize("label", LABELS)
def test_captions_are_many_different_and_plainest_first(label):
    captions = captions_for(label, generator=np.random.default_rng(0), count=60)
    assert len({plain(caption) for caption in captions}) == len(captions) >= 30
    assert captions[0] == render(ACTIONS[BANDAI_CONTENTS.get(label, label)][0])


def test_the_generator_decides():
    first, again, other = (captions_for("walk", "happy", generator=np.random.default_rng(s)) for s in (1, 1, 2))
    assert first == again != other
    assert captions_for("walk", generator=np.random.default_rng(0), count=1) == ["A person walks forward."]
    assert captions_for("walk", generator=np.random.default_rng(0), count=0) == []


@pytest.mark.parametrize("style", [style for style, manner in STYLES.items() if manner])
def test_every_second_caption_says_the_style(style):
    manner = STYLES[style]
    ways = [*manner.adverbs, *manner.phrases, *(subject.text for subject in manner.subjects)]
    captions = captions_for("walk", style, generator=np.random.default_rng(3), count=40)
    says_it = [any(f" {way} " in f" {plain(caption)} " for way in map(plain, ways)) for caption in captions]
    assert says_it == [False, True] * 20


def test_normal_says_nothing():
    captions = [captions_for("run", style, generator=np.random.default_rng(5)) for style in (None, "normal")]
    assert captions[0] == captions[1]


def test_a_style_is_not_contradicted_by_the_subject():
    generator = np.random.default_rng(0)
    sentences = [random_sentence(ACTIONS["walk"], STYLES["feminine"], generator) for _ in range(400)]
    assert not any(re.match(r"(A man|He)\b", sentence) for sentence in sentences)
    assert any(re.match(r"(A woman|She)\b", sentence) for sentence in sentences)


def test_a_pronoun_is_no_subject_of_a_description():
    generator = np.random.default_rng(0)
    sentences = [random_sentence(ACTIONS["walk"], None, generator) for _ in range(1000)]
    assert not any(re.match(r"S?[Hh]e \w+ing\b", sentence) for sentence in sentences)
    assert not any(re.match(r"There is s?he\b", sentence) for sentence in sentences)
    starts = {subject.text.capitalize() for subject in SUBJECTS}
    assert starts == {start for start in starts if any(sentence.startswith(f"{start} ") for sentence in sentences)}


@pytest.mark.parametrize("label", [label for label in LABELS if "left" in label])
def test_sides(label):
    """The left label speaks of the left only, and its phrases are those of the right label mirrored."""
    captions = captions_for(label, generator=np.random.default_rng(0), count=80)
    assert all(words(caption) & {"left", "leftward"} for caption in captions)
    assert not any(words(caption) & {"right", "rightward"} for caption in captions)
    if label in ACTIONS:
        mirrored = [mirror_caption(phrase) for phrase in ACTIONS[label]]
        assert mirrored == list(ACTIONS[label.replace("left", "right")])


def test_unsided_actions_name_a_side_only_where_the_motion_has_one():
    for action, phrases in ACTIONS.items():
        sides = {side for phrase in phrases for side in words(phrase) & {"left", "right"}}
        if "left" not in action and "right" not in action:
            expected = {"wave-goodbye": {"right"}, "guide": {"right"}, "respond": {"left"}, "look-far": {"right"}}
            assert sides == expected.get(action, set()), action


@pytest.mark.parametrize("content", ["raise-up-left-hand", "raise-up-both-hands", "wave-right-hand", "wave-both-hands"])
def test_hands_that_stay_below_the_shoulder_are_described_so(content):
    low = captions_for(content, "feminine", generator=np.random.default_rng(0))
    assert all("shoulder" in caption for caption in low)
    high = captions_for(content, "old", generator=np.random.default_rng(0))
    assert all("shoulder" not in caption or "above the shoulder" in caption for caption in high)


def test_unknown_labels_and_styles_are_errors():
    with pytest.raises(OptionError, match=r"'fly'.*walk"):
        captions_for("fly", generator=np.random.default_rng(0))
    with pytest.raises(OptionError, match=r"'grumpy'.*happy"):
        captions_for("walk", "grumpy", generator=np.random.default_rng(0))


def test_no_caption_is_held_out():
    assert len(HELD_OUT_CAPTIONS) >= 40
    assert set(HELD_OUT_CAPTIONS.values()) <= set(ACTIONS)
    for label in LABELS:
        captions = captions_for(label, generator=np.random.default_rng(0))
        assert not any(is_held_out(text) for caption in captions for text in (caption, mirror_caption(caption)))


def test_what_the_grammar_could_say_but_is_held_out_is_dropped():
    assert "jog ahead" in HELD_OUT_CAPTIONS
    captions = captions_for("jog", generator=np.random.default_rng(0), count=300)
    assert "A person jogs ahead." in captions
    assert "Jogging ahead." in captions
    assert "Jog ahead." not in captions


def test_mirror_images_and_spelling_variants_are_held_out_too():
    assert is_held_out("Put your left arm up!")
    assert is_held_out("put your RIGHT  arm up")
    assert not is_held_out("Put your left hand up.")
