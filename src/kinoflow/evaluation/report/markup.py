"""Small pieces of HTML that the sections of a report share."""

from __future__ import annotations

import html
from collections.abc import Iterable
from typing import Any


def table(heads: Iterable[str], rows: Iterable[str]) -> str:
    """A table that scrolls in itself; `rows` are markup, `heads` are words."""
    cells = "".join(f"<th>{text(head)}</th>" for head in heads)
    return f'<div class="wide"><table><thead><tr>{cells}</tr></thead><tbody>{"".join(rows)}</tbody></table></div>\n'


def pair(value: dict[str, float]) -> tuple[float, float]:
    """Mean and half width of an interval."""
    return value["mean"], value["half_width"]


def number(value: float) -> str:
    """Three digits."""
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"


def percent(share: dict[str, Any]) -> str:
    """A share with its interval; empty where nothing was counted."""
    value = share["value"] if "value" in share else share["share"]
    if value is None:
        return ""
    return f"{value:.0%} <small>{share['low']:.0%} to {share['high']:.0%}</small>"


def text(value: object) -> str:
    """Words, safe within markup."""
    return html.escape(str(value))
