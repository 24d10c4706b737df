"""One part of a sentence, such as "waves the left hand", as probes."""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from dataclasses import dataclass, field

from kinoflow.language.sides import OTHER, SIDES
from kinoflow.language.words import HOW_OFTEN
from kinoflow.measures.probes import library as ask
from kinoflow.measures.probes import words
from kinoflow.measures.probes.probe import Probe, times

_SIDES = {*SIDES, "both", "each", "either"}
_CORNERS = {"corner", "curve", "curves", "bend", "bends", "turn", "turns", "direction"}
_VIEWED = {"up": "up", "upward": "up", "above_head": "up", "in_air": "up", "down": "down", "on_ground": "down"}
_PARTS = {
    "head": "head", "face": "face", "forehead": "head", "mouth": "face", "chin": "face", "nose": "face", "ear": "head",
    "ears": "head", "eyes": "face", "chest": "chest", "heart": "chest", "belly": "chest", "hip": "hips", "hips": "hips",
    "waist": "hips", "trunk": "hips", "knee": "knees", "knees": "knees", "toes": "feet", "ankles": "feet",
    "feet": "feet", "floor": "floor", "ground": "floor", "on_ground": "floor", "shoulder": "shoulder",
}  # fmt: skip
"""Words for what a hand gets to, and the part that the probe knows."""
_THROWN_BODY = frozenset(
    ["himself", "herself", "itself", "themselves", "body", "trunk", "weight", "head", "shoulder", "shoulders", "hips"]
)
_ARTICLES = frozenset(["a", "an", "the", "his", "her", "their", "its", "your", "my"])
_HIGH_KICK_M = 0.7
_DEEP_SQUAT_M = 0.4
"""Thighs about level: the pelvis sinks by nearly the length of a thigh."""
_TURNS_A_THING = re.compile(
    r"\b(?:turns?|turning|turned|spins?|spinning) (?:something|it|them|(?:\w+ )?"
    r"(?:handles?|knobs?|keys?|pages?|wheels?|lids?|caps?|dials?|cranks?|screws?|valves?|wrists?|hands?))\b"
)
_STEPS = re.compile(
    r"\b(about |roughly |around |some )?("
    + "|".join(word for word, number in words.COUNTS.items() if number > 1)
    + r"|[2-9]|1[0-9])(?: (?!and|of)[a-z-]+){0,2} steps\b"
)
_COUNTABLE = {"jump", "kick", "punch", "clap", "squat", "bow", "turn", "strike", "throw"}


@dataclass
class Clause:
    """What a part was read as; the next part may lean on it ("raises the left hand, then the right")."""

    probes: list[Probe] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    idea: str = ""
    limb: str = ""
    side: str = ""
    turned_around: bool = False


