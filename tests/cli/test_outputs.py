"""Every command once, on tiny inputs: what it prints and which files it writes are those of `outputs.txt`.

Digits of what is printed are "#", since times and the last bits of sums differ between machines. Files whose bytes are
promised are told by their hash, the others by their names. After a change that is meant:
`python tests/cli/test_outputs.py > tests/cli/outputs.txt`, and a line in the CHANGELOG where a file has changed.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import re
import shlex
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
import yaml

sys.path.append(str(Path(__file__).parents[1]))
sys.path.append(str(Path(__file__).parent))
from reference.tiny import random_model, tiny_config
from test_flags import commands

from kinoflow.cli import main
from kinoflow.evaluation.suite import SuiteConfig
from kinoflow.files import CACHE_VARIABLE
from kinoflow.inference.official_config import official_config
from kinoflow.measures.retrieval import Protocol
from kinoflow.measures.text_motion import TextMotionConfig
from kinoflow.model.description import ModelDescription
from kinoflow.model.official import to_official
from kinoflow.motion import MANNEQUIN, MotionClip
from kinoflow.motion.features import layout_fingerprint
from kinoflow.motion.rotations import axis_angle_to_matrix

GOLDEN = Path(__file__).with_name("outputs.txt")
PROMISED = (".bvh", ".glb", ".jsonl", ".png", ".txt")
"""Files of these kinds hold rounded numbers, which other machines round alike."""
NOT_PROMISED = {"log.jsonl", "runs.jsonl", "plot.png", "pairs.jsonl", "candidates.jsonl", "answers-probes.jsonl"}
"""Files that hold times, or what a network computed: their bytes are those of one machine."""
SHORT = "num_steps=1 log_every=1"
STUDY = (
    "--data data --steps 2 --seeds 0 --captions 1 --set network.width=16 network.num_layers=3 network.num_heads=2 "
    "network.mlp_ratio=1 network.refiner_layers=1 sampler.batch_size=4 sampling_steps=1 precision=fp32"
)
SENTENCES = "--prompts prompts.txt"
RUNS = {
    "author": "wave -o made/wave.bvh --seed 1",
    "generate": "'A person bows.' --duration 2 --seed 1 -o made/bow.bvh",
    "convert": "takes/raise.bvh made/raised.glb --fps 20 --mirror",
    "edit": "takes/raise.bvh --mirror --speed 2 -o made/edited.bvh",
    "convert-checkpoint": "official ours",
    "data build": "authored -o data --workers 1",
    "data show": "data",
    "data pack": "data -o data.pack --workers 1",
    "data unpack": "data.pack -o unpacked --workers 1",
    "data caption": "takes/raise.bvh --level 3 --check 'A person jumps.'",
    "train recipes": "",
    "train pretrain": f"--recipe toy --data data -o pretrained --set {SHORT}",
    "train finetune": f"--model pretrained/model --data data -o tuned --set {SHORT}",
    "train distill": f"--model pretrained/model --data data -o student --steps 2 --set {SHORT} "
    "distillation.trajectories=2",
    "train dpo": f"--model pretrained/model {SENTENCES} -o preferred --set {SHORT} candidates.candidates=2",
    "train grpo": f"--model pretrained/model {SENTENCES} -o rewarded --set {SHORT} policy.num_steps=3",
    "train evaluator": "--data data -o judge --steps 1",
    "train away": f"data.pack --minutes 5 -o pieces --recipe toy --workers 1 --set {SHORT}",
    "train join": "pieces -o joined",
    "train prompts": "sft --plan",  # its model is a download
    "train all": f"--recipe toy --data data {SENTENCES} --held-out held_out.txt -o stages --steps 2 --seeds 2 --set "
    "pretrain.num_steps=1 finetune.num_steps=1 dpo.num_steps=1 dpo.candidates.candidates=2 grpo.num_steps=1 "
    "grpo.policy.num_steps=3",
    "preferences": f"--model pretrained/model {SENTENCES} --candidates 2 --steps 2 --margin 0 -o pairs",
    "evaluate": "--model pretrained/model --evaluator judge/evaluator --questions questions.jsonl -o report",
    "evaluate ssae": "--model asked --questions questions.jsonl -o answers",
    "study mask": f"{STUDY} -o mask",
    "study scaling": f"{STUDY} -o scaling",
    "study window": f"{STUDY} -o window",
    "rate": "takes",
    "studio": "--no-open --folder studio",
    "serve": "--folder studio",
    "mcp": "--folder studio",
    "completion": "bash",
    "doctor": "",
}
"""Each command of `flags.txt`, in an order in which what one makes is there for the next."""


def make_inputs() -> None:
    """Clips of an authored library, a take, prompts, questions and an official model, in the folder that this runs in.

    Libraries tell their own splits; those of other files depend on where they lie.
    """
    rows = []
    for number in range(10):
        # Some are as long as `study window` asks for.
        side, frames = ("left", "right")[number % 2], 45 + 5 * number if number % 3 else 245
        angles = np.zeros((frames, 22, 3))
        up = (1 if side == "left" else -1) * np.pi / 2 * np.clip(np.arange(frames) / 20, 0, 1)
        angles[:, MANNEQUIN.index(f"{side[0].upper()}_Shoulder"), 2] = up * (0.8 + 0.03 * number)
        # What makes them different: copies and mirror images would be one recording.
        for axis, name in enumerate(("Spine1", "Neck", "L_Elbow")):
            angles[:, MANNEQUIN.index(name), axis] = 0.4 * np.sin(np.arange(frames) * (0.05 + 0.02 * number) + axis)
        forward = np.linspace(0, 0.2 * (number // 4), frames)[:, None] * np.array([0, 0, 1])
        clip = MotionClip(axis_angle_to_matrix(angles), MANNEQUIN.rest_positions[0] + forward, 30.0)
        clip.save(f"authored/clips/raise-{number}.npz")
        other = ("right", "left")[number % 2]
        said, mirrored = (f"A person raises the {hand} hand {number} times." for hand in (side, other))
        row = {"id": f"raise-{number}", "action": "raise hand", "leaf": ["daily", "posture", "raise"], "label": "raise",
               "captions": [{"text": said, "mirrored": mirrored}], "parameters": {"side": side, "count": number},
               "group": str(number), "split_hint": "held-out" if number in (3, 4, 8) else "train"}  # fmt: skip
        rows.append(row)
    Path("authored/library.json").write_text(json.dumps(rows))
    clip.save("takes/raise.bvh")
    clip.save("asked/1.npz")
    Path("prompts.txt").write_text("someone raises the left hand#24\nsomeone raises the right hand#24\n")
    Path("held_out.txt").write_text("someone lifts the left arm#24\n")
    Path("questions.jsonl").write_text(
        '{"idx": "1", "category": "daily", "prompt": "A person raises the left hand.", '
        '"questions": [{"question": "Does the person raise the left hand?", "type": "Primary Action"}]}\n'
    )
    network = tiny_config()
    described = ModelDescription(network=network, layout=layout_fingerprint(), text_encoder="official")
    described = replace(described, rest_pelvis_offset_m=(-0.0018, -0.1908, 0.0282))
    Path("official").mkdir()
    Path("official/config.yml").write_text(yaml.safe_dump(official_config(described)))
    torch.save({"model_state_dict": to_official(random_model(network))}, "official/latest.ckpt")


def make_small(patch: pytest.MonkeyPatch) -> None:
    """What no option makes small; servers that end once they listen; devices that every machine has."""
    from kinoflow.cli import away
    from kinoflow.evaluation.suite import SUITES
    from kinoflow.experiments import prompts
    from kinoflow.formats import html
    from kinoflow.inference import devices
    from kinoflow.studio import app, rating, server, tools
    from kinoflow.training import evaluator

    suite = SuiteConfig(
        name="small", test_clips=10, prompts=("A person waves.",), prompt_seeds=2, prompt_duration_s=1.0, steps=2,
        protocol=Protocol(pool_size=4, repeats=3), shown=1,
    )  # fmt: skip
    patch.setitem(SUITES, "quick", suite)
    patch.setattr(prompts, "PARAPHRASES", prompts.PARAPHRASES[:1])
    patch.setattr(prompts, "LONG_PARAPHRASES", prompts.LONG_PARAPHRASES[:1])
    patch.setattr(html, "_viewer", lambda: "start();")
    small = TextMotionConfig(width=16, motion_layers=1, text_layers=1, num_heads=2, mlp_width=16, embedding_width=8)
    patch.setattr(evaluator, "EvaluatorTrainingConfig", partial(evaluator.EvaluatorTrainingConfig, network=small))
    patch.setattr(away, "RESERVE", 0.0)
    patch.setattr(away, "RESERVE_S", 0.0)
    patch.setattr(rating.RatingServer, "serve_forever", _interrupted)
    patch.setattr(server._Server, "run", lambda self, sockets: self.on_start())
    # Made in a thread of its own, which may end during any later command.
    patch.setattr(app.Studio, "welcome", lambda self: {})
    patch.setattr(tools.anyio, "run", _list_tools)
    every = devices.devices
    patch.setattr(devices, "devices", lambda: [one for one in every() if one.name == "cpu"])


def _interrupted(*_: object) -> None:
    raise KeyboardInterrupt


def _list_tools(run: Any) -> None:
    import asyncio

    print(*sorted(tool.name for tool in asyncio.run(run.__self__.list_tools())), sep="\n")


def shape(command: str, printed: str, folder: Path) -> list[str]:
    """What was printed, with "#" for numbers and without the folder that all was made in."""
    unsigned = re.sub(r"(?<![\w-])[-+](?=[\dn])", "", printed.replace(f"{folder}{os.sep}", ""))
    lines = re.sub(r"\d+(\.\d+)?(e[+-]?\d+)?", "#", unsigned).splitlines()
    if command == "doctor":  # what is installed is told in the second column, and behind the version
        lines[0] = lines[0].partition(",")[0]
        lines = [re.sub(r"(\S)  +.*", r"\1", line) for line in lines if not line.strip().startswith("extra ")]
    if command == "completion":  # the rest are the flags of `flags.txt`
        lines = lines[:3]
    return [" ".join(line.split()) for line in lines if line.strip()]


def content(path: Path) -> str:
    """The hash of a file whose bytes are promised."""
    if path.suffix in PROMISED and path.name not in NOT_PROMISED:
        return " " + hashlib.sha256(path.read_bytes()).hexdigest()[:12]
    return ""


def run(command: str, arguments: str, folder: Path) -> list[str]:
    """One command, and an entry of the golden file for it."""
    before = set(folder.rglob("*"))
    with contextlib.redirect_stdout(io.StringIO()) as shown, contextlib.redirect_stderr(io.StringIO()) as told:
        status = main([*command.split(), *shlex.split(arguments)])
    assert status == 0, f"kinoflow {command}: {told.getvalue()}"
    new = sorted(path for path in folder.rglob("*") if path.is_file() and path not in before)
    new = [path for path in new if path.parent.name != "tensorboard"]  # where that extra is installed
    counted = Counter(re.sub(r"\d+", "#", str(path.relative_to(folder))) + content(path) for path in new)
    files = [name if count == 1 else f"several {name}" for name, count in counted.items()]
    return [f"kinoflow {command}", *(f"  > {line}" for line in shape(command, shown.getvalue(), folder)),
            *(f"  + {name}" for name in files)]  # fmt: skip


def count_opens(patch: pytest.MonkeyPatch, folder: Path) -> Counter[str]:
    """How often each dataset and model folder is read from now on, the text encoder and the evaluator loaded."""
    from kinoflow.data import shards
    from kinoflow.inference import loading, pipeline
    from kinoflow.measures import evaluator

    counts: Counter[str] = Counter()

    def watch(module: Any, name: str, what: str = "") -> None:
        real = getattr(module, name)

        def counted(*arguments: Any, **options: Any) -> Any:
            counts[what or str(Path(arguments[0]).absolute().relative_to(folder))] += 1
            return real(*arguments, **options)

        patch.setattr(module, name, counted)

    watch(shards, "read_manifest")
    watch(shards, "TensorRows")
    watch(pipeline, "_loaded")
    watch(loading, "load_plain")
    watch(pipeline, "load_text_encoder", "text encoder")
    watch(evaluator, "load_network", "evaluator")
    return counts


@contextlib.contextmanager
def made(folder: Path) -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv(CACHE_VARIABLE, str(folder / "cache"))
        make_inputs()
        make_small(patch)
        yield patch


def golden() -> dict[str, list[str]]:
    """Command to its entry."""
    found: dict[str, list[str]] = {}
    for line in GOLDEN.read_text(encoding="utf-8").splitlines():
        if line.startswith("kinoflow "):
            entry = found[line.removeprefix("kinoflow ")] = []
        entry.append(line)
    return found


def test_every_command_has_an_entry():
    assert {" ".join(command) for command in commands()} == set(RUNS) == set(golden())


@pytest.mark.slow
def test_every_command_does_what_it_did(tmp_path):
    for package in ("fastapi", "mcp", "matplotlib"):
        pytest.importorskip(package, reason=f"{package} is not installed (extras studio, mcp, plot)")
    kept = golden()
    with made(tmp_path):
        for command, arguments in RUNS.items():
            with pytest.MonkeyPatch.context() as patch:
                counts = count_opens(patch, tmp_path) if command == "train all" else Counter()
                assert run(command, arguments, tmp_path) == kept[command]
            if command == "train all":
                # What is opened is opened once, and handed down from stage to stage.
                models = [f"stages/{stage}/model" for stage in ("1-pretrain", "2-finetune", "3-dpo", "4-grpo")]
                opened = ["data", "data/shard-00000.safetensors", *models, "text encoder", "evaluator"]
                assert counts == Counter(opened)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place, made(Path(place)):
        for command, arguments in RUNS.items():
            print(*run(command, arguments, Path(place)), sep="\n")
