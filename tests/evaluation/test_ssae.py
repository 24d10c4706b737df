"""SSAE: question files, judges against a real server that misbehaves, runs that go on after a crash, scores."""

from __future__ import annotations

import io
import json
import math
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from judge_server import JudgeServer, completion, failure, pictures_of, running_server, slow, truthful
from PIL import Image

from kinoflow.errors import DataError, JudgeError, MissingExtraError, OptionError, OutputError, RunError
from kinoflow.evaluation.ssae.judge import (
    FAILURES_IN_A_ROW,
    AnswerFile,
    Judgement,
    ProbeJudge,
    Verdict,
    answered,
    ask_all,
)
from kinoflow.evaluation.ssae.questions import KINDS, Item, Question, items_digest, kind_of, read_items, sample_path
from kinoflow.evaluation.ssae.scores import agreement, scores
from kinoflow.evaluation.ssae.vision import RateLimit, VisionConfig, VisionJudge, estimate_cost, parse_answers
from kinoflow.measures.classes import CLASSES
from kinoflow.measures.statistics import cohen_kappa
from kinoflow.motion import MANNEQUIN, MotionClip

STILL = MotionClip(np.tile(np.eye(3), (12, 22, 1, 1)), np.tile(MANNEQUIN.rest_positions[0], (12, 1)), 30.0)
ITEM = Item(
    "set-00001", "1", "social", "A person waves.", (Question("Is it a person?", "action"), Question("Red?", "other"))
)
RIGHT = json.dumps({"answers": [{"number": n, "answer": "no", "confidence": 1, "reason": ""} for n in (1, 2)]})


def make_items(count: int) -> list[Item]:
    return [Item(f"set-{k:05d}", str(k), CLASSES[k % 6], "A person walks.", ITEM.questions) for k in range(count)]


# Question files.


def test_the_sample_set_covers_the_classes_and_many_kinds():
    items = read_items([sample_path()])
    assert {item.category for item in items} == set(CLASSES)
    assert sum(len(item.questions) for item in items) >= 60
    kinds = {question.kind for item in items for question in item.questions}
    assert len(kinds) >= 7
    assert kinds <= set(KINDS)
    assert len({item.key for item in items}) == len(items)


def test_items_are_told_apart_by_line_even_when_idx_repeats(tmp_path):
    row = {"idx": "00000005", "prompt": "A person walks.", "questions": [{"question": "Walks?", "type": "Action"}]}
    chinese = {**row, "prompt_zh": "走", "questions_zh": [{"question": "走吗", "type": "x"}]}
    (tmp_path / "daily.jsonl").write_text("\n".join(json.dumps(r) for r in (row, chinese)) + "\n\n")
    (tmp_path / "array.json").write_text(json.dumps([{**row, "category": "daily"}]))
    items = read_items([tmp_path / "daily.jsonl", tmp_path / "array.json"])
    assert [(i.key, i.idx, i.category) for i in items] == [
        ("daily-00001", "00000005", "unknown"),
        ("daily-00002", "00000005", "unknown"),
        ("array-00001", "00000005", "daily"),
    ]
    with pytest.raises(DataError, match=r"line 1 has no text under 'prompt_zh'"):
        read_items([tmp_path / "daily.jsonl"], language="zh")
    assert items_digest(items) != items_digest(items[:2])
    with pytest.raises(OptionError, match="same name"):
        read_items([tmp_path / "daily.jsonl", tmp_path / "b" / "daily.jsonl"])


@pytest.mark.parametrize(("said", "kept"), [("NaN", 0), ("-0.5", 0), ("0.25", 0.25), ("7", 1), ("Infinity", 1)])
def test_confidence_is_from_0_to_1(said, kept):
    text = f'{{"answers": [{{"number": 1, "answer": "yes", "confidence": {said}}}]}}'
    assert parse_answers(text, 1) == (Verdict("yes", kept),)
    assert Verdict("yes") == Verdict("yes", 1.0, "")


