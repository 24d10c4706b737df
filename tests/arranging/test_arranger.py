"""Sentences of many kinds read as authored actions, and played: order, sides, numbers, lengths."""

import numpy as np
import pytest

from kinoflow.arranging.arranger import Arranger
from kinoflow.arranging.parts import Arrangement, Part
from kinoflow.measures.probes import probes_for, travel_m
from kinoflow.motion import MotionClip


def read(arranger: Arranger, sentence: str) -> Arrangement:
    """The arrangement of a sentence that must be understood."""
    found = arranger.arrange(sentence)
    assert found is not None, sentence
    return found


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("A person walks forward.", ["walk"]),
        ("the figure bows deeply", ["bow"]),
        ("Someone does three squats.", ["squat"]),
        ("she is jumping rope", ["jump rope"]),
        ("cartwheel", ["cartwheel"]),
        ("do push-ups", ["push-up"]),
        ("walks forward, then bows", ["walk", "bow"]),
        ("before bowing, a man claps", ["clap", "bow"]),
        ("He squats, claps and bows.", ["squat", "clap", "bow"]),
        ("warms up with arm circles, then high knees", ["arm circles", "high knees"]),
        ("picks up a heavy box, carries it and puts it down", ["carry a box"]),
        ("walks 3 meters, turns right, walks 2 meters", ["walk", "turn", "walk"]),
        ("reads a letter and hands it to someone", ["read a letter", "give something"]),
        ("slashes: high, low", ["sword slash", "sword slash"]),
    ],
)
def test_actions_and_their_order(arranger, sentence, wanted):
    assert [part.action for part in read(arranger, sentence).parts] == wanted


@pytest.mark.parametrize(
    ("sentence", "settings"),
    [
        ("A person waves with the left hand.", {"side": "left"}),
        ("a person waves their right arm", {"side": "right"}),
        ("does three squats", {"count": 3}),
        ("2 deep squats", {"count": 2, "depth": "deep"}),
        ("squats slowly", {"tempo": "slow"}),
        ("squats", {}),
        ("walks in a curve", {"where": "curve"}),
        ("stands on one leg with arms crossed", {"arms": "crossed over the chest"}),
        ("kicks to the front twice with the left leg", {"count": 2, "side": "left"}),
        ("looks at the phone", {}),
    ],
)
def test_what_words_fix(arranger, sentence, settings):
    (part,) = read(arranger, sentence).parts
    assert dict(part.settings) == settings


def test_more_than_there_is_is_told(arranger):
    for sentence, asked in (("does fifty squats", 50), ("squats 1000000 times", 1000000)):
        found = read(arranger, sentence)
        assert sum(part.settings["count"] for part in found.parts) == 24
        assert found.notes == (f"squat: 24 times, not {asked}",)


@pytest.mark.parametrize(
    ("sentence", "action", "counts"),
    [
        ("does 10 jumping jacks", "jumping jack", [10]),
        ("A person does seven squats.", "squat", [5, 2]),
        ("squat for 5 seconds", "squat", [None]),
        ("beckons once", "beckon", [1]),
        ("pull ups, 3 reps", "pull-up", [3]),
        ("does fifteen push-ups", "push-up", [4, 4, 7]),
    ],
)
def test_numbers_are_kept_by_doing_it_again(arranger, sentence, action, counts):
    parts = read(arranger, sentence).parts
    assert [part.action for part in parts] == [action] * len(counts)
    assert [part.settings.get("count") for part in parts] == counts


def test_ten_are_ten(arranger):
    """Feet leave each other and come back ten times."""
    clip = arranger.play(read(arranger, "does 10 jumping jacks"))
    feet = clip.joints[:, [clip.skeleton.index("L_Ankle"), clip.skeleton.index("R_Ankle")]]
    apart_m = np.linalg.norm(feet[:, 0] - feet[:, 1], axis=-1)
    wide = apart_m > 0.5 * (apart_m.min() + apart_m.max())
    assert (np.diff(wide.astype(int)) == 1).sum() == 10


