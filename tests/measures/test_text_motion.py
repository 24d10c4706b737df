"""The evaluator's network, what it reads of a motion, and which captions say the same."""

from __future__ import annotations

import dataclasses
import json
import math
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from kinoflow.errors import CheckpointError, ConfigError, DurationError
from kinoflow.measures.evaluator import TextMotionEvaluator, load_network, save_evaluator
from kinoflow.measures.meaning import directions, meaning_codes, same_meaning
from kinoflow.measures.text_motion import (
    NUM_INPUTS,
    TextMotionConfig,
    TextMotionModel,
    _sinusoids,
    body_view,
    contrast,
    hold_last_frame,
)
from kinoflow.motion import MotionClip
from kinoflow.motion.canonical import turn
from kinoflow.motion.skeleton import NUM_JOINTS
from kinoflow.text.features import TextFeatures

TINY = TextMotionConfig(
    width=16,
    motion_layers=1,
    text_layers=1,
    num_heads=2,
    mlp_width=32,
    embedding_width=8,
    max_frames=100,
    token_width=12,
    dropout=0.0,
)
POSITIONS = 3 * NUM_JOINTS
HEADING = slice(2 * POSITIONS, 2 * POSITIONS + 2)
WAY = slice(2 * POSITIONS + 2, 2 * POSITIONS + 4)
TURNING = 2 * POSITIONS + 4


class WordEncoder:
    """A caption's words as tokens, each from its own seed."""

    name, token_width, pooled_width, max_tokens = "words", 12, 12, 77

    def encode(self, captions) -> TextFeatures:
        rows = []
        for caption in captions:
            words = caption.lower().strip(".").split()
            seeds = [sum(map(ord, word)) for word in words]
            tokens = torch.stack([torch.randn(12, generator=torch.Generator().manual_seed(seed)) for seed in seeds])
            rows.append(TextFeatures(tokens[None], torch.tensor([len(words)]), tokens.mean(dim=0)[None]))
        return TextFeatures.cat(rows)


def tiny_model(seed: int = 0) -> TextMotionModel:
    torch.manual_seed(seed)
    return TextMotionModel(TINY).eval()


def joints_of(clip: MotionClip) -> torch.Tensor:
    return torch.from_numpy(clip.joints).float()[None]


@given(angle=st.floats(-3.1, 3.1), x=st.floats(-5, 5), z=st.floats(-5, 5))
def test_where_a_clip_stands_changes_nothing(walk, angle, x, z):
    moved = turn(walk, angle)
    moved = moved.replace(translation=moved.translation + np.array([x, 0, z]))
    torch.testing.assert_close(body_view(joints_of(moved)), body_view(joints_of(walk)), atol=2e-3, rtol=1e-3)


def test_what_is_read_of_a_straight_walk(walk):
    view = body_view(joints_of(walk))[0]
    assert view.shape == (walk.num_frames, NUM_INPUTS)
    time = torch.arange(walk.num_frames) / 30
    torch.testing.assert_close(view[:, WAY], torch.stack([0 * time, 1.2 * time], dim=1), atol=1e-4, rtol=0)
    torch.testing.assert_close(view[:, HEADING], torch.tensor([[1.0, 0.0]]).expand(90, 2), atol=1e-4, rtol=0)
    assert view[:, TURNING].abs().max() < 1e-3
    # The pelvis: under itself, at its height, moving forward at 1.2 m/s from the second frame on.
    left, up, front = (view[:, axis * NUM_JOINTS] for axis in range(3))
    assert left.abs().max() < 1e-5
    assert front.abs().max() < 1e-5
    torch.testing.assert_close(up.double(), torch.from_numpy(walk.joints[:, 0, 1]), atol=1e-5, rtol=0)
    torch.testing.assert_close(view[1:, POSITIONS + 2 * NUM_JOINTS], torch.full((89,), 1.2), atol=1e-3, rtol=0)


def test_what_is_read_of_a_turn_to_the_left(walk):
    """Half a turn to the left within the clip, on the spot: the heading goes through left, not through right."""
    still = np.repeat(walk.joints[:1], 31, axis=0)
    angle = np.linspace(0, math.pi / 2, 31)
    x, z = still[..., 0].copy(), still[..., 2].copy()
    still[..., 0] = x * np.cos(angle)[:, None] + z * np.sin(angle)[:, None]
    still[..., 2] = -x * np.sin(angle)[:, None] + z * np.cos(angle)[:, None]
    view = body_view(torch.from_numpy(still).float()[None])[0]
    torch.testing.assert_close(view[-1, HEADING], torch.tensor([0.0, 1.0]), atol=1e-4, rtol=0)
    torch.testing.assert_close(view[1:, TURNING], torch.full((30,), math.pi / 2), atol=1e-2, rtol=0)


