"""Weights of a Hugging Face model folder, read a few tensors at a time from memory-mapped safetensors.

On a CPU the tensors are views of the mapped file: they cost page cache, not heap, and the memory is given back when the
last of them is dropped.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from kinoflow.errors import CheckpointError, ConfigError, UnreadableError
from kinoflow.files import refuse_lfs_pointer
from kinoflow.reading import open_tensors, quoted, read_json, reading, record

_SINGLE = "model.safetensors"
_INDEX = "model.safetensors.index.json"
_FINGERPRINT_BYTES = 1 << 20


@dataclass(frozen=True)
class _Index:
    """What `model.safetensors.index.json` holds."""

    weight_map: dict[str, str]


class TensorFiles:
    """Names and shapes of all tensors of a folder; their values on request.

    Attributes:
        folder: where they are.
        shapes: shape by tensor name.
        files: the weight files, sorted.
    """

    def __init__(self, folder: Path) -> None:
        """Read headers only.

        Raises:
            CheckpointError: a file is missing, cut short or a Git LFS pointer, or an index disagrees with its files.
        """
        self.folder = folder
        expected = _read_index(folder)
        self.files = sorted(set(expected.values())) if expected else [folder / _SINGLE]
        self.shapes: dict[str, tuple[int, ...]] = {}
        self._file_of: dict[str, Path] = {}
        for path in self.files:
            with _open(path) as file:
                for name in file.keys():  # noqa: SIM118  (safe_open has no iterator)
                    self.shapes[name] = tuple(file.get_slice(name).get_shape())
                    self._file_of[name] = path
        for name, path in (expected or {}).items():
            if self._file_of.get(name) != path:
                raise CheckpointError(f"{path} lacks the tensor {name} that {_INDEX} promises; download it again")

    def require(self, shapes: Mapping[str, tuple[int, ...]]) -> None:
        """Check that tensors of these names and shapes are there.

        Raises:
            CheckpointError: the message names the first that is not.
        """
        for name, shape in shapes.items():
            if self.shapes.get(name) != tuple(shape):
                found = f"has shape {self.shapes[name]}" if name in self.shapes else "is missing"
                raise CheckpointError(
                    f"tensor {name} of {self.folder} {found}; its config.json needs {tuple(shape)}; download it again"
                )

    def load(
        self, names: Mapping[str, str], device: torch.device | str = "cpu", dtype: torch.dtype | None = None
    ) -> dict[str, Tensor]:
        """Tensors under new names: `names` maps new to stored ones. Without `dtype` they keep their own."""
        by_file: dict[Path, list[str]] = defaultdict(list)
        for new, stored in names.items():
            by_file[self._file_of[stored]].append(new)
        tensors = {}
        for path, wanted in by_file.items():
            with _open(path) as file:
                for new in wanted:
                    tensors[new] = file.get_tensor(names[new]).to(device=device, dtype=dtype)
        return tensors

    def rows(self, name: str, indices: Iterable[int]) -> Tensor:
        """Rows of one matrix, [number of indices, columns], copied; the rest of it is never read."""
        with _open(self._file_of[name]) as file:
            matrix = file.get_slice(name)
            return torch.stack([matrix[index] for index in indices])

    def fingerprint(self) -> str:
        """Tells model versions apart without reading all of them: settings, tokenizer, sizes and starts of files."""
        digest = hashlib.sha256()
        for name in ("config.json", "tokenizer.json", "tokenizer_config.json", "chat_template.jinja"):
            path = self.folder / name
            digest.update(name.encode() + (path.read_bytes() if path.is_file() else b""))
        for path in self.files:
            with path.open("rb") as file:
                digest.update(f"{path.name} {path.stat().st_size}".encode() + file.read(_FINGERPRINT_BYTES))
        return digest.hexdigest()


def read_model_config(folder: Path, key: str, value: str) -> dict[str, Any]:
    """`config.json` of a model folder in which `key` must be `value`.

    Raises:
        ConfigError: it is missing, damaged, or of another kind of model.
    """
    path = folder / "config.json"
    refuse_lfs_pointer(path)
    with reading(path, ConfigError, "download that folder again"):
        config = read_json(path, finite=False)
    found = config.get(key) if isinstance(config, dict) else None
    if found != value:
        raise ConfigError(
            f"{folder} holds a model with {key} {quoted(found)}, needed is {value!r}; give another folder"
        )
    return config


def whole_setting(settings: Mapping[str, Any], name: str, folder: Path, largest: int) -> int:
    """A size in a model's settings.

    Raises:
        ConfigError: it is no whole number from 1 to `largest`.
    """
    value = settings.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= largest:
        raise ConfigError(f"{name} in config.json of {folder} must be from 1 to {largest}; got {quoted(value)}")
    return value


def check_tokenizer(folder: Path) -> None:
    """Recognise a tokenizer that is missing, a Git LFS pointer or cut short, without the library that loads it.

    Raises:
        CheckpointError: the message names the file.
    """
    path = folder / "tokenizer.json"
    parts = [path] if path.exists() else [folder / "vocab.json", folder / "merges.txt"]
    settings = folder / "tokenizer_config.json"
    for part in [*parts, *([settings] if settings.exists() else [])]:
        if not part.is_file():
            raise CheckpointError(f"{folder} has no {path.name}; download that folder again")
        refuse_lfs_pointer(part)
        if part.suffix == ".json":
            with reading(part, CheckpointError, "it may be a partial download, so get it again"):
                # Only looked at: vocabularies hold halves of characters, and settings a longest text of 10^30 tokens.
                read_json(part, halves=True, any_size=True)


def _read_index(folder: Path) -> dict[str, Path] | None:
    path = folder / _INDEX
    if not path.is_file():
        return None
    refuse_lfs_pointer(path)
    with reading(path, CheckpointError, "it is damaged: download it again"):
        index = record(_Index, read_json(path), more=True)
        if not index.weight_map:
            raise UnreadableError("it names no tensor")
        return {name: folder / Path(file).name for name, file in index.weight_map.items()}


@contextmanager
def _open(path: Path) -> Iterator[Any]:
    with reading(path, CheckpointError, "it may be a partial download, so get it again"):
        if not path.is_file():
            raise CheckpointError(f"{path} is missing; download it, in safetensors format")
        refuse_lfs_pointer(path)
        with open_tensors(path) as file:
            yield file
