"""Checkpoints in pieces: joined they are what they were, to the bit or as near as is said; damage is found."""

import json
from pathlib import Path

import pytest
import torch
from runs import make_trainer, parameters

from kinoflow.errors import CheckpointError, OptionError, OutputError, RunError, TrainingError, UnreadableError
from kinoflow.model.folder import load_model
from kinoflow.training.checkpoint import checkpoints, read_checkpoint
from kinoflow.training.pieces import (
    EXACT,
    PIECES_NAME,
    SMALL,
    STATES,
    join_pieces,
    read_pieces,
    shrunk,
    unshrunk,
    write_pieces,
)


@pytest.fixture(scope="module")
def run(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("run") / "run"
    make_trainer(folder).train(stop_at=7)
    (folder / "origin.json").write_text('{"set of clips": "abc"}')
    return folder


def newest(folder: Path):
    return read_checkpoint(checkpoints(folder / "checkpoints")[-1])


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("most_bytes", [1000, 65_536, 10**9])
def test_pieces_have_the_size_they_may_have_and_are_joined(run, tmp_path, state, most_bytes):
    made = write_pieces(run, tmp_path / "pieces", most_bytes, state)
    sizes = [path.stat().st_size for path in sorted((tmp_path / "pieces").glob("piece-*"))]
    assert sizes == [piece.num_bytes for piece in made.pieces]
    assert set(sizes[:-1]) <= {most_bytes}
    assert 0 < sizes[-1] <= most_bytes
    assert {path.name for path in (tmp_path / "pieces").iterdir()} == {PIECES_NAME, *(p.name for p in made.pieces)}
    assert join_pieces(tmp_path / "pieces", tmp_path / "joined") == made.step == 7


def test_exact_pieces_are_the_run_to_the_bit(run, tmp_path):
    write_pieces(run, tmp_path / "pieces", 50_000)
    join_pieces(tmp_path / "pieces", tmp_path / "joined")
    for name in ("config.json", "log.jsonl", "model/config.json", "model/model.safetensors"):
        assert (tmp_path / "joined" / name).read_bytes() == (run / name).read_bytes(), name
    assert json.loads((tmp_path / "joined" / "origin.json").read_text()) == {"set of clips": "abc"}
    there, here = (checkpoints(folder / "checkpoints")[-1] for folder in (run, tmp_path / "joined"))
    assert {path.name: path.read_bytes() for path in there.iterdir()} == {
        path.name: path.read_bytes() for path in here.iterdir()
    }


def test_a_run_that_was_away_equals_one_that_stayed(run, tmp_path):
    straight = make_trainer(tmp_path / "straight")
    straight.train()
    write_pieces(run, tmp_path / "pieces", 50_000)
    join_pieces(tmp_path / "pieces", tmp_path / "joined")
    back = make_trainer(tmp_path / "joined")
    assert back.resume()
    back.train()
    for name, tensor in parameters(straight).items():
        assert torch.equal(tensor, parameters(back)[name]), name
    for name, tensor in straight.weights.average.items():
        assert torch.equal(tensor, back.weights.average[name]), name


def test_small_pieces_are_as_near_as_is_said(run, tmp_path):
    write_pieces(run, tmp_path / "pieces", 10**9, SMALL)
    join_pieces(tmp_path / "pieces", tmp_path / "joined")
    before, after = newest(run), newest(tmp_path / "joined")
    assert (after.step, after.config, after.frozen) == (before.step, before.config, before.frozen)
    assert set(after.tensors) == set(before.tensors)
    for name, old in before.tensors.items():
        new, kind = after.tensors[name], name.split(".")[0]
        assert new.shape == old.shape
        assert new.dtype == old.dtype
        if name in ("model.mean", "model.std") or name.startswith("optimizer.step."):
            assert torch.equal(new, old), name
        elif kind == "model":
            assert ((new - old).abs() <= 2**-11 * old.abs() + 2**-25).all(), name
        elif kind == "average":
            weights = before.tensors["model." + name.removeprefix("average.")]
            away = (old - weights.half().float()).abs().amax(dim=-1, keepdim=True)
            assert ((new - old).abs() <= away.amax() / 250 + 1e-7).all(), name
        elif name.startswith(("optimizer.exp_avg.", "optimizer.momentum_buffer.")):
            assert not new.any()
        elif old.ndim == 2 and min(old.shape) > 1:
            for axis in (0, 1):
                torch.testing.assert_close(new.mean(dim=axis), old.mean(dim=axis), rtol=1e-4, atol=1e-12)
        else:
            assert torch.equal(new, old), name


def test_small_pieces_take_less_than_a_third(run, tmp_path):
    exact, small = (write_pieces(run, tmp_path / state, 10**9, state).num_bytes for state in (EXACT, SMALL))
    assert small < exact / 3  # of a network this small, headers are a good part


def test_second_moments_of_one_pattern_come_back_exactly():
    rows, columns = torch.rand(5), torch.rand(7)
    moments = rows[:, None] * columns
    tensors = {
        "model.x": torch.randn(5, 7),
        "average.x": torch.randn(5, 7),
        "optimizer.exp_avg.x": torch.randn(5, 7),
        "optimizer.exp_avg_sq.x": moments,
        "optimizer.step.x": torch.tensor(3.0),
    }
    after = unshrunk(shrunk(tensors))
    torch.testing.assert_close(after["optimizer.exp_avg_sq.x"], moments)
    assert set(after) == set(tensors)


@pytest.mark.parametrize("shape", [[[2, 3]], [2, 4], []], ids=str)
def test_momentum_of_no_parameter_is_refused(shape):
    small = {"model.a": torch.zeros(2, 3), "zeros.optimizer.exp_avg.a": torch.tensor([2, 3])}
    assert unshrunk(small)["optimizer.exp_avg.a"].shape == (2, 3)
    with pytest.raises(UnreadableError, match="do not fit one another"):
        unshrunk(small | {"zeros.optimizer.exp_avg.a": torch.tensor(shape)})


def test_momentum_begins_anew_whatever_the_optimiser_calls_it():
    tensors = {f"{kind}.x": torch.randn(5, 7) for kind in ("model", "average", "optimizer.momentum_buffer")}
    after = unshrunk(shrunk(tensors))
    assert set(after) == set(tensors)
    assert torch.equal(after["optimizer.momentum_buffer.x"], torch.zeros(5, 7))


@pytest.mark.parametrize("value", [0.0, 1e6, 1e-9])
def test_weights_beyond_half_precision(value):
    tensors = {"model.x": torch.full((3, 4), value), "average.x": torch.full((3, 4), value)}
    after = unshrunk(shrunk(tensors))
    for tensor in after.values():
        if tensor.any():
            torch.testing.assert_close(tensor, tensors["model.x"], rtol=1e-3, atol=1e-7)
    torch.testing.assert_close(after["average.x"], tensors["average.x"], rtol=1e-5, atol=1e-12)


@pytest.mark.parametrize("state", STATES)
def test_a_run_goes_on_and_its_model_is_there_at_once(run, tmp_path, state):
    write_pieces(run, tmp_path / "pieces", 50_000, state)
    join_pieces(tmp_path / "pieces", tmp_path / "joined")
    before, after = (load_model(folder / "model")[0] for folder in (run, tmp_path / "joined"))
    for name, tensor in before.state_dict().items():
        torch.testing.assert_close(after.state_dict()[name], tensor, rtol=0, atol=0 if state == EXACT else 1e-3)
    back = make_trainer(tmp_path / "joined")
    assert back.resume()
    back.train()
    assert back.step == 10


def test_pieces_continue_the_run_that_they_left(run, tmp_path):
    """As at home: the run as it was sent away, and what came back."""
    home = tmp_path / "home"
    make_trainer(home).train(stop_at=5)
    (home / "origin.json").write_text('{"set of clips": "abc", "model": "m"}')
    before = (home / "log.jsonl").read_text()
    write_pieces(run, tmp_path / "pieces", 50_000)
    join_pieces(tmp_path / "pieces", home)
    assert newest(home).step == 7
    assert (home / "log.jsonl").read_text() == before + (run / "log.jsonl").read_text()
    assert json.loads((home / "origin.json").read_text()) == {"set of clips": "abc", "model": "m"}
    with pytest.raises(TrainingError, match="step 7 already"):
        join_pieces(tmp_path / "pieces", home)


def test_pieces_of_another_run_are_refused(run, tmp_path):
    home = tmp_path / "home"
    make_trainer(home).train(stop_at=5)
    (home / "origin.json").write_text('{"set of clips": "other"}')
    files = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    write_pieces(run, tmp_path / "pieces", 50_000)
    with pytest.raises(RunError, match="another set of clips"):
        join_pieces(tmp_path / "pieces", home)
    assert files == {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}


@pytest.mark.parametrize("state", STATES)
def test_any_damage_is_found(run, tmp_path, state):
    write_pieces(run, tmp_path / "pieces", 50_000, state)
    for path in sorted((tmp_path / "pieces").glob("piece-*")):
        content = path.read_bytes()
        for damaged in (content[:-1], content[:-1] + bytes([content[-1] ^ 1]), b""):
            path.write_bytes(damaged)
            with pytest.raises(CheckpointError, match="send the pieces again"):
                join_pieces(tmp_path / "pieces", tmp_path / "joined")
        path.unlink()
        with pytest.raises(CheckpointError, match=rf"{path.name} is missing"):
            join_pieces(tmp_path / "pieces", tmp_path / "joined")
        path.write_bytes(content)
    assert not (tmp_path / "joined").exists()
    read_pieces(tmp_path / "pieces")


@pytest.mark.parametrize(
    "change",
    [
        {"format": "other"},
        {"state": "tiny"},
        {"step": -1},
        {"step": 8},
        {"pieces": []},
        {"files": []},
        {"files": [{"name": "../../x", "num_bytes": 1}]},
        {"files": [{"name": "checkpoint/../x", "num_bytes": 1}, {"name": "checkpoint/progress.json", "num_bytes": 1}]},
        {"files": [{"name": "checkpoint/progress.json", "num_bytes": -1}]},
        {"pieces": [{"name": "/etc/passwd", "num_bytes": 1, "sha256": ""}]},
    ],
    ids=str,
)
def test_a_list_that_is_impossible_is_refused(run, tmp_path, change):
    write_pieces(run, tmp_path / "pieces", 10**9)
    path = tmp_path / "pieces" / PIECES_NAME
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    with pytest.raises(CheckpointError):
        join_pieces(tmp_path / "pieces", tmp_path / "joined")
    assert not list(tmp_path.glob("joined/checkpoints/*"))


def test_what_cannot_be_cut_or_joined(run, tmp_path):
    with pytest.raises(OptionError, match="1,000 bytes"):
        write_pieces(run, tmp_path / "pieces", 10)
    with pytest.raises(OptionError, match="exact, small"):
        write_pieces(run, tmp_path / "pieces", 10**6, "none")
    with pytest.raises(TrainingError, match="no checkpoint"):
        write_pieces(tmp_path, tmp_path / "pieces", 10**6)
    with pytest.raises(CheckpointError, match=r"pieces\.json"):
        join_pieces(tmp_path, tmp_path / "joined")
    write_pieces(run, tmp_path / "pieces", 10**6)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    with pytest.raises(OutputError, match="holds no run"):
        join_pieces(tmp_path / "pieces", tmp_path / "mine")
    with pytest.raises(OutputError, match="holds no pieces"):
        write_pieces(run, tmp_path / "mine", 10**6)


def test_older_pieces_are_replaced(run, tmp_path):
    write_pieces(run, tmp_path / "pieces", 20_000)
    made = write_pieces(run, tmp_path / "pieces", 10**9)
    assert len(made.pieces) == 1
    assert len(list((tmp_path / "pieces").iterdir())) == 2


def test_an_average_that_is_the_weights_stays_it():
    weights = torch.randn(3, 4).half().float()
    after = unshrunk(shrunk({"model.x": weights, "average.x": weights}))
    assert torch.equal(after["average.x"], weights)
