"""`index.html` of a dataset folder: what is in it, how clean it is, and the worst of it in pictures.

One file that fetches nothing. Pictures are drawn as SVG from joints, so that they are small and the same clips always
give the same bytes.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kinoflow.data.manifest import TIERS, TRAIN, Amount, ClipRecord, Manifest
from kinoflow.data.quality import SCORES, is_from_video, quality_limits
from kinoflow.formats.html import table, text
from kinoflow.measures.classes import CLASSES, LEAVES, UNKNOWN, MotionClass, class_of
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.features import FPS, decode
from kinoflow.motion.skeleton import JOINT_NAMES

PAGE_FILE = "index.html"
_WORST_EACH, _PICTURES = 3, 8
_BARS, _BAR_PX, _HIGH_PX = 40, 9, 70
_PX_PER_M, _PANEL_PX, _STRIP_HIGH_PX = 42, 92, 104
_MOST_COPIES = 40
_YAW_RAD = np.radians(35.0)
_TITLES = {
    "flight": "flight without take-off, s too long",
    "float": "float, s",
    "penetration": "penetration, mm",
    "limits": "beyond joint ranges, degrees",
    "static": "static, share of frames",
    "speed": "pace of limbs, Hz",
    "slide": "foot slide, mm per frame",
    "jitter": "jitter above 6 Hz, mm",
    "jerk": "jerk, m/s³",
}
_STYLE = """
:root { color-scheme: light dark; --ink: #1d2229; --dim: #667085; --line: #d6dae1; --paper: #fff; --soft: #eef1f5;
  --bar: #8d99ab; --bad: #b3391f; --left: #d0631b; --right: #2668c8 }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ee; --dim: #98a2b3; --line: #3a424e; --paper: #171a1f;
  --soft: #20252c; --bad: #ef8a72; --left: #f09a5c; --right: #7fb0f5 } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); margin: 0 auto;
  max-width: 68rem; padding: 1.5rem } h1 { margin: 0; font-size: 1.7rem } h2 { margin-top: 2.4rem; font-size: 1.25rem }
p { max-width: 46rem } .dim, td small { color: var(--dim) } .wide { overflow-x: auto }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin: .5rem 0 }
th, td { padding: .2rem .8rem; border-bottom: 1px solid var(--line); text-align: right }
th:first-child, td:first-child, .words { text-align: left } .charts { display: grid; gap: 1rem 2rem;
  grid-template-columns: repeat(auto-fill, minmax(23rem, 1fr)) } figure { margin: 0 0 1.2rem }
figcaption { margin: .2rem 0 }
svg { max-width: 100%; height: auto } svg text { font: 11px system-ui, sans-serif; fill: var(--dim) }
.bar { fill: var(--bar) } .axis, .floor { stroke: var(--line) } .limit { stroke: var(--bad) }
.strip { background: var(--soft); border-radius: 5px } .l, .r, .m { fill: none; stroke-width: 2; stroke-linecap: round;
  stroke-linejoin: round; stroke: var(--ink) } .l { stroke: var(--left) } .r { stroke: var(--right) }
