"""What the tests of actions measure, on bodies whose joints are put somewhere: every threshold from both sides."""

import numpy as np
import pytest
from carried import along, ballistic, rigid

from kinoflow.measures.actions import find_action_test, hovering_s
from kinoflow.measures.actions import measures as m
from kinoflow.measures.probes.view import ClipView
from kinoflow.motion import MANNEQUIN
from kinoflow.motion.rotations import axis_angle_to_matrix
from kinoflow.motion.skeleton import joint

ARM_M = float(np.linalg.norm(MANNEQUIN.offsets[joint("L_Elbow")]) + np.linalg.norm(MANNEQUIN.offsets[joint("L_Wrist")]))
PELVIS_M = float(MANNEQUIN.rest_positions[0, 1])


class Staged(ClipView):
    """The body at rest, some of whose joints are elsewhere, by [3] or [T, 3]; or turned, or with feet off the floor.

    Feet are [T, 4]: left ankle, right ankle, left toes, right toes above where they rest.
    """

    def __init__(self, frames=60, heading=None, feet=None, path=None, speed=None, **places):
        super().__init__(rigid(np.zeros((frames, 3)) if path is None else path))
        self.places = places
        for name, value in (("heading", heading), ("foot_heights", feet), ("speed", speed)):
            if value is not None:
                self.__dict__[name] = np.asarray(value, dtype=float)

    def position(self, name):
        place = self.places.get(name)
        return super().position(name) if place is None else np.broadcast_to(place, (self.num_frames, 3)).astype(float)


def rest(name):
    return MANNEQUIN.rest_positions[joint(name)]


def at(name, x=0.0, y=0.0, z=0.0):
    """[T, 3] places by the metres, numbers or [T], that they are left, up and forward of where a joint rests."""
    return np.stack(np.broadcast_arrays(*(rest(name)[axis] + value for axis, value in enumerate((x, y, z)))), axis=-1)


def path(*parts):
    """[T] values: numbers to go to, each with how many frames that takes; the first is where it begins."""
    values = [np.full(parts[0][1], float(parts[0][0]))]
    for value, frames in parts[1:]:
        values.append(np.linspace(values[-1][-1], value, frames + 1)[1:])
    return np.concatenate(values)


def spans(events):
    return [(event.start, event.stop) for event in events]


def holds(test, words, view):
    """What one criterion of a test, known by words of its name, says of a view."""
    (criterion,) = [c for c in find_action_test(test).criteria if words in c.name]
    return criterion.holds(view)


def leaning(angle_deg, side_deg=0.0):
    """Where the neck is when the trunk leans forward, and to the left."""
    angle, side = np.broadcast_arrays(np.deg2rad(angle_deg), np.deg2rad(side_deg))
    up = np.cos(angle) * np.cos(side)
    return rest("Pelvis") + 0.5 * np.stack([np.sin(side), up, np.sin(angle) * np.cos(side)], axis=-1)


# Postures.


def test_pitch_is_forward_and_lean_is_any_way():
    assert m.pitch_deg(Staged(2, Neck=leaning(30))) == pytest.approx(30)
    assert m.pitch_deg(Staged(2, Neck=leaning(-20))) == pytest.approx(-20)
    assert m.lean_deg(Staged(2, Neck=leaning(-20))) == pytest.approx(20)
    assert m.lean_deg(Staged(2, Neck=leaning(0, 40))) == pytest.approx(40)
    assert m.pitch_deg(Staged(2, Neck=leaning(0, 40))) == pytest.approx(0)
    # Turned to the left it faces +X, where its left is -Z.
    assert m.pitch_deg(Staged(2, heading=[np.pi / 2] * 2, Neck=leaning(0, 40))) == pytest.approx(40)


def test_places_are_seen_from_the_body():
    view = Staged(2, heading=[0.0, np.pi / 2], L_Wrist=at("Pelvis", 1, 2, 3))
    assert m.local(view, "L_Wrist") == pytest.approx(np.array([[1, 2, 3], [-3, 2, 1]]))
    assert m.local(view, "L_Wrist", "L_Wrist") == pytest.approx(np.zeros((2, 3)))


def test_the_way_is_measured_along_the_first_heading():
    way = np.array([[0, 0, 0], [1, 0, 2], [3, 0, 4.0]])
    assert m.forward_m(Staged(heading=[0, 1, 2], path=way)) == pytest.approx(4)
    assert m.left_m(Staged(heading=[0, 1, 2], path=way)) == pytest.approx(3)
    assert m.forward_m(Staged(heading=[np.pi / 2, 0, 0], path=way)) == pytest.approx(3)
    assert m.left_m(Staged(heading=[np.pi / 2, 0, 0], path=way)) == pytest.approx(-4)
    assert m.forward_m(Staged(heading=[0, 0, 0], path=-way)) == pytest.approx(-4)


def test_turns_are_positive_to_the_left():
    view = Staged(3, heading=[0.5, -1.0, 1.5])
    assert m.turned_deg(view) == pytest.approx(np.rad2deg(1.0))
    assert m.turn_range_deg(view) == pytest.approx(np.rad2deg(2.5))


def test_straightness_and_the_knee():
    reach = Staged(2, L_Shoulder=np.zeros(3), L_Wrist=[0.0, 0.6 * ARM_M, 0.8 * ARM_M])
    assert m.arm_length_m(reach, "left") == pytest.approx(ARM_M)
    assert m.straightness(reach, "left") == pytest.approx(1.0)
    knee = {"R_Hip": [0.0, 0.9, 0.0], "R_Knee": [0.0, 0.5, 0.0]}
    for ankle, angle in (([0.0, 0.1, 0.0], 180), ([0.0, 0.5, -0.4], 90), ([0.0, 0.5 - 0.3, -0.3], 135)):
        assert m.knee_angle_deg(Staged(2, R_Ankle=ankle, **knee), "right") == pytest.approx(angle)


