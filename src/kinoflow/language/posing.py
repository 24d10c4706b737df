"""Clauses that do nothing but place limbs: "puts the left hand on the hip", "right foot back", "leans to the left"."""

from __future__ import annotations

import re
from dataclasses import replace

from kinoflow.language.held import Hold, place_named, sided
from kinoflow.language.sides import SIDES
from kinoflow.language.tables import words
from kinoflow.language.words import NUMBER_OF

_WHO = re.compile(
    rf"^(?:(?:he|she|they|someone|somebody|who)|(?:(?:an?|the|one|this) (?:[\w-]+ ){{0,2}}?)?"
    rf"(?:{'|'.join(sorted(words('actors') | words('roles')))})) (?:is |are )?"
)
_HOW = re.compile(
    r"\b(?:very|rather|quite|really|slowly|gently|firmly|lightly|loosely|tightly|casually|proudly|calmly"
    r"|carefully|smoothly|suddenly|quickly"
    r"|sharply|softly|thoughtfully|stiffly|dramatically|gracefully|impatiently|wearily|nervously|slightly|a little"
    r"|a bit|now|still|again|just|also|simply|finally|then|for a moment|for balance|briefly|once more|at once|in turn"
    r"|(?!belly|only|family|early|fly|reply|rally)[a-z]{3,}ly|and|meanwhile|throughout|the whole time"
    r"|all the time|as well|too)\b,?"
)
_OF = r"(?:(?:the|his|her|their|its|your|my|an?|both|one|left|right|other|free|two|empty|own|opposite|open|flat|bent"
_OF += r"|straight|outstretched|cupped|clenched|raised|front|back|rear|leading|standing|whole) )*"
_TIP = rf"(?:(?:the )?(?:fingertips?|fingers?|knuckles|palms?|back|heel|tips?|edge|ball|toes?|sole) of {_OF})?"
_LIMBS = {
    "hand": "hands?|arms?|fists?|palms?|forearms?|wrists?|fingers?|fingertips?|index finger|forefinger|knuckles",
    "elbow": "elbows?",
    "foot": "foot|feet|legs?|toes?|ankles?",
    "knee": "knees?",
    "heel": "heels?",
    "head": "head|chin|gaze|eyes|face|nose|ear",
    "trunk": "trunk|back|torso|upper body|body|chest",
    "shoulders": "shoulders",
}
_ANY = "|".join(sorted("|".join(_LIMBS.values()).split("|"), key=len, reverse=True))
_PUTS = (
    r"(?:rais(?:e|es|ed|ing)|lift(?:s|ed|ing)?|put(?:s|ting)?|plac(?:e|es|ed|ing)|press(?:es|ed|ing)?|rest(?:s|ed|ing)?"
    r"|lay(?:s|ing)?|laid|hold(?:s|ing)?|held|keep(?:s|ing)?|kept|bring(?:s|ing)?|stretch(?:es|ed|ing)?"
    r"|extend(?:s|ed|ing)?|reach(?:es|ing)?|mov(?:e|es|ing)|swing(?:s|ing)?|drop(?:s|ped|ping)?|lower(?:s|ed|ing)?"
    r"|set(?:s|ting)?|cup(?:s|ped|ping)?|clasp(?:s|ed|ing)?|fold(?:s|ed|ing)?|cross(?:es|ed|ing)?|point(?:s|ed|ing)?"
    r"|bend(?:s|ing)?|bent|thrust(?:s|ing)?|throw(?:s|ing)?|fling(?:s|ing)?|tuck(?:s|ed|ing)?|hook(?:s|ed|ing)?"
    r"|spread(?:s|ing)?|open(?:s|ed|ing)?|tilt(?:s|ed|ing)?|turn(?:s|ed|ing)?|bow(?:s|ed|ing)?|hang(?:s|ing)?"
    r"|slid(?:e|es|ing)|draw(?:s|ing)?|pull(?:s|ed|ing)?|step(?:s|ped|ping)?|plant(?:s|ed|ing)?|prop(?:s|ped|ping)?"
    r"|sweep(?:s|ing)?|tip(?:s|ped|ping)?|cock(?:s|ed|ing)?|incline?(?:s|d|ing)?|straighten(?:s|ed|ing)?|roll(?:s|ed)?"
    r"|twist(?:s|ed|ing)?|rotat(?:e|es|ed|ing)|lock(?:s|ed|ing)?|brac(?:e|es|ed|ing)"
    r"|bur(?:y|ies|ied|ying)|shov(?:e|es|ed|ing)|stuff(?:s|ed|ing)?|jam(?:s|med|ming)?|stick(?:s|ing)?|dig(?:s|ging)?"
    r"|wrap(?:s|ped|ping)?)"
)
_PUT = re.compile(rf"^(?P<verb>{_PUTS}) (?P<of>{_TIP}{_OF})(?P<limb>{_ANY})\b(?P<tail>.*)$")
_IS = re.compile(rf"^(?:with |and )?(?P<of>{_TIP}{_OF})(?P<limb>{_ANY})\b(?P<tail>.+)$")
_TOUCH = re.compile(
    r"^(?:touch(?:es|ing)?|cover(?:s|ing)?|clutch(?:es|ing)?|grip(?:s|ping)?|grab(?:s|bing)?|hold(?:s|ing)?"
    r"|cup(?:s|ping)?|clasp(?:s|ing)?|support(?:s|ing)?|cradl(?:e|es|ing)|press(?:es|ing)?|shad(?:e|es|ing)"
    r"|shield(?:s|ing)?)"
    rf" (?:on |against )?(?P<place>(?!.*\bwith\b.*\bwith\b).+?) with (?P<of>{_TIP}{_OF})"
    r"(?P<limb>hands?|arms?|fists?|palms?|forearms?|fingers?|fingertips?)(?P<tail> .+)?$"
)
_TOUCHES = re.compile(
    r"^(?:touch(?:es|ing)?|feels?) (?P<place>(?:(?:the|his|her|their|your|my) )?(?:left |right |back of the )?"
    r"(?:face|head|hair|mouth|nose|chin|ears?|cheeks?|forehead|neck|shoulders?|chest|stomach|belly|hips?|knees?))$"
)
_LETS = re.compile(rf"^lets? (?P<of>{_OF})(?P<limb>hands?|arms?) (?:fall|drop|hang|sink|come down|go limp|dangle)\b")
_LEAN = re.compile(r"^(?P<verb>lean|bend|tip|stoop|hunch|slouch|arch)(?:s|es|ing|ed)?\b(?P<tail>.*)$")
_TWIST = re.compile(
    r"^(?:(?:twist|turn|rotat)(?:e?s|ing|e)? (?:at|from) (?:the|his|her) (?:waist|hips)|twist(?:s|ing)?)(?P<tail> .*)$"
)
_LOOK = re.compile(r"^(?:(?:look|gaze|star|glanc|peer)(?:e?s|ing|e)?|faces|facing) (?P<tail>.*)$")
_STEP_ONTO = re.compile(r"^(?:stand|ris|go|stretch|get|balanc)(?:e?s|ing|e)? (?:up )?(?P<tail>(?:on|onto) .*)$")
_WEIGHT = re.compile(
    r"(?:leans? (?:on|onto) (?:the|his|her) (?P<leant>left|right) (?:leg|foot)"
    r"|(?:shift(?:s|ing|ed)? |with |puts? |keep(?:s|ing)? |rest(?:s|ing)? )?"
    r"(?:(?:the|his|her|their|all|most of|more|body) )*weight (?:is )?(?:mostly |resting |shifted |moved |all )*"
    r"(?:on|onto|over|to) (?:the|his|her|their) (?:back |front )?(?P<side>left|right)(?: (?:leg|foot|side|hip))?)"
)
_FOR = re.compile(
    r",? ?(?:(?:for|about) (?:about |around |at least |exactly )?|(?<=it )(?=a )|(?<=there )(?=a ))(?:"
    rf"(?P<number>\d+(?:[.·]\d+)?|{'|'.join(sorted(n for n in NUMBER_OF if n))})(?: (?:full|long|whole))?"
    r" (?:seconds?|secs?|s|counts?|beats?)\b"
    r"|(?P<vague>a (?:second|count|beat)|(?:a|one) (?:(?:short|brief|little) )?(?:moment|while|bit|time|instant)"
    r"|(?:a few|several|some|a couple of) (?:seconds?|moments|counts|beats)|a long (?:time|moment|while)))"
)
_VAGUE_S = (("few", 3.0), ("several", 3.0), ("some", 3.0), ("couple", 2.0), ("long", 4.0), ("second", 1.0), ("", 1.4))
"""What people mean by words for lengths of time."""
_THERE = re.compile(
    r"\b(?:it|that|there|low|down|(?<!them )up|still|so|stay|pose|position|posture|squat|lunge|stretch|bend"
    r"|bridge|plank|crouch"
    r"|stance|split|kneel|bottom|top|balance|kick)\b"
)
"""Words of what is held; who only pauses stands between two things."""
_STOPS = re.compile(r"(?:freez|paus)(?:e?s|ing)$")
_MOMENT_S = 1.4
_HOLDS = re.compile(
    r"^(?:and )?(?:hold|stay|keep|remain|freez|paus|wait|balanc)(?:e?s|ing|e)?"
    r"(?: (?:it|that|this|(?:the|this|that) (?:same )?(?:pose|position|posture|stretch|balance|squat|lunge|bend"
    r"|bridge|plank"
    r"|crouch|stance|kick|split|extension|bow)|there|still|so|them|up|down|low|motionless|frozen|again|out"
    r"|at the last one"
    r"|(?:in|at) (?:this|that|the) (?:same )?(?:pose|position|posture|squat|lunge|stretch|bend|bridge|plank"
    r"|crouch|stance"
    r"|split|kneel|bottom|top|end|last one|lowest point|highest point)|(?:like|as) (?:that|this)|in place"
    r"|(?:all the way )?(?:down|up) there|crouched|low|bent|stretched|extended|raised|with (?:(?:both|the|his|her"
    r"|one|straight|bent|stretched) )+"
    r"(?:hands?|arms?|legs?|knees?)))*$"
)
_BACK = re.compile(
    r"^(?:(?:come|return|straighten|go|stand|get|ris)(?:e?s|ing|e)?) (?:back )?(?:up|upright|straight"
    r"|to (?:the )?(?:cent(?:re|er)|neutral|front|start|standing|attention|normal|upright))"
    r"(?: straight| upright| again| tall)*$"
    r"|^(?:lowers?|drops?|releases?|relax(?:es)?|uncross(?:es)?|unfolds?)"
    r" (?:it|them|(?:the|both|his|her|their) (?:(?:left|right|raised|same|other) )?(?:arms?|hands?|legs?|foot|heels?))"
    r"(?: again| back| down| slowly| to (?:(?:the|his|her|their) )?(?:floor|ground|sides?)"
    r"| (?:along|at|by|beside) (?:(?:the|his|her|their) )?(?:body|sides?))*$"
    r"|^(?:puts?|brings?|places?|sets?) (?:it|them|(?:the|both|his|her|their) (?:(?:left|right|raised|same|other) )?"
    r"(?:arms?|hands?|legs?|foot|feet)) (?:back )?down(?: again)?$"
    r"|^lowers?(?: down| back down)?(?: again)?$"
    r"|^lets? (?:them|it|go)(?: (?:drop|fall|down|sink|go))*$"
    r"|^(?:brings?|moves?|takes?|pulls?|puts?|returns?|drops?)"
    r" (?:it|them|(?:the|both|his|her|their) (?:arms?|hands?|legs?|foot))"
    r"(?: (?:back|down|in)(?: (?:to|at|by|in) (?:(?:the|his|her|their) )?"
    r"(?:sides?|(?:starting |original )?position|body))?"
    r"| (?:to|at|by) (?:(?:the|his|her|their) )sides?)(?: again)?$"
)
_FISTS = re.compile(r" with (?:the |a )?(?:fists?|fingers?) (?:closed|clenched|spread|tight|splayed|pointed)\b")
"""What no skeleton without fingers shows."""
_AT_IT = re.compile(
    r"^(?:guarding|shielding|protecting|covering|touching|gripping|clutching|supporting|cupping|holding)"
    r" (?=(?:the|his|her|their|its|your|one) )"
)
LIFTED = frozenset(
    (
        "off the floor",
        "knee raised",
        "stretched forward",
        "stretched back",
        "stretched to the side",
        "shin back",
        "on the other knee",
        "on the other thigh",
    )
)
"""Places of a leg that does not stand."""
_STANDS_WITH = re.compile(
    r"^(?:(?:(?:an?|the) )?(?:[\w-]+ ){1,3}|(?:he|she|they|someone) )?(?:is )?(?:stands?|standing)(?: still| upright)?"
    r",? with (?P<tail>.*)$"
)
_STANDS = re.compile(
    r"(?:^|^(?:an?|the) (?:[\w-]+ ){1,3}|^(?:he|she|they|someone) )(?:is )?(?:stands?|standing)"
    r"(?: (?:still|there|upright|tall|up straight|in place|motionless))*$"
)
_DOWN = r"(?:lower|drop|hang|bow)"
_UP = r"(?:rais|lift)"


