"""A motion on somebody's own character: limbs point where ours point, feet stand on the floor, the file stays."""

import dataclasses
import json
import struct
from pathlib import Path

import numpy as np
import pytest
from characters import NAMELESS, NAMES, Tool, figure, rotation
from scipy.spatial.transform import Rotation
from skinning import SkinnedFile

from kinoflow.authoring.action import draw
from kinoflow.formats.glb_character import _outermost, our_surface, read_character
from kinoflow.formats.onto import save_onto
from kinoflow.motion import MotionClip
from kinoflow.motion.canonical import ground
from kinoflow.motion.character import Fitting
from kinoflow.motion.contacts import foot_contacts
from kinoflow.motion.rotations import axis_angle_to_matrix
from kinoflow.motion.skeleton import MANNEQUIN, joint
from kinoflow.motion.smoothing import runs

LIMBS = tuple(
    (side + start, side + end)
    for side in ("L_", "R_")
    for start, end in (("Hip", "Knee"), ("Knee", "Ankle"), ("Shoulder", "Elbow"), ("Elbow", "Wrist"))
)
FRAMES = (0, 4, 13, 22)


@pytest.fixture(scope="module")
def stride(walk: MotionClip) -> MotionClip:
    """Two steps of the walk, on the floor."""
    return ground(walk.crop(0, 30))


def chunks(path: Path) -> tuple[dict, bytes, str]:
    """Tree, binary and text of a .glb."""
    data = path.read_bytes()
    size = struct.unpack_from("<I", data, 12)[0]
    text = data[20 : 20 + size].decode()
    return json.loads(text), data[28 + size :], text


def limb_errors_deg(path: Path, names: dict[str, str], clip: MotionClip, facing_deg: float = 0.0) -> np.ndarray:
    """[limbs, frames] angles between the character's limbs and ours, read with pygltflib."""
    file = SkinnedFile(path, animation=-1)
    node = {ours: file.node(theirs) for ours, theirs in names.items()}
    facing = rotation("y", facing_deg)
    errors = []
    for frame in FRAMES:
        world = file.world(frame)
        for start, end in LIMBS:
            theirs = world[node[end], :3, 3] - world[node[start], :3, 3]
            ours = facing @ (clip.joints[frame, joint(end)] - clip.joints[frame, joint(start)])
            errors.append(np.arctan2(np.linalg.norm(np.cross(theirs, ours)), theirs @ ours))
    return np.degrees(errors).reshape(len(FRAMES), -1).T


TOOLS = {name: Tool(names) for name, names in NAMES.items()} | {
    "A-pose": Tool(NAMES["Unreal"], figure(arms_deg=50), axes_seed=1),
    "centimetres under a scaled node": Tool(NAMES["Mixamo"], axes_seed=2, scale=0.01, turned=rotation("x", 90)),
    "a hundred times as large": Tool(NAMES["Unity"], {n: p * 100 for n, p in figure().items()}, axes_seed=3),
    "facing -Z": Tool(NAMES["VRoid"], figure(arms_deg=30), axes_seed=4, facing_deg=180),
    "facing +X": Tool(NAMES["SMPL"], axes_seed=5, facing_deg=90),
    "roots above the pelvis": Tool(NAMES["Unreal"], axes_seed=6, root=("root", "motion", "cog")),
    "mirrored": Tool(NAMES["Mixamo"], axes_seed=7, mirrored=True),
    "resting otherwise than bound": Tool(
        NAMES["Mixamo"],
        axes_seed=8,
        posed={"L_Shoulder": rotation("z", -70), "R_Hip": rotation("x", -40), "Spine2": rotation("x", 20)},
    ),
    "long thighs, wide hips, big feet": Tool(NAMES["Rigify"], figure(20, 0.52, 0.36, 0.32, 0.25), axes_seed=9),
    "matrices": Tool(NAMES["Unity"], axes_seed=12, scale=0.01, turned=rotation("x", -90), matrices=True),
    "mirrored matrices": Tool(NAMES["Unity"], axes_seed=13, mirrored=True, matrices=True),
    "VRM 1": Tool(NAMELESS, axes_seed=10, vrm="1"),
    "VRM 0, facing -Z": Tool(NAMELESS, axes_seed=11, vrm="0", facing_deg=180),
    "without a mesh": Tool(NAMES["Mixamo"], no_mesh=True),
}


