"""Synthetic motions, each asked sentences that are true of it and sentences that are not; mirrored ones as well."""

import math

import numpy as np
import pytest
from carried import along, rigid
from test_probes import ballistic, raising

from kinoflow.errors import OptionError
from kinoflow.measures.probes import Probe, in_order, probes_for, read_sentence, share_passed, times
from kinoflow.measures.probes import library as ask
from kinoflow.measures.probes.view import Event, runs, swings
from kinoflow.motion import MotionClip
from kinoflow.motion.canonical import mirror, resample
from kinoflow.motion.rotations import axis_angle_to_matrix
from kinoflow.motion.skeleton import joint

SECOND = 30


def bent(frames: int = 60, **degrees: object) -> MotionClip:
    """Joints turned by rotation vectors, degrees, each [3] or [T, 3]; the feet are put on the floor frame by frame."""
    vectors = np.zeros((frames, 22, 3))
    for name, vector in degrees.items():
        vectors[:, joint(name)] = np.deg2rad(np.asarray(vector))
    clip = rigid(np.zeros((frames, 3))).replace(rotations=axis_angle_to_matrix(vectors))
    low = (clip.joints[..., 1] - clip.skeleton.clearance_m).min(axis=1)
    return clip.replace(translation=clip.translation - low[:, None] * np.array([0, 1, 0]))


def there_and_back(degrees: float, frames: int = 60, swings_: int = 1) -> np.ndarray:
    """[T] from 0 up to an angle and back, so many times."""
    return degrees * (1 - np.cos(np.linspace(0, 2 * np.pi * swings_, frames))) / 2


def about(axis: int, angles: np.ndarray) -> np.ndarray:
    return angles[:, None] * np.eye(3)[axis]


HANGING = {"L_Shoulder": (0, 0, -75), "R_Shoulder": (0, 0, 75)}


def walking(speed: float, direction: int = 2, seconds: float = 3.0, stride_deg: float = 15.0) -> MotionClip:
    """A body on its way, whose legs swing past each other; without `stride_deg` it floats."""
    clip = hanging(rigid(along(direction, np.arange(round(seconds * SECOND)) / SECOND * speed)))
    rotations = clip.rotations.copy()
    swing = np.deg2rad(stride_deg) * np.sin(np.arange(clip.num_frames) / SECOND * 2 * np.pi)
    for name, sign in (("L_Hip", 1), ("R_Hip", -1)):
        rotations[:, joint(name)] = axis_angle_to_matrix(np.outer(sign * swing, [1.0, 0.0, 0.0]))
    return clip.replace(rotations=rotations)


def hanging(clip: MotionClip) -> MotionClip:
    rotations = clip.rotations.copy()
    for name, vector in HANGING.items():
        rotations[:, joint(name)] = axis_angle_to_matrix(np.deg2rad(vector))
    return clip.replace(rotations=rotations)


def turning(degrees: float) -> MotionClip:
    return bent(90, Pelvis=about(1, np.linspace(0, degrees, 90)), **HANGING)


def waving() -> MotionClip:
    return bent(
        90,
        L_Shoulder=(0, 0, 30),
        R_Shoulder=(0, 0, 75),
        L_Elbow=about(2, 30 + 40 * np.sin(np.arange(90) / 30 * 4 * np.pi)),
    )


def kicking(count: int = 1) -> MotionClip:
    return bent(60 * count, L_Hip=about(0, -there_and_back(90, 60 * count, count)), **HANGING)


def squatting(degrees: float = 70) -> MotionClip:
    fold = there_and_back(degrees)
    legs = {
        f"{s}_{name}": about(0, sign * fold) for s in "LR" for name, sign in (("Hip", -1), ("Knee", 2), ("Ankle", -1))
    }
    return bent(60, **legs, **HANGING)


