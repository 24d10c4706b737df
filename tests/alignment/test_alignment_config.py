"""Settings of alignment: what is allowed ends where it is said to end."""

import dataclasses

import pytest
from small import dpo_config, grpo_config

from kinoflow.alignment.config import GuardOptions, PairOptions, Penalty, PolicyOptions, PreferenceOptions
from kinoflow.errors import ConfigError
from kinoflow.training.config import CurationConfig, LoraConfig

PENALTY = Penalty(weight=1.0, free=0.5, worst=2.0)
TABLE = [
    (PENALTY, "weight", (0.0, 3.0), (-0.1,)),
    (PENALTY, "free", (0.0, 1.9), (-0.1, 2.0)),
    (PENALTY, "worst", (0.6,), (0.5, 0.1)),
    (PairOptions(), "candidates", (2, 9), (1, 0)),
    (PairOptions(), "margin", (0.0, 0.3), (-0.1,)),
    (PairOptions(), "num_prompts", (1,), (0,)),
    (PreferenceOptions(), "beta", (0.1, 5000.0), (0.0, -1.0)),
    (PreferenceOptions(), "winner_weight", (0.0, 0.5), (-0.1,)),
    (PreferenceOptions(), "pairs", (1,), (0,)),
    (PreferenceOptions(), "times", (1,), (0,)),
    (PreferenceOptions(), "held_out", (0.0, 0.99), (-0.1, 1.0)),
    (PolicyOptions(), "num_steps", (5, 50), (4, 0)),
    (PolicyOptions(), "window_steps", (1, 19), (0, 20)),
    (PolicyOptions(), "window_start", (0, 15), (-1, 16)),
    (PolicyOptions(rule="euler"), "window_start", (16,), (17,)),
    (PolicyOptions(), "updates", (1, 3), (0,)),
    (PolicyOptions(), "group_size", (2, 3), (1,)),
    (PolicyOptions(antithetic=True), "group_size", (2, 4), (3,)),
    (PolicyOptions(), "guidance_scale", (0.0, 0.5, 1.0), (-0.1, float("nan"))),
    (PolicyOptions(), "noise_modes", (0, 8), (-1,)),
    (PolicyOptions(noise_modes=4), "noise_features", (0, 8), (-1,)),
    (PolicyOptions(), "noise_features", (0,), (8,)),
    (PolicyOptions(), "noise_level", (0.1, 1.5), (0.0, -1.0)),
    (PolicyOptions(), "clip", (1e-6, 0.9), (0.0, 1.0)),
    (PolicyOptions(), "kl_weight", (0.0, 1.0), (-0.1,)),
    (GuardOptions(), "prompts", (0, 1), (-1,)),
    (GuardOptions(), "seeds", (2, 3), (1,)),
    (GuardOptions(), "num_steps", (1,), (0,)),
]


@pytest.mark.parametrize(("options", "name", "allowed", "refused"), TABLE, ids=lambda value: str(value)[:24])
def test_every_setting_has_its_ends(options, name, allowed, refused):
    for value in allowed:
        assert getattr(dataclasses.replace(options, **{name: value}), name) == value
    for value in refused:
        with pytest.raises(ConfigError):
            dataclasses.replace(options, **{name: value})


@pytest.mark.parametrize("config", [dpo_config, grpo_config])
def test_alignment_trains_all_weights_on_sentences(config):
    for changes in ({"lora": LoraConfig(rank=4)}, {"curation": CurationConfig(share=0.5)}):
        with pytest.raises(ConfigError, match="all weights"):
            config(**changes)