def test_a_mirrored_walk_reads_differently(walk):
    mirrored = joints_of(walk)[:, :, walk.skeleton.mirror_joints] * torch.tensor([-1.0, 1.0, 1.0])
    assert (body_view(mirrored) - body_view(joints_of(walk))).abs().max() > 0.1


def test_padding_and_neighbours_change_nothing(walk):
    model = tiny_model()
    short, long = joints_of(walk)[:, :41], joints_of(walk)
    alone = model.embed_motion(short, torch.tensor([41]))
    padded = torch.cat([torch.nn.functional.pad(short, (0, 0, 0, 0, 0, 49), value=7.0), long])
    together = model.embed_motion(padded, torch.tensor([41, 90]))
    torch.testing.assert_close(together[:1], alone, atol=1e-5, rtol=1e-4)
    assert (together[0] - together[1]).norm() > 1e-3
    tokens = torch.randn(1, 3, 12)
    alone = model.embed_text(tokens, torch.tensor([3]))
    padded = torch.cat([torch.nn.functional.pad(tokens, (0, 0, 0, 4), value=5.0), torch.randn(1, 7, 12)])
    torch.testing.assert_close(model.embed_text(padded, torch.tensor([3, 7]))[:1], alone, atol=1e-5, rtol=1e-4)


def test_places_in_a_sequence_are_told_by_sines_of_many_lengths():
    """Vaswani et al. 2017: cosine and sine of a position by 10,000^(2k / width)."""
    angles = np.arange(20)[:, None] / 10000.0 ** (np.arange(0, 8, 2) / 8)
    found = _sinusoids(20, 8).numpy()
    np.testing.assert_allclose(found[:, 0::2], np.cos(angles), atol=1e-5)
    np.testing.assert_allclose(found[:, 1::2], np.sin(angles), atol=1e-5)


def test_points_lie_on_the_unit_sphere(walk):
    points = tiny_model().embed_motion(joints_of(walk), torch.tensor([90]))
    torch.testing.assert_close(points.norm(dim=1), torch.ones(1))


def test_the_last_frame_is_held():
    joints = torch.arange(4.0).reshape(1, 4, 1, 1).expand(2, 4, 1, 3)
    held = hold_last_frame(joints, torch.tensor([2, 4]), 6)
    assert held[0, :, 0, 0].tolist() == [0, 1, 1, 1, 1, 1]
    assert held[1, :, 0, 0].tolist() == [0, 1, 2, 3, 3, 3]


def test_contrast_by_hand():
    motion = torch.tensor([[1.0, 0.0], [0.0, 1.0]])
    different = torch.eye(2, dtype=torch.bool)
    # Each row: log softmax of (2, 0) at the 2.
    expected = math.log(1 + math.exp(-2))
    assert float(contrast(motion, motion, different, torch.tensor(2.0))) == pytest.approx(expected, rel=1e-5)
    # Of two captions that say the same, neither is held against the other: nothing is left to be wrong.
    same = torch.ones(2, 2, dtype=torch.bool)
    assert float(contrast(motion, motion.flip(0), same, torch.tensor(2.0))) == 0.0


@given(seed=st.integers(0, 10_000))
def test_contrast_is_that_of_a_loop(seed):
    generator = torch.Generator().manual_seed(seed)
    motion, text = torch.randn(2, 5, 3, generator=generator)
    same = torch.rand(5, 5, generator=generator) < 0.3
    same = same | same.T
    total = 0.0
    for i in range(5):
        for left, right in ((motion, text), (text, motion)):
            kept = [j for j in range(5) if j == i or not same[i, j]]
            exponentials = [math.exp(3 * float(left[i] @ right[j])) for j in kept]
            total -= math.log(math.exp(3 * float(left[i] @ right[i])) / sum(exponentials)) / 10
    assert float(contrast(motion, text, same, torch.tensor(3.0))) == pytest.approx(total, rel=1e-4)


def test_directions_in_captions():
    assert directions("Raise your LEFT hand") == {"left"}
    assert directions("walks backwards to the right") == {"back", "right"}
    assert directions("turns counterclockwise") == frozenset()
    assert directions("turns clockwise") == {"clockwise"}
    assert directions("A feedback loop") == frozenset()


