"""`--onto`: motions as animations of somebody's character, from the command line."""

import json
import struct
from pathlib import Path

import pytest
from characters import NAMELESS, NAMES, OURS, Tool

from kinoflow.cli import main
from kinoflow.motion import MotionClip


@pytest.fixture
def folder(tmp_path: Path, walk: MotionClip, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two motions and a character."""
    monkeypatch.chdir(tmp_path)
    walk.crop(0, 12).save("walk.npz")
    walk.crop(0, 8).replace(metadata={"prompt": "A person stands."}).save("stand.npz")
    Tool(NAMES["Unity"]).write(tmp_path / "character.glb")
    return tmp_path


def animations(name: str) -> list[str]:
    """Names of the animations of a .glb."""
    data = Path(name).read_bytes()
    tree = json.loads(data[20 : 20 + struct.unpack_from("<I", data, 12)[0]])
    return [entry["name"] for entry in tree["animations"]]


def test_several_motions_become_several_animations(folder, capsys):
    assert main(["convert", "walk.npz", "stand.npz", "new/hero.glb", "--onto", "character.glb"]) == 0
    assert animations("new/hero.glb") == ["idle", "A person walks forward.", "A person stands."]
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "walk.npz -> new/hero.glb: 12 frames, 0.40 s at 30 per second"
    assert "animations added: A person walks forward., A person stands." in said[2]


def test_an_animation_that_was_added_tells_its_own_prompt(folder):
    walk = MotionClip.load("walk.npz").replace(metadata={"prompt": "walks", "seed": 3})
    MotionClip.load("stand.npz").save("first.glb")
    walk.replace(fps=60.0).save("walks.npz")
    assert main(["convert", "walks.npz", "hero.glb", "--onto", "first.glb"]) == 0
    first, added = (MotionClip.load("hero.glb", animation=name) for name in ("A person stands.", "walks"))
    assert first.metadata["prompt"] == "A person stands."
    assert (added.metadata["prompt"], added.metadata["seed"], added.fps) == ("walks", 3, 60.0)
    assert added.num_frames == walk.num_frames


def test_a_vrm_stays_one(folder):
    Tool(NAMELESS, vrm="1").write(folder / "model.vrm")
    assert main(["convert", "walk.npz", "hero.vrm", "--onto", "model.vrm"]) == 0
    assert animations("hero.vrm") == ["idle", "A person walks forward."]


def test_a_joint_map_is_the_characters(folder):
    Tool(NAMELESS).write(folder / "nameless.glb")
    (folder / "map.json").write_text(json.dumps({name: NAMELESS[name] for name in OURS}))
    assert main(["convert", "walk.npz", "hero.glb", "--onto", "nameless.glb", "--map", "map.json"]) == 0
    assert animations("hero.glb") == ["idle", "A person walks forward."]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["walk.npz", "stand.npz", "hero.glb"], "several need --onto"),
        (["walk.npz", "hero.fbx", "--onto", "character.glb"], "written as .glb or .vrm; got hero.fbx"),
        (["walk.npz", "hero.bvh", "--onto", "character.glb"], "--onto writes .glb or .vrm or .fbx"),
        (
            ["walk.npz", "hero.glb", "--onto", "absent.glb"],
            "cannot read the character absent.glb: there is no such file",
        ),
        (["walk.npz", "hero.glb", "--onto", "walk.npz"], "cannot read the character walk.npz: it is not binary glTF"),
        (["walk.npz", "hero.glb", "--onto", "nameless.glb"], "--map"),
        (["walk.npz", "hero.glb", "--onto", "hero.gltf"], "export it as .glb"),
        (["walk.npz", "hero.glb", "--onto", "hero.fbx"], "cannot read the character hero.fbx"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_lost(folder, words, said, capsys):
    Tool(NAMELESS).write(folder / "nameless.glb")
    Path("hero.glb").write_bytes(b"mine")
    assert main(["convert", *words]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert len(error) < 450
    assert Path("hero.glb").read_bytes() == b"mine"


@pytest.mark.slow
def test_seeds_become_animations(folder, capsys):
    words = ["generate", "A person walks forward.", "-o", "hero.glb", "--onto", "character.glb"]
    assert main([*words, "--seeds", "0,1"]) == 0
    assert animations("hero.glb") == ["idle", "A person walks forward.", "A person walks forward. 2"]
    assert capsys.readouterr().out.splitlines() == ["hero.glb"]
    # Of a batch each prompt has its own file.
    Path("prompts.txt").write_text("A person walks forward.#60#one\nA person jumps.#60#two\n")
    assert main(["generate", "--prompts", "prompts.txt", "-o", "out", "--onto", "character.glb"]) == 0
    assert animations("out/one.glb") == ["idle", "A person walks forward."]
    assert animations("out/two.glb") == ["idle", "A person jumps."]
