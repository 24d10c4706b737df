"""The page of a report, from the values of its JSON. It fetches nothing but the clip pages beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from kinoflow.evaluation.axes import EXPECTED, LEVEL, REVERSED, metric_title
from kinoflow.evaluation.report.charts import interval_chart, number, pair, percent, spread_chart
from kinoflow.evaluation.suite import CAPTURED, MODEL, SETS
from kinoflow.formats.html import table, text

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


METRICS = {
    "r_precision_1": ("R-precision top 1", "↑"),
    "r_precision_2": ("top 2", "↑"),
    "r_precision_3": ("top 3", "↑"),
    "matching_distance": ("matching distance", "↓"),
    "frechet_distance": ("Fréchet distance", "↓"),
    "diversity": ("diversity", "→"),
}

_SETS = {
    "captured": "the held-out captured clips themselves: the best that the measures can say",
    "model": "generated for the captions of those clips, at their durations",
    "nearest caption": "for each caption, the gallery clip whose caption is nearest",
    "wrong captions": "the captured clips, exchanged among the captions: perfect bodies that do not listen",
    "noise": "what the sampler starts from, decoded as if it were a motion",
    "distorted": "the captured clips with trunk and arms bent half as much again, carried sideways at 1 m/s",
}

_STYLE = """
:root { color-scheme: light dark; --ink: #1d2229; --dim: #667085; --line: #d6dae1; --paper: #fff; --soft: #f4f6f9;
  --good: #17794a; --bad: #b3391f; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ee; --dim: #98a2b3; --line: #3a424e; --paper: #171a1f;
  --soft: #20252c; --good: #58c48d; --bad: #ef8a72; } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); margin: 0 auto;
  max-width: 64rem; padding: 1.5rem; }
