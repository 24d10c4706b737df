"""What a sentence leaves out because it was said before: "then both", "again with the left", "then back down"."""

from __future__ import annotations

import re

from kinoflow.language.distances import distance_said
from kinoflow.language.sides import OTHER, SIDES, mirror_caption
from kinoflow.language.tables import words
from kinoflow.language.words import how_many

_END = r"(?=$|[,.;]| and\b| then\b)"
_THEN = r"(?:[,;]? and then|[,;]? then|[,;]? finally|[,;]? lastly|, and|[,;]| and)"
_WHOSE = r"(?:the|his|her|their|your|my|its)"
_LIMB = "hand|arm|fist|palm|wrist|elbow|shoulder|foot|leg|knee|heel|ankle|hip|side|thigh|calf"
_MANY = {"foot": "feet", "calf": "calves"}
_SUBJECT = r"(?:(?:an?|the) (?:\w+ ){0,2}?(?:person|man|woman|figure|character|guy|girl|boy)|he|she|they|someone) "
_ONE_THEN_OTHER = re.compile(
    rf"\bone (?P<limb>{_LIMB})(?P<between>(?: \w+){{0,3}}?{_THEN} (?:(?:with|on|to|using|raises?|lifts?) )?)"
    rf"(?:the )?other(?: (?:{_LIMB}))?{_END}"
)
_SAME_WITH = re.compile(
    rf"{_THEN} (?:(?:does|do|doing|repeats?|repeating) )?"
    r"(?:(?:the same(?: thing| movement| motion)?|it|this|that) )?(?:again )?"
    rf"(?:with|on|for|using) {_WHOSE} (?:(?P<named>left|right)|other|opposite)(?: (?:{_LIMB}|one))?{_END}"
)
_REPEATED = re.compile(r"\b(?:same|repeat\w*|do(?:es|ing)?)\b")
_CLAUSES = re.compile(r"(?:, (?:and )?(?:then )?| and (?:then )?| then |[.;] )(?=\w)")
_OTHER_LIMBS = r"(?:alternating|alternate|single|one|both|two) (?:feet|foot|legs?|hands?|arms?)"
_SWITCHES = re.compile(rf"{_THEN} (?:switch|chang)(?:es|e|ing)? (?:over )?to (?P<how>{_OTHER_LIMBS}){_END}")
"""Who switches to other limbs goes on: "jumps rope, then switches to alternating feet"."""
_BOTH = re.compile(
    rf"{_THEN} (?:with |using |on )?both(?P<limbs> (?:of them|feet|calves|(?:{_LIMB})s))?"
    rf"(?: together| at once| at the same time| simultaneously)?{_END}"
)
_SIDED = re.compile(rf"(?P<with>\b(?:with|on|using) )?\b(?:{_WHOSE} )?(?:left|right)(?: (?P<limb>{_LIMB}))?\b")
_AGAIN = re.compile(
    r"(?P<done>(?:^|(?<=, )|(?<=then ))(?:(?!\bthen\b)[^,.;])+?)(?:, (?:and )?(?:then )?| and then | and )"
    r"(?:(?:once )?again|once more|(?:does|do) (?:it|that|so) (?:again|once more)|repeats?(?: it| that| this)?)"
    rf"{_END}"
)
_STEPS = "one|two|three|four|five|six|seven|eight|nine|ten|\\d+"
_BASKETBALL = re.compile(r"\b(?:dribbl(?:e|es|ing)(?! (?:a|the) (?:soccer|foot))|basketball|layup|lay-up)\b")
_SHOOTS_IT = re.compile(rf"\bshoots?(?: it)?{_END}")
_BLOW = r"(?:(?:left|right|lead|rear) )?(?:jab|cross|hook|uppercut)"
_BLOWS = re.compile(rf"\b{_BLOW}(?: {_BLOW})+\b")
_NEXT_BLOW = re.compile(rf"(?<=jab|oss|ook|cut) (?={_BLOW}\b)")
"""Blows in a row: "jab jab cross left hook"."""
_BACK = re.compile(
    r"(?<!foot )(?<!leg )(?<!feet )"
    r"(?P<verb>\b(?:climb|go|walk|run|rid|jog|sprint|crawl|scrambl|stroll|step|hop|jump)(?:e?s|ing)?)"
    r"(?P<way> (?:up|down|forwards?|ahead|backwards?))?"
    rf"(?P<what> (?:the|an?|his|her|some|{_STEPS}) (?:\w+ )?\w+)?"
    rf"{_THEN} (?:back )?(?P<turned>up|down|forwards?|backwards?|back)(?P<steps> (?:{_STEPS})(?: steps?)?)?"
    rf"(?: again)?{_END}"
)
_WHOM = "the|an?|his|her|their|its|somebody|someone|himself|herself|themselves|you|me|him|them"
_PLACED = re.compile(
    r"(?P<verb>\b(?:point|look|aim|star|glanc|gaz|nod|wav|shout|yell|throw|shoot|kick|punch|walk|run|jump|bow|crawl|"
    r"twist|lean|bend|tilt|step|hop|dash|swim|reach|gestur|turn)(?:e?s|e|ing)?)"
    r"(?P<first> (?:\w+ly )?(?P<at>at|to|towards?|into|over|under|through|behind|around) "
    rf"(?:{_WHOM})\b[^,.;]*?){_THEN} "
    rf"(?P=at) (?=(?:{_WHOM}|another|one)\b)"
)
_MOST_PLACES = 4
"""So many places are named one after the other at most: "bows to the left, to the right and to the front"."""
_WAYS = "|".join(sorted(words("ways of a list")))
_JOINT = r", and then |, then |, and |, | and then | then "
_LIST = re.compile(
    rf"^(?P<who>{_SUBJECT})?(?P<verb>\w{{3,}}):? "
    rf"(?P<ways>(?:the )?(?:{_WAYS})(?:(?:{_JOINT})(?:the )?(?:{_WAYS}))+)[.!]?$"
)
_VERB_TWICE = re.compile(r"(?P<first>(?P<verb>\b\w+) (?:left|right)), (?=(?P=verb) \w)")
_AND_ON = re.compile(
    rf"(?P<verb>\b\w+)(?P<first> (?P<on>on|with) {_WHOSE} (?P<side>left|right) (?:{_LIMB})"
    r"(?: (?:\w+ times|once|twice))?)"
    rf" and (?P=on) (?={_WHOSE} (?!(?P=side))(?:left|right) (?:{_LIMB}))"
)
_GOES = r"(?:walk|run|jog|sprint|march|stroll|tiptoe|limp|crawl|skip|sneak|go|head|stagger|swim|rid)(?:e?s|ing)?"
_TURNS_BACK = re.compile(
    rf"(?P<before>\b{_GOES}\b.*?\b)(?P<turn>turn|spin|pivot|swivel|whirl)(?P<ends>s|n?ing)?"
    r"(?: around| about| round)?(?: (?:by )?180(?: ?degrees| ?deg|°)?)?"
    r"(?P<joint>,? and then|, then|, and| and|,)"
    rf" (?P<goes>{_GOES}(?: \w+ly)?) back\b"
    r"(?: (?:again|to (?:the|his|her|where)[^,.;]*|(?:the )?(?:other way|way (?:he|she|they) came|same way)))?"
)
_ASIDE_AND_BACK = re.compile(
    rf"(?P<before>\b(?P<goes>{_GOES})\b[^.,;]*? (?:to|towards?) the (?:left|right)){_THEN} "
    rf"(?P<how>(?:\w+ly )?)back(?: again)?{_END}"
)
"""Who goes to a side and back turns around."""
_TURNS_AND_ON = re.compile(
    rf"(?P<before>\b(?P<goes>{_GOES}(?: \w+ly)?)\b[^.;]*?\bturn(?:s|ing)?\b[^,.;]*?)"
    r"(?:,? and then|,? then|, and| and|,) (?:(?:he|she|they) )?(?:carries|carry|goes|go|continues|continue)"
    r"(?: on)?(?= at\b|$|[,.;])"
)
"""Who turns and goes on goes, the other way."""
_RESUMES = re.compile(
    r"(?P<before>\b(?P<verb>\w+s)\b[^.;]*?\b(?:stops|halts|pauses|waits|freezes)\b[^.;]*?)"
    r"(?:,? and then|,? then|,? and|,) (?:(?:he|she|they) )?(?P=verb) (?=(?:again|on|off|away|back|further)\b)"
)
"""What somebody does again after a stop."""
_WHERE = r"(?= (?:on|with|to|in|above|behind|over|under|at|forwards?|backwards?|up|down|left|right)\b|$|[,.;])"
_ON_SIDE = r"(?P<side> (?:on|with) (?:the|his|her) (?:left|right)(?= ?(?:$|[,.;]|and\b|then\b)))?"
_THEN_AGAIN = r"(?:,? and then|, then|,? (?:and )?finally|, and|, | then | and)\s*"
_COUNTED_AGAIN = re.compile(
    r"(?P<verb>(?:^|(?<=, )|(?<=then )|(?<=and )|(?<=person )|(?<=he )|(?<=she ))\w+s)"
    r"(?P<what>(?: (?:the |his |her )?\w+){0,2}?)"
    rf" (?P<often>once|twice|(?:{_STEPS}) times)(?P<how>(?! more)[^,.;]*?){_THEN_AGAIN}"
    rf"(?P<again>once|twice|(?:{_STEPS})(?: times)?){_WHERE}{_ON_SIDE}"
)
"""What is done so often here and so often there: "claps twice above the head, then twice behind the back"."""
_COUNTED_THINGS = re.compile(
    rf"(?P<many>\b(?:{_STEPS})) (?P<what>(?:(?:small|big|quick|short|long|slow|high|low) )?"
    r"(?:hops|jumps|steps|kicks|punches|jabs|claps|knocks|waves|squats|lunges|nods|bows|circles|skips|leaps|swings))"
    rf"(?P<how>[^,.;]*?){_THEN_AGAIN}(?P<again>{_STEPS}){_WHERE}{_ON_SIDE}"
)
"""The same without a verb: "three hops on the left foot, then two on the right"."""
_VERB_AGAIN = re.compile(rf"(?P<joint>{_JOINT}| and )(?P<verb>\w+s) again{_END}")
_CLAUSE = re.compile(rf"(?:^|{_JOINT}| and )")
_STEPS_ASIDE = re.compile(
    rf"(?P<before>^|, |: |\band |\bthen )(?P<many>{_STEPS}) (?:\w+ )??(?:side ?)?steps? (?:back )?(?:over )?"
    r"(?:to (?:the|his|her|their) )?"
    rf"(?P<side>left|right)(?: side)?{_END}"
)
"""Steps that nobody takes in so many words: "two steps left, two steps right"."""
_WITH_THE_OTHER = re.compile(
    rf"(?P<verb>\b\w+s) (?P<one>{_WHOSE} (?:left|right) \w+ with {_WHOSE} (?:left|right) (?:{_LIMB}))"
    rf"(?P<joint>,? and then|,? then|, and|,| and) (?={_WHOSE} (?:left|right) \w+ with {_WHOSE} (?:left"
    rf"|right) (?:{_LIMB}))"
)
"""The same with the other hand: "touches the left knee with the right hand, then the right knee with the left hand"."""
_EACH_SIDE = re.compile(
    rf"(?P<verb>\b\w+s)(?P<what>(?: (?!and\b|then\b|first\b)\w+){{0,4}}?),?(?: first)? (?:to"
    rf"|towards) the (?P<side>left|right)"
    rf"(?:,? and then|,? then|,? and|,) (?:to|towards)? ?the (?!(?P=side))(?P<other>left|right),? "
    rf"(?P<often>twice|(?:{_STEPS}) times|once) each(?: side| way)?{_END}"
)
"""So often to either side."""
_SO_MANY_MORE = re.compile(
    rf"(?P<many>\b(?:{_STEPS})) (?P<what>(?:[\w-]+ ){{0,2}}?[\w-]+s)(?P<how>(?: (?:very )?(?:\w+ly|fast|slow))?)"
    rf"(?P<joint>{_THEN_AGAIN})(?P<again>{_STEPS}) more(?: of (?:them|these)| times)?\b"
)
"""What is counted and done some more: "five squats slowly, then five more"."""
_STEPS_BACK = re.compile(
    rf"(?P<there>\bturns? (?:around|round|about)\b[^.;]*?(?:,? and then|,? then|,? and|,) (?:\w+ly )?\w+s (?:{_STEPS})"
    r" (?:\w+ )?(?:steps?|strides|paces)) back\b(?! to)"
)
"""Who has turned around and walks back walks ahead."""
_WEARS_TOO = re.compile(
    r"(?P<verb>\b(?:put|tak|pull)(?:s|es|e|ing|ting)? (?:on|off)) (?P<one>(?:an?|the|his|her|their) \w+),? and "
    rf"(?=(?:an?|the|his|her|their) \w+{_END})"
)
"""Two things that are put on or taken off, with one verb."""
_WEAPON = re.compile(rf"\b(?:{_WHOSE}|an?) (?:\w+ )?(rifle|pistol|gun|shotgun|machine gun|handgun|bow|crossbow)\b")
_HOW = r"(?:\w+ ){0,2}?\w+"
_SHARES = re.compile(
    rf"(?P<many>\b(?:{_STEPS})) (?P<what>[\w-]+(?: [\w-]+){{0,2}}?)[,:;]* (?:with )?(?:the )?"
    rf"first (?P<first>{_STEPS}) (?P<how>{_HOW})(?:,? (?:and|but))?(?:,? then)?,? (?:the )?"
    rf"(?:last|final|next|other|remaining) (?P<last>{_STEPS}) (?P<then>{_HOW})(?=$|[,.;]| and\b| then\b)"
)
"""How the first and the last of several are done: "5 pushups, first three fast, last two slow"."""
_THINGS_TOO = re.compile(
    rf"(?P<verb>\b\w+s) (?P<what>(?:{_WHOSE}|both|one|two|an?) (?:[\w-]+ ){{0,2}}?(?P<noun>\w+s?))"
    rf"(?P<joint>,? and then|,? then) (?={_WHOSE} (?:[\w-]+ ){{0,2}}?(?P=noun){_END})"
)
"""The same thing of another kind: "pats the front pockets, then the back pockets"."""
_TO_BOTH_SIDES = re.compile(
    rf"(?P<done>(?:^|(?<=, )|(?<=then )|(?<=and ))(?:(?!\b(?:and|then|{'|'.join(SIDES)})\b)[^,.;])+?)"
    rf" (?P<to>to|towards) the (?P<side>left|right)(?P<joint>,? and then|,? then|,? and|,) "
    rf"(?P=to) the (?!(?P=side))(?P<other>left|right){_END}"
)
"""What has no verb that could be said again: "a side bend to the right, then to the left"."""
_OPPOSITE = re.compile(
    rf"[,:;]? (?:with )?(?:the )?(?P<side>left|right) (?P<one>{_LIMB})s? to "
    rf"(?:the )?(?P<other>left|right) (?P<two>{_LIMB})"
    r"(?: first)?(?:,? and then|,? then|,? and|,) "
    r"(?:the )?(?P=other) (?P=one) to (?:the )?(?P=side) (?P=two)(?=$|[,.;]| and\b| then\b)"
)
"""What alternates: "bicycle crunches, right elbow to left knee, then left elbow to right knee"."""
_IN_TOTAL = re.compile(rf"(?P<joint>,| and)? (?P<many>{_STEPS}) in (?:total|all)(?=$|[,.;])")
_SHOOTS = re.compile(rf"\b(?:aim|fire|shoot|reload)(?:s|ing)?(?: and (?:fire|shoot)s?)?{_END}")


