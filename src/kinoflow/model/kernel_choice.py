"""Which kernel computes a layer's product fastest on this machine: tried once, and kept for later runs.

Packed weights are up to twice as fast as plain ones on one processor and slower on another, and where they are slower
depends on dtype, shape and number of rows (`docs/performance.md`). The kernels differ in the last bits of their
results. So the first trial decides, and its choice stays in a file in the user's cache: what is generated later is the
same to the byte. Where the file cannot be written, or to have the same kernels on several machines, `KINOFLOW_KERNELS`
fixes them.
"""

from __future__ import annotations

import functools
import json
import logging
import math
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import torch

from kinoflow.errors import OptionError, OutputError, UnreadableError
from kinoflow.files import atomic_path, cache_folder
from kinoflow.model.products import KERNELS, PACKED, PLAIN, Kernel, Product, time_kernels
from kinoflow.reading import quoted, read_json, record

_EXTENSIONS = ("asimd", "sve", "bf16", "avx2", "avx512f", "avx512_bf16", "amx_bf16")
"""Instructions for matrix products, as Linux calls them."""
_CPUINFO = Path("/proc/cpuinfo")


@functools.cache
def processor_name() -> str:
    """The processor in words, such as "AMD EPYC, family 25, model 17, avx2 avx512f avx512_bf16".

    The maker's name alone is often that of several generations, which have other fastest kernels.
    """
    try:
        return described(_CPUINFO.read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return _of_other_systems() or platform.processor() or platform.machine()


def described(cpuinfo: str) -> str:
    """The first processor of the text that Linux has in /proc/cpuinfo."""
    pairs = (line.partition(":") for line in cpuinfo.split("\n\n")[0].splitlines())
    facts = {name.strip(): value.strip() for name, _, value in pairs}
    name = facts.get("model name") or " ".join(filter(None, map(facts.get, ("CPU implementer", "CPU part"))))
    flags = (facts.get("flags") or facts.get("Features") or "").split()
    parts = [name or platform.machine()]
    parts += [
        f"{word} {value}" for word, key in (("family", "cpu family"), ("model", "model")) if (value := facts.get(key))
    ]
    parts.append(" ".join(extension for extension in _EXTENSIONS if extension in flags))
    return ", ".join(filter(None, parts))


def _of_other_systems() -> str:
    if sys.platform != "darwin":
        return ""
    command = ["sysctl", "-n", "machdep.cpu.brand_string"]
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=5, check=False).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return ""


logger = logging.getLogger(__name__)

VARIABLE = "KINOFLOW_KERNELS"
"""Environment variable: "auto", or the one kernel to take wherever there is a choice."""
ROWS = (8, 64, 256)
"""Numbers of rows that are tried; any other number has the kernel of the nearest in ratio."""
FEW_ROWS = ROWS[:1]
MARGIN = 1.1
"""Packed weights must be so many times faster to be taken: they cost time when a model is loaded, and each product of
theirs a little more on its way to the kernel."""
FILE_NAME = "kernels.json"
FORMAT_VERSION = 1

Trial = Callable[[Product, int], Mapping[Kernel, float]]
"""Seconds by kernel, for a product and a number of rows."""


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One entry of the file.

    Attributes:
        kernel: the one that is taken.
        packed_us: microseconds that the packed one took in the trial.
        plain_us: those of the plain one.
    """

    kernel: Kernel
    packed_us: float
    plain_us: float

    def loss(self, kernel: Kernel) -> float:
        """How many times as long as the faster one a kernel took."""
        took = {PACKED: self.packed_us, PLAIN: self.plain_us}
        return took[kernel] / max(min(took.values()), 1e-3)


@dataclass(frozen=True, kw_only=True)
class _File:
    format_version: Literal[1]
    machines: dict[str, dict[str, Choice]]


_known: dict[str, dict[str, Choice]] = {}
"""By machine, what this process has found or read."""


def choose(wanted: Iterable[tuple[Product, int]], trial: Trial | None = None) -> dict[tuple[Product, int], Choice]:
    """The kernel for each product and number of rows.

    Args:
        wanted: products, each with numbers of rows of `ROWS`.
        trial: how long the kernels take; `products.time_kernels` if not given.

    Raises:
        OptionError: the environment variable has another value than it may have.
    """
    pairs = list(dict.fromkeys(wanted))
    if (named := os.environ.get(VARIABLE) or "auto") != "auto":
        fixed = next((kernel for kernel in KERNELS if kernel == named), None)
        if fixed is None:
            raise OptionError(f"{VARIABLE} must be auto, {' or '.join(KERNELS)}; it is {quoted(named)}")
        return dict.fromkeys(pairs, Choice(kernel=fixed, packed_us=0.0, plain_us=0.0))
    known = _known.setdefault(machine_name(), {})
    if any(_entry(*pair) not in known for pair in pairs):
        known.update(_read().get(machine_name(), {}))
    if missing := [pair for pair in pairs if _entry(*pair) not in known]:
        found = {_entry(*pair): _tried(*pair, trial or time_kernels) for pair in missing}
        logger.info("chose kernels for %d products of this machine", len(found))
        known.update(found)
        _keep(known)
    return {pair: known[_entry(*pair)] for pair in pairs}


def nearest(rows: int) -> int:
    """Which of `ROWS` a number of rows is nearest to, in ratio."""
    return min(ROWS, key=lambda tried: abs(math.log(tried / max(rows, 1))))


def machine_name() -> str:
    """What a choice holds for: processor, version of PyTorch, number of threads."""
    return f"{processor_name()}; torch {torch.__version__}; threads {torch.get_num_threads()}"


def forget() -> None:
    """Choices that this process knows; those in the file stay."""
    _known.clear()


def _entry(product: Product, rows: int) -> str:
    return f"{product}, {rows} rows"


def _tried(product: Product, rows: int, trial: Trial) -> Choice:
    seconds = trial(product, rows)
    if _packed_is_faster(seconds):  # it must win twice: another program may have had the processor
        seconds = trial(product, rows)
    packed_us, plain_us = (round(seconds[name] * 1e6, 3) for name in KERNELS)
    return Choice(kernel=PACKED if _packed_is_faster(seconds) else PLAIN, packed_us=packed_us, plain_us=plain_us)


def _packed_is_faster(seconds: Mapping[Kernel, float]) -> bool:
    return seconds[PACKED] * MARGIN <= seconds[PLAIN]


def _read() -> dict[str, dict[str, Choice]]:
    """Choices by machine and entry; none where there is no file, or one that cannot be understood."""
    try:
        path = cache_folder() / FILE_NAME
        return record(_File, read_json(path), FILE_NAME).machines
    except (OSError, UnreadableError, OutputError):
        return {}


def _keep(found: dict[str, Choice]) -> None:
    """Write the choices of this machine beside what other processes have written meanwhile, which wins."""
    machines = _read()
    found.update(machines.get(machine_name(), {}))
    machines[machine_name()] = found
    content = {
        "format_version": FORMAT_VERSION,
        "machines": {
            machine: {entry: asdict(choice) for entry, choice in sorted(entries.items())}
            for machine, entries in machines.items()
        },
    }
    try:
        with atomic_path(cache_folder() / FILE_NAME) as temporary:
            temporary.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    except OutputError as error:
        logger.info("the choice of kernels was not kept for the next run: %s", error)