def test_distances_of_feet_and_hands():
    view = Staged(2, L_Ankle=[0.3, 0.9, 0.5], R_Ankle=[0.0, 0.1, 0.9])
    assert m.stride_m(view) == pytest.approx(0.5)
    assert m.fore_aft_m(view) == pytest.approx(0.4)
    hands = Staged(2, L_Wrist=[0.3, 0.5, 0.4], R_Wrist=[0.0, 0.5, 0.0], L_Knee=[0, 0.3, 0], R_Knee=[0, 0.4, 0])
    assert m.hand_distance_m(hands) == pytest.approx(0.5)
    tall = Staged(2, L_Wrist=[0.3, 1.5, 0.4], R_Wrist=[0.0, 0.5, 0.0], L_Knee=[0, 0.3, 0], R_Knee=[0, 0.2, 0])
    assert (m.lowest_wrist_m(tall)[0], m.highest_wrist_m(tall)[0]) == pytest.approx((0.5, 1.5))
    assert (m.lowest_knee_m(hands)[0], m.lowest_knee_m(tall)[0]) == pytest.approx((0.3, 0.2))


def test_first_and_last_frames():
    values = np.arange(60.0)
    assert m.at_start(values).tolist() == list(range(6))
    assert m.at_end(values).tolist() == list(range(51, 60))
    assert m.at_end(values, 0.1).tolist() == [57, 58, 59]


@pytest.mark.parametrize(("axis", "angle", "pitch", "yaw"), [(0, 20, 20, 0), (0, -20, -20, 0), (1, 30, 0, 30)])
def test_the_head_is_measured_against_the_chest(axis, angle, pitch, yaw):
    clip = rigid(np.zeros((2, 3)))
    rotations = clip.rotations.copy()
    rotations[:, joint("Head")] = axis_angle_to_matrix(np.deg2rad(angle) * np.eye(3)[axis])
    rotations[:, joint("Spine1")] = axis_angle_to_matrix(np.array([0.3, 0.8, 0.1]))
    found = m.head_angles_deg(ClipView(clip.replace(rotations=rotations)))
    assert found[0] == pytest.approx(pitch)
    assert found[1] == pytest.approx(yaw)


# Feet.


def lifts(left, right):
    """Feet whose heels and toes are at [T]."""
    return np.stack([left, right, left, right], axis=-1)


def one_by_one(height, turns=3, frames=30):
    lift = height * np.sin(np.linspace(0, 2 * np.pi * turns, frames * turns + 1)[:-1])
    return Staged(len(lift), feet=lifts(np.maximum(lift, 0), np.maximum(-lift, 0)))


def test_steps_are_changes_from_foot_to_foot():
    # Three to and fros of a second have five ways between their six highest places.
    assert m.steps_per_s(one_by_one(0.031)) == pytest.approx(5 / 3)
    assert m.steps_per_s(one_by_one(0.029)) == 0
    assert m.steps_per_s(one_by_one(0.041), 0.04) == pytest.approx(5 / 3)
    assert m.steps_per_s(one_by_one(0.041), 0.05) == 0
    over_one = 0.2 + 0.1 * np.sin(np.linspace(0, 18, 90))
    assert m.steps_per_s(Staged(90, feet=lifts(over_one, 0 * over_one))) == 0
    # Up from level and back: no other foot in between.
    assert m.steps_per_s(Staged(90, feet=lifts(np.maximum(over_one - 0.2, 0), 0 * over_one))) == 0


def test_the_time_on_both_feet_counts_from_the_first_step_to_the_last():
    left = path((0, 10), (0.1, 1), (0.1, 9), (0, 1), (0, 24))
    right = path((0, 25), (0.1, 1), (0.1, 9), (0, 1), (0, 9))
    # Busy from frame 10 to 34: both down in 20 to 24, 5 of 25.
    assert m.both_down(Staged(45, feet=lifts(left, right))) == pytest.approx(0.2)
    assert m.both_down(Staged(45, feet=lifts(left, right) + 0.0249)) == pytest.approx(0.2)
    assert m.both_down(Staged(45, feet=lifts(left, right) + 0.0251)) == 0
    assert m.both_down(Staged(45, feet=lifts(np.minimum(left, 0.029), np.minimum(right, 0.029)))) == 1
    assert m.both_down(Staged(45, feet=lifts(np.minimum(left, 0.031), np.minimum(right, 0.031)))) == pytest.approx(0.2)
    # One frame off the floor is no way from a first step to a last.
    assert m.both_down(Staged(10, feet=lifts(np.eye(10)[4] * 0.1, np.zeros(10)))) == 1
    # A foot is down when its heel or its toes are.
    heel = lifts(left, right)
    heel[20:25, 0] = 0.2
    assert m.both_down(Staged(45, feet=heel)) == pytest.approx(0.2)


def flight(frames, before=20, after=20, height=0.1):
    up = np.concatenate([np.zeros(before), np.full(frames, height), np.zeros(after)])
    return lifts(up, up)


def test_leaps():
    assert m.leaps_s(Staged(46, feet=flight(6))) == pytest.approx(0.2)
    assert m.leaps_s(Staged(46, feet=flight(6, height=0.03))) == 0
    both = np.concatenate([flight(6), flight(9), flight(4)])
    assert m.leaps_s(Staged(len(both), feet=both)) == pytest.approx(0.3)


