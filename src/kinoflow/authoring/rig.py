"""`play`: a timeline to a `MotionClip`. Controls to joint rotations by closed-form kinematics, for all frames at once.

Order within a frame: hips, legs, spine, head, arms, then the head once more where it looks at something. Around it a
few rounds in which the hips give way: to what the legs can reach, to the floor, and to balance.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from kinoflow.authoring.carriage import carry
from kinoflow.authoring.controls import BODY, LIMB
from kinoflow.authoring.curves import envelope, evaluate, follow, frame_points, frame_weights, settled, soften
from kinoflow.authoring.expression import BENT_M, STRETCHED_M, at_ease, colour, hand_sooner, rhythm, sooner, when
from kinoflow.authoring.liveliness import breathe, follow_through, pivot, take_part
from kinoflow.authoring.moods import CALM
from kinoflow.authoring.timeline import CRISPNESS, SIDES, WORLD, PointTrack, Timeline, Track, side_of
from kinoflow.errors import ScoreError
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.features import FPS
from kinoflow.motion.kinematics import local_rotations
from kinoflow.motion.limbs import STRAIGHTEST, limb_rotations, square_to, two_bone
from kinoflow.motion.rotations import axis_angle_to_matrix, matrix_to_axis_angle, rotation_about_y
from kinoflow.motion.skeleton import MANNEQUIN, joint
from kinoflow.motion.smoothing import gaussian_mean, smooth_step, without_jolts

FloatArray = NDArray[np.float64]

REST = MANNEQUIN.rest_positions
OVERSAMPLING = 4
"""Curves are worked out at this many times the frame rate, so that a fast strike is followed smoothly."""
SOFT_KNEES_M = 0.004
"""Standing people do not lock their knees: the hips stand this much below the rest pose."""
HIP_MIDDLE = (REST[joint("L_Hip")] + REST[joint("R_Hip")]) / 2
STANDING_M = float(HIP_MIDDLE[1]) - SOFT_KNEES_M
"""Height of the hip joints above the floor when y is 0."""
ARM_M = float(sum(np.linalg.norm(MANNEQUIN.offsets[joint(name)]) for name in ("R_Elbow", "R_Wrist")))
ANKLE_M = float(REST[joint("L_Ankle")][1])
BALL = np.array([0.0, REST[joint("L_Foot")][1], REST[joint("L_Foot")][2] - REST[joint("L_Ankle")][2]])
HEEL = np.array([0.0, 0.0, -0.05])
"""Turning points of a foot on the floor, from the sole's point under the ankle, foot axes."""
SPINE_SHARES = (("Spine1", 0.35), ("Spine2", 0.35), ("Spine3", 0.30))
HEAD_SHARES = (("Neck", 0.4), ("Head", 0.6))
NOT_LOCKED = 0.98
"""Share of its length to which an arm is stretched: an elbow that locks would snap."""
BREASTBONE = np.array([0.0, 0.07, 0.13])
"""Origin of the hand frame "chest", from Spine3 in chest axes."""
MIDDLE_OF_HEAD = np.array([0.0, 0.06, 0.02])
SEGMENT_MASSES = {
    "Head": 0.08,
    "Spine3": 0.20,
    "Spine1": 0.16,
    "Pelvis": 0.14,
    "L_Hip": 0.05,
    "R_Hip": 0.05,
    "L_Knee": 0.07,
    "R_Knee": 0.07,
    "L_Ankle": 0.03,
    "R_Ankle": 0.03,
    "L_Shoulder": 0.015,
    "R_Shoulder": 0.015,
    "L_Elbow": 0.025,
    "R_Elbow": 0.025,
    "L_Wrist": 0.02,
    "R_Wrist": 0.02,
}
"""Share of the body's mass put at each joint (after Winter 2009, rounded, limbs split over their ends)."""
BODY_PARTS_ON_FLOOR = (
    "Pelvis",
    "L_Hip",
    "R_Hip",
    "L_Knee",
    "R_Knee",
    "Spine2",
    "Spine3",
    "L_Shoulder",
    "R_Shoulder",
    "Head",
    "L_Elbow",
    "R_Elbow",
)
FREE_RADIUS_M = 0.05
"""The centre of mass may be this far from the middle of what carries it before the hips move."""
STEADY_FRAMES = 2.5
STANDS_M = 0.02
"""A foot that moves by less from one frame to the next stands; one that moves by twice as much is on its way."""
TRUNK_M, SKULL_M = (0.13, 0.09), 0.085
"""Half the width and depth of the trunk, and the radius of the head, that no wrist or hand goes into."""
OUTSIDE_ROUNDS = 3
LOWEST_M = {"Ankle": 0.03, "Foot": 0.0, "Wrist": 0.02}
"""Heights to which ends of limbs are raised that would be below the floor; the toes' joint is inside the sole."""
SUNK_M = 0.01
"""What is lower than that by less stays."""
MOST_TIPPED_RAD = np.radians(60.0)
"""Toes that would be below the floor turn up about the ankle, so far at most; the leg does the rest."""
ROUNDS = 6
SETTLING_S = {"soft": 0.2, "normal": 0.16, "crisp": 0.06, "snappy": 0.04}
"""How much later than its key a hand comes to rest at most, by crispness."""
MOST_ARC = 0.14
"""A hand that strikes is farther from the shoulder, on its way, than on the straight line by this share at most."""
SWINGS = {"soft": 1.0, "normal": 1.0, "crisp": 0.5, "snappy": 0.0}
"""How much of a hand's way is that of a swinging arm, whose elbow bends evenly; the rest is the straight line."""
ELBOWS = (joint("L_Elbow"), joint("R_Elbow"))
LONGEST_ARM = 0.985
"""A hand farther away than this share of the arm's length counts as that far where the elbow's bend is meant."""
WIDE = 0.35
"""Cosine of the angle between two places of a hand, from its shoulder, below which the way between them is an arc."""
AHEAD = np.array([0.447, 0.0, 0.894])
"""Outward and forward: where a hand goes past the shoulder that goes from one side of it to the other."""
KNEE_GIVES_M, ELBOW_GIVES_M = (0.06, 0.14), (0.02, 0.06)
"""So far below the floor a knee or an elbow begins to turn up, and has turned."""
SETTLED_M = 5e-4
"""Corrections smaller than this are the last."""


@dataclass
class Controls:
    """All controls at each of T frames: numbers, and points in their frames of reference with weights."""

    numbers: dict[str, FloatArray]
    hands: dict[str, dict[str, tuple[FloatArray, FloatArray]]]
    feet: dict[str, dict[str, tuple[FloatArray, FloatArray]]]
    looks: dict[str, tuple[FloatArray, FloatArray]]
    swings: float = 0.0
    """See `SWINGS`: of hands that go from one frame of reference to another."""

    @property
    def num_frames(self) -> int:
        """T."""
        return len(self.numbers["x"])