details { margin: .5rem 0 } summary { cursor: pointer }
"""
_LINES = (
    ("m", ("Pelvis", "Spine1", "Spine2", "Spine3", "Neck", "Head")),
    ("l", ("Pelvis", "L_Hip", "L_Knee", "L_Ankle", "L_Foot")),
    ("r", ("Pelvis", "R_Hip", "R_Knee", "R_Ankle", "R_Foot")),
    ("l", ("Spine3", "L_Shoulder", "L_Elbow", "L_Wrist")),
    ("r", ("Spine3", "R_Shoulder", "R_Elbow", "R_Wrist")),
)

Features = Callable[[int], NDArray[np.float32]]


def write_page(path: Path, manifest: Manifest, records: Sequence[ClipRecord], features: Features) -> None:
    """Write the page.

    Args:
        path: the file.
        manifest: of the dataset.
        records: its clips.
        features: [T, D] of the clip of a number; asked only for those that are drawn.
    """
    sections = (
        _head(manifest),
        _tiers(manifest),
        _classes(records),
        _histograms(records),
        _worst(records, features),
        _copies(manifest, records),
        _refuted(manifest, records),
        _licences(manifest),
        _left_out(manifest),
    )
    page = (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>Dataset</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{''.join(sections)}</body>\n</html>\n"
    )
    path.write_text(page, encoding="utf-8")


def _head(manifest: Manifest) -> str:
    splits = ", ".join(f"{amount.clips} for {name}" for name, amount in manifest.splits.items())
    return (
        f"<h1>Dataset of {manifest.clips} clips, {manifest.hours:.2f} hours</h1>\n"
        f'<p class="dim">{text(splits)}; {len(manifest.rejected)} clips or parts left out. '
        f"Layout {text(manifest.layout)}, {manifest.fps:g} frames a second.</p>\n"
        + _amounts("source", manifest.sources)
    )


def _tiers(manifest: Manifest) -> str:
    said = {
        "A": "captured or made by hand, within all limits",
        "B": "the same after repairs, or composed of captured clips",
        "C": "estimated from video, within wider limits",
        "D": "beyond a limit",
    }
    rows = [
        f'<tr><td>{tier}</td><td class="words">{said[tier]}</td><td>{amount.clips}</td><td>{amount.hours:.3f}</td></tr>'
        for tier in TIERS
        if (amount := manifest.tiers.get(tier)) is not None
    ]
    return "<h2>Tiers</h2>\n" + table(("tier", "what is in it", "clips", "hours"), rows)


def _classes(records: Sequence[ClipRecord]) -> str:
    frames: Counter[MotionClass] = Counter()
    clips: Counter[MotionClass] = Counter()
    for record in records:
        place = class_of(record.leaf, record.captions[0].text)
        frames[place] += record.frames
        clips[place] += 1
    known = list(dict.fromkeys((*LEAVES, *sorted(frames, key=lambda p: (p.name, p.group, p.leaf)))))
    parts = []
    for name in (*CLASSES, UNKNOWN):
        leaves = [place for place in known if place.name == name]
        filled = [place for place in leaves if clips[place]]
        hours = sum(frames[place] for place in leaves) / FPS / 3600
        of = f"{len(filled)} of {len(leaves)} leaves" if name != UNKNOWN else "no leaf found by the words of captions"
        rows = [
            f"<tr><td>{text(f'{place.group}, {place.leaf}'.strip(', ') or name)}</td><td>{clips[place]}</td>"
            f"<td>{frames[place] / FPS / 3600:.3f}</td></tr>"
            for place in sorted(filled, key=lambda place: -frames[place])
        ]
        empty = ", ".join(place.leaf or place.group for place in leaves if not clips[place])
        lacking = f'<p class="dim">Nothing of: {text(empty)}.</p>' if empty and name != UNKNOWN else ""
        number = sum(clips[place] for place in leaves)
        parts.append(
            f"<details><summary><b>{name}</b>: {hours:.3f} h, {number} clips, {of}</summary>"
            f"{table(('leaf', 'clips', 'hours'), rows)}{lacking}</details>\n"
        )
    return (
        '<h2>Classes and leaves</h2>\n<p class="dim">By the place that the source gives, else by the words of the '
        f"first caption.</p>\n{''.join(parts)}"
    )


def _histograms(records: Sequence[ClipRecord]) -> str:
    values = {name: array("d") for name in SCORES.values()}
    for record in records:
        if record.scores is not None:
            for name, scores in values.items():
                scores.append(getattr(record.scores, name))
    count = len(next(iter(values.values())))
    if not count:
        return ""
    everything = quality_limits().everything
    charts = []
    for reason, name in SCORES.items():
        charts.append(_histogram(_TITLES[reason], np.asarray(values[name]), everything[name]))
    return (
        f'<h2>Scores</h2>\n<p class="dim">Of {count} clips; the line is the limit over all labels. Labels have '
        "limits of their own, so clips may be beyond it and clean, or below it and not. The last bar has all beyond."
        f'</p>\n<div class="charts">{"".join(charts)}</div>\n'
    )


def _histogram(title: str, values: NDArray[np.float64], limit: float) -> str:
    end = float(max(1.25 * limit, 1e-9))
    counts = np.bincount(np.minimum((values / end * _BARS).astype(int), _BARS), minlength=_BARS + 1)
    # Few bad clips must be seen beside many good ones.
    high = np.log1p(counts) / np.log1p(counts.max()) * _HIGH_PX
    bars = "".join(
        f'<rect class="bar" x="{place * _BAR_PX}" y="{_HIGH_PX - tall:.1f}" width="{_BAR_PX - 1}" height="{tall:.1f}"/>'
        for place, tall in enumerate(high)
        if tall
    )
    x = limit / end * _BARS * _BAR_PX
    width = (_BARS + 1) * _BAR_PX
    return (
        f'<figure><figcaption>{text(title)} <span class="dim">median {np.median(values):.3g}, largest '
        f'{values.max():.3g}</span></figcaption><svg viewBox="0 0 {width} {_HIGH_PX + 16}" width="{width}">{bars}'
        f'<path class="axis" d="M0 {_HIGH_PX}H{width}"/><path class="limit" d="M{x:.1f} 0V{_HIGH_PX}"/>'
        f'<text x="0" y="{_HIGH_PX + 13}">0</text><text x="{x:.1f}" y="{_HIGH_PX + 13}" text-anchor="middle">'
        f"{limit:.3g}</text></svg></figure>"
    )


def _worst(records: Sequence[ClipRecord], features: Features) -> str:
    limits = quality_limits()
    by_reason: dict[str, list[tuple[float, int]]] = defaultdict(list)
    repaired = 0
    for clip, record in enumerate(records):
        repaired += bool(record.repairs)
        if record.scores is None:
            continue
        factor = limits.video if is_from_video(record.source) else 1.0
        for reason in record.defects:
            limit = factor * limits.of(record.label)[SCORES[reason]]
            by_reason[reason].append((getattr(record.scores, SCORES[reason]) / limit, clip))
    parts = []
    for reason in SCORES:
        found = sorted(by_reason[reason], key=lambda pair: (-pair[0], pair[1]))
        if not found:
            continue
        parts.append(f"<h3>{text(_TITLES[reason])}: {len(found)} clips</h3>\n")
        for ratio, clip in found[:_WORST_EACH]:
            record = records[clip]
            value = getattr(record.scores, SCORES[reason])
            told = f"{value:g}, {ratio:.1f} times the limit of {record.label or 'everything'}"
            parts.append(
                f"<figure>{film_strip_svg(decode(features(clip)))}<figcaption><b>{text(record.id)}</b> "
                f'<span class="dim">{text(record.source)}: {text(told)}. {text(record.captions[0].text)}</span>'
                "</figcaption></figure>\n"
            )
    told = f"<p>{repaired} clips were repaired; their records say what was changed.</p>\n" if repaired else ""
    if not parts:
        return f"<h2>Worst clips</h2>\n<p>No clip is beyond a limit.</p>\n{told}"
    return (
        '<h2>Worst clips</h2>\n<p class="dim">Left limbs are orange, right ones blue; the line is the floor that the '
        f"clip stands on.</p>\n{told}{''.join(parts)}"
    )


def film_strip_svg(clip: MotionClip) -> str:
    """A clip as a row of stick figures, evenly spaced in time, seen from the front and the side at once."""
    frames = np.linspace(0, clip.num_frames - 1, _PICTURES).round().astype(int)
    joints = clip.joints[frames]
    flat = np.stack([joints[..., 0] * np.cos(_YAW_RAD) - joints[..., 2] * np.sin(_YAW_RAD), joints[..., 1]], axis=-1)
    flat[..., 0] -= flat[:, :1, 0]
    # Whoever is high up is drawn smaller rather than cut off.
    scale = min(_PX_PER_M, (_STRIP_HIGH_PX - 16) / max(float(flat[..., 1].max()), 0.1))
    x = flat[..., 0] * scale + (np.arange(_PICTURES) * _PANEL_PX + _PANEL_PX / 2)[:, None]
    y = _STRIP_HIGH_PX - 10 - flat[..., 1] * scale
    lines = []
    for picture in range(_PICTURES):
        for side, names in _LINES:
            points = [JOINT_NAMES.index(name) for name in names]
            way = " ".join(f"{x[picture, k]:.1f},{y[picture, k]:.1f}" for k in points)
            lines.append(f'<polyline class="{side}" points="{way}"/>')
    width, floor = _PICTURES * _PANEL_PX, _STRIP_HIGH_PX - 10
    seconds = clip.num_frames / clip.fps
    return (
        f'<svg class="strip" viewBox="0 0 {width} {_STRIP_HIGH_PX}" width="{width}" role="img" '
        f'aria-label="{_PICTURES} moments of {seconds:.1f} seconds"><path class="floor" d="M0 {floor}H{width}"/>'
        f"{''.join(lines)}</svg>"
    )


def _copies(manifest: Manifest, records: Sequence[ClipRecord]) -> str:
    copies = sum(bool(record.copy_of) for record in records)
    shown = islice((record for record in records if record.copy_of), _MOST_COPIES)
    rows = [f"<tr><td>{text(r.id)}</td><td>{text(r.copy_of)}</td><td>{r.split}</td></tr>" for r in shown]
    more = f'<p class="dim">{copies - _MOST_COPIES} more are in clips.jsonl.</p>' if copies > _MOST_COPIES else ""
    leaks = ", ".join(f"{count} of origin {origin}" for origin, count in manifest.caption_leaks.items())
    said = f"Captions held out that stand in the {TRAIN}ing split too: {leaks or 'none'}. "
    listed = table(("clip", "shows the same as", "split"), rows) + more if rows else ""
    return (
        f"<h2>Copies and leaks</h2>\n<p>{copies} clips show what an earlier one shows: copies, mirror images, "
        "parts of each other, or other rates. Each is in the split of the clip that it is a copy of.</p>\n"
        f"<p>{text(said)}Sentences made of labels are shared by design.</p>\n{listed}"
    )


def _refuted(manifest: Manifest, records: Sequence[ClipRecord]) -> str:
    if not manifest.refuted:
        return ""
    shown = islice((record for record in records if record.refuted), _MOST_COPIES)
    rows = [f'<tr><td>{text(r.id)}</td><td class="words">{text("; ".join(r.refuted))}</td></tr>' for r in shown]
    more = f'<p class="dim">{manifest.refuted - len(rows)} more are in clips.jsonl.</p>'
    return (
        f"<h2>Captions and skeletons</h2>\n<p>The skeletons of {manifest.refuted} clips refute something that their "
        "captions say. Nothing was corrected, and no caption from the skeleton was added to them.</p>\n"
        + table(("clip", "what is said: what the skeleton refutes of it"), rows)
        + (more if manifest.refuted > len(rows) else "")
    )


def _licences(manifest: Manifest) -> str:
    return (
        "<h2>Licences</h2>\n"
        + _amounts("class of licence", manifest.licence_classes)
        + _amounts("terms", manifest.licences)
    )


def _left_out(manifest: Manifest) -> str:
    rows = [f"<tr><td>{text(name)}</td><td>{count}</td></tr>" for name, count in manifest.rejected_by_reason.items()]
    return "<h2>Left out</h2>\n" + table(("reason", "clips or parts"), rows) if rows else ""


def _amounts(title: str, amounts: dict[str, Amount]) -> str:
    rows = [
        f"<tr><td>{text(name or '(none)')}</td><td>{amount.clips}</td><td>{amount.hours:.3f}</td></tr>"
        for name, amount in sorted(amounts.items(), key=lambda pair: -pair[1].hours)
    ]
    return table((title, "clips", "hours"), rows)
