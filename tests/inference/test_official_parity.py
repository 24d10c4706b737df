"""The golden numbers of the official network definition, where they are at hand."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from kinoflow import MotionPipeline, TextFeatures
from kinoflow.motion.rotations import matrix_to_rot6d


def fixtures(folder: Path) -> list[Path]:
    return sorted(path.parent for path in (folder / "parity").glob("*/golden.json"))


@pytest.fixture(scope="module")
def loaded(shared_folder):
    found = fixtures(shared_folder)
    if not found:
        pytest.skip("no golden numbers in the shared folder")
    return [
        (
            MotionPipeline.from_pretrained(folder, text_encoder=None),
            load_file(folder / "golden.safetensors"),
            json.loads((folder / "golden.json").read_text()),
        )
        for folder in found
    ]


def relative(ours: torch.Tensor, golden: torch.Tensor) -> float:
    return float((ours - golden).norm() / golden.norm())


def test_network(loaded):
    for pipe, golden, _ in loaded:
        features = TextFeatures(golden["net.ctxt"], golden["net.ctxt_length"], golden["net.vtxt"].squeeze(1))
        lengths = golden["net.x_length"]
        velocity = pipe.velocity(golden["net.x"], golden["net.t"], features, lengths)
        velocity[torch.arange(velocity.shape[1]) >= lengths[:, None]] = 0
        assert relative(velocity, golden["net.velocity_valid"]) < 1e-5


def sampled(pipe, golden, facts, **start):
    vtxt = golden["gen.vtxt"]
    features = TextFeatures(golden["gen.ctxt"], golden["gen.ctxt_length"], vtxt.squeeze(1))
    seeds = facts["seeds"]
    if len(features) == 1:
        features = features.select([0] * len(seeds))
    return pipe.sample(
        features,
        num_frames=[facts["length"]] * len(seeds),
        steps=facts["steps"],
        guidance_scale=facts["cfg_scale"],
        **start,
    )


def test_sampling_and_clean_up(loaded):
    for pipe, golden, facts in loaded:
        latents = sampled(pipe, golden, facts, noise=golden["gen.noise"])
        assert relative(latents, golden["gen.latent"]) < 1e-4
        clips = pipe.decode(latents, num_frames=[facts["length"]] * len(latents), ground=False)
        rot6d = torch.from_numpy(np.stack([matrix_to_rot6d(clip.rotations) for clip in clips])).float()
        assert relative(rot6d, golden["gen.rot6d"]) < 1e-4
        pelvis = torch.from_numpy(np.stack([clip.translation for clip in clips]))
        offset = torch.tensor(pipe.description.rest_pelvis_offset_m)
        assert relative((pelvis - offset).float(), golden["gen.transl"]) < 1e-4


def test_seeds_draw_the_golden_noise(loaded):
    for pipe, golden, facts in loaded:
        given = sampled(pipe, golden, facts, noise=golden["gen.noise"])
        drawn = sampled(pipe, golden, facts, seeds=facts["seeds"])
        assert torch.equal(given, drawn)
