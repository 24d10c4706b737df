"""Edits by a sentence: what they keep, and what they say."""

import numpy as np
import pytest

from kinoflow.arranging.parts import Arrangement, Part
from kinoflow.authoring.action import find_action
from kinoflow.authoring.fit import takes
from kinoflow.authoring.gait import STYLES, line
from kinoflow.authoring.going import Going, go
from kinoflow.errors import OptionError, PromptError
from kinoflow.inference.editing import most_begins
from kinoflow.inference.pipeline import MotionPipeline
from kinoflow.measures.control import jerk_at_seams_m_per_s3
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.edits import PARTS, retimed
from kinoflow.motion.joining import foot_rests
from kinoflow.motion.measures import foot_slide_mm_per_frame
from kinoflow.motion.rotations import axis_angle_to_matrix
from kinoflow.motion.skeleton import MANNEQUIN, joint
from kinoflow.motion.smoothing import runs


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
    # Somebody who walks meets the place by longer or shorter steps; somebody who jumps cannot, and it is told.
    assert "notes" not in found.metadata
    assert "moved by" in pipe.edit(walk, "jump in place", frames=(50, 100)).metadata["notes"][-1]


@pytest.mark.parametrize("prompt", ["wave", "bow"])
def test_arms_and_trunk_do_it_walking_where_the_next_frames_are_far(pipe, walk, prompt):
    found = pipe.edit(walk, prompt, frames=(60, 90))
    assert "the body walks there" in found.metadata["notes"][0]
    # On its feet, one after the other, as in the walk itself.
    assert found.translation[60:90, 1].min() > walk.translation[:, 1].min() - 0.05
    assert foot_slide_mm_per_frame(found) < 1.2 * foot_slide_mm_per_frame(walk)
    moved = found.joints[60:90] - walk.joints[60:90]
    if prompt == "wave":
        assert max(moved[:, joint(f"{side}_Wrist"), 1].max() for side in "LR") > 0.5
    else:
        assert moved[:, joint("Head"), 1].min() < -0.15


def test_of_what_takes_longer_the_frames_in_which_most_happens_are_shown(pipe, walk):
    found = pipe.edit(walk, "jump in place", frames=(60, 90))
    ankles = found.joints[60:90][:, [joint("L_Ankle"), joint("R_Ankle")], 1]
    assert ankles.min(axis=1).max() > 0.2
    assert ankles[[0, -1]].min() < 0.15
    assert any("most happens" in note for note in found.metadata["notes"])


@pytest.fixture(scope="module")
def standing() -> MotionClip:
    return takes(find_action("stand still"), {}, np.random.default_rng(0), 1)[0].play(150)


@pytest.mark.parametrize("frames", [30, 60])
def test_a_kick_is_done_on_one_leg_and_ahead(pipe, walk, standing, frames):
    right, hip = joint("R_Ankle"), joint("R_Hip")
    for base in (walk, standing):
        start = 50
        found = pipe.edit(base, "front kick", frames=(start, start + frames))
        made = found.joints[start : start + frames]
        # By itself the kick has its hips 9 cm lower than somebody who stands.
        assert made[:, 0, 1].min() > standing.translation[0, 1] - 0.13
        side = right if made[:, right, 1].max() > made[:, joint("L_Ankle"), 1].max() else joint("L_Ankle")
        high = int(made[:, side, 1].argmax())
        assert made[high, side, 1] > 0.6
        assert np.linalg.norm((made[high, side] - made[high, hip])[[0, 2]]) > 0.35
        # No knee flies about.
        assert np.linalg.norm(np.diff(made[:, joint("R_Knee")], n=3, axis=0), axis=-1).max() * 30**3 < 15000


@pytest.mark.parametrize("start", [45, 60, 75])
def test_who_walks_kicks_in_a_step_and_does_not_hop(pipe, walk, start):
    found = pipe.edit(walk, "front kick", frames=(start, start + 30))
    assert "does what is said in a step" in found.metadata["notes"][0]
    made = found.joints[start : start + 30]
    toes, ankles = ([joint(f"{side}_{name}") for side in "LR"] for name in ("Foot", "Ankle"))
    # A foot is on the floor in every frame, and the body goes on as it went.
    assert made[:, toes, 1].min(axis=1).max() < 0.08
    ahead = np.diff(found.translation[:, 2]) * 30
    assert ahead[start : start + 30].min() > 0.4
    assert ahead[start : start + 30].max() < 2.4
    # The one that stands while the other is high stays where it is.
    high = int(made[:, ankles, 1].max(axis=1).argmax())
    stands = int(made[high, ankles, 1].argmin())
    assert np.ptp(made[high - 2 : high + 3, toes[stands]], axis=0).max() < 0.02


@pytest.mark.parametrize("prompt", ["walk sad", "bow"])
def test_a_foot_that_is_lifted_when_frames_are_made_anew_goes_on(pipe, walk, prompt):
    """Its heel is up and its toes leave the floor: it does not wait, and its knee is not thrown."""
    lifts = [stop for _, stop in runs(foot_rests(walk)[:, 0]) if 40 < stop < 90]
    start = lifts[0]
    found = pipe.edit(walk, prompt, frames=(start, start + 30))
    ahead = np.diff(found.joints[start - 1 : start + 6, joint("L_Ankle"), 2])
    assert ahead.min() > 0.0
    knees = [np.diff(clip.joints[start - 4 : start + 4, joint("L_Knee")], n=3, axis=0) for clip in (found, walk)]
    assert np.linalg.norm(knees[0], axis=-1).mean() < 1.7 * np.linalg.norm(knees[1], axis=-1).mean()


