"""What the prompt module is worth for motions: casual prompts made with it, and with `--rewrite off` and one length.

    python benchmarks/rewriting.py make OUT [--duration 4.7] [--network]
    python benchmarks/rewriting.py rate OUT RATINGS.csv

The prompts are in `rewriting.csv`: as typed, what is asked for in plain words, the actions that are right (as in
`tests/prompting/casual.csv`) and plausible seconds. `make` runs `kinoflow generate` for each in both ways, measures
both, and leaves film strips of all clips in shuffled sheets, OUT/sheets, and the key in OUT/key.json. `rate` takes a
file of `number,rating` (1 to 5, for the action that was asked for), opens the key, and prints means with intervals over
prompts. Three minutes on one core. With `--network` the bundled network makes them and not the library.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
import runpy
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageDraw

from kinoflow.cli import main as kinoflow
from kinoflow.language.clauses import pieces_in_time, plain
from kinoflow.measures.probes import probes_for
from kinoflow.motion.clip import MotionClip
from kinoflow.prompting.plan import plan_prompt

HERE = Path(__file__).parent
ARMS = ("on", "off")
A_SHEET = 5


def prompts() -> list[dict[str, str]]:
    """The rows of the table."""
    with (HERE / "rewriting.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def make(out: Path, duration: float, network: bool) -> None:
    """Make, measure and print."""
    known = runpy.run_path(str(HERE / "prompting.py"), run_name="prompting")
    read, is_right = known["reader"](), known["is_right"]
    rows = prompts()
    found: dict[str, list[dict[str, Any]]] = {arm: [] for arm in ARMS}
    for place, row in enumerate(rows):
        for arm in ARMS:
            path = out / arm / f"{place:02d}.npz"
            options = ["--rewrite", "off", "--duration", f"{duration:g}"] if arm == "off" else []
            options += ["--source", "network"] if network else []
            if not path.is_file():
                status = kinoflow(["generate", row["prompt"], "-o", str(path), *options])
                if status == 0:
                    kinoflow(["convert", str(path), str(path.with_suffix(".png"))])
            caption = row["prompt"] if arm == "off" else plan_prompt(row["prompt"]).caption
            found[arm].append(measured(path, row, is_right(read(caption), row["reading"])))
    for arm in ARMS:
        (out / f"{arm}.json").write_text(json.dumps(found[arm], indent=1) + "\n")
    print(json.dumps({arm: summary(found[arm]) for arm in ARMS} | {"differences": differences(found)}, indent=1))
    sheets(out, rows)


def measured(path: Path, row: dict[str, str], right: bool) -> dict[str, Any]:
    """What is followed of a prompt by its clip; nothing where there is none."""
    if not path.is_file():
        return {"made": False, "read right": False, "plausible length": False, "probes": [], "last": []}
    clip = MotionClip.load(path)
    seconds = clip.num_frames / clip.fps
    asked = probes_for(row["caption"])
    last = pieces_in_time(plain(row["caption"]))[-1]
    of_last = {probe.name for probe in probes_for(f"A person {last.removeprefix('a person ')}")}
    answers = {probe.name: bool(probe.answer(clip).passed) for probe in asked}
    return {
        "made": True,
        "seconds": round(seconds, 2),
        "read right": right,
        "plausible length": float(row["low_s"]) - 0.05 <= seconds <= float(row["high_s"]) + 0.05,
        "probes": list(answers.values()),
        "last": [passed for name, passed in answers.items() if name in of_last],
    }


def summary(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Shares over the prompts."""
    asked = [row for row in rows if row["probes"]]
    ended = [row for row in rows if row["last"]]
    return {
        "prompts": len(rows),
        "made": sum(row["made"] for row in rows),
        "read right": sum(row["read right"] for row in rows),
        "plausible length": sum(row["plausible length"] for row in rows),
        "with probes": len(asked),
        "probes passed": round(float(np.mean([np.mean(row["probes"]) for row in asked])), 3) if asked else None,
        "with probes of the last action": len(ended),
        "last action unfinished": sum(not all(row["last"]) for row in ended),
    }


