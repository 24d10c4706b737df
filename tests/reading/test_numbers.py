"""Numbers of a motion as text, all at once: to the bit those that `float` gives word by word, or none."""

import random

import numpy as np
import pytest

from kinoflow.reading import plain_numbers

FORMS = (
    lambda g: str(g.integers(-(10**6), 10**6)),
    lambda g: f"{g.normal() * 10.0 ** g.integers(-3, 6):.{g.integers(1, 7)}f}",
    lambda g: f"{g.normal():.5e}",
    lambda g: f"{g.normal() * 10.0 ** g.integers(-9, 9):.6g}",
    lambda g: "-" + "9" * g.integers(1, 16),
    lambda g: f"{g.integers(0, 10**5)}." + "0" * g.integers(1, 8) + str(g.integers(0, 99)),
    lambda g: ("-0.000000", "0e0", "0012", "123456789012345", "1234567890.12345", "1E5", "123456789012e-3")[
        g.integers(0, 7)
    ],
)


def test_the_same_to_the_bit():
    generator = np.random.default_rng(0)
    for _ in range(60):
        words = [FORMS[generator.integers(len(FORMS))](generator) for _ in range(generator.integers(0, 60))]
        text = "".join(word + (" ", "\n", " \t", "\r\n")[generator.integers(4)] for word in words)
        assert plain_numbers(text).tobytes() == np.array([float(word) for word in words]).tobytes(), text


def test_numbers_that_all_have_a_point():
    generator = np.random.default_rng(1)
    for _ in range(40):
        words = [FORMS[(1, 5)[generator.integers(2)]](generator) for _ in range(generator.integers(1, 60))]
        expected = np.array([float(word) for word in words])
        assert plain_numbers("  ".join(words)).tobytes() == expected.tobytes(), words


@pytest.mark.parametrize("digits", [1, 6, 8, 9])
@pytest.mark.parametrize("between", [" ", "\n", " \n", "   "])
def test_numbers_with_as_many_digits_behind_every_point(digits, between):
    generator = np.random.default_rng(digits)
    numbers = generator.normal(size=200) * 10.0 ** generator.integers(-3, 5, 200)
    words = [f"{number:.{digits}f}" for number in numbers]
    expected = np.array([float(word) for word in words])
    for text in (between.join(words), f"{between}{between.join(words)}{between}"):
        assert plain_numbers(text).tobytes() == expected.tobytes()
    assert plain_numbers(between.join(words[:1])).tobytes() == expected[:1].tobytes()


def test_a_minus_belongs_to_its_own_number_though_others_are_longer():
    for text in ("-1.5 2.5 12345678.5", "-1.5 -2.5 -1234567.5 0.5", "1.5 2.5 -12345.5", "-0.5 -12.5 0.5"):
        assert plain_numbers(text).tobytes() == np.array([float(word) for word in text.split()]).tobytes(), text
    for text in ("-1.5 --2.5 1234567.5", "--1.5 2.5 12345.5", "1.5 - 2.5 123.5", "-1.5 2-.5 12345.5"):
        assert plain_numbers(text) is None, text


@pytest.mark.parametrize("text", ["1.5 1..5", "1.5 1..", "1..5", "1.5 . .5", "1.5 1.5.5 1.5", "-1.5 1-.5 - 1.5"])
def test_points_with_no_number_about_them_take_float_to_tell(text):
    assert plain_numbers(text) is None


@pytest.mark.parametrize(
    "text", ["1.5 2 3.5 7", "2 1.5 3.5", "1.5 3.5 2", "1.5 2 3.5", "1.5 -2 3.5 -7", "1.5 .5 1 2.5"]
)
def test_a_number_without_a_point_among_those_with_as_many_digits(text):
    found = plain_numbers(text)
    assert found is None or found.tolist() == [float(word) for word in text.split()]


@pytest.mark.parametrize(
    "word",
    [
        *("5.", ".5", "1-2", "--1", "1..2", "1.2.3", "+1", "- 1", "nan", "1,2", "1 2 -", "1.-2", "-.5", "5 .", "5 .5"),
        *("1234567890123456", "12345678901.23456", "\xb5", "1\x002", "5-", "1.5-2", "1e", "e5", "e", "1 e5", "1e 5"),
        *("1e-", "1e+-5", "1e5.5", "1e5e5", "1e30", "1.e5", "1-e5", "1ee5", "x1e5", "1e5x", "--1e5", "."),
    ],
)
def test_what_is_left_to_float(word):
    """Damage, and what has more than one reading or rounding."""
    assert plain_numbers(f"0.25 {word} 7") is None
    assert plain_numbers(f"0.25 {word} 7.5") is None
    assert plain_numbers(word) is None


def test_numbers_with_as_many_digits_behind_the_point_and_one_character_wrong():
    """As files of motions have them: what is read is what `float` reads, or nothing."""
    generator = random.Random(5)
    read = 0
    for _ in range(3000):
        count = generator.randint(1, 8)
        words = [
            f"{generator.choice(['', '-'])}{generator.randrange(10 ** generator.choice([1, 1, 2, 3, 8]))}."
            f"{generator.randrange(10**count):0{count}d}"
            for _ in range(generator.randint(1, 20))
        ]
        text = words[0] + "".join(generator.choice([" ", "  ", " \n", "\r\n", "\n"]) + word for word in words[1:])
        text = generator.choice(["", " "]) + text + generator.choice(["", "\n", " \n"])
        if generator.random() < 0.5:
            place = generator.randrange(len(text))
            text = text[:place] + generator.choice("0123456789.- \n-e+x") + text[place + generator.randint(0, 1) :]
        found = plain_numbers(text)
        if found is not None:
            assert found.tobytes() == np.array([float(word) for word in text.split()]).tobytes(), repr(text)
            read += 1
    assert read > 2000
