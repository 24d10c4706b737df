"""Remarks that are nothing that is done, and slips of a letter that make another word."""

from __future__ import annotations

import re

_TAG = re.compile(r"(?<=[a-z])[, ]+(?:anim|animation)s?(?P<mark>[:,]?) (?=(?:\w+ly )?\w+(?:s|ing)\b)")
"""What names of files have: "death anim falls on back"."""
_BACK = re.compile(
    r"(?P<verb>\b(?:fall|land|drop|collaps|crash|slam|tumbl|toppl|lie|ly|lay)(?:s|es|ing|ping)?"
    r"(?: (?:flat|down|over|backwards?|straight|hard))*) (?P<on>on|onto) "
    r"(?:(?:his|her|their|its) )?(?P<part>back|belly|stomach|face|side)(?=$|[,.;]| (?:and|then|while|with|dead)\b)"
)
"""Where somebody comes to lie: "falls on back"."""
_PLAYER = (
    "player|person|man|woman|guy|girl|boy|actor|performer|athlete|character|golfer|batter|pitcher|thrower|bowler|hitter"
    "|fighter|boxer|server|shooter|swing|version|one"
)
_HANDED = re.compile(
    r"(?:,| -+| –)? (?:(?:an?|the|by|for|as|of|is|he|she|who) )*"
    rf"(?P<side>left|right)[ -]handed(?: (?:{_PLAYER}))?(?=$|[.;])"
)
_HANDED_FIRST = re.compile(rf"^(?:an? |the )?(?P<side>left|right)[ -]handed (?:{_PLAYER})[,:] (?P<done>\w[^,.;]*)")
"""With which hand somebody plays."""
_BREATHES = re.compile(
    r"(?<=\w)(?:,? and|,| while) "
    r"(?:(?:just|calmly|slowly|gently|softly|quietly|lightly|evenly|subtly) )?breath(?:es?|ing)"
    r"(?: (?:calmly|slowly|gently|normally|softly|lightly|quietly|evenly|steadily|subtly|in and out|a (?:little|bit)))?"
    r"(?=$|[,.;]| and\b| then\b)"
)
"""What everybody does who stands about; who breathes heavily is out of breath."""
_LEAVES = re.compile(
    r"\b(?:leav|walk|go|turn|depart|exit|head|run|jog|stroll|step|driv|rid)(?:e?s|ing)?\b(?! (?:in|up to)\b)"
)
_WAVES_GOODBYE = re.compile(
    r"\bwav(?P<ends>es?|ing) (?:(?:his|her|their|a|you) )?(?:good[ -]?bye|farewell|bye(?:[ -]bye)?)\b"
)
_SAYS_GOODBYE = re.compile(r"\bsay(?:s|ing)? (?:good[ -]?bye|farewell|bye(?:[ -]bye)?)(?: by)? (?=wav)")
_RIDES = "car|cab|taxi|bus|train|van|truck|vehicle|plane|boat|cockpit|tank|pool|water"
_EXITS = re.compile(
    r"\bexit(?P<ends>s|ing)?(?: (?:the )?(?:stage|room|scene|frame|shot|house|building|screen)"
    r"(?! (?:left|right)\b)| stage(?= (?:left|right)\b))?(?P<side> (?:to (?:the |his |her |their )?)?(?:left|right))?"
    rf"(?! (?:(?:from|out of) )?(?:(?:an?|the|his|her|their) )?(?:\w+ )?(?:{_RIDES})\b)"
    r"(?=$|[,.;]| (?:and|then|\w+ly|\w+ing)\b)"
)
_SITS_DOWN = re.compile(
    r"\b(?:drop|lower|sink)(?:s|ping|ing)? (?:the|his|her|their|your) (?:hips|bottom|butt|backside|bum|seat)"
    r"(?: (?:to|on|onto) the (?:floor|ground|mat))?(?:,? and(?: then)?|,? then|,) (?=sit(?:s|ting)?\b)"
)
"""Who lowers the hips and sits only sits down."""
_LANDS = re.compile(
    r"(?P<jumps>\b(?:vault|flip|backflip|jump|leap|hop)(?:s|ing|ping)?\b[^.;]*?)(?:,| and) lands?"
    r"(?=,? and (?:then )?(?:keep|continu|carr|go|run|sprint|walk|jog)(?:s|es|ies)?\b)"
)
"""Who vaults and goes on has landed."""
_STOPS_DEAD = re.compile(r"\b(?P<stops>stop(?:s|ping)?|halt(?:s|ing)?) dead(?: in (?:his|her|their|the) tracks?)?\b")
_GOES = "jog|sprint|dash|skip|march|limp|stroll|trot|walk|hop|crawl|sneak"
_TURNS_AND_AWAY = re.compile(
    r"(?P<turn>\bturn(?:s|ing)? [^.;,]*?(?:degrees?|left|right|angle|180|90))"
    rf"(?P<joint>,? and then|,? then|,? and|,) (?P<goes>(?:\w+ly )?(?:{_GOES})(?:e?s|ning|ging|ping|ing)?) (?:away|off)"
    r"(?=$|[,.;]| and\b| then\b)"
)
_JOGS_AWAY = re.compile(r"\bjog(?P<ends>s|ging)? (?:away|off)(?=$|[,.;]| and\b| then\b)")
"""Who has turned goes the way that he faces."""
_FOOT = (
    r"(?:one|two|the|his|her|their|both|left|right|alternate|alternating|single|1) (?:left |right |other )?"
    r"(?:leg|foot|feet)"
)
_HALVED = tuple(
    re.compile(pattern)
    for pattern in (
        r"\bhop(?P<ends>ing|es)"
        r"(?=(?: \w+){0,2} (?:on|with|over|from|across|around|round|forwards?|backwards?|sideways|"
        rf"left|right|in place|up and down)\b|(?: on| with)? {_FOOT}\b|$|[,.;])(?! (?:to|for|that|it)\b)",
        r"\btap(?P<ends>ing|es)(?= (?:the|his|her|their|a|one|both) (?:left |right )?"
        r"(?:foot|feet|toes?|heels?|fingers?|shoulders?|chest|head|knees?|thighs?|wrist|forehead)\b)",
        r"\bmop(?P<ends>ing|es)(?= (?:up )?(?:the|a|his|her) )",
        r"\bgrip(?P<ends>ing|es)(?= (?:the|a|his|her) )",
        r"\bsit(?P<ends>ing|es)(?= (?:down|up|on|at|in|back)\b)",
    )
)
"""A consonant that was left out makes another word: who is "hoping on one foot" hops."""


