"""What is fuzzed: for each kind of file a small valid example, and the code of kinoflow that reads and uses it.

A target's `read` may raise `KinoflowError` and nothing else. It does with what was read what kinoflow would do first,
so that a value which only later code stumbles over is found too.
"""

from __future__ import annotations

import contextlib
import functools
import importlib.util
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from fuzz.asked import ASKED
from fuzz.target import Target, walk
from fuzz.worked import worked

from kinoflow import assets
from kinoflow.motion import MANNEQUIN, MotionClip
from kinoflow.motion.clip import format_for

SAMPLES = Path(__file__).parents[1] / "samples"


# Motions.


def _use_clip(clip: MotionClip) -> None:
    assert np.isfinite(clip.joints).all()
    assert clip.num_frames >= 1


def _read_motion(name: str) -> Callable[[Path], None]:
    def read(folder: Path) -> None:
        # The reader itself: what `MotionClip.load` says for missing files is no matter here.
        _use_clip(format_for(folder / name, "read").read(folder / name))

    return read


def _onto(name: str) -> Callable[[Path], object]:
    # Read again: an animation that is added to a file which is read leaves one that is.
    def read(folder: Path) -> None:
        walk().save(folder / "hero.glb", onto=folder / name)
        _use_clip(MotionClip.load(folder / "hero.glb", animation=0))

    return read


def _write_clip(name: str, **options: Any) -> Callable[[Path], None]:
    return lambda folder: walk().save(folder / name, **options) and None


def _arrays(frames: int = 12, **more: Any) -> Callable[[Path], None]:
    poses = np.random.default_rng(0).normal(size=(frames, 156)) * 0.2
    arrays = {"poses": poses, "trans": np.zeros((frames, 3)), **more}
    return lambda folder: np.savez_compressed(folder / "a.npz", **arrays)


def _smplx(folder: Path) -> None:
    poses = np.random.default_rng(0).normal(size=(12, 66)) * 0.2
    np.savez(
        folder / "a.npz",
        root_orient=poses[:, :3],
        pose_body=poses[:, 3:],
        trans=poses[:, :3],
        mocap_frame_rate=60.0,
        surface_model_type="smplx",
        gender="neutral",
        labels=np.array([{}], dtype=object),
    )


def _copy(*names: str) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        for name in names:
            shutil.copyfile(SAMPLES / name, folder / name)

    return write


def _write_robot_table(folder: Path) -> None:
    shutil.copyfile(Path(assets.__file__).parent / "robots" / "g1.json", folder / "robot.json")


def _read_robot_table(folder: Path) -> None:
    from kinoflow.formats.robot import fitted, load_robot

    assert np.isfinite(fitted(walk(2), load_robot(folder / "robot.json")).rows).all()


def _read_joint_map(folder: Path) -> None:
    from kinoflow.motion.rigs import custom_rig, load_joint_map

    custom_rig(load_joint_map(folder / "map.json"), MANNEQUIN.joint_names)


def _read_prompts(folder: Path) -> None:
    from kinoflow.cli.prompts import read_prompts

    for task in read_prompts(folder).tasks:
        (task.prompt + task.name + task.group + task.problem).encode()


# Data.


def _write_dataset(folder: Path) -> None:
    from kinoflow.data.manifest import TRAIN, VALIDATION, Caption, ClipRecord, Rejection
    from kinoflow.data.shards import ShardWriter
    from kinoflow.motion.features import encode

    writer = ShardWriter(folder)
    for number in range(4):
        clip = walk(20 + number)
        record = ClipRecord(
            id=f"clip-{number}",
            source="made",
            licence="CC0 1.0",
            split=VALIDATION if number == 3 else TRAIN,
            group=str(number),
            label="swing",
            style=None,
            frames=clip.num_frames,
            captions=(Caption("A person walks left.", "A person walks right.", "made"),),
        )
        writer.add(record, encode(clip))
    writer.close([Rejection("a", "made", "unreadable", "cut off")], {"seed": 0})


def _read_dataset(folder: Path) -> None:
    from kinoflow.data.loader import BatchSampler, MotionDataset, SamplerOptions
    from kinoflow.data.manifest import VALIDATION
    from kinoflow.data.shards import DatasetFolder

    DatasetFolder.open(folder).fingerprint()
    train = MotionDataset(folder)
    for dataset in (train, MotionDataset(folder, VALIDATION)):
        for batch in dataset.fixed_batches(2):
            "".join(batch.captions).encode()
    BatchSampler(train, SamplerOptions(batch_size=2))(0)
    repr(DatasetFolder.open(folder).manifest.rejected_by_reason).encode()


def _write_pack(folder: Path) -> None:
    """The parts of a packed dataset as they are before they are compressed: the check sums would find most damage."""
    from safetensors.numpy import load_file

    from kinoflow.data.packing.coding import decompress
    from kinoflow.data.packing.packing import PackOptions, pack_dataset

    (folder.parent / "packed").mkdir()
    _write_dataset(folder.parent / "packed")
    pack_dataset(folder.parent / "packed", folder / "whole.pack", PackOptions(10**6))
    parts = load_file(folder / "whole.pack")
    (folder / "head.json").write_bytes(decompress(parts["head"].tobytes(), 10**6))
    (folder / "block.bin").write_bytes(decompress(parts["block-00000"].tobytes(), 10**6))


