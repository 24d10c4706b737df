"""Retargeting against motions whose answer is known: our own, on rigs with other axes, lengths, units and up axes."""

import json
import re
import tarfile

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial.transform import Rotation

from kinoflow.errors import MotionFileError, OptionError, UnknownRigError
from kinoflow.formats import bvh
from kinoflow.motion import MANNEQUIN, MotionClip
from kinoflow.motion import retarget as retargeting
from kinoflow.motion.canonical import heading_rad
from kinoflow.motion.kinematics import local_rotations
from kinoflow.motion.limbs import corrections
from kinoflow.motion.retarget import LIMB_BONES, calibrate, our_rotations, retarget
from kinoflow.motion.rig import RigMotion
from kinoflow.motion.rigs import (
    KNOWN_RIGS,
    OPTIONAL_JOINTS,
    REQUIRED_JOINTS,
    RigMap,
    custom_rig,
    find_rig,
    load_joint_map,
)
from kinoflow.motion.rotations import angle_between, rotation_about_y
from kinoflow.motion.skeleton import JOINT_NAMES, PARENTS, joint

OWN = RigMap("own", {name: name for name in JOINT_NAMES})
Z_UP = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, -1.0], [0.0, 1.0, 0.0]])


def motion_after_t_pose(seed: int, frames: int = 6, heading_rad: float = 0.0) -> MotionClip:
    """A T-pose, then random rotations everywhere and a random path."""
    rng = np.random.default_rng(seed)
    rotations = Rotation.random(frames * 22, random_state=rng).as_matrix().reshape(frames, 22, 3, 3)
    rotations[0] = np.eye(3)
    rotations[0, 0] = rotation_about_y(heading_rad)
    return MotionClip(rotations, rng.normal(size=(frames, 3)), 30.0)


def as_rig(
    clip: MotionClip,
    seed: int,
    scale: float = 1.0,
    world: np.ndarray | None = None,
    keep: tuple[str, ...] = JOINT_NAMES,
) -> RigMotion:
    """The same motion on a rig whose joint axes are turned at random, of another size, unit and up axis.

    Joints not in `keep` are removed; their children hang on what is left.
    """
    axes = Rotation.random(22, random_state=np.random.default_rng(seed)).as_matrix()
    world = np.eye(3) if world is None else world
    turned = world @ clip.global_rotations @ axes
    positions = clip.joints @ world.T * scale
    kept = [joint(name) for name in JOINT_NAMES if name in keep]
    parents = []
    for index in kept:
        parent = PARENTS[index]
        while parent >= 0 and parent not in kept:
            parent = PARENTS[parent]
        parents.append(kept.index(parent) if parent >= 0 else -1)
    turned, positions = turned[:, kept], positions[:, kept]
    local = np.empty_like(positions)
    for k, parent in enumerate(parents):
        if parent < 0:
            local[:, k] = positions[:, k]
        else:
            step = positions[:, k] - positions[:, parent]
            local[:, k] = np.einsum("tji,tj->ti", turned[:, parent], step)
    return RigMotion(
        tuple(JOINT_NAMES[k] for k in kept),
        tuple(parents),
        local[0],
        local_rotations(turned, parents),
        local,
        30.0,
        unit_m=0.01,
    )


@settings(max_examples=40)
@given(
    seed=st.integers(0, 10_000),
    scale=st.floats(0.2, 300.0),
    heading=st.floats(-3.1, 3.1),
    z_up=st.booleans(),
)
def test_a_rig_with_other_axes_size_and_up_axis_gives_our_motion_back(seed, scale, heading, z_up):
    clip = motion_after_t_pose(seed, heading_rad=heading)
    rig = as_rig(clip, seed + 1, scale, Z_UP if z_up else None)
    out = retarget(rig, rig_map=OWN, calibration=calibrate(rig, OWN, 0))
    np.testing.assert_allclose(out.rotations, clip.rotations, atol=1e-9)
    np.testing.assert_allclose(out.joints, clip.joints, atol=1e-9)