@dataclass
class Posed:
    """The solved body: world positions [T, J, 3] and world rotations [T, J, 3, 3]."""

    positions: FloatArray
    rotations: FloatArray
    reach: dict[str, FloatArray] = field(default_factory=dict)


def play(
    timeline: Timeline,
    *,
    tempo: float = 1.0,
    mirrored: bool = False,
    lead_s: float = 0.0,
    tail_s: float = 0.35,
    pause: tuple[float, float] | None = None,
    grows: float = 0.0,
    metadata: Mapping[str, object] | None = None,
) -> MotionClip:
    """Solve a timeline.

    Args:
        timeline: what to play, from its first key to its cursor or last key, or what `Timeline.cut` leaves of it.
        tempo: 2 plays it in half the time; 1 where the body leaves the ground.
        mirrored: exchange left and right.
        lead_s: how long the first pose is held before anything else, seconds of the clip.
        tail_s: how long the last pose is held, the same.
        pause: at which time of the score it stands still, not in the air, and for how long, seconds of the clip.
        grows: by what share the tempo is lower at the beginning and higher at the end.
        metadata: for the clip.

    Raises:
        ScoreError: a tempo other than 1 for a timeline with jumps.
    """
    if timeline.flights and (tempo != 1 or grows):
        raise ScoreError(
            f"a body in the air falls at its own pace: tempo must be 1 with a jump or a run, got {tempo:g}"
        )
    paused_s = 0.0 if pause is None else pause[1]
    num_frames = round((lead_s + timeline.end_s / tempo + paused_s + tail_s) * FPS) + 1
    score_s = score_times(timeline, num_frames, tempo, lead_s, pause, grows)
    controls = sample(timeline, score_s)
    if mirrored:
        controls = mirror(controls)
    if timeline.held:
        carry(controls, timeline.held, score_s[::OVERSAMPLING], pose(controls))
    posed = settle(controls)
    rotations = without_jolts(local_rotations(posed.rotations, MANNEQUIN.parents), _free(controls))
    first = min(round(timeline.clip_start_s / tempo * FPS), num_frames - 2)
    last = num_frames if timeline.clip_end_s is None else round((timeline.clip_end_s / tempo + paused_s) * FPS) + 1
    translation = posed.positions[first:last, 0]
    if first:
        translation = translation - translation[0] * np.array([1.0, 0.0, 1.0])
    return MotionClip(rotations[first:last], translation, FPS, metadata=dict(metadata or {}))


def score_times(
    timeline: Timeline,
    num_frames: int,
    tempo: float = 1.0,
    lead_s: float = 0.0,
    pause: tuple[float, float] | None = None,
    grows: float = 0.0,
) -> FloatArray:
    """Times of the score, `OVERSAMPLING` for each frame; see `play`."""
    step_s = 1 / (FPS * OVERSAMPLING)
    fine_s: FloatArray = np.arange((num_frames - 1) * OVERSAMPLING + 1, dtype=np.float64) * step_s - lead_s
    if pause is not None:
        at_s = pause[0] / tempo
        fine_s = np.where(fine_s < at_s, fine_s, np.maximum(at_s, fine_s - pause[1]))
    if grows:
        whole_s = timeline.end_s / tempo
        share = np.clip(fine_s / whole_s, 0.0, 1.0)
        fine_s = fine_s + grows * whole_s * (share**2 - share)
    return rhythm(timeline, fine_s * tempo)


def sample(timeline: Timeline, score_s: FloatArray) -> Controls:
    """The controls at each frame: curves through the keys, follow-through, breath and sway; see `score_times`."""
    step_s = 1 / (FPS * OVERSAMPLING)
    mood = timeline.mood
    frequency_hz = CRISPNESS[timeline.crispness] * mood.crisp
    numbers = {}
    for name, track in timeline.tracks.items():
        curve = evaluate(sooner(timeline, name, track), score_s)
        base, side = side_of(name)
        lag = LIMB[base].lag if side else BODY[name].lag
        if lag == "root":
            exact = name in ("x", "y", "z", "balance", "rest", "look") and timeline.flights
            curve = curve if exact or base == "foot_yaw" else soften(curve, step_s, 0.03)
        else:
            speed = {"spine": 1.3, "head": 1.0, "hand": 1.0, "wrist": 1.0}[lag]
            curve = follow(curve, step_s, speed * frequency_hz, 0.8, 0.6)
        numbers[name] = curve[::OVERSAMPLING]
    hands, there = {}, {}
    swings = SWINGS[timeline.crispness] * min(timeline.life, 1.0)
    for place, side in enumerate(SIDES):
        written, eased = at_ease(timeline, side) if mood != CALM else (timeline.hands[side], None)
        if eased is not None:
            there[side] = when(eased, score_s[::OVERSAMPLING])
        # No two arms move quite at once.
        offset_s = 0.012 * timeline.life * (1 if place else -1) * (1 if timeline.generator.random() < 0.5 else -1)
        hands[side] = _points(
            settled(hand_sooner(timeline, written), timeline.life * SETTLING_S[timeline.crispness]),
            score_s + offset_s * ("other" not in timeline.hands[side].frames),
            step_s,
            frequency_hz,
            swings,
        )
    feet = {side: _points(timeline.feet[side], score_s, step_s, None) for side in SIDES}
    looks = _points(timeline.looks, score_s, step_s, None)
    controls = Controls(numbers, hands, feet, looks, swings)
    if timeline.life:
        breathe(controls, timeline.life, timeline.generator, SWINGS[timeline.crispness])
        take_part(controls, pose(controls), timeline.life, SWINGS[timeline.crispness])
        pivot(controls, timeline.life)
        follow_through(controls, pose(controls), timeline.life)
    if mood != CALM:
        colour(controls, mood, timeline.generator, there, flies=bool(timeline.flights))
    return controls


def _points(
    track: PointTrack, times_s: FloatArray, step_s: float, frequency_hz: float | None, swings: float = 0.0
) -> dict[str, tuple[FloatArray, FloatArray]]:
    found = {}
    for frame, weight in frame_weights(track, times_s).items():
        if frame == "shoulder":
            swung = _around(track, swings) if swings else track
            points = _in_arcs(swung, frame_points(swung, frame, times_s), times_s, swings)
        else:
            points = frame_points(track, frame, times_s)
        if frequency_hz is not None:
            points = follow(points, step_s, frequency_hz, 0.75, 0.6)
        found[frame] = (weight[::OVERSAMPLING], points[::OVERSAMPLING])
    return found


