"""Kinds of broken files that once ended in an untyped error, a hang or gigabytes: each is an error that says which.

Valid examples and readers are those of the fuzzer (`tests/fuzz/targets.py`); here each kind is damaged by hand.
"""

import contextlib
import io
import json
import pickle
import re
import shutil
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
import yaml
from fuzz.mutations import npy
from fuzz.targets import TARGETS
from safetensors.torch import load_file, save_file

from kinoflow.errors import LONGEST_MESSAGE, KinoflowError, MotionFileError
from kinoflow.motion import MotionClip

LINES = 100_000
"""Enough for quadratic time to be minutes."""
DEEP_LIST, DEEP_OBJECT = b"[" * 50_000, b'{"a":' * 20_000
LAUGHS = "a: &a [x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{last}'] * 8)}]\n" for last, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def content(value: bytes) -> Callable[[bytes], bytes]:
    return lambda _: value


def replaced(old: str, new: str, count: int = 1) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        assert old.encode() in data
        return data.replace(old.encode(), new.encode("utf-8", "surrogatepass"), count)

    return change


def added(text: str) -> Callable[[bytes], bytes]:
    return lambda data: data + text.encode()


def tree(**changes: Any) -> Callable[[bytes], bytes]:
    """JSON with values at "section__name" changed; None removes."""

    def change(data: bytes) -> bytes:
        value = json.loads(data)
        for place, new in changes.items():
            *parents, last = place.split("__")
            section = value
            for parent in parents:
                section = section[int(parent) if parent.isdigit() else parent]
            if new is None:
                del section[last]
            else:
                section[last] = new
        return json.dumps(value).encode()

    return change


def line(**changes: Any) -> Callable[[bytes], bytes]:
    """`tree` in the first line."""

    def change(data: bytes) -> bytes:
        first, _, rest = data.partition(b"\n")
        return tree(**changes)(first) + b"\n" + rest

    return change


def settings(**changes: Any) -> Callable[[bytes], bytes]:
    """YAML with settings of the network changed, as text."""

    def change(data: bytes) -> bytes:
        values = yaml.safe_load(data)
        for name in changes:
            values["network_module_args"][name] = f"@{name}@"
        text = yaml.safe_dump(values)
        for name, new in changes.items():
            text = text.replace(f"'@{name}@'", new)
        return text.encode()

    return change


def arrays(**changes: Any) -> Callable[[bytes], bytes]:
    """An .npz with arrays, or the bytes of members, changed; None removes."""

    def change(data: bytes) -> bytes:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
        for name, new in changes.items():
            if new is None:
                del members[f"{name}.npy"]
                continue
            if not isinstance(new, bytes):
                buffer = io.BytesIO()
                np.save(buffer, new, allow_pickle=True)
                new = buffer.getvalue()
            members[f"{name}.npy"] = new
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, member in members.items():
                archive.writestr(name, member)
        return buffer.getvalue()

    return change


def tensors(change: Callable[[dict[str, torch.Tensor]], Any], metadata: bool = True) -> Callable[[bytes], bytes]:
    """A sound safetensors file with other tensors."""

    def changed(data: bytes) -> bytes:
        size = int.from_bytes(data[:8], "little")
        known = json.loads(data[8 : 8 + size]).get("__metadata__") if metadata else None
        path = Path(tempfile.gettempdir()) / f"kinoflow-{id(data)}.safetensors"
        try:
            path.write_bytes(data)
            state = load_file(path)
            change(state)
            save_file({name: tensor.contiguous().clone() for name, tensor in state.items()}, path, known)
            return path.read_bytes()
        finally:
            path.unlink(missing_ok=True)

    return changed


def swap(name: str, use: Callable[[torch.Tensor], torch.Tensor]) -> Callable[[bytes], bytes]:
    return tensors(lambda state: state.update({name: use(state[name])}))


def stored(**changes: Any) -> Callable[[bytes], bytes]:
    """A checkpoint of PyTorch with its weights changed."""

    def change(data: bytes) -> bytes:
        held = torch.load(io.BytesIO(data), weights_only=True)
        held["model_state_dict"] |= changes
        buffer = io.BytesIO()
        torch.save(held, buffer)
        return buffer.getvalue()

    return change


