"""The language model of prompts: its form, its examples, and both of its stages on a model of a few numbers."""

import dataclasses
import json
import math
import random

import pytest
import torch

from kinoflow.errors import CheckpointError, DataError, RunError
from kinoflow.language.grammar import render
from kinoflow.prompting import language_model
from kinoflow.prompting.fidelity import fidelity
from kinoflow.prompting.language_model import (
    FACTOR,
    LENGTHS_S,
    AdapterDescription,
    Sequences,
    Vocabulary,
    Written,
    describe_adapter,
    letter_of,
    save_description,
)
from kinoflow.prompting.lengths import Saying
from kinoflow.training.prompter.casual import Example, as_phrase, example, is_held_out, slips
from kinoflow.training.prompter.tuning import Pools, build_tuning, calibrate

NAMES = [f"action {number}" for number in range(20)]
SAYINGS = [
    Saying(phrase, 2.0 + place % 3, NAMES[place % len(NAMES)])
    for place, phrase in enumerate(
        ["{raise} {poss} left hand", "{kick} with the right leg twice", "{walk} forward", "{bow} three times"] * 10
    )
]


class Characters:
    """A tokenizer of single characters."""

    def encode(self, text, add_special_tokens):
        return [ord(character) % 126 + 1 for character in text]

    def decode(self, ids):
        return "".join(chr((number - 1) % 126) for number in ids)


VOCABULARY = Vocabulary(Characters(), 0)


def tiny():
    transformers = pytest.importorskip("transformers", reason="extra prompts")
    pytest.importorskip("peft", reason="extra prompts")
    torch.manual_seed(0)
    config = transformers.LlamaConfig(
        vocab_size=128, hidden_size=16, intermediate_size=24, num_hidden_layers=1, num_attention_heads=2,
        num_key_value_heads=1, max_position_embeddings=512, tie_word_embeddings=True,
    )  # fmt: skip
    return transformers.LlamaForCausalLM(config).eval()


def test_letters_are_lengths():
    for place, seconds in enumerate(LENGTHS_S):
        assert letter_of(seconds) == place
    assert letter_of(0.01) == 0
    assert letter_of(100.0) == len(LENGTHS_S) - 1
    for seconds in (0.8, 1.7, 5.55, 16.0):
        assert abs(math.log(LENGTHS_S[letter_of(seconds)] / seconds)) <= math.log(FACTOR) / 2 + 1e-9


def test_quantiles_of_a_distribution_of_lengths():
    shares = [0.0] * 26
    shares[10] = 1.0
    one = Written("", tuple(shares), True)
    assert one.seconds == pytest.approx(LENGTHS_S[10])
    assert one.quantile(1.0) / one.quantile(0.0) == pytest.approx(FACTOR)
    even = Written("", (1 / 26,) * 26, True)
    assert even.quantile(0.1) < even.seconds < even.quantile(0.9)
    assert even.seconds == pytest.approx(math.sqrt(LENGTHS_S[0] * LENGTHS_S[-1]))


def test_answers_are_read_back_and_what_is_out_of_form_is_seen():
    answer = VOCABULARY.write("A person walks.", 3.0)
    assert VOCABULARY.caption(answer) == ("A person walks.", letter_of(3.0))
    assert VOCABULARY.caption(answer[:-1])[1] is None
    assert VOCABULARY.caption([*answer[:-2], VOCABULARY.newline, VOCABULARY.end])[1] is None
    assert VOCABULARY.caption([*answer[:-1], answer[-2], VOCABULARY.end])[1] is None
    assert VOCABULARY.caption([])[1] is None


def test_only_the_letter_behind_the_newline_is_a_length():
    batch = Sequences.of([(VOCABULARY.read("Ab"), VOCABULARY.write("A B", 3.0))], VOCABULARY)
    assert batch.of_length.sum() == 1
    assert batch.targets[batch.of_length].tolist() == [VOCABULARY.letters[letter_of(3.0)]]


def test_examples_keep_what_is_said():
    """Of a text without slips, its caption has the sides and verbs of its sayings, in order, and their lengths."""
    chance = random.Random(0)
    for _ in range(300):
        made = example(SAYINGS, chance)
        assert made.caption.startswith("A person ")
        assert "{" not in made.text + made.caption
        if len(made.actions) == 1 and not {"slow", "quick"} & set(made.operations):
            assert made.seconds in {said.seconds for said in SAYINGS}
        if not {"slips", "before", "articles", "R", "L"} & set(made.operations) and made.text.count("left"):
            assert made.caption.count("left") == made.text.count("left")


def test_before_turns_the_order_around():
    chance = random.Random(1)
    found = [made for _ in range(2000) if "before" in (made := example(SAYINGS, chance)).operations]
    assert found
    for made in found:
        first, _, last = made.text.lower().partition(" before ")
        if "walk" in first and "bow" in last:
            assert made.caption.index("walk") < made.caption.index("bow")


