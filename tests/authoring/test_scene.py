"""Several actions in one clip."""

import json

import numpy as np
import pytest

from kinoflow.authoring.action import actions, draw
from kinoflow.authoring.scene import BASES, MAX_SECONDS, draw_sequence, draw_together, lay_over
from kinoflow.authoring.write import HELD_OUT, HELD_OUT_SENTENCES, TRAIN, LibraryOptions, _share, plan, write_library
from kinoflow.errors import OptionError, ScoreError
from kinoflow.motion.skeleton import joint

LIBRARY = actions()
UPPER = next(act for act in LIBRARY.values() if act.upper)


def test_a_sequence_says_and_shows_its_actions_in_order():
    made = draw_sequence([LIBRARY["squat"], LIBRARY["lunge"]], np.random.default_rng(0))
    assert made.clip.duration_s <= MAX_SECONDS
    captions = made.captions(8, np.random.default_rng(0))
    assert all("squat" in text.lower() or "bend" in text or "hips" in text for text in captions)
    first = captions[0].lower()
    assert first.index("squat") < first.index("lunge")
    # Feet are never in two places: between the actions the body stands where the first one ended.
    steps = np.linalg.norm(np.diff(made.clip.joints[:, joint("L_Ankle")], axis=0), axis=-1)
    assert steps.max() < 0.35


def test_sides_agree_within_a_sequence():
    for seed in range(4):
        made = draw_sequence(
            [LIBRARY["front kick"], LIBRARY["front kick"]],
            np.random.default_rng(seed),
            settings=[{"count": 1}, {"count": 1}],
        )
        sides = {values["side"] for values in made.parameters.values()}
        assert len(sides) == 1
        other = {"left": "right", "right": "left"}[sides.pop()]
        assert f"the {other} leg" not in made.captions(1, np.random.default_rng(0))[0]


def test_what_does_not_stand_cannot_be_continued():
    lying = [act for act in LIBRARY.values() if act.leaf[1] == "yoga" or act.family == "floor_exercises"]
    refused = 0
    for act in lying[:6]:
        try:
            draw_sequence([act, LIBRARY["squat"]], np.random.default_rng(0))
        except ScoreError:
            refused += 1
    assert refused or not lying


def test_a_sequence_takes_settings_and_draws_the_rest():
    chosen = [LIBRARY["wave"], LIBRARY["walk some steps"], LIBRARY["bow"]]
    settings = [
        {"height": "chest", "count": 2},
        {"side": "left", "count": "3"},
        {"depth": "slight", "toward": "ahead", "count": 1},
    ]
    made = [draw_sequence(chosen, np.random.default_rng(seed), settings=settings) for seed in range(3)]
    for one in made:
        wave, steps, bow = one.parameters.values()
        assert (wave["height"], wave["count"], steps["count"], bow["depth"]) == ("chest", 2, 3, "slight")
        assert wave["side"] == steps["side"] == "left"
        hands = [one.clip.joints[:, joint(f"{side}_Wrist"), 1] for side in "LR"]
        assert np.ptp(hands[0][:45]) > np.ptp(hands[1][:45]) + 0.1
    assert len({(one.parameters["3 bow"]["hands"], one.parameters["2 walk some steps"]["pace"]) for one in made}) > 1


def test_settings_leave_what_is_not_set_as_it_was():
    """The training library is drawn without settings: empty ones, and those that are drawn anyway, change nothing."""

    def made(settings):
        generator = np.random.default_rng(0)
        one = draw_sequence([LIBRARY["squat"], LIBRARY["lunge"]], generator, settings=settings)
        return one, generator.random()

    free, after = made(())
    drawn = [{key: value for key, value in row.items() if key != "side"} for row in free.parameters.values()]
    for settings in ([{}, {}], [drawn[0], {}], drawn):
        again, then = made(settings)
        assert again.parameters == free.parameters
        np.testing.assert_array_equal(again.clip.translation, free.clip.translation)
        assert then == after
    layers = []
    for nothing in (None, {}):
        generator = np.random.default_rng(0)
        layers.append(
            (draw_together("walk", LIBRARY["wave"], generator, settings=nothing).parameters, generator.random())
        )
    assert layers[0] == layers[1]


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ([{}], "settings of 1 actions for a sequence of 2; give one each"),
        ([{"mood": "sad"}, {}], r"wave has no parameter 'mood'; it has side \(right\|left\)"),
        ([{"tempo": "slow"}, {}], "wave has no tempo of its own in a sequence"),
        ([{}, {"depth": "to the floor"}], "depth is one of normal, deep, slight"),
        ([{"count": 50}, {}], "count is a whole number from 2 to 5"),
    ],
)
def test_settings_that_a_sequence_cannot_have(settings, message):
    with pytest.raises(ScoreError, match=message):
        draw_sequence([LIBRARY["wave"], LIBRARY["bow"]], np.random.default_rng(0), settings=settings)


