"""The guided velocity field of one sampling run, with everything that the motion does not change computed beforehand.

At each step the network needs, besides the motion, the text's keys and values in every block and the vectors that
modulate it. They depend on time and text only. So they are evaluated once per distinct text (not once per seed), for
many steps in one batch (not step by step), on real tokens only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from kinoflow.flow.grid import EVERYWHERE, GuidanceInterval, guide, guides
from kinoflow.flow.path import output_to_velocity
from kinoflow.model.config import NetworkConfig
from kinoflow.model.inference import InferenceNetwork
from kinoflow.model.layout import Prepared, Unprepared
from kinoflow.model.motion_model import MotionModel
from kinoflow.text.features import TextFeatures

LARGEST_CHUNK_BYTES = 256 * 2**20
"""Keys, values and modulations are prepared for as many steps as fit into this, at least one."""


@dataclass(frozen=True)
class Rows:
    """The R rows of the network in one evaluation.

    Attributes:
        texts: [K] which of the distinct texts they need.
        places: [R] where in `texts` each row's text is.
        num_frames: [R] of each row's motion.
    """

    texts: Tensor
    places: Tensor
    num_frames: Tensor


class GuidedVelocity:
    """v(x, t) for B motions, called with the times it was told about, in order.

    Where guidance acts, the network has 2 B rows, the motions without their text and with it; elsewhere B, with it.

    Args:
        model: the network with its null condition.
        features: B rows.
        num_frames: [B] int64.
        times: every time at which it will be asked, in order.
        guidance_scale: 1 or less: no guidance, one network row per motion.
        guidance_interval: times at which guidance acts, see `flow.grid.is_guided`.
        prediction: what the network's output means.
        null_context: whether guidance drops the text tokens too.
        network: the same network, as it is evaluated, if there is one already.
        known: [B, T, D] bool, numbers of the motions that are clean from the start, of which a network that was trained
            with control is told; their velocity is 0.
    """

    def __init__(
        self,
        model: MotionModel,
        features: TextFeatures,
        num_frames: Tensor,
        times: Sequence[float],
        *,
        guidance_scale: float,
        prediction: str,
        null_context: bool,
        guidance_interval: GuidanceInterval = EVERYWHERE,
        network: InferenceNetwork | None = None,
        known: Tensor | None = None,
    ) -> None:
        self.model = model
        self.network = network or InferenceNetwork(model.transformer)
        self.scale = guidance_scale
        self.prediction = prediction
        self.last: tuple[Tensor, float, Tensor] | None = None
        self.known = known
        self.times = list(times)
        self.guided = [guides(t, guidance_scale, guidance_interval) for t in self.times]
        device = model.mean.device
        text = features.select(range(len(features))).to(device)
        if any(self.guided):
            everything = torch.ones(len(text), dtype=torch.bool, device=device)
            context, pooled = model.drop_condition(text.tokens, text.pooled, everything, keep_context=not null_context)
            text = TextFeatures.cat([TextFeatures(context, text.lengths, pooled), text])
        self.text, texts = distinct(text)
        num_frames = num_frames.cpu()
        self.rows = {True: _rows(texts, num_frames), False: _rows(texts[-len(num_frames) :], num_frames)}
        self._chunk: Prepared | Unprepared | None = None
        self._place = self._next = self._after = 0

    @torch.no_grad()
    def __call__(self, x: Tensor, t: float) -> Tensor:
        """Velocity [B, T, D] at motions [B, T, D]."""
        assert t == self.times[self._next]
        if self._next == self._after:
            self._prepare()
        assert self._chunk is not None
        guided = self.guided[self._next]
        rows = self.rows[guided]
        conditions = self._chunk.select(rows.places + self._place)
        self._next += 1
        self._place += len(rows.texts)
        repeats = (len(rows.places) // len(x), 1, 1)
        motions = x.repeat(repeats)
        known = None if self.known is None else self.known.repeat(repeats)
        output = self.network.evaluate(motions, conditions, rows.num_frames, known)
        time = torch.full((len(motions),), t, device=x.device)
        velocity = output_to_velocity(output, motions, time, self.prediction)
        if guided:
            null, conditional = velocity.chunk(2)
            velocity = guide(null, conditional, self.scale)
        if self.known is not None:
            velocity = velocity.masked_fill(self.known, 0.0)
        self.last = x, t, velocity
        return velocity

    def estimate(self) -> Tensor | None:
        """[B, T, D] the clean motions as the last velocity tells them: x + (1 - t) v. None before the first."""
        if self.last is None:
            return None
        x, t, velocity = self.last
        return x + (1 - t) * velocity

    def _prepare(self) -> None:
        """Conditions of the next times: the texts needed at the first of them, then at the second, and so on."""
        per_row = condition_bytes(self.model.config, self.text.tokens.shape[1])
        steps = max(1, LARGEST_CHUNK_BYTES // (per_row * len(self.text)))
        self._place, self._after = 0, min(self._next + steps, len(self.times))
        needed = [self.rows[guided].texts for guided in self.guided[self._next : self._after]]
        times = torch.tensor(self.times[self._next : self._after], device=self.text.tokens.device)
        counts = torch.tensor([len(texts) for texts in needed], device=times.device)
        self._chunk = self.network.conditions(
            times.repeat_interleave(counts), self.text.tokens, self.text.lengths, self.text.pooled, torch.cat(needed)
        )


def _rows(texts: Tensor, num_frames: Tensor) -> Rows:
    """Rows with these texts [R]; the motions [B] are repeated."""
    needed, places = torch.unique(texts, return_inverse=True)
    return Rows(needed, places, num_frames.repeat(len(texts) // len(num_frames)))


def condition_bytes(config: NetworkConfig, num_tokens: int) -> int:
    """Memory of the `Prepared` of one text of S tokens at one time: keys, values and six vectors in each block."""
    return 4 * config.num_layers * config.width * (2 * num_tokens + 12)


def distinct(text: TextFeatures) -> tuple[TextFeatures, Tensor]:
    """The different rows of `text`, and for each of its rows the place of its like among them."""
    flat = torch.cat([text.lengths[:, None].to(text.pooled.dtype), text.pooled, text.tokens.flatten(1)], dim=1)
    rows: list[int] = []
    first: list[int] = []
    for index, row in enumerate(flat):
        match = next((k for k, other in enumerate(first) if torch.equal(flat[other], row)), len(first))
        if match == len(first):
            first.append(index)
        rows.append(match)
    return text.select(first), torch.tensor(rows, device=text.tokens.device)