def poses(text: str) -> tuple[Hold, ...]:
    """Where a clause says that limbs are put, in which nothing else is done; none where it does anything else.

    Args:
        text: a part of a `told` sentence.
    """
    said = _plainly(text)
    if not said:
        return ()
    if match := _WEIGHT.fullmatch(said):
        return (Hold(f"{match['side'] or match['leant']} leg", "bearing the weight"),)
    if match := _TOUCH.match(said):
        place = place_named("hand", f"on {match['place']}") or place_named("hand", f"over {match['place']}")
        hand = _hand(match["of"], match["limb"])
        where = place_named("hand", match["tail"].strip()) if match["tail"] else sided(hand, place, match["place"])
        return (Hold(hand, where),) if place and where else ()
    if match := _TOUCHES.match(said):
        place = place_named("hand", f"on {match['place']}")
        return (Hold("one hand", "on the cheek" if place == "over the face" else place),) if place else ()
    if (match := _STANDS_WITH.match(text.strip())) and (found := poses(match["tail"])):
        return found
    if match := _LETS.match(said):
        return (Hold(_hand(match["of"], match["limb"]), "at the side"),)
    if match := _TWIST.match(said):
        return _one("trunk", f"turned {match['tail'].strip()}")
    if match := _STEP_ONTO.match(said):
        return _one("feet", match["tail"])
    if (match := _PUT.match(said)) and (found := _limb(match, match["verb"])):
        return found
    if match := _LEAN.match(said):
        verb = {"lean": "leaning", "bend": "bending", "tip": "leaning"}.get(match["verb"], "")
        tail = match["tail"].strip()
        if verb:
            return _one("trunk", f"{verb} {tail}")
        return _one("trunk", {"arch": f"arched {tail}".strip()}.get(match["verb"], "hunched"))
    if match := _LOOK.match(said):
        return _looks_at(match["tail"])
    if (match := _IS.match(said)) and (found := _limb(match, "")):
        return found
    return ()


