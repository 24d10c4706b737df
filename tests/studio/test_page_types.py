"""The page's types are those of the server's OpenAPI document, and its scripts keep to them."""

from __future__ import annotations

import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="the extra studio is not installed")

WEB = Path(__file__).parents[2] / "web"
CANNOT = ("npm could not fetch", "neither is here")


@pytest.fixture
def checking(monkeypatch):
    """What `web/check.py` has."""
    monkeypatch.syspath_prepend(str(WEB))
    yield runpy.run_path(str(WEB / "check.py"))
    sys.modules.pop("build", None)


def test_the_document_that_types_are_made_of_is_that_of_the_server(checking):
    assert checking["DOCUMENT"].read_text() == checking["document"](), "run python web/check.py --write"


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("node") is None, reason="no Node.js")
def test_scripts_of_the_page_keep_to_their_types():
    done = subprocess.run([sys.executable, str(WEB / "check.py")], capture_output=True, text=True, check=False)
    if any(words in done.stderr for words in CANNOT):
        pytest.skip(done.stderr.splitlines()[0])
    assert done.returncode == 0, done.stderr
