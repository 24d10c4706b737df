"""What motion's edits, joints, corrections and characters make of bodies that move, as it is written down.

A weight that changes, a frame that is off by one, a side that is confused: each changes a line of `moved.txt`. What is
right about them is for the other tests to say. Write it anew with `python tests/motion/test_moved.py >
tests/motion/moved.txt`, and look at what changed.
"""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

import numpy as np
import pytest

sys.path.append(str(Path(__file__).parents[1] / "measures"))

from test_foot_lock import perfect_walk
from wandering import bodies

from kinoflow.errors import KinoflowError
from kinoflow.motion import (
    MANNEQUIN,
    MotionClip,
    canonical,
    edits,
    features,
    joining,
    limbs,
    loops,
    planting,
    smoothing,
    travel,
    warping,
)
from kinoflow.motion.character import CharacterSkeleton, Fitting, NodeTracks
from kinoflow.motion.humanoid import find_humanoid
from kinoflow.motion.rotations import axis_angle_to_matrix, rotation_about_y
from kinoflow.motion.skeleton import JOINT_NAMES, PARENTS, joint

GOLDEN = Path(__file__).with_name("moved.txt")
MODULES = (
    "canonical", "contacts", "edits", "foot_lock", "grounding", "joining", "limbs", "loops", "matching", "measures",
    "smoothing", "travel", "warping",
)  # fmt: skip
FRAMES = 75


@cache
def clips() -> dict[str, MotionClip]:
    """Some bodies, each for a few seconds."""
    found = {name: bodies()[name].crop(start, start + FRAMES) for name, start in (("walks", 60), ("sits", 200))}
    found["slips"] = perfect_walk(0.03).crop(0, FRAMES)
    step = found["slips"].crop(20, 60)
    # Somebody who stands, on the way to a step.
    still = step.replace(rotations=step.rotations[:1].repeat(30, 0), translation=step.translation[:1].repeat(30, 0))
    found["stops"] = edits.concatenated([step, still])
    found["up a step"] = found["slips"].replace(translation=np.add(found["slips"].translation, [0.5, 0.4, -0.3]))
    found["runs"] = bodies()["runs"].crop(300, 300 + FRAMES)
    return found


def pairs() -> Iterator[tuple[str, MotionClip, MotionClip]]:
    """Each body and the next one."""
    names = list(clips())
    for first, second in zip(names, names[1:] + names[:1], strict=True):
        yield f"{first}, {second}", clips()[first], clips()[second]


# In words.


def projected(values: np.ndarray) -> str:
    """Two sums with weights that differ from number to number, so that none can stand in for another."""
    flat = np.asarray(values, np.float64).ravel()
    places = np.arange(1, len(flat) + 1)
    sums = [flat @ np.cos(places * step) / max(1.0, len(flat)) ** 0.5 for step in (0.731, 1.913)]
    return " ".join(number(value) for value in (*sums, flat.mean() if len(flat) else 0.0))


def number(value: float) -> str:
    return f"{round(float(value), 5) + 0.0:.5g}"


def told(value: object) -> str:
    if isinstance(value, MotionClip):
        return f"{value.num_frames} at {value.fps:g}: {projected(value.joints)}, {projected(value.rotations)}"
    if dataclasses.is_dataclass(value):
        return "; ".join(told(getattr(value, field.name)) for field in dataclasses.fields(value))
    if isinstance(value, Mapping):
        return "; ".join(f"{name}={told(one)}" for name, one in value.items())
    if isinstance(value, str) or value is None:
        return str(value)
    if isinstance(value, bool | int | np.integer):
        return str(int(value))
    if isinstance(value, float):
        return number(value)
    if isinstance(value, np.ndarray) and value.dtype != object:
        return f"{value.shape} {projected(value)}"
    return " / ".join(map(told, value))  # type: ignore[call-overload]


def asked(name: str, make: Callable[[], object]) -> str:
    try:
        return f"{name} | {told(make())}"
    except KinoflowError as error:
        return f"{name} | {type(error).__name__}: {error}"


# What is made.


def functions(*wanted: str) -> Iterator[tuple[str, Callable[..., object]]]:
    """Public functions of the room that need just these arguments."""
    for name in MODULES:
        module = importlib.import_module(f"kinoflow.motion.{name}")
        for title, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ != module.__name__ or title.startswith("_"):
                continue
            needed = [p for p in inspect.signature(function).parameters.values() if p.default is p.empty]
            if [(p.name, p.annotation) for p in needed] == [(name, "MotionClip") for name in wanted]:
                yield f"{name} {title}", function


def alone() -> Iterator[str]:
    """Of one clip."""
    for title, function in functions("clip"):
        for name, clip in clips().items():
            yield asked(f"{title}: {name}", lambda function=function, clip=clip: function(clip))


