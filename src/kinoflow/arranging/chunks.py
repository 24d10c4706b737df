"""The chunks of a sentence: words between two joints that may be an action each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from kinoflow.arranging.phrases import PhraseBook
from kinoflow.language.clauses import pieces_in_time
from kinoflow.language.growing import growing_said
from kinoflow.language.held import Hold, Remark, marks, unmarked, with_held, without_held
from kinoflow.language.manner import WORDS, without_mood
from kinoflow.language.posing import (
    begins_with_limb,
    joined_holds,
    lets_go,
    poses,
    rises,
    seconds_held,
    seconds_of,
    stands,
)
from kinoflow.language.repeating import Again, repeat_said
from kinoflow.language.sides import OTHER, SIDES, direction_said, mirror_caption
from kinoflow.language.tables import words
from kinoflow.language.words import HOW_OFTEN, NUMBER_OF, NUMBERS, how_many, stem, stems

_SOFT = re.compile(r"\s*(?:,(?: and\b)?|(?<!\bup )\band\b|\band\b(?! down\b))\s*")
_LIMB = re.compile(
    r"(?:(?:both|the|his|her|their|your|left|right|with|one) )*(?:arms?|hands?|head|legs?|feet|knees?|eyes|elbows?"
    r"|fists?|palms?|heels?|toes|shoulders?|hips|torso|chin|like)\b"
    r"(?! (?:strikes?|kicks?|punch(?:es)?|raises?|lifts?|rolls?|circles?|swings?|seals?|jabs?|slams?|signs?|thrusts?"
    r"|butts?|charges?|pumps?)\b)"
)
_HELD = re.compile(
    r"(?:(?:the|his|her|their|an?|with) )*(?:(?:great|long|two-handed) ?)?(?:swords?|greatsword|katana|blades?|shield"
    r"|spear|axe|hammer|staff|dagger|knife|knives|bow|gun|rifle|pistol|weapons?|torch) "
    r"(?:held |resting |pointed |pointing )?"
    r"(?:in|at|on|over|across|behind|before|ahead|up|down|drawn|raised|lowered|ready|high|low|beside|by)\b"
)
"""Where a weapon is meanwhile, which is no action: "sword in the right hand"."""
_ALWAYS = re.compile(r"[ ,]*\b(?:throughout|(?:the (?:whole|entire)|all the) time|all the while|all along)\b")
_BEGINS_WITH = re.compile(r"with (?:the|his|her|their|both|one|left|right) ")
_ELBOWS = re.compile(
    r"(?:(?:both|the|his|her|with) )*elbows (?:(?:held|pointing|flared) )?(?:wide|out|back|apart)(?: wide)?"
)
_COUNTS = re.compile(rf"(?:x ?)?\d|(?:{'|'.join(sorted({*NUMBER_OF, *HOW_OFTEN} - {'one'}))})\b")
"""Beginnings of remarks such as "3 reps", which are no actions."""
_REMARK = re.compile(
    r"(?:while )?(?:seated|sitting|standing|lying|kneeling|squatting|crouching)(?: down| up)?$"
    r"|(?:at |in )?(?:an? )?(?:\w+ )?(?:pace|speed|tempo|rhythm)$"
    r"|(?:com(?:es?|ing)|straighten(?:s|ing)?) (?:back )?up(?: again)?$"
    r"|(?:nearly|almost) |(?:catch|steady|stead|brac|balanc|recover)(?:e?s|ies|ing)? (?:him|her|it|them)sel(?:f|ves)\b"
    r"|recover(?:s|ing)?(?: (?:his|her|their) \w+)?$"
    r"|(?:with )?the (?:last|final|first|second|third) (?:one|rep|two|three)\b"
)
"""Remarks that say in which posture or how fast something is done, and that somebody stays up."""
_NEARLY = re.compile(
    r"(?:but )?(?:nearly|almost) (?:fall|tumbl|go(?:es|ing) down|collaps|faint|dropp|drops?\b|hit|crash)"
)
"""What does not happen after all, and would be read as if it did."""
_AND_BACK = re.compile(r"(?:back|forth|backwards?|forwards?|down|out|in|up|left|right|across)\b")
"""The other way of what goes to and fro."""
_GOES_ON = re.compile(
    r"(?:he |she |they )?(?:then )?(?:(?:goes|go|carries|carry|keeps|keep|moves) (?:on|going)|continues?)"
    r"(?: at (?:an?|the) (?:\w+ )?(?:pace|speed|tempo)| as before| like that)?$"
)
"""What names nothing that is done: "then goes on"."""
_ROUNDS = re.compile(
    rf"(?:\d+|{'|'.join(word for word in NUMBERS if word)}) (?:rounds?|reps?|repetitions|sets?|items?|counts|cycles?)$"
)
"""How often, said by itself: "...; two rounds"."""
_LOWERS = re.compile(r"(?:lowers|drops|takes down|lets? (?:the|his|her)) .*\b(?:hands?|arms?)\b")
_FREEZES = re.compile(r"(?:and )?(?:freezes)")
_RETURNS = re.compile(
    r"(?:(?:he|she|they) )?(?:comes?|coming|returns?|pushes|goes|moves|swings|steps) (?:back|up)(?: again)?"
    r"(?: (?:in)?to (?:the )?(?:cent(?:er|re)|middle|start|place|standing|neutral|(?:starting |first )?position))?$"
)
_LEAVES_PLACE = re.compile(
    r"\b(?:lung|squat|bend|lean|crouch|kick|dip|reach|stretch|kneel|tilt|twist|bow|fold|sink|duck|plie)(?:e?s|p?ing)?\b"
)
"""Who does one of these has come back from it when it is over: "lunges and comes back"."""
_DOWN = re.compile(
    r"(?:(?:he|she|they) )?(?:goes|sinks|gets|drops|lowers (?:(?:him|her|them)sel(?:f|ves)|the (?:body|hips))) "
    r"(?:all the way |right )?(?:down|low|deep)(?: (?:until|till|so that|as far as|as low as) .*)?$"
)
"""What who lunges or squats does anyway."""
_LOOKS_AT_IT = re.compile(r"(?:looks|stares|glances|gazes) at (?:it|them)(?: closely| briefly| carefully)?")
_TAKES = re.compile(r"\b(?:picks|takes|grabs|pulls|lifts|catches|holds|gets|draws|finds|receives)\b")
"""What one looks at who has it in the hand."""
_CLOSES = re.compile(
    r"(?:(?:he|she|they) )?(?:brings?|closes?|puts?|places?|sets?|draws?|pulls?|moves?) (?:with )?(?:the|his|her"
    r"|their) "
    r"(?:left|right|other|back|trailing|free|second) (?:foot|leg)(?: (?:together|in|closed|after|up|over"
    r"|(?:up )?(?:next|close)? ?(?:to|beside|by|with|against) (?:it|the (?:other|first|left|right)(?: (?:one|foot"
    r"|leg))?)))*$"
)
"""How a step ends anyway."""
_HOW_MANY = re.compile(rf"\b(?:\d+|{'|'.join(NUMBER_OF)}|twice|times|few|several|some)\b")
_STEPS = re.compile(r"\bsteps?\b")
_COUNTED = re.compile(
    rf"(?:for )?(?:\d+|{'|'.join(word for word in NUMBERS if word)}) (?P<noun>[a-z-]+)"
    r"(?: in total| in all| altogether)?$"
)
"""How often, of what was said before: "swings a kettlebell, six swings"."""
_ARM = re.compile(r"\b(?:hands?|arms?|fists?)\b")
IT = re.compile(r"\b(?:it|them|something)\b")
_ONE_LIMB = re.compile(r"\b(?P<of>the|his|her|their) (?P<limb>(?P<leg>leg|foot|knee)|arm|hand|elbow|fist|palm)\b")
_BENDS_IT = re.compile(r"bends (?:it|(?:the|his|her) (?:(?:left|right) )?(?:leg|knee))(?: again| in| back| once more)*")
_OTHER_WAY = re.compile(
    r"(?:then )?(?:back )?(?:(?:to|towards) )?(?:the |his |her |their )?(?P<side>left|right)(?: side| shoulder)?"
    rf"(?:,? (?P<often>once|twice|(?:{'|'.join(NUMBER_OF)}) times))?(?: each)?"
)
_WITH_THEM = re.compile(r"\bwith (?:it|them)\b")
_DONE_TO_IT = re.compile(r"(?:(?:he|she|they) )?(?:\w+ly )?\w+ (?:it|them)\b(?! (?:with|between|like)\b).*")
_THING = re.compile(
    r"(?<!with )(?<!on )(?<!in )(?<!at )(?<!to )(?<!into )\b(?:an?|the|some|his|her) (?!left\b|right\b|other\b)"
    r"(?:\w+ ){0,2}?\w+"
    r"(?= (?:from|off|out|on|onto|in|into|to|with|at|up|down|over|under|of|by|and|then)\b|$)"
)
"""What a chunk is about: "an apple" of "picks an apple from a tree"."""
_NAMED_LIMB = re.compile(
    r"\b(?:the|his|her|their|both) (?:(?:left|right|other) )?(?:arms?|hands?|legs?|foot|feet|fingers)\b"
)
_MOODS = frozenset(stem for said in WORDS.values() for stem in stems(" ".join(said)))
_ANYBODY = frozenset(stems("worker player"))
"""Who may do anything, though actions are called by what the word comes from."""
_BARE = frozenset(stems(" ".join(words("how"))))
"""Words that say how, and no action."""
_LIMB_WORDS = frozenset(stems(" ".join((*words("hands"), *words("legs"), *words("body verbs"), "hold"))))
NO_THING = _LIMB_WORDS | _BARE | frozenset(stems(" ".join(words("actors"))))
"""What is no thing that something is done to: limbs, and who acts."""
_WHO = re.compile(
    rf"^(?:an?|the|some|one|this) (?:[\w-]+ ){{0,2}}?(?:{'|'.join(sorted(words('actors') | words('roles')))})\b"
)
_SUBJECT = re.compile(r"(?P<who>(?:an?|the) (?:\w+ ){0,2}?(?P<noun>\w+))(?= (?:\w+ly )?(?:is |are )?\w+(?:s|ing)\b)")
_WHO_DOES = re.compile(r"(?P<who>(?:an?|the) (?:\w+ )?\w+) (?P<doing>\w{2,}ing)\b")
_THIRD = re.compile(
    r"(?<! an)(?<! a)(?<! the)(?<! his)(?<! her)(?<! their)(?<! two)(?<! three)(?<! both)(?<! of)(?<! with)(?<! in)"
    r"(?<! on)"
    r" (?P<verb>[a-z]+[^s\W]s)\b(?=[ ,]|$)"
)
"""What may be a verb in the third person, and is no noun after an article."""
LONG = 5
"""Letters of a word of somebody that says what he does, at least: "boxer" is in too many names."""
_DOES = re.compile(
    r"^ (?:\w+ly )?(?:does|performs|executes|delivers|throws|lands|makes) (?:an?|the|one|two|three) (?P<named>[^,.;]+)"
)
_NOUN_NEXT = re.compile(r"\b(?:with|that|which|who|in|at|of|and|is|are)(?: \w+)?$")
_NAMED_ANEW = re.compile(r"(?:an?|the|his|her|two|both|another) ")
_DOING = re.compile(r"(?:\w+ly )?\w+ing\b")
_IS_DOING = re.compile(r"\b(?:is|are) (?:\w+ly )?\w+ing\b")


@dataclass(frozen=True)
class Chunk:
    """Words between two joints.

    Attributes:
        text: the words, without remarks on how limbs are held.
        hard: they begin at a word of time such as "then".
        adds: they seem to say more of what is done already.
        meant: the words with what "it" is, as the chunk before names it.
        acts: whether they begin with a verb, or with the name of an action.
        how: what is told elsewhere of how it is done.
        under: what it costs to read it as another action than the title that it stands under; 0 under none.
        said: the words with those remarks.
        held: the remarks.
        posed: where it puts limbs, where it may do nothing else.
        lets_go: it says that somebody comes back from a pose.
        seconds: how long what is done is held.
        limbs: words about limbs that place none.
        stays: limbs that it puts somewhere stay there while others are put somewhere.
        among: other things are told as well.
        kept: remarks of another chunk that hold of this one too, where its limbs are free.
        again: what is done again after it.
        pace: "faster" or "slower" where it becomes so.
        looked_at: it was looked at already whether it is an action besides the one before it.
        who: the sentence's subject, where it tells something of what is done and this chunk lacks it: "a goalkeeper".
    """

    text: str
    hard: bool
    adds: bool
    meant: str = ""
    acts: bool = True
    how: str = ""
    under: float = 0.0
    said: str = ""
    held: tuple[Remark, ...] = ()
    posed: tuple[Hold, ...] = ()
    lets_go: bool = False
    seconds: float = 0.0
    stays: bool = False
    among: bool = False
    kept: tuple[Remark, ...] = ()
    limbs: tuple[str, ...] = ()
    who: str = ""
    looked_at: bool = False
    again: Again | None = None
    pace: str = ""


def chunks_of(text: str, book: PhraseBook) -> list[Chunk]:
    """The chunks of a `told` sentence in the order of time; what is no action by itself goes to the one before it."""
    found: list[Chunk] = []
    early: tuple[Remark, ...] = ()
    for piece in pieces_in_time(text):
        marked, remarks = without_held(_apart(book, piece), partial(_acts, book))
        if early and not found:
            # "Right foot back, then ..."
            found.append(_pose_of(early))
            early = ()
        for place, spoken in enumerate(part for part in _SOFT.split(marked) if part):
            part, said = unmarked(spoken), with_held(spoken, remarks)
            if found and (again := repeat_said(part)) is not None:
                found[-1] = replace(found[-1], again=again)
                continue
            (part, pace), (said, _) = growing_said(part), growing_said(said)
            if found and not part and pace:
                found[-1] = replace(found[-1], pace=pace)
                continue
            held = early + tuple(remarks[mark] for mark in marks(spoken))
            early = ()
            if not part and found:
                found[-1] = replace(found[-1], said=f"{found[-1].said}, {said}", held=found[-1].held + held)
                continue
            if not part:
                # "With the arms crossed, she walks": of what follows.
                early = held
                continue
            if found:
                part = _with_its_limb(part, found[-1].posed)
            heard = stems(part)
            kept_s = 0.0 if held and _FREEZES.fullmatch(part) else seconds_held(part)
            if found and kept_s is not None:
                # "..., and holds it for three seconds": no action.
                found[-1] = replace(found[-1], seconds=kept_s or found[-1].seconds, held=found[-1].held + held)
                continue
            looks_s = 0.0
            lately = " and ".join(chunk.text for chunk in found[-2:] if not chunk.posed)
            if found and _RETURNS.match(part) and not found[-1].posed and _LEAVES_PLACE.search(lately):
                continue
            if found and _DOWN.match(part) and not found[-1].posed and _LEAVES_PLACE.search(found[-1].text):
                continue
            if _LOOKS_AT_IT.fullmatch(part) and _TAKES.search(" and ".join(chunk.text for chunk in found)):
                part, looks_s = "looks down", 1.4
            if found and _CLOSES.match(part) and _STEPS.search(found[-1].text):
                if (side := direction_said(found[-1].text)) and not _HOW_MANY.search(found[-1].text):
                    found[-1] = replace(found[-1], text=f"sidesteps once to the {side}", meant="")
                continue
            if place and found and (counted := _counted(part, found)) is not None:
                told = found[counted]
                found[counted] = replace(told, text=f"{told.text} and {part}", said=f"{told.said} and {said}")
                continue
            if not without_mood(part) or (found and (_NEARLY.match(part) or _GOES_ON.match(part))):
                # "Exhausted, he sits down": how, and no action.
                continue
            # "..., then high knees": the name of an action.
            called = " ".join(heard) in book.called
            bare = (set(heard) <= _BARE and not called) or bool(_ROUNDS.match(part))
            # "Raises the left hand, then the right" and "walks, arms hanging" are one action each.
            acts = called or any(word in book.verbs for word in heard[:2])
            # "..., layup": a noun that names an action, first or last of a few words.
            ends = {*heard[:1], *heard[-1:]}
            acts = acts or (len(heard) <= 3 and not _DOING.match(part) and not ends.isdisjoint(book.titles))
            acts = acts and not any(remark.match(part) for remark in (_LIMB, _HELD, _COUNTS))
            bare = bare or bool(place and _REMARK.match(part))
            if not found and bare and " " not in part and "," in text:
                # "Defeated, he falls to his knees": of what follows.
                continue
            if _ELBOWS.fullmatch(part) and (held or (found and (found[-1].held or found[-1].posed))):
                # "Hands behind the head, elbows wide": where else?
                early = held
                continue
            posed = poses(part)
            if held and stands(part):
                # "The goalkeeper stands with bent knees": is no goalkeeper's action.
                posed = tuple(remark.hold for remark in held)
            if posed and (place or not found) and (not acts or begins_with_limb(part)):
                # "..., right elbow on the knee": of what is done.
                more = tuple(Remark(part, hold) for hold in posed) + held
                if not found:
                    early = more
                elif found[-1].posed:
                    both, whole = joined_holds(found[-1].posed, posed), f"{found[-1].said}, {said}"
                    found[-1] = replace(found[-1], posed=both, said=whole, held=found[-1].held + held)
                else:
                    found[-1] = replace(found[-1], said=f"{found[-1].said}, {said}", held=found[-1].held + more)
                continue
            if found and lets_go(part) and not (rises(part) or found[-1].posed or found[-1].held):
                named = " ".join(chunk.said for chunk in found)
                if IT.search(part) and _ARM.search(named) and not _thing(found):
                    # "Raises the right hand and waves, then lets it drop": as after every gesture.
                    continue
            back = bool(found and lets_go(part) and (found[-1].posed or (found[-1].held and not rises(part))))
            if found and not back and lets_go(part) and not rises(part) and not _thing(found):
                # "Lifts the left foot, shakes it and puts it down".
                back = any(chunk.posed for chunk in found) and not any(chunk.lets_go for chunk in found)
            if found and (other := _to_the_other_side(part, found[-1])) is not None:
                found[-1] = replace(found[-1], stays=True)
                found.append(other)
                continue
            if found and not posed and not back and (bare or (place and not acts)):
                joint = " and " if place else " then "
                if found[-1].lets_go and len(found) > 1 and found[-2].posed and _COUNTS.match(part):
                    # "Lifts the right leg and lowers it, eight times" is no pose.
                    found[-2:] = [replace(together(found[-2:]), posed=(), stays=False)]
                if _AND_BACK.match(part) and all(hold.kind in ("leg", "hand") for hold in found[-1].posed):
                    # "Swings the right leg forward and back, ten times" is no pose.
                    found[-1] = replace(found[-1], posed=(), stays=False)
                found[-1] = replace(
                    found[-1],
                    text=f"{found[-1].text}{joint}{part}",
                    said=f"{found[-1].said}{joint}{said}",
                    held=found[-1].held + held,
                    limbs=found[-1].limbs + ((part,) if place and _LIMB.match(part) else ()),
                )
                continue
            # "Casts a spell, thrusting both palms forward": more of the same, rather.
            before = found[-1].text if found and place else ""
            adds = bool(before and _DOING.match(part) and not (_DOING.match(before) or _IS_DOING.search(before)))
            if found and (limbs := _WITH_THEM.search(part)) and (hands := _hands_of(found[-1].posed)):
                # "Stretches both arms out and makes small circles with them".
                part = part.replace(limbs.group(), f"with {hands}")
            named = (_thing(found) or _limb_of(found)) if _DONE_TO_IT.fullmatch(part) else ""
            meant = IT.sub(named, part, count=1) if named else ""
            chunk = Chunk(part, hard=not place, adds=adds, meant=meant, acts=acts, said=said, held=held)
            chunk = replace(chunk, pace=pace)
            chunk = replace(chunk, posed=posed, lets_go=back, seconds=(seconds_of(part) or looks_s) if posed else 0.0)
            if posed and found and found[-1].posed and posed[0].place != "at the side":
                # One after the other, of which each stays: no gesture that is taken back.
                chunk, found[-1] = replace(chunk, stays=True), replace(found[-1], stays=True)
            found.append(chunk)
    if early and not found:
        found.append(_pose_of(early))
    found = found or [Chunk(text, hard=True, adds=False, said=text)]
    who = _subject(book, found[0].text)
    if len(found) > 1:
        found = [replace(chunk, among=True) for chunk in _throughout(found)]
    return [found[0], *(replace(chunk, who="" if _NAMED_ANEW.match(chunk.text) else who) for chunk in found[1:])]


def _counted(part: str, before: Sequence[Chunk]) -> int | None:
    """The place of the chunk of which words say how often it is done, where they say nothing else."""
    counted = _COUNTED.match(part)
    if counted is None:
        return None
    noun = stem(counted["noun"])
    for place in reversed(range(len(before))):
        heard = stems(before[place].text)
        # "A jab, two jabs" are three.
        if noun in heard and len(heard) > 2 and not any(word in NUMBERS or word.isdigit() for word in heard):
            return place
    return None


def _throughout(chunks: Sequence[Chunk]) -> Iterator[Chunk]:
    """The chunks, each with the remarks that hold of all: "hands on the hips throughout", "with a hand at the ear, she
    paces, turns and paces back".
    """
    always = [chunk for chunk in chunks if chunk.held and _ALWAYS.search(chunk.said)]
    kept = always[0].held if always else ()
    if not kept and (first := chunks[0]).held and _BEGINS_WITH.match(first.held[0].text):
        leading = [remark for remark in first.held if remark.text not in first.said]
        kept = tuple(remark for remark in leading if remark.hold.kind == "hand")
    for chunk in chunks:
        # "..., then lowers the hand and points": no longer.
        kept = () if chunk.lets_go or _LOWERS.match(chunk.text) else kept
        text = _ALWAYS.sub("", chunk.text).strip(" ,") or chunk.text
        yield replace(chunk, text=text, kept=() if chunk.lets_go or chunk.posed else kept)


def _subject(book: PhraseBook, text: str) -> str:
    """Who acts, where that tells what may be done: "a basketball player", and no "man"."""
    subject = _SUBJECT.match(text)
    if subject is None:
        return ""
    return subject["who"] if tells(book, stems(subject["who"])) else ""


def tells(book: PhraseBook, who: Iterable[str]) -> bool:
    """Whether an action is called after somebody."""
    return any(is_named(word, name) for name in book.name_words for word in who)


def subject_of(text: str) -> str:
    """Who acts in a text, "a porter"; empty where it names nobody."""
    subject = _SUBJECT.match(text)
    return subject["who"] if subject else ""


def of_anybody(book: PhraseBook, text: str) -> str:
    """A text of which somebody does what it says who tells nothing of it: "a hiker leaps" as "a person leaps"."""
    subject = _SUBJECT.match(text)
    if subject is None:
        return text
    if (does := _DOES.match(text[subject.end() :])) is not None:
        named = stems(does["named"])
        if any(" ".join(named[:count]) in book.called for count in range(1, LONG)):
            # "A taekwondo fighter does a front kick": whoever it is.
            return f"a person{text[subject.end() :]}"
    if tells(book, set(stems(subject["who"])) - _MOODS - _ANYBODY):
        return text
    rest = text[subject.end() :].split()
    return f"a person{text[subject.end() :]}" if not book.verbs.isdisjoint(stems(" ".join(rest[:3]))) else text


def is_named(who: str, name: str) -> bool:
    """Whether a word of an action's name is somebody, or what he does: "goalkeeper", and "archery" of an archer."""
    return who == name or (len(who) > LONG and who.endswith("er") and name.startswith(who.removesuffix("er")))


