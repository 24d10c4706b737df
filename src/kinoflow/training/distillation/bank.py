"""Trajectories of the teacher on disk: made once, read many times.

    bank/bank.json                       what they depend on, and the times at which they are kept
    bank/trajectories-00000.safetensors  states [F, K + 1, D] float16 of all frames of some trajectories one after the
                                         other, up to the end of their last patch; offsets [n + 1] into them;
                                         num_frames [n], the valid ones of each

What a trajectory starts from (caption, length, seed of the noise) is a function of data, settings and its number, so a
bank that was interrupted goes on with the next file, and two processes make the files in turns.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import save_file
from torch import Tensor

from kinoflow.data.loader import BatchSampler, Draw, MotionDataset, SamplerOptions, TextLookup
from kinoflow.errors import DataError, UnreadableError
from kinoflow.files import atomic_path
from kinoflow.inference.pipeline import LARGEST_BATCH, MIN_FRAMES
from kinoflow.model.config import NetworkConfig
from kinoflow.motion.features import NUM_FEATURES
from kinoflow.reading import TensorRows, reading, value_of
from kinoflow.runs import keep_plan, texts_fingerprint
from kinoflow.text.features import TextFeatures
from kinoflow.training.control import draw_known
from kinoflow.training.distillation.teacher import Teacher
from kinoflow.training.processes import Processes
from kinoflow.training.stage import step_generator

BANK_NAME = "bank.json"
FILE_SIZE = 64
"""Trajectories in a file: what an interruption costs at most."""
_FORMAT = 1
_CONTROL_STREAM = 1
Progress = Callable[[int, int], None]
"""Called with (trajectories there, trajectories in all)."""


@dataclass(frozen=True)
class Start:
    """What a trajectory begins with.

    Attributes:
        caption: of the data.
        num_frames: of its clip, within what the model makes.
        seed: of the noise, as `MotionPipeline.sample` draws it.
        draw: which clip it is, or none.
    """

    caption: str
    num_frames: int
    seed: int
    draw: Draw | None = None

    def __str__(self) -> str:
        return f"{self.caption}#{self.num_frames}#{self.seed}#{self.draw}"


@dataclass(frozen=True, eq=False)
class Trajectories:
    """B of them at K + 1 times.

    Attributes:
        states: K + 1 of [B, T, D]; zeros after a trajectory's last patch.
        num_frames: [B] int64, valid frames.
        text: B rows.
        known: [B, T, D] bool, what is clean from the start; None where nothing is.
    """

    states: tuple[Tensor, ...]
    num_frames: Tensor
    text: TextFeatures
    known: Tensor | None = None

    def __len__(self) -> int:
        return len(self.num_frames)


def plan_starts(
    dataset: MotionDataset, options: SamplerOptions, network: NetworkConfig, seed: int, count: int, first_seed: int
) -> list[Start]:
    """Starts of `count` trajectories: captions and lengths as training would draw them, a seed of its own for each."""
    draw = BatchSampler(dataset, options, seed)
    starts: list[Start] = []
    step = 0
    while len(starts) < count:
        for one in draw.draws(step)[: count - len(starts)]:
            caption = dataset.records[one.clip].captions[one.caption]
            frames = min(max(one.frames, MIN_FRAMES), network.train_frames)
            text = caption.mirrored if one.mirrored else caption.text
            starts.append(Start(text, frames, first_seed + len(starts), one))
        step += 1
    return starts


class Controls:
    """What is known of some trajectories before they begin: parts of the clips whose captions they have.

    A network that was trained with control (`NetworkConfig.control`) is told what is known, and so must its student be.

    Args:
        dataset: of the clips, normalised as the network's inputs are.
        share: of the trajectories of which something is known, as `ObjectiveConfig.control`.
    """

    def __init__(self, dataset: MotionDataset, share: float) -> None:
        self.dataset = dataset
        self.share = share

    def known(self, starts: Sequence[Start], size: int) -> Tensor | None:
        """[B, size, D] bool, a function of the starts; None where nothing is known."""
        found = torch.zeros(len(starts), size, NUM_FEATURES, dtype=torch.bool)
        for row, start in enumerate(starts):
            if self.share and start.draw is not None:
                frames = torch.tensor([min(start.num_frames, start.draw.frames)])
                mask = draw_known(frames, size, self.share, step_generator(start.seed, _CONTROL_STREAM))
                if mask is not None:
                    found[row] = mask[0]
        return found if bool(found.any()) else None

    def insert(self, starts: Sequence[Start], noise: Tensor, known: Tensor) -> Tensor:
        """The noise [B, T, D] with the clips' own numbers where they are known."""
        found = noise.clone()
        for row, start in enumerate(starts):
            if start.draw is not None and bool(known[row].any()):
                motion = self.dataset.batch([start.draw]).motion[0, : noise.shape[1]]
                found[row, : len(motion)] = torch.where(known[row, : len(motion)], motion, noise[row, : len(motion)])
        return found


