"""`kinoflow serve`: motions for programs, over HTTP."""

from __future__ import annotations

import sys
import webbrowser
from pathlib import Path
from typing import Annotated

from tyro.conf import UseAppendAction, arg


def command(
    *,
    folder: Annotated[Path | None, arg(metavar="FOLDER")] = None,
    host: Annotated[str, arg(metavar="ADDRESS")] = "127.0.0.1",
    port: Annotated[int, arg(metavar="N")] = 8420,
    name: Annotated[UseAppendAction[tuple[str, ...]], arg(metavar="HOST")] = (),
    token: Annotated[str, arg(metavar="TOKEN")] = "",
    model: Annotated[str, arg(metavar="FOLDER")] = "compact",
    device: Annotated[str, arg(metavar="NAME")] = "cpu",
    queue: Annotated[int, arg(metavar="N")] = 64,
    idle: Annotated[float, arg(metavar="S")] = 900.0,
) -> None:
    """Make motions for programs over HTTP; /openapi.json tells how. Needs the extra "studio". Ctrl-C ends it.

    Args:
        folder: Where requests and motions are kept; a folder of the user's data when left out.
        host: Address to listen on. Others than this machine's own need the token that is printed then.
        port: Port to listen on; a free one when 0.
        name: Another host name under which clients ask; may be given again.
        token: What clients must send, 16 or more letters and digits.
        model: Folder of a model; "compact" is the one that comes with kinoflow.
        device: Where the model computes: cpu, cuda:0, mps, auto.
        queue: How many requests may wait; more are told to come again.
        idle: Seconds without a request after which the model leaves the memory.
    """
    serve(folder, host, port, name, token, model, device, queue, idle, page=False, open_browser=False)


def serve(
    folder: Path | None,
    host: str,
    port: int,
    names: tuple[str, ...],
    token: str,
    model: str,
    device: str,
    queue: int,
    idle: float,
    *,
    page: bool,
    open_browser: bool,
) -> None:
    """Run the server in this process, for `serve` and `studio`."""
    from kinoflow import __version__
    from kinoflow.files import data_folder
    from kinoflow.studio.server import ServerOptions, run

    place = folder or data_folder() / "studio"

    def ready(address: str, secret: str) -> None:
        # In a fragment, which browsers keep to themselves.
        target = f"{address}#token={secret}" if secret and page else address
        print(f"{target}\nmotions are kept in {place} ; Ctrl-C ends", flush=True)
        if secret and not page:
            print(f"token: {secret}", flush=True)
        if secret:
            print("note: other machines can reach this server; give the token to nobody you do not trust, and put "
                  "HTTPS before it where the network is not yours", file=sys.stderr, flush=True)  # fmt: skip
        if open_browser:
            webbrowser.open(target)

    run(
        ServerOptions(
            folder=place,
            host=host,
            port=port,
            names=names,
            token=token,
            model=model,
            device=device,
            page=page,
            queue_limit=queue,
            idle_s=idle,
            version=__version__,
        ),
        ready,
    )