def _apart(book: PhraseBook, text: str) -> str:
    """A text in which who does something, in passing, does it before the rest: "a waiter carrying a tray bows"."""
    meanwhile = _WHO_DOES.match(text)
    if meanwhile is None or book.verbs.isdisjoint(stems(meanwhile["doing"])):
        return text
    done = next(
        (
            word
            for word in _THIRD.finditer(text, meanwhile.end())
            if not (book.verbs.isdisjoint(stems(word["verb"])) or _NOUN_NEXT.search(text[: word.start()]))
        ),
        None,
    )
    if done is None or "," in text[: done.start()] or " and " in text[: done.start()]:
        return text
    return f"{meanwhile['who']} is {text[meanwhile.start('doing') : done.start()]}, {text[done.start() :].lstrip()}"


def _pose_of(remarks: Sequence[Remark]) -> Chunk:
    """A chunk of nothing but limbs that are somewhere."""
    said = ", ".join(remark.text for remark in remarks)
    return Chunk(said, hard=True, adds=False, acts=False, said=said, posed=tuple(remark.hold for remark in remarks))


def _acts(book: PhraseBook, text: str) -> bool:
    """Whether a text names something that is done, besides who does it."""
    return not (book.verbs | book.name_words).isdisjoint(stems(_WHO.sub("", text)))


