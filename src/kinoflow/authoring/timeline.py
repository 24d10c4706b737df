"""`Timeline`: what an author writes on. A cursor walks through time; each call moves some controls and leaves the
others.

    timeline.to(0.6, hand_r=At("head", 0.05, 0.12, 0.08), elbow_r=40)   # in 0.6 s the right hand goes to the forehead
    timeline.hold(1.0)
    timeline.neutral(0.7)

Floor positions are relative to the **place** where the body stands: its origin under the hips, its forward direction
where the body faced when it came there. `walk`, `jump` and `turn_to` of `moves.py` and `gait.py` move the place along.
Inside, everything on the floor is kept in world coordinates of the first place, so a planted foot stays where it was
put whatever follows.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from kinoflow.authoring.controls import (
    BODY,
    FOOT_FRAMES,
    HAND_FRAMES,
    LIMB,
    NEUTRAL_FOOT,
    NEUTRAL_HAND,
    PLURALS,
    At,
    Control,
    check,
    side_of,
)
from kinoflow.authoring.moods import CALM, Mood
from kinoflow.errors import ScoreError

Value = float | At | tuple[float, float, float]
WORLD = "world"
SIDES = ("l", "r")
EPSILON_S = 1e-6
START_S = 0.5
LOW_POSE = {"y": 0.25, "pitch": 40.0, "roll": 40.0, "rest": 0.3}
TOLERANCE_S = 0.06
"""A movement may begin this much before the one before ends: durations vary from draw to draw."""
CRISPNESS = {"soft": 3.0, "normal": 4.5, "crisp": 7.0, "snappy": 10.0}
"""Natural frequency in Hz of the hands' follow-through."""
CONTACT_FRAMES = frozenset({"head", "other", "knee", "thigh", "floor", "air", "pelvis", "chest"})
"""Frames in which a hand is meant to meet something: hands vary little there from draw to draw."""


@dataclass(frozen=True)
class Place:
    """Where the body stands on the floor: metres and degrees in the world of the first frame."""

    x_m: float = 0.0
    z_m: float = 0.0
    heading_deg: float = 0.0
    floor_m: float = 0.0

    def world(self, left_m: float, forward_m: float) -> tuple[float, float]:
        """World x and z of a point given relative to the place."""
        angle = math.radians(self.heading_deg)
        return (
            self.x_m + left_m * math.cos(angle) + forward_m * math.sin(angle),
            self.z_m - left_m * math.sin(angle) + forward_m * math.cos(angle),
        )

    def here(self, x_m: float, z_m: float) -> tuple[float, float]:
        """Left and forward, relative to the place, of a point in the world."""
        angle, dx, dz = math.radians(self.heading_deg), x_m - self.x_m, z_m - self.z_m
        return dx * math.cos(angle) - dz * math.sin(angle), dx * math.sin(angle) + dz * math.cos(angle)

    def moved(self, left_m: float = 0.0, forward_m: float = 0.0, turned_deg: float = 0.0, up_m: float = 0.0) -> Place:
        """The place a step away from this one."""
        x_m, z_m = self.world(left_m, forward_m)
        return Place(x_m, z_m, self.heading_deg + turned_deg, self.floor_m + up_m)


@dataclass
class Track:
    """Keys of one number: times, values, and slopes where the author prescribes them (units a second)."""

    times_s: list[float] = field(default_factory=list)
    values: list[float] = field(default_factory=list)
    slopes: dict[int, float] = field(default_factory=dict)

    @property
    def last(self) -> float:
        """Value of the last key."""
        return self.values[-1]

    @property
    def end_s(self) -> float:
        """Time of the last key."""
        return self.times_s[-1]

    def put(self, time_s: float, value: float, slope: float | None = None) -> None:
        """A key at the end; one at the same time is replaced.

        Raises:
            ScoreError: the track has a later key already.
        """
        if self.times_s and time_s < self.end_s - TOLERANCE_S:
            raise ScoreError(
                f"a key at {time_s:.2f} s comes before the last one at {self.end_s:.2f} s; let the first movement end"
            )
        if self.times_s and time_s <= self.end_s + EPSILON_S:
            self.values[-1] = value
        else:
            self.times_s.append(time_s)
            self.values.append(value)
        if slope is not None:
            self.slopes[len(self.values) - 1] = slope


