"""Where a motion comes from: the library where it has what is asked for, the network elsewhere."""

import numpy as np
import pytest

from kinoflow import MotionPipeline
from kinoflow.cli import main
from kinoflow.errors import DurationError, OptionError, PromptError
from kinoflow.motion import MotionClip


@pytest.fixture(scope="module")
def pipe() -> MotionPipeline:
    return MotionPipeline.from_pretrained()


def test_the_library_makes_what_it_has_and_says_so(pipe):
    first, second = pipe("A person bows.", seeds=[0, 1])
    assert first.metadata["source"] == second.metadata["source"] == "library"
    assert (first.metadata["action"], first.metadata["licence"]) == ("bow", "CC0-1.0")
    assert (first.metadata["prompt"], second.metadata["seed"]) == ("A person bows.", 1)
    assert "model" not in first.metadata
    np.testing.assert_allclose(first.joints[0, 0, [0, 2]], 0.0, atol=1e-9)
    assert first.num_frames != second.num_frames
    assert [clip.num_frames for clip in pipe("A person bows.", duration=4.0, seeds=[0, 1])] == [120, 120]


@pytest.mark.parametrize("way", [{"source": "network"}, {"steps": 2}, {"guidance_scale": 1.0}, {"solver": "euler"}])
def test_the_network_makes_what_is_asked_of_it(pipe, way):
    clip = pipe("A person bows.", duration=1.0, **({"steps": 2} | way))[0]
    assert clip.metadata["source"] == "network"
    assert clip.metadata["licence"] == pipe.description.licence


def test_the_network_makes_what_the_library_has_not(pipe):
    pipe.description = pipe.description.with_sampling(num_steps=2)
    made = pipe("asdf qwertz", duration=1.0)[0].metadata
    assert made["source"] == "network"
    assert (
        made["notes"][0] == "the library has nothing like 'asdf qwertz'; the network made it, which knows few actions"
    )
    assert made["notes"][1].startswith("no word of 'asdf qwertz' is known")
    with pytest.raises(PromptError, match="the library has no action like 'asdf qwertz'"):
        pipe("asdf qwertz", duration=1.0, source="library")


def test_the_library_is_asked_in_spite_of_settings_where_it_is_named(pipe):
    assert pipe("A person bows.", duration=1.0, steps=2, source="library")[0].metadata["source"] == "library"


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"source": "heaven"}, OptionError),
        ({"duration": 13.0}, DurationError),
        ({"duration": 0.1}, DurationError),
        ({"seeds": [-1]}, OptionError),
        ({"seeds": []}, OptionError),
        ({"steps": 0, "source": "library"}, OptionError),
    ],
)
def test_what_is_refused_is_refused_for_the_library_too(pipe, given, error):
    with pytest.raises(error):
        pipe("A person bows.", **given)


def test_what_a_prompt_says_of_time_is_kept(pipe):
    (clip,) = pipe("please bow for 4 seconds")
    assert clip.num_frames == 120
    assert (clip.metadata["prompt"], clip.metadata["caption"]) == ("please bow for 4 seconds", "A person bows.")
    assert pipe("please bow for 4 seconds", duration=3.0)[0].num_frames == 90
    (scene,) = pipe("A person waves for 2 seconds, then bows for 3 seconds.", seeds=[7])
    assert scene.num_frames == 150
    assert [row["end_frame"] for row in scene.metadata["segments"]] == [60, 150]
    assert (scene.metadata["seed"], scene.metadata["source"]) == (7, "library")
    plan = pipe.plan("A person bows.")
    assert pipe(plan)[0].metadata["prompt"] == "A person bows."
    assert pipe("please bow", rewrite="off")[0].metadata["prompt"] == "please bow"


def test_the_network_makes_it_as_long_as_such_actions_take(pipe):
    pipe.description = pipe.description.with_sampling(num_steps=2)
    (clip,) = pipe("A person bows.", source="network")
    assert clip.num_frames == pipe.plan("A person bows.").frames != 150


@pytest.mark.parametrize("prompt", ["", "  ", "!!!", "\ud800", 5])
def test_prompts_without_words_are_refused(pipe, prompt):
    with pytest.raises(PromptError):
        pipe(prompt)


def test_other_models_have_no_library(pipe, tmp_path):
    plain = MotionPipeline(pipe.model, pipe.description, pipe.text_encoder)
    assert plain.arrange("A person bows.") is None
    with pytest.raises(OptionError, match="comes with the compact model only"):
        plain("A person bows.", source="library")


def test_the_command_tells_what_it_read_and_under_which_licence(tmp_path, capsys):
    path = tmp_path / "squats.npz"
    assert main(["generate", "two squats, then he beckons once with the left hand", "-o", str(path)]) == 0
    said = capsys.readouterr().err
    assert "squat (count 2), then beckon (side left, count 1)" in said
    assert "note" not in said
    assert "licence: CC0-1.0" in said
    assert main(["generate", "fifty squats", "-o", str(path)]) == 0
    assert "note: squat: 24 times, not 50" in capsys.readouterr().err
    assert MotionClip.load(path).metadata["source"] == "library"
    assert main(["generate", "asdf qwertz", "-o", str(path), "--source", "library"]) == 2
    assert "the library has no action like 'asdf qwertz'" in capsys.readouterr().err
    assert MotionClip.load(path).metadata["source"] == "library"
