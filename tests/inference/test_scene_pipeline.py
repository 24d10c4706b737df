"""Scenes, loops and constraints through the bundled model, its network included."""

import numpy as np
import pytest

from kinoflow import MotionPipeline
from kinoflow.control import Effector, Keyframe, RootPath
from kinoflow.errors import ConstraintError, DurationError, OptionError, PromptError
from kinoflow.motion.measures import foot_slide_mm_per_frame
from kinoflow.motion.skeleton import joint

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def pipe() -> MotionPipeline:
    return MotionPipeline.from_pretrained()


def test_a_scene_says_what_it_consists_of(pipe):
    clip = pipe.scene([("walks forward", 2.0), ("sits down", 2.5), "waves with the left hand @2"], seed=3)
    says = clip.metadata["segments"]
    assert [one["end_frame"] - one["start_frame"] for one in says] == [60, 75, 60]
    assert clip.num_frames == 195
    assert [one["source"] for one in says] == ["library"] * 3
    assert all(one["seam"]["acceleration_m_s2"] < one["seam"]["percentile_95_m_s2"] for one in says[1:])
    assert (pipe.scene(["walks @2"], seed=3).rotations == pipe.scene(["walks @2"], seed=3).rotations).all()


def test_the_network_goes_on_from_known_frames(pipe):
    clip = pipe.scene([("walks forward", 2.0), ("walks forward", 13.0), ("waves", 1.0)], seed=0, source="network")
    assert clip.num_frames == 16 * 30
    steps = np.linalg.norm(np.diff(clip.joints, axis=0), axis=-1)
    assert steps.max() < 0.35
    assert clip.metadata["source"] == "network"


def test_loops_close(pipe):
    loop = pipe.loop("walks forward", duration=1.1)
    assert loop.num_frames == 34
    assert loop.metadata["loop"]["seam_pose_cm"] < 1e-3
    with pytest.raises(OptionError, match="no loop"):
        pipe.loop("sits down")


@pytest.mark.parametrize("source", ["library", "network"])
def test_constraints_are_met_by_both_sources(pipe, source):
    pose = pipe("walks forward", duration=2.0)[0].crop(30, 31).replace(metadata={})
    hand = tuple((pose.joints[0, joint("R_Shoulder")] + [-0.3, 0.1, 1.3]).tolist())
    path = RootPath(np.array([[0.0, 0.0], [0.0, 2.0]]))
    start = pose.replace(translation=pose.translation * [0.0, 1.0, 0.0])
    clip = pipe("walks forward", duration=3.0, source=source, constraints=[Keyframe(0, start), path])[0]
    key, way = clip.metadata["constraints"]
    assert key["worst_cm"] < 1e-4
    assert way["mean_cm"] < 6
    asked = [Effector(45, "R_Wrist", hand)]
    found = pipe("stands still", duration=3.0, source=source, constraints=asked)[0].metadata["constraints"]
    assert found[0]["error_cm"] < 0.1


WALKS = [("walks forward", 2.5), ("waves with the left hand", 2.0), ("runs forward", 2.0)]


@pytest.mark.parametrize(
    ("segments", "path", "most_m"),
    [
        # It stands while it waves, and then runs round a corner.
        (WALKS, RootPath([(1, 1), (1, 4), (1, 4.2), (4, 6)], (0, 74, 134, 194)), 0.15),
        # A path that does not ask what is done: the body is led on while it waves.
        (WALKS, RootPath([(1, 1), (1, 3), (2, 5)], (0, 90, 194)), 0.15),
        (WALKS[:2], RootPath([(0, 0), (1, 3)], exact=True), 1e-3),
        ([("crawls forward", 5.0), ("crawls forward", 3.0)], RootPath([(0, 0), (1, 2)], (20, 239)), 0.15),
        (WALKS[1:2] * 2, RootPath([(0, 0), (0.5, 1)], (0, 119)), 0.15),
    ],
)
def test_a_scene_is_where_its_path_says_and_when(pipe, segments, path, most_m):
    clip = pipe.scene(segments, seed=3, source="library", constraints=[path])
    assert clip.num_frames == sum(round(seconds * 30) for _, seconds in segments)
    frames = path.frames or (0, clip.num_frames - 1)
    places = clip.translation[list(frames)][:, [0, 2]]
    np.testing.assert_array_less(np.linalg.norm(places - np.asarray(path.points_m), axis=-1), most_m)
    assert foot_slide_mm_per_frame(clip) < 5.0
    assert clip.metadata["constraints"][0]["mean_cm"] < 0.5


def test_a_path_with_times_needs_the_seconds_of_every_segment(pipe):
    with pytest.raises(ConstraintError, match="seconds of every segment"):
        pipe.scene(["walks", ("waves", 2.0)], constraints=[RootPath([(0, 0), (0, 2)], (0, 50))])


def test_edits_by_the_network_keep_what_they_must(pipe):
    clip = pipe("walks forward", duration=4.0)[0]
    found = pipe.edit(clip, "walks forward", frames=(40, 80), source="network")
    assert (found.rotations[:40] == clip.rotations[:40]).all()
    assert (found.rotations[80:] == clip.rotations[80:]).all()


def test_what_cannot_be_a_segment(pipe):
    with pytest.raises(DurationError):
        pipe.scene([("walks", 0.1)])
    with pytest.raises(PromptError):
        pipe.scene(["..."])


def test_who_does_something_on_his_way_walks_on_along_a_path(pipe):
    """A door is opened once, not again and again until the path is over."""
    clip = pipe("walks through a door", constraints=[RootPath([(0, 0), (0, 5.4)])])[0]
    assert clip.duration_s < 13
    assert clip.metadata["constraints"][0]["mean_cm"] < 0.1
    assert any("walks along the path" in note for note in clip.metadata["notes"])
    assert clip.translation[-1, 2] == pytest.approx(5.4, abs=0.1)
