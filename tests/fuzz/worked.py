"""What kinoflow keeps of its own work and goes on from: runs, stages, banks, answers; and settings of training."""

from __future__ import annotations

import atexit
import contextlib
import functools
import importlib.util
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
from fuzz.asked import texts
from fuzz.target import Target

from kinoflow.errors import DataError, KinoflowError, PromptServerError
from kinoflow.reading import read_lines, reading


@contextlib.contextmanager
def _unseen() -> Iterator[None]:
    """What commands print must be text that a terminal takes, and is not looked at."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        yield
    printed.getvalue().encode()


# Settings of training: what --set takes.

SETTINGS = """num_steps=2000
optimizer.learning_rate=3e-4
optimizer.kind=muon
sampler.batch_size=16
network.width=64
network.num_layers=3
objective.prediction=clean
micro_batches=2
max_minutes=none
checkpoint_activations=true
distillation.steps=4
preference.beta=50
guidance_interval=0.1,0.9
"""


def _read_settings(folder: Path) -> None:
    """Each stage of a recipe with those lines that it has a place for; the first that is refused is told."""
    from kinoflow.cli.plans import estimate_lines
    from kinoflow.cli.runs import override
    from kinoflow.recipes import model_of_recipe, recipe

    with reading(folder, DataError):
        lines = [line for line in read_lines(folder / "settings.txt") if line]
    found = recipe("compact")
    model = model_of_recipe(found.pretrain())
    errors: list[KinoflowError] = []
    for stage in (found.pretrain(), found.finetune(model), found.dpo(model), found.grpo(model), found.distill(model)):
        own: list[str] = []
        for line in lines:
            try:
                override(stage, (line,))
                own.append(line)
            except KinoflowError as error:
                if not str(error).startswith(f"--set {line}: there is no "):
                    errors.append(error)
        try:
            config = override(stage, tuple(own))
            json.dumps(config.to_dict(), allow_nan=False).encode()
            if stage.name == found.name:
                "\n".join(estimate_lines(config, "compact", "pretrain")).encode()
        except KinoflowError as error:
            errors.append(error)
    if errors:
        raise errors[0]


# Runs that go on.


def _write_stage(folder: Path) -> None:
    from kinoflow.cli.stages import _run_stage
    from kinoflow.training.processes import Processes

    with _unseen():
        _run_stage(folder / "dpo", {"seed": 0}, None, Processes(), lambda out, start: (out / "model").mkdir())


def _read_stage(folder: Path) -> None:
    from kinoflow.cli.stages import _run_stage
    from kinoflow.training.processes import Processes

    def run(out: Path, start: Path | None) -> None:
        (out / "model").mkdir(exist_ok=True)

    with _unseen():
        _run_stage(folder / "dpo", {"seed": 0}, None, Processes(), run)
        json.dumps(json.loads((folder / "dpo" / "stage.json").read_text())).encode()


ORIGIN = {"model": "abc", "set of clips": "def"}


def _go_on(folder: Path, steps: int) -> None:
    from training.runs import make_trainer, tiny_training

    from kinoflow.training.origin import check_origin
    from kinoflow.training.processes import Processes

    with _unseen():
        check_origin(folder, ORIGIN, Processes())
        trainer = make_trainer(folder, tiny_training(log_every=1))
        trainer.resume()
        trainer.train(stop_at=steps)


def _write_run(folder: Path) -> None:
    _go_on(folder / "run", 2)
    (path,) = (folder / "run" / "checkpoints").iterdir()
    (weights,) = path.glob("*.safetensors")
    assert (path.name, weights.name) == ("step-00000002", "shard-00001-model-00001-of-00001.safetensors")


def _read_run(folder: Path) -> None:
    _go_on(folder / "run", 3)
    with reading(folder, DataError):
        *_, last, nothing = read_lines(folder / "run" / "log.jsonl")
    assert not nothing
    assert json.loads(last)["step"] == 3, last


def _write_bank(folder: Path) -> None:
    _open_bank(folder, write=True)


def _read_bank(folder: Path) -> None:
    _open_bank(folder, write=False)


def _open_bank(folder: Path, *, write: bool) -> None:
    from reference.tiny import random_text, tiny_config
    from safetensors.numpy import save_file

    from kinoflow.training.distillation import bank
    from kinoflow.training.processes import Processes

    network = tiny_config()
    starts = [bank.Start("A person walks.", frames, 100 + frames) for frames in (20, 24)]
    teacher: Any = SimpleNamespace(facts={"model": "abc", "steps": 4})
    times = bank._agreed_times(folder, teacher, starts, 0.0, lambda: [0.0, 0.5, 1.0], Processes())
    if write:
        lengths = np.array([start.num_frames for start in starts])
        tensors = {
            "states": np.ones((lengths.sum(), len(times), network.motion_features), np.float16),
            "offsets": np.concatenate([[0], lengths.cumsum()]),
            "num_frames": lengths,
        }
        save_file(tensors, bank.file_path(folder, 0))
    found = bank.Bank(folder, starts, times, network.motion_features, lambda texts: random_text([2] * len(texts)))
    found.read([1, 0])


# Datasets.


def _show_dataset(folder: Path) -> None:
    from kinoflow.cli.data import show
    from kinoflow.data.page import write_page
    from kinoflow.data.shards import DatasetFolder

    with _unseen():
        show(folder, rejected=True)
    dataset = DatasetFolder.open(folder)
    motions = dataset.motions()

    def features(clip: int) -> Any:
        return np.concatenate([part.numpy() for part in motions[clip].read()], axis=1, dtype=np.float32)

    write_page(folder / "index.html", dataset.manifest, dataset.records, features)


# What is said of a text by a server, kept.


def _rewritten(folder: Path) -> None:
    server, place = _prompt_server(), folder / "answer.json"
    server._cached = lambda text: place
    try:
        server.rewrite("walks to the left")
    except PromptServerError as error:
        raise DataError("asked again") from error


@functools.cache
def _prompt_server() -> Any:
    """Of a server that is not there. Its client reads all certificates of the system first."""
    from kinoflow.prompting.server import PromptServer

    server = PromptServer("http://127.0.0.1:9/v1", "small", retries=0)
    atexit.register(server.close)
    return server


def _write_answer(folder: Path) -> None:
    (folder / "answer.json").write_text(json.dumps({"caption": "A person walks to the left.", "seconds": 3.5}))


def worked(write_dataset: Callable[[Path], None]) -> list[Target]:
    """All of them; `write_dataset` makes a small one."""
    parts = {"manifest.json": "json", "clips.jsonl": "jsonl", "shard-00000.safetensors": "tensors"}
    newest = "run/checkpoints/step-00000002"
    run = {
        "run/origin.json": "json", "run/log.jsonl": "jsonl", f"{newest}/progress.json": "json",
        f"{newest}/shard-00001-model-00001-of-00001.safetensors": "tensors",
    }  # fmt: skip
    found = [
        Target("settings", texts(("settings.txt", SETTINGS)), _read_settings, {"settings.txt": "text"}),
        Target("stage", _write_stage, _read_stage, {"dpo/stage.json": "json"}),
        Target("run", _write_run, _read_run, run),
        Target("bank", _write_bank, _read_bank, {"bank.json": "json", "trajectories-00000.safetensors": "tensors"}),
        Target("dataset-shown", write_dataset, _show_dataset, parts),
    ]
    if importlib.util.find_spec("openai"):
        found.append(Target("rewritten", _write_answer, _rewritten, {"answer.json": "json"}))
    return found