def begins_with_limb(text: str) -> bool:
    """Whether a clause is about a limb that is somewhere, and not about somebody who puts it there."""
    said = _plainly(text)
    return bool(_IS.match(said) and not _PUT.match(said)) or said.startswith("weight ")


def seconds_held(text: str) -> float | None:
    """How long a pose is held, where a clause says nothing but that: "holds it for three seconds"; 0 where not how
    long, and None for any other clause.
    """
    match, said = _FOR.search(text), _plainly(text)
    if not _HOLDS.match(said):
        return None
    there = _THERE.search(said)
    if match:
        # "Pauses for a moment": between two things, and not in the midst of one.
        return _seconds(match) if there or match["number"] else None
    if there:
        return _MOMENT_S
    return None if _STOPS.match(said) else 0.0


def seconds_of(text: str) -> float | None:
    """The seconds that a clause says something is held for; None where it says none."""
    match = _FOR.search(text)
    return _seconds(match) if match else None


def rises(text: str) -> bool:
    """Whether a clause that lets go says that the body comes up, and nothing of limbs."""
    return bool(re.match(r"(?:come|return|straighten|go|stand|get|ris)", _plainly(text)))


def stands(text: str) -> bool:
    """Whether a clause says that somebody stands, and no more."""
    return bool(_STANDS.search(text))


