"""Distillation on tiny random models: the teacher's way, its bank, the stage, and a student's folder."""

import dataclasses
import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
import torch
from made_data import WordEncoder
from reference.tiny import random_model

from kinoflow import MotionPipeline
from kinoflow.cli import main
from kinoflow.data.loader import MotionDataset, SamplerOptions
from kinoflow.errors import ConfigError, DataError, OptionError, RunError
from kinoflow.inference.pipeline import MIN_FRAMES, Control
from kinoflow.model.config import NetworkConfig
from kinoflow.model.description import ModelDescription
from kinoflow.model.folder import load_model, save_model
from kinoflow.motion.features import layout_fingerprint
from kinoflow.recipes import recipe
from kinoflow.training.config import ObjectiveConfig, OptimizerConfig
from kinoflow.training.distillation import bank as banks
from kinoflow.training.distillation.bank import (
    Controls,
    Start,
    Trajectories,
    beginnings,
    build_bank,
    noise_of,
    plan_starts,
)
from kinoflow.training.distillation.chords import ChordStage, roll
from kinoflow.training.distillation.config import DistillationOptions, DistillConfig
from kinoflow.training.distillation.estimate import distillation_estimate
from kinoflow.training.distillation.runs import build_distillation
from kinoflow.training.distillation.teacher import Teacher
from kinoflow.training.pretrain import StartingPoint, normalising
from kinoflow.training.stage import Share

NETWORK = NetworkConfig(
    width=16,
    num_layers=3,
    num_heads=2,
    mlp_ratio=1.0,
    context_width=384,
    pooled_width=384,
    patch_size=4,
    refiner_layers=1,
    train_frames=48,
)
CAPTIONS = ["A person swings the left arm.", "A person swings the right arm.", "A person swings both arms wide."]
STARTS = [
    Start(caption, frames, 100 + n) for n, (caption, frames) in enumerate(zip(CAPTIONS, (24, 30, 41), strict=True))
]


def described(prediction="clean", **changes) -> ModelDescription:
    values = {
        "network": NETWORK,
        "prediction": prediction,
        "layout": layout_fingerprint(),
        "guidance_scale": 2.0,
        "guidance_interval": (0.0, 0.3),
        "num_steps": 8,
        "solver": "exponential-2" if prediction == "clean" else "heun",
        "name": "teacher",
        "licence": "mine",
        "training_steps": 7,
    }
    return ModelDescription(**(values | changes))


def pipeline(prediction="clean", seed=0, **changes) -> MotionPipeline:
    return MotionPipeline(random_model(NETWORK, seed=seed), described(prediction, **changes), WordEncoder())


def lookup(captions):
    return WordEncoder().encode(captions)


def config_of(prediction="clean", **changes) -> DistillConfig:
    options = changes.pop("options", {})
    values = {
        "name": "student",
        "network": NETWORK,
        "objective": ObjectiveConfig(prediction=prediction),
        "optimizer": OptimizerConfig(learning_rate=3e-3, warmup_steps=0, ema_decay=0.0),
        "sampler": SamplerOptions(batch_size=2, pad_multiple=4),
        "num_steps": 4,
        "log_every": 1,
        "validate_every": 2,
        "checkpoint_every": 2,
        "distillation": DistillationOptions(
            **({"steps": 3, "trajectories": 6, "held_out": 2, "pilot": 2, "on_policy_every": 2} | options)
        ),
    }
    return DistillConfig(**(values | changes))


def bank_of(folder, pipe, starts=STARTS, steps=3):
    teacher = Teacher(pipe)
    return build_bank(folder, teacher, starts, lookup, lambda: [teacher.grid[p] for p in even(teacher, steps)])


def even(teacher, steps):
    last = len(teacher.grid) - 1
    return [round(last * k / steps) for k in range(steps + 1)]


@pytest.fixture
def teacher_folder(tmp_path):
    pipe = pipeline()
    save_model(tmp_path / "teacher", pipe.description, pipe.model.state_dict())
    return tmp_path / "teacher"


# The teacher.


