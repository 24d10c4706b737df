"""Scores of an SSAE run: the share of yes, by class, leaf group and kind of question, and agreement of two judges."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from kinoflow.evaluation.ssae.judge import Judgement
from kinoflow.evaluation.ssae.questions import Item
from kinoflow.measures.classes import UNKNOWN, classify
from kinoflow.measures.statistics import Share, clustered_share, cohen_kappa

Judgements = Mapping[str, Judgement]
"""By the key of an item."""


def scores(items: Sequence[Item], judgements: Judgements) -> dict[str, Any]:
    """What one judge found, as plain JSON values.

    A score is the share of yes among answered questions; what has no answer (the judge failed, or cannot tell) is
    counted beside it and never taken for a no. Intervals heed that questions about one clip hang together.

    Returns:
        `overall`, `by_class`, `by_group`, `by_kind`: value, low, high, count; `questions`, `answered`, `items`,
        `items_answered`.
    """
    groups = {item.key: _group(item) for item in items}
    kinds = sorted({question.kind for item in items for question in item.questions})
    categories = list(dict.fromkeys(item.category for item in items))
    by_class = {name: _share([item for item in items if item.category == name], judgements) for name in categories}
    by_group = {
        name: _share([item for item in items if groups[item.key] == name], judgements)
        for name in sorted(set(groups.values()))
    }
    by_kind = {kind: _share(items, judgements, kind) for kind in kinds}
    overall = _share(items, judgements)
    return {
        "overall": plain(overall),
        "by_class": {name: plain(share) for name, share in by_class.items()},
        "by_group": {name: plain(share) for name, share in by_group.items() if share.count},
        "by_kind": {name: plain(share) for name, share in by_kind.items()},
        "questions": sum(len(item.questions) for item in items),
        "answered": overall.count,
        "items": len(items),
        "items_answered": sum(item.key in judgements for item in items),
    }


def agreement(items: Sequence[Item], first: Judgements, second: Judgements) -> dict[str, Any]:
    """How far two judges agree on the questions that both answered.

    Returns:
        `questions`: how many those are; `kappa` (Cohen; None where it is not defined); `same`: share of equal answers
        with its interval; `confusion`: how often "yes/no" and so on; `by_kind`: the same share and kappa for each
        kind of question.
    """
    pairs = [
        (item.key, question.kind, a.answer, b.answer)
        for item in items
        if item.key in first and item.key in second
        for question, a, b in zip(item.questions, first[item.key].verdicts, second[item.key].verdicts, strict=True)
        if a.answer is not None and b.answer is not None
    ]
    kinds = sorted({kind for _, kind, _, _ in pairs})
    confusion = {
        f"{a}/{b}": sum((x, y) == (a, b) for _, _, x, y in pairs) for a in ("yes", "no") for b in ("yes", "no")
    }
    by_kind = {kind: _agreement([pair for pair in pairs if pair[1] == kind]) for kind in kinds}
    return {**_agreement(pairs), "confusion": confusion, "by_kind": by_kind}


def _agreement(pairs: Sequence[tuple[str, str, str, str]]) -> dict[str, Any]:
    clusters: dict[str, list[bool]] = defaultdict(list)
    for key, _, a, b in pairs:
        clusters[key].append(a == b)
    kappa = cohen_kappa([a for _, _, a, _ in pairs], [b for _, _, _, b in pairs])
    same = clustered_share([(sum(values), len(values)) for values in clusters.values()])
    return {"questions": len(pairs), "kappa": None if math.isnan(kappa) else kappa, "same": plain(same)}


def plain(share: Share) -> dict[str, Any]:
    """A share as JSON values; NaN is not JSON."""
    return {**asdict(share), "value": None if math.isnan(share.value) else share.value}


def _share(items: Sequence[Item], judgements: Judgements, kind: str | None = None) -> Share:
    """Share of yes over some items, and over questions of one kind if given."""
    clusters = []
    for item in items:
        if item.key in judgements:
            answers = [
                verdict.answer
                for question, verdict in zip(item.questions, judgements[item.key].verdicts, strict=True)
                if verdict.answer is not None and kind in (None, question.kind)
            ]
            clusters.append((sum(answer == "yes" for answer in answers), len(answers)))
    return clustered_share(clusters)


def _group(item: Item) -> str:
    found = classify(item.prompt)
    return UNKNOWN if found.name == UNKNOWN else f"{found.name}: {found.group}"