@pytest.mark.parametrize(
    ("sentence", "wanted", "notes"),
    [
        ("A boxer throws jab, cross, left hook.", ["jab", "cross punch", "hook punch"], ()),
        ("a person shrugs as if to say who cares", ["shrug"], ()),
        ("tiptoes past the door so that nobody hears it", ["tiptoe"], ()),
        ("bows, throwing dirt at bananas", ["bow"], ("not done: throwing dirt at bananas",)),
        ("jumps over a puddle, arms wide", ["jump over something"], ()),
        ("shot in the chest, falls backward", ["get hit in the chest"], ()),
        ("smiling, a girl waves", ["wave"], ("faces are not shown",)),
        ("bow like a samurai", ["bow"], ()),
        ("exhausted, sitting down on a chair", ["sit down on a chair"], ()),
        ("walk like a robot", ["walk like a robot"], ()),
    ],
)
def test_remarks_are_no_actions(arranger, sentence, wanted, notes):
    found = read(arranger, sentence)
    assert [part.action for part in found.parts] == wanted
    assert found.notes == notes


@pytest.mark.parametrize(
    ("sentence", "seats"),
    [
        ("kneels on both knees, then stands up", False),
        ("lies down on the floor, then stands up", False),
        ("sits down on a chair, then stands up", True),
    ],
)
def test_getting_up_is_from_where_the_body_is(arranger, sentence, seats):
    """Who lies or kneels does not get up by way of a chair: the pelvis rests at its height for no half a second."""
    found = read(arranger, sentence)
    assert str(found).endswith(", then get up")
    clip = arranger.play(found)
    height_m = clip.joints[:, 0, 1]
    assert height_m[-1] > 0.85
    rests = (height_m > 0.47) & (height_m < 0.56) & (np.abs(np.gradient(height_m)) < 0.0005)
    assert (rests.sum() > 15) == seats


def test_who_stands_does_not_get_up(arranger):
    found = read(arranger, "jumps in place, then stands up")
    assert arranger.play(found).joints[:, 0, 1].min() > 0.6


def test_arms_over_a_body_that_walks_or_sits(arranger):
    for sentence in ("walks and waves with the right hand", "waves with the right hand while walking"):
        (part,) = read(arranger, sentence).parts
        assert (part.action, part.base, part.settings["side"]) == ("wave", "walk", "right")
    assert read(arranger, "claps while sitting").parts[0].base == "sit"
    # In turn where a word says so.
    assert [part.base for part in read(arranger, "walks and then waves").parts] == ["", ""]


@pytest.mark.parametrize("sentence", ["asdf qwertz", "человек идёт вперёд", "the price of gold fell by 3 %"])
def test_what_is_no_action_is_not_understood(arranger, sentence):
    assert arranger.arrange(sentence) is None


@pytest.mark.parametrize("num_frames", [20, 45, 90, 150, 300])
@pytest.mark.parametrize(
    "sentence", ["walks", "jumps in place", "sits down, then waves", "waves while walking", "dies"]
)
def test_a_clip_is_as_long_as_asked(arranger, sentence, num_frames):
    clip = arranger.play(read(arranger, sentence), 0, num_frames)
    assert clip.num_frames == num_frames
    assert np.isfinite(clip.rotations).all()


def test_a_seed_is_a_performance(arranger):
    bow = read(arranger, "bows")
    first, again, other = (arranger.play(bow, seed, 90) for seed in (0, 0, 1))
    np.testing.assert_array_equal(first.joints, again.joints)
    assert np.abs(first.joints - other.joints).max() > 0.02


def test_time_is_filled_by_doing_it_again_unless_a_number_says_how_often(arranger):
    def sunk(sentence: str) -> int:
        heights = arranger.play(read(arranger, sentence), 0, 330).joints[:, 0, 1]
        low = heights < heights.max() - 0.25
        return int((low[1:] & ~low[:-1]).sum())

    assert sunk("squats") >= 3
    assert sunk("does one squat") == 1


SENTENCES = (
    "A person raises the left hand.", "A person walks forward.", "A person walks backward.", "A person jumps.",
    "A person bows.", "A person kicks with the right leg.", "A person turns around.", "A person claps.",
    "A person waves with the right hand.", "A person squats, then raises both hands.", "A person runs forward.",
    "A person walks forward and waves with the left hand.",
)  # fmt: skip