def test_inner_jumps_begin_and_end_in_the_clip():
    clip = rigid(ballistic(0.3))
    (jump,) = m.inner_jumps(ClipView(clip))
    assert len(m.inner_jumps(ClipView(clip.crop(jump.start - 9, jump.stop + 9)))) == 1
    assert m.inner_jumps(ClipView(clip.crop(jump.start + 1, clip.num_frames))) == []
    assert m.inner_jumps(ClipView(clip.crop(0, jump.stop - 1))) == []


@pytest.mark.parametrize(("heading", "axis", "ahead"), [(0, 2, 1), (0, 0, 0), (np.pi / 2, 0, 1), (0, 2, -1)])
def test_jumps_ahead(heading, axis, ahead):
    """The farthest of two jumps, of 0.5 and 0.8 m, along the heading; one backward leads nowhere."""
    up = ballistic(0.3)
    middle = len(up) // 2
    way = np.concatenate([path((0, middle), (0.5, 1), (0.5, len(up) - middle - 1)),
                          path((0.5, middle), (1.3, 1), (1.3, len(up) - middle - 1))])  # fmt: skip
    whole = np.concatenate([up, up]) + along(axis, way * (ahead or 1))
    view = Staged(heading=np.full(len(whole), heading), path=whole)
    assert m.jump_ahead_m(view) == pytest.approx(0.8 if ahead == 1 else 0, abs=1e-9)


def test_hops_are_off_and_onto_one_foot():
    def feet(before, after, height=0.101):
        found = np.concatenate([flight(6), flight(6)])[:46]
        for part, foot in ((slice(0, 20), before), (slice(26, 46), after)):
            found[part, {"left": [1, 3], "right": [0, 2]}[foot]] = height
        return Staged(46, feet=found)

    for foot in ("left", "right"):
        assert spans(m.hops(feet(foot, foot))) == [(20, 26)]
        assert m.hops(feet(foot, foot, 0.099)) == []
    assert m.hops(feet("left", "right")) == []
    assert m.hops(Staged(46, feet=flight(6))) == []


def test_hovering_but_for_the_flight_and_a_frame_on_each_side():
    """A jump that lands on nothing: the flight and its two ends are free, the rest hangs in the air."""
    up = ballistic(0.3)
    up[40:, 1] = np.maximum(up[40:, 1], 0)
    view = ClipView(rigid(up))
    (jump,) = m.inner_jumps(view)
    raised = rigid(np.concatenate([np.zeros((45, 3)), up + along(1, np.full(len(up), 0.07))]))
    # On the floor of the longer time, all of the second part is above 6 cm but for its free fall.
    longest = max(jump.start - 1, len(up) - jump.stop - 1) / 30
    assert hovering_s(raised) == pytest.approx(longest, abs=0.04)


# Arms.


def wrist(side, x=0.0, y=0.0, z=0.0, of="Shoulder"):
    """A wrist by where it is from its shoulder."""
    prefix = {"left": "L_", "right": "R_"}[side]
    return {prefix + "Wrist": at(prefix + of, x, y, z)}


def test_raised_hands_are_10_cm_up_for_0_3_s():
    def up(frames, height):
        return Staged(60, **wrist("left", y=np.concatenate([np.full(20, -0.4), np.full(frames, height),
                                                            np.full(40 - frames, -0.4)])))  # fmt: skip

    assert spans(m.raised(up(9, 0.11), "left")) == [(20, 29)]
    assert m.raised(up(8, 0.11), "left") == []
    assert m.raised(up(9, 0.09), "left") == []
    assert m.raised(up(9, 0.11), "right") == []
    assert spans(m.raised(up(9, 0.3), "left", 0.29)) == [(20, 29)]
    assert m.raised(up(9, 0.3), "left", 0.31) == []
    # Three frames down do not end it, four do.
    for gap, found in ((3, [(20, 41)]), (4, [(20, 29), (33, 42)])):
        height = np.full(60, -0.4)
        height[20:29] = height[29 + gap : 38 + gap] = 0.2
        assert spans(m.raised(Staged(60, **wrist("left", y=height)), "left")) == found


def test_hands_that_stay_down_may_be_up_for_less_than_a_tenth():
    def up(frames, height=0.01):
        return Staged(60, **wrist("right", y=np.where(np.arange(60) < frames, height, -0.5)))

    assert m.hand_down(up(5), "right")
    assert not m.hand_down(up(6), "right")
    assert m.hand_down(up(60, -0.01), "right")
    assert not m.hand_down(up(60, -0.09), "right", 0.1)
    assert m.hand_down(up(60, -0.11), "right", 0.1)


def test_hands_come_up_from_20_cm_below():
    def highest_after(low):
        return Staged(30, **wrist("left", y=path((low, 5), (0.3, 10), (-0.5, 15))))

    assert m.rises_from_below(highest_after(-0.21), "left")
    assert not m.rises_from_below(highest_after(-0.19), "left")


def to_and_fro(half, amplitude=0.05, ways=6, side="left", **fixed):
    """A hand that swings, `half` frames each way, from the left of where it is held, 0.2 m out and 0.1 m up."""
    x = 0.2 + amplitude * np.cos(np.pi * np.arange(half * ways + 1) / half)
    return Staged(len(x), **wrist(side, **{"x": x if side == "left" else -x, "y": 0.1, "z": 0.1, **fixed}))


def test_waving_hands():
    found = m.hand_swings(to_and_fro(10), "left")
    assert spans(found) == [(10 * n, 10 * n + 11) for n in range(6)]
    assert [event.value for event in found] == pytest.approx([0.1] * 6)
    assert m.hand_swings(to_and_fro(10), "right") == []