@pytest.mark.parametrize("prediction", ["clean", "velocity"])
def test_trajectories_are_what_users_get(prediction):
    pipe = pipeline(prediction)
    teacher, noise = Teacher(pipe), noise_of(STARTS, NETWORK)
    assert noise.shape == (3, 44, 201), "up to the end of the last patch"
    lengths = torch.tensor([start.num_frames for start in STARTS])
    text = lookup(CAPTIONS)
    states = teacher.states(text, lengths, noise, teacher.grid)
    assert len(states) == len(teacher.grid) == 9
    assert 0.3 in teacher.grid
    expected = pipe.sample(text, num_frames=lengths, seeds=[start.seed for start in STARTS])
    assert torch.equal(states[-1][:, :41], expected)
    assert torch.equal(states[0], noise)
    # From a jump on, a solver with memory begins anew anyway.
    jump = teacher.grid.index(0.3)
    later = teacher.states(text, lengths, states[jump], [0.3, teacher.grid[-2], 1.0])
    assert len(later) == 3
    torch.testing.assert_close(later[-1], states[-1], rtol=1e-4, atol=1e-4)
    torch.testing.assert_close(later[1], states[-2], rtol=1e-4, atol=1e-4)


def test_times_of_a_student_are_of_the_teachers_grid():
    teacher = Teacher(pipeline())
    lengths = torch.tensor([start.num_frames for start in STARTS])
    for steps in (1, 3, 7):
        times = teacher.choose_times(lookup(CAPTIONS), lengths, noise_of(STARTS, NETWORK), steps)
        assert (times[0], times[-1], len(times)) == (0.0, 1.0, steps + 1)
        assert set(times) <= set(teacher.grid)
    for steps in (8, 25):
        with pytest.raises(OptionError, match=f"takes 8 steps.*1 to 7, and {steps}"):
            teacher.check_steps(steps)
    assert teacher.check_times((0.0, 0.29, 1.0)) == [0.0, 0.3, 1.0]
    with pytest.raises(OptionError, match="too far apart"):
        teacher.check_times((0.0, 0.29, 0.31, 1.0))


# The bank.


def test_a_bank_holds_the_teachers_states(tmp_path, monkeypatch):
    monkeypatch.setattr(banks, "FILE_SIZE", 2)
    pipe = pipeline()
    bank = bank_of(tmp_path / "bank", pipe)
    assert sorted(p.name for p in (tmp_path / "bank").iterdir()) == [
        "bank.json",
        "trajectories-00000.safetensors",
        "trajectories-00001.safetensors",
    ]
    assert len(bank) == 3
    found = bank.read([2, 0])
    assert (found.num_frames.tolist(), len(found.states)) == ([41, 24], 4)
    teacher = Teacher(pipe)
    for place, start in ((0, STARTS[2]), (1, STARTS[0])):
        lengths = torch.tensor([start.num_frames])
        alone = teacher.states(lookup([start.caption]), lengths, noise_of([start], NETWORK), bank.times)
        for kept, state in zip(found.states, alone, strict=True):
            size = state.shape[1]
            torch.testing.assert_close(kept[place, :size], state[0], rtol=2e-3, atol=2e-3)
            assert kept[place, size:].abs().sum() == 0
    torch.testing.assert_close(found.text.tokens, lookup([CAPTIONS[2], CAPTIONS[0]]).tokens)


