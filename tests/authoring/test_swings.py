"""What a leg does in a step of a walk: the walk goes on, the other foot stands, and the leg does it."""

import numpy as np
import pytest

from kinoflow.authoring.action import draw, find_action, standing
from kinoflow.authoring.fit import takes
from kinoflow.authoring.gait import STYLES, line
from kinoflow.authoring.going import Going, go
from kinoflow.authoring.swings import Swing, done_walking, swing_of
from kinoflow.motion.canonical import heading_rad
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.joining import foot_rests
from kinoflow.motion.skeleton import joint
from kinoflow.motion.smoothing import runs

ANKLES, TOES = ([joint(f"{side}_{name}") for side in "LR"] for name in ("Ankle", "Foot"))


@pytest.fixture(scope="module")
def walk() -> MotionClip:
    return go(Going(STYLES["walk"], line(), "path", False), 75, np.random.default_rng(0)).clip


def action(name: str, side: str) -> MotionClip:
    act = find_action(name)
    return takes(act, {"side": side, **standing(act)}, np.random.default_rng(0), 1)[0].play()


@pytest.mark.parametrize(
    ("name", "side"), [("front kick", "right"), ("front kick", "left"), ("side kick", "left"), ("knee strike", "right")]
)
def test_a_leg_does_it_in_a_step(walk, name, side):
    over = action(name, side)
    swing = swing_of(over)
    assert swing is not None
    leg, other = (1, 0) if side == "right" else (0, 1)
    assert swing.side == leg
    found = done_walking(walk, over)
    assert found is not None
    for end in (0, -1):
        assert np.abs(found.joints[end] - walk.joints[end]).max() < 1e-6
    most = over.joints[swing.start : swing.stop, ANKLES[leg], 1].max()
    high = found.joints[:, ANKLES[leg], 1]
    assert high.max() > 0.85 * most
    # It is as high as that once, and the other foot stands all the while.
    up = runs(high > 0.5 * most)
    assert len(up) == 1
    start, stop = up[0]
    ball = found.joints[start:stop, TOES[other]]
    assert np.ptp(ball, axis=0).max() < 0.02
    assert found.joints[:, [*ANKLES, *TOES], 1].min() > -0.005
    # One foot or the other is on the floor in every frame: nobody hops.
    assert found.joints[:, TOES, 1].min(axis=1).max() < 0.06


def test_who_walks_aside_kicks_that_way(walk):
    angle = 1.1
    there = go(Going(STYLES["walk"], line(np.degrees(angle)), "path", False), 75, np.random.default_rng(0)).clip
    ways = []
    for clip in (walk, there):
        found = done_walking(clip, action("front kick", "right"))
        assert found is not None
        frame = int(found.joints[:, ANKLES[1], 1].argmax())
        out = found.joints[frame, ANKLES[1]] - found.joints[frame, 0]
        ways.append(float(np.arctan2(out[0], out[2]) - heading_rad(clip).mean()))
    assert abs(ways[0]) < 0.5
    assert abs(ways[0] - ways[1]) < 0.2


def test_no_leg_does_anything_alone(walk):
    assert swing_of(walk) is None
    assert swing_of(draw("jump in place", np.random.default_rng(0)).clip) is None
    assert done_walking(walk, draw("bow", np.random.default_rng(0)).clip) is None
    # Nor is there time for it in a walk of no whole step.
    short = walk.crop(30, 36)
    assert not [step for step in runs(~foot_rests(short)[:, 1]) if step[1] - step[0] >= 8]
    assert done_walking(short, action("front kick", "right")) is None


def test_a_swing_is_told_by_its_frames():
    over = action("front kick", "right")
    swing = swing_of(over)
    assert swing == Swing(1, swing.start, swing.stop)
    height = over.joints[:, ANKLES[1], 1]
    assert swing.start < int(height.argmax()) < swing.stop
    mirrored = swing_of(action("front kick", "left"))
    assert mirrored is not None
    assert mirrored.side == 0
