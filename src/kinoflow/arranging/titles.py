"""Texts that begin with the name of what is done and go on with how: "lunge: left foot forward, back knee down"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from kinoflow.arranging.chunks import Chunk, chunks_of
from kinoflow.arranging.phrases import FloatArray, PhraseBook
from kinoflow.authoring.action import find_action
from kinoflow.language.held import Remark
from kinoflow.language.posing import begins_with_limb
from kinoflow.language.sides import SIDES
from kinoflow.language.telling import titled
from kinoflow.language.words import NUMBERS, stems

NAMED = 0.87
"""A title that no action fits so well is not the name of one,"""
UNKNOWN = 0.62
"""and tells nothing where it fits worse than this: "barista: pours a coffee"."""
DEED = 0.95
"""What fits an action so well is done for itself, unless the title's action has it in its own words."""
LIKELY = 0.8
"""What fits an action so well is probably one."""
EXPLAINED = 0.75
"""What shares so many of its words with the phrases of the title's action says how that is done."""
FIRM_COST, LOOSE_COST = 0.25, 0.2
"""What it costs to read another action under a title with a colon or a dash, and under a short sentence or after a
"then"."""
NO_DEED_COST = 1.0
"""The same where it begins with no verb: "hands on the hips" is no action there, however well one fits."""
_RESTS = ("on the hip", "on the head", "behind the", "in the pocket")
"""Where hands stay while something else is done."""
_TELL_NOTHING = {*SIDES, *(number for number in NUMBERS if number)}


def titled_chunks(text: str, book: PhraseBook, likeness: Callable[[Sequence[str]], FloatArray]) -> list[Chunk]:
    """The chunks of a `told` text, which may have a title.

    What follows a title says how it is done: it is a remark where the title's action knows its words, and is read as an
    action of its own only where it is one beyond doubt. A title that names no action, or stands over a list of several,
    is none.

    Args:
        text: the words.
        book: ways of saying every action.
        likeness: texts to how well each action fits, [B, A].
    """
    found = titled(text)
    if not found.title:
        return chunks_of(text.replace(": ", ", "), book)
    told_of = chunks_of(found.rest.replace(": ", ", "), book)
    # "Tree pose. Left foot to the thigh": where limbs are tells how the title is done.
    rest = [
        chunk if chunk.acts and not begins_with_limb(chunk.text) else replace(chunk, posed=(), stays=False)
        for chunk in told_of
    ]
    fits = likeness([found.title, *(chunk.said for chunk in rest)])
    named, best = float(fits[0].max()), fits[1:].max(axis=1)
    if named < NAMED:
        unknown = found.firmly and named < UNKNOWN and best.max() > LIKELY
        return titled_chunks(found.rest, book, likeness) if unknown else chunks_of(text.replace(": ", ", "), book)
    name = book.names[int(fits[0].argmax())]
    known = {*book.words_of(name), *stems(name)}
    remarks = [
        _share_of(chunk, known) >= EXPLAINED and (found.firmly or fit < DEED or not chunk.acts)
        for chunk, fit in zip(rest, best, strict=True)
    ]
    kind = find_action(name).leaf[:2]
    deeds = [
        # "Hip hop: running man, then a freeze" are two of a kind.
        row.max() > DEED or (row.max() > LIKELY and find_action(book.names[int(row.argmax())]).leaf[:2] == kind)
        for remark, row in zip(remarks, fits[1:], strict=True)
        if not remark
    ]
    if found.firmly and sum(deeds) > 1:
        return rest
    under: list[Chunk] = []
    how: list[str] = []
    held: list[Remark] = []
    for place, (chunk, remark, fit) in enumerate(zip(rest, remarks, best, strict=True)):
        cost = LOOSE_COST if not found.firmly or (place and chunk.hard) else FIRM_COST
        if fit <= DEED and chunk.held:
            # "Lunge: left foot forward, hands on the hips": the hands are there in the lunge. "Right arm back" is only
            # said of one moment of a throw.
            rests = [one for one in chunk.held if one.hold.kind == "hand" and one.hold.place.startswith(_RESTS)]
            held += rests
            chunk = replace(chunk, text=chunk.text if len(rests) == len(chunk.held) else chunk.said, held=())
            chunk = replace(chunk, said=chunk.text)
        if remark:
            how.append(chunk.said)
        else:
            under.append(replace(chunk, under=cost if chunk.acts else NO_DEED_COST))
    title = Chunk(found.title, hard=True, adds=False, how=" and ".join(how), held=tuple(held), said=found.title)
    return [title, *under]


def _share_of(chunk: Chunk, known: set[str]) -> float:
    """How much of what a chunk says is in some words."""
    telling = set(stems(chunk.said)) - _TELL_NOTHING
    return len(telling & known) / len(telling) if telling else 1.0
