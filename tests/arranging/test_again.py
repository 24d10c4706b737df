"""Steps of any gait, chains that are done again, actions that are held, and paces that grow."""

import numpy as np
import pytest

from kinoflow.arranging.again import MOST_PARTS, done_again, mirrored
from kinoflow.arranging.parts import Part
from kinoflow.arranging.stage import Stage
from kinoflow.authoring.action import find_action
from kinoflow.authoring.fit import pausing, takes
from kinoflow.language.distances import steps_said, without_steps
from kinoflow.language.held import Hold
from kinoflow.language.repeating import Again
from kinoflow.motion.features import FPS
from kinoflow.motion.skeleton import joint


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("A man takes three steps forward on tiptoe.", ["tiptoe, 3 steps"]),
        ("He tiptoes three steps back.", ["tiptoe (where backward), 3 steps"]),
        ("A person shuffles three steps to the right.", ["shuffle (side right, where sideways), 3 steps"]),
        ("He limps four steps forward and stops.", ["limp, 4 steps", "stand still"]),
        ("He sneaks forward and freezes after four steps.", ["sneak, 4 steps", "stand still"]),
        ("He walks three steps to the right.", ["sidestep (side right, count 3)"]),
        ("He walks three steps and waves.", ["walk some steps (count 3)", "wave"]),
        (
            "The guard walks five steps, turns around and walks five steps back.",
            ["walk some steps (count 5)", "turn around", "walk some steps (count 5)"],
        ),
        # Done again, on the other side.
        (
            "He bends to the left, comes up, then does the same to the right.",
            [
                "stand still, trunk leaning left",
                "stand still",
                "stand still, trunk leaning right",
                "stand still",
            ],
        ),
        ("He does a lunge, then switches legs.", ["lunge (count 1, side right)", "lunge (count 1, side left)"]),
        (
            "She lunges forward with the right leg, comes back, and repeats it on the other side.",
            ["lunge (side right, count 1)", "lunge (side left, count 1)"],
        ),
        (
            "A dancer steps to the right, brings the left foot together, claps once over her head, and repeats it all"
            " to the left.",
            [
                "sidestep (side right, count 1)",
                "clap (place above the head, count 1)",
                "sidestep (side left, count 1)",
                "clap (place above the head, count 1)",
            ],
        ),
        ("A man squats, jumps up and claps, and does it all again.", ["jump squat (count 1)", "clap"] * 2),
        # Head and trunk to and fro.
        (
            "A person bends the upper body to the left and right twice.",
            ["stand still, trunk leaning left", "stand still, trunk leaning right"] * 2,
        ),
        # Held.
        ("She does a squat and stays at the bottom for three seconds.", ["squat (count 1), held for 3 s"]),
        ("He kicks with the left leg and holds it for two seconds.", ["front kick (side left, count 1), held for 2 s"]),
        # Paces.
        ("She claps faster and faster.", ["clap, faster and faster"]),
        # Ends.
        (
            "He jumps twice and ends with his hands on his knees.",
            ["jump in place (count 2)", "stand still, both hands on the knee"],
        ),
        ("She walks three steps and ends kneeling.", ["walk some steps (count 3)", "kneel down"]),
        # It, them and the leg.
        (
            "He raises both arms in front, opens them wide to the sides and lowers them along the body.",
            ["stand still, both hands out in front", "stand still, both hands out to the side", "stand still"],
        ),
        (
            "The man raises the right knee, extends the leg forward, bends it again, and puts the foot down.",
            [
                "stand still, right leg knee raised",
                "stand still, right leg stretched forward",
                "stand still, right leg knee raised",
                "stand still",
            ],
        ),
        # A number of times makes a pose a movement.
        ("A person raises the heels twice.", ["calf raise (count 2)"]),
        ("A man swings his right leg forward and back five times.", ["leg swings (side right, count 5)"]),
        # Both arms differently.
        ("A person squats with the left hand on the hip and the right arm raised.",
         ["squat, left hand on the hip, right hand raised"]),
        ("The left arm goes up while the right stays down.", ["raise the hand (side left), right hand at the side"]),
        ("He leans back triumphantly.", ["stand still, proud, trunk leaning back"]),
        (
            "Somebody jumps sideways to the left, then to the right, three times each.",
            ["jump sideways (side left, count 3)", "jump sideways (side right, count 3)"],
        ),
        (
            "She touches her left shoulder with the right hand, then her right shoulder with the left hand.",
            [
                "stand still, right hand on the shoulder",
                "stand still, right hand on the shoulder, left hand on the shoulder",
            ],
        ),
        (
            "She lifts her left arm sideways to shoulder height, holds it there for two seconds, then lets it drop and"
            " does the same with the right.",
            [
                "stand still, left hand out to the side",
                "stand still",
                "stand still, right hand out to the side",
                "stand still",
            ],
        ),
        (
            "A person steps to the right with the right foot, brings the left foot next to it, and does this four"
            " times.",
            ["sidestep (side right, count 4)"],
        ),
        (
            "He sits on the floor and lies back slowly.",
            ["sit down on the floor", "lie down (tempo slow, start sitting)"],
        ),
        (
            "The girl skips forward four times, stops abruptly, and puts both hands on her knees to catch her breath.",
            ["skip (count 4)", "catch the breath"],
        ),
        ("He hops forward three times and ends on one leg.", ["hop on both feet (count 3)", "stand on one leg"]),
        (
            "He claps three times above his head, then three times in front of his belly, and finally once behind his"
            " back.",
            [
                "clap (place above the head, count 3)",
                "clap (place belly, count 3)",
                "clap (place behind the back, count 1)",
            ],
        ),
        (
            "With his right hand shading his eyes, he bows, then lowers the hand and nods.",
            ["bow, right hand over the eyes", "nod"],
        ),
    ],
)  # fmt: skip
def test_details_are_read(arranger, sentence, parts):
    read = arranger.arrange(sentence)
    assert [str(part) for part in read.parts] == parts
    assert not read.notes