@settings(max_examples=40)
@given(seed=st.integers(0, 10_000), lengths=st.lists(st.floats(0.3, 3.0), min_size=22, max_size=22))
def test_limbs_point_where_the_sources_do_whatever_their_lengths(seed, lengths):
    clip = motion_after_t_pose(seed)
    rig = as_rig(clip, seed + 1)
    stretch = np.array(lengths)[:, None]
    longer = RigMotion(
        rig.joint_names, rig.parents, rig.offsets * stretch, rig.rotations, rig.local_translations * stretch, rig.fps
    )
    out = retarget(longer, rig_map=OWN, calibration=calibrate(longer, OWN, 0))
    source = longer.world[0]
    for start, end in LIMB_BONES:
        theirs = source[:, joint(end)] - source[:, joint(start)]
        ours = out.joints[:, joint(end)] - out.joints[:, joint(start)]
        sine = np.linalg.norm(np.cross(theirs, ours), axis=-1)
        assert np.all(np.arctan2(sine, np.sum(theirs * ours, axis=-1)) < 1e-7)


def test_hips_travel_in_leg_lengths(walk):
    out = retarget(as_rig(walk, 3, scale=2.0), rig_map=OWN, calibration=calibrate(as_rig(walk, 3), OWN, 0))
    hips = [joint("L_Hip"), joint("R_Hip")]
    np.testing.assert_allclose(out.joints[:, hips].mean(axis=1), walk.joints[:, hips].mean(axis=1), atol=1e-9)


def test_joints_a_rig_lacks_are_filled_in():
    clip = motion_after_t_pose(5)
    rig = as_rig(clip, 6, keep=REQUIRED_JOINTS)
    rig_map = custom_rig({name: name for name in REQUIRED_JOINTS}, rig.joint_names)
    out = retarget(rig, rig_map=rig_map, calibration=calibrate(rig, rig_map, 0))
    ours, theirs = out.global_rotations, clip.global_rotations
    kept = [joint(name) for name in REQUIRED_JOINTS]
    np.testing.assert_allclose(ours[:, kept], theirs[:, kept], atol=1e-9)
    pelvis, spine1, spine2, chest = (ours[:, joint(n)] for n in ("Pelvis", "Spine1", "Spine2", "Spine3"))
    np.testing.assert_allclose(angle_between(pelvis, spine1), angle_between(spine1, spine2), atol=1e-9)
    np.testing.assert_allclose(angle_between(spine1, spine2), angle_between(spine2, chest), atol=1e-9)
    still = [joint(n) for n in ("Neck", "Head", "L_Collar", "R_Collar", "L_Foot", "R_Foot")]
    np.testing.assert_allclose(out.rotations[:, still] - np.eye(3), 0.0, atol=1e-9)


def test_a_short_collar_bone_turns_ours_by_its_share():
    clip = motion_after_t_pose(8, frames=2)
    rotations = clip.rotations.copy()
    rotations[1, joint("L_Collar")] = Rotation.from_rotvec([0.0, 0.4, 0.0]).as_matrix()
    rig = as_rig(clip.replace(rotations=rotations), 9)
    local = rig.local_translations.copy()
    local[:, [joint("L_Shoulder"), joint("R_Shoulder")]] /= 4
    short = RigMotion(rig.joint_names, rig.parents, local[0], rig.rotations, local, 30.0)
    out = retarget(short, rig_map=OWN, calibration=calibrate(short, OWN, 0))
    turn = Rotation.from_matrix(out.rotations[1, joint("L_Collar")]).as_rotvec()
    np.testing.assert_allclose(turn, [0.0, 0.1, 0.0], atol=1e-9)


def test_feet_are_level_and_keep_their_heading_in_the_calibration_pose():
    clip = motion_after_t_pose(11, frames=1)
    rig = as_rig(clip, 12)
    local = rig.local_translations.copy()
    # Toes 20 degrees outward and far lower than ours: the slope is the rig's affair, the heading is not.
    toes = clip.joints[0, joint("L_Ankle")] + np.array([np.sin(np.radians(20)), -1.0, np.cos(np.radians(20))]) * 0.1
    axes = rig.world[1][0, joint("L_Ankle")]
    local[0, joint("L_Foot")] = axes.T @ (toes - clip.joints[0, joint("L_Ankle")])
    rig = RigMotion(rig.joint_names, rig.parents, local[0], rig.rotations, local, 30.0)
    out = retarget(rig, rig_map=OWN, calibration=calibrate(rig, OWN, 0))
    foot = out.global_rotations[0, joint("L_Ankle")]
    np.testing.assert_allclose(foot, rotation_about_y(np.radians(20)), atol=1e-9)


