"""Studies: closed forms of intervals, coherence and compute, words that follow from numbers, and the commands."""

from __future__ import annotations

import dataclasses
import itertools
import json
import math
import re
from pathlib import Path

import numpy as np
import pytest
import torch
from evaluations import WordEncoder
from hypothesis import given
from hypothesis import strategies as st
from scipy import integrate
from scipy.special import gamma

from kinoflow.cli import main
from kinoflow.data.captions.actions import plain
from kinoflow.data.loader import MotionDataset
from kinoflow.data.manifest import TRAIN, VALIDATION, Caption, ClipRecord
from kinoflow.data.shards import DatasetFolder, ShardWriter
from kinoflow.errors import ConfigError, OptionError
from kinoflow.experiments.designs import STUDIES, Measure, base_config
from kinoflow.experiments.measures import (
    STILL_M_PER_S,
    halves,
    left_and_right,
    physics,
    sided,
    speed_drift,
    turn_drift_deg_per_s,
)
from kinoflow.experiments.prompts import LONG_PARAPHRASES, PARAPHRASES, Prompt, choose_prompts
from kinoflow.experiments.report import conclusion, report_text, verdict
from kinoflow.experiments.run import LEAST_STEPS, Outcome, batch_of, steps_for
from kinoflow.inference import pipeline
from kinoflow.measures.probes import read_sentence
from kinoflow.measures.statistics import Interval, contrast, t_interval
from kinoflow.model.attention import motion_visibility
from kinoflow.motion import MANNEQUIN, MotionClip
from kinoflow.motion.canonical import canonicalise, mirror
from kinoflow.motion.features import encode
from kinoflow.motion.rotations import axis_angle_to_matrix, rotation_about_y
from kinoflow.motion.skeleton import joint
from kinoflow.training import pretrain
from kinoflow.training.config import CurationConfig
from kinoflow.training.curation import curate, in_share
from kinoflow.training.estimate import forward_flops, forward_flops_of_band, uniform
from kinoflow.training.pretrain import build_trainer

VALIDATION_CAPTION = "A person walks forward."
TOY = [
    "network.width=16",
    "network.num_layers=3",
    "network.num_heads=2",
    "network.mlp_ratio=1",
    "network.refiner_layers=1",
    "network.context_width=10",
    "network.pooled_width=6",
    "text_encoder=words",
    "sampler.batch_size=4",
    "sampling_steps=1",
    "precision=fp32",
    "checkpoint_every=1",
]


def gliding(speeds_m_per_s: list[float], turns_deg_per_s: list[float]) -> MotionClip:
    """A T-pose that faces where it glides: 3 s for each speed and rate of turning, at 30 fps."""
    heading = np.cumsum(np.repeat(np.radians(turns_deg_per_s) / 30, 90))
    step = np.repeat(np.array(speeds_m_per_s) / 30, 90)[:, None]
    place = np.cumsum(step * np.stack([np.sin(heading), np.zeros(len(heading)), np.cos(heading)], axis=-1), axis=0)
    rotations = axis_angle_to_matrix(np.zeros((len(heading), 22, 3)))
    rotations[:, 0] = rotation_about_y(heading)
    return MotionClip(rotations, place + MANNEQUIN.rest_positions[0], 30.0)


def raising(side: str) -> MotionClip:
    """Two seconds in which one arm goes from hanging down to straight up, and the other hangs."""
    angles = np.zeros((60, 22, 3))
    lift = np.clip(np.linspace(-1.5, 2.5, 60), -1.3, 1.4)
    angles[:, joint("L_Shoulder"), 2] = lift if side == "left" else -1.3
    angles[:, joint("R_Shoulder"), 2] = -lift if side == "right" else 1.3
    return MotionClip(axis_angle_to_matrix(angles), np.tile(MANNEQUIN.rest_positions[0], (60, 1)), 30.0)


def write_data(folder: Path, frames: int = 32, clips: int = 12) -> None:
    """Walks of like length, of which the last has a caption of its own and is held out."""
    folder.mkdir()
    writer = ShardWriter(folder)
    for number in range(clips):
        last = number == clips - 1
        text = VALIDATION_CAPTION if last else "A person strolls ahead."
        record = ClipRecord(
            id=f"clip-{number}", source="made", licence="CC0 1.0", split=VALIDATION if last else TRAIN,
            group=str(number), label="walk", style=None, frames=frames + number,
            captions=(Caption(text, text, "made"),),
        )  # fmt: skip
        clip = gliding([1 + 0.1 * number] * 4, [0.0] * 4)
        part = MotionClip(clip.rotations[: record.frames], clip.translation[: record.frames], 30.0)
        writer.add(record, encode(canonicalise(part)))
    writer.close([], {})