@pytest.mark.parametrize(
    ("changed", "ways"),
    [
        ({"amplitude": 0.0201}, 6), ({"amplitude": 0.0199}, 0),
        ({"half": 21}, 6), ({"half": 22}, 0),
        ({"y": -0.09}, 6), ({"y": -0.11}, 0),
        ({"z": np.where(np.arange(61) < 30, 0.0, 0.24)}, 6), ({"z": np.where(np.arange(61) < 25, 0.0, 0.26)}, 3),
    ],
)  # fmt: skip
def test_waves_are_of_4_cm_quick_held_up_and_to_the_sides(changed, ways):
    assert len(m.hand_swings(to_and_fro(**{"half": 10, **changed}), "left")) == ways


def test_a_hand_that_waves_at_the_head_does_not():
    for away, ways in ((0.21, 6), (0.19, 0)):
        x = rest("Head")[0] + 0.03 * np.cos(np.pi * np.arange(61) / 10)
        place = np.stack([x, np.full(61, rest("Head")[1]), np.full(61, rest("Head")[2] + away)], axis=-1)
        assert len(m.hand_swings(Staged(61, L_Wrist=place), "left")) == ways


def test_waving_from_the_elbow_and_from_the_shoulder():
    """What swings against the one and not against the other."""
    swing = 0.05 * np.cos(np.pi * np.arange(61) / 10)
    still = at("L_Shoulder", 0.25, 0.1, 0.1) + np.zeros((61, 1))
    assert len(m.hand_swings(Staged(61, L_Wrist=still, L_Elbow=still + along(0, swing)), "left")) == 6
    moving = still + along(0, swing)
    assert len(m.hand_swings(Staged(61, L_Wrist=moving, L_Elbow=moving), "left")) == 6
    assert m.hand_swings(Staged(61, L_Wrist=still, L_Elbow=still), "left") == []


def test_only_the_longest_series_of_a_wave_counts():
    """Two ways, a slow one, three ways."""
    turns = np.cumsum([0, 8, 8, 30, 8, 8, 8])
    x = 0.2 + 0.05 * np.interp(np.arange(turns[-1] + 1), turns, [(-1) ** n for n in range(7)])
    found = m.hand_swings(Staged(len(x), **wrist("left", x=x, y=0.1, z=0.1)), "left")
    assert spans(found) == [(46, 55), (54, 63), (62, 71)]


def meeting(nearest, up=0.0, tail=20, far=0.5):
    """Wrists that come together in ten frames and part again."""
    apart = path((far, 10), (nearest, 10), (far, tail)) if tail else path((far, 10), (nearest, 10))
    level = np.sqrt(np.maximum(apart**2 - up**2, 0))
    left = np.stack([level, np.full(len(apart), 1.2 + up), np.full(len(apart), 0.3)], axis=-1)
    return Staged(len(apart), L_Wrist=left, R_Wrist=[0.0, 1.2, 0.3])


def test_claps():
    (found,) = m.claps(meeting(0.1))
    assert (found.start, found.stop, found.value) == (17, 22, pytest.approx(0.1))
    assert len(m.claps(meeting(0.159))) == 1
    assert m.claps(meeting(0.161)) == []
    assert len(m.claps(meeting(0.12, 0.099))) == 1
    assert m.claps(meeting(0.12, 0.101)) == []
    assert len(m.claps(meeting(0.1, far=0.161))) == 1
    assert m.claps(meeting(0.1, far=0.159)) == []
    # Hands that are together at the end, or only part, have not clapped.
    assert m.claps(meeting(0.1, tail=0)) == []
    assert m.claps(Staged(30, L_Wrist=path((0.1, 15), (0.5, 15))[:, None] * [1.0, 0, 0], R_Wrist=np.zeros(3))) == []


def reaching(near=0.2, far=0.5, out=4, back=6, held=2, direction=(0.0, 0.0, 1.0), side="left"):
    """A wrist that goes away from its shoulder along a direction, and comes back."""
    length = path((near, 10), (far, out), (far, held), (near, back), (near, 20))
    x, y, z = length * (np.array(direction) / np.linalg.norm(direction))[:, None]
    return Staged(len(length), **wrist(side, x, y, z))


def test_punches():
    (found,) = m.strikes(reaching(), "left")
    # From the last frame before it to the first in which it is out.
    assert (found.start, found.stop) == (0, 14)
    assert found.value == pytest.approx(0.3 / 4 * 30)
    assert m.strikes(reaching(), "right") == []
    assert len(m.strikes(reaching(side="right"), "right")) == 1


@pytest.mark.parametrize(
    ("changed", "punch"),
    [
        ({"far": 0.76 * ARM_M, "out": 3}, True), ({"far": 0.74 * ARM_M, "out": 3}, False),
        ({"near": 0.5 - 0.24, "out": 4}, False), ({"near": 0.5 - 0.246, "out": 4}, True),  # 1.8 m/s
        ({"back": 26}, True), ({"back": 120}, False),
        ({"direction": (0, 0.34, 0.36)}, True), ({"direction": (0, 0.36, 0.34)}, False),
        ({"direction": (0, -0.34, 0.36)}, True), ({"direction": (0, -0.36, 0.34)}, False),
        ({"direction": (0.44, 0, 0.23)}, False), ({"direction": (0.42, 0, 0.26)}, True),
        ({"direction": (0, 0, -1)}, False),
    ],
)  # fmt: skip
def test_punches_are_long_fast_level_ahead_and_drawn_back(changed, punch):
    assert bool(m.strikes(reaching(**changed), "left")) is punch


def test_a_short_stretch_is_no_punch():
    """Fast and far, but of less than 12 cm."""
    for way, punch in ((0.121, True), (0.119, False)):
        assert bool(m.strikes(reaching(near=0.5 - way, out=1), "left")) is punch