class _Tokens:
    """The words of a part, and which of them were read."""

    def __init__(self, text: str) -> None:
        self.words = re.findall(r"[a-z_']+(?:-[a-z]+)*|\d+(?:·\d+)?", text)
        self.used = [word in words.SILENT for word in self.words]
        self.verbs = [(i, *words.VERB_OF[w]) for i, w in enumerate(self.words) if w in words.VERB_OF and self._acts(i)]
        self.limb, self.limb_side = self._find_limb()
        self.side = self._find_side()
        self.angle = self._number_before(r"degrees?")
        self.distance = self._number_before(r"met(?:er|re)s?|m")
        self.steps = self._find_steps()
        self.count = self._find_count()
        self.many = any(word in words.MANY for word in self.words)

    def _acts(self, i: int) -> bool:
        """Whether a word that could be a verb is one: "boxes", but not "a heavy box"; "turns", but not "by turns"."""
        before = self.words[i - 1] if i else ""
        if (before, self.words[i]) == ("by", "turns"):
            return False
        return not (self.words[i] in words.OBJECTS and before in words.OF_OBJECTS | _ARTICLES)

    def has(self, *wanted: str) -> bool:
        """Whether one of some words is there; marks it as read."""
        found = [i for i, word in enumerate(self.words) if word in wanted]
        for i in found:
            self.used[i] = True
        return bool(found)

    def peek(self, wanted: Set[str]) -> bool:
        """Whether one of some words is there, without marking it."""
        return any(word in wanted for word in self.words)

    def ideas(self) -> list[str]:
        """Ideas of the verbs, in order."""
        return [idea for _, idea, _ in self.verbs]

    def take(self, idea: str) -> None:
        """Mark the verbs of an idea as read."""
        for i, found, _ in self.verbs:
            self.used[i] = self.used[i] or found == idea

    def things(self) -> set[int]:
        """Places of words for objects and places, with the words before them that say which one or where."""
        found: set[int] = set()
        for i, word in enumerate(self.words):
            if word not in words.OBJECTS:
                continue
            found.add(i)
            before = i - 1
            while before >= 0 and self.words[before] in words.OF_OBJECTS | words.SILENT:
                found.add(before)
                before -= 1
        return found

    def _find_limb(self) -> tuple[str, str]:
        for i, word in enumerate(self.words):
            kind = "hand" if word in words.HANDS else "leg" if word in words.LEGS else ""
            if not kind:
                continue
            before = range(max(0, i - 4), i)
            near = [k for k in before if self.words[k] in _SIDES | {"two", "one", "other"}]
            # "To the left with the right hand" names one hand only.
            near = [k for k in near if k == near[-1] or self.words[k] not in SIDES]
            side = self.words[near[-1]] if near else "both" if word in words.PLURALS else "any"
            side = {"two": "both", "one": "any", "each": "both", "either": "any"}.get(side, side)
            if not near and i + 1 < len(self.words) and self.words[-1] in SIDES and "on" in self.words[i:]:
                near, side = [len(self.words) - 1], self.words[-1]
            self.used[i] = True
            for k in near:
                self.used[k] = True
            self._limb_words = {i, *near}
            return kind, side
        self._limb_words = set()
        return "", ""

    def _find_side(self) -> str:
        for i, word in enumerate(self.words):
            side = re.sub(r"wards?$", "", word)
            if side in ("left", "right", "both") and i not in self._limb_words:
                return side
        return ""

    def _number_before(self, unit: str) -> float | None:
        for i, word in enumerate(self.words[1:], start=1):
            number = words.COUNTS.get(self.words[i - 1], self.words[i - 1].replace("·", "."))
            if re.fullmatch(unit, word) and re.fullmatch(r"[\d.]+", str(number)):
                self.used[i] = self.used[i - 1] = True
                return float(number)
        return None

    def _find_steps(self) -> int:
        """How many steps; 0 where nothing says so."""
        found = _STEPS.search(" ".join(self.words))
        if not found:
            return 0
        self.has(found[2], *(found[1] or "").split())
        return words.COUNTS.get(found[2]) or int(found[2])

    def _find_count(self) -> int | None:
        for i, word in enumerate(self.words):
            following = self.words[i + 1] if i + 1 < len(self.words) else ""
            deed = words.VERB_OF.get(following, ("", ""))[0] in _COUNTABLE
            counts = word in HOW_OFTEN or following == "times" or deed
            number = words.COUNTS.get(word) or (int(word) if word.isdigit() else None)
            if number and counts and word != "one" and not (self.steps and following != "times"):
                self.used[i] = True
                return number
        return None


def read_clause(text: str, previous: Clause, *, whole: bool) -> Clause:
    """The probes of one part; `whole` says that it is all of the sentence."""
    tokens = _Tokens(text)
    part = Clause(limb=tokens.limb, side=tokens.limb_side)
    if tokens.peek(words.NEGATIONS):
        return Clause(unread=[word.replace("_", " ") for word in tokens.words if word not in words.SILENT])
    ideas = list(dict.fromkeys(tokens.ideas()))
    if not ideas and tokens.limb and not tokens.peek(words.UP_WORDS | {"to_and_fro"}) and previous.idea:
        ideas = [previous.idea]
    elif not ideas and tokens.side and previous.idea in ("raise", "wave", "kick", "punch"):
        ideas, tokens.limb, tokens.limb_side = [previous.idea], previous.limb, tokens.side
        tokens.has(tokens.side)
    for idea in _with_nouns(tokens, ideas):
        found = _READERS.get(idea, _nothing)(tokens, previous)
        if not whole:
            # Of all of a clip nobody says it beside other things: who runs and then stands still does so for a while.
            found = [ask.holds_pose() if probe == ask.stands_still() else probe for probe in found]
        if found:
            tokens.take(idea)
            part.probes += found
            part.idea = part.idea or idea
    part.turned_around = tokens.peek({"turn_around"})
    if part.idea == "wave" and not part.side:
        part.limb = "hand"
    things = tokens.things()
    left = [
        (i, word.replace("_", " "))
        for i, word in enumerate(tokens.words)
        if not tokens.used[i] and not (word in words.MANY and part.probes)
    ]
    part.unread = [word for i, word in left if i not in things]
    part.ignored = [word for i, word in left if i in things]
    return part


