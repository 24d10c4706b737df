"""Every action of the library: it plays on both sides, says enough, and stands in the taxonomy."""

import dataclasses
import json

import numpy as np
import pytest

from kinoflow.authoring.action import (
    MIN_PHRASES,
    SIDE,
    Choice,
    Count,
    Number,
    _modules_by_name,
    _plain,
    actions,
    draw,
    find_action,
)
from kinoflow.authoring.controls import At
from kinoflow.authoring.rig import Posed, _trunk, _way_out, play
from kinoflow.authoring.timeline import Timeline
from kinoflow.authoring.write import LibraryOptions, write_library
from kinoflow.cli import main
from kinoflow.errors import OutputError, ScoreError
from kinoflow.language.sides import mirror_caption
from kinoflow.measures.classes import LEAVES
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.skeleton import MANNEQUIN, joint
from kinoflow.motion.smoothing import jolts_deg

LIBRARY = actions()
SHARDS = 8
TUMBLING = ["combat roll", "dodge roll", "fall from a height flailing", "figure skating spin", "land on the feet"]
TUMBLING += ["roll on the floor laughing", "spinning backfist"]
"""Limbs on the floor are thrown over, or a spin begins or ends: a joint still jolts by 30 to 60 degrees in a frame."""
LEAF_NAMES = {f"{leaf.name}/{leaf.group}/{leaf.leaf}" for leaf in LEAVES}


def check(act, seed, settings):
    """One clip of an action is as long as a clip may be, on the floor, and said in enough ways."""
    made = draw(act, np.random.default_rng(seed), settings)
    assert 0.67 <= made.clip.duration_s <= 12.0, act.name
    captions = made.captions(MIN_PHRASES, np.random.default_rng(seed))
    assert len(captions) == MIN_PHRASES, act.name
    assert not [text for text in captions if "{" in text or "  " in text or " ." in text or text.count(".") > 1]
    # Nothing far below the floor; steps down lower the floor itself, so only the first frame counts there.
    assert (made.clip.joints[0, :, 1] - made.clip.skeleton.clearance_m).min() > -0.12, act.name
    return made


@pytest.mark.parametrize("shard", range(SHARDS))
def test_an_eighth_of_the_actions_plays(shard):
    """All of them play in the slow test below, with this seed as well; these tell at once that something is wrong."""
    rough = []
    for name in list(LIBRARY)[8 * shard :: 8 * SHARDS]:
        jolt = jolts_deg(check(LIBRARY[name], 1, {}).clip.rotations).max()
        if name not in TUMBLING and jolt >= 30:
            rough.append((name, jolt))
    assert not rough


@pytest.mark.slow
@pytest.mark.parametrize("shard", range(SHARDS))
def test_every_action_plays_on_both_sides(shard):
    """Each seed has another tempo and other values of the parameters."""
    rough = []
    for name in list(LIBRARY)[shard::SHARDS]:
        act = LIBRARY[name]
        sides = SIDE.values if "side" in act.parameters else (None, None)
        first, second = (
            check(act, seed, {"side": side} if side else {}) for seed, side in zip((1, 11), sides, strict=True)
        )
        assert first.clip.rotations.tobytes() != second.clip.rotations.tobytes(), name
        if name not in TUMBLING and (jolt := jolts_deg(first.clip.rotations).max()) >= 30:
            rough.append((name, jolt))
    assert not rough


def phrases(act, side):
    """What a score says of one side, without playing it."""
    generator = np.random.default_rng(3)
    values = {name: kind.draw(generator) for name, kind in act.parameters.items() if name not in ("side", "tempo")}
    return act.score(Timeline(generator, crispness=act.crispness), side=side, **values)


@pytest.mark.parametrize("shard", range(SHARDS))
def test_the_other_side_is_said_where_the_other_side_is_played(shard):
    """Phrases of the left play are those of the right one with the sides exchanged."""
    for act in [act for act in LIBRARY.values() if "side" in act.parameters][shard::SHARDS]:
        right, left = phrases(act, "right"), phrases(act, "left")
        assert sorted(map(_in_order, map(mirror_caption, right))) == sorted(map(_in_order, left)), act.name


def test_every_leaf_of_the_taxonomy_is_covered():
    assert {"/".join(act.leaf) for act in LIBRARY.values()} == LEAF_NAMES


def _in_order(phrase):
    """ "Right and left" is the same to both sides."""
    return phrase.replace("right and left", "left and right").replace("right to left", "left to right")


