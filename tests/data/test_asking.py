"""Captions of models that lie about sides and counts, held against the skeleton."""

import json

import numpy as np
import pytest

from kinoflow.authoring.action import draw
from kinoflow.data.captions.asking import paraphrases, paraphrases_by_grammar, same_reading, seen_caption
from kinoflow.errors import UnreadableError
from kinoflow.measures.probes import share_passed
from kinoflow.measures.probes.grammar import probes_for

TRUE = "A person kicks with the right leg."
LIE = "A person kicks with the left leg."


@pytest.fixture(scope="module")
def kick():
    return draw("front kick", np.random.default_rng(3), {"side": "right", "height": "high", "count": 2}).clip


class Scripted:
    """A model that answers by a script and remembers what it was asked."""

    def __init__(self, *answers: str) -> None:
        self.answers, self.asked = list(answers), []

    def __call__(self, messages, name, schema):
        self.asked.append(messages)
        return self.answers.pop(0)


def answer(*sentences: str) -> str:
    return json.dumps({"tag": "a high kick", "sentences": list(sentences), "not_visible": []})


def test_the_truth_is_kept_and_asked_for_once(kick):
    model = Scripted(answer(TRUE))
    found = seen_caption(kick, ["data:image/jpeg;base64,AA=="], model)
    assert found.sentences == (TRUE,)
    assert (found.refuted_before, found.refuted_after, found.asked) == (0, 0, 1)
    content = model.asked[0][0]["content"]
    assert content[0]["type"] == "image_url"
    assert "kicking with the right leg" in content[-1]["text"]


def test_a_lie_is_named_and_may_be_mended(kick):
    model = Scripted(answer(LIE, "A person stands."), f"Sorry!\n```json\n{answer(TRUE, 'A person stands.')}\n```")
    found = seen_caption(kick, [], model)
    assert "kicks with the left leg" in model.asked[1][-1]["content"]
    assert found.sentences == (TRUE, "A person stands.")
    assert (found.refuted_before, found.refuted_after, found.asked) == (1, 0, 2)


def test_what_is_still_a_lie_is_struck_out(kick):
    found = seen_caption(kick, [], Scripted(answer(LIE, TRUE), answer(LIE, TRUE)))
    assert found.sentences == (TRUE,)
    assert found.struck == (LIE,)
    assert (found.refuted_before, found.refuted_after) == (1, 1)
    assert share_passed(probes_for(" ".join(found.sentences)), kick) == 1


def test_no_answer_twice_is_an_error_and_once_is_not(kick):
    with pytest.raises(UnreadableError):
        seen_caption(kick, [], Scripted("no", "{}"))
    assert seen_caption(kick, [], Scripted("no", answer(TRUE))).sentences == (TRUE,)
    kept = seen_caption(kick, [], Scripted(answer(LIE, TRUE), "no"))
    assert kept.sentences == (TRUE,)


def test_paraphrases_keep_sides_counts_and_order():
    sentence = "A person jumps twice, then raises the left hand."
    said = ["Someone hops two times and then lifts the left arm.", "Someone hops twice, then lifts the right arm.",
            "Someone raises the left hand, then jumps twice.", "Someone jumps three times, then raises the left hand.",
            "Someone jumps twice."]  # fmt: skip
    assert paraphrases(sentence, 5, Scripted(json.dumps({"sentences": said}))) == (said[0],)
    with pytest.raises(UnreadableError):
        paraphrases(sentence, 5, Scripted("[]"))
    assert not same_reading("A person juggles.", "A person juggles.")


def test_the_grammar_paraphrases_without_a_model():
    found = paraphrases_by_grammar("{raise} {poss} left hand", 4, np.random.default_rng(0))
    assert len(set(found)) == 4
    assert all(same_reading("A person raises their left hand.", sentence) for sentence in found)
