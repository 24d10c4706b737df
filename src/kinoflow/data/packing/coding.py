"""The whole numbers of some clips as bytes and back, by the LZMA of Python's library.

What stands at similar places has similar size, so numbers are put in order before they are compressed: the mean of
each channel by itself; then of each channel of each clip how many numbers there are up to the last that is not zero;
then those, one byte each, sign last, with what does not fit into a byte at the end. LZMA's own check sums tell damage.
"""

from __future__ import annotations

import lzma
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kinoflow.data.packing.codec import MOST_STEPS, NARROW, WIDE, Levels
from kinoflow.errors import UnreadableError
from kinoflow.motion.skeleton import NUM_JOINTS

_ESCAPE = 255
_LARGEST_BLOCK_BYTES = 64 << 20
# The four high bits of the byte before tell most about the next one here.
_FILTERS = ({"id": lzma.FILTER_LZMA2, "preset": 6, "lc": 4, "lp": 0, "pb": 0},)


def compress(content: bytes) -> bytes:
    """As an .xz file."""
    return lzma.compress(content, format=lzma.FORMAT_XZ, check=lzma.CHECK_CRC64, filters=list(_FILTERS))


def decompress(content: bytes, most_bytes: int) -> bytes:
    """The inverse of `compress`.

    Raises:
        UnreadableError: it is damaged, or is more than `most_bytes`.
    """
    machine = lzma.LZMADecompressor(format=lzma.FORMAT_XZ, memlimit=most_bytes + (128 << 20))
    try:
        found = machine.decompress(content, max_length=most_bytes)
    except lzma.LZMAError as error:
        raise UnreadableError(f"a part of it is damaged ({error})") from error
    if not machine.eof or machine.unused_data:
        raise UnreadableError("a part of it is damaged or too large")
    return found


def write_block(clips: Sequence[Levels]) -> bytes:
    """The levels of some clips."""
    wide = np.stack([clip.wide for clip in clips])
    means = [clip.steps[:, 0] for clip in clips]
    rest = [clip.steps[:, 1:] for clip in clips]
    counts = [_count(steps) for steps in rest]
    values = [
        row[:count] for steps, kept in zip(rest, counts, strict=True) for row, count in zip(steps, kept, strict=True)
    ]
    folded = _fold(np.concatenate(values)) if values else np.zeros(0, np.uint32)
    escaped = folded[folded >= _ESCAPE]
    parts = [
        np.packbits(wide.T).tobytes(),
        _planes(_by_channel(_steps_between(means))),
        _planes(_by_channel(counts).astype(np.uint32)),
        _planes(escaped),
        np.minimum(folded, _ESCAPE).astype(np.uint8).tobytes(),
    ]
    sizes = np.array([len(part) for part in parts], dtype="<u4").tobytes()
    return compress(b"".join([sizes, *parts]))


def read_block(content: bytes, lengths: Sequence[int]) -> list[Levels]:
    """The inverse of `write_block`, for clips of `lengths` frames.

    Raises:
        UnreadableError: it is damaged, or of other clips.
    """
    parts = _parts(decompress(content, _LARGEST_BLOCK_BYTES))
    wide = _wide(parts[0], len(lengths))
    channels = NARROW + WIDE * wide.sum(axis=1)
    means = _sums(_by_clip(_unplaned(parts[1]), channels))
    counts = _by_clip(_unplaned(parts[2]), channels)
    for kept, frames in zip(counts, lengths, strict=True):
        if kept.max(initial=0) >= frames:
            raise UnreadableError("a part of it does not fit its clips")
    folded = np.frombuffer(parts[4], np.uint8).astype(np.uint32)
    large = folded == _ESCAPE
    escaped = _unplaned(parts[3])
    if len(folded) != sum(int(kept.sum()) for kept in counts) or int(large.sum()) != len(escaped):
        raise UnreadableError("a part of it does not fit its clips")
    folded[large] = escaped
    values = _unfold(folded)
    found, start = [], 0
    for kept, mean, frames, wide_joints in zip(counts, means, lengths, wide, strict=True):
        steps = np.zeros((len(kept), frames), dtype=np.int32)
        steps[:, 0] = mean
        there = np.arange(frames - 1) < kept[:, None]
        steps[:, 1:][there] = values[start : start + int(kept.sum())]
        start += int(kept.sum())
        found.append(Levels(steps, wide_joints))
    return found


