"""Encode, free, then denoise: prompts are read before the network is loaded, where their encoder is large.

Nothing here needs PyTorch before there is something to encode: motions of the library are made without it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kinoflow.errors import OptionError, PromptError
from kinoflow.inference.devices import choose_device
from kinoflow.inference.official_config import describe, is_official_folder, read_config
from kinoflow.inference.pipeline import resolve_folder
from kinoflow.model.description import ModelDescription, load_description
from kinoflow.text.encoder import TextEncoder, load_text_encoder

AUTO = "auto"


def describe_folder(folder: Path) -> ModelDescription:
    """What an official folder or one of kinoflow's own says about its model; weights are not looked at.

    Raises:
        ConfigError: it says nothing that can be used.
    """
    if is_official_folder(folder):
        return describe(read_config(folder), name=folder.name)
    return load_description(folder)


def encoder_name(description: ModelDescription, chosen: str = AUTO) -> str:
    """Name of the text encoder for a model: its own, or its own with the language model in fewer bits.

    Raises:
        OptionError: the model was trained with another encoder.
    """
    own = description.text_encoder
    if chosen in (AUTO, own):
        return own
    if chosen not in (f"{own}-8bit", f"{own}-4bit"):
        raise OptionError(f"this model was trained with the text encoder {own!r} and cannot use {chosen!r}")
    return chosen


def encode_ahead(
    model: str, prompts: Sequence[str], chosen: str = AUTO, device: str = "cpu"
) -> tuple[TextEncoder | str, dict[str, PromptError]]:
    """The text encoder of a model, for `MotionPipeline.from_pretrained`, with all prompts read.

    The official encoder loads its models, computes the features and frees the models here, so that they and the network
    are never in memory at the same time. The compact one is small and stays.

    Args:
        model: folder, or "compact".
        prompts: that will be asked for.
        chosen: see `encoder_name`.
        device: where the official encoder computes.

    Returns:
        The encoder, or its name where it has nothing to do yet; and the prompts that cannot be encoded.

    Raises:
        ModelError: the text encoder is incomplete or damaged.
        OptionError: see `encoder_name`.
    """
    folder = resolve_folder(model)
    description = describe_folder(folder)
    name = encoder_name(description, chosen)
    if not name.startswith("official"):
        return name, {}
    from kinoflow.text.official import OfficialTextEncoder

    place = choose_device(device).name
    encoder = load_text_encoder(name, model_folder=folder, device=place, max_tokens=description.text_max_tokens)
    assert isinstance(encoder, OfficialTextEncoder)
    return encoder, encoder.prepare(prompts)
