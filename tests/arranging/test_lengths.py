"""Actions for as long, and ways as far, as a sentence or a duration says."""

from dataclasses import replace

import numpy as np
import pytest

from kinoflow.arranging.performing import at_one_go
from kinoflow.motion.travel import progress_m

FPS = 30


def moving(clip):
    """[T - 1] mean speed of the joints, m/s."""
    return np.linalg.norm(np.diff(clip.joints, axis=0), axis=-1).mean(axis=1) * FPS


@pytest.mark.parametrize(
    ("sentence", "metres"),
    [
        ("walks 3 meters forward", 3.0),
        ("runs 10 meters", 10.0),
        ("walks backward for two metres", 2.0),
        ("sneaks 1 m to the left", 1.0),
        ("walks sadly for 4 m", 4.0),
    ],
)
@pytest.mark.parametrize("seed", [0, 1])
def test_a_way_is_as_long_as_it_is_said(arranger, sentence, metres, seed):
    found = arranger.arrange(sentence)
    (part,) = found.parts
    assert part.metres == metres
    assert f"{metres:g} m" in str(found)
    assert progress_m(arranger.play(found, seed))[-1] == pytest.approx(metres, rel=0.06)


def test_who_turns_round_and_walks_back_is_where_they_began(arranger):
    clip = arranger.play(arranger.arrange("walks 3 meters forward, turns around 180 degrees and walks back"))
    assert np.linalg.norm((clip.translation[-1] - clip.translation[0])[[0, 2]]) < 0.4
    assert progress_m(clip)[-1] > 5.5


def test_what_has_no_measured_way_says_so(arranger):
    assert arranger.arrange("crawls 2 metres").notes == ("crawl: as far as it leads, not 2 m",)
    assert arranger.arrange("walks 2 kilometres").notes == ("walk: 50 m, not 2000",)
    assert arranger.arrange("throws a ball 10 metres").notes == ()
    assert arranger.arrange("walks 2 m while waving").notes == ("walk: as far as it leads, not 2 m",)


def test_a_way_that_is_too_far_for_the_time_is_told(arranger):
    found = arranger.arrange("walks 10 m")
    (note,) = arranger.play(found, 0, 2 * FPS).metadata["notes"]
    assert "not 10: allow more time" in note
    assert "notes" not in arranger.play(found, 0).metadata


@pytest.mark.parametrize("sentence", ["run", "walk", "tiptoes", "rides a bicycle", "hops on one leg", "swims"])
def test_what_goes_on_lasts_as_long_as_asked(arranger, sentence):
    clip = arranger.play(arranger.arrange(sentence), 0, 11 * FPS)
    assert clip.num_frames == 11 * FPS
    speed = moving(clip)
    # The last second and a half may be the coming to rest.
    assert speed[8 * FPS : 9 * FPS].mean() > 0.5 * np.median(speed)


def test_who_sat_down_stays_so_and_counts_are_kept(arranger):
    still = moving(arranger.play(arranger.arrange("sits down on a chair"), 0, 11 * FPS))
    assert still[-3 * FPS :].mean() < 0.1
    three = moving(arranger.play(arranger.arrange("does three squats"), 0, 20 * FPS))
    assert three[-3 * FPS :].mean() < 0.1


def test_two_actions_are_each_gone_on_with(arranger):
    clip = arranger.play(arranger.arrange("runs, then walks"), 0, 20 * FPS)
    assert (moving(clip)[2 * FPS : 18 * FPS].reshape(-1, FPS).mean(axis=1) > 0.1).all()


@pytest.mark.parametrize(("sentence", "most_s"), [("does five push-ups", 11.8), ("three burpees in a row", 11.8)])
def test_what_is_counted_is_done_at_one_go(arranger, sentence, most_s):
    arrangement = arranger.arrange(sentence)
    (part,) = arrangement.parts
    in_turns = [replace(part, settings={**part.settings, "count": count}) for count in (2, part.settings["count"] - 2)]
    assert at_one_go(in_turns) == arrangement.parts
    assert arranger.play(arrangement, 0).duration_s <= most_s


def test_what_would_last_too_long_is_done_in_turns(arranger):
    arrangement = arranger.arrange("does twenty squats")
    assert len(at_one_go(arrangement.parts)) > 1
