"""How well the prompt module reads what people type, and how well it guesses lengths.

    python benchmarks/prompting.py [--only lengths|casual|sayings|languages] [--sayings 400] [--seed 0] [--data FOLDER]
    python benchmarks/prompting.py --only model [--adapter NAME=FOLDER ...] [--texts 200]

Lengths of single actions that the table had not seen (five folds by action; `--data` adds captured clips), lengths of
the prompts of `tests/prompting/casual.csv`, which were written by hand with the seconds that a person may take, and the
share of prompts that the arranger reads as the right actions before and after rewriting: those by hand, and sayings of
actions in casual forms, with and without slips of the keyboard. Three minutes on one core.

`--only model` has the rules beside adapters of `kinoflow train prompts`, on texts of actions that none has seen (half
of them with operations that training never has) and on the prompts by hand: lengths, and what of a text is in its
caption, with intervals by bootstrap over texts. Half a minute for the rules, some seconds a text for each adapter.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import random
import re
import runpy
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from operator import contains
from pathlib import Path

import numpy as np

from kinoflow.arranging.arranger import Arranger
from kinoflow.arranging.phrases import PhraseBook
from kinoflow.errors import KinoflowError
from kinoflow.language.grammar import Mood, render
from kinoflow.language.tables import table as table_of
from kinoflow.language.words import third_person
from kinoflow.prompting.durations import Table, estimate
from kinoflow.prompting.fidelity import STRICT, fidelity
from kinoflow.prompting.languages import TRANSLATED, table_lines
from kinoflow.prompting.lengths import sayings
from kinoflow.prompting.plan import plan_prompt
from kinoflow.prompting.rewriting import rewritten
from kinoflow.prompting.spelling import respelt
from kinoflow.prompting.times import read_times
from kinoflow.text.compact import CompactTextEncoder
from kinoflow.training.prompter.casual import Example, example, is_held_out, usable

ASKED = table_of("authored_phrases")
"""Actions and ways of asking for them that are in no score."""

ROOT = Path(__file__).parents[1]
FORMS = (
    "{s}", "{g}", "{i}", "can you make him {i} please", "I want a person to {i}", "make an animation of {d}",
    "pls animate {d} lol", "a man wearing a red shirt {t}",
)  # fmt: skip
NAMES = ("{n}", "please {n}", "{n} animation", "make an animation of a {n}")
NEAR = {
    "a": "sq", "s": "ad", "d": "sf", "e": "wr", "i": "uo", "o": "ip", "r": "et", "t": "ry", "n": "bm", "l": "k",
    "k": "jl", "h": "gj", "p": "o", "w": "qe", "c": "xv", "m": "n",
}  # fmt: skip


def casual() -> list[dict[str, str]]:
    """The prompts written by hand."""
    with (ROOT / "tests/prompting/casual.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def is_right(read: Sequence[str] | None, reading: str) -> bool:
    """Whether actions are those of a row: ways between ` | `, steps ` > `, names `/`; `-` is none."""
    ways = reading.split(" | ")
    if read is None:
        return "-" in ways
    steps = [[step.split("/") for step in way.split(" > ")] for way in ways]
    return any(len(read) == len(way) and all(map(contains, way, read)) for way in steps)


def slips(text: str, chance: random.Random) -> str:
    """The text with one slip in a third of its words of four letters and more."""
    found = []
    for word in text.split(" "):
        if len(word) > 3 and word.isalpha() and chance.random() < 0.35:
            k, kind = chance.randrange(1, len(word) - 1), chance.randrange(4)
            if kind == 0:
                word = word[:k] + word[k + 1] + word[k] + word[k + 2 :]
            elif kind == 1:
                word = word[:k] + word[k + 1 :]
            elif kind == 2:
                word = word[:k] + word[k] + word[k:]
            else:
                word = word[:k] + chance.choice(NEAR.get(word[k], "e")) + word[k + 1 :]
        found.append(word)
    return " ".join(found)


def said(phrase: str, chance: random.Random) -> str:
    """A saying in one of the forms that people type."""
    if phrase.startswith("= "):
        return chance.choice(NAMES).format(n=phrase.removeprefix("= "))
    texts = {
        key: render(phrase, mood).rstrip(".").lower()
        for key, mood in (("g", Mood.GERUND), ("i", Mood.IMPERATIVE), ("d", Mood.DESCRIPTION), ("t", Mood.SIMPLE))
    }
    return chance.choice(FORMS).format(s=render(phrase), **texts | {"t": texts["t"].removeprefix("a person ")})


def lengths(guess: Callable[[str], float], rows: Sequence[dict[str, str]]) -> dict[str, float]:
    """Errors against the middle of what is plausible, and the share inside of it."""
    errors, inside = [], 0
    for row in rows:
        low, high = float(row["low_s"]), float(row["high_s"])
        seconds = guess(row["prompt"])
        errors.append(abs(math.log(seconds / math.sqrt(low * high))))
        inside += low <= seconds <= high
    errors.sort()
    return {
        "median factor": round(math.exp(errors[len(errors) // 2]), 3),
        "within 1.5": round(sum(error <= math.log(1.5) for error in errors) / len(errors), 3),
        "within 2": round(sum(error <= math.log(2) for error in errors) / len(errors), 3),
        "plausible": round(inside / len(errors), 3),
    }


Read = Callable[[str], tuple[str, ...] | None]


def reader() -> Read:
    """The names of the actions that a text is read as."""
    arranger = Arranger(CompactTextEncoder().sentences)

    @cache
    def read(text: str) -> tuple[str, ...] | None:
        try:
            found = arranger.arrange(text)
        except KinoflowError:
            return None
        return None if found is None else tuple(part.action for part in found.parts)

    return read


def of_actions(data: Path | None) -> dict[str, object]:
    """Lengths of actions not seen."""
    training = runpy.run_path(str(ROOT / "tools/train_durations.py"), run_name="training")
    rows = training["library_rows"]() + (training["capture_rows"](data) if data else [])
    return {"lengths of actions not seen": training["report"](rows)}


def of_casual(read: Read) -> dict[str, object]:
    """Lengths and readings of the prompts written by hand."""
    prompts = casual()
    usual = Table.load().usual_s
    start = time.perf_counter()
    plans = {row["prompt"]: plan_prompt(row["prompt"]) for row in prompts}
    milliseconds = 1000 * (time.perf_counter() - start) / len(prompts)
    right = []
    for row in prompts:
        caption = plans[row["prompt"]].caption
        before, after = is_right(read(row["prompt"]), row["reading"]), is_right(read(caption), row["reading"])
        right.append((before, after))
        if before and not after:
            print(f"worse: {row['prompt']!r} -> {caption!r}: {read(caption)}")
    return {
        "lengths of casual prompts": {
            "constant": lengths(lambda text: usual, prompts),
            "rules": lengths(lambda text: estimate(rewritten(text)[0], corrected=False).seconds, prompts),
            "rules + ridge": lengths(lambda text: plans[text].seconds, prompts),
            "with what the library reads": lengths(lambda text: plan_prompt(text, read=read).seconds, prompts),
        },
        "milliseconds of a plan": round(milliseconds, 2),
        "casual prompts read right": {
            "of": len(right), "as typed": sum(b for b, _ in right), "rewritten": sum(a for _, a in right),
        },
    }  # fmt: skip


def of_sayings(read: Read, number: int, seed: int) -> dict[str, object]:
    """Readings of sayings in casual forms."""
    chance = random.Random(seed)
    known = set(PhraseBook.load().names)
    sayings = [(action, phrase) for action, phrases in ASKED.items() if action in known for phrase in phrases]
    chance.shuffle(sayings)
    table = {kind: {"of": 0, "as typed": 0, "rewritten": 0, "worse": 0} for kind in ("clean", "with slips")}
    for action, phrase in sayings[:number]:
        text = said(phrase, chance)
        for kind, typed in (("clean", text), ("with slips", slips(text, chance))):
            before, after = read(typed) == (action,), read(rewritten(typed)[0]) == (action,)
            counts = table[kind]
            counts["of"] += 1
            counts["as typed"] += before
            counts["rewritten"] += after
            counts["worse"] += before and not after
            if before and not after:
                print(f"worse, {kind}: {typed!r} -> {rewritten(typed)[0]!r}: {action}, not {read(rewritten(typed)[0])}")
    return {"sayings read right": table}


def of_languages(read: Read) -> dict[str, object]:
    """Phrases of the tables of other languages, and those that are not read as the action that is meant."""
    lines = (ROOT / "tests/prompting/phrase_actions.txt").read_text(encoding="utf-8").splitlines()
    wanted = dict(line.split(" = ") for line in lines if not line.startswith("#"))
    wrong = {}
    for meaning, action in wanted.items():
        template = re.sub(r"\[.*?\]", "", meaning).replace("%", "the left hand")
        verb, _, rest = template.partition(" ")
        found = read(f"A person {third_person(verb)} {rest}".rstrip() + ".")
        wrong |= {meaning: found} if found != (action,) else {}
    numbers = {code: sum(role == "do" for role, _, _ in table_lines(code)) for code in TRANSLATED}
    return {"phrases of other languages": {"phrases": numbers, "in English": len(wanted), "read otherwise": wrong}}


@dataclass(frozen=True)
class Put:
    """What one way makes of a text: a caption, seconds, and the range that eight of ten lie in, where it has one."""

    caption: str
    seconds: float
    low: float | None = None
    high: float | None = None


Way = Callable[[Sequence[str]], list[Put]]


def of_models(read: Read, adapters: Sequence[str], number: int, seed: int) -> dict[str, object]:
    """Constant, rules, rules with ridge, and adapters, on texts of unseen actions and on those by hand."""
    training = runpy.run_path(str(ROOT / "tools/train_durations.py"), run_name="training")
    table = training["fit"]([row for row in training["library_rows"]() if not is_held_out(row.action)])
    pool = usable(said for said in sayings(2, 4, 2) if is_held_out(said.action))
    chance = random.Random(seed)
    made = [example(pool, chance, held_out=place % 2 == 1) for place in range(number)]
    by_hand = casual()
    out: dict[str, dict[str, object]] = {"unseen actions": {}, "by hand": {}}
    for name, way in ways(table, adapters).items():
        start = time.perf_counter()
        out["unseen actions"][name] = of_examples(way([one.text for one in made]), made, read)
        out["by hand"][name] = of_hand(way([row["prompt"] for row in by_hand]), by_hand, read)
        print(name, round(time.perf_counter() - start), "s", file=sys.stderr)
    return out


def ways(table: Table, adapters: Sequence[str]) -> dict[str, Way]:
    """The ways that are compared, by name; lengths of the rules by a table that has not seen the held-out actions."""

    def constant(texts: Sequence[str]) -> list[Put]:
        return [Put(text, table.usual_s) for text in texts]

    def by_rules(texts: Sequence[str], corrected: bool) -> list[Put]:
        found = []
        for text in texts:
            caption = rewritten(read_times(text).text)[0]
            guess = estimate(caption, table=table, corrected=corrected)
            found.append(Put(caption, guess.seconds, guess.low, guess.high))
        return found

    found: dict[str, Way] = {
        "as typed, constant": constant,
        "rules": lambda texts: by_rules(texts, False),
        "rules + ridge": lambda texts: by_rules(texts, True),
    }
    for adapter in adapters:
        name, _, folder = adapter.partition("=")
        found[name] = of_adapter(Path(folder))
        found[f"{name}, faithful or rules"] = of_rewriter(Path(folder), found["rules + ridge"])
    return found


def of_rewriter(folder: Path, rules: Way) -> Way:
    """What `--rewrite local` makes of it."""
    from kinoflow.prompting.local import LocalRewriter

    rewriter = LocalRewriter(folder)

    def write(texts: Sequence[str]) -> list[Put]:
        found = []
        answered = 0
        for text in texts:
            answer = rewriter.rewrite(read_times(text).text)
            if answer is None or answer.range is None:
                found += rules([text])
            else:
                answered += 1
                found.append(Put(answer.caption, answer.seconds, *answer.range))
        print(f"by the language model itself: {answered} of {len(texts)}", file=sys.stderr)
        return found

    return write


def of_adapter(folder: Path) -> Way:
    """What the language model with an adapter writes."""
    from kinoflow.prompting.language_model import CaptionWriter

    writer = CaptionWriter.load(folder)

    def write(texts: Sequence[str]) -> list[Put]:
        found = []
        for start in range(0, len(texts), 16):
            found += [Put(one.caption, one.seconds, *one.range)
                      for one in writer.write(texts[start : start + 16])]  # fmt: skip
        return found

    return write


def of_examples(found: Sequence[Put], made: Sequence[Example], read: Read) -> dict[str, object]:
    """Against the true captions and lengths."""
    errors = np.array([abs(math.log(put.seconds / one.seconds)) for put, one in zip(found, made, strict=True)])
    kept = [fidelity(one.caption, put.caption) for put, one in zip(found, made, strict=True)]
    right = [float(read(put.caption) == one.actions) for put, one in zip(found, made, strict=True)]
    inside = [float(put.low <= one.seconds <= put.high) for put, one in zip(found, made, strict=True)
              if put.low is not None and put.high is not None]  # fmt: skip
    return {
        "median factor": with_interval(errors, lambda values: math.exp(float(np.median(values)))),
        "within 1.5": with_interval(errors <= math.log(1.5)),
        "within 2": with_interval(errors <= math.log(2.0)),
        "in the 80 % range": with_interval(inside) if inside else None,
        "nothing lost or added": with_interval([float(not one.lost and not one.added) for one in kept]),
        "side, direction or number wrong": sum(bool({*one.lost, *one.added} & STRICT) for one in kept),
        "something added": sum(bool(one.added) for one in kept),
        "read as the right actions": with_interval(right),
    }


def of_hand(found: Sequence[Put], rows: Sequence[dict[str, str]], read: Read) -> dict[str, object]:
    """Against plausible lengths, right readings and the text itself."""
    guesses = {row["prompt"]: put.seconds for row, put in zip(rows, found, strict=True)}
    kept = [
        fidelity(respelt(read_times(row["prompt"]).text), put.caption) for row, put in zip(rows, found, strict=True)
    ]
    right = [float(is_right(read(put.caption), row["reading"])) for row, put in zip(rows, found, strict=True)]
    return {
        **lengths(lambda text: guesses[text], rows),
        "side, direction or number wrong": sum(bool({*one.lost, *one.added} & STRICT) for one in kept),
        "verb added": sum(bool(set(one.added) - STRICT) for one in kept),
        "read as the right actions": with_interval(right),
    }


def with_interval(values: Sequence[float] | np.ndarray, of: Callable[[np.ndarray], float] = np.mean) -> str:
    """A number, and the interval that it lies in by 95 % of a bootstrap over texts."""
    data, generator = np.asarray(values, float), np.random.default_rng(0)
    drawn = [of(data[generator.integers(0, len(data), len(data))]) for _ in range(1000)]
    low, high = np.quantile(drawn, [0.025, 0.975])
    return f"{of(data):.3f} [{low:.3f}, {high:.3f}]"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", choices=("lengths", "casual", "sayings", "languages", "model"))
    parser.add_argument("--sayings", type=int, default=400)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--adapter", nargs="*", default=[], metavar="NAME=FOLDER")
    parser.add_argument("--texts", type=int, default=200)
    options = parser.parse_args()
    out: dict[str, object] = {}
    if options.only in (None, "lengths"):
        out |= of_actions(options.data)
    if options.only != "lengths":
        read = reader()
        out |= of_casual(read) if options.only in (None, "casual") else {}
        out |= of_sayings(read, options.sayings, options.seed) if options.only in (None, "sayings") else {}
        out |= of_languages(read) if options.only in (None, "languages") else {}
        if options.only == "model":
            out |= of_models(read, options.adapter, options.texts, options.seed)
    print(json.dumps(out, indent=1))


if __name__ == "__main__":
    main()
