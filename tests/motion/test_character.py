"""A motion on a character that is our own body, with other axes, size, place and facing: it moves as ours does.

Characters of other proportions, as tools write them, are in tests/formats/test_onto.py.
"""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from scipy.spatial.transform import Rotation

from kinoflow.errors import MotionFileError
from kinoflow.motion import character
from kinoflow.motion.character import CharacterSkeleton, Fitting, angle_of_directions, nearest_rotation
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.humanoid import Humanoid
from kinoflow.motion.rotations import axis_angle_to_matrix, rotation_about_y
from kinoflow.motion.skeleton import JOINT_NAMES, MANNEQUIN, PARENTS, joint
from kinoflow.motion.smoothing import smooth_step

REST = MANNEQUIN.rest_positions
X, Y, Z = np.eye(3)
ROOT = np.array([0.3, 0.2, -0.1])
SOLES = {
    f"{side}_{name}": np.array([[x + REST[joint(f"{side}_{name}"), 0], 0.0, z] for x in (-0.03, 0.03) for z in ends])
    for side in "LR"
    for name, ends in (("Ankle", (-0.1, 0.0)), ("Foot", (0.05, 0.17)))
}
"""Of our own body, on the floor; other joints have no skin."""


def own_body(
    seed: int, scale: float = 1.0, facing_rad: float = 0.0, place: tuple[float, float, float] = (0.0, 0.0, 0.0)
) -> CharacterSkeleton:
    """Our body as somebody else's file would have it, each node with axes that are drawn; node 0 is a root above it."""
    drawn = np.concatenate([[np.eye(3)], Rotation.random(22, random_state=seed).as_matrix()])
    turned = rotation_about_y(facing_rad)
    world = np.concatenate([[ROOT], scale * REST @ turned.T + place])
    parents = (-1, *(parent + 1 for parent in PARENTS))
    above = [max(parent, 0) for parent in parents]
    translations = np.einsum("nji,nj->ni", drawn[above], world - world[above])
    translations[0] = ROOT
    soles = {
        name: (points - REST[joint(name)]) @ turned.T * scale @ drawn[joint(name) + 1] for name, points in SOLES.items()
    }
    return CharacterSkeleton(
        parents=parents,
        order=tuple(range(23)),
        translations=translations,
        linear=np.swapaxes(drawn[above], -1, -2) @ drawn,
        scales=np.ones((23, 3)),
        reference={},
        humanoid=Humanoid("ours", {name: joint(name) + 1 for name in JOINT_NAMES}, (1, 4, 7, 10, 13, 16)),
        soles=soles,
    )


def in_the_world(rotations: dict[int, np.ndarray], translations: dict[int, np.ndarray], body: CharacterSkeleton):
    """{node: [T, 3]} places and {node: [T, 3, 3]} rotations, as a player of the file would have them."""
    count = len(next(iter(rotations.values())))
    place, turn = {-1: np.zeros((count, 3))}, {-1: np.tile(np.eye(3), (count, 1, 1))}
    for node, parent in enumerate(body.parents):
        local = translations.get(node, np.tile(body.translations[node], (count, 1)))
        place[node] = place[parent] + np.einsum("tij,tj->ti", turn[parent], local)
        turn[node] = turn[parent] @ rotations.get(node, np.tile(body.linear[node], (count, 1, 1)))
    return place, turn


@pytest.fixture(scope="module")
def stride(walk: MotionClip) -> MotionClip:
    """No sole is in the floor, so that none has to be lifted out of it."""
    clip = walk.crop(0, 30)
    deepest = min(character._sole_height(clip, SOLES, side).min() for side in ("L_", "R_"))
    return clip.replace(translation=clip.translation - [0.0, deepest, 0.0])


