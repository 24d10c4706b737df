"""Stage two: curated clips, adapters, official bodies, and the command."""

import copy
import dataclasses
import json
import shutil

import numpy as np
import pytest
import torch
from made_data import WordEncoder
from reference.tiny import random_model
from runs import fake_batch, make_trainer, parameters, tiny_training
from safetensors import safe_open
from safetensors.numpy import save_file

from kinoflow import MotionPipeline
from kinoflow.cli import main
from kinoflow.data.loader import MotionDataset
from kinoflow.errors import ConfigError, DataError, MissingExtraError, OptionError, TrainingError
from kinoflow.measures.physical import jerk_m_per_s3
from kinoflow.model.description import ModelDescription
from kinoflow.model.folder import load_model
from kinoflow.model.motion_model import MotionModel
from kinoflow.motion.features import decode
from kinoflow.recipes import RECIPES, recipe, recipe_of_model
from kinoflow.recipes.recipe import Value
from kinoflow.training import pretrain
from kinoflow.training.config import CurationConfig, LoraConfig, OptimizerConfig
from kinoflow.training.curation import curate
from kinoflow.training.engine import TrainedModel
from kinoflow.training.estimate import estimate
from kinoflow.training.optimizer import add_adapter, merged

LORA = LoraConfig(rank=2, alpha=3.0)


def adapted(seed=0):
    model = random_model(seed=seed)
    torch.manual_seed(7)
    return model, add_adapter(model, LORA)


def output(model):
    batch = fake_batch(0)
    with torch.no_grad():
        return model(
            batch.motion, torch.full((3,), 0.5), batch.text.tokens, batch.text.lengths, batch.text.pooled, batch.lengths
        )


# Adapters.


def test_an_adapter_starts_as_nothing_and_trains_alone():
    pytest.importorskip("peft")
    plain = random_model()
    model, _ = adapted()
    torch.testing.assert_close(output(model), output(plain))
    trainable = {name for name, p in model.named_parameters() if p.requires_grad}
    assert trainable
    assert all(".lora_" in name for name in trainable)
    assert any("modulation" in name for name in trainable)
    assert any("refiner" in name for name in trainable)


def test_merging_is_what_the_adapter_computes_and_what_peft_merges():
    pytest.importorskip("peft")
    model, export = adapted()
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if ".lora_" in name:
                parameter.copy_(0.1 * torch.randn(parameter.shape, generator=torch.Generator().manual_seed(len(name))))
    state = export({name: tensor.clone() for name, tensor in model.state_dict().items()})
    plain = random_model(seed=3)
    plain.load_state_dict(state)
    changed = output(plain)
    assert (changed - output(random_model())).abs().max() > 1e-2
    torch.testing.assert_close(changed, output(model), rtol=1e-4, atol=1e-5)
    from peft.tuners.lora import LoraLayer

    for name, module in copy.deepcopy(model).named_modules():
        if isinstance(module, LoraLayer):
            module.merge()
            torch.testing.assert_close(state[f"{name}.weight"], module.base_layer.weight, msg=name)


def test_merging_by_hand():
    state = {
        "a.base_layer.weight": torch.eye(2),
        "a.base_layer.bias": torch.ones(2),
        "a.lora_A.default.weight": torch.tensor([[1.0, 2.0]]),
        "a.lora_B.default.weight": torch.tensor([[3.0], [4.0]]),
        "b.weight": torch.zeros(1),
    }
    plain = merged(state, 0.5)
    assert set(plain) == {"a.weight", "a.bias", "b.weight"}
    assert plain["a.weight"].tolist() == [[2.5, 3.0], [2.0, 5.0]]


@pytest.mark.slow
@pytest.mark.parametrize("precision", ["fp32", "bf16"])
def test_adapted_run_resumes_exactly_and_exports_a_plain_model(tmp_path, precision):
    pytest.importorskip("peft")
    config = tiny_training(precision=precision, lora=LORA, num_steps=4, checkpoint_every=2, validate_every=4)

    def trainer(folder, seed=0):
        model, export = adapted(seed)
        run = make_trainer(tmp_path / folder, config, model=model)
        run.product = TrainedModel(run.product.description, export)
        return run

    straight = trainer("straight")
    before = parameters(straight)
    folder = straight.train()
    after = parameters(straight)
    moved = {name for name in after if not torch.equal(after[name], before[name])}
    assert moved
    assert all(".lora_" in name for name in moved)
    trainer("parts").train(stop_at=2)
    second = trainer("parts")
    assert second.resume()
    second.train()
    assert all(torch.equal(tensor, parameters(second)[name]) for name, tensor in after.items())
    other = trainer("parts", seed=1)
    with pytest.raises(TrainingError, match="other fixed weights"):
        other.resume()
    pipe = MotionPipeline.from_pretrained(folder, text_encoder=None)
    plain = load_model(folder)[0]
    assert set(plain.state_dict()) == set(random_model().state_dict())
    assert pipe.description.name == "tiny"
    with straight.weights.averaged() as model:
        torch.testing.assert_close(output(plain), output(model), rtol=1e-4, atol=1e-5)


