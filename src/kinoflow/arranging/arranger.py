"""`Arranger`: reads a sentence as authored actions in order, and plays them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property
from itertools import pairwise
from typing import Any

import numpy as np

from kinoflow.arranging.again import done_again
from kinoflow.arranging.apart import GAIN, Apart
from kinoflow.arranging.chunks import IT, Chunk, how_text, is_named, joined_text, of_anybody, telling_words, together
from kinoflow.arranging.ends import STILL, after, begun, cost, fallen, table
from kinoflow.arranging.ends import begins as begins_so
from kinoflow.arranging.held import LITTLE, doable, own_settings
from kinoflow.arranging.lengths import way_of
from kinoflow.arranging.loads import carried_on
from kinoflow.arranging.parts import BASE_OF, Arrangement, Part
from kinoflow.arranging.performing import at_one_go, growing, perform
from kinoflow.arranging.phrases import Encode, FloatArray, PhraseBook
from kinoflow.arranging.posing import as_pose, holding_on, keeping, lasting, pose_worth, put, standing_so
from kinoflow.arranging.settings import COUNTING, settings_said
from kinoflow.arranging.titles import titled_chunks
from kinoflow.arranging.trades import own_actions
from kinoflow.arranging.unheard import Unheard
from kinoflow.arranging.weapons import armed
from kinoflow.authoring.action import Action, Choice, Count, find_action
from kinoflow.authoring.chaining import FALLING
from kinoflow.authoring.fit import (
    goes_above,
    goes_below,
)
from kinoflow.authoring.postures import (
    ALL_FOURS,
    FACE_DOWN,
    HANGING,
    KNEELING,
    LYING,
    ON_BACK,
    ON_FLOOR,
    ON_SIDE,
    RISING,
    SITTING,
    SQUATTING,
    STANDING,
    UPRIGHT,
)
from kinoflow.language.captions import with_article
from kinoflow.language.clauses import AT_ONCE, plain
from kinoflow.language.distances import distance_said, steps_said
from kinoflow.language.growing import without_growing
from kinoflow.language.manner import AND, WORDS, mood_of_subject, mood_said
from kinoflow.language.repeating import Again, without_repeats
from kinoflow.language.sides import SIDES, direction_said, sweep_said
from kinoflow.language.tables import lines, words
from kinoflow.language.telling import bare, told, without_faces
from kinoflow.language.wording import shapes_until
from kinoflow.language.words import how_many, stem, stems
from kinoflow.motion.clip import MotionClip

UNDERSTOOD = 0.5
"""A text that no action fits better than this is not understood."""
SPLIT_COST = 0.05
"""What it costs to read an "and" or a comma as the beginning of another action."""
IT_COST = 0.06
"""The same besides, where it is of something named before: "opens a chest and looks into it"."""
ADD_COST = 0.2
"""The same where it is said in passing: "walks, waving"."""
FAR_COST = 0.1
"""The same of one who goes so and so far, as what else is done has no such way: "walks 3 m, turns right"."""
LEAVE_OUT = 0.66
"""Value of leaving a piece out: what fits worse than this is not played, and told."""
LEAVE_OUT_LATER = 0.6
"""The same of a piece that follows a "then", which is hardly a mere remark."""
OTHERS_COST = 0.06
"""What is done to oneself, "hugs himself", is less an action that is done to somebody."""
SPECIAL_COST = 0.06
"""What it costs that a text lacks a word such as "double" of an action's name: who jumps does no double jump."""
CERTAIN = 0.95
"""What fits so well is nearly what the library itself says of an action: it is that one, and it is one."""
KIND = 0.07
"""An action that fits worse by less than this is preferred where it is of the kind of others of the sentence: in "jab,
cross" the second is a punch, and no crossing of the arms."""
JOIN_COST = 0.3
"""What it costs to read "then" as within one action."""
SAME_COST = 0.12
"""The same where an action is nearly certain: "draws a katana, then sheathes it" is what iaido is."""
LIKELY = 6
"""So many actions that fit best are looked at, of which one may go on from where the body is better than another."""
LONGEST = 5
"""Most pieces of a sentence, between commas and "and"s, that are read as one action."""
FARTHEST_M = 50.0
"""Nobody goes farther than this in one sentence."""
MOOD_COST = 0.09
"""An action that knows the mood is preferred: "walk sad"."""
WHO_COST = 0.2
"""An action that knows who does it is preferred: "a zombie walks"."""
PLAIN_IT_COST = 0.03
"""What it costs to leave open what "it" is that something is done to."""
WHO_WORTH = 0.15
"""What it is worth later in a sentence that an action is named after its subject: "a goalkeeper crouches, dives"."""
LIKE_COST = 0.26
"""An action that knows a comparison is preferred: "walk like a robot"."""
LIKELY_BASE = 0.8
"""What is done meanwhile is a way of going where one fits at least so well: "while walking"."""
POSED = 0.8
"""What follows a "with" is an action of the arms where one fits at least so well: "with arms crossed"."""
BETTER = 0.05
"""What fits better by this with all that is said of limbs is an action that has all of it."""
SWALLOWED = 0.63
"""What words are worth that an action takes in of which it knows next to nothing: less than being left out."""
SURE = 0.93
"""What fits so well may take in what it has no words for."""
KNOWN = 0.4
"""An action knows a chunk of which its phrases have this share of the telling words."""
NEW_WORD = 3.0
"""How rare a word is taken to be that no phrase has."""
NAMED_SURELY, NAMED_APART = 0.94, 0.1
"""A chunk is an action by itself that fits it so well, rather than a part of one of its kind that fits it less well by
this: no kick is another kick."""
NAMED_SWALLOWED = 0.4
"""What its words are worth to such another one."""
OWN_NAMED = 0.7
"""A clause names the action of who acts where that fits it so well: "hurls the javelin","""
OWN_COST = 0.04
"""and what is told about it is that action, less well by this."""
OWN_JOIN_COST = 0.04
"""What it costs to read "then" as within what is somebody's own."""
OWN_SWALLOWED = 0.7
"""What words are worth that such an action takes in without knowing them."""
OWN_KNOWN = 0.5
"""Of whose words it knows this share is part of it, rather than"""
FOREIGN_COST = 0.2
"""another action, which costs so much: a bowler who swings the arm bowls."""
HELD_COST = 0.03
"""An action that knows where limbs are held is preferred to one over which that is laid."""
_AT_ONCE = re.compile(rf"\s*\b(?:{AT_ONCE})\b\s*")
_WHILE = re.compile(r",? (?:while|whilst|at the same time as) ")
_WITH = re.compile(
    r",? with (?=(?:(?:both|the|his|her|their|your|my|one|an?|left|right) )*(?:arms?|hands?|fists?|palms?|head)\b)"
)
_SUBJECT = re.compile(r"(?:an?|the|he|she|they|it|i|we|you|someone|somebody|this|that|there|two|his|her)\b")
_HAND_NAMED = re.compile(r"\b(?:left|right)[ -](?:hand|arm|fist|palm|foot|leg|knee|elbow)")
_LEG = re.compile(r"\b(?:left|right) (?:foot|leg|knee|heel|thigh)\b")
_ARM = re.compile(r"\b(?:left|right) (?:hand|arm|fist|elbow|shoulder)\b")
_LIMB_TO_A_SIDE = re.compile(
    r"\b(?:head|gaze|eyes|arms?|hands?|fists?|hips?|legs?|knees?|foot|feet)(?: \w+){1,2} (?:to|towards?) "
    r"(?:the|his|her|their|your) (?:left|right)\b"
)
_GOING_DOWN = {"kneel down": "kneeling", "kneel upright": "kneeling", "crouch and stay low": "crouching"}
"""Actions that do nothing but get somewhere, and what others call that."""
_LEAPS_UP = re.compile(
    r"(?:(?:an?|the) (?:\w+ ){1,3}|(?:he|she|they) )?(?:jumps|leaps|springs|hops)(?: (?:high|up|off|into|in|at|near|the"
    r"|air|net|floor|ground|explosively|powerfully))*"
)
_LEAPS = frozenset(stems("jump leap spring"))
"""Somebody who leaps, for something that is told next."""
_LIMB_STEMS = frozenset(
    stems("until till body arm leg hand back hip thigh knee trunk torso chest head nose chin heel your")
)
_BOTH_HELD = re.compile(
    r"\bboth (?:hands|arms|fists) (?:up|raised|overhead|held|in the air|above|over|on|behind|out)\b"
)
"""Where both hands are is no double anything."""
_ONESELF = re.compile(r"\b(?:him|her|your|it|my)self\b|\bthemselves\b")
_ONE_MORE = re.compile(r"(?:(?:the|his|her|their) )?(?:(?:left|right|both|other) )?\w+")
"""A limb that does the same as the one before: "lifts the right arm and left leg"."""
_WAYS = ("backward", "sideways")
_WALKS_AHEAD = frozenset(["walk", "walk and turn", "walk diagonally", "walk some steps", "walk to one side"])
"""Who takes so many steps of these to a side steps sideways,"""
_MOST_SIDE_STEPS = 6
"""so many at most at one go."""
_PACE = re.compile(r" (?:slowly|quickly|fast)\b")
_BACKWARD = re.compile(r"\bback(?:wards?)?\b")
_OFTEN = re.compile(r"\b(?:(?P<twice>twice)|(?P<times>[2-4]|two|three|four) times)\b")
"""How often something is to be done that has no number of times of its own: so often one after the other."""
_AIMED = frozenset(words("aimed"))
"""Files of the library whose actions go straight ahead, towards whom they are aimed at."""
_SPECIAL = frozenset(stems(" ".join(words("special"))))
"""Words in names of actions that are more than usual."""
_BOTH_OF, _DOUBLE = frozenset(stems("both two")), frozenset(stems("double dual"))
_BOTH_SIDES = frozenset(SIDES)
_HANDS = frozenset(stems(" ".join(words("which hand"))))
_POSES = frozenset(lines("poses"))
"""What may follow a "with": actions that hold the arms in some way."""
_LIES = r"\b(?:lying|lies|lie|laying|reclining|supine|prone)\b"
_SITS = r"\b(?:seated|sitting|sits|sat)\b"
_POSTURES_SAID = tuple(
    (re.compile(pattern), held)
    for pattern, held in (
        (rf"{_LIES}.*\bon (?:the|his|her|their|your|one)(?: left| right)? side\b", ON_SIDE),
        (
            rf"{_LIES}.*\b(?:on (?:the|his|her|their|your) (?:stomach|belly|tummy|front|chest)|face down)\b|\bprone\b",
            FACE_DOWN,
        ),
        (_LIES, ON_BACK),
        (
            rf"{_SITS}.*\b(?:on the (?:floor|ground|mat|grass|carpet|rug|sand)|cross-?legged)\b",
            ON_FLOOR,
        ),
        (_SITS, SITTING),
        (r"\b(?:kneeling|kneels|on (?:(?:his|her|their|both|one|the) )?knees?)\b", KNEELING),
        (r"\b(?:squatting|crouching|crouched)\b", SQUATTING),
    )
)
"""Words that say how the body is held meanwhile."""
_ON_THE_FLOOR = re.compile(rf"{_SITS}[^,]*\bon the (?:floor|ground|mat|grass|carpet|rug|sand)\b")
_SEATED_MEANWHILE = re.compile(
    r"(?:he is |she is |they are )?(?:sitting|seated|sat|standing|kneeling)(?: (?:down|up|still|upright))?"
    r"(?: (?:on|in|at) (?:an?|the) \w+)?"
)
"""How the body is held meanwhile, and nothing that is done."""
_STAYS = re.compile(
    r"(?:(?:he|she|they) )?(?:(?:stays?|remains?|keeps?) "
    r"(?:sitting|seated|lying|kneeling|down|there|still|low|crouched)"
    r"|(?:sits|lies|kneels) there)(?: for .*| a (?:moment|while|bit))?"
)
"""Who is down stays so."""
_TURNING = frozenset(["roll over in bed"])
_ROLLED = frozenset(stems("back front stomach belly side face"))
"""Words that say how a body lies after it has rolled over."""
_SEATED = frozenset(["sit still", "sit down on a chair", "sit down on the floor"])
_NEAR_THE_FLOOR = frozenset([ALL_FOURS, ON_FLOOR])
_SEAT = re.compile(
    r"\b(?:chair|seat|bench|sofa|couch|stool|armchair|throne|bed|table|step|wall|rock|log|box|edge|desk)\b"
)
_UP = re.compile(r"\b(?:stand(?:s|ing)?|straighten(?:s|ing)?|upright|up)\b")
_FACE_UP = re.compile(r"\b(?:on (?:the|his|her|their|your) back|supine|face up)\b")
_BASE_IN: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    SITTING: ("sit", {}),
    KNEELING: ("kneel", {}),
    ON_FLOOR: ("sit still", {"pose": "on the floor"}),
    ON_BACK: ("lie still", {"on": "back"}),
    FACE_DOWN: ("lie still", {"on": "front"}),
    ON_SIDE: ("lie still", {"on": "side"}),
    SQUATTING: ("squat down", {"end": "stay"}),
}
"""What is a body that is held so under an action of arms and head."""
BASE_POSTURES = {
    "sit": SITTING,
    "kneel": KNEELING,
    **dict.fromkeys(("walk", "stroll", "walk backward", "jog"), STANDING),
}
"""In which posture the body is under arms that do something."""
LOWERS = "lower the hand"
_LATER = frozenset(["side", "tempo", "end", "then", "after", "finish"])
"""Parameters of how an action ends, or of all of it: who tells them later tells of the same action."""
_AGAIN = frozenset(stems("again another second third repeat more next last both other"))
_TRAVELS = frozenset(["run", *(name for name, base in BASE_OF.items() if base not in ("sit", "kneel"))])


