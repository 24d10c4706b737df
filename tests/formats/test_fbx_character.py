"""Characters from .fbx: as .glb, and as the .fbx they were with takes added."""

import json
import struct
from pathlib import Path

import numpy as np
import pytest
from fbx_parser import parse
from scipy.spatial.transform import Rotation
from skinning import SkinnedFile

from kinoflow.errors import MotionFileError, OptionError, UnreadableError
from kinoflow.formats.fbx_character import _picture
from kinoflow.formats.fbx_patch import FbxFile, NodeOfFile, nodes_of
from kinoflow.formats.fbx_reader import ask
from kinoflow.formats.onto import CharacterFile, save_onto
from kinoflow.formats.profiles import PROFILES
from kinoflow.motion import MotionClip
from kinoflow.motion.canonical import ground
from kinoflow.motion.skeleton import joint

LIMBS = tuple(
    (side + start, side + end)
    for side in ("L_", "R_")
    for start, end in (("Hip", "Knee"), ("Knee", "Ankle"), ("Shoulder", "Elbow"), ("Elbow", "Wrist"))
)
NAMES = PROFILES["mixamo"].joints


@pytest.fixture(scope="module")
def stride(walk: MotionClip) -> MotionClip:
    """A third of a second of the walk, on the floor."""
    return ground(walk.crop(10, 20))


