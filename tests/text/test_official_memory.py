"""Peak memory with layers of Qwen3-8B's shape: of encoding, and of encoding, freeing and then sampling.

Each run is a process of its own.
"""

import hashlib
import json
import os
import subprocess
import sys

import pytest
import torch
import yaml
from reference.text_models import SYSTEM_PROMPT, qwen_tokenizer, save_clip
from safetensors.torch import save_file

from kinoflow.inference.official_config import NETWORK, PIPELINE, describe
from kinoflow.model import MotionModel
from kinoflow.model.official import to_official

SHA256 = hashlib.sha256(SYSTEM_PROMPT.encode()).hexdigest()
WIDTH, HIDDEN, HEADS, KEY_HEADS, HEAD_WIDTH, VOCABULARY = 4096, 12288, 32, 8, 128, 151936
PROGRAM = """
import sys
import torch
from kinoflow.text.official import OfficialTextEncoder
torch.set_num_threads(1)
qwen, clip, prompt, sha256 = sys.argv[1:]
encoder = OfficialTextEncoder(qwen=qwen, clip=clip, system_prompt=prompt, cache=None, system_prompt_sha256=sha256)
features = encoder.encode(["A person walks forward and waves with the right hand."])
assert features.tokens.shape[-1] == 4096
# Not ru_maxrss, which a process inherits from the one that starts it.
(peak_kib,) = [line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")]
print(int(peak_kib) / 2**20)
"""
GENERATE = """
import sys
import torch
from pathlib import Path
from kinoflow.inference import MotionPipeline
from kinoflow.inference.ahead import encode_ahead
from kinoflow.text import system_prompt
from kinoflow.text.features import TextFeatures
torch.set_num_threads(1)
what, model, text = sys.argv[1:]
system_prompt.find_system_prompt = lambda *_, **__: text
if what != "sample":
    encoder, _ = encode_ahead(model, ["A person walks forward."])
if what != "encode":
    pipe = MotionPipeline.from_pretrained(model, text_encoder=encoder if what == "both" else None)
    random = TextFeatures(torch.randn(1, 40, 4096), torch.tensor([40]), torch.randn(1, 24))
    features = pipe.encode_text(["A person walks forward."]) if what == "both" else random
    assert pipe.sample(features, num_frames=[30], seeds=[0], steps=1).isfinite().all()
(peak_kib,) = [line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")]
print(int(peak_kib) / 2**20)
"""


def peak_gib(program, *arguments):
    run = subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=True,
        env={
            "PYTHONPATH": os.pathsep.join(sys.path),
            "OMP_NUM_THREADS": "1",
            "KINOFLOW_CACHE": str(arguments[1]) + "-cache",
        },
    )
    return float(run.stdout)


def save_layers(folder, count):
    """Qwen3-8B with `count` layers and one block of random numbers repeated as weights."""
    folder.mkdir()
    block = (torch.randn(1 << 20, generator=torch.Generator().manual_seed(0)) * 0.02).bfloat16()

    def random(*shape):
        numbers = torch.Size(shape).numel()
        return block.repeat(-(-numbers // len(block)))[:numbers].view(shape)

    def layer(prefix):
        shapes = {
            "self_attn.q_proj": (HEADS * HEAD_WIDTH, WIDTH),
            "self_attn.k_proj": (KEY_HEADS * HEAD_WIDTH, WIDTH),
            "self_attn.v_proj": (KEY_HEADS * HEAD_WIDTH, WIDTH),
            "self_attn.o_proj": (WIDTH, HEADS * HEAD_WIDTH),
            "mlp.gate_proj": (HIDDEN, WIDTH),
            "mlp.up_proj": (HIDDEN, WIDTH),
            "mlp.down_proj": (WIDTH, HIDDEN),
        }
        norms = {"self_attn.q_norm": HEAD_WIDTH, "self_attn.k_norm": HEAD_WIDTH}
        norms |= {"input_layernorm": WIDTH, "post_attention_layernorm": WIDTH}
        return {f"{prefix}.{name}.weight": random(*shape) for name, shape in shapes.items()} | {
            f"{prefix}.{name}.weight": torch.ones(size, dtype=torch.bfloat16) for name, size in norms.items()
        }

    shards = {
        "model-embedding.safetensors": {
            "model.embed_tokens.weight": random(VOCABULARY, WIDTH),
            "model.norm.weight": torch.ones(WIDTH, dtype=torch.bfloat16),
        }
    } | {f"model-{i}.safetensors": layer(f"model.layers.{i}") for i in range(count)}
    for name, tensors in shards.items():
        save_file(tensors, folder / name)
    index = {"weight_map": {tensor: name for name, tensors in shards.items() for tensor in tensors}}
    (folder / "model.safetensors.index.json").write_text(json.dumps(index))
    config = {
        "model_type": "qwen3",
        "vocab_size": VOCABULARY,
        "hidden_size": WIDTH,
        "intermediate_size": HIDDEN,
        "num_hidden_layers": count,
        "num_attention_heads": HEADS,
        "num_key_value_heads": KEY_HEADS,
        "head_dim": HEAD_WIDTH,
        "rope_theta": 1000000,
    }
    (folder / "config.json").write_text(json.dumps(config))
    qwen_tokenizer().save_pretrained(folder)
    return folder


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="reads the peak from /proc")
def test_peak_memory_does_not_grow_with_layers(tmp_path):
    clip = save_clip(tmp_path / "clip")
    (tmp_path / "prompt.txt").write_text(SYSTEM_PROMPT, encoding="utf-8")
    peaks_gib = []
    for count in (1, 3):
        layers = save_layers(tmp_path / f"layers{count}", count)
        peaks_gib.append(peak_gib(PROGRAM, layers, clip, tmp_path / "prompt.txt", SHA256))
    # Two more layers are 0.72 GiB of weights.
    assert peaks_gib[1] - peaks_gib[0] < 0.15
    assert peaks_gib[1] < 3


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="reads the peak from /proc")
def test_the_text_encoder_is_gone_before_the_network_comes(tmp_path):
    """The peak of a generation is that of its larger phase, not of their sum."""
    save_layers(tmp_path / "Qwen3-8B", 2)
    save_clip(tmp_path / "clip-vit-large-patch14")
    config = {
        "network_module": NETWORK,
        "network_module_args": {
            "input_dim": 201, "feat_dim": 1024, "vtxt_input_dim": 24, "num_layers": 3, "mask_mode": "narrowband",
            "apply_rope_to_single_branch": False,
        },
        "train_pipeline": PIPELINE,
        "train_pipeline_args": {"test_cfg": {"text_guidance_scale": 5.0}},
    }  # fmt: skip
    model = tmp_path / "tencent/model"
    model.mkdir(parents=True)
    (model / "config.yml").write_text(yaml.safe_dump(config))
    state = to_official(MotionModel(describe(config).network)) | {"std": torch.ones(201)}
    torch.save({"model_state_dict": state}, model / "latest.ckpt")
    network_gib = sum(tensor.nbytes for tensor in state.values()) / 2**30
    encode, sample, both = (peak_gib(GENERATE, what, model, SYSTEM_PROMPT) for what in ("encode", "sample", "both"))
    print(f"encode {encode:.2f}, sample {sample:.2f}, both {both:.2f}, network {network_gib:.2f} GiB")
    assert network_gib > 0.35
    # One layer of the language model is 0.36 GiB, so either of the two staying would be seen.
    assert both < max(encode, sample) + 0.2
