"""Where the values of stages two and three come from: of stage three the paper names the algorithms and no numbers."""

ORIGINS_OF_FINETUNING = {
    "optimizer.learning_rate": "a tenth of stage one's: paper; with adapters stage one's own, ours",
    "optimizer.decay_from": "1, constant: paper",
    "num_steps": "unknown; a fifth of stage one's, ours; with adapters at most 2,000, ours",
    "sampler.batch_size, micro_batches": "as in stage one; with adapters at most 8 clips a step, ours",
    "curation": "unknown in detail; all clips unless chosen",
}
"""Field of a fine-tuning run and where its value comes from."""

_BOTH = {
    "optimizer.kind, beta1, beta2": "unknown; as in the recipe of stage one",
    "optimizer.warmup_steps": "unknown; 10 is ours",
    "optimizer.ema_decay": "0.9 (dpo) and 0.97 (grpo), ours: runs are short",
    "reward": "terms: paper (retrieval, foot slide, root drift); formulas, weights, probes and jerk are ours",
    "guards": "ours",
}

ORIGINS_OF_DPO = {
    "optimizer.learning_rate": "unknown; 0.02 of stage one's, ours: measured on the compact model",
    "num_steps": "unknown; 200, ours: 400 were worse on the compact model",
    "precision": "unknown; fp32, ours: margins are small differences",
    "preference.beta": "unknown; 100: published Flow-GRPO code and GenTrack (arXiv 2608.01410)",
    "preference.pairs, times": "unknown; ours (GenTrack looks at 8 times a pair)",
    "preference.winner_weight": "0: plain DPO",
    "candidates.margin": "unknown, the paper keeps 9,228 of about 40,000 pairs; 0.2: GenTrack",
    "candidates.candidates, num_prompts": "unknown; ours",
    **_BOTH,
}
"""Field of a DPO run and where its value comes from."""
ORIGINS_OF_GRPO = {
    "optimizer.learning_rate": "unknown; 0.03 of stage one's, ours, measured on the compact model (GenTrack: 5e-6)",
    "num_steps, micro_batches": "unknown; ours, for small machines: published runs take ten times the motions a step",
    "policy.group_size": "unknown; 8 is ours (24 for images, published; 4 for motion, GenTrack)",
    "policy.num_steps": "unknown; fewer than users take, as published",
    "policy.window_start, window_steps": "ours: measured on the compact model",
    "policy.noise_level": "unknown; 0.7: published Flow-GRPO code",
    "policy.noise_modes, noise_features, antithetic": "ours (docs/alignment.md)",
    "policy.rule": "exponential is ours; the published step is euler",
    "policy.clip": "unknown; 1e-4: published Flow-GRPO code",
    "policy.kl_weight": "unknown; 16, ours, for noise in a small space: 0.04 is published for white noise",
    "policy.guidance_scale": "the model's own, ours; 4.5 published, 1 in GenTrack",
    **_BOTH,
}
"""Field of a Flow-GRPO run and where its value comes from."""