@pytest.fixture
def data(tmp_path, monkeypatch) -> Path:
    for module in (pretrain, pipeline):
        monkeypatch.setattr(module, "load_text_encoder", lambda name, **more: WordEncoder())
    write_data(tmp_path / "data")
    return tmp_path / "data"


def test_t_interval_of_three_values():
    found = t_interval([1.0, 2.0, 3.0])
    assert found.mean == 2.0
    # The quantile of two degrees of freedom has a closed form: (2 p - 1) sqrt(2 / (4 p (1 - p))).
    quantile = 0.95 * math.sqrt(2 / (4 * 0.975 * 0.025))
    assert found.half_width == pytest.approx(quantile / math.sqrt(3), rel=1e-9)
    assert not t_interval([-1.0, 0.5, 2.0]).excludes_zero
    assert t_interval([5.0]) == Interval(5.0, None, 1)
    assert not t_interval([5.0]).excludes_zero


@given(st.lists(st.floats(-100, 100), min_size=2, max_size=8))
def test_t_interval_holds_95_percent_of_students_density(values):
    found = t_interval(values)
    deviation, count = np.std(values, ddof=1), len(values)
    if deviation < 1e-9:
        return
    nu = count - 1
    scale = gamma((nu + 1) / 2) / math.sqrt(nu * math.pi) / gamma(nu / 2)
    end = found.half_width / (deviation / math.sqrt(count))
    inside, _ = integrate.quad(lambda x: scale * (1 + x * x / nu) ** (-(nu + 1) / 2), -end, end)
    assert inside == pytest.approx(0.95, abs=1e-6)


@pytest.mark.parametrize("values", [[], [float("nan"), 1.0], [float("inf")]])
def test_intervals_of_nothing_are_refused(values):
    with pytest.raises(OptionError, match="finite"):
        t_interval(values)


def test_a_contrast_is_paired_by_seed():
    luck = {0: 10.0, 1: -30.0, 2: 7.0}
    values = {"a": {s: x + 1.5 for s, x in luck.items()}, "b": luck, "c": {0: 0.0}}
    assert contrast({"a": 1.0, "b": -1.0}, values) == Interval(1.5, 0.0, 3)
    assert contrast({"a": 1.0, "c": -1.0}, values).count == 1
    assert contrast({"a": 1.0, "absent": -1.0}, values) is None


def test_speed_drift():
    assert speed_drift(gliding([1.0] * 3, [0.0] * 3)) == pytest.approx(0, abs=1e-9)
    # The thirds of the smoothed path are almost those of the clip: 0.3 s of 9 are lost.
    found = speed_drift(gliding([1.0, 1.0, 2.0], [0.0] * 3))
    assert found == pytest.approx(math.log((2 + STILL_M_PER_S) / (1 + STILL_M_PER_S)), rel=0.05)
    assert speed_drift(gliding([2.0, 1.0, 1.0], [0.0] * 3)) == pytest.approx(found, rel=0.05)
    assert speed_drift(gliding([0.0] * 3, [0.0] * 3)) == pytest.approx(0, abs=1e-9)


def test_turn_drift():
    assert turn_drift_deg_per_s(gliding([1.0] * 3, [50.0] * 3)) == pytest.approx(0, abs=1e-6)
    assert turn_drift_deg_per_s(gliding([1.0] * 3, [90.0, 40.0, 0.0])) == pytest.approx(90, rel=0.02)
    assert turn_drift_deg_per_s(gliding([1.0] * 3, [40.0, 0.0, -40.0])) == pytest.approx(80, rel=0.02)


def test_halves_are_the_clip():
    clip = gliding([1.0, 2.0, 3.0], [10.0] * 3)
    first, second = halves(clip)
    assert first.num_frames + second.num_frames == clip.num_frames
    assert np.array_equal(np.concatenate([first.translation, second.translation]), clip.translation)


def test_left_and_right():
    prompts = [Prompt("A person raises the left hand.", 60), Prompt("A person raises the right hand.", 60)]
    left, right = raising("left"), raising("right")
    assert left_and_right(list(zip(prompts, [left, right], strict=True))) == {"side_right": 1.0, "side_wrong": 0.0}
    assert left_and_right(list(zip(prompts, [right, left], strict=True))) == {"side_right": 0.0, "side_wrong": 1.0}
    assert left_and_right(list(zip(prompts, [left, left], strict=True))) == {"side_right": 0.5, "side_wrong": 0.5}
    still = gliding([0.0], [0.0])
    assert left_and_right([(prompts[0], still)]) == {"side_right": 0.0, "side_wrong": 0.0}
    assert left_and_right([(Prompt("A person walks forward.", 60), still)]) == {}