def pattern(old: str, new: str) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        text, count = re.subn(old, new, data.decode(), count=1)
        assert count
        return text.encode()

    return change


def same_place(*names: str) -> Callable[[bytes], bytes]:
    """A BVH in which some joints hang at one place of their parents."""

    def change(data: bytes) -> bytes:
        lines = data.decode().split("\n")
        for name in names:
            at = next(n for n, text in enumerate(lines) if text.strip() == f"JOINT {name}")
            lines[at + 2] = "OFFSET 0 10 0"
        return "\n".join(lines).encode()

    return change


def gltf(change: Callable[[dict[str, Any]], Any]) -> Callable[[bytes], bytes]:
    """A .glb with another tree, and without what kinoflow's own files say of themselves."""

    def changed(data: bytes) -> bytes:
        size = int.from_bytes(data[12:16], "little")
        value = json.loads(data[20 : 20 + size])
        del value["asset"]["extras"]
        change(value)
        text = json.dumps(value).encode()
        chunks = len(text).to_bytes(4, "little") + b"JSON" + text + data[20 + size :]
        return b"glTF" + (2).to_bytes(4, "little") + (12 + len(chunks)).to_bytes(4, "little") + chunks

    return changed


def hips(x: float, y: float) -> Callable[[dict[str, Any]], None]:
    """The hips at x to both sides and y above each other."""

    def change(value: dict[str, Any]) -> None:
        for node, side in ((1, 1), (2, -1)):
            value["nodes"][node]["translation"] = [side * x, side * y, 0.0]

    return change


def huge(value: dict[str, Any]) -> None:
    """Every node a hundred million times as large as what it hangs on."""
    for node in value["nodes"]:
        node["scale"] = [1e8, 1e8, 1e8]


ZEROS = np.zeros((30_000, 156), dtype=np.uint8)

