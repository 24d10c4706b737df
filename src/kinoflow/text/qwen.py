"""Token features of official models: last hidden states of Qwen3 reading the caption in a chat.

A caption is the user message after a system message. Nothing is generated. Of the sequence

    prefix (system message, start of the user message) | caption | end of the user message

the states of the last two parts are the features. Attention is causal, so the prefix is the same for all captions: it
is computed once and the captions follow it in one packed sequence, each seeing the prefix and itself. That gives the
numbers of one padded row per caption without its padding and repetition.

The model is the transformers library's own. Streamed, it is built without weights, with one decoder layer in memory at
a time: before a layer runs, its tensors are mapped from the safetensors files; after it they are dropped. The embedding
table is never loaded: the few rows a prompt needs are read from it. Results are those of the whole model, and peak
memory is that of one layer:

    one layer of Qwen3-8B, bf16:  2 (q, o: 2 x 4096 x 4096; k, v: 2 x 1024 x 4096; MLP: 3 x 12288 x 4096) bytes = 386 MB

whatever the number of layers (36 are 13.9 GB, and 16.4 GB with both vocabulary tables). Every call reads all layers
from disk or page cache once, so many captions should share a call.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor, nn

from kinoflow.errors import CheckpointError, ConfigError, MissingExtraError, PromptError
from kinoflow.text.prompt import quote
from kinoflow.text.tensor_files import TensorFiles, read_model_config, whole_setting

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase
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


_MARKER = "kinoflow"
_PACK_TOKENS = 4096
"""Longest packed sequence: at the width of Qwen3-8B its activations and mask stay near half a gigabyte."""


def load_tokenizer(folder: Path) -> PreTrainedTokenizerBase:
    """Tokenizer of a Hugging Face model folder.

    Raises:
        CheckpointError: its files are missing or damaged.
    """
    from transformers import AutoTokenizer

    try:
        return AutoTokenizer.from_pretrained(folder, local_files_only=True, trust_remote_code=False)
    except Exception as error:  # the tokenizers library raises nothing more specific
        reason = " ".join(str(error).split())[:200]
        raise CheckpointError(f"cannot load the tokenizer of {folder}: {reason}; download that folder again") from error


def require_transformers() -> None:
    """Make sure that the library of the official text models is installed, without importing it.

    Raises:
        MissingExtraError: it is not.
    """
    if find_spec("transformers") is None:
        raise MissingExtraError("transformers", "official", "the text encoder of official models")


def refuse_control_tokens(caption: str, tokenizer: PreTrainedTokenizerBase) -> None:
    """Refuse text that the tokenizer would read as a mark of its own, such as the end of the message.

    Raises:
        PromptError: the message names the mark.
    """
    for mark in tokenizer.get_added_vocab():
        if mark in caption:
            raise PromptError(
                f"the prompt {quote(caption)} holds {mark!r}, a control mark of the text model; remove it"
            )


class ChatTokens:
    """Captions to token ids, by the chat template of a Qwen3 tokenizer.

    Attributes:
        prefix: P ids before the caption, the same for every caption.
    """

    def __init__(self, tokenizer: PreTrainedTokenizerBase, system_prompt: str) -> None:
        """Find where captions begin.

        Raises:
            ConfigError: the tokenizer has no chat template, or not one that puts captions at a token's start.
        """
        self._tokenizer = tokenizer
        self._system_prompt = system_prompt
        text = self._render(_MARKER)
        encoded = tokenizer(text, add_special_tokens=False, return_offsets_mapping=True, verbose=False)
        # The system prompt comes first, so the last marker is the caption's.
        start = text.rfind(_MARKER)
        starts = [first for first, _ in encoded["offset_mapping"]]
        if start not in starts:
            raise ConfigError("the tokenizer joins captions with the words before them; is it one of Qwen3?")
        self.prefix: list[int] = encoded["input_ids"][: starts.index(start)]

    def __call__(self, caption: str, max_tokens: int, truncate: bool = False) -> list[int]:
        """Ids of the caption and the end of its message.

        Args:
            caption: taken as it is.
            max_tokens: most ids.
            truncate: cut silently to `max_tokens`, as the official code does.

        Raises:
            PromptError: there are more than `max_tokens`, the caption holds a control mark, or it begins with a line
                break, which would become one with the line break before it.
        """
        if not truncate:
            refuse_control_tokens(caption, self._tokenizer)
        ids = self._tokenizer(self._render(caption), add_special_tokens=False, verbose=False)["input_ids"]
        before, ids = ids[: len(self.prefix)], ids[len(self.prefix) :]
        if before != self.prefix:
            raise PromptError(f"the prompt {quote(caption)} begins with a line break; remove it")
        if len(ids) > max_tokens and not truncate:
            raise PromptError(
                f"the prompt {quote(caption)} has {len(ids)} tokens and at most {max_tokens} are allowed; shorten it"
            )
        return ids[:max_tokens]

    def _render(self, caption: str) -> str:
        messages = [{"role": "system", "content": self._system_prompt}, {"role": "user", "content": caption}]
        try:
            return str(
                self._tokenizer.apply_chat_template(
                    messages, tokenize=False, add_generation_prompt=False, enable_thinking=False
                )
            )
        except ValueError as error:
            raise ConfigError(f"the tokenizer has no usable chat template: {error}; is it one of Qwen3?") from error


@dataclass(frozen=True)
class Pack:
    """Several captions behind one prefix, as one sequence of L tokens.

    Attributes:
        ids: [L] token ids.
        positions: [L], for each caption counted from the end of the prefix.
        visible: [L, L] bool, whether query i sees key j.
        spans: start and end of each caption.
    """

    ids: Tensor
    positions: Tensor
    visible: Tensor
    spans: list[tuple[int, int]]


def pack(prefix: list[int], captions: Sequence[list[int]], max_tokens: int = _PACK_TOKENS) -> Iterator[Pack]:
    """Captions in order, in sequences of at most `max_tokens` tokens, but at least one caption each."""
    group: list[list[int]] = []
    for caption in captions:
        if group and len(prefix) + sum(map(len, group)) + len(caption) > max_tokens:
            yield _pack(prefix, group)
            group = []
        group.append(caption)
    if group:
        yield _pack(prefix, group)


def _pack(prefix: list[int], captions: list[list[int]]) -> Pack:
    lengths = [len(prefix), *map(len, captions)]
    owner = torch.arange(len(lengths)).repeat_interleave(torch.tensor(lengths))
    offset = torch.tensor([0] + [len(prefix)] * len(captions))
    ends = torch.tensor(lengths).cumsum(0)
    index = torch.arange(len(owner))
    own_start = (ends - torch.tensor(lengths))[owner]
    same = (owner[:, None] == owner) | (owner == 0)
    return Pack(
        ids=torch.tensor([*prefix, *(token for caption in captions for token in caption)]),
        positions=index - own_start + offset[owner],
        visible=same & (index <= index[:, None]),
        spans=list(zip(ends[:-1].tolist(), ends[1:].tolist(), strict=True)),
    )


@torch.no_grad()
def caption_states(model: Any, packed: Pack, device: torch.device | str, dtype: torch.dtype) -> list[Tensor]:
    """Last hidden states, after the final norm, of each caption of a pack: [tokens, C] in `dtype`, on the CPU."""
    bias = torch.zeros(packed.visible.shape, dtype=dtype).masked_fill_(~packed.visible, torch.finfo(dtype).min)
    output = model(
        input_ids=packed.ids[None].to(device),
        attention_mask=bias[None, None].to(device),
        position_ids=packed.positions[None].to(device),
        use_cache=False,
    )
    states = output.last_hidden_state[0]
    return [states[start:end].cpu() for start, end in packed.spans]


def load_qwen3(folder: Path, device: torch.device | str, dtype: torch.dtype, bits: int | None = None) -> Any:
    """A Qwen3 model: layer by layer from disk, or whole with its weights rounded to 8 or 4 bits.

    Raises:
        ConfigError: `folder` holds no Qwen3 model.
        CheckpointError: weights are missing, damaged or do not fit.
        MissingExtraError: the quantisation library is not installed.
    """
    if bits is None:
        return streamed_qwen3(folder, device, dtype)
    return _quantised_qwen3(folder, device, dtype, bits)


def require_quantisation(bits: int) -> None:
    """Make sure that the libraries for 8 or 4 bits are installed, without importing them.

    Raises:
        MissingExtraError: one is not.
    """
    for package in ("bitsandbytes", "accelerate"):
        if find_spec(package) is None:
            raise MissingExtraError(package, "quantised", f"the {bits}-bit text encoder")


def _quantised_qwen3(folder: Path, device: torch.device | str, dtype: torch.dtype, bits: int) -> Any:
    """LLM.int8 (arXiv 2208.07339) or NF4 (arXiv 2305.14314), by bitsandbytes."""
    read_model_config(folder, "model_type", "qwen3")
    require_quantisation(bits)
    from transformers import BitsAndBytesConfig
    from transformers.models.qwen3.modeling_qwen3 import Qwen3Model

    how = {"load_in_8bit": True} if bits == 8 else {
        "load_in_4bit": True, "bnb_4bit_quant_type": "nf4", "bnb_4bit_compute_dtype": dtype,
    }  # fmt: skip
    try:
        model = Qwen3Model.from_pretrained(
            folder,
            quantization_config=BitsAndBytesConfig(**how),
            dtype=dtype,
            device_map={"": str(device)},
            local_files_only=True,
        )
    except (OSError, ValueError, RuntimeError) as error:
        raise CheckpointError(f"cannot load {folder} in {bits} bits: {' '.join(str(error).split())[:200]}") from error
    return model.eval()
