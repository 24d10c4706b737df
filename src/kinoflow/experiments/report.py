"""What a study says: its table, its conclusion in sentences made from the numbers, and its plot."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kinoflow.errors import MissingExtraError
from kinoflow.experiments.designs import Contrast, Measure
from kinoflow.experiments.run import Outcome
from kinoflow.files import atomic_path
from kinoflow.measures.statistics import LEVEL, Interval, contrast, t_interval

FLOOR = 0.25
"""A measure on which no run comes to this share of what captured clips have cannot tell arms apart."""
JSON_NAME, TEXT_NAME, PLOT_NAME = "study.json", "study.md", "plot.png"


def values_of(outcome: Outcome, key: str) -> dict[str, dict[int, float]]:
    """Arm to seed to the value of a measure, where it was measured."""
    found: dict[str, dict[int, float]] = {}
    for row in outcome.rows:
        if key in row["measures"]:
            found.setdefault(row["arm"], {})[row["seed"]] = row["measures"][key]
    return found


def differences(outcome: Outcome) -> list[tuple[Contrast, Measure, Interval]]:
    """Every contrast on every measure."""
    return [
        (one, measure, found)
        for one in outcome.study.contrasts
        for measure in outcome.study.measures
        if (found := contrast(one.weights, values_of(outcome, measure.key))) is not None
    ]


def verdict(measure: Measure, found: Interval) -> str:
    """What a difference says, in words."""
    if found.half_width is None:
        return "one seed: nothing is known about its spread"
    if found.half_width == 0:
        return "the same in every seed: no interval"
    if not found.excludes_zero:
        return "no difference beyond its interval"
    direction = "higher" if found.mean > 0 else "lower"
    if not measure.better:
        return direction
    return f"{direction}, which is {'better' if direction == measure.better else 'worse'}"


def conclusion(outcome: Outcome) -> list[str]:
    """Sentences; nothing in them but what the numbers say."""
    found = differences(outcome)
    sentences = _floors(outcome)
    for one in outcome.study.contrasts:
        rows = [(measure, interval) for who, measure, interval in found if who is one]
        beyond = [(measure, interval) for measure, interval in rows if interval.excludes_zero]
        if not rows:
            continue
        if not beyond:
            single = any(interval.half_width is None for _, interval in rows)
            reason = "one seed, so no interval" if single else "no difference beyond its interval"
            sentences.append(f"{_capital(one.name)}: {reason}, on any of {len(rows)} measures.")
            continue
        told = "; ".join(f"{m.title} {_signed(i)} ({verdict(m, i)})" for m, i in beyond)
        rest = [measure.title for measure, interval in rows if not interval.excludes_zero]
        tail = f" No difference beyond its interval: {', '.join(rest)}." if rest else ""
        sentences.append(f"{_capital(one.name)}: {told}.{tail}")
    count = sum(interval.half_width not in (None, 0.0) for _, _, interval in found)
    if count:
        chance = count * (1 - LEVEL)
        sentences.append(
            f"{count} differences with intervals were looked at: by chance alone about {chance:.1f} of them would lie "
            f"beyond a {LEVEL:.0%} interval."
        )
    return sentences


def _floors(outcome: Outcome) -> list[str]:
    """A sentence about the measures on which too little was learned for any difference to show."""
    low = []
    for measure in outcome.study.measures:
        values = [value for seeds in values_of(outcome, measure.key).values() for value in seeds.values()]
        real = outcome.captured.get(measure.key, 0.0)
        if measure.better == "higher" and values and max(values) < FLOOR * real:
            low.append(f"{measure.title} (no run above {max(values):.2g}, captured clips {real:.2g})")
    if not low:
        return []
    return [f"Too little was learned for arms to differ in {'; '.join(low)}: equality there is no finding."]


def report_text(outcome: Outcome) -> str:
    """The study as Markdown."""
    study, plan = outcome.study, outcome.plan
    seeds = sorted({row["seed"] for row in outcome.rows})
    lines = [
        f"# Study: {study.name}",
        "",
        study.question,
        "",
        f"{len(study.arms)} arms, seeds {', '.join(map(str, seeds))}; {plan['budget_flops']:.3g} floating-point "
        f"operations a run ({plan['reference_steps']} steps of {plan['reference']}); {len(plan['prompts'])} sentences, "
        f"{plan['clips_per_prompt']} motions each, the same sentences and noise for all.",
        "",
        "## Runs",
        "",
        "| arm | what | parameters | steps | FLOPs | frames seen | processor s |",
        "|---|---|---|---|---|---|---|",
    ]
    for arm in study.arms:
        rows = [row for row in outcome.rows if row["arm"] == arm.name]
        if not rows:
            continue
        means = {key: sum(row[key] for row in rows) / len(rows) for key in ("steps", "flops", "frames", "processor_s")}
        lines.append(
            f"| {arm.name} | {arm.about} | {rows[0]['parameters'] / 1e6:.2f} M | {means['steps']:.0f} | "
            f"{means['flops']:.3g} | {means['frames']:,.0f} | {means['processor_s']:.0f} |"
        )
    lines += ["", "Means over seeds. Processor seconds are those of this machine with whatever else it did.", ""]
    lines += _table(outcome)
    lines += ["", "## Differences, paired by seed", "", "| difference | measure | value | |", "|---|---|---|---|"]
    lines += [f"| {c.name} | {m.title} | {_signed(i)} | {verdict(m, i)} |" for c, m, i in differences(outcome)]
    lines += ["", "## Conclusion", "", *(f"- {sentence}" for sentence in conclusion(outcome)), ""]
    return "\n".join(lines)


def _table(outcome: Outcome) -> list[str]:
    measures = [one for one in outcome.study.measures if values_of(outcome, one.key)]
    lines = [
        f"## Measures: mean over seeds and {LEVEL:.0%} t-interval",
        "",
        "| arm | "
        + " | ".join(one.title + {"higher": " ↑", "lower": " ↓"}.get(one.better, "") for one in measures)
        + " |",
        "|---|" + "---|" * len(measures),
    ]
    for arm in outcome.study.arms:
        cells = []
        for one in measures:
            values = list(values_of(outcome, one.key).get(arm.name, {}).values())
            cells.append(_plain(t_interval(values)) if values else "")
        if any(cells):
            lines.append(f"| {arm.name} | " + " | ".join(cells) + " |")
    captured = [f"{outcome.captured[one.key]:.3g}" if one.key in outcome.captured else "" for one in measures]
    if any(captured):
        lines.append("| captured clips of the same captions | " + " | ".join(captured) + " |")
    return lines


def report_data(outcome: Outcome) -> dict[str, Any]:
    """The study as plain values for JSON."""
    means = {
        arm.name: {
            one.key: asdict(t_interval(list(values.values())))
            for one in outcome.study.measures
            if (values := values_of(outcome, one.key).get(arm.name))
        }
        for arm in outcome.study.arms
    }
    return {
        "study": outcome.study.name,
        "question": outcome.study.question,
        "plan": outcome.plan,
        "arms": {arm.name: {"about": arm.about, "config": arm.config.to_dict()} for arm in outcome.study.arms},
        "runs": outcome.rows,
        "captured": outcome.captured,
        "level": LEVEL,
        "means": means,
        "differences": [
            {"difference": c.name, "measure": m.key, **asdict(i), "verdict": verdict(m, i)}
            for c, m, i in differences(outcome)
        ],
        "conclusion": conclusion(outcome),
    }


def check_plotting() -> None:
    """Find out before anything is trained whether a plot can be drawn.

    Raises:
        MissingExtraError: matplotlib is not installed.
    """
    try:
        import matplotlib.figure  # noqa: F401
    except ImportError:
        raise MissingExtraError("matplotlib", "plot", "the plot of a study") from None


def draw(outcome: Outcome, path: Path) -> None:
    """One panel a measure: a dot a seed, and mean and interval of each arm."""
    from matplotlib.figure import Figure

    measures = [one for one in outcome.study.measures if values_of(outcome, one.key)]
    columns = min(4, len(measures))
    rows = -(-len(measures) // columns)
    figure = Figure(figsize=(3.6 * columns, 0.9 + 0.45 * rows * (len(outcome.study.arms) + 1.5)), layout="constrained")
    panels = list(figure.subplots(rows, columns, squeeze=False).flat)
    for panel, one in zip(panels[: len(measures)], measures, strict=True):
        values = values_of(outcome, one.key)
        for place, arm in enumerate(outcome.study.arms):
            own = list(values.get(arm.name, {}).values())
            if not own:
                continue
            found = t_interval(own)
            panel.errorbar(found.mean, place, xerr=found.half_width or 0.0, fmt="s", capsize=3, color=f"C{place}")
            panel.plot(own, [place + 0.2] * len(own), ".", color=f"C{place}", alpha=0.6)
        if one.key in outcome.captured:
            panel.axvline(outcome.captured[one.key], color="grey", linestyle=":", linewidth=1)
        panel.set_yticks(range(len(outcome.study.arms)), [arm.name for arm in outcome.study.arms], fontsize=8)
        panel.invert_yaxis()
        panel.set_title(f"{one.title}{f' ({one.better} is better)' if one.better else ''}", fontsize=8)
        panel.tick_params(axis="x", labelsize=7)
    for panel in panels[len(measures) :]:
        panel.set_visible(False)
    figure.suptitle(f"{outcome.study.name}: squares are means over seeds with {LEVEL:.0%} t-intervals", fontsize=9)
    figure.savefig(path, dpi=120)


def write_report(outcome: Outcome, output: Path) -> Path:
    """Write the three files; the path of the text."""
    with atomic_path(output / JSON_NAME) as path:
        path.write_text(json.dumps(report_data(outcome), indent=1) + "\n", encoding="utf-8")
    with atomic_path(output / PLOT_NAME) as path:
        draw(outcome, path)
    with atomic_path(output / TEXT_NAME) as path:
        path.write_text(report_text(outcome), encoding="utf-8")
    return output / TEXT_NAME


def _plain(interval: Interval) -> str:
    return f"{interval.mean:.3g}" + ("" if interval.half_width is None else f" ± {interval.half_width:.2g}")


def _signed(interval: Interval) -> str:
    return f"{interval.mean:+.3g}" + ("" if interval.half_width is None else f" ± {interval.half_width:.2g}")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