def _read_pack(folder: Path) -> None:
    from safetensors.numpy import save

    from kinoflow.data.packing.coding import compress
    from kinoflow.data.packing.file import FORMAT
    from kinoflow.data.packing.unpacking import unpack_dataset
    from kinoflow.data.shards import DatasetFolder
    from kinoflow.errors import DataError
    from kinoflow.motion.features import layout_fingerprint
    from kinoflow.reading import reading

    unpack_dataset(folder / "whole.pack", folder / "copy")
    with reading(folder, DataError):
        parts = {"head": (folder / "head.json").read_bytes(), "block-00000": (folder / "block.bin").read_bytes()}
    tensors = {name: np.frombuffer(compress(part), np.uint8) for name, part in parts.items()}
    (folder / "parts.pack").write_bytes(save(tensors, {FORMAT: layout_fingerprint()}))
    unpack_dataset(folder / "parts.pack", folder / "copy")
    DatasetFolder.open(folder / "copy").origin()
    DatasetFolder.open(folder / "copy").clips()


def _write_portable(folder: Path) -> None:
    """What looks like a small text encoder to who does not know what is in its files."""
    import torch
    from safetensors.torch import save_file

    words = torch.ones(3, 64, dtype=torch.int8)
    tensors = {
        "ids": torch.tensor([0, 2, 4], dtype=torch.int32),
        "embeddings.word_embeddings.weight": words,
        "scales.embeddings.word_embeddings.weight": torch.ones(3, dtype=torch.float16),
        "bias": torch.ones(5),
        "config.json": torch.frombuffer(bytearray(b'{"vocab_size": 6}'), dtype=torch.uint8),
        "tokenizer.json": torch.frombuffer(bytearray(b"{}"), dtype=torch.uint8),
    }
    save_file(tensors, folder / "encoder.safetensors")


def _read_portable(folder: Path) -> None:
    from kinoflow.errors import DataError
    from kinoflow.reading import reading
    from kinoflow.text.portable import write_encoder

    with reading(folder, DataError):
        write_encoder((folder / "encoder.safetensors").read_bytes(), folder / "encoder")


class _Encoder:
    """A vector for each word."""

    name, token_width, pooled_width, max_tokens = "words", 4, 3, 20

    def encode(self, captions):
        import torch

        from kinoflow.text.features import TextFeatures

        lengths = torch.tensor([len(caption.split()) for caption in captions])
        tokens = torch.ones(len(captions), int(lengths.max()), 4)
        return TextFeatures(tokens, lengths, torch.ones(len(captions), 3))


def _write_store(folder: Path) -> None:
    from kinoflow.text.cache import FeatureStore

    FeatureStore.build(["A person walks.", "A person runs to the left.", "She sits."], _Encoder(), folder)


def _read_store(folder: Path) -> None:
    from kinoflow.text.cache import FeatureStore

    store = FeatureStore(folder)
    store.lookup(store.captions)
    store.lengths(store.captions)
    FeatureStore.build([*store.captions, "One more."], _Encoder(), folder)


def _write_sidecars(folder: Path) -> None:
    for name in ("a", "b", "c", "05_01"):
        walk(20).save(folder / f"{name}.npz")
    (folder / "a.txt").write_text("A person walks.#a/DET person/NOUN#0.0#0.0\nSomeone walks. # fine\n")
    (folder / "captions.jsonl").write_text(
        '{"file": "b.npz", "captions": ["A person walks."], "label": "walk", "licence": "CC0"}\n'
        '{"file": "c.npz", "captions": "She walks."}\n'
    )
    inner = folder / "inner"
    inner.mkdir()
    walk(20).save(inner / "d.npz")
    (inner / "captions.json").write_text(json.dumps({"d": "A person walks.", "e.bvh": ["One.", "Two."]}))
    (folder / "cmu_texts.json").write_text(
        json.dumps({"05_01": {"cmu_description": "walk", "capture_fps": 120, "kitml": ["A person walks."]}})
    )


def _read_sidecars(folder: Path) -> None:
    from kinoflow.data.sources.cmu import cmu_clip
    from kinoflow.data.sources.find import find_clips
    from kinoflow.data.sources.folder import FolderOptions, Sidecars, folder_clips
    from kinoflow.errors import KinoflowError

    errors: list[KinoflowError] = []
    for path in sorted(folder.rglob("*.npz")):
        try:
            clips = folder_clips(path, folder, FolderOptions(), Sidecars())
            json.dumps([[c.licence, c.label, *(caption.text for caption in c.captions)] for c in clips]).encode()
        except KinoflowError as error:
            errors.append(error)
    try:
        cmu_clip(folder / "05_01.amc")
    except KinoflowError as error:
        errors.append(error)
    for clip in find_clips([folder], folder / "unpacked"):
        clip.error.encode()
    if errors:
        raise errors[0]


def _find(folder: Path) -> None:
    """Find clips, read and use what they hold; a file that cannot be used must be told by an error of kinoflow."""
    from kinoflow.data.sources.find import find_clips

    for clip in find_clips([folder], folder / "unpacked"):
        told = [[c.text, c.mirrored, c.span_s] for c in clip.captions]
        json.dumps([clip.id, clip.licence, clip.label, clip.error, told], allow_nan=False).encode()
        _use_clip(clip.load())


