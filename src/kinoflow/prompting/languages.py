"""Which language a text is in: by its script, and for Latin letters by its function words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib import resources

from kinoflow.prompting.inflection import conjugated
from kinoflow.prompting.vocabulary import english, words

NAMES = {
    "en": "English", "zh": "Chinese", "ja": "Japanese", "ko": "Korean", "es": "Spanish", "fr": "French", "de": "German",
    "pt": "Portuguese", "ru": "Russian", "uk": "Ukrainian", "ar": "Arabic", "he": "Hebrew", "el": "Greek",
    "hi": "Hindi", "th": "Thai", "it": "Italian", "nl": "Dutch", "pl": "Polish", "tr": "Turkish", "sv": "Swedish",
    "und": "an unknown one",
}  # fmt: skip
TRANSLATED = ("zh", "ja", "ko", "es", "fr", "de", "pt", "ru")
"""Languages that there are phrase tables for."""
_SCRIPTS = (
    ("HIRAGANA", "ja"), ("KATAKANA", "ja"), ("HANGUL", "ko"), ("CJK", "zh"), ("CYRILLIC", "ru"), ("ARABIC", "ar"),
    ("HEBREW", "he"), ("GREEK", "el"), ("DEVANAGARI", "hi"), ("THAI", "th"),
)  # fmt: skip
_OTHERS = {
    "it": "il lo la gli le un una uno di del della e con per in che si è sono verso poi mentre lentamente velocemente "
    "persona uomo donna ragazzo ragazza bambino cammina corre salta avanti indietro siede alza cade balla saluta gira "
    "ferma piedi mano braccio gamba testa destra sinistra terra sedia",
    "nl": "de het een en met naar op in van dat zijn haar zich loopt vooruit daarna dan persoon iemand man vrouw",
    "pl": "się i w na z do jest osoba idzie potem człowiek kobieta mężczyzna prawą lewą ręką skacze biegnie",
    "tr": "bir ve ile için kişi adam kadın sonra yürüyor koşuyor zıplıyor el sol sağ ileri",
    "sv": "en ett och med på att som är går springer hoppar framåt sedan person någon man kvinna",
}
"""Languages that are recognised and have no phrase table, so that they are named."""


@dataclass(frozen=True)
class Language:
    """What language a text was taken for.

    Attributes:
        code: ISO 639-1, or "und" where it is in letters of a script that says no more.
        confidence: 0 to 1.
    """

    code: str
    confidence: float

    @property
    def name(self) -> str:
        """In English."""
        return NAMES.get(self.code, self.code)


def folded(text: str, code: str) -> str:
    """A text in the form in which tables are compared: lower case, Latin letters without accents."""
    text = unicodedata.normalize("NFKC", text).replace("’", "'").casefold()
    if code in ("zh", "ja", "ko"):
        return text
    if code in ("ru", "uk"):
        return text.replace("ё", "е")
    if code == "es":
        # "He" and "the" differ by the accent alone.
        text = re.sub(r"\bél\b", "ell", text)
    apart = unicodedata.normalize("NFKD", text)
    return "".join(character for character in apart if not unicodedata.combining(character))


@cache
def table_lines(code: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Role, English and forms of every line of a language's table."""
    path = resources.files("kinoflow") / "assets" / "prompting" / "languages" / f"{code}.txt"
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            left, _, right = line.partition(" = ")
            role, _, meaning = left.strip().partition(" ")
            rows.append((role, meaning, tuple(form.strip() for form in right.split(" | "))))
    return tuple(rows)


@cache
def _marks(code: str) -> frozenset[str]:
    """Words by which a language in Latin letters is known."""
    if code in _OTHERS:
        return frozenset(folded(_OTHERS[code], code).split())
    found: set[str] = set()
    for role, _, forms in table_lines(code):
        if role in ("function", "number"):
            found |= set(re.sub(r":\d+", "", folded(" ".join(forms), code)).split())
            continue
        for form in forms:
            found |= {word for written, _ in conjugated(form, code) for word in folded(written, code).split()}
    return frozenset(word for word in found if len(word) > 1 or word in ("y", "a", "o", "e"))


def detect(text: str) -> Language:
    """The language of a text. Text that no table knows, such as names, counts as English with no confidence."""
    counts: Counter[str] = Counter()
    for character in text:
        if character.isalpha():
            name = unicodedata.name(character, "")
            script = next((code for prefix, code in _SCRIPTS if name.startswith(prefix)), None)
            counts[script or ("latin" if name.startswith(("LATIN", "FULLWIDTH LATIN")) else "und")] += 1
    if not counts:
        return Language("en", 0.0)
    total, latin = sum(counts.values()), counts.pop("latin", 0)
    if counts and sum(counts.values()) >= max(1, 0.2 * total):
        code = "ja" if counts["ja"] else counts.most_common(1)[0][0]
        if code == "ru" and re.search("[іїєґ]", text.casefold()):
            code = "uk"
        return Language(code, (total - latin) / total)
    return _latin(text)


def _latin(text: str) -> Language:
    spoken = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text)
    plain = [word.casefold() for word in spoken]
    known = words().known
    if all(word in known for word in plain):
        return Language("en", 1.0)
    right = sum(word in known or word.split("'")[0] in english() for word in plain) / len(plain)
    scores = {}
    for code in (*(code for code in TRANSLATED if code in ("es", "fr", "de", "pt")), *_OTHERS):
        marks = _marks(code)
        hits = [word for word in (folded(word, code) for word in plain) if word in marks]
        foreign = [word for word in hits if word not in known]
        scores[code] = (len(hits) / len(plain), len(foreign))
    best = max(scores, key=lambda code: scores[code])
    share, number = scores[best]
    # A word or two may be names; most of the words have to be the other language's, and more than are English.
    if number and share > right and share >= 0.34:
        return Language(best, share)
    return Language("en", right)
