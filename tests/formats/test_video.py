"""Pictures and videos: pixels against slow references, what is seen is where it is, files that other readers read."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kinoflow.cli import main
from kinoflow.errors import MissingExtraError, OptionError
from kinoflow.formats.raster import Camera, fit_camera, interpolate, look_along, rasterise, silhouette
from kinoflow.formats.rendering import RenderOptions, render
from kinoflow.motion import MANNEQUIN, MotionClip
from kinoflow.motion.canonical import turn

SMALL = RenderOptions(width_px=160, height_px=120, legend=False)


def standing(frames: int = 2, fps: float = 30.0) -> MotionClip:
    return MotionClip(np.tile(np.eye(3), (frames, 22, 1, 1)), np.tile(MANNEQUIN.rest_positions[0], (frames, 1)), fps)


def naive_rasterise(pixels, depth, triangles, shape, cull):
    """Distance of the nearest triangle, pixel by pixel, triangle by triangle; infinite where there is none."""
    nearest = np.full(shape, np.inf)
    for i, j, k in triangles:
        matrix = np.array([[*pixels[i], 1], [*pixels[j], 1], [*pixels[k], 1]]).T
        area = np.linalg.det(matrix)
        if abs(area) < 1e-9 or (cull and area > 0):
            continue
        for row in range(shape[0]):
            for column in range(shape[1]):
                weights = np.linalg.solve(matrix, [column + 0.5, row + 0.5, 1.0])
                if (weights >= 0).all():
                    nearest[row, column] = min(nearest[row, column], 1 / (weights @ (1 / depth[[i, j, k]])))
    return nearest


@settings(max_examples=25)
@given(st.integers(0, 10_000), st.booleans())
def test_pixels_are_those_of_a_naive_z_buffer(seed, cull):
    generator = np.random.default_rng(seed)
    shape = (9, 11)
    pixels = generator.uniform(-4, 15, (9, 2))
    depth = generator.uniform(0.5, 4, 9)
    triangles = generator.integers(0, 9, (6, 3))
    covered = rasterise(pixels, depth, triangles, shape, cull=cull)
    found = np.full(shape, np.inf)
    found.flat[covered.pixels] = 1 / interpolate(covered, pixels, triangles, 1 / depth[None], shape[1])[0]
    slow = naive_rasterise(pixels, depth, triangles, shape, cull)
    np.testing.assert_allclose(found, slow, rtol=1e-4)
    middles = np.stack([covered.pixels % 11, covered.pixels // 11]) + 0.5
    np.testing.assert_allclose(interpolate(covered, pixels, triangles, pixels.T, 11), middles, atol=1e-3)
    if not cull:
        np.testing.assert_array_equal(silhouette(pixels, triangles, shape), np.isfinite(slow))


@given(st.floats(-3, 3), st.floats(0.1, 1.4), st.floats(2, 9))
def test_projection_undoes_the_rays_of_the_floor(yaw, elevation, distance):
    axes = look_along(yaw, elevation)
    np.testing.assert_allclose(axes @ axes.T, np.eye(3), atol=1e-12)
    assert np.linalg.det(axes) == pytest.approx(-1)  # right, up, forward: forward is minus the right-handed third
    camera = Camera(-distance * axes[2], axes, 300.0, 16, 12)
    where = camera.floor_points()
    meets = np.isfinite(where[..., 0])
    assert meets[11].all()
    points = np.stack([where[..., 0], 0 * where[..., 0], where[..., 1]], axis=-1)[meets]
    columns, rows = np.meshgrid(np.arange(16) + 0.5, np.arange(12) + 0.5)
    pixels, _ = camera.project(points)
    np.testing.assert_allclose(pixels, np.stack([columns[meets], rows[meets]], axis=-1), atol=1e-5)


@given(st.integers(0, 1000), st.floats(-3, 3), st.floats(0.1, 1.4))
def test_a_fitted_camera_sees_everything_and_wastes_nothing(seed, yaw, elevation):
    points = np.random.default_rng(seed).normal(size=(30, 3)) * [2, 1, 3]
    camera = fit_camera(points, look_along(yaw, elevation), width_px=200, height_px=100, focal_px=190, fill=0.8)
    pixels, depth = camera.project(points)
    reach = np.abs(pixels / [200, 100] - 0.5).max(axis=0)
    assert (reach <= 0.4 + 1e-9).all()
    assert max(reach) == pytest.approx(0.4) or depth.min() == pytest.approx(0.3)


def warm_and_cool(picture: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rows and columns of orange and of blue pixels."""
    difference = picture[..., 0].astype(int) - picture[..., 2]
    return np.argwhere(difference > 60), np.argwhere(difference < -60)


def test_left_is_warm_and_where_the_left_is():
    front, back = (
        next(render(standing(), options=RenderOptions(width_px=160, height_px=120, yaw_degrees=yaw, legend=False)))
        for yaw in (0.0, 180.0)
    )
    for picture, side in ((front, 1), (back, -1)):
        warm, cool = warm_and_cool(picture)
        assert min(len(warm), len(cool)) > 100
        assert side * (warm[:, 1].mean() - 80) > 5
        assert side * (cool[:, 1].mean() - 80) < -5
        # A T-pose is symmetric, and so is its picture from the front.
        assert warm[:, 0].mean() == pytest.approx(cool[:, 0].mean(), abs=1)


