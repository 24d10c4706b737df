"""From a trained model and the recipe of its stage one to a student of few steps."""

from __future__ import annotations

import dataclasses

from kinoflow.model.folder import ModelDescription
from kinoflow.recipes.toy import toy
from kinoflow.training.config import LoraConfig, ObjectiveConfig, TrainingConfig
from kinoflow.training.distillation.config import DistillationOptions, DistillConfig

RATE = 0.1
"""Learning rate over that of stage one."""
ORIGINS_OF_DISTILLATION = {
    "distillation.steps": "4: what the issue of the project asks for",
    "distillation.times": "where the teacher bends equally, measured before the run; ours",
    "distillation.trajectories, num_steps": "ours: some hours of a laptop for the compact model; not tuned",
    "distillation.on_policy_every": "ours; the idea is that of DAgger (arXiv 1011.0686)",
    "distillation.huber_width": "ours; Huber and not square: MotionLCM (arXiv 2404.19759)",
    "distillation.position_weight, ...": "a tenth of the compact recipe's, ours",
    "optimizer.learning_rate": "a tenth of stage one's, falling to zero over the last two thirds; ours",
    "optimizer.ema_decay": "0.99, ours; MotionLCM has 0.95",
}
"""Field of a distillation and where its value comes from."""


def distill(
    config: TrainingConfig, description: ModelDescription, steps: int = 4, lora: LoraConfig | None = None
) -> DistillConfig:
    """4,000 steps of 8 trajectories, of 8,192 that the teacher makes, at a tenth of the rate of stage one.

    Network, prediction and text encoder are those of the teacher.

    Args:
        config: of stage one.
        description: of the teacher.
        steps: of the student.
        lora: train adapters instead of the weights, at the rate of stage one.
    """
    small, lora = config.network == toy().network, lora or LoraConfig()
    kept = {field.name: getattr(config, field.name) for field in dataclasses.fields(TrainingConfig)}
    rate = config.optimizer.learning_rate * (1.0 if lora.rank else RATE)
    changed = {
        "name": f"{description.name or config.name}-{steps}-steps",
        "network": description.network,
        "objective": ObjectiveConfig(
            prediction=description.prediction,
            control=config.objective.control if description.network.control else 0.0,
        ),
        "text_encoder": description.text_encoder,
        "optimizer": dataclasses.replace(
            config.optimizer,
            kind="adamw",
            learning_rate=rate,
            weight_decay=0.0,
            warmup_steps=2 if small else 50,
            decay_from=1 / 3,
            ema_decay=0.9 if small else 0.99,
        ),
        "sampler": dataclasses.replace(config.sampler, batch_size=4 if small else 8),
        "lora": lora,
        "micro_batches": 1,
        "num_steps": 20 if small else 4000,
        "log_every": 2 if small else 20,
        "validate_every": 10 if small else 250,
        "checkpoint_every": 10 if small else 250,
        "guidance_scale": 1.0,
        "guidance_interval": (0.0, 1.0),
        "sampling_steps": steps,
    }
    options = DistillationOptions(steps=steps)
    if small:
        options = dataclasses.replace(options, trajectories=16, held_out=4, pilot=4)
    return DistillConfig(**(kept | changed), distillation=options)
