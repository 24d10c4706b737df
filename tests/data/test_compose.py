import re
import weakref
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parts_in_memory import captured_clip

from kinoflow.data.build import BuildOptions, build_dataset
from kinoflow.data.captions.actions import HELD_OUT_COMPOSED, is_held_out
from kinoflow.data.captions.composed import composed_captions
from kinoflow.data.composition import search
from kinoflow.data.composition.compose import TOGETHER_SHARE, compose
from kinoflow.data.composition.parts import (
    ARM_GESTURES,
    GAITS,
    CapturedClip,
    PartsOnDisk,
    can_be_part,
    is_what_it_says,
)
from kinoflow.data.composition.search import MAX_ANKLE_M, MAX_POSE_M, MAX_VELOCITY_MPS, Poses, matching
from kinoflow.data.composition.splice import (
    JOIN_FRAMES,
    RAMP_FRAMES,
    aligned,
    arm_joints,
    gesture_frames,
    hands_up,
    held,
    joined,
    slide_m,
    with_arms,
)
from kinoflow.data.filters import FilterOptions
from kinoflow.data.manifest import TRAIN, Caption, ClipRecord, licence_class, read_manifest, strictest
from kinoflow.data.shards import DatasetFolder
from kinoflow.errors import OptionError
from kinoflow.language.sides import mirror_caption
from kinoflow.motion import MotionClip
from kinoflow.motion.canonical import canonicalise, heading_rad, turn
from kinoflow.motion.features import decode, encode
from kinoflow.motion.rotations import axis_angle_to_matrix
from kinoflow.motion.skeleton import MANNEQUIN, NUM_JOINTS, joint

SIGNS = {"left": 1.0, "right": -1.0}


def person(frames: int, speed_mps: float = 0.0, lift: dict[str, float] | None = None, waves: float = 0.0) -> MotionClip:
    """Someone with hanging arms who moves along Z; `lift` says how far (0 to 1) each arm is raised half-way through."""
    angles = np.zeros((frames, NUM_JOINTS, 3))
    time = np.arange(frames) / 30.0
    raised = np.clip(2.4 * np.sin(np.pi * np.arange(frames) / (frames - 1)), 0, 1)
    raised = raised**2 * (3 - 2 * raised)
    for side, sign in SIGNS.items():
        up = raised * (lift or {}).get(side, 0.0)
        angles[:, joint(f"{side[0].upper()}_Shoulder"), 2] = sign * (-1.3 + 2.2 * up + waves * up * np.sin(9 * time))
        step = np.sin(5 * time) * np.sign(sign) * min(abs(speed_mps), 1.0) * 0.4
        angles[:, joint(f"{side[0].upper()}_Hip"), 0] = step
        angles[:, joint(f"{side[0].upper()}_Shoulder"), 1] = 0.5 * step
    translation = np.tile(MANNEQUIN.rest_positions[0], (frames, 1))
    translation[:, 2] += speed_mps * time
    return MotionClip(rotations=axis_angle_to_matrix(angles), translation=translation, fps=30)


def part(
    label: str, clip: MotionClip, number: int = 0, licence: str = "CC0 1.0", style: str | None = None
) -> CapturedClip:
    name = f"{label}-{number}"
    caption = Caption("A person moves.", "A person moves.", "made")
    record = ClipRecord(
        name,
        "made",
        licence,
        TRAIN,
        f"g-{name}",
        label,
        style,
        clip.num_frames,
        (caption,),
        licence_class(licence),
        label,
    )
    return captured_clip(record, encode(canonicalise(clip)).astype(np.float32))


def some_parts() -> list[CapturedClip]:
    found = []
    for number in range(3):
        found.append(part("walk", person(120 + 10 * number, 1.0), number))
        found.append(part("walk-back", person(110 + 10 * number, -0.8), number, licence="CC BY-NC 4.0 (somebody)"))
        for label, sides in ARM_GESTURES.items():
            lift = dict.fromkeys(sides, 1.0)
            found.append(part(label, person(70 + 10 * number, lift=lift, waves=0.3 * label.startswith("wave")), number))
        found.append(part("bow", person(60 + number), number, licence="MIT"))
    return found


def made(parts: list[CapturedClip], count: int, seed: int = 0) -> list[tuple[ClipRecord, np.ndarray]]:
    return list(compose(parts, count, seed=seed, captions_per_clip=4, filters=FilterOptions()))


