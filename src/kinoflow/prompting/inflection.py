"""Forms of the verbs in the phrase tables of other languages, from a stem and a mark: "camin~a", "歩~5く", "점프~h"."""

from __future__ import annotations

from collections.abc import Iterator

_REGULAR = {
    "es": {
        "a": "ar a an ando e o", "e": "er e en iendo o", "i": "ir e en iendo o",
    },
    "pt": {"a": "ar a am ando e o", "e": "er e em endo o", "i": "ir e em indo o"},
    "fr": {"e": "er e es ent ant ez"},
    "de": {"e": "en t e st end", "n": "n t e st nd"},
}  # fmt: skip
_GODAN = {
    "く": ("き", "いて"), "ぐ": ("ぎ", "いで"), "す": ("し", "して"), "む": ("み", "んで"), "ぶ": ("び", "んで"),
    "ぬ": ("に", "んで"), "る": ("り", "って"), "う": ("い", "って"), "つ": ("ち", "って"),
}  # fmt: skip


def conjugated(form: str, code: str) -> Iterator[tuple[str, bool]]:
    """The written forms of an entry, and whether one goes on with what follows ("walks and")."""
    joins = form.endswith(">and")
    stem, mark, kind = form.removesuffix(">and").partition("~")
    if not mark:
        yield stem, joins
    elif code == "ja":
        yield from _japanese(stem, kind)
    elif code == "ko":
        for ending, goes_on in (
            ("하다", False),
            ("한다", False),
            ("합니다", False),
            ("해요", False),
            ("하기", False),
            ("하고", True),
        ):
            yield stem + ending, goes_on
    else:
        for ending in _REGULAR[code][kind].split():
            yield stem + ending, False
        if code == "de" and stem.endswith(("t", "d")):
            yield stem + "et", False


def _japanese(stem: str, kind: str) -> Iterator[tuple[str, bool]]:
    if kind == "s":
        polite, plain, joining = "し", "する", "して"
    elif kind == "1":
        polite, plain, joining = "", "る", "て"
    else:
        polite, joining = _GODAN[kind[1]]
        plain = kind[1]
    yield stem + plain, False
    yield from ((stem + polite + "ます", False), (stem + joining, True), (stem + joining + "いる", False))
    yield from (
        (stem + joining + "います", False),
        (stem + joining + "ください", False),
        (stem + polite + "ながら", True),
    )