@pytest.fixture(scope="module")
def character(walk: MotionClip, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The mannequin with Mixamo's names and bone axes, which has a take of its own."""
    clip = walk.crop(0, 4).replace(metadata={"prompt": "idle"})
    return clip.save(tmp_path_factory.mktemp("fbx") / "character.fbx", profile="mixamo")


def errors_deg(places: dict[str, np.ndarray], clip: MotionClip) -> float:
    """Largest angle between limbs; `places` are [T, 3] by our names."""
    worst = 0.0
    for start, end in LIMBS:
        theirs = places[end] - places[start]
        ours = clip.joints[:, joint(end)] - clip.joints[:, joint(start)]
        cross = np.linalg.norm(np.cross(theirs, ours), axis=-1)
        worst = max(worst, float(np.degrees(np.arctan2(cross, np.sum(theirs * ours, axis=-1))).max()))
    return worst


def test_it_becomes_a_glb_with_mesh_and_skin(character, stride, tmp_path):
    file = CharacterFile(character)
    assert "mixamo, 22 joints" in file.description
    assert file.save([stride], tmp_path / "hero.glb") == ["A person walks forward."]
    hero = SkinnedFile(tmp_path / "hero.glb", animation=-1)
    places = {ours: [] for ours in NAMES}
    for frame in range(stride.num_frames):
        world = hero.world(frame)
        for ours, theirs in NAMES.items():
            places[ours].append(world[hero.node(theirs), :3, 3])
    assert errors_deg({name: np.array(found) for name, found in places.items()}, stride) < 2.0
    # The skin at rest is the mannequin as our own .glb has it.
    own = SkinnedFile(stride.save(tmp_path / "own.glb"))
    at_rest, of_own = hero.vertices(None), own.vertices(None)
    np.testing.assert_allclose(at_rest.min(axis=0), of_own.min(axis=0), atol=1e-4)
    np.testing.assert_allclose(at_rest.max(axis=0), of_own.max(axis=0), atol=1e-4)
    colours = [m.pbrMetallicRoughness.baseColorFactor for m in hero.gltf.materials]
    assert len({tuple(colour) for colour in colours}) == len(own.gltf.materials)


@pytest.mark.slow
def test_it_stays_an_fbx_and_all_that_was_in_it_stays(character, stride, tmp_path):
    before = character.read_bytes()
    added = save_onto([stride, stride], tmp_path / "hero.fbx", character)
    assert added == ["A person walks forward.", "A person walks forward. 2"]
    old, new = (parse(data)[0] for data in (before, (tmp_path / "hero.fbx").read_bytes()))
    assert [node.name for node in new.children] == [node.name for node in old.children]
    for was, now in zip(old.children, new.children, strict=True):
        kept = now.children[: len(was.children)]
        assert repr(kept) == repr(was.children), was.name
    head, _ = ask(tmp_path / "hero.fbx", "list")
    assert head["names"] == ["idle", *added]
    head, numbers = ask(tmp_path / "hero.fbx", json.dumps({"animation": 1, "fps": 30}))
    world = numbers.reshape(head["frames"] + 2, len(head["nodes"]), 3, 4)[2:]
    places = {ours: world[:, head["nodes"].index(theirs), :, 3] for ours, theirs in NAMES.items()}
    assert errors_deg(places, stride) < 2.0
    # And as high above the floor as ours, whose size it is.
    hips = np.mean([places[name] for name in ("L_Hip", "R_Hip")], axis=0)
    ours = stride.joints[:, [joint("L_Hip"), joint("R_Hip")]].mean(axis=1)
    np.testing.assert_allclose(hips[:, 1], ours[:, 1], atol=0.01)


@pytest.mark.parametrize("order", range(6))
def test_curves_undo_pivots_and_rotations_before_and_after(order):
    """Autodesk's formula with these curves gives back the local transform that was asked for."""
    generator = np.random.default_rng(order)
    names = ("PreRotation", "PostRotation", "RotationPivot", "RotationOffset", "ScalingPivot", "ScalingOffset")
    settings = {name: tuple(generator.uniform(-1, 1, 3) * (60 if name[-8:] == "Rotation" else 1)) for name in names}
    settings |= {"RotationOrder": (order,), "RotationActive": (1,), "Lcl Scaling": (1.5, 0.5, 2.0)}
    node = NodeOfFile(1, "arm", 0, settings)
    rotations = Rotation.random(20, random_state=order).as_matrix()
    places = generator.normal(size=(20, 3))
    degrees, translations = node.curves(rotations, places)
    assert np.abs(np.diff(degrees, axis=0)).max() <= 360
    word = ("xyz", "xzy", "yzx", "yxz", "zxy", "zyx")[order]

    def shift(step: np.ndarray) -> np.ndarray:
        matrix = np.eye(4)
        matrix[:3, 3] = step
        return matrix

    def turn(matrix: np.ndarray) -> np.ndarray:
        out = np.eye(4)
        out[:3, :3] = matrix
        return out

    before, after, pivot, offset, scaled, moved = (np.array(settings[name]) for name in names)
    scale = np.diag([*settings["Lcl Scaling"], 1.0])
    for frame in range(20):
        angles = [degrees[frame]["xyz".index(axis)] for axis in word]
        # Lower case: about fixed axes, the first one first.
        turned = Rotation.from_euler(word, angles, degrees=True).as_matrix()
        pre, post = (Rotation.from_euler("xyz", v, degrees=True).as_matrix() for v in (before, after))
        whole = shift(translations[frame]) @ shift(offset) @ shift(pivot) @ turn(pre) @ turn(turned)
        whole = whole @ turn(post.T) @ shift(-pivot) @ shift(moved) @ shift(scaled) @ scale @ shift(-scaled)
        np.testing.assert_allclose(whole[:3, :3], rotations[frame] @ scale[:3, :3], atol=1e-9)
        np.testing.assert_allclose(whole[:3, 3], places[frame], atol=1e-9)


@pytest.mark.slow
def test_files_of_later_versions_are_read_and_written(character, stride, tmp_path):
    """From 7.5 on the places of records have 64 bits."""
    file = FbxFile(character.read_bytes())
    # The first thing that is written back is the file itself.
    assert file.to_bytes() == character.read_bytes()
    file.version, file._wide = 7500, True
    wide = file.to_bytes()
    (tmp_path / "wide.fbx").write_bytes(wide)
    assert FbxFile(wide).to_bytes() == wide
    assert [node.name for node in nodes_of(FbxFile(wide))] == [node.name for node in nodes_of(file)]
    assert save_onto([stride], tmp_path / "hero.fbx", tmp_path / "wide.fbx") == ["A person walks forward."]
    assert struct.unpack_from("<I", (tmp_path / "hero.fbx").read_bytes(), 23) == (7500,)
    head, _ = ask(tmp_path / "hero.fbx", "list")
    assert head["names"] == ["idle", "A person walks forward."]


def test_what_cannot_be_read_is_told(character, stride, tmp_path):
    data = character.read_bytes()
    with pytest.raises(UnreadableError, match="binary"):
        FbxFile(b"; FBX 7.4.0 project file")
    with pytest.raises(UnreadableError, match=r"FBX 6\.1"):
        FbxFile(data[:23] + struct.pack("<I", 6100) + data[27:])
    for cut in (26, 40, 300, len(data) // 2):
        with pytest.raises(UnreadableError):
            FbxFile(data[:cut])
    (tmp_path / "broken.fbx").write_bytes(data[: len(data) // 2])
    with pytest.raises(MotionFileError, match=r"broken\.fbx"):
        CharacterFile(tmp_path / "broken.fbx")
    with pytest.raises(OptionError, match=r"\.glb or \.fbx; got hero\.vrm"):
        CharacterFile(character).save([stride], tmp_path / "hero.vrm")
    glb = stride.save(tmp_path / "own.glb")
    with pytest.raises(OptionError, match=r"own\.glb with a motion is written as \.glb or \.vrm"):
        stride.save(tmp_path / "hero.fbx", onto=glb)
    assert not (tmp_path / "hero.fbx").exists()


def test_no_damage_ends_in_another_error_than_ours(walk, tmp_path):
    """Bytes changed, files cut: what is read is either still a file, or refused."""
    data = walk.crop(0, 3).save(tmp_path / "bones.fbx", profile="mixamo").read_bytes()
    generator = np.random.default_rng(0)
    refused = 0
    for _ in range(60):
        damaged = bytearray(data[: generator.integers(100, len(data))] if generator.random() < 0.2 else data)
        for place in generator.integers(27, len(damaged), 20):
            damaged[place] = generator.integers(256)
        try:
            nodes = nodes_of(FbxFile(bytes(damaged)))
            nodes[0].curves(np.eye(3)[None], np.zeros(3))
        except (UnreadableError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError):
            refused += 1  # `reading_character` tells all of them as damage
    assert 0 < refused < 60


def test_pictures_beside_the_file_come_along(tmp_path):
    """A picture that lies beside the file, as its name in the file says it does on somebody else's machine."""
    png = b"\x89PNG\r\n\x1a\n rest"
    (tmp_path / "skin.png").write_bytes(png)
    found = _picture({"file": "C:\\Users\\me\\textures\\skin.png", "content": ""}, tmp_path / "hero.fbx")
    assert found == (png, "image/png")
    assert _picture({"file": "..\\other.png", "content": ""}, tmp_path / "hero.fbx") is None
    (tmp_path / "skin.tga").write_bytes(b"targa")
    assert _picture({"file": "skin.tga", "content": ""}, tmp_path / "hero.fbx") is None
