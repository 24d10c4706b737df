"""Limbs that are held somewhere over any action: hands where they are said to be, all else as it was."""

import functools

import numpy as np
import pytest

from kinoflow.authoring.action import find_action
from kinoflow.authoring.carriage import HANDS, LEGS, Held, stands, use_of_hands
from kinoflow.authoring.controls import ON_HIP
from kinoflow.authoring.fit import holding, takes, takes_in_a_row
from kinoflow.authoring.rig import HIP_MIDDLE
from kinoflow.language.held import Hold
from kinoflow.motion import MotionClip
from kinoflow.motion.skeleton import MANNEQUIN, joint
from kinoflow.motion.smoothing import smooth_step

FEET = [joint(f"{side}_{part}") for side in "LR" for part in ("Ankle", "Foot")]


@functools.cache
def played(name: str, *holds: Hold, seed: int = 0, **settings: str) -> MotionClip:
    take = takes(find_action(name), settings, np.random.default_rng(seed), 1)[0]
    return holding(take, [holds]).play(90)


def in_axes(clip: MotionClip, of: str, place: np.ndarray) -> np.ndarray:
    """[T, 3] a place in the world as left, up and forward of a joint."""
    where = place - clip.joints[:, joint(of)]
    return np.einsum("tji,tj->ti", clip.global_rotations[:, joint(of)], where)


def wrist(clip: MotionClip, side: str) -> np.ndarray:
    return clip.joints[:, joint(f"{side[0].upper()}_Wrist")]


@pytest.mark.parametrize("name", ["walk", "run", "squat", "jump in place", "stand still", "waltz box step"])
@pytest.mark.parametrize("side", ["left", "right"])
def test_a_hand_stays_on_the_hip_whatever_the_body_does(name, side):
    clip = played(name, Hold(f"{side} hand", "on the hip"))
    outward = 1 if side == "left" else -1
    from_pelvis = in_axes(clip, "Pelvis", wrist(clip, side)) * [outward, 1, 1]
    place = HIP_MIDDLE - MANNEQUIN.rest_positions[0] + [ON_HIP.out, ON_HIP.up, ON_HIP.forward]
    assert np.linalg.norm(from_pelvis - place, axis=-1).max() < 0.01
    # The other hand does what it did, but for what the balance of the body gives.
    other = "right" if side == "left" else "left"
    free = played(name)
    assert (
        np.abs(in_axes(clip, "Pelvis", wrist(clip, other)) - in_axes(free, "Pelvis", wrist(free, other))).max() < 0.15
    )


@pytest.mark.parametrize("mirrored", [False, True])
def test_the_side_is_that_of_who_plays_it(mirrored):
    clip = played("throw a ball", Hold("left hand", "on the chest"), side="left" if mirrored else "right")
    from_chest = in_axes(clip, "Spine3", wrist(clip, "left"))
    assert np.linalg.norm(from_chest - from_chest.mean(axis=0), axis=-1).max() < 0.02
    assert from_chest[:, 2].min() > 0.1


@pytest.mark.parametrize(
    "place", sorted(set(HANDS) - {"on the floor", "on the knee", "on the thigh", "on the other knee"})
)
def test_feet_stand_where_they_stood(place):
    clip, free = played("stand still", Hold("both hands", place)), played("stand still")
    assert np.abs(clip.joints[:, FEET] - free.joints[:, FEET]).max() < 0.005
    lengths = np.linalg.norm(
        np.diff(clip.joints[:, [joint(f"L_{p}") for p in ("Shoulder", "Elbow", "Wrist")]], axis=1), axis=-1
    )
    assert np.ptp(lengths, axis=0).max() < 1e-6
    # Nobody's arm is locked or folded flat.
    reach = np.linalg.norm(wrist(clip, "left") - clip.joints[:, joint("L_Shoulder")], axis=-1) / lengths.sum(axis=1)
    assert reach.min() > 0.2
    assert reach.max() < 0.9999
    # And none is jerked about.
    assert np.linalg.norm(np.diff(clip.joints, axis=0), axis=-1).max() < 0.03


def test_hands_on_the_floor_stay_there():
    free, held = played("push-up"), played("push-up", Hold("both hands", "behind the head"))
    for side in ("left", "right"):
        low = wrist(free, side)[:, 1] < 0.12
        assert low.mean() > 0.5
        assert np.abs(wrist(held, side)[low] - wrist(free, side)[low]).max() < 0.08


def test_a_hand_goes_to_the_knee_when_it_can_reach_it():
    clip = played("kneel down", Hold("left hand", "on the knee"), knees="one knee", side="right")
    knees = np.stack([clip.joints[:, joint(f"{side}_Knee")] for side in "LR"])
    away_m = np.linalg.norm(knees - wrist(clip, "left"), axis=-1).min(axis=0)
    assert away_m[0] > 0.25
    assert away_m[-1] < 0.2


