"""Write the word lists of `kinoflow.prompting`: those of our own phrases, and English ones that are not to be touched.

    python tools/write_word_lists.py --english /usr/share/dict/american-english /usr/share/dict/british-english

`assets/prompting/words.json` has the words of all phrases of authored actions with the number of actions that know
them, the verbs with what may follow them, and nouns that are done ("a cartwheel"). `english.txt.gz` has the words of
the lists given (SCOWL, the packages wamerican and wbritish of Debian); left out, it stays. To be run again when actions
or their phrases change; a test tells.
"""

import argparse
import gzip
import json
import re
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np

from kinoflow.authoring.action import actions, write_score
from kinoflow.errors import ScoreError
from kinoflow.language.grammar import Mood, render
from kinoflow.language.tables import table

ASKED = table("authored_phrases")
"""Actions and ways of asking for them that are in no score."""

OUT = Path(__file__).parents[1] / "src" / "kinoflow" / "assets" / "prompting"
DRAWS = 6
MOODS = (Mood.SIMPLE, Mood.IMPERATIVE, Mood.GERUND)
_VERB = re.compile(r"\{(?!poss\b)([a-z]+)(:ing)?\}(?: ([a-z]+|\{poss\}))?")
_DONE = re.compile(
    r"\{(?:do|perform|execute)\} (?:(?:an?|the|some|two|three|one|\{poss\}) )?([a-z][a-z -]*?)"
    r"(?= (?:with|on|in|to|from|at|of|for|by|while|and|then|as|over|toward|towards|into|against|after|like|off|up|down|forward|backward|before|again|twice|once|using|without|round|around)\b|,|$)"
)


def phrases_of(name: str) -> list[str]:
    """All phrases of an action, verbs in braces."""
    act, generator = actions()[name], np.random.default_rng(0)
    found = dict.fromkeys(ASKED.get(name, ()))
    for _ in range(DRAWS):
        values = {key: kind.draw(generator) for key, kind in act.parameters.items() if key != "tempo"}
        try:
            _, phrases = write_score(act, values, generator)
        except ScoreError:
            continue
        found |= dict.fromkeys(phrases)
    return [*found, f"= {name}"]


def lists() -> dict[str, object]:
    """Content of `words.json`."""
    known: Counter[str] = Counter()
    verbs: set[str] = set()
    follows: dict[str, set[str]] = defaultdict(set)
    nouns: set[str] = set()
    for name in actions():
        words: set[str] = set()
        for phrase in phrases_of(name):
            for mood in MOODS:
                words |= set(re.findall(r"[a-z]+", render(phrase, mood).lower()))
            for verb, _, following in _VERB.findall(phrase):
                verbs.add(verb)
                if following:
                    follows[verb].add(following)
            nouns |= {noun for noun in _DONE.findall(phrase) if len(noun.split()) <= 3}
        known.update(words)
    return {
        "known": dict(sorted(known.items())),
        "verbs": sorted(verbs),
        "follows": {verb: sorted(words) for verb, words in sorted(follows.items())},
        "nouns": sorted(nouns),
    }


def main() -> None:
    """Write the lists."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--english", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    content = lists()
    (OUT / "words.json").write_text(json.dumps(content, separators=(",", ":")) + "\n")
    if options.english:
        lines = [line for path in options.english for line in path.read_text(encoding="utf-8").splitlines()]
        words = {line.lower().removesuffix("'s") for line in lines}
        text = "\n".join(sorted(word for word in words if re.fullmatch("[a-z]+", word))) + "\n"
        (OUT / "english.txt.gz").write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print({name: len(values) for name, values in content.items()})


if __name__ == "__main__":
    main()
