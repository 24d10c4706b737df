"""One campaign: damaged files of some targets, read in this process under limits of time and memory.

    python tests/fuzz/campaign.py TARGET[,TARGET...] FIRST COUNT SEED

Prints a line of JSON for each fault, and one for each target at its end. A fault is anything but success or a
`KinoflowError` of at most `LONGEST` characters: another error, a warning, more than `CPU_S` seconds of processor time,
or more than `MEMORY_BYTES` of memory (whoever raises `ResourceError` over a file of a few kilobytes took too much).
Case N of a target is the same in every campaign with the same seed.
"""

from __future__ import annotations

import faulthandler
import json
import os
import resource
import shutil
import signal
import sys
import tempfile
import traceback
import warnings
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

CPU_S = 10
WALL_S = 600
MEMORY_BYTES = 1 << 30
LONGEST = 410
"""Characters of a message."""


READ, REFUSED, FAULT = "read", "refused", "faults"


class Hang(BaseException):
    """A case took too long."""


def main(names: str, first: int, count: int, seed: int) -> None:
    """Run the campaign of the module's docstring."""
    from fuzz.targets import TARGETS

    signal.signal(signal.SIGPROF, _on_time)
    warnings.simplefilter("error")
    # A module of PyTorch's that is imported late, by the first who needs it.
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    warnings.filterwarnings("ignore", message=".*torch.distributed.*")
    for name in names.split(","):
        target = TARGETS[name]
        with tempfile.TemporaryDirectory(prefix="kinoflow-fuzz-") as place:
            base = Path(place)
            (base / "valid").mkdir()
            target.write(base / "valid")
            _check_valid(target, base)
            _limit_memory()
            outcomes: Counter[str] = Counter()
            for number in range(first, first + count):
                found = _case(target, base, number, seed)
                outcomes[found["outcome"]] += 1
                if found["outcome"] == FAULT:
                    print(json.dumps({"target": name, "case": number, "seed": seed, **found}), flush=True)
        resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        print(json.dumps({"target": name, "cases": count, **outcomes}), flush=True)


def damage(target: Any, base: Path, number: int, seed: int) -> Path:
    """A folder with a copy of the valid example in which one file (or, seldom, two) is damaged."""
    from fuzz.mutations import mutate

    random = Random(f"{seed} {target.name} {number}")
    folder = base / f"case-{number}"
    shutil.copytree(base / "valid", folder)
    for file in random.sample(list(target.files), min(len(target.files), random.choice([1, 1, 1, 1, 2]))):
        path = folder / file
        how = random.random()
        if how < 0.01:
            path.unlink()
        elif how < 0.02:
            path.unlink()
            path.mkdir()
        else:
            path.write_bytes(mutate(path.read_bytes(), target.files[file], random))
    return folder


def _check_valid(target: Any, base: Path) -> None:
    """The example itself must be read, or nothing would be tested."""
    shutil.copytree(base / "valid", base / "first")
    target.read(base / "first")
    shutil.rmtree(base / "first")


def _case(target: Any, base: Path, number: int, seed: int) -> dict[str, str]:
    folder = damage(target, base, number, seed)
    faulthandler.dump_traceback_later(WALL_S, exit=True)
    signal.setitimer(signal.ITIMER_PROF, CPU_S)
    try:
        return _outcome(target, folder)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        faulthandler.cancel_dump_traceback_later()
        shutil.rmtree(folder, ignore_errors=True)


def _outcome(target: Any, folder: Path) -> dict[str, str]:
    from kinoflow.errors import KinoflowError, ResourceError

    try:
        target.read(folder)
    except ResourceError as error:
        return _fault("memory", error)
    except KinoflowError as error:
        message = str(error)
        if len(message) > LONGEST or "allocate memory" in message:
            return _fault("message", error)
        return {"outcome": REFUSED}
    except Hang as error:
        return _fault("hang", error)
    except MemoryError as error:
        return _fault("memory", error)
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        return _fault(type(error).__name__, error)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return {"outcome": READ}


def _fault(kind: str, error: BaseException) -> dict[str, str]:
    return {"outcome": FAULT, "kind": kind, "error": str(error)[:300], "where": " < ".join(_places(error))}


def _places(error: BaseException) -> Iterator[str]:
    """The innermost places of a traceback, ours first."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "kinoflow" in frame.filename and "site-packages" not in frame.filename]
    for frame in [*ours[::-1][:3], frames[-1]]:
        yield f"{Path(frame.filename).name}:{frame.lineno}:{frame.name}"


def _on_time(*_: Any) -> None:
    raise Hang(f"more than {CPU_S} s of processor time")


def _limit_memory() -> None:
    with open("/proc/self/statm", encoding="ascii") as file:
        now = int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    resource.setrlimit(resource.RLIMIT_AS, (now + MEMORY_BYTES, resource.RLIM_INFINITY))


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    main(sys.argv[1], *map(int, sys.argv[2:5]))
