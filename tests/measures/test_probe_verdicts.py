"""Yes, no or nothing: probes answer where they are sure, and decline where somebody who looks may say otherwise."""

import zlib

import numpy as np
import pytest
from carried import along, rigid
from test_probe_actions import HANGING, about, after, bent, kicking, squatting, walking

from kinoflow.authoring.action import draw
from kinoflow.evaluation.ssae.judge import ProbeJudge
from kinoflow.evaluation.ssae.questions import Item, Question
from kinoflow.measures.probes import read_sentence
from kinoflow.measures.probes.probe import Answer
from kinoflow.measures.probes.verdict import is_sure
from kinoflow.motion import MotionClip


def answer(clip: MotionClip, question: str) -> str | None:
    item = Item("x-1", "1", "social", "A person stands.", (Question(question, "action"),))
    return ProbeJudge().judge(item, clip).verdicts[0].answer


def arm_up(degrees: float) -> MotionClip:
    """The left arm lies in the plane of the body, so many degrees above the level of the shoulder."""
    return bent(90, L_Shoulder=(0, 0, degrees), R_Shoulder=(0, 0, 75))


@pytest.mark.parametrize(
    ("degrees", "expected"), [(60, "yes"), (-80, "no"), (-15, None)], ids=["up", "hanging", "nearly level"]
)
def test_a_hand_that_is_nearly_up(degrees, expected):
    assert answer(arm_up(degrees), "Is the left hand raised?") == expected


def test_a_raised_hand_beside_the_other_is_no_clear_no():
    both = bent(90, L_Shoulder=(0, 0, 60), R_Shoulder=(0, 0, -60))
    assert answer(both, "Are both hands raised?") == "yes"
    assert answer(both, "Is the left hand raised?") is None


@pytest.mark.parametrize(
    ("found", "sure"),
    [
        (Answer(True, 0.65, "s", 0.5), True),
        (Answer(True, 0.55, "s", 0.5), False),
        (Answer(False, 0.45, "s", 0.5), False),
        (Answer(False, 0.1, "s", 0.5), True),
        (Answer(False, float("nan"), "s", 0.5), True),
        (Answer(True, 0.5, "m/s", 1.0, "at most"), True),
        (Answer(True, 0.9, "m/s", 1.0, "at most"), False),
        (Answer(False, 1.1, "m/s", 1.0, "at most"), False),
        (Answer(False, 2.0, "m/s", 1.0, "at most"), True),
        (Answer(True, 2, "times", 2, "exactly"), True),
        (Answer(False, 3, "times", 2, "exactly"), False),
        (Answer(False, 0, "times", 2, "exactly"), True),
        (Answer(False, 4, "times", 2, "exactly"), True),
        (Answer(True, 3, "swings", 3), False),
        (Answer(True, 4, "swings", 3), True),
    ],
)
def test_how_far_from_a_threshold_is_far_enough(found, sure):
    assert is_sure(found) is sure


def test_one_detail_of_several_refutes_nothing_but_what_is_done_does():
    clip = walking(1.2)
    assert answer(clip, "Does the person walk?") == "yes"
    assert answer(clip, "Does the person walk with the left hand on the left hip?") is None
    assert answer(clip, "Does the person walk and then sit down?") == "no"


def test_the_order_is_refuted_where_it_is_the_other_way_round():
    clip = after(squatting(), kicking())
    assert answer(clip, "Does the person squat and then kick?") == "yes"
    assert answer(clip, "Does the person kick and then squat?") == "no"


def test_another_limb_goes_on_with_the_sentence():
    swing = about(1, 60 + 30 * np.sin(np.arange(90) / 30 * 3 * np.pi))
    clip = bent(90, L_Shoulder=(0, 0, 75), R_Shoulder=(0, 0, 75), R_Elbow=swing)
    reading = read_sentence("Does the left hand hang down while the right moves to and fro?")
    names = [probe.name for probe in reading.probes]
    assert "the right hand to and fro" in names
    assert not any(name.startswith(("turns", "ends up")) for name in names)
    assert answer(clip, "Does the left hand hang down while the right moves to and fro?") != "no"


@pytest.mark.parametrize(
    ("sentence", "unasked"),
    [
        ("Does the right hand turn the handle?", "turns"),
        ("Does the person go head over heels and come back on its feet?", "moves backward"),
        ("Does one hand reach up, then the other, in turn?", "turns"),
        ("Does the right foot step forward?", "steps forward"),
    ],
)
def test_idioms_are_no_ways_of_the_body(sentence, unasked):
    assert unasked not in [probe.name for probe in read_sentence(sentence).probes]


def test_who_stands_still_after_something_does_so_for_a_while():
    names = [probe.name for probe in read_sentence("Does the figure run and then stand still?").probes]
    assert "holds a pose" in names
    assert "holds still" not in names
    assert [probe.name for probe in read_sentence("Does the figure stand still?").probes] == ["holds still"]


def test_hands_on_the_hips_do_not_hang():
    hips = bent(90, L_Shoulder=(0, 0, 50), R_Shoulder=(0, 0, -50), L_Elbow=(0, -100, 0), R_Elbow=(0, 100, 0))
    assert answer(bent(**HANGING), "Are the arms hanging down at the sides?") == "yes"
    assert answer(hips, "Are the arms hanging down at the sides?") != "yes"


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        (
            "Is the figure lying on its back while a knee bends and straightens?",
            ["body lying, on the back", "bends a knee", "a foot str"],
        ),
        ("Does the left arm bend and straighten?", ["bends the left arm", "the left hand stretched"]),
        ("Does somebody bow and straighten?", ["bends forward", "body upright"]),
        ("Is a hand at the mouth with the head tipped back?", ["a hand at the face", "head up"]),
        ("Does the figure run at first and then slow down to a walk?", ["runs, at the start", "walks"]),
        ("Is one arm held up to the side at shoulder height?", ["a hand out to the side, at shoulder height"]),
    ],
)
def test_what_strangers_ask_is_asked_of_what_they_mean(question, asked):
    reading = read_sentence(question)
    assert reading.complete
    told = [probe.name for probe in reading.probes if ", while " not in probe.name and ", then " not in probe.name]
    assert [name[: len(wanted)] for name, wanted in zip(told, asked, strict=True)] == asked


def test_what_fists_do_by_turns_is_no_turn_of_the_body():
    reading = read_sentence("Do the left and right fists punch by turns?")
    assert "turns" not in [probe.name for probe in reading.probes]
    assert not reading.complete


def test_who_dodges_does_not_end_up_there():
    quickly = "Does the whole body move quickly to the figure's own left?"
    way = np.interp(np.arange(60), [0, 20, 26, 32, 38, 60], [0, 0, 0.3, 0.3, 0, 0])
    assert answer(rigid(along(0, way)), quickly) is None
    assert answer(rigid(along(0, -way)), quickly) == "no"
    assert answer(rigid(along(0, 0 * way)), quickly) == "no"


def test_small_strokes_are_no_clear_no():
    drawn = [draw(name, np.random.default_rng(zlib.crc32(name.encode()))).clip for name in ("brush teeth", "clap")]
    asked = "Does one hand move back and forth at the mouth?"
    assert [answer(clip, asked) for clip in drawn] == [None, "no"]