def test_an_interrupted_bank_goes_on(tmp_path, monkeypatch):
    monkeypatch.setattr(banks, "FILE_SIZE", 1)
    pipe, folder = pipeline(), tmp_path / "bank"
    bank_of(folder, pipe)
    paths = sorted(folder.glob("*.safetensors"))
    before = [path.read_bytes() for path in paths]
    kept = paths[0].stat().st_mtime_ns
    paths[1].unlink()
    told = []
    teacher = Teacher(pipe)

    def never():
        raise AssertionError("the times are in the folder")

    build_bank(folder, teacher, STARTS, lookup, never, progress=lambda done, total: told.append((done, total)))
    assert [path.read_bytes() for path in paths] == before
    assert paths[0].stat().st_mtime_ns == kept
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_bank_of_something_else_or_a_damaged_one_is_refused(tmp_path):
    folder = tmp_path / "bank"
    bank_of(folder, pipeline())
    for pipe, starts, told in (
        (pipeline(seed=1), STARTS, "another teacher"),
        (pipeline(guidance_scale=3.0), STARTS, "another teacher"),
        (pipeline(), STARTS[:2], r"another trajectories .*, another starts;"),
    ):
        with pytest.raises(RunError, match=told):
            bank_of(folder, pipe, starts)
    path = next(folder.glob("*.safetensors"))
    whole = path.read_bytes()
    path.write_bytes(whole[:-10])
    with pytest.raises(DataError, match="same command makes it again"):
        bank_of(folder, pipeline())
    path.write_bytes(whole)
    values = json.loads((folder / "bank.json").read_text())
    (folder / "bank.json").write_text(json.dumps(values | {"times": "soon"}))
    with pytest.raises(DataError, match="delete"):
        bank_of(folder, pipeline())


def test_starts_are_captions_and_lengths_of_the_data(data):
    dataset = MotionDataset(data)
    options = SamplerOptions(batch_size=4)
    starts = plan_starts(dataset, options, NETWORK, 3, 30, 1000)
    assert [start.seed for start in starts] == list(range(1000, 1030))
    assert {start.caption for start in starts} == set(dataset.captions())
    assert {start.num_frames for start in starts} == set(dataset.lengths.tolist())
    assert plan_starts(dataset, options, NETWORK, 3, 10, 1000) == starts[:10]
    assert plan_starts(dataset, options, NETWORK, 4, 30, 1000) != starts
    short = dataclasses.replace(NETWORK, train_frames=28)
    assert {s.num_frames for s in plan_starts(dataset, options, short, 3, 30, 0)} == {24, 28}
    assert min(start.num_frames for start in starts) >= MIN_FRAMES


# Control.


def controlled(data):
    """A teacher that can be told what is known, and twelve trajectories that have something known."""
    network = dataclasses.replace(NETWORK, control=True)
    model = random_model(network)
    pipe = MotionPipeline(model, dataclasses.replace(described(), network=network), WordEncoder())
    dataset = MotionDataset(data, statistics=normalising(StartingPoint(model, pipe.description)))
    return pipe, Controls(dataset, 1.0), plan_starts(dataset, SamplerOptions(batch_size=4), network, 0, 12, 50)


def test_trajectories_with_control_are_what_users_get(data):
    pipe, controls, starts = controlled(data)
    begin, known = beginnings(starts, pipe.description.network, controls)
    lengths, text = torch.tensor([s.num_frames for s in starts]), lookup([s.caption for s in starts])
    longest = int(lengths.max())
    assert known.any(dim=(1, 2)).all()
    for row, start in enumerate(starts):
        motion = controls.dataset.batch([start.draw]).motion[0]
        inside = known[row, : start.num_frames]
        assert torch.equal(begin[row, : start.num_frames][inside], motion[inside])
        assert not known[row, start.num_frames :].any()
    found = Teacher(pipe).states(text, lengths, begin, [0.0, 0.3, 1.0], known)
    assert all(torch.equal(x[known], begin[known]) for x in found)
    # To `sample`, what is known is given beside the noise.
    control = Control(begin[:, :longest], known[:, :longest])
    expected = pipe.sample(text, num_frames=lengths, seeds=[s.seed for s in starts], control=control)
    assert torch.equal(found[-1][:, :longest], expected)
    free = Teacher(pipe).states(text, lengths, noise_of(starts, pipe.description.network), [0.0, 1.0])[-1]
    assert not torch.allclose(found[-1][:, :20], free[:, :20])


