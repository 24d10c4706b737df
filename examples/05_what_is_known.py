"""A motion of which something is known beforehand: it begins as another clip ends, and the pelvis goes a given way.

python examples/05_what_is_known.py [OUT]
"""

import sys
from pathlib import Path

import numpy as np
import torch

from kinoflow import MotionPipeline
from kinoflow.motion.canonical import canonicalise
from kinoflow.motion.features import NUM_FEATURES, TRANSLATION

folder = Path(sys.argv[1] if len(sys.argv) > 1 else "out/examples")
pipe = MotionPipeline.from_pretrained()
first = pipe("A person walks forward.", duration=3.0, seeds=[0])[0]
# The canonical frame of the last half second: it starts at the origin and faces +Z, with the floor at 0.
end = canonicalise(first.crop(75, 90))

num_frames = 90
known = torch.zeros(1, num_frames, NUM_FEATURES, dtype=torch.bool)
known[0, :15] = True
begins = pipe.control_of([end], known)
text = pipe.encode_text(["A person walks forward and waves with the right hand."])
latents = pipe.sample(text, num_frames=[num_frames], seeds=[0], control=begins)
second = pipe.decode(latents, num_frames=[num_frames], control=begins)[0]
away = np.linalg.norm(second.joints[:15] - end.joints, axis=-1).max()
print(f"known frames: joints at most {100 * away:.3f} cm away")
print(second.save(folder / "continued.bvh"))

# A way over the floor, x and z of every frame: a curve to the right at 1 m/s. Heights and poses are left to the model.
turned_rad = np.arange(num_frames) / pipe.fps / 3
way = np.stack([-3 * (1 - np.cos(turned_rad)), first.translation[:, 1], 3 * np.sin(turned_rad)], axis=-1)
known = torch.zeros(1, num_frames, NUM_FEATURES, dtype=torch.bool)
known[..., [TRANSLATION.start, TRANSLATION.start + 2]] = True
goes = pipe.control_of([first.replace(translation=way)], known)
latents = pipe.sample(text, num_frames=[num_frames], seeds=[0], control=goes)
along = pipe.decode(latents, num_frames=[num_frames], control=goes)[0]
away = np.linalg.norm((along.translation - way)[:, [0, 2]], axis=-1).max()
print(f"path: pelvis at most {100 * away:.3f} cm away")
print(along.save(folder / "path.bvh"))
