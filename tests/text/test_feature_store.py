import json

import pytest
import torch

from kinoflow.errors import DataError
from kinoflow.text.cache import FeatureStore
from kinoflow.text.features import TextFeatures


class WordCountEncoder:
    """A stand-in: as many tokens as words, numbers made from the letters, and a record of what was encoded."""

    name = "words"
    token_width = 4
    pooled_width = 3
    max_tokens = 100

    def __init__(self):
        self.encoded = []

    def encode(self, captions):
        self.encoded.extend(captions)
        parts = []
        for caption in captions:
            words = caption.split()
            tokens = torch.tensor([[len(word), ord(word[0]), ord(word[-1]), 1] for word in words]) / 8
            parts.append(TextFeatures(tokens[None], torch.tensor([len(words)]), tokens.mean(0)[None, :3]))
        return TextFeatures.cat(parts)


CAPTIONS = ["a b c", "walk", "run fast", "one two three four five"]


def assert_same(actual, expected):
    assert torch.equal(actual.tokens, expected.tokens)
    assert torch.equal(actual.lengths, expected.lengths)
    assert torch.equal(actual.pooled, expected.pooled)


def test_lookup_gives_what_the_encoder_gave(tmp_path):
    store = FeatureStore.build(CAPTIONS, WordCountEncoder(), tmp_path / "store")
    for wanted in (CAPTIONS, ["walk"], ["run fast", "walk", "run fast"]):
        assert_same(store.lookup(wanted), WordCountEncoder().encode(wanted))
        assert_same(FeatureStore(tmp_path / "store").lookup(wanted), WordCountEncoder().encode(wanted))
    assert store.lookup(["walk"]).tokens.dtype == torch.float32


def test_only_new_captions_are_encoded(tmp_path):
    FeatureStore.build(CAPTIONS[:2] * 3, WordCountEncoder(), tmp_path)
    encoder = WordCountEncoder()
    store = FeatureStore.build(CAPTIONS, encoder, tmp_path)
    assert sorted(encoder.encoded) == sorted(CAPTIONS[2:])
    assert len(store) == 4
    assert "walk" in store
    assert "fly" not in store
    assert_same(store.lookup(CAPTIONS), WordCountEncoder().encode(CAPTIONS))
    encoder = WordCountEncoder()
    FeatureStore.build(["walk"], encoder, tmp_path)
    assert encoder.encoded == []
    assert len(FeatureStore(tmp_path)) == 4


def test_progress_counts_the_new_captions(tmp_path):
    calls = []
    many = [f"caption {number}" for number in range(1200)]
    store = FeatureStore.build(many, WordCountEncoder(), tmp_path, lambda *call: calls.append(call))
    assert calls == [(512, 1200), (1024, 1200), (1200, 1200)]
    assert_same(store.lookup(many[::100]), WordCountEncoder().encode(many[::100]))


def test_a_failed_build_leaves_the_store_as_it_was(tmp_path):
    class Failing(WordCountEncoder):
        def encode(self, captions):
            raise RuntimeError("stopped")

    FeatureStore.build(CAPTIONS[:2], WordCountEncoder(), tmp_path / "store")
    with pytest.raises(RuntimeError, match="stopped"):
        FeatureStore.build(CAPTIONS, Failing(), tmp_path / "store")
    assert len(FeatureStore(tmp_path / "store")) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["store"]


def test_missing_captions_are_named(tmp_path):
    store = FeatureStore.build(CAPTIONS, WordCountEncoder(), tmp_path)
    with pytest.raises(DataError, match=r"2 captions .* 'fly'"):
        store.lookup(["walk", "fly", "swim"])


def test_another_encoder_is_refused(tmp_path):
    FeatureStore.build(CAPTIONS, WordCountEncoder(), tmp_path)
    other = WordCountEncoder()
    other.name = "other"
    with pytest.raises(DataError, match="'words', not 'other'"):
        FeatureStore.build(CAPTIONS, other, tmp_path)


def damage_index(folder):
    index = json.loads((folder / "index.json").read_text())
    index["captions"].reverse()
    (folder / "index.json").write_text(json.dumps(index))


def damage_format(folder):
    index = json.loads((folder / "index.json").read_text())
    (folder / "index.json").write_text(json.dumps(index | {"format": 99}))


def cut_features(folder):
    data = (folder / "features.safetensors").read_bytes()
    (folder / "features.safetensors").write_bytes(data[: len(data) // 2])


@pytest.mark.parametrize(
    "damage",
    [
        damage_index,
        damage_format,
        cut_features,
        lambda folder: (folder / "index.json").unlink(),
        lambda folder: (folder / "index.json").write_text("[]"),
        lambda folder: (folder / "features.safetensors").unlink(),
    ],
)
def test_a_damaged_store_is_a_data_error(tmp_path, damage):
    FeatureStore.build(CAPTIONS, WordCountEncoder(), tmp_path)
    damage(tmp_path)
    with pytest.raises(DataError, match="build the data again"):
        FeatureStore(tmp_path)
