"""The newest checkpoint of a run in pieces that can be sent, and a run folder of such pieces.

A folder of pieces holds `piece-000.bin` and so on, cut from one stream of files, and `pieces.json`: `Pieces`, with the
hash of each piece. "exact" carries everything, and the run goes on as if it had never left. "small" takes a fifth:

| of each parameter | bytes | what is lost |
|---|---|---|
| weights | 2 | half precision: 1 part in 2,048 |
| moving average, as its distance from the weights | 1 | 1 part in 254 of the largest distance of its row |
| second moments of the optimiser, of matrices | nearly 0 | all but the means of rows and columns |
| first moments (momentum) | 0 | everything; they begin anew, and are there again after ten or twenty steps |

Second moments come back as the product of those means, with which Adafactor trains all the time (Shazeer and Stern
2018, arXiv 1804.04235).
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save
from torch import Tensor

from kinoflow.errors import CheckpointError, OptionError, RunError, TrainingError, UnreadableError
from kinoflow.files import (
    atomic_folder,
    atomic_path,
    check_folder_of,
    output_errors,
    put_in_place,
    sha256_of,
)
from kinoflow.model.description import ModelDescription
from kinoflow.model.folder import save_model
from kinoflow.reading import open_tensors, parse_json, quoted, read_json, reading, record, value_of
from kinoflow.runs import check_same, locked_folder
from kinoflow.training.checkpoint import (
    Contents,
    checkpoint_name,
    checkpoints,
    read_checkpoint,
    step_of,
    write_checkpoint,
)
from kinoflow.training.origin import ORIGIN_NAME
from kinoflow.training.processes import Processes

PIECES_NAME = "pieces.json"
EXACT, SMALL = "exact", "small"
STATES = (EXACT, SMALL)
_FORMAT = "kinoflow-pieces-1"
_CONFIG, _LOG, _MODEL, _SMALL = "config.json", "log.jsonl", "model/config.json", "small.safetensors"
_BESIDE = (_CONFIG, ORIGIN_NAME, _LOG, _MODEL)
"""Files of a run that go with its checkpoint, where they are there."""
_CHECKPOINT = re.compile(r"checkpoint/[A-Za-z0-9][\w.-]*", re.ASCII)
_PIECE = re.compile(r"piece-\d{3,5}\.bin", re.ASCII)
_BUFFER_BYTES = 1 << 20
_LARGEST_BESIDE_BYTES = 64 << 20
_ADVICE = "send the pieces again"
_KEEP = 1000
"""Checkpoints: none of those that the run holds is removed."""
_LARGEST_HALF = 6e4
_MEAN, _SCALE, _ROWS, _COLUMNS, _ZEROS = "average.", "scale.", "rows.", "columns.", "zeros."
_FIRST, _SECOND = ("optimizer.exp_avg.", "optimizer.momentum_buffer."), "optimizer.exp_avg_sq."


@dataclass(frozen=True)
class Piece:
    """A file of a folder of pieces, or one of those that they are cut from (whose hashes nobody needs)."""

    name: str
    num_bytes: int
    sha256: str = ""


@dataclass(frozen=True)
class Pieces:
    """What `pieces.json` holds.

    Attributes:
        format: of this file and the pieces.
        step: steps done.
        state: one of `STATES`.
        pieces: in the order in which they are joined.
        files: of which they are cut, one after the other.
    """

    format: str
    step: int
    state: str
    pieces: list[Piece]
    files: list[Piece]

    @property
    def num_bytes(self) -> int:
        """Size of all pieces together, bytes."""
        return sum(piece.num_bytes for piece in self.pieces)


def write_pieces(run: Path, output: Path, most_bytes: int, state: str = EXACT) -> Pieces:
    """Cut the newest checkpoint of a run into pieces.

    Args:
        run: folder of the run.
        output: folder to write; older pieces there are replaced.
        most_bytes: of a piece.
        state: one of `STATES`.

    Raises:
        OptionError: the size or the state is not possible.
        TrainingError: the run has no checkpoint.
        CheckpointError: its checkpoint is damaged.
        OutputError: the folder cannot be written, or holds something else.
    """
    if state not in STATES:
        raise OptionError(f"the state must be one of {', '.join(STATES)}; got {state!r}")
    if most_bytes < 1000:
        raise OptionError(f"a piece must have 1,000 bytes or more; got {most_bytes}")
    found = checkpoints(run / "checkpoints")
    if not found:
        raise TrainingError(f"{run} holds no checkpoint; train in it first")
    check_folder_of("pieces", output, PIECES_NAME)
    files: list[tuple[str, Path | bytes]] = [(name, run / name) for name in _BESIDE if (run / name).is_file()]
    if state == EXACT:
        files += [(f"checkpoint/{path.name}", path) for path in sorted(found[-1].iterdir())]
    else:
        contents = read_checkpoint(found[-1])
        notes = {"config": json.dumps(contents.config), "frozen": contents.frozen}
        files.append((_SMALL, save(shrunk(contents.tensors), notes)))
    with atomic_folder(output) as folder:
        pieces = list(_cut(_stream(files), folder, most_bytes))
        sizes = [
            Piece(name, len(source) if isinstance(source, bytes) else source.stat().st_size) for name, source in files
        ]
        made = Pieces(_FORMAT, step_of(found[-1]), state, pieces, sizes)
        (folder / PIECES_NAME).write_text(json.dumps(asdict(made), indent=1) + "\n", encoding="utf-8")
    return made


def read_pieces(folder: Path) -> Pieces:
    """`pieces.json` of a folder, and whether all pieces are there as they were written.

    Raises:
        CheckpointError: one is missing or damaged.
    """
    with reading(f"the pieces in {folder}", CheckpointError, _ADVICE):
        if not (folder / PIECES_NAME).is_file():
            raise UnreadableError(f"{PIECES_NAME} is missing")
        found = record(Pieces, read_json(folder / PIECES_NAME), PIECES_NAME)
        if found.format != _FORMAT or found.state not in STATES or found.step < 0:
            raise UnreadableError(
                f"{PIECES_NAME} is of the format {quoted(found.format)}; this kinoflow reads {_FORMAT}"
            )
        names = [file.name for file in found.files]
        wanted = _SMALL if found.state == SMALL else "checkpoint/progress.json"
        if wanted not in names or len(set(names)) < len(names):
            raise UnreadableError(f"{PIECES_NAME} lists no whole checkpoint")
        for name in names:
            if name not in (*_BESIDE, wanted) and not (found.state == EXACT and _CHECKPOINT.fullmatch(name)):
                raise UnreadableError(f"{PIECES_NAME} names {quoted(name)}, which is no file of a run")
        if any(file.num_bytes < 0 for file in found.files) or any(
            file.num_bytes > _LARGEST_BESIDE_BYTES for file in found.files if file.name in _BESIDE
        ):
            raise UnreadableError(f"{PIECES_NAME} names a file of an impossible size")
        if sum(file.num_bytes for file in found.files) != found.num_bytes:
            raise UnreadableError(f"{PIECES_NAME} does not fit its own pieces")
        for piece in found.pieces:
            if not _PIECE.fullmatch(piece.name):
                raise UnreadableError(f"{PIECES_NAME} names {quoted(piece.name)}, which is no piece")
            path = folder / piece.name
            if not path.is_file():
                raise UnreadableError(f"{piece.name} is missing")
            if path.stat().st_size != piece.num_bytes or sha256_of(path) != piece.sha256:
                raise UnreadableError(f"{piece.name} is not as it was written")
    return found


def join_pieces(folder: Path, run: Path) -> int:
    """Make a run folder of pieces, or let a run go on from them; returns the number of steps done.

    The run then holds the checkpoint, its log goes on with that of the pieces, and `model` is the averaged model.

    Args:
        folder: of the pieces.
        run: new, or the folder of the run that the pieces are a later state of.

    Raises:
        CheckpointError: a piece is missing or damaged, or they hold no checkpoint.
        TrainingError: `run` holds a later checkpoint.
        RunError: it holds a run that began with something else.
        OutputError: `run` cannot be written, or holds something else.
    """
    found = read_pieces(folder)
    check_folder_of("run", run, "checkpoints")
    with locked_folder(run), reading(f"the pieces in {folder}", CheckpointError, _ADVICE):
        known = checkpoints(run / "checkpoints")
        if known and step_of(known[-1]) >= found.step:
            raise TrainingError(
                f"{run} holds a checkpoint of step {step_of(known[-1])} already, the pieces have step {found.step}; "
                "give another -o"
            )
        with _assembled(folder, found, run) as (beside, checkpoint):
            origin = _merged_origin(run, beside)
            if found.state == SMALL:
                contents = _small(checkpoint / _SMALL, found.step)
                named = (contents.step, contents.tensors, contents.frozen, contents.config)
                write_checkpoint(run / "checkpoints", *named, _KEEP, Processes())
            else:
                contents = read_checkpoint(checkpoint)
                if contents.step != found.step:
                    raise UnreadableError(f"they hold step {contents.step}, not {found.step}")
                put_in_place(checkpoint, run / "checkpoints" / checkpoint_name(found.step))
        _write_beside(run, beside, origin, contents)
    return found.step


def shrunk(tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The tensors of a checkpoint in a fifth of the room (see the head of this file)."""
    small: dict[str, Tensor] = {}
    for name, tensor in tensors.items():
        kind, _, parameter = name.partition(".")
        if kind == "model" and f"{_MEAN}{parameter}" in tensors:
            small[name] = _half(tensor)
        elif kind == "average":
            distance = _rows(tensor - _half(tensors[f"model.{parameter}"]).to(tensor.dtype))
            scale = distance.abs().amax(dim=1, keepdim=True) / 127
            small[name] = (distance / scale.clamp_min(1e-30)).round().to(torch.int8).reshape(tensor.shape)
            small[_SCALE + parameter] = scale[:, 0]
        elif name.startswith(_SECOND) and _is_matrix(tensor):
            parameter = name.removeprefix(_SECOND)
            small[_ROWS + parameter] = tensor.mean(dim=1)
            small[_COLUMNS + parameter] = tensor.mean(dim=0)
        elif name.startswith(_FIRST):
            small[_ZEROS + name] = torch.tensor(tensor.shape)
        else:
            small[name] = tensor
    return {name: tensor.contiguous() for name, tensor in small.items()}