_Span = tuple[tuple[int, int], FloatArray, str, Chunk]


class Arranger:
    """Reads sentences as authored actions.

    Args:
        encode: sentences to vectors of the encoder that the book was written with.
        book: ways of saying every action; by default the one that comes with kinoflow.
    """

    def __init__(self, encode: Encode, book: PhraseBook | None = None) -> None:
        self.encode = encode
        self._book = book
        self._costs_of: dict[str, FloatArray] = {}

    @cached_property
    def book(self) -> PhraseBook:
        """Ways of saying every action, read when first asked for: who asks the network only needs none."""
        return self._book or PhraseBook.load()

    def arrange(self, sentence: str) -> Arrangement | None:
        """What the library has for a sentence; None where it has nothing that fits."""
        text = with_article(told(sentence))
        shown = without_faces(text)
        chunks = titled_chunks(shown, self.book, self._likeness)
        chunks = Apart(self.book, self._likeness, self._known_words).cut(chunks)
        spans, left_out = self._divided(chunks)
        chunks, left_out = self._heard(chunks, spans, left_out)
        notes = [f"not done: {chunks[place].said}" for place in left_out if " " in chunks[place].said]
        best = [int((row - self._costs(before)).argmax()) for _, row, before, _ in spans]
        kinds = [find_action(self.book.names[place]).leaf for place in best]
        parts: list[Part] = []
        here = ""
        repeat: Again | None = None
        heard: list[str] = []
        for turn, span in enumerate([*spans, None]):
            if repeat is not None:
                done_before = len(parts)
                parts, undone = done_again(parts, repeat)
                notes += undone
                for one in parts[done_before:]:
                    here = _posture_after(one, here)
            if span is None:
                break
            (start, end), row, _, piece = span
            repeat = piece.again
            # Words may have led elsewhere than an action usually does: "kneels and prays".
            row = row - self._costs(here)
            soft = bool(parts) and not chunks[start].hard
            if row.max() <= pose_worth(piece, here):
                notes += put(parts, piece, here, soft=soft)
                continue
            place = armed(self.book.names, row, self._related(row, turn, kinds), piece.text, sentence.lower())
            found, said = self._held_part(piece, place, float(row[place]), here, how_text(chunks[start:end]))
            if not found:
                notes.append(f"not done: {piece.said}")
                continue
            if piece.kept:
                found = [holding_on(part, piece.kept) for part in found]
            held = {f"not done: {remark.text}" for remark in piece.held if remark.hold in found[0].holds}
            notes += [note for note in said if note not in held]
            heard += [remark.text for remark in piece.held if remark.hold in found[0].holds]
            notes += [f"not done: {words}" for words in piece.limbs if not self._known(words, found[0])]
            notes += self._taken_in(place, chunks, start, end)
            if found[0].base and (far := distance_said(piece.said)) is not None and found[0].base in _TRAVELS:
                notes.append(f"{found[0].base}: as far as it leads, not {far:g} m")
            part = _still(found[0], here)
            if parts and part.action in FALLING and parts[-1].action in FALLING:
                # "Shot in the chest, sinks to the knees and falls on the face": one fall, as it is told last.
                part = _also(part, parts.pop())
            elif parts and part.action in FALLING and (falls := fallen(parts[-1].action, parts[-1].settings)):
                # "Slips on ice, then falls": who slips so falls.
                slips = parts.pop()
                part = replace(_also(part, slips), action=slips.action, settings={**slips.settings, **falls})
            if parts and part.action in RISING and here == STANDING and not (part.base or part.holds):
                # "Squats and rises to standing": who has squatted stands.
                parts[-1] = replace(parts[-1], text=f"{parts[-1].text} and {_PACE.sub('', part.text)}")
                continue
            if parts and part.action == LOWERS:
                # Whatever was done, the arms come down after it.
                done = parts[-1]
                whole = f"{done.text} and {part.text}"
                more = settings_said(find_action(done.action), whole).settings
                parts[-1] = replace(done, text=whole, settings={**more, **done.settings})
                continue
            if parts and not found[1:] and _goes_on(parts[-1], part):
                # "Puts on a gown, then ties it behind": what is done has all of it.
                part = replace(_also(part, parts[-1]), settings={**parts[-1].settings, **part.settings})
                parts.pop()
            if soft and parts and _other_arm(parts[-1], part, adds=chunks[start].adds):
                # "Walks while drinking with the left hand and waving with the right".
                both = _also(part, parts[-1])
                parts[-1] = replace(
                    parts[-1], text=both.text, holds=both.holds, also=part.action, also_settings=part.settings
                )
                continue
            if soft and parts and _carries(parts[-1], part, adds=chunks[start].adds):
                # "Walks and waves", "jumps, clapping": at once.
                below = parts.pop()
                part = replace(_also(part, below), **_below(below.action, below.settings))
            if parts and (low := _goes_down_by_itself(parts[-1], part)):
                # "Kneels to fire": who fires kneeling kneels down for it.
                part = replace(part, settings={**part.settings, **low})
                parts.pop()
            if soft and parts and _takes_off(parts[-1], part, self.book.words_of(part.action)):
                # "Leaps and smashes": a smash has its leap.
                part = _also(part, parts.pop())
            if soft and parts and set(stems(part.action)) <= set(stems(parts[-1].action)):
                # "Draws a bow and shoots an arrow", "shot in the chest, falls backward": said twice, done once.
                same = parts[-1].action == part.action
                before = parts[-1].settings
                # "A light attack, a light attack" is two, and so is a slash to either side.
                ways = {sweep_said(text) or direction_said(text) for text in (parts[-1].text, part.text)}
                again = same and (parts[-1].text == part.text or ("" not in ways and len(ways) == 2))
                if not again and (
                    not same
                    or _of_other_limbs(parts[-1], part)
                    or all(before.get(name, value) == value for name, value in part.settings.items())
                ):
                    settings = {**before, **part.settings} if same else before
                    both = _also(part, parts[-1])
                    part = replace(parts.pop(), text=both.text, holds=both.holds, settings=settings)
            if soft and parts and here in ("", STANDING):
                parts[-1] = _as_pose_for(parts[-1], part)
            if parts and parts[-1].pose and (soft or goes_above(find_action(part.action))):
                part = keeping(part, parts[-1])
            if piece.seconds:
                part, unheld = lasting(part, piece.seconds)
                notes += unheld
            if piece.pace:
                part, unpaced = growing(part, piece.pace)
                notes += unpaced
            parts += [part, *found[1:]]
            for one in [part, *found[1:]]:
                here = _posture_after(one, here)
        notes += [note for part in parts for note in self._otherwise(part)]
        of_subject = mood_of_subject(text)
        parts = [replace(part, mood=self._mood(part, of_subject)) for part in parts]
        parts = list(at_one_go(list(_begun(_let_down(carried_on(parts))))))
        notes = self._unheard.notes(without_growing(without_repeats(shown)), parts, notes, heard)
        notes += self._shapes(sentence, parts)
        if shown != text:
            notes.append("faces are not shown")
        return Arrangement(tuple(parts), tuple(notes)) if parts else None

    @cached_property
    def _unheard(self) -> Unheard:
        return Unheard(self.book)

    def _divided(self, chunks: Sequence[Chunk]) -> tuple[list[_Span], list[int]]:
        """Which chunks are an action each, and which are none.

        What each costs depends on the posture in which the body is after those before it, so the best way to each
        posture is kept.

        Returns:
            the first chunk of each action and the one after its last, how well every action fits them, [A], the
            posture before, and the chunks as one; and the places of the chunks that are none.
        """
        count = len(chunks)
        spans = [(start, end) for start in range(count) for end in range(start + 1, min(count, start + LONGEST) + 1)]
        pieces = [together(chunks[start:end]) for start, end in spans]
        likeness = self._likeness([piece.text for piece in pieces])
        # What "it" is may tell more or less than "it" does, and so may remarks on limbs.
        plain = [
            _without_limbs(" and ".join(chunk.text for chunk in chunks[slice(*span)]), piece)
            for span, piece in zip(spans, pieces, strict=True)
        ]
        if open_ := [k for k, text in enumerate(plain) if text != pieces[k].text]:
            openly = self._likeness([plain[k] for k in open_]) - np.float32(PLAIN_IT_COST)
            likeness[open_] = np.maximum(likeness[open_], openly)
        own = sorted(own_actions(self.book, chunks))
        singly = np.stack([likeness[spans.index((k, k + 1))][own] for k in range(count)])
        # Of several own actions those that a clause names, or that all of it describes.
        named = [place for place in own if likeness[:, place].max() >= OWN_NAMED]
        for k, (start, end) in enumerate(spans):
            if named and end - start > 1:
                most = singly[start:end].max(axis=0) - np.float32(OWN_COST)
                likeness[k, own] = np.maximum(likeness[k, own], np.where(most > OWN_NAMED - OWN_COST, most, 0.0))
        foreign = [self._part_of(named, chunk) for chunk in chunks]
        for k, (piece, (start, end)) in enumerate(zip(pieces, spans, strict=True)):
            if piece.who and end - start <= 2:
                likeness[k] += np.float32(WHO_WORTH) * self._named(piece.who)
        self._prefer_knowing(likeness, pieces)
        piece_of = dict(zip(spans, pieces, strict=True))
        row_of = dict(zip(spans, likeness, strict=True))
        far = [bool(distance_said(chunk.said)) for chunk in chunks]
        # Of the chunks before each place: by posture after them, what they are worth and the actions' spans.
        best: list[dict[str, tuple[float, list[tuple[int, int, str]]]]] = [{"": (0.0, [])}]
        for end in range(1, count + 1):
            last = chunks[end - 1]
            leave_out = LEAVE_OUT_LATER if last.hard and not last.under else LEAVE_OUT
            left = len(last.text.split()) * leave_out
            ways = {here: (before + left, way) for here, (before, way) in best[end - 1].items()}
            for start in range(max(0, end - LONGEST), end):
                if any(chunk.again for chunk in chunks[start : end - 1]):
                    # What is done again ends there.
                    continue
                joins = sum(chunk.hard or chunk.under > 0 for chunk in chunks[start + 1 : end])
                begins = 0.0 if start == 0 or chunks[start].hard else ADD_COST if chunks[start].adds else SPLIT_COST
                begins = min(begins, GAIN) if chunks[start].looked_at else begins
                begins += chunks[start].under
                begins += FAR_COST if end - start > 1 and any(far[start:end]) else 0.0
                begins += IT_COST if begins and IT.search(chunks[start].text) else 0.0
                words = sum(len(chunk.text.split()) for chunk in chunks[start:end])
                for here, (before, way) in best[start].items():
                    for place, there, fits in self._ways(row_of[start, end], here, piece_of[start, end]):
                        join_cost = OWN_JOIN_COST if place in named else SAME_COST if fits > CERTAIN else JOIN_COST
                        value = fits - join_cost * joins - begins
                        value += SPLIT_COST if end - start > 1 and value > CERTAIN else 0.0
                        value -= FOREIGN_COST if end - start == 1 and foreign[start] and place not in own else 0.0
                        unknown = self._unknown(place, chunks, start, end) if fits < SURE else ()
                        lost = sum(len(chunks[k].text.split()) for k in unknown)
                        swallowed = OWN_SWALLOWED if place in named else SWALLOWED
                        worth = (words - lost) * value + lost * min(value, swallowed)
                        if fits < SURE and end - start > 1:
                            apart = [
                                k
                                for k in range(start, end)
                                if k not in unknown and self._surely_another(row_of[k, k + 1], place)
                            ]
                            named_apart = sum(len(chunks[k].text.split()) for k in apart)
                            worth -= named_apart * max(0.0, value - NAMED_SWALLOWED)
                        found = (before + worth, [*way, (start, end, here)])
                        ways[there] = max(ways.get(there, found), found)
            best.append(ways)
        chosen = max(best[-1].values())[1]
        if not chosen:
            start, end = max(spans, key=lambda span: float(row_of[span].max()))
            chosen = [(start, end, "")]
        inside = {place for start, end, _ in chosen for place in range(start, end)}
        rows = [((start, end), row_of[start, end], here, piece_of[start, end]) for start, end, here in chosen]
        return rows, [place for place in range(count) if place not in inside]

    def _surely_another(self, row: FloatArray, place: int) -> bool:
        """Whether a chunk names for certain an action of the group of the one at this place, which is not that one.

        Args:
            row: how well each action fits the chunk, [A].
            place: of the action.
        """
        best = int(row.argmax())
        if row[best] < NAMED_SURELY or row[place] >= row[best] - NAMED_APART:
            return False
        return _group(self.book.names[best]) == _group(self.book.names[place])

    def _part_of(self, named: Sequence[int], chunk: Chunk) -> bool:
        """Whether one of some actions knows nearly all that a chunk says."""
        telling = telling_words(chunk)
        shares = [self.book.share(telling, self._known_words[place], NEW_WORD) for place in named]
        return bool(telling) and max(shares, default=0.0) >= OWN_KNOWN

    def _unknown(self, place: int, chunks: Sequence[Chunk], start: int, end: int) -> list[int]:
        """The places of those of several chunks, read as one action, of which that action knows next to nothing."""
        if end - start < 2:
            return []
        known = self._known_words[place]
        return [
            k
            for k in range(start, end)
            if chunks[k].acts and self.book.share(telling_words(chunks[k]), known, NEW_WORD) < KNOWN
        ]

    def _taken_in(self, place: int, chunks: Sequence[Chunk], start: int, end: int) -> list[str]:
        """Notes on chunks that are read as part of an action and neither are known to it nor fix anything of it."""
        action = find_action(self.book.names[place])
        notes = []
        for k in self._unknown(place, chunks, start, end):
            rest = [chunk for chunk in chunks[start:end] if chunk is not chunks[k]]
            alone, whole = (settings_said(action, joined_text(some)) for some in (rest, chunks[start:end]))
            if alone.settings == whole.settings and alone.repeats == whole.repeats and " " in chunks[k].said:
                notes.append(f"not done: {chunks[k].said}")
        return notes

    def _named(self, who: str) -> FloatArray:
        """Which actions are named after somebody, [A]."""
        found = [any(is_named(one, word) for one in stems(who) for word in stems(name)) for name in self.book.names]
        return np.array(found, np.float32)

    @cached_property
    def _known_words(self) -> list[frozenset[str]]:
        """Words of the phrases of each action, and of its name."""
        return [frozenset({*words, *stems(name)}) for name, words in zip(self.book.names, self.book.words, strict=True)]

    def _prefer_knowing(self, likeness: FloatArray, pieces: list[Chunk]) -> None:
        """Let the action that fits a piece with all that it says of limbs count as such where it knows all of that by
        itself: "lies with the hands behind the head".

        Args:
            likeness: [B, A] of the pieces without what they say of limbs; changed in place.
            pieces: B; of those that are nearly what the library says of an action, limbs are no matter of their own.
        """
        holding = [place for place, piece in enumerate(pieces) if piece.held]
        if not holding:
            return
        whole = self._likeness([pieces[place].said for place in holding])
        for place, row in zip(holding, whole, strict=True):
            piece, best = pieces[place], int(row.argmax())
            action = find_action(self.book.names[best])
            other = best != likeness[place].argmax()
            if other and row[best] > min(CERTAIN, likeness[place].max() + BETTER):
                likeness[place], pieces[place] = row, replace(piece, text=piece.said, held=())
                continue
            likeness[place] -= np.float32(HELD_COST)
            if row[best] > likeness[place, best]:
                _, known = own_settings(action, piece.text, piece.held)
                likeness[place, best] = row[best] if len(known) == len(piece.held) else likeness[place, best]

    def _ways(self, row: FloatArray, here: str, piece: Chunk) -> Iterator[tuple[int, str, float]]:
        """The actions that fit best where a body is, the postures after them, and how well they do."""
        fits = row - self._costs(here)
        if fits.max() <= pose_worth(piece, here):
            yield int(fits.argmax()), here, pose_worth(piece, here)
            return
        seen: set[str] = set()
        for place in np.argsort(-fits)[:LIKELY]:
            there = after(self.book.names[place], {}, here)
            if there not in seen:
                seen.add(there)
                yield int(place), there, float(fits[place])

    def _costs(self, here: str) -> FloatArray:
        """What beginning in a posture costs each action, [A]."""
        if here not in self._costs_of:
            self._costs_of[here] = np.array([cost(name, here) for name in self.book.names], np.float32)
        return self._costs_of[here]

    def _heard(
        self, chunks: Sequence[Chunk], spans: Sequence[_Span], left_out: Sequence[int]
    ) -> tuple[list[Chunk], list[int]]:
        """The chunks, the title with those left out under it that fix something of its action; and the others left out.

        "Pistol squat: arms out in front, left leg straight" names the leg of the squat.
        """
        heard, (span, row, _, _) = list(chunks), spans[0]
        title = chunks[0]
        if span[0] or not any(chunks[place].under for place in left_out):
            return heard, list(left_out)
        action = find_action(self.book.names[int(row.argmax())])
        own, _ = own_settings(action, title.text, title.held)
        unheard = []
        for place in left_out:
            text = joined_text(chunks[slice(*span)])
            before, more = (
                settings_said(action, " and ".join(filter(None, (text, how)))).settings
                for how in (title.how, _both(title, chunks[place]))
            )
            fixed = {name for name in more.keys() | before.keys() if more.get(name) != before.get(name)}
            # "Feet shoulder-width, arms forward": no bar on the shoulders.
            if chunks[place].under and fixed and fixed.isdisjoint(own):
                title = replace(title, how=_both(title, chunks[place]))
            else:
                unheard.append(place)
        return [title, *heard[1:]], unheard

    def _related(self, row: FloatArray, turn: int, kinds: Sequence[tuple[str, str, str]]) -> int:
        """The action of a row [A]: the best, or one that fits nearly as well and alone is of the kind of others.

        Args:
            row: how well each action fits.
            turn: which of several it is.
            kinds: leaves of the best action of each of them.
        """
        place = int(row.argmax())
        # Neighbours first: what follows a jab is a punch rather than of the kind of what comes after it.
        places = sorted((k for k in range(len(kinds)) if k != turn), key=lambda k: (abs(k - turn), k > turn))
        others = [kinds[k] for k in places]
        if row.max() >= CERTAIN or find_action(self.book.names[place]).leaf[0] in {kind[0] for kind in others}:
            return place
        near = [int(other) for other in np.argsort(-row) if row[other] > row.max() - KIND]
        alike = [other for kind in others for other in near if find_action(self.book.names[other]).leaf[:2] == kind[:2]]
        return alike[0] if alike else place

    @staticmethod
    def play(arrangement: Arrangement, seed: int = 0, num_frames: int | None = None) -> MotionClip:
        """The motion of an arrangement.

        Args:
            arrangement: what to play.
            seed: another one gives another performance of the same.
            num_frames: length at 30 frames a second; the motion's own if not given.
        """
        return perform(arrangement, seed, num_frames)

    def _likeness(self, texts: Sequence[str]) -> FloatArray:
        """How well each action fits each text, [B, A]: as it stands, or without asides and moods, with a subject."""
        found = []
        for text in texts:
            anybody, told_so = of_anybody(self.book, text), bare(text)
            found.append(told_so if anybody == text else replace(bare(anybody, text), mood=told_so.mood))
        plainly = [one.text for one in found]
        # An action that knows what was taken out is preferred: "a zombie walks".
        cost = np.array([LIKE_COST * one.comparison + MOOD_COST * one.mood + WHO_COST * one.goer for one in found])
        with_subject = [text if _SUBJECT.match(text) else f"a person {text}" for text in plainly]
        both = self.book.likeness([*texts, *plainly], self.encode([*texts, *with_subject]))
        named = [frozenset(stems(text)) for text in texts]
        said = [
            words | _DOUBLE if words & _BOTH_OF and not _BOTH_HELD.search(text) else words
            for words, text in zip(named, texts, strict=True)
        ]
        unsaid = np.array([[not special <= words for special in self._special] for words in said])
        likeness = np.maximum(both[: len(texts)], both[len(texts) :] - cost[:, None].astype(np.float32))
        oneself = np.array([_ONESELF.search(text) is not None for text in texts])
        likeness -= np.float32(OTHERS_COST) * np.outer(oneself, self._to_others).astype(np.float32)
        return likeness - np.float32(SPECIAL_COST) * unsaid.astype(np.float32)

    @cached_property
    def _to_others(self) -> FloatArray:
        """Which actions are done to somebody, [A]."""
        return np.array(["somebody" in name for name in self.book.names], np.float32)

    @cached_property
    def _special(self) -> list[frozenset[str]]:
        """Of each action, the words of its name that are more than usual."""
        named = [set(stems(name)) for name in self.book.names]
        return [frozenset(words & (_SPECIAL | _BOTH_SIDES if words >= _BOTH_SIDES else _SPECIAL)) for words in named]

    def _held_part(
        self, piece: Chunk, place: int, whole: float, here: str, how: str
    ) -> tuple[list[Part], Sequence[str]]:
        """See `_part`, with what the text says of limbs that are held meanwhile."""
        if piece.held and self.book.names[place] in RISING:
            # "Stands up with the fists raised": how somebody gets up shows later, so that is held after it.
            return self._part(piece.said, place, min(whole, LEAVE_OUT), here, how)
        parts, notes = self._part(piece.text, place, whole, here, how)
        if not piece.held:
            return parts, notes
        found, more = [], [*notes]
        for part in parts:
            own, known = own_settings(find_action(part.action), piece.text, piece.held)
            settings = {**part.settings, **{name: own[name] for name in own if name not in part.settings}}
            done, undone = doable(part.action, settings, [remark for remark in piece.held if remark not in known])
            if any(remark.hold.kind == "leg" for remark in undone) and find_action(part.action).leaf[2] == "one foot":
                # "Stands on the left leg, right foot against the knee": which says better how.
                found.append(standing_so(piece, part))
                continue
            low = find_action(part.action).leaf[1] == "low"
            more += [f"not done: {remark.text}" for remark in undone if not (low and remark.hold.kind == "knees")]
            found.append(replace(part, text=piece.said, settings={**settings, **done.settings}, holds=done.holds))
        return found, tuple(dict.fromkeys(more))

    def _part(self, text: str, place: int, whole: float, here: str, how: str = "") -> tuple[list[Part], Sequence[str]]:
        """The action of a text, as often as it is asked for; none where nothing fits; and what is not as asked.

        Args:
            text: the words.
            place: which action fits them best as a whole.
            whole: how well.
            here: the posture of the body before, empty where that is not known.
            how: what is told elsewhere of how it is done.
        """
        if found := self._at_once(text, whole):
            (part,), said_at_once = found
            if part.base in RISING:
                # "Stands up with the fists raised": from where the body is; who stands already has got up.
                part = replace(part, base="" if here == STANDING else part.base, base_settings={})
            return [part], said_at_once
        if whole < UNDERSTOOD:
            return [], ()
        action = find_action(self.book.names[place])
        if whole < CERTAIN and (others := self._meanwhile(text, action, whole)):
            return others
        text = f"{text} and {how}" if how else text
        said = settings_said(action, text)
        if begins_so(action.name, said.settings) == SITTING and _ON_THE_FLOOR.search(text):
            # "Types on a laptop while sitting on the floor".
            base, of_base = _BASE_IN[ON_FLOOR]
            done = [Part(action.name, {**said.settings, **more}, text, whole) for more in said.repeats or ({},)]
            return [Part(base, of_base, "sits", whole), *done], said.notes
        if held := _posture_said(action, text):
            begins = {**begun(action.name, said.settings, held), **said.settings}
            if after(action.name, begins, "") == held:
                return [Part(action.name, begins, text, whole)], said.notes
            base, of_base = _BASE_IN[held]
            return [Part(action.name, said.settings, text, whole, base, of_base)], said.notes
        repeats = said.repeats or ({},) * _times(action, text)
        parts = [Part(action.name, {**said.settings, **more}, text, whole) for more in repeats]
        far = distance_said(text)
        if far is None and (steps := steps_said(text)) and not said.repeats:
            parts = [_in_steps(part, steps, text) for part in parts]
        if far is not None and way_of(action, said.settings) is not None:
            parts = [replace(part, metres=min(far, FARTHEST_M)) for part in parts]
            if far > FARTHEST_M:
                return parts, (*said.notes, f"{action.name}: {FARTHEST_M:g} m, not {far:g}")
            return parts, said.notes
        if far is not None and (action.leaf[0] == "locomotion" or action.leaf[1] in ("water", "wheels")):
            return parts, (*said.notes, f"{action.name}: as far as it leads, not {far:g} m")
        if said.towards and action.family in _AIMED and not _LIMB_TO_A_SIDE.search(text):
            # "Throws a rock to the right": it goes ahead of who turns there first.
            settings = (
                said.settings if _HAND_NAMED.search(text) else {k: v for k, v in said.settings.items() if k != "side"}
            )
            parts = [
                Part("turn", {"side": said.towards}, text, whole),
                *(replace(part, settings={**settings}) for part in parts),
            ]
        return parts, said.notes

    def _meanwhile(self, text: str, action: Action, whole: float) -> tuple[list[Part], Sequence[str]] | None:
        """Parts of a text that says what is done during an action that has nothing of it; None where it says no such
        thing.

        Who "picks up a coin while walking" walks, picks it up and walks on; what cannot be done besides is said.
        """
        halves = _WHILE.split(text, maxsplit=1)
        known = {*self.book.words_of(action.name), *stems(action.name)}
        if len(halves) == 2 and _SEATED_MEANWHILE.fullmatch(halves[1]):
            return None
        if len(halves) != 2 or not all(halves) or set(stems(halves[1])) & known or not stems(halves[1]):
            return None
        row = self._likeness(halves)[1]
        name = self.book.names[int(row.argmax())]
        said = settings_said(action, halves[0])
        part = Part(action.name, said.settings, halves[0], whole)
        if row.max() < LIKELY_BASE or name not in _TRAVELS or action.leaf[0] == "locomotion":
            return [part], (*said.notes, f"not done: while {halves[1]}")
        going = Part(name, settings_said(find_action(name), halves[1]).settings, halves[1], float(row.max()))
        return [going, part, going], said.notes

    def _known(self, text: str, part: Part) -> bool:
        """Whether an action, or what was chosen of it, has anything of what a text says of limbs."""
        telling = set(stems(text)) - LITTLE
        has = {*stems(str(part)), *(word for name in (part.action, part.base) for word in self.book.words_of(name))}
        return not telling or not telling.isdisjoint(has)

    def _shapes(self, sentence: str, parts: Sequence[Part]) -> list[str]:
        """Notes on how the body is to be at last, "until it is a T", where no part knows anything of that."""
        told_of = [(said, set(stems(said)) - _LIMB_STEMS) for said in shapes_until(plain(sentence))]
        known = {word for part in parts for name in (part.action, part.base) for word in self.book.words_of(name)}
        return [f"not done: {said}" for said, telling in told_of if known.isdisjoint(telling)]

    def _otherwise(self, part: Part) -> list[str]:
        """Notes on a way that the words of a part ask for and its action does not go."""
        if part.pose:
            # Limbs that are somewhere go nowhere.
            return []
        known = {word for name in (part.action, part.base) for word in self.book.words_of(name)}
        known |= set(stems(str(part)))
        said = set(stems(part.text))
        return [f"{part.action}: not {word}" for word in _WAYS if stem(word) in said and stem(word) not in known]

    def _mood(self, part: Part, of_subject: str) -> str:
        """The mood that the words of a part or of its subject name; none where it is what the action is about."""
        moods = [mood for mood in dict.fromkeys(f"{mood_said(part.text)}{AND}{of_subject}".split(AND)) if mood]
        known = {word for name in (part.action, part.base) for word in self.book.words_of(name)}
        return AND.join(mood for mood in moods if known.isdisjoint(stems(" ".join(WORDS[mood]))))

    def _at_once(self, text: str, whole: float) -> tuple[list[Part], Sequence[str]] | None:
        """Arms and head doing one thing while the body does another, where a text is rather that than one action.

        Args:
            text: the words.
            whole: how well an action fits all of them.
        """
        for pattern, either_first, worth in ((_AT_ONCE, True, -0.05), (_WITH, False, 0.02)):
            halves = [half for half in pattern.split(text, maxsplit=1) if half]
            if len(halves) != 2 or (pattern is _WITH and set(stems(halves[1])) <= _HANDS):
                continue
            rows = self._likeness(halves)
            fit = float(rows.max(axis=1).mean())
            best = [find_action(self.book.names[int(row.argmax())]) for row in rows]
            if pattern is _WITH and (rows[1].max() < POSED or self.book.names[int(rows[1].argmax())] not in _POSES):
                continue
            if pattern is _AT_ONCE and fit > whole + worth:
                arms = [
                    Part(act.name, settings_said(act, half).settings, half, fit)
                    for act, half in zip(best, halves, strict=True)
                ]
                if _other_arm(*arms, adds=True):
                    first, second = arms
                    return [replace(first, text=text, also=second.action, also_settings=second.settings)], ()
            for below, above in ((0, 1), (1, 0))[: 2 if either_first else 1]:
                base, action = best[below], best[above]
                if pattern is _WITH and (
                    not {"hand", "hands"}.isdisjoint(stems(base.name)) or _holds_arms(base, halves[above])
                ):
                    # "Runs with the arms behind": that action says itself what the arms do.
                    continue
                known = base.name in BASE_OF or (goes_below(base) and rows.max(axis=1).min() > LEAVE_OUT)
                if known and goes_above(action) and fit > whole + worth:
                    if base.name == "stand still":
                        # Who stands does nothing else.
                        said = settings_said(action, text)
                        return [Part(action.name, said.settings, text, fit)], said.notes
                    said, carried = settings_said(action, halves[above]), settings_said(base, halves[below])
                    part = Part(action.name, said.settings, text, fit, **_below(base.name, carried.settings))
                    return [part], (*carried.notes, *said.notes)
        return None