def said_in_full(text: str) -> str:
    """A `plain` sentence with what it leaves out.

    "Kicks with the right leg, again with the left" kicks twice, "the left arm, then the right, then both" ends with
    both, "climbs up a ladder, then back down" climbs down, "punches: low, high" punches low and then high, and who
    turns around and walks back from where he went walks.
    """
    text = _EACH_SIDE.sub(
        r"\g<verb>\g<what> to the \g<side> \g<often>, then \g<verb>\g<what> to the \g<other> \g<often>", text
    )
    text = _IN_TOTAL.sub(_altogether, _OPPOSITE.sub(_alternating, _SHARES.sub(_in_shares, text)))
    text = _THINGS_TOO.sub(r"\g<verb> \g<what>\g<joint> \g<verb> ", text)
    text = _TO_BOTH_SIDES.sub(_to_both_sides, text)
    text = _WITH_THE_OTHER.sub(r"\g<verb> \g<one>\g<joint> \g<verb> ", text)
    text = _SO_MANY_MORE.sub(r"\g<many> \g<what>\g<how>\g<joint>\g<again> \g<what>", text)
    text = _STEPS_BACK.sub(r"\g<there>", text)
    text = _STEPS_ASIDE.sub(r"\g<before>sidesteps \g<many> times to the \g<side>", text)
    text = _WEARS_TOO.sub(r"\g<verb> \g<one>, then \g<verb> ", text)
    text = _ASIDE_AND_BACK.sub(r"\g<before>, then turns around, then \g<how>\g<goes>", text)
    text = _TURNS_AND_ON.sub(r"\g<before>, then \g<goes>", text)
    text = _RESUMES.sub(r"\g<before>, then \g<verb> ", text)
    text = _AND_ON.sub(r"\g<verb>\g<first>, then \g<verb> \g<on> ", text)
    text = _ONE_THEN_OTHER.sub(r"the left \g<limb>\g<between>the right \g<limb>", text)
    text = _SWITCHES.sub(_with_others, text)
    text = _in_both(_SAME_WITH.sub(_on_other_side, text))
    text = _BLOWS.sub(lambda blows: _NEXT_BLOW.sub(", ", blows.group()), _COUNTED_THINGS.sub(_so_many, text))
    for _ in range(_MOST_PLACES):
        text = _COUNTED_AGAIN.sub(_so_often, text)
    text = _VERB_AGAIN.sub(_as_before, text)
    text = _AGAIN.sub(lambda match: f"{match['done']}, then {_without_subject(match['done'])}", text)
    text = _BACK.sub(_back, text)
    for _ in range(_MOST_PLACES):
        text = _PLACED.sub(r"\g<verb>\g<first>, then \g<verb> \g<at> ", text)
    text = _VERB_TWICE.sub(r"\g<first>, then ", _LIST.sub(_listed, text))
    return _armed(_with_the_ball(_TURNS_BACK.sub(_as_far_back, text)))


