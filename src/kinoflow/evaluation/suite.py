"""What an evaluation asks: its suites, and the sets of clips that are measured beside a model's.

| set | what it is | what it shows |
|---|---|---|
| `captured` | the held-out captured clips themselves | the best that the measures can say |
| `model` | generated for the captions of those clips, at their durations | |
| `nearest caption` | for each caption the gallery clip whose caption is nearest | as much meaning as can be looked up |
| `wrong captions` | the captured clips, exchanged among the captions | perfect bodies that do not listen |
| `noise` | what a sampler starts from, decoded as if it were a motion | no body, no meaning |
| `distorted` | the captured clips, trunk and arms bent half as much again, carried sideways | no possible body |
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

import numpy as np
import torch
from torch import Tensor

from kinoflow.data.captions.actions import HELD_OUT_CAPTIONS
from kinoflow.errors import DataError, OptionError
from kinoflow.evaluation.generation import Request
from kinoflow.evaluation.reference import ReferenceClip
from kinoflow.inference.pipeline import MIN_FRAMES, MotionPipeline
from kinoflow.measures.classes import class_of
from kinoflow.measures.meaning import meaning_codes
from kinoflow.measures.retrieval import FIELD, Protocol, nearest_captions, smallest_test
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.features import FPS
from kinoflow.motion.rotations import axis_angle_to_matrix, matrix_to_axis_angle
from kinoflow.motion.skeleton import JOINT_NAMES
from kinoflow.text.encoder import TextEncoder

CAPTURED, MODEL, NEAREST, WRONG, NOISE = "captured", "model", "nearest caption", "wrong captions", "noise"
DISTORTED = "distorted"
SETS = (CAPTURED, MODEL, NEAREST, WRONG, NOISE, DISTORTED)
DISTORTION = 1.5
"""Factor of the angles of trunk and arms in distorted clips."""
CARRIED_M_PER_S = 1.0
"""Speed at which distorted bodies are carried sideways, feet and all."""
_LEGS = ("Hip", "Knee", "Ankle", "Foot")

_PROMPTS = (
    "A person walks forward.",
    "A person walks backward.",
    "A person runs forward.",
    "A person walks and turns left.",
    "A person walks and turns right.",
    "A person raises the left hand.",
    "A person raises the right hand.",
    "A person waves with both hands.",
    "A person jumps.",
    "A person bows.",
    "A person stands still.",
    "A person walks forward and waves with the right hand.",
)
_MORE_PROMPTS = (
    "A person jumps twice.",
    "A person kicks with the left leg.",
    "A person kicks with the right leg.",
    "A person sits down.",
    "A person squats.",
    "A person kneels down.",
    "A person lies down on the floor.",
    "A person claps.",
    "A person raises the left hand, then the right hand.",
    "A person turns around.",
    "A person walks in a circle.",
    "A person punches with the right fist.",
    "A person bows, then waves with the left hand.",
)


@dataclass(frozen=True, kw_only=True)
class SuiteConfig:
    """How much an evaluation asks.

    Attributes:
        name: of the suite.
        test_clips: most held-out captions that are asked.
        prompts: fixed sentences that are asked besides.
        prompt_seeds: clips for each of those.
        prompt_duration_s: their length.
        steps: integration steps; the model's own number if None.
        protocol: of the retrieval metrics.
        shown: captions, and fixed sentences, whose clips are on the page.
    """

    name: str
    test_clips: int
    prompts: tuple[str, ...]
    prompt_seeds: int
    prompt_duration_s: float = 4.0
    steps: int | None = None
    protocol: Protocol = field(default_factory=lambda: FIELD)
    shown: int = 6

    def __post_init__(self) -> None:
        if self.test_clips < smallest_test(self.protocol) or self.prompt_seeds < 2 or not self.prompts:
            raise OptionError(
                f"a suite needs at least {smallest_test(self.protocol)} test clips, a prompt and two seeds; got {self}"
            )


SUITES = {
    "quick": SuiteConfig(name="quick", test_clips=64, prompts=_PROMPTS, prompt_seeds=3),
    "full": SuiteConfig(
        name="full",
        test_clips=1000,
        prompts=(*_PROMPTS, *_MORE_PROMPTS, *HELD_OUT_CAPTIONS),
        prompt_seeds=8,
        shown=12,
    ),
}


@dataclass(frozen=True, eq=False)
class Questions:
    """What one evaluation asks a model.

    Attributes:
        tests: captured clips; the model is asked their captions at their lengths.
        gallery: captured clips that the retrieval baseline answers from.
        prompts: fixed sentences.
        left_out: test clips that the model cannot match in length.
        test_requests: one for each test.
        prompt_requests: K in a row for each prompt.
    """

    tests: tuple[ReferenceClip, ...]
    gallery: tuple[ReferenceClip, ...]
    prompts: tuple[str, ...]
    left_out: int
    test_requests: tuple[Request, ...]
    prompt_requests: tuple[Request, ...]

    @property
    def captions(self) -> list[str]:
        """The sentences of the tests."""
        return [one.caption for one in self.tests]

    @property
    def classes(self) -> list[str]:
        """Name of the class of each test."""
        return [class_of(one.record.leaf, one.caption).name for one in self.tests]


def make_questions(
    references: Sequence[ReferenceClip], suite: SuiteConfig, *, most_frames: int, seed: int
) -> Questions:
    """Choose the tests of a suite, at random where there are more than it asks for, and number all clips to make.

    Args:
        references: tests and gallery.
        suite: how many.
        most_frames: longest motion that the model makes.
        seed: of the choice and, counted up, of the clips.

    Raises:
        DataError: too few tests, or no gallery.
    """
    tests = [one for one in references if one.record.test]
    gallery = [one for one in references if not one.record.test]
    fit = [one for one in tests if MIN_FRAMES <= one.clip.num_frames <= most_frames]
    needed = smallest_test(suite.protocol)
    if len(fit) < needed or not gallery:
        raise DataError(
            f"an evaluation needs {needed} held-out clips of {MIN_FRAMES} to {most_frames} frames and a gallery; got "
            f"{len(fit)} and {len(gallery)}; give --data a larger dataset, or build it with a larger --validation share"
        )
    chosen = np.random.default_rng(seed).permutation(len(fit))[: suite.test_clips]
    picked = tuple(fit[row] for row in sorted(chosen.tolist()))
    test_requests = tuple(
        Request(f"test-{n:04d}", one.caption, one.clip.num_frames, seed + n) for n, one in enumerate(picked)
    )
    frames = round(suite.prompt_duration_s * FPS)
    prompt_requests = tuple(
        Request(f"prompt-{n:03d}-{k:02d}", prompt, min(frames, most_frames), seed + k)
        for n, prompt in enumerate(suite.prompts)
        for k in range(suite.prompt_seeds)
    )
    return Questions(picked, tuple(gallery), suite.prompts, len(tests) - len(fit), test_requests, prompt_requests)


_VECTORS: WeakKeyDictionary[TextEncoder, dict[tuple[str, ...], Tensor]] = WeakKeyDictionary()


def sentence_vectors(encoder: TextEncoder, captions: Sequence[str]) -> Tensor:
    """[N, Dv] caption vectors. Those of a gallery are asked for several times in an evaluation, and computed once."""
    known = _VECTORS.setdefault(encoder, {})
    given = tuple(captions)
    if given not in known:
        known[given] = encoder.encode(given).pooled
    return known[given]


def nearest_clips(gallery: Sequence[ReferenceClip], captions: Sequence[str], encoder: TextEncoder) -> list[MotionClip]:
    """For each caption the gallery clip that has the caption nearest to it."""
    known = [(text, row) for row, one in enumerate(gallery) for text in one.record.captions]
    found = nearest_captions(
        sentence_vectors(encoder, captions).numpy(),
        sentence_vectors(encoder, [text for text, _ in known]).numpy(),
        [row for _, row in known],
    )
    return [gallery[row].clip for row in found]


def wrong_clips(tests: Sequence[ReferenceClip], codes: Sequence[int], seed: int) -> list[MotionClip]:
    """The captured clips in an order in which as few as possible stand at a caption that means the same.

    Captions are lined up by meaning, in random order, and every clip moves on by the size of the largest group: where
    no meaning has more than half of the clips, none keeps its own.
    """
    order = np.random.default_rng(seed).permutation(len(tests))
    order = order[np.argsort(np.asarray(codes)[order], kind="stable")]
    largest = int(np.bincount(np.asarray(codes)).max())
    answers: list[MotionClip] = [one.clip for one in tests]
    for place, row in enumerate(order.tolist()):
        answers[row] = tests[int(order[(place + largest) % len(order)])].clip
    return answers


def noise_clips(pipe: MotionPipeline, frames: Sequence[int], seed: int) -> list[MotionClip]:
    """Standard normal features as the model's sampler starts from, decoded with all clean-up."""
    clips = []
    for row, count in enumerate(frames):
        generator = torch.Generator().manual_seed(seed + row)
        noise = torch.randn(1, count, pipe.description.network.motion_features, generator=generator)
        clips += pipe.decode(noise, num_frames=[count])
    return clips


