"""The text encoder of official models: token states of Qwen3-8B and a sentence vector of CLIP ViT-L/14.

Captions are taken byte for byte. Nothing is loaded before a caption is asked for that the cache does not know; then
CLIP and the language model are loaded one after the other, and freed.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from kinoflow.errors import CheckpointError, OptionError, PromptError
from kinoflow.text import cache as text_cache
from kinoflow.text import system_prompt
from kinoflow.text.cache import PromptCache, single
from kinoflow.text.clip import clip_token_ids, clip_vectors
from kinoflow.text.features import TextFeatures
from kinoflow.text.prompt import normalise_prompt
from kinoflow.text.qwen import ChatTokens, caption_states, load_qwen3, load_tokenizer, pack, require_transformers
from kinoflow.text.tensor_files import TensorFiles, read_model_config, whole_setting

VERSION = "1"
"""Part of the cache's key; to be raised when a change alters the numbers."""
BITS = {"official": None, "official-8bit": 8, "official-4bit": 4}
"""Encoder names, and to how many bits each rounds the language model."""
_DTYPES = {"bfloat16": torch.bfloat16, "float32": torch.float32}
_LEVELS_ABOVE_MODEL = 3
_PORTION = 128
"""Captions that `prepare` computes at a time: their states are about 40 MB."""


@dataclass(frozen=True)
class _Weights:
    """One of the two models: where to look for it."""

    folder_name: str
    hub_name: str
    variable: str
    argument: str


QWEN = _Weights("Qwen3-8B", "Qwen/Qwen3-8B", "KINOFLOW_QWEN", "qwen")
CLIP = _Weights("clip-vit-large-patch14", "openai/clip-vit-large-patch14", "KINOFLOW_CLIP", "clip")