def _in_shares(match: re.Match[str]) -> str:
    """The first of several and the last of them, each as a clause of its own, where they are all of them."""
    many, first, last = (how_many(match[name]) for name in ("many", "first", "last"))
    if first + last != many:
        return match.group()
    what = match["what"]
    return f"{match['first']} {what} {match['how']}, then {match['last']} {what} {match['then']}"


def _alternating(match: re.Match[str]) -> str:
    """The same of no side, unless both limbs are on one."""
    if match["side"] == match["other"]:
        return match.group()
    return f" {match['one']} to the opposite {match['two']} on alternating sides"


def _altogether(match: re.Match[str]) -> str:
    return f" {match['many']} times"


def _to_both_sides(match: re.Match[str]) -> str:
    """Both sides, each with all that is done."""
    done = match["done"]
    if not re.match(r"(?:an?|the|one|two|three) ", done):
        return match.group()
    again = _without_subject(done)
    return f"{done} {match['to']} the {match['side']}, then {again} {match['to']} the {match['other']}"


def _so_often(match: re.Match[str]) -> str:
    """The second number of times as a clause of its own, with its verb."""
    again = match["again"] if match["again"].endswith(("once", "twice", "times")) else f"{match['again']} times"
    done = f"{match['verb']}{match['what']}"
    return f"{done} {match['often']}{match['how']}, then {done} {again}{_on_side(match)}"