def test_captions_that_say_the_same():
    captions = ["Kick left.", "kick left", "Kick right.", "A left kick.", "Jump."]
    near = torch.tensor([[1.0, 0.0], [1.0, 0.01], [1.0, 0.02], [1.0, 0.03], [0.0, 1.0]])
    same = same_meaning(captions, near)
    # All kicks have the same vector; the side tells them apart.
    expected = [[1, 1, 0, 1, 0], [1, 1, 0, 1, 0], [0, 0, 1, 0, 0], [1, 1, 0, 1, 0], [0, 0, 0, 0, 1]]
    assert same.int().tolist() == expected
    far = torch.eye(5)
    assert same_meaning(captions, far)[0].tolist() == [True, True, False, False, False]
    shared = [frozenset(["x"]), frozenset(), frozenset(["X!"]), frozenset(), frozenset(["Jump"])]
    assert same_meaning(captions, far, shared)[0].tolist() == [True, True, True, False, False]


def test_meanings_as_numbers_keep_directions_apart():
    captions = ["Walk left.", "Walk right.", "Walk.", "Walking to the left."]
    shared = [frozenset(["Walk"])] * 3 + [frozenset(["Walk left"])]
    codes = meaning_codes(captions, torch.eye(4), shared)
    assert len({codes[0], codes[1], codes[2]}) == 3
    assert codes[3] == codes[0]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    save_evaluator(tmp_path / "e", TINY, "words", tiny_model().state_dict(), notes={"steps": 3}, card="card")
    return tmp_path / "e"


MOTION = [0.0489, -0.1809, 0.0389, 0.017, -0.2105, -0.0762]
TEXT = [-0.0005, -0.1572, -0.0204, 0.0141, -0.1709, -0.1389]


def test_the_bundled_network_puts_a_walk_and_its_caption_where_it_always_did(walk):
    """Written down when all of its parts were tested by what it finds: `test_bundled_evaluator.py`."""
    evaluator = TextMotionEvaluator.from_pretrained()
    (motion,), (text,) = evaluator.embed_motions([walk]), evaluator.embed_texts(["A person walks forward."])
    np.testing.assert_allclose(motion[:6], MOTION, atol=2e-4)
    np.testing.assert_allclose(text[:6], TEXT, atol=2e-4)


def test_an_evaluator_folder_comes_back(folder, walk):
    model, name, notes = load_network(folder)
    assert (name, notes, (folder / "README.md").read_text()) == ("words", {"steps": 3}, "card")
    assert dataclasses.asdict(model.config) == dataclasses.asdict(TINY)
    for key, tensor in tiny_model().state_dict().items():
        torch.testing.assert_close(model.state_dict()[key], tensor, rtol=0, atol=0)


def test_embedding_order_and_rates(walk):
    evaluator = TextMotionEvaluator(tiny_model(), WordEncoder())
    clips = [walk.crop(0, 30), walk, walk.crop(0, 50), walk.crop(10, 60)]
    done = []
    rows = evaluator.embed_motions(clips, on_done=lambda *args: done.append(args))
    assert done == [(4, 4)]
    for row, clip in zip(rows, clips, strict=True):
        np.testing.assert_allclose(evaluator.embed_motions([clip])[0], row, atol=1e-5)
    assert evaluator.embed_texts(["walk", "jump"]).shape == (2, 8)


@pytest.mark.parametrize("frames", [1, 101])
def test_clips_of_impossible_length_are_refused(walk, frames):
    clip = (
        walk.crop(0, 1)
        if frames == 1
        else walk.replace(
            rotations=np.repeat(walk.rotations[:1], frames, 0), translation=np.repeat(walk.translation[:1], frames, 0)
        )
    )
    with pytest.raises(DurationError, match="2 to 100 frames"):
        TextMotionEvaluator(tiny_model(), WordEncoder()).embed_motions([clip])


def test_damaged_evaluator_folders_are_refused(folder, tmp_path):
    with pytest.raises(ConfigError, match="not an evaluator folder"):
        load_network(tmp_path)
    description = json.loads((folder / "evaluator.json").read_text())
    for changed in ({"format_version": 9}, {"network": {"width": 15}}, {"network": {"wings": 2}}, {"notes": 3}):
        (folder / "evaluator.json").write_text(json.dumps(description | changed))
        with pytest.raises(ConfigError):
            load_network(folder)
    (folder / "evaluator.json").write_text(json.dumps(description | {"network": {"width": 24, "num_heads": 2}}))
    with pytest.raises(CheckpointError, match="copy the evaluator folder again"):
        load_network(folder)
    (folder / "evaluator.json").write_text(json.dumps(description))
    weights = folder / "evaluator.safetensors"
    whole = weights.read_bytes()
    weights.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(CheckpointError):
        load_network(folder)
    broken = tiny_model()
    broken.mean[0] = float("nan")
    save_evaluator(folder, TINY, "words", broken.state_dict())
    with pytest.raises(CheckpointError, match="mean"):
        load_network(folder)