SITTING = bent(60, L_Hip=(-90, 0, 0), R_Hip=(-90, 0, 0), L_Knee=(90, 0, 0), R_Knee=(90, 0, 0), **HANGING)
KNEELING = bent(60, L_Knee=(90, 0, 0), R_Knee=(90, 0, 0), L_Ankle=(40, 0, 0), R_Ankle=(40, 0, 0), **HANGING)
LYING = bent(60, Pelvis=(-90, 0, 0), **HANGING)
BOWING = bent(60, Spine1=about(0, there_and_back(30)), Spine2=about(0, there_and_back(30)), **HANGING)
STANDING = bent(60, **HANGING)
CLAPPING = bent(
    90,
    L_Shoulder=about(1, -70 - 18 * (1 - np.cos(np.linspace(0, 6 * np.pi, 90)))),
    R_Shoulder=about(1, 70 + 18 * (1 - np.cos(np.linspace(0, 6 * np.pi, 90)))),
)
PUNCHING = bent(
    60,
    L_Shoulder=(0, -85, 0),
    R_Shoulder=(0, 0, 75),
    L_Elbow=about(1, np.concatenate([np.full(25, -140.0), np.linspace(-140, 0, 6), np.zeros(29)])),
)


def after(*clips: MotionClip) -> MotionClip:
    """One clip after another, where each is."""
    return clips[0].replace(
        rotations=np.concatenate([clip.rotations for clip in clips]),
        translation=np.concatenate([clip.translation for clip in clips]),
    )


CASES = [
    (walking(1.2), ["walks forward", "moves ahead"], ["runs", "walks backward", "stands still", "turns left", "jumps"]),
    (walking(-0.8), ["walks backward", "steps back"], ["walks forward", "walks to the left"]),
    (walking(1.0, 0), ["walks sideways to the left", "walk to the left"], ["sidesteps to the right", "walks forward"]),
    (walking(3.2), ["runs forward", "sprints"], ["walks", "runs backward", "jumps", "kicks"]),
    (walking(0.6, seconds=5.0), ["walks slowly", "walks three metres"], ["walks fast", "walks ten metres"]),
    (
        turning(90),
        ["turns left", "turns 90 degrees to the left", "turns left on the spot"],
        ["turns right", "turns around"],
    ),
    (
        turning(180),
        ["turns around", "turns left by 180 degrees"],
        ["turns right", "turns 90 degrees left", "a full turn"],
    ),
    (turning(360), ["makes a full turn to the left", "spins around"], ["turns right", "turns 180 degrees"]),
    (
        raising("left"),
        ["raises the left hand", "hand up", "left hand above the head"],
        ["raises both hands", "raises the right hand"],
    ),
    (waving(), ["waves the left hand", "waves"], ["waves the right hand", "waves both hands"]),
    (
        kicking(),
        ["kicks with the left leg", "kicks high", "kicks once"],
        ["kicks with the right leg", "jumps", "kicks twice"],
    ),
    (
        kicking(3),
        ["kicks three times", "kicks several times with the left foot"],
        ["kicks twice", "kicks with both legs"],
    ),
    (
        squatting(),
        ["squats", "crouches down", "squats, then stands up"],
        ["sits", "kneels", "bows", "jumps", "falls to the ground"],
    ),
    (SITTING, ["sits", "takes a seat"], ["stands", "squats", "lies down", "kneels", "jumps"]),
    (KNEELING, ["kneels"], ["stands", "sits", "lies on the ground"]),
    (LYING, ["lies on the ground", "ends up lying", "ends on the ground"], ["sits", "ends standing", "stands"]),
    (BOWING, ["bows", "bends forward at the waist"], ["squats", "falls", "bows twice"]),
    (STANDING, ["stands still", "ends standing", "stands"], ["walks", "waves", "raises a hand", "bows", "claps"]),
    (CLAPPING, ["claps", "claps three times"], ["claps twice", "raises both hands", "punches"]),
    (PUNCHING, ["punches with the left fist", "throws a left jab"], ["punches with the right hand", "claps", "waves"]),
    (
        hanging(rigid(np.concatenate([ballistic(0.25), ballistic(0.2)]))),
        ["jumps twice", "jumps"],
        ["jumps once", "jumps three times", "runs"],
    ),
    (after(raising("left"), SITTING), ["raises the left hand, then sits"], ["sits, then raises the left hand"]),
    (after(STANDING, BOWING, waving()), ["bows before waving"], ["waves, then bows"]),
    (
        after(raising("left"), mirror(raising("left"))),
        ["raises the left hand and then the right"],
        ["raises the right hand, then the left"],
    ),
    (after(SITTING, STANDING), ["sits and then stands up", "gets up", "ends standing"], ["ends sitting"]),
]


