"""Clips of a given length, of several actions, and joined ones."""

import numpy as np
import pytest

from kinoflow.authoring.action import Choice, find_action
from kinoflow.authoring.fit import (
    MATTERS_LITTLE,
    lasting,
    nearest,
    play_over,
    takes,
    takes_in_a_row,
    usual,
)
from kinoflow.errors import ScoreError


def rng(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


def test_what_is_said_is_kept_and_the_rest_is_usual():
    walk = find_action("walk")
    for seed in range(5):
        values = usual(walk, {"where": "curve"}, rng(seed))
        assert values["where"] == "curve"
        assert {name for name, kind in walk.parameters.items() if isinstance(kind, Choice) and name != "side"} <= {
            name for name, value in values.items() if name == "where" or value == walk.parameters[name].values[0]
        }
    with pytest.raises(ScoreError, match="where is one of"):
        usual(walk, {"where": "up"}, rng())


def test_seeds_differ_in_what_matters_little_and_in_numbers():
    squat = find_action("squat")
    assert "arms" in MATTERS_LITTLE
    drawn = [usual(squat, {}, rng(seed)) for seed in range(20)]
    assert len({values["arms"] for values in drawn}) > 1
    assert {values["count"] for values in drawn} == {2, 3}
    assert 1 in {usual(squat, {}, rng(seed), fewest=True)["count"] for seed in range(20)}


def test_time_that_is_left_over_passes_before_too():
    take = takes(find_action("salute"), {}, rng(), 1)[0]

    def begins_s(num_frames):
        joints = take.play(num_frames).joints
        return float(np.argmax(np.linalg.norm(np.diff(joints, axis=0), axis=-1).max(axis=-1) > 0.5 / 30)) / 30

    fitting, long = round(take.seconds * 30), round((take.longest_s + 2.0) * 30)
    assert take.longest_s > 1.2 * take.seconds
    # A quarter of two seconds, and what goes before it is slower too.
    assert 0.4 < begins_s(long) - begins_s(fitting) < 0.8


@pytest.mark.parametrize("num_frames", [25, 60, 100, 200])
@pytest.mark.parametrize("name", ["squat", "jump in place", "walk"])
def test_a_take_is_as_long_as_asked(name, num_frames):
    take = takes(find_action(name), {}, rng(), 4)[0]
    assert take.play(num_frames).num_frames == num_frames
    assert take.play().duration_s == pytest.approx(take.seconds, abs=0.05)


def test_a_jump_keeps_its_tempo():
    take = takes(find_action("jump in place"), {"count": 1}, rng(), 1)[0]
    natural, short = take.play(), take.play(take.play().num_frames - 15)
    assert short.joints[:, 0, 1].max() == pytest.approx(natural.joints[:, 0, 1].max(), abs=0.01)


def test_the_nearest_in_length_is_taken():
    found = takes(find_action("squat"), {}, rng())
    assert nearest(found, None) is found[0]
    wanted = max(take.seconds for take in found)
    assert nearest(found, wanted).seconds == pytest.approx(wanted, rel=0.11)


def test_what_is_cut_is_quiet_first():
    clip = takes(find_action("bow"), {"count": 1}, rng(), 1)[0].play()
    held = lasting(clip, clip.num_frames + 30)
    np.testing.assert_array_equal(held.joints[-30:], np.repeat(clip.joints[-1:], 30, axis=0))
    short = lasting(clip, clip.num_frames - 5)
    speed = np.linalg.norm(np.diff(clip.joints, axis=0), axis=-1).max(axis=-1) * clip.fps
    quiet = int(np.argmax(speed > 0.25)) - 3
    begins = min(5, max(0, quiet))
    np.testing.assert_array_equal(short.joints, clip.joints[begins : begins + short.num_frames])


def test_a_side_that_nobody_set_is_that_of_the_others():
    wave, kick = find_action("wave"), find_action("front kick")
    for take in takes_in_a_row([wave, kick], [{"side": "left"}, {}], rng(), 4):
        assert {values["side"] for values in take.values.values()} == {"left"}
    with pytest.raises(ScoreError):
        takes_in_a_row([find_action("lie down"), wave], [{}, {}], rng(), 4)


def test_arms_over_a_walk_last_as_long_as_asked():
    clip = play_over("walk", "wave", {"side": "left"}, rng(), 120)
    assert clip.num_frames == 120
    with pytest.raises(ScoreError, match="cannot be laid over"):
        play_over("walk", "squat", {}, rng(), None)
    with pytest.raises(ScoreError, match="there is no action 'fly'"):
        play_over("fly", "wave", {}, rng(), None)
