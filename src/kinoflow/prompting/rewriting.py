"""What people type, in the words of captions: "can you pls make him wlak fwd lol" is "He walks forward.".

Rules only, one after the other: signs, chat, requests, words for cameras and clothes, spelling, and last the form of the
sentence (who does it, verbs in the third person). Each change is told. Sides, numbers and the order of what happens are
left as they are, and nothing is put in but who does it. What is in style already comes back untouched.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from kinoflow.language.tables import words as word_list
from kinoflow.language.words import NUMBER_OF, third_person
from kinoflow.prompting.spelling import misspelt
from kinoflow.prompting.vocabulary import words


@dataclass(frozen=True)
class Change:
    """One thing that was changed on the way from the text to the caption.

    Attributes:
        kind: "time", "spelling", "language", "filler" ...
        before: the words as they stood; empty where something was put in.
        after: what stands there now; empty where they were taken out.
        reason: why, in a few words.
    """

    kind: str
    before: str
    after: str
    reason: str


_SIGNS = {
    "’": "'",
    "‘": "'",
    "“": '"',
    "”": '"',
    "…": "...",
    "\u00a0": " ",
    "\u200b": "",
    "\ufeff": "",
    "`": "'",
    "´": "'",
}
_ARROW = re.compile(r"\s*(?:-+>|=+>|→|⇒|➡|»)\s*|\s+(?:>+|\|)\s+")
_BULLET = re.compile(r"^\s*[-*•–]\s+")
_NUMBERED = re.compile(r"(?:^|(?<=[\s,.;]))(?:step\s+)?\d{1,2}\s*[):.]\s+(?=[A-Za-z])", re.IGNORECASE)
_CHAT: tuple[tuple[str, str, str], ...] = (
    (r"(?<![\w'])w/o(?=\s)", "without", "chat"),
    (r"(?<![\w'])w/ ?(?=[a-z])", "with ", "chat"),
    (r"(?<![\w'])w (?=(?:an?|the|his|her|their|your|ur|my|its|both|one|two|left|right)\b)", "with ", "chat"),
    (r"(?<![\w'])l\.? (?=(?:hand|arm|foot|leg|knee|elbow|shoulder|fist|side)\b)", "left ", "chat"),
    (r"(?<![\w'])r\.? (?=(?:hand|arm|foot|leg|knee|elbow|shoulder|fist|side)\b)", "right ", "chat"),
    (r"\bb4\b", "before", "chat"),
    (r"\b(?:smth|sth|smthn|somethin)\b", "something", "chat"),
    (r"\b(?:smb|sbdy|some1|sum1)\b", "somebody", "chat"),
    (r"\b(?:cuz|coz|bcuz)\b", "because", "chat"),
    (r"\bid (?=(?:really )?(?:like|love|want|wish|prefer)\b)", "I'd ", "chat"),
    (r"\bur\b", "your", "chat"),
    (r"\bu\b(?!-)", "you", "chat"),
    (r"\bgonna\b", "going to", "chat"),
    (r"\bwanna\b", "want to", "chat"),
    (r"\b(?:fwd|fwrd|frwd)\b", "forward", "chat"),
    (r"\b(?:bwd|bckwd|bkwd)\b", "backward", "chat"),
    (r"\b(she|he|that|it)s (?=[a-z]+in[g']?\b)", r"\1's ", "chat"),
    (r"\bim (?=[a-z]+ing?\b)", "I'm ", "chat"),
    (r"\b(do|does|is|are|ca|wo|did)nt\b", r"\1n't", "chat"),
    (r"\btheyre\b", "they're", "chat"),
    (r"\b(\d+) ?x(?![\w.])(?! ?(?:speed|as|the|faster|slower))", r"\1 times", "number"),
    (r"(?<![\w.])x ?(\d+)\b", r"\1 times", "number"),
    (r"\s+(?:&|\+)\s+", " and ", "sign"),
)
_FILLER: tuple[tuple[str, str], ...] = (
    (
        r"(?:\b(?:like (?=idk))?(?:lol|lmao|rofl|haha+|hehe+|xd|omg|btw|imho|tbh|idk|thx|ty|asap)\b|\bplz+\b|\bpls+\b)[,.!]*",
        "chat",
    ),
    (r"\b(?:please|kindly)\b,?", "politeness"),
    (r"[,.!]?\s*\b(?:thanks|thank you|many thanks|cheers mate)(?: (?:so much|a lot|in advance|very much))?\b[!. ]*$", "politeness"),
    (r"^\s*(?:(?:hi|hello|hey|yo|hiya|greetings)(?: (?:there|everyone|all|guys|ai|bot|kinoflow|claude|chatgpt))?\s*[,!.]+\s*)", "greeting"),
    (r"^\s*(?:(?:ok(?:ay)?|alright|well|um+|uh+|erm*|hm+|so|now|right)\s*,\s*)+", "filler"),
    (r"^\s*(?:ok(?:ay)? so|so basically|so like|so um+|um+|uh+|okay)\s+", "filler"),
    (r"\b(?:basically|kinda|sorta|you know|i mean|i guess|i think|or something(?: like that)?|or whatever|and stuff)\b,?", "filler"),
    (r",\s*(?:like|um+|uh+|erm*)\s*,", "filler"),
    (r"\b(?:um+|uh+|erm+)\b,?", "filler"),
    (r"^\s*like,\s*", "filler"),
    (r"(?:^|(?<=\s))just (?=[a-z])", "filler"),
    (r",?\s*\b(?:if (?:you can|possible|that'?s? (?:ok|okay|possible))|would be (?:great|nice|cool)|that would be (?:great|nice|cool)|as you like)\b", "politeness"),
)  # fmt: skip
_CLOTHES = (
    "shirt|t-shirt|tshirt|dress|jeans|suit|tuxedo|jacket|coat|hoodie|sweater|skirt|shorts|trousers|pants|hat|cap|helmet|"
    "boots|shoes|sneakers|gloves|glasses|sunglasses|mask|scarf|uniform|robe|kimono|costume|outfit|armou?r|clothes|clothing|"
    "tie|vest|leggings|sportswear|pyjamas|pajamas|swimsuit|bikini|heels|cape|cloak|backpack"
)
_HAIR = r"(?:long|short|curly|blonde?|red|black|brown|dark|grey|gray|white|straight|messy)"
_MOTION_NOUN = (
    r"(?:animations?|anims?|motions?|clips?|videos?|movements?|sequences?|mo-?cap|motion capture|loops?|gifs?|scenes?|shots?|"
    r"footage|recordings?|footages|render(?:ing)?s?)"
)
_NOUN_QUALITY = (
    r"(?:(?:short|quick|simple|nice|good|cool|realistic|natural|smooth|3d|2d|looping|looped|seamless|human|humanoid|character|"
    r"game|mocap|motion|full[- ]body|basic|little|new|believable|detailed|high[- ]quality|lifelike|cinematic|full)[ ,]+)*"
)
_CAMERA: tuple[tuple[str, str], ...] = (
    (
        r"(?:^|[,;.]\s*|\s+(?:and|while|as) (?=(?:the )?(?:camera|cam|lens)\b))\s*(?:with )?(?:the |a )?(?:camera|cam|lens)\b:? "
        r"(?:slowly |quickly |gently )?(?:pan|zoom|follow|track|mov|rotat|orbit|tilt|shak|circl|focus|angle|view|shot|"
        r"stay|is|on|from|at|behind|in front|dolly|cut|looking|facing|fixed|static)[^,;.]*",
        "camera",
    ),
    (
        r"[,;]?\s*\b(?:(?:an? )?(?:extreme )?close[- ]?up(?: shot)? of\b|(?<=, )close[- ]?up\b|wide[- ]?(?:angle )?shot|medium shot|"
        r"full[- ]body shot|tracking shot|(?:from (?:the )?)?(?:first|third)[- ]person (?:view|perspective|pov)|pov shot|"
        r"(?:side|front|top|back) view|bird'?s[- ]eye view)\b(?: of\b)?",
        "camera",
    ),
    (
        r"[,;]?\s*\b(?:in )?(?:ultra[- ]?hd|full hd|4k|8k|1080p|hdr|photo-?realistic(?:ally)?|hyper-?realistic(?:ally)?|"
        r"highly detailed|high[- ]quality|best quality|masterpiece|trending on artstation|unreal engine(?: \d)?|octane render|"
        r"cinematic lighting|cinematic(?:ally)?|ray ?traced|volumetric lighting|studio lighting)\b(?: (?:resolution|quality))?",
        "picture",
    ),
    (
        r",\s*(?:very )?(?:realistic(?:ally)?|seamless(?:ly)?|loop(?:ing|ed|able)?|detailed|lifelike|natural[- ]looking|"
        r"good quality|smooth animation|realistic (?:style|motion|animation))(?=\s*(?:,|[.!]?$))",
        "picture",
    ),
    (
        r",?\s*\b(?:for|in|into) (?:my |a |the |our )?(?:game|project|animation|film|movie|video|portfolio|assignment|"
        r"unity|unreal|blender|maya|godot|mixamo|unreal engine(?: \d)?)\b(?=\s*[,.;!]|\s*$)",
        "purpose",
    ),
    (
        r",?\s*\bfor (?:my|our) (?:[a-z0-9-]+ ){0,3}(?:game|project|film|movie|character|npc|avatar|rig|model)\b(?=\s*[,.;!]|\s*$)",
        "purpose",
    ),
)
_DRESSED: tuple[tuple[str, str], ...] = (
    (
        rf"[,;]?\s*\b(?:who is |who's |that is )?(?:wearing|dressed in|clothed in|clad in) (?:[a-z'-]+ ){{0,4}}?(?:{_CLOTHES})\b"
        rf"(?:(?:,| and|, and) (?:an? |the |his |her |their )?(?:[a-z'-]+ ){{0,2}}?(?:{_CLOTHES})\b)*,?",
        "clothes",
    ),
    (
        rf"\s*\bin (?:an? |his |her |their )?(?:{_HAIR}|blue|green|yellow|pink|purple|orange|tight|baggy) (?:{_CLOTHES})\b",
        "clothes",
    ),
    (rf"\s*\bwith (?:an? )?(?:{_HAIR},? (?:and )?)+(?:hair|beard|ponytail|moustache)\b", "looks"),
)
_A = r"(?:(?:me|us) )?(?:an?|the|some|one|this|my)? ?"
_MAKE = r"(?:make|create|generate|animate|produce|render|do|design|build|draw|simulate|synthesi[sz]e|give|show|get|prepare|write)"
_OF = r"(?:(?:of|where|in which|with|showing|that shows|which shows|for|depicting|featuring|that has)\b|:|,|-)"
_WHO = r"(?:an?|the|my|this|that|our|some) (?:[a-z-]+ ){0,2}?(?:person|man|woman|guy|girl|boy|character|figure|human|dude|lady|player|avatar|hero|model|kid|child|robot|npc|actor|dancer|soldier|zombie|someone|fighter|athlete|knight|ninja)"
_BODY, _ACTORS = word_list("body verbs"), word_list("actors")
_TO_SOMETHING = word_list("done to")
_PRONOUN = {"him": "he", "her": "she", "them": "they", "it": "it", "me": "a person", "you": "a person", "us": "they"}
_ASK = re.compile(
    r"^\s*(?:(?:can|could|would|will) (?:you|we|i|u)(?: (?:maybe|perhaps|possibly))?\b(?: (?:get|have|see)\b(?! up| down| on| off| out| hit| shot| into| ready))?|"
    r"i(?:'d| would)?(?: really)? (?:want|need|like|love|wish)(?: to (?:see|have|get))?(?: you to)?\b|"
    r"i(?:'m| am) (?:looking for|trying to (?:get|make|animate))\b|looking for\b|(?:we )?need\b|want\b|"
    r"(?:(?:show|tell|teach) (?:me|us) )?how to\b|let(?:'s| us)? (?:see|have)\b|let me see\b|(?:give|show|get) (?:me|us)\b|"
    r"(?:the )?(?:prompt|text|description|caption|request|task|action|motion|animation)\s*:)\s*",
    re.IGNORECASE,
)
_HEAD = re.compile(
    rf"^\s*(?:{_MAKE} )?{_A}{_NOUN_QUALITY}{_MOTION_NOUN}\s*{_OF}\s*",
    re.IGNORECASE,
)
_TAIL = re.compile(
    rf"\s+(?:\b{_NOUN_QUALITY})?\b(?:animations?|anims?|mo-?cap|motion capture|motion clip|animation loop|loop|video)\s*([.!?]*)$",
    re.IGNORECASE,
)
_MAKE_WHO = re.compile(
    rf"^\s*(?:make|have|get|let|force|animate|show|tell|cause)\s+(?P<who>him|her|them|it|me|us|{_WHO}|[A-Z][a-z]+|someone|somebody)\s+(?:to )?(?P<rest>.+)$",
    re.DOTALL,
)
_WHO_TO = re.compile(
    rf"^\s*(?P<who>him|her|them|it|{_WHO}|[A-Z][a-z]+|someone|somebody)\s+to\s+(?P<rest>.+)$", re.DOTALL
)
_MAKE_ONLY = re.compile(r"^\s*(?:animate|generate|create|produce|render|simulate)\s+", re.IGNORECASE)
_SHOW = re.compile(
    rf"^\s*(?:make|show|draw|create|generate|animate|render) (?=(?:{_WHO}|someone|somebody) (?:who|that|is|are|[a-z]+ing)\b)",
    re.IGNORECASE,
)
_MUST = re.compile(
    rf"^\s*(?P<who>he|she|they|it|someone|somebody|{_WHO}) (?:should|must|has to|have to|needs to|need to|is supposed to|are supposed to|"
    r"ought to|will)(?: (?:also|then|first))? (?P<rest>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_SUBJECT = re.compile(
    r"(?:an?|the|this|that|these|those|two|three|some|one|my|his|her|our|another|he|she|they|it|someone|somebody|everybody|"
    r"everyone|people|there)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(r"^(?P<who>i'm|i am|i|you're|you are|you)\s+(?P<rest>.+)$", re.IGNORECASE | re.DOTALL)
_SIDES = frozenset(["left", "right", "back", "forward", "up", "down", "front", "side"])
_AFTER_VERB = word_list("after verb")
_OBJECTS = word_list("bare objects")
"""What follows a verb without an article."""
_LINK = re.compile(
    r"(?P<link>(?:^|,|;|\.|\band\b|\bthen\b|\bbefore\b|\bafter\b|\bwhile\b|\bbut\b|\bor\b)[\s,]*(?:(?:and|then|also|first|finally|next|afterwards|suddenly|[a-z]+ly)\b[\s,]*){0,3})(?:(?:i|you) )?(?P<verb>[a-z]+)(?=(?:\s+(?P<next>[a-z0-9'-]+))?)",
    re.IGNORECASE,
)
_YOURS = {
    "your": "their",
    "my": "their",
    "yourself": "themselves",
    "myself": "themselves",
    "yours": "theirs",
    "mine": "theirs",
}
_YOUR = re.compile(r"\b(?:your|my|yourself|myself|yours|mine)\b", re.IGNORECASE)
_NOUN_FIRST = re.compile(rf"^(?:an?|{'|'.join(NUMBER_OF)}|some|several|\d+)\s+", re.IGNORECASE)


def rewritten(text: str) -> tuple[str, tuple[Change, ...]]:
    """The text as a caption, and what was changed; a caption comes back as it is."""
    changes: list[Change] = []
    text = _signs(text, changes)
    for pattern, after, kind in _CHAT:
        text = _replaced(text, re.compile(pattern, re.IGNORECASE), after, kind, "the words of captions", changes)
    # Chat is no misspelling.
    text = _removed(text, *_FILLER[0], "says nothing of the motion", changes)
    for before, after in dict(misspelt(text)).items():
        text = re.sub(rf"(?<![\w'])({re.escape(before)})(?![\w'])", after, text)
        changes.append(Change("spelling", before, after, "spelling"))
    for pattern, kind in _FILLER[1:]:
        text = _removed(text, pattern, kind, "says nothing of the motion", changes)
    text = _request(text, changes)
    for pattern, kind in (*_CAMERA, *_DRESSED):
        text = _removed(text, pattern, kind, "no motion shows it", changes)
    text = _request(text, changes)
    text = _form(text, changes)
    return (text, tuple(changes)) if changes else (text, ())


def _signs(text: str, changes: list[Change]) -> str:
    plain = "".join(_SIGNS.get(character, character) for character in text)
    pictures = "".join(
        character
        for character in plain
        if unicodedata.category(character) in ("So", "Sk", "Cf", "Co", "Cn") or character == "\ufe0f"
    )
    if pictures:
        plain = "".join(" " if character in pictures else character for character in plain)
        changes.append(Change("sign", pictures.strip(), "", "no word"))
    quoted = re.fullmatch(r"\s*[\"'](?P<inside>[^\"]+)[\"']\s*", plain)
    if quoted:
        changes.append(Change("sign", plain.strip(), quoted["inside"].strip(), "quotes"))
        plain = quoted["inside"]
    if plain.isupper() and len(plain.split()) > 1:
        changes.append(Change("sign", plain.strip(), plain.strip().lower(), "capitals"))
        plain = plain.lower()
    plain = _replaced(plain, _BULLET, "", "sign", "a mark of a list", changes)
    if _NUMBERED.match(plain.strip()):
        plain = _replaced(
            plain.strip(), re.compile("^" + _NUMBERED.pattern, re.IGNORECASE), "", "sign", "a mark of a list", changes
        )
        later = re.compile(r"[\s,.;]*(?:\band\b\s*)?" + _NUMBERED.pattern.replace("^|", ""), re.IGNORECASE)
        plain = _replaced(plain, later, ", then ", "sign", "a mark of a list", changes)
    return _replaced(plain, _ARROW, ", then ", "sign", "the words of captions", changes).strip()


def _replaced(text: str, pattern: re.Pattern[str], after: str, kind: str, reason: str, changes: list[Change]) -> str:
    def change(match: re.Match[str]) -> str:
        now = match.expand(after)
        changes.append(Change(kind, match.group().strip(), now.strip(" ,"), reason))
        return now

    return pattern.sub(change, text)


def _removed(text: str, pattern: str, kind: str, reason: str, changes: list[Change]) -> str:
    """The text without what a pattern finds, unless nothing would be left."""

    def change(match: re.Match[str]) -> str:
        if not re.search(r"\w", match.string[: match.start()] + match.string[match.end() :]):
            return match.group()
        found.append(Change(kind, match.group().strip(" ,;."), "", reason))
        return " " if match.group()[:1].isspace() or match.group()[-1:].isspace() else ""

    found: list[Change] = []
    shorter = re.sub(pattern, change, text, flags=re.IGNORECASE)
    if not found:
        return text
    changes += found
    return _tidy(shorter)


def _tidy(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"\s+(?=[,.;:!?])", "", text)
    text = re.sub(r",(?:\s*,)+", ",", text)
    text = re.sub(r",\s*(?=[.!?]|$)", "", text)
    return re.sub(r"^[\s,;:.!?-]+", "", text)


def _request(text: str, changes: list[Change]) -> str:
    """The text without what asks for it: "can you make a short animation of", "I want him to"."""
    for _ in range(4):
        before = text
        for pattern in (_ASK, _HEAD):
            match = pattern.match(text)
            if match and match.group().strip() and re.search(r"\w", text[match.end() :]):
                if pattern is _ASK and _does(text, match):
                    continue
                changes.append(Change("request", match.group().strip(), "", "says nothing of the motion"))
                text = text[match.end() :].lstrip(" ,")
        text = _who(text, changes)
        match = _SHOW.match(text) or _MAKE_ONLY.match(text)
        if match and _SUBJECT.match(text[match.end() :]):
            changes.append(Change("request", match.group().strip(), "", "says nothing of the motion"))
            text = text[match.end() :]
        tail = _TAIL.search(text)
        if tail and tail.start() > 0 and not _SUBJECT.fullmatch(text[: tail.start()].strip()):
            changes.append(Change("request", tail.group().strip(" .!?"), "", "says nothing of the motion"))
            text = text[: tail.start()] + tail.group(1)
        if text == before:
            return text
    return text


def _does(text: str, match: re.Match[str]) -> bool:
    """Whether what looks like a request is the motion itself: "I want" no, "looking for a key" yes."""
    return match.group().strip().lower().startswith("looking for") and not re.match(
        rf"{_A}{_NOUN_QUALITY}{_MOTION_NOUN}\b", text[match.end() :], re.IGNORECASE
    )


def _who(text: str, changes: list[Change]) -> str:
    """The text with who acts as its subject: "make him walk" as "he walks", "a man to walk" as "a man walks"."""
    seen = re.match(r"(?:him|her|them) ([a-z]+)\b", text)
    if seen and seen.group(1) in words().participles:
        changes.append(Change("request", text.split()[0], "a person", "captions say who does it"))
        return f"a person {text.partition(' ')[2]}"
    for pattern in (_MAKE_WHO, _WHO_TO, _MUST):
        match = pattern.match(text[:1].lower() + text[1:] if pattern is _MAKE_WHO else text)
        if not match:
            continue
        who, rest = match["who"], match["rest"]
        first = re.match(r"(?:(?:[a-z]+ly|just|then)\s+)*([a-z-]+)", rest)
        verb = first.group(1) if first else ""
        doing = verb in words().participles or verb in words().third
        if first is None or not (doing or _is_base(verb, rest[first.end() :])):
            continue
        subject = _PRONOUN.get(who.lower(), who)
        if who.lower() in ("him", "her", "them", "it") and doing and verb in words().participles:
            subject = "a person"
        said = rest if doing else _conjugated(rest, plural=subject.lower() == "they", sure=True)
        now = f"{subject} {said}"
        changes.append(Change("request", text[: match.start("rest")].strip(), subject, "captions say who does it"))
        return now
    return text


def _is_base(verb: str, following: str) -> bool:
    """Whether a word is a verb in its base form here, and not a noun before another ("punch combination")."""
    if verb not in words().verbs or verb in _SIDES or following.startswith(("/", ":", ")")):
        return False
    after = re.match(r"[\s,;]*([a-z0-9']+)", following, re.IGNORECASE)
    if verb in _BODY:
        return after is not None and after.group(1).lower() in _TO_SOMETHING
    if not after or re.match(r"\s*[,;.!?]", following):
        return True
    word = after.group(1).lower()
    return (
        word in _AFTER_VERB
        or word.isdigit()
        or word.endswith(("ly", "ing"))
        or word in _OBJECTS
        or word in words().follows.get(verb, ())
    )


def _conjugated(text: str, *, plural: bool = False, sure: bool = False) -> str:
    """A text of commands with its verbs in the third person: "walk and wave" as "walks and waves".

    Args:
        text: beginning with a verb.
        plural: of several people: nothing changes.
        sure: whether the first word is a verb without doubt.
    """

    def change(match: re.Match[str]) -> str:
        verb = match["verb"]
        rest = match.string[match.end("verb") :]
        if verb.lower() in ("and", "then", "also", "finally", "next", "not"):
            return match.group()
        begins = sure and match.start() == 0 and verb.lower() in words().verbs
        if plural or not (begins or _is_base(verb.lower(), rest)):
            return match.group()
        return match["link"] + third_person(verb.lower())

    return _LINK.sub(change, text)


def _form(text: str, changes: list[Change]) -> str:
    """The sentence with somebody who does it, and with verbs in the third person."""
    text = text.strip()
    own = _FIRST.match(text)
    if own and _acts(own["rest"]):
        who, rest = own["who"].lower(), own["rest"]
        being = who not in ("i", "you")
        now = f"A person {'is ' if being else ''}{rest if being else _conjugated(rest, sure=True)}"
        return _told(text, _theirs(now), "form", "captions are about somebody", changes)
    if _SUBJECT.match(text) and not (_NOUN_FIRST.match(text) and _done(text)):
        return _theirs_told(text, changes)
    lead = re.match(r"(?:(?:[a-z]+ly|first|then|to|at first)\b[\s,]*)*", text, re.IGNORECASE)
    start = lead.end() if lead else 0
    if lead and re.fullmatch(r"\s*to\s*", lead.group(), re.IGNORECASE):
        text, start = text[lead.end() :], 0
    word = re.match(r"[a-z]+(?:-[a-z]+)*", text[start:], re.IGNORECASE)
    verb = word.group().lower() if word else ""
    rest = text[start + len(verb) :]
    before = text
    low = text[:1].lower() + text[1:] if not text[:2].isupper() else text
    low = re.sub(r"^(first|firstly|then|to start|at first),\s*", r"\1 ", low)
    if _is_base(verb, rest) and not _is_noun(text):
        return _told(before, _theirs(f"A person {_conjugated(low)}"), "form", "captions say who does it", changes)
    if verb in words().third and verb not in words().verbs and words().third[verb] not in _BODY and not _is_noun(text):
        return _told(before, _theirs(f"A person {low}"), "form", "captions say who does it", changes)
    if verb in words().participles and verb not in words().verbs and not start and not _compound(verb, rest):
        return _told(before, _theirs(f"A person is {low}"), "form", "captions say who does it", changes)
    if _done(text):
        return _told(
            before, _theirs(f"A person does {_with_article(low)}"), "form", "captions say who does it", changes
        )
    return _theirs_told(text, changes)


def _acts(text: str) -> bool:
    """Whether a text begins with a verb, in whatever form: "walk", "am walking", but not "late"."""
    word = re.match(r"(?:(?:[a-z]+ly|just|then|also|not) )*([a-z]+)", text, re.IGNORECASE)
    verb = word.group(1).lower() if word else ""
    return verb in words().verbs or verb in words().participles


def _compound(participle: str, rest: str) -> bool:
    """Whether a participle is part of a noun here: "boxing stance", "walking cycle"."""
    after = re.match(r"\s+([a-z]+)", rest)
    if not after:
        return False
    word, verb = after.group(1), words().participles[participle]
    return not (word in _AFTER_VERB or word.endswith("ly") or word in words().follows.get(verb, ()))


def _head_noun(text: str) -> str:
    part = re.split(
        r"[,;.]|\b(?:then|and|with|while|on|in|to|from|at|of|for|by|before|after)\b", text.lower(), maxsplit=1
    )[0]
    return part.strip()


def _is_noun(text: str) -> bool:
    """Whether the text begins with the whole name of something that is done: "jump rope", "punch combination"."""
    head = _head_noun(text)
    return len(head.split()) > 1 and head in words().nouns and head.split()[1] not in _AFTER_VERB


def _done(text: str) -> bool:
    """Whether the text begins with something that is done: "a cartwheel", "two squats", "tennis serve"."""
    head = _head_noun(text)
    bare = _NOUN_FIRST.sub("", head)
    if not bare:
        return False
    singular = {bare, bare.removesuffix("s"), bare.removesuffix("es"), f"{bare}s"}
    if any(word in _ACTORS for word in bare.split()) or any(word in words().third for word in bare.split()[:-1]):
        return False
    if re.match(r"(?:an?|one)\s", head) and bare.endswith("s") and bare not in words().nouns:
        return False
    last = bare.split()[-1]
    known = bool(singular & words().nouns) or (
        len(bare.split()) > 1 and bare != head and bool({last, f"{last}s"} & words().nouns)
    )
    return known


def _with_article(text: str) -> str:
    head = _head_noun(text)
    if _NOUN_FIRST.match(text) or head.endswith(("s", "ing")):
        return text
    return f"{'an' if head[:1] in 'aeiou' else 'a'} {text}"


def _theirs(text: str) -> str:
    return _YOUR.sub(lambda match: _YOURS[match.group().lower()], text)


def _theirs_told(text: str, changes: list[Change]) -> str:
    now = _theirs(text)
    if now != text:
        changes.append(Change("form", text, now, "captions are about somebody"))
        return _finished(now)
    # Signs at the ends alone are no reason to change a caption; after other changes it gets its capital.
    return _finished(text) if changes else text


def _told(before: str, after: str, kind: str, reason: str, changes: list[Change]) -> str:
    after = _finished(after)
    changes.append(Change(kind, before, after, reason))
    return after


def _finished(text: str) -> str:
    text = _tidy(text)
    if not text:
        return text
    text = text[0].upper() + text[1:]
    return text if text[-1] in ".!?" else f"{text}."


Rewriter = Callable[[str], tuple[str, tuple[Change, ...]]]