@pytest.mark.parametrize(
    "text",
    ["{", "[1]", "3", '{"prompt": ""}', '{"prompt": "a"}', '{"prompt": "a", "questions": []}',
     '{"prompt": "a", "questions": ["x"]}', '{"prompt": "a", "questions": [{"type": "x"}]}', "", "\udcff"],
)  # fmt: skip
def test_damaged_question_files(tmp_path, text):
    (tmp_path / "q.jsonl").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(DataError):
        read_items([tmp_path / "q.jsonl"])
    with pytest.raises(DataError, match="absent"):
        read_items([tmp_path / "absent.jsonl"])


@pytest.mark.parametrize(
    ("label", "kind"),
    [("Primary Action", "action"), ("Object Interaction", "object"), ("Direction/Trajectory", "direction"),
     ("Body Parts Involved", "body part"), ("Action Sequence", "sequence"), ("Qualities/Adverbs", "quality"),
     ("Composite Action", "composite"), ("Body Posture", "posture"), ("Repetition count", "count"), ("?", "other")],
)  # fmt: skip
def test_kinds_of_questions(label, kind):
    assert kind_of(label) == kind


# Answers of a model.


def test_answers_in_order_whatever_the_order_and_the_fence():
    text = (
        '```json\n{"answers": [{"number": 2, "answer": "No"}, {"number": "1", "answer": "yes", "confidence": 7}]}\n```'
    )
    assert parse_answers(text, 2) == (Verdict("yes", 1.0, ""), Verdict("no", 1.0, ""))


@pytest.mark.parametrize(
    "text",
    ["", "I think yes.", "[]", "{}", '{"answers": 3}', '{"answers": []}', '{"answers": [3, 4]}',
     '{"answers": [{"number": 1, "answer": "yes"}]}',
     '{"answers": [{"number": 1, "answer": "yes"}, {"number": 1, "answer": "no"}]}',
     '{"answers": [{"number": 1, "answer": "yes"}, {"number": 3, "answer": "no"}]}',
     '{"answers": [{"number": 1, "answer": "maybe"}, {"number": 2, "answer": "no"}]}'],
)  # fmt: skip
def test_answers_that_do_not_fit(text):
    with pytest.raises(ValueError, match=r".+"):
        parse_answers(text, 2)


@settings(max_examples=40)
@given(st.text(max_size=200))
def test_no_text_of_a_model_breaks_the_parser(text):
    with pytest.raises(ValueError, match=r".+"):
        parse_answers(text + "}", 2)


# A real server.


@pytest.fixture
def server():
    pytest.importorskip("openai", reason="the client is not installed (extra judge)")
    with running_server() as running:
        yield running


_opened: list[VisionJudge] = []


@pytest.fixture(autouse=True)
def closed_judges():
    """Judges of a test are closed after it: a socket left open would be a warning, so an error, at some later time."""
    yield
    while _opened:
        _opened.pop().close()


def test_what_a_server_does_not_count_is_none(server):
    answers = json.dumps({"answers": [{"number": n, "answer": "yes", "confidence": 1, "reason": ""} for n in (1, 2)]})
    nothing = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}
    server.script = [lambda _: completion(answers, usage=nothing)]
    assert vision(server).judge(ITEM, STILL).usage == {"requests": 1, "prompt_tokens": 0, "completion_tokens": 0}


def vision(server: JudgeServer, **changes) -> VisionJudge:
    options = {"url": server.url, "size_px": 64, "fps": 10, "retries": 2, "timeout_s": 20.0, **changes}
    _opened.append(VisionJudge(VisionConfig(**options)))
    return _opened[-1]


def test_a_judge_sees_the_clip_and_all_questions_in_one_request(server):
    found = vision(server).judge(ITEM, STILL)
    assert [(v.answer, v.confidence, v.reason) for v in found.verdicts] == [("yes", 0.9, "seen"), ("no", 0.9, "seen")]
    assert found.usage == {"requests": 1, "prompt_tokens": 100, "completion_tokens": 10}
    (request,) = server.requests
    assert request["model"] == "eyes"
    assert request["response_format"]["json_schema"]["strict"] is True
    pictures = [np.asarray(Image.open(io.BytesIO(content))).astype(int) for content in pictures_of(request)]
    assert [picture.shape for picture in pictures] == [(64, 64, 3)] * 4
    assert ((pictures[0][..., 0] - pictures[0][..., 2]) > 60).any()  # the figure's orange limbs are there


