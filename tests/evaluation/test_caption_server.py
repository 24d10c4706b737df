"""`kinoflow data caption --judge`: over HTTP, with a server that lies about a side."""

import json

import numpy as np
import pytest
from judge_server import completion, pictures_of, running_server

from kinoflow.authoring.action import draw
from kinoflow.cli import data as data_command
from kinoflow.errors import OptionError


@pytest.fixture(scope="module", autouse=True)
def _openai():
    pytest.importorskip("openai", reason="needs the extra judge")


def test_a_server_that_lies_is_asked_again(tmp_path, capsys):
    made = draw("front kick", np.random.default_rng(3), {"side": "right", "height": "high", "count": 1})
    path = made.clip.save(tmp_path / "kick.npz")
    answers = [
        completion(json.dumps({"tag": "a kick", "sentences": [f"A person kicks with the {side} leg."],
                               "not_visible": []}))
        for side in ("left", "right")
    ]  # fmt: skip
    with running_server() as server:
        server.script = [lambda request, reply=reply: reply for reply in answers]
        data_command.caption((path,), judge=server.url)
        assert len(server.requests) == 2
        assert 4 <= len(pictures_of(server.requests[0])) <= 16
    out = capsys.readouterr().out
    assert "seen: A person kicks with the right leg." in out
    assert "refuted of what was seen: 1 of 2 claims, 0 of 2 when asked again" in out


def test_a_model_without_a_server_is_refused(tmp_path):
    with pytest.raises(OptionError, match="--judge"):
        data_command.caption((tmp_path / "a.npz",), judge_model="eyes")
