"""Names of parameters: the official checkpoint's on one side, ours on the other."""

from __future__ import annotations

import re

from torch import Tensor

from kinoflow.errors import CheckpointError
from kinoflow.model.motion_model import MotionModel

# Applied in order to each of our names; what is left over is spelled alike on both sides.
_OURS_TO_OFFICIAL: tuple[tuple[str, str], ...] = (
    (r"^null_pooled$", "null_vtxt_feat"),
    (r"^null_context$", "null_ctxt_input"),
    (r"^game_pooled$", "special_game_vtxt_feat"),
    (r"^game_context$", "special_game_ctxt_feat"),
    (r"^transformer\.motion_input\.", "motion_transformer.input_encoder."),
    (r"^transformer\.context_input\.", "motion_transformer.ctxt_encoder."),
    (r"^transformer\.pooled_input\.fc1\.", "motion_transformer.vtxt_encoder.linears.0."),
    (r"^transformer\.pooled_input\.fc2\.", "motion_transformer.vtxt_encoder.linears.2."),
    (r"^transformer\.time\.mlp\.fc1\.", "motion_transformer.timestep_encoder.blocks.0."),
    (r"^transformer\.time\.mlp\.fc2\.", "motion_transformer.timestep_encoder.blocks.2."),
    (r"^transformer\.refiner\.input\.", "motion_transformer.text_refiner.input_embedder."),
    (r"^transformer\.refiner\.context\.fc1\.", "motion_transformer.text_refiner.context_encoder.linears.0."),
    (r"^transformer\.refiner\.context\.fc2\.", "motion_transformer.text_refiner.context_encoder.linears.2."),
    (r"^transformer\.refiner\.time\.mlp\.fc1\.", "motion_transformer.text_refiner.timestep_encoder.blocks.0."),
    (r"^transformer\.refiner\.time\.mlp\.fc2\.", "motion_transformer.text_refiner.timestep_encoder.blocks.2."),
    (r"^transformer\.refiner\.blocks\.", "motion_transformer.text_refiner.individual_token_refiner.blocks."),
    (r"(token_refiner\.blocks\.\d+)\.qkv\.", r"\1.self_attn_qkv."),
    (r"(token_refiner\.blocks\.\d+)\.query_norm\.", r"\1.self_attn_q_norm."),
    (r"(token_refiner\.blocks\.\d+)\.key_norm\.", r"\1.self_attn_k_norm."),
    (r"(token_refiner\.blocks\.\d+)\.projection\.", r"\1.self_attn_proj."),
    (r"(token_refiner\.blocks\.\d+)\.modulation\.", r"\1.adaLN_modulation."),
    (r"^transformer\.(double_blocks\.\d+)\.(motion|text)\.modulation\.", r"motion_transformer.\1.\2_mod."),
    (r"^transformer\.(double_blocks\.\d+)\.(motion|text)\.query_norm\.", r"motion_transformer.\1.\2_q_norm."),
    (r"^transformer\.(double_blocks\.\d+)\.(motion|text)\.key_norm\.", r"motion_transformer.\1.\2_k_norm."),
    (r"^transformer\.(double_blocks\.\d+)\.(motion|text)\.projection\.", r"motion_transformer.\1.\2_out_proj."),
    (r"^transformer\.(double_blocks\.\d+)\.(motion|text)\.", r"motion_transformer.\1.\2_"),
    (r"^transformer\.single_blocks\.(\d+)\.query_norm\.", r"motion_transformer.single_blocks.\1.q_norm."),
    (r"^transformer\.single_blocks\.(\d+)\.key_norm\.", r"motion_transformer.single_blocks.\1.k_norm."),
    (r"^transformer\.long_skip_modulation\.", "motion_transformer.long_skip_net.adaLN_modulation."),
    (r"^transformer\.long_skip\.", "motion_transformer.long_skip_net.linear."),
    (r"^transformer\.output_modulation\.", "motion_transformer.final_layer.adaLN_modulation."),
    (r"^transformer\.output\.", "motion_transformer.final_layer.linear."),
    (r"^transformer\.", "motion_transformer."),
)  # fmt: skip


def official_name(name: str) -> str:
    """The official name of one of `MotionModel`'s parameters or buffers."""
    for pattern, replacement in _OURS_TO_OFFICIAL:
        name = re.sub(pattern, replacement, name)
    return name


def from_official(model: MotionModel, state: dict[str, Tensor]) -> dict[str, Tensor]:
    """An official `model_state_dict` under our names and shapes, checked against `model`.

    Raises:
        CheckpointError: a tensor is missing, left over, or of another shape; the message names it.
    """
    expected = model.state_dict()
    names = {official_name(name): name for name in expected}
    if missing := sorted(set(names) - set(state)):
        raise CheckpointError(f"the checkpoint lacks {_some(missing)}; its config.yml describes another network")
    if extra := sorted(set(state) - set(names)):
        raise CheckpointError(f"the checkpoint holds unknown tensors {_some(extra)}; its config.yml lacks a switch")
    ours = {}
    for theirs, name in names.items():
        tensor, wanted = state[theirs], expected[name].shape
        # The official learned vectors carry one more axis of length 1.
        if tensor.shape == (1, *wanted):
            tensor = tensor[0]
        if tensor.shape != wanted:
            raise CheckpointError(
                f"tensor {theirs} has shape {tuple(tensor.shape)}; the configuration needs {tuple(wanted)}"
            )
        ours[name] = tensor
    return ours


def to_official(model: MotionModel) -> dict[str, Tensor]:
    """The state of `model` under the official names and shapes."""
    out = {}
    for name, tensor in model.state_dict().items():
        theirs = official_name(name)
        out[theirs] = tensor[None] if theirs in ("null_vtxt_feat", "special_game_vtxt_feat") else tensor
    return out


def _some(names: list[str]) -> str:
    return ", ".join(names[:4]) + (f" and {len(names) - 4} more" if len(names) > 4 else "")