def lets_go(text: str) -> bool:
    """Whether a clause says that somebody comes back from a pose: "comes back upright", "lowers it"."""
    return bool(_BACK.match(_plainly(text)))


def joined_holds(before: tuple[Hold, ...], more: tuple[Hold, ...]) -> tuple[Hold, ...]:
    """What is held after more limbs were put somewhere; those of before are there already."""
    kept = tuple(replace(hold, comes=False) for hold in before if not any(_same_limb(hold, other) for other in more))
    return kept + more


def _same_limb(hold: Hold, other: Hold) -> bool:
    """Whether what is said of one limb ends what was said of another, as whoever lifts a foot stands on the other."""
    if "bearing the weight" in (hold.place, other.place):
        return hold.place == other.place
    if hold.kind == other.kind == "leg" and {hold.place, other.place} <= LIFTED:
        return True
    if hold.kind != other.kind:
        return {hold.kind, other.kind} <= {"leg", "feet", "knees"}
    sides = [{side for side in SIDES if side in one.limb} or set(SIDES) for one in (hold, other)]
    return not sides[0].isdisjoint(sides[1])


def _plainly(text: str) -> str:
    said = _HOW.sub(" ", _FOR.sub("", _FISTS.sub("", _WHO.sub("", text.strip(" ,.")))))
    return re.sub(r"\s+", " ", said).strip(" ,.")


