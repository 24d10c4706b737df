"""Several actions in one clip: one after the other, or arms and head of one over a body that walks or sits."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from kinoflow.authoring.action import Action, Draw, draw, parsed, standing
from kinoflow.authoring.gait import STYLES, arc, line, walk
from kinoflow.authoring.moods import CALM, Mood
from kinoflow.authoring.moves import kneel, sit_start
from kinoflow.authoring.rig import play
from kinoflow.authoring.timeline import CRISPNESS, Timeline
from kinoflow.errors import ScoreError
from kinoflow.language.grammar import WHOLE, doing
from kinoflow.motion.canonical import heading_rad
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.features import FPS
from kinoflow.motion.rotations import rotation_about_y, slerp
from kinoflow.motion.skeleton import joint
from kinoflow.motion.smoothing import smooth_step

MAX_SECONDS = 11.8
RAMP_FRAMES = 10
"""Frames over which arms change from one motion to the other."""
_JOINED = re.compile(r",| and | then |before|while|after|first")
_LONGEST_PHRASE = 90


@dataclass(frozen=True)
class Base:
    """What the body does under an action of the arms.

    Attributes:
        phrases: ways of saying it.
        write: puts it on a timeline for some seconds.
        takes_spine: whether the back follows the action (a seated body) or what is below (a walking one).
    """

    phrases: tuple[str, ...]
    write: Callable[[Timeline, float], None]
    takes_spine: bool = False


def _walking(style: str, direction_deg: float = 0.0) -> Callable[[Timeline, float], None]:
    def write(timeline: Timeline, seconds: float) -> None:
        gait = STYLES[style]
        steps = max(4, round(seconds / gait.step_s))
        facing = 0.0 if direction_deg else "path"
        walk(timeline, steps * gait.step_m, gait, line(direction_deg), facing=facing)

    return write


def _in_a_circle(timeline: Timeline, seconds: float) -> None:
    gait = STYLES["walk"]
    walk(timeline, max(4, round(seconds / gait.step_s)) * gait.step_m, gait, arc(1.4))


def _sitting(timeline: Timeline, seconds: float) -> None:
    sit_start(timeline)
    timeline.hold(seconds)


def _kneeling(timeline: Timeline, seconds: float) -> None:
    kneel(timeline, "r")
    timeline.hold(max(0.5, seconds - 1.3))


BASES: Mapping[str, Base] = {
    "walk": Base(("{walk} forward", "{walk}", "{walk} ahead", "{walk} straight on"), _walking("walk")),
    "stroll": Base(("{stroll} forward", "{walk} at an easy pace", "{stroll} along"), _walking("stroll")),
    "walk backward": Base(("{walk} backward", "{walk} backwards", "{step} backward"), _walking("back", 180.0)),
    "jog": Base(("{jog} forward", "{jog}", "{jog} along"), _walking("jog")),
    "walk in a circle": Base(("{walk} in a circle", "{walk} around in a circle"), _in_a_circle),
    "sit": Base(("{sit} on a chair", "{sit}", "{be} seated", "{sit} on a seat"), _sitting, takes_spine=True),
    "kneel": Base(("{kneel} on one knee", "{kneel} down", "{go} down on one knee"), _kneeling, takes_spine=True),
}
"""Bodies that an action marked `upper` can be laid over."""


@dataclass(frozen=True, eq=False)
class Row:
    """Scores one after the other on one timeline, not played yet.

    Attributes:
        timeline: what is written.
        mirrored: whether it is played with left and right exchanged.
        values: of the parameters of each action, under its number and name.
        said: the phrases of each.
    """

    timeline: Timeline
    mirrored: bool
    values: Mapping[str, Any]
    said: Sequence[tuple[str, ...]]


def write_row(
    chosen: Sequence[Action],
    generator: np.random.Generator,
    *,
    life: float = 1.0,
    settings: Sequence[Mapping[str, Any]] = (),
    mood: Mood = CALM,
) -> Row:
    """Scores of actions one after the other, all with the same main side.

    Args:
        chosen: actions in order.
        generator: decides what is not set.
        life: see `Timeline`.
        settings: of each action, values of parameters; what is not set is drawn. Actions share one `side`.
        mood: of who plays them.

    Raises:
        ScoreError: they cannot follow one another (one begins or ends lying, in the air or in mid-movement), the whole
            lasts longer than `MAX_SECONDS`, two sides are asked for, or an action has no such parameter or value.
    """
    settings = settings or [{} for _ in chosen]
    if len(settings) != len(chosen):
        raise ScoreError(
            f"there are settings of {len(settings)} actions for a sequence of {len(chosen)}; give one each"
        )
    for act, row in zip(chosen, settings, strict=True):
        if "tempo" in row:
            raise ScoreError(f"{act.name} has no tempo of its own in a sequence: all of it is played at one tempo")
    given = [parsed(act, row) for act, row in zip(chosen, settings, strict=True)]
    side = "left" if generator.random() < 0.5 else "right"
    sides = {row["side"] for row in given if "side" in row}
    if len(sides) > 1:
        raise ScoreError("actions in a row share one main side; got left and right")
    side = sides.pop() if sides else side
    crispness = max((act.crispness for act in chosen), key=lambda name: CRISPNESS[name])
    timeline = Timeline(generator, life=life, crispness=crispness, mood=mood)
    said: list[tuple[str, ...]] = []
    values: dict[str, Any] = {}
    for place, (act, row) in enumerate(zip(chosen, given, strict=True)):
        fixed = {"begins": "standing", "ends": "standing", "start": "standing"}
        drawn = {
            name: fixed[name] if name in fixed and fixed[name] in getattr(kind, "values", ()) else kind.draw(generator)
            for name, kind in act.parameters.items()
            if name != "tempo"
        }
        drawn |= row
        if "side" in drawn:
            drawn["side"] = side
        if place and not _is_standing(timeline):
            raise ScoreError(f"{chosen[place - 1].name} does not end standing, {act.name} cannot follow it")
        timeline.begins_s.append(timeline.time_s)
        said.append(tuple(act.score(timeline, **drawn)))
        values[f"{place + 1} {act.name}"] = drawn
        timeline.wait()
        if timeline.clip_start_s or timeline.clip_end_s is not None:
            raise ScoreError(f"{act.name} begins or ends in mid-movement")
        if timeline.end_s > MAX_SECONDS - 0.4:
            raise ScoreError(f"the sequence lasts longer than {MAX_SECONDS} s")
    return Row(timeline, side == "left", values, said)


def draw_sequence(
    chosen: Sequence[Action],
    generator: np.random.Generator,
    *,
    life: float = 1.0,
    settings: Sequence[Mapping[str, Any]] = (),
) -> Draw:
    """Actions one after the other on one timeline; see `write_row`.

    Raises:
        ScoreError: see `write_row`.
    """
    row = write_row(chosen, generator, life=life, settings=settings)
    names = tuple(act.name for act in chosen)
    clip = play(row.timeline, mirrored=row.mirrored, metadata=_metadata(" > ".join(names), row.values))
    return Draw(chosen[0], row.values, clip, tuple(said_one_by_one(row.said, generator)), names)


def draw_together(
    base: str,
    act: Action,
    generator: np.random.Generator,
    *,
    life: float = 1.0,
    settings: Mapping[str, Any] | None = None,
) -> Draw:
    """An action of the arms and head while the body walks, sits or kneels.

    Args:
        base: one of `BASES`.
        act: what arms and head do.
        generator: decides what is not set.
        life: see `Timeline`.
        settings: values of the action's parameters.

    Raises:
        ScoreError: the action is not marked `upper`, there is no such base, the clip would be too long, or the action
            has no such parameter or value.
    """
    if not act.upper:
        raise ScoreError(f"{act.name} moves more than arms and head; it cannot be laid over {base}")
    if base not in BASES:
        raise ScoreError(f"the body can {', '.join(BASES)} under an action; got {base[:40]!r}")
    below = BASES[base]
    tempo = {"tempo": "normal"} if "tempo" in act.parameters else {}
    over = draw(act, generator, tempo | standing(act) | dict(settings or {}), life=life)
    lead_s = float(generator.uniform(0.1, 0.9)) + (1.3 if base == "kneel" else 0.0)
    timeline = Timeline(generator, life=life)
    below.write(timeline, lead_s + over.clip.duration_s + 0.2)
    ground = play(timeline, mirrored=bool(generator.random() < 0.5))
    if ground.duration_s > MAX_SECONDS:
        raise ScoreError(f"the clip lasts {ground.duration_s:.1f} s, longer than {MAX_SECONDS} s")
    values = {"base": base, **over.parameters}
    clip = lay_over(ground, over.clip, round(lead_s * FPS), spine=below.takes_spine)
    clip = clip.replace(metadata=_metadata(f"{base} + {act.name}", values))
    return Draw(act, values, clip, tuple(said_at_once(below.phrases, over.phrases)), (base, act.name))


def lay_over(base: MotionClip, over: MotionClip, start: int, *, spine: bool, stays: bool = False) -> MotionClip:
    """The base with arms and head (and spine) of another clip from its frame `start` on.

    Rotations are parent-local; over `RAMP_FRAMES` at both ends they turn from one motion to the other, or only at the
    beginning where the other one `stays`.
    """
    names = ["Neck", "Head", *(("Spine1", "Spine2", "Spine3") if spine else ())]
    return _with_joints(base, over, start, [*names, *_arm("L"), *_arm("R")], stays=stays)


def lay_arm_over(base: MotionClip, over: MotionClip, start: int, side: str) -> MotionClip:
    """The same with nothing but the arm of one side, "left" or "right"."""
    return _with_joints(base, over, start, _arm(side[0].upper()))


def _arm(side: str) -> list[str]:
    return [f"{side}_{part}" for part in ("Collar", "Shoulder", "Elbow", "Wrist")]


def _with_joints(
    base: MotionClip, over: MotionClip, start: int, names: Sequence[str], *, stays: bool = False
) -> MotionClip:
    """The base with the rotations of some joints of another clip from its frame `start` on."""
    indices = [joint(name) for name in names]
    frames = np.arange(base.num_frames)
    left = np.full(base.num_frames, RAMP_FRAMES) if stays else start + over.num_frames - 1 - frames
    inside = np.clip(np.minimum(frames - start, left) / RAMP_FRAMES, 0.0, 1.0)
    weight = smooth_step(inside)
    source = np.clip(frames - start, 0, over.num_frames - 1)
    rotations = base.rotations.copy()
    rotations[:, indices] = slerp(base.rotations[:, indices], over.rotations[source][:, indices], weight[:, None])
    return base.replace(rotations=rotations)


def leaning(over: MotionClip, base: MotionClip) -> MotionClip:
    """The clip with its chest tilted as it is, although its pelvis will be as in the base: for `lay_over` with `spine`.

    Args:
        over: T frames.
        base: T frames.
    """
    level = [rotation_about_y(-heading_rad(clip)) @ clip.rotations[:, 0] for clip in (base, over)]
    rotations = over.rotations.copy()
    lowest = joint("Spine1")
    rotations[:, lowest] = np.swapaxes(level[0], -1, -2) @ level[1] @ over.rotations[:, lowest]
    return over.replace(rotations=rotations)


def _is_standing(timeline: Timeline) -> bool:
    low = abs(timeline.value("y") - timeline.place.floor_m) > 0.12 or timeline.value("rest") > 0.2
    tilted = abs(timeline.value("pitch")) > 15 or abs(timeline.value("roll")) > 15
    return not low and not tilted and all(track.frames[-1] == "world" for track in timeline.feet.values())


def _metadata(name: str, values: Mapping[str, Any]) -> dict[str, Any]:
    return {"source": "kinoflow-authored", "action": name, "parameters": dict(values), "licence": "CC0-1.0"}


def _usable(phrases: Sequence[str]) -> list[str]:
    """Phrases that can be part of a longer sentence, the plain ones first."""
    fit = [phrase for phrase in phrases if not phrase.startswith(WHOLE) and len(phrase) <= _LONGEST_PHRASE]
    return sorted(fit, key=lambda phrase: bool(_JOINED.search(phrase))) or [
        phrase for phrase in phrases if not phrase.startswith(WHOLE)
    ]


def said_one_by_one(said: Sequence[Sequence[str]], generator: np.random.Generator) -> list[str]:
    """Phrases for actions in a row, the plainest first; `said` holds the phrases of each."""
    found = []
    usable = [_usable(phrases) for phrases in said]
    for attempt in range(14):
        # The plainest first, then any.
        parts = [some[0] if attempt < 2 else some[int(generator.integers(len(some)))] for some in usable]
        plain = [not _JOINED.search(part) for part in parts]
        if len(parts) > 2:
            found += [
                f"{', '.join(parts[:-1])} and then {parts[-1]}",
                f"first {parts[0]}, then {', then '.join(parts[1:])}",
            ]
            continue
        first, second = parts
        ways = [f"{first}, then {second}", f"{first} and then {second}", f"first {first} and then {second}"]
        if plain[0]:
            ways += [f"{first} before {doing(second)}", f"{first} and afterwards {second}"]
        if plain[0] and plain[1]:
            ways += [f"{second} after {doing(first)}", f"{first} and {second}"]
        found.append(ways[attempt % len(ways)])
    return list(dict.fromkeys(found))


def said_at_once(base: Sequence[str], over: Sequence[str]) -> list[str]:
    """Phrases for two actions at once, from those of what the body does and of what the arms do."""
    found = []
    plain = [phrase for phrase in _usable(over) if " while " not in phrase]
    for number, phrase in enumerate(plain):
        below = base[number % len(base)]
        joined = bool(_JOINED.search(phrase))
        ways = [f"{below} while {doing(phrase)}"]
        if not joined:
            ways += [f"{phrase} while {doing(below)}", f"{below} and {phrase}"]
        found += ways
    return list(dict.fromkeys(found))