@pytest.mark.parametrize("name", TOOLS)
def test_limbs_point_where_ours_point_and_no_foot_is_in_the_floor(name, stride, tmp_path):
    tool = TOOLS[name]
    names = save_onto([stride], tmp_path / "hero.glb", tool.write(tmp_path / "character.glb"))
    assert names == ["A person walks forward."]
    errors = limb_errors_deg(tmp_path / "hero.glb", tool.names, stride, tool.facing_deg)
    arms = np.array([start.endswith(("Shoulder", "Elbow")) for start, _ in LIMBS])
    assert errors[arms].max() < 0.01
    # Legs that no human being has swing farther, for the sake of feet that stay.
    assert errors[~arms].max() < (8.0 if name.startswith("long thighs") else 2.0)
    file = SkinnedFile(tmp_path / "hero.glb", animation=-1)
    lowest = [file.vertices(frame)[:, 1].min() for frame in FRAMES]
    size = 100.0 if name == "a hundred times as large" else 1.0
    if not tool.no_mesh and not tool.posed:
        assert min(lowest) > -1e-4 * size
        assert min(lowest) < 0.02 * size


def test_all_that_was_in_the_file_stays(stride, walk, tmp_path):
    character = TOOLS["Unreal"].write(tmp_path / "character.glb")
    hero = tmp_path / "new" / "hero.glb"
    names = save_onto([stride, stride.crop(0, 20), walk.replace(metadata={})], hero, character)
    assert names == ["A person walks forward.", "A person walks forward. 2", "motion"]
    before, binary_before, text_before = chunks(character)
    after, binary_after, text_after = chunks(hero)
    assert binary_after[: len(binary_before)] == binary_before
    assert len(binary_after) == after["buffers"][0]["byteLength"]
    for key, value in before.items():
        if key == "buffers":
            continue
        assert (after[key][: len(value)] if key in ("accessors", "bufferViews", "animations") else after[key]) == value
    assert [entry["name"] for entry in after["animations"]] == ["idle", *names]
    # To the character: the text, of which the numbers are not rounded anew.
    assert "0.70000000001" in text_after
    start = text_before.index('"nodes"')
    assert text_before[start : text_before.index('"accessors"')] in text_after


def test_onto_itself_adds_another(stride, tmp_path):
    hero = TOOLS["Unity"].write(tmp_path / "hero.glb")
    stride.save(hero, onto=hero)
    stride.crop(0, 20).save(hero, onto=hero)
    tree, binary, _ = chunks(hero)
    assert [entry["name"] for entry in tree["animations"]][1:] == [
        "A person walks forward.",
        "A person walks forward. 2",
    ]
    assert len(binary) == tree["buffers"][0]["byteLength"]


@pytest.mark.parametrize("turned_deg", [0.0, 90.0, -60.0])
def test_palms_face_where_ours_do_however_the_hand_was_bound(turned_deg, stride, tmp_path):
    extra = {}
    for side, sign in (("l", 1), ("r", -1)):
        for finger, across in (("index", 0.03), ("pinky", -0.03)):
            y, z = rotation("x", turned_deg)[1:, 2] * across
            extra[f"{finger}_01_{side}"] = (f"{side.upper()}_Wrist", (sign * 0.09, y, z))
        extra[f"lowerarm_twist_01_{side}"] = (f"{side.upper()}_Elbow", (sign * 0.13, 0.0, 0.01))
        extra[f"upperarm_twist_01_{side}"] = (f"{side.upper()}_Shoulder", (sign * 0.145, 0.0, 0.0))
    tool = Tool(NAMES["Unreal"], axes_seed=14, extra=extra, facing_deg=30)
    stride.save(tmp_path / "hero.glb", onto=tool.write(tmp_path / "character.glb"))
    file = SkinnedFile(tmp_path / "hero.glb", animation=-1)
    rest, frame = file.world(None), 13
    world = file.world(frame)
    for side, name in (("L_", "l"), ("R_", "r")):
        index, pinky, hand, forearm, twist = (
            file.node(part + name) for part in ("index_01_", "pinky_01_", "hand_", "lowerarm_", "lowerarm_twist_01_")
        )
        across = world[index, :3, 3] - world[pinky, :3, 3]
        ours = rotation("y", 30) @ stride.global_rotations[frame, joint(side + "Wrist"), :, 2]
        angle = np.degrees(np.arccos(across @ ours / np.linalg.norm(across)))
        # The hand of the test figure bends a little at the wrist.
        assert angle < 5.0
        # Half-way along the forearm there is half of the twist between elbow and hand.
        turns = [world[node, :3, :3] @ np.linalg.inv(rest[node, :3, :3]) for node in (forearm, twist, hand)]
        half, whole = (Rotation.from_matrix(turns[0].T @ turn).magnitude() for turn in turns[1:])
        np.testing.assert_allclose(half, whole * 0.13 / 0.26, rtol=0.03, atol=1e-3)
        assert np.degrees(whole) == pytest.approx(abs(turned_deg), abs=8.0)