def _with_nouns(tokens: _Tokens, ideas: list[str]) -> list[str]:
    """Ideas of verbs, and those that other words carry: "hands up", "a left turn", "in a circle"."""
    up = tokens.peek(words.UP_WORDS) or any(verb == "raise" for verb in ideas)
    if tokens.limb == "hand" and tokens.peek({"to_and_fro"}) and "wave" not in ideas:
        ideas = [idea for idea in ideas if idea not in ("raise", "hold", "go")] + ["wave"]
    elif any(verb == "point" for *_, verb in tokens.verbs):
        pass  # "points up" is stretched, and more than raised
    elif tokens.limb == "hand" and (up or "rise" in ideas) and not set(ideas) & {"wave", "punch", "clap"}:
        ideas = ["raise", *[idea for idea in ideas if idea not in ("raise", "rise", "go", "hold", "put", "reach")]]
    elif tokens.limb == "leg" and set(ideas) & {"raise", "hold", "put", "rise"}:
        ideas = ["lift_leg", *[idea for idea in ideas if idea not in ("raise", "hold", "put", "rise")]]
    if tokens.peek({"leg", "foot"}) and set(ideas) & {"stand", "balance"}:
        ideas = ["lift_leg", *[idea for idea in ideas if idea not in ("stand", "balance")]]
    joint = tokens.peek({"elbow", "elbows", "knee", "knees"})
    sided_corner = tokens.peek(_CORNERS) and tokens.side in SIDES and not joint
    if sided_corner:
        ideas = [idea for idea in ideas if idea != "bow"]
    if (sided_corner or tokens.peek({"turn_around", "full_turn"})) and "turn" not in ideas:
        ideas = [*ideas, "turn"]
    # "stands at the end" asks of the end of the clip what "ends standing" does.
    if tokens.peek({"at_the_end"}) and set(ideas) & set(_ENDINGS):
        tokens.has("at_the_end")
        ideas = [*ideas, "ends"]
    for word, idea in (("in_circle", "circle"), ("hold_still", "still"), ("jumping_jacks", "jacks"), ("ends", "ends")):
        if tokens.peek({word}) or idea in ideas:
            ideas = [*[i for i in ideas if idea != "ends" or i not in _ENDINGS], idea]
    return list(dict.fromkeys(ideas))


def _side(tokens: _Tokens, kind: str) -> str:
    """The side of the limb that acts: named with it, or alone ("a left jab", "waves on the right")."""
    if tokens.limb == kind and tokens.limb_side != "any":
        return tokens.limb_side if tokens.limb_side in ("left", "right", "both") else "any"
    if tokens.side and not re.search(rf"\bto (?:the |his |her |their )?{tokens.side}\b", " ".join(tokens.words)):
        tokens.has(tokens.side)
        return tokens.side
    return "any"


def _counted(tokens: _Tokens, probe: Probe) -> Probe:
    if tokens.count:
        tokens.has("times")
        return times(probe, tokens.count)
    if tokens.many or tokens.has("up_and_down"):
        return times(probe, 2, or_more=True)
    return probe


def _raise(tokens: _Tokens, previous: Clause) -> list[Probe]:
    if tokens.limb != "hand":
        return []
    height = "head" if tokens.has("above_head") else "low" if tokens.has("shoulder_level") else "shoulder"
    tokens.has(*words.UP_WORDS, "sky")
    for idea in ("put", "hold", "reach", "rise", "go"):
        tokens.take(idea)
    side = _side(tokens, "hand")
    if tokens.peek({"other"}) and previous.side in SIDES:
        tokens.has("other")
        side = OTHER[previous.side]
    return [_counted(tokens, ask.raises_hand(side, height))]


def _wave(tokens: _Tokens, previous: Clause) -> list[Probe]:
    side = _side(tokens, "hand")
    if side == "any" and tokens.limb != "hand" and previous.limb == "hand":
        side = previous.side
    tokens.has(
        "to_and_fro", "hello", "goodbye", "bye", "farewell", "shoulder_level", "raised", "lifted", *words.UP_WORDS
    )
    tokens.has("swing", "swings", "swinging")
    for idea in ("go", "raise", "hold", "gesture"):
        tokens.take(idea)
    return [ask.waves(side if side in ask.SIDES else "any")]