def _hands_of(posed: Sequence[Hold]) -> str:
    """The arms that a pose has put somewhere, in words; empty where it has put none."""
    hands = {hold.limb for hold in posed if hold.kind == "hand"}
    if hands & {"both hands"} or hands >= {"left hand", "right hand"}:
        return "both arms"
    return next((f"the {hand.removesuffix(' hand')} arm" for hand in hands if hand != "one hand"), "")


def _to_the_other_side(part: str, before: Chunk) -> Chunk | None:
    """A chunk in which head or trunk go to the other side than in one before, where words say nothing but that; how
    often both are done is that of the pair.
    """
    match = _OTHER_WAY.fullmatch(part)
    if match is None or not before.posed or not all(hold.kind in ("head", "trunk") for hold in before.posed):
        return None
    if not any(OTHER[match["side"]] in str(hold) for hold in before.posed):
        return None
    posed = tuple(replace(hold, place=mirror_caption(hold.place)) for hold in before.posed)
    often = match["often"]
    many = how_many(often.split()[0]) if often else 1
    again = Again(other=False, times=many - 1, last=2) if many > 1 else None
    text = mirror_caption(before.text)
    return replace(before, text=text, said=text, posed=posed, stays=True, again=again, hard=True, seconds=0.0)


def _with_its_limb(part: str, posed: Sequence[Hold]) -> str:
    """Words that put "it", "them" or "the leg" somewhere, with the limb that was put somewhere before."""
    if not posed or lets_go(part):
        return part
    stretched = [hold.limb.split()[0] for hold in posed if hold.kind == "leg" and hold.place.startswith("stretched")]
    if stretched and _BENDS_IT.fullmatch(part):
        return f"raises the {stretched[-1]} knee"
    if IT.search(part):
        limbs = _hands_of(posed) or next((f"the {hold.limb}" for hold in posed if hold.kind == "leg"), "")
        named = IT.sub(limbs, part, count=1) if limbs else part
    else:
        legs = {hold.limb.split()[0] for hold in posed if hold.kind == "leg"}
        hands = {hold.limb.split()[0] for hold in posed if hold.kind == "hand"}
        one = _ONE_LIMB.search(part)
        sides = () if one is None else legs if one["leg"] else hands
        side = next(iter(sides)) if len(sides) == 1 else ""
        named = _ONE_LIMB.sub(rf"\g<of> {side} \g<limb>", part, count=1) if side in SIDES else part
    return named if named != part and poses(named) and not poses(part) else part