def test_long_clips_are_shown_at_a_lower_rate(server):
    vision(server, max_pictures=2).judge(ITEM, STILL)
    assert len(pictures_of(server.requests[0])) <= 2


def test_video_instead_of_pictures(server):
    av = pytest.importorskip("av", reason="PyAV is not installed (extra video)")
    vision(server, media="video").judge(ITEM, STILL)
    (content,) = pictures_of(server.requests[0])
    with av.open(io.BytesIO(content)) as container:
        assert len(list(container.decode(video=0))) == 4


@pytest.mark.parametrize(
    "trouble",
    [
        [lambda _: failure(429)],
        [lambda _: failure(500), lambda _: failure(503)],
        [slow(1.5)],
        [lambda _: completion("I would say yes to all of it.")],
        [lambda _: completion('{"answers": [{"number": 1, "answer": "yes"}]}')],
        [lambda _: completion("", choices=[])],
        [lambda _: failure(400, "response_format is not supported")],
        [lambda _: (200, {}, b'{"choices": [')],
    ],
    ids=["429", "500 twice", "slow", "prose", "wrong count", "no choices", "no structured output", "broken JSON"],
)
def test_trouble_that_passes(server, trouble):
    server.script = list(trouble)
    # Only the slow server is to run into the time-out; the others may take what a busy machine takes.
    found = vision(server, timeout_s=0.5 if server.script[0].__name__ == "reply" else 20.0, retries=4).judge(
        ITEM, STILL
    )
    assert [verdict.answer for verdict in found.verdicts] == ["yes", "no"]
    assert len(server.requests) > len(trouble)


def test_a_correction_is_asked_for_with_the_reason(server):
    server.script = [lambda _: completion('{"answers": [{"number": 1, "answer": "yes"}]}')]
    found = vision(server).judge(ITEM, STILL)
    assert found.usage["requests"] == 2
    second = server.requests[1]["messages"]
    assert [message["role"] for message in second] == ["user", "assistant", "user"]
    assert "questions without an answer: 2" in second[2]["content"]


@pytest.mark.parametrize(
    ("behaviour", "message"),
    [(lambda _: failure(500), "no answer from"), (lambda _: failure(401, "no such key"), "no such key"),
     (lambda _: failure(400, "too many images"), "too many images"), (lambda _: completion("nonsense"), "3 attempts")],
    ids=["always 500", "401", "400", "never JSON"],
)  # fmt: skip
def test_trouble_that_stays_is_an_error(server, behaviour, message):
    server.script = [behaviour] * 12
    with pytest.raises(JudgeError, match=message):
        vision(server).judge(ITEM, STILL)


def test_which_model(server):
    server.models = ["a", "b"]
    with pytest.raises(JudgeError, match="a, b; name one"):
        vision(server)
    assert vision(server, model="b").name == "b"
    with pytest.raises(JudgeError, match=r"nothing answers at .*; start the server"):
        VisionJudge(VisionConfig(url="http://127.0.0.1:9/v1", retries=0))


def test_the_extra_is_named_when_missing(monkeypatch):
    monkeypatch.setitem(sys.modules, "openai", None)
    with pytest.raises(MissingExtraError, match=r"kinoflow\[judge\]"):
        VisionJudge(VisionConfig(url="http://127.0.0.1:9/v1", model="eyes"))


@pytest.mark.parametrize(
    "wrong", [{"url": "ftp://x"}, {"media": "sound"}, {"fps": 0}, {"attempts": 0}, {"timeout_s": 0}]
)
def test_impossible_settings(wrong):
    with pytest.raises(OptionError):
        VisionConfig(**{"url": "http://x", **wrong})


def test_rate_limit_spaces_calls():
    now, slept = [0.0], []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    limit = RateLimit(30, clock=lambda: now[0], sleep=sleep)
    for _ in range(3):
        limit.wait()
    assert slept == [2.0, 2.0]
    now[0] += 10
    limit.wait()
    assert slept == [2.0, 2.0]


