"""What building a dataset takes: processor seconds and memory, of captures or of many short clips made here.

    python benchmarks/data_build.py SOURCE [SOURCE ...] [--against SRC] [--rounds 3]
    python benchmarks/data_build.py --clips 1000 10000 [--against SRC]
    python benchmarks/data_build.py --unread 1000 10000 [--composed 0.5] [--against SRC]

Every build is a process of its own, with one worker in it. With --against, a folder `src` of another version of
kinoflow, the two take turns, so that both have the same machine: compare them, not absolute numbers of different days.
Seconds are the processor's, without imports; the search for copies is told by itself.

With --unread, one clip is read and the others are made of it in memory, which takes a fraction of the time: it shows
what writing, the search for copies and the page take of so many. One in twenty is a copy here as well. --composed is
that of `kinoflow data build`.

The short clips last 1.5 to 2 seconds. One in twenty is a copy of an earlier one: its mirror image, a part of it, or 5 %
faster. How many of them were found is told.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

HERE = Path(__file__).parents[1] / "src"
BUILD = """
import json, resource, sys, time
import kinoflow.data.build as build, kinoflow.formats
from scipy import ndimage, signal, spatial
search = [0.0]
marked = build._mark_copies
def timed(*arguments):
    started = time.process_time()
    try:
        return marked(*arguments)
    finally:
        search[0] += time.process_time() - started
build._mark_copies = timed
if sys.argv[1] == "unread":
    import numpy as np
    from kinoflow.data import process as stage
    from kinoflow.data.near_duplicates import events_of_features
    from kinoflow.motion.clip import MotionClip
    known = []
    # Newer versions process several clips at once.
    together = getattr(stage, "process_together", None)
    whole = (lambda raw, options: together([raw], options)[0]) if together else stage.process
    def varied(raw, options):
        # The clip that was read, with limbs that swing otherwise.
        if not known:
            known.append(whole(raw, options).segments[0])
        first, number = known[0], int(raw.id[-6:])
        generator = np.random.default_rng(number - 7 if number % 20 == 19 else number)
        features = first.features.copy()
        time = np.arange(len(features))[:, None] / 30
        swing = generator.normal(size=(2, 1, 66)) * 0.12
        way = swing[0] * np.sin(2 + 4 * generator.random(66) * time) + swing[1] * np.cos(3 * time)
        features[:, -66:] += way + 0.0005 * (number % 20 == 19)
        stored = features.astype(np.float16).astype(np.float32)
        name = stage.Segment(raw.id, *[getattr(first, f) for f in ("label", "action", "captions")], features,
            events_of_features(stored), first.scores, first.tier, first.defects, first.repairs)
        return stage.Processed((name,))
    stage.process = varied
    stage.process_together = lambda raws, options: [varied(raw, options) for raw in raws]
del sys.argv[1]
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
started = time.process_time()
options = build.BuildOptions(workers=1, validation_share=0.0, composed=float(sys.argv.pop(1)))
manifest = build.build_dataset(sys.argv[2:], sys.argv[1], options)
took = time.process_time() - started
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps({"seconds": took, "search": search[0], "clips": manifest.clips, "hours": manifest.frames / 108000,
                  "peak_mib": peak / 1024, "before_mib": before / 1024}))