def test_a_bank_knows_again_what_was_known(data, tmp_path):
    pipe, controls, starts = controlled(data)
    teacher = Teacher(pipe)
    bank = build_bank(tmp_path / "bank", teacher, starts, lookup, lambda: [0.0, 0.3, 1.0], controls=controls)
    found = bank.read([5, 3])
    begin, known = beginnings([starts[5], starts[3]], pipe.description.network, controls)
    assert torch.equal(found.known, known)
    for state in found.states:
        torch.testing.assert_close(state[known], begin[known], rtol=1e-3, atol=1e-3)
    with pytest.raises(RunError, match="another share of control"):
        build_bank(tmp_path / "bank", teacher, starts, lookup, list, controls=Controls(controls.dataset, 0.5))
    assert Controls(controls.dataset, 0.0).known(starts, 48) is None


def test_a_student_learns_with_control(data, tmp_path):
    pipe, _, _ = controlled(data)
    save_model(tmp_path / "teacher", pipe.description, pipe.model.state_dict())
    objective = ObjectiveConfig(prediction="clean", control=0.7)
    config = config_of(network=pipe.description.network, objective=objective, sampler=SamplerOptions(batch_size=4))
    trainer = build_distillation(config, tmp_path / "teacher", data, tmp_path / "run")
    before = trainer.weights.master.state_dict()["transformer.control_input"].clone()
    folder = trainer.train()
    after = load_model(folder)[0].transformer.control_input
    assert not torch.equal(before, after)
    batch = trainer.stage.batch(1, trainer.weights.network)
    assert batch.known.any()
    assert torch.equal(batch.start[batch.known], batch.end[batch.known])


# The stage, on a field whose flow map is known: x_s = s m + (x_t - t m) (1 - s + s c) / (1 - t + t c), to a point
# m + c x_0 of every noise x_0. (A straight flow, so that its chords are exact in half precision too.)

TIMES = [0.0, 0.25, 0.5, 1.0]
MEAN, FACTOR = 0.5, 0.25


def flow_map(x, t, s):
    return s * MEAN + (x - t * MEAN) * (1 - s + s * FACTOR) / (1 - t + t * FACTOR)


class KnownBank:
    """Trajectories of the known field."""

    def __init__(self):
        self.times, self.num_frames = TIMES, torch.tensor([24, 30, 41]).numpy()

    def __len__(self):
        return 3

    def read(self, rows):
        noise = noise_of([STARTS[row] for row in rows], NETWORK)
        states = tuple(flow_map(noise, 0.0, t) for t in TIMES)
        lengths = torch.tensor([STARTS[row].num_frames for row in rows])
        return Trajectories(states, lengths, lookup([STARTS[row].caption for row in rows]))


class KnownTeacher(Teacher):
    """Goes on along the known field."""

    def states(self, text, num_frames, start, times, known=None):
        return [flow_map(start, times[0], time) for time in times]


