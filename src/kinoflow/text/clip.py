"""Sentence vectors of official models: the pooled output of CLIP's text tower (arXiv 2103.00020)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from kinoflow.errors import ConfigError, PromptError
from kinoflow.text.prompt import quote
from kinoflow.text.qwen import refuse_control_tokens
from kinoflow.text.tensor_files import TensorFiles, read_model_config, whole_setting

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

MAX_TOKENS = 77
"""Start and end marks included."""
_TOWER = "text_model."
_BATCH = 64


def clip_token_ids(
    tokenizer: PreTrainedTokenizerBase, captions: Sequence[str], truncate: bool = False
) -> list[list[int]]:
    """Ids of captions with their start and end marks.

    Args:
        tokenizer: of a CLIP model folder.
        captions: sentences.
        truncate: cut silently to 77 ids, the last being the end mark, as the official code does.

    Raises:
        PromptError: a caption has more than 77 ids, or holds a control mark.
    """
    rows = []
    for caption in captions:
        if not truncate:
            refuse_control_tokens(caption, tokenizer)
        ids = tokenizer(caption, truncation=truncate, max_length=MAX_TOKENS if truncate else None, verbose=False)[
            "input_ids"
        ]
        if len(ids) > MAX_TOKENS:
            raise PromptError(
                f"the prompt {quote(caption)} has {len(ids)} tokens for CLIP and at most {MAX_TOKENS} are allowed; "
                "shorten it to about 60 words"
            )
        rows.append(ids)
    return rows


@torch.no_grad()
def clip_vectors(folder: Path, ids: Sequence[list[int]], device: torch.device | str = "cpu") -> Tensor:
    """`pooler_output` of B captions, [B, Dv] float32: the state at the end mark, without projection or normalisation.

    Raises:
        ConfigError: `folder` holds no CLIP model.
        CheckpointError: its weights are missing, damaged or do not fit.
    """
    from transformers.models.clip.configuration_clip import CLIPTextConfig
    from transformers.models.clip.modeling_clip import CLIPTextModel

    settings = read_model_config(folder, "model_type", "clip")
    files = TensorFiles(folder)
    text = settings.get("text_config")
    text = text if isinstance(text, dict) else {}
    # Layers without a tensor would be made one by one, before it is found out that there are none.
    whole_setting({"num_hidden_layers": 12, **text}, "num_hidden_layers", folder, len(files.shapes))
    try:
        config = CLIPTextConfig.from_dict(text)
        with torch.device("meta"):
            model = CLIPTextModel(config)
    except Exception as error:  # the library checks its settings in many ways
        raise ConfigError(f"{folder}/config.json is not a usable CLIP configuration: {error}") from error
    # Files have the tower's prefix; the library's model has it in some versions.
    names = {name: _TOWER + name.removeprefix(_TOWER) for name in model.state_dict()}
    files.require({names[name]: tuple(tensor.shape) for name, tensor in model.state_dict().items()})
    model.load_state_dict(files.load(names, device, torch.float32), assign=True)
    for module in model.modules():
        if "position_ids" in module._buffers:
            positions = torch.arange(config.max_position_embeddings, device=device)[None]
            module.register_buffer("position_ids", positions, persistent=False)
    model.eval()
    vectors = [_pooled(model, ids[start : start + _BATCH], device) for start in range(0, len(ids), _BATCH)]
    return torch.cat(vectors).cpu()


def _pooled(model: torch.nn.Module, ids: Sequence[list[int]], device: torch.device | str) -> Tensor:
    # Attention is causal and what follows the end mark is not read, so any padding will do that is no end mark.
    padded = torch.zeros(len(ids), max(map(len, ids)), dtype=torch.int64)
    for row, tokens in enumerate(ids):
        padded[row, : len(tokens)] = torch.tensor(tokens)
    return model(input_ids=padded.to(device)).pooler_output
