"""`kinoflow mcp`: tools for language models."""

from __future__ import annotations

from kinoflow.cli.options import Folder, ModelOptions


def command(
    *,
    folder: Folder = None,
    network: ModelOptions = ModelOptions(),
) -> None:
    """Let a language model make motions and look at them: an MCP server on standard input and output, extra "mcp".

    The program that talks to the model starts this; docs/studio.md shows how.

    Args:
        folder: Clips and files are kept here, and nothing is read or written elsewhere; a folder of the user's data
            when left out.
    """
    from kinoflow import __version__
    from kinoflow.files import data_folder
    from kinoflow.studio.tools import Engine, run_tools

    run_tools(folder or data_folder() / "mcp", Engine(network.model, network.device), __version__)