def _thing(before: Sequence[Chunk]) -> str:
    """What "it" is: the thing that was named last."""
    return next(filter(None, (thing_of(chunk.meant or chunk.text) for chunk in reversed(before))), "")


def _limb_of(before: Sequence[Chunk]) -> str:
    """The limb that "it" is, where nothing else is named: "circles the right arm and shakes it out"."""
    named = _NAMED_LIMB.findall(before[-1].text) if before else []
    return str(named[-1]) if named else ""


def thing_of(text: str) -> str:
    """The thing that a text is about: "an apple" of "picks an apple from a tree"; empty where it names none."""
    # Who acts stands first.
    things = [thing.group() for thing in _THING.finditer(_WHO.sub("", text))]
    return next((thing for thing in things if NO_THING.isdisjoint(stems(thing))), "")


def together(chunks: Sequence[Chunk]) -> Chunk:
    """Chunks that are one action, as one."""
    first = chunks[0]
    said = [first.said if first.held else first.meant or first.said or first.text, *(one.said for one in chunks[1:])]
    held = tuple(remark for chunk in chunks for remark in chunk.held)
    if len(chunks) > 1:
        first = replace(first, posed=(), lets_go=False, stays=False, seconds=max(chunk.seconds for chunk in chunks))
    limbs = tuple(text for chunk in chunks for text in chunk.limbs)
    first = replace(first, again=chunks[-1].again, pace=next((chunk.pace for chunk in chunks if chunk.pace), ""))
    return replace(first, text=joined_text(chunks), said=" and ".join(said), held=held, limbs=limbs)


def telling_words(chunk: Chunk) -> frozenset[str]:
    """The words of a chunk that tell what is done: without who does it, sides, numbers and how."""
    return frozenset(stems(_WHO.sub("", chunk.text))) - (_BARE - _LIMB_WORDS)


def joined_text(chunks: Sequence[Chunk]) -> str:
    """The words of chunks that are one action."""
    return " and ".join([chunks[0].meant or chunks[0].text, *(chunk.text for chunk in chunks[1:])])


def how_text(chunks: Sequence[Chunk]) -> str:
    """What is told elsewhere of how that action is done."""
    return " and ".join(chunk.how for chunk in chunks if chunk.how)
