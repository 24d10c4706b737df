"""A vision-language model as judge, behind any server that speaks OpenAI's chat completions (vLLM, SGLang, ...).

One request an item: the clip as still pictures (or one MP4), all its questions, and a JSON schema for the answers.
The client is the `openai` package, the extra `judge`: it retries refused connections, time-outs, 408, 409, 429 and 5xx
with growing pauses and heeds Retry-After. Answers that do not fit the questions are asked for again here.
"""

from __future__ import annotations

import base64
import contextlib
import io
import math
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from PIL import Image

from kinoflow.errors import JudgeError, MissingExtraError, OptionError, UnreadableError
from kinoflow.evaluation.ssae.judge import Judgement, Verdict
from kinoflow.evaluation.ssae.questions import Item
from kinoflow.files import scratch_folder
from kinoflow.formats.rendering import RenderOptions, render
from kinoflow.formats.video import write_mp4
from kinoflow.motion.clip import MotionClip
from kinoflow.reading import parse_json

INSTRUCTION = (
    "You see a computer-drawn figure that performs one human motion, as {what}. The figure's own left arm and leg are "
    "orange, its own right arm and leg are blue. Squares of the floor are one metre wide. The arrow on the floor "
    "points where the pelvis faces, the line is the path of the pelvis. There are no objects, no other people and no "
    "fingers: when a question asks about an object, judge whether the body moves as if it were there. Answer every "
    'question with "yes" only if the pictures show it, else with "no". Answer with JSON: {{"answers": [{{"number": '
    '1, "answer": "yes" or "no", "confidence": 0 to 1, "reason": "a few words"}}, ...]}}, one entry a question.'
)

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "answers": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "number": {"type": "integer"},
                    "answer": {"type": "string", "enum": ["yes", "no"]},
                    "confidence": {"type": "number"},
                    "reason": {"type": "string"},
                },
                "required": ["number", "answer", "confidence", "reason"],
                "additionalProperties": False,
            },
        }
    },
    "required": ["answers"],
    "additionalProperties": False,
}


@dataclass(frozen=True)
class VisionConfig:
    """How a vision model is asked.

    Attributes:
        url: base address of the server, such as http://localhost:8000/v1.
        model: its name there; when empty, the only one that the server lists.
        media: "frames" sends still pictures, "video" one MP4 (vLLM's `video_url`; needs the extra `video`).
        fps: pictures a second that it sees.
        max_pictures: most pictures in a request; longer clips are shown at a lower rate.
        size_px: width and height of a picture, even.
        timeout_s: for one request.
        retries: of requests that failed on the way.
        attempts: requests for one item until its answer fits the questions.
        requests_per_minute: most requests, not counting the client's own retries, which pause by themselves; 0 is no
            limit.
    """

    url: str
    model: str = ""
    media: str = "frames"
    fps: float = 5.0
    max_pictures: int = 64
    size_px: int = 448
    timeout_s: float = 120.0
    retries: int = 5
    attempts: int = 3
    requests_per_minute: float = 0.0

    def __post_init__(self) -> None:
        if not self.url.startswith(("http://", "https://")):
            raise OptionError(f"the judge's address must begin with http:// or https://; got {self.url!r}")
        if self.media not in ("frames", "video"):
            raise OptionError(f"media must be frames or video; got {self.media!r}")
        if not 0.1 <= self.fps <= 30 or not 1 <= self.max_pictures <= 1000:
            raise OptionError(
                f"a judge sees 0.1 to 30 pictures a second and at most 1000; got {self.fps:g} and {self.max_pictures}"
            )
        if self.timeout_s <= 0 or self.retries < 0 or self.attempts < 1 or self.requests_per_minute < 0:
            raise OptionError("time-out and attempts must be positive, retries and requests a minute not negative")


@dataclass
class RateLimit:
    """Spaces calls at least 60 / `per_minute` seconds apart, over all threads; 0 lets everything through."""

    per_minute: float
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _next: float = field(default=float("-inf"), init=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False, repr=False)

    def wait(self) -> None:
        """Return when the next call may be made."""
        if self.per_minute <= 0:
            return
        with self._lock:
            now = self.clock()
            turn = max(now, self._next)
            self._next = turn + 60 / self.per_minute
        if turn > now:
            self.sleep(turn - now)


