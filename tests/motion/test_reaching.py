"""Joints brought to places by turning what is free."""

import numpy as np
import pytest

from kinoflow.authoring.action import draw
from kinoflow.motion.kinematics import forward_kinematics
from kinoflow.motion.reaching import at_places
from kinoflow.motion.rotations import rot6d_to_matrix
from kinoflow.motion.skeleton import MANNEQUIN, NUM_JOINTS, joint

FRAMES = 40
ARM = [joint(f"L_{name}") for name in ("Collar", "Shoulder", "Elbow", "Wrist")]


def places(rotations: np.ndarray) -> np.ndarray:
    """[F, J, 3] as seen from the pelvis."""
    return forward_kinematics(rotations, np.zeros((len(rotations), 3)), MANNEQUIN.offsets, MANNEQUIN.parents)[0]


def anyhow() -> np.ndarray:
    """Rotations that are no body."""
    return rot6d_to_matrix(np.random.default_rng(0).normal(size=(FRAMES, NUM_JOINTS, 6)))


@pytest.fixture(scope="module")
def kick() -> np.ndarray:
    return draw("front kick", np.random.default_rng(0)).clip.rotations[:FRAMES]


@pytest.mark.parametrize(
    "ends", [["L_Ankle", "R_Ankle"], ["L_Wrist", "R_Wrist"], ["Head", "R_Wrist", "L_Ankle", "R_Foot"]]
)
def test_ends_get_where_a_body_has_them_from_anywhere(kick, ends):
    known = np.isin(np.arange(NUM_JOINTS), [joint(end) for end in ends]) & np.ones((FRAMES, 1), bool)
    found = at_places(anyhow(), places(kick), known, np.ones((FRAMES, NUM_JOINTS), bool))
    assert np.linalg.norm((places(found) - places(kick))[known], axis=-1).max() < 1e-4
    assert np.abs(found @ np.swapaxes(found, -1, -2) - np.eye(3)).max() < 1e-9


def test_an_arm_that_is_kept_is_brought_there_by_the_trunk(kick):
    other = draw("bow", np.random.default_rng(0)).clip.rotations[:FRAMES].copy()
    other[:, ARM] = kick[:, ARM]
    known = np.isin(np.arange(NUM_JOINTS), ARM) & np.ones((FRAMES, 1), bool)
    found = at_places(other, places(kick), known, ~known)
    assert np.linalg.norm((places(found) - places(kick))[known], axis=-1).max() < 1e-4
    still = np.flatnonzero(~np.isin(np.arange(NUM_JOINTS), [joint(f"Spine{k}") for k in (1, 2, 3)] + [0]))
    assert np.array_equal(found[:, still], other[:, still])


def test_what_is_there_already_or_not_asked_for_stays_to_the_bit(kick):
    known = np.zeros((FRAMES, NUM_JOINTS), bool)
    known[10:20, joint("L_Wrist")] = True
    free = np.ones((FRAMES, NUM_JOINTS), bool)
    assert np.array_equal(at_places(kick, places(kick), known, free), kick)
    moved = places(kick) + np.array([0.0, 0.05, 0.0])
    found = at_places(kick, moved, known, free)
    assert np.array_equal(np.delete(found, slice(10, 20), axis=0), np.delete(kick, slice(10, 20), axis=0))
    assert np.linalg.norm((places(found) - moved)[known], axis=-1).max() < 1e-4
    assert np.array_equal(at_places(kick, moved, known, np.zeros_like(free)), kick)


def test_what_is_out_of_reach_is_approached(kick):
    known = np.isin(np.arange(NUM_JOINTS), joint("R_Wrist")) & np.ones((FRAMES, 1), bool)
    far = np.broadcast_to([-3.0, 1.0, 0.0], (FRAMES, NUM_JOINTS, 3))
    found = at_places(kick, far, known, np.ones((FRAMES, NUM_JOINTS), bool))
    before, after = (np.linalg.norm((places(one) - far)[known], axis=-1) for one in (kick, found))
    assert (after < before - 0.2).all()
    assert np.isfinite(found).all()


def test_an_arm_twisted_so_that_no_small_turn_leads_on_is_begun_again(kick):
    """One frame of these does not get there from where it is."""
    twisted = kick.copy()
    twisted[:, ARM] = rot6d_to_matrix(np.random.default_rng(3).normal(size=(FRAMES, NUM_JOINTS, 6)))[:, ARM]
    known = np.isin(np.arange(NUM_JOINTS), ARM[2:]) & np.ones((FRAMES, 1), bool)
    free = np.isin(np.arange(NUM_JOINTS), ARM) & np.ones((FRAMES, 1), bool)
    found = at_places(twisted, places(kick), known, free)
    assert np.linalg.norm((places(found) - places(kick))[known], axis=-1).max() < 1e-4