def differences(found: dict[str, list[dict[str, Any]]]) -> dict[str, str]:
    """On less off, prompt by prompt, with 95 % intervals by bootstrap."""
    out = {}
    for name in ("read right", "plausible length"):
        out[name] = interval([float(a[name]) - float(b[name]) for a, b in zip(found["on"], found["off"], strict=True)])
    both = [
        (a["probes"], b["probes"])
        for a, b in zip(found["on"], found["off"], strict=True)
        if a["probes"] and b["probes"]
    ]
    if both:
        out["probes passed"] = interval([float(np.mean(a) - np.mean(b)) for a, b in both])
    return out


def interval(values: list[float], draws: int = 4000) -> str:
    """Mean, and the interval of it that 95 % of the bootstrap lies in."""
    data, generator = np.array(values), np.random.default_rng(0)
    means = data[generator.integers(0, len(data), (draws, len(data)))].mean(1)
    low, high = np.quantile(means, [0.025, 0.975])
    return f"{data.mean():+.3f} [{low:+.3f}, {high:+.3f}]"


def sheets(out: Path, rows: list[dict[str, str]]) -> None:
    """Film strips of all clips in an order by chance, with numbers and what was asked for."""
    clips = [(place, arm) for place in range(len(rows)) for arm in ARMS if (out / arm / f"{place:02d}.png").is_file()]
    random.Random(7).shuffle(clips)
    (out / "key.json").write_text(json.dumps(clips))
    (out / "sheets").mkdir(exist_ok=True)
    for start in range(0, len(clips), A_SHEET):
        strips = []
        for number, (place, arm) in enumerate(clips[start : start + A_SHEET], start):
            strip = Image.open(out / arm / f"{place:02d}.png").convert("RGB")
            strip = strip.resize((1200, round(strip.height * 1200 / strip.width)))
            titled = Image.new("RGB", (strip.width, strip.height + 18), "white")
            ImageDraw.Draw(titled).text((4, 3), f"{number}: {rows[place]['prompt']}", "black")
            titled.paste(strip, (0, 18))
            strips.append(titled)
        sheet = Image.new("RGB", (1200, sum(strip.height for strip in strips)), "white")
        top = 0
        for strip in strips:
            sheet.paste(strip, (0, top))
            top += strip.height
        sheet.save(out / "sheets" / f"{start:03d}.png")


def rate(out: Path, ratings: Path) -> None:
    """Means of both ways, and their difference."""
    key = json.loads((out / "key.json").read_text())
    given = {int(number): float(rating) for number, rating in re.findall(r"(\d+)\s*,\s*([\d.]+)", ratings.read_text())}
    by_prompt: dict[int, dict[str, float]] = {}
    for number, (place, arm) in enumerate(key):
        if number in given:
            by_prompt.setdefault(place, {})[arm] = given[number]
    both = [row for row in by_prompt.values() if len(row) == len(ARMS)]
    print({arm: round(float(np.mean([row[arm] for row in both])), 2) for arm in ARMS}, "of", len(both), "prompts")
    print("on less off:", interval([row["on"] - row["off"] for row in both]))
    better = sum(row["on"] > row["off"] for row in both), sum(row["on"] < row["off"] for row in both)
    print("on better, off better, alike:", *better, len(both) - sum(better))


def main() -> None:
    """Make, or rate."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=("make", "rate"))
    parser.add_argument("out", type=Path)
    parser.add_argument("ratings", type=Path, nargs="?")
    parser.add_argument("--duration", type=float, default=4.7)
    parser.add_argument("--network", action="store_true")
    options = parser.parse_args()
    if options.what == "make":
        options.out.mkdir(parents=True, exist_ok=True)
        make(options.out, options.duration, options.network)
    else:
        rate(options.out, options.ratings)


if __name__ == "__main__":
    main()
