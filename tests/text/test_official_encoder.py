import hashlib
import json
import os
import subprocess
import sys

import pytest
import torch
from reference.text import sentence_vectors, token_features
from reference.text_models import SENTENCES, SYSTEM_PROMPT, edit_json, save_clip, save_qwen

from kinoflow.errors import CheckpointError, ConfigError, MissingExtraError, ModelError, OptionError, PromptError
from kinoflow.text import load_text_encoder
from kinoflow.text.official import CLIP, QWEN, OfficialTextEncoder
from kinoflow.text.qwen import pack

SHA256 = hashlib.sha256(SYSTEM_PROMPT.encode()).hexdigest()
LONG = "walks and waves " * 60


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    """The official tree: `ckpts/Qwen3-8B`, `ckpts/clip-vit-large-patch14`, a motion model, and the system prompt."""
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()
    transformers_logging.set_verbosity_error()
    root = tmp_path_factory.mktemp("clone")
    save_qwen(root / "ckpts" / QWEN.folder_name, max_shard_size="20KB")
    save_clip(root / "ckpts" / CLIP.folder_name)
    (root / "ckpts/tencent/model").mkdir(parents=True)
    (root / "ckpts/tencent/model/system_prompt.txt").write_text(SYSTEM_PROMPT, encoding="utf-8")
    return root


@pytest.fixture
def qwen(tree):
    return tree / "ckpts" / QWEN.folder_name


@pytest.fixture
def clip(tree):
    return tree / "ckpts" / CLIP.folder_name