@pytest.mark.parametrize("sentence", SENTENCES)
def test_probes_find_what_was_asked(arranger, sentence):
    probes = probes_for(sentence)
    assert probes
    for seed in range(3):
        clip = arranger.play(read(arranger, sentence), seed)
        assert [probe.name for probe in probes if not probe.answer(clip).passed] == []


def pelvis_m(clip: MotionClip) -> np.ndarray:
    return clip.joints[:, 0, 1]


def test_who_sat_down_waves_sitting_and_walks_after_getting_up(arranger):
    sits = read(arranger, "sits down, then waves")
    height = pelvis_m(arranger.play(sits, 0))
    assert height[0] > 0.8
    assert height[-1] < 0.75
    gets_up = arranger.play(read(arranger, "sits down, then walks forward"), 0)
    assert pelvis_m(gets_up).min() < 0.75
    assert pelvis_m(gets_up)[-1] > 0.8
    assert np.hypot(*travel_m(gets_up)) > 1.0


def test_joined_actions_have_no_jump(arranger):
    clip = arranger.play(read(arranger, "sits down on the floor, then walks forward"), 0)
    assert np.linalg.norm(np.diff(clip.joints, axis=0), axis=-1).max() < 0.35


def test_settings_that_cannot_be_played_give_way(arranger):
    part = Part("box step-up", {"count": 1, "knee": "yes", "tempo": "slow"}, "", 1.0)
    assert arranger.play(Arrangement((part,)), 0, 60).num_frames == 60


def test_what_can_be_done_sitting_is_done_sitting_after_sitting_down(arranger):
    sits, drinks = read(arranger, "sits down and drinks coffee").parts
    assert (sits.action, drinks.action) == ("sit down on a chair", "drink from a cup")
    assert "sitting" in drinks.settings.values()
    assert "sitting" not in read(arranger, "drinks coffee").parts[0].settings.values()


def test_a_colon_says_more_of_the_same(arranger):
    assert [part.action for part in read(arranger, "warming up: arm circles").parts] == ["arm circles"]


@pytest.mark.parametrize(
    ("sentence", "above", "below"),
    [
        ("squats while clapping", "clap", "squat"),
        ("jumps, clapping", "clap", "jump in place"),
        ("stands on one leg with arms crossed", None, None),
        ("climbs stairs while talking on the phone", "make a phone call", "climb stairs"),
        ("looking around while sneaking", "look around", "sneak"),
        ("walks and waves", "wave", "walk"),
        ("praying, kneeling, head down", None, None),
        ("sitting at a table arguing", None, None),
        ("a person is making a toast with a glass and taking a sip", None, None),
        ("fires a pistol with the right hand, arm stretched out", None, None),
        ("squats and claps", None, None),
        ("walks with hands on hips", None, None),
        ("drinks a cup of coffee while standing", None, None),
        ("throws a ball with both hands", None, None),
    ],
)
def test_arms_do_one_thing_while_the_body_does_another(arranger, sentence, above, below):
    part = read(arranger, sentence).parts[0]
    assert (part.action, part.base) == (above, below) if above else not part.base


@pytest.mark.parametrize(
    ("sentence", "fixed"),
    [
        ("a person raises the left hand", {"side": "left"}),
        ("two squats", {"count": 2}),
        ("hops three times on the left foot", {"side": "left", "count": 3}),
        ("climbs the stairs two at a time", {"manner": "two at a time"}),
        ("praying, kneeling", {"pose": "kneeling"}),
        ("points to the left", {"direction": "outward", "side": "left"}),
        ("points with the left hand", {"side": "left"}),
    ],
)
def test_sides_and_numbers_fix_nothing_else(arranger, sentence, fixed):
    settings = dict(read(arranger, sentence).parts[0].settings)
    assert settings | fixed == settings
    assert set(settings) <= set(fixed) | {"direction"}


@pytest.mark.parametrize("num_frames", [None, 90])
def test_hands_clap_over_squats(arranger, num_frames):
    """The knees bend as in a squat, hands meet while they do; a fixed number of times below is kept."""
    found = read(arranger, "does two squats while clapping")
    assert found.parts[0].base_settings == {"count": 2}
    clip = arranger.play(found, num_frames=num_frames)
    assert num_frames in (None, clip.num_frames)
    joints, index = clip.joints, clip.skeleton.index
    low = joints[:, 0, 1] < 0.5 * (joints[:, 0, 1].min() + joints[:, 0, 1].max())
    assert (np.diff(low.astype(int)) == 1).sum() == 2
    apart_m = np.linalg.norm(joints[:, index("L_Wrist")] - joints[:, index("R_Wrist")], axis=-1)
    meets = apart_m < 0.25
    assert (np.diff(meets.astype(int)) == 1).sum() >= 2