# ---- arms of one clip on another -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("start", "frames"), [(0, 50), (20, 40), (-15, 60), (60, 50)])
def test_arms_change_only_where_the_gesture_is(make_clip, start, frames):
    base, gesture = make_clip(90, seed=1), make_clip(frames, seed=2)
    clip = with_arms(base, gesture, ["right"], start)
    arms = arm_joints(["right"])
    others = [index for index in range(NUM_JOINTS) if index not in arms]
    np.testing.assert_array_equal(clip.rotations[:, others], base.rotations[:, others])
    np.testing.assert_array_equal(clip.translation, base.translation)
    for frame in range(90):
        inside = frame - start
        if not 0 < inside < frames - 1:
            np.testing.assert_allclose(clip.rotations[frame, arms], base.rotations[frame, arms], atol=1e-12)
        elif RAMP_FRAMES <= inside <= frames - 1 - RAMP_FRAMES:
            np.testing.assert_allclose(clip.rotations[frame, arms], gesture.rotations[inside, arms], atol=1e-12)


def test_arms_of_both_sides_are_eight_joints():
    names = {MANNEQUIN.joint_names[index] for index in arm_joints(["left", "right"])}
    assert names == {f"{side}_{name}" for side in "LR" for name in ("Collar", "Shoulder", "Elbow", "Wrist")}


def test_hands_up_needs_all_sides():
    joints = person(60, lift={"left": 1.0}).joints
    assert hands_up(joints, ["left"])[30]
    assert not hands_up(joints, ["left"])[0]
    assert not hands_up(joints, ["right"]).any()
    assert not hands_up(joints, ["left", "right"]).any()


def test_gesture_frames_hold_all_that_the_hand_does():
    still = person(40)
    waving = person(60, lift={"right": 1.0})
    clip = still.replace(
        rotations=np.concatenate([still.rotations, waving.rotations, still.rotations]),
        translation=np.concatenate([still.translation, waving.translation, still.translation]),
    )
    start, stop = gesture_frames(clip.joints, ["right"])
    assert 25 <= start <= 45
    assert 95 <= stop <= 115
    assert hands_up(clip.joints, ["right"])[start:stop].sum() == hands_up(clip.joints, ["right"]).sum()


@given(more=st.integers(0, 300), waves=st.floats(0, 0.4))
@settings(max_examples=20)
def test_held_hands_stay_up_and_move_no_faster(more, waves):
    clip = person(80, lift={"left": 1.0}, waves=waves)
    longer = held(clip, ["left"], more)
    assert clip.num_frames <= longer.num_frames <= clip.num_frames + more + 1
    for frame in (0, -1):
        np.testing.assert_allclose(longer.rotations[frame], clip.rotations[frame], atol=1e-12)
    up, before = hands_up(longer.joints, ["left"]), hands_up(clip.joints, ["left"])
    assert up.sum() == before.sum() + longer.num_frames - clip.num_frames
    speeds = [np.linalg.norm(np.diff(c.joints[:, joint("L_Wrist")], axis=0), axis=1).max() for c in (longer, clip)]
    assert speeds[0] <= speeds[1] * 1.05


# ---- one clip after another ------------------------------------------------------------------------------------------


@given(seed=st.integers(0, 50), cut=st.integers(2, 60), angle=st.floats(-3, 3))
@settings(max_examples=25)
def test_a_clip_cut_in_two_and_joined_is_itself(make_clip, seed, cut, angle):
    clip = make_clip(80, seed=seed)
    first = clip.crop(0, cut + 1)
    moved = turn(clip.crop(cut, 80), angle)
    moved = moved.replace(translation=moved.translation + np.array([3.0, 0.0, -2.0]))
    again = joined(first, aligned(first, moved))
    # Velocities are differences on either side of the seam: their error is what the motion accelerates in a frame.
    np.testing.assert_allclose(again.joints, clip.joints, atol=0.05)
    np.testing.assert_allclose(again.joints[: cut + 1], clip.joints[: cut + 1], atol=1e-9)
    np.testing.assert_allclose(again.joints[cut + 1 + JOIN_FRAMES :], clip.joints[cut + 1 + JOIN_FRAMES :], atol=1e-7)


