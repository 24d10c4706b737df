"""Control without training: the clean estimate of every step is projected onto what is known.

As in ProjFlow (2026), for our features: at time t the velocity v points to a clean motion x_1 = x + (1 - t) v and to a
noise x_0 = x - t v. The clean one gets the least correction after which it has what is known, least in a metric in
which a correction of one frame spreads over its neighbours: a Gaussian process over time of the Matérn kind. Then

    x_s = s x_1* + (1 - s) (sqrt(1 - h) x_0 + sqrt(h) n),   n fresh noise.

Without the metric what is known stands alone in a motion that knows nothing of it; without fresh noise the rest keeps
to what it was before it was corrected. Places of joints are not read when a motion is decoded: rotations decide. So
what is known of a place alone is met through forward kinematics, linearised about the estimate, in a few steps; in the
last step of sampling, whose result is a motion, exactly, on the skeleton (`motion.reaching`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import numpy as np
import torch
from torch import Tensor

from kinoflow.motion.differentiable import joints_from_features
from kinoflow.motion.features import POSITIONS, ROTATIONS, SMALLEST_STD, TRANSLATION
from kinoflow.motion.reaching import at_places
from kinoflow.motion.rotations import axis_angle_to_matrix, matrix_to_axis_angle, matrix_to_rot6d, rot6d_to_matrix
from kinoflow.motion.skeleton import NUM_JOINTS

Velocity = Callable[[Tensor, float], Tensor]

POSE_FRAMES, PLACE_FRAMES = 10.0, 30.0
"""Length of the kernel over time, of poses and of the pelvis's place, which takes longer to change: a correction has
fallen to half after about so many frames."""
FRESH_SHARE, FRESH_UNTIL = 0.5, 0.9
"""Share of the noise that is fresh in every step before this time."""
ROUGH = 0.01
"""Variance of what is missing from frame to frame, of its whole: a smooth correction that went through all of it would
swing far out beside many known frames. What is known stays exact, it is put in after."""
PLACE_STEPS, NEAR_M = 2, 1e-3
"""Linearisations of places a step at most, and the distance at which they end."""
PLACE_DAMPING_M = 1e-4
"""What keeps a limb that is stretched from turning over."""
LONGEST_STEP_M = 0.25


class Projection:
    """The least correction of clean motions after which they have what is known.

    Args:
        wanted: [B, T, D] normalised, read where `known`.
        known: [B, T, D] bool. Places of joints count through forward kinematics where the joint's own rotation is not
            known; rotations, the pelvis and places beside known rotations count as they are.
        mean: [D] of the features.
        std: [D]; columns that vary less than `SMALLEST_STD` are constant where they are not known.
    """

    def __init__(self, wanted: Tensor, known: Tensor, mean: Tensor, std: Tensor) -> None:
        # In double precision, on the processor: few numbers, and not every device has them.
        self.wanted, self.known = wanted.cpu().double(), known.cpu()
        constant = std.cpu() < SMALLEST_STD
        self.mean, self.std = mean.cpu().double(), std.cpu().double().masked_fill(constant, 1.0)
        known = self.known
        self._held = constant & ~known
        self._kernels: dict[tuple[bytes, float], tuple[Tensor, Tensor]] = {}
        # Rows of columns with the same known frames share one matrix.
        self._linear: list[tuple[int, Tensor, Tensor, Tensor]] = []
        for row in range(len(known)):
            masks, group = torch.unique(known[row].T, dim=0, return_inverse=True)
            for number, mask in enumerate(masks):
                columns = torch.nonzero(group == number).flatten()
                place = columns < TRANSLATION.stop
                for chosen, spread in ((columns[place], PLACE_FRAMES), (columns[~place], POSE_FRAMES)):
                    if mask.any() and len(chosen):
                        frames, gain = self._gain(mask, spread)
                        self._linear.append((row, chosen, frames, gain))
        places = known[..., POSITIONS].unflatten(-1, (NUM_JOINTS, 3)).all(dim=-1)
        turned = known[..., ROTATIONS].unflatten(-1, (NUM_JOINTS, 6)).all(dim=-1)
        # A frame whose rotations are all known has its places; the pelvis is at 0 relative to itself.
        self._places = places & ~turned.all(dim=-1, keepdim=True)
        self._places[..., 0] = False
        self._free = ~(known | self._held)[..., ROTATIONS]
        self._farthest_m = 0.0

    @property
    def meets_places(self) -> bool:
        """Whether a joint's place is known where its rotations are not, so that it is met by steps."""
        return bool(self._places.any())

    def _gain(self, mask: Tensor, spread: float = POSE_FRAMES) -> tuple[Tensor, Tensor]:
        """Frames [F] that are known, and what a correction of them does to every frame [T, F]."""
        key = mask.numpy().tobytes(), spread
        if key not in self._kernels:
            frames = torch.nonzero(mask).flatten()
            times = torch.arange(len(mask), dtype=torch.float64)
            there = _matern((times[frames, None] - times[None, frames]) / spread)
            there += ROUGH * torch.eye(len(frames), dtype=there.dtype)
            here = _matern((times[:, None] - times[None, frames]) / spread)
            self._kernels[key] = frames, torch.linalg.solve(there, here.T).T
        return self._kernels[key]

    def __call__(self, clean: Tensor, *, last: bool = False) -> Tensor:
        """[B, T, D] with what is known of [B, T, D] normalised clean motions; `last` meets places as well as can be."""
        found = self._lines(clean.cpu().double())
        for _ in range(PLACE_STEPS if self.meets_places else 0):
            self._farthest_m = 0.0
            found = self._lines(self._reached(found))
            if self._farthest_m < NEAR_M:
                break
        if last and self.meets_places:
            found = self._on_skeleton(found)
        return torch.where(self.known, self.wanted, found).to(clean)

    def _lines(self, clean: Tensor) -> Tensor:
        found = clean.clone()
        for row, columns, frames, gain in self._linear:
            missing = self.wanted[row, frames][:, columns] - clean[row, frames][:, columns]
            found[row, :, columns] += gain @ missing
        return found

    def _values(self, clean: Tensor, held: Tensor) -> Tensor:
        """Features that are not normalised, as they are decoded."""
        return clean.masked_fill(held, 0.0) * self.std + self.mean

    def _on_skeleton(self, clean: Tensor) -> Tensor:
        """Joints at their places exactly; what turns for that in known frames spreads over their neighbours."""
        found = torch.where(self.known, self.wanted, clean)
        for row, places in enumerate(self._places):
            if not places.any():
                continue
            values = self._values(found[row], self._held[row])
            rotations = rot6d_to_matrix(values[:, ROTATIONS].unflatten(-1, (NUM_JOINTS, 6)).numpy())
            frames, gain = self._gain(places.any(dim=-1))
            wanted = (self.wanted[row] * self.std + self.mean)[frames][:, POSITIONS].unflatten(-1, (NUM_JOINTS, 3))
            free = self._free[row].unflatten(-1, (NUM_JOINTS, 6)).all(dim=-1).numpy()
            at, known = frames.numpy(), places[frames].numpy()
            met = at_places(rotations[at], wanted.numpy(), known, free[at])
            turns = matrix_to_axis_angle(met @ np.swapaxes(rotations[at], -1, -2))
            spread = (gain @ torch.from_numpy(turns).flatten(1)).unflatten(-1, (NUM_JOINTS, 3)).numpy()
            spread[~free] = 0.0
            rotations = axis_angle_to_matrix(spread) @ rotations
            # Spread, it is smoothed where it comes from too.
            rotations[at] = met
            changed = np.linalg.norm(spread, axis=-1) > 0
            six = (torch.from_numpy(matrix_to_rot6d(rotations)).flatten(1) - self.mean[ROTATIONS]) / self.std[ROTATIONS]
            kept = ~torch.from_numpy(changed).repeat_interleave(6, dim=-1)
            found[row, :, ROTATIONS] = torch.where(kept, found[row, :, ROTATIONS], six)
        return found

    def _reached(self, clean: Tensor) -> Tensor:
        """One Gauss-Newton step by which joints get to their places; rotations that are known stay."""
        found = clean.clone()
        for row in range(len(clean)):
            for index in range(1, NUM_JOINTS):
                mask = self._places[row, :, index]
                if not mask.any():
                    continue
                frames, gain = self._gain(mask)
                step = self._step(found[row, frames].masked_fill(self._held[row, frames], 0.0), row, frames, index)
                found[row, :, ROTATIONS] += (gain @ step) * self._free[row]
        return found

    @torch.enable_grad()
    def _step(self, clean: Tensor, row: int, frames: Tensor, index: int) -> Tensor:
        """[F, R] what to add to the rotations of F frames so that one joint gets nearer to its place."""
        turns = clean[:, ROTATIONS].clone().requires_grad_(True)
        given = torch.cat([clean[:, : ROTATIONS.start], turns, clean[:, ROTATIONS.stop :]], dim=-1)
        joints = joints_from_features(given * self.std + self.mean)
        place = joints[:, index] - joints[:, 0]
        column = POSITIONS.start + 3 * index
        target = self.wanted[row, frames, column : column + 3] * self.std[column : column + 3]
        missing = (target + self.mean[column : column + 3] - place).detach()
        length = missing.norm(dim=-1, keepdim=True)
        self._farthest_m = max(self._farthest_m, float(length.max()))
        missing = missing * (LONGEST_STEP_M / length.clamp(min=LONGEST_STEP_M))
        rows = [torch.autograd.grad(place[:, axis].sum(), turns, retain_graph=axis < 2)[0] for axis in range(3)]
        slope = torch.stack(rows, dim=1) * self._free[row, frames, None]
        square = slope @ slope.transpose(1, 2)
        scale = square.diagonal(dim1=1, dim2=2).mean(dim=-1)[:, None, None]
        square = square + (PLACE_DAMPING_M + 1e-3 * scale) * torch.eye(3, dtype=square.dtype, device=square.device)
        return (slope.transpose(1, 2) @ torch.linalg.solve(square, missing[..., None]))[..., 0]