def test_what_is_held_out_never_comes_in_training():
    chance = random.Random(0)
    seen = {operation for _ in range(800) for operation in example(SAYINGS, chance).operations}
    other = {operation for _ in range(800) for operation in example(SAYINGS, chance, held_out=True).operations}
    assert {"L", "R", "after", " followed by "} <= other - seen
    assert 0.05 < sum(is_held_out(f"action {number}") for number in range(400)) / 400 < 0.3


def test_captions_of_clips_become_phrases():
    assert as_phrase("A person walks forward and waves with the left hand.") == (
        "{walk} forward and {wave} with the left hand"
    )
    assert render(as_phrase("A man raises his right arm.")) == "A person raises their right arm."
    assert as_phrase("Two people dance.") == ""
    assert as_phrase("walking") == ""


def test_slips_leave_short_words():
    chance = random.Random(0)
    text = "a man bows to the floor quickly"
    assert slips(text, chance, 0.0) == text
    slipped = [slips(text, chance, 1.0) for _ in range(50)]
    assert all(one != text and one.startswith("a man ") for one in slipped)


def test_pools_need_both_kinds():
    with pytest.raises(DataError, match="too few"):
        Pools.of([said for said in SAYINGS if not is_held_out(said.action)])


def tuning_config(**changes):
    from kinoflow.recipes.prompter import prompt_tuning

    config = prompt_tuning()
    examples = dataclasses.replace(config.examples, validation=4)
    values = {"num_steps": 4, "checkpoint_every": 2, "validate_every": 2, "log_every": 1, "batch_size": 4,
              "precision": "fp32", "examples": examples}  # fmt: skip
    return dataclasses.replace(config, **values | changes)


def adapter_of(folder):
    from safetensors.torch import load_file

    return load_file(folder / language_model.ADAPTER)


@pytest.mark.slow
def test_fine_tuning_resumes_exactly_and_learns(tmp_path):
    pools = Pools.of(SAYINGS)
    whole = build_tuning(tuning_config(), tiny(), VOCABULARY, pools, tmp_path / "whole").train()
    begun = build_tuning(tuning_config(), tiny(), VOCABULARY, pools, tmp_path / "cut")
    begun.train(stop_at=2)
    again = build_tuning(tuning_config(), tiny(), VOCABULARY, pools, tmp_path / "cut")
    assert again.resume()
    cut = again.train()
    one, other = adapter_of(whole), adapter_of(cut)
    assert one.keys() == other.keys()
    assert all(torch.equal(one[name], other[name]) for name in one)
    rows = [json.loads(line) for line in (tmp_path / "whole/log.jsonl").read_text().splitlines()]
    assert any("factor" in json.dumps(row) for row in rows)
    description = language_model.describe_adapter(whole)
    assert (description.steps, description.stage) == (4, "sft")
    with pytest.raises(RunError):
        build_tuning(tuning_config(), tiny(), VOCABULARY, Pools.of(SAYINGS[:-1]), tmp_path / "cut")


@pytest.mark.slow
def test_grpo_begins_with_an_adapter_and_stays_near_it(tmp_path):
    from kinoflow.alignment.prompter import build_policy
    from kinoflow.recipes.prompter import prompt_policy

    pools = Pools.of(SAYINGS)
    start = build_tuning(tuning_config(num_steps=1), tiny(), VOCABULARY, pools, tmp_path / "sft").train()
    config = dataclasses.replace(
        prompt_policy(), num_steps=2, texts=2, group_size=3, precision="fp32", validate_every=2,
        examples=tuning_config().examples,
    )  # fmt: skip

    def run(place, stop=None):
        trainer = build_policy(
            config, tiny(), VOCABULARY, start, pools, tmp_path / place, likeness=lambda one, other: [0.8] * len(one)
        )
        trainer.resume()
        return trainer.train(stop_at=stop)

    whole = run("whole")
    run("cut", 1)
    cut = run("cut")
    one, other, before = adapter_of(whole), adapter_of(cut), adapter_of(start)
    assert all(torch.equal(one[name], other[name]) for name in one)
    assert one.keys() == before.keys()
    assert language_model.describe_adapter(cut).stage == "grpo"
    rows = [json.loads(line) for line in (tmp_path / "whole/log.jsonl").read_text().splitlines()]
    first = next(row for row in rows if "divergence" in json.dumps(row))
    assert "length_entropy" in json.dumps(first)