def together() -> Iterator[str]:
    """Of two."""
    for title, function in functions("first", "second"):
        for names, first, second in pairs():
            yield asked(f"{title}: {names}", lambda f=function, a=first, b=second: f(a, b))


def edits_of(clip: MotionClip) -> dict[str, Callable[[], object]]:
    rise = np.linspace(0, 1, clip.num_frames) ** 2
    return {
        **{f"retimed to {n}": lambda n=n: edits.retimed(clip, n) for n in (41, 90, 149, 200)},
        **{f"at {fps:g}": lambda fps=fps: canonical.resample(clip, fps) for fps in (24.0, 120.0)},
        **{f"turned by {a:g}": lambda a=a: canonical.turn(clip, a) for a in (0.7, -2.5)},
        "in its place": lambda: canonical.canonicalise(clip, floor=False),
        "features": lambda: features.encode(clip),
        "features of the mirror image": lambda: features.mirror_features(features.encode(clip)),
        "warped": lambda: warping.warped(clip, 0.6 * rise, rise[:, None] * [0.3, 0.5]),
        "stretched": lambda: warping.warped(clip, 0.6 * rise, rise[:, None] * [0.3, 0.5], sinks=False),
        "placed": lambda: warping.placed(clip, 0.6, np.array([0.3, 0.1, 0.5])),
        "put on its own travel": lambda: travel.put_on(travel.in_place(clip), travel.travel_of(clip)),
        "seen from its travel": lambda: travel.seen_from(clip, travel.travel_of(clip)),
        "twice": lambda: loops.repeated(clip.crop(0, 40), 2),
        "in 50 frames a cycle": lambda: loops.loop_of(clip, 50),
        **{f"{end}'s length": lambda e=end: limbs.limb_length_m(clip, e) for end in ("L_Wrist", "R_Ankle")},
        "reaching": lambda: limbs.reach(clip, "R_Wrist", clip.joints[:, joint("R_Wrist")] + [0.05, -0.1, 0.2]),
        "stepping aside": lambda: limbs.reach(clip, "L_Ankle", clip.joints[:, joint("L_Ankle")] + [0.2, 0.02, -0.1]),
    }


def edited() -> Iterator[str]:
    """With numbers of their own."""
    for name, clip in clips().items():
        for title, make in edits_of(clip).items():
            yield asked(f"{name} {title}", make)


def kept() -> Iterator[str]:
    """Around frames that are known."""
    for name, clip in clips().items():
        known = np.zeros(clip.num_frames, bool)
        known[:20] = known[50:] = True
        offset = np.sin(np.arange(clip.num_frames) / 5.0)[:, None] * [0.02, 0.01, 0.03]
        moved = clip.replace(translation=clip.translation + offset)
        rotations = np.repeat(known[:, None], 22, axis=1)
        yield asked(f"{name} planted", lambda c=moved, k=known: planting.planted_around(c, k, 0.0))
        for title, frames in {"a pose": [33], "poses": [0, 25, 60], "the end": range(55, clip.num_frames)}.items():
            some = np.zeros(clip.num_frames, bool)
            some[[frame for frame in frames if frame < clip.num_frames]] = True
            # Led away from where it was, as a path does.
            away = np.abs(np.arange(clip.num_frames) - 33)[:, None] * [0.004, 0.0, -0.006]
            led = clip.replace(translation=clip.translation + offset + away)
            for allowed in (0.0, 8.0):
                yield asked(
                    f"{name} planted around {title}, {allowed:g}",
                    lambda c=led, k=some, a=allowed: planting.planted_around(c, k, a),
                )
        yield asked(
            f"{name} smooth",
            lambda c=moved, r=rotations, k=known: smoothing.smooth_around(c, r, k[:, None] & [[True] * 3]),
        )
        yield asked(
            f"{name} eased",
            lambda c=moved, r=rotations, k=known: smoothing.eased_around(c, r, k[:, None] & [[True] * 3]),
        )


def joins_of(first: MotionClip, second: MotionClip) -> dict[str, Callable[[], object]]:
    return {
        **{f"goes on in {n}": lambda n=n: joining.continued(first, second, fade=n) for n in (6, 20)},
        "goes on where it is": lambda: joining.continued(first, second, fade=10, align=False),
        "goes before": lambda: warping.preceded(first, second, fade=10),
        "goes over": lambda: edits.going_over(first, second, 24),
        "between": lambda: edits.between(first, second, second.crop(10, 40)),
        "is led to": lambda: edits.led_to(first, second),
        "is led to soon": lambda: edits.led_to(first, second, 5),
        "is led to somebody who waits": lambda: edits.led_to(first, edits.retimed(second.crop(0, 3), 30), 5),
        "goes over in": lambda: joining.fade_frames(first, second),
        "is led up to": lambda: edits.led_up_to(first, second),
        "is followed": lambda: edits.followed(first, second),
        "has its middle from": lambda: edits.replaced(first, 20, 40, second.crop(0, 22)),
        "seam": lambda: joining.seam_report(edits.concatenated([first, second]), first.num_frames),
        **{
            f"has its {part} from": lambda part=part: edits.with_part(first, second, part, 10, 55)
            for part in ("left arm", "legs", "upper body")
        },
        "has its right arm from, for a moment": lambda: edits.with_part(first, second, "right arm", 10, 18),
        "has its head from, to the end": lambda: edits.with_part(first, second, "head", 30, None),
    }


