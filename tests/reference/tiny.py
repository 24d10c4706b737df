"""Networks and inputs small enough to test with, with every weight random: a fresh network ignores most of itself."""

from dataclasses import dataclass

import torch
from torch import Tensor

from kinoflow.model import MotionModel, NetworkConfig
from kinoflow.text.features import TextFeatures

CONTEXT_WIDTH, POOLED_WIDTH, NUM_FEATURES = 10, 6, 201


def tiny_config(**changes) -> NetworkConfig:
    """Width 16, 3 blocks, 24 frames, a band of 5."""
    values = {
        "width": 16,
        "num_layers": 3,
        "num_heads": 2,
        "mlp_ratio": 2.0,
        "context_width": CONTEXT_WIDTH,
        "pooled_width": POOLED_WIDTH,
        "refiner_layers": 1,
        "train_frames": 24,
        "band_frames": 5,
    }
    return NetworkConfig(**(values | changes))


def randomise(model: torch.nn.Module, seed: int = 0) -> None:
    """Every parameter normal: matrices by their fan-in, norms around one."""
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            draw = torch.randn(parameter.shape, generator=generator)
            if "norm" in name and name.endswith("weight"):
                parameter.copy_(1 + 0.3 * draw)
            elif parameter.ndim == 2:
                parameter.copy_(draw / parameter.shape[1] ** 0.5)
            else:
                parameter.copy_(0.3 * draw)


def random_model(config: NetworkConfig | None = None, seed: int = 0, **changes) -> MotionModel:
    """In evaluation mode, with random weights."""
    model = MotionModel(config or tiny_config(**changes))
    randomise(model, seed)
    return model.eval()


def random_text(lengths: list[int], seed: int = 0, context_width: int = CONTEXT_WIDTH) -> TextFeatures:
    """Text features of these lengths; rows past a length hold numbers too, which nothing may read."""
    generator = torch.Generator().manual_seed(1000 + seed)
    return TextFeatures(
        torch.randn(len(lengths), max(lengths), context_width, generator=generator),
        torch.tensor(lengths),
        torch.randn(len(lengths), POOLED_WIDTH, generator=generator),
    )


@dataclass
class Inputs:
    """Arguments of the network's forward, by name."""

    motion: Tensor
    time: Tensor
    context: Tensor
    context_lengths: Tensor
    pooled: Tensor
    num_frames: Tensor

    def run(self, model: MotionModel, **changes: Tensor) -> Tensor:
        with torch.no_grad():
            return model(**(vars(self) | changes))


def random_inputs(frames: list[int], tokens: list[int], size: int | None = None, seed: int = 0) -> Inputs:
    """Motion [B, size, D] (size: longest of `frames` unless given) and text of these lengths."""
    generator = torch.Generator().manual_seed(seed)
    text = random_text(tokens, seed)
    return Inputs(
        motion=torch.randn(len(frames), size or max(frames), NUM_FEATURES, generator=generator),
        time=torch.rand(len(frames), generator=generator),
        context=text.tokens,
        context_lengths=text.lengths,
        pooled=text.pooled,
        num_frames=torch.tensor(frames),
    )