def test_pointing():
    def pointing(length=0.9, up_deg=0.0, side_deg=0.0, frames=12, pace=0.0):
        up, side = np.deg2rad(up_deg), np.deg2rad(side_deg)
        away = np.where((np.arange(60) >= 20) & (np.arange(60) < 20 + frames), length, 0.5) * ARM_M
        moving = pace / 30 * np.arange(60)
        return Staged(60, **wrist("left", away * np.cos(up) * np.sin(side) + moving, away * np.sin(up),
                                  away * np.cos(up) * np.cos(side)))  # fmt: skip

    # The frames at both ends are those of a jump from another place.
    assert spans(m.points(pointing(frames=14), "left")) == [(21, 33)]
    assert m.points(pointing(frames=13), "left") == []
    assert m.points(pointing(frames=14), "right") == []
    for changed, found in (
        ({"length": 0.86}, True), ({"length": 0.84}, False), ({"up_deg": 29.9}, True), ({"up_deg": 30.1}, False),
        ({"up_deg": -29.9}, True), ({"up_deg": -30.1}, False), ({"side_deg": 44}, True), ({"side_deg": 46}, False),
        ({"side_deg": 180}, False),
    ):  # fmt: skip
        assert bool(m.points(pointing(frames=20, **changed), "left")) is found, changed
    for pace, found in ((0.5, True), (0.7, False)):
        swung = np.deg2rad(np.arange(60) * pace / 30 / (0.9 * ARM_M) * 180 / np.pi - 20)
        view = Staged(60, **wrist("left", 0.9 * ARM_M * np.sin(swung), 0, 0.9 * ARM_M * np.cos(swung)))
        assert bool(m.points(view, "left")) is found, pace


def test_throws():
    def thrown(way, up):
        return Staged(40, **wrist("right", y=up, z=path((-0.2, 20), (-0.2 + way, 5), (-0.2 + way, 15))))

    # 0.11 m a frame are 3.3 m/s.
    (found,) = m.throws(thrown(0.55, 0.11), "right")
    assert found.value == pytest.approx(3.3)
    assert (found.start, found.stop) == (20, 24)
    assert m.throws(thrown(0.49, 0.11), "right") == []
    assert m.throws(thrown(0.55, 0.09), "right") == []
    assert m.throws(thrown(-0.55, 0.11), "right") == []
    assert m.throws(thrown(0.55, 0.11), "left") == []
    # It may come down in the throw, if it was up in the three frames before.
    for frame, thrown_high in ((17, True), (16, False)):
        height = np.where(np.arange(40) == frame, 0.2, 0.0)
        assert bool(m.throws(thrown(0.55, height), "right")) is thrown_high


def crossed(near=0.2, ahead=0.2):
    """Wrists by the other arm's elbows."""
    elbows = {name: rest(name) * [1, 1, 0] + [0, 0, rest("Spine2")[2] + ahead] for name in ("L_Elbow", "R_Elbow")}
    above = np.array([0, near, 0])
    left, right = elbows["R_Elbow"] + above, elbows["L_Elbow"] + above
    return {"L_Wrist": left, "R_Wrist": right, **elbows}


def test_crossed_arms():
    assert m.crossed_arms(Staged(2, **crossed())).all()
    assert m.crossed_arms(Staged(2, **crossed(0.259))).all()
    assert not m.crossed_arms(Staged(2, **crossed(0.261))).any()
    assert m.crossed_arms(Staged(2, **crossed(ahead=0.051))).all()
    assert not m.crossed_arms(Staged(2, **crossed(ahead=0.049))).any()
    for side in ("L_Wrist", "R_Wrist"):
        assert not m.crossed_arms(Staged(2, **{**crossed(), side: rest(side)})).any()


# Trunk and legs.


def test_bows():
    def bowing(deep, frames=15, back=15, share=1.0):
        pitch = path((3, 15), (deep, 5), (deep, frames), (3, 5), (3, back)) if back else path((3, 15), (deep, 20))
        places = {"Pelvis": rest("Pelvis") * [1, share, 1] + np.zeros((len(pitch), 1))}
        return Staged(len(pitch), Neck=leaning(pitch) + np.array([0, (share - 1) * PELVIS_M, 0]), **places)

    (found,) = m.bows(bowing(23.5))
    assert found.value == pytest.approx(20.5)
    # 10 degrees beyond rest are reached in the third of five frames down.
    assert (found.start, found.stop) == (17, 37)
    assert m.bows(bowing(22.5)) == []
    assert len(m.bows(bowing(30), 26.9)) == 1
    assert m.bows(bowing(30), 27.1) == []
    assert m.bows(bowing(40, back=0)) == []
    assert len(m.bows(bowing(40, share=0.71))) == 1
    assert m.bows(bowing(40, share=0.69)) == []


def sinking(low, frames=10, feet=None):
    share = path((1.0, 15), (low, 10), (low, frames), (1.0, 10), (1.0, 15))
    height = np.stack([0 * share, share * PELVIS_M, 0 * share], axis=-1)
    return Staged(len(share), feet=None if feet is None else np.full((len(share), 4), feet), Pelvis=height)


def test_dips():
    (found,) = m.dips(sinking(0.67))
    assert found.value == pytest.approx(0.33)
    assert m.dips(sinking(0.69)) == []
    assert len(m.dips(sinking(0.69), 0.7)) == 1
    assert len(m.dips(sinking(0.67, feet=0.079))) == 1
    assert m.dips(sinking(0.67, feet=0.081)) == []
    # 4 % a frame: below 85 % from the fourth frame down to the sixth up.
    assert spans(m.dips(sinking(0.6))) == [(18, 41)]
    whole = sinking(0.6)
    for part in (slice(25, None), slice(0, 30)):
        assert m.dips(Staged(len(whole.places["Pelvis"][part]), Pelvis=whole.places["Pelvis"][part])) == []