@pytest.mark.parametrize(
    ("sentence", "moods"),
    [
        ("waves sadly", ["sad"]),
        ("an angry man walks backward, then points ahead", ["angry", "angry"]),
        ("claps happily, then bows shyly", ["happy", "shy"]),
        ("walks like an old man", [""]),
        ("stomps angrily", [""]),
    ],
)
def test_moods_are_of_who_does_it_or_of_one_action(arranger, sentence, moods):
    assert [part.mood for part in read(arranger, sentence).parts] == moods


def test_moods_are_played(arranger):
    sad, plain = (arranger.play(read(arranger, text)) for text in ("waves sadly", "waves"))
    head = sad.skeleton.index("Head")
    forward_m = [(clip.joints[:, head, 2] - clip.joints[:, 0, 2]).max() for clip in (sad, plain)]
    assert forward_m[0] > forward_m[1] + 0.05


@pytest.mark.parametrize(
    ("sentence", "action", "sides"),
    [
        ("raise your left hand and then your right hand", "raise the hand", ["left", "right"]),
        ("dodge right then left", "dodge", ["right", "left"]),
        ("hop on one foot", "hop on one leg", [None]),
    ],
)
def test_one_side_and_then_the_other(arranger, sentence, action, sides):
    parts = read(arranger, sentence).parts
    assert [(part.action, part.settings.get("side")) for part in parts] == [(action, side) for side in sides]
    assert not any("count" in part.settings for part in parts)


@pytest.mark.parametrize("sentence", ["kneels down, then bows", "sits down on a chair, then opens an umbrella"])
def test_who_is_down_stays_down_for_what_arms_and_trunk_can_do(arranger, sentence):
    clip = arranger.play(read(arranger, sentence))
    height_m = clip.joints[:, 0, 1]
    assert height_m[0] > 0.8
    assert height_m[-1] < 0.6
    # Down once, and never up again.
    low = height_m < 0.65
    assert (np.diff(low.astype(int)) != 0).sum() == 1


def test_who_lies_gets_up_before_a_bow(arranger):
    clip = arranger.play(read(arranger, "lies down on the back, then bows"))
    assert clip.joints[-1, 0, 1] > 0.8


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("a person takes 4 steps backward, then stops", "walk some steps backward (count 4), then stand still"),
        ("a person runs to the right and returns to where he started",
            "run to one side (side right), then turn around, then run"),
        ("the figure kicks with their right leg", "front kick (side right)"),
        ("a person is pushed from behind", "stagger from a push (direction forward)"),
        ("a person opens a door, walks through it and closes it behind them", "open a door (close yes)"),
        ("person walks to the right", "walk to one side (side right)"),
        ("a person raises the left arm to shoulder height and lowers it",
            "stand still, left hand out in front, then stand still"),
        ("a person touches their face", "stand still, one hand on the cheek"),
        ("a man leans back", "stand still, trunk leaning back"),
        ("a person looks down", "stand still, head down"),
        ("a person sits on the ground with legs crossed", "sit down on the floor (legs crossed)"),
        ("place something", "put something down"),
        ("take something from shelf", "take something from a high shelf"),
        ("a person acts like a monkey", "act like a monkey"),
        ("someone reaches up with the left hand and grabs something", "reach for something (side left, where up)"),
        ("a person shakes an object up and down with the right hand", "shake an object (side right)"),
        ("a person rubs his stomach with his left hand", "rub the belly (side left)"),
        ("the man blocks his face with both arms", "block with both arms (kind covering the face)"),
        ("a person eats with a spoon while seated", "eat with a spoon"),
    ],
)  # fmt: skip
def test_captions_of_captured_motions(arranger, sentence, wanted):
    found = read(arranger, sentence)
    assert str(found) == wanted
    assert not found.notes
