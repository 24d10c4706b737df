"""Write `assets/phrases.npz`: ways of saying every authored action, as vectors of the compact text encoder.

    python tools/write_phrase_book.py [OUT]

Two minutes on one core. To be run again whenever actions or their phrases change; a test tells.
"""

import re
import sys
from pathlib import Path

import numpy as np

from kinoflow.arranging.phrases import FloatArray, PhraseBook
from kinoflow.authoring.action import Choice, actions, write_score
from kinoflow.errors import ScoreError
from kinoflow.language.tables import table
from kinoflow.language.words import CARDINALS
from kinoflow.text.compact import CompactTextEncoder

ASKED = table("authored_phrases")
"""Actions and ways of asking for them that are in no score."""

DRAWS = 16
_MASKED = re.compile(rf"\b(left|right|once|twice|{'|'.join(CARDINALS[1:13])}|times|a|an|the|\{{poss\}})\b")


def phrases_of(name: str) -> list[str]:
    """Phrases of an action, of which those that differ in sides and numbers only count as one."""
    action, generator = actions()[name], np.random.default_rng(0)
    found: dict[str, str] = {}
    # Every value of every choice at least once, besides those that come by chance.
    given: list[dict[str, str]] = [{} for _ in range(DRAWS)]
    given += [
        {key: value}
        for key, kind in action.parameters.items()
        if isinstance(kind, Choice) and key != "tempo"
        for value in kind.values
    ]
    for fixed in given:
        values = {key: kind.draw(generator) for key, kind in action.parameters.items() if key != "tempo"} | fixed
        try:
            _, phrases = write_score(action, values, generator)
        except ScoreError:
            continue
        for phrase in phrases:
            found.setdefault(" ".join(_MASKED.sub("", phrase).split()), phrase)
    first, _, rest = name.partition(" ")
    verb = f"{{{first}}} {rest}".strip() if first in action.verbs else ""
    return list(dict.fromkeys([*sorted(found.values()), f"= {name}", *([verb] if verb else []), *ASKED.get(name, ())]))


def main() -> None:
    """Write the book."""
    default = Path(__file__).parents[1] / "src" / "kinoflow" / "assets" / "phrases.npz"
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else default
    encoder = CompactTextEncoder()

    def encode(texts: list[str]) -> FloatArray:
        return np.concatenate([encoder.encode(texts[k : k + 256]).pooled.numpy() for k in range(0, len(texts), 256)])

    book = PhraseBook.write({name: phrases_of(name) for name in actions()}, encode)
    book.save(out)
    print(f"{len(book.names)} actions, {len(book.owners)} phrases, {out.stat().st_size / 1e6:.1f} MB: {out}")


if __name__ == "__main__":
    main()