def _write_amass_texts(folder: Path) -> None:
    for name in ("a", "b"):
        _arrays(mocap_framerate=60.0)(folder)
        target = folder / "KIT" / "3" / f"{name}_poses.npz"
        target.parent.mkdir(parents=True, exist_ok=True)
        (folder / "a.npz").rename(target)
    (folder / "texts").mkdir()
    (folder / "texts" / "000001.txt").write_text("A person walks.#a/DET#0.0#0.0\nHe stops.#x#0.1#0.2\n")
    (folder / "texts" / "M000001.txt").write_text("A person walks.#a/DET#0.0#0.0\nHe stops.#x#0.1#0.2\n")
    (folder / "index.csv").write_text(
        "source_path,start_frame,end_frame,new_name\n./pose_data/KIT/3/a_poses.npy,0,4,000001.npy\n"
    )
    label = {"raw_label": "walk", "act_cat": ["walk"]}
    timed = [{**label, "start_t": 0.0, "end_t": 0.1}, {"raw_label": "transition", "start_t": 0.1, "end_t": 0.2}]
    entry = {"feat_p": "KIT/KIT/3/b_poses.npz", "dur": 0.2, "seq_ann": {"labels": [label]}}
    (folder / "train.json").write_text(
        json.dumps({"1": {**entry, "frame_ann": {"labels": timed}}, "2": {**entry, "frame_anns": []}})
    )


def _write_video(folder: Path) -> None:
    import pickle

    import torch

    angles, place = np.full((6, 72), 0.1, dtype=np.float32), np.zeros((6, 3))
    parameters = {"global_orient": angles[:, :3], "body_pose": angles[:, :63], "transl": place}
    tensors = {name: torch.as_tensor(np.ascontiguousarray(values)) for name, values in parameters.items()}
    torch.save({"smpl_params_global": tensors}, folder / "hmr4d_results.pt")
    wham = {0: {"pose_world": angles, "trans_world": place, "frame_ids": np.arange(6)}}
    (folder / "wham.pkl").write_bytes(pickle.dumps(wham, protocol=2))
    body = {"global_orient": np.eye(3)[None], "body_pose": np.tile(np.eye(3), (23, 1, 1))}
    frames = {f"{n}.jpg": {"tid": [1], "smpl": [body], "tracked_time": [0], "shot": 0} for n in range(6)}
    (folder / "phalp.pkl").write_bytes(pickle.dumps(frames, protocol=4))


def _write_bvh_sets(folder: Path) -> None:
    walk(20).save(folder / "jump_001__A001.bvh")
    style = folder / "Angry_FW.bvh"
    walk(20).save(style)
    text = (folder / "jump_001__A001.bvh").read_text().replace("Pelvis", "Hips")
    (folder / "jump_001__A001.bvh").write_text(text)
    style.write_text(text.replace("Spine3", "Chest4"))
    (folder / "Frame_Cuts.csv").write_text("STYLE_NAME,FW_START,FW_STOP\nAngry,2,12\n")
    (folder / "metadata.csv").write_text("filename,content_natural_desc_1\njump_001__A001,He jumps.\n")
    event = {"start_time": 0.0, "end_time": 0.4, "description": "A person jumps."}
    row = {"filename": "jump_001__A001", "overview_description": "x", "events": [event], "num_events": 1}
    (folder / "timelines.jsonl").write_text(json.dumps({**row, "propagated_from_filename": "hop_001__A002"}) + "\n")
    walk(20).save(folder / "cmu_02_01.bvh")
    database = {"identifier": "cmu", "motion_id": 2, "motion_file_id": 1}
    (folder / "00001_meta.json").write_text(json.dumps({"source": {"database": database}}))
    (folder / "00001_annotations.json").write_text(json.dumps(["A person walks."]))


def _write_collection(folder: Path) -> None:
    from kinoflow.data.sources.collection import REST

    (folder / "clips").mkdir()
    (folder / "skeleton").mkdir()
    skeleton = {
        "names": list(MANNEQUIN.joint_names),
        "parents": list(MANNEQUIN.parents),
        REST: MANNEQUIN.rest_positions.tolist(),
    }
    (folder / "skeleton" / "rest_skeletons.json").write_text(json.dumps(skeleton))
    rows = [
        {
            "id": name,
            "source": "made",
            "licence": "CC0",
            "captions": [{"text": "walk", "origin": "made"}],
            "windows": [[0, 12, 0.5]],
            "flag": [],
            **more,
        }
        for name, more in (("one", {}), ("two", {"rest": "mannequin-cc0", "part_of": "one"}))
    ]
    (folder / "clips.json").write_text(json.dumps(rows))
    for row in rows:
        quaternions = np.zeros((20, 22, 4), dtype=np.int16)
        quaternions[..., 0] = 32767
        translation = np.zeros((20, 3), dtype=np.float32)
        np.savez(
            folder / "clips" / f"{row['id']}.npz", quaternions_wxyz_i16=quaternions, translation_m=translation, fps=30.0
        )


