"""The SSAE suite from question files to a report: given clips and generated ones, two judges, going on after a kill."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from evaluations import WordEncoder, references

from kinoflow.errors import DataError, OptionError, RunError
from kinoflow.evaluation.report.page import ssae_section as html_section
from kinoflow.evaluation.report.report import EXCHANGED, ssae_section
from kinoflow.evaluation.ssae import suite
from kinoflow.evaluation.ssae.questions import read_items
from kinoflow.evaluation.ssae.suite import SsaeConfig, evaluate_ssae
from kinoflow.evaluation.ssae.vision import VisionConfig
from kinoflow.evaluation.suite import NEAREST
from kinoflow.motion import MotionClip

sys.path.append(str(Path(__file__).parents[1] / "evaluation"))
from judge_server import running_server

VISION = VisionConfig(url="http://unused", size_px=64, fps=1, retries=1)


@pytest.fixture
def question_file(tmp_path: Path) -> Path:
    rows = [
        ("00000001", "locomotion", "A person walks forward.", "Does the person walk forward?"),
        ("00000002", "social", "A person raises the left hand.", "Does the person raise the left hand?"),
        ("00000002", "daily", "A person drinks.", "Does a hand hold a cup?"),
    ]
    path = tmp_path / "mine.jsonl"
    path.write_text(
        "".join(
            json.dumps({"idx": i, "category": c, "prompt": p, "questions": [{"question": q, "type": "Primary Action"}]})
            + "\n"
            for i, c, p, q in rows
        )
    )
    return path


@pytest.fixture
def clips(tmp_path: Path, walk: MotionClip) -> Path:
    short = walk.crop(0, 60)
    short.save(tmp_path / "clips" / "00000001.npz")
    short.save(tmp_path / "clips" / "mine-00002.npz")
    short.save(tmp_path / "clips" / "00000002.npz")
    return tmp_path / "clips"


def test_probes_and_a_vision_model_side_by_side(tmp_path, question_file, clips):
    pytest.importorskip("openai", reason="the client is not installed (extra judge)")
    with running_server() as server:
        config = SsaeConfig(questions=(question_file,), judges=("probes", server.url), vision=VISION)
        told: list[str] = []
        report = evaluate_ssae(
            clips, tmp_path / "out", config, on_estimate=lambda name, cost: told.append(f"{name} {cost.requests}")
        ).report
        assert json.loads((tmp_path / "out" / "ssae.json").read_text()) == report
        # The clip walks and raises no hand; whether it drinks no probe can tell. The server says yes to "person".
        probes, eyes = report["judges"]["probes"], report["judges"]["eyes"]
        assert (probes["answered"], probes["overall"]["value"]) == (2, 0.5)
        assert (eyes["answered"], eyes["overall"]["value"]) == (3, pytest.approx(2 / 3))
        assert probes["by_class"]["locomotion"]["value"] == 1.0
        (pair,) = report["agreement"]
        assert (pair["questions"], pair["same"]["value"]) == (2, 0.5)
        assert report["usage"]["eyes"]["requests"] == len(server.requests) == 3
        # Again: nothing is asked twice, and nothing is estimated for what is there.
        assert (
            evaluate_ssae(clips, tmp_path / "out", config, on_estimate=lambda n, c: told.append(str(c.requests))).report
            == report
        )
        assert len(server.requests) == 3
        assert told == ["eyes 3", "0"]


def test_the_section_of_a_report(tmp_path, question_file, clips, walk):
    """Two judges side by side with their agreement; baselines by probes; what exchanged clips get without listening."""
    pytest.importorskip("openai", reason="the client is not installed (extra judge)")
    with running_server() as server:
        config = SsaeConfig(questions=(question_file,), judges=("probes", server.url), vision=VISION)
        run = evaluate_ssae(clips, tmp_path / "out", config)
    gallery = references(tests=0, gallery=3)
    section = ssae_section(run, gallery, WordEncoder(), seed=1)
    data = json.loads(json.dumps(section.data(), allow_nan=False))
    assert (data["sentences"], data["questions"]) == (3, 3)
    by_probes = data["by_probes"]
    # Of the gallery's swinging arm a probe is not sure.
    answered = dict.fromkeys(section.sets, 2) | {NEAREST: 1}
    assert {name: found["answered"] for name, found in by_probes.items()} == answered
    assert by_probes["model"] == data["judges"]["probes"]
    # All clips are one walk, so exchanging them changes nothing; the gallery stands and swings the left arm.
    assert by_probes[EXCHANGED]["overall"] == by_probes["model"]["overall"]
    assert section.axis.found in ("model ≈ exchanged clips", "exchanged clips ≈ model")
    for clip, item in zip(section.sets[NEAREST], section.items, strict=True):
        assert any(clip is one.clip for one in gallery), item
    page = html_section(data)
    assert "probes answered 2 of 3 questions (67%) about 3 of 3 clips" in page
    assert "eyes answered 3 of 3 questions" in page
    assert "<b>probes and eyes</b> both answered 2 questions" in page
    assert html_section(None) == ""
    assert [path.name for path in section.answers] == ["answers-probes.jsonl", "answers-eyes.jsonl"]


def test_exchanged_clips_all_belong_to_another(tmp_path, question_file, clips, walk):
    run = evaluate_ssae(clips, tmp_path / "out", SsaeConfig(questions=(question_file,)))
    own = {item.key: MotionClip.load(run.clips[item.key]) for item in run.items}
    changed = {key: clip.replace(metadata={"prompt": key}) for key, clip in own.items()}
    for key, clip in changed.items():
        clip.save(run.clips[key])
    section = ssae_section(run, references(tests=0, gallery=2), WordEncoder())
    exchanged = [clip.metadata["prompt"] for clip in section.sets[EXCHANGED]]
    assert sorted(exchanged) == sorted(own)
    assert all(key != item.key for key, item in zip(exchanged, section.items, strict=True))


def test_answers_of_other_clips_are_not_reused(tmp_path, question_file, clips, walk):
    config = SsaeConfig(questions=(question_file,))
    evaluate_ssae(clips, tmp_path / "out", config)
    walk.save(clips / "00000001.npz")
    with pytest.raises(RunError, match="begun with another"):
        evaluate_ssae(clips, tmp_path / "out", config)


def test_what_is_refused_before_anything_is_asked(tmp_path, question_file, clips):
    pytest.importorskip("openai", reason="the client is not installed (extra judge)")
    with running_server() as server:
        options = {"questions": (question_file,), "judges": (server.url,), "vision": VISION}
        dear = SsaeConfig(**options, dollars_per_million=(1e5, 0), budget_dollars=0.5)
        with pytest.raises(OptionError, match="above the budget"):
            evaluate_ssae(clips, tmp_path / "out", dear)
        assert evaluate_ssae(clips, tmp_path / "out", SsaeConfig(**options), estimate_only=True) is None
        (clips / "00000001.npz").unlink()
        with pytest.raises(DataError, match=r"no clip for 1 of 3 items, the first is mine-00001"):
            evaluate_ssae(clips, tmp_path / "out", SsaeConfig(**options))
        assert server.requests == []
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("name", "allowed", "refused"),
    [
        ("judges", [("probes",), ("probes", "http://a")], [(), ("probes", "probes")]),
        ("workers", [1, 64], [0, 65]),
        ("duration_s", [0.1, 60.0], [0.0, -1.0, 60.1, float("nan"), float("inf")]),
        ("steps", [None, 1, 1000], [0, 1001]),
        ("budget_dollars", [None], [1]),
    ],
)
def test_impossible_settings(name, allowed, refused):
    for value in allowed:
        assert getattr(SsaeConfig(**{name: value}), name) == value
    for value in refused:
        with pytest.raises(OptionError):
            SsaeConfig(**{name: value})


def test_a_budget_is_0_or_more_and_needs_prices():
    assert SsaeConfig(budget_dollars=0.0, dollars_per_million=(1.0, 2.0)).budget_dollars == 0
    with pytest.raises(OptionError, match="0 dollars or more"):
        SsaeConfig(budget_dollars=-0.01, dollars_per_million=(1.0, 2.0))


def test_the_key_of_a_server_is_not_shown():
    assert "secret" not in repr(SsaeConfig(api_key="secret"))


def test_the_first_item_without_a_clip_is_named(tmp_path, question_file, clips):
    items = read_items([question_file])
    (clips / "mine-00002.npz").unlink()
    (clips / "00000002.npz").unlink()
    with pytest.raises(DataError, match=r"no clip for 2 of 3 items, the first is mine-00002;"):
        suite._given_clips(clips, items)


def test_the_model_is_loaded_where_a_clip_is_missing(tmp_path, question_file, walk, monkeypatch):
    told, made = [], []
    items = read_items([question_file])
    monkeypatch.setattr(suite, "resolve_folder", lambda source: tmp_path)
    monkeypatch.setattr(suite, "folder_fingerprint", lambda folder: "abc")
    monkeypatch.setattr(suite.MotionPipeline, "from_pretrained", lambda model, device: (model, device))

    def generate(pipe, requests, store, *, steps, on_done):
        made.append((pipe, [request.frames for request in requests], steps))
        on_done(1, 3)
        for request in requests:
            walk.save(store.path(request))

    monkeypatch.setattr(suite, "generate", generate)
    config = SsaeConfig(questions=(question_file,), duration_s=1.5, steps=7)

    def files(pipe=None):
        return suite._generate("model", items, tmp_path / "out", config, lambda *n: told.append(n), pipe, "cpu")

    found = files()
    assert told == [("loading the model", 0, 1), ("generating", 1, 3)]
    assert made == [((tmp_path, "cpu"), [45, 45, 45], 7)]
    assert list(found) == [item.key for item in items]
    assert files() == found
    next(iter(found.values())).unlink()
    files("a pipeline")
    assert [pipe for pipe, *_ in made] == [(tmp_path, "cpu"), "a pipeline"]
    assert told[2:] == [("generating", 1, 3)]


@pytest.mark.slow
def test_generated_clips_are_kept_and_not_made_again(tmp_path, question_file, monkeypatch):
    config = SsaeConfig(questions=(question_file,), duration_s=1.0, steps=2)
    told: list[tuple[str, int, int]] = []
    report = evaluate_ssae("compact", tmp_path / "out", config, on_progress=lambda *n: told.append(n)).report
    assert ("generating", 3, 3) in told
    made = sorted((tmp_path / "out" / "clips").glob("*.npz"))
    assert [path.stem for path in made] == ["mine-00001", "mine-00002", "mine-00003"]
    clip = MotionClip.load(made[1])
    assert (clip.num_frames, clip.metadata["prompt"]) == (30, "A person raises the left hand.")
    made[1].unlink()
    assert evaluate_ssae("compact", tmp_path / "out", config).report == report
    with pytest.raises(RunError, match="begun with another"):
        evaluate_ssae("compact", tmp_path / "out", SsaeConfig(questions=(question_file,), duration_s=2.0))