def _times(action: Action, text: str) -> int:
    """How many performances of an action a text asks for that does nothing a number of times by itself."""
    often = _OFTEN.search(text)
    if often is None or " and " in text or any(name in COUNTING for name in action.parameters):
        return 1
    if often["twice"] and not _DOUBLE.isdisjoint(stems(action.name)):
        # A double jump is two.
        return 1
    return how_many(often["twice"] or often["times"])


def _in_steps(part: Part, steps: int, text: str) -> Part:
    """A part of so many steps, where it is a way of getting along that counts none: "tiptoes three steps back".

    So few steps lead straight on, or where the words say.
    """
    action, side = find_action(part.action), direction_said(text)
    if side and part.action in _WALKS_AHEAD:
        return replace(part, action="sidestep", settings={"side": side, "count": min(steps, _MOST_SIDE_STEPS)})
    if any(isinstance(kind, Count) for kind in action.parameters.values()):
        return part
    settings = {name: value for name, value in part.settings.items() if name != "where"}
    where = action.parameters.get("where")
    ways = where.values if isinstance(where, Choice) else ()
    if "backward" in ways and _BACKWARD.search(text):
        settings |= {"where": "backward"}
    elif "sideways" in ways and (side or "sideways" in text):
        settings |= {"where": "sideways"} | ({"side": side} if side else {})
    going = way_of(action, settings)
    return part if going is None else replace(part, settings=settings, steps=steps)


