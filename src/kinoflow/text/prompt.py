"""Checks and the one spelling change that every prompt passes before it is encoded."""

from __future__ import annotations

from kinoflow.errors import PromptError

LONGEST_PROMPT = 1000
"""Characters of a text that is read as a prompt; what reads it takes time that grows with their square."""
_SHOWN_CHARACTERS = 60


def normalise_prompt(prompt: object) -> str:
    """The prompt with single spaces and without sentence marks at its end.

    "A person  walks. " and "A person walks" are the same request, so they get the same features. Case is left to the
    tokenizer.

    Raises:
        PromptError: not a string, not valid Unicode, or without a single letter or digit.
    """
    if not isinstance(prompt, str):
        raise PromptError(f"a prompt must be a string, got {type(prompt).__name__}; describe a motion in a sentence")
    try:
        prompt.encode("utf-8")
    except UnicodeEncodeError:
        raise PromptError(f"the prompt {quote(prompt)} is not valid Unicode text; pass it as UTF-8") from None
    text = " ".join(prompt.split()).rstrip(" .!?…。！？")
    if not any(character.isalnum() for character in text):
        raise PromptError(
            f"the prompt {quote(prompt)} holds no words; describe a motion, for example 'A person walks forward.'"
        )
    return text


def check_prompt_length(text: str) -> None:
    """Refuse what is too long to be a prompt, before anything reads it.

    Raises:
        PromptError: it is longer than `LONGEST_PROMPT`.
    """
    if len(text) > LONGEST_PROMPT:
        raise PromptError(
            f"the prompt has {len(text)} characters; {LONGEST_PROMPT} are allowed and under 60 words are best"
        )


def quote(prompt: str) -> str:
    """The start of a prompt, in quotes, safe to print on one line."""
    shown = prompt if len(prompt) <= _SHOWN_CHARACTERS else prompt[:_SHOWN_CHARACTERS] + "..."
    return ascii(shown) if not shown.isprintable() else repr(shown)
