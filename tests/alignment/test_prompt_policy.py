"""The policy of prompts: its settings, the score of an answer by hand, its losses and what is measured of it."""

import dataclasses
import math
import re
from types import SimpleNamespace

import pytest
import torch

from kinoflow.alignment import prompter
from kinoflow.alignment.prompter import Answers, PromptPolicyConfig, PromptPolicyStage, Score, entropy, score
from kinoflow.errors import ConfigError
from kinoflow.prompting.language_model import LENGTHS_S, AdapterDescription, Vocabulary, letter_of
from kinoflow.prompting.lengths import Saying
from kinoflow.prompting.vocabulary import english, words
from kinoflow.recipes.prompter import prompt_policy
from kinoflow.training.prompter.casual import Example
from kinoflow.training.stage import Share

NAN, INFINITY = float("nan"), float("inf")
SAYINGS = [Saying("{walk} forward", 2.0, "walk"), Saying("{bow} three times", 3.0, "bow")] * 6
RIGHT = Example("kick w/ left leg twice", "A person kicks with the left leg twice.", 3.0)


class Characters:
    """A tokenizer of single characters."""

    def encode(self, text, add_special_tokens):
        return [ord(character) % 126 + 1 for character in text]

    def decode(self, ids):
        return "".join(chr((number - 1) % 126) for number in ids)


VOCABULARY = Vocabulary(Characters(), 0)


@pytest.mark.parametrize(
    ("name", "allowed", "refused"),
    [
        ("texts", (1, 9), (0,)),
        ("group_size", (2, 9), (1, 0)),
        ("temperature", (0.1, 2.0), (0.0, -1.0, INFINITY, NAN)),
        *((name, (0.0, 3.0), (-0.1, NAN)) for name in ("kl_weight", "duration", "fidelity", "style", "meaning")),
    ],
)
def test_every_setting_has_its_ends(name, allowed, refused):
    config = prompt_policy()
    for value in allowed:
        assert getattr(dataclasses.replace(config, **{name: value}), name) == value
    for value in refused:
        with pytest.raises(ConfigError):
            dataclasses.replace(config, **{name: value})


def test_values_are_those_that_were_measured_with():
    own = {"texts": 4, "group_size": 8, "temperature": 0.9, "kl_weight": 0.02}
    weights = {"duration": 1.0, "fidelity": 1.5, "style": 0.5, "meaning": 0.5}
    fields = {field.name: field.default for field in dataclasses.fields(PromptPolicyConfig)}
    assert {name: fields[name] for name in own | weights} == own | weights


def scored(caption=RIGHT.caption, place=None, right=RIGHT, meaning=1.0):
    return score(caption, letter_of(3.0) if place is None else place, right, meaning)


def test_what_is_out_of_form_is_worth_nothing():
    assert score(RIGHT.caption, None, RIGHT, 1.0) == Score()
    assert dataclasses.asdict(Score()) == dict.fromkeys(("form", "duration", "fidelity", "style", "meaning"), 0.0)
    for caption in ("He kicks.", "A person kicks\x07.", "a person kicks."):
        assert scored(caption) == Score()
    assert scored("A person" + " kicks" * 58).form == 1.0  # 60 words
    assert scored("A person" + " kicks" * 59) == Score()


@pytest.mark.parametrize("sign", [1, -1])
def test_a_length_that_is_off_by_the_width_is_worth_one_over_e(sign):
    place = letter_of(3.0)
    right = dataclasses.replace(RIGHT, seconds=LENGTHS_S[place] * math.exp(sign * 0.35))
    assert scored(place=place, right=right).duration == pytest.approx(math.exp(-1))
    assert scored(place=place, right=dataclasses.replace(RIGHT, seconds=LENGTHS_S[place])).duration == 1.0


@pytest.mark.parametrize(
    ("right", "caption", "worth"),
    [
        ("A person kicks with the left leg twice.", "A person kicks with the left leg twice.", 1),
        ("A person kicks with the left leg twice.", "A person kicks with the leg.", 1 / 3),
        ("A person kicks with the left leg twice.", "A person kicks with the right leg twice.", 2 / 3 - 1 / 6),
        ("A person walks.", "A person walks and jumps.", 1 / 2),
        ("A person walks.", "A person walks, jumps and bows.", 0),
        ("A person walks.", "A person walks, jumps, bows and kneels.", 0),
    ],
)
def test_fidelity_is_the_share_that_is_kept_less_half_of_what_is_added(right, caption, worth):
    """Of the verb, the side and the number; of the verb alone."""
    found = scored(caption, right=dataclasses.replace(RIGHT, caption=right))
    assert found.fidelity == pytest.approx(worth)