def test_steps_are_counted():
    assert steps_said("walks three small steps forward") == 3
    assert steps_said("takes a step back") == 1
    assert steps_said("takes a few steps") == 3
    assert steps_said("a man takes steps") is None
    assert steps_said("climbs three steps up") is None
    assert steps_said("two steps left, two steps right") is None
    assert without_steps("limps four steps forward") == "limps forward"
    assert without_steps("takes four steps forward") == "takes four steps forward"


def test_a_way_of_so_many_steps_has_so_many(arranger):
    def footfalls(sentence):
        clip = arranger.play(arranger.arrange(sentence), 1)
        feet = clip.joints[:, [joint("L_Foot"), joint("R_Foot")]][..., [0, 2]]
        moving = np.linalg.norm(np.diff(feet, axis=0), axis=-1) * FPS > 0.25
        return int((np.diff(moving.astype(int), axis=0) == 1).sum() + moving[0].sum())

    three, six = footfalls("A man sneaks three steps forward."), footfalls("A man sneaks six steps forward.")
    assert 3 <= three <= 4
    assert 6 <= six <= 7


def test_a_held_squat_stays_down(arranger):
    def seconds_down(sentence):
        clip = arranger.play(arranger.arrange(sentence), 1)
        return (clip.joints[:, 0, 1] < 0.65).sum() / FPS

    usual, held = (
        seconds_down("A man does one squat."),
        seconds_down("A man does one squat and stays down for four seconds."),
    )
    assert 3.5 < held - usual < 4.5


def test_nobody_is_held_in_the_air():
    take = takes(find_action("jump in place"), {}, np.random.default_rng(0), 1)[0]
    held = pausing(take, 2.0)
    assert held.pause is not None
    assert not any(leave_s < held.pause[0] < land_s for leave_s, land_s in take.timeline.flights)
    assert held.play().num_frames == pytest.approx(take.play().num_frames + 2 * FPS, abs=1)


def test_a_pace_grows(arranger):
    def shares(sentence):
        clip = arranger.play(arranger.arrange(sentence), 1)
        travel = clip.joints[:, 0, [0, 2]]
        half = clip.num_frames // 2
        far = np.linalg.norm(np.diff(travel, axis=0), axis=-1)
        return far[:half].sum() / far.sum()

    assert shares("A man walks faster and faster.") < shares("A man walks.") - 0.1


def test_the_mirror_image_of_a_part_is_on_the_other_side():
    part = Part(
        "wave",
        {"side": "left", "count": 2},
        "waves with the left hand",
        1.0,
        holds=(Hold("right hand", "on the hip"), Hold("head", "tilted left")),
    )
    other = mirrored(part)
    assert other.settings == {"side": "right", "count": 2}
    assert other.holds == (Hold("left hand", "on the hip"), Hold("head", "tilted right"))
    assert mirrored(other) == part


def test_what_has_no_side_is_told_and_no_end_is_without_end():
    clap = Part("clap", {}, "claps", 1.0)
    parts, notes = done_again([clap], Again(True, "left"))
    assert parts == [clap]
    assert notes == ["not done: on the other side, the left one"]
    parts, notes = done_again([clap] * 5, Again(False, whole=True, times=12))
    assert len(parts) <= MOST_PARTS
    assert notes == ["not done: 9 times more"]


def test_a_scene_holds_as_long(arranger):
    stage = Stage(arranger)
    held = stage.play(arranger.arrange("A man does one squat and stays down for four seconds."), None, None, 1).clip
    assert (held.joints[:, 0, 1] < 0.65).sum() / FPS > 4.0
    steps = stage.play(arranger.arrange("A man sneaks three steps forward."), None, None, 1).clip
    more = stage.play(arranger.arrange("A man sneaks six steps forward."), None, None, 1).clip
    assert np.ptp(more.joints[:, 0, 2]) > 1.6 * np.ptp(steps.joints[:, 0, 2])