def _around(track: PointTrack, swings: float) -> PointTrack:
    """The track with a key in the middle of every wide way about the shoulder, on the arc of a swinging arm."""
    wide = PointTrack()
    for index, (time_s, frame, point) in enumerate(zip(track.times_s, track.frames, track.points, strict=True)):
        if index and frame == track.frames[index - 1] == "shoulder":
            ends = np.array([track.points[index - 1], point])
            reach = np.maximum(np.linalg.norm(ends, axis=-1), 1e-6)
            directions = ends / reach[:, None]
            if directions[0] @ directions[1] < WIDE:
                bend = np.arcsin(np.minimum(reach / ARM_M, LONGEST_ARM)).mean()
                arc = (
                    ARM_M
                    * np.sin(bend)
                    * _between_directions(directions[:1], directions[1:], np.array([0.5]), AHEAD)[0]
                )
                middle = ends.mean(axis=0) + swings * (arc - ends.mean(axis=0))
                wide.put((track.times_s[index - 1] + time_s) / 2, frame, tuple(middle.tolist()))
        wide.put(time_s, frame, point)
    return wide


def _in_arcs(track: PointTrack, points: FloatArray, times_s: FloatArray, swings: float) -> FloatArray:
    """Hands on their way swing about the shoulder instead of taking the straight line; keys stay where they are.

    Between keys the elbow bends evenly: the hand of a straight arm that is bent comes nearer slowly at first.
    """
    chosen = [index for index, frame in enumerate(track.frames) if frame == "shoulder"]
    if len(chosen) < 2:
        return points
    reach = np.linalg.norm(np.array([track.points[index] for index in chosen]), axis=-1)
    bends = np.arcsin(np.minimum(reach / ARM_M, LONGEST_ARM))
    keys_s = [track.times_s[index] for index in chosen]
    meant = evaluate(Track(keys_s, reach.tolist()), times_s)
    if swings:
        meant = meant + swings * (ARM_M * np.sin(evaluate(Track(keys_s, bends.tolist()), times_s)) - meant)
    share = np.clip(meant / np.maximum(np.linalg.norm(points, axis=-1), 0.05) - 1, 0.0, None)
    most = MOST_ARC + 0.6 * swings
    return points * (1 + most * np.tanh(share / most))[:, None]


def _between_directions(first: FloatArray, second: FloatArray, share: FloatArray, ahead: FloatArray) -> FloatArray:
    """[T, 3] unit vectors on the arc from the first to the second; where they are opposite, past `ahead`."""
    cosine = np.sum(first * second, axis=-1, keepdims=True)
    middle = first + second + 0.25 * np.maximum(-cosine, 0.0) * ahead
    middle = middle / np.maximum(np.linalg.norm(middle, axis=-1, keepdims=True), 1e-6)
    bulge = 1 - np.sqrt(np.clip((1 + cosine) / 2, 0.0, 1.0))
    share = share[:, None]
    found = (1 - share) * first + share * second + 4 * share * (1 - share) * bulge * middle
    return found / np.maximum(np.linalg.norm(found, axis=-1, keepdims=True), 1e-6)


def mirror(controls: Controls) -> Controls:
    """The same controls with left and right exchanged."""
    numbers = {}
    for name, values in controls.numbers.items():
        base, side = side_of(name)
        if side:
            flipped = -values if base == "foot_yaw" else values
            numbers[f"{base}_{'r' if side == 'l' else 'l'}"] = flipped
        else:
            numbers[name] = -values if BODY[name].lateral else values
    flip = np.array([-1.0, 1.0, 1.0])

    def limbs(
        points: dict[str, dict[str, tuple[FloatArray, FloatArray]]],
    ) -> dict[str, dict[str, tuple[FloatArray, FloatArray]]]:
        out = {}
        for side, frames in points.items():
            out["r" if side == "l" else "l"] = {
                frame: (weight, where * flip if frame in (WORLD, "air") else where)
                for frame, (weight, where) in frames.items()
            }
        return out

    swap = {"hand_l": "hand_r", "hand_r": "hand_l", "foot_l": "foot_r", "foot_r": "foot_l"}
    looks = {swap.get(f, f): (w, p * flip if f == WORLD else p) for f, (w, p) in controls.looks.items()}
    return Controls(numbers, limbs(controls.hands), limbs(controls.feet), looks, controls.swings)


def _free(controls: Controls) -> FloatArray:
    """[T, J] how much joints are free of what limbs stand on: 0 for an arm or leg on the floor, 1 for what is above."""
    free = np.ones((controls.num_frames, MANNEQUIN.num_joints))
    for side in SIDES:
        for limbs, names in ((controls.feet, ("Hip", "Knee", "Ankle")), (controls.hands, ("Shoulder", "Elbow"))):
            if (placed := limbs[side].get(WORLD)) is not None:
                weight, points = placed
                above = np.maximum(points[:, 1] + envelope(-points[:, 1], 6), 0)
                for name in names:
                    # About an ankle only the toes turn.
                    near_m = 0.015 if name == "Ankle" else 0.04
                    free[:, joint(f"{side.upper()}_{name}")] = 1 - weight * np.exp(-((above / near_m) ** 2))
    return free


def settle(controls: Controls) -> Posed:
    """Pose the body, and move the hips until legs reach, nothing is below the floor, and the body is in balance.

    The hips are lowered where a foot that stands is out of reach, raised where a part of the body would be below the
    floor (and lowered onto it where `rest` says so), and shifted sideways where the centre of mass leaves what carries
    it. Each correction is smooth in time; the feet stay where they are.
    """
    numbers = dict(controls.numbers)
    current = replace(controls, numbers=numbers)
    support: FloatArray | None = None
    for round_number in range(ROUNDS):
        posed = pose(current)
        if support is None:
            support = _support(posed, current)
        moved_m = 0.0
        if round_number < ROUNDS - 2:
            shift = _towards_balance(posed, support) * numbers["balance"][:, None]
            # Once more by the weight: smoothing must not carry a correction into a free fall.
            shift = 0.8 * gaussian_mean(shift, 3.0) * numbers["balance"][:, None]
            numbers["x"], numbers["z"] = numbers["x"] + shift[:, 0], numbers["z"] + shift[:, 1]
            moved_m = float(np.abs(shift).max())
        lift = _above_floor(posed, numbers["rest"])
        if lift.any():
            lift = gaussian_mean(lift, 1.2)
        sink = _within_reach(posed, current, lift)
        numbers["y"] = numbers["y"] + lift - sink
        if max(moved_m, float(np.abs(lift - sink).max())) < SETTLED_M:
            break
    return pose(current, steady=True)


def pose(controls: Controls, *, steady: bool = False) -> Posed:
    """World positions and rotations of all joints for given controls, without any correction.

    With `steady`, elbows and knees do not flip where the direction they bend in is nearly along the limb.
    """
    numbers, frames = controls.numbers, controls.num_frames
    body = Posed(np.zeros((frames, MANNEQUIN.num_joints, 3)), np.zeros((frames, MANNEQUIN.num_joints, 3, 3)))
    _hips(body, numbers)
    ground_m = _ground(controls) if steady else np.zeros(frames)
    for side in SIDES:
        _leg(body, controls, side, steady)
        if steady:
            _leg_above_floor(body, controls, side, ground_m)
    for name, share in SPINE_SHARES:
        _turn(body, name, _angles(share * numbers["twist"], share * numbers["bend"], share * numbers["side"]))
    _head(body, numbers["turn"], numbers["nod"], numbers["tilt"])
    order = ("l", "r") if "other" in controls.hands["r"] else ("r", "l")
    for side in order:
        _arm(body, controls, side, steady)
    if numbers["look"].max() > 1e-3:
        _head(body, *_looking(body, controls))
        if any("head" in controls.hands[side] for side in SIDES):
            for side in order:
                _arm(body, controls, side, steady)
    if steady:
        for side in order:
            _arm_outside(body, controls, side, ground_m)
    return body


