"""`kinoflow rate`: people rate motions in their browser; what their answers say; preference pairs from them."""

from __future__ import annotations

import json
import os
import sys
import webbrowser
from pathlib import Path
from typing import Annotated, Any

from tyro.conf import arg

from kinoflow.cli.options import Count, File, Seed
from kinoflow.errors import OptionError
from kinoflow.files import is_occupied

RATINGS_NAME = "ratings.jsonl"


def command(
    motions: Annotated[tuple[Path, ...], arg(metavar="FOLDER_OR_FILE")],
    /,
    *,
    mode: Annotated[str, arg(metavar="{score,pairs,both}")] = "score",
    ratings: File = None,
    rater: Annotated[str, arg(metavar="NAME")] = "",
    seed: Seed = 0,
    port: Count = 0,
    open: bool = False,
    report: bool = False,
    export: Annotated[Path | None, arg(metavar="FOLDER")] = None,
) -> None:
    """Let people rate motions blind, on a page that only this machine serves; Ctrl-C ends it, answers are kept.

    Args:
        motions: Motion files, or folders of them. Each folder directly inside a given folder counts as one system.
        mode: What is asked: "score" (1 to 5 for instruction following and motion quality), "pairs" (which of two
            clips of one prompt is better) or "both".
        ratings: File of the answers; ratings.jsonl in the first folder when left out. One file takes many raters.
        rater: Name of the rater; the page asks when left out.
        seed: Of the order in which clips are shown; it also depends on the rater.
        port: Port of the page; a free one when 0.
        open: Open the page in the browser.
        report: Print what the answers say instead: means, agreement of raters, win rates; and write them beside the
            answers as report.json.
        export: Write the pairs that have a winner as preference pairs into this folder instead.
    """
    path = _ratings_path(motions, ratings)
    if not 0 <= port <= 65535:
        raise OptionError(f"--port must be from 0 to 65535; got {port}")
    if report or export is not None:
        _evaluate(motions, path, report, export)
    else:
        _serve(motions, path, mode, rater, seed, port, open)


def _ratings_path(motions: tuple[Path, ...], ratings: Path | None) -> Path:
    if ratings is not None:
        return ratings
    if not motions:
        raise OptionError("give folders or files of motions to rate")
    return (motions[0] if motions[0].is_dir() else motions[0].parent) / RATINGS_NAME


def _serve(
    motions: tuple[Path, ...], path: Path, mode: str, rater: str, seed: int, port: int, open_browser: bool
) -> None:
    from kinoflow.evaluation.rating import Session, check_name, find_clips, make_tasks
    from kinoflow.studio.rating import RatingServer

    name = check_name(rater) if rater else ""
    clips = find_clips(motions)
    session = Session(make_tasks(clips, mode), path, seed)
    unnamed = sum(clip.prompt == clip.path.stem for clip in clips)
    if unnamed:
        print(f"{unnamed} of {len(clips)} clips carry no sentence: raters see their file names", file=sys.stderr)
    with RatingServer(session, port, name) as server:
        print(f"{len(session.tasks)} tasks at {server.url} ; answers go to {path} ; Ctrl-C ends", flush=True)
        if open_browser:
            webbrowser.open(server.url)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print(f"answers are in {path}; kinoflow rate {motions[0]} --report tells what they say")


def _evaluate(motions: tuple[Path, ...], path: Path, report: bool, export: Path | None) -> None:
    from kinoflow.evaluation.rating import export_pairs, find_clips, read_answers
    from kinoflow.evaluation.rating import report as make_report
    from kinoflow.files import atomic_path

    answers = read_answers(path)
    if export is not None:
        _check_export(export, motions)
        clips = {clip.identity: clip.path for clip in find_clips(motions)}
        print(f"{export_pairs(answers, clips, export)} pairs in {export / 'pairs.jsonl'}")
    if report:
        found = make_report(answers)
        with atomic_path(path.with_name("report.json")) as temporary:
            temporary.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        print(*report_lines(found), sep="\n")


def _check_export(folder: Path, motions: tuple[Path, ...]) -> None:
    """The folder is replaced as a whole: it must be new, empty, or a former export."""
    if is_occupied(folder) and not (folder / "pairs.jsonl").is_file():
        raise OptionError(f"{folder} holds other things; give a new folder for the pairs")
    resolved = folder.resolve()
    for place in motions:
        if os.path.commonpath([resolved, place.resolve()]) == str(resolved):
            raise OptionError(f"{folder} holds the motions themselves; give another folder for the pairs")


def report_lines(found: dict[str, Any]) -> list[str]:
    """A report in lines for people."""
    lines = [f"{found['scores']} scores and {found['pairs']} choices of {len(found['raters'])} raters"]
    for system, facts in found["systems"].items():
        scales = ", ".join(
            f"{title} {_mean(facts[scale])}"
            for scale, title in (("instruction_following", "instruction"), ("motion_quality", "quality"))
        )
        lines.append(f"{system}: {scales} ({facts['clips']} clips, {facts['ratings']} ratings)")
    for scale, alpha in found["alpha"].items():
        if found["scores"]:
            lines.append(f"Krippendorff's alpha, {scale.replace('_', ' ')}: {_number(alpha)}")
    if found["pairs"]:
        lines.append(f"Krippendorff's alpha, choices: {_number(found['pair_alpha'])}")
    for row in found["win_rates"]:
        low, high = 100 * row["low"], 100 * row["high"]
        lines.append(
            f"{row['system']} over {row['against']}: {100 * row['rate']:.1f} % ({low:.1f} to {high:.1f}, "
            f"{row['votes']} choices)"
        )
    for system, strength in found["bradley_terry"].items():
        lines.append(f"Bradley-Terry strength of {system}: {strength:.2f}")
    return lines


def _mean(facts: dict[str, Any]) -> str:
    if facts["low"] is None:
        return f"{facts['mean']:.2f}"
    return f"{facts['mean']:.2f} ({facts['low']:.2f} to {facts['high']:.2f})"


def _number(value: float | None) -> str:
    return (
        "not defined (needs two raters on the same clips, and answers that differ)" if value is None else f"{value:.3f}"
    )
