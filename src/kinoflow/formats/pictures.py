"""The formats that are drawn. What draws them is imported when the first picture is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kinoflow.motion.clip import MotionClip, MotionFormat, register_format


def write_mp4(clip: MotionClip, path: Path, **options: Any) -> None:
    """See `video.write_mp4`."""
    from kinoflow.formats import video

    video.write_mp4(clip, path, **options)


def write_gif(clip: MotionClip, path: Path, **options: Any) -> None:
    """See `video.write_gif`."""
    from kinoflow.formats import video

    video.write_gif(clip, path, **options)


def write_png(clip: MotionClip, path: Path, **options: Any) -> None:
    """See `film_strip.write_png`."""
    from kinoflow.formats import film_strip

    film_strip.write_png(clip, path, **options)


register_format(MotionFormat(".mp4", "H.264 video", None, write_mp4, needs=("av", "video")))
register_format(MotionFormat(".gif", "animated picture", None, write_gif))
register_format(MotionFormat(".png", "film strip", None, write_png))