def passes(clip: MotionClip, sentence: str) -> bool:
    probes = probes_for(sentence)
    assert probes, sentence
    return share_passed(probes, clip) == 1


def swapped(sentence: str) -> str:
    return sentence.replace("left", "LEFT").replace("right", "left").replace("LEFT", "right")


@pytest.mark.parametrize("index", range(len(CASES)))
def test_what_is_true_passes_and_what_is_false_does_not(index):
    clip, true, false = CASES[index]
    assert {sentence: passes(clip, sentence) for sentence in true} == dict.fromkeys(true, True)
    assert {sentence: passes(clip, sentence) for sentence in false} == dict.fromkeys(false, False)


@pytest.mark.parametrize("index", range(len(CASES)))
def test_mirrored_motions_pass_mirrored_sentences(index):
    clip, true, false = CASES[index]
    for sentence in true:
        assert passes(mirror(clip), swapped(sentence)), sentence
    for sentence in false:
        assert not passes(mirror(clip), swapped(sentence)), sentence


@pytest.mark.parametrize("index", range(0, len(CASES), 3))
def test_the_frame_rate_does_not_matter(index):
    clip, true, _ = CASES[index]
    assert all(passes(resample(clip, 60.0), sentence) for sentence in true)


def test_a_figure_that_floats_does_not_walk():
    assert passes(walking(1.0), "walks")
    assert not passes(walking(1.0, stride_deg=0.0), "walks")


def test_both_hands_are_up_though_one_stays_up_longer():
    """The left arm is up for two seconds, the right one for half a second of them."""
    up = np.linspace(60, 60, 60)
    brief = np.where((np.arange(60) > 20) & (np.arange(60) < 36), 60.0, -75.0)
    clip = bent(60, L_Shoulder=about(2, up), R_Shoulder=about(2, -brief))
    assert passes(clip, "raises both hands")
    assert passes(clip, "raises the left hand")
    assert not passes(clip, "raises the right hand")


def test_who_sits_from_the_start_does_not_sit_down():
    assert passes(SITTING, "is seated")
    assert not passes(SITTING, "sits down")
    assert passes(after(STANDING, SITTING), "sits down")


HEAD = [
    (bent(Head=about(1, there_and_back(50)), **HANGING), "looks left", "looks right"),
    (bent(Head=about(1, there_and_back(-50)), **HANGING), "turns the head to the right", "turns the head to the left"),
    (bent(Head=about(0, there_and_back(-40)), **HANGING), "looks up", "looks down"),
    (bent(Head=about(0, there_and_back(30, swings_=3)), **HANGING), "nods", "shakes the head"),
    (bent(Head=about(1, there_and_back(50, swings_=3)), **HANGING), "shakes his head", "nods"),
    (bent(Head=about(2, there_and_back(-25)), **HANGING), "tilts the head to the left", "tilts the head to the right"),
    (bent(Spine1=about(2, there_and_back(-25)), **HANGING), "leans to the left", "leans to the right"),
    (bent(Spine1=about(0, there_and_back(-25)), **HANGING), "leans back", "leans forward"),
    (bent(), "opens the arms wide", "reaches forward with both arms"),
    (bent(R_Shoulder=(0, 90, 0), L_Shoulder=(0, 0, -75)), "reaches forward with the right hand",
     "reaches forward with the left hand"),
    (bent(**HANGING), "holds the pose", "opens the arms"),
    (bent(**HANGING, L_Elbow=about(1, there_and_back(-100))), "bends the left arm", "bends the right arm"),
]  # fmt: skip


