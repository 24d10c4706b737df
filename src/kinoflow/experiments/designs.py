"""What each study compares: its arms, the contrasts that answer its question, and its measures."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kinoflow.data.loader import SamplerOptions
from kinoflow.recipes.compact import COMPACT
from kinoflow.training.config import OptimizerConfig, TrainingConfig

LONG_FRAMES = 240
"""Clips of the study of the window have at least so many frames: 8 s."""
BANDS = (30, 60, 120)
"""Frames on each side: bands of 61, 121 and 241 frames."""
FEWER_CLIPS = 0.25


@dataclass(frozen=True)
class Arm:
    """One of the things that are compared."""

    name: str
    about: str
    config: TrainingConfig


@dataclass(frozen=True)
class Contrast:
    """A difference between arms: their weighted sum; the weights add up to zero."""

    name: str
    weights: Mapping[str, float]


@dataclass(frozen=True)
class Measure:
    """A number that a run gets.

    Attributes:
        key: its name in the files.
        title: in tables, with its unit.
        better: "higher", "lower" or "".
    """

    key: str
    title: str
    better: str


@dataclass(frozen=True)
class Study:
    """One experiment.

    Attributes:
        name: mask, scaling or window.
        question: in a sentence.
        arms: the first is the reference, whose steps set the budget of compute.
        contrasts: what answers the question.
        measures: of every run.
        prompt_frames: length of all generated motions; that of each caption's own clip if None.
    """

    name: str
    question: str
    arms: tuple[Arm, ...]
    contrasts: tuple[Contrast, ...]
    measures: tuple[Measure, ...]
    prompt_frames: int | None = None


FOLLOWING = (
    Measure("probes_passed", "probes passed", "higher"),
    Measure("clips_passed", "clips that pass all their probes", "higher"),
)
SIDES = (
    Measure("side_right", "left and right as asked", "higher"),
    Measure("side_wrong", "the other side instead", "lower"),
)
QUALITY = (
    Measure("foot_slide_mm_per_frame", "foot slide, mm/frame", "lower"),
    Measure("penetration_mm", "penetration, mm", "lower"),
    Measure("jerk_m_per_s3", "jerk, m/s^3", "lower"),
    Measure("physical_distance", "physics away from captures", "lower"),
)
VALIDATION_LOSS = Measure("validation_loss", "validation loss", "lower")
COHERENCE = (
    Measure("half_agreement", "agreement of halves", "higher"),
    Measure("speed_drift", "drift of speed", "lower"),
    Measure("turn_drift_deg_per_s", "drift of turning, deg/s", "lower"),
)
COST = (
    Measure("gflops_dense", "GFLOP of a pass, 10 s", "lower"),
    Measure("gflops_band", "the same without hidden pairs", "lower"),
    Measure("processor_s_per_clip", "processor s a clip", "lower"),
)


def base_config() -> TrainingConfig:
    """The recipe `compact` at half its width, with 6 blocks and half its batch: 3 million parameters, for minutes."""
    base = COMPACT.pretrain()
    return dataclasses.replace(
        base,
        name="kinoflow-study",
        network=dataclasses.replace(base.network, width=128, num_layers=6, num_heads=2, control=False),
        objective=dataclasses.replace(base.objective, control=0.0),
        optimizer=OptimizerConfig(
            learning_rate=1e-3, weight_decay=0.01, warmup_steps=30, decay_from=0.5, ema_decay=0.98
        ),
        sampler=SamplerOptions(batch_size=32, pad_multiple=4, mirrored_pairs=True, balance=0.4),
        log_every=100,
        validate_every=10**9,
        checkpoint_every=200,
        keep_checkpoints=1,
        sampling_steps=20,
    )


def mask_study(base: TrainingConfig) -> Study:
    """Who sees whom, and whether the text is refined first.

    The paper's mask does two things, the asymmetry and the band; "full" lifts both, "text-sees-motion" the first only.
    """
    paper = _with_network(base, text_sees_motion=False)
    return Study(
        "mask",
        "Does it help that text never sees the motion, and does the token refiner help?",
        (
            Arm("asymmetric", "text never sees motion; refiner (the paper)", paper),
            Arm(
                "full",
                "text sees motion, every frame sees all; refiner",
                _with_network(base, text_sees_motion=True, motion_mask="none"),
            ),
            Arm("text-sees-motion", "text sees motion; refiner", _with_network(base, text_sees_motion=True)),
            Arm("no-refiner", "text never sees motion; no refiner", _with_network(paper, refiner_layers=0)),
        ),
        (
            Contrast("full attention against the asymmetric mask", {"full": 1.0, "asymmetric": -1.0}),
            Contrast("text that sees motion against text that does not", {"text-sees-motion": 1.0, "asymmetric": -1.0}),
            Contrast("no refiner against a refiner", {"no-refiner": 1.0, "asymmetric": -1.0}),
        ),
        (*FOLLOWING, *SIDES, VALIDATION_LOSS),
    )


def scaling_study(base: TrainingConfig) -> Study:
    """More data against more parameters."""
    small = _with_network(base, width=base.network.width // 2)
    arms = []
    for size, config in (("large", base), ("small", small)):
        for share in (1.0, FEWER_CLIPS):
            curation = dataclasses.replace(config.curation, share=share)
            about = f"{share:.0%} of the clips, width {config.network.width}"
            arms.append(Arm(f"{size}-{share:.0%}".rstrip("%"), about, dataclasses.replace(config, curation=curation)))
    more, fewer = "100", f"{100 * FEWER_CLIPS:.0f}"
    data = {f"{size}-{share}": sign / 2 for size in ("large", "small") for share, sign in ((more, 1), (fewer, -1))}
    parameters = {
        f"{size}-{share}": sign / 2 for size, sign in (("large", 1), ("small", -1)) for share in (more, fewer)
    }
    interaction = {
        f"{size}-{share}": float(a * b)
        for size, a in (("large", 1), ("small", -1))
        for share, b in ((more, 1), (fewer, -1))
    }
    return Study(
        "scaling",
        "At equal compute, do more data or more parameters help, and what do they help?",
        tuple(arms),
        (
            Contrast("four times the data", data),
            Contrast("twice the width", parameters),
            Contrast("what more data give the large network beyond the small one", interaction),
        ),
        (*FOLLOWING, VALIDATION_LOSS, *QUALITY),
    )


def window_study(base: TrainingConfig) -> Study:
    """How far a frame sees, on motions longer than 8 s."""
    base = dataclasses.replace(base, curation=dataclasses.replace(base.curation, min_frames=LONG_FRAMES))
    patch = base.network.patch_size
    arms = [Arm("full", "every frame sees all frames", _with_network(base, motion_mask="none"))]
    for band in BANDS:
        tokens = band // patch
        about = f"{2 * band + 1} frames; as tokens of {patch}: {tokens} on each side, {(2 * tokens + 1) * patch} frames"
        arms.append(Arm(f"band-{2 * band + 1}", about, _with_network(base, motion_mask="band", band_frames=band)))
    names = [arm.name for arm in arms[1:]]
    return Study(
        "window",
        "How wide must the band be for motions longer than 8 s, and what does it save?",
        tuple(arms),
        tuple(Contrast(f"{name} against full", {name: 1.0, "full": -1.0}) for name in names),
        (*COHERENCE, *FOLLOWING, VALIDATION_LOSS, *QUALITY[:3], *COST),
        prompt_frames=300,
    )


def _with_network(config: TrainingConfig, **changes: object) -> TrainingConfig:
    return dataclasses.replace(config, network=dataclasses.replace(config.network, **changes))  # type: ignore[arg-type]


STUDIES: dict[str, Callable[[TrainingConfig], Study]] = {
    "mask": mask_study,
    "scaling": scaling_study,
    "window": window_study,
}