def _as_pose_for(before: Part, part: Part) -> Part:
    """A part that is nothing but a pose as one that stays, where what follows leaves its hands there."""
    posed = as_pose(before)
    stays = posed.pose and not part.base and len(keeping(part, posed).holds) > len(part.holds)
    return posed if stays else before


def _also(part: Part, before: Part) -> Part:
    """A part with the words and the holds of one before it that it is one with."""
    holds = tuple(dict.fromkeys((*before.holds, *part.holds)))
    held_s = max(before.held_s, part.held_s)
    return replace(part, text=f"{before.text} and {part.text}", holds=holds, held_s=held_s)


def _both(title: Chunk, remark: Chunk) -> str:
    return f"{title.how} and {remark.said}" if title.how else remark.said


def _without_limbs(text: str, piece: Chunk) -> str:
    """The words of a piece without remarks on limbs that place none: "legs stiff"."""
    for remark in (limbs for limbs in piece.limbs if not _ONE_MORE.fullmatch(limbs)):
        text = text.replace(f" and {remark}", "").replace(f" then {remark}", "")
    return text


def _holds_arms(action: Action, text: str) -> bool:
    """Whether an action can hold its arms as a text says by itself."""
    return not {"arms", "hands", "fists"}.isdisjoint(settings_said(action, text).settings)