def kicking(height=0.5, frames=6, knee=None, support=0.0, side="left", head=15, tail=15):
    """A foot that swings up ahead in so many frames, with a straight leg, and down again."""
    up = path((0, head), (height, frames), (0, frames), (0, tail)) if tail else path((0, head), (height, frames))
    prefix = {"left": "L_", "right": "R_"}[side]
    feet = np.zeros((len(up), 4))
    feet[:, [1, 3] if side == "left" else [0, 2]] = support
    ankle = at(prefix + "Ankle", y=up)
    hip = ankle + np.array([0.0, 0.8, 0.0])
    bent = np.deg2rad(180 - (knee or 180)) / 2
    joints = {"Ankle": ankle, "Hip": hip, "Knee": (ankle + hip) / 2 + [0, 0, 0.4 * np.tan(bent)]}
    return Staged(len(up), feet=feet, **{prefix + name: place for name, place in joints.items()})


@pytest.mark.parametrize(
    ("changed", "kick"),
    [
        ({}, True), ({"height": 0.36, "frames": 5}, True), ({"height": 0.34, "frames": 4}, False),
        ({"knee": 131}, True), ({"knee": 129}, False),
        ({"support": 0.119}, True), ({"support": 0.121}, False),
        ({"frames": 7}, True), ({"frames": 8}, False),  # 2.1 and 1.9 m/s
        ({"tail": 0}, False), ({"head": 1}, True),
    ],
)  # fmt: skip
def test_kicks_are_high_fast_stretched_and_come_down(changed, kick):
    for side, other in (("left", "right"), ("right", "left")):
        found = m.kicks(kicking(side=side, **changed), side)
        assert bool(found) is kick
        assert m.kicks(kicking(side=side, **changed), other) == []


def test_a_kick_is_as_high_as_the_foot_gets():
    (found,) = m.kicks(kicking(0.48), "left")
    assert found.value == pytest.approx(0.48)
    # Above half of 35 cm from the third of six frames up to the third of six down.
    assert spans([found]) == [(17, 24)]
    assert m.kicks(kicking(0.48), "left", 0.49) == []


def test_a_foot_that_is_up_at_the_first_frame_has_not_kicked():
    view = kicking(0.5)
    assert m.kicks(Staged(18, feet=view.foot_heights[20:38], **{n: p[20:38] for n, p in view.places.items()}),
                   "left") == []  # fmt: skip


def test_jumping_jacks():
    def jack(times, up=0.06, apart=0.41, down=0.21, together=0.34):
        phase = np.tile(np.repeat([0, 1], 10), times + 1)[:-10]
        hands = np.where(phase, rest("Head")[1] + up, rest("Neck")[1] - down)
        feet = np.where(phase, apart, together)
        still = np.zeros(len(phase))
        return Staged(
            len(phase),
            L_Wrist=np.stack([still, hands, still], axis=-1),
            R_Wrist=np.stack([still, hands, still], axis=-1),
            L_Ankle=np.stack([feet, still, still], axis=-1),
            R_Ankle=np.zeros(3),
        )

    assert spans(m.jacks(jack(2))) == [(10, 20), (30, 40)]
    for changed in ({"up": 0.04}, {"apart": 0.39}, {"down": 0.19}, {"together": 0.36}):
        assert m.jacks(jack(2, **changed)) == []
    # Hands that stay up after the first do not make a second.
    view = jack(2)
    for name in ("L_Wrist", "R_Wrist"):
        view.places[name][10:, 1] = rest("Head")[1] + 0.1
    assert spans(m.jacks(view)) == [(10, 20)]


def test_unrest_is_of_the_most_restless_joint():
    # A tenth of the time 30 cm away, in a straight line.
    away = np.where(np.arange(100) % 10 == 0, 0.3, 0.0)
    view = Staged(100, L_Wrist=at("L_Wrist", x=away), R_Wrist=at("R_Wrist"))
    assert m.unrest_m(view, "L_Wrist", "R_Wrist") == pytest.approx(0.3)
    assert m.unrest_m(view, "R_Wrist") == pytest.approx(0)
    seldom = np.where(np.arange(100) < 4, 0.3, 0.0)
    assert m.unrest_m(Staged(100, L_Wrist=at("L_Wrist", x=seldom)), "L_Wrist") == pytest.approx(0)


def test_speeds_of_thirds():
    pace = np.repeat([0.0, 1.0, 3.0], 60)
    found = m.thirds_m_per_s(Staged(path=along(2, np.cumsum(pace) / 30)))
    assert found == pytest.approx([0, 1, 3], abs=0.15)
    assert found == sorted(found)


# Criteria.


def pelvis_at(share, frames=60):
    return {"Pelvis": np.stack([np.zeros(frames), share * PELVIS_M * np.ones(frames), np.zeros(frames)], axis=-1)}


