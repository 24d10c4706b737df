"""Sections of a report's page: the ranking of every axis, the yes/no questions, classes and failure signatures."""

from __future__ import annotations

from typing import Any

from kinoflow.evaluation.ranking import EXPECTED, LEVEL, REVERSED
from kinoflow.evaluation.report.charts import number, percent, table, text
from kinoflow.evaluation.suite import CAPTURED, MODEL

_VERDICT = {EXPECTED: "yes", LEVEL: "maybe", REVERSED: "no"}
"""Verdict of an axis and the class of its cell."""


def order_section(data: dict[str, Any]) -> str:
    """Every axis: values with intervals, the order found and expected, and why where they differ."""
    rows = []
    for axis in data["axes"]:
        arrow = "↑" if axis["better"] == "higher" else "↓"
        cells = "".join(
            f"<br>{text(name)} {number(value['value'])} "
            f"<small>{number(value['low'])} to {number(value['high'])}</small>"
            for name, value in axis["values"].items()
        ).removeprefix("<br>")
        rows.append(
            f'<tr><td>{text(axis["name"])} {arrow}</td><td class="words">{cells}</td>'
            f'<td class="words">{text(axis["found"])}</td>'
            f'<td class="words {_VERDICT[axis["verdict"]]}">{text(axis["verdict"])}</td>'
            f'<td class="words">{text(axis["statement"])}</td></tr>'
        )
    count = {verdict: sum(axis["verdict"] == verdict for axis in data["axes"]) for verdict in _VERDICT}
    return (
        "<h2>Captured, model, broken</h2>\n<p>An axis is worth reading where it ranks captured clips above the model's "
        "and those above deliberately broken ones, beyond the choice of captions. All sets answer the same captions: "
        "what decides is the 95 % interval of the paired difference of two sets, which may leave out zero although the "
        f"intervals of the two overlap. Of {len(rows)} axes {count[EXPECTED]} rank as expected, "
        f"{count[LEVEL]} do not separate two neighbours (≈), {count[REVERSED]} rank two of them the other "
        "way; there, do not read progress off the axis.</p>\n"
        + table(("axis", "values, best expected first", "order found", "verdict", "why not"), rows)
    )


def ssae_section(data: dict[str, Any] | None) -> str:
    """Scores of the judges by class and kind of question, agreement, and baselines answered by probes."""
    if data is None:
        return ""
    judges = data["judges"]
    coverage = "; ".join(
        f"{text(name)} answered {found['answered']} of {found['questions']} questions "
        f"({found['answered'] / max(found['questions'], 1):.0%}) about {found['items_answered']} of {found['items']} "
        "clips"
        for name, found in judges.items()
    )
    first = next(iter(judges.values()))
    groups = [("by_class", "class"), ("by_kind", "kind of question")]
    rows = [_scores("all", "", [found["overall"] for found in judges.values()])]
    for key, title in groups:
        rows += [_scores(name, title, [found[key][name] for found in judges.values()]) for name in first[key]]
    sets = [
        f'<tr class="{text(name)}"><td>{text(name)}</td><td>{percent(found["overall"])}</td>'
        f"<td>{found['answered']} of {found['questions']}</td></tr>"
        for name, found in data["by_probes"].items()
    ]
    agreement = "".join(_agreement(pair) for pair in data["agreement"])
    failed = sum(len(failures) for failures in data["failures"].values())
    return (
        "<h2>Yes/no questions about sentences (SSAE)</h2>\n"
        f"<p>{data['sentences']} sentences with {data['questions']} questions; a score is the share of yes among "
        f"answered questions, intervals heed that questions about one clip hang together. {coverage}. "
        + (f"{failed} clips could not be asked about. " if failed else "")
        + "Probes answer only what a skeleton shows and leave the rest unanswered: compare their scores between "
        "models, not with other judges.</p>\n"
        + table(("", "", *(f"{name}, share of yes" for name in judges)), rows)
        + agreement
        + "<p>The same questions to the same probes, asked of the retrieval baseline and of the model's own clips "
        "exchanged among the sentences: what they get without listening.</p>\n"
        + table(("", "share of yes, by probes", "questions answered"), sets)
    )