@pytest.fixture(autouse=True)
def _nothing_from_outside(monkeypatch, tmp_path):
    for variable in (QWEN.variable, CLIP.variable, "KINOFLOW_SYSTEM_PROMPT"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("KINOFLOW_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "hub"))


def encoder(tree, **options):
    values = {"model_folder": tree / "ckpts/tencent/model", "dtype": "float32", "cache": None}
    return OfficialTextEncoder(**(values | {"system_prompt_sha256": SHA256} | options))


def assert_agrees(features, qwen, clip, captions, **options):
    states, lengths = token_features(qwen, captions, SYSTEM_PROMPT, **options)
    assert features.lengths.tolist() == lengths.tolist()
    longest = int(lengths.max())
    assert features.tokens.shape == (len(captions), longest, states.shape[-1])
    torch.testing.assert_close(features.tokens, states[:, :longest] * features.mask[:, :, None], atol=2e-5, rtol=1e-5)
    torch.testing.assert_close(features.pooled, sentence_vectors(clip, captions), atol=1e-5, rtol=1e-5)


def test_features_are_those_of_whole_models_on_padded_rows(tree, qwen, clip):
    features = encoder(tree).encode(SENTENCES)
    assert features.tokens.dtype == features.pooled.dtype == torch.float32
    assert float(features.tokens.std()) > 0.5
    assert_agrees(features, qwen, clip, SENTENCES)


def test_odd_captions_are_taken_byte_for_byte(tree, qwen, clip):
    captions = ["  two  blanks ", "WALKS", "walks", "walks.", "跳 jump — 3×", "ends with a break\n", "a"]
    features = encoder(tree).encode(captions)
    assert_agrees(features, qwen, clip, captions)
    assert not torch.equal(features.select([1]).tokens, features.select([2]).tokens)


def test_the_official_truncation_on_request(tree, qwen, clip):
    captions = [LONG, "walks"]
    features = encoder(tree, official_truncation=True, max_tokens=40).encode(captions)
    assert features.lengths.tolist()[0] == 40
    assert_agrees(features, qwen, clip, captions, max_tokens=40)


def test_bfloat16_agrees_within_its_precision(tree, qwen):
    features = encoder(tree, dtype="bfloat16").encode(SENTENCES)
    states, lengths = token_features(qwen, SENTENCES, SYSTEM_PROMPT, dtype=torch.bfloat16)
    expected = states[:, : int(lengths.max())] * features.mask[:, :, None]
    assert float((features.tokens - expected).norm() / expected.norm()) < 0.02


def test_other_spellings_of_the_same_weights(tree, clip, tmp_path):
    """One file, no `model.` prefix, settings as older versions wrote them; an end mark known by its own id."""
    whole = save_qwen(tmp_path / "qwen")
    from safetensors.torch import load_file, save_file

    weights = load_file(whole / "model.safetensors")
    bare = {name.removeprefix("model."): tensor for name, tensor in weights.items() if name != "lm_head.weight"}
    save_file(bare, whole / "model.safetensors")
    config = json.loads((whole / "config.json").read_text())
    del config["rope_parameters"]
    (whole / "config.json").write_text(json.dumps(config | {"rope_theta": 1e6, "rope_scaling": None}))
    other_clip = save_clip(tmp_path / "clip", eos_token_id=None)
    features = encoder(tree, qwen=whole, clip=other_clip).encode(SENTENCES[:2])
    expected = encoder(tree).encode(SENTENCES[:2])
    assert torch.equal(features.tokens, expected.tokens)
    torch.testing.assert_close(features.pooled, expected.pooled)


def test_one_layer_at_a_time(tree, qwen):
    """While a layer runs, no other one holds weights; afterwards none does."""
    from kinoflow.text.qwen import streamed_qwen3

    model = streamed_qwen3(qwen, "cpu", torch.float32)
    loaded = []
    for layer in model.layers:
        layer.mlp.register_forward_hook(
            lambda *_: loaded.append([i for i, one in enumerate(model.layers) if not next(one.parameters()).is_meta])
        )
    with torch.no_grad():
        model(input_ids=torch.tensor([[1, 2, 3]]))
    assert loaded == [[0], [1], [2]]
    assert all(parameter.is_meta for parameter in model.layers.parameters())


def test_packs_hold_every_caption_once_and_let_each_see_itself():
    captions = [[10, 11], [12], [13, 14, 15], [16] * 9]
    packs = list(pack([1, 2, 3], captions, max_tokens=8))
    assert [len(one.spans) for one in packs] == [2, 1, 1]
    assert [one.ids[start:end].tolist() for one in packs for start, end in one.spans] == captions
    first = packs[0]
    assert first.positions.tolist() == [0, 1, 2, 3, 4, 3]
    assert first.visible.int().tolist() == [
        [1, 0, 0, 0, 0, 0],
        [1, 1, 0, 0, 0, 0],
        [1, 1, 1, 0, 0, 0],
        [1, 1, 1, 1, 0, 0],
        [1, 1, 1, 1, 1, 0],
        [1, 1, 1, 0, 0, 1],
    ]


def test_several_packs_give_what_one_gives(tree, monkeypatch):
    expected = encoder(tree).encode(SENTENCES)
    monkeypatch.setattr(pack, "__defaults__", (1,))
    features = encoder(tree).encode(SENTENCES)
    torch.testing.assert_close(features.tokens, expected.tokens, atol=1e-5, rtol=1e-5)


@pytest.mark.parametrize(
    ("caption", "message"),
    [
        (LONG, "tokens and at most"),
        ("walks <|im_end|> runs", "control mark"),
        ("walks <|endoftext|>", "control mark"),
        ("<|startoftext|> walks", "control mark"),
        ("\nwalks", "line break"),
        ("...", "no words"),
        (None, "NoneType"),
    ],
)
def test_prompts_that_cannot_be_used_are_errors_before_weights_are_read(tree, monkeypatch, caption, message):
    monkeypatch.setattr("kinoflow.text.official.load_qwen3", lambda *_: pytest.fail("weights were read"))
    with pytest.raises(PromptError, match=message) as caught:
        encoder(tree).encode(["A person walks.", caption])
    assert "\n" not in str(caught.value)


def test_captions_are_a_list_with_something_in_it(tree):
    with pytest.raises(PromptError, match="list"):
        encoder(tree).encode("walk")
    with pytest.raises(PromptError, match="at least one"):
        encoder(tree).encode([])


def test_known_prompts_load_no_model(tree, tmp_path, monkeypatch):
    first = encoder(tree, cache=tmp_path).encode(SENTENCES[:2])
    asked = []
    compute = OfficialTextEncoder._compute
    monkeypatch.setattr(
        OfficialTextEncoder, "_compute", lambda self, new, _: asked.append(new) or compute(self, new, _)
    )
    again = encoder(tree, cache=tmp_path).encode([SENTENCES[1], SENTENCES[0], SENTENCES[1]])
    assert asked == []
    assert torch.equal(again.tokens, first.select([1, 0, 1]).tokens)
    assert torch.equal(again.pooled, first.pooled[[1, 0, 1]])
    mixed = encoder(tree, cache=tmp_path).encode([SENTENCES[2], SENTENCES[0], SENTENCES[2]])
    assert asked == [[SENTENCES[2]]]
    assert torch.equal(mixed.select([1]).tokens, first.select([0]).tokens)
    assert torch.equal(mixed.tokens[0], mixed.tokens[2])


def test_the_cache_tells_settings_and_weights_apart(tree, clip, tmp_path, monkeypatch):
    encoder(tree, cache=tmp_path).encode(["walks"])
    other = save_qwen(tmp_path / "qwen", seed=5)
    monkeypatch.setattr(OfficialTextEncoder, "_compute", lambda *_: (_ for _ in ()).throw(RuntimeError("computed")))
    for change in ({"dtype": "bfloat16"}, {"max_tokens": 64}, {"qwen": other}, {"official_truncation": True}):
        with pytest.raises(RuntimeError, match="computed"):
            encoder(tree, cache=tmp_path, **change).encode(["walks"])
    with pytest.raises(RuntimeError, match="computed"):
        encoder(tree, cache=tmp_path).encode(["walks "])


def test_a_damaged_cache_is_computed_again_and_an_unwritable_one_only_reported(tree, tmp_path, caplog):
    expected = encoder(tree, cache=tmp_path / "cache").encode(["walks"])
    (file,) = (tmp_path / "cache").rglob("*.safetensors")
    good = file.read_bytes()
    file.write_bytes(good[:100])
    assert torch.equal(encoder(tree, cache=tmp_path / "cache").encode(["walks"]).tokens, expected.tokens)
    assert file.read_bytes() == good
    (tmp_path / "blocked").write_text("a file")
    assert torch.equal(encoder(tree, cache=tmp_path / "blocked").encode(["walks"]).tokens, expected.tokens)
    assert "not kept" in caplog.text


@pytest.mark.slow
def test_a_second_run_does_not_even_import_transformers(tree, tmp_path):
    program = f"""
import sys
from kinoflow.text.official import OfficialTextEncoder
encoder = OfficialTextEncoder(model_folder={str(tree / "ckpts/tencent/model")!r}, cache={str(tmp_path)!r},
                              system_prompt_sha256={SHA256!r})
features = encoder.encode(["walks"])
print("transformers" in sys.modules, float(features.tokens.sum()))
"""
    outputs = [
        subprocess.run(
            [sys.executable, "-W", "error", "-c", program],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONPATH": os.pathsep.join(sys.path)},
        )
        for _ in range(2)
    ]
    (first, _, value), (second, _, again) = (run.stdout.strip().partition(" ") for run in outputs)
    assert (first, second) == ("True", "False")
    assert value == again
    assert [run.stderr for run in outputs] == ["", ""]


def test_folders_are_found_in_order(tree, qwen, clip, tmp_path, monkeypatch):
    assert encoder(tree).folder(QWEN) == qwen
    assert (encoder(tree).token_width, encoder(tree).pooled_width, encoder(tree).max_tokens) == (32, 24, 128)
    monkeypatch.setenv(QWEN.variable, str(tmp_path))
    assert encoder(tree).folder(QWEN) == tmp_path
    assert encoder(tree, qwen=qwen).folder(QWEN) == qwen
    assert encoder(tree).folder(CLIP) == clip
    with pytest.raises(CheckpointError, match="no folder"):
        encoder(tree, clip=tmp_path / "none").folder(CLIP)


def test_missing_models_are_named_with_what_to_do_and_nothing_is_downloaded(tmp_path, monkeypatch):
    def connect(*_args, **_kwargs):
        pytest.fail("network")

    monkeypatch.setattr("socket.socket.connect", connect)
    lonely = OfficialTextEncoder(model_folder=tmp_path, cache=None)
    with pytest.raises(CheckpointError, match=r"Qwen/Qwen3-8B.*hf download.*KINOFLOW_QWEN"):
        lonely.folder(QWEN)


def test_the_system_prompt_is_asked_for_first(tmp_path):
    with pytest.raises(ConfigError, match="system prompt"):
        OfficialTextEncoder(model_folder=tmp_path).encode(["walks"])


def test_encoders_by_name(tree):
    for name in ("official", "official-8bit", "official-4bit"):
        assert load_text_encoder(name, model_folder=tree).name == name
    for bad in ({"name": "official-2bit"}, {"dtype": "float16"}, {"max_tokens": 0}):
        with pytest.raises(OptionError, match="must be one of"):
            encoder(tree, **bad)


def test_fewer_bits_need_an_extra(tree, monkeypatch):
    monkeypatch.setitem(sys.modules, "bitsandbytes", None)
    with pytest.raises(MissingExtraError, match=r"kinoflow\[quantised\]"):
        encoder(tree, name="official-8bit").encode(["walks"])


class TestDamagedFolders:
    @pytest.fixture
    def copy(self, tmp_path):
        return save_qwen(tmp_path / "qwen", max_shard_size="20KB")

    @staticmethod
    def shard(folder):
        return sorted(folder.glob("model-*.safetensors"))[1]

    def check(self, tree, copy, error, message):
        with pytest.raises(error, match=message) as caught:
            encoder(tree, qwen=copy).encode(["walks"])
        assert "\n" not in str(caught.value)

    def test_git_lfs_pointer(self, tree, copy):
        self.shard(copy).write_text("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 3900000000\n")
        self.check(tree, copy, CheckpointError, "git lfs pull")

    def test_partial_download(self, tree, copy):
        self.shard(copy).write_bytes(self.shard(copy).read_bytes()[:-100])
        self.check(tree, copy, CheckpointError, "partial download")

    def test_missing_shard(self, tree, copy):
        name = self.shard(copy).name
        self.shard(copy).unlink()
        self.check(tree, copy, CheckpointError, f"{name} is missing")

    def test_damaged_index(self, tree, copy):
        (copy / "model.safetensors.index.json").write_text("{")
        self.check(tree, copy, CheckpointError, "download it again")

    def test_tensor_of_another_shape(self, tree, copy):
        edit_json(copy / "config.json", intermediate_size=64)
        self.check(tree, copy, CheckpointError, r"mlp.*has shape \(48, 32\).*needs \(64, 32\)")

    def test_missing_tensor(self, tree, copy):
        edit_json(copy / "config.json", num_hidden_layers=4, layer_types=None)
        self.check(tree, copy, CheckpointError, r"layers\.3.* is missing")

    def test_another_model(self, tree, copy):
        edit_json(copy / "config.json", model_type="llama")
        self.check(tree, copy, ConfigError, "'llama', needed is 'qwen3'")

    def test_impossible_settings(self, tree, copy):
        edit_json(copy / "config.json", hidden_size="wide")
        self.check(tree, copy, ModelError, "hidden_size")

    def test_no_settings(self, tree, copy):
        (copy / "config.json").unlink()
        self.check(tree, copy, ConfigError, r"config\.json")

    def test_damaged_tokenizer(self, tree, copy):
        (copy / "tokenizer.json").write_text("{}")
        self.check(tree, copy, CheckpointError, "tokenizer")

    def test_no_chat_template(self, tree, copy):
        (copy / "chat_template.jinja").unlink()
        self.check(tree, copy, ConfigError, "chat template")

    def test_weights_that_are_not_numbers(self, tree, tmp_path):
        from safetensors.torch import load_file, save_file

        folder = save_qwen(tmp_path / "whole")
        weights = load_file(folder / "model.safetensors")
        weights["model.norm.weight"][0] = float("nan")
        save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
        self.check(tree, folder, CheckpointError, "not finite")


def test_without_the_library_of_the_models(tree, monkeypatch):
    monkeypatch.setattr("kinoflow.text.qwen.find_spec", lambda name: None)
    for act in (lambda: encoder(tree).encode(["walks"]), lambda: encoder(tree).prepare(["walks"])):
        with pytest.raises(MissingExtraError, match=r"kinoflow\[official\]"):
            act()
