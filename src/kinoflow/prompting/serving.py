"""Our prompt module behind the interface of the official one: `/v1/chat/completions` answers with two fields.

A client sends one user message, instructions with the text appended, and gets a JSON object of `duration` (frames at 30
a second) and `short_caption` (English). `chat_completion` is the whole of it, without a web server; `kinoflow serve`
has it.
"""

from __future__ import annotations

import json
import re
import time
import uuid
from collections.abc import Mapping
from typing import Any

from kinoflow.errors import KinoflowError, PromptError
from kinoflow.prompting.plan import LONGEST_S, SHORTEST_S, plan_prompt
from kinoflow.prompting.times import FPS
from kinoflow.text.prompt import check_prompt_length

MODEL_NAME = "kinoflow-prompts-rules"
_TAGGED = re.compile(r"<(?P<tag>text|input|prompt|action)>(?P<text>.*?)</(?P=tag)>", re.DOTALL | re.IGNORECASE)
_LABELS = r"user(?:'s)?(?: input| text| prompt| action)?|input(?: text| action)?|text|action|prompt"
_LABELS += "|description|motion|request"
_LABEL = re.compile(rf"^\s*(?:#+ *)?[*_]{{0,2}}(?:the )?(?:{_LABELS})[*_]{{0,2}}\s*[:：]\s*[*_]{{0,2}}", re.IGNORECASE)


def text_of(message: str) -> str:
    """The user's text in a message of instructions: in a tag, after the last label, or the last paragraph.

    Raises:
        PromptError: there is none.
    """
    tagged = list(_TAGGED.finditer(message))
    if tagged:
        text = tagged[-1]["text"]
    else:
        paragraphs = [
            part for part in re.split(r"\n\s*\n|\n(?=\s*[#*]*\s*\w[\w' ]{0,20}[:：])", message) if part.strip()
        ]
        text = paragraphs[-1] if paragraphs else ""
        text = _LABEL.sub("", text)
    text = " ".join(text.split()).strip("\"“”'` ")
    if not text:
        raise PromptError("the last user message holds no text to be rewritten")
    check_prompt_length(text)
    return text


def official_answer(text: str) -> dict[str, int | str]:
    """The two fields for a text; frames stay within what the model can do.

    Raises:
        InputError: see `plan_prompt`.
    """
    plan = plan_prompt(text)
    frames = min(max(plan.frames, round(SHORTEST_S * FPS)), round(LONGEST_S * FPS))
    return {"duration": frames, "short_caption": plan.caption}


def chat_completion(body: Any) -> tuple[int, dict[str, Any]]:
    """Status and answer for the body of a request to `/v1/chat/completions`."""
    try:
        message = _last_message(body)
        content = json.dumps(official_answer(text_of(message)), ensure_ascii=False)
    except KinoflowError as error:
        return 400, {"error": {"message": str(error), "type": "invalid_request_error", "param": None, "code": None}}
    return 200, {
        "id": f"chatcmpl-{uuid.uuid4().hex}",
        "object": "chat.completion",
        "created": int(time.time()),
        "model": MODEL_NAME,
        "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": content}}],
        "usage": {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0},
    }


def models() -> dict[str, Any]:
    """The answer to `/v1/models`."""
    return {"object": "list", "data": [{"id": MODEL_NAME, "object": "model", "created": 0, "owned_by": "kinoflow"}]}


def _last_message(body: Any) -> str:
    messages = body.get("messages") if isinstance(body, Mapping) else None
    if not isinstance(messages, list) or not messages:
        raise PromptError('a request holds {"messages": [{"role": "user", "content": "..."}]}')
    if body.get("stream"):
        raise PromptError("answers are not streamed; leave out stream")
    users = [row for row in messages if isinstance(row, Mapping) and row.get("role") == "user"]
    content = users[-1].get("content") if users else None
    if isinstance(content, list):
        parts = [part.get("text") for part in content if isinstance(part, Mapping) and part.get("type") == "text"]
        content = "\n".join(part for part in parts if isinstance(part, str))
    if not isinstance(content, str) or not content.strip():
        raise PromptError("the last message of the user holds no text")
    return content
