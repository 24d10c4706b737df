"""Clips of a given length: of many draws the one that comes nearest, its tempo adapted a little, its end held."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kinoflow.authoring.action import (
    TEMPO_FACTOR,
    Action,
    Choice,
    Count,
    as_often,
    find_action,
    parsed,
    standing,
    write_score,
)
from kinoflow.authoring.carriage import Held, Use, of_free_hand, use_of_hands
from kinoflow.authoring.moods import CALM, Mood
from kinoflow.authoring.rig import play
from kinoflow.authoring.scene import BASES, lay_arm_over, lay_over, write_row
from kinoflow.authoring.timeline import Timeline
from kinoflow.errors import ScoreError
from kinoflow.language.held import Hold
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.features import FPS

FloatArray = NDArray[np.float64]
TRIES = 24
"""Draws of which the one nearest in length is played."""
TAIL_S = 0.35
"""How long the last pose is held at least."""
FARTHEST_SHARE, NEAR_FLIGHT_S = 0.93, 0.1
"""A pose this near to the one farthest from the first is as far; so near to a leap nobody stands still."""
QUIET_M_S, LEAD_FRAMES = 0.35, 3
"""Before any joint is faster than this, nothing is done yet; so much of it stays."""
PACE_SPREAD = 0.08
"""Nobody keeps the same pace twice: deviation of its logarithm."""
_SHARED = ("side", "tempo")
"""What actions in a row share."""
SLOWEST, QUICKEST = 0.75, 1.3
"""How far the tempo goes to meet a length."""
LEAD_SHARE, LONGEST_LEAD_S = 0.25, 0.7
"""How much of the time that is left over passes before the action instead of after it."""


@dataclass(frozen=True, eq=False)
class Take:
    """A score that is written and not played yet.

    Attributes:
        timeline: what is written.
        mirrored: played with left and right exchanged.
        tempo: at which it is played where no length is asked for; 2 is twice as quick.
        values: of the parameters.
        pause: at which time of the score it stands still, and for how many seconds; None for nowhere.
        grows: by what share the pace is lower at the beginning and higher at the end; below 0 the other way round.
    """

    timeline: Timeline
    mirrored: bool
    tempo: float
    values: Mapping[str, Any]
    pause: tuple[float, float] | None = None
    grows: float = 0.0

    @property
    def seconds(self) -> float:
        """Its length at its own tempo, with the tail."""
        own_s = self.timeline.length_s / self.tempo + (TAIL_S if self.timeline.clip_end_s is None else 0.0)
        return own_s + self.paused_s

    @property
    def paused_s(self) -> float:
        """How long it stands still in between."""
        return 0.0 if self.pause is None else self.pause[1]

    @property
    def longest_s(self) -> float:
        """How long it gets when it is played as slowly as a length asks for; a body in the air keeps its pace."""
        return self.seconds / (1.0 if self.timeline.flights else SLOWEST)

    def play(self, num_frames: int | None = None) -> MotionClip:
        """The clip, of its own length or of a given one.

        A body in the air falls at its own pace, so with jumps the tempo stays. What is too short yet holds its
        beginning a little and its end, breathing; what is too long yet is cut off.
        """
        tempo, tail_s, lead_s = self.tempo, TAIL_S, 0.0
        if num_frames is not None:
            wanted_s = (num_frames - 1) / FPS
            if not self.timeline.flights:
                moving_s = max(1 / FPS, wanted_s - self.paused_s)
                tempo *= float(np.clip((self.seconds - self.paused_s) / moving_s, SLOWEST, QUICKEST))
            end_s = self.timeline.end_s / tempo - self.timeline.clip_start_s / tempo + self.paused_s
            tail_s = max(TAIL_S, wanted_s - end_s + 1 / FPS)
            if not self.timeline.flights and not self.timeline.clip_start_s and self.timeline.clip_end_s is None:
                lead_s = min(LEAD_SHARE * (tail_s - TAIL_S), LONGEST_LEAD_S)
        still = {"lead_s": lead_s, "tail_s": tail_s - lead_s, "pause": self.pause, "grows": self.grows}
        clip = play(self.timeline, tempo=tempo, mirrored=self.mirrored, **still)  # type: ignore[arg-type]
        return clip if num_frames is None else lasting(clip, num_frames)


def pausing(take: Take, seconds: float) -> Take:
    """The take with a stop for some seconds where the body is farthest from how it was at first: down in a squat, with
    the leg out in a kick; of several times at the last. A body in the air goes on, and what ends so stays so.
    """
    timeline = take.timeline
    clip = take.play()
    places = clip.joints - clip.joints[:, :1] * np.array([1.0, 0.0, 1.0])
    away_m = np.linalg.norm(places - places[0], axis=-1).mean(axis=-1)
    score_s = timeline.clip_start_s + np.arange(clip.num_frames) / FPS * take.tempo
    flies = np.zeros(clip.num_frames, bool)
    for leave_s, land_s in timeline.flights:
        flies |= (score_s > leave_s - NEAR_FLIGHT_S) & (score_s < land_s + NEAR_FLIGHT_S)
    away_m = np.where(flies, 0.0, away_m)
    farthest = np.flatnonzero(away_m >= FARTHEST_SHARE * away_m.max())
    # The last time that it is there, and there the farthest.
    last = np.split(farthest, np.flatnonzero(np.diff(farthest) > 1) + 1)[-1]
    frame = int(last[away_m[last].argmax()])
    return replace(take, pause=(float(min(score_s[frame], timeline.end_s)), seconds))


def holding(take: Take, holds: Sequence[Sequence[Hold]]) -> Take:
    """The take with limbs held somewhere.

    Args:
        take: of one action, or of several in a row.
        holds: of each of its actions; one for all of them, where there is one.
    """
    if not any(holds):
        return take
    timeline = take.timeline
    uses = use_of_hands(timeline, mirrored=take.mirrored)
    begins: list[float | None] = [None, *timeline.begins_s[1:]] if len(holds) > 1 else [None]
    held: list[Held] = []
    for place, (of_action, begin_s) in enumerate(zip(holds, begins, strict=True)):
        end_s = begins[place + 1] if place + 1 < len(begins) else None
        for hold in of_free_hand(of_action, uses):
            same = next((k for k, other in enumerate(held) if other.hold.is_as(hold) and other.end_s == begin_s), None)
            if same is not None and begin_s is not None:
                held[same] = replace(held[same], end_s=end_s)
            else:
                held.append(Held(hold, begin_s, end_s))
    timeline.held = held
    return take


def hands_used(act: Action, settings: Mapping[str, Any]) -> Mapping[str, Use]:
    """What an action does with the left and the right hand.

    Raises:
        ScoreError: it cannot be played with these settings.
    """
    take = takes(act, settings, np.random.default_rng(0), 1)[0]
    return use_of_hands(take.timeline, mirrored=take.mirrored)


def lasting(clip: MotionClip, num_frames: int) -> MotionClip:
    """The clip with its last pose held, or cut: first what is quiet at its beginning, then its end."""
    surplus = clip.num_frames - num_frames
    frames = np.minimum(np.arange(num_frames), clip.num_frames - 1)
    if surplus > 0:
        speed_m_s = np.linalg.norm(np.diff(clip.joints, axis=0), axis=-1).max(axis=-1) * clip.fps
        begins = int(np.argmax(speed_m_s > QUIET_M_S)) if (speed_m_s > QUIET_M_S).any() else 0
        frames = frames + min(surplus, max(0, begins - LEAD_FRAMES))
    return clip.replace(rotations=clip.rotations[frames], translation=clip.translation[frames])


MATTERS_LITTLE = frozenset({"arms", "mood", "energy", "hold", "look", "finish", "seconds"})
"""Choices that differ from seed to seed where nothing is said of them; others have their usual value."""


def usual(
    act: Action, settings: Mapping[str, Any], generator: np.random.Generator, *, fewest: bool = False
) -> dict[str, Any]:
    """Values of all parameters: those set, the usual one of most other choices; sides and numbers are drawn.

    Args:
        act: whose parameters.
        settings: what is set.
        generator: draws the rest.
        fewest: also draw the lowest of several numbers; who says "waves" means more than one swing of the hand.

    Raises:
        ScoreError: no such parameter, or a value out of range.
    """
    values = parsed(as_often(act, settings), settings)
    for name, kind in act.parameters.items():
        if name not in values:
            drawn = kind.draw(generator)
            if isinstance(kind, Choice) and name != "side" and (name not in MATTERS_LITTLE or generator.random() < 0.5):
                drawn = kind.values[0]
            if isinstance(kind, Count) and kind.usual is not None:
                drawn = kind.usual
            elif isinstance(kind, Count) and kind.high - kind.low >= 2 and not fewest:
                drawn = max(int(drawn), kind.low + 1)
            values[name] = drawn
    return values


def takes(
    act: Action,
    settings: Mapping[str, Any],
    generator: np.random.Generator,
    count: int = TRIES,
    mood: Mood = CALM,
) -> list[Take]:
    """Up to `count` draws of one action, of somebody in a mood; a body in the air keeps its pace.

    Raises:
        ScoreError: none can be played.
    """

    def one(fewest: bool) -> Take:
        values = usual(act, settings, generator, fewest=fewest)
        timeline, _ = write_score(act, {k: v for k, v in values.items() if k != "tempo"}, generator, mood=mood)
        pace = TEMPO_FACTOR[str(values.get("tempo", "normal"))] * float(
            np.exp(PACE_SPREAD * generator.standard_normal())
        )
        return Take(timeline, values.get("side") == "left", 1.0 if timeline.flights else pace * mood.tempo, values)

    return _several(one, count)


def takes_in_a_row(
    chosen: Sequence[Action],
    settings: Sequence[Mapping[str, Any]],
    generator: np.random.Generator,
    count: int = TRIES,
    mood: Mood = CALM,
) -> list[Take]:
    """Up to `count` draws of actions one after the other, of somebody in a mood.

    Raises:
        ScoreError: they cannot follow one another.
    """
    wide = [as_often(act, row) for act, row in zip(chosen, settings, strict=True)]

    def one(fewest: bool) -> Take:
        values = [usual(act, row, generator, fewest=fewest) for act, row in zip(chosen, settings, strict=True)]
        free = [
            {name: value for name, value in row.items() if name not in _SHARED or (name == "side" and name in fixed)}
            for row, fixed in zip(values, settings, strict=True)
        ]
        row = write_row(wide, generator, settings=free, mood=mood)
        paces = {TEMPO_FACTOR[str(value.get("tempo", "normal"))] for value in values}
        tempo = paces.pop() if len(paces) == 1 and not row.timeline.flights else 1.0
        tempo *= 1.0 if row.timeline.flights else mood.tempo
        return Take(row.timeline, row.mirrored, tempo, row.values)

    return _several(one, count)


def _several(one: Callable[[bool], Take], count: int) -> list[Take]:
    found: list[Take] = []
    problem: ScoreError | None = None
    for attempt in range(count):
        try:
            found.append(one(attempt % 2 == 1))
        except ScoreError as error:
            problem = error
            if not found and attempt >= 7:
                break
    if not found:
        assert problem is not None
        raise problem
    return found


def nearest(found: Sequence[Take], seconds: float | None) -> Take:
    """The take whose length is nearest to what is wanted; the first one where nothing is."""
    if seconds is None:
        return found[0]
    # Of those that come equally near the first: it differs from seed to seed.
    return min(found, key=lambda take: round(abs(math.log(max(take.seconds, 0.1) / seconds)), 1))


_ALSO_ABOVE = """
    air guitar; argue; arm circles; arm wave; biceps curl; bow; catch a ball; chest expansion; dab; dab mouth
    with a napkin; drink from a bottle; drink from a cup; eat a sandwich; eat an apple; eat popcorn; fist bump;
    gargle; handshake; high five; hug somebody; laugh; laugh and point; look around; look back over the
    shoulder; make a phone call; neck stretch; open a jar; open an umbrella; open the arms wide; overhead press;
    pat somebody on the shoulder; play a video game; play the guitar; play the violin; point angrily; put on a
    hat; put on glasses; raise both hands; raise the hand; read a book; rock paper scissors; scratch the back;
    shake a tambourine; shake maracas; shiver with cold; slow clap in mockery; smoke a cigarette; sneeze; take a
    photo; text on a phone; triceps stretch; wring out a cloth; yawn and stretch