def _scores(name: str, title: str, shares: list[dict[str, Any]]) -> str:
    cells = "".join(f"<td>{percent(share)} <small>of {share['count']}</small></td>" for share in shares)
    return f'<tr><td>{text(name)}</td><td class="words"><small>{text(title)}</small></td>{cells}</tr>'


def _agreement(pair: dict[str, Any]) -> str:
    kappa = "not defined" if pair["kappa"] is None else f"{pair['kappa']:.2f}"
    kinds = ", ".join(
        f"{text(kind)} {found['same']['value']:.0%} of {found['questions']}" for kind, found in pair["by_kind"].items()
    )
    return (
        f"<p><b>{text(' and '.join(pair['judges']))}</b> both answered {pair['questions']} questions and said the "
        f"same to {percent(pair['same'])}; Cohen's kappa {kappa}. By kind: {kinds or 'none'}.</p>\n"
    )


def class_section(data: dict[str, Any]) -> str:
    """The measures by class of captions, and whether the classes rank the sets."""
    measures = (
        ("distance", "distance from captions ↓", "{:.3f}"),
        ("passed", "passes its probes ↑", "{:.0%}"),
        ("foot_slide_mm_per_frame", "foot slide, mm/frame ↓", "{:.3g}"),
        ("jerk_m_per_s3", "jerk, m/s³ ↓", "{:.0f}"),
    )
    rows = []
    for one in data["classes"]:
        cells = ""
        for key, _, form in measures:
            real, model = (one[key].get(name) for name in (CAPTURED, MODEL))
            cells += (
                "<td></td>" if model is None else f"<td>{form.format(model)} <small>{form.format(real)}</small></td>"
            )
        axis = data["class_axes"].get(one["name"])
        order = "too few captions" if axis is None else axis["found"]
        kind = "" if axis is None else _VERDICT[axis["verdict"]]
        rows.append(
            f"<tr><td>{text(one['name'])}</td><td>{one['clips']}</td>{cells}"
            f'<td class="words {kind}">{text(order)}</td></tr>'
        )
    return (
        "<h2>By class of captions</h2>\n<p>The model's clips, and beside them, small, the captured ones. Classes with "
        "few captions say little: the last column tells the order that the distances from the captions give within a "
        "class, ≈ where the paired difference of two sets is not separated from zero.</p>\n"
        + table(("class", "captions", *(title for _, title, _ in measures), "order by distance"), rows)
    )


def signature_section(data: dict[str, Any]) -> str:
    """How often each kind of failure is found in each set, and the model's worst clips."""
    names = list(data["signatures"][0]["found"])
    rows = []
    items = []
    for signature in data["signatures"]:
        limit = f"{number(signature['threshold'])} {signature['unit']}".strip()
        cells = "".join(
            f"<td>{percent(signature['found'][name]) if name in signature['found'] else ''}</td>" for name in names
        )
        rows.append(f"<tr><td>{text(signature['name'])} <small>above {text(limit)}</small></td>{cells}</tr>")
        worst = "".join(
            f"<li>{text(one['caption'])} <small>{number(one['value']) if signature['unit'] else ''} "
            f"{text(signature['unit'])}</small></li>"
            for one in signature["worst"]
        )
        found = f"<ol>{worst}</ol>" if worst else '<p class="dim">none</p>'
        items.append(f"<h3>{text(signature['name'])}</h3><p>{text(signature['meaning'])}</p>{found}")
    return (
        "<h2>Failure signatures</h2>\n<p>Share of clips that show each failure. The limits of jitter and foot sliding "
        "are what 95 % of the captured clips stay below, so these show 5 % by definition; durations are beside the "
        "captured clip of the same caption, so captured clips show none. Below, the model's worst clips of each kind; "
        "they play above.</p>\n" + table(("", *names), rows) + "".join(items)
    )