h1 { font-size: 1.7rem; margin: 0 0 .3rem } h2 { margin-top: 2.6rem; font-size: 1.25rem }
p, li { max-width: 46rem } .dim, .note { color: var(--dim) } .note { font-weight: normal }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin: .6rem 0 }
.wide { overflow-x: auto } th, td { padding: .3rem .8rem; border-bottom: 1px solid var(--line); text-align: right }
th:first-child, td:first-child { text-align: left } thead th { font-weight: 600; vertical-align: bottom }
tr.model td { background: var(--soft); font-weight: 600 } small { color: var(--dim); font-weight: normal }
td.words { text-align: left } .yes { color: var(--good) } .maybe { color: var(--dim) }
.no { color: var(--bad); font-weight: 600 }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(26rem, 1fr)); gap: 1rem 2rem }
.chart { margin: 0 } figcaption { font-weight: 600; margin-bottom: .3rem } svg { width: 100%; height: auto }
svg text { font: 12px system-ui, sans-serif; fill: var(--ink) } .name { text-anchor: end } .value { fill: var(--dim) }
.axis { stroke: var(--line) } .whisker, .median { stroke: var(--ink); stroke-width: 1.5 } .arrow { fill: var(--ink) }
.bar { fill: #8d99ab } .b0 { fill: #6fae8e } .b1 { fill: #5b8fd6 } .b3 { fill: #d9a06b } .b4 { fill: #c4705c }
.b5 { fill: #9a7bb5 }
.player { display: grid; grid-template-columns: minmax(14rem, 20rem) 1fr; gap: 1rem }
.player nav { max-height: 34rem; overflow-y: auto } .player a { display: block; padding: .25rem .5rem; color: inherit;
  text-decoration: none; border-radius: 4px } .player a:hover, .player a:focus { background: var(--soft) }
.player h3 { margin: .8rem .5rem .2rem; font-size: .95rem; color: var(--dim) }
iframe { width: 100%; height: 34rem; border: 1px solid var(--line); border-radius: 6px; background: #262b33 }
@media (max-width: 46rem) { .player { grid-template-columns: 1fr } .charts { grid-template-columns: 1fr } }
"""


@dataclass(frozen=True)
class Shown:
    """One page of clips: the group it belongs to, its title, its file relative to the report."""

    group: str
    title: str
    file: str


def page(data: dict[str, Any], shown: Sequence[Shown]) -> str:
    """The page of `report.report_data`."""
    subject = data["subject"]
    title = f"Evaluation of {subject['name'] or subject['model']}"
    sections = [
        _head(title, data),
        order_section(data),
        _retrieval(data),
        _probes(data),
        ssae_section(data["ssae"]),
        _physical(data),
        class_section(data),
        _player(shown),
        signature_section(data),
        _method(data),
    ]
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
        "frame-src *; base-uri 'none'; form-action 'none'\">\n"
        f'<meta name="generator" content="kinoflow">\n<title>{text(title)}</title>\n<style>{_STYLE}</style>\n'
        f"</head>\n<body>\n{''.join(sections)}</body>\n</html>\n"
    )


def _head(title: str, data: dict[str, Any]) -> str:
    subject, suite = data["subject"], data["suite"]
    facts = [
        f"suite {suite['name']}: {suite['test_clips']} held-out captions, {len(suite['prompts'])} fixed sentences with "
        f"{suite['prompt_seeds']} seeds each",
        f"model {subject['model']}, files {subject['fingerprint']}; kinoflow {subject['kinoflow']}; seed "
        f"{subject['seed']}",
        f"captured clips: {subject['reference']}",
        f"evaluator: {subject['evaluator']}",
    ]
    if subject["licence"]:
        facts.append(f"licence of the model: {subject['licence']}")
    if suite["test_clips_left_out"]:
        facts.append(f"{suite['test_clips_left_out']} test clips left out: shorter or longer than the model makes")
    items = "".join(f"<li>{text(fact)}</li>" for fact in facts)
    return f'<h1>{text(title)}</h1>\n<ul class="dim">{items}</ul>\n'


def _retrieval(data: dict[str, Any]) -> str:
    metrics = [name for name in METRICS if name in data["retrieval"][SETS[0]]]
    rows = []
    for name in SETS:
        row = data["retrieval"][name]
        cells = "".join(f"<td>{row[m]['mean']:.3f} <small>± {row[m]['half_width']:.3f}</small></td>" for m in metrics)
        share = data["side"]["share"].get(name)
        cells += f"<td>{'' if share is None else f'{share:.0%}'}</td>"
        spread = data["multimodality"]
        cells += (
            f"<td>{spread['mean']:.3f} <small>± {spread['half_width']:.3f}</small></td>"
            if name == "model"
            else ("<td></td>")
        )
        rows.append(f'<tr class="{name}"><td>{name}</td>{cells}</tr>')
    heads = [f"{METRICS[m][0]} {METRICS[m][1]}" for m in metrics]
    charts = [
        interval_chart(
            f"{METRICS[m][0]} {METRICS[m][1]}",
            [(name, *pair(data["retrieval"][name][m])) for name in SETS],
        )
        for m in ("r_precision_3", "frechet_distance")
        if m in metrics
    ]
    explained = "".join(f"<li><b>{name}</b>: {meaning}</li>" for name, meaning in _SETS.items())
    return (
        "<h2>Does it say what the sentence said?</h2>\n"
        f"<ul>{explained}</ul>\n"
        + table(("", *heads, "side ↑", "multimodality"), rows)
        + f'<p class="dim">↑ higher is better, ↓ lower, → near that of captured clips. The Fréchet distance of '
        'wrong captions is low because they are the captured clips. "side": of the '
        f"{data['side']['captions']} captions with a left or right, clips that lie nearer to their caption than to "
        "that of their mirror image; half is chance.</p>\n"
        f'<div class="charts">{"".join(charts)}</div>\n'
    )


def _probes(data: dict[str, Any]) -> str:
    rows = [
        f'<tr class="{name}"><td>{name}</td><td>{share["passed"]:.0%}</td><td>{share["answered"]:.0%}</td></tr>'
        for name, share in data["probes"].items()
    ]
    count = next(iter(data["probes"].values()))["clips"] if rows else 0
    prompts = []
    for one in data["prompts"]:
        asked = "; ".join(f"{text(statement)} <small>{share:.0%}</small>" for statement, share in one["probes"])
        if one["unread"]:
            asked += f" <small>not asked: {text(' '.join(one['unread']))}</small>"
        model = "" if one["passed"] is None else f"{one['passed']:.0%}"
        nearest = "" if one["nearest"] is None else ("yes" if one["nearest"] else "no")
        prompts.append(
            f'<tr><td>{text(one["prompt"])}</td><td>{model}</td><td>{nearest}</td><td class="words">'
            f"{asked or 'no probe answers this'}</td></tr>"
        )
    sets = table(("", "passes all its probes ↑", "probes passed ↑"), rows) if rows else ""
    return (
        "<h2>Does it do what the sentence asks?</h2>\n<p>Questions that the skeleton answers, with no model. They know "
        f"{count} of the {data['suite']['test_clips']} held-out captions; the row of captured clips shows what the "
        "questions themselves miss.</p>\n"
        + sets
        + "<h3>Fixed sentences</h3>\n"
        + table(
            ("sentence", "model passes", "nearest caption", "asked, and how many of the model's clips pass"), prompts
        )
    )


def _physical(data: dict[str, Any]) -> str:
    charts, rows = [], []
    metrics = list(data["physical"][SETS[0]])
    for metric in metrics:
        values = [
            (name, *(data["physical"][name][metric][key] for key in ("lower", "median", "upper"))) for name in SETS
        ]
        charts.append(spread_chart(metric_title(metric), values, note="median and quartiles over clips"))
    for name in SETS:
        cells = "".join(f"<td>{number(data['physical'][name][metric]['median'])}</td>" for metric in metrics)
        rows.append(f'<tr class="{name}"><td>{name}</td>{cells}</tr>')
    return (
        "<h2>Could a body do it?</h2>\n<p>Medians over the same captions, lower is better; the dynamic "
        "range is best near that of captured clips. Definitions are in kinoflow's evaluation/physical.</p>\n"
        + table(("", *map(metric_title, metrics)), rows)
        + f'<div class="charts">{"".join(charts)}</div>\n'
    )


def _player(shown: Sequence[Shown]) -> str:
    if not shown:
        return ""
    menu = []
    for group, ones in groupby(shown, key=lambda one: one.group):
        links = "".join(f'<a href="{text(one.file)}" target="player">{text(one.title)}</a>' for one in ones)
        menu.append(f"<h3>{text(group)}</h3>{links}")
    first = shown[0]
    return (
        "<h2>The clips</h2>\n<p>Held-out captions show the captured clip, the model's and the retrieved one, in this "
        "order from the left; fixed sentences show the model's seeds, then the retrieved clip.</p>\n"
        f'<div class="player"><nav aria-label="clips">{"".join(menu)}</nav>'
        f'<iframe name="player" title="clips" src="{text(first.file)}"></iframe></div>\n'
    )


def _method(data: dict[str, Any]) -> str:
    protocol = data["suite"]["protocol"]
    sources = sorted({(one["source"], one["licence"]) for one in data["tests"]})
    listed = "".join(f"<li>{text(source)}: {text(licence)}</li>" for source, licence in sources)
    return (
        "<h2>How it was measured</h2>\n<ul>"
        f"<li>Pools of {protocol['pool_size']} captions; captions that say the same count as one. Intervals are 95 %, "
        f"from {protocol['repeats']} random halves of the captions, so they say how far a value may be off for the "
        "choice of captions, not of seeds.</li>"
        "<li>The Fréchet distance is from the other half of the captured clips, for captured clips too: their own "
        "value is what the measure cannot resolve. It is larger for fewer clips; compare only reports on the same "
        "captions.</li>"
        "<li>The captured test clips that come with kinoflow were in the training of neither the bundled model nor the "
        "bundled evaluator. For other models and data this is yours to know.</li>"
        "<li>All numbers are in report.json.</li></ul>\n"
        f"<h3>Captured test clips</h3><ul>{listed}</ul>"
        "<p>The data used in this project was obtained from mocap.cs.cmu.edu. The database was created with funding "
        "from NSF EIA-0196217.</p>\n"
    )