def test_without_peft_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "peft", None)
    with pytest.raises(MissingExtraError, match=r"kinoflow\[lora\]"):
        add_adapter(random_model(), LORA)


# Which clips.


def test_curation_by_source_and_label(data):
    dataset = MotionDataset(data)
    assert curate(dataset, CurationConfig()).records == dataset.records
    assert len(curate(dataset, CurationConfig(sources=("made",), labels=("swing",)))) == 5
    with pytest.raises(DataError, match="no label jump; they have swing"):
        curate(dataset, CurationConfig(labels=("jump",)))
    composed = dataset.subset(range(5))
    composed.records = tuple(
        dataclasses.replace(record, source="composed" if place < 2 else "made")
        for place, record in enumerate(dataset.records)
    )
    assert [r.id for r in curate(composed, CurationConfig(captured_only=True)).records] == [
        "clip-2",
        "clip-3",
        "clip-4",
    ]
    with pytest.raises(DataError, match="no train clip"):
        curate(composed.subset([0, 1]), CurationConfig(captured_only=True))
    with pytest.raises(ConfigError, match="best"):
        CurationConfig(best=0.0)


def test_the_best_clips_are_those_that_tremble_least(data, tmp_path):
    trembling = shutil.copytree(data, tmp_path / "trembling")
    generator = np.random.default_rng(0)
    (shard,) = trembling.glob("shard-*.safetensors")
    with safe_open(shard, "numpy") as file:
        facts, tensors = file.metadata(), {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
    for clip in (1, 3):
        rows = slice(*tensors["offsets"][clip : clip + 2])
        tensors["translation"][rows] += generator.normal(size=tensors["translation"][rows].shape) * 0.02
    save_file(tensors, shard, facts)
    dataset = MotionDataset(trembling)
    jerk = [jerk_m_per_s3(decode(dataset.features(clip).double().numpy())) for clip in range(5)]
    assert sorted(np.argsort(jerk)[-2:]) == [1, 3]
    chosen = curate(dataset, CurationConfig(best=0.6))
    assert [record.id for record in chosen.records] == ["clip-0", "clip-2", "clip-4"]
    # The motions go with their records.
    torch.testing.assert_close(chosen.features(2), dataset.features(4))
    assert len(curate(dataset, CurationConfig(best=0.01))) == 1


# The run.


def test_stage_two_follows_the_model_and_lowers_the_rate(tmp_path):
    base = recipe("compact").pretrain()
    description = make_trainer(tmp_path).product.description
    config = recipe("compact").finetune(description)
    assert config.network == description.network
    assert config.objective.prediction == description.prediction == "velocity"
    assert config.optimizer.learning_rate == pytest.approx(0.1 * base.optimizer.learning_rate)
    assert config.optimizer.decay_from == 1.0
    assert config.num_steps == base.num_steps // 5
    assert recipe("compact").finetune(description, LORA).optimizer.learning_rate == base.optimizer.learning_rate
    compact = dataclasses.replace(description, network=base.network, prediction="clean")
    assert recipe_of_model(compact) == "compact"
    with pytest.raises(OptionError, match="no recipe"):
        recipe_of_model(description)


def test_adapters_of_a_large_model_are_trained_for_a_folder_of_clips():
    base = recipe("paper-1.0b").pretrain()
    description = ModelDescription(network=base.network, prediction="velocity", name="official")
    large = recipe("paper-1.0b")
    config, whole = large.finetune(description, LORA), large.finetune(description)
    assert (config.sampler.batch_size, config.micro_batches, config.num_steps) == (8, 1, 2000)
    assert config.optimizer.warmup_steps == 100
    assert config.validate_every == config.checkpoint_every == 100
    assert (whole.sampler.batch_size, whole.micro_batches, whole.num_steps) == (24, 128, 60_000)


def test_estimate_of_adapters():
    """Their numbers are those that PEFT adds; the frozen weights have no gradient and no optimiser."""
    pytest.importorskip("peft")
    base = dataclasses.replace(recipe("toy").pretrain(), lora=LORA, precision="fp32")
    model = MotionModel(base.network)
    frozen = sum(p.numel() for p in model.parameters())
    found = estimate(base)
    add_adapter(model, LORA)
    trained = sum(p.numel() for p in model.parameters() if p.requires_grad)
    assert found.trained == trained
    assert found.parameters == frozen + trained
    assert found.state_bytes == {
        "weights": 4 * (frozen + trained),
        "gradients": 4 * trained,
        "optimiser": 8 * trained,
        "average": 4 * trained,
    }
    plain = estimate(dataclasses.replace(base, lora=LoraConfig()))
    assert plain.trained == plain.parameters == frozen
    assert found.flops_per_step == pytest.approx(plain.flops_per_step * 2 / 3)


def test_motions_are_put_on_the_body_of_the_model(data, tmp_path):
    """The same clip, through an official body's offset, is the same pelvis path."""
    config = dataclasses.replace(recipe("toy").pretrain(), num_steps=1)
    trainer = pretrain.build_trainer(config, data, tmp_path / "a")
    offset = (-0.0018, -0.1908, 0.0282)
    description = dataclasses.replace(trainer.product.description, rest_pelvis_offset_m=offset)
    start = pretrain.StartingPoint(trainer.weights.master, description)
    second = pretrain.build_trainer(config, data, tmp_path / "b", start_from=start)
    clip = second.stage.clips.dataset
    motion = second.stage.clips(0)
    row = motion.mirrored.tolist().index(False)
    number, length = int(motion.ids[row].removeprefix("clip-")), int(motion.lengths[row])
    std = torch.where(start.model.std < 1e-3, 0.0, start.model.std)
    denormalised = motion.motion[row, :length] * std + start.model.mean
    pelvis = denormalised[:, :3] + torch.tensor(offset)
    varying = start.model.std[:3] > 1e-3
    torch.testing.assert_close(pelvis[:, varying], clip.features(number)[:, :3][:, varying], atol=1e-4, rtol=0)
    assert second.product.description.rest_pelvis_offset_m == offset


@pytest.mark.parametrize("lora", [0, 2])
def test_the_command_tunes_a_model_folder(data, tmp_path, capsys, monkeypatch, lora):
    if lora:
        pytest.importorskip("peft")
    few = {"num_steps": 10, "checkpoint_every": 5, "validate_every": 5, "log_every": 5}
    values = {**RECIPES["toy"].values, **{name: Value(value, "chosen") for name, value in few.items()}}
    monkeypatch.setitem(RECIPES, "toy", dataclasses.replace(RECIPES["toy"], values=values))
    arguments = ["--data", str(data), "--set", "optimizer.warmup_steps=1"]
    assert main(["train", "pretrain", "--recipe", "toy", *arguments, "-o", str(tmp_path / "one")]) == 0
    base = tmp_path / "one" / "model"
    assert capsys.readouterr().out.strip() == str(base)
    more = ["--from", str(base), "-o", str(tmp_path / "two"), "--lora", str(lora), "--labels", "swing", "--best", "0.8"]
    assert main(["train", "finetune", *arguments, *more]) == 0
    saved = json.loads((tmp_path / "two" / "config.json").read_text())
    assert saved["curation"] == {
        "sources": [],
        "labels": ["swing"],
        "captured_only": False,
        "share": 1.0,
        "min_frames": 0,
        "tier": "",
        "without_copies": False,
        "best": 0.8,
    }
    assert saved["num_steps"] == 2
    assert saved["lora"]["rank"] == lora
    pipe = MotionPipeline.from_pretrained(tmp_path / "two" / "model", text_encoder=WordEncoder())
    assert pipe.description.name == "kinoflow-toy-finetuned"
    assert pipe.description.licence.startswith("non-commercial use only")
    before, after = (load_model(path)[0].state_dict() for path in (base, tmp_path / "two" / "model"))
    assert set(after) == set(before)
    changed = {name for name in after if not torch.equal(after[name], before[name])}
    assert "transformer.single_blocks.0.linear1.weight" in changed
    assert ("transformer.output.weight" in changed) == (lora == 0)
    assert pipe("A person swings the left arm.", duration=1.0)[0].num_frames == 30


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["finetune", "--data", "x", "-o", "y"], "--model"),
        (["pretrain", "-o", "y"], "--data"),
        (["pretrain", "--recipe", "toy", "--set", "device=cuda", "--data", "{data}", "-o", "{out}"], "no GPU"),
        (["finetune", "--from", "compact", "--data", "{data}", "-o", "{out}", "--labels", "dance"], "swing"),
        (["finetune", "--from", "compact", "--data", "{data}", "-o", "{out}", "--best", "2"], "best"),
    ],
    ids=lambda value: value if isinstance(value, str) else value[0],
)
def test_bad_input_is_one_line(data, tmp_path, capsys, arguments, named):
    if named == "no GPU" and torch.cuda.is_available():
        pytest.skip("there is a GPU")
    out = tmp_path / "out"
    assert main(["train", *(part.format(data=data, out=out) for part in arguments)]) == 2
    error = capsys.readouterr().err
    assert named in error
    assert error.count("\n") == 1
    assert not out.exists()


def test_a_rate_of_zero_is_refused_before_anything(tmp_path):
    with pytest.raises(ConfigError, match="learning_rate"):
        OptimizerConfig(learning_rate=0.0)
