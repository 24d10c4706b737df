"""Chains of things: none of them is lost, none becomes something else, and all are done where the body is."""

import numpy as np
import pytest

from kinoflow.arranging.arranger import Arranger
from kinoflow.arranging.performing import _run_up
from kinoflow.authoring.postures import LYING, ON_FLOOR, RISING, SITTING, STANDING, posture
from kinoflow.motion.skeleton import joint


def actions(arranger: Arranger, sentence: str) -> list[str]:
    return ["get up" if part.action in RISING else part.action for part in arranger.arrange(sentence).parts]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        # What is read as one action has words for all of it.
        (
            "A goalkeeper crouches, dives to the right, gets up and throws the ball",
            # The dive ends with getting up.
            ["crouch and stay low", "goalkeeper dive", "throw a ball"],
        ),
        ("picks up a stone, stands up and throws it", ["pick something up", "throw something"]),
        # Who acts is known later too.
        ("A basketball player dribbles, jumps and shoots", ["basketball dribble", "basketball jump shot"]),
        # "It" is what was named, two actions before.
        ("draws the sword, salutes and sheathes it", ["draw a sword", "salute", "sheathe a sword"]),
        ("picks up the bag, then throws it over his shoulder", ["pick something up", "carry a bag on the shoulder"]),
        # What is done again, beside a stop.
        ("walks, stops and walks again", ["walk and stop", "walk"]),
        # In passing.
        ("A waiter carrying a tray bows and leaves", ["carry", "bow", "turn and walk away"]),
        ("puts on a scarf and a coat", ["put on a scarf", "put on a jacket"]),
        ("Before she leaves the house she puts on a scarf", ["put on a scarf", "turn and walk away"]),
        ("two steps left, two steps right, a clap", ["sidestep", "sidestep", "clap"]),
        # Short clauses that everybody uses.
        ("comes home, hangs up the coat", ["walk", "hang up clothes"]),
        ("runs in, catches his breath", ["run", "catch the breath"]),
        ("walks in a square", ["walk in a square"]),
        ("pushes a baby carriage", ["push a stroller"]),
        ("drops to a crouch and scans left to right", ["crouch and stay low", "look around"]),
        ("jogs in place, then shakes out the legs", ["run in place", "shake out the limbs"]),
        ("not walking", ["stand still"]),
        # Once, or so often as it is said.
        ("A taekwondo fighter in fighting stance does a front kick, then a side kick", ["front kick", "side kick"]),
        ("lunges twice like a fencer", ["fencing advance and lunge"] * 2),
        ("bows to the left, then to the right, then to the front", ["bow"] * 3),
        ("walks quickly to the left, then slowly back", ["walk to one side", "turn around", "stroll"]),
        ("runs, dives and rolls", ["run", "forward roll"]),
        ("leaps over a ditch and keeps running", ["jump over something", "run"]),
        # Nothing between two clauses, and a kick that is no other kick.
        (
            "soldier drops prone crawls forward on elbows then stops and aims rifle",
            ["lie down", "army crawl", "stand still", "aim and fire a rifle"],
        ),
        ("do a left front kick, follow with a right roundhouse to head height", ["front kick", "roundhouse kick"]),
        ("a side bend to the right, then to the left", ["side bend stretch"] * 2),
    ],
)
def test_every_link_is_done(arranger, sentence, wanted):
    assert actions(arranger, sentence) == wanted


def test_what_is_taken_in_and_not_done_is_told(arranger):
    found = arranger.arrange("Fills a bucket, carries it across the yard and empties it")
    assert "not done: carries it across the yard" in found.notes


@pytest.mark.parametrize(
    ("sentence", "first", "second", "base"),
    [
        (
            "walks while drinking from a bottle with the left hand and waving with the right",
            ("drink from a bottle", "left"),
            ("wave", "right"),
            "walk",
        ),
        (
            "eats an apple with the left hand while waving with the right hand",
            ("eat an apple", "left"),
            ("wave", "right"),
            "",
        ),
    ],
)
def test_two_arms_do_two_things_at_once(arranger, sentence, first, second, base):
    (part,) = arranger.arrange(sentence).parts
    assert (part.action, part.settings["side"]) == first
    assert (part.also, part.also_settings["side"]) == second
    assert part.base == base
    clip = arranger.play(arranger.arrange(sentence))
    head, hands = clip.joints[:, joint("Head")], clip.joints[:, [joint("L_Wrist"), joint("R_Wrist")]]
    to_mouth = np.linalg.norm(hands[:, 0] - head, axis=-1) < 0.3
    up = hands[:, 1, 1] > clip.joints[:, joint("R_Shoulder"), 1] - 0.05
    assert (to_mouth & up).any()


