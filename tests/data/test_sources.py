import io
import json
import os
import re
import shutil
import tarfile
from pathlib import Path

import numpy as np
import pytest

from kinoflow.data.process import ProcessOptions, process
from kinoflow.data.sources.bandai import LICENCE as BANDAI_LICENCE
from kinoflow.data.sources.bandai import bandai_clip
from kinoflow.data.sources.cmu import capture_rate_hz, cmu_clip
from kinoflow.data.sources.collection import MANNEQUIN_REST, REST, TWISTS, collection_clips
from kinoflow.data.sources.find import find_clips
from kinoflow.data.sources.folder import FolderOptions
from kinoflow.data.sources.raw import RawCaption
from kinoflow.errors import DataError, MotionFileError, OptionError, UnknownRigError
from kinoflow.motion.kinematics import forward_kinematics
from kinoflow.motion.rotations import axis_angle_to_matrix, matrix_to_quaternion
from kinoflow.motion.skeleton import JOINT_NAMES, MANNEQUIN, PARENTS, joint

SAMPLES = Path(__file__).parents[1] / "samples"
SHARED = Path(os.environ.get("KINOFLOW_SHARED", Path(__file__).parents[2].parent / "shared")) / "data"


def find(tmp_path, *sources, **options):
    return find_clips(sources, tmp_path / "unpacked", **options)


def test_bandai_names():
    clip = bandai_clip(Path("x/dataset-2_raise-up-left-hand_elderly_004.bvh"))
    assert clip is not None
    assert (clip.label, clip.style, clip.source) == ("raise-up-left-hand", "elderly", "bandai-namco-2")
    assert clip.id == clip.group == "dataset-2_raise-up-left-hand_elderly_004"
    assert clip.licence == BANDAI_LICENCE
    assert bandai_clip(Path("dataset-3 walk.bvh")) is None
    assert bandai_clip(Path("dataset-1_walk_sad_001.json")) is None


def test_cmu_rates():
    assert capture_rate_hz(2) == 120
    assert capture_rate_hz(61) == 60


def test_cmu_amc_is_read_at_its_true_rate(tmp_path):
    (found,) = (clip for clip in find(tmp_path, SAMPLES) if clip.source == "cmu-amc")
    assert (found.id, found.identity, found.group) == ("cmu_02_01", "cmu:02_01", "cmu:02_01")
    assert found.load().fps == 120


def test_cmu_bvh_with_a_wrong_header(tmp_path, make_clip):
    clip = make_clip(30)
    clip.save(tmp_path / "cmu_salsa_60fps_header_says_30.bvh")
    found = cmu_clip(tmp_path / "cmu_salsa_60fps_header_says_30.bvh")
    assert found is not None
    assert found.load().fps == 60
    assert cmu_clip(tmp_path / "salsa.bvh") is None


def test_a_renamed_file_is_known_by_its_trial():
    found = cmu_clip(Path("cmu_salsa_60fps_header_says_120.bvh"))
    assert found is not None
    assert (found.id, found.identity, found.group) == ("cmu_60_01", "cmu:60_01", "cmu:60_01")


def test_partners_of_a_dance_are_one_recording():
    first, second = cmu_clip(Path("cmu_60_03.bvh")), cmu_clip(Path("cmu_61_03.bvh"))
    assert first is not None
    assert second is not None
    assert first.group == second.group
    assert first.identity != second.identity


def test_cmu_texts_are_found_above_the_files(tmp_path, make_clip):
    make_clip(30).save(tmp_path / "bvh" / "cmu_02_01.bvh")
    texts = {"02_01": {"cmu_description": "walk", "kitml": ["A person walks straight."]}}
    (tmp_path / "cmu_texts.json").write_text(json.dumps(texts))
    (clip,) = find(tmp_path, tmp_path)
    assert [(c.text, c.origin) for c in clip.captions] == [
        ("walk", "CMU index"),
        ("A person walks straight.", "KIT-ML"),
    ]


