"""Each command opens its model, its text encoder and its data once, and hands them down."""

from collections import Counter

import pytest
import torch
from small import Forward, SmallEncoder, small_pipeline

from kinoflow.alignment.config import PairOptions
from kinoflow.alignment.pairs import make_pairs
from kinoflow.alignment.prompts import Prompt
from kinoflow.cli import main
from kinoflow.inference.loading import load_reference, trainable_copy
from kinoflow.model.folder import save_model
from kinoflow.model.packing import PackedLinear, pack


@pytest.fixture
def folder(tmp_path):
    pipe = small_pipeline()
    save_model(tmp_path / "start", pipe.description, pipe.model.state_dict())
    return tmp_path / "start"


@pytest.fixture
def loads(monkeypatch) -> Counter:
    """How often each of these is loaded."""
    from kinoflow.inference import loading
    from kinoflow.model import folder

    counted: Counter = Counter()
    real = folder.load_model

    def load_model(*arguments, **options):
        counted["model"] += 1
        return real(*arguments, **options)

    def load_text_encoder(*arguments, **options):
        counted["text encoder"] += 1
        return SmallEncoder()

    for module in (folder, loading):
        monkeypatch.setattr(module, "load_model", load_model)
    monkeypatch.setattr("kinoflow.inference.pipeline.load_text_encoder", load_text_encoder)
    return counted


@pytest.mark.parametrize("stage", ["grpo", "dpo"])
def test_alignment_loads_its_model_once(stage, folder, loads, tmp_path, capsys):
    """The copy that is sampled from and the one that is trained are of one reading; it was read three times before."""
    prompts = tmp_path / "prompts.txt"
    prompts.write_text("".join(f"sentence {number}#20\n" for number in range(3)))
    command = ["train", stage, "--model", str(folder), "--recipe", "toy", "--prompts", str(prompts)]
    changes = ["num_steps=1", "reward.similarity=0", "guards.prompts=0"]
    if stage == "dpo":
        asked = [Prompt(f"sentence {number}", 20) for number in range(3)]
        pipe = small_pipeline()
        make_pairs(pipe, asked, Forward(), tmp_path / "pairs", PairOptions(candidates=2, margin=0.0), steps=2)
        command += ["--pairs", str(tmp_path / "pairs")]
    assert main([*command, "-o", str(tmp_path / "run"), "--set", *changes]) == 0, capsys.readouterr().err
    assert (tmp_path / "run" / "model" / "model.safetensors").is_file()
    assert loads == {"model": 1, "text encoder": 1}


def test_a_trainable_copy_has_the_numbers_of_its_reference_and_memory_of_its_own(folder, loads):
    reference = load_reference(folder, "cpu")
    pack(reference.model.transformer)
    copied = trainable_copy(reference)
    assert loads["model"] == 1
    before = {name: tensor.clone() for name, tensor in reference.model.state_dict().items()}
    assert not any(isinstance(module, PackedLinear) for module in copied.modules())
    assert all(parameter.requires_grad for parameter in copied.parameters())
    assert not any(parameter.requires_grad for parameter in reference.model.parameters())
    for name, tensor in copied.state_dict().items():
        torch.testing.assert_close(tensor, before[name], rtol=0, atol=0)
    with torch.no_grad():
        for parameter in copied.parameters():
            parameter.add_(1)
    for name, tensor in reference.model.state_dict().items():
        torch.testing.assert_close(tensor, before[name], rtol=0, atol=0)