def _punch(tokens: _Tokens, previous: Clause) -> list[Probe]:
    if tokens.peek({"hook", "hooks", "uppercut", "uppercuts"}):
        return []
    probe = ask.punches(_side(tokens, "hand"))
    tokens.has("forward", "thrown")
    plural = tokens.peek({"punches", "jabs", "boxing"}) and tokens.words[0] == "punches"
    return [_counted(tokens, probe) if not plural or tokens.count else probe]


def _throw(tokens: _Tokens, previous: Clause) -> list[Probe]:
    if tokens.peek(_THROWN_BODY) or tokens.limb == "leg" or tokens.peek({"hook", "hooks", "uppercut", "uppercuts"}):
        return []
    side = tokens.limb_side if tokens.limb == "hand" and tokens.limb_side in ask.SIDES else "any"
    tokens.has("something", "thing", "overhand", "overarm", "away", "forward", "far", "hard", "ahead", "out")
    return [_counted(tokens, ask.throws(side))]


def _kick(tokens: _Tokens, previous: Clause) -> list[Probe]:
    high = tokens.has("high")
    side = _side(tokens, "leg")
    # "The legs kick" says of neither that it does so at the same time.
    side = "any" if side == "both" and not tokens.peek({"both", "two"}) else side
    return [_counted(tokens, ask.kicks(side, _HIGH_KICK_M if high else 0.4))]


def _lift_leg(tokens: _Tokens, previous: Clause) -> list[Probe]:
    side = tokens.limb_side
    on = re.search(r"\bon (?:the |his |her |their |your )?(left|right)", " ".join(tokens.words))
    stands = re.search(r"\b(left|right) (?:leg|foot) (?:stands?|balances?)\b", " ".join(tokens.words))
    standing = on or stands
    if standing:
        side = OTHER[standing.group(1)]
    for idea in ("stand", "balance", "raise", "hold", "put", "rise"):
        tokens.take(idea)
    tokens.has("up", "in_air", "high", "off_ground")
    return [ask.lifts_leg(side if side in SIDES else "any")]


def _jump(tokens: _Tokens, previous: Clause) -> list[Probe]:
    tokens.has("up", "in_air", "off_ground", "high")
    hops = tokens.limb == "leg" and tokens.limb_side in SIDES
    found = [_counted(tokens, ask.hops_on(tokens.limb_side) if hops else ask.jumps())]
    found += [ask.stays()] if tokens.has("in_place") else []
    directions = _directions(tokens)
    found += [ask.jumps_toward(way) for way in directions if way in ("forward", "backward", "left", "right")]
    return found


def _jacks(tokens: _Tokens, previous: Clause) -> list[Probe]:
    tokens.has("jumping_jacks")
    return [times(ask.jumps(), 2, or_more=True), ask.raises_hand("both")]


def _directions(tokens: _Tokens) -> list[str]:
    """Directions of travel that are named, "diagonal-left" and the like among them."""
    named = {words.DIRECTIONS[word] for word in tokens.words if word in words.DIRECTIONS}
    tokens.has(*[word for word in tokens.words if word in words.DIRECTIONS and word not in SIDES])
    side = tokens.side if tokens.side in SIDES else ""
    if side:
        tokens.has(side, f"{side}ward", f"{side}wards")
    if "diagonally" in named:
        return [f"diagonal-{side}"] if side else ["diagonal"]
    if "sideways" in named:
        return [side or "sideways"]
    found = sorted(named & {"forward", "backward"})
    return [*found, *([side] if side else [])]