def _so_many(match: re.Match[str]) -> str:
    done = f"{match['many']} {match['what']}{match['how']}"
    return f"{done}, then {match['again']} {match['what']}{_on_side(match)}"


def _on_side(match: re.Match[str]) -> str:
    """The side on which something is done the second time, with the limb that was named the first time."""
    if not match["side"]:
        return ""
    limb = re.search(rf"(?:left|right) (?P<limb>{_LIMB})\b", match["how"])
    return f"{match['side']} {limb['limb']}" if limb else str(match["side"])


def _as_before(match: re.Match[str]) -> str:
    """What was said of a verb before, where it comes again: "pushes a box, rests and pushes again"."""
    clauses = [clause for clause in _CLAUSE.split(match.string[: match.start()]) if clause]
    said = [clause[found.start() :] for clause in clauses if (found := re.search(rf"\b{match['verb']} ", clause))]
    return f"{match['joint']}{said[-1]}" if said else match.group()


def _as_far_back(match: re.Match[str]) -> str:
    """Who turns round and walks back goes as far as before."""
    far = distance_said(match["before"])
    metres = f" {far:g} m".replace(".", "·") if far else ""
    turns = f"turn{(match['ends'] or '').removeprefix('n')}"
    return f"{match['before']}{turns} around{match['joint']} {match['goes']}{metres}"


