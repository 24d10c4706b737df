"""Film strips of every family of authored actions, for docs/authoring.md: `tools/authored_pictures.py docs/images`."""

import argparse
from itertools import groupby
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from kinoflow.authoring.action import Action, actions, draw
from kinoflow.formats.rendering import RenderOptions, still_pictures
from kinoflow.language.grammar import render

PICTURES, PICTURE_PX, ACTIONS, TITLE_PX = 9, 116, 4, 20


def strip(act: Action, yaw_degrees: float) -> Image.Image:
    """One row of pictures under the plainest caption."""
    made = draw(act, np.random.default_rng(1))
    frames = np.round(np.linspace(0, made.clip.num_frames - 1, PICTURES)).astype(int).tolist()
    options = RenderOptions(PICTURE_PX, PICTURE_PX, "follow", yaw_degrees, 12.0, legend=False)
    row = Image.new("RGB", (PICTURES * PICTURE_PX, PICTURE_PX + TITLE_PX), "white")
    text = f"{act.name}: {render(made.phrases[0])}"
    ImageDraw.Draw(row).text((4, 3), text, fill="black", font=ImageFont.load_default(13))
    for place, picture in enumerate(still_pictures(made.clip, frames, options)):
        row.paste(Image.fromarray(picture), (place * PICTURE_PX, TITLE_PX))
    return row


def main() -> None:
    """Write one JPEG a family."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    by_family = sorted(actions().values(), key=lambda act: (act.family, act.name))
    for family, group in groupby(by_family, key=lambda act: act.family):
        members = list(group)
        step = max(1, len(members) // ACTIONS)
        rows = [strip(act, 45.0) for act in members[::step][:ACTIONS]]
        sheet = Image.new("RGB", (rows[0].width, sum(row.height for row in rows)), "white")
        top = 0
        for row in rows:
            sheet.paste(row, (0, top))
            top += row.height
        sheet.save(folder / f"authored-{family.replace('_', '-')}.jpg", quality=80)
        print(family, len(members))


if __name__ == "__main__":
    main()
