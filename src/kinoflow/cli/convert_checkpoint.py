"""`kinoflow convert-checkpoint`: model folders from the official format to kinoflow's own and back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

from tyro.conf import arg

from kinoflow.errors import OptionError


def command(
    source: Annotated[str, arg(metavar="IN")],
    output: Annotated[Path, arg(metavar="OUT")],
    /,
    *,
    dtype: Literal["float32", "bfloat16"] = "float32",
    system_prompt: Annotated[Path | None, arg(metavar="PATH")] = None,
) -> None:
    """Turn an official model folder (config.yml, latest.ckpt, stats) into a kinoflow folder, or back.

    What IN holds decides the direction. Every tensor and every setting arrives unchanged; a tensor that is missing,
    left over or of another shape is an error, and so is a setting that the other side does not have.

    Args:
        source: Model folder to read.
        output: Folder to write; new or empty.
        dtype: Numbers of the weights; bfloat16 halves the size and rounds them.
        system_prompt: Clone of the official repository, or text file with its system prompt, to be stored in OUT;
            looked for around IN when left out. Only for official folders.
    """
    import torch

    from kinoflow.inference.convert import from_official, to_official_folder
    from kinoflow.inference.official_config import is_official_folder
    from kinoflow.inference.pipeline import resolve_folder
    from kinoflow.text.system_prompt import FILE_NAME

    folder = resolve_folder(source)
    weights = getattr(torch, dtype)
    if is_official_folder(folder):
        description = from_official(folder, output, dtype=weights, prompt_source=system_prompt)
        print(f"licence of the model: {description.licence}", file=sys.stderr)
        if not (output / FILE_NAME).is_file():
            print(
                "note: the system prompt of the official release was not found, and prompts need it; give "
                f"--system-prompt CLONE, or put it into {output / FILE_NAME} later",
                file=sys.stderr,
            )
    elif system_prompt is not None:
        raise OptionError("--system-prompt is for official folders; official folders have no place to store it")
    else:
        to_official_folder(folder, output, dtype=weights)
    print(output)
