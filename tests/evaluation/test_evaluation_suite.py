"""A whole evaluation on tiny parts: sets, resuming, the report folder."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from evaluations import SUITE, WordEncoder, references, tiny_evaluator, tiny_pipeline

from kinoflow.errors import DataError, OptionError, OutputError, RunError
from kinoflow.evaluation import failures
from kinoflow.evaluation.evaluate import run_evaluation, side_margins
from kinoflow.evaluation.failures import idle_end_s
from kinoflow.evaluation.generation import ClipStore, Request, generate
from kinoflow.evaluation.probing import ask_probes, probe_prompt, probe_shares
from kinoflow.evaluation.report import report as report_module
from kinoflow.evaluation.report.report import Subject, check_report_folder, report_data, write_report
from kinoflow.evaluation.suite import (
    CAPTURED,
    DISTORTED,
    MODEL,
    NEAREST,
    NOISE,
    SETS,
    SUITES,
    WRONG,
    distorted_clips,
    make_questions,
    nearest_clips,
    sentence_vectors,
    wrong_clips,
)
from kinoflow.formats import html as page_format
from kinoflow.measures.physical import physical_report
from kinoflow.measures.probes import probes_for
from kinoflow.motion.rotations import matrix_to_axis_angle
from kinoflow.motion.skeleton import JOINT_NAMES, joint
from kinoflow.runs import folder_fingerprint

SUBJECT = Subject("tiny", "tiny <model>", "none & nothing", "00", "0", "made", "random", 0)


@pytest.fixture(scope="module")
def pipe():
    return tiny_pipeline()


@pytest.fixture(scope="module")
def evaluation(pipe, tmp_path_factory):
    store = ClipStore(tmp_path_factory.mktemp("work") / "store", {"a": 1})
    seen: list[tuple[str, int, int]] = []
    found = run_evaluation(pipe, tiny_evaluator(), references(), SUITE, store, progress=lambda *args: seen.append(args))
    assert ("generating clips", 14, 14) in seen
    return found


@pytest.fixture
def viewer_stub(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_format, "_viewer", lambda: "start();")


def test_all_sets_answer_the_same_captions(evaluation):
    questions = evaluation.questions
    assert (len(questions.tests), questions.left_out, len(questions.gallery)) == (10, 1, 4)
    assert set(evaluation.sets) == set(SETS)
    for name, clips in evaluation.sets.items():
        assert len(clips) == 10, name
    for name in (CAPTURED, MODEL, NOISE):
        assert [c.num_frames for c in evaluation.sets[name]] == [one.clip.num_frames for one in questions.tests]
    assert [c.metadata["prompt"] for c in evaluation.sets[MODEL]] == questions.captions
    gallery = [one.clip for one in questions.gallery]
    assert all(any(clip is one for one in gallery) for clip in evaluation.sets[NEAREST])
    assert [[c.metadata["seed"] for c in row] for row in evaluation.prompt_clips] == [[0, 1], [0, 1]]


def test_captured_clips_are_their_own_measure(evaluation):
    """Wrong captions have the bodies of the captured set, so physics sees no difference."""
    for metric, spread in evaluation.physical[CAPTURED].items():
        assert evaluation.physical[WRONG][metric].median == spread.median
    assert (
        evaluation.physical[NOISE]["jerk_m_per_s3"].median > 10 * evaluation.physical[CAPTURED]["jerk_m_per_s3"].median
    )
    assert evaluation.side_captions == 10
    assert set(evaluation.side) == set(SETS)


def test_probes_ask_what_captions_say(evaluation):
    shares = evaluation.probes
    assert {share.clips for share in shares.values()} == {10}
    # The arm that swings rises above its shoulder; noise may do anything.
    assert shares[CAPTURED].answered > shares[WRONG].answered
    waves, walks = evaluation.prompt_probes
    assert waves.probes
    assert walks.probes
    assert waves.passed == np.mean(
        [all(p.answer(c).passed for p in probes_for(waves.prompt)) for c in evaluation.prompt_clips[0]]
    )
    assert isinstance(walks.nearest, bool)


def test_classes_add_up(evaluation):
    assert sum(one.clips for one in evaluation.classes) == 10
    whole = sum(one.clips * one.distance[MODEL] for one in evaluation.classes) / 10
    halves = evaluation.retrieval[MODEL]["matching_distance"]
    assert abs(whole - halves.mean) < 0.3
    # All captions are alike, so the one class there is has the medians of all clips.
    assert len(evaluation.classes) == 1
    jerk = evaluation.classes[0].jerk_m_per_s3
    assert jerk == {name: evaluation.physical[name]["jerk_m_per_s3"].median for name in SETS}


def test_sentences_without_probes_say_so(walk):
    found = probe_prompt("Plays the theremin.", [walk], walk)
    assert (found.probes, found.passed, found.nearest) == ((), None, None)
    assert "theremin" in found.unread
    assert probe_shares(ask_probes({"a": [walk]}, ["Plays the theremin."])) == {}


def test_a_walk_passes_the_probes_of_walking(walk):
    captions = ["A person walks forward.", "A person walks backward.", "Plays the theremin."]
    answers = ask_probes({"a": [walk] * 3}, captions)
    share = probe_shares(answers)["a"]
    assert (share.clips, share.passed) == (2, 0.5)
    assert probe_shares(answers, [1, 2])["a"].passed == 0
    assert probe_shares(answers, [2]) == {}


def test_noise_is_what_an_untrained_sampler_gives(evaluation, pipe):
    """A random network's clips and decoded noise both move wildly; the captured ones do not."""
    jerk = {name: evaluation.physical[name]["jerk_m_per_s3"].median for name in SETS}
    assert jerk[CAPTURED] < min(jerk[MODEL], jerk[NOISE])


