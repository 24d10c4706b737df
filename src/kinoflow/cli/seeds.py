"""Seeds on the command line."""

from __future__ import annotations

from kinoflow.errors import OptionError


def read_seeds(text: str) -> list[int]:
    """Numbers with commas between.

    Raises:
        OptionError: something else.
    """
    try:
        return [int(part) for part in text.split(",")]
    except ValueError:
        raise OptionError(f"--seeds must be whole numbers with commas between, like 0,1,2; got {text!r}") from None
