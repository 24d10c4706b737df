"""Text and JSON of others: one way to read them that knows every way in which they go wrong."""

from __future__ import annotations

import codecs
import json
import math
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NoReturn

from kinoflow.errors import UnreadableError

LARGEST_TEXT_BYTES = 256 << 20
"""Parsed, JSON takes up to twenty times its size."""
DEEPEST = 64
"""Levels of lists and objects in one another; more than any format has, and few enough for every later use."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_WHOLE_DIGITS = 19
_PIECE_BYTES = 1 << 20


def read_text(
    path: str | os.PathLike[str],
    *,
    most_bytes: int = LARGEST_TEXT_BYTES,
    damaged: str = "strict",
    any_mark: bool = False,
) -> str:
    """A UTF-8 file as text; a byte order mark at its start is dropped.

    Args:
        path: the file, which may also be a pipe.
        most_bytes: of a longer file nothing is read.
        damaged: what becomes of bytes that are no UTF-8, "strict" (an error) or "replace".
        any_mark: read UTF-16 too where a byte order mark says that it is: what Windows calls Unicode, and what its
            shell writes with `>`.

    Raises:
        UnreadableError: it is longer, or no UTF-8.
        OSError: it is missing, a folder, or may not be read.
    """
    # Opened and not measured first: a pipe has no size, and a file may grow.
    content = bytearray()
    with Path(path).open("rb") as file:
        while len(content) <= most_bytes and (piece := file.read(_PIECE_BYTES)):
            content += piece
    if len(content) > most_bytes:
        raise UnreadableError(f"it is longer than {most_bytes >> 10:,} KiB, the most that is read of such a file")
    marked = any_mark and content[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    try:
        return content.decode("utf-16" if marked else "utf-8-sig", errors=damaged)
    except UnicodeDecodeError as error:
        raise UnreadableError(f"it is not UTF-8 text (byte {error.start}); save it as UTF-8") from error


def read_lines(path: str | os.PathLike[str]) -> list[str]:
    """Lines of a file that people write, UTF-8 or marked UTF-16; only line feed and carriage return end one."""
    return re.split(r"\r\n|\n|\r", read_text(path, any_mark=True))


def read_json(
    path: str | os.PathLike[str], *, finite: bool = True, halves: bool = False, any_size: bool = False
) -> Any:
    """The value in a JSON file; for the options see `parse_json`.

    Raises:
        UnreadableError: see `parse_json`.
        OSError: the file is missing or may not be read.
    """
    return parse_json(read_text(path), finite=finite, halves=halves, any_size=any_size)


def read_json_lines(path: str | os.PathLike[str], *, finite: bool = True) -> Iterator[tuple[int, Any]]:
    """Number, from 1, and value of every line of JSON that is not blank; for `finite` see `parse_json`.

    Raises:
        UnreadableError: a line is no JSON; the message has its number. See `parse_json`.
        OSError: the file is missing or may not be read.
    """
    # A sentence may hold any other line break of Unicode as it is.
    return json_lines(read_text(path).split("\n"), finite=finite)


def json_lines(lines: Iterable[str], *, finite: bool = True) -> Iterator[tuple[int, Any]]:
    """`read_json_lines` of lines that have been read already."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                value = parse_json(line, finite=finite)
            except UnreadableError as error:
                raise UnreadableError(f"line {number}: {error}") from error
            yield number, value


def parse_json(text: str, *, finite: bool = True, halves: bool = False, any_size: bool = False) -> Any:
    """The value that JSON text stands for, fit for any use.

    Refused is what Python's parser takes and later code stumbles over: whole numbers beyond 64 bits, numbers beyond
    double precision, halves of characters (lone surrogates), and nesting deeper than `DEEPEST`.

    Args:
        text: JSON.
        finite: refuse NaN and infinity too, which JSON does not know but Python writes.
        halves: let halves of characters pass.
        any_size: let whole numbers beyond 64 bits pass, and infinity with them.

    Raises:
        UnreadableError: it is none, or holds what is refused.
    """
    try:
        value = (_UNBOUNDED if any_size else _STRICT if finite else _LENIENT).decode(text)
    except UnreadableError:
        raise
    except RecursionError as error:
        raise UnreadableError(f"it is nested deeper than {DEEPEST} levels") from error
    except ValueError as error:
        raise UnreadableError(f"it is not JSON ({error})") from error
    # Few texts have so many brackets or any such escape, and a look at each value takes time.
    if "\\u" in text or text.count("[") + text.count("{") > DEEPEST:
        _check_tree(value, halves)
    return value


def _check_tree(value: Any, halves: bool) -> None:
    """Depth and characters of everything in a value, without recursion."""
    level, depth = [value], 0
    while level:
        if depth > DEEPEST:
            raise UnreadableError(f"it is nested deeper than {DEEPEST} levels")
        below: list[Any] = []
        for item in level:
            if isinstance(item, str) and not halves:
                _check_characters(item)
            elif isinstance(item, dict):
                for key in () if halves else item:
                    _check_characters(key)
                below.extend(item.values())
            elif isinstance(item, list):
                below.extend(item)
        level, depth = below, depth + 1


def has_halves(text: str) -> bool:
    """Whether a text holds lone surrogates, halves of characters that no file can be written with."""
    return not text.isascii() and _SURROGATE.search(text) is not None


def _check_characters(text: str) -> None:
    if has_halves(text):
        raise UnreadableError(f"it holds half of a character ({_SURROGATE.findall(text)[0]!a}), which is no text")


def _whole(digits: str) -> int:
    if len(digits.lstrip("-")) > _WHOLE_DIGITS or not -(2**63) <= (number := int(digits)) < 2**63:
        raise UnreadableError(f"it holds a whole number of {len(digits)} digits; at most 64 bits are read")
    return number


def _decimal(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise UnreadableError(f"it holds the number {digits[:40]}, which is beyond double precision")
    return number


def _refuse(constant: str) -> NoReturn:
    raise UnreadableError(f"it holds {constant}, which is no number of JSON")


_STRICT = json.JSONDecoder(parse_int=_whole, parse_float=_decimal, parse_constant=_refuse)
_LENIENT = json.JSONDecoder(parse_int=_whole)
_UNBOUNDED = json.JSONDecoder()