def distorted_clips(clips: Sequence[MotionClip]) -> list[MotionClip]:
    """The clips with the angles of trunk and arms enlarged, carried along +X as if on a moving walkway.

    Noise trembles around an ordinary pose on feet that never rest, so joint limits, self-collision and root drift
    hardly see it; these are broken in just those respects, and smooth.
    """
    factor = [1.0 if name == "Pelvis" or name.endswith(_LEGS) else DISTORTION for name in JOINT_NAMES]
    changed = []
    for clip in clips:
        bent = matrix_to_axis_angle(clip.rotations) * np.array(factor)[:, None]
        carried = np.arange(clip.num_frames)[:, None] / clip.fps * np.array([CARRIED_M_PER_S, 0.0, 0.0])
        changed.append(clip.replace(rotations=axis_angle_to_matrix(bent), translation=clip.translation + carried))
    return changed


def comparison_sets(
    questions: Questions,
    generated: Sequence[MotionClip],
    pipe: MotionPipeline,
    encoder: TextEncoder,
    seed: int,
) -> tuple[dict[str, list[MotionClip]], list[int]]:
    """All sets, clip for clip answers to the captions of the tests, and the captions' meanings as numbers."""
    captions = questions.captions
    wordings = [frozenset(one.record.captions) for one in questions.tests]
    codes = meaning_codes(captions, sentence_vectors(encoder, captions), wordings).tolist()
    frames = [one.clip.num_frames for one in questions.tests]
    sets = {
        CAPTURED: [one.clip for one in questions.tests],
        MODEL: list(generated),
        NEAREST: nearest_clips(questions.gallery, captions, encoder),
        WRONG: wrong_clips(questions.tests, codes, seed),
        NOISE: noise_clips(pipe, frames, seed),
        DISTORTED: distorted_clips([one.clip for one in questions.tests]),
    }
    return sets, codes
