"""PNG: a film strip, the fastest way to see a motion. Ten pictures in two rows, the path from above, heights over time.

docs/formats.md tells how it is read. Drawn by `rendering.py` on the CPU; the same clip gives the same bytes.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from kinoflow.errors import OptionError
from kinoflow.formats.rendering import RenderOptions, still_pictures
from kinoflow.motion.canonical import heading_rad
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.skeleton import joint

FloatArray = NDArray[np.float64]

_INK, _GREY, _LIGHT, _PINK = (40, 40, 46), (150, 150, 156), (224, 226, 230), (200, 0, 90)
_CURVES = (
    ("L_Wrist", "left hand", (222, 112, 30), 2),
    ("R_Wrist", "right hand", (38, 116, 216), 2),
    ("Pelvis", "hips", (60, 60, 60), 2),
    ("Head", "head", (150, 150, 156), 1),
    ("L_Foot", "left foot", (240, 170, 110), 1),
    ("R_Foot", "right foot", (120, 170, 235), 1),
)
_TITLE_PX, _PANEL_PX = 28, 330
YAW_DEGREES = 35.0
"""Where the camera stands if nobody says."""


def write_png(
    clip: MotionClip,
    path: Path,
    *,
    pictures: int = 10,
    picture_px: int = 220,
    yaw_degrees: float | None = None,
    title: str | None = None,
) -> None:
    """Write a film strip.

    Args:
        clip: drawn where it is; the floor is y = 0.
        path: the file.
        pictures: how many, evenly spaced from the first frame to the last, 1 to 24.
        picture_px: width and height of each, 64 to 1024, even.
        yaw_degrees: where the camera stands, as in `RenderOptions`; left out, 35, or the opposite place where that sees
            the back of the pelvis in more than half of the frames, which the strip then says.
        title: a line above; when left out, the clip's prompt, or the name of its animation.

    Raises:
        OptionError: a value outside of these.
    """
    film_strip(
        clip, pictures=pictures, picture_px=picture_px, yaw_degrees=yaw_degrees, title=title
    ).save(path, format="PNG")  # fmt: skip


def film_strip(
    clip: MotionClip,
    *,
    pictures: int = 10,
    picture_px: int = 220,
    yaw_degrees: float | None = None,
    title: str | None = None,
) -> Image.Image:
    """The picture that `write_png` writes."""
    if not 1 <= pictures <= 24:
        raise OptionError(f"a film strip has 1 to 24 pictures; got {pictures}")
    if not 64 <= picture_px <= 1024:
        raise OptionError(f"pictures of a film strip are 64 to 1024 pixels wide; got {picture_px}")
    yaw, camera = yaw_degrees, "camera at {:g} degrees"
    if yaw is None:
        yaw = YAW_DEGREES
        if float(np.mean(np.cos(heading_rad(clip) - math.radians(yaw)) < 0)) > 0.5:
            yaw, camera = yaw + 180, "camera at {:g} degrees,\nto see the front"
    options = RenderOptions(picture_px, picture_px, "follow", yaw, 14.0, legend=False)
    frames = np.unique(np.round(np.linspace(0, clip.num_frames - 1, pictures)).astype(int)).tolist()
    rows = 1 if len(frames) <= 5 else 2 if len(frames) <= 16 else 3
    columns = math.ceil(len(frames) / rows)
    strip = Image.new("RGB", (columns * picture_px + _PANEL_PX, _TITLE_PX + rows * picture_px), (255, 255, 255))
    pen = ImageDraw.Draw(strip)
    text = title if title is not None else _title(clip)
    pen.text((6, 5), text[:150], fill=(0, 0, 0), font=ImageFont.load_default(16))
    for place, (frame, picture) in enumerate(zip(frames, still_pictures(clip, frames, options), strict=True)):
        corner = ((place % columns) * picture_px, _TITLE_PX + (place // columns) * picture_px)
        strip.paste(Image.fromarray(picture), corner)
        pen.text(
            (corner[0] + 5, corner[1] + 3), f"{frame / clip.fps:.1f} s", fill=_INK, font=ImageFont.load_default(13)
        )
    strip.paste(_panel(clip, _PANEL_PX, rows * picture_px, camera.format(yaw)), (columns * picture_px, _TITLE_PX))
    return strip


def _title(clip: MotionClip) -> str:
    """What a clip shows: its prompt, or the name of its animation, and what has been changed since."""
    parts = [str(clip.metadata.get("prompt") or clip.metadata.get("animation", "")).replace(".; ", "; ")]
    edits = clip.metadata.get("edits")
    parts += [_said(edit) for edit in edits if isinstance(edit, dict)] if isinstance(edits, list) else []
    return "; ".join(part for part in parts if part)


def _said(edit: dict[str, Any]) -> str:
    """An edit in some words; what metadata hold may come from any file."""
    prompt, frames = edit.get("prompt"), edit.get("frames")
    match edit.get("edit"):
        case "frames" if isinstance(frames, list):
            return f"{prompt} in frames {' to '.join(map(str, frames))}"
        case "part":
            return f"{edit.get('part')}: {prompt}"
        case "extend":
            return f"{'then' if edit.get('side') == 'forward' else 'before it'} {prompt or 'more of it'}"
        case "between":
            return f"then {prompt}, then another motion" if prompt else "then another motion"
        case "style":
            return str(edit.get("style"))
    return ""


def _panel(clip: MotionClip, width: int, height: int, camera: str) -> Image.Image:
    """Path from above, what is told of clip and camera, and heights over time."""
    panel = Image.new("RGB", (width, height), (255, 255, 255))
    pen = ImageDraw.Draw(panel)
    map_px = min(width // 2, height // 2 - 10)
    _draw_path(pen, clip, (6, 4), map_px)
    small = ImageFont.load_default(11)
    for row, (_, name, colour, _) in enumerate(_CURVES):
        pen.text((map_px + 18, 6 + 14 * row), name, fill=colour, font=small)
    told = f"{clip.duration_s:.1f} s\n{camera}"
    pen.multiline_text((map_px + 18, 6 + 14 * len(_CURVES)), told, fill=_INK, font=small, spacing=4)
    _draw_heights(pen, clip, (26, map_px + 14, width - 8, height - 8))
    return panel


def _draw_path(pen: ImageDraw.ImageDraw, clip: MotionClip, corner: tuple[int, int], size: int) -> None:
    """Forward (+Z) is up, the body's left (+X) is left, as seen from above by somebody who looks the same way."""
    pen.rectangle((*corner, corner[0] + size, corner[1] + size), outline=_GREY)
    floor = clip.translation[:, [0, 2]]
    # Arrows of 8 % of the map on either side and the line of text below stay inside.
    extent = max(1.0, 1.35 * float(np.ptp(floor, axis=0).max()))
    centre = (floor.min(axis=0) + floor.max(axis=0)) / 2
    heading = heading_rad(clip)

    def place(point: FloatArray) -> tuple[float, float]:
        away = (point - centre) / extent * size
        return corner[0] + size / 2 - float(away[0]), corner[1] + size / 2 - float(away[1])

    if clip.num_frames > 1:
        pen.line([place(point) for point in floor], fill=_GREY, width=2)
    for frame in range(0, clip.num_frames, max(1, int(clip.fps / 2))):
        ahead = np.array([math.sin(heading[frame]), math.cos(heading[frame])]) * extent * 0.08
        here = place(floor[frame])
        pen.line((here, place(floor[frame] + ahead)), fill=_PINK, width=2)
        pen.ellipse((here[0] - 2, here[1] - 2, here[0] + 2, here[1] + 2), fill=_INK)
    pen.text(
        (corner[0] + 4, corner[1] + size - 15),
        f"from above, {extent:.1f} m",
        fill=_INK,
        font=ImageFont.load_default(10),
    )


