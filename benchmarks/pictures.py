"""Processor seconds of a GIF, an MP4 and a film strip of a clip.

    OMP_NUM_THREADS=1 python benchmarks/pictures.py [CLIP] [--repeats 3]

CLIP is any motion that kinoflow reads; left out, a walk of 4 s is made. The files take turns, so that a machine that
gets busier is busier for all of them; a first film strip only fills caches and is not counted. Seconds are those of
this process, user only. Prints median, least and most, and one JSON line last. Linux and macOS.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import tempfile
from pathlib import Path

from kinoflow import MotionClip, MotionPipeline


def user_seconds(clip: MotionClip, path: Path) -> float:
    """Processor seconds that writing a file takes."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    clip.save(path)
    return resource.getrusage(resource.RUSAGE_SELF).ru_utime - before


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clip", nargs="?", type=Path)
    parser.add_argument("--repeats", type=int, default=3)
    options = parser.parse_args()
    if options.clip is None:
        clip = MotionPipeline.from_pretrained()("A person walks forward.", duration=4.0)[0]
    else:
        clip = MotionClip.load(options.clip)
    measured: dict[str, list[float]] = {"gif": [], "mp4": [], "png": []}
    with tempfile.TemporaryDirectory() as folder:
        clip.save(Path(folder) / "first.png")
        for _ in range(options.repeats):
            for suffix, seconds in measured.items():
                seconds.append(user_seconds(clip, Path(folder) / f"clip.{suffix}"))
    for suffix, seconds in measured.items():
        print(f"{suffix}  {statistics.median(seconds):6.2f} s ({min(seconds):.2f} to {max(seconds):.2f})")
    print(json.dumps({"frames": clip.num_frames, "user_s": {k: statistics.median(v) for k, v in measured.items()}}))


if __name__ == "__main__":
    main()
