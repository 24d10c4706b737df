"""Long motion, loops and constraints, measured.

    python benchmarks/scenes.py [--seeds 3] [--minutes 5] [--strips FOLDER] [--only PART ...]

Prints: of ten scenes, how many frames each segment lacks, accelerations at seams against each scene's 95th percentile,
how far resting feet slide within half a second of a seam; of twenty actions, how loops close; of constraints at random
places, how far from them the motion is, and foot slide with and without; of poses on the way of a walk, foot slide
and jerk, and the same of frames made anew; of one long scene, seconds, memory and what every writer of the base
install makes of it. One JSON line last. --strips writes a film strip of each scene.
"""

from __future__ import annotations

import argparse
import json
import resource
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np

from kinoflow import MotionPipeline
from kinoflow.arranging.segments import as_segments
from kinoflow.control import Effector, Keyframe, RootPath
from kinoflow.errors import KinoflowError
from kinoflow.inference.scene import scene_parts
from kinoflow.measures.control import jerk_at_seams_m_per_s3
from kinoflow.motion.canonical import heading_rad
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.measures import foot_slide_mm_per_frame, jerk_m_per_s3
from kinoflow.motion.skeleton import joint
from kinoflow.motion.warping import placed

# ruff: noqa: E501
SCENES = {
    "office": ["walks in @3", "sits down on a chair @3", "types on a keyboard @5", "yawns and stretches @4", "stands up @3", "walks away @3"],
    "hunt": ["sneaks forward @4", "crouches @2", "shoots a bow @4", "runs forward @3", "picks something up @3"],
    "gym": ["does jumping jacks @5", "does push-ups @6", "gets up @4", "does squats @6", "wipes the forehead @3"],
    "party": ["waves @2", "walks forward @2", "hugs somebody @3", "dances @8", "claps @3"],
    "storm": ["walks against the wind @4", "stumbles @3", "falls backward @3", "gets up @5", "limps forward @4"],
    "duel": ["draws a sword @3", "slashes @2", "blocks @2", "is hit in the stomach @2", "falls forward @3"],
    "camp": ["carries a box @4", "puts it down @3", "kneels down @3", "warms the hands @4", "lies down @5", "sleeps @4"],
    "race": ["stretches the legs @4", "walks @2", "jogs @3", "sprints @3", "jogs @3", "raises both arms @3"],
    "child": ["crawls forward @5", "stands up @3", "jumps @2", "spins around @3", "sits on the floor @4", "claps @3"],
    "stage": ["walks in a circle @6", "bows @3", "plays the guitar @6", "kicks with the left foot @2", "moonwalks @4"],
}  # fmt: skip
LOOPED = (
    "walks forward", "runs", "jogs", "walks backward", "marches", "sneaks", "stands still", "dances", "jumping jacks",
    "skips rope", "claps", "waves", "boxes", "plays the guitar", "crawls", "swims", "rides a bicycle", "sits still",
    "does squats", "runs in a circle",
)  # fmt: skip


PARTS = ("scenes", "loops", "constraints", "poses", "anew", "long")


def scenes(pipe: MotionPipeline, seeds: int, strips: Path | None) -> dict[str, object]:
    """Seams of ten scenes."""
    wrong = 0
    ratios, of_parts, slides, rows = [], [], [], []
    for name, lines in SCENES.items():
        segments = as_segments(lines)
        for seed in range(seeds):
            clip = pipe.scene(segments, seed=seed)
            says = clip.metadata["segments"]
            wrong += sum(
                one["end_frame"] - one["start_frame"] != segment.num_frames
                for one, segment in zip(says, segments, strict=True)
            )
            seams = [one["seam"] for one in says[1:]]
            here = [seam["acceleration_m_s2"] / seam["percentile_95_m_s2"] for seam in seams]
            ratios += here
            rough = np.linalg.norm(np.diff(clip.joints, n=2, axis=0), axis=-1).mean(axis=-1) * clip.fps**2
            for before, after in pairwise(says):
                both = np.quantile(rough[before["start_frame"] : after["end_frame"] - 2], 0.95)
                of_parts.append(float(after["seam"]["acceleration_m_s2"] / both))
            slides += [seam["slide_cm"] for seam in seams]
            if seed == 0:
                read = "; ".join(str(one.get("action", one["source"])) for one in says)
                rows.append(f"{name:8} {clip.num_frames:4} frames, worst seam {max(here):.2f}: {read}")
                rows += [f"         note: {note}" for note in clip.metadata.get("notes", ())]
                if strips is not None:
                    strips.mkdir(parents=True, exist_ok=True)
                    clip.save(strips / f"{name}.png", pictures=20, title=f"{name}: " + "; ".join(lines))
    print(*rows, sep="\n")
    found = {
        "seams": len(ratios),
        "segments of another length": wrong,
        "seams above the 95th percentile": sum(ratio > 1 for ratio in ratios),
        "median ratio": round(float(np.median(ratios)), 3),
        "largest ratio": round(max(ratios), 2),
        "above that of the two segments that meet": sum(ratio > 1 for ratio in of_parts),
        "largest of these": round(max(of_parts), 2),
        "95 % of slides below, cm": round(float(np.quantile(slides, 0.95)), 2),
        "largest slide, cm": round(max(slides), 2),
    }
    print("scenes:", found)
    return found


