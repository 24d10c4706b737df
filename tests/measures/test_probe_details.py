"""Questions about details: synthetic bodies, each asked what is true of it and what is not; mirrored ones as well."""

import numpy as np
import pytest
from test_probe_actions import HANGING, KNEELING, SITTING, STANDING, about, after, bent, there_and_back, walking

from kinoflow.language.sides import mirror_caption
from kinoflow.measures.probes import places, read_sentence, share_passed
from kinoflow.measures.probes.view import ClipView
from kinoflow.motion.canonical import mirror

FORWARD = {"L_Shoulder": (0, -90, 0), "R_Shoulder": (0, 90, 0)}
LEFT_UP = {"L_Shoulder": (0, 0, 80), "R_Shoulder": (0, 0, 75)}
PUMPING = bent(90, L_Shoulder=about(2, -75 + 40 * np.sin(np.arange(90) / 30 * 3 * np.pi)), R_Shoulder=(0, 0, 75))
PUSHING = bent(
    60,
    L_Shoulder=(0, -85, 0),
    R_Shoulder=(0, 0, 75),
    L_Elbow=about(1, np.interp(np.arange(60), [0, 20, 30, 60], [-140, -140, 0, 0])),
)
LEFT_KNEE_UP = bent(60, L_Hip=(-95, 0, 0), L_Knee=(95, 0, 0), **HANGING)
ON_THE_BACK = bent(60, Pelvis=(-90, 0, 0), **HANGING)
FACE_DOWN = bent(60, Pelvis=(90, 0, 0), **HANGING)
ON_THE_LEFT_SIDE = bent(60, Pelvis=(0, 0, -90), **HANGING)
BENT = bent(60, Spine1=(40, 0, 0), Spine2=(20, 0, 0), **HANGING)
TIPTOE = bent(60, L_Ankle=(35, 0, 0), R_Ankle=(35, 0, 0), L_Foot=(-35, 0, 0), R_Foot=(-35, 0, 0), **HANGING)
HEAD_DOWN = bent(60, Head=(35, 0, 0), **HANGING)
CASES = [
    (bent(**HANGING), "Are the arms hanging down at the sides?", "Are both arms held out to the front?"),
    (bent(**FORWARD), "Are both arms stretched out forward at shoulder height?", "Are the arms down by the sides?"),
    (bent(**FORWARD), "Are both hands held in front?", "Are both hands behind the back?"),
    (bent(**FORWARD), "Are the arms straight?", "Are the elbows bent?"),
    (bent(), "Are both arms out to the sides?", "Are both hands together?"),
    (bent(**LEFT_UP), "Is the left arm above the head while the right stays low?",
     "Is the right arm above the head while the left stays low?"),
    (bent(**LEFT_UP), "Is the left hand above shoulder height?", "Is the left hand at hip height?"),
    (PUMPING, "Does the left hand go up and down repeatedly?", "Does the right hand go up and down repeatedly?"),
    (PUSHING, "Does the left hand push forward at chest height?", "Does the right hand push forward at chest height?"),
    (LEFT_KNEE_UP, "Is the left knee lifted to hip height?", "Is the right knee lifted to hip height?"),
    (LEFT_KNEE_UP, "Is the left foot off the floor?", "Are both feet off the floor?"),
    (ON_THE_BACK, "Is the figure on its back?", "Is the figure face down?"),
    (FACE_DOWN, "Is the body face down?", "Is the figure on its back?"),
    (ON_THE_LEFT_SIDE, "Is the figure on its left side?", "Is the figure on its right side?"),
    (BENT, "Is the body bent forward?", "Does the trunk stay upright?"),
    (TIPTOE, "Are the heels off the floor?", "Are the heels on the ground?"),
    (HEAD_DOWN, "Is the head bent down?", "Is the head turned to the left?"),
    (KNEELING, "Are both knees on the floor?", "Are the hands on the floor?"),
    (after(SITTING, STANDING), "Is the figure seated at the start and standing at the end?",
     "Is the figure standing at the start and seated at the end?"),
    (after(SITTING, STANDING), "Does the figure go from sitting to standing?",
     "Does the figure go from standing to sitting?"),
    (after(bent(**FORWARD), bent(**HANGING)), "Are the hands in front and then at the sides?",
     "Are the hands in front all the time?"),
    (walking(1.0), "Are the arms at the sides while the figure walks?",
     "Are the arms behind the back while the figure walks?"),
]  # fmt: skip