def joined() -> Iterator[str]:
    """One after the other, and parts of one on another."""
    for names, first, second in pairs():
        for title, make in joins_of(first, second).items():
            yield asked(f"{names}: {title}", make)


# Characters.


def character(
    *,
    scale: float = 1.0,
    facing: float = 0.0,
    axes_seed: int | None = None,
    longer: Mapping[str, float] | None = None,
    arms_down: float = 0.0,
    without: tuple[str, ...] = (),
    on_root: tuple[str, ...] = (),
    mesh: bool = True,
    spreads: bool = True,
) -> CharacterSkeleton:
    """Our body as somebody else's: scaled, turned, with bones of other axes and lengths, and arms that hang.

    Each spine has a node between ours; forearms and thighs may have nodes that spread their twist; a handle of the skin
    lies beside a shin and hangs on the root, and another lies far away.
    """
    names = ["root", *(name for name in JOINT_NAMES if name not in without)]
    parents = [-1]
    places = [np.zeros(3)]
    body = MANNEQUIN.rest_positions.copy()
    for name, factor in (longer or {}).items():
        below = [index for index in range(22) if joint(name) in lineage(index)]
        body[below] += (factor - 1) * MANNEQUIN.offsets[joint(name)]
    for side in ("L_", "R_"):
        down = axis_angle_to_matrix(np.array([0.0, 0.0, -arms_down if side == "L_" else arms_down]))
        arm = [index for index in range(22) if joint(side + "Shoulder") in lineage(index)]
        body[arm] = (body[arm] - body[arm[0]]) @ down.T + body[arm[0]]
    body[:, 1] -= body[joint("L_Foot"), 1] - MANNEQUIN.rest_positions[joint("L_Foot"), 1]
    for name in names[1:]:
        above = PARENTS[joint(name)]
        while above >= 0 and JOINT_NAMES[above] not in names:
            above = PARENTS[above]
        parents.append(0 if above < 0 or name in on_root else names.index(JOINT_NAMES[above]))
        places.append(body[joint(name)])

    def add(name: str, above: str, place: np.ndarray) -> int:
        names.append(name)
        parents.append(names.index(above))
        places.append(place)
        return len(names) - 1

    def on_bone(start: str, end: str, share: float) -> np.ndarray:
        return (1 - share) * body[joint(start)] + share * body[joint(end)]

    middle = add("middle", "Spine2", on_bone("Spine2", "Spine3", 0.5))
    parents[names.index("Spine3")] = middle
    twists = (
        {}
        if not spreads
        else {
            add("L forearm twist", "L_Elbow", on_bone("L_Elbow", "L_Wrist", 0.6)): "L_Elbow",
            add("R forearm twist", "R_Elbow", on_bone("R_Elbow", "R_Wrist", 0.0)): "R_Elbow",
            add("L thigh twist", "L_Hip", on_bone("L_Hip", "L_Knee", 0.4)): "L_Hip",
            add("R arm twist", "R_Shoulder", on_bone("R_Shoulder", "R_Elbow", 0.5)): "R_Shoulder",
        }
    )
    near = add("handle", "root", np.add(on_bone("R_Knee", "R_Ankle", 0.7), [0.02, 0.0, 0.06]))
    far = add("prop", "root", np.array([0.5, 0.1, 0.9]))
    palms = {}
    if mesh:
        wrist = body[joint("L_Wrist")]
        palms["L_Wrist"] = (
            add("index", "L_Wrist", np.add(wrist, [0.08, -0.02, 0.03])),
            add("little", "L_Wrist", np.add(wrist, [0.07, 0.02, -0.03])),
        )
    random = np.random.default_rng(axes_seed)
    world = [np.eye(3) if axes_seed is None else axis_angle_to_matrix(random.normal(size=3)) for _ in names]
    turn = rotation_about_y(facing)
    where = [scale * (turn @ place) + scale * np.array([0.4, 0.0, -0.2]) for place in places]
    world = [turn @ one for one in world]
    count = len(names)
    linear = [world[i] if parents[i] < 0 else world[parents[i]].T @ world[i] for i in range(count)]
    steps = [where[i] if parents[i] < 0 else world[parents[i]].T @ (where[i] - where[parents[i]]) for i in range(count)]
    order = [node for node in range(count) if parents[node] < 0]
    for node in order:
        order.extend(child for child in range(count) if parents[child] == node)
    mapping = {name: name for name in names if name in JOINT_NAMES}

    def skin(name: str) -> np.ndarray:
        node = names.index(name)
        return np.array([world[node].T @ (turn @ (scale * point)) for point in AROUND[name]])

    soles = {name: skin(name) for name in AROUND if mesh and name in mapping and name[2:] in ("Ankle", "Foot")}
    surface = {name: skin(name) for name in AROUND if mesh and name in mapping and name not in soles}
    return CharacterSkeleton(
        tuple(parents), tuple(order), np.array(steps), np.array(linear), np.ones((count, 3)), {},
        find_humanoid(names, parents, order, joint_map=mapping),
        soles=soles, surface=surface, twists=twists, palms=palms, skin_joints=frozenset([near, far]),
    )  # fmt: skip


