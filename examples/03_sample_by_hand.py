"""The steps that `MotionPipeline.__call__` takes, one by one, with two prompts in one batch.

python examples/03_sample_by_hand.py [OUT]
"""

import sys
from pathlib import Path

from kinoflow import MotionPipeline

folder = Path(sys.argv[1] if len(sys.argv) > 1 else "out/examples")
pipe = MotionPipeline.from_pretrained()
features = pipe.encode_text(["A person waves with the left hand.", "A person walks and turns left."])
num_frames = [90, 120]
latents = pipe.sample(features, num_frames=num_frames, seeds=[7, 7], steps=30, guidance_scale=2.5)
print("normalised features [B, T, D]:", tuple(latents.shape))
for name, clip in zip(("wave", "turn"), pipe.decode(latents, num_frames=num_frames), strict=True):
    print(clip.save(folder / f"{name}.bvh"))