def answers(clip, sentence: str) -> bool:
    reading = read_sentence(sentence)
    assert reading.complete or "heels on" in sentence, reading.explain()
    return bool(share_passed(reading.probes, clip) == 1)


@pytest.mark.parametrize("index", range(len(CASES)))
def test_details(index):
    clip, true, false = CASES[index]
    assert answers(clip, true)
    assert not answers(clip, false)
    assert answers(mirror(clip), mirror_caption(true))
    assert not answers(mirror(clip), mirror_caption(false))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Does one hand go to the mouth and then come down?",
         ["a hand at the face", "a hand moves down", "a hand at the face, then a hand moves down"]),
        ("Does the right hand reach the back of the head?", ["the right hand behind the head"]),
        ("Are both hands at the hips while the head is turned to the left?",
         ["both hands at the hips", "head turned left", "both hands at the hips, while head turned left"]),
        ("Do both hands strike down exactly twice?", ["both hands moves down, exactly 2 times"]),
        ("Does the figure sway from side to side?", ["sways"]),
        ("Is the right hand brought to the mouth and held there?",
         ["the right hand at the face", "the right hand at the face, kept"]),
        ("Does the left fist shoot forward and come back quickly?",
         ["the left hand moves forward", "the left hand moves back"]),
        ("hops on the right foot", ["hops on the right foot"]),
        ("walks on tiptoe", ["walks", "on tiptoe"]),
    ],
)  # fmt: skip
def test_readings(sentence, expected):
    reading = read_sentence(sentence)
    assert reading.complete
    assert [probe.name for probe in reading.probes] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Does the right hand play the violin?",
        "Is the left foot elegant?",
        "Do the hands move rhythmically?",
        "Is the body relaxed and happy?",
    ],
)
def test_what_no_place_answers_stays_unread(sentence):
    assert not read_sentence(sentence).complete


def test_what_a_question_compares_with_is_ignored_with_a_note():
    reading = read_sentence("Are both hands held out in front as on a steering wheel?")
    assert reading.complete
    assert reading.ignored == ("as on a steering wheel",)


def test_heights_of_hands_overlap_and_are_in_order():
    view = ClipView(bent(31, L_Shoulder=about(2, np.linspace(-80, 80, 31)), R_Shoulder=(0, 0, 75)))
    height = places.hand_height(view, "left")
    assert (np.diff(height) > 0).all()
    first = [int(np.argmax(places.band(view, "left", name, name))) for name in ("hip", "waist", "chest", "shoulder")]
    assert first == sorted(first)
    everywhere = [places.band(view, "left", name, name) for name in places.BANDS]
    assert np.logical_or.reduce(everywhere).all()


def test_both_at_once_needs_a_moment_in_common():
    up = about(2, np.where(np.arange(60) < 30, 60.0, -75.0))
    down = about(2, -np.where(np.arange(60) < 30, -75.0, 60.0))
    clip = bent(60, L_Shoulder=up, R_Shoulder=down)
    assert answers(clip, "Is the left hand at head height?")
    assert answers(clip, "Is the right hand at head height?")
    assert not answers(clip, "Are both hands at head height?")
    assert not answers(clip, "Is the left hand at head height while the right hand is at head height?")


def test_repeats_and_circles():
    time = np.arange(90) / 30
    zero = np.zeros(90)
    circle = np.stack([0.1 * np.cos(2 * np.pi * time), 0.1 * np.sin(2 * np.pi * time), zero], axis=-1)
    line = np.stack([0.1 * np.cos(2 * np.pi * time), zero, zero], axis=-1)
    (round_,) = places.circling_deg(circle)
    assert round_.value == pytest.approx(360 * 89 / 30, abs=5)
    assert places.circling_deg(line) == []
    (to_fro,) = places.repeats(line, [0, 2], 0.05)
    assert to_fro.value == 6
    assert places.repeats(line, [1], 0.05) == []
    assert there_and_back(1.0).max() == pytest.approx(1, abs=1e-3)
