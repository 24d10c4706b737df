"""Build hooks: scripts of pages are bundled before a wheel, an sdist or an editable install is made, and go into it;
and the README of the package has absolute links, since a package index has none of the files beside it.
"""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

LINK = re.compile(r"(!?)\[([^][]*)\]\((?!https?:|#)([^)]+)\)")
"""A link to a file of this repository: mark of a picture, text, path."""


class ViewerHook(BuildHookInterface):
    """Runs `web/build.py`."""

    def dependencies(self) -> list[str]:
        """Node.js as a wheel, only where the system has none."""
        web = self._web_build()
        return [] if web.system_node() else [web.NODE_PACKAGE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bring the bundles up to date; they are ignored by git, so they have to be named as artifacts."""
        for bundle in self._web_build().build():
            build_data["artifacts"].append("/" + bundle.relative_to(self.root).as_posix())

    def _web_build(self) -> ModuleType:
        path = Path(self.root) / "web" / "build.py"
        spec = importlib.util.spec_from_file_location("kinoflow_web_build", path)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module


class ReadmeHook(MetadataHookInterface):
    """The README for package indexes, with the address of the repository where it is known."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Fill in the dynamic fields."""
        address = repository(Path(self.root))
        text = (Path(self.root) / "README.md").read_text(encoding="utf-8")
        metadata["readme"] = {"content-type": "text/markdown", "text": published(text, address)}
        metadata["urls"] = {"Repository": address} if address else {}


def repository(root: Path) -> str:
    """Where people look at this repository: KINOFLOW_REPOSITORY, or git's remote `origin`; empty where nobody knows."""
    if given := os.environ.get("KINOFLOW_REPOSITORY"):
        return given.rstrip("/")
    try:
        asked = subprocess.run(
            ["git", "remote", "get-url", "origin"], cwd=root, capture_output=True, text=True, timeout=10, check=False
        ).stdout.strip()
    except (OSError, subprocess.TimeoutExpired):
        return ""
    found = re.fullmatch(r"(?:https://(?:[^@/]+@)?|git@)([\w.-]+)[:/]([\w./-]+?)(?:\.git)?/?", asked)
    return f"https://{found[1]}/{found[2]}" if found else ""


def published(text: str, address: str) -> str:
    """The README with links to files made absolute; without an address pictures go, and links are their text."""

    def absolute(link: re.Match[str]) -> str:
        picture, words, path = link.groups()
        if not address:
            return "" if picture else words
        return f"{picture}[{words}]({address}/{'raw' if picture else 'blob'}/main/{path})"

    return LINK.sub(absolute, text)
