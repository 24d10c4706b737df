"""`kinoflow data`: build training data from motion files, show what is in it, and pack it to be sent away."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

from rich.console import Console
from rich.table import Table
from tyro.conf import Positional, arg

from kinoflow.cli.options import Count, Seed, one_of
from kinoflow.cli.terminal import progress
from kinoflow.data.build import BuildOptions, build_dataset
from kinoflow.data.captions.asking import SeenCaption, seen_caption
from kinoflow.data.captions.facts import LEVELS, contradictions, find_facts
from kinoflow.data.executors import EXECUTORS, PROCESSES
from kinoflow.data.fact_captions import CAPTIONS, GIVEN
from kinoflow.data.manifest import ANY, LICENCE_CHOICES, LICENCE_CLASSES, TIERS, Amount, D, Manifest
from kinoflow.data.packing.packing import COARSEST_M, FINEST_M, PackOptions, pack_dataset
from kinoflow.data.packing.unpacking import unpack_dataset
from kinoflow.data.page import PAGE_FILE
from kinoflow.data.process import ProcessOptions
from kinoflow.data.shards import DatasetFolder
from kinoflow.data.sources.folder import FolderOptions
from kinoflow.errors import OptionError
from kinoflow.measures.probes import read_sentence
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.features import FPS
from kinoflow.motion.rigs import load_joint_map

_EXAMPLES = 3
"""Rejected clips that are shown for each reason."""


def build(
    sources: Positional[Annotated[tuple[Path, ...], arg(metavar="SOURCE [SOURCE ...]")]],
    /,
    *,
    output: Annotated[Path, arg(aliases=["-o"], metavar="DIR")],
    executor: Annotated[str, arg(metavar=one_of(EXECUTORS))] = PROCESSES,
    workers: Count = 2,
    captions: Annotated[str, arg(metavar=one_of(CAPTIONS))] = GIVEN,
    captions_per_clip: Count = 8,
    validation: Annotated[float, arg(metavar="SHARE")] = 0.05,
    composed: Annotated[float, arg(metavar="SHARE")] = 0.0,
    layered: Annotated[float, arg(metavar="N")] = 0.0,
    licence: Annotated[str, arg(metavar=one_of(LICENCE_CHOICES))] = ANY,
    tier: Annotated[str, arg(metavar=one_of(TIERS))] = D,
    terms: Annotated[str, arg(metavar="TEXT")] = "not stated",
    terms_class: Annotated[str | None, arg(metavar=one_of(LICENCE_CLASSES))] = None,
    joint_map: Annotated[Path | None, arg(name="map", metavar="FILE")] = None,
    seed: Seed = 0,
) -> None:
    """Build a dataset folder from motion files.

    Known collections (Bandai-Namco, CMU, a folder with clips.json, what kinoflow authored) are recognised. Any other
    motion file takes its captions from NAME.txt beside it or from captions.json or captions.jsonl in its folder, else
    from its name. A clip or file that cannot be used is left out and reported with its reason.

    What has been read lies beside DIR, in DIR.parts, until the dataset is complete: after an interruption of whatever
    kind the same command goes on from there, and reads only what is new or has changed.

    Args:
        sources: Folders, tar archives or motion files. Of one recording in two of them the first counts.
        output: Folder to write; an older dataset there is replaced when the new one is complete.
        executor: Who reads the files: this process, processes of its own, or Ray Data, on this machine or on the
            cluster that RAY_ADDRESS names (extra ray). The result is the same to the byte.
        workers: Processes; the result does not depend on it.
        captions: Those of the sources alone, or with sentences from the skeletons, as `kinoflow data caption` makes
            them. Where a skeleton contradicts a caption nothing is added, and the page tells it.
        captions_per_clip: Captions kept for each clip at most.
        validation: Share of the recordings that is held out.
        composed: Clips made of two captured ones (waving while walking, bowing and then waving) to add, as a share of
            the captured ones. They are marked as composed.
        layered: Clips to add in which authored arms are laid over captured walking and standing, for each authored clip
            of the arms.
        licence: Which licence classes go in. Every clip has one: permissive, share-alike, non-commercial or unknown.
            With "permissive" all others are left out, and counted under "left out because: licence"; what a model
            learns from the rest may be used in a product.
        tier: Worst tier that goes in. A: captured or authored, within all limits of quality. B: repaired, or composed.
            C: estimated from video. D: beyond a limit. What is left out is counted under "tier".
        terms: Licence of motion files that are of no known collection, in words, such as "CC BY 4.0". A caption file
            may tell it for each file instead.
        terms_class: What those terms allow. Without it, well-known names in them decide (CC0, CC BY, MIT, Apache, BSD:
            permissive; CC BY-SA: share-alike; CC BY-NC: non-commercial), and anything else is unknown, which is not
            permissive.
        joint_map: JSON file {our joint: joint of the file}, for motion files whose rig is not recognised.
        seed: Decides the captions and the recordings held out.
    """
    if not sources:
        raise OptionError("give at least one folder, archive or motion file to build from")
    options = BuildOptions(
        executor=executor,
        workers=workers,
        validation_share=validation,
        composed=composed,
        layered=layered,
        folders=FolderOptions(terms, load_joint_map(joint_map) if joint_map else None, terms_class),
        process=ProcessOptions(captions_per_clip=captions_per_clip, seed=seed, captions=captions),
        licence=licence,
        tier=tier,
    )
    started = time.monotonic()
    ready: list[int] = []
    with progress("reading motion files") as bar:
        manifest = build_dataset(sources, output, options, bar, ready.append)
    _report(manifest)
    print(f"{output}: {manifest.clips} clips, {manifest.hours:.2f} h, in {time.monotonic() - started:.0f} s")
    if manifest.refuted:
        print(f"skeletons refute what the captions of {manifest.refuted} clips say; see the page")
    if any(ready):
        print(f"{sum(ready)} files or clips had been read by an interrupted build of the same dataset")
    print(f"see {output / PAGE_FILE}")


def show(folder: Positional[Annotated[Path, arg(metavar="DIR")]], /, *, rejected: bool = False) -> None:
    """Show what a dataset folder holds, after a look at whether all of it is there.

    Args:
        folder: A folder that `kinoflow data build` wrote.
        rejected: List every clip that was left out.
    """
    dataset = DatasetFolder.open(folder)
    dataset.statistics()
    dataset.motions()
    manifest = dataset.manifest
    _report(manifest)
    if rejected:
        for row in manifest.rejected:
            print(f"{row.source}\t{row.id}\t{row.reason}\t{row.detail}")


def pack(
    folder: Positional[Annotated[Path, arg(metavar="DIR")]],
    /,
    *,
    output: Annotated[Path, arg(aliases=["-o"], metavar="FILE")],
    at_most_mb: Annotated[float, arg(metavar="MB")] = 45.0,
    coarsest_mm: Annotated[float, arg(metavar="MM")] = 1e3 * COARSEST_M,
    finest_mm: Annotated[float, arg(metavar="MM")] = 1e3 * FINEST_M,
    with_encoder: bool = False,
    workers: Count = 2,
) -> None:
    """Pack a dataset folder into one file, to send it away; `kinoflow data unpack` makes a folder of it again.

    Captions and all else that is known about the clips arrive unchanged, motions nearly so: as finely as fits, with the
    error printed at the end. Text features are not packed; the first training makes them.

    Args:
        folder: Dataset folder that `kinoflow data build` wrote.
        output: File to write.
        at_most_mb: Its size at most, in millions of bytes.
        coarsest_mm: Step of rounding that is coarse enough; if the clips do not fit with it, some are left out, evenly
            over what they show. Joints are off by about 0.7 of the step.
        finest_mm: Step of rounding that is fine enough; a small dataset is not packed more finely.
        with_encoder: Pack the compact text encoder too, cut down to these captions (some 12 MB), for a machine on which
            its package cannot be installed.
        workers: Processes; the result does not depend on it.
    """
    if not 0 < at_most_mb < 1e6:
        raise OptionError(f"--at-most-mb must be more than 0; got {at_most_mb:g}")
    options = PackOptions(int(1e6 * at_most_mb), finest_mm / 1e3, coarsest_mm / 1e3, workers, with_encoder)
    started = time.monotonic()
    with progress("packing clips") as bar:
        packed = pack_dataset(folder, output, options, bar)
    error = packed.error
    print(f"motions: {packed.motion_bytes / packed.frames:.2f} bytes a frame, step {1e3 * packed.step_m:.3f} mm")
    most = f"99 % by at most {error.p99_mm:.2f}, all by at most {error.worst_mm:.1f}"
    print(f"joints off by {error.mean_mm:.2f} mm in the mean, {most}")
    if packed.left_out:
        print(f"left out for lack of room: {packed.left_out} clips of {packed.left_out + packed.clips}")
    hours = packed.frames / FPS / 3600
    took = time.monotonic() - started
    print(f"{output}: {packed.clips} clips, {hours:.2f} h, {packed.num_bytes / 1e6:.2f} MB, in {took:.0f} s")


def unpack(
    file: Positional[Annotated[Path, arg(metavar="FILE")]],
    /,
    *,
    output: Annotated[Path, arg(aliases=["-o"], metavar="DIR")],
    workers: Count = 2,
) -> None:
    """Make a dataset folder of a file that `kinoflow data pack` wrote.

    Args:
        file: The packed dataset.
        output: Folder to write; an older dataset there is replaced when the new one is complete.
        workers: Processes; the result does not depend on it.
    """
    started = time.monotonic()
    with progress("unpacking clips") as bar:
        manifest = unpack_dataset(file, output, workers=workers, progress=bar)
    print(f"{output}: {manifest.clips} clips, {manifest.hours:.2f} h, in {time.monotonic() - started:.0f} s")


def caption(
    clips: Positional[Annotated[tuple[Path, ...], arg(metavar="CLIP [CLIP ...]")]],
    /,
    *,
    level: Annotated[int, arg(metavar="0-3")] = 2,
    check: Annotated[str | None, arg(metavar="TEXT")] = None,
    as_json: Annotated[bool, arg(name="json")] = False,
    judge: Annotated[str, arg(metavar="URL")] = "",
    judge_model: Annotated[str, arg(metavar="NAME")] = "",
) -> None:
    """Say what clips show, from their skeletons alone, and check what somebody says of them.

    Facts are stated only where they are well beyond doubt, so a clip may have none. They are postures, ways of going,
    turns, jumps, kicks, bows, raised and waving hands, and looks, each with its times and its side.

    Args:
        clips: Motion files.
        level: 0 is a tag, 1 a sentence, 2 two or three in the order of time, 3 all facts with their times.
        check: A sentence or label; what each clip refutes of it is listed, and nothing is changed.
        as_json: One line of JSON for each clip, with all facts.
        judge: Address of a vision model behind OpenAI's chat completions, such as http://127.0.0.1:8000/v1. It is
            shown pictures of the clip and its facts; what the clip refutes of its answer is asked once more, and struck
            out if it comes again. The key is read from KINOFLOW_JUDGE_KEY.
        judge_model: Its name there; without it the only one that the server has.
    """
    if level not in LEVELS:
        raise OptionError(f"--level is 0, 1, 2 or 3; got {level}")
    if not clips:
        raise OptionError("give at least one motion file")
    if check is not None and not check.strip():
        raise OptionError("--check holds a sentence or label to be checked; got nothing")
    with _looking(judge, judge_model) as look:
        for path in clips:
            _caption_one(path, level, check, as_json=as_json, look=look)


@contextlib.contextmanager
def _looking(address: str, model: str) -> Iterator[Callable[[MotionClip], SeenCaption] | None]:
    """What asks a vision model about a clip, or None without an address."""
    if not address:
        if model:
            raise OptionError("--judge-model names a model of a server; give --judge as well")
        yield None
        return
    from kinoflow.cli.evaluate import KEY_VARIABLE
    from kinoflow.evaluation.ssae.vision import VisionConfig, VisionJudge, encode_clip

    config = VisionConfig(address, model, fps=3.0, max_pictures=16)
    eyes = VisionJudge(config, os.environ.get(KEY_VARIABLE, ""))
    try:
        yield lambda clip: seen_caption(clip, encode_clip(clip, config)[0], eyes.complete)
    finally:
        eyes.close()


def _caption_one(
    path: Path, level: int, check: str | None, *, as_json: bool, look: Callable[[MotionClip], SeenCaption] | None
) -> None:
    clip = MotionClip.load(path)
    facts = find_facts(clip)
    seen = look(clip) if look else None
    refuted = contradictions(check, clip) if check else []
    if as_json:
        row: dict[str, object] = {"clip": str(path), "caption": facts.words(level), "facts": facts.rows()}
        if check:
            row |= {"text": check, "refuted": [{"claim": r.probe, "found": r.found} for r in refuted]}
        if seen:
            row["seen"] = dataclasses.asdict(seen)
        print(json.dumps(row, ensure_ascii=False))
        return
    print(f"{path}: {facts.words(level) or 'nothing that is certain'}")
    if seen:
        print(f"  seen: {' '.join(seen.sentences) or 'nothing that the clip does not refute'}")
        print(f"  refuted of what was seen: {seen.refuted_before} of {seen.claims} claims, "
              f"{seen.refuted_after} of {seen.claims_after} when asked again")  # fmt: skip
        for text in seen.struck:
            print(f"  struck out: {text}")
    for one in refuted:
        print(f"  refuted: {one.probe} ({one.found})")
    if check and not refuted:
        asked = read_sentence(check)
        print(f"  {'nothing refuted of ' + asked.explain() if asked.probes else asked.explain()}")


def _report(manifest: Manifest) -> None:
    console = Console()
    for title, amounts in (
        ("split", manifest.splits),
        ("source", manifest.sources),
        ("tier", {tier: amount for tier, amount in manifest.tiers.items() if tier}),
        ("licence class", manifest.licence_classes),
        ("licence", manifest.licences),
        ("label", manifest.labels),
        ("taxonomy leaf", {leaf: amount for leaf, amount in manifest.leaves.items() if leaf}),
    ):
        if not amounts:
            continue
        console.print(_amounts(title, amounts))
    captions = Table("origin of captions", "captions", box=None)
    for origin, count in manifest.caption_origins.items():
        captions.add_row(origin, str(count))
    console.print(captions)
    if manifest.rejected:
        console.print(_rejections(manifest))


def _amounts(title: str, amounts: dict[str, Amount]) -> Table:
    table = Table(title, "clips", "hours", box=None)
    for name, amount in amounts.items():
        table.add_row(name or "(none)", str(amount.clips), f"{amount.hours:.3f}")
    return table


def _rejections(manifest: Manifest) -> Table:
    table = Table("left out because", "clips or parts", "for instance", box=None)
    for reason, count in manifest.rejected_by_reason.items():
        examples = [row for row in manifest.rejected if row.reason == reason][:_EXAMPLES]
        table.add_row(reason, str(count), "\n".join(f"{row.id}: {row.detail}" for row in examples))
    return table


command = {"build": build, "show": show, "pack": pack, "unpack": unpack, "caption": caption}
