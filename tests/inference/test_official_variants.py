"""Sampling from official folders of every variant, against the official way written slowly.

The slow way follows the description: all `train_frames` are integrated with the mask of the wanted length, null rows
and caption rows at every step, text tokens padded, and the result is cropped at the end.
"""

import numpy as np
import pytest
import torch
import yaml
from reference.network import Settings, network_output
from reference.tiny import CONTEXT_WIDTH, POOLED_WIDTH, randomise

from kinoflow import MotionPipeline, TextFeatures
from kinoflow.inference.official_config import describe
from kinoflow.model import MotionModel
from kinoflow.model.official import to_official

STEPS, SCALE, FRAMES, LENGTH = 2, 5.0, 30, 23
NETWORK = {
    "input_dim": 201, "feat_dim": 16, "ctxt_input_dim": CONTEXT_WIDTH, "vtxt_input_dim": POOLED_WIDTH, "num_layers": 3,
    "num_heads": 2, "mask_mode": "narrowband", "narrowband_length": 0.2, "apply_rope_to_single_branch": False,
    "time_factor": 1000.0,
}  # fmt: skip
PIPELINE = {
    "train_frames": FRAMES, "enable_ctxt_null_feat": True, "random_generator_on_gpu": False,
    "infer_noise_scheduler_cfg": {"validation_steps": STEPS}, "test_cfg": {"text_guidance_scale": SCALE},
}  # fmt: skip
VARIANTS = {
    "as released": ({}, {}),
    "caption tokens kept in the null rows": ({}, {"enable_ctxt_null_feat": False}),
    "text without positions": ({"apply_rope_to_single_branch": True}, {}),
    "start token": ({"insert_start_token": True}, {}),
    "long skip": ({"with_long_skip_connection": True}, {}),
    "both": ({"insert_start_token": True, "with_long_skip_connection": True}, {}),
    "start token, text without positions": ({"insert_start_token": True, "apply_rope_to_single_branch": True}, {}),
    "narrow window": ({"narrowband_length": 0.04}, {}),
    "wide window": ({"narrowband_length": 2.0}, {}),
    "causal": ({"mask_mode": "causal"}, {}),
    "causal with start token": ({"mask_mode": "causal", "insert_start_token": True}, {}),
    "no mask": ({"mask_mode": None}, {}),
    "no refiner blocks": ({"text_refiner_cfg": {"num_layers": 0}}, {}),
    "deep refiner": ({"text_refiner_cfg": {"num_layers": 4}}, {}),
    "other length": ({}, {"train_frames": 40}),
    "length of a fixture": ({}, {"train_frames": 240}),
    "released length": ({"narrowband_length": 2.0}, {"train_frames": 360}),
    "released length, text without positions": ({"apply_rope_to_single_branch": True}, {"train_frames": 360}),
    "other activations": ({"mlp_act_type": "gelu", "final_layer_cfg": {"act_type": "relu"}}, {}),
    "other norms, no biases": (
        {"qk_norm_type": "layer", "qkv_bias": False, "text_refiner_cfg": {"qk_norm_type": "rms", "qkv_bias": False}},
        {},
    ),
    "time as it is": ({"time_factor": 1.0}, {}),
    "no guidance": ({}, {"test_cfg": {"text_guidance_scale": 1.0}}),
}


def make_folder(folder, network, pipeline):
    """A folder of an official release with random weights; returns its state in float64."""
    config = {
        "network_module": "hymotion/network/hymotion_mmdit.HunyuanMotionMMDiT",
        "network_module_args": NETWORK | network,
        "train_pipeline": "hymotion/pipeline/motion_diffusion.MotionFlowMatching",
        "train_pipeline_args": PIPELINE | pipeline,
    }
    model = MotionModel(describe(config).network)
    randomise(model)
    state = to_official(model)
    (folder / "config.yml").write_text(yaml.safe_dump(config))
    torch.save({"model_state_dict": state}, folder / "latest.ckpt")
    return {name: tensor.double().numpy() for name, tensor in state.items()}


def reference_settings(network, pipeline):
    network, pipeline = NETWORK | network, PIPELINE | pipeline
    refiner = network.get("text_refiner_cfg", {})
    return Settings(
        num_layers=network["num_layers"],
        num_heads=network["num_heads"],
        train_frames=pipeline["train_frames"],
        mlp_act_type=network.get("mlp_act_type", "gelu_tanh"),
        qk_norm_type=network.get("qk_norm_type", "rms"),
        mask_mode=network["mask_mode"],
        narrowband_frames=int(network["narrowband_length"] * 30),
        apply_rope_to_single_branch=network["apply_rope_to_single_branch"],
        time_factor=network["time_factor"],
        refiner_layers=refiner.get("num_layers", 2),
        refiner_qk_norm_type=refiner.get("qk_norm_type", "layer"),
        final_act_type=network.get("final_layer_cfg", {}).get("act_type", "silu"),
        insert_start_token=network.get("insert_start_token", False),
        with_long_skip_connection=network.get("with_long_skip_connection", False),
    )


