"""One word for what a caption is about, so that training can balance what it sees.

The labels are coarse on purpose: a rare action should share its weight with its relatives, not get a weight of its own.
"""

from __future__ import annotations

import re

from kinoflow.language.tables import lines

OTHER = "other"

_RULES: tuple[tuple[str, str], ...] = (
    ("table-tennis", r"table tennis|ping-?pong"),
    ("tennis", r"\btennis"),
    ("basketball", r"basketball|dribbl"),
    ("soccer", r"soccer|football"),
    ("dance", r"danc|salsa|pirouette|arabesque|jete|ballet|ymca|\bdabs\b|start (hop|walk) stop"),
    ("weapon", r"sword|weapon|shield|block"),
    (
        "martial-arts",
        r"martial|karate|boxing(?! match)|punch|jab\b|hook|uppercut|strike|fight|empi|gedanbarai|heiansyodan|"
        r"oiduki|syutouuke|mawashigeri|yokogeri|ninjutsu",
    ),
    ("kick", r"kick"),
    ("shoot", r"pistol|rifle|\bbow to|\bbow\b.*(aim|hold|draw)|(aim|hold|draw)\w* (a|with a) bow|arrow|gun"),
    ("magic", r"magic|spell|summon"),
    ("acrobatics", r"acrobatics|flip|cartwheel|somersault|handstand|rolls?\b"),
    ("balance", r"balances? (on|in) (one|the|a)|arabesque pose|dance pose"),
    (
        "exercise",
        r"push-?ups?|sit-?ups?|jumping jack|stretch|exercise|range of motion|twists the upper body"
        r"|circles with the arms|raises the knees|reaches up and bends|touches the (toes|knee)|rotates both arms"
        r"|knees-to-elbows|side-bends|trunk-rotations",
    ),
    ("hurdle-step", r"over a hurdle"),
    ("lunge", r"\blunge\b(?! punch)"),
    ("leg-raise", r"raises the straight \w+ leg"),
    ("arm-raise", r"raises the \w+ arm|moves the straight \w+ arm|rotates the \w+ forearm"),
    ("mime", r"human subject|nursery|vacation|motorcycle"),
    ("climb", r"climb|playground(?! - forward jumps)|ladder"),
    ("sit-stand", r"sits? down and stands? up|sit on \w+,? ?(high )?(stool|stepstool), stand"),
    ("get-up", r"gets? up|rises|stands? up|wakes|awaken"),
    ("fall", r"\bfalls?\b|dead|killed|collapse"),
    ("pushed", r"pushed|is hit|flinch|recoil|stagger"),
    ("lie", r"\blie|lying|\blies"),
    ("sit", r"\bsit|seated"),
    ("crawl", r"crawl"),
    ("swim", r"swim|treads water"),
    ("jump", r"jump|\bhop|leap|skip"),
    ("run-turn-left", r"(run|jog).*left"),
    ("run-turn-right", r"(run|jog).*right"),
    ("run", r"\brun|\bjog|sprint|\bdash"),
    ("walk-back", r"walk(?! forward, backward).*backw|\bback walk"),
    ("walk-sideways", r"walk.*sidew|side-?step"),
    ("walk-turn-left", r"walk(?!.*foot).*(left.*turn|turn.*left|veer left)"),
    ("walk-turn-right", r"walk(?!.*foot).*(right.*turn|turn.*right|veer right)"),
    ("walk-turn", r"walk.*(turn|spiral|circle|around)|turn in place"),
    ("walk-slope", r"walk.*(slope|stairs|uneven|uphill|downhill)"),
    ("pick-up", r"pick|scoop|lift"),
    ("squat", r"squat"),
    ("put-down", r"\bputs? something down"),
    ("clean", r"\bmop|wash|wipe|window"),
    ("drink", r"\bdrink|\bbottle"),
    (
        "walk-style",
        r"walk.*(zombie|sneak|swagger|soldier|bounc|lean|crouch|stealth|wav|same-side|stylised|bent knees|exaggerated)|"
        r"march|sneak",
    ),
    ("walk", r"walk|stride|strol"),
    ("throw", r"throw|catch"),
    ("wave", r"\bwav"),
    (
        "gesture",
        r"cheer|taunt|gesture|signal|traffic|reach|grab|interact|talk|\bpoint|bows?\b|clap|laugh|celebrat|fist|pose",
    ),
    ("dodge", r"dodge|feint"),
    ("turn", r"turns? (around|left|right)"),
    ("step", r"\bsteps?\b"),
    ("stand", r"stand|idle|balance|stays|hover"),
)
_COMPILED = tuple((label, re.compile(pattern)) for label, pattern in _RULES)

LABELS = (*(label for label, _ in _RULES), OTHER)
"""Every label that `label_of` can give."""


def label_of(text: str) -> str:
    """The first label whose words occur in a text; `OTHER` if none do."""
    lowered = text.lower()
    return next((label for label, pattern in _COMPILED if pattern.search(lowered)), OTHER)


COMMON_ACTIONS = frozenset(lines("common_actions"))
"""Names of authored actions that people ask for most, and labels of captures that mean the same."""


def is_common(action: str) -> bool:
    """Whether an action, or every part of one that is made of several (`walk > wave`, `walk + wave`), is common."""
    return all(part in COMMON_ACTIONS for part in re.split(r" [>+] ", action))