def height_limits(clip: MotionClip) -> tuple[float, float]:
    """Metres at the bottom and the top of the chart of heights: the floor, all joints, at least 2 m, and some air."""
    heights = clip.joints[..., 1]
    low, high = min(0.0, float(heights.min())), max(2.0, float(heights.max()))
    air = 0.03 * (high - low)
    return (low - air if low < 0 else 0.0), high + air


def _draw_heights(pen: ImageDraw.ImageDraw, clip: MotionClip, box: tuple[int, int, int, int]) -> None:
    left, top, right, bottom = box
    pen.rectangle(box, outline=_GREY)
    heights = clip.joints[..., 1]
    lowest, highest = height_limits(clip)
    last = max(1, clip.num_frames - 1)

    def place(frame: float, height: float) -> tuple[float, float]:
        return left + frame / last * (right - left), bottom - (height - lowest) / (highest - lowest) * (bottom - top)

    # A line every half metre, or every few metres where it is high; the floor is darker.
    step = max(0.5, float(round((highest - lowest) / 5)))
    for metres in step * np.arange(math.ceil(lowest / step), math.floor(highest / step) + 1):
        pen.line((place(0, metres), place(last, metres)), fill=_GREY if metres == 0 else _LIGHT)
        pen.text((4, place(0, metres)[1] - 6), f"{metres:g}", fill=_INK, font=ImageFont.load_default(10))
    for second in range(1, int(clip.duration_s) + 1):
        if second * clip.fps < last:
            pen.line((place(second * clip.fps, lowest), place(second * clip.fps, highest)), fill=_LIGHT)
    for name, _, colour, thickness in _CURVES:
        points = [place(frame, float(height)) for frame, height in enumerate(heights[:, joint(name)])]
        if len(points) > 1:
            pen.line(points, fill=colour, width=thickness)
