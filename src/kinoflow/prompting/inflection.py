"""Forms of the verbs in the phrase tables of other languages, from a stem and a mark: "camin~a", "歩~5く", "점프~h".

What follows the verb stands behind the mark: "lav~a los platos".
"""

from __future__ import annotations

from collections.abc import Iterator

_REGULAR = {
    "es": {
        "a": "ar a an ando e o", "e": "er e en iendo o", "i": "ir e en iendo o",
    },
    "pt": {"a": "ar a am ando e o", "e": "er e em endo o", "i": "ir e em indo o"},
    "fr": {"e": "er e es ent ant ez"},
    "de": {"e": "en t e st end", "n": "n t e st nd"},
    "ru": {"a": "ает ать ай ают ающий", "y": "ет ть й ют ющий", "i": "ит ить и ят"},
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
    elif code == "ko" and kind == "v":
        yield from _korean(stem)
    elif code == "ko":
        for ending, goes_on in (
            ("하다", False),
            ("한다", False),
            ("합니다", False),
            ("해요", False),
            ("하기", False),
            ("하고 있다", False),
            ("하고", True),
            ("하며", True),
            ("하면서", True),
        ):
            yield stem + ending, goes_on
    else:
        kind, _, rest = kind.partition(" ")
        endings = _REGULAR[code][kind].split()
        endings += ["et"] if code == "de" and stem.endswith(("t", "d")) else []
        for ending in endings:
            yield f"{stem}{ending} {rest}".rstrip(), False


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


_FIRST_SYLLABLE, _FINALS = 0xAC00, 28
_NONE, _N, _L, _B = 0, 4, 8, 17
"""Final consonants by their number within a syllable."""


def _korean(stem: str) -> Iterator[tuple[str, bool]]:
    """Forms of a verb from its stem: after a vowel or ㄹ the ending's consonant joins the last syllable."""
    final = (ord(stem[-1]) - _FIRST_SYLLABLE) % _FINALS
    if final in (_NONE, _L):
        open_syllable = ord(stem[-1]) - final
        now, polite = (stem[:-1] + chr(open_syllable + consonant) for consonant in (_N, _B))
        yield from ((now + "다", False), (polite + "니다", False), (stem + "며", True), (stem + "면서", True))
    else:
        yield from ((stem + "는다", False), (stem + "습니다", False), (stem + "으며", True), (stem + "으면서", True))
    yield from ((stem + "다", False), (stem + "기", False), (stem + "고 있다", False), (stem + "고", True))
