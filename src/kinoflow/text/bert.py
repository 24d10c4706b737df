"""The encoder of BERT (Devlin et al. 2019, arXiv 1810.04805) for inference: what a compact text encoder needs of it.

Texts lie one after the other without padding, so every product is over real tokens only. Attention, which is a small
part of the work at the length of a sentence, takes the texts of one length at a time and needs no mask.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from kinoflow.errors import ConfigError
from kinoflow.reading import quoted, read_json, value_of
from kinoflow.text.tensor_files import TensorFiles, whole_setting

_LARGEST_SIZE = 1 << 20
_ONLY = {"model_type": "bert", "hidden_act": "gelu", "position_embedding_type": "absolute"}
"""Settings of which this module knows one value."""
_STORED = {
    "words": "embeddings.word_embeddings",
    "positions": "embeddings.position_embeddings",
    "kinds": "embeddings.token_type_embeddings",
    "norm": "embeddings.LayerNorm",
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "output": "attention.output.dense",
    "attention_norm": "attention.output.LayerNorm",
    "expand": "intermediate.dense",
    "reduce": "output.dense",
    "feed_forward_norm": "output.LayerNorm",
    "layers": "encoder.layer",
}
"""Names in files of the Hugging Face layout, by ours."""


@dataclass(frozen=True)
class BertConfig:
    """Sizes of an encoder.

    Attributes:
        num_layers: how many layers.
        width: D, of a state; a multiple of `num_heads`.
        num_heads: H, of the attention of each layer.
        hidden: width between the two products of a layer's feed-forward part.
        vocabulary: how many token ids there are.
        max_tokens: longest text, special tokens included.
        kinds: how many kinds of text a token may belong to.
        epsilon: what normalisation adds to a variance.
    """

    num_layers: int
    width: int
    num_heads: int
    hidden: int
    vocabulary: int
    max_tokens: int
    kinds: int
    epsilon: float


class BertLayer(nn.Module):
    """Self-attention and a feed-forward part, each followed by a residual sum and its normalisation."""

    def __init__(self, config: BertConfig) -> None:
        super().__init__()
        width = config.width
        self.num_heads = config.num_heads
        self.query, self.key, self.value, self.output = (nn.Linear(width, width) for _ in range(4))
        self.attention_norm = nn.LayerNorm(width, eps=config.epsilon)
        self.expand = nn.Linear(width, config.hidden)
        self.reduce = nn.Linear(config.hidden, width)
        self.feed_forward_norm = nn.LayerNorm(width, eps=config.epsilon)

    def forward(self, x: Tensor, runs: list[tuple[int, int]]) -> Tensor:
        """[R, D] to [R, D]; the rows are, one run after the other, as many texts of as many tokens as `runs` says."""
        x = self.attention_norm(self.output(self._attend(x, runs)) + x)
        return self.feed_forward_norm(self.reduce(F.gelu(self.expand(x))) + x)

    def _attend(self, x: Tensor, runs: list[tuple[int, int]]) -> Tensor:
        """[R, D]: every token sees the tokens of its own text."""
        rows = [texts * tokens for texts, tokens in runs]
        parts = zip(*(product(x).split(rows) for product in (self.query, self.key, self.value)), strict=True)
        seen = []
        for part, (texts, tokens) in zip(parts, runs, strict=True):
            # To [texts, H, tokens, D / H].
            heads = [rows.view(texts, tokens, self.num_heads, -1).transpose(1, 2) for rows in part]
            seen.append(F.scaled_dot_product_attention(*heads).transpose(1, 2).reshape(texts * tokens, -1))
        return torch.cat(seen)


class Bert(nn.Module):
    """Token ids of texts to their states after the last layer."""

    def __init__(self, config: BertConfig) -> None:
        super().__init__()
        self.words, self.positions, self.kinds = (
            # Drawing numbers for a table without memory would import PyTorch's compiler, which takes seconds.
            nn.Embedding.from_pretrained(torch.empty(rows, config.width))
            for rows in (config.vocabulary, config.max_tokens, config.kinds)
        )
        self.norm = nn.LayerNorm(config.width, eps=config.epsilon)
        self.layers = nn.ModuleList(BertLayer(config) for _ in range(config.num_layers))

    def forward(self, ids: Tensor, lengths: Tensor) -> Tensor:
        """States [R, D] of B texts that lie one after the other, R tokens in all.

        A state depends on the tokens of its own text only. Neighbours of one length are attended together: texts that
        are sorted by length take the least time.

        Args:
            ids: [R] int64, from 0 to `vocabulary` - 1, with the special tokens that the weights are used to.
            lengths: [B] int64 on the CPU, tokens of each text, from 1 to `max_tokens`.
        """
        places = torch.cat([torch.arange(length) for length in lengths.tolist()]).to(ids.device)
        # All tokens are of the first kind: a caption is one text, not a pair.
        x = self.norm(self.words(ids) + self.kinds.weight[0] + self.positions(places))
        tokens, texts = lengths.unique_consecutive(return_counts=True)
        runs = list(zip(texts.tolist(), tokens.tolist(), strict=True))
        for layer in self.layers:
            x = layer(x, runs)
        return x


def load_bert(folder: Path) -> Bert:
    """A frozen encoder in float32 from `config.json` and `model.safetensors`; what it does not need is not read.

    Raises:
        ConfigError: the settings are those of another kind of model.
        CheckpointError: the weights are missing, damaged, or do not fit the settings.
        UnreadableError: the settings cannot be read.
    """
    settings = value_of(dict[str, Any], read_json(folder / "config.json"))
    files = TensorFiles(folder)
    # Layers without a tensor would be made one by one, before it is found out that there are none.
    config = _config(settings, folder, most_layers=len(files.shapes))
    with torch.device("meta"):
        model = Bert(config)
    shapes = {name: tuple(tensor.shape) for name, tensor in model.state_dict().items()}
    stored = {name: ".".join(_STORED.get(part, part) for part in name.split(".")) for name in shapes}
    files.require({stored[name]: shape for name, shape in shapes.items()})
    model.load_state_dict(files.load(stored, dtype=torch.float32), assign=True)
    return model.eval().requires_grad_(False)


def _config(settings: Mapping[str, Any], folder: Path, most_layers: int) -> BertConfig:
    """Sizes from the settings of a folder.

    Raises:
        ConfigError: one is missing or impossible, or this module does not compute what they ask for.
    """

    def size(name: str, largest: int = _LARGEST_SIZE) -> int:
        return whole_setting(settings, name, folder, largest)

    num_layers, width = size("num_hidden_layers", most_layers), size("hidden_size")
    num_heads, epsilon = size("num_attention_heads", width), settings.get("layer_norm_eps")
    for name, known in _ONLY.items():
        if (found := settings.get(name, known)) != known:
            raise ConfigError(f"{name} in config.json of {folder} must be {known!r}; got {quoted(found)}")
    if width % num_heads:
        raise ConfigError(f"hidden_size in config.json of {folder} is {width}, which {num_heads} heads cannot share")
    if not isinstance(epsilon, float) or not 0 < epsilon < 1:
        raise ConfigError(f"layer_norm_eps in config.json of {folder} must be between 0 and 1; got {quoted(epsilon)}")
    return BertConfig(
        num_layers=num_layers,
        width=width,
        num_heads=num_heads,
        hidden=size("intermediate_size"),
        vocabulary=size("vocab_size"),
        max_tokens=size("max_position_embeddings"),
        kinds=size("type_vocab_size"),
        epsilon=epsilon,
    )
