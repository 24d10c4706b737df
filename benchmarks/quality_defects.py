"""Is each synthetic defect of a captured clip told by its own reason alone, and is a clean one left alone?

    python benchmarks/quality_defects.py SHARED/data [--most 40] [--errors]

Optically captured walks, runs and kicks (CMU, SNU, HDM05) that are neither flagged nor refused by the filters, of
two seconds or more. Each is asked as it is (after repairs, as in a build), then with each defect of `DEFECTS`: the
defect is caught where its reason is among those told, and exact where it is the only one. A clip that has a fault
already is counted under false alarms and takes no part in the rest.

Defects are of a size that makes them one in the very clip:
- sunk, hovering and flying bodies are so far from the floor that all moments of their second are in which a foot rests:
  captured feet rest at heights that differ by up to 9 cm, on toes and by errors of capture. A clip of which the second
  is half or more of what rests takes no part in these: nobody knows which half is the fault.
- walks and kicks are carried along by 1 cm a frame, runs by 1.5: what captured runs slide by themselves is up to 7 mm.
- played twice as fast, a slow kick is a quick one. So it is played three times as fast where twice leaves every joint
  below 16 m/s, the fastest that was captured.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

import numpy as np

from kinoflow.data.captioning import clip_label
from kinoflow.data.filters import FilterOptions, first_defect, joint_speed_m_per_s
from kinoflow.data.quality import first_fault, quality_limits, quality_scores, resting_floor_m
from kinoflow.data.repair import mend
from kinoflow.data.sources.collection import collection_clips
from kinoflow.motion.canonical import canonicalise
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.contacts import MAX_SPEED_M_PER_S, foot_heights_and_speeds
from kinoflow.motion.rotations import rotation_about_y
from kinoflow.motion.skeleton import joint

OPTIONS = FilterOptions()
CLASSES = ("walk", "run", "kick")
LEAST_FRAMES = 60
OPTICAL = ("cmu", "snu", "hdm05")
FASTEST_M_PER_S = 16.0
"""Of any joint of captured flips, kicks and boxing; see `FilterOptions`."""


def moved(clip: MotionClip, way: np.ndarray) -> MotionClip:
    """The clip with [T, 3] added to its path."""
    return clip.replace(translation=clip.translation + way)


def for_a_second(clip: MotionClip) -> np.ndarray:
    """[T] 1 for a second in the middle, with 5 frames to get there and back; in short clips for a third of it."""
    middle, frame = clip.num_frames // 2, np.arange(clip.num_frames)
    half = min(18, clip.num_frames // 6 + 5)
    return np.clip((half - np.abs(frame - middle)) / 5, 0, 1)


def sliding(clip: MotionClip, label: str) -> MotionClip:
    """Carried sideways by 1 cm a frame, or 1.5."""
    return moved(clip, np.outer(np.arange(clip.num_frames) * (0.015 if label == "run" else 0.01), [1, 0, 0]))


def off_by(clip: MotionClip, way_m: float) -> MotionClip | None:
    """The clip with the feet that rest in its second at least so far from its floor; None where nobody could tell."""
    heights, _ = foot_heights_and_speeds(clip)
    lowest, inside = heights.min(axis=1), for_a_second(clip)
    rests = np.abs(np.gradient(lowest)) * clip.fps < MAX_SPEED_M_PER_S
    if 2 * (rests & (inside > 0)).sum() >= rests.sum():
        return None
    apart = (lowest - resting_floor_m(clip))[rests & (inside == 1)]
    against = max(float((-np.sign(way_m) * apart).max(initial=0.0)), 0.0)
    return moved(clip, np.outer(inside, [0, way_m + np.sign(way_m) * against, 0]))


def sinking(clip: MotionClip, _: str) -> MotionClip | None:
    """5 cm below the floor for a second."""
    return off_by(clip, -0.05)


def hovering(clip: MotionClip, _: str) -> MotionClip | None:
    """8 cm above the floor for a second."""
    return off_by(clip, 0.08)


def flying(clip: MotionClip, _: str) -> MotionClip | None:
    """30 cm above the floor for a second."""
    return off_by(clip, 0.3)


def frozen(clip: MotionClip, _: str) -> MotionClip:
    """Frozen for 5 s in the middle."""
    order = np.insert(np.arange(clip.num_frames), clip.num_frames // 2, np.full(150, clip.num_frames // 2))
    return clip.replace(rotations=clip.rotations[order], translation=clip.translation[order])


def too_fast(clip: MotionClip, label: str) -> MotionClip:
    """Every second frame, of slow runs and kicks every third."""
    slow = label != "walk" and 2 * joint_speed_m_per_s(clip).max() < FASTEST_M_PER_S
    step = 3 if slow else 2
    return clip.replace(rotations=clip.rotations[::step], translation=clip.translation[::step])


def trembling(clip: MotionClip, _: str) -> MotionClip:
    """Noise of 2 cm on the path."""
    return moved(clip, np.random.default_rng(0).normal(scale=0.02, size=(clip.num_frames, 3)))


def spiking(clip: MotionClip, _: str) -> MotionClip:
    """One frame 40 cm away."""
    return moved(clip, np.outer(np.arange(clip.num_frames) == clip.num_frames // 2, [0.4, 0, 0]))


def flipped(clip: MotionClip, _: str) -> MotionClip:
    """The head turned round from the middle on."""
    rotations = clip.rotations.copy()
    rotations[clip.num_frames // 2 :, joint("Head")] @= rotation_about_y(np.pi)
    return clip.replace(rotations=rotations)


DEFECTS: dict[str, tuple[tuple[str, ...], Callable[[MotionClip, str], MotionClip | None]]] = {
    "slide": (("slide",), sliding),
    "penetration": (("penetration",), sinking),
    "float": (("float",), hovering),
    "flight": (("flight",), flying),
    "static": (("static",), frozen),
    "speed": (("speed", "too fast"), too_fast),
    "jitter": (("jitter",), trembling),
    "spike": (("jumps",), spiking),
    "flip": (("jumps",), flipped),
}
"""Defect, the reasons one of which it is to be told by, and how it is made."""


def told(clip: MotionClip, label: str, *, repaired: bool = False) -> tuple[str, ...]:
    """The reasons that are told of a clip: the first of the filters, or those of the limits of its label."""
    clip = canonicalise(clip)
    defect = first_fault(clip, OPTIONS, label)
    if defect:
        return (defect[0],)
    return quality_limits().reasons(mend(clip, label)[1] if repaired else quality_scores(clip), label)


def chosen(data: Path, label: str, most: int) -> list[tuple[str, MotionClip]]:
    """Captured clips of a label, spread over the recordings."""
    lists = [collection_clips(data / name) for name in ("clips.json", "clips-more.json")]
    raw = [one for some in lists for one in some if one.source.startswith(OPTICAL)]
    raw = [one for one in raw if clip_label(one) == label and not one.flags]
    found: list[tuple[str, MotionClip]] = []
    for one in raw[:: max(1, len(raw) // (3 * most))]:
        clip = one.load()
        if clip.num_frames < LEAST_FRAMES or len(found) == most:
            continue
        clip = clip.crop(0, min(clip.num_frames, 360))
        if first_defect(canonicalise(clip), OPTIONS) is None:
            found.append((one.id, clip))
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--most", type=int, default=40, help="clips of each class, about")
    parser.add_argument("--errors", action="store_true", help="name what was told instead")
    options = parser.parse_args()
    result: dict[str, object] = {}
    print(f"{'class':6}{'clips':>6}{'alarms':>8}  " + "".join(f"{name:>14}" for name in DEFECTS))
    for label in CLASSES:
        clips = chosen(options.data, label, options.most)
        alarms = {name: reasons for name, clip in clips if (reasons := told(clip, label, repaired=True))}
        clean = [(name, clip) for name, clip in clips if name not in alarms and not told(clip, label)]
        caught, exact, count, instead = Counter(), Counter(), Counter(), defaultdict(Counter)
        for defect, (intended, make) in DEFECTS.items():
            for _, clip in clean:
                made = make(clip, label)
                if made is None:
                    continue
                count[defect] += 1
                reasons = told(made, label)
                caught[defect] += bool({*intended} & {*reasons})
                exact[defect] += len(reasons) == 1 and reasons[0] in intended
                if len(reasons) != 1 or reasons[0] not in intended:
                    instead[defect][reasons] += 1
        print(f"{label:6}{len(clips):6}{len(alarms):8}  "
              + "".join(f"{exact[d]:6} of {count[d]:4}" for d in DEFECTS))  # fmt: skip
        if options.errors:
            print(f"  alarms {alarms}")
            for defect, found in instead.items():
                print(f"  {defect}: {dict(found.most_common(5))}")
        result[label] = {
            "clips": len(clips), "alarms": len(alarms), "made": count, "exact": exact, "caught": caught,
        }  # fmt: skip
    print(json.dumps(result))


if __name__ == "__main__":
    main()