@pytest.mark.parametrize(("place", "axis", "sign"), [("left", 0, 1), ("right", 0, -1), ("up", 1, 1), ("down", 1, -1)])
def test_the_head_faces_where_it_is_told(place, axis, sign):
    clip, free = played("walk", Hold("head", place)), played("walk")

    def faces(of: MotionClip) -> np.ndarray:
        ahead = of.global_rotations[:, joint("Head"), :, 2]
        return np.einsum("tji,tj->ti", of.global_rotations[:, 0], ahead)[:, axis]

    assert (sign * (faces(clip) - faces(free))).min() > 0.25


def test_a_trunk_leans():
    upright, forward, back = (
        clip.global_rotations[:, joint("Spine3"), 2, 1].mean()
        for clip in (
            played("walk"),
            played("walk", Hold("trunk", "leaning forward")),
            played("walk", Hold("trunk", "leaning back")),
        )
    )
    assert forward > upright + 0.2 > back + 0.4


def test_feet_of_who_stands_go_apart_and_those_of_who_walks_go_on():
    def apart_m(clip: MotionClip) -> np.ndarray:
        return np.linalg.norm(clip.joints[:, joint("L_Ankle")] - clip.joints[:, joint("R_Ankle")], axis=-1)

    assert apart_m(played("stand still", Hold("feet", "apart"))).min() > 0.45
    assert apart_m(played("stand still", Hold("feet", "together"))).max() < 0.16
    np.testing.assert_array_equal(played("walk", Hold("feet", "apart")).joints, played("walk").joints)


def test_what_is_held_in_one_of_several_actions_comes_and_goes_smoothly():
    chosen = [find_action("walk"), find_action("bow")]
    take = takes_in_a_row(chosen, [{}, {}], np.random.default_rng(0), 1)[0]
    begins_s = take.timeline.begins_s[1]
    clip = holding(take, [[Hold("both hands", "above the head")], []]).play()
    height = wrist(clip, "left")[:, 1] - clip.joints[:, joint("Head"), 1]
    change = round(begins_s / take.tempo * clip.fps)
    assert height[: change - 15].min() > 0.1
    assert height[change + 20 :].max() < 0
    # A hand that comes down from above the head is no faster than a wave.
    assert np.linalg.norm(np.diff(wrist(clip, "left"), axis=0), axis=-1).max() * clip.fps < 5.0


def test_times_of_the_score_are_weights():
    held = Held(Hold("head", "up"), 1.0, 2.0)
    score_s = np.linspace(0, 3, 301)
    weight = held.weight(score_s)
    assert weight[0] == weight[-1] == 0
    assert weight[150] == pytest.approx(1.0)
    assert weight[100] == pytest.approx(float(smooth_step(np.array(0.25))))
    assert (Held(Hold("head", "up")).weight(score_s) == 1).all()


def test_one_hand_is_the_one_with_less_to_do():
    take = takes(find_action("drink from a cup"), {"side": "right"}, np.random.default_rng(0), 1)[0]
    assert use_of_hands(take.timeline, mirrored=take.mirrored)["right"].path_m > 0.5
    clip = holding(take, [[Hold("one hand", "behind the back")]]).play(90)
    assert in_axes(clip, "Pelvis", wrist(clip, "left"))[:, 2].max() < -0.05
    assert np.linalg.norm(wrist(clip, "right") - clip.joints[:, joint("Head")], axis=-1).min() < 0.3


@pytest.mark.parametrize("place", sorted(set(LEGS) - {"bearing the weight"}))
def test_a_leg_that_is_put_elsewhere_leaves_the_other_foot_where_it_stood(place):
    clip, free = (played("stand still", *holds) for holds in ([Hold("left leg", place, comes=True)], []))
    ankle = clip.joints[:, joint("L_Ankle")]
    pointed = np.abs(clip.global_rotations[-1, joint("L_Ankle")] - clip.global_rotations[0, joint("L_Ankle")]).max()
    assert np.linalg.norm(ankle[-1] - ankle[0]) > 0.1 or pointed > 0.2
    other = [joint("R_Ankle"), joint("R_Foot")]
    assert np.abs(clip.joints[:, other] - free.joints[:, other]).max() < 0.01
    # It gets there smoothly, and nothing is below the floor.
    assert np.linalg.norm(np.diff(ankle, axis=0), axis=-1).max() * 30 < 3.0
    assert clip.joints[..., 1].min() > -0.01


def test_the_hips_go_over_to_the_leg_that_bears_the_weight():
    clip = played("stand still", Hold("left leg", "bearing the weight"))
    left, right, hips = (clip.joints[-1, joint(name), 0] for name in ("L_Ankle", "R_Ankle", "Pelvis"))
    assert abs(hips - left) < 0.3 * abs(hips - right)


def test_who_stands_all_the_time():
    def timeline(name: str):
        return takes(find_action(name), {}, np.random.default_rng(0), 1)[0].timeline

    assert stands(timeline("stand still"))
    assert stands(timeline("wave"))
    assert not any(stands(timeline(name)) for name in ("walk", "sit still", "kneel down", "lunge", "jump in place"))