def _without_subject(clause: str) -> str:
    return re.sub(rf"^{_SUBJECT}", "", clause)


def _sides_in(text: str) -> list[str]:
    return [side for side in SIDES if re.search(rf"\b{side}\b", text)]


def _on_other_side(match: re.Match[str]) -> str:
    """What is done again on another side, as `sides.other_side_named` puts it."""
    before = _sides_in(match.string[: match.start()])
    side = match["named"] or (OTHER[before[0]] if len(before) == 1 else "")
    if side and _REPEATED.search(match.group()) and (done := _sequence(match.string[: match.start()], OTHER[side])):
        return f", then {mirror_caption(done)}"
    return f", then the {side}" if side else match.group()


def _sequence(text: str, side: str) -> str:
    """Several things of which the first is done on a side and the last on none: "lunges with the left leg, steps back";
    empty where a text has no such things.
    """
    begins = [0, *(joint.end() for joint in _CLAUSES.finditer(text))]
    sided = [re.search(rf"\b{side}\b", text[start:end]) for start, end in zip(begins, [*begins[1:], None], strict=True)]
    if not any(sided) or sided[-1] or OTHER[side] in _sides_in(text):
        return ""
    return _without_subject(text[begins[next(k for k, named in enumerate(sided) if named)] :])


def _with_others(match: re.Match[str]) -> str:
    """What is done first, with other limbs."""
    first = _CLAUSES.split(match.string[: match.start()], maxsplit=1)[0]
    return f", then {_without_subject(first).split(' with ')[0]} with {match['how']}"