KINDS: list[tuple[str, str, Callable[[bytes], bytes], str]] = [
    # Motions.
    ("bvh", "a.bvh", same_place("L_Hip", "R_Hip"), "hip joints are at one place"),
    ("bvh", "a.bvh", same_place("L_Collar", "R_Collar", "L_Shoulder", "R_Shoulder"), "left and right cannot be told"),
    ("bvh", "a.bvh", replaced("Frames: 12", f"Frames: {'9' * 200_000}x"), "frame count '999.*is no number"),
    ("bvh", "a.bvh", replaced("Frames: 12", f"Frames: {'9' * 4000}"), r"frames of .* are announced"),
    ("bvh", "a.bvh", replaced("JOINT L_Hip", f"JUNCTION {'x' * 200_000}"), "unknown word 'JUNCTION'"),
    ("bvh", "a.bvh", replaced("OFFSET 0.000000", "OFFSET 1e300"), "damaged after joint Pelvis"),
    ("bvh", "a.bvh", pattern(r"Frame Time: \S+", "Frame Time: 1e-320"), "the frame time is"),
    ("bvh", "a.bvh", replaced("MOTION", "\n" * LINES), "no MOTION section"),
    ("bvh", "a.bvh", replaced("Frames: 12", "Frames" + " " * LINES), "no 'Frames:' and 'Frame Time:'"),
    (
        "bvh",
        "a.bvh",
        replaced("JOINT L_Hip", "JOINT a { OFFSET 0 0 0 CHANNELS 0 } " * 11_000 + "JOINT L_Hip"),
        "at most 10,000",
    ),
    ("bvh-cmu", "cmu_135_07.bvh", lambda d: d + b"nan", "announced"),
    ("amc", "02.asf", replaced("length 0.45", "length 1e-300"), "unit of length"),
    ("amc", "02.asf", replaced("dof rx ry rz", "dof rx rx rz"), "each once"),
    ("amc", "02.asf", replaced("name lfemur", "name root"), "two bones are called root"),
    ("amc", "02_01.amc", lambda data: data[: data.index(b"lowerback") + 20], "cut off"),
    ("amc", "02_01.amc", replaced("lowerback", "\u00b2"), "no bone of the skeleton"),
    (
        "npz-official",
        "a.npz",
        arrays(poses=npy("'<f8'", "(1000000000, 22, 3)", bytes(8))),
        "needs 528,000,000,000 bytes",
    ),
    (
        "npz-official",
        "a.npz",
        arrays(poses=np.zeros(4, dtype=[("a", "i4"), ("b", "f8")])),
        "only real numbers and text",
    ),
    ("npz-official", "a.npz", arrays(poses=np.zeros((12, 156), dtype=complex)), "only real numbers and text"),
    ("npz-official", "a.npz", arrays(poses=ZEROS, trans=ZEROS[:, :3]), "would unpack to 4,680,000 numbers"),
    (
        "npz-official",
        "a.npz",
        arrays(trans=np.full((12, 3), 1e300)),
        "trans holds values that are not finite, or beyond",
    ),
    ("npz-official", "a.npz", arrays(trans=np.array("text")), "trans has shape"),
    ("npz-smplx", "a.npz", arrays(trans=np.array(3.0)), "trans has shape"),
    ("npz-smplx", "a.npz", arrays(surface_model_type=npy("'<U4'", "()", b"\xff" * 16)), "no characters"),
    ("npz-smplx", "a.npz", arrays(mocap_frame_rate=np.array(["x"])), "mocap_frame_rate holds no numbers"),
    ("npz-kinoflow", "a.npz", arrays(parents=None), "it lacks parents"),
    ("npz-kinoflow", "a.npz", arrays(poses=None), "it lacks poses"),
    ("npz-kinoflow", "a.npz", arrays(joint_names=np.array(3)), "its joints are 3"),
    ("npz-kinoflow", "a.npz", arrays(metadata=np.array("[1, 2]")), "its metadata must be an object"),
    ("npz-kinoflow", "a.npz", arrays(metadata=np.array("[" * 9000)), "nested deeper"),
    (
        "npz-kinoflow",
        "a.npz",
        arrays(format_version=np.array(np.nan)),
        "format_version holds values that are not finite",
    ),
    ("glb", "a.glb", content(b""), "not binary glTF"),
    ("glb", "a.glb", gltf(hips(0.0, 0.0)), "hip joints are at one place, or one above the other"),
    ("glb", "a.glb", gltf(hips(0.0, 0.1)), "hip joints are at one place, or one above the other"),
    ("glb", "a.glb", gltf(lambda t: t["nodes"].extend([{}] * 10_000)), "at most 10,000 are read"),
    ("glb", "a.glb", gltf(lambda t: t["nodes"].extend([3])), "3 stands where an object must"),
    ("glb", "a.glb", gltf(lambda t: t["nodes"][0].update(translation=[1e300, 0, 0])), "beyond 1e\\+09"),
    ("glb", "a.glb", gltf(lambda t: t["nodes"][0].update(rotation=[0, 0, 0, 0])), "damaged"),
    ("glb", "a.glb", gltf(lambda t: t["animations"][0].update(channels=3)), "damaged"),
    ("glb", "a.glb", gltf(lambda t: t["asset"].update(extras={"kinoflow": {"fps": "x"}})), "kinoflow.fps must be"),
    ("glb", "a.glb", gltf(lambda t: t["asset"].update(extras={"kinoflow": 3})), "kinoflow must be an object"),
    ("glb", "a.glb", gltf(huge), "holds values that are not finite, or beyond"),
    ("character", "a.glb", gltf(huge), "the rest pose of its nodes holds values that are not finite"),
    ("joint-map", "map.json", content(DEEP_OBJECT), "nested deeper than 64 levels"),
    ("joint-map", "map.json", tree(Pelvis=[3]), r"Pelvis must be text; got \[3\]"),
    ("joint-map", "map.json", content('{"Pelvis": "Hips"}'.encode("utf-16")), "not UTF-8 text"),
    ("prompts", "b.json", content(DEEP_LIST), "nested deeper than 64 levels"),
    ("prompts", "b.json", content(b'{"a": ["\\ud800 walks"]}'), "half of a character"),
    # Data.
    ("dataset", "manifest.json", content(DEEP_LIST), "nested deeper than 64 levels"),
    ("dataset", "manifest.json", lambda data: data.decode().encode("utf-16"), "not UTF-8 text"),
    ("dataset", "manifest.json", tree(splits__train=3), r"splits\.train must be an object; got 3"),
    ("dataset", "manifest.json", tree(clips="4"), "clips must be a whole number; got '4'"),
    ("dataset", "manifest.json", tree(layout=None), "lacks layout"),
    ("dataset", "manifest.json", replaced('"clips": 4', f'"clips": {"4" * 5000}'), "whole number of 5000 digits"),
    ("dataset", "clips.jsonl", line(captions__0__text=5), r"line 1, captions\[0\]\.text must be text; got 5"),
    ("dataset", "clips.jsonl", line(captions=[]), "0 captions"),
    ("dataset", "clips.jsonl", line(label=None), "line 1 lacks label"),
    ("dataset", "clips.jsonl", line(frames=20.5), r"line 1, frames must be a whole number; got 20\.5"),
    ("dataset", "clips.jsonl", line(split="test"), "the split 'test'"),
    ("dataset", "clips.jsonl", lambda data: data + DEEP_LIST, "line 5: it is nested deeper"),
    ("dataset", "shard-00000.safetensors", tensors(lambda t: t.pop("offsets")), "lacks the tensor offsets"),
    (
        "dataset",
        "shard-00000.safetensors",
        swap("features", lambda t: t[..., None]),
        r"features has shape .*needed is \(any, 198\)",
    ),
    ("dataset", "shard-00000.safetensors", swap("features", lambda t: t.float()), "features holds F32; allowed is F16"),
    ("dataset", "shard-00000.safetensors", swap("offsets", lambda t: t.double()), "offsets holds F64; allowed is I64"),
    ("dataset", "shard-00000.safetensors", swap("offsets", lambda t: t.flip(0)), "offsets do not fit"),
    ("dataset", "shard-00000.safetensors", swap("translation", lambda t: t[:-1]), "offsets do not fit"),
    ("dataset", "shard-00000.safetensors", content(b""), "no safetensors file"),
    ("dataset", "statistics.safetensors", swap("std", lambda t: -t - 1), "a std below 0"),
    ("dataset", "statistics.safetensors", swap("mean", lambda t: t + 1e300), "numbers beyond"),
    ("dataset", "statistics.safetensors", swap("mean", lambda t: t[:100]), "mean has shape"),
    ("text-store", "index.json", content(DEEP_LIST), "index.json: it is nested deeper than 64 levels"),
    ("text-store", "index.json", tree(captions="abc"), "captions must be a list"),
    ("text-store", "features.safetensors", swap("offsets", lambda t: t.double()), "offsets holds F64; allowed is I64"),
    ("text-store", "features.safetensors", swap("offsets", lambda t: t + 1), "offsets do not fit"),
    ("text-store", "features.safetensors", swap("tokens", lambda t: t[:, 0]), "tokens has shape"),
    ("text-store", "features.safetensors", swap("pooled", lambda t: t[:1]), "pooled has shape"),
    ("sidecars", "captions.jsonl", line(captions=[3]), "captions must be text or list|captions"),
    ("sidecars", "captions.jsonl", line(file=None), "line 1 lacks file"),
    ("sidecars", "captions.jsonl", lambda data: data + DEEP_LIST, "line 3: it is nested deeper"),
    ("sidecars", "inner/captions.json", content(DEEP_OBJECT), "nested deeper than 64 levels"),
    ("sidecars", "inner/captions.json", tree(d={"a": 1}), "d must be"),
    ("sidecars", "a.txt", lambda data: data + b"\xff", "not UTF-8 text"),
    ("sidecars", "cmu_texts.json", content(DEEP_LIST), "nested deeper"),
    ("sidecars", "cmu_texts.json", content(b'{"05_01": []}'), "must be an object"),
    ("collection", "clips.json", content(DEEP_LIST), "nested deeper"),
    ("collection", "clips/one.npz", arrays(fps=np.array("x")), "fps must be one number"),
    (
        "collection",
        "clips/one.npz",
        arrays(translation_m=np.zeros(3, dtype=np.float32)),
        "translation_m of shape|rotations",
    ),
    ("collection", "skeleton/rest_skeletons.json", tree(parents="x"), "parents must be a list"),
    ("library", "library.json", content(DEEP_LIST), "nested deeper"),
    ("pairs", "pairs.jsonl", content(DEEP_LIST), "line 1: it is nested deeper"),
    (
        "pairs",
        "pairs.jsonl",
        line(scores__winner="high"),
        r"line 1, scores\.winner must be a finite number; got 'high'",
    ),
    ("pairs", "pairs.jsonl", line(winner="a\0b"), "winner must be a path"),
    ("pairs", "pairs.jsonl", line(winner="x" * 300 + ".npz"), "File name too long"),
    ("pairs", "pairs.jsonl", line(num_frames=-3), "num_frames must be 1 or more"),
    ("candidates", "candidates.jsonl", line(pair__winner=3), "winner must be a path"),
    # Evaluation.
    ("ratings", "ratings.jsonl", lambda data: DEEP_OBJECT + b"\n" + data, "line 1 is damaged .*nested deeper"),
    ("ratings", "ratings.jsonl", line(kind=None), "line 1 is no rating: it lacks kind"),
    ("ratings", "ratings.jsonl", line(kind="rank"), "line 1 is no rating"),
    ("ratings", "ratings.jsonl", line(rater=["anna"]), "rater must be text"),
    ("ratings", "ratings.jsonl", line(motion_quality=9), "motion_quality must be a whole number from 1 to 5; got 9"),
    ("ratings", "ratings.jsonl", line(clip="a"), "clip must be an object"),
    ("ratings", "ratings.jsonl", line(clip__system="\ud800"), "system must be text"),
    ("questions", "q.jsonl", content(DEEP_LIST), "nested deeper"),
    ("questions", "list.json", content(b"[" + DEEP_OBJECT), "nested deeper"),
    ("questions", "q.jsonl", line(questions__0__question={}), "a question must be"),
    (
        "answers",
        "answers.jsonl",
        lambda d: d.replace(b'"usage": {"requests": 1}', b'"usage": {"requests": "x"}'),
        "line 2 is damaged",
    ),
    ("answers", "answers.jsonl", lambda d: d.replace(b'"key": "q-2"', b'"key": ["q-2"]'), "line 3 is damaged"),
    ("reference", "clips.json", content(DEEP_LIST), "nested deeper"),
    ("reference", "clips.json", tree(clips__0__captions=[3]), r"captions\[0\] must be text"),
    ("reference", "clips.npz", lambda d: d.replace(b"\x08\x00", b"\x63\x00"), "packed by method 99"),
    ("reference", "clips.npz", arrays(frames=np.array([20.0, 20.0])), "does not have the frames"),
    ("reference", "clips.npz", arrays(frames=np.array([2**31 - 1, 2**31 - 1], dtype=np.int32)), "impossible shapes"),
    ("reference", "clips.npz", arrays(rotations=np.zeros((2, 40, 88), dtype=np.uint8)), "quaternion of zeros"),
    ("evaluator", "evaluator.json", content(DEEP_LIST), "nested deeper"),
    (
        "evaluator",
        "evaluator.json",
        tree(network__motion_layers=100_000),
        "motion_layers must be a whole number from 1 to 64",
    ),
    ("evaluator", "evaluator.json", tree(network__mlp_width=100_000, network__width=99_996), "has shape"),
    ("evaluator", "evaluator.json", tree(network__width="12"), "width must be a whole number; got '12'"),
    (
        "evaluator",
        "evaluator.safetensors",
        swap("mean", lambda t: t * float("nan")),
        "mean holds numbers that are not finite",
    ),
    # Models.
    ("model", "config.json", content(b'{"format_version": ' + b"1" * 5000 + b"}"), "whole number of 5000 digits"),
    ("model", "config.json", content(DEEP_OBJECT), "nested deeper"),
    ("model", "config.json", tree(network__time_factor=" "), "time_factor must be a finite number; got ' '"),
    ("model", "config.json", tree(network__time_factor=-1), "time_factor must be more than 0"),
    ("model", "config.json", tree(network__num_layers=999), "asks for 1000 layers"),
    ("model", "config.json", tree(network__train_frames=1_000_000), "train_frames must be a whole number"),
    ("model", "config.json", tree(network__qkv_bias=1), "qkv_bias must be true or false"),
    ("model", "config.json", tree(guidance_interval=["a", 1]), r"guidance_interval\[0\] must be a finite number"),
    ("model", "config.json", tree(rest_pelvis_offset_m=[1e300, 0, 0]), "metres of a body"),
    ("model", "config.json", tree(fps=1e308), "fps must be from 1 to 1000"),
    ("model", "config.json", tree(text_encoder=3), "text_encoder must be text"),
    ("model", "model.safetensors", swap("mean", lambda t: t.long()), "mean holds I64"),
    ("model", "model.safetensors", tensors(lambda t: t.update({"x" * 100_000: torch.ones(1)})), "missing or left over"),
    ("official", "official/config.yml", settings(num_heads="!!bool maybe"), "not YAML"),
    ("official", "official/config.yml", settings(num_heads="!!int ''"), "not YAML"),
    ("official", "official/config.yml", settings(num_heads="!!float ''"), "not YAML"),
    ("official", "official/config.yml", settings(num_heads="!!timestamp x"), "not YAML"),
    ("official", "official/config.yml", settings(num_heads="!!python/name:os.system"), "not YAML"),
    ("official", "official/config.yml", settings(num_heads="0x" + "f" * 5000), "whole number beyond 64 bits"),
    ("official", "official/config.yml", settings(num_heads="1" + "0" * 4000), "whole number beyond 64 bits"),
    ("official", "official/config.yml", settings(narrowband_length="1.0e+300"), "a number of at most"),
    ("official", "official/config.yml", settings(num_heads="&x [*x]"), "hold themselves"),
    ("official", "official/config.yml", lambda data: LAUGHS.encode() + data, "more than 10,000 settings"),
    ("official", "official/config.yml", content(b"[" * 5000), "not YAML"),
    ("official", "official/config.yml", added("#" * 100_000), "longer than 64 KiB"),
    ("official", "official/config.yml", settings(num_layers="999"), "asks for 1000 layers"),
    ("official", "official/latest.ckpt", stored(mean=torch.ones(201, dtype=torch.int64)), "tensors of real numbers"),
    ("official", "official/latest.ckpt", stored(mean=torch.ones(201).to_sparse()), "tensors of real numbers"),
    ("official", "official/latest.ckpt", stored(**{"mean": torch.ones(201, device="meta")}), "tensors of real numbers"),
    ("official", "official/latest.ckpt", content(pickle.dumps({})), "not a PyTorch checkpoint"),
    ("official", "official/stats/Mean.npy", content(npy("'|O'", "(201,)")), "pickled objects"),
    ("official", "official/stats/Mean.npy", content(npy("'<U4'", "(4,)")), "holds no numbers"),
    ("official", "official/stats/Mean.npy", content(npy("'<f8'", "(99999999999,)")), "needs 799,999,999,992 bytes"),
    ("checkpoint", "progress.json", content(DEEP_LIST), "progress.json: it is nested deeper"),
    ("checkpoint", "progress.json", tree(step="one"), "step must be a whole number"),
    ("checkpoint", "progress.json", tree(files=[]), "files must be an object"),
    ("checkpoint", "progress.json", tree(files={"../x": 3}), "no file of a checkpoint"),
    ("checkpoint", "weights.safetensors", content(b""), "another size than it was written with"),
    ("states", "origin.json", content(DEEP_OBJECT), "nested deeper"),
    ("states", "seconds.json", tree(arm="long"), "arm must be a finite number"),
    ("states", "measured.json", tree(measured=None), "lacks measured"),
    ("states", "manifest.json", content(DEEP_OBJECT), "nested deeper"),
    ("states", "manifest.json", tree(results=3), "results must be a list"),
    ("states", "runs.jsonl", line(seed="one"), "line 1, seed must be a whole number"),
    ("states", "runs.jsonl", content(DEEP_LIST + b"\n"), "line 1 is damaged .*nested deeper"),
    ("states", "clips/plan.json", content(b"\xff"), "not UTF-8 text"),
    (
        "system-prompt",
        "hymotion/network/text_encoders/model_constants.py",
        content(b"-" * 100_000 + b"1"),
        "not valid Python",
    ),
]


