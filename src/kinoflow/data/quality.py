"""How clean a clip is, as numbers; limits for them by what the clip shows; the tier that follows.

A cartwheel's jerk is a walk's defect, so limits are kept for each label of `taxonomy.py`, in
`assets/quality/limits.json`. `tools/fit_quality_limits.py` measures them on optical captures and says from which.

| tier | what is in it |
|---|---|
| A | captured optically, or made by hand, and within all limits |
| B | the same after repairs (`repair.py`), which its record tells, or composed of captured clips |
| C | estimated from video, within the wider limits for it |
| D | outside some limit; its record says which |
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kinoflow.data.filters import FilterOptions, accelerates_on, fastest_joint_m_per_s, first_defect
from kinoflow.data.manifest import TIERS, A, B, C, D, QualityScores
from kinoflow.errors import ConfigError, OptionError
from kinoflow.measures.physical import jitter_mm, joint_limit_deg
from kinoflow.motion.arrays import gradient, median, quantile
from kinoflow.motion.canonical import from_pelvis, lowest_point_m
from kinoflow.motion.clip import MotionClip, local, once_a_clip
from kinoflow.motion.contacts import MAX_SPEED_M_PER_S, foot_heights_and_speeds
from kinoflow.motion.skeleton import JOINT_NAMES, joint
from kinoflow.motion.smoothing import mean_beside, moving_mean, runs, steps_of_mean
from kinoflow.reading import read_json, reading, record

FloatArray = NDArray[np.float64]

STATIC_M_PER_S = 0.08
NEAR_FLOOR_M = 0.05
AIRBORNE_M = 0.03
"""A body whose lowest point is higher than this above its floor is off it ..."""
AIRBORNE_S = 0.2
"""... if it stays there for so long; the flight of a run is shorter."""
FLIGHT_M = 0.12
"""Whoever is higher than this for half of the time flies; who stays below floats."""
GRAVITY_M_PER_S2 = 9.81
_TRUNK = tuple(joint(name) for name in ("Pelvis", "L_Hip", "R_Hip", "Spine1", "Spine2", "Spine3", "Neck"))
_SMOOTH_FRAMES = 5
_SINK_FRAMES, _ENDS_FRAMES = 21, 3
_SHARES_OF_MASS = {
    "Pelvis": 0.14, "Spine1": 0.06, "Spine2": 0.08, "Spine3": 0.12, "Neck": 0.05, "Head": 0.06, "Hip": 0.05,
    "Knee": 0.08, "Ankle": 0.04, "Shoulder": 0.04, "Elbow": 0.025, "Wrist": 0.01,
}  # fmt: skip
_MASSES = (
    [index for index, name in enumerate(JOINT_NAMES) if name.rpartition("_")[2] in _SHARES_OF_MASS],
    np.array(
        [_SHARES_OF_MASS[name.rpartition("_")[2]] for name in JOINT_NAMES if name.rpartition("_")[2] in _SHARES_OF_MASS]
    ),
)
"""Joints and the shares of the mass around them, roughly those of de Leva (1996); they make up 0.995."""
_FALL_SHARE = 0.02
_MOST_OF_NOISE = 2.5
FALL_M_PER_S2 = 19.0
"""About twice gravity, what a body reaches that is played 1.4 times as fast. Captured runs get to 12 m/s^2 (CMU, SNU,
HDM05) and 18 (Bandai-Namco), by errors of capture, of the size of a body and of the shares of its mass."""
_LEAST_WAY_M = 0.01
"""Of limbs, root mean square; who stands still has no pace."""


SCORES = {
    "flight": "flight_s",
    "float": "float_s",
    "penetration": "penetration_mm",
    "limits": "limits_deg",
    "static": "static_share",
    "speed": "pace_hz",
    "slide": "slide_mm_per_frame",
    "jitter": "jitter_mm",
    "jerk": "jerk_m_per_s3",
}
"""Reason and the score that it is about, in the order in which they are told."""
OF_TIME = ("speed", "jitter", "jerk")
"""Who is played too fast also trembles and jerks: of these the first one that is beyond its limit is told."""


_SLIDE_OF_JITTER, _SINK_OF_JITTER = 2.0, 2.5
"""Frame to frame and at most, a body that trembles by so many mm goes so many times as far."""


def quality_scores(clip: MotionClip) -> QualityScores:
    """Measure a clip at 30 fps, two frames or more, against the floor that its own feet imply."""
    floor = resting_floor_m(clip)
    sunk_m = _sunk_m(clip, floor)
    flight_s, float_s = _off_the_floor(clip, floor, sunk_m)
    values = QualityScores(
        slide_mm_per_frame=_slowest_foot_mm_per_frame(clip, floor),
        float_s=float_s,
        penetration_mm=sunk_m * 1000,
        jitter_mm=jitter_mm(clip),
        jerk_m_per_s3=_smooth_jerk(clip),
        limits_deg=joint_limit_deg(clip),
        pace_hz=_pace_hz(clip),
        static_share=float((fastest_joint_m_per_s(clip) < STATIC_M_PER_S).mean()),
        flight_s=flight_s,
        fall_m_per_s2=_fall(clip),
    )
    # Four digits are more than the measures are good for, and keep lines of records short.
    return QualityScores(**{name: float(f"{value:.4g}") for name, value in vars(values).items()})


def resting_floor_m(clip: MotionClip) -> float:
    """Height of the floor: the median height of the lowest foot joint, over frames in which it neither rises nor sinks.

    A median, so that neither a part of the clip that sinks nor one that floats moves it. Without such a frame, the
    lowest point of the body.
    """
    heights, _ = foot_heights_and_speeds(clip)
    lowest = heights.min(axis=1)
    resting = np.abs(gradient(lowest)) * clip.fps < MAX_SPEED_M_PER_S
    return float(median(lowest[resting])) if resting.any() else float(lowest_point_m(clip).min())


def _slowest_foot_mm_per_frame(clip: MotionClip, floor_m: float) -> float:
    heights, speeds = foot_heights_and_speeds(clip)
    slowest = np.where(heights - floor_m < NEAR_FLOOR_M, speeds, np.inf).min(axis=1)
    near = slowest[np.isfinite(slowest)]
    return quantile(near, 0.3) / clip.fps * 1000 if near.size else 0.0


def _sunk_m(clip: MotionClip, floor_m: float) -> float:
    lowest = moving_mean(lowest_point_m(clip)[:, None], _SINK_FRAMES)[:, 0]
    return max(float(floor_m - lowest.min()), 0.0)


def _smooth_jerk(clip: MotionClip) -> float:
    if clip.num_frames < 4:
        return 0.0
    # Twice the difference of steps, coordinate by coordinate, [3, J, T - 3].
    steps = steps_of_mean(_flat(clip.joints), _SMOOTH_FRAMES)
    third = np.diff(steps, n=2).reshape(3, -1, clip.num_frames - 3)
    np.square(third, out=third)
    squares = third[0]
    squares += third[1]
    squares += third[2]
    return float(np.sqrt(squares, out=squares).mean() * clip.fps**3)


def _flat(places: FloatArray) -> FloatArray:
    """Places [T, J, 3] as [3 J, T]: frames beside each other."""
    return np.ascontiguousarray(places.transpose(2, 1, 0)).reshape(-1, len(places))


def _pace_hz(clip: MotionClip) -> float:
    seen = _flat(from_pelvis(clip))
    smooth, steps = mean_beside(seen, _SMOOTH_FRAMES), steps_of_mean(seen, _SMOOTH_FRAMES)
    smooth -= smooth.mean(axis=1, keepdims=True)
    way = np.sqrt(np.square(smooth, out=smooth).mean())
    if way < _LEAST_WAY_M:
        return 0.0
    return float(np.sqrt(np.square(steps, out=steps).mean()) * clip.fps / way / (2 * np.pi))


def _fall(clip: MotionClip) -> float:
    if clip.num_frames < 5:
        return 0.0
    height = _centre_of_mass_m(clip)
    over_one, over_two = (
        -quantile(height[2 * step :] - 2 * height[step:-step] + height[: -2 * step], _FALL_SHARE)
        * (clip.fps / step) ** 2
        for step in (1, 2)
    )
    # A body that moves accelerates as much over two frames; noise a quarter as much.
    return 0.0 if over_one > _MOST_OF_NOISE * over_two else max(over_one, 0.0)


@once_a_clip
@local()
def _centre_of_mass_m(clip: MotionClip) -> FloatArray:
    """[T] its height."""
    height = np.zeros(clip.num_frames)
    for index, share in zip(*_MASSES, strict=True):
        height += share * clip.joints[:, index, 1]
    return height


@once_a_clip
@local()
def _trunk_m(clip: MotionClip) -> FloatArray:
    """[T] mean height of the joints of the trunk."""
    height = clip.joints[:, _TRUNK[0], 1].copy()
    for index in _TRUNK[1:]:
        height += clip.joints[:, index, 1]
    return height / len(_TRUNK)


def _held_up_s(height: FloatArray, fps: float) -> float:
    """Seconds of a flight, without its ends, if the trunk does not fall in it by half of what gravity makes it."""
    inner = height[_ENDS_FRAMES:-_ENDS_FRAMES]
    if len(inner) < _SMOOTH_FRAMES:
        return 0.0
    rising = 2 * np.polyfit(np.arange(len(inner)) / fps, inner, 2)[0]
    return len(inner) / fps if rising > -GRAVITY_M_PER_S2 / 2 else 0.0


def _off_the_floor(clip: MotionClip, floor_m: float, sunk_m: float) -> tuple[float, float]:
    """Seconds that the worst flight is too long, and the worst hovering.

    The floor of a body that is above it at one time and below it at another lies between the two: what is nearer to it
    than the body sinks elsewhere is where it rests, and does not hover.
    """
    above = lowest_point_m(clip) - floor_m
    height = _trunk_m(clip)
    flight_s = float_s = 0.0
    for start, stop in runs(above > AIRBORNE_M):
        seconds = (stop - start) / clip.fps
        if seconds < AIRBORNE_S:
            continue
        first, last = max(start - 1, 0), min(stop, clip.num_frames - 1)
        # The greatest speed near the start: the last foot leaves the floor a frame or two after the push.
        early = np.diff(height[first : min(first + 4, last + 1)]) * clip.fps
        up = max(float(early.max()), 0.0) if early.size else 0.0
        higher = height[last] - height[first]
        reach = max(up**2 - 2 * GRAVITY_M_PER_S2 * higher, 0.0)
        allowed = (up + float(np.sqrt(reach))) / GRAVITY_M_PER_S2
        excess = max(seconds - allowed, _held_up_s(height[start:stop], clip.fps))
        apart = median(above[start:stop])
        if apart >= FLIGHT_M:
            flight_s = max(flight_s, excess)
        elif apart > sunk_m:
            float_s = max(float_s, excess)
    return flight_s, float_s


@dataclass(frozen=True)
class QualityLimits:
    """Limits of the scores.

    Attributes:
        fitted_on: the clips that they were measured on, in words.
        headroom: by how much the limits lie above what was measured.
        video: how many times wider they are for motions estimated from video.
        everything: limit of each score over all labels, for labels that have none of their own.
        labels: the same for each label that had enough clips.
        clips: number of clips that were measured for each label.
    """

    fitted_on: str
    headroom: float
    video: float
    everything: dict[str, float]
    labels: dict[str, dict[str, float]]
    clips: dict[str, int]

    def of(self, label: str) -> dict[str, float]:
        """Limits of a label: its own, else those of its first word ("walk" of "walk-back"), else of everything."""
        return self.labels.get(label) or self.labels.get(label.split("-")[0]) or self.everything

    def ratios(self, scores: QualityScores, label: str, *, video: bool = False) -> dict[str, float]:
        """Each score of `SCORES` over its limit."""
        limits, factor = self.of(label), self.video if video else 1.0
        return {reason: getattr(scores, name) / (factor * limits[name]) for reason, name in SCORES.items()}

    def fall_ratio(self, scores: QualityScores, *, video: bool = False) -> float:
        """How fast the body falls over how fast it may, which is the same for all labels."""
        return scores.fall_m_per_s2 / (FALL_M_PER_S2 * (self.video if video else 1.0))

    def reasons(self, scores: QualityScores, label: str, *, video: bool = False) -> tuple[str, ...]:
        """Which of `SCORES` are beyond their limit.

        Of those of `OF_TIME` only the first; and of what comes from another one that is beyond its limit nothing: a
        slide less bad than the one of them, feet that slide or sink no farther than a trembling body takes them, the
        jolt that lifts a body into a flight, and a floor found between a body that hovers, or is frozen in mid-step,
        and one that stands.
        """
        ratios = self.ratios(scores, label, video=video)
        if max(ratios["float"], ratios["flight"], ratios["penetration"]) <= 1:
            # A body that is lifted or let down falls as no body does, too.
            ratios["speed"] = max(ratios["speed"], self.fall_ratio(scores, video=video))
        first = next((reason for reason in OF_TIME if ratios[reason] > 1), OF_TIME[0])
        ignored = {*OF_TIME} - {first} | ({"slide"} if ratios[first] > max(1, ratios["slide"]) else set())
        if ratios["jitter"] > 1:
            ignored |= {"slide"} if scores.slide_mm_per_frame < _SLIDE_OF_JITTER * scores.jitter_mm else set()
            ignored |= {"penetration"} if scores.penetration_mm < _SINK_OF_JITTER * scores.jitter_mm else set()
        if ratios["flight"] > 1:
            ignored |= {reason for reason in OF_TIME if ratios[reason] < ratios["flight"]}
        if max(ratios["float"], ratios["flight"], ratios["static"]) > 1:
            ignored.add("penetration")
        return tuple(reason for reason, ratio in ratios.items() if ratio > 1 and reason not in ignored)


@functools.cache
def quality_limits() -> QualityLimits:
    """The limits that come with kinoflow.

    Raises:
        ConfigError: the file is missing or damaged.
    """
    path = Path(__file__).parents[1] / "assets" / "quality" / "limits.json"
    with reading(path, ConfigError, "install kinoflow again"):
        return record(QualityLimits, read_json(path))


_VIDEO_SOURCES = frozenset({"asap-smpl", "gvhmr", "wham", "phalp", "romo", "motion-x"})


def is_from_video(source: str) -> bool:
    """Whether a collection is known to be estimated from video; a source may also say so clip by clip."""
    return source.lower() in _VIDEO_SOURCES


def played_too_fast(clip: MotionClip, label: str, *, video: bool = False) -> str | None:
    """What says that a clip is played too fast, which makes its joints jump; None where its pace is an ordinary one.

    Of 78 captured takes that jump, the quickest has 0.85 times the pace that its label allows.
    """
    scores = quality_scores(clip)
    ratio = quality_limits().ratios(scores, label, video=video)["speed"]
    if ratio <= 1:
        return None
    return (
        f"limbs go there and back {scores.pace_hz:g} times a second, {ratio:.1f} times the limit of "
        f"{label or 'everything'}; is its frame rate right?"
    )


def first_fault(clip: MotionClip, options: FilterOptions, label: str, *, video: bool = False) -> tuple[str, str] | None:
    """`first_defect`, but of a clip whose jumps follow from its being played too fast, that."""
    found = first_defect(clip, options)
    if found is None or found[0] != "jumps":
        return found
    told = played_too_fast(clip, label, video=video)
    if told is None and accelerates_on(clip, options):
        # Who kicks once and stands for the rest of the time has a slow pace.
        told = f"limbs go on for several frames as fast as if they jumped ({found[1]}); is its frame rate right?"
    return ("too fast", told) if told else found


def tier_of(reasons: tuple[str, ...], *, changed: bool, video: bool) -> str:
    """The tier of a clip.

    Args:
        reasons: see `QualityLimits.reasons`.
        changed: whether it was repaired, or composed of several.
        video: whether it was estimated from video.
    """
    if reasons:
        return D
    if video:
        return C
    return B if changed else A


def check_tier(name: str) -> str:
    """The name itself.

    Raises:
        OptionError: it is no tier.
    """
    if name not in TIERS:
        raise OptionError(f"there is no tier {name!r}; the tiers are {', '.join(TIERS)}, from the best")
    return name


def is_within(tier: str, worst: str) -> bool:
    """Whether a clip's tier is `worst` or better; clips of unknown tier ("") are within D alone."""
    return TIERS.index(tier or D) <= TIERS.index(worst)