def noise_of(starts: Sequence[Start], network: NetworkConfig) -> Tensor:
    """[B, T, D] noise of each start, T the frames up to the end of the longest one's last patch."""
    size = max(_whole_patches(start.num_frames, network) for start in starts)
    shape = network.train_frames, network.motion_features
    return torch.stack(
        [torch.randn(*shape, generator=torch.Generator().manual_seed(start.seed))[:size] for start in starts]
    )


class Bank:
    """The trajectories of a folder, all there.

    Args:
        folder: of the files.
        starts: what they begin with.
        times: K + 1 times at which they are kept.
        num_features: D.
        text: from captions to features.
        controls: what is known of them, if anything.

    Raises:
        DataError: a file is missing or damaged.
    """

    def __init__(
        self,
        folder: Path,
        starts: Sequence[Start],
        times: Sequence[float],
        num_features: int,
        text: TextLookup,
        controls: Controls | None = None,
    ) -> None:
        self.folder = folder
        self.starts = list(starts)
        self.times = list(times)
        self.num_features = num_features
        self._text = text
        self._controls = controls
        self.num_frames = np.array([start.num_frames for start in starts], dtype=np.int64)
        self._files = [self._open(number) for number in range(number_of_files(len(starts)))]

    def __len__(self) -> int:
        return len(self.starts)

    def read(self, rows: Sequence[int]) -> Trajectories:
        """The trajectories with these numbers.

        Raises:
            DataError: a file was changed since it was opened.
        """
        found = []
        for row in rows:
            number, place = divmod(row, FILE_SIZE)
            file, offsets = self._files[number]
            with reading(file.path, DataError, _ADVICE):
                found.append(torch.from_numpy(file.read("states", offsets[place], offsets[place + 1])).float())
        size = max(len(one) for one in found)
        states = torch.zeros(len(self.times), len(found), size, self.num_features)
        for place, one in enumerate(found):
            states[:, place, : len(one)] = one.transpose(0, 1)
        starts = [self.starts[row] for row in rows]
        text = self._text([start.caption for start in starts])
        known = None if self._controls is None else self._controls.known(starts, size)
        return Trajectories(tuple(states), torch.from_numpy(self.num_frames[list(rows)]), text, known)

    def _open(self, number: int) -> tuple[TensorRows, list[int]]:
        path = file_path(self.folder, number)
        expected = self.num_frames[number * FILE_SIZE : (number + 1) * FILE_SIZE]
        wanted = {
            "states": ("F16", (None, len(self.times), self.num_features)),
            "offsets": ("I64", (len(expected) + 1,)),
            "num_frames": ("I64", (len(expected),)),
        }
        with reading(path, DataError, _ADVICE):
            # A bank may have more files than a process may keep open.
            file = TensorRows(path, wanted, keep_open=False)
            offsets = file.read("offsets")
            sound = offsets[0] == 0 and offsets[-1] == file.count("states") and (np.diff(offsets) >= expected).all()
            if not sound or not (file.read("num_frames") == expected).all():
                raise UnreadableError("it holds other trajectories")
        return file, offsets.tolist()


_ADVICE = "delete it, and the same command makes it again"