def slow_sample(state, network, pipeline, noise, text):
    """[B, LENGTH, 201] in float64."""
    settings = reference_settings(network, pipeline)
    pipeline = PIPELINE | pipeline
    scale, steps = pipeline["test_cfg"]["text_guidance_scale"], STEPS
    ctxt, vtxt = text.tokens.double().numpy(), text.pooled.double().numpy()
    null_ctxt = np.broadcast_to(state["null_ctxt_input"], ctxt.shape) if pipeline["enable_ctxt_null_feat"] else ctxt
    null_vtxt = np.broadcast_to(state["null_vtxt_feat"][0], vtxt.shape)
    tokens, lengths = text.lengths.tolist(), [LENGTH] * len(ctxt)
    x = noise.double().numpy()
    for step in range(steps):
        # The package's times are float32, whose rounding is multiplied by a thousand before the sinusoids.
        t = np.full(len(x), float(np.float32(step / steps)))
        v = network_output(state, settings, x, t, ctxt, tokens, vtxt, lengths)
        if scale > 1:
            null = network_output(state, settings, x, t, null_ctxt, tokens, null_vtxt, lengths)
            v = null + scale * (v - null)
        x = x + v / steps
    return x[:, :LENGTH]


@pytest.mark.parametrize("name", VARIANTS)
def test_variant(tmp_path, name):
    network, pipeline = VARIANTS[name]
    state = make_folder(tmp_path, network, pipeline)
    pipe = MotionPipeline.from_pretrained(tmp_path, text_encoder=None)
    generator = torch.Generator().manual_seed(1)
    text = TextFeatures(
        torch.randn(2, 5, CONTEXT_WIDTH, generator=generator),
        torch.tensor([3, 5]),
        torch.randn(2, POOLED_WIDTH, generator=generator),
    )
    noise = torch.randn(2, pipe.train_frames, 201, generator=generator)
    ours = pipe.sample(text, num_frames=[LENGTH] * 2, noise=noise).double().numpy()
    slow = slow_sample(state, network, pipeline, noise, text)
    assert np.linalg.norm(ours - slow) / np.linalg.norm(slow) < 1e-4


@pytest.mark.parametrize("name", VARIANTS)
def test_velocity_of_a_variant(tmp_path, name):
    """As golden folders have it: rows of several lengths, padded to `train_frames`, content in the padding."""
    network, pipeline = VARIANTS[name]
    state = make_folder(tmp_path, network, pipeline)
    pipe = MotionPipeline.from_pretrained(tmp_path, text_encoder=None)
    generator = torch.Generator().manual_seed(2)
    text = TextFeatures(
        torch.randn(3, 5, CONTEXT_WIDTH, generator=generator),
        torch.tensor([1, 5, 3]),
        torch.randn(3, POOLED_WIDTH, generator=generator),
    )
    motion = torch.randn(3, pipe.train_frames, 201, generator=generator)
    # Sixteenths times 1000 are exact in float32, so the sinusoids compare to rounding.
    time, lengths = torch.tensor([0.0, 5 / 16, 15 / 16]), [pipe.train_frames, LENGTH, 20]
    ours = pipe.velocity(motion, time, text, lengths).double().numpy()
    arrays = (tensor.double().numpy() for tensor in (motion, time, text.tokens))
    tokens = text.lengths.tolist()
    slow = network_output(
        state, reference_settings(network, pipeline), *arrays, tokens, text.pooled.double().numpy(), lengths
    )
    valid = np.arange(pipe.train_frames) < np.array(lengths)[:, None]
    assert np.linalg.norm((ours - slow)[valid]) / np.linalg.norm(slow[valid]) < 1e-5


@pytest.mark.slow
def test_variants_differ(tmp_path):
    """Each switch changes the result, so agreement above means that it was honoured."""
    generator = torch.Generator().manual_seed(1)
    text = TextFeatures(
        torch.randn(1, 5, CONTEXT_WIDTH, generator=generator),
        torch.tensor([5]),
        torch.randn(1, POOLED_WIDTH, generator=generator),
    )
    noise = torch.randn(1, FRAMES, 201, generator=generator)
    results = {}
    for name, (network, pipeline) in VARIANTS.items():
        if "train_frames" not in pipeline:
            folder = tmp_path / name
            folder.mkdir()
            make_folder(folder, network, pipeline)
            pipe = MotionPipeline.from_pretrained(folder, text_encoder=None)
            results[name] = pipe.sample(text, num_frames=[FRAMES], noise=noise)
    base = results.pop("as released")
    assert {name for name, x in results.items() if (x - base).norm() / base.norm() < 1e-3} == set()
