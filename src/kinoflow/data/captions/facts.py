"""What a skeleton shows of a clip, as facts with times, and these in words at four lengths.

| level | what |
|---|---|
| 0 | a tag of a few words |
| 1 | one sentence of the most telling facts |
| 2 | two or three sentences in the order of time |
| 3 | a timeline: a line for each fact |

Only what is well beyond a probe's threshold is stated: a fact left out costs a detail, a wrong one teaches it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from kinoflow.language.grammar import Mood, render
from kinoflow.language.sides import SIDES
from kinoflow.language.words import times as how_often
from kinoflow.measures.probes import body, limbs, poise, read_sentence
from kinoflow.measures.probes.probe import Probe
from kinoflow.measures.probes.view import RATE_HZ, ClipView, Event, speed_m_per_s, swings, view_of
from kinoflow.motion.clip import MotionClip

LEVELS = (0, 1, 2, 3)
_MOST_IN_A_SENTENCE = 3
_MOST_IN_A_TEXT = 6
# How telling a kind of fact is: what nearly every clip has says little.
_TELLING = {
    "jump": 9, "kick": 9, "punch": 9, "clap": 8, "wave": 8, "go down": 8, "get up": 8, "lie": 8, "kneel": 8, "sit": 7,
    "squat": 7, "bend": 6, "raise": 6, "run": 8, "turn": 6, "circle": 7, "walk": 7, "lift leg": 6, "open arms": 5,
    "nod": 6, "shake head": 6, "look": 3, "lean": 2, "still": 4, "stand": 1,
}  # fmt: skip


@dataclass(frozen=True)
class Fact:
    """One thing that a clip shows.

    Attributes:
        kind: of the thing: "jump", "raise", "turn" and so on.
        phrase: verb phrase with its verbs in braces, such as "{jump} twice".
        start_s: when it begins, seconds.
        stop_s: when it ends, seconds.
        side: "left", "right", "both" or "".
        count: how often, 0 where that is not counted.
    """

    kind: str
    phrase: str
    start_s: float
    stop_s: float
    side: str = ""
    count: int = 0

    @property
    def sentence(self) -> str:
        """The fact alone, as a sentence."""
        return render(self.phrase)


@dataclass(frozen=True)
class Facts:
    """All facts of one clip in the order of time.

    Attributes:
        facts: sorted by start.
        duration_s: of the clip.
    """

    facts: tuple[Fact, ...]
    duration_s: float

    def chosen(self, count: int) -> tuple[Fact, ...]:
        """The most telling facts, at most so many, in the order of time."""
        ranked = sorted(self.facts, key=lambda fact: (-_TELLING.get(fact.kind, 1), fact.start_s))
        return tuple(sorted(ranked[:count], key=lambda fact: (fact.start_s, fact.stop_s)))

    def kinds(self) -> set[str]:
        """The kinds among the facts."""
        return {fact.kind for fact in self.facts}

    def words(self, level: int) -> str:
        """The facts in words at one of `LEVELS`; "" without facts."""
        if not self.facts:
            return ""
        if level == 0:
            return _gerund(self.chosen(1)[0].phrase)
        if level == 1:
            return render(_joined(self.chosen(_MOST_IN_A_SENTENCE)))
        if level == 2:
            told = self.chosen(_MOST_IN_A_TEXT)
            pairs = [told[index : index + 2] for index in range(0, len(told), 2)]
            return " ".join(
                render(_joined(pair)) if not number else _later(told[2 * number - 1], pair)
                for number, pair in enumerate(pairs)
            )
        lines = (f"{f.start_s:.1f} to {f.stop_s:.1f} s: {_gerund(f.phrase)}" for f in self.facts)
        return "\n".join(lines)

    def rows(self) -> list[dict[str, object]]:
        """Plain values, for JSON and for a model that is told them."""
        return [
            {"kind": f.kind, "text": _gerund(f.phrase), "start_s": round(f.start_s, 2), "stop_s": round(f.stop_s, 2)}
            | ({"side": f.side} if f.side else {})
            | ({"count": f.count} if f.count else {})
            for f in self.facts
        ]


def _gerund(phrase: str) -> str:
    text = render(phrase, Mood.GERUND).rstrip(".")
    return text[0].lower() + text[1:]


def _follows(first: Fact, second: Fact) -> bool:
    """Whether one thing is over, all but a little, before another begins."""
    return second.start_s >= first.stop_s - 0.25 and second.start_s > first.start_s


def _joined(facts: Sequence[Fact]) -> str:
    text = facts[0].phrase
    for first, second in pairwise(facts):
        text += (", then " if _follows(first, second) else " and ") + second.phrase
    return text


def _later(last: Fact, facts: Sequence[Fact]) -> str:
    sentence = render(_joined(facts))
    if not _follows(last, facts[0]):
        return sentence
    return "Then " + sentence[0].lower() + sentence[1:]


def find_facts(clip: MotionClip) -> Facts:
    """What the skeleton of a clip shows, each fact with its times."""
    view = view_of(clip)
    found = [*_postures(view), *_going(view), *_turning(view), *_legs(view), *_arms(view), *_head(view)]
    return Facts(tuple(sorted(found, key=lambda fact: (fact.start_s, fact.stop_s))), view.duration_s)


def _fact(kind: str, phrase: str, events: Sequence[Event], side: str = "", count: int = 0) -> Fact:
    start, stop = min(e.start for e in events) / RATE_HZ, max(e.stop for e in events) / RATE_HZ
    return Fact(kind, phrase, start, stop, side, count)


def _postures(view: ClipView) -> Iterable[Fact]:
    words = {"squat": "{squat}", "kneel": "{kneel}", "sit": "{sit}", "lie": "{lie} on the floor"}
    low: list[Event] = []
    for name, phrase in words.items():
        held = [event for event in body.postures(view, name) if event.value >= 0.5]
        if name == "squat":
            held = [event for event in held if _over_the_feet(view, event)]
        low += held
        for event in held:
            begins = event.start <= 1
            verb = phrase if begins or name == "lie" else phrase.replace("}", "} down", 1)
            yield _fact(name, verb, [event])
    share = body.pelvis_share(view)
    for event in swings(share, 0.3):
        # A lunge sinks less than this.
        from_low = share[event.start] < 0.55 and share[min(event.stop, view.num_frames) - 1] > 0.85
        if from_low and not _overlaps(event, limbs.jumps(view)) and any(e.start < event.stop for e in low):
            yield _fact("get up", "{get} up", [event])


def _over_the_feet(view: ClipView, event: Event) -> bool:
    """Whether a low body stands on feet that are not far apart, as in a lunge, and not on its knees."""
    part = slice(event.start, event.stop)
    feet = (view.position("L_Ankle") - view.position("R_Ankle"))[part]
    knees = np.minimum(view.height("L_Knee"), view.height("R_Knee"))[part]
    return bool(np.median(np.hypot(feet[:, 0], feet[:, 2])) < 0.7 and np.median(knees) > 0.22)


def _overlaps(event: Event, others: Iterable[Event], gap_s: float = 0.0) -> bool:
    gap = round(gap_s * RATE_HZ)
    return any(other.start - gap < event.stop and other.stop + gap > event.start for other in others)


def _going(view: ClipView) -> Iterable[Fact]:
    upright = body.pelvis_share(view) > 0.75
    for name in ("walk", "run"):
        events = [e for e in body.gait(view, name) if upright[e.start : e.stop].mean() > 0.9]
        steps = view.speed / RATE_HZ
        way_m = sum(float(steps[e.start : e.stop].sum()) for e in events)
        if not events or way_m < 1.2 or way_m < 0.35 * sum(e.value for e in events):
            continue
        if name == "walk" and max(float(np.median(view.speed[e.start : e.stop])) for e in events) > 1.7:
            continue  # as fast as a jog
        in_air = view.foot_heights.min(axis=1) > limbs.FOOT_CLEAR_M
        if name == "walk" and np.concatenate([in_air[e.start : e.stop] for e in events]).mean() > 0.1:
            continue  # bounding
        shares = {
            way: sum(e.value for e in body.travels(view, way)) / max(float(steps.sum()), 1e-6)
            for way in ("forward", "backward", "left", "right")
        }
        way, share = max(shares.items(), key=lambda item: item[1])
        where = {"left": "to the left", "right": "to the right"}.get(way, way) if share > 0.8 else ""
        side = way if where and way in SIDES else ""
        yield _fact(name, f"{{{name}}} {where}".strip(), events, side)


def _turning(view: ClipView) -> Iterable[Fact]:
    upright = body.pelvis_share(view) > 0.75
    for event in body.turns(view):
        # Of a trunk that is bent over, the pelvis's heading says little.
        bent = np.rad2deg(view.lean_rad[event.start : event.stop]).max() > 35
        if event.value < 55 or bent or not upright[event.start : event.stop].all():
            continue
        change = np.ptp(view.heading[event.start : event.stop])
        side = "left" if view.heading[event.stop - 1] > view.heading[event.start] else "right"
        if np.rad2deg(change) > 300:
            phrase = f"{{turn}} all the way round to the {side}"
        elif event.value > 150:
            phrase = f"{{turn}} around to the {side}"
        else:
            phrase = f"{{turn}} to the {side}"
        yield _fact("turn", phrase, [event], side)


def _legs(view: ClipView) -> Iterable[Fact]:
    jumps = limbs.jumps(view)
    if jumps and all(e.value > 0.05 for e in jumps):
        count = len(jumps)
        yield _fact("jump", f"{{jump}} {how_often(count)}" if count > 1 else "{jump}", jumps, count=count)
    upright = body.pelvis_share(view) > 0.75
    for side in SIDES:
        kicks = [
            e
            for e in limbs.kicks(view, side)
            if e.value > 0.5 and e.duration_s < 1.0 and upright[e.start : e.stop].all()
        ]
        if kicks and not jumps:
            yield _fact("kick", f"{{kick}} with the {side} leg", kicks, side)
        held = [e for e in limbs.leg_raises(view, side) if e.value > 1.2 and upright[e.start : e.stop].all()]
        pace = speed_m_per_s(view.position(limbs.PREFIX[side] + "Ankle"))
        still = [e for e in held if view.speed[e.start : e.stop].max() < 0.3 and pace[e.start : e.stop].mean() < 0.25]
        if still and not kicks:
            yield _fact("lift leg", f"{{hold}} the {side} foot off the floor", still, side)
    # Who sits down, stands up, squats or jumps leans forward by the way.
    by_the_way = [
        *body.postures(view, "sit"),
        *swings(body.pelvis_share(view), 0.12),
        *(e for e in body.dips(view) if e.value > 0.2),
        *jumps,
    ]
    bows = [e for e in body.bends(view) if e.value > 32 and e.duration_s > 0.4 and not _overlaps(e, by_the_way, 0.2)]
    if bows:
        yield _fact("bend", "{bend} forward", bows, count=len(bows))


def _arms(view: ClipView) -> Iterable[Fact]:
    trunk_up = np.rad2deg(view.lean_rad) < 30
    for side in ("left", "right", "both"):
        events = [
            e
            for e in limbs.raises(view, side, 0.03)
            if e.duration_s > 0.5
            and trunk_up[e.start : e.stop].all()
            and _sure(view, e, side)
            # Arms that swing along with a jump are not raised for their own sake.
            and not (e.duration_s < 1.5 and _overlaps(e, limbs.jumps(view), 0.3))
        ]
        if not events:
            continue
        hands = "both hands" if side == "both" else f"the {side} hand"
        waves = [w for w in limbs.hand_waves(view, side) if w.value >= 6] if side != "both" else []
        if waves and all(w.duration_s / w.value < 0.4 and _sideways(view, w, side) for w in waves):
            yield _fact("wave", f"{{move}} {hands} from side to side", waves, side)
        yield _fact("raise", f"{{raise}} {hands}", events, side)
    opened = [e for e in poise.arms_open(view) if e.value > 0.46 and e.duration_s > 0.6]
    if opened:
        yield _fact("open arms", "{hold} the arms out to the sides", opened, "both")


def _sideways(view: ClipView, event: Event, side: str) -> bool:
    """Whether a wrist goes to and fro sideways more than up and down or forward and back."""
    place = view.in_heading(
        view.position(limbs.PREFIX[side] + "Wrist") - view.position(limbs.PREFIX[side] + "Shoulder")
    )
    spread = place[event.start : event.stop].std(axis=0)
    return bool(spread[0] > 1.3 * spread[1] and spread[0] > 1.3 * spread[2])


def _sure(view: ClipView, event: Event, side: str) -> bool:
    """Whether one hand is clearly higher than the other, or both clearly up, for most of an episode."""
    heights = {name: limbs.wrist_above_shoulder_m(view, name)[event.start : event.stop] for name in SIDES}
    if side == "both":
        # A hand that supports the other elbow is up as well, but is not raised.
        if abs(float(np.median(heights["left"] - heights["right"]))) > 0.25:
            return False
        return bool((np.minimum(*heights.values()) > 0.1).mean() > 0.6)
    other = "right" if side == "left" else "left"
    return bool(np.median(heights[side]) > 0.1 and np.median(heights[other]) < -0.05)


def _head(view: ClipView) -> Iterable[Fact]:
    others = [e for side in SIDES for e in limbs.kicks(view, side) if e.value > 0.3]
    others += [e for name in ("kneel", "sit") for e in body.postures(view, name)]
    for direction in ("left", "right", "up", "down"):
        least = 30.0 if direction in SIDES else 28.0
        upright = np.rad2deg(view.lean_rad) < 20
        events = [
            e
            for e in poise.looks(view, direction)
            if e.value > least
            and e.duration_s > 0.4
            and upright[e.start : e.stop].all()
            # In a turn the head only goes ahead of the body.
            and np.ptp(view.heading[e.start : e.stop]) < np.deg2rad(40)
            # Of a face that looks down at the feet, the side says little.
            and (direction not in SIDES or np.abs(poise.head_rise_deg(view)[e.start : e.stop]).mean() < 30)
            and not _overlaps(e, others, 0.6)
        ]
        if events:
            where = f"to the {direction}" if direction in SIDES else direction
            yield _fact("look", f"{{look}} {where}", events, direction if direction in SIDES else "")


@dataclass(frozen=True)
class Contradiction:
    """What a text claims and the clip refutes.

    Attributes:
        text: the sentence or the label.
        probe: name of the claim.
        found: what was measured against what was needed.
    """

    text: str
    probe: str
    found: str


def contradictions(
    text: str, clip: MotionClip, *, asked: Callable[[Probe], bool] = lambda _: True
) -> list[Contradiction]:
    """The claims of a text that a clip refutes, for a review list; nothing is corrected by averaging.

    Args:
        text: a sentence, or a label in words.
        clip: the motion.
        asked: which probes count.
    """
    answers = ((probe, probe.answer(clip)) for probe in read_sentence(text).probes if asked(probe))
    return [Contradiction(text, probe.name, str(answer)) for probe, answer in answers if not answer.passed]
