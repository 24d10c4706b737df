"""Measures of a run of a study: probes, sides, physics, and how motions hang together."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from kinoflow.experiments.prompts import Prompt
from kinoflow.language.sides import mirror_caption
from kinoflow.measures.evaluator import TextMotionEvaluator
from kinoflow.measures.physical import (
    dynamic_range_mm,
    floor_height_m,
    foot_slide_mm_per_frame,
    jerk_m_per_s3,
    jitter_mm,
    penetration_mm,
)
from kinoflow.measures.probes import Probe, probes_for, share_passed
from kinoflow.motion.canonical import heading_rad
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.travel import smooth_path_m

STILL_M_PER_S = 0.1
"""Added to both speeds, so that two ways of standing are not told apart."""


def speed_drift(clip: MotionClip) -> float:
    """|ln((last + 0.1) / (first + 0.1))| of the mean speeds (m/s) of the pelvis in the last and the first third.

    0 for a steady gait; 0.69 where one is twice the other. The path is smoothed over 0.3 s.
    """
    steps = np.linalg.norm(np.diff(smooth_path_m(clip), axis=0), axis=-1) * clip.fps
    first, _, last = np.array_split(steps, 3)
    return float(abs(np.log((last.mean() + STILL_M_PER_S) / (first.mean() + STILL_M_PER_S))))


def turn_drift_deg_per_s(clip: MotionClip) -> float:
    """Difference of the mean rates of turning in the last and the first third, degrees a second.

    0 for a straight walk and for a circle; large where somebody who walked in circles goes straight.
    """
    heading = np.unwrap(heading_rad(clip))
    third = len(heading) // 3
    first, last = heading[third] - heading[0], heading[-1] - heading[-1 - third]
    return float(abs(np.degrees(last - first)) * clip.fps / third)


def halves(clip: MotionClip) -> tuple[MotionClip, MotionClip]:
    """The first and the second half of a clip of at least 4 frames."""
    middle = clip.num_frames // 2
    first, second = (
        MotionClip(clip.rotations[part], clip.translation[part], clip.fps, clip.skeleton)
        for part in (slice(None, middle), slice(middle, None))
    )
    return first, second


Answers = Sequence[tuple[Prompt, MotionClip]]
PHYSICS = ("foot_slide_mm_per_frame", "penetration_mm", "jerk_m_per_s3", "jitter_mm", "dynamic_range_mm")


def instruction_following(answers: Answers) -> dict[str, float]:
    """Share of probes that are passed (mean over clips), and of clips that pass all of theirs."""
    shares = []
    for prompt, clip in answers:
        if probes := probes_for(prompt.text):
            shares.append(share_passed(probes, clip))
    if not shares:
        return {}
    return {"probes_passed": float(np.mean(shares)), "clips_passed": float(np.mean([share == 1.0 for share in shares]))}


def sided(sentence: str) -> list[Probe]:
    """The probes of a sentence that name a side."""
    return [probe for probe in probes_for(sentence) if probe.sided]


def left_and_right(answers: Answers) -> dict[str, float]:
    """Of the clips whose sentence names a side: the share that does it there, and the share that does it elsewhere.

    "side_right": all probes that name a side are passed. "side_wrong": they are not, but all those of the mirrored
    sentence are. Sentences that name both sides are left out.
    """
    right, wrong = [], []
    for prompt, clip in answers:
        words = re.findall("[a-z]+", prompt.text.lower())
        asked, other = sided(prompt.text), sided(mirror_caption(prompt.text))
        if not asked or ("left" in words) == ("right" in words):
            continue
        right.append(_all(asked, clip))
        wrong.append(not right[-1] and _all(other, clip))
    if not right:
        return {}
    return {"side_right": float(np.mean(right)), "side_wrong": float(np.mean(wrong))}


def _all(probes: Sequence[Probe], clip: MotionClip) -> bool:
    return all(probe.answer(clip).passed for probe in probes)


def physics(answers: Answers) -> dict[str, float]:
    """Medians over clips of `PHYSICS`, and how far they are from those of the captured clips of the same captions.

    "physical_distance": mean over the five of |ln((generated + e) / (captured + e))| with e a hundredth of the captured
    one and at least 1e-6; 0 is as captured, 0.69 twice or half. Paraphrases have no captured clip and do not take part.
    """
    found = _medians([clip for _, clip in answers])
    pairs = [(clip, prompt.captured) for prompt, clip in answers if prompt.captured is not None]
    if pairs:
        generated = _medians([clip for clip, _ in pairs])
        captured = _medians(list({id(other): other for _, other in pairs}.values()))
        logs = []
        for name in PHYSICS:
            least = max(0.01 * captured[name], 1e-6)
            logs.append(abs(np.log((generated[name] + least) / (captured[name] + least))))
        found["physical_distance"] = float(np.mean(logs))
    return found


def _medians(clips: Sequence[MotionClip]) -> dict[str, float]:
    rows = []
    for clip in clips:
        floor = floor_height_m(clip)
        slide, depth = foot_slide_mm_per_frame(clip, floor), penetration_mm(clip, floor)
        rows.append((slide, depth, jerk_m_per_s3(clip), jitter_mm(clip), dynamic_range_mm(clip)))
    return dict(zip(PHYSICS, np.median(np.array(rows), axis=0).tolist(), strict=True))


def coherence(answers: Answers, evaluator: TextMotionEvaluator) -> dict[str, float]:
    """Of the clips whose sentence asks for one thing that lasts: drifts, and whether both halves look alike.

    "half_agreement": mean cosine, in the evaluator's space, of the first and the second half of a clip, each seen from
    its own start. Drifts are means.
    """
    clips = [clip for prompt, clip in answers if prompt.goes_on]
    if not clips:
        return {}
    parts = [part for clip in clips for part in halves(clip)]
    points = evaluator.embed_motions(parts)
    return {
        "half_agreement": float((points[::2] * points[1::2]).sum(axis=1).mean()),
        "speed_drift": float(np.mean([speed_drift(clip) for clip in clips])),
        "turn_drift_deg_per_s": float(np.mean([turn_drift_deg_per_s(clip) for clip in clips])),
    }


def measure(wanted: Sequence[str], answers: Answers, evaluator: TextMotionEvaluator | None = None) -> dict[str, float]:
    """Those of the measures above whose names are wanted."""
    found = instruction_following(answers)
    if "side_right" in wanted:
        found |= left_and_right(answers)
    if "jerk_m_per_s3" in wanted:
        found |= physics(answers)
    if evaluator is not None and "half_agreement" in wanted:
        found |= coherence(answers, evaluator)
    return {name: value for name, value in found.items() if name in wanted}
