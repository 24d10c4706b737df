"""Make the picture of the README: three sentences to the bundled model, one frame of each.

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

SENTENCES = (
    "A person walks forward and waves with the right hand.",
    "A person raises both hands.",
    "A person walks and turns left.",
)
AT_S, SEED = 1.8, 0
OPTIONS = RenderOptions(
    width_px=466, height_px=640, camera="follow", yaw_degrees=-15, elevation_degrees=14, legend=False
)
TARGET = Path("docs/images/three-sentences.jpg")


def main() -> None:
    """Ask, draw and write."""
    pipe = MotionPipeline.from_pretrained()
    panels = []
    for sentence in SENTENCES:
        clip = pipe(sentence, duration=4.0, seeds=[SEED])[0]
        frame = round(AT_S * clip.fps)
        panels.append(next(islice(render(clip, options=OPTIONS), frame, None)))
    Image.fromarray(np.concatenate(panels, axis=1)).save(TARGET, quality=90)
    print(TARGET)


if __name__ == "__main__":
    main()