def test_cost_in_closed_form():
    config = VisionConfig(url="http://x", fps=5, size_px=448, requests_per_minute=2, max_pictures=24)
    cost = estimate_cost([ITEM, ITEM], [4.0, 12.0], config, (1.0, 10.0))
    assert (cost.requests, cost.pictures, cost.minutes) == (2, 20 + 24, 1.0)
    assert cost.completion_tokens == 4 * 45
    assert 44 * 256 < cost.prompt_tokens < 44 * 256 + 1000
    assert cost.dollars == pytest.approx(cost.prompt_tokens / 1e6 + 180 / 1e5)
    assert "$" not in str(estimate_cost([ITEM], [4.0], config))


# Runs.


class Scripted:
    """A judge that fails when told to and counts."""

    name = "scripted"

    def __init__(self, failing=()) -> None:
        self.asked: list[str] = []
        self.failing = set(failing)

    def plan(self):
        return {"judge": "scripted"}

    def judge(self, item, clip):
        self.asked.append(item.key)
        if item.key in self.failing:
            raise JudgeError("not today")
        return Judgement((Verdict("yes"), Verdict("no")), {"requests": 1})


def test_a_run_goes_on_where_it_was_and_asks_failures_again(tmp_path):
    items = make_items(9)
    path = tmp_path / "deep" / "answers.jsonl"
    first = Scripted(failing=[items[2].key])
    ask_all(first, items, lambda _: STILL, AnswerFile(path, first.plan()), workers=2)
    answers = AnswerFile(path, first.plan())
    assert (len(answers.judgements), list(answers.failures)) == (8, [items[2].key])
    # A crash in the middle of a line.
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.rindex(b"\n", 0, -1) + 20])
    second, seen = Scripted(), []
    ask_all(second, items, lambda _: STILL, AnswerFile(path, second.plan()), on_done=lambda *n: seen.append(n))
    assert len(second.asked) == 2
    assert items[2].key in second.asked
    assert seen[-1] == (9, 9)
    again = AnswerFile(path, first.plan())
    assert (len(again.judgements), again.failures) == (9, {})
    assert again.judgements[items[0].key] == Judgement((Verdict("yes"), Verdict("no")), {"requests": 1})


def test_files_of_other_runs_and_damaged_ones(tmp_path):
    path = tmp_path / "answers.jsonl"
    AnswerFile(path, {"judge": "a"}).add(ITEM, JudgeError("x"))
    with pytest.raises(RunError, match="begun with another"):
        AnswerFile(path, {"judge": "b"})
    path.write_text('{"plan": {"judge": "a"}}\nnothing\n')
    with pytest.raises(DataError, match="line 2"):
        AnswerFile(path, {"judge": "a"})
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError):
        AnswerFile(tmp_path / "file" / "answers.jsonl", {})
    # Killed before the first line was whole.
    path.write_text('{"plan": {"ju')
    assert AnswerFile(path, {"judge": "a"}).judgements == {}
    assert AnswerFile(path, {"judge": "a"}).judgements == {}


def test_a_judge_that_is_gone_is_not_asked_for_ever(tmp_path):
    items = make_items(40)
    judge = Scripted(failing=[item.key for item in items[3:]])
    with pytest.raises(JudgeError, match=f"failed {FAILURES_IN_A_ROW} times in a row; the last time: not today"):
        ask_all(judge, items, lambda _: STILL, AnswerFile(tmp_path / "a.jsonl", judge.plan()), workers=1)
    assert len(judge.asked) == 3 + FAILURES_IN_A_ROW
    assert len(AnswerFile(tmp_path / "a.jsonl", judge.plan()).judgements) == 3


def test_a_clip_that_cannot_be_read_ends_the_run(tmp_path):
    def broken(_: Item) -> MotionClip:
        raise DataError("no such clip")

    judge = Scripted()
    with pytest.raises(DataError, match="no such clip"):
        ask_all(judge, make_items(5), broken, AnswerFile(tmp_path / "a.jsonl", judge.plan()), workers=2)


