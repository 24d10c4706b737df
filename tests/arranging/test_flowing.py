"""Segments run into each other: in stride, without standing at attention, without getting up to get down again."""

from dataclasses import replace

import numpy as np
import pytest

from kinoflow.arranging.parts import Arrangement, Part
from kinoflow.arranging.performing import cued
from kinoflow.arranging.stage import Stage
from kinoflow.authoring.action import find_action
from kinoflow.authoring.going import go, going_of
from kinoflow.authoring.postures import FACE_DOWN, LYING, STANDING, posture, ways_between
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.edits import concatenated
from kinoflow.motion.joining import seam_report
from kinoflow.motion.skeleton import joint


def part(name: str, **settings: object) -> Part:
    return Part(name, settings, name, 1.0)


def scene(*segments: tuple[tuple[Part, ...], int | None], seed: int = 0) -> tuple[list[MotionClip], list[str]]:
    """Segments as `scene_parts` plays them: their clips, and what is to be told of them."""
    stage = Stage(None)  # type: ignore[arg-type]
    cues = cued([Arrangement(parts) for parts, _ in segments])
    clips: list[MotionClip] = []
    notes: list[str] = []
    previous = None
    for place, (cue, (_, frames)) in enumerate(zip(cues, segments, strict=True)):
        assert cue is not None
        after = cues[place + 1] if place + 1 < len(cues) else None
        then = None if after is None or -1 in after.stops else after.arrangement.parts[0]
        on = then is not None and stage.goes_on(cue.arrangement.parts[-1], then)
        before = clips[-1] if clips else None
        played = stage.play(
            cue.arrangement, before, frames, seed, previous=previous, goes_on=on, then=then, stops=cue.stops
        )
        previous = played.going
        clips.append(played.clip)
        notes += played.says.get("notes", [])
        assert frames is None or played.clip.num_frames == frames
    return clips, notes


def postures(clip: MotionClip, step: int = 3) -> set[str]:
    return {posture(clip, frame) for frame in range(0, clip.num_frames, step)}


def test_who_runs_jumps_and_runs_on_does_not_stop_in_between():
    clips, _ = scene(((part("run"),), 60), ((part("jump over something"),), None), ((part("run"),), 60))
    clip = concatenated(clips)
    ends = clip.num_frames - 30
    speed = np.linalg.norm(np.diff(clip.translation[:, [0, 2]], axis=0), axis=-1)[30:ends] * 30
    assert np.convolve(speed, np.ones(9) / 9, "valid").min() > 0.8
    feet = clips[1].joints[:, [joint("L_Foot"), joint("R_Foot")], 1].min(axis=1)
    assert feet.max() > 0.3


def test_who_stops_before_the_jump_does_stand():
    stops = Part("stand still", {}, "stops", 1.0)
    clips, _ = scene(((part("run"),), 60), ((stops, part("jump over something")), None))
    speed = np.linalg.norm(np.diff(clips[0].translation[:, [0, 2]], axis=0), axis=-1) * 30
    assert speed[-3:].max() < 0.5


def test_who_is_to_stop_before_something_does_it_at_once():
    stops = Part("stand still", {}, "a person stops", 1.0)
    shakes = part("handshake")
    (first, second) = cued([Arrangement((part("walk"),)), Arrangement((stops, shakes))])
    assert first is not None
    assert second is not None
    assert [one.action for one in second.arrangement.parts] == ["handshake"]
    assert -1 in second.stops
    # Somebody who does nothing else stops all the same.
    (_, alone, _) = cued([Arrangement((part("walk"),)), Arrangement((stops,)), Arrangement((shakes,))])
    assert alone is not None
    assert [one.action for one in alone.arrangement.parts] == ["stand still"]


def test_arms_over_a_walk_end_with_it_and_what_follows_begins_standing():
    bows = replace(part("bow"), base="walk")
    clips, _ = scene(((bows,), 90), ((part("waltz box step"),), 150))
    found = seam_report(concatenated(clips), 90)
    assert found["acceleration_m_s2"] < found["percentile_95_m_s2"]


def test_who_kneels_and_ties_a_shoe_gets_up_once():
    clips, _ = scene(((part("kneel down"),), None), ((part("tie shoes"),), None), ((part("rise from kneeling"),), None))
    assert STANDING not in postures(clips[1])
    assert posture(clips[2]) == STANDING
    # Nobody waits for as long as getting up took before.
    assert np.linalg.norm(np.diff(clips[2].joints[:, 0, 1])) > 0.02


def test_who_is_told_how_long_ties_the_shoe_as_long_and_stays_down_for_what_follows():
    clips, _ = scene(((part("kneel down"),), 90), ((part("tie shoes"),), 200), ((part("rise from kneeling"),), 90))
    assert posture(clips[1]) != STANDING


