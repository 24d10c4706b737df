"""Clips of a given length: of many draws the one that comes nearest, its tempo adapted a little, its end held."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kinoflow.authoring.action import TEMPO_FACTOR, Action, Choice, Count, find_action, parsed, standing, write_score
from kinoflow.authoring.moods import MOODS, Mood
from kinoflow.authoring.rig import play
from kinoflow.authoring.scene import BASES, lay_over, write_row
from kinoflow.authoring.timeline import Timeline
from kinoflow.errors import ScoreError
from kinoflow.motion.canonical import heading_rad, turn
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.features import FPS
from kinoflow.motion.matching import seen_from_pelvis
from kinoflow.motion.rotations import slerp
from kinoflow.motion.skeleton import joint
from kinoflow.motion.smoothing import smooth_step

FloatArray = NDArray[np.float64]
TRIES = 24
"""Draws of which the one nearest in length is played."""
TAIL_S = 0.35
"""How long the last pose is held at least."""
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
    """

    timeline: Timeline
    mirrored: bool
    tempo: float
    values: Mapping[str, Any]

    @property
    def seconds(self) -> float:
        """Its length at its own tempo, with the tail."""
        return self.timeline.length_s / self.tempo + (TAIL_S if self.timeline.clip_end_s is None else 0.0)

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
                tempo *= float(np.clip(self.seconds / wanted_s, SLOWEST, QUICKEST))
            end_s = self.timeline.end_s / tempo - self.timeline.clip_start_s / tempo
            tail_s = max(TAIL_S, wanted_s - end_s + 1 / FPS)
            if not self.timeline.flights and not self.timeline.clip_start_s and self.timeline.clip_end_s is None:
                lead_s = min(LEAD_SHARE * (tail_s - TAIL_S), LONGEST_LEAD_S)
        clip = play(self.timeline, tempo=tempo, mirrored=self.mirrored, lead_s=lead_s, tail_s=tail_s - lead_s)
        return clip if num_frames is None else lasting(clip, num_frames)


def felt(take: Take, mood: str, person: Mood | None = None) -> Take:
    """The take in a mood, one of `moods.MOODS` or empty for none, by a person; a body in the air keeps its pace."""
    both = MOODS[mood] if mood else Mood()
    both = both if person is None else both.with_another(person)
    take.timeline.mood = both
    return take if take.timeline.flights else replace(take, tempo=take.tempo * both.tempo)


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
    values = parsed(act, settings)
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


def takes(act: Action, settings: Mapping[str, Any], generator: np.random.Generator, count: int = TRIES) -> list[Take]:
    """Up to `count` draws of one action.

    Raises:
        ScoreError: none can be played.
    """

    def one(fewest: bool) -> Take:
        values = usual(act, settings, generator, fewest=fewest)
        timeline, _ = write_score(act, {k: v for k, v in values.items() if k != "tempo"}, generator)
        pace = TEMPO_FACTOR[str(values.get("tempo", "normal"))] * float(
            np.exp(PACE_SPREAD * generator.standard_normal())
        )
        return Take(timeline, values.get("side") == "left", 1.0 if timeline.flights else pace, values)

    return _several(one, count)


def takes_in_a_row(
    chosen: Sequence[Action], settings: Sequence[Mapping[str, Any]], generator: np.random.Generator, count: int = TRIES
) -> list[Take]:
    """Up to `count` draws of actions one after the other.

    Raises:
        ScoreError: they cannot follow one another.
    """

    def one(fewest: bool) -> Take:
        values = [usual(act, row, generator, fewest=fewest) for act, row in zip(chosen, settings, strict=True)]
        free = [
            {name: value for name, value in row.items() if name not in _SHARED or (name == "side" and name in fixed)}
            for row, fixed in zip(values, settings, strict=True)
        ]
        row = write_row(chosen, generator, settings=free)
        paces = {TEMPO_FACTOR[str(value.get("tempo", "normal"))] for value in values}
        tempo = paces.pop() if len(paces) == 1 and not row.timeline.flights else 1.0
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
    chop vegetables; crack eggs; crash the cymbals; cut bread; cut paper with scissors; fold clothes; give
    something; grate cheese; hold up a sign; iron clothes; juggle three balls; peel a potato; play with a yo yo; put
    on a jacket; put on a t-shirt; receive something; roll out dough; scrub a pot; shake a cocktail; spread butter
    on bread; sprinkle salt; stir a pot; swat a fly; take off a coat; take off a t-shirt; throw a ball; throw a
    paper airplane; use a screwdriver; wave a flag; whisk eggs
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
    mood: str = "",
    person: Mood | None = None,
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
        mood: of both, see `felt`.
        person: who does both.

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
        return _over_action(find_action(base), base_settings or {}, act, settings, generator, num_frames, mood, person)
    below, lead_s = BASES[base], ABOVE_BEGINS_S + (1.3 if base == "kneel" else 0.0)
    wanted_s = None if num_frames is None else max(0.8, (num_frames - 1) / FPS - lead_s - 0.4)
    take = felt(nearest(takes(act, settings, generator), wanted_s), mood, person)
    longest = None if wanted_s is None or take.seconds <= wanted_s else math.ceil(wanted_s * FPS)
    over = take.play(longest)
    seconds = lead_s + over.duration_s + 0.4 if num_frames is None else (num_frames - 1) / FPS
    timeline = Timeline(generator)
    below.write(timeline, seconds)
    ground = felt(Take(timeline, bool(generator.random() < 0.5), 1.0, {}), mood, person).play(num_frames)
    start = min(round(lead_s * FPS), max(0, ground.num_frames - over.num_frames))
    return lay_over(ground, over, start, spine=below.takes_spine)