"""
ALSO_ABOVE = frozenset(" ".join(_ALSO_ABOVE.split()).split("; "))
"""Actions that are more than arms and head when they are done alone, and can be done by these over another body."""
_EITHER = """
    aim and fire a pistol; chop vegetables; crack eggs; crash the cymbals; cut bread; cut paper with scissors; fire
    two pistols; fold clothes; give something; grate cheese; hold up a sign; iron clothes; juggle three balls; peel
    a potato; play with a yo yo; put on a jacket; put on a t-shirt; receive something; reload a pistol; reload a
    rifle; roll out dough; scrub a pot; shake a cocktail; spread butter on bread; sprinkle salt; stir a pot; swat a
    fly; take off a coat; take off a t-shirt; throw a ball; throw a paper airplane; use a screwdriver; wave a flag;
    whisk eggs
"""
EITHER = frozenset(" ".join(_EITHER.split()).split("; "))
"""Actions that arms can do over a body that sits or walks, and under which head or arms can do something else."""


def goes_above(act: Action) -> bool:
    """Whether arms and head can do an action while the body does another."""
    return act.upper or act.name in ALSO_ABOVE or act.name in EITHER


def goes_below(act: Action) -> bool:
    """Whether the body can do an action while arms and head do another."""
    return not goes_above(act) or act.name in EITHER


def play_over(
    base: str,
    name: str,
    settings: Mapping[str, Any],
    generator: np.random.Generator,
    num_frames: int | None,
    base_settings: Mapping[str, Any] | None = None,
    mood: Mood = CALM,
    holds: Sequence[Hold] = (),
) -> MotionClip:
    """An action of arms and head over a body that does something else.

    Args:
        base: one of `scene.BASES`, which last as long as the action of the arms does; or an action of the whole body,
            during which the arms do theirs, cut where it is over.
        name: the action of arms and head.
        settings: of its parameters.
        generator: decides what is not set.
        num_frames: length of the whole, or None for its own.
        base_settings: of the parameters of an action below.
        mood: of who does both.
        holds: where limbs are held meanwhile.

    Raises:
        ScoreError: the action needs the legs, or there is no such base.
    """
    act = find_action(name)
    if not goes_above(act):
        raise ScoreError(f"{act.name} cannot be laid over {base[:40]!r}: it moves more than arms and head")
    # Alone it may be done in several postures; those of the body below count here.
    normal = {"tempo": "normal"} if "tempo" in act.parameters else {}
    settings = {**normal, **settings, **standing(act)}
    if base not in BASES:
        whole = partial(_over_action, find_action(base), base_settings or {}, act, settings, generator, num_frames)
        return whole(mood, holds)
    below, lead_s = BASES[base], ABOVE_BEGINS_S + (1.3 if base == "kneel" else 0.0)
    wanted_s = None if num_frames is None else max(0.8, (num_frames - 1) / FPS - lead_s - 0.4)
    take = nearest(takes(act, settings, generator, mood=mood), wanted_s)
    free = of_free_hand(holds, use_of_hands(take.timeline, mirrored=take.mirrored))
    take = holding(take, [free])
    longest = None if wanted_s is None or take.seconds <= wanted_s else math.ceil(wanted_s * FPS)
    over = take.play(longest)
    seconds = lead_s + over.duration_s + 0.4 if num_frames is None else (num_frames - 1) / FPS
    timeline = Timeline(generator, mood=mood)
    below.write(timeline, seconds)
    body = Take(timeline, bool(generator.random() < 0.5), 1.0 if timeline.flights else mood.tempo, {})
    ground = holding(body, [free]).play(num_frames)
    start = min(round(lead_s * FPS), max(0, ground.num_frames - over.num_frames))
    return lay_over(ground, over, start, spine=below.takes_spine)


def _over_action(
    base: Action,
    base_settings: Mapping[str, Any],
    act: Action,
    settings: Mapping[str, Any],
    generator: np.random.Generator,
    num_frames: int | None,
    mood: Mood,
    holds: Sequence[Hold],
) -> MotionClip:
    """Arms and head of one action over another, whose length counts."""
    found = takes(base, base_settings, generator, mood=mood)
    whole = nearest(found, None if num_frames is None else num_frames / FPS)
    free = of_free_hand(holds, hands_used(act, settings)) if holds else ()
    below = holding(whole, [free]).play(num_frames)
    return laid_over(below, act, settings, generator, mood, free)


def laid_over(
    below: MotionClip,
    act: Action,
    settings: Mapping[str, Any],
    generator: np.random.Generator,
    mood: Mood = CALM,
    free: Sequence[Hold] = (),
) -> MotionClip:
    """A clip during which arms and head do an action.

    Args:
        below: what the body does, as long as the whole.
        act: what arms and head do.
        settings: of its parameters.
        generator: decides what is not set.
        mood: of who does both.
        free: where limbs are held that it leaves free.
    """
    lead_s = min(ABOVE_BEGINS_S, below.duration_s / 4)
    longest = math.floor((below.duration_s - 2 * lead_s) * FPS)
    take = holding(_filling(act, settings, longest / FPS, generator, mood), [free])
    over = take.play(longest if take.seconds > longest / FPS else None)
    return lay_over(below, lasting(over, longest), round(lead_s * FPS), spine=False)


def _filling(
    act: Action, settings: Mapping[str, Any], seconds: float, generator: np.random.Generator, mood: Mood
) -> Take:
    """A take that is about as long as asked: what has repeats that nobody fixed is done again."""
    take = nearest(takes(act, settings, generator, mood=mood), seconds)
    free = any(isinstance(kind, Count) and name not in settings for name, kind in act.parameters.items())
    again = min(MOST_AGAIN, round(seconds / take.seconds)) if free else 1
    if again < 2:
        return take
    fixed = {name: value for name, value in settings.items() if name != "tempo"}
    try:
        return nearest(takes_in_a_row([act] * again, [fixed] * again, generator, mood=mood), seconds)
    except ScoreError:
        return take


def with_arm(
    clip: MotionClip, act: Action, settings: Mapping[str, Any], generator: np.random.Generator, mood: Mood
) -> MotionClip:
    """A clip during which the arm on the side that is among an action's settings does that action."""
    lead = min(round(ABOVE_BEGINS_S * FPS), clip.num_frames // 4)
    longest = clip.num_frames - 2 * lead
    normal = {"tempo": "normal"} if "tempo" in act.parameters else {}
    take = _filling(act, {**normal, **settings, **standing(act)}, longest / FPS, generator, mood)
    over = take.play(longest if take.seconds > longest / FPS else None)
    return lay_arm_over(clip, lasting(over, longest), lead, str(settings["side"]))


MOST_AGAIN = 4
"""An action of the arms is done this many times at most over a body."""
ABOVE_BEGINS_S = 0.3
"""Arms begin this much later than the body below them."""
SHORTEST_FRAMES = 20
