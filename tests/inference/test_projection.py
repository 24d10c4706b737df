"""Control without training: what a projection leaves, moves and meets."""

import numpy as np
import pytest
import torch

from kinoflow.authoring.action import draw
from kinoflow.inference.projection import Projection, integrate_projected
from kinoflow.motion.canonical import canonicalise
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.features import NUM_FEATURES, POSITIONS, ROTATIONS, decode, encode
from kinoflow.motion.skeleton import joint

FRAMES = 60
MEAN, STD = torch.zeros(NUM_FEATURES), torch.full((NUM_FEATURES,), 0.5)


def motion(seed: int) -> torch.Tensor:
    return torch.randn(2, FRAMES, NUM_FEATURES, generator=torch.Generator().manual_seed(seed))


def nothing() -> torch.Tensor:
    return torch.zeros(2, FRAMES, NUM_FEATURES, dtype=torch.bool)


def test_what_is_known_of_all_frames_is_replaced_and_no_more():
    clean, wanted, known = motion(0), motion(1), nothing()
    known[0, :, :9] = True
    found = Projection(wanted, known, MEAN, STD)(clean)
    assert torch.equal(found[0, :, :9], wanted[0, :, :9])
    assert torch.equal(found[0, :, 9:], clean[0, :, 9:])
    assert torch.equal(found[1], clean[1])


def test_a_key_moves_its_neighbours_and_not_what_is_far():
    clean, wanted, known = motion(0), motion(1), nothing()
    known[0, [5, 40]] = True
    project = Projection(wanted, known, MEAN, STD)
    found = project(clean)
    assert torch.equal(found[known], wanted[known])
    change, missing = found[0] - clean[0], wanted[0, 5] - clean[0, 5]
    # Beside a key nearly all of what is missing there; halfway to the other one, little.
    assert torch.allclose(change[6], missing, atol=0.1 * float(missing.abs().max()))
    assert change[22].abs().max() < 0.35 * missing.abs().max()
    assert torch.allclose(project(found), found, atol=1e-5)
    # What it already has changes nothing.
    assert torch.allclose(Projection(clean, known, MEAN, STD)(clean), clean, atol=1e-6)


def test_a_hole_between_many_known_frames_stays_within_bounds():
    clean, wanted, known = motion(0), motion(1), ~nothing()
    known[:, 20:40] = False
    found = Projection(wanted, known, MEAN, STD)(clean)
    assert torch.equal(found[known], wanted[known])
    # What is missing is noise here: there is nothing smooth to go on with.
    assert (found - clean)[:, 20:40].abs().max() < 2.5 * (wanted - clean).abs().max()


@pytest.fixture(scope="module")
def clips() -> tuple[MotionClip, MotionClip]:
    waves, kicks = (draw(name, np.random.default_rng(0)).clip for name in ("wave", "front kick"))
    return canonicalise(waves.crop(0, FRAMES)), canonicalise(kicks.crop(0, FRAMES))


def test_places_are_met_by_rotations(clips):
    waves, kicks = clips
    clean, wanted = (torch.tensor(encode(clip)).float()[None] / 0.5 for clip in (waves, kicks))
    known = nothing()[:1]
    ends, frames = [joint("L_Wrist"), joint("R_Ankle")], [10, 30, 50]
    columns = torch.arange(NUM_FEATURES)[POSITIONS].view(-1, 3)
    for end in ends:
        known[0, torch.tensor(frames)[:, None], columns[end]] = True
    # What is known of rotations stays, whatever the places ask for.
    pelvis = torch.arange(NUM_FEATURES)[ROTATIONS][:6]
    known[0, :, pelvis] = True
    project = Projection(torch.where(known, wanted, 0.0), known, MEAN, STD)
    with torch.no_grad():  # as everything is sampled
        clean = project(clean, last=True)
    made = decode(clean[0].double().numpy() * 0.5)
    for frame in frames:
        here, there = (clip.joints[frame] - clip.joints[frame, 0] for clip in (made, kicks))
        assert np.linalg.norm((here - there)[ends], axis=-1).max() < 0.005
    assert torch.equal(clean[0][:, pelvis], wanted[0][:, pelvis])
    # Somewhere else the arm that nothing is known of is as it was.
    right = joint("R_Wrist")
    before, after = (clip.joints[:, right] - clip.joints[:, 0] for clip in (waves, made))
    assert np.median(np.linalg.norm(before - after, axis=-1)) < 0.1


def test_an_arm_is_kept_and_feet_are_met_in_what_is_no_body(clips):
    """As networks with random weights point to: rotations by chance, one number of them constant."""
    _, kicks = clips
    wanted = torch.tensor(encode(kicks)).float()[None] / 0.5
    std = STD.clone()
    shoulder = ROTATIONS.start + 6 * joint("L_Shoulder")
    std[shoulder + 1] = 1e-5
    # Of what is constant and known the whole is said.
    wanted[..., shoulder + 1] *= 0.5
    known, columns = nothing()[:1], torch.arange(NUM_FEATURES)
    arm = [joint(f"L_{name}") for name in ("Collar", "Shoulder", "Elbow", "Wrist")]
    feet = [joint(f"{side}_Ankle") for side in "LR"]
    known[..., columns[ROTATIONS].view(-1, 6)[arm].flatten()] = True
    known[..., columns[POSITIONS].view(-1, 3)[arm].flatten()] = True
    known[0, [[10], [50]], columns[POSITIONS].view(-1, 3)[feet].flatten()] = True
    clean = Projection(torch.where(known, wanted, 0.0), known, MEAN, std)(motion(5)[:1], last=True)
    values = clean[0].double().numpy() * np.where(std < 1e-3, 0.0, 0.5)
    values[:, shoulder + 1] = clean[0, :, shoulder + 1]
    made = decode(values)
    away = np.linalg.norm((made.joints - made.joints[:, :1]) - (kicks.joints - kicks.joints[:, :1]), axis=-1)
    assert away[:, arm].max() < 1e-3
    assert away[[[10], [50]], feet].max() < 1e-3


def test_a_field_that_knows_the_motion_is_followed_and_keys_are_met():
    target, wanted, known = motion(2), motion(3), nothing()
    known[0, 20] = True

    def field(x: torch.Tensor, t: float) -> torch.Tensor:
        return (target - x) / (1 - t)

    def ends(project) -> torch.Tensor:
        seeds = [torch.Generator().manual_seed(seed) for seed in (0, 1)]
        return list(integrate_projected(field, motion(4), [0.0, 0.3, 0.7, 1.0], project, seeds))[-1]

    assert torch.allclose(ends(Projection(wanted, nothing(), MEAN, STD)), target, atol=1e-5)
    found = ends(Projection(wanted, known, MEAN, STD))
    assert torch.equal(found[known], wanted[known])
    assert torch.allclose(found[1], target[1], atol=1e-5)
    # Far from the key the pose is that of the motion; the place takes longer to be there again.
    assert torch.allclose(found[0, 59, 3:], target[0, 59, 3:], atol=0.05)
