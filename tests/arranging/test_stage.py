"""Segments in a row: lengths to the frame, postures carried over."""

import numpy as np
import pytest

from kinoflow.arranging.parts import Arrangement, Part
from kinoflow.arranging.segments import Segment, as_segments, read_segments
from kinoflow.arranging.stage import Stage
from kinoflow.authoring.action import draw
from kinoflow.authoring.postures import posture, ways_between
from kinoflow.errors import DurationError, InputError, OptionError
from kinoflow.motion.edits import concatenated
from kinoflow.motion.joining import seam_report
from kinoflow.motion.skeleton import joint
from kinoflow.motion.smoothing import gaussian_mean


def do(*names: str) -> Arrangement:
    return Arrangement(tuple(Part(name, {}, name, 1.0) for name in names))


@pytest.fixture(scope="module")
def stage() -> Stage:
    return Stage(None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("sit down on a chair", "standing", "sitting on a chair"),
        ("sit down on the floor", "standing", "sitting on the floor"),
        ("kneel down", "standing", "kneeling"),
        ("get down on all fours", "standing", "on all fours"),
        ("squat down", "standing", "squatting"),
        ("hang from a bar", "hanging", "hanging"),
        ("lie down on the side", "sitting on the floor", "lying on the side"),
        ("swim freestyle", "floating", "floating"),
    ],
)
def test_postures_are_seen(name, first, last):
    settings = {"end": "stay"} if "all fours" in name else {}
    clip = draw(name, np.random.default_rng(0), settings).clip
    assert (posture(clip, 0), posture(clip)) == (first, last)


def test_who_lies_on_the_back_is_told_from_who_lies_face_down():
    for way, word in (("back", "lying on the back"), ("front", "lying face down")):
        clip = draw("lie down", np.random.default_rng(0), {"way": way, "start": "standing"}).clip
        assert posture(clip) == word


def test_there_is_a_way_from_every_posture_to_every_other():
    kinds = ["standing", "sitting on a chair", "sitting on the floor", "kneeling", "on all fours", "lying on the back"]
    for start in kinds:
        for end in kinds:
            way = ways_between(start, end)
            assert bool(way) == (start != end)


@pytest.mark.parametrize("frames", [40, 75, 200])
def test_a_segment_is_exactly_as_long_as_asked(stage, frames):
    before = stage.play(do("stand still"), None, 30).clip
    assert before.num_frames == 30
    for name in ("wave", "walk", "jump in place", "sit down on a chair"):
        assert stage.play(do(name), before, frames).clip.num_frames == frames, name


def test_who_sits_waves_sitting_and_gets_up_to_walk(stage):
    sits = stage.play(do("sit down on a chair"), None, 90).clip
    waves = stage.play(do("wave"), sits, 80)
    assert posture(waves.clip, 40) == "sitting on a chair"
    assert np.allclose(waves.clip.translation, sits.translation[-1], atol=0.02)
    walks = stage.play(do("walk"), waves.clip, 150)
    assert posture(walks.clip) == "standing"
    assert np.linalg.norm((walks.clip.translation[-1] - sits.translation[-1])[[0, 2]]) > 1.0


def test_who_sits_yawns_sitting_although_it_is_no_action_of_the_arms_alone(stage):
    sits = stage.play(do("sit down on a chair"), None, 90).clip
    yawns = stage.play(do("yawn and stretch"), sits, 100)
    assert posture(yawns.clip, 50) == "sitting on a chair"
    assert yawns.clip.joints[:, joint("L_Wrist"), 1].max() > sits.joints[-1, joint("Head"), 1]
    # Who is to stand still stands up.
    assert posture(stage.play(do("stand still"), sits, 120).clip) == "standing"


def test_who_sits_already_stays_so_and_it_is_told(stage):
    sits = stage.play(do("sit down on a chair"), None, 90).clip
    again = stage.play(do("sit down on a chair"), sits, 60)
    assert {posture(again.clip, frame) for frame in range(60)} == {"sitting on a chair"}
    assert any("already" in note for note in again.says["notes"])


def test_too_little_time_is_told(stage):
    lies = stage.play(do("lie down"), None, 150).clip
    found = stage.play(do("walk"), lies, 30)
    assert found.clip.num_frames == 30
    assert any("too little time" in note for note in found.says["notes"])