def _in_both(text: str) -> str:
    """A text in which what is done with the left, the right, and "then both" is done with both at last."""
    match = _BOTH.search(text)
    if match is None or len(_sides_in(text[: match.start()])) < len(SIDES):
        return text
    clauses = [clause for clause in re.split(r", | then | and ", text[: match.start()]) if _SIDED.search(clause)]
    named = [sided["limb"] for clause in clauses for sided in _SIDED.finditer(clause) if sided["limb"]]
    limb = named[0] if named else "hand"
    limbs = (match["limbs"] or "").strip()
    limbs = _MANY.get(limb, f"{limb}s") if limbs in ("", "of them") else limbs
    first = _SIDED.search(clauses[0])
    assert first is not None
    joint = first["with"] or ("" if first["limb"] else "with ")
    done = f"{_without_subject(clauses[0][: first.start()])}{joint}both {limbs}{clauses[0][first.end() :]}"
    return f"{text[: match.start()]}, then {done}{text[match.end() :]}"


def _back(match: re.Match[str]) -> str:
    """The way back as a clause of its own: down what was climbed, backward where somebody went forward."""
    verb, what = match["verb"], match["what"] or ""
    way, turned = ((match[part] or "").strip().removesuffix("s") for part in ("way", "turned"))
    if turned in ("up", "down") and way in ("up", "down", "") and what and way != turned:
        return f"{verb}{match['way'] or ''}{what}, then {verb} {turned}{what}"
    if turned in ("back", "backward") and way in ("forward", "ahead") and not match["steps"]:
        return f"{verb}{match['way']}{what}, then {verb} backward"
    return match.group()


def _listed(match: re.Match[str]) -> str:
    ways = [way.removeprefix("the ") for way in re.split(_JOINT, match["ways"])]
    return (match["who"] or "") + ", then ".join(f"{match['verb']} {way}" for way in ways)


def _with_the_ball(text: str) -> str:
    """A text in which who dribbles or catches a ball shoots at the basket."""
    played = _BASKETBALL.search(text)
    if played is None:
        return text
    return text[: played.end()] + _SHOOTS_IT.sub(r"\g<0> the basketball at the basket", text[played.end() :])


def _armed(text: str) -> str:
    """A text in which who has one weapon aims and fires that one."""
    weapons = list(_WEAPON.finditer(text))
    if len({weapon[1] for weapon in weapons}) != 1:
        return text
    begins = weapons[0].end()
    return text[:begins] + _SHOOTS.sub(rf"\g<0> the {weapons[0][1]}", text[begins:])
