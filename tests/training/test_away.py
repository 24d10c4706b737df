"""`kinoflow train away` and `join`: the whole way there and back, on a dataset of six made clips."""

import json
import shutil
import time
from functools import partial
from pathlib import Path

import pytest
from made_data import write_clips

from kinoflow.cli import away, main
from kinoflow.data.shards import DatasetFolder
from kinoflow.errors import Terminated
from kinoflow.model.folder import load_model
from kinoflow.runs import locked_folder
from kinoflow.training.checkpoint import checkpoints, read_checkpoint
from kinoflow.training.pieces import read_pieces


@pytest.fixture
def packed(data, tmp_path) -> Path:
    assert main(["data", "pack", str(data), "-o", str(tmp_path / "data.pack"), "--workers", "1"]) == 0
    return tmp_path / "data.pack"


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    """Tests cannot wait for what is kept back for saving."""
    monkeypatch.setattr(away, "RESERVE", 0.0)
    monkeypatch.setattr(away, "RESERVE_S", 0.0)


def go(packed: Path, output: Path, *more: str, minutes: str = "5", steps: int = 4) -> int:
    settings = ["--set", f"num_steps={steps}", "log_every=1"]
    return main(
        ["train", "away", str(packed), "--minutes", minutes, "-o", str(output), "--workers", "1", *more, *settings]
    )


def test_there_and_back_is_as_if_it_had_been_on_the_copy(packed, data, tmp_path, capsys):
    """Away from nothing; joined here; continued here, on the dataset itself."""
    assert go(packed, tmp_path / "pieces", "--recipe", "toy", "--piece-mb", "0.5", steps=3) == 0
    assert "step 3" in capsys.readouterr().out
    assert all(piece.num_bytes <= 500_000 for piece in read_pieces(tmp_path / "pieces").pieces)
    run = tmp_path / "run"
    assert main(["train", "join", str(tmp_path / "pieces"), "-o", str(run)]) == 0
    assert load_model(run / "model")[1].training_steps == 3
    origin = json.loads((run / "origin.json").read_text())
    assert origin["set of clips"] == DatasetFolder.open(data).fingerprint()
    assert origin["packed copy"] != origin["set of clips"]
    settings = ["--set", "num_steps=5"]
    assert main(["train", "pretrain", "--recipe", "toy", "--data", str(data), "-o", str(run), *settings]) == 0
    assert "continuing after step 3" in capsys.readouterr().err
    assert read_checkpoint(checkpoints(run / "checkpoints")[-1]).step == 5


@pytest.mark.slow
def test_a_run_goes_on_elsewhere_and_here(packed, data, tmp_path, capsys):
    run = tmp_path / "run"
    pretrain = ["train", "pretrain", "--recipe", "toy", "--data", str(data), "-o", str(run), "--set"]
    assert main([*pretrain, "num_steps=2"]) == 0
    assert go(packed, tmp_path / "pieces", "--from", str(run), "--state", "small", steps=4) == 0
    assert go(packed, tmp_path / "more", "--from", str(tmp_path / "pieces"), steps=6) == 0
    assert main(["train", "join", str(tmp_path / "more"), "-o", str(run)]) == 0
    assert main([*pretrain, "num_steps=7"]) == 0
    assert "continuing after step 6" in capsys.readouterr().err
    steps = [json.loads(line)["step"] for line in (run / "log.jsonl").read_text().splitlines()]
    assert steps[-2:] == [5, 6] or steps[-1] == 6


@pytest.mark.slow
def test_a_model_is_tuned_elsewhere(packed, data, tmp_path):
    assert go(data, tmp_path / "first", "--recipe", "toy", steps=1) == 0
    assert main(["train", "join", str(tmp_path / "first"), "-o", str(tmp_path / "run")]) == 0
    assert go(packed, tmp_path / "tuned", "--from", str(tmp_path / "run" / "model"), "--recipe", "toy", steps=2) == 0
    assert main(["train", "join", str(tmp_path / "tuned"), "-o", str(tmp_path / "back")]) == 0
    assert "model" in json.loads((tmp_path / "back" / "origin.json").read_text())
    # And once more from what came back: the run began with a model that is not there.
    assert go(packed, tmp_path / "again", "--from", str(tmp_path / "tuned"), steps=3) == 0


@pytest.mark.slow
def test_a_workplace_is_used_again(packed, tmp_path, monkeypatch):
    work = ["--work", str(tmp_path / "work")]
    assert go(packed, tmp_path / "pieces", "--recipe", "toy", *work, steps=2) == 0
    changed = (tmp_path / "work" / "data" / "manifest.json").stat().st_mtime_ns
    assert go(packed, tmp_path / "pieces", *work, steps=3) == 0
    assert (tmp_path / "work" / "data" / "manifest.json").stat().st_mtime_ns == changed
    assert read_pieces(tmp_path / "pieces").step == 3


def test_the_clock_ends_it_and_what_is_done_comes_back(packed, tmp_path, monkeypatch):
    assert go(packed, tmp_path / "pieces", "--recipe", "toy", minutes="0.0001", steps=1000) == 0
    assert read_pieces(tmp_path / "pieces").step == 0
    assert main(["train", "join", str(tmp_path / "pieces"), "-o", str(tmp_path / "run")]) == 0


