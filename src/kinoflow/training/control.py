"""What a training sample tells the network beforehand: the families of control, and how they are mixed.

Each family is a mask over frames and features of one clip; what is masked comes in clean. They are what animators ask
for: key poses, the beginning or the end of another clip, a gap to fill, a path to walk, a direction to face, a place
for a hand or foot, and limbs that stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

from kinoflow.motion.features import BLOCKS, NUM_FEATURES, POSITIONS, ROTATIONS, TRANSLATION
from kinoflow.motion.skeleton import JOINT_NAMES, NUM_JOINTS, joint

MOST_KEYS = 20
"""Sparse families know at most this many frames; few are drawn more often than many."""
SECOND_FAMILY = 0.25
"""Probability that a sample has two families at once."""
EFFECTORS = tuple(joint(name) for name in ("Head", "L_Wrist", "R_Wrist", "L_Ankle", "R_Ankle", "L_Foot", "R_Foot"))
LIMBS = {
    "left arm": ("L_Collar", "L_Shoulder", "L_Elbow", "L_Wrist"),
    "right arm": ("R_Collar", "R_Shoulder", "R_Elbow", "R_Wrist"),
    "legs": ("L_Hip", "L_Knee", "L_Ankle", "L_Foot", "R_Hip", "R_Knee", "R_Ankle", "R_Foot"),
    "trunk": ("Spine1", "Spine2", "Spine3", "Neck", "Head"),
}
"""Joints that are kept together; with the legs, the root is kept as well."""

Family = Callable[[int, torch.Generator], Tensor]
"""From a clip's number of frames T and a generator to what is known of it, [T, D] bool."""


def draw_known(lengths: Tensor, size: int, share: float, generator: torch.Generator) -> Tensor | None:
    """What is known of the clips of a batch: [B, size, D] bool, nothing past a clip's length; None where nothing is.

    Args:
        lengths: [B] frames of each clip.
        size: frames of the padded batch.
        share: probability that something is known of a clip.
        generator: decides everything; it moves on by an amount that depends on what is drawn.
    """
    families = list(FAMILIES.values())
    chosen = (torch.rand(len(lengths), generator=generator) < share).tolist()
    known = torch.zeros(len(lengths), size, NUM_FEATURES, dtype=torch.bool)
    for row, (frames, control) in enumerate(zip(lengths.tolist(), chosen, strict=True)):
        if control:
            mask = families[_below(len(families), generator)](frames, generator)
            if float(torch.rand((), generator=generator)) < SECOND_FAMILY:
                mask |= families[_below(len(families), generator)](frames, generator)
            known[row, :frames] = mask
    return known if any(chosen) else None


def keyframes(frames: int, generator: torch.Generator) -> Tensor:
    """Whole poses with their place at 1 to `MOST_KEYS` frames."""
    known = nothing(frames)
    known[_some_frames(frames, generator)] = True
    return known


def prefix(frames: int, generator: torch.Generator) -> Tensor:
    """The beginning, one frame to half of the clip."""
    known = nothing(frames)
    known[: _part(frames, 0.5, generator)] = True
    return known


def suffix(frames: int, generator: torch.Generator) -> Tensor:
    """The end, one frame to half of the clip."""
    return prefix(frames, generator).flip(0)


def both_ends(frames: int, generator: torch.Generator) -> Tensor:
    """Beginning and end, each one frame to a quarter of the clip."""
    known = nothing(frames)
    known[: _part(frames, 0.25, generator)] = True
    known[frames - _part(frames, 0.25, generator) :] = True
    return known


def hole(frames: int, generator: torch.Generator) -> Tensor:
    """All but a gap of a tenth to nine tenths of the clip."""
    size = max(1, round(frames * (0.1 + 0.8 * float(torch.rand((), generator=generator)))))
    start = _below(frames - size + 1, generator)
    known = ~nothing(frames)
    known[start : start + size] = False
    return known