class KnownStudent:
    """Says the chord of the known field, and something more."""

    def __init__(self, prediction, error=0.0):
        self.prediction, self.error = prediction, error
        self.mean, self.std = torch.zeros(201), torch.full((201,), 0.1)
        self.asked = []

    def __call__(self, motion, time, context, context_lengths, pooled, num_frames, known=None):
        self.asked += time.tolist()
        rows = []
        for x, t in zip(motion, time.tolist(), strict=True):
            s = TIMES[TIMES.index(t) + 1]
            u = (flow_map(x, t, s) - x) / (s - t)
            rows.append(u if self.prediction == "velocity" else x + (1 - t) * u)
        output = torch.stack(rows) + self.error
        past = torch.arange(motion.shape[1])[None] >= (-(-num_frames[:, None] // 4) * 4)
        return output.masked_fill(past[..., None], 1e4)


def known_stage(prediction="clean", **changes) -> ChordStage:
    return ChordStage(KnownBank(), KnownBank(), KnownTeacher(pipeline(prediction)), config_of(prediction, **changes))


@pytest.mark.parametrize("prediction", ["clean", "velocity"])
def test_the_exact_flow_map_has_no_loss(prediction):
    stage, student = known_stage(prediction), KnownStudent(prediction)
    for model in (None, student):
        batch = stage.batch(0, model)
        assert (len(batch), batch.step.tolist()) == (6, [0, 0, 1, 1, 2, 2])
        sums = stage.sums(student, batch)
        assert set(sums) == {"chord", "chord_0", "chord_1", "chord_2", "position", "speed", "contact", "height"}
        assert set(stage.counts(batch)) == set(sums)
        for name, value in sums.items():
            assert float(value) == pytest.approx(0.0, abs=1e-5), name
    assert set(student.asked) == set(TIMES[:-1]), "a student is asked where its steps begin, nowhere else"
    sums, counts = stage.validate(student, Share())
    assert counts["end"] == counts["joints_m"] == 3
    assert sums["end"] == pytest.approx(0.0, abs=1e-5)
    assert sums["joints_m"] == pytest.approx(0.0, abs=1e-5)


@pytest.mark.parametrize("prediction", ["clean", "velocity"])
def test_an_error_is_measured_as_what_it_is(prediction):
    """Off by e everywhere: each chord by e, the end by what the steps make of it."""
    stage, student = known_stage(prediction, options={"huber_width": 0.1}), KnownStudent(prediction, error=0.3)
    batch = stage.batch(0)
    sums = stage.sums(student, batch)
    for k in range(3):
        assert float(sums[f"chord_{k}"]) / 2 == pytest.approx(0.3, rel=1e-4)
    assert float(sums["chord"]) / 6 == pytest.approx((0.3**2 + 0.1**2) ** 0.5 - 0.1, rel=1e-4)
    x = torch.zeros(())
    for t, s in pairwise(TIMES):
        x = flow_map(x, t, s) + 0.3 * (s - t) / ((1 - t) if prediction == "clean" else 1)
    sums, counts = stage.validate(student, Share())
    assert sums["end"] / counts["end"] == pytest.approx(float(x - flow_map(torch.zeros(()), 0, 1)), rel=1e-4)


def test_there_is_no_error_where_something_is_known():
    stage = known_stage()
    batch = stage.batch(0)
    known = torch.rand(batch.start.shape, generator=torch.Generator().manual_seed(0)) < 0.5

    class OffWhereKnown(KnownStudent):
        def __call__(self, *arguments, known):
            return super().__call__(*arguments) + 5.0 * known

    told = dataclasses.replace(batch, known=known, end=torch.where(known, batch.start, batch.end))
    exact = dataclasses.replace(batch, known=torch.zeros_like(known))
    for given in (told, exact):
        sums = stage.sums(OffWhereKnown("clean"), given)
        assert float(sums["chord"]) == pytest.approx(0.0, abs=1e-5)
    assert float(stage.sums(KnownStudent("clean", error=1.0), told)["chord_0"]) / 2 == pytest.approx(0.5**0.5, abs=0.02)


def test_on_its_own_points_a_student_learns_the_way_on_from_there():
    stage, student = known_stage(), KnownStudent("clean", error=0.3)
    batch = stage.batch(0, student)
    teacher, own = stage.batch(0), roll(student, KnownBank().read(stage.rows(0)), TIMES, "clean")
    assert torch.equal(batch.start[:2], teacher.start[:2])
    assert torch.equal(batch.end[:2], teacher.end[:2])
    for k in (1, 2):
        rows = batch.step == k
        assert torch.equal(batch.start[rows], own[k])
        assert not torch.allclose(batch.start[rows], teacher.start[rows])
        assert torch.equal(batch.end[rows], flow_map(own[k], TIMES[k], TIMES[k + 1]))
    assert batch.on_policy
    assert stage.size(batch).flops > stage.size(teacher).flops
    # Which steps these are is a function of the step.
    asked = [bool(stage.batches(step, student, Share())[0].on_policy) for step in range(4)]
    assert asked == [False, True, False, True]
    never = known_stage(options={"on_policy_every": 0})
    assert not any(never.batches(step, student, Share())[0].on_policy for step in range(4))


def test_all_trajectories_are_seen_once_before_any_is_seen_again():
    stage = known_stage(sampler=SamplerOptions(batch_size=1))
    rows = [stage.rows(number)[0] for number in range(24)]
    # Eight batches are drawn together and sorted by length, so it is their multiset that counts.
    assert sorted(rows[:8] + rows[8:16] + rows[16:]) == [0] * 8 + [1] * 8 + [2] * 8
    assert rows == [stage.rows(number)[0] for number in range(24)]
    pair = known_stage()
    assert len(pair.rows(5)) == 2


# A student.


@pytest.mark.slow
def test_a_student_begins_as_its_teacher(teacher_folder, data, tmp_path):
    """Before any training its steps are the teacher's Euler steps without guidance, to rounding."""
    trainer = build_distillation(config_of(), teacher_folder, data, tmp_path / "run")
    times = list(trainer.product.description.sampling_times)
    pipe = pipeline()
    trajectories = trainer.stage.bank.read([0, 1])
    own = roll(trainer.weights.network, trajectories, times, "clean")
    x = trajectories.states[0]
    for t, s in pairwise(times):
        x = x + (s - t) * pipe.velocity(x, torch.full((2,), t), trajectories.text, trajectories.num_frames)
    for row, length in enumerate(trajectories.num_frames.tolist()):
        torch.testing.assert_close(own[-1][row, :length], x[row, :length], rtol=1e-4, atol=1e-4)
    for name, tensor in trainer.weights.master.state_dict().items():
        assert torch.equal(tensor, load_model(teacher_folder)[0].state_dict()[name]), name


def test_a_student_comes_closer_and_its_folder_says_how_to_sample_it(teacher_folder, data, tmp_path):
    # Joints of a random network with no statistics are metres apart: their losses would drown the others.
    weights = dict.fromkeys(("position_weight", "speed_weight", "contact_weight", "height_weight"), 0.0)
    options = {"trajectories": 2, "on_policy_every": 4, **weights}
    config = config_of(num_steps=60, log_every=60, validate_every=60, checkpoint_every=60, options=options)
    trainer = build_distillation(config, teacher_folder, data, tmp_path / "run")
    # A random network is no field that anything could be learned of but single trajectories.
    trainer.stage.held_out = trainer.stage.bank
    before = trainer.validate()
    folder = trainer.train()
    after = trainer.validate()
    assert after["end"] < 0.5 * before["end"]
    assert after["chord"] < 0.5 * before["chord"]
    student = MotionPipeline.from_pretrained(folder)
    student.text_encoder = WordEncoder()
    found = student.description
    assert (found.num_steps, found.solver, found.guidance_scale) == (3, "euler", 1.0)
    assert (found.name, found.licence, found.training_steps) == ("student", "mine", 67)
    assert set(found.sampling_times) <= set(Teacher(pipeline()).grid)
    # The pipeline takes the very steps that were trained.
    trajectories = trainer.stage.held_out.read([0, 1])
    own = roll(load_model(folder)[0], trajectories, found.sampling_times, "clean")[-1]
    starts = trainer.stage.held_out.starts
    sampled = student.sample(trajectories.text, num_frames=trajectories.num_frames, seeds=[s.seed for s in starts])
    for row, length in enumerate(trajectories.num_frames.tolist()):
        torch.testing.assert_close(sampled[row, :length], own[row, :length], rtol=1e-2, atol=1e-2)
    assert len(student(CAPTIONS[0], duration=1.0, seeds=[0, 1])) == 2


@pytest.mark.slow
@pytest.mark.parametrize("precision", ["fp32", "bf16"])
def test_a_run_resumes_exactly(teacher_folder, data, tmp_path, precision):
    config = config_of(precision=precision)

    def trainer(folder):
        return build_distillation(config, teacher_folder, data, tmp_path / folder)

    straight = trainer("straight")
    straight.train()
    first = trainer("parts")
    first.train(stop_at=2)
    second = trainer("parts")
    assert second.resume()
    assert second.step == 2
    second.train()
    state = straight.weights.master.state_dict()
    for name, tensor in second.weights.master.state_dict().items():
        assert torch.equal(tensor, state[name]), name
    other = pipeline(seed=1)
    save_model(tmp_path / "other", other.description, other.model.state_dict())
    with pytest.raises(RunError, match="another model"):
        build_distillation(config, tmp_path / "other", data, tmp_path / "parts")


def test_a_student_can_be_distilled_again(teacher_folder, data, tmp_path):
    first = build_distillation(config_of(num_steps=2), teacher_folder, data, tmp_path / "first").train()
    options = {"steps": 2, "times": (0.0, 0.5, 1.0), "on_policy_every": 2}
    trainer = build_distillation(config_of(num_steps=2, options=options), first, data, tmp_path / "second")
    before, after = (load_model(folder)[1] for folder in (first, trainer.train()))
    assert set(after.sampling_times) < set(before.sampling_times)
    assert len(after.sampling_times) == 3


def test_adapters_are_merged(teacher_folder, data, tmp_path):
    pytest.importorskip("peft")
    config = config_of()
    config = dataclasses.replace(config, lora=dataclasses.replace(config.lora, rank=2))
    trainer = build_distillation(config, teacher_folder, data, tmp_path / "run")
    assert all(".lora_" in name for name, p in trainer.weights.master.named_parameters() if p.requires_grad)
    model, description = load_model(trainer.train())
    assert set(model.state_dict()) == set(random_model(NETWORK).state_dict())
    assert len(description.sampling_times) == 4


# Configuration, needs, command.


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"steps": 0}, "steps must be at least 1"),
        ({"trajectories": 0}, "trajectories must be at least 1"),
        ({"held_out": -1}, "held_out must be at least 0"),
        ({"speed_weight": -1.0}, "speed_weight"),
        ({"huber_width": 0.0}, "huber_width must be positive"),
        ({"times": (0.0, 0.5, 1.0)}, "must be 5 times"),
        ({"times": (0.0, 0.5, 0.4, 0.8, 1.0)}, "later"),
        ({"times": (0.1, 0.2, 0.4, 0.8, 1.0)}, "from 0 to 1"),
    ],
)
def test_impossible_options_are_refused(changes, told):
    with pytest.raises(ConfigError, match=told):
        DistillationOptions(**changes)


