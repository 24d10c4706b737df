"""Probes at their thresholds, on bodies whose joints are put somewhere."""

from itertools import product

import numpy as np
import pytest
from carried import along, ballistic
from test_action_measures import Staged, leaning, path, rest, to_and_fro

from kinoflow.measures.actions import find_action_test
from kinoflow.measures.probes import body, places, poise, probes_for
from kinoflow.measures.probes import library as ask
from kinoflow.measures.probes.moments import in_part

SHOULDERS_M = (rest("L_Shoulder")[1] + rest("R_Shoulder")[1]) / 2
PELVIS_M = rest("Pelvis")[1]


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [("thigh", -0.9, 0.15), ("hip", -0.45, 0.4), ("waist", -0.2, 0.7), ("chest", 0.35, 1.15),
     ("shoulder", 0.7, 1.45), ("head", 1.05, 2.1)],
)  # fmt: skip
@pytest.mark.parametrize("side", ["left", "right"])
def test_heights_of_hands_end_where_they_are_said_to(name, low, high, side):
    shares = np.array([low - 0.01, low + 0.01, high - 0.01, high + 0.01])
    heights = PELVIS_M + shares * (SHOULDERS_M - PELVIS_M)
    view = Staged(4, **{side[0].upper() + "_Wrist": np.stack([0 * heights, heights, 0 * heights], axis=-1)})
    assert places.hand_height(view, side) == pytest.approx(shares)
    assert places.band(view, side, name, name).tolist() == [False, True, True, False]
    assert places.band(view, side, "", name).tolist() == [True, True, True, False]
    assert places.band(view, side, name, "").tolist() == [False, True, True, True]


def test_arms_are_seen_outward_from_either_side():
    reach = np.array([0.3, 0.1, 0.2])
    view = Staged(2, L_Wrist=rest("L_Shoulder") + reach, R_Wrist=rest("R_Shoulder") + reach * [-1, 1, 1])
    assert places.arm(view, "left") == pytest.approx(np.tile(reach, (2, 1)))
    assert places.arm(view, "right") == pytest.approx(np.tile(reach, (2, 1)))
    assert places.wrist(view, "left")[0] == pytest.approx(rest("L_Shoulder") + reach - rest("Pelvis"))


def test_both_feet_rest_where_a_joint_of_each_is_slow():
    view = Staged(16)
    speeds = np.array(list(product([0.79, 0.81], repeat=4)))  # left ankle, right ankle, left toes, right toes
    view.__dict__["foot_speeds"] = speeds
    expected = [min(row[0], row[2]) < 0.8 and min(row[1], row[3]) < 0.8 for row in speeds]
    assert body.double_support(view).tolist() == expected
    assert 0 < sum(expected) < 16


def test_a_straight_way_is_as_long_as_the_distance():
    """Half a metre back of two metres: 1 m from start to end, of 3 m."""
    way = path((0, 1), (2, 59), (1, 30))
    straight = ask.goes_straight()
    bent = Staged(path=along(2, way), speed=np.abs(np.gradient(way)) * 30)
    assert straight.measure(bent) == pytest.approx(1 / 3, abs=0.02)
    for length, told in ((0.29, False), (0.31, True)):
        view = Staged(path=along(2, path((0, 1), (length, 59))), speed=np.full(60, length / 2))
        assert np.isfinite(straight.measure(view)) == told


def test_hops_are_jumps_with_the_other_foot_up():
    up = ballistic(0.3)
    flying = up[:, 1]
    middle = len(up) // 2

    def feet(lifted):
        return Staged(path=up, feet=np.stack([flying, flying + lifted, flying, flying + lifted], axis=-1))

    around = np.where(abs(np.arange(len(up)) - middle) < 12, 0.1, 0.0)
    early = np.where(np.arange(len(up)) < 12, 0.1, 0.0)
    late = np.where(np.arange(len(up)) > len(up) - 12, 0.1, 0.0)
    assert len(ask.hops_on("left").events(feet(around))) == 1
    assert ask.hops_on("right").events(feet(around)) == []
    assert ask.hops_on("left").events(feet(early)) == []
    assert ask.hops_on("left").events(feet(late)) == []


def test_up_is_no_place_beside_another_one():
    def names(sentence):
        return [probe.name for probe in probes_for(sentence)]

    assert names("A person holds the left hand up in front of the chest.") == ["the left hand in front chest"]
    assert names("A person holds the left hand up.") == ["raises the left hand above the shoulder"]


@pytest.mark.parametrize(("when", "asks"), [("start", "action"), ("end", "end")])
def test_only_what_is_asked_of_the_end_asks_for_the_end(when, asks):
    assert in_part(ask.bends(), when).asks == asks


def test_who_waves_stands_meanwhile():
    (criterion,) = [
        c for c in find_action_test("walks forward, then waves the right hand").criteria if "stands while" in c.name
    ]
    for ways, speed, stands in ((6, 0.39, True), (3, 0.39, True), (2, 0.39, False), (6, 0.41, False)):
        view = to_and_fro(10, ways=ways, side="right")
        view.__dict__["speed"] = np.full(view.num_frames, speed)
        assert criterion.holds(view) is stands


