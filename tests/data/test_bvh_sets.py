"""LAFAN1, 100STYLE and BONES-SEED: golden files by our own writer under their joint names, and the traps of each."""

import json
import re

import numpy as np
import pytest

from kinoflow.data.manifest import NON_COMMERCIAL, PERMISSIVE, UNKNOWN
from kinoflow.data.sources.bvh_sets import seed_family
from kinoflow.data.sources.find import find_clips

LIMBS = {
    "lafan1": {"Collar": "Shoulder", "Shoulder": "Arm", "Elbow": "ForeArm", "Wrist": "Hand"}
    | {"Hip": "UpLeg", "Knee": "Leg", "Ankle": "Foot", "Foot": "Toe"},
    "100style": {"Foot": "Toe"},
}
TRUNK = {
    "lafan1": {"Pelvis": "Hips", "Spine1": "Spine", "Spine2": "Spine1", "Spine3": "Spine2"},
    "100style": {"Pelvis": "Hips", "Spine1": "Chest", "Spine2": "Chest2", "Spine3": "Chest4"},
}


def write(path, clip, rig="lafan1"):
    """A clip of ours under the joint names of a set."""
    path.parent.mkdir(parents=True, exist_ok=True)
    clip.save(path)

    def renamed(found):
        name = found[2]
        side = {"L_": "Left", "R_": "Right"}.get(name[:2], "")
        return found[1] + (side + LIMBS[rig].get(name[2:], name[2:]) if side else TRUNK[rig].get(name, name))

    path.write_text(re.sub(r"((?:ROOT|JOINT) )(\S+)", renamed, path.read_text()))


def find(folder, tmp_path):
    return find_clips([folder], tmp_path / "unpacked")


def same_motion(loaded, clip):
    centred = [joints - joints[:, :1] for joints in (loaded.joints, clip.joints)]
    np.testing.assert_allclose(*centred, atol=0.02)


def test_lafan1(tmp_path, make_clip):
    clip = make_clip(40)
    for name in ("walk1_subject1", "walk1_subject5", "multipleActions1_subject2"):
        write(tmp_path / "a" / f"{name}.bvh", clip)
    clip.save(tmp_path / "a" / "run1_subject1.bvh")
    found = {clip.id: clip for clip in find(tmp_path / "a", tmp_path)}
    first, other = found["lafan1/walk1_subject1"], found["lafan1/walk1_subject5"]
    assert (first.group, first.licence_class) == (other.group, NON_COMMERCIAL)
    assert [caption.text for caption in first.captions] == ["A person walks."]
    assert found["lafan1/multipleActions1_subject2"].captions == ()
    # The same name on another skeleton is somebody else's.
    assert found["a/run1_subject1"].source == "a"
    same_motion(first.load(), clip)


CUTS = "STYLE_NAME, FW_START, FW_STOP, BR_START, BR_STOP\nArmsAboveHead, 10, 30, N/A, N/A\nNeutral,0,9999,2,8\n"


def test_100style_is_cut(tmp_path, make_clip):
    clip = make_clip(40)
    folder = tmp_path / "a"
    for name in ("ArmsAboveHead_FW", "ArmsAboveHead_BR", "Neutral_BR", "Neutral_FW"):
        write(folder / name.partition("_")[0] / f"{name}.bvh", clip, "100style")
    (folder / "Frame_Cuts.csv").write_text(CUTS)
    found = {clip.id: clip for clip in find(folder, tmp_path)}
    first = found["100style/ArmsAboveHead_FW"]
    assert (first.licence_class, first.style) == (PERMISSIVE, "arms above head")
    assert [c.text for c in first.captions] == ["A person walks forward in an arms above head style."]
    assert [c.text for c in found["100style/Neutral_BR"].captions] == ["A person runs backward."]
    same_motion(first.load(), clip.crop(10, 30))
    assert found["100style/Neutral_FW"].load().num_frames == 40
    (lost,) = (clip for clip in found.values() if clip.error)
    assert "ArmsAboveHead_BR" in lost.error


@pytest.mark.parametrize("cuts", [None, "A,B\n1,2\n", "STYLE_NAME,FW_START,FW_STOP\nAngry,9,3\n"])
def test_100style_without_its_cuts(tmp_path, make_clip, cuts):
    write(tmp_path / "a" / "Angry_FW.bvh", make_clip(20), "100style")
    if cuts is not None:
        (tmp_path / "a" / "Frame_Cuts.csv").write_text(cuts)
    (found,) = find(tmp_path / "a", tmp_path)
    assert "Frame_Cuts.csv" in found.error


def timeline(name, *events, source=None):
    rows = [{"start_time": start, "end_time": stop, "description": text} for start, stop, text in events]
    return json.dumps(
        {
            "overview_description": "A person jumps.",
            "num_events": len(rows),
            "events": rows,
            "filename": name,
            "propagated_from_filename": source,
        }
    )


def test_bones_seed(tmp_path, make_clip):
    clip, folder = make_clip(40), tmp_path / "a"
    for name in ("uniform/jump_001__A001", "uniform/jump_001__A001_M", "proportional/jump_001__A001"):
        write(folder / f"{name}.bvh", clip)
    write(folder / "uniform" / "hop_002__A007.bvh", clip)
    (folder / "metadata.csv").write_text(
        "filename,content_natural_desc_1,content_natural_desc_4\njump_001__A001,He jumps.,\nother__A2,x,y\n"
    )
    lines = [
        timeline("jump_001__A001.csv", (0.0, 0.5, "A person crouches."), (0.5, 1.3, "A person jumps up.")),
        timeline("hop_002__A007", (0.0, 1.0, "A person hops."), source="jump_001__A001.csv"),
    ]
    (folder / "timelines.jsonl").write_text("\n".join(lines))
    found = find(folder, tmp_path)
    jumps = [clip for clip in found if clip.identity == "bones-seed:jump_001__A001"]
    best = max(jumps, key=lambda clip: clip.rank)
    assert len(jumps) == 3
    assert best.load.args[0].parts[-2:] == ("uniform", "jump_001__A001.bvh")
    assert [(c.text, c.origin, c.span_s) for c in best.captions] == [
        ("He jumps.", "BONES-SEED", None),
        ("A person jumps.", "SEED timeline", None),
        ("A person crouches.", "SEED timeline", (0.0, 0.5)),
        ("A person jumps up.", "SEED timeline", (0.5, 1.3)),
    ]
    (hop,) = (clip for clip in found if "hop" in clip.id)
    assert {c.origin for c in hop.captions} == {"SEED timeline, carried over"}
    assert hop.licence_class == UNKNOWN
    # Labels were carried over from one to the other: never in both splits.
    assert len({clip.group for clip in found}) == 1


def test_families_of_bones_seed():
    same = ("jump_high_001__A001", "jump_high_002__A044_M", "x/Jump_High_003__A1.csv")
    assert {seed_family(name) for name in same} == {"jump_high"}
    assert seed_family("turn_090__A001") == "turn_090"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("t.jsonl", timeline("jump_001__A001", (2.0, 1.0, "x")), "line 1"),
        ("t.jsonl", '{"propagated_from_filename": 3}', "line 1"),
        ("m.csv", "name,content_natural_desc_1\na,b\n", "filename"),
    ],
)
def test_damaged_texts_of_bones_seed(tmp_path, make_clip, name, content, said):
    write(tmp_path / "a" / "jump_001__A001.bvh", make_clip(20))
    (tmp_path / "a" / name).write_text(content)
    good, bad = find(tmp_path / "a", tmp_path)
    assert good.error == ""
    assert said in bad.error