@pytest.mark.parametrize(
    ("scale", "facing_rad", "place"),
    [(1.0, 0.0, (0.0, 0.0, 0.0)), (2.5, 2.0, (3.0, 0.4, -1.0)), (0.01, -1.2, (0.0, -2.0, 5.0))],
)
def test_our_own_body_does_what_we_do_in_its_size_at_its_place(stride, scale, facing_rad, place):
    body = own_body(3, scale, facing_rad, place)
    fitting = Fitting(body)
    assert fitting.leg_length == pytest.approx(scale * MANNEQUIN.leg_length_m)
    assert fitting.facing_rad == pytest.approx(facing_rad)
    found = fitting.tracks(stride, SOLES)
    assert found.scale == pytest.approx(scale)
    turned = rotation_about_y(facing_rad)
    hips = scale * turned @ REST[joint("L_Hip")] * [0, 1, 0] + scale * turned @ [0.0, 0.0, REST[joint("L_Hip"), 2]]
    start = np.array(place) + hips * [1, 0, 1]
    wanted = {name: scale * stride.joints[:, joint(name)] @ turned.T + start for name in JOINT_NAMES}
    played, turns = in_the_world(found.rotations, found.translations, body)
    for name in JOINT_NAMES:
        np.testing.assert_allclose(found.joints[name], wanted[name], atol=1e-6 * scale)
        np.testing.assert_allclose(played[joint(name) + 1], wanted[name], atol=1e-6 * scale)
        # The axes that were drawn turn with the limb.
        drawn = Rotation.random(22, random_state=3).as_matrix()[joint(name)]
        turn = turned @ stride.global_rotations[:, joint(name)] @ turned.T @ drawn
        np.testing.assert_allclose(turns[joint(name) + 1], turn, atol=1e-6)
    assert 0 not in found.rotations
    assert set(found.translations) == {joint("Pelvis") + 1}


def test_a_mirrored_axis_and_a_scale_of_a_node_stay_in_the_file(stride):
    """World matrices are the same products, with the scale of the node taken out of its rotation."""
    body = own_body(3)
    node = joint("Head") + 1
    scaled = dataclasses.replace(body, linear=body.linear.copy(), scales=body.scales.copy())
    scaled.scales[node] = (-2.0, 1.5, 0.5)
    scaled.linear[node] = body.linear[node] * scaled.scales[node]
    plain, found = (Fitting(one).tracks(stride, SOLES) for one in (body, scaled))
    np.testing.assert_allclose(found.rotations[node], plain.rotations[node], atol=1e-9)


def test_limbs_that_hang_elsewhere_follow_all_the_same(stride):
    """Knees on the root, a foot on the other thigh: they have places of their own in what they hang on."""
    body = own_body(5)
    hangs = {joint("L_Knee") + 1: 0, joint("R_Knee") + 1: 0, joint("L_Ankle") + 1: joint("R_Hip") + 1}
    parents, translations, linear = list(body.parents), body.translations.copy(), body.linear.copy()
    rest = Fitting(body)._reference
    for node, above in hangs.items():
        parents[node] = above
        step = rest.positions[node] - rest.positions[above]
        translations[node] = np.linalg.solve(rest.linear[above], step)
        linear[node] = np.linalg.solve(rest.linear[above], rest.linear[node])
    apart = dataclasses.replace(body, parents=tuple(parents), translations=translations, linear=linear)
    plain, found = Fitting(body).tracks(stride, SOLES), Fitting(apart).tracks(stride, SOLES)
    assert set(found.translations) == {joint("Pelvis") + 1, *hangs}
    places, _ = in_the_world(found.rotations, found.translations, apart)
    for name in JOINT_NAMES:
        np.testing.assert_allclose(places[joint(name) + 1], plain.joints[name], atol=1e-9)


