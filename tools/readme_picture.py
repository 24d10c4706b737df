"""Make the picture of the README: three sentences, one frame of each.

    python tools/readme_picture.py

Run it from the repository's root. Drawn by the software renderer that writes videos (`formats/rendering.py:render`).
"""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import numpy as np
from PIL import Image

from kinoflow import MotionPipeline
from kinoflow.formats.rendering import RenderOptions, render

SENTENCES = {
    "A person does a cartwheel.": 2.1,
    "A person plays the guitar.": 2.0,
    "He kicks a ball with the left foot.": 1.15,
}
"""What is typed, and the time of the frame in seconds."""
SEED = 0
OPTIONS = RenderOptions(
    width_px=466, height_px=640, camera="follow", yaw_degrees=-15, elevation_degrees=14, legend=False
)
TARGET = Path("docs/images/three-sentences.jpg")


def main() -> None:
    """Ask, draw and write."""
    pipe = MotionPipeline.from_pretrained()
    panels = []
    for sentence, at_s in SENTENCES.items():
        clip = pipe(sentence, seeds=[SEED])[0]
        frame = round(at_s * clip.fps)
        panels.append(next(islice(render(clip, options=OPTIONS), frame, None)))
    Image.fromarray(np.concatenate(panels, axis=1)).save(TARGET, quality=90)
    print(TARGET)


if __name__ == "__main__":
    main()
