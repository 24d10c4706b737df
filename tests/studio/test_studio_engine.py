"""The studio's engine with the bundled model: segments, seeds of stretches, what is longer than a run, plans."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("pydantic", reason="the extra studio is not installed")

from kinoflow.studio.engine import Engine, facts_of, joined
from kinoflow.studio.schema import GenerationRequest


@pytest.mark.parametrize(
    ("segments", "text", "seconds"),
    [
        ([("A person walks.", 2), ("He bows", 1.5)], "A person walks, then he bows", 3.5),
        ([("walks", 2), ("bows", None)], "walks, then bows", None),
        ([("I jump", None), ("I run", None)], "I jump, then I run", None),
    ],
)
def test_segments_are_told_as_one_sentence(segments, text, seconds):
    request = GenerationRequest.model_validate({"segments": [{"text": t, "seconds": s} for t, s in segments]})
    assert joined(request) == (text, seconds)


@pytest.mark.slow
def test_segments_follow_each_other_and_one_can_be_made_anew():
    engine = Engine()
    parts = [{"text": "A person walks forward", "seconds": 2}, {"text": "sits down"}, {"text": "claps"}]

    def made(**changes):
        request = GenerationRequest.model_validate({"segments": [*parts[:2], {**parts[2], **changes}]})
        return engine.make(request, lambda done, total: None)[0]

    first, second = made(), made(seed=77)
    facts = facts_of(first)
    assert [part["action"] for part in facts["segments"]] == ["walk", "sit down on a chair", "clap"]
    assert facts["segments"][0]["end_s"] == pytest.approx(2.0)
    assert facts["segments"][2]["end_s"] == pytest.approx(facts["seconds"])
    before = round(facts["segments"][1]["end_s"] * 30) - 10
    np.testing.assert_array_equal(first.joints[:before], second.joints[:before])
    count = min(first.num_frames, second.num_frames)
    assert np.abs(first.joints[before:count] - second.joints[before:count]).max() > 0.02

    long = engine.make(GenerationRequest(prompt="walks", duration_s=20), lambda done, total: None)[0]
    assert long.duration_s == pytest.approx(20)

    plan = engine.plan("please make a guy walk for 3 seconds")
    assert (plan["seconds"], plan["duration_from"], plan["parts"][0]["action"]) == (3.0, "text", "walk")
    assert plan["changes"]
    assert engine.plan("please make a guy walk", rewrite="off")["caption"] == "please make a guy walk"

    engine.idle_s = 0.0
    assert engine.release_if_idle()
    assert (engine.state, engine.release_if_idle()) == ("not loaded", False)