@pytest.mark.parametrize(("likeness", "worth"), [(0.5, 0), (0.6, 0), (0.775, 0.5), (0.95, 1), (1.0, 1)])
def test_meaning_counts_from_0_6_to_0_95(likeness, worth):
    assert scored(meaning=likeness).meaning == pytest.approx(worth)


def test_style_is_the_share_of_words_of_english_in_a_sentence():
    assert scored("A person walks lol.").style == 0.75
    assert scored("A person walks.").style == 1.0
    assert scored("A person walks").style == 0.0


def test_a_word_that_only_english_or_only_our_phrases_know_is_fine():
    ours, theirs = (
        min(word for word in one - other if re.fullmatch("[a-z]{4,}", word))
        for one, other in ((set(words().known), english()), (english(), set(words().known)))
    )
    assert scored(f"A person {ours} {theirs}.").style == 1.0
    assert scored("A person xqzzkj.").style == pytest.approx(2 / 3)


@pytest.mark.parametrize(("places", "bits"), [([], 0), ([2, 2], 0), ([0, 0, 1, 1], 1), ([0, 0, 0, 1], 0.811278)])
def test_entropy(places, bits):
    assert entropy(places) == pytest.approx(bits)


class Writer:
    """Says the same of every text; `asked` has how it was asked, and with which random numbers."""

    asked: list = []  # noqa: RUF012

    def __init__(self, model, vocabulary):
        self.vocabulary = vocabulary

    def sample(self, texts, size, temperature):
        self.asked.append((len(texts), size, temperature, torch.initial_seed()))
        answers = [self.vocabulary.write("A person walks." if n % 2 else "A person bows.", 3.0) for n in range(size)]
        return [answers for _ in texts]


@pytest.fixture
def stage(monkeypatch):
    monkeypatch.setattr(Writer, "asked", [])
    monkeypatch.setattr(prompter, "CaptionWriter", Writer)
    config = dataclasses.replace(
        prompt_policy(),
        texts=3,
        group_size=4,
        micro_batches=1,
        kl_weight=0.3,
        examples=dataclasses.replace(prompt_policy().examples, validation=20),
    )
    pools = SimpleNamespace(training=SAYINGS, held_out=SAYINGS, fingerprint="def")
    return PromptPolicyStage(pools, VOCABULARY, {}, lambda said, right: [0.775] * len(said), config)


def test_a_caption_is_worth_its_weighted_parts(stage):
    """Each weight has a part of its own, and the length none of the caption's."""
    weights = {"fidelity": 0.7, "style": 0.3, "meaning": 0.2, "duration": 5.0}
    stage.config = dataclasses.replace(stage.config, **weights)
    one = Score(form=1.0, duration=0.9, fidelity=0.5, style=0.25, meaning=0.125)
    assert stage._of_caption(one) == pytest.approx(1 + 0.7 * 0.5 + 0.3 * 0.25 + 0.2 * 0.125)


def test_what_is_watched_of_answers_is_summed_over_them(stage):
    """Two texts of two answers: parts of scores, words, copies of the text, and bits of the letters times answers."""
    rows = [dataclasses.replace(RIGHT, text="A person bows"), RIGHT]
    write = VOCABULARY.write
    groups = [
        [write("A person bows.", LENGTHS_S[2]), write("A person walks.", LENGTHS_S[2])],
        [write("A person bows.", LENGTHS_S[4]), write("A person kicks twice.", LENGTHS_S[4])],
    ]
    scores = [[Score(1.0, 0.5, 0.25, 1.0, 0.0), Score(1.0, 0.0, 0.25, 0.0, 0.5)], [Score(), Score(1.0)]]
    found = stage._watched(groups, rows, scores)
    parts = {"form": 3.0, "duration": 0.5, "fidelity": 0.5, "style": 1.0, "meaning": 0.5}
    assert found == pytest.approx({**parts, "words": 13.0, "copied": 1.0, "length_entropy": 1.0 * 4})


def test_validation_takes_the_likeliest_answers(stage):
    sums, counts = stage.validate(None, Share())
    # Twenty examples, sixteen at once, one answer each, drawn at no temperature.
    assert [asked[:3] for asked in Writer.asked] == [(16, 1, 0.0), (4, 1, 0.0)]
    assert set(counts.values()) == {20.0}
    assert sums["form"] == 20
    assert sums["meaning"] == pytest.approx(10)
    assert sums["words"] == 60
    assert sums["copied"] <= 20


