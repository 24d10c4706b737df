"""Official model folders: `config.yml`, `latest.ckpt`, optional statistics. Read as data, never imported or unpickled.

Every setting is honoured or refused by name, except those that say how a model was trained, not what it computes.
"""

from __future__ import annotations

import pickle
import zipfile
from pathlib import Path
from typing import Any

import torch
import yaml
from torch import Tensor

from kinoflow.errors import CheckpointError, ConfigError
from kinoflow.model.config import NetworkConfig
from kinoflow.model.folder import ModelDescription, check_finite, refuse_lfs_pointer
from kinoflow.model.motion_model import MotionModel
from kinoflow.model.official import from_official
from kinoflow.motion.features import FPS, NUM_FEATURES, layout_fingerprint

CONFIG_NAME = "config.yml"
WEIGHTS_NAME = "latest.ckpt"
BODY_REST_PELVIS_OFFSET_M = (-0.0018, -0.1908, 0.0282)
"""Rest offset of the pelvis on the body that official models were trained for."""
LICENCE = (
    "official HY-Motion weights: Tencent HY-Motion 1.0 Community License "
    "(not licensed for the European Union, the United Kingdom and South Korea)"
)
LARGEST_RATIO = 4.0
"""A checkpoint may unpack to at most this many times its size: weights do not compress."""

_NETWORKS = {"hymotion/network/hymotion_mmdit.HunyuanMotionMMDiT"}
_PIPELINES = {"hymotion/pipeline/motion_diffusion.MotionFlowMatching"}
_REFINERS = {"hymotion/network/token_refiner.SingleTokenRefiner"}

# Official name to ours, for values that are taken over as they are.
_SAME = {
    "feat_dim": "width",
    "input_dim": "motion_features",
    "ctxt_input_dim": "context_width",
    "vtxt_input_dim": "pooled_width",
    "num_layers": "num_layers",
    "num_heads": "num_heads",
    "mlp_ratio": "mlp_ratio",
    "mlp_act_type": "mlp_activation",
    "qk_norm_type": "qk_norm",
    "qkv_bias": "qkv_bias",
    "time_factor": "time_factor",
}
_REFINER_SAME = {
    "num_layers": "refiner_layers",
    "mlp_ratio": "refiner_mlp_ratio",
    "mlp_act_type": "refiner_mlp_activation",
    "qk_norm_type": "refiner_qk_norm",
    "qkv_bias": "refiner_qkv_bias",
}
_OFFICIAL_DEFAULTS = {
    "num_layers": 12, "num_heads": 16, "mlp_ratio": 4.0, "mlp_act_type": "gelu_tanh", "ctxt_input_dim": 4096,
    "vtxt_input_dim": 256, "qk_norm_type": "rms", "qkv_bias": True, "time_factor": 1.0,
}  # fmt: skip
_PIPELINE_SETTINGS = {
    "text_encoder_module", "text_encoder_cfg", "mean_std_dir", "motion_type", "noise_scheduler_cfg",
    "infer_noise_scheduler_cfg", "test_cfg", "train_cfg", "losses_cfg", "output_mesh_fps", "train_frames",
    "uncondition_mode", "enable_ctxt_null_feat", "enable_special_game_feat", "random_generator_on_gpu",
}  # fmt: skip
# Names under which the official package knows the 201 columns.
_MOTION_TYPES = {"auto", "o6dp", "o6dp_1103"}
_MASKS = {None: "none", "causal": "causal", "narrowband": "band"}
# The official network multiplies seconds by a literal 30 here, whatever the frame rate.
_BAND_FRAMES_PER_S = 30.0


def is_official_folder(folder: Path) -> bool:
    """Whether a folder looks like an official release."""
    return (folder / CONFIG_NAME).is_file()


def load_official(folder: Path) -> tuple[MotionModel, ModelDescription]:
    """The model of an official folder, strictly: every tensor is used and every setting understood.

    Raises:
        ConfigError: a setting that is missing, unknown or not supported.
        CheckpointError: weights that are missing, unsafe, damaged or do not fit.
    """
    config = _read_config(folder / CONFIG_NAME)
    description = describe(config, name=folder.name)
    state = _read_state(folder / WEIGHTS_NAME)
    with torch.device("meta"):
        model = MotionModel(description.network)
    ours = {name: tensor.float() for name, tensor in from_official(model, state).items()}
    check_finite(ours, folder / WEIGHTS_NAME)
    model.load_state_dict(ours, assign=True)
    return model.eval().requires_grad_(False), description


def describe(config: dict[str, Any], name: str = "") -> ModelDescription:
    """Our description of an official configuration.

    Raises:
        ConfigError: see `load_official`.
    """
    try:
        return _describe(config, name)
    except (TypeError, ValueError, AttributeError) as error:
        if isinstance(error, ConfigError):
            raise
        raise ConfigError(f"config.yml holds a value of a wrong type: {error}") from error


