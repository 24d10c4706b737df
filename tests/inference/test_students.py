"""Few-step students: a folder says at which times its network is asked, and nothing else is done with it."""

import dataclasses
import json
from itertools import pairwise

import pytest
import torch
from reference.tiny import random_model, random_text, tiny_config

from kinoflow.alignment.config import DPOConfig
from kinoflow.alignment.runs import build_dpo
from kinoflow.cli import main
from kinoflow.errors import ConfigError, OptionError
from kinoflow.inference.loading import load_reference
from kinoflow.inference.official_config import BODY_REST_PELVIS_OFFSET_M, official_config
from kinoflow.inference.pipeline import MotionPipeline
from kinoflow.inference.settings import SamplingSettings
from kinoflow.model.description import ModelDescription, load_description
from kinoflow.model.folder import save_model
from kinoflow.motion.features import layout_fingerprint
from kinoflow.training.config import ObjectiveConfig, TrainingConfig
from kinoflow.training.pretrain import StartingPoint, build_trainer

TIMES = (0.0, 0.2, 0.55, 0.6, 1.0)
FRAMES = 48


def described(prediction: str = "clean", **changes) -> ModelDescription:
    values = {
        "network": tiny_config(train_frames=FRAMES),
        "prediction": prediction,
        "layout": layout_fingerprint(),
        "num_steps": 4,
        "guidance_scale": 1.0,
        "sampling_times": TIMES,
        "name": "student",
    }
    return ModelDescription(**(values | changes))


def student(prediction: str = "clean", times=TIMES) -> MotionPipeline:
    description = described(prediction, sampling_times=times, num_steps=len(times) - 1)
    return MotionPipeline(random_model(description.network).requires_grad_(False), description, None)


@pytest.mark.parametrize("prediction", ["clean", "velocity"])
def test_a_student_goes_straight_between_its_times(prediction):
    """x_s = x + (s - t) / (1 - t) (x1 - x) for a clean prediction, x + (s - t) u for a velocity; four evaluations."""
    pipe = student(prediction)
    text, lengths = random_text([5, 3]), torch.tensor([FRAMES, 30])
    noise = torch.randn(2, FRAMES, 201, generator=torch.Generator().manual_seed(0))
    rows = []
    handle = pipe.model.transformer.motion_input.register_forward_pre_hook(lambda m, args: rows.append(len(args[0])))
    found = pipe.sample(text, num_frames=lengths, noise=noise)
    handle.remove()
    assert rows == [2, 2, 2, 2], "one branch, four times"
    x = noise
    for t, s in pairwise(TIMES):
        output = pipe.model(x, torch.full((2,), t), text.tokens, text.lengths, text.pooled, lengths)
        x = x + (s - t) * output if prediction == "velocity" else x + (s - t) / (1 - t) * (output - x)
    torch.testing.assert_close(found[0], x[0], rtol=1e-4, atol=1e-4)
    torch.testing.assert_close(found[1, :30], x[1, :30], rtol=1e-4, atol=1e-4)


def test_an_even_grid_is_the_euler_solver_to_the_bit():
    even = student(times=(0.0, 0.25, 0.5, 0.75, 1.0))
    field = MotionPipeline(even.model, dataclasses.replace(even.description, sampling_times=()), None)
    given = {"num_frames": [40], "seeds": [3]}
    expected = field.sample(random_text([4]), **given, solver="euler", steps=4, guidance_scale=1.0)
    assert torch.equal(even.sample(random_text([4]), **given), expected)


def test_another_way_is_refused():
    pipe = student()
    for given, told in (
        ({"steps": 25}, "steps 25"),
        ({"guidance_scale": 4.0}, "guidance_scale 4.0"),
        ({"guidance_scale": float("nan")}, "guidance_scale nan"),
        ({"solver": "heun"}, "solver 'heun'"),
        ({"time_shift": 2.0}, r"time_shift 2\.0"),
    ):
        with pytest.raises(OptionError, match=f"distilled to 4 steps.*{told}"):
            pipe.sample(random_text([4]), num_frames=[40], seeds=[0], **given)
    settings = SamplingSettings.of(pipe.description, steps=4, solver="euler", guidance_scale=0.0)
    assert settings.grid == list(TIMES)
    # What a clip says of how it was made can be asked for again.
    assert SamplingSettings.of(pipe.description, **settings.to_dict()) == settings


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"sampling_times": (0.0, 0.5, 0.5, 0.7, 1.0)}, "later than the one before"),
        ({"sampling_times": (0.1, 0.2, 0.3, 0.4, 1.0)}, "from 0 to 1"),
        ({"sampling_times": (0.0, 0.2, 0.3, 0.4, 0.9)}, "from 0 to 1"),
        ({"sampling_times": (0.0, float("nan"), 0.3, 0.4, 1.0)}, "sampling_times"),
        ({"sampling_times": (0.0, "a", 0.3, 0.4, 1.0)}, "sampling_times"),
        ({"sampling_times": (0.0,)}, "from 0 to 1"),
        ({"num_steps": 5}, "num_steps must be 4"),
        ({"solver": "heun"}, "solver must be 'euler'"),
        ({"time_shift": 3.0}, "time_shift must be 1.0"),
        ({"guidance_scale": 2.0}, "without guidance"),
    ],
)
def test_a_description_that_says_two_things_is_refused(changes, told):
    with pytest.raises(ConfigError, match=told):
        described(**changes)


def test_a_folder_keeps_its_times_and_old_folders_have_none(tmp_path):
    save_model(tmp_path / "m", described(), random_model(described().network).state_dict())
    assert load_description(tmp_path / "m") == described()
    path = tmp_path / "m" / "config.json"
    values = json.loads(path.read_text())
    del values["sampling_times"]
    path.write_text(json.dumps(values))
    assert load_description(tmp_path / "m").sampling_times == ()


def test_what_needs_a_field_refuses_a_student(tmp_path):
    description = described()
    save_model(tmp_path / "m", description, random_model(description.network).state_dict())
    start = StartingPoint(random_model(description.network), description)
    objective = ObjectiveConfig(prediction="clean")
    config = TrainingConfig(name="tiny", network=description.network, objective=objective)
    with pytest.raises(ConfigError, match=r"training on captured motions needs .* student was distilled to 4 steps"):
        build_trainer(config, tmp_path, tmp_path / "run", start_from=start)
    aligned = DPOConfig(name="tiny", network=description.network, objective=objective)
    with pytest.raises(ConfigError, match="alignment needs"):
        build_dpo(aligned, load_reference(tmp_path / "m", "cpu", text_encoder=None), tmp_path / "run", [])
    official = described("velocity", text_encoder="official", rest_pelvis_offset_m=BODY_REST_PELVIS_OFFSET_M)
    with pytest.raises(ConfigError, match="sampling_times"):
        official_config(official)


def test_the_command_line_refuses_another_way_before_it_loads_anything(tmp_path, capsys):
    save_model(tmp_path / "m", described(), random_model(described().network).state_dict())
    given = ["generate", "A person walks.", "--model", str(tmp_path / "m"), "-o", str(tmp_path / "a.npz")]
    assert main([*given, "--steps", "25"]) == 2
    assert "distilled to 4 steps" in capsys.readouterr().err
    assert not (tmp_path / "a.npz").exists()