@pytest.mark.parametrize("heading", [0.0, np.pi / 2, np.pi, -np.pi / 2])
def test_the_arrow_points_where_the_pelvis_faces(heading):
    clip = turn(standing(1), heading)
    above = {"yaw_degrees": 0.0, "elevation_degrees": 89.0, "legend": False}
    picture = next(render(clip, options=RenderOptions(width_px=320, height_px=320, **above))).astype(float)
    grey = np.ptp(picture, axis=-1) < 25
    # From above, +Z is down in the picture and +X to the right; a metre is about 140 pixels.
    rows, columns = np.mgrid[:320, :320] - 159.5
    dark = (picture.mean(axis=-1) < 100) & grey & (np.hypot(rows, columns) < 100) & (np.hypot(rows, columns) > 50)
    arms = np.abs(-rows * np.sin(heading) + columns * np.cos(heading)) > 40
    direction = np.array([rows[dark & ~arms].mean(), columns[dark & ~arms].mean()])
    assert direction @ [np.cos(heading), np.sin(heading)] / np.linalg.norm(direction) > 0.95


def test_a_followed_figure_stays_in_the_middle_and_a_framed_one_moves():
    still = standing(61)
    clip = still.replace(translation=still.translation + np.linspace(0, 1, 61)[:, None] * [8.0, 0, 0])
    seen = {}
    for camera in ("follow", "frame", "auto"):
        options = RenderOptions(width_px=160, height_px=120, yaw_degrees=0, camera=camera, legend=False)
        pictures = list(render(clip, fps=1, options=options))
        assert len(pictures) == 3
        seen[camera] = [np.concatenate(warm_and_cool(picture))[:, 1].mean() for picture in pictures]
    assert np.ptp(seen["follow"]) < 20
    assert seen["auto"] == seen["follow"]
    assert seen["frame"][0] < 40
    assert seen["frame"][-1] > 120


def test_what_is_below_the_floor_is_faint():
    sunk = standing(1)
    sunk = sunk.replace(translation=sunk.translation - [0, 3, 0])
    visible, buried = (len(warm_and_cool(next(render(c, options=SMALL)))[0]) for c in (standing(1), sunk))
    assert buried < visible / 4


def test_pictures_a_second(walk):
    assert len(list(render(walk, fps=5, options=SMALL))) == 15
    assert len(list(render(walk, fps=0.5, options=SMALL))) == 2
    with pytest.raises(OptionError, match="pictures a second"):
        next(render(walk, fps=0))


@pytest.mark.parametrize("wrong", [{"width_px": 63}, {"height_px": 101}, {"camera": "hand"}, {"elevation_degrees": 0}])
def test_impossible_options(wrong):
    with pytest.raises(OptionError, match=next(iter(wrong))):
        RenderOptions(**wrong)


def test_gif(tmp_path, walk):
    paths = [walk.save(tmp_path / name, fps=5, render_options=SMALL) for name in ("a.gif", "b.gif")]
    assert paths[0].read_bytes() == paths[1].read_bytes()
    with Image.open(paths[0]) as image:
        assert (image.size, image.info["loop"]) == ((160, 120), 0)
        durations = []
        for frame in range(image.n_frames):
            image.seek(frame)
            durations.append(image.info["duration"])
        assert sum(durations) == 3000
        assert image.n_frames > 10
        warm, cool = warm_and_cool(np.asarray(image.convert("RGB")))
    assert min(len(warm), len(cool)) > 20
    with pytest.raises(OptionError, match="a second; got 30"):
        walk.save(tmp_path / "c.gif", fps=30)
    assert not (tmp_path / "c.gif").exists()


def test_mp4(tmp_path, walk):
    av = pytest.importorskip("av", reason="PyAV is not installed (extra video)")
    seen: list[int] = []
    paths = [
        walk.save(tmp_path / name, fps=10, render_options=SMALL, on_frame=seen.append) for name in ("a.mp4", "b.mp4")
    ]
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert seen == [*range(1, 31)] * 2
    with av.open(str(paths[0])) as container:
        stream = container.streams.video[0]
        assert (stream.average_rate, stream.codec_context.name) == (10, "h264")
        pictures = [frame.to_ndarray(format="rgb24") for frame in container.decode(stream)]
    assert [picture.shape for picture in pictures] == [(120, 160, 3)] * 30
    original = next(render(walk, fps=10, options=SMALL)).astype(int)
    assert np.abs(pictures[0] - original).mean() < 8


def test_without_the_extra_an_mp4_is_refused_before_any_work(tmp_path: Path, walk, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "av", None)
    with pytest.raises(MissingExtraError, match=r"kinoflow\[video\]"):
        walk.save(tmp_path / "a.mp4")
    assert main(["generate", "A person walks.", "-o", str(tmp_path / "a.mp4")]) == 2
    assert "kinoflow[video]" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
