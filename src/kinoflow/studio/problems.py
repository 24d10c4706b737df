"""Errors as clients get them: problem details in JSON (RFC 9457)."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping, Sequence
from http import HTTPStatus
from pathlib import Path
from typing import Any

from starlette.responses import JSONResponse

from kinoflow.errors import (
    InputError,
    KinoflowError,
    MissingExtraError,
    ModelError,
    MotionFileError,
    OutputError,
    RequestError,
    ResourceError,
)

MEDIA_TYPE = "application/problem+json"
_STATUS: tuple[tuple[type[KinoflowError], int], ...] = (
    (InputError, 422),
    (MotionFileError, 422),
    (MissingExtraError, 501),
    (ModelError, 503),
    (ResourceError, 503),
    (OutputError, 507),
)


def code_of(error: KinoflowError) -> str:
    """Short name of a kind of error: "prompt" for a `PromptError`."""
    if isinstance(error, RequestError):
        return error.code
    words = re.findall("[A-Z][a-z]+", type(error).__name__.removesuffix("Error"))
    return "-".join(word.lower() for word in words)


_CLAUSE = re.compile(r"(; |\. |, or )")
_OPTION = re.compile(r"(?:^|\s)--[a-z]")


def told(error: KinoflowError) -> str:
    """The message, its list of actions as the page has it; what advises an option of the command line is left out."""
    text = str(error).replace("`kinoflow author list` shows", "the list of actions shows")
    first, *others = _CLAUSE.split(text)
    return first + "".join(
        mark + clause for mark, clause in zip(others[::2], others[1::2], strict=True) if not _OPTION.search(clause)
    )


def status_of(error: KinoflowError) -> int:
    """Status of HTTP for an error."""
    if isinstance(error, RequestError):
        return error.status
    return next((status for kind, status in _STATUS if isinstance(error, kind)), 500)


@contextlib.contextmanager
def told_as(path: Path, name: str) -> Iterator[None]:
    """Errors about a file that was sent name it as its sender does, not where it lies meanwhile.

    Raises:
        RequestError: in place of other errors of kinoflow.
    """
    try:
        yield
    except RequestError:
        raise
    except KinoflowError as error:
        text = str(error.args[0] if error.args else error).replace(str(path), name).replace(path.name, name)
        raise RequestError(status_of(error), code_of(error), text) from error


def problem(status: int, code: str, detail: str, errors: Sequence[str] | None = None) -> dict[str, Any]:
    """See `schema.Problem`."""
    content = {
        "type": f"urn:kinoflow:problem:{code}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": _whole(detail),
    }
    return content if errors is None else {**content, "errors": list(map(_whole, errors))}


def _whole(text: str) -> str:
    """The text with halves of characters, which no answer can hold, as escapes: what was sent is quoted in it."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def problem_response(
    status: int,
    code: str,
    detail: str,
    *,
    errors: Sequence[str] | None = None,
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """The answer that tells of a problem."""
    content = problem(status, code, detail, errors)
    return JSONResponse(content, status, headers=dict(headers or {}), media_type=MEDIA_TYPE)
