from pathlib import Path

import numpy as np
import pytest

from kinoflow.data.filters import (
    FilterOptions,
    first_defect,
    joint_turn_rad_per_s,
    jump_frames,
    start_of_motion,
    static,
    t_pose_frames,
    teleported_frames,
)
from kinoflow.data.sources.collection import collection_clips
from kinoflow.motion.canonical import ground, lowest_point_m
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.rotations import axis_angle_to_matrix, rotation_about_y
from kinoflow.motion.skeleton import MANNEQUIN, NUM_JOINTS, joint

OPTIONS = FilterOptions()
SAMPLES = Path(__file__).parents[1] / "samples"


def standing(frames: int) -> MotionClip:
    rotations = np.broadcast_to(np.eye(3), (frames, NUM_JOINTS, 3, 3)).copy()
    return MotionClip(rotations, np.tile(MANNEQUIN.rest_positions[0], (frames, 1)), 30.0)


def turned(clip: MotionClip, name: str, axis_angle: np.ndarray) -> MotionClip:
    rotations = clip.rotations.copy()
    rotations[:, joint(name)] = axis_angle_to_matrix(axis_angle)
    return clip.replace(rotations=rotations)


def swaying(frames: int) -> MotionClip:
    angle = 0.5 * np.sin(2 * np.pi * np.arange(frames) / 60)
    return turned(standing(frames), "L_Shoulder", angle[:, None] * [0.0, 0.0, 1.0])


def test_a_plain_motion_passes():
    assert first_defect(swaying(90), OPTIONS) is None


@pytest.mark.parametrize(("frames", "reason"), [(19, "too short"), (20, None), (1, "too short")])
def test_too_short(frames, reason):
    found = first_defect(swaying(frames), OPTIONS)
    assert (found[0] if found else None) == reason


def test_too_fast():
    clip = swaying(60)
    travel = np.arange(60)[:, None] / 30 * [0.0, 0.0, 21.0]
    found = first_defect(clip.replace(translation=clip.translation + travel), OPTIONS)
    assert found is not None
    assert found[0] == "too fast"
    assert "21 m/s" in found[1]


def test_a_jump_of_place_is_marked_where_it_happens():
    clip = swaying(60)
    translation = clip.translation.copy()
    translation[30:, 0] += 0.6
    marked = np.flatnonzero(jump_frames(clip.replace(translation=translation), OPTIONS))
    assert marked.tolist() == [29, 30, 31]


def test_a_single_bad_frame_is_marked():
    clip = swaying(60)
    translation = clip.translation.copy()
    translation[30, 1] += 0.6
    marked = np.flatnonzero(jump_frames(clip.replace(translation=translation), OPTIONS))
    assert 30 in marked
    assert set(marked) <= {29, 30, 31, 32}


def test_a_twist_that_moves_no_joint_is_a_jump():
    clip = swaying(60)
    half_turn = np.where(np.arange(60)[:, None] < 30, 0.0, np.pi) * [1.0, 0.0, 0.0]
    clip = turned(clip, "R_Wrist", half_turn)
    assert np.flatnonzero(jump_frames(clip, OPTIONS)).tolist() == [30]
    found = first_defect(clip, OPTIONS)
    assert found is not None
    assert found[0] == "jumps"


def test_a_pirouette_is_no_jump():
    clip = swaying(60)
    rotations = clip.rotations.copy()
    rotations[:, 0] = rotation_about_y(np.arange(60) * 15 / 30)
    assert not jump_frames(clip.replace(rotations=rotations), OPTIONS).any()


def test_knee_the_wrong_way():
    bent = turned(swaying(40), "R_Knee", np.array([-0.6, 0.0, 0.0]))
    found = first_defect(bent, OPTIONS)
    assert found is not None
    assert found == ("impossible pose", "a knee bends 34 degrees the wrong way")
    assert first_defect(turned(swaying(40), "R_Knee", np.array([1.5, 0.0, 0.0])), OPTIONS) is None


def test_static():
    found = first_defect(standing(150), OPTIONS)
    assert found is not None
    assert found[0] == "static"
    assert first_defect(standing(100), OPTIONS) is None  # 3.3 s may be a pose that is held


@pytest.mark.parametrize("name", ["Head", "L_Wrist", "R_Wrist", "Neck", "L_Foot"])
@pytest.mark.parametrize(("degrees", "passes"), [(40.0, True), (15.0, True), (8.0, False)])
def test_a_joint_that_turns_is_enough_however_still_the_rest_stands(name, degrees, passes):
    # Six seconds, less than one of them a turn there and back: the end of a chain moves nothing else.
    time = np.clip((np.arange(180) - 60) / 24, 0, 1)
    angle = np.radians(degrees) * np.sin(np.pi * time) ** 2
    clip = turned(standing(180), name, angle[:, None] * [0.0, 1.0, 0.0])
    found = first_defect(clip, OPTIONS)
    assert (found is None) is passes
    if not passes:
        assert found is not None
        assert found[0] == "static"


def test_a_slow_turn_is_no_standing_still():
    # 0.1 rad/s never counts as moving, but it leads somewhere.
    clip = turned(standing(180), "Head", np.arange(180)[:, None] / 30 * [0.0, 0.1, 0.0])
    assert first_defect(clip, OPTIONS) is None


