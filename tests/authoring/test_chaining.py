"""Actions one after the other, each where the body is after the one before."""

from dataclasses import replace

import numpy as np
import pytest

from kinoflow.authoring.action import find_action
from kinoflow.authoring.chaining import LIMB_M_PER_S, Piece, followed_by, joined
from kinoflow.authoring.fit import takes
from kinoflow.motion.canonical import heading_rad, turn
from kinoflow.motion.skeleton import joint


def rng():
    return np.random.default_rng(0)


def test_what_follows_begins_where_and_as_the_first_one_ended():
    first = turn(takes(find_action("walk"), {}, rng(), 1)[0].play(), 1.0)
    second = takes(find_action("bow"), {}, rng(), 1)[0].play()
    clip = followed_by(first, second)
    assert clip.num_frames == first.num_frames + second.num_frames - 1
    np.testing.assert_array_equal(clip.joints[: first.num_frames], first.joints)

    def fastest(joints: np.ndarray) -> float:
        return float(np.linalg.norm(np.diff(joints, axis=0), axis=-1).max())

    # The seam is slower than the walk before it.
    assert fastest(clip.joints[first.num_frames - 1 :]) < fastest(first.joints)
    assert heading_rad(clip)[-1] == pytest.approx(
        heading_rad(first)[-1] + heading_rad(second)[-1] - heading_rad(second)[0], abs=1e-6
    )


def test_who_sits_gets_up_before_what_begins_standing():
    def piece(name: str, settings: dict, needs: str = "") -> Piece:
        act = find_action(name)
        take = takes(act, settings, rng(), 1)[0]
        return Piece(take.seconds, take.play, needs)

    sits, walks, waves = piece("sit down on a chair", {}), piece("walk", {}), piece("wave", {"side": "right"}, "arms")
    gets_up = joined([sits, walks], None, rng())
    assert gets_up.num_frames > sits.play(None).num_frames + walks.play(None).num_frames
    stays = joined([sits, waves], None, rng()).joints
    assert stays[-1, 0, 1] == pytest.approx(sits.play(None).joints[-1, 0, 1], abs=1e-9)


def piece(name, settings=None):
    take = takes(find_action(name), settings or {}, rng(), 1)[0]
    return Piece(take.seconds, take.play)


@pytest.mark.parametrize(("side", "knees"), [("left", "one knee"), ("right", "both knees")])
def test_who_kneels_rises_from_the_knee_that_is_down(side, knees):
    kneeling = piece("kneel down", {"side": side, "knees": knees})
    rise = Piece(1.5, kneeling.play, rises=True)
    clip = joined([kneeling, rise], None, rng())
    assert clip.joints[-1, 0, 1] > 0.85
    seam = kneeling.play(None).num_frames
    feet = clip.joints[seam - 1 : seam + 12, [joint("L_Foot"), joint("R_Foot")]]
    # On the other knee a foot would slide by 0.7 m.
    assert np.linalg.norm(np.ptp(feet[..., [0, 2]], axis=0), axis=-1).max() < 0.12


def test_who_stands_sits_down_before_driving():
    nod, drive = piece("nod"), piece("drive a car")
    clip = joined([nod, drive], None, rng())
    between = clip.num_frames - nod.play(None).num_frames - drive.play(None).num_frames
    assert between > 25
    heights = clip.joints[:, 0, 1]
    assert np.abs(np.diff(heights)).max() * 30 < 1.5
    timed = joined([nod, drive], 9.0, rng())
    assert timed.num_frames < 1.15 * 9.0 * 30


def test_an_action_that_can_begin_standing_does_where_somebody_stands():
    nod = piece("nod")
    begun = [piece("plank", {"start": start}).play for start in ("floor", "standing")]
    plank = Piece(4.0, begun[0], play_standing=begun[1])
    clip = joined([nod, plank], None, rng())
    # It is got down to, from where the nod ends, with nothing but rest left out in between.
    assert -60 < clip.num_frames - nod.play(None).num_frames - begun[1](None).num_frames < 0


def test_who_kneels_on_one_knee_ties_the_shoe_in_front():
    kneeling = piece("kneel down", {"side": "right", "knees": "one knee"})
    tying, other = (piece("tie shoes", {"side": side, "pose": "kneeling"}) for side in ("right", "left"))
    told, free = (joined([kneeling, one], None, rng()) for one in (tying, replace(tying, play_other=other.play)))
    # Whoever is told the other side changes the knees, and rises for it.
    begins = kneeling.play(None).num_frames
    legs = [joint(f"{side}_{part}") for side in "LR" for part in ("Knee", "Ankle")]
    moved_m = [np.ptp(clip.joints[begins - 1 : begins + 24][:, legs], axis=0).max() for clip in (told, free)]
    assert moved_m[0] > 0.4 > 2 * moved_m[1]
    assert min(clip.joints[begins - 12 : begins + 24, :, 1].min() for clip in (told, free)) > 0.0


def test_who_squats_rises_over_feet_that_stay_above_the_floor():
    clip = joined([piece("squat down", {"end": "stay"}), piece("sit down on a chair")], None, rng())
    assert clip.joints[..., 1].min() > -0.01
    # Half a metre up takes longer than a seam.
    height_m = clip.joints[:, 0, 1]
    rises = height_m[np.argmin(height_m[: clip.num_frames // 2]) :]
    assert np.diff(rises).max() < 0.04


@pytest.mark.parametrize(
    ("first", "settings", "second"),
    [
        ("plank", {}, "kneel down"),
        ("kneel down", {"knees": "one knee"}, "push-up"),
        ("superman", {}, "kneel down"),
    ],
)
def test_who_is_down_goes_over_from_pose_to_pose_without_hopping(first, settings, second):
    """Limbs bend on their way past the body; nobody stands up, flies or sinks."""
    clip = joined([piece(first, settings), piece(second)], None, rng())
    began = 0 if first != "kneel down" else piece(first, settings).play(None).num_frames - 1
    assert clip.joints[began:, 0, 1].max() < 0.65
    assert clip.joints[..., 1].min() > -0.01
    steps = np.linalg.norm(np.diff(clip.joints, axis=0), axis=-1)
    assert steps.max() < LIMB_M_PER_S / clip.fps