@pytest.mark.parametrize(
    ("test", "words", "yes", "no"),
    [
        ("walks forward", "80 %", pelvis_at(0.81), pelvis_at(0.79)),
        ("walks crouched", "50 to 87 %", pelvis_at(0.86), pelvis_at(0.88)),
        ("walks crouched", "50 to 87 %", pelvis_at(0.51), pelvis_at(0.49)),
        ("walks crouched", "25 cm above", wrist("left", y=0.26 - rest("L_Shoulder")[1]),
         wrist("left", y=0.24 - rest("L_Shoulder")[1])),
        ("jumps", "60 degrees", {"Neck": leaning(59)}, {"Neck": leaning(61)}),
        ("squats", "65 degrees", {"Neck": leaning(64)}, {"Neck": leaning(66)}),
        ("squats", "knees stay", {"L_Knee": np.array([0, 0.16, 0])}, {"L_Knee": np.array([0, 0.14, 0])}),
        ("bows", "75 %", pelvis_at(0.76), pelvis_at(0.74)),
        ("bows", "30 cm above", wrist("left", y=0.31 - rest("L_Shoulder")[1]),
         wrist("left", y=0.29 - rest("L_Shoulder")[1])),
        ("bows", "both ends", {"Neck": leaning(24)}, {"Neck": leaning(np.r_[26, np.zeros(59)])}),
        ("bows", "both ends", {"Neck": leaning(24)}, {"Neck": leaning(np.r_[np.zeros(59), 26])}),
        ("nods", "12 degrees", {"Neck": leaning(np.r_[np.full(59, 5), 16.9])},
         {"Neck": leaning(np.r_[np.full(59, 5), 17.1])}),
        ("nods", "15 cm", wrist("left", z=np.where(np.arange(60) % 10, 0, 0.149)),
         wrist("left", z=np.where(np.arange(60) % 10, 0, 0.151))),
        ("picks something up from the floor", "first frames", pelvis_at(0.83), pelvis_at(0.81)),
        ("picks something up from the floor", "at the end", pelvis_at(0.83), pelvis_at(0.81)),
        ("picks something up from the floor", "35 cm", wrist("left", y=0.34 - rest("L_Shoulder")[1]),
         wrist("left", y=0.36 - rest("L_Shoulder")[1])),
        ("picks something up from the floor", "25 cm", pelvis_at(0.26 / PELVIS_M), pelvis_at(0.24 / PELVIS_M)),
        ("picks something up from the floor", "head stays", {"Head": rest("Pelvis") - [0, 0.19, 0]},
         {"Head": rest("Pelvis") - [0, 0.21, 0]}),
        ("stands on one leg", "10 cm", {"feet": lifts(np.where(np.arange(60) < 30, 0.101, 0), np.zeros(60))},
         {"feet": lifts(np.where(np.arange(60) < 29, 0.101, 0), np.zeros(60))}),
        ("stands on one leg", "10 cm", {"feet": lifts(np.zeros(60), np.full(60, 0.101))},
         {"feet": lifts(np.zeros(60), np.full(60, 0.099))}),
        ("stands on one leg", "never off", {"feet": flight(2, 29, 29)}, {"feet": flight(3, 29, 28)}),
        ("turns around", "130 to 230", {"heading": np.deg2rad(path((0, 1), (229, 59)))},
         {"heading": np.deg2rad(path((0, 1), (231, 59)))}),
        ("turns around", "130 to 230", {"heading": np.deg2rad(path((0, 1), (-131, 59)))},
         {"heading": np.deg2rad(path((0, 1), (129, 59)))}),
        ("turns in a full circle", "300 to 420", {"heading": np.deg2rad(path((0, 1), (301, 59)))},
         {"heading": np.deg2rad(path((0, 1), (299, 59)))}),
        ("turns in a full circle", "300 to 420", {"heading": np.deg2rad(path((0, 1), (-419, 59)))},
         {"heading": np.deg2rad(path((0, 1), (421, 59)))}),
        ("walks forward", "heading stays", {"heading": np.deg2rad(path((0, 1), (59, 59)))},
         {"heading": np.deg2rad(path((0, 1), (61, 59)))}),
        ("walks backward", "heading stays", {"heading": np.deg2rad(path((0, 1), (44, 59)))},
         {"heading": np.deg2rad(path((0, 1), (46, 59)))}),
        ("walks and turns left", "40 degrees", {"heading": np.deg2rad(path((0, 1), (41, 59)))},
         {"heading": np.deg2rad(path((0, 1), (39, 59)))}),
        ("walks and turns right", "40 degrees", {"heading": np.deg2rad(path((0, 1), (-41, 59)))},
         {"heading": np.deg2rad(path((0, 1), (41, 59)))}),
        ("walks in a circle", "300 degrees", {"heading": np.deg2rad(path((0, 1), (-301, 59)))},
         {"heading": np.deg2rad(path((0, 1), (299, 59)))}),
        ("walks forward", "ahead for each second", {"path": along(2, path((0, 1), (0.69, 59)))},
         {"path": along(2, path((0, 1), (0.67, 59)))}),
        ("walks backward", "back for each second", {"path": along(2, path((0, 1), (-0.26, 59)))},
         {"path": along(2, path((0, 1), (-0.25, 59)))}),
        ("walks sideways to the right", "to the right", {"path": along(0, path((0, 1), (-0.18, 59)))},
         {"path": along(0, path((0, 1), (-0.16, 59)))}),
        ("walks sideways to the left", "more to the side",
         {"path": along(0, path((0, 1), (0.3, 59))) + along(2, path((0, 1), (-0.29, 59)))},
         {"path": along(0, path((0, 1), (0.3, 59))) + along(2, path((0, 1), (-0.31, 59)))}),
        ("walks forward", "less to the side",
         {"path": along(2, path((0, 1), (0.3, 59))) + along(0, path((0, 1), (-0.29, 59)))},
         {"path": along(2, path((0, 1), (0.3, 59))) + along(0, path((0, 1), (-0.31, 59)))}),
        *(
            (test, f"gets {speed} m ahead", {"path": along(2, path((0, 1), (speed * 1.7 + 0.005, 59)))},
             {"path": along(2, path((0, 1), (speed * 1.7 - 0.005, 59)))})
            for test, speed in (("walks crouched", 0.2), ("runs forward", 1.2), ("crawls", 0.08))
        ),
        ("walks forward, then waves the right hand", "0.8 m", {"path": along(2, path((0, 1), (0.81, 59)))},
         {"path": along(2, path((0, 1), (0.79, 59)))}),
        ("waves the right hand, then walks forward, then bows", "0.8 m", {"path": along(2, path((0, 1), (0.81, 59)))},
         {"path": along(2, path((0, 1), (0.79, 59)))}),
        ("kneels down", "does not end lying", {"Neck": leaning(59)}, {"Neck": leaning(61)}),
        ("stands still", "stands all the time", pelvis_at(0.83), pelvis_at(0.81)),
        ("stands still", "heading stays", {"heading": np.deg2rad(path((0, 1), (14, 59)))},
         {"heading": np.deg2rad(path((0, 1), (16, 59)))}),
        *(
            (test, f"stays within {within} m", {"path": along(0, path((0, 20), (within - 0.01, 1), (0, 39)))},
             {"path": along(0, path((0, 20), (within + 0.01, 1), (0, 39)))})
            for test, within in (("turns around", 1), ("turns in a full circle", 1), ("kneels down", 0.8),
                                 ("runs in place", 0.6), ("kicks with the left leg", 1.2))
        ),
        ("bows", "stays within", {"path": along(0, path((0, 20), (0.59, 1), (0, 39)))},
         {"path": along(0, path((0, 20), (0.61, 1), (0, 39)))}),
        *(
            (test, "stays within 0.2", {"path": along(0, path((0, 20), (0.19, 1), (0, 39)))},
             {"path": along(0, path((0, 20), (0.21, 1), (0, 39)))})
            for test in ("nods", "shakes the head")
        ),
        ("walks and turns left", "0.3 m", {"speed": np.full(60, 0.31)}, {"speed": np.full(60, 0.29)}),
        ("walks in place", "ankles stay", {"L_Ankle": at("L_Ankle", z=np.where(np.arange(60) % 10, 0, 0.29))},
         {"L_Ankle": at("L_Ankle", z=np.where(np.arange(60) % 10, 0, 0.31))}),
        ("bows", "do not step", {"R_Ankle": at("R_Ankle", z=np.where(np.arange(60) % 10, 0, 0.11))},
         {"R_Ankle": at("R_Ankle", z=np.where(np.arange(60) % 10, 0, 0.13))}),
        ("bows", "do not step", {}, {"feet": one_by_one(0.06).foot_heights[:60]}),
    ],
)  # fmt: skip
def test_criteria_from_both_sides(test, words, yes, no):
    assert holds(test, words, Staged(**yes))
    assert not holds(test, words, Staged(**no))