def test_needs_follow_from_the_configuration():
    base = recipe("compact").pretrain()
    description = ModelDescription(
        network=base.network, prediction="clean", guidance_scale=4.0, guidance_interval=(0.0, 0.3), num_steps=25
    )
    config = recipe("compact").distill(description)
    needs, words, bank = distillation_estimate(config, description)
    assert "8 trajectories a step, each at its 4 beginnings" in words
    assert needs.whole == {"teacher"}
    # 25 evaluations, of which 8 have two branches.
    alone = distillation_estimate(config, dataclasses.replace(description, guidance_scale=1.0))[2]
    assert bank.flops / alone.flops == pytest.approx(33 / 25)
    assert bank.num_bytes == 2 * (8192 + 64) * 360 * 5 * 201
    never = dataclasses.replace(config, distillation=dataclasses.replace(config.distillation, on_policy_every=0))
    off = distillation_estimate(never, description)[0].flops_per_step
    # 8 trajectories at 4 beginnings, forward and backward; and in a quarter of the steps 3 + 33 evaluations of 8.
    assert needs.flops_per_step / off == pytest.approx(1 + 8 * 36 / 4 / (3 * 32))


@pytest.fixture
def toy_folder(tmp_path):
    network = recipe("toy").pretrain().network
    description = dataclasses.replace(described(), network=network)
    save_model(tmp_path / "toy", description, random_model(network).state_dict())
    return tmp_path / "toy"