def test_the_same_seed_gives_the_same_report(evaluation, pipe, tmp_path):
    again = run_evaluation(pipe, tiny_evaluator(), references(), SUITE, ClipStore(tmp_path / "s", {}))
    assert report_data(again, SUBJECT) == report_data(evaluation, SUBJECT)
    other = run_evaluation(pipe, tiny_evaluator(), references(), SUITE, ClipStore(tmp_path / "o", {}), seed=1)
    assert report_data(other, SUBJECT) != report_data(evaluation, SUBJECT)


@pytest.mark.usefixtures("viewer_stub")
def test_two_reports_of_one_run_are_equal_to_the_byte(evaluation, pipe, tmp_path):
    """One written twice, one of the same evaluation made again; pages hold no value of Python's."""
    again = run_evaluation(pipe, tiny_evaluator(), references(), SUITE, ClipStore(tmp_path / "s", {}))
    reports = []
    for name, measured in (("first", evaluation), ("second", evaluation), ("again", again)):
        write_report(tmp_path / name, measured, SUBJECT)
        files = [path for path in sorted((tmp_path / name).rglob("*")) if path.is_file()]
        reports.append({path.relative_to(tmp_path / name).as_posix(): path.read_bytes() for path in files})
    assert reports[0] == reports[1] == reports[2]
    assert {"index.html", "report.json", "clips/prompt-000.html"} <= reports[0].keys()
    found = {name: LEAKED.findall(content) for name, content in reports[0].items()}
    assert {name: leaks for name, leaks in found.items() if leaks} == {}


LEAKED = re.compile(
    rb"&lt;(?:function|class|built-in|bound)|<(?:function|class '|built-in|bound)|object at|at 0x[0-9a-f]+"
)
"""What Python prints of a function, a class or an object: differs from run to run."""

PRINT_DIGEST = """
import hashlib, json, sys
from kinoflow.evaluation.report.page import page
print(hashlib.sha256(page(json.load(open(sys.argv[1])), []).encode()).hexdigest())
"""


