"""`PhraseBook`: ways of saying every authored action, as vectors of the compact text encoder."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kinoflow.errors import ConfigError, UnreadableError
from kinoflow.files import atomic_path
from kinoflow.language.grammar import render
from kinoflow.language.words import NUMBERS, phrase_stems, stem, stems
from kinoflow.reading import open_npz, reading

FloatArray = npt.NDArray[np.float32]
Encode = Callable[[Sequence[str]], FloatArray]
"""Sentences to vectors [B, C]."""
BOOK_NAME = "phrases.npz"
WORD_WEIGHT = 0.35
"""What shared words count beside likeness of meaning."""
MIDDLE_WEIGHT = 0.25
"""What it counts to be near to the mean of an action's phrases, not only to one of them."""
UNSAID_WEIGHT = 0.03
"""What it costs that a text has nothing of an action's name: without a wall, a push-up is no wall push-up."""
NAME_WEIGHT = 0.01
"""What it counts that a text has an action's name in one piece: "shrug" is rather a shrug than a shoulder shrug."""
OTHER_NUMBER = 0.2
"""What it costs an action that a text names another one that is called the same but for a number: "warrior two"."""
MOST_TITLED = 2
"""A word is the title of an action where no more names have it,"""
MOST_KNOWING = 4
"""and no more actions have it in their phrases."""


_COUNTING = frozenset(word for word in NUMBERS if word)
"""Numbers tell no action from another: what is repeated more often than it is drawn is done again."""
_VERB = re.compile(r"\{(?!poss\b)([a-z]+)")