def test_calibration_is_found_in_the_rest_pose_the_first_frame_or_where_the_figure_stands():
    clip = motion_after_t_pose(20)
    plain = RigMotion(
        JOINT_NAMES, PARENTS, MANNEQUIN.offsets, clip.rotations,
        np.broadcast_to(MANNEQUIN.offsets, (6, 22, 3)), 30.0, 1.0,
    )  # fmt: skip
    assert calibrate(plain, OWN).pose == "rest pose"
    assert calibrate(as_rig(clip, 21), OWN).pose == "frame 0"
    order = [1, 2, 0, 3]
    later = clip.replace(rotations=clip.rotations[order], translation=clip.translation[order])
    assert calibrate(as_rig(later, 21), OWN).pose == "frame 2"
    lying = clip.crop(1, 2)
    lying.rotations[0, 0] = Rotation.from_euler("z", 90, degrees=True).as_matrix()
    found = calibrate(as_rig(lying, 21), OWN)
    assert found.pose == "limb by limb"
    assert "never stands straight" in found.notes[0]


def test_files_of_one_skeleton_share_its_calibration_wherever_the_figure_is():
    clip = motion_after_t_pose(20)
    lengths = np.broadcast_to(MANNEQUIN.offsets, (6, 22, 3))
    away = lengths.copy()
    away[:, 0] = np.random.default_rng(0).normal(size=(6, 3)) * 50
    here, there = (RigMotion(JOINT_NAMES, PARENTS, MANNEQUIN.offsets, clip.rotations, way, 30.0, 1.0)
                   for way in (lengths, away))  # fmt: skip
    assert calibrate(here, OWN).corrections is calibrate(there, OWN).corrections
    longer = away.copy()
    longer[:, joint("L_Knee")] *= 1.1
    longer[:, joint("L_Ankle"), 2] += 0.1
    other = RigMotion(JOINT_NAMES, PARENTS, MANNEQUIN.offsets, clip.rotations, longer, 30.0, 1.0)
    assert calibrate(here, OWN).corrections is not calibrate(other, OWN).corrections


def test_up_axis_can_be_said():
    clip = motion_after_t_pose(30)
    rig = as_rig(clip, 31, world=Z_UP)
    assert np.array_equal(calibrate(rig, OWN, 0).world, calibrate(rig, OWN, 0, up_axis="Z").world)
    assert np.array_equal(calibrate(rig, OWN, 0, up_axis="Y").world, np.eye(3))
    with pytest.raises(OptionError, match="X, Y or Z"):
        calibrate(rig, OWN, 0, up_axis="W")
    with pytest.raises(OptionError, match="frame 6"):
        calibrate(rig, OWN, 6)


def crouching(seed: int, frames: int = 90) -> MotionClip:
    """Somebody who creeps along with bent knees and a bent back, waving one arm."""
    time = np.arange(frames) / 30
    angles = np.random.default_rng(seed).normal(size=(22, 3))[None] * 0.05 * np.sin(3 * time)[:, None, None]
    for side, sign in (("L_", 1.0), ("R_", -1.0)):
        swing = 0.3 * sign * np.sin(4 * time)
        angles[:, joint(side + "Hip")] = np.stack([swing - 1.0, 0 * time, 0 * time], axis=-1)
        angles[:, joint(side + "Knee")] = np.stack([1.4 + 0 * time, 0 * time, 0 * time], axis=-1)
        angles[:, joint(side + "Ankle")] = np.stack([-0.4 - swing, 0 * time, 0 * time], axis=-1)
        angles[:, joint(side + "Shoulder"), 2] = -sign * (0.9 + 0.4 * np.sin(2 * time))
        angles[:, joint(side + "Elbow"), 1] = -sign * (0.6 + 0.4 * np.sin(5 * time))
    rotations = Rotation.from_rotvec(angles.reshape(-1, 3)).as_matrix().reshape(frames, 22, 3, 3)
    path = np.array([0.0, 0.6, 0.0]) + time[:, None] * np.array([0.0, 0.0, 0.7])
    return MotionClip(rotations, path, 30.0)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("up", ["Y", "Z"])
