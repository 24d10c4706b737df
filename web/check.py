"""Check the studio's types: those of its OpenAPI document are what is written down, and its scripts keep to them.

    python web/check.py            # fails where anything has drifted or does not fit
    python web/check.py --write    # writes openapi.json and src/studio/openapi.d.ts anew

TypeScript and openapi-typescript come by `npm ci` in web/types; nothing of them goes into a bundle.
"""

from __future__ import annotations

import argparse
import filecmp
import json
import sys
import tempfile
from pathlib import Path

from build import OLDEST_NODE, WEB, BuildError, install, packaged_node, run, system_node

TYPES = WEB / "types"
DOCUMENT = WEB / "openapi.json"
DECLARATIONS = WEB / "src" / "studio" / "openapi.d.ts"


def document() -> str:
    """The OpenAPI document of the server as it is."""
    from kinoflow.studio.app import Studio, create_app
    from kinoflow.studio.engine import Engine
    from kinoflow.studio.store import Store

    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        try:
            app = create_app(Studio(store, Engine()))
        finally:
            store.close()
    return json.dumps(app.openapi(), indent=1, sort_keys=True) + "\n"


def check(write: bool) -> None:
    """See the top of this file.

    Raises:
        BuildError: no Node.js, no npm registry, types that have drifted, or scripts that do not keep to them.
    """
    if write:
        DOCUMENT.write_text(document(), encoding="utf-8")
    elif not DOCUMENT.is_file() or DOCUMENT.read_text(encoding="utf-8") != document():
        raise BuildError("web/openapi.json is not that of the server; run `python web/check.py --write`")
    tools = system_node() or packaged_node()
    if tools is None:
        raise BuildError(f"types need Node.js {OLDEST_NODE} or newer with npm to be checked, and neither is here")
    node, npm = tools
    install(node, npm, TYPES)
    modules = TYPES / "node_modules"
    with tempfile.TemporaryDirectory(dir=modules) as folder:
        made = Path(folder) / "openapi.d.ts"
        generator = modules / "openapi-typescript" / "bin" / "cli.js"
        run([node, generator, DOCUMENT, "-o", made], node, "openapi-typescript could not read web/openapi.json:")
        if write:
            DECLARATIONS.write_bytes(made.read_bytes())
        elif not DECLARATIONS.is_file() or not filecmp.cmp(made, DECLARATIONS, shallow=False):
            raise BuildError(f"{DECLARATIONS.relative_to(WEB.parent)} has drifted; run `python web/check.py --write`")
    compiler = modules / "typescript" / "bin" / "tsc"
    run([node, compiler, "-p", TYPES], node, "scripts of the page do not keep to their types:")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the document and its types anew")
    try:
        check(parser.parse_args().write)
    except BuildError as error:
        sys.exit(f"web/check.py: error: {error}")
