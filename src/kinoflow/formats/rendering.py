"""Pictures of a clip without a GPU, a window or a browser: the mannequin on a floor with a grid of metres.

Left limbs are warm, right limbs cool, trunk and head grey. On the floor lie the shadow, the path of the pelvis and an
arrow in the direction that the pelvis faces. `video.py` makes files of the pictures; judges look at them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont
from scipy.ndimage import gaussian_filter, uniform_filter1d

from kinoflow.errors import OptionError
from kinoflow.formats.mannequin import Mesh, mannequin_mesh
from kinoflow.formats.raster import Camera, fit_camera, interpolate, look_along, rasterise, silhouette
from kinoflow.motion.canonical import heading_rad, resample
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.skeleton import Skeleton

FloatArray = NDArray[np.float64]
Float32Array = NDArray[np.float32]
Box = tuple[int, int, int, int]
"""First column and row, and those after the last."""
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
_FINE = 2  # so are marks
_BLUR_REACH_PX = 6


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
        # The camera sees the figure and the floor below it, less the path when it follows.
        self.centres = _steady(self.path, round(clip.fps / 2)) if self.follows else np.zeros_like(self.path)
        seen = (_outline(self.mesh, clip) - self.centres[:, None]).reshape(-1, 3)
        seen = np.concatenate([seen, seen * [1, 0, 1]])
        focal = 1.9 * min(options.width_px, options.height_px)
        self.camera = fit_camera(
            seen, self.axes, width_px=options.width_px, height_px=options.height_px, focal_px=focal
        )
        self.skin = _skin_matrices(self.mesh, clip.skeleton.num_joints)
        self.floor = _Floor(self.camera)

    @cached_property
    def still(self) -> tuple[Picture, Picture]:
        """What a camera that stands still sees in all pictures: the floor, and the floor with the path on it."""
        floor = self.floor.picture(self.camera)
        with_path = floor.copy()
        _blend_marks(with_path, np.asarray(_path_marks(self.camera, self.path).reduce(_FINE)))
        return floor, with_path

    @cached_property
    def still_path(self) -> Image.Image:
        """`_path_marks` of a camera that stands still."""
        return _path_marks(self.camera, self.path)

    def picture(self, clip: MotionClip, frame: int, time_s: float, nearest: int, heading: float) -> Picture:
        """One picture: frame `frame` of `clip`, which is at `nearest` in the clip that the scene was made of."""
        camera = Camera(
            self.camera.eye_m + self.centres[nearest],
            self.axes,
            self.camera.focal_px,
            self.camera.width_px,
            self.camera.height_px,
        )
        vertices, normals = _skinned(self.skin, clip, frame)
        image = _path_marks(camera, self.path) if self.follows else self.still_path.copy()
        ring = _draw_ring_and_arrow(image, camera, clip.translation[frame], heading)
        marks = np.asarray(image.reduce(_FINE))
        if self.follows:
            floor = self.floor.picture(camera)
            picture = floor.copy()
            _blend_marks(picture, marks)
        else:
            floor, picture = self.still[0], self.still[1].copy()
        fallen, _ = camera.project(_fallen(vertices))
        pixels, depth = camera.project(vertices)
        # Only here does the picture differ from the floor with its path.
        changed = _join(_box(fallen, camera, _BLUR_REACH_PX), _join(_box(pixels, camera), ring))
        x0, y0, x1, y1 = changed
        if x0 < x1 and y0 < y1:
            canvas = floor[y0:y1, x0:x1].astype(np.float32)
            shade = _shadow(fallen, self.triangles, changed)
            shade *= -_SHADOW
            shade += 1
            canvas *= shade[..., None]
            _blend_marks(canvas, marks[y0:y1, x0:x1])
            self._draw_figure(canvas, changed, camera, (pixels, depth), (vertices, normals))
            np.clip(np.rint(canvas, out=canvas), 0, 255, out=canvas)
            picture[y0:y1, x0:x1] = canvas
        if self.options.legend:
            _draw_legend(picture, time_s)
        return picture

    def _draw_figure(
        self,
        canvas: Float32Array,
        where: Box,
        camera: Camera,
        projected: tuple[FloatArray, FloatArray],
        skin: tuple[FloatArray, FloatArray],
    ) -> None:
        """Blend the figure into `canvas`, the part `where` of the picture, which covers the figure."""
        (pixels, depth), (vertices, normals) = projected, skin
        x0, y0, x1, y1 = _box(pixels, camera)
        if x0 >= x1 or y0 >= y1:
            return
        height, width = (y1 - y0) * _SMOOTH, (x1 - x0) * _SMOOTH
        fine_pixels = (pixels - [x0, y0]) * _SMOOTH
        covered = rasterise(fine_pixels, depth, self.triangles, (height, width))
        light = 0.56 + 0.5 * np.clip(normals @ _LIGHT, -0.35, 1) + 0.12 * np.clip(normals @ -self.axes[2], 0, 1)
        opaque = np.where(vertices[:, 1] < -0.01, 0.35, 1.0)
        shaded = np.concatenate([np.clip(self.colours.T * light, 0, 255), opaque[None]])
        red, green, blue, solid = interpolate(covered, fine_pixels, self.triangles, shaded, width)
        through = 1 - _coarse(covered.pixels, solid, height, width)
        behind = canvas[y0 - where[1] : y1 - where[1], x0 - where[0] : x1 - where[0]]
        for channel, colour in enumerate((red, green, blue)):
            behind[..., channel] *= through
            behind[..., channel] += _coarse(covered.pixels, colour * solid, height, width)


def _coarse(pixels: NDArray[np.int64], values: Float32Array, height: int, width: int) -> Float32Array:
    """[height / 2, width / 2] means of a picture that has `values` [N] at `pixels` [N] and 0 elsewhere."""
    fine = np.zeros(height * width, dtype=np.float32)
    fine[pixels] = values
    rows = fine.reshape(height // _SMOOTH, _SMOOTH, width).sum(axis=1)
    return sum((rows[:, k::_SMOOTH] for k in range(1, _SMOOTH)), rows[:, ::_SMOOTH]) / np.float32(_SMOOTH**2)


def _box(pixels: FloatArray, camera: Camera, margin_px: int = 0) -> Box:
    """The part of the picture that holds points [N, 2] and a margin."""
    end = [camera.width_px, camera.height_px]
    # Columns one by one: NumPy is slow over so short an axis as the last.
    least, greatest = ([of(pixels[:, 0]), of(pixels[:, 1])] for of in (np.min, np.max))
    x0, y0 = np.clip(np.floor(least) - margin_px, 0, end).astype(int).tolist()
    x1, y1 = np.clip(np.ceil(greatest) + margin_px, 0, end).astype(int).tolist()
    return x0, y0, x1, y1


def _join(one: Box, other: Box) -> Box:
    """The smallest box around both; an empty one counts for nothing."""
    if one[0] >= one[2] or one[1] >= one[3]:
        return other
    if other[0] >= other[2] or other[1] >= other[3]:
        return one
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _steady(path: FloatArray, reach: int) -> FloatArray:
    """A path [T, 3] averaged over `reach` frames on either side; it goes on beyond its ends as it came."""
    longer = np.pad(path, ((reach, reach), (0, 0)), mode="reflect", reflect_type="odd")
    return uniform_filter1d(longer, size=2 * reach + 1, axis=0)[reach : reach + len(path)]


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


def _skin_matrices(mesh: Mesh, joints: int) -> tuple[FloatArray, FloatArray]:
    """[V, 4 J] and [V, 3 J]: of each joint, its weight times the vertex at rest and 1, and times the normal.

    They turn motions of joints into the skin by one product each.
    """
    weights = np.zeros((len(mesh.vertices), joints))
    for slot in range(mesh.joints.shape[1]):
        np.add.at(weights, (np.arange(len(weights)), mesh.joints[:, slot]), mesh.weights[:, slot] / 255.0)
    rest = np.concatenate([mesh.vertices, np.ones((len(weights), 1))], axis=1)
    vertices, normals = (weights[:, :, None] * one[:, None, :] for one in (rest, mesh.normals))
    return vertices.reshape(len(weights), -1), normals.reshape(len(weights), -1)


def _outline(mesh: Mesh, clip: MotionClip) -> FloatArray:
    """[T, P, 3] points that the skin lies within, to some millimetres, in every frame.

    Of the vertices that a joint moves, those that reach farthest in each of 26 directions, moved by that joint alone:
    a vertex that several joints hold lies between where each of them would take it.
    """
    ways = np.array([way for way in np.ndindex(3, 3, 3) if way != (1, 1, 1)], dtype=float) - 1
    places = []
    for index, rest in enumerate(clip.skeleton.rest_positions):
        held = mesh.vertices[((mesh.joints == index) & (mesh.weights > 0)).any(axis=1)].astype(float)
        if len(held):
            local = held[np.unique(np.argmax(held @ ways.T, axis=0))] - rest
            places.append(local @ clip.global_rotations[:, index].swapaxes(1, 2) + clip.joints[:, index, None])
    return np.concatenate(places, axis=1)


def _skinned(skin: tuple[FloatArray, FloatArray], clip: MotionClip, frame: int) -> tuple[FloatArray, FloatArray]:
    """Vertices [V, 3] in metres and normals [V, 3] of a frame: each vertex moves with its joints, by weight."""
    rotations, positions = clip.global_rotations[frame], clip.joints[frame]
    shift = positions - np.einsum("jab,jb->ja", rotations, clip.skeleton.rest_positions)
    turns = rotations.swapaxes(1, 2)
    vertices = skin[0] @ np.concatenate([turns, shift[:, None]], axis=1).reshape(-1, 3)
    normals = skin[1] @ turns.reshape(-1, 3)
    length = np.sqrt(np.einsum("va,va->v", normals, normals))
    return vertices, normals / np.maximum(length, 1e-9)[:, None]


class _Floor:
    """Squares of a metre with lines between them, fading into the distance.

    Cameras that differ only by where on the floor they stand see the same rays; a picture is then a shift of them.
    """

    def __init__(self, camera: Camera) -> None:
        away = camera.floor_points() - camera.eye_m[[0, 2]]
        visible = np.clip((45 - np.linalg.norm(away, axis=-1)) / 25, 0, 1)
        away = np.where(np.isfinite(away), away, 0.0)
        self.axes: list[tuple[Float32Array, Float32Array, Float32Array]] = []
        for metres in (away[..., 0], away[..., 1]):
            step = np.hypot(*np.gradient(metres)) + 1e-9  # metres from one pixel to the next
            visible = visible * np.clip(1.6 - 2 * step, 0.0, 1.0)
            strength = np.clip(1.4 - 3 * step, 0, 1)
            self.axes.append(tuple(a.astype(np.float32) for a in (metres, 1 / step, strength)))  # type: ignore[arg-type]
        self.visible: Float32Array = visible.astype(np.float32)

    def picture(self, camera: Camera) -> Picture:
        """[H, W, 3] seen by a camera of the same height and direction as the one that the floor was made for."""
        line = np.zeros_like(self.visible)
        odd = np.zeros(line.shape, dtype=bool)
        for (metres, per_step, strength), eye_m in zip(self.axes, camera.eye_m[[0, 2]], strict=True):
            # The pattern repeats every two metres; near zero, 32 bits are enough.
            where = metres + np.float32(eye_m % 2)
            odd ^= (np.floor(where).astype(np.int32) & 1).astype(bool)
            where -= np.rint(where)
            np.abs(where, out=where)
            where *= per_step
            np.subtract(np.float32(1.1), where, out=where)
            np.clip(where, 0, 1, out=where)
            where *= strength
            np.maximum(line, where, out=line)
        plain = self.visible * (1 - line)
        shares = np.stack([plain, plain * odd, self.visible * line], axis=-1)
        sky, floor, square, mark = (np.array(c, dtype=np.float32) for c in (_SKY, _FLOOR, _SQUARE, _LINE))
        seen: Float32Array = shares.reshape(-1, 3) @ np.stack([floor - sky, square - floor, mark - sky])
        seen += sky
        return seen.astype(np.uint8).reshape(*line.shape, 3)


def _fallen(vertices: FloatArray) -> FloatArray:
    """Vertices [V, 3] where the light throws them on the floor."""
    fallen = vertices - np.maximum(vertices[:, 1:2], 0) * _LIGHT / _LIGHT[1]
    fallen[:, 1] = 0
    return fallen


def _shadow(fallen_px: FloatArray, triangles: NDArray[np.int64], where: Box) -> Float32Array:
    """[h, w] 0 to 1 in the part `where` of the picture: how much of the light the figure keeps from the floor."""
    x0, y0, x1, y1 = where
    mask = silhouette(fallen_px - [x0, y0], triangles, (y1 - y0, x1 - x0))
    return gaussian_filter(mask.astype(np.float32), 1.5, mode="constant", radius=_BLUR_REACH_PX)


def _on_picture(camera: Camera, points: FloatArray) -> list[tuple[float, float]]:
    """Where on an image of marks points [N, 3] are."""
    pixels, _ = camera.project(points)
    return [(float(x), float(y)) for x, y in np.clip(pixels * _FINE, -1e5, 1e5)]


def _path_marks(camera: Camera, path: FloatArray) -> Image.Image:
    """The pelvis's path on the floor, `_FINE` times as large as the picture; 255 is opaque."""
    image = Image.new("L", (camera.width_px * _FINE, camera.height_px * _FINE), 0)
    if len(path) > 1:
        ImageDraw.Draw(image).line(_on_picture(camera, path), fill=110, width=2 * _FINE, joint="curve")
    return image