def test_feet_that_rest_stay_where_they_are(tmp_path):
    """A step of the left leg while the right foot stands, on a body with other thighs and shins."""
    frames = 40
    angles = np.zeros((frames, 22, 3))
    swing = np.sin(np.linspace(0, np.pi, frames))
    angles[:, joint("R_Hip"), 0], angles[:, joint("R_Knee"), 0], angles[:, joint("R_Ankle"), 0] = -0.5, 1.0, -0.5
    angles[:, joint("R_Hip"), 0] -= 0.25 * swing
    angles[:, joint("R_Knee"), 0] += 0.45 * swing
    angles[:, joint("R_Ankle"), 0] -= 0.2 * swing
    angles[:, joint("L_Hip"), 0] = -0.8 * swing - 0.9
    angles[:, joint("L_Knee"), 0] = 0.9 + 0.6 * swing
    clip = MotionClip(axis_angle_to_matrix(angles), np.tile(MANNEQUIN.rest_positions[0], (frames, 1)), 30.0)
    # The pelvis goes where the standing foot leaves it.
    shift = MANNEQUIN.rest_positions[joint("R_Ankle")] - clip.joints[:, joint("R_Ankle")]
    clip = clip.replace(translation=clip.translation + shift)
    assert foot_contacts(clip)[:, 1].all()
    tool = Tool(NAMES["Unity"], figure(30, 0.5, 0.4, 0.26, 0.2), axes_seed=15)
    clip.save(tmp_path / "hero.glb", onto=tool.write(tmp_path / "character.glb"))
    file = SkinnedFile(tmp_path / "hero.glb", animation=-1)
    foot = np.array([file.world(frame)[file.node("RightToes"), :3, 3] for frame in range(0, frames, 4)])
    assert np.ptp(foot[:, [0, 2]], axis=0).max() < 1e-3
    assert np.ptp(foot[:, 1]) < 3e-3


@pytest.mark.slow
@pytest.mark.parametrize(
    "proportions", [(20, 0.52, 0.36, 0.32, 0.25), (40, 0.25, 0.22, 0.24, 0.2), (0, 0.45, 0.42, 0.4, 0.17)]
)
def test_resting_feet_of_odd_bodies_stay_too(proportions, tmp_path):
    """Long thighs, legs of half our length, hips twice as wide: whole legs swing, knees bend as ours."""
    clip = draw("roundhouse kick", np.random.default_rng(0)).clip
    tool = Tool(NAMES["Unity"], figure(*proportions), axes_seed=16)
    clip.save(tmp_path / "hero.glb", onto=tool.write(tmp_path / "character.glb"))
    file = SkinnedFile(tmp_path / "hero.glb", animation=-1)
    frames = range(0, clip.num_frames, 3)
    contacts = foot_contacts(clip)[::3]
    names = {"L_": "Left", "R_": "Right"}
    node = {
        word + side: file.node(side + word)
        for side in names.values()
        for word in ("Toes", "Foot", "LowerLeg", "UpperLeg")
    }
    worlds = np.array([file.world(frame)[list(node.values()), :3, 3] for frame in frames])
    places = dict(zip(node, worlds.swapaxes(0, 1), strict=True))
    size = (proportions[1] + proportions[2]) / MANNEQUIN.leg_length_m
    for index, (side, word) in enumerate(names.items()):
        resting = contacts[:, index::2].any(axis=1)
        for start, stop in runs(resting):
            slide, own = (
                np.ptp(path[start:stop, [0, 2]], axis=0).max()
                for path in (places["Toes" + word] / size, clip.joints[::3, joint(side + "Foot")])
            )
            assert slide < own + 0.003
        # No knee bends for it.
        ours = {name: clip.joints[::3, joint(side + name)] for name in ("Hip", "Knee", "Ankle")}
        bends = [
            knee_deg(places["UpperLeg" + word], places["LowerLeg" + word], places["Foot" + word]),
            knee_deg(ours["Hip"], ours["Knee"], ours["Ankle"]),
        ]
        assert np.abs(bends[0] - bends[1]).max() < 12.1


