"""Pictures of a clip without a GPU, a window or a browser: the mannequin on a floor with a grid of metres.

Left limbs are warm, right limbs cool, trunk and head grey. On the floor lie the shadow, the path of the pelvis and an
arrow in the direction that the pelvis faces. `video.py` makes files of the pictures; judges look at them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont
from scipy.ndimage import gaussian_filter, uniform_filter1d

from kinoflow.errors import OptionError
from kinoflow.formats.mannequin import Mesh, mannequin_mesh
from kinoflow.formats.raster import Camera, Coverage, fit_camera, look_along, rasterise
from kinoflow.motion.canonical import heading_rad, resample
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.skeleton import Skeleton

FloatArray = NDArray[np.float64]
Picture = NDArray[np.uint8]

CAMERAS = ("auto", "frame", "follow")
LARGEST_PX = 4096
LONGEST_FRAMED_M = 5.0
"""A longer path than this is followed unless "frame" is asked for: the figure would become too small to read."""

_LEFT, _RIGHT, _MIDDLE = (232, 122, 40), (38, 116, 216), (206, 207, 210)
_BALLS = (58, 63, 71)
_FLOOR, _SQUARE, _LINE, _SKY = (222, 225, 229), (212, 216, 221), (178, 184, 192), (240, 242, 244)
_MARK, _SHADOW = (52, 58, 66), 0.38
_LIGHT = np.array([0.35, 1.0, 0.45]) / np.linalg.norm([0.35, 1.0, 0.45])
_ARROW_M = np.array(
    [[0.0, 0.62], [0.11, 0.4], [0.035, 0.42], [0.035, 0.2], [-0.035, 0.2], [-0.035, 0.42], [-0.11, 0.4]]
)
"""Corners, to the left and forward of the pelvis."""
_SMOOTH = 2  # the figure is drawn at this many times the size and averaged


@dataclass(frozen=True)
class RenderOptions:
    """How a clip is pictured.

    Attributes:
        width_px: pixels in a row, 64 to 4096, even (as video codecs want).
        height_px: rows, the same.
        camera: "frame" stands still and shows the whole motion, "follow" keeps the figure in the middle, "auto"
            frames paths of up to 5 m and follows longer ones.
        yaw_degrees: where the camera stands: 0 looks at the front of a body that faces +Z, 90 at its left side.
        elevation_degrees: height of the camera above the horizon, 5 to 89.
        legend: write the time and which colour is left and right into the picture.

    Raises:
        OptionError: a value outside of these.
    """

    width_px: int = 640
    height_px: int = 480
    camera: str = "auto"
    yaw_degrees: float = 35.0
    elevation_degrees: float = 20.0
    legend: bool = True

    def __post_init__(self) -> None:
        for name, size in (("width_px", self.width_px), ("height_px", self.height_px)):
            if not 64 <= size <= LARGEST_PX or size % 2:
                raise OptionError(f"{name} must be an even number from 64 to {LARGEST_PX}; got {size}")
        if self.camera not in CAMERAS:
            raise OptionError(f"camera must be one of {', '.join(CAMERAS)}; got {self.camera!r}")
        if not 5 <= self.elevation_degrees <= 89:
            raise OptionError(f"elevation_degrees must be from 5 to 89; got {self.elevation_degrees:g}")
        if not math.isfinite(self.yaw_degrees):
            raise OptionError(f"yaw_degrees must be a finite angle; got {self.yaw_degrees:g}")


def render(clip: MotionClip, *, fps: float | None = None, options: RenderOptions | None = None) -> Iterator[Picture]:
    """Pictures [H, W, 3] uint8 sRGB, one a frame, in order; the same clip gives the same pictures.

    Args:
        clip: drawn where it is; the floor is y = 0, and what is below it shines through only faintly.
        fps: pictures a second; the clip's own rate when left out. Frames between captured ones are interpolated.
        options: size, camera and legend.

    Raises:
        OptionError: `fps` is not between 0.1 and 240.
    """
    if fps is not None and not 0.1 <= fps <= 240:
        raise OptionError(f"pictures a second must be from 0.1 to 240; got {fps:g}")
    shown = clip if fps is None else resample(clip, fps) if fps >= 1 else _sparse(clip, fps)
    scene = _Scene(clip, options or RenderOptions())
    heading = heading_rad(clip)
    for frame in range(shown.num_frames):
        time_s = frame / (fps or clip.fps)
        nearest = min(round(time_s * clip.fps), clip.num_frames - 1)
        yield scene.picture(shown, frame, time_s, nearest, float(heading[nearest]))


def still_pictures(clip: MotionClip, frames: Sequence[int], options: RenderOptions | None = None) -> Iterator[Picture]:
    """Pictures [H, W, 3] of single frames, in the order given; the camera is that of the whole clip."""
    scene = _Scene(clip, options or RenderOptions())
    heading = heading_rad(clip)
    for frame in frames:
        yield scene.picture(clip, frame, frame / clip.fps, frame, float(heading[frame]))


def _sparse(clip: MotionClip, fps: float) -> MotionClip:
    """Frames less than one a second, which no clip may have: picked, and called a rate of 1."""
    picked = np.minimum(np.round(np.arange(0, clip.duration_s, 1 / fps) * clip.fps).astype(int), clip.num_frames - 1)
    return clip.replace(rotations=clip.rotations[picked], translation=clip.translation[picked], fps=1.0)


class _Scene:
    """What stays the same over the pictures of one clip."""

    def __init__(self, clip: MotionClip, options: RenderOptions) -> None:
        self.options = options
        self.mesh = mannequin_mesh(clip.skeleton)
        self.triangles = np.concatenate([part.triangles for part in self.mesh.parts]).astype(np.int64)
        self.colours = _vertex_colours(self.mesh, clip.skeleton)
        self.path = clip.translation * np.array([1.0, 0.0, 1.0])
        self.axes = look_along(math.radians(options.yaw_degrees), math.radians(options.elevation_degrees))
        extent = self.path.max(axis=0) - self.path.min(axis=0)
        long = float(np.linalg.norm(extent)) > LONGEST_FRAMED_M
        self.follows = options.camera == "follow" or (options.camera == "auto" and long)
        # The camera sees joints, less the path when it follows; a margin stands for the flesh around them.
        self.centres = _steady(self.path, round(clip.fps / 2)) if self.follows else np.zeros_like(self.path)
        seen = (clip.joints - self.centres[:, None]).reshape(-1, 3)
        seen = np.concatenate([seen + margin for margin in 0.13 * np.vstack([np.eye(3), -np.eye(3)])])
        seen = np.concatenate([seen, seen * [1, 0, 1]])
        focal = 1.9 * min(options.width_px, options.height_px)
        self.camera = fit_camera(
            seen, self.axes, width_px=options.width_px, height_px=options.height_px, focal_px=focal
        )
        self.floor: Picture | None = None

    def picture(self, clip: MotionClip, frame: int, time_s: float, nearest: int, heading: float) -> Picture:
        """One picture: frame `frame` of `clip`, which is at `nearest` in the clip that the scene was made of."""
        camera = Camera(
            self.camera.eye_m + self.centres[nearest],
            self.axes,
            self.camera.focal_px,
            self.camera.width_px,
            self.camera.height_px,
        )
        if self.follows or self.floor is None:
            self.floor = _floor(camera)
        vertices, normals = _skinned(self.mesh, clip, frame)
        canvas = self.floor.astype(np.float64)
        canvas *= 1 - _SHADOW * _shadow(camera, vertices, self.triangles)[..., None]
        marks = _marks(camera, self.path, clip.translation[frame], heading)[..., None]
        canvas += marks * (np.array(_MARK) - canvas)
        self._draw_figure(canvas, camera, vertices, normals)
        picture = np.clip(np.round(canvas), 0, 255).astype(np.uint8)
        return _with_legend(picture, time_s) if self.options.legend else picture

    def _draw_figure(self, canvas: FloatArray, camera: Camera, vertices: FloatArray, normals: FloatArray) -> None:
        """Blend the figure into `canvas`, in the part of the picture that it covers."""
        pixels, depth = camera.project(vertices)
        lowest = np.clip(np.floor(pixels.min(axis=0)), 0, [camera.width_px, camera.height_px]).astype(int)
        highest = np.clip(np.ceil(pixels.max(axis=0)), 0, [camera.width_px, camera.height_px]).astype(int)
        (x0, y0), (x1, y1) = lowest, highest
        if x0 >= x1 or y0 >= y1:
            return
        height, width = int(y1 - y0) * _SMOOTH, int(x1 - x0) * _SMOOTH
        covered = rasterise((pixels - lowest) * _SMOOTH, depth, self.triangles, (height, width))
        light = 0.56 + 0.5 * np.clip(normals @ _LIGHT, -0.35, 1) + 0.12 * np.clip(normals @ -self.axes[2], 0, 1)
        opaque = np.where(vertices[:, 1] < -0.01, 0.35, 1.0)
        shaded = np.concatenate([np.clip(self.colours * light[:, None], 0, 255), opaque[:, None]], axis=1)
        values = _interpolate(covered, self.triangles, shaded)
        values[:, :3] *= values[:, 3:]
        fine = np.zeros((height * width, 4))
        fine[covered.pixels] = values
        coarse = fine.reshape(height // _SMOOTH, _SMOOTH, width // _SMOOTH, _SMOOTH, 4).mean(axis=(1, 3))
        canvas[y0:y1, x0:x1] = canvas[y0:y1, x0:x1] * (1 - coarse[..., 3:]) + coarse[..., :3]


def _steady(path: FloatArray, reach: int) -> FloatArray:
    """A path [T, 3] averaged over `reach` frames on either side; it goes on beyond its ends as it came."""
    longer = np.pad(path, ((reach, reach), (0, 0)), mode="reflect", reflect_type="odd")
    return uniform_filter1d(longer, size=2 * reach + 1, axis=0)[reach : reach + len(path)]


def _interpolate(covered: Coverage, triangles: NDArray[np.int64], values: FloatArray) -> FloatArray:
    """[N, C] values of the corners mixed at each covered pixel."""
    return np.einsum("nk,nkc->nc", covered.weights, values[triangles[covered.triangles]])


def _vertex_colours(mesh: Mesh, skeleton: Skeleton) -> FloatArray:
    """[V, 3] sRGB 0 to 255: the colours of the joints that hold a vertex, mixed by weight; joint balls are dark."""
    # The collars hold half of the chest, which belongs to both sides.
    side = {"L_": _LEFT, "R_": _RIGHT}
    table = np.array(
        [_MIDDLE if n.endswith("Collar") else side.get(n[:2], _MIDDLE) for n in skeleton.joint_names], dtype=float
    )
    colours = np.einsum("vk,vkc->vc", mesh.weights / 255.0, table[mesh.joints])
    for part in mesh.parts:
        if part.name == "Balls":
            # A trace of the side's colour, so that a hand seen end on still tells which it is.
            balls = np.unique(part.triangles)
            colours[balls] = 0.72 * np.array(_BALLS) + 0.28 * colours[balls]
    return colours


def _skinned(mesh: Mesh, clip: MotionClip, frame: int) -> tuple[FloatArray, FloatArray]:
    """Vertices [V, 3] in metres and normals [V, 3] of a frame: each vertex moves with its joints, by weight."""
    rotations, positions = clip.global_rotations[frame], clip.joints[frame]
    shift = positions - np.einsum("jab,jb->ja", rotations, clip.skeleton.rest_positions)
    weights = mesh.weights / 255.0
    turning = np.einsum("vk,vkab->vab", weights, rotations[mesh.joints])
    vertices = np.einsum("vab,vb->va", turning, mesh.vertices) + np.einsum("vk,vka->va", weights, shift[mesh.joints])
    normals = np.einsum("vab,vb->va", turning, mesh.normals)
    return vertices, normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-9)


def _floor(camera: Camera) -> Picture:
    """[H, W, 3] squares of a metre with lines between them, fading into the distance."""
    where = camera.floor_points()
    distance = np.linalg.norm(where - camera.eye_m[[0, 2]], axis=-1)
    visible = np.clip((45 - distance) / 25, 0, 1)
    where = np.where(np.isfinite(where), where, 0.0)
    squares = np.floor(where).sum(axis=-1) % 2
    line = np.zeros(distance.shape)
    for axis in (0, 1):
        metres = where[..., axis]
        step = np.hypot(*np.gradient(metres)) + 1e-9  # metres from one pixel to the next
        away = np.abs(metres - np.round(metres))
        line = np.maximum(line, np.clip(1.1 - away / step, 0, 1) * np.clip(1.4 - 3 * step, 0, 1))
        visible = visible * np.clip(1.6 - 2 * step, 0.0, 1.0)
    base = np.where(squares[..., None] > 0, _SQUARE, _FLOOR)
    base = base + line[..., None] * (np.array(_LINE) - base)
    return (np.array(_SKY) + visible[..., None] * (base - np.array(_SKY))).astype(np.uint8)


def _shadow(camera: Camera, vertices: FloatArray, triangles: NDArray[np.int64]) -> FloatArray:
    """[H, W] 0 to 1: how much of the light the figure keeps from the floor."""
    height = np.maximum(vertices[:, 1:2], 0)
    fallen = vertices - height * _LIGHT / _LIGHT[1]
    fallen[:, 1] = 0
    pixels, depth = camera.project(fallen)
    shape = (camera.height_px, camera.width_px)
    mask = np.zeros(shape)
    mask.flat[rasterise(pixels, depth, triangles, shape, cull=False).pixels] = 1.0
    return gaussian_filter(mask, 1.5, mode="constant")


def _marks(camera: Camera, path: FloatArray, pelvis: FloatArray, heading: float) -> FloatArray:
    """[H, W] 0 to 1: the pelvis's path on the floor, a ring below it and an arrow where it faces."""
    scale = 2
    image = Image.new("L", (camera.width_px * scale, camera.height_px * scale), 0)
    draw = ImageDraw.Draw(image)

    def on_picture(points: FloatArray) -> list[tuple[float, float]]:
        pixels, _ = camera.project(points)
        return [(float(x), float(y)) for x, y in np.clip(pixels * scale, -1e5, 1e5)]

    if len(path) > 1:
        draw.line(on_picture(path), fill=110, width=2 * scale, joint="curve")
    angles = np.linspace(0, 2 * np.pi, 65)
    below = pelvis * np.array([1.0, 0.0, 1.0])
    ring = below + 0.34 * np.stack([np.sin(angles), 0 * angles, np.cos(angles)], axis=-1)
    draw.line(on_picture(ring), fill=130, width=round(1.5 * scale), joint="curve")
    forward = np.array([np.sin(heading), 0.0, np.cos(heading)])
    left = np.array([np.cos(heading), 0.0, -np.sin(heading)])
    draw.polygon(on_picture(below + _ARROW_M[:, :1] * left + _ARROW_M[:, 1:] * forward), fill=215)
    return np.asarray(image.reduce(scale), dtype=np.float64) / 255


@cache
def _font(size: int) -> ImageFont.ImageFont | ImageFont.FreeTypeFont:
    return ImageFont.load_default(size)


def _with_legend(picture: Picture, time_s: float) -> Picture:
    """The picture with the time, and squares that tell which colour is left and which right."""
    image = Image.fromarray(picture)
    draw = ImageDraw.Draw(image)
    size = max(11, image.height // 26)
    font = _font(size)
    x: float = size * 0.6
    for word, colour in (("left", _LEFT), ("right", _RIGHT)):
        draw.rectangle((x, size * 0.65, x + size * 0.8, size * 1.45), fill=colour)
        x += size * 1.05
        draw.text((x, size * 0.4), word, fill=_MARK, font=font)
        x += draw.textlength(word, font=font) + size * 0.7
    clock = f"{time_s:.1f} s"
    draw.text((image.width - draw.textlength(clock, font=font) - size * 0.6, size * 0.4), clock, fill=_MARK, font=font)
    return np.asarray(image)