def loops(pipe: MotionPipeline) -> dict[str, object]:
    """How loops close."""
    rows, refused = [], []
    for text in LOOPED:
        try:
            rows.append(pipe.loop(text).metadata["loop"])
        except KinoflowError:
            refused.append(text)
    found = {
        "loops": len(rows),
        "refused": refused,
        "worst pose, cm": max(row["seam_pose_cm"] for row in rows),
        "worst height, cm": max(row["seam_height_cm"] for row in rows),
        "seams above the 95th percentile": sum(
            row["seam_acceleration_m_s2"] > row["percentile_95_m_s2"] + 0.01 for row in rows
        ),
    }
    print("loops:", found)
    return found


def constraints(pipe: MotionPipeline, count: int) -> dict[str, object]:
    """Random places, met or refused."""
    generator = np.random.default_rng(0)
    keys, hands, paths, slide, straight, free = [], [], [], [], [], []
    walk = pipe("walks forward", duration=4.0)[0]
    kick = pipe("kicks with the right foot", duration=2.0)[0]
    for seed in range(count):
        pose = placed(kick.crop(25, 26), float(generator.uniform(-3, 3)), generator.uniform(-5, 5, 2))
        clip = pipe("waves", duration=4.0, seeds=[seed], constraints=[Keyframe(60, pose)])[0]
        keys.append(clip.metadata["constraints"][0]["worst_cm"])
        there = walk.joints[0, joint("R_Shoulder")] + generator.uniform((-0.3, -0.9, 0.0), (0.3, 0.5, 0.5))
        ask = [Effector(60, "R_Wrist", tuple(there.tolist())), Keyframe(0, walk.crop(0, 1))]
        try:
            clip = pipe("stands still", duration=4.0, seeds=[seed], constraints=ask)[0]
            hands.append(clip.metadata["constraints"][0]["error_cm"])
        except KinoflowError:
            hands.append(float("nan"))
        turns = np.cumsum(generator.uniform(-0.9, 0.9, 5))
        points = np.cumsum(1.2 * np.stack([np.sin(turns), np.cos(turns)], axis=-1), axis=0)
        clip = pipe("walks", seeds=[seed], constraints=[RootPath(points)])[0]
        paths.append((clip.metadata["constraints"][0]["mean_cm"], clip.metadata["constraints"][0]["percentile_95_cm"]))
        slide.append(foot_slide_mm_per_frame(clip))
        length = float(np.linalg.norm(np.diff(points, axis=0), axis=-1).sum())
        ahead = RootPath([(0.0, 0.0), (0.0, length)])
        straight.append(foot_slide_mm_per_frame(pipe("walks", seeds=[seed], constraints=[ahead])[0]))
        free.append(foot_slide_mm_per_frame(pipe("walks", duration=5.0, seeds=[seed])[0]))
    found = {
        "poses, worst joint, cm": round(max(keys), 5),
        "hands, worst, cm": round(float(np.nanmax(hands)), 4),
        "hands refused as out of reach": int(np.isnan(hands).sum()),
        "path, mean, cm": round(float(np.mean([row[0] for row in paths])), 2),
        "path, 95th percentile, cm": round(float(np.mean([row[1] for row in paths])), 2),
        "foot slide along paths / as far straight on / free, mm a frame": [
            round(float(np.mean(row)), 2) for row in (slide, straight, free)
        ],
    }
    print("constraints:", found)
    return found