@given(seed=st.integers(0, 50))
@settings(max_examples=20)
def test_a_seam_has_no_jump_in_place_or_velocity(make_clip, seed):
    first, second = make_clip(50, seed=seed), make_clip(50, seed=seed + 100)
    second = aligned(first, second)
    clip = joined(first, second)
    assert clip.num_frames == 99
    velocity = np.diff(clip.joints, axis=0) * 30
    change = np.linalg.norm(np.diff(velocity, axis=0), axis=-1).max(axis=1)
    apart = np.linalg.norm(first.joints[-1] - second.joints[0], axis=-1).max()
    # Without a blend the velocity would change by all of `apart` in one frame and back in the next.
    assert change[48] < 0.25 * apart * 30
    np.testing.assert_allclose(clip.joints[:50], first.joints, atol=1e-9)
    np.testing.assert_allclose(clip.joints[49 + JOIN_FRAMES :], second.joints[JOIN_FRAMES:], atol=1e-7)


def test_aligned_meets_heading_and_ankles(make_clip):
    first, second = make_clip(40, seed=3), make_clip(40, seed=4)
    moved = aligned(first, second)
    difference = heading_rad(moved)[0] - heading_rad(first.crop(39, 40))[0]
    assert np.cos(difference) == pytest.approx(1.0)
    ankles = [joint("L_Ankle"), joint("R_Ankle")]
    gap = first.joints[-1, ankles].mean(axis=0) - moved.joints[0, ankles].mean(axis=0)
    np.testing.assert_allclose(gap[[0, 2]], 0.0, atol=1e-9)
    np.testing.assert_allclose(np.diff(moved.joints[..., 1], axis=0), np.diff(second.joints[..., 1], axis=0), atol=1e-9)


def test_slide_is_how_far_the_blend_moves_a_standing_foot():
    standing = person(40)
    assert slide_m(joined(standing, standing), standing) == pytest.approx(0.0, abs=1e-9)
    shifted = standing.replace(translation=standing.translation + np.array([0.07, 0.0, 0.0]))
    assert slide_m(joined(standing, shifted), shifted) == pytest.approx(0.07, abs=1e-6)


# ---- which clips are used, and what comes out ------------------------------------------------------------------------


def test_parts_must_show_what_they_say():
    right = {"right": 1.0}
    assert is_what_it_says(part("wave-right-hand", person(60, lift=right)))
    assert not is_what_it_says(part("wave-left-hand", person(60, lift=right)))
    assert not is_what_it_says(part("wave-both-hands", person(60, lift=right)))
    assert not is_what_it_says(part("raise-up-right-hand", person(60, lift={"right": 0.3})))
    assert not is_what_it_says(part("wave-right-hand", person(60, lift=right), style="feminine"))
    assert is_what_it_says(part("walk", person(90, 1.0)))
    assert not is_what_it_says(part("walk", person(90, -1.0)))
    assert not is_what_it_says(part("walk", person(90, 0.1)))
    assert not is_what_it_says(part("run", person(90, 1.0)))
    assert is_what_it_says(part("walk-back", person(90, -1.0)))
    assert not is_what_it_says(part("walk-turn-left", person(90, 1.0)))
    assert not can_be_part("dance")


def test_composed_clips_do_what_their_labels_say():
    clips = made(some_parts(), 48)
    assert len(clips) == 48
    together = [(record, decode(features)) for record, features in clips if "+" in record.label]
    labels = Counter(record.label for record, _ in together)
    assert set(labels) == {f"{gait}+{gesture}" for gait in ("walk", "walk-back") for gesture in ARM_GESTURES}
    assert max(labels.values()) - min(labels.values()) <= 1
    assert sum(labels.values()) >= round(48 * TOGETHER_SHARE)
    for record, clip in together:
        gait, gesture = record.label.split("+")
        assert hands_up(clip.joints, ARM_GESTURES[gesture]).sum() >= 12
        idle = {"left", "right"} - set(ARM_GESTURES[gesture])
        assert not any(hands_up(clip.joints, [side]).any() for side in idle)
        assert np.sign(clip.translation[-1, 2]) == (-1 if gait == "walk-back" else 1)
    in_a_row = [record for record, _ in clips if ">" in record.label]
    assert {record.label for record in in_a_row} <= {"gesture>gesture", "gesture>gait", "gait>gesture"}
    assert len(in_a_row) == 48 - round(48 * TOGETHER_SHARE)


