"""Pictures are drawn where they change and in rows; here the same picture is drawn whole, pixel for pixel."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw
from scipy.ndimage import gaussian_filter

from kinoflow.formats.raster import Camera
from kinoflow.formats.rendering import RenderOptions, _Scene, render
from kinoflow.motion.canonical import heading_rad

LIGHT = np.array([0.35, 1.0, 0.45]) / np.linalg.norm([0.35, 1.0, 0.45])
ARROW_M = [[0.0, 0.62], [0.11, 0.4], [0.035, 0.42], [0.035, 0.2], [-0.035, 0.2], [-0.035, 0.42], [-0.11, 0.4]]


def drawn(pixels, depth, triangles, values, shape, cull):
    """[H, W, C + 1] values of the nearest triangle and whether there is one: each pixel of each box is tested."""
    corners = pixels[triangles]
    a, b, c = corners[:, 0], corners[:, 1], corners[:, 2]
    area = (b[:, 0] - a[:, 0]) * (c[:, 1] - a[:, 1]) - (b[:, 1] - a[:, 1]) * (c[:, 0] - a[:, 0])
    low = np.clip(np.floor(corners.min(axis=1)), 0, shape[::-1]).astype(int)
    size = np.clip(np.ceil(corners.max(axis=1)), 0, shape[::-1]).astype(int) - low
    count = size.prod(axis=1) * ((area < -1e-9) if cull else (np.abs(area) > 1e-9))
    owner = np.repeat(np.arange(len(count)), count)
    local = np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count)
    column, row = low[owner, 0] + local % size[owner, 0], low[owner, 1] + local // size[owner, 0]
    x, y, a, b, c, area = column + 0.5, row + 0.5, a[owner], b[owner], c[owner], area[owner]
    one = ((b[:, 0] - x) * (c[:, 1] - y) - (b[:, 1] - y) * (c[:, 0] - x)) / area
    two = ((c[:, 0] - x) * (a[:, 1] - y) - (c[:, 1] - y) * (a[:, 0] - x)) / area
    weights = np.stack([one, two, 1 - one - two], axis=-1)
    inside = (weights >= -1e-9).all(axis=-1)
    owner, weights, row, column = owner[inside], weights[inside], row[inside], column[inside]
    farthest_first = np.argsort((weights / depth[triangles[owner]]).sum(axis=-1), kind="stable")
    picture = np.zeros((*shape, values.shape[1] + 1))
    mixed = np.einsum("nk,nkc->nc", weights, values[triangles[owner]])
    mixed = np.concatenate([mixed, np.ones((len(mixed), 1))], axis=1)
    picture[row[farthest_first], column[farthest_first]] = mixed[farthest_first]
    return picture


def floor(camera):
    where = camera.floor_points()
    visible = np.clip((45 - np.linalg.norm(where - camera.eye_m[[0, 2]], axis=-1)) / 25, 0, 1)
    where = np.where(np.isfinite(where), where, 0.0)
    line = np.zeros(visible.shape)
    for metres in (where[..., 0], where[..., 1]):
        step = np.hypot(*np.gradient(metres)) + 1e-9
        near = np.clip(1.1 - np.abs(metres - np.round(metres)) / step, 0, 1)
        line = np.maximum(line, near * np.clip(1.4 - 3 * step, 0, 1))
        visible = visible * np.clip(1.6 - 2 * step, 0, 1)
    base = np.where(np.floor(where).sum(axis=-1, keepdims=True) % 2 > 0, (212, 216, 221), (222, 225, 229))
    base = base + line[..., None] * (np.array([178, 184, 192]) - base)
    return np.floor(np.array([240, 242, 244]) + visible[..., None] * (base - np.array([240, 242, 244])))


def marks(camera, path, pelvis, heading):
    image = Image.new("L", (2 * camera.width_px, 2 * camera.height_px), 0)
    draw = ImageDraw.Draw(image)

    def place(points):
        return [tuple(point) for point in (2 * camera.project(points)[0]).tolist()]

    draw.line(place(path), fill=110, width=4, joint="curve")
    below, angles = pelvis * [1, 0, 1], np.linspace(0, 2 * np.pi, 65)
    draw.line(
        place(below + 0.34 * np.stack([np.sin(angles), 0 * angles, np.cos(angles)], axis=-1)),
        fill=130, width=3, joint="curve",
    )  # fmt: skip
    turned = [[x * np.cos(heading) + z * np.sin(heading), 0, z * np.cos(heading) - x * np.sin(heading)]
              for x, z in ARROW_M]  # fmt: skip
    draw.polygon(place(below + np.array(turned)), fill=215)
    return np.asarray(image.reduce(2), dtype=float)[..., None] / 255


def slow_picture(scene, clip, frame):
    """The whole picture of a frame, one thing after the other, from the definitions."""
    mesh, camera = scene.mesh, scene.camera
    camera = Camera(
        camera.eye_m + scene.centres[frame], camera.axes, camera.focal_px, camera.width_px, camera.height_px
    )
    shape = (camera.height_px, camera.width_px)
    turns, weights = clip.global_rotations[frame], mesh.weights / 255.0
    shift = clip.joints[frame] - np.einsum("jab,jb->ja", turns, clip.skeleton.rest_positions)
    turning = np.einsum("vk,vkab->vab", weights, turns[mesh.joints])
    vertices = np.einsum("vab,vb->va", turning, mesh.vertices) + np.einsum("vk,vka->va", weights, shift[mesh.joints])
    normals = np.einsum("vab,vb->va", turning, mesh.normals)
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)

    canvas = floor(camera)
    fallen = vertices - np.maximum(vertices[:, 1:2], 0) * LIGHT / LIGHT[1]
    pixels, depth = camera.project(fallen * [1, 0, 1])
    mask = drawn(pixels, depth, scene.triangles, np.zeros((len(vertices), 0)), shape, cull=False)[..., 0]
    canvas *= 1 - 0.38 * gaussian_filter(mask, 1.5, mode="constant")[..., None]
    opaque = marks(camera, scene.path, clip.translation[frame], heading_rad(clip)[frame])
    canvas += opaque * (np.array([52, 58, 66]) - canvas)

    light = 0.56 + 0.5 * np.clip(normals @ LIGHT, -0.35, 1) + 0.12 * np.clip(normals @ -camera.axes[2], 0, 1)
    solid = np.where(vertices[:, 1:2] < -0.01, 0.35, 1.0)
    values = np.concatenate([np.clip(scene.colours * light[:, None], 0, 255), solid], axis=1)
    pixels, depth = camera.project(vertices)
    fine = drawn(2 * pixels, depth, scene.triangles, values, (2 * shape[0], 2 * shape[1]), cull=True)
    fine[..., :3] *= fine[..., 3:4]
    figure = fine.reshape(shape[0], 2, shape[1], 2, 5).mean(axis=(1, 3))
    return np.clip(np.round(canvas * (1 - figure[..., 3:4]) + figure[..., :3]), 0, 255)


@pytest.mark.parametrize(("camera", "sunk_m"), [("frame", 0.0), ("follow", 0.0), ("frame", 0.5)])
def test_pictures_are_those_drawn_whole(walk, camera, sunk_m):
    clip = walk.crop(0, 61)
    clip = clip.replace(translation=clip.translation - [0, sunk_m, 0])
    options = RenderOptions(width_px=96, height_px=72, camera=camera, legend=False)
    scene = _Scene(clip, options)
    pictures = list(render(clip, options=options, fps=1))
    assert len(pictures) >= 2
    for second, picture in enumerate(pictures):
        difference = np.abs(slow_picture(scene, clip, round(second * clip.fps)) - picture)
        assert difference.mean() < 0.01
        assert (difference > 2).sum() <= 6  # pixels on an edge, or where two triangles meet in depth


def test_a_later_picture_keeps_nothing_of_an_earlier_one(walk):
    options = RenderOptions(width_px=96, height_px=72, camera="frame")
    scene = _Scene(walk, options)
    heading = heading_rad(walk)

    def picture(scene, frame):
        return scene.picture(walk, frame, 0.0, frame, float(heading[frame]))

    picture(scene, 0)
    np.testing.assert_array_equal(picture(scene, 60), picture(_Scene(walk, options), 60))
