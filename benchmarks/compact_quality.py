"""What the compact model does when asked: behaviour by joint positions, and physics beside real clips.

    python benchmarks/compact_quality.py [--model FOLDER] [--seeds 5] [--data DATASET]

Prints two tables for people and one JSON line last. Without --data the physics table has no real clips beside it.
Prompts marked * are held out: no training caption reads like this (`kinoflow.data.captions.held_out`).
"""

from __future__ import annotations

import argparse
import json
import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kinoflow import MotionClip, MotionPipeline
from kinoflow.data.captions.held_out import HELD_OUT_CAPTIONS
from kinoflow.data.loader import MotionDataset
from kinoflow.evaluation.physical import METRICS, side_by_side
from kinoflow.evaluation.probes import (
    farthest_m,
    jump_count,
    mean_speed_m_per_s,
    raises_hand,
    travel_m,
    turn_rad,
)
from kinoflow.evaluation.probes.legs import flights
from kinoflow.evaluation.probes.library import bends, jumps_toward
from kinoflow.evaluation.probes.view import RATE_HZ, view_of
from kinoflow.motion.features import decode

Check = Callable[[MotionClip], bool]
DURATION_S = 4.0


@dataclass(frozen=True)
class Behaviour:
    """What every clip of some prompts must do."""

    name: str
    prompts: tuple[str, ...]
    check: Check
    required: float
    """Share of the clips that must pass; below it the behaviour is not one that the documents may promise."""
    delivered: bool = True
    """Whether the bundled model does it: what it does not do is measured too, and says so."""


def only(side: str) -> Check:
    """The named wrist rises above its shoulder and the other does not."""
    other = {"left": "right", "right": "left"}[side]
    return lambda clip: raises_hand(clip, side) and not raises_hand(clip, other)


def turns(sign: int) -> Check:
    """At least 30 degrees of turn to one side: +1 is left."""
    return lambda clip: sign * turn_rad(clip) > math.radians(30)


def off_the_floor(clip: MotionClip) -> bool:
    """Heels and toes of both feet are off the floor for 0.1 s at least: a running step is, a walking step is not."""
    return any(flight.stop - flight.start >= 0.1 * RATE_HZ for flight in flights(view_of(clip)))


def one_hand(side: str) -> tuple[str, ...]:
    """Prompts about one hand."""
    return (
        f"A person raises the {side} hand.",
        f"A person waves with the {side} hand.",
        f"A person waves the {side} hand.",
        f"A person lifts the {side} arm.",
        f"put your {side} arm up",
    )


def behaviours() -> list[Behaviour]:
    """The behaviours that the compact model is judged by."""
    stays = ("A person stands still.", "A person waves.", "A person stands and waves goodbye.")
    return [
        Behaviour(
            "walks forward more than 1.5 m along +Z",
            ("A person walks forward.", "A person walks.", "somebody strolls ahead"),
            lambda clip: travel_m(clip)[1] > 1.5,
            1.0,
        ),
        Behaviour(
            "runs forward more than 3 m in 4 s",
            ("A person runs forward.",),
            lambda clip: travel_m(clip)[1] > 3.0 and off_the_floor(clip),
            0.95,
        ),
        Behaviour(
            "walks backward",
            ("A person walks backward.", "Someone is walking backwards."),
            lambda clip: travel_m(clip)[1] < -0.3,
            1.0,
        ),
        Behaviour(
            "walks and turns left",
            ("A person walks and turns left.", "A person walks forward and turns to the left."),
            turns(+1),
            0.95,
        ),
        Behaviour(
            "walks and turns right",
            ("A person walks and turns right.", "A person walks forward and turns to the right."),
            turns(-1),
            0.95,
        ),
        Behaviour("left hand above shoulder, right not", one_hand("left"), only("left"), 0.95),
        Behaviour("right hand above shoulder, left not", one_hand("right"), only("right"), 0.95),
        Behaviour(
            "both hands above the shoulders",
            ("A person raises both hands.", "A person lifts both arms up.", "Somebody waves with both hands."),
            lambda clip: raises_hand(clip, "left") and raises_hand(clip, "right"),
            0.95,
        ),
        Behaviour(
            "jumps: both feet off the floor that the feet imply",
            ("A person jumps.", "A person jumps up."),
            off_the_floor,
            1.0,
            delivered=False,
        ),
        Behaviour(
            "jumps in free flight",
            ("A person jumps.", "A person jumps up."),
            lambda clip: jump_count(clip) >= 1,
            0.95,
            delivered=False,
        ),
        Behaviour(
            "jumps forward: a free flight that ends ahead of where it began",
            ("A person jumps forward.",),
            lambda clip: jumps_toward("forward").answer(clip).passed,
            0.95,
            delivered=False,
        ),
        Behaviour(
            "bows: the trunk leans forward",
            ("A person bows.",),
            lambda clip: bends().answer(clip).passed,
            0.95,
            delivered=False,
        ),
        Behaviour("stays within 0.5 m", stays, lambda clip: farthest_m(clip) < 0.5, 1.0),
        Behaviour(
            "walks forward and waves with the right hand",
            ("A person walks forward and waves with the right hand.",),
            lambda clip: travel_m(clip)[1] > 1.0 and only("right")(clip),
            0.8,
        ),
    ]