def _draw_ring_and_arrow(image: Image.Image, camera: Camera, pelvis: FloatArray, heading: float) -> Box:
    """Draw a ring below the pelvis and an arrow where it faces on `_path_marks`; the part they are in."""
    draw = ImageDraw.Draw(image)
    angles = np.linspace(0, 2 * np.pi, 65)
    below = pelvis * np.array([1.0, 0.0, 1.0])
    ring = _on_picture(camera, below + 0.34 * np.stack([np.sin(angles), 0 * angles, np.cos(angles)], axis=-1))
    draw.line(ring, fill=130, width=round(1.5 * _FINE), joint="curve")
    forward = np.array([np.sin(heading), 0.0, np.cos(heading)])
    left = np.array([np.cos(heading), 0.0, -np.sin(heading)])
    arrow = _on_picture(camera, below + _ARROW_M[:, :1] * left + _ARROW_M[:, 1:] * forward)
    draw.polygon(arrow, fill=215)
    return _box(np.array(ring + arrow) / _FINE, camera, 3)


def _blend_marks(picture: Picture | Float32Array, marks: Picture) -> None:
    """Blend the colour of marks into `picture` [H, W, 3] where `marks` [H, W] are, 255 being opaque."""
    rows, columns = np.nonzero(marks)
    old = picture[rows, columns].astype(np.float32)
    old += (marks[rows, columns, None] / np.float32(255)) * (np.array(_MARK, dtype=np.float32) - old)
    picture[rows, columns] = old if picture.dtype == np.float32 else np.rint(old)


@cache
def _font(size: int) -> ImageFont.ImageFont | ImageFont.FreeTypeFont:
    return ImageFont.load_default(size)


def _draw_legend(picture: Picture, time_s: float) -> None:
    """Write the time, and squares that tell which colour is left and which right, at the top of the picture."""
    height, width = picture.shape[:2]
    size = max(11, height // 26)
    top = picture[: 3 * size]
    image = Image.fromarray(top)
    draw = ImageDraw.Draw(image)
    font = _font(size)
    x: float = size * 0.6
    for word, colour in (("left", _LEFT), ("right", _RIGHT)):
        draw.rectangle((x, size * 0.65, x + size * 0.8, size * 1.45), fill=colour)
        x += size * 1.05
        draw.text((x, size * 0.4), word, fill=_MARK, font=font)
        x += draw.textlength(word, font=font) + size * 0.7
    clock = f"{time_s:.1f} s"
    draw.text((width - draw.textlength(clock, font=font) - size * 0.6, size * 0.4), clock, fill=_MARK, font=font)
    top[:] = np.asarray(image)