def knee_deg(hip: np.ndarray, knee: np.ndarray, ankle: np.ndarray) -> np.ndarray:
    """[T] angles between thigh and shin; 0 is a straight leg."""
    thigh, shin = knee - hip, ankle - knee
    cross = np.linalg.norm(np.cross(thigh, shin), axis=-1)
    return np.degrees(np.arctan2(cross, np.sum(thigh * shin, axis=-1)))


def test_feet_without_toes_roll_over_where_ours_have_them(tmp_path):
    """On tiptoe and down again: the heel comes forward and up, and nobody drags it back to where it was."""
    frames = 40
    angles = np.zeros((frames, 22, 3))
    for side in ("L_", "R_"):
        angles[:, joint(side + "Ankle"), 0] = 0.9 * np.sin(np.linspace(0, np.pi, frames)) ** 2
    clip = MotionClip(axis_angle_to_matrix(angles), np.tile(MANNEQUIN.rest_positions[0], (frames, 1)), 30.0)
    shift = MANNEQUIN.rest_positions[joint("R_Foot")] - clip.joints[:, joint("R_Foot")]
    clip = clip.replace(translation=clip.translation + shift)
    assert foot_contacts(clip)[:, 2:].all()
    names = {ours: theirs for ours, theirs in NAMES["Unity"].items() if not ours.endswith("Foot")}
    clip.save(tmp_path / "hero.glb", onto=Tool(names, figure(30), axes_seed=19).write(tmp_path / "character.glb"))
    file = SkinnedFile(tmp_path / "hero.glb", animation=-1)
    heel = np.array([file.world(frame)[file.node("RightFoot"), :3, 3] for frame in range(0, frames, 3)])
    ours = clip.joints[::3, joint("R_Ankle")] * 0.87 / MANNEQUIN.leg_length_m
    assert np.ptp(ours[:, 2]) > 0.05
    np.testing.assert_allclose(heel - heel[0], ours - ours[0], atol=0.012)


def test_hands_and_head_do_not_get_through_the_floor(tmp_path):
    """Somebody bends double until the hands touch the floor; long arms on short legs would go through it."""
    angles = np.zeros((20, 22, 3))
    angles[:, joint("Pelvis"), 0] = np.linspace(0, np.pi / 2, 20)
    angles[:, joint("Spine2"), 0] = np.linspace(0, 0.5, 20)
    for side, sign in (("L_", 1), ("R_", -1)):
        angles[:, joint(side + "Hip"), 0] = -angles[:, 0, 0]
        angles[:, joint(side + "Shoulder"), 1] = -sign * np.pi / 2
    clip = ground(MotionClip(axis_angle_to_matrix(angles), np.tile(MANNEQUIN.rest_positions[0], (20, 1)), 30.0))
    hand = clip.joints[-1, joint("L_Wrist"), 1]
    assert 0.0 < hand < 0.4
    tool = Tool(NAMES["Unity"], figure(0, 0.2, 0.19, 0.2))
    clip.save(tmp_path / "hero.glb", onto=tool.write(tmp_path / "character.glb"))
    file = SkinnedFile(tmp_path / "hero.glb", animation=-1)
    heights = np.array([file.joints(frame)[:, 1] for frame in range(20)])
    assert heights.min() > 0.0
    # While nothing else is near the floor the feet are as high as ours.
    size = 0.39 / MANNEQUIN.leg_length_m
    ours = clip.joints[0, joint("L_Foot"), 1] - MANNEQUIN.rest_positions[joint("L_Foot"), 1]
    assert heights[0].min() == pytest.approx(0.015 + size * ours, abs=0.003)