def lineage(index: int) -> list[int]:
    """A joint and all above it."""
    found = []
    while index >= 0:
        found.append(index)
        index = PARENTS[index]
    return found


HEIGHT = {name: MANNEQUIN.rest_positions[joint(name), 1] for name in JOINT_NAMES}
AROUND = {
    **{f"{side}Ankle": np.array([[x, -HEIGHT["L_Ankle"], z] for x in (-0.03, 0.03) for z in (-0.04, 0.05)])
       for side in ("L_", "R_")},
    **{f"{side}Foot": np.array([[x, -HEIGHT["L_Foot"], z] for x in (-0.03, 0.03) for z in (0.0, 0.09)])
       for side in ("L_", "R_")},
    **{f"{side}Wrist": np.array([[0.1, 0.0, 0.02], [0.05, -0.02, 0.0], [2.0, 0.0, 0.0]]) for side in ("L_", "R_")},
    "Head": np.array([[0.0, 0.15, 0.02], [0.0, 0.05, -0.12], [0.0, 0.02, 0.1]]),
    "Pelvis": np.array([[0.0, -0.1, -0.12], [0.15, 0.0, 0.0], [-0.15, 0.0, 0.0]]),
    "L_Knee": np.array([[0.0, 0.0, 0.06]]),
}  # fmt: skip
"""Points of the skin about joints, of us and of characters."""
OURS = {name: points + MANNEQUIN.rest_positions[joint(name)] for name, points in AROUND.items()}
CHARACTERS: dict[str, dict] = {
    "us": {},
    "small, turned": {"scale": 0.4, "facing": 2.0, "axes_seed": 1},
    "long shins": {"scale": 3.0, "longer": {"L_Ankle": 1.5, "R_Ankle": 1.5}, "axes_seed": 2},
    "wide hips": {"longer": {"L_Hip": 2.2, "R_Hip": 2.2}, "facing": -1.0},
    "arms down": {"arms_down": 0.9, "axes_seed": 3},
    "without toes or collars": {"without": ("L_Foot", "R_Foot", "L_Collar", "R_Collar"), "mesh": False},
    "without twist bones": {"spreads": False, "arms_down": 0.4},
    "feet on the root": {"on_root": ("L_Ankle", "R_Ankle", "L_Wrist"), "axes_seed": 4},
}


def fitted() -> Iterator[str]:
    """Motions on characters."""
    low = bodies()["kneels"].crop(100, 130)
    for name, made in CHARACTERS.items():
        fitting = Fitting(character(**made))
        yield f"{name} | {number(fitting.facing_rad)}, {number(fitting.leg_length)}"
        for title, clip in {**clips(), "kneels": low, "jumps": bodies()["runs"].crop(300, 330)}.items():
            yield f"{name}: {title} | {in_words(fitting.tracks(clip, OURS))}"


def in_words(tracks: NodeTracks) -> str:
    turned = np.array(list(tracks.rotations.values()))
    places = np.array(list(tracks.joints.values()))
    moved = [f"{node} {projected(one)}" for node, one in tracks.translations.items()]
    return f"{number(tracks.scale)}: {projected(places)}, {projected(turned)}, {', '.join(moved)}"


SECTIONS: dict[str, Callable[[], Iterator[str]]] = {
    "alone": alone,
    "together": together,
    "edited": edited,
    "kept": kept,
    "joined": joined,
    "fitted": fitted,
}


def golden() -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    for text in GOLDEN.read_text(encoding="utf-8").splitlines():
        if text.startswith("== "):
            sections[text[3:]] = []
        else:
            sections[list(sections)[-1]].append(text)
    return sections


@pytest.mark.parametrize("section", SECTIONS)
def test_all_is_moved_as_written_down(section):
    assert list(SECTIONS[section]()) == golden()[section]


if __name__ == "__main__":
    for section, lines in SECTIONS.items():
        print("== " + section, *lines(), sep="\n")
