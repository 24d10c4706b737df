"""Edits by a sentence: what they keep, and what they say."""

import numpy as np
import pytest

from kinoflow.arranging.arranger import Arrangement, Part
from kinoflow.authoring.gait import STYLES, line
from kinoflow.authoring.going import Going, go
from kinoflow.errors import OptionError, PromptError
from kinoflow.inference.pipeline import MotionPipeline
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.edits import PARTS, retimed
from kinoflow.motion.skeleton import joint


class Performer(MotionPipeline):
    """The pipeline without its network: a sentence is the name of an action."""

    def __init__(self) -> None:
        self.arranger = object()  # type: ignore[assignment]

    def arranged(self, prompt, source="auto"):
        return Arrangement((Part(prompt, {}, prompt, 1.0),))


@pytest.fixture(scope="module")
def pipe() -> Performer:
    return Performer()


@pytest.fixture(scope="module")
def walk() -> MotionClip:
    return go(Going(STYLES["walk"], line(), "path", False), 150, np.random.default_rng(0)).clip


def same(first: MotionClip, second: MotionClip) -> bool:
    return bool((first.rotations == second.rotations).all() and (first.translation == second.translation).all())


@pytest.mark.parametrize("prompt", ["walk sad", "wave", "jump in place"])
def test_frames_are_made_anew_and_all_others_kept(pipe, walk, prompt):
    found = pipe.edit(walk, prompt, frames=(50, 100))
    assert found.num_frames == 150
    assert same(found.crop(0, 50), walk.crop(0, 50))
    assert same(found.crop(100, 150), walk.crop(100, 150))
    assert np.abs(found.joints[50:100] - walk.joints[50:100]).max() > 0.05
    edit = found.metadata["edits"][-1]
    assert edit["frames"] == [50, 100]
    assert set(edit["seams"]) == {"50", "100"}


def test_walking_goes_on_in_stride(pipe, walk):
    found = pipe.edit(walk, "walk sad", frames=(50, 100))
    speed = np.linalg.norm(np.diff(found.translation[:, [0, 2]], axis=0), axis=-1) * 30
    assert speed[40:110].min() > 0.25
    # Somebody who walks meets the place by longer or shorter steps; somebody who waves cannot, and it is told.
    assert "notes" not in found.metadata
    assert "feet may slide" in pipe.edit(walk, "wave", frames=(50, 100)).metadata["notes"][0]


def test_a_part_does_something_else(pipe, walk):
    found = pipe.edit(walk, "clap", part="arms", frames=(30, 120))
    arms = [joint(name) for name in PARTS["arms"]]
    others = [index for index in range(22) if index not in arms]
    assert (found.rotations[:, others] == walk.rotations[:, others]).all()
    assert (found.translation == walk.translation).all()
    assert (found.rotations[:30] == walk.rotations[:30]).all()
    assert np.abs(found.rotations[60:90][:, arms] - walk.rotations[60:90][:, arms]).max() > 0.3


@pytest.mark.parametrize("prompt", [None, "wave"])
def test_more_after_and_before(pipe, walk, prompt):
    after = pipe.edit(walk, prompt, extend="forward", num_frames=60)
    assert after.num_frames == 210
    assert same(after.crop(0, 150), walk)
    before = pipe.edit(walk, prompt, extend="backward", num_frames=60)
    assert before.num_frames == 210
    assert same(before.crop(60, 210), walk)


def test_who_sits_before_gets_up_first(pipe, walk):
    found = pipe.edit(walk, "sit still", extend="backward", num_frames=150)
    assert same(found.crop(150, 300), walk)
    assert found.translation[0, 1] < 0.65
    assert found.metadata["edits"][-1]["seam"]["slide_cm"] < 1.0


def test_another_clip_follows(pipe, walk):
    found = pipe.edit(walk, then=walk.crop(0, 60), num_frames=20)
    assert found.num_frames == 150 + 20 + 60
    assert same(found.crop(0, 150), walk)
    assert np.allclose(found.rotations[170:, 1:], walk.rotations[:60, 1:], atol=1e-12)


def test_a_mood_changes_the_pace_or_only_some_frames(pipe, walk):
    sad = pipe.edit(walk, style="sadly")
    assert sad.num_frames > 1.2 * walk.num_frames
    assert np.allclose(sad.translation[[0, -1]], walk.translation[[0, -1]], atol=1e-12)
    assert sad.metadata["edits"][-1]["style"] == "sad"
    found = pipe.edit(walk, style="proud", strength=2.0, frames=(40, 100))
    assert found.num_frames == 150
    assert same(found.crop(0, 40), walk.crop(0, 40))
    assert same(found.crop(100, 150), walk.crop(100, 150))
    assert (found.translation == walk.translation).all()
    with pytest.raises(OptionError, match="strength"):
        pipe.edit(walk, style="sad", strength=9.0)
    with pytest.raises(PromptError, match="careful"):
        pipe.edit(walk, style="like a zombie", source="library")


@pytest.mark.slow
def test_the_network_changes_a_style_and_keeps_the_way(walk):
    clip = walk.crop(20, 80)
    found = MotionPipeline.from_pretrained().edit(clip, "A person walks", style="like a zombie", frames=(20, 45))
    assert same(found.crop(0, 20), clip.crop(0, 20))
    assert same(found.crop(45, 60), clip.crop(45, 60))
    whole = MotionPipeline.from_pretrained().edit(clip, "A person walks", style="like a zombie", strength=0.3)
    assert (whole.translation[:, [0, 2]] == clip.translation[:, [0, 2]]).all()
    # The less noise, the nearer to what it was.
    away = np.linalg.norm(whole.joints - clip.joints, axis=-1).mean()
    assert 0.005 < away < 0.25


def test_any_rate_stays(pipe, walk):
    fast = retimed(walk, 299).replace(fps=60.0)
    found = pipe.edit(fast, "wave", frames=(100, 200))
    assert found.fps == 60
    assert found.num_frames == 299
    assert same(found.crop(200, 299), fast.crop(200, 299))


def test_what_is_no_edit_is_refused(pipe, walk):
    for ways in ({}, {"frames": (0, 10)}, {"part": "arms"}, {"extend": "forward"}, {"then": walk}):
        with pytest.raises(OptionError, match="an edit is one of"):
            pipe.edit(walk, **ways)
    with pytest.raises(OptionError, match="0 to 150"):
        pipe.edit(walk, "wave", frames=(100, 200))
    with pytest.raises(OptionError, match="left arm"):
        pipe.edit(walk, "wave", part="tail")
