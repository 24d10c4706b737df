"""Settings of alignment: what is allowed ends where it is said to end."""

import dataclasses

import pytest
from frozen import check_values
from small import dpo_config, grpo_config

from kinoflow.alignment.config import (
    GuardOptions,
    PairOptions,
    Penalty,
    PolicyOptions,
    PreferenceOptions,
    RewardOptions,
)
from kinoflow.errors import ConfigError
from kinoflow.training.config import CurationConfig, LoraConfig

NAN = float("nan")
PENALTY = Penalty(weight=1.0, free=0.5, worst=2.0)
TABLE = [
    (PENALTY, "weight", (0.0, 3.0), (-0.1, NAN)),
    (PENALTY, "free", (0.0, 1.9), (-0.1, 2.0, NAN)),
    (PENALTY, "worst", (0.6,), (0.5, 0.1, NAN)),
    (RewardOptions(), "probes", (0.0, 1.0), (-0.1, NAN)),
    (RewardOptions(), "similarity", (0.0, 1.0), (-0.1, NAN)),
    (PairOptions(), "candidates", (2, 9), (1, 0)),
    (PairOptions(), "margin", (0.0, 0.3), (-0.1, NAN, float("inf"))),
    (PairOptions(), "num_prompts", (1,), (0,)),
    (PreferenceOptions(), "beta", (0.1, 5000.0), (0.0, -1.0, NAN)),
    (PreferenceOptions(), "winner_weight", (0.0, 0.5), (-0.1, NAN)),
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
    (PolicyOptions(), "guidance_scale", (0.0, 0.5, 1.0), (-0.1, NAN)),
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
CHOSEN = {
    RewardOptions: {
        "probes": 1.0,
        "similarity": 0.5,
        "foot_slide": {"weight": 0.5, "free": 5.8, "worst": 50.0},
        "penetration": {"weight": 0.25, "free": 1.5, "worst": 25.0},
        "jerk": {"weight": 0.25, "free": 141.0, "worst": 1000.0},
        "root_drift": {"weight": 0.5, "free": 0.05, "worst": 0.5},
    },
    PairOptions: {"candidates": 4, "margin": 0.2, "num_prompts": 200},
    PreferenceOptions: {"beta": 100.0, "pairs": 8, "times": 4, "winner_weight": 0.0, "held_out": 0.1},
    PolicyOptions: {
        "group_size": 8,
        "num_steps": 20,
        "window_start": 0,
        "window_steps": 4,
        "noise_level": 0.7,
        "noise_modes": 0,
        "noise_features": 0,
        "antithetic": False,
        "rule": "exponential",
        "clip": 1e-4,
        "kl_weight": 0.04,
        "guidance_scale": 0.0,
        "updates": 1,
        "same_start": True,
    },
    GuardOptions: {"prompts": 16, "seeds": 2, "num_steps": 20},
}
"""What is published, measured or chosen, as the docstrings say and docs/log.md has measured with."""


def test_values_are_those_that_were_published_or_measured_with():
    assert {kind: dataclasses.asdict(kind()) for kind in CHOSEN} == CHOSEN


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


def test_values_of_the_room_stay_as_they_are():
    check_values("alignment", changing=("GroupStep",))