def _angles(left_deg: FloatArray, forward_deg: FloatArray, over_deg: FloatArray) -> FloatArray:
    """[T, 3, 3] turned to the left, then bent forward, then leaned over to the left."""
    y, x, z = np.radians(left_deg), np.radians(forward_deg), np.radians(-over_deg)
    cy, sy, cx, sx, cz, sz = np.cos(y), np.sin(y), np.cos(x), np.sin(x), np.cos(z), np.sin(z)
    # The product R_y R_x R_z written out: this is called some fifty times a clip.
    rows = (
        (cy * cz + sy * sx * sz, sy * sx * cz - cy * sz, sy * cx),
        (cx * sz, cx * cz, -sx),
        (cy * sx * sz - sy * cz, sy * sz + cy * sx * cz, cy * cx),
    )
    return np.stack([np.stack(row, axis=-1) for row in rows], axis=-2)


def _turn(body: Posed, name: str, local: FloatArray) -> None:
    index = joint(name)
    parent = MANNEQUIN.parents[index]
    body.rotations[:, index] = body.rotations[:, parent] @ local
    body.positions[:, index] = body.positions[:, parent] + body.rotations[:, parent] @ MANNEQUIN.offsets[index]


def _hips(body: Posed, numbers: Mapping[str, FloatArray]) -> None:
    turned = _angles(numbers["yaw"], numbers["pitch"], numbers["roll"])
    middle = np.stack([numbers["x"], STANDING_M + numbers["y"], numbers["z"]], axis=-1)
    body.rotations[:, 0] = turned
    body.positions[:, 0] = middle + turned @ (REST[0] - HIP_MIDDLE)


def _leg(
    body: Posed,
    controls: Controls,
    side: str,
    steady: bool,
    above: tuple[FloatArray, FloatArray, FloatArray] | None = None,
) -> None:
    """With `above`, the foot is raised by metres [T], the knee bends as before, [T, 3], and the foot is turned, [T, 3,
    3].
    """
    hip, knee, ankle, toes = (joint(f"{side.upper()}_{name}") for name in ("Hip", "Knee", "Ankle", "Foot"))
    numbers, outward = controls.numbers, 1.0 if side == "l" else -1.0
    pelvis = body.rotations[:, 0]
    body.positions[:, hip] = body.positions[:, 0] + pelvis @ MANNEQUIN.offsets[hip]
    zero = np.zeros(controls.num_frames)
    heading = _angles(numbers[f"foot_yaw_{side}"], zero, zero)
    planted, free = controls.feet[side].get(WORLD), controls.feet[side].get("hip")
    weight = planted[0] if planted is not None else zero
    target, pole = np.zeros((controls.num_frames, 3)), np.zeros((controls.num_frames, 3))
    foot = heading
    pitch_deg, up = numbers[f"foot_pitch_{side}"], np.array([0.0, 1.0, 0.0])
    if planted is not None:
        tilted = heading @ _angles(zero, pitch_deg, outward * -numbers[f"foot_roll_{side}"])
        pivot = np.where((pitch_deg > 0)[:, None], BALL, HEEL)
        ankle_above = np.array([0.0, ANKLE_M, 0.0])
        on_floor = planted[1] + _apply(heading, pivot) + _apply(tilted, ankle_above - pivot)
        target += weight[:, None] * on_floor
        forward, facing = heading[:, :, 2], pelvis[:, :, 2]
        level = facing * np.array([1.0, 0.0, 1.0])
        # Knees bend to the front of the body, also of one that lies on its front with the toes on the floor.
        ahead = forward + 0.3 * level + up * (0.1 + 0.35 * facing[:, 1:2])
        # The knee of a shin that lies on the floor is ahead of the hips, wherever the toes point.
        kneels = np.clip(pitch_deg[:, None] / 55, 0, 1) ** 2 * np.linalg.norm(level, axis=-1, keepdims=True)
        ahead += kneels * (level - forward - 0.3 * up)
        pole += weight[:, None] * _swivelled(
            ahead, on_floor - body.positions[:, hip], outward * numbers[f"knee_{side}"]
        )
        foot = tilted
    if free is not None:
        vector = free[1] * np.array([outward, 1.0, 1.0])
        target += free[0][:, None] * (body.positions[:, hip] + _apply(pelvis, vector))
        ahead = _apply(pelvis, _carried(vector, np.array([0.0, -1.0, 0.0]), np.array([0.0, 0.0, 1.0])))
        pole += free[0][:, None] * _swivelled(ahead, _apply(pelvis, vector), outward * numbers[f"knee_{side}"])
    if above is not None:
        target[:, 1] += above[0]
        pole = above[1]
    upper, lower = (float(np.linalg.norm(MANNEQUIN.offsets[index])) for index in (knee, ankle))
    body.reach[side] = target
    # Knees of somebody who falls forward, or kneels, meet the floor.
    gives = weight * smooth_step(np.clip(np.minimum((pelvis[:, 1, 2] + 0.75) / 0.35, (55 - pitch_deg) / 15), 0.0, 1.0))
    pole = _bent_above_floor(pole, body.positions[:, hip], target, (upper, lower), knee, KNEE_GIVES_M, outward, gives)
    if steady:
        target = _not_snapped_straight(target, body.positions[:, hip], upper + lower)
        pole = _steadied(pole, target - body.positions[:, hip])
    middle, end = two_bone(body.positions[:, hip], target, pole, upper, lower)
    line = end - body.positions[:, hip]
    hinge = np.cross(square_to(pole, line / np.linalg.norm(line, axis=-1, keepdims=True)), line)
    bones = (MANNEQUIN.offsets[knee], MANNEQUIN.offsets[ankle])
    thigh, shin = limb_rotations(body.positions[:, hip], middle, end, bones, np.array([1.0, 0.0, 0.0]), hinge)
    body.rotations[:, hip], body.rotations[:, knee] = thigh, shin
    body.positions[:, knee], body.positions[:, ankle] = middle, end
    hanging = shin @ _angles(zero, numbers[f"ankle_{side}"], zero)
    if free is None:
        turned = foot
    elif planted is None:
        turned = hanging
    else:
        turned = _between(hanging, foot, weight)
    if above is not None:
        turned = above[2] @ turned
    body.rotations[:, ankle] = turned
    body.positions[:, toes] = end + _apply(turned, MANNEQUIN.offsets[toes])
    # Toes stay flat on the floor while the heel lifts, until the instep lies on it.
    flat = (
        weight
        * np.clip(np.minimum(pitch_deg / 10, (120 - pitch_deg) / 30), 0, 1)
        * np.exp(-(((body.positions[:, toes, 1] - REST[toes][1]) / 0.03) ** 2))
    )
    body.rotations[:, toes] = _between(turned, heading, flat)


