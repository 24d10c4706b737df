"""What is left of the lies of a vision model after the skeleton was asked.

    python benchmarks/caption_lies.py [--clips 60]

A scripted model tells the facts of an authored clip, one a sentence, and lies about half of those with a side or a
count: the other side, one more. Asked again it mends each lie with a chance of a half. Counted are refuted claims of
the first and of the second answer, lies that stay in the captions, and true sentences that were struck out.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from typing import Any

import numpy as np
from caption_facts import TRUE, singles

from kinoflow.data.captions.asking import seen_caption
from kinoflow.data.captions.facts import find_facts
from kinoflow.language.sides import mirror_caption
from kinoflow.language.words import times


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clips", type=int, default=60)
    parser.add_argument("--seed", type=int, default=5)
    options = parser.parse_args()
    generator = np.random.default_rng(options.seed)
    total: Counter[str] = Counter()
    for number, made in enumerate(singles(TRUE, 2, options.seed)):
        if number >= options.clips:
            break
        facts = find_facts(made.clip)
        told = {}
        for fact in facts.facts:
            said = fact.sentence
            lie = said
            if fact.side in ("left", "right"):
                lie = mirror_caption(said)
            elif fact.count:
                lie = f"A person {fact.kind}s {times(fact.count + 1)}."
            told[said] = lie if generator.random() < 0.5 else said
        if not told:
            continue
        mended = {said: said if generator.random() < 0.5 else answer for said, answer in told.items()}
        script = [told, mended]

        def asks(messages: list[dict[str, Any]], name: str, schema: dict[str, Any], script: Any = script) -> str:
            sentences = list(dict.fromkeys(script.pop(0).values()))
            return json.dumps({"tag": "a motion", "sentences": sentences, "not_visible": []})

        found = seen_caption(made.clip, [], asks, facts)
        last = told if len(script) else mended
        total["clips"] += 1
        total["lies_at_first"] += sum(answer != said for said, answer in told.items())
        total["lies_when_asked_again"] += sum(answer != said for said, answer in last.items())
        total["lies_kept"] += sum(answer != said and answer in found.sentences for said, answer in last.items())
        total["truths_struck_out"] += sum(answer == said and answer in found.struck for said, answer in last.items())
        for name in ("claims", "refuted_before", "claims_after", "refuted_after", "asked"):
            total[name] += getattr(found, name)
    print(json.dumps(total))


if __name__ == "__main__":
    main()
