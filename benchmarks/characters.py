"""How exactly motions come onto characters: limb directions, feet and floor, read from the files that are written.

    python benchmarks/characters.py [--motion FILE ...] [--character FILE ...] [--pictures FOLDER]

Without --motion: actions of the library, seed 0. Without --character: our mannequin, and those that the tests make by
code (`benchmarks/makehuman_characters.py` makes others, of real people and rigs). Prints a line for each character,
the worst of all motions and frames: degrees between its arms (legs) and ours,
how much deeper than ours its skin is below the floor, and how much farther its resting feet slide, both scaled. Files
are read by pygltflib and plain matrices, not by kinoflow. Pictures are strips of the character's own mesh.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image

from kinoflow.authoring.action import draw
from kinoflow.formats.glb_character import read_character
from kinoflow.formats.onto import CharacterFile
from kinoflow.formats.raster import fit_camera, look_along, rasterise
from kinoflow.motion import MotionClip
from kinoflow.motion.contacts import foot_contacts
from kinoflow.motion.skeleton import joint
from kinoflow.motion.smoothing import runs

# What tests use.
sys.path[:0] = [str(Path(__file__).parents[1] / "tests" / "formats"), str(Path(__file__).parents[1] / "tests")]
characters, skinning = importlib.import_module("characters"), importlib.import_module("skinning")
NAMES, Tool, figure, rotation = characters.NAMES, characters.Tool, characters.figure, characters.rotation

ACTIONS = ("walk", "run", "jump in place", "squat", "wave", "cartwheel", "turn around", "roundhouse kick", "bow")
STEP = 3
LIMBS = tuple(
    (side + start, side + end)
    for start, end in (("Shoulder", "Elbow"), ("Elbow", "Wrist"), ("Hip", "Knee"), ("Knee", "Ankle"))
    for side in ("L_", "R_")
)
TOOLS = {
    "T-pose, Mixamo names": Tool(NAMES["Mixamo"], axes_seed=1),
    "A-pose, Unreal names": Tool(NAMES["Unreal"], figure(arms_deg=50), axes_seed=2),
    "centimetres under a turned node": Tool(NAMES["Biped"], axes_seed=3, scale=0.01, turned=rotation("x", 90)),
    "facing -Z": Tool(NAMES["VRoid"], figure(arms_deg=30), axes_seed=4, facing_deg=180),
    "roots above the pelvis": Tool(NAMES["Unreal"], axes_seed=5, root=("root", "motion", "cog")),
    "mirrored": Tool(NAMES["Character Creator"], axes_seed=6, mirrored=True),
    "resting otherwise than bound": Tool(NAMES["Rokoko"], axes_seed=7, posed={"R_Hip": rotation("x", -40)}),
    "long thighs, wide hips, big feet": Tool(NAMES["Rigify"], figure(20, 0.52, 0.36, 0.32, 0.25), axes_seed=8),
    "short legs, long arms": Tool(NAMES["SMPL"], figure(40, 0.25, 0.22, 0.24, 0.2), axes_seed=9),
}


def angles_deg(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Between directions [..., 3]."""
    cross = np.linalg.norm(np.cross(first, second), axis=-1)
    return np.degrees(np.arctan2(cross, np.sum(first * second, axis=-1)))


def slides_mm(places: np.ndarray, resting: np.ndarray) -> list[float]:
    """How far a joint [T, 3] gets from side to side of each period of rest [T]."""
    periods = [places[start:stop, [0, 2]] for start, stop in runs(resting) if stop - start >= 5]
    return [1000 * float(np.linalg.norm(np.ptp(period, axis=0))) for period in periods]


def lowest_m(file: skinning.SkinnedFile, num_frames: int) -> np.ndarray:
    """[frames] of the skin, above where it stands at rest."""
    rest = file.vertices(None)[:, 1].min()
    return np.array([file.vertices(frame)[:, 1].min() - rest for frame in range(0, num_frames, STEP)])


