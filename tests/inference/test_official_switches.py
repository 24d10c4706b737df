"""Every setting that an official `config.yml` can have, one by one: honoured, refused by name, or without effect.

A row is a setting, a value other than its default, and what becomes of it: the field of our description that changes
and its value there; `REFUSED`, with a message that names the setting; or why the value changes nothing.
"""

import copy
import dataclasses
import re
from typing import NamedTuple

import pytest
import torch
from reference.tiny import CONTEXT_WIDTH, POOLED_WIDTH, random_text, randomise

from kinoflow.errors import ConfigError
from kinoflow.inference.official_config import (
    NETWORK,
    PIPELINE,
    REFINER,
    TEXT_ENCODER,
    describe,
    official_config,
)
from kinoflow.model import MotionModel
from kinoflow.model.description import ModelDescription

REFUSED = "refused"
BASE = {
    "network_module": NETWORK,
    "network_module_args": {
        "input_dim": 201, "feat_dim": 16, "ctxt_input_dim": CONTEXT_WIDTH, "vtxt_input_dim": POOLED_WIDTH,
        "num_layers": 3, "num_heads": 2, "mask_mode": "narrowband", "narrowband_length": 0.1,
        "apply_rope_to_single_branch": False,
    },
    "train_pipeline": PIPELINE,
    "train_pipeline_args": {"train_frames": 24},
}  # fmt: skip


class Row(NamedTuple):
    setting: str
    value: object
    field: str = ""
    becomes: object = None
    no_effect: str = ""


N, P = "network_module_args.", "train_pipeline_args."
TRAINING, KERNEL = "only acts in training", "how attention is computed, not what"
ROWS = [
    Row("network_module", "hymotion/network/other.Network", REFUSED),
    Row("train_pipeline", "hymotion/pipeline/other.Pipeline", REFUSED),
    Row(N + "input_dim", 272, REFUSED),
    Row(N + "output_dim", 135, REFUSED),
    Row(N + "feat_dim", 32, "network.width", 32),
    Row(N + "ctxt_input_dim", 12, "network.context_width", 12),
    Row(N + "vtxt_input_dim", 9, "network.pooled_width", 9),
    Row(N + "text_refiner_module", "hymotion/network/other.Refiner", REFUSED),
    Row(N + "text_refiner_module", REFINER, no_effect="the only one"),
    Row(N + "text_refiner_cfg.num_layers", 3, "network.refiner_layers", 3),
    Row(N + "text_refiner_cfg.mlp_ratio", 2.0, "network.refiner_mlp_ratio", 2.0),
    Row(N + "text_refiner_cfg.dropout", 0.1, no_effect=TRAINING),
    Row(N + "text_refiner_cfg.mlp_act_type", "relu", "network.refiner_mlp_activation", "relu"),
    Row(N + "text_refiner_cfg.qk_norm_type", "rms", "network.refiner_qk_norm", "rms"),
    Row(N + "text_refiner_cfg.qkv_bias", False, "network.refiner_qkv_bias", False),
    Row(N + "text_refiner_cfg.attn_mode", "flash", no_effect=KERNEL),
    Row(N + "num_layers", 6, "network.num_layers", 6),
    Row(N + "num_heads", 4, "network.num_heads", 4),
    Row(N + "mlp_ratio", 2.0, "network.mlp_ratio", 2.0),
    Row(N + "mlp_act_type", "silu", "network.mlp_activation", "silu"),
    Row(N + "norm_type", "rms", no_effect="the official network takes it and uses LayerNorm"),
    Row(N + "qk_norm_type", "none", "network.qk_norm", "none"),
    Row(N + "qkv_bias", False, "network.qkv_bias", False),
    Row(N + "dropout", 0.1, no_effect=TRAINING),
    Row(N + "final_layer_module", "hymotion/network/other.Layer", REFUSED),
    Row(N + "final_layer_module", "hymotion/network/layers.FinalLayer", no_effect="the only one"),
    Row(N + "final_layer_cfg.act_type", "gelu", "network.output_activation", "gelu"),
    Row(N + "final_layer_cfg.zero_init", True, no_effect="only acts before training"),
    Row(N + "mask_mode", "causal", "network.motion_mask", "causal"),
    Row(N + "mask_mode", None, "network.motion_mask", "none"),
    Row(N + "apply_rope_to_single_branch", True, "network.rope_on_text", False),
    Row(N + "insert_start_token", True, "network.start_token", True),
    Row(N + "with_long_skip_connection", True, "network.long_skip", True),
    Row(N + "time_factor", 1000.0, "network.time_factor", 1000.0),
    Row(N + "narrowband_length", 0.4, "network.band_frames", 12),
    Row(N + "unknown", 1, REFUSED),
    Row(P + "text_encoder_module", "hymotion/network/other.Encoder", REFUSED),
    Row(P + "text_encoder_module", TEXT_ENCODER, no_effect="the only one"),
    Row(P + "text_encoder_cfg.llm_type", "llama", REFUSED),
    Row(P + "text_encoder_cfg.max_length_llm", 128, "text_max_tokens", 128),
    Row(P + "text_encoder_cfg.sentence_emb_type", "t5", REFUSED),
    Row(P + "text_encoder_cfg.max_length_sentence_emb", 64, REFUSED),
    Row(P + "text_encoder_cfg.enable_llm_padding", False, no_effect="padding is masked wherever it could be seen"),
    Row(P + "mean_std_dir", "./stats/", no_effect="where statistics are compared; the checkpoint has its own copy"),
    Row(P + "motion_type", "o6dp_with_finger", REFUSED),
    Row(P + "motion_type", "o6dp_1103", no_effect="another name of the same columns"),
    Row(P + "noise_scheduler_cfg.method", "dopri5", REFUSED),
    Row(P + "infer_noise_scheduler_cfg.validation_steps", 20, "num_steps", 20),
    Row(P + "test_cfg.text_guidance_scale", 5.0, "guidance_scale", 5.0),
    Row(P + "test_cfg.mean_std_dir", "./stats/", no_effect="where statistics are compared"),
    Row(P + "train_cfg", {"cond_mask_prob": 0.1}, no_effect=TRAINING),
    Row(P + "losses_cfg", {"type": "SmoothL1"}, no_effect=TRAINING),
    Row(P + "output_mesh_fps", 20, "fps", 20.0),
    Row(P + "train_frames", 30, "network.train_frames", 30),
    Row(P + "uncondition_mode", True, REFUSED),
    Row(P + "enable_ctxt_null_feat", True, "null_context", True),
    Row(P + "enable_special_game_feat", True, no_effect="nothing asks for game features in sampling"),
    Row(P + "random_generator_on_gpu", False, "noise_on_device", False),
    Row(P + "unknown", 1, REFUSED),
]


