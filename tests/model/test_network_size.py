"""Sizes of the released networks, counted without allocating them, and configurations that cannot be."""

import pytest
import torch

from kinoflow.errors import ConfigError
from kinoflow.model import MotionModel, NetworkConfig

RELEASED = {
    "1.0": (NetworkConfig(width=1280, num_layers=27, num_heads=20), 1_042_868_681, 422),
    "Lite": (NetworkConfig(), 460_841_673, 302),
}
GROUPS = {
    "1.0": {
        "motion_input": 258_560,
        "context_input": 5_244_160,
        "pooled_input": 2_624_000,
        "time": 3_279_360,
        "refiner": 54_112_512,
        "double_blocks": 531_189_504,
        "single_blocks": 442_623_744,
        "output": 3_536_841,
    },
    "Lite": {
        "motion_input": 206_848,
        "context_input": 4_195_328,
        "pooled_input": 1_837_056,
        "time": 2_099_200,
        "refiner": 34_639_360,
        "double_blocks": 226_678_272,
        "single_blocks": 188_880_384,
        "output": 2_305_225,
    },
}


@pytest.mark.parametrize("name", RELEASED)
def test_released_sizes(name):
    config, parameters, tensors = RELEASED[name]
    with torch.device("meta"):
        model = MotionModel(config)
    state = model.transformer.state_dict()
    assert sum(t.numel() for t in state.values()) == parameters
    assert len(state) == tensors
    groups: dict[str, int] = {}
    for key, tensor in state.items():
        group = key.split(".")[0].replace("output_modulation", "output")
        groups[group] = groups.get(group, 0) + tensor.numel()
    assert groups == GROUPS[name]
    # Four learned features, mean and std.
    assert len(model.state_dict()) == tensors + 6
    assert sum(t.numel() for t in model.state_dict().values()) == parameters + 2 * (768 + 4096) + 2 * 201


def test_no_bias_without_qkv_bias():
    with torch.device("meta"):
        model = MotionModel(NetworkConfig(width=32, num_layers=3, num_heads=2, qkv_bias=False))
    missing = {"qkv.bias", "projection.bias", "linear1.bias", "linear2.bias"}
    found = {name for name in model.state_dict() if "refiner" not in name and any(name.endswith(m) for m in missing)}
    assert found == set()
    assert "transformer.double_blocks.0.motion.mlp.fc1.bias" in model.state_dict()
    assert "transformer.refiner.blocks.0.qkv.bias" in model.state_dict()


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"width": 0}, "width"),
        ({"num_layers": 4}, "num_layers"),
        ({"num_layers": 0}, "num_layers"),
        ({"num_layers": 3 * 10**9}, "num_layers"),
        ({"width": 2**30}, "width"),
        ({"mlp_ratio": 1e300}, "mlp_ratio"),
        ({"width": 30, "num_heads": 4}, "num_heads"),
        ({"width": 12, "num_heads": 4}, "num_heads"),
        ({"patch_size": 7}, "patch_size"),
        ({"patch_size": 0}, "patch_size"),
        ({"mlp_activation": "tanh"}, "mlp_activation"),
        ({"motion_mask": "narrowband"}, "motion_mask"),
        ({"qk_norm": "l2"}, "qk_norm"),
        ({"refiner_qk_norm": "l2"}, "refiner_qk_norm"),
        ({"output_activation": "none"}, "output_activation"),
        ({"refiner_layers": -1}, "refiner_layers"),
        ({"band_frames": -1}, "band_frames"),
        ({"train_frames": 0}, "train_frames"),
        ({"mlp_ratio": 0.0}, "mlp_ratio"),
        ({"mlp_ratio": float("nan")}, "mlp_ratio"),
        ({"refiner_mlp_ratio": -1.0}, "refiner_mlp_ratio"),
    ],
)
def test_impossible_configurations_are_refused_by_name(changes, named):
    with pytest.raises(ConfigError, match=named):
        NetworkConfig(**changes)


def test_unknown_setting_is_named():
    with pytest.raises(ConfigError, match="dropuot"):
        NetworkConfig.from_dict({"dropuot": 0.1})
