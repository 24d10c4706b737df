"""A score written somewhere else on the floor, facing another way, is the same motion there: no number of it is meant
from the middle of the world."""

import math

import numpy as np
import pytest

from kinoflow.authoring.action import actions, find_action
from kinoflow.authoring.rig import pose, sample, score_times
from kinoflow.authoring.timeline import Place, Timeline
from kinoflow.errors import ScoreError
from kinoflow.motion.features import FPS

THERE = Place(1.3, -0.8, 70.0)
NEAR_M = 0.12
"""Points on circles and banks are approached by a few keys, which lie elsewhere when they are turned."""
SHARDS = 8


def written(action, values, place=None):
    """A score without any life, from a place."""
    timeline = Timeline(np.random.default_rng(0), life=0.0, crispness=action.crispness)
    if place is not None:
        timeline.place = place
        timeline.tracks["x"].values[:], timeline.tracks["z"].values[:] = [place.x_m], [place.z_m]
        for name in ("yaw", "foot_yaw_l", "foot_yaw_r"):
            timeline.tracks[name].values[:] = [value + place.heading_deg for value in timeline.tracks[name].values]
        for foot in timeline.feet.values():
            ways = [(place.world(x, z), y) for x, y, z in foot.points]
            foot.points[:] = [(x, y, z) for (x, z), y in ways]
    action.score(timeline, **values)
    return timeline


def apart_m(name, turn):
    """How far joints are from where they would be if the whole motion were moved and turned; None where a clip begins
    in the middle, and so in the middle of the world."""
    action, generator = find_action(name), np.random.default_rng(turn)
    values = {key: kind.draw(generator) for key, kind in action.parameters.items() if key != "tempo"}
    try:
        timelines = written(action, values), written(action, values, THERE)
    except ScoreError:
        return None
    if timelines[0].clip_start_s:
        return None
    frames = round(timelines[0].end_s * FPS) + 1
    here, there = (pose(sample(one, score_times(one, frames))).positions for one in timelines)
    angle = math.radians(THERE.heading_deg)
    turned = np.array([[math.cos(angle), 0, math.sin(angle)], [0, 1, 0], [-math.sin(angle), 0, math.cos(angle)]])
    meant = here @ turned.T + np.array([THERE.x_m, 0.0, THERE.z_m])
    return float(np.linalg.norm(meant - there, axis=-1).max())


@pytest.mark.parametrize("name", ["walk", "wave", "pirouette", "gallop", "baseball slide", "get launched into the air"])
def test_a_score_is_the_same_elsewhere(name):
    assert (apart_m(name, 1) or 0.0) < NEAR_M


@pytest.mark.slow
@pytest.mark.parametrize("shard", range(SHARDS))
def test_every_score_is_the_same_elsewhere(shard):
    found = {name: apart_m(name, 1) for name in sorted(actions())[shard::SHARDS]}
    assert {name: far for name, far in found.items() if far is not None and far > NEAR_M} == {}
