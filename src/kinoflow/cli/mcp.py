"""`kinoflow mcp`: tools for language models."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from tyro.conf import arg


def command(
    *,
    folder: Annotated[Path | None, arg(metavar="FOLDER")] = None,
    model: Annotated[str, arg(metavar="FOLDER")] = "compact",
    device: Annotated[str, arg(metavar="NAME")] = "cpu",
) -> None:
    """Let a language model make motions and look at them: an MCP server on standard input and output, extra "mcp".

    The program that talks to the model starts this; docs/studio.md shows how.

    Args:
        folder: Clips and files are kept here, and nothing is read or written elsewhere; a folder of the user's data
            when left out.
        model: Folder of a model; "compact" is the one that comes with kinoflow.
        device: Where the model computes: cpu, cuda:0, mps, auto.
    """
    from kinoflow import __version__
    from kinoflow.files import data_folder
    from kinoflow.studio.tools import Engine, run_tools

    run_tools(folder or data_folder() / "mcp", Engine(model, device), __version__)
