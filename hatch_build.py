"""Build hook: scripts of pages are bundled before a wheel, an sdist or an editable install is made, and go into it."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


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