def _posture_said(action: Action, text: str) -> str:
    """How the body is held during an action of arms and head, where a text says so; empty where it does not."""
    if not goes_above(action):
        return ""
    held = next((held for pattern, held in _POSTURES_SAID if pattern.search(text)), "")
    return "" if held and set(stems(action.name)) & set(stems(held)) else held


def _goes_on(before: Part, part: Part) -> bool:
    """Whether the same action, told twice without its name or "again" the second time, is one that goes on."""
    said = set(stems(part.text))
    if part.text == before.text:
        # "Light attack, light attack" are two.
        return False
    if before.action != part.action or before.base or part.base or set(stems(part.action)) <= said or said & _AGAIN:
        return False
    kinds = find_action(part.action).parameters

    def fits(name: str, value: Any) -> bool:
        """Whether a value that is told the second time is none that the first time has otherwise."""
        if name in before.settings:
            return bool(before.settings[name] == value)
        kind = kinds[name]
        return name in _LATER or not isinstance(kind, Choice) or value == kind.values[0]

    return all(fits(name, value) for name, value in part.settings.items())


@cache
def _group(name: str) -> tuple[str, ...]:
    """Class and group of an action in the taxonomy."""
    return find_action(name).leaf[:2]


def _of_other_limbs(before: Part, part: Part) -> bool:
    """Whether the same action, told twice with sides that differ, is told of a leg once and of an arm once: who lifts
    the left knee and throws with the right arm pitches once.
    """
    said = [(bool(_LEG.search(one.text)), bool(_ARM.search(one.text))) for one in (before, part)]
    differ = {k for k, v in part.settings.items() if before.settings.get(k, v) != v}
    return differ == {"side"} and said in ([(True, False), (False, True)], [(False, True), (True, False)])


