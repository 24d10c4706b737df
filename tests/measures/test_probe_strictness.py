"""How strictly limits are meant, and what is asked: yes and no are said beyond the zone in which people differ."""

import numpy as np
import pytest
from test_action_measures import Staged, at, path
from test_probe_actions import HANGING, STANDING, about, after, bent, there_and_back, walking
from test_probe_verdicts import answer
from wandering import bodies

from kinoflow.language.sides import mirror_caption
from kinoflow.measures.probes import library as ask
from kinoflow.measures.probes import limbs, places, probes_for, read_sentence
from kinoflow.measures.probes.moments import at_the_same_time
from kinoflow.measures.probes.view import ClipView
from kinoflow.motion.canonical import mirror

PLAIN, STRICT, LOOSE = 0.0, 1.0, -1.0


@pytest.mark.parametrize(
    ("above_m", "plain", "strict", "loose"),
    [(0.1, True, True, True), (0.03, True, False, True), (-0.03, False, False, True), (-0.1, False, False, False)],
)
@pytest.mark.parametrize("side", ["left", "right"])
def test_a_hand_near_the_height_of_its_shoulder(side, above_m, plain, strict, loose):
    view = Staged(2, **{f"{side[0].upper()}_Wrist": at(f"{side[0].upper()}_Shoulder", y=above_m)})
    there = [places.HAND["above the shoulder"](view.at(how), side).all() for how in (PLAIN, STRICT, LOOSE)]
    assert there == [plain, strict, loose]


def test_who_looks_strictly_sees_less_and_who_looks_loosely_more():
    views = [ClipView(clip) for clip in bodies().values()]
    limbs_of = [(name, lambda view, p=place, s=side: p(view, s)) for table in (places.HAND, places.LEG)
                for name, place in table.items() for side in ("left", "right")]  # fmt: skip
    for name, mask in [*limbs_of, *places.HEAD.items(), *places.BODY.items()]:
        for view in views:
            strict, plain, loose = (mask(view.at(how)) for how in (STRICT, PLAIN, LOOSE))
            assert not (strict & ~plain).any(), name
            assert not (plain & ~loose).any(), name


def test_a_view_is_looked_at_anew_and_not_changed():
    view = Staged(2)
    assert view.at(PLAIN) is view
    assert (view.at(STRICT).strictness, view.strictness, view.at(STRICT).opposite.strictness) == (1.0, 0.0, -1.0)


@pytest.mark.parametrize(("degrees", "expected"), [(40, "yes"), (17, None), (12, None), (0, "no")])
def test_a_head_that_is_hardly_down(degrees, expected):
    assert answer(bent(60, Head=(degrees, 0, 0), **HANGING), "Is the head tilted down?") == expected


def stepping(*ways: tuple[str, float, float]) -> Staged:
    """Feet that step one after the other, each (foot, metres left, metres forward) in 0.4 s with 0.2 s between."""
    frames = 6 + 18 * len(ways)
    feet = {name: np.tile(at(name)[None], (frames, 1)) for name in ("L_Ankle", "R_Ankle")}
    for number, (foot, left, forward) in enumerate(ways):
        share = np.clip((np.arange(frames) - 6 - 18 * number) / 12, 0, 1)[:, None]
        feet[foot] = feet[foot] + share * np.array([left, 0.0, forward])
    return Staged(frames, **feet)


def test_steps_are_counted():
    view = stepping(("L_Ankle", 0, 0.4), ("R_Ankle", 0, 0.4), ("L_Ankle", 0, 0.4))
    assert [step.value for step in limbs.steps(view, "left")] == pytest.approx([0.4, 0.4], abs=0.05)
    assert ask.takes_steps(3).measure(view) == 3
    assert ask.takes_steps(3).measure(stepping(("L_Ankle", 0, 0.1))) == 0
    names = [probe.name for probe in probes_for("Does the person take three big steps forward?")]
    assert names == ["takes 3 steps", "steps forward"]
    assert not read_sentence("Does the person take three or four steps?").complete