def _over_action(
    base: Action,
    base_settings: Mapping[str, Any],
    act: Action,
    settings: Mapping[str, Any],
    generator: np.random.Generator,
    num_frames: int | None,
    mood: str,
    person: Mood | None,
) -> MotionClip:
    """Arms and head of one action over another, whose length counts."""
    whole = felt(
        nearest(takes(base, base_settings, generator), None if num_frames is None else num_frames / FPS), mood, person
    )
    below = whole.play(num_frames)
    lead_s = min(ABOVE_BEGINS_S, below.duration_s / 4)
    longest = math.floor((below.duration_s - 2 * lead_s) * FPS)
    take = felt(_filling(act, settings, longest / FPS, generator), mood, person)
    over = take.play(longest if take.seconds > longest / FPS else None)
    return lay_over(below, lasting(over, longest), round(lead_s * FPS), spine=False)


def _filling(act: Action, settings: Mapping[str, Any], seconds: float, generator: np.random.Generator) -> Take:
    """A take that is about as long as asked: what has repeats that nobody fixed is done again."""
    take = nearest(takes(act, settings, generator), seconds)
    free = any(isinstance(kind, Count) and name not in settings for name, kind in act.parameters.items())
    again = min(MOST_AGAIN, round(seconds / take.seconds)) if free else 1
    if again < 2:
        return take
    fixed = {name: value for name, value in settings.items() if name != "tempo"}
    try:
        return nearest(takes_in_a_row([act] * again, [fixed] * again, generator), seconds)
    except ScoreError:
        return take


MOST_AGAIN = 4
"""An action of the arms is done this many times at most over a body."""
ABOVE_BEGINS_S = 0.3
"""Arms begin this much later than the body below them."""
SEAM_S = 0.4
"""How long a clip takes to go over into the one that follows it."""
SEATED_M, ON_FLOOR_M = 0.75, 0.35
"""A pelvis below these heights sits on something, or lies or sits on the floor."""
KNEELING_M = 0.2
"""Who kneels has a knee below this, and the pelvis above it."""
LYING_HEAD_M = 0.5
"""A head below this lies."""
SHORTEST_FRAMES = 20
_FALLING = """
    collapse; collapse from a headshot; die falling backward; die falling forward; die falling sideways; fall backward;
    fall forward; fall sideways; knocked back to the floor; faint; die slowly clutching the chest
"""
FALLING = frozenset(" ".join(_FALLING.split()).split("; "))
"""Actions that end on the floor."""
_UP_FROM = {
    "seated": "stand up from a chair",
    "floor": "get up from sitting on the floor",
    "lying": "get up from lying",
    "kneeling": "rise from kneeling",
}
_DOWN_TO = {
    "seated": "sit down on a chair",
    "floor": "sit down on the floor",
    "lying": "lie down",
    "kneeling": "kneel down",
    "hands": "get down on all fours",
}
LEVEL_M = 0.35
"""A head less than this above the pelvis belongs to a trunk that is level."""
RISING = frozenset(_UP_FROM.values())
"""Actions of getting up."""


