"""The words that the probe grammar knows: phrases, verb forms, and the ideas they stand for."""

from __future__ import annotations

import re

_VERBS: dict[str, str] = {
    "raise": "raise lift hoist elevate",
    "rise": "rise",
    "put": "put place",
    "hold": "hold keep",
    "reach": "reach stretch extend stick throw_up bring point",
    "wave": "wave",
    "punch": "punch jab box shadowbox uppercut",
    "strike": "strike hit",
    "clap": "clap applaud",
    "kick": "kick",
    "jump": "jump leap hop spring",
    "walk": (
        "walk stroll amble saunter pace wander stride march step tread strut swagger tiptoe sneak creep shuffle "
        "stagger sidestep hike retreat"
    ),
    "run": "run jog sprint dash race trot bolt gallop charge rush",
    "go": "go move head travel advance proceed come drift veer shift",
    "turn": "turn rotate pivot spin swivel whirl twirl bend_path curve circle bear",
    "bow": "bow bend lean stoop tilt",
    "squat": "squat crouch",
    "kneel": "kneel genuflect",
    "sit": "sit",
    "lie": "lie",
    "get_up": "get_up stand_up",
    "fall": "fall collapse",
    "stand": "stand stay remain wait",
    "balance": "balance",
    "crawl": "crawl",
    "return": "return",
    "stop": "stop halt",
    "gesture": "greet signal say",
}
"""Idea to the verbs that mean it, in their base form."""

_IRREGULAR = {
    "run": "ran", "hold": "held", "put": "put", "throw_up": "threw_up thrown_up", "stick": "stuck", "keep": "kept",
    "hit": "hit", "strike": "struck", "go": "went gone goes", "come": "came", "rise": "rose risen", "bend": "bent",
    "kneel": "knelt", "sit": "sat", "lie": "lay lain lying laying", "fall": "fell fallen", "stand": "stood",
    "creep": "crept", "spin": "spun", "leap": "leapt", "bear": "bore", "say": "said", "get_up": "",
    "spring": "sprang sprung", "lean": "leant", "stride": "strode", "tread": "trod",
    "take": "took taken", "make": "made", "do": "does did done", "give": "gave given", "throw": "threw thrown",
    "get": "got", "swing": "swung", "bid": "bids bade",
}  # fmt: skip

_CONSONANT = re.compile(r"(?:[^aeiou]|qu)*[aeiou][^aeiouwxy]")


def _forms(verb: str) -> set[str]:
    stem, _, rest = verb.partition("_")
    tail = f"_{rest}" if rest else ""
    short = stem + stem[-1] if _CONSONANT.fullmatch(stem) else stem.removesuffix("e")
    third = (
        stem[:-1] + "ies"
        if re.search(r"[^aeiou]y$", stem)
        else stem + ("es" if re.search(r"(s|x|z|ch|sh)$", stem) else "s")
    )
    forms = {stem, third, short + "ing", short + "ed"}
    return {form + tail for form in forms} | set(_IRREGULAR.get(verb, "").split())


VERB_OF: dict[str, tuple[str, str]] = {
    form: (idea, verb) for idea, verbs in _VERBS.items() for verb in verbs.split() for form in _forms(verb)
}
"""Any form of a verb to its idea and its base form."""

_SOMEBODYS = r"(?:his|her|their|the|your|its|a|one's)"
_DOES = "<take make do perform give throw deliver execute>"
_DEEDS = "(?:bow|jump|hop|leap|wave|turn|steps?|walk|run|squats?|spin|kick|dash|stroll|circle|half|punch|jab|blow)"