def _matern(lengths: Tensor) -> Tensor:
    """Covariance of frames so many lengths of the kernel apart: Matérn of order 5/2."""
    r = 5**0.5 * lengths.abs()
    return (1 + r + r**2 / 3) * torch.exp(-r)


def integrate_projected(
    velocity: Velocity,
    noise: Tensor,
    times: Sequence[float],
    project: Projection,
    generators: Sequence[torch.Generator],
) -> Iterator[Tensor]:
    """Yield x after each step from `noise` at the first time; the last one has what is known.

    Args:
        velocity: the field, asked once a step with x [B, T, D].
        noise: x at the first time.
        times: of the grid, up to 1.
        project: onto what is known.
        generators: of the fresh noise, one a row.
    """
    x = noise
    for t, end in pairwise(times):
        v = velocity(x, t)
        clean, old = project(x + (1 - t) * v, last=end >= 1), x - t * v
        if end >= 1:
            x = clean
        else:
            if end < FRESH_UNTIL:
                drawn = [torch.randn(x[0].shape, generator=one, device=one.device) for one in generators]
                fresh = torch.stack(drawn).to(x)
                old = (1 - FRESH_SHARE) ** 0.5 * old + FRESH_SHARE**0.5 * fresh
            x = end * clean + (1 - end) * old
        yield x