def test_from_all_fours_one_gets_up_over_the_knees_and_from_the_side_one_rolls_over():
    assert ways_between("on all fours", STANDING) == [("", {}), ("rise from kneeling", {})]
    assert all(name != "get up from lying" for name, _ in ways_between("lying on the side", FACE_DOWN))
    clips, _ = scene(((part("crawl", start="standing"),), 150), ((part("rise from kneeling"),), None))
    assert not postures(clips[1]) & LYING
    clips, _ = scene(((part("lie still"),), 60), ((part("roll over in bed"),), None), ((part("push-up"),), None))
    assert STANDING not in postures(clips[2])


def test_the_rest_of_many_sit_ups_is_done_too():
    rows = (part("sit-up", count=6), part("sit-up", count=4))
    clips, notes = scene(((part("lie still"),), 60), (rows, 360))
    assert not any("already" in note for note in notes)
    low = clips[1].joints[:, joint("Head"), 1] < 0.4
    assert int((np.diff(low.astype(int)) == 1).sum()) >= 9


@pytest.mark.parametrize(("name", "there"), [("sit down on a chair", "sitting on a chair"), ("kneel down", "kneeling")])
def test_who_has_too_little_time_gets_down_more_quickly(name, there):
    clips, notes = scene(((part("stand still"),), 30), ((part(name),), 36))
    assert posture(clips[1]) == there
    assert any("times as quickly" in note for note in notes)


def test_getting_up_takes_its_time_of_a_segment():
    rows = (part("get up from lying"), part("raise the arms in a v"))
    clips, _ = scene(((part("lie still"),), 60), (rows, 100))
    hands = clips[1].joints[:, [joint("L_Wrist"), joint("R_Wrist")], 1].min(axis=1)
    assert posture(clips[1], int(hands.argmax())) == STANDING
    assert hands.max() > 1.5


def test_nobody_stands_at_attention_between_two_actions():
    names = ("wave", "clap", "shrug", "bow")
    flowing = concatenated(scene(*(((part(name),), None) for name in names))[0])
    alone = sum(scene(((part(name),), None))[0][0].num_frames for name in names)
    assert flowing.num_frames < 0.9 * alone
    moves = np.linalg.norm(np.diff(flowing.joints, axis=0), axis=-1).max(axis=-1) * 30 > 0.15
    rests = np.diff(np.flatnonzero(np.concatenate([[True], moves, [True]])))[1:-1]
    assert rests.max() < 24


def test_a_blow_strikes_after_the_seam_and_not_in_it():
    clips, _ = scene(
        ((part("block with the forearm"),), 60), ((part("get hit in the stomach"),), 60), ((part("wave"),), 60)
    )
    found = seam_report(concatenated(clips), 60)
    assert found["acceleration_m_s2"] < found["percentile_95_m_s2"]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("type on a keyboard", "yawn and stretch"),
        ("hug somebody", "dance freely"),
        ("trip and recover", "fall backward"),
    ],
)
def test_a_seam_is_not_rougher_than_what_meets_there(first, then):
    sits = ((part("sit down on a chair"),), 90) if "type" in first else ((part("walk"),), 60)
    clips, _ = scene(sits, ((part(first),), 130), ((part(then),), 110))
    meet = concatenated(clips[1:])
    found = seam_report(meet, 130)
    assert found["acceleration_m_s2"] < found["percentile_95_m_s2"]


def test_the_other_arm_does_its_part_in_a_scene():
    both = replace(part("drink from a cup", side="right"), also="wave", also_settings={"side": "left"})
    clips, _ = scene(((both,), 120))
    top = clips[0].joints[:, :, 1].max(axis=0)
    assert min(top[joint("L_Wrist")], top[joint("R_Wrist")]) > 1.2


def test_a_sword_stays_in_one_hand_all_scene_long():
    cues = cued([Arrangement((part("sword slash", side="left"),)), None, Arrangement((part("wave"),))])
    assert cues[1] is None
    first, second = cued([Arrangement((part("sword slash", side="left"),)), Arrangement((part("sword thrust"),))])
    assert first is not None
    assert second is not None
    assert second.arrangement.parts[0].settings["side"] == "left"


def test_a_running_step_goes_on_between_two_frames():
    fast, slow = (going_of(find_action(name), {}, np.random.default_rng(0)) for name in ("sprint", "jog"))
    assert fast is not None
    assert slow is not None
    for seed in range(3):
        one = go(fast, 80, np.random.default_rng(seed), goes_on=True)
        two = go(slow, 80, np.random.default_rng(seed), before=(one.clip, one.going))
        ankles = [joint("L_Ankle"), joint("R_Ankle")]
        here = one.clip.joints[-1, ankles] - one.clip.joints[-1, 0]
        there = two.clip.joints[0, ankles] - two.clip.joints[0, 0]
        assert np.abs(here[:, 1] - there[:, 1]).max() < 0.06


def test_a_segment_names_no_side_that_nobody_named():
    parts = part("walk"), part("wave", side="left"), part("bow")
    cues = cued([Arrangement((one,)) for one in parts])
    played = [Stage(None).play(cue.arrangement, None, 60, 0) for cue in cues]  # type: ignore[arg-type]
    assert [one.says["action"] for one in played] == ["walk", "wave (side left)", "bow"]