_PATTERNS: tuple[tuple[str, ...], ...] = (
    (r"\1 degrees", r"\b(\d+) ?(?:°|degs?\b)"),
    ("get_up", "<get stand> (?:back )?up", "<rise> (?:up )?(?=from)", "<rise> (?:up )?to % feet"),
    ("throw_up ", r"<throw> (?=[\w ]*\b(?:arms?|hands?)\b)"),
    ("", rf"{_DOES} (?=(?:[a-z-]+ ){{0,5}}{_DEEDS}(?:s|es)?\b)"),
    ("sit", "<take> a seat", r"<lower> (?:\w+ )?into (?:a|the) chair"),
    ("run", "<take> off running"),
    ("jump", "<take> off"),
    ("to_and_fro", "to and fro", "back and forth", "(?:from )?side to side"),
    ("jumping_jacks", "jumping jacks?", "star jumps?"),
    ("jump up_and_down", "<bounce> up and down (?=on|in)"),
    ("up_and_down", "up and down"),
    ("in_air", "(?:high |up )?in(?:to)? the air", "(?:at|to|toward) the sky", "skywards?"),
    ("above_head", "(?:above|over) % head", "overhead"),
    ("shoulder_level", "(?:to|at|up to|as high as) (?:the )?(?:height|level) (?:of )?(?:the )?shoulders?"),
    ("shoulder_level", "(?:to|at) shoulder (?:height|level)", "(?:up )?to % shoulders?"),
    ("shoulder_level", "no higher than % shoulders?", "beside % shoulders?"),
    ("up", "(?:above|over) % shoulders?", "up high", "upwards?"),
    ("turn", "<swing> around"),
    ("turn_around", "u-turn", "<turn spin> (?:all the way )?(?:around|round|back|about)(?! to (?:the|your))"),
    ("turn_around", "<face> the other way", "about-face", "half (?:a )?turn"),
    ("full_turn", "full (?:turn|circle|rotation|spin)", "once around", "pirouettes?"),
    ("in_circle", "(?:in )?(?:a )?(?:full )?circles?", "around and around", "round and round", "in a ring"),
    ("in_place", "in (?:the (?:same|one) |one )?(?:place|spot)", "on the spot", "without walking"),
    ("forward", "(?:straight |directly )?to the front", "straight (?:ahead|on|forward|line)", "in a straight line"),
    ("walk backward", "in reverse", "<back> away", "<retreat>", "(?:with )?% back first"),
    ("backward", "back without turning(?: around)?", "back again and again"),
    ("sideways", "to (?:one|the) side", "sideways?", "sidewards?", "laterally"),
    ("diagonally", "(?:at|on) (?:an angle|a slant)", "diagonal", "obliquely"),
    ("fast", "as (?:fast|quickly) as possible", "(?:at|with) (?:full|top|high) speed", "very (?:fast|quickly)"),
    ("fast", "in a (?:hurry|rush)", "for dear life", "at a (?:fast|quick|brisk) (?:pace|speed)"),
    ("slowly", "at a (?:very )?(?:slow|leisurely|relaxed|crawling) (?:pace|speed)", "very slowly", "without any hurry"),
    ("", "on foot", r"at (?:a |an )?(?:\w+ )?(?:walking )?(?:pace|speed)", "step by step"),
    ("", "one foot (?:before|after) the other"),
    (r"\1", "at a (walk|run)"),
    ("both", "(?:left|right) (?:and|or) (?:% )?(?:left|right)"),
    ("trunk", "upper body", "torso", "trunk", "waist"),
    ("on_ground", "(?:on|to|onto) (?:% )?(?:ground|floor)"),
    ("off_ground", "(?:off|from) the (?:ground|floor)"),
    ("kneel", "<get go drop> (?:down )?on(?:to)? (?:one knee|(?:both|%) knees?)", "down on one knee", "<take> a knee"),
    ("rise", "<go> up"),
    ("", "<keep> up a", "boxing (?:match|stance|ring)", "<show> respect", "again and again"),
    ("wave", "<say> (?:hello|hi|goodbye|bye-bye|bye)", "<bid> farewell"),
    ("at_the_end", "(?:at|in|by) the (?:very )?end", "at last"),
    ("at_the_end ", "<end finish> (?:up )?(?=above|over|beside|near|shoulder)"),
    ("until_the_end", "(?:until|till|to) the (?:very )?end", "(?:all|the whole|the entire) (?:the )?time"),
    ("at_the_start", "(?:at|in|from) the (?:very )?(?:start|beginning)", "at first", "initially"),
    ("in_the_middle", "(?:in|around) the middle"),
    ("at_the_start ", "<start begin> (?:out )?(?=stand|sit|seated|ly|kneel|squat|crouch|on_ground)"),
    ("", "at the same time", "simultaneously", "at once", "meanwhile"),
    ("sitting", "seated"),
    ("until_the_end ", "<stay remain keep> (?=stand|sit|ly|kneel|squat|crouch)"),
    ("stays_there", "<stay remain> (?:there|down|on_ground)(?: on_ground)?"),
    ("hold_still", "<stand stay hold remain> (?:still|motionless|idle)", "do(?:es)? not move", "without moving"),
    ("ends ", r"<end finish> (?:up )?(?:the \w+ )?(?:by |in (?:an? )?)?(?=stand|sit|ly|kneel|on_ground|squat)"),
)