def test_where_nobody_stands_limbs_point_where_the_sources_do_and_the_rest_is_near(seed, up):
    clip = crouching(seed)
    rig = as_rig(clip, seed + 50, scale=90.0, world=Z_UP if up == "Z" else None)
    out = retarget(rig, rig_map=OWN)
    assert out.metadata["calibration"] == "limb by limb"
    for start, end in LIMB_BONES:
        theirs = clip.joints[:, joint(end)] - clip.joints[:, joint(start)]
        ours = out.joints[:, joint(end)] - out.joints[:, joint(start)]
        sine = np.linalg.norm(np.cross(theirs, ours), axis=-1)
        assert np.degrees(np.arctan2(sine, np.sum(theirs * ours, axis=-1))).max() < 1e-6
    apart = np.degrees(angle_between(out.global_rotations, clip.global_rotations))
    worst = dict(zip(JOINT_NAMES, np.median(apart, axis=0), strict=True))
    assert max(worst[name] for name in JOINT_NAMES if "Ankle" not in name and "Foot" not in name) < 20, worst


def moving_along(clip: MotionClip, rest: str, up: str) -> RigMotion:
    """A clip on our own skeleton whose rest pose stands along one axis and whose motion stands along another."""
    turn = {"Y": np.eye(3), "Z": Z_UP}
    offsets = MANNEQUIN.offsets @ turn[rest].T
    world = turn[up] @ clip.global_rotations @ turn[rest].T
    local = np.broadcast_to(offsets, (clip.num_frames, 22, 3)).copy()
    local[:, 0] = clip.translation @ turn[up].T
    return RigMotion(JOINT_NAMES, PARENTS, offsets, local_rotations(world, PARENTS), local, 30.0, 1.0)


@pytest.mark.parametrize("rest", ["Y", "Z"])
@pytest.mark.parametrize("up", ["Y", "Z"])
@pytest.mark.parametrize("stays", [False, True])
def test_the_motion_says_which_way_is_up(walk, rest, up, stays):
    clip = walk.replace(translation=walk.translation * [1.0, 1.0, 0.0]) if stays else walk
    out = retarget(moving_along(clip, rest, up), rig_map=OWN)
    np.testing.assert_allclose(out.joints, clip.joints, atol=1e-9)
    assert ("notes" in out.metadata) == (rest != up)


@pytest.mark.parametrize("rest", ["Y", "Z"])
def test_who_lies_is_not_made_to_stand(walk, rest):
    """On the back, the head toward what would be the other axis up; anywhere but with the feet at zero."""
    back = Rotation.from_euler("x", 90 if rest == "Y" else -90, degrees=True).as_matrix()
    rotations = walk.rotations.copy()
    rotations[:, 0] = back @ rotations[:, 0]
    lying = walk.replace(rotations=rotations, translation=np.tile([0.3, 0.15, 0.4], (walk.num_frames, 1)))
    out = retarget(moving_along(lying, rest, rest), rig_map=OWN)
    np.testing.assert_allclose(out.joints, lying.joints, atol=1e-9)


def test_lengths_may_stand_in_position_channels_alone(walk):
    rig = moving_along(walk, "Y", "Y")
    bare = RigMotion(
        rig.joint_names, rig.parents, np.zeros((22, 3)), rig.rotations, rig.local_translations, rig.fps, rig.unit_m
    )
    np.testing.assert_allclose(retarget(bare, rig_map=OWN).joints, walk.joints, atol=1e-9)


def test_legs_without_length_are_refused():
    clip = motion_after_t_pose(40)
    rig = as_rig(clip, 41)
    local = rig.local_translations.copy()
    local[:, [joint(n) for n in ("L_Knee", "R_Knee", "L_Ankle", "R_Ankle")]] = 0.0
    flat = RigMotion(rig.joint_names, rig.parents, local[0], rig.rotations, local, 30.0)
    with pytest.raises(MotionFileError, match="no length"):
        retarget(flat, rig_map=OWN, calibration=calibrate(rig, OWN, 0))


