"""The rig against closed forms: reach, planted feet, free fall, mirror, tempo, floor, balance."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinoflow.authoring.action import draw
from kinoflow.authoring.controls import BODY, LIMB, At
from kinoflow.authoring.curves import envelope, evaluate, follow, frame_weights
from kinoflow.authoring.gait import STYLES, arc, corner, eight, line, walk, zigzag
from kinoflow.authoring.moves import jump, kneel, lie_down, lie_start, sit, sit_on_floor, stand_up, step, turn_to
from kinoflow.authoring.rig import ANKLE_M, STANDING_M, centre_of_mass, play, sample, score_times, settle
from kinoflow.authoring.rig import mirror as mirror_controls
from kinoflow.authoring.timeline import Place, PointTrack, Timeline, Track
from kinoflow.errors import ScoreError
from kinoflow.measures.physical import joint_limit_deg
from kinoflow.motion.canonical import mirror
from kinoflow.motion.rotations import angle_between
from kinoflow.motion.skeleton import MANNEQUIN, joint


def still(**controls):
    """A timeline without life that holds one pose for a second."""
    timeline = Timeline(life=0.0)
    timeline.start(**controls)
    timeline.hold(1.0)
    return timeline


def test_hands_reach_their_place_in_every_frame_of_reference():
    clip = play(still(hand_r=At("head", 0.1, 0.1, 0.1), hand_l=At("pelvis", 0.2, 0.05, 0.1)))
    head, hips = clip.global_rotations[0, joint("Head")], clip.global_rotations[0, 0]
    expected = clip.joints[0, joint("Head")] + head @ np.array([-0.1, 0.16, 0.12])
    np.testing.assert_allclose(clip.joints[0, joint("R_Wrist")], expected, atol=1e-6)
    middle = (clip.joints[0, joint("L_Hip")] + clip.joints[0, joint("R_Hip")]) / 2
    np.testing.assert_allclose(clip.joints[0, joint("L_Wrist")], middle + hips @ [0.2, 0.05, 0.1], atol=1e-6)


def test_other_hand_meets_the_first():
    clip = play(still(hand_l=At("chest", 0.02, 0.0, 0.25), hand_r=At("other", 0.0, 0.0, 0.0)))
    np.testing.assert_allclose(clip.joints[0, joint("R_Wrist")], clip.joints[0, joint("L_Wrist")], atol=1e-6)


@pytest.mark.parametrize("way", [(0.0, 0.0, 1.0), (0.05, 0.99, 0.1), (1.0, 0.05, 0.0), (0.5, 0.6, 0.6)])
def test_a_hand_at_arms_length_means_a_straight_arm(way):
    """Wherever the shoulder blade takes the joint; a nearer hand means a bent one."""
    toward = np.array(way) / np.linalg.norm(way)
    far, near = (play(still(hand_r=At("shoulder", *(length_m * toward)))).joints[0] for length_m in (0.57, 0.40))
    shoulder, elbow, wrist = (joint(f"R_{name}") for name in ("Shoulder", "Elbow", "Wrist"))
    arm_m = np.linalg.norm(far[elbow] - far[shoulder]) + np.linalg.norm(far[wrist] - far[elbow])
    assert np.linalg.norm(far[wrist] - far[shoulder]) > 0.975 * arm_m
    assert np.linalg.norm(near[wrist] - near[shoulder]) < 0.9 * arm_m


def test_bones_keep_their_length():
    timeline = Timeline(np.random.default_rng(0))
    timeline.to(0.5, hands=At("shoulder", 0.1, 0.4, 0.3), y=-0.4, pitch=30, twist=20, foot_l=At("hip", 0.1, -0.4, 0.4))
    timeline.neutral(0.5)
    clip = play(timeline)
    for child, parent in enumerate(MANNEQUIN.parents):
        if parent >= 0:
            lengths = np.linalg.norm(clip.joints[:, child] - clip.joints[:, parent], axis=-1)
            np.testing.assert_allclose(lengths, np.linalg.norm(MANNEQUIN.offsets[child]), atol=1e-9)


def test_planted_feet_stay_to_a_tenth_of_a_millimetre():
    timeline = Timeline(np.random.default_rng(1))
    timeline.stance(0.3)
    timeline.to(0.8, y=-0.4, pitch=30, twist=30, x=0.1)
    timeline.to(0.8, y=0.0, pitch=0, twist=-30, x=-0.1)
    clip = play(timeline)
    for name in ("L_Ankle", "R_Ankle", "L_Foot", "R_Foot"):
        assert np.ptp(clip.joints[:, joint(name)], axis=0).max() < 1e-4
        assert clip.joints[0, joint(name), 1] == pytest.approx(MANNEQUIN.rest_positions[joint(name)][1], abs=1e-4)


def test_the_ball_stays_while_the_heel_lifts():
    timeline = Timeline(life=0.0)
    timeline.to(0.5, heels=40.0)
    timeline.hold(0.3)
    clip = play(timeline)
    assert np.ptp(clip.joints[:, joint("L_Foot")], axis=0).max() < 1.5e-3
    assert clip.joints[-1, joint("L_Ankle"), 1] > ANKLE_M + 0.08


def test_an_elbow_under_a_lying_body_gives_way():
    """Who lies on the right side with the hand before the chest lies on the shoulder, not propped up on the elbow."""
    lying = {"roll": -80.0, "rest": 1.0, "balance": 0.0, "y": -0.75, "feet": At("hip", 0.0, -0.8, 0.0)}
    clip = play(still(**lying, hand_r=At("shoulder", 0.02, -0.05, 0.25)))
    shoulder, elbow = (clip.joints[-1, joint(f"R_{name}")] for name in ("Shoulder", "Elbow"))
    assert shoulder[1] - MANNEQUIN.clearance_m[joint("R_Shoulder")] < 0.06
    assert elbow[1] > MANNEQUIN.clearance_m[joint("R_Elbow")] - 0.03


@pytest.mark.parametrize("name", ["forward roll", "dodge roll", "goalkeeper dive", "get up from lying"])
def test_bodies_on_the_floor_do_not_jerk_up_and_down(name):
    clip = draw(name, np.random.default_rng(0)).clip
    height_m = clip.translation[:, 1]
    assert np.abs(np.diff(height_m, n=2)).max() * 30**2 < 70.0


@pytest.mark.parametrize("knees", ["r", "both"])
def test_the_instep_of_a_shin_on_the_floor_lies_on_it(knees):
    timeline = Timeline(life=0.0)
    kneel(timeline, knees)
    timeline.hold(0.5)
    clip = play(timeline)
    knee, ankle, toes = (clip.joints[-1, joint(f"R_{name}")] for name in ("Knee", "Ankle", "Foot"))
    assert abs(knee[1] - ankle[1]) < 0.05
    assert toes[2] < ankle[2] - 0.12
    assert joint_limit_deg(clip.crop(clip.num_frames - 2, clip.num_frames)) < 3.0


@pytest.mark.parametrize("style", ["walk", "march", "run", "tiptoe", "back"])
def test_feet_of_a_walk_do_not_slide_while_they_carry(style):
    timeline = Timeline(np.random.default_rng(3))
    walk(timeline, 3.0, style)
    clip = play(timeline)
    ball = clip.joints[:, [joint("L_Foot"), joint("R_Foot")]]
    speed = np.linalg.norm(np.diff(ball[..., [0, 2]], axis=0), axis=-1)
    on_floor = (ball[:-1, :, 1] < 0.0155) & (ball[1:, :, 1] < 0.0155)
    assert on_floor.mean() > 0.2
    # Rolling over heel and ball moves the ball of the foot a little; the median stance does not move at all.
    assert np.median(speed[on_floor]) < 1e-4


def test_a_jump_falls_freely():
    timeline = Timeline(life=0.0)
    timeline.hold(0.2)
    jump(timeline, 0.4, forward_m=0.8)
    clip = play(timeline)
    (leave_s, land_s) = timeline.flights[0]
    first, last = int(np.ceil(leave_s * 30)) + 1, int(land_s * 30) - 1
    hips = (clip.joints[first:last, joint("L_Hip")] + clip.joints[first:last, joint("R_Hip")]) / 2
    acceleration = np.diff(hips, n=2, axis=0) * 30**2
    np.testing.assert_allclose(acceleration[:, 1], -9.81, atol=0.02)
    np.testing.assert_allclose(acceleration[:, 2], 0, atol=0.02)
    assert hips[:, 1].max() - (STANDING_M + 0.05) == pytest.approx(0.4, abs=0.01)
    assert clip.joints[-1, 0, 2] - clip.joints[0, 0, 2] == pytest.approx(0.8, abs=0.03)


def test_a_jump_cannot_be_slowed_down():
    timeline = Timeline()
    jump(timeline)
    with pytest.raises(ScoreError, match="tempo must be 1"):
        play(timeline, tempo=0.5)


def test_mirrored_score_is_mirrored_clip():
    def score():
        timeline = Timeline(np.random.default_rng(5))
        timeline.to(0.5, hand_r=At("head", 0.1, 0.1, 0.1), elbow_r=50, turn=30, side=10, x=0.05, roll=5)
        timeline.look_at("hand_r")
        step(timeline, "l", 0.3, 0.15, toes_deg=25)
        timeline.to(0.5, hand_l=At("air", 0.3, 1.0, 0.4), twist=-20)
        return timeline

    straight, flipped = play(score()), play(score(), mirrored=True)
    expected = mirror(straight)
    np.testing.assert_allclose(flipped.joints, expected.joints, atol=2e-4)
    np.testing.assert_allclose(flipped.rotations, expected.rotations, atol=2e-3)


def test_mirroring_controls_twice_changes_nothing():
    timeline = Timeline(np.random.default_rng(5))
    timeline.to(0.5, hand_r=At("head", 0.1, 0.1, 0.1), turn=30, x=0.05)
    timeline.look_at(At("floor", 0.4, 1.0, 1.0))
    controls = sample(timeline, score_times(timeline, 30))
    twice = mirror_controls(mirror_controls(controls))
    np.testing.assert_allclose(settle(twice).positions, settle(controls).positions, atol=1e-9)


def test_tempo_twice_is_half_the_time():
    def score():
        timeline = Timeline(life=0.0, crispness="snappy")
        timeline.to(1.0, y=-0.3, exact=True)
        timeline.to(1.0, y=0.0, exact=True)
        return timeline

    slow, quick = play(score(), tail_s=0.0), play(score(), tempo=2.0, tail_s=0.0)
    assert slow.num_frames == 61
    assert quick.num_frames == 31
    np.testing.assert_allclose(quick.joints[:, 0, 1], slow.joints[::2, 0, 1], atol=4e-3)


def test_a_lead_holds_the_first_pose():
    timeline = Timeline(life=0.0)
    timeline.to(0.8, y=-0.3, exact=True)
    plain, later = play(timeline, tail_s=0.4), play(timeline, lead_s=0.5, tail_s=0.4)
    assert later.num_frames == plain.num_frames + 15
    np.testing.assert_allclose(later.joints[15:], plain.joints, atol=2e-3)
    assert np.ptp(later.joints[:15], axis=0).max() < 5e-3


def test_nothing_is_below_the_floor_and_what_rests_touches_it():
    timeline = Timeline(np.random.default_rng(2))
    sit_on_floor(timeline)
    lie_down(timeline)
    timeline.hold(0.5)
    clip = play(timeline)
    lowest = (clip.joints[..., 1] - MANNEQUIN.clearance_m).min(axis=1)
    assert lowest.min() > -0.035
    assert abs(lowest[-1]) < 0.02
    assert clip.joints[-1, joint("Head"), 1] < 0.33


@pytest.mark.parametrize("knees", ["r", "l", "both"])
def test_knees_touch_the_floor(knees):
    timeline = Timeline(np.random.default_rng(2))
    kneel(timeline, knees)
    timeline.hold(0.4)
    clip = play(timeline)
    for side in "rl" if knees == "both" else knees:
        assert clip.joints[-1, joint(f"{side.upper()}_Knee"), 1] == pytest.approx(0.06, abs=0.02)


def test_legs_give_way_where_a_foot_is_out_of_reach():
    timeline = Timeline(np.random.default_rng(0))
    step(timeline, "l", 0.8, 0.1)
    timeline.hold(0.5)
    clip = play(timeline)
    foot = clip.joints[-1, joint("L_Ankle")]
    assert foot[1] == pytest.approx(ANKLE_M, abs=2e-3)
    assert foot[2] == pytest.approx(0.8, abs=0.05)


def test_lifting_a_foot_brings_the_weight_over_the_other():
    timeline = Timeline(life=0.0)
    timeline.hold(0.5)
    timeline.to(0.6, foot_l=At("hip", 0.0, -0.5, 0.3))
    timeline.hold(1.0)
    clip = play(timeline)
    centre = centre_of_mass(clip.joints)[-1]
    foot = (clip.joints[-1, joint("R_Ankle")] + clip.joints[-1, joint("R_Foot")]) / 2
    assert np.hypot(centre[0] - foot[0], centre[2] - foot[2]) < 0.08


def test_sitting_is_at_seat_height_and_standing_up_ends_where_it_began():
    timeline = Timeline(life=0.0)
    timeline.hold(0.2)
    sit(timeline, 0.45)
    seated = timeline.time_s
    timeline.hold(0.3)
    stand_up(timeline)
    clip = play(timeline)
    hips = (clip.joints[:, joint("L_Hip")] + clip.joints[:, joint("R_Hip")]) / 2
    assert hips[round((seated + 0.1) * 30), 1] == pytest.approx(0.55, abs=0.02)
    np.testing.assert_allclose(clip.joints[-1, 0], clip.joints[0, 0], atol=0.03)


@pytest.mark.parametrize("angle", [90, -90, 180, 360])
def test_turning_on_the_spot(angle):
    timeline = Timeline(np.random.default_rng(0))
    turn_to(timeline, angle)
    clip = play(timeline)
    facing = np.unwrap(np.arctan2(clip.global_rotations[:, 0, 0, 2], clip.global_rotations[:, 0, 2, 2]))
    assert np.degrees(facing[-1] - facing[0]) == pytest.approx(angle, abs=5)
    assert np.abs(clip.joints[-1, 0, [0, 2]]).max() < 0.15


@pytest.mark.parametrize(
    ("path", "length", "end"),
    [
        (line(), 2.0, (0, 2, 0)),
        (line(90), 2.0, (2, 0, 90)),
        (arc(1.0), 2 * np.pi, (0, 0, 360)),
        (arc(1.0, left=False), np.pi / 2, (-1, 1, -90)),
        (corner(1.0, 90, 0.5), 1 + np.pi / 4 + 1, (1.5, 1.5, 90)),
        (eight(0.8), 4 * np.pi * 0.8, (0, 0, 0)),
    ],
)
def test_paths_end_where_geometry_says(path, length, end):
    place = path(length)
    assert (place.x_m, place.z_m) == pytest.approx(end[:2], abs=1e-6)
    assert (place.heading_deg - end[2]) % 360 == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("path", [line(), line(200), arc(0.7), corner(0.5, -120), eight(), zigzag()])
def test_paths_are_as_long_as_they_say(path):
    places = [path(s) for s in np.linspace(0, 4, 2001)]
    steps = np.hypot(np.diff([p.x_m for p in places]), np.diff([p.z_m for p in places]))
    assert steps.sum() == pytest.approx(4, rel=0.02)


@pytest.mark.parametrize("style", sorted(STYLES))
def test_every_style_arrives(style):
    timeline = Timeline(np.random.default_rng(0))
    walk(timeline, 3.0 if STYLES[style].step_m else 0.0, style, steps=None if STYLES[style].step_m else 6)
    clip = play(timeline)
    expected = 3.0 if STYLES[style].step_m else 0.0
    assert clip.joints[-1, 0, 2] - clip.joints[0, 0, 2] == pytest.approx(expected, abs=0.12)
    assert abs(clip.joints[-1, 0, 0]) < 0.15 + 2 * STYLES[style].wander_m
    lowest = (clip.joints[..., 1] - MANNEQUIN.clearance_m).min()
    assert lowest > -0.08


def test_walking_needs_a_distance_or_steps():
    with pytest.raises(ScoreError, match="distance"):
        walk(Timeline(), -1.0)
    with pytest.raises(ScoreError, match="steps"):
        walk(Timeline(), 0.0, "high knees")


def test_lying_starts_on_the_floor():
    for facing, sign in (("up", 1), ("down", -1)):
        timeline = Timeline(np.random.default_rng(0))
        lie_start(timeline, facing)
        timeline.hold(0.5)
        clip = play(timeline)
        assert clip.joints[:, joint("Head"), 1].max() < 0.32
        assert sign * clip.global_rotations[0, 0, 1, 2] > 0.8


def test_controls_outside_their_range_are_named():
    with pytest.raises(ScoreError, match=r"nod = 100 deg is outside -60 to 60"):
        Timeline().to(0.5, nod=100)
    with pytest.raises(ScoreError, match="no control 'knot'"):
        Timeline().to(0.5, knot=1)
    with pytest.raises(ScoreError, match="frame of reference"):
        Timeline().to(0.5, hand_r=At("moon", 0, 0, 0))
    with pytest.raises(ScoreError, match="takes time"):
        Timeline().to(0.0, nod=10)
    with pytest.raises(ScoreError, match="one number"):
        Timeline().to(0.5, nod=(1, 2, 3))


def test_movements_of_one_control_do_not_overlap():
    timeline = Timeline(life=0.0)
    timeline.to(1.0, nod=10, advance=False)
    with pytest.raises(ScoreError, match="comes before the last one"):
        timeline.to(0.5, nod=20)


def test_draws_differ_and_repeat():
    def draw(seed):
        timeline = Timeline(np.random.default_rng(seed))
        timeline.to(0.5, hand_r=At("shoulder", 0.1, 0.4, 0.3))
        timeline.neutral(0.5)
        return play(timeline)

    np.testing.assert_array_equal(draw(1).rotations, draw(1).rotations)
    first, second = draw(1).joints, draw(2).joints
    frames = min(len(first), len(second))
    assert np.abs(first[:frames] - second[:frames]).max() > 0.01


@given(st.lists(st.floats(-1, 1), min_size=2, max_size=6), st.integers(0, 1000))
def test_curves_go_through_their_keys_and_nowhere_beyond(values, seed):
    gaps = np.random.default_rng(seed).uniform(0.05, 1.0, len(values))
    knots = np.cumsum(gaps)
    track = Track(knots.tolist(), values)
    np.testing.assert_allclose(evaluate(track, knots), values, atol=1e-9)
    dense = evaluate(track, np.linspace(0, knots[-1] + 1, 500))
    assert dense.min() >= min(values) - 1e-9
    assert dense.max() <= max(values) + 1e-9


def test_prescribed_slopes_make_a_parabola():
    track = Track([0.0, 0.5], [0.0, 0.0])
    track.slopes = {0: 9.81 / 4, 1: -9.81 / 4}
    times = np.linspace(0, 0.5, 51)
    np.testing.assert_allclose(evaluate(track, times), 9.81 / 4 * times - 9.81 / 2 * times**2, atol=1e-9)


def test_weights_of_frames_sum_to_one():
    track = PointTrack([0.0, 0.4, 1.0, 1.5], ["shoulder", "head", "head", "world"], [(0.0, 0.0, 0.0)] * 4)
    weights = frame_weights(track, np.linspace(0, 2, 100))
    np.testing.assert_allclose(sum(weights.values()), 1.0, atol=1e-9)
    assert min(w.min() for w in weights.values()) >= -1e-12


def test_follow_through_settles_on_its_target_and_a_constant_stays():
    np.testing.assert_allclose(follow(np.full(200, 0.7), 1 / 120, 4.5, 0.75, 0.6), 0.7, atol=1e-12)
    after = follow(np.r_[np.zeros(20), np.ones(300)], 1 / 120, 4.5, 0.75, 0.0)
    assert after[-1] == pytest.approx(1.0, abs=1e-3)
    # A damping ratio of 0.75 overshoots by exp(-pi z / sqrt(1 - z^2)) = 2.8 %.
    assert after.max() - 1 == pytest.approx(0.028, abs=0.01)


@settings(max_examples=30)
@given(st.lists(st.floats(0, 1), min_size=10, max_size=60))
def test_the_envelope_is_nowhere_below(values):
    assert (envelope(np.array(values), 4) >= np.array(values) - 1e-9).all()


def test_places_turn_and_move():
    place = Place(1.0, 2.0, 90.0)
    assert place.world(0.0, 1.0) == pytest.approx((2.0, 2.0))
    assert place.world(1.0, 0.0) == pytest.approx((1.0, 1.0))
    moved = place.moved(forward_m=1.0, turned_deg=-90.0)
    assert (moved.x_m, moved.z_m, moved.heading_deg) == pytest.approx((2.0, 2.0, 0.0))


def test_every_control_says_what_it_is():
    for control in (*BODY.values(), *LIMB.values()):
        assert control.meaning
        assert control.low <= control.default <= control.high


def test_knees_are_bent_before_the_body_lands_on_them():
    timeline = Timeline(life=0.0)
    timeline.neutral(0.1)
    jump(timeline, 0.5)
    timeline.hold(0.5)
    knees = play(timeline).rotations[:, joint("L_Knee")]
    turns = np.degrees(angle_between(knees[:-1], knees[1:]))
    assert np.abs(turns[1:-1] - (turns[:-2] + turns[2:]) / 2).max() < 20


def test_who_walks_an_eight_does_not_spin_at_its_crossing():
    path = eight(0.6)
    headings = [path(way).heading_deg for way in np.linspace(0, 4 * np.pi * 0.6, 200)]
    assert np.abs(np.diff(headings)).max() < 5
    assert headings[-1] == pytest.approx(0, abs=1e-6)


def test_a_hand_that_would_be_in_the_trunk_stays_at_its_surface():
    # The breastbone is ahead of the spine: 0.14 m behind it is the middle of the chest.
    clip = play(still(hand_r=At("chest", 0.0, 0.0, -0.14)))
    chest = clip.global_rotations[:, joint("Spine3")]
    away = clip.joints[:, joint("R_Wrist")] - clip.joints[:, joint("Spine3")]
    across = np.einsum("tji,tj->ti", chest, away)
    assert np.hypot(across[:, 0] / 0.13, across[:, 2] / 0.09).min() > 0.9