@dataclass
class PointTrack:
    """Keys of a position, each in a frame of reference."""

    times_s: list[float] = field(default_factory=list)
    frames: list[str] = field(default_factory=list)
    points: list[tuple[float, float, float]] = field(default_factory=list)

    @property
    def end_s(self) -> float:
        """Time of the last key."""
        return self.times_s[-1]

    def put(self, time_s: float, frame: str, point: tuple[float, float, float]) -> None:
        """A key at the end; one at the same time is replaced.

        Raises:
            ScoreError: the track has a later key already.
        """
        if self.times_s and time_s < self.end_s - TOLERANCE_S:
            raise ScoreError(
                f"a key at {time_s:.2f} s comes before the last one at {self.end_s:.2f} s; let the first movement end"
            )
        if self.times_s and time_s <= self.end_s + EPSILON_S:
            self.frames[-1], self.points[-1] = frame, point
        else:
            self.times_s.append(time_s)
            self.frames.append(frame)
            self.points.append(point)

    def hold(self, time_s: float) -> None:
        """Repeat the last key later, so that what follows starts from there."""
        if time_s > self.end_s + EPSILON_S:
            self.put(time_s, self.frames[-1], self.points[-1])


class Timeline:
    """The controls of the rig over time, written from left to right.

    Args:
        generator: source of the small differences that make two draws of a score two clips.
        life: how much a draw differs and how much the body sways and breathes; 0 for none (exact keys), 1 as usual.
        crispness: "soft", "normal", "crisp" or "snappy": how quickly hands, spine and head follow their keys.
        mood: how somebody feels who does what is written: walks are written so, the rest is laid over it.

    Attributes:
        held: where limbs are held over what is written, see `carriage`.
        begins_s: when each of several scores begins; empty for a single one.
    """

    def __init__(
        self,
        generator: np.random.Generator | None = None,
        life: float = 1.0,
        crispness: str = "normal",
        mood: Mood = CALM,
    ) -> None:
        self.generator = generator or np.random.default_rng(0)
        self.life = life
        self.crispness = crispness
        self.mood = mood
        self.held: list[Any] = []
        self.begins_s: list[float] = []
        self.time_s = 0.0
        self.place = Place()
        self.tracks: dict[str, Track] = {}
        self.hands: dict[str, PointTrack] = {}
        self.feet: dict[str, PointTrack] = {}
        self.looks = PointTrack([0.0], [WORLD], [(0.0, 1.5, 5.0)])
        self.flights: list[tuple[float, float]] = []
        self.walks: list[Any] = []
        self.clip_start_s = 0.0
        self.clip_end_s: float | None = None
        for name, control in BODY.items():
            self.tracks[name] = Track([0.0], [control.default])
        for side in SIDES:
            for name, control in LIMB.items():
                self.tracks[f"{name}_{side}"] = Track([0.0], [control.default])
            self.hands[side] = PointTrack(
                [0.0], [NEUTRAL_HAND.frame], [(NEUTRAL_HAND.out, NEUTRAL_HAND.up, NEUTRAL_HAND.forward)]
            )
            self.feet[side] = PointTrack()
            self.feet[side].put(0.0, *self._foot_point(side, NEUTRAL_FOOT))
        self._set_foot_yaw_at_start()
        self._vary_stance()

    @property
    def end_s(self) -> float:
        """When the last movement of any control ends, or the cursor if that is later."""
        ends = [track.end_s for track in self.tracks.values()]
        ends += [track.end_s for track in (*self.hands.values(), *self.feet.values())]
        return max(self.time_s, *ends)

    @property
    def length_s(self) -> float:
        """Length of what is written and not cut off, seconds at the normal tempo."""
        return (self.end_s if self.clip_end_s is None else self.clip_end_s) - self.clip_start_s

    # Writing.

    def start(self, **controls: Any) -> None:
        """The pose of the first frame instead of neutral standing; after another score, half a second's way to it.

        Raises:
            ScoreError: an unknown control, a value out of range, or after another score a pose that is not standing.
        """
        if self.time_s <= EPSILON_S:
            self._move(0.0, 0.0, controls)
            return
        flat = self._flatten(controls)
        low = [name for name in ("y", "pitch", "roll", "rest") if abs(float(flat.get(name, 0.0))) > LOW_POSE[name]]  # type: ignore[arg-type]
        if low or any(isinstance(value, At) and value.frame == "hip" for value in flat.values()):
            raise ScoreError("a score that begins on the floor or in the air cannot follow another one")
        begin_s = self.time_s
        for name in ("foot_l", "foot_r"):
            point = flat.pop(name, None)
            if isinstance(point, At):
                self._lift_over(name[-1], point)
        if flat:
            self.time_s = begin_s
            controls = dict[str, Any](flat)
            self.to(max(START_S, self.end_s - begin_s), exact=True, **controls)

    def _lift_over(self, side: str, point: At) -> None:
        """Put a foot somewhere else with a small step, if it is not there already."""
        track = self.feet[side]
        frame, after = self._foot_point(side, point)
        before = track.points[-1]
        if track.frames[-1] != frame or math.dist(before, after) < 0.015:
            return
        track.hold(self.time_s)
        middle = ((before[0] + after[0]) / 2, max(before[1], after[1]) + 0.05, (before[2] + after[2]) / 2)
        track.put(self.time_s + 0.2, frame, middle)
        track.put(self.time_s + 0.4, frame, after)
        self.time_s += 0.4

    def to(
        self, duration_s: float, *, delay_s: float = 0.0, advance: bool = True, exact: bool = False, **controls: Any
    ) -> None:
        """Move the named controls to new values, all the others stay.

        A control that was resting starts to move now; one whose last movement ends now flows on without a stop if it
        keeps its direction.

        Args:
            duration_s: how long the movement takes, above 0.
            delay_s: begin later than the cursor.
            advance: put the cursor at the end of the movement; False to begin something else at the same time.
            exact: reach exactly these values; otherwise each draw differs a little.
            controls: name and value; see `kinoflow author controls`.

        Raises:
            ScoreError: an unknown control, a value out of range, or a movement that begins before an earlier one of the
                same control ends.
        """
        if duration_s <= 0:
            raise ScoreError(f"a movement takes time; got a duration of {duration_s} s")
        if not exact:
            duration_s *= float(np.clip(1 + 0.07 * self.life * self.generator.standard_normal(), 0.8, 1.25))
        begin_s = self.time_s + delay_s
        self._move(begin_s, begin_s + duration_s, controls, vary=not exact)
        if advance:
            self.time_s = begin_s + duration_s

    def hold(self, duration_s: float) -> None:
        """Let time pass; what moves on other controls goes on."""
        if duration_s < 0:
            raise ScoreError(f"time runs forward; got {duration_s} s")
        self.time_s += duration_s

    def wait(self) -> None:
        """Put the cursor where the last movement of any control ends."""
        self.time_s = self.end_s

    def neutral(
        self,
        duration_s: float,
        *,
        arms: bool = True,
        trunk: bool = True,
        legs: bool = True,
        delay_s: float = 0.0,
        advance: bool = True,
    ) -> None:
        """Go back to standing at ease at the current place; feet on the floor stay where they are."""
        controls: dict[str, Any] = {}
        if trunk:
            controls |= {
                name: BODY[name].default for name in BODY if name not in ("x", "z", "yaw", "look", "balance", "rest")
            }
            controls |= {"shrugs": 0.0}
        if legs:
            controls |= {
                "x": 0.0,
                "z": 0.0,
                "yaw": 0.0,
                "y": 0.0,
                "heels": 0.0,
                "knees": 0.0,
                "rest": 0.0,
                "balance": 1.0,
                "foot_roll": 0.0,
            }
        if arms:
            controls |= {"hands": NEUTRAL_HAND, "elbows": 0.0, "palms": 0.0, "wrists": 0.0, "cock": 0.0}
        self.to(duration_s, delay_s=delay_s, advance=advance, **controls)

    def stance(self, width_m: float = 0.19, *, toes_deg: float = 7.0, stagger_m: float = 0.0) -> None:
        """Feet of the first frame: distance between them, toes outward, the right foot this much behind the left."""
        self.start(
            foot_l=At("floor", width_m / 2, 0.0, stagger_m / 2),
            foot_r=At("floor", width_m / 2, 0.0, -stagger_m / 2),
            toes=toes_deg,
        )

    def look_at(self, target: At | str | None, duration_s: float = 0.35, *, delay_s: float = 0.0) -> None:
        """Let the head follow a point from now on, without moving the cursor.

        Args:
            target: At("floor", left, up, forward) for a point in the room, "hand_l", "hand_r", "foot_l" or "foot_r", or
                None to look ahead again.
            duration_s: how long the head takes to get there.
            delay_s: begin later than the cursor.
        """
        begin_s = self.time_s + delay_s
        weight = self.tracks["look"]
        self._hold_scalar("look", begin_s)
        weight.put(begin_s + duration_s, 0.0 if target is None else 1.0)
        if target is None:
            return
        self.looks.hold(begin_s)
        if isinstance(target, At):
            x_m, z_m = self.place.world(target.out, target.forward)
            self.looks.put(begin_s + duration_s, WORLD, (x_m, target.up + self.place.floor_m, z_m))
        elif target in ("hand_l", "hand_r", "foot_l", "foot_r"):
            self.looks.put(begin_s + duration_s, target, (0.0, 0.0, 0.0))
        else:
            raise ScoreError(f"look_at takes At('floor', ...), hand_l, hand_r, foot_l, foot_r or None; got {target!r}")

    def cut(self, start_s: float | None = None, end_s: float | None = None) -> None:
        """Let the clip begin or end in mid-movement: only what lies between these times of the score is kept.

        The body stands at the origin of the floor in the clip's first frame. Calls add up; None leaves an end as it is.

        Raises:
            ScoreError: nothing would be left.
        """
        self.clip_start_s = self.clip_start_s if start_s is None else start_s
        self.clip_end_s = self.clip_end_s if end_s is None else end_s
        if self.clip_start_s < 0 or (self.clip_end_s is not None and self.clip_end_s <= self.clip_start_s):
            raise ScoreError(
                f"a clip is cut from 0 s or later to a later time; got {self.clip_start_s:.2f} to {self.clip_end_s} s"
            )

    def value(self, name: str) -> float:
        """Last value set for a control that is a number."""
        return self.tracks[name].last

    # Inside.

    def key(self, name: str, time_s: float, value: float, slope: float | None = None) -> None:
        """A raw key in world terms, without holding or varying; for `gait.py` and `moves.py`."""
        self.tracks[name].put(time_s, value, slope)

    def hips_key(self, time_s: float, left_m: float, forward_m: float, speed_m_per_s: float | None = None) -> None:
        """A raw key of where the hips are, relative to the place, and of how fast they go ahead then."""
        x_m, z_m = self.place.world(left_m, forward_m)
        angle = math.radians(self.place.heading_deg)
        for name, value, share in (("x", x_m, math.sin(angle)), ("z", z_m, math.cos(angle))):
            self.key(name, time_s, value, None if speed_m_per_s is None else share * speed_m_per_s)

    def hold_all(self, time_s: float, *names: str) -> None:
        """Keep controls as they are until a time; for `gait.py` and `moves.py`."""
        for name in names:
            base, side = side_of(name)
            if base in ("hand", "foot"):
                (self.hands if base == "hand" else self.feet)[side].hold(time_s)
            else:
                self._hold_scalar(name, time_s)

    def _hold_scalar(self, name: str, time_s: float) -> None:
        track = self.tracks[name]
        if time_s > track.end_s + EPSILON_S:
            track.put(time_s, track.last)

    def _move(self, begin_s: float, end_s: float, controls: Mapping[str, Value], vary: bool = True) -> None:
        amplitude = 1 + 0.07 * self._noise(vary) if end_s > begin_s else 1.0
        flat = self._flatten(controls)
        together = np.array([self._noise(vary) for _ in range(3)])
        # Hips are placed by two numbers that turn with the place: one of them alone takes the other along.
        if "x" in flat or "z" in flat:
            left, forward = self.hips_here()
            where = [flat.pop("x", left), flat.pop("z", forward)]
            assert isinstance(where[0], float)
            assert isinstance(where[1], float)
            x_m, z_m = self.place.world(where[0], where[1])
            for name, metres in (("x", x_m), ("z", z_m)):
                self._hold_scalar(name, begin_s)
                self.tracks[name].put(end_s, metres)
        for name, value in flat.items():
            base, side = side_of(name)
            if base == "hand":
                assert isinstance(value, At)
                self.hands[side].hold(begin_s)
                self.hands[side].put(
                    end_s, *self._hand_point(side, self._varied_point(value, together, vary and end_s > begin_s))
                )
            elif base == "foot":
                assert isinstance(value, At)
                self.feet[side].hold(begin_s)
                self.feet[side].put(end_s, *self._foot_point(side, value))
            else:
                assert isinstance(value, float)
                self._hold_scalar(name, begin_s)
                self.tracks[name].put(
                    end_s, self._world_value(name, self._varied(name, value, amplitude, vary and end_s > begin_s))
                )

    def _flatten(self, controls: Mapping[str, Value]) -> dict[str, Value]:
        """One entry a side, plurals resolved, values checked; a later name wins over an earlier one."""
        flat: dict[str, Value] = {}
        for name, value in controls.items():
            name = PLURALS.get(name, name)
            base, side = side_of(name)
            if base in ("hand", "foot"):
                point = value if isinstance(value, At) else self._bare_point(name, base, value)
                frames = HAND_FRAMES if base == "hand" else FOOT_FRAMES
                if point.frame not in frames:
                    raise ScoreError(
                        f"{name}: the frame of reference is one of {', '.join(frames)}; got {point.frame!r}"
                    )
                flat |= {f"{base}_{s}": point for s in (side or SIDES)}
                continue
            if isinstance(value, (At, tuple)):
                raise ScoreError(f"{name} is one number; got {value}")
            if not side and name in BODY:
                flat[name] = check(name, BODY[name], value)
            elif base in LIMB:
                flat |= {f"{base}_{s}": check(name, LIMB[base], value) for s in (side or SIDES)}
            else:
                raise ScoreError(f"there is no control {name!r}; `kinoflow author controls` lists them")
        return flat

    @staticmethod
    def _bare_point(name: str, base: str, value: Value) -> At:
        if not isinstance(value, tuple) or len(value) != 3:
            raise ScoreError(f"{name} is a place: (outward, up, forward) in metres or At(frame, ...); got {value!r}")
        return At("shoulder" if base == "hand" else "floor", *value)

    def _hand_point(self, side: str, point: At) -> tuple[str, tuple[float, float, float]]:
        if point.frame in ("floor", "air"):
            x_m, z_m = self.place.world(point.out * _sign(side), point.forward)
            # "air" is a place like the floor; only there does a low hand lie flat.
            frame = WORLD if point.frame == "floor" else "air"
            return frame, (x_m, point.up + self.place.floor_m, z_m)
        return point.frame, (point.out, point.up, point.forward)

    def _foot_point(self, side: str, point: At) -> tuple[str, tuple[float, float, float]]:
        if point.frame == "floor":
            x_m, z_m = self.place.world(point.out * _sign(side), point.forward)
            return WORLD, (x_m, point.up + self.place.floor_m, z_m)
        return point.frame, (point.out, point.up, point.forward)

    def _world_value(self, name: str, value: float) -> float:
        base, side = side_of(name)
        if name == "yaw":
            return self.place.heading_deg + value
        if name == "y":
            return self.place.floor_m + value
        if base == "foot_yaw" and side:
            return self.place.heading_deg + _sign(side) * value
        return value

    def hips_here(self) -> tuple[float, float]:
        """Left and forward of the hips relative to the place, metres."""
        return self.place.here(self.tracks["x"].last, self.tracks["z"].last)

    def foot_here(self, side: str) -> tuple[float, float]:
        """Left and forward of a foot that stands, "l" or "r", relative to the place, metres."""
        x_m, _, z_m = self.feet[side].points[-1]
        return self.place.here(x_m, z_m)

    def _noise(self, vary: bool) -> float:
        return self.life * _within(self.generator.standard_normal(), -2.0, 2.0) if vary else 0.0

    def _varied(self, name: str, value: float, amplitude: float, vary: bool) -> float:
        base, side = side_of(name)
        control: Control = LIMB[base] if side else BODY[name]
        if not vary or control.unit == "1" or value == control.default:
            return value
        if control.unit == "deg":
            value = value + _within((amplitude - 1) * value, -3.0, 3.0) + 1.0 * self._noise(vary)
        elif name == "y" and value > -0.6:
            value = value * (1 + (amplitude - 1) / 2)
        return _within(value, control.low, control.high)

    def _varied_point(self, point: At, together: np.ndarray, vary: bool) -> At:
        if not vary:
            return point
        own = np.array([self._noise(True) for _ in range(3)])
        size_m = 0.004 if point.frame in CONTACT_FRAMES else 0.014
        moved = size_m * (0.7 * together + 0.7 * own)
        if point == NEUTRAL_HAND:
            # A centimetre along a hanging arm bends its elbow by 15 degrees.
            moved[1] *= 0.35
        return point.moved(*moved.tolist())

    def _set_foot_yaw_at_start(self) -> None:
        for side in SIDES:
            self.tracks[f"foot_yaw_{side}"] = Track([0.0], [_sign(side) * LIMB["foot_yaw"].default])

    def _vary_stance(self) -> None:
        """Nobody stands twice the same way: width, toes, hanging arms and back differ from draw to draw."""
        if not self.life:
            return
        noise = [self._noise(True) for _ in range(10)]
        for place, side in enumerate(SIDES):
            out = max(0.05, 0.1 + 0.016 * noise[0] + self.mood.width_m / 2)
            self.start(
                **{
                    f"foot_{side}": At("floor", out, 0.0, 0.018 * noise[1] * _sign(side)),
                    f"foot_yaw_{side}": 10 + 5 * noise[2 + place] + self.mood.toes_deg,
                    f"hand_{side}": NEUTRAL_HAND.moved(
                        0.02 * abs(noise[4]) + 0.012 * noise[5 + place],
                        0.005 * noise[7] - 0.004 * noise[6 - place],
                        0.02 * noise[8],
                    ),
                }
            )
        self.start(bend=2.0 + 2.0 * noise[9])


def _sign(side: str) -> float:
    """+1 for the left side, whose outward direction is the positive one of the world."""
    return 1.0 if side == "l" else -1.0


def _within(value: float, low: float, high: float) -> float:
    """As `np.clip` does, in a tenth of its time: the scores of a sentence call this a hundred thousand times."""
    return min(max(float(value), low), high)