@pytest.mark.parametrize("known", KNOWN_RIGS, ids=lambda rig: rig.name)
def test_every_known_rig_is_recognised_whatever_its_spelling(known):
    names = list(known.joints.values())
    assert set(known.joints) >= set(REQUIRED_JOINTS)
    for spelled in (names, [n.upper() for n in names], [f"Character1:{n}" for n in names], ["extra", *names]):
        found = find_rig(spelled)
        assert found.name == known.name or found.joints.keys() == known.joints.keys()
        assert all(theirs in spelled for theirs in found.joints.values())
        assert {o: t.lower().split(":")[-1] for o, t in found.joints.items()} == {
            o: t.lower() for o, t in known.joints.items()
        }


def test_mixamo_prefix_and_missing_optional_joints():
    mixamo = next(rig for rig in KNOWN_RIGS if rig.name == "mixamo")
    names = ["mixamorig:" + theirs for ours, theirs in mixamo.joints.items() if ours not in OPTIONAL_JOINTS]
    assert set(find_rig(names).joints) == set(REQUIRED_JOINTS)


def test_an_unknown_rig_lists_its_joints_and_says_what_to_do():
    with pytest.raises(UnknownRigError, match=r"Bone_A, Bone_B.*--map FILE"):
        find_rig(["Bone_A", "Bone_B"])
    with pytest.raises(UnknownRigError) as caught:
        find_rig([f"Bone_{number:03d}" for number in range(90)])
    shown = re.findall(r"Bone_\d+", str(caught.value))
    assert 5 < len(shown) < 30
    assert f"{', '.join(shown)} and {90 - len(shown)} more. Give" in str(caught.value)


def test_joint_maps_are_checked(tmp_path):
    path = tmp_path / "map.json"
    joint_map = {name: name.lower() for name in REQUIRED_JOINTS}
    path.write_text(json.dumps(joint_map))
    assert load_joint_map(path) == joint_map
    names = list(joint_map.values())
    assert custom_rig(joint_map, names).joints == joint_map
    with pytest.raises(UnknownRigError, match="lacks L_Knee"):
        custom_rig({k: v for k, v in joint_map.items() if k != "L_Knee"}, names)
    with pytest.raises(UnknownRigError, match="does not have"):
        custom_rig(joint_map, names[1:])
    with pytest.raises(UnknownRigError, match="LeftToe"):
        custom_rig({**joint_map, "LeftToe": "pelvis"}, names)
    for content in ("{", "[]", '{"Pelvis": 3}'):
        path.write_text(content)
        with pytest.raises(MotionFileError, match="joint map"):
            load_joint_map(path)
    with pytest.raises(MotionFileError, match="joint map"):
        load_joint_map(tmp_path / "absent.json")


@pytest.fixture(scope="session")
def bandai_folder(shared_folder, tmp_path_factory):
    """Every BVH of the Bandai-Namco sets whose number ends in 01, unpacked."""
    archive = shared_folder / "data" / "bandai-namco.tar.xz"
    if not archive.is_file():
        pytest.skip(f"no {archive}")
    folder = tmp_path_factory.mktemp("bandai")
    with tarfile.open(archive, "r|xz") as tar:
        for member in tar:
            if member.isfile() and member.name.endswith("01.bvh"):
                (folder / member.name.rsplit("/", 1)[-1]).write_bytes(tar.extractfile(member).read())
    return folder


@pytest.mark.slow
def test_bandai_namco(bandai_folder):
    """One T-pose for both sets: limb directions, named hands, turns; elbows and knees bend about one axis."""
    turns, hands = [], []
    paths = sorted(bandai_folder.glob("*.bvh"))
    assert len(paths) > 200
    for path in paths:
        rig = bvh.read_rig(path)
        rig_map = find_rig(rig.joint_names)
        clip = retarget(rig)
        source = {ours: rig.world[0][:, rig.joint_names.index(theirs)] for ours, theirs in rig_map.joints.items()}
        for start, end in LIMB_BONES:
            theirs = source[end] - source[start]
            ours = clip.joints[:, joint(end)] - clip.joints[:, joint(start)]
            sine = np.linalg.norm(np.cross(theirs, ours), axis=-1)
            assert np.degrees(np.arctan2(sine, np.sum(theirs * ours, axis=-1))).max() < 0.001
        _check_bends(clip)
        wrists = clip.joints[:, [joint("L_Wrist"), joint("R_Wrist")], 1].max(axis=0)
        if "left-hand" in path.name or "right-hand" in path.name:
            hands.append((wrists[0] > wrists[1]) == ("left-hand" in path.name))
        if "walk-turn-left" in path.name or "walk-turn-right" in path.name:
            heading = heading_rad(clip)
            turns.append((heading[-1] > heading[0]) == ("left" in path.name))
    assert len(hands) > 20
    assert all(hands)
    assert len(turns) > 10
    assert np.mean(turns) > 0.95


