"""Moods of who plays a score: what they change, and what they leave alone."""

import dataclasses

import numpy as np
import pytest

from kinoflow.authoring.action import find_action
from kinoflow.authoring.expression import rhythm
from kinoflow.authoring.fit import Take, takes
from kinoflow.authoring.gait import STYLES, arc, in_mood, walk
from kinoflow.authoring.moods import CALM, MOODS, Mood, mood_named, temperament
from kinoflow.authoring.timeline import Timeline
from kinoflow.language.manner import WORDS
from kinoflow.measures.physical import self_collision_mm
from kinoflow.motion import MotionClip
from kinoflow.motion.measures import foot_slide_mm_per_frame
from kinoflow.motion.skeleton import joint


def take_of(action: str, mood: str, **settings: object) -> Take:
    """One draw of an action, of the same chances for every mood."""
    return takes(find_action(action), settings, np.random.default_rng(3), 1, mood_named(mood))[0]


def played(action: str, mood: str, **settings: object) -> MotionClip:
    """The clip of one draw."""
    return take_of(action, mood, **settings).play()


def head_forward_m(clip: MotionClip) -> float:
    """How far the head is before the hips, in the mean over the middle of the clip."""
    middle = slice(clip.num_frames // 4, -clip.num_frames // 4)
    return float((clip.joints[middle, joint("Head"), 2] - clip.joints[middle, 0, 2]).mean())


def test_the_sad_bow_their_heads_and_the_proud_do_not():
    sad, none, proud = (head_forward_m(played("wave", mood, side="right")) for mood in ("sad", "", "proud"))
    assert sad - none > 0.08
    assert none - proud > 0.04


@pytest.mark.parametrize("mood", ["drunk", "nervous", "scared"])
def test_feet_stay_where_they_are(mood):
    none, felt = played("wave", "", side="right"), played("wave", mood, side="right")
    for name in ("L_Ankle", "R_Ankle"):
        assert np.ptp(felt.joints[:, joint(name)], axis=0).max() < 1e-3 + np.ptp(none.joints[:, joint(name)], 0).max()


def test_tempo():
    none = take_of("wave", "", side="right", tempo="normal")
    assert take_of("wave", "tired", side="right", tempo="normal").tempo / none.tempo == pytest.approx(
        MOODS["tired"].tempo
    )
    jump = take_of("jump in place", "tired")
    assert jump.timeline.flights
    assert jump.tempo == 1


def test_bodies_that_lie_are_left_alone():
    """The weight of a mood falls with the tilt of the hips: plank against wave."""
    sad, none = played("plank", "sad"), played("plank", "")
    frames = min(sad.num_frames, none.num_frames) // 2
    moved_m = np.linalg.norm(sad.joints[frames, joint("Head")] - none.joints[frames, joint("Head")])
    assert moved_m < 0.05


def test_the_scared_tremble_and_the_sad_do_not():
    def shaking(mood: str) -> float:
        hand_m = played("stand still", mood).joints[:, joint("R_Wrist")]
        return float(np.abs(np.diff(hand_m, 2, axis=0)).mean())

    assert shaking("scared") > 3 * shaking("sad")


@pytest.mark.parametrize("mood", MOODS)
def test_the_first_frame_has_the_mood(mood):
    felt, none = played("wave", mood, side="right"), played("wave", "", side="right")
    start, later = felt.joints[0] - felt.joints[0, 0], felt.joints[3] - felt.joints[3, 0]
    assert np.linalg.norm(start - later, axis=-1).max() < 0.06
    assert np.linalg.norm(start - (none.joints[0] - none.joints[0, 0]), axis=-1).max() > 0.06


@pytest.mark.parametrize("mood", MOODS)
def test_what_is_asked_for_is_still_seen(mood):
    """A hand that waves comes above its shoulder, however the trunk is bent, and stays there."""
    clip = played("wave", mood, side="right")
    above_m = clip.joints[:, joint("R_Wrist"), 1] - clip.joints[:, joint("R_Shoulder"), 1]
    assert (above_m > 0).mean() > 0.25


@pytest.mark.parametrize("mood", MOODS)
def test_arms_keep_out_of_the_body_and_feet_slide_no_more(mood):
    none, felt = played("walk", ""), played("walk", mood)
    assert self_collision_mm(felt) < 1.0
    assert foot_slide_mm_per_frame(felt) < 0.8 + foot_slide_mm_per_frame(none)


def step_m(mood: str) -> float:
    """Way of a foot in its longest step."""
    clip = played("walk", mood)
    foot = clip.joints[:, joint("L_Ankle")][:, [0, 2]]
    still = np.linalg.norm(np.diff(foot, axis=0), axis=-1) < 0.004
    places = foot[:-1][still]
    return float(np.linalg.norm(np.diff(places, axis=0), axis=-1).max())


def test_the_sad_take_shorter_steps_and_the_angry_longer_ones():
    sad, none, angry = (step_m(mood) for mood in ("sad", "", "angry"))
    assert sad < 0.8 * none
    assert angry > none


def test_nervous_hands_are_held_together_and_others_swing():
    def apart_m(mood: str) -> float:
        clip = played("walk", mood)
        return float(np.linalg.norm(clip.joints[:, joint("L_Wrist")] - clip.joints[:, joint("R_Wrist")], axis=-1).max())

    assert apart_m("nervous") < 0.25
    assert apart_m("") > 0.4


def test_a_hand_that_has_nothing_to_do_is_where_the_mood_has_it_and_the_other_waves():
    clip = played("wave", "proud", side="right")
    hip = np.linalg.norm(clip.joints[:, joint("L_Wrist")] - clip.joints[:, joint("L_Hip")], axis=-1)
    assert hip.max() < 0.25
    assert clip.joints[:, joint("R_Wrist"), 1].max() > 1.4


def test_the_way_that_has_a_shape_is_gone_to_its_end():
    """Shorter steps are more steps in a circle, and as many straight on."""
    for path, share in ((arc(1.5), 1.0), (None, MOODS["sad"].step)):
        timeline = Timeline(np.random.default_rng(0), mood=MOODS["sad"])
        walk(timeline, 4.2, "walk", path)
        assert timeline.walks[0].distance_m == pytest.approx(4.2 * share)
        assert timeline.walks[0].style == in_mood(STYLES["walk"], MOODS["sad"])


def test_time_runs_unevenly_but_comes_to_the_same_end():
    timeline = Timeline(np.random.default_rng(0), mood=MOODS["nervous"])
    times = np.linspace(-0.5, 8.0, 1021)
    found = rhythm(timeline, times)
    assert (np.diff(found) > 0).all()
    assert found[[0, -1]] == pytest.approx(times[[0, -1]], abs=0.02)
    assert np.abs(found - times).max() > 0.1
    assert rhythm(Timeline(np.random.default_rng(0)), times) is times
    walk(timeline, 6.0)
    walking = (times > 0.5) & (times < timeline.walks[0].end_s - 0.5)
    rates = np.diff(rhythm(timeline, times)[walking]) / (times[1] - times[0])
    assert np.ptp(rates) < 1e-6


def test_two_persons_differ_and_one_does_not():
    one, other = (temperament(np.random.default_rng(seed)) for seed in (0, 1))
    assert one.bend_deg != other.bend_deg
    assert temperament(np.random.default_rng(0)) == one
    assert one.with_another(CALM) == one
    sad = mood_named("sad").with_another(one)
    assert sad.tempo == pytest.approx(MOODS["sad"].tempo * one.tempo)
    assert sad.bend_deg == pytest.approx(MOODS["sad"].bend_deg + one.bend_deg)


def test_moods_at_once_and_parts_of_them():
    both = mood_named("tired and old")
    assert MOODS["tired"].step > both.step > MOODS["tired"].step * MOODS["old"].step
    assert both.hands == MOODS["old"].hands
    assert both.carried
    assert mood_named("") == CALM
    assert MOODS["angry"].times(0) == CALM
    assert MOODS["angry"].times(1) == MOODS["angry"]


def test_every_mood_is_said_by_some_word():
    assert set(WORDS) == set(MOODS)
    assert all(dataclasses.asdict(mood) != dataclasses.asdict(Mood()) for mood in MOODS.values())
