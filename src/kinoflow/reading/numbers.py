"""Numbers of a motion as text, all at once: what takes longest in reading it word by word."""

from __future__ import annotations

import sys

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

_MOST_DIGITS, _MOST_POWER = 15, 22
"""Of one number: as an integer it is exact in float64, and so is the power of ten, so one rounding is all there is."""
_POWERS = 10.0 ** np.arange(_MOST_POWER + 1)
_WORD = 8
_PAD = b" " * (2 * _WORD)


def plain_numbers(text: str) -> FloatArray | None:
    """The numbers of a text, the very ones that `float` gives for each word; None where it takes `float` to tell.

    It does where a word is something else than digits, with a minus before, a point between and an exponent behind, or
    has more than 15 digits.
    """
    if sys.byteorder != "little" or not text.isascii():
        return None
    data = np.frombuffer(_PAD + text.encode("ascii") + b" ", np.uint8)
    # One comparison: what is below wraps around.
    digit, point, minus = data - np.uint8(ord("0")) < 10, data == ord("."), data == ord("-")
    blank = (data == ord(" ")) | (data - np.uint8(ord("\t")) <= ord("\r") - ord("\t"))
    counts = [int(np.count_nonzero(mask)) for mask in (digit, point, minus, blank)]
    if counts[1] and sum(counts) == len(data):
        decimals = _even_decimals(data, digit, point, minus, blank, counts)
        if decimals is None:
            decimals = _decimals(data, point, minus, blank, counts[2])
        if decimals is not None:
            return decimals
    edges = np.flatnonzero(digit[1:] != digit[:-1]) + 1
    starts, stops = np.ascontiguousarray(edges[::2]), np.ascontiguousarray(edges[1::2])
    if not len(starts):
        return np.zeros(0) if blank.all() else None
    before, lengths = starts - 1, stops - starts
    fraction, negative, first = point[before], minus[before], blank[before]
    first |= negative & blank[starts - 2]
    wholes, fractions = np.flatnonzero(first), np.flatnonzero(fraction)
    exponents = np.flatnonzero(~(first | fraction))
    # What is not a digit stands where it may, once: each run of digits but the first of a word goes on with the one
    # before it.
    letters, signs = _exponent_marks(data, before[exponents])
    going_on = fractions - 1, exponents - 1
    known = sum(map(np.count_nonzero, (digit, blank, fraction, negative & first, letters, signs)))
    if (
        known != len(data)
        or not first[0]
        or not letters.all()
        or lengths.max() > _MOST_DIGITS
        or not first[going_on[0]].all()
        or not (first | fraction)[going_on[1]].all()
        or (stops[going_on[0]] != before[fractions]).any()
        or (stops[going_on[1]] != before[exponents] - signs).any()
    ):
        return None
    values = _integers(data, stops, lengths)
    # Which number each run belongs to.
    of = np.cumsum(first) - 1
    numbers, powers = values[wholes], np.zeros(len(wholes), np.int64)
    powers[of[fractions]] = lengths[fractions]
    if (lengths[wholes] + powers).max() > _MOST_DIGITS:
        return None
    numbers *= _POWERS[powers]
    numbers[of[fractions]] += values[fractions]
    if len(exponents):
        sign = np.where(negative[exponents], 1, -1)
        powers[of[exponents]] += sign * np.minimum(values[exponents], 2 * _MOST_POWER).astype(np.int64)
        if np.abs(powers).max() > _MOST_POWER:
            return None
        numbers *= _POWERS[np.maximum(-powers, 0)]
    numbers /= _POWERS[np.maximum(powers, 0)]
    return np.negative(numbers, out=numbers, where=negative[wholes])