def _seconds(match: re.Match[str]) -> float:
    """The seconds of a match of `_FOR`."""
    if (said := match["number"]) is not None:
        return float(NUMBER_OF.get(said, 0)) or float(said.replace("·", "."))
    return next(seconds for word, seconds in _VAGUE_S if word in match["vague"])


def _one(kind: str, said: str) -> tuple[Hold, ...]:
    place = place_named(kind, said.strip())
    return (Hold(kind, place),) if place else ()


def _looks_at(where: str) -> tuple[Hold, ...]:
    if place_named("head", where.strip()) in ("on the hand", "in the hands"):
        # "Looks over the right hand": nobody lays the head on it.
        named = [side for side in SIDES if side in where.split()]
        return (Hold("head", named[0] if len(named) == 1 else "down"),)
    return _one("head", where)


def _hand(of: str, limb: str) -> str:
    named = [side for side in SIDES if side in of.split()]
    if len(named) == 1:
        return f"{named[0]} hand"
    both = limb.endswith("s") and limb not in ("fingers", "knuckles") and "one" not in of.split()
    return "both hands" if both or "both" in of.split() else "one hand"


def _sides(of: str, limb: str) -> tuple[str, ...]:
    named = tuple(side for side in SIDES if side in of.split())
    if "one" in of.split() and not limb.endswith("s"):
        return ("right",)
    return named if len(named) == 1 else SIDES if limb.endswith("s") or limb == "feet" else ()


def _limb(match: re.Match[str], verb: str) -> tuple[Hold, ...]:
    """A limb and where it is put."""
    kind = next(kind for kind, limbs in _LIMBS.items() if re.fullmatch(limbs, match["limb"]))
    tail, of, limb = str(match["tail"]).strip(" ,"), str(match["of"] or ""), str(match["limb"])
    up, down = re.match(_UP, verb) is not None, re.match(_DOWN, verb) is not None
    if kind in ("hand", "elbow"):
        return _of_hand(kind, of, limb, tail, verb, up)
    if kind in ("foot", "knee", "heel"):
        return _of_leg(kind, of, limb, tail, verb, up, down)
    if kind in ("head", "trunk") and set(SIDES) <= set(tail.split()):
        # "Turns the upper body to the left and to the right" goes to and fro.
        return ()
    if kind == "head":
        if re.match(r"tilt|cock|incline?|tip|roll", verb) or limb == "ear":
            tail = f"tilted {tail}".strip() if "back" not in tail and "forward" not in tail else tail
        elif re.match(r"turn|twist|rotat", verb):
            tail = f"turned {tail}" if tail in SIDES else tail
        if limb == "chin" and re.match(r"tuck", verb or tail):
            return (Hold("head", "down"),)
        if (place := place_named("head", tail)) in ("in the hands", "on the hand"):
            named = [side for side in SIDES if side in tail.split()]
            both = place == "in the hands" or "both" in tail.split()
            who = "both hands" if both else f"{named[0]} hand" if named else "one hand"
            return (Hold(who, "over the face" if place == "in the hands" else "at the chin"),)
        if re.match(r"throw|fling|tip|tilt|drop|roll", verb) and re.fullmatch(
            r"(?:tilted )?(?:far |right )?back(?:wards?)?", tail
        ):
            return (Hold("head", "up"),)
        return _one("head", tail or ("up" if up else "down" if down else ""))
    if kind == "trunk":
        if re.match(r"lean|tilt|bend|tip|lower", verb):
            tail = f"leaning {tail}"
        elif re.match(r"turn|twist|rotat", verb):
            tail = f"turned {tail}"
        elif re.match(r"arch", verb):
            tail = f"arched {tail}"
        return _one("trunk", tail or ("upright" if verb.startswith("straight") else ""))
    return _one("shoulders", tail or ("raised" if up else "hunched" if down else ""))


