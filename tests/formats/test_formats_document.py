"""The tables of docs/formats.md say what the code does."""

import re
from pathlib import Path

import numpy as np

from kinoflow.data.filters import FILTERS
from kinoflow.motion import MotionClip
from kinoflow.motion.clip import formats
from kinoflow.motion.rigs import KNOWN_RIGS, OPTIONAL_JOINTS
from kinoflow.motion.skeleton import MANNEQUIN

DOCS = Path(__file__).parents[2] / "docs"
FRAMES = 7


def section(title: str) -> str:
    text = (DOCS / "formats.md").read_text()
    return re.split(r"^#+ ", text.split(f"# {title}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def rows(text: str) -> list[list[str]]:
    """Cells of the first table, without its head."""
    lines = [line for line in text.splitlines() if line.startswith("|")][2:]
    return [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in lines]


def test_keys_types_and_shapes_of_a_written_npz(tmp_path):
    metadata = {"text": "a", "caption": "b", "model": "c", "licence": "d", "seed": 3}
    still = np.tile(np.eye(3), (FRAMES, 22, 1, 1))
    path = MotionClip(still, np.tile(MANNEQUIN.rest_positions[0], (FRAMES, 1)), 30.0, metadata=metadata).save(
        tmp_path / "clip.npz"
    )
    with np.load(path) as arrays:
        written = {
            key: ("text" if value.dtype.kind == "U" else str(value.dtype), value.shape) for key, value in arrays.items()
        }
    documented = {}
    for key, kind, shape, _ in rows(section("NPZ, written")):
        sizes = [size for size in shape.split(", ") if size]
        documented[key] = (kind, tuple(FRAMES if size == "T" else int(size) for size in sizes))
    assert documented == written


def test_suffixes_that_are_read_and_written():
    documented = {suffix: (read != "no", written != "no") for suffix, read, written in rows(section("File formats"))}
    assert documented == {known.suffix: (known.read is not None, known.write is not None) for known in formats()}


def test_rigs_and_joints_that_may_be_missing():
    text = section("Rigs")
    assert [row[0] for row in rows(text)] == [*(rig.name for rig in KNOWN_RIGS), "humanoid"]
    assert f"left out: {', '.join(OPTIONAL_JOINTS)}." in text


def test_every_filter_is_in_the_table_of_reasons():
    reasons = {line.split("|")[1].strip() for line in (DOCS / "data.md").read_text().splitlines() if line[:1] == "|"}
    assert set(FILTERS) <= reasons