def _travel(tokens: _Tokens, previous: Clause, gait: str) -> list[Probe]:
    """Probes of walking, running and other ways of going somewhere."""
    verbs = {verb for _, idea, verb in tokens.verbs if idea in ("walk", "run", "go")}
    if "sidestep" in verbs:
        tokens.words.append("sideways")
        tokens.used.append(True)
    if verbs & {"drift", "veer", "shift"} and tokens.side:
        tokens.words.append("diagonally")
        tokens.used.append(True)
    tokens.has("several", "few", "steps", "off", "away", "whole", "along", "around", "about", "here", "across", "room")
    counted = [ask.takes_steps(tokens.steps)] if tokens.steps else []
    if verbs == {"step"} and tokens.limb == "leg" and tokens.limb_side in SIDES:
        ways = [way for way in _directions(tokens) if way in ("forward", "backward", "left", "right")]
        return [ask.foot_steps(tokens.limb_side, ways[0])] if len(ways) == 1 and not tokens.peek({"first"}) else []
    if verbs == {"step"} and not tokens.has("in_place", "on_ground"):
        ways = [way for way in _directions(tokens) if way in ("forward", "backward", "left", "right")]
        if ways:
            return [*counted, ask.steps(ways[0])]
    if counted and verbs == {"step"}:
        return counted
    found = [ask.gait(gait)] if gait else []
    found += counted
    if tokens.has("straight_line"):
        found.append(ask.goes_straight())
    if tokens.has("to_and_fro"):
        found.append(ask.turns("any", 130.0))
    if "tiptoe" in verbs or tokens.has("tiptoe", "tiptoes"):
        if verbs <= {"tiptoe"} and re.search(r"\bon (?:\w+ )?tip", " ".join(tokens.words)):
            return []  # held, not gone
        found.append(ask.on_tiptoe())
    if tokens.has("in_place"):
        return [ask.stays(), ask.steps_on_the_spot()] if gait else [ask.stays()]
    turns_too = "turn" in tokens.ideas() or (tokens.peek({*_CORNERS, "in_circle"}) and bool(tokens.side))
    if not gait and tokens.side in SIDES and previous.idea in ("walk", "run") and not turns_too:
        tokens.has(tokens.side, "around", "off", "over")
        return [ask.turns(tokens.side)]
    for way in _directions(tokens) if not turns_too else []:
        if way == "backward" and (previous.turned_around or tokens.peek({"turn_around"})):
            continue
        sided = way in SIDES and not tokens.peek({"sideways"})
        found.append(ask.drifts(way) if sided else ask.moves(way))
    pace = {words.PACES[word] for word in tokens.words if word in words.PACES}
    tokens.has(*words.PACES)
    pace |= {"fast"} if verbs & {"sprint", "dash", "bolt"} else set()
    found += [ask.pace(name, gait or "walk") for name in sorted(pace)]
    if tokens.distance:
        found.append(ask.travels_about(tokens.distance))
    if "retreat" in verbs:
        found.append(ask.moves("backward"))
    return found


def _turn(tokens: _Tokens, previous: Clause) -> list[Probe]:
    if _TURNS_A_THING.search(" ".join(tokens.words)):
        return []
    side = tokens.side if tokens.side in SIDES else "any"
    tokens.has("left", "right", "leftward", "rightward", "corner", "curve", "curves", "bend", "bends", "around", "next")
    tokens.has("turn", "turns", "direction", "path", "forward", "ahead", "change", "changes", "about", "sharply")
    if tokens.side == "both":
        tokens.has("both")
        return [ask.turns("left"), ask.turns("right")]
    spins = any(verb in ("spin", "whirl", "twirl", "swivel") for _, _, verb in tokens.verbs)
    found: list[Probe]
    if tokens.angle:
        tokens.has("turn_around")
        found = [ask.turns_by(side, tokens.angle)]
    elif tokens.has("full_turn"):
        found = [ask.turns(side, 270.0)]
    elif tokens.has("turn_around"):
        found = [ask.turns(side, 270.0 if spins else 130.0)]
    else:
        found = [_counted(tokens, ask.turns(side))]
    return [*found, ask.stays()] if tokens.has("in_place") else found


def _circle(tokens: _Tokens, previous: Clause) -> list[Probe]:
    side = tokens.side if tokens.side in SIDES else "any"
    tokens.has("in_circle", "left", "right", "around")
    return [ask.circles(side)]