def _leg_above_floor(body: Posed, controls: Controls, side: str, ground_m: FloatArray) -> None:
    """Turn toes up, and raise a foot, that would be below the floor, which is at a height [T]."""
    ankle, toes = (joint(f"{side.upper()}_{name}") for name in ("Ankle", "Foot"))
    lowest = {name: ground_m + LOWEST_M[name] for name in ("Ankle", "Foot")}

    def sunk_m() -> FloatArray:
        low = (lowest["Ankle"] - body.positions[:, ankle, 1], lowest["Foot"] - body.positions[:, toes, 1])
        return np.maximum(np.maximum(*low), 0.0)

    if sunk_m().max() < SUNK_M:
        return
    sole, length_m = body.positions[:, toes] - body.positions[:, ankle], np.linalg.norm(MANNEQUIN.offsets[toes])
    height_m = np.maximum(body.positions[:, ankle, 1], lowest["Ankle"])
    least = np.arcsin(np.clip((lowest["Foot"] - height_m) / length_m, -1.0, 1.0))
    angle = np.clip(least - np.arcsin(np.clip(sole[:, 1] / length_m, -1.0, 1.0)), 0.0, MOST_TIPPED_RAD)
    # Up and on, or up and outward where they point straight down.
    outward = (1.0 if side == "l" else -1.0) * body.rotations[:, 0, :, 0]
    axis = np.cross(sole, np.array([0.0, 1.0, 0.0]) + (sole / length_m + 0.4 * outward) * np.array([1.0, 0.0, 1.0]))
    axis /= np.maximum(np.linalg.norm(axis, axis=-1, keepdims=True), 0.1 * length_m)
    tipped = axis_angle_to_matrix(gaussian_mean(axis * envelope(angle, 4)[:, None], 2.0))
    knee = joint(f"{side.upper()}_Knee")
    bend = body.positions[:, knee] - body.positions[:, joint(f"{side.upper()}_Hip")]
    raised_m = np.zeros(controls.num_frames)
    for _ in range(OUTSIDE_ROUNDS):
        _leg(body, controls, side, True, (raised_m, bend, tipped))
        left_m = sunk_m()
        if left_m.max() < SUNK_M / 2:
            return
        raised_m = raised_m + envelope(left_m, 4)
    _leg(body, controls, side, True, (raised_m, bend, tipped))


def _arm_outside(body: Posed, controls: Controls, side: str, ground_m: FloatArray) -> None:
    """Move an arm whose hand or forearm is inside the trunk or the head out of it, the shortest way; and one whose hand
    is below the floor, which is at a height [T], up.
    """
    wrist, lowest_m = joint(f"{side.upper()}_Wrist"), ground_m + LOWEST_M["Wrist"]
    placed = controls.hands[side].get(WORLD)
    free = np.ones(controls.num_frames) if placed is None else 1 - placed[0]
    moved, trunk = np.zeros((controls.num_frames, 3)), _trunk(body)
    for _ in range(OUTSIDE_ROUNDS):
        out = free[:, None] * _way_out(body, trunk, side)
        sunk_m = np.maximum(lowest_m - body.positions[:, wrist, 1], 0.0)
        if np.abs(out).max() < 0.003 and sunk_m.max() < SUNK_M:
            return
        moved += gaussian_mean(1.4 * out, 1.5)
        if sunk_m.max() >= SUNK_M:
            moved[:, 1] += envelope(sunk_m, 4)
        _arm(body, controls, side, True, moved)


@dataclass(frozen=True)
class _Barrel:
    """A part of the trunk at each frame: where it begins, its axes, [T, 3] each, and its length, [T, 1] metres."""

    bottom: FloatArray
    along: FloatArray
    left: FloatArray
    ahead: FloatArray
    length: FloatArray


def _trunk(body: Posed) -> list[_Barrel]:
    """Belly and chest, which hands do not go into."""
    barrels = []
    for low, high, axes in (("Pelvis", "Spine2", "Pelvis"), ("Spine2", "Neck", "Spine3")):
        bottom = body.positions[:, joint(low)]
        along = body.positions[:, joint(high)] - bottom
        length = np.linalg.norm(along, axis=-1, keepdims=True)
        along = along / length
        left = square_to(body.rotations[:, joint(axes), :, 0], along)
        barrels.append(_Barrel(bottom, along, left, np.cross(left, along), length))
    return barrels


def _way_out(body: Posed, trunk: list[_Barrel], side: str) -> FloatArray:
    """[T, 3] metres from where hand and forearm are inside the body to its surface; 0 where they are not."""
    elbow, wrist = (body.positions[:, joint(f"{side.upper()}_{name}")] for name in ("Elbow", "Wrist"))
    middle = body.positions[:, joint("Head")] + body.rotations[:, joint("Head")] @ MIDDLE_OF_HEAD
    out = np.zeros_like(wrist)
    for point in (wrist, wrist + 0.35 * (wrist - elbow), (wrist + elbow) / 2):
        for barrel in trunk:
            away = point - barrel.bottom
            height = np.sum(away * barrel.along, axis=-1, keepdims=True)
            across = [np.sum(away * axis, axis=-1, keepdims=True) for axis in (barrel.left, barrel.ahead)]
            size = np.maximum(np.hypot(across[0] / TRUNK_M[0], across[1] / TRUNK_M[1]), 0.2)
            beside = np.clip(np.minimum(height, barrel.length - height) / 0.03, 0.0, 1.0)
            deep = beside * np.maximum(1 / size - 1, 0.0)
            out = _longer(out, deep * (across[0] * barrel.left + across[1] * barrel.ahead))
        away = point - middle
        far = np.maximum(np.linalg.norm(away, axis=-1, keepdims=True), 0.02)
        out = _longer(out, away * np.maximum(SKULL_M / far - 1, 0.0))
    return out


def _longer(first: FloatArray, second: FloatArray) -> FloatArray:
    """Of two vectors in each frame, [T, 3], the longer one."""
    return np.where((np.sum(first**2, axis=-1) >= np.sum(second**2, axis=-1))[:, None], first, second)


