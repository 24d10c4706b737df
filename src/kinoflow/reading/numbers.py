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
    decimals = _decimals(data, digit, point, minus, blank)
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


def _decimals(
    data: NDArray[np.uint8],
    digit: NDArray[np.bool_],
    point: NDArray[np.bool_],
    minus: NDArray[np.bool_],
    blank: NDArray[np.bool_],
) -> FloatArray | None:
    """The numbers where each has digits on both sides of a point, as files of motions mostly do; else None."""
    points = np.flatnonzero(point)
    known = np.count_nonzero(digit) + np.count_nonzero(blank) + len(points) + np.count_nonzero(minus)
    # The first and the last character are blank.
    edges = np.flatnonzero(blank[:-1] != blank[1:]) + 1
    if known != len(data) or not 2 * len(points) == len(edges) > 0:
        return None
    starts, stops = np.ascontiguousarray(edges[::2]), np.ascontiguousarray(edges[1::2])
    negative = minus[starts]
    wholes, fractions = points - starts - negative, stops - points - 1
    if (
        np.count_nonzero(negative) != np.count_nonzero(minus)
        or min(wholes.min(), fractions.min()) < 1
        or max(wholes.max(), fractions.max()) > _WORD
        or (wholes + fractions).max() > _MOST_DIGITS
    ):
        return None
    numbers, digits = _integers(data, points, wholes), _integers(data, stops, fractions)
    powers = _POWERS[fractions]
    numbers *= powers
    numbers += digits
    numbers /= powers
    # Of a 0, too, the sign is kept.
    numbers *= 1.0 - 2.0 * negative
    return numbers


def _exponent_marks(data: NDArray[np.uint8], before: IntArray) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Of the places before runs of digits: whether an e stands there, and whether behind a sign."""
    sign = (data[before] == ord("-")) | (data[before] == ord("+"))
    mark = data[before - sign] | 0x20
    return mark == ord("e"), sign


def _integers(data: NDArray[np.uint8], stops: IntArray, lengths: IntArray) -> FloatArray:
    """The integers whose digits end before `stops`, up to 16 of them."""
    words: NDArray[np.uint64] = np.ndarray((len(data) - _WORD + 1,), np.dtype("<u8"), data, strides=(1,))
    found = _eight_digits(words[stops - _WORD], np.minimum(lengths, _WORD))
    if (longer := np.flatnonzero(lengths > _WORD)).size:
        found[longer] += 1e8 * _eight_digits(words[stops[longer] - 2 * _WORD], lengths[longer] - _WORD)
    return found


def _eight_digits(word: NDArray[np.uint64], lengths: IntArray) -> FloatArray:
    """The integers of the last `lengths` of eight characters each, the first in the lowest byte (Lemire 2021)."""
    shift = (8 * (_WORD - lengths)).astype(np.uint64)
    word = ((word & np.uint64(0x0F0F0F0F0F0F0F0F)) >> shift) << shift
    word = word * np.uint64(10) + (word >> np.uint64(8))
    even, odd = (part & np.uint64(0x000000FF000000FF) for part in (word, word >> np.uint64(16)))
    total = even * np.uint64(0x000F424000000064) + odd * np.uint64(0x0000271000000001)
    return np.asarray((total >> np.uint64(32)).astype(np.float64))
