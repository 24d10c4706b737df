"""Which processor this is."""

from __future__ import annotations

import functools
import platform
import subprocess
import sys
from pathlib import Path

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