def _even_decimals(
    data: NDArray[np.uint8],
    digit: NDArray[np.bool_],
    point: NDArray[np.bool_],
    minus: NDArray[np.bool_],
    blank: NDArray[np.bool_],
    counts: list[int],
) -> FloatArray | None:
    """The numbers where all have as many digits behind a point, seven at most, and a blank behind these.

    Args:
        data: nothing but digits, points, minuses and blanks, with `_PAD` before.
        digit: which are digits.
        point: which are points.
        minus: which are minuses.
        blank: which are blanks.
        counts: how many of each of these.
    """
    points = _places_apart(point)
    count = int(np.argmax(blank[points[0] : points[0] + _WORD + 1])) - 1
    if (
        count < 1
        or points[-1] + count + 1 >= len(data)
        or (points[1:] - points[:-1]).min(initial=len(data)) <= count + 1
        or not blank[count + 1 :][points].all()
    ):
        return None
    # The digit at each place, 0 where there is none, and the two that begin there.
    one = (data - np.uint8(ord("0"))) * digit
    two = one[:-1] * np.uint8(10)
    two += one[1:]
    numbers = np.zeros(len(points), np.int64)
    behind = 1
    for width in [2] * (count // 2) + [1] * (count % 2):
        numbers *= 10**width
        numbers += (two if width == 2 else one)[behind:][points]
        behind += width
    # What stands before the points, from the right to the left, is told from a place that all have before them.
    left, before = points - (_WORD + 2), _WORD
    if not digit[before + 1 :][left].all():
        return None
    numbers += two[before:][left] * np.int64(10**count)
    negative, going_on = minus[before:][left], digit[before:][left]
    known, wholes = (count + 1) * len(points), 1
    while going_on.any():
        known += int(np.count_nonzero(going_on))
        wholes += 1
        before -= 1
        if before < 1 or wholes + count > _MOST_DIGITS:
            return None
        negative |= minus[before:][left] & going_on
        going_on &= digit[before:][left]
        numbers += (one[before:][left] * going_on) * np.int64(10 ** (count + wholes))
    # All digits and minuses are parts of these numbers: so behind each point are as many as there should be.
    if known != counts[0] or np.count_nonzero(negative) != counts[2]:
        return None
    found = numbers / _POWERS[count]
    # Of a 0, too, the sign is kept.
    found.view(np.uint64)[:] |= negative.astype(np.uint64) << np.uint64(63)
    return found


def _places_apart(mask: NDArray[np.bool_]) -> IntArray:
    """Where a mask [N] is true; in a fraction of the time where of eight in a row one is at most."""
    whole = len(mask) // _WORD * _WORD
    eight = mask[:whole].view(np.uint64)
    found = np.flatnonzero(eight != 0)
    bits = eight[found]
    if (bits & (bits - np.uint64(1))).any() or mask[whole:].any():
        return np.flatnonzero(mask)
    # The byte that is 1 moves its own number to the top.
    return found * _WORD + ((bits * np.uint64(0x0001020304050607)) >> np.uint64(56)).astype(np.int64)


def _decimals(
    data: NDArray[np.uint8],
    point: NDArray[np.bool_],
    minus: NDArray[np.bool_],
    blank: NDArray[np.bool_],
    signs: int,
) -> FloatArray | None:
    """The numbers where each has digits on both sides of a point, as files of motions mostly do; else None."""
    points = np.flatnonzero(point)
    found = _edges(points, blank)
    if found is None:
        return None
    starts, stops, fractions = found
    negative = minus[starts]
    wholes = points - starts
    wholes -= negative
    longest = int(wholes.max())
    if (
        np.count_nonzero(negative) != signs
        or wholes.min() < 1
        or np.min(fractions) < 1
        or max(longest, int(np.max(fractions))) > _WORD
        or np.max(wholes + fractions) > _MOST_DIGITS
    ):
        return None
    words, powers = _words(data), _POWERS[fractions]
    points -= _WORD
    stops -= _WORD
    numbers = _eight_digits(words[points], wholes)
    numbers *= powers
    numbers += _eight_digits(words[stops], fractions)
    numbers /= powers
    # Of a 0, too, the sign is kept.
    numbers *= 1.0 - 2.0 * negative
    return numbers


def _edges(points: IntArray, blank: NDArray[np.bool_]) -> tuple[IntArray, IntArray, IntArray] | None:
    """Where the words start and stop, and how many characters are behind the point of each, if there is one in each."""
    # The first and the last character are blank.
    edges = np.flatnonzero(blank[:-1] != blank[1:]) + 1
    if 2 * len(points) != len(edges):
        return None
    starts, stops = np.ascontiguousarray(edges[::2]), np.ascontiguousarray(edges[1::2])
    return starts, stops, stops - points - 1


def _exponent_marks(data: NDArray[np.uint8], before: IntArray) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Of the places before runs of digits: whether an e stands there, and whether behind a sign."""
    sign = (data[before] == ord("-")) | (data[before] == ord("+"))
    mark = data[before - sign] | 0x20
    return mark == ord("e"), sign


def _words(data: NDArray[np.uint8]) -> NDArray[np.uint64]:
    """Eight characters from each on."""
    return np.ndarray((len(data) - _WORD + 1,), np.dtype("<u8"), data, strides=(1,))


def _integers(data: NDArray[np.uint8], stops: IntArray, lengths: IntArray) -> FloatArray:
    """The integers whose digits end before `stops`, up to 16 of them."""
    words = _words(data)
    found = _eight_digits(words[stops - _WORD], np.minimum(lengths, _WORD))
    if (longer := np.flatnonzero(lengths > _WORD)).size:
        found[longer] += 1e8 * _eight_digits(words[stops[longer] - 2 * _WORD], lengths[longer] - _WORD)
    return found


def _eight_digits(word: NDArray[np.uint64], lengths: IntArray) -> FloatArray:
    """The integers of the last `lengths` of eight characters each, the first in the lowest byte (Lemire 2021).

    The characters are used up.
    """
    other = lengths.astype(np.uint64)
    other *= np.uint64(8)
    np.subtract(np.uint64(8 * _WORD), other, out=other)
    # What stands before the digits becomes zeros.
    word >>= other
    word <<= other
    word &= np.uint64(0x0F0F0F0F0F0F0F0F)
    return _merged(word)


def _merged(word: NDArray[np.uint64]) -> FloatArray:
    """The integers of eight digits each, a byte each, the first in the lowest; they are used up."""
    # Two by two, then four and eight: as many numbers at once as there is room for beside each other.
    other = np.right_shift(word, np.uint64(8))
    word *= np.uint64(10)
    word += other
    np.right_shift(word, np.uint64(16), out=other)
    other &= np.uint64(0x000000FF000000FF)
    word &= np.uint64(0x000000FF000000FF)
    other *= np.uint64(0x0000271000000001)
    word *= np.uint64(0x000F424000000064)
    word += other
    word >>= np.uint64(32)
    return word.astype(np.float64)
