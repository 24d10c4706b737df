"""Real files that the tests of several formats read; see tests/samples/NOTICE.md."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

PACKAGES = (
    "gltf-validator@2.0.0-dev.3.10",
    "three@0.187.0",
    "@pixiv/three-vrm@3.5.5",
    "@pixiv/three-vrm-animation@3.5.5",
)
SCRIPTS = Path(__file__).parent / "node"


@pytest.fixture(scope="session")
def samples() -> Path:
    """Folder of the sample motions."""
    return Path(__file__).parents[1] / "samples"


@pytest.fixture(scope="session")
def node(tmp_path_factory):
    """A function that runs one of the scripts and returns the JSON it prints."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        pytest.skip("needs Node with npm")
    folder = tmp_path_factory.mktemp("node")
    for script in SCRIPTS.glob("*.mjs"):
        shutil.copy(script, folder)
    command = [npm, "install", "--no-audit", "--no-fund", "--prefix", str(folder), *PACKAGES]
    try:
        installed = subprocess.run(command, capture_output=True, text=True, timeout=120)
    except subprocess.TimeoutExpired:
        pytest.skip("npm did not install the readers within two minutes")
    if installed.returncode:
        pytest.skip(f"npm cannot install the readers: {installed.stderr.strip()[-300:]}")

    def run(script: str, *arguments: object) -> dict:
        command = ["node", str(folder / script), *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout.splitlines()[-1])

    return run