def test_a_body_thicker_than_ours_does_not_sit_in_the_floor(tmp_path):
    """Somebody sits down on the floor; what hangs below the pelvis of the character is on it, and not in it."""
    angles = np.zeros((20, 22, 3))
    sitting = np.linspace(0, 1, 20)
    for side in ("L_", "R_"):
        angles[:, joint(side + "Hip"), 0] = -np.pi / 2 * sitting
    clip = MotionClip(axis_angle_to_matrix(angles), np.tile(MANNEQUIN.rest_positions[0], (20, 1)), 30.0)
    clip = ground(clip.replace(translation=clip.translation - sitting[:, None] * [0.0, 0.85, 0.0]))
    read = read_character(Tool(NAMES["Unity"], axes_seed=17).write(tmp_path / "character.glb")).skeleton
    node = read.humanoid.nodes["Pelvis"]
    thick = 0.5
    down = np.linalg.solve(read.linear[node], [0.0, -thick, 0.0])
    far = np.linalg.solve(read.linear[node], [0.0, -1.5, 0.0])
    places = {}
    for name, points in {"thin": [0 * down], "thick": [down], "with a train": [down, far]}.items():
        skeleton = dataclasses.replace(read, surface={"Pelvis": np.array(points)})
        places[name] = Fitting(skeleton).tracks(clip, our_surface(clip.skeleton)).joints["Pelvis"][:, 1]
    assert places["thin"][-1] < thick - 0.1
    assert places["thick"][-1] == pytest.approx(thick, abs=0.01)
    np.testing.assert_array_equal(places["with a train"], places["thick"])
    np.testing.assert_array_equal(places["thick"][:5], places["thin"][:5])


def test_joints_of_the_skin_that_nothing_carries_go_with_the_limb_they_are_in(stride, tmp_path):
    """A helper in the knee that hangs on the root, as rigs that are exported without their constraints have it."""
    read = read_character(Tool(NAMES["Unity"], axes_seed=18, facing_deg=40).write(tmp_path / "c.glb")).skeleton
    knee, count = read.humanoid.nodes["L_Knee"], len(read.parents)
    rest = Fitting(read)._reference.positions
    near, far = rest[knee] + [0.02, 0.0, 0.01], rest[knee] + [1.0, 0.0, 0.0]
    skeleton = dataclasses.replace(
        read,
        parents=(*read.parents, -1, -1, count),
        order=(*read.order, count, count + 1, count + 2),
        translations=np.concatenate([read.translations, [near, far, [0.0, 0.01, 0.0]]]),
        linear=np.concatenate([read.linear, np.tile(np.eye(3), (3, 1, 1))]),
        scales=np.concatenate([read.scales, np.ones((3, 3))]),
        skin_joints=frozenset({knee, count, count + 1}),
    )
    tracks = Fitting(skeleton).tracks(stride, our_surface(stride.skeleton))
    # It hangs on nothing, so that its place in its parent is its place in the world.
    apart = np.linalg.norm(tracks.translations[count] - tracks.joints["L_Knee"], axis=1)
    np.testing.assert_allclose(apart, np.linalg.norm([0.02, 0.0, 0.01]), atol=1e-9)
    assert np.ptp(tracks.translations[count], axis=0).max() > 0.3
    # What is nowhere near the body, and what the skin does not hang on, rest.
    assert count + 1 not in tracks.rotations
    assert count + 2 not in tracks.rotations


def test_few_points_of_a_sole_are_as_low_as_all():
    """A million-vertex boot costs no more than a simple one."""
    points = np.random.default_rng(0).normal(size=(5000, 3)) * [0.04, 0.02, 0.12]
    few = _outermost(points)
    assert len(few) < 300
    turns = Rotation.random(100, random_state=1).as_matrix()
    lowest, of_few = ((turns[:, 1] @ p.T).min(axis=1) for p in (points, few))
    assert (of_few - lowest).max() < 5e-4
