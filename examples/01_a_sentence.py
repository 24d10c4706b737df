"""A sentence to two clips, saved for Blender or a game engine, and a page that plays them.

python examples/01_a_sentence.py [OUT]
"""

import sys
from pathlib import Path

from kinoflow import MotionPipeline
from kinoflow.formats.html import write_page

folder = Path(sys.argv[1] if len(sys.argv) > 1 else "out/examples")
pipe = MotionPipeline.from_pretrained()
clips = pipe("A person walks forward, then bows.", seeds=[0, 1])
for clip in clips:
    print(clip.save(folder / f"bow_{clip.metadata['seed']}.glb"))
write_page(clips, folder / "bow.html")
print(folder / "bow.html")
