"""Peak memory of loading and sampling: the official way against kinoflow, each case in a fresh process.

    python benchmarks/memory.py --size lite [--seconds 5] [--dtypes fp32 bf16]

Makes a folder in the official layout with random weights, then starts one process per case: the official way (the whole
checkpoint read, the network built, the weights copied into it, 360 frames and 128 text slots) in fp32, and
`MotionPipeline.from_pretrained` with its sampling in each dtype. The peak is the process's VmHWM, which counts pages of
mapped files as well; "program" is the same process before any model is opened. Linux only. One JSON line last.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import torch
import yaml

SIZES = {
    "lite": {"feat_dim": 1024, "num_layers": 18, "num_heads": 16},
    "full": {"feat_dim": 1280, "num_layers": 27, "num_heads": 20},
    "small": {"feat_dim": 256, "num_layers": 6, "num_heads": 4},
}
TOKENS, SLOTS = 24, 128


def peak_bytes() -> int:
    """Most memory that this process has had."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))


def make_folder(folder: Path, size: str) -> None:
    """An official folder with random weights; blocks of numbers repeat, which changes nothing here."""
    from kinoflow.model.config import NetworkConfig
    from kinoflow.model.motion_model import MotionModel
    from kinoflow.model.official import to_official

    shape = SIZES[size]
    config = NetworkConfig(width=shape["feat_dim"], num_layers=shape["num_layers"], num_heads=shape["num_heads"])
    with torch.device("meta"):
        names = to_official(MotionModel(config))
    draw = torch.randn(2**20) * 0.02
    state = {
        name: draw.repeat(-(-tensor.numel() // len(draw)))[: tensor.numel()].clone().reshape(tensor.shape)
        for name, tensor in names.items()
    }
    state["mean"], state["std"] = torch.zeros(201), torch.ones(201)
    network = {
        "input_dim": 201,
        **shape,
        "ctxt_input_dim": 4096,
        "vtxt_input_dim": 768,
        "mask_mode": "narrowband",
        "apply_rope_to_single_branch": False,
        "time_factor": 1000.0,
    }
    pipeline = {"enable_ctxt_null_feat": True, "enable_special_game_feat": True, "train_frames": 360}
    settings = {
        "network_module": "hymotion/network/hymotion_mmdit.HunyuanMotionMMDiT",
        "network_module_args": network,
        "train_pipeline": "hymotion/pipeline/motion_diffusion.MotionFlowMatching",
        "train_pipeline_args": pipeline,
    }
    (folder / "config.yml").write_text(yaml.safe_dump(settings))
    torch.save({"model_state_dict": state}, folder / "latest.ckpt")


def official_case(folder: Path, size: str, seconds: float) -> None:
    """The usual way: read the checkpoint, build the network, copy the weights, sample."""
    sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
    from reference.official_torch import OfficialWay

    read = torch.load(folder / "latest.ckpt", map_location="cpu", weights_only=True)["model_state_dict"]
    built = {name: torch.zeros_like(tensor) for name, tensor in read.items()}
    for name, tensor in read.items():
        built[name].copy_(tensor)
    del read
    way = OfficialWay(built, num_layers=SIZES[size]["num_layers"], num_heads=SIZES[size]["num_heads"])
    features = torch.randn(1, SLOTS, 4096), torch.tensor([TOKENS]), torch.randn(1, 768)
    print(json.dumps({"loaded": peak_bytes()}), flush=True)
    way.sample(torch.randn(1, 360, 201), *features, round(30 * seconds), steps=1, scale=5.0)


def our_case(folder: Path, dtype: str, seconds: float) -> None:
    """kinoflow, as users call it."""
    from kinoflow import MotionPipeline, TextFeatures

    print(json.dumps({"program": peak_bytes()}), flush=True)
    pipe = MotionPipeline.from_pretrained(folder, text_encoder=None, dtype=dtype)
    print(json.dumps({"loaded": peak_bytes()}), flush=True)
    features = TextFeatures(torch.randn(1, TOKENS, 4096), torch.tensor([TOKENS]), torch.randn(1, 768))
    pipe.sample(features, num_frames=[round(30 * seconds)], seeds=[0], steps=2, guidance_scale=5.0)


def main() -> None:
    """Make the folder, run the cases, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", choices=SIZES, default="lite")
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--dtypes", nargs="+", choices=("fp32", "bf16", "fp16"), default=["fp32", "bf16"])
    parser.add_argument("--case", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    o = parser.parse_args()
    if o.case:
        if o.case == "official":
            official_case(o.folder, o.size, o.seconds)
        else:
            our_case(o.folder, o.case, o.seconds)
        print(json.dumps({"peak": peak_bytes()}))
        return
    rows = {}
    with tempfile.TemporaryDirectory() as temporary:
        make_folder(Path(temporary), o.size)
        weights = (Path(temporary) / "latest.ckpt").stat().st_size
        print(f"{o.size}, {o.seconds:g} s, weights {weights / 2**30:.2f} GiB; GiB at the peak")
        for case in ["official", *o.dtypes]:
            command = [sys.executable, __file__, "--case", case, "--folder", temporary, "--size", o.size]
            done = subprocess.run([*command, "--seconds", str(o.seconds)], capture_output=True, text=True, check=True)
            rows[case] = {k: v for line in done.stdout.splitlines() for k, v in json.loads(line).items()}
            cells = "  ".join(f"{name} {value / 2**30:.2f}" for name, value in rows[case].items())
            print(f"{case:>10}  {cells}", flush=True)
    print(json.dumps({"size": o.size, "weights": weights, **rows}))


if __name__ == "__main__":
    main()