def _count(steps: NDArray[np.int32]) -> NDArray[np.int64]:
    """[C] numbers of each row up to the last that is not zero."""
    if not steps.shape[1]:
        return np.zeros(len(steps), dtype=np.int64)
    nonzero = steps != 0
    return np.where(nonzero.any(axis=1), steps.shape[1] - np.argmax(nonzero[:, ::-1], axis=1), 0)


def _steps_between(means: Sequence[NDArray[np.int32]]) -> list[NDArray[np.uint32]]:
    """Means of the narrow channels as folded differences to the clip before, which is often of the same action."""
    found, before = [], np.zeros(NARROW, dtype=np.int64)
    for mean in means:
        row = mean.astype(np.int64)
        found.append(_fold(np.concatenate([row[:NARROW] - before, row[NARROW:]])))
        before = row[:NARROW]
    return found


def _sums(folded: Sequence[NDArray[np.uint32]]) -> list[NDArray[np.int64]]:
    """The inverse of `_steps_between`."""
    found, before = [], np.zeros(NARROW, dtype=np.int64)
    for row in map(_unfold, folded):
        before = before + row[:NARROW]
        found.append(np.concatenate([before, row[NARROW:]]))
        if np.abs(found[-1]).max() > MOST_STEPS:
            raise UnreadableError("a part of it holds numbers that no motion has")
    return found


def _fold(values: NDArray[np.int64] | NDArray[np.int32]) -> NDArray[np.uint32]:
    """0, 1, -1, 2, -2, ... as 0, 1, 2, 3, 4, ..."""
    wide = values.astype(np.int64)
    return np.where(wide > 0, 2 * wide - 1, -2 * wide).astype(np.uint32)


def _unfold(folded: NDArray[np.uint32]) -> NDArray[np.int64]:
    wide = folded.astype(np.int64)
    return np.where(wide % 2 == 1, (wide + 1) // 2, -(wide // 2))


def _by_channel(rows: Sequence[NDArray]) -> NDArray:
    """Rows of clips one channel after another: the narrow ones, which all have, then those of wide joints."""
    narrow = np.stack([row[:NARROW] for row in rows]).T.reshape(-1)
    return np.concatenate([narrow, *(row[NARROW:] for row in rows)])


def _by_clip(values: NDArray[np.uint32], channels: NDArray[np.int64]) -> list[NDArray[np.uint32]]:
    """The inverse of `_by_channel`, for clips of so many `channels`."""
    if len(values) != channels.sum():
        raise UnreadableError("a part of it does not fit its clips")
    clips = len(channels)
    narrow = values[: NARROW * clips].reshape(NARROW, clips).T
    wide = np.split(values[NARROW * clips :], np.cumsum(channels - NARROW)[:-1])
    return [np.concatenate(pair) for pair in zip(narrow, wide, strict=True)]


def _planes(values: NDArray[np.uint32]) -> bytes:
    """All low bytes, then all second ones, and so on."""
    return values.astype("<u4").view(np.uint8).reshape(-1, 4).T.tobytes()


def _unplaned(content: bytes) -> NDArray[np.uint32]:
    if len(content) % 4:
        raise UnreadableError("a part of it is damaged")
    return np.frombuffer(content, np.uint8).reshape(4, -1).T.copy().view("<u4").reshape(-1).astype(np.uint32)


def _wide(content: bytes, clips: int) -> NDArray[np.bool_]:
    """[clips, J] which joints are wide."""
    if len(content) != -(-clips * NUM_JOINTS // 8):
        raise UnreadableError("a part of it does not fit its clips")
    bits = np.unpackbits(np.frombuffer(content, np.uint8), count=clips * NUM_JOINTS)
    return bits.reshape(NUM_JOINTS, clips).T.astype(bool)


def _parts(content: bytes, count: int = 5) -> list[bytes]:
    if len(content) < 4 * count:
        raise UnreadableError("a part of it is damaged")
    sizes = np.frombuffer(content[: 4 * count], "<u4").tolist()
    if sum(sizes) != len(content) - 4 * count:
        raise UnreadableError("a part of it is damaged")
    offsets = np.cumsum([4 * count, *sizes]).tolist()
    return [content[start:stop] for start, stop in pairwise(offsets)]