def write_collection(folder: Path, rest: np.ndarray) -> None:
    """Two clips and a mirror image on a skeleton with our names."""
    (folder / "clips").mkdir(parents=True)
    (folder / "skeleton").mkdir()
    table = {"names": JOINT_NAMES, "parents": PARENTS, REST: rest.tolist()}
    (folder / "skeleton" / "rest_skeletons.json").write_text(json.dumps(table))
    ids = ("cmu_07_04", "cmu_snu_16_57_1", "spin", "spin_mirror")
    rows = [
        {
            "id": name,
            "source": "made",
            "licence": "CC0 1.0",
            "captions": [{"text": "walk", "origin": "CMU index"}],
            "windows": [[0, 20, 0.5]],
            **({"flag": ["jumpy"]} if name == "cmu_07_04" else {}),
        }
        for name in ids
    ]
    (folder / "clips.json").write_text(json.dumps(rows))


def write_collection_clip(folder: Path, name: str, rotations: np.ndarray, translation: np.ndarray) -> None:
    quaternions = np.round(matrix_to_quaternion(rotations) * 32767).astype(np.int16)
    np.savez(folder / "clips" / f"{name}.npz", quaternions_wxyz_i16=quaternions, translation_m=translation, fps=30)


def test_a_collection_keeps_limb_directions_and_says_what_it_knows(tmp_path, make_clip):
    # A rest skeleton with drooping arms: copied local rotations would lift or drop every arm.
    rest = MANNEQUIN.rest_positions.copy()
    for side in "LR":
        rest[joint(f"{side}_Elbow"), 1] -= 0.05
        rest[joint(f"{side}_Wrist"), 1] -= 0.12
    write_collection(tmp_path, rest)
    motion = make_clip(25, seed=5)
    for name in ("cmu_07_04", "cmu_snu_16_57_1", "spin", "spin_mirror"):
        write_collection_clip(tmp_path, name, motion.rotations, motion.translation)
    clips = collection_clips(tmp_path / "clips.json")
    assert [clip.identity for clip in clips] == [
        "cmu:07_04",
        "collection:cmu_snu_16_57_1",
        "collection:spin",
        "collection:spin",
    ]
    assert [clip.group for clip in clips] == ["cmu:07_04", "cmu:16_57", "spin", "spin"]
    assert clips[0].flags == ("jumpy",)
    assert clips[0].windows[0].energy == 0.5
    found = clips[2].load()
    offsets = rest - rest[np.maximum(PARENTS, 0)]
    source, _ = forward_kinematics(motion.rotations, motion.translation, offsets, PARENTS)
    for start, end in (("L_Shoulder", "L_Elbow"), ("R_Elbow", "R_Wrist"), ("L_Hip", "L_Knee"), ("R_Knee", "R_Ankle")):
        ours = found.joints[:, joint(end)] - found.joints[:, joint(start)]
        theirs = source[:, joint(end)] - source[:, joint(start)]
        ours /= np.linalg.norm(ours, axis=-1, keepdims=True)
        theirs /= np.linalg.norm(theirs, axis=-1, keepdims=True)
        assert np.degrees(np.arccos(np.clip((ours * theirs).sum(-1), -1, 1))).max() < 0.1


def elbow_twist_deg(clip, side: str) -> np.ndarray:
    """[n] how far above straight forward a bent elbow bends, seen from the upper arm."""
    along = MANNEQUIN.offsets[joint(f"{side}_Wrist")] / np.linalg.norm(MANNEQUIN.offsets[joint(f"{side}_Wrist")])
    forearm = clip.rotations[:, joint(f"{side}_Elbow")] @ along
    bend = np.arccos(np.clip(forearm @ along, -1.0, 1.0))
    across = (forearm - (forearm @ along)[:, None] * along)[(bend > 0.6) & (bend < 2.4)]
    return np.degrees(np.arctan2(across[:, 1], across[:, 2]))


def standing_sole_deg(clip) -> np.ndarray:
    """[n] how far the toes of a foot that does not move point up."""
    _, world = forward_kinematics(clip.rotations, clip.translation, clip.skeleton.offsets, PARENTS)
    found = []
    for side in "LR":
        ankle, foot = joint(f"{side}_Ankle"), joint(f"{side}_Foot")
        speed = np.linalg.norm(np.gradient(clip.joints[:, [ankle, foot]], axis=0), axis=-1).max(axis=1) * clip.fps
        low = clip.joints[:, ankle, 1] < np.percentile(clip.joints[:, ankle, 1], 10) + 0.03
        found.append(np.degrees(np.arcsin(world[(speed < 0.12) & low, ankle, 1, 2])))
    return np.concatenate(found)