def _goes_down_by_itself(before: Part, part: Part) -> dict[str, str]:
    """The value of a parameter with which the second of two actions is done in the posture that the first is nothing
    but going to; none where it has none, or begins there anyway.
    """
    posture = _GOING_DOWN.get(before.action)
    if posture is None or before.settings or before.holds or before.base or part.base or part.pose:
        return {}
    if cost(part.action, BASE_POSTURES.get(before.action) or after(before.action, {}, "")) == 0.0:
        return {}
    return next(
        (
            {name: posture}
            for name, kind in find_action(part.action).parameters.items()
            if isinstance(kind, Choice) and name not in part.settings and posture in kind.values
        ),
        {},
    )


def _takes_off(before: Part, part: Part, words: Sequence[str]) -> bool:
    """Whether the first of two actions, of one group, is no more than the leap that the second has."""
    if (
        before.action == part.action
        or _group(before.action) != _group(part.action)
        or _group(part.action)[0] != "sports"
    ):
        return False
    return bool(_LEAPS_UP.fullmatch(before.text)) and not _LEAPS.isdisjoint(words)


def _carries(below: Part, above: Part, *, adds: bool) -> bool:
    """Whether the second of two actions, between which no "then" is, is done by arms and head during the first.

    Args:
        below: the first.
        above: the second.
        adds: it is said in passing: "jumps, clapping".
    """
    if below.base or not goes_above(find_action(above.action)):
        return False
    if not adds and (below.steps or any(isinstance(value, int) for value in below.settings.values())):
        # "Takes two steps and waves": one after the other.
        return False
    # A body that travels has its hands free.
    return below.action in _TRAVELS or (adds and goes_below(find_action(below.action)))


