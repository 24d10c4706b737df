"""Low-rank adapters by PEFT: a frozen model with small trained updates, merged into it when it is exported."""

from __future__ import annotations

from collections.abc import Callable

from kinoflow.errors import MissingExtraError
from kinoflow.model.motion_model import MotionModel
from kinoflow.training.config import LoraConfig
from kinoflow.training.weights import State

_NAME = "default"
_BASE, _DOWN, _UP = ".base_layer.", f".lora_A.{_NAME}.weight", f".lora_B.{_NAME}.weight"
TARGETS = r"transformer\.(double_blocks|single_blocks|refiner\.blocks)\..*"
"""Every linear layer of the blocks, modulations included; input, output and embeddings stay as they are."""


def add_adapter(model: MotionModel, config: LoraConfig) -> Callable[[State], State]:
    """Freeze a model and put an adapter around the linear layers of its blocks, in place.

    An update W + (alpha / rank) B A starts at zero (B = 0), so the model computes what it did. A is random: seed first.

    Returns:
        What turns a state of the adapted model into one of the plain model with the updates merged.

    Raises:
        MissingExtraError: PEFT is not installed.
    """
    try:
        import peft
    except ImportError:
        raise MissingExtraError("peft", "lora", "training adapters (LoRA)") from None
    model.requires_grad_(False)
    alpha = config.alpha or config.rank
    options = peft.LoraConfig(r=config.rank, lora_alpha=alpha, target_modules=_linear_layers(model), lora_dropout=0.0)  # type: ignore[arg-type]
    peft.inject_adapter_in_model(options, model, adapter_name=_NAME)
    return lambda state: merged(state, alpha / config.rank)


def merged(state: State, scale: float) -> State:
    """The plain model's state: W + scale B A for each layer with an adapter, everything else as it is."""
    plain: State = {}
    for name, tensor in state.items():
        if name.endswith((_DOWN, _UP)):
            continue
        module, base, rest = name.partition(_BASE)
        if base and rest == "weight":
            update = state[module + _UP].float() @ state[module + _DOWN].float()
            tensor = tensor + scale * update
        plain[f"{module}.{rest}" if base else name] = tensor
    return plain


def adapter_parameters(model: MotionModel, config: LoraConfig) -> int:
    """Numbers of an adapter of this rank: rank (in + out) for each layer; 0 without one. The model may be on "meta"."""
    layers = dict(model.named_modules())
    sizes = [layers[name].weight.shape for name in _linear_layers(model)] if config.rank else []
    return sum(config.rank * (out + into) for out, into in sizes)


def _linear_layers(model: MotionModel) -> list[str]:
    """Names of the layers that get an adapter."""
    from re import fullmatch

    from torch.nn import Linear

    return [name for name, module in model.named_modules() if isinstance(module, Linear) and fullmatch(TARGETS, name)]
