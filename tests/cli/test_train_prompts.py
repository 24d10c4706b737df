"""`kinoflow train prompts`: what it refuses, and what --plan shows; the runs are in tests/training."""

import pytest

from kinoflow.cli import main


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["sft"], "-o OUT"),
        (["sft", "--adapter", "x", "-o", "y"], "goes with grpo"),
        (["grpo", "-o", "y"], "--adapter FOLDER"),
        (["grpo", "-o", "y", "--adapter", "none"], "holds no adapter"),
        (["sft", "-o", "y", "--set", "lora.rank=0"], "at least 1"),
        (["sft", "-o", "y", "--data", "nowhere"], "is not a dataset folder"),
        (["sft", "-o", "y", "--threads", "0"], "from 1 to 1024"),
        (["sft", "-o", "y", "--threads", "100000000"], "from 1 to 1024"),
        (["grpo", "--plan", "--set", "group_size=1"], "at least 2"),
        (["sft", "--plan", "--set", "group_size=8"], "group_size"),
    ],
)
def test_what_is_refused(tmp_path, monkeypatch, capsys, arguments, said):
    monkeypatch.chdir(tmp_path)
    assert main(["train", "prompts", *arguments]) == 2
    assert said in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_plan_tells_every_value_and_where_it_comes_from(capsys):
    assert main(["train", "prompts", "grpo", "--plan", "--set", "num_steps=7"]) == 0
    lines = {line.split()[0]: line for line in capsys.readouterr().out.splitlines()[1:]}
    assert lines["num_steps"].split()[1:] == ["7"]
    assert "TRL" in lines["group_size"]
    assert "optimizer.learning_rate" in lines