def held(arranger: Arranger, sentence: str) -> list[str]:
    """Postures of the clip of a sentence, in order."""
    clip = arranger.play(arranger.arrange(sentence))
    found = [posture(clip, frame) for frame in range(0, clip.num_frames, 5)]
    return [here for here, before in zip(found, ["", *found], strict=False) if here != before]


@pytest.mark.parametrize(
    ("sentence", "never"),
    [
        ("sitting at a desk, typing, then stops, yawns and types again", STANDING),
        ("lies on the back, stops, then waves", STANDING),
        ("types on a laptop while sitting on the floor, then claps", SITTING),
        ("does two push-ups, then rests in child's pose", STANDING),
    ],
)
def test_nobody_changes_the_posture_unasked(arranger, sentence, never):
    # Who stands at first sits down once.
    assert never not in held(arranger, sentence)[1:]


def test_who_kneels_and_ties_a_shoe_does_not_get_up_between(arranger):
    sentence = "kneels down, ties a shoelace, stands up"
    clip = arranger.play(arranger.arrange(sentence))
    low = clip.joints[:, 0, 1] < 0.7
    # Down once and up once.
    assert np.abs(np.diff(low.astype(int))).sum() == 2


def test_who_is_down_gets_up_for_a_stop_only_where_the_words_say_so(arranger):
    assert actions(arranger, "kneels down, then straightens up") == ["kneel down", "get up"]
    assert "get up" not in actions(arranger, "kneels down, then stops")


def test_who_lies_on_the_belly_rolls_from_there(arranger):
    parts = arranger.arrange("crawls on the belly, then rolls to the left").parts
    assert parts[-1].settings["way"].startswith("front")
    clip = arranger.play(arranger.arrange("crawls on the belly, then rolls to the left"))
    assert posture(clip) in LYING


def test_sitting_cross_legged_is_on_the_floor(arranger):
    assert posture(arranger.play(arranger.arrange("sits cross-legged on the floor and reads a book"))) == ON_FLOOR


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        ("turns the head to the left, then to the right", ["stand still", "stand still"]),
        ("waves with the raised right hand twice, then lets it drop", ["wave right"]),
        (
            "leans to the left, holds it with both hands for two seconds and comes back up",
            ["stand still", "stand still"],
        ),
        ("hops three times on the right leg, then twice on the left", ["hop on one leg right", "hop on one leg left"]),
        ("walks slowly and wearily with hanging head, then sighs", ["stroll", "sigh"]),
        ("turns around twice to the left", ["spin left"]),
    ],
)
def test_what_belongs_to_what_was_done(arranger, sentence, read):
    parts = arranger.arrange(sentence).parts
    assert [f"{part.action} {part.settings.get('side', '')}".strip() for part in parts] == read


def test_who_has_climbed_goes_on_up_there(arranger):
    clip = arranger.play(arranger.arrange("walks up 5 stairs and knocks twice with the left hand"), 0)
    feet = clip.joints[:, [joint("L_Foot"), joint("R_Foot")], 1].min(axis=1)
    assert feet[-1] > 0.7
    assert abs(feet[-1] - feet.max()) < 0.02
    assert np.ptp(clip.joints[-45:, 0, 1]) < 0.05


def test_who_runs_leaps_over_something_and_runs_on(arranger):
    arrangement = arranger.arrange("runs, then jumps over a puddle and runs on")
    assert [part.action for part in arrangement.parts] == ["run", "jump over something"]
    assert arrangement.parts[1].settings["end"] == "run on"
    hips = arranger.play(arrangement, 0).joints[:, 0]
    speed_m_s = np.linalg.norm(np.diff(hips[:, [0, 2]], axis=0), axis=-1) * 30
    highest = int(hips[:, 1].argmax())
    assert speed_m_s[highest] > 2.5
    assert speed_m_s[highest + 40 :].max() > 3.0


def test_nobody_goes_on_in_the_air_who_has_landed(arranger):
    clip = arranger.play(arranger.arrange("does a cartwheel, lands on the feet and waves"), 0)
    low_m = clip.joints[..., 1].min(axis=1)
    assert np.median(low_m) < 0.05
    assert low_m.max() < 0.5


def test_who_leaps_and_runs_on_stops_after_that(arranger):
    parts = arranger.arrange("runs, then jumps over a puddle and runs on").parts
    wave = arranger.arrange("waves").parts
    moved, stops = _run_up([*parts, *wave], frozenset({1}))
    assert [part.action for part in moved] == ["run", "leap", "run", "wave"]
    assert stops == {2}
