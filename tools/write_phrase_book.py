"""Write `assets/phrases.npz`: ways of saying every authored action, as vectors of the compact text encoder; and beside
it `action_words.jsonl`: what the phrases of each tell of its parameters (`kinoflow.arranging.evidence`).

    python tools/write_phrase_book.py [OUT]
    python tools/write_phrase_book.py --only "dodge roll" "sword slash"

Five minutes on one core. To be run again whenever actions or their phrases change; a test tells. With `--only` the
other actions are taken from the book as it is, but for those whose file was changed: seconds for a few that are changed
or new (all that are no more drop out).
"""

import argparse
import re
from pathlib import Path

import numpy as np

from kinoflow.arranging.learned import TABLE, outdated, write_table
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


def changed(old: PhraseBook, new: PhraseBook) -> PhraseBook:
    """The old book with the actions of the new one in place of its own, and without actions that are no more."""
    rows: dict[str, tuple[np.ndarray, tuple[str, ...]]] = {}
    for book in (old, new):
        for place, name in enumerate(book.names):
            rows[name] = book.vectors[book.owners == place], book.words[place]
    names = tuple(sorted(name for name in rows if name in actions()))
    return PhraseBook(
        names,
        np.repeat(np.arange(len(names)), [len(rows[name][0]) for name in names]),
        np.concatenate([rows[name][0] for name in names]),
        tuple(rows[name][1] for name in names),
        old.verbs | new.verbs,
    )


def main() -> None:
    """Write the book."""
    default = Path(__file__).parents[1] / "src" / "kinoflow" / "assets" / "phrases.npz"
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", nargs="?", type=Path, default=default)
    parser.add_argument("--only", nargs="+", default=[], metavar="ACTION")
    given = parser.parse_args()
    encoder = CompactTextEncoder()

    def encode(texts: list[str]) -> FloatArray:
        return np.concatenate([encoder.encode(texts[k : k + 256]).pooled.numpy() for k in range(0, len(texts), 256)])

    # Those whose file was changed since may say something else as well.
    names = sorted({*given.only, *outdated(actions().values())}) if given.only else list(actions())
    book = PhraseBook.write({name: phrases_of(name) for name in names}, encode)
    if given.only:
        book = changed(PhraseBook.load(), book)
    book.save(given.out)
    told = given.out.with_name(TABLE)
    learned = write_table(actions().values(), told, names)
    print(f"{len(learned)} actions learned, {told.stat().st_size / 1e6:.1f} MB: {told}")
    print(
        f"{len(book.names)} actions, {len(book.owners)} phrases, {given.out.stat().st_size / 1e6:.1f} MB: {given.out}"
    )


if __name__ == "__main__":
    main()
