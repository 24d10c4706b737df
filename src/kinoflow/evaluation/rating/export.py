"""Pairwise choices as the preference file that preference training reads; docs/formats.md describes it."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from kinoflow.errors import DataError
from kinoflow.evaluation.rating.report import Answers
from kinoflow.files import atomic_folder
from kinoflow.motion.canonical import resample
from kinoflow.motion.clip import MotionClip


def export_pairs(answers: Answers, clips: dict[str, Path], folder: Path) -> int:
    """Write `folder/pairs.jsonl` and the motions it names, at 30 Hz; replaces the folder.

    Of each two clips of one prompt, the one with more than half of the votes wins (a tie is half a vote for each);
    those that are even are left out.

    Args:
        answers: what `session.read_answers` gives.
        clips: file of each clip by its identity.
        folder: where to write.

    Returns:
        How many pairs were written.

    Raises:
        DataError: no pair has a winner, or a file that was rated is gone.
        OutputError: the folder cannot be written.
    """
    # Votes of each pair, as the share of its first clip.
    votes: dict[tuple[str, str], list[tuple[float, dict[str, Any]]]] = defaultdict(list)
    for entry in answers:
        if entry["kind"] == "pair":
            first, second = entry["a"]["identity"], entry["b"]["identity"]
            share = {"a": 1.0, "b": 0.0, "tie": 0.5}[entry["choice"]]
            key, share = ((first, second), share) if first < second else ((second, first), 1 - share)
            votes[key].append((share, entry))
    decided = {key: cast for key, cast in votes.items() if sum(share for share, _ in cast) * 2 != len(cast)}
    if not decided:
        raise DataError("no pair has a winner yet: choose between clips first (kinoflow rate --mode pairs)")
    gone = sorted({identity for key in decided for identity in key if identity not in clips})
    if gone:
        raise DataError(f"{len(gone)} clips that were rated are not among the files given, the first is {gone[0]}")
    # The motions once each, then the pairs that name them.
    lines = []
    with atomic_folder(folder) as temporary:
        frames: dict[str, int] = {}
        for identity in sorted({identity for key in decided for identity in key}):
            clip = resample(MotionClip.load(clips[identity]))
            clip.save(temporary / "motions" / f"{identity}.npz")
            frames[identity] = clip.num_frames
        for (first, second), cast in sorted(decided.items()):
            share = sum(value for value, _ in cast) / len(cast)
            winner, loser = (first, second) if share > 0.5 else (second, first)
            lines.append(
                {
                    "prompt": cast[0][1]["prompt"],
                    "num_frames": frames[winner],
                    "winner": f"motions/{winner}.npz",
                    "loser": f"motions/{loser}.npz",
                    "scores": {"winner": max(share, 1 - share), "loser": min(share, 1 - share)},
                    "source": "rate",
                    "rater": sorted({str(entry["rater"]) for _, entry in cast}),
                }
            )
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (temporary / "pairs.jsonl").write_text(text, encoding="utf-8")
    return len(lines)