def _other_arm(first: Part, second: Part, *, adds: bool) -> bool:
    """Whether the second of two actions, between which no "then" is, is done by the other arm during the first.

    Args:
        first: which may be done over a body that does something else.
        second: the one after it.
        adds: it is said in passing: "holding a cup with the left hand, waving with the right".
    """
    sides = {first.settings.get("side"), second.settings.get("side")}
    apart = sides == set(SIDES) and not (first.also or second.base or first.pose or second.pose)
    return apart and (adds or bool(first.base)) and all(goes_above(find_action(one.action)) for one in (first, second))


def _below(action: str, settings: Mapping[str, Any]) -> dict[str, Any]:
    """What a part says of the action below it."""
    if action in BASE_OF and not settings:
        return {"base": BASE_OF[action]}
    return {"base": action, "base_settings": settings}


def _still(part: Part, here: str) -> Part:
    """A part in which somebody who is down stops, or gets up where the words say so: "straightens up"."""
    if part.pose or here in ("", *UPRIGHT, HANGING):
        return part
    if _STAYS.fullmatch(part.text):
        return Part(STILL, {}, part.text, part.likeness)
    if part.action != STILL:
        return part
    up = _UP.search(part.text)
    return Part("stand up from a chair", {}, part.text, part.likeness) if up else replace(part, settings={}, holds=())