def test_many_items_at_once_through_the_server(server, tmp_path):
    server.script = [lambda _: failure(429), truthful, lambda _: failure(500), lambda _: completion("?")]
    items = make_items(10)
    judge = vision(server, fps=5, retries=4)
    answers = AnswerFile(tmp_path / "a.jsonl", judge.plan())
    ask_all(judge, items, lambda _: STILL, answers, workers=3)
    assert set(answers.judgements) == {item.key for item in items}
    assert {tuple(v.answer for v in j.verdicts) for j in answers.judgements.values()} == {("yes", "no")}


# Probes and scores.


def test_probes_answer_what_a_skeleton_shows_and_nothing_else(walk):
    questions = (
        "Does the person walk forward?",
        "Does the person raise the left hand?",
        "Does the person hold a cup?",
        "Does the person stand at the end?",
        "Does the person stand at the beginning?",
        "Does the person walk throughout the whole evening?",
    )
    item = Item("x-1", "1", "locomotion", "A person walks.", tuple(Question(text, "action") for text in questions))
    assert [verdict.answer for verdict in ProbeJudge().judge(item, walk).verdicts] == [
        "yes",
        "no",
        None,
        "yes",
        "yes",
        None,
    ]


def test_who_cannot_tell_is_sure_of_nothing(walk):
    """A word that is not asked about, a time that is not, and a body that is in between."""
    item = Item("x-1", "1", "locomotion", "A person walks.", (
        Question("Does the person hold a cup?", "action"), Question("Does the person walk forward?", "action"),
        Question("Does the person walk throughout the whole evening?", "action"),
    ))  # fmt: skip
    judgement = ProbeJudge().judge(item, walk)
    assert [(verdict.answer is None, verdict.confidence) for verdict in judgement.verdicts] == [
        (True, 0.0), (False, 1.0), (True, 0.0)
    ]  # fmt: skip
    assert answered([judgement, Judgement((Verdict("no"), Verdict(None)))]) == 2
    assert answered([]) == 0


def test_scores_by_class_and_kind():
    items = [
        Item("a-1", "1", "social", "A person waves.", (Question("q", "action"), Question("r", "count"))),
        Item("a-2", "2", "social", "A person bows.", (Question("q", "action"),)),
        Item("a-3", "3", "daily", "A person sweeps.", (Question("q", "action"),)),
    ]
    found = scores(items, {"a-1": Judgement((Verdict("yes"), Verdict(None))), "a-2": Judgement((Verdict("no"),))})
    assert found["overall"]["value"] == 0.5
    assert (found["questions"], found["answered"], found["items"], found["items_answered"]) == (4, 2, 3, 2)
    assert found["by_class"]["social"]["count"] == 2
    assert found["by_class"]["daily"] == {"value": None, "low": 0.0, "high": 1.0, "count": 0}
    assert found["by_kind"]["count"]["value"] is None
    assert found["by_group"] == {"social: greeting": found["by_class"]["social"]}
    json.dumps(found, allow_nan=False)


def test_agreement_of_two_judges():
    items = make_items(4)
    pairs = [("yes", "yes"), ("yes", "no"), ("no", "no"), ("no", None)]
    first, second = (
        {
            item.key: Judgement((Verdict(pair[side]), Verdict("yes" if side else None)))
            for item, pair in zip(items, pairs, strict=True)
        }
        for side in (0, 1)
    )
    found = agreement(items, first, second)
    assert found["questions"] == 3
    assert found["kappa"] == pytest.approx(cohen_kappa(["yes", "yes", "no"], ["yes", "no", "no"]))
    assert found["same"]["value"] == pytest.approx(2 / 3)
    assert found["confusion"] == {"yes/yes": 1, "yes/no": 1, "no/yes": 0, "no/no": 1}
    assert list(found["by_kind"]) == ["action"]
    empty = agreement(items, first, {})
    assert (empty["questions"], empty["kappa"]) == (0, None)
    assert not any(isinstance(v, float) and math.isnan(v) for v in empty["same"].values())