@pytest.mark.parametrize("source", sorted(TWISTS))
def test_arms_and_soles_of_a_source_are_set_right(tmp_path, make_clip, source):
    # A figure whose T-pose is rolled as the table says, made from ours: read back, it is ours again.
    write_collection(tmp_path, MANNEQUIN.rest_positions)
    twist, ours = TWISTS[source], make_clip(20, seed=3)
    _, world = forward_kinematics(ours.rotations, ours.translation, MANNEQUIN.offsets, PARENTS)
    for number, side in enumerate("LR"):
        for name, angle_deg in (
            ("Shoulder", twist.upper_arm_deg[number]),
            ("Elbow", twist.forearm_deg[number]),
            ("Ankle", -twist.sole_deg),
            ("Foot", -twist.sole_deg),
        ):
            roll = axis_angle_to_matrix(np.radians([angle_deg, 0.0, 0.0]))
            world[:, joint(f"{side}_{name}")] = world[:, joint(f"{side}_{name}")] @ roll
    theirs = world.copy()
    theirs[:, 1:] = np.swapaxes(world[:, list(PARENTS[1:])], -1, -2) @ world[:, 1:]
    write_collection_clip(tmp_path, "spin", theirs, ours.translation)
    rows = json.loads((tmp_path / "clips.json").read_text())
    (tmp_path / "clips.json").write_text(json.dumps([{**row, "source": source} for row in rows]))
    found = next(clip for clip in collection_clips(tmp_path / "clips.json") if clip.id == "spin").load()
    _, again = forward_kinematics(found.rotations, found.translation, MANNEQUIN.offsets, PARENTS)
    _, wanted = forward_kinematics(ours.rotations, ours.translation, MANNEQUIN.offsets, PARENTS)
    for name in ("L_Shoulder", "R_Shoulder", "L_Elbow", "R_Elbow", "L_Wrist", "L_Ankle", "R_Ankle", "R_Foot"):
        np.testing.assert_allclose(again[:, joint(name)], wanted[:, joint(name)], atol=0.02)


@pytest.mark.slow
@pytest.mark.skipif(not (SHARED / "clips.json").is_file(), reason="the shared collection of clips is not there")
@pytest.mark.parametrize("source", ["cmu-expmap8", "cmu-iclone", "cmu-snu", "snu-basketball", "snu-walk"])
def test_real_sources_agree_on_arms_and_soles(source):
    clips = [
        clip.load() for clip in collection_clips(SHARED / "clips.json") if clip.source == source and not clip.flags
    ][:12:3]
    for side in "LR":
        twists = np.concatenate([elbow_twist_deg(clip, side) for clip in clips])
        assert abs(np.median(twists)) < 4
    assert abs(np.median(np.concatenate([standing_sole_deg(clip) for clip in clips]))) < 5


def test_damaged_collections(tmp_path, make_clip):
    write_collection(tmp_path, MANNEQUIN.rest_positions)
    clip = collection_clips(tmp_path / "clips.json")[2]
    with pytest.raises(MotionFileError, match=r"spin\.npz"):
        clip.load()
    (tmp_path / "clips" / "spin.npz").write_bytes(b"not a zip file")
    with pytest.raises(MotionFileError, match=r"spin\.npz"):
        clip.load()
    for wrong in ("{", '{"a": 1}', "[" * 100_000):
        (tmp_path / "clips.json").write_text(wrong)
        with pytest.raises(DataError, match="must be a list of clips"):
            collection_clips(tmp_path / "clips.json")


@pytest.mark.parametrize(
    "change",
    [
        {"id": None},
        {"captions": 3},
        {"captions": ["walk"]},
        {"windows": [[0, 1]]},
        {"licence_class": "free"},
        {"flag": 1},
    ],
)
def test_a_damaged_row_of_a_collection_is_the_only_one_that_is_lost(tmp_path, make_clip, change):
    write_collection(tmp_path, MANNEQUIN.rest_positions)
    rows = json.loads((tmp_path / "clips.json").read_text())
    rows[1] = {key: value for key, value in {**rows[1], **change}.items() if value is not None}
    (tmp_path / "clips.json").write_text(json.dumps([*rows, "no row"]))
    clips = collection_clips(tmp_path / "clips.json")
    assert [bool(clip.error) for clip in clips] == [False, True, False, False, True]
    assert "row 1 is no clip" in clips[1].error
    assert clips[1].id.endswith("clips.json#1")