def path(frames: int, generator: torch.Generator) -> Tensor:
    """Where the pelvis is on the floor, x and z, at every frame."""
    return _of_columns(frames, torch.arange(frames), _FLOOR)


def waypoints(frames: int, generator: torch.Generator) -> Tensor:
    """Where the pelvis is on the floor at 1 to `MOST_KEYS` frames."""
    return _of_columns(frames, _some_frames(frames, generator), _FLOOR)


def heading(frames: int, generator: torch.Generator) -> Tensor:
    """How the pelvis is turned, at every frame or at 1 to `MOST_KEYS` of them."""
    dense = float(torch.rand((), generator=generator)) < 0.5
    return _of_columns(frames, torch.arange(frames) if dense else _some_frames(frames, generator), _HEADING)


def effectors(frames: int, generator: torch.Generator) -> Tensor:
    """Where one to three of head, hands and feet are, with the pelvis, at 1 to `MOST_KEYS` frames."""
    count = 1 + _below(3, generator)
    joints = [EFFECTORS[index] for index in torch.randperm(len(EFFECTORS), generator=generator)[:count].tolist()]
    return _of_columns(frames, _some_frames(frames, generator), effector_columns(joints))


def limbs(frames: int, generator: torch.Generator) -> Tensor:
    """One or two limbs, with all their frames."""
    names = list(LIMBS)
    order = torch.randperm(len(names), generator=generator)[: 1 + _below(2, generator)]
    columns = torch.cat([limb_columns(names[index]) for index in order.tolist()])
    return _of_columns(frames, torch.arange(frames), columns)


FAMILIES: dict[str, Family] = {
    "keyframes": keyframes,
    "prefix": prefix,
    "suffix": suffix,
    "both ends": both_ends,
    "hole": hole,
    "path": path,
    "waypoints": waypoints,
    "heading": heading,
    "end effectors": effectors,
    "limbs": limbs,
}
"""Drawn equally often."""


def nothing(frames: int) -> Tensor:
    """[T, D] bool, false everywhere."""
    return torch.zeros(frames, NUM_FEATURES, dtype=torch.bool)


def effector_columns(joints: list[int]) -> Tensor:
    """Columns of the places of joints relative to the pelvis, and of the pelvis itself."""
    places = torch.arange(NUM_FEATURES)[POSITIONS].view(NUM_JOINTS, 3)[joints]
    return torch.cat([_ALL[TRANSLATION], places.flatten()])


def limb_columns(name: str) -> Tensor:
    """Columns of the rotations and places of the joints of a limb of `LIMBS`."""
    joints = [JOINT_NAMES.index(joint_name) for joint_name in LIMBS[name]]
    rotations = _ALL[ROTATIONS].view(NUM_JOINTS, 6)[joints].flatten()
    places = _ALL[POSITIONS].view(NUM_JOINTS, 3)[joints].flatten()
    root = torch.cat([_ALL[TRANSLATION], _HEADING]) if name == "legs" else _ALL[:0]
    return torch.cat([root, rotations, places])


_ALL = torch.arange(NUM_FEATURES)
_FLOOR = _ALL[TRANSLATION][[0, 2]]
_HEADING = _ALL[BLOCKS["root_rotation"].columns]


def _of_columns(frames: int, rows: Tensor, columns: Tensor) -> Tensor:
    known = nothing(frames)
    known[rows[:, None], columns] = True
    return known


def _some_frames(frames: int, generator: torch.Generator) -> Tensor:
    """Frame numbers, 1 to `MOST_KEYS` of them: the square of a uniform number decides, so few are more likely."""
    most = min(MOST_KEYS, frames)
    count = 1 + int(most * float(torch.rand((), generator=generator)) ** 2)
    return torch.randperm(frames, generator=generator)[: min(count, most)]


def _part(frames: int, largest: float, generator: torch.Generator) -> int:
    return 1 + int(max(0.0, frames * largest - 1) * float(torch.rand((), generator=generator)))


def _below(count: int, generator: torch.Generator) -> int:
    return int(torch.randint(count, (), generator=generator))