def head_turned(axis, *degrees):
    """A head that turns to each of some angles and back, ten frames each."""
    angle = path((0, 5), *((degree, 10) for degree in degrees))
    clip = rigid(np.zeros((len(angle), 3)))
    rotations = clip.rotations.copy()
    rotations[:, joint("Head")] = axis_angle_to_matrix(np.deg2rad(angle)[:, None] * np.eye(3)[axis])
    return ClipView(clip.replace(rotations=rotations))


def test_nods_and_shakes():
    assert holds("nods", "tips down", head_turned(0, 7.1, 0))
    assert not holds("nods", "tips down", head_turned(0, 6.9, 0))
    assert not holds("nods", "tips down", head_turned(0, 20))
    assert holds("shakes the head", "3 ways", head_turned(1, 8, -8, 8, -8))
    assert not holds("shakes the head", "3 ways", head_turned(1, 7, -7, 7, -7))
    assert not holds("shakes the head", "3 ways", head_turned(1, 20, -20))


def test_ways_that_close():
    def circle(part, radius=0.5, frames=90):
        angle = np.linspace(0, 2 * np.pi * part, frames)
        way = radius * np.stack([1 - np.cos(angle), 0 * angle, np.sin(angle)], axis=-1)
        return Staged(heading=angle, path=way)

    assert holds("walks in a circle", "way closes", circle(1.0))
    assert not holds("walks in a circle", "way closes", circle(0.75))
    assert holds("walks in a circle", "way closes", circle(1.0, 0.41))
    assert not holds("walks in a circle", "way closes", circle(1.0, 0.39))
    # One that drifts away turns as far, and does not close.
    angle = np.linspace(0, 2 * np.pi, 90)
    away = path((0, 1), (1.8, 89))
    drifting = 0.5 * np.stack([1 - np.cos(angle), 0 * angle, np.sin(angle)], axis=-1) + along(2, away)
    assert not holds("walks in a circle", "way closes", Staged(heading=angle, path=drifting))


def test_things_in_order():
    """A kick, then a punch: the middle of the one is more than 0.2 s before that of the other."""
    kick, punch = kicking(side="right", tail=60), reaching(side="right")
    frames = kick.num_frames
    (kicked,) = m.kicks(kick, "right")
    name = "kicks with the right leg, then punches with the right hand"
    for later, in_order in ((0.3, True), (0.25, True), (0.15, False), (-0.3, False)):
        # A stretch of an arm that rested before it begins with the clip, and ends at frame 14.
        shift = round(2 * (kicked.middle_s + later) * 30) - 14
        arm = punch.places["R_Wrist"][np.clip(np.arange(frames) - shift, 0, punch.num_frames - 1)]
        view = Staged(frames, feet=kick.foot_heights, R_Wrist=arm, **kick.places)
        assert holds(name, "one after the other", view) is in_order, later
    assert not holds(name, "one after the other", kick)