"""
_COPY_EVERY = 20


def build(src: Path, sources: list[str], output: Path, mode: str = "read", composed: float = 0.0) -> dict[str, float]:
    """Build in a process of its own; mode "unread" reads one clip and makes the others of it."""
    variables = {**os.environ, "PYTHONPATH": str(src), "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-c", BUILD, mode, str(composed), str(output), *sources]
    done = subprocess.run(command, env=variables, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def make_clips(folder: Path, count: int) -> int:
    """Short clips as files; how many of them are copies."""
    sys.path.insert(0, str(HERE))
    from kinoflow.motion.canonical import mirror, resample
    from kinoflow.motion.clip import MotionClip
    from kinoflow.motion.rotations import axis_angle_to_matrix
    from kinoflow.motion.skeleton import MANNEQUIN, NUM_JOINTS, joint

    knees = [joint("L_Knee"), joint("R_Knee")]

    def clip(number: int) -> MotionClip:
        generator = np.random.default_rng(number)
        time = np.arange(45 + number % 16)[:, None, None] / 30.0
        size, pace, phase = (generator.normal(size=(3, 1, NUM_JOINTS, 3)) for _ in range(3))
        angles = (0.2 * size * np.sin((2 + 4 * np.abs(pace)) * time + 3 * phase)).sum(axis=0)
        angles[:, knees] = np.abs(angles[:, knees, :1]) * [1.0, 0.0, 0.0]
        velocity = generator.normal(size=3) * [0.7, 0.0, 0.7]
        place = MANNEQUIN.rest_positions[0] + time[:, :, 0] * velocity
        return MotionClip(axis_angle_to_matrix(angles), place, 30.0)

    changes = (
        mirror,
        lambda one: one.crop(4, one.num_frames),
        lambda one: resample(one.replace(fps=31.5), 30.0),
    )
    copies = 0
    for number in range(count):
        made = clip(number)
        if number % _COPY_EVERY == _COPY_EVERY - 1:
            made = changes[copies % len(changes)](clip(number - 7))
            copies += 1
        made.save(folder / f"walk_{number:06d}.npz")
    return copies


def told(name: str, found: dict[str, float]) -> None:
    """One line."""
    rate = 3600 * found["hours"] / found["seconds"]
    print(
        f"{name:8} {found['clips']:6.0f} clips, {3600 * found['hours']:7.0f} s of motion: {found['seconds']:7.2f} s, "
        f"{rate:5.0f} times real time, {1e3 * found['seconds'] / found['clips']:5.1f} ms a clip; of it copies "
        f"{found['search']:6.2f} s; {found['peak_mib']:4.0f} MiB at most, {found['before_mib']:4.0f} before",
        flush=True,
    )


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="*")
    parser.add_argument("--clips", type=int, nargs="*", default=[])
    parser.add_argument("--unread", type=int, nargs="*", default=[])
    parser.add_argument("--composed", type=float, default=0.0)
    parser.add_argument("--against", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    versions = {"here": HERE} | ({"against": chosen.against} if chosen.against else {})
    with tempfile.TemporaryDirectory() as place:
        if chosen.sources:
            best: dict[str, dict[str, float]] = {}
            for _ in range(chosen.rounds):
                for name, src in versions.items():
                    found = build(src, chosen.sources, Path(place) / name, composed=chosen.composed)
                    if name not in best or found["seconds"] < best[name]["seconds"]:
                        best[name] = found
            for name, found in best.items():
                told(name, found)
            if len(best) == 2:
                times = best["against"]["seconds"] / best["here"]["seconds"]
                print(f"{times:.1f} times as fast (best of {chosen.rounds})")
        for count in chosen.clips:
            folder = Path(place) / f"clips-{count}"
            folder.mkdir()
            copies = make_clips(folder, count)
            for name, src in versions.items():
                told(name, build(src, [str(folder)], Path(place) / name))
                lines = (Path(place) / name / "clips.jsonl").read_text().splitlines()
                found_copies = sum(bool(json.loads(line)["copy_of"]) for line in lines)
                print(f"{'':8} {found_copies} clips marked as copies; {copies} were made")
        for count in chosen.unread:
            folder = Path(place) / f"unread-{count}"
            folder.mkdir()
            make_clips(folder, 1)
            for number in range(1, count):
                os.link(folder / "walk_000000.npz", folder / f"walk_{number:06d}.npz")
            for name, src in versions.items():
                told(name, build(src, [str(folder)], Path(place) / name, "unread", chosen.composed))
                lines = (Path(place) / name / "clips.jsonl").read_text().splitlines()
                print(f"{'':8} {sum(bool(json.loads(line)['copy_of']) for line in lines)} clips marked as copies")


if __name__ == "__main__":
    main()