def test_names_are_found_however_they_are_written():
    assert find_action("Squat").name == "squat"
    with pytest.raises(ScoreError, match="near it are squat"):
        find_action("squatt")


def test_the_text_of_the_library_names_every_action():
    """Otherwise finding that one would import the whole library."""
    assert set(_modules_by_name()) == {_plain(name) for name in LIBRARY}
    # A score written by a function of another file stands where that function is called.
    where = {name: act.score.__module__ for name, act in LIBRARY.items() if act.score.__name__ != "score"}
    assert len(where) > 500
    assert {name: _modules_by_name()[_plain(name)] for name in where} == where


def test_an_action_that_no_text_names_is_found_all_the_same(monkeypatch):
    monkeypatch.setattr("kinoflow.authoring.action._modules_by_name", dict)
    monkeypatch.setattr("kinoflow.authoring.action._REGISTERED", {})
    monkeypatch.setattr("kinoflow.authoring.action.actions", lambda: LIBRARY)
    assert find_action("Squat") is LIBRARY["squat"]


def test_an_action_is_found_while_another_thread_imports_the_library(monkeypatch):
    registered = {"squat": LIBRARY["squat"]}

    def plain(name):  # what another thread does in the middle of the search
        registered[f"number {len(registered)}"] = LIBRARY["squat"]
        return name.lower()

    monkeypatch.setattr("kinoflow.authoring.action._modules_by_name", dict)
    monkeypatch.setattr("kinoflow.authoring.action._REGISTERED", registered)
    monkeypatch.setattr("kinoflow.authoring.action._plain", plain)
    assert find_action("Squat") is LIBRARY["squat"]


@pytest.mark.parametrize(
    ("parameter", "good", "bad"),
    [
        (Choice(("a", "b")), "b", "c"),
        (Count(1, 3), "2", "4"),
        (Count(1, 3), 3, "two"),
        (Number(0, 1), "0.5", "1.1"),
        (Number(0, 1), 1, "x"),
    ],
)
def test_parameters_take_what_they_allow(parameter, good, bad):
    assert parameter.parse("p", good) == type(parameter.parse("p", good))(good)
    with pytest.raises(ScoreError, match="p is"):
        parameter.parse("p", bad)
    generator = np.random.default_rng(0)
    for _ in range(20):
        assert parameter.parse("p", parameter.draw(generator)) is not None


def test_the_library_is_written_the_same_twice_and_reads_as_data(tmp_path):
    chosen = [LIBRARY["squat"], LIBRARY["lunge"]]
    options = LibraryOptions(draws=3, captions=4, held_out_actions=0.0)
    for name, workers in (("one", 1), ("two", 2)):
        assert write_library(chosen, tmp_path / name, dataclasses.replace(options, workers=workers)) == 6
    files = sorted(p.relative_to(tmp_path / "one") for p in (tmp_path / "one").rglob("*") if p.is_file())
    assert len(files) == 7
    for file in files:
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()
    rows = json.loads((tmp_path / "one" / "library.json").read_text())
    assert all(len(row["captions"]) == 4 and row["action"] in LIBRARY for row in rows)
    clip = MotionClip.load(tmp_path / "one" / "clips" / f"{rows[0]['id']}.npz")
    assert clip.metadata["action"] == rows[0]["action"]
    assert clip.metadata["leaf"] == "/".join(rows[0]["leaf"])


def test_a_folder_of_something_else_is_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("precious")
    with pytest.raises(OutputError, match="not empty"):
        write_library([LIBRARY["squat"]], tmp_path, LibraryOptions(draws=1))
    assert (tmp_path / "mine.txt").read_text() == "precious"


