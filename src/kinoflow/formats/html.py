"""One self-contained HTML page that plays clips side by side; opens from disk, needs no server and no network.

The page is a line of markup, the motion as JSON and the viewer, `assets/viewer.js`, which `web/build.py` bundles from
`web/src/`. `web/src/decode.js` reads the JSON:

| key | content |
|---|---|
| `title` | heading of the page |
| `bodies` | skeletons that clips refer to: `name`, `joint_names`, `parents`, `rest` [J, 3], `clearance_m` [J], `mesh` |
| `clips` | per clip `body`, `fps`, `frames`, `caption`, `label`, `metadata` and the three arrays below |
| `quaternions` | [T, J, 4] int16, x, y, z, w times 32767, relative to the parent |
| `translation` | [T, 3] float32, the pelvis in the world, metres |
| `contacts` | [T] uint8, bit k for column k of `motion/contacts.py:foot_contacts` |

Arrays are base64, little endian. Rounding to 16 bits moves a joint by less than a tenth of a millimetre.
"""

from __future__ import annotations

import base64
import html
import json
import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from kinoflow.errors import OptionError, OutputError
from kinoflow.files import atomic_path
from kinoflow.formats.mannequin import MESH_LICENCE, mannequin_mesh
from kinoflow.motion.clip import MotionClip, MotionFormat, register_format
from kinoflow.motion.contacts import foot_contacts
from kinoflow.motion.rotations import continuous_quaternions, matrix_to_quaternion
from kinoflow.motion.skeleton import Skeleton

# The browser itself is told to fetch nothing: everything is in the page.
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; \
style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="generator" content="kinoflow">
<title>{title}</title>
</head>
<body>
<main id="viewer"></main>
<script id="motion" type="application/json">{data}</script>
<script>{viewer}</script>
</body>
</html>
"""


def text(value: object) -> str:
    """Words, safe within markup."""
    return html.escape(str(value))


def table(heads: Iterable[str], rows: Iterable[str], words: Collection[str] = ()) -> str:
    """A table that scrolls in itself; `rows` are markup, `heads` are words, those in `words` of columns of words."""
    cells = "".join(f"<th{' class=words' if head in words else ''}>{text(head)}</th>" for head in heads)
    return f'<div class="wide"><table><thead><tr>{cells}</tr></thead><tbody>{"".join(rows)}</tbody></table></div>\n'


def write_page(clips: Sequence[MotionClip], path: str | os.PathLike[str], *, title: str | None = None) -> Path:
    """Write one page that plays all clips side by side. The same clips give the same bytes.

    Args:
        clips: one or more; each plays at its own frame rate, shorter ones hold their last frame.
        path: the file to write; parent folders are created.
        title: heading of the page; by default the prompt (or name of the source file) if all clips share one.

    Raises:
        OptionError: there are no clips.
        OutputError: the viewer has not been built, or the file cannot be written.
    """
    page = page_bytes(clips, title)
    with atomic_path(path) as temporary:
        temporary.write_bytes(page)
    return Path(path)


def write(clip: MotionClip, path: Path, *, title: str | None = None) -> None:
    """Write a page with one clip; the registered writer of `.html`."""
    path.write_bytes(page_bytes([clip], title))


def page_data(clips: Sequence[MotionClip], title: str | None = None) -> dict[str, Any]:
    """What the viewer gets, as plain JSON values; the layout is at the top of this file."""
    if not clips:
        raise OptionError("a page needs at least one clip; got none")
    bodies: dict[str, Skeleton] = {}
    for clip in clips:
        bodies.setdefault(clip.skeleton.fingerprint, clip.skeleton)
    order = list(bodies)
    return {
        "title": title or _common_title(clips),
        "bodies": [_body(skeleton) for skeleton in bodies.values()],
        "clips": [
            {
                "body": order.index(clip.skeleton.fingerprint),
                "caption": _caption(clip),
                "label": _label(clip, k, len(clips) > 1),
                **_motion(clip),
            }
            for k, clip in enumerate(clips)
        ],
    }


def page_bytes(clips: Sequence[MotionClip], title: str | None = None) -> bytes:
    """The whole page, as `write_page` writes it."""
    data = page_data(clips, title)
    # Inside a script element only "<" can end it or start a comment; JSON allows it escaped.
    content = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    page = _PAGE.format(title=html.escape(data["title"]), data=content, viewer=_viewer())
    return page.encode("utf-8", "replace")


def _viewer() -> str:
    script = resources.files("kinoflow.assets").joinpath("viewer.js")
    if not script.is_file():
        raise OutputError("cannot write a page: the viewer has not been built; run `make web` in the source folder")
    return script.read_text(encoding="utf-8")


def _common_title(clips: Sequence[MotionClip]) -> str:
    captions = {_caption(clip) for clip in clips}
    if len(captions) > 1:
        return f"{len(clips)} motions"
    return captions.pop() or "Motion"


def _caption(clip: MotionClip) -> str:
    return str(clip.metadata.get("prompt") or clip.metadata.get("source") or "")


def _label(clip: MotionClip, index: int, several: bool) -> str:
    """What tells clips of one caption apart: what their metadata says, their seeds, or their number."""
    if clip.metadata.get("label"):
        return str(clip.metadata["label"])
    if clip.metadata.get("seed") is not None:
        return f"seed {clip.metadata['seed']}"
    return f"clip {index + 1}" if several else ""


def _motion(clip: MotionClip) -> dict[str, Any]:
    wxyz = continuous_quaternions(matrix_to_quaternion(clip.rotations))
    contacts = foot_contacts(clip) << np.arange(4)
    return {
        "fps": clip.fps,
        "frames": clip.num_frames,
        "metadata": _plain(clip.metadata),
        "quaternions": _base64(np.round(np.roll(wxyz, -1, axis=-1) * 32767), "<i2"),
        "translation": _base64(clip.translation, "<f4"),
        "contacts": _base64(contacts.sum(axis=1), "u1"),
    }


def _plain(metadata: Mapping[str, Any]) -> dict[str, Any]:
    """What browsers read as JSON: other values, and numbers that JSON does not know, as text."""
    plain: dict[str, Any] = json.loads(json.dumps(dict(metadata), default=str), parse_constant=str)
    return plain


def _body(skeleton: Skeleton) -> dict[str, Any]:
    mesh = mannequin_mesh(skeleton)
    return {
        "name": skeleton.name,
        "joint_names": skeleton.joint_names,
        "parents": skeleton.parents,
        "rest": np.round(skeleton.rest_positions, 6).tolist(),
        "clearance_m": np.round(skeleton.clearance_m, 6).tolist(),
        "mesh": {
            "licence": MESH_LICENCE,
            "vertices": _base64(mesh.vertices, "<f4"),
            "normals": _base64(np.round(mesh.normals * 127), "i1"),
            "joints": _base64(mesh.joints, "u1"),
            "weights": _base64(mesh.weights, "u1"),
            "parts": {part.name: _base64(part.triangles, "<u2") for part in mesh.parts},
        },
    }


def _base64(values: ArrayLike, dtype: str) -> str:
    return base64.b64encode(np.ascontiguousarray(values, dtype=dtype).tobytes()).decode("ascii")


register_format(MotionFormat(".html", "self-contained page that plays the motion", None, write))
