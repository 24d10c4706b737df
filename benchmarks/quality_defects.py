"""Is each synthetic defect of a captured clip told by its own reason alone, and is a clean one left alone?

    python benchmarks/quality_defects.py SHARED/data [--most 40] [--errors]

Optically captured walks, runs and kicks (CMU, SNU, HDM05) that are neither flagged nor refused by the filters, of
two seconds or more: of a shorter one that hovers for a second nobody knows which half is the fault. Each is asked as
it is (after repairs, as in a build), then with each defect of `DEFECTS`: the defect is caught where its reason is among
those told, and exact where it is the only one. A clip that has a fault already is counted under false alarms and takes
no part in the rest.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

import numpy as np

from kinoflow.data.captioning import clip_label
from kinoflow.data.filters import FilterOptions, first_defect
from kinoflow.data.quality import quality_limits, quality_scores
from kinoflow.data.repair import mend
from kinoflow.data.sources.collection import collection_clips
from kinoflow.motion.canonical import canonicalise
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.rotations import rotation_about_y
from kinoflow.motion.skeleton import joint

OPTIONS = FilterOptions()
CLASSES = ("walk", "run", "kick")
LEAST_FRAMES = 60
OPTICAL = ("cmu", "snu", "hdm05")


def moved(clip: MotionClip, way: np.ndarray) -> MotionClip:
    """The clip with [T, 3] added to its path."""
    return clip.replace(translation=clip.translation + way)


def for_a_second(clip: MotionClip) -> np.ndarray:
    """[T] 1 for a second in the middle, with 5 frames to get there and back; in short clips for a third of it."""
    middle, frame = clip.num_frames // 2, np.arange(clip.num_frames)
    half = min(18, clip.num_frames // 6 + 5)
    return np.clip((half - np.abs(frame - middle)) / 5, 0, 1)


def sliding(clip: MotionClip) -> MotionClip:
    """Carried sideways by 1 cm a frame."""
    return moved(clip, np.outer(np.arange(clip.num_frames) * 0.01, [1, 0, 0]))


def sinking(clip: MotionClip) -> MotionClip:
    """5 cm below the floor for a second."""
    return moved(clip, np.outer(for_a_second(clip), [0, -0.05, 0]))


def hovering(clip: MotionClip) -> MotionClip:
    """8 cm above the floor for a second."""
    return moved(clip, np.outer(for_a_second(clip), [0, 0.08, 0]))


def flying(clip: MotionClip) -> MotionClip:
    """30 cm above the floor for a second."""
    return moved(clip, np.outer(for_a_second(clip), [0, 0.3, 0]))


def frozen(clip: MotionClip) -> MotionClip:
    """Frozen for 5 s in the middle."""
    order = np.insert(np.arange(clip.num_frames), clip.num_frames // 2, np.full(150, clip.num_frames // 2))
    return clip.replace(rotations=clip.rotations[order], translation=clip.translation[order])


def twice_as_fast(clip: MotionClip) -> MotionClip:
    """Every second frame."""
    return clip.replace(rotations=clip.rotations[::2], translation=clip.translation[::2])


def trembling(clip: MotionClip) -> MotionClip:
    """Noise of 2 cm on the path."""
    return moved(clip, np.random.default_rng(0).normal(scale=0.02, size=(clip.num_frames, 3)))


def spiking(clip: MotionClip) -> MotionClip:
    """One frame 40 cm away."""
    return moved(clip, np.outer(np.arange(clip.num_frames) == clip.num_frames // 2, [0.4, 0, 0]))


def flipped(clip: MotionClip) -> MotionClip:
    """The head turned round from the middle on."""
    rotations = clip.rotations.copy()
    rotations[clip.num_frames // 2 :, joint("Head")] @= rotation_about_y(np.pi)
    return clip.replace(rotations=rotations)


DEFECTS: dict[str, tuple[tuple[str, ...], Callable[[MotionClip], MotionClip]]] = {
    "slide": (("slide",), sliding),
    "penetration": (("penetration",), sinking),
    "float": (("float",), hovering),
    "flight": (("flight",), flying),
    "static": (("static",), frozen),
    "speed": (("speed", "too fast"), twice_as_fast),
    "jitter": (("jitter",), trembling),
    "spike": (("jumps",), spiking),
    "flip": (("jumps",), flipped),
}
"""Defect, the reasons one of which it is to be told by, and how it is made."""


def told(clip: MotionClip, label: str, *, repaired: bool = False) -> tuple[str, ...]:
    """The reasons that are told of a clip: the first of the filters, or those of the limits of its label."""
    clip = canonicalise(clip)
    defect = first_defect(clip, OPTIONS)
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
        caught, exact, instead = Counter(), Counter(), defaultdict(Counter)
        for defect, (intended, make) in DEFECTS.items():
            for _, clip in clean:
                reasons = told(make(clip), label)
                caught[defect] += bool({*intended} & {*reasons})
                exact[defect] += len(reasons) == 1 and reasons[0] in intended
                if len(reasons) != 1 or reasons[0] not in intended:
                    instead[defect][reasons] += 1
        n = len(clean)
        print(f"{label:6}{len(clips):6}{len(alarms):8}  "
              + "".join(f"{exact[d] / n:7.0%} ({caught[d] / n:4.0%})" for d in DEFECTS))  # fmt: skip
        if options.errors:
            print(f"  alarms {alarms}")
            for defect, found in instead.items():
                print(f"  {defect}: {dict(found.most_common(5))}")
        result[label] = {
            "clips": len(clips), "alarms": len(alarms), "clean": n,
            "exact": {d: exact[d] / n for d in DEFECTS}, "caught": {d: caught[d] / n for d in DEFECTS},
        }  # fmt: skip
    print(json.dumps(result))


if __name__ == "__main__":
    main()