def test_physics_of_the_captured_clips_themselves_is_at_distance_zero(walk):
    prompt = Prompt("A person walks.", walk.num_frames, walk)
    assert physics([(prompt, walk), (prompt, mirror(walk))])["physical_distance"] == pytest.approx(0, abs=0.05)
    faster = walk.replace(fps=60.0)
    assert physics([(prompt, faster)])["physical_distance"] > 0.1
    assert "physical_distance" not in physics([(Prompt("A person walks.", 90), walk)])


@given(st.lists(st.floats(1, 9), min_size=60, max_size=60), st.floats(0, 200))
def test_steps_are_those_nearest_to_the_budget(flops, budget):
    found = steps_for(lambda number: (flops[number], number), budget)
    sums = np.concatenate([[0.0], np.cumsum(flops)])
    best = min(range(LEAST_STEPS, 60), key=lambda n: abs(sums[n] - budget))
    assert abs(found.flops - budget) == pytest.approx(abs(sums[best] - budget))
    assert found.flops == pytest.approx(sums[found.steps])
    assert found.frames == sum(range(found.steps))


def test_work_is_counted_as_the_trainer_counts_it(data, tmp_path):
    base = base_config()
    network = dataclasses.replace(
        base.network, width=16, num_layers=3, num_heads=2, context_width=10, pooled_width=6, text_sees_motion=True
    )
    sampler = dataclasses.replace(base.sampler, batch_size=4)
    config = dataclasses.replace(base, network=network, sampler=sampler, text_encoder="words", seed=5)
    stage = build_trainer(config, data, tmp_path / "run").stage
    counted = batch_of(config, data)
    for number in range(4):
        size = stage.size(stage.batch(number))
        assert counted(number) == (pytest.approx(size.flops, rel=1e-12), size.frames)


