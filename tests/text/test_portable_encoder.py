"""The compact encoder cut down to some captions: near on these, and no numbers on anything else."""

import pytest
import torch

from kinoflow.errors import UnreadableError
from kinoflow.text import load_text_encoder, minilm
from kinoflow.text.compact import CompactTextEncoder
from kinoflow.text.minilm import package_folder
from kinoflow.text.portable import portable_encoder, write_encoder

CAPTIONS = ["A person walks forward.", "He jumps up and down, then bows to the left.", "Somebody waves."]


@pytest.fixture(scope="module")
def content() -> bytes:
    return portable_encoder(CAPTIONS)


@pytest.fixture(scope="module")
def folder(content, tmp_path_factory):
    place = tmp_path_factory.mktemp("encoder") / "encoder-minilm"
    write_encoder(content, place)
    return place


def test_features_of_known_captions_are_near(folder):
    exact, near = (CompactTextEncoder(place).encode(CAPTIONS) for place in (package_folder(), folder))
    assert torch.equal(exact.lengths, near.lengths)
    for old, new in ((exact.tokens, near.tokens), (exact.pooled, near.pooled)):
        assert 0 < float((new - old).norm() / old.norm()) < 0.04
    assert float(torch.cosine_similarity(exact.pooled, near.pooled).min()) > 0.999


def test_it_is_small(content):
    whole = sum(path.stat().st_size for path in package_folder().glob("*.safetensors"))
    assert len(content) < whole / 7


def test_words_that_are_not_kept_are_no_numbers(folder):
    assert not CompactTextEncoder(folder).encode(["An elephant trumpets."]).pooled.isfinite().any()


def test_it_serves_where_the_package_is_not_installed(folder, monkeypatch):
    installed = load_text_encoder("minilm", instead=folder).encode(CAPTIONS)
    assert torch.equal(installed.pooled, CompactTextEncoder().encode(CAPTIONS).pooled)
    monkeypatch.setattr(minilm, "is_installed", lambda: False)
    assert torch.equal(
        load_text_encoder("minilm", instead=folder).encode(CAPTIONS).pooled,
        CompactTextEncoder(folder).encode(CAPTIONS).pooled,
    )


def test_damage_is_told(content, tmp_path):
    header = 8 + int.from_bytes(content[:8], "little")
    for damaged in (b"", content[:100], content[:-1], content[:8] + b"[" + content[9:]):
        with pytest.raises(UnreadableError):
            write_encoder(damaged, tmp_path / "encoder")
    # Any tensor may say anything of itself.
    for word in (b"config.json", b"ids", b"embeddings.word_embeddings.weight"):
        start = content.index(b'"' + word + b'"')
        assert start < header
        with pytest.raises(UnreadableError):
            write_encoder(content[: start + 1] + b"x" + content[start + 2 :], tmp_path / "encoder")
    assert not (tmp_path / "encoder").exists()
