"""What a generation will load, where, and how much memory it will take: told before anything is loaded.

Sizes come from configurations and the headers of files. The checks are those of loading, except for numbers that are
not finite, so a folder that gets a plan can be loaded.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from kinoflow.errors import KinoflowError, ModelError, ResourceError
from kinoflow.inference import official, official_config
from kinoflow.inference.ahead import AUTO, encoder_name
from kinoflow.inference.devices import Device, choose_device, devices
from kinoflow.inference.sampling import LARGEST_CHUNK_BYTES, condition_bytes
from kinoflow.model.description import ModelDescription
from kinoflow.model.folder import WEIGHTS_NAME, check_model
from kinoflow.model.precision import DTYPES, choose_dtype, weight_bytes
from kinoflow.text.minilm import package_folder
from kinoflow.text.official import BITS, CLIP, QWEN, OfficialTextEncoder
from kinoflow.text.qwen import require_quantisation, require_transformers
from kinoflow.text.system_prompt import find_system_prompt
from kinoflow.text.tensor_files import TensorFiles, check_tokenizer, read_model_config

PROGRAM_BYTES = 600 * 2**20
"""Python, torch and what kinoflow imports: measured about 450 MiB on Linux without a GPU, with some room."""
ENCODING_BYTES = 512 * 2**20
"""Tokens and intermediate results of encoding a prompt with the official text encoder."""


@dataclass(frozen=True)
class MemoryItem:
    """Something that will be in memory.

    Attributes:
        name: what it is.
        source: file or folder it comes from, if any.
        device: where it will be.
        num_bytes: how much it takes there.
        phase: "always", or only while text is encoded ("encode") or motions are sampled ("sample").
    """

    name: str
    source: Path | None
    device: str
    num_bytes: int
    phase: str = "always"


@dataclass(frozen=True)
class Plan:
    """What a generation will take.

    Attributes:
        description: of the model.
        parts: everything that will be loaded.
        devices: every device of this machine.
        weights: file of the model's weights.
        device: where the network will compute.
        dtype: what it will compute in.
        problems: what keeps prompts from being encoded, every piece that is missing or damaged.
    """

    description: ModelDescription
    parts: tuple[MemoryItem, ...]
    devices: tuple[Device, ...]
    weights: Path = Path()
    device: str = "cpu"
    dtype: str = "fp32"
    problems: tuple[KinoflowError, ...] = ()

    def peak_bytes(self, device: str) -> int:
        """Most that will be in use on a device at one time."""
        by_phase: dict[str, int] = defaultdict(int)
        for part in self.parts:
            if part.device == device:
                by_phase[part.phase] += part.num_bytes
        return by_phase["always"] + max(by_phase["encode"], by_phase["sample"])

    def check(self) -> None:
        """Refuse what cannot work.

        Raises:
            ResourceError: something cannot fit; the message says what, and what to do.
            ModelError, MissingExtraError: the text encoder is not complete; the message has every problem.
        """
        if len(self.problems) == 1:
            raise self.problems[0]
        if self.problems:
            numbered = "; ".join(f"({index}) {problem}" for index, problem in enumerate(self.problems, start=1))
            raise ModelError(f"the text encoder of this model has {len(self.problems)} problems: {numbered}")
        for device in self.devices:
            peak = self.peak_bytes(device.name)
            if peak > device.free_bytes:
                raise ResourceError(
                    f"this needs {gibibytes(peak)} on {device.name} and {gibibytes(device.free_bytes)} are free there: "
                    f"{self._advice(device)}"
                )

    def _advice(self, device: Device) -> str:
        largest = max((part for part in self.parts if part.device == device.name), key=lambda part: part.num_bytes)
        advice = [f"most of it is the {largest.name} ({gibibytes(largest.num_bytes)})"]
        if self.peak_bytes(device.name) <= device.total_bytes:
            advice.append("end other programs that use this memory")
        if largest.phase == "sample":
            advice.append("make fewer seeds at a time or a shorter motion")
        elif device.name != "cpu":
            advice.append("use the CPU")
        else:
            advice.append("use a smaller model, such as HY-Motion-1.0-Lite or 'compact', or a machine with more memory")
        return "; ".join(advice)


def make_plan(
    folder: Path,
    *,
    device: str = "cpu",
    dtype: str = "auto",
    duration: float | None = None,
    batch: int = 1,
    text_encoder: str = AUTO,
) -> Plan:
    """The plan of a generation: an official text encoder comes and goes before the network (`inference/loading.py`).

    Args:
        folder: model folder, official or kinoflow's own.
        device: where the network will compute, see `devices.choose_device`.
        dtype: of its weights, see `model.precision.choose_dtype`.
        duration: seconds of the longest motion; the longest possible if not given.
        batch: motions of one prompt that are sampled together.
        text_encoder: see `ahead.encoder_name`.

    Raises:
        OptionError: there is no such device or dtype, or the model cannot use that text encoder.
        ConfigError, CheckpointError: the folder cannot be loaded; Git LFS pointers and cut files are named.
    """
    place = choose_device(device)
    name = place.name
    if official_config.is_official_folder(folder):
        model, description, _ = official.check_official(folder)
        weights = folder / official.WEIGHTS_NAME
    else:
        model, description = check_model(folder)
        weights = folder / WEIGHTS_NAME
    network = description.network
    chosen = choose_dtype(dtype, model, place.total_bytes)
    size = weight_bytes(model, chosen)
    num_frames = network.train_frames
    if duration is not None and 0 < duration * description.fps < num_frames:
        num_frames = math.ceil(duration * description.fps)
    activations = sampling_bytes(description, num_frames, batch)
    encoder = encoder_name(description, text_encoder)
    parts, problems = _text_parts(description, folder, name, encoder)
    parts = [
        MemoryItem("program", None, "cpu", PROGRAM_BYTES),
        *parts,
        MemoryItem("network", weights, name, size, "sample" if encoder.startswith("official") else "always"),
        MemoryItem("work space of sampling", None, name, activations, "sample"),
    ]
    dtype_name = next(key for key, value in DTYPES.items() if value == chosen)
    return Plan(description, tuple(parts), devices(), weights, name, dtype_name, tuple(problems))


def sampling_bytes(description: ModelDescription, num_frames: int, batch: int) -> int:
    """Memory of sampling `batch` motions of one prompt beside the weights, from the tensors that it holds at a time."""
    network, num_tokens = description.network, description.text_max_tokens
    rows, length = 2 * batch, math.ceil(num_frames / network.patch_size) + 1
    hidden = int(network.width * network.mlp_ratio)
    block = rows * length * (12 * network.width + 3 * hidden) * 4
    # A boolean mask and the numbers made of it.
    mask = rows * length * (length + num_tokens) * 5
    # Prompt and null condition, prepared for as many steps as fit.
    conditions = 2 * condition_bytes(network, num_tokens)
    prepared = max(conditions, min(LARGEST_CHUNK_BYTES, conditions * description.num_steps))
    return block + mask + prepared


def _text_parts(
    description: ModelDescription, folder: Path, device: str, name: str
) -> tuple[list[MemoryItem], list[KinoflowError]]:
    """What the text encoder will load, and what is wrong with it."""
    if not name.startswith("official"):
        source = package_folder()
        return [MemoryItem("text encoder", source, "cpu", sum(_sizes(source, 4).values()))], []
    encoder = OfficialTextEncoder(model_folder=folder, name=name, max_tokens=description.text_max_tokens)
    problems: list[KinoflowError] = []
    parts = []
    for check in (
        require_transformers,
        lambda: find_system_prompt(model_folder=folder),
        lambda: parts.append(_language_model(encoder.folder(QWEN), device, BITS[name])),
        lambda: parts.append(_clip(encoder.folder(CLIP), device)),
    ):
        try:
            check()
        except KinoflowError as error:
            problems.append(error)
    parts.append(MemoryItem("work space of encoding", None, device, ENCODING_BYTES, "encode"))
    return parts, problems


def _language_model(folder: Path, device: str, bits: int | None) -> MemoryItem:
    """Qwen3: its largest layer, which is streamed; or all of it with the matrices of layers in fewer bits."""
    read_model_config(folder, "model_type", "qwen3")
    check_tokenizer(folder)
    layers: dict[str, int] = defaultdict(int)
    rest = 0
    for name, size in _sizes(folder, 2).items():
        if layer := re.search(r"layers\.\d+\.", name):
            layers[layer[0]] += size
        elif "lm_head" not in name:
            rest += size
    if bits is None:
        return MemoryItem(
            "language model, a layer at a time", folder, device, max(layers.values(), default=0), "encode"
        )
    require_quantisation(bits)
    # Blocks of 64 numbers share a scale of 32 bits in the 4-bit format.
    size = rest + int(sum(layers.values()) * (4.5 if bits == 4 else bits) / 16)
    return MemoryItem(f"language model in {bits} bits", folder, device, size, "encode")


def _clip(folder: Path, device: str) -> MemoryItem:
    read_model_config(folder, "model_type", "clip")
    check_tokenizer(folder)
    tower = sum(size for name, size in _sizes(folder, 4).items() if name.startswith("text_model."))
    return MemoryItem("CLIP", folder, device, tower, "encode")


def _sizes(folder: Path, bytes_per_number: int) -> dict[str, int]:
    """Bytes that each tensor of a folder will take."""
    return {name: math.prod(shape) * bytes_per_number for name, shape in TensorFiles(folder).shapes.items()}


def gibibytes(num_bytes: int) -> str:
    """Bytes for people."""
    return f"{num_bytes / 2**30:.2f} GiB" if num_bytes >= 2**30 else f"{num_bytes / 2**20:.0f} MiB"