def test_a_sequence_has_one_side():
    both = [{"side": "left"}, {"side": "right"}]
    with pytest.raises(ScoreError, match="one main side; got left and right"):
        draw_sequence([LIBRARY["lunge"], LIBRARY["lunge"]], np.random.default_rng(0), settings=both)


def test_what_is_laid_over_takes_settings():
    wanted = {"side": "right", "height": "high", "count": 2, "tempo": "quick"}
    made = draw_together("walk", LIBRARY["wave"], np.random.default_rng(0), settings=wanted)
    assert made.parameters == made.parameters | {"base": "walk", **wanted}
    with pytest.raises(ScoreError, match="wave has no parameter 'mood'"):
        draw_together("walk", LIBRARY["wave"], np.random.default_rng(0), settings={"mood": "sad"})
    with pytest.raises(ScoreError, match="height is one of"):
        draw_together("walk", LIBRARY["wave"], np.random.default_rng(0), settings={"height": "low"})


@pytest.mark.parametrize("base", BASES)
def test_arms_over_a_body_that_does_something_else(base):
    made = draw_together(base, UPPER, np.random.default_rng(1))
    assert made.clip.metadata["action"] == f"{base} + {UPPER.name}"
    assert made.clip.duration_s <= MAX_SECONDS
    assert len(made.captions(4, np.random.default_rng(0))) == 4


def test_arms_are_the_actions_and_legs_the_bases():
    base = draw("squat", np.random.default_rng(0)).clip
    over = draw(UPPER, np.random.default_rng(0)).clip.crop(0, 40)
    made = lay_over(base, over, 5, spine=False)
    arms, legs = joint("R_Elbow"), joint("R_Knee")
    np.testing.assert_allclose(made.rotations[20, arms], over.rotations[15, arms], atol=1e-9)
    np.testing.assert_array_equal(made.rotations[:, legs], base.rotations[:, legs])
    np.testing.assert_allclose(made.rotations[60, arms], base.rotations[60, arms], atol=1e-9)


def test_only_actions_of_the_arms_are_laid_over():
    with pytest.raises(ScoreError, match="more than arms"):
        draw_together("walk", LIBRARY["squat"], np.random.default_rng(0))
    with pytest.raises(ScoreError, match="the body can"):
        draw_together("fly", UPPER, np.random.default_rng(0))


@pytest.mark.slow
def test_held_out_combinations_and_sentences_stay_out_of_training(tmp_path):
    chosen = [LIBRARY["squat"], LIBRARY["lunge"], UPPER]
    write_library(chosen, tmp_path / "all", LibraryOptions(draws=8, sequences=4, together=3, held_out=0.3))
    rows = json.loads((tmp_path / "all" / "library.json").read_text())
    splits = {hint: {row["group"] for row in rows if row["split_hint"] == hint} for hint in (TRAIN, HELD_OUT)}
    assert splits[TRAIN]
    assert splits[HELD_OUT]
    assert not splits[TRAIN] & splits[HELD_OUT]
    said = [c["text"] for row in rows if row["split_hint"] == TRAIN for c in row["captions"]]
    assert all(_share(f"sentence {text.casefold()}") >= HELD_OUT_SENTENCES for text in said)
    assert len({row["id"] for row in rows}) == len(rows)
    assert {row["action"] for row in rows if " > " in row["action"] or " + " in row["action"]}


def test_every_action_begins_as_many_sequences():
    chosen = list(LIBRARY.values())[:5]
    tasks = [task for task in plan(chosen, LibraryOptions(draws=1, sequences=10)) if task.joint == ">"]
    firsts = [task.names[0] for task in tasks]
    assert all(firsts.count(act.name) == 2 for act in chosen)


@pytest.mark.parametrize(
    "bad", [{"draws": 0}, {"sequences": -1}, {"captions": 0}, {"held_out": 1.0}, {"workers": 0}, {"seed": -1}]
)
def test_options_outside_their_range(bad):
    with pytest.raises(OptionError):
        LibraryOptions(**bad)
