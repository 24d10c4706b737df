"""`kinoflow convert-checkpoint` on the command line, and on the golden folders where they are at hand."""

import filecmp

import pytest
import torch
import yaml
from reference.tiny import random_model, tiny_config

from kinoflow.cli import main
from kinoflow.inference.official_config import official_config
from kinoflow.model.description import ModelDescription
from kinoflow.model.folder import save_model
from kinoflow.model.official import to_official
from kinoflow.motion.features import layout_fingerprint

OFFICIAL_BODY = (-0.0018, -0.1908, 0.0282)


@pytest.fixture
def official(tmp_path):
    network = tiny_config()
    ours = ModelDescription(
        network=network, layout=layout_fingerprint(), text_encoder="official", rest_pelvis_offset_m=OFFICIAL_BODY
    )
    folder = tmp_path / "official"
    folder.mkdir()
    (folder / "config.yml").write_text(yaml.safe_dump(official_config(ours)))
    torch.save({"model_state_dict": to_official(random_model(network))}, folder / "latest.ckpt")
    return folder


def test_there_and_back(official, tmp_path, capsys):
    ours, back = tmp_path / "deep" / "ours", tmp_path / "back"
    assert main(["convert-checkpoint", str(official), str(ours)]) == 0
    shown = capsys.readouterr()
    assert shown.out == f"{ours}\n"
    assert "European Union" in shown.err
    assert "--system-prompt" in shown.err
    assert sorted(path.name for path in ours.iterdir()) == ["config.json", "model.safetensors", "official"]
    assert main(["convert-checkpoint", str(ours), str(back)]) == 0
    assert sorted(path.name for path in back.iterdir()) == ["config.yml", "latest.ckpt", "stats"]
    assert filecmp.cmp(official / "config.yml", back / "config.yml", shallow=False)


def test_bfloat16_is_half_the_size(official, tmp_path):
    for name in ("float32", "bfloat16"):
        assert main(["convert-checkpoint", str(official), str(tmp_path / name), "--dtype", name]) == 0
    large, small = ((tmp_path / name / "model.safetensors").stat().st_size for name in ("float32", "bfloat16"))
    assert 0.5 < small / large < 0.65


def test_the_golden_folders_there_and_back(shared_folder, tmp_path):
    folders = sorted(path.parent for path in (shared_folder / "parity").glob("*/config.yml"))
    if not folders:
        pytest.skip("no golden folders in the shared folder")
    for folder in folders:
        ours, back = tmp_path / "ours" / folder.name, tmp_path / "back" / folder.name
        assert main(["convert-checkpoint", str(folder), str(ours)]) == 0
        assert main(["convert-checkpoint", str(ours), str(back)]) == 0
        before, after = (
            torch.load(path / "latest.ckpt", weights_only=True)["model_state_dict"] for path in (folder, back)
        )
        assert before.keys() == after.keys()
        assert all(torch.equal(before[name], after[name]) for name in before)
        for name in ("config.yml", "stats/Mean.npy", "stats/Std.npy"):
            assert filecmp.cmp(folder / name, back / name, shallow=False), (folder.name, name)


def test_bad_input_is_one_line(official, tmp_path, capsys):
    model = random_model(tiny_config(patch_size=4))
    unlike = ModelDescription(network=model.config, layout=layout_fingerprint())
    save_model(tmp_path / "ours", unlike, model.state_dict())
    pointer = tmp_path / "pointer"
    pointer.mkdir()
    (pointer / "config.yml").write_bytes((official / "config.yml").read_bytes())
    (pointer / "latest.ckpt").write_text("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 5\n")
    cut = tmp_path / "cut"
    cut.mkdir()
    (cut / "config.yml").write_bytes((official / "config.yml").read_bytes())
    (cut / "latest.ckpt").write_bytes((official / "latest.ckpt").read_bytes()[:20_000])
    before = sorted(tmp_path.rglob("*"))
    for arguments, hint in (
        (["nowhere"], "no model folder nowhere"),
        ([str(tmp_path / "ours")], "has no setting for text_encoder"),
        ([str(tmp_path / "ours"), "--system-prompt", "x"], "--system-prompt is for"),
        ([str(official), "--system-prompt", str(tmp_path / "x")], "system prompt"),
        ([str(pointer)], "git lfs pull"),
        ([str(cut)], "cut short"),
        ([str(official), "--dtype", "float8"], "float8"),
    ):
        source, *options = arguments
        assert main(["convert-checkpoint", source, str(tmp_path / "out"), *options]) == 2
        assert hint in capsys.readouterr().err
    assert sorted(tmp_path.rglob("*")) == before
