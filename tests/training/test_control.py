"""What the network is told beforehand: the masks, the condition's columns, and the objective with them."""

import dataclasses

import pytest
import torch

from kinoflow.data.augment import MIRROR_COLUMNS
from kinoflow.errors import ConfigError
from kinoflow.model.config import NetworkConfig
from kinoflow.motion.features import NUM_FEATURES
from kinoflow.motion.skeleton import MANNEQUIN, NUM_JOINTS
from kinoflow.training import control
from kinoflow.training.config import ObjectiveConfig, TrainingConfig


def generator(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


@pytest.mark.parametrize("name", control.FAMILIES)
@pytest.mark.parametrize("frames", [1, 2, 20, 360])
def test_every_family_knows_something_and_not_all(name: str, frames: int) -> None:
    for seed in range(20):
        known = control.FAMILIES[name](frames, generator(seed))
        assert known.shape == (frames, NUM_FEATURES)
        assert known.dtype == torch.bool
        if frames > 2:
            assert known.any()
            assert not known.all()


def test_whole_frames_are_known_where_they_should_be() -> None:
    for name in ("keyframes", "prefix", "suffix", "both ends", "hole"):
        known = control.FAMILIES[name](50, generator(3))
        assert torch.equal(known.all(dim=1), known.any(dim=1))
    assert control.prefix(50, generator(1))[0].all()
    assert not control.prefix(50, generator(1))[25:].any()
    assert torch.equal(control.suffix(50, generator(1)), control.prefix(50, generator(1)).flip(0))
    ends = control.both_ends(40, generator(2)).all(dim=1)
    assert ends[0]
    assert ends[-1]
    assert not ends[10:30].any()
    gap = ~control.hole(40, generator(4)).all(dim=1)
    inside = gap.nonzero().flatten()
    assert 4 <= len(inside) <= 36
    assert inside[-1] - inside[0] == len(inside) - 1


def test_columns_of_path_heading_and_effectors() -> None:
    assert control.path(9, generator()).nonzero()[:, 1].unique().tolist() == [0, 2]
    assert control.path(9, generator())[:, [0, 2]].all()
    assert control.heading(9, generator()).nonzero()[:, 1].unique().tolist() == list(range(3, 9))
    wrist = MANNEQUIN.joint_names.index("R_Wrist")
    columns = control.effector_columns([wrist]).tolist()
    assert columns == [0, 1, 2, *range(135 + 3 * wrist, 138 + 3 * wrist)]
    arm = control.limb_columns("left arm")
    assert len(arm) == 4 * 9
    assert not set(arm.tolist()) & set(range(9))
    assert set(range(9)) <= set(control.limb_columns("legs").tolist())
    assert len(arm) == len(set(arm.tolist()))
    assert NUM_JOINTS == 22


def test_sparse_families_know_few_frames_more_often_than_many() -> None:
    counts = [int(control.keyframes(200, generator(seed)).any(dim=1).sum()) for seed in range(300)]
    assert min(counts) == 1
    assert max(counts) <= control.MOST_KEYS
    assert sum(count <= 5 for count in counts) > 0.4 * len(counts)


def test_share_of_clips_and_padding() -> None:
    lengths = torch.tensor([30, 10] * 200)
    known = control.draw_known(lengths, 32, 0.25, generator())
    assert known is not None
    assert known.shape == (400, 32, NUM_FEATURES)
    assert not known[:, 30:].any()
    assert not known[1::2, 10:].any()
    assert 0.18 < float(known.flatten(1).any(dim=1).float().mean()) < 0.32
    assert control.draw_known(lengths, 32, 0.0, generator()) is None
    assert control.draw_known(lengths, 32, 1.0, generator()).flatten(1).any(dim=1).all()  # type: ignore[union-attr]


def test_control_needs_a_network_that_listens() -> None:
    objective = ObjectiveConfig(control=0.5)
    with pytest.raises(ConfigError, match=r"network\.control"):
        TrainingConfig(name="deaf", network=NetworkConfig(), objective=objective)
    TrainingConfig(name="hears", network=NetworkConfig(control=True), objective=objective)
    with pytest.raises(ConfigError, match=r"control must be in \[0, 1\]"):
        dataclasses.replace(objective, control=1.1)


def test_mirror_columns_are_their_own_inverse() -> None:
    # The mask of a mirror image is taken with the columns only, so twice must be the mask itself.
    assert torch.equal(MIRROR_COLUMNS[MIRROR_COLUMNS], torch.arange(NUM_FEATURES))