def test_records_of_composed_clips_name_their_parts():
    parts = {p.record.id: p.record for p in some_parts()}
    clips = made(list(some_parts()), 48)
    assert len({record.id for record, _ in clips}) == 48
    for record, features in clips:
        between = "+" if "+" in record.label else ">"
        first, second = (parts[name] for name in record.id.removeprefix("composed:").split(between))
        assert record.source == "composed"
        assert record.group == f"{first.group}{between}{second.group}"
        assert set(record.licence.split(" + ")) == {first.licence, second.licence}
        assert record.licence.startswith("CC BY-NC") == any("NC" in p.licence for p in (first, second))
        assert record.licence_class == strictest((first.licence_class, second.licence_class))
        assert record.action == f"{first.action} {between} {second.action}"
        assert record.frames == len(features) <= 360
        assert 1 <= len(record.captions) <= 4
        assert all(c.origin == "composed" and c.mirrored == mirror_caption(c.text) for c in record.captions)


def test_the_seed_decides():
    first, second, other = (made(some_parts(), 20, seed) for seed in (1, 1, 2))
    assert [record for record, _ in first] == [record for record, _ in second]
    for (_, one), (_, two) in zip(first, second, strict=True):
        np.testing.assert_array_equal(one, two)
    assert [record for record, _ in first] != [record for record, _ in other]


def test_clips_of_other_styles_are_not_mixed_at_once():
    parts = [part("walk", person(120, 1.0), style="old"), part("wave-left-hand", person(70, lift={"left": 1.0}))]
    assert not [record for record, _ in made(parts, 10) if "+" in record.label]


def test_starts_that_may_follow_are_those_of_a_search_through_all(tmp_path):
    generator = np.random.default_rng(0)
    places = generator.normal(size=(300, NUM_JOINTS, 3)) * 0.02
    places[:, [joint("L_Ankle"), joint("R_Ankle")]] *= generator.random((300, 1, 1)) * 2
    speeds = generator.normal(size=(300, NUM_JOINTS, 3)) * 0.15
    ends, starts = Poses(tmp_path / "ends"), Poses(tmp_path / "starts")
    ends.add(7, places[:1], speeds[:1])
    for first in range(0, 300, 50):
        starts.add(first % 100, places[first : first + 50], speeds[first : first + 50])
    apart = np.linalg.norm(places - places[0], axis=-1)
    faster = np.linalg.norm(speeds - speeds[0], axis=-1).mean(axis=1)
    ankles = apart[:, [joint("L_Ankle"), joint("R_Ankle")]].max(axis=1)
    fits = (apart.mean(axis=1) < MAX_POSE_M) & (ankles < MAX_ANKLE_M) & (faster < MAX_VELOCITY_MPS)
    cost = np.where(fits, apart.mean(axis=1) + ankles + 0.3 * faster, np.inf)
    wanted = np.argsort(cost, kind="stable")[: min(20, fits.sum())]
    assert 20 == len(wanted) < fits.sum() < 300
    monkey = pytest.MonkeyPatch()
    for at_once in (4096, 64):
        monkey.setattr(search, "_POSES_AT_ONCE", at_once)
        np.testing.assert_array_equal(matching(ends, 0, starts), wanted)
    monkey.undo()
    assert starts.part_and_frame(130) == (2, 30)
    assert ends.part_and_frame(0) == (0, 7)


def test_motions_of_parts_are_not_kept_in_memory(tmp_path):
    (walk, *_) = some_parts()
    kept = PartsOnDisk(tmp_path / "parts", [walk.record])
    features = walk.features.copy()
    was = weakref.ref(features)
    part = kept.add(0, walk.record, features)
    del features
    assert was() is None
    np.testing.assert_array_equal(part.features, walk.features)
    np.testing.assert_array_equal(part.joints, walk.joints)
    assert (part.record, part.frames, part.label) == (walk.record, walk.frames, "walk")


