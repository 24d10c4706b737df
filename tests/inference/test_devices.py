"""What other devices ask of the code, as far as it can be told without them."""

import pytest
import torch
from reference.tiny import CONTEXT_WIDTH, POOLED_WIDTH, random_model, random_text, tiny_config
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_iter

from kinoflow import MotionPipeline
from kinoflow.flow.steppers import STEPPERS
from kinoflow.model.description import ModelDescription
from kinoflow.motion.features import layout_fingerprint


class NoFloat64(TorchDispatchMode):
    """Refuses every operation that gives float64 numbers, of which Apple's GPUs have none."""

    def __torch_dispatch__(self, function, types, arguments=(), options=None):
        result = function(*arguments, **(options or {}))
        for value in tree_iter(result):
            if isinstance(value, torch.Tensor) and value.dtype == torch.float64 and value.numel() > 0:
                raise TypeError(f"{function} gives float64")
        return result


def pipeline(**changes) -> MotionPipeline:
    network = tiny_config(context_width=CONTEXT_WIDTH, pooled_width=POOLED_WIDTH)
    return MotionPipeline(
        random_model(network), ModelDescription(network=network, layout=layout_fingerprint(), **changes), None
    )


@pytest.mark.parametrize("solver", STEPPERS)
def test_sampling_needs_no_float64(solver):
    pipe = pipeline(null_context=True, noise_on_device=True)
    text = random_text([3, 5])
    with NoFloat64():
        latents = pipe.sample(text, num_frames=[20, 24], seeds=[0, 1], steps=3, guidance_scale=3.0, solver=solver)
    assert latents.isfinite().all()


def test_the_check_sees_float64():
    with pytest.raises(TypeError, match="float64"), NoFloat64():
        torch.zeros(2).double()