def _arm(body: Posed, controls: Controls, side: str, steady: bool, moved: FloatArray | float = 0.0) -> None:
    names = ("Collar", "Shoulder", "Elbow", "Wrist")
    collar, shoulder, elbow, wrist = (joint(f"{side.upper()}_{name}") for name in names)
    numbers, outward = controls.numbers, 1.0 if side == "l" else -1.0
    chest = body.rotations[:, joint("Spine3")]
    mirror_x = np.array([outward, 1.0, 1.0])
    socket = body.positions[:, joint("Spine3")] + chest @ (REST[shoulder] - REST[joint("Spine3")])
    target = _swung(body, controls, side, socket, mirror_x) + moved
    # The shoulder blade takes part: it rises with a raised arm and comes forward with a hand that reaches across.
    aim = _apply(np.swapaxes(chest, -1, -2), target - socket)
    aim /= np.maximum(np.linalg.norm(aim, axis=-1, keepdims=True), 1e-6)
    raised_deg = 26 * np.clip(aim[:, 1] + 0.15, 0, 1.15) + numbers[f"shrug_{side}"]
    across_deg = 14 * np.clip(aim[:, 2] - 0.5 * outward * aim[:, 0], -0.6, 1.2)
    zero = np.zeros(controls.num_frames)
    # Positive about Z raises the left shoulder; about Y it takes the left shoulder back.
    turned = _angles(-outward * across_deg, zero, -outward * raised_deg)
    _turn(body, f"{side.upper()}_Collar", turned)
    start = body.positions[:, collar] + _apply(body.rotations[:, collar], MANNEQUIN.offsets[shoulder])
    upper, lower = (float(np.linalg.norm(MANNEQUIN.offsets[index])) for index in (elbow, wrist))
    if (held := controls.hands[side].get("shoulder")) is not None:
        # A place at arm's length means a straight arm, wherever the shoulder blade has taken the joint.
        length = np.maximum(np.linalg.norm(held[1], axis=-1, keepdims=True), 1e-6)
        stretched = held[0][:, None] * smooth_step(np.clip((length - BENT_M) / (STRETCHED_M - BENT_M), 0, 1))
        reach = np.maximum(np.linalg.norm(target - start, axis=-1, keepdims=True), NOT_LOCKED * (upper + lower))
        way = _apply(chest, held[1] * mirror_x) + moved
        straight = start + way * reach / np.maximum(np.linalg.norm(way, axis=-1, keepdims=True), 1e-6)
        target = target + stretched * (straight - target)
    line = target - start
    u = (
        _apply(np.swapaxes(chest, -1, -2), line / np.maximum(np.linalg.norm(line, axis=-1, keepdims=True), 1e-6))
        * mirror_x
    )
    lifted = np.clip(u[:, 1], 0, 1)
    # The upper arm of somebody who lies on the side rests on it; its elbow does not stand up.
    above = smooth_step(np.clip((outward * chest[:, 1, 0] - 0.6) / 0.3, 0.0, 1.0)) * (1 - lifted)
    back = np.stack([0.35 * (1 - 1.4 * above), -0.5 * (1 - lifted), -0.75 + 1.25 * lifted], axis=-1)
    pole = _swivelled(_apply(chest, back * mirror_x), line, -outward * numbers[f"elbow_{side}"])
    placed = controls.hands[side].get(WORLD)
    if steady and placed is not None:
        # A hand that comes down on the floor, or leaves it.
        bent = _not_snapped_straight(target, start, upper + lower)
        target = target + placed[0][:, None] * (bent - target)
    gives = np.ones(controls.num_frames) if placed is None else 1 - placed[0]
    pole = _bent_above_floor(pole, start, target, (upper, lower), elbow, ELBOW_GIVES_M, outward, gives)
    if steady:
        pole = _steadied(pole, line)
    middle, end = two_bone(start, target, pole, upper, lower)
    straight = end - start
    hinge = np.cross(straight, square_to(pole, straight / np.linalg.norm(straight, axis=-1, keepdims=True)))
    bones = (MANNEQUIN.offsets[elbow], MANNEQUIN.offsets[wrist])
    upper_arm, forearm = limb_rotations(start, middle, end, bones, np.array([0.0, outward, 0.0]), hinge)
    half_turn = _angles(zero, -numbers[f"palm_{side}"] / 2, zero)
    body.positions[:, shoulder], body.positions[:, elbow], body.positions[:, wrist] = start, middle, end
    body.rotations[:, shoulder] = upper_arm
    body.rotations[:, elbow] = forearm @ half_turn
    bent = np.stack([-outward * numbers[f"cock_{side}"], -outward * numbers[f"wrist_{side}"]], axis=-1)
    hand = _angles(bent[:, 0], zero, -bent[:, 1])
    free_hand = body.rotations[:, elbow] @ half_turn @ hand
    body.rotations[:, wrist] = _flat_on_floor(free_hand, end, controls, side, outward)


def _swung(body: Posed, controls: Controls, side: str, socket: FloatArray, mirror_x: FloatArray) -> FloatArray:
    """[T, 3] where a hand is; between two frames of reference on the arc of an arm whose elbow bends evenly."""
    frames = controls.hands[side]
    target, most = np.zeros((controls.num_frames, 3)), np.zeros(controls.num_frames)
    places = {}
    for frame, (weight, points) in frames.items():
        places[frame] = _hand_target(body, frame, points, side, socket, mirror_x)
        target += weight[:, None] * places[frame]
        most = np.maximum(most, weight)
    between = most < 0.999
    if WORLD in frames:
        # A hand that goes to the floor catches the body.
        between &= frames[WORLD][0] < 1e-3
    if not controls.swings or not between.any():
        return target
    origin = socket[between]
    ahead = _apply(body.rotations[between, joint("Spine3")], AHEAD * mirror_x)
    direction, bend, total = ahead, np.zeros(len(origin)), np.zeros(len(origin))
    for frame, (weight, _) in frames.items():
        vector = places[frame][between] - origin
        reach = np.maximum(np.linalg.norm(vector, axis=-1), 1e-6)
        share = weight[between]
        total = total + share
        part = share / np.maximum(total, 1e-9)
        direction = _between_directions(direction, vector / reach[:, None], part, ahead)
        bend = bend + part * (np.arcsin(np.minimum(reach / ARM_M, LONGEST_ARM)) - bend)
    arc = origin + (ARM_M * np.sin(bend))[:, None] * direction
    # Back on the straight line at both ends, where a place may be farther away than an arm is long.
    share = controls.swings * smooth_step(np.minimum((1 - most[between]) / 0.1, 1.0))[:, None]
    target[between] += share * (arc - target[between])
    return target


def _hand_target(
    body: Posed, frame: str, points: FloatArray, side: str, socket: FloatArray, mirror_x: FloatArray
) -> FloatArray:
    if frame in (WORLD, "air"):
        return points
    chest, pelvis = body.rotations[:, joint("Spine3")], body.rotations[:, 0]
    vector = points * mirror_x
    capital = side.upper()
    if frame == "shoulder":
        return socket + _apply(chest, vector)
    if frame == "chest":
        return body.positions[:, joint("Spine3")] + _apply(chest, BREASTBONE + vector)
    if frame == "pelvis":
        return body.positions[:, 0] + _apply(pelvis, HIP_MIDDLE - REST[0] + vector)
    if frame == "head":
        head = body.rotations[:, joint("Head")]
        return body.positions[:, joint("Head")] + _apply(head, MIDDLE_OF_HEAD + vector)
    if frame == "other":
        other = joint(f"{'R' if side == 'l' else 'L'}_Wrist")
        return body.positions[:, other] + _apply(chest, vector)
    if frame == "other knee":
        capital = "R" if side == "l" else "L"
    knee, hip = body.positions[:, joint(f"{capital}_Knee")], body.positions[:, joint(f"{capital}_Hip")]
    heading = np.arctan2(-pelvis[:, 2, 0], pelvis[:, 0, 0])
    upright = rotation_about_y(heading)
    return ((knee + hip) / 2 if frame == "thigh" else knee) + _apply(upright, vector)