def write_clips_more(folder: Path, rows: list[dict], motion) -> None:
    """A second collection on our own rest pose."""
    (folder / "clips-more").mkdir(exist_ok=True)
    known = {"source": "more", "licence": "MIT (them)", "licence_class": "permissive", "rest": MANNEQUIN_REST}
    known["captions"] = [{"text": "A person does squats.", "origin": "template from label"}]
    (folder / "clips-more.json").write_text(json.dumps([known | row for row in rows]))
    quaternions = np.round(matrix_to_quaternion(motion.rotations) * 32767).astype(np.int16)
    for row in rows:
        path = folder / "clips-more" / f"{row['id']}.npz"
        np.savez(path, quaternions_wxyz_i16=quaternions, translation_m=motion.translation, fps=30)


def test_clips_on_our_rest_pose_are_taken_as_they_are(tmp_path, make_clip):
    # Both lists hold the same numbers; what they mean depends on `rest`.
    rest = MANNEQUIN.rest_positions.copy()
    rest[joint("L_Elbow"), 1] -= 0.1
    write_collection(tmp_path, rest)
    motion = make_clip(25, seed=5)
    write_collection_clip(tmp_path, "spin", motion.rotations, motion.translation)
    write_clips_more(tmp_path, [{"id": "squat"}], motion)
    found = {clip.id: clip for clip in find(tmp_path, tmp_path)}
    np.testing.assert_allclose(found["squat"].load().joints, motion.joints, atol=2e-4)
    assert np.abs(found["spin"].load().joints - motion.joints).max() > 0.02
    write_clips_more(tmp_path, [{"id": "squat", "rest": "smpl"}], motion)
    with pytest.raises(MotionFileError, match="unknown rest pose 'smpl'"):
        collection_clips(tmp_path / "clips-more.json")[0].load()


def test_what_a_list_says_of_flags_parts_and_copies(tmp_path, make_clip):
    rows = [
        {"id": "cmu_07_04", "replaces_clip": True},
        {"id": "cmu_13_29_seg01_JumpJack", "part_of": "cmu_13_29"},
        {"id": "roll", "flag": ["in place: no root travel", "jumpy: a joint reaches 14.5 m/s"]},
        {"id": "ballplay2_turn_016pickle_a_1"},
        {"id": "ballplay_turn_016pickle_a_1"},
        {"id": "uiprmd_m01_s02_e03", "licence_class": "share-alike"},
    ]
    write_clips_more(tmp_path, rows, make_clip(25))
    better, part, rolling, copy, same, moves = collection_clips(tmp_path / "clips-more.json")
    assert (better.identity, better.rank) == ("cmu:07_04", 1)
    assert (part.part_of, part.group, part.rank) == ("cmu:13_29", "cmu:13_29", 0)
    assert part.identity != part.part_of
    assert rolling.flags == ("in place: no root travel",)  # jumps are measured, not believed
    assert copy.identity == same.identity
    assert moves.group == "uiprmd_m01_s02"
    assert [clip.licence_class for clip in (better, moves)] == ["permissive", "share-alike"]


def test_a_list_without_its_folder_is_no_collection(tmp_path, make_clip):
    make_clip(25).save(tmp_path / "a.bvh")
    (tmp_path / "clips-of-mine.json").write_text("{}")
    assert [clip.error for clip in find(tmp_path, tmp_path)] == [""]


def test_collection_without_its_skeleton(tmp_path):
    write_collection(tmp_path, MANNEQUIN.rest_positions)
    (tmp_path / "skeleton" / "rest_skeletons.json").write_text("{}")
    write_collection_clip(tmp_path, "spin", np.tile(np.eye(3), (4, 22, 1, 1)), np.zeros((4, 3)))
    with pytest.raises(DataError, match=r"rest_skeletons\.json: it lacks names"):
        collection_clips(tmp_path / "clips.json")[2].load()