def test_a_helper_of_the_skin_moves_with_the_nearest_bone_unless_it_is_far(stride):
    body, leg = own_body(6), MANNEQUIN.leg_length_m
    middle = (REST[joint("L_Knee")] + REST[joint("L_Ankle")]) / 2
    steps = {True: 0.149 * leg, False: 0.151 * leg}
    for goes, step in steps.items():
        place = middle + step * X
        more = dataclasses.replace(
            body,
            parents=(*body.parents, 0),
            order=(*body.order, 23),
            translations=np.concatenate([body.translations, [place - ROOT]]),
            linear=np.concatenate([body.linear, [np.eye(3)]]),
            scales=np.ones((24, 3)),
            skin_joints=frozenset({23}),
        )
        found = Fitting(more).tracks(stride, SOLES)
        assert (23 in found.rotations) == goes
        if goes:
            knee, ankle = found.joints["L_Knee"], found.joints["L_Ankle"]
            apart = np.linalg.norm(found.translations[23] + ROOT - (knee + ankle) / 2, axis=-1)
            np.testing.assert_allclose(apart, step, atol=1e-6)


def test_a_root_with_skin_near_a_bone_is_no_helper(stride):
    """What carries the body is not hung on it: nodes would hang on each other in a circle."""
    body = own_body(6, place=tuple(ROOT - REST[joint("Pelvis")]))
    found = Fitting(dataclasses.replace(body, skin_joints=frozenset({0, 1}))).tracks(stride, SOLES)
    assert 0 not in found.rotations
    assert set(found.translations) == {joint("Pelvis") + 1}


def test_a_helper_of_the_skin_beyond_a_bones_end_is_as_far_as_from_the_end():
    start, end = np.array([1.0, 2.0, 3.0]), np.array([1.0, 4.0, 3.0])
    assert character._from_bone(np.array([1.5, 3.0, 3.0]), start, end) == pytest.approx(0.5)
    assert character._from_bone(np.array([1.0, 7.0, 7.0]), start, end) == pytest.approx(5.0)
    assert character._from_bone(np.array([4.0, -2.0, 3.0]), start, end) == pytest.approx(5.0)
    assert character._from_bone(np.array([4.0, 6.0, 3.0]), start, None) == pytest.approx(5.0)
    assert character._from_bone(np.array([4.0, 6.0, 3.0]), start, start) == pytest.approx(5.0)


def test_what_is_no_body_is_refused():
    body = own_body(1)
    flat = dataclasses.replace(body, translations=body.translations.copy())
    for name in ("L_Knee", "L_Ankle", "R_Knee", "R_Ankle"):
        flat.translations[joint(name) + 1] = 0.0
    with pytest.raises(MotionFileError, match="legs have no length"):
        Fitting(flat)
    off = dataclasses.replace(
        body, parents=tuple(0 if n == joint("Head") + 1 else p for n, p in enumerate(body.parents))
    )
    with pytest.raises(MotionFileError, match="Head does not hang on its pelvis"):
        Fitting(off)


@pytest.mark.parametrize("toes", [True, False])
def test_soles_that_no_mesh_tells_are_two_hundredths_of_the_leg_below_the_lower_of_ankle_and_toes(toes):
    body = dataclasses.replace(own_body(2), soles={})
    if not toes:
        nodes = {name: node for name, node in body.humanoid.nodes.items() if not name.endswith("Foot")}
        body = dataclasses.replace(body, humanoid=dataclasses.replace(body.humanoid, nodes=nodes))
    lowest = REST[joint("L_Foot" if toes else "L_Ankle"), 1]
    assert Fitting(body)._floor == pytest.approx(lowest - 0.02 * MANNEQUIN.leg_length_m)


