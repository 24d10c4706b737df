"""Kinematic probes on motions whose answers are known."""

import numpy as np
import pytest
from carried import along, ballistic, rigid
from hypothesis import strategies as st

from kinoflow.measures import probes
from kinoflow.measures.probes.limbs import Flight, is_jump
from kinoflow.motion import MotionClip
from kinoflow.motion.canonical import mirror, turn
from kinoflow.motion.rotations import axis_angle_to_matrix
from kinoflow.motion.skeleton import joint

PLACE = st.tuples(st.floats(-20, 20), st.floats(-3, 3), st.floats(-20, 20))


def moved(clip: MotionClip, angle: float, place: tuple[float, float, float]) -> MotionClip:
    clip = turn(clip, angle)
    return clip.replace(translation=clip.translation + np.array(place))


def raising(side: str, frames: int = 60) -> MotionClip:
    """The arm of one side lifted from hanging to straight up."""
    clip = rigid(np.zeros((frames, 3)))
    angles = np.zeros((frames, 22, 3))
    sign = {"left": 1, "right": -1}
    for s in sign:
        start, stop = (-1.2, 1.2) if s == side else (-1.2, -1.2)
        angles[:, joint(f"{s[0].upper()}_Shoulder"), 2] = sign[s] * np.linspace(start, stop, frames)
    return clip.replace(rotations=axis_angle_to_matrix(angles))


@pytest.mark.parametrize("side", ["left", "right"])
def test_raised_hands(side):
    other = {"left": "right", "right": "left"}[side]
    clip = raising(side)
    assert probes.raises_hand(clip, side)
    assert not probes.raises_hand(clip, other)
    assert probes.raises_hand(mirror(clip), other)
    assert not probes.raises_hand(mirror(clip), side)
    assert probes.raises_hand(moved(clip, 1.0, (3, -2, 1)), side)
    height = probes.wrist_above_shoulder_m(clip, side)
    assert height.shape == (60,)
    # Upper arm and forearm, 0.58 m nearly in a line, at 69 degrees.
    assert height[-1] == pytest.approx(0.576 * np.sin(1.2), abs=0.02)
    assert height[0] == pytest.approx(-0.576 * np.sin(1.2), abs=0.02)
    assert not probes.raises_hand(clip, side, margin_m=0.6)


def test_a_hand_must_stay_up():
    clip = raising("left")
    above = int((probes.wrist_above_shoulder_m(clip, "left") > 0).sum())
    assert probes.raises_hand(clip, "left", least_s=above / 30)
    assert not probes.raises_hand(clip, "left", least_s=(above + 1) / 30)


@pytest.mark.parametrize("fps", [30.0, 60.0, 120.0])
@pytest.mark.parametrize("rise", [0.08, 0.2, 0.45])
def test_a_ballistic_flight_is_a_jump(rise, fps):
    found = probes.jump_rises_m(rigid(ballistic(rise, fps=fps), fps))
    assert len(found) == 1
    assert found[0] == pytest.approx(rise, abs=0.05)


def test_jumps_are_counted():
    path = np.concatenate([ballistic(0.25), ballistic(0.15), ballistic(0.3)])
    assert probes.jump_count(rigid(path)) == 3
    assert probes.jump_count(rigid(path - np.array([0, 5.0, 0]))) == 3


def test_floating_up_slowly_is_no_jump():
    assert probes.jump_count(rigid(ballistic(0.4, gravity=1.5))) == 0


def test_feet_that_sink_are_no_jump():
    """Standing at 0, dipping 6 cm below the floor now and then: the clip's lowest point is not the floor."""
    sinking = np.minimum(0.0, 0.06 * np.cos(np.linspace(0, 8 * np.pi, 120)) - 0.03)
    assert probes.jump_count(rigid(along(1, sinking))) == 0
    bobbing = 0.04 * np.sin(np.linspace(0, 12 * np.pi, 120))
    assert probes.jump_count(rigid(along(1, bobbing))) == 0


@pytest.mark.parametrize(
    ("frames", "rise_m", "spread_m", "jump"),
    [(4, 0.04, 0.44, True), (4, 0.04, 0.46, False), (3, 0.04, 0.2, False),
     (9, 0.09, 0.9, True), (9, 0.079, 0.9, False), (8, 0.09, 0.9, False)],
)  # fmt: skip
def test_a_short_flight_is_a_running_step_where_the_ankles_are_apart(frames, rise_m, spread_m, jump):
    """From 0.13 s with ankles less than 45 cm apart; from 0.3 s and 8 cm up, however far: a leap."""
    assert is_jump(Flight(10, 10 + frames, rise_m, -9.8, spread_m, 0.05)) is jump