POSED = ("kicks with the right foot", "waves with the left hand", "bows", "throws a ball", "lunges forward")


def poses(pipe: MotionPipeline, seeds: int) -> dict[str, object]:
    """One, two and five poses on the way of a walk of 5 s: of walking in any phase, and of other actions."""
    walk = pipe("walks forward", duration=6.0, seeds=[7])[0]
    takes = [pipe(text, duration=2.0, seeds=[1])[0] for text in POSED]
    others = [take.crop(take.num_frames // 2, take.num_frames // 2 + 1) for take in takes]
    found: dict[str, object] = {}
    for name in ("walking", "other actions"):
        for count in (1, 2, 5):
            slides, jerks = [], []
            for seed in range(seeds):
                generator = np.random.default_rng(seed)
                keys = []
                for number, frame in enumerate(np.linspace(0, 150, count + 2)[1:-1].round().astype(int).tolist()):
                    at = int(generator.integers(40, 120))
                    pose = walk.crop(at, at + 1) if name == "walking" else others[(number + seed) % len(others)]
                    place = generator.uniform(-0.1, 0.1, 2) + np.array([0.0, 1.2 * frame / 30])
                    yaw = float(generator.uniform(-0.2, 0.2) - heading_rad(pose)[0])
                    keys.append(Keyframe(frame, placed(pose, yaw, place - pose.translation[0, [0, 2]])))
                clip = pipe("walks forward", duration=5.0, seeds=[seed], constraints=keys)[0]
                known = np.isin(np.arange(clip.num_frames), [key.frame for key in keys])
                slides.append(foot_slide_mm_per_frame(clip))
                near, elsewhere = jerk_at_seams_m_per_s3(clip, known)
                jerks.append(near / elsewhere)
            found[f"{count} of {name}"] = [round(float(np.mean(slides)), 2), round(float(np.mean(jerks)), 2)]
    free = [pipe("walks forward", duration=5.0, seeds=[seed])[0] for seed in range(seeds)]
    # As far as the poses are: 1.2 m a second.
    ahead = RootPath([(0.0, 0.0), (0.0, 6.0)])
    as_far = [pipe("walks forward", duration=5.0, seeds=[seed], constraints=[ahead])[0] for seed in range(seeds)]
    for name, walks in (("none", free), ("none, as far", as_far)):
        found[name] = round(float(np.mean([foot_slide_mm_per_frame(clip) for clip in walks])), 2)
    print("poses in a walk, foot slide in mm a frame, jerk at them / elsewhere:", found)
    return found


BASES = ("walks forward", "dances", "stands still")
ANEW = ("jumps", "walks forward", "waves with the right hand", "turns around", "kicks with the right foot", "bows")


STARTS = {30: (45, 60, 75, 90), 60: (45, 60, 75)}
"""Of frames made anew: how many, and where they begin. A step of the walk takes 15 frames, so its heels strike at both
ends of all of these."""
PHASES = (45, 49, 53, 56)
"""In four phases of such a step."""


def anew(pipe: MotionPipeline) -> dict[str, object]:
    """One and two seconds of three motions of 6 s made anew by six sentences, begun at several places.

    Jerk near the seams is compared with three others: that of the frames elsewhere, of which those that stay as they
    are say what the motion is like and not how the new one begins; that of the new frames that are not near a seam;
    and that of the same sentence done by itself, in as long as it takes. What is wanted is that it is not rougher there
    than in the motion as a whole: at most 1.5 times the largest of that elsewhere, that of the motion itself in the same
    frames before anything was made anew, and that of the sentence by itself. Where somebody stands, elsewhere is nearly
    0; where heels strike at the seams, the motion itself is as rough.
    """
    found: dict[str, object] = {}
    alone = {text: jerk_m_per_s3(pipe(text, seeds=[7])[0]) for text in ANEW}
    for name in BASES:
        base = pipe(name, duration=6.0, seeds=[7])[0]
        places = [("", count, starts) for count, starts in STARTS.items()]
        if name == BASES[0]:
            places += [(", in four phases of a step", count, PHASES) for count in STARTS]
        for said, count, starts in places:
            slides, rows = [], []
            for start in starts:
                times = np.arange(base.num_frames)
                known = (times < start) | (times >= start + count)
                own = jerk_at_seams_m_per_s3(base, known)
                for text in ANEW:
                    clip = pipe.edit(base, text, frames=(start, start + count))
                    slides.append(foot_slide_mm_per_frame(clip))
                    inner = clip.crop(start - 1, start + count + 1)
                    ends = np.isin(np.arange(inner.num_frames), (0, inner.num_frames - 1))
                    inside = jerk_at_seams_m_per_s3(inner, ends)[1]
                    rows.append((*jerk_at_seams_m_per_s3(clip, known), inside, alone[text], *own))
            near, elsewhere, inside, by_itself, own_near, own_elsewhere = np.transpose(rows)
            found[f"{count / 30:g} s of {name!r}{said}"] = {
                "slide": [round(float(np.mean(slides)), 2), round(foot_slide_mm_per_frame(base), 2)],
                "near, elsewhere, inside, by itself": [
                    round(float(jerk.mean())) for jerk in (near, elsewhere, inside, by_itself)
                ],
                "ratios": [round(float(np.median(near / jerk)), 2) for jerk in (elsewhere, inside, by_itself)],
                "over the largest": round(
                    float(np.median(near / np.maximum.reduce([elsewhere, own_near, by_itself]))), 2
                ),
                "own": [round(float(own_near.mean())), round(float(own_elsewhere.mean()))],
                "own ratio": round(float((own_near / np.maximum(own_elsewhere, 1e-9)).mean()), 2),
            }
    print(
        "made anew: foot slide in mm a frame, and of the motion itself; jerk near seams, elsewhere, in the new frames"
    )
    print(
        "between the seams, and of the same sentence by itself, m/s^3; medians of the first over the other three, and"
    )
    print("over the largest of what there is to compare it with; jerk of the motion itself in the same frames:")
    print(*(f"  {name}: {row}" for name, row in found.items()), sep="\n")
    return found


def long_scene(pipe: MotionPipeline, minutes: float) -> dict[str, object]:
    """Time and memory of making segments one by one, and writers of a long clip."""
    lines = [line for scene in SCENES.values() for line in scene]
    segments = as_segments((lines * 12)[: max(2, round(minutes * 60 / 3.7))])
    peaks, frames, begun = [], 0, time.perf_counter()
    parts: list[MotionClip] = []
    for part in scene_parts(pipe, segments, seed=0, source="auto"):
        frames += part.clip.num_frames
        peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        parts.append(part.clip)
    seconds = time.perf_counter() - begun
    third = len(peaks) // 3
    clip = parts[0].replace(
        rotations=np.concatenate([part.rotations for part in parts]),
        translation=np.concatenate([part.translation for part in parts]),
    )
    sizes = {}
    with tempfile.TemporaryDirectory() as folder:
        for suffix in (".glb", ".bvh", ".fbx", ".npz", ".html", ".png"):
            path = Path(folder) / f"long{suffix}"
            clip.save(path)
            sizes[suffix] = round(path.stat().st_size / 1e6, 2)
    found = {
        "minutes": round(frames / 1800, 2),
        "seconds": round(seconds, 1),
        "peak memory after a third / at the end, MB": [round(peaks[third]), round(peaks[-1])],
        "of which frames, MB": round(sum(part.rotations.nbytes + part.translation.nbytes for part in parts) / 1e6),
        "megabytes of files": sizes,
    }
    print("long:", found)
    return found


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--strips", type=Path)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    arguments = parser.parse_args()
    pipe = MotionPipeline.from_pretrained()
    measures: dict[str, Callable[[], dict[str, object]]] = {
        "scenes": lambda: scenes(pipe, arguments.seeds, arguments.strips),
        "loops": lambda: loops(pipe),
        "constraints": lambda: constraints(pipe, 4 * arguments.seeds),
        "poses": lambda: poses(pipe, 4 * arguments.seeds),
        "anew": lambda: anew(pipe),
        "long": lambda: long_scene(pipe, arguments.minutes),
    }
    found = {name: measures[name]() for name in arguments.only}
    print(json.dumps(found))


if __name__ == "__main__":
    main()