def _read_collection(folder: Path) -> None:
    from kinoflow.data.sources.collection import collection_clips
    from kinoflow.errors import KinoflowError

    errors: list[KinoflowError] = []
    for clip in collection_clips(folder / "clips.json"):
        json.dumps([clip.id, clip.error, clip.licence, *clip.flags, *(c.text + c.origin for c in clip.captions)])
        try:
            _use_clip(clip.load())
        except KinoflowError as error:
            errors.append(error)
    if errors:
        raise errors[0]


def _write_library(folder: Path) -> None:
    from kinoflow.data.sources.authored import LIBRARY_FILE

    row = {
        "id": "wave",
        "action": "wave",
        "leaf": ["gestures", "greeting", "wave"],
        "captions": [{"text": "A person waves left.", "mirrored": "A person waves right."}],
        "parameters": {},
        "group": "wave-1",
        "label": "wave",
        "split_hint": "train",
    }
    (folder / LIBRARY_FILE).write_text(json.dumps([row, row | {"id": "bow", "split_hint": "held-out"}]))


def _read_library(folder: Path) -> None:
    from kinoflow.data.sources.authored import authored_clips

    for clip in authored_clips(folder):
        json.dumps([clip.id, clip.error, clip.label, clip.leaf, *(c.text for c in clip.captions)])


def _write_pairs(folder: Path) -> None:
    walk(20).save(folder / "winner.npz")
    walk(24).save(folder / "loser.npz")
    line = {
        "prompt": "A person walks.",
        "num_frames": 20,
        "winner": "winner.npz",
        "loser": "loser.npz",
        "scores": {"winner": 1.0, "loser": 0.25},
        "source": "rate",
        "rater": ["anna"],
    }
    (folder / "pairs.jsonl").write_text(f"{json.dumps(line)}\n{json.dumps(line | {'source': 'other'})}\n")


def _read_pairs(folder: Path) -> None:
    from kinoflow.alignment.pairs import load_motions, read_pairs, write_pairs

    pairs = read_pairs(folder)
    write_pairs(folder, pairs)
    for pair in pairs:
        load_motions(pair)


def _write_candidates(folder: Path) -> None:
    pair = {
        "prompt": "A person walks.",
        "num_frames": 20,
        "winner": "clips/0-winner.npz",
        "loser": "clips/0-loser.npz",
        "winner_score": 1.0,
        "loser_score": 0.5,
        "source": "preferences",
    }
    line = {
        "prompt": "A person walks.",
        "seeds": [0, 1],
        "rewards": [1.0, 0.5],
        "scores": [{"probes": float("nan")}] * 2,
    }
    text = f"{json.dumps(line | {'pair': pair})}\n{json.dumps(line | {'pair': None})}\n"
    (folder / "candidates.jsonl").write_text(text)
    (folder / "settings.json").write_text(json.dumps({"seed": 0}, indent=2) + "\n")


def _read_candidates(folder: Path) -> None:
    from kinoflow.alignment.pairs import CANDIDATES_NAME, kept_pairs, write_pairs
    from kinoflow.runs import Journal

    write_pairs(folder, kept_pairs(Journal(folder / CANDIDATES_NAME)))


# Evaluation.


