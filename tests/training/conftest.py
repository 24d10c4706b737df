"""Data that several tests of training use."""

from pathlib import Path

import pytest
from made_data import WordEncoder, write_clips

from kinoflow.training import pretrain


@pytest.fixture
def data(tmp_path, monkeypatch) -> Path:
    monkeypatch.setattr(pretrain, "load_text_encoder", lambda name, **more: WordEncoder())
    write_clips(tmp_path / "data")
    return tmp_path / "data"