def test_long_segments_go_on_instead_of_standing_still(stage):
    walk = stage.play(do("walk"), None, 900).clip
    speed = np.linalg.norm(np.diff(walk.translation[:, [0, 2]], axis=0), axis=-1) * 30
    assert (speed > 0.5).mean() > 0.9
    jacks = stage.play(do("jumping jack"), None, 600).clip
    assert (np.linalg.norm(np.diff(jacks.joints, axis=0), axis=-1).max(axis=1) * 30 > 0.5)[-150:].mean() > 0.4


def test_seams_do_not_show(stage):
    pieces = [stage.play(do("walk"), None, 90).clip]
    for name in ("bow", "wave", "walk backward", "jump in place"):
        pieces.append(stage.play(do(name), pieces[-1], 90).clip)
    clip = pieces[0].replace(
        rotations=np.concatenate([piece.rotations for piece in pieces]),
        translation=np.concatenate([piece.translation for piece in pieces]),
    )
    for seam in range(90, clip.num_frames, 90):
        found = seam_report(clip, seam)
        assert found["acceleration_m_s2"] < found["percentile_95_m_s2"]
        assert found["slide_cm"] < 1.0


@pytest.mark.parametrize(("first", "then", "m_per_s2"), [("walk", "jog", 4.0), ("sprint", "jog", 6.5)])
def test_who_changes_his_pace_does_so_over_steps_and_no_foot_slides(stage, first, then, m_per_s2):
    for seed in (0, 1):
        one = stage.play(do(first), None, 90, seed, goes_on=True)
        two = stage.play(do(then), one.clip, 90, seed, previous=one.going)
        clip = concatenated([one.clip, two.clip])
        found = seam_report(clip, 90)
        assert found["acceleration_m_s2"] < found["percentile_95_m_s2"]
        # A foot that comes down within the frames in which what differs at the seam fades once slid by 3 to 4 cm.
        assert found["slide_cm"] < 1.0
        travel = gaussian_mean(clip.translation[:, [0, 2]], 4.0)
        speed = np.linalg.norm(np.diff(travel, axis=0), axis=-1) * 30
        # From full stride; coming to a stand at the end is another matter.
        assert np.abs(np.diff(speed)[60:140]).max() * 30 < m_per_s2


def test_segments_are_read():
    assert Segment.parse("walks forward @3") == Segment("walks forward", 3.0)
    assert Segment.parse("walks @ 2.5s").num_frames == 75
    assert Segment.parse("waves") == Segment("waves")
    assert as_segments(["walks @3", ("sits", 2), Segment("waves")])[1] == Segment("sits", 2)
    for bad in ("walks @x", "walks @0.1", "walks @nan", "walks @9999"):
        with pytest.raises(DurationError):
            Segment.parse(bad)
    with pytest.raises(OptionError):
        as_segments([])
    with pytest.raises(OptionError):
        as_segments([3])
    with pytest.raises(DurationError):
        as_segments([("walks", 300.0)] * 7)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("walks forward", "list of segments"),
        (None, "list of segments"),
        ([3], "got 3"),
        ([(3, "walks")], "in place of the sentence"),
        ([("walks", "3")], "got '3'"),
        ([("walks", 3, 0)], "a sentence and seconds"),
        ([{"text": "walks"}], "got {'text'"),
    ],
)
def test_what_is_no_list_of_segments_is_told(given, said):
    with pytest.raises(InputError, match=said):
        as_segments(given)


def test_seconds_of_any_kind_and_seeds_that_are_none():
    assert as_segments([("walks", np.float32(2.0))])[0].num_frames == 60
    with pytest.raises(OptionError, match="whole number"):
        Segment("walks", 2.0, seed="x")


def test_a_file_of_segments(tmp_path):
    path = tmp_path / "scene.txt"
    path.write_text("# a scene\nwalks forward @3\n\nwaves\n")
    assert read_segments(path) == [Segment("walks forward", 3.0), Segment("waves")]
    path.write_text("walks @3\nsits @soon\n")
    with pytest.raises(InputError, match="line 2"):
        read_segments(path)
    path.write_text("\n# nothing\n")
    with pytest.raises(InputError, match="no segments"):
        read_segments(path)