def test_a_shift_goes_on_between_two_rests_that_share_it_and_fades_where_no_other_is():
    shift = np.zeros((40, 3))
    resting = np.zeros(40, bool)
    resting[10:15] = resting[19:24] = True
    shift[resting] = [0.1, 0.0, -0.2]
    found = character._faded(shift, resting, 9)
    np.testing.assert_allclose(found[10:24], np.tile([0.1, 0.0, -0.2], (14, 1)), atol=1e-12)
    fade = smooth_step(1 - np.arange(1, 17) / 9.0 * (np.arange(1, 17) < 9) - (np.arange(1, 17) >= 9))
    np.testing.assert_allclose(found[24:, 0], 0.1 * fade, atol=1e-12)
    np.testing.assert_allclose(found[9::-1, 0], 0.1 * fade[:10], atol=1e-12)
    assert not shift[:10].any()  # what was given stays


def test_an_envelope_is_smooth_and_never_below():
    values = np.zeros(60)
    values[30] = 1.0
    found = character._envelope(values, 30.0)
    assert found[30] == 1.0
    assert (found >= values).all()
    assert 0.0 < found[31] < 1.0
    np.testing.assert_allclose(found, found[::-1][np.r_[59, :59]], atol=1e-12)  # the same on both sides
    assert not character._envelope(values - 1.0, 30.0).any()
    np.testing.assert_allclose(character._envelope(np.full(20, 0.3), 30.0), 0.3)


def test_feet_that_rest_share_what_they_shift():
    rests = np.ones(60, bool)
    left, right = np.tile([0.2, 0.0, 0.0], (60, 1)), np.tile([0.0, 0.0, 0.4], (60, 1))
    both = character._shared([left, right], [rests, rests], 3.0)
    np.testing.assert_allclose(both, np.tile([0.1, 0.0, 0.2], (60, 1)), atol=2e-4)
    one = character._shared([left, right], [rests, ~rests], 3.0)
    np.testing.assert_allclose(one, left, atol=3e-4)
    assert not character._shared([left, right], [~rests, ~rests], 3.0).any()


def test_a_sole_of_ours_far_below_the_floor_stands_on_something_else():
    below = character._Foot(np.zeros(5), -np.array([-0.1, 0.05, 0.075, 0.1, 0.3]))
    np.testing.assert_allclose(below.on_floor, [1, 1, 0.5, 0, 0], atol=1e-12)


def test_ankles_are_as_high_as_the_sole_asks_near_the_floor_and_where_they_were_above():
    fitting = Fitting(own_body(4, place=(0.0, 0.7, 0.0)))
    assert fitting._floor == pytest.approx(0.7)
    sole = np.array([0.0, 0.03, 0.09, 0.15, 0.4, -0.04, -0.2])
    foot = character._Foot(np.full(7, -0.1), sole)
    ankle = np.full((7, 3), 3.0)
    found = fitting._ankle_height(foot, 2.0, ankle)
    near = 0.7 + 2.0 * np.array([0.0, 0.03]) + 0.1
    np.testing.assert_allclose(found[:2], near, atol=1e-12)
    np.testing.assert_allclose(found[2], (0.7 + 0.18 + 0.1 + 3.0) / 2, atol=1e-12)
    np.testing.assert_allclose(found[3:5], 3.0)
    np.testing.assert_allclose(found[5:], [0.8, 3.0])
    # However low the ankle would be, the sole is on the floor.
    np.testing.assert_allclose(fitting._ankle_height(foot, 2.0, ankle * [1, -1, 1])[3:5], 0.8)