class VisionJudge:
    """Asks a vision model.

    Raises:
        MissingExtraError: the client is not installed.
        JudgeError: the server lists several models and none was named, or cannot be reached.
    """

    def __init__(self, config: VisionConfig, api_key: str = "") -> None:
        try:
            import openai
        except ImportError as error:
            raise MissingExtraError("openai", "judge", "asking a vision model") from error
        self._openai = openai
        # A local server wants no key, but the client insists on one.
        self._client = openai.OpenAI(
            base_url=config.url, api_key=api_key or "none", timeout=config.timeout_s, max_retries=config.retries
        )
        self._limit = RateLimit(config.requests_per_minute)
        self._structured = True
        self.config = config
        try:
            self.model = config.model or self._only_model()
        except JudgeError:
            self.close()
            raise
        self.name = self.model

    def close(self) -> None:
        """Close the connections to the server; requests under way in other threads may still hold theirs."""
        with contextlib.suppress(RuntimeError):
            self._client.close()

    def plan(self) -> dict[str, Any]:
        """Model, instruction and what it is shown; not the address, since a server may move."""
        config = self.config
        shown = {"media": config.media, "fps": config.fps, "pictures": config.max_pictures, "size_px": config.size_px}
        return {"judge": self.model, "instruction": INSTRUCTION, **shown}

    def judge(self, item: Item, clip: MotionClip) -> Judgement:
        """Show the clip, ask all questions in one request, and ask again while the answer does not fit.

        Raises:
            JudgeError: the server refuses or stays away, or no answer fits after all attempts.
        """
        messages: list[dict[str, Any]] = [{"role": "user", "content": self._content(item, clip)}]
        usage = {"requests": 0, "prompt_tokens": 0, "completion_tokens": 0}
        problem = ""
        for _ in range(self.config.attempts):
            text = self._ask(messages, usage)
            try:
                return Judgement(parse_answers(text, len(item.questions)), usage)
            except ValueError as error:
                problem = str(error)
            messages = [
                messages[0],
                {"role": "assistant", "content": text},
                {
                    "role": "user",
                    "content": f"That answer cannot be used: {problem}. Answer again, with the JSON only.",
                },
            ]
        raise JudgeError(f"{self.model} gave no usable answer in {self.config.attempts} attempts: {problem}")

    def _content(self, item: Item, clip: MotionClip) -> list[dict[str, Any]]:
        pictures, rate = encode_clip(clip, self.config)
        what = "one video" if self.config.media == "video" else f"{len(pictures)} pictures, {rate:g} a second, in order"
        questions = "\n".join(f"{number}. {q.text}" for number, q in enumerate(item.questions, start=1))
        text = f"{INSTRUCTION.format(what=what)}\n\n{questions}"
        kind = "video_url" if self.config.media == "video" else "image_url"
        return [*({"type": kind, kind: {"url": url}} for url in pictures), {"type": "text", "text": text}]

    def complete(self, messages: list[dict[str, Any]], name: str, schema: dict[str, Any]) -> str:
        """What the model answers to some messages, asked for the JSON of a schema; "" where it says nothing.

        Raises:
            JudgeError: the server refuses or stays away.
        """
        return self._ask(messages, {"requests": 0, "prompt_tokens": 0, "completion_tokens": 0}, name, schema)

    def _ask(
        self,
        messages: list[dict[str, Any]],
        usage: dict[str, int],
        name: str = "answers",
        schema: dict[str, Any] = SCHEMA,
    ) -> str:
        openai = self._openai
        options: dict[str, Any] = {}
        if self._structured:
            wanted = {"name": name, "strict": True, "schema": schema}
            options["response_format"] = {"type": "json_schema", "json_schema": wanted}
        self._limit.wait()
        usage["requests"] += 1
        try:
            reply = self._client.chat.completions.create(
                model=self.model,
                messages=cast(Any, messages),
                temperature=0.0,
                **options,
            )
        except openai.BadRequestError as error:
            if self._structured and "response_format" in str(error):
                # An older server without structured output: the instruction asks for the same JSON.
                self._structured = False
                return self._ask(messages, usage, name, schema)
            raise JudgeError(f"{self.config.url} refuses the request: {error}") from error
        except openai.OpenAIError as error:
            raise JudgeError(f"no answer from {self.config.url}: {error}") from error
        except ValueError:
            return ""  # a body that is no JSON at all, cut short perhaps: as good as no answer
        if reply.usage is not None:
            usage["prompt_tokens"] += reply.usage.prompt_tokens or 0
            usage["completion_tokens"] += reply.usage.completion_tokens or 0
        if not getattr(reply, "choices", None):
            return ""
        return reply.choices[0].message.content or ""

    def _only_model(self) -> str:
        try:
            names = [model.id for model in self._client.models.list()]
        except self._openai.APIConnectionError as error:
            raise JudgeError(f"nothing answers at {self.config.url}; start the server, or correct --judge") from error
        except self._openai.OpenAIError as error:
            raise JudgeError(f"cannot ask {self.config.url} for its models: {error}; name one") from error
        if len(names) != 1:
            raise JudgeError(f"{self.config.url} has the models {', '.join(names) or '(none)'}; name one of them")
        return str(names[0])