@pytest.mark.parametrize("index", range(len(HEAD)))
def test_heads_leans_and_reaches(index):
    clip, true, false = HEAD[index]
    assert read_sentence(true).complete
    assert read_sentence(false).complete
    assert passes(clip, true)
    assert not passes(clip, false)
    assert passes(mirror(clip), swapped(true))
    assert not passes(mirror(clip), swapped(false))


def test_an_answer_holds_the_measure():
    probe = probes_for("walks forward")[1]
    answer = probe.answer(walking(1.0))
    assert answer.passed
    assert (answer.unit, answer.comparison, answer.threshold) == ("m", "at least", probe.threshold)
    # 89 steps of 1/30 m, less what the smoothing of the path takes at both ends.
    assert answer.value == pytest.approx(89 / 30, abs=0.2)
    assert str(answer).startswith("yes: ")
    start, stop = probe.times_s(walking(1.0))[0]
    assert 0 <= start < 0.3
    assert 2.7 < stop <= 3.0


def test_nothing_to_measure_is_no():
    answer = in_order(ask.raises_hand("left"), ask.in_posture("sit")).answer(STANDING)
    assert math.isnan(answer.value)
    assert not answer.passed
    assert math.isnan(share_passed([], STANDING))


def test_what_has_no_time_is_neither_counted_nor_ordered():
    stays = ask.stays()
    with pytest.raises(OptionError, match="cannot be counted"):
        times(stays, 2)
    with pytest.raises(OptionError, match="at least 1"):
        times(ask.jumps(), 0)
    with pytest.raises(OptionError, match="cannot be ordered"):
        in_order(stays, ask.jumps())


def test_probes_are_equal_by_what_they_ask():
    assert ask.raises_hand("left") == ask.raises_hand("left")
    assert ask.raises_hand("left") != ask.raises_hand("right")
    assert isinstance(hash(times(ask.jumps(), 2)), int)
    assert times(ask.jumps(), 2) == times(ask.jumps(), 2) != times(ask.jumps(), 3)
    assert all(isinstance(probe, Probe) for probe in probes_for("jumps"))


@pytest.mark.parametrize(("events", "later_s"), [([], None), ([(0, 6)], None), ([(0, 6), (30, 36)], 1.0)])
def test_the_same_thing_again_is_two_events(events, later_s):
    found = [Event(*event) for event in events]
    waves = Probe("waves", "a hand waves", "s", 0.1, "at least", lambda view: 1.0, lambda view: found)
    answer = in_order(waves, waves).answer(STANDING)
    assert answer.passed is (later_s is not None)
    if later_s is not None:
        assert answer.value == pytest.approx(later_s)


def test_runs_and_swings():
    mask = np.array([0, 1, 1, 0, 1, 0, 0, 0, 0, 1, 1, 1], dtype=bool)
    assert [(e.start, e.stop) for e in runs(mask)] == [(1, 3), (4, 5), (9, 12)]
    assert [(e.start, e.stop) for e in runs(mask, gap_s=1 / 30)] == [(1, 5), (9, 12)]
    assert [(e.start, e.stop) for e in runs(mask, least_s=3 / 30)] == [(9, 12)]
    signal = np.array([0.0, 1, 2, 1.9, 3, 1, 0, 0.2, 0, 5])
    assert [e.value for e in swings(signal, 1.0)] == [3, -3, 5]
    assert [e.value for e in swings(-signal, 1.0)] == [-3, 3, -5]
    assert swings(np.zeros(5), 1.0) == []
    # Of exactly the least size.
    assert [e.value for e in swings(np.array([0.0, 1.0, 0.0]), 1.0)] == [1, -1]
