"""Wall and processor seconds of what a user waits for first, each time in a fresh process.

    python benchmarks/startup.py [--repeats 5] [--threads 1]

Cases: the interpreter alone, `import torch` alone (below it nothing that generates can get), `kinoflow --help`,
`kinoflow generate --help`, a clip of 4 s by the command line, and the same by `MotionPipeline`. They take turns, so
that a machine that gets busier is busier for all of them. The first round only fills the caches of the disk and is not
counted. Processor seconds are those of the process and its children, user and system. Prints median, least and most,
and one JSON line last. Linux and macOS.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SENTENCE = "A person walks forward."
COMMAND = "import sys; from kinoflow.cli import main; sys.exit(main())"
PYTHON_API = f"""
import sys
import kinoflow
kinoflow.MotionPipeline.from_pretrained()({SENTENCE!r}, duration=4.0)[0].save(sys.argv[1])
"""


def cases(folder: Path) -> dict[str, list[str]]:
    """Arguments of the interpreter by name of the case; motions are written into `folder`."""
    motion = str(folder / "walk.glb")
    return {
        "python": ["-c", "pass"],
        "import torch": ["-c", "import torch"],
        "kinoflow --help": ["-c", COMMAND, "--help"],
        "kinoflow generate --help": ["-c", COMMAND, "generate", "--help"],
        "4 s clip, command line": ["-c", COMMAND, "generate", SENTENCE, "--duration", "4", "-o", motion],
        "4 s clip, Python API": ["-c", PYTHON_API, motion],
    }


def seconds_of(arguments: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Wall and processor seconds of one process.

    Raises:
        RuntimeError: it failed.
    """
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               env=environment)  # fmt: skip
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{arguments} ended with {process.returncode}")
    return wall, used.ru_utime + used.ru_stime


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--threads", type=int, help="OMP_NUM_THREADS; left out: as a user has it")
    options = parser.parse_args()
    # What a user has not set is not set here either.
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("OMP_", "GOMP_"))}
    if options.threads:
        environment["OMP_NUM_THREADS"] = str(options.threads)
    with tempfile.TemporaryDirectory() as place:
        wanted = cases(Path(place))
        measured: dict[str, list[tuple[float, float]]] = {name: [] for name in wanted}
        for number in range(options.repeats + 1):
            for name, arguments in wanted.items():
                seconds = seconds_of(arguments, environment)
                if number:
                    measured[name].append(seconds)
    print(f"{'median of ' + str(options.repeats) + ' (least to most), s':38}{'wall':>22}{'processor':>22}")
    medians = {}
    for name, runs in measured.items():
        columns = [sorted(column) for column in zip(*runs, strict=True)]
        medians[name] = [round(statistics.median(column), 3) for column in columns]
        shown = [f"{statistics.median(column):.2f} ({column[0]:.2f} to {column[-1]:.2f})" for column in columns]
        print(f"{name:38}{shown[0]:>22}{shown[1]:>22}")
    print(json.dumps({"repeats": options.repeats, "threads": options.threads, "median_wall_processor_s": medians}))


if __name__ == "__main__":
    main()