def _bow(tokens: _Tokens, previous: Clause) -> list[Probe]:
    verbs = {verb for _, idea, verb in tokens.verbs if idea == "bow"}
    if tokens.peek({"knees", "knee", "legs"}):
        tokens.has("knees", "knee", "legs", "both")
        return [_counted(tokens, ask.bends_knees(tokens.limb_side or "both"))]
    elbow = next((i for i, word in enumerate(tokens.words) if word in ("elbow", "elbows")), None)
    if elbow is not None and "bend" in verbs:
        side = next((word for word in tokens.words[max(0, elbow - 2) : elbow] if word in _SIDES), "")
        side = side or tokens.limb_side or ("both" if tokens.words[elbow] == "elbows" else "any")
        tokens.has("elbow", "elbows", "arm", "arms", side)
        return [_counted(tokens, ask.bends_elbow(side if side in ask.SIDES else "any"))]
    if tokens.limb == "hand" and "bend" in verbs:
        return [_counted(tokens, ask.bends_elbow(_side(tokens, "hand")))]
    if tokens.peek({"path", "course"}) or re.search(
        r"\b(?:the|each|every) (?:bend|lean|tilt)\b", " ".join(tokens.words)
    ):
        return []
    if tokens.side in SIDES or tokens.peek({"backward", "back", "backwards"}):
        tokens.has("trunk", "body", "over", "weight", tokens.side, "back", "backward", "backwards")
        return [_counted(tokens, ask.leans(tokens.side if tokens.side in SIDES else "backward"))]
    if (verbs <= {"lean", "tilt"} and verbs) or "bent" in tokens.words:
        tokens.has("forward", "forwards", "trunk", "over", "slightly")
        return [_counted(tokens, ask.leans("forward"))]
    tokens.has("forward", "trunk", "down", "over", "politely", "deeply", "respectfully")
    return [_counted(tokens, ask.bends())]


def _look(tokens: _Tokens, previous: Clause) -> list[Probe]:
    directions = [_VIEWED[word] for word in tokens.words if word in _VIEWED]
    tokens.has(*_VIEWED, "around", "about", "ahead", "over", "shoulder", "sideways", "toward", "sky", "back")
    if tokens.side in SIDES:
        tokens.has(tokens.side)
        return [ask.looks(tokens.side)]
    if directions:
        return [ask.looks(directions[0])]
    if tokens.peek({"around", "about", "both"}):
        tokens.has("both", "sides", "ways")
        return [ask.looks_about()]
    return [ask.turns_head()] if tokens.peek({"sideways", "away", "head"}) else []


def _head_tilt(tokens: _Tokens, previous: Clause) -> list[Probe]:
    if tokens.peek({"backward", "back", "up", "upward"}):
        tokens.has("backward", "back", "up", "upward")
        return [ask.looks("up")]
    if tokens.peek({"forward", "forwards"}) or "down" in tokens.words:
        tokens.has("forward", "forwards")
        return [ask.looks("down")]
    tokens.has("sideways", "side", "shoulder", "ear", "toward", *SIDES)
    return [ask.tilts_head(tokens.side if tokens.side in SIDES else "any")]


def _reach(tokens: _Tokens, previous: Clause) -> list[Probe]:
    if tokens.limb == "leg":
        return []
    hand = tokens.limb_side if tokens.limb == "hand" and tokens.limb_side in ask.SIDES else "any"
    if tokens.side in SIDES:
        # Where to, whichever hand it is: "points to the right", "points right".
        if tokens.peek({"forward", "forwards", "front", "ahead", "straight", *words.UP_WORDS, "down", "on_ground"}):
            return []
        tokens.has(
            tokens.side, f"{tokens.side}ward", f"{tokens.side}wards", "side", "sideways", "out", "toward", "fully"
        )
        return [_counted(tokens, ask.reaches(hand, tokens.side))]
    side = ""
    for words_of, direction in (
        (("forward", "forwards", "front", "ahead", "straight"), "forward"),
        (("sideways", "side", "sides"), "side"),
        (("on_ground", "floor", "ground"), "down"),
        (words.UP_WORDS, "up"),
    ):
        if tokens.peek(set(words_of)):
            tokens.has(*words_of)
            side = direction
            break
    if not side and "down" in tokens.words:
        side = "down"
    if not tokens.limb and not side:
        return []
    tokens.has("out", "toward", "fully")
    return [_counted(tokens, ask.reaches(hand, side or "any"))]


def _touch(tokens: _Tokens, previous: Clause) -> list[Probe]:
    part = next((_PARTS[word] for word in tokens.words if word in _PARTS), "")
    if not part or tokens.limb == "leg":
        return []
    tokens.has(*_PARTS)
    hand = tokens.limb_side if tokens.limb == "hand" and tokens.limb_side in ask.SIDES else "any"
    return [ask.touches(part, hand)]