def test_sidecars(tmp_path, make_clip):
    for name in ("a", "b", "inner/c", "inner/d", "e"):
        make_clip(25).save(tmp_path / f"{name}.bvh")
    (tmp_path / "a.txt").write_text("A man bows.#a/DET man/NOUN#0.0#0.0\n\nSomeone bows.\n")
    (tmp_path / "captions.json").write_text(json.dumps({"b": "A man sits.", "e.bvh": ["One.", "Two."]}))
    rows = [{"file": "c.bvh", "captions": ["She nods."], "label": "nod", "licence": "CC BY 4.0"}]
    (tmp_path / "inner" / "captions.jsonl").write_text("\n".join(map(json.dumps, rows)))
    clips = {Path(clip.id).name: clip for clip in find(tmp_path, tmp_path, options=FolderOptions("mine"))}
    texts = {name: [caption.text for caption in clip.captions] for name, clip in clips.items()}
    assert texts == {"a": ["A man bows.", "Someone bows."], "b": ["A man sits."], "c": ["She nods."], "d": [],
                     "e": ["One.", "Two."]}  # fmt: skip
    assert (clips["c"].label, clips["c"].licence) == ("nod", "CC BY 4.0")
    assert clips["d"].licence == "mine"
    assert clips["c"].id == f"{tmp_path.name}/inner/c"


CASES = Path(__file__).parent / "cases"


def test_a_mark_of_windows_is_no_letter_of_a_caption(tmp_path):
    (clip,) = find(tmp_path, CASES / "bom")
    assert [caption.text for caption in clip.captions] == ["A person walks forward."]
    for encoding in ("utf-8", "utf-16"):
        (tmp_path / encoding).mkdir()
        (tmp_path / encoding / "walk.txt").write_text("Эй.\nA person walks.\n", encoding=encoding)
        (tmp_path / encoding / "walk.npz").touch()
        (clip,) = find(tmp_path, tmp_path / encoding)
        assert [caption.text for caption in clip.captions] == ["Эй.", "A person walks."]


def test_a_caption_of_half_a_second_is_not_one_of_the_whole(tmp_path):
    (clip,) = find(tmp_path, CASES / "times")
    assert [(caption.text, caption.span_s) for caption in clip.captions] == [
        ("A person walks forward.", None),
        ("A person waves with the right hand.", (1.0, 1.5)),
    ]
    done = process(clip, ProcessOptions())
    (segment,) = done.segments
    assert [caption.text for caption in segment.captions] == ["A person walks forward."]
    assert [(rejected.id, rejected.reason) for rejected in done.rejections] == [("times/walk_1s-1.5s", "too short")]


def test_each_animation_of_a_file_is_a_clip(tmp_path):
    shutil.copy(Path(__file__).parents[1] / "formats" / "cases" / "tpose_first.glb", tmp_path / "hero.glb")
    walk = "A person walks forward and waves with the right hand."
    (tmp_path / "captions.json").write_text(json.dumps({f"hero#{walk}": "He waves.", "hero": "Of which?"}))
    clips = find(tmp_path, tmp_path)
    assert [Path(clip.id).name for clip in clips] == ["TPose", walk]
    assert [clip.load().num_frames for clip in clips] == [2, 60]
    assert [[caption.text for caption in clip.captions] for clip in clips] == [[], ["He waves."]]
    assert len({clip.identity for clip in clips}) == 2
    assert len({clip.group for clip in clips}) == 1
    (tmp_path / "broken.glb").write_bytes(b"glTF")
    broken = next(clip for clip in find(tmp_path, tmp_path) if "broken" in clip.id)
    assert "binary glTF" in broken.error


def test_a_joint_map_helps_with_unknown_rigs(tmp_path, make_clip):
    clip = make_clip(25)
    clip.save(tmp_path / "known.bvh")
    strange = {name: f"node{number}" for number, name in enumerate(JOINT_NAMES)}
    text = (tmp_path / "known.bvh").read_text()
    for name, node in strange.items():
        text = re.sub(rf"\b{name}\b", node, text)
    (tmp_path / "strange.bvh").write_text(text)
    _, unknown = find(tmp_path, tmp_path)
    with pytest.raises(UnknownRigError, match="--map"):
        unknown.load()
    known, mapped = find(tmp_path, tmp_path, options=FolderOptions(joint_map=strange))
    np.testing.assert_allclose(mapped.load().joints, known.load().joints, atol=1e-3)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("captions.json", "{"),
        ("captions.json", '["a"]'),
        ("captions.json", '{"a": 3}'),
        ("captions.json", '{"a": ["", "b"]}'),
        ("captions.jsonl", '{"captions": ["a"]}'),
    ],
)
def test_damaged_sidecars_cost_the_clips_they_are_for(tmp_path, make_clip, name, content):
    make_clip(25).save(tmp_path / "a.bvh")
    make_clip(25).save(tmp_path / "inner" / "b.bvh")
    (tmp_path / name).write_text(content)
    damaged, good = find(tmp_path, tmp_path)
    assert "captions.json" in damaged.error
    assert damaged.id == f"{tmp_path.name}/a.bvh"
    assert good.error == ""


