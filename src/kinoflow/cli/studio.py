"""`kinoflow studio`: a page on which motions are made."""

from __future__ import annotations

from kinoflow.cli.options import ModelOptions, ServerOptions
from kinoflow.cli.serve import serve


def command(
    *,
    open: bool = True,
    server: ServerOptions = ServerOptions(port=0),
    network: ModelOptions = ModelOptions(),
) -> None:
    """Open a page on which motions are made, looked at and saved. Works without internet; needs the extra "studio".

    Args:
        open: Leave the browser closed; the address is printed.
    """
    serve(server, network, page=True, open_browser=open)
