"""`kinoflow doctor`: what this installation has, and whether a model will run here."""

from __future__ import annotations

import platform
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib import metadata, resources

from kinoflow.cli.options import ModelOptions


def command(
    *,
    network: ModelOptions = ModelOptions(),
) -> None:
    """Show what is installed, which devices there are, and what a model needs. Loads no weights."""
    import torch

    from kinoflow import __version__
    from kinoflow.cli.plans import device_lines, plan_lines
    from kinoflow.inference.devices import devices
    from kinoflow.inference.pipeline import resolve_folder
    from kinoflow.inference.plan import make_plan

    print(f"kinoflow {__version__}, Python {platform.python_version()} on {sys.platform}, torch {torch.__version__}")
    print(*_installation_lines(), *device_lines(devices()), f"model {network.model}", sep="\n")
    plan = make_plan(resolve_folder(network.model), device=network.device)
    print(*plan_lines(plan), sep="\n")
    plan.check()
    print("all well")


def _installation_lines() -> Iterator[str]:
    """Files that are built or bundled, and optional packages."""
    yield "installation"
    assets = resources.files("kinoflow") / "assets"
    for name, file, remedy in (
        ("viewer", assets / "viewer.js", "run python web/build.py in a clone, or install kinoflow again"),
        ("compact model", assets / "compact" / "model.safetensors", "install kinoflow again"),
    ):
        yield f"  {name:24}{'present' if file.is_file() else f'missing: {remedy}'}"
    for extra, packages in _extras().items():
        missing = [package for package in packages if not _is_installed(package)]
        remedy = f"without {', '.join(missing)}; to have it: pip install 'kinoflow[{extra}]'"
        yield f"  {f'extra {extra}':24}{remedy if missing else 'present'}"


def _extras() -> dict[str, list[str]]:
    """Packages of each optional extra, except those for development."""
    try:
        requirements = metadata.requires("kinoflow") or []
    except metadata.PackageNotFoundError:  # run from a source tree
        return {}
    extras: dict[str, list[str]] = defaultdict(list)
    for requirement in requirements:
        package, extra = re.match(r"[\w.-]+", requirement), re.search(r"extra == ['\"]([\w-]+)['\"]", requirement)
        if package and extra and extra[1] != "dev":
            extras[extra[1]].append(package[0])
    return extras


def _is_installed(package: str) -> bool:
    try:
        metadata.version(package)
    except metadata.PackageNotFoundError:
        return False
    return True