def test_legs_turn_by_few_degrees_and_reach_what_is_within():
    fitting = Fitting(own_body(4))
    hip, knee, ankle = (np.tile(fitting._places[f"L_{name}"], (3, 1)) for name in ("Hip", "Knee", "Ankle"))
    knee = knee + 0.1 * Z
    knee = hip + (knee - hip) / np.linalg.norm(knee - hip, axis=-1, keepdims=True) * fitting._leg("L_")[0]
    ankle = knee - fitting._leg("L_")[1] * Y
    target = ankle + np.array([[0.0, 0.0, 0.0], [0.0, 0.002, 0.001], [0.0, 0.3, 0.0]])
    forward = np.tile(Z, (3, 1))
    upper, lower, reached = fitting._reach("L_", hip, knee, ankle, target, forward)
    np.testing.assert_allclose(reached[:2], target[:2], atol=1e-9)
    for turn in (upper, lower):
        angles = np.degrees(Rotation.from_matrix(turn).magnitude())
        assert angles[0] < 1e-6
        assert angles.max() <= 1.9 + 1e-6
    largest = [np.degrees(Rotation.from_matrix(turn[2]).magnitude()) for turn in (upper, lower)]
    assert max(largest) == pytest.approx(1.9, abs=0.03)
    moved = np.einsum("tij,tj->ti", upper, knee - hip) + hip
    np.testing.assert_allclose(moved + np.einsum("tij,tj->ti", lower, ankle - knee), reached, atol=1e-9)


def test_angles_between_directions_of_any_shape_and_length():
    first = np.tile([2.0, 0.0, 0.0], (2, 4, 1))
    angles = np.array([[0.0, 0.3, 1.2, np.pi], [1e-7, np.pi / 2, 3.0, 2.0]])
    second = 5.0 * np.stack([np.cos(angles), np.zeros((2, 4)), -np.sin(angles)], axis=-1)
    np.testing.assert_allclose(angle_of_directions(first, second), angles, atol=1e-12)
    assert angle_of_directions(first[0, 0], second[0, 2]) == pytest.approx(1.2)


def test_the_nearest_rotation_takes_stretching_away():
    turns = Rotation.random(5, random_state=1).as_matrix()
    stretch = np.array([[2.0, 0.3, 0.0], [0.3, 1.0, 0.1], [0.0, 0.1, 0.7]])
    np.testing.assert_allclose(nearest_rotation(turns @ stretch), turns, atol=1e-12)
    # Of a reflection the axis that is stretched least is turned over.
    np.testing.assert_allclose(nearest_rotation(turns * [1.2, 1.0, -0.1]), turns, atol=1e-12)


def test_the_twist_about_a_bone_is_what_its_swing_leaves():
    axis = np.array([0.0, 0.6, 0.8])
    angles = np.linspace(-3.0, 3.0, 9)
    swing = axis_angle_to_matrix(0.7 * np.array([1.0, 0.0, 0.0]))
    twisted = swing @ axis_angle_to_matrix(angles[:, None] * axis)
    found = character._twist_rad(twisted, axis)
    np.testing.assert_allclose(found - found[4], angles, atol=1e-9)


@pytest.mark.parametrize("along", [0.25, 0.6])
def test_a_forearm_spreads_the_turn_of_the_hand_over_its_length(stride, along):
    """The hand turned by 1 rad about the forearm: a node at a quarter of it turns by a quarter of a radian."""
    body = own_body(8)
    elbow, wrist = joint("L_Elbow"), joint("L_Wrist")
    world = Fitting(body)._reference
    place = REST[elbow] + along * (REST[wrist] - REST[elbow])
    step = np.linalg.solve(world.linear[elbow + 1], place - REST[elbow])
    more = dataclasses.replace(
        body,
        parents=(*body.parents, elbow + 1),
        order=(*body.order, 23),
        translations=np.concatenate([body.translations, [step]]),
        linear=np.concatenate([body.linear, [np.eye(3)]]),
        scales=np.ones((24, 3)),
        twists={23: "L_Elbow"},
    )
    bone = (REST[wrist] - REST[elbow]) / np.linalg.norm(REST[wrist] - REST[elbow])
    rotations = stride.rotations.copy()
    rotations[:, wrist] = axis_angle_to_matrix(bone * 1.0)
    found = Fitting(more).tracks(stride.replace(rotations=rotations), SOLES)
    turned = Rotation.from_matrix(found.rotations[23]).as_rotvec()
    np.testing.assert_allclose(turned, np.tile(along * bone @ world.linear[elbow + 1], (30, 1)), atol=1e-6)