SLOW_ONCE: list[tuple[str, str, Callable[[bytes], bytes]]] = [
    ("amc", "02.asf", added("\n" * LINES + "x")),
    ("amc", "02.asf", replaced(":bonedata", ":bonedata\n" + "begin\n" * LINES)),
    ("amc", "02.asf", replaced(":units", ":units\n" + "a" * LINES)),
    ("amc", "02_01.amc", replaced("\n101\n", f"\n{'1' * 5000}\n")),
    ("amc", "02_01.amc", replaced("\n101\n", "\n" * LINES)),
]
"""What searches in quadratic time took minutes for; whether it can be read is no matter."""


@pytest.fixture(scope="module")
def valid(tmp_path_factory) -> Callable[[str], Path]:
    """Folder of a target's valid example, made once."""
    made: dict[str, Path] = {}

    def folder(name: str) -> Path:
        if name not in made:
            made[name] = tmp_path_factory.mktemp(name) / "valid"
            made[name].mkdir()
            TARGETS[name].write(made[name])
        return made[name]

    return folder


@pytest.mark.parametrize(("name", "file", "change", "message"), KINDS, ids=[f"{n}-{m[:40]}" for n, _, _, m in KINDS])
def test_each_kind_is_an_error_that_says_what_it_is(valid, tmp_path, name, file, change, message):
    folder = tmp_path / "broken"
    shutil.copytree(valid(name), folder)
    (folder / file).write_bytes(change((folder / file).read_bytes()))
    with pytest.raises(KinoflowError, match=message) as caught:
        TARGETS[name].read(folder)
    assert len(str(caught.value)) <= LONGEST_MESSAGE


