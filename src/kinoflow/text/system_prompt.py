"""The system prompt that official weights were trained with.

It shapes every token feature, so it must be the official text byte for byte. It belongs to the official release and is
not part of kinoflow: it is found in the user's own copy and recognised by its SHA-256.
"""

from __future__ import annotations

import ast
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from kinoflow.errors import ConfigError

SHA256 = "b9c55290b778c01739a337a36315c2065ef6ccfbfa0a1898b727377ed4965283"
"""Of the official text in UTF-8, 449 bytes."""
FILE_NAME = "system_prompt.txt"
"""Name of the text in a kinoflow model folder."""
SOURCE_FILE = Path("hymotion/network/text_encoders/model_constants.py")
"""Where the official repository holds the text."""
VARIABLE = "KINOFLOW_SYSTEM_PROMPT"
"""Environment variable that names a file or a clone."""

_ADVICE = (
    "clone the official HY-Motion-1.0 repository and name its folder (or a file with exactly that text) by "
    f"OfficialTextEncoder(system_prompt=...) or the variable {VARIABLE}"
)
_LARGEST_SOURCE = 1_000_000  # characters; no more of a file is read
_LEVELS_ABOVE_MODEL = 4


def find_system_prompt(
    given: str | os.PathLike[str] | None = None, model_folder: Path | None = None, *, sha256: str = SHA256
) -> str:
    """The official text, from the first of: `given`, the environment variable, the model folder, a clone around it.

    Args:
        given: a clone of the official repository, its `model_constants.py`, a kinoflow folder or a text file.
        model_folder: looked into for `system_prompt.txt`; it and the folders above it for the official source.
        sha256: expected hash of the UTF-8 bytes, in hexadecimal.

    Raises:
        ConfigError: nothing was found, or what was found is another text.
    """
    named = given or os.environ.get(VARIABLE)
    if named:
        return read_system_prompt(Path(named), sha256=sha256)
    above = [model_folder, *model_folder.resolve().parents[:_LEVELS_ABOVE_MODEL]] if model_folder else []
    for folder in above:
        if _file_in(folder):
            return read_system_prompt(folder, sha256=sha256)
    raise ConfigError(
        f"official weights need the system prompt of their release, which kinoflow may not ship; {_ADVICE}"
    )


def read_system_prompt(path: Path, *, sha256: str = SHA256) -> str:
    """The official text from a clone, a Python source (read as data, never run), a kinoflow folder or a text file.

    Raises:
        ConfigError: `path` is missing or unreadable, or holds no text with this hash.
    """
    file = _file_in(path) if path.is_dir() else path
    if file is None:
        raise ConfigError(f"{path} holds neither {FILE_NAME} nor {SOURCE_FILE}; {_ADVICE}")
    try:
        with file.open(encoding="utf-8") as stream:
            content = stream.read(_LARGEST_SOURCE)
        texts = list(_literals(content)) if file.suffix == ".py" else [content]
    except OSError as error:
        raise ConfigError(f"cannot read the system prompt from {file}: {error.strerror or error}; {_ADVICE}") from error
    except (UnicodeDecodeError, SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ConfigError(
            f"{file} is not valid {'Python' if file.suffix == '.py' else 'UTF-8 text'}; {_ADVICE}"
        ) from error
    for text in texts:
        if hashlib.sha256(text.encode()).hexdigest() == sha256:
            return text
    if file.suffix == ".py":
        raise ConfigError(f"no text in {file} is the official system prompt (SHA-256 {sha256}); {_ADVICE}")
    data = content.encode()
    raise ConfigError(
        f"{file} is not the official system prompt: its {len(data)} bytes have SHA-256 "
        f"{hashlib.sha256(data).hexdigest()[:8]}..., not {sha256[:8]}...; line breaks and blanks at both ends count; "
        f"{_ADVICE}"
    )


def _file_in(folder: Path) -> Path | None:
    return next((folder / name for name in (FILE_NAME, SOURCE_FILE) if (folder / name).is_file()), None)


def _literals(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