def _describe(config: dict[str, Any], name: str) -> ModelDescription:
    _known(config.get("network_module"), _NETWORKS, "network_module")
    _known(config.get("train_pipeline"), _PIPELINES, "train_pipeline")
    pipeline = _section(config, "train_pipeline_args")
    if unknown := sorted(set(pipeline) - _PIPELINE_SETTINGS):
        raise ConfigError(f"config.yml has pipeline settings that kinoflow does not know: {', '.join(unknown)}")
    _known(pipeline.get("motion_type", "auto"), _MOTION_TYPES, "motion_type")
    network = _network(_section(config, "network_module_args"), int(pipeline.get("train_frames", 360)))
    if pipeline.get("uncondition_mode", False):
        raise ConfigError("uncondition_mode: true is not supported; kinoflow loads text-conditioned models only")
    if (method := (pipeline.get("noise_scheduler_cfg") or {}).get("method", "euler")) != "euler":
        raise ConfigError(f"noise_scheduler_cfg.method {method!r} is not supported; use euler")
    return ModelDescription(
        network=network,
        prediction="velocity",
        text_encoder="official",
        fps=float(pipeline.get("output_mesh_fps", FPS)),
        layout=layout_fingerprint(),
        rest_pelvis_offset_m=BODY_REST_PELVIS_OFFSET_M,
        guidance_scale=float((pipeline.get("test_cfg") or {}).get("text_guidance_scale", 1.0)),
        num_steps=int((pipeline.get("infer_noise_scheduler_cfg") or {}).get("validation_steps", 50)),
        null_context=bool(pipeline.get("enable_ctxt_null_feat", False)),
        noise_on_device=bool(pipeline.get("random_generator_on_gpu", True)),
        name=name,
        licence=LICENCE,
    )


def _network(args: dict[str, Any], train_frames: int) -> NetworkConfig:
    args = dict(args)
    if "input_dim" not in args or "feat_dim" not in args:
        raise ConfigError("network_module_args needs input_dim and feat_dim")
    for dimension in (args["input_dim"], args.pop("output_dim", None) or args["input_dim"]):
        if dimension != NUM_FEATURES:
            raise ConfigError(f"input_dim and output_dim must be {NUM_FEATURES}, the known layout; got {dimension}")
    _known(args.pop("text_refiner_module", next(iter(_REFINERS))), _REFINERS, "text_refiner_module")
    for switch in ("insert_start_token", "with_long_skip_connection"):
        if args.pop(switch, False):
            raise ConfigError(f"{switch}: true is not supported yet")
    args.pop("norm_type", None)  # accepted by the official network, without effect
    refiner = dict(args.pop("text_refiner_cfg", None) or {})
    refiner.pop("attn_mode", None)  # which kernel computes attention, not what
    if args.pop("dropout", 0.0) or refiner.pop("dropout", 0.0):
        raise ConfigError("dropout other than 0 is not supported")
    final = dict(args.pop("final_layer_cfg", None) or {})
    args.pop("final_layer_module", None)
    final.pop("zero_init", None)  # only matters before the first training step
    mask = args.pop("mask_mode", None)
    if mask not in _MASKS:
        raise ConfigError(f"mask_mode must be absent, causal or narrowband; got {mask!r}")
    values: dict[str, Any] = {
        "motion_mask": _MASKS[mask],
        "band_frames": int(float(args.pop("narrowband_length", 2.0)) * _BAND_FRAMES_PER_S),
        "rope_on_text": not args.pop("apply_rope_to_single_branch", True),
        "train_frames": train_frames,
        "output_activation": final.pop("act_type", "silu"),
    }
    for theirs, ours in _REFINER_SAME.items():
        if theirs in refiner:
            values[ours] = refiner.pop(theirs)
    for theirs, ours in _SAME.items():
        if theirs in args or theirs in _OFFICIAL_DEFAULTS:
            values[ours] = args.pop(theirs, _OFFICIAL_DEFAULTS.get(theirs))
    left = [*args, *(f"text_refiner_cfg.{k}" for k in refiner), *(f"final_layer_cfg.{k}" for k in final)]
    if left:
        raise ConfigError(f"config.yml has network settings that kinoflow does not know: {', '.join(left)}")
    return NetworkConfig(**values)


def _read_config(path: Path) -> dict[str, Any]:
    try:
        values = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ConfigError(f"cannot read {path}: {' '.join(str(error).split())}") from error
    if not isinstance(values, dict):
        raise ConfigError(f"{path} does not hold a model configuration")
    return values


def _read_state(path: Path) -> dict[str, Tensor]:
    if not path.is_file():
        raise CheckpointError(f"{path.parent} has a {CONFIG_NAME} but no {WEIGHTS_NAME}; download it again")
    refuse_lfs_pointer(path)
    size = path.stat().st_size
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (OSError, zipfile.BadZipFile) as error:
        raise CheckpointError(f"{path} is not a PyTorch checkpoint or is cut short; download it again") from error
    if unpacked > LARGEST_RATIO * size + 1e6:
        raise CheckpointError(
            f"{path} would unpack from {size / 1e6:.0f} to {unpacked / 1e6:.0f} MB, which no weights do; refused"
        )
    try:
        content = torch.load(path, map_location="cpu", weights_only=True, mmap=True)
    except pickle.UnpicklingError as error:
        raise CheckpointError(
            f"{path} holds more than tensors and plain values, so it is refused as unsafe; get it from its source again"
        ) from error
    except (OSError, RuntimeError, EOFError, ValueError, KeyError) as error:
        raise CheckpointError(f"cannot read {path}: {' '.join(str(error).split())[:200]}; download it again") from error
    state = content.get("model_state_dict") if isinstance(content, dict) else None
    if not isinstance(state, dict) or not all(isinstance(t, Tensor) for t in state.values()):
        raise CheckpointError(f"{path} has no model_state_dict of tensors")
    return state


def _section(config: dict[str, Any], name: str) -> dict[str, Any]:
    section = config.get(name)
    if not isinstance(section, dict):
        raise ConfigError(f"config.yml has no section {name}")
    return section


def _known(value: Any, allowed: set[str], name: str) -> None:
    if value not in allowed:
        raise ConfigError(f"{name} {value!r} is not one that kinoflow knows ({', '.join(sorted(allowed))})")