@dataclass(frozen=True, eq=False)
class PhraseBook:
    """P phrases of A actions.

    Attributes:
        names: A actions, in alphabetical order.
        owners: [P] index of the action of each phrase, ascending.
        vectors: [P, C] int8, of length about 127 each.
        words: of each action, the stems (`language.words.stems`) of its phrases.
        verbs: stems of the verbs of all phrases.
    """

    names: tuple[str, ...]
    owners: npt.NDArray[np.int64]
    vectors: npt.NDArray[np.int8]
    words: tuple[tuple[str, ...], ...]
    verbs: frozenset[str]

    @classmethod
    def load(cls, path: Path | None = None) -> PhraseBook:
        """The book that comes with kinoflow, or another one.

        Raises:
            ConfigError: it is missing or damaged.
        """
        path = path or Path(str(resources.files("kinoflow") / "assets" / BOOK_NAME))
        with reading(path, ConfigError, "install kinoflow again"), open_npz(path) as arrays:
            arrays.need("names", "owners", "vectors", "words", "verbs")
            names, words = (arrays[name].tobytes().decode().split("\n") for name in ("names", "words"))
            verbs = frozenset(arrays["verbs"].tobytes().decode().split(" "))
            owners, vectors = arrays["owners"].astype(np.int64), arrays["vectors"]
            if (
                len(names) != len(words)
                or len(owners) != len(vectors)
                or set(owners.tolist()) != set(range(len(names)))
            ):
                raise UnreadableError("its parts do not fit each other")
        return cls(tuple(names), owners, vectors, tuple(tuple(line.split(" ")) for line in words), verbs)

    def save(self, path: Path) -> None:
        """Write the book as npz."""
        lines = "\n".join(" ".join(words) for words in self.words)
        with atomic_path(path) as temporary, temporary.open("wb") as file:
            np.savez_compressed(
                file,
                names=np.frombuffer("\n".join(self.names).encode(), np.uint8),
                words=np.frombuffer(lines.encode(), np.uint8),
                verbs=np.frombuffer(" ".join(sorted(self.verbs)).encode(), np.uint8),
                owners=self.owners.astype(np.uint16),
                vectors=self.vectors,
            )

    @classmethod
    def write(cls, said: Mapping[str, Sequence[str]], encode: Encode) -> PhraseBook:
        """A book of actions and the phrases of each, verbs in braces (`language.grammar`)."""
        names = tuple(sorted(said))
        vectors = _unit(encode([render(phrase) for name in names for phrase in said[name]]))
        return cls(
            names,
            np.repeat(np.arange(len(names)), [len(said[name]) for name in names]),
            np.round(127 * vectors).astype(np.int8),
            tuple(tuple(sorted({word for phrase in said[name] for word in phrase_stems(phrase)})) for name in names),
            frozenset(stem(verb) for name in names for phrase in said[name] for verb in _VERB.findall(phrase)),
        )

    def _unsaid(self, said: frozenset[str]) -> FloatArray:
        """Of each action, the share of its name that a text lacks, weighted by how few actions know the words, [A]."""
        words, weights, owners = self._name_words
        missing = np.array([word not in said for word in words])
        return np.bincount(owners, weights * missing, len(self.names)).astype(np.float32)

    def words_of(self, name: str) -> tuple[str, ...]:
        """Stems of the phrases of an action; none where there is no such action."""
        return self.words[self.names.index(name)] if name in self.names else ()

    def share(self, words: Collection[str], known: Collection[str], new: float) -> float:
        """The share of some words that is known, weighted by how few actions have them; 1 of none.

        Args:
            words: stems.
            known: stems.
            new: weight of words that no action has.
        """
        weights = {word: self._rarity.get(word, new) for word in words}
        total = sum(weights.values())
        return sum(weights[word] for word in words if word in known) / total if total else 1.0

    def likeness(self, texts: Sequence[str], vectors: FloatArray) -> FloatArray:
        """How well each action fits each text, [B, A]: the best cosine of its phrases, the share of the text's
        telling words that its phrases know, weighted by how few actions know them, and how near the text is to the mean
        of its phrases.

        Args:
            texts: B.
            vectors: [B, C] of the texts.
        """
        directions = _unit(vectors)
        cosines = directions @ self._directions.T
        found = np.maximum.reduceat(cosines, self._starts, axis=1)
        for row, text in enumerate(texts):
            words = stems(text)
            known = [word for word in dict.fromkeys(words) if word in self._rarity and word not in _COUNTING]
            total = sum(self._rarity[word] for word in known)
            for word in known:
                found[row, self._knowing[word]] += WORD_WEIGHT * self._rarity[word] / total
            said = " ".join(["", *words, ""])
            for place, name in enumerate(self._name_stems):
                if f" {name} " in said:
                    found[row, place] += NAME_WEIGHT
            self._by_number(found[row], said)
            found[row] -= UNSAID_WEIGHT * self._unsaid(frozenset(words))
        middle = directions @ self._middles.T
        found += MIDDLE_WEIGHT * (middle - middle.max(axis=1, keepdims=True))
        return np.asarray(found / (1 + WORD_WEIGHT), np.float32)

    def _by_number(self, fits: FloatArray, said: str) -> None:
        """Let the one of several actions called the same but for a number that is named fit as well as any of them.

        Args:
            fits: [A], changed in place.
            said: stems of a text with a space on either side of each.
        """
        for places in self._numbered:
            named = [place for place in places if f" {self._name_stems[place]} " in said]
            if len(named) == 1:
                best = fits[places].max()
                fits[places] -= np.float32(OTHER_NUMBER)
                fits[named] = best

    @cached_property
    def _directions(self) -> FloatArray:
        return _unit(self.vectors.astype(np.float32))

    @cached_property
    def _starts(self) -> npt.NDArray[np.int64]:
        return np.searchsorted(self.owners, np.arange(len(self.names)))

    @cached_property
    def _middles(self) -> FloatArray:
        """Mean direction of the phrases of each action, [A, C]."""
        return _unit(np.add.reduceat(self._directions, self._starts, axis=0))

    @cached_property
    def _knowing(self) -> dict[str, list[int]]:
        """Each word and the actions whose phrases have it."""
        found: dict[str, list[int]] = {}
        for owner, words in enumerate(self.words):
            for word in words:
                found.setdefault(word, []).append(owner)
        return found

    @cached_property
    def _name_stems(self) -> list[str]:
        return [" ".join(stems(name)) for name in self.names]

    @cached_property
    def _numbered(self) -> list[list[int]]:
        """Places of actions that are called the same but for a number: warrior one, warrior two."""
        alike: dict[str, list[int]] = {}
        for place, name in enumerate(self._name_stems):
            others = " ".join("#" if word in _COUNTING else word for word in name.split())
            if others != name:
                alike.setdefault(others, []).append(place)
        return [places for places in alike.values() if len(places) > 1]

    @cached_property
    def _name_words(self) -> tuple[list[str], npt.NDArray[np.float64], npt.NDArray[np.int64]]:
        """Words of all names, the share of its name that each is, and whose name it is."""
        words, weights, owners = [], [], []
        for place, name in enumerate(self._name_stems):
            parts = name.split()
            rarity = [self._rarity.get(word, 1.0) for word in parts]
            words += parts
            weights += [one / sum(rarity) for one in rarity]
            owners += [place] * len(parts)
        return words, np.array(weights), np.array(owners)

    @cached_property
    def called(self) -> frozenset[str]:
        """The names of all actions, as stems."""
        return frozenset(self._name_stems)

    @cached_property
    def name_words(self) -> frozenset[str]:
        """Stems of the words of all names."""
        return frozenset(self._name_words[0])

    @cached_property
    def titles(self) -> frozenset[str]:
        """Stems that hardly any but one name has: "layup"."""
        counts = Counter(word for name in self._name_stems for word in set(name.split()))
        return frozenset(
            word for word, count in counts.items() if count <= MOST_TITLED and len(self._knowing.get(word, ())) <= 4
        )

    @cached_property
    def _rarity(self) -> dict[str, float]:
        return {word: math.log(1 + len(self.names) / len(owners)) for word, owners in self._knowing.items()}


def _unit(vectors: FloatArray) -> FloatArray:
    """The vectors [N, C] at length 1."""
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)
