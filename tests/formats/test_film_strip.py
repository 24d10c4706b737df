"""Film strips as PNG."""

import numpy as np
import pytest
from PIL import Image

from kinoflow.authoring.action import draw
from kinoflow.errors import OptionError
from kinoflow.formats.film_strip import film_strip, height_limits, write_png
from kinoflow.formats.rendering import RenderOptions, _Scene, _skinned
from kinoflow.motion.canonical import turn


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


def whole_in_frame(clip, camera):
    """Whether every vertex of the figure is inside the picture in every fifth frame."""
    options = RenderOptions(220, 220, camera, 35.0, 14.0, legend=False)
    scene = _Scene(clip, options)
    for frame in range(0, clip.num_frames, 5):
        pixels, _ = scene.camera.project(_skinned(scene.skin, clip, frame)[0] - scene.centres[frame])
        if pixels.min() < 1 or pixels.max() > 219:
            return False
    return True


@pytest.mark.parametrize("camera", ["follow", "frame"])
@pytest.mark.parametrize("name", ["facepalm", "cartwheel", "star jump", "lie down", "overhead press", "kneel down"])
def test_figures_are_wholly_in_their_frames(name, camera):
    assert whole_in_frame(draw(name, np.random.default_rng(0), {}).clip, camera)


def test_the_chart_of_heights_holds_all_joints(clip):
    for shift in (-0.7, 0.0, 2.3):
        moved = clip.replace(translation=clip.translation + np.array([0.0, shift, 0.0]))
        low, high = height_limits(moved)
        assert low <= min(0.0, moved.joints[..., 1].min())
        assert moved.joints[..., 1].max() < high
    assert height_limits(clip)[0] == 0.0


def test_a_back_is_seen_from_the_front_unless_a_camera_is_asked_for(clip):
    away = turn(clip, np.pi)
    small = {"pictures": 2, "picture_px": 96}

    def pictures(clip, **options):
        return np.asarray(film_strip(clip, **small, **options))[28:, :192]

    np.testing.assert_array_equal(pictures(away), pictures(away, yaw_degrees=215.0))
    np.testing.assert_array_equal(pictures(clip), pictures(clip, yaw_degrees=35.0))
    # The panel says that the camera was moved.
    asked, chosen = (film_strip(away, pictures=1, **way) for way in ({"yaw_degrees": 215.0}, {}))
    assert asked.crop((0, 0, 220, 248)).tobytes() == chosen.crop((0, 0, 220, 248)).tobytes()
    assert asked.tobytes() != chosen.tobytes()
