"""`kinoflow train away|join`: train elsewhere for some minutes, and go on here with what came back."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from tyro.conf import Positional, arg

from kinoflow.cli.options import Folder, Set, Threads
from kinoflow.cli.runs import Opened, override, use_threads
from kinoflow.cli.terminal import progress, say
from kinoflow.errors import ConfigError, OptionError
from kinoflow.files import scratch_folder
from kinoflow.runs import locked_folder

if TYPE_CHECKING:
    from kinoflow.training.config import TrainingConfig
    from kinoflow.training.engine import Trainer
    from kinoflow.training.pretrain import StartingPoint

RESERVE = 4.0
"""Saving a checkpoint once more and cutting it into pieces takes at most so many times as long as saving it once."""
RESERVE_S = 3.0


def away(
    packed: Positional[Annotated[Path, arg(metavar="PACK")]],
    /,
    *,
    minutes: Annotated[float, arg(metavar="N")],
    output: Annotated[Path, arg(aliases=["-o"], metavar="OUT")],
    start_from: Annotated[Path | None, arg(name="from", metavar="FOLDER")] = None,
    recipe: Annotated[str | None, arg(metavar="NAME")] = None,
    set: Set = (),
    device: Annotated[str, arg(metavar="NAME")] = "auto",
    piece_mb: Annotated[float, arg(metavar="MB")] = 15.0,
    state: Literal["exact", "small"] = "exact",
    work: Folder = None,
    workers: Annotated[int | None, arg(metavar="N")] = None,
    threads: Threads = None,
) -> None:
    """Train from a packed dataset for N minutes by the clock, and leave a checkpoint in pieces that can be sent back.

    All is counted: unpacking, encoding captions, training, and saving. `kinoflow train join OUT -o RUN` makes a run
    folder of the pieces, with the model, which `kinoflow train pretrain ... -o RUN` and this command go on from.

    Args:
        packed: File that `kinoflow data pack` wrote, or a dataset folder.
        minutes: When to be done.
        output: Folder for the pieces.
        start_from: What to go on from: pieces, a run folder, a model folder, or `compact` for the bundled model; fresh
            weights when left out.
        recipe: Name of the configuration, for a new run; that of the model's network, or `compact`, when left out.
        set: Fields of the configuration to change, like num_steps=2000 precision=bf16.
        device: Where to train and to encode captions: cpu, cuda, cuda:1, or auto for the first GPU if there is one.
        piece_mb: Largest piece, in millions of bytes.
        state: What of the checkpoint is sent: `exact`, or `small`, which is a fifth of it, with weights in half
            precision and without the optimiser's momentum.
        work: Folder for the unpacked dataset and the run, kept for the next time; a temporary one when left out.
        workers: Processes that unpack; all cores when left out.
        threads: CPU threads; all cores when left out.
    """
    started = time.monotonic()
    if not 0 < minutes < 1e6:
        raise OptionError(f"--minutes must be more than 0; got {minutes:g}")
    if not 0.001 <= piece_mb < 1e6:
        raise OptionError(f"--piece-mb must be 0.001 or more; got {piece_mb:g}")
    use_threads(threads)
    from kinoflow.inference.devices import choose_device
    from kinoflow.training.checkpoint import checkpoints
    from kinoflow.training.pieces import write_pieces

    place = choose_device(device).name
    with scratch_folder() if work is None else _kept(work) as folder:
        data = _dataset(packed, folder, workers or os.cpu_count() or 1)
        say(f"dataset ready after {time.monotonic() - started:.0f} s")
        start = _start(start_from, folder / "run", recipe, set)
        config = dataclasses.replace(start.config, device=place)
        trainer = _trainer(config, data, folder / "run", start)
        say(f"captions encoded and model ready after {time.monotonic() - started:.0f} s, on {place}")
        try:
            _train(trainer, 60 * minutes - (time.monotonic() - started))
        finally:
            # Also what was trained until somebody interrupted it goes back.
            if checkpoints(trainer.folder / "checkpoints"):
                pieces = write_pieces(trainer.folder, output, int(1e6 * piece_mb), state)
    took = time.monotonic() - started
    size = f"{len(pieces.pieces)} pieces, {pieces.num_bytes / 1e6:.1f} MB"
    print(f"{output}: step {pieces.step}, {size}, in {took:.0f} s")


@contextlib.contextmanager
def _kept(work: Path) -> Iterator[Path]:
    """A folder for this process alone that stays for the next time."""
    with locked_folder(work):
        yield work


def join(
    pieces: Positional[Annotated[Path, arg(metavar="PIECES")]],
    /,
    *,
    output: Annotated[Path, arg(aliases=["-o"], metavar="RUN")],
) -> None:
    """Make a run folder of the pieces that `kinoflow train away` left, or let a run go on from them.

    Args:
        pieces: Folder with pieces.json and all pieces.
        output: Run folder, a new one or that of the run which was sent away.
    """
    from kinoflow.training.pieces import join_pieces

    step = join_pieces(pieces, output)
    print(f"{output}: step {step}")


@dataclass(frozen=True)
class _Start:
    """What a run begins with: its configuration, a model or None, and whether that is the run's own."""

    config: TrainingConfig
    model: StartingPoint | None
    continues: bool = False