def followed_by(first: MotionClip, second: MotionClip) -> MotionClip:
    """The second clip after the first: turned and moved to where the body is, the poses going over in `SEAM_S`."""
    second = turn(second, float(heading_rad(first)[-1] - heading_rad(second)[0]))
    rotations, translation = second.rotations.copy(), second.translation.copy()
    translation[:, [0, 2]] += first.translation[-1, [0, 2]] - translation[0, [0, 2]]
    frames = min(round(SEAM_S * FPS), second.num_frames - 1)
    weight = smooth_step(np.linspace(0.0, 1.0, frames + 2)[1:-1])
    rotations[:frames] = slerp(
        np.broadcast_to(first.rotations[-1], rotations[:frames].shape), rotations[:frames], weight[:, None]
    )
    gap = first.translation[-1, 1] - translation[0, 1]
    translation[:frames, 1] += (1 - weight) * gap
    return first.replace(
        rotations=np.concatenate([first.rotations, rotations[1:]]),
        translation=np.concatenate([first.translation, translation[1:]]),
    )


@dataclass(frozen=True, eq=False)
class Piece:
    """One action of several that are joined.

    Attributes:
        seconds: its own length.
        upper: only arms and head are needed.
        play: the clip of a number of frames, or of its own length.
        rises: it is a getting up, of which there are several: the one from where the body is gets played, and none
            where it stands already.
        play_standing: the same as `play`, of an action that can begin standing too, begun so; or None.
        falls: it is a fall, for which nobody who is down already gets up first.
        fights: it is one of a fight, between which nobody lets the arms hang.
    """

    seconds: float
    upper: bool
    play: Callable[[int | None], MotionClip]
    rises: bool = False
    play_standing: Callable[[int | None], MotionClip] | None = None
    falls: bool = False
    fights: bool = False


def joined(pieces: Sequence[Piece], seconds: float | None, generator: np.random.Generator) -> MotionClip:
    """Actions one after the other that cannot be written on one timeline, because one ends sitting or lying.

    Arms and head of an action that needs no more move over the last pose; before one that begins standing the body gets
    up, and before one that begins lower it gets down.

    Args:
        pieces: in order.
        seconds: length of the whole, or None for its own.
        generator: of the actions between.
    """
    if seconds is None:
        return _joined(pieces, None, generator)
    share = seconds / sum(piece.seconds for piece in pieces)
    clip = _joined(pieces, share, generator)
    if clip.num_frames > TOO_LONG * seconds * FPS:
        # What was put between takes its time too.
        clip = _joined(pieces, share * seconds * FPS / clip.num_frames, generator)
    return clip


def _joined(pieces: Sequence[Piece], share: float | None, generator: np.random.Generator) -> MotionClip:
    """Each piece as long as this share of its own length, or as it is."""
    clip: MotionClip | None = None
    fought = False
    for piece in pieces:
        num_frames = None if share is None else max(SHORTEST_FRAMES, round(share * piece.seconds * FPS))
        if clip is not None and piece.rises:
            if name := _way_up(clip):
                clip = followed_by(clip, _way(name, generator, num_frames, after=clip))
            continue
        if clip is not None and piece.falls and _way_up(clip):
            # Who lies has fallen, who kneels falls from there.
            if _low(clip.joints[-1]) != "lying":
                clip = followed_by(clip, _from_height(piece.play(num_frames), float(clip.joints[-1, 0, 1])))
            continue
        stands = clip is not None and not _way_up(clip)
        after = piece.play_standing(num_frames) if stands and piece.play_standing else piece.play(num_frames)
        on_guard, fought = fought and piece.fights, piece.fights
        if clip is None:
            clip = after
            continue
        height_m, next_m = clip.joints[-1, 0, 1], after.joints[0, 0, 1]
        if height_m < SEATED_M and piece.upper:
            held = lasting(clip, clip.num_frames + after.num_frames)
            clip = lay_over(held, after, clip.num_frames, spine=False)
            continue
        between_frames = None if share is None else max(SHORTEST_FRAMES, round(min(share, 1.0) * BETWEEN_S * FPS))
        if height_m < SEATED_M < next_m:
            clip = followed_by(clip, _way(_way_up(clip), generator, between_frames, after=clip))
        elif next_m < SEATED_M < height_m:
            clip = followed_by(clip, _way(_way_down(after), generator, between_frames, before=after))
        elif on_guard and min(height_m, next_m) >= SEATED_M:
            clip, after = _without_rest(clip, after)
        clip = followed_by(clip, after)
    assert clip is not None
    return clip