@pytest.mark.parametrize(("name", "file", "change"), SLOW_ONCE)
def test_what_was_endless_comes_to_an_end(valid, tmp_path, name, file, change):
    folder = tmp_path / "broken"
    shutil.copytree(valid(name), folder)
    (folder / file).write_bytes(change((folder / file).read_bytes()))
    with contextlib.suppress(KinoflowError):
        TARGETS[name].read(folder)


@pytest.mark.parametrize("name", TARGETS)
def test_what_is_sound_is_read(valid, tmp_path, name):
    shutil.copytree(valid(name), tmp_path / "copy")
    TARGETS[name].read(tmp_path / "copy")


@pytest.mark.parametrize(("name", "change"), [("bvh", same_place("L_Hip", "R_Hip")), ("glb", gltf(hips(0.0, 0.0)))])
def test_what_is_wrong_with_a_figure_is_told_with_its_file(valid, tmp_path, name, change):
    path = tmp_path / f"a.{name}"
    path.write_bytes(change((valid(name) / path.name).read_bytes()))
    with pytest.raises(MotionFileError, match=rf"^cannot read a.{name}: its hip joints are at one place"):
        MotionClip.load(path)


def test_the_cases_of_a_hard_look(shared_folder, tmp_path):
    """Every input that was found broken then (`shared/cases/robust-*`), where they are at hand."""
    targets = {"message": "bvh", "npz": "npz-official", "textstore": "text-store"}
    cases = sorted((shared_folder / "cases").glob("robust-*"))
    if not cases:
        pytest.skip("no cases beside the repository")
    for case in cases:
        kind = case.name.split("-")[1]
        if kind == "rate":  # what an interrupted program left is no motion, and no error either: see `test_rating.py`
            continue
        folder = tmp_path / case.name
        folder.mkdir()
        inside = folder / "official" if kind == "official" else folder
        inside.mkdir(exist_ok=True)
        for file in case.iterdir():
            (inside / file.name).write_bytes(file.read_bytes())
        if kind == "ratings":
            TARGETS["npz-kinoflow"].write(folder)
        with pytest.raises(KinoflowError) as caught:
            TARGETS[targets.get(kind, kind)].read(folder)
        assert len(str(caught.value)) <= LONGEST_MESSAGE, case.name