def _write_ratings(folder: Path) -> None:
    walk(20).save(folder / "new" / "a.npz")
    walk(24).save(folder / "old" / "b.npz")
    clip = {"identity": "1", "file": "a.npz", "system": "new"}
    common = {"rater": "anna", "prompt": "A person walks.", "time": "2026-01-01T00:00:00+00:00"}
    lines = [
        {"kind": "score", **common, "task": "t1", "clip": clip, "instruction_following": 3, "motion_quality": 4},
        {
            "kind": "score",
            **common,
            "rater": "ben",
            "task": "t1",
            "clip": clip,
            "instruction_following": 5,
            "motion_quality": 1,
        },
        {
            "kind": "pair",
            **common,
            "task": "t2",
            "choice": "a",
            "a": clip,
            "b": clip | {"identity": "2", "system": "old"},
        },
    ]
    (folder / "ratings.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))


def _read_ratings(folder: Path) -> None:
    from kinoflow.cli.rate import report_lines
    from kinoflow.errors import DataError
    from kinoflow.evaluation.rating import Session, export_pairs, find_clips, make_tasks, read_answers, report

    path = folder / "ratings.jsonl"
    clips = find_clips([folder])
    answers = read_answers(path)
    found = report(answers)
    json.dumps(found, ensure_ascii=False, allow_nan=False).encode()
    "\n".join(report_lines(found)).encode()
    with contextlib.suppress(DataError):  # these clips are not those
        export_pairs(answers, {clip.identity: clip.path for clip in clips}, folder / "pairs")
    session = Session(make_tasks(clips, "both"), path)
    session.next_task("anna")


def _write_questions(folder: Path) -> None:
    lines = [
        {
            "idx": 1,
            "category": "walk",
            "prompt": "A person walks.",
            "questions": [{"question": "Do they?", "type": "action"}],
        },
        {
            "idx": "2",
            "prompt": "She sits.",
            "questions": [{"question": "Sits she?"}, {"question": "Where?", "type": "x"}],
        },
    ]
    (folder / "q.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    (folder / "list.json").write_text(json.dumps(lines))


def _read_questions(folder: Path) -> None:
    from kinoflow.evaluation.ssae.questions import items_digest, read_items

    for name in ("q.jsonl", "list.json"):
        items_digest(read_items([folder / name]))


def _write_answers(folder: Path) -> None:
    verdict = {"answer": "yes", "confidence": 0.5, "reason": "arms"}
    lines = [
        {"plan": {"judge": "x"}},
        {
            "key": "q-1",
            "idx": "1",
            "category": "walk",
            "status": "success",
            "questions": ["Do they?"],
            "verdicts": [verdict],
            "usage": {"requests": 1},
        },
        {"key": "q-2", "idx": "2", "category": "walk", "status": "error", "error": "it slept"},
    ]
    (folder / "answers.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))


def _read_answers(folder: Path) -> None:
    from kinoflow.evaluation.ssae.judge import AnswerFile
    from kinoflow.evaluation.ssae.suite import _answered_keys

    _answered_keys(folder / "answers.jsonl")
    answers = AnswerFile(folder / "answers.jsonl", {"judge": "x"})
    total = sum(count for judgement in answers.judgements.values() for count in judgement.usage.values())
    json.dumps([total, answers.failures])


def _write_reference(folder: Path) -> None:
    from kinoflow.evaluation.reference import ReferenceClip, ReferenceRecord, save_reference

    records = [ReferenceRecord(str(n), "made", "CC0", "walk", n == 0, ("A person walks.",)) for n in range(2)]
    save_reference(folder, [ReferenceClip(record, walk(20)) for record in records])


def _read_reference(folder: Path) -> None:
    from kinoflow.evaluation.reference import load_reference

    for one in load_reference(folder):
        _use_clip(one.clip)
        (one.caption + one.record.id + one.record.label).encode()


def _write_evaluator(folder: Path) -> None:
    import torch

    from kinoflow.measures.evaluator import save_evaluator
    from kinoflow.measures.text_motion import TextMotionConfig, TextMotionModel

    config = TextMotionConfig(
        width=12, motion_layers=1, text_layers=1, num_heads=2, mlp_width=8, embedding_width=4, token_width=6
    )
    torch.manual_seed(0)
    save_evaluator(folder, config, "minilm", TextMotionModel(config).state_dict(), notes={"steps": 3})


def _read_evaluator(folder: Path) -> None:
    import torch

    from kinoflow.measures.evaluator import load_network

    model, text_encoder, notes = load_network(folder)
    json.dumps([text_encoder, notes]).encode()
    model.eval()
    with torch.inference_mode():
        model.embed_motion(torch.tensor(walk(20).joints).float()[None], torch.tensor([20]))
        model.embed_text(torch.zeros(1, 3, model.config.token_width), torch.tensor([3]))


# Models.


def _description(**changes: Any) -> Any:
    from reference.tiny import tiny_config

    from kinoflow.model.description import ModelDescription
    from kinoflow.motion.features import layout_fingerprint

    return ModelDescription(network=tiny_config(), layout=layout_fingerprint(), num_steps=2, name="tiny", **changes)


def _write_model(folder: Path) -> None:
    from reference.tiny import random_model

    from kinoflow.model.folder import save_model

    save_model(folder, _description(prediction="clean", solver="heun"), random_model().state_dict())


def _read_model(folder: Path) -> None:
    from kinoflow.inference.pipeline import MotionPipeline

    pipe = MotionPipeline.from_pretrained(folder, text_encoder=None)
    if pipe.description.num_steps > 4 or pipe.train_frames > 100:
        return
    network = pipe.description.network
    text = _text(network.context_width, network.pooled_width)
    frames = min(20, pipe.train_frames)
    latents = pipe.sample(text, num_frames=[frames], seeds=[0])
    for clip in pipe.decode(latents, num_frames=[frames]):
        _use_clip(clip)
    json.dumps(pipe.description.to_dict()).encode()
    pipe.frames_of(0.7)


def _text(context_width: int, pooled_width: int) -> Any:
    import torch

    from kinoflow.text.features import TextFeatures

    return TextFeatures(torch.zeros(1, 3, context_width), torch.tensor([3]), torch.zeros(1, pooled_width))


def _write_official(folder: Path) -> None:
    from reference.tiny import random_model

    from kinoflow.inference.convert import to_official_folder
    from kinoflow.inference.official_config import BODY_REST_PELVIS_OFFSET_M
    from kinoflow.model.folder import save_model

    description = _description(text_encoder="official", rest_pelvis_offset_m=BODY_REST_PELVIS_OFFSET_M)
    save_model(folder / "own", description, random_model().state_dict())
    to_official_folder(folder / "own", folder / "official")
    shutil.rmtree(folder / "own")


def _read_official(folder: Path) -> None:
    from kinoflow.inference.official import load_official

    _, description = load_official(folder / "official")
    json.dumps(description.to_dict()).encode()


@functools.cache
def _trainer(folder: Path) -> Any:
    from training.runs import make_trainer

    return make_trainer(folder)


def _write_checkpoint(folder: Path) -> None:
    from kinoflow.training.checkpoint import save_checkpoint
    from kinoflow.training.processes import Processes

    trainer = _trainer(folder.parent / "run")
    trainer.train(stop_at=1)
    config = json.loads(json.dumps(trainer.config.to_dict()))
    path = save_checkpoint(folder, 1, trainer.weights, trainer.optimizer, config, 1, Processes())
    for file in path.iterdir():
        file.rename(folder / ("weights.safetensors" if file.suffix == ".safetensors" else file.name))
    progress = json.loads((folder / "progress.json").read_text())
    progress["files"] = {"weights.safetensors": (folder / "weights.safetensors").stat().st_size}
    (folder / "progress.json").write_text(json.dumps(progress))
    path.rmdir()


def _read_checkpoint(folder: Path) -> None:
    from kinoflow.training.checkpoint import load_checkpoint, read_config
    from kinoflow.training.origin import check_settings
    from kinoflow.training.processes import Processes

    trainer = _trainer(Path("/nowhere"))
    json.dumps(read_config(folder)).encode()
    try:
        check_settings(folder, read_config(folder), trainer.config.to_dict())
    finally:
        load_checkpoint(folder, trainer.weights, trainer.optimizer, Processes())


def _write_pieces(folder: Path) -> None:
    from kinoflow.training.pieces import SMALL, write_pieces

    run = folder.parent / "run"
    _trainer(run).train(stop_at=1)
    (run / "origin.json").write_text('{"model": "a"}')
    write_pieces(run, folder / "pieces", 10**9, SMALL)
    content = (folder / "pieces" / "piece-000.bin").read_bytes()
    start = 0
    for file in json.loads((folder / "pieces" / "pieces.json").read_text())["files"]:
        name = file["name"].replace("/", "-")
        (folder / name).write_bytes(content[start : start + file["num_bytes"]])
        start += file["num_bytes"]


def _read_pieces(folder: Path) -> None:
    """Join pieces whose list may be damaged, then those of a list that is right about files that may be."""
    import hashlib

    from kinoflow.errors import CheckpointError
    from kinoflow.reading import reading
    from kinoflow.training.pieces import join_pieces

    join_pieces(folder / "pieces", folder / "first")
    listed = json.loads((folder / "pieces" / "pieces.json").read_text("utf-8-sig"))
    content = b""
    with reading(folder, CheckpointError):
        for file in listed["files"]:
            part = (folder / file["name"].replace("/", "-")).read_bytes()
            file["num_bytes"] = len(part)
            content += part
    piece = {"name": "piece-000.bin", "num_bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    (folder / "pieces" / "piece-000.bin").write_bytes(content)
    (folder / "pieces" / "pieces.json").write_text(json.dumps(listed | {"pieces": [piece]}))
    join_pieces(folder / "pieces", folder / "second")


def _write_states(folder: Path) -> None:
    """Small files in which kinoflow notes how far it is."""
    (folder / "origin.json").write_text(json.dumps({"model": "abc", "set of clips": "def"}))
    (folder / "seconds.json").write_text(json.dumps({"arm": 1.5}))
    measured = {
        "model": "a",
        "sentences": ["A person walks."],
        "config": {},
        "values": {"reward": [1.0], "probes": [None]},
    }
    (folder / "measured.json").write_text(json.dumps({"key": "k", "measured": measured}))
    result = {
        "id": "1",
        "group": "",
        "prompt": "A person walks.",
        "frames": 20,
        "seed": 3,
        "file": "a.npz",
        "bytes": 3,
        "sha256": "x",
        "seconds": 0.5,
    }
    header = {"format": "kinoflow batch 1", "kinoflow": "0.1", "model": {"weights": "x"}, "settings": {"steps": 2}}
    failed = {"id": "2", "group": "", "prompt": "b", "error": "too long"}
    (folder / "manifest.json").write_text(json.dumps({**header, "results": [result, failed]}))

    row = {"arm": "band", "seed": 0, "steps": 10, "flops": 1e9, "frames": 500, "parameters": 3, "processor_s": 1.5}
    (folder / "runs.jsonl").write_text(json.dumps({**row, "measures": {"probes": float("nan")}}) + "\n")
    (folder / "clips").mkdir()
    (folder / "clips" / "plan.json").write_text("{}")


def _read_states(folder: Path) -> None:
    from kinoflow.alignment.comparison import DataError, Measured, _Kept
    from kinoflow.errors import KinoflowError
    from kinoflow.evaluation.generation import ClipStore
    from kinoflow.experiments.run import Journal, _rows, _seconds
    from kinoflow.inference.batch import Job, Manifest
    from kinoflow.reading import read_json, reading, record
    from kinoflow.training.origin import check_origin
    from kinoflow.training.processes import Processes

    def measured() -> None:
        with reading("it", DataError):
            json.dumps(
                Measured.from_dict(record(_Kept, read_json(folder / "measured.json", finite=False)).measured).to_dict()
            )

    def batch() -> None:
        header = {"kinoflow": "0.1", "model": {"weights": "x"}, "settings": {"steps": 2}}
        job = Job("1", "", "A person walks.", 20, 20 / 30, (3,), (folder / "a.npz",))
        Manifest(folder / "manifest.json", header, [job]).write()

    errors: list[KinoflowError] = []
    for use in (
        lambda: check_origin(folder, {"model": "abc", "set of clips": "def"}, Processes()),
        lambda: sum(_seconds(folder / "seconds.json").values()),
        lambda: [row.measures for row in _rows(Journal(folder / "runs.jsonl"))],
        lambda: ClipStore(folder / "clips", {}),
        measured,
        batch,
    ):
        try:
            use()
        except KinoflowError as error:
            errors.append(error)
    if errors:
        raise errors[0]


def _write_encoders(folder: Path) -> None:
    from reference.text_models import save_clip, save_qwen

    save_qwen(folder / "qwen", max_shard_size="40KB")
    save_clip(folder / "clip")
    for shard in sorted((folder / "qwen").glob("model-*.safetensors"))[:1]:
        shard.rename(folder / "qwen" / "first.safetensors")
        index = folder / "qwen" / "model.safetensors.index.json"
        index.write_text(index.read_text().replace(shard.name, "first.safetensors"))


def _read_encoders(folder: Path) -> None:
    import torch

    from kinoflow.text.clip import clip_vectors
    from kinoflow.text.official import OfficialTextEncoder
    from kinoflow.text.qwen import streamed_qwen3
    from kinoflow.text.tensor_files import TensorFiles, check_tokenizer

    for name in ("qwen", "clip"):
        check_tokenizer(folder / name)
    encoder = OfficialTextEncoder(qwen=folder / "qwen", clip=folder / "clip", cache=None)
    assert encoder.token_width * encoder.pooled_width > 0
    TensorFiles(folder / "qwen").fingerprint()
    clip_vectors(folder / "clip", [[1, 2, 3]])
    model = streamed_qwen3(folder / "qwen", torch.device("cpu"), torch.float32)
    with torch.no_grad():
        model(input_ids=torch.tensor([[1, 2, 3]]))


def _write_prompt_cache(folder: Path) -> None:
    import torch

    from kinoflow.text.cache import PromptCache

    cache = PromptCache(folder, ["words"])
    cache.put("A person walks.", torch.ones(3, 4), torch.ones(3))
    (only,) = folder.rglob("*.safetensors")
    only.rename(folder / "only.safetensors")
    only.parent.rmdir()


def _read_prompt_cache(folder: Path) -> None:
    from kinoflow.text.cache import PromptCache

    cache = PromptCache(folder, ["words"])
    path = cache._path("A person walks.")
    path.parent.mkdir()
    if (folder / "only.safetensors").exists():
        (folder / "only.safetensors").rename(path)
    features = cache.get("A person walks.")
    if features is not None:
        features.select([0])


def _write_kernel_choices(folder: Path) -> None:
    choice = {"kernel": "plain", "packed_us": 2.5, "plain_us": 1}
    content = {"format_version": 1, "machines": {"a; torch 2; threads 1": {"float32 16x48 silu, 64 rows": choice}}}
    (folder / "kernels.json").write_text(json.dumps(content))


def _read_kernel_choices(folder: Path) -> None:
    from kinoflow.files import CACHE_VARIABLE
    from kinoflow.model import kernel_choice

    os.environ[CACHE_VARIABLE] = str(folder)
    for choices in kernel_choice._read().values():
        for choice in choices.values():
            assert min(choice.loss("packed"), choice.loss("plain")) < np.inf


def _write_prompts(folder: Path) -> None:
    (folder / "a.txt").write_text("A person walks.#120#walk\nShe runs.#90\n\nHe sits.\n")
    (folder / "b.json").write_text(
        json.dumps({"walking": ["A person walks.#120#w"], "x_chn": ["y"], "z": ["He sits."]})
    )


def _write_system_prompt(folder: Path) -> None:
    source = folder / "hymotion" / "network" / "text_encoders"
    source.mkdir(parents=True)
    (source / "model_constants.py").write_text('PROMPT = """\nSay which limbs move.\n"""\nOTHER = ["a", {"b": 3}]\n')


def _read_system_prompt(folder: Path) -> None:
    import hashlib

    from kinoflow.text.system_prompt import read_system_prompt

    read_system_prompt(folder, sha256=hashlib.sha256(b"\nSay which limbs move.\n").hexdigest())


TARGETS = {
    target.name: target
    for target in (
        *ASKED,
        *worked(_write_dataset),
        Target("bvh", _write_clip("a.bvh"), _read_motion("a.bvh"), {"a.bvh": "text"}, light=True),
        Target(
            "bvh-cmu", _copy("cmu_135_07.bvh"), _read_motion("cmu_135_07.bvh"), {"cmu_135_07.bvh": "text"}, light=True
        ),
        Target(
            "amc",
            _copy("02.asf", "02_01.amc"),
            _read_motion("02_01.amc"),
            {"02.asf": "text", "02_01.amc": "text"},
            light=True,
        ),
        Target("npz-kinoflow", _write_clip("a.npz"), _read_motion("a.npz"), {"a.npz": "npz"}, light=True),
        Target("npz-official", _arrays(), _read_motion("a.npz"), {"a.npz": "npz"}, light=True),
        Target(
            "npz-amass",
            _arrays(mocap_framerate=60.0, gender="male"),
            _read_motion("a.npz"),
            {"a.npz": "npz"},
            light=True,
        ),
        Target("npz-smplx", _smplx, _read_motion("a.npz"), {"a.npz": "npz"}, light=True),
        Target("glb", _write_clip("a.glb", mesh=False), _read_motion("a.glb"), {"a.glb": "glb"}, light=True),
        *(
            [Target("fbx", _write_clip("a.fbx", mesh=False), _read_motion("a.fbx"), {"a.fbx": "bytes"}, light=True)]
            if importlib.util.find_spec("ufbx")
            else []
        ),
        Target("robot-table", _write_robot_table, _read_robot_table, {"robot.json": "json"}, light=True),
        Target("character", _write_clip("a.glb", mesh=False), _onto("a.glb"), {"a.glb": "glb"}, light=True),
        Target(
            "joint-map",
            lambda folder: (folder / "map.json").write_text(json.dumps({n: n for n in MANNEQUIN.joint_names})) and None,
            _read_joint_map,
            {"map.json": "json"},
            light=True,
        ),
        Target("prompts", _write_prompts, _read_prompts, {"a.txt": "text", "b.json": "json"}),
        Target(
            "dataset",
            _write_dataset,
            _read_dataset,
            {
                "manifest.json": "json",
                "clips.jsonl": "jsonl",
                "shard-00000.safetensors": "tensors",
                "statistics.safetensors": "tensors",
            },
        ),
        Target("pack", _write_pack, _read_pack, {"whole.pack": "tensors", "head.json": "json", "block.bin": "bytes"}),
        Target("portable-encoder", _write_portable, _read_portable, {"encoder.safetensors": "tensors"}),
        Target(
            "pieces",
            _write_pieces,
            _read_pieces,
            {
                "pieces/pieces.json": "json",
                "small.safetensors": "tensors",
                "origin.json": "json",
                "model-config.json": "json",
            },
        ),
        Target("text-store", _write_store, _read_store, {"index.json": "json", "features.safetensors": "tensors"}),
        Target(
            "sidecars",
            _write_sidecars,
            _read_sidecars,
            {"a.txt": "text", "captions.jsonl": "jsonl", "inner/captions.json": "json", "cmu_texts.json": "json"},
        ),
        Target(
            "collection",
            _write_collection,
            _read_collection,
            {
                "clips.json": "json",
                "skeleton/rest_skeletons.json": "json",
                "clips/one.npz": "npz",
                "clips/two.npz": "npz",
            },
        ),
        Target(
            "amass-texts",
            _write_amass_texts,
            _find,
            {"index.csv": "text", "texts/000001.txt": "text", "train.json": "json", "KIT/3/a_poses.npz": "npz"},
        ),
        Target(
            "video",
            _write_video,
            _find,
            {"hmr4d_results.pt": "checkpoint", "wham.pkl": "bytes", "phalp.pkl": "bytes"},
        ),
        Target(
            "bvh-sets",
            _write_bvh_sets,
            _find,
            {
                "Frame_Cuts.csv": "text",
                "metadata.csv": "text",
                "timelines.jsonl": "jsonl",
                "Angry_FW.bvh": "text",
                "00001_meta.json": "json",
                "00001_annotations.json": "json",
            },
        ),
        Target("library", _write_library, _read_library, {"library.json": "json"}),
        Target("pairs", _write_pairs, _read_pairs, {"pairs.jsonl": "jsonl"}),
        Target(
            "candidates", _write_candidates, _read_candidates, {"candidates.jsonl": "jsonl", "settings.json": "json"}
        ),
        Target("ratings", _write_ratings, _read_ratings, {"ratings.jsonl": "jsonl"}),
        Target("questions", _write_questions, _read_questions, {"q.jsonl": "jsonl", "list.json": "json"}),
        Target("answers", _write_answers, _read_answers, {"answers.jsonl": "jsonl"}),
        Target("reference", _write_reference, _read_reference, {"clips.json": "json", "clips.npz": "npz"}),
        Target(
            "evaluator",
            _write_evaluator,
            _read_evaluator,
            {"evaluator.json": "json", "evaluator.safetensors": "tensors"},
        ),
        Target("model", _write_model, _read_model, {"config.json": "json", "model.safetensors": "tensors"}),
        Target(
            "official",
            _write_official,
            _read_official,
            {
                "official/config.yml": "yaml",
                "official/latest.ckpt": "checkpoint",
                "official/stats/Mean.npy": "npy",
                "official/stats/Std.npy": "npy",
            },
        ),
        Target(
            "checkpoint",
            _write_checkpoint,
            _read_checkpoint,
            {"progress.json": "json", "weights.safetensors": "tensors"},
        ),
        Target(
            "states",
            _write_states,
            _read_states,
            {
                "origin.json": "json",
                "seconds.json": "json",
                "measured.json": "json",
                "manifest.json": "json",
                "runs.jsonl": "jsonl",
                "clips/plan.json": "json",
            },
        ),
        Target(
            "encoders",
            _write_encoders,
            _read_encoders,
            {
                "qwen/config.json": "json",
                "qwen/model.safetensors.index.json": "json",
                "qwen/first.safetensors": "tensors",
                "qwen/tokenizer.json": "json",
                "clip/config.json": "json",
                "clip/model.safetensors": "tensors",
            },
        ),
        Target(
            "system-prompt",
            _write_system_prompt,
            _read_system_prompt,
            {"hymotion/network/text_encoders/model_constants.py": "text"},
        ),
        Target("kernel-choices", _write_kernel_choices, _read_kernel_choices, {"kernels.json": "json"}),
        Target("prompt-cache", _write_prompt_cache, _read_prompt_cache, {"only.safetensors": "tensors"}),
    )
}