def changed(row: Row) -> dict:
    config = copy.deepcopy(BASE)
    *above, last = row.setting.split(".")
    section = config
    for name in above:
        section = section.setdefault(name, {})
    section[last] = row.value
    return config


def flat(description: ModelDescription) -> dict[str, object]:
    values = dataclasses.asdict(description)
    network = values.pop("network")
    return values | {f"network.{name}": value for name, value in network.items()}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.setting}={row.value}")
def test_setting(row):
    before = flat(describe(BASE))
    if row.field == REFUSED:
        with pytest.raises(ConfigError, match=row.setting.rpartition(".")[2]):
            describe(changed(row))
        return
    after = flat(describe(changed(row)))
    assert after == before | ({row.field: row.becomes} if row.field else {})
    if row.field:
        assert row.field in before
        assert before[row.field] != row.becomes, "the value shows nothing"
    # And it survives the way back.
    description = describe(changed(row))
    assert flat(describe(official_config(description))) == after


# What these change needs no network: how text is read, how long is sampled, at which rate.
OUTSIDE = {"num_steps", "guidance_scale", "fps", "text_max_tokens", "null_context", "noise_on_device"}


@pytest.mark.parametrize("row", [row for row in ROWS if row.field.startswith("network.")], ids=lambda row: row.setting)
def test_a_setting_of_the_network_changes_what_it_computes_or_its_shapes(row):
    models = [MotionModel(describe(config).network) for config in (BASE, changed(row))]
    shapes = [{name: tuple(tensor.shape) for name, tensor in model.state_dict().items()} for model in models]
    if shapes[0] != shapes[1]:
        return
    outputs = []
    for model in models:
        randomise(model.eval())
        text = random_text([4])
        motion = torch.randn(1, 20, 201, generator=torch.Generator().manual_seed(3))
        with torch.no_grad():
            outputs.append(
                model(motion, torch.tensor([0.3]), text.tokens, text.lengths, text.pooled, torch.tensor([20]))
            )
    assert float((outputs[0] - outputs[1]).norm() / outputs[0].norm()) > 1e-4


def test_the_table_has_every_field_that_it_names_outside_the_network():
    fields = {row.field for row in ROWS if row.field not in ("", REFUSED) and not row.field.startswith("network.")}
    assert fields == OUTSIDE


def test_the_table_has_every_setting_of_the_reference(shared_folder):
    """Names in the description of `config.yml`, where that is at hand."""
    path = shared_folder / "reference/official-formats.md"
    if not path.is_file():
        pytest.skip("no description of the official formats in the shared folder")
    text = path.read_text(encoding="utf-8")
    section = text[text.index("### 1.1") : text.index("### 1.2")]
    network = next(line for line in section.splitlines() if line.startswith("`network_module_args`"))
    names = set(re.findall(r"[a-z]\w+_\w+|dropout", network)) - {"network_module_args"}
    names |= set(re.findall(r"^\| `(\w+)", section, re.MULTILINE))
    names |= set(re.findall(r"[a-z]+_[a-z_]+", re.search(r"\{llm_type[^}]*\}", section)[0]))
    names |= {"validation_steps", "text_guidance_scale", "method", "act_type", "zero_init"}
    known = {part for row in ROWS for part in row.setting.split(".")}
    sentences = {"gelu_tanh", "released_models"}
    assert len(names) > 40
    assert names - known - sentences == set()