def promised() -> dict[str, Check]:
    """Sentences that documents may ask the bundled model in examples, each with all that its clips must pass."""
    missed = {prompt for behaviour in behaviours() if not behaviour.delivered for prompt in behaviour.prompts}
    checks: dict[str, list[Check]] = {}
    for behaviour in behaviours():
        for prompt in behaviour.prompts:
            if prompt not in missed:
                checks.setdefault(prompt, []).append(behaviour.check)
    return {prompt: lambda clip, own=own: all(check(clip) for check in own) for prompt, own in checks.items()}


def held_out(prompt: str) -> bool:
    """Whether a prompt is kept out of the training captions."""
    return prompt.rstrip(".").lower() in {caption.rstrip(".").lower() for caption in HELD_OUT_CAPTIONS}


def measure_behaviours(pipe: MotionPipeline, seeds: Sequence[int]) -> tuple[dict[str, float], list[MotionClip]]:
    """Share of clips that pass, by behaviour; and all clips."""
    shares: dict[str, float] = {}
    clips: list[MotionClip] = []
    print(f"{'behaviour':48}{'passed':>10}{'required':>10}")
    for behaviour in behaviours():
        passed = []
        for prompt in behaviour.prompts:
            made = pipe(prompt, duration=DURATION_S, seeds=seeds)
            clips += made
            passed.append([behaviour.check(clip) for clip in made])
        share = float(np.mean(passed))
        shares[behaviour.name] = share
        verdict = "ok" if share >= behaviour.required else "MISSED"
        if not behaviour.delivered:
            verdict += " (not promised)"
        print(f"{behaviour.name:48}{share:10.0%}{behaviour.required:10.0%}  {verdict}")
        for prompt, row in zip(behaviour.prompts, passed, strict=True):
            print(f"    {sum(row)}/{len(row)} {prompt}{' *' if held_out(prompt) else ''}")
    walks = [mean_speed_m_per_s(clip) for clip in pipe("A person walks forward.", duration=DURATION_S, seeds=seeds)]
    runs = [mean_speed_m_per_s(clip) for clip in pipe("A person runs forward.", duration=DURATION_S, seeds=seeds)]
    faster = float(np.mean([run > max(walks) for run in runs]))
    shares["runs faster than it walks"] = faster
    print(f"{'runs faster than it walks':48}{faster:10.0%}{1.0:10.0%}  {'ok' if faster == 1 else 'MISSED'}")
    print(f"    walks {np.mean(walks):.2f} m/s, runs {np.mean(runs):.2f} m/s")
    return shares, clips


def measured_physics(pipe: MotionPipeline, data: Path, count: int) -> dict[str, dict[str, float]]:
    """Physics of clips generated for held-out captions and of the held-out clips themselves, at equal lengths."""
    dataset = MotionDataset(data, "validation")
    order = np.random.default_rng(0).permutation(len(dataset))[:count]
    real = [decode(dataset.features(int(k)).double().numpy()) for k in order]
    made = []
    for k, clip in zip(order, real, strict=True):
        caption = dataset.records[int(k)].captions[0].text
        made += pipe(caption, duration=clip.num_frames / clip.fps, seeds=[int(k)])
    table = side_by_side({"captured": real, "generated": made})
    print(f"\n{'median of ' + str(len(real)) + ' [95 %]':28}{'captured':>26}{'generated':>26}{'ratio':>8}")
    ratio = {}
    for name in METRICS:
        here, there = table["captured"][name], table["generated"][name]
        ratio[name] = there.median / here.median if here.median else math.nan
        cells = [f"{row.median:.2f} [{row.median_low:.2f}, {row.median_high:.2f}]" for row in (here, there)]
        print(f"{name:28}{cells[0]:>26}{cells[1]:>26}{ratio[name]:8.2f}")
    medians = {kind: {name: summary.median for name, summary in row.items()} for kind, row in table.items()}
    return {**medians, "ratio": {name: value for name, value in ratio.items() if math.isfinite(value)}}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default="compact")
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--clips", type=int, default=50)
    parser.add_argument("--steps", type=int)
    parser.add_argument("--guidance", type=float)
    parser.add_argument("--guidance-interval", type=float, nargs=2)
    parser.add_argument("--time-shift", type=float)
    parser.add_argument("--solver")
    options = parser.parse_args()
    pipe = MotionPipeline.from_pretrained(options.model)
    pipe.description = pipe.description.with_sampling(
        num_steps=options.steps,
        guidance_scale=options.guidance,
        guidance_interval=options.guidance_interval,
        time_shift=options.time_shift,
        solver=options.solver,
    )
    started = time.perf_counter()
    shares, clips = measure_behaviours(pipe, range(options.seeds))
    print(f"{len(clips)} clips of {DURATION_S:g} s in {time.perf_counter() - started:.0f} s")
    physics = measured_physics(pipe, options.data, options.clips) if options.data else {}
    print(json.dumps({"behaviour": shares, "physics": physics}))


if __name__ == "__main__":
    main()