def _flat_on_floor(hand: FloatArray, wrist: FloatArray, controls: Controls, side: str, outward: float) -> FloatArray:
    """A hand on the floor lies flat, fingers forward and a little outward as the body faces."""
    on_floor = controls.hands[side].get(WORLD)
    if on_floor is None:
        return hand
    weight = on_floor[0] * np.clip((0.16 - on_floor[1][:, 1]) / 0.06, 0, 1)
    if weight.max() <= 1e-3:
        return hand
    zero = np.zeros(controls.num_frames)
    # In the rest pose fingers point outward, palm down: turned a quarter about Y they point forward.
    flat = _angles(controls.numbers["yaw"] - outward * (90 - 20), zero, zero)
    return _between(hand, flat, weight)


def _head(body: Posed, turn_deg: FloatArray, nod_deg: FloatArray, tilt_deg: FloatArray) -> None:
    for name, share in HEAD_SHARES:
        _turn(body, name, _angles(share * turn_deg, share * nod_deg, share * tilt_deg))


def _looking(body: Posed, controls: Controls) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Angles of the head, degrees, blended between what the keys say and looking at the point."""
    numbers = controls.numbers
    target = np.zeros((controls.num_frames, 3))
    for frame, (weight, points) in controls.looks.items():
        if frame == WORLD:
            where = points
        else:
            limb, _, side = frame.partition("_")
            where = body.positions[:, joint(f"{side.upper()}_{'Wrist' if limb == 'hand' else 'Ankle'}")]
        target += weight[:, None] * where
    chest = body.rotations[:, joint("Spine3")]
    eyes = body.positions[:, joint("Head")] + chest @ np.array([0.0, 0.08, 0.08])
    aim = _apply(np.swapaxes(chest, -1, -2), target - eyes)
    turn_deg = np.clip(np.degrees(np.arctan2(aim[:, 0], np.maximum(aim[:, 2], 0.05))), -75, 75)
    nod_deg = np.clip(np.degrees(np.arctan2(-aim[:, 1], np.hypot(aim[:, 0], aim[:, 2]))), -45, 50)
    look = numbers["look"]
    return (1 - look) * numbers["turn"] + look * turn_deg, (1 - look) * numbers["nod"] + look * nod_deg, numbers["tilt"]


def _support(posed: Posed, controls: Controls) -> FloatArray:
    """[T, 2] x and z of the middle of what carries the body: feet, knees, hands and hips near the floor, eased over
    time.

    Easing looks ahead as far as back, so weight goes onto the standing foot before the other one lifts.
    """
    total, where = np.full(controls.num_frames, 1e-6), np.zeros((controls.num_frames, 2))
    where += 1e-6 * posed.positions[:, 0][:, [0, 2]]
    for side in SIDES:
        foot = (
            posed.positions[:, joint(f"{side.upper()}_Ankle")] + posed.positions[:, joint(f"{side.upper()}_Foot")]
        ) / 2
        clearance = (
            posed.positions[:, joint(f"{side.upper()}_Foot"), 1]
            - REST[joint("L_Foot")][1]
            - _floor_under(controls, side)
        )
        weight = np.exp(-((np.maximum(clearance, 0) / 0.02) ** 2))
        total += weight
        where += weight[:, None] * foot[:, [0, 2]]
        for name, near_m, share in (("Knee", 0.09, 1.0), ("Wrist", 0.08, 0.8), ("Hip", 0.13, 2.0)):
            place = posed.positions[:, joint(f"{side.upper()}_{name}")]
            weight = share * np.exp(-((np.maximum(place[:, 1] - near_m, 0) / 0.04) ** 2))
            total += weight
            where += weight[:, None] * place[:, [0, 2]]
    return gaussian_mean(where / total[:, None], 0.16 * FPS)


def _floor_under(controls: Controls, side: str) -> FloatArray:
    """[T] height of the ground under a foot: the lowest the foot's track goes around then (stairs raise it)."""
    planted = controls.feet[side].get(WORLD)
    if planted is None:
        return np.zeros(controls.num_frames)
    return -envelope(-planted[1][:, 1], 6)


def _ground(controls: Controls) -> FloatArray:
    """[T] height of the floor, or of what feet stand on lower than it, such as stairs that go down."""
    return np.minimum(np.minimum(*(_floor_under(controls, side) for side in SIDES)), 0.0)


def centre_of_mass(positions: FloatArray) -> FloatArray:
    """[T, 3] centre of mass of joints at [T, J, 3], metres; segments as in `SEGMENT_MASSES`."""
    masses = np.zeros(MANNEQUIN.num_joints)
    for name, mass in SEGMENT_MASSES.items():
        masses[joint(name)] = mass
    return np.einsum("tjc,j->tc", positions, masses / masses.sum())


def _towards_balance(posed: Posed, support: FloatArray) -> FloatArray:
    away = support - centre_of_mass(posed.positions)[:, [0, 2]]
    distance = np.linalg.norm(away, axis=-1, keepdims=True)
    return away * np.maximum(1 - FREE_RADIUS_M / np.maximum(distance, 1e-6), 0)


def _above_floor(posed: Posed, rest: FloatArray) -> FloatArray:
    """[T] how much the hips must rise so that nothing is below the floor; where the body rests, also sink."""
    indices = [joint(name) for name in BODY_PARTS_ON_FLOOR]
    lowest = (posed.positions[:, indices, 1] - MANNEQUIN.clearance_m[indices]).min(axis=1)
    needed = envelope(np.maximum(-lowest, 0), 4) if lowest.min() < 0 else np.zeros_like(lowest)
    return rest * -lowest + (1 - rest) * needed


def _within_reach(posed: Posed, controls: Controls, lift: FloatArray) -> FloatArray:
    """[T] how much the hips must sink so that both legs reach their feet on the floor."""
    sink = np.zeros(controls.num_frames)
    longest = 0.9985 * STRAIGHTEST * float(MANNEQUIN.leg_length_m)
    for side in SIDES:
        planted = controls.feet[side].get(WORLD)
        if planted is None:
            continue
        hip = posed.positions[:, joint(f"{side.upper()}_Hip")] + np.array([0, 1.0, 0]) * lift[:, None]
        away = hip - posed.reach[side]
        level = np.hypot(away[:, 0], away[:, 2])
        highest = np.sqrt(np.maximum(longest**2 - level**2, 0.05**2))
        sink = np.maximum(sink, np.where(planted[0] > 0.98, np.maximum(away[:, 1] - highest, 0), 0))
    return envelope(sink, 3) if sink.max() > 0 else sink