def _of_hand(kind: str, of: str, limb: str, tail: str, verb: str, up: bool) -> tuple[Hold, ...]:
    who = _hand(of, limb)
    if kind == "elbow":
        if re.search(r"\b(?:knee|thigh)s?\b", tail):
            return (Hold(who, "elbow on the knee"),)
        if tail.startswith("bent") or verb.startswith(("bend", "bent")):
            return (Hold(who, "forearm level"),)
        return ()
    if not tail and not verb:
        return ()
    if re.match(r"stretch|pull|draw", verb) and re.match(r"across (?:the|his|her|their) (?:chest|body)", tail):
        # Which is a stretch.
        return ()
    given = {
        "stretch": "stretched out", "extend": "stretched out", "reach": "stretched out", "spread": "out to the side",
        "open": "out to the side", "point": "out in front", "bend": "forearm level", "bent": "forearm level",
        "cross": "crossed", "fold": "crossed", "drop": "at the side", "lower": "at the side", "thrust": "out in front",
    }  # fmt: skip
    first = next((place for name, place in given.items() if verb.startswith(name)), "raised" if up else "")
    if not tail:
        return (Hold(who, first),) if first else ()
    tail = _AT_IT.sub("on ", tail)
    place = place_named("arm" if limb == "arms" else "hand", tail)
    if not place and re.match(r"cross|fold|clasp|cup|press|bent|bend|reach|point|stretch|extend|thrust", verb):
        place = place_named("hand", f"{verb.removesuffix('s').removesuffix('ing')} {tail}")
    if not place and up and tail.startswith(("to ", "up to ")):
        place = place_named("hand", f"at {tail.removeprefix('up ').removeprefix('to ')}")
    if not place and tail.startswith("to "):
        place = place_named("hand", f"on {tail.removeprefix('to ')}")
    if not place and tail.startswith(("forward and ", "out and ")):
        place = "out in front"
    up_to = r"(?:up |back up )?(?:on|over|to)(?: touch)? (?=(?:the|his|her|their) )"
    if not place and (there := re.match(up_to, tail)):
        place = place_named("hand", f"on {tail[there.end() :]}")
        place = "on the cheek" if place == "over the face" else place
    if place == "at the shoulder" and limb.startswith("arm"):
        # A whole arm, and no hand before the shoulder.
        place = "out in front"
    place = sided(who, place, tail)
    if place == "out behind" and up:
        return ()
    return (Hold(who, place),) if place else ()


def _of_leg(kind: str, of: str, limb: str, tail: str, verb: str, up: bool, down: bool) -> tuple[Hold, ...]:
    sides = _sides(of, limb)
    if kind == "heel":
        raised = up or tail.startswith(("raised", "lifted", "off", "up", "lifting"))
        if not raised:
            return (Hold("feet", "together"),) if tail.startswith("together") else ()
        if len(sides) == 1:
            return (Hold(f"{sides[0]} leg", "heel raised"),)
        return (Hold("feet", "heels raised"),)
    if limb.startswith("ankle"):
        crossed = tail.startswith("crossed") or verb.startswith("cross")
        return (Hold("right leg", "crossed before the other"),) if crossed and sides == SIDES else ()
    if len(sides) == 2:
        whole = "knees" if kind == "knee" else "feet"
        words_ = f"bent {tail}".strip() if verb.startswith(("bend", "bent")) else tail
        if verb.startswith("spread"):
            words_ = "apart"
        if place := place_named(whole, words_):
            return (Hold(whole, place),)
        return (Hold("right leg", "crossed before the other"),) if words_.startswith("crossed") else ()
    if len(sides) != 1:
        return ()
    who = f"{sides[0]} leg"
    if verb.startswith(("cross",)):
        return (Hold(who, place_named("leg", f"crossed {tail}".strip()) or "crossed before the other"),)
    if verb.startswith(("bend", "bent")):
        return (Hold(who, "knee bent"),) if kind == "knee" or "knee" in tail else ()
    if up:
        high = {"knee": "knee raised", "foot": "off the floor"}[kind]
        place = place_named("leg", f"raised {tail}".strip()) if tail else high
        if kind == "knee" and place == "off the floor":
            place = high
        lengths = {"back": "stretched back", "to the side": "stretched to the side", "forward": "stretched forward"}
        return (Hold(who, lengths.get(place, place)),) if place else ()
    if not verb and kind == "foot" and re.fullmatch(r"(?:in )?(?:the )?air|off the (?:ground|floor)", tail):
        return (Hold(who, "off the floor"),)
    if re.match(r"extend|stretch", verb):
        tail = f"straight out {tail.removeprefix('straight ').removeprefix('out ')}"
    if verb.startswith("point"):
        tail = f"pointed {tail}".strip()
    place = place_named("leg", tail) if tail else ""
    if kind == "knee" and place in ("off the floor",):
        place = "knee raised"
    if kind == "knee" and place not in ("knee raised", "knee bent", ""):
        return ()
    return (Hold(who, place),) if place else ()