def _pattern(text: str) -> re.Pattern[str]:
    text = re.sub("<([^>]+)>", lambda verbs: "(?:" + "|".join(_all_forms(verbs.group(1))) + ")", text)
    text = text.replace("%", _SOMEBODYS)
    return re.compile(text if text.startswith(r"\b") else rf"\b(?:{text})" + (r"\b" if text[-1].isalpha() else ""))


def _all_forms(verbs: str) -> list[str]:
    return sorted({form for verb in verbs.split() for form in _forms(verb)}, key=len, reverse=True)


PHRASES = tuple((_pattern(text), word) for word, *texts in _PATTERNS for text in texts)
"""Patterns of several words and the one word that stands for them, replaced in this order."""

DIRECTIONS = {
    "forward": "forward", "forwards": "forward", "ahead": "forward", "straight": "forward", "onward": "forward",
    "backward": "backward", "backwards": "backward", "back": "backward", "rearward": "backward",
    "left": "left", "leftward": "left", "leftwards": "left", "right": "right", "rightward": "right",
    "rightwards": "right", "sideways": "sideways", "diagonally": "diagonally",
}  # fmt: skip
PACES = {
    "slowly": "slow", "slow": "slow", "calmly": "slow", "leisurely": "slow", "fast": "fast", "quickly": "fast",
    "quick": "fast", "briskly": "fast", "brisk": "fast", "rapidly": "fast", "hurriedly": "fast", "swiftly": "fast",
}  # fmt: skip
HANDS = {"hand", "hands", "arm", "arms", "fist", "fists", "palm", "palms", "wrist", "wrists"}
LEGS = {"leg", "legs", "foot", "feet", "knee", "knees"}
PLURALS = {"hands", "arms", "fists", "palms", "wrists", "legs", "feet", "knees"}
UP_WORDS = {"up", "in_air", "above_head", "high", "shoulder_level", "raised", "lifted"}
COUNTS = {
    "once": 1, "twice": 2, "thrice": 3, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
MANY = {"several", "repeatedly", "multiple", "many", "series", "times", "continuously"}
_SILENT = """
a an the he she it they i you we his her their its your my him them person man woman human figure character
actor someone somebody adult guy girl boy people individual subject does do did is are was were be being been
has have having will can there this that with and of at in on to for by from as while then motion movement
just only also himself herself themselves itself yourself own again start starts starting begin begins
beginning continue continues s not-a way small big little normal steady down toward towards off onto into out
over along before using use uses lower lowers lowering lowered lady gentleman child kid keep keeps keeping
kept continuously goes going keep keeps keeping times time ends end both few some during which who so turn
steps step path place body end degree degrees meters metres meter metre m feet space one two
"""
SILENT = frozenset(_SILENT.split())
"""Words that say nothing a probe could ask, or are read along with others."""
