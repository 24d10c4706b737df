"""Rows of tensors that stay on disk: as they were, or an error; never a signal that ends the process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from kinoflow.errors import UnreadableError
from kinoflow.reading import TensorRows

TENSORS = {
    "a": np.arange(60, dtype=np.float32).reshape(20, 3),
    "b": np.arange(5000, dtype=np.float16).reshape(20, 5, 50),
    "c": np.arange(7) - 3,
}
WANTED = {"a": ("F32", (None, 3)), "b": ("F16", (20, None, 50)), "c": ("I64", (None,))}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    save_file(TENSORS, tmp_path / "x.safetensors", {"note": "made"})
    return tmp_path / "x.safetensors"


@pytest.mark.parametrize("keep_open", [True, False])
def test_rows_are_those_of_the_tensors(path, keep_open):
    rows = TensorRows(path, WANTED, keep_open=keep_open)
    assert rows.metadata == {"note": "made"}
    for name, tensor in TENSORS.items():
        assert (rows.count(name), rows.shape(name)) == (len(tensor), tensor.shape)
        for start, stop in ((0, len(tensor)), (3, 5), (6, 6), (0, 1)):
            found = rows.read(name, start, stop)
            np.testing.assert_array_equal(found, tensor[start:stop])
            assert found.dtype == tensor.dtype
        np.testing.assert_array_equal(rows.read(name, 2), tensor[2:])
    found = rows.read("a")
    found[:] = 7  # a copy that is the caller's
    np.testing.assert_array_equal(rows.read("a"), TENSORS["a"])


def test_what_is_not_as_wanted_is_refused(path):
    with pytest.raises(UnreadableError, match="lacks the tensor d"):
        TensorRows(path, {"d": ("F32", (None,))})
    with pytest.raises(UnreadableError, match="holds F32"):
        TensorRows(path, {"a": ("F16", (None, 3))})
    os.truncate(path, path.stat().st_size - 1)
    with pytest.raises(UnreadableError, match="damaged"):
        TensorRows(path, WANTED)


def cut(path: Path) -> None:
    os.truncate(path, 300)


def cut_within_what_is_read(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 8)


def lengthen(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"more")


def overwrite(path: Path) -> None:
    facts = path.stat()
    with path.open("r+b") as file:
        file.write(bytes(facts.st_size))
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns + 1_000_000_000))


@pytest.mark.parametrize("change", [cut, cut_within_what_is_read, lengthen, overwrite])
@pytest.mark.parametrize("keep_open", [True, False])
def test_a_file_that_was_changed_is_not_read(path, change, keep_open):
    rows = TensorRows(path, WANTED, keep_open=keep_open)
    change(path)
    for name in WANTED:
        with pytest.raises(UnreadableError, match="changed while it was in use"):
            rows.read(name)


def test_a_file_that_was_replaced_is_read_as_it_was_or_not_at_all(path, tmp_path):
    kept, opened = TensorRows(path, WANTED), TensorRows(path, WANTED, keep_open=False)
    save_file({name: tensor * 0 for name, tensor in TENSORS.items()}, tmp_path / "new", {"note": "made"})
    (tmp_path / "new").replace(path)
    np.testing.assert_array_equal(kept.read("b"), TENSORS["b"])
    with pytest.raises(UnreadableError, match="changed while it was in use"):
        opened.read("b")
    path.unlink()
    np.testing.assert_array_equal(kept.read("b"), TENSORS["b"])
    with pytest.raises(OSError, match="No such file"):
        opened.read("b")


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="open files cannot be counted here")
def test_descriptors_are_given_back(path):
    before = len(os.listdir("/proc/self/fd"))
    many = [TensorRows(path, WANTED, keep_open=number % 2 == 0) for number in range(20)]
    assert len(os.listdir("/proc/self/fd")) == before + 10
    del many
    assert len(os.listdir("/proc/self/fd")) == before


USES = {
    "dataset": """
from kinoflow.data.loader import MotionDataset
data = MotionDataset(folder)
use, path = lambda: data.features(0), folder / "shard-00000.safetensors"
""",
    "text features": """
import torch
from kinoflow.text.cache import FeatureStore
from kinoflow.text.features import TextFeatures
class Encoder:
    name, token_width, pooled_width, max_tokens = "made", 384, 384, 9
    def encode(self, captions):
        count = len(captions)
        return TextFeatures(torch.ones(count, 9, 384), torch.full((count,), 9), torch.ones(count, 384))
store = FeatureStore.build([f"number {n}" for n in range(20)], Encoder(), folder / "text")
use, path = lambda: store.lookup(["number 15"]), folder / "text" / "features.safetensors"
""",
}
CUT = """
import os, sys
from pathlib import Path
from kinoflow.errors import DataError
folder = Path(sys.argv[1])
{use}
use()
os.truncate(path, 0)
try:
    use()
except DataError as error:
    print(error)
"""


@pytest.mark.slow
@pytest.mark.parametrize("use", USES.values(), ids=USES)
def test_a_file_that_is_cut_short_while_it_is_used_ends_no_process(use, tmp_path):
    """In a process of its own: what is mapped ends that with SIGBUS."""
    make = "import sys; from pathlib import Path; from conftest import write_dataset; "
    make += "write_dataset(Path(sys.argv[1]), [300] * 5)"
    data = Path(__file__).parents[1] / "data"
    subprocess.run(
        [sys.executable, "-c", make, tmp_path / "d"],
        check=True,
        cwd=data,
        env={**os.environ, "PYTHONPATH": f"{data}:{os.environ.get('PYTHONPATH', '')}"},
    )
    done = subprocess.run([sys.executable, "-c", CUT.format(use=use), tmp_path / "d"], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert "it was changed while it was in use; start again" in done.stdout