def _dataset(packed: Path, folder: Path, workers: int) -> Path:
    """The dataset folder of a packed file; what was unpacked from the same file before is used again."""
    if packed.is_dir():
        return packed
    from kinoflow.data.packing.unpacking import unpack_dataset
    from kinoflow.errors import DataError
    from kinoflow.files import atomic_path, output_errors, sha256_of
    from kinoflow.reading import read_text, reading

    with reading(packed, DataError):
        digest = sha256_of(packed)
    data, note = folder / "data", folder / "data.sha256"
    if data.is_dir() and note.is_file() and read_text(note) == digest:
        return data
    with output_errors(note, "choose a folder you may write to"):
        # First, or it would tell of another dataset if this were ended between the two.
        note.unlink(missing_ok=True)
    with progress("unpacking clips") as advance:
        unpack_dataset(packed, data, workers=workers, progress=advance)
    with atomic_path(note) as path:
        path.write_text(digest, encoding="utf-8")
    return data


def _start(source: Path | None, run: Path, recipe: str | None, changes: tuple[str, ...]) -> _Start:
    """Put what there is to go on from into the run folder, or load the model to begin with."""
    from kinoflow.recipes import recipe as find_recipe
    from kinoflow.recipes import recipe_of_model
    from kinoflow.training.checkpoint import checkpoints, read_config, step_of
    from kinoflow.training.config import TrainingConfig
    from kinoflow.training.pieces import PIECES_NAME, join_pieces, read_pieces

    def newest(folder: Path) -> int:
        found = checkpoints(folder / "checkpoints")
        return step_of(found[-1]) if found else -1

    if source is not None and (source / PIECES_NAME).is_file():
        if read_pieces(source).step > newest(run):
            join_pieces(source, run)
    elif source is not None and newest(source) >= 0:
        if newest(source) > newest(run):
            _copy_run(source, run)
    elif newest(run) < 0:
        start = None if source is None else Opened(None).start(source)
        name = recipe or ("compact" if start is None else recipe_of_model(start.description))
        return _Start(override(find_recipe(name).pretrain(), changes), start)
    if recipe is not None:
        raise OptionError("--recipe is for new runs; a run goes on with its own settings, which --set may change")
    from kinoflow.errors import CheckpointError
    from kinoflow.reading import reading, record

    path = checkpoints(run / "checkpoints")[-1]
    with reading(path, CheckpointError):
        config = record(TrainingConfig, read_config(path), "config")
    if config.lora.rank:
        raise ConfigError("a run with adapters cannot be sent away; train it where the model is")
    return _Start(override(config, changes), Opened(None).start(run / "model"), continues=True)


def _copy_run(source: Path, run: Path) -> None:
    """The newest checkpoint of a run, its model and what it began with."""
    from kinoflow.files import atomic_folder, output_errors
    from kinoflow.training.checkpoint import checkpoints
    from kinoflow.training.origin import ORIGIN_NAME

    newest = checkpoints(source / "checkpoints")[-1]
    with output_errors(run, "free some space or choose another folder"):
        run.mkdir(parents=True, exist_ok=True)
        if (source / ORIGIN_NAME).is_file():
            shutil.copy2(source / ORIGIN_NAME, run / ORIGIN_NAME)
        # The checkpoint last: once it is there, the copy is complete.
        for folder in ("model", f"checkpoints/{newest.name}"):
            with atomic_folder(run / folder) as place:
                shutil.copytree(source / folder, place, dirs_exist_ok=True)


def _trainer(config: TrainingConfig, data: Path, run: Path, start: _Start) -> Trainer:
    from kinoflow.data.shards import DatasetFolder
    from kinoflow.training.pretrain import build_trainer, licence_of_run

    dataset = DatasetFolder.open(data)
    licence = licence_of_run(dataset, start.model)
    if start.model is not None and start.continues:
        licence = start.model.description.licence
    with progress("encoding captions") as advance:
        trainer = build_trainer(
            config,
            dataset,
            run,
            start_from=start.model,
            began_elsewhere=start.continues,
            licence=licence,
            progress=advance,
        )
    trainer.resume()
    return trainer


def _train(trainer: Trainer, seconds: float) -> None:
    """Train until what is left of `seconds` is needed to save, which is found out by doing it."""
    started = time.monotonic()
    trainer.save()
    saving = time.monotonic() - started
    trainer.train(seconds=max(0.0, seconds - (1 + RESERVE) * saving - RESERVE_S))