def encode_clip(clip: MotionClip, config: VisionConfig) -> tuple[list[str], float]:
    """The clip as data addresses that a request can carry, and how many pictures a second they show."""
    rate = min(config.fps, (config.max_pictures - 0.5) / clip.duration_s)
    options = RenderOptions(width_px=config.size_px, height_px=config.size_px)
    if config.media == "video":
        with scratch_folder() as folder:
            path = folder / "clip.mp4"
            write_mp4(clip, path, fps=rate, render_options=options)
            return [_data_url(path.read_bytes(), "video/mp4")], rate
    urls = []
    for picture in render(clip, fps=rate, options=options):
        buffer = io.BytesIO()
        Image.fromarray(picture).save(buffer, format="JPEG", quality=88)
        urls.append(_data_url(buffer.getvalue(), "image/jpeg"))
    return urls, rate


def parse_answers(text: str, num_questions: int) -> tuple[Verdict, ...]:
    """Verdicts in the order of the questions, from a model's JSON; a code fence around it is forgiven.

    Raises:
        ValueError: no JSON, or not exactly one yes or no for each question.
    """
    start, end = text.find("{"), text.rfind("}")
    try:
        answers = parse_json(text[start : end + 1], finite=False)["answers"]
    except (UnreadableError, KeyError, TypeError) as error:
        raise ValueError(f"it is not the JSON that was asked for ({type(error).__name__})") from error
    verdicts: dict[int, Verdict] = {}
    if not isinstance(answers, list):
        raise ValueError("'answers' is not a list")
    for entry in answers:
        try:
            number, answer = int(entry["number"]), str(entry["answer"]).strip().lower()
            confidence = float(entry.get("confidence", 1.0))
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
            raise ValueError(f"an entry has no number and answer: {str(entry)[:80]}") from error
        if answer not in ("yes", "no"):
            raise ValueError(f"the answer to question {number} is neither yes nor no: {answer[:40]!r}")
        if number in verdicts or not 1 <= number <= num_questions:
            raise ValueError(f"there are {num_questions} questions, each to be answered once; got number {number}")
        confidence = min(max(confidence, 0.0), 1.0) if confidence == confidence else 0.0
        verdicts[number] = Verdict("yes" if answer == "yes" else "no", confidence, str(entry.get("reason", "")))
    if len(verdicts) < num_questions:
        missing = [str(n) for n in range(1, num_questions + 1) if n not in verdicts]
        raise ValueError(f"questions without an answer: {', '.join(missing)}")
    return tuple(verdicts[number] for number in sorted(verdicts))


def _data_url(content: bytes, kind: str) -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"


PATCH_PX = 28
"""Side of the square that is one token for the Qwen-VL family; other models count otherwise, within a factor of two."""
CHARACTERS_A_TOKEN = 4
ANSWER_TOKENS = 45
"""An entry of the answer with a short reason."""


@dataclass(frozen=True)
class CostEstimate:
    """An estimate: one good answer an item, no retries.

    Attributes:
        requests: one an item.
        pictures: stills that are sent.
        prompt_tokens: pictures and text.
        completion_tokens: answers, without what a thinking model writes first.
        dollars: None where no price was given.
        minutes: what the rate limit alone takes; 0 without one.
    """

    requests: int
    pictures: int
    prompt_tokens: int
    completion_tokens: int
    dollars: float | None
    minutes: float

    def __str__(self) -> str:
        price = "" if self.dollars is None else f", about ${self.dollars:.2f}"
        wait = f", at least {self.minutes:.0f} minutes by the rate limit" if self.minutes >= 1 else ""
        return (
            f"{self.requests} requests, {self.pictures} pictures, about {self.prompt_tokens:,} tokens in and "
            f"{self.completion_tokens:,} out{price}{wait}"
        )


def estimate_cost(
    items: Sequence[Item],
    durations_s: Sequence[float],
    config: VisionConfig,
    dollars_per_million: tuple[float, float] | None = None,
) -> CostEstimate:
    """Tokens and money for some items whose clips last `durations_s` seconds.

    tokens in = pictures * ceil(size / 28)^2 + characters / 4; tokens out = 45 a question.

    Args:
        items: what is still to be asked.
        durations_s: one for each item.
        config: how they are asked.
        dollars_per_million: price of a million tokens in and out.
    """
    pictures = sum(min(math.ceil(d * config.fps), config.max_pictures) for d in durations_s)
    characters = sum(len(INSTRUCTION) + sum(len(q.text) + 4 for q in item.questions) for item in items)
    tokens_in = pictures * math.ceil(config.size_px / PATCH_PX) ** 2 + characters // CHARACTERS_A_TOKEN
    tokens_out = ANSWER_TOKENS * sum(len(item.questions) for item in items)
    dollars = None
    if dollars_per_million is not None:
        dollars = (tokens_in * dollars_per_million[0] + tokens_out * dollars_per_million[1]) / 1e6
    minutes = len(items) / config.requests_per_minute if config.requests_per_minute else 0.0
    return CostEstimate(len(items), pictures, tokens_in, tokens_out, dollars, minutes)
