"""`kinoflow train all`: mistakes are told before anything is trained; the stages run in test_examples."""

import json

import pytest
from made_data import write_clips

from kinoflow.cli import main
from kinoflow.cli.stages import STAGE_NAME, _by_stage, _run_stage
from kinoflow.errors import OptionError, RunError
from kinoflow.training.processes import Processes


def complaint(capsys, *arguments) -> str:
    assert main(["train", "all", *map(str, arguments)]) == 2
    return capsys.readouterr().err


@pytest.fixture
def data(tmp_path):
    write_clips(tmp_path / "data")
    return tmp_path / "data"


def test_mistakes_are_found_before_training(tmp_path, data, capsys):
    out = tmp_path / "out"
    given = ("--data", data, "-o", out, "--recipe", "toy")
    prompts = tmp_path / "prompts.txt"
    prompts.write_text("walk#30\n")
    for arguments, message in (
        ((), "--data DIR"),
        (("--data", tmp_path / "nothing", "-o", out), "nothing"),
        ((*given, "--prompts", prompts), "--held-out go together"),
        ((*given, "--set", "num_steps=3"), "begin with the stage"),
        ((*given, "--set", "grpo.policy.group_size=1"), "at least 2"),
        ((*given, "--set", "dpo.preference.beta=x"), "preference.beta=x"),
        ((*given, "--set", "finetune.nothing=1"), "nothing"),
        ((*given, "--recipe", "none"), "none"),
        ((*given, "--from", tmp_path / "no-model"), "no-model"),
        ((*given, "--from", "compact", "--set", "pretrain.seed=1"), "takes the place"),
        ((*given, "--seeds", "1"), "seeds >= 2"),
        ((*given, "--count", "0"), "--count"),
        (given, "the 2 captions of"),
        ((*given, "--prompts", prompts, "--held-out", tmp_path / "missing.txt"), "missing.txt"),
    ):
        assert message in complaint(capsys, *arguments), arguments
        assert not out.exists()


def test_changes_go_to_their_stage():
    changes = _by_stage(["dpo.preference.beta=50", "grpo.seed=1", "dpo.seed=2"])
    assert changes["dpo"] == ("preference.beta=50", "seed=2")
    assert changes["grpo"] == ("seed=1",)
    assert changes["pretrain"] == changes["finetune"] == ()
    with pytest.raises(OptionError, match="one of pretrain, finetune, dpo, grpo"):
        _by_stage(["sft.seed=1"])


def test_a_stage_runs_until_it_is_finished_and_then_no_more(tmp_path):
    start, folder, calls = tmp_path / "start", tmp_path / "2-stage", []
    start.mkdir()
    (start / "model.safetensors").write_bytes(b"one")

    def run(out, model):
        calls.append((out, model))
        if len(calls) == 1:
            raise KeyboardInterrupt
        (out / "model").mkdir(parents=True)

    with pytest.raises(KeyboardInterrupt):
        _run_stage(folder, {"set": []}, start, Processes(), run)
    assert json.loads((folder / STAGE_NAME).read_text())["finished"] is False
    for _ in range(2):
        _run_stage(folder, {"set": []}, start, Processes(), run)
    assert calls == [(folder, start)] * 2
    _run_stage(folder, {"set": ["num_steps=9"]}, start, Processes(), lambda out, model: calls.append("more"))
    assert calls[2:] == ["more"]
    (start / "model.safetensors").write_bytes(b"two")
    with pytest.raises(RunError, match="another model"):
        _run_stage(folder, {"set": ["num_steps=9"]}, start, Processes(), run)


def test_held_out_sentences_go_with_those_to_train_on(tmp_path, capsys):
    """Given alone they would be passed over without a word."""
    sentences = tmp_path / "held.txt"
    sentences.write_text("A person walks.\n")
    from kinoflow.cli import main

    for stage, more in (("grpo", ["--from", "compact"]), ("all", [])):
        for option in ("--held-out", "--prompts")[: 1 + (stage == "all")]:
            command = ["train", stage, *more, "--data", str(tmp_path / "d"), "-o", str(tmp_path / "out")]
            assert main([*command, option, str(sentences)]) == 2
            error = capsys.readouterr().err
            assert "--held-out go" in error or "--held-out goes with --prompts" in error
    assert not (tmp_path / "out").exists()
