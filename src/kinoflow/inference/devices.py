"""Where this machine can compute, and how much memory there is."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from pathlib import Path

import psutil

from kinoflow.errors import OptionError

_CONTAINER_LIMITS = (
    ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory.current"),
    ("/sys/fs/cgroup/memory/memory.limit_in_bytes", "/sys/fs/cgroup/memory/memory.usage_in_bytes"),
)


@dataclass(frozen=True)
class Device:
    """A place to compute.

    Attributes:
        name: for torch: "cpu", "cuda:0", "mps".
        title: what it is.
        total_bytes: its memory.
        free_bytes: what of it can be had now.
    """

    name: str
    title: str
    total_bytes: int
    free_bytes: int


def devices() -> tuple[Device, ...]:
    """Every device of this machine that torch can use; the CPU is first."""
    import torch

    memory = psutil.virtual_memory()
    total, free = memory.total, memory.available
    for limit_file, usage_file in _CONTAINER_LIMITS:
        limit = _number_in(limit_file)
        if limit is not None and limit < total:
            total, free = limit, min(free, limit - (_number_in(usage_file) or 0))
    found = [Device("cpu", f"{platform.machine()}, {psutil.cpu_count() or 1} cores", total, free)]
    for index in range(torch.cuda.device_count() if torch.cuda.is_available() else 0):
        free, total = torch.cuda.mem_get_info(index)
        found.append(Device(f"cuda:{index}", torch.cuda.get_device_name(index), total, free))
    if torch.backends.mps.is_available():
        total = torch.mps.recommended_max_memory()
        # Apple's chips have one memory: what the CPU cannot give, the GPU cannot either.
        found.append(Device("mps", "Apple GPU", total, min(total, memory.available)))
    return tuple(found)


def choose_device(name: str) -> Device:
    """The device of a name: as torch calls it, "cuda" for the first GPU, "auto" for that or else the CPU.

    Raises:
        OptionError: there is no such device here.
    """
    known = {device.name: device for device in devices()}
    if name == "auto":
        name = "cuda:0" if "cuda:0" in known else "cpu"
    name = "cuda:0" if name == "cuda" else name
    if name not in known:
        raise OptionError(f"there is no device {name!r} here; there is {', '.join(known)}")
    return known[name]


def _number_in(path: str) -> int | None:
    try:
        return int(Path(path).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