def _check_bends(clip: MotionClip) -> None:
    """Knees bend about +X of the thigh; elbows about the vertical axis of the upper arm at rest."""
    for start, middle, end, axis in (
        ("L_Hip", "L_Knee", "L_Ankle", [1.0, 0.0, 0.0]),
        ("R_Hip", "R_Knee", "R_Ankle", [1.0, 0.0, 0.0]),
        ("L_Shoulder", "L_Elbow", "L_Wrist", [0.0, -1.0, 0.0]),
        ("R_Shoulder", "R_Elbow", "R_Wrist", [0.0, 1.0, 0.0]),
    ):
        upper = clip.joints[:, joint(middle)] - clip.joints[:, joint(start)]
        lower = clip.joints[:, joint(end)] - clip.joints[:, joint(middle)]
        bend = np.einsum("tij,ti->tj", clip.global_rotations[:, joint(start)], np.cross(upper, lower)).mean(axis=0)
        assert bend @ axis > 0.999 * np.linalg.norm(bend)


@pytest.mark.parametrize(("most", "frame"), [(2, 4), (3, 3), (100, 5)])
def test_where_the_figure_stands_is_looked_for_in_some_frames_of_a_long_motion(monkeypatch, most, frame):
    """Of six frames, with two to be looked at: every fourth."""
    monkeypatch.setattr(retargeting, "_MAX_FRAMES_SEARCHED", most)
    clip = motion_after_t_pose(20)
    order = [1] * 6
    order[frame] = 0
    later = clip.replace(rotations=clip.rotations[order], translation=clip.translation[order])
    assert calibrate(as_rig(later, 21), OWN).pose == f"frame {frame}"
    if most == 2:
        order = [1, 1, 1, 0, 1, 1]
        unseen = clip.replace(rotations=clip.rotations[order], translation=clip.translation[order])
        assert calibrate(as_rig(unseen, 21), OWN).pose == "limb by limb"


@pytest.mark.parametrize(("thirds_rad", "within"), [((0.0, 0.0), 1e-9), ((0.0, 0.1, 0.2, 0.3), 0.02)])
def test_our_own_axes_need_no_correction_however_the_trunk_is_twisted(thirds_rad, within):
    """The spine takes its turns in thirds; a twist moves the shoulders, so the line of the trunk leans by little."""
    rotations = np.tile(np.eye(3), (len(thirds_rad), len(JOINT_NAMES), 1, 1))
    for frame, third_rad in enumerate(thirds_rad):
        for name in ("Spine1", "Spine2", "Spine3"):
            rotations[frame, joint(name)] = rotation_about_y(third_rad)
    clip = MotionClip(rotations, np.zeros((len(thirds_rad), 3)), 30.0)
    found = corrections(
        {name: clip.joints[:, joint(name)] for name in JOINT_NAMES},
        {name: clip.global_rotations[:, joint(name)] for name in JOINT_NAMES},
    )
    assert {"Pelvis", "Spine1", "Spine2", "Spine3"} <= set(found)
    assert max(np.abs(correction - np.eye(3)).max() for correction in found.values()) < within


def test_the_trunk_turns_from_the_hips_to_the_shoulders_by_thirds():
    """Of somebody who stands with the shoulders turned to the left of the hips."""
    upper = [joint(name) for name in JOINT_NAMES if name[2:] in ("Collar", "Shoulder", "Elbow", "Wrist")]
    places = MANNEQUIN.rest_positions.copy()
    places[upper] = places[upper] @ rotation_about_y(0.6).T
    found = our_rotations(dict(zip(JOINT_NAMES, places, strict=True)))
    for name, share in {"Pelvis": 0, "Spine1": 1 / 3, "Spine2": 2 / 3, "Spine3": 1, "Neck": 1, "Head": 1}.items():
        np.testing.assert_allclose(found[name], rotation_about_y(0.6 * share), atol=0.03, err_msg=name)