def from_joint(name, x=0.0, y=0.0, z=0.0):
    return rest(name) + np.array([x, y, z])


@pytest.mark.parametrize(
    ("name", "joint", "yes", "no"),
    [
        ("in front", "Ankle", from_joint("Pelvis", z=0.13), from_joint("Pelvis", z=0.11)),
        ("behind", "Ankle", from_joint("Pelvis", z=-0.13), from_joint("Pelvis", z=-0.11)),
        ("at hip height", "Ankle", from_joint("Pelvis", y=-0.19), from_joint("Pelvis", y=-0.21)),
        ("at waist height", "Ankle", from_joint("Pelvis", y=-0.09), from_joint("Pelvis", y=-0.11)),
        ("at chest height", "Ankle", from_joint("Spine2", y=-0.09), from_joint("Spine2", y=-0.11)),
        ("at head height", "Ankle", from_joint("Head", y=-0.29), from_joint("Head", y=-0.31)),
        ("above the head", "Ankle", from_joint("Head", y=0.01), from_joint("Head", y=-0.01)),
    ],
)  # fmt: skip
@pytest.mark.parametrize("side", ["left", "right"])
def test_places_of_feet(name, joint, yes, no, side):
    for place, there in ((yes, True), (no, False)):
        view = Staged(2, **{f"{side[0].upper()}_{joint}": place})
        assert places.LEG[name](view, side).tolist() == [there] * 2


def test_places_of_feet_to_the_sides():
    for side, sign in (("left", 1), ("right", -1)):
        for away, there in ((0.26, True), (0.24, False)):
            view = Staged(2, **{f"{side[0].upper()}_Ankle": from_joint("Pelvis", x=sign * away)})
            assert places.LEG["out to the side"](view, side).all() == there
        knee, hip = f"{side[0].upper()}_Knee", f"{side[0].upper()}_Hip"
        for below, there in ((0.12, True), (0.14, False)):
            assert places.LEG["knee up"](Staged(2, **{knee: from_joint(hip, y=-below)}), side).all() == there
    for apart, name, there in ((0.43, "apart", True), (0.41, "apart", False), (0.24, "together", True),
                               (0.26, "together", False)):  # fmt: skip
        view = Staged(2, L_Ankle=[apart, 0.1, 0.0], R_Ankle=[0.0, 0.3, 0.0])
        assert places.LEG[name](view, "left").all() == there


def test_a_body_at_rest_is_still_and_one_that_moves_is_not():
    assert places.BODY["still"](Staged()).all()
    assert not places.BODY["still"](Staged(path=along(2, path((0, 1), (2, 59))))).any()


@pytest.mark.parametrize(
    ("direction", "neck"),
    [("left", (0, 20)), ("right", (0, -20)), ("forward", (20, 0)), ("backward", (-20, 0))],
)
def test_leaning_is_measured_while_the_body_is_up(direction, neck):
    assert poise.lean_deg(Staged(2, Neck=leaning(*neck)), direction) == pytest.approx(20)
    for angle, told in ((83, 83), (85, 0)):  # its height is 0.12 and 0.09 of its length
        far = Staged(2, Neck=leaning(*(np.sign(part) * angle for part in neck)))
        assert poise.lean_deg(far, direction) == pytest.approx(told)
    upside_down = Staged(2, Neck=leaning(*(np.sign(part) * 160 for part in neck)))
    assert poise.lean_deg(upside_down, direction) == pytest.approx(0)
    for height, told in ((0.31, 20), (0.29, 0)):
        low = np.array([0, height - PELVIS_M, 0])
        view = Staged(2, Pelvis=rest("Pelvis") + low, Neck=leaning(*neck) + low)
        assert poise.lean_deg(view, direction) == pytest.approx(told)


def bent_arm(angle_deg):
    """Left upper arm and forearm of 0.3 m, the forearm turned so far from straight."""
    angle = np.deg2rad(angle_deg)
    elbow = rest("L_Shoulder") + np.array([0.3, 0, 0])
    return Staged(30, L_Elbow=elbow, L_Wrist=elbow + 0.3 * np.array([np.cos(angle), 0, np.sin(angle)]))


def test_bent_elbows():
    assert poise.elbow_bends(bent_arm(60.5), "left")
    assert not poise.elbow_bends(bent_arm(59.5), "left")
    assert not poise.elbow_bends(bent_arm(60.5), "right")
    # Of an arm whose elbow is turned by an angle, the cosine of half of it is left.
    for stretch, bent in ((0.85, True), (0.87, False)):
        view = bent_arm(2 * np.rad2deg(np.arccos(stretch)))
        assert places.arm_stretch(view, "left") == pytest.approx(stretch)
        assert places.HAND["bent"](view, "left").all() == bent


def test_taps_are_of_1_2_cm():
    for height, taps in ((0.0125, 3), (0.0115, 0)):
        toes = np.tile(path((0, 5), (height, 5), (0, 5)), 3)
        feet = np.zeros((len(toes), 4))
        feet[:, 2] = toes
        view = Staged(len(toes), feet=feet, speed=np.zeros(len(toes)))
        assert len(poise.taps(view, "left")) == taps
        assert poise.taps(view, "right") == []
