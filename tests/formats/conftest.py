"""Real files that the tests of several formats read; see tests/samples/NOTICE.md."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def samples() -> Path:
    """Folder of the sample motions."""
    return Path(__file__).parents[1] / "samples"
