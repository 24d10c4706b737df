"""Charts of a report as SVG, and how its numbers are written."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Any


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


_WIDTH, _LABEL, _VALUE, _ROW = 680, 130, 190, 26
_PLOT = _WIDTH - _LABEL - _VALUE


def interval_chart(title: str, rows: Sequence[tuple[str, float, float]], *, note: str = "") -> str:
    """Bars from zero with whiskers: (name, value, half width) of each row."""
    largest = max((value + half for _, value, half in rows), default=0.0) or 1.0
    parts = []
    for place, (name, value, half) in enumerate(rows):
        y = _ROW * place + 4
        length, low, high = (_across(x, largest) for x in (value, value - half, value + half))
        parts.append(
            f'<rect class="bar b{place}" x="{_LABEL}" y="{y}" width="{length:.1f}" height="{_ROW - 8}"/>'
            f'<path class="whisker" d="M{_LABEL + low:.1f} {y + 9}H{_LABEL + high:.1f}"/>'
            + _words(name, f"{value:.3f} ± {half:.3f}", y)
        )
    return _chart(title, parts, note)


def spread_chart(title: str, rows: Sequence[tuple[str, float, float, float]], *, note: str = "") -> str:
    """Boxes: (name, lower quartile, median, upper quartile) of each row, on an axis from zero.

    The axis ends at three times the third largest upper quartile; a longer box is cut there, with an arrow and its
    number beside it, so that one broken set does not flatten all others.
    """
    uppers = sorted((row[3] for row in rows), reverse=True)
    largest = min(uppers[0], 3 * uppers[min(2, len(uppers) - 1)]) or 1.0
    parts = []
    for place, (name, lower, median, upper) in enumerate(rows):
        y = _ROW * place + 4
        left, middle, right = (_across(x, largest) for x in (lower, median, upper))
        shape = f'<rect class="bar b{place}" x="{_LABEL + left:.1f}" y="{y}" width="{max(right - left, 1.5):.1f}" '
        shape += f'height="{_ROW - 8}"/><path class="median" d="M{_LABEL + middle:.1f} {y}v{_ROW - 8}"/>'
        if upper > largest:
            x = _LABEL + _PLOT
            shape += f'<path class="arrow" d="M{x} {y + 3}l7 6l-7 6z"/>'
        parts.append(shape + _words(name, f"{number(median)} ({number(lower)} to {number(upper)})", y))
    return _chart(title, parts, note)


def _across(value: float, largest: float) -> float:
    return _PLOT * min(max(value / largest, 0.0), 1.0)


def _words(name: str, value: str, y: int) -> str:
    return (
        f'<text class="name" x="{_LABEL - 8}" y="{y + 14}">{html.escape(name)}</text>'
        f'<text class="value" x="{_LABEL + _PLOT + 12}" y="{y + 14}">{html.escape(value)}</text>'
    )


def _chart(title: str, parts: Sequence[str], note: str) -> str:
    height = _ROW * len(parts) + 6
    caption = html.escape(title) + (f' <span class="note">{html.escape(note)}</span>' if note else "")
    return (
        f'<figure class="chart"><figcaption>{caption}</figcaption>'
        f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{html.escape(title)}">'
        f'<path class="axis" d="M{_LABEL} 0v{height}"/>{"".join(parts)}</svg></figure>'
    )