@pytest.mark.parametrize("share", [1.0, 0.9])
def test_what_is_cut_is_cut_where_it_is_quiet(share):
    """The arm is away from where it was from frame 20 on, equally far, and is shaken in frames 45 and 75."""
    turns = np.zeros((120, 22, 3))
    turns[20:, joint("L_Shoulder"), 0] = 1.0
    turns[[45, 75], joint("L_Shoulder"), 0] = 0.99
    place = np.tile(MANNEQUIN.rest_positions[0], (120, 1))
    begins = most_begins(MotionClip(axis_angle_to_matrix(turns), place, 30.0), 31, share)
    # Where nearly as much is enough: with all of it from 20 to 89, and with no end at 45 or 75, as from 45.
    near = np.abs(np.array([begins, begins + 30])[:, None] - [20, 45, 75]).min()
    assert begins >= 17
    assert (near > 5) == (share < 1)


@pytest.mark.parametrize(("prompt", "seed"), [("wave", 0), ("wave", 3), ("bow", 0), ("bow", 1)])
def test_who_stands_still_begins_and_ends_gently(pipe, standing, prompt, seed):
    found = pipe.edit(standing, prompt, frames=(60, 90), seed=seed)
    known = (np.arange(150) < 60) | (np.arange(150) >= 90)
    near, _ = jerk_at_seams_m_per_s3(found, known)
    assert near < 35.0
    ends = [joint(name) for name in ("L_Ankle", "L_Foot", "R_Ankle", "R_Foot")]
    assert np.linalg.norm(np.diff(found.joints[:, ends], axis=0), axis=-1).max() < 0.0015


def test_a_part_does_something_else(pipe, walk):
    found = pipe.edit(walk, "clap", part="arms", frames=(30, 120))
    arms = [joint(name) for name in PARTS["arms"]]
    others = [index for index in range(22) if index not in arms]
    assert (found.rotations[:, others] == walk.rotations[:, others]).all()
    assert (found.translation == walk.translation).all()
    assert (found.rotations[:30] == walk.rotations[:30]).all()
    assert np.abs(found.rotations[60:90][:, arms] - walk.rotations[60:90][:, arms]).max() > 0.3


def test_legs_that_lift_the_body_off_the_floor_are_told(pipe, standing):
    found = pipe.edit(standing, "squat", part="legs")
    assert "the hips stay as they were where only legs moves" in found.metadata["notes"][-1]
    assert "notes" not in pipe.edit(standing, "clap", part="arms").metadata


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


def test_the_licence_of_all_that_a_motion_is_made_of(pipe, walk):
    mine, yours = (walk.replace(metadata={"licence": licence}) for licence in ("mine", "yours"))
    free = walk.replace(metadata={"licence": "CC0-1.0"})
    assert pipe.edit(free, "wave", frames=(50, 100)).metadata["licence"] == "CC0-1.0"
    assert pipe.edit(free, then=mine, num_frames=10).metadata["licence"] == "mine"
    assert pipe.edit(mine, then=yours, num_frames=10).metadata["licence"] == "mine; yours"
    assert "licence" not in pipe.edit(walk.replace(metadata={}), "wave", frames=(50, 100)).metadata


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
    # What the network made is under its licence.
    licence = MotionPipeline.from_pretrained().description.licence
    assert licence
    assert found.metadata["licence"] == licence
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


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"clip": "walk.glb", "prompt": "wave", "frames": (30, 60)}, "MotionClip.load"),
        ({"then": "walk.glb", "num_frames": 20}, "MotionClip.load"),
        ({"prompt": "wave", "frames": "30:60"}, "such as"),
        ({"prompt": "wave", "frames": range(30, 60)}, "such as"),
        ({"prompt": "wave", "frames": (30.0, 60.0)}, "whole numbers"),
        ({"prompt": "wave", "part": ["left arm"]}, "left arm, right arm"),
        ({"extend": "after", "num_frames": 30}, "forward or backward"),
        ({"extend": "forward", "num_frames": 2.5}, "whole number"),
        ({"extend": "forward", "num_frames": 10**9}, "1 to 54000"),
        ({"style": " "}, "such as 'sad'"),
        ({"style": "sad", "strength": "much"}, "a strength is a number"),
        ({"prompt": "wave", "part": "arms", "strength": 0.5}, "got prompt and part and strength"),
    ],
)
def test_an_edit_of_another_kind_is_told(pipe, walk, given, said):
    with pytest.raises(OptionError, match=said):
        pipe.edit(**{"clip": walk, **given})


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_limb_does_what_has_a_side_on_its_own(pipe, walk, side):
    found = pipe.edit(walk, "wave", part=f"{side} arm", seed=1)
    wrist, chest = joint(f"{side[0].upper()}_Wrist"), joint("Spine3")
    assert found.joints[:, wrist, 1].max() > found.joints[:, chest, 1].min() + 0.2
    assert f"side {side}" in found.metadata["edits"][-1]["action"]