def test_the_command(toy_folder, data, tmp_path, capsys, monkeypatch):
    out = tmp_path / "run"
    command = ["train", "distill", "--model", str(toy_folder), "--data", str(data), "-o", str(out), "--steps", "2"]
    command += ["--set", "num_steps=2", "distillation.trajectories=3", "log_every=1"]
    assert main(command) == 0
    told = capsys.readouterr()
    assert told.out.strip() == str(out / "model")
    assert "steps between the times 0, " in told.err
    monkeypatch.setattr("kinoflow.inference.pipeline.load_text_encoder", lambda *args, **options: WordEncoder())
    motion = ["generate", "A person swings the left arm.", "--duration", "1"]
    assert main([*motion, "--model", str(out / "model"), "-o", str(tmp_path / "a.npz")]) == 0
    assert main([*command, "distillation.huber_width=0.5"]) == 2
    assert "another distillation.huber_width (" in capsys.readouterr().err
    assert main([*command, "num_steps=3"]) == 0
    assert "continuing after step 2" in capsys.readouterr().err
    lines = [json.loads(line) for line in (out / "log.jsonl").read_text().splitlines()]
    assert {"chord", "chord_0", "chord_1", "position"} <= set(lines[0])
    assert [line["step"] for line in lines] == [1, 2, 3]