def test_time_for_saving_is_kept_back(monkeypatch):
    now, asked = [100.0], []

    class Trainer:
        def save(self):
            now[0] += 2.0

        def train(self, *, seconds):
            asked.append(seconds)

    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    monkeypatch.setattr(away, "RESERVE", 4.0)
    monkeypatch.setattr(away, "RESERVE_S", 3.0)
    away._train(Trainer(), 60.0)
    away._train(Trainer(), 5.0)
    assert asked == [60.0 - 2.0 - 4 * 2.0 - 3.0, 0.0]


def test_what_is_trained_until_somebody_interrupts_comes_back(packed, tmp_path, monkeypatch):
    def interrupted(trainer, seconds):
        trainer.train(stop_at=2)
        raise KeyboardInterrupt

    monkeypatch.setattr(away, "_train", interrupted)
    assert go(packed, tmp_path / "pieces", "--recipe", "toy") == 130
    assert read_pieces(tmp_path / "pieces").step == 2


def test_who_interrupts_before_anything_is_trained_is_told_so(packed, tmp_path, monkeypatch, capsys):
    def interrupted(trainer, seconds):
        raise KeyboardInterrupt

    monkeypatch.setattr(away, "_train", interrupted)
    assert go(packed, tmp_path / "pieces", "--recipe", "toy") == 130
    assert capsys.readouterr().err.endswith("interrupted\n")
    assert not (tmp_path / "pieces").exists()


def test_a_workplace_that_was_left_between_two_datasets_has_neither(packed, data, tmp_path, monkeypatch):
    """Killed when one dataset was unpacked in the place of another: what is there is not taken for the other."""
    other = tmp_path / "other"
    write_clips(other)
    (other / "clips.jsonl").write_text((other / "clips.jsonl").read_text().replace("swings", "moves"))
    assert main(["data", "pack", str(other), "-o", str(tmp_path / "other.pack"), "--workers", "1"]) == 0
    work = tmp_path / "work"
    away._dataset(packed, work, 1)
    unpacked = (work / "data" / "clips.jsonl").read_text()
    with monkeypatch.context() as patch:
        patch.setattr("kinoflow.files.atomic_path", killed)
        with pytest.raises(Terminated):
            away._dataset(tmp_path / "other.pack", work, 1)
    assert "moves" in (work / "data" / "clips.jsonl").read_text()
    away._dataset(packed, work, 1)
    assert (work / "data" / "clips.jsonl").read_text() == unpacked


def killed(*_):
    raise Terminated(9)


def test_half_a_copy_of_a_run_is_no_run(data, tmp_path, monkeypatch):
    """Ended while a run is copied to where it goes on: it has no checkpoint there, and is copied whole next time."""
    run, there = tmp_path / "run", tmp_path / "there"
    settings = ["--recipe", "toy", "--data", str(data), "-o", str(run), "--set", "num_steps=1"]
    assert main(["train", "pretrain", *settings]) == 0
    for nth in range(10):
        count = iter(range(nth))

        def copy(source, target, count=count):
            if next(count, None) is None:
                raise KeyboardInterrupt
            return shutil.copy2(source, target)

        with monkeypatch.context() as patch:
            patch.setattr(shutil, "copytree", partial(shutil.copytree, copy_function=copy))
            try:
                away._copy_run(run, there)
            except KeyboardInterrupt:
                assert checkpoints(there / "checkpoints") == []
                continue
        break
    assert nth > 2
    assert read_checkpoint(checkpoints(there / "checkpoints")[-1]).step == 1


def test_a_workplace_is_for_one_process(packed, tmp_path, capsys):
    with locked_folder(tmp_path / "work"):
        assert go(packed, tmp_path / "pieces", "--recipe", "toy", "--work", str(tmp_path / "work")) == 2
    assert "another kinoflow is at work" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--minutes", "0"], "--minutes"),
        (["--minutes", "-1"], "--minutes"),
        (["--piece-mb", "0"], "--piece-mb"),
        (["--device", "cuda:7"], "there is no device"),
        (["--from", "nowhere"], "no model folder nowhere"),
        (["--recipe", "none"], "unknown recipe"),
    ],
    ids=lambda value: value if isinstance(value, str) else value[-1],
)
def test_what_cannot_be(packed, tmp_path, capsys, more, said):
    command = ["train", "away", str(packed), "-o", str(tmp_path / "pieces"), "--workers", "1", "--minutes", "1", *more]
    assert main(command) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "pieces").exists()


def test_a_recipe_is_for_new_runs(packed, tmp_path, capsys):
    assert go(packed, tmp_path / "pieces", "--recipe", "toy", steps=1) == 0
    assert go(packed, tmp_path / "other", "--from", str(tmp_path / "pieces"), "--recipe", "toy") == 2
    assert "--recipe is for new runs" in capsys.readouterr().err


def test_other_data_are_refused(packed, tmp_path, capsys):
    assert go(packed, tmp_path / "pieces", "--recipe", "toy", steps=1) == 0
    other = tmp_path / "other"
    write_clips(other)
    text = (other / "clips.jsonl").read_text()
    (other / "clips.jsonl").write_text(text.replace("swings", "moves"))
    assert go(other, tmp_path / "more", "--from", str(tmp_path / "pieces")) == 2
    assert "another set of clips" in capsys.readouterr().err