def build_bank(
    folder: Path,
    teacher: Teacher,
    starts: Sequence[Start],
    text: TextLookup,
    times: Callable[[], list[float]],
    *,
    controls: Controls | None = None,
    processes: Processes | None = None,
    progress: Progress | None = None,
) -> Bank:
    """Make what is missing of a bank, and open it; all processes call it together.

    Args:
        folder: for its files.
        teacher: makes the trajectories.
        starts: what they begin with.
        text: from captions to features.
        times: gives those at which the trajectories are kept, where the folder does not say; called by one process.
        controls: what is known of the trajectories, if anything.
        processes: this process among those that make it.
        progress: see `Progress`; counts this process's files as all.

    Raises:
        RunError: the folder holds trajectories of something else.
        DataError: a file is damaged.
        OutputError: a file cannot be written.
    """
    processes = processes or Processes()
    share = 0.0 if controls is None else controls.share
    kept = _agreed_times(folder, teacher, starts, share, times, processes)
    mine = range(processes.share.rank, number_of_files(len(starts)), processes.share.processes)
    all_mine = [starts[place] for number in mine for place in _places(number, len(starts))]
    done = 0
    for number in mine:
        places = _places(number, len(starts))
        if not file_path(folder, number).is_file():
            tensors = _make(teacher, [starts[place] for place in places], text, kept, controls)
            with atomic_path(file_path(folder, number)) as temporary:
                save_file(tensors, temporary)
        done += len(places)
        if progress is not None:
            progress(done, len(all_mine))
    processes.wait()
    return Bank(folder, starts, kept, teacher.description.network.motion_features, text, controls)


def number_of_files(count: int) -> int:
    """Files of a bank of so many trajectories."""
    return -(-count // FILE_SIZE)


def file_path(folder: Path, number: int) -> Path:
    """The file of trajectories number x `FILE_SIZE` and on."""
    return folder / f"trajectories-{number:05d}.safetensors"


def bank_bytes(num_frames: float, count: int, num_times: int, network: NetworkConfig) -> float:
    """Bytes on disk of `count` trajectories of `num_frames` frames each."""
    return 2.0 * count * num_frames * num_times * network.motion_features


def _agreed_times(
    folder: Path,
    teacher: Teacher,
    starts: Sequence[Start],
    share: float,
    times: Callable[[], list[float]],
    processes: Processes,
) -> list[float]:
    """The times of a bank: what its folder says, after a look at whether it is the same bank; else chosen now."""
    facts: dict[str, Any] = {
        "format": _FORMAT,
        "teacher": teacher.facts,
        "trajectories": len(starts),
        "starts": texts_fingerprint(map(str, starts)),
        "share of control": share,
    }
    path = folder / BANK_NAME
    if processes.first:
        keep_plan(path, facts, find_out=lambda: {"times": times()}, advice="another -o")
    processes.wait()
    known = keep_plan(path, facts, advice="another -o")
    with reading(path, DataError, f"delete {folder}, or give another -o"):
        return list(value_of(tuple[float, ...], known.get("times")))


def _places(number: int, count: int) -> range:
    return range(number * FILE_SIZE, min(count, (number + 1) * FILE_SIZE))


def _make(
    teacher: Teacher, starts: Sequence[Start], text: TextLookup, times: Sequence[float], controls: Controls | None
) -> dict[str, Tensor]:
    """The tensors of one file."""
    network = teacher.description.network
    parts: list[Tensor] = []
    for first in range(0, len(starts), LARGEST_BATCH):
        group = starts[first : first + LARGEST_BATCH]
        num_frames = torch.tensor([start.num_frames for start in group])
        features = text([start.caption for start in group])
        begin, known = beginnings(group, network, controls)
        states = torch.stack([x.cpu() for x in teacher.states(features, num_frames, begin, times, known)], dim=2)
        for row, start in zip(states, group, strict=True):
            parts.append(row[: _whole_patches(start.num_frames, network)].half())
    offsets = torch.tensor([0, *(len(part) for part in parts)]).cumsum(0)
    return {
        "states": torch.cat(parts),
        "offsets": offsets,
        "num_frames": torch.tensor([start.num_frames for start in starts]),
    }


def beginnings(
    starts: Sequence[Start], network: NetworkConfig, controls: Controls | None
) -> tuple[Tensor, Tensor | None]:
    """[B, T, D] where trajectories begin, noise but for what is known; and what that is, [B, T, D] bool or None."""
    noise = noise_of(starts, network)
    known = None if controls is None else controls.known(starts, noise.shape[1])
    if controls is None or known is None:
        return noise, None
    return controls.insert(starts, noise, known), known


def _whole_patches(num_frames: int, network: NetworkConfig) -> int:
    return -(-num_frames // network.patch_size) * network.patch_size