def test_mistakes_are_told(toy_folder, teacher_folder, data, tmp_path, capsys):
    out = ["--data", str(data), "-o", str(tmp_path / "run")]
    for arguments, told in (
        ([], "give --model FOLDER to distil"),
        (["--model", str(toy_folder)], "give --model FOLDER to distil"),
        (["--model", str(toy_folder), *out, "--steps", "8"], "the teacher takes 8 steps"),
        (["--model", str(toy_folder), *out, "--steps", "0"], "steps must be at least 1"),
        (["--model", str(toy_folder), *out, "--set", "distillation.times=0,1"], "must be 5 times"),
        (["--model", str(toy_folder), *out, "--set", "distillation.times=0,0.01,0.02,0.03,1"], "too far apart"),
        (["--model", str(toy_folder), *out, "--set", "distillation.nothing=1"], "nothing"),
        (["--model", str(toy_folder), "--data", str(tmp_path / "none"), "-o", str(tmp_path / "run")], "none"),
        (["--model", str(tmp_path / "none"), *out], "no model folder"),
        (["--model", str(teacher_folder), *out], "no recipe has the network"),
        (["--model", str(teacher_folder), *out, "--recipe", "neither"], "unknown recipe"),
        (["--estimate"], "--plan needs the size of the model"),
    ):
        assert main(["train", "distill", *arguments]) == 2, arguments
        error = capsys.readouterr().err
        assert told in error, (arguments, error)
        assert len(error.splitlines()) == 1, error
    assert not (tmp_path / "run").exists()
    assert main(["train", "distill", "--recipe", "toy", "--estimate", "--steps", "2"]) == 0
    assert "each at its 2 beginnings" in capsys.readouterr().out


def test_an_interrupted_bank_is_kept_and_the_same_command_goes_on(toy_folder, data, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(banks, "FILE_SIZE", 2)
    made = banks._make
    calls = []

    def interrupted(*arguments):
        calls.append(1)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return made(*arguments)

    monkeypatch.setattr(banks, "_make", interrupted)
    command = [
        "train",
        "distill",
        "--model",
        str(toy_folder),
        "--data",
        str(data),
        "-o",
        str(tmp_path / "run"),
        "--steps",
        "2",
    ]
    command += ["--set", "num_steps=1", "distillation.trajectories=4"]
    assert main(command) == 130
    assert "motions that are finished are kept" in capsys.readouterr().err
    assert main(command) == 0
    # Two files of the bank, one made before, and of the four that are held out two.
    assert len(calls) == 2 + 1 + 2


@pytest.mark.slow
def test_two_processes_are_one(teacher_folder, data, tmp_path, monkeypatch):
    """They share the bank's files out, the weights and the batches."""
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))
    program = str(Path(__file__).parent / "run_distill.py")
    two = ["-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]
    for name, launcher in (("one", []), ("two", two)):
        arguments = [sys.executable, *launcher, program, *map(str, (teacher_folder, data, tmp_path / name))]
        done = subprocess.run(arguments, capture_output=True, text=True, timeout=500)
        assert done.returncode == 0, done.stderr[-3000:]
    for path in sorted((tmp_path / "one" / "bank").rglob("*")):
        if path.is_file():
            assert (tmp_path / "two" / path.relative_to(tmp_path / "one")).read_bytes() == path.read_bytes()
    one, other = (load_model(tmp_path / name / "model") for name in ("one", "two"))
    assert one[1] == other[1]
    for name, tensor in one[0].state_dict().items():
        torch.testing.assert_close(other[0].state_dict()[name], tensor, rtol=0, atol=1e-3, msg=name)
