"""The models of the HY-Motion 1.0 paper (arXiv 2512.23464), stage one; stage two is `finetune.py`.

Much of how they were trained is not published. `ORIGINS` says of every value whether it is known, and if not, what was
taken instead.
"""

from __future__ import annotations

from kinoflow.data.loader import SamplerOptions
from kinoflow.model.config import NetworkConfig
from kinoflow.training.config import ObjectiveConfig, OptimizerConfig, TrainingConfig

ORIGINS = {
    "network": "released configuration; parameter counts agree exactly",
    "objective.prediction": "velocity: paper",
    "objective.loss": "unknown for the released weights: the paper writes MSE, the training class defaults to this",
    "objective.time_distribution": "uniform, the training class's default (reported)",
    "objective.condition_drop": "0.1: official debug configuration (reported)",
    "optimizer.kind, beta1, beta2": "unknown; as in stage two: Adam (0.9, 0.99), no weight decay (reported)",
    "optimizer.learning_rate": "constant 1e-4: ten times that of stage two (inferred from the paper)",
    "optimizer.warmup_steps": "unknown; 500 is ours",
    "optimizer.gradient_clip": "unknown; as in stage two: 10.0 (reported)",
    "optimizer.ema_decay": "0: no average is seen in the released files; the weights themselves are exported",
    "sampler.batch_size, micro_batches": "unknown; as in stage two: 128 GPUs with 24 clips each (reported)",
    "sampler.mirror_probability": "0.5: statistics are symmetric (inferred)",
    "sampler.balance": "unknown; 1 draws every clip equally often",
    "num_steps": "300,000: a checkpoint's label suggests it (inferred)",
    "precision": "unknown (stage two: fp32, reported); bf16 with fp32 master weights is ours",
    "checkpoint_activations": "unknown; ours, so that 24 clips of 12 s fit",
    "guidance_scale, sampling_steps": "5.0 and 50: released configuration",
}
"""Field of the recipe and where its value comes from."""
ORIGINS_OF_SMALLEST = ORIGINS | {
    "network": "unknown; of the shapes near 0.05B the one with head width 64: 512 channels, 9 blocks, 8 heads, MLP 2"
}


def paper_large() -> TrainingConfig:
    """HY-Motion-1.0: 1.04 billion parameters."""
    return _stage_one("hy-motion-1.0", NetworkConfig(width=1280, num_layers=27, num_heads=20))


def paper_lite() -> TrainingConfig:
    """HY-Motion-1.0-Lite: 0.46 billion parameters."""
    return _stage_one("hy-motion-1.0-lite", NetworkConfig(width=1024, num_layers=18, num_heads=16))


def paper_small() -> TrainingConfig:
    """The 0.05 billion parameters of the paper's scaling study; its shape is not published."""
    network = NetworkConfig(width=512, num_layers=9, num_heads=8, mlp_ratio=2.0, refiner_mlp_ratio=2.0)
    return _stage_one("hy-motion-0.05b", network)


def _stage_one(name: str, network: NetworkConfig) -> TrainingConfig:
    return TrainingConfig(
        name=name,
        network=network,
        objective=ObjectiveConfig(loss="smooth_l1"),
        optimizer=OptimizerConfig(
            kind="adam", learning_rate=1e-4, beta1=0.9, beta2=0.99, gradient_clip=10.0, ema_decay=0.0
        ),
        sampler=SamplerOptions(batch_size=24, balance=1.0),
        text_encoder="official",
        micro_batches=128,
        num_steps=300_000,
        precision="bf16",
        checkpoint_activations=True,
        device="cuda",
        log_every=50,
        validate_every=5_000,
        checkpoint_every=2_500,
        guidance_scale=5.0,
        sampling_steps=50,
    )