def test_command_line(tmp_path, capsys):
    assert main(["author", "squat", "--set", "count=3", "tempo=slow", "-o", str(tmp_path / "s" / "squat.glb")]) == 0
    assert (tmp_path / "s" / "squat.glb").stat().st_size > 10_000
    out = capsys.readouterr().out
    assert "A person squats three times." in out
    assert "count=3" in out
    assert main(["author", "squat", "-o", str(tmp_path / "squat.png"), "--pictures", "4"]) == 0
    assert (tmp_path / "squat.png").read_bytes().startswith(b"\x89PNG")
    assert main(["author", "list", "--only", "gym"]) == 0
    assert "squat" in capsys.readouterr().out
    assert main(["author", "controls"]) == 0
    assert main(["author", "all", "--only", "squat", "--draws", "1", "-o", str(tmp_path / "all")]) == 0
    assert (tmp_path / "all" / "library.json").is_file()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["skuat"], "no action"),
        (["squat", "--set", "count=9"], "whole number from 1 to"),
        (["squat", "--set", "count"], "NAME=VALUE"),
        (["squat", "--set", "speed=9"], "no parameter"),
        (["squat", "-o", "squat.xyz"], "suffix"),
        (["all"], "needs -o"),
        (["list", "--set", "count=2"], "one action"),
        (["list", "--only", "xyzzy"], "no action has"),
        (["squat", "--seed", "-1"], "seed"),
        (["squat", "--captions", "0"], "from 1 to 1000"),
        (["squat", "--captions", "1000000000"], "from 1 to 1000"),
    ],
)
def test_what_cannot_be_is_one_line(arguments, message, capsys):
    assert main(["author", *arguments]) == 2
    error = capsys.readouterr().err
    assert message in error
    assert len(error.splitlines()) == 1


def test_a_score_whose_movements_collide_is_written_anew():
    calls = []

    def collides_once(timeline):
        calls.append(timeline)
        timeline.to(1.0, nod=10, advance=False)
        if len(calls) == 1:
            timeline.to(0.5, nod=20)
        return [f"{{nod}} {number}" for number in range(8)]

    act = dataclasses.replace(LIBRARY["squat"], score=collides_once, parameters={})
    assert draw(act, np.random.default_rng(0)).clip.num_frames > 20
    assert len(calls) == 2
    calls.clear()

    def always_collides(timeline):
        calls.append(timeline)
        timeline.to(1.0, nod=10, advance=False)
        timeline.to(0.5, nod=20)

    with pytest.raises(ScoreError, match="comes before the last one"):
        draw(dataclasses.replace(act, score=always_collides), np.random.default_rng(0))
    assert len(calls) > 2


@pytest.mark.parametrize(
    "name",
    ["get up from lying", "figure skating jump", "windmill", "upward dog", "wall run", "lying spinal twist", "faint"],
)
def test_no_limb_is_below_the_floor(name):
    """Feet and hands that a score puts there are raised to it; these were up to 19 cm below."""
    assert draw(name, np.random.default_rng(0)).clip.joints[..., 1].min() > -0.015


def test_who_goes_down_steps_goes_below_the_floor():
    timeline = Timeline(life=0.0)
    timeline.place = timeline.place.moved(up_m=-0.3)
    timeline.start(y=0.0, feet=At("floor", 0.1, 0.0, 0.0))
    timeline.hold(0.5)
    assert play(timeline).joints[0, joint("L_Foot"), 1] == pytest.approx(
        -0.3 + MANNEQUIN.clearance_m[joint("L_Foot")], abs=1e-3
    )


@pytest.mark.parametrize("name", ["fall sideways", "faint"])
def test_elbows_of_who_lies_on_the_side_do_not_stand_up(name):
    """The lower one lies on the floor (it stood 26 cm above it), the upper one no higher than its shoulder."""
    heights_m = draw(name, np.random.default_rng(0), {"side": "right"}).clip.joints[-1, :, 1]
    assert heights_m[joint("R_Elbow")] < 0.12
    assert heights_m[joint("L_Elbow")] < heights_m[joint("L_Shoulder")] - 0.08


def test_arms_stay_outside_the_body_in_a_roll():
    clip = draw("dodge roll", np.random.default_rng(0)).clip
    body = Posed(clip.joints, clip.global_rotations)
    for side in "lr":
        assert np.linalg.norm(_way_out(body, _trunk(body), side), axis=-1).max() < 0.025


def test_the_hand_of_a_quad_stretch_is_at_the_foot_and_arms_of_a_squat_are_level_and_straight():
    stretch = draw("quad stretch", np.random.default_rng(0), {"side": "right"}).clip.joints[80]
    assert np.linalg.norm(stretch[joint("R_Wrist")] - stretch[joint("R_Ankle")]) < 0.17
    squat = draw("squat", np.random.default_rng(0), {"arms": "forward", "depth": "deep"}).clip.joints
    lowest = squat[squat[:, 0, 1].argmin()]
    arm = lowest[joint("R_Wrist")] - lowest[joint("R_Shoulder")]
    assert np.linalg.norm(arm) > 0.55
    assert abs(arm[1]) < 0.12