@pytest.mark.slow
def test_another_process_writes_the_same_page(evaluation, tmp_path):
    """Other addresses, other order of sets."""
    (tmp_path / "data.json").write_text(json.dumps(report_data(evaluation, SUBJECT)))
    digests = [
        subprocess.run(
            [sys.executable, "-c", PRINT_DIGEST, tmp_path / "data.json"],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert digests[0] == digests[1]
    assert len(digests[0]) == 65


@pytest.mark.usefixtures("viewer_stub")
def test_charts_have_a_colour_for_each_set(evaluation, tmp_path):
    """The bars of a chart have the classes of the sets' places, and the page a colour for each but one."""
    html = write_report(tmp_path / "report", evaluation, SUBJECT).read_text()
    charts = re.findall(r"<svg.*?</svg>", html, flags=re.DOTALL)
    assert charts
    for chart in charts:
        bars = re.findall(r'class="bar (\w+)"', chart)
        names = re.findall(r'class="name"[^>]*>([^<]+)<', chart)
        assert len(bars) == len(names) == chart.count('class="bar')
        assert bars == [f"b{list(SETS).index(name)}" for name in names]
    coloured = re.findall(r"\.(b\d) { fill: (#\w+) }", html)
    assert len(set(dict(coloured).values())) == len(SETS) - 1  # the nearest caption has the colour of `.bar`


@pytest.mark.usefixtures("viewer_stub")
def test_report_folder(evaluation, tmp_path):
    page = write_report(tmp_path / "report", evaluation, SUBJECT)
    data = json.loads((tmp_path / "report" / "report.json").read_text())
    assert data["retrieval"][MODEL]["r_precision_1"]["mean"] == evaluation.retrieval[MODEL]["r_precision_1"].mean
    assert [one["caption"] for one in data["tests"]] == evaluation.questions.captions
    html = page.read_text()
    assert "tiny &lt;model&gt;" in html
    assert "none &amp; nothing" in html
    assert html.count("<svg") == 2 + len(data["physical"][MODEL])
    for name in SETS:
        assert html.count(f'<tr class="{name}">') == 3
    assert data["ssae"] is None
    assert "SSAE" not in html
    for axis in data["axes"]:
        assert html.count(axis["statement"].replace(">", "&gt;").replace("'", "&#x27;")) >= 1
    shown = sorted(path.name for path in (tmp_path / "report" / "clips").iterdir())
    assert shown[:4] == ["prompt-000.html", "prompt-001.html", "test-0000.html", "test-0005.html"]
    for name in shown:
        assert f'href="clips/{name}"' in html
    # An older report is replaced.
    assert write_report(tmp_path / "report", evaluation, SUBJECT) == page


@pytest.mark.usefixtures("viewer_stub")
def test_a_failing_report_leaves_the_old_one(evaluation, tmp_path, monkeypatch):
    write_report(tmp_path / "report", evaluation, SUBJECT)
    before = (tmp_path / "report" / "index.html").read_text()
    monkeypatch.setattr("kinoflow.evaluation.report.report.page", lambda *args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write_report(tmp_path / "report", evaluation, SUBJECT)
    assert (tmp_path / "report" / "index.html").read_text() == before
    assert [path.name for path in tmp_path.iterdir()] == ["report"]


def test_folders_with_something_else_are_not_replaced(tmp_path):
    check_report_folder(tmp_path / "new")
    (tmp_path / "empty").mkdir()
    check_report_folder(tmp_path / "empty")
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "index.html").write_text("mine")
    (tmp_path / "file").write_text("mine")
    for name in ("photos", "file"):
        with pytest.raises(OutputError, match="cannot write the report"):
            check_report_folder(tmp_path / name)


def requests(count: int = 11) -> list[Request]:
    return [Request(f"r-{n}", "walk", 24 + n, n) for n in range(count)]


def test_generation_goes_on_where_it_was(pipe, tmp_path, monkeypatch):
    whole = generate(pipe, requests(), ClipStore(tmp_path / "whole", {}))
    store = ClipStore(tmp_path / "part", {})

    def stop(done: int, total: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        generate(pipe, requests(), store, on_done=stop)
    assert len(store.missing(requests())) == 3
    sampled = []
    real = pipe.sample
    monkeypatch.setattr(pipe, "sample", lambda *a, **k: sampled.append(len(k["seeds"])) or real(*a, **k))
    again = generate(pipe, requests(), ClipStore(tmp_path / "part", {}))
    assert sampled == [3]
    for one, other in zip(whole, again, strict=True):
        np.testing.assert_array_equal(one.rotations, other.rotations)
        np.testing.assert_array_equal(one.translation, other.translation)


def test_clips_of_another_plan_are_not_mixed_in(tmp_path):
    ClipStore(tmp_path / "s", {"seed": 1})
    ClipStore(tmp_path / "s", {"seed": 1})
    with pytest.raises(RunError, match=r"begun with another seed \(1, now 2\)"):
        ClipStore(tmp_path / "s", {"seed": 2})
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").touch()
    with pytest.raises(OutputError, match="no unfinished evaluation"):
        ClipStore(tmp_path / "mine", {})


def test_wrong_captions_are_wrong():
    tests = [one for one in references() if one.record.test]
    codes = [0, 0, 0, 0, 0, 1, 1, 2, 3, 4, 5, 6]
    answers = wrong_clips(tests, codes, seed=3)
    own = [one.clip for one in tests]
    place = {id(clip): row for row, clip in enumerate(own)}
    assert sorted(place[id(clip)] for clip in answers) == list(range(12))
    assert all(codes[place[id(clip)]] != codes[row] for row, clip in enumerate(answers))


def test_captions_of_a_gallery_are_read_once_by_each_encoder(monkeypatch):
    gallery = references()
    read, encode = [], WordEncoder.encode
    monkeypatch.setattr(WordEncoder, "encode", lambda self, captions: read.append(captions) or encode(self, captions))
    encoder, other = WordEncoder(), WordEncoder()
    captions = ["A person waves.", "A person walks left."]
    first, again = (nearest_clips(gallery, captions, encoder) for _ in range(2))
    assert [id(clip) for clip in first] == [id(clip) for clip in again]
    assert len(read) == 2
    nearest_clips(gallery, captions[:1], encoder)
    assert [len(texts) for texts in read[2:]] == [1]
    nearest_clips(gallery, captions, other)
    assert len(read) == 5
    assert (sentence_vectors(encoder, captions) == encode(encoder, captions).pooled).all()


def test_distorted_bodies_break_what_noise_does_not(walk):
    """A walk with its arms down: bent further they enter the trunk, and feet at rest are carried at 1 m/s."""
    (bent,) = distorted_clips([walk])
    before, after = physical_report(walk), physical_report(bent)
    assert after.self_collision_mm > before.self_collision_mm + 10
    still = walk.replace(rotations=walk.rotations[[0] * 60], translation=walk.translation[[0] * 60])
    assert physical_report(distorted_clips([still])[0]).root_drift_m_per_s == pytest.approx(1.0)
    np.testing.assert_allclose(bent.rotations[:, joint("L_Knee")], walk.rotations[:, joint("L_Knee")], atol=1e-12)


def test_trunk_and_arms_alone_are_distorted(walk):
    (changed,) = distorted_clips([walk])
    before, after = matrix_to_axis_angle(walk.rotations), matrix_to_axis_angle(changed.rotations)
    for index, name in enumerate(JOINT_NAMES):
        same = name == "Pelvis" or name.endswith(("Hip", "Knee", "Ankle", "Foot"))
        np.testing.assert_allclose(after[:, index], before[:, index] * (1 if same else 1.5), atol=1e-6, err_msg=name)


class Placed:
    """Puts sentences where a table says."""

    def __init__(self, **places):
        self.places = {name.replace("_", " "): place for name, place in places.items()}

    def embed_texts(self, captions):
        return np.array([self.places[caption] for caption in captions], dtype=float)


def test_margins_are_how_much_nearer_the_own_caption_is():
    texts = Placed(walks_left=[0, 0], walks_right=[6, 8], walks=[50, 50])
    points = {"a": np.array([[3.0, 4.0], [9, 9], [6, 8]]), "b": np.array([[0.0, 0.0], [9, 9], [0, 0]])}
    rows, margins = side_margins(points, ["walks left", "walks", "walks right"], texts)
    assert rows == [0, 2]
    assert {name: row.tolist() for name, row in margins.items()} == {"a": [0.0, 10.0], "b": [10.0, -10.0]}
    assert side_margins(points, ["walks"] * 3, texts) == ([], {})


@pytest.mark.parametrize(("count", "shown", "rows"), [(7, 3, [0, 3, 6]), (2, 3, [0, 1]), (6, 3, [0, 2, 4])])
def test_questions_are_shown_spread_evenly(count, shown, rows, walk):
    items = [SimpleNamespace(prompt=f"sentence {row}") for row in range(count)]
    sets = {name: [walk] * count for name in ("model", "nearest caption")}
    found = report_module._shown_questions(SimpleNamespace(items=items, sets=sets), shown)
    assert [one.title for one, _ in found] == [f"sentence {row}" for row in rows]


def test_twice_as_many_sentences_are_shown_as_captions_and_no_more(walk):
    clips = [walk.replace(metadata={"seed": seed}) for seed in range(6)]
    asked = SimpleNamespace(prompts=["a", "b", "c", "d"])
    whole = SimpleNamespace(
        questions=asked, prompt_clips=[clips] * 4, prompt_nearest=[walk] * 4, suite=SimpleNamespace(shown=1)
    )
    found = report_module._shown_prompts(whole)
    assert [one.title for one, _ in found] == ["a", "b"]
    assert [len(clips) for _, clips in found] == [5, 5]


@pytest.mark.parametrize("frames", [1, 2, 5, 6])
def test_a_clip_that_is_shorter_than_what_speeds_are_taken_over_has_no_idle_end(walk, frames):
    assert idle_end_s(walk.crop(0, frames)) == 0.0


def test_too_few_clips_are_refused():
    with pytest.raises(DataError, match="needs 8 held-out clips"):
        make_questions(references(tests=8), SUITE, most_frames=48, seed=0)
    with pytest.raises(DataError, match="a gallery"):
        make_questions(references(gallery=0), SUITE, most_frames=48, seed=0)
    with pytest.raises(OptionError, match="64 test clips"):
        type(SUITE)(name="x", test_clips=63, prompts=("a",), prompt_seeds=2)


def test_the_class_of_a_test_is_that_of_its_place_where_that_is_known():
    known = [
        replace(one, record=replace(one.record, leaf="game/magic/cast a spell")) if row % 2 else one
        for row, one in enumerate(references())
    ]
    read = make_questions(references(), SUITE, most_frames=48, seed=0).classes
    asked = make_questions(known, SUITE, most_frames=48, seed=0)
    said = [one.record.leaf for one in asked.tests]
    assert "" in said
    assert asked.classes == ["game" if leaf else by_words for leaf, by_words in zip(said, read, strict=True)]
    assert "game" not in read


def test_the_suites_fit_what_comes_with_kinoflow():
    assert SUITES["quick"].test_clips == 64
    assert set(SUITES["quick"].prompts) < set(SUITES["full"].prompts)


def test_every_measure_is_an_axis_with_three_sets(evaluation):
    found = {axis.name: axis for axis in evaluation.axes}
    assert len(found) == len(evaluation.axes)
    for name in (
        "foot slide",
        "penetration",
        "floating",
        "jerk",
        "jitter",
        "joint limit",
        "self collision",
        "root drift",
    ):
        assert any(title.startswith(name) for title in found), name
    assert any(title.startswith("dynamic range") for title in found)
    for axis in evaluation.axes:
        assert list(axis.values)[:2] == [CAPTURED, MODEL]
        assert list(axis.values)[2] in (WRONG, NOISE, DISTORTED)
        assert bool(axis.statement) != axis.in_order
    jerk = next(axis for title, axis in found.items() if title.startswith("jerk"))
    assert jerk.values[MODEL].value == evaluation.physical[MODEL]["jerk_m_per_s3"].median
    r_precision = found["R-precision, top 1"].values[CAPTURED]
    assert r_precision.value == pytest.approx(evaluation.retrieval[CAPTURED]["r_precision_1"].mean)


def test_signatures_count_what_captured_clips_do_not(evaluation):
    found = {signature.name: signature for signature in evaluation.signatures}
    assert found["jitter"].found[CAPTURED].share == 0.1  # one of ten is above the 95 % quantile
    assert found["jitter"].found[NOISE].share == 1
    assert found["done too early"].found[CAPTURED].share == found["not done in time"].found[CAPTURED].share == 0
    assert found["left for right"].found[MODEL].share == pytest.approx(1 - evaluation.side[MODEL])
    for signature in evaluation.signatures:
        values = [one.value for one in signature.worst]
        assert values == sorted(values, reverse=True)
        assert all(value > signature.threshold for value in values)


def test_worst_clips_are_those_beyond_the_threshold():
    """As they are counted: a clip at the threshold is none."""
    values = np.array([0.5, 2.0, 0.9, 0.5, 3.0, 0.6, 2.0])
    captions = [str(row) for row in range(10)]
    worst = failures._worst(values, range(3, 10), captions, 0.5)
    assert [(one.clip, one.caption, one.value) for one in worst] == [(7, "7", 3.0), (4, "4", 2.0), (9, "9", 2.0)]
    assert failures._worst(values, range(7), captions, 2.0)[0].value == 3.0
    assert len(failures._worst(values, range(7), captions, 2.0)) == 1
    found = failures._found(values, 2.0)
    assert (found.share, found.clips) == (pytest.approx(1 / 7), 7)
    assert found.low < found.share < found.high


def test_answers_of_judges_are_part_of_a_report(tmp_path, monkeypatch):
    for name in ("_shown_tests", "_shown_prompts", "_shown_failures"):
        monkeypatch.setattr(report_module, name, lambda evaluation: [])
    monkeypatch.setattr(report_module, "_shown_questions", lambda section, shown: [])
    monkeypatch.setattr(report_module, "report_data", lambda *given: {"a": 1})
    monkeypatch.setattr(report_module, "page", lambda data, shown: "<html>")
    answers = []
    for name in ("one", "two"):
        answers.append(tmp_path / f"answers-{name}.jsonl")
        answers[-1].write_text(name)
    section = SimpleNamespace(answers=answers)
    evaluation = SimpleNamespace(suite=SimpleNamespace(shown=1))
    assert write_report(tmp_path / "report", evaluation, SUBJECT, section) == tmp_path / "report" / "index.html"
    copied = {path.name: path.read_text() for path in (tmp_path / "report" / "ssae").iterdir()}
    assert copied == {"answers-one.jsonl": "one", "answers-two.jsonl": "two"}
    write_report(tmp_path / "report", evaluation, SUBJECT)
    assert not (tmp_path / "report" / "ssae").exists()


def test_model_files_have_a_fingerprint(tmp_path):
    (tmp_path / "config.json").write_text("{}")
    first = folder_fingerprint(tmp_path)
    assert first == folder_fingerprint(tmp_path)
    (tmp_path / "config.json").write_text("{ }")
    assert folder_fingerprint(tmp_path) != first