def _bent_above_floor(
    pole: FloatArray,
    start: FloatArray,
    target: FloatArray,
    lengths: tuple[float, float],
    middle: int,
    gives_m: tuple[float, float],
    outward: float,
    gives: FloatArray,
) -> FloatArray:
    """Poles [T, 3] that turn up and outward where the middle joint of a limb would be far below the floor.

    An elbow that comes under a falling body gives way instead of lifting it, as far as `gives` [T], 0 to 1, says. Knees
    turn up; elbows come to lie on the floor beside the limb.
    """
    (least, most), clear_m = gives_m, MANNEQUIN.clearance_m[middle]
    if start[:, 1].min() - lengths[0] > clear_m:
        return pole
    bent = two_bone(start, target, pole, *lengths)[0]
    low_m = clear_m - bent[:, 1]
    if low_m.max() <= least:
        return pole
    share = envelope(gives * smooth_step(np.clip((low_m - least) / (most - least), 0.0, 1.0)), 5)[:, None]
    line = target - start
    axis = line / np.maximum(np.linalg.norm(line, axis=-1, keepdims=True), 1e-9)
    upward = square_to(np.broadcast_to(np.array([0.0, 1.0, 0.0]), axis.shape), axis)
    aside = outward * np.cross(axis, upward)
    pole = square_to(pole, axis)
    stands = square_to((1 - share) * pole + share * upward + share * (1 - share) * aside, axis)
    if middle not in ELBOWS:
        return stands
    # Of all ways to bend, those that keep the elbow on the floor; the one on the side on which it is.
    along = np.sum(axis * (bent - start), axis=-1)
    off_m = np.linalg.norm(bent - start - along[:, None] * axis, axis=-1)
    higher_m = clear_m - start[:, 1] - along * axis[:, 1]
    rises = np.clip(higher_m / np.maximum(off_m * upward[:, 1], 1e-3), 0.0, 1.0)[:, None]
    beside = np.tanh(4 * np.sum(pole * aside, axis=-1, keepdims=True))
    lies = rises * upward + np.sqrt(1 - rises**2) * beside * aside + 1e-3 * upward
    lies = square_to((1 - share) * pole + share * square_to(lies, axis), axis)
    # Not of a hand that is about to be put on the floor, or has just been.
    free = 1 - envelope(np.minimum(10 * (1 - gives), 1.0), 10)[:, None]
    return square_to(free * lies + (1 - free) * stands, axis)


def _not_snapped_straight(ankle: FloatArray, hip: FloatArray, longest_m: float) -> FloatArray:
    """Ankles [T, 3] on their way that come a little nearer to the hip where the leg would be straight for a frame.

    A knee that is straight when a falling body's foot meets the floor turns by 50 degrees in the next frame; who lands
    bends it before. So feet come down a frame later and leave a frame earlier; a foot that stands stays.
    """
    leg = ankle - hip
    length = np.linalg.norm(leg, axis=-1)
    leg *= np.minimum(1.0, longest_m / np.maximum(length, 1e-6))[:, None]
    length = np.minimum(length, longest_m)
    step_m = np.linalg.norm(np.diff(hip + leg, axis=0), axis=-1)
    moving_m = np.maximum(np.concatenate([step_m[:1], step_m]), np.concatenate([step_m, step_m[-1:]]))
    share = np.clip((moving_m - STANDS_M) / STANDS_M, 0.0, 1.0)
    shorter = length - share * np.maximum(length - gaussian_mean(length, 1.2), 0.0)
    return hip + leg * (shorter / np.maximum(length, 1e-6))[:, None]


def _swivelled(pole: FloatArray, line: FloatArray, angle_deg: FloatArray) -> FloatArray:
    """A pole made square to the limb's line and turned about it, unit length."""
    axis = line / np.maximum(np.linalg.norm(line, axis=-1, keepdims=True), 1e-9)
    square = square_to(pole, axis)
    angle = np.radians(angle_deg)[:, None]
    return square * np.cos(angle) - np.cross(axis, square) * np.sin(angle)


def _steadied(pole: FloatArray, line: FloatArray) -> FloatArray:
    """Poles whose angle about the limb changes smoothly over time, [T, 3].

    The angle is measured against a direction that is carried along the limb without twisting (parallel transport),
    unwrapped and eased by `STEADY_FRAMES`; where it changed smoothly before, it hardly changes.
    """
    axis = line / np.maximum(np.linalg.norm(line, axis=-1, keepdims=True), 1e-9)
    bend = square_to(pole, axis)
    carried = np.empty_like(axis)
    carried[0] = bend[0]
    for frame in range(1, len(axis)):
        before, after, direction = axis[frame - 1].tolist(), axis[frame].tolist(), carried[frame - 1].tolist()
        turn = _cross(before, after)
        once = _cross(turn, direction)
        twice = _cross(turn, once)
        share = 1 / max(1 + sum(a * b for a, b in zip(before, after, strict=True)), 1e-3)
        carried[frame] = [d + o + share * t for d, o, t in zip(direction, once, twice, strict=True)]
    carried = square_to(carried, axis)
    across = np.cross(axis, carried)
    angle = np.unwrap(np.arctan2(np.sum(bend * across, axis=-1), np.sum(bend * carried, axis=-1)))
    eased = gaussian_mean(angle, STEADY_FRAMES)[:, None]
    return carried * np.cos(eased) + across * np.sin(eased)


def _cross(a: list[float], b: list[float]) -> list[float]:
    return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]


def _carried(vector: FloatArray, reference: FloatArray, attached: FloatArray) -> FloatArray:
    """An attached direction under the smallest rotation that takes a reference direction to each vector."""
    unit = vector / np.maximum(np.linalg.norm(vector, axis=-1, keepdims=True), 1e-9)
    cosine = unit @ reference
    axis = np.cross(reference, unit)
    # Rodrigues without normalising: R a = a + w x a + w x (w x a) / (1 + cos).
    once = np.cross(axis, attached)
    return attached + once + np.cross(axis, once) / np.maximum(1 + cosine, 1e-3)[:, None]


def _between(first: FloatArray, second: FloatArray, weight: FloatArray) -> FloatArray:
    """[T, 3, 3] rotations on the way from the first (weight 0) to the second (weight 1)."""
    relative = matrix_to_axis_angle(np.swapaxes(first, -1, -2) @ second)
    return first @ axis_angle_to_matrix(relative * weight[:, None])


def _apply(matrix: FloatArray, vector: FloatArray) -> FloatArray:
    return np.einsum("tij,tj->ti", matrix, np.broadcast_to(vector, (len(matrix), 3)))