def test_a_small_move_of_the_body_is_enough():
    lean = 0.12 * np.sin(np.pi * np.clip((np.arange(180) - 60) / 30, 0, 1)) ** 2
    clip = standing(180)
    assert first_defect(clip.replace(translation=clip.translation + lean[:, None] * [1.0, 0.0, 0.0]), OPTIONS) is None
    sway = clip.replace(translation=clip.translation + lean[:, None] / 2 * [1.0, 0.0, 0.0])
    assert static(sway, OPTIONS) is not None


def held_for(clip: MotionClip, frames: int) -> MotionClip:
    """The clip with its last pose held."""
    order = np.minimum(np.arange(clip.num_frames + frames), clip.num_frames - 1)
    return clip.replace(rotations=clip.rotations[order], translation=clip.translation[order])


def test_captured_gestures_and_idling(shared_folder):
    """Real clips of which nearly all the time nothing moves: small gestures pass, idling does not."""
    lists = [collection_clips(shared_folder / "data" / name) for name in ("clips.json", "clips-more.json")]
    found = {clip.id: clip for clips in lists for clip in clips}
    for name in ("uiprmd_m09_s02_e02", "snu_bball_s_007_1_4_006_idle", "kaykit_Sit_Floor_Idle"):
        # The last turns nothing but the head, by 33 degrees.
        clip = held_for(found[name].load(), 900)
        assert static(clip, OPTIONS) is None, name
    for name in ("ual_Sitting_Idle_Loop", "quat_cyber_Idle_Neutral", "kaykit_Lie_Idle", "cmu_127_01"):
        clip = held_for(found[name].load(), 120)
        assert static(clip, OPTIONS) is not None, name


def test_one_deep_frame_lifts_the_rest_off_the_floor():
    clip = swaying(60)
    sunk = clip.translation - np.where(np.abs(np.arange(60) - 30) < 3, 0.3, 0.0)[:, None] * [0.0, 1.0, 0.0]
    found = first_defect(ground(clip.replace(translation=sunk)), FilterOptions(max_acceleration_m_per_s2=1e4))
    assert found is not None
    assert found[0] == "off the floor"


def after_a_t_pose(clip: MotionClip) -> MotionClip:
    rotations, translation = clip.rotations.copy(), clip.translation.copy()
    rotations[0, 1:] = np.eye(3)
    translation[0, 1] -= 0.16
    return clip.replace(rotations=rotations, translation=translation)


def test_a_t_pose_before_the_motion_is_recognised_at_any_heading():
    arms_down = turned(turned(swaying(60), "L_Shoulder", np.array([0, 0, -1.2])), "R_Shoulder", np.array([0, 0, 1.2]))
    assert t_pose_frames(arms_down) == 0
    assert t_pose_frames(after_a_t_pose(arms_down)) == 1
    assert t_pose_frames(after_a_t_pose(turned(arms_down, "Pelvis", np.array([0.0, 2.0, 0.0])))) == 1


def test_a_motion_that_leaves_a_t_pose_smoothly_keeps_its_start():
    angle = -np.minimum(np.arange(40) * 0.2, 1.2)[:, None] * [0.0, 0.0, 1.0]
    clip = turned(standing(40), "L_Shoulder", angle)
    assert [t_pose_frames(part) for part in (clip, standing(40), standing(1))] == [0, 0, 0]


@pytest.mark.parametrize(("fps", "distance_m"), [(30.0, 0.8), (120.0, 0.3), (120.0, 2.0)])
@pytest.mark.parametrize("frames", [1, 2, 3])
def test_frames_elsewhere_at_the_start(fps, distance_m, frames):
    clip = swaying(60).replace(fps=fps)
    translation = clip.translation.copy()
    translation[:frames, 0] -= distance_m
    assert teleported_frames(clip.replace(translation=translation), OPTIONS) == frames
    assert teleported_frames(clip, OPTIONS) == 0
    assert teleported_frames(clip.crop(0, 1), OPTIONS) == 0


def test_a_fast_start_is_no_frame_elsewhere():
    clip = swaying(60)
    ran = clip.translation + np.arange(60)[:, None] / 30 * [0.0, 0.0, 12.0]
    assert teleported_frames(clip.replace(translation=ran), OPTIONS) == 0


def test_a_frame_elsewhere_and_then_a_t_pose():
    arms_down = turned(turned(swaying(60), "L_Shoulder", np.array([0, 0, -1.2])), "R_Shoulder", np.array([0, 0, 1.2]))
    clip = after_a_t_pose(arms_down)
    order = [0, *range(60)]
    translation = clip.translation[order].copy()
    translation[0, 2] += 3.0
    assert start_of_motion(clip.replace(rotations=clip.rotations[order], translation=translation), OPTIONS) == 2


def test_the_smoothed_t_pose_of_a_cmu_conversion_does_not_set_the_floor():
    clip = MotionClip.load(SAMPLES / "cmu_135_07.bvh")
    dropped = t_pose_frames(clip)
    lowest = lowest_point_m(clip)
    assert lowest[dropped:].min() - lowest[:dropped].min() > 0.1
    assert t_pose_frames(clip.crop(dropped, clip.num_frames)) == 0


def test_a_t_pose_that_never_settles_is_one_frame():
    """The leap goes on to the end: only the frame that is a T-pose for sure is left out."""
    spin = np.arange(30)[:, None] * [0.0, 0.9, 0.0]
    clip = turned(standing(30), "L_Shoulder", spin)
    assert joint_turn_rad_per_s(clip).max(axis=1).min() > 25
    assert t_pose_frames(clip) == 1