class OfficialTextEncoder:
    """Qwen3 and CLIP as a `TextEncoder`: tokens [B, S, 4096], S at most 128, and pooled [B, 768].

    Each model is looked for in the folder given, the folder its environment variable names (KINOFLOW_QWEN,
    KINOFLOW_CLIP), the official tree around the model folder (`ckpts/Qwen3-8B`, `ckpts/clip-vit-large-patch14`), and
    the local cache of the Hugging Face hub.
    """

    def __init__(
        self,
        *,
        qwen: str | os.PathLike[str] | None = None,
        clip: str | os.PathLike[str] | None = None,
        system_prompt: str | os.PathLike[str] | None = None,
        model_folder: str | os.PathLike[str] | None = None,
        name: str = "official",
        device: torch.device | str = "cpu",
        dtype: str = "bfloat16",
        max_tokens: int = 128,
        official_truncation: bool = False,
        download: bool = False,
        cache: str | os.PathLike[str] | None = "default",
        system_prompt_sha256: str = system_prompt.SHA256,
    ) -> None:
        """Note where things are; nothing is read yet.

        Args:
            qwen: folder of Qwen3-8B.
            clip: folder of CLIP ViT-L/14.
            system_prompt: clone of the official repository, or a file with the text.
            model_folder: folder of the motion model, around which the three above are looked for when not given.
            name: "official", or "official-8bit" and "official-4bit", which round the language model's weights.
            device: where to compute.
            dtype: of the language model; "bfloat16" as in the official code, or "float32".
            max_tokens: most tokens of a caption and the end of its message, 128 for both released models.
            official_truncation: cut longer captions silently, as the official code does, instead of refusing them.
            download: get missing models from the Hugging Face hub (16.4 and 1.7 GB).
            cache: folder for features of prompts, "default" for the user's cache folder, or None.
            system_prompt_sha256: expected hash of the system prompt.

        Raises:
            OptionError: an unknown name or dtype, or `max_tokens` below 1.
        """
        if name not in BITS or dtype not in _DTYPES or max_tokens < 1:
            raise OptionError(
                f"name must be one of {', '.join(BITS)}, dtype one of {', '.join(_DTYPES)} and max_tokens at least 1; "
                f"got {name!r}, {dtype!r} and {max_tokens}"
            )
        self.name = name
        self.max_tokens = max_tokens
        self.device = torch.device(device)
        self._dtype = dtype
        self._truncate = official_truncation
        self._download = download
        self._given = {QWEN: qwen, CLIP: clip}
        self._model_folder = Path(model_folder) if model_folder else None
        self._system_prompt_source = system_prompt
        self._system_prompt_sha256 = system_prompt_sha256
        self._kept: dict[str, tuple[Tensor, Tensor]] = {}
        self._cache_folder = text_cache.default_folder() if cache == "default" else Path(cache) if cache else None

    @property
    def token_width(self) -> int:
        """Dc, 4096 for Qwen3-8B."""
        folder = self.folder(QWEN)
        return whole_setting(read_model_config(folder, "model_type", "qwen3"), "hidden_size", folder, 10**6)

    @property
    def pooled_width(self) -> int:
        """Dv, 768 for CLIP ViT-L/14."""
        folder = self.folder(CLIP)
        text = read_model_config(folder, "model_type", "clip").get("text_config")
        return whole_setting(text if isinstance(text, dict) else {}, "hidden_size", folder, 10**6)

    def encode(self, captions: Sequence[str]) -> TextFeatures:
        """Features of B captions: tokens [B, S, Dc], the end of the message counted in lengths [B], pooled [B, Dv].

        Give all captions in one call: the language model is read from disk once per call.

        Raises:
            PromptError: a caption is empty, not text, too long, or holds a control mark of the models.
            ConfigError: the system prompt is missing, or a folder holds another model.
            CheckpointError: weights are missing or damaged.
            MissingExtraError: the library of the models, or that for 8 or 4 bits, is not installed.
        """
        if isinstance(captions, str):
            raise PromptError("captions must be a list of sentences, got one string; write [caption]")
        if not captions:
            raise PromptError("no caption given; pass at least one sentence")
        for caption in captions:
            normalise_prompt(caption)  # only its checks: official features depend on every character
        prompt = self._system_prompt()
        cache = self._cache(prompt)
        known = {caption: self._known(caption, cache) for caption in captions}
        new = [caption for caption, features in known.items() if features is None]
        for caption, (tokens, pooled) in zip(new, self._compute(new, prompt) if new else [], strict=True):
            if cache:
                cache.put(caption, tokens, pooled)
            known[caption] = single(tokens, pooled)
        return TextFeatures.cat([features for caption in captions if (features := known[caption])])

    def prepare(self, captions: Sequence[str]) -> dict[str, PromptError]:
        """Compute the features of many captions now, so that `encode` loads no model for them later.

        They are left in the cache, or in memory where there is none, in portions whose memory is bounded. What is known
        already is not computed again.

        Returns:
            The captions that cannot be encoded, with the reason; the others are ready.

        Raises:
            ConfigError, CheckpointError, MissingExtraError: see `encode`.
        """
        prompt = self._system_prompt()
        cache = self._cache(prompt)
        new = [caption for caption in dict.fromkeys(captions) if self._known(caption, cache) is None]
        problems = self._problems(new, prompt) if new else {}
        new = [caption for caption in new if caption not in problems]
        for start in range(0, len(new), _PORTION):
            portion = new[start : start + _PORTION]
            for caption, (tokens, pooled) in zip(portion, self._compute(portion, prompt), strict=True):
                if not (cache and cache.put(caption, tokens, pooled)):
                    self._kept[caption] = (tokens, pooled)
        return problems

    def _problems(self, captions: list[str], prompt: str) -> dict[str, PromptError]:
        """Captions that cannot be encoded, found without reading weights."""
        require_transformers()
        chat = ChatTokens(load_tokenizer(self.folder(QWEN)), prompt)
        clip_tokenizer = load_tokenizer(self.folder(CLIP))
        problems = {}
        for caption in captions:
            try:
                normalise_prompt(caption)
                chat(caption, self.max_tokens, self._truncate)
                clip_token_ids(clip_tokenizer, [caption], self._truncate)
            except PromptError as error:
                problems[caption] = error
        return problems

    def _known(self, caption: str, cache: PromptCache | None) -> TextFeatures | None:
        if caption in self._kept:
            return single(*self._kept[caption])
        return cache.get(caption) if cache else None

    def folder(self, weights: _Weights) -> Path:
        """Where one of the two models is.

        Raises:
            CheckpointError: nowhere; the message says where to put it.
        """
        named = self._given[weights] or os.environ.get(weights.variable)
        if named:
            if not Path(named).is_dir():
                raise CheckpointError(f"there is no folder {named}; give the one that holds {weights.hub_name}")
            return Path(named)
        if self._model_folder:
            for above in self._model_folder.resolve().parents[:_LEVELS_ABOVE_MODEL]:
                for folder in (above / weights.folder_name, above / "ckpts" / weights.folder_name):
                    if folder.is_dir():
                        return folder
        return _from_hub(weights, download=self._download)

    def _system_prompt(self) -> str:
        return system_prompt.find_system_prompt(
            self._system_prompt_source, self._model_folder, sha256=self._system_prompt_sha256
        )

    def _cache(self, prompt: str) -> PromptCache | None:
        if self._cache_folder is None:
            return None
        settings = [self.name, VERSION, self._dtype, str(self.max_tokens), str(self._truncate), prompt]
        weights = [TensorFiles(self.folder(which)).fingerprint() for which in (QWEN, CLIP)]
        return PromptCache(self._cache_folder, [*settings, *weights])

    def _compute(self, captions: list[str], prompt: str) -> list[tuple[Tensor, Tensor]]:
        """Per caption: tokens [S, Dc] in the computing dtype, pooled [Dv] float32, on the CPU."""
        require_transformers()
        qwen, clip = self.folder(QWEN), self.folder(CLIP)
        # All captions are tokenised before any weights are read, so a prompt that is too long costs nothing.
        chat = ChatTokens(load_tokenizer(qwen), prompt)
        ids = [chat(caption, self.max_tokens, self._truncate) for caption in captions]
        pooled = clip_vectors(clip, clip_token_ids(load_tokenizer(clip), captions, self._truncate), self.device)
        dtype = _DTYPES[self._dtype]
        model = load_qwen3(qwen, self.device, dtype, BITS[self.name])
        states = [s for packed in pack(chat.prefix, ids) for s in caption_states(model, packed, self.device, dtype)]
        for caption, tokens, vector in zip(captions, states, pooled, strict=True):
            if not (tokens.isfinite().all() and vector.isfinite().all()):
                raise CheckpointError(
                    f"the text models give numbers that are not finite for {caption!r}; get the weights in {qwen} and "
                    f"{clip} from their source again"
                )
        return list(zip(states, pooled, strict=True))


def _from_hub(weights: _Weights, *, download: bool) -> Path:
    """Folder of a model in the local cache of the hub, filled first if `download`."""
    patterns = ["*.json", "*.safetensors", "*.jinja", "merges.txt"]
    try:
        from huggingface_hub import snapshot_download

        return Path(snapshot_download(weights.hub_name, allow_patterns=patterns, local_files_only=not download))
    except Exception as error:  # many kinds: no such library, network, disk, not cached
        failed = (
            f"downloading it failed ({' '.join(str(error).split())[:200]})" if download else "it is not on this machine"
        )
        raise CheckpointError(
            f"official models need {weights.hub_name}, and {failed}; download it (hf download {weights.hub_name} "
            f"--local-dir ckpts/{weights.folder_name}) and name its folder by {weights.argument}=... or the "
            f"environment variable {weights.variable}"
        ) from error