def strip(path: Path, num_frames: int, moments: int = 8, height_px: int = 360) -> Image.Image:
    """The mesh at equal steps of the last animation, seen from half left, each moment in the middle of its column."""
    file = skinning.SkinnedFile(path, animation=-1)
    corners = file.accessor(file.gltf.meshes[0].primitives[0].indices).reshape(-1, 3).astype(np.int64)
    meshes = [file.vertices(round(frame)) for frame in np.linspace(0, num_frames - 1, moments)]
    meshes = [mesh - [*(mesh.min(axis=0) + np.ptp(mesh, axis=0) / 2)] * np.array([1, 0, 1]) for mesh in meshes]
    width_px = height_px * 5 // 8
    axes = look_along(0.6, 0.15)
    floor = np.array([[x, 0.0, z] for x in (-0.2, 0.2) for z in (-0.2, 0.2)]) * np.ptp(meshes[0][:, 1])
    camera = fit_camera(
        np.concatenate([*meshes, floor]), axes, width_px=width_px, height_px=height_px, focal_px=height_px * 2.5
    )
    columns = []
    for mesh in meshes:
        pixels, depth = camera.project(mesh)
        seen = rasterise(pixels, depth, corners, (height_px, width_px), cull=False)
        a, b, c = (mesh[corners[seen.triangles, k]] for k in range(3))
        normal = np.cross(b - a, c - a)
        normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-12)
        light = 0.25 + 0.75 * np.abs(normal @ (axes.T @ [-0.4, 0.6, -0.7]))
        ground = camera.floor_points()
        on_floor = np.isfinite(ground).all(axis=-1) & (np.abs(ground) < 0.5 * np.ptp(meshes[0][:, 1])).all(axis=-1)
        column = np.where(on_floor, 0.82, 0.93).ravel()
        column[seen.pixels] = light
        columns.append(column.reshape(height_px, width_px))
    return Image.fromarray((255 * np.clip(np.concatenate(columns, axis=1), 0, 1)).astype(np.uint8))


def measure(character: Path, clip: MotionClip, hero: Path, own_m: np.ndarray) -> list[float]:
    """Arms and legs in degrees, depth below the floor and slide beyond ours in millimetres."""
    read = read_character(character)
    CharacterFile(character).save([clip], hero)
    file = skinning.SkinnedFile(hero, animation=-1)
    node = read.skeleton.humanoid.nodes
    frames = range(0, clip.num_frames, STEP)
    worlds = [file.world(frame) for frame in frames]
    places = {name: np.array([world[index, :3, 3] for world in worlds]) for name, index in node.items()}
    rest = file.world(None)
    left = rest[node["L_Hip"], :3, 3] - rest[node["R_Hip"], :3, 3]
    facing = rotation("y", float(np.degrees(np.arctan2(-left[2], left[0]))))
    ours = clip.joints[::STEP] @ facing.T
    errors = [
        angles_deg(places[end] - places[start], ours[:, joint(end)] - ours[:, joint(start)]).max()
        for start, end in LIMBS
    ]
    leg = sum(np.linalg.norm(rest[node[a], :3, 3] - rest[node[b], :3, 3]) for a, b in LIMBS[4:]) / 2
    size = leg / clip.skeleton.leg_length_m
    deeper = np.minimum(own_m, 0.0) - lowest_m(file, clip.num_frames) / size
    contacts, slide = foot_contacts(clip)[::STEP], [0.0]
    for index, side in enumerate(("L_", "R_")):
        resting = contacts[:, index::2].any(axis=1)
        toes = side + "Foot" if side + "Foot" in node else side + "Ankle"
        theirs, own = (slides_mm(p, resting) for p in (places[toes] / size, clip.joints[::STEP, joint(toes)]))
        slide += [a - b for a, b in zip(theirs, own, strict=True)]
    return [max(errors[:4]), max(errors[4:]), max(0.0, 1000 * deeper.max()), max(slide)]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--motion", type=Path, nargs="+", default=[])
    parser.add_argument("--character", type=Path, nargs="+", default=[])
    parser.add_argument("--pictures", type=Path, help="folder for a strip of each character and motion")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        clips = [MotionClip.load(path) for path in arguments.motion]
        clips = clips or [draw(name, np.random.default_rng(0)).clip for name in ACTIONS]
        chosen = {path.name: path for path in arguments.character}
        if not chosen:
            chosen["our mannequin"] = clips[0].save(place / "mannequin.glb")
            for name, tool in TOOLS.items():
                chosen[name] = tool.write(place / f"{len(chosen)}.glb")
        own = [lowest_m(skinning.SkinnedFile(clip.save(place / "own.glb")), clip.num_frames) for clip in clips]
        print(f"{len(clips)} motions, {sum(clip.num_frames for clip in clips)} frames")
        print(f"{'character':34} arms, deg  legs, deg  below, mm  slide, mm")
        for name, path in chosen.items():
            rows = []
            for index, (clip, low) in enumerate(zip(clips, own, strict=True)):
                rows.append(measure(path, clip, place / "hero.glb", low))
                if arguments.pictures:
                    arguments.pictures.mkdir(parents=True, exist_ok=True)
                    strip(place / "hero.glb", clip.num_frames).save(arguments.pictures / f"{path.stem}-{index}.png")
            print(f"{name:34}" + "".join(f"{value:9.2f}  " for value in np.max(rows, axis=0)))


if __name__ == "__main__":
    main()
