"""Physical tests of actions: authored clips of an action pass its test, those of others do not."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from kinoflow.authoring.action import draw, find_action
from kinoflow.errors import OptionError
from kinoflow.measures.actions import (
    Authored,
    action_tests,
    find_action_test,
    hovering_s,
    pose_distance_m,
    start_height_m,
    variety_m,
)
from kinoflow.motion import MANNEQUIN, MotionClip
from kinoflow.motion.canonical import ground, resample, turn


def benchmark() -> ModuleType:
    """`benchmarks/compact_quality.py`, which draws authored clips."""
    path = Path(__file__).parents[2] / "benchmarks" / "compact_quality.py"
    spec = importlib.util.spec_from_file_location("compact_quality", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look themselves up
    spec.loader.exec_module(module)
    return module


def standing(heights_m: np.ndarray) -> MotionClip:
    """The rest pose with its soles at given heights [T]."""
    translation = np.tile(MANNEQUIN.rest_positions[0], (len(heights_m), 1))
    translation[:, 1] += heights_m
    return MotionClip(np.tile(np.eye(3), (len(heights_m), MANNEQUIN.num_joints, 1, 1)), translation, 30.0)


def authored(name: str, seed: int = 0, **settings: str) -> MotionClip:
    """A clip of an authored action."""
    return draw(find_action(name), np.random.default_rng(seed), settings).clip


def test_there_are_tests_of_at_least_25_actions_with_names_of_their_own():
    tests = action_tests()
    assert len(tests) >= 25
    assert len({test.name for test in tests}) == len(tests)
    assert all(test.prompts and test.criteria for test in tests)
    names = {test.name for test in tests}
    assert all(set(test.includes) <= names for test in tests)


def test_prompts_belong_to_one_test():
    prompts = [prompt for test in action_tests() for prompt in test.prompts]
    assert len(set(prompts)) == len(prompts)


def test_an_unknown_test_is_told():
    with pytest.raises(OptionError, match="there is no test 'flies'; there are walks forward"):
        find_action_test("flies")


def test_a_body_that_does_nothing_does_nothing():
    """A T-pose has its wrists a little below the shoulders, which is why it is not told apart from standing still."""
    clip = standing(np.zeros(120))
    assert [test.name for test in action_tests() if not test.failures(clip)] in ([], ["stands still"])


@pytest.mark.parametrize(
    ("action", "settings", "passes", "fails"),
    [
        ("bow", {"depth": "normal"}, ["bows"], ["squats", "stands still", "nods"]),
        ("squat", {"depth": "normal"}, ["squats"], ["bows", "lunges", "kneels down", "sits down"]),
        ("long jump", {}, ["jumps forward"], ["jumps", "walks forward"]),
        ("jump in place", {}, ["jumps"], ["jumps forward"]),
        ("wave", {"side": "right", "height": "high"}, ["waves the right hand", "raises the right hand"],
         ["waves the left hand", "waves both hands", "raises both hands"]),
        ("walk and turn", {"side": "left", "angle": "quarter"}, ["walks and turns left"],
         ["walks and turns right", "walks in a circle", "walks backward"]),
        ("walk", {"where": "straight"}, ["walks forward"], ["walks backward", "walks in place", "runs forward"]),
    ],
)  # fmt: skip
def test_authored_clips(action, settings, passes, fails):
    clip = authored(action, **settings)
    assert {name: find_action_test(name).failures(clip) for name in passes} == {name: [] for name in passes}
    assert [name for name in fails if find_action_test(name).passes(clip)] == []


def test_one_side_is_not_the_other():
    for side, other in (("left", "right"), ("right", "left")):
        clip = authored("front kick", side=side, height="waist")
        assert find_action_test(f"kicks with the {side} leg").passes(clip)
        assert not find_action_test(f"kicks with the {other} leg").passes(clip)


def test_bowing_and_staying_down_is_no_bow():
    clip = authored("bow", depth="deep", count="1")
    pitch = np.argmax(-clip.joints[:, MANNEQUIN.index("Head"), 1])
    assert find_action_test("bows").passes(clip)
    assert not find_action_test("bows").passes(clip.crop(0, int(pitch) + 1))


def test_sitting_from_the_first_frame_is_no_sitting_down():
    clip = authored("sit down on a chair", seat="chair")
    assert find_action_test("sits down").passes(clip)
    last = clip.crop(clip.num_frames - 1, clip.num_frames)
    held = last.replace(
        rotations=np.repeat(last.rotations, 60, axis=0), translation=np.repeat(last.translation, 60, axis=0)
    )
    assert not find_action_test("sits down").passes(held)


def test_a_circle_that_does_not_close_is_none():
    clip = authored("walk in a circle", begins="moving", size="normal")
    assert find_action_test("walks in a circle").passes(clip)
    assert not find_action_test("walks in a circle").passes(clip.crop(0, clip.num_frames // 2))


def test_frame_rates_do_not_matter():
    clip = authored("bow", depth="normal")
    assert find_action_test("bows").passes(resample(clip, 60.0))


@pytest.mark.slow
def test_every_test_passes_a_clip_of_its_own_and_hardly_any_of_its_neighbours():
    """One draw each; the slow test below has more draws, and all pairs."""
    module = benchmark()
    tests = [test for test in action_tests() if test.authored]
    clips = [module.authored_clip(test.authored[0], 0) for test in tests]
    assert [test.name for test, clip in zip(tests, clips, strict=True) if not test.passes(clip)] == []
    confused = {
        (test.name, shown.name)
        for step in (1, 2)
        for test, shown, clip in zip(tests, tests[step:], clips[step:], strict=False)
        if test.passes(clip) and not module.allowed(test, shown)
    }
    assert confused <= {("jumps", "hops on one leg")}


@pytest.mark.slow
def test_every_test_passes_its_own_authored_clips_and_few_others():
    module = benchmark()
    tests = [test for test in action_tests() if test.authored]
    table = module.confusion(tests, 2)
    others = [
        table[row, column]
        for row, test in enumerate(tests)
        for column, shown in enumerate(tests)
        if not module.allowed(test, shown)
    ]
    assert len(tests) >= 50
    assert np.diag(table).min() >= 0.5
    assert np.diag(table).mean() >= 0.97
    assert np.mean(others) <= 0.01


def test_authored_examples_are_drawn_as_set():
    module = benchmark()
    clip = module.authored_clip(Authored("bow", (("depth", "deep"),)), 1)
    assert clip.num_frames > 30
    with pytest.raises(OptionError, match="cannot be drawn"):
        module.authored_clip(Authored("bow", (("depth", "to the floor"),)), 1)


# Feet, variety.


def test_hovering_is_what_no_jump_explains():
    assert hovering_s(standing(np.zeros(60))) == 0
    assert hovering_s(standing(np.full(60, 0.1))) == pytest.approx(2.0)
    assert hovering_s(standing(np.concatenate([np.zeros(30), np.full(24, 0.08)]))) == pytest.approx(0.8)
    assert hovering_s(ground(authored("jump in place"))) < 0.1


def test_start_height():
    assert start_height_m(standing(np.array([0.25, 0.0, 0.0]))) == pytest.approx(0.25)


def test_variety_of_equal_clips_is_zero_wherever_they_are(walk):
    moved = turn(walk, 1.2).replace()
    moved = moved.replace(translation=moved.translation + np.array([3.0, 0.0, -2.0]))
    assert pose_distance_m(walk, moved) == pytest.approx(0, abs=1e-9)
    assert np.isnan(variety_m([walk]))


def test_variety_is_the_mean_over_pairs():
    low, high = standing(np.zeros(20)), standing(np.zeros(20))
    lifted = high.replace(rotations=high.rotations.copy())
    lifted.rotations[:, MANNEQUIN.index("L_Elbow")] = np.array([[0, -1, 0], [1, 0, 0], [0, 0, 1.0]])
    forearm = np.linalg.norm(MANNEQUIN.offsets[MANNEQUIN.index("L_Wrist")])
    expected = np.sqrt(2) * forearm / MANNEQUIN.num_joints
    assert pose_distance_m(low, lifted) == pytest.approx(expected, rel=1e-3)
    assert variety_m([low, high, lifted]) == pytest.approx(2 * expected / 3, rel=1e-3)