def test_archives(tmp_path, make_clip):
    make_clip(25).save(tmp_path / "dataset-1_bow_sad_001.bvh")
    with tarfile.open(tmp_path / "set.tar.xz", "w:xz") as tar:
        tar.add(tmp_path / "dataset-1_bow_sad_001.bvh", "deep/data/dataset-1_bow_sad_001.bvh")
    (clip,) = find(tmp_path, tmp_path / "set.tar.xz")
    assert clip.label == "bow"
    assert clip.load().num_frames == 25


def test_an_archive_cannot_write_outside(tmp_path, make_clip):
    make_clip(25).save(tmp_path / "a.bvh")
    with tarfile.open(tmp_path / "evil.tar", "w") as tar:
        tar.add(tmp_path / "a.bvh", "../../outside.bvh")
    (clip,) = find(tmp_path, tmp_path / "evil.tar")
    assert "cannot unpack" in clip.error
    assert clip.id.endswith("/evil.tar")
    assert not list(tmp_path.parent.glob("**/outside.bvh"))


def test_truncated_archive(tmp_path, make_clip):
    (tmp_path / "a.tar.xz").write_bytes(b"\xfd7zXZ\x00nothing")
    make_clip(25).save(tmp_path / "b.bvh")
    good, damaged = find(tmp_path, tmp_path)
    assert (good.error, damaged.id) == ("", f"{tmp_path.name}/a.tar.xz")
    assert "cannot unpack" in damaged.error


def write_library(folder: Path, rows: list, motion) -> None:
    """What `kinoflow author all` writes."""
    for row in rows:
        if isinstance(row, dict):
            motion.save(folder / "clips" / f"{row['id']}.npz")
    (folder / "library.json").write_text(json.dumps(rows))


def authored_row(name: str, **change) -> dict:
    row = {
        "id": name,
        "action": "squat",
        "leaf": ["fitness", "strength", "squat"],
        "captions": [{"text": "A person leans left.", "mirrored": "A person leans right."}],
        "parameters": {"count": 3},
        "group": "squat-0",
        "label": "squat",
        "split_hint": "train",
    }
    return row | change


def test_authored_clips(tmp_path, make_clip):
    motion = make_clip(30)
    write_library(tmp_path / "mine", [authored_row("a"), authored_row("b", split_hint="held-out")], motion)
    first, second = find(tmp_path, tmp_path)
    assert (first.id, first.source, first.licence_class) == ("a", "authored", "permissive")
    assert (first.action, first.leaf, first.label) == ("squat", "fitness/strength/squat", "squat")
    assert first.settings == {"count": 3}
    assert (first.split, second.split) == ("train", "validation")
    assert first.as_made
    assert first.identity != second.identity
    assert first.captions == (RawCaption("A person leans left.", "authored", mirrored="A person leans right."),)
    np.testing.assert_allclose(first.load().joints, motion.joints, atol=1e-6)


@pytest.mark.parametrize(
    "change",
    [
        {"leaf": ["fitness", "squat"]},
        {"captions": []},
        {"captions": [{"text": "A person squats."}]},
        {"split_hint": "test"},
        {"action": ""},
        {"id": "../a"},
        {"label": 3},
        {"parameters": [3]},
    ],
)
def test_a_damaged_row_of_a_library_is_the_only_one_that_is_lost(tmp_path, make_clip, change):
    write_library(tmp_path, [authored_row("a"), "no row"], make_clip(25))
    rows = [authored_row("a"), authored_row("b", **change), "no row"]
    (tmp_path / "library.json").write_text(json.dumps(rows))
    clips = find(tmp_path, tmp_path)
    assert [bool(clip.error) for clip in clips] == [False, True, True]
    assert clips[1].id.endswith("library.json#1")


def test_a_damaged_library_is_one_rejection(tmp_path, make_clip):
    make_clip(25).save(tmp_path / "walk.bvh")
    (tmp_path / "library.json").write_text("[")
    good, damaged = find(tmp_path, tmp_path)
    assert (good.error, damaged.id) == ("", f"{tmp_path.name}/library.json")