def _let_down(parts: Sequence[Part]) -> list[Part]:
    """The parts, those after which somebody sits down on the floor ending there, where they can: a crab walk."""
    found = list(parts)
    for place, (before, part) in enumerate(pairwise(parts)):
        ends = table()[before.action].others.get("end", {}) if before.action in table() else {}
        down = [value for value, (_, last) in ends.items() if last == ON_FLOOR]
        if down and part.action in _SEATED and not (before.base or part.base or _SEAT.search(part.text)):
            found[place] = replace(before, settings={"end": down[0], **before.settings})
            still = settings_said(find_action("sit still"), part.text).settings
            found[place + 1] = replace(part, action="sit still", settings={**still, "pose": "on the floor"})
    return found


def _begun(parts: Sequence[Part]) -> Iterator[Part]:
    """The parts, each beginning in the posture in which the body is after those before it, where it can."""
    here = ""
    for part in parts:
        told = here in ("", STANDING) or (here != ON_BACK and _FACE_UP.search(part.text))
        if part.action == "lie down" and here in (ALL_FOURS, *LYING):
            # Nobody gets up to lie down.
            down = "front" if here in (ALL_FOURS, FACE_DOWN) and not told else "back"
            part = replace(part, action="lie still", settings={"on": part.settings.get("way", down)})
        elif part.action in _SEATED and here in _NEAR_THE_FLOOR and not _SEAT.search(part.text):
            # "Crawls, then sits still": nobody brings a chair.
            part = replace(part, action="sit still", settings={**part.settings, "pose": "on the floor"})
        elif not (part.base or told):
            said = dict(part.settings)
            if part.action in _TURNING and _ROLLED.isdisjoint(stems(part.text)):
                # "Rolls to the left" of who lies on the belly is no rolling onto it.
                said.pop("way", None)
            said = {
                # Nobody changes the posture for what hardly says so: "rests the chin on a hand".
                name: value
                for name, value in said.items()
                if begins_so(part.action, {name: value}) in (begins_so(part.action, {}), here)
                or not set(stems(str(value))).isdisjoint(stems(part.text))
            }
            part = replace(part, settings={**said, **begun(part.action, said, here)})
        yield part
        here = _posture_after(part, here)


def _posture_after(part: Part, here: str) -> str:
    """The posture after a part that is done where the body is so before."""
    if part.base:
        return BASE_POSTURES.get(part.base) or after(part.base, part.base_settings, here)
    return after(part.action, part.settings, here)