@given(st.integers(1, 60), st.integers(1, 400), st.sampled_from([1, 4]), st.integers(1, 9))
def test_operations_of_a_band_are_those_of_the_pairs_that_are_seen(band, frames, patch, text):
    base = dataclasses.replace(base_config().network, patch_size=patch, band_frames=band, motion_mask="band")
    tokens = -(-frames // patch)
    visible = motion_visibility(tokens, "band", band // patch)
    seen = tokens**2 if visible is None else int(visible.sum())
    dense = forward_flops(base, uniform(1, frames), uniform(1, text))
    # Scores and weighted values: two products, two operations each, per layer, pair and channel.
    expected = dense - 4 * base.num_layers * base.width * (tokens**2 - seen)
    assert forward_flops_of_band(base, frames, text) == pytest.approx(expected, rel=1e-12)
    full = dataclasses.replace(base, motion_mask="none")
    assert forward_flops_of_band(full, frames, text) == dense


def test_shares_of_clips_are_nested_and_of_about_their_size(data):
    names = [f"clip-{number}" for number in range(4000)]
    kept = {share: {name for name in names if in_share(name, share)} for share in (0.1, 0.25, 1.0)}
    assert kept[0.1] < kept[0.25] < kept[1.0] == set(names)
    assert abs(len(kept[0.25]) - 1000) < 5 * math.sqrt(4000 * 0.25 * 0.75)
    clips = MotionDataset(data)
    left = curate(clips, CurationConfig(share=0.5))
    assert {r.id for r in left.records} == {r.id for r in clips.records if in_share(r.id, 0.5)}
    assert 0 < len(left) < len(clips)
    longer = curate(clips, CurationConfig(min_frames=38))
    assert {r.id for r in longer.records} == {f"clip-{number}" for number in range(6, 11)}
    for wrong in ({"share": 0.0}, {"share": 1.5}, {"min_frames": -1}):
        with pytest.raises(ConfigError, match=next(iter(wrong))):
            CurationConfig(**wrong)


@pytest.mark.parametrize("name", STUDIES)
def test_arms_differ_in_what_is_studied_only(name):
    base = base_config()
    study = STUDIES[name](base)
    assert len({arm.name for arm in study.arms}) == len(study.arms) >= 3
    for one, other in itertools.combinations([arm.config for arm in study.arms], 2):
        assert one != other
        same = dataclasses.replace(one, network=other.network)
        if name == "scaling":
            share = dataclasses.replace(one.curation, share=other.curation.share)
            same = dataclasses.replace(same, curation=share)
        assert same == other
    for one in study.contrasts:
        assert set(one.weights) <= {arm.name for arm in study.arms}
        assert sum(one.weights.values()) == 0
    from kinoflow.model import MotionModel

    for arm in study.arms:
        with torch.device("meta"):
            assert sum(p.numel() for p in MotionModel(arm.config.network).parameters()) <= 4e6


def test_what_is_asked_was_not_in_training(data):
    prompts = choose_prompts(data, CurationConfig(), 10, frames=None)
    assert [p.text for p in prompts if p.captured is not None] == [VALIDATION_CAPTION]
    assert prompts[0].frames == prompts[0].captured.num_frames
    known = {plain(c.text) for r in DatasetFolder.open(data).records if r.split == TRAIN for c in r.captions}
    assert not known & {plain(p.text) for p in prompts}
    assert [p.text for p in prompts[1:]] == list(PARAPHRASES)
    assert {p.frames for p in choose_prompts(data, CurationConfig(), 10, frames=300)} == {300}


def test_probes_ask_what_every_paraphrase_says():
    for text in (*PARAPHRASES, *LONG_PARAPHRASES):
        assert read_sentence(text).probes, text
        # Whoever does it is not asked about, but which side is.
        assert bool(re.search("left|right", text)) == bool(sided(text)), text
    assert all(Prompt(text, 300).goes_on for text in LONG_PARAPHRASES[:-2])
    sides = [re.findall("left|right", text) for text in PARAPHRASES]
    assert sum(found == ["left"] for found in sides) == sum(found == ["right"] for found in sides)
    assert Prompt("A guest walks in a circle to the left.", 300).goes_on
    assert not Prompt("A person walks forward, then waves the left hand.", 300).goes_on


def outcome(**values: list[float]) -> Outcome:
    """A study of the mask whose arms got these numbers of probes passed, a seed each."""
    study = STUDIES["mask"](base_config())
    rows = [
        {"arm": arm.replace("_", "-"), "seed": seed, "steps": 3, "flops": 1e9, "frames": 7, "parameters": 5,
         "processor_s": 1.0, "measures": {"probes_passed": value}}
        for arm, numbers in values.items() for seed, value in enumerate(numbers)
    ]  # fmt: skip
    plan = {"budget_flops": 1e9, "reference_steps": 3, "reference": "asymmetric", "prompts": [], "clips_per_prompt": 1}
    return Outcome(study, plan, rows, {})


def test_conclusions_say_what_the_numbers_say():
    better = outcome(
        asymmetric=[0.5, 0.6, 0.4], full=[0.7, 0.81, 0.6], text_sees_motion=[0.5, 0.6, 0.5], no_refiner=[0.4, 0.7, 0.4]
    )
    first, third, second, chance = conclusion(better)
    assert third.startswith("Text that sees motion against text that does not: no difference beyond its interval")
    assert first.startswith("Full attention against the asymmetric mask: probes passed +0.203")
    assert "higher, which is better" in first
    assert second == "No refiner against a refiner: no difference beyond its interval, on any of 1 measures."
    assert chance.startswith("3 differences")
    worse = outcome(asymmetric=[0.7, 0.81, 0.6], full=[0.5, 0.6, 0.4], no_refiner=[0.7, 0.81, 0.6])
    assert "lower, which is worse" in conclusion(worse)[0]
    single = outcome(asymmetric=[0.1], full=[0.9], no_refiner=[0.5])
    assert all("one seed, so no interval" in sentence for sentence in conclusion(single))
    assert "± " not in report_text(single).split("## Differences")[1]


def test_equality_at_the_floor_is_no_finding():
    low = outcome(asymmetric=[0.1, 0.2], full=[0.1, 0.1], no_refiner=[0.2, 0.1])
    assert not any("Too little" in sentence for sentence in conclusion(low))
    low = dataclasses.replace(low, captured={"probes_passed": 0.9})
    assert conclusion(low)[0].startswith("Too little was learned for arms to differ in probes passed (no run above 0.2")
    high = outcome(asymmetric=[0.1, 0.5], full=[0.1, 0.1], no_refiner=[0.2, 0.1])
    assert "Too little" not in conclusion(dataclasses.replace(high, captured={"probes_passed": 0.9}))[0]


def test_verdicts():
    lower = Measure("x", "x", "lower")
    assert verdict(lower, Interval(-1.0, 0.5, 3)) == "lower, which is better"
    assert verdict(lower, Interval(1.0, 0.5, 3)) == "higher, which is worse"
    assert verdict(lower, Interval(1.0, 1.5, 3)) == "no difference beyond its interval"
    assert verdict(lower, Interval(1.0, 0.0, 3)) == "the same in every seed: no interval"
    assert verdict(Measure("x", "x", ""), Interval(1.0, 0.5, 3)) == "higher"


@pytest.mark.slow
def test_a_study_from_the_command_line(data, tmp_path, capsys, monkeypatch):
    out = tmp_path / "out"
    command = ["study", "mask", "--data", str(data), "-o", str(out), "--steps", "2", "--captions", "1"]
    seed_0 = [*command, "--seeds", "0", "--set", *TOY]
    # Interrupted after the first run: what is done is kept and not made again.
    from kinoflow.experiments import run

    made = []
    real = run.run_one

    def once(study, arm, *more):
        if made:
            raise KeyboardInterrupt
        made.append(arm.name)
        return real(study, arm, *more)

    monkeypatch.setattr(run, "run_one", once)
    assert main(seed_0) == 130
    assert "the same command goes on" in capsys.readouterr().err
    assert not (out / "study.md").exists()
    monkeypatch.setattr(run, "run_one", lambda study, arm, *more: made.append(arm.name) or real(study, arm, *more))
    assert main(seed_0) == 0
    assert made == ["asymmetric", "full", "text-sees-motion", "no-refiner"]
    assert capsys.readouterr().out.strip() == str(out / "study.md")
    assert main(seed_0) == 0
    assert len(made) == 4
    found = json.loads((out / "study.json").read_text())
    assert [(row["arm"], row["seed"]) for row in found["runs"]] == [(name, 0) for name in made]
    budget = found["plan"]["budget_flops"]
    assert found["runs"][0]["flops"] == budget
    for row in found["runs"]:
        assert abs(row["flops"] - budget) <= 0.5 * row["flops"] / (row["steps"] - 1)
        assert 0 <= row["measures"]["probes_passed"] <= 1
        assert math.isfinite(row["measures"]["validation_loss"])
    assert (out / "plot.png").read_bytes().startswith(b"\x89PNG")
    assert "one seed, so no interval" in (out / "study.md").read_text()
    capsys.readouterr()
    assert main([*command, "--seeds", "0", "--set", *TOY, "sampler.batch_size=8"]) == 2
    assert "begun with another config" in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.parametrize("name", ["scaling", "window"])
def test_the_other_studies_from_the_command_line(name, data, tmp_path):
    if name == "window":
        write_data(tmp_path / "long", frames=240, clips=6)
    source = tmp_path / "long" if name == "window" else data
    out = tmp_path / "out"
    command = ["study", name, "--data", str(source), "-o", str(out), "--steps", "2", "--seeds", "0,1"]
    assert main([*command, "--captions", "1", "--set", *TOY]) == 0
    found = json.loads((out / "study.json").read_text())
    assert len(found["runs"]) == 8
    assert {row["count"] for row in found["differences"]} == {2}
    keys = {key for row in found["runs"] for key in row["measures"]}
    assert keys == {measure.key for measure in STUDIES[name](base_config()).measures}


@pytest.mark.parametrize(
    ("more", "named"),
    [
        (["--seeds", "a"], "whole numbers"),
        (["--seeds", "1,1"], "different"),
        (["--steps", "5", "--minutes", "2"], "not both"),
        (["--steps", "1"], "at least 2 steps"),
        (["--minutes", "0"], "some minutes"),
        (["--threads", "0"], "--threads"),
        (["--set", "network.colour=red"], "colour"),
    ],
)
def test_bad_options_are_one_line(more, named, data, tmp_path, capsys):
    assert main(["study", "window", "--data", str(data), "-o", str(tmp_path / "out"), *more]) == 2
    said = capsys.readouterr().err
    assert named in said
    assert said.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_folders_that_cannot_be_used(data, tmp_path, capsys):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work")
    command = ["study", "mask", "--steps", "2", "--set", *TOY]
    assert main([*command, "--data", str(data), "-o", str(tmp_path / "mine")]) == 2
    assert "no study" in capsys.readouterr().err
    assert main([*command, "--data", str(tmp_path / "absent"), "-o", str(tmp_path / "out")]) == 2
    assert "not a dataset folder" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