def _without_rest(first: MotionClip, second: MotionClip) -> tuple[MotionClip, MotionClip]:
    """Two clips without the rest between them: where the first is still on its guard and the second already is.

    The longer the rest that is left out the better, as long as the poses are alike and the feet stand where they stood.
    """
    ends = first.num_frames - 1 - np.arange(min(round(REST_AFTER_S * FPS), first.num_frames - SHORTEST_FRAMES))
    begins = np.arange(min(round(REST_BEFORE_S * FPS), second.num_frames - SHORTEST_FRAMES))
    if not len(ends) or not len(begins):
        return first, second
    last, next_ = seen_from_pelvis(first)[0][ends], seen_from_pelvis(second)[0][begins]
    apart_m = np.linalg.norm(last[:, None] - next_[None], axis=-1)
    feet = [joint(f"{side}_{part}") for side in "LR" for part in ("Ankle", "Foot")]
    cost = apart_m.mean(axis=-1) - REST_COST_M_PER_S * (np.arange(len(ends))[:, None] + begins[None]) / FPS
    cost[apart_m[:, :, feet].max(axis=-1) > SAME_STANCE_M] = np.inf
    if not np.isfinite(cost).any():
        return first, second
    place, start = np.unravel_index(int(np.argmin(cost)), cost.shape)
    return first.crop(0, int(ends[place]) + 1), second.crop(int(begins[start]), second.num_frames)


REST_AFTER_S, REST_BEFORE_S = 1.7, 1.0
"""How much of two actions of a fight, after the first and before the second, may be left out."""
REST_COST_M_PER_S = 0.12
"""How far poses may be apart for every second of rest that is left out."""
SAME_STANCE_M = 0.16


def _from_height(fall: MotionClip, height_m: float) -> MotionClip:
    """What is left of a fall from where the hips have come down to a height."""
    lower = np.flatnonzero(fall.joints[:, 0, 1] <= height_m)
    begins = min(int(lower[0]) if len(lower) else 0, fall.num_frames - SHORTEST_FRAMES)
    return fall.crop(max(0, begins), fall.num_frames)


TOO_LONG = 1.04
"""Actions are joined anew, shorter, where they come out longer than asked by this factor."""
BETWEEN_S = 2.0
"""How long getting up or down between two actions takes where somebody says how long the whole does."""


def _way(
    name: str,
    generator: np.random.Generator,
    num_frames: int | None,
    *,
    after: MotionClip | None = None,
    before: MotionClip | None = None,
) -> MotionClip:
    """An action of getting up or down: of its sides and ways the one that goes best with what is before or after."""
    act = find_action(name)
    fixed = {"start": "standing"} if name == "lie down" else {"end": "stay"} if name == "get down on all fours" else {}
    told = [
        key for key in ("side", "knees", *(["way"] if "ly" in name or "lie" in name else [])) if key in act.parameters
    ]
    kinds = [kind.values for key in told if isinstance(kind := act.parameters[key], Choice)]
    clips = [
        takes(act, {**fixed, **dict(zip(told, values, strict=True))}, generator, 1)[0].play(num_frames)
        for values in itertools.product(*kinds)
    ]

    def gap_m(clip: MotionClip) -> float:
        gap = 0.0
        if after is not None:
            gap += float(np.abs(seen_from_pelvis(after)[0][-1] - seen_from_pelvis(clip)[0][0]).mean())
        if before is not None:
            gap += float(np.abs(seen_from_pelvis(before)[0][0] - seen_from_pelvis(clip)[0][-1]).mean())
        return gap

    return min(clips, key=gap_m)


def _way_up(clip: MotionClip) -> str:
    """The action by which a body gets up from its last pose; empty where it stands."""
    posture = _low(clip.joints[-1])
    return "" if not posture else _UP_FROM[posture]


def _way_down(clip: MotionClip) -> str:
    """The action by which a body that stands gets down to a clip's first pose."""
    return _DOWN_TO[_low(clip.joints[0], hands=True)]


def _low(joints: FloatArray, *, hands: bool = False) -> str:
    """How a body [J, 3] is down: lying, kneeling, on the floor or seated, told `hands` also on hands and feet; empty
    where it stands.
    """
    height_m, head_m = joints[0, 1], joints[joint("Head"), 1]
    if height_m >= SEATED_M:
        return ""
    wrists_m = joints[[joint("L_Wrist"), joint("R_Wrist")], 1]
    if hands and wrists_m.min() < KNEELING_M and height_m > ON_FLOOR_M and head_m - height_m < LEVEL_M:
        return "hands"
    if head_m < LYING_HEAD_M:
        return "lying"
    if joints[[joint("L_Knee"), joint("R_Knee")], 1].min() < KNEELING_M < height_m:
        return "kneeling"
    return "floor" if height_m < ON_FLOOR_M else "seated"
