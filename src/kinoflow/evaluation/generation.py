"""Many clips from one model, kept on disk as they come, so that an interrupted evaluation goes on where it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kinoflow.files import check_folder_of
from kinoflow.inference.pipeline import MotionPipeline
from kinoflow.motion.clip import MotionClip
from kinoflow.runs import keep_plan

OnDone = Callable[[int, int], None]
BATCH = 8
"""Clips that are integrated together."""
_PLAN = "plan.json"


@dataclass(frozen=True)
class Request:
    """One clip to generate.

    Attributes:
        name: unique, safe as a file name.
        prompt: the sentence.
        frames: at the model's rate.
        seed: of its noise.
    """

    name: str
    prompt: str
    frames: int
    seed: int


class ClipStore:
    """A folder of generated clips that belongs to one plan.

    Args:
        folder: created if absent.
        plan: what the clips depend on; plain JSON values.

    Raises:
        RunError: the folder holds clips of another plan.
        OutputError: it cannot be written, or holds something else.
    """

    def __init__(self, folder: Path, plan: dict[str, Any]) -> None:
        check_folder_of("unfinished evaluation", folder, _PLAN)
        keep_plan(folder / _PLAN, plan)
        self.folder = folder

    def path(self, request: Request) -> Path:
        """File of one clip."""
        return self.folder / f"{request.name}.npz"

    def missing(self, requests: Sequence[Request]) -> list[Request]:
        """Those that are not there yet."""
        return [request for request in requests if not self.path(request).is_file()]

    def load(self, request: Request) -> MotionClip:
        """A clip that is there."""
        return MotionClip.load(self.path(request))


def generate(
    pipe: MotionPipeline,
    requests: Sequence[Request],
    store: ClipStore,
    *,
    steps: int | None = None,
    on_done: OnDone | None = None,
) -> list[MotionClip]:
    """The requested clips in order; those in the store are not made again.

    Batches are made of requests of like length, the same whichever of them are there already: a clip may depend on its
    batch in its last bits.

    Args:
        pipe: the model.
        requests: what to make.
        store: where clips are kept.
        steps: integration steps; the model's own number if not given.
        on_done: called with (clips there, clips in all).
    """
    done = len(requests) - len(store.missing(requests))
    for batch in _batches(requests):
        if on_done is not None:
            on_done(done, len(requests))
        new = store.missing(batch)
        if not new:
            continue
        frames = [request.frames for request in batch]
        latents = pipe.sample(
            pipe.encode_text([request.prompt for request in batch]),
            num_frames=frames,
            seeds=[request.seed for request in batch],
            steps=steps,
        )
        for request, clip in zip(batch, pipe.decode(latents, num_frames=frames), strict=True):
            facts = {"prompt": request.prompt, "seed": request.seed, **clip.metadata}
            clip.replace(metadata=facts).save(store.path(request))
        done += len(new)
    if on_done is not None:
        on_done(done, len(requests))
    return [store.load(request) for request in requests]


def _batches(requests: Sequence[Request]) -> Iterator[list[Request]]:
    order = sorted(requests, key=lambda request: (request.frames, request.name))
    for start in range(0, len(order), BATCH):
        yield order[start : start + BATCH]
