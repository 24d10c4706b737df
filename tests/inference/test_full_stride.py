"""Motions that begin and end in full stride, and loops that are asked for by words."""

import numpy as np
import pytest

from kinoflow.errors import OptionError
from kinoflow.inference import MotionPipeline
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.loops import repeated


@pytest.fixture(scope="module")
def pipe() -> MotionPipeline:
    return MotionPipeline.from_pretrained("compact")


def speed_m_per_s(clip: MotionClip, frames: slice) -> float:
    """Of the pelvis over the floor."""
    steps = np.diff(clip.translation[:, [0, 2]], axis=0)
    return float(np.linalg.norm(steps, axis=-1)[frames].mean() * clip.fps)


@pytest.mark.parametrize(
    ("prompt", "given", "moving"),
    [
        ("walks forward", {}, (False, False)),
        ("walks forward", {"begins": "moving"}, (True, False)),
        ("runs forward", {"ends": "moving"}, (False, True)),
        ("keeps walking", {}, (True, True)),
        ("a man already running", {}, (True, True)),
        ("a man already running", {"ends": "standing"}, (True, False)),
        ("keeps walking, then sits down", {}, (True, False)),
        ("keeps walking", {"duration": 3.0}, (True, True)),
    ],
)
def test_who_is_under_way_is_so_in_the_first_and_the_last_frame(pipe, prompt, given, moving):
    (clip,) = pipe(prompt, **given)
    full = np.median(np.linalg.norm(np.diff(clip.translation[:45, [0, 2]], axis=0), axis=-1)) * clip.fps
    for edge, expected in zip((slice(0, 3), slice(-3, None)), moving, strict=True):
        assert (speed_m_per_s(clip, edge) > 0.6 * full) == expected
    if "duration" in given:
        assert clip.num_frames == 90
    assert clip.metadata["action"]
    assert np.allclose(clip.translation[0, [0, 2]], 0)


def test_what_stands_is_told(pipe):
    (clip,) = pipe("waves", begins="moving", ends="moving")
    assert [note for note in clip.metadata["notes"] if "at rest at its beginning" in note]
    assert [note for note in clip.metadata["notes"] if "at rest at its end" in note]
    (clip,) = pipe("keeps waving")
    assert not [note for note in clip.metadata.get("notes", ()) if "at rest" in note]


def test_scenes_begin_and_end_so_too(pipe):
    clip = pipe.scene([("walks forward", 2), ("runs", 2)], begins="moving", ends="moving")
    assert speed_m_per_s(clip, slice(0, 3)) > 0.8
    assert speed_m_per_s(clip, slice(-3, None)) > 2.5
    with pytest.raises(OptionError, match="standing or moving"):
        pipe.scene([("walks forward", 2)], begins="running")


@pytest.mark.parametrize("prompt", ["run cycle", "walk cycle", "idle loop", "sad walk cycle"])
def test_cycles_are_closed_and_told(pipe, prompt):
    (clip,) = pipe(prompt)
    said = clip.metadata["loop"]
    assert said["seam_pose_cm"] < 1e-3
    assert clip.metadata["notes"][0].startswith("a loop, as asked: ")
    assert clip.metadata["prompt"] == prompt
    if "idle" not in prompt:
        # One stride, at an even pace: nobody slows down or sags in it.
        assert clip.duration_s < 2.2
        steps = np.linalg.norm(np.diff(repeated(clip, 2).translation[:, [0, 2]], axis=0), axis=-1)
        assert steps.min() > 0.6 * steps.max()


def test_cycles_in_place_stay_there_and_close(pipe):
    (clip,) = pipe("run cycle in place")
    assert np.abs(clip.translation[-1] - clip.translation[0]).max() < 1e-6
    assert clip.metadata["loop"]["seam_pose_cm"] < 1e-3
    assert "stays in place" in clip.metadata["notes"][0]


def test_what_does_not_repeat_is_made_and_told(pipe):
    (clip,) = pipe("sits down, looping")
    assert "loop" not in clip.metadata
    assert clip.metadata["notes"][0].startswith("not a loop: ")
