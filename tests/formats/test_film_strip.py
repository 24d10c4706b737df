"""Film strips as PNG."""

import numpy as np
import pytest
from PIL import Image

from kinoflow.authoring.action import draw
from kinoflow.errors import OptionError
from kinoflow.formats.film_strip import film_strip, write_png


@pytest.fixture(scope="module")
def clip():
    return draw("squat", np.random.default_rng(0), {"count": 1}).clip


def test_the_same_clip_gives_the_same_bytes(clip, tmp_path):
    for name in ("one.png", "two.png"):
        write_png(clip, tmp_path / name, pictures=4, picture_px=96)
    assert (tmp_path / "one.png").read_bytes() == (tmp_path / "two.png").read_bytes()
    picture = Image.open(tmp_path / "one.png")
    assert picture.size[0] > 4 * 96
    assert len(picture.getcolors(1 << 24)) > 50


def test_pictures_show_different_poses(clip):
    strip = np.asarray(film_strip(clip, pictures=3, picture_px=96)).astype(int)
    panels = [strip[28 : 28 + 96, 96 * k : 96 * (k + 1)] for k in range(3)]
    assert np.abs(panels[0] - panels[1]).mean() > 1.0


def test_a_clip_of_one_frame(clip):
    assert film_strip(clip.crop(0, 1)).size[0] > 0


@pytest.mark.parametrize("bad", [{"pictures": 0}, {"pictures": 25}, {"picture_px": 10}, {"picture_px": 97}])
def test_options_outside_their_range(clip, bad):
    with pytest.raises(OptionError):
        film_strip(clip, **bad)
