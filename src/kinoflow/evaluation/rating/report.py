"""What the answers of raters say: means, agreement, win rates; and their pairs as preference pairs."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.stats import t as student_t

from kinoflow.errors import DataError
from kinoflow.evaluation.rating.session import SCALES
from kinoflow.files import atomic_folder
from kinoflow.measures.agreement import bradley_terry, clustered_share, krippendorff_alpha
from kinoflow.motion.canonical import resample
from kinoflow.motion.clip import MotionClip

Answers = Sequence[dict[str, Any]]
"""What `session.read_answers` gives."""


def report(answers: Answers) -> dict[str, Any]:
    """All statistics of some answers as plain JSON values; None where a number is not defined."""
    scored = [entry for entry in answers if entry["kind"] == "score"]
    paired = [entry for entry in answers if entry["kind"] == "pair"]
    return {
        "raters": sorted({str(entry["rater"]) for entry in answers}),
        "scores": len(scored),
        "pairs": len(paired),
        "systems": system_means(scored),
        "alpha": {scale: scale_alpha(scored, scale) for scale in SCALES},
        "pair_alpha": pair_alpha(paired),
        **win_rates(paired),
    }


def system_means(scored: Answers) -> dict[str, Any]:
    """Per system and scale: mean of the clips' means, 95 percent interval (Student's t over clips), clips, ratings."""
    grouped: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for entry in scored:
        grouped[entry["clip"]["system"]][entry["clip"]["identity"]].append(entry)
    found: dict[str, Any] = {}
    for system, clips in sorted(grouped.items()):
        found[system] = {"clips": len(clips), "ratings": sum(map(len, clips.values()))}
        for scale in SCALES:
            found[system][scale] = mean_interval(
                [float(np.mean([entry[scale] for entry in entries])) for entries in clips.values()]
            )
    return found


def mean_interval(values: Sequence[float]) -> dict[str, float | None]:
    """Mean with the 95 percent interval of Student's t; no interval for a single value."""
    mean, count = float(np.mean(values)), len(values)
    if count < 2:
        return {"mean": mean, "low": None, "high": None}
    half = float(student_t.ppf(0.975, count - 1)) * float(np.std(values, ddof=1)) / math.sqrt(count)
    return {"mean": mean, "low": mean - half, "high": mean + half}


def scale_alpha(scored: Answers, scale: str) -> float | None:
    """Krippendorff's ordinal alpha of raters over clips."""
    table = _table([(entry["rater"], entry["task"], entry[scale]) for entry in scored])
    return _defined(krippendorff_alpha(table, "ordinal"))


def pair_alpha(paired: Answers) -> float | None:
    """Krippendorff's ordinal alpha of raters over pairs: one clip better, tie, the other better."""
    rows = []
    for entry in paired:
        first, second = entry["a"]["identity"], entry["b"]["identity"]
        side = {"a": 1.0, "b": -1.0, "tie": 0.0}[entry["choice"]]
        rows.append((entry["rater"], entry["task"], side if first < second else -side))
    return _defined(krippendorff_alpha(_table(rows), "ordinal"))


def win_rates(paired: Answers) -> dict[str, Any]:
    """Between systems: how often one is chosen over another, and Bradley-Terry strengths.

    Pairs within one system say nothing about systems and are left out. A tie is half a win for each; a win rate's
    interval is that of twice as many halves which hang together.
    """
    between = [entry for entry in paired if entry["a"]["system"] != entry["b"]["system"]]
    systems = sorted({entry[side]["system"] for entry in between for side in ("a", "b")})
    place = {name: k for k, name in enumerate(systems)}
    wins = np.zeros((len(systems), len(systems)))
    halves: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for entry in between:
        a, b = entry["a"]["system"], entry["b"]["system"]
        value = {"a": 2, "b": 0, "tie": 1}[entry["choice"]]
        wins[place[a], place[b]] += value / 2
        wins[place[b], place[a]] += 1 - value / 2
        halves[a, b].append((value, 2))
        halves[b, a].append((2 - value, 2))
    rates = []
    for (winner, loser), votes in sorted(halves.items()):
        share = clustered_share(votes)
        rates.append(
            {
                "system": winner,
                "against": loser,
                "rate": share.value,
                "low": share.low,
                "high": share.high,
                "votes": len(votes),
            }
        )
    strengths = dict(zip(systems, bradley_terry(wins).tolist(), strict=True)) if systems else {}
    return {"win_rates": rates, "bradley_terry": strengths}


def _table(rows: Sequence[tuple[Any, Any, float]]) -> np.ndarray:
    """[raters, units] with NaN where nobody said anything."""
    raters = {rater: k for k, rater in enumerate(sorted({row[0] for row in rows}))}
    units = {unit: k for k, unit in enumerate(sorted({row[1] for row in rows}))}
    table = np.full((len(raters), len(units)), np.nan)
    for rater, unit, value in rows:
        table[raters[rater], units[unit]] = value
    return table


def _defined(value: float) -> float | None:
    return None if math.isnan(value) else value


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