@pytest.mark.parametrize(
    ("foot", "left", "forward", "question"),
    [
        ("L_Ankle", 0, 0.4, "Does the left foot step forward?"),
        ("L_Ankle", 0, -0.4, "Does the left foot step back?"),
        ("L_Ankle", 0.4, 0, "Does the left foot step to the left?"),
        ("R_Ankle", 0, 0.4, "Does the right foot step forward?"),
        ("R_Ankle", 0, -0.4, "Does the right foot step back?"),
        ("R_Ankle", -0.4, 0, "Does the right foot step to the right?"),
    ],
)
def test_a_foot_steps_its_own_way_and_no_other(foot, left, forward, question):
    view = stepping((foot, left, forward))
    (probe,) = probes_for(question)
    (other_side,) = probes_for(mirror_caption(question))
    assert probe.measure(view) == pytest.approx(0.4, abs=0.05)
    assert other_side.measure(view) == 0
    back = stepping((foot, -left, -forward))
    assert probe.measure(back) < 0


def test_the_foot_that_steps_first():
    view = stepping(("R_Ankle", 0, 0.4), ("L_Ankle", 0, 0.4))
    for question, sooner in (("Does the right foot step forward first?", 0.6),
                             ("Does she start walking with the left foot?", -0.6)):  # fmt: skip
        (probe,) = probes_for(question)
        assert probe.measure(view) == pytest.approx(sooner, abs=0.05)


def test_feet_stay_in_place_though_the_body_moves():
    sway = bent(90, Spine1=about(2, 20 * np.sin(np.arange(90) / 30 * 2 * np.pi)), **HANGING)
    assert answer(sway, "Do the feet stay in place?") == "yes"
    view = Staged(60, L_Ankle=at("L_Ankle", z=path((0, 20), (0.3, 10), (0.3, 30))))
    assert not places.LEG["in place"](view.at(LOOSE), "left").all()
    assert places.LEG["in place"](view, "right").all()


def test_who_stands_does_not_jog_on_the_spot():
    knees = {f"{s}_Hip": about(0, -there_and_back(60, 90, 3) * (np.sin(np.arange(90) / 90 * 3 * np.pi + turn) > 0))
             for s, turn in (("L", 0), ("R", np.pi))}  # fmt: skip
    assert [probe.name for probe in probes_for("jogging in place")] == ["stays in place", "steps on the spot"]
    assert answer(STANDING, "Does the person jog in place?") == "no"
    assert answer(bent(90, **knees, **HANGING), "Does the person jog in place?") != "no"


def test_what_is_done_meanwhile_shares_a_good_part_of_its_time():
    """The hand is up for 2 s, of which the knee is up for 1 s of three, or for 0.3 s of three."""
    for shared_s, expected in ((1.0, "yes"), (0.3, None)):
        up = np.where(np.arange(180) < 60, 60.0, -75.0)
        start = 60 - round(30 * shared_s)
        knee = np.where((np.arange(180) >= start) & (np.arange(180) < start + 90), -90.0, 0.0)
        clip = bent(180, L_Shoulder=about(2, up), R_Shoulder=(0, 0, 75), R_Hip=about(0, knee), R_Knee=about(0, -knee))
        assert answer(clip, "Is the left hand above the head while the right knee is lifted?") == expected


def test_what_is_so_at_once_is_asked_at_once():
    knees = [
        bent(60, L_Hip=(-45, 0, 0), L_Knee=(90, 0, 0), **HANGING),
        bent(60, R_Hip=(-45, 0, 0), R_Knee=(90, 0, 0), **HANGING),
    ]
    asked = "Is the left knee bent and the right leg straight?"
    assert answer(knees[0], asked) == "yes"
    assert answer(mirror(knees[0]), mirror_caption(asked)) == "yes"
    assert answer(knees[1], asked) != "yes"
    low = bent(60, L_Hip=(-45, 0, 0), L_Knee=(90, 0, 0), R_Hip=(-45, 0, 0), R_Knee=(90, 0, 0), **HANGING)
    assert answer(after(low, STANDING), asked) != "yes"  # both bent, then both straight
    assert not any(", while " in probe.name for probe in probes_for("Is she seated at first and standing at the end?"))
    pair = at_the_same_time(ask.raises_hand("left"), ask.raises_hand("right"))
    assert pair.name == "raises the left hand above the shoulder, while raises the right hand above the shoulder"


