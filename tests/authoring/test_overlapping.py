"""One action runs into the next: nobody goes back to standing at attention in between."""

import numpy as np
import pytest

from kinoflow.authoring.action import find_action
from kinoflow.authoring.fit import takes
from kinoflow.authoring.going import go, going_of
from kinoflow.authoring.overlapping import (
    begins_higher,
    entered,
    from_landing,
    going_back,
    opening,
    overlapped,
    runs_up,
)
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.skeleton import joint
from kinoflow.motion.smoothing import jolts_deg

WRISTS = [joint("L_Wrist"), joint("R_Wrist")]


def rng():
    return np.random.default_rng(0)


def played(name: str, **settings: str) -> MotionClip:
    return takes(find_action(name), {**settings}, rng(), 1)[0].play()


def at_attention_s(clip: MotionClip) -> float:
    """How long somebody stands with hanging arms and does nothing, besides at the beginning and at the end."""
    speed_m_s = np.linalg.norm(np.diff(clip.joints, axis=0), axis=-1).max(axis=-1) * clip.fps
    hang = (clip.joints[:-1, WRISTS, 1] < clip.joints[:-1, [0], 1] + 0.03).all(axis=-1)
    rests = (speed_m_s < 0.35) & hang
    acts = np.flatnonzero(~rests)
    return float(rests[acts[0] : acts[-1]].sum()) / clip.fps


@pytest.mark.parametrize(("first", "second"), [("salute", "clap"), ("throw a ball", "catch a ball"), ("wave", "walk")])
def test_arms_go_over_without_hanging_in_between(first, second):
    before, after = played(first), played(second)
    clip = overlapped(before, after)
    assert at_attention_s(clip) < at_attention_s(before) + at_attention_s(after) + 0.4
    assert jolts_deg(clip.rotations).max() < 1.0 + max(jolts_deg(one.rotations).max() for one in (before, after))


def test_only_the_return_to_rest_is_left_out():
    clip = played("salute")
    ends = going_back(clip)
    raised = clip.joints[:, WRISTS, 1].max(axis=1) > 1.4
    assert raised[ends - 3]
    assert not raised[ends + 6 :].any()


def test_who_stays_as_he_is_at_the_end_stays_so_long():
    clip = played("point", side="right")
    still = clip.crop(0, 45)
    held = still.replace(
        rotations=np.concatenate([still.rotations, np.repeat(still.rotations[-1:], 90, axis=0)]),
        translation=np.concatenate([still.translation, np.repeat(still.translation[-1:], 90, axis=0)]),
    )
    assert going_back(held) >= held.num_frames - 12


def test_what_begins_at_once_is_begun_at_once():
    clip = played("clap")
    begins = opening(clip)
    assert begins > 3
    assert opening(clip.crop(begins + 4, clip.num_frames)) <= 1


def test_what_begins_in_the_air_is_left_to_its_landing():
    walk, landing, down = played("walk"), played("land on the feet"), played("climb stairs", direction="down")
    assert begins_higher(landing, walk)
    landed = from_landing(landing)
    assert not begins_higher(landed, walk)
    assert landed.num_frames > 30
    # Who stands on something before going down has not landed yet.
    assert begins_higher(down, walk)
    assert from_landing(down) is down


def test_who_runs_goes_into_a_run_up_in_full_stride():
    run = go(going_of(find_action("run"), {}, rng()), 90, rng(), goes_on=True).clip
    fall = played("fall forward", before="running", end="stays down")
    clip = entered(run, fall)
    assert clip is not None
    speeds = np.linalg.norm(np.diff(clip.translation[:, [0, 2]], axis=0), axis=-1) * clip.fps
    lies = int(np.argmax(clip.translation[:, 1] < 0.5))
    # The feet are caught two thirds of a second before the hips are down; until then nobody slows down.
    assert speeds[45 : lies - 30].min() > 1.5


def test_who_runs_does_not_go_in_full_stride_into_what_begins_standing():
    run = go(going_of(find_action("run"), {}, rng()), 90, rng(), goes_on=True).clip
    wave = played("wave")
    assert not runs_up(wave)
    assert entered(run, wave) is None
