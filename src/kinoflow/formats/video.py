"""MP4 and GIF: the clip as moving pictures, drawn by `rendering.py` on the CPU.

GIF needs nothing more; MP4 (H.264) needs PyAV, the extra `video`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

from PIL import Image

from kinoflow.errors import MissingExtraError, OptionError
from kinoflow.formats.rendering import Picture, RenderOptions, render
from kinoflow.motion.clip import MotionClip

GIF_FPS = 20.0
MP4_MAX_FPS = 60.0
_GIF_TICKS = 100
"""A GIF counts time in hundredths of a second."""


def write_mp4(
    clip: MotionClip,
    path: Path,
    *,
    fps: float | None = None,
    render_options: RenderOptions | None = None,
    on_frame: Callable[[int], None] | None = None,
) -> None:
    """Write H.264 video; the same clip gives the same bytes.

    Args:
        clip: what is drawn.
        path: the file.
        fps: pictures a second, 0.1 to 240; the clip's own rate, at most 60, when left out.
        render_options: size, camera and legend.
        on_frame: called with the number of pictures written so far.

    Raises:
        MissingExtraError: PyAV is not installed.
        OptionError: an impossible rate.
    """
    try:
        import av
    except ImportError as error:
        raise MissingExtraError("av", "video", "writing .mp4") from error
    rate = min(clip.fps, MP4_MAX_FPS) if fps is None else fps
    options = render_options or RenderOptions()
    with av.open(str(path), "w", format="mp4", options={"movflags": "+faststart", "fflags": "+bitexact"}) as container:
        stream: Any = container.add_stream("libx264", rate=Fraction(rate).limit_denominator(1001))
        stream.width, stream.height, stream.pix_fmt = options.width_px, options.height_px, "yuv420p"
        # One thread: with several, where a frame is split depends on the machine.
        stream.codec_context.thread_count = 1
        stream.options = {"crf": "20", "preset": "fast"}
        for picture in _counted(render(clip, fps=rate, options=options), on_frame):
            for packet in stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")):
                container.mux(packet)
        for packet in stream.encode():
            container.mux(packet)


def write_gif(
    clip: MotionClip,
    path: Path,
    *,
    fps: float = GIF_FPS,
    render_options: RenderOptions | None = None,
    on_frame: Callable[[int], None] | None = None,
) -> None:
    """Write an animated GIF that repeats for ever; the same clip gives the same bytes.

    Args:
        clip: what is drawn.
        path: the file.
        fps: pictures a second; must divide 100, because a GIF counts hundredths of a second, and be at most 50,
            because browsers slow down faster ones.
        render_options: size, camera and legend.
        on_frame: called with the number of pictures drawn so far.

    Raises:
        OptionError: another rate.
    """
    ticks = round(_GIF_TICKS / fps) if fps > 0 else 0
    if ticks < 2 or abs(ticks * fps - _GIF_TICKS) > 1e-6:
        raise OptionError(f"a GIF shows 50, 25, 20, 10, 5, 4, 2 or 1 pictures a second; got {fps:g}")
    pictures = _counted(render(clip, fps=fps, options=render_options), on_frame)
    palette: Image.Image | None = None
    frames: list[Image.Image] = []
    for picture in pictures:
        image = Image.fromarray(picture)
        if palette is None:
            palette = image.quantize(255, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        frames.append(image.quantize(palette=palette, dither=Image.Dither.NONE))
    frames[0].save(path, format="GIF", save_all=True, append_images=frames[1:], duration=10 * ticks, loop=0)


def _counted(pictures: Iterator[Picture], on_frame: Callable[[int], None] | None) -> Iterator[Picture]:
    for number, picture in enumerate(pictures, start=1):
        yield picture
        if on_frame is not None:
            on_frame(number)