class Given:
    """Sequences whose log-probabilities are parameters."""

    def __init__(self, values):
        self.values = torch.tensor(values, requires_grad=True)
        self.ids = torch.zeros(2, 7)

    def log_probabilities(self, model):
        return self.values


def answers(reference=(-1.0, -2.0, -3.0)):
    watched = {"form": 2.0, "words": 5.0}
    return Answers(Given([-1.0, -2.0, -1.0]), torch.tensor([1.0, -2.0, 0.5]), torch.tensor(reference), watched, 2)


def test_the_policy_loss_is_minus_the_advantage_of_each_token(stage):
    batch = answers()
    found = stage.sums(None, batch)
    assert float(found["policy"].detach()) == pytest.approx(0.5)
    found["policy"].backward()
    # Of -A log p, at the policy that drew.
    assert batch.sequences.values.grad.tolist() == [-1.0, 2.0, -0.5]
    assert (float(found["form"]), float(found["words"])) == (2.0, 5.0)
    assert stage.weights == {"policy": 1.0, "divergence": 0.3}


def test_the_divergence_is_that_of_schulman(stage):
    """exp(d) - d - 1 with d = log p_reference - log p: 0 where they are equal, e^-2 + 1 where d is -2."""
    found = stage.sums(None, answers())
    assert float(found["divergence"].detach()) == pytest.approx(math.exp(-2) + 2 - 1)
    for far, expected in ((-1000.0, 20 - 1), (1000.0, math.exp(20) - 20 - 1)):
        found = stage.sums(None, answers((-1.0, -2.0, far)))
        assert float(found["divergence"].detach()) == pytest.approx(expected, rel=1e-5)


def test_a_run_begins_with_an_adapter_and_says_what_it_was_scored_by(stage, tmp_path, monkeypatch):
    given = AdapterDescription(rank=3, stage="sft", notes={"steps": 7, "score": "none yet"})
    done = []
    monkeypatch.setattr(prompter, "describe_adapter", lambda folder: given)
    monkeypatch.setattr(prompter, "adapt", lambda network, rank: done.append(("adapt", rank)))
    monkeypatch.setattr(prompter, "load_adapter", lambda network, folder: done.append(("load", folder)))
    monkeypatch.setattr(prompter, "fingerprint_of_weights", lambda network: done.append(("weights",)) or "abc")
    monkeypatch.setattr(prompter, "check_origin", lambda folder, origin, processes: done.append((folder, origin)))
    monkeypatch.setattr(prompter, "Trainer", lambda *given, processes: (*given, processes))
    network = torch.nn.Linear(2, 2)
    config = dataclasses.replace(prompt_policy(), seed=5)
    found = prompter.build_policy(
        config, network, VOCABULARY, tmp_path / "start", stage.pools, tmp_path / "run", likeness=lambda *_: []
    )
    origin = {"examples": stage.pools.fingerprint, "model": "abc"}
    assert done == [("adapt", 3), ("load", tmp_path / "start"), ("weights",), (tmp_path / "run", origin)]
    _, product, begun, _, output, processes = found
    assert product.description.notes == {"steps": 7, "score": "form, duration, fidelity, style, meaning"}
    assert (product.description.rank, product.description.stage) == (3, "grpo")
    assert (begun.config, output, processes.many) == (config, tmp_path / "run", False)
    assert torch.initial_seed() == 5


def test_counts_and_size(stage):
    assert stage.counts(answers()) == {"policy": 3.0, "divergence": 3.0, "form": 2.0, "words": 2.0}
    assert stage.size(answers()).tokens == 14.0


def test_each_batch_has_random_numbers_of_its_own(stage, monkeypatch):
    monkeypatch.setattr(prompter.Sequences, "log_probabilities", lambda self, model: torch.zeros(len(self.targets)))
    monkeypatch.setattr(prompter, "exchanged", lambda model, numbers: torch.no_grad())
    first, second, again = (stage.batches(step, None, Share()) for step in (0, 1, 0))
    assert [asked[:3] for asked in Writer.asked] == [(3, 4, 0.9)] * 3
    seeds = [asked[3] for asked in Writer.asked]
    assert seeds[0] == seeds[2] != seeds[1]
    for step in range(3, 23):
        stage.batches(step, None, Share())
    assert len({asked[3] for asked in Writer.asked}) == 22
    for one, other in zip(first, again, strict=True):
        assert torch.equal(one.advantage, other.advantage)
    # Twelve answers, eight at most together; what is only logged is told once.
    assert [len(part.sequences.ids) for part in first] == [8, 4]
    assert [part.number for part in first] == [12, 0]
    assert [part.watched["form"] for part in second] == [12.0, 0.0]