def _tap(tokens: _Tokens, previous: Clause) -> list[Probe]:
    if tokens.limb != "leg":
        return []
    tokens.has("on_ground", "toes", "toe", "heel")
    return [_counted(tokens, ask.taps(tokens.limb_side if tokens.limb_side in SIDES else "any"))]


def _clap(tokens: _Tokens, previous: Clause) -> list[Probe]:
    tokens.has("hands", "together")
    overhead = tokens.has("above_head")
    return [_counted(tokens, ask.claps()), *([ask.raises_hand("both", "head")] if overhead else [])]


def _posture(name: str) -> Callable[[_Tokens, Clause], list[Probe]]:
    def read(tokens: _Tokens, previous: Clause) -> list[Probe]:
        stays = any(verb in ("stay", "remain") for *_, verb in tokens.verbs)
        if stays and tokens.limb != "leg" and tokens.has("in_place"):
            return [ask.stays()]
        gets_down = "down" in tokens.words and not tokens.peek({"sitting", "lying", "kneeling", "is"})
        if tokens.limb == "leg" and tokens.peek({"in_place"}):
            return []
        if name == "lie" and tokens.peek({"back", "stomach", "belly", "side", "front", "face"}):
            return []
        tokens.has("down", "on_ground", "chair", "seat", "back", "stomach", "in_place")
        return [ask.takes_posture(name) if gets_down and name != "stand" else ask.in_posture(name)]

    return read


def _simple(make: Callable[[], Probe], *known: str) -> Callable[[_Tokens, Clause], list[Probe]]:
    def read(tokens: _Tokens, previous: Clause) -> list[Probe]:
        tokens.has("down", "up", "on_ground", "off_ground", *known)
        return [_counted(tokens, make())]

    return read


def _squat(tokens: _Tokens, previous: Clause) -> list[Probe]:
    tokens.has("down")
    deep = tokens.has("deep", "deeply", "low")
    return [_counted(tokens, ask.squat_depth(_DEEP_SQUAT_M) if deep else ask.squat_depth())]


def _fall(tokens: _Tokens, previous: Clause) -> list[Probe]:
    tokens.has("down", "on_ground", "over")
    return [ask.goes_down(), ask.in_posture("lie")]


def _ends(tokens: _Tokens, previous: Clause) -> list[Probe]:
    tokens.has("ends", "on_ground", "down", "up")
    for idea in _ENDINGS:
        if idea in tokens.ideas():
            tokens.take(idea)
            return [ask.ends(idea)]
    return [ask.ends("ground")]


def _nothing(tokens: _Tokens, previous: Clause) -> list[Probe]:
    return []


_ENDINGS = ("stand", "squat", "kneel", "sit", "lie")
_READERS: dict[str, Callable[[_Tokens, Clause], list[Probe]]] = {
    "raise": _raise,
    "wave": _wave,
    "punch": _punch,
    "strike": lambda tokens, previous: _punch(tokens, previous) if tokens.peek({"fist", "fists"}) else [],
    "throw": _throw,
    "kick": _kick,
    "lift_leg": _lift_leg,
    "clap": _clap,
    "jump": _jump,
    "jacks": _jacks,
    "look": _look,
    "head_tilt": _head_tilt,
    "nod": _simple(ask.nods, "head", "once"),
    "shake_head": _simple(ask.shakes_head),
    "reach": _reach,
    "touch": _touch,
    "tap": _tap,
    "open_arms": _simple(ask.opens_arms),
    "hold_pose": _simple(ask.holds_pose),
    "hands_on_hips": _simple(lambda: ask.touches("hips", "both")),
    "walk": lambda tokens, previous: _travel(tokens, previous, "walk"),
    "run": lambda tokens, previous: _travel(tokens, previous, "run"),
    "go": lambda tokens, previous: _travel(tokens, previous, ""),
    "circle": _circle,
    "stop": _simple(ask.stops),
    "turn": _turn,
    "bow": _bow,
    "squat": _squat,
    "kneel": _posture("kneel"),
    "sit": _posture("sit"),
    "lie": _posture("lie"),
    "stand": _posture("stand"),
    "still": _simple(ask.stands_still, "hold_still"),
    "get_up": _simple(ask.rises, "chair", "seat", "back"),
    "fall": _fall,
    "ends": _ends,
}
