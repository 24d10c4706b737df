"""One word for what a caption is about, so that training can balance what it sees.

The labels are coarse on purpose: a rare action should share its weight with its relatives, not get a weight of its own.
"""

from __future__ import annotations

import re

OTHER = "other"

_RULES: tuple[tuple[str, str], ...] = (
    ("table-tennis", r"table tennis|ping-?pong"),
    ("tennis", r"\btennis"),
    ("basketball", r"basketball|dribbl"),
    ("soccer", r"soccer|football"),
    ("dance", r"danc|salsa|pirouette|arabesque|jete|ballet|ymca|\bdabs\b"),
    (
        "martial-arts",
        r"martial|karate|boxing(?! match)|punch|jab\b|hook|uppercut|strike|fight|empi|gedanbarai|heiansyodan|"
        r"oiduki|syutouuke|mawashigeri|yokogeri|ninjutsu",
    ),
    ("kick", r"kick"),
    ("shoot", r"pistol|rifle|\bbow to|\bbow\b.*(aim|hold|draw)|(aim|hold|draw)\w* (a|with a) bow|arrow|gun"),
    ("weapon", r"sword|weapon|shield|block"),
    ("magic", r"magic|spell|summon"),
    ("acrobatics", r"flip|cartwheel|somersault|handstand|rolls?\b"),
    ("exercise", r"push-?ups?|sit-?ups?|jumping jack|squats\b|stretch"),
    ("get-up", r"gets? up|rises|stands? up|wakes|awaken"),
    ("fall", r"\bfalls?\b|dead|killed|collapse"),
    ("pushed", r"pushed|is hit|flinch|recoil|stagger"),
    ("lie", r"\blie|lying|\blies"),
    ("sit", r"\bsit|seated"),
    ("crawl", r"crawl"),
    ("swim", r"swim|treads water"),
    ("climb", r"climb|playground|ladder"),
    ("jump", r"jump|\bhop|leap|skip"),
    ("run-turn-left", r"(run|jog).*left"),
    ("run-turn-right", r"(run|jog).*right"),
    ("run", r"\brun|\bjog|sprint|\bdash"),
    ("walk-back", r"walk.*backw|\bback walk"),
    ("walk-sideways", r"walk.*sidew|side-?step"),
    ("walk-turn-left", r"walk(?!.*foot).*(left.*turn|turn.*left|veer left)"),
    ("walk-turn-right", r"walk(?!.*foot).*(right.*turn|turn.*right|veer right)"),
    ("walk-turn", r"walk.*(turn|spiral|circle|around)|turn in place"),
    ("walk-slope", r"walk.*(slope|stairs|uneven|uphill|downhill)"),
    ("pick-up", r"pick|scoop|lift"),
    (
        "walk-style",
        r"walk.*(zombie|sneak|swagger|soldier|bounc|lean|crouch|stealth|wav|same-side|stylised|bent knees|exaggerated)|"
        r"march|sneak",
    ),
    ("walk", r"walk|stride|strol"),
    ("throw", r"throw|catch"),
    ("wave", r"\bwav"),
    ("gesture", r"cheer|taunt|gesture|signal|traffic|reach|interact|talk|\bpoint|bows?\b|clap"),
    ("stand", r"stand|idle|balance|stays|hover"),
)
_COMPILED = tuple((label, re.compile(pattern)) for label, pattern in _RULES)

LABELS = (*(label for label, _ in _RULES), OTHER)
"""Every label that `label_of` can give."""


def label_of(text: str) -> str:
    """The first label whose words occur in a text; `OTHER` if none do."""
    lowered = text.lower()
    return next((label for label, pattern in _COMPILED if pattern.search(lowered)), OTHER)