@pytest.mark.slow
def test_an_adapter_of_another_rank_or_version_is_refused(tmp_path):
    network = tiny()
    language_model.adapt(network, 2)
    language_model.save_adapter(tmp_path, network.state_dict(), language_model.AdapterDescription(rank=2))
    other = tiny()
    language_model.adapt(other, 3)
    with pytest.raises(CheckpointError, match="another model or rank"):
        language_model.load_adapter(other, tmp_path)
    path = tmp_path / language_model.DESCRIPTION
    path.write_text(path.read_text().replace('"version": 1', '"version": 9'))
    with pytest.raises(CheckpointError, match="version 9"):
        language_model.describe_adapter(tmp_path)
    with pytest.raises(CheckpointError, match="holds no adapter"):
        language_model.describe_adapter(tmp_path / "none")


@pytest.mark.slow
def test_answers_are_the_same_alone_and_padded_beside_others():
    writer = language_model.CaptionWriter(tiny(), VOCABULARY)
    together = writer.sample(["walk", "raise the left hand"], 1, 0.0)
    alone = writer.sample(["walk"], 1, 0.0)
    assert together[0] == alone[0]


@pytest.mark.slow
def test_exchanged_numbers_come_back():
    network = tiny()
    language_model.adapt(network, 2)
    before = {name: tensor.clone() for name, tensor in network.state_dict().items()}
    other = {name: tensor + 1 for name, tensor in language_model.adapter_state(before).items()}
    with language_model.exchanged(network, other):
        now = network.state_dict()
        assert all(torch.equal(now[name], tensor) for name, tensor in other.items())
    assert all(torch.equal(before[name], tensor) for name, tensor in network.state_dict().items())


RIGHT = Example("kick w/ left leg twice", "A person kicks with the left leg twice.", 3.0)


@pytest.mark.parametrize(
    ("caption", "place", "expected"),
    [
        ("A person kicks with the left leg twice.", letter_of(3.0), {"form": 1.0, "fidelity": 1.0, "style": 1.0}),
        ("A person kicks with the right leg twice.", letter_of(3.0), {"form": 1.0}),
        ("A person kicks with the left leg twice.", None, {"form": 0.0, "duration": 0.0, "fidelity": 0.0}),
        ("kick with the left leg twice", letter_of(3.0), {"form": 0.0}),
        ("A person kicks w/ da left leg lol twice.", letter_of(3.0), {"form": 1.0}),
    ],
)
def test_scores(caption, place, expected):
    from kinoflow.alignment.prompter import score

    found = score(caption, place, RIGHT, 0.95)
    for name, value in expected.items():
        assert getattr(found, name) == pytest.approx(value)


def test_a_wrong_side_more_and_less_cost_fidelity_and_a_wrong_length_duration():
    from kinoflow.alignment.prompter import entropy, score

    right = score(RIGHT.caption, letter_of(3.0), RIGHT, 1.0)
    for worse in ("A person kicks with the right leg twice.", "A person kicks with the left leg.",
                  "A person kicks with the left leg twice and jumps."):  # fmt: skip
        assert fidelity(RIGHT.caption, worse).added or fidelity(RIGHT.caption, worse).lost
        assert score(worse, letter_of(3.0), RIGHT, 1.0).fidelity < right.fidelity
    assert score(RIGHT.caption, letter_of(9.0), RIGHT, 1.0).duration < 0.1 < right.duration
    assert score(RIGHT.caption, letter_of(3.0), RIGHT, 0.6).meaning == 0.0
    assert entropy([3, 3, 3]) == 0.0
    assert entropy([1, 2, 3, 4]) == 2.0
    assert entropy([]) == 0.0


@pytest.mark.parametrize(("spread", "wanted"), [(0.05, 2.0), (1.0, 0.6)])
def test_temperature_widens_what_is_too_sure_and_narrows_what_is_too_wide(tmp_path, spread, wanted):
    pools = Pools.of(SAYINGS)

    class Sure:
        """Knows the length within a factor of 1.2, and says more or less than that."""

        def __init__(self):
            self.chance = random.Random(3)

        def shares(self, text, caption):
            middle = math.log(true[caption] * math.exp(self.chance.gauss(0, 0.2)))
            logits = [-((math.log(length) - middle) ** 2) / (2 * spread**2) for length in LENGTHS_S]
            weights = [math.exp(value - max(logits)) for value in logits]
            return tuple(weight / sum(weights) for weight in weights)

    chance = random.Random("temperature")
    true = {row.caption: row.seconds for row in (example(pools.training, chance) for _ in range(120))}
    save_description(tmp_path, AdapterDescription(stage="grpo", notes={"kept": "yes"}))
    found = calibrate(tmp_path, Sure(), pools)
    assert (found > wanted) if wanted > 1 else (found <= 0.6)
    description = describe_adapter(tmp_path)
    assert description.temperature == pytest.approx(found, abs=1e-3)
    assert description.notes == {"kept": "yes"}