def test_a_hand_that_swings_back_to_the_other_side_is_on_no_side():
    """Out to the left and back, farther: the first is where it goes."""
    swing = bent(
        60, L_Shoulder=(0, 0, -75), R_Shoulder=about(1, np.interp(np.arange(60), [0, 20, 28, 59], [0, 0, 80, 80]))
    )
    asked = "Does the right hand swing to the left?"
    assert answer(swing, asked) == "yes"
    assert answer(swing, mirror_caption(asked).replace("left hand", "right hand")) != "yes"
    back = swing.replace(rotations=swing.rotations[::-1].copy())
    assert answer(back, asked) != "yes"


def test_order_is_not_refuted_by_what_comes_again():
    clip = after(
        bent(20, **HANGING),
        bent(60, L_Hip=(-90, 0, 0), R_Hip=(-90, 0, 0), L_Knee=(90, 0, 0), R_Knee=(90, 0, 0), **HANGING),
        bent(90, **HANGING),
    )
    assert answer(clip, "Does the person go from standing to sitting?") != "no"


@pytest.mark.parametrize(
    ("speed", "expected"), [(3.6, "yes"), (2.6, None), (1.0, "no")], ids=["fast", "perhaps", "walk"]
)
def test_who_runs_fast(speed, expected):
    assert answer(walking(speed), "Does the person run fast?") == expected


def test_a_floating_figure_does_not_walk_nor_one_that_stands():
    assert answer(walking(1.2), "Does the person walk?") == "yes"
    assert answer(walking(1.2, stride_deg=0.0), "Does the person walk?") != "yes"
    assert answer(STANDING, "Does the person walk?") == "no"


def test_both_hands_are_up_though_one_stays_up_longer_than_twice():
    brief = np.where((np.arange(90) > 20) & (np.arange(90) < 44), 60.0, -75.0)
    clip = bent(90, L_Shoulder=(0, 0, 60), R_Shoulder=about(2, -brief))
    assert answer(clip, "Are both arms raised?") == "yes"
    assert answer(clip, "Is the left arm raised?") == "yes"
    assert answer(clip, "Is the right arm raised?") != "yes"


def test_three_things_of_which_one_is_enough():
    asked = "Is the trunk bent forward or is he crouching or kneeling?"
    assert answer(bent(60, Spine1=(40, 0, 0), Spine2=(20, 0, 0), **HANGING), asked) == "yes"
    assert answer(STANDING, asked) == "no"


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Is the head tilted to the right?", ["tilts the head to the right"]),
        ("Is the head turned to the left?", ["head turned left"]),
        ("Does the head turn left and then right?", ["head turned left", "head turned right"]),
        ("Is her head bowed?", ["head down"]),
        ("Does the right knee touch the floor?", ["the right knee knee on the floor"]),
        ("Do both feet leave the floor together?", ["both feet off the floor"]),
        ("Does the left arm stay below the head?", ["the left hand below the head, throughout"]),
        ("Are both hands held in front with the back bent?", ["both hands in front", "leans forward"]),
        ("Does the right hand go to the mouth after the left has lowered?",
         ["the left hand low", "the right hand at the face"]),
        ("Does the motion start and end seated?", ["body sitting, at the start", "body sitting, at the end"]),
        ("Is one hand raised above the shoulder at the end?", ["a hand above the shoulder, at the end"]),
        ("Is the person standing on the right leg only?", ["lifts the left leg"]),
        ("Does the person lie on their back?", ["body lying, on the back"]),
        ("Is the dancer on one knee at the end?", ["body on one knee, at the end"]),
        ("Does the arm stretch out to the front and come back?", ["reaches forward with a hand", "a hand moves back"]),
        ("Is the person still on their feet at the end?", ["body standing, at the end"]),
        ("Are the claps above the head?", ["claps", "raises both hands above the head"]),
        ("Does one hand go up to head height or above?", ["a hand at head height"]),
    ],
)  # fmt: skip
def test_what_is_asked(question, asked):
    reading = read_sentence(question)
    assert reading.complete
    assert [p.name for p in reading.probes if ", while " not in p.name and ", then " not in p.name] == asked


@pytest.mark.parametrize(
    "question",
    [
        "Do the hands and feet alternate?",
        "Does only the left hand go down to the waist?",
        "Are the heels off the ground during the reach?",
        "Does the right hand open out to the right side?",
    ],
)
def test_what_is_not_asked(question):
    assert not read_sentence(question).complete
