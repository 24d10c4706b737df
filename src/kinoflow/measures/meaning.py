"""Which captions say the same, so that they are not held against each other.

Two clips of one action often carry the same sentence, or two wordings of it. Taking one for a wrong answer to the other
punishes a model for being right (false negatives). TMR leaves out pairs whose sentence embeddings are close; but
embeddings hardly tell left from right (cosine 0.98 for "kicks with the left leg" and "... right leg"), so here words of
direction decide first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.sparse.csgraph import connected_components
from torch import Tensor
from torch.nn.functional import normalize

NEAR_IDENTICAL_COSINE = 0.95
"""Sentence vectors closer than this say the same, if no word of direction differs."""

_DIRECTIONS = {
    "left": r"\bleft",
    "right": r"\bright",
    "back": r"\bback(?:wards?)?\b|\bin reverse\b",
    "up": r"\bup\b|\bascend|\bstands?\b|\brises?\b",
    "down": r"\bdown\b|\bdescend|\bsits?\b",
    "both": r"\bboth\b",
    "clockwise": r"(?<!counter)(?<!anti)(?<!counter-)(?<!anti-)\bclockwise\b",
}
_COMPILED = {name: re.compile(pattern) for name, pattern in _DIRECTIONS.items()}


def directions(caption: str) -> frozenset[str]:
    """Words of direction in a caption: a subset of left, right, back, up, down, both, clockwise."""
    lowered = caption.lower()
    return frozenset(name for name, pattern in _COMPILED.items() if pattern.search(lowered))


def same_meaning(
    captions: Sequence[str],
    vectors: Tensor,
    wordings: Sequence[frozenset[str]] | None = None,
    *,
    threshold: float = NEAR_IDENTICAL_COSINE,
) -> Tensor:
    """[B, B] bool, symmetric, true on the diagonal: whether two captions say the same.

    They do if they are equal but for case and punctuation, if either is among the wordings of the other, if the two
    share a wording, or if their vectors have a cosine of at least `threshold` and name the same directions.

    Args:
        captions: B sentences.
        vectors: [B, Dv] sentence vectors, of any length.
        wordings: per caption, all sentences that are known to describe its clip.
        threshold: see above.
    """
    unit = normalize(vectors.float(), dim=-1)
    named = [directions(caption) for caption in captions]
    codes = {name: code for code, name in enumerate(sorted(set(named), key=sorted))}
    code = torch.tensor([codes[name] for name in named])
    near = (unit @ unit.T >= threshold) & (code[:, None] == code[None])
    known = [
        frozenset(map(plain, {caption, *(wordings[row] if wordings else ())})) for row, caption in enumerate(captions)
    ]
    rows = range(len(known))
    shared = torch.tensor([[not known[a].isdisjoint(known[b]) for b in rows] for a in rows])
    return near | shared


def meaning_codes(
    captions: Sequence[str],
    vectors: Tensor,
    wordings: Sequence[frozenset[str]] | None = None,
    *,
    threshold: float = NEAR_IDENTICAL_COSINE,
) -> NDArray[np.int64]:
    """[B] numbers, equal for captions that say the same, for `retrieval.r_precision`.

    Stricter than `same_meaning`: captions of different directions never share a number, although a clip described by
    one of them may also be described by the other ("walks" and "walks to the left"). What says the same as a third
    caption says the same.
    """
    named = [directions(caption) for caption in captions]
    alike = torch.tensor([[a == b for b in named] for a in named])
    same = same_meaning(captions, vectors, wordings, threshold=threshold) & alike
    return connected_components(same.numpy(), directed=False)[1].astype(np.int64)


def plain(caption: str) -> str:
    """A caption without case and punctuation."""
    return " ".join(re.findall(r"[a-z0-9']+", caption.lower()))
