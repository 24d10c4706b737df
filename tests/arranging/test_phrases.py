"""`PhraseBook`: likeness by meaning and by words; a damaged file; the book that is shipped fits the library."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest

from kinoflow.arranging.phrases import MIDDLE_WEIGHT, NAME_WEIGHT, OTHER_NUMBER, UNSAID_WEIGHT, WORD_WEIGHT, PhraseBook
from kinoflow.authoring.action import actions
from kinoflow.errors import ConfigError
from kinoflow.language.grammar import render
from kinoflow.language.words import phrase_stems
from kinoflow.text.compact import CompactTextEncoder

ROOT = Path(__file__).parents[2]
RUN = "run tools/write_phrase_book.py"
SAID = {"bow": ["{bow}", "{bow} deeply"], "wave": ["{wave} {poss} hand"], "zap": ["{zap}"]}
VECTORS = {"A person bows.": [1, 0, 0], "A person bows deeply.": [0.6, 0.8, 0], "A person waves their hand.": [0, 0, 1]}


def encode(texts):
    return np.array([VECTORS.get(text, [0, 1, 0]) for text in texts], np.float32)


@pytest.fixture
def book() -> PhraseBook:
    return PhraseBook.write(SAID, encode)


def test_likeness_is_the_best_cosine_and_the_share_of_known_words(book):
    found = book.likeness(["bowing"], np.array([[0.6, 0.8, 0.0]], np.float32))[0] * (1 + WORD_WEIGHT)
    # Between the phrases of "bow" lies (0.8, 0.4), so that its cosine is the largest of the three.
    near = np.array([0.8 / 0.8**0.5, 0.0, 0.8]) - 0.8 / 0.8**0.5
    named = np.array([NAME_WEIGHT, -UNSAID_WEIGHT, -UNSAID_WEIGHT])
    np.testing.assert_allclose(found, np.array([1 + WORD_WEIGHT, 0.0, 0.8]) + MIDDLE_WEIGHT * near + named, atol=0.01)


def test_words_are_shared_out_by_how_few_actions_know_them():
    book = PhraseBook.write({"a": ["{hold} a cup"], "b": ["{hold} a pen"], "c": ["{run}"]}, encode)
    found = book.likeness(["hold the cup"], np.zeros((1, 3), np.float32) + 1e-9)[0]
    cosine = book.likeness(["nothing known"], np.zeros((1, 3), np.float32) + 1e-9)[0]
    words = (found - cosine) * (1 + WORD_WEIGHT) / WORD_WEIGHT
    rare, common = np.log(1 + 3 / 1), np.log(1 + 3 / 2)
    np.testing.assert_allclose(words, [1.0, common / (rare + common), 0.0], atol=1e-5)


def test_of_actions_called_the_same_but_for_a_number_the_named_one_is_meant():
    book = PhraseBook.write({"pose one": ["{bow} in pose"], "pose three": ["{zap}"], "wave": ["{wave}"]}, encode)
    named, plain = book.likeness(["pose three", "pose"], np.ones((2, 3), np.float32))
    # The words of "pose one" are those of the text, and only the number is of the other.
    assert plain.argmax() == 0
    assert named.argmax() == 1
    assert named[1] - named[0] == pytest.approx(OTHER_NUMBER / (1 + WORD_WEIGHT), abs=UNSAID_WEIGHT)


def test_a_saved_book_is_read_back(book, tmp_path):
    book.save(tmp_path / "book.npz")
    again = PhraseBook.load(tmp_path / "book.npz")
    assert (again.names, again.words, again.verbs) == (book.names, book.words, book.verbs)
    np.testing.assert_array_equal(again.owners, book.owners)
    np.testing.assert_array_equal(again.vectors, book.vectors)


@pytest.mark.parametrize("damage", ["missing", "empty", "parts", "text"])
def test_a_damaged_book_is_refused(book, tmp_path, damage):
    path = tmp_path / "book.npz"
    if damage == "empty":
        np.savez(path)
    elif damage == "parts":
        PhraseBook(book.names[:1], book.owners, book.vectors, book.words[:1], book.verbs).save(path)
    elif damage == "text":
        path.write_text("no archive")
    with pytest.raises(ConfigError, match="install kinoflow again"):
        PhraseBook.load(path)


def test_the_book_that_is_shipped_has_every_action():
    book = PhraseBook.load()
    assert book.names == tuple(sorted(actions())), RUN


@pytest.mark.slow
def test_the_book_that_is_shipped_is_that_of_the_library_as_it_is(tmp_path):
    """Two minutes: all phrases are encoded again."""
    spec = importlib.util.spec_from_file_location("write_phrase_book", ROOT / "tools/write_phrase_book.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    shipped = PhraseBook.load()
    said = {name: module.phrases_of(name) for name in actions()}
    words = {name: {word for phrase in phrases for word in phrase_stems(phrase)} for name, phrases in said.items()}
    assert {name: set(known) for name, known in zip(shipped.names, shipped.words, strict=True)} == words, RUN
    assert [int(count) for count in np.bincount(shipped.owners)] == [len(said[name]) for name in shipped.names], RUN
    # A sample of the vectors: those of other phrases of as many words would be far away.
    encode = CompactTextEncoder().sentences
    for place, name in list(enumerate(shipped.names))[::40]:
        vectors = encode([render(phrase) for phrase in said[name]])
        found = shipped.vectors[shipped.owners == place] / 127
        np.testing.assert_allclose(found, vectors, atol=0.01)
