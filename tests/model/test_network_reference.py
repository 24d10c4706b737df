"""`MotionTransformer` against the same network written slowly in NumPy, through the official names and settings."""

import dataclasses

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from reference.network import Settings, network_output
from reference.tiny import randomise

from kinoflow.inference.official import describe
from kinoflow.model import MotionModel
from kinoflow.model.official import to_official

MAPPED = {"narrowband_frames", "refiner_layers", "refiner_act_type", "refiner_qk_norm_type", "final_act_type"}


def official_config(s: Settings, qkv_bias: bool, refiner_qkv_bias: bool, band_s: float | None) -> dict:
    network = {k: v for k, v in dataclasses.asdict(s).items() if k not in MAPPED | {"train_frames", "text_sees_motion"}}
    if s.mask_mode is None:
        del network["mask_mode"]
    network |= {
        "input_dim": 201,
        "feat_dim": 8 * s.num_heads,
        "ctxt_input_dim": 12,
        "vtxt_input_dim": 7,
        "qkv_bias": qkv_bias,
        "text_refiner_cfg": {
            "num_layers": s.refiner_layers,
            "mlp_act_type": s.refiner_act_type,
            "qk_norm_type": s.refiner_qk_norm_type,
            "qkv_bias": refiner_qkv_bias,
        },
        "final_layer_cfg": {"act_type": s.final_act_type},
    }
    if band_s is not None:
        network["narrowband_length"] = band_s
    return {
        "network_module": "hymotion/network/hymotion_mmdit.HunyuanMotionMMDiT",
        "network_module_args": network,
        "train_pipeline": "hymotion/pipeline/motion_diffusion.MotionFlowMatching",
        "train_pipeline_args": {"train_frames": s.train_frames},
    }


def compare(
    s: Settings,
    frames: list[int],
    tokens: list[int],
    *,
    qkv_bias: bool = True,
    refiner_qkv_bias: bool = True,
    band_s: float | None = None,
    cut: bool = True,
    seed: int = 0,
) -> float:
    """Relative difference over valid frames. `cut`: ours gets the motion without the padding to train_frames."""
    config = describe(official_config(s, qkv_bias, refiner_qkv_bias, band_s)).network
    config = dataclasses.replace(config, text_sees_motion=s.text_sees_motion)
    model = MotionModel(config)
    randomise(model, seed)
    generator = torch.Generator().manual_seed(seed)
    x = torch.randn(len(frames), s.train_frames, 201, generator=generator)
    ctxt = torch.randn(len(frames), max(tokens), 12, generator=generator)
    vtxt = torch.randn(len(frames), 7, generator=generator)
    # Sixteenths times 1000 are exact in float32, so the sinusoids compare to rounding.
    t = torch.randint(0, 17, (len(frames),), generator=generator) / 16
    size = max(frames) if cut else s.train_frames
    with torch.no_grad():
        ours = model(x[:, :size], t, ctxt, torch.tensor(tokens), vtxt, torch.tensor(frames)).double().numpy()
    state = {name: tensor.double().numpy() for name, tensor in to_official(model).items()}
    doubles = (tensor.double().numpy() for tensor in (x, t, ctxt, vtxt))
    dx, dt, dc, dv = doubles
    theirs = network_output(state, s, dx, dt, dc, tokens, dv, frames)[:, :size]
    valid = np.arange(size) < np.array(frames)[:, None]
    return float(np.linalg.norm((ours - theirs)[valid]) / np.linalg.norm(theirs[valid]))


RELEASED = Settings(
    num_layers=6,
    num_heads=2,
    train_frames=360,
    mask_mode="narrowband",
    apply_rope_to_single_branch=False,
    time_factor=1e3,
)


def test_released_settings_at_full_length():
    assert compare(RELEASED, [360, 150], [5, 3]) < 1e-5


def test_padded_to_train_frames_or_not_is_the_same():
    assert compare(RELEASED, [70, 41], [2, 6], cut=False) < 1e-5
    assert compare(RELEASED, [70, 41], [2, 6], cut=True) < 1e-5


def test_class_defaults_of_an_official_configuration():
    s = Settings(num_layers=12, num_heads=16, train_frames=30)
    assert compare(s, [30, 9], [4, 1]) < 1e-5


@settings(max_examples=25)
@given(data=st.data())
def test_any_configuration(data):
    activations, norms = (
        st.sampled_from(["gelu", "gelu_tanh", "relu", "silu"]),
        st.sampled_from(["rms", "layer", "none"]),
    )
    frames = data.draw(st.integers(2, 20), label="train_frames")
    band = data.draw(st.integers(1, frames + 3), label="band")
    s = Settings(
        num_layers=data.draw(st.sampled_from([3, 6])),
        num_heads=data.draw(st.sampled_from([1, 2, 3])),
        train_frames=frames,
        mlp_act_type=data.draw(activations),
        qk_norm_type=data.draw(norms),
        mask_mode=data.draw(st.sampled_from([None, "causal", "narrowband"])),
        narrowband_frames=band,
        apply_rope_to_single_branch=data.draw(st.booleans()),
        time_factor=data.draw(st.sampled_from([1.0, 1000.0])),
        refiner_layers=data.draw(st.integers(0, 3)),
        refiner_act_type=data.draw(activations),
        refiner_qk_norm_type=data.draw(norms),
        final_act_type=data.draw(activations),
        insert_start_token=data.draw(st.booleans(), label="start token"),
        with_long_skip_connection=data.draw(st.booleans(), label="long skip"),
        text_sees_motion=data.draw(st.booleans(), label="text sees motion"),
    )
    lengths = data.draw(st.lists(st.tuples(st.integers(1, frames), st.integers(1, 6)), min_size=1, max_size=3))
    difference = compare(
        s,
        [frames for frames, _ in lengths],
        [tokens for _, tokens in lengths],
        qkv_bias=data.draw(st.booleans()),
        refiner_qkv_bias=data.draw(st.booleans()),
        band_s=(band + 0.5) / 30,
        cut=data.draw(st.booleans()),
        seed=data.draw(st.integers(0, 99)),
    )
    assert difference < 3e-5


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("time_factor", 1001.0),
        ("narrowband_frames", 19),
        ("apply_rope_to_single_branch", True),
        ("mlp_act_type", "gelu"),
    ],
)
def test_the_comparison_sees_a_wrong_setting(field, value, monkeypatch):
    right = dataclasses.replace(RELEASED, train_frames=60, narrowband_frames=20)
    config = describe(official_config(right, True, True, 20.5 / 30))
    monkeypatch.setattr("test_network_reference.describe", lambda _: config)
    assert compare(right, [60, 33], [4, 2]) < 1e-5
    assert compare(dataclasses.replace(right, **{field: value}), [60, 33], [4, 2]) > 3e-5
