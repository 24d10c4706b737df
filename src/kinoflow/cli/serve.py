"""`kinoflow serve`: motions for programs, over HTTP."""

from __future__ import annotations

import sys
import webbrowser

from kinoflow.cli.options import Count, ModelOptions, ServerOptions


def command(
    *,
    ray: Count = 0,
    server: ServerOptions = ServerOptions(),
    network: ModelOptions = ModelOptions(),
) -> None:
    """Make motions for programs over HTTP; /openapi.json tells how. Needs the extra "studio". Ctrl-C ends it.

    Args:
        ray: So many motions at once, by replicas on Ray Serve (extra "ray"), on the cluster that RAY_ADDRESS names or
            on this machine; 0 for one at a time in this process.
    """
    serve(server, network, page=False, open_browser=False, replicas=ray)


def serve(server: ServerOptions, network: ModelOptions, *, page: bool, open_browser: bool, replicas: int = 0) -> None:
    """Run the server in this process, for `serve` and `studio`."""
    from kinoflow import __version__
    from kinoflow.files import data_folder
    from kinoflow.studio.server import ServerOptions as Settings
    from kinoflow.studio.server import run

    place = server.folder or data_folder() / "studio"

    def ready(address: str, secret: str) -> None:
        # In a fragment, which browsers keep to themselves.
        target = f"{address}#token={secret}" if secret and page else address
        print(f"{target}\nmotions are kept in {place} ; Ctrl-C ends", flush=True)
        if secret and not page:
            print(f"token: {secret}", flush=True)
        if secret:
            print("note: other machines can reach this server; give the token to nobody you do not trust, and put "
                  "HTTPS before it where the network is not yours", file=sys.stderr, flush=True)  # fmt: skip
        if page:
            from kinoflow.studio.app import NOT_BUILT, is_built

            if not is_built():
                print(f"note: {NOT_BUILT}", file=sys.stderr, flush=True)
        if open_browser:
            webbrowser.open(target)

    run(
        Settings(
            folder=place,
            host=server.host,
            port=server.port,
            names=server.name,
            token=server.token,
            model=network.model,
            device=network.device,
            page=page,
            queue_limit=server.queue,
            idle_s=server.idle,
            version=__version__,
            replicas=replicas,
        ),
        ready,
    )
