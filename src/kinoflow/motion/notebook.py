"""Clips in notebooks."""

from __future__ import annotations

import html
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from kinoflow.errors import KinoflowError

if TYPE_CHECKING:
    from kinoflow.motion.clip import MotionClip

_HEIGHT_PX = 420


def frame_of(clip: MotionClip) -> str:
    """HTML that plays a clip: the page of `.html` files in a frame; its one line where no page can be written.

    The page is in the notebook itself, about 1 MB, so that it plays where the notebook is opened without kinoflow.
    """
    try:
        with tempfile.TemporaryDirectory() as folder:
            page = clip.save(Path(folder) / "clip.html").read_text(encoding="utf-8")
    except KinoflowError:
        return f"<pre>{html.escape(repr(clip))}</pre>"
    style = f"width: 100%; height: {_HEIGHT_PX}px; border: 0"
    title = html.escape(repr(clip), quote=True)
    # What a frame of this kind runs can reach neither the notebook nor anything it stores.
    return (
        f'<iframe sandbox="allow-scripts allow-downloads" title="{title}" style="{style}" '
        f'srcdoc="{html.escape(page, quote=True)}"></iframe>'
    )