def without_remarks(text: str) -> str:
    """A `plain` sentence without what names nothing that is done, and with the letters that were left out.

    "Death anim falls on back" is a fall on the back, "golf swing, right handed player" a swing with the right hand,
    "standing, breathing" a standing, who waves goodbye need not leave, and who exits to a side walks off there.
    """
    for pattern in _HALVED:
        text = pattern.sub(_doubled, text)
    text = _BACK.sub(r"\g<verb> \g<on> the \g<part>", _TAG.sub(lambda tag: ", " if tag["mark"] else " ", text))
    text = _HANDED_FIRST.sub(r"\g<done> with the \g<side> hand", text)
    text = _HANDED.sub(r" with the \g<side> hand", text)
    text = _BREATHES.sub("", text)
    text = _EXITS.sub(_walks_off, text)
    if not any(match.start() for match in _LEAVES.finditer(_WAVES_GOODBYE.sub("", text))):
        text = _WAVES_GOODBYE.sub(r"wav\g<ends>", _SAYS_GOODBYE.sub("", text))
    text = _JOGS_AWAY.sub(r"jog\g<ends>", _TURNS_AND_AWAY.sub(r"\g<turn>, then \g<goes>", text))
    text = _LANDS.sub(r"\g<jumps>", text)
    return _STOPS_DEAD.sub(r"\g<stops>", _SITS_DOWN.sub("", text))


def _doubled(match: re.Match[str]) -> str:
    verb = match.group().removesuffix(match["ends"])
    return f"{verb}{verb[-1]}ing" if match["ends"] == "ing" else f"{verb}s"


def _walks_off(match: re.Match[str]) -> str:
    verb = {"s": "walks", "ing": "walking", None: "walk"}[match["ends"]]
    side = (match["side"] or "").split()
    return f"{verb} off to the {side[-1]}" if side else f"{verb} away"
