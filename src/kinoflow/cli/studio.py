"""`kinoflow studio`: a page on which motions are made."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from tyro.conf import UseAppendAction, arg

from kinoflow.cli.serve import serve


def command(
    *,
    folder: Annotated[Path | None, arg(metavar="FOLDER")] = None,
    host: Annotated[str, arg(metavar="ADDRESS")] = "127.0.0.1",
    port: Annotated[int, arg(metavar="N")] = 0,
    name: Annotated[UseAppendAction[tuple[str, ...]], arg(metavar="HOST")] = (),
    token: Annotated[str, arg(metavar="TOKEN")] = "",
    model: Annotated[str, arg(metavar="FOLDER")] = "compact",
    device: Annotated[str, arg(metavar="NAME")] = "cpu",
    queue: Annotated[int, arg(metavar="N")] = 64,
    idle: Annotated[float, arg(metavar="S")] = 900.0,
    open: bool = True,
) -> None:
    """Open a page on which motions are made, looked at and saved. Works without internet; needs the extra "studio".

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
        open: Open the page in the browser.
    """
    serve(folder, host, port, name, token, model, device, queue, idle, page=True, open_browser=open)
