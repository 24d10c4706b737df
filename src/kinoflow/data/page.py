"""`index.html` of a dataset folder: what is in it, how clean it is, and the worst of it in pictures.

One file that fetches nothing. Pictures are drawn as SVG from joints, so that they are small and the same clips always
give the same bytes.
"""

from __future__ import annotations

from array import array
from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kinoflow.data.manifest import TIERS, TRAIN, Amount, ClipRecord, Manifest, QualityScores
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
_PLAYED_EVERY = 3
"""Frames of a clip from one picture of what is played to the next."""
_MOST_COPIES, _EXAMPLES = 40, 3
_REFUTED = "what is said: what the skeleton refutes of it"
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
th:first-child, td:first-child, th.words, .words { text-align: left } td { overflow-wrap: anywhere }
td { vertical-align: top } .charts { display: grid; gap: 1rem 2rem;
  grid-template-columns: repeat(auto-fill, minmax(min(23rem, 100%), 1fr)) } figure { margin: 0 0 1.2rem }
figcaption { margin: .2rem 0 }
svg { max-width: 100%; height: auto } svg text { font: 11px system-ui, sans-serif; fill: var(--dim) }
.bar { fill: var(--bar) } .axis, .floor { stroke: var(--line) } .limit { stroke: var(--bad) }
.strip { background: var(--soft); border-radius: 5px; cursor: pointer }
.screen { fill: var(--paper) } .l, .r, .m { fill: none; stroke-width: 2; stroke-linecap: round;
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
    seen = _Seen()
    for clip, record in enumerate(records):
        seen.add(clip, record)
    sections = (
        _head(manifest),
        _tiers(manifest),
        _classes(seen),
        _histograms(seen),
        _worst(seen, records, features),
        _copies(manifest, seen),
        _refuted(manifest, seen),
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


class _Seen:
    """What the page tells of single clips, gathered in one reading of their records.

    Attributes:
        clips, frames: how many of each place of the taxonomy.
        scores: name of a score to those of all clips.
        beyond: clips beyond each limit.
        worst: of these, the first `_WORST_EACH`: minus how many times the limit, number, and that in words.
        repaired: clips in which something was changed.
        copies, copy_rows: clips that show what an earlier one shows, and rows of a table of the first of them.
        refuted_rows: rows of a table of the first that are refuted.
    """

    def __init__(self) -> None:
        self.clips, self.frames = Counter[MotionClass](), Counter[MotionClass]()
        self.scores = {name: array("d") for name in SCORES.values()}
        self.beyond = Counter[str]()
        self.worst: dict[str, list[tuple[float, int, str]]] = defaultdict(list)
        self.repaired = self.copies = 0
        self.copy_rows: list[str] = []
        self.refuted_rows: list[str] = []

    def add(self, clip: int, record: ClipRecord) -> None:
        """The record of the clip of a number."""
        place = class_of(record.leaf, record.captions[0].text)
        self.clips[place] += 1
        self.frames[place] += record.frames
        self.repaired += bool(record.repairs)
        if record.copy_of:
            self.copies += 1
            if self.copies <= _MOST_COPIES:
                cells = (text(record.id), text(record.copy_of), record.split)
                self.copy_rows.append(f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>")
        if record.refuted and len(self.refuted_rows) < _MOST_COPIES:
            words = text("; ".join(record.refuted))
            self.refuted_rows.append(f'<tr><td>{text(record.id)}</td><td class="words">{words}</td></tr>')
        if record.scores is None:
            return
        for name, scores in self.scores.items():
            scores.append(getattr(record.scores, name))
        for reason in record.defects:
            ratio, told = _beyond(record, record.scores, reason)
            self.beyond[reason] += 1
            worst = self.worst[reason]
            insort(worst, (-ratio, clip, told))
            del worst[_WORST_EACH:]


def _beyond(record: ClipRecord, scores: QualityScores, reason: str) -> tuple[float, str]:
    """How many times its limit a clip's score is, and that in words."""
    limits, video = quality_limits(), is_from_video(record.source)
    ratio, value = limits.ratios(scores, record.label, video=video)[reason], getattr(scores, SCORES[reason])
    if reason == "speed" and ratio < (falls := limits.fall_ratio(scores, video=video)):
        return falls, f"it falls with {scores.fall_m_per_s2:g} m/s², {falls:.1f} times the limit"
    return ratio, f"{value:g}, {ratio:.1f} times the limit of {record.label or 'everything'}"


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
    heads = ("tier", "what is in it", "clips", "hours")
    return "<h2>Tiers</h2>\n" + table(heads, rows, words=["what is in it"])


def _classes(seen: _Seen) -> str:
    clips, frames = seen.clips, seen.frames
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


def _histograms(seen: _Seen) -> str:
    values = seen.scores
    count = len(next(iter(values.values())))
    if not count:
        return ""
    everything = quality_limits().everything
    charts = []
    for reason, name in SCORES.items():
        charts.append(_histogram(_TITLES[reason], np.asarray(values[name]), everything[name]))
    return (
        f'<h2>Scores</h2>\n<p class="dim">Of {_clips(count)}; heights go by the logarithm of their number. '
        "The line is the limit over all labels. Labels have "
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


def _worst(seen: _Seen, records: Sequence[ClipRecord], features: Features) -> str:
    parts = []
    for reason in SCORES:
        if not seen.beyond[reason]:
            continue
        parts.append(f"<h3>{text(_TITLES[reason])}: {_clips(seen.beyond[reason])}</h3>\n")
        for _, clip, told in seen.worst[reason]:
            record = records[clip]
            strip = film_strip_svg(decode(features(clip)), f"clip{clip}{reason}")
            parts.append(
                f"<figure>{strip}<figcaption><b>{text(record.id)}</b> "
                f'<span class="dim">{text(record.source)}: {text(told)}. {text(record.captions[0].text)}</span>'
                "</figcaption></figure>\n"
            )
    were = "was repaired; its record says" if seen.repaired == 1 else "were repaired; their records say"
    mended = f"<p>{_clips(seen.repaired)} {were} what was changed.</p>\n"
    mended = mended if seen.repaired else ""
    if not parts:
        return f"<h2>Worst clips</h2>\n<p>No clip is beyond a limit.</p>\n{mended}"
    return (
        '<h2>Worst clips</h2>\n<p class="dim">Left limbs are orange, right ones blue; the line is the floor that the '
        "clip stands on. A click on a row of pictures plays the clip in the frame on its left.</p>\n"
        f"{mended}{''.join(parts)}"
    )


def film_strip_svg(clip: MotionClip, name: str) -> str:
    """A clip as a row of stick figures, evenly spaced in time, seen from the front and the side at once.

    Left of them is one more that goes through the clip when the row is clicked: without a script, which may not run in
    a page that a mail program or a notebook shows.

    Args:
        clip: the motion.
        name: id of the row, another one for each of a page; a minus in it would stand for an offset in time.
    """
    frames = np.linspace(0, clip.num_frames - 1, _PICTURES).round().astype(int)
    joints = clip.joints
    flat = np.stack([joints[..., 0] * np.cos(_YAW_RAD) - joints[..., 2] * np.sin(_YAW_RAD), joints[..., 1]], axis=-1)
    flat[..., 0] -= flat[:, :1, 0]
    # Whoever is high up is drawn smaller rather than cut off.
    scale = min(_PX_PER_M, (_STRIP_HIGH_PX - 16) / max(float(flat[..., 1].max()), 0.1))
    x, y = flat[..., 0] * scale + _PANEL_PX / 2, _STRIP_HIGH_PX - 10 - flat[..., 1] * scale

    def points(frame: int, panel: int, names: Sequence[str]) -> str:
        places = [JOINT_NAMES.index(one) for one in names]
        return " ".join(f"{x[frame, k] + panel * _PANEL_PX:.1f},{y[frame, k]:.1f}" for k in places)

    seconds = clip.num_frames / clip.fps
    played = range(0, clip.num_frames, _PLAYED_EVERY)
    lines = []
    for side, names in _LINES:
        values = ";".join(points(frame, 0, names) for frame in played)
        moves = f'<animate attributeName="points" begin="{name}.click" dur="{seconds:.2f}s" values="{values}"/>'
        lines.append(f'<polyline class="{side}" points="{points(0, 0, names)}">{moves}</polyline>')
    lines += [
        f'<polyline class="{side}" points="{points(int(frame), panel, names)}"/>'
        for panel, frame in enumerate(frames, start=1)
        for side, names in _LINES
    ]
    width, floor = (_PICTURES + 1) * _PANEL_PX, _STRIP_HIGH_PX - 10
    return (
        f'<svg class="strip" id="{name}" viewBox="0 0 {width} {_STRIP_HIGH_PX}" width="{width}" role="img" '
        f'aria-label="{_PICTURES} moments of {seconds:.1f} seconds"><rect class="screen" x="4" y="4" rx="4" '
        f'width="{_PANEL_PX - 8}" height="{_STRIP_HIGH_PX - 8}"/><path class="floor" d="M0 {floor}H{width}"/>'
        f"{''.join(lines)}</svg>"
    )


def _clips(number: int) -> str:
    return f"{number} clip{'' if number == 1 else 's'}"


def _copies(manifest: Manifest, seen: _Seen) -> str:
    copies, rows = seen.copies, seen.copy_rows
    more = f'<p class="dim">{copies - _MOST_COPIES} more are in clips.jsonl.</p>' if copies > _MOST_COPIES else ""
    leaks = ", ".join(f"{count} of origin {origin}" for origin, count in manifest.caption_leaks.items())
    said = f"Captions held out that stand in the {TRAIN}ing split too: {leaks or 'none'}. "
    listed = table(("clip", "shows the same as", "split"), rows) + more if rows else ""
    found = (
        f"{copies} clip{' shows' if copies == 1 else 's show'} what an earlier one shows: copies, mirror images, "
        "parts of each other, or other rates. Each is in the split of the clip that it is a copy of."
    )
    return (
        f"<h2>Copies and leaks</h2>\n<p>{found if copies else 'No clip shows what an earlier one shows.'}</p>\n"
        f"<p>{text(said)}Sentences made of labels are shared by design.</p>\n{listed}"
    )


def _refuted(manifest: Manifest, seen: _Seen) -> str:
    if not manifest.refuted:
        return ""
    rows = seen.refuted_rows
    more = f'<p class="dim">{manifest.refuted - len(rows)} more are in clips.jsonl.</p>'
    return (
        f"<h2>Captions and skeletons</h2>\n<p>Of {_clips(manifest.refuted)} the skeleton refutes something that the "
        "captions say. Nothing was corrected, and no caption from the skeleton was added there.</p>\n"
        + table(("clip", _REFUTED), rows, words=[_REFUTED])
        + (more if manifest.refuted > len(rows) else "")
    )


def _licences(manifest: Manifest) -> str:
    return (
        "<h2>Licences</h2>\n"
        + _amounts("class of licence", manifest.licence_classes)
        + _amounts("terms", manifest.licences)
    )


def _left_out(manifest: Manifest) -> str:
    rows = []
    for reason, count in manifest.rejected_by_reason.items():
        shown = islice((one for one in manifest.rejected if one.reason == reason), _EXAMPLES)
        told = "<br>".join(f"{text(one.id)}: {text(one.detail)}" for one in shown)
        rows.append(f'<tr><td>{text(reason)}</td><td>{count}</td><td class="words">{told}</td></tr>')
    if not rows:
        return ""
    more = (
        '<p class="dim">All of them are in manifest.json, and told by <code>kinoflow data show --rejected</code>.</p>\n'
    )
    return (
        "<h2>Left out</h2>\n" + table(("reason", "clips or parts", "for instance"), rows, words=["for instance"]) + more
    )


def _amounts(title: str, amounts: dict[str, Amount]) -> str:
    rows = [
        f"<tr><td>{text(name or '(none)')}</td><td>{amount.clips}</td><td>{amount.hours:.3f}</td></tr>"
        for name, amount in sorted(amounts.items(), key=lambda pair: -pair[1].hours)
    ]
    return table((title, "clips", "hours"), rows)