def test_a_seam_that_does_not_fit_is_refused():
    squat = person(60)
    squat = squat.replace(translation=squat.translation - [0.0, 0.4, 0.0])
    angles = np.zeros((60, NUM_JOINTS, 3))
    for side in "LR":
        angles[:, joint(f"{side}_Hip"), 0], angles[:, joint(f"{side}_Knee"), 0] = -1.2, 2.0
    squat = squat.replace(rotations=axis_angle_to_matrix(angles))
    standing = part("raise-up-left-hand", person(60, lift={"left": 1.0}))
    assert made([standing, part("bow", person(60))], 4)
    assert not made([standing, part("bow", squat)], 4)


def test_build_adds_composed_clips(tmp_path):
    motions = tmp_path / "motions"
    for number in range(4):
        # Of different lengths: the same motion four times would count once.
        person(100 + number, 1.0).save(motions / f"dataset-2_walk_normal_{number:03d}.bvh")
        person(70 + number, lift={"right": 1.0}).save(motions / f"dataset-2_wave-right-hand_normal_{number:03d}.bvh")
    build_dataset([motions], tmp_path / "plain", BuildOptions(workers=1, validation_share=0.0))
    manifest = build_dataset([motions], tmp_path / "more", BuildOptions(1, 0.0, composed=0.5))
    assert manifest.sources["composed"].clips == 4
    assert manifest.options["composed"] == 0.5
    assert read_manifest(tmp_path / "more") == manifest
    captured = DatasetFolder.open(tmp_path / "plain").records
    assert DatasetFolder.open(tmp_path / "more").records[:8] == captured
    scarce = build_dataset([motions / "dataset-2_walk_normal_000.bvh"], tmp_path / "one", BuildOptions(1, 0, 1.0))
    assert scarce.rejected_by_reason == {"nothing more to compose": 1}
    with pytest.raises(OptionError, match="composed"):
        BuildOptions(composed=1.5)


# ---- captions --------------------------------------------------------------------------------------------------------


def captions_of(label, style, *, seed, count):
    """Of a label such as "bow>wave-left-hand"."""
    first, joint, second = re.split("([+>])", label)
    return composed_captions(first, joint, second, style, generator=np.random.default_rng(seed), count=count)


AT_ONCE = [f"{gait}+{gesture}" for gait in GAITS for gesture in ARM_GESTURES]
IN_A_ROW = [
    "bow>wave-left-hand",
    "raise-up-right-hand>walk",
    "walk>run",
    "guide>bow",
    "wave-both-hands>walk-turn-right",
]


@pytest.mark.parametrize("label", AT_ONCE + IN_A_ROW)
def test_captions_name_the_right_sides(label):
    sentences = captions_of(label, None, seed=1, count=40)
    assert len(set(sentences)) == 40
    for sentence in sentences:
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert "{" not in sentence
        assert "<" not in sentence
        assert mirror_caption(mirror_caption(sentence)) == sentence
        assert not is_held_out(sentence)
        assert not is_held_out(mirror_caption(sentence))
        words = sentence.lower()
        if "guide" not in label:
            assert not ({"left", "right"} - set(label.replace(">", "-").replace("+", "-").split("-"))) & set(
                words.rstrip(".").replace(",", "").split()
            )
        if "both" in label:
            assert any(word in words for word in ("both", "two", "hands", "arms"))


@pytest.mark.parametrize("label", ["bow>wave-left-hand", "wave-left-hand>bow"])
def test_captions_keep_the_order(label):
    waves_first = label.startswith("wave")
    for sentence in captions_of(label, None, seed=2, count=60):
        words = sentence.lower()
        wave, bow = words.index(" left "), max(words.find(word) for word in ("bow", "bend", "lean", "tilt", "thank"))
        assert bow >= 0
        said_backwards = " after " in words
        assert (wave < bow) == (waves_first != said_backwards), sentence


def test_a_shared_style_is_said():
    sentences = captions_of("walk+wave-left-hand", "happy", seed=3, count=30)
    happy = [s for s in sentences if any(w in s.lower() for w in ("happ", "joy", "cheer", "spirits"))]
    assert 5 <= len(happy) <= 12


def test_the_held_out_sentences_are_composed_ones():
    assert is_held_out("A person walks forward and waves with the right hand.")
    assert is_held_out("A person walks forward and waves with the left hand.")
    for text, label in HELD_OUT_COMPOSED.items():
        assert text not in {s.lower().rstrip(".") for s in captions_of(label, None, seed=0, count=500)}