def test_a_reader_of_names_that_fails_costs_its_file_only(tmp_path, make_clip, monkeypatch):
    for name in ("a", "b"):
        make_clip(25).save(tmp_path / f"{name}.bvh")

    def fail(path):
        if path.stem == "a":
            raise RuntimeError("nobody foresaw this")

    monkeypatch.setattr("kinoflow.data.sources.find.cmu_clip", fail)
    assert [clip.error for clip in find(tmp_path, tmp_path)] == ["RuntimeError: nobody foresaw this", ""]


def test_terms_and_their_class(tmp_path, make_clip):
    rows = [
        {"file": "a.bvh", "captions": ["A."], "licence": "CC BY-NC 4.0"},
        {"file": "b.bvh", "captions": ["B."], "licence": "my own", "licence_class": "permissive"},
        {"file": "c.bvh", "captions": ["C."]},
        {"file": "d.bvh", "captions": ["D."], "licence_class": "free"},
    ]
    for row in rows:
        make_clip(25).save(tmp_path / row["file"])
    (tmp_path / "captions.jsonl").write_text("\n".join(map(json.dumps, rows)))

    def found(*options):
        return [
            (clip.licence, clip.licence_class) for clip in find(tmp_path, tmp_path, options=FolderOptions(*options))
        ]

    own = [("CC BY-NC 4.0", "non-commercial"), ("my own", "permissive")]
    assert found()[:3] == [*own, ("not stated", "unknown")]
    assert found("MIT")[:3] == [*own, ("MIT", "permissive")]
    assert found("MIT", None, "share-alike")[:3] == [*own, ("MIT", "share-alike")]
    assert "no licence class 'free'" in find(tmp_path, tmp_path)[3].error
    with pytest.raises(OptionError, match="licence class"):
        FolderOptions("MIT", None, "free")


def test_times_of_captions(tmp_path, make_clip):
    make_clip(25).save(tmp_path / "a.bvh")
    lines = [
        "\ufeffA person walks.#a/DET person/NOUN#0.0#0.0",
        "A person waves.#a/DET#1.0#2.5",
        "A person bows.#a/DET#nan#nan",
        "A person sits. # said # by # me",
        "#1#2#3",
    ]
    (tmp_path / "a.txt").write_text("\n".join(lines), encoding="utf-8")
    (clip,) = find(tmp_path, tmp_path)
    assert [(caption.text, caption.span_s) for caption in clip.captions] == [
        ("A person walks.", None),
        ("A person waves.", (1.0, 2.5)),
        ("A person bows.", None),
        ("A person sits.", None),
    ]


def test_sources_that_are_not_there_or_empty(tmp_path):
    with pytest.raises(DataError, match="there is no"):
        find(tmp_path, tmp_path / "nowhere")
    (tmp_path / "notes.md").write_text("no motion")
    with pytest.raises(DataError, match=r"no motion file found.*\.bvh"):
        find(tmp_path, tmp_path)


def test_an_archive_that_unpacks_to_far_more_than_itself(tmp_path, monkeypatch):
    path = tmp_path / "motions.tar.gz"
    with tarfile.open(path, "w:gz") as tar:
        member = tarfile.TarInfo("a.bvh")
        member.size = 4 << 20
        tar.addfile(member, io.BytesIO(bytes(member.size)))
    monkeypatch.setattr("kinoflow.data.sources.find.FREE_BYTES", 1 << 20)
    (clip,) = find(tmp_path, path)
    assert "far more than motions do" in clip.error
    assert not list((tmp_path / "unpacked").rglob("a.bvh"))


def test_hidden_files_and_folders_are_no_sources(tmp_path, make_clip):
    """What a killed process left, the place of a version control system; not even lists and archives of theirs."""
    folder = tmp_path / "motions"
    make_clip(30).save(folder / "walk.bvh")
    (folder / ".1-uzi2begt.glb").touch()
    for place in (".out.kinoflow-abcdefgh", ".git"):
        make_clip(30).save(folder / place / "run.bvh")
        (folder / place / "clips.json").write_text("[]")
        (folder / place / "library.json").write_text("{}")
        with tarfile.open(folder / place / "more.tar", "w") as tar:
            tar.add(folder / "walk.bvh", "again.bvh")
    assert [clip.id for clip in find(tmp_path, folder)] == ["motions/walk"]
