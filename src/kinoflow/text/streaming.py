"""Qwen3 with one decoder layer in memory at a time.

The model is the transformers library's own, built without weights. Before a layer runs, its tensors are mapped from the
safetensors files; after it they are dropped. The embedding table is never loaded: the few rows a prompt needs are read
from it. Results are those of the whole model, and peak memory is that of one layer:

    one layer of Qwen3-8B, bf16:  2 (q, o: 2 x 4096 x 4096; k, v: 2 x 1024 x 4096; MLP: 3 x 12288 x 4096) bytes = 386 MB

whatever the number of layers (36 are 13.9 GB, and 16.4 GB with both vocabulary tables). Every call reads all layers
from disk or page cache once, so many captions should share a call.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor, nn

from kinoflow.errors import ConfigError
from kinoflow.text.tensor_files import TensorFiles, read_model_config, whole_setting

if TYPE_CHECKING:
    from transformers.models.qwen3.modeling_qwen3 import Qwen3Model


def streamed_qwen3(folder: Path, device: torch.device | str, dtype: torch.dtype) -> Qwen3Model:
    """A Qwen3 model whose `forward` takes token ids on `device` and holds one layer's weights at a time.

    Raises:
        ConfigError: `folder` does not hold a Qwen3 model.
        CheckpointError: weights are missing, damaged or do not fit.
    """
    from transformers.models.qwen3.configuration_qwen3 import Qwen3Config
    from transformers.models.qwen3.modeling_qwen3 import Qwen3Model, Qwen3RotaryEmbedding

    settings = read_model_config(folder, "model_type", "qwen3")
    files = TensorFiles(folder)
    # Files of the causal language model have a prefix that files of the bare model lack.
    prefix = "model." if "model.norm.weight" in files.shapes else ""
    # Layers without a tensor would be made one by one, before it is found out that there are none.
    whole_setting(settings, "num_hidden_layers", folder, len(files.shapes))
    try:
        config = Qwen3Config.from_dict(settings)
        with torch.device("meta"):
            model = Qwen3Model(config)
    except Exception as error:  # the library checks its settings in many ways
        raise ConfigError(f"{folder}/config.json is not a usable Qwen3 configuration: {error}") from error
    model.eval().requires_grad_(False)
    files.require({prefix + name: tuple(tensor.shape) for name, tensor in model.state_dict().items()})
    model.embed_tokens = _EmbeddingOnDisk(files, f"{prefix}embed_tokens.weight", device, dtype)  # type: ignore[assignment]
    model.rotary_emb = Qwen3RotaryEmbedding(config=config).to(device)
    model.norm.load_state_dict(files.load({"weight": f"{prefix}norm.weight"}, device, dtype), assign=True)
    for index, layer in enumerate(model.layers):
        names = {name: f"{prefix}layers.{index}.{name}" for name in layer.state_dict()}
        layer.register_forward_pre_hook(partial(_take_weights, files, names, device, dtype))
        layer.register_forward_hook(_drop_weights)
    return model


def _take_weights(
    files: TensorFiles,
    names: dict[str, str],
    device: torch.device | str,
    dtype: torch.dtype,
    layer: nn.Module,
    _inputs: Any,
) -> None:
    layer.load_state_dict(files.load(names, device, dtype), assign=True)


def _drop_weights(layer: nn.Module, _inputs: Any, _output: Any) -> None:
    layer.to("meta")


class _EmbeddingOnDisk(nn.Module):
    """Token ids [B, L] to vectors [B, L, C], of which only those needed are read."""

    def __init__(self, files: TensorFiles, name: str, device: torch.device | str, dtype: torch.dtype) -> None:
        super().__init__()
        self._files, self._name, self._device, self._dtype = files, name, device, dtype

    def forward(self, ids: Tensor) -> Tensor:
        distinct, inverse = ids.cpu().unique(return_inverse=True)
        rows = self._files.rows(self._name, distinct.tolist())
        return rows[inverse].to(device=self._device, dtype=self._dtype)