def unshrunk(small: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The tensors of a checkpoint of what `shrunk` left of them.

    Raises:
        UnreadableError: they do not fit one another.
    """
    tensors: dict[str, Tensor] = {}
    shapes = {tuple(tensor.shape) for name, tensor in small.items() if name.startswith("model.")}
    try:
        for name, tensor in small.items():
            kind, _, parameter = name.partition(".")
            if kind == "model":
                tensors[name] = tensor.float()
            elif kind == "average":
                weights = small[f"model.{parameter}"].float()
                distance = _rows(tensor.float()) * small[_SCALE + parameter][:, None]
                tensors[name] = weights + distance.reshape(weights.shape)
            elif kind == "zeros":
                if tensor.ndim != 1 or tuple(tensor.tolist()) not in shapes:
                    raise UnreadableError("their tensors do not fit one another")
                tensors[parameter] = torch.zeros(tuple(tensor.tolist()))
            elif kind == "rows":
                rows, columns = tensor.double(), small[_COLUMNS + parameter].double()
                product = rows[:, None] * columns / rows.mean().clamp_min(1e-300)
                tensors[_SECOND + parameter] = product.float()
            elif kind not in ("scale", "columns"):
                tensors[name] = tensor
    except (KeyError, RuntimeError, IndexError) as error:
        raise UnreadableError(f"their tensors do not fit one another ({error})") from error
    return tensors


def _half(tensor: Tensor) -> Tensor:
    return tensor if tensor.abs().max() > _LARGEST_HALF else tensor.half()


def _rows(tensor: Tensor) -> Tensor:
    """[rows, numbers], one row where the tensor is no matrix."""
    return tensor if tensor.ndim == 2 else tensor.reshape(1, -1)


def _is_matrix(tensor: Tensor) -> bool:
    return tensor.ndim == 2 and min(tensor.shape) > 1


def _stream(files: list[tuple[str, Path | bytes]]) -> Iterator[bytes]:
    for _, source in files:
        if isinstance(source, bytes):
            yield from (source[at : at + _BUFFER_BYTES] for at in range(0, len(source), _BUFFER_BYTES))
            continue
        with source.open("rb") as file:
            while buffer := file.read(_BUFFER_BYTES):
                yield buffer


def _cut(stream: Iterator[bytes], folder: Path, most_bytes: int) -> Iterator[Piece]:
    """Write pieces of `most_bytes`, the last one shorter."""
    number, rest = 0, b""
    while rest or (rest := next(stream, b"")):
        name = f"piece-{number:03d}.bin"
        digest, size = hashlib.sha256(), 0
        with (folder / name).open("wb") as file:
            while size < most_bytes and (rest or (rest := next(stream, b""))):
                part, rest = rest[: most_bytes - size], rest[most_bytes - size :]
                file.write(part)
                digest.update(part)
                size += len(part)
        yield Piece(name, size, digest.hexdigest())
        number += 1


@contextmanager
def _assembled(folder: Path, found: Pieces, run: Path) -> Iterator[tuple[dict[str, bytes], Path]]:
    """The small files of the run, and a folder with the large ones, removed at the end if it is still there."""
    stream = _stream([(piece.name, folder / piece.name) for piece in found.pieces])
    partial = run / "checkpoints" / f".partial-{checkpoint_name(found.step)}"
    beside: dict[str, bytes] = {}
    with output_errors(run, "free some space or choose another folder"):
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(parents=True)
        try:
            rest = b""
            for file in found.files:
                target = (partial / Path(file.name).name).open("wb") if file.name not in _BESIDE else None
                left, kept = file.num_bytes, bytearray()
                while left:
                    rest = rest or next(stream)
                    part, rest = rest[:left], rest[left:]
                    left -= len(part)
                    if target is None:
                        kept += part
                    else:
                        target.write(part)
                if target is None:
                    beside[file.name] = bytes(kept)
                else:
                    target.close()
            yield beside, partial
        finally:
            shutil.rmtree(partial, ignore_errors=True)


def _merged_origin(run: Path, beside: Mapping[str, bytes]) -> dict[str, Any]:
    """What the run began with, by what is known here and in the pieces.

    Raises:
        RunError: these contradict each other.
    """
    there = value_of(dict[str, Any], parse_json(_text(beside.get(ORIGIN_NAME, b"{}"))), ORIGIN_NAME)
    path = run / ORIGIN_NAME
    with reading(path, RunError, "give another -o"):
        here = value_of(dict[str, Any], read_json(path)) if path.is_file() else {}
    check_same(run, here, there, advice="another -o", newer=True, may_change={"packed copy"})
    return here | there


def _small(path: Path, step: int) -> Contents:
    with open_tensors(path) as file:
        metadata = file.metadata() or {}
        config = value_of(dict[str, Any], parse_json(metadata.get("config", "{}")), "config")
        tensors = unshrunk({name: file.get_tensor(name) for name in file.keys()})  # noqa: SIM118
    return Contents(step, config, metadata.get("frozen", ""), tensors)


def _write_beside(run: Path, beside: Mapping[str, bytes], origin: Mapping[str, Any], contents: Contents) -> None:
    """The files beside the checkpoint, and the averaged model."""
    with atomic_path(run / ORIGIN_NAME) as path:
        path.write_text(json.dumps(origin, indent=1) + "\n", encoding="utf-8")
    if _CONFIG in beside:
        with atomic_path(run / _CONFIG) as path:
            path.write_bytes(beside[_CONFIG])
    if log := beside.get(_LOG):
        before = (run / _LOG).read_bytes() if (run / _LOG).is_file() else b""
        with atomic_path(run / _LOG) as path:
            path.write_bytes(before + log)
    # Of a run with adapters the model needs the weights that they adapt; continuing the run writes it.
    if _MODEL in beside and not contents.frozen:
        values = value_of(dict[str, Any], parse_json(_text(beside[_MODEL])), _MODEL)
        state = {n.removeprefix("model."): tensor for n, tensor in contents.tensors.items() if n.startswith("model.")}
        state |= {n.removeprefix(_MEAN): tensor for n, tensor in contents.tensors.items() if n.startswith(_MEAN)}
        save_model(run / "model", ModelDescription.from_dict(values), state)


def _text(content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise UnreadableError("they hold no text where text should be") from error
